//! What holds of every codec, asserted: the fuzz targets choose codec and bytes, and call these.

use std::mem::MaybeUninit;

use tierce::codec::Pipeline;
use tierce::{Buffer, Error, Kind, Output, Result};

/// How a codec treats bytes that are not its own.
#[derive(Clone, Copy)]
pub struct Traits {
    /// A byte less, or a byte 0xFF more, is always noticed.
    pub has_end: bool,
    /// A chunk that decodes is the only one that decodes to its content.
    pub canonical: bool,
    /// The most bytes that one byte of a chunk can decode to, for decoders that read a size from a header or start anew
    /// with more room; 0 for those that write as they read.
    pub expansion: usize,
}

/// A claim in a header of up to so many bytes is believed, or of up to [`BELIEVED_RATIO`] times the chunk.
const BELIEVED: usize = 1 << 20;
const BELIEVED_RATIO: usize = 256;
/// A chunk that cannot decode to more than this may always be decoded without a limit.
const SHORT_REACH: usize = 8 << 20;

/// What a call wrote, and how it ended.
pub struct Outcome {
    pub result: Result<()>,
    pub bytes: Vec<u8>,
    /// Bytes allocated; the room's size where it was fixed.
    pub capacity: usize,
}

impl Outcome {
    /// Whether only the room or the limit was too small.
    pub fn does_not_fit(&self) -> bool {
        self.result.as_ref().is_err_and(does_not_fit)
    }

    /// The bytes, or a panic that says what went wrong.
    #[track_caller]
    pub fn expect(self, what: &str) -> Vec<u8> {
        match self.result {
            Ok(()) => self.bytes,
            Err(error) => panic!("{what}: {error:?}"),
        }
    }
}

fn does_not_fit(error: &Error) -> bool {
    matches!(error.kind(), Kind::Limit | Kind::BufferTooSmall)
}

