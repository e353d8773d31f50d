"""Streams against Python's zlib, gzip, bz2 and lzma and PyPI's lz4 and zstandard, both directions, over pieces of many sizes."""

import bz2
import ctypes
import gzip
import io
import lzma
import zlib

import cases
import lz4.frame
import pytest
import tierce_c
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from tierce_c import CONTINUE, FLUSH, FRAME_END, Stream, TierceError

FIELD = cases.sample("smooth", "<f4", 30_000).tobytes()
NOISE = cases.sample("random", "u1", 10_001).tobytes()
DATA = {"field": FIELD, "noise": NOISE, "empty": b"", "byte": b"x", "zeros": bytes(200_000)}
PIECES = [1 << 20, 65_536, 1000, 77]


def lz4_frame(data, **options):
    """Piece by piece: lz4.frame.compress makes other frames, with a size and of independent blocks where there is one."""
    compressor = lz4.frame.LZ4FrameCompressor(**options)
    return compressor.begin() + compressor.compress(data) + compressor.flush()


# Name -> our config, Python's encoder of one frame, Python's decoder of one frame.
FORMATS = {
    "zstd": (
        {"id": "zstd"},
        lambda data: zstd_frame(data, level=3),
        lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
    ),
    "zstd-9": (
        {"id": "zstd", "level": 9, "checksum": True},
        lambda data: zstd_frame(data, level=9, write_checksum=True),
        lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
    ),
    "zlib": ({"id": "zlib"}, lambda data: zlib.compress(data, 1), zlib.decompress),
    "zlib-9": ({"id": "zlib", "level": 9}, lambda data: zlib.compress(data, 9), zlib.decompress),
    "zlib-window": ({"id": "zlib"}, lambda data: deflated(data, 9), zlib.decompress),
    "gzip": ({"id": "gzip", "level": 6}, lambda data: gzip.compress(data, 6, mtime=0), gzip.decompress),
    "gzip-named": ({"id": "gzip", "level": 0}, lambda data: named(data), gzip.decompress),
    "bz2": ({"id": "bz2"}, lambda data: bz2.compress(data, 1), bz2.decompress),
    "bz2-9": ({"id": "bz2", "level": 9}, lambda data: bz2.compress(data, 9), bz2.decompress),
    "xz": ({"id": "lzma", "preset": 1}, lambda data: lzma.compress(data, preset=1), lzma.decompress),
    "xz-sha256": (
        {"id": "lzma", "preset": 0, "check": 10},
        lambda data: lzma.compress(data, preset=0, check=lzma.CHECK_SHA256),
        lzma.decompress,
    ),
    "alone": (
        {"id": "lzma", "format": 2, "preset": 0},
        lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE, preset=0),
        lzma.decompress,
    ),
    "raw": (
        {"id": "lzma", "format": 3, "filters": [{"id": 3, "dist": 4}, {"id": 33, "preset": 0}]},
        lambda data: lzma.compress(data, format=lzma.FORMAT_RAW, filters=RAW),
        lambda data: lzma.decompress(data, format=lzma.FORMAT_RAW, filters=RAW),
    ),
    "lz4": ({"id": "lz4frame"}, lz4_frame, lz4.frame.decompress),
    "lz4-sized": ({"id": "lz4frame"}, lambda data: lz4.frame.compress(data), lz4.frame.decompress),
    "lz4-all": (
        {
            "id": "lz4frame",
            "level": 9,
            "block_size": 262_144,
            "block_linked": False,
            "block_checksum": True,
            "content_checksum": True,
        },
        lambda data: lz4_frame(
            data,
            compression_level=9,
            block_size=lz4.frame.BLOCKSIZE_MAX256KB,
            block_linked=False,
            block_checksum=True,
            content_checksum=True,
        ),
        lz4.frame.decompress,
    ),
}
RAW = [{"id": lzma.FILTER_DELTA, "dist": 4}, {"id": lzma.FILTER_LZMA2, "preset": 0}]
# Where equal settings give equal bytes, whatever the pieces: the same library, no references to blocks before.
SAME_BYTES = ["zstd", "zstd-9", "bz2", "bz2-9", "lz4-all"]


