//! msgpack: <https://github.com/msgpack/msgpack/blob/master/spec.md>.

use super::stage::Stage;
use super::value::last_of_each_key;
use super::{MAX_DEPTH, Value};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// Reads values from bytes, from their start on.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    raw: bool,
}

/// What a value begins with.
pub(crate) enum Head {
    Scalar(Value),
    Str(usize),
    Bytes(usize),
    List(usize),
    Map(usize),
}

/// A list or map that is not yet complete, and how many elements or entries are still to come.
enum Open {
    List(Vec<Value>, usize),
    Map(Vec<(Value, Value)>, Value, usize),
}

fn push<T>(list: &mut Vec<T>, item: T) -> Result<()> {
    list.try_reserve(1).map_err(|_| Error::no_memory(list.len().saturating_mul(2 * size_of::<T>())))?;
    list.push(item);
    Ok(())
}

impl<'a> Reader<'a> {
    /// A reader of `bytes`; if `raw`, strings are taken for byte strings.
    pub(crate) fn new(bytes: &'a [u8], raw: bool) -> Reader<'a> {
        Reader { bytes, at: 0, raw }
    }

    /// How many bytes were read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    #[cold]
    fn ended(&self) -> Error {
        Error::corrupt(format!("msgpack: the data end at byte {}, within a value", self.bytes.len()))
    }

    #[inline]
    fn take(&mut self, len: usize) -> Result<&'a [u8]> {
        let taken = self.bytes[self.at..].get(..len).ok_or_else(|| self.ended())?;
        self.at += len;
        Ok(taken)
    }

