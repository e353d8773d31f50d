"""Objects that are given data in pieces: as zlib's have it, and chunkers."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from .._c import NULL, Lock, fresh, source
from .arguments import NotPickled, int32
from .constants import COMPRESSION_RECOMMENDED_OUTPUT_SIZE as _COMPRESSED
from .constants import COMPRESSOBJ_FLUSH_BLOCK, COMPRESSOBJ_FLUSH_FINISH, CONTENTSIZE_UNKNOWN
from .constants import DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE as _DECOMPRESSED
from .contexts import AT_END, CONTINUE, END, FLUSH, Room, Stream
from .errors import ZstdError, in_use, raise_zstd

# Input from here on is compressed straight to the bytes that are given out.
_LARGE = 262144
# The beginning of a frame that is not looked at: there is little that it could say.
_SHORT = 4096
# Pieces of results whose size nobody knows grow up to this.
_LARGEST_PIECE = 1 << 24


class ZstdCompressionObj(NotPickled):
    """Compresses what compress() is given; what flush() gives last ends the frame, and the object."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._finished = False
        self._busy = Lock()

    def compress(self, data: Any) -> bytes:
        """Takes `data`; gives what is ready, which may be nothing."""
        if self._finished:
            raise ZstdError("cannot call compress() after compressor finished")
        address, length, _keep = source(data)
        if not length:
            return b""  # A frame that ends before anything came declares that.
        if not self._busy.acquire(False):
            raise in_use(self)
        try:
            if length < _LARGE:
                return self._pieces(CONTINUE, address, length, "zstd compress error: %s")
            return self._at_once(address, length)
        finally:
            self._busy.release()

    def flush(self, flush_mode: int = COMPRESSOBJ_FLUSH_FINISH) -> bytes:
        """What is left: COMPRESSOBJ_FLUSH_FINISH ends the frame, COMPRESSOBJ_FLUSH_BLOCK a block of it."""
        mode = int32(flush_mode)
        if mode not in (COMPRESSOBJ_FLUSH_FINISH, COMPRESSOBJ_FLUSH_BLOCK):
            raise ValueError("flush mode not recognized")
        if self._finished:
            raise ZstdError("compressor object already finished")
        if not self._busy.acquire(False):
            raise in_use(self)
        try:
            if mode == COMPRESSOBJ_FLUSH_BLOCK:
                return self._pieces(FLUSH, NULL, 0, "error ending compression stream: %s")
            self._finished = True
            try:
                return self._pieces(END, NULL, 0, "error ending compression stream: %s")
            finally:
                self._stream.release()
        finally:
            self._busy.release()

    def _pieces(self, op: int, address: int, length: int, words: str) -> bytes:
        """What a step gives, by way of the room; seldom more than that takes."""
        stream = self._stream
        room = stream.room(_COMPRESSED)
        pieces: list[bytes] = []
        while True:
            status, used, made = stream.step(op, address, length, room.address, room.size)
            if status < 0:
                raise_zstd(status, words)
            piece = room.take(made)
            address, length = address + used, length - used
            if status == AT_END or (op == CONTINUE and not length):
                return b"".join([*pieces, piece]) if pieces else piece
            pieces.append(piece)

    def _at_once(self, address: int, length: int) -> bytes:
        """What much input gives, straight to memory that is enough for it and for what was held back before."""
        size = length + (length >> 7) + _COMPRESSED
        room = fresh(size)
        status, used, made = self._stream.step(CONTINUE, address, length, room.address, size)
        if status < 0:
            raise_zstd(status, "zstd compress error: %s")
        piece = room.finish(made)
        if used < length:
            return piece + self._pieces(CONTINUE, address + used, length - used, "zstd compress error: %s")
        return piece


