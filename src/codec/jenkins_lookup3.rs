//! `jenkins_lookup3`: the data followed by Bob Jenkins' lookup3 hash of it, 4 bytes little-endian, as Kerchunk and HDF5
//! metadata use it (`hashlittle` of lookup3.c, 2006, public domain).

use serde_json::Value;

use super::Codec;
use super::spec::{Default, Param, ParamType, Spec, Values, as_int, shown};
use crate::error::{Error, Result};
use crate::output::Output;

const SIZE: usize = 4;

pub(super) fn spec() -> Spec {
    Spec {
        id: "jenkins_lookup3".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "data followed by its Jenkins lookup3 hash".into(),
        params: Some(vec![
            Param {
                name: "initval",
                kind: ParamType::Int { min: 0, max: u32::MAX as i64 },
                default: Default::Int(0),
                summary: "start value of the hash",
            },
            Param {
                name: "prefix",
                kind: ParamType::Json,
                default: Default::Null,
                summary: "bytes hashed before the data, as an array of numbers from 0 to 255",
            },
        ]),
        make: Box::new(|values| Ok(Box::new(Lookup3::new(values)?))),
    }
}

struct Lookup3 {
    initval: u32,
    prefix: Vec<u8>,
}

impl Lookup3 {
    fn new(values: &Values) -> Result<Self> {
        let prefix = match values.json("prefix") {
            Value::Null => Some(Vec::new()),
            Value::Array(items) => {
                items.iter().map(|item| as_int(item).and_then(|n| u8::try_from(n).ok())).collect::<Option<Vec<u8>>>()
            }
            _ => None,
        };
        let prefix = prefix.ok_or_else(|| {
            Error::config(format!(
                "\"prefix\" is {}, expected null or an array of numbers from 0 to 255",
                shown(values.json("prefix"))
            ))
        })?;
        Ok(Lookup3 { initval: values.int("initval") as u32, prefix })
    }

    fn hash(&self, data: &[u8]) -> u32 {
        let len = self.prefix.len() + data.len();
        let mut state = State::new(len, self.initval);
        // The blocks that the prefix begins are put together; the others are read where they lie.
        let borrowed = if self.prefix.is_empty() {
            0
        } else {
            (self.prefix.len().div_ceil(BLOCK) * BLOCK - self.prefix.len()).min(data.len())
        };
        let (head, tail) = data.split_at(borrowed);
        let joined = [&self.prefix[..], head].concat();
        if tail.is_empty() {
            state.finish(&joined)
        } else {
            joined.as_chunks::<BLOCK>().0.iter().for_each(|block| state.mix(block));
            state.finish(tail)
        }
    }
}

/// The hash as HDF5 has it.
#[cfg(feature = "store")]
pub(crate) fn lookup3(data: &[u8]) -> u32 {
    State::new(data.len(), 0).finish(data)
}

const BLOCK: usize = 12;

struct State {
    a: u32,
    b: u32,
    c: u32,
}

impl State {
    fn new(len: usize, initval: u32) -> Self {
        let start = 0xdead_beef_u32.wrapping_add(len as u32).wrapping_add(initval);
        State { a: start, b: start, c: start }
    }

    fn add(&mut self, block: &[u8; BLOCK]) {
        let word = |i: usize| u32::from_le_bytes([block[i], block[i + 1], block[i + 2], block[i + 3]]);
        self.a = self.a.wrapping_add(word(0));
        self.b = self.b.wrapping_add(word(4));
        self.c = self.c.wrapping_add(word(8));
    }

    fn mix(&mut self, block: &[u8; BLOCK]) {
        self.add(block);
        let State { mut a, mut b, mut c } = *self;
        for (r1, r2, r3) in [(4, 6, 8), (16, 19, 4)] {
            a = a.wrapping_sub(c) ^ c.rotate_left(r1);
            c = c.wrapping_add(b);
            b = b.wrapping_sub(a) ^ a.rotate_left(r2);
            a = a.wrapping_add(c);
            c = c.wrapping_sub(b) ^ b.rotate_left(r3);
            b = b.wrapping_add(a);
        }
        *self = State { a, b, c };
    }

    /// Takes in the rest; the last 1 to 12 bytes go through the final mix, and nothing at all leaves the start value.
    fn finish(mut self, data: &[u8]) -> u32 {
        if data.is_empty() {
            return self.c;
        }
        let full = (data.len() - 1) / BLOCK;
        let (blocks, last) = data.split_at(full * BLOCK);
        blocks.as_chunks::<BLOCK>().0.iter().for_each(|block| self.mix(block));
        let mut padded = [0; BLOCK];
        padded[..last.len()].copy_from_slice(last);
        self.add(&padded);
        let State { mut a, mut b, mut c } = self;
        c = (c ^ b).wrapping_sub(b.rotate_left(14));
        a = (a ^ c).wrapping_sub(c.rotate_left(11));
        b = (b ^ a).wrapping_sub(a.rotate_left(25));
        c = (c ^ b).wrapping_sub(b.rotate_left(16));
        a = (a ^ c).wrapping_sub(c.rotate_left(4));
        b = (b ^ a).wrapping_sub(a.rotate_left(14));
        (c ^ b).wrapping_sub(b.rotate_left(24))
    }
}

impl Codec for Lookup3 {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        src_len.checked_add(SIZE)
    }

    fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        dst.reserve(src.len().checked_add(SIZE).ok_or_else(|| Error::no_memory(usize::MAX))?)?;
        dst.extend_from_slice(src)?;
        dst.extend_from_slice(&self.hash(src).to_le_bytes())
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let Some((data, expected)) = src.split_last_chunk::<SIZE>() else {
            return Err(Error::corrupt(format!(
                "jenkins_lookup3: a chunk has at least a hash of 4 bytes, this one has {}",
                src.len()
            )));
        };
        dst.reserve(data.len())?;
        let (expected, found) = (u32::from_le_bytes(*expected), self.hash(data));
        if found != expected {
            return Err(Error::corrupt(format!(
                "jenkins_lookup3: the hash is {expected:08x}, that of the data {found:08x}"
            )));
        }
        dst.extend_from_slice(data)
    }

    fn decoded_len(&self, src_len: usize) -> Option<usize> {
        src_len.checked_sub(SIZE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(initval: u32, prefix: &[u8], data: &[u8]) -> u32 {
        Lookup3 { initval, prefix: prefix.to_vec() }.hash(data)
    }

    /// The values that lookup3.c's own self-test prints.
    #[test]
    fn equals_the_published_values() {
        assert_eq!(hash(0, b"", b""), 0xdead_beef);
        assert_eq!(hash(0xdead_beef, b"", b""), 0xbd5b_7dde);
        assert_eq!(hash(0, b"", b"Four score and seven years ago"), 0x1777_0551);
        assert_eq!(hash(1, b"", b"Four score and seven years ago"), 0xcd62_8161);
    }

    #[test]
    fn a_prefix_is_data_before_the_data() {
        let text: Vec<u8> = (0..100).collect();
        for cut in 0..=text.len() {
            assert_eq!(hash(7, &text[..cut], &text[cut..]), hash(7, b"", &text), "cut at {cut}");
        }
    }
}