def zstd_frame(data, **options):
    """Piece by piece, so that the frame does not declare its size."""
    compressor = zstandard.ZstdCompressor(**options).compressobj()
    return compressor.compress(data) + compressor.flush()


def deflated(data, window_bits):
    deflate = zlib.compressobj(9, zlib.DEFLATED, window_bits)
    return deflate.compress(data) + deflate.flush()


def named(data):
    out = io.BytesIO()
    with gzip.GzipFile("a name", "wb", fileobj=out, mtime=1_700_000_000) as file:
        file.write(data)
    return out.getvalue()


def pieces(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)]


def encode(config, data, size):
    stream = Stream(config, decode=False)
    return b"".join([stream.write(piece)[0] for piece in pieces(data, size)] + [stream.finish()])


def decode(config, data, size, across=False):
    stream = Stream(config, decode=True, across=across)
    out = b""
    for piece in pieces(data, size):
        part, used = stream.write(piece)
        out += part
        assert used == len(piece), "unused bytes"
    assert stream.at_end()
    return out + stream.finish()


@pytest.mark.parametrize("size", PIECES)
@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("name", FORMATS)
def test_both_ways(name, data, size):
    config, python_encodes, python_decodes = FORMATS[name]
    data = DATA[data]
    ours, theirs = encode(config, data, size), python_encodes(data)
    assert python_decodes(ours) == data
    assert decode(config, theirs, size) == data
    assert decode(config, ours, size) == data
    if name in SAME_BYTES:
        assert ours == theirs


@pytest.mark.parametrize("name", FORMATS)
def test_byte_by_byte(name):
    config, python_encodes, python_decodes = FORMATS[name]
    data = FIELD[:999]
    assert python_decodes(encode(config, data, 1)) == data
    assert decode(config, python_encodes(data), 1) == data


@pytest.mark.parametrize("name", FORMATS)
def test_frames_in_a_row(name):
    config, python_encodes, python_decodes = FORMATS[name]
    parts = [FIELD[:5000], b"", NOISE[:777]]
    theirs = b"".join(python_encodes(part) for part in parts)
    for size in [1, 100, 1 << 20]:
        assert decode(config, theirs, size, across=True) == b"".join(parts)
    first, used = Stream(config, decode=True).write(theirs)
    assert first == parts[0] and theirs[used:] == b"".join(python_encodes(part) for part in parts[1:])
    stream, ours = Stream(config, decode=False), b""
    for part in parts:
        frame = stream.write(part)[0] + stream.flush(FRAME_END)
        assert python_decodes(frame) == part
        ours += frame
    assert stream.finish() == b""
    assert decode(config, ours, 50, across=True) == b"".join(parts)


@pytest.mark.parametrize("name", FORMATS)
def test_truncated(name):
    config, python_encodes, _ = FORMATS[name]
    theirs = python_encodes(FIELD[:400])
    for cut in range(len(theirs)):
        for across in [False, True]:
            stream = Stream(config, decode=True, across=across)
            stream.write(theirs[:cut])
            with pytest.raises(TierceError) as caught:
                stream.finish()
            assert caught.value.status == tierce_c.E_CORRUPT, cut


@pytest.mark.parametrize("name", ["zlib", "gzip", "xz", "raw", "lz4"])
def test_what_was_flushed_is_readable(name):
    config, _, _ = FORMATS[name]
    makers = {
        "zlib": zlib.decompressobj,
        "gzip": lambda: zlib.decompressobj(31),
        "xz": lzma.LZMADecompressor,
        "raw": lambda: lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=RAW),
        "lz4": lz4.frame.LZ4FrameDecompressor,
    }
    reader, stream = makers[name](), Stream(config, decode=False)
    for part in pieces(FIELD[:20_000], 3000):
        assert reader.decompress(stream.write(part)[0] + stream.flush(FLUSH)).endswith(part[-100:])


