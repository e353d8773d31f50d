use std::ffi::c_void;

use super::args::{self, bytes, room};
use super::array::{put, tierce_array};
use super::buffer::tierce_buffer;
use super::codec::{into_buffer, into_room};
use super::guard::guard;
use super::handle;
use super::pool::{self, tierce_pool};
use super::status::tierce_status;
use super::zfp_params::{TIERCE_ZFP_HEADER_FULL, tierce_zfp, tierce_zfp_params};
use crate::array::Array;
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::zfp::{self, Grid, Header, Params, Report, Setup};

/// What came of compressing an array by zfp.
#[repr(C)]
pub struct tierce_zfp_report {
    /// sizeof(tierce_zfp_report), set by the caller: which members the program knows of.
    pub struct_size: usize,
    /// Bits of the stream, its header included, the filling up of the last word not.
    pub bits: u64,
    /// Values that are in the mask.
    pub masked: u64,
    /// The largest |x - y| of all values, in the unit of the elements; negative if errors were not looked at.
    pub absolute: f64,
    /// The largest |x - y| / |x|; infinite where a zero became something else. As above.
    pub relative: f64,
    /// What was used: what was asked for, or more, with TIERCE_ZFP_TIGHTEN.
    pub params: tierce_zfp_params,
    /// The mode that this is known as.
    pub mode: i32,
    /// 0.
    pub reserved: i32,
}

/// What a zfp stream says of itself, or is known of one.
#[repr(C)]
pub struct tierce_zfp_header {
    /// sizeof(tierce_zfp_header), set by the caller: which members the program knows of.
    pub struct_size: usize,
    /// Bits of the header.
    pub bits: u64,
    /// The extents, the last being zfp's x: the shape of the array in C order. Those that are not there are 0.
    pub shape: [u64; 4],
    /// The number that headers tell of the parameters; 0 if the header has not that part.
    pub mode_number: u64,
    /// TIERCE_ZFP_INT32 to _DOUBLE; TIERCE_ZFP_NONE if the header has not that part.
    pub value_type: i32,
    /// How many axes there are; 0 if the header has not that part.
    pub ndim: i32,
    /// TIERCE_ZFP_EXPERT to _REVERSIBLE; 0 if the header has not that part.
    pub mode: i32,
    /// 0.
    pub reserved: i32,
    /// The parameters; all 0 if the header has not that part.
    pub params: tierce_zfp_params,
}

/// The caller's struct, of which the first member says how much of it there is.
///
/// # Safety
/// `out` is NULL or valid for as many bytes as its first member, which is called `struct_size`, says.
pub(super) unsafe fn sized<'a, T>(out: *mut T, argument: &str, name: &str) -> Result<&'a mut std::mem::MaybeUninit<T>> {
    // SAFETY: as above.
    let out = unsafe { args::out(out, argument) }?;
    // SAFETY: as above.
    let size = unsafe { out.as_ptr().cast::<usize>().read() };
    args::check_struct_size::<T>(size, &format!("{argument}->struct_size"), name)?;
    Ok(out)
}

pub(super) fn header_in_c(size: usize, grid: Option<&Grid>, params: Option<&Params>, bits: u64) -> tierce_zfp_header {
    let mut shape = [0; 4];
    if let Some(grid) = grid {
        for (to, from) in shape.iter_mut().zip(grid.shape()) {
            *to = from as u64;
        }
    }
    let none = tierce_zfp_params { minbits: 0, maxbits: 0, maxprec: 0, minexp: 0 };
    tierce_zfp_header {
        struct_size: size,
        bits,
        shape,
        mode_number: params.map_or(0, Params::to_mode),
        value_type: grid.map_or(0, |grid| grid.scalar as i32),
        ndim: grid.map_or(0, |grid| grid.dims as i32),
        mode: params.map_or(0, |params| params.mode() as i32),
        reserved: 0,
        params: params.map_or(none, |params| (*params).into()),
    }
}

fn report_in_c(size: usize, report: &Report) -> tierce_zfp_report {
    tierce_zfp_report {
        struct_size: size,
        bits: report.bits,
        masked: report.masked,
        absolute: report.absolute,
        relative: report.relative,
        params: report.params.into(),
        mode: report.params.mode() as i32,
        reserved: 0,
    }
}

