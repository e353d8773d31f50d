//! Dictionaries: from bytes, trained, precomputed; shared by any number of contexts.

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use serde_json::{Map, Value};

use super::params::{Params, check_level};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::parallel;
use crate::segments::SegmentsCollection;
use crate::sys::zstd as sys;
use crate::sys::zstd::DictType;

/// A dictionary. Its tables for decompression are made once, when they are first needed.
pub struct Dictionary {
    content: Arc<sys::DictContent>,
    kind: DictType,
    k: u32,
    d: u32,
    for_compression: ArcSwapOption<sys::DigestedForCompression>,
    for_decompression: ArcSwapOption<sys::DigestedForDecompression>,
}

impl Dictionary {
    /// A dictionary of a copy of `bytes`.
    pub fn new(bytes: &[u8], kind: DictType) -> Result<Self> {
        let mut content = Buffer::with_capacity(bytes.len())?;
        content.extend_from_slice(bytes)?;
        Dictionary::of(content, kind, 0, 0)
    }

    fn of(content: Buffer, kind: DictType, k: u32, d: u32) -> Result<Self> {
        let dictionary = Dictionary {
            content: Arc::new(sys::DictContent::new(content)),
            kind,
            k,
            d,
            for_compression: ArcSwapOption::empty(),
            for_decompression: ArcSwapOption::empty(),
        };
        // What is not a dictionary of its type is found here, and not at the first frame.
        let looks_full = kind == DictType::Auto && dictionary.bytes().starts_with(&[0x37, 0xA4, 0x30, 0xEC]);
        if kind == DictType::Full || looks_full {
            dictionary.for_decompression()?;
        }
        Ok(dictionary)
    }

    /// Trains a dictionary of at most `size` bytes on samples, as `options` say:
    /// `{"algorithm": "fastcover" | "cover", "k", "d", "f", "accel", "split_point", "steps", "threads", "level",
    /// "notifications", "dict_id", "shrink", "shrink_max_regression"}`.
    ///
    /// As python-zstandard 0.25 does: what is not given is found by trying; without steps and threads that are d = 8,
    /// 4 steps, and level 3. `"optimise": false` takes `k` and `d` as they are, as the manual of its early versions has it.
    pub fn train(size: usize, samples: &SegmentsCollection, options: &[u8]) -> Result<Self> {
        let how = training(options)?;
        if samples.count() == 0 {
            return Err(Error::argument("no samples to train a dictionary on"));
        }
        let mut all = Buffer::with_capacity(usize::try_from(samples.size()).unwrap_or(usize::MAX))?;
        let mut sizes = crate::segments::reserved(samples.count())?;
        for index in 0..samples.count() {
            let sample = samples.get(index).unwrap_or_default();
            all.extend_from_slice(sample)?;
            sizes.push(sample.len());
        }
        let (content, k, d) = sys::train(size, all.as_slice(), &sizes, &how)?;
        Dictionary::of(content, DictType::Full, k, d)
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        self.content.bytes()
    }

    /// The identifier, 0 for raw content.
    pub fn id(&self) -> u32 {
        if self.kind == DictType::RawContent { 0 } else { sys::dict_id(self.bytes()) }
    }

    /// Segment size it was trained with, 0 if it was not.
    pub fn k(&self) -> u32 {
        self.k
    }

    /// Dmer size it was trained with, 0 if it was not.
    pub fn d(&self) -> u32 {
        self.d
    }

    /// Makes the tables for a level, which compressors made from now on share. They override the compressors' own
    /// parameters that the tables depend on.
    pub fn precompute(&self, level: i32) -> Result<()> {
        check_level(level)?;
        let derived = sys::Derived::new(level, 0, self.bytes().len());
        let tables = sys::DigestedForCompression::for_level(self.content.clone(), self.kind, &derived)?;
        self.for_compression.store(Some(Arc::new(tables)));
        Ok(())
    }

    /// [`Dictionary::precompute`] for given parameters.
    pub fn precompute_with(&self, params: &Params) -> Result<()> {
        let params = params.of_tables()?;
        let tables = sys::DigestedForCompression::for_params(self.content.clone(), self.kind, &params)?;
        self.for_compression.store(Some(Arc::new(tables)));
        Ok(())
    }

