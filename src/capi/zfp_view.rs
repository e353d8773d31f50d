use std::ffi::c_void;

use super::args::{self, bytes, room};
use super::array::tierce_array;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::segments::{Lent, tierce_release};
use super::status::tierce_status;
use super::zfp::{header_in_c, sized, tierce_zfp_header};
use super::zfp_params::tierce_zfp;
use crate::array::{Array, Order};
use crate::error::{Error, Result};
use crate::zfp::{MAX_DIMS, View};

/// A zfp stream that is read as an array, anywhere. Shareable.
pub struct tierce_zfp_view {
    _private: [u8; 0],
}

/// A view, and the caller's memory under it.
pub(super) struct Opened {
    view: View<&'static [u8]>,
    /// The order of the axes of `like`.
    order: Order,
    /// Let go of after the view.
    lent: Lent,
}

impl Handle for tierce_zfp_view {
    type Value = Opened;
    const NAME: &'static str = "tierce_zfp_view";
}

impl Opened {
    /// Indices of the caller's axes, the fastest first.
    fn fastest_first(&self, index: &[usize]) -> Result<Vec<usize>> {
        let dims = self.view.grid().dims;
        if index.len() != dims {
            return Err(Error::argument(format!("ndim is {}, the stream has {dims} axes", index.len())));
        }
        Ok(match self.order {
            Order::C => index.iter().rev().copied().collect(),
            Order::F => index.to_vec(),
        })
    }

    /// Bytes of a value.
    fn size(&self) -> usize {
        self.view.grid().scalar.size()
    }
}

/// The bytes of a value of four or eight, in the order of the machine.
fn native(bits: u64, size: usize) -> [u8; 8] {
    if size == 8 {
        return bits.to_ne_bytes();
    }
    let [a, b, c, d] = (bits as u32).to_ne_bytes();
    [a, b, c, d, 0, 0, 0, 0]
}

/// @group zfp views
/// A part of a stream is read without the rest if all blocks have the same size (a fixed rate), or there is an index:
///
///     tierce_zfp_view *view;
///     double value;
///     size_t at[3] = {10, 20, 30}, corner[3] = {8, 16, 24};
///     tierce_zfp_view_new(zfp, stream, stream_len, side, side_len, NULL, NULL, NULL, &view);
///     tierce_zfp_view_get(view, at, 3, &value, sizeof value);
///     tierce_zfp_view_read_box(view, corner, 3, part);             as large as the array `part`
///     tierce_zfp_view_free(view);
///
/// Axes are those of the array: the last is zfp's x, where neighbours lie closest, as in C and numpy. Where the view was
/// made with a `like` in TIERCE_ORDER_F, they are that array's, and x is the first.
///
/// 64 blocks are kept decoded, so that values near each other are decoded once.
/// @end
/// Makes a view of a stream, which is not copied: stream and sidecar are as in tierce_zfp_decompress(), and `zfp` may be freed
/// after. `like` says what the header does not; NULL where it tells all.
///
/// The `src_len` bytes of `src` must stay as they are until `release(userdata)` is called by tierce_zfp_view_free(); `release`
/// may be NULL for memory that outlives the view. After a failure it is not called. `side` is not needed after the call.
///
/// A stream of blocks that vary in size, without an index, is TIERCE_E_UNSUPPORTED. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `src` is valid for reads of `src_len` bytes until release, `side` of `side_len` during the
/// call; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_view_new(
    zfp: *const tierce_zfp,
    src: *const c_void,
    src_len: usize,
    side: *const c_void,
    side_len: usize,
    like: *const tierce_array,
    release: tierce_release,
    userdata: *mut c_void,
    out: *mut *mut tierce_zfp_view,
) -> tierce_status {
    // SAFETY: as above; the memory outlives the view, which is dropped before `release` is called.
    guard(|| unsafe {
        let (zfp, src) = (handle::get(zfp, "zfp")?, bytes(src, src_len, "src")?);
        let (side, like) = (bytes(side, side_len, "side")?, handle::get_optional(like, "like")?);
        let out = args::out(out, "out")?;
        let view = View::new(zfp, src, Some(side), like.map(Array::ty))?;
        let order = like.map_or(Order::C, |like| like.ty().order);
        let lent = Lent { start: src.as_ptr(), len: src.len(), release, userdata };
        out.write(handle::new(Opened { view, order, lent }));
        Ok(())
    })
}

/// Frees a view; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `view` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_view_free(view: *mut tierce_zfp_view) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(view) });
}

