use std::ffi::{c_char, c_void};
use std::mem::MaybeUninit;
use std::sync::Arc;

use super::args::{self, bytes, room};
use super::buffer::{self, tierce_buffer};
use super::guard::{guard, guard_void, status_of};
use super::handle::{self, Handle};
use super::pool::tierce_pool;
use super::status::{TIERCE_E_BUFFER_TOO_SMALL, tierce_status};
use crate::Buffer;
use crate::codec::{Form, Pipeline};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// A codec, or several in a row. Shareable.
pub struct tierce_codec {
    _private: [u8; 0],
}

impl Handle for tierce_codec {
    type Value = Arc<Pipeline>;
    const NAME: &'static str = "tierce_codec";
}

/// For tierce_codec_config_as(): numcodecs and zarr v2, {"id": …}.
pub const TIERCE_CONFIG_V2: i32 = 2;
/// For tierce_codec_config_as(): zarr v3, {"name": …, "configuration": {…}}.
pub const TIERCE_CONFIG_V3: i32 = 3;

/// Hands a new codec out.
pub(super) fn put(codec: Pipeline, out: &mut MaybeUninit<*mut tierce_codec>) {
    out.write(handle::new(Arc::new(codec)));
}

/// @group Codecs
/// A codec is made from its JSON config, the one that stands in a Zarr array's metadata:
///
///     const char *json = "[{\"id\": \"shuffle\", \"elementsize\": 8}, {\"id\": \"zstd\", \"level\": 3}]";
///     tierce_codec *codec;
///     tierce_codec_from_json(json, strlen(json), &codec);
///
/// An object is one codec; an array is a pipeline: it encodes from first to last, decodes from last to first, and is a
/// codec like any other. Both the form of numcodecs and zarr v2 ("id") and that of zarr v3 ("name", "configuration")
/// are read. tierce_codec_list() tells which codecs there are, with their parameters.
///
/// One codec may be used by any number of threads at once. It keeps what it needs for the next call (contexts, scratch
/// memory) until it is freed.
///
/// Each verb has two forms: `_into` writes to memory of the caller, the plain form fills a tierce_buffer. A decoder
/// never writes more than the room or the limit it was given, and fails with TIERCE_E_CORRUPT on wrong bytes. What it
/// allocates grows with that limit and with what was really decoded, not with what a header claims. After a failure the
/// content of the destination is unspecified.
/// @end
/// Makes a codec from its JSON config with the built-in codecs.
///
/// An unknown key is TIERCE_E_CONFIG with a message that names the known ones. Free with tierce_codec_free().
/// Since 0.1.0.
///
/// # Safety
/// `json` is valid for reads of `json_len` bytes; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_from_json(
    json: *const c_char,
    json_len: usize,
    out: *mut *mut tierce_codec,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (json, out) = unsafe { (args::text(json, json_len, "json")?, args::out(out, "out")?) };
        put(Pipeline::from_json(json)?, out);
        Ok(())
    })
}

/// Makes a codec that does what `codec` does, and shares the work of each call among the threads of `pool` where the format
/// allows: blosc works on several blocks of a chunk at once. What it writes is the same.
///
/// Both handles may be freed before the new one, which keeps what it needs of them. After a fork its calls fail with
/// TIERCE_E_FORKED where they would use the pool, while those of `codec` go on. Free with tierce_codec_free(). Since 0.1.0.
///
/// # Safety
/// `codec` and `pool` are NULL or live handles; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_with_pool(
    codec: *const tierce_codec,
    pool: *const tierce_pool,
    out: *mut *mut tierce_codec,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (codec, pool, out) =
            unsafe { (handle::get(codec, "codec")?, handle::get(pool, "pool")?, args::out(out, "out")?) };
        put(codec.with_pool(Arc::clone(pool)), out);
        Ok(())
    })
}

/// Frees a codec; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `codec` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_free(codec: *mut tierce_codec) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(codec) });
}

/// Writes the effective config as JSON: all parameters with the values in use, in the form that the codec was made from.
///
/// Replaces the content of `json`. Since 0.1.0.
///
/// # Safety
/// `codec` is NULL or a live handle; `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_config(codec: *const tierce_codec, json: *mut tierce_buffer) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { buffer::put_json(json, &handle::get(codec, "codec")?.config(None)?) })
}

