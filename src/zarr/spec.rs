//! What an array is made with.

use super::metadata::document::{
    self, as_str, as_u64, entries, extents, get, map, number, numbers, set, shown, string,
};
use super::metadata::{Format, attributes_from, dtypes, fill, v2, v3};
use crate::array::layout::MAX_NDIM;
use crate::array::{Dtype, Order};
use crate::buffer::Buffer;
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};

/// What is where no chunk is, as a caller gives it.
#[derive(Clone, Debug)]
pub(super) enum FillSpec {
    /// Nothing is said of it.
    None,
    /// As a document has it.
    Json(Value),
    /// The bytes of an element or an item.
    Bytes(Vec<u8>),
}

/// What an array is made with.
#[derive(Clone, Debug)]
pub struct Spec {
    /// As it was given: a name, a data type of zarr v3, or fields of v2.
    pub(super) dtype: Value,
    /// The element type that `dtype` is.
    pub(super) item: Dtype,
    pub(super) shape: Vec<u64>,
    pub(super) chunks: Option<Vec<u64>>,
    pub(super) shards: Option<Vec<u64>>,
    pub(super) fill: FillSpec,
    pub(super) codecs: Option<Value>,
    pub(super) format: Format,
    pub(super) names: Option<Vec<Option<String>>>,
    pub(super) attributes: Value,
    pub(super) order: Order,
    pub(super) separator: Option<char>,
    pub(super) index_location: Option<&'static str>,
    pub(super) index_codecs: Option<Value>,
}

/// The keys, in the order in which they are written.
const KEYS: [&str; 14] = [
    "shape",
    "dtype",
    "chunks",
    "shards",
    "fill_value",
    "codecs",
    "zarr_format",
    "dimension_names",
    "attributes",
    "order",
    "separator",
    "index_location",
    "index_codecs",
    "data_type",
];

/// Names of axes are as many as the axes, which may be told later: their number is checked when the array is made.
fn names(value: &Value) -> Result<Vec<Option<String>>> {
    let count = match value {
        Value::List(names) => names.len(),
        _ => 0,
    };
    v3::names(value, count, Kind::Config)
}

impl Spec {
    /// An array of elements of this type, as numpy or zarr name it, with these extents.
    pub fn new(dtype: &str, shape: &[u64]) -> Result<Spec> {
        let dtype = string(dtype);
        let item = dtypes::given(&dtype)?;
        let mut spec = Spec {
            dtype,
            item,
            shape: Vec::new(),
            chunks: None,
            shards: None,
            fill: FillSpec::None,
            codecs: None,
            format: Format::V3,
            names: None,
            attributes: Value::Map(Vec::new()),
            order: Order::C,
            separator: None,
            index_location: None,
            index_codecs: None,
        };
        spec.set_shape(shape)?;
        Ok(spec)
    }

    /// Reads a JSON object of the keys that [`Spec::set`] knows; `shape` and `dtype` must be among them.
    pub fn parse(json: &[u8]) -> Result<Spec> {
        let options = parse(json)?;
        if !matches!(options, Value::Map(_)) {
            return Err(Error::config(format!(
                "the options of an array are {}, expected a JSON object",
                shown(&options)
            )));
        }
        for key in ["shape", "dtype"] {
            if get(&options, key).is_none() && (key == "shape" || get(&options, "data_type").is_none()) {
                return Err(Error::config(format!("{key:?} is missing in the options of an array")));
            }
        }
        let mut spec = Spec::new("|u1", &[])?;
        for (key, value) in entries(&options) {
            spec.set_value(as_str(key).unwrap_or_default(), value.clone())?;
        }
        Ok(spec)
    }

    /// Sets an option by its key, to a JSON value.
    pub fn set(&mut self, key: &str, json: &[u8]) -> Result<()> {
        self.set_value(key, parse(json).map_err(|error| error.within(&format!("{key:?}")))?)
    }

