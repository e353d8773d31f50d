use std::ffi::{CStr, c_char, c_void};
use std::path::Path;

use super::args;
use super::array::{put, tierce_array};
use super::buffer::tierce_buffer;
use super::codec::into_buffer;
use super::guard::guard;
use super::handle;
use super::status::tierce_status;
use crate::array::npy;
use crate::error::{Error, Kind, Result};

/// The name of a file, of which nothing but its end is asked.
///
/// # Safety
/// NULL, or ends in NUL and is not changed during the call.
pub(super) unsafe fn path<'a>(path: *const c_char) -> Result<&'a Path> {
    if path.is_null() {
        return Err(Error::new(Kind::Null, "path is NULL"));
    }
    // SAFETY: as above.
    of_bytes(unsafe { CStr::from_ptr(path) })
}

/// On Unix a path is any bytes.
#[cfg(unix)]
fn of_bytes(path: &CStr) -> Result<&Path> {
    use std::os::unix::ffi::OsStrExt;
    Ok(Path::new(std::ffi::OsStr::from_bytes(path.to_bytes())))
}

/// Elsewhere it is UTF-8.
#[cfg(not(unix))]
fn of_bytes(path: &CStr) -> Result<&Path> {
    path.to_str().map(Path::new).map_err(|_| Error::argument("path is not UTF-8"))
}

/// @group Files of numpy
/// A .npy file holds one array with its type and shape. What these calls write is byte for byte what numpy.save() writes,
/// and what they read is what it wrote, in any version of the format:
///
///     tierce_array *field;
///     tierce_array_load_npy("temperature.npy", &field);
///     …
///     tierce_array_save_npy(field, "result.npy");
///
/// Elements have a fixed size: numbers, truth values, "S", "U", "V", and times. Structured types, Python objects and items
/// that vary in length are TIERCE_E_UNSUPPORTED. A file that is longer or shorter than its header says is TIERCE_E_CORRUPT.
/// @end
/// Makes an array of the content of a .npy file, with memory of its own. The array's order is that of the file. Free with
/// tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// `src` is valid for reads of `src_len` bytes; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_from_npy(
    src: *const c_void,
    src_len: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let src = args::bytes(src, src_len, "src")?;
        put(out, || npy::read(src))
    })
}

/// Replaces the content of `dst` with the array as a .npy file. Elements that lie in a row in Fortran order, and not in C
/// order, stay in it; all others are written in C order. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_to_npy(array: *const tierce_array, dst: *mut tierce_buffer) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, dst) = (handle::get(array, "array")?, handle::get_mut(dst, "dst")?);
        args::apart(array.span(), dst.range())?;
        into_buffer(&[], dst, usize::MAX, |dst| npy::write(array, dst))
    })
}

/// tierce_array_from_npy() of the file `path`. Elements are read straight into the array's memory, which is made once the
/// file is seen to be as long as its header says. Where the system refuses: TIERCE_E_NATIVE, and its errno from
/// tierce_last_error_native(). Since 0.1.0.
///
/// # Safety
/// `path` is NULL or ends in NUL; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_load_npy(path: *const c_char, out: *mut *mut tierce_array) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let path = self::path(path)?;
        put(out, || npy::load(path))
    })
}

/// Writes the array to the file `path`, in place of one that may be there. The file is written beside it, brought to the
/// disk, and renamed: `path` has the old content or the new one, whole, whatever happens meanwhile. Errors as for
/// tierce_array_load_npy(). Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `path` is NULL or ends in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_save_npy(array: *const tierce_array, path: *const c_char) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { npy::save(handle::get(array, "array")?, self::path(path)?) })
}
