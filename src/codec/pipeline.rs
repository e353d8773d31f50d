//! One codec, or several in a row: what a config makes, and what a `tierce_codec` in C is.

use std::sync::Arc;

use serde_json::Value;

use super::arrays::Work;
use super::config::{self, Form};
use super::registry::Registry;
use super::spec::{Spec, Values};
use super::{Codec, How};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::parallel::Pool;
use crate::scratch::Scratch;

/// One codec of a pipeline, with what it was made of.
pub(super) struct Stage {
    pub(super) spec: Arc<Spec>,
    pub(super) values: Values,
    pub(super) codec: Box<dyn Codec>,
}

/// Codecs that encode one after the other and decode in reverse.
pub struct Pipeline {
    stages: Arc<[Stage]>,
    /// Threads for codecs that can share their work.
    pool: Option<Arc<Pool>>,
    /// The positions of the stages that do something with bytes when they encode, and when they decode.
    encoders: Vec<usize>,
    decoders: Vec<usize>,
    form: Form,
    is_list: bool,
    scratch: Scratch<(Buffer, Buffer)>,
    /// Of `arrays.rs`.
    pub(super) work: Scratch<Work>,
}

/// Encoders of other libraries may spend a little more on an intermediate result than ours ever would.
pub(super) fn with_slack(bound: usize) -> usize {
    bound.saturating_add(bound / 8).saturating_add(4096)
}

impl Pipeline {
    pub(super) fn new(stages: Vec<Stage>, form: Form, is_list: bool) -> Self {
        let encoders = (0..stages.len()).filter(|i| !stages[*i].codec.encodes_as_is(None)).collect();
        let decoders = (0..stages.len()).filter(|i| !stages[*i].codec.decodes_as_is(None)).collect();
        let (scratch, work) = (Scratch::new(), Scratch::new());
        Pipeline { stages: stages.into(), pool: None, encoders, decoders, form, is_list, scratch, work }
    }

    /// The same codecs, which work on the threads of `pool` where they can.
    pub fn with_pool(&self, pool: Arc<Pool>) -> Self {
        Pipeline {
            stages: self.stages.clone(),
            pool: Some(pool),
            encoders: self.encoders.clone(),
            decoders: self.decoders.clone(),
            form: self.form,
            is_list: self.is_list,
            scratch: Scratch::new(),
            work: Scratch::new(),
        }
    }

    /// Reads a JSON config with the built-in codecs.
    pub fn from_json(json: &[u8]) -> Result<Self> {
        Registry::builtin().codec_from_json(json)
    }

    /// Whether arrays of either byte order can be encoded, and give the same.
    #[cfg(feature = "zarr")]
    pub(crate) fn takes_either_order(&self) -> bool {
        let first = self.stages.iter().find(|stage| stage.codec.axes(0).is_none());
        first.is_some_and(|stage| stage.codec.takes_either_order())
    }

    pub(super) fn stages(&self) -> &[Stage] {
        &self.stages
    }

    pub(super) fn pool(&self) -> Option<&Pool> {
        self.pool.as_deref()
    }

