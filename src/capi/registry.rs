use std::ffi::{CStr, c_char, c_void};
use std::sync::Arc;

use serde_json::Value;

use super::args;
use super::buffer::{self, tierce_buffer};
use super::codec::{put, tierce_codec};
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::{TIERCE_E_LIMIT, tierce_status};
use crate::Buffer;
use crate::codec::{Codec, Registry, Spec, Values};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// A set of codecs by name: the built-in ones, and the program's own. Shareable.
pub struct tierce_registry {
    _private: [u8; 0],
}

impl Handle for tierce_registry {
    type Value = Registry;
    const NAME: &'static str = "tierce_registry";
}

/// A codec of the program's own: a table of functions.
///
/// Set `struct_size` to sizeof(tierce_codec_callbacks) and every member that is not used to NULL. All functions may be
/// called from several threads at once, and may not throw or jump out. They return TIERCE_OK or a negative status, best
/// TIERCE_E_USER or below, which comes back unchanged from the call that led to them.
#[repr(C)]
pub struct tierce_codec_callbacks {
    /// sizeof(tierce_codec_callbacks): which members the program knows of.
    pub struct_size: usize,
    /// The name in configs, a string; copied.
    pub id: *const c_char,
    /// One line for a person, shown by tierce_codec_list(), or NULL; copied.
    pub summary: *const c_char,
    /// Handed to every function.
    pub userdata: *mut c_void,
    /// Called once when the registry and all codecs made of this table are gone; or NULL.
    pub userdata_free: Option<unsafe extern "C" fn(userdata: *mut c_void)>,
    /// Reads the parameters of a config, a JSON object without "id" (not NUL-terminated), and makes what `encode` and
    /// `decode` receive as `state`. NULL: the codec takes no parameters, and `state` is NULL.
    pub open: Option<
        unsafe extern "C" fn(
            userdata: *mut c_void,
            config: *const c_char,
            config_len: usize,
            state: *mut *mut c_void,
        ) -> tierce_status,
    >,
    /// Frees the state of one codec; or NULL.
    pub close: Option<unsafe extern "C" fn(userdata: *mut c_void, state: *mut c_void)>,
    /// Appends the encoded form of `src` to `dst`, which is empty (tierce_buffer_append(), or without a copy
    /// tierce_buffer_room() and tierce_buffer_commit()). Required.
    pub encode: Option<
        unsafe extern "C" fn(
            userdata: *mut c_void,
            state: *mut c_void,
            src: *const c_void,
            src_len: usize,
            dst: *mut tierce_buffer,
        ) -> tierce_status,
    >,
    /// Appends what was encoded as `src` to `dst`, which is empty: at most `max_len` bytes, else TIERCE_E_LIMIT. Required.
    pub decode: Option<
        unsafe extern "C" fn(
            userdata: *mut c_void,
            state: *mut c_void,
            src: *const c_void,
            src_len: usize,
            max_len: usize,
            dst: *mut tierce_buffer,
        ) -> tierce_status,
    >,
    /// The most bytes that `encode` appends for `src_len` bytes; or NULL.
    pub encode_bound: Option<unsafe extern "C" fn(userdata: *mut c_void, state: *mut c_void, src_len: usize) -> usize>,
}

/// The table, and its promise to be told of the end.
struct Table(tierce_codec_callbacks);

// SAFETY: the caller promised that the functions may be called on any thread with this userdata.
unsafe impl Send for Table {}
// SAFETY: as above, and at once.
unsafe impl Sync for Table {}

impl Drop for Table {
    fn drop(&mut self) {
        if let Some(free) = self.0.userdata_free {
            // SAFETY: the caller's function with the caller's argument, called once.
            unsafe { free(self.0.userdata) };
        }
    }
}

struct External {
    id: String,
    table: Arc<Table>,
    state: *mut c_void,
}

// SAFETY: as for Table: the state belongs to functions that may be called on any thread.
unsafe impl Send for External {}
// SAFETY: as above, and at once.
unsafe impl Sync for External {}

