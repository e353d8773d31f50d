//! Sets of compression parameters: by number, by name, from JSON.

use std::ffi::CStr;

use serde_json::{Map, Value};

use crate::error::{Error, Kind, Result};
use crate::parallel;
use crate::sys::zstd as sys;
use crate::sys::zstd::Parameter;

/// A parameter, and what it is called.
pub struct Field {
    /// Which.
    pub parameter: Parameter,
    /// Its name, as python-zstandard has it.
    pub name: &'static str,
    /// The same with a final NUL.
    pub c_name: &'static CStr,
    /// Names it had in older versions.
    pub aliases: &'static [&'static str],
}

const fn named(parameter: Parameter, c_name: &'static CStr) -> Field {
    renamed(parameter, c_name, &[])
}

const fn renamed(parameter: Parameter, c_name: &'static CStr, aliases: &'static [&'static str]) -> Field {
    let Ok(name) = c_name.to_str() else { panic!("the names are ASCII") };
    Field { parameter, name, c_name, aliases }
}

use Parameter as P;

/// In the order of their numbers in C.
static FIELDS: [Field; 32] = [
    named(P::Format, c"format"),
    named(P::CompressionLevel, c"compression_level"),
    named(P::WindowLog, c"window_log"),
    named(P::HashLog, c"hash_log"),
    named(P::ChainLog, c"chain_log"),
    named(P::SearchLog, c"search_log"),
    renamed(P::MinMatch, c"min_match", &["search_length"]),
    named(P::TargetLength, c"target_length"),
    renamed(P::Strategy, c"strategy", &["compression_strategy"]),
    named(P::WriteContentSize, c"write_content_size"),
    named(P::WriteChecksum, c"write_checksum"),
    named(P::WriteDictId, c"write_dict_id"),
    named(P::Threads, c"threads"),
    named(P::JobSize, c"job_size"),
    renamed(P::OverlapLog, c"overlap_log", &["overlap_size_log"]),
    named(P::ForceMaxWindow, c"force_max_window"),
    named(P::EnableLdm, c"enable_ldm"),
    named(P::LdmHashLog, c"ldm_hash_log"),
    named(P::LdmMinMatch, c"ldm_min_match"),
    named(P::LdmBucketSizeLog, c"ldm_bucket_size_log"),
    renamed(P::LdmHashRateLog, c"ldm_hash_rate_log", &["ldm_hash_every_log"]),
    named(P::TargetBlockSize, c"target_block_size"),
    named(P::SourceSizeHint, c"source_size_hint"),
    named(P::Rsyncable, c"rsyncable"),
    named(P::AttachDict, c"attach_dict"),
    renamed(P::LiteralCompression, c"literal_compression", &["compress_literals"]),
    named(P::DedicatedDictSearch, c"dedicated_dict_search"),
    named(P::SplitAfterSequences, c"split_after_sequences"),
    named(P::RowMatchFinder, c"row_match_finder"),
    named(P::PrefetchDictTables, c"prefetch_dict_tables"),
    named(P::MaxBlockSize, c"max_block_size"),
    named(P::BlockSplitterLevel, c"block_splitter_level"),
];

/// The field of that name, or of an older name.
pub fn field(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name == name || field.aliases.contains(&name))
}

/// The field of a parameter.
pub fn field_of(parameter: Parameter) -> &'static Field {
    // The table has the order of the enum, which a test checks.
    &FIELDS[parameter as usize]
}

impl Parameter {
    /// The parameter of that number, which is its position in [`Parameter::ALL`].
    pub fn from_number(number: i32) -> Result<Self> {
        let found = usize::try_from(number).ok().and_then(|n| Parameter::ALL.get(n)).copied();
        found.ok_or_else(|| {
            Error::argument(format!("zstd: there is no parameter {number}, expected 0 to {}", Parameter::ALL.len() - 1))
        })
    }

    /// The values that can be set: least and greatest. A negative number of threads means "as many as there are".
    pub fn range(self) -> Result<(i32, i32)> {
        let (low, high) = self.bounds()?;
        Ok(match self {
            // The library says 0 to 1 and takes what any build can do.
            Parameter::Threads => (-1, high),
            Parameter::Strategy | Parameter::OverlapLog | Parameter::LdmHashRateLog => (low.min(-1), high),
            _ => (low.min(0), high),
        })
    }

