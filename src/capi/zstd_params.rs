use std::ffi::{CStr, c_char};

use super::args;
use super::buffer::{self, tierce_buffer};
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::tierce_status;
use crate::error::{Error, Kind, Result};
use crate::zstd::{self, Parameter, Params};

/// A set of compression parameters. Exclusive.
pub struct tierce_zstd_params {
    _private: [u8; 0],
}

impl Handle for tierce_zstd_params {
    type Value = Params;
    const NAME: &'static str = "tierce_zstd_params";
}

/// The frame format: TIERCE_ZSTD_FORMAT_ZSTD1 (default) or _MAGICLESS.
pub const TIERCE_ZSTD_P_FORMAT: i32 = 0;
/// The level that values of 0 are derived from; 0 is 3.
pub const TIERCE_ZSTD_P_COMPRESSION_LEVEL: i32 = 1;
/// Largest distance of a match, as a power of two: 10 to 31.
pub const TIERCE_ZSTD_P_WINDOW_LOG: i32 = 2;
/// Size of the table that finds matches, as a power of two.
pub const TIERCE_ZSTD_P_HASH_LOG: i32 = 3;
/// Size of the second table, as a power of two.
pub const TIERCE_ZSTD_P_CHAIN_LOG: i32 = 4;
/// Number of attempts at a match, as a power of two.
pub const TIERCE_ZSTD_P_SEARCH_LOG: i32 = 5;
/// Shortest match that is looked for, 3 to 7 ("search_length" of older versions).
pub const TIERCE_ZSTD_P_MIN_MATCH: i32 = 6;
/// A match length that is good enough; for fast strategies, how much to skip.
pub const TIERCE_ZSTD_P_TARGET_LENGTH: i32 = 7;
/// One of TIERCE_ZSTD_STRATEGY_*; -1 and 0 are by level.
pub const TIERCE_ZSTD_P_STRATEGY: i32 = 8;
/// 1 (default): the frame declares the size of its content, where that is known.
pub const TIERCE_ZSTD_P_WRITE_CONTENT_SIZE: i32 = 9;
/// 1: the frame ends with a checksum of its content. Default 0.
pub const TIERCE_ZSTD_P_WRITE_CHECKSUM: i32 = 10;
/// 1: the frame names its dictionary. Default 1 in a compressor of a level, 0 in a set of parameters.
pub const TIERCE_ZSTD_P_WRITE_DICT_ID: i32 = 11;
/// Threads of zstd's own for one frame; -1: as many as this process may use. Default 0: none.
pub const TIERCE_ZSTD_P_THREADS: i32 = 12;
/// Bytes that each of those threads takes at a time; 0 is by window.
pub const TIERCE_ZSTD_P_JOB_SIZE: i32 = 13;
/// How much of the job before each may refer to, 1 (nothing) to 9 (a window); -1 and 0 are by strategy.
pub const TIERCE_ZSTD_P_OVERLAP_LOG: i32 = 14;
/// 1: the window stays as large as asked for, also for small content.
pub const TIERCE_ZSTD_P_FORCE_MAX_WINDOW: i32 = 15;
/// Whether matches far back are looked for: 0 by strategy and window, 1 yes, 2 no.
pub const TIERCE_ZSTD_P_ENABLE_LDM: i32 = 16;
/// Size of the table for that, as a power of two.
pub const TIERCE_ZSTD_P_LDM_HASH_LOG: i32 = 17;
/// Shortest such match, 4 to 4096.
pub const TIERCE_ZSTD_P_LDM_MIN_MATCH: i32 = 18;
/// Places per entry of that table, as a power of two, up to 8.
pub const TIERCE_ZSTD_P_LDM_BUCKET_SIZE_LOG: i32 = 19;
/// How seldom an entry is made, as a power of two ("ldm_hash_every_log" of older versions); -1 and 0: by window.
pub const TIERCE_ZSTD_P_LDM_HASH_RATE_LOG: i32 = 20;
/// Size in bytes that compressed blocks are aimed at, 1340 to 131072, so that a reader has them sooner; 0 is none.
pub const TIERCE_ZSTD_P_TARGET_BLOCK_SIZE: i32 = 21;
/// What to expect where the content size is not known, in bytes.
pub const TIERCE_ZSTD_P_SOURCE_SIZE_HINT: i32 = 22;
/// 1: jobs of threads begin where rsync would see them.
pub const TIERCE_ZSTD_P_RSYNCABLE: i32 = 23;
/// How a dictionary's tables are used: 0 by size, 1 attached, 2 copied, 3 loaded anew.
pub const TIERCE_ZSTD_P_ATTACH_DICT: i32 = 24;
/// Whether literals are compressed: 0 by strategy, 1 yes, 2 no.
pub const TIERCE_ZSTD_P_LITERAL_COMPRESSION: i32 = 25;
/// 1: a dictionary gets tables for itself alone.
pub const TIERCE_ZSTD_P_DEDICATED_DICT_SEARCH: i32 = 26;
/// Whether blocks are split by the sequences found in them: 0 by strategy, 1 yes, 2 no.
pub const TIERCE_ZSTD_P_SPLIT_AFTER_SEQUENCES: i32 = 27;
/// Whether rows of the table are searched at once: 0 by strategy, 1 yes, 2 no.
pub const TIERCE_ZSTD_P_ROW_MATCH_FINDER: i32 = 28;
/// Whether a dictionary's tables are fetched ahead: 0 by strategy, 1 yes, 2 no.
pub const TIERCE_ZSTD_P_PREFETCH_DICT_TABLES: i32 = 29;
/// Largest block in bytes, 1024 to 131072; 0 is the format's.
pub const TIERCE_ZSTD_P_MAX_BLOCK_SIZE: i32 = 30;
/// How hard to look for places to split a block: 0 by strategy, 1 never, up to 6.
pub const TIERCE_ZSTD_P_BLOCK_SPLITTER_LEVEL: i32 = 31;

