//! The header of a `.npy` file: magic bytes, a version, a length, and a Python dictionary as text.

use crate::array::{Dtype, Fixed, Order, Type, layout};
use crate::error::{Error, Kind, Result};

const MAGIC: &[u8; 6] = b"\x93NUMPY";
/// Data starts at a multiple of this.
const ALIGN: usize = 64;
/// numpy leaves room for the growing axis to have so many digits.
const GROWING_DIGITS: usize = 21;
/// A longer text can only be that of a structured type.
const MAX_TEXT: usize = 1 << 20;

/// What stands before the elements of a `.npy` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The type of the array, whose elements lie in a row.
    pub ty: Type,
    /// Where the elements begin.
    pub len: usize,
}

fn corrupt(what: impl std::fmt::Display) -> Error {
    Error::corrupt(format!("npy: {what}"))
}

impl Header {
    /// As many bytes of a file as tell how long its header is.
    pub const PREFIX: usize = 12;

    /// Where the text begins, and where it ends, by the first [`Header::PREFIX`] bytes or more of a file.
    pub fn extent(src: &[u8]) -> Result<(usize, usize)> {
        let Some((magic, rest)) = src.split_first_chunk::<6>() else {
            return Err(corrupt(format_args!("{} bytes are too short for a .npy file", src.len())));
        };
        if magic != MAGIC {
            return Err(corrupt(format_args!("the file begins with {magic:02x?}, expected {MAGIC:02x?}")));
        }
        let (start, len) = match rest {
            [1, 0, a, b, ..] => (10, usize::from(u16::from_le_bytes([*a, *b]))),
            [2 | 3, 0, a, b, c, d, ..] => (12, u32::from_le_bytes([*a, *b, *c, *d]) as usize),
            [1..=3, 0, ..] | [] | [1..=3] => {
                return Err(corrupt(format_args!("{} bytes are too short for a .npy file", src.len())));
            }
            [major, rest @ ..] => {
                let minor = rest.first().copied().unwrap_or(0);
                let message = format!("npy: version {major}.{minor} of the format, expected 1.0, 2.0 or 3.0");
                return Err(Error::new(Kind::Unsupported, message));
            }
        };
        if len > MAX_TEXT {
            return Err(corrupt(format_args!("a header of {len} bytes, {MAX_TEXT} are the most")));
        }
        Ok((start, start + len))
    }

    /// Reads the header that a file begins with; there may be more behind it.
    pub fn read(src: &[u8]) -> Result<Header> {
        let (start, len) = Header::extent(src)?;
        let text = src.get(start..len).ok_or_else(|| {
            corrupt(format_args!("the header ends after {len} bytes, but the file after {}", src.len()))
        })?;
        Ok(Header { ty: Parser { text, at: 0 }.header()?, len })
    }

    /// The bytes of the elements.
    pub fn size(&self) -> usize {
        self.ty.size().unwrap_or(0)
    }

    /// Fails unless a file of `len` bytes is exactly as long as its header says.
    pub fn check_size(&self, len: usize) -> Result<()> {
        let found = len.saturating_sub(self.len);
        if found == self.size() {
            return Ok(());
        }
        let Type { dtype, shape, .. } = &self.ty;
        Err(corrupt(format_args!(
            "{found} bytes behind the header, shape {shape:?} of type {dtype} has {}",
            self.size()
        )))
    }
}

/// The header that numpy writes; version 1.0, whose 64 KiB no shape of 64 axes can fill.
pub(super) fn write(fixed: Fixed, shape: &[usize], order: Order) -> Vec<u8> {
    let fortran = order == Order::F;
    let mut text =
        format!("{{'descr': '{fixed}', 'fortran_order': {}, 'shape': (", if fortran { "True" } else { "False" });
    let axes: Vec<String> = shape.iter().map(usize::to_string).collect();
    text.push_str(&axes.join(", "));
    text.push_str(if axes.len() == 1 { ",), }" } else { "), }" });
    if let Some(growing) = if fortran { axes.last() } else { axes.first() } {
        text.extend(std::iter::repeat_n(' ', GROWING_DIGITS.saturating_sub(growing.len())));
    }
    let before = MAGIC.len() + 4;
    // numpy pads an aligned header by a whole block.
    let padding = ALIGN - (before + text.len() + 1) % ALIGN;
    text.extend(std::iter::repeat_n(' ', padding));
    text.push('\n');
    let mut header = Vec::with_capacity(before + text.len());
    header.extend_from_slice(MAGIC);
    header.extend_from_slice(&[1, 0]);
    header.extend_from_slice(&(text.len() as u16).to_le_bytes());
    header.extend_from_slice(text.as_bytes());
    header
}

