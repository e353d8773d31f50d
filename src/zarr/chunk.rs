//! One chunk of elements of fixed size: a part of it encoded from an array of the caller, or decoded into one.

use std::borrow::Cow;
use std::sync::Arc;

use super::grid::Part;
use crate::array::{Array, Dtype, Order, Peek, PeekMut, Store, Type, endian};
use crate::buffer::Buffer;
use crate::codec::Pipeline;
use crate::error::{Error, Result};
use crate::output::Output;
use crate::scratch::Scratch;

/// How chunks of one kind are encoded and decoded.
pub(crate) struct Coder {
    codec: Arc<Pipeline>,
    /// What a whole chunk is, in the stored byte order.
    ty: Type,
    /// One element of that type.
    fill: Vec<u8>,
    /// Whether the codecs take elements of either byte order.
    either_order: bool,
    /// Chunks in memory of our own, and encoded ones, kept from one use to the next.
    chunks: Scratch<Buffer>,
    encoded: Scratch<Buffer>,
}

/// Larger buffers are not kept: the memory of an array that is at rest would be many times its chunks'.
const MOST_KEPT: usize = 4 << 20;

fn tidy(buffer: &mut Buffer) {
    if buffer.capacity() > MOST_KEPT {
        *buffer = Buffer::new();
    }
}

/// What encoded chunks may take more than our own encoders ever need, since others made them.
const SLACK: usize = 64 << 10;

impl Coder {
    /// A coder of chunks of this type; `fill` is one element of it.
    pub(crate) fn new(codec: Arc<Pipeline>, ty: Type, fill: Vec<u8>, either_order: bool) -> Result<Coder> {
        codec.encoded_type(&ty)?;
        if ty.element_size() != Some(fill.len()) {
            return Err(Error::argument(format!("a fill value of {} bytes for elements of {}", fill.len(), ty.dtype)));
        }
        Ok(Coder { codec, ty, fill, either_order, chunks: Scratch::tidied(tidy), encoded: Scratch::tidied(tidy) })
    }

    /// What a whole chunk is.
    pub(crate) fn ty(&self) -> &Type {
        &self.ty
    }

    /// The most bytes that an encoded chunk may have, whoever wrote it.
    pub(crate) fn most_encoded(&self) -> Result<usize> {
        let bound = self.codec.array_bound(&self.ty)?;
        Ok(bound.map_or(usize::MAX, |bound| bound.saturating_mul(2).saturating_add(SLACK)))
    }

    /// How many bytes a chunk that is encoded here has at most, as far as that is known.
    pub(crate) fn bound(&self) -> usize {
        self.codec.array_bound(&self.ty).ok().flatten().unwrap_or(self.ty.size().unwrap_or(0))
    }

    /// About how many bytes of memory work on one chunk takes.
    pub(crate) fn memory(&self) -> usize {
        self.ty.size().unwrap_or(0).saturating_add(self.bound())
    }

    /// Fails unless elements of this type can be stored here as they are, or with their bytes turned round.
    pub(crate) fn check(&self, dtype: Dtype) -> Result<()> {
        let same = match (self.ty.dtype, dtype) {
            (Dtype::Fixed(stored), Dtype::Fixed(given)) => stored == given.with_endian(stored.endian),
            (stored, given) => stored == given,
        };
        if same {
            return Ok(());
        }
        Err(Error::argument(format!("elements of type {dtype} for an array of type {}", self.ty.dtype)))
    }

    /// The type of a chunk in memory of our own, for elements of the caller's type, which passes [`Coder::check`].
    fn own_type(&self, given: Dtype) -> Type {
        Type { dtype: if self.either_order { given } else { self.ty.dtype }, ..self.ty.clone() }
    }

    /// Memory for a whole chunk; what is in it may be anything.
    fn own_chunk(&self, given: Dtype) -> Result<Array> {
        let ty = self.own_type(given);
        let size = ty.size().unwrap_or(0);
        let mut store = Store::new(usize::MAX);
        store.data = self.chunks.take().unwrap_or_default();
        store.data.resize_zeroed(size)?;
        Array::from_store(ty, store)
    }

    fn keep_chunk(&self, chunk: Array) {
        if let Some(buffer) = chunk.into_buffer() {
            self.chunks.put(buffer);
        }
    }

