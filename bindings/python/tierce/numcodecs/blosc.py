"""Blosc, version 1: chunks of shuffled, compressed blocks.

Several threads work on one chunk if `use_threads` is True, or if it is None, the default, in the main thread of a program
that is the main process; as many as `set_nthreads` says. What is written does not depend on them.
"""

from __future__ import annotations

from functools import lru_cache
from struct import Struct
from typing import Any

from .._c import fresh, string_at
from . import _native
from ._native import errors
from ._threads import in_main_thread, threads
from .abc import Codec
from .compat import ensure_contiguous_ndarray

MAX_OVERHEAD = 16
MAX_BUFFERSIZE = 2**31 - 1 - MAX_OVERHEAD
MAX_THREADS = 256
MAX_TYPESIZE = 255
# What c-blosc calls itself whose format and names these are.
VERSION_STRING = "1.21.7.dev"
VERSION_DATE = "$Date:: 2024-06-24 #$"
__version__ = VERSION_STRING
NOSHUFFLE = 0
SHUFFLE = 1
BITSHUFFLE = 2
AUTOSHUFFLE = -1
AUTOBLOCKS = 0

# True or False: whether to use threads; None: see above.
use_threads: Any = None
# Another module whose `use_threads` counts before ours: that of numcodecs, when `install` put ours in its place.
_replaced: Any = None

_COMPRESSORS = ["blosclz", "lz4", "lz4hc", "zlib", "zstd"]
# snappy is no longer among numcodecs' own; chunks of it are read and written here.
_KNOWN = (*_COMPRESSORS, "snappy")
_LIBRARIES = ["BloscLZ", "LZ4", "Snappy", "Zlib", "Zstd"]
_shuffle_repr = ["AUTOSHUFFLE", "NOSHUFFLE", "SHUFFLE", "BITSHUFFLE"]

# Version, version of the compressor's format, flags, bytes in an element; bytes of the content, of a block, of the chunk.
_HEADER = Struct("<BBBBIII")
_MOST_RATIO = 1 << 15
_MAX_BLOCKSIZE = MAX_BUFFERSIZE // 3
_DOSHUFFLE, _MEMCPYED, _DOBITSHUFFLE = 1, 2, 4


def init() -> None:
    """Nothing: what is needed is made when it is needed."""


def destroy() -> None:
    """Ends the threads. They are there again when a call needs them."""
    threads.end()


_init, _destroy = init, destroy


def get_mutex() -> Any:
    """The lock that guards the pool of threads. No call needs it: any number may run at once."""
    return threads.lock


def list_compressors() -> list[str]:
    """The compressors that a chunk can be made with, by name."""
    return list(_COMPRESSORS)


def compname_to_compcode(cname: Any) -> int:
    """The number of a compressor; -1 if there is none of this name."""
    name = cname.decode("ascii", "replace") if isinstance(cname, (bytes, bytearray)) else cname
    codes = {"blosclz": 0, "lz4": 1, "lz4hc": 2, "snappy": 3, "zlib": 4, "zstd": 5}
    return codes.get(name, -1)


def get_nthreads() -> int:
    """How many threads work on one chunk."""
    return threads.count


def set_nthreads(nthreads: int) -> int:
    """Sets how many threads work on one chunk, 1 to 256, and gives the number before."""
    count = _native.c_int(nthreads)
    if not 1 <= count <= MAX_THREADS:
        raise ValueError(f"nthreads must be between 1 and {MAX_THREADS}, not {count}")
    return threads.set(count)


def _get_use_threads() -> bool:
    wanted = use_threads if _replaced is None or _replaced.use_threads is None else _replaced.use_threads
    return in_main_thread() if wanted is None else bool(wanted)


def _header(address: int, length: int, keep: Any) -> tuple[int, int, int, int, int, int, int]:
    """The members of the header; zeros if the chunk is shorter than one."""
    if length < MAX_OVERHEAD:
        return 0, 0, 0, 0, 0, 0, 0
    head = keep[:MAX_OVERHEAD] if type(keep) is bytes else string_at(address, MAX_OVERHEAD)
    return _HEADER.unpack(head)


def cbuffer_sizes(source: Any) -> tuple[int, int, int]:
    """Bytes of the content of a chunk, of the chunk, and of the content of a block; zeros if it is no chunk."""
    address, length, _, keep = _native.readable(_native.contiguous(source))
    _, _, _, _, nbytes, blocksize, cbytes = _header(address, length, keep)
    return nbytes, cbytes, blocksize


def cbuffer_complib(source: Any) -> str:
    """The library that a chunk was compressed with."""
    address, length, _, keep = _native.readable(_native.contiguous(source))
    number = _header(address, length, keep)[2] >> 5
    if number >= len(_LIBRARIES):
        raise ValueError(f"the chunk has format {number}, which is not known")
    return _LIBRARIES[number]


