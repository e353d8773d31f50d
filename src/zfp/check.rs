//! The errors of a part, found by decoding what was just encoded.

use std::ops::Range;

use super::encode::Worker;
use super::kernels::decode_run;
use super::kernels::reader::{BLOCK_BYTES, Reader};
use super::rows::Task;
use super::setup::{Bounds, Report};
use super::value::{MOST_COPIED, Value};
use crate::array::tiles::{MOST_ROWS, Tiles};
use crate::error::{Error, Result};
use crate::zfp::kernels::to_fill;

/// The largest errors, but for those of values that a mask carries.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Errors {
    pub(super) absolute: f64,
    pub(super) relative: f64,
}

impl Errors {
    /// Takes those of another part as well.
    pub(super) fn add(&mut self, other: &Errors) {
        self.absolute = self.absolute.max(other.absolute);
        self.relative = self.relative.max(other.relative);
    }

    /// Takes one value, and what became of it.
    fn see<T: Value>(&mut self, task: &Task, masked: bool, before: T, after: T) {
        if before.is_same(after) {
            return;
        }
        if T::exponent(before.magnitude()).is_none() {
            // Only a reversible coding that is cut gets here without a mask.
            if !masked {
                *self = Errors { absolute: f64::INFINITY, relative: f64::INFINITY };
            }
            return;
        }
        let (size, error) = T::distance(before, after, task.element);
        if error == 0.0 {
            return;
        }
        // What is no number after all is as far off as can be.
        let error = if error.is_nan() { f64::INFINITY } else { error };
        self.absolute = self.absolute.max(error);
        self.relative = self.relative.max(if size > 0.0 { error / size } else { f64::INFINITY });
    }

    /// The errors of the blocks that lie in the worker's words from bit `start` on; `end` is the number of whole words and
    /// the bits after them.
    pub(super) fn of<T: Value>(
        task: &Task,
        tiles: &Tiles<'_>,
        masked: bool,
        blocks: Range<usize>,
        start: u32,
        end: (usize, u64),
        worker: &mut Worker<T>,
    ) -> Result<Errors> {
        let Worker { words, copies, decoded, bytes } = worker;
        let (words, rest) = (&words[..end.0], end.1);
        bytes.clear();
        let len = words.len() + 1 + BLOCK_BYTES / 8 + 1;
        bytes.try_reserve(len).map_err(|_| Error::no_memory(8 * len))?;
        bytes.extend(words.iter().chain([&rest]).map(|word| word.to_le_bytes()));
        bytes.resize(len, [0; 8]);
        let mut reader = Reader::new(bytes.as_flattened(), start as usize);
        let mut errors = Errors::default();
        let mut at = blocks.start;
        while at < blocks.end {
            let most = (blocks.end - at).min(MOST_COPIED / 4);
            at += task.read_rows(
                tiles,
                at,
                most,
                copies,
                |_| false,
                |_, _| Ok(()),
                |run, rows| {
                    let mut filled: [&mut [_]; MOST_ROWS] = std::array::from_fn(|_| &mut [][..]);
                    for (to, copy) in filled[..rows.len()].iter_mut().zip(decoded.chunks_exact_mut(MOST_COPIED)) {
                        *to = to_fill(&mut copy[..run.len[0]]);
                    }
                    let filled = &mut filled[..rows.len()];
                    let done = decode_run(task.set, task.grid.dims, filled, run.tiles, &task.params, &mut reader);
                    for (row, before) in rows.iter().enumerate().filter(|(row, _)| run.has(*row)) {
                        let after = &decoded[row * MOST_COPIED..];
                        for (before, after) in before.iter().zip(after).take(4 * done) {
                            errors.see(task, masked, *before, *after);
                        }
                    }
                    done
                },
            )?;
        }
        Ok(errors)
    }
}

impl Bounds {
    /// By which factor a result is further off than the bounds allow; `None` if it is not.
    pub(super) fn missed_by(&self, report: &Report) -> Option<f64> {
        let over = |reached: f64, bound: f64| if reached > bound { reached / bound } else { 0.0 };
        let over = over(report.absolute, self.absolute).max(over(report.relative, self.relative));
        (over > 0.0).then_some(over)
    }
}