def test_padding():
    """gzip's zeros of any number, xz's in fours; Python reads the same."""
    members = gzip.compress(b"one") + bytes(5) + gzip.compress(b"two") + bytes(511)
    assert decode({"id": "gzip"}, members, 3, across=True) == gzip.decompress(members) == b"onetwo"
    streams = lzma.compress(b"one") + bytes(8) + lzma.compress(b"two") + bytes(4)
    assert decode({"id": "lzma"}, streams, 3, across=True) == b"onetwo"
    with pytest.raises(TierceError) as caught:
        decode({"id": "lzma"}, lzma.compress(b"one") + bytes(6) + lzma.compress(b"two"), 3, across=True)
    assert caught.value.status == tierce_c.E_CORRUPT
    mixed = lzma.compress(b"one") + lzma.compress(b"two", format=lzma.FORMAT_ALONE)
    assert decode({"id": "lzma", "format": 0}, mixed, 5, across=True) == b"onetwo"


def test_a_large_dictionary_is_refused():
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 30}]
    stream = lzma.compress(b"x" * 100, filters=filters)
    with pytest.raises(TierceError) as caught:
        decode({"id": "lzma"}, stream, 1000)
    assert caught.value.status == tierce_c.E_UNSUPPORTED
    assert decode({"id": "lzma", "filters": filters}, stream, 1000) == b"x" * 100


def test_lz4_beside_the_frames():
    skippable = b"\x5a\x2a\x4d\x18" + (7).to_bytes(4, "little") + b"skipped"
    assert decode({"id": "lz4frame"}, skippable + lz4.frame.compress(b"abc") + skippable, 2, across=True) == b"abc"
    with pytest.raises(TierceError) as caught:
        decode({"id": "lz4frame"}, b"\x02\x21\x4c\x18" + bytes(20), 1)
    assert caught.value.status == tierce_c.E_UNSUPPORTED and "legacy" in caught.value.message
    sized = encode({"id": "lz4frame", "content_size": 3}, b"abc", 2)
    assert lz4.frame.get_frame_info(sized)["content_size"] == 3
    with pytest.raises(TierceError) as caught:
        encode({"id": "lz4frame", "content_size": 4}, b"abc", 2)
    assert caught.value.status == tierce_c.E_ARGUMENT


@pytest.mark.parametrize("name", FORMATS)
@given(cuts=st.lists(st.integers(0, 3000), max_size=6), rooms=st.lists(st.integers(1, 700), min_size=1, max_size=4))
def test_steps_of_any_size(name, cuts, rooms):
    """Memory to memory: any cut of the input, any room for the output."""
    config, python_encodes, python_decodes = FORMATS[name]
    data = FIELD[:3000]
    assert python_decodes(stepped(config, False, data, cuts, rooms)) == data
    theirs = python_encodes(data)
    assert stepped(config, True, theirs, cuts, rooms) == data


def stepped(config, decode, src, cuts, rooms):
    stream, out = Stream(config, decode), []
    borders = sorted({min(cut, len(src)) for cut in cuts} | {len(src)})
    at, turn, status = 0, 0, tierce_c.OK
    while status != tierce_c.END:
        border = next((border for border in borders if border > at), len(src))
        room = ctypes.create_string_buffer(rooms[turn % len(rooms)])
        used, made = ctypes.c_size_t(), ctypes.c_size_t()
        op = FRAME_END if border == len(src) else CONTINUE
        piece = src[at:border]
        status = tierce_c.check(
            tierce_c.lib.tierce_stream_step(
                stream.handle, op, piece or None, len(piece), ctypes.byref(used), room, len(room), ctypes.byref(made)
            )
        )
        out.append(room.raw[: made.value])
        at, turn = at + used.value, turn + 1
        assert turn < 20_000, "no end"
    assert at == len(src)
    return b"".join(out)
