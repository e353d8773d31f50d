//! JSON text as Python's `json` reads and writes it: with NaN, whole numbers of any length, and its layout of text.
//!
//! serde_json knows none of these.

mod float;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use read::Reader;
pub(crate) use write::{Layout, Writer};

use super::Value;
use crate::error::Result;
use crate::output::Output;

/// Reads a text of one value.
pub(crate) fn read(text: &str) -> Result<Value> {
    let mut reader = Reader::new(text, true);
    let value = reader.value()?;
    reader.end()?;
    Ok(value)
}

/// Writes a value without spaces and without escapes that are not needed: what an item of an array is.
pub(crate) fn write(value: &Value, dst: &mut Output<'_>) -> Result<()> {
    let mut writer = Writer::new(dst, &Layout::COMPACT);
    writer.value(value)?;
    writer.end()
}