    #[inline]
    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let taken = *self.bytes[self.at..].first_chunk::<N>().ok_or_else(|| self.ended())?;
        self.at += N;
        Ok(taken)
    }

    #[inline]
    fn uint(&mut self, size: usize) -> Result<u64> {
        Ok(match size {
            1 => self.array::<1>()?[0].into(),
            2 => u16::from_be_bytes(self.array()?).into(),
            4 => u32::from_be_bytes(self.array()?).into(),
            _ => u64::from_be_bytes(self.array()?),
        })
    }

    /// Reads the start of a value: all of it, if it has no text and no elements.
    #[inline]
    pub(crate) fn head(&mut self) -> Result<Head> {
        let start = self.at;
        let [first] = self.array()?;
        let scalar = match first {
            0x00..=0x7f => Value::Int(first.into()),
            0x80..=0x8f => return Ok(Head::Map(usize::from(first & 15))),
            0x90..=0x9f => return Ok(Head::List(usize::from(first & 15))),
            0xa0..=0xbf => return Ok(self.str(usize::from(first & 31))),
            0xc0 => Value::Null,
            0xc2 | 0xc3 => Value::Bool(first == 0xc3),
            0xc4..=0xc6 => return Ok(Head::Bytes(self.uint(1 << (first - 0xc4))? as usize)),
            0xca => Value::Float(f32::from_be_bytes(self.array()?).into()),
            0xcb => Value::Float(f64::from_be_bytes(self.array()?)),
            0xcc..=0xcf => {
                let n = self.uint(1 << (first - 0xcc))?;
                i64::try_from(n).map_or_else(|_| Value::BigInt(n.to_string().into()), Value::Int)
            }
            0xd0 => Value::Int(i8::from_be_bytes(self.array()?).into()),
            0xd1 => Value::Int(i16::from_be_bytes(self.array()?).into()),
            0xd2 => Value::Int(i32::from_be_bytes(self.array()?).into()),
            0xd3 => Value::Int(i64::from_be_bytes(self.array()?)),
            0xd9..=0xdb => {
                let len = self.uint(1 << (first - 0xd9))? as usize;
                return Ok(self.str(len));
            }
            0xdc | 0xdd => return Ok(Head::List(self.uint(2 << (first - 0xdc))? as usize)),
            0xde | 0xdf => return Ok(Head::Map(self.uint(2 << (first - 0xde))? as usize)),
            0xc7..=0xc9 | 0xd4..=0xd8 => {
                let what = "an extension type (such as a timestamp)";
                return Err(Error::new(Kind::Unsupported, format!("msgpack: {what} at byte {start} is not read")));
            }
            0xc1 => return Err(Error::corrupt(format!("msgpack: no value begins with c1, as byte {start} does"))),
            0xe0..=0xff => Value::Int((first as i8).into()),
        };
        Ok(Head::Scalar(scalar))
    }

    #[inline]
    fn str(&self, len: usize) -> Head {
        if self.raw { Head::Bytes(len) } else { Head::Str(len) }
    }

    /// Reads `len` bytes of text.
    #[inline]
    pub(crate) fn text(&mut self, len: usize) -> Result<&'a str> {
        let start = self.at;
        std::str::from_utf8(self.take(len)?)
            .map_err(|error| Error::corrupt(format!("msgpack: the string at byte {start} is not UTF-8: {error}")))
    }

    /// Reads `len` bytes.
    #[inline]
    pub(crate) fn bytes(&mut self, len: usize) -> Result<&'a [u8]> {
        self.take(len)
    }

    /// Reads a list's start; gives its length.
    pub(crate) fn list(&mut self) -> Result<usize> {
        let start = self.at;
        match self.head()? {
            Head::List(len) => Ok(len),
            _ => Err(Error::corrupt(format!("msgpack: no list begins at byte {start}, expected one"))),
        }
    }

    /// Fails if so many lists are open that no further one may be.
    fn check_depth(&self, open: usize) -> Result<()> {
        if open < MAX_DEPTH {
            return Ok(());
        }
        Err(Error::corrupt(format!("msgpack: more than {MAX_DEPTH} lists in each other at byte {}", self.at)))
    }

    /// Leaves out one value, without recursion; of text and keys only the lengths are looked at.
    pub(crate) fn skip(&mut self) -> Result<()> {
        let mut open: Vec<u64> = Vec::new();
        loop {
            match self.head()? {
                Head::Scalar(_) => {}
                Head::Str(len) | Head::Bytes(len) => drop(self.take(len)?),
                head @ (Head::List(_) | Head::Map(_)) => {
                    self.check_depth(open.len())?;
                    let count = match head {
                        Head::List(len) => len as u64,
                        Head::Map(len) => 2 * len as u64,
                        _ => 0,
                    };
                    if count > 0 {
                        push(&mut open, count)?;
                        continue;
                    }
                }
            }
            loop {
                match open.last_mut() {
                    None => return Ok(()),
                    Some(1) => drop(open.pop()),
                    Some(left) => {
                        *left -= 1;
                        break;
                    }
                }
            }
        }
    }

    fn key(&mut self) -> Result<Value> {
        let start = self.at;
        match self.head()? {
            Head::Str(len) => Ok(Value::Str(self.text(len)?.to_owned())),
            Head::Bytes(len) => Ok(Value::Bytes(self.take(len)?.to_vec())),
            _ => Err(Error::corrupt(format!("msgpack: the key at byte {start} is no string"))),
        }
    }

    /// Reads one value of any kind, without recursion.
    pub(crate) fn value(&mut self) -> Result<Value> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let mut done = match self.head()? {
                Head::Scalar(value) => value,
                Head::Str(len) => Value::Str(self.text(len)?.to_owned()),
                Head::Bytes(len) => Value::Bytes(self.take(len)?.to_vec()),
                Head::List(len) => {
                    self.check_depth(open.len())?;
                    if len > 0 {
                        push(&mut open, Open::List(Vec::new(), len))?;
                        continue;
                    }
                    Value::List(Vec::new())
                }
                Head::Map(len) => {
                    self.check_depth(open.len())?;
                    if len > 0 {
                        let key = self.key()?;
                        push(&mut open, Open::Map(Vec::new(), key, len))?;
                        continue;
                    }
                    Value::Map(Vec::new())
                }
            };
            // What is done goes into what is open, which may be done by that.
            loop {
                match open.last_mut() {
                    None => return Ok(done),
                    Some(Open::List(items, left)) => {
                        push(items, done)?;
                        *left -= 1;
                        if *left > 0 {
                            break;
                        }
                        done = Value::List(std::mem::take(items));
                    }
                    Some(Open::Map(entries, key, left)) => {
                        push(entries, (std::mem::replace(key, Value::Null), done))?;
                        *left -= 1;
                        if *left > 0 {
                            *key = self.key()?;
                            break;
                        }
                        last_of_each_key(entries);
                        done = Value::Map(std::mem::take(entries));
                    }
                }
                open.pop();
            }
        }
    }
}

