//! Decompressors: a context with its dictionaries and limits, used again for each frame.

use std::mem::MaybeUninit;
use std::sync::Arc;

use arc_swap::ArcSwap;

use super::dictionary::Dictionary;
use super::frame::{self, HEADER_SIZE_MAX};
use super::slot::Slot;
use crate::codec::{may_trust, restart};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::scratch::{Lent, Scratch};
use crate::stream::{Coder, Op, Step, Stream};
use crate::sys::zstd as sys;

/// Which frames of the source are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frames {
    /// The first; what follows is not looked at.
    First,
    /// The first, which has to be all there is.
    Only,
    /// All, one after the other; skippable frames are skipped.
    All,
}

/// How frames are read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Settings {
    magicless: bool,
    ignore_checksum: bool,
    max_window: Option<usize>,
}

/// A decompressor. One operation at a time: a second one, or one while a stream is open, is [`Kind::State`].
pub struct Decompressor {
    inner: Arc<Inner>,
}

struct Inner {
    dictionaries: Vec<Arc<Dictionary>>,
    settings: ArcSwap<Settings>,
    context: Slot<Context>,
    /// Contexts for batches.
    workers: Scratch<Context>,
}

pub(super) struct Context {
    native: sys::Decompressor,
    settings: Settings,
}

impl Decompressor {
    /// A decompressor with a dictionary for all frames, or several of which each frame names its own.
    pub fn new(dictionaries: Vec<Arc<Dictionary>>) -> Result<Self> {
        check_names(&dictionaries)?;
        let context = Slot::new("decompressor", Context::new(&dictionaries, Settings::default())?);
        let (settings, workers) = (ArcSwap::default(), Scratch::new());
        Ok(Decompressor { inner: Arc::new(Inner { dictionaries, settings, context, workers }) })
    }

    /// Reads frames without a magic number.
    pub fn set_magicless(&self, yes: bool) -> Result<()> {
        self.change(|settings| settings.magicless = yes)
    }

    /// Takes the checksums of contents as right.
    pub fn set_ignore_checksum(&self, yes: bool) -> Result<()> {
        self.change(|settings| settings.ignore_checksum = yes)
    }

    /// The largest window, in bytes, that a frame may ask for; 0 is the default: 128 MiB in streams, none in one call.
    pub fn set_max_window(&self, bytes: usize) -> Result<()> {
        self.change(|settings| settings.max_window = Some(bytes).filter(|n| *n > 0))
    }

    fn change(&self, change: impl FnOnce(&mut Settings)) -> Result<()> {
        self.inner.context.with(|context| {
            let mut settings = context.settings;
            change(&mut settings);
            context.follow(settings)?;
            self.inner.settings.store(Arc::new(settings));
            Ok(())
        })
    }

    /// Decompresses `src` to at most what `dst` takes, also where a frame declares more; gives the bytes used.
    pub fn decompress(&self, src: &[u8], frames: Frames, dst: &mut Output<'_>) -> Result<usize> {
        self.inner.context.with(|context| context.decompress(src, frames, dst))
    }

    /// A context for the calling thread alone, with the same settings and dictionaries: for any number of threads at once.
    pub(super) fn worker(&self) -> Result<Lent<'_, Context>> {
        let inner = &*self.inner;
        let settings = **inner.settings.load();
        let mut worker = inner.workers.lend(|| Context::new(&inner.dictionaries, settings))?;
        worker.follow(settings)?;
        Ok(worker)
    }

    /// Bytes that the context takes now.
    pub fn memory_size(&self) -> Result<usize> {
        self.inner.context.with(|context| Ok(context.native.memory_size()))
    }

    /// Forgets what an operation that failed left behind, and lets the memory of its windows go; settings and dictionaries
    /// stay.
    pub fn reset(&self) -> Result<()> {
        self.inner.context.with(|context| {
            *context = Context::new(&self.inner.dictionaries, context.settings)?;
            Ok(())
        })
    }

    /// A stream that decompresses. It has the context until it is finished or dropped.
    pub fn stream(&self) -> Result<Stream> {
        self.coder().map(Stream::new)
    }

    /// What [`Decompressor::stream`] is made of.
    pub(crate) fn coder(&self) -> Result<Box<dyn Coder>> {
        let mut context = self.inner.context.take()?;
        match context.native.reset() {
            Ok(()) => Ok(Box::new(Decoder {
                context: Some(context),
                owner: self.inner.clone(),
                mid_frame: false,
                promise: Promise::default(),
            })),
            Err(error) => {
                self.inner.context.put(context);
                Err(error)
            }
        }
    }

    /// Runs `work` on the context; it is told whether frames have no magic number.
    pub(super) fn with_native<R>(&self, work: impl FnOnce(&mut sys::Decompressor, bool) -> Result<R>) -> Result<R> {
        self.inner.context.with(|context| work(&mut context.native, context.settings.magicless))
    }

    pub(super) fn has_dictionary(&self) -> bool {
        !self.inner.dictionaries.is_empty()
    }
}

