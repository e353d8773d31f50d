//! Elements regrouped, so that what is alike in them lies together.
//!
//! | module | what is in it |
//! |---|---|
//! | `bytes` | byte shuffle: all first bytes of the elements, then all second bytes, and so on |
//! | `bits` | bit shuffle: the lowest bits of all first bytes of the elements, then the next bits, and so on |
//!
//! Both are the same at every SIMD level. They write into uninitialised memory and allocate nothing.

#[cfg(feature = "blosc")]
pub(crate) mod bits;
pub(crate) mod bytes;
