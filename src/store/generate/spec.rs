//! What is to be made, as JSON.

use ring::rand::{SecureRandom, SystemRandom};
use serde_json::{Map, Value};

use super::template::Template;
use crate::codec::shown;
use crate::error::{Error, Result};

/// The format of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The payload alone.
    Raw,
    /// numpy's `.npz` with one array, `data`: a row of bytes.
    Npz,
    /// A TFRecord file of one record.
    TfRecord,
    /// HDF5 with one dataset, `data`: a row of bytes.
    Hdf5,
}

/// What objects are made, and how a run writes them.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// The bytes of each object's payload; a format adds some around it.
    pub size: u64,
    /// The format.
    pub kind: Kind,
    /// What all content comes from. Where none is given it is drawn anew, so that a second run does not write the same.
    pub seed: u64,
    /// The n-th part of the payload, and its repetitions after it; 1 is none.
    pub dedup: u32,
    /// How much a compressor makes of each piece of the payload: the n-th part; 1 is all.
    pub compress: f64,
    /// How many objects a run writes.
    pub num: u64,
    /// What they are called.
    pub template: Template,
    /// How many are under way at once.
    pub max_in_flight: usize,
    /// Whether the bucket is made first.
    pub should_create_bucket: bool,
}

/// The keys of the JSON, for messages.
const KEYS: [&str; 9] =
    ["type", "size", "seed", "dedup", "compress", "num", "template", "max_in_flight", "should_create_bucket"];

/// No store has larger objects, and no sum of such sizes overflows.
const MAX_SIZE: u64 = 1 << 48;
/// Above it, what compressors write of zeros is more than what they write of the rest.
const MAX_COMPRESS: f64 = 100.0;

fn wrong(key: &str, value: &Value, expected: &str) -> Error {
    Error::config(format!("generate: the option {key:?} is {}, expected {expected}", shown(value)))
}

struct Given<'j>(&'j Map<String, Value>);

impl Given<'_> {
    /// What `read` makes of the value, or `default` where there is none.
    fn get<T>(&self, key: &str, expected: &str, default: T, read: impl FnOnce(&Value) -> Option<T>) -> Result<T> {
        match self.0.get(key) {
            None | Some(Value::Null) => Ok(default),
            Some(value) => read(value).ok_or_else(|| wrong(key, value, expected)),
        }
    }

    fn number(&self, key: &str, least: u64, most: u64, default: u64) -> Result<u64> {
        let expected = format!("a whole number from {least} to {most}");
        self.get(key, &expected, default, |value| value.as_u64().filter(|number| (least..=most).contains(number)))
    }
}

fn kind(value: &Value) -> Option<Kind> {
    let names = [("raw", Kind::Raw), ("npz", Kind::Npz), ("tfrecord", Kind::TfRecord), ("hdf5", Kind::Hdf5)];
    let given = value.as_str()?;
    names.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(given)).map(|(_, kind)| kind)
}

fn fresh_seed() -> Result<u64> {
    let mut bytes = [0; 8];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| Error::new(crate::Kind::Native, "generate: the system gives no random bytes for a seed"))?;
    Ok(u64::from_le_bytes(bytes))
}

impl Spec {
    /// Reads what is to be made; `""` and `{}` are the defaults.
    pub fn parse(json: &[u8]) -> Result<Spec> {
        let map: Map<String, Value> = if json.is_empty() {
            Map::new()
        } else {
            let no_object = |error| Error::config(format!("generate: the options are no JSON object: {error}"));
            serde_json::from_slice(json).map_err(no_object)?
        };
        if let Some((unknown, value)) = map.iter().find(|(key, _)| !KEYS.contains(&key.as_str())) {
            return Err(Error::config(format!(
                "generate: there is no option {unknown:?} (it is {}); there are {}",
                shown(value),
                KEYS.join(", ")
            )));
        }
        let given = Given(&map);
        let compress = |value: &Value| value.as_f64().filter(|factor| (1.0..=MAX_COMPRESS).contains(factor));
        let template = given
            .get("template", "a string", "object_{}_of_{}.dat".to_owned(), |value| value.as_str().map(str::to_owned))?;
        let spec = Spec {
            size: given.number("size", 0, MAX_SIZE, 20 << 20)?,
            kind: given.get("type", "\"RAW\", \"NPZ\", \"TFRECORD\" or \"HDF5\"", Kind::Raw, kind)?,
            seed: match given.0.get("seed") {
                None | Some(Value::Null) => fresh_seed()?,
                Some(_) => given.number("seed", 0, u64::MAX, 0)?,
            },
            dedup: given.number("dedup", 1, u32::MAX.into(), 1)? as u32,
            compress: given.get("compress", &format!("a number from 1 to {MAX_COMPRESS}"), 1.0, compress)?,
            num: given.number("num", 1, u64::MAX, 1)?,
            template: Template::parse(&template)?,
            max_in_flight: given.number("max_in_flight", 1, 65_536, 32)? as usize,
            should_create_bucket: given.get("should_create_bucket", "true or false", false, Value::as_bool)?,
        };
        if spec.num > 1 && !spec.template.has_index() {
            return Err(Error::config(format!(
                "generate: the template {template:?} gives all {} objects one name, expected a {{}} for the index",
                spec.num
            )));
        }
        Ok(spec)
    }

