//! The work through the C functions of tierce.

use std::ffi::c_void;
use std::ptr;

use crate::clock::{Sample, measure};
use crate::work::Work;
use crate::yardstick::store;

type Handle = *mut c_void;
type CodeInto = unsafe extern "C" fn(Handle, *const u8, usize, *mut u8, usize, *mut usize) -> i32;

/// The functions, as the loader gave them.
#[repr(C)]
pub struct Api {
    encode_into: CodeInto,
    decode_into: CodeInto,
    encode: unsafe extern "C" fn(Handle, *const u8, usize, Handle) -> i32,
    decode: unsafe extern "C" fn(Handle, *const u8, usize, usize, Handle) -> i32,
    buffer_new: unsafe extern "C" fn(usize, *mut Handle) -> i32,
    buffer_free: unsafe extern "C" fn(Handle),
    buffer_len: unsafe extern "C" fn(Handle) -> usize,
    buffer_append: unsafe extern "C" fn(Handle, *const u8, usize) -> i32,
}

/// Into the caller's memory.
const INTO: i32 = 0;
/// Into a tierce_buffer that is kept.
const BUFFER: i32 = 1;
/// Into a tierce_buffer that is made and freed each time.
const FRESH: i32 = 2;
/// As FRESH, and the size of the result is not told.
const FRESH_UNTOLD: i32 = 3;

impl Api {
    unsafe fn into(&self, decode: bool, codec: Handle, src: &[u8], dst: &mut [u8]) -> Option<usize> {
        let call = if decode { self.decode_into } else { self.encode_into };
        let mut len = 0;
        // SAFETY: pointers and lengths of live slices; the caller vouches for the handle.
        let status = unsafe { call(codec, src.as_ptr(), src.len(), dst.as_mut_ptr(), dst.len(), &mut len) };
        (status == 0).then_some(len)
    }

    unsafe fn buffer(&self, decode: bool, codec: Handle, src: &[u8], limit: usize, buffer: Handle) -> Option<usize> {
        // SAFETY: pointer and length of a live slice; the caller vouches for the handles.
        unsafe {
            let status = if decode {
                (self.decode)(codec, src.as_ptr(), src.len(), limit, buffer)
            } else {
                (self.encode)(codec, src.as_ptr(), src.len(), buffer)
            };
            (status == 0).then(|| (self.buffer_len)(buffer))
        }
    }

    unsafe fn with_fresh(&self, body: impl FnOnce(Handle) -> Option<usize>) -> Option<usize> {
        let mut buffer = ptr::null_mut();
        // SAFETY: the pointer is that of a local; the buffer is freed once.
        unsafe {
            if (self.buffer_new)(0, &mut buffer) != 0 {
                return None;
            }
            let result = body(buffer);
            (self.buffer_free)(buffer);
            result
        }
    }

    /// A copy of `src` in a new tierce_buffer.
    ///
    /// # Safety
    /// The functions are those of the library.
    pub unsafe fn append_fresh(&self, src: &[u8]) -> Option<usize> {
        // SAFETY: pointer and length of a live slice.
        let append = |buffer| unsafe { (self.buffer_append)(buffer, src.as_ptr(), src.len()) };
        // SAFETY: as above.
        unsafe { self.with_fresh(|buffer| (append(buffer) == 0).then_some(src.len())) }
    }
}

/// Encodes (`decode` 0) or decodes every item in one of the forms above; `buffer` is used by BUFFER alone.
///
/// # Safety
/// The handles are live, the functions those of their library; the pointers of `work` are valid for their lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tbn_through(
    api: &Api,
    codec: Handle,
    buffer: Handle,
    form: i32,
    decode: i32,
    work: &Work,
    sample: &mut Sample,
) -> i32 {
    let decode = decode != 0;
    // SAFETY: as above; the form is chosen outside of the loops.
    let result = unsafe {
        match form {
            INTO => measure(|| work.run(|src, dst| api.into(decode, codec, src, dst))),
            BUFFER => measure(|| work.run(|src, dst| api.buffer(decode, codec, src, dst.len(), buffer))),
            FRESH => measure(|| {
                work.run(|src, dst| api.with_fresh(|fresh| api.buffer(decode, codec, src, dst.len(), fresh)))
            }),
            FRESH_UNTOLD => {
                measure(|| work.run(|src, _| api.with_fresh(|fresh| api.buffer(decode, codec, src, usize::MAX, fresh))))
            }
            _ => Err(()),
        }
    };
    store(result, sample)
}