    fn set_value(&mut self, key: &str, value: Value) -> Result<()> {
        let wrong = |value: &Value, expected: &str| document::wrong(Kind::Config, key, value, expected);
        let is_null = value == Value::Null;
        match key {
            "shape" => self.shape = extents(&value, key, 0, Kind::Config)?,
            "dtype" | "data_type" => {
                self.item = dtypes::given(&value).map_err(|error| match error.kind() {
                    Kind::Corrupt | Kind::Argument => error.with_kind(Kind::Config),
                    _ => error,
                })?;
                self.dtype = value;
            }
            "chunks" => self.chunks = optional(is_null, || extents(&value, key, 1, Kind::Config))?,
            "shards" => self.shards = optional(is_null, || extents(&value, key, 1, Kind::Config))?,
            "fill_value" => self.fill = FillSpec::Json(value),
            "codecs" => match value {
                Value::Null => self.codecs = None,
                Value::List(_) | Value::Map(_) | Value::Str(_) => self.codecs = Some(value),
                other => return Err(wrong(&other, "a codec or a list of codecs")),
            },
            "zarr_format" => {
                self.format = match as_u64(&value) {
                    Some(2) => Format::V2,
                    Some(3) => Format::V3,
                    _ => return Err(wrong(&value, "2 or 3")),
                }
            }
            "dimension_names" => self.names = optional(is_null, || names(&value))?,
            "attributes" => match value {
                Value::Map(_) => self.attributes = value,
                Value::Null => self.attributes = Value::Map(Vec::new()),
                other => return Err(wrong(&other, "a JSON object")),
            },
            "order" => self.order = optional(is_null, || v2::order(&value, Kind::Config))?.unwrap_or(Order::C),
            "separator" => self.separator = optional(is_null, || v3::separator(&value, key, Kind::Config))?,
            "index_location" => {
                self.index_location = match as_str(&value) {
                    Some("start") => Some("start"),
                    Some("end") => Some("end"),
                    None if is_null => None,
                    _ => return Err(wrong(&value, "\"start\" or \"end\"")),
                }
            }
            "index_codecs" => self.index_codecs = optional(is_null, || Ok(value.clone()))?,
            _ => {
                let known = &KEYS[..KEYS.len() - 1];
                return Err(Error::config(format!(
                    "unknown key {key:?} in the options of an array; known are {known:?}"
                )));
            }
        }
        Ok(())
    }

    /// Sets the extents of the array.
    pub fn set_shape(&mut self, shape: &[u64]) -> Result<()> {
        self.shape = checked("shape", shape, 0)?;
        Ok(())
    }

    /// Sets the extents of a chunk.
    pub fn set_chunks(&mut self, chunks: &[u64]) -> Result<()> {
        self.chunks = Some(checked("chunks", chunks, 1)?);
        Ok(())
    }

    /// Sets the extents of a shard, multiples of those of a chunk.
    pub fn set_shards(&mut self, shards: &[u64]) -> Result<()> {
        self.shards = Some(checked("shards", shards, 1)?);
        Ok(())
    }

    /// Sets what is where no chunk is: one element's bytes, in the byte order of the type given, or an item.
    pub fn set_fill(&mut self, bytes: &[u8]) -> Result<()> {
        fill::from_bytes(bytes, self.item, self.item)?;
        self.fill = FillSpec::Bytes(bytes.to_vec());
        Ok(())
    }

    /// Sets the attributes from JSON text, an object.
    pub fn set_attributes(&mut self, text: &[u8]) -> Result<()> {
        self.attributes = attributes_from(text)?;
        Ok(())
    }

    /// The options that were given, as JSON that [`Spec::parse`] reads.
    pub fn to_json(&self) -> Result<Buffer> {
        let mut whole = map([("shape", numbers(&self.shape)), ("dtype", self.dtype.clone())]);
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                set(&mut whole, key, value);
            }
        };
        put("chunks", self.chunks.as_deref().map(numbers));
        put("shards", self.shards.as_deref().map(numbers));
        put(
            "fill_value",
            match &self.fill {
                FillSpec::None => None,
                FillSpec::Json(value) => Some(value.clone()),
                FillSpec::Bytes(bytes) => {
                    Some(fill::write(&fill::from_bytes(bytes, self.item, self.item)?, self.item, true)?)
                }
            },
        );
        put("codecs", self.codecs.clone());
        put("zarr_format", Some(number(if self.format == Format::V3 { 3 } else { 2 })));
        let name = |name: &Option<String>| name.as_ref().map_or(Value::Null, |name| string(name.as_str()));
        put("dimension_names", self.names.as_ref().map(|names| Value::List(names.iter().map(name).collect())));
        put("attributes", Some(self.attributes.clone()).filter(|map| !entries(map).is_empty()));
        put("order", (self.order == Order::F).then(|| string("F")));
        put("separator", self.separator.map(string));
        put("index_location", self.index_location.map(string));
        put("index_codecs", self.index_codecs.clone());
        document::write(&whole, document::Style::Compact)
    }
}

/// What `read` gives, and nothing for `null`.
fn optional<T>(is_null: bool, read: impl FnOnce() -> Result<T>) -> Result<Option<T>> {
    if is_null { Ok(None) } else { read().map(Some) }
}

fn parse(json: &[u8]) -> Result<Value> {
    document::parse_any(json)
        .map_err(|error| if error.kind() == Kind::Corrupt { error.with_kind(Kind::Config) } else { error })
}

fn checked(key: &str, extents: &[u64], least: u64) -> Result<Vec<u64>> {
    if extents.len() > MAX_NDIM {
        return Err(Error::argument(format!("{key:?} has {} axes, {MAX_NDIM} are the most", extents.len())));
    }
    if extents.iter().any(|extent| *extent < least) {
        return Err(Error::argument(format!("{key:?} is {extents:?}, expected numbers from {least} on")));
    }
    Ok(extents.to_vec())
}
