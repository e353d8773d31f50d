//! Codecs: bytes in, bytes out.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | the trait [`Codec`] |
//! | `spec.rs` | what a codec is called and which parameters it takes; checking a config against that |
//! | `config.rs` | JSON configs in the forms of zarr v2 (numcodecs) and zarr v3 |
//! | `registry.rs` | names to specs; the built-in ones |
//! | `pipeline.rs` | one codec or several in a row: what a config makes |
//! | `arrays.rs` | pipelines on arrays: types on the way through the codecs, strided memory at the end |
//! | `many.rs` | encode and decode many items over a pool |
//! | `metrics.rs` | what encoding an array cost: errors, bytes, time |
//! | `growth.rs` | how decoders write a result whose size they do not know |
//! | `numeric/` | what the filters of numbers share |
//! | `object/` | what the codecs of objects share: values, JSON text, msgpack, nested lists |
//! | the others | one codec each, or a family that shares its format |

mod arrays;
mod config;
mod growth;
mod many;
mod metrics;
mod pipeline;
mod registry;
mod spec;

#[cfg(feature = "filters")]
mod astype;
#[cfg(feature = "base64")]
mod base64;
#[cfg(feature = "filters")]
mod bitround;
#[cfg(feature = "blosc")]
mod blosc;
mod bytes;
#[cfg(feature = "bz2")]
mod bz2;
#[cfg(feature = "filters")]
mod categorize;
#[cfg(feature = "checksums")]
mod checksum32;
#[cfg(feature = "deflate")]
mod deflate;
#[cfg(feature = "filters")]
mod delta;
#[cfg(feature = "filters")]
mod fixedscaleoffset;
#[cfg(feature = "checksums")]
mod fletcher32;
#[cfg(feature = "checksums")]
mod jenkins_lookup3;
#[cfg(feature = "objects")]
mod json2;
#[cfg(feature = "lz4")]
mod lz4;
#[cfg(feature = "lzma")]
mod lzma;
#[cfg(feature = "objects")]
mod msgpack2;
#[cfg(feature = "filters")]
mod numeric;
#[cfg(feature = "objects")]
pub(crate) mod object;
#[cfg(feature = "filters")]
mod packbits;
#[cfg(feature = "pcodec")]
mod pcodec;
#[cfg(feature = "objects")]
mod pickle;
#[cfg(feature = "filters")]
mod quantize;
mod shuffle;
mod transpose;
#[cfg(feature = "objects")]
mod vlen;
#[cfg(feature = "zfp")]
mod zfpy;
#[cfg(feature = "zstd")]
mod zstd;

pub use config::Form;
pub(crate) use config::parse_values;
#[allow(unused_imports)] // a build without zstd has no use for them here
pub(crate) use growth::{may_trust, restart};
#[cfg(feature = "store")]
pub(crate) use jenkins_lookup3::lookup3;
#[cfg(feature = "lzma")]
pub(crate) use lzma::Lzma as LzmaSetup;
#[allow(unused_imports)] // as above
pub(crate) use many::each_item;
pub use many::{Buffers, Each, decode_arrays_into, decode_many, encode_arrays, encode_many};
pub use metrics::{Metrics, encode_measured};
pub use pipeline::Pipeline;
pub use registry::Registry;
#[cfg(feature = "store")]
pub(crate) use spec::shown;
pub use spec::{Default, Make, Param, ParamType, Spec, Values};

use crate::array::{Array, Fixed, Store, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;

/// What a codec may heed beside the bytes.
#[derive(Clone, Copy, Default)]
pub struct How<'a> {
    /// The type of the array, where the bytes are its elements.
    pub ty: Option<&'a Type>,
    /// Bytes in an element, where the bytes are elements of which no more is known.
    pub item: Option<usize>,
    /// Threads for the work, if it can be shared.
    pub pool: Option<&'a Pool>,
}

/// A transformation of bytes that can be undone.
///
/// Both directions may be called from several threads at once.
pub trait Codec: Send + Sync {
    /// The most bytes that `encode` writes for `src_len` bytes; `None` if so many cannot be encoded.
    fn encode_bound(&self, src_len: usize) -> Option<usize>;

    /// Writes the encoded form of `src`.
    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()>;

    /// Writes what was encoded as `src`, all of it, or fails.
    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()>;