    /// An empty buffer for an encoded chunk.
    pub(crate) fn buffer(&self) -> Buffer {
        self.used().unwrap_or_default()
    }

    /// A buffer for an encoded chunk that was one before.
    pub(crate) fn used(&self) -> Option<Buffer> {
        let mut buffer = self.encoded.take()?;
        buffer.clear();
        Some(buffer)
    }

    /// Takes a buffer back.
    pub(crate) fn keep(&self, buffer: Buffer) {
        self.encoded.put(buffer);
    }

    /// Appends the encoded form of the chunk whose `part` is `src`. Around that is what `old`, an encoded chunk, has, or the
    /// fill value. False, and nothing written, if all of it is the fill value and `keep_empty` does not ask for that.
    pub(crate) fn encode(
        &self,
        src: Peek<'_>,
        part: &Part,
        old: Option<&[u8]>,
        keep_empty: bool,
        dst: &mut Output<'_>,
    ) -> Result<bool> {
        let given = src.ty().dtype;
        let direct = given == self.ty.dtype || self.either_order;
        if part.whole && direct {
            let src = src.walked(self.ty.order);
            if !keep_empty && src.holds_only(&in_order_of(given, &self.fill, self.ty.dtype)) {
                return Ok(false);
            }
            return self.codec.encode_array(&src, dst).map(|()| true);
        }
        let mut chunk = self.own_chunk(given)?;
        let fill = in_order_of(chunk.ty().dtype, &self.fill, self.ty.dtype);
        match old {
            Some(old) if !part.covers => self.codec.decode_array_into(old, &mut chunk)?,
            _ if part.whole => {}
            _ => chunk.fill(&fill)?,
        }
        assign(&mut chunk.peek_mut().slice(&part.in_chunk)?, &src)?;
        let written = keep_empty || !chunk.holds_only(&fill);
        if written {
            self.codec.encode_array(&chunk, dst)?;
        }
        self.keep_chunk(chunk);
        Ok(written)
    }

    /// Decodes the `part` of an encoded chunk into `dst`; `None` is a chunk that is not there.
    pub(crate) fn decode(&self, chunk: Option<&[u8]>, part: &Part, mut dst: PeekMut<'_>) -> Result<()> {
        let given = dst.ty().dtype;
        let Some(bytes) = chunk else {
            return dst.array_mut().fill(&in_order_of(given, &self.fill, self.ty.dtype));
        };
        if part.whole && (given == self.ty.dtype || self.either_order) {
            return self.codec.decode_array_into(bytes, dst.walked(self.ty.order).array_mut());
        }
        let mut chunk = self.own_chunk(given)?;
        self.codec.decode_array_into(bytes, &mut chunk)?;
        let inside = chunk.peek().slice(&part.in_chunk)?;
        assign(&mut dst, &inside)?;
        drop(inside);
        self.keep_chunk(chunk);
        Ok(())
    }
}

/// An element of type `from` as one of type `to`: with its bytes turned round, if the two differ in that alone.
pub(super) fn in_order_of<'e>(to: Dtype, element: &'e [u8], from: Dtype) -> Cow<'e, [u8]> {
    let mut element = Cow::Borrowed(element);
    if let (Some(to), Some(from)) = (to.fixed(), from.fixed())
        && to != from
        && to == from.with_endian(to.endian)
    {
        endian::swap_in_place(element.to_mut(), to.word());
    }
    element
}

/// Copies elements, and turns their bytes round where the two differ in that.
fn assign(dst: &mut PeekMut<'_>, src: &Array) -> Result<()> {
    let (to, from) = (dst.ty().dtype, src.ty().dtype);
    let (Some(fixed), true) = (from.fixed(), to != from) else { return dst.array_mut().assign(src) };
    let mut store = Store::new(usize::MAX);
    src.peek().walked(Order::C).gather(&mut Output::growing(&mut store.data, usize::MAX))?;
    endian::swap_in_place(store.data.as_mut_slice(), fixed.word());
    let turned = Array::from_store(Type { dtype: to, shape: src.ty().shape.clone(), order: Order::C }, store)?;
    dst.array_mut().assign(&turned)
}
