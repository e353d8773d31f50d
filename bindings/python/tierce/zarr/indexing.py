"""What a[...] touches: integers, slices and an ellipsis, as NumPy reads them."""

import itertools
import operator
from typing import Any, Iterator, List, NamedTuple, Sequence, Tuple

# About how much memory elements take that are read for the sake of others between them.
_BUDGET = 64 << 20


class Axis(NamedTuple):
    """`length` indices from `start` on, `step` apart (negative walks back); `drop`: an integer, without an axis."""

    start: int
    length: int
    step: int
    drop: bool

    @property
    def low(self) -> int:
        """The lowest index."""
        return self.start + (self.length - 1) * self.step if self.step < 0 and self.length else self.start


class Piece(NamedTuple):
    """A box of the array, which of its elements are wanted, and where these are in the result, its axes ascending."""

    start: Tuple[int, ...]
    extent: Tuple[int, ...]
    inside: Tuple[slice, ...]
    place: Tuple[slice, ...]


def _axis_of(index: Any, extent: int, axis: int) -> Axis:
    if isinstance(index, slice):
        start, stop, step = index.indices(extent)
        count = len(range(start, stop, step))
        return Axis(start if count else 0, count, step, False)
    if index is None or isinstance(index, bool) or getattr(getattr(index, "dtype", None), "kind", "") == "b":
        raise IndexError("masks and new axes are no index here; expected integers, slices and an ellipsis")
    try:
        number = operator.index(index)
    except TypeError:
        kind = type(index).__name__
        raise IndexError(f"a {kind} is no index here; expected integers, slices and an ellipsis") from None
    if not -extent <= number < extent:
        raise IndexError(f"index {number} is out of bounds for axis {axis} with size {extent}")
    return Axis(number % extent, 1, 1, True)


class Selection:
    """An index into an array of this shape."""

    def __init__(self, index: Any, shape: Sequence[int]) -> None:
        parts = list(index) if isinstance(index, tuple) else [index]
        ellipses = [place for place, part in enumerate(parts) if part is Ellipsis]
        if len(ellipses) > 1:
            raise IndexError("an index can only have a single ellipsis ('...')")
        missing = len(shape) - (len(parts) - len(ellipses))
        if missing < 0:
            given = len(parts) - len(ellipses)
            raise IndexError(f"too many indices for array: array is {len(shape)}-dimensional, but {given} were indexed")
        place = ellipses[0] if ellipses else len(parts)
        parts[place : place + 1] = [slice(None)] * missing
        self.axes = [_axis_of(part, extent, axis) for axis, (part, extent) in enumerate(zip(parts, shape))]
        # An ellipsis makes an array of what would be a single element.
        self.scalar = not ellipses and all(axis.drop for axis in self.axes)
        self.start = tuple(axis.low for axis in self.axes)
        self.extent = tuple((axis.length - 1) * abs(axis.step) + 1 if axis.length else 0 for axis in self.axes)

    @property
    def shape(self) -> Tuple[int, ...]:
        """The shape of the result."""
        return tuple(axis.length for axis in self.axes if not axis.drop)

    @property
    def is_box(self) -> bool:
        """Whether all elements between the outermost are wanted."""
        return all(abs(axis.step) == 1 or axis.length <= 1 for axis in self.axes)

    def ascending(self, result: Any) -> Any:
        """A view of the result with all axes of the array, each walked upwards."""
        view = [None if axis.drop else slice(None, None, -1 if axis.step < 0 else 1) for axis in self.axes]
        return result[(*view, ...)]  # the ellipsis has NumPy make a view of an array without axes, too

    def pieces(self, chunks: Sequence[int], itemsize: int) -> Iterator[Piece]:
        """Boxes that have all that is wanted: one, or several where a step would make one too large.

        `chunks` are the extents of what is read at once; where a step leaves out whole ones, they are not touched.
        """
        if 0 in self.extent:
            return
        extent = list(self.extent)
        groups: List[List[Tuple[int, int]]] = []
        for number, axis in enumerate(self.axes):
            step = abs(axis.step)
            together = axis.length
            if step > 1 and axis.length > 1:
                rest = itemsize
                for other, size in enumerate(extent):
                    rest *= size if other != number else 1
                rows = max(_BUDGET // max(rest, 1), 1)
                together = 1 if step >= chunks[number] else min((rows - 1) // step + 1, axis.length)
                extent[number] = (together - 1) * step + 1
            groups.append([(at, min(together, axis.length - at)) for at in range(0, axis.length, together)])
        for combined in itertools.product(*groups):
            start, sizes, inside, place = [], [], [], []
            for axis, (at, count) in zip(self.axes, combined):
                step = abs(axis.step)
                start.append(axis.low + at * step)
                sizes.append((count - 1) * step + 1)
                inside.append(slice(None, None, step))
                place.append(slice(at, at + count))
            yield Piece(tuple(start), tuple(sizes), tuple(inside), tuple(place))
