//! What encoding an array cost: errors of the values, bytes, and time of each stage.

use std::time::Instant;

use serde_json::{Value, json};

use super::Pipeline;
use crate::array::half::F16;
use crate::array::{Array, Order, Scalar, endian};
use crate::buffer::Buffer;
use crate::error::Result;
use crate::output::Output;

/// One codec of the pipeline. Codecs that have nothing to do for this array are not among them.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The codec's name.
    pub name: String,
    /// The bytes it made.
    pub bytes: usize,
    /// How long that took.
    pub seconds: f64,
}

/// What encoding an array cost, measured by encoding it and decoding the result.
///
/// Errors are of finite elements that are finite again after decoding, those of complex elements the distance of the two.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    /// The largest `|x - y|`, where `y` is `x` after decoding.
    pub max_abs_error: f64,
    /// The largest `|x - y| / |x|`; infinite if a 0 became another value.
    pub max_rel_error: f64,
    /// The root of the mean of `|x - y|²`.
    pub rmse: f64,
    /// `20 log10((max x - min x) / rmse)` in dB; infinite without an error.
    pub psnr: f64,
    /// How many elements, or items, differ in any bit.
    pub changed: u64,
    /// How many elements became finite, or ceased to be.
    pub non_finite_changed: u64,
    /// The bytes of the array, and of its encoded form.
    pub bytes: usize,
    /// See `bytes`.
    pub encoded_bytes: usize,
    /// How long decoding took.
    pub decode_seconds: f64,
    /// The codecs, first to last.
    pub stages: Vec<Stage>,
}

impl Metrics {
    /// How many times smaller the encoded form is.
    pub fn ratio(&self) -> f64 {
        self.bytes as f64 / self.encoded_bytes as f64
    }

    /// How long encoding took.
    pub fn encode_seconds(&self) -> f64 {
        self.stages.iter().map(|stage| stage.seconds).sum()
    }

    /// All of it, for a log. JSON has no infinity: such numbers are `null`.
    pub fn to_json(&self) -> Value {
        let stages: Vec<Value> = self
            .stages
            .iter()
            .map(|stage| json!({ "name": stage.name, "bytes": stage.bytes, "seconds": stage.seconds }))
            .collect();
        json!({
            "max_abs_error": self.max_abs_error,
            "max_rel_error": self.max_rel_error,
            "rmse": self.rmse,
            "psnr": self.psnr,
            "changed": self.changed,
            "non_finite_changed": self.non_finite_changed,
            "bytes": self.bytes,
            "encoded_bytes": self.encoded_bytes,
            "ratio": self.ratio(),
            "encode_seconds": self.encode_seconds(),
            "decode_seconds": self.decode_seconds,
            "stages": stages,
        })
    }
}

/// Encodes `src` as [`Pipeline::encode_array`] does, and measures.
pub fn encode_measured(codec: &Pipeline, src: &Array, dst: &mut Output<'_>) -> Result<Metrics> {
    let mut metrics = Metrics { bytes: src.size(), ..Metrics::default() };
    let mut encoded = Buffer::new();
    let mut since = Instant::now();
    let mut observe = |position, bytes| {
        let now = Instant::now();
        let name = codec.stage_name(position).to_owned();
        metrics.stages.push(Stage { name, bytes, seconds: (now - since).as_secs_f64() });
        since = now;
    };
    codec.encode_array_observed(src, &mut Output::growing(&mut encoded, usize::MAX), &mut observe)?;
    metrics.encoded_bytes = encoded.len();
    let since = Instant::now();
    let decoded = codec.decode_array(encoded.as_slice(), Some(src.ty()), usize::MAX)?;
    metrics.decode_seconds = since.elapsed().as_secs_f64();
    compare(src, &decoded, &mut metrics)?;
    dst.extend_from_slice(encoded.as_slice())?;
    Ok(metrics)
}

fn compare(before: &Array, after: &Array, metrics: &mut Metrics) -> Result<()> {
    metrics.psnr = f64::INFINITY;
    let Some(fixed) = before.ty().dtype.fixed() else {
        let pairs = before.items()?.zip(after.items()?);
        metrics.changed = pairs.filter(|(before, after)| before != after).count() as u64;
        return Ok(());
    };
    let (mut scratch, mut other) = (Buffer::new(), Buffer::new());
    let (before, after) = (before.peek().walked(Order::C), after.peek().walked(Order::C));
    let (before, after) = (before.elements(&mut scratch)?, after.elements(&mut other)?);
    if fixed.size == 0 {
        return Ok(());
    }
    let mut sums = Sums { low: f64::INFINITY, high: f64::NEG_INFINITY, ..Sums::default() };
    for (x, y) in before.chunks_exact(fixed.size).zip(after.chunks_exact(fixed.size)) {
        metrics.changed += u64::from(x != y);
        if let Some(scalar) = fixed.scalar() {
            let words = |bytes: &[u8]| {
                let mut word = [0; 16];
                word[..bytes.len()].copy_from_slice(bytes);
                if !fixed.is_native() {
                    endian::swap_in_place(&mut word[..bytes.len()], fixed.word());
                }
                word
            };
            sums.add(scalar, &words(x), &words(y));
        }
    }
    metrics.max_abs_error = sums.abs;
    metrics.max_rel_error = sums.rel;
    metrics.non_finite_changed = sums.non_finite;
    if sums.count > 0 {
        metrics.rmse = (sums.squares / sums.count as f64).sqrt();
    }
    if metrics.rmse > 0.0 {
        metrics.psnr = 20.0 * ((sums.high - sums.low) / metrics.rmse).log10();
    }
    Ok(())
}