/// Writes the effective config as JSON in the form TIERCE_CONFIG_V2 or TIERCE_CONFIG_V3.
///
/// Codecs that zarr v3 does not define are written with numcodecs' prefix there ("numcodecs.lz4"); zarr v3's "bytes" has
/// no v2 form, since there the dtype says it: a pipeline leaves it out, alone it is TIERCE_E_UNSUPPORTED. Since 0.1.0.
///
/// # Safety
/// `codec` is NULL or a live handle; `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_config_as(
    codec: *const tierce_codec,
    form: i32,
    json: *mut tierce_buffer,
) -> tierce_status {
    guard(|| {
        let form = match form {
            TIERCE_CONFIG_V2 => Form::V2,
            TIERCE_CONFIG_V3 => Form::V3,
            other => return Err(Error::argument(format!("form is {other}, expected TIERCE_CONFIG_V2 or _V3"))),
        };
        // SAFETY: as above.
        unsafe { buffer::put_json(json, &handle::get(codec, "codec")?.config(Some(form))?) }
    })
}

/// Gives the most bytes that encoding `src_len` bytes can take: room of that size never is too small.
///
/// TIERCE_E_UNSUPPORTED if the codec cannot encode so many bytes, or is one of the program's own that does not say.
/// Since 0.1.0.
///
/// # Safety
/// `codec` is NULL or a live handle; `bound` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_bound(
    codec: *const tierce_codec,
    src_len: usize,
    bound: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (codec, out) = unsafe { (handle::get(codec, "codec")?, args::out(bound, "bound")?) };
        let bound = codec
            .encode_bound(src_len)
            .ok_or_else(|| Error::new(Kind::Unsupported, format!("this codec gives no bound for {src_len} bytes")))?;
        out.write(bound);
        Ok(())
    })
}

enum Direction {
    Encode,
    Decode,
}

fn run(codec: &Pipeline, direction: Direction, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
    match direction {
        Direction::Encode => codec.encode(src, dst),
        Direction::Decode => codec.decode(src, dst),
    }
}

/// # Safety
/// As for the C functions of this shape.
unsafe fn run_into(
    codec: *const tierce_codec,
    direction: Direction,
    (src, src_len): (*const c_void, usize),
    (dst, dst_cap): (*mut c_void, usize),
    dst_len: *mut usize,
) -> Result<()> {
    // SAFETY: as above.
    let (codec, src, dst, dst_len) = unsafe {
        (
            handle::get(codec, "codec")?,
            bytes(src, src_len, "src")?,
            room(dst, dst_cap, "dst")?,
            args::out(dst_len, "dst_len")?,
        )
    };
    into_room(src, dst, dst_len, |dst| run(codec, direction, src, dst))
}

/// Has `work` fill `dst`, and writes how much that was, or how much room would have done.
#[inline]
pub(super) fn into_room(
    src: &[u8],
    dst: &mut [MaybeUninit<u8>],
    dst_len: &mut MaybeUninit<usize>,
    work: impl FnOnce(&mut Output<'_>) -> Result<()>,
) -> Result<()> {
    args::disjoint(src, args::range(dst))?;
    let mut output = Output::fixed(dst);
    match work(&mut output) {
        Ok(()) => {
            dst_len.write(output.written());
            Ok(())
        }
        Err(error) => {
            if status_of(error.kind()) == TIERCE_E_BUFFER_TOO_SMALL {
                dst_len.write(error.needed().unwrap_or(usize::MAX));
            }
            Err(error)
        }
    }
}

/// Has `work` replace the content of `dst` by at most `limit` bytes.
#[inline]
pub(super) fn into_buffer(
    src: &[u8],
    dst: &mut Buffer,
    limit: usize,
    work: impl FnOnce(&mut Output<'_>) -> Result<()>,
) -> Result<()> {
    args::disjoint(src, dst.range())?;
    dst.clear();
    let result = work(&mut Output::growing(dst, limit));
    if result.is_err() {
        dst.clear();
    }
    result
}

/// # Safety
/// As for the C functions of this shape.
unsafe fn run_buffer(
    codec: *const tierce_codec,
    direction: Direction,
    (src, src_len): (*const c_void, usize),
    limit: usize,
    dst: *mut tierce_buffer,
) -> Result<()> {
    // SAFETY: as above.
    let (codec, src, buffer) =
        unsafe { (handle::get(codec, "codec")?, bytes(src, src_len, "src")?, handle::get_mut(dst, "dst")?) };
    into_buffer(src, buffer, limit, |dst| run(codec, direction, src, dst))
}

/// Encodes `src_len` bytes into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
///
/// If the room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives a size that is enough, or SIZE_MAX.
/// `src` and `dst` may not overlap. Since 0.1.0.
///
/// # Safety
/// `codec` is NULL or a live handle; the memory is valid for its lengths; `dst_len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_into(
    codec: *const tierce_codec,
    src: *const c_void,
    src_len: usize,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { run_into(codec, Direction::Encode, (src, src_len), (dst, dst_cap), dst_len) })
}