/// A frame names its dictionary by the identifier alone: of two with the same one the library would take either, and
/// raw content taken for other raw content gives other bytes without an error.
pub(super) fn check_names(dictionaries: &[Arc<Dictionary>]) -> Result<()> {
    let mut names = crate::segments::reserved(dictionaries.len())?;
    names.extend(dictionaries.iter().enumerate().map(|(index, dictionary)| (dictionary.id(), index)));
    names.sort_unstable();
    for pair in names.windows(2) {
        let [(id, a), (other, b)] = *pair else { continue };
        if id == other && !Arc::ptr_eq(&dictionaries[a], &dictionaries[b]) {
            return Err(Error::argument(format!(
                "zstd: dictionaries {a} and {b} both have the identifier {id}: a frame could not say which it needs"
            )));
        }
    }
    Ok(())
}

impl sys::Decompressor {
    fn apply(&mut self, settings: Settings) -> Result<()> {
        self.set_magicless(settings.magicless)?;
        self.set_ignore_checksum(settings.ignore_checksum)?;
        // The library's own default (ZSTD_MAXWINDOWSIZE_DEFAULT) is one more than 2^27.
        self.set_max_window(settings.max_window.unwrap_or((1 << 27) + 1)).map_err(|error| match settings.max_window {
            Some(bytes) => Error::argument(format!("zstd: a largest window of {bytes} bytes, expected 1 KiB to 2 GiB")),
            None => error,
        })
    }
}

impl Context {
    fn new(dictionaries: &[Arc<Dictionary>], settings: Settings) -> Result<Self> {
        let mut native = sys::Decompressor::new()?;
        native.apply(settings)?;
        if !dictionaries.is_empty() {
            let tables = dictionaries.iter().map(|dictionary| dictionary.for_decompression());
            native.refer(tables.collect::<Result<_>>()?)?;
        }
        Ok(Context { native, settings })
    }

    /// Takes other settings over.
    fn follow(&mut self, settings: Settings) -> Result<()> {
        if self.settings != settings {
            self.native.reset()?;
            self.native.apply(settings)?;
            self.settings = settings;
        }
        Ok(())
    }

    /// See [`Decompressor::decompress`].
    pub(super) fn decompress(&mut self, src: &[u8], frames: Frames, dst: &mut Output<'_>) -> Result<usize> {
        let mut used = 0;
        loop {
            used += match self.one_frame(&src[used..], dst) {
                // What is needed is room for all of them.
                Err(error) if frames == Frames::All && error.kind() == Kind::BufferTooSmall => {
                    let all = if self.settings.magicless { None } else { sys::content(src)?.declared };
                    return Err(dst.does_not_fit(all.and_then(|n| usize::try_from(n).ok())));
                }
                result => result?,
            };
            match frames {
                Frames::First => return Ok(used),
                _ if used == src.len() => return Ok(used),
                Frames::All => {}
                Frames::Only => {
                    return Err(Error::corrupt(format!(
                        "zstd: {} bytes follow the frame, which was to be all there is",
                        src.len() - used
                    )));
                }
            }
        }
    }

    /// Decompresses the frame at the start of `src`, and gives its size.
    fn one_frame(&mut self, src: &[u8], dst: &mut Output<'_>) -> Result<usize> {
        let header = frame::header(src, self.settings.magicless)?;
        if let Some(most) = self.settings.max_window
            && header.window_size > most as u64
            && header.content_size.is_none()
        {
            return Err(Error::new(
                Kind::Unsupported,
                format!("zstd: the frame asks for a window of {} bytes, the limit is {most}", header.window_size),
            ));
        }
        let (size, content) = sys::first_frame(src, &header)?;
        let src = &src[..size];
        let native = &mut self.native;
        native.choose(header.dict_id)?;
        let result = fill(src.len(), &content, dst, |room| native.decompress(src, room));
        native.choose_any()?;
        result.map(|()| size)
    }
}

/// What to expect of frames that do not declare their size: compressors fill all blocks but the last, so that where
/// there are many, the most they can hold is a good guess.
fn full_blocks(bound: usize) -> Option<usize> {
    Some(bound).filter(|n| *n >= 1 << 20)
}

