"""Boxes of an array, read and written: waited for, or as operations of an event loop.

What is to be done is a row of steps, one after the other; two small functions carry it out, one that waits in C and one
for asyncio, so that both do the same.
"""

from typing import Any, Dict, Generator, List, NamedTuple, Optional, Sequence, Tuple

from .._c import NULL, Cells, check, lib
from .._lists import words_of
from ..arrays import Array as Elements
from ..store.operations import Each, Operation

# Indices of a chunk -> what went wrong with it.
ChunkFailures = Dict[Tuple[int, ...], BaseException]


class Step(NamedTuple):
    """One call: the box that begins at `start`, or the chunk with these indices, is read or written."""

    write: bool
    start: Tuple[int, ...]
    elements: Elements
    chunk: bool = False


# Of more bytes a wait may be long: it is one that sees signals.
_LONG = 4 << 20

Steps = Generator[Step, None, Any]

_CALLS = {
    (False, False): (lib.tierce_zarr_array_read, lib.tierce_zarr_array_read_async),
    (True, False): (lib.tierce_zarr_array_write, lib.tierce_zarr_array_write_async),
    (False, True): (lib.tierce_zarr_array_read_chunk, lib.tierce_zarr_array_read_chunk_async),
    (True, True): (lib.tierce_zarr_array_write_chunk, lib.tierce_zarr_array_write_chunk_async),
}


def touched(handle: int, start: Sequence[int], extent: Sequence[int]) -> Tuple[List[int], List[int], int]:
    """Of the chunks that a box touches: the first along each axis, how many along each, and how many in all."""
    ndim = len(start)
    begin, _begin = words_of(start)
    size, _size = words_of(extent)
    out, total = Cells(2 * ndim), Cells()
    check(
        lib.tierce_zarr_array_box_chunks(handle, begin, size, ndim, out.address, out.address + 8 * ndim, total.address)
    )
    return list(out.numbers[:ndim]), list(out.numbers[ndim:]), total[0]


def _place_of(item: int, first: List[int], counts: List[int]) -> Tuple[int, ...]:
    """The indices of a chunk that stands at `item` of those that a box touches."""
    place = []
    for low, count in zip(reversed(first), reversed(counts)):
        item, at = divmod(item, count)
        place.append(low + at)
    return tuple(reversed(place))


def begun(handle: int, step: Step, failures: Optional[ChunkFailures] = None) -> "Operation[None]":
    """A step as an operation; what fails is raised by its result, or put into `failures`."""
    begin, _begin = words_of(step.start)
    cells = Cells()
    call = _CALLS[step.write, step.chunk][1]
    extent = step.elements.shape
    first, counts, total = ([], [], 1) if step.chunk else touched(handle, step.start, extent)
    check(call(handle, begin, len(step.start), step.elements._handle, cells.address))

    def take(operation: "Operation[Any]") -> None:
        found = Each(total, failures is not None).failures(operation)
        if failures is not None:
            for item, error in found.items():
                failures[step.start if step.chunk else _place_of(item, first, counts)] = error

    return Operation(cells[0], take, step.elements)


def done(handle: int, steps: Steps, failures: Optional[ChunkFailures] = None) -> Any:
    """Carries out all steps in this thread, and gives what they return."""
    try:
        while True:
            step = next(steps)
            if failures is not None or step.elements.nbytes > _LONG:
                begun(handle, step, failures)._finished()
                continue
            begin, _begin = words_of(step.start)
            given = handle, begin, len(step.start), step.elements._handle
            call = _CALLS[step.write, step.chunk][0]
            check(call(*given) if step.chunk else call(*given, NULL))
    except StopIteration as end:
        return end.value


async def awaited(handle: int, steps: Steps, failures: Optional[ChunkFailures] = None) -> Any:
    """Carries out all steps while the event loop goes on, and gives what they return."""
    try:
        while True:
            await begun(handle, next(steps), failures)
    except StopIteration as end:
        return end.value
