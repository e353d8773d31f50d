//! Numbers and strings as pickle writes them: the text forms of protocol 0, and long integers.

use crate::error::{Error, Kind, Result};

/// The most digits that Python itself converts between text and a number.
const MOST_DIGITS: usize = 4300;
/// No number of so many digits takes more bytes.
const MOST_BYTES: usize = 1786;

/// A whole number: one the machine computes with, or its decimal digits.
#[derive(Debug, PartialEq)]
pub(super) enum Whole {
    Small(i64),
    Big(String),
}

fn too_long() -> Error {
    Error::new(Kind::Unsupported, format!("a number of more than {MOST_DIGITS} digits"))
}

/// What `INT` and `LONG` say, without the `L`.
pub(super) fn decimal(text: &[u8]) -> Result<Whole> {
    let digits = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
    let text = std::str::from_utf8(text).ok().filter(|_| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit));
    let text = text.ok_or_else(|| Error::corrupt("a number that is not written in decimal digits"))?;
    if let Ok(small) = text.parse() {
        return Ok(Whole::Small(small));
    }
    if digits.len() > MOST_DIGITS {
        return Err(too_long());
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let digits = text.trim_start_matches(['+', '-']).trim_start_matches('0');
    Ok(Whole::Big(format!("{sign}{digits}")))
}

/// What `LONG1` and `LONG4` say: two's complement, least significant byte first.
pub(super) fn long(bytes: &[u8]) -> Result<Whole> {
    let negative = bytes.last().is_some_and(|top| top & 0x80 != 0);
    let fill = if negative { 0xff } else { 0 };
    // Python writes no more bytes than the number needs, but reads more.
    let mut len = bytes.len();
    while len > 8 && bytes[len - 1] == fill {
        len -= 1;
    }
    if len <= 8 && (len < 8 || len == bytes.len() || (bytes[len - 1] & 0x80 != 0) == negative) {
        let mut word = [fill; 8];
        word[..len].copy_from_slice(&bytes[..len]);
        return Ok(Whole::Small(i64::from_le_bytes(word)));
    }
    if len > MOST_BYTES {
        return Err(too_long());
    }
    // The magnitude in words of 32 bits, divided by 10^9 until nothing is left.
    let mut words: Vec<u32> = Vec::with_capacity(len / 4 + 2);
    let byte = |i: usize| bytes[..len].get(i).copied().unwrap_or(fill);
    for i in (0..=len).step_by(4) {
        words.push(u32::from_le_bytes([byte(i), byte(i + 1), byte(i + 2), byte(i + 3)]));
    }
    if negative {
        let mut carry = true;
        for word in &mut words {
            let (sum, over) = (!*word).overflowing_add(u32::from(carry));
            (*word, carry) = (sum, over);
        }
    }
    Ok(Whole::Big(digits(words, negative)))
}

fn digits(mut words: Vec<u32>, negative: bool) -> String {
    let mut groups: Vec<u32> = Vec::new();
    while words.last() == Some(&0) {
        words.pop();
    }
    while !words.is_empty() {
        let mut rest = 0u64;
        for word in words.iter_mut().rev() {
            let value = rest << 32 | u64::from(*word);
            *word = (value / 1_000_000_000) as u32;
            rest = value % 1_000_000_000;
        }
        groups.push(rest as u32);
        while words.last() == Some(&0) {
            words.pop();
        }
    }
    let mut text = if negative { String::from("-") } else { String::new() };
    let mut groups = groups.iter().rev();
    text.push_str(&groups.next().map_or_else(|| "0".into(), u32::to_string));
    groups.for_each(|group| text.push_str(&format!("{group:09}")));
    text
}

/// What `FLOAT` says.
pub(super) fn float(text: &[u8]) -> Result<f64> {
    let value = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
    value.ok_or_else(|| Error::corrupt("a floating-point number that cannot be read"))
}

/// How many bytes of Latin-1 are turned into UTF-8 at once.
pub(super) const PIECE: usize = 1 << 10;

/// Writes the UTF-8 of at most [`PIECE`] bytes of Latin-1; gives how long it is.
pub(super) fn latin1_to_utf8(latin1: &[u8], utf8: &mut [u8; 2 * PIECE]) -> usize {
    let mut len = 0;
    // Both bytes are written in any case: of numbers, nobody can guess which characters are ASCII.
    for byte in &latin1[..latin1.len().min(PIECE)] {
        let two = byte >> 7;
        utf8[len] = if two == 1 { 0xc0 | byte >> 6 } else { *byte };
        utf8[len + 1] = 0x80 | byte & 0x3f;
        len += 1 + usize::from(two);
    }
    len
}

