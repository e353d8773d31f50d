"""Data in pieces: zstd, zlib, gzip, bz2, lzma and lz4frame.

    encoder = tierce.Encoder({"id": "gzip"})
    packed = encoder.encode(first) + encoder.encode(second) + encoder.finish()

    with tierce.StreamWriter(file, {"id": "zstd", "level": 9}) as writer:
        writer.write(first)

    tierce.StreamReader(file, {"id": "zstd"}).read()

One call at a time has a stream; another one meanwhile, from a second thread, is a StateError and does no harm.
"""

import io
import json
from typing import Any, Optional

from ._c import Buffer, Cells, Handle, check, lib, numbers, source, target
from ._lists import int32_of, limit_of
from .locks import Claim

__all__ = ["Decoder", "Encoder", "StreamReader", "StreamWriter"]


class _Stream(Handle):
    _free = "tierce_stream_free"
    _new = ""

    def __init__(self, config: Any) -> None:
        text = config if isinstance(config, str) else json.dumps(config)
        address, length, _keep = source(text.encode())
        cells = Cells()
        check(getattr(lib, self._new)(address, length, cells.address))
        self._take(cells[0])

    @property
    def bytes_in(self) -> int:
        """How many bytes were taken."""
        return int(lib.tierce_stream_bytes_in(self._handle))

    @property
    def bytes_out(self) -> int:
        """How many bytes came out."""
        return int(lib.tierce_stream_bytes_out(self._handle))

    @property
    def memory_size(self) -> int:
        """The memory that the native coder uses, in bytes, as far as its library says; else 0."""
        return int(lib.tierce_stream_memory_size(self._handle))

    def finish(self) -> bytes:
        """The rest. An encoder ends its frame; a decoder whose frame is not complete raises CorruptError."""
        out = Buffer()
        check(lib.tierce_stream_finish(self._handle, out._handle))
        return out.bytes()

    def _written(self, data: Any, out: Buffer) -> int:
        """Appends what comes of `data` to a buffer, and says how much of it was taken."""
        address, length, _keep = source(data)
        used = Cells()
        check(lib.tierce_stream_write(self._handle, address, length, used.address, out._handle))
        return used[0]


class Encoder(_Stream):
    """Encodes what comes piece by piece, as the JSON config of a codec says."""

    _new = "tierce_stream_encoder_from_json"

    def encode(self, data: Any) -> bytes:
        """Takes a contiguous buffer, and gives what is ready."""
        out = Buffer()
        self._written(data, out)
        return out.bytes()

    def flush(self, end: bool = False) -> bytes:
        """What makes all that was given so far readable; with `end` the frame ends, and the next data begin another."""
        out = Buffer()
        op = numbers.STREAM_END if end else numbers.STREAM_FLUSH
        check(lib.tierce_stream_flush(self._handle, op, out._handle))
        return out.bytes()

    def set_parameter(self, parameter: int, value: int) -> None:
        """Changes a parameter of zstd, by its number (ZSTD_P_*), while the stream runs."""
        given = int32_of(parameter, "parameter"), int32_of(value, "value")
        check(lib.tierce_stream_set_parameter(self._handle, *given))


class Decoder(_Stream):
    """Decodes what comes piece by piece: one frame, or with `across_frames` all to the end of the input.

    More than `max_length` bytes in all are a LimitError.
    """

    _new = "tierce_stream_decoder_from_json"

    def __init__(self, config: Any, across_frames: bool = False, max_length: Optional[int] = None) -> None:
        super().__init__(config)
        check(lib.tierce_stream_set_across_frames(self._handle, bool(across_frames)))
        if max_length is not None:
            check(lib.tierce_stream_set_limit(self._handle, limit_of(max_length)))
        self.unused_data = b""

    @property
    def eof(self) -> bool:
        """Whether there was a frame, and the last one is complete."""
        return bool(lib.tierce_stream_at_end(self._handle))

    def decode(self, data: Any) -> bytes:
        """Takes a contiguous buffer, and gives what comes out; what follows the frame is added to `unused_data`."""
        out = Buffer()
        used = self._written(data, out)
        if used < memoryview(data).nbytes:
            self.unused_data += bytes(memoryview(data).cast("B")[used:])
        return out.bytes()


