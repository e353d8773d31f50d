"""Decompressors."""

from __future__ import annotations

import re
from array import array
from collections.abc import Generator
from typing import Any, Callable, NoReturn

from .. import errors
from .._c import NULL, SIZE_MAX, Buffer, Cells, check, fresh, lib, numbers, source
from .arguments import LARGEST, NotPickled, amount, int32, piece
from .batches import Collection, Lent
from .buffers import BufferWithSegments, BufferWithSegmentsCollection
from .compressor import pool_of
from .constants import (
    CONTENTSIZE_UNKNOWN,
    DECOMPRESSION_RECOMMENDED_INPUT_SIZE,
    DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE,
    FORMAT_ZSTD1,
    FORMAT_ZSTD1_MAGICLESS,
)
from .contexts import AT_END, CONTINUE, Context, Contexts, Stream
from .dictionaries import NativeDict, ZstdCompressionDict
from .errors import ZstdError, failure, native_words, needed_bytes, raise_zstd
from .frames import get_frame_parameters, skippable_size
from .pieces import ZstdDecompressionObj
from .pumps import copy_decompressed, decompressed_pieces
from .readers import ZstdDecompressionReader
from .writers import ZstdDecompressionWriter

_decompress_into = lib.tierce_zstd_decompressor_decompress_into
_content_size = lib.tierce_zstd_frame_content_size
_free = lib.tierce_zstd_decompressor_free
_FIRST = numbers.ZSTD_FRAMES_FIRST

# A block of four bytes, the shortest there is, holds 128 KiB at most.
_MOST_PER_BYTE = 32768


def _maker(dictionary: NativeDict | None, max_window_size: int, format: int) -> Callable[[], Context]:
    """Makes contexts; it keeps what they are made of, and not the decompressor that has them."""

    def make() -> Context:
        cells = Cells(2)
        if dictionary is not None:
            cells[1] = dictionary._handle
        status = lib.tierce_zstd_decompressor_new(cells.address + 8, dictionary is not None, cells.address)
        if status < 0:
            raise_zstd(status, "unable to reference prepared dictionary: %s")
        context = Context(cells[0], _free)
        if max_window_size:
            status = lib.tierce_zstd_decompressor_set(context.handle, numbers.ZSTD_D_MAX_WINDOW_SIZE, max_window_size)
            if status < 0:
                raise ZstdError("unable to set max window size: Parameter is out of bound")
        if format != FORMAT_ZSTD1:
            status = lib.tierce_zstd_decompressor_set(context.handle, numbers.ZSTD_D_FORMAT, format)
            if status < 0:
                raise ZstdError("unable to set decoding format: Parameter is out of bound")
        return context

    return make


