//! What a codec is called, which parameters it takes, and how a config is checked against that.
//!
//! One description serves the parser, the defaults, the error messages and the list that a program can ask for.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::Codec;
use crate::array::dtype::{self, Class, Fixed};
use crate::error::{Error, Result};

/// The type and range of a parameter.
#[derive(Clone, Debug)]
pub enum ParamType {
    /// A whole number in this range.
    Int {
        /// The least.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// A whole number; one outside the range is taken as the nearest that is inside, as the original codec does.
    Clamped {
        /// What smaller numbers become.
        min: i64,
        /// What larger numbers become.
        max: i64,
    },
    /// One of these whole numbers.
    IntOneOf(&'static [i64]),
    /// `true` or `false`.
    Bool,
    /// A number, whole or not; kept as it was written.
    Number,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// One of these whole numbers, or its name; kept as the number, and written by name in zarr v3.
    Named(&'static [(i64, &'static str)]),
    /// An element type of fixed size; kept as numpy writes it.
    Dtype,
    /// An element type of text: `U` and a length, or `|O` for items; kept as numpy writes it.
    Text,
    /// What follows from the other parameters; what a config says of it is left aside.
    Derived(fn(&Map<String, Value>) -> Value),
    /// Anything; the codec itself checks it and describes it in the parameter's summary.
    Json,
}

/// What a parameter is when the config does not name it.
#[derive(Clone, Copy, Debug)]
pub enum Default {
    /// This number.
    Int(i64),
    /// This truth value.
    Bool(bool),
    /// This string.
    Str(&'static str),
    /// JSON's `null`, which the config may also say.
    Null,
    /// JSON's `null`, which the config may also say. What is known here of the array itself: it is never written in zarr v2,
    /// and in zarr v3 only where it was given.
    Hint,
    /// What the parameter of this name is, which stands before it; the config may also say `null`.
    SameAs(&'static str),
    /// Nothing: the config must name it.
    Required,
}

impl Default {
    /// Its value, where the parameters before it are `earlier`.
    fn value(self, earlier: &Map<String, Value>) -> Option<Value> {
        Some(match self {
            Default::Int(n) => n.into(),
            Default::Bool(b) => b.into(),
            Default::Str(s) => s.into(),
            Default::Null | Default::Hint => Value::Null,
            Default::SameAs(name) => earlier.get(name).cloned().unwrap_or(Value::Null),
            Default::Required => return None,
        })
    }

    /// Whether a config may say `null`.
    fn is_nullable(self) -> bool {
        matches!(self, Default::Null | Default::Hint | Default::SameAs(_))
    }
}

/// One parameter of a codec.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its key in the config.
    pub name: &'static str,
    /// Type and range.
    pub kind: ParamType,
    /// What it is when absent.
    pub default: Default,
    /// One line for a person.
    pub summary: &'static str,
}

/// Makes the codec of checked parameters.
pub type Make = Box<dyn Fn(&Values) -> Result<Box<dyn Codec>> + Send + Sync>;

/// A kind of codec.
pub struct Spec {
    /// Its id in zarr v2 and numcodecs; empty for one that exists in zarr v3 only.
    pub id: Cow<'static, str>,
    /// Its own name in zarr v3, for configs of which `v3_exact` holds; others are `numcodecs.<id>`.
    pub v3_name: Option<&'static str>,
    /// Whether these values can be said under `v3_name`.
    pub v3_exact: fn(&Values) -> bool,
    /// One line for a person.
    pub summary: Cow<'static, str>,
    /// The parameters in the order in which a config is written; `None`: any, checked by `make`.
    pub params: Option<Vec<Param>>,
    /// Makes the codec.
    pub make: Make,
}

/// The effective parameters of a codec, in the order of its spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(pub Map<String, Value>);

impl Values {
    /// A parameter whose type is checked to be a whole number.
    pub fn int(&self, name: &str) -> i64 {
        self.0.get(name).and_then(Value::as_i64).unwrap_or_else(|| panic!("{name} is a checked number"))
    }

