//! Pickles of numpy arrays, in the protocol that is asked for.
//!
//! Names are numpy 1's: numpy 2 keeps them for old pickles, and reads them without a warning.

use super::opcodes as op;
use super::text::{PIECE, latin1_to_utf8};
use crate::array::{Array, Dtype, Fixed, Order};
use crate::buffer::Buffer;
use crate::codec::object::{Value, json};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// What Python hands to `APPENDS` and `SETITEMS` at once; its own stack need not be larger.
const BATCH: usize = 1000;

/// What the memo keeps.
mod place {
    pub(super) const RECONSTRUCT: u8 = 0;
    pub(super) const RECONSTRUCT_ARGS: u8 = 1;
    pub(super) const ELEMENT: u8 = 2;
    pub(super) const ENCODE: u8 = 3;
    pub(super) const LATIN1: u8 = 4;
}

/// More than anything but elements takes.
pub(super) const OVERHEAD: usize = 4096;

/// How many bytes a byte of elements takes at most in `protocol`.
pub(super) fn worst_case(protocol: u8) -> usize {
    match protocol {
        0 => 6,
        1 | 2 => 2,
        _ => 1,
    }
}

/// Writes `array` so that Python reads an equal one: text, bytes and JSON values as objects.
pub(crate) fn write_array(array: &Array, protocol: u8, dst: &mut Output<'_>) -> Result<()> {
    let mut pickler = Pickler { dst, protocol, knows_bytes: false };
    if protocol >= 2 {
        pickler.put(&[op::PROTO, protocol])?;
    }
    let ty = array.ty();
    let many_axes = ty.shape.len() > 1;
    match ty.dtype {
        Dtype::Fixed(fixed) => {
            let mut scratch = Buffer::new();
            let elements = array.elements(&mut scratch)?;
            pickler.start()?;
            pickler.state(&ty.shape, |pickler| pickler.dtype(&fixed.to_string()))?;
            pickler.truth(ty.order == Order::F && many_axes)?;
            pickler.bytes(elements)?;
        }
        // numpy lists objects in C order always.
        _ if ty.order == Order::F && many_axes => {
            pickler.objects(&array.copy(Order::C, usize::MAX)?)?;
        }
        _ => pickler.objects(array)?,
    }
    pickler.put(&[op::TUPLE, op::BUILD, op::STOP])
}

struct Pickler<'o, 'd> {
    dst: &'o mut Output<'d>,
    protocol: u8,
    /// Whether the memo has what makes bytes in protocols that have none.
    knows_bytes: bool,
}