    /// `value` as the library takes it, or an error that says what it may be.
    pub(super) fn checked(self, value: i32) -> Result<i32> {
        let (low, high) = self.bounds()?;
        let value = match self {
            Parameter::Threads if value < 0 => parallel::available_threads().min(high.max(0) as usize) as i32,
            // python-zstandard's "not given".
            Parameter::Strategy | Parameter::OverlapLog | Parameter::LdmHashRateLog if value == -1 => 0,
            _ => value,
        };
        // 0 is "by level" wherever the library's own range starts above it.
        if value != 0 && !(low..=high).contains(&value) {
            let name = field_of(self).name;
            return Err(Error::argument(format!("zstd: {name} is {value}, expected 0 or {low} to {high}")));
        }
        Ok(value)
    }
}

/// A set of compression parameters.
pub struct Params {
    native: sys::Params,
}

impl Params {
    /// python-zstandard's defaults: everything by level 3, the content size written, the dictionary's id not.
    pub fn new() -> Result<Self> {
        let mut native = sys::Params::new()?;
        native.set(Parameter::WriteDictId, 0)?;
        native.set(Parameter::CompressionLevel, 0)?;
        Ok(Params { native })
    }

    /// What a level stands for, for content of `source_size` bytes (0: unknown) and a dictionary of `dict_size` (0: none).
    pub fn from_level(level: i32, source_size: u64, dict_size: usize) -> Result<Self> {
        check_level(level)?;
        let mut params = Params::new()?;
        for (parameter, value) in sys::Derived::new(level, source_size, dict_size).values() {
            params.native.set(parameter, value)?;
        }
        Ok(params)
    }

    /// What a compressor of a level uses: also the dictionary's id is written, and zstd derives the rest for each frame.
    pub fn for_compressor(level: i32) -> Result<Self> {
        check_level(level)?;
        let mut native = sys::Params::new()?;
        native.set(Parameter::CompressionLevel, level)?;
        Ok(Params { native })
    }

    /// Reads `{"window_log": 20, ...}`; `"level"`, `"source_size"` and `"dict_size"` start from a level.
    pub fn from_json(json: &[u8]) -> Result<Self> {
        let value: Value = serde_json::from_slice(json).map_err(|e| Error::config(format!("zstd parameters: {e}")))?;
        let Value::Object(mut map) = value else {
            return Err(Error::config("zstd parameters: expected a JSON object"));
        };
        let level = take_number(&mut map, "level")?;
        let source_size = take_number(&mut map, "source_size")?.unwrap_or(0);
        let dict_size = take_number(&mut map, "dict_size")?.unwrap_or(0);
        let size =
            |n: i64, key| u64::try_from(n).map_err(|_| Error::config(format!("{key:?} is {n}, which is negative")));
        let mut params = match level {
            Some(level) => {
                let level = i32::try_from(level).map_err(|_| level_error(level))?;
                let dict_size = usize::try_from(size(dict_size, "dict_size")?).unwrap_or(usize::MAX);
                Params::from_level(level, size(source_size, "source_size")?, dict_size)?
            }
            None if source_size != 0 || dict_size != 0 => {
                return Err(Error::config("\"source_size\" and \"dict_size\" are for a \"level\", which is missing"));
            }
            None => Params::new()?,
        };
        let mut given = Vec::with_capacity(map.len());
        for (key, value) in &map {
            let field = field(key).ok_or_else(|| unknown(key))?;
            if given.iter().any(|(other, _)| *other == field.parameter) {
                return Err(Error::config(format!("{:?} is given twice, by an older name too", field.name)));
            }
            given.push((field.parameter, number(key, value)?));
        }
        for (parameter, value) in given {
            let value = i32::try_from(value).map_err(|_| {
                Error::config(format!("{:?} is {value}, which is no number of 32 bits", field_of(parameter).name))
            })?;
            params.set(parameter, value)?;
        }
        Ok(params)
    }

