//! The parameters, which are those of Python's `json.dumps` with numcodecs' defaults.

use std::borrow::Cow;

use serde_json::Value;

use super::super::object::json::Layout;
use super::super::spec::{Default, Param, ParamType, Spec, Values};
use super::Json;
use super::encoding::{Encoding, NAMES};
use crate::error::{Error, Result};

/// No line is indented further for each level.
const MAX_INDENT: usize = 100;

pub(in super::super) fn specs() -> [Spec; 2] {
    [
        spec("json2", true, "JSON list of the elements, element type and shape"),
        spec("json", false, "JSON list of the elements and element type; read only"),
    ]
}

fn flag(name: &'static str, default: bool, summary: &'static str) -> Param {
    Param { name, kind: ParamType::Bool, default: Default::Bool(default), summary }
}

fn any(name: &'static str, summary: &'static str) -> Param {
    Param { name, kind: ParamType::Json, default: Default::Null, summary }
}

fn spec(id: &'static str, has_shape: bool, summary: &'static str) -> Spec {
    Spec {
        id: id.into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: summary.into(),
        params: Some(vec![
            Param {
                name: "encoding",
                kind: ParamType::OneOf(&NAMES),
                default: Default::Str("utf-8"),
                summary: "how the text becomes bytes",
            },
            flag("skipkeys", false, "keys of dictionaries that JSON has no form of are left out"),
            flag("ensure_ascii", true, "all but ASCII is escaped"),
            flag("check_circular", true, "without effect: values cannot hold themselves here"),
            flag("allow_nan", true, "NaN and infinities are written; else they are an error"),
            any(
                "indent",
                "each element on a line of its own: spaces for each level, true for 1, false for 0, or a string",
            ),
            any(
                "separators",
                "between elements, and between key and value, as a list of two strings; null: [\",\", \":\"], or with \
                 indent [\", \", \": \"]",
            ),
            flag("sort_keys", true, "dictionaries are written in the order of their keys"),
            flag("strict", true, "control characters in strings are an error when they are read"),
        ]),
        make: Box::new(move |values| {
            let encoding = values.str("encoding").and_then(Encoding::named).unwrap_or(Encoding::Utf8);
            Ok(Box::new(Json { id, has_shape, encoding, layout: layout(values)?, strict: values.bool("strict") }))
        }),
    }
}

fn layout(values: &Values) -> Result<Layout> {
    let indent = indent(values.json("indent"))?;
    let separators = match values.json("separators") {
        Value::Null if indent.is_some() => [", ".into(), ": ".into()],
        Value::Null => [",".into(), ":".into()],
        given => match given.as_array().map(Vec::as_slice) {
            Some([Value::String(item), Value::String(key)]) => [item.clone().into(), key.clone().into()],
            _ => {
                return Err(Error::config(format!(
                    "\"separators\" is {}, expected a list of two strings, or null",
                    super::super::spec::shown(given)
                )));
            }
        },
    };
    Ok(Layout {
        ensure_ascii: values.bool("ensure_ascii"),
        allow_nan: values.bool("allow_nan"),
        indent,
        separators,
        sort_keys: values.bool("sort_keys"),
        skipkeys: values.bool("skipkeys"),
    })
}

fn indent(value: &Value) -> Result<Option<Cow<'static, str>>> {
    let spaces = match value {
        Value::Null => return Ok(None),
        Value::Bool(one) => Some(usize::from(*one)),
        Value::Number(number) => number.as_i64().map(|n| usize::try_from(n).unwrap_or(0)),
        Value::String(text) if text.len() <= MAX_INDENT => return Ok(Some(text.clone().into())),
        _ => None,
    };
    match spaces.filter(|n| *n <= MAX_INDENT) {
        Some(n) => Ok(Some(" ".repeat(n).into())),
        None => Err(Error::config(format!(
            "\"indent\" is {}, expected a whole number up to {MAX_INDENT}, a truth value, a string of at most {MAX_INDENT} \
             bytes, or null",
            super::super::spec::shown(value)
        ))),
    }
}
