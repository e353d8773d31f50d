use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::tierce_status;
use crate::error::{Error, Result};
use crate::zfp::{Bounds, Params, Scalar, Setup};

/// How arrays are compressed by zfp. Exclusive while it is changed, else shareable.
pub struct tierce_zfp {
    _private: [u8; 0],
}

impl Handle for tierce_zfp {
    type Value = Setup;
    const NAME: &'static str = "tierce_zfp";
}

/// No type of values.
pub const TIERCE_ZFP_NONE: i32 = 0;
/// Values of a zfp stream: 32-bit integers, of 31 bits at most.
pub const TIERCE_ZFP_INT32: i32 = 1;
/// Values of a zfp stream: 64-bit integers, of 63 bits at most.
pub const TIERCE_ZFP_INT64: i32 = 2;
/// Values of a zfp stream: 32-bit floats.
pub const TIERCE_ZFP_FLOAT: i32 = 3;
/// Values of a zfp stream: 64-bit floats.
pub const TIERCE_ZFP_DOUBLE: i32 = 4;

/// A mode of zfp: none of the others.
pub const TIERCE_ZFP_EXPERT: i32 = 1;
/// A mode of zfp: each block takes the same number of bits.
pub const TIERCE_ZFP_RATE: i32 = 2;
/// A mode of zfp: each block keeps the same number of bit planes.
pub const TIERCE_ZFP_PRECISION: i32 = 3;
/// A mode of zfp: the absolute error is bounded.
pub const TIERCE_ZFP_ACCURACY: i32 = 4;
/// A mode of zfp: nothing is lost.
pub const TIERCE_ZFP_REVERSIBLE: i32 = 5;

/// The part of a zfp header with "zfp" and the version of the format: 32 bits.
pub const TIERCE_ZFP_HEADER_MAGIC: u32 = 1;
/// The part of a zfp header with type and extents: 52 bits.
pub const TIERCE_ZFP_HEADER_META: u32 = 2;
/// The part of a zfp header with the parameters: 12 or 64 bits.
pub const TIERCE_ZFP_HEADER_MODE: u32 = 4;
/// All parts of a zfp header.
pub const TIERCE_ZFP_HEADER_FULL: u32 = 7;

/// Errors of zfp are not looked at.
pub const TIERCE_ZFP_UNCHECKED: i32 = 0;
/// Errors of zfp are found by decoding; a bound that is missed is an error.
pub const TIERCE_ZFP_CHECK: i32 = 1;
/// Errors of zfp are found by decoding; where a bound is missed, more is kept until it holds.
pub const TIERCE_ZFP_TIGHTEN: i32 = 2;

/// The version of zfp's format that is written and read.
pub const TIERCE_ZFP_CODEC_VERSION: u32 = 5;
/// The fewest bits of a block, unless more are asked for.
pub const TIERCE_ZFP_MIN_BITS: u32 = 1;
/// More bits than any block of zfp takes.
pub const TIERCE_ZFP_MAX_BITS: u32 = 16658;
/// The most bit planes of a block of zfp.
pub const TIERCE_ZFP_MAX_PREC: u32 = 64;
/// The exponent of the lowest bit of the smallest double; below it, nothing is lost.
pub const TIERCE_ZFP_MIN_EXP: i32 = -1074;

const _: () = {
    use crate::zfp::{self, Mode};
    assert!(TIERCE_ZFP_INT32 == Scalar::I32 as i32 && TIERCE_ZFP_DOUBLE == Scalar::F64 as i32);
    assert!(TIERCE_ZFP_EXPERT == Mode::Expert as i32 && TIERCE_ZFP_REVERSIBLE == Mode::Reversible as i32);
    assert!(TIERCE_ZFP_HEADER_MAGIC == zfp::MAGIC && TIERCE_ZFP_HEADER_META == zfp::META);
    assert!(TIERCE_ZFP_HEADER_MODE == zfp::MODE && TIERCE_ZFP_HEADER_FULL == zfp::FULL);
    assert!(TIERCE_ZFP_CODEC_VERSION == zfp::CODEC_VERSION && TIERCE_ZFP_MIN_BITS == zfp::MIN_BITS);
    assert!(TIERCE_ZFP_MAX_BITS == zfp::MAX_BITS && TIERCE_ZFP_MAX_PREC == zfp::MAX_PREC);
    assert!(TIERCE_ZFP_MIN_EXP == zfp::MIN_EXP);
};

