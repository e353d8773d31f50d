//! Elements regrouped, so that what is alike in them lies together: by bytes and by bits.

pub(crate) mod bits;
pub(crate) mod bytes;
