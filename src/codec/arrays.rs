//! Pipelines on arrays: element types and shapes on the way through the codecs, strided arrays at one end, bytes at the
//! other.

use super::pipeline::{Pipeline, with_slack};
use super::{Codec, How, ObjectCodec};
use crate::array::{Array, Dtype, Store, Type, layout};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;

/// How a pipeline handles arrays of one type; made once for many chunks alike.
pub(super) struct Plan {
    ty: Type,
    /// What each stage is given when it encodes, and what the last one makes; `None` is bytes.
    types: Vec<Option<Type>>,
    /// Bytes in an element of what each stage is given, where that is still known.
    items: Vec<Option<usize>>,
    /// The axes of the stages at the front that only permute axes, as one permutation.
    axes: Option<Vec<usize>>,
    /// The first stage after those.
    start: usize,
    /// The stages from there on that do something when encoding, and when decoding.
    encode: Vec<usize>,
    decode: Vec<usize>,
    /// How many bytes may come out of decoding each stage, where elements have a fixed size.
    limits: Vec<usize>,
}

impl Plan {
    /// Gives an array that the stages after `axes` made the axes and the order of the plan's own type.
    fn restore(&self, array: Array) -> Result<Array> {
        let array = array.walked(self.ty.order);
        match &self.axes {
            Some(axes) => array.transpose(&layout::inverse(axes)),
            None => Ok(array),
        }
    }
}

/// What a call on arrays needs, kept for the next one.
#[derive(Default)]
pub(super) struct Work {
    plan: Option<Plan>,
    row: Buffer,
    from: Buffer,
    to: Buffer,
}

/// Told of each stage that has run: its place in the pipeline, and the bytes it made.
pub(super) type Observe<'a> = &'a mut dyn FnMut(usize, usize);

impl Pipeline {
    fn make_plan(&self, ty: &Type) -> Result<Plan> {
        let stages = self.stages();
        let mut types = vec![Some(ty.clone())];
        let mut items = vec![ty.element_size()];
        let mut axes: Option<Vec<usize>> = None;
        let mut start = 0;
        for (position, stage) in stages.iter().enumerate() {
            let given = types[position].as_ref();
            let made = self.type_after(position, given).map_err(|error| self.at_stage(position, error))?;
            if let Some(Type { dtype: Dtype::Fixed(fixed), shape, .. }) = &made {
                // Elements that become longer can make an array that is none.
                layout::check(shape, fixed.size).map_err(|error| self.at_stage(position, error))?;
            }
            if let Some(given) = given.filter(|_| position == start)
                && let Some(permuted) = stage.codec.axes(given.shape.len())
            {
                let permuted = permuted.map_err(|error| self.at_stage(position, error))?;
                axes = Some(match &axes {
                    Some(before) => permuted.iter().map(|axis| before[*axis]).collect(),
                    None => permuted,
                });
                start = position + 1;
            }
            items.push(match &made {
                Some(made) => made.element_size(),
                None => items[position].filter(|_| stage.codec.keeps_elements()),
            });
            types.push(made);
        }
        let works = |does_nothing: fn(&dyn Codec, Option<&Type>) -> bool| {
            (start..stages.len()).filter(|i| !does_nothing(&*stages[*i].codec, types[*i].as_ref())).collect()
        };
        let encode = works(|codec, ty| codec.encodes_as_is(ty));
        let decode = works(|codec, ty| codec.decodes_as_is(ty));
        let limits = self.limits(&types, ty.size().unwrap_or(0));
        Ok(Plan { ty: ty.clone(), axes, start, encode, decode, types, items, limits })
    }

    fn type_after(&self, position: usize, given: Option<&Type>) -> Result<Option<Type>> {
        let stage = &self.stages()[position];
        if let Some(ty) = given.filter(|ty| ty.dtype.is_items())
            && stage.codec.as_object().is_none()
            && stage.codec.axes(ty.shape.len()).is_none()
        {
            return Err(Error::argument(format!(
                "items of type {} must be encoded by a codec for them first, such as vlen-utf8 or json2",
                ty.dtype
            )));
        }
        stage.codec.encoded_type(given)
    }