    /// How long `src_len` encoded bytes are when decoded, for a codec where the length alone tells.
    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        let _ = src_len;
        None
    }

    /// Whether both directions give back their input, so that a pipeline can leave the codec out.
    fn is_identity(&self) -> bool {
        false
    }

    // The array form. A codec of bytes has nothing to add here.

    /// What encoding an array of type `src` gives, or why it cannot be encoded; `None` on either side stands for bytes,
    /// of which a codec knows neither number nor meaning.
    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        let _ = src;
        Ok(None)
    }

    /// The element type that the config says of the arrays to encode, so that a pipeline that cannot fit together is found
    /// when it is made.
    fn element(&self) -> Option<Fixed> {
        None
    }

    /// The most bytes that `encode_elements` writes for an array of this type.
    fn elements_bound(&self, ty: &Type) -> Option<usize> {
        self.encode_bound(ty.size()?)
    }

    /// [`Codec::encode`] of elements of fixed size, which lie in a row in the order of `ty`.
    fn encode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        let _ = ty;
        self.encode(src, dst)
    }

    /// [`Codec::decode`] of what `encode_elements` wrote of an array of type `ty`.
    fn decode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        let _ = ty;
        self.decode(src, dst)
    }

    /// [`Codec::encode_elements`], or [`Codec::encode`] of bytes, for a codec that heeds more than they are told.
    fn encode_as(&self, src: &[u8], how: &How<'_>, dst: &mut Output<'_>) -> Result<()> {
        match how.ty {
            Some(ty) => self.encode_elements(src, ty, dst),
            None => self.encode(src, dst),
        }
    }

    /// [`Codec::decode_elements`], or [`Codec::decode`] to bytes, for a codec that heeds more than they are told.
    fn decode_as(&self, src: &[u8], how: &How<'_>, dst: &mut Output<'_>) -> Result<()> {
        match how.ty {
            Some(ty) => self.decode_elements(src, ty, dst),
            None => self.decode(src, dst),
        }
    }

    /// Whether a part of what is encoded can be decoded without the rest.
    fn has_parts(&self) -> bool {
        false
    }

    /// Writes `items.1` elements from the one numbered `items.0` on, for a format that has parts.
    fn decode_partial(&self, src: &[u8], items: (u64, u64), pool: Option<&Pool>, dst: &mut Output<'_>) -> Result<()> {
        let _ = (src, items, pool, dst);
        Err(Error::new(Kind::Unsupported, "a part cannot be decoded alone"))
    }

    /// Whether what is encoded still consists of the elements it was given, as bytes: of the same size, in the same order.
    fn keeps_elements(&self) -> bool {
        false
    }

    /// Whether the encoded form of such an array (`None`: of bytes) is the array as it lies in a row, so that a pipeline
    /// can leave the codec out when it encodes.
    fn encodes_as_is(&self, ty: Option<&Type>) -> bool {
        let _ = ty;
        self.is_identity()
    }

    /// Whether decoding gives back what it was given, so that a pipeline can leave the codec out when it decodes.
    fn decodes_as_is(&self, ty: Option<&Type>) -> bool {
        let _ = ty;
        self.is_identity()
    }

    /// Whether it encodes elements of either byte order as the same bytes.
    fn takes_either_order(&self) -> bool {
        false
    }

    /// The codec as one of whole arrays: of items that vary in length, and of formats that tell type and shape.
    fn as_object(&self) -> Option<&dyn ObjectCodec> {
        None
    }

    /// The permutation, if all that the codec does is to permute axes: axis `i` of the encoded array is axis `axes[i]` of
    /// the one that is encoded.
    fn axes(&self, ndim: usize) -> Option<Result<Vec<usize>>> {
        let _ = ndim;
        None
    }
}

/// A codec of whole arrays.
pub trait ObjectCodec: Send + Sync {
    /// Writes the encoded form of `src`.
    fn encode_object(&self, src: &Array, dst: &mut Output<'_>) -> Result<()>;

    /// Fills `store`, which is empty, with what was encoded as `src`, and tells its type.
    ///
    /// `like` is what the caller expects: formats that do not tell element type and shape need it, and the others convert
    /// to its element type where that loses nothing. The pipeline compares the shape.
    fn decode_object(&self, src: &[u8], like: Option<&Type>, store: &mut Store) -> Result<Type>;

    /// [`ObjectCodec::encode_object`] for a codec whose work threads can share.
    fn encode_object_with(&self, src: &Array, pool: Option<&Pool>, dst: &mut Output<'_>) -> Result<()> {
        let _ = pool;
        self.encode_object(src, dst)
    }

    /// Whether there is [`ObjectCodec::decode_object_into`].
    fn decodes_into(&self) -> bool {
        false
    }

    /// Writes what was encoded as `src`, of the type and shape of `dst`, to its elements, without memory between.
    fn decode_object_into(&self, src: &[u8], pool: Option<&Pool>, dst: &mut Array) -> Result<()> {
        let _ = (src, pool, dst);
        Err(Error::new(Kind::Unsupported, "this codec makes arrays of its own"))
    }

    /// More bytes than the encoded form of `count` elements or items of `size` bytes in all takes, whoever wrote it: what
    /// the codecs behind this one may decode to.
    fn most_encoded(&self, size: usize, count: usize) -> usize {
        most_text(size, count, TEXT_RATIO)
    }
}

/// Encoded items and numbers as text take at most so many times the room of what they are decoded to (escapes and a
/// modest indentation included) …
const TEXT_RATIO: usize = 32;
/// … and so much more.
const TEXT_SLACK: usize = 64 << 10;

/// [`ObjectCodec::most_encoded`] with `ratio` bytes for each byte and each element.
fn most_text(size: usize, count: usize, ratio: usize) -> usize {
    size.saturating_add(count).saturating_mul(ratio).saturating_add(TEXT_SLACK)
}