/// @group zfp streams
/// Compressing, with what came of it, and an index for reading parts:
///
///     tierce_zfp_report report = {.struct_size = sizeof report};
///     tierce_zfp_set_bounds(zfp, TIERCE_ZFP_TIGHTEN, 1e-3, INFINITY);
///     tierce_zfp_set_index(zfp, 64);
///     tierce_zfp_compress(zfp, field, NULL, stream, side, &report);
///     printf("%g off at most\n", report.absolute);
///
/// With a pool, several threads compress, and write the same bytes; they decompress streams of a fixed rate, and those that
/// come with an index.
/// @end
/// Gives the most bytes of a stream of such an array. `like` may be without memory (tierce_array_describe()). Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `bound` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_bound(
    zfp: *const tierce_zfp,
    like: *const tierce_array,
    bound: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (zfp, like) = (handle::get(zfp, "zfp")?, handle::get(like, "like")?);
        let out = args::out(bound, "bound")?;
        out.write(zfp::maximum_size(zfp, like.ty())?);
        Ok(())
    })
}

/// What compressing is given beside the destination.
struct Job<'a> {
    zfp: &'a Setup,
    src: &'a Array,
    pool: *const tierce_pool,
    side: *mut tierce_buffer,
    report: *mut tierce_zfp_report,
}

impl Job<'_> {
    /// Compresses into the memory `dst`, by way of `into`.
    ///
    /// # Safety
    /// The handles are NULL or live, and no other call uses `side`; `report` is NULL or valid for as many bytes as its first
    /// member says.
    unsafe fn run(
        self,
        dst: std::ops::Range<usize>,
        into: impl FnOnce(&mut dyn FnMut(&mut Output<'_>) -> Result<()>) -> Result<()>,
    ) -> Result<()> {
        let Job { zfp, src, pool, side, report } = self;
        // SAFETY: as above.
        let (pool, mut side, report) = unsafe {
            let side: Option<&mut Buffer> = if side.is_null() { None } else { Some(handle::get_mut(side, "side")?) };
            let report = if report.is_null() { None } else { Some(sized(report, "report", "tierce_zfp_report")?) };
            (pool::optional(pool)?, side, report)
        };
        args::apart(src.span(), dst.clone())?;
        if let Some(side) = &side {
            args::apart(src.span(), side.range())?;
            args::apart(side.range(), dst)?;
        }
        let mut made = None;
        let done = into(&mut |dst| {
            let compressed = zfp::compress(zfp, src, pool, side.as_deref_mut(), dst);
            made = Some(compressed.map_err(|error| with_bound(error, zfp, src))?);
            Ok(())
        });
        if let (Err(_), Some(side)) = (&done, side) {
            side.clear();
        }
        done?;
        if let (Some(out), Some(made)) = (report, made) {
            out.write(report_in_c(size_of::<tierce_zfp_report>(), &made));
        }
        Ok(())
    }
}

/// Says of room that was too small what would do.
fn with_bound(error: Error, zfp: &Setup, src: &Array) -> Error {
    match zfp::maximum_size(zfp, src.ty()) {
        Ok(bound) if error.kind() == Kind::BufferTooSmall => error.needing(bound),
        _ => error,
    }
}

/// Compresses an array, and replaces the content of `dst` with the stream.
///
/// `side`: its content is replaced with the sidecar, and empty where the setup asks for none; may be NULL then. `report` (may
/// be NULL): gets what came of it; `report->struct_size` has to be set before. `pool` may be NULL. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst` and `side`; `report` is NULL or valid for as many bytes as its
/// first member says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_compress(
    zfp: *const tierce_zfp,
    src: *const tierce_array,
    pool: *const tierce_pool,
    dst: *mut tierce_buffer,
    side: *mut tierce_buffer,
    report: *mut tierce_zfp_report,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (zfp, src) = (handle::get(zfp, "zfp")?, handle::get(src, "src")?);
        if !dst.is_null() && dst == side {
            return Err(Error::argument("dst and side are the same buffer"));
        }
        let dst = handle::get_mut(dst, "dst")?;
        let job = Job { zfp, src, pool, side, report };
        job.run(dst.range(), |work| into_buffer(&[], dst, usize::MAX, work))
    })
}