class ZstdDecompressor(NotPickled):
    """Decompresses, with a dictionary or without.

    `max_window_size`: the largest window in bytes that a frame may ask for, 0 for 128 MiB. `format` is one of FORMAT_*.
    Any number of threads may use one object at once, and any number of its streams may be open.
    """

    def __init__(
        self,
        dict_data: ZstdCompressionDict | None = None,
        max_window_size: int = 0,
        format: int = FORMAT_ZSTD1,
    ) -> None:
        if dict_data is not None and not isinstance(dict_data, ZstdCompressionDict):
            raise TypeError("dict_data must be zstd.ZstdCompressionDict")
        if not 0 <= max_window_size <= SIZE_MAX:
            raise ZstdError("unable to set max window size: Parameter is out of bound")
        dictionary = None
        if dict_data is not None:
            try:
                dictionary = dict_data._dict()
            except errors.NoMemoryError:
                raise
            except errors.Error:
                raise ZstdError("could not create decompression dict") from None
        self._format = int32(format)
        self._max_window_size = max_window_size
        self._dictionary = dictionary
        self._contexts = Contexts(_maker(dictionary, max_window_size, self._format))
        # Errors of dictionary and settings are those of the constructor.
        self._contexts.idle.append(self._contexts.take())

    def memory_size(self) -> int:
        """Bytes that a context takes now."""
        context = self._contexts.take()
        check(lib.tierce_zstd_decompressor_memory_size(context.handle, context.first))
        size = context.numbers[0]
        self._contexts.idle.append(context)
        return size

    def decompress(
        self, data: Any, max_output_size: int = 0, read_across_frames: bool = False, allow_extra_data: bool = True
    ) -> bytes:
        """The content of the frame at the start of `data`, a buffer.

        `max_output_size` is for frames that do not declare how much they hold, and of no account for others. Without
        `allow_extra_data` bytes that follow the frame are an error; `read_across_frames` is not there. ZstdError.
        """
        if read_across_frames:
            raise ZstdError("ZstdDecompressor.read_across_frames=True is not yet implemented")
        address, length, _keep = source(data)
        contexts = self._contexts
        context = contexts.take()
        if self._format == FORMAT_ZSTD1:
            if _content_size(address, length, context.first) < 0:
                raise ZstdError("error determining content size from frame header")
            size = context.numbers[0]
        else:
            size = self._magicless_size(data)
        if not size:
            contexts.idle.append(context)
            skipped = skippable_size(address, length) if self._format == FORMAT_ZSTD1 else 0
            if skipped:
                raise ZstdError(f"decompression error: decompressed 0 bytes; expected {skipped}")
            return b""
        expected = size
        if size == CONTENTSIZE_UNKNOWN:
            if not max_output_size:
                raise ZstdError("could not determine content size in frame header")
            size = amount(max_output_size, "max_output_size")
        elif size > LARGEST:
            raise ZstdError("frame is too large to decompress on this platform")
        elif size > length * _MOST_PER_BYTE:
            raise ZstdError("decompression error: did not decompress full frame")
        room = fresh(size)
        status = _decompress_into(
            context.handle, address, length, _FIRST, room.address, size, context.first, context.second
        )
        if status < 0:
            self._explain(context, status, address, length, room.address, size, expected, "decompression error: %s")
        found = context.numbers
        made, used = found[0], found[1]
        contexts.idle.append(context)
        if not allow_extra_data and used < length:
            raise ZstdError(f"compressed input contains {length - used} bytes of unused data, which is disallowed")
        return room.finish(made)

    def _magicless_size(self, data: Any) -> int:
        try:
            return get_frame_parameters(data, FORMAT_ZSTD1_MAGICLESS).content_size
        except ZstdError:
            raise ZstdError("error determining content size from frame header") from None

    def _explain(
        self,
        context: Context,
        status: int,
        address: int,
        length: int,
        room: int,
        size: int,
        expected: int,
        format: str,
    ) -> NoReturn:
        """Raises what went wrong in the words of zstd's streams, which say it in another way than its single calls: the
        frame goes through one, into the same room."""
        if status in (numbers.E_NO_MEMORY, numbers.E_PANIC):
            check(status)
        error = failure(status)
        status = lib.tierce_zstd_decompressor_stream(context.handle, context.first)
        if status < 0:
            raise_zstd(status, format)
        stream = Stream(context.numbers[0], context, self._contexts)
        made = used = 0
        while True:
            status, taken, got = stream.step(CONTINUE, address + used, length - used, room + made, size - made)
            used, made = used + taken, made + got
            if status != numbers.OK or made >= size or not (taken or got):
                break
        stream_error = failure(status) if status < 0 else None
        stream.release()
        if stream_error is not None and "declares" not in str(stream_error):
            raise ZstdError(format % native_words(stream_error))
        if stream_error is not None or (status == AT_END and made != expected != CONTENTSIZE_UNKNOWN):
            raise ZstdError(format % f"decompressed {made} bytes; expected {expected}")
        if status != AT_END:
            raise ZstdError(format % "did not decompress full frame")
        raise ZstdError(format % native_words(error))

    def _stream(self) -> Stream:
        """A stream over the first frame, or over all after tierce_stream_set_across_frames()."""
        context = self._contexts.take()
        status = lib.tierce_zstd_decompressor_stream(context.handle, context.first)
        if status < 0:
            raise_zstd(status, "unable to reference prepared dictionary: %s")
        return Stream(context.numbers[0], context, self._contexts)

    def _all_frames(self) -> Stream:
        stream = self._stream()
        check(lib.tierce_stream_set_across_frames(stream.handle, 1))
        return stream

    def decompressobj(
        self, write_size: int = DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE, read_across_frames: bool = False
    ) -> ZstdDecompressionObj:
        """An object with decompress(), as zlib.decompressobj gives, for one frame or for all. `write_size` is of no
        account: results have the size they need."""
        piece(write_size, "write_size")
        stream = self._all_frames() if read_across_frames else self._stream()
        return ZstdDecompressionObj(stream, bool(read_across_frames), self._format != FORMAT_ZSTD1)

    def stream_reader(
        self,
        source: Any,
        read_size: int = DECOMPRESSION_RECOMMENDED_INPUT_SIZE,
        read_across_frames: bool = False,
        closefd: bool = True,
    ) -> ZstdDecompressionReader:
        """A raw binary file that reads the content of frames: `source` has read(), or is a buffer."""
        read_size = piece(read_size, "read_size")
        return ZstdDecompressionReader(self._all_frames, source, read_size, read_across_frames, closefd)

    def stream_writer(
        self,
        writer: Any,
        write_size: int = DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE,
        write_return_read: bool = True,
        closefd: bool = True,
    ) -> ZstdDecompressionWriter:
        """A raw binary file that sends the content of the frames that are written to it to `writer.write()`, in pieces of
        at most `write_size` bytes. Its write() gives how many bytes it took or, without `write_return_read`, sent."""
        if not hasattr(writer, "write"):
            raise ValueError("must pass an object with a write() method")
        write_size = piece(write_size, "write_size")
        return ZstdDecompressionWriter(self._all_frames(), writer, write_size, write_return_read, closefd)

    def write_to(self, writer: Any, write_size: int = DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE) -> ZstdDecompressionWriter:
        """stream_writer() as it was in version 0.9: write() gives how many bytes were sent, and `writer` stays open."""
        return self.stream_writer(writer, write_size, write_return_read=False, closefd=False)

    def read_to_iter(
        self,
        reader: Any,
        read_size: int = DECOMPRESSION_RECOMMENDED_INPUT_SIZE,
        write_size: int = DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE,
        skip_bytes: int = 0,
    ) -> Generator[bytes, None, None]:
        """The content of the first frame that `reader` has, an object with read() or a buffer, in pieces of at most
        `write_size` bytes; without the first `skip_bytes` of the input, fewer than `read_size`."""
        read_size, write_size = piece(read_size, "read_size"), piece(write_size, "write_size")
        if skip_bytes >= read_size:
            raise ValueError("skip_bytes must be smaller than read_size")
        return decompressed_pieces(self._stream, reader, read_size, write_size, max(skip_bytes, 0))

    read_from = read_to_iter

    def copy_stream(
        self,
        ifh: Any,
        ofh: Any,
        read_size: int = DECOMPRESSION_RECOMMENDED_INPUT_SIZE,
        write_size: int = DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE,
    ) -> tuple[int, int]:
        """Decompresses all frames that `ifh.read(read_size)` gives, sends the content to `ofh.write()` in pieces of at
        most `write_size` bytes, and says how many bytes were read and written."""
        if not hasattr(ifh, "read"):
            raise ValueError("first argument must have a read() method")
        if not hasattr(ofh, "write"):
            raise ValueError("second argument must have a write() method")
        read_size, write_size = piece(read_size, "read_size"), piece(write_size, "write_size")
        return copy_decompressed(self._all_frames(), ifh, ofh, read_size, write_size)

    def decompress_content_dict_chain(self, frames: list[bytes]) -> bytes:
        """The content of the last of a list of frames, each of which has the content of the one before as its dictionary,
        and declares how much it holds. ValueError for what is no such list, ZstdError for damaged data."""
        if not isinstance(frames, list):
            raise TypeError(f"decompress_content_dict_chain() argument 1 must be list, not {type(frames).__name__}")
        if not frames:
            raise ValueError("empty input chain")
        for number, frame in enumerate(frames):
            _check_chunk(number, frame)
        make = self._contexts.take if self._dictionary is None else _maker(None, self._max_window_size, self._format)
        context = make()
        items, out = Lent(frames), Buffer()
        status = lib.tierce_zstd_decompressor_chain(context.handle, items._handle, SIZE_MAX, out._handle)
        if status < 0:
            raise _broken_chain(status)
        if self._dictionary is None:
            self._contexts.idle.append(context)
        return out.bytes()

    def multi_decompress_to_buffer(
        self,
        frames: BufferWithSegments | BufferWithSegmentsCollection | list[Any],
        decompressed_sizes: Any = None,
        threads: int = 0,
    ) -> BufferWithSegmentsCollection:
        """The content of the first frame of each item, on `threads` threads (negative: as many as this process may use).

        `decompressed_sizes`, a buffer of unsigned 64-bit numbers of this machine, saves looking for how much each frame
        holds; 0 says nothing of it.
        """
        threads = int32(threads)
        items: Collection
        if isinstance(frames, (BufferWithSegments, BufferWithSegmentsCollection)):
            items = frames._collection()
        elif isinstance(frames, list):
            items = Lent(frames)
        else:
            raise TypeError("argument must be list or BufferWithSegments")
        count = lib.tierce_segments_collection_count(items._handle)
        if not count:
            raise ValueError("no source elements found")
        sizes = _sizes(decompressed_sizes, count)
        each = array("i", bytes(4 * count))
        context = self._contexts.take()
        with pool_of(threads, count, _packed_size(items)) as pool:
            status = lib.tierce_zstd_decompressor_decompress_many(
                context.handle,
                items._handle,
                sizes.buffer_info()[0] if sizes is not None else NULL,
                SIZE_MAX,
                numbers.ZSTD_SHARED_BUFFERS,
                pool._handle if pool is not None else NULL,
                context.first,
                each.buffer_info()[0],
            )
        if status < 0:
            raise_zstd(status, "error decompressing items: %s")
        made = Collection(context.numbers[0])
        if status == numbers.PARTIAL:
            worst = next(item for item in range(count) if each[item] < 0)
            if each[worst] in (numbers.E_NO_MEMORY, numbers.E_FORKED, numbers.E_PANIC):
                check(each[worst])
            self._explain_item(context, each[worst], items, worst, sizes[worst] if sizes is not None else 0)
        self._contexts.idle.append(context)
        return BufferWithSegmentsCollection._of(made)

    def _explain_item(self, context: Context, status: int, items: Collection, number: int, wanted: int) -> NoReturn:
        """Raises for an item of a batch that failed."""
        check(lib.tierce_segments_collection_get(items._handle, number, context.first, context.second))
        address, length = context.numbers[0], context.numbers[1]
        if self._format == FORMAT_ZSTD1 and _content_size(address, length, context.first) < 0:
            raise ValueError(f"could not determine decompressed size of item {number}")
        declared = context.numbers[0] if self._format == FORMAT_ZSTD1 else CONTENTSIZE_UNKNOWN
        if wanted and declared not in (wanted, CONTENTSIZE_UNKNOWN):
            raise ZstdError(f"error decompressing item {number}: decompressed {declared} bytes; expected {wanted}")
        expected = declared if declared != CONTENTSIZE_UNKNOWN else wanted or CONTENTSIZE_UNKNOWN
        size = expected if 0 < expected <= length * _MOST_PER_BYTE else DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE
        room = fresh(size)
        format = f"error decompressing item {number}: %s"
        self._explain(context, status, address, length, room.address, size, expected, format)


