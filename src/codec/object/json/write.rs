//! Writing JSON text.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::io::Write as _;

use super::super::scan::{Stop, run};
use super::super::stage::Stage;
use super::super::{MAX_DEPTH, Value};
use super::float::{FLOAT_LEN, float};
use crate::error::{Error, Result};
use crate::output::Output;

/// How text is laid out: the arguments of Python's `json.dumps`.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// All but ASCII is escaped.
    pub(crate) ensure_ascii: bool,
    /// NaN and infinities are written; else they are an error.
    pub(crate) allow_nan: bool,
    /// Each element stands on a line of its own, after this for each level.
    pub(crate) indent: Option<Cow<'static, str>>,
    /// Between elements, and between key and value.
    pub(crate) separators: [Cow<'static, str>; 2],
    /// Maps are written in the order of their keys.
    pub(crate) sort_keys: bool,
    /// Keys that JSON has no form of are left out with their values; else they are an error.
    pub(crate) skipkeys: bool,
}

impl Layout {
    /// The shortest text.
    pub(crate) const COMPACT: Layout = Layout {
        ensure_ascii: false,
        allow_nan: true,
        indent: None,
        separators: [Cow::Borrowed(","), Cow::Borrowed(":")],
        sort_keys: false,
        skipkeys: false,
    };
}

/// Writes values, and lists of which the caller gives the elements one by one.
pub(crate) struct Writer<'w, 'a> {
    dst: Stage<'w, 'a>,
    layout: &'w Layout,
    level: usize,
    /// Whether nothing was written yet into the list or map that was opened last.
    is_fresh: bool,
}

