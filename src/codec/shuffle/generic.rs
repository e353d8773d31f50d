use core::mem::MaybeUninit;
pub(super) fn shuffle(src: &[u8], es: usize, dst: &mut [MaybeUninit<u8>]) {
    let count = src.len() / es;
    for i in 0..count { for b in 0..es { dst[b * count + i].write(src[i * es + b]); } }
}
pub(super) fn unshuffle(src: &[u8], es: usize, dst: &mut [MaybeUninit<u8>]) {
    let count = src.len() / es;
    for i in 0..count { for b in 0..es { dst[i * es + b].write(src[b * count + i]); } }
}
