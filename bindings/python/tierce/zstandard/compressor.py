"""Compressors."""

from __future__ import annotations

import weakref
from array import array
from collections.abc import Generator
from typing import Any, Callable

from .. import errors
from .._c import NULL, Cells, check, fresh, lib, numbers, source
from ..pools import Pool
from .arguments import NotPickled, content_size, int32, piece
from .batches import Collection, Lent
from .buffers import BufferWithSegments, BufferWithSegmentsCollection
from .constants import (
    COMPRESSION_RECOMMENDED_INPUT_SIZE,
    COMPRESSION_RECOMMENDED_OUTPUT_SIZE,
    MAX_COMPRESSION_LEVEL,
)
from .contexts import Context, Contexts, Stream
from .dictionaries import NativeDict, ZstdCompressionDict
from .errors import ZstdError, native_words, raise_zstd
from .parameters import Params, ZstdCompressionParameters, clamped_level
from .pieces import ZstdCompressionChunker, ZstdCompressionObj
from .pumps import compressed_pieces, copy_compressed
from .readers import ZstdCompressionReader
from .writers import ZstdCompressionWriter

_compress_into = lib.tierce_zstd_compressor_compress_into
_free = lib.tierce_zstd_compressor_free


def _bound(length: int) -> int:
    """The most bytes that a frame of `length` bytes takes, with a checksum (ZSTD_compressBound)."""
    return length + (length >> 8) + ((131072 - length) >> 11 if length < 131072 else 0) + 4


def _level(value: Any) -> int:
    level = int32(value)
    if level > MAX_COMPRESSION_LEVEL:
        raise ValueError(f"level must be less than {MAX_COMPRESSION_LEVEL + 1}")
    return level


def _maker(level: int, params: Params | None, dictionary: NativeDict | None) -> Callable[[], Context]:
    """Makes contexts; it keeps what they are made of, and not the compressor that has them."""

    def make() -> Context:
        dict_handle = dictionary._handle if dictionary is not None else NULL
        cells = Cells()
        if params is None:
            status = lib.tierce_zstd_compressor_new(level, dict_handle, cells.address)
        else:
            status = lib.tierce_zstd_compressor_from_params(params._handle, dict_handle, cells.address)
        if status < 0:
            raise_zstd(status, "could not set compression parameters: %s")
        return Context(cells[0], _free)

    return make


