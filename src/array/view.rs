//! [`Array`]: memory seen as an array, owned or lent, and views of it.

use std::any::Any;
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::sync::Arc;

use super::items::{Items, Shared};
use super::layout::{self, Order};
use super::peek::{Peek, PeekMut};
use super::strided::{self, Axis};
use super::{Dtype, Store, Type};
use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::{Segment, Segments, reserved};

/// What keeps memory there; dropped when the last array over it goes.
pub type Owner = Arc<dyn Any + Send + Sync>;

enum Data {
    /// Elements of fixed size, by the address of the one with all indices 0.
    Fixed { owner: Owner, first: *mut u8, writable: bool },
    /// Items; strides count in items from the one with all indices 0.
    Items { items: Arc<Segments>, first: usize, limit: usize },
    /// Nothing: the array only tells a type.
    Nothing,
}

/// An array: a type, strides, and memory.
pub struct Array {
    ty: Type,
    strides: Vec<isize>,
    data: Data,
}

// SAFETY: what is owned may go to any thread; of memory that was lent, whoever lent it promised the same.
unsafe impl Send for Array {}
// SAFETY: shared access only reads; who makes two arrays over the same memory promised not to write meanwhile.
unsafe impl Sync for Array {}

/// A part of an array along one axis: `count` indices from `start` on, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first index.
    pub start: usize,
    /// How many.
    pub count: usize,
    /// How far apart; negative walks back.
    pub step: isize,
}

fn nothing() -> Error {
    Error::argument("the array only describes a type: it has no elements to read or write")
}

impl Array {
    /// A type without memory: what a decoder is told to make.
    pub fn describe(ty: Type) -> Array {
        let strides = layout::strides(&ty.shape, unit(&ty), ty.order);
        Array { ty, strides, data: Data::Nothing }
    }

    /// An array of zeros, or of empty items that may grow to `limit` bytes in all, their table included.
    pub fn zeros(ty: Type, limit: usize) -> Result<Array> {
        let mut store = Store::new(limit);
        match ty.size() {
            Some(size) => store.data.resize_zeroed(size)?,
            None => {
                let table = ty.count().saturating_mul(size_of::<Segment>());
                if table > limit {
                    return Err(Error::limit(Some(table), limit));
                }
                store.reserve_items(ty.count())?;
                store.table.resize(ty.count(), Segment::default());
            }
        }
        Array::from_store(ty, store)
    }

    /// Takes elements in a row in the order of the type, or items.
    pub fn from_store(ty: Type, store: Store) -> Result<Array> {
        let strides = layout::strides(&ty.shape, unit(&ty), ty.order);
        let data = match ty.size() {
            Some(size) => {
                if store.data.len() != size {
                    return Err(Error::argument(format!("{} bytes, the array has {size}", store.data.len())));
                }
                let mut buffer = store.data;
                let first = buffer.as_mut_slice().as_mut_ptr();
                Data::Fixed { owner: Arc::new(buffer), first, writable: true }
            }
            None => {
                let items = Arc::new(Segments::new(Box::new(store.data), store.table)?);
                return Array::from_items(ty, items, store.limit);
            }
        };
        Ok(Array { ty, strides, data })
    }

    /// Takes items, in the order of the type. Codecs check that each is what the element type says.
    pub fn from_items(ty: Type, items: Arc<Segments>, limit: usize) -> Result<Array> {
        if !ty.dtype.is_items() {
            return Err(Error::argument(format!("items cannot be elements of type {}", ty.dtype)));
        }
        if items.count() != ty.count() {
            return Err(Error::argument(format!(
                "{} items, an array of shape {:?} has {}",
                items.count(),
                ty.shape,
                ty.count()
            )));
        }
        let strides = layout::strides(&ty.shape, 1, ty.order);
        Ok(Array { ty, strides, data: Data::Items { items, first: 0, limit } })
    }

