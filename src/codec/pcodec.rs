//! `pcodec`: pco's standalone format, for rows of numbers of 2, 4 or 8 bytes.
//!
//! Numbers are held by pco in the machine's byte order; arrays in the other one are turned round on the way.

use std::io;

use pco::data_types::{Latent, Number, NumberType};
use pco::errors::{ErrorKind, PcoError, PcoResult};
use pco::standalone::{DecompressorItem, FileCompressor, FileDecompressor, guarantee};
use pco::{ChunkConfig, DeltaSpec, ModeSpec, PagingSpec};

use super::growth::may_trust;
use super::spec::{Default as Preset, Param, ParamType, Spec, Values};
use super::{Codec, Type};
use crate::array::{Fixed, Scalar};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::reserved;

/// The most numbers that pco takes at once.
const MAX_PAGE: usize = 1 << 24;
/// How many numbers are decoded before they are handed on: a multiple of pco's own batch, and no more than fits into the
/// first-level cache.
const PIECE: usize = 8 * pco::FULL_BATCH_N;
const ONLY_PAGING: &str = "equal_pages_up_to";

pub(super) fn spec() -> Spec {
    let param = |name, kind, default, summary| Param { name, kind, default, summary };
    Spec {
        id: "pcodec".into(),
        v3_name: None,
        v3_exact: |_| false,
        summary: "numbers of 16, 32 or 64 bits in pco's standalone format".into(),
        params: Some(vec![
            param("level", ParamType::Int { min: 0, max: 12 }, Preset::Int(8), "effort, from 0 to 12"),
            param("mode_spec", ParamType::OneOf(&["auto", "classic"]), Preset::Str("auto"), "how numbers are split"),
            param(
                "delta_spec",
                ParamType::OneOf(&["auto", "none", "no_op", "try_consecutive", "try_lookback"]),
                Preset::Str("auto"),
                "which differences are taken",
            ),
            param(
                "paging_spec",
                ParamType::OneOf(&[ONLY_PAGING]),
                Preset::Str(ONLY_PAGING),
                "how numbers are grouped into pages",
            ),
            param(
                "delta_encoding_order",
                ParamType::Int { min: 0, max: 7 },
                Preset::Null,
                "how often differences are taken; for delta_spec auto and try_consecutive",
            ),
            param(
                ONLY_PAGING,
                ParamType::Int { min: 1, max: i64::MAX },
                Preset::Int(pco::DEFAULT_MAX_PAGE_N as i64),
                "the most numbers in a page",
            ),
        ]),
        make: Box::new(|values| Ok(Box::new(Pcodec::new(values)?))),
    }
}

struct Pcodec {
    config: ChunkConfig,
    most: usize,
}

impl Pcodec {
    fn new(values: &Values) -> Result<Pcodec> {
        let order = values.json("delta_encoding_order").as_u64().map(|order| order as usize);
        let delta = match (values.str("delta_spec").unwrap_or("auto"), order) {
            ("auto", None) => DeltaSpec::Auto,
            ("auto" | "try_consecutive", Some(order)) => DeltaSpec::TryConsecutive(order),
            ("try_consecutive", None) => {
                return Err(Error::config("pcodec: delta_spec \"try_consecutive\" needs \"delta_encoding_order\""));
            }
            (other, Some(order)) => {
                return Err(Error::config(format!(
                    "pcodec: delta_encoding_order {order} does not go with delta_spec {other:?}, but with \"auto\" and \
                     \"try_consecutive\""
                )));
            }
            ("try_lookback", None) => DeltaSpec::TryLookback,
            (_, None) => DeltaSpec::NoOp,
        };
        let mode = if values.str("mode_spec") == Some("classic") { ModeSpec::Classic } else { ModeSpec::Auto };
        let config = ChunkConfig::default()
            .with_compression_level(values.int("level") as usize)
            .with_mode_spec(mode)
            .with_delta_spec(delta);
        Ok(Pcodec { config, most: usize::try_from(values.int(ONLY_PAGING)).unwrap_or(usize::MAX) })
    }

