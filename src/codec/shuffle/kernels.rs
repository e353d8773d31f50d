use core::mem::MaybeUninit;
use super::generic;
use crate::simd::{self, Level};
#[cfg(target_arch = "x86_64")]
use super::{avx2::Avx2, avx512::Avx512};

pub static mut STREAM_MIN: usize = 1 << 62;
pub static mut STAGE_MIN: usize = 1 << 62;
pub static mut PF: usize = 0; pub static mut PS: usize = 0; pub static mut WB: usize = 131072;
pub static mut STAGE: usize = 16384;

pub(super) trait Tiles: Copy {
    const ROWS: usize;
    fn shuffle<const K: usize, const EXACT: bool>(self, src: &[u8], es: usize, columns: usize, rows: usize, dst: &mut [MaybeUninit<u8>], plane: usize);
    fn unshuffle<const K: usize, const EXACT: bool>(self, src: &[u8], plane: usize, columns: usize, rows: usize, dst: &mut [MaybeUninit<u8>], es: usize);
    fn stream(self, src: &[MaybeUninit<u8>], dst: &mut [MaybeUninit<u8>]);
    fn fence(self);
}

pub(super) fn to_planar(k: usize, es: usize) -> [u8; 16] {
    let mut m = [0x80; 16];
    let per = 16 / k;
    for c in 0..es.min(k) { for r in 0..per { m[c * per + r] = (r * es + c) as u8; } }
    m
}
pub(super) fn from_planar(k: usize, es: usize) -> [u8; 16] {
    let mut m = [0x80; 16];
    let per = 16 / k;
    for c in 0..es.min(k) { for r in 0..per { m[r * es + c] = (c * per + r) as u8; } }
    m
}

pub(crate) fn shuffle<'a>(src: &[u8], es: usize, dst: &'a mut [MaybeUninit<u8>]) -> &'a mut [u8] {
    shuffle_with(simd::level(), src, es, dst)
}
pub(crate) fn unshuffle<'a>(src: &[u8], es: usize, dst: &'a mut [MaybeUninit<u8>]) -> &'a mut [u8] {
    unshuffle_with(simd::level(), src, es, dst)
}
pub(crate) fn shuffle_with<'a>(level: Level, src: &[u8], es: usize, dst: &'a mut [MaybeUninit<u8>]) -> &'a mut [u8] {
    assert!(level.is_supported());
    assert!(es > 0 && src.len() % es == 0 && src.len() == dst.len());
    let count = src.len() / es;
    if src.is_empty() { return &mut []; }
    if count < es { return unshuffle_with(level, src, count.max(1), dst); }
    match level {
        Level::Avx512 if count >= 64 => shuffle_tiled(unsafe { Avx512::new() }, src, es, count, dst),
        Level::Avx2 | Level::Avx512 if count >= 32 => shuffle_tiled(unsafe { Avx2::new() }, src, es, count, dst),
        _ => generic::shuffle(src, es, dst),
    }
    unsafe { &mut *(dst as *mut [MaybeUninit<u8>] as *mut [u8]) }
}
pub(crate) fn unshuffle_with<'a>(level: Level, src: &[u8], es: usize, dst: &'a mut [MaybeUninit<u8>]) -> &'a mut [u8] {
    assert!(level.is_supported());
    assert!(es > 0 && src.len() % es == 0 && src.len() == dst.len());
    let count = src.len() / es;
    if src.is_empty() { return &mut []; }
    if count < es { return shuffle_with(level, src, count.max(1), dst); }
    match level {
        Level::Avx512 if count >= 64 => unshuffle_tiled(unsafe { Avx512::new() }, src, es, count, dst),
        Level::Avx2 | Level::Avx512 if count >= 32 => unshuffle_tiled(unsafe { Avx2::new() }, src, es, count, dst),
        _ => generic::unshuffle(src, es, dst),
    }
    unsafe { &mut *(dst as *mut [MaybeUninit<u8>] as *mut [u8]) }
}

fn shuffle_tiled<T: Tiles>(t: T, src: &[u8], es: usize, count: usize, dst: &mut [MaybeUninit<u8>]) {
    match es {
        1 => { dst.copy_from_slice(unsafe { core::mem::transmute(src) }); }
        2 => narrow::<T, 2, true>(t, src, es, count, dst),
        4 => narrow::<T, 4, true>(t, src, es, count, dst),
        3..=4 => narrow::<T, 4, false>(t, src, es, count, dst),
        8 => narrow::<T, 8, true>(t, src, es, count, dst),
        5..=8 => narrow::<T, 8, false>(t, src, es, count, dst),
        16 => narrow::<T, 16, true>(t, src, es, count, dst),
        9..=16 => narrow::<T, 16, false>(t, src, es, count, dst),
        _ => wide(t, src, es, count, dst),
    }
}
fn unshuffle_tiled<T: Tiles>(t: T, src: &[u8], es: usize, count: usize, dst: &mut [MaybeUninit<u8>]) {
    match es {
        1 => { dst.copy_from_slice(unsafe { core::mem::transmute(src) }); }
        2 => un_narrow::<T, 2, true>(t, src, es, count, dst),
        4 => un_narrow::<T, 4, true>(t, src, es, count, dst),
        3..=4 => un_narrow::<T, 4, false>(t, src, es, count, dst),
        8 => un_narrow::<T, 8, true>(t, src, es, count, dst),
        5..=8 => un_narrow::<T, 8, false>(t, src, es, count, dst),
        16 => un_narrow::<T, 16, true>(t, src, es, count, dst),
        9..=16 => un_narrow::<T, 16, false>(t, src, es, count, dst),
        _ => un_wide(t, src, es, count, dst),
    }
}

