"""From a reader, or a buffer, through a stream: as an iterator, or to a writer."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, Callable

from .._c import NULL, source
from .contexts import AT_END, CONTINUE, END, ROOM_SIZE, Room, Stream
from .errors import raise_zstd


def _room(stream: Stream, size: int) -> Room:
    return stream.room() if size == ROOM_SIZE else Room(size)


def _steps(stream: Stream, op: int, data: Any, room: Room, words: str) -> Iterator[bytes]:
    """What comes out when `data` go in; after an END or a frame's end it stops. The last is the status of a decoder."""
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
    room = _room(stream, write_size)
    taken = sent = 0
    for data in _inputs(ifh, read_size):
        taken += memoryview(data).nbytes
        for piece in _steps(stream, CONTINUE, data, room, "zstd compress error: %s"):
            ofh.write(piece)
            sent += len(piece)
    for piece in _steps(stream, END, None, room, "error ending compression stream: %s"):
        ofh.write(piece)
        sent += len(piece)
    stream.release()
    return taken, sent


def copy_decompressed(stream: Stream, ifh: Any, ofh: Any, read_size: int, write_size: int) -> tuple[int, int]:
    """See ZstdDecompressor.copy_stream()."""
    room = _room(stream, write_size)
    taken = sent = 0
    for data in _inputs(ifh, read_size):
        taken += memoryview(data).nbytes
        for piece, _ended in decompressed(stream, data, room, "zstd decompressor error: %s"):
            ofh.write(piece)
            sent += len(piece)
    stream.release()
    return taken, sent


def decompressed(stream: Stream, data: Any, room: Room, words: str) -> Iterator[tuple[bytes, bool]]:
    """What comes out when `data` go in, over all frames, and whether a frame ended there."""
    address, length, _keep = source(data)
    more = False
    while length or more:
        status, used, made = stream.step(CONTINUE, address, length, room.address, room.size)
        if status < 0:
            raise_zstd(status, words)
        address, length = address + used, length - used
        ended = status == AT_END
        # A full room may not have held all that was ready.
        more = made == room.size and not ended
        if made or ended:
            yield room.take(made), ended


def _slices(buffer: Any, read_size: int, skip: int = 0) -> Iterator[memoryview]:
    """The bytes of a buffer, piece by piece."""
    seen = memoryview(buffer).cast("B")
    for start in range(skip, len(seen), read_size):
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
        room = _room(stream, write_size)
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
        inputs: Iterator[Any] = _skipped(_inputs(reader, read_size), skip_bytes)
    elif _is_buffer(reader):
        inputs = _skipped(_slices(reader, read_size), skip_bytes)
    else:
        raise _no_source()
    stream = open_stream()

    def pieces() -> Generator[bytes, None, None]:
        room = _room(stream, write_size)
        for data in inputs:
            for piece, ended in decompressed(stream, data, room, "zstd decompress error: %s"):
                if piece:
                    yield piece
                if ended:
                    stream.release()
                    return
        stream.release()

    return pieces()


def _skipped(inputs: Iterator[Any], skip_bytes: int) -> Iterator[Any]:
    """Without the first bytes of the first piece."""
    for data in inputs:
        if skip_bytes:
            seen = memoryview(data).cast("B")
            if skip_bytes >= len(seen):
                raise ValueError("skip_bytes larger than first input chunk; this scenario is currently unsupported")
            data, skip_bytes = seen[skip_bytes:], 0
        yield data