impl Pickler<'_, '_> {
    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.dst.extend_from_slice(bytes)
    }

    fn line(&mut self, opcode: u8, text: &str) -> Result<()> {
        self.dst.extend_from_parts([&[opcode], text.as_bytes(), b"\n"])
    }

    fn global(&mut self, module: &str, name: &str) -> Result<()> {
        self.line(op::GLOBAL, module)?;
        self.dst.extend_from_parts([name.as_bytes(), b"\n"])
    }

    fn remember(&mut self, place: u8) -> Result<()> {
        match self.protocol {
            0 => self.line(op::PUT, &place.to_string()),
            _ => self.put(&[op::BINPUT, place]),
        }
    }

    fn recall(&mut self, place: u8) -> Result<()> {
        match self.protocol {
            0 => self.line(op::GET, &place.to_string()),
            _ => self.put(&[op::BINGET, place]),
        }
    }

    // Plain values.

    fn truth(&mut self, value: bool) -> Result<()> {
        match (self.protocol, value) {
            (0 | 1, false) => self.line(op::INT, "00"),
            (0 | 1, true) => self.line(op::INT, "01"),
            (_, false) => self.put(&[op::NEWFALSE]),
            (_, true) => self.put(&[op::NEWTRUE]),
        }
    }

    fn int(&mut self, value: i64) -> Result<()> {
        match (self.protocol, i32::try_from(value)) {
            (0, Ok(_)) => self.line(op::INT, &value.to_string()),
            (0 | 1, Err(_)) => self.line(op::LONG, &format!("{value}L")),
            (_, Ok(value @ 0..=255)) => self.put(&[op::BININT1, value as u8]),
            (_, Ok(value)) => self.dst.extend_from_parts([&[op::BININT], &value.to_le_bytes()]),
            (_, Err(_)) => self.dst.extend_from_parts([&[op::LONG1, 8], &value.to_le_bytes()]),
        }
    }

    fn float(&mut self, value: f64) -> Result<()> {
        match self.protocol {
            // The shortest digits that give the value back; `inf` and `nan` as Python reads them.
            0 => self.line(op::FLOAT, &format!("{value:?}")),
            _ => self.dst.extend_from_parts([&[op::BINFLOAT], &value.to_be_bytes()]),
        }
    }

    /// The length of a string or bytes, by the smallest of up to three opcodes.
    fn length(&mut self, short: Option<u8>, long: u8, huge: Option<u8>, len: usize) -> Result<()> {
        match (u8::try_from(len), u32::try_from(len), short, huge) {
            (Ok(len), _, Some(short), _) => self.put(&[short, len]),
            (_, Ok(len), ..) => self.dst.extend_from_parts([&[long], &len.to_le_bytes()]),
            (.., Some(huge)) => self.dst.extend_from_parts([&[huge], &(len as u64).to_le_bytes()]),
            _ => Err(Error::new(
                Kind::Unsupported,
                format!("pickle: {len} bytes in one string, of which protocol {} has 4 GiB at most", self.protocol),
            )),
        }
    }

    fn string_length(&mut self, len: usize) -> Result<()> {
        match self.protocol {
            4.. => self.length(Some(op::SHORT_BINUNICODE), op::BINUNICODE, Some(op::BINUNICODE8), len),
            _ => self.length(None, op::BINUNICODE, None, len),
        }
    }

    fn string(&mut self, text: &str) -> Result<()> {
        if self.protocol == 0 {
            return self.escaped(text.chars());
        }
        self.string_length(text.len())?;
        self.put(text.as_bytes())
    }

    /// A string of protocol 0: Latin-1, with escapes for what it has not and what would end the line.
    fn escaped(&mut self, text: impl Iterator<Item = char>) -> Result<()> {
        self.put(&[op::UNICODE])?;
        let mut piece = Vec::with_capacity(1 << 10);
        for c in text {
            match c {
                '\\' | '\0' | '\n' | '\r' | '\x1a' => {
                    piece.extend_from_slice(format!("\\u{:04x}", c as u32).as_bytes())
                }
                ..='\u{ff}' => piece.push(c as u8),
                ..='\u{ffff}' => piece.extend_from_slice(format!("\\u{:04x}", c as u32).as_bytes()),
                _ => piece.extend_from_slice(format!("\\U{:08x}", c as u32).as_bytes()),
            }
            if piece.len() > 1000 {
                self.put(&piece)?;
                piece.clear();
            }
        }
        piece.push(b'\n');
        self.put(&piece)
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        match self.protocol {
            0..=2 => self.bytes_as_text(bytes),
            _ => {
                let huge = (self.protocol >= 4).then_some(op::BINBYTES8);
                self.length(Some(op::SHORT_BINBYTES), op::BINBYTES, huge, bytes.len())?;
                self.put(bytes)
            }
        }
    }

    /// Python 2 had no opcode for bytes, so that they are the Latin-1 of a string.
    fn bytes_as_text(&mut self, bytes: &[u8]) -> Result<()> {
        if self.knows_bytes {
            self.recall(place::ENCODE)?;
        } else {
            self.global("_codecs", "encode")?;
            self.remember(place::ENCODE)?;
        }
        self.put(&[op::MARK])?;
        if self.protocol == 0 {
            self.escaped(bytes.iter().map(|byte| char::from(*byte)))?;
        } else {
            let two = bytes.iter().filter(|byte| !byte.is_ascii()).count();
            self.string_length(bytes.len().saturating_add(two))?;
            let mut piece = [0; 2 * PIECE];
            for chunk in bytes.chunks(PIECE) {
                let len = latin1_to_utf8(chunk, &mut piece);
                self.put(&piece[..len])?;
            }
        }
        if self.knows_bytes {
            self.recall(place::LATIN1)?;
        } else {
            self.string("latin1")?;
            self.remember(place::LATIN1)?;
        }
        self.knows_bytes = true;
        self.put(&[op::TUPLE, op::REDUCE])
    }

    fn value(&mut self, value: &Value) -> Result<()> {
        match value {
            Value::Null => self.put(&[op::NONE]),
            Value::Bool(value) => self.truth(*value),
            Value::Int(value) => self.int(*value),
            Value::BigInt(digits) => self.line(op::LONG, &format!("{digits}L")),
            Value::Float(value) => self.float(*value),
            Value::Str(text) => self.string(text),
            Value::Bytes(bytes) => self.bytes(bytes),
            Value::List(items) => self.list(items.iter(), |pickler, item| pickler.value(item)),
            Value::Map(entries) => {
                self.put(if self.protocol == 0 { &[op::MARK, op::DICT] } else { &[op::EMPTY_DICT] })?;
                for batch in entries.chunks(BATCH) {
                    self.put(if self.protocol == 0 { &[] } else { &[op::MARK] })?;
                    for (key, value) in batch {
                        self.value(key)?;
                        self.value(value)?;
                        self.put(if self.protocol == 0 { &[op::SETITEM] } else { &[] })?;
                    }
                    self.put(if self.protocol == 0 { &[] } else { &[op::SETITEMS] })?;
                }
                Ok(())
            }
        }
    }

    fn list<T>(
        &mut self,
        mut items: impl ExactSizeIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T) -> Result<()>,
    ) -> Result<()> {
        self.put(if self.protocol == 0 { &[op::MARK, op::LIST] } else { &[op::EMPTY_LIST] })?;
        while items.len() > 0 {
            self.put(if self.protocol == 0 { &[] } else { &[op::MARK] })?;
            for item in items.by_ref().take(BATCH) {
                write(self, item)?;
                self.put(if self.protocol == 0 { &[op::APPEND] } else { &[] })?;
            }
            self.put(if self.protocol == 0 { &[] } else { &[op::APPENDS] })?;
        }
        Ok(())
    }

    // Arrays.

    /// An array without its state, for the first time.
    fn start(&mut self) -> Result<()> {
        self.global("numpy.core.multiarray", "_reconstruct")?;
        self.remember(place::RECONSTRUCT)?;
        self.put(&[op::MARK])?;
        self.global("numpy", "ndarray")?;
        self.put(&[op::MARK])?;
        self.int(0)?;
        self.put(&[op::TUPLE])?;
        self.bytes(b"b")?;
        self.put(&[op::TUPLE])?;
        self.remember(place::RECONSTRUCT_ARGS)?;
        self.put(&[op::REDUCE])
    }

    /// The beginning of a state: its version, the shape, the element type.
    fn state(&mut self, shape: &[usize], element: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        self.put(&[op::MARK])?;
        self.int(1)?;
        self.put(&[op::MARK])?;
        for extent in shape {
            self.int(*extent as i64)?;
        }
        self.put(&[op::TUPLE])?;
        element(self)
    }

    /// An element type, by its whole name: byte order, size and unit are in it, so that it needs no state.
    fn dtype(&mut self, name: &str) -> Result<()> {
        self.global("numpy", "dtype")?;
        self.put(&[op::MARK])?;
        self.string(name)?;
        self.put(&[op::TUPLE, op::REDUCE])
    }

    /// The array of items up to the end of its list.
    fn objects(&mut self, array: &Array) -> Result<()> {
        let ty = array.ty();
        self.start()?;
        self.state(&ty.shape, |pickler| pickler.dtype("|O"))?;
        self.truth(false)?;
        let mut known = false;
        self.list(array.items()?.enumerate(), |pickler, (index, item)| match ty.dtype {
            Dtype::Utf8 => pickler.string(text(index, item)?),
            Dtype::Bytes => pickler.bytes(item),
            Dtype::Ragged(element) => pickler.inner(index, item, &element, &mut known),
            _ => {
                let value = json::read(text(index, item)?);
                pickler.value(&value.map_err(|error| error.within(&format!("pickle: item {index}")))?)
            }
        })
    }

    /// An array in an array.
    fn inner(&mut self, index: usize, item: &[u8], element: &Fixed, known: &mut bool) -> Result<()> {
        let count = item.len().checked_div(element.size).unwrap_or(0);
        if count * element.size != item.len() {
            let (size, len) = (element.size, item.len());
            return Err(Error::argument(format!(
                "pickle: item {index} has {len} bytes, which is no whole number of elements of {size}"
            )));
        }
        self.recall(place::RECONSTRUCT)?;
        self.recall(place::RECONSTRUCT_ARGS)?;
        self.put(&[op::REDUCE])?;
        self.state(&[count], |pickler| {
            if std::mem::replace(known, true) {
                return pickler.recall(place::ELEMENT);
            }
            pickler.dtype(&element.to_string())?;
            pickler.remember(place::ELEMENT)
        })?;
        self.truth(false)?;
        self.bytes(item)?;
        self.put(&[op::TUPLE, op::BUILD])
    }
}

fn text(index: usize, item: &[u8]) -> Result<&str> {
    std::str::from_utf8(item)
        .map_err(|error| Error::argument(format!("pickle: item {index} is no valid UTF-8: {error}")))
}