    /// Says of an error which codec it came from, where there is more than one.
    fn at_stage(&self, position: usize, error: Error) -> Error {
        if self.stages().len() == 1 {
            return error;
        }
        error.within(&format!("codec {} of the pipeline, {:?}", position + 1, self.stage_name(position)))
    }

    /// Fails unless arrays of this type can be encoded; tells what the last codec makes, `None` for bytes.
    pub fn encoded_type(&self, ty: &Type) -> Result<Option<Type>> {
        let mut plan = self.make_plan(ty)?;
        if plan.types.len() == 1 && ty.dtype.is_items() {
            return Err(Error::argument(format!("items of type {} need a codec for them", ty.dtype)));
        }
        Ok(plan.types.pop().flatten())
    }

    /// The most bytes that encoding an array of this type can give; `None` where nobody can say.
    pub fn array_bound(&self, ty: &Type) -> Result<Option<usize>> {
        let plan = self.make_plan(ty)?;
        let Some(size) = ty.size() else { return Ok(None) };
        Ok(plan.encode.iter().try_fold(size, |len, i| {
            let codec = &self.stages()[*i].codec;
            match &plan.types[*i] {
                Some(ty) => codec.elements_bound(ty),
                None => codec.encode_bound(len),
            }
        }))
    }

    fn with_plan<R>(&self, ty: &Type, work: impl FnOnce(&Plan, Buffers<'_>) -> Result<R>) -> Result<R> {
        let mut lent = self.work.lend(|| Ok(Work::default()))?;
        let Work { plan, row, from, to } = &mut *lent;
        if plan.as_ref().is_none_or(|plan| plan.ty != *ty) {
            *plan = Some(self.make_plan(ty)?);
        }
        let Some(plan) = plan else { unreachable!("made above") };
        work(plan, Buffers { row, from, to })
    }

    /// What the codec at this place is called.
    pub(super) fn stage_name(&self, position: usize) -> &str {
        self.stages()[position].spec.name()
    }

    /// Encodes an array and gives an array: of the type that the last codec makes, or a row of bytes.
    pub fn encode_to_array(&self, src: &Array) -> Result<Array> {
        let ty = self.encoded_type(src.ty())?;
        let mut store = Store::new(usize::MAX);
        self.encode_array(src, &mut Output::growing(&mut store.data, usize::MAX))?;
        let ty = ty.unwrap_or_else(|| Type::row(Dtype::U8, store.data.len()));
        Array::from_store(ty, store)
    }

    /// Encodes an array.
    pub fn encode_array(&self, src: &Array, dst: &mut Output<'_>) -> Result<()> {
        self.encode_array_observed(src, dst, &mut |_, _| {})
    }

    /// [`Pipeline::encode_array`] that tells of each stage.
    pub(super) fn encode_array_observed(&self, src: &Array, dst: &mut Output<'_>, observe: Observe<'_>) -> Result<()> {
        if !src.has_data() {
            return Err(Error::argument("the array only describes a type: it has no elements to encode"));
        }
        self.with_plan(src.ty(), |plan, buffers| {
            let view = src.peek();
            let view = match &plan.axes {
                Some(axes) => view.transpose(axes)?,
                None => view,
            };
            let Buffers { row, from, to } = buffers;
            let Some((&last, _)) = plan.encode.split_last() else {
                return view.gather(dst);
            };
            let mut input: &[u8] = &[];
            for (number, &position) in plan.encode.iter().enumerate() {
                let object = self.stages()[position].codec.as_object().filter(|_| position == plan.start);
                if number == 0 && object.is_none() {
                    input = view.elements(row)?;
                }
                let mut step = |dst: &mut Output<'_>| {
                    let before = dst.written();
                    let result = match object {
                        Some(object) => object.encode_object_with(&view, self.pool(), dst),
                        None => self.encode_stage(position, input, &self.how(plan, position), dst),
                    };
                    result.map_err(|error| self.at_stage(position, error))?;
                    observe(position, dst.written() - before);
                    Ok::<_, Error>(())
                };
                if position == last {
                    return step(dst);
                }
                to.clear();
                step(&mut Output::growing(to, usize::MAX))?;
                std::mem::swap(from, to);
                input = from.as_slice();
            }
            unreachable!("the last stage returns")
        })
    }

