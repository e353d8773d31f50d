"""Seekable files of zstd: any range of the content is read by decoding only the frames that it touches.

    with open("field.zst", "wb") as file, tierce.SeekableWriter(file, level=9) as writer:
        writer.write(field)

    with tierce.SeekableReader("field.zst") as reader:
        reader.pread(plane, offset=1 << 30)

Every decoder of zstd reads such a file as a whole.
"""

import ctypes
import io
import json
import os
from typing import TYPE_CHECKING, Any, Dict, Iterable, NamedTuple, Optional, Tuple, Union

from ._c import Buffer, Cells, Handle, check, fresh, lib, numbers, raised, source, target
from ._lists import int32_of, size_of, sizes_of
from .errors import TransferError
from .locks import Claim, Mutex
from .pools import threads_of

if TYPE_CHECKING:
    from .pools import Pool

__all__ = ["Frame", "SeekableReader", "SeekableWriter", "seekable_compress"]

Level = Union[int, Dict[str, int]]

_size = ctypes.c_size_t
_ReadAt = ctypes.CFUNCTYPE(ctypes.c_int32, _size, ctypes.c_uint64, _size, _size)
_Write = ctypes.CFUNCTYPE(ctypes.c_int32, _size, _size, _size)

# Number -> file, in a tuple: C has the number. The object that has the handle puts the file there, and takes it out.
_files: Dict[int, Tuple[Any]] = {}


def _numbered(file: Any) -> int:
    holder = (file,)
    _files[id(holder)] = holder  # no other object has that number while this one is here
    return id(holder)


@_ReadAt
def _read_at(number: int, offset: int, address: int, length: int) -> int:
    try:
        _files[number][0].fill(offset, address, length)
        return numbers.OK
    except BaseException as error:
        return raised(error)


@_Write
def _write(number: int, address: int, length: int) -> int:
    try:
        left = memoryview(ctypes.string_at(address, length))
        while left.nbytes:
            sent = _files[number][0].write(left)
            if sent is None:  # nothing told: all was taken
                break
            left = left[sent:]
        return numbers.OK
    except BaseException as error:
        return raised(error)


class _Descriptor:
    """A file of the system, which any number of threads read at once."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.size = os.fstat(descriptor).st_size

    def fill(self, offset: int, address: int, length: int) -> None:
        room = memoryview((ctypes.c_char * length).from_address(address)).cast("B")
        while room.nbytes:
            got = os.preadv(self.descriptor, [room], offset)
            if not got:
                raise TransferError(f"the file ends at byte {offset}; it had {self.size}")
            room, offset = room[got:], offset + got

    def close(self) -> None:
        os.close(self.descriptor)


class _File:
    """A file of Python: seek and read are one step."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.lock = Mutex()
        self.size = file.seek(0, os.SEEK_END)

    def fill(self, offset: int, address: int, length: int) -> None:
        with self.lock:  # the position of the file is one for all threads of a pool
            self.file.seek(offset)
            parts, missing = [], length
            while missing > 0:
                part = self.file.read(missing)
                if not part:
                    raise TransferError(f"the file ended {missing} bytes early")
                parts.append(bytes(part))
                missing -= len(parts[-1])
        data = b"".join(parts)
        if len(data) > length:
            raise TransferError(f"the file gave {len(data)} bytes for {length}")
        ctypes.memmove(address, data, length)

    def close(self) -> None:
        pass


def _lent(file: Any) -> Optional[Tuple[int, int, Any]]:
    """The memory of a buffer, which an mmap is too; None of a path, and of an object with read()."""
    if isinstance(file, (str, os.PathLike)):
        return None
    try:
        return source(file)
    except TypeError:
        if not hasattr(file, "read") or not hasattr(file, "seek"):
            raise
        return None


def _opened(file: Any) -> Union[_Descriptor, _File]:
    if not isinstance(file, (str, os.PathLike)):
        return _File(file)
    if not hasattr(os, "preadv"):
        return _File(io.open(file, "rb"))
    return _Descriptor(os.open(file, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0)))


class _Dictionary(Handle):
    _free = "tierce_zstd_dict_free"

    def __init__(self, data: Any) -> None:
        address, length, _keep = source(data)
        cells = Cells()
        check(lib.tierce_zstd_dict_new(address, length, numbers.ZSTD_DICT_AUTO, cells.address))
        self._take(cells[0])