/// Frames with a magic number: what every decoder reads.
pub const TIERCE_ZSTD_FORMAT_ZSTD1: i32 = 0;
/// Frames without the first four bytes, for who knows what they are.
pub const TIERCE_ZSTD_FORMAT_MAGICLESS: i32 = 1;
/// Strategy: the fastest.
pub const TIERCE_ZSTD_STRATEGY_FAST: i32 = 1;
/// Strategy: two tables.
pub const TIERCE_ZSTD_STRATEGY_DFAST: i32 = 2;
/// Strategy: the first good match.
pub const TIERCE_ZSTD_STRATEGY_GREEDY: i32 = 3;
/// Strategy: a better match one byte later is taken.
pub const TIERCE_ZSTD_STRATEGY_LAZY: i32 = 4;
/// Strategy: or two bytes later.
pub const TIERCE_ZSTD_STRATEGY_LAZY2: i32 = 5;
/// Strategy: the same with a binary tree.
pub const TIERCE_ZSTD_STRATEGY_BTLAZY2: i32 = 6;
/// Strategy: the cheapest sequence of matches.
pub const TIERCE_ZSTD_STRATEGY_BTOPT: i32 = 7;
/// Strategy: with better statistics.
pub const TIERCE_ZSTD_STRATEGY_BTULTRA: i32 = 8;
/// Strategy: with two passes.
pub const TIERCE_ZSTD_STRATEGY_BTULTRA2: i32 = 9;
/// The highest level.
pub const TIERCE_ZSTD_MAX_LEVEL: i32 = 22;
/// The lowest level; negative ones trade ratio for speed.
pub const TIERCE_ZSTD_MIN_LEVEL: i32 = -131072;
/// The level that is used where none is given.
pub const TIERCE_ZSTD_DEFAULT_LEVEL: i32 = 3;
/// The least window_log that is not 0.
pub const TIERCE_ZSTD_WINDOWLOG_MIN: i32 = 10;
/// The greatest window_log where addresses have 64 bits.
pub const TIERCE_ZSTD_WINDOWLOG_MAX: i32 = 31;
/// The least hash_log that is not 0.
pub const TIERCE_ZSTD_HASHLOG_MIN: i32 = 6;
/// The greatest hash_log.
pub const TIERCE_ZSTD_HASHLOG_MAX: i32 = 30;
/// The least chain_log that is not 0.
pub const TIERCE_ZSTD_CHAINLOG_MIN: i32 = 6;
/// The greatest chain_log where addresses have 64 bits.
pub const TIERCE_ZSTD_CHAINLOG_MAX: i32 = 30;
/// The least search_log that is not 0.
pub const TIERCE_ZSTD_SEARCHLOG_MIN: i32 = 1;
/// The greatest search_log where addresses have 64 bits.
pub const TIERCE_ZSTD_SEARCHLOG_MAX: i32 = 30;
/// The least min_match that is not 0 ("SEARCHLENGTH_MIN" of older versions).
pub const TIERCE_ZSTD_MINMATCH_MIN: i32 = 3;
/// The greatest min_match ("SEARCHLENGTH_MAX" of older versions).
pub const TIERCE_ZSTD_MINMATCH_MAX: i32 = 7;
/// The least target_length.
pub const TIERCE_ZSTD_TARGETLENGTH_MIN: i32 = 0;
/// The greatest target_length.
pub const TIERCE_ZSTD_TARGETLENGTH_MAX: i32 = 131072;
/// The least ldm_min_match that is not 0.
pub const TIERCE_ZSTD_LDM_MINMATCH_MIN: i32 = 4;
/// The greatest ldm_min_match.
pub const TIERCE_ZSTD_LDM_MINMATCH_MAX: i32 = 4096;
/// The greatest ldm_bucket_size_log.
pub const TIERCE_ZSTD_LDM_BUCKETSIZELOG_MAX: i32 = 8;

