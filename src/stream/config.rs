//! JSON configs of streams: the codecs' own, for the formats that can be read and written in pieces.

use super::Coder;
#[allow(unused_imports)] // a build without any area
use crate::codec::{Spec, Values, parse_values};
use crate::error::{Error, Kind, Result};

/// The formats that exist as streams only.
fn stream_specs() -> Vec<Spec> {
    vec![
        #[cfg(feature = "lz4")]
        super::lz4frame::spec(),
    ]
}

/// The ids that have a stream form in this build.
fn known() -> Vec<&'static str> {
    vec![
        #[cfg(feature = "zstd")]
        "zstd",
        #[cfg(feature = "deflate")]
        "zlib",
        #[cfg(feature = "deflate")]
        "gzip",
        #[cfg(feature = "bz2")]
        "bz2",
        #[cfg(feature = "lzma")]
        "lzma",
        #[cfg(feature = "lz4")]
        "lz4frame",
    ]
}

/// The coder of a config.
pub(super) fn coder(json: &[u8], decode: bool) -> Result<Box<dyn Coder>> {
    let (id, values) = parse_values(json, &stream_specs())?;
    make(&id, &values, decode).map_err(|error| error.within(&format!("stream {id:?}")))
}

fn make(id: &str, values: &Values, decode: bool) -> Result<Box<dyn Coder>> {
    let _ = (values, decode);
    match id {
        #[cfg(feature = "zstd")]
        "zstd" => {
            use crate::zstd::{Compressor, Decompressor, Parameter};
            if decode {
                return Decompressor::new(Vec::new())?.coder();
            }
            let compressor = Compressor::new(values.int("level") as i32, None)?;
            compressor.set(Parameter::WriteChecksum, values.bool("checksum").into())?;
            compressor.coder(None)
        }
        #[cfg(feature = "deflate")]
        "zlib" | "gzip" => {
            use super::deflate::{Decoder, Encoder};
            use crate::sys::deflate::Wrapper;
            let wrapper = if id == "gzip" { Wrapper::Gzip } else { Wrapper::Zlib };
            Ok(if decode {
                Box::new(Decoder::new(wrapper)?)
            } else {
                Box::new(Encoder::new(wrapper, values.int("level") as i32)?)
            })
        }
        #[cfg(feature = "bz2")]
        "bz2" => Ok(if decode {
            Box::new(super::bz2::Decoder::default())
        } else {
            Box::new(super::bz2::Encoder::new(values.int("level") as i32)?)
        }),
        #[cfg(feature = "lzma")]
        "lzma" => {
            let setup = crate::codec::LzmaSetup::new(values)?;
            Ok(if decode {
                Box::new(super::lzma::Decoder::new(&setup))
            } else {
                Box::new(super::lzma::Encoder::new(&setup)?)
            })
        }
        #[cfg(feature = "lz4")]
        "lz4frame" => Ok(if decode {
            Box::new(super::lz4frame::Decoder::new()?)
        } else {
            Box::new(super::lz4frame::Encoder::new(values)?)
        }),
        _ => Err(Error::new(
            Kind::Unsupported,
            format!("this codec has no stream form; those that have: {}", known().join(", ")),
        )),
    }
}
