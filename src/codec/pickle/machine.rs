//! The machine that a pickle is a program for: a stack, marks on it, and a memo.
//!
//! It has no way to call anything but what [`super::numpy`] knows. What it allocates is in proportion to the program: each
//! opcode makes at most three items, whatever it was told.

use super::heap::{Heap, Item, push};
use super::numpy::{Global, refused};
use super::opcodes::{self as op, name};
use super::text::{self, Whole};
use crate::error::{Error, Kind, Result};

/// The highest protocol there is.
pub(super) const HIGHEST: u8 = 5;

/// Runs `program`; gives everything it made, and the item that it left on the stack.
pub(super) fn load(program: &[u8]) -> Result<(Heap<'_>, Item<'_>)> {
    let mut machine = Machine {
        program,
        at: 0,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: Vec::new(),
        memos: 0,
        heap: Heap::new(program.len()),
    };
    loop {
        let at = machine.at;
        match machine.step() {
            Ok(false) => {}
            Ok(true) => break,
            Err(error) => return Err(error.within(&format!("pickle: at byte {at}"))),
        }
    }
    let left = program.len() - machine.at;
    if left > 0 {
        return Err(Error::corrupt(format!("pickle: {left} bytes after the end of the pickle")));
    }
    match (&*machine.stack, machine.marks.is_empty()) {
        ([only], true) => {
            let only = *only;
            machine.heap.settle_dicts()?;
            Ok((machine.heap, only))
        }
        (stack, _) => {
            Err(Error::corrupt(format!("pickle: {} items on the stack at its end, expected one", stack.len())))
        }
    }
}

struct Machine<'a> {
    program: &'a [u8],
    at: usize,
    stack: Vec<Item<'a>>,
    /// The heights of the stack at which there is a mark.
    marks: Vec<usize>,
    memo: Vec<Option<Item<'a>>>,
    /// How many places of the memo are taken: the number of the next `MEMOIZE`.
    memos: usize,
    heap: Heap<'a>,
}

impl<'a> Machine<'a> {
    // Arguments of opcodes.

    fn take(&mut self, len: u64) -> Result<&'a [u8]> {
        let rest = &self.program[self.at..];
        match usize::try_from(len).ok().and_then(|len| rest.split_at_checked(len)) {
            Some((taken, _)) => {
                self.at += taken.len();
                Ok(taken)
            }
            None => Err(Error::corrupt(format!("{len} bytes are needed, {} are left: it is cut off", rest.len()))),
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        bytes.copy_from_slice(self.take(N as u64)?);
        Ok(bytes)
    }

    /// An unsigned number of `N` bytes.
    fn number<const N: usize>(&mut self) -> Result<u64> {
        let mut word = [0; 8];
        word[..N].copy_from_slice(self.take(N as u64)?);
        Ok(u64::from_le_bytes(word))
    }

