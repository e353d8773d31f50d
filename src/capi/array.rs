use std::ffi::{c_char, c_void};
use std::sync::Arc;

use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::segments::{tierce_release, tierce_segments};
use super::status::{copy_text, tierce_status};
use crate::array::{Array, Dtype, Order, Owner, Range, Store, Type};
use crate::error::{Error, Kind, Result};

/// An array: element type, shape, strides, and memory. Shareable for reading; exclusive while it is written.
pub struct tierce_array {
    _private: [u8; 0],
}

impl Handle for tierce_array {
    type Value = Array;
    const NAME: &'static str = "tierce_array";
}

/// Elements are walked with the last index fastest, as in C.
pub const TIERCE_ORDER_C: i32 = 0;
/// Elements are walked with the first index fastest, as in Fortran.
pub const TIERCE_ORDER_F: i32 = 1;

/// Memory of the caller, and whom to tell when the last array over it is gone.
struct Lent {
    release: tierce_release,
    userdata: *mut c_void,
}

// SAFETY: the caller promised that release may be called on any thread with its userdata.
unsafe impl Send for Lent {}
// SAFETY: as above.
unsafe impl Sync for Lent {}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: the caller's function with the caller's argument, called once.
            unsafe { release(self.userdata) };
        }
    }
}

/// Hands a new array out.
///
/// # Safety
/// `out` is NULL or valid for a write.
pub(super) unsafe fn put(out: *mut *mut tierce_array, make: impl FnOnce() -> Result<Array>) -> Result<()> {
    // SAFETY: as above.
    let out = unsafe { args::out(out, "out") }?;
    out.write(handle::new(make()?));
    Ok(())
}

fn order_of(order: i32) -> Result<Order> {
    match order {
        TIERCE_ORDER_C => Ok(Order::C),
        TIERCE_ORDER_F => Ok(Order::F),
        other => Err(Error::argument(format!("order is {other}, expected TIERCE_ORDER_C or TIERCE_ORDER_F"))),
    }
}

/// Reads a type.
///
/// # Safety
/// `dtype` is NULL or ends in NUL; `shape` is valid for reads of `ndim` elements.
unsafe fn type_of(dtype: *const c_char, shape: *const usize, ndim: usize, order: i32) -> Result<Type> {
    // SAFETY: as above.
    let (dtype, shape) = unsafe { (args::string(dtype, "dtype")?, args::array(shape, ndim, "shape")?) };
    Type::new(Dtype::parse(dtype)?, shape, order_of(order)?)
}

/// Fails unless elements are items that vary in length.
fn check_items(ty: &Type) -> Result<()> {
    if ty.dtype.is_items() {
        return Ok(());
    }
    Err(Error::argument(format!("dtype {}: expected a type of items", ty.dtype)))
}

/// Makes a view: another array over the memory of `array`.
///
/// # Safety
/// `array` is NULL or a live handle, whose elements nobody writes while they are read through the view, and the reverse;
/// `out` is NULL or valid for a write.
unsafe fn view(
    array: *const tierce_array,
    out: *mut *mut tierce_array,
    see: impl FnOnce(Array) -> Result<Array>,
) -> Result<()> {
    // SAFETY: as above.
    unsafe {
        let array = handle::get(array, "array")?;
        put(out, || see(array.alias()))
    }
}

/// @group Arrays
/// An array tells codecs what bytes alone do not: the type of its elements, its shape, and where they lie. It is a view of
/// memory that the caller lends, with strides, so that ghost cells, parts of a field and Fortran order need no copy. The interior
/// of a field of 66 x 66 doubles with one ghost cell on each side:
///
///     size_t shape[2] = {66, 66}, ghost[2] = {1, 1};
///     tierce_array *field, *interior;
///     tierce_array_borrow("<f8", u, shape, NULL, 2, TIERCE_ORDER_C, NULL, NULL, &field);
///     tierce_array_interior(field, ghost, ghost, 2, &interior);
///     tierce_codec_encode_array_buffer(codec, interior, chunk);
///
/// Element types are written as numpy writes them: "<f4" (little-endian float), ">i2", "|u1", "|b1", "<c16", "<M8[ns]",
/// "|S8", "<U12" (UTF-32), "|V3"; names such as "float32" mean the machine's own byte order. Items that vary in length
/// are "utf8", "bytes", "json" (each item one JSON text) and "ragged:<f4" (each item a row of floats); tierce_segments
/// carry them.
///
/// Elements are walked with the last index fastest (TIERCE_ORDER_C) or with the first (TIERCE_ORDER_F), and so they lie in
/// encoded data. Strides are bytes from one index to the next, and may be negative or 0; NULL means elements in a row in
/// the array's order. Views share the memory and keep it: the array they were made from may be freed first. Who writes to
/// memory, by a call or otherwise, makes sure that no call reads it meanwhile.
/// @end
/// Makes an array of zeros with memory of its own. Items are empty; see tierce_array_new_items(). Free with
/// tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// `dtype` ends in NUL; `shape` is valid for reads of `ndim` elements; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_new(
    dtype: *const c_char,
    shape: *const usize,
    ndim: usize,
    order: i32,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { put(out, || Array::zeros(type_of(dtype, shape, ndim, order)?, usize::MAX)) })
}

