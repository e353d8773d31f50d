//! Element types: numpy's typestr (`"<f4"`), and the kinds of items that vary in length.
//!
//! Source of the strings: numpy's array interface (`__array_interface__["typestr"]`) and `numpy.dtype.str`.

use std::fmt;

use crate::error::{Error, Result};

/// The byte order of this machine.
pub const HOST: Endian = if cfg!(target_endian = "little") { Endian::Little } else { Endian::Big };

/// A byte order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endian {
    /// Least significant byte first: `<`.
    Little,
    /// Most significant byte first: `>`.
    Big,
}

/// The letter of a typestr.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// `b1`: 0 or 1.
    Bool,
    /// `i`: signed integers of 1, 2, 4, 8 bytes.
    Int,
    /// `u`: unsigned integers of 1, 2, 4, 8 bytes.
    UInt,
    /// `f`: IEEE floats of 2, 4, 8 bytes; 12 and 16 bytes are carried, but nothing is computed with them.
    Float,
    /// `c`: two floats; 8 and 16 bytes, and 24 and 32 as above.
    Complex,
    /// `M8`: an instant, in units since 1970.
    DateTime,
    /// `m8`: a span of time in units.
    TimeDelta,
    /// `S`: bytes of fixed length, padded with zeros.
    ByteString,
    /// `U`: text of fixed length in UTF-32, padded with zeros.
    Unicode,
    /// `V`: anything of fixed length.
    Void,
}

/// Numbers that the machine computes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// One byte, 0 or 1.
    Bool,
    /// 8-bit signed.
    I8,
    /// 16-bit signed.
    I16,
    /// 32-bit signed.
    I32,
    /// 64-bit signed.
    I64,
    /// 8-bit unsigned.
    U8,
    /// 16-bit unsigned.
    U16,
    /// 32-bit unsigned.
    U32,
    /// 64-bit unsigned.
    U64,
    /// IEEE binary16.
    F16,
    /// IEEE binary32.
    F32,
    /// IEEE binary64.
    F64,
    /// Two binary32: real, imaginary.
    C64,
    /// Two binary64: real, imaginary.
    C128,
}

/// The unit of a `M8` or `m8`, such as `[25us]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// How many of `name` one step is.
    pub step: u32,
    /// numpy's name of the unit.
    pub name: &'static str,
}

const UNITS: [&str; 13] = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as"];

/// An element type of fixed size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fixed {
    /// The letter.
    pub class: Class,
    /// Bytes in an element; may be 0 for `S`, `U` and `V`.
    pub size: usize,
    /// How the bytes of a number are ordered; the machine's own where elements have no order.
    pub endian: Endian,
    /// Of `M8` and `m8`; `None` is numpy's generic unit.
    pub unit: Option<Unit>,
}

/// An element type: of fixed size, or items that vary in length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dtype {
    /// numpy's own.
    Fixed(Fixed),
    /// `utf8`: text.
    Utf8,
    /// `bytes`: runs of bytes.
    Bytes,
    /// `json`: values, each written as JSON text.
    Json,
    /// `ragged:<f4`: one-dimensional arrays of the type named after the colon.
    Ragged(Fixed),
}

/// Names of numbers in zarr v3, and the typestr of each without its byte order.
pub(crate) const NUMBERS: [(&str, &str); 14] = [
    ("bool", "b1"),
    ("int8", "i1"),
    ("int16", "i2"),
    ("int32", "i4"),
    ("int64", "i8"),
    ("uint8", "u1"),
    ("uint16", "u2"),
    ("uint32", "u4"),
    ("uint64", "u8"),
    ("float16", "f2"),
    ("float32", "f4"),
    ("float64", "f8"),
    ("complex64", "c8"),
    ("complex128", "c16"),
];

/// What C programs say beside them.
const ALIASES: [(&str, &str); 2] = [("float", "f4"), ("double", "f8")];

/// What to write, for a message.
pub(crate) const EXPECTED_FIXED: &str =
    "a numpy typestr such as \"<f4\", \"|u1\", \"<M8[ns]\" or \"<U5\", or a name such as \"float32\"";

impl Fixed {
    /// A number in the machine's byte order.
    pub const fn native(class: Class, size: usize) -> Fixed {
        Fixed { class, size, endian: HOST, unit: None }
    }