/// The four numbers of zfp's format that say how much of each block of 4, 16, 64 or 256 values is kept. They are the
/// format's, and frozen.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tierce_zfp_params {
    /// A block takes at least so many bits.
    pub minbits: u32,
    /// A block takes at most so many bits. At a fixed rate, this over the values of a block is the rate.
    pub maxbits: u32,
    /// At most so many bit planes are kept: the precision.
    pub maxprec: u32,
    /// Bit planes below this power of two are not kept; below TIERCE_ZFP_MIN_EXP nothing is lost.
    pub minexp: i32,
}

impl From<Params> for tierce_zfp_params {
    fn from(params: Params) -> Self {
        let Params { minbits, maxbits, maxprec, minexp } = params;
        tierce_zfp_params { minbits, maxbits, maxprec, minexp }
    }
}

/// A number that says yes or no.
fn switch(value: i32, argument: &str) -> Result<bool> {
    match value {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(Error::argument(format!("{argument} is {other}, expected 0 or 1"))),
    }
}

/// @group zfp
/// A tierce_zfp says how much of an array is kept, and what stands around it; compressing and decompressing need nothing else:
///
///     tierce_zfp *zfp;
///     double tolerance;
///     tierce_zfp_new(&zfp);
///     tierce_zfp_set_accuracy(zfp, 1e-3, &tolerance);              no value off by more than 1e-3
///     tierce_zfp_compress(zfp, field, pool, stream, NULL, NULL);
///     …
///     tierce_zfp_decompress_into(zfp, tierce_buffer_data(stream), tierce_buffer_len(stream), NULL, 0, pool, field);
///     tierce_zfp_free(zfp);
///
/// Streams are those of the library zfp (format version 5), bit for bit. Arrays have one to four axes, none of which is empty,
/// and elements of type "i4", "i8", "f4" or "f8", or small ones that become such on the way: 8- and 16-bit integers 32-bit
/// ones, 16-bit floats 32-bit ones. They may lie anywhere (ghost cells, negative strides), in either byte order. An array that
/// is walked in C order has its last axis as zfp's x; one in Fortran order its first.
///
/// Integers of zfp have 31 or 63 bits: larger ones come back wrong, but in the reversible mode.
///
/// A sidecar goes with a stream where one is asked for, in bytes of its own: an index of blocks
/// (tierce_zfp_set_index()), by which several threads decompress, and parts can be read; a mask of values that are not finite
/// (tierce_zfp_set_mask()). zfp reads the stream without it.
/// @end
/// Makes a setup: reversible, with a full header, words of 64 bits, and no sidecar; what zfpy.compress_numpy() does by itself.
/// Free it with tierce_zfp_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_new(out: *mut *mut tierce_zfp) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        unsafe { args::out(out, "out") }?.write(handle::new(Setup::default()));
        Ok(())
    })
}

/// Makes another setup with the same settings, for tierce_zfp_free(). Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_copy(zfp: *const tierce_zfp, out: *mut *mut tierce_zfp) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let zfp = handle::get(zfp, "zfp")?;
        args::out(out, "out")?.write(handle::new(*zfp));
        Ok(())
    })
}

/// Frees a setup; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_free(zfp: *mut tierce_zfp) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(zfp) });
}

/// Changes a setup, and tells what came of it.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses; `used` is NULL or valid for a write.
unsafe fn set<T>(
    zfp: *mut tierce_zfp,
    used: *mut T,
    make: impl FnOnce(&Setup) -> Result<(Params, T)>,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (zfp, out) = (handle::get_mut(zfp, "zfp")?, args::optional_out(used, "used")?);
        let (params, used) = make(zfp)?;
        zfp.params = params;
        if let Some(out) = out {
            out.write(used);
        }
        Ok(())
    })
}

/// Nothing is lost: not a bit of NaN, infinities and -0 either. Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_reversible(zfp: *mut tierce_zfp) -> tierce_status {
    // SAFETY: as above.
    unsafe { set(zfp, std::ptr::null_mut::<()>(), |_| Ok((Params::reversible(), ()))) }
}

