//! `lzma`: xz, lzma-alone or raw streams with Python's presets and filter chains.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::Codec;
use super::growth::{drive, make_room, with_bound};
use super::spec::{Default, Param, ParamType, Spec, Values, as_int, shown};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::sys::lzma::{self as sys, Chain, Coder, Container, Filter};

/// What a stream's headers may make the decoder allocate besides the result: the dictionary of preset 9 takes 65 MiB.
const MEMORY: u64 = 128 << 20;

const CHECK_CRC64: u32 = 4;

/// What start offsets are multiples of, for the branch filters 4 (x86), 5 (PowerPC), 6 (IA-64), 7 (ARM), 8 (ARM Thumb),
/// 9 (SPARC): the alignment of their instructions.
const INSTRUCTION: [u32; 6] = [1, 4, 16, 4, 2, 4];

pub(super) fn spec() -> Spec {
    let param = |name, kind, default, summary| Param { name, kind, default, summary };
    Spec {
        id: "lzma".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "xz, lzma-alone or raw LZMA stream".into(),
        params: Some(vec![
            param(
                "format",
                ParamType::IntOneOf(&[0, 1, 2, 3]),
                Default::Int(1),
                "0 either of the next two (decoding only), 1 xz, 2 lzma-alone, 3 raw",
            ),
            param(
                "check",
                ParamType::IntOneOf(&[-1, 0, 1, 4, 10]),
                Default::Int(-1),
                "checksum in xz: -1 the default (CRC64), 0 none, 1 CRC32, 4 CRC64, 10 SHA-256",
            ),
            param(
                "preset",
                ParamType::Json,
                Default::Null,
                "0 to 9, plus 2147483648 for \"extreme\"; null is 6; not together with filters",
            ),
            param(
                "filters",
                ParamType::Json,
                Default::Null,
                "array of one to four filters, each {\"id\": 33 LZMA2 | 4611686018427387905 LZMA1 | 3 delta | 4 to 9 \
                 branch filters, …options as in Python's lzma module}",
            ),
        ]),
        make: Box::new(|values| Ok(Box::new(Lzma::new(values)?))),
    }
}

/// What a config makes: containers, filter chain, and what a decoder may allocate.
pub(crate) struct Lzma {
    /// `None` for format 0, which only decodes.
    encode_as: Option<Container>,
    pub(crate) decode_as: Container,
    pub(crate) chain: Arc<Chain>,
    ends_in_lzma2: bool,
    pub(crate) memory: u64,
}

impl Lzma {
    pub(crate) fn new(values: &Values) -> Result<Self> {
        let check = values.int("check");
        let (encode_as, decode_as) = match values.int("format") {
            0 => (None, Container::Auto),
            1 => {
                let check = if check < 0 { CHECK_CRC64 } else { check as u32 };
                (Some(Container::Xz { check }), Container::Xz { check })
            }
            2 => (Some(Container::Alone), Container::Alone),
            _ => (Some(Container::Raw), Container::Raw),
        };
        if check > 0 && !matches!(encode_as, Some(Container::Xz { .. })) {
            return Err(Error::config(format!("\"check\" {check} needs \"format\" 1 (xz): no other has a checksum")));
        }
        let filters = chain(encode_as, values.json("preset"), values.json("filters"))?;
        let chain = Chain::new(&filters);
        let needs = chain.decoder_memory().filter(|_| encode_as.is_none() || chain.can_encode());
        let needs = needs.ok_or_else(|| {
            Error::config(format!("liblzma does not accept the filter chain {}", shown(values.json("filters"))))
        })?;
        Ok(Lzma {
            encode_as,
            decode_as,
            chain,
            ends_in_lzma2: matches!(filters.last(), Some(Filter::Lzma { id: sys::FILTER_LZMA2, .. })),
            memory: needs.saturating_add(MEMORY),
        })
    }
}

impl Lzma {
    /// The container to write, which format 0 has not.
    pub(crate) fn encode_as(&self) -> Result<Container> {
        self.encode_as.ok_or_else(|| {
            Error::new(Kind::Unsupported, "lzma: \"format\" 0 is for decoding; 1 (xz) encodes what it reads")
        })
    }
}

/// The filter chain of a config; `container` is `None` for format 0.
fn chain(container: Option<Container>, preset: &Value, filters: &Value) -> Result<Vec<Filter>> {
    let lzma_id = if container == Some(Container::Alone) { sys::FILTER_LZMA1 } else { sys::FILTER_LZMA2 };
    match (preset, filters) {
        (preset, Value::Null) if container != Some(Container::Raw) => {
            let preset = if preset.is_null() { sys::PRESET_DEFAULT } else { preset_number(preset)? };
            Ok(vec![Filter::Lzma { id: lzma_id, options: preset_options(preset)? }])
        }
        (_, Value::Null) => Err(Error::config("\"format\" 3 (raw) needs \"filters\"")),
        (Value::Null, Value::Array(items)) if container.is_some() => {
            if items.is_empty() || items.len() > 4 {
                return Err(Error::config(format!("\"filters\" has {} filters, expected 1 to 4", items.len())));
            }
            let filters = items.iter().map(filter).collect::<Result<Vec<_>>>()?;
            let alone_ok = matches!(filters[..], [Filter::Lzma { id: sys::FILTER_LZMA1, .. }]);
            if container == Some(Container::Alone) && !alone_ok {
                return Err(Error::config(
                    "\"format\" 2 (lzma-alone) takes one filter, LZMA1 (id 4611686018427387905)",
                ));
            }
            let has_lzma1 = filters.iter().any(|f| matches!(f, Filter::Lzma { id: sys::FILTER_LZMA1, .. }));
            if matches!(container, Some(Container::Xz { .. })) && has_lzma1 {
                return Err(Error::config("\"format\" 1 (xz) takes LZMA2 (id 33), not LZMA1"));
            }
            Ok(filters)
        }
        (Value::Null, Value::Array(_)) => Err(Error::config("\"format\" 0 reads the filters from the stream")),
        (Value::Null, other) => {
            Err(Error::config(format!("\"filters\" is {}, expected an array or null", shown(other))))
        }
        _ => Err(Error::config("\"preset\" and \"filters\" exclude each other")),
    }
}

