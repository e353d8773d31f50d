//! Data for tests, the same on every machine.

/// The kinds of data there are.
pub(crate) const NAMES: [&str; 8] = ["zeros", "noise", "ramp", "planes", "period", "runs", "text", "far"];

fn noise(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 40
    }
}

/// Data of a kind.
pub(crate) fn sample(name: &str, len: usize) -> Vec<u8> {
    let mut next = noise(len as u64);
    let mut data = Vec::new();
    match name {
        "zeros" => data.resize(len, 0),
        "noise" => data.extend((0..len).map(|_| next() as u8)),
        // Numbers of four bytes that grow slowly.
        "ramp" => data.extend((0..len as u32 / 4 + 1).flat_map(|i| (i * 37).to_le_bytes())),
        // The same, shuffled, with noise in the lowest byte.
        "planes" => {
            let count = len / 4 + 1;
            data.extend((0..count).map(|_| (next() % 50) as u8));
            data.extend((8..32).step_by(8).flat_map(|bit| (0..count).map(move |i| ((i * 37) >> bit) as u8)));
        }
        // Periods of one to 40 bytes.
        "period" => {
            while data.len() < len {
                let period = 1 + next() as usize % 40;
                let start = data.len();
                data.extend((0..period).map(|_| next() as u8));
                for _ in 0..next() % 700 {
                    data.push(data[start.max(data.len() - period)]);
                }
            }
        }
        "runs" => {
            while data.len() < len {
                let byte = next() as u8 % 8;
                data.extend((0..1 + next() % 60).map(|_| byte));
            }
        }
        "text" => {
            let words = ["pressure ", "u_wind ", "v_wind ", "of the ", "level, ", "at ", "1000 hPa ", "and "];
            while data.len() < len {
                data.extend_from_slice(words[next() as usize % words.len()].as_bytes());
            }
        }
        // Pieces from long before, across the distances where matches change their form, and the greatest.
        _ => {
            data.extend((0..100).map(|_| next() as u8));
            while data.len() < len {
                let farthest = [300, 8192, 8192 + 40, 73_724, 73_800][next() as usize % 5].min(data.len());
                let distance = farthest - next() as usize % 20.min(farthest);
                for _ in 0..4 + next() % [8, 300][next() as usize % 2] {
                    data.push(data[data.len() - distance]);
                }
                data.extend((0..next() % 5).map(|_| next() as u8));
            }
        }
    }
    data.truncate(len);
    data
}

/// FNV-1a of 64 bits.
pub(crate) fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