/// Each block takes the same number of bits, about `rate` a value: streams of a known size, of which any part can be read and
/// decoded by several threads.
///
/// `value_type`: TIERCE_ZFP_INT32 and so on; a block of floats then has room for its exponent at least. TIERCE_ZFP_NONE leaves that
/// out, as zfpy does; blocks of floats below 9 or 12 bits then vary in size. `ndim`: how many axes arrays will have. `align`: 1 makes blocks a multiple of the setup's words (64 bits unless
/// told otherwise before), 0 leaves them as they come. `used` (may be NULL): gets the rate that comes of it. Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses; `used` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_rate(
    zfp: *mut tierce_zfp,
    rate: f64,
    value_type: i32,
    ndim: i32,
    align: i32,
    used: *mut f64,
) -> tierce_status {
    let make = |zfp: &Setup| {
        let scalar = match value_type {
            TIERCE_ZFP_NONE => None,
            TIERCE_ZFP_INT32..=TIERCE_ZFP_DOUBLE => Some(Scalar::ALL[value_type as usize - 1]),
            other => {
                return Err(Error::argument(format!("value_type is {other}, expected TIERCE_ZFP_NONE to _DOUBLE")));
            }
        };
        if !(1..=4).contains(&ndim) {
            return Err(Error::argument(format!("ndim is {ndim}, expected 1 to 4")));
        }
        let align = if switch(align, "align")? { zfp.word } else { 1 };
        let params = Params::rate(rate, scalar, ndim as usize, align)?;
        Ok((params, params.rate_of(ndim as usize)))
    };
    // SAFETY: as above.
    unsafe { set(zfp, used, make) }
}

/// Each block keeps its `precision` highest bit planes: a bound of the relative error, roughly. 0, and more than 64, stand for all.
/// `used` (may be NULL): gets the number that is used. Since 0.1.0.
///
/// # Safety
/// As for tierce_zfp_set_rate().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_precision(
    zfp: *mut tierce_zfp,
    precision: u32,
    used: *mut u32,
) -> tierce_status {
    // SAFETY: as above.
    unsafe {
        set(zfp, used, |_| {
            let params = Params::precision(precision);
            Ok((params, params.maxprec))
        })
    }
}

/// No float is off by more than `tolerance`, in the unit of the elements, where it is not too small for the largest value of
/// a block, of which the lossy modes see 30 bits (float) or 62 (double); 0 keeps all of these. tierce_zfp_set_bounds() makes
/// sure. Integers keep
/// all of their 31 or 63 bits. `used` (may be NULL): gets the bound that is used, a power of two. Since 0.1.0.
///
/// # Safety
/// As for tierce_zfp_set_rate().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_accuracy(
    zfp: *mut tierce_zfp,
    tolerance: f64,
    used: *mut f64,
) -> tierce_status {
    // SAFETY: as above.
    unsafe {
        set(zfp, used, |_| {
            let params = Params::accuracy(tolerance)?;
            Ok((params, params.accuracy_of()))
        })
    }
}

/// Sets the four numbers themselves: zfp's expert mode. Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses; `params` is NULL or valid for a read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_params(
    zfp: *mut tierce_zfp,
    params: *const tierce_zfp_params,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let zfp = handle::get_mut(zfp, "zfp")?;
        let given = args::array(params, 1, "params")?[0];
        zfp.params = Params::expert(given.minbits, given.maxbits, given.maxprec, given.minexp)?;
        Ok(())
    })
}

/// Gives the four numbers, and the mode that they are known as: TIERCE_ZFP_EXPERT to _REVERSIBLE. Either may be NULL. Since
/// 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle; `params` and `mode` are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_get_params(
    zfp: *const tierce_zfp,
    params: *mut tierce_zfp_params,
    mode: *mut i32,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let zfp = handle::get(zfp, "zfp")?;
        let (params, mode) = (args::optional_out(params, "params")?, args::optional_out(mode, "mode")?);
        if let Some(params) = params {
            params.write(zfp.params.into());
        }
        if let Some(mode) = mode {
            mode.write(zfp.params.mode() as i32);
        }
        Ok(())
    })
}