impl Drop for External {
    fn drop(&mut self) {
        if let Some(close) = self.table.0.close {
            // SAFETY: the state came from `open` of the same table, and is closed once.
            unsafe { close(self.table.0.userdata, self.state) };
        }
    }
}

impl External {
    fn open(id: String, table: Arc<Table>, values: &Values) -> Result<Self> {
        let mut state = std::ptr::null_mut();
        if let Some(open) = table.0.open {
            let config = Value::Object(values.0.clone()).to_string();
            // SAFETY: the text and the place for the state live during the call.
            let status = unsafe { open(table.0.userdata, config.as_ptr().cast(), config.len(), &raw mut state) };
            check(&id, "open", status)?;
        } else if let Some(key) = values.0.keys().next() {
            return Err(Error::config(format!("unknown key {key:?}; it takes no parameters")));
        }
        Ok(External { id, table, state })
    }

    /// Runs one callback on a buffer of its own and copies the result out.
    fn run(
        &self,
        name: &str,
        dst: &mut Output<'_>,
        call: impl FnOnce(*mut tierce_buffer) -> tierce_status,
    ) -> Result<()> {
        let lent = handle::new::<tierce_buffer>(Buffer::new());
        let status = call(lent);
        // SAFETY: `lent` was made above, and the callback that borrowed it has returned.
        let result = unsafe { handle::get(lent.cast_const(), "dst") }
            .and_then(|buffer| check(&self.id, name, status).and_then(|()| dst.extend_from_slice(buffer.as_slice())));
        // SAFETY: as above; not used again.
        unsafe { handle::free(lent) }?;
        result
    }
}

fn check(id: &str, name: &str, status: tierce_status) -> Result<()> {
    if status == 0 {
        return Ok(());
    }
    Err(Error::new(Kind::Callback(status), format!("codec {id:?}: its {name} callback returned {status}")))
}

impl Codec for External {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        // SAFETY: the caller's function with what belongs to it.
        self.table.0.encode_bound.map(|bound| unsafe { bound(self.table.0.userdata, self.state, src_len) })
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let encode = self.table.0.encode.ok_or_else(|| Error::new(Kind::Null, "encode is NULL"))?;
        let userdata = self.table.0.userdata;
        // SAFETY: the source and the buffer live during the call.
        self.run("encode", dst, |lent| unsafe { encode(userdata, self.state, src.as_ptr().cast(), src.len(), lent) })
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let decode = self.table.0.decode.ok_or_else(|| Error::new(Kind::Null, "decode is NULL"))?;
        let (userdata, limit) = (self.table.0.userdata, dst.limit() - dst.written());
        // SAFETY: the source and the buffer live during the call.
        let result = self.run("decode", dst, |lent| unsafe {
            decode(userdata, self.state, src.as_ptr().cast(), src.len(), limit, lent)
        });
        match result {
            // The limit was the size of the caller's room: says so in the caller's terms.
            Err(error) if error.kind() == Kind::Callback(TIERCE_E_LIMIT) => Err(dst.does_not_fit(None)),
            result => result,
        }
    }
}

/// Reads the caller's table. A table that grows will have its earlier sizes accepted here.
///
/// # Safety
/// `callbacks` is NULL or valid for reads of its own struct_size; its strings end in NUL.
unsafe fn read_table(callbacks: *const tierce_codec_callbacks) -> Result<(String, String, Table)> {
    let known = size_of::<tierce_codec_callbacks>();
    // SAFETY: as above; struct_size is the first member.
    let size = unsafe { args::array(callbacks.cast::<usize>(), 1, "callbacks") }?[0];
    if size != known {
        return Err(Error::argument(format!("callbacks: struct_size is {size}, this library knows {known}")));
    }
    // SAFETY: as above; the size was just checked. The table is plain data, and the copy becomes the owner.
    let table = unsafe { callbacks.read() };
    if table.encode.is_none() || table.decode.is_none() {
        return Err(Error::new(Kind::Null, "callbacks: encode and decode are required"));
    }
    // SAFETY: as above.
    let (id, summary) =
        unsafe { (c_string(table.id, "callbacks: id")?, c_string(table.summary, "callbacks: summary")?) };
    let id = id.ok_or_else(|| Error::new(Kind::Null, "callbacks: id is NULL"))?;
    if id.is_empty() || id.starts_with("numcodecs.") {
        return Err(Error::argument(format!(
            "callbacks: id is {id:?}, expected a name without zarr v3's \"numcodecs.\""
        )));
    }
    Ok((id, summary.unwrap_or_default(), Table(table)))
}