    /// A parameter whose type is checked to be a truth value.
    pub fn bool(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or_else(|| panic!("{name} is a checked truth value"))
    }

    /// A parameter whose type is checked to be a string; `None` for `null`.
    pub fn str(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    /// A parameter whose type is checked to be a number.
    pub fn number(&self, name: &str) -> f64 {
        self.0.get(name).and_then(Value::as_f64).unwrap_or_else(|| panic!("{name} is a checked number"))
    }

    /// A parameter whose type is checked to be an element type.
    pub fn dtype(&self, name: &str) -> Fixed {
        let parsed = self.str(name).and_then(|text| Fixed::parse(text).ok());
        parsed.unwrap_or_else(|| panic!("{name} is a checked element type"))
    }

    /// A parameter as it stands.
    pub fn json(&self, name: &str) -> &Value {
        self.0.get(name).unwrap_or(&Value::Null)
    }
}

/// A whole number, also when it is written `1.0`, as some JSON writers do.
pub(super) fn as_int(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| {
        let float = value.as_f64()?;
        (float.fract() == 0.0 && float.abs() < 9e15).then_some(float as i64)
    })
}

impl Param {
    fn expected(&self) -> String {
        let kind = match &self.kind {
            ParamType::Int { min, max } => format!("a whole number from {min} to {max}"),
            ParamType::Clamped { .. } => "a whole number".to_owned(),
            ParamType::IntOneOf(choices) => format!("one of {choices:?}"),
            ParamType::Bool => "true or false".to_owned(),
            ParamType::Number => "a number".to_owned(),
            ParamType::OneOf(choices) => format!("one of {choices:?}"),
            ParamType::Named(choices) => {
                let (numbers, names): (Vec<i64>, Vec<&str>) = choices.iter().copied().unzip();
                format!("one of {numbers:?} or of {names:?}")
            }
            ParamType::Dtype => format!("an element type of fixed size: {}", dtype::EXPECTED_FIXED),
            ParamType::Text => "an element type of text: \"<U5\" or \"|O\"".to_owned(),
            ParamType::Json | ParamType::Derived(_) => "a JSON value".to_owned(),
        };
        if self.default.is_nullable() { format!("{kind}, or null") } else { kind }
    }

    fn check(&self, codec: &str, value: &Value) -> Result<Value> {
        let checked = match &self.kind {
            ParamType::Int { min, max } => as_int(value).filter(|n| (min..=max).contains(&n)).map(Value::from),
            ParamType::Clamped { min, max } => as_int(value).map(|n| n.clamp(*min, *max).into()),
            ParamType::IntOneOf(choices) => as_int(value).filter(|n| choices.contains(n)).map(Value::from),
            ParamType::Named(choices) => choices
                .iter()
                .find(|(number, name)| as_int(value) == Some(*number) || value.as_str() == Some(name))
                .map(|(number, _)| Value::from(*number)),
            ParamType::Bool => value.as_bool().map(Value::from),
            ParamType::Number => Some(value).filter(|v| v.as_f64().is_some_and(f64::is_finite)).cloned(),
            ParamType::Dtype => {
                value.as_str().and_then(|text| Fixed::parse(text).ok()).map(|dtype| dtype.to_string().into())
            }
            ParamType::Text => match value.as_str() {
                Some("|O" | "O" | "object") => Some("|O".into()),
                text => text
                    .and_then(|text| Fixed::parse(text).ok())
                    .filter(|dtype| dtype.class == Class::Unicode)
                    .map(|dtype| dtype.to_string().into()),
            },
            ParamType::OneOf(choices) => value.as_str().filter(|s| choices.contains(s)).map(Value::from),
            ParamType::Json | ParamType::Derived(_) => Some(value.clone()),
        };
        checked.ok_or_else(|| {
            let (name, expected) = (self.name, self.expected());
            Error::config(format!("codec {codec:?}: {name:?} is {}, expected {expected}", shown(value)))
        })
    }