    /// `|u1`: what bytes are.
    pub const U8: Fixed = Fixed::native(Class::UInt, 1);

    /// Reads a typestr or a name.
    pub fn parse(text: &str) -> Result<Fixed> {
        parse_fixed(text).ok_or_else(|| Error::argument(format!("dtype {text:?}: expected {EXPECTED_FIXED}")))
    }

    /// What the machine computes with; `None` for what it only carries. Instants and spans are 64-bit integers.
    pub fn scalar(&self) -> Option<Scalar> {
        Some(match (self.class, self.size) {
            (Class::Bool, _) => Scalar::Bool,
            (Class::Int, 1) => Scalar::I8,
            (Class::Int, 2) => Scalar::I16,
            (Class::Int, 4) => Scalar::I32,
            (Class::Int | Class::DateTime | Class::TimeDelta, 8) => Scalar::I64,
            (Class::UInt, 1) => Scalar::U8,
            (Class::UInt, 2) => Scalar::U16,
            (Class::UInt, 4) => Scalar::U32,
            (Class::UInt, 8) => Scalar::U64,
            (Class::Float, 2) => Scalar::F16,
            (Class::Float, 4) => Scalar::F32,
            (Class::Float, 8) => Scalar::F64,
            (Class::Complex, 8) => Scalar::C64,
            (Class::Complex, 16) => Scalar::C128,
            _ => return None,
        })
    }

    /// Bytes of the parts whose order `endian` tells: halves of complex numbers, characters of text, 1 where there is
    /// no order.
    pub fn word(&self) -> usize {
        match self.class {
            Class::Bool | Class::ByteString | Class::Void => 1,
            Class::Unicode => 4,
            Class::Complex => self.size / 2,
            _ => self.size,
        }
    }

    /// Whether elements lie in this machine's byte order.
    pub fn is_native(&self) -> bool {
        self.word() == 1 || self.endian == HOST
    }

    /// The same type in another byte order.
    #[must_use]
    pub fn with_endian(mut self, endian: Endian) -> Fixed {
        self.endian = if self.word() == 1 { HOST } else { endian };
        self
    }
}

impl Dtype {
    /// `|u1`: what bytes are.
    pub const U8: Dtype = Dtype::Fixed(Fixed::U8);

    /// Reads a typestr, a name, or the name of a kind of items.
    pub fn parse(text: &str) -> Result<Dtype> {
        Ok(match text {
            "utf8" => Dtype::Utf8,
            "bytes" => Dtype::Bytes,
            "json" => Dtype::Json,
            _ => match text.strip_prefix("ragged:") {
                Some(element) => Dtype::Ragged(Fixed::parse(element)?),
                None => Dtype::Fixed(parse_fixed(text).ok_or_else(|| {
                    Error::argument(format!(
                        "dtype {text:?}: expected {EXPECTED_FIXED}, or \"utf8\", \"bytes\", \"json\" or \"ragged:<f4\""
                    ))
                })?),
            },
        })
    }

    /// The type if its size is fixed.
    pub fn fixed(&self) -> Option<Fixed> {
        match self {
            Dtype::Fixed(fixed) => Some(*fixed),
            _ => None,
        }
    }

    /// Whether items vary in length.
    pub fn is_items(&self) -> bool {
        !matches!(self, Dtype::Fixed(_))
    }
}

fn parse_unit(text: &str) -> Option<Option<Unit>> {
    if text.is_empty() {
        return Some(None);
    }
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (step, name) = inner.split_at(digits);
    let name = if name == "μs" { "us" } else { name };
    let name = *UNITS.iter().find(|known| **known == name)?;
    let step = if step.is_empty() { 1 } else { step.parse().ok().filter(|n| (1..=i32::MAX as u32).contains(n))? };
    Some(Some(Unit { step, name }))
}