    /// Bytes after their length, a number of `N` bytes.
    fn run<const N: usize>(&mut self) -> Result<&'a [u8]> {
        let len = self.number::<N>()?;
        self.take(len)
    }

    fn utf8<const N: usize>(&mut self) -> Result<Item<'a>> {
        let bytes = self.run::<N>()?;
        let text = std::str::from_utf8(bytes);
        Ok(Item::Str(text.map_err(|error| Error::corrupt(format!("a string that is no valid UTF-8: {error}")))?))
    }

    /// A string of Python 2, which Python 3 takes for ASCII.
    fn ascii<const N: usize>(&mut self) -> Result<Item<'a>> {
        match std::str::from_utf8(self.run::<N>()?) {
            Ok(text) if text.is_ascii() => Ok(Item::Str(text)),
            _ => Err(Error::new(Kind::Unsupported, "a string of Python 2 that is not ASCII")),
        }
    }

    fn line(&mut self) -> Result<&'a [u8]> {
        let rest = &self.program[self.at..];
        let len = rest.iter().position(|byte| *byte == b'\n');
        let len = len.ok_or_else(|| Error::corrupt("a line without its end: it is cut off"))?;
        self.at += len + 1;
        Ok(&rest[..len])
    }

    fn line_utf8(&mut self) -> Result<&'a str> {
        std::str::from_utf8(self.line()?).map_err(|_| Error::corrupt("a name that is no valid UTF-8"))
    }

    // The stack.

    fn push(&mut self, item: Item<'a>) -> Result<()> {
        push(&mut self.stack, item)
    }

    /// Pushes what was on the stack before.
    fn push_again(&mut self, item: Item<'a>) -> Result<()> {
        self.heap.share(item)?;
        self.push(item)
    }

    /// Where the items above the last mark begin.
    fn fence(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    fn pop(&mut self) -> Result<Item<'a>> {
        if self.stack.len() <= self.fence() {
            return Err(Error::corrupt("nothing is on the stack, but the opcode takes something from it"));
        }
        self.stack.pop().ok_or_else(|| Error::corrupt("the stack is empty"))
    }

    fn top(&self) -> Result<Item<'a>> {
        let top = self.stack[self.fence()..].last();
        top.copied().ok_or_else(|| Error::corrupt("nothing is on the stack, but the opcode looks at it"))
    }

    /// Takes the last mark away: the items above it begin there.
    fn mark(&mut self) -> Result<usize> {
        self.marks.pop().ok_or_else(|| Error::corrupt("no mark is on the stack"))
    }

    /// Takes the last `N` items, and puts a tuple of them there.
    fn tuple<const N: usize>(&mut self) -> Result<()> {
        match self.stack.len().checked_sub(N).filter(|start| *start >= self.fence()) {
            Some(start) => self.tuple_from(start),
            None => Err(Error::corrupt(format!("a tuple of {N} items, which are not on the stack"))),
        }
    }

    fn tuple_from(&mut self, start: usize) -> Result<()> {
        let tuple = self.heap.tuple(&self.stack[start..])?;
        self.stack.truncate(start);
        self.push(tuple)
    }

    fn append_from(&mut self, start: usize) -> Result<()> {
        // The list itself is below: nothing if there is no such.
        match start.checked_sub(1).filter(|at| *at >= self.fence()).map(|at| self.stack[at]) {
            Some(Item::List(list)) => self.heap.append(list, &self.stack[start..])?,
            Some(other) => return Err(Error::corrupt(format!("items are appended to {}", self.heap.kind(other)))),
            None => return Err(Error::corrupt("items are appended to nothing")),
        }
        self.stack.truncate(start);
        Ok(())
    }

    fn set_from(&mut self, start: usize) -> Result<()> {
        let dict = match start.checked_sub(1).filter(|at| *at >= self.fence()).map(|at| self.stack[at]) {
            Some(Item::Dict(dict)) => dict,
            Some(other) => return Err(Error::corrupt(format!("items are set in {}", self.heap.kind(other)))),
            None => return Err(Error::corrupt("items are set in nothing")),
        };
        self.insert_from(dict, start)
    }

    fn insert_from(&mut self, dict: usize, start: usize) -> Result<()> {
        let (pairs, odd) = self.stack[start..].as_chunks::<2>();
        if !odd.is_empty() {
            return Err(Error::corrupt("a key without a value"));
        }
        for [key, value] in pairs {
            self.heap.insert(dict, *key, *value)?;
        }
        self.stack.truncate(start);
        Ok(())
    }

    // The memo.

    fn put(&mut self, place: u64) -> Result<()> {
        // Picklers number one after the other, so that a pickle has more bytes than places.
        let place = usize::try_from(place).ok().filter(|place| *place < self.program.len());
        let place = place.ok_or_else(|| Error::corrupt("a place in the memo that is larger than the pickle"))?;
        let item = self.top()?;
        if place >= self.memo.len() {
            let more = place + 1 - self.memo.len();
            self.memo.try_reserve(more).map_err(|_| Error::no_memory(more.saturating_mul(size_of::<Item<'_>>())))?;
            self.memo.resize(place + 1, None);
        }
        if self.memo[place].replace(item).is_none() {
            self.memos += 1;
        }
        Ok(())
    }

    fn get(&mut self, place: u64) -> Result<()> {
        let item = usize::try_from(place).ok().and_then(|place| self.memo.get(place).copied().flatten());
        match item {
            Some(item) => self.push_again(item),
            None => Err(Error::corrupt(format!("nothing was put at place {place} of the memo"))),
        }
    }

    fn place(&mut self) -> Result<u64> {
        match text::decimal(self.line()?)? {
            Whole::Small(place @ 0..) => Ok(place as u64),
            _ => Err(Error::corrupt("a place in the memo that is no index")),
        }
    }

    /// Runs one opcode; `true` for the last.
    fn step(&mut self) -> Result<bool> {
        let [opcode] = self.array()?;
        match opcode {
            op::STOP => return Ok(true),
            op::PROTO => {
                let [version] = self.array()?;
                if version > HIGHEST {
                    let message = format!("protocol {version}, {HIGHEST} is the highest known");
                    return Err(Error::new(Kind::Unsupported, message));
                }
            }
            op::FRAME => {
                let len = self.number::<8>()?;
                if len > (self.program.len() - self.at) as u64 {
                    return Err(Error::corrupt(format!("a frame of {len} bytes is cut off")));
                }
            }

            op::NONE => self.push(Item::None)?,
            op::NEWTRUE => self.push(Item::Bool(true))?,
            op::NEWFALSE => self.push(Item::Bool(false))?,
            op::INT => match self.line()? {
                b"00" => self.push(Item::Bool(false))?,
                b"01" => self.push(Item::Bool(true))?,
                line => self.whole(text::decimal(line)?)?,
            },
            op::BININT => {
                let number = i32::from_le_bytes(self.array()?);
                self.push(Item::Int(number.into()))?;
            }
            op::BININT1 => {
                let number = self.number::<1>()?;
                self.push(Item::Int(number as i64))?;
            }
            op::BININT2 => {
                let number = self.number::<2>()?;
                self.push(Item::Int(number as i64))?;
            }
            op::LONG => {
                let line = self.line()?;
                self.whole(text::decimal(line.strip_suffix(b"L").unwrap_or(line))?)?;
            }
            op::LONG1 => {
                let bytes = self.run::<1>()?;
                self.whole(text::long(bytes)?)?;
            }
            op::LONG4 => {
                let len = i32::from_le_bytes(self.array()?);
                let len = u64::try_from(len).map_err(|_| Error::corrupt("a number of fewer than no bytes"))?;
                let bytes = self.take(len)?;
                self.whole(text::long(bytes)?)?;
            }
            op::FLOAT => {
                let float = text::float(self.line()?)?;
                self.push(Item::Float(float))?;
            }
            op::BINFLOAT => {
                let float = f64::from_be_bytes(self.array()?);
                self.push(Item::Float(float))?;
            }

            op::STRING => {
                let text = text::quoted(self.line()?.trim_ascii_end())?;
                self.text(text)?;
            }
            op::BINSTRING => {
                let text = self.ascii::<4>()?;
                self.push(text)?;
            }
            op::SHORT_BINSTRING => {
                let text = self.ascii::<1>()?;
                self.push(text)?;
            }
            op::UNICODE => {
                let line = self.line()?;
                match std::str::from_utf8(line) {
                    Ok(text) if text.is_ascii() && !line.contains(&b'\\') => self.push(Item::Str(text))?,
                    _ => self.text(text::raw_unicode_escape(line)?)?,
                }
            }
            op::SHORT_BINUNICODE => {
                let text = self.utf8::<1>()?;
                self.push(text)?;
            }
            op::BINUNICODE => {
                let text = self.utf8::<4>()?;
                self.push(text)?;
            }
            op::BINUNICODE8 => {
                let text = self.utf8::<8>()?;
                self.push(text)?;
            }
            op::SHORT_BINBYTES => {
                let bytes = self.run::<1>()?;
                self.push(Item::Bytes(bytes))?;
            }
            op::BINBYTES => {
                let bytes = self.run::<4>()?;
                self.push(Item::Bytes(bytes))?;
            }
            op::BINBYTES8 | op::BYTEARRAY8 => {
                let bytes = self.run::<8>()?;
                self.push(Item::Bytes(bytes))?;
            }

            op::MARK => push(&mut self.marks, self.stack.len())?,
            op::POP if self.marks.last() == Some(&self.stack.len()) => drop(self.mark()?),
            op::POP => drop(self.pop()?),
            op::POP_MARK => {
                let start = self.mark()?;
                self.stack.truncate(start);
            }
            op::DUP => {
                let top = self.top()?;
                self.push_again(top)?;
            }

            op::EMPTY_TUPLE => self.tuple::<0>()?,
            op::TUPLE1 => self.tuple::<1>()?,
            op::TUPLE2 => self.tuple::<2>()?,
            op::TUPLE3 => self.tuple::<3>()?,
            op::TUPLE => {
                let start = self.mark()?;
                self.tuple_from(start)?;
            }
            op::EMPTY_LIST => {
                let list = self.heap.list()?;
                self.push(Item::List(list))?;
            }
            op::LIST => {
                let start = self.mark()?;
                let list = self.heap.list()?;
                self.heap.append(list, &self.stack[start..])?;
                self.stack.truncate(start);
                self.push(Item::List(list))?;
            }
            op::APPEND => {
                self.top()?;
                self.append_from(self.stack.len() - 1)?;
            }
            op::APPENDS => {
                let start = self.mark()?;
                self.append_from(start)?;
            }
            op::EMPTY_DICT => {
                let dict = self.heap.dict()?;
                self.push(Item::Dict(dict))?;
            }
            op::DICT => {
                let start = self.mark()?;
                let dict = self.heap.dict()?;
                self.insert_from(dict, start)?;
                self.push(Item::Dict(dict))?;
            }
            op::SETITEM => {
                let start = self.stack.len().checked_sub(2).filter(|start| *start >= self.fence());
                self.set_from(start.ok_or_else(|| Error::corrupt("no key and value are on the stack"))?)?;
            }
            op::SETITEMS => {
                let start = self.mark()?;
                self.set_from(start)?;
            }

            op::PUT => {
                let place = self.place()?;
                self.put(place)?;
            }
            op::BINPUT => {
                let place = self.number::<1>()?;
                self.put(place)?;
            }
            op::LONG_BINPUT => {
                let place = self.number::<4>()?;
                self.put(place)?;
            }
            op::MEMOIZE => self.put(self.memos as u64)?,
            op::GET => {
                let place = self.place()?;
                self.get(place)?;
            }
            op::BINGET => {
                let place = self.number::<1>()?;
                self.get(place)?;
            }
            op::LONG_BINGET => {
                let place = self.number::<4>()?;
                self.get(place)?;
            }

            op::GLOBAL => {
                let (module, name) = (self.line_utf8()?, self.line_utf8()?);
                self.push(Item::Global(Global::find(module, name)?))?;
            }
            op::STACK_GLOBAL => {
                let (name, module) = (self.pop()?, self.pop()?);
                let (Some(module), Some(name)) = (self.heap.str(module), self.heap.str(name)) else {
                    return Err(Error::corrupt("a name that is no string"));
                };
                let global = Global::find(module, name)?;
                self.push(Item::Global(global))?;
            }
            op::REDUCE => {
                let (args, callable) = (self.pop()?, self.pop()?);
                let Item::Tuple(args) = args else {
                    return Err(Error::corrupt(format!("a call with {} for its arguments", self.heap.kind(args))));
                };
                let made = self.heap.call(callable, args)?;
                self.push(made)?;
            }
            op::BUILD => {
                let (state, object) = (self.pop()?, self.top()?);
                self.heap.build(object, state)?;
            }

            op::INST => {
                let (module, name) = (self.line_utf8()?, self.line_utf8()?);
                return Err(refused(module, name));
            }
            op::PERSID | op::BINPERSID | op::EXT1 | op::EXT2 | op::EXT4 | op::OBJ | op::NEWOBJ | op::NEWOBJ_EX => {
                return Err(unsupported(opcode, "refers to objects outside of the pickle or makes new ones"));
            }
            op::NEXT_BUFFER | op::READONLY_BUFFER => {
                return Err(unsupported(opcode, "takes a buffer that is not in the pickle"));
            }
            op::EMPTY_SET | op::ADDITEMS | op::FROZENSET => {
                return Err(unsupported(opcode, "makes a set"));
            }
            _ => return Err(Error::corrupt(format!("{opcode:#04x} is no opcode of pickle"))),
        }
        Ok(false)
    }

    fn whole(&mut self, number: Whole) -> Result<()> {
        let item = self.heap.whole(number)?;
        self.push(item)
    }

    fn text(&mut self, text: String) -> Result<()> {
        let item = self.heap.text(text)?;
        self.push(item)
    }
}

fn unsupported(opcode: u8, what: &str) -> Error {
    let name = name(opcode).unwrap_or_default();
    Error::new(Kind::Unsupported, format!("refuses the opcode {name}, which {what}"))
}