/// Makes an array of empty items ("utf8", "bytes", "json", "ragged:…") that never takes more than `max_len` bytes, what it takes to
/// find them included (20 bytes an item): the limit of tierce_codec_decode_array_into(). Since 0.1.0.
///
/// # Safety
/// As for tierce_array_new().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_new_items(
    dtype: *const c_char,
    shape: *const usize,
    ndim: usize,
    order: i32,
    max_len: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        put(out, || {
            let ty = type_of(dtype, shape, ndim, order)?;
            check_items(&ty)?;
            Array::zeros(ty, max_len)
        })
    })
}

/// Makes an array without memory, which only tells a type: for `like` of tierce_codec_decode_array() and for
/// tierce_codec_check_array(). Since 0.1.0.
///
/// # Safety
/// As for tierce_array_new().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_describe(
    dtype: *const c_char,
    shape: *const usize,
    ndim: usize,
    order: i32,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { put(out, || Ok(Array::describe(type_of(dtype, shape, ndim, order)?))) })
}

/// The caller's side of memory that is lent.
struct Loan {
    data: *mut c_void,
    strides: *const isize,
    writable: bool,
    release: tierce_release,
    userdata: *mut c_void,
}

/// # Safety
/// As for the C functions of this shape.
unsafe fn borrow(ty: impl FnOnce() -> Result<Type>, loan: Loan) -> Result<Array> {
    let ty = ty()?;
    // SAFETY: as above.
    let strides = unsafe {
        if loan.strides.is_null() { None } else { Some(args::array(loan.strides, ty.shape.len(), "strides")?) }
    };
    let first = loan.data.cast::<u8>();
    // Without `release` first, so that a refusal does not call it.
    let nobody: Owner = Arc::new(());
    // SAFETY: the caller vouches for the memory until release, and for not writing while it is read.
    let array = unsafe { Array::borrow(ty, first, strides, loan.writable, nobody)? };
    Ok(array.owned_by(Arc::new(Lent { release: loan.release, userdata: loan.userdata })))
}

/// Sees the caller's memory as an array, for reading. `data` is the address of the element whose indices are all 0;
/// `strides` are bytes, NULL for elements in a row in `order`.
///
/// The memory must stay until `release(userdata)` is called, which happens once, when this array and all views of it are
/// freed, on whichever thread frees the last; `release` may be NULL for memory that outlives them. After a failure it is
/// not called. Free with tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// As for tierce_array_new(); `strides` is NULL or valid for reads of `ndim` elements; every element that shape and
/// strides reach from `data` is valid for reads until release.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_borrow(
    dtype: *const c_char,
    data: *const c_void,
    shape: *const usize,
    strides: *const isize,
    ndim: usize,
    order: i32,
    release: tierce_release,
    userdata: *mut c_void,
    out: *mut *mut tierce_array,
) -> tierce_status {
    let loan = Loan { data: data.cast_mut(), strides, writable: false, release, userdata };
    // SAFETY: as above.
    guard(|| unsafe { put(out, || borrow(|| type_of(dtype, shape, ndim, order), loan)) })
}

/// tierce_array_borrow() of memory that may be written: decoders write straight into it, wherever its strides lead. Since
/// 0.1.0.
///
/// # Safety
/// As for tierce_array_borrow(); valid for writes too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_borrow_mut(
    dtype: *const c_char,
    data: *mut c_void,
    shape: *const usize,
    strides: *const isize,
    ndim: usize,
    order: i32,
    release: tierce_release,
    userdata: *mut c_void,
    out: *mut *mut tierce_array,
) -> tierce_status {
    let loan = Loan { data, strides, writable: true, release, userdata };
    // SAFETY: as above.
    guard(|| unsafe { put(out, || borrow(|| type_of(dtype, shape, ndim, order), loan)) })
}