/// A list or map that is not yet closed: what is still to be written of it.
enum Open<'v> {
    List(std::slice::Iter<'v, Value>),
    Map(std::vec::IntoIter<&'v (Value, Value)>),
}

const HEX: &[u8; 16] = b"0123456789abcdef";

impl<'w, 'a> Writer<'w, 'a> {
    pub(crate) fn new(dst: &'w mut Output<'a>, layout: &'w Layout) -> Self {
        Writer { dst: Stage::new(dst), layout, level: 0, is_fresh: true }
    }

    /// Ends the text; what is not ended is not all written.
    pub(crate) fn end(&mut self) -> Result<()> {
        self.dst.flush()
    }

    /// Begins a list (`[`) or map (`{`).
    pub(crate) fn open(&mut self, bracket: u8) -> Result<()> {
        self.dst.put(&[bracket])?;
        self.level += 1;
        self.is_fresh = true;
        Ok(())
    }

    /// Ends a list (`]`) or map (`}`).
    pub(crate) fn close(&mut self, bracket: u8) -> Result<()> {
        self.level -= 1;
        if !std::mem::replace(&mut self.is_fresh, false) {
            self.line()?;
        }
        self.dst.put(&[bracket])
    }

    fn line(&mut self) -> Result<()> {
        if let Some(indent) = &self.layout.indent {
            self.dst.put(b"\n")?;
            for _ in 0..self.level {
                self.dst.put(indent.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Goes on to the next element of the list or map that is open.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<()> {
        if !std::mem::replace(&mut self.is_fresh, false) {
            self.dst.put(self.layout.separators[0].as_bytes())?;
        }
        if self.layout.indent.is_some() { self.line() } else { Ok(()) }
    }

    /// Writes text that is JSON as it stands.
    #[inline]
    pub(crate) fn raw(&mut self, text: &[u8]) -> Result<()> {
        self.dst.put(text)
    }

    /// Writes a whole number.
    pub(crate) fn int(&mut self, value: impl std::fmt::Display) -> Result<()> {
        let mut text = [0u8; 40];
        let mut rest = &mut text[..];
        write!(rest, "{value}").expect("no whole number of 128 bits has 40 digits");
        let len = 40 - rest.len();
        self.raw(&text[..len])
    }

    /// Writes a float.
    pub(crate) fn float(&mut self, value: f64) -> Result<()> {
        if !value.is_finite() && !self.layout.allow_nan {
            return Err(Error::argument(format!("JSON text: {value} is no JSON value, and allow_nan is false")));
        }
        self.raw(float(value, &mut [0; FLOAT_LEN]))
    }

    /// Writes a string, which must be UTF-8.
    #[inline]
    pub(crate) fn string(&mut self, text: &[u8]) -> Result<()> {
        let stop = if self.layout.ensure_ascii { Stop::NotAscii } else { Stop::Controls };
        let len = run(text, stop);
        if len == text.len() && (stop == Stop::NotAscii || std::str::from_utf8(text).is_ok()) {
            self.dst.put(b"\"")?;
            self.dst.put(text)?;
            return self.dst.put(b"\"");
        }
        self.escaped(text, stop, len)
    }

    fn escaped(&mut self, text: &[u8], stop: Stop, mut len: usize) -> Result<()> {
        let mut text = std::str::from_utf8(text)
            .map_err(|error| Error::argument(format!("JSON text: a string is not UTF-8: {error}")))?;
        self.raw(b"\"")?;
        loop {
            let (plain, rest) = text.split_at(len);
            let mut chars = rest.chars();
            self.raw(plain.as_bytes())?;
            let Some(special) = chars.next() else { return self.raw(b"\"") };
            match special {
                '"' => self.raw(b"\\\"")?,
                '\\' => self.raw(b"\\\\")?,
                '\n' => self.raw(b"\\n")?,
                '\r' => self.raw(b"\\r")?,
                '\t' => self.raw(b"\\t")?,
                '\u{8}' => self.raw(b"\\b")?,
                '\u{c}' => self.raw(b"\\f")?,
                special => {
                    for unit in special.encode_utf16(&mut [0; 2]) {
                        let digit = |shift: u16| HEX[usize::from(*unit >> shift) & 15];
                        self.raw(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)])?;
                    }
                }
            }
            text = chars.as_str();
            len = run(text.as_bytes(), stop);
        }
    }

    fn scalar(&mut self, value: &Value) -> Result<()> {
        match value {
            Value::Null => self.raw(b"null"),
            Value::Bool(true) => self.raw(b"true"),
            Value::Bool(false) => self.raw(b"false"),
            Value::Int(value) => self.int(value),
            Value::BigInt(text) => self.raw(text.as_bytes()),
            Value::Float(value) => self.float(*value),
            Value::Str(text) => self.string(text.as_bytes()),
            Value::Bytes(_) | Value::List(_) | Value::Map(_) => {
                Err(Error::argument(format!("JSON text: {} has no JSON form", value.kind())))
            }
        }
    }

    /// Writes a key: a string, or what Python makes one of.
    fn key(&mut self, key: &Value) -> Result<()> {
        match key {
            Value::Str(_) => self.scalar(key)?,
            _ => {
                self.raw(b"\"")?;
                self.scalar(key).map_err(|error| error.within("a key"))?;
                self.raw(b"\"")?;
            }
        }
        self.dst.put(self.layout.separators[1].as_bytes())
    }

    /// The entries of a map that are written, in their order.
    fn entries<'v>(&self, map: &'v [(Value, Value)]) -> Result<Vec<&'v (Value, Value)>> {
        let mut entries = crate::segments::reserved(map.len())?;
        entries.extend(map.iter());
        if self.layout.sort_keys && !entries.is_empty() {
            let first = &entries[0].0;
            if entries.len() > 1 && entries.iter().any(|(key, _)| rank(key).is_none() || rank(key) != rank(first)) {
                return Err(Error::argument("JSON text: keys of different kinds have no order, and sort_keys is true"));
            }
            entries.sort_by(|(a, _), (b, _)| compare(a, b));
        }
        if self.layout.skipkeys {
            entries.retain(|(key, _)| !matches!(key, Value::Bytes(_) | Value::List(_) | Value::Map(_)));
        }
        Ok(entries)
    }

    /// Writes a value of any kind, without recursion.
    pub(crate) fn value(&mut self, value: &Value) -> Result<()> {
        let mut open: Vec<Open<'_>> = Vec::new();
        let mut value = value;
        loop {
            match value {
                Value::List(_) | Value::Map(_) if open.len() == MAX_DEPTH => {
                    return Err(Error::argument(format!("JSON text: more than {MAX_DEPTH} lists in each other")));
                }
                Value::List(items) => {
                    self.open(b'[')?;
                    open.push(Open::List(items.iter()));
                }
                Value::Map(map) => {
                    self.open(b'{')?;
                    open.push(Open::Map(self.entries(map)?.into_iter()));
                }
                scalar => self.scalar(scalar)?,
            }
            value = loop {
                match open.last_mut() {
                    None => return Ok(()),
                    Some(Open::List(items)) => match items.next() {
                        Some(item) => {
                            self.next()?;
                            break item;
                        }
                        None => self.close(b']')?,
                    },
                    Some(Open::Map(entries)) => match entries.next() {
                        Some((key, item)) => {
                            self.next()?;
                            self.key(key)?;
                            break item;
                        }
                        None => self.close(b'}')?,
                    },
                }
                open.pop();
            };
        }
    }
}

/// Kinds of keys that can be compared with each other.
fn rank(key: &Value) -> Option<u8> {
    match key {
        Value::Str(_) => Some(0),
        Value::Bytes(_) => Some(1),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::BigInt(_) => Some(2),
        _ => None,
    }
}

/// The order of keys of one rank.
fn compare(a: &Value, b: &Value) -> Ordering {
    let number = |key: &Value| match key {
        Value::Bool(value) => f64::from(u8::from(*value)),
        Value::Int(value) => *value as f64,
        Value::Float(value) => *value,
        Value::BigInt(text) => text.parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    };
    match (a, b) {
        (Value::Str(a), Value::Str(b)) => a.cmp(b),
        (Value::Bytes(a), Value::Bytes(b)) => a.cmp(b),
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        _ => number(a).partial_cmp(&number(b)).unwrap_or(Ordering::Equal),
    }
}