#[derive(Default)]
struct Sums {
    abs: f64,
    rel: f64,
    squares: f64,
    count: u64,
    low: f64,
    high: f64,
    non_finite: u64,
}

impl Sums {
    fn add(&mut self, scalar: Scalar, x: &[u8; 16], y: &[u8; 16]) {
        let (x, y) = (Number::read(scalar, x), Number::read(scalar, y));
        if !(x.is_finite() && y.is_finite()) {
            self.non_finite += u64::from(x.is_finite() != y.is_finite());
            return;
        }
        let error = x.distance(&y);
        let size = x.magnitude();
        self.abs = self.abs.max(error);
        if error > 0.0 {
            self.rel = self.rel.max(error / size);
        }
        self.squares += error * error;
        self.count += 1;
        self.low = self.low.min(x.value());
        self.high = self.high.max(x.value());
    }
}

/// A number, exact.
enum Number {
    Int(i128),
    Float(f64, f64),
}

impl Number {
    fn read(scalar: Scalar, bytes: &[u8; 16]) -> Number {
        fn first<const N: usize>(bytes: &[u8; 16]) -> [u8; N] {
            std::array::from_fn(|i| bytes[i])
        }
        let half = |at: usize| std::array::from_fn(|i| bytes[at + i]);
        match scalar {
            Scalar::Bool | Scalar::U8 => Number::Int(bytes[0].into()),
            Scalar::I8 => Number::Int((bytes[0] as i8).into()),
            Scalar::I16 => Number::Int(i16::from_ne_bytes(first(bytes)).into()),
            Scalar::U16 => Number::Int(u16::from_ne_bytes(first(bytes)).into()),
            Scalar::I32 => Number::Int(i32::from_ne_bytes(first(bytes)).into()),
            Scalar::U32 => Number::Int(u32::from_ne_bytes(first(bytes)).into()),
            Scalar::I64 => Number::Int(i64::from_ne_bytes(first(bytes)).into()),
            Scalar::U64 => Number::Int(u64::from_ne_bytes(first(bytes)).into()),
            Scalar::F16 => Number::Float(F16(u16::from_ne_bytes(first(bytes))).to_f64(), 0.0),
            Scalar::F32 => Number::Float(f32::from_ne_bytes(first(bytes)).into(), 0.0),
            Scalar::F64 => Number::Float(f64::from_ne_bytes(first(bytes)), 0.0),
            Scalar::C64 => Number::Float(
                f32::from_ne_bytes(first(bytes)).into(),
                f32::from_ne_bytes(first(&shifted(bytes, 4))).into(),
            ),
            Scalar::C128 => Number::Float(f64::from_ne_bytes(half(0)), f64::from_ne_bytes(half(8))),
        }
    }

    fn is_finite(&self) -> bool {
        matches!(self, Number::Int(_)) || matches!(self, Number::Float(re, im) if re.is_finite() && im.is_finite())
    }

    fn distance(&self, other: &Number) -> f64 {
        match (self, other) {
            (Number::Int(x), Number::Int(y)) => (x - y).unsigned_abs() as f64,
            (Number::Float(a, b), Number::Float(c, d)) => (a - c).hypot(b - d),
            _ => f64::NAN,
        }
    }

    fn magnitude(&self) -> f64 {
        match self {
            Number::Int(x) => x.unsigned_abs() as f64,
            Number::Float(re, im) => re.hypot(*im),
        }
    }

    /// What the range of values is taken of: of complex ones, the magnitude.
    fn value(&self) -> f64 {
        match self {
            Number::Int(x) => *x as f64,
            Number::Float(re, im) if *im == 0.0 => *re,
            Number::Float(..) => self.magnitude(),
        }
    }
}

fn shifted(bytes: &[u8; 16], by: usize) -> [u8; 16] {
    std::array::from_fn(|i| bytes.get(i + by).copied().unwrap_or(0))
}