/// Makes an array of the items of `segments`, in the array's order; the array keeps what it needs of them. There must be
/// as many as the shape has. Since 0.1.0.
///
/// # Safety
/// As for tierce_array_new(); `segments` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_from_segments(
    dtype: *const c_char,
    segments: *const tierce_segments,
    shape: *const usize,
    ndim: usize,
    order: i32,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let segments = handle::get(segments, "segments")?.clone();
        put(out, || Array::from_items(type_of(dtype, shape, ndim, order)?, segments, usize::MAX))
    })
}

/// Makes an array of items with copies of as many items as the shape has, in the array's order. `lengths` are bytes; NULL
/// for items that are strings with a final NUL. Since 0.1.0.
///
/// # Safety
/// As for tierce_array_new(); `items` and, unless NULL, `lengths` are valid for reads of as many elements as the shape
/// has, and each item for reads of its length.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_from_items(
    dtype: *const c_char,
    items: *const *const c_void,
    lengths: *const usize,
    shape: *const usize,
    ndim: usize,
    order: i32,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        put(out, || {
            let ty = type_of(dtype, shape, ndim, order)?;
            check_items(&ty)?;
            let items = args::array(items, ty.count(), "items")?;
            let lengths = if lengths.is_null() { None } else { Some(args::array(lengths, ty.count(), "lengths")?) };
            let mut store = Store::new(usize::MAX);
            store.reserve_items(items.len())?;
            for (index, item) in items.iter().enumerate() {
                let item = match lengths {
                    None => args::string(item.cast::<c_char>(), "the item").map(str::as_bytes),
                    Some(lengths) => args::bytes(*item, lengths[index], "the item"),
                };
                store.push(item.map_err(|error| error.within(&format!("item {index}")))?)?;
            }
            Array::from_store(ty, store)
        })
    })
}

/// Frees an array; NULL is allowed. Views of it live on. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_free(array: *mut tierce_array) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(array) });
}

/// Makes a copy with memory of its own, its elements in a row in `order`. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_copy(
    array: *const tierce_array,
    order: i32,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let array = handle::get(array, "array")?;
        put(out, || array.copy(order_of(order)?, array.limit()))
    })
}

/// Copies all elements of `src` to `array`, which has the same element type and shape; strides may differ, and the memory
/// may be the same. An array of items takes copies of those of `src` in place of its own. Since 0.1.0.
///
/// # Safety
/// Both are NULL or live handles; no other call uses `array`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_assign(array: *mut tierce_array, src: *const tierce_array) -> tierce_status {
    // SAFETY: as above. `src` is read through an alias, since it may be the very same handle.
    guard(|| unsafe {
        let src = handle::get(src, "src")?.alias();
        handle::get_mut(array, "array")?.assign(&src)
    })
}

/// Makes a view of a part: along each axis `count[i]` indices from `start[i]` on, `step[i]` apart (negative walks back;
/// `step` NULL: 1). Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; the arrays are valid for reads of `ndim` elements, or `step` is NULL; `out` is NULL or
/// valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_slice(
    array: *const tierce_array,
    start: *const usize,
    count: *const usize,
    step: *const isize,
    ndim: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (start, count) = (args::array(start, ndim, "start")?, args::array(count, ndim, "count")?);
        let step = if step.is_null() { None } else { Some(args::array(step, ndim, "step")?) };
        let ranges: Vec<Range> = (0..ndim)
            .map(|axis| Range { start: start[axis], count: count[axis], step: step.map_or(1, |step| step[axis]) })
            .collect();
        view(array, out, |array| array.slice(&ranges))
    })
}

/// Makes a view without the outermost `before[i]` and `after[i]` indices along each axis: without ghost cells. Since 0.1.0.
///
/// # Safety
/// As for tierce_array_slice().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_interior(
    array: *const tierce_array,
    before: *const usize,
    after: *const usize,
    ndim: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (before, after) = (args::array(before, ndim, "before")?, args::array(after, ndim, "after")?);
        view(array, out, |array| array.interior(before, after))
    })
}

/// Makes a view with axes permuted: axis i of the view is axis `axes[i]` of the array. Since 0.1.0.
///
/// # Safety
/// As for tierce_array_slice().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_transpose(
    array: *const tierce_array,
    axes: *const usize,
    ndim: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let axes = args::array(axes, ndim, "axes")?;
        view(array, out, |array| array.transpose(axes))
    })
}

/// Makes a view of another shape with as many elements, which must lie in a row. Since 0.1.0.
///
/// # Safety
/// As for tierce_array_slice().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_reshape(
    array: *const tierce_array,
    shape: *const usize,
    ndim: usize,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let shape = args::array(shape, ndim, "shape")?;
        view(array, out, |array| array.reshape(shape))
    })
}

