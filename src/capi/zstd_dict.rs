use std::ffi::{c_char, c_void};
use std::sync::Arc;

use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::segments::tierce_segments_collection;
use super::status::tierce_status;
use super::zstd_params::tierce_zstd_params;
use crate::error::{Error, Result};
use crate::zstd::{DictType, Dictionary};

/// A dictionary: content that frames may refer to without having it. Shareable.
pub struct tierce_zstd_dict {
    _private: [u8; 0],
}

impl Handle for tierce_zstd_dict {
    type Value = Arc<Dictionary>;
    const NAME: &'static str = "tierce_zstd_dict";
}

/// A full dictionary if the bytes begin like one, else raw content.
pub const TIERCE_ZSTD_DICT_AUTO: i32 = 0;
/// Content that may be referred to, whatever it looks like.
pub const TIERCE_ZSTD_DICT_RAW_CONTENT: i32 = 1;
/// A full dictionary, with its identifier and tables; other bytes are refused.
pub const TIERCE_ZSTD_DICT_FULL: i32 = 2;

fn kind(number: i32) -> Result<DictType> {
    match number {
        TIERCE_ZSTD_DICT_AUTO => Ok(DictType::Auto),
        TIERCE_ZSTD_DICT_RAW_CONTENT => Ok(DictType::RawContent),
        TIERCE_ZSTD_DICT_FULL => Ok(DictType::Full),
        other => Err(Error::argument(format!("type is {other}, expected one of TIERCE_ZSTD_DICT_*"))),
    }
}

/// The dictionary behind a handle that may be left out.
///
/// # Safety
/// `dict` is NULL or a live handle.
pub(super) unsafe fn optional(dict: *const tierce_zstd_dict) -> Result<Option<Arc<Dictionary>>> {
    // SAFETY: as above.
    Ok(unsafe { handle::get_optional(dict, "dict") }?.cloned())
}

/// @group zstd: dictionaries
/// Small records compress badly one by one, since none has anything to refer to. A dictionary trained on a few thousand
/// of them holds what they share; compressor and decompressor have to be given the same one.
///
///     tierce_zstd_dict *dict;
///     tierce_zstd_dict_train(16384, samples, NULL, 0, &dict);
///     fwrite(tierce_zstd_dict_data(dict), 1, tierce_zstd_dict_len(dict), file);
///     tierce_zstd_dict_precompute(dict, 3);
///     tierce_zstd_compressor_new(3, dict, &compressor);
///
/// A dictionary may be used by any number of compressors and decompressors at once, and freed before them.
/// @end
/// Makes a dictionary of a copy of `len` bytes; `type` is one of TIERCE_ZSTD_DICT_*.
///
/// Free it with tierce_zstd_dict_free(). Since 0.1.0.
///
/// # Safety
/// `data` is valid for reads of `len` bytes; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_new(
    data: *const c_void,
    len: usize,
    r#type: i32,
    out: *mut *mut tierce_zstd_dict,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (data, out) = unsafe { (args::bytes(data, len, "data")?, args::out(out, "out")?) };
        out.write(handle::new(Arc::new(Dictionary::new(data, kind(r#type)?)?)));
        Ok(())
    })
}

/// Trains a dictionary of at most `size` bytes on samples.
///
/// `options`: a JSON object, or (NULL, 0). "algorithm" is "fastcover" (default) or "cover"; "k", "d", "f", "accel",
/// "split_point", "steps" and "threads" (-1: as many as this process may use) are that algorithm's, "level" is what the
/// dictionary is for, "dict_id" its identifier (default: by content), "shrink" and "shrink_max_regression" (per cent) ask
/// for a smaller one of about the same use, "notifications" writes to stderr (0 to 4). What is not given is found by
/// trying, without "steps" and "threads" by 4 steps for level 3 with a "d" of 8; with "optimise": false "k" and "d" are
/// taken as they are. Too few samples are TIERCE_E_ARGUMENT.
///
/// Free it with tierce_zstd_dict_free(). Since 0.1.0.
///
/// # Safety
/// `samples` is NULL or a live handle; `options` is valid for reads of `options_len` bytes; `out` is NULL or valid for a
/// write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_train(
    size: usize,
    samples: *const tierce_segments_collection,
    options: *const c_char,
    options_len: usize,
    out: *mut *mut tierce_zstd_dict,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (samples, options, out) = unsafe {
            (handle::get(samples, "samples")?, args::text(options, options_len, "options")?, args::out(out, "out")?)
        };
        out.write(handle::new(Arc::new(Dictionary::train(size, samples, options)?)));
        Ok(())
    })
}

/// Frees a dictionary; NULL is allowed. Contexts that use it keep what they need. Since 0.1.0.
///
/// # Safety
/// `dict` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_free(dict: *mut tierce_zstd_dict) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(dict) });
}

/// The bytes, valid until the dictionary is freed; NULL if it is NULL or empty. Since 0.1.0.
///
/// # Safety
/// `dict` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_data(dict: *const tierce_zstd_dict) -> *const c_void {
    // SAFETY: as above.
    match unsafe { handle::get(dict, "dict") } {
        Ok(dict) if !dict.bytes().is_empty() => dict.bytes().as_ptr().cast(),
        _ => std::ptr::null(),
    }
}

/// How many bytes it has; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `dict` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_len(dict: *const tierce_zstd_dict) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(dict, "dict") }.map_or(0, |dict| dict.bytes().len())
}

/// Its identifier; 0 for raw content, and for NULL. Since 0.1.0.
///
/// # Safety
/// `dict` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_id(dict: *const tierce_zstd_dict) -> u32 {
    // SAFETY: as above.
    unsafe { handle::get(dict, "dict") }.map_or(0, |dict| dict.id())
}

/// The segment size `k` and the dmer size `d` that it was trained with; 0 if it was not trained here. Since 0.1.0.
///
/// # Safety
/// `dict` is NULL or a live handle; `k` and `d` are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_trained_with(
    dict: *const tierce_zstd_dict,
    k: *mut u32,
    d: *mut u32,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (dict, k, d) = unsafe { (handle::get(dict, "dict")?, args::out(k, "k")?, args::out(d, "d")?) };
        k.write(dict.k());
        d.write(dict.d());
        Ok(())
    })
}

/// Makes the tables for a level, once, for all compressors that are made with the dictionary from now on. The tables
/// override those parameters of a compressor that they depend on. Since 0.1.0.
///
/// # Safety
/// `dict` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_precompute(dict: *const tierce_zstd_dict, level: i32) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get(dict, "dict") }?.precompute(level))
}

/// The same for given parameters. Since 0.1.0.
///
/// # Safety
/// `dict` is NULL or a live handle; `params` is NULL or a live handle that no call changes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_dict_precompute_with(
    dict: *const tierce_zstd_dict,
    params: *const tierce_zstd_params,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (dict, params) = unsafe { (handle::get(dict, "dict")?, handle::get(params, "params")?) };
        dict.precompute_with(params)
    })
}