    /// How `count` numbers are cut: into so many pages, of which the first few have one more than so many numbers.
    fn pages(&self, count: usize) -> Result<(usize, usize, usize)> {
        if count == 0 {
            return Ok((0, 0, 0));
        }
        let pages = count.div_ceil(self.most);
        let (len, more) = (count / pages, count % pages);
        if len + usize::from(more > 0) > MAX_PAGE {
            return Err(Error::argument(format!(
                "pcodec: pages of {} numbers are needed for {count}, {MAX_PAGE} are the most: make {ONLY_PAGING} smaller",
                len + usize::from(more > 0)
            )));
        }
        Ok((pages, len, more))
    }

    fn bound<L: Latent>(&self, count: usize) -> Option<usize> {
        let (pages, len, more) = self.pages(count).ok()?;
        let small = guarantee::chunk_size::<L>(len).checked_mul(pages - more)?;
        let large = guarantee::chunk_size::<L>(len + 1).checked_mul(more)?;
        small.checked_add(large)?.checked_add(guarantee::header_size() + 1)
    }

    fn encode_as<T: Word<N>, const N: usize>(&self, src: &[u8], foreign: bool, dst: &mut Output<'_>) -> Result<()> {
        let words = src.as_chunks::<N>().0;
        let (pages, len, more) = self.pages(words.len())?;
        let mut sink = Sink { dst, error: None };
        let file = FileCompressor::default().with_n_hint(words.len());
        let header = file.write_header(&mut sink).map(drop);
        sink.check(header)?;
        let mut numbers: Vec<T> = reserved(len + usize::from(more > 0))?;
        let mut rest = words;
        for page in 0..pages {
            let (words, behind) = rest.split_at(len + usize::from(page < more));
            rest = behind;
            numbers.clear();
            numbers.extend(words.iter().map(|word| T::from_bytes(turned(*word, foreign))));
            let config = self.config.clone().with_paging_spec(PagingSpec::EqualPagesUpTo(MAX_PAGE));
            let chunk = file.chunk_compressor::<T>(&numbers, &config);
            let written = chunk.and_then(|mut chunk| chunk.write(&mut sink).map(drop));
            sink.check(written)?;
        }
        let footer = file.write_footer(&mut sink).map(drop);
        sink.check(footer)
    }
}

/// Decodes what is behind the header, as numbers of the type that the stream must then have.
fn decode_any(stream: &Stream<'_>, found: NumberType, foreign: bool, dst: &mut Output<'_>) -> Result<()> {
    match found {
        NumberType::U8 => decode_as::<u8, 1>(stream, foreign, dst),
        NumberType::U16 => decode_as::<u16, 2>(stream, foreign, dst),
        NumberType::U32 => decode_as::<u32, 4>(stream, foreign, dst),
        NumberType::U64 => decode_as::<u64, 8>(stream, foreign, dst),
        NumberType::I8 => decode_as::<i8, 1>(stream, foreign, dst),
        NumberType::I16 => decode_as::<i16, 2>(stream, foreign, dst),
        NumberType::I32 => decode_as::<i32, 4>(stream, foreign, dst),
        NumberType::I64 => decode_as::<i64, 8>(stream, foreign, dst),
        NumberType::F16 => decode_as::<half::f16, 2>(stream, foreign, dst),
        NumberType::F32 => decode_as::<f32, 4>(stream, foreign, dst),
        NumberType::F64 => decode_as::<f64, 8>(stream, foreign, dst),
        other => Err(Error::new(Kind::Unsupported, format!("pcodec: the stream holds {other:?} numbers"))),
    }
}

/// A stream after its header was read.
struct Stream<'s> {
    file: FileDecompressor,
    chunks: &'s [u8],
    src_len: usize,
}

