"""From a reader, or a buffer, through a stream: as an iterator, or to a writer."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, Callable

from .._c import NULL, source
from .contexts import AT_END, CONTINUE, END, Room, Stream
from .errors import raise_zstd


def _steps(stream: Stream, op: int, data: Any, room: Room, words: str) -> Iterator[bytes]:
    """What comes out of an encoder when `data` go in, or at its END."""
    address, length, _keep = source(data) if data is not None else (NULL, 0, None)
    while True:
        status, used, made = stream.step(op, address, length, room.address, room.size)
        if status < 0:
            raise_zstd(status, words)
        address, length = address + used, length - used
        if made:
            yield room.take(made)
        if status == AT_END or (op == CONTINUE and not length):
            return


def _inputs(reader: Any, read_size: int) -> Iterator[Any]:
    """What read() gives, up to nothing."""
    while True:
        data = reader.read(read_size)
        if not data:
            return
        yield data


def copy_compressed(stream: Stream, ifh: Any, ofh: Any, read_size: int, write_size: int) -> tuple[int, int]:
    """See ZstdCompressor.copy_stream()."""
    room, write = stream.room(write_size), ofh.write
    taken = sent = 0
    for data in _inputs(ifh, read_size):
        taken += memoryview(data).nbytes
        for piece in _steps(stream, CONTINUE, data, room, "zstd compress error: %s"):
            write(piece)
            sent += len(piece)
    for piece in _steps(stream, END, None, room, "error ending compression stream: %s"):
        write(piece)
        sent += len(piece)
    stream.release()
    return taken, sent


def copy_decompressed(stream: Stream, ifh: Any, ofh: Any, read_size: int, write_size: int) -> tuple[int, int]:
    """See ZstdDecompressor.copy_stream()."""
    room, write, step = stream.room(write_size), ofh.write, stream.step
    taken = sent = 0
    for data in _inputs(ifh, read_size):
        address, length, _keep = source(data)
        taken += length
        more = False
        while length or more:
            status, used, made = step(CONTINUE, address, length, room.address, room.size)
            if status < 0:
                raise_zstd(status, "zstd decompressor error: %s")
            address, length = address + used, length - used
            # A full room may not have held all that was ready.
            more = made == room.size and status != AT_END
            if made:
                write(room.take(made))
                sent += made
    stream.release()
    return taken, sent


def _slices(buffer: Any, read_size: int) -> Iterator[memoryview]:
    """The bytes of a buffer, piece by piece."""
    seen = memoryview(buffer).cast("B")
    for start in range(0, len(seen), read_size):
        yield seen[start : start + read_size]


def _is_buffer(reader: Any) -> bool:
    try:
        source(reader)
    except TypeError:
        return False
    return True


def _no_source() -> ValueError:
    return ValueError("must pass an object with a read() method or conforms to buffer protocol")


def compressed_pieces(
    open_stream: Callable[[int], Stream], reader: Any, size: int, read_size: int, write_size: int
) -> Generator[bytes, None, None]:
    """See ZstdCompressor.read_to_iter(): wrong arguments are errors at once, and not when the first piece is asked for."""
    if hasattr(reader, "read"):
        inputs: Iterator[Any] = _inputs(reader, read_size)
    elif _is_buffer(reader):
        size = memoryview(reader).nbytes
        inputs = _slices(reader, read_size)
    else:
        raise _no_source()
    stream = open_stream(size)

    def pieces() -> Generator[bytes, None, None]:
        room = stream.room(write_size)
        for data in inputs:
            yield from _steps(stream, CONTINUE, data, room, "zstd compress error: %s")
        yield from _steps(stream, END, None, room, "error ending compression stream: %s")
        stream.release()

    return pieces()


def decompressed_pieces(
    open_stream: Callable[[], Stream], reader: Any, read_size: int, write_size: int, skip_bytes: int
) -> Generator[bytes, None, None]:
    """See ZstdDecompressor.read_to_iter()."""
    if hasattr(reader, "read"):
        inputs: Iterator[Any] = _inputs(reader, read_size)
    elif _is_buffer(reader):
        inputs = _slices(reader, read_size)
    else:
        raise _no_source()
    if skip_bytes:
        inputs = _skipped(inputs, skip_bytes)
    stream = open_stream()

    def pieces() -> Generator[bytes, None, None]:
        room, step = stream.room(write_size), stream.step
        for data in inputs:
            address, length, _keep = source(data)
            more = False
            while length or more:
                status, used, made = step(CONTINUE, address, length, room.address, room.size)
                if status < 0:
                    raise_zstd(status, "zstd decompress error: %s")
                address, length = address + used, length - used
                more = made == room.size
                if made:
                    yield room.take(made)
                if status == AT_END:
                    stream.release()
                    return
        stream.release()

    return pieces()


def _skipped(inputs: Iterator[Any], skip_bytes: int) -> Iterator[Any]:
    """Without the first bytes of the first piece."""
    for first in inputs:
        seen = memoryview(first).cast("B")
        if skip_bytes >= len(seen):
            raise ValueError("skip_bytes larger than first input chunk; this scenario is currently unsupported")
        yield seen[skip_bytes:]
        break
    yield from inputs
