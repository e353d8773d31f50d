//! Floats as Python's `repr` writes them.

use std::fmt::Display;
use std::io::Write;

/// Room for the text of any float: 17 digits, sign, point, and an exponent or up to 5 zeros before.
pub(crate) const FLOAT_LEN: usize = 32;

/// A text such as `-1.25e-7`, taken apart.
struct Parts<'a> {
    sign: &'a [u8],
    /// The digit before the point.
    first: &'a [u8],
    /// Those behind it.
    more: &'a [u8],
    exponent: i32,
    /// What the text reads back as.
    value: f64,
}

impl<'a> Parts<'a> {
    fn of(text: impl Display, room: &'a mut [u8; FLOAT_LEN]) -> Parts<'a> {
        let mut rest = &mut room[..];
        write!(rest, "{text}").expect("at most 24 characters");
        let len = FLOAT_LEN - rest.len();
        let text = &room[..len];
        let read = std::str::from_utf8(text).unwrap_or_default();
        let (value, exponent) = (read.parse(), read.rsplit('e').next().unwrap_or_default().parse());
        let (sign, text) = text.strip_prefix(b"-").map_or((&b""[..], text), |text| (&b"-"[..], text));
        let e = text.iter().position(|b| *b == b'e').unwrap_or(text.len());
        let more = &text[2.min(e)..e];
        Parts { sign, first: &text[..1], more, exponent: exponent.unwrap_or(0), value: value.unwrap_or(f64::NAN) }
    }
}

/// Whether all digits of the exact value may be one more than these, a 5: then another text is as near.
fn may_be_a_tie(value: f64, parts: &Parts<'_>) -> bool {
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    let whole = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    // An odd number over 2^n has n digits behind the point.
    let places = 1075 - exponent.max(1) - whole.trailing_zeros() as i32;
    if places > 0 { places == parts.more.len() as i32 + 1 - parts.exponent } else { parts.exponent > 14 }
}

/// The fewest digits that read back as `value`: with an exponent below 1e-4 and from 1e16 on, else with a point.
pub(crate) fn float(value: f64, room: &mut [u8; FLOAT_LEN]) -> &[u8] {
    if !value.is_finite() {
        return match (value.is_nan(), value > 0.0) {
            (true, _) => b"NaN",
            (_, true) => b"Infinity",
            _ => b"-Infinity",
        };
    }
    let (mut text, mut nearest) = ([0u8; FLOAT_LEN], [0u8; FLOAT_LEN]);
    let mut parts = Parts::of(format_args!("{value:e}"), &mut text);
    // Between two equally near texts this chose the larger one, Python chooses the even one.
    if may_be_a_tie(value, &parts) {
        let digits = parts.more.len();
        let even = Parts::of(format_args!("{value:.digits$e}"), &mut nearest);
        if even.value == value {
            parts = even;
        }
    }
    let Parts { sign, first, more, exponent, .. } = parts;
    let mut rest = &mut room[..];
    let mut put = |bytes: &[u8]| rest.write_all(bytes).expect("the room is large enough");
    const ZEROS: &[u8] = b"0000000000000000";
    put(sign);
    match exponent {
        -4..0 => {
            put(b"0.");
            put(&ZEROS[..-exponent as usize - 1]);
            put(first);
            put(more);
        }
        0..16 => {
            let whole = exponent as usize;
            put(first);
            put(&more[..whole.min(more.len())]);
            put(&ZEROS[..whole.saturating_sub(more.len())]);
            put(b".");
            put(if more.len() > whole { &more[whole..] } else { b"0" });
        }
        _ => {
            put(first);
            if !more.is_empty() {
                put(b".");
                put(more);
            }
            put(if exponent < 0 { b"e-" } else { b"e+" });
            write!(rest, "{:02}", exponent.abs()).expect("the room is large enough");
        }
    }
    let len = FLOAT_LEN - rest.len();
    &room[..len]
}
