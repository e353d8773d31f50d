//! Dictionaries: their content, the tables made of it for either direction, and how they are trained.

use std::ffi::CStr;
use std::ptr::NonNull;
use std::sync::Arc;

use zstd_sys as c;

use super::params::{Derived, Params};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};

/// How the bytes of a dictionary are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictType {
    /// A full dictionary if it begins like one, else raw content.
    Auto,
    /// Content that may be referred to, whatever it looks like.
    RawContent,
    /// With a header, an identifier and tables; anything else is refused.
    Full,
}

impl DictType {
    pub(super) fn native(self) -> c::ZSTD_dictContentType_e {
        match self {
            DictType::Auto => c::ZSTD_dictContentType_e::ZSTD_dct_auto,
            DictType::RawContent => c::ZSTD_dictContentType_e::ZSTD_dct_rawContent,
            DictType::Full => c::ZSTD_dictContentType_e::ZSTD_dct_fullDict,
        }
    }
}

/// The bytes of a dictionary: they stay where they are as long as this lives.
pub(crate) struct Content(Buffer);

impl Content {
    pub(crate) fn new(bytes: Buffer) -> Self {
        Content(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }
}

/// Tables for compression.
pub(crate) struct DigestedForCompression {
    tables: NonNull<c::ZSTD_CDict>,
    _content: Arc<Content>,
}

// SAFETY: never changed after it was made, so that any number of contexts may refer to it.
unsafe impl Send for DigestedForCompression {}
// SAFETY: as above.
unsafe impl Sync for DigestedForCompression {}

fn default_memory() -> c::ZSTD_customMem {
    c::ZSTD_customMem { customAlloc: None, customFree: None, opaque: std::ptr::null_mut() }
}

impl DigestedForCompression {
    fn made(tables: *mut c::ZSTD_CDict, content: Arc<Content>) -> Result<Self> {
        let tables = NonNull::new(tables).ok_or_else(|| {
            Error::argument("zstd: unable to precompute the dictionary: its content or the parameters are not valid")
        })?;
        Ok(DigestedForCompression { tables, _content: content })
    }

    /// For the parameters that a level stands for.
    pub(crate) fn for_level(content: Arc<Content>, kind: DictType, level: &Derived) -> Result<Self> {
        let bytes = content.bytes();
        // SAFETY: the content stays in place, and is kept below as long as the tables.
        let tables = unsafe {
            c::ZSTD_createCDict_advanced(
                bytes.as_ptr().cast(),
                bytes.len(),
                c::ZSTD_dictLoadMethod_e::ZSTD_dlm_byRef,
                kind.native(),
                level.0,
                default_memory(),
            )
        };
        DigestedForCompression::made(tables, content)
    }

    /// For given parameters.
    pub(crate) fn for_params(content: Arc<Content>, kind: DictType, params: &Params) -> Result<Self> {
        let bytes = content.bytes();
        // SAFETY: as above; the parameters live during the call.
        let tables = unsafe {
            c::ZSTD_createCDict_advanced2(
                bytes.as_ptr().cast(),
                bytes.len(),
                c::ZSTD_dictLoadMethod_e::ZSTD_dlm_byRef,
                kind.native(),
                params.as_ptr(),
                default_memory(),
            )
        };
        DigestedForCompression::made(tables, content)
    }

    pub(super) fn as_ptr(&self) -> *const c::ZSTD_CDict {
        self.tables.as_ptr()
    }
}

impl Drop for DigestedForCompression {
    fn drop(&mut self) {
        // SAFETY: made by the library and not freed before.
        unsafe { c::ZSTD_freeCDict(self.tables.as_ptr()) };
    }
}

/// Tables for decompression.
pub(crate) struct DigestedForDecompression {
    tables: NonNull<c::ZSTD_DDict>,
    _content: Arc<Content>,
}

// SAFETY: never changed after it was made, so that any number of contexts may refer to it.
unsafe impl Send for DigestedForDecompression {}
// SAFETY: as above.
unsafe impl Sync for DigestedForDecompression {}

impl DigestedForDecompression {
    pub(crate) fn new(content: Arc<Content>, kind: DictType) -> Result<Self> {
        let bytes = content.bytes();
        // SAFETY: the content stays in place, and is kept below as long as the tables.
        let tables = unsafe {
            c::ZSTD_createDDict_advanced(
                bytes.as_ptr().cast(),
                bytes.len(),
                c::ZSTD_dictLoadMethod_e::ZSTD_dlm_byRef,
                kind.native(),
                default_memory(),
            )
        };
        let tables = NonNull::new(tables)
            .ok_or_else(|| Error::argument("zstd: not a valid dictionary of the type that was asked for"))?;
        Ok(DigestedForDecompression { tables, _content: content })
    }

