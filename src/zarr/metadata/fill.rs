//! What is where no chunk is: fill values as documents write them, and as bytes.

use super::Fill;
use super::document::{as_u64, shown, string, text};
use crate::array::half::F16;
use crate::array::{Class, Dtype, Endian, Fixed};
use crate::codec::object::Value;
use crate::error::{Error, Kind, Result};

/// Nothing in particular: zero, empty, not a time.
pub(super) fn default(dtype: Dtype) -> Fill {
    let bytes = match dtype {
        Dtype::Fixed(fixed) => match fixed.class {
            Class::DateTime | Class::TimeDelta => word(i64::MIN as u64, 8, fixed.endian),
            _ => vec![0; fixed.size],
        },
        Dtype::Json => b"null".to_vec(),
        _ => Vec::new(),
    };
    Fill { bytes }
}

/// The lowest `size` bytes of a number, in this order.
fn word(number: u64, size: usize, endian: Endian) -> Vec<u8> {
    match endian {
        Endian::Little => number.to_le_bytes()[..size].to_vec(),
        Endian::Big => number.to_be_bytes()[8 - size..].to_vec(),
    }
}

fn unword(bytes: &[u8], endian: Endian) -> u64 {
    let append = |number, byte: &u8| number << 8 | u64::from(*byte);
    match endian {
        Endian::Little => bytes.iter().rev().fold(0, append),
        Endian::Big => bytes.iter().fold(0, append),
    }
}

/// Reads `fill_value` of an array of this type.
pub(super) fn read(value: &Value, dtype: Dtype) -> Result<Fill> {
    let bytes = match (value, dtype) {
        (Value::Null, _) => return Ok(default(dtype)),
        (value, Dtype::Fixed(fixed)) => read_fixed(value, fixed)?,
        (Value::Str(text), Dtype::Utf8) => text.as_bytes().to_vec(),
        (Value::Int(_) | Value::BigInt(_), Dtype::Utf8) => text(value)?.into_bytes(),
        (Value::Str(text), Dtype::Bytes) => base64(text, value)?,
        (Value::List(_), Dtype::Bytes) => list(value)?,
        (Value::Int(0), Dtype::Bytes | Dtype::Ragged(_)) => Vec::new(),
        (Value::Str(text), Dtype::Ragged(_)) if text.is_empty() => Vec::new(),
        (value, Dtype::Json) => text(value)?.into_bytes(),
        (value, Dtype::Utf8) => return Err(wrong(value, "a string")),
        (value, Dtype::Bytes) => return Err(wrong(value, "bytes in base64")),
        (value, Dtype::Ragged(_)) => return Err(wrong(value, "null")),
    };
    Ok(Fill { bytes })
}

fn wrong(value: &Value, expected: &str) -> Error {
    super::document::wrong(Kind::Corrupt, "fill_value", value, expected)
}

fn base64(text: &str, value: &Value) -> Result<Vec<u8>> {
    base64_simd::STANDARD.decode_to_vec(text).map_err(|_| wrong(value, "bytes in base64"))
}

fn list(value: &Value) -> Result<Vec<u8>> {
    let Value::List(items) = value else { return Err(wrong(value, "a list of bytes")) };
    let bytes: Option<Vec<u8>> = items.iter().map(|item| u8::try_from(as_u64(item)?).ok()).collect();
    bytes.ok_or_else(|| wrong(value, "a list of numbers from 0 to 255"))
}