class _Parameters(Handle):
    _free = "tierce_zstd_params_free"

    def __init__(self, keys: Dict[str, int]) -> None:
        address, length, _keep = source(json.dumps(keys).encode())
        cells = Cells()
        check(lib.tierce_zstd_params_from_json(address, length, cells.address))
        self._take(cells[0])


class _Compressor(Handle):
    _free = "tierce_zstd_compressor_free"

    def __init__(self, level: Level, dictionary: Any) -> None:
        known = _Dictionary(dictionary) if dictionary is not None else None
        dict_handle = known._handle if known else 0
        cells = Cells()
        if isinstance(level, dict):
            keys = _Parameters(level)
            check(lib.tierce_zstd_compressor_from_params(keys._handle, dict_handle, cells.address))
        else:
            check(lib.tierce_zstd_compressor_new(int32_of(level, "level"), dict_handle, cells.address))
        self._take(cells[0])


def seekable_compress(
    data: Any,
    level: Level = 3,
    frame_size: int = 0,
    checksums: bool = True,
    dictionary: Any = None,
    pool: "Optional[Pool]" = None,
) -> memoryview:
    """A seekable file of the content of a buffer, in frames of `frame_size` bytes (0: 1 MiB).

    `level` is a level of zstd, or a dict of its parameters ({"level": 9, "write_checksum": 1}). The bytes are the same
    for any number of threads of the pool.
    """
    compressor = _Compressor(level, dictionary)
    address, length, _keep = source(data)
    out = Buffer()
    threads = threads_of(pool)
    each = size_of(frame_size, "frame_size")
    call = lib.tierce_zstd_seekable_compress
    check(call(compressor._handle, address, length, each, bool(checksums), threads, out._handle))
    return out.view().toreadonly()


class Frame(NamedTuple):
    """Where a frame lies, in bytes: in the content, and in the file."""

    offset: int
    size: int
    compressed_offset: int
    compressed_size: int


class _OpenSeekable(Handle):
    """A tierce_zstd_seekable, with what it reads: both stay until the last call is done."""

    _free = "tierce_zstd_seekable_free"
    _number = 0

    def __init__(self, file: Any, dictionaries: Iterable[Any]) -> None:
        known = [_Dictionary(one) for one in dictionaries]
        dicts, _dicts = sizes_of([one._handle for one in known])
        cells = Cells()
        lent = _lent(file)
        if lent is not None:
            address, length, self._keep = lent
            check(lib.tierce_zstd_seekable_open_memory(dicts, len(known), address, length, cells.address))
        else:
            self._file = _opened(file)
            self._number = _numbered(self._file)
            open_it = lib.tierce_zstd_seekable_open_callback
            read = ctypes.cast(_read_at, ctypes.c_void_p).value
            check(open_it(dicts, len(known), self._file.size, read, self._number, cells.address))
        self._take(cells[0])

    def __del__(self, _forget: Any = _files.pop) -> None:
        self._close()
        found = _forget(self._number, None)
        if found is not None:
            found[0].close()