class ZstdCompressor(NotPickled):
    """Compresses, with a level or with single parameters, with a dictionary or without.

    `level` is at most 22, and 3 if nothing is said; negative ones are faster. The content size is written where it is
    known, a checksum is not, the dictionary's identifier is. `threads` of zstd's own work on one frame: 0 none,
    negative as many as this process may use. `compression_params` takes the place of all these.

    Any number of threads may use one object at once, and any number of its streams may be open; each has a context of
    its own meanwhile.
    """

    def __init__(
        self,
        level: int = 3,
        dict_data: ZstdCompressionDict | None = None,
        compression_params: ZstdCompressionParameters | None = None,
        write_checksum: bool | None = None,
        write_content_size: bool | None = None,
        write_dict_id: bool | None = None,
        threads: int = 0,
    ) -> None:
        level, threads = _level(level), int32(threads)
        if dict_data is not None and not isinstance(dict_data, ZstdCompressionDict):
            raise TypeError("dict_data must be zstd.ZstdCompressionDict")
        if compression_params is not None and not isinstance(compression_params, ZstdCompressionParameters):
            raise TypeError("compression_params must be zstd.ZstdCompressionParameters")
        flags = {
            "write_checksum": write_checksum,
            "write_content_size": write_content_size,
            "write_dict_id": write_dict_id,
        }
        params: Params | None = None
        if compression_params is not None:
            for name, flag in flags.items():
                if flag is not None:
                    raise ValueError(f"cannot define compression_params and {name}")
            if threads:
                raise ValueError("cannot define compression_params and threads")
            params = compression_params._params
        elif threads or any(flag is not None for flag in flags.values()):
            params = Params()
            if threads:
                params.set("threads", threads)
            params.set("compression_level", level)
            params.set("write_dict_id", 1)
            for name, flag in flags.items():
                if flag is not None:
                    params.set(name, 1 if flag else 0)
        dictionary = None
        if dict_data is not None:
            try:
                dictionary = dict_data._dict()
            except errors.NoMemoryError:
                raise
            except errors.Error as error:
                raise ZstdError(f"could not load compression dictionary: {native_words(error)}") from None
        self._contexts = Contexts(_maker(clamped_level(level), params, dictionary), (0, 0, 0))
        # Errors of dictionary and parameters are those of the constructor.
        self._contexts.idle.append(self._contexts.take())
        # The stream that was opened last, if it is still there.
        self._newest: Callable[[], Stream | None] = _nothing

    def memory_size(self) -> int:
        """Bytes that a context takes now."""
        stream = self._newest()
        if stream is not None and stream.handle:
            return int(lib.tierce_stream_memory_size(stream.handle))
        context = self._contexts.take()
        check(lib.tierce_zstd_compressor_memory_size(context.handle, context.first))
        size = context.numbers[0]
        self._contexts.idle.append(context)
        return size

    def frame_progression(self) -> tuple[int, int, int]:
        """Bytes taken in, compressed, and made, of the frame that was begun last."""
        stream = self._newest()
        if stream is not None and stream.handle:
            cells = Cells(3)
            at = cells.address
            if lib.tierce_stream_progression(stream.handle, at, at + 8, at + 16) >= 0:
                return cells[0], cells[1], cells[2]
        return self._contexts.progress or (0, 0, 0)

    def compress(self, data: Any, allow_empty: bool = True) -> bytes:
        """One frame of all of `data`, a buffer. `allow_empty` is there for version 0.9: empty data are a frame like any.

        ZstdError, MemoryError, TypeError.
        """
        address, length, _keep = source(data)
        size = _bound(length)
        room = fresh(size)
        contexts = self._contexts
        context = contexts.take()
        status = _compress_into(context.handle, address, length, room.address, size, context.first)
        if status < 0:
            if status == numbers.E_FORKED:
                # The threads of the context stayed in the parent process.
                context = contexts.another()
                status = _compress_into(context.handle, address, length, room.address, size, context.first)
            if status < 0:
                raise_zstd(status, "cannot compress: %s")
        made: int = context.numbers[0]
        contexts.progress = (length, length, made)
        contexts.idle.append(context)
        return room.finish(made)

    def _stream(self, size: int) -> Stream:
        """A stream of frames, the first of `size` bytes."""
        contexts = self._contexts
        context = contexts.take()
        status = lib.tierce_zstd_compressor_stream(context.handle, size, context.first)
        if status == numbers.E_FORKED:
            context = contexts.another()
            status = lib.tierce_zstd_compressor_stream(context.handle, size, context.first)
        if status < 0:
            raise_zstd(status, "error setting source size: %s")
        stream = Stream(context.numbers[0], context, contexts)
        self._newest = weakref.ref(stream)
        return stream

    def compressobj(self, size: int = -1) -> ZstdCompressionObj:
        """An object with compress() and flush(), as zlib.compressobj gives; `size` bytes will come (negative: unknown)."""
        return ZstdCompressionObj(self._stream(content_size(size)))

    def chunker(self, size: int = -1, chunk_size: int = COMPRESSION_RECOMMENDED_OUTPUT_SIZE) -> ZstdCompressionChunker:
        """An object that gives the frame in pieces of `chunk_size` bytes; `size` bytes will come (negative: unknown)."""
        return ZstdCompressionChunker(self._stream(content_size(size)), piece(chunk_size, "chunk_size"))

    def copy_stream(
        self,
        ifh: Any,
        ofh: Any,
        size: int = -1,
        read_size: int = COMPRESSION_RECOMMENDED_INPUT_SIZE,
        write_size: int = COMPRESSION_RECOMMENDED_OUTPUT_SIZE,
    ) -> tuple[int, int]:
        """Compresses all that `ifh.read(read_size)` gives, sends it to `ofh.write()` in pieces of at most `write_size`
        bytes, and says how many bytes were read and written."""
        if not hasattr(ifh, "read"):
            raise ValueError("first argument must have a read() method")
        if not hasattr(ofh, "write"):
            raise ValueError("second argument must have a write() method")
        read_size, write_size = piece(read_size, "read_size"), piece(write_size, "write_size")
        return copy_compressed(self._stream(content_size(size)), ifh, ofh, read_size, write_size)

    def stream_reader(
        self,
        source: Any,
        size: int = -1,
        read_size: int = COMPRESSION_RECOMMENDED_INPUT_SIZE,
        closefd: bool = True,
    ) -> ZstdCompressionReader:
        """A raw binary file that reads the frame of what `source` has: an object with read(), or a buffer."""
        return ZstdCompressionReader(self._stream, source, content_size(size), piece(read_size, "read_size"), closefd)

    def stream_writer(
        self,
        writer: Any,
        size: int = -1,
        write_size: int = COMPRESSION_RECOMMENDED_OUTPUT_SIZE,
        write_return_read: bool = True,
        closefd: bool = True,
    ) -> ZstdCompressionWriter:
        """A raw binary file that sends frames of what is written to `writer.write()`, in pieces of at most `write_size`
        bytes. Its write() gives how many bytes it took or, without `write_return_read`, how many it sent."""
        if not hasattr(writer, "write"):
            raise ValueError("must pass an object with a write() method")
        write_size = piece(write_size, "write_size")
        return ZstdCompressionWriter(self._stream(content_size(size)), writer, write_size, write_return_read, closefd)

    def write_to(
        self, writer: Any, size: int = -1, write_size: int = COMPRESSION_RECOMMENDED_OUTPUT_SIZE
    ) -> ZstdCompressionWriter:
        """stream_writer() as it was in version 0.9: write() gives how many bytes were sent, and `writer` stays open."""
        return self.stream_writer(writer, size, write_size, write_return_read=False, closefd=False)

    def read_to_iter(
        self,
        reader: Any,
        size: int = -1,
        read_size: int = COMPRESSION_RECOMMENDED_INPUT_SIZE,
        write_size: int = COMPRESSION_RECOMMENDED_OUTPUT_SIZE,
    ) -> Generator[bytes, None, None]:
        """The frame of what `reader` has, an object with read() or a buffer, in pieces of at most `write_size` bytes."""
        read_size, write_size = piece(read_size, "read_size"), piece(write_size, "write_size")
        return compressed_pieces(self._stream, reader, content_size(size), read_size, write_size)

    read_from = read_to_iter

    def multi_compress_to_buffer(
        self,
        data: BufferWithSegments | BufferWithSegmentsCollection | list[Any],
        threads: int = 0,
    ) -> BufferWithSegmentsCollection:
        """A frame of each item, as compress() makes it, on `threads` threads (negative: as many as this process may
        use)."""
        threads = int32(threads)
        items: Collection
        if isinstance(data, (BufferWithSegments, BufferWithSegmentsCollection)):
            items = data._collection()
        elif isinstance(data, list):
            items = Lent(data)
        else:
            raise TypeError("argument must be list of BufferWithSegments")
        count = lib.tierce_segments_collection_count(items._handle)
        if not count:
            raise ValueError("no source elements found")
        size = lib.tierce_segments_collection_size(items._handle)
        if not size:
            raise ValueError("source elements are empty")
        each = array("i", bytes(4 * count))
        context = self._contexts.take()
        with pool_of(threads, count, size) as pool:
            status = lib.tierce_zstd_compressor_compress_many(
                context.handle,
                items._handle,
                numbers.ZSTD_SHARED_BUFFERS,
                pool._handle if pool is not None else NULL,
                context.first,
                each.buffer_info()[0],
            )
        if status < 0:
            raise_zstd(status, "error compressing items: %s")
        made = Collection(context.numbers[0])
        self._contexts.idle.append(context)
        if status == numbers.PARTIAL:
            worst = next(item for item in range(count) if each[item] < 0)
            raise_zstd(each[worst], f"error compressing item {worst}: %s")
        return BufferWithSegmentsCollection._of(made)


class _NoPool:
    """The calling thread alone."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        pass


# A thread of a pool gets so much at a time: for less than two of that it would have nothing to do.
_RUN = 256 << 10


def pool_of(threads: int, count: int, size: int) -> Any:
    """A pool for `count` items of `size` bytes in all, for the time of one call."""
    most = min(count, size // _RUN)
    if most < 2 or threads in (0, 1):
        return _NoPool()
    return Pool(-1 if threads < 0 else min(threads, most))


def _nothing() -> None:
    """No stream was opened."""


def compress(data: Any, level: int = 3) -> bytes:
    """One frame of all of `data`. Who compresses often keeps a ZstdCompressor, which is faster."""
    address, length, _keep = source(data)
    context = _maker(clamped_level(_level(level)), None, None)()
    size = _bound(length)
    room = fresh(size)
    status = _compress_into(context.handle, address, length, room.address, size, context.first)
    if status < 0:
        raise_zstd(status, "cannot compress: %s")
    return room.finish(context.numbers[0])
