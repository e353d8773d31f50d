//! Floats as Python's `repr` writes them.

use std::io::Write;

/// Room for the text of any float: 17 digits, sign, point, and an exponent or up to 5 zeros before.
pub(crate) const FLOAT_LEN: usize = 32;

/// The fewest digits that read back as `value`: with an exponent below 1e-4 and from 1e16 on, else with a point.
pub(crate) fn float(value: f64, room: &mut [u8; FLOAT_LEN]) -> &[u8] {
    if !value.is_finite() {
        return match (value.is_nan(), value > 0.0) {
            (true, _) => b"NaN",
            (_, true) => b"Infinity",
            _ => b"-Infinity",
        };
    }
    let mut text = [0u8; FLOAT_LEN];
    let mut rest = &mut text[..];
    write!(rest, "{value:e}").expect("at most 24 characters");
    let len = FLOAT_LEN - rest.len();
    let text = &text[..len];
    let (sign, text) = text.strip_prefix(b"-").map_or((&b""[..], text), |text| (&b"-"[..], text));
    let e = text.iter().position(|b| *b == b'e').unwrap_or(text.len());
    let (first, more) = (&text[..1], &text[2.min(e)..e]);
    let exponent: i32 = std::str::from_utf8(&text[e + 1..]).ok().and_then(|text| text.parse().ok()).unwrap_or(0);

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