/// Compresses an array into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`; the rest as in
/// tierce_zfp_compress().
///
/// If the room is too small: TIERCE_E_BUFFER_TOO_SMALL, and `dst_len` receives a size that is enough. Since 0.1.0.
///
/// # Safety
/// As for tierce_zfp_compress(); `dst` is valid for writes of `dst_cap` bytes; `dst_len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_compress_into(
    zfp: *const tierce_zfp,
    src: *const tierce_array,
    pool: *const tierce_pool,
    dst: *mut c_void,
    dst_cap: usize,
    dst_len: *mut usize,
    side: *mut tierce_buffer,
    report: *mut tierce_zfp_report,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (zfp, src) = (handle::get(zfp, "zfp")?, handle::get(src, "src")?);
        let (dst, dst_len) = (room(dst, dst_cap, "dst")?, args::out(dst_len, "dst_len")?);
        let job = Job { zfp, src, pool, side, report };
        job.run(args::range(dst), |work| into_room(&[], dst, dst_len, work))
    })
}

/// Decompresses a stream and makes an array: of the type and shape of `like`, which may be without memory
/// (tierce_array_describe()), or with NULL of those that the header tells, in C order.
///
/// `side`: the sidecar of the stream, or (NULL, 0) for none; the mask of a stream is needed to get back what is not finite.
/// Elements take at most `max_len` bytes, else TIERCE_E_LIMIT. A stream of another type or shape, one that ends too early, and
/// a sidecar of another stream where it shows, are TIERCE_E_CORRUPT; another version of the format is
/// TIERCE_E_UNSUPPORTED, and one of which neither header nor `like` tells the type TIERCE_E_NEEDS_DTYPE. `pool` may be NULL. Free the array with
/// tierce_array_free(). Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live; `src` and `side` are valid for reads of their lengths; `dst` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_decompress(
    zfp: *const tierce_zfp,
    src: *const c_void,
    src_len: usize,
    side: *const c_void,
    side_len: usize,
    pool: *const tierce_pool,
    like: *const tierce_array,
    max_len: usize,
    dst: *mut *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (zfp, src) = (handle::get(zfp, "zfp")?, bytes(src, src_len, "src")?);
        let (side, pool) = (bytes(side, side_len, "side")?, pool::optional(pool)?);
        let like = handle::get_optional(like, "like")?.map(Array::ty);
        put(dst, || zfp::decompress(zfp, src, Some(side), like, max_len, pool))
    })
}

/// Decompresses a stream into an array of its type and shape, or of small elements that were made such: wherever they lie, and
/// nothing between them is written. The rest is as in tierce_zfp_decompress(). `src` and `side` may not lie in the memory of
/// `dst`. After a failure the elements are unspecified. Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst` or its memory; `src` and `side` are valid for reads of their
/// lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_decompress_into(
    zfp: *const tierce_zfp,
    src: *const c_void,
    src_len: usize,
    side: *const c_void,
    side_len: usize,
    pool: *const tierce_pool,
    dst: *mut tierce_array,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (zfp, src) = (handle::get(zfp, "zfp")?, bytes(src, src_len, "src")?);
        let (side, pool) = (bytes(side, side_len, "side")?, pool::optional(pool)?);
        let dst = handle::get_mut(dst, "dst")?;
        args::disjoint(src, dst.span())?;
        args::disjoint(side, dst.span())?;
        zfp::decompress_into(zfp, src, Some(side), pool, dst)
    })
}

/// Reads the parts of a header that the front of a stream has (TIERCE_ZFP_HEADER_FULL, or a sum of others): 19 bytes are
/// enough. `header->struct_size` has to be set before. Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; `header` is NULL or valid for as many bytes as its first member says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_read_header(
    src: *const c_void,
    src_len: usize,
    parts: u32,
    header: *mut tierce_zfp_header,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (src, out) = unsafe { (bytes(src, src_len, "src")?, sized(header, "header", "tierce_zfp_header")?) };
        if parts & !TIERCE_ZFP_HEADER_FULL != 0 {
            return Err(Error::argument(format!("parts is {parts}, expected a sum of TIERCE_ZFP_HEADER_*")));
        }
        let Header { grid, params, bits } = Header::read(src, parts)?;
        out.write(header_in_c(size_of::<tierce_zfp_header>(), grid.as_ref(), params.as_ref(), bits as u64));
        Ok(())
    })
}