    /// Sees memory of someone else as an array. `strides` in bytes; `None`: in a row, in the order of the type.
    ///
    /// # Safety
    /// Every element that the strides reach from `first` (the address of the element with all indices 0) is valid for
    /// reads, and if `writable` for writes, as long as `owner` lives; nobody writes to them while a call reads them, and
    /// nobody reads or writes while a call writes.
    pub unsafe fn borrow(
        ty: Type,
        first: *mut u8,
        strides: Option<&[isize]>,
        writable: bool,
        owner: Owner,
    ) -> Result<Array> {
        let Some(fixed) = ty.dtype.fixed() else {
            return Err(Error::argument(format!("items of type {} are carried by segments", ty.dtype)));
        };
        let strides = match strides {
            Some(given) if given.len() != ty.shape.len() => {
                let axes = ty.shape.len();
                return Err(Error::argument(format!("{} strides for an array of {axes} axes", given.len())));
            }
            Some(given) => {
                let mut strides = reserved(given.len())?;
                strides.extend_from_slice(given);
                strides
            }
            None => layout::strides(&ty.shape, fixed.size, ty.order),
        };
        let (low, high) = layout::extent(&ty.shape, &strides)?;
        let at = first as usize;
        let fits = at.checked_add_signed(low).is_some()
            && at.checked_add_signed(high).and_then(|at| at.checked_add(fixed.size)).is_some();
        if !fits {
            return Err(Error::argument("the strides lead out of memory"));
        }
        if first.is_null() && ty.count() > 0 && fixed.size > 0 {
            return Err(Error::new(Kind::Null, "data is NULL"));
        }
        Ok(Array { ty, strides, data: Data::Fixed { owner, first, writable } })
    }

    /// The same array with another owner of its memory: once nothing can fail any more.
    #[must_use]
    pub fn owned_by(mut self, keeper: Owner) -> Array {
        if let Data::Fixed { owner, .. } = &mut self.data {
            *owner = keeper;
        }
        self
    }

    /// Another array over the same memory.
    ///
    /// # Safety
    /// Nobody writes through one of them while a call reads or writes through the other.
    pub unsafe fn alias(&self) -> Array {
        let data = match &self.data {
            Data::Fixed { owner, first, writable } => {
                Data::Fixed { owner: owner.clone(), first: *first, writable: *writable }
            }
            Data::Items { items, first, limit } => Data::Items { items: items.clone(), first: *first, limit: *limit },
            Data::Nothing => Data::Nothing,
        };
        Array { ty: self.ty.clone(), strides: self.strides.clone(), data }
    }