/// The Latin-1 of a text; `None` if it has other characters.
pub(super) fn utf8_to_latin1(text: &str) -> Result<Option<Vec<u8>>> {
    let utf8 = text.as_bytes();
    let mut latin1 = crate::segments::reserved(utf8.len())?;
    if text.is_ascii() {
        latin1.extend_from_slice(utf8);
        return Ok(Some(latin1));
    }
    latin1.resize(utf8.len(), 0);
    let (mut len, mut at, mut is_latin1) = (0, 0, true);
    while let Some(byte) = utf8.get(at) {
        let two = byte >> 7;
        let next = utf8.get(at + 1).copied().unwrap_or(0);
        latin1[len] = if two == 1 { byte << 6 | next & 0x3f } else { *byte };
        is_latin1 &= *byte < 0xc4;
        len += 1;
        at += 1 + usize::from(two);
    }
    latin1.truncate(len);
    Ok(is_latin1.then_some(latin1))
}

/// What `UNICODE` says: Latin-1 with the escapes `\u1234` and `\U00012345`, and no others.
pub(super) fn raw_unicode_escape(text: &[u8]) -> Result<String> {
    let mut utf8 = crate::segments::reserved(text.len())?;
    let mut piece = [0; 2 * PIECE];
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.iter().position(|byte| *byte == b'\\').unwrap_or(rest.len());
        for latin1 in rest[..plain].chunks(PIECE) {
            let len = latin1_to_utf8(latin1, &mut piece);
            super::heap::extend(&mut utf8, &piece[..len])?;
        }
        rest = &rest[plain..];
        let digits = match rest {
            [b'\\', b'u', ..] => 4,
            [b'\\', b'U', ..] => 8,
            // The character after a backslash begins no escape.
            [b'\\', after, ..] => {
                let len = latin1_to_utf8(&[b'\\', *after], &mut piece);
                super::heap::extend(&mut utf8, &piece[..len])?;
                rest = &rest[2..];
                continue;
            }
            _ => {
                super::heap::extend(&mut utf8, rest)?;
                break;
            }
        };
        let code = rest.get(2..2 + digits).and_then(hex).ok_or_else(|| Error::corrupt("an escape that is cut off"))?;
        let c = char::from_u32(code).ok_or_else(|| not_text(code))?;
        super::heap::extend(&mut utf8, c.encode_utf8(&mut [0; 4]).as_bytes())?;
        rest = &rest[2 + digits..];
    }
    String::from_utf8(utf8).map_err(|_| Error::corrupt("a string that is no text"))
}

fn not_text(code: u32) -> Error {
    Error::corrupt(format!("a string with the code point {code:#x}, which is no character"))
}

fn hex(digits: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(digits).ok().filter(|_| digits.iter().all(u8::is_ascii_hexdigit))?;
    u32::from_str_radix(text, 16).ok()
}