    fn describe(&self) -> Value {
        let mut entry = json!({ "name": self.name });
        match &self.kind {
            ParamType::Int { min, max } | ParamType::Clamped { min, max } => {
                entry["type"] = "integer".into();
                entry["minimum"] = (*min).into();
                entry["maximum"] = (*max).into();
                entry["clamped"] = matches!(self.kind, ParamType::Clamped { .. }).into();
            }
            ParamType::IntOneOf(choices) => {
                entry["type"] = "integer".into();
                entry["choices"] = (*choices).into();
            }
            ParamType::Named(choices) => {
                entry["type"] = "integer".into();
                entry["choices"] = choices.iter().map(|(number, _)| *number).collect();
                entry["names"] = choices.iter().map(|(_, name)| *name).collect();
            }
            ParamType::Bool => entry["type"] = "boolean".into(),
            ParamType::Number => entry["type"] = "number".into(),
            ParamType::Dtype | ParamType::Text => entry["type"] = "dtype".into(),
            ParamType::OneOf(choices) => {
                entry["type"] = "string".into();
                entry["choices"] = (*choices).into();
            }
            ParamType::Json | ParamType::Derived(_) => entry["type"] = "json".into(),
        }
        entry["nullable"] = self.default.is_nullable().into();
        match self.default {
            Default::SameAs(name) => entry["default_from"] = name.into(),
            Default::Required => entry["required"] = true.into(),
            _ => entry["default"] = self.default.value(&Map::new()).unwrap_or_default(),
        }
        entry["summary"] = self.summary.into();
        entry
    }
}

/// A value as it is quoted in a message: whole if short, else its beginning.
pub(crate) fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}

impl Spec {
    /// Checks `given` and fills in the defaults; an unknown key is an error that names the known ones.
    pub fn values(&self, given: &Map<String, Value>) -> Result<Values> {
        let Some(params) = &self.params else {
            return Ok(Values(given.clone()));
        };
        let name = self.name();
        if let Some(unknown) = given.keys().find(|key| params.iter().all(|p| p.name != key.as_str())) {
            let known: Vec<&str> = params.iter().map(|p| p.name).collect();
            let known = if known.is_empty() { "it takes no parameters".into() } else { format!("it takes {known:?}") };
            return Err(Error::config(format!("codec {name:?}: unknown key {unknown:?}; {known}")));
        }
        let mut values = Map::new();
        for param in params {
            let value = match given.get(param.name) {
                Some(value) if !(value.is_null() && param.default.is_nullable()) => param.check(name, value)?,
                _ => param.default.value(&values).ok_or_else(|| {
                    let (key, expected) = (param.name, param.expected());
                    Error::config(format!("codec {name:?}: {key:?} is missing, expected {expected}"))
                })?,
            };
            values.insert(param.name.to_owned(), value);
        }
        for param in params {
            if let ParamType::Derived(follow) = param.kind {
                let value = follow(&values);
                values.insert(param.name.to_owned(), value);
            }
        }
        Ok(Values(values))
    }

    /// The name that a person knows it by: the id, or the zarr v3 name where there is no id.
    pub fn name(&self) -> &str {
        if self.id.is_empty() { self.v3_name.unwrap_or("") } else { &self.id }
    }

    /// The entry of this codec in the list that a program can ask for.
    pub fn describe(&self) -> Value {
        let v2: Value = if self.id.is_empty() { Value::Null } else { self.id.as_ref().into() };
        let v3 = self.v3_name.map_or_else(|| format!("numcodecs.{}", self.id), str::to_owned);
        let params = match &self.params {
            Some(params) => params.iter().map(Param::describe).collect(),
            None => Value::Null,
        };
        json!({ "id": v2, "zarr_v3": v3, "summary": self.summary, "parameters": params })
    }
}
