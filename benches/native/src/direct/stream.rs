//! Libraries that know streams only: bzip2 and liblzma, a whole chunk in one step.

use std::ffi::c_uint;
use std::mem::MaybeUninit;

use libbz2_rs_sys as bz;
use liblzma_sys as xz;

use super::Direct;

/// bzip2. It has no way to use a stream again, so each chunk makes one.
pub struct Bz2 {
    pub level: i32,
}

/// Points a new stream at both slices, runs the three calls, and gives how much came out.
fn bz2(src: &[u8], dst: &mut [u8], calls: impl FnOnce(&mut bz::bz_stream) -> Option<()>) -> Option<usize> {
    // SAFETY: all-zero is the documented initial state.
    let mut stream = unsafe { MaybeUninit::<bz::bz_stream>::zeroed().assume_init() };
    stream.next_in = src.as_ptr().cast();
    stream.avail_in = c_uint::try_from(src.len()).ok()?;
    stream.next_out = dst.as_mut_ptr().cast();
    stream.avail_out = c_uint::try_from(dst.len()).ok()?;
    calls(&mut stream)?;
    Some(dst.len() - stream.avail_out as usize)
}

impl Direct for Bz2 {
    fn encode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        bz2(src, dst, |stream| {
            // SAFETY: the stream points at live memory, is initialised first and ended last.
            unsafe {
                if bz::BZ2_bzCompressInit(stream, self.level, 0, 0) != bz::BZ_OK {
                    return None;
                }
                let code = bz::BZ2_bzCompress(stream, bz::BZ_FINISH);
                bz::BZ2_bzCompressEnd(stream);
                (code == bz::BZ_STREAM_END).then_some(())
            }
        })
    }

    fn decode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        bz2(src, dst, |stream| {
            // SAFETY: as above.
            unsafe {
                if bz::BZ2_bzDecompressInit(stream, 0, 0) != bz::BZ_OK {
                    return None;
                }
                let code = bz::BZ2_bzDecompress(stream);
                bz::BZ2_bzDecompressEnd(stream);
                (code == bz::BZ_STREAM_END).then_some(())
            }
        })
    }
}

/// liblzma, xz with CRC64. A stream may be initialised again without `lzma_end`, and then keeps its memory.
pub struct Lzma {
    preset: u32,
    encoder: xz::lzma_stream,
    decoder: xz::lzma_stream,
}

impl Lzma {
    pub fn new(level: i32) -> Self {
        // SAFETY: all-zero is LZMA_STREAM_INIT.
        let stream = || unsafe { MaybeUninit::<xz::lzma_stream>::zeroed().assume_init() };
        Lzma { preset: level as u32, encoder: stream(), decoder: stream() }
    }
}

fn lzma(stream: &mut xz::lzma_stream, src: &[u8], dst: &mut [u8]) -> Option<usize> {
    stream.next_in = src.as_ptr();
    stream.avail_in = src.len();
    stream.next_out = dst.as_mut_ptr();
    stream.avail_out = dst.len();
    // SAFETY: the caller has initialised the stream; it points at live slices.
    let code = unsafe { xz::lzma_code(stream, xz::LZMA_FINISH) };
    (code == xz::LZMA_STREAM_END).then(|| dst.len() - stream.avail_out)
}

impl Direct for Lzma {
    fn encode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        // SAFETY: the stream is in its initial state, or in that of an earlier chunk.
        let code = unsafe { xz::lzma_easy_encoder(&mut self.encoder, self.preset, xz::LZMA_CHECK_CRC64) };
        if code != xz::LZMA_OK {
            return None;
        }
        lzma(&mut self.encoder, src, dst)
    }

    fn decode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        // SAFETY: as above.
        let code = unsafe { xz::lzma_stream_decoder(&mut self.decoder, u64::MAX, 0) };
        if code != xz::LZMA_OK {
            return None;
        }
        lzma(&mut self.decoder, src, dst)
    }
}

impl Drop for Lzma {
    fn drop(&mut self) {
        // SAFETY: both streams are initialised or in their initial state, which lzma_end allows.
        unsafe {
            xz::lzma_end(&mut self.encoder);
            xz::lzma_end(&mut self.decoder);
        }
    }
}
