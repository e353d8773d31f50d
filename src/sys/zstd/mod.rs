//! libzstd: contexts, parameters, dictionaries, frames.

mod compress;
mod decompress;
mod dictionary;
mod frame;
mod params;
mod sequences;
mod threads;

use std::ffi::CStr;

use zstd_sys as c;

pub use compress::Progression;
pub(crate) use compress::{Compressor, End, compress_bound, recommended as recommended_for_compression};
pub(crate) use decompress::{Decompressor, recommended as recommended_for_decompression};
pub use dictionary::DictType;
pub(crate) use dictionary::{
    Content as DictContent, DigestedForCompression, DigestedForDecompression, Training, id as dict_id, train,
};
pub use frame::Header;
pub(crate) use frame::{
    Content, Found, compressed_size, content, decompression_margin, first_frame, header, write_skippable,
};
pub use params::Parameter;
pub(crate) use params::{Derived, Params, estimated_decompressor_size, estimated_decompressor_stream_size};
pub use sequences::{Function as SequenceFunction, Producer as SequenceProducer, Registration as SequenceRegistration};
pub(crate) use threads::ThreadPool;

use crate::error::{Error, Kind, Result};

/// Highest level of the library.
pub(crate) const MAX_LEVEL: i64 = 22;
/// Lowest level of the library (`ZSTD_minCLevel`): minus the largest target length.
pub(crate) const MIN_LEVEL: i64 = -131_072;

fn error(code: usize) -> Error {
    // SAFETY: both functions accept any value that ZSTD_isError said yes to; the name is a static string.
    let (number, name) = unsafe { (c::ZSTD_getErrorCode(code), CStr::from_ptr(c::ZSTD_getErrorName(code))) };
    let kind = match number {
        c::ZSTD_ErrorCode::ZSTD_error_memory_allocation => Kind::NoMemory,
        c::ZSTD_ErrorCode::ZSTD_error_dstSize_tooSmall => Kind::BufferTooSmall,
        c::ZSTD_ErrorCode::ZSTD_error_parameter_outOfBound
        | c::ZSTD_ErrorCode::ZSTD_error_parameter_unsupported
        | c::ZSTD_ErrorCode::ZSTD_error_parameter_combination_unsupported
        | c::ZSTD_ErrorCode::ZSTD_error_frameParameter_windowTooLarge => Kind::Unsupported,
        c::ZSTD_ErrorCode::ZSTD_error_stage_wrong | c::ZSTD_ErrorCode::ZSTD_error_init_missing => Kind::State,
        // The data may be whole: another dictionary would do.
        c::ZSTD_ErrorCode::ZSTD_error_dictionary_wrong
        | c::ZSTD_ErrorCode::ZSTD_error_dictionary_corrupted
        | c::ZSTD_ErrorCode::ZSTD_error_dictionaryCreation_failed => Kind::Argument,
        _ => Kind::Corrupt,
    };
    Error::new(kind, format!("zstd: {}", name.to_string_lossy())).with_native("zstd", number as i64)
}

fn check(code: usize) -> Result<usize> {
    // SAFETY: a pure function of its argument.
    if unsafe { c::ZSTD_isError(code) } != 0 { Err(error(code)) } else { Ok(code) }
}

/// The version of the library that is linked.
pub(crate) fn version() -> String {
    // SAFETY: returns a static string.
    unsafe { CStr::from_ptr(c::ZSTD_versionString()) }.to_string_lossy().into_owned()
}