/// How values are written: the arguments of Python's `msgpack.packb`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    /// Floats have 32 bits.
    pub(crate) use_single_float: bool,
    /// Byte strings are told apart from strings.
    pub(crate) use_bin_type: bool,
}

/// Writes values.
pub(crate) struct Writer<'w, 'a> {
    dst: Stage<'w, 'a>,
    layout: Layout,
}

impl<'w, 'a> Writer<'w, 'a> {
    pub(crate) fn new(dst: &'w mut Output<'a>, layout: Layout) -> Self {
        Writer { dst: Stage::new(dst), layout }
    }

    /// Ends the data; what is not ended is not all written.
    pub(crate) fn end(&mut self) -> Result<()> {
        self.dst.flush()
    }

    #[inline]
    fn two(&mut self, head: &[u8], data: &[u8]) -> Result<()> {
        self.dst.put(head)?;
        self.dst.put(data)
    }

    /// A length and the bytes it counts; `heads` are the first bytes of the forms with 8, 16 and 32 bits of length.
    #[inline]
    fn sized(&mut self, len: usize, heads: [Option<u8>; 3], data: &[u8]) -> Result<()> {
        let len = u32::try_from(len)
            .map_err(|_| Error::argument(format!("msgpack: a length of {len}, the format has 32 bits for it")))?;
        let [b3, b2, b1, b0] = len.to_be_bytes();
        match (heads, len) {
            ([Some(head), ..], ..0x100) => self.two(&[head, b0], data),
            ([_, Some(head), _], ..0x10000) => self.two(&[head, b1, b0], data),
            ([.., head], _) => self.two(&[head.unwrap_or(0xc1), b3, b2, b1, b0], data),
        }
    }

    /// Begins a list of `len` elements.
    pub(crate) fn list(&mut self, len: usize) -> Result<()> {
        match len {
            0..16 => self.dst.put(&[0x90 | len as u8]),
            _ => self.sized(len, [None, Some(0xdc), Some(0xdd)], &[]),
        }
    }

    fn map(&mut self, len: usize) -> Result<()> {
        match len {
            0..16 => self.dst.put(&[0x80 | len as u8]),
            _ => self.sized(len, [None, Some(0xde), Some(0xdf)], &[]),
        }
    }

    /// Writes a string, which must be UTF-8.
    #[inline]
    pub(crate) fn str(&mut self, text: &[u8]) -> Result<()> {
        if let Err(error) = std::str::from_utf8(text) {
            return Err(Error::argument(format!("msgpack: a string is not UTF-8: {error}")));
        }
        self.raw(text)
    }

    /// Writes bytes as a string.
    #[inline]
    fn raw(&mut self, text: &[u8]) -> Result<()> {
        match text.len() {
            len @ 0..32 => self.two(&[0xa0 | len as u8], text),
            len => self.sized(len, [self.layout.use_bin_type.then_some(0xd9), Some(0xda), Some(0xdb)], text),
        }
    }

