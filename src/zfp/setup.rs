//! What a caller asks of compression, and what came of it.

use super::header::{FULL, Header};
use super::params::Params;
use crate::error::{Error, Result};

/// The largest errors that a caller accepts; infinite where there is no bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Of `|x - y|`, in the units of the elements.
    pub absolute: f64,
    /// Of `|x - y| / |x|`.
    pub relative: f64,
    /// Whether to keep more, up to everything, until the bounds hold, instead of failing.
    pub tighten: bool,
}

/// How arrays are compressed, and how streams without a header are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// How much is kept.
    pub params: Params,
    /// The parts of the header that a stream has: [`super::MAGIC`], [`super::META`], [`super::MODE`].
    pub header: u32,
    /// Bits of the words that a stream consists of: 8, 16, 32 or 64. Its end is filled up with zeros.
    pub word: u32,
    /// How many blocks lie between two entries of the index; 0 for no index.
    pub spacing: usize,
    /// Whether values that are not finite go into a mask, instead of being refused by the lossy modes.
    pub masked: bool,
    /// Errors to be checked by decoding.
    pub bounds: Option<Bounds>,
}

impl Default for Setup {
    /// Reversible, with a whole header, words of 64 bits and no sidecar.
    fn default() -> Setup {
        Setup { params: Params::reversible(), header: FULL, word: 64, spacing: 0, masked: false, bounds: None }
    }
}

impl Setup {
    /// Fails where something cannot be.
    pub(crate) fn check(&self) -> Result<()> {
        self.params.check()?;
        if self.header & !FULL != 0 {
            return Err(Error::argument(format!("zfp: header parts {}; expected a sum of 1, 2 and 4", self.header)));
        }
        if ![8, 16, 32, 64].contains(&self.word) {
            return Err(Error::argument(format!("zfp: words of {} bits; expected 8, 16, 32 or 64", self.word)));
        }
        if let Some(bounds) = self.bounds
            && !(bounds.absolute >= 0.0 && bounds.relative >= 0.0)
        {
            return Err(Error::argument(format!(
                "zfp: errors of {} (absolute) and {} (relative) as bounds; expected no negative numbers",
                bounds.absolute, bounds.relative
            )));
        }
        Ok(())
    }

    /// Reads the header that a stream has by this setup; gives it with the parameters to use.
    pub fn read_header(&self, src: &[u8]) -> Result<(Header, Params)> {
        let header = Header::read(src, self.header)?;
        Ok((header, header.params.unwrap_or(self.params)))
    }
}

/// What came of compressing an array.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// The parameters that were used: those that were asked for, or tighter ones.
    pub params: Params,
    /// Bits of the stream, its header included and the filling up to a whole word not.
    pub bits: u64,
    /// Values that are in the mask.
    pub masked: u64,
    /// The largest `|x - y|` of any value, in the units of the elements, if errors were checked; else negative.
    pub absolute: f64,
    /// The largest `|x - y| / |x|` of any value; infinite where a zero became something else. As above.
    pub relative: f64,
}