    /// What a stage may heed when it encodes an array, or decodes one.
    fn how<'p>(&'p self, plan: &'p Plan, position: usize) -> How<'p> {
        How { ty: plan.types[position].as_ref(), item: plan.items[position], pool: self.pool() }
    }

    /// A codec of objects in the middle of a pipeline is given an array as well.
    fn encode_stage(&self, position: usize, src: &[u8], how: &How<'_>, dst: &mut Output<'_>) -> Result<()> {
        let codec = &*self.stages()[position].codec;
        let Some((ty, object)) = how.ty.zip(codec.as_object()) else { return codec.encode_as(src, how, dst) };
        let mut store = Store::new(usize::MAX);
        store.data.extend_from_slice(src)?;
        object.encode_object_with(&Array::from_store(ty.clone(), store)?, how.pool, dst)
    }

    /// Decodes `src` into the array, whose element type and shape are those of what was encoded. Items are replaced,
    /// within the array's own limit.
    pub fn decode_array_into(&self, src: &[u8], dst: &mut Array) -> Result<()> {
        if !dst.has_data() {
            return Err(Error::argument("the array only describes a type: it has no memory to decode into"));
        }
        let ty = dst.ty().clone();
        if ty.dtype.is_items() {
            let store = dst.take_store();
            let limit = store.limit;
            return match self.decode_items(src, &ty, store) {
                Ok(decoded) => {
                    *dst = decoded;
                    Ok(())
                }
                Err(error) => {
                    // The items are gone, but the array is still one.
                    *dst = Array::zeros(ty, limit)?;
                    Err(error)
                }
            };
        }
        dst.check_writable()?;
        self.with_plan(&ty, |plan, buffers| {
            let view = dst.peek_mut();
            let mut view = match &plan.axes {
                Some(axes) => view.transpose(axes)?,
                None => view,
            };
            let size = ty.size().unwrap_or(0);
            let Buffers { row, from, to } = buffers;
            if let Some(done) = self.decode_front_into(plan, src, (&mut *from, &mut *to), view.array_mut()) {
                return done;
            }
            if let Some((ty, store)) = self.decode_front_object(plan, src, (from, to))? {
                return view.walked(ty.order).scatter(store.data.as_slice());
            }
            if let Some(room) = view.row_mut() {
                return self.decode_fixed(plan, src, size, (from, to), &mut Output::fixed(room));
            }
            row.clear();
            self.decode_fixed(plan, src, size, (from, to), &mut Output::growing(row, size))?;
            view.scatter(row.as_slice())
        })
    }

    /// Decodes `src` into a new array of the type `like`, or of the type that the format tells; its items take at most
    /// `limit` bytes.
    pub fn decode_array(&self, src: &[u8], like: Option<&Type>, limit: usize) -> Result<Array> {
        let Some(ty) = like else { return self.decode_untyped(src, limit) };
        if ty.dtype.is_items() {
            return self.decode_items(src, ty, Store::new(limit));
        }
        let size = ty.size().unwrap_or(0);
        if size > limit {
            return Err(Error::limit(Some(size), limit));
        }
        self.with_plan(ty, |plan, buffers| {
            let Buffers { from, to, .. } = buffers;
            let made = plan.types[plan.start].clone().unwrap_or_else(|| ty.clone());
            if self.front_object(plan).is_some_and(|object| object.decodes_into()) {
                let mut array = Array::zeros(made, limit)?;
                let done = self.decode_front_into(plan, src, (from, to), &mut array);
                return done.unwrap_or(Ok(())).and_then(|()| plan.restore(array));
            }
            let array = match self.decode_front_object(plan, src, (from, to))? {
                Some((decoded, store)) => Array::from_store(decoded, store)?,
                None => {
                    let mut store = Store::new(limit);
                    self.decode_fixed(plan, src, size, (from, to), &mut Output::growing(&mut store.data, size))?;
                    Array::from_store(made, store)?
                }
            };
            plan.restore(array)
        })
    }

