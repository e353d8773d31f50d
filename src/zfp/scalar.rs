//! The numbers that zfp's streams hold.

use crate::array::{self, Fixed};
use crate::error::{Error, Kind, Result};

/// The type of the values of a stream, by its number in headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// 32-bit integers, of 31 bits at most.
    I32 = 1,
    /// 64-bit integers, of 63 bits at most.
    I64 = 2,
    /// IEEE binary32.
    F32 = 3,
    /// IEEE binary64.
    F64 = 4,
}

impl Scalar {
    /// All of them, in the order of their numbers, the first of which is 1.
    pub const ALL: [Scalar; 4] = [Scalar::I32, Scalar::I64, Scalar::F32, Scalar::F64];

    /// Bytes of a value.
    pub fn size(self) -> usize {
        match self {
            Scalar::I32 | Scalar::F32 => 4,
            Scalar::I64 | Scalar::F64 => 8,
        }
    }

    /// Whether it is a float.
    pub fn is_float(self) -> bool {
        matches!(self, Scalar::F32 | Scalar::F64)
    }

    /// The bits before the coefficients in a block of floats that is not all zeros: a flag and an exponent.
    pub(crate) fn head_bits(self) -> u32 {
        match self {
            Scalar::I32 | Scalar::I64 => 0,
            Scalar::F32 => 1 + 8,
            Scalar::F64 => 1 + 11,
        }
    }

    /// The type of numpy's name for it: `"<f8"`.
    pub fn typestr(self) -> &'static str {
        match self {
            Scalar::I32 => "<i4",
            Scalar::I64 => "<i8",
            Scalar::F32 => "<f4",
            Scalar::F64 => "<f8",
        }
    }
}

/// How elements of an array become values of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// They are.
    Same(Scalar),
    /// 8-bit integers, made 32-bit ones of 31 bits.
    I8,
    /// Unsigned 8-bit integers, made signed ones about 0, of 31 bits.
    U8,
    /// 16-bit integers, likewise.
    I16,
    /// Unsigned 16-bit integers, likewise.
    U16,
    /// IEEE binary16, widened to binary32.
    F16,
}

impl Element {
    /// How elements of this type are compressed, or why they cannot be.
    pub fn of(fixed: Fixed) -> Result<Element> {
        use array::Scalar as S;
        Ok(match fixed.scalar() {
            Some(S::I32) => Element::Same(Scalar::I32),
            Some(S::I64) => Element::Same(Scalar::I64),
            Some(S::F32) => Element::Same(Scalar::F32),
            Some(S::F64) => Element::Same(Scalar::F64),
            Some(S::I8) => Element::I8,
            Some(S::U8) => Element::U8,
            Some(S::I16) => Element::I16,
            Some(S::U16) => Element::U16,
            Some(S::F16) => Element::F16,
            _ => {
                return Err(Error::new(
                    Kind::Argument,
                    format!(
                        "zfp: elements of type {fixed}; expected integers of 8 or 16 bits, signed integers of 32 or 64 \
                         bits, or floats of 16, 32 or 64 bits"
                    ),
                ));
            }
        })
    }

    /// The type of the values of the stream.
    pub fn scalar(self) -> Scalar {
        match self {
            Element::Same(scalar) => scalar,
            Element::I8 | Element::U8 | Element::I16 | Element::U16 => Scalar::I32,
            Element::F16 => Scalar::F32,
        }
    }
}
