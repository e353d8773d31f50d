//! Documents of zarr-python, made again, read and refused.

mod create;
mod read;
mod trees;

use super::*;

/// `zarr.json` of an array, made by zarr-python 3.1.6.
const ARRAY_V3: &str = r#"{
  "shape": [
    10,
    7
  ],
  "data_type": "float32",
  "chunk_grid": {
    "name": "regular",
    "configuration": {
      "chunk_shape": [
        4,
        3
      ]
    }
  },
  "chunk_key_encoding": {
    "name": "default",
    "configuration": {
      "separator": "/"
    }
  },
  "fill_value": "NaN",
  "codecs": [
    {
      "name": "bytes",
      "configuration": {
        "endian": "little"
      }
    },
    {
      "name": "zstd",
      "configuration": {
        "level": 0,
        "checksum": false
      }
    }
  ],
  "attributes": {
    "u": "m \u00e9",
    "nan": NaN,
    "n": 1.0
  },
  "dimension_names": [
    "y",
    null
  ],
  "zarr_format": 3,
  "node_type": "array",
  "storage_transformers": []
}"#;

/// `.zarray`, made by zarr-python 3.1.6.
const ARRAY_V2: &str = r#"{
  "shape": [
    10,
    7
  ],
  "chunks": [
    4,
    3
  ],
  "dtype": "<f4",
  "fill_value": "NaN",
  "order": "C",
  "filters": null,
  "dimension_separator": ".",
  "compressor": {
    "id": "zstd",
    "level": 0
  },
  "zarr_format": 2
}"#;

fn utf8(buffer: &Buffer) -> &str {
    std::str::from_utf8(buffer.as_slice()).unwrap()
}

/// What is written, by name.
fn texts(written: Result<Vec<(&'static str, Buffer)>>) -> Vec<(&'static str, String)> {
    written.unwrap().into_iter().map(|(name, buffer)| (name, utf8(&buffer).to_owned())).collect()
}

fn json(text: &str) -> Value {
    document::parse_any(text.as_bytes()).unwrap()
}

/// `ARRAY_V3` or `ARRAY_V2` with other values of some keys; those given as an empty text are left out.
fn changed(text: &str, changes: &[(&str, &str)]) -> String {
    let mut whole = json(text);
    for (key, value) in changes {
        match *value {
            "" => drop(document::remove(&mut whole, key)),
            value => document::set(&mut whole, key, json(value)),
        }
    }
    document::text(&whole).unwrap()
}

fn read_v3(changes: &[(&str, &str)]) -> Result<Metadata> {
    Metadata::from_v3(changed(ARRAY_V3, changes).as_bytes())
}

fn read_v2(changes: &[(&str, &str)]) -> Result<Metadata> {
    Metadata::from_v2(changed(ARRAY_V2, changes).as_bytes(), None)
}
