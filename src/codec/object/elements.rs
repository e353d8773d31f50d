//! Elements of fixed size as values, and values as elements: what numpy's `tolist` and assignment do.

use super::Value;
use crate::array::half::F16;
use crate::array::{Class, Endian, Fixed, Scalar};

/// One element.
pub(crate) enum Element<'a> {
    Bool(bool),
    Int(i64),
    UInt(u64),
    Float(f64),
    /// UTF-8.
    Str(&'a str),
    Bytes(&'a [u8]),
}

/// Whether elements of this type are numbers, truth values or text: what JSON has a form of.
pub(crate) fn is_plain(fixed: &Fixed) -> bool {
    match fixed.class {
        Class::Bool | Class::Int | Class::UInt | Class::Unicode => true,
        Class::Float => fixed.size <= 8,
        _ => false,
    }
}

/// Whether elements of this type are bytes: what msgpack has a form of, and JSON has not.
pub(crate) fn is_bytes(fixed: &Fixed) -> bool {
    matches!(fixed.class, Class::ByteString | Class::Void)
}

/// The bytes of a number, least significant first, in eight.
#[inline]
fn little(fixed: &Fixed, bytes: &[u8]) -> [u8; 8] {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    if fixed.endian == Endian::Big {
        word[..bytes.len()].reverse();
    }
    word
}

/// Reads one element that is plain or bytes; text is put into `scratch`. `None` if text is no text.
#[inline]
pub(crate) fn get<'a>(fixed: &Fixed, bytes: &'a [u8], scratch: &'a mut String) -> Option<Element<'a>> {
    match fixed.class {
        Class::ByteString => {
            let len = bytes.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
            return Some(Element::Bytes(&bytes[..len]));
        }
        Class::Void => return Some(Element::Bytes(bytes)),
        Class::Unicode => {
            scratch.clear();
            let code = |bytes: &[u8]| u64::from_le_bytes(little(fixed, bytes)) as u32;
            let count = bytes.chunks_exact(4).rposition(|bytes| code(bytes) != 0).map_or(0, |last| last + 1);
            for bytes in bytes.chunks_exact(4).take(count) {
                scratch.push(char::from_u32(code(bytes))?);
            }
            return Some(Element::Str(scratch));
        }
        _ => {}
    }
    let word = little(fixed, bytes);
    let bits = u64::from_le_bytes(word);
    Some(match fixed.scalar()? {
        Scalar::Bool => Element::Bool(bits != 0),
        Scalar::I8 => Element::Int((bits as i8).into()),
        Scalar::I16 => Element::Int((bits as i16).into()),
        Scalar::I32 => Element::Int((bits as i32).into()),
        Scalar::I64 => Element::Int(bits as i64),
        Scalar::U8 | Scalar::U16 | Scalar::U32 | Scalar::U64 => Element::UInt(bits),
        Scalar::F16 => Element::Float(F16(bits as u16).to_f64()),
        Scalar::F32 => Element::Float(f32::from_bits(bits as u32).into()),
        Scalar::F64 => Element::Float(f64::from_bits(bits)),
        Scalar::C64 | Scalar::C128 => return None,
    })
}

/// Puts `value` as one element at the end of `dst`; `None` if that would lose something. Where `rounds`, floats may be
/// rounded to the type's precision.
pub(crate) fn put(fixed: &Fixed, value: &Value, rounds: bool, dst: &mut Vec<u8>) -> Option<()> {
    let whole = |value: &Value| -> Option<i128> {
        match value {
            Value::Bool(value) => Some(i128::from(*value)),
            Value::Int(value) => Some(i128::from(*value)),
            Value::BigInt(text) => text.parse().ok(),
            Value::Float(value) if value.fract() == 0.0 && value.abs() < 1e18 => Some(*value as i128),
            _ => None,
        }
    };
    let bits = match fixed.class {
        Class::Bool => whole(value).filter(|n| matches!(n, 0 | 1))? as u64,
        Class::Int => {
            let n = i64::try_from(whole(value)?).ok()?;
            let unused = 64 - 8 * fixed.size as u32;
            ((n << unused >> unused) == n).then_some(n as u64)?
        }
        Class::UInt => {
            let n = u64::try_from(whole(value)?).ok()?;
            (n.leading_zeros() >= 64 - 8 * fixed.size as u32).then_some(n)?
        }
        Class::Float => {
            let float = match value {
                Value::Float(float) => *float,
                value => {
                    let n = whole(value)?;
                    (rounds || (n as f64) as i128 == n).then_some(n as f64)?
                }
            };
            let (bits, back) = match fixed.size {
                2 => {
                    let half = F16::from_f64(float);
                    (half.0.into(), half.to_f64())
                }
                4 => (u64::from((float as f32).to_bits()), f64::from(float as f32)),
                8 => (float.to_bits(), float),
                _ => return None,
            };
            (rounds || back == float || float.is_nan()).then_some(bits)?
        }
        Class::Unicode => {
            let text = match value {
                Value::Str(text) => text.as_str(),
                // Strings that were read as byte strings.
                Value::Bytes(bytes) => std::str::from_utf8(bytes).ok()?,
                _ => return None,
            };
            let end = dst.len() + fixed.size;
            if text.ends_with('\0') || text.chars().count() > fixed.size / 4 {
                return None;
            }
            for code in text.chars().map(u32::from) {
                dst.extend_from_slice(&if fixed.endian == Endian::Big {
                    code.to_be_bytes()
                } else {
                    code.to_le_bytes()
                });
            }
            dst.resize(end, 0);
            return Some(());
        }
        Class::ByteString | Class::Void => {
            let bytes = match value {
                Value::Bytes(bytes) => &bytes[..],
                Value::Str(text) => text.as_bytes(),
                _ => return None,
            };
            let end = dst.len() + fixed.size;
            let fits = match fixed.class {
                Class::Void => bytes.len() == fixed.size,
                _ => bytes.len() <= fixed.size && bytes.last() != Some(&0),
            };
            fits.then(|| dst.extend_from_slice(bytes))?;
            dst.resize(end, 0);
            return Some(());
        }
        _ => return None,
    };
    let mut word = bits.to_le_bytes();
    let word = &mut word[..fixed.size];
    if fixed.endian == Endian::Big {
        word.reverse();
    }
    dst.extend_from_slice(word);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_that_lose_nothing_become_elements() {
        let fits =
            |dtype: &str, value: Value| put(&Fixed::parse(dtype).unwrap(), &value, false, &mut Vec::new()).is_some();
        assert!(fits("|u1", Value::Int(255)) && !fits("|u1", Value::Int(256)) && !fits("|u1", Value::Int(-1)));
        assert!(fits("|i1", Value::Int(-128)) && !fits("|i1", Value::Int(128)));
        assert!(fits("<u8", Value::BigInt("18446744073709551615".into())));
        assert!(!fits("<u8", Value::BigInt("18446744073709551616".into())));
        assert!(
            fits("<f4", Value::Float(0.5)) && !fits("<f4", Value::Float(0.1)) && fits("<f4", Value::Float(f64::NAN))
        );
        assert!(fits("<f8", Value::Int(1 << 53)) && !fits("<f8", Value::Int((1 << 53) + 1)));
        assert!(fits("<U2", Value::Str("é€".into())) && !fits("<U2", Value::Str("abc".into())));
        assert!(!fits("<i4", Value::Float(0.5)) && fits("<i4", Value::Float(2.0)) && !fits("<i4", Value::Null));
    }
}
