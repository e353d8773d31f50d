use std::ffi::c_void;

use super::args::{self, bytes, room};
use super::array::{put, tierce_array};
use super::buffer::tierce_buffer;
use super::codec::{into_buffer, into_room, tierce_codec};
use super::guard::{guard, guard_status};
use super::handle;
use super::many;
use super::pool::{self, tierce_pool};
use super::segments::tierce_segments_collection;
use super::status::tierce_status;
use crate::array::Array;
use crate::codec;
use crate::error::{Error, Kind, Result};
use crate::segments::reserved;

/// @group Codecs on arrays
/// Filters need to know element types, object codecs make arrays of items, and some formats keep shape and type: the calls
/// below hand an array to a codec or pipeline, wherever its elements lie, and decode straight into the caller's:
///
///     tierce_codec_encode_array_buffer(codec, interior, chunk);
///     …
///     tierce_codec_decode_array_into(codec, tierce_buffer_data(chunk), tierce_buffer_len(chunk), interior);
///
/// Encoded bytes tell neither type nor shape, but for json2, msgpack2 and pickle (and the old json, msgpack): the array that is
/// decoded into, or `like`, says them. A chunk that does not decode to exactly that many bytes is TIERCE_E_CORRUPT.
///
/// Filters read elements of another type but of the same size as they are, as numcodecs does; a type of another size, and
/// codecs that do not fit one behind the other, are TIERCE_E_ARGUMENT: tierce_codec_check_array() tells before a run.
/// @end
/// Fails unless arrays of this type and shape can be encoded and decoded: every codec gets what it takes from the one
/// before. `like` may be without memory (tierce_array_describe()). Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_check_array(
    codec: *const tierce_codec,
    like: *const tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (codec, like) = (handle::get(codec, "codec")?, handle::get(like, "like")?);
        codec.encoded_type(like.ty()).map(|_| ())
    })
}

/// Gives the most bytes that encoding such an array can take. TIERCE_E_UNSUPPORTED where nobody can say: items, numbers as
/// text, a codec of the program's own that does not tell. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `bound` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_array_bound(
    codec: *const tierce_codec,
    like: *const tierce_array,
    bound: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (codec, like) = (handle::get(codec, "codec")?, handle::get(like, "like")?);
        let out = args::out(bound, "bound")?;
        let bound = codec.array_bound(like.ty())?;
        out.write(bound.ok_or_else(|| Error::new(Kind::Unsupported, "this codec gives no bound for such an array"))?);
        Ok(())
    })
}

/// Encodes an array and makes an array of the result: of the type that the last codec makes, such as "<i2" after a filter,
/// or a row of bytes ("|u1"). Free it with tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `dst` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_array(
    codec: *const tierce_codec,
    src: *const tierce_array,
    dst: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (codec, src) = (handle::get(codec, "codec")?, handle::get(src, "src")?);
        put(dst, || codec.encode_to_array(src))
    })
}

/// Encodes an array and replaces the content of `dst` with the result. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_array_buffer(
    codec: *const tierce_codec,
    src: *const tierce_array,
    dst: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (codec, src) = (handle::get(codec, "codec")?, handle::get(src, "src")?);
        let dst = handle::get_mut(dst, "dst")?;
        args::apart(src.span(), dst.range())?;
        into_buffer(&[], dst, usize::MAX, |dst| codec.encode_array(src, dst))
    })
}

/// Encodes an array into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
///
/// If the room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives a size that is enough, or SIZE_MAX. The
/// array's elements and `dst` may not overlap. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `dst` is valid for writes of `dst_cap` bytes; `dst_len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_array_into(
    codec: *const tierce_codec,
    src: *const tierce_array,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (codec, src) = (handle::get(codec, "codec")?, handle::get(src, "src")?);
        let (dst, dst_len) = (room(dst, dst_cap, "dst")?, args::out(dst_len, "dst_len")?);
        args::apart(src.span(), args::range(dst))?;
        into_room(&[], dst, dst_len, |dst| codec.encode_array(src, dst))
    })
}

/// Decodes all of `src` into an array, whose type and shape are those of what was encoded. Only its elements are written,
/// not what lies between them, such as ghost cells.
///
/// An array of items takes new ones in place of its own, within the limit of tierce_array_new_items(); its memory is used
/// again. `src` may not lie in the memory of `dst`. After a failure the elements are unspecified. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst` or its memory; `src` is valid for reads of `src_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_decode_array_into(
    codec: *const tierce_codec,
    src: *const c_void,
    src_len: usize,
    dst: *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (codec, src) = (handle::get(codec, "codec")?, bytes(src, src_len, "src")?);
        let dst = handle::get_mut(dst, "dst")?;
        args::disjoint(src, dst.span())?;
        codec.decode_array_into(src, dst)
    })
}