def cbuffer_metainfo(source: Any) -> tuple[int, int, int]:
    """Bytes in an element of a chunk, how it is shuffled, and whether (2) or not (0) the content is stored as it is."""
    address, length, _, keep = _native.readable(_native.contiguous(source))
    _, _, flags, typesize, _, _, _ = _header(address, length, keep)
    shuffle = SHUFFLE if flags & _DOSHUFFLE else BITSHUFFLE if flags & _DOBITSHUFFLE else NOSHUFFLE
    return typesize, shuffle, flags & _MEMCPYED


_cbuffer_sizes, _cbuffer_metainfo = cbuffer_sizes, cbuffer_metainfo


def _err_bad_cname(cname: str) -> None:
    raise ValueError(f"bad compressor or compressor not supported: {cname!r}; expected one of {list_compressors()}")


@lru_cache(maxsize=64, typed=True)
def _codec_of(cname: Any, clevel: Any, shuffle: Any, blocksize: Any, typesize: Any, itemsize: int) -> _native.Codec:
    """The library's codec for elements of `itemsize` bytes, unless `typesize` is given."""
    clevel, shuffle, blocksize = _native.c_int(clevel), _native.c_int(shuffle), _native.c_int(blocksize)
    name = _name_of(cname)
    if isinstance(typesize, int):
        if typesize < 1:
            raise ValueError(f"Cannot use typesize {typesize} less than 1.")
        itemsize = int(typesize)
    if shuffle == AUTOSHUFFLE:
        shuffle = BITSHUFFLE if itemsize == 1 else SHUFFLE
    elif shuffle not in (NOSHUFFLE, SHUFFLE, BITSHUFFLE):
        raise ValueError(f"invalid shuffle argument; expected -1, 0, 1 or 2, found {shuffle!r}")
    if not 0 <= clevel <= 9:
        raise RuntimeError("error during blosc compression: -10")
    # As in c-blosc: what is no size becomes the smallest or the largest one, elements of more than 255 bytes are bytes.
    if not 0 <= blocksize <= _MAX_BLOCKSIZE:
        blocksize = 1 if blocksize < 0 else _MAX_BLOCKSIZE
    if not 1 <= itemsize <= MAX_TYPESIZE:
        itemsize = 1
    return _native.native(
        "blosc", "cname", name, "clevel", clevel, "shuffle", shuffle, "blocksize", blocksize, "typesize", itemsize
    )


def _compressed(memory: Any, cname: Any, clevel: Any, shuffle: Any, blocksize: Any, typesize: Any) -> bytes:
    address, length, itemsize, _keep = memory
    codec = _codec_of(cname, clevel, shuffle, blocksize, typesize, itemsize)
    if length >= threads.WORTH and _get_use_threads():
        codec = threads.codec(codec)
    try:
        return _native.encoded(codec, address, length)
    except (errors.ConfigError, errors.UnsupportedError, errors.NativeError) as error:
        raise RuntimeError("error during blosc compression: -1") from error


def _name_of(cname: Any) -> str:
    name: str = cname.decode("ascii")
    if name not in _KNOWN:
        _err_bad_cname(name)
    return name


def compress(
    source: Any, cname: bytes, clevel: int, shuffle: int = SHUFFLE, blocksize: int = AUTOBLOCKS, typesize: Any = None
) -> bytes:
    """A chunk of the memory of `source`.

    `cname`: the compressor, as bytes. `clevel`: 0, stored, to 9. `shuffle`: -1, by bits for elements of one byte and by
    bytes for others; 0, 1, 2. `blocksize`: in bytes; 0 leaves it to the codec. `typesize`: bytes in an element, where
    those of `source` do not say it. ValueError, RuntimeError.
    """
    if not isinstance(cname, (bytes, bytearray)):
        raise TypeError(f"expected bytes, {type(cname).__name__} found")
    memory = _native.readable(_native.contiguous(source))
    return _compressed(memory, bytes(cname), clevel, shuffle, blocksize, typesize)


def _decompressed(memory: Any, dest: Any) -> Any:
    address, length, _, keep = memory
    _, _, _, _, nbytes, _, cbytes = _header(address, length, keep)
    if dest is None:
        # No compressor makes more of its bytes: nothing of that size is to be allocated.
        if not MAX_OVERHEAD <= cbytes <= length or nbytes > min(MAX_BUFFERSIZE, cbytes * _MOST_RATIO):
            raise RuntimeError(f"error during blosc decompression: {-1 if nbytes else 0}")
        room, arr = fresh(nbytes), None
        where, size = room.address, nbytes
    else:
        arr, where, size, _kept = _native.writable(dest)
        if size < nbytes:
            raise ValueError(f"destination buffer too small; expected at least {nbytes}, got {size}")
        if not MAX_OVERHEAD <= cbytes <= length:
            raise RuntimeError(f"error during blosc decompression: {-1 if nbytes else 0}")
    codec = _native.native("blosc")
    if nbytes >= threads.WORTH and _get_use_threads():
        codec = threads.codec(codec)
    try:
        written = _native.decoded_into(codec, address, cbytes, where, nbytes)
    except errors.NoMemoryError:
        raise
    except errors.Error as error:
        raise RuntimeError("error during blosc decompression: -1") from error
    return dest if arr is not None else room.finish(written)