class StreamReader(io.RawIOBase):
    """A file for reading what comes out of a stream: decoded bytes, or with `encode` encoded ones.

    `file` has read(n), or is a contiguous buffer. It is at its end where the frame ends, or with `across_frames` where
    the file does; a file that ends inside a frame raises CorruptError. At most `max_length` bytes come out, else
    LimitError. Closing it closes the file only with `close_file`. io.BufferedReader over it reads lines.
    """

    _close_file = False

    def __init__(
        self,
        file: Any,
        config: Any,
        encode: bool = False,
        across_frames: bool = False,
        max_length: Optional[int] = None,
        close_file: bool = False,
    ) -> None:
        if hasattr(file, "read"):
            self._file, self._piece = file, memoryview(b"")
        else:
            self._file, self._piece = None, memoryview(file).cast("B")
        self._stream: _Stream = Encoder(config) if encode else Decoder(config, across_frames, max_length)
        if encode and max_length is not None:
            check(lib.tierce_stream_set_limit(self._stream._handle, limit_of(max_length)))
        sizes = Cells(2)
        check(lib.tierce_stream_recommended(self._stream._handle, sizes.address, sizes.address + 8))
        self._read_size = sizes[0]
        self._encode, self._across = encode, across_frames
        self._input_ended, self._ended = self._file is None, False
        self._close_file = close_file
        self._claim = Claim("this reader")

    def readable(self) -> bool:
        return True

    def readinto(self, out: Any) -> int:
        """Fills a writable buffer as far as there are bytes at once: one at least, but at the end."""
        if self.closed:
            raise ValueError("I/O operation on closed file")
        with self._claim:
            address, room, _keep = target(out)
            return self._filled(address, room) if room else 0

    def _filled(self, address: int, room: int) -> int:
        told = Cells(2)
        while not self._ended:
            if not self._piece.nbytes and not self._input_ended:
                self._piece = memoryview(self._file.read(self._read_size)).cast("B")
                self._input_ended = not self._piece.nbytes
            src, length, _keep = source(self._piece)
            op = numbers.STREAM_END if self._encode and self._input_ended else numbers.STREAM_CONTINUE
            where = told.address, address, room, told.address + 8
            status = check(lib.tierce_stream_step(self._stream._handle, op, src, length, *where))
            used, made = told[0], told[1]
            self._piece = self._piece[used:]
            if status == numbers.END:
                self._ended = self._encode or not self._across
            if made:
                return made
            if self._input_ended and not used and not self._ended:
                self._stream.finish()  # raises inside a frame
                self._ended = True
        return 0

    def close(self) -> None:
        if not self.closed and self._close_file and self._file is not None:
            self._file.close()
        super().close()


class StreamWriter(io.RawIOBase):
    """A file for writing into a stream, whose output, encoded bytes or with `decode` decoded ones, `file` gets.

    close() finishes the stream, and so does the end of a `with`, but for one that an exception ends: what was written
    then stays cut off, so that nobody takes it for whole. The file is closed only with `close_file`.
    """

    _over = False
    _close_file = False

    def __init__(self, file: Any, config: Any, decode: bool = False, close_file: bool = False) -> None:
        self._stream: _Stream = Decoder(config, True) if decode else Encoder(config)
        self._file, self._close_file = file, close_file
        self._claim = Claim("this writer")

    def writable(self) -> bool:
        return True

    def _send(self, out: Buffer) -> None:
        left = out.view().toreadonly()
        while left.nbytes:
            sent = self._file.write(left)
            if sent is None:  # nothing told: all was taken
                return
            left = left[sent:]

    def write(self, data: Any) -> int:
        """Takes a contiguous buffer, and writes what is ready."""
        if self.closed:
            raise ValueError("I/O operation on closed file")
        with self._claim:
            out = Buffer()
            length = memoryview(data).nbytes
            self._stream._written(data, out)
            self._send(out)
        return length

    def flush(self) -> None:
        """Writes what makes all that was given so far readable."""
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if not self._over and isinstance(self._stream, Encoder):
            with self._claim:
                out = Buffer()
                op = numbers.STREAM_FLUSH
                check(lib.tierce_stream_flush(self._stream._handle, op, out._handle))
                self._send(out)

    def close(self) -> None:
        if self.closed:
            return
        with self._claim:  # a second thread closes nothing that the first one writes to
            try:
                out = Buffer()
                check(lib.tierce_stream_finish(self._stream._handle, out._handle))
                self._send(out)
            finally:
                self._abandon()

    def _abandon(self) -> None:
        """Closes without an end."""
        self._over = True
        super().close()
        if self._close_file:
            self._file.close()

    def __exit__(self, kind: Any, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            self._abandon()

    def __del__(self) -> None:
        if not self.closed:
            self._abandon()