/// Sets the four numbers by the one that headers tell: zfp_stream_set_mode(). Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_mode(zfp: *mut tierce_zfp, mode: u64) -> tierce_status {
    // SAFETY: as above.
    unsafe { set(zfp, std::ptr::null_mut::<()>(), |_| Ok((Params::from_mode(mode)?, ()))) }
}

/// Gives the number that headers tell of the four: zfp_stream_mode(). Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle; `mode` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_get_mode(zfp: *const tierce_zfp, mode: *mut u64) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let zfp = handle::get(zfp, "zfp")?;
        args::out(mode, "mode")?.write(zfp.params.to_mode());
        Ok(())
    })
}

/// Changes one setting.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses.
unsafe fn change(zfp: *mut tierce_zfp, change: impl FnOnce(&mut Setup) -> Result<()>) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let zfp = handle::get_mut(zfp, "zfp")?;
        let mut changed = *zfp;
        change(&mut changed)?;
        changed.check()?;
        *zfp = changed;
        Ok(())
    })
}

/// Of how many bits the words are that a stream consists of, the last being filled up with zeros: 8, 16, 32 or 64. zfp as it
/// is mostly built, zfpy and so zarr have 64, HDF5's filter 8. The bits are the same. Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_word_bits(zfp: *mut tierce_zfp, word_bits: u32) -> tierce_status {
    // SAFETY: as above.
    unsafe {
        change(zfp, |zfp| {
            zfp.word = word_bits;
            Ok(())
        })
    }
}

/// Which parts of the header streams have: a sum of TIERCE_ZFP_HEADER_MAGIC, _META and _MODE, all of them (_FULL), or 0. What
/// the header does not tell, this setup and the array that is decoded into, or `like`, have to say. Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_header(zfp: *mut tierce_zfp, parts: u32) -> tierce_status {
    // SAFETY: as above.
    unsafe {
        change(zfp, |zfp| {
            zfp.header = parts;
            Ok(())
        })
    }
}

/// Asks for an index in the sidecar, of the first of each `spacing` blocks; 0 for none. 64 is a good choice: it costs two or
/// three bytes in 64 blocks, and to read a value up to 64 blocks are decoded; 1 reads fastest. A stream of a fixed rate needs none.
/// Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_index(zfp: *mut tierce_zfp, spacing: usize) -> tierce_status {
    // SAFETY: as above.
    unsafe {
        change(zfp, |zfp| {
            zfp.spacing = spacing;
            Ok(())
        })
    }
}

/// Whether NaN and infinities of lossy modes go into a mask in the sidecar, from which they come back bit by bit (1), or are
/// refused with TIERCE_E_ARGUMENT (0). The reversible mode keeps them in the stream. Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_mask(zfp: *mut tierce_zfp, mask: i32) -> tierce_status {
    // SAFETY: as above.
    unsafe {
        change(zfp, |zfp| {
            zfp.masked = switch(mask, "mask")?;
            Ok(())
        })
    }
}

/// Has errors found by decoding each block after encoding it, and held against bounds.
///
/// `check`: TIERCE_ZFP_UNCHECKED (the bounds are left aside); TIERCE_ZFP_CHECK: a bound that is missed fails the call with
/// TIERCE_E_UNSUPPORTED; TIERCE_ZFP_TIGHTEN: then more is kept, in the end everything. `absolute`: the largest |x - y|, in the
/// unit of the elements; `relative`: the largest |x - y| / |x|; INFINITY for no bound. With neither, errors are only reported
/// (tierce_zfp_report). Values that a mask carries do not count. Since 0.1.0.
///
/// # Safety
/// `zfp` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zfp_set_bounds(
    zfp: *mut tierce_zfp,
    check: i32,
    absolute: f64,
    relative: f64,
) -> tierce_status {
    // SAFETY: as above.
    unsafe {
        change(zfp, |zfp| {
            zfp.bounds = match check {
                TIERCE_ZFP_UNCHECKED => None,
                TIERCE_ZFP_CHECK => Some(Bounds { absolute, relative, tighten: false }),
                TIERCE_ZFP_TIGHTEN => Some(Bounds { absolute, relative, tighten: true }),
                other => {
                    return Err(Error::argument(format!(
                        "check is {other}, expected TIERCE_ZFP_UNCHECKED to _TIGHTEN"
                    )));
                }
            };
            Ok(())
        })
    }
}