    /// What object `index` is called below `prefix`, which gets a `/` at its end unless it has one, or is empty.
    pub fn key(&self, prefix: &str, index: u64) -> String {
        let slash = if prefix.is_empty() || prefix.ends_with('/') { "" } else { "/" };
        format!("{prefix}{slash}{}", self.template.name(index, self.num))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(json: &str) -> String {
        let error = Spec::parse(json.as_bytes()).expect_err(json);
        assert_eq!(error.kind(), crate::Kind::Config, "{json}");
        error.to_string()
    }

    #[test]
    fn defaults_are_those_of_the_manual() {
        for json in ["", "{}", r#"{"size": null, "type": null, "seed": null, "template": null, "compress": null}"#] {
            let spec = Spec::parse(json.as_bytes()).unwrap();
            assert_eq!((spec.size, spec.kind, spec.num, spec.max_in_flight), (20_971_520, Kind::Raw, 1, 32), "{json}");
            assert_eq!((spec.dedup, spec.compress, spec.should_create_bucket), (1, 1.0, false), "{json}");
            assert_eq!(spec.key("p", 0), "p/object_0_of_1.dat", "{json}");
        }
    }

    #[test]
    fn without_a_seed_no_two_runs_are_the_same() {
        assert_ne!(Spec::parse(b"").unwrap().seed, Spec::parse(b"").unwrap().seed);
    }

    #[test]
    fn types_have_any_case() {
        for (name, kind) in [("RAW", Kind::Raw), ("nPz", Kind::Npz), ("TFRecord", Kind::TfRecord), ("hdf5", Kind::Hdf5)]
        {
            assert_eq!(Spec::parse(format!(r#"{{"type": "{name}"}}"#).as_bytes()).unwrap().kind, kind);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (json, parts) in [
            (r#"{"typ": 5}"#, ["\"typ\"", "5", "type, size"]),
            (r#"{"type": "zeros"}"#, ["\"type\"", "\"zeros\"", "\"TFRECORD\""]),
            (r#"{"type": 3}"#, ["\"type\"", "3", "\"NPZ\""]),
            (r#"{"size": -1}"#, ["\"size\"", "-1", "281474976710656"]),
            (r#"{"size": 1.5}"#, ["\"size\"", "1.5", "whole number"]),
            (r#"{"size": "1"}"#, ["\"size\"", "\"1\"", "whole number"]),
            (r#"{"seed": 18446744073709551616}"#, ["\"seed\"", "1844674407370955", "18446744073709551615"]),
            (r#"{"dedup": 0}"#, ["\"dedup\"", "0", "from 1"]),
            (r#"{"compress": 0.5}"#, ["\"compress\"", "0.5", "from 1 to 100"]),
            (r#"{"compress": true}"#, ["\"compress\"", "true", "a number"]),
            (r#"{"num": 0}"#, ["\"num\"", "0", "from 1"]),
            (r#"{"max_in_flight": 0}"#, ["\"max_in_flight\"", "0", "from 1"]),
            (r#"{"should_create_bucket": 1}"#, ["\"should_create_bucket\"", "1", "true or false"]),
            (r#"{"template": 1}"#, ["\"template\"", "1", "a string"]),
            (r#"{"template": "a{:5}"}"#, ["template", "\"a{:5}\"", "{:04d}"]),
            (r#"{"template": "same", "num": 2}"#, ["\"same\"", "2", "{}"]),
            ("[1]", ["no JSON object", "sequence", "map"]),
        ] {
            let message = message(json);
            assert!(parts.iter().all(|part| message.contains(part)), "{json}: {message}");
        }
    }

    #[test]
    fn one_object_needs_no_index() {
        let spec = Spec::parse(br#"{"template": "same"}"#).unwrap();
        assert_eq!([spec.key("", 0), spec.key("a/", 0), spec.key("a", 0)], ["same", "a/same", "a/same"]);
    }
}
