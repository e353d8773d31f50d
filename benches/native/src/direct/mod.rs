//! The native libraries, called as a C program that knows them would: contexts are made once and used for every chunk
//! where the library allows that.

mod block;
mod stream;
mod sums;

use std::ffi::{CStr, c_char};
use std::ptr;

use crate::clock::{Sample, measure};
use crate::work::Work;
use crate::yardstick::store;

/// One library, ready for any number of chunks. What it writes has the form that tierce writes.
trait Direct {
    /// Encodes `src` into `dst`; gives the length, or `None` for failure.
    fn encode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize>;

    /// Decodes `src` into `dst`, which is exactly as long as the result.
    fn decode(&mut self, src: &[u8], dst: &mut [u8]) -> Option<usize>;
}

/// [`Direct`] behind one pointer for whole loops: inside, the calls are static.
trait Loops {
    /// # Safety
    /// As for [`Work::run`].
    unsafe fn run(&mut self, decode: bool, work: &Work) -> Result<Sample, ()>;
}

impl<D: Direct> Loops for D {
    unsafe fn run(&mut self, decode: bool, work: &Work) -> Result<Sample, ()> {
        // SAFETY: as above.
        unsafe {
            if decode {
                measure(|| work.run(|src, dst| self.decode(src, dst)))
            } else {
                measure(|| work.run(|src, dst| self.encode(src, dst)))
            }
        }
    }
}

/// What [`tbn_direct_new`] hands out.
pub struct Handle(Box<dyn Loops>);

fn find(name: &str, level: i32) -> Option<Box<dyn Loops>> {
    Some(match name {
        "zstd" => Box::new(block::Zstd::new(level)?),
        "lz4" => Box::new(block::Lz4 { acceleration: level }),
        "zlib" => Box::new(block::Deflate::new(block::Wrapper::Zlib, level)?),
        "gzip" => Box::new(block::Deflate::new(block::Wrapper::Gzip, level)?),
        "bz2" => Box::new(stream::Bz2 { level }),
        "lzma" => Box::new(stream::Lzma::new(level)),
        "crc32" => Box::new(sums::Checksum { at_end: false, sum: crc32fast::hash }),
        "adler32" => Box::new(sums::Checksum { at_end: false, sum: sums::adler32 }),
        "crc32c" => Box::new(sums::Checksum { at_end: true, sum: sums::crc32c }),
        "base64" => Box::new(sums::Base64),
        _ => return None,
    })
}

/// Makes the loops of a library; NULL if there is none of that name. `level` is the library's own.
///
/// # Safety
/// `name` is a string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_direct_new(name: *const c_char, level: i32) -> *mut Handle {
    // SAFETY: as above.
    let name = unsafe { CStr::from_ptr(name) }.to_str().unwrap_or_default();
    find(name, level).map_or(ptr::null_mut(), |loops| Box::into_raw(Box::new(Handle(loops))))
}

/// Frees what [`tbn_direct_new`] made.
///
/// # Safety
/// `handle` is live and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_direct_free(handle: *mut Handle) {
    // SAFETY: as above.
    drop(unsafe { Box::from_raw(handle) });
}

/// Encodes (`decode` 0) or decodes every item of `work`.
///
/// # Safety
/// `handle` is live; the pointers of `work` are valid for their lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_direct(handle: &mut Handle, decode: i32, work: &Work, sample: &mut Sample) -> i32 {
    // SAFETY: as above.
    let result = unsafe { handle.0.run(decode != 0, work) };
    store(result, sample)
}