/// Decodes all of `src` and makes an array of the type and shape of `like`, which may be without memory
/// (tierce_array_describe()). NULL where the format tells them; then items come as "utf8" if all are strings, as "bytes" if
/// all are byte strings, else as "json".
///
/// Elements, or items with what it takes to find them (20 bytes an item), take at most `max_len` bytes, else
/// TIERCE_E_LIMIT; SIZE_MAX is no limit, but what a chunk claims out of all proportion to its size (1024 times, and
/// 16 MiB) still needs one. Free the array with tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `src` is valid for reads of `src_len` bytes; `dst` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_decode_array(
    codec: *const tierce_codec,
    src: *const c_void,
    src_len: usize,
    like: *const tierce_array,
    max_len: usize,
    dst: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (codec, src) = (handle::get(codec, "codec")?, bytes(src, src_len, "src")?);
        let like = handle::get_optional(like, "like")?;
        put(dst, || codec.decode_array(src, like.map(Array::ty), max_len))
    })
}

/// Reads the caller's list of handles.
///
/// # Safety
/// `arrays` is valid for reads of `count` handles, each NULL or live.
pub(super) unsafe fn list<'a>(arrays: *const *const tierce_array, count: usize) -> Result<Vec<&'a Array>> {
    // SAFETY: as above.
    let handles = unsafe { args::array(arrays, count, "arrays") }?;
    let mut arrays = reserved(count)?;
    for (index, array) in handles.iter().enumerate() {
        // SAFETY: as above.
        arrays.push(unsafe { handle::get(*array, "the handle") }.map_err(|error| at(index, error))?);
    }
    Ok(arrays)
}

/// Reads a list of arrays that are to be written, none of which may be there twice.
///
/// # Safety
/// `arrays` is valid for reads of `count` live handles that no other call uses.
pub(super) unsafe fn list_mut<'a>(arrays: *const *mut tierce_array, count: usize) -> Result<Vec<&'a mut Array>> {
    // SAFETY: as above.
    let handles = unsafe { args::array(arrays, count, "arrays") }?;
    let mut sorted = reserved(count)?;
    sorted.extend_from_slice(handles);
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0] == pair[1] && !pair[0].is_null()) {
        return Err(Error::argument("an array is in the list twice"));
    }
    let mut arrays = reserved(count)?;
    for (index, array) in handles.iter().enumerate() {
        // SAFETY: as above, and none is there twice.
        arrays.push(unsafe { handle::get_mut(*array, "the handle") }.map_err(|error| at(index, error))?);
    }
    Ok(arrays)
}

/// Says of which array of the list an error is.
fn at(index: usize, error: Error) -> Error {
    error.within(&format!("array {index} of the list"))
}

/// Encodes `count` arrays, on the threads of a pool or, with NULL, in the calling thread; each becomes an item of the
/// result. `each` and the status are as in tierce_codec_encode_many(). Since 0.1.0.
///
/// # Safety
/// `arrays` is valid for reads of `count` live handles; the other handles are live or, for `pool`, NULL; `dst` is NULL or
/// valid for a write; `each` is NULL or valid for writes of `count` statuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_arrays(
    codec: *const tierce_codec,
    arrays: *const *const tierce_array,
    count: usize,
    pool: *const tierce_pool,
    dst: *mut *mut tierce_segments_collection,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (codec, pool) = (handle::get(codec, "codec")?, pool::optional(pool)?);
        let (arrays, dst) = (list(arrays, count)?, args::out(dst, "dst")?);
        let (result, errors) = codec::encode_arrays(codec, &arrays, pool)?;
        let status = many::report(&errors, each)?;
        dst.write(handle::new(result));
        Ok(status)
    })
}

/// Decodes each item of `src` into the array of the same number, on the threads of a pool or, with NULL, in the calling
/// thread. No two arrays may be the same or share elements, and no item may lie in one of them. With `each`, one bad item does not lose the others: the call
/// returns TIERCE_PARTIAL; without (NULL) it fails, and the elements of all arrays are unspecified. Since 0.1.0.
///
/// # Safety
/// As for tierce_codec_encode_arrays(); no other call uses the arrays.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_decode_arrays_into(
    codec: *const tierce_codec,
    src: *const tierce_segments_collection,
    arrays: *const *mut tierce_array,
    count: usize,
    pool: *const tierce_pool,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe {
        let (codec, src) = (handle::get(codec, "codec")?, handle::get(src, "src")?);
        let pool = pool::optional(pool)?;
        let arrays = list_mut(arrays, count)?;
        for (index, array) in arrays.iter().enumerate() {
            // Of those of other numbers the caller vouches.
            args::disjoint(src.get(index).unwrap_or_default(), array.span()).map_err(|error| at(index, error))?;
        }
        many::report(&codec::decode_arrays_into(codec, src, arrays, pool)?, each)
    })
}
