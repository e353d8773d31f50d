//! The names that a pickle of a numpy array refers to, and what calling them makes. There are no others.

use std::fmt;

use super::heap::{Heap, Item, Tuple};
use super::text::{Whole, utf8_to_latin1};
use crate::array::dtype::{Class, Endian, Fixed, HOST};
use crate::array::layout;
use crate::codec::object::elements;
use crate::error::{Error, Kind, Result};

/// What `GLOBAL` may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Global {
    Reconstruct,
    NdArray,
    Dtype,
    Scalar,
    FromBuffer,
    Encode,
    Bytes,
    ByteArray,
}

impl Global {
    /// The meaning of `name` in `module`: of Python 2 or 3, numpy 1 or 2.
    pub(super) fn find(module: &str, name: &str) -> Result<Global> {
        Ok(match (module, name) {
            ("numpy.core.multiarray" | "numpy._core.multiarray", "_reconstruct") => Global::Reconstruct,
            ("numpy.core.multiarray" | "numpy._core.multiarray", "scalar") => Global::Scalar,
            ("numpy.core.numeric" | "numpy._core.numeric", "_frombuffer") => Global::FromBuffer,
            ("numpy", "ndarray") => Global::NdArray,
            ("numpy", "dtype") => Global::Dtype,
            ("_codecs", "encode") => Global::Encode,
            ("builtins" | "__builtin__", "bytes") => Global::Bytes,
            ("builtins" | "__builtin__", "bytearray") => Global::ByteArray,
            _ => return Err(refused(module, name)),
        })
    }
}

/// What is said of every name that is not known.
pub(super) fn refused(module: &str, name: &str) -> Error {
    let shown: String = format!("{module}.{name}").chars().take(80).collect();
    Error::new(
        Kind::Unsupported,
        format!(
            "refuses to load {shown:?}: only numpy arrays, numbers, strings, bytes, lists, tuples and dicts are read"
        ),
    )
}

impl fmt::Display for Global {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Global::Reconstruct => "numpy's _reconstruct",
            Global::NdArray => "numpy.ndarray",
            Global::Dtype => "numpy.dtype",
            Global::Scalar => "numpy's scalar",
            Global::FromBuffer => "numpy's _frombuffer",
            Global::Encode => "_codecs.encode",
            Global::Bytes => "bytes",
            Global::ByteArray => "bytearray",
        })
    }
}

/// An element type as numpy has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// `|O`: any Python object.
    Object,
    Fixed(Fixed),
}

/// The state of an array.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    pub(super) element: Element,
    /// Checked to be extents that fit into memory.
    pub(super) shape: Tuple,
    /// Whether the bytes of elements lie in Fortran order. Objects are listed in C order in either case.
    pub(super) is_fortran: bool,
    pub(super) data: Data<'a>,
}

/// The elements of an array.
#[derive(Clone, Copy, Debug)]
pub(super) enum Data<'a> {
    /// Of fixed size.
    Bytes(Item<'a>),
    /// Objects: the first so many of a list.
    List(usize, usize),
}

fn wrong(what: &str) -> Error {
    Error::corrupt(format!("{what}, not as numpy writes it"))
}

