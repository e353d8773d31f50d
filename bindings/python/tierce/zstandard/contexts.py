"""What compressors, decompressors and streams have of C, and how it is shared out.

A context of C does one thing at a time. A ZstdCompressor has as many as are in use at once: each call and each stream
takes one that is idle, or makes one, and gives it back. So any number of threads may use one object, and any number of
its streams may be open.
"""

from __future__ import annotations

from collections import deque
from typing import Any, Callable

from .._c import Cells, fresh, lib, numbers, string_at
from .constants import COMPRESSION_RECOMMENDED_OUTPUT_SIZE, CONTENTSIZE_UNKNOWN

# Idle contexts that are kept; more are there only while more are in use.
KEPT = 8

# Results up to here are copied out of a room that is used again, which costs less than new memory.
SMALL = COMPRESSION_RECOMMENDED_OUTPUT_SIZE

_stream_step = lib.tierce_stream_step
_content_size = lib.tierce_zstd_frame_content_size
_stream_free = lib.tierce_stream_free
_stream_bytes_in = lib.tierce_stream_bytes_in
_stream_bytes_out = lib.tierce_stream_bytes_out


class Context:
    """One context of C, two numbers for C to write, and a room for results."""

    __slots__ = ("_free", "_room", "first", "handle", "numbers", "second")

    def __init__(self, handle: int, free: Callable[[int], Any]) -> None:
        self.handle = handle
        self._free = free
        cells = Cells(2)
        self.numbers = cells.numbers
        self.first = cells.address
        self.second = cells.address + 8
        self._room: Room | None = None

    def room(self, size: int) -> Room:
        """A room of `size` bytes; the one that was asked for last is kept, if it is not a large one."""
        room = self._room
        if room is None or room.size != size:
            room = Room(size)
            if size <= SMALL:
                self._room = room
        return room

    def __del__(self) -> None:
        # Whoever still has it, as another finalizer, has a null pointer then.
        handle, self.handle = self.handle, 0
        self._free(handle)


class Contexts:
    """The idle contexts of one object and, if it compresses, what its last frame came to: taken, compressed, made."""

    __slots__ = ("_make", "idle", "progress")

    def __init__(self, make: Callable[[], Context], progress: tuple[int, int, int] | None = None) -> None:
        self._make = make
        self.idle: deque[Context] = deque(maxlen=KEPT)
        self.progress = progress

    def take(self) -> Context:
        """One that nobody else has."""
        try:
            return self.idle.pop()
        except IndexError:
            return self._make()

    def another(self) -> Context:
        """A new one, where those of a parent process cannot be used."""
        self.idle.clear()
        return self._make()


class Room:
    """Memory for C to write to at `.address`, which is used again where what is taken out is small."""

    __slots__ = ("_fresh", "address", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self._fresh = fresh(size)
        self.address = self._fresh.address

    def take(self, length: int) -> bytes:
        """The first `length` bytes of what was written."""
        if length <= SMALL:
            return string_at(self.address, length) if length else b""
        made = self._fresh.finish(length)
        self._fresh = fresh(self.size)
        self.address = self._fresh.address
        return made


class Stream:
    """A stream of C with the context that it has, for one caller at a time."""

    __slots__ = ("__weakref__", "_context", "_contexts", "_first", "_numbers", "_second", "handle")

    def __init__(self, handle: int, context: Context, contexts: Contexts) -> None:
        self.handle = handle
        self._context = context
        self._contexts = contexts
        # The context is the stream's alone, and so are its numbers.
        self._numbers = context.numbers
        self._first = context.first
        self._second = context.second

    def step(self, op: int, source: int, length: int, target: int, room: int) -> tuple[int, int, int]:
        """Status, how much of the source was taken, and how much was written. A negative status: no more is to come."""
        status = _stream_step(self.handle, op, source, length, self._first, target, room, self._second)
        if status < 0:
            return status, 0, 0
        found = self._numbers
        return status, found[0], found[1]

    def declared(self, source: int, length: int) -> int:
        """The content size that a frame declares, CONTENTSIZE_UNKNOWN if it does not, or its header is incomplete."""
        if _content_size(source, length, self._first) < 0:
            return CONTENTSIZE_UNKNOWN
        found: int = self._numbers[0]
        return found

    def room(self, size: int) -> Room:
        """A room of `size` bytes."""
        return self._context.room(size)

    def release(self) -> None:
        """Gives the context back; the stream is over."""
        handle, self.handle = self.handle, 0
        if handle:
            contexts = self._contexts
            if contexts.progress is not None:
                taken = _stream_bytes_in(handle)
                contexts.progress = (taken, taken, _stream_bytes_out(handle))
            _stream_free(handle)
            contexts.idle.append(self._context)

    def __del__(self) -> None:
        # The context goes too: in garbage collection its finalizer may have been called already, or will be.
        handle, self.handle = self.handle, 0
        _stream_free(handle)


CONTINUE: int = numbers.STREAM_CONTINUE
FLUSH: int = numbers.STREAM_FLUSH
END: int = numbers.STREAM_END
# The status of a flush that is complete, and of a frame that has ended.
AT_END: int = numbers.END