/// Makes a view with elements of another type of the same size, such as "<i8" of "<M8[s]"; of any items as "bytes". Since
/// 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `dtype` ends in NUL; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_view_as(
    array: *const tierce_array,
    dtype: *const c_char,
    out: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let dtype = Dtype::parse(args::string(dtype, "dtype")?)?;
        view(array, out, |array| array.view_as(dtype))
    })
}

/// Copies the element type, such as "<f4", with a final NUL, cut to `cap` bytes; gives its length, 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `dst` is NULL with `cap` 0, or valid for writes of `cap` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_dtype(array: *const tierce_array, dst: *mut c_char, cap: usize) -> usize {
    // SAFETY: as above.
    unsafe {
        let text = handle::get(array, "array").map(|array| array.ty().dtype.to_string()).unwrap_or_default();
        copy_text(&text, dst, cap)
    }
}

/// Gives the shape, valid as long as the array is. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_shape(
    array: *const tierce_array,
    shape: *mut *const usize,
    ndim: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let array = handle::get(array, "array")?;
        let (shape, ndim) = (args::out(shape, "shape")?, args::out(ndim, "ndim")?);
        shape.write(array.ty().shape.as_ptr());
        ndim.write(array.ty().shape.len());
        Ok(())
    })
}

/// Gives the strides: bytes from one index to the next along each axis, or items where these vary in length. Valid as long
/// as the array is. Since 0.1.0.
///
/// # Safety
/// As for tierce_array_shape().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_strides(
    array: *const tierce_array,
    strides: *mut *const isize,
    ndim: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let array = handle::get(array, "array")?;
        let (strides, ndim) = (args::out(strides, "strides")?, args::out(ndim, "ndim")?);
        strides.write(array.strides().as_ptr());
        ndim.write(array.strides().len());
        Ok(())
    })
}

/// Gives TIERCE_ORDER_C or TIERCE_ORDER_F: how elements are walked; -1 for NULL. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_order(array: *const tierce_array) -> i32 {
    // SAFETY: as above.
    match unsafe { handle::get(array, "array") }.map(|array| array.ty().order) {
        Ok(Order::C) => TIERCE_ORDER_C,
        Ok(Order::F) => TIERCE_ORDER_F,
        Err(_) => -1,
    }
}

/// How many elements the array has; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_count(array: *const tierce_array) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(array, "array") }.map_or(0, |array| array.ty().count())
}

/// How many bytes the elements have, or all items together; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_size(array: *const tierce_array) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(array, "array") }.map_or(0, Array::size)
}

/// Gives the address of the element whose indices are all 0, valid as long as the array is. TIERCE_E_STATE for items, see
/// tierce_array_item(), and for an array that only tells a type. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `data` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_data(array: *const tierce_array, data: *mut *const c_void) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let first = first(handle::get(array, "array")?)?;
        args::out(data, "data")?.write(first.cast());
        Ok(())
    })
}

/// tierce_array_data() for writing; TIERCE_E_ARGUMENT if the memory was lent for reading only. Since 0.1.0.
///
/// # Safety
/// As for tierce_array_data().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_data_mut(array: *mut tierce_array, data: *mut *mut c_void) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let array = handle::get_mut(array, "array")?;
        let first = first(array)?;
        if !array.is_writable() {
            return Err(Error::argument("the array was lent for reading only"));
        }
        args::out(data, "data")?.write(first.cast_mut().cast());
        Ok(())
    })
}

fn first(array: &Array) -> Result<*const u8> {
    array.first().ok_or_else(|| Error::new(Kind::State, "the array has no elements of fixed size in memory"))
}

/// Gives item `index` in the array's order, valid as long as the array is and is not written. Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_item(
    array: *const tierce_array,
    index: usize,
    item: *mut *const c_void,
    item_len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let array = handle::get(array, "array")?;
        let (item, item_len) = (args::out(item, "item")?, args::out(item_len, "item_len")?);
        let found = array.item(index).ok_or_else(|| {
            Error::argument(format!(
                "item {index} of an array of {} elements of type {}",
                array.ty().count(),
                array.ty().dtype
            ))
        })?;
        item.write(found.as_ptr().cast());
        item_len.write(found.len());
        Ok(())
    })
}

/// Makes segments of the items in the array's order, over the same memory. Free with tierce_segments_free(). Since 0.1.0.
///
/// # Safety
/// `array` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_array_segments(
    array: *const tierce_array,
    out: *mut *mut tierce_segments,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let array = handle::get(array, "array")?;
        let out = args::out(out, "out")?;
        out.write(handle::new(Arc::new(array.to_segments()?)));
        Ok(())
    })
}
