"""Raw binary files that are read: the frame of what a source has, or the content of the frames that it has."""

from __future__ import annotations

import io
import os
from typing import Any, Callable, NoReturn

from .._c import NULL, fresh, source, target
from .arguments import read_amount
from .constants import COMPRESSION_RECOMMENDED_OUTPUT_SIZE, DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE
from .contexts import AT_END, CONTINUE, END, Stream
from .errors import raise_zstd
from .files import RawReader

_READALL_PIECE = 1 << 20


class _Reader(RawReader):
    """The input, from an object with read() or from a buffer, and the ways to ask for output."""

    _piece = 0

    def __init__(self, inner: Any, read_size: int, closefd: Any) -> None:
        super().__init__(inner, closefd)
        self._read_size = read_size
        self._reads = hasattr(inner, "read")
        # The input that is at hand: `_keep` holds it in place.
        self._address: int = NULL
        self._length: int = 0
        self._keep: Any = None
        if not self._reads:
            self._address, self._length, self._keep = source(inner)
        # No more input is to come than is at hand.
        self._exhausted = not self._reads
        self._finished = False
        self._given = 0
        self._stream: Stream | None = None

    def _read_more(self) -> bool:
        """Gets input where there is none at hand; whether there is some."""
        if self._exhausted:
            return False
        data = self._inner.read(self._read_size)
        if not data:
            self._exhausted = True
            return False
        self._address, self._length, self._keep = source(data)
        return True

    def _used(self, used: int) -> None:
        self._address += used
        self._length -= used
        if not self._length:
            self._keep = None

    def _fill(self, address: int, size: int, some: bool) -> int:
        """Writes `size` bytes, or less at the end; with `some` only what is there soonest. How many they are."""
        raise NotImplementedError

    def _read(self, size: int, some: bool) -> bytes:
        self._begin()
        try:
            if not size or self._finished:
                return b""
            room = fresh(size)
            made = self._fill(room.address, size, some)
            self._given += made
            return room.finish(made)
        finally:
            self._busy.release()

    def read(self, size: int = -1) -> bytes:
        """`size` bytes, or less at the end; all there are for -1."""
        if self._closed:
            raise ValueError("stream is closed")
        size = read_amount(size)
        return self.readall() if size == -1 else self._read(size, False)

    def read1(self, size: int = -1) -> bytes:
        """At most `size` bytes: what is there soonest; nothing only at the end."""
        if self._closed:
            raise ValueError("stream is closed")
        size = read_amount(size)
        return self._read(self._piece if size == -1 else size, True)

    def readall(self) -> bytes:
        """All that is left."""
        pieces: list[bytes] = []
        while True:
            piece = self.read(_READALL_PIECE)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)

    def _read_into(self, b: Any, some: bool) -> int:
        self._begin()
        try:
            if self._finished:
                return 0
            address, size, _keep = target(b)
            if not size:
                return 0
            made = self._fill(address, size, some)
            self._given += made
            return made
        finally:
            self._busy.release()

    def readinto(self, b: Any) -> int:
        """Fills a writable buffer, as far as there is something; how many bytes that is."""
        return self._read_into(b, False)

    def readinto1(self, b: Any) -> int:
        """As readinto(), with what is there soonest."""
        return self._read_into(b, True)

    def tell(self) -> int:
        """How many bytes were read."""
        return self._given

    def close(self) -> None:
        """Closes it, and its source if that was asked for."""
        if self._closed:
            return
        self._closed = True
        # Who is reading in another thread keeps the stream meanwhile.
        stream, self._stream = self._stream, None
        if stream is not None and self._busy.acquire(False):
            stream.release()
            self._busy.release()
        self._close_inner()


class ZstdCompressionReader(_Reader):
    """Reads the frame of what a source has."""

    _piece = COMPRESSION_RECOMMENDED_OUTPUT_SIZE

    def __init__(
        self, open_stream: Callable[[int], Stream], source: Any, size: int, read_size: int, closefd: Any
    ) -> None:
        try:
            super().__init__(source, read_size, closefd)
        except TypeError:
            raise TypeError(
                "must pass an object with a read() method or that conforms to the buffer protocol"
            ) from None
        self._stream = open_stream(size if self._reads else self._length)

    def write(self, data: Any) -> NoReturn:
        """A reader is not written to."""
        raise OSError("stream is not writable")

    def writelines(self, lines: Any) -> NoReturn:
        """A reader is not written to."""
        raise OSError("stream is not writable")

    def _fill(self, address: int, size: int, some: bool) -> int:
        stream = self._stream
        assert stream is not None
        made = 0
        while made < size:
            ending = not self._length and not self._read_more()
            op = END if ending else CONTINUE
            status, used, got = stream.step(op, self._address, self._length, address + made, size - made)
            if status < 0:
                words = "error ending compression stream: %s" if ending else "zstd compress error: %s"
                raise_zstd(status, words)
            self._used(used)
            made += got
            if ending:
                if status == AT_END:
                    self._finished = True
                    stream.release()
                break
            if some and made:
                break
        return made


class ZstdDecompressionReader(_Reader):
    """Reads the content of the frames that a source has. One read() gives bytes of one frame alone, unless the reader was
    made to read across frames; the next one goes on with the frame that follows. Input that is cut off ends early."""

    _piece = DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE

    def __init__(
        self, open_stream: Callable[[], Stream], source: Any, read_size: int, across_frames: Any, closefd: Any
    ) -> None:
        try:
            super().__init__(source, read_size, closefd)
        except TypeError:
            raise TypeError(
                "must pass an object with a read() method or that conforms to the buffer protocol"
            ) from None
        self._across_frames = bool(across_frames)
        self._stream = open_stream()

    def write(self, data: Any) -> NoReturn:
        """A reader is not written to."""
        raise io.UnsupportedOperation()

    def writelines(self, lines: Any) -> NoReturn:
        """A reader is not written to."""
        raise io.UnsupportedOperation()

    def _fill(self, address: int, size: int, some: bool) -> int:
        stream = self._stream
        assert stream is not None
        made = 0
        while made < size:
            status, used, got = stream.step(CONTINUE, self._address, self._length, address + made, size - made)
            if status < 0:
                raise_zstd(status, "zstd decompress error: %s")
            self._used(used)
            made += got
            if made and (some or (status == AT_END and not self._across_frames)):
                break
            if not self._length and made < size and not self._read_more():
                self._finished = True
                stream.release()
                break
        return made

    def seek(self, pos: int, whence: int = os.SEEK_SET) -> int:
        """Reads on to a place that is further on, by its number or (os.SEEK_CUR) from here; where that is. OSError."""
        if self._closed:
            raise ValueError("stream is closed")
        if whence == os.SEEK_SET:
            if pos < 0:
                raise OSError("cannot seek to negative position with SEEK_SET")
            amount = pos - self._given
        elif whence == os.SEEK_CUR:
            amount = pos
        elif whence == os.SEEK_END:
            raise OSError("zstd decompression streams cannot be seeked with SEEK_END")
        else:
            amount = 0
        if amount < 0:
            raise OSError("cannot seek zstd decompression stream backwards")
        while amount:
            skipped = len(self.read(min(amount, DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE)))
            if not skipped:
                break
            amount -= skipped
        return self._given
