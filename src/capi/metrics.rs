use std::ffi::c_char;

use super::args;
use super::array::tierce_array;
use super::buffer::{self, tierce_buffer};
use super::codec::{into_buffer, tierce_codec};
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::status::{copy_text, tierce_status};
use crate::codec::{Metrics, encode_measured};
use crate::error::{Error, Result};

/// What encoding an array cost. Shareable.
pub struct tierce_metrics {
    _private: [u8; 0],
}

impl Handle for tierce_metrics {
    type Value = Metrics;
    const NAME: &'static str = "tierce_metrics";
}

/// The largest |x - y|, where y is x after decoding.
pub const TIERCE_METRIC_MAX_ABS_ERROR: i32 = 0;
/// The largest |x - y| / |x|; infinite if a 0 became another value.
pub const TIERCE_METRIC_MAX_REL_ERROR: i32 = 1;
/// The root of the mean of |x - y|².
pub const TIERCE_METRIC_RMSE: i32 = 2;
/// 20 log10((max x - min x) / RMSE), in dB; infinite without an error.
pub const TIERCE_METRIC_PSNR: i32 = 3;
/// How many times smaller the encoded form is.
pub const TIERCE_METRIC_RATIO: i32 = 4;
/// How many elements, or items, differ in any bit.
pub const TIERCE_METRIC_CHANGED: i32 = 5;
/// How many elements became finite, or ceased to be.
pub const TIERCE_METRIC_NON_FINITE_CHANGED: i32 = 6;
/// Bytes of the array.
pub const TIERCE_METRIC_BYTES: i32 = 7;
/// Bytes of its encoded form.
pub const TIERCE_METRIC_ENCODED_BYTES: i32 = 8;
/// Seconds of all codecs together.
pub const TIERCE_METRIC_ENCODE_SECONDS: i32 = 9;
/// Seconds of decoding.
pub const TIERCE_METRIC_DECODE_SECONDS: i32 = 10;

/// @group Metrics
/// What a lossy codec does to a field: encode it once with tierce_codec_encode_array_measured(), which decodes the result
/// and compares.
///
///     tierce_metrics *metrics;
///     double error, ratio;
///     tierce_codec_encode_array_measured(codec, field, chunk, &metrics);
///     tierce_metrics_value(metrics, TIERCE_METRIC_MAX_ABS_ERROR, &error);
///     tierce_metrics_value(metrics, TIERCE_METRIC_RATIO, &ratio);
///     tierce_metrics_free(metrics);
///
/// Errors are of elements that are finite before and after; those of complex elements are distances.
/// @end
/// Encodes an array, replaces the content of `dst` with the result, decodes it, and makes metrics. Free them with
/// tierce_metrics_free(). Since 0.1.0.
///
/// # Safety
/// The handles are NULL or live, and no other call uses `dst`; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_codec_encode_array_measured(
    codec: *const tierce_codec,
    src: *const tierce_array,
    dst: *mut tierce_buffer,
    out: *mut *mut tierce_metrics,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (codec, src) = (handle::get(codec, "codec")?, handle::get(src, "src")?);
        let (dst, out) = (handle::get_mut(dst, "dst")?, args::out(out, "out")?);
        args::apart(src.span(), dst.range())?;
        into_buffer(&[], dst, usize::MAX, |dst| {
            out.write(handle::new(encode_measured(codec, src, dst)?));
            Ok(())
        })
    })
}

/// Frees metrics; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `metrics` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_metrics_free(metrics: *mut tierce_metrics) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(metrics) });
}

fn value(metrics: &Metrics, metric: i32) -> Result<f64> {
    Ok(match metric {
        TIERCE_METRIC_MAX_ABS_ERROR => metrics.max_abs_error,
        TIERCE_METRIC_MAX_REL_ERROR => metrics.max_rel_error,
        TIERCE_METRIC_RMSE => metrics.rmse,
        TIERCE_METRIC_PSNR => metrics.psnr,
        TIERCE_METRIC_RATIO => metrics.ratio(),
        TIERCE_METRIC_CHANGED => metrics.changed as f64,
        TIERCE_METRIC_NON_FINITE_CHANGED => metrics.non_finite_changed as f64,
        TIERCE_METRIC_BYTES => metrics.bytes as f64,
        TIERCE_METRIC_ENCODED_BYTES => metrics.encoded_bytes as f64,
        TIERCE_METRIC_ENCODE_SECONDS => metrics.encode_seconds(),
        TIERCE_METRIC_DECODE_SECONDS => metrics.decode_seconds,
        other => return Err(Error::argument(format!("metric is {other}, expected one of TIERCE_METRIC_*"))),
    })
}

/// Gives one of TIERCE_METRIC_*. Since 0.1.0.
///
/// # Safety
/// `metrics` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_metrics_value(
    metrics: *const tierce_metrics,
    metric: i32,
    out: *mut f64,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (metrics, out) = (handle::get(metrics, "metrics")?, args::out(out, "out")?);
        out.write(value(metrics, metric)?);
        Ok(())
    })
}

/// How many codecs had something to do; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `metrics` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_metrics_stages(metrics: *const tierce_metrics) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(metrics, "metrics") }.map_or(0, |metrics| metrics.stages.len())
}

/// Gives the bytes that codec `stage` made and the seconds it took, and copies its name with a final NUL, cut to `cap`
/// bytes. The first one's time includes walking strided elements. Since 0.1.0.
///
/// # Safety
/// `metrics` is NULL or a live handle; `name` is NULL with `cap` 0, or valid for writes of `cap` bytes; the outputs are NULL
/// or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_metrics_stage(
    metrics: *const tierce_metrics,
    stage: usize,
    name: *mut c_char,
    cap: usize,
    bytes: *mut usize,
    seconds: *mut f64,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let metrics = handle::get(metrics, "metrics")?;
        let (bytes, seconds) = (args::out(bytes, "bytes")?, args::out(seconds, "seconds")?);
        let count = metrics.stages.len();
        let found = metrics.stages.get(stage).ok_or_else(|| Error::argument(format!("stage {stage} of {count}")))?;
        copy_text(&found.name, name, cap);
        bytes.write(found.bytes);
        seconds.write(found.seconds);
        Ok(())
    })
}

/// Writes all metrics as JSON; infinite numbers are null there. Replaces the content of `json`. Since 0.1.0.
///
/// # Safety
/// `metrics` is NULL or a live handle; `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_metrics_json(
    metrics: *const tierce_metrics,
    json: *mut tierce_buffer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { buffer::put_json(json, &handle::get(metrics, "metrics")?.to_json()) })
}
