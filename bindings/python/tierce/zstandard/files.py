"""Files of frames: what readers and writers have in common, and open()."""

from __future__ import annotations

import builtins
import io
import os
from typing import Any, NoReturn

from .._c import Lock
from .arguments import NotPickled
from .errors import ZstdError, in_use


class RawFile(NotPickled):
    """A raw binary file, whose `closed`, `isatty()` and context manager all of them share."""

    # What a second `with` block at once is.
    _nested: type[Exception] = ValueError

    def __init__(self, inner: Any, closefd: Any) -> None:
        self._inner = inner
        self._closefd = bool(closefd)
        self._closed = False
        self._entered = False
        self._busy = Lock()

    def __enter__(self) -> Any:
        if self._closed:
            raise ValueError("stream is closed")
        if self._entered:
            raise self._nested("cannot __enter__ multiple times")
        self._entered = True
        return self

    def __exit__(self, *_: object) -> None:
        self._entered = False
        self.close()

    def close(self) -> None:
        """Closes it."""
        raise NotImplementedError

    def _close_inner(self) -> None:
        close = getattr(self._inner, "close", None)
        if self._closefd and close is not None:
            close()

    def _begin(self) -> None:
        """The turn of one operation. Nobody waits: what another thread was doing at a fork goes on nowhere."""
        if self._closed:
            raise ValueError("stream is closed")
        if not self._busy.acquire(False):
            raise in_use(self)

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._closed

    def isatty(self) -> bool:
        """False."""
        return False

    def seekable(self) -> bool:
        """False."""
        return False

    def __iter__(self) -> NoReturn:
        raise io.UnsupportedOperation()

    def __next__(self) -> NoReturn:
        raise io.UnsupportedOperation()

    next = __next__

    def readline(self, size: int = -1) -> NoReturn:
        """Frames have no lines: io.TextIOWrapper and io.BufferedReader find them."""
        raise io.UnsupportedOperation()

    def readlines(self, hint: int = -1) -> NoReturn:
        """As readline()."""
        raise io.UnsupportedOperation()


class RawWriter(RawFile):
    """What can be written to."""

    _nested = ZstdError

    def readable(self) -> bool:
        """False."""
        return False

    def writable(self) -> bool:
        """True."""
        return True

    def fileno(self) -> int:
        """The descriptor of the file that is written to, if it has one: OSError."""
        fileno = getattr(self._inner, "fileno", None)
        if fileno is None:
            raise OSError("fileno not available on underlying writer")
        number: int = fileno()
        return number

    def seek(self, offset: int, whence: int = 0) -> NoReturn:
        """Frames are written from begin to end."""
        raise io.UnsupportedOperation()

    def truncate(self, size: int | None = None) -> NoReturn:
        """As seek()."""
        raise io.UnsupportedOperation()

    def read(self, size: int = -1) -> NoReturn:
        """A writer is not read."""
        raise io.UnsupportedOperation()

    def readall(self) -> NoReturn:
        """A writer is not read."""
        raise io.UnsupportedOperation()

    def readinto(self, b: Any) -> NoReturn:
        """A writer is not read."""
        raise io.UnsupportedOperation()


class RawReader(RawFile):
    """What can be read from."""

    def readable(self) -> bool:
        """True."""
        return True

    def writable(self) -> bool:
        """False."""
        return False

    def flush(self) -> None:
        """Nothing."""


def open(
    filename: Any,
    mode: str = "rb",
    cctx: Any = None,
    dctx: Any = None,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool | None = None,
) -> Any:
    """A file of frames, by its name or over a file object: for mode "rb" a ZstdDecompressionReader, for "wb", "ab" or
    "xb" a ZstdCompressionWriter, and without the "b" an io.TextIOWrapper over it.

    `cctx` and `dctx` are what compresses and decompresses, if not the defaults. `encoding`, `errors` and `newline` are
    those of text. A file object is closed with what open() gives only if `closefd` is true, one by name always.
    """
    from .compressor import ZstdCompressor
    from .decompressor import ZstdDecompressor

    binary_mode = mode.replace("t", "")
    if binary_mode in ("r", "rb"):
        reading, raw_mode = True, "rb"
    elif binary_mode in ("w", "wb", "a", "ab", "x", "xb"):
        reading, raw_mode = False, binary_mode[0] + "b"
    else:
        raise ValueError(f"Invalid mode: {mode!r}")
    if isinstance(filename, (str, bytes, os.PathLike)):
        inner = builtins.open(filename, raw_mode)  # noqa: SIM115  (closed with what is returned)
        closefd = True
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        inner = filename
        closefd = bool(closefd)
    else:
        raise TypeError("filename must be a str, bytes, file or PathLike object")
    file: Any
    if reading:
        file = (dctx or ZstdDecompressor()).stream_reader(inner, closefd=closefd)
    else:
        file = (cctx or ZstdCompressor()).stream_writer(inner, closefd=closefd)
    if "b" in binary_mode:
        return file
    return io.TextIOWrapper(file, encoding=encoding, errors=errors, newline=newline)