class ZstdCompressionChunker(NotPickled):
    """Compresses to pieces of one size. Each method gives an iterator, which must be exhausted before the next call; only
    the last piece of flush() and finish() may be shorter."""

    def __init__(self, stream: Stream, chunk_size: int) -> None:
        self._stream = stream
        self._room = Room(chunk_size)
        # How many bytes of the room are written: the piece is not complete.
        self._written = 0
        self._given = False
        self._finished = False
        self._busy = Lock()

    def compress(self, data: Any) -> Generator[bytes, None, None]:
        """Takes `data`; gives the pieces that are complete."""
        if self._finished:
            raise ZstdError("cannot call compress() after compression finished")
        if self._given:
            raise ZstdError("cannot perform operation before consuming output from previous operation")
        address, length, keep = source(data)
        self._given = length > 0
        return self._compressed(address, length, keep)

    def flush(self) -> Generator[bytes, None, None]:
        """Ends a block, and gives all there is."""
        if self._finished:
            raise ZstdError("cannot call flush() after compression finished")
        if self._given:
            raise ZstdError("cannot call flush() before consuming output from previous operation")
        return self._flushed(FLUSH)

    def finish(self) -> Generator[bytes, None, None]:
        """Ends the frame, and gives all there is."""
        if self._finished:
            raise ZstdError("cannot call finish() after compression finished")
        if self._given:
            raise ZstdError("cannot call finish() before consuming output from previous operation")
        return self._flushed(END)

    def _step(self, op: int, address: int, length: int) -> tuple[int, int]:
        """One step into what is free of the room: its status, and what it took."""
        if not self._busy.acquire(False):
            raise in_use(self)
        try:
            room, written = self._room, self._written
            status, used, made = self._stream.step(op, address, length, room.address + written, room.size - written)
            self._written = written + made
        finally:
            self._busy.release()
        if status < 0:
            self._given = False
            raise_zstd(status, "zstd compress error: %s")
        return status, used

    def _piece(self) -> bytes:
        written, self._written = self._written, 0
        return self._room.take(written)

    def _compressed(self, address: int, length: int, keep: Any) -> Generator[bytes, None, None]:
        position = 0
        while position < length:
            _status, used = self._step(CONTINUE, address + position, length - position)
            position += used
            if position == length:
                self._given = False
            if self._written == self._room.size:
                yield self._piece()

    def _flushed(self, op: int) -> Generator[bytes, None, None]:
        if self._finished:
            return
        while True:
            status, _used = self._step(op, NULL, 0)
            if status == AT_END and op == END:
                self._finished = True
                self._stream.release()
            if self._written and (status == AT_END or self._written == self._room.size):
                yield self._piece()
            if status == AT_END:
                return


class ZstdDecompressionObj(NotPickled):
    """Decompresses what decompress() is given, up to the end of the frame, or over all frames."""

    def __init__(self, stream: Stream, across_frames: bool, magicless: bool) -> None:
        self._stream = stream
        self._across_frames = across_frames
        self._finished = False
        self._unused = b""
        self._busy = Lock()
        # Whether the beginning of the frame, with its size, has come.
        self._begun = magicless

    def decompress(self, data: Any) -> bytes:
        """Takes `data`, and gives all that it decompresses to. ZstdError at damaged data, and after the end of the frame."""
        if self._finished:
            raise ZstdError("cannot use a decompressobj multiple times")
        address, length, _keep = source(data)
        if not length:
            return b""
        if not self._busy.acquire(False):
            raise in_use(self)
        try:
            used, made = self._decompressed(address, length)
            if self._finished:
                self._unused = bytes(memoryview(data).cast("B")[used:]) if used < length else b""
                self._stream.release()
            return made
        finally:
            self._busy.release()

    def _decompressed(self, address: int, length: int) -> tuple[int, bytes]:
        """How much input was used, and the result."""
        step = self._stream.step
        small: Any = self._stream.room(_DECOMPRESSED)
        pieces: list[bytes] = []
        size, used, total = self._expected(address, length), 0, 0
        while True:
            room = small if size <= small.size else fresh(size)
            size = min(size, small.size) if room is small else size
            status, taken, made = step(CONTINUE, address + used, length - used, room.address, size)
            if status < 0:
                raise_zstd(status, "zstd decompressor error: %s")
            used += taken
            if made:
                pieces.append(room.take(made) if room is small else room.finish(made))
            if status == AT_END:
                self._begun = False
                if not self._across_frames:
                    self._finished = True
                    break
                if used == length:
                    break
            elif used == length and made < size:
                break
            # What is left will be like what has come: too much memory costs as well.
            total += made
            size = min(max(_DECOMPRESSED, (length - used) * total // max(used, 1) * 9 // 8), _LARGEST_PIECE)
        return used, b"".join(pieces) if len(pieces) > 1 else pieces[0] if pieces else b""

    def _expected(self, address: int, length: int) -> int:
        """A size for the first piece of the result: what the frame declares, as far as this input may hold it."""
        if self._begun or length < _SHORT:
            return _DECOMPRESSED
        self._begun = True
        found = self._stream.declared(address, length)
        return _DECOMPRESSED if found == CONTENTSIZE_UNKNOWN else max(_DECOMPRESSED, min(found, 1024 * length))

    def flush(self, length: int = 0) -> bytes:
        """Nothing: decompress() gives all. It is there for the sake of zlib's interface."""
        return b""

    @property
    def unused_data(self) -> bytes:
        """What came after the end of the frame."""
        return self._unused

    @property
    def unconsumed_tail(self) -> bytes:
        """Nothing: all input is taken."""
        return b""

    @property
    def eof(self) -> bool:
        """Whether the frame has ended."""
        return self._finished
