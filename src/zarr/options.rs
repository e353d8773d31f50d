//! How an array that is open behaves, as JSON.

use serde_json::{Map, Value};

use crate::codec::shown;
use crate::error::{Error, Result};

/// The options of an open array.
#[derive(Clone, Debug)]
pub struct Options {
    /// About how many bytes of memory chunks that are on their way may take, in all calls on the array together; one
    /// chunk may, however large it is.
    pub memory: usize,
    /// Whether chunks that are all fill value are written; else they are left out, and deleted.
    pub write_empty_chunks: bool,
    /// Whether a write that covers a part of a chunk reads the rest of it first; else it is refused.
    pub merge: bool,
    /// The most bytes that the items of a chunk may take.
    pub max_items: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { memory: 256 << 20, write_empty_chunks: false, merge: true, max_items: 1 << 30 }
    }
}

/// The keys of the JSON, for messages.
const KEYS: [&str; 4] = ["memory", "write_empty_chunks", "partial_chunks", "max_items"];

impl Options {
    /// Reads options; `""` and `{}` are the defaults.
    pub fn parse(json: &[u8]) -> Result<Options> {
        let mut options = Options::default();
        if json.is_empty() {
            return Ok(options);
        }
        let map: Map<String, Value> = serde_json::from_slice(json)
            .map_err(|error| Error::config(format!("zarr: the options are no JSON object: {error}")))?;
        for (key, value) in map.iter().filter(|(_, value)| !value.is_null()) {
            let wrong = |expected: &str| {
                Error::config(format!("zarr: the option {key:?} is {}, expected {expected}", shown(value)))
            };
            let size = || {
                let size = value.as_u64().filter(|size| *size > 0).and_then(|size| usize::try_from(size).ok());
                size.ok_or_else(|| wrong("a number of bytes above 0"))
            };
            match key.as_str() {
                "memory" => options.memory = size()?,
                "max_items" => options.max_items = size()?,
                "write_empty_chunks" => {
                    options.write_empty_chunks = value.as_bool().ok_or_else(|| wrong("true or false"))?;
                }
                "partial_chunks" => {
                    options.merge = match value.as_str() {
                        Some("merge") => true,
                        Some("refuse") => false,
                        _ => return Err(wrong("\"merge\" or \"refuse\"")),
                    };
                }
                _ => {
                    let known = KEYS.join(", ");
                    return Err(Error::config(format!("zarr: there is no option {key:?}; there are {known}")));
                }
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_wrong_ones_named() {
        let json = br#"{"memory": 1000, "write_empty_chunks": true, "partial_chunks": "refuse", "max_items": null}"#;
        let options = Options::parse(json).unwrap();
        assert_eq!((options.memory, options.write_empty_chunks, options.merge), (1000, true, false));
        assert_eq!(options.max_items, Options::parse(b"").unwrap().max_items);
        for json in [r#"{"memory": 0}"#, r#"{"memory": -1}"#, r#"{"partial_chunks": 1}"#, r#"{"memry": 1}"#] {
            let error = Options::parse(json.as_bytes()).unwrap_err().to_string();
            assert!(error.contains("mem") || error.contains("partial_chunks"), "{error}");
        }
        assert!(Options::parse(b"[]").is_err());
    }
}
