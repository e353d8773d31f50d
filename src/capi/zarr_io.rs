use super::args;
use super::array::{put, tierce_array};
use super::guard::{guard, guard_status};
use super::handle;
use super::many::report;
use super::op::{self, tierce_op};
use super::status::tierce_status;
use super::zarr_array::{extents, tierce_zarr_array};
use crate::array::Array;
use crate::error::{Error, Result};
use crate::store::Done;
use crate::zarr::ZarrArray;

/// Fails with the first chunk that has.
fn all(done: Done) -> Result<Done> {
    match done.each.iter().flatten().next() {
        Some(first) => Err(first.clone()),
        None => Ok(done),
    }
}

/// Where a chunk begins that is to have the shape of an array.
///
/// # Safety
/// `chunk` is valid for reads of `ndim` elements.
unsafe fn chunk_start(array: &ZarrArray, chunk: *const u64, ndim: usize, given: &Array) -> Result<Vec<u64>> {
    // SAFETY: as above.
    let region = array.chunk_region(unsafe { args::array(chunk, ndim, "chunk") }?)?;
    let shape = &given.ty().shape;
    if shape.iter().map(|extent| *extent as u64).eq(region.extent.iter().copied()) {
        return Ok(region.start);
    }
    let text = format!("an array of shape {shape:?} for a chunk that has {:?} of the array", region.extent);
    Err(Error::argument(text))
}

/// Begins work on an array, and gives the operation out.
///
/// # Safety
/// `op` is NULL or valid for a write; what was lent to `work` lives until the operation ends.
unsafe fn start(
    array: &ZarrArray,
    op: *mut *mut tierce_op,
    work: impl FnOnce(crate::store::Job) -> crate::zarr::io::Pending,
) -> Result<()> {
    // SAFETY: as above.
    let out = unsafe { args::out(op, "op") }?;
    op::give(array.store().start(work)?, out);
    Ok(())
}

/// @group Boxes of Zarr arrays
/// A box begins at `start` and has the shape of a tierce_array, wherever its elements lie: ghost cells and Fortran order need no copy.
/// Chunks are encoded from there and decoded to there, many at once, each overlapped with the transfers of others:
///
///     tierce_array_borrow_mut("<f8", u, shape, strides, 3, TIERCE_ORDER_C, NULL, NULL, &field);
///     if (tierce_zarr_array_read(array, start, 3, field, NULL) < 0) …
///
/// The element type is that of the array, in either byte order; items go from "utf8" and "bytes" to either. A box that leaves the array
/// is TIERCE_E_ARGUMENT; one without elements touches nothing. With `ndim` 0, `start` may be NULL.
///
/// `each` (may be NULL) gets the status of each chunk that the box touches, as many and in the order that
/// tierce_zarr_array_box_chunks() tells; the call returns TIERCE_PARTIAL if some failed. With NULL it fails as the first of them did.
/// In either case the others are done: of a box that is read, the elements of chunks that failed are unspecified; of one that is
/// written, those chunks have what they had or what they were to have, whole.
///
/// Calls that end in `_async` make operations, which end as TIERCE_PARTIAL, a positive status, if any chunk failed, were it all of
/// them: tierce_op_each() has the statuses, tierce_op_size() the bytes of objects moved, tierce_op_count() how many chunks succeeded.
/// One that is cancelled leaves chunks whole, written or not. The array lent to one, its handle too, stays until the operation ended.
/// @end
/// Writes `src` as the box that begins at `start`. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `start` is valid for reads of `ndim` elements; `each` is NULL or valid for writes of as many statuses as
/// the box touches chunks.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_write(
    array: *const tierce_zarr_array,
    start: *const u64,
    ndim: usize,
    src: *const tierce_array,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above; `src` is lent until the call ends.
    guard_status(|| unsafe {
        let (array, start) = (handle::get(array, "array")?, args::array(start, ndim, "start")?);
        let done = array.run(array.write(start, handle::get(src, "src")?)?)?;
        report(&done.each, each)
    })
}

/// tierce_zarr_array_write() as an operation. Since 0.1.0.
///
/// # Safety
/// As for tierce_zarr_array_write(), `src` and its memory until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_write_async(
    array: *const tierce_zarr_array,
    start: *const u64,
    ndim: usize,
    src: *const tierce_array,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, start) = (handle::get(array, "array")?, args::array(start, ndim, "start")?);
        self::start(array, op, array.write(start, handle::get(src, "src")?)?)
    })
}

/// Reads the box that begins at `start` into `dst`. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst` or its memory; the rest as for tierce_zarr_array_write().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_read(
    array: *const tierce_zarr_array,
    start: *const u64,
    ndim: usize,
    dst: *mut tierce_array,
    each: *mut tierce_status,
) -> tierce_status {
    // SAFETY: as above; `dst` is lent until the call ends.
    guard_status(|| unsafe {
        let (array, start) = (handle::get(array, "array")?, args::array(start, ndim, "start")?);
        let done = array.run(array.read(start, handle::get_mut(dst, "dst")?)?)?;
        report(&done.each, each)
    })
}