def decompress(source: Any, dest: Any = None) -> Any:
    """The content of a chunk, as bytes; with `dest`, which may be larger, `dest`. ValueError, RuntimeError."""
    return _decompressed(_native.readable(_native.contiguous(source)), dest)


def decompress_partial(source: Any, start: int, nitems: int, dest: Any = None) -> Any:
    """`nitems` elements of a chunk from the one numbered `start` on; only the blocks that have them are decompressed."""
    return _decompressed_partial(_native.readable(_native.contiguous(source)), start, nitems, dest)


def _decompressed_partial(memory: Any, start: int, nitems: int, dest: Any) -> Any:
    address, length, _, keep = memory
    start, nitems = _native.c_int(start), _native.c_int(nitems)
    _, _, _, typesize, nbytes, _, cbytes = _header(address, length, keep)
    count = nitems * typesize
    if start < 0 or nitems < 0 or (start + nitems) * typesize > nbytes or not MAX_OVERHEAD <= cbytes <= length:
        raise RuntimeError("error during blosc partial decompression: -1")
    if dest is None:
        room, arr = fresh(count), None
        where = room.address
    else:
        arr, where, size, _kept = _native.writable(dest)
        if size < count:
            raise ValueError(f"destination buffer too small; expected at least {count}, got {size}")
    try:
        written = _native.decoded_part_into(_native.native("blosc"), (address, cbytes), (start, nitems), where, count)
    except errors.NoMemoryError:
        raise
    except errors.Error as error:
        raise RuntimeError("error during blosc partial decompression: -1") from error
    return dest if arr is not None else room.finish(written)


class Blosc(Codec):
    """Compression with Blosc: `compress` says what the parameters are; `cname` is text here.

    `typesize` is not a part of the config. Buffers have at most 2**31 - 1 bytes.
    """

    codec_id = "blosc"
    NOSHUFFLE = NOSHUFFLE
    SHUFFLE = SHUFFLE
    BITSHUFFLE = BITSHUFFLE
    AUTOSHUFFLE = AUTOSHUFFLE
    max_buffer_size = 2**31 - 1

    def __init__(
        self,
        cname: str = "lz4",
        clevel: int = 5,
        shuffle: int = SHUFFLE,
        blocksize: int = AUTOBLOCKS,
        typesize: Any = None,
    ) -> None:
        if isinstance(typesize, int) and typesize < 1:
            raise ValueError(f"Cannot use typesize {typesize} less than 1.")
        self.cname = cname
        self._cname_bytes = cname.encode("ascii") if isinstance(cname, str) else cname
        self.clevel = clevel
        self.shuffle = shuffle
        self.blocksize = blocksize
        self._typesize = typesize

    def encode(self, buf: Any) -> bytes:
        """The chunk of a buffer of any kind; the type of its elements says their size, if the codec does not."""
        memory = _native.readable(buf, self.max_buffer_size)
        cname = self._cname_bytes
        if not isinstance(cname, bytes):
            raise TypeError(f"expected bytes, {type(cname).__name__} found")
        return _compressed(memory, cname, self.clevel, self.shuffle, self.blocksize, self._typesize)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The content of a chunk, as bytes; with `out`, which may be larger, `out`."""
        return _decompressed(_native.readable(buf, self.max_buffer_size), out)

    def decode_partial(self, buf: Any, start: int, nitems: int, out: Any = None) -> Any:
        """`nitems` elements from the one numbered `start` on, without the rest of the chunk."""
        return _decompressed_partial(_native.readable(buf, self.max_buffer_size), start, nitems, out)

    def __repr__(self) -> str:
        shuffle = _shuffle_repr[self.shuffle + 1]
        return (
            f"{type(self).__name__}(cname={self.cname!r}, clevel={self.clevel!r}, shuffle={shuffle}, "
            f"blocksize={self.blocksize})"
        )


__all__ = [name for name in globals() if not name.startswith("_") and name.isupper()] + [
    "Blosc",
    "cbuffer_complib",
    "cbuffer_metainfo",
    "cbuffer_sizes",
    "compname_to_compcode",
    "compress",
    "decompress",
    "decompress_partial",
    "destroy",
    "ensure_contiguous_ndarray",
    "get_mutex",
    "get_nthreads",
    "init",
    "list_compressors",
    "set_nthreads",
]