    /// The identifier; 0 for raw content.
    pub(super) fn id(&self) -> u32 {
        // SAFETY: alive.
        unsafe { c::ZSTD_getDictID_fromDDict(self.as_ptr()) }
    }

    pub(super) fn as_ptr(&self) -> *const c::ZSTD_DDict {
        self.tables.as_ptr()
    }
}

impl Drop for DigestedForDecompression {
    fn drop(&mut self) {
        // SAFETY: made by the library and not freed before.
        unsafe { c::ZSTD_freeDDict(self.tables.as_ptr()) };
    }
}

/// The identifier in a full dictionary; 0 for raw content.
pub(crate) fn id(bytes: &[u8]) -> u32 {
    // SAFETY: pointer and length of a live slice.
    unsafe { c::ZDICT_getDictID(bytes.as_ptr().cast(), bytes.len()) }
}

/// How to train a dictionary. 0 is "choose", for all but `notifications`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Training {
    /// COVER instead of its faster successor.
    pub(crate) cover: bool,
    /// Try several values of what is not given.
    pub(crate) optimise: bool,
    pub(crate) k: u32,
    pub(crate) d: u32,
    pub(crate) f: u32,
    pub(crate) accel: u32,
    pub(crate) steps: u32,
    pub(crate) threads: u32,
    pub(crate) split_point: f64,
    pub(crate) shrink: bool,
    pub(crate) shrink_max_regression: u32,
    pub(crate) level: i32,
    pub(crate) notifications: u32,
    pub(crate) id: u32,
}

/// Trains on samples that lie one after the other in `samples`; gives the dictionary, k and d.
pub(crate) fn train(room: usize, samples: &[u8], sizes: &[usize], how: &Training) -> Result<(Buffer, u32, u32)> {
    assert_eq!(sizes.iter().sum::<usize>(), samples.len());
    let count = u32::try_from(sizes.len()).map_err(|_| Error::argument("too many samples"))?;
    let mut dictionary = Buffer::with_capacity(room)?;
    let dst = dictionary.spare();
    let place = (dst.as_mut_ptr().cast(), room, samples.as_ptr().cast(), sizes.as_ptr(), count);
    let general =
        c::ZDICT_params_t { compressionLevel: how.level, notificationLevel: how.notifications, dictID: how.id };
    let (code, k, d);
    if how.cover {
        let mut params = c::ZDICT_cover_params_t {
            k: how.k,
            d: how.d,
            steps: how.steps,
            nbThreads: how.threads,
            splitPoint: how.split_point,
            shrinkDict: how.shrink.into(),
            shrinkDictMaxRegression: how.shrink_max_regression,
            zParams: general,
        };
        // SAFETY: the room has `room` bytes; the sizes add up to the samples' length, as asserted.
        code = unsafe {
            if how.optimise {
                c::ZDICT_optimizeTrainFromBuffer_cover(place.0, place.1, place.2, place.3, place.4, &mut params)
            } else {
                c::ZDICT_trainFromBuffer_cover(place.0, place.1, place.2, place.3, place.4, params)
            }
        };
        (k, d) = (params.k, params.d);
    } else {
        let mut params = c::ZDICT_fastCover_params_t {
            k: how.k,
            d: how.d,
            f: how.f,
            steps: how.steps,
            nbThreads: how.threads,
            splitPoint: how.split_point,
            accel: how.accel,
            shrinkDict: how.shrink.into(),
            shrinkDictMaxRegression: how.shrink_max_regression,
            zParams: general,
        };
        // SAFETY: as above.
        code = unsafe {
            if how.optimise {
                c::ZDICT_optimizeTrainFromBuffer_fastCover(place.0, place.1, place.2, place.3, place.4, &mut params)
            } else {
                c::ZDICT_trainFromBuffer_fastCover(place.0, place.1, place.2, place.3, place.4, params)
            }
        };
        (k, d) = (params.k, params.d);
    }
    // SAFETY: pure functions of the code.
    if unsafe { c::ZDICT_isError(code) } != 0 {
        // SAFETY: a static string.
        let name = unsafe { CStr::from_ptr(c::ZDICT_getErrorName(code)) }.to_string_lossy();
        let kind = if name.contains("llocation") { Kind::NoMemory } else { Kind::Argument };
        return Err(Error::new(kind, format!("zstd: cannot train a dictionary of {room} bytes: {name}")));
    }
    // SAFETY: the library wrote so many bytes.
    unsafe { dictionary.advance(code) };
    dictionary.shrink();
    Ok((dictionary, k, d))
}