impl<'a> Heap<'a> {
    /// `REDUCE`: what `callable(*args)` gives.
    pub(super) fn call(&mut self, callable: Item<'a>, args: Tuple) -> Result<Item<'a>> {
        let Item::Global(global) = callable else {
            return Err(Error::corrupt(format!("a call of {}", self.kind(callable))));
        };
        let given = self.tuple_items(args);
        match (global, given) {
            (Global::Reconstruct, [Item::Global(Global::NdArray), Item::Tuple(_), _]) => {
                super::heap::push(&mut self.arrays, None)?;
                Ok(Item::Array(self.arrays.len() - 1))
            }
            (Global::Dtype, [name] | [name, _] | [name, _, _]) => {
                let element = self.str(*name).ok_or_else(|| wrong("an element type")).and_then(element)?;
                super::heap::push(&mut self.dtypes, element)?;
                Ok(Item::Dtype(self.dtypes.len() - 1))
            }
            (Global::Scalar, [Item::Dtype(dtype), bytes]) => self.scalar(self.dtypes[*dtype], *bytes),
            (Global::FromBuffer, [buffer, Item::Dtype(dtype), Item::Tuple(shape), order]) => {
                let is_fortran = match self.str(*order) {
                    Some("C") => false,
                    Some("F") => true,
                    _ => return Err(wrong("the order of an array")),
                };
                let parts = self.parts(self.dtypes[*dtype], *shape, is_fortran, *buffer)?;
                super::heap::push(&mut self.arrays, Some(parts))?;
                Ok(Item::Array(self.arrays.len() - 1))
            }
            (Global::Encode, [text, encoding]) if matches!(self.str(*encoding), Some("latin1" | "latin-1")) => {
                self.latin1(*text)
            }
            (Global::Bytes | Global::ByteArray, []) => Ok(Item::Bytes(&[])),
            (Global::Bytes | Global::ByteArray, [bytes @ (Item::Bytes(_) | Item::Blob(_))]) => {
                let bytes = *bytes;
                self.share(bytes)?;
                Ok(bytes)
            }
            (Global::ByteArray, [text, encoding]) if matches!(self.str(*encoding), Some("latin1" | "latin-1")) => {
                self.latin1(*text)
            }
            _ => Err(wrong(&format!("a call of {global}"))),
        }
    }

    fn latin1(&mut self, text: Item<'a>) -> Result<Item<'a>> {
        let text = self.str(text).ok_or_else(|| wrong("bytes"))?;
        let bytes = utf8_to_latin1(text)?.ok_or_else(|| wrong("bytes"))?;
        self.blob(bytes)
    }

    /// `BUILD`: gives an element type or an array its state.
    pub(super) fn build(&mut self, object: Item<'a>, state: Item<'a>) -> Result<()> {
        match (object, state) {
            (Item::Dtype(dtype), Item::Tuple(state)) => {
                self.dtypes[dtype] = self.dtype_state(self.dtypes[dtype], state)?;
                Ok(())
            }
            (Item::Array(array), Item::Tuple(state)) => {
                let [Item::Int(1), Item::Tuple(shape), Item::Dtype(dtype), is_fortran, data] = *self.tuple_items(state)
                else {
                    return Err(wrong("the state of an array"));
                };
                let is_fortran = truth(is_fortran).ok_or_else(|| wrong("the state of an array"))?;
                self.arrays[array] = Some(self.parts(self.dtypes[dtype], shape, is_fortran, data)?);
                Ok(())
            }
            _ => {
                let (object, state) = (self.kind(object), self.kind(state));
                Err(Error::corrupt(format!("BUILD of {object} with {state}")))
            }
        }
    }

    /// The extents of an array.
    pub(super) fn shape(&self, shape: Tuple) -> Result<Vec<usize>> {
        let extents = self.tuple_items(shape);
        if extents.len() > layout::MAX_NDIM {
            return Err(Error::corrupt(format!("{} axes, {} are the most", extents.len(), layout::MAX_NDIM)));
        }
        let extent = |item: &Item<'_>| match item {
            Item::Int(extent) => usize::try_from(*extent).ok(),
            _ => None,
        };
        extents.iter().map(extent).collect::<Option<_>>().ok_or_else(|| wrong("the shape of an array"))
    }

    fn parts(&mut self, element: Element, shape: Tuple, is_fortran: bool, data: Item<'a>) -> Result<Parts<'a>> {
        let extents = self.shape(shape)?;
        let size = match element {
            Element::Object => size_of::<crate::segments::Segment>(),
            Element::Fixed(fixed) => fixed.size,
        };
        layout::check(&extents, size).map_err(|error| error.with_kind(Kind::Corrupt))?;
        let count: usize = extents.iter().product();
        let (data, found, expected) = match (element, data) {
            (Element::Object, Item::List(list)) => (Data::List(list, count), self.list_items(list).len(), count),
            (Element::Object, _) => return Err(wrong("the items of an array")),
            // Python 2 had no bytes: its strings come as text where they are ASCII.
            (Element::Fixed(fixed), _) => {
                if let Some(text) = self.str(data) {
                    // Looking at it costs its length, again for each array that refers to it.
                    let (len, is_ascii) = (text.len(), text.is_ascii());
                    self.spend(len)?;
                    if !is_ascii {
                        return Err(wrong("the elements of an array"));
                    }
                }
                let bytes = self.bytes(data).or_else(|| self.str(data).map(str::as_bytes));
                let bytes = bytes.ok_or_else(|| wrong("the elements of an array"))?;
                (Data::Bytes(data), bytes.len(), count * fixed.size)
            }
        };
        if found != expected {
            let unit = if element == Element::Object { "items" } else { "bytes" };
            return Err(Error::corrupt(format!("an array of shape {extents:?} has {expected} {unit}, not {found}")));
        }
        Ok(Parts { element, shape, is_fortran, data })
    }

    /// The bytes of the elements of an array of fixed ones.
    pub(super) fn elements(&self, data: Item<'a>) -> &[u8] {
        self.bytes(data).or_else(|| self.str(data).map(str::as_bytes)).unwrap_or_default()
    }

    /// What an element type becomes by its state: version, byte order, parts, size, alignment, flags, unit.
    fn dtype_state(&self, element: Element, state: Tuple) -> Result<Element> {
        let (fields, unit) = match self.tuple_items(state) {
            [fields @ .., Item::Tuple(unit)] if fields.len() == 8 => (fields, Some(*unit)),
            fields => (fields, None),
        };
        let [Item::Int(3 | 4), order, subtype, names, parts, size, _, _] = *fields else {
            return Err(wrong("the state of an element type"));
        };
        let endian = match self.str(order) {
            Some("<") => Endian::Little,
            Some(">") => Endian::Big,
            Some("=" | "|") => HOST,
            _ => return Err(wrong("the byte order of an element type")),
        };
        if !matches!((subtype, names, parts), (Item::None, Item::None, Item::None)) {
            return Err(Error::new(Kind::Unsupported, "structured element types and those with a shape are not read"));
        }
        let Element::Fixed(mut fixed) = element else { return Ok(element) };
        if let (Class::ByteString | Class::Unicode | Class::Void, Item::Int(size @ 0..)) = (fixed.class, size) {
            let whole = i32::try_from(size).ok().filter(|size| (*size as usize).is_multiple_of(fixed.word()));
            fixed.size = whole.ok_or_else(|| wrong("the size of an element type"))? as usize;
        }
        if let (Some(unit), Class::DateTime | Class::TimeDelta) = (unit, fixed.class) {
            fixed.unit = self.unit(fixed.class, unit)?;
        }
        Ok(Element::Fixed(fixed.with_endian(endian)))
    }

    /// The unit of instants and spans: a dict or nothing, then name, how many, divided by what, and a number always 1.
    fn unit(&self, class: Class, metadata: Tuple) -> Result<Option<crate::array::dtype::Unit>> {
        let bad = || wrong("the unit of an element type");
        let [_, Item::Tuple(unit)] = *self.tuple_items(metadata) else { return Err(bad()) };
        let [name, Item::Int(step), Item::Int(1), Item::Int(1)] = *self.tuple_items(unit) else { return Err(bad()) };
        let name = self.bytes(name).and_then(|name| std::str::from_utf8(name).ok()).or(self.str(name));
        let name = name.ok_or_else(bad)?;
        if name == "generic" {
            return Ok(None);
        }
        let letter = if class == Class::DateTime { 'M' } else { 'm' };
        Fixed::parse(&format!("{letter}8[{step}{name}]")).map(|fixed| fixed.unit).map_err(|_| bad())
    }

    /// A number, string or bytes out of one element.
    fn scalar(&mut self, element: Element, bytes: Item<'a>) -> Result<Item<'a>> {
        let unsupported = |name: &dyn fmt::Display| {
            Error::new(Kind::Unsupported, format!("a numpy scalar of type {name} is no number, string or bytes"))
        };
        let fixed = match element {
            Element::Fixed(fixed) if elements::is_plain(&fixed) || fixed.class == Class::ByteString => fixed,
            Element::Fixed(fixed) => return Err(unsupported(&fixed)),
            Element::Object => return Err(unsupported(&"|O")),
        };
        let data = self.bytes(bytes).filter(|data| data.len() == fixed.size).ok_or_else(|| wrong("a numpy scalar"))?;
        let mut text = String::new();
        if fixed.class == Class::Unicode {
            text.try_reserve(data.len()).map_err(|_| Error::no_memory(data.len()))?;
        }
        match elements::get(&fixed, data, &mut text) {
            Some(elements::Element::Bool(value)) => Ok(Item::Bool(value)),
            Some(elements::Element::Int(value)) => Ok(Item::Int(value)),
            Some(elements::Element::UInt(value)) => {
                let small = i64::try_from(value).map(Whole::Small);
                self.whole(small.unwrap_or_else(|_| Whole::Big(value.to_string())))
            }
            Some(elements::Element::Float(value)) => Ok(Item::Float(value)),
            Some(elements::Element::Str(_)) => self.text(text),
            Some(elements::Element::Bytes(value)) => {
                let mut copy = crate::segments::reserved(value.len())?;
                copy.extend_from_slice(value);
                self.blob(copy)
            }
            None => Err(Error::corrupt("a numpy string with a code that is no character")),
        }
    }
}

/// The element type of numpy's name for it.
fn element(name: &str) -> Result<Element> {
    match name {
        "O" | "O4" | "O8" | "|O" => Ok(Element::Object),
        _ => Fixed::parse(name).map(Element::Fixed).map_err(|_| {
            let shown: String = name.chars().take(80).collect();
            Error::new(Kind::Unsupported, format!("the element type {shown:?} is not read"))
        }),
    }
}

fn truth(item: Item<'_>) -> Option<bool> {
    match item {
        Item::Bool(truth) => Some(truth),
        Item::Int(number @ 0..=1) => Some(number == 1),
        _ => None,
    }
}