    /// All values, by name.
    pub fn to_json(&self) -> Result<Value> {
        let mut map = Map::new();
        for field in &FIELDS {
            match self.get(field.parameter) {
                Ok(value) => drop(map.insert(field.name.into(), value.into())),
                Err(error) if error.kind() == Kind::Unsupported => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Value::Object(map))
    }

    /// Sets one value; 0 is "by level" where that makes sense.
    pub fn set(&mut self, parameter: Parameter, value: i32) -> Result<()> {
        self.native.set(parameter, parameter.checked(value)?)
    }

    /// One value, as it will be used.
    pub fn get(&self, parameter: Parameter) -> Result<i32> {
        self.native.get(parameter)
    }

    /// Bytes that a compressor with these parameters will take for one-shot calls; with threads the library cannot say.
    pub fn estimated_size(&self) -> Result<usize> {
        self.with_ldm_derived()?.native().estimated_size()
    }

    /// The same for streams.
    pub fn estimated_stream_size(&self) -> Result<usize> {
        self.with_ldm_derived()?.native().estimated_stream_size()
    }

    /// A copy in which what is 0 of long distance matching has the value that a compressor derives (ZSTD_ldm_adjustParameters).
    ///
    /// The library's estimates leave that out, and divide by the shortest match (1.5.7).
    fn with_ldm_derived(&self) -> Result<Params> {
        let mut params = self.copy()?;
        if self.get(P::EnableLdm)? != 1 {
            return Ok(params);
        }
        let or = |parameter, derived: i32| self.get(parameter).map(|n| if n == 0 { derived } else { n });
        let by_level = sys::Derived::new(self.get(P::CompressionLevel)?, 0, 0).values();
        let strategy = or(P::Strategy, by_level.iter().find(|(p, _)| *p == P::Strategy).map_or(1, |(_, n)| *n))?;
        // The window of a level is not used with these matches (ZSTD_LDM_DEFAULT_WINDOW_LOG).
        let window_log = or(P::WindowLog, 27)?;
        let rate = match self.get(P::LdmHashLog)? {
            0 => or(P::LdmHashRateLog, 7 - strategy / 3)?,
            hash_log => or(P::LdmHashRateLog, (window_log - hash_log).max(0))?,
        };
        let hash_log = or(P::LdmHashLog, (window_log - rate).clamp(6, 30))?;
        params.native.set(P::LdmHashLog, hash_log)?;
        params.native.set(P::LdmMinMatch, or(P::LdmMinMatch, if strategy >= 8 { 32 } else { 64 })?)?;
        params.native.set(P::LdmBucketSizeLog, or(P::LdmBucketSizeLog, strategy.clamp(4, 8))?.min(hash_log))?;
        Ok(params)
    }

    pub(super) fn native(&self) -> &sys::Params {
        &self.native
    }

    /// A copy: the library has no function for it.
    pub(super) fn copy(&self) -> Result<Self> {
        let mut copy = sys::Params::new()?;
        for parameter in Parameter::ALL {
            match self.native.get(*parameter) {
                Ok(value) => copy.set(*parameter, value)?,
                // An older zstd of the system does not know all of them.
                Err(error) if error.kind() == Kind::Unsupported => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Params { native: copy })
    }

    /// Only what the tables of a dictionary depend on.
    pub(super) fn of_tables(&self) -> Result<sys::Params> {
        let mut params = sys::Params::new()?;
        params.set(Parameter::CompressionLevel, 0)?;
        for parameter in
            [P::ChainLog, P::HashLog, P::MinMatch, P::SearchLog, P::Strategy, P::TargetLength, P::WindowLog]
        {
            params.set(parameter, self.native.get(parameter)?)?;
        }
        Ok(params)
    }
}

fn level_error(level: i64) -> Error {
    Error::argument(format!("zstd: level is {level}, expected {} to {}", sys::MIN_LEVEL, sys::MAX_LEVEL))
}

pub(super) fn check_level(level: i32) -> Result<()> {
    if (sys::MIN_LEVEL..=sys::MAX_LEVEL).contains(&i64::from(level)) { Ok(()) } else { Err(level_error(level.into())) }
}

fn unknown(key: &str) -> Error {
    let known: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
    Error::config(format!(
        "zstd parameters: unknown key {key:?}; known are level, source_size, dict_size, {}",
        known.join(", ")
    ))
}

fn number(key: &str, value: &Value) -> Result<i64> {
    match value {
        Value::Bool(yes) => Ok(i64::from(*yes)),
        _ => value.as_i64().ok_or_else(|| Error::config(format!("{key:?} is {value}, expected a whole number"))),
    }
}

fn take_number(map: &mut Map<String, Value>, key: &str) -> Result<Option<i64>> {
    map.shift_remove(key).map(|value| number(key, &value)).transpose()
}

/// Bytes that a decompressor takes for one-shot calls.
pub fn decompressor_size() -> usize {
    sys::estimated_decompressor_size()
}

/// Bytes that a decompressor takes for streams whose window has up to `window` bytes.
pub fn decompressor_stream_size(window: usize) -> Result<usize> {
    if window > 1 << 31 {
        return Err(Error::new(
            Kind::Argument,
            format!("zstd: a window of {window} bytes; the format has 2 GiB at most here"),
        ));
    }
    Ok(sys::estimated_decompressor_stream_size(window))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_order_of_the_numbers() {
        assert_eq!(FIELDS.len(), Parameter::ALL.len());
        for (number, field) in FIELDS.iter().enumerate() {
            assert_eq!(Parameter::from_number(number as i32).unwrap(), field.parameter, "{}", field.name);
            assert_eq!(field.parameter as usize, number, "{}", field.name);
        }
        for number in [-1, Parameter::ALL.len() as i32, i32::MAX, i32::MIN] {
            assert_eq!(Parameter::from_number(number).unwrap_err().kind(), Kind::Argument);
        }
    }

    #[test]
    fn every_bound_can_be_set_and_read_and_one_more_cannot() {
        for parameter in Parameter::ALL {
            let (low, high) = parameter.bounds().unwrap();
            let mut params = Params::new().unwrap();
            for value in [low, high] {
                params.set(*parameter, value).unwrap_or_else(|e| panic!("{parameter:?} {value}: {e}"));
                // Some are rounded up by the library (a job of one byte), none is lost.
                let got = params.get(*parameter).unwrap();
                let rounded = *parameter == Parameter::JobSize
                    || *parameter == Parameter::MaxBlockSize
                    || *parameter == Parameter::TargetBlockSize;
                let by_level = *parameter == Parameter::CompressionLevel && value == 0;
                assert!(got == value || rounded || by_level, "{parameter:?}: set {value}, got {got}");
            }
            if let Some(more) = high.checked_add(1) {
                let error = params.set(*parameter, more).unwrap_err();
                assert_eq!(error.kind(), Kind::Argument, "{parameter:?}");
                assert!(error.to_string().contains(field_of(*parameter).name), "{error}");
            }
        }
    }

    #[test]
    fn json_gives_what_set_gives_and_comes_back() {
        let params =
            Params::from_json(br#"{"level": 7, "window_log": 12, "threads": 2, "job_size": 1048576}"#).unwrap();
        let again = Params::from_json(params.to_json().unwrap().to_string().as_bytes()).unwrap();
        for parameter in Parameter::ALL {
            assert_eq!(params.get(*parameter).unwrap(), again.get(*parameter).unwrap(), "{parameter:?}");
        }
        assert_eq!(params.get(Parameter::WindowLog).unwrap(), 12);
        assert_eq!(params.get(Parameter::Threads).unwrap(), 2);
        assert_eq!(params.get(Parameter::JobSize).unwrap(), 1_048_576);
        let old = Params::from_json(br#"{"compression_strategy": 3, "overlap_size_log": 5}"#).unwrap();
        assert_eq!(old.get(Parameter::Strategy).unwrap(), 3);
        assert_eq!(old.get(Parameter::OverlapLog).unwrap(), 5);
    }

    #[test]
    fn bad_json_says_what_is_wrong() {
        for (json, word) in [
            ("[]", "object"),
            ("{\"window_lag\": 3}", "window_lag"),
            ("{\"window_log\": 99}", "window_log"),
            ("{\"window_log\": \"x\"}", "window_log"),
            ("{\"strategy\": 1, \"compression_strategy\": 2}", "strategy"),
            ("{\"source_size\": 5}", "level"),
            ("{\"level\": 23}", "23"),
            ("{\"level\": 3, \"dict_size\": -1}", "dict_size"),
            ("{", "zstd"),
        ] {
            let error = Params::from_json(json.as_bytes()).err().unwrap_or_else(|| panic!("{json} is accepted"));
            assert!(error.to_string().contains(word), "{json}: {error}");
        }
    }

    #[test]
    fn a_copy_has_every_value() {
        let params =
            Params::from_json(br#"{"level": 19, "threads": 3, "overlap_log": 4, "enable_ldm": true}"#).unwrap();
        let copy = params.copy().unwrap();
        for parameter in Parameter::ALL {
            assert_eq!(params.get(*parameter).unwrap(), copy.get(*parameter).unwrap(), "{parameter:?}");
        }
    }
}
