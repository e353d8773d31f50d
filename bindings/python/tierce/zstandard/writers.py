"""Raw binary files that are written to: they send frames, or the content of frames, to another file."""

from __future__ import annotations

import io
from typing import Any, NoReturn

from .._c import NULL, lib, source
from .arguments import int32
from .constants import FLUSH_BLOCK, FLUSH_FRAME
from .contexts import AT_END, CONTINUE, END, FLUSH, Stream
from .errors import raise_zstd
from .files import RawWriter


class _Writer(RawWriter):
    """A stream, and the file that it sends to."""

    def __init__(self, stream: Stream, writer: Any, write_size: int, write_return_read: Any, closefd: Any) -> None:
        super().__init__(writer, closefd)
        self._stream = stream
        self._room = stream.room(write_size)
        self._return_read = bool(write_return_read)
        self._sent = 0
        self._closing = False

    def memory_size(self) -> int:
        """Bytes that the context takes now."""
        return int(lib.tierce_stream_memory_size(self._stream.handle))

    def _send(self, made: int) -> None:
        """Writes what a step has made."""
        if made:
            self._sent += made
            self._inner.write(self._room.take(made))

    def _flush_inner(self) -> Any:
        flush = getattr(self._inner, "flush", None)
        return flush() if flush is not None and not self._closing else None

    def flush(self) -> Any:
        """Sends what there is."""
        raise NotImplementedError

    def _release(self) -> None:
        """The stream is over, unless another thread is just at it."""
        if self._busy.acquire(False):
            self._stream.release()
            self._busy.release()


class ZstdCompressionWriter(_Writer):
    """Sends frames of what is written to it. close(), or the end of a `with` block, ends the frame."""

    def write(self, data: Any) -> int:
        """Takes all of `data`; how many bytes that is, or how many were sent."""
        self._begin()
        try:
            address, length, _keep = source(data)
            left, before = length, self._sent
            step, room = self._stream.step, self._room
            while left:
                status, used, made = step(CONTINUE, address, left, room.address, room.size)
                if status < 0:
                    raise_zstd(status, "zstd compress error: %s")
                address, left = address + used, left - used
                if made:
                    self._send(made)
            return length if self._return_read else self._sent - before
        finally:
            self._busy.release()

    def flush(self, flush_mode: int = FLUSH_BLOCK) -> int:
        """Sends what was held back, and flushes the file; how many bytes were sent. FLUSH_FRAME ends the frame: what is
        written later is another one."""
        mode = int32(flush_mode)
        if mode not in (FLUSH_BLOCK, FLUSH_FRAME):
            raise ValueError(f"unknown flush_mode: {mode}")
        self._begin()
        try:
            before = self._sent
            op = FLUSH if mode == FLUSH_BLOCK else END
            status = 0
            while status != AT_END:
                room = self._room
                status, _used, made = self._stream.step(op, NULL, 0, room.address, room.size)
                if status < 0:
                    raise_zstd(status, "zstd compress error: %s")
                self._send(made)
            self._flush_inner()
            return self._sent - before
        finally:
            self._busy.release()

    def close(self) -> None:
        """Ends the frame, and closes the file if that was asked for."""
        if self._closed:
            return
        try:
            self._closing = True
            self.flush(FLUSH_FRAME)
        finally:
            self._closing = False
            self._closed = True
            self._release()
        self._close_inner()

    def tell(self) -> int:
        """How many bytes were sent."""
        return self._sent

    def writelines(self, lines: Any) -> NoReturn:
        """Not there."""
        raise NotImplementedError


class ZstdDecompressionWriter(_Writer):
    """Sends the content of the frames that are written to it, one after the other."""

    def write(self, data: Any) -> int:
        """Takes all of `data`; how many bytes that is, or how many were sent."""
        self._begin()
        try:
            address, length, _keep = source(data)
            left, before = length, self._sent
            step, room = self._stream.step, self._room
            more = False
            while left or more:
                status, used, made = step(CONTINUE, address, left, room.address, room.size)
                if status < 0:
                    raise_zstd(status, "zstd decompress error: %s")
                address, left = address + used, left - used
                # A full room may not have held all that was ready.
                more = made == room.size and status != AT_END
                if made:
                    self._send(made)
            return length if self._return_read else self._sent - before
        finally:
            self._busy.release()

    def flush(self) -> Any:
        """Flushes the file: nothing is held back."""
        if self._closed:
            raise ValueError("stream is closed")
        return self._flush_inner()

    def close(self) -> None:
        """Closes it, and the file if that was asked for."""
        if self._closed:
            return
        self._closed = True
        self._release()
        self._close_inner()

    def tell(self) -> NoReturn:
        """Not there."""
        raise io.UnsupportedOperation()

    def writelines(self, lines: Any) -> NoReturn:
        """Not there."""
        raise io.UnsupportedOperation()