impl<'s> Stream<'s> {
    fn new(src: &'s [u8]) -> Result<Stream<'s>> {
        let (file, chunks) = FileDecompressor::new(src).map_err(damaged)?;
        Ok(Stream { file, chunks, src_len: src.len() })
    }

    /// The type of the first chunk; `None` if there is no chunk.
    fn number_type(&self) -> Result<Option<NumberType>> {
        self.file.peek_number_type_or_termination(self.chunks).map_err(damaged)
    }

    fn no_chunks(&self) -> Result<()> {
        match self.chunks {
            [0] => Ok(()),
            [] => Err(Error::corrupt("pcodec: the stream ends after its header")),
            _ => Err(trailing(self.chunks.len() - 1)),
        }
    }
}

/// A number of pco and its bytes.
trait Word<const N: usize>: Number + Copy + Default {
    fn from_bytes(bytes: [u8; N]) -> Self;
    fn to_bytes(self) -> [u8; N];
}

macro_rules! words {
    ($($size:literal: $($number:ty),*;)*) => {$($(
        impl Word<$size> for $number {
            fn from_bytes(bytes: [u8; $size]) -> Self {
                <$number>::from_ne_bytes(bytes)
            }
            fn to_bytes(self) -> [u8; $size] {
                self.to_ne_bytes()
            }
        }
    )*)*};
}

words! {
    1: u8, i8;
    2: u16, i16, half::f16;
    4: u32, i32, f32;
    8: u64, i64, f64;
}

fn turned<const N: usize>(mut word: [u8; N], foreign: bool) -> [u8; N] {
    if foreign {
        word.reverse();
    }
    word
}

/// Fails where pco would make room for what the head of a chunk claims, with nothing behind it: a dictionary longer than
/// the stream, or a window of earlier numbers that no result here can fill.
fn check_claims(file: &FileDecompressor, chunk: &[u8], word: usize, dst: &Output<'_>) -> Result<()> {
    // The kind of numbers, and their count; then bits, the least significant first.
    let Some(head) = chunk.get(4..) else { return Ok(()) };
    let bits = |at: usize, count: usize| {
        let from = head.get(at / 8..).unwrap_or_default();
        let word = from.iter().take(8).rev().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
        (word >> (at % 8)) as usize & ((1 << count) - 1)
    };
    let after_mode = match bits(0, 4) {
        1 | 2 => 4 + 8 * word,
        3 => 12,
        4 => {
            let size = bits(4, 25) * word;
            if size > head.len() {
                return Err(Error::corrupt(format!("pcodec: a dictionary of {size} bytes, {} are there", head.len())));
            }
            32 + 8 * size
        }
        _ => 4,
    };
    if file.format_version().major >= 3 && bits(after_mode, 4) == 2 {
        let window = 2 << (1 + bits(after_mode + 4, 5));
        if !may_trust(dst, word * window, chunk.len()) {
            return Err(Error::corrupt(format!("pcodec: a window of {window} numbers, more than the stream can fill")));
        }
    }
    Ok(())
}

fn decode_as<T: Word<N>, const N: usize>(stream: &Stream<'_>, foreign: bool, dst: &mut Output<'_>) -> Result<()> {
    let left = dst.limit() - dst.written();
    if let Some(hint) = stream.file.n_hint().checked_mul(N).filter(|hint| *hint <= left)
        && may_trust(dst, hint, stream.src_len)
    {
        dst.reserve(hint)?;
    }
    let mut piece = [T::default(); PIECE];
    let mut src = stream.chunks;
    loop {
        check_claims(&stream.file, src, N, dst)?;
        let mut chunk = match stream.file.chunk_decompressor::<T, &[u8]>(src).map_err(damaged)? {
            DecompressorItem::Chunk(chunk) => chunk,
            DecompressorItem::EndOfData([]) => return Ok(()),
            DecompressorItem::EndOfData(rest) => return Err(trailing(rest.len())),
        };
        loop {
            let progress = chunk.read(&mut piece).map_err(damaged)?;
            let numbers = &piece[..progress.n_processed];
            if size_of_val(numbers) > dst.limit() - dst.written() {
                return Err(dst.does_not_fit(None));
            }
            if foreign {
                dst.extend_mapped(numbers, |number| turned(number.to_bytes(), true))?;
            } else {
                dst.extend_mapped(numbers, T::to_bytes)?;
            }
            if progress.finished {
                break;
            }
        }
        src = chunk.into_src();
    }
}

/// What pco calls numbers of this type; instants and spans are integers.
fn number_type(fixed: Fixed) -> Result<NumberType> {
    Ok(match fixed.scalar() {
        Some(Scalar::U16) => NumberType::U16,
        Some(Scalar::U32) => NumberType::U32,
        Some(Scalar::U64) => NumberType::U64,
        Some(Scalar::I16) => NumberType::I16,
        Some(Scalar::I32) => NumberType::I32,
        Some(Scalar::I64) => NumberType::I64,
        Some(Scalar::F16) => NumberType::F16,
        Some(Scalar::F32) => NumberType::F32,
        Some(Scalar::F64) => NumberType::F64,
        _ => {
            return Err(Error::argument(format!(
                "pcodec: elements of type {fixed}, expected integers or floats of 2, 4 or 8 bytes"
            )));
        }
    })
}

#[cold]
fn damaged(error: PcoError) -> Error {
    Error::corrupt(format!("pcodec: {}", error.message))
}

#[cold]
fn trailing(len: usize) -> Error {
    Error::corrupt(format!("pcodec: {len} bytes follow the end of the stream"))
}

#[cold]
fn needs_dtype() -> Error {
    Error::new(Kind::NeedsDtype, "pcodec: numbers are encoded by their type, which bytes alone do not have")
}

/// What pco writes to; keeps the reason why it failed, which pco would shorten.
struct Sink<'s, 'd> {
    dst: &'s mut Output<'d>,
    error: Option<Error>,
}

impl Sink<'_, '_> {
    fn check(&mut self, result: PcoResult<()>) -> Result<()> {
        let Err(error) = result else { return Ok(()) };
        Err(match (self.error.take(), error.kind) {
            (Some(error), _) => error,
            (None, ErrorKind::InvalidArgument) => Error::argument(format!("pcodec: {}", error.message)),
            (None, _) => Error::new(Kind::Native, format!("pcodec: {}", error.message)),
        })
    }
}

impl io::Write for Sink<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.dst.extend_from_slice(bytes) {
            Ok(()) => Ok(bytes.len()),
            Err(error) => {
                // How much is still to come is not known: the size of this part must not pass for that of the whole.
                let cut = self.dst.does_not_fit(None);
                self.error = Some(if error.needed().is_some() { cut } else { error });
                Err(io::ErrorKind::WriteZero.into())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Codec for Pcodec {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        // Of the types that it could be, the smallest has the most pages, and the largest the most bytes before each.
        let pages = (src_len / 2).div_ceil(self.most);
        let each = guarantee::chunk_size::<u64>(1);
        pages.checked_mul(each)?.checked_add(src_len)?.checked_add(guarantee::header_size() + 1)
    }

    fn encode(&self, _: &[u8], _: &mut Output<'_>) -> Result<()> {
        Err(needs_dtype())
    }

    fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        let stream = Stream::new(src)?;
        match stream.number_type()? {
            Some(found) => decode_any(&stream, found, false, dst),
            None => stream.no_chunks(),
        }
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        number_type(src.ok_or_else(needs_dtype)?.fixed_for("pcodec")?)?;
        Ok(None)
    }

