//! Lists in lists: how the elements of an array lie in what numpy's `tolist` makes of it.

/// Walks the leaves of nested lists in order, and tells which lists begin and end where.
///
/// Axes after the first one without elements have nothing in them that could be written: the leaves are empty lists then.
pub(crate) struct Nest {
    /// The lengths of the lists, outermost first.
    dims: Vec<usize>,
    index: Vec<usize>,
    has_empty_leaves: bool,
}

impl Nest {
    /// The lists that `shape` makes; a single element stands in a list of its own.
    pub(crate) fn new(shape: &[usize]) -> Nest {
        let empty = shape.iter().position(|n| *n == 0);
        let dims = match (shape, empty) {
            ([], _) => vec![1],
            (_, Some(0)) => vec![0],
            (_, Some(axis)) => shape[..axis].to_vec(),
            (_, None) => shape.to_vec(),
        };
        Nest { index: vec![0; dims.len()], dims, has_empty_leaves: empty.is_some() }
    }

    /// How many elements the outermost list has.
    pub(crate) fn outer(&self) -> usize {
        self.dims[0]
    }

    /// How many leaves there are.
    pub(crate) fn leaves(&self) -> usize {
        self.dims.iter().product()
    }

    /// Whether the leaves are empty lists instead of elements.
    pub(crate) fn has_empty_leaves(&self) -> bool {
        self.has_empty_leaves
    }

    /// The lengths of the lists, but for the outermost, that begin at this leaf.
    #[inline]
    pub(crate) fn opened(&self) -> &[usize] {
        if self.dims.len() == 1 {
            return &[];
        }
        let inner = self.index.iter().rev().take_while(|index| **index == 0).count();
        &self.dims[self.dims.len() - inner.min(self.dims.len() - 1)..]
    }

    /// Goes on to the next leaf; gives how many lists, the outermost apart, ended with this one.
    #[inline]
    pub(crate) fn step(&mut self) -> usize {
        let mut closed = 0;
        for axis in (1..self.dims.len()).rev() {
            self.index[axis] += 1;
            if self.index[axis] < self.dims[axis] {
                return closed;
            }
            self.index[axis] = 0;
            closed += 1;
        }
        self.index[0] += 1;
        closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(shape: &[usize]) -> String {
        let mut nest = Nest::new(shape);
        let mut text = String::from("[");
        for _ in 0..nest.leaves() {
            text += &"[".repeat(nest.opened().len());
            text += if nest.has_empty_leaves() { "[]" } else { "." };
            text += &"]".repeat(nest.step());
        }
        text + "]"
    }

    #[test]
    fn lists_are_those_of_numpy() {
        let expected: [(&[usize], &str); 9] = [
            (&[], "[.]"),
            (&[3], "[...]"),
            (&[0], "[]"),
            (&[2, 2], "[[..][..]]"),
            (&[2, 1, 2], "[[[..]][[..]]]"),
            (&[1, 1], "[[.]]"),
            (&[0, 3], "[]"),
            (&[2, 0, 3], "[[][]]"),
            (&[2, 2, 0], "[[[][]][[][]]]"),
        ];
        for (shape, expected) in expected {
            assert_eq!(text(shape), expected, "{shape:?}");
        }
    }
}