/// # Safety
/// `text` is NULL or ends in NUL.
unsafe fn c_string(text: *const c_char, argument: &str) -> Result<Option<String>> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: as above.
    let text = unsafe { CStr::from_ptr(text) };
    let text = text.to_str().map_err(|_| Error::argument(format!("{argument} is not UTF-8")))?;
    Ok(Some(text.to_owned()))
}

/// @group Registries: codecs of the program's own
/// A registry starts as a copy of the built-in codecs; what is added to one changes no other, and nothing is
/// process-wide. A codec of the program's own is a table of functions:
///
///     tierce_codec_callbacks mine = {sizeof mine, "xor"};
///     mine.encode = xor_encode;
///     mine.decode = xor_decode;
///     tierce_registry_add(registry, &mine);
///     tierce_registry_codec_from_json(registry, "{\"id\": \"xor\"}", 13, &codec);
/// @end
/// Writes the built-in codecs as a JSON array: id, zarr v3 name, summary, and each parameter with type, range, default.
///
/// Replaces the content of `json`. Since 0.1.0.
///
/// # Safety
/// `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_list(json: *mut tierce_buffer) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { buffer::put_json(json, &Registry::builtin().describe()) })
}

/// Makes a registry with the built-in codecs. Free it with tierce_registry_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_registry_new(out: *mut *mut tierce_registry) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        unsafe { args::out(out, "out") }?.write(handle::new(Registry::new()));
        Ok(())
    })
}

/// Frees a registry; NULL is allowed. Codecs made with it live on. Since 0.1.0.
///
/// # Safety
/// `registry` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_registry_free(registry: *mut tierce_registry) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(registry) });
}

/// Adds a codec of the program's own, or replaces the one of that name; codecs made before stay as they are.
///
/// The table is copied. After a failure `userdata_free` is not called. Since 0.1.0.
///
/// # Safety
/// `registry` is NULL or a live handle; `callbacks` is NULL or a table as described there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_registry_add(
    registry: *const tierce_registry,
    callbacks: *const tierce_codec_callbacks,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (registry, (id, summary, table)) = unsafe { (handle::get(registry, "registry")?, read_table(callbacks)?) };
        let table = Arc::new(table);
        registry.add(Spec {
            id: id.clone().into(),
            v3_name: None,
            v3_exact: |_| false,
            summary: summary.into(),
            params: None,
            make: Box::new(move |values| Ok(Box::new(External::open(id.clone(), table.clone(), values)?))),
        });
        Ok(())
    })
}

/// Writes the codecs of a registry as JSON, as tierce_codec_list() does. Since 0.1.0.
///
/// # Safety
/// `registry` is NULL or a live handle; `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_registry_list(
    registry: *const tierce_registry,
    json: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { buffer::put_json(json, &handle::get(registry, "registry")?.describe()) })
}

/// Makes a codec from its JSON config with the codecs of a registry; see tierce_codec_from_json(). Since 0.1.0.
///
/// # Safety
/// `registry` is NULL or a live handle; `json` is valid for reads of `json_len` bytes; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_registry_codec_from_json(
    registry: *const tierce_registry,
    json: *const c_char,
    json_len: usize,
    out: *mut *mut tierce_codec,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (registry, json, out) = unsafe {
            (handle::get(registry, "registry")?, args::text(json, json_len, "json")?, args::out(out, "out")?)
        };
        put(registry.codec_from_json(json)?, out);
        Ok(())
    })
}