def _packed_size(items: Collection) -> int:
    """The bytes of all frames; what they hold is more, but for those that could not be compressed."""
    return int(lib.tierce_segments_collection_size(items._handle))


def _sizes(decompressed_sizes: Any, count: int) -> array[int] | None:
    """The sizes that are given, 0 replaced by what the frames must be asked for; None where there are none."""
    if decompressed_sizes is None:
        return None
    source(decompressed_sizes)  # TypeError for what has no bytes
    given = bytes(decompressed_sizes)
    if len(given) != 8 * count:
        raise ValueError(f"decompressed_sizes size mismatch; expected {8 * count}, got {len(given)}")
    sizes = array("Q", given)
    return sizes if all(sizes) else None


def _check_chunk(number: int, frame: Any) -> None:
    """A frame of a chain has to be bytes, and to declare its size."""
    if not isinstance(frame, bytes):
        raise ValueError(f"chunk {number} must be bytes")  # noqa: TRY004
    address, length, _keep = source(frame)
    cells = Cells()
    status = _content_size(address, length, cells.address)
    if status < 0:
        if needed_bytes(failure(status)) is not None:
            raise ValueError(f"chunk {number} is too small to contain a zstd frame")
        raise ValueError(f"chunk {number} is not a valid zstd frame")
    if cells[0] == CONTENTSIZE_UNKNOWN:
        raise ValueError(f"chunk {number} missing content size in frame")
    if cells[0] > LARGEST:
        raise ValueError(f"chunk {number} is too large to decompress on this platform")


# What the library says of a chain begins with the frame that it is about.
_OF_FRAME = re.compile(r"frame (\d+): ")


def _broken_chain(status: int) -> Exception:
    """The exception for a chain that cannot be decompressed."""
    error = failure(status)
    found = _OF_FRAME.match(str(error))
    if found is None or status == numbers.E_NO_MEMORY:
        return error
    number = found.group(1)
    if "cut off" in str(error):
        return ZstdError(f"chunk {number} did not decompress full frame")
    words = native_words(error)
    return ZstdError(f"could not decompress chunk {number}: {words[found.end() :] if words == str(error) else words}")


def decompress(data: Any, max_output_size: int = 0) -> bytes:
    """The content of the frame at the start of `data`. Who decompresses often keeps a ZstdDecompressor, which is faster."""
    return ZstdDecompressor().decompress(data, max_output_size)
