//! zfp: blocks of 4, 16, 64 or 256 numbers, transformed and cut to a rate, a precision or a tolerance, or kept whole.
//!
//! The format is zfp's, codec version 5 (P. Lindstrom, "Fixed-rate compressed floating-point arrays", IEEE TVCG 20(12),
//! 2014, and the zfp manual); the streams are bit for bit those of the library zfp.
//!
//! | file | what is in it |
//! |---|---|
//! | `scalar.rs` | types of values, and of the elements that become values |
//! | `grid.rs` | type and extents; blocks |
//! | `params.rs` | how much is kept; modes |
//! | `header.rs` | headers |
//! | `setup.rs` | what a caller asks for, and what came of it |
//! | `encode.rs`, `decode.rs` | arrays to streams and back, on one thread or several |
//! | `value.rs`, `rows.rs` | elements of arrays as rows of values |
//! | `check.rs` | errors found by decoding what was encoded |
//! | `side.rs` | sidecars: the index of blocks, the mask of values that are not finite |
//! | `view.rs` | random access |
//! | `kernels/` | blocks into bits and back |

mod check;
mod decode;
mod encode;
mod grid;
mod header;
mod kernels;
mod params;
mod rows;
mod scalar;
mod setup;
mod side;
#[cfg(test)]
mod tests;
mod value;
mod view;

pub use decode::{decompress, decompress_into};
pub use encode::{compress, maximum_size};
pub use grid::{Grid, MAX_DIMS};
pub use header::{CODEC_VERSION, FULL, Header, MAGIC, META, MODE};
pub use params::{MAX_BITS, MAX_PREC, MIN_BITS, MIN_EXP, Mode, Params};
pub use scalar::{Element, Scalar};
pub use setup::{Bounds, Report, Setup};
pub use side::{Index, Mask, Side};
pub use view::View;