fn preset_number(value: &Value) -> Result<u32> {
    let known = |preset: &u32| preset & !sys::PRESET_EXTREME <= 9;
    as_int(value).and_then(|n| u32::try_from(n).ok()).filter(known).ok_or_else(|| {
        Error::config(format!(
            "\"preset\" is {}, expected 0 to 9, or that plus 2147483648 for \"extreme\"",
            shown(value)
        ))
    })
}

fn preset_options(preset: u32) -> Result<sys::Lzma> {
    sys::Lzma::preset(preset).ok_or_else(|| Error::new(Kind::Native, format!("liblzma has no preset {preset}")))
}

/// One entry of `"filters"`, as in Python's `lzma` module.
fn filter(entry: &Value) -> Result<Filter> {
    let bad = |what: &str| Error::config(format!("filter {}: {what}", shown(entry)));
    let entry_map = entry.as_object().ok_or_else(|| bad("expected an object with \"id\""))?;
    let id = entry_map.get("id").and_then(Value::as_u64).ok_or_else(|| bad("\"id\" is missing or no number"))?;
    let options = || entry_map.iter().filter(|(key, _)| *key != "id");
    let number = |key: &str, value: &Value| {
        as_int(value)
            .and_then(|n| u32::try_from(n).ok())
            .ok_or_else(|| bad(&format!("{key:?} is {}, expected a number below 2^32", shown(value))))
    };
    match id {
        sys::FILTER_LZMA1 | sys::FILTER_LZMA2 => {
            let preset = entry_map.get("preset").map_or(Ok(sys::PRESET_DEFAULT), preset_number)?;
            let mut lzma = preset_options(preset)?;
            for (key, value) in options().filter(|(key, _)| *key != "preset") {
                lzma.set(key, number(key, value)?).map_err(|what| bad(&what))?;
            }
            if lzma.literal_bits() > 4 {
                return Err(bad(&format!("\"lc\" and \"lp\" add up to {}, expected 4 at most", lzma.literal_bits())));
            }
            Ok(Filter::Lzma { id, options: lzma })
        }
        sys::FILTER_DELTA => {
            let distance =
                only_option(entry_map, "dist").map_err(|key| bad(&format!("delta has no option {key:?}")))?;
            let distance = distance.map_or(Ok(1), |value| number("dist", value))?;
            if !(1..=256).contains(&distance) {
                return Err(bad("\"dist\" must be 1 to 256"));
            }
            Ok(Filter::Delta { distance })
        }
        4..=9 => {
            let start = only_option(entry_map, "start_offset")
                .map_err(|key| bad(&format!("branch filters have no option {key:?}")))?;
            let start_offset = start.map_or(Ok(0), |value| number("start_offset", value))?;
            let unit = INSTRUCTION[id as usize - 4];
            if start_offset % unit != 0 {
                return Err(bad(&format!("\"start_offset\" is {start_offset}, expected a multiple of {unit}")));
            }
            Ok(Filter::Branch { id, start_offset })
        }
        _ => Err(bad("unknown \"id\"; known are 33, 4611686018427387905, 3 and 4 to 9")),
    }
}

/// The value of the one option a filter takes; the key of another option is an error.
fn only_option<'v>(entry: &'v Map<String, Value>, option: &str) -> std::result::Result<Option<&'v Value>, String> {
    match entry.keys().find(|key| *key != "id" && *key != option) {
        Some(unknown) => Err(unknown.clone()),
        None => Ok(entry.get(option)),
    }
}

fn truncated() -> Error {
    Error::corrupt("lzma: truncated stream")
}

impl Codec for Lzma {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        if self.ends_in_lzma2 {
            // liblzma's bound is for chunks of 64 KiB; its encoder may end one a little earlier.
            sys::xz_bound(src_len)?.checked_add(src_len / 1024 + 1024)
        } else {
            // LZMA1 cannot store: 7-Zip's encoder asks for a third more at worst.
            src_len.checked_add(src_len / 3)?.checked_add(512)
        }
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let container = self.encode_as()?;
        let bound = make_room("lzma", src.len(), self.encode_bound(src.len()), dst)?;
        let mut coder = Coder::encoder(container, &self.chain)?;
        drive(src, dst, truncated, |src, room| coder.step(src, room))
            .map_err(|error| with_bound(error, bound))
            .map(drop)
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let memory = self.memory.saturating_add(64 * src.len() as u64);
        let mut coder = Coder::decoder(self.decode_as, &self.chain, memory)?;
        let consumed = drive(src, dst, truncated, |src, room| coder.step(src, room))?;
        if consumed < src.len() {
            return Err(Error::corrupt(format!("lzma: {} bytes follow the end of the stream", src.len() - consumed)));
        }
        Ok(())
    }
}