fn read_fixed(value: &Value, fixed: Fixed) -> Result<Vec<u8>> {
    match fixed.class {
        Class::Bool => match value {
            Value::Bool(truth) => Ok(vec![u8::from(*truth)]),
            Value::Int(number @ 0..=1) => Ok(vec![*number as u8]),
            Value::Float(number) if *number == 0.0 || *number == 1.0 => Ok(vec![*number as u8]),
            _ => Err(wrong(value, "true or false")),
        },
        Class::Int | Class::UInt => {
            let bits = 8 * fixed.size as u32;
            let (least, most) = match fixed.class {
                Class::Int => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
                _ => (0, (1i128 << bits) - 1),
            };
            let number = whole(value).filter(|number| (least..=most).contains(number));
            let number = number.ok_or_else(|| wrong(value, &format!("a whole number from {least} to {most}")))?;
            Ok(word(number as u64, fixed.size, fixed.endian))
        }
        Class::Float => float(value, fixed.size, fixed.endian),
        Class::Complex => {
            let half = fixed.size / 2;
            let zero = Value::Int(0);
            let (real, imaginary) = match value {
                Value::List(parts) if parts.len() == 2 => (&parts[0], &parts[1]),
                Value::List(_) => return Err(wrong(value, "a list of two numbers")),
                value => (value, &zero),
            };
            let mut bytes = float(real, half, fixed.endian)?;
            bytes.extend(float(imaginary, half, fixed.endian)?);
            Ok(bytes)
        }
        Class::DateTime | Class::TimeDelta => {
            let number = match value {
                Value::Str(text) if text == "NaT" => Some(i64::MIN),
                value => whole(value).and_then(|number| i64::try_from(number).ok()),
            };
            let number = number.ok_or_else(|| wrong(value, "a whole number of 64 bits, or \"NaT\""))?;
            Ok(word(number as u64, 8, fixed.endian))
        }
        Class::ByteString | Class::Void => {
            let bytes = match value {
                Value::Str(text) => base64(text, value)?,
                Value::List(_) => list(value)?,
                // As zarr v2 was sometimes written.
                Value::Int(0) => Vec::new(),
                _ => return Err(wrong(value, "bytes in base64")),
            };
            padded(bytes, fixed, value)
        }
        Class::Unicode => {
            let text = match value {
                Value::Str(text) => text,
                Value::Int(0) => "",
                _ => return Err(wrong(value, "a string")),
            };
            if text.chars().count() > fixed.size / 4 {
                return Err(wrong(value, &format!("a string of {} characters at most", fixed.size / 4)));
            }
            padded(
                text.chars().flat_map(|char| word(u64::from(u32::from(char)), 4, fixed.endian)).collect(),
                fixed,
                value,
            )
        }
    }
}

fn padded(mut bytes: Vec<u8>, fixed: Fixed, value: &Value) -> Result<Vec<u8>> {
    if bytes.len() > fixed.size {
        return Err(wrong(value, &format!("{} bytes at most", fixed.size)));
    }
    bytes.try_reserve(fixed.size - bytes.len()).map_err(|_| Error::no_memory(fixed.size))?;
    bytes.resize(fixed.size, 0);
    Ok(bytes)
}

/// A whole number, also as a float or in a string.
fn whole(value: &Value) -> Option<i128> {
    match value {
        Value::Int(number) => Some((*number).into()),
        Value::BigInt(text) => text.parse().ok(),
        Value::Bool(truth) => Some((*truth).into()),
        Value::Float(number) if number.fract() == 0.0 && number.abs() < 1e30 => Some(*number as i128),
        Value::Str(text) => text.parse().ok(),
        _ => None,
    }
}

fn float(value: &Value, size: usize, endian: Endian) -> Result<Vec<u8>> {
    const EXPECTED: &str = "a number, \"NaN\", \"Infinity\", \"-Infinity\", or the bits such as \"0x7fc00001\"";
    if !matches!(size, 2 | 4 | 8) {
        // What the machine does not compute with: nothing but zero has a known form.
        return match whole(value) {
            Some(0) => Ok(vec![0; size]),
            _ => Err(wrong(value, "0: no other number of this type can be written").with_kind(Kind::Unsupported)),
        };
    }
    let number = match value {
        Value::Int(number) => *number as f64,
        Value::BigInt(text) => text.parse().map_err(|_| wrong(value, EXPECTED))?,
        Value::Float(number) => *number,
        Value::Bool(truth) => f64::from(u8::from(*truth)),
        Value::Str(text) => match text.strip_prefix("0x") {
            Some(hex) => {
                let is_hex = hex.len() == 2 * size && hex.bytes().all(|digit| digit.is_ascii_hexdigit());
                let bits = u64::from_str_radix(hex, 16).ok().filter(|_| is_hex);
                let expected = format!("\"0x\" and {} hexadecimal digits", 2 * size);
                return Ok(word(bits.ok_or_else(|| wrong(value, &expected))?, size, endian));
            }
            None => text.parse().map_err(|_| wrong(value, EXPECTED))?,
        },
        _ => return Err(wrong(value, EXPECTED)),
    };
    let bits = match size {
        _ if number.is_nan() => quiet(size),
        2 => F16::from_f64(number).0.into(),
        4 => (number as f32).to_bits().into(),
        _ => number.to_bits(),
    };
    Ok(word(bits, size, endian))
}

/// The bits of numpy's NaN.
fn quiet(size: usize) -> u64 {
    match size {
        2 => 0x7e00,
        4 => 0x7fc0_0000,
        _ => 0x7ff8_0000_0000_0000,
    }
}