    /// This array, to be seen in another way for a while.
    pub fn peek(&self) -> Peek<'_> {
        // SAFETY: as long as the result lives, `self` is borrowed and can only be read, and the result is never written.
        Peek { array: unsafe { self.alias() }, of: PhantomData }
    }

    /// This array, to be seen in another way and written for a while.
    pub fn peek_mut(&mut self) -> PeekMut<'_> {
        // SAFETY: as long as the result lives, `self` is borrowed alone, and not used.
        PeekMut { array: unsafe { self.alias() }, of: PhantomData }
    }

    /// Element type, shape and order.
    pub fn ty(&self) -> &Type {
        &self.ty
    }

    /// How far one step along each axis goes: in bytes, or in items where these vary in length.
    pub fn strides(&self) -> &[isize] {
        &self.strides
    }

    /// The address of the element with all indices 0; `None` for items and for a type alone.
    pub fn first(&self) -> Option<*const u8> {
        match &self.data {
            Data::Fixed { first, .. } => Some(first.cast_const()),
            _ => None,
        }
    }

    /// Whether elements may be written.
    pub fn is_writable(&self) -> bool {
        match &self.data {
            Data::Fixed { writable, .. } => *writable,
            Data::Items { .. } => true,
            Data::Nothing => false,
        }
    }

    /// Whether there is memory behind the type.
    pub fn has_data(&self) -> bool {
        !matches!(self.data, Data::Nothing)
    }

    /// The bytes of all elements, or of all items together.
    pub fn size(&self) -> usize {
        match (self.ty.size(), self.items()) {
            (Some(size), _) => size,
            (None, Ok(items)) => items.map(<[u8]>::len).fold(0, usize::saturating_add),
            (None, Err(_)) => 0,
        }
    }

    /// The most bytes that items may take.
    pub fn limit(&self) -> usize {
        match &self.data {
            Data::Items { limit, .. } => *limit,
            _ => usize::MAX,
        }
    }

    /// The addresses from the lowest to the highest byte of any element, or of all data that items lie in.
    pub fn span(&self) -> std::ops::Range<usize> {
        if let Data::Items { items, .. } = &self.data {
            let data = items.data().as_ptr_range();
            return data.start as usize..data.end as usize;
        }
        let (Data::Fixed { first, .. }, Some(fixed)) = (&self.data, self.ty.dtype.fixed()) else { return 0..0 };
        if self.ty.count() == 0 {
            return 0..0;
        }
        let (low, high) = layout::extent(&self.ty.shape, &self.strides).unwrap_or_default();
        let at = *first as usize;
        at.wrapping_add_signed(low)..at.wrapping_add_signed(high).wrapping_add(fixed.size)
    }

    // Views: the same memory, seen in another way.

    /// The part that `ranges` name, one for each axis.
    pub fn slice(mut self, ranges: &[Range]) -> Result<Array> {
        if ranges.len() != self.ty.shape.len() {
            let axes = self.ty.shape.len();
            return Err(Error::argument(format!("{} ranges for an array of {axes} axes", ranges.len())));
        }
        let mut offset = 0isize;
        for (axis, range) in ranges.iter().enumerate() {
            let extent = self.ty.shape[axis];
            let last = range
                .count
                .checked_sub(1)
                .and_then(|n| (range.start as isize).checked_add(isize::try_from(n).ok()?.checked_mul(range.step)?));
            let inside = |index: isize| index >= 0 && (index as usize) < extent;
            let good = match last {
                None => range.count == 0 && range.start <= extent,
                Some(last) => range.start < extent && inside(last) && (range.step != 0 || range.count == 1),
            };
            if !good {
                return Err(Error::argument(format!(
                    "axis {axis}: {} indices from {} on, {} apart, leave its extent of {extent}",
                    range.count, range.start, range.step
                )));
            }
            if range.count > 0 {
                // Wrapping: the strides of an array without elements may be anything, and lead nowhere.
                offset = offset.wrapping_add((range.start as isize).wrapping_mul(self.strides[axis]));
            }
            self.ty.shape[axis] = range.count;
            self.strides[axis] = self.strides[axis].saturating_mul(range.step);
        }
        if self.ty.count() > 0 {
            match &mut self.data {
                Data::Fixed { first, .. } => *first = first.wrapping_offset(offset),
                Data::Items { first, .. } => *first = first.wrapping_add_signed(offset),
                Data::Nothing => {}
            }
        }
        Ok(self)
    }

    /// The array without its outermost `before` and `after` indices along each axis: without its ghost cells.
    pub fn interior(self, before: &[usize], after: &[usize]) -> Result<Array> {
        let axes = self.ty.shape.len();
        if before.len() != axes || after.len() != axes {
            let (before, after) = (before.len(), after.len());
            return Err(Error::argument(format!("margins of {before} and {after} axes for an array of {axes}")));
        }
        let mut ranges = Vec::with_capacity(axes);
        for (axis, extent) in self.ty.shape.iter().enumerate() {
            let margins = before[axis].checked_add(after[axis]);
            let count = margins.and_then(|margins| extent.checked_sub(margins)).ok_or_else(|| {
                let (before, after) = (before[axis], after[axis]);
                Error::argument(format!("axis {axis}: margins of {before} and {after} leave nothing of {extent}"))
            })?;
            ranges.push(Range { start: before[axis], count, step: 1 });
        }
        self.slice(&ranges)
    }

    /// The array with its axes permuted: axis `i` of the result is axis `axes[i]` of this one.
    pub fn transpose(mut self, axes: &[usize]) -> Result<Array> {
        layout::check_axes(axes, self.ty.shape.len())?;
        self.ty.shape = axes.iter().map(|axis| self.ty.shape[*axis]).collect();
        self.strides = axes.iter().map(|axis| self.strides[*axis]).collect();
        Ok(self)
    }

    /// The same elements in the same order under another shape; they must lie in a row.
    pub fn reshape(mut self, shape: &[usize]) -> Result<Array> {
        let ty = Type::new(self.ty.dtype, shape, self.ty.order)?;
        if ty.count() != self.ty.count() {
            let (have, want) = (self.ty.count(), ty.count());
            return Err(Error::argument(format!("shape {shape:?} has {want} elements, the array {have}")));
        }
        if !self.is_row() {
            return Err(Error::argument("the elements do not lie in a row: copy the array first"));
        }
        self.strides = layout::strides(shape, unit(&ty), ty.order);
        self.ty = ty;
        Ok(self)
    }

    /// The same memory as elements of another type of the same size.
    pub fn view_as(mut self, dtype: Dtype) -> Result<Array> {
        let same = match (self.ty.dtype, dtype) {
            (Dtype::Fixed(from), Dtype::Fixed(to)) => from.size == to.size,
            (Dtype::Fixed(_), _) => false,
            (from, to) => from == to || to == Dtype::Bytes,
        };
        if !same {
            return Err(Error::argument(format!("elements of type {} cannot be seen as {dtype}", self.ty.dtype)));
        }
        self.ty.dtype = dtype;
        Ok(self)
    }

    /// The same array walked in another order.
    #[must_use]
    pub fn walked(mut self, order: Order) -> Array {
        self.ty.order = order;
        self
    }

    // Elements of fixed size.

    /// Whether walking meets the elements, or the items in their table, in a row.
    pub fn is_row(&self) -> bool {
        layout::is_contiguous(&self.ty.shape, &self.strides, unit(&self.ty), self.ty.order)
    }

    /// The elements if they lie in a row in walking order.
    pub fn row(&self) -> Option<&[u8]> {
        let (Data::Fixed { first, .. }, Some(size)) = (&self.data, self.ty.size()) else { return None };
        if size == 0 {
            return Some(&[]);
        }
        // SAFETY: `size` bytes from the first element on are the array's elements, valid as long as its owner.
        self.is_row().then(|| unsafe { std::slice::from_raw_parts(first.cast_const(), size) })
    }

    /// The elements if they lie in a row in walking order, to be written.
    pub fn row_mut(&mut self) -> Option<&mut [MaybeUninit<u8>]> {
        let (Data::Fixed { first, writable: true, .. }, Some(size)) = (&self.data, self.ty.size()) else { return None };
        if size == 0 {
            return Some(&mut []);
        }
        // SAFETY: as in `row`; writable, and `self` is borrowed alone.
        self.is_row().then(|| unsafe { std::slice::from_raw_parts_mut(first.cast(), size) })
    }

    /// Appends the elements in walking order.
    pub fn gather(&self, dst: &mut Output<'_>) -> Result<()> {
        if let Some(row) = self.row() {
            return dst.extend_from_slice(row);
        }
        let (Data::Fixed { first, .. }, Some(size), Some(fixed)) = (&self.data, self.ty.size(), self.ty.dtype.fixed())
        else {
            return Err(if self.has_data() {
                Error::argument(format!("items of type {} are no elements of fixed size", self.ty.dtype))
            } else {
                nothing()
            });
        };
        let steps = layout::strides(&self.ty.shape, fixed.size, self.ty.order);
        let axes = self.axes(&self.strides, &steps);
        dst.fill_exact(size, |room| {
            // SAFETY: the strides reach the elements of the array, and the steps `size` bytes of room, which is apart.
            unsafe {
                strided::copy(first.cast_const(), room.as_mut_ptr().cast(), &axes, fixed.size);
                Ok(std::slice::from_raw_parts_mut(room.as_mut_ptr().cast(), size))
            }
        })
    }

    /// The elements in walking order, through `scratch` where they do not lie in a row.
    pub fn elements<'a>(&'a self, scratch: &'a mut Buffer) -> Result<&'a [u8]> {
        if let Some(row) = self.row() {
            return Ok(row);
        }
        scratch.clear();
        self.gather(&mut Output::growing(scratch, usize::MAX))?;
        Ok(scratch.as_slice())
    }

    /// Fails unless elements of fixed size can be written here without writing one twice.
    pub fn check_writable(&self) -> Result<()> {
        match &self.data {
            Data::Nothing => Err(nothing()),
            Data::Fixed { writable: false, .. } => Err(Error::argument("the array was lent for reading only")),
            Data::Fixed { .. } if !layout::is_injective(&self.ty.shape, &self.strides, unit(&self.ty)) => {
                Err(Error::argument("elements of the array share memory: it cannot be written to"))
            }
            _ => Ok(()),
        }
    }

    /// Writes all elements, which are given in walking order.
    pub fn scatter(&mut self, src: &[u8]) -> Result<()> {
        self.check_writable()?;
        let (Data::Fixed { first, .. }, Some(fixed)) = (&self.data, self.ty.dtype.fixed()) else {
            return Err(Error::argument(format!("items of type {} are no elements of fixed size", self.ty.dtype)));
        };
        assert_eq!(Some(src.len()), self.ty.size(), "the caller has checked the size");
        let steps = layout::strides(&self.ty.shape, fixed.size, self.ty.order);
        let axes = self.axes(&steps, &self.strides);
        // SAFETY: the strides reach the elements of the array, which are writable, the steps those of `src`; `self` is
        // borrowed alone.
        unsafe { strided::copy(src.as_ptr(), *first, &axes, fixed.size) };
        Ok(())
    }

    /// Copies all elements of `src`, of the same shape and element type, wherever both lie.
    pub fn assign(&mut self, src: &Array) -> Result<()> {
        let mut scratch = Buffer::new();
        if self.ty.shape != src.ty.shape || self.ty.dtype != src.ty.dtype {
            return Err(Error::argument(format!(
                "an array of type {} and shape {:?} cannot take one of type {} and shape {:?}",
                self.ty.dtype, self.ty.shape, src.ty.dtype, src.ty.shape
            )));
        }
        if self.ty.dtype.is_items() {
            let limit = self.limit();
            *self = src.copy(self.ty.order, limit)?;
            return Ok(());
        }
        self.check_writable()?;
        let (Data::Fixed { first: to, .. }, Data::Fixed { first: from, .. }) = (&self.data, &src.data) else {
            return Err(nothing());
        };
        let (ours, theirs) = (self.span(), src.span());
        if ours.start < theirs.end && theirs.start < ours.end {
            // Through a copy: what is written could be what is still to be read.
            src.gather_in(self.ty.order, &mut Output::growing(&mut scratch, usize::MAX))?;
            return self.scatter(scratch.as_slice());
        }
        let axes = self.axes(&src.strides, &self.strides);
        // SAFETY: the strides reach the elements of both, which were just seen to lie apart.
        unsafe { strided::copy(from.cast_const(), *to, &axes, unit(&self.ty)) };
        Ok(())
    }

    /// [`Array::gather`] in the order of someone else.
    fn gather_in(&self, order: Order, dst: &mut Output<'_>) -> Result<()> {
        self.peek().walked(order).gather(dst)
    }

    /// A copy with memory of its own, in a row in `order`; of items, at most `limit` bytes.
    pub fn copy(&self, order: Order, limit: usize) -> Result<Array> {
        let ty = Type { order, ..self.ty.clone() };
        let mut store = Store::new(limit);
        if ty.dtype.is_items() {
            let walked = self.peek().walked(order);
            store.reserve_items(ty.count())?;
            for item in walked.items()? {
                store.push(item)?;
            }
        } else {
            self.gather_in(order, &mut Output::growing(&mut store.data, usize::MAX))?;
        }
        Array::from_store(ty, store)
    }

    /// The memory of elements of fixed size, to be used again, if it is the library's own and nobody else uses it.
    #[cfg(feature = "zarr")]
    pub(crate) fn into_buffer(self) -> Option<Buffer> {
        let Data::Fixed { owner, .. } = self.data else { return None };
        Arc::into_inner(owner.downcast::<Buffer>().ok()?)
    }

    fn axes(&self, src: &[isize], dst: &[isize]) -> Vec<Axis> {
        let axes = self.ty.shape.iter().zip(src).zip(dst);
        axes.map(|((n, src), dst)| Axis { n: *n, src: *src, dst: *dst }).collect()
    }

    // Items.

    /// The segments behind items; the array may be a part of them, in another order.
    pub fn segments(&self) -> Option<&Arc<Segments>> {
        match &self.data {
            Data::Items { items, .. } => Some(items),
            _ => None,
        }
    }

    /// All items in walking order.
    pub fn items(&self) -> Result<Items<'_>> {
        let Data::Items { items, first, .. } = &self.data else {
            return Err(if self.has_data() {
                Error::argument(format!("elements of type {} are no items", self.ty.dtype))
            } else {
                nothing()
            });
        };
        let axes = layout::collapse(&self.ty.shape, &self.strides, self.ty.order);
        let index = vec![0; axes.len()];
        Ok(Items { items, axes, index, at: *first, left: self.ty.count() })
    }

    /// Item number `index` in walking order.
    pub fn item(&self, index: usize) -> Option<&[u8]> {
        let Data::Items { items, first, .. } = &self.data else { return None };
        let (mut rest, mut at) = ((index < self.ty.count()).then_some(index)?, *first);
        let axes = self.ty.shape.len();
        for fastest in 0..axes {
            let axis = if self.ty.order == Order::C { axes - 1 - fastest } else { fastest };
            at = at.wrapping_add_signed((rest % self.ty.shape[axis]) as isize * self.strides[axis]);
            rest /= self.ty.shape[axis];
        }
        items.get(at)
    }

    /// The items in walking order as segments over the same memory.
    pub fn to_segments(&self) -> Result<Segments> {
        let walked = self.items()?;
        let shared = Shared(walked.items.clone());
        let mut table = reserved(walked.len())?;
        table.extend(walked.positions().filter_map(|at| shared.0.table().get(at).copied()));
        Segments::new(Box::new(shared), table)
    }

    /// Data and table of items that are walked in the order of the table.
    pub fn table(&self) -> Option<(&[u8], &[Segment])> {
        let Data::Items { items, first, .. } = &self.data else { return None };
        self.is_row().then(|| (items.data(), &items.table()[*first..*first + self.ty.count()]))
    }

    /// The memory of the items, to be used again, if nobody else uses it; the array is left without items.
    pub fn take_store(&mut self) -> Store {
        let limit = self.limit();
        let Data::Items { items, .. } = std::mem::replace(&mut self.data, Data::Nothing) else {
            return Store::new(limit);
        };
        let (data, table) = Arc::into_inner(items).map(Segments::into_parts).unwrap_or_default();
        let mut store = Store { data: data.unwrap_or_default(), table, limit };
        store.clear();
        store
    }
}

