//! Documents: JSON text as Python's `json` reads and writes it, and the keys in it.

use std::borrow::Cow;

use crate::buffer::Buffer;
use crate::codec::object::Value;
use crate::codec::object::json::{self, Layout, Writer};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// No document is longer.
pub(in crate::zarr) const MAX_LEN: usize = 64 << 20;

/// How a text is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::zarr) enum Style {
    /// `json.dumps(…, indent=2)`.
    Indented,
    /// `json.dumps(…)`.
    Line,
    /// Without spaces and escapes that are not needed.
    Compact,
}

/// Reads the document called `name`, which is a map.
pub(in crate::zarr) fn parse(text: &[u8], name: &str) -> Result<Value> {
    let value = parse_any(text).map_err(|error| error.within(name))?;
    match value {
        Value::Map(_) => Ok(value),
        other => Err(Error::corrupt(format!("{name} is {}, expected a JSON object", shown(&other)))),
    }
}

/// Reads a text of any value.
pub(in crate::zarr) fn parse_any(text: &[u8]) -> Result<Value> {
    if text.len() > MAX_LEN {
        return Err(Error::corrupt(format!("the document has {} bytes, {MAX_LEN} at most are read", text.len())));
    }
    let text =
        std::str::from_utf8(text).map_err(|error| Error::corrupt(format!("the document is not UTF-8: {error}")))?;
    json::read(text)
}

/// Writes a value.
pub(in crate::zarr) fn write(value: &Value, style: Style) -> Result<Buffer> {
    let layout = match style {
        Style::Compact => Layout::COMPACT,
        Style::Line => {
            Layout { ensure_ascii: true, separators: [Cow::Borrowed(", "), Cow::Borrowed(": ")], ..Layout::COMPACT }
        }
        Style::Indented => Layout {
            ensure_ascii: true,
            indent: Some(Cow::Borrowed("  ")),
            separators: [Cow::Borrowed(","), Cow::Borrowed(": ")],
            ..Layout::COMPACT
        },
    };
    let mut buffer = Buffer::new();
    let mut output = Output::growing(&mut buffer, isize::MAX as usize);
    let mut writer = Writer::new(&mut output, &layout);
    writer.value(value)?;
    writer.end()?;
    Ok(buffer)
}

/// Writes a value as a string, without spaces.
pub(in crate::zarr) fn text(value: &Value) -> Result<String> {
    let buffer = write(value, Style::Compact)?;
    String::from_utf8(buffer.as_slice().to_vec()).map_err(|_| Error::argument("JSON text is not UTF-8"))
}

/// A value as it is quoted in a message: whole if short, else its beginning.
pub(in crate::zarr) fn shown(value: &Value) -> String {
    let text = match value {
        Value::Bytes(_) => return value.kind().to_owned(),
        value => text(value).unwrap_or_else(|_| value.kind().to_owned()),
    };
    match text.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}

/// A string.
pub(in crate::zarr) fn string(text: impl Into<String>) -> Value {
    Value::Str(text.into())
}

/// A map of these keys.
pub(in crate::zarr) fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Map(entries.into_iter().map(|(key, value)| (string(key), value)).collect())
}

/// A list of extents.
pub(in crate::zarr) fn numbers(extents: &[u64]) -> Value {
    Value::List(extents.iter().map(|extent| number(*extent)).collect())
}

/// A number.
pub(in crate::zarr) fn number(number: u64) -> Value {
    i64::try_from(number).map_or_else(|_| Value::BigInt(number.to_string().into()), Value::Int)
}

/// The entries of a map; none of another value.
pub(in crate::zarr) fn entries(map: &Value) -> &[(Value, Value)] {
    match map {
        Value::Map(entries) => entries,
        _ => &[],
    }
}

/// The value of a key.
pub(in crate::zarr) fn get<'v>(map: &'v Value, key: &str) -> Option<&'v Value> {
    entries(map).iter().find(|(name, _)| matches!(name, Value::Str(name) if name == key)).map(|(_, value)| value)
}

/// Gives a key a value, at its place if it has one, else at the end.
pub(in crate::zarr) fn set(map: &mut Value, key: &str, value: Value) {
    let Value::Map(entries) = map else { return };
    match entries.iter_mut().find(|(name, _)| matches!(name, Value::Str(name) if name == key)) {
        Some((_, old)) => *old = value,
        None => entries.push((string(key), value)),
    }
}

/// Takes a key away.
pub(in crate::zarr) fn remove(map: &mut Value, key: &str) -> Option<Value> {
    let Value::Map(entries) = map else { return None };
    let place = entries.iter().position(|(name, _)| matches!(name, Value::Str(name) if name == key))?;
    Some(entries.remove(place).1)
}

