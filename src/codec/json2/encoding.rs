//! Text in the encodings of Python that the codec knows.

use std::borrow::Cow;

use crate::error::{Error, Result};
use crate::output::Output;

/// The names that a config may say.
pub(super) const NAMES: [&str; 18] = [
    "utf-8",
    "utf8",
    "UTF-8",
    "utf-8-sig",
    "ascii",
    "us-ascii",
    "latin-1",
    "latin1",
    "iso-8859-1",
    "utf-16",
    "utf-16-le",
    "utf-16le",
    "utf-16-be",
    "utf-16be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "utf_8",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// UTF-8 after a byte order mark, which need not be there when read.
    Utf8Sig,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
}

/// The byte order of an encoding with units of several bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
    /// As a byte order mark says; little where there is none, and when written: what Python does on such machines.
    Marked,
}

const MARK: char = '\u{feff}';

fn wrong(what: &str, at: usize) -> Error {
    Error::corrupt(format!("byte {at} of the text is no {what}"))
}

impl Encoding {
    pub(super) fn named(name: &str) -> Option<Encoding> {
        Some(match name {
            "utf-8" | "utf8" | "UTF-8" | "utf_8" => Encoding::Utf8,
            "utf-8-sig" => Encoding::Utf8Sig,
            "ascii" | "us-ascii" => Encoding::Ascii,
            "latin-1" | "latin1" | "iso-8859-1" => Encoding::Latin1,
            "utf-16" => Encoding::Utf16(Order::Marked),
            "utf-16-le" | "utf-16le" => Encoding::Utf16(Order::Little),
            "utf-16-be" | "utf-16be" => Encoding::Utf16(Order::Big),
            "utf-32" => Encoding::Utf32(Order::Marked),
            "utf-32-le" => Encoding::Utf32(Order::Little),
            "utf-32-be" => Encoding::Utf32(Order::Big),
            _ => return None,
        })
    }

    pub(super) fn is_utf8(self) -> bool {
        self == Encoding::Utf8
    }

    /// Whether text in ASCII is its own encoded form.
    pub(super) fn is_ascii(self) -> bool {
        matches!(self, Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1)
    }

    pub(super) fn encode(self, text: &str, dst: &mut Output<'_>) -> Result<()> {
        let most = match self {
            Encoding::Ascii => 0x7f,
            Encoding::Latin1 => 0xff,
            _ => 0x10_ffff,
        };
        if let Some(found) = text.chars().find(|c| u32::from(*c) > most) {
            return Err(Error::argument(format!(
                "{found:?} is no character of the encoding, and ensure_ascii is false"
            )));
        }
        match self {
            Encoding::Utf8 | Encoding::Ascii => dst.extend_from_slice(text.as_bytes()),
            Encoding::Utf8Sig => dst.extend_from_parts([b"\xef\xbb\xbf", text.as_bytes()]),
            Encoding::Latin1 => text.chars().try_for_each(|c| dst.extend_from_slice(&[u32::from(c) as u8])),
            Encoding::Utf16(order) => {
                let mark = (order == Order::Marked).then_some(MARK);
                mark.into_iter().chain(text.chars()).try_for_each(|c| {
                    c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| {
                        let big = order == Order::Big;
                        dst.extend_from_slice(&if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                    })
                })
            }
            Encoding::Utf32(order) => {
                let mark = (order == Order::Marked).then_some(MARK);
                mark.into_iter().chain(text.chars()).map(u32::from).try_for_each(|code| {
                    let big = order == Order::Big;
                    dst.extend_from_slice(&if big { code.to_be_bytes() } else { code.to_le_bytes() })
                })
            }
        }
    }