/// tierce_zarr_array_read() as an operation. Since 0.1.0.
///
/// # Safety
/// As for tierce_zarr_array_read(), `dst` and its memory until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_read_async(
    array: *const tierce_zarr_array,
    start: *const u64,
    ndim: usize,
    dst: *mut tierce_array,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, start) = (handle::get(array, "array")?, args::array(start, ndim, "start")?);
        self::start(array, op, array.read(start, handle::get_mut(dst, "dst")?)?)
    })
}

/// Reads a box into a new array, in C order and the machine's byte order, whose elements or items take at most `max_len` bytes, else
/// TIERCE_E_LIMIT. Free with tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `start` and `extent` are valid for reads of `ndim` elements; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_read_new(
    array: *const tierce_zarr_array,
    start: *const u64,
    extent: *const u64,
    ndim: usize,
    max_len: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, start) = (handle::get(array, "array")?, args::array(start, ndim, "start")?);
        let extent = extents(extent, ndim)?;
        put(out, || {
            let mut dst = array.room(start, &extent, max_len)?;
            // It lives until the call ends, which waits for the end of the work.
            let lent = std::ptr::from_mut(&mut dst);
            all(array.run(array.read(start, &mut *lent)?)?).map(|_| dst)
        })
    })
}

/// Writes `src` as the chunk (or shard) with these indices: it has the extents of the chunk, as far as the array reaches. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `chunk` is valid for reads of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_write_chunk(
    array: *const tierce_zarr_array,
    chunk: *const u64,
    ndim: usize,
    src: *const tierce_array,
) -> tierce_status {
    // SAFETY: as above; `src` is lent until the call ends.
    guard(|| unsafe {
        let (array, src) = (handle::get(array, "array")?, handle::get(src, "src")?);
        let start = chunk_start(array, chunk, ndim, src)?;
        all(array.run(array.write(&start, src)?)?).map(|_| ())
    })
}

/// tierce_zarr_array_write_chunk() as an operation. Since 0.1.0.
///
/// # Safety
/// As for tierce_zarr_array_write_chunk(), `src` and its memory until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_write_chunk_async(
    array: *const tierce_zarr_array,
    chunk: *const u64,
    ndim: usize,
    src: *const tierce_array,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, src) = (handle::get(array, "array")?, handle::get(src, "src")?);
        let start = chunk_start(array, chunk, ndim, src)?;
        self::start(array, op, array.write(&start, src)?)
    })
}

/// Reads the chunk (or shard) with these indices into `dst`, which has its extents, as far as the array reaches. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst` or its memory; `chunk` is valid for reads of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_read_chunk(
    array: *const tierce_zarr_array,
    chunk: *const u64,
    ndim: usize,
    dst: *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above; `dst` is lent until the call ends.
    guard(|| unsafe {
        let (array, dst) = (handle::get(array, "array")?, handle::get_mut(dst, "dst")?);
        let start = chunk_start(array, chunk, ndim, dst)?;
        all(array.run(array.read(&start, dst)?)?).map(|_| ())
    })
}

/// tierce_zarr_array_read_chunk() as an operation. Since 0.1.0.
///
/// # Safety
/// As for tierce_zarr_array_read_chunk(), `dst` and its memory until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_read_chunk_async(
    array: *const tierce_zarr_array,
    chunk: *const u64,
    ndim: usize,
    dst: *mut tierce_array,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (array, dst) = (handle::get(array, "array")?, handle::get_mut(dst, "dst")?);
        let start = chunk_start(array, chunk, ndim, dst)?;
        self::start(array, op, array.read(&start, dst)?)
    })
}

/// Makes the array longer along `axis` by the extent of `src`, writes `src` there, and the index where it begins to `at` (may be NULL).
///
/// Others may append to the same array at the same time: each gets indices of its own. The other extents of `src` are those of the
/// array. If writing fails, the array stays longer, with the fill value where nothing was written, and `at` says where. Since 0.1.0.
///
/// # Safety
/// `array` and `src` are NULL or live handles, and no other call uses `array`; `at` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zarr_array_append(
    array: *mut tierce_zarr_array,
    axis: usize,
    src: *const tierce_array,
    at: *mut u64,
) -> tierce_status {
    // SAFETY: as above; `src` is lent until the call ends.
    guard(|| unsafe {
        let (array, src) = (handle::get_mut(array, "array")?, handle::get(src, "src")?);
        let at = args::optional_out(at, "at")?;
        array.check(src)?;
        let start = array.extend(axis, &src.ty().shape)?;
        at.map(|at| at.write(start[axis]));
        all(array.run(array.write_end(&start, axis, src)?)?).map(|_| ())
    })
}