/// @group zstd: parameters
/// A level is enough for most. Who wants more sets single parameters; what is left at 0 is derived from the level and
/// from the size of the data. Names and meanings are those of python-zstandard's ZstdCompressionParameters, old names too.
///
///     tierce_zstd_params *params;
///     tierce_zstd_params_from_level(7, 1 << 20, 0, &params);
///     tierce_zstd_params_set(params, TIERCE_ZSTD_P_WINDOW_LOG, 20);
///     tierce_zstd_compressor_from_params(params, NULL, &compressor);
///     tierce_zstd_params_free(params);
///
/// or by name, in one piece: {"level": 7, "source_size": 1048576, "window_log": 20}.
///
/// What stands under zstd is there where the library was built with that area (tierce_build_info() tells).
/// @end
/// Makes a set with all values derived from level 3; the content size is written, checksum and dictionary id are not.
///
/// Free it with tierce_zstd_params_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_params_new(out: *mut *mut tierce_zstd_params) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let out = unsafe { args::out(out, "out") }?;
        out.write(handle::new(Params::new()?));
        Ok(())
    })
}

/// Makes a set with the values that a level stands for, for content of `source_size` bytes (0: unknown) and a dictionary
/// of `dict_size` bytes (0: none).
///
/// `level`: TIERCE_ZSTD_MIN_LEVEL to TIERCE_ZSTD_MAX_LEVEL. Free it with tierce_zstd_params_free(). Since 0.1.0.
///
/// # Safety
/// `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_params_from_level(
    level: i32,
    source_size: u64,
    dict_size: usize,
    out: *mut *mut tierce_zstd_params,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let out = unsafe { args::out(out, "out") }?;
        out.write(handle::new(Params::from_level(level, source_size, dict_size)?));
        Ok(())
    })
}

/// Makes a set from a JSON object of names and values. With "level" (and "source_size", "dict_size") it starts as
/// tierce_zstd_params_from_level() does, and the others override that; without, as tierce_zstd_params_new() does. The
/// values that "level" stands for are fixed then, where "compression_level" leaves them to be derived for each frame.
///
/// An unknown name is TIERCE_E_CONFIG, a value out of bounds TIERCE_E_ARGUMENT. Free it with tierce_zstd_params_free().
/// Since 0.1.0.
///
/// # Safety
/// `json` is valid for reads of `json_len` bytes; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_params_from_json(
    json: *const c_char,
    json_len: usize,
    out: *mut *mut tierce_zstd_params,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (json, out) = unsafe { (args::text(json, json_len, "json")?, args::out(out, "out")?) };
        out.write(handle::new(Params::from_json(json)?));
        Ok(())
    })
}

/// Frees a set of parameters; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `params` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_params_free(params: *mut tierce_zstd_params) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(params) });
}