/// Has `decode` write the content of frames of `src_len` bytes, whose size may be declared, or not, or wrong.
pub(crate) fn fill(
    src_len: usize,
    content: &sys::Content,
    dst: &mut Output<'_>,
    mut decode: impl for<'r> FnMut(&'r mut [MaybeUninit<u8>]) -> Result<&'r mut [u8]>,
) -> Result<()> {
    let bound = usize::try_from(content.bound).unwrap_or(usize::MAX);
    match content.declared {
        Some(declared) if declared > content.bound => Err(Error::corrupt(format!(
            "zstd: the header declares {declared} bytes, the blocks can hold {bound} at most"
        ))),
        // Refused before anything is decompressed, also where it is not true. It is not above the bound, which fits.
        Some(declared) if declared as usize > dst.limit() - dst.written() => {
            Err(dst.does_not_fit(dst.written().checked_add(declared as usize)))
        }
        Some(declared) if may_trust(dst, declared as usize, src_len) || dst.is_fixed() => {
            let len = declared as usize;
            dst.fill_exact(len, |room| match decode(room) {
                Ok(bytes) if bytes.len() == len => Ok(bytes),
                Err(error) if error.kind() != Kind::BufferTooSmall => Err(error),
                _ => Err(Error::corrupt(format!("zstd: the frame does not hold the {len} bytes it declares"))),
            })
        }
        _ => restart(dst, src_len, full_blocks(bound), bound, |room| match decode(room) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == Kind::BufferTooSmall => Ok(None),
            Err(error) => Err(error),
        }),
    }
}

/// A stream has the context; when it goes, the context returns.
struct Decoder {
    context: Option<Context>,
    owner: Arc<Inner>,
    mid_frame: bool,
    promise: Promise,
}

/// The content size that a frame declares, and how much of it came: the library does not compare the two where the last
/// block is empty (1.5.7), and a short result would pass unseen.
#[derive(Default)]
struct Promise {
    /// The first bytes of the frame, as far as they are needed.
    head: [u8; HEADER_SIZE_MAX],
    head_len: usize,
    /// Known once the header is.
    declared: Option<Option<u64>>,
    came: u64,
}

impl Promise {
    /// Looks at what one step took and gave.
    fn follow(&mut self, taken: &[u8], given: usize, magicless: bool) {
        self.came += given as u64;
        if self.declared.is_none() {
            let some = taken.len().min(HEADER_SIZE_MAX - self.head_len);
            self.head[self.head_len..][..some].copy_from_slice(&taken[..some]);
            self.head_len += some;
            if let Ok(header) = frame::header(&self.head[..self.head_len], magicless) {
                self.declared = Some(if header.is_skippable { None } else { header.content_size });
            }
        }
    }

    /// The frame is over.
    fn check(&self) -> Result<()> {
        match self.declared.flatten() {
            Some(declared) if declared != self.came => {
                Err(Error::corrupt(format!("zstd: the frame declares {declared} bytes and holds {}", self.came)))
            }
            _ => Ok(()),
        }
    }
}

impl Drop for Decoder {
    fn drop(&mut self) {
        if let Some(mut context) = self.context.take() {
            // Resetting a session does not fail.
            let _ = context.native.reset();
            self.owner.context.put(context);
        }
    }
}

impl Coder for Decoder {
    fn step<'d>(&mut self, _op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>> {
        let context = self.context.as_mut().expect("taken in drop alone");
        if src.is_empty() && !self.mid_frame {
            // The library would take this for the start of a frame.
            return Ok(Step { consumed: 0, bytes: &mut [], done: false });
        }
        let progress = context.native.step(src, dst).map_err(|error| match error.kind() {
            // What is too small is the library's own window, which follows from the header.
            Kind::BufferTooSmall => error.with_kind(Kind::Corrupt),
            _ => error,
        })?;
        let done = progress.remaining == 0;
        if !self.mid_frame {
            self.promise = Promise::default();
        }
        self.promise.follow(&src[..progress.consumed], progress.bytes.len(), context.settings.magicless);
        if done {
            self.promise.check()?;
        }
        self.mid_frame = !done;
        Ok(Step { consumed: progress.consumed, bytes: progress.bytes, done })
    }

    fn is_decoder(&self) -> bool {
        true
    }

    fn memory_size(&self) -> usize {
        self.context.as_ref().map_or(0, |context| context.native.memory_size())
    }

    fn recommended(&self) -> (usize, usize) {
        sys::recommended_for_decompression()
    }

    fn mid_frame(&self) -> bool {
        self.mid_frame
    }
}
