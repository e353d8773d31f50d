//! The small formats again, one byte at a time, straight from their definitions: what the fast kernels must equal.

/// A reflected CRC-32 with this polynomial, bit by bit.
pub fn crc(data: &[u8], polynomial: u32) -> u32 {
    !data.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { polynomial } else { 0 })
    })
}

/// Adler-32 (RFC 1950, section 8.2).
pub fn adler32(data: &[u8]) -> u32 {
    let (a, b) = data.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

/// HDF5's Fletcher-32: sums modulo 65535 where 0 stands for nothing but zeros, as folding the carries leaves it.
pub fn fletcher32(data: &[u8]) -> u32 {
    let add = |sum: u32, value: u32| match sum + value {
        0 => 0,
        total => (total - 1) % 65_535 + 1,
    };
    let (first, second) = data.chunks(2).fold((0, 0), |(first, second), pair| {
        let word = u32::from(pair[0]) << 8 | pair.get(1).map_or(0, |low| u32::from(*low));
        let first = add(first, word);
        (first, add(second, first))
    });
    second << 16 | first
}

/// `hashlittle` of Bob Jenkins' lookup3.c: 12 bytes at a time, the last 1 to 12 through another mix.
pub fn lookup3(data: &[u8], initval: u32) -> u32 {
    let start = 0xDEAD_BEEF_u32.wrapping_add(data.len() as u32).wrapping_add(initval);
    let [mut a, mut b, mut c] = [start; 3];
    let mut blocks = data.chunks(12).peekable();
    while let Some(block) = blocks.next() {
        let word = |i: usize| (0..4).fold(0, |w, k| w | u32::from(*block.get(i + k).unwrap_or(&0)) << (8 * k));
        a = a.wrapping_add(word(0));
        b = b.wrapping_add(word(4));
        c = c.wrapping_add(word(8));
        if blocks.peek().is_some() {
            let step = |x: &mut u32, y: &mut u32, z: u32, rotation| {
                // x -= y; x ^= rot(y); y += z
                *x = x.wrapping_sub(*y) ^ y.rotate_left(rotation);
                *y = y.wrapping_add(z);
            };
            step(&mut a, &mut c, b, 4);
            step(&mut b, &mut a, c, 6);
            step(&mut c, &mut b, a, 8);
            step(&mut a, &mut c, b, 16);
            step(&mut b, &mut a, c, 19);
            step(&mut c, &mut b, a, 4);
        } else {
            let step = |x: &mut u32, y: u32, rotation| *x = (*x ^ y).wrapping_sub(y.rotate_left(rotation));
            step(&mut c, b, 14);
            step(&mut a, c, 11);
            step(&mut b, a, 25);
            step(&mut c, b, 16);
            step(&mut a, c, 4);
            step(&mut b, a, 14);
            step(&mut c, b, 24);
        }
    }
    c
}

/// HDF5's shuffle: byte `b` of element `i` goes to place `i` of plane `b`.
pub fn shuffle(data: &[u8], elementsize: usize) -> Vec<u8> {
    let planes = elementsize.max(1);
    (0..planes).flat_map(|plane| data.iter().skip(plane).step_by(planes).copied()).collect()
}