fn parse_fixed(text: &str) -> Option<Fixed> {
    let named = NUMBERS.iter().chain(&ALIASES).find(|(name, _)| *name == text);
    let text = named.map_or(text, |(_, typestr)| typestr);
    let (endian, rest) = match text.as_bytes().first()? {
        b'<' => (Endian::Little, &text[1..]),
        b'>' => (Endian::Big, &text[1..]),
        b'|' | b'=' => (HOST, &text[1..]),
        _ => (HOST, text),
    };
    let letter = rest.chars().next()?;
    let rest = &rest[letter.len_utf8()..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = rest.split_at(digits);
    let number: usize = number.parse().ok()?;
    let unit = if matches!(letter, 'M' | 'm') { parse_unit(rest)? } else { rest.is_empty().then_some(None)? };
    let class = match (letter, number) {
        ('b', 1) => Class::Bool,
        ('i', 1 | 2 | 4 | 8) => Class::Int,
        ('u', 1 | 2 | 4 | 8) => Class::UInt,
        ('f', 2 | 4 | 8 | 12 | 16) => Class::Float,
        ('c', 8 | 16 | 24 | 32) => Class::Complex,
        ('M', 8) => Class::DateTime,
        ('m', 8) => Class::TimeDelta,
        ('S' | 'a', _) => Class::ByteString,
        ('U', _) => Class::Unicode,
        ('V', _) => Class::Void,
        _ => return None,
    };
    let size = if class == Class::Unicode { number.checked_mul(4)? } else { number };
    let fixed = Fixed { class, size, endian: HOST, unit };
    (size <= i32::MAX as usize).then(|| fixed.with_endian(endian))
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (letter, number) = match self.class {
            Class::Bool => ('b', self.size),
            Class::Int => ('i', self.size),
            Class::UInt => ('u', self.size),
            Class::Float => ('f', self.size),
            Class::Complex => ('c', self.size),
            Class::DateTime => ('M', self.size),
            Class::TimeDelta => ('m', self.size),
            Class::ByteString => ('S', self.size),
            Class::Unicode => ('U', self.size / 4),
            Class::Void => ('V', self.size),
        };
        let order = match (self.word(), self.endian) {
            (1, _) => '|',
            (_, Endian::Little) => '<',
            (_, Endian::Big) => '>',
        };
        write!(f, "{order}{letter}{number}")?;
        match self.unit {
            None => Ok(()),
            Some(Unit { step: 1, name }) => write!(f, "[{name}]"),
            Some(Unit { step, name }) => write!(f, "[{step}{name}]"),
        }
    }
}

impl fmt::Display for Dtype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dtype::Fixed(fixed) => fixed.fmt(f),
            Dtype::Utf8 => f.write_str("utf8"),
            Dtype::Bytes => f.write_str("bytes"),
            Dtype::Json => f.write_str("json"),
            Dtype::Ragged(element) => write!(f, "ragged:{element}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_numpy_writes_is_read_and_written_again() {
        let typestrs = "|b1 |i1 <i2 >i2 <i8 |u1 >u4 <f2 >f4 <f8 <f16 <c8 >c16 <M8 <M8[ns] >m8[25s] <m8[M] |S0 |S7 <U0 <U12 >U3 |V5";
        for text in typestrs.split(' ') {
            assert_eq!(Fixed::parse(text).unwrap().to_string(), text);
        }
        for text in ["utf8", "bytes", "json", "ragged:<f4", "ragged:|u1"] {
            assert_eq!(Dtype::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_spellings_mean_the_same() {
        for (text, meant) in
            [("float32", "f4"), ("=i4", "i4"), ("i1", "|i1"), ("<u1", "|u1"), (">b1", "|b1"), ("a3", "|S3")]
        {
            assert_eq!(Fixed::parse(text).unwrap(), Fixed::parse(meant).unwrap(), "{text}");
        }
        assert_eq!(Fixed::parse("<M8[1us]").unwrap().to_string(), "<M8[us]");
    }

    #[test]
    fn what_is_no_type_is_refused() {
        for text in [
            "",
            "<",
            "f",
            "<f3",
            "<i16",
            "b8",
            "|O",
            "<f4 ",
            "<M8[",
            "<M8[x]",
            "<M8[0s]",
            "<i4[s]",
            "<S-1",
            "U99999999999",
            "€4",
            "ragged:",
            "ragged:utf8",
        ] {
            assert!(Dtype::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn words_are_what_a_byte_order_turns_round() {
        for (text, word) in [("<c16", 8), ("<U3", 4), ("|S3", 1), ("<f16", 16), ("<M8[s]", 8)] {
            assert_eq!(Fixed::parse(text).unwrap().word(), word, "{text}");
        }
    }
}
