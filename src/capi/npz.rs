use std::ffi::{CStr, c_char, c_void};

use super::args;
use super::array::{put, tierce_array};
use super::buffer::tierce_buffer;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::npy::path;
use super::segments::{Lent, tierce_release};
use super::status::tierce_status;
use crate::array::npz::{Reader, Writer};
use crate::error::{Error, Result};

/// An open .npz archive. Shareable.
pub struct tierce_npz {
    _private: [u8; 0],
}

impl Handle for tierce_npz {
    type Value = Reader;
    const NAME: &'static str = "tierce_npz";
}

/// A new .npz archive. Exclusive.
pub struct tierce_npz_writer {
    _private: [u8; 0],
}

impl Handle for tierce_npz_writer {
    type Value = Writer;
    const NAME: &'static str = "tierce_npz_writer";
}

/// Hands a new handle out.
///
/// # Safety
/// `out` is NULL or valid for a write.
unsafe fn give<H: Handle>(out: *mut *mut H, make: impl FnOnce() -> Result<H::Value>) -> Result<()> {
    // SAFETY: as above.
    let out = unsafe { args::out(out, "out") }?;
    out.write(handle::new(make()?));
    Ok(())
}

/// @group Archives of numpy
/// A .npz archive holds arrays by name: what numpy.savez() and numpy.savez_compressed() write, and numpy.load() reads. Each array
/// is read when it is asked for, and written when it is added:
///
///     tierce_npz *run;
///     tierce_npz_open("run.npz", &run);
///     for (size_t i = 0; i < tierce_npz_count(run); i++)
///         puts(tierce_npz_name(run, i));
///     tierce_npz_get(run, "temperature", SIZE_MAX, &field);
///     …
///     tierce_npz_free(run);
///
///     tierce_npz_writer *writer;
///     tierce_npz_writer_create("result.npz", 6, &writer);
///     tierce_npz_writer_add(writer, "temperature", field);
///     tierce_npz_writer_finish(writer, NULL);
///     tierce_npz_writer_free(writer);
///
/// Types are those of .npy files. An archive that is damaged, ends early or goes on, that has a name twice or members that share
/// bytes, and a member whose checksum is wrong, are TIERCE_E_CORRUPT; encrypted members, and those compressed by another method than
/// deflate, TIERCE_E_UNSUPPORTED. What is written has no time stamps: equal arrays make equal archives.
/// @end
/// Opens the archive in the file `path`, which must not change until tierce_npz_free(). Where the system refuses:
/// TIERCE_E_NATIVE, and its errno from tierce_last_error_native(). Since 0.1.0.
///
/// # Safety
/// `path` is NULL or ends in NUL; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_open(path: *const c_char, out: *mut *mut tierce_npz) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let path = self::path(path)?;
        give(out, || Reader::open(path))
    })
}

/// Opens the archive of `src_len` bytes in memory, which is not copied: it must stay as it is until `release(userdata)` is called by
/// tierce_npz_free(); `release` may be NULL for memory that outlives the handle. After a failure it is not called. Since 0.1.0.
///
/// # Safety
/// `src` is valid for reads of `src_len` bytes until release; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_open_memory(
    src: *const c_void,
    src_len: usize,
    release: tierce_release,
    userdata: *mut c_void,
    out: *mut *mut tierce_npz,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let src = args::bytes(src, src_len, "src")?;
        give(out, || {
            let lent = |release| Lent { start: src.as_ptr(), len: src.len(), release, userdata };
            // Opened once without the release, which is not to be called after a failure.
            let mut reader = Reader::from_memory(Box::new(lent(None)))?;
            reader.keep(Box::new(lent(release)));
            Ok(reader)
        })
    })
}

/// Closes an archive; NULL is allowed. Arrays from it live on. Since 0.1.0.
///
/// # Safety
/// `npz` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_free(npz: *mut tierce_npz) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(npz) });
}

/// How many members the archive has; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `npz` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_count(npz: *const tierce_npz) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(npz, "npz") }.map_or(0, Reader::count)
}

/// The name of member `index`, in the order of the archive, as numpy shows it: without ".npy". In UTF-8, valid as long as the handle
/// is; NULL past the last. Since 0.1.0.
///
/// # Safety
/// As for tierce_npz_count().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_name(npz: *const tierce_npz, index: usize) -> *const c_char {
    // SAFETY: as above.
    let name = unsafe { handle::get(npz, "npz") }.ok().and_then(|npz| npz.name(index));
    name.map_or(std::ptr::null(), CStr::as_ptr)
}

/// Makes an array of the member `name`, which may be given with or without ".npy"; NULL means the first array. `max_len`: the most
/// bytes that its elements may have, else TIERCE_E_LIMIT; SIZE_MAX for as many as the archive holds. A name that is not there, and a
/// member that is no .npy file by its name, are TIERCE_E_ARGUMENT. Free with tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// `npz` is NULL or a live handle; `name` is NULL or ends in NUL; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_get(
    npz: *const tierce_npz,
    name: *const c_char,
    max_len: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let npz = handle::get(npz, "npz")?;
        let name = if name.is_null() { None } else { Some(args::string(name, "name")?) };
        put(out, || npz.get(name, max_len))
    })
}

/// Makes a new archive in memory, which tierce_npz_writer_finish() puts into a buffer. `level`: 0 stores arrays as they are, as
/// numpy.savez() does; 1 (fast) to 9 (small) compress them, and numpy.savez_compressed() has 6. Free with
/// tierce_npz_writer_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_writer_new(level: i32, out: *mut *mut tierce_npz_writer) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { give(out, || Writer::new(level)) })
}

/// Makes a new archive that is written straight to a file beside `path`. tierce_npz_writer_finish() puts it in place of one
/// that may be there, on the disk and whole; until then, and without it, `path` is as it was. Else as tierce_npz_writer_new(). Since
/// 0.1.0.
///
/// # Safety
/// `path` is NULL or ends in NUL; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_writer_create(
    path: *const c_char,
    level: i32,
    out: *mut *mut tierce_npz_writer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let path = self::path(path)?;
        give(out, || Writer::create(path, level))
    })
}

/// Adds an array as member `name`, to which ".npy" is added. Its elements may lie anywhere, and are not copied first. A name that is
/// there already is TIERCE_E_ARGUMENT, and changes nothing, and so is an array that .npy files cannot hold, TIERCE_E_UNSUPPORTED;
/// after any other error all further calls are TIERCE_E_STATE. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `writer`; `name` is NULL or ends in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_writer_add(
    writer: *mut tierce_npz_writer,
    name: *const c_char,
    array: *const tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (writer, name) = (handle::get_mut(writer, "writer")?, args::string(name, "name")?);
        writer.add(name, handle::get(array, "array")?)
    })
}

/// Ends the archive. `dst`: its content is replaced with an archive in memory; NULL for one in a file. The writer can only be freed
/// after it. Since 0.1.0.
///
/// # Safety
/// `writer` and `dst` are NULL or live handles that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_writer_finish(
    writer: *mut tierce_npz_writer,
    dst: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let writer = handle::get_mut(writer, "writer")?;
        if writer.is_file() {
            if !dst.is_null() {
                return Err(Error::argument("dst must be NULL: the archive goes to a file"));
            }
            return writer.finish().map(drop);
        }
        let dst = handle::get_mut(dst, "dst")?;
        if let Some(archive) = writer.finish()? {
            *dst = archive;
        }
        Ok(())
    })
}

/// Frees a writer, and what was not finished; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_npz_writer_free(writer: *mut tierce_npz_writer) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(writer) });
}
