//! Decompression contexts.

use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::sync::Arc;

use zstd_sys as c;

use super::super::written;
use super::check;
use super::compress::Progress;
use super::dictionary::DigestedForDecompression;
use crate::error::{Error, Kind, Result};

/// A decompression context, and the dictionaries that it refers to.
pub(crate) struct Decompressor {
    context: NonNull<c::ZSTD_DCtx>,
    // Kept alive for the context, which has their addresses.
    dictionaries: Vec<Arc<DigestedForDecompression>>,
}

// SAFETY: a context may move between threads; it is used by one at a time because methods take &mut self.
unsafe impl Send for Decompressor {}

impl Decompressor {
    pub(crate) fn new() -> Result<Self> {
        // SAFETY: no preconditions; NULL is handled.
        let context = NonNull::new(unsafe { c::ZSTD_createDCtx() })
            .ok_or_else(|| Error::new(Kind::NoMemory, "zstd: no memory for a decompression context"))?;
        Ok(Decompressor { context, dictionaries: Vec::new() })
    }

    fn ptr(&self) -> *mut c::ZSTD_DCtx {
        self.context.as_ptr()
    }

    fn set(&mut self, parameter: c::ZSTD_dParameter, value: i32) -> Result<()> {
        // SAFETY: the context is alive; the library checks the value.
        check(unsafe { c::ZSTD_DCtx_setParameter(self.ptr(), parameter, value) }).map(drop)
    }

    /// Reads frames without a magic number.
    pub(crate) fn set_magicless(&mut self, yes: bool) -> Result<()> {
        self.set(c::ZSTD_dParameter::ZSTD_d_experimentalParam1, i32::from(yes))
    }

    /// Takes checksums as right.
    pub(crate) fn set_ignore_checksum(&mut self, yes: bool) -> Result<()> {
        self.set(c::ZSTD_dParameter::ZSTD_d_experimentalParam3, i32::from(yes))
    }

    /// The largest window that a stream may ask for, in bytes.
    pub(crate) fn set_max_window(&mut self, bytes: usize) -> Result<()> {
        // SAFETY: the context is alive; the library checks the value.
        check(unsafe { c::ZSTD_DCtx_setMaxWindowSize(self.ptr(), bytes) }).map(drop)
    }

    /// Uses dictionaries: one for all frames, or several of which each frame names its own.
    pub(crate) fn refer(&mut self, dictionaries: Vec<Arc<DigestedForDecompression>>) -> Result<()> {
        self.set(c::ZSTD_dParameter::ZSTD_d_experimentalParam4, i32::from(dictionaries.len() > 1))?;
        for dictionary in &dictionaries {
            // SAFETY: both are alive, and the dictionaries are kept below as long as the context.
            check(unsafe { c::ZSTD_DCtx_refDDict(self.ptr(), dictionary.as_ptr()) })?;
        }
        self.dictionaries = dictionaries;
        Ok(())
    }

    /// Of several dictionaries, uses that of an identifier for the next frame; none if there is none of that identifier.
    ///
    /// In one call the library has taken the tables of another one before it looks at the identifier (1.5.7).
    pub(crate) fn choose(&mut self, id: u32) -> Result<()> {
        if self.dictionaries.len() > 1 {
            let chosen = self.dictionaries.iter().rfind(|dictionary| dictionary.id() == id);
            let tables = chosen.map_or(std::ptr::null(), |dictionary| dictionary.as_ptr());
            // SAFETY: the context is alive, and keeps all of them.
            check(unsafe { c::ZSTD_DCtx_refDDict(self.ptr(), tables) })?;
        }
        Ok(())
    }

    /// Forgets an unfinished frame.
    pub(crate) fn reset(&mut self) -> Result<()> {
        // SAFETY: the context is alive; resetting a session does not fail.
        check(unsafe { c::ZSTD_DCtx_reset(self.ptr(), c::ZSTD_ResetDirective::ZSTD_reset_session_only) }).map(drop)
    }

    /// All frames of `src`, one after the other.
    pub(crate) fn decompress<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        // SAFETY: pointers and lengths are those of live slices; the library writes at most dst.len() bytes.
        let code = unsafe {
            c::ZSTD_decompressDCtx(self.ptr(), dst.as_mut_ptr().cast(), dst.len(), src.as_ptr().cast(), src.len())
        };
        let n = check(code)?;
        // SAFETY: the library reports how much it wrote.
        Ok(unsafe { written(dst, n) })
    }

    /// One frame that refers to `prefix` as content before it.
    pub(crate) fn decompress_after<'d>(
        &mut self,
        prefix: &[u8],
        frame: &[u8],
        dst: &'d mut [MaybeUninit<u8>],
    ) -> Result<&'d mut [u8]> {
        // SAFETY: the prefix lives during this call; the library uses it for the next frame only, which is decoded here.
        check(unsafe {
            c::ZSTD_DCtx_refPrefix_advanced(
                self.ptr(),
                prefix.as_ptr().cast(),
                prefix.len(),
                c::ZSTD_dictContentType_e::ZSTD_dct_rawContent,
            )
        })?;
        self.decompress(frame, dst)
    }

    /// Takes some of `src`, up to the end of a frame, and writes what is ready.
    pub(crate) fn step<'d>(&mut self, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Progress<'d>> {
        let mut input = c::ZSTD_inBuffer { src: src.as_ptr().cast(), size: src.len(), pos: 0 };
        let mut output = c::ZSTD_outBuffer { dst: dst.as_mut_ptr().cast(), size: dst.len(), pos: 0 };
        // SAFETY: the context is alive; both structs describe live slices.
        let code = unsafe { c::ZSTD_decompressStream(self.ptr(), &mut output, &mut input) };
        let remaining = check(code)?;
        // SAFETY: the library reports how much it wrote.
        Ok(Progress { consumed: input.pos, bytes: unsafe { written(dst, output.pos) }, remaining })
    }

    /// Bytes that the context takes now.
    pub(crate) fn memory_size(&self) -> usize {
        // SAFETY: the context is alive.
        unsafe { c::ZSTD_sizeof_DCtx(self.ptr()) }
    }
}

impl Drop for Decompressor {
    fn drop(&mut self) {
        // SAFETY: made by ZSTD_createDCtx and not freed before.
        unsafe { c::ZSTD_freeDCtx(self.ptr()) };
    }
}

/// Good sizes of pieces going in and coming out.
pub(crate) fn recommended() -> (usize, usize) {
    // SAFETY: pure functions.
    unsafe { (c::ZSTD_DStreamInSize(), c::ZSTD_DStreamOutSize()) }
}
