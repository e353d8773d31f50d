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
    let text = &mut text[..len];
    settle_tie(value, text);
    let (sign, text) = text.strip_prefix(b"-").map_or((&b""[..], &*text), |text| (&b"-"[..], text));
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

/// Makes the last of `text`'s digits even, where the digit below it is as near to `value`: Rust takes the upper one, and
/// Python the even one.
///
/// Both digits read back as `value` only where neighbouring floats are further apart than such digits: from 16 digits on, of
/// floats whose own digits come to an end soon.
fn settle_tie(value: f64, text: &mut [u8]) {
    let e = text.iter().position(|b| *b == b'e').unwrap_or(0);
    if e < 17 || text[e - 1].is_multiple_of(2) {
        return;
    }
    let bits = value.to_bits();
    let mantissa = (bits & ((1 << 52) - 1)) | 1 << 52;
    let zeros = mantissa.trailing_zeros();
    // The value is this odd number times a power of two: of two and five, it is all of its decimal digits.
    let (odd, power) = (u128::from(mantissa >> zeros), (bits >> 52 & 0x7ff) as i32 - 1075 + zeros as i32);
    let mut all = match power {
        -25..0 => odd * 5u128.pow(power.unsigned_abs()),
        0..70 => odd << power,
        _ => return,
    };
    while all.is_multiple_of(10) {
        all /= 10;
    }
    let digits = text[..e].iter().filter(|b| b.is_ascii_digit());
    let shortest = digits.fold(0u128, |number, digit| number * 10 + u128::from(digit - b'0'));
    if all % 10 == 5 && all / 10 == shortest - 1 {
        text[e - 1] -= 1;
        // Below a power of two, neighbours are nearer: there the lower digit may be another float's.
        let lower = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
        if lower != Some(value) {
            text[e - 1] += 1;
        }
    }
}