/// Sets one of TIERCE_ZSTD_P_*. A value out of bounds is TIERCE_E_ARGUMENT and changes nothing. Since 0.1.0.
///
/// # Safety
/// `params` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_params_set(
    params: *mut tierce_zstd_params,
    parameter: i32,
    value: i32,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { handle::get_mut(params, "params") }?.set(Parameter::from_number(parameter)?, value))
}

/// Gives the value of one of TIERCE_ZSTD_P_*. Since 0.1.0.
///
/// # Safety
/// `params` is NULL or a live handle that no call changes; `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_params_get(
    params: *const tierce_zstd_params,
    parameter: i32,
    value: *mut i32,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (params, value) = unsafe { (handle::get(params, "params")?, args::out(value, "value")?) };
        value.write(params.get(Parameter::from_number(parameter)?)?);
        Ok(())
    })
}

/// Writes all values as a JSON object, by name; replaces the content of `json`. Since 0.1.0.
///
/// # Safety
/// `params` is NULL or a live handle that no call changes; `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_params_json(
    params: *const tierce_zstd_params,
    json: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { buffer::put_json(json, &handle::get(params, "params")?.to_json()?) })
}

/// Estimates the bytes that a compressor with these parameters takes: `one_shot` for tierce_zstd_compressor_compress(),
/// `stream` for streams, which keep a window. With threads the library cannot say: TIERCE_E_UNSUPPORTED. Since 0.1.0.
///
/// # Safety
/// `params` is NULL or a live handle that no call changes; `one_shot` and `stream` are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_params_estimated_size(
    params: *const tierce_zstd_params,
    one_shot: *mut usize,
    stream: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (params, one_shot, stream) =
            unsafe { (handle::get(params, "params")?, args::out(one_shot, "one_shot")?, args::out(stream, "stream")?) };
        if params.get(Parameter::Threads)? > 0 {
            return Err(Error::new(
                Kind::Unsupported,
                "zstd: with threads the size of a compressor is not known before",
            ));
        }
        let sizes = (params.estimated_size()?, params.estimated_stream_size()?);
        one_shot.write(sizes.0);
        stream.write(sizes.1);
        Ok(())
    })
}

/// Estimates the bytes that a decompressor takes; with `window` above 0, for streams of frames whose window has up to so
/// many bytes. Since 0.1.0.
///
/// # Safety
/// `size` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_decompressor_estimated_size(window: usize, size: *mut usize) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let size = unsafe { args::out(size, "size") }?;
        size.write(if window == 0 { zstd::decompressor_size() } else { zstd::decompressor_stream_size(window)? });
        Ok(())
    })
}

/// Gives the least and the greatest value that one of TIERCE_ZSTD_P_* may be set to. 0 or -1 for "by level" counts: the
/// least value that is a real one is TIERCE_ZSTD_WINDOWLOG_MIN and the like. Since 0.1.0.
///
/// # Safety
/// `least` and `greatest` are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_parameter_bounds(
    parameter: i32,
    least: *mut i32,
    greatest: *mut i32,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (least, greatest) = unsafe { (args::out(least, "least")?, args::out(greatest, "greatest")?) };
        let (low, high) = Parameter::from_number(parameter)?.range()?;
        least.write(low);
        greatest.write(high);
        Ok(())
    })
}

/// Gives the number TIERCE_ZSTD_P_* of a name, a string such as "window_log"; the names of older versions too
/// ("compression_strategy"). An unknown name is TIERCE_E_ARGUMENT. Since 0.1.0.
///
/// # Safety
/// `name` is NULL or a string; `parameter` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_parameter_from_name(name: *const c_char, parameter: *mut i32) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (name, parameter) = unsafe { (args::string(name, "name")?, args::out(parameter, "parameter")?) };
        let field =
            zstd::field(name).ok_or_else(|| Error::argument(format!("zstd: there is no parameter {name:?}")))?;
        parameter.write(field.parameter as i32);
        Ok(())
    })
}

/// The name of one of TIERCE_ZSTD_P_*, a static string; NULL if there is none. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn tierce_zstd_parameter_name(parameter: i32) -> *const c_char {
    let name = || -> Result<&'static CStr> { Ok(zstd::field_of(Parameter::from_number(parameter)?).c_name) };
    name().map_or(std::ptr::null(), CStr::as_ptr)
}