    /// The codec of objects that a pipeline starts with, after `plan.axes`.
    fn front_object<'s>(&'s self, plan: &Plan) -> Option<&'s dyn ObjectCodec> {
        self.stages().get(plan.start)?.codec.as_object()
    }

    /// Decodes with the codec of objects at the front, if there is one.
    fn decode_front_object(
        &self,
        plan: &Plan,
        src: &[u8],
        scratch: (&mut Buffer, &mut Buffer),
    ) -> Result<Option<(Type, Store)>> {
        let Some(object) = self.front_object(plan) else { return Ok(None) };
        // Elements of fixed size: a chunk that holds more of them is one of another array.
        let limit = plan.types[plan.start].as_ref().and_then(Type::size).unwrap_or(usize::MAX);
        let mut store = Store::new(limit);
        let ty = self
            .decode_object(plan, object, &plan.limits, src, scratch, &mut store)
            .map_err(|error| refit(error, limit))?;
        Ok(Some((ty, store)))
    }

    /// Decodes into the elements of `dst` with the codec of objects at the front, if there is one that can.
    fn decode_front_into(
        &self,
        plan: &Plan,
        src: &[u8],
        scratch: (&mut Buffer, &mut Buffer),
        dst: &mut Array,
    ) -> Option<Result<()>> {
        let object = self.front_object(plan).filter(|object| object.decodes_into())?;
        let size = dst.ty().size()?;
        Some(self.decode_stages(plan, &plan.limits, src, scratch, None).and_then(|input| {
            let done = object.decode_object_into(input, self.pool(), dst);
            done.map_err(|error| self.at_stage(plan.start, refit(error, size)))
        }))
    }

    fn decode_object(
        &self,
        plan: &Plan,
        object: &dyn ObjectCodec,
        limits: &[usize],
        src: &[u8],
        scratch: (&mut Buffer, &mut Buffer),
        store: &mut Store,
    ) -> Result<Type> {
        let input = self.decode_stages(plan, limits, src, scratch, None)?;
        let like = plan.types[plan.start].as_ref();
        object
            .decode_object(input, like, store)
            .and_then(|ty| matches(&ty, like).map(|()| ty))
            .map_err(|error| self.at_stage(plan.start, error))
    }

    /// Decodes elements of fixed size to `size` bytes in walking order.
    fn decode_fixed(
        &self,
        plan: &Plan,
        src: &[u8],
        size: usize,
        scratch: (&mut Buffer, &mut Buffer),
        dst: &mut Output<'_>,
    ) -> Result<()> {
        if !plan.decode.is_empty() {
            self.decode_stages(plan, &plan.limits, src, scratch, Some(&mut *dst))?;
        } else if src.len() == size {
            dst.extend_from_slice(src)?;
        } else {
            return Err(wrong_size(src.len(), size));
        }
        if dst.written() == size { Ok(()) } else { Err(wrong_size(dst.written(), size)) }
    }

    /// Runs the stages that decode, but the codec of objects at the front: the last into `dst`; where there is none, the
    /// result is returned.
    fn decode_stages<'b>(
        &self,
        plan: &Plan,
        limits: &[usize],
        src: &'b [u8],
        (from, to): (&'b mut Buffer, &'b mut Buffer),
        mut dst: Option<&mut Output<'_>>,
    ) -> Result<&'b [u8]> {
        let stop = if dst.is_none() { plan.start + 1 } else { plan.start };
        let stages: Vec<usize> = plan.decode.iter().copied().rev().filter(|i| *i >= stop).collect();
        let last = if dst.is_some() { stages.len().saturating_sub(1) } else { usize::MAX };
        for (number, &position) in stages.iter().enumerate() {
            let input = if number == 0 { src } else { from.as_slice() };
            let limit = limits[position];
            let step = |dst: &mut Output<'_>| {
                let done = self.decode_stage(position, input, &self.how(plan, position), dst);
                done.map_err(|error| self.at_stage(position, refit(error, limit)))
            };
            if number == last
                && let Some(dst) = dst.take()
            {
                step(dst)?;
                return Ok(&[]);
            }
            to.clear();
            step(&mut Output::growing(to, limit))?;
            std::mem::swap(from, to);
        }
        Ok(if stages.is_empty() { src } else { from.as_slice() })
    }

    fn decode_stage(&self, position: usize, src: &[u8], how: &How<'_>, dst: &mut Output<'_>) -> Result<()> {
        let codec = &*self.stages()[position].codec;
        let Some((ty, object)) = how.ty.zip(codec.as_object()) else { return codec.decode_as(src, how, dst) };
        let mut store = Store::new(ty.size().unwrap_or(usize::MAX));
        let decoded = object.decode_object(src, Some(ty), &mut store)?;
        matches(&decoded, Some(ty))?;
        dst.extend_from_slice(store.data.as_slice())
    }

    /// How many bytes may come out of decoding each stage, so that the array has `size`.
    fn limits(&self, types: &[Option<Type>], size: usize) -> Vec<usize> {
        let mut len = size;
        let mut limits = Vec::with_capacity(types.len());
        for (position, stage) in self.stages().iter().enumerate() {
            let ty = types[position].as_ref();
            match ty.and_then(Type::size) {
                Some(exact) => {
                    len = exact;
                    limits.push(exact);
                }
                None => limits.push(with_slack(len)),
            }
            len = match (stage.codec.as_object(), ty) {
                (Some(object), _) => object.most_encoded(len, ty.map_or(0, Type::count)),
                (None, Some(ty)) => stage.codec.elements_bound(ty).unwrap_or(usize::MAX),
                (None, None) => stage.codec.encode_bound(len).unwrap_or(usize::MAX),
            };
        }
        limits
    }

    fn decode_items(&self, src: &[u8], ty: &Type, mut store: Store) -> Result<Array> {
        self.with_plan(ty, |plan, buffers| {
            let Some(object) = self.front_object(plan) else {
                return Err(Error::argument(format!("no codec of the pipeline makes items of type {}", ty.dtype)));
            };
            let limits = self.limits(&plan.types, store.limit);
            let Buffers { from, to, .. } = buffers;
            let decoded = self.decode_object(plan, object, &limits, src, (from, to), &mut store)?;
            plan.restore(Array::from_store(decoded, store)?)
        })
    }

    /// Without a type to go by: only a format that tells one can be decoded.
    fn decode_untyped(&self, src: &[u8], limit: usize) -> Result<Array> {
        let object = self.stages().first().and_then(|stage| stage.codec.as_object()).ok_or_else(|| {
            Error::new(
                Kind::NeedsDtype,
                "this format does not tell element type and shape: give an array like the result",
            )
        })?;
        let mut lent = self.work.lend(|| Ok(Work::default()))?;
        let Work { from, to, .. } = &mut *lent;
        let text_limit = object.most_encoded(limit, 0);
        let mut input = src;
        for (position, stage) in self.stages().iter().enumerate().skip(1).rev() {
            to.clear();
            let mut output = Output::growing(to, text_limit);
            stage
                .codec
                .decode_as(input, &self.of_bytes(), &mut output)
                .map_err(|error| self.at_stage(position, refit(error, text_limit)))?;
            std::mem::swap(from, to);
            input = from.as_slice();
        }
        let mut store = Store::new(limit);
        let ty = object.decode_object(input, None, &mut store).map_err(|error| self.at_stage(0, error))?;
        Array::from_store(ty, store)
    }
}