    /// What the codecs heed of bytes.
    pub(super) fn of_bytes(&self) -> How<'_> {
        How { pool: self.pool(), ..How::default() }
    }

    pub(super) fn is_list(&self) -> bool {
        self.is_list
    }

    /// The effective config in the form it was given in, or in `form`.
    pub fn config(&self, form: Option<Form>) -> Result<Value> {
        config::write(self, form.unwrap_or(self.form))
    }

    fn encoders(&self) -> impl Iterator<Item = &dyn Codec> {
        self.encoders.iter().map(|i| &*self.stages[*i].codec)
    }

    fn decoders(&self) -> impl DoubleEndedIterator<Item = &dyn Codec> {
        self.decoders.iter().map(|i| &*self.stages[*i].codec)
    }

    /// The most bytes that encoding `src_len` bytes can give; `None` if so many cannot be encoded.
    pub fn encode_bound(&self, src_len: usize) -> Option<usize> {
        self.encoders().try_fold(src_len, |len, codec| codec.encode_bound(len))
    }

    /// Encodes `src`.
    pub fn encode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        match self.encoders.as_slice() {
            [] => dst.extend_from_slice(src),
            [only] => self.stages[*only].codec.encode_as(src, &self.of_bytes(), dst),
            _ => {
                let codecs: Vec<&dyn Codec> = self.encoders().collect();
                let how = self.of_bytes();
                self.run(&codecs, src, dst, |_| usize::MAX, |codec, src, dst, _| codec.encode_as(src, &how, dst))
            }
        }
    }

    /// Decodes `src`, all of it.
    pub fn decode(&self, src: &[u8], dst: &mut Output<'_>) -> Result<()> {
        match self.decoders.as_slice() {
            [] => dst.extend_from_slice(src),
            [only] => self.stages[*only].codec.decode_as(src, &self.of_bytes(), dst),
            _ => {
                let codecs: Vec<&dyn Codec> = self.decoders().rev().collect();
                let how = self.of_bytes();
                let limits = self.decode_limits(dst.limit());
                let (fixed, most) = (dst.is_fixed(), dst.limit());
                let limit = |position: usize| limits[position];
                self.run(&codecs, src, dst, limit, |codec, src, dst, position| {
                    codec.decode_as(src, &how, dst).map_err(|error| refit(error, &codecs[position + 1..], fixed, most))
                })
            }
        }
    }

    /// Decodes `nitems` elements from the one numbered `start` on, without the rest where the format allows.
    pub fn decode_partial(&self, src: &[u8], start: u64, nitems: u64, dst: &mut Output<'_>) -> Result<()> {
        let [only] = self.decoders.as_slice() else {
            return Err(Error::new(
                Kind::Unsupported,
                format!("{} codecs in a row: a part can be decoded of one codec's format alone", self.decoders.len()),
            ));
        };
        let stage = &self.stages[*only];
        if !stage.codec.has_parts() {
            let why = "of this codec's format, a part cannot be decoded alone";
            return Err(Error::new(Kind::Unsupported, why).within(stage.spec.name()));
        }
        stage.codec.decode_partial(src, (start, nitems), self.pool(), dst)
    }

    /// How large the intermediate results of a decode may become, so that the last has at most `limit` bytes.
    fn decode_limits(&self, limit: usize) -> Vec<usize> {
        let mut bounds: Vec<usize> = self
            .decoders()
            .scan(limit, |len, codec| {
                *len = codec.encode_bound(*len).unwrap_or(usize::MAX);
                Some(with_slack(*len))
            })
            .take(self.decoders.len() - 1)
            .collect();
        bounds.reverse();
        bounds
    }

    /// Runs all `codecs` in order, through two scratch buffers that take `limit(position)` bytes at most; the last
    /// writes into `dst`.
    fn run(
        &self,
        codecs: &[&dyn Codec],
        src: &[u8],
        dst: &mut Output<'_>,
        limit: impl Fn(usize) -> usize,
        step: impl Fn(&dyn Codec, &[u8], &mut Output<'_>, usize) -> Result<()>,
    ) -> Result<()> {
        let last = codecs.len() - 1;
        self.scratch.with(
            || Ok((Buffer::new(), Buffer::new())),
            |(from, to)| {
                for (position, codec) in codecs.iter().enumerate() {
                    let input = if position == 0 { src } else { from.as_slice() };
                    if position == last {
                        return step(*codec, input, dst, position);
                    }
                    to.clear();
                    step(*codec, input, &mut Output::growing(to, limit(position)), position)?;
                    std::mem::swap(from, to);
                }
                unreachable!("a pipeline that comes here has at least two codecs")
            },
        )
    }
}

/// An intermediate result above its limit means that the final one has more than the caller's `most` bytes: says so.
fn refit(error: Error, later: &[&dyn Codec], fixed: bool, most: usize) -> Error {
    if error.kind() != Kind::Limit || later.is_empty() {
        return error;
    }
    let needed = error.needed().and_then(|n| later.iter().try_fold(n, |len, codec| codec.decoded_len(len)));
    if fixed { Error::too_small(needed, most) } else { Error::limit(needed, most) }
}
