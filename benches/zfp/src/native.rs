//! The C library.

use std::ffi::c_void;
use std::ptr;

use tierce::zfp::{Grid, Params};
use zfp_sys as c;

use crate::case::Asked;

/// Its stream and its field, over memory of the caller.
pub struct Native {
    stream: *mut c::zfp_stream,
    field: *mut c::zfp_field,
}

impl Native {
    /// Elements of extents `grid` from address `first` on; strides in elements, the fastest axis first.
    pub fn new(grid: &Grid, params: &Params, first: *mut u8, strides: Option<[isize; 4]>) -> Native {
        let n = |axis: usize| if axis < grid.dims { grid.n[axis] } else { 0 };
        // SAFETY: both are made by the library, and live until they are dropped; `data` is not looked at here.
        unsafe {
            let field = c::zfp_field_alloc();
            let stream = c::zfp_stream_open(ptr::null_mut());
            assert!(!field.is_null() && !stream.is_null());
            (*field).type_ = grid.scalar as c::zfp_type;
            (*field).data = first.cast::<c_void>();
            ((*field).nx, (*field).ny, (*field).nz, (*field).nw) = (n(0), n(1), n(2), n(3));
            let [x, y, z, w] = strides.unwrap_or_default();
            ((*field).sx, (*field).sy, (*field).sz, (*field).sw) = (x, y, z, w);
            let done = c::zfp_stream_set_params(stream, params.minbits, params.maxbits, params.maxprec, params.minexp);
            assert!(done != 0, "the C library refuses {params:?}");
            Native { stream, field }
        }
    }

    /// The parameters that a mode comes to, and what its setter gives back.
    pub fn set(&mut self, asked: Asked) -> (Params, f64) {
        // SAFETY: both are valid.
        unsafe {
            let (scalar, dims) = ((*self.field).type_, c::zfp_field_dimensionality(self.field));
            let used = match asked {
                Asked::Reversible => {
                    c::zfp_stream_set_reversible(self.stream);
                    0.0
                }
                Asked::Rate(rate, whole) => {
                    c::zfp_stream_set_rate(self.stream, rate, scalar, dims, c::zfp_bool::from(whole))
                }
                Asked::Precision(precision) => f64::from(c::zfp_stream_set_precision(self.stream, precision)),
                Asked::Accuracy(tolerance) => c::zfp_stream_set_accuracy(self.stream, tolerance),
                Asked::Expert => 0.0,
            };
            let s = &*self.stream;
            (Params { minbits: s.minbits, maxbits: s.maxbits, maxprec: s.maxprec, minexp: s.minexp }, used)
        }
    }

    /// What a buffer must have room for by the library's own account, in bytes.
    pub fn maximum_size(&self) -> usize {
        // SAFETY: both are valid.
        unsafe { c::zfp_stream_maximum_size(self.stream, self.field) }
    }

    /// Points the stream to a buffer.
    fn open(&mut self, words: *mut u64, len: usize) -> *mut c::bitstream {
        // SAFETY: the caller keeps the words until the stream is closed.
        unsafe {
            let bits = c::stream_open(words.cast::<c_void>(), 8 * len);
            c::zfp_stream_set_bit_stream(self.stream, bits);
            c::zfp_stream_rewind(self.stream);
            bits
        }
    }

    /// Compresses the elements; gives how many bytes the stream has. `timed` is what runs the compression alone, without
    /// the header.
    ///
    /// # Safety
    /// The elements are valid, and there is room for what comes of them.
    pub unsafe fn compress(&mut self, header: u32, words: &mut [u64], timed: impl FnOnce(&mut dyn FnMut())) -> usize {
        let bits = self.open(words.as_mut_ptr(), words.len());
        let mut size = 0;
        // SAFETY: as above.
        unsafe {
            if header != 0 {
                assert!(c::zfp_write_header(self.stream, self.field, header) != 0, "no header");
            }
            timed(&mut || size = c::zfp_compress(self.stream, self.field));
            c::stream_close(bits);
        }
        size
    }

    /// Decompresses to the elements; gives how many bytes were read.
    ///
    /// # Safety
    /// The elements may be written, and the stream is one of such elements, with zeros behind it.
    pub unsafe fn decompress(&mut self, header: u32, words: &[u64], timed: impl FnOnce(&mut dyn FnMut())) -> usize {
        let bits = self.open(words.as_ptr().cast_mut(), words.len());
        let mut size = 0;
        // SAFETY: as above; the library does not write to a stream that it reads.
        unsafe {
            if header != 0 {
                // It forgets the elements' strides, and takes the parameters from the header.
                let ([x, y, z, w], data) = (self.strides(), (*self.field).data);
                assert!(c::zfp_read_header(self.stream, self.field, header) != 0, "no header");
                ((*self.field).sx, (*self.field).sy, (*self.field).sz, (*self.field).sw) = (x, y, z, w);
                (*self.field).data = data;
            }
            timed(&mut || size = c::zfp_decompress(self.stream, self.field));
            c::stream_close(bits);
        }
        size
    }

    fn strides(&self) -> [isize; 4] {
        // SAFETY: the field is valid.
        unsafe { [(*self.field).sx, (*self.field).sy, (*self.field).sz, (*self.field).sw] }
    }
}

impl Drop for Native {
    fn drop(&mut self) {
        // SAFETY: both were made by the library, and are used no more; the bit stream was closed.
        unsafe {
            c::zfp_field_free(self.field);
            c::zfp_stream_close(self.stream);
        }
    }
}
