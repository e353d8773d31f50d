"""Exceptions, their kinds and messages, are those of python-zstandard."""

import io
import struct

import pytest
from zstandard_cases import TRAINED, noise, ours, outcome, theirs

FRAME = theirs.compress(b"foo" * 100)
UNSIZED = theirs.ZstdCompressor(write_content_size=False).compress(b"foo" * 100)
SUMMED = theirs.ZstdCompressor(write_checksum=True).compress(b"foo" * 100)
SKIPPABLE = struct.pack("<II", 0x184D2A50, 3) + b"abc"
PAIR = struct.Struct("=QQ")


class Broken:
    """A file whose read and write fail."""

    def read(self, size):
        raise OSError("read")

    def write(self, data):
        raise OSError("write")


def twice(enter):
    with enter, enter:
        pass


# Iterators that are not at their end.
KEPT = []


def emptied(chunker):
    list(chunker.finish())
    return chunker


def begun(chunker):
    """Of many pieces one was taken."""
    pieces = chunker.compress(noise(400_000))
    next(pieces)
    KEPT.append(pieces)
    return chunker


def finished(made):
    made.flush()
    return made


def closed(file):
    file.close()
    return file


def written(file):
    file.write(b"foo")
    return file


CASES = {
    "level 23": lambda z: z.ZstdCompressor(level=23),
    "level word": lambda z: z.ZstdCompressor(level="x"),
    "level 2^40": lambda z: z.ZstdCompressor(level=1 << 40),
    "level 2^80": lambda z: z.ZstdCompressor(level=1 << 80),
    "level -2^40": lambda z: z.ZstdCompressor(level=-(1 << 40)),
    "module level": lambda z: z.compress(b"", 23),
    "dict of bytes": lambda z: z.ZstdCompressor(dict_data=b"x"),
    "dict of bytes to read": lambda z: z.ZstdDecompressor(dict_data=b"x"),
    "params of bytes": lambda z: z.ZstdCompressor(compression_params=b"x"),
    "params and checksum": lambda z: z.ZstdCompressor(
        compression_params=z.ZstdCompressionParameters(), write_checksum=True
    ),
    "params and size": lambda z: z.ZstdCompressor(
        compression_params=z.ZstdCompressionParameters(), write_content_size=False
    ),
    "params and id": lambda z: z.ZstdCompressor(compression_params=z.ZstdCompressionParameters(), write_dict_id=False),
    "params and threads": lambda z: z.ZstdCompressor(compression_params=z.ZstdCompressionParameters(), threads=2),
    "window 5": lambda z: z.ZstdCompressionParameters(window_log=5),
    "window 99": lambda z: z.ZstdCompressionParameters(window_log=99),
    "strategy 99": lambda z: z.ZstdCompressionParameters(strategy=99),
    "format 9": lambda z: z.ZstdCompressionParameters(format=9),
    "ldm 7": lambda z: z.ZstdCompressionParameters(enable_ldm=7),
    "window word": lambda z: z.ZstdCompressionParameters(window_log="x"),
    "negative source": lambda z: z.ZstdCompressionParameters.from_level(1, source_size=-1),
    "compress text": lambda z: z.ZstdCompressor().compress("foo"),
    "compress None": lambda z: z.ZstdCompressor().compress(None),
    "decompress text": lambda z: z.ZstdDecompressor().decompress("foo"),
    "decompress nothing": lambda z: z.ZstdDecompressor().decompress(b""),
    "decompress words": lambda z: z.ZstdDecompressor().decompress(b"foobarbaz"),
    "module decompress": lambda z: z.decompress(b"foobarbaz"),
    "decompress unsized": lambda z: z.ZstdDecompressor().decompress(UNSIZED),
    "decompress too small": lambda z: z.ZstdDecompressor().decompress(UNSIZED, max_output_size=299),
    "decompress huge": lambda z: z.ZstdDecompressor().decompress(UNSIZED, max_output_size=1 << 62),
    "decompress 2^63": lambda z: z.ZstdDecompressor().decompress(
        b"\x28\xb5\x2f\xfd\xe0" + struct.pack("<Q", 1 << 63) + b"\x01\x00\x00"
    ),
    "decompress more": lambda z: z.ZstdDecompressor().decompress(FRAME + b"xx", allow_extra_data=False),
    "decompress across": lambda z: z.ZstdDecompressor().decompress(FRAME, read_across_frames=True),
    "decompress skippable": lambda z: z.ZstdDecompressor().decompress(SKIPPABLE),
    "decompress sum": lambda z: z.ZstdDecompressor().decompress(SUMMED[:-1] + b"!"),
    "decompress without the dict": lambda z: z.ZstdDecompressor().decompress(
        theirs.ZstdCompressor(dict_data=theirs.ZstdCompressionDict(TRAINED)).compress(b"x" * 50)
    ),
    "window too large": lambda z: (
        z.ZstdDecompressor(max_window_size=1 << 12)
        .decompressobj()
        .decompress(theirs.ZstdCompressor(write_content_size=False).compress(bytes(1 << 20)))
    ),
    "largest window 1": lambda z: z.ZstdDecompressor(max_window_size=1),
    "format of frames 7": lambda z: z.ZstdDecompressor(format=7),
    "dict type": lambda z: z.ZstdCompressionDict(b"x", dict_type=42),
    "dict type -1": lambda z: z.ZstdCompressionDict(b"x", dict_type=-1),
    "dict text": lambda z: z.ZstdCompressionDict("x"),
    "dict without a header": lambda z: z.ZstdDecompressor(
        dict_data=z.ZstdCompressionDict(b"foobar" * 9, dict_type=z.DICT_TYPE_FULLDICT)
    ),
    "precompute nothing": lambda z: z.ZstdCompressionDict(b"x" * 9).precompute_compress(),
    "precompute both": lambda z: z.ZstdCompressionDict(b"x" * 9).precompute_compress(3, z.ZstdCompressionParameters()),
    "precompute what cannot be": lambda z: z.ZstdCompressionDict(
        b"foobar" * 9, dict_type=z.DICT_TYPE_FULLDICT
    ).precompute_compress(level=1),
    "train too little": lambda z: z.train_dictionary(8192, [b"foo"]),
    "train nothing": lambda z: z.train_dictionary(8192, []),
    "train a tuple": lambda z: z.train_dictionary(8192, (b"foo",)),
    "train text": lambda z: z.train_dictionary(8192, ["foo"]),
    "content size of nothing": lambda z: z.frame_content_size(b""),
    "content size of words": lambda z: z.frame_content_size(b"foobarbaz"),
    "content size of skippable": lambda z: z.frame_content_size(SKIPPABLE),
    "header size of nothing": lambda z: z.frame_header_size(b""),
    "header size of words": lambda z: z.frame_header_size(b"foobarbaz"),
    "parameters of nothing": lambda z: z.get_frame_parameters(b""),
    "parameters of words": lambda z: z.get_frame_parameters(b"foo"),
    "parameters of five bytes": lambda z: z.get_frame_parameters(FRAME[:5]),
    "parameters of a format": lambda z: z.get_frame_parameters(FRAME, format=5),
    "parameters without magic": lambda z: z.get_frame_parameters(FRAME, format=z.FORMAT_ZSTD1_MAGICLESS),
    "parameters of skippable": lambda z: z.get_frame_parameters(SKIPPABLE).content_size,
    "object: more than said": lambda z: z.ZstdCompressor().compressobj(size=2).compress(b"foo"),
    "object: less than said": lambda z: z.ZstdCompressor().compressobj(size=9).flush(),
    "object: after the end": lambda z: finished(z.ZstdCompressor().compressobj()).compress(b"x"),
    "object: flush after the end": lambda z: finished(z.ZstdCompressor().compressobj()).flush(),
    "object: flush mode": lambda z: z.ZstdCompressor().compressobj().flush(7),
    "chunker: compress after the end": lambda z: list(emptied(z.ZstdCompressor().chunker()).compress(b"x")),
    "chunker: flush after the end": lambda z: list(emptied(z.ZstdCompressor().chunker()).flush()),
    "chunker: finish after the end": lambda z: list(emptied(z.ZstdCompressor().chunker()).finish()),
    "chunker: compress before the pieces": lambda z: list(
        begun(z.ZstdCompressor().chunker(chunk_size=9)).compress(b"x")
    ),
    "chunker: flush before the pieces": lambda z: list(begun(z.ZstdCompressor().chunker(chunk_size=9)).flush()),
    "chunker: finish before the pieces": lambda z: list(begun(z.ZstdCompressor().chunker(chunk_size=9)).finish()),
    "chunker: text": lambda z: list(z.ZstdCompressor().chunker().compress("x")),
    "write size 0": lambda z: z.ZstdDecompressor().decompressobj(write_size=0),
    "decompress object: words": lambda z: z.ZstdDecompressor().decompressobj().decompress(b"foobarbaz"),
    "copy from a number": lambda z: z.ZstdCompressor().copy_stream(1, io.BytesIO()),
    "copy to a number": lambda z: z.ZstdCompressor().copy_stream(io.BytesIO(), 1),
    "copy, size": lambda z: z.ZstdCompressor().copy_stream(io.BytesIO(b"foo"), io.BytesIO(), size=42),
    "copy words": lambda z: z.ZstdDecompressor().copy_stream(io.BytesIO(b"foobarbaz"), io.BytesIO()),
    "decompress copy from a number": lambda z: z.ZstdDecompressor().copy_stream(1, io.BytesIO()),
    "decompress copy to a number": lambda z: z.ZstdDecompressor().copy_stream(io.BytesIO(), 1),
    "broken reader": lambda z: z.ZstdCompressor().copy_stream(Broken(), io.BytesIO()),
    "broken writer": lambda z: z.ZstdCompressor().copy_stream(io.BytesIO(b"foo"), Broken()),
    "broken source": lambda z: z.ZstdDecompressor().stream_reader(Broken()).read(9),
    "iterate over a number": lambda z: z.ZstdCompressor().read_to_iter(5),
    "decompress: iterate over a number": lambda z: z.ZstdDecompressor().read_to_iter(5),
    "skip too much": lambda z: list(z.ZstdDecompressor().read_to_iter(FRAME, skip_bytes=1 << 20)),
    "skip more than there is": lambda z: list(z.ZstdDecompressor().read_to_iter(b"abc", skip_bytes=10)),
    "iterate over words": lambda z: list(z.ZstdDecompressor().read_to_iter(b"foobarbaz")),
    "read a number": lambda z: z.ZstdCompressor().stream_reader(5),
    "decompress: read a number": lambda z: z.ZstdDecompressor().stream_reader(5),
    "read -2": lambda z: z.ZstdCompressor().stream_reader(b"x").read(-2),
    "decompress: read -2": lambda z: z.ZstdDecompressor().stream_reader(FRAME).read1(-2),
    "read after close": lambda z: closed(z.ZstdDecompressor().stream_reader(FRAME)).read(),
    "seek after close": lambda z: closed(z.ZstdDecompressor().stream_reader(FRAME)).seek(0),
    "readinto after close": lambda z: closed(z.ZstdCompressor().stream_reader(b"x")).readinto(bytearray(3)),
    "seek to the end": lambda z: z.ZstdDecompressor().stream_reader(FRAME).seek(0, 2),
    "seek back": lambda z: z.ZstdDecompressor().stream_reader(FRAME).seek(-1, 1),
    "seek before": lambda z: z.ZstdDecompressor().stream_reader(FRAME).seek(-1),
    "reader writes": lambda z: z.ZstdCompressor().stream_reader(b"x").write(b"x"),
    "reader writes lines": lambda z: z.ZstdDecompressor().stream_reader(FRAME).writelines([]),
    "reader: lines": lambda z: z.ZstdDecompressor().stream_reader(FRAME).readline(),
    "reader iterates": lambda z: next(iter(z.ZstdDecompressor().stream_reader(FRAME))),
    "reader twice": lambda z: twice(z.ZstdDecompressor().stream_reader(FRAME)),
    "reader twice, compressing": lambda z: twice(z.ZstdCompressor().stream_reader(b"x")),
    "writer twice": lambda z: twice(z.ZstdCompressor().stream_writer(io.BytesIO())),
    "writer twice, decompressing": lambda z: twice(z.ZstdDecompressor().stream_writer(io.BytesIO())),
    "write to a number": lambda z: z.ZstdCompressor().stream_writer(5),
    "decompress: write to a number": lambda z: z.ZstdDecompressor().stream_writer(5),
    "write after close": lambda z: closed(z.ZstdCompressor().stream_writer(io.BytesIO())).write(b"x"),
    "flush after close": lambda z: closed(z.ZstdCompressor().stream_writer(io.BytesIO())).flush(),
    "decompress: write after close": lambda z: closed(z.ZstdDecompressor().stream_writer(io.BytesIO())).write(b"x"),
    "flush mode": lambda z: z.ZstdCompressor().stream_writer(io.BytesIO()).flush(42),
    "writer reads": lambda z: z.ZstdCompressor().stream_writer(io.BytesIO()).read(),
    "writer seeks": lambda z: z.ZstdCompressor().stream_writer(io.BytesIO()).seek(0),
    "writer: lines": lambda z: z.ZstdCompressor().stream_writer(io.BytesIO()).writelines([]),
    "writer: no descriptor": lambda z: z.ZstdCompressor().stream_writer(Broken()).fileno(),
    "writer: size": lambda z: closed(written(z.ZstdCompressor().stream_writer(io.BytesIO(), size=5))),
    "decompress writer: words": lambda z: z.ZstdDecompressor().stream_writer(io.BytesIO()).write(b"foobarbaz"),
    "decompress writer tells": lambda z: z.ZstdDecompressor().stream_writer(io.BytesIO()).tell(),
    "batch of a number": lambda z: z.ZstdCompressor().multi_compress_to_buffer(5),
    "batch of a tuple": lambda z: z.ZstdCompressor().multi_compress_to_buffer((b"x",)),
    "batch of nothing": lambda z: z.ZstdCompressor().multi_compress_to_buffer([]),
    "batch of numbers": lambda z: z.ZstdCompressor().multi_compress_to_buffer([b"x", 1]),
    "batch of empty items": lambda z: z.ZstdCompressor().multi_compress_to_buffer([b"", b""]),
    "decompress batch of a number": lambda z: z.ZstdDecompressor().multi_decompress_to_buffer(5),
    "decompress batch of numbers": lambda z: z.ZstdDecompressor().multi_decompress_to_buffer([1]),
    "decompress batch of words": lambda z: z.ZstdDecompressor().multi_decompress_to_buffer([FRAME, b"foobarbaz"]),
    "decompress batch, size": lambda z: z.ZstdDecompressor().multi_decompress_to_buffer(
        [FRAME], decompressed_sizes=struct.pack("=Q", 400)
    ),
    "decompress batch, sizes": lambda z: z.ZstdDecompressor().multi_decompress_to_buffer(
        [FRAME], decompressed_sizes=b"foo"
    ),
    "chain of a tuple": lambda z: z.ZstdDecompressor().decompress_content_dict_chain((FRAME,)),
    "chain of nothing": lambda z: z.ZstdDecompressor().decompress_content_dict_chain([]),
    "chain of text": lambda z: z.ZstdDecompressor().decompress_content_dict_chain([FRAME, "x"]),
    "chain of words": lambda z: z.ZstdDecompressor().decompress_content_dict_chain([b"foobarbaz"]),
    "chain of four bytes": lambda z: z.ZstdDecompressor().decompress_content_dict_chain([FRAME[:4]]),
    "chain unsized": lambda z: z.ZstdDecompressor().decompress_content_dict_chain([UNSIZED]),
    "chain cut off": lambda z: z.ZstdDecompressor().decompress_content_dict_chain([FRAME[:-3]]),
    "collection of nothing": lambda z: z.BufferWithSegmentsCollection(),
    "collection of a number": lambda z: z.BufferWithSegmentsCollection(1),
    "collection of nothing within": lambda z: z.BufferWithSegmentsCollection(z.BufferWithSegments(b"", b"")),
    "segments of a byte": lambda z: z.BufferWithSegments(b"foo", b"1"),
    "segments beyond": lambda z: z.BufferWithSegments(b"foo", PAIR.pack(0, 4)),
    "segments of text": lambda z: z.BufferWithSegments("foo", b""),
    "segment -2": lambda z: z.BufferWithSegments(b"foo", PAIR.pack(0, 3))[-2],
    "segment 1": lambda z: z.BufferWithSegments(b"foo", PAIR.pack(0, 3))[1],
    "segment word": lambda z: z.BufferWithSegments(b"foo", PAIR.pack(0, 3))["x"],
    "open a number": lambda z: z.open(5),
    "open mode": lambda z: z.open("x", "rw"),
    "open what is not there": lambda z: z.open("/there/is/no/such/file"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_same_exception(name):
    found, expected = outcome(lambda: CASES[name](ours)), outcome(lambda: CASES[name](theirs))
    assert found == expected


def test_the_exception_is_pickable_and_of_its_own():
    assert ours.ZstdError.__mro__[1] is Exception


# What python-zstandard does not survive, or answers without sense.
OURS = {
    "no frames": (lambda z: z.ZstdDecompressor().multi_decompress_to_buffer([]), ValueError, "no source elements"),
    "segments that wrap around": (
        lambda z: z.BufferWithSegments(b"foo", PAIR.pack(2**64 - 1, 2)),
        ValueError,
        "references memory outside buffer",
    ),
    "a damaged dictionary": (
        lambda z: z.ZstdCompressor(dict_data=z.ZstdCompressionDict(b"\x37\xa4\x30\xec" + b"x" * 50)),
        ours.ZstdError,
        "could not load compression dictionary",
    ),
    "negative limit": (
        lambda z: z.ZstdDecompressor().decompress(UNSIZED, max_output_size=-1),
        ValueError,
        "must not be negative",
    ),
    "estimate with threads": (
        lambda z: z.ZstdCompressionParameters(threads=2).estimated_compression_context_size(),
        ours.ZstdError,
        "unable to estimate",
    ),
    "write size 0": (lambda z: z.ZstdCompressor().stream_writer(io.BytesIO(), write_size=0), ValueError, "positive"),
    "read size -1": (lambda z: z.ZstdCompressor().stream_reader(b"", read_size=-1), ValueError, "positive"),
    "chunk size 0": (lambda z: z.ZstdCompressor().chunker(chunk_size=0), ValueError, "positive"),
    "size of 2^70": (lambda z: z.ZstdCompressor().compressobj(size=1 << 70), OverflowError, "too big"),
    "dictionary of -1 bytes": (lambda z: z.train_dictionary(-1, [b"x"]), ValueError, "must not be negative"),
    "k of -1": (lambda z: z.train_dictionary(100, [b"x"], k=-1), OverflowError, "k must be a number of 32 bits"),
    "a strided view": (lambda z: z.compress(memoryview(b"abcdef")[::2]), (TypeError, BufferError), "contiguous"),
    "read into what is read-only": (
        lambda z: z.ZstdDecompressor().stream_reader(FRAME).readinto(b"xxx"),
        (TypeError, BufferError),
        "",
    ),
}


@pytest.mark.parametrize("name", OURS)
def test_what_only_we_refuse(name):
    call, kind, words = OURS[name]
    with pytest.raises(kind, match=words):
        call(ours)