/// Appends the elements of `src`, which lie in a row as `ty` says, with axes permuted: axis `i` of the result is axis
/// `axes[i]` of `ty`.
pub fn permute(src: &[u8], ty: &Type, axes: &[usize], dst: &mut Output<'_>) -> Result<()> {
    layout::check_axes(axes, ty.shape.len())?;
    let (size, unit) = (ty.size().unwrap_or(usize::MAX), unit(ty));
    if src.len() != size {
        return Err(Error::corrupt(format!("{} bytes of elements, the array has {size}", src.len())));
    }
    let strides = layout::strides(&ty.shape, unit, ty.order);
    let shape: Vec<usize> = axes.iter().map(|axis| ty.shape[*axis]).collect();
    let steps = layout::strides(&shape, unit, ty.order);
    let axes: Vec<Axis> =
        axes.iter().enumerate().map(|(to, from)| Axis { n: shape[to], src: strides[*from], dst: steps[to] }).collect();
    dst.fill_exact(size, |room| {
        // SAFETY: both sets of strides reach `size` bytes, which `src` and the room have; these do not overlap.
        unsafe {
            strided::copy(src.as_ptr(), room.as_mut_ptr().cast(), &axes, unit);
            Ok(std::slice::from_raw_parts_mut(room.as_mut_ptr().cast(), size))
        }
    })
}

/// What one step is for an array whose elements lie in a row: the bytes of an element, or one item.
fn unit(ty: &Type) -> usize {
    ty.dtype.fixed().map_or(1, |fixed| fixed.size)
}