/// What `STRING` says: a string literal of Python 2, which Python 3 takes for ASCII.
pub(super) fn quoted(text: &[u8]) -> Result<String> {
    let inner = match text {
        [b'\'', inner @ .., b'\''] | [b'"', inner @ .., b'"'] => inner,
        _ => return Err(Error::corrupt("a string without its quotes")),
    };
    let mut bytes = crate::segments::reserved(inner.len())?;
    let mut at = 0;
    while let Some(byte) = inner.get(at) {
        at += 1;
        if *byte != b'\\' {
            bytes.push(*byte);
            continue;
        }
        let escape = *inner.get(at).ok_or_else(|| Error::corrupt("an escape that is cut off"))?;
        at += 1;
        let byte = match escape {
            b'\n' => continue,
            b'\\' | b'\'' | b'"' => escape,
            b'a' => 7,
            b'b' => 8,
            b't' => b'\t',
            b'n' => b'\n',
            b'v' => 11,
            b'f' => 12,
            b'r' => b'\r',
            b'x' => {
                let code = inner.get(at..at + 2).and_then(hex);
                at += 2;
                code.ok_or_else(|| Error::corrupt("an escape that is cut off"))? as u8
            }
            b'0'..=b'7' => {
                let more = inner[at..].iter().take(2).take_while(|c| (b'0'..=b'7').contains(*c)).count();
                let octal = inner[at - 1..at + more].iter().fold(0u32, |code, c| code * 8 + u32::from(c - b'0'));
                at += more;
                octal as u8
            }
            other => {
                bytes.push(b'\\');
                other
            }
        };
        bytes.push(byte);
    }
    match String::from_utf8(bytes) {
        Ok(string) if string.is_ascii() => Ok(string),
        _ => Err(Error::new(Kind::Unsupported, "a string of Python 2 that is not ASCII")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hexed(text: &str) -> Vec<u8> {
        (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
    }

    #[test]
    fn long_integers_are_what_python_reads() {
        // python3 -c "import pickle; print(pickle.encode_long(10**30).hex())"
        let big = |text: &str| Whole::Big(text.into());
        for (bytes, number) in [
            ("", Whole::Small(0)),
            ("ff", Whole::Small(-1)),
            ("ff00", Whole::Small(255)),
            ("8000", Whole::Small(128)),
            ("0000000000000080", Whole::Small(i64::MIN)),
            ("ffffffffffffff7f", Whole::Small(i64::MAX)),
            ("ffffffffffffff7f0000", Whole::Small(i64::MAX)),
            ("ffffffffffffffffff", Whole::Small(-1)),
            ("000000000000008000", big("9223372036854775808")),
            ("ffffffffffffff7fff", big("-9223372036854775809")),
            ("00000000000000000001", big("4722366482869645213696")),
            ("00000040eaed7446d09c2c9f0c", big("1000000000000000000000000000000")),
            ("000000c015128bb92f63d360f3", big("-1000000000000000000000000000000")),
        ] {
            assert_eq!(long(&hexed(bytes)).unwrap(), number, "{bytes}");
        }
    }

    #[test]
    fn numbers_as_text_are_decimal() {
        assert_eq!(decimal(b"-12").unwrap(), Whole::Small(-12));
        assert_eq!(decimal(b"9223372036854775808").unwrap(), Whole::Big("9223372036854775808".into()));
        assert_eq!(decimal(b"-00009223372036854775809").unwrap(), Whole::Big("-9223372036854775809".into()));
        for text in ["", "-", "0x10", "1_0", " 1", "--1", "1.0"] {
            assert!(decimal(text.as_bytes()).is_err(), "{text:?}");
        }
    }

    #[test]
    fn numbers_that_python_would_not_write_as_text_are_refused() {
        assert!(decimal(&[b'9'; 4300]).is_ok() && decimal(&[b'9'; 4301]).is_err());
        assert!(long(&[1; 1786]).is_ok() && long(&[1; 1787]).is_err());
    }

    #[test]
    fn unicode_has_two_escapes() {
        // "\\\n\r\0\x1aéü€😀".encode("raw-unicode-escape") after what pickle escapes itself
        let text = b"\\u005c\\u000a\\u000d\\u0000\\u001a\xe9\xfc\\u20ac\\U0001f600\\x41\\\\u0041\\";
        assert_eq!(raw_unicode_escape(text).unwrap(), "\\\n\r\0\x1aéü€😀\\x41\\\\u0041\\");
        for text in ["\\u12", "\\ud800", "\\U00110000", "\\u+123"] {
            assert!(raw_unicode_escape(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn latin1_and_utf8_are_turned_into_each_other() {
        let latin1: Vec<u8> = (0..=255).cycle().take(PIECE).collect();
        let text: String = latin1.iter().map(|byte| char::from(*byte)).collect();
        let mut utf8 = [0; 2 * PIECE];
        let len = latin1_to_utf8(&latin1, &mut utf8);
        assert_eq!(&utf8[..len], text.as_bytes());
        assert_eq!(latin1_to_utf8(&[0xff; PIECE], &mut utf8), 2 * PIECE);
        assert_eq!(utf8_to_latin1(&text).unwrap(), Some(latin1));
        assert_eq!(utf8_to_latin1("abc").unwrap().as_deref(), Some(&b"abc"[..]));
        for other in ["\u{100}", "a€", "é😀"] {
            assert_eq!(utf8_to_latin1(other).unwrap(), None, "{other}");
        }
    }

    #[test]
    fn strings_of_python_2_are_literals() {
        assert_eq!(quoted(br#"'a\'\x41\101\n\q\0'"#).unwrap(), "a'AA\n\\q\0");
        assert_eq!(quoted(br#""it's""#).unwrap(), "it's");
        for text in [&b"a"[..], b"'", b"'a\"", br"'\x4'", br"'\xe9'", b"'\\'"] {
            assert!(quoted(text).is_err(), "{text:?}");
        }
    }
}
