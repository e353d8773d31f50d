//! `blosc`: a Blosc 1 chunk.

use super::spec::{Default, Param, ParamType, Spec, Values};
use super::{Codec, How};
use crate::array::Type;
use crate::blosc::{Compressor, Decoder, Encoder, Filter, MAX_BLOCKSIZE, MAX_TYPESIZE, Settings};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;

/// The number that leaves the choice to the codec has no name in zarr v3.
const SHUFFLES: &[(i64, &str)] = &[(-1, "auto"), (0, "noshuffle"), (1, "shuffle"), (2, "bitshuffle")];

pub(super) fn spec() -> Spec {
    let param = |name, kind, default, summary| Param { name, kind, default, summary };
    Spec {
        id: "blosc".into(),
        v3_name: Some("blosc"),
        v3_exact: |values| values.int("shuffle") >= 0,
        summary: "Blosc 1 chunk: shuffled blocks, each compressed on its own".into(),
        params: Some(vec![
            param("cname", ParamType::OneOf(&Compressor::NAMES), Default::Str("lz4"), "what compresses the blocks"),
            param("clevel", ParamType::Int { min: 0, max: 9 }, Default::Int(5), "0 stores, 1 is fast, 9 is small"),
            param(
                "shuffle",
                ParamType::Named(SHUFFLES),
                Default::Int(1),
                "0 none, 1 by bytes, 2 by bits, -1 by bits for elements of one byte and by bytes for others",
            ),
            param(
                "blocksize",
                ParamType::Int { min: 0, max: MAX_BLOCKSIZE as i64 },
                Default::Int(0),
                "bytes in a block; 0 is the best for compressor, level and element",
            ),
            param(
                "typesize",
                ParamType::Int { min: 1, max: i32::MAX as i64 },
                Default::Hint,
                "bytes in an element where the codec is given bytes; null is 1. Arrays have their own",
            ),
        ]),
        make: Box::new(|values| Ok(Box::new(Blosc::new(values)?))),
    }
}

struct Blosc {
    encoder: Encoder,
    decoder: Decoder,
    typesize: Option<usize>,
}

impl Blosc {
    fn new(values: &Values) -> Result<Self> {
        let name = values.str("cname").unwrap_or_default();
        let compressor = Compressor::from_name(name)
            .ok_or_else(|| Error::new(Kind::Config, format!("{name:?} is no compressor of blosc")))?;
        let settings = Settings {
            compressor,
            level: values.int("clevel") as u8,
            filter: match values.int("shuffle") {
                0 => Some(Filter::None),
                1 => Some(Filter::Bytes),
                2 => Some(Filter::Bits),
                _ => None,
            },
            blocksize: values.int("blocksize") as usize,
        };
        let typesize = values.json("typesize").as_u64().map(|size| size as usize);
        Ok(Blosc { encoder: Encoder::new(settings)?, decoder: Decoder::new(), typesize })
    }
}

impl Codec for Blosc {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        Encoder::bound(src_len)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.encode_as(src, &How::default(), dst)
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        self.decode_as(src, &How::default(), dst)
    }

    fn encode_as(&self, src: &[u8], how: &How<'_>, dst: &mut Output<'_>) -> Result<()> {
        let of_array = how.ty.and_then(Type::element_size);
        // What a zarr v3 config says of bytes was said by one who knew the array.
        let size = of_array.or(self.typesize).or(how.item).unwrap_or(1);
        self.encoder.encode(src, size.min(MAX_TYPESIZE + 1), how.pool, dst)
    }

    fn decode_as(&self, src: &[u8], how: &How<'_>, dst: &mut Output<'_>) -> Result<()> {
        self.decoder.decode(src, how.pool, dst)
    }

    fn has_parts(&self) -> bool {
        true
    }

    fn decode_partial(
        &self,
        src: &[u8],
        (start, nitems): (u64, u64),
        pool: Option<&Pool>,
        dst: &mut Output<'_>,
    ) -> Result<()> {
        self.decoder.decode_partial(src, start, nitems, pool, dst)
    }
}

#[cfg(test)]
mod tests {
    use crate::codec::{Form, Pipeline};

    #[test]
    fn the_element_size_is_written_in_v3_alone_and_there_if_it_was_given() {
        let written = |json: &str, form| Pipeline::from_json(json.as_bytes()).unwrap().config(Some(form)).unwrap();
        let given = r#"{"id": "blosc", "typesize": 8}"#;
        assert_eq!(written(given, Form::V2).get("typesize"), None);
        assert_eq!(written(given, Form::V3)["configuration"]["typesize"], 8);
        assert_eq!(written(r#"{"id": "blosc"}"#, Form::V3)["configuration"].get("typesize"), None);
    }
}