#[repr(align(64))]
struct Scratch([MaybeUninit<u8>; 65536 + 16]);

fn narrow<T: Tiles, const K: usize, const EXACT: bool>(t: T, src: &[u8], es: usize, count: usize, dst: &mut [MaybeUninit<u8>]) {
    let slack = 16 - 16 / K * es;
    let whole = (src.len() - slack) / es / T::ROWS * T::ROWS;
    let (stream_min, stage_min, stage) = unsafe { (STREAM_MIN, STAGE_MIN, STAGE) };
    if whole > 0 {
        if src.len() >= stage_min {
            let mut scratch = Scratch([MaybeUninit::uninit(); 65552]);
            let block = stage / es / 64 * 64;
            let mut i = 0;
            while i < whole {
                let rows = block.min(whole - i);
                t.shuffle::<K, EXACT>(&src[i * es..], es, es, rows, &mut scratch.0, block);
                for c in 0..es {
                    let (from, to) = (&scratch.0[c * block..c * block + rows], &mut dst[c * count + i..][..rows]);
                    if src.len() >= stream_min { t.stream(from, to) } else { to.copy_from_slice(from) }
                }
                i += rows;
            }
            t.fence();
        } else {
            t.shuffle::<K, EXACT>(src, es, es, whole, dst, count);
        }
    }
    let mut i = whole;
    while i < count {
        let start = i.min(count - T::ROWS);
        let mut buf = [0u8; 64 * 16 + 16];
        let n = T::ROWS * es;
        buf[..n].copy_from_slice(&src[start * es..][..n]);
        t.shuffle::<K, EXACT>(&buf, es, es, T::ROWS, &mut dst[start..], count);
        i = start + T::ROWS;
    }
}

fn un_narrow<T: Tiles, const K: usize, const EXACT: bool>(t: T, src: &[u8], es: usize, count: usize, dst: &mut [MaybeUninit<u8>]) {
    let slack = 16 - 16 / K * es;
    let whole = (src.len() - slack) / es / T::ROWS * T::ROWS;
    let (stream_min, stage_min, stage) = unsafe { (STREAM_MIN, STAGE_MIN, STAGE) };
    if whole > 0 {
        if src.len() >= stage_min {
            let mut scratch = Scratch([MaybeUninit::uninit(); 65552]);
            let block = stage / es / 64 * 64;
            let mut i = 0;
            while i < whole {
                let rows = block.min(whole - i);
                t.unshuffle::<K, EXACT>(&src[i..], count, es, rows, &mut scratch.0, es);
                let (from, to) = (&scratch.0[..rows * es], &mut dst[i * es..][..rows * es]);
                if src.len() >= stream_min { t.stream(from, to) } else { to.copy_from_slice(from) }
                i += rows;
            }
            t.fence();
        } else {
            t.unshuffle::<K, EXACT>(src, count, es, whole, dst, es);
        }
    }
    let mut i = whole;
    while i < count {
        let start = i.min(count - T::ROWS);
        let mut buf = [MaybeUninit::uninit(); 64 * 16 + 16];
        t.unshuffle::<K, EXACT>(&src[start..], count, es, T::ROWS, &mut buf, es);
        dst[start * es..][..T::ROWS * es].copy_from_slice(&buf[..T::ROWS * es]);
        i = start + T::ROWS;
    }
}


pub static mut RB: usize = 512; pub static mut CB: usize = 256;
fn wide<T: Tiles>(t: T, src: &[u8], es: usize, count: usize, dst: &mut [MaybeUninit<u8>]) {
    let (rb, cb) = unsafe { (RB, CB) };
    // row panels of rb, column panels of cb: order: row-block, col-block
    let mut c = 0;
    while c < es {
        let cols = cb.min(es - c);
        tiles_in(count, cols, T::ROWS, rb, |i, rows, g| {
            let c0 = (c + g).min(es - 16);
            t.shuffle::<16, false>(&src[i * es + c0..], es, 16, rows, &mut dst[c0 * count + i..], count);
        });
        c += cols;
    }
}
fn un_wide<T: Tiles>(t: T, src: &[u8], es: usize, count: usize, dst: &mut [MaybeUninit<u8>]) {
    let (rb, cb) = unsafe { (RB, CB) };
    let mut c = 0;
    while c < es {
        let cols = cb.min(es - c);
        tiles_in(count, cols, T::ROWS, rb, |i, rows, g| {
            let c0 = (c + g).min(es - 16);
            t.unshuffle::<16, false>(&src[c0 * count + i..], count, 16, rows, &mut dst[i * es + c0..], es);
        });
        c += cols;
    }
}
fn tiles_in(count: usize, cols: usize, rows1: usize, rb: usize, mut f: impl FnMut(usize, usize, usize)) {
    let mut i = 0;
    while i < count {
        let rows = if count - i >= rb { rb } else if count - i >= rows1 { (count - i) / rows1 * rows1 } else { i = count - rows1; rows1 };
        for g in (0..cols).step_by(16) { f(i, rows, g); }
        i += rows;
    }
}