    fn elements_bound(&self, ty: &Type) -> Option<usize> {
        let fixed = ty.dtype.fixed()?;
        match fixed.size {
            2 => self.bound::<u16>(ty.count()),
            4 => self.bound::<u32>(ty.count()),
            8 => self.bound::<u64>(ty.count()),
            _ => None,
        }
    }

    fn encode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        let fixed = ty.fixed_for("pcodec")?;
        let foreign = !fixed.is_native();
        let encoded = match number_type(fixed)? {
            NumberType::U16 => self.encode_as::<u16, 2>(src, foreign, dst),
            NumberType::U32 => self.encode_as::<u32, 4>(src, foreign, dst),
            NumberType::U64 => self.encode_as::<u64, 8>(src, foreign, dst),
            NumberType::I16 => self.encode_as::<i16, 2>(src, foreign, dst),
            NumberType::I32 => self.encode_as::<i32, 4>(src, foreign, dst),
            NumberType::I64 => self.encode_as::<i64, 8>(src, foreign, dst),
            NumberType::F16 => self.encode_as::<half::f16, 2>(src, foreign, dst),
            NumberType::F32 => self.encode_as::<f32, 4>(src, foreign, dst),
            NumberType::F64 => self.encode_as::<f64, 8>(src, foreign, dst),
            _ => unreachable!("refused by number_type"),
        };
        encoded.map_err(|error| match (error.kind(), self.elements_bound(ty)) {
            (Kind::BufferTooSmall, Some(bound)) => error.needing(bound),
            _ => error,
        })
    }

    fn decode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        let fixed = ty.fixed_for("pcodec")?;
        let expected = number_type(fixed)?;
        let stream = Stream::new(src)?;
        match stream.number_type()? {
            Some(found) if found != expected => {
                Err(Error::corrupt(format!("pcodec: the stream holds {found:?} numbers, the array {expected:?}")))
            }
            Some(found) => decode_any(&stream, found, !fixed.is_native(), dst),
            None => stream.no_chunks(),
        }
    }
}

#[cfg(test)]
mod tests;