/// Tells type, extents and parameters; `bits` is 0. `info->struct_size` has to be set before. `info->shape` is that of the
/// axes in C order, whatever `like` was. Since 0.1.0.
///
/// # Safety
/// `view` is NULL or a live handle; `info` is NULL or valid for as many bytes as its first member says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_view_info(
    view: *const tierce_zfp_view,
    info: *mut tierce_zfp_header,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (opened, out) = (handle::get(view, "view")?, sized(info, "info", "tierce_zfp_header")?);
        let view = &opened.view;
        out.write(header_in_c(size_of::<tierce_zfp_header>(), Some(view.grid()), Some(view.params()), 0));
        Ok(())
    })
}

/// Gives the value at an index along each of `ndim` axes. `value`: memory for one value of the stream's type, of `value_size`
/// bytes, 4 or 8. Since 0.1.0.
///
/// # Safety
/// `view` is NULL or a live handle; `index` is valid for reads of `ndim` elements; `value` is valid for writes of `value_size`
/// bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_view_get(
    view: *const tierce_zfp_view,
    index: *const usize,
    ndim: usize,
    value: *mut c_void,
    value_size: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (opened, index) = (handle::get(view, "view")?, args::array(index, ndim, "index")?);
        let (to, size) = (room(value, value_size, "value")?, opened.size());
        if to.len() != size {
            return Err(Error::argument(format!("value_size is {value_size}, the stream's values have {size} bytes")));
        }
        let bits = opened.view.value(&opened.fastest_first(index)?)?;
        to.write_copy_of_slice(&native(bits, size)[..size]);
        Ok(())
    })
}

/// Gives the values of one block of 4 along each axis, in a row. `block`: its number along each of `ndim` axes, so that it begins
/// at four times that. `shape` (may be NULL): gets its extents, `ndim` of them: less than 4 at the end of an axis. The row is in
/// the order of the axes, its last fastest (with a `like` in TIERCE_ORDER_F, its first), and takes the product of these, times the
/// bytes of a value; room for 4 along each axis always is enough. Less than it takes is TIERCE_E_BUFFER_TOO_SMALL, with `len`
/// telling how much would do; else `len` receives the bytes that were written. Since 0.1.0.
///
/// # Safety
/// As for tierce_zfp_view_get(); `values` is valid for writes of `cap` bytes, `shape` NULL or valid for writes of `ndim`
/// elements, `len` NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_view_get_block(
    view: *const tierce_zfp_view,
    block: *const usize,
    ndim: usize,
    values: *mut c_void,
    cap: usize,
    len: *mut usize,
    shape: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (opened, block) = (handle::get(view, "view")?, args::array(block, ndim, "block")?);
        let (to, len) = (room(values, cap, "values")?, args::out(len, "len")?);
        let first = args::optional_out(shape, "shape")?;
        let (size, at) = (opened.size(), opened.fastest_first(block)?);
        let extents = opened.view.block(&at, |bits, extents| {
            let needed = size * extents.iter().product::<usize>();
            len.write(needed);
            if to.len() < needed {
                return Err(Error::too_small(Some(needed), cap));
            }
            let there = (0..256).filter(|place| (0..MAX_DIMS).all(|axis| (place >> (2 * axis) & 3) < extents[axis]));
            for (place, to) in there.zip(to.chunks_exact_mut(size)) {
                to.write_copy_of_slice(&native(bits[place], size)[..size]);
            }
            Ok(extents)
        })??;
        if first.is_some() {
            let extents = opened.fastest_first(&extents[..ndim])?;
            std::slice::from_raw_parts_mut(shape, ndim).copy_from_slice(&extents);
        }
        Ok(())
    })
}

/// Decodes the box that begins at the index `start` along each of `ndim` axes, and is as large as `dst`, into `dst`: an array of
/// the stream's type, or of small elements that were made such, wherever they lie. Its axes are those of the view; its own
/// order is left aside. After a failure the elements are unspecified. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst` or its memory; `start` is valid for reads of `ndim` elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_view_read_box(
    view: *const tierce_zfp_view,
    start: *const usize,
    ndim: usize,
    dst: *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (opened, start) = (handle::get(view, "view")?, args::array(start, ndim, "start")?);
        let dst = handle::get_mut(dst, "dst")?;
        let memory = opened.lent.start as usize;
        args::apart(memory..memory + opened.lent.len, dst.span())?;
        let start = opened.fastest_first(start)?;
        opened.view.read_box(&start, dst.peek_mut().walked(opened.order).array_mut())
    })
}