/// Scratch memory of one call.
struct Buffers<'w> {
    row: &'w mut Buffer,
    from: &'w mut Buffer,
    to: &'w mut Buffer,
}

#[cold]
fn wrong_size(found: usize, expected: usize) -> Error {
    Error::corrupt(format!("the chunk decodes to {found} bytes, the array has {expected}"))
}

/// More than its limit means that the chunk is of another array.
fn refit(error: Error, limit: usize) -> Error {
    if matches!(error.kind(), Kind::Limit | Kind::BufferTooSmall) {
        return match error.needed() {
            Some(needed) => wrong_size(needed, limit),
            None => Error::corrupt(format!("the chunk decodes to more than the {limit} bytes that the array allows")),
        };
    }
    error
}

/// Fails unless a chunk that tells its own shape has the one that is expected.
fn matches(found: &Type, like: Option<&Type>) -> Result<()> {
    match like {
        Some(like) if like.shape != found.shape => Err(Error::corrupt(format!(
            "the chunk holds an array of shape {:?}, expected {:?}",
            found.shape, like.shape
        ))),
        Some(like) if like.dtype != found.dtype => {
            Err(Error::corrupt(format!("the chunk holds elements of type {}, expected {}", found.dtype, like.dtype)))
        }
        _ => Ok(()),
    }
}