/// Encodes `src_len` bytes and replaces the content of `dst` with the result.
///
/// `src` may not lie in `dst`. Since 0.1.0.
///
/// # Safety
/// As for tierce_codec_encode_into(); `dst` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode(
    codec: *const tierce_codec,
    src: *const c_void,
    src_len: usize,
    dst: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { run_buffer(codec, Direction::Encode, (src, src_len), usize::MAX, dst) })
}

/// Decodes all of `src` into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
///
/// If the room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives the size that the encoded bytes declare,
/// or SIZE_MAX where the format does not say. `src` and `dst` may not overlap. Since 0.1.0.
///
/// # Safety
/// As for tierce_codec_encode_into().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_decode_into(
    codec: *const tierce_codec,
    src: *const c_void,
    src_len: usize,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { run_into(codec, Direction::Decode, (src, src_len), (dst, dst_cap), dst_len) })
}

/// Decodes all of `src` to at most `max_len` bytes and replaces the content of `dst` with the result.
///
/// A larger result is TIERCE_E_LIMIT. Give the size of a chunk where it is known: it also saves guessing how much room
/// to make. SIZE_MAX is no limit. `src` may not lie in `dst`. Since 0.1.0.
///
/// # Safety
/// As for tierce_codec_encode().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_decode(
    codec: *const tierce_codec,
    src: *const c_void,
    src_len: usize,
    max_len: usize,
    dst: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { run_buffer(codec, Direction::Decode, (src, src_len), max_len, dst) })
}

/// Decodes `nitems` elements of `src` from the one numbered `start` on, without the rest where the format allows, into
/// `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
///
/// For `blosc`, alone or beside codecs that leave bytes as they are: only the blocks that have the elements are decoded. An
/// element has the size that the chunk says. Elements that are not there are TIERCE_E_ARGUMENT, other codecs
/// TIERCE_E_UNSUPPORTED. If the room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives the size that is
/// enough. `src` and `dst` may not overlap. Since 0.1.0.
///
/// # Safety
/// As for tierce_codec_decode_into().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_decode_partial_into(
    codec: *const tierce_codec,
    src: *const c_void,
    src_len: usize,
    start: u64,
    nitems: u64,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (codec, src, dst, dst_len) = unsafe {
            (
                handle::get(codec, "codec")?,
                bytes(src, src_len, "src")?,
                room(dst, dst_cap, "dst")?,
                args::out(dst_len, "dst_len")?,
            )
        };
        into_room(src, dst, dst_len, |dst| codec.decode_partial(src, start, nitems, dst))
    })
}

/// tierce_codec_decode_partial_into() to at most `max_len` bytes, which replace the content of `dst`. Since 0.1.0.
///
/// # Safety
/// As for tierce_codec_decode().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_decode_partial(
    codec: *const tierce_codec,
    src: *const c_void,
    src_len: usize,
    start: u64,
    nitems: u64,
    max_len: usize,
    dst: *mut tierce_buffer,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (codec, src, buffer) =
            unsafe { (handle::get(codec, "codec")?, bytes(src, src_len, "src")?, handle::get_mut(dst, "dst")?) };
        into_buffer(src, buffer, max_len, |dst| codec.decode_partial(src, start, nitems, dst))
    })
}