    /// Writes a byte string.
    #[inline]
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        if !self.layout.use_bin_type {
            return self.raw(bytes);
        }
        self.sized(bytes.len(), [Some(0xc4), Some(0xc5), Some(0xc6)], bytes)
    }

    /// Writes a whole number.
    pub(crate) fn uint(&mut self, n: u64) -> Result<()> {
        let [b7, b6, b5, b4, b3, b2, b1, b0] = n.to_be_bytes();
        match n {
            0..0x80 => self.dst.put(&[b0]),
            0x80..0x100 => self.dst.put(&[0xcc, b0]),
            0x100..0x1_0000 => self.dst.put(&[0xcd, b1, b0]),
            0x1_0000..0x1_0000_0000 => self.dst.put(&[0xce, b3, b2, b1, b0]),
            _ => self.dst.put(&[0xcf, b7, b6, b5, b4, b3, b2, b1, b0]),
        }
    }

    /// Writes a whole number.
    pub(crate) fn int(&mut self, n: i64) -> Result<()> {
        if let Ok(n) = u64::try_from(n) {
            return self.uint(n);
        }
        let [b7, b6, b5, b4, b3, b2, b1, b0] = n.to_be_bytes();
        match n {
            -0x20.. => self.dst.put(&[b0]),
            -0x80..-0x20 => self.dst.put(&[0xd0, b0]),
            -0x8000..-0x80 => self.dst.put(&[0xd1, b1, b0]),
            -0x8000_0000..-0x8000 => self.dst.put(&[0xd2, b3, b2, b1, b0]),
            _ => self.dst.put(&[0xd3, b7, b6, b5, b4, b3, b2, b1, b0]),
        }
    }

    /// Writes a truth value.
    pub(crate) fn bool(&mut self, value: bool) -> Result<()> {
        self.dst.put(&[0xc2 | u8::from(value)])
    }

    /// Writes a float.
    pub(crate) fn float(&mut self, value: f64) -> Result<()> {
        if self.layout.use_single_float {
            self.two(&[0xca], &(value as f32).to_be_bytes())
        } else {
            self.two(&[0xcb], &value.to_be_bytes())
        }
    }

    /// Writes a value of any kind, without recursion.
    pub(crate) fn value(&mut self, value: &Value) -> Result<()> {
        enum Rest<'v> {
            List(std::slice::Iter<'v, Value>),
            Map(std::slice::Iter<'v, (Value, Value)>, Option<&'v Value>),
        }
        let mut open: Vec<Rest<'_>> = Vec::new();
        let mut value = value;
        loop {
            match value {
                Value::Null => self.dst.put(&[0xc0])?,
                Value::Bool(value) => self.bool(*value)?,
                Value::Int(n) => self.int(*n)?,
                Value::BigInt(text) => match text.parse() {
                    Ok(n) => self.uint(n)?,
                    Err(_) => {
                        let text: String = text.chars().take(40).collect();
                        return Err(Error::argument(format!("msgpack: {text} does not fit into 64 bits")));
                    }
                },
                Value::Float(value) => self.float(*value)?,
                Value::Str(text) => self.raw(text.as_bytes())?,
                Value::Bytes(bytes) => self.bytes(bytes)?,
                Value::List(_) | Value::Map(_) if open.len() == MAX_DEPTH => {
                    return Err(Error::argument(format!("msgpack: more than {MAX_DEPTH} lists in each other")));
                }
                Value::List(items) => {
                    self.list(items.len())?;
                    open.push(Rest::List(items.iter()));
                }
                Value::Map(entries) => {
                    self.map(entries.len())?;
                    open.push(Rest::Map(entries.iter(), None));
                }
            }
            value = loop {
                let next = match open.last_mut() {
                    None => return Ok(()),
                    Some(Rest::List(items)) => items.next(),
                    Some(Rest::Map(entries, item)) => match item.take() {
                        Some(item) => Some(item),
                        None => entries.next().map(|(key, value)| {
                            *item = Some(value);
                            key
                        }),
                    },
                };
                match next {
                    Some(next) => break next,
                    None => drop(open.pop()),
                }
            };
        }
    }
}