    /// Gives the dictionary to a compressor.
    pub(super) fn load_into(&self, compressor: &mut sys::Compressor) -> Result<()> {
        match self.for_compression.load_full() {
            Some(tables) => compressor.refer(tables),
            None => compressor.load(self.content.clone(), self.kind),
        }
    }

    /// The tables for decompression.
    pub(super) fn for_decompression(&self) -> Result<Arc<sys::DigestedForDecompression>> {
        if let Some(tables) = self.for_decompression.load_full() {
            return Ok(tables);
        }
        // Two threads may both come here; each gets tables that are good.
        let tables = Arc::new(sys::DigestedForDecompression::new(self.content.clone(), self.kind)?);
        self.for_decompression.store(Some(tables.clone()));
        Ok(tables)
    }
}

fn training(options: &[u8]) -> Result<sys::Training> {
    let mut map = match options {
        [] => Map::new(),
        _ => match serde_json::from_slice(options) {
            Ok(Value::Object(map)) => map,
            Ok(_) => return Err(Error::config("training options: expected a JSON object")),
            Err(error) => return Err(Error::config(format!("training options: {error}"))),
        },
    };
    let cover = match map.shift_remove("algorithm") {
        None => false,
        Some(Value::String(name)) if name == "fastcover" => false,
        Some(Value::String(name)) if name == "cover" => true,
        Some(other) => {
            return Err(Error::config(format!("\"algorithm\" is {other}, expected \"fastcover\" or \"cover\"")));
        }
    };
    let split_point = match map.shift_remove("split_point") {
        None => 0.0,
        Some(value) => value
            .as_f64()
            .filter(|n| (0.0..=1.0).contains(n))
            .ok_or_else(|| Error::config(format!("\"split_point\" is {value}, expected 0 to 1")))?,
    };
    let flag = |map: &mut Map<String, Value>, key: &str, default| match map.shift_remove(key) {
        None => Ok(default),
        Some(Value::Bool(yes)) => Ok(yes),
        Some(other) => Err(Error::config(format!("{key:?} is {other}, expected true or false"))),
    };
    let optimise = flag(&mut map, "optimize", true)? && flag(&mut map, "optimise", true)?;
    let shrink = flag(&mut map, "shrink", false)?;
    let mut number = |key: &str, range: std::ops::RangeInclusive<i64>| match map.shift_remove(key) {
        None => Ok(0),
        Some(value) => value
            .as_i64()
            .filter(|n| range.contains(n))
            .ok_or_else(|| Error::config(format!("{key:?} is {value}, expected {} to {}", range.start(), range.end()))),
    };
    let any = 0..=i64::from(i32::MAX);
    let mut how = sys::Training {
        cover,
        optimise,
        k: number("k", any.clone())? as u32,
        d: number("d", any.clone())? as u32,
        f: number("f", 0..=31)? as u32,
        accel: number("accel", 0..=10)? as u32,
        steps: number("steps", any.clone())? as u32,
        threads: match number("threads", -1..=256)? {
            -1 => parallel::available_threads() as u32,
            n => n as u32,
        },
        split_point,
        shrink,
        shrink_max_regression: number("shrink_max_regression", any)? as u32,
        level: number("level", sys::MIN_LEVEL..=sys::MAX_LEVEL)? as i32,
        notifications: number("notifications", 0..=4)? as u32,
        id: number("dict_id", 0..=i64::from(u32::MAX))? as u32,
    };
    if let Some((key, _)) = map.iter().next() {
        return Err(Error::config(format!(
            "training options: unknown key {key:?}; known are algorithm, k, d, f, accel, split_point, steps, threads, \
             level, notifications, dict_id, optimise, shrink, shrink_max_regression"
        )));
    }
    if how.optimise && how.steps == 0 && how.threads == 0 {
        // python-zstandard's defaults; those given stay.
        how.d = if how.d == 0 { 8 } else { how.d };
        how.steps = 4;
        how.level = if how.level == 0 { 3 } else { how.level };
    }
    if !how.optimise && (how.k == 0 || how.d == 0) {
        return Err(Error::new(Kind::Config, "without optimisation \"k\" and \"d\" have to be given"));
    }
    Ok(how)
}