class SeekableReader(io.RawIOBase):
    """The content of a seekable file, as a file for reading, with pread() for any place.

    `file` is a path, a buffer (bytes, mmap, …), which is not copied and must stay as it is, or an object with seek()
    and read(). A frame that was compressed with a dictionary needs it among `dictionaries`. Reading takes the threads
    of a pool where it touches many frames. pread() may be called by any number of threads at once.
    """

    def __init__(self, file: Any, dictionaries: Iterable[Any] = (), pool: "Optional[Pool]" = None) -> None:
        self._open: Optional[_OpenSeekable] = _OpenSeekable(file, dictionaries)
        self._pool = pool
        self._place = 0

    def _seen(self) -> _OpenSeekable:
        found = self._open
        if found is None:
            raise ValueError("I/O operation on closed file")
        return found

    @property
    def size(self) -> int:
        """How many bytes of content there are."""
        return int(lib.tierce_zstd_seekable_size(self._seen()._handle))

    @property
    def frames(self) -> int:
        """How many frames there are."""
        return int(lib.tierce_zstd_seekable_frame_count(self._seen()._handle))

    def frame(self, index: int) -> Frame:
        """Where frame `index` lies."""
        number = range(self.frames)[index]
        cells = Cells(4)
        where = [cells.address + 8 * place for place in range(4)]
        check(lib.tierce_zstd_seekable_frame(self._seen()._handle, number, *where))
        return Frame(*cells.numbers)

    def find(self, offset: int) -> int:
        """The number of the frame that has the byte at `offset` of the content."""
        cells = Cells()
        check(lib.tierce_zstd_seekable_find(self._seen()._handle, size_of(offset, "offset"), cells.address))
        return cells[0]

    def pread(self, length: int, offset: int) -> bytes:
        """At most `length` bytes of content from `offset` on; none behind its end."""
        begin = size_of(offset, "offset")
        wanted = min(size_of(length, "length"), max(self.size - begin, 0))
        room = fresh(wanted)
        return room.finish(self._read(begin, room.address, wanted))

    def pread_into(self, out: Any, offset: int) -> int:
        """Fills a writable buffer from `offset` on, and says how many bytes there were."""
        address, room, _keep = target(out)
        return self._read(size_of(offset, "offset"), address, room)

    def _read(self, offset: int, address: int, length: int) -> int:
        if not length:
            return 0
        found = self._seen()
        threads = threads_of(self._pool)
        cells = Cells()
        check(lib.tierce_zstd_seekable_read(found._handle, offset, address, length, threads, cells.address))
        return cells[0]

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, out: Any) -> int:
        got = self.pread_into(out, self._place)
        self._place += got
        return got

    def readall(self) -> bytes:
        """All from the present place on; content that the table claims out of all proportion is read in pieces."""
        parts = []
        while True:
            part = self.pread(64 << 20, self._place)
            self._place += len(part)
            parts.append(part)
            if len(part) < 64 << 20:
                return parts[0] if len(parts) == 1 else b"".join(parts)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence not in (os.SEEK_SET, os.SEEK_CUR, os.SEEK_END):
            raise ValueError(f"whence is {whence}; expected 0, 1 or 2")
        place = offset + (0, self._place, self.size)[whence]
        if place < 0:
            raise ValueError(f"negative seek position {place}")
        self._seen()
        self._place = place
        return place

    def tell(self) -> int:
        self._seen()
        return self._place

    def close(self) -> None:
        self._open = None
        super().close()


class SeekableWriter(io.RawIOBase):
    """A file for writing, whose content becomes a seekable file in `file`, frame by frame of `frame_size` bytes.

    `level` and `dictionary` as in seekable_compress(). close() writes the table, without which the file cannot be
    read, and so does the end of a `with`, but for one that an exception ends. `file` stays open.
    """

    _writer: "Optional[_OpenWriter]" = None

    def __init__(
        self,
        file: Any,
        level: Level = 3,
        frame_size: int = 0,
        checksums: bool = True,
        dictionary: Any = None,
    ) -> None:
        compressor = _Compressor(level, dictionary)
        self._writer = _OpenWriter(compressor, file, size_of(frame_size, "frame_size"), bool(checksums))
        self._claim = Claim("this writer")

    def _seen(self) -> "_OpenWriter":
        if self._writer is None:
            raise ValueError("I/O operation on closed file")
        return self._writer

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        """Takes a contiguous buffer, and writes the frames that it fills."""
        with self._claim:
            address, length, _keep = source(data)
            writer = self._seen()  # kept with its file, whatever another thread gives up meanwhile
            check(lib.tierce_zstd_seekable_writer_write(writer._handle, address, length))
        return length

    def end_frame(self) -> None:
        """Ends the frame here, so that what follows begins a new one."""
        with self._claim:
            writer = self._seen()
            check(lib.tierce_zstd_seekable_writer_end_frame(writer._handle))

    def close(self) -> None:
        if self.closed:
            return
        with self._claim:  # a second thread closes nothing that the first one writes to
            try:
                writer = self._seen()
                check(lib.tierce_zstd_seekable_writer_finish(writer._handle))
            finally:
                self._abandon()

    def _abandon(self) -> None:
        """Closes without a table."""
        self._writer = None
        super().close()

    def __exit__(self, kind: Any, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            self._abandon()

    def __del__(self) -> None:
        if not self.closed:
            self._abandon()


class _OpenWriter(Handle):
    """A tierce_zstd_seekable_writer, with the file that it writes to."""

    _free = "tierce_zstd_seekable_writer_free"
    _number = 0

    def __init__(self, compressor: _Compressor, file: Any, frame_size: int, checksums: bool) -> None:
        self._number = _numbered(file)
        write = ctypes.cast(_write, ctypes.c_void_p).value
        cells = Cells()
        new = lib.tierce_zstd_seekable_writer_new
        check(new(compressor._handle, frame_size, checksums, write, self._number, cells.address))
        self._take(cells[0])

    def __del__(self, _forget: Any = _files.pop) -> None:
        self._close()
        _forget(self._number, None)