/// Writes `fill_value`. `payloads`: NaNs other than numpy's are written by their bits.
pub(in crate::zarr) fn write(fill: &Fill, dtype: Dtype, payloads: bool) -> Result<Value> {
    let bytes = &fill.bytes;
    let encoded = |bytes: &[u8]| string(base64_simd::STANDARD.encode_to_string(bytes));
    let not_utf8 = || Error::argument("\"fill_value\": the item is not UTF-8");
    let fixed = match dtype {
        Dtype::Utf8 => return Ok(string(std::str::from_utf8(bytes).map_err(|_| not_utf8())?)),
        Dtype::Bytes => return Ok(encoded(bytes)),
        Dtype::Json => return super::document::parse_any(bytes),
        Dtype::Ragged(_) if bytes.is_empty() => return Ok(Value::Null),
        Dtype::Ragged(_) => {
            return Err(Error::argument("\"fill_value\": of ragged items, only the empty one can be written"));
        }
        Dtype::Fixed(fixed) => fixed,
    };
    if bytes.len() != fixed.size {
        let message = format!("\"fill_value\" has {} bytes, expected the {} of {dtype}", bytes.len(), fixed.size);
        return Err(Error::argument(message));
    }
    Ok(match fixed.class {
        Class::Bool => Value::Bool(bytes[0] != 0),
        Class::UInt => super::document::number(unword(bytes, fixed.endian)),
        Class::Int | Class::DateTime | Class::TimeDelta => {
            let unused = 64 - 8 * fixed.size as u32;
            Value::Int(((unword(bytes, fixed.endian) << unused) as i64) >> unused)
        }
        Class::Float => written_float(bytes, fixed.endian, payloads)?,
        Class::Complex => {
            let (real, imaginary) = bytes.split_at(fixed.size / 2);
            let part = |bytes| written_float(bytes, fixed.endian, payloads);
            Value::List(vec![part(real)?, part(imaginary)?])
        }
        Class::ByteString => {
            let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
            encoded(&bytes[..end])
        }
        Class::Void => encoded(bytes),
        Class::Unicode => {
            let chars = bytes.chunks_exact(4).map(|bytes| char::from_u32(unword(bytes, fixed.endian) as u32));
            let text: String =
                chars.collect::<Option<_>>().ok_or_else(|| Error::argument("\"fill_value\" is no text"))?;
            string(text.trim_end_matches('\0'))
        }
    })
}

fn written_float(bytes: &[u8], endian: Endian, payloads: bool) -> Result<Value> {
    if !matches!(bytes.len(), 2 | 4 | 8) {
        return match bytes.iter().all(|byte| *byte == 0) {
            true => Ok(Value::Float(0.0)),
            false => Err(Error::new(Kind::Unsupported, "\"fill_value\": of this type only 0 can be written")),
        };
    }
    let bits = unword(bytes, endian);
    let number = match bytes.len() {
        2 => F16(bits as u16).to_f64(),
        4 => f32::from_bits(bits as u32).into(),
        _ => f64::from_bits(bits),
    };
    Ok(match number {
        number if number.is_nan() && payloads && bits != quiet(bytes.len()) => {
            string(format!("0x{bits:0width$x}", width = 2 * bytes.len()))
        }
        number if number.is_nan() => string("NaN"),
        f64::INFINITY => string("Infinity"),
        f64::NEG_INFINITY => string("-Infinity"),
        number => Value::Float(number),
    })
}

/// One element's bytes as a caller gave them, of `from`, as bytes of `to`, which may have another byte order.
pub(in crate::zarr) fn from_bytes(bytes: &[u8], from: Dtype, to: Dtype) -> Result<Fill> {
    let mut bytes = bytes.to_vec();
    if let (Dtype::Fixed(from), Dtype::Fixed(to)) = (from, to) {
        if bytes.len() != from.size {
            let (given, size) = (bytes.len(), from.size);
            return Err(Error::argument(format!("\"fill_value\" has {given} bytes, expected the {size} of {from}")));
        }
        if from.endian != to.endian && from.word() > 1 {
            bytes.chunks_exact_mut(from.word()).for_each(<[u8]>::reverse);
        }
    }
    if matches!(from, Dtype::Utf8 | Dtype::Json) && std::str::from_utf8(&bytes).is_err() {
        return Err(Error::argument(format!("\"fill_value\" is not UTF-8, expected an item of {from}")));
    }
    let fill = Fill { bytes };
    let _ = write(&fill, to, true).map_err(|error| error.with_kind(Kind::Argument))?;
    Ok(fill)
}

/// Its JSON, for a message.
pub(super) fn in_words(fill: &Fill, dtype: Dtype) -> String {
    write(fill, dtype, true).map_or_else(|_| format!("{:02x?}", fill.bytes), |value| shown(&value))
}