    pub(super) fn decode(self, src: &[u8]) -> Result<Cow<'_, str>> {
        let utf8 = |bytes| {
            std::str::from_utf8(bytes)
                .map(Cow::Borrowed)
                .map_err(|error| Error::corrupt(format!("the text is not UTF-8: {error}")))
        };
        match self {
            Encoding::Utf8 => utf8(src),
            Encoding::Utf8Sig => utf8(src.strip_prefix(b"\xef\xbb\xbf").unwrap_or(src)),
            Encoding::Ascii => match src.iter().position(|byte| !byte.is_ascii()) {
                Some(at) => Err(wrong("ASCII", at)),
                None => utf8(src),
            },
            Encoding::Latin1 => {
                let mut text = room(src.len().saturating_mul(2))?;
                text.extend(src.iter().map(|byte| char::from(*byte)));
                Ok(text.into())
            }
            Encoding::Utf16(order) => {
                let (bytes, big) = unmarked(src, order, &[0xff, 0xfe], &[0xfe, 0xff]);
                let (pairs, rest) = bytes.as_chunks::<2>();
                let units = pairs.iter().map(|p| if big { u16::from_be_bytes(*p) } else { u16::from_le_bytes(*p) });
                let mut text = room(bytes.len().saturating_mul(2))?;
                for c in char::decode_utf16(units) {
                    text.push(c.map_err(|error| Error::corrupt(format!("the text is not UTF-16: {error}")))?);
                }
                if rest.is_empty() { Ok(text.into()) } else { Err(wrong("whole unit of UTF-16", src.len() - 1)) }
            }
            Encoding::Utf32(order) => {
                let (bytes, big) = unmarked(src, order, &[0xff, 0xfe, 0, 0], &[0, 0, 0xfe, 0xff]);
                let (units, rest) = bytes.as_chunks::<4>();
                let mut text = room(bytes.len())?;
                for (index, unit) in units.iter().enumerate() {
                    let code = if big { u32::from_be_bytes(*unit) } else { u32::from_le_bytes(*unit) };
                    text.push(char::from_u32(code).ok_or_else(|| wrong("start of a character in UTF-32", 4 * index))?);
                }
                if rest.is_empty() { Ok(text.into()) } else { Err(wrong("whole unit of UTF-32", src.len() - 1)) }
            }
        }
    }
}

fn room(len: usize) -> Result<String> {
    let mut text = String::new();
    text.try_reserve(len).map_err(|_| Error::no_memory(len))?;
    Ok(text)
}

/// The text without its byte order mark, and whether its most significant bytes come first.
fn unmarked<'a>(src: &'a [u8], order: Order, little: &[u8], big: &[u8]) -> (&'a [u8], bool) {
    match order {
        Order::Little => (src, false),
        Order::Big => (src, true),
        Order::Marked => match (src.strip_prefix(little), src.strip_prefix(big)) {
            (Some(rest), _) => (rest, false),
            (_, Some(rest)) => (rest, true),
            _ => (src, false),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::buffer::Buffer;

    #[test]
    fn text_survives_every_encoding() {
        for name in NAMES {
            let encoding = Encoding::named(name).unwrap();
            let text = match encoding {
                Encoding::Ascii => "[\"a\"]",
                Encoding::Latin1 => "[\"é\"]",
                _ => "[\"é€😀\"]",
            };
            let mut bytes = Buffer::new();
            encoding.encode(text, &mut Output::growing(&mut bytes, usize::MAX)).unwrap();
            assert_eq!(encoding.decode(bytes.as_slice()).unwrap(), text, "{name}");
        }
    }

    /// Python: `"é".encode(name)`.
    #[test]
    fn bytes_are_those_of_python() {
        let expected: [(&str, &[u8]); 6] = [
            ("latin-1", b"\xe9"),
            ("utf-16", b"\xff\xfe\xe9\0"),
            ("utf-16-be", b"\0\xe9"),
            ("utf-32", b"\xff\xfe\0\0\xe9\0\0\0"),
            ("utf-32-be", b"\0\0\0\xe9"),
            ("utf-8-sig", b"\xef\xbb\xbf\xc3\xa9"),
        ];
        for (name, expected) in expected {
            let mut bytes = Buffer::new();
            Encoding::named(name).unwrap().encode("é", &mut Output::growing(&mut bytes, usize::MAX)).unwrap();
            assert_eq!(bytes.as_slice(), expected, "{name}");
        }
    }

    #[test]
    fn what_an_encoding_has_no_character_for_is_an_error() {
        assert!(Encoding::Ascii.encode("é", &mut Output::growing(&mut Buffer::new(), 9)).is_err());
        assert!(Encoding::Latin1.encode("€", &mut Output::growing(&mut Buffer::new(), 9)).is_err());
        for (name, bytes) in [
            ("ascii", &b"\xe9"[..]),
            ("utf-8", b"\xe9"),
            ("utf-16", b"a"),
            ("utf-16-le", b"\0\xd8"),
            ("utf-32-le", b"\0\xd8\0\0"),
        ] {
            assert!(Encoding::named(name).unwrap().decode(bytes).is_err(), "{name}");
        }
    }
}