/// Reads the one Python literal that a header may be.
struct Parser<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Parser<'t> {
    fn unexpected(&self, expected: &str) -> Error {
        let rest = &self.text[self.at.min(self.text.len())..];
        let found = String::from_utf8_lossy(&rest[..rest.len().min(20)]).into_owned();
        corrupt(format_args!("the header has {found:?} at {}, expected {expected}", self.at))
    }

    fn skip_space(&mut self) {
        while matches!(self.text.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Takes `word` and the space before it, if it comes next.
    fn take(&mut self, word: &str) -> bool {
        self.skip_space();
        let found = self.text[self.at..].starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    fn want(&mut self, word: &str) -> Result<()> {
        if self.take(word) { Ok(()) } else { Err(self.unexpected(&format!("{word:?}"))) }
    }

    fn header(mut self) -> Result<Type> {
        let (mut dtype, mut order, mut shape) = (None, None, None);
        let mut twice = false;
        self.want("{")?;
        while !self.take("}") {
            let key = self.string("a key")?;
            self.want(":")?;
            match key {
                b"descr" => twice |= dtype.replace(self.descr()?).is_some(),
                b"fortran_order" => twice |= order.replace(self.fortran_order()?).is_some(),
                b"shape" => twice |= shape.replace(self.shape()?).is_some(),
                other => {
                    let other = String::from_utf8_lossy(&other[..other.len().min(40)]).into_owned();
                    return Err(corrupt(format_args!("the header has a key {other:?}")));
                }
            }
            if !self.take(",") {
                self.want("}")?;
                break;
            }
        }
        self.skip_space();
        if self.at < self.text.len() {
            return Err(self.unexpected("its end"));
        }
        let (Some(dtype), Some(order), Some(shape), false) = (dtype, order, shape, twice) else {
            return Err(corrupt("the header must have the keys 'descr', 'fortran_order' and 'shape', each once"));
        };
        Type::new(Dtype::Fixed(dtype), &shape, order).map_err(|error| error.with_kind(Kind::Corrupt).within("npy"))
    }

    fn string(&mut self, expected: &str) -> Result<&'t [u8]> {
        self.skip_space();
        let text = self.text;
        let rest = &text[self.at..];
        if let [quote @ (b'\'' | b'"'), inner @ ..] = rest
            && let Some(len) = inner.iter().position(|byte| byte == quote)
            && !inner[..len].iter().any(|byte| matches!(byte, b'\\' | b'\n'))
        {
            self.at += len + 2;
            return Ok(&inner[..len]);
        }
        Err(self.unexpected(expected))
    }

    fn descr(&mut self) -> Result<Fixed> {
        self.skip_space();
        if matches!(self.text.get(self.at), Some(b'[' | b'(' | b'{')) {
            return Err(Error::new(Kind::Unsupported, "npy: a structured element type, expected a plain one"));
        }
        let typestr = String::from_utf8_lossy(self.string("an element type")?);
        if matches!(typestr.trim_start_matches(['|', '<', '>', '=']).as_bytes(), [b'O', digits @ ..] if digits.iter().all(u8::is_ascii_digit))
        {
            let message = format!("npy: Python objects (type {typestr:?}), which are pickled, expected a plain type");
            return Err(Error::new(Kind::Unsupported, message));
        }
        Fixed::parse(&typestr).map_err(|error| error.with_kind(Kind::Unsupported).within("npy"))
    }

    fn fortran_order(&mut self) -> Result<Order> {
        if self.take("True") {
            Ok(Order::F)
        } else if self.take("False") {
            Ok(Order::C)
        } else {
            Err(self.unexpected("True or False"))
        }
    }

    fn shape(&mut self) -> Result<Vec<usize>> {
        let mut shape = Vec::new();
        let mut comma = false;
        self.want("(")?;
        while !self.take(")") {
            if shape.len() == layout::MAX_NDIM {
                return Err(corrupt(format_args!("a shape of more than {} axes", layout::MAX_NDIM)));
            }
            shape.push(self.extent()?);
            comma = self.take(",");
            if !comma {
                self.want(")")?;
                break;
            }
        }
        if shape.len() == 1 && !comma {
            return Err(self.unexpected("a tuple: one number in brackets needs a comma"));
        }
        Ok(shape)
    }

    fn extent(&mut self) -> Result<usize> {
        self.skip_space();
        let start = self.at;
        let mut extent = 0usize;
        while let Some(digit @ b'0'..=b'9') = self.text.get(self.at) {
            let next = extent.checked_mul(10).and_then(|n| n.checked_add(usize::from(digit - b'0')));
            extent = next.ok_or_else(|| corrupt("the shape is larger than memory"))?;
            self.at += 1;
        }
        if self.at == start
            || (self.text[start] == b'0' && self.text[start..self.at].iter().any(|digit| *digit != b'0'))
        {
            return Err(self.unexpected("a whole number"));
        }
        // Python 2 wrote `3L`.
        if self.text.get(self.at) == Some(&b'L') {
            self.at += 1;
        }
        Ok(extent)
    }
}