/// The value as a string.
pub(in crate::zarr) fn as_str(value: &Value) -> Option<&str> {
    match value {
        Value::Str(text) => Some(text),
        _ => None,
    }
}

/// The value as a number from 0 on.
pub(in crate::zarr) fn as_u64(value: &Value) -> Option<u64> {
    match value {
        Value::Int(number) => u64::try_from(*number).ok(),
        Value::BigInt(text) => text.parse().ok(),
        _ => None,
    }
}

/// An error about a key.
pub(in crate::zarr) fn wrong(kind: Kind, key: &str, value: &Value, expected: &str) -> Error {
    Error::new(kind, format!("{key:?} is {}, expected {expected}", shown(value)))
}

/// An error about a key that a document lacks.
pub(in crate::zarr) fn missing(key: &str, expected: &str) -> Error {
    Error::corrupt(format!("{key:?} is missing, expected {expected}"))
}

/// Reads extents, each at least `least`.
pub(in crate::zarr) fn extents(value: &Value, key: &str, least: u64, kind: Kind) -> Result<Vec<u64>> {
    const MAX: usize = crate::array::layout::MAX_NDIM;
    let expected = if least == 0 { "a list of numbers from 0 on" } else { "a list of numbers from 1 on" };
    let Value::List(items) = value else { return Err(wrong(kind, key, value, expected)) };
    if items.len() > MAX {
        return Err(Error::new(kind, format!("{key:?} has {} axes, {MAX} are the most", items.len())));
    }
    let extents: Option<Vec<u64>> = items.iter().map(|item| as_u64(item).filter(|n| *n >= least)).collect();
    extents.ok_or_else(|| wrong(kind, key, value, expected))
}

/// A name with its configuration: `{"name": …, "configuration": {…}}`, or the name alone.
pub(in crate::zarr) fn named<'v>(value: &'v Value, key: &str) -> Result<(&'v str, Option<&'v Value>)> {
    const EXPECTED: &str = "an object with \"name\" and \"configuration\"";
    if let Value::Str(name) = value {
        return Ok((name, None));
    }
    let Some(Value::Str(name)) = get(value, "name") else { return Err(wrong(Kind::Corrupt, key, value, EXPECTED)) };
    for (part, inner) in entries(value) {
        match (as_str(part), inner) {
            (Some("name"), _) | (Some("configuration"), Value::Map(_)) | (Some("must_understand"), Value::Bool(_)) => {}
            _ => {
                let part = shown(part);
                return Err(Error::corrupt(format!("{key:?}: {part} is {}, expected {EXPECTED}", shown(inner))));
            }
        }
    }
    Ok((name, get(value, "configuration")))
}

/// Fails at a key of a configuration that is none of `known`.
pub(in crate::zarr) fn only(configuration: Option<&Value>, key: &str, known: &[&str]) -> Result<()> {
    for (part, _) in configuration.map(entries).unwrap_or_default() {
        if !as_str(part).is_some_and(|part| known.contains(&part)) {
            return Err(Error::corrupt(format!("{key:?}: unknown key {}, expected {known:?}", shown(part))));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_that_of_python_s_json() {
        let value = parse("{\"a\":[1,2.0,\"é\"],\"n\":NaN,\"e\":[],\"m\":{}}".as_bytes(), "zarr.json").unwrap();
        let line = "{\"a\": [1, 2.0, \"\\u00e9\"], \"n\": NaN, \"e\": [], \"m\": {}}";
        assert_eq!(write(&value, Style::Line).unwrap().as_slice(), line.as_bytes());
        let indented =
            "{\n  \"a\": [\n    1,\n    2.0,\n    \"\\u00e9\"\n  ],\n  \"n\": NaN,\n  \"e\": [],\n  \"m\": {}\n}";
        assert_eq!(write(&value, Style::Indented).unwrap().as_slice(), indented.as_bytes());
    }

    #[test]
    fn extents_are_whole_numbers() {
        let read = |text: &str, least| extents(&json::read(text).unwrap(), "shape", least, Kind::Corrupt);
        assert_eq!(read("[0, 18446744073709551615]", 0).unwrap(), [0, u64::MAX]);
        for (text, least) in
            [("[0]", 1), ("[-1]", 0), ("[1.0]", 0), ("[18446744073709551616]", 0), ("3", 0), ("[true]", 0)]
        {
            assert!(read(text, least).unwrap_err().to_string().contains("\"shape\""), "{text}");
        }
        assert!(read(&format!("[{}1]", "1,".repeat(64)), 0).unwrap_err().to_string().contains("65 axes"));
    }
}