pub fn grow(limit: usize, work: impl FnOnce(&mut Output<'_>) -> Result<()>) -> Outcome {
    let mut buffer = Buffer::new();
    let result = work(&mut Output::growing(&mut buffer, limit));
    assert!(buffer.len() <= limit, "{} bytes written under a limit of {limit}", buffer.len());
    assert_kind(&result);
    Outcome { result, bytes: buffer.as_slice().to_vec(), capacity: buffer.capacity() }
}

/// `work` into `room` bytes and no more, in an allocation of just that size, so that AddressSanitizer sees a byte beyond.
pub fn fix(room: usize, work: impl FnOnce(&mut Output<'_>) -> Result<()>) -> Outcome {
    let mut memory: Box<[MaybeUninit<u8>]> = Box::new_uninit_slice(room);
    let mut output = Output::fixed(&mut memory);
    let result = work(&mut output);
    let written = output.written();
    assert_kind(&result);
    assert!(
        !result.as_ref().is_err_and(|error| error.kind() == Kind::Limit),
        "fixed room has no limit beside its size"
    );
    // SAFETY: an output counts as written what a codec gave back to it as initialised bytes.
    let bytes = unsafe { memory[..written].assume_init_ref() }.to_vec();
    Outcome { result, bytes, capacity: room }
}

/// Bytes alone can be wrong, too long or not supported; they can't make the library fail in any other way.
fn assert_kind(result: &Result<()>) {
    if let Err(error) = result {
        let expected =
            [Kind::Argument, Kind::Corrupt, Kind::Limit, Kind::BufferTooSmall, Kind::Unsupported, Kind::NeedsDtype];
        assert!(expected.contains(&error.kind()), "{:?} from bytes: {error}", error.kind());
        assert!(!error.to_string().is_empty());
    }
}

/// Both ended well with the same bytes, or both failed. Where one failed for the room alone, the other may have found
/// the damage before; otherwise the kind is the same.
pub fn assert_same(a: &Outcome, b: &Outcome, what: &str) {
    match (&a.result, &b.result) {
        (Ok(()), Ok(())) => assert!(a.bytes == b.bytes, "{what}: other bytes"),
        (Err(x), Err(y)) if does_not_fit(x) || does_not_fit(y) => {}
        (Err(x), Err(y)) => assert_eq!(x.kind(), y.kind(), "{what}: {x} / {y}"),
        (x, y) => panic!("{what}: {x:?} / {y:?}"),
    }
}

/// Decodes whatever `src` is to at most `limit` bytes, in every form of the call.
///
/// `traits` is `None` for a pipeline, whose intermediate results have limits of their own.
pub fn decode_anything(codec: &Pipeline, src: &[u8], limit: usize, traits: Option<Traits>) {
    let grown = grow(limit, |dst| codec.decode(src, dst));
    assert!(grown.capacity <= limit, "{} bytes allocated, limit {limit}", grown.capacity);
    let fixed = fix(limit, |dst| codec.decode(src, dst));
    assert_same(&grown, &fixed, "a growing buffer and fixed room");

    let Some(traits) = traits else { return };
    // Without a limit only where the time stays bounded: what ended within the limit, or is too short to become large.
    let is_short = traits.expansion > 0 && src.len() * traits.expansion <= SHORT_REACH;
    if !grown.does_not_fit() || is_short {
        let free = grow(usize::MAX, |dst| codec.decode(src, dst));
        assert_proportion(&free, src.len(), traits);
        if !grown.does_not_fit() {
            assert_same(&grown, &free, "with and without a limit");
        }
    }
    if grown.result.is_ok() {
        decode_good(codec, src, &grown.bytes, traits);
    }
}

/// Memory follows what was decoded (`growth.rs`): a believed claim, the first guess, or four times what was reached,
/// each at most half more where it is added to a buffer in use.
fn assert_proportion(free: &Outcome, src_len: usize, traits: Traits) {
    let believed = BELIEVED.max(src_len * BELIEVED_RATIO);
    let reached = if free.result.is_ok() { free.bytes.len() } else { free.bytes.len() + src_len * traits.expansion };
    let most = believed + believed / 2 + 4 * reached + 4096;
    assert!(free.capacity <= most, "{} bytes allocated for {src_len} bytes that reached {reached}", free.capacity);
}

/// `src` is known to decode to `content`.
pub fn decode_good(codec: &Pipeline, src: &[u8], content: &[u8], traits: Traits) {
    let exact = fix(content.len(), |dst| codec.decode(src, dst)).expect("room of the exact size");
    assert!(exact == content, "room of the exact size gets other bytes");

    if let Some(less) = content.len().checked_sub(1) {
        for outcome in [fix(less, |dst| codec.decode(src, dst)), grow(less, |dst| codec.decode(src, dst))] {
            let error = outcome.result.expect_err("a byte too few");
            assert!(does_not_fit(&error), "a byte too few: {error:?}");
            assert!(error.needed().is_none_or(|n| n == content.len()), "{error:?}, it has {} bytes", content.len());
        }
    }

    let mut buffer = Buffer::new();
    buffer.extend_from_slice(b"kept").unwrap();
    codec.decode(src, &mut Output::growing(&mut buffer, content.len())).expect("behind other content");
    assert!(buffer.as_slice().strip_prefix(b"kept") == Some(content), "behind other content");

    if traits.canonical {
        let again = grow(usize::MAX, |dst| codec.encode(content, dst)).expect("decoded content encodes");
        assert!(again == src, "a second chunk decodes to the same content");
    }
}

/// After whatever happened before, the contexts that `codec` keeps are good for the next call.
pub fn still_works(codec: &Pipeline) {
    let encoded = grow(usize::MAX, |dst| codec.encode(b"", dst)).expect("encode nothing");
    assert_eq!(grow(0, |dst| codec.decode(&encoded, dst)).expect("decode nothing"), b"");
}

/// Encodes `data` in every form of the call, and decodes what came out; gives the encoded form.
///
/// `room` is what a call may get that need not suffice.
pub fn round_trip(codec: &Pipeline, data: &[u8], room: usize, traits: Option<Traits>) -> Vec<u8> {
    let bound = codec.encode_bound(data.len()).expect("so little can be encoded");
    let grown = grow(usize::MAX, |dst| codec.encode(data, dst));
    assert!(grown.capacity <= 2 * bound + 4 * data.len() + 8192, "{} bytes allocated, bound {bound}", grown.capacity);
    let encoded = grown.expect("encode");
    assert!(encoded.len() <= bound, "{} bytes, the bound is {bound}", encoded.len());
    let fixed = fix(bound, |dst| codec.encode(data, dst)).expect("the bound is enough");
    assert!(fixed == encoded, "fixed room gets other bytes");

    let decode = |src: &[u8]| grow(data.len(), |dst| codec.decode(src, dst));
    assert!(decode(&encoded).expect("decode") == data, "round trip");
    let exact = fix(data.len(), |dst| codec.decode(&encoded, dst)).expect("decode into the exact room");
    assert!(exact == data, "round trip into the exact room");

    // A compressor may need more room to work than its result takes, but never writes a wrong result into less.
    let less = room.min(encoded.len()).saturating_sub(room & 1);
    for tight in [fix(less, |dst| codec.encode(data, dst)), grow(less, |dst| codec.encode(data, dst))] {
        match tight.result {
            Ok(()) => assert!(decode(&tight.bytes).expect("decode from tight room") == data),
            Err(error) => {
                assert!(does_not_fit(&error), "in {less} bytes: {error:?}");
                assert!(error.needed().is_none_or(|n| n > less), "in {less} bytes: {error:?}");
            }
        }
    }

    if let Some(traits) = traits {
        decode_good(codec, &encoded, data, traits);
        if traits.has_end {
            let limit = data.len() + 1024;
            let short = grow(limit, |dst| codec.decode(&encoded[..encoded.len() - 1], dst));
            assert!(short.result.is_err(), "the last byte is missing");
            let long = grow(limit, |dst| codec.decode(&[&encoded[..], &[0xFF]].concat(), dst));
            assert!(long.result.is_err(), "a byte follows the end");
        }
    }
    encoded
}
