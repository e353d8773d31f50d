//! Values that vary in kind: what Python calls plain objects.

/// How deep lists and maps may lie in each other.
///
/// Reading, and writing as JSON or msgpack, do not recurse; dropping, cloning, comparing and pickling do. So deep the first
/// three stay within a stack of 128 KiB where the code is optimised.
pub(crate) const MAX_DEPTH: usize = 512;

/// A plain object of Python.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// `None`.
    Null,
    /// `True` or `False`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number that no `i64` holds, in decimal without leading zeros.
    BigInt(Box<str>),
    /// A float.
    Float(f64),
    /// A string.
    Str(String),
    /// A byte string.
    Bytes(Vec<u8>),
    /// A list or tuple.
    List(Vec<Value>),
    /// A dictionary, in its order.
    Map(Vec<(Value, Value)>),
}

impl Value {
    /// What the value is, for a message.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a truth value",
            Value::Int(_) | Value::BigInt(_) => "a whole number",
            Value::Float(_) => "a float",
            Value::Str(_) => "a string",
            Value::Bytes(_) => "a byte string",
            Value::List(_) => "a list",
            Value::Map(_) => "a dictionary",
        }
    }
}

/// Leaves the last value of each key, at the place of the first, as a Python dictionary does.
///
/// Of keys that are all strings alone: those of other kinds are taken as they come.
pub(crate) fn last_of_each_key(entries: &mut Vec<(Value, Value)>) {
    fn name(entry: &(Value, Value)) -> &str {
        match &entry.0 {
            Value::Str(key) => key,
            _ => "",
        }
    }
    if entries.len() < 2 || entries.iter().any(|(key, _)| !matches!(key, Value::Str(_))) {
        return;
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|a, b| name(&entries[*a]).cmp(name(&entries[*b]))); // stable: equal keys stay in their order
    let (mut moves, mut doomed) = (Vec::new(), Vec::new());
    for same in order.chunk_by(|a, b| name(&entries[*a]) == name(&entries[*b])).filter(|same| same.len() > 1) {
        moves.push((same[0], same[same.len() - 1]));
        doomed.extend_from_slice(&same[1..]);
    }
    for (first, last) in moves {
        entries[first].1 = std::mem::replace(&mut entries[last].1, Value::Null);
    }
    if doomed.is_empty() {
        return;
    }
    doomed.sort_unstable();
    let (mut index, mut next) = (0, 0);
    entries.retain(|_| {
        let keep = doomed.get(next) != Some(&index);
        next += usize::from(!keep);
        index += 1;
        keep
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(entries: &[(&str, i64)]) -> Vec<(Value, Value)> {
        entries.iter().map(|(key, value)| (Value::Str((*key).into()), Value::Int(*value))).collect()
    }

    #[test]
    fn of_a_key_given_twice_the_last_value_stands_at_the_first_place() {
        let mut entries = map(&[("b", 1), ("a", 2), ("b", 3), ("c", 4), ("a", 5), ("b", 6)]);
        last_of_each_key(&mut entries);
        assert_eq!(entries, map(&[("b", 6), ("a", 5), ("c", 4)]));
    }

    #[test]
    fn the_deepest_value_fits_on_a_small_stack() {
        let work = || {
            let deep = (0..MAX_DEPTH).fold(Value::Null, |inner, depth| match depth % 2 {
                0 => Value::List(vec![inner]),
                _ => Value::Map(vec![(Value::Int(1), inner)]),
            });
            assert_eq!(deep.clone(), deep);
        };
        std::thread::Builder::new()
            .stack_size(crate::codec::object::testing::SMALL_STACK)
            .spawn(work)
            .unwrap()
            .join()
            .unwrap();
    }
}
