//! Reading JSON text.

use super::super::scan::{Stop, run};
use super::super::value::last_of_each_key;
use super::super::{MAX_DEPTH, Value};
use crate::error::{Error, Result};

/// Reads values from a text, from its start on.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    stop: Stop,
}

/// A list or map that is not yet closed.
enum Open {
    List(Vec<Value>),
    Map(Vec<(Value, Value)>, String),
}

fn push<T>(list: &mut Vec<T>, item: T) -> Result<()> {
    list.try_reserve(1).map_err(|_| Error::no_memory(list.len().saturating_mul(2 * size_of::<T>())))?;
    list.push(item);
    Ok(())
}

impl<'a> Reader<'a> {
    /// A reader of `text`; if not `strict`, strings may have control characters in them.
    pub(crate) fn new(text: &'a str, strict: bool) -> Reader<'a> {
        Reader { text, at: 0, stop: if strict { Stop::Controls } else { Stop::Quotes } }
    }

    /// How many bytes were read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// How many bytes are still to be read.
    pub(crate) fn left(&self) -> usize {
        self.text.len() - self.at
    }

    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// An error that says what stands where `expected` should.
    #[cold]
    pub(crate) fn unexpected(&self, expected: &str) -> Error {
        let found = match self.text.get(self.at..).and_then(|text| text.chars().next()) {
            Some(found) => format!("{found:?}"),
            None => "the end".to_owned(),
        };
        Error::corrupt(format!("JSON text: {found} at byte {}, expected {expected}", self.at))
    }

    /// The next character that is no space, which is left to be read.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        loop {
            let next = self.text.as_bytes().get(self.at).copied();
            match next {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                _ => return next,
            }
        }
    }

    /// Reads `byte` if it is the next character that is no space.
    #[inline]
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Reads `byte`, or fails.
    #[inline]
    pub(crate) fn expect(&mut self, byte: u8, name: &str) -> Result<()> {
        if self.eat(byte) { Ok(()) } else { Err(self.unexpected(name)) }
    }

    /// Fails unless all was read.
    pub(crate) fn end(&mut self) -> Result<()> {
        if self.peek().is_none() { Ok(()) } else { Err(self.unexpected("the end of the text")) }
    }

    /// Reads a string that has no escapes; if there is none, nothing is read.
    #[inline]
    pub(crate) fn plain_string(&mut self) -> Option<&'a str> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let start = self.at + 1;
        let end = start + run(&self.text.as_bytes()[start..], self.stop);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Reads a string, which is put at the end of `dst`.
    pub(crate) fn string(&mut self, dst: &mut String) -> Result<()> {
        self.expect(b'"', "a string")?;
        loop {
            let len = run(self.rest(), self.stop);
            let (plain, _) = self.text[self.at..].split_at(len);
            dst.try_reserve(len + 4).map_err(|_| Error::no_memory(len))?;
            dst.push_str(plain);
            self.at += len;
            match self.rest().first() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => dst.push(self.escape()?),
                _ => return Err(self.unexpected("the rest of a string")),
            }
        }
    }

    /// Reads one character that is written as an escape.
    fn escape(&mut self) -> Result<char> {
        let start = self.at;
        let found = match self.rest().get(1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let high = self.unit(0)?;
                self.at += 6;
                let code = match high {
                    0xd800..0xdc00 => match self.rest().starts_with(b"\\u").then(|| self.unit(0)).transpose()? {
                        Some(low @ 0xdc00..0xe000) => {
                            self.at += 6;
                            0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)
                        }
                        _ => high,
                    },
                    _ => high,
                };
                return char::from_u32(code).ok_or_else(|| {
                    Error::corrupt(format!(
                        "JSON text: half of a surrogate pair, \\u{high:04x}, alone at byte {start}: that is no character"
                    ))
                });
            }
            _ => {
                self.at += 1;
                return Err(self.unexpected("one of \" \\ / b f n r t u after \\"));
            }
        };
        self.at += 2;
        Ok(found)
    }

    /// The four digits behind the `\u` that begins here.
    fn unit(&self, from: usize) -> Result<u32> {
        let digits = self.rest().get(from + 2..from + 6).filter(|d| d.iter().all(u8::is_ascii_hexdigit));
        digits.and_then(|d| u32::from_str_radix(std::str::from_utf8(d).ok()?, 16).ok()).ok_or_else(|| {
            Error::corrupt(format!("JSON text: no four hexadecimal digits after \\u at byte {}", self.at))
        })
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(self.unexpected("a value"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Value> {
        let bytes = self.rest();
        let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let sign = usize::from(bytes.first() == Some(&b'-'));
        if sign == 1 && bytes.get(1) == Some(&b'I') {
            return self.word("-Infinity", Value::Float(f64::NEG_INFINITY));
        }
        let whole = if bytes.get(sign) == Some(&b'0') { 1 } else { digits(sign) };
        if whole == 0 {
            return Err(self.unexpected("a value"));
        }
        let mut len = sign + whole;
        if bytes.get(len) == Some(&b'.') && digits(len + 1) > 0 {
            len += 1 + digits(len + 1);
        }
        if matches!(bytes.get(len), Some(b'e' | b'E')) {
            let from = len + 1 + usize::from(matches!(bytes.get(len + 1), Some(b'+' | b'-')));
            if from <= bytes.len() && digits(from) > 0 {
                len = from + digits(from);
            }
        }
        let text = &self.text[self.at..self.at + len];
        self.at += len;
        if len > sign + whole {
            let float = text.parse().map_err(|_| Error::corrupt("JSON text: a number cannot be read"))?;
            return Ok(Value::Float(float));
        }
        Ok(text.parse().map_or_else(|_| Value::BigInt(text.into()), Value::Int))
    }

    fn key(&mut self) -> Result<String> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a key in quotes"));
        }
        let mut key = String::new();
        self.string(&mut key)?;
        self.expect(b':', "':' after a key")?;
        Ok(key)
    }

    /// Reads one value of any kind, without recursion.
    pub(crate) fn value(&mut self) -> Result<Value> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let mut done = match self.peek() {
                Some(b'"') => {
                    let mut text = String::new();
                    self.string(&mut text)?;
                    Value::Str(text)
                }
                Some(first @ (b'[' | b'{')) => {
                    self.at += 1;
                    if open.len() == MAX_DEPTH {
                        return Err(Error::corrupt(format!(
                            "JSON text: more than {MAX_DEPTH} lists in each other at byte {}",
                            self.at
                        )));
                    }
                    match first {
                        b'[' if self.eat(b']') => Value::List(Vec::new()),
                        b'{' if self.eat(b'}') => Value::Map(Vec::new()),
                        b'[' => {
                            push(&mut open, Open::List(Vec::new()))?;
                            continue;
                        }
                        _ => {
                            let key = self.key()?;
                            push(&mut open, Open::Map(Vec::new(), key))?;
                            continue;
                        }
                    }
                }
                Some(b'n') => self.word("null", Value::Null)?,
                Some(b't') => self.word("true", Value::Bool(true))?,
                Some(b'f') => self.word("false", Value::Bool(false))?,
                Some(b'N') => self.word("NaN", Value::Float(f64::NAN))?,
                Some(b'I') => self.word("Infinity", Value::Float(f64::INFINITY))?,
                _ => self.number()?,
            };
            // What is done goes into what is open, which may be done by that.
            loop {
                match open.last_mut() {
                    None => return Ok(done),
                    Some(Open::List(items)) => {
                        push(items, done)?;
                        if self.eat(b',') {
                            break;
                        }
                        self.expect(b']', "',' or ']'")?;
                        done = Value::List(std::mem::take(items));
                    }
                    Some(Open::Map(entries, key)) => {
                        push(entries, (Value::Str(std::mem::take(key)), done))?;
                        if self.eat(b',') {
                            *key = self.key()?;
                            break;
                        }
                        self.expect(b'}', "',' or '}'")?;
                        last_of_each_key(entries);
                        done = Value::Map(std::mem::take(entries));
                    }
                }
                open.pop();
            }
        }
    }
}
