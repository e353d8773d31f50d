//! A set of compression parameters, checked and kept by the library.

use std::ptr::NonNull;

use zstd_sys as c;

use super::check;
use crate::error::{Error, Kind, Result};

macro_rules! parameters {
    ($($(#[$doc:meta])* $name:ident => $native:ident,)*) => {
        /// A parameter of compression. The library's own numbers of the experimental ones are not stable; these are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Parameter {
            $($(#[$doc])* $name,)*
        }

        impl Parameter {
            /// All of them.
            pub const ALL: &[Parameter] = &[$(Parameter::$name),*];

            pub(super) fn native(self) -> c::ZSTD_cParameter {
                match self {
                    $(Parameter::$name => c::ZSTD_cParameter::$native,)*
                }
            }
        }
    };
}

parameters! {
    /// The frame format: with the magic number or without.
    Format => ZSTD_c_experimentalParam2,
    /// What the others are derived from where they are 0.
    CompressionLevel => ZSTD_c_compressionLevel,
    /// Largest distance of a match, as a power of two.
    WindowLog => ZSTD_c_windowLog,
    /// Size of the table that finds matches, as a power of two.
    HashLog => ZSTD_c_hashLog,
    /// Size of the second table, as a power of two.
    ChainLog => ZSTD_c_chainLog,
    /// Number of attempts at a match, as a power of two.
    SearchLog => ZSTD_c_searchLog,
    /// Shortest match that is looked for.
    MinMatch => ZSTD_c_minMatch,
    /// Match length that is good enough, or for fast strategies how much to skip.
    TargetLength => ZSTD_c_targetLength,
    /// The algorithm, 1 to 9.
    Strategy => ZSTD_c_strategy,
    /// Whether the frame says how large its content is, where that is known.
    WriteContentSize => ZSTD_c_contentSizeFlag,
    /// Whether the frame ends with a checksum of its content.
    WriteChecksum => ZSTD_c_checksumFlag,
    /// Whether the frame names its dictionary.
    WriteDictId => ZSTD_c_dictIDFlag,
    /// How many threads of its own the library may use.
    Threads => ZSTD_c_nbWorkers,
    /// Bytes that each of them takes at a time.
    JobSize => ZSTD_c_jobSize,
    /// How much of the job before each may refer to.
    OverlapLog => ZSTD_c_overlapLog,
    /// Whether the window stays as large as asked for, also for small content.
    ForceMaxWindow => ZSTD_c_experimentalParam3,
    /// Whether matches far back are looked for: 0 by strategy, 1 yes, 2 no.
    EnableLdm => ZSTD_c_enableLongDistanceMatching,
    /// Size of the table for that, as a power of two.
    LdmHashLog => ZSTD_c_ldmHashLog,
    /// Shortest such match.
    LdmMinMatch => ZSTD_c_ldmMinMatch,
    /// Places per entry of that table, as a power of two.
    LdmBucketSizeLog => ZSTD_c_ldmBucketSizeLog,
    /// How seldom an entry is made, as a power of two.
    LdmHashRateLog => ZSTD_c_ldmHashRateLog,
    /// Size that compressed blocks are aimed at; 0 is none.
    TargetBlockSize => ZSTD_c_targetCBlockSize,
    /// What to expect where the content size is not known.
    SourceSizeHint => ZSTD_c_experimentalParam7,
    /// Whether jobs begin where rsync would see them.
    Rsyncable => ZSTD_c_experimentalParam1,
    /// How a dictionary's tables are used: 0 by size, 1 attached, 2 copied, 3 loaded.
    AttachDict => ZSTD_c_experimentalParam4,
    /// Whether literals are compressed: 0 by strategy, 1 yes, 2 no.
    LiteralCompression => ZSTD_c_experimentalParam5,
    /// Whether a dictionary has tables for itself alone.
    DedicatedDictSearch => ZSTD_c_experimentalParam8,
    /// Whether blocks are split by the sequences in them: 0 by strategy, 1 yes, 2 no.
    SplitAfterSequences => ZSTD_c_experimentalParam13,
    /// Whether rows of the table are searched at once: 0 by strategy, 1 yes, 2 no.
    RowMatchFinder => ZSTD_c_experimentalParam14,
    /// Whether a dictionary's tables are fetched ahead: 0 by strategy, 1 yes, 2 no.
    PrefetchDictTables => ZSTD_c_experimentalParam16,
    /// Largest block in bytes; 0 is the format's.
    MaxBlockSize => ZSTD_c_experimentalParam18,
    /// How hard to look for places to split a block: 0 by strategy, 1 never, up to 6.
    BlockSplitterLevel => ZSTD_c_experimentalParam20,
}

impl Parameter {
    /// The least and the greatest value that the library takes.
    pub(crate) fn bounds(self) -> Result<(i32, i32)> {
        // SAFETY: a pure function of a valid parameter.
        let bounds = unsafe { c::ZSTD_cParam_getBounds(self.native()) };
        check(bounds.error)?;
        Ok((bounds.lowerBound, bounds.upperBound))
    }
}

/// The parameters that a level stands for, given sizes.
pub(crate) struct Derived(pub(super) c::ZSTD_compressionParameters);

impl Derived {
    /// `source_size` 0 is unknown, `dict_size` 0 none.
    pub(crate) fn new(level: i32, source_size: u64, dict_size: usize) -> Self {
        // SAFETY: a pure function.
        Derived(unsafe { c::ZSTD_getCParams(level, source_size, dict_size) })
    }

    pub(crate) fn values(&self) -> [(Parameter, i32); 7] {
        // All are small numbers.
        [
            (Parameter::WindowLog, self.0.windowLog as i32),
            (Parameter::ChainLog, self.0.chainLog as i32),
            (Parameter::HashLog, self.0.hashLog as i32),
            (Parameter::SearchLog, self.0.searchLog as i32),
            (Parameter::MinMatch, self.0.minMatch as i32),
            (Parameter::TargetLength, self.0.targetLength as i32),
            (Parameter::Strategy, self.0.strategy as i32),
        ]
    }
}

/// A set of parameters.
pub(crate) struct Params(NonNull<c::ZSTD_CCtx_params>);

// SAFETY: a plain struct of the library's, changed through &mut self alone.
unsafe impl Send for Params {}
// SAFETY: shared access only reads.
unsafe impl Sync for Params {}

impl Params {
    /// The library's defaults.
    pub(crate) fn new() -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled.
        NonNull::new(unsafe { c::ZSTD_createCCtxParams() })
            .map(Params)
            .ok_or_else(|| Error::new(Kind::NoMemory, "zstd: no memory for parameters"))
    }

    pub(crate) fn set(&mut self, parameter: Parameter, value: i32) -> Result<()> {
        // SAFETY: alive, and changed by this call alone; the library checks the value.
        check(unsafe { c::ZSTD_CCtxParams_setParameter(self.0.as_ptr(), parameter.native(), value) }).map(drop)
    }

    pub(crate) fn get(&self, parameter: Parameter) -> Result<i32> {
        let mut value = 0;
        // SAFETY: alive; the pointer is that of a local.
        check(unsafe { c::ZSTD_CCtxParams_getParameter(self.0.as_ptr(), parameter.native(), &mut value) })?;
        Ok(value)
    }

    /// Bytes that a compressor with these parameters takes, or an error with threads, where the library cannot say.
    pub(crate) fn estimated_size(&self) -> Result<usize> {
        // SAFETY: alive.
        check(unsafe { c::ZSTD_estimateCCtxSize_usingCCtxParams(self.0.as_ptr()) })
    }

    /// The same for streams, which keep a window and buffers.
    pub(crate) fn estimated_stream_size(&self) -> Result<usize> {
        // SAFETY: alive.
        check(unsafe { c::ZSTD_estimateCStreamSize_usingCCtxParams(self.0.as_ptr()) })
    }

    pub(super) fn as_ptr(&self) -> *const c::ZSTD_CCtx_params {
        self.0.as_ptr()
    }
}

impl Drop for Params {
    fn drop(&mut self) {
        // SAFETY: made by ZSTD_createCCtxParams and not freed before.
        unsafe { c::ZSTD_freeCCtxParams(self.0.as_ptr()) };
    }
}

/// Bytes that a decompressor takes.
pub(crate) fn estimated_decompressor_size() -> usize {
    // SAFETY: a pure function.
    unsafe { c::ZSTD_estimateDCtxSize() }
}

/// Bytes that a streaming decompressor takes for frames of up to `window` bytes.
pub(crate) fn estimated_decompressor_stream_size(window: usize) -> usize {
    // SAFETY: a pure function.
    unsafe { c::ZSTD_estimateDStreamSize(window) }
}
