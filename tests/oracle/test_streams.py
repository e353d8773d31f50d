"""Streams that other encoders make and numcodecs never does: several in a row, flushed, of unknown size, padded."""

import bz2
import gzip
import io
import lzma
import struct
import zlib

import cases
import numcodecs
import pytest
import tierce_c
import zstandard
from tierce_c import Codec, TierceError

FIELD = cases.sample("smooth", "<f4", 30_000).tobytes()
NOISE = cases.sample("random", "u1", 10_001).tobytes()
PARTS = [FIELD, b"", NOISE, b"x", FIELD[:333]]
WHOLE = b"".join(PARTS)


def decodes(config, stream, expected):
    """All forms agree: into exact room, into more than enough, into a buffer with a limit, and without."""
    ours = Codec(config)
    assert ours.decode(stream) == expected
    assert ours.decode(stream, len(expected)) == expected
    assert ours.decode_into(stream, len(expected)).bytes == expected
    assert ours.decode_into(stream, len(expected) + 1000).bytes == expected
    if expected:
        assert ours.decode_into(stream, len(expected) - 1).status == tierce_c.E_BUFFER_TOO_SMALL
        with pytest.raises(TierceError) as caught:
            ours.decode(stream, len(expected) - 1)
        assert caught.value.status == tierce_c.E_LIMIT


def corrupt(config, stream, expected_size):
    """Refused in every form."""
    ours = Codec(config)
    assert ours.decode_into(stream, expected_size).status == tierce_c.E_CORRUPT
    with pytest.raises(TierceError) as caught:
        ours.decode(stream)
    assert caught.value.status == tierce_c.E_CORRUPT


# zstd

ZSTD = {"id": "zstd"}


def zstd_frame(data, **parameters):
    return zstandard.ZstdCompressor(**parameters).compress(data)


# Magic, a descriptor without content size, a window of 1 KiB, one last raw block of no bytes (RFC 8878, section 3.1.1).
EMPTY_OF_UNKNOWN_SIZE = b"\x28\xb5\x2f\xfd" + b"\0" + b"\0" + b"\1\0\0"


def zstd_stream(data, flush_every=None, level=3):
    """A frame whose header does not say its content size."""
    if not data:
        return EMPTY_OF_UNKNOWN_SIZE
    compressor = zstandard.ZstdCompressor(level=level).compressobj()
    out = b""
    for start in range(0, len(data), flush_every or max(1, len(data))):
        out += compressor.compress(data[start : start + (flush_every or len(data))])
        if flush_every:
            out += compressor.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    out += compressor.flush()
    assert zstandard.get_frame_parameters(out).content_size == zstandard.CONTENTSIZE_UNKNOWN
    return out


def skippable(data, number=0):
    """RFC 8878, section 3.1.2."""
    return struct.pack("<II", 0x184D2A50 + number, len(data)) + data


def test_zstd_frames_with_content_size():
    stream = b"".join(zstd_frame(part) for part in PARTS)
    decodes(ZSTD, stream, WHOLE)
    assert cases.peer_decode(ZSTD, stream) == WHOLE


def test_zstd_frame_of_unknown_size():
    stream = zstd_stream(WHOLE)
    decodes(ZSTD, stream, WHOLE)
    assert cases.peer_decode(ZSTD, stream) == WHOLE


def test_zstd_frame_of_unknown_size_in_many_blocks():
    decodes(ZSTD, zstd_stream(WHOLE, flush_every=1000), WHOLE)


def test_zstd_frame_of_unknown_size_that_is_far_larger_than_its_source():
    decodes(ZSTD, zstd_stream(bytes(10_000_000)), bytes(10_000_000))


def test_zstd_empty_frame_of_unknown_size():
    decodes(ZSTD, zstd_stream(b""), b"")


def test_zstd_frames_with_and_without_content_size():
    stream = b"".join(
        [zstd_frame(FIELD), zstd_stream(NOISE), zstd_frame(b"x", write_content_size=False), zstd_stream(b"")]
    )
    decodes(ZSTD, stream, FIELD + NOISE + b"x")


def test_zstd_frames_with_and_without_checksum():
    stream = b"".join(zstd_frame(part, write_checksum=bool(number % 2)) for number, part in enumerate(PARTS))
    decodes(ZSTD, stream, WHOLE)


@pytest.mark.parametrize("number", [0, 7, 15])
def test_zstd_skippable_frames_are_skipped(number):
    frame = zstd_frame(FIELD)
    skip = skippable(b"not data", number)
    for stream in (skip + frame, frame + skip, skip + skip + frame + skip):
        decodes(ZSTD, stream, FIELD)


def test_zstd_skippable_frames_alone_hold_nothing():
    decodes(ZSTD, skippable(b"not data"), b"")
    decodes(ZSTD, skippable(b""), b"")


def test_zstd_large_window():
    """A window of 64 MiB, declared or not: within what zstd takes without being asked (2^27)."""
    parameters = zstandard.ZstdCompressionParameters(window_log=26, enable_ldm=True, write_content_size=False)
    decodes(ZSTD, zstandard.ZstdCompressor(compression_params=parameters).compress(WHOLE), WHOLE)


def test_zstd_magicless_frames_and_dictionaries_are_refused():
    magicless = zstandard.ZstdCompressionParameters(format=zstandard.FORMAT_ZSTD1_MAGICLESS)
    corrupt(ZSTD, zstandard.ZstdCompressor(compression_params=magicless).compress(FIELD), len(FIELD))
    dictionary = zstandard.train_dictionary(4096, [FIELD[i : i + 500] for i in range(0, 50_000, 500)])
    result = Codec(ZSTD).decode_into(zstd_frame(FIELD, dict_data=dictionary), len(FIELD))
    # The data may be whole: another dictionary would do.
    assert result.status == tierce_c.E_ARGUMENT
    assert "ictionary" in result.message


@pytest.mark.parametrize(
    "tail", [b"\0", b"\0" * 100, b"garbage", zstd_frame(NOISE)[:-1], skippable(b"abc")[:-1]], ids=repr
)
def test_zstd_bytes_behind_the_frames_are_refused(tail):
    corrupt(ZSTD, zstd_frame(FIELD) + tail[:100], len(FIELD) + len(NOISE))


def test_zstd_our_frames_have_their_content_size():
    for data in PARTS:
        assert zstandard.get_frame_parameters(Codec(ZSTD).encode(data)).content_size == len(data)
        flag = zstandard.get_frame_parameters(Codec({"id": "zstd", "checksum": True}).encode(data)).has_checksum
        assert flag


# gzip and zlib

GZIP = {"id": "gzip"}


def gzip_member(data, **options):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", **options) as member:
        member.write(data)
    return out.getvalue()


def test_gzip_members():
    stream = b"".join(
        gzip_member(part, compresslevel=level) for part, level in zip(PARTS, [1, 9, 0, 6, 3], strict=True)
    )
    decodes(GZIP, stream, WHOLE)
    assert cases.peer_decode(GZIP, stream) == WHOLE


@pytest.mark.parametrize("zeros", [1, 4, 511, 100_000])
def test_gzip_zero_padding(zeros):
    stream = gzip_member(FIELD) + gzip_member(NOISE) + bytes(zeros)
    decodes(GZIP, stream, FIELD + NOISE)
    assert cases.peer_decode(GZIP, stream) == FIELD + NOISE


def test_gzip_zero_padding_between_members():
    """Python skips it, and with it numcodecs."""
    stream = gzip_member(FIELD) + bytes(13) + gzip_member(NOISE)
    assert cases.peer_decode(GZIP, stream) == FIELD + NOISE
    decodes(GZIP, stream, FIELD + NOISE)


@pytest.mark.parametrize("tail", [b"garbage", b"\0garbage", b"\x1f", b"\x1f\x8b", gzip_member(b"data")[:-1]], ids=repr)
def test_gzip_garbage_behind_the_members_is_refused(tail):
    corrupt(GZIP, gzip_member(FIELD) + tail, len(FIELD) + 100)


def test_gzip_header_fields():
    """Name, comment, extra field, time and header checksum (RFC 1952, section 2.3)."""
    plain = gzip_member(FIELD, mtime=0)
    body = plain[10:]
    decodes(GZIP, gzip_member(FIELD, filename="field.dat", mtime=1_700_000_000), FIELD)
    extra = struct.pack("<H", 6) + b"ab\x02\x00xy"
    for flags, fields in [
        (4, extra),
        (8, b"name\0"),
        (16, b"comment\0"),
        (28, extra + b"name\0" + b"comment\0"),
        (1, b""),
    ]:
        decodes(GZIP, b"\x1f\x8b\x08" + bytes([flags]) + bytes(6) + fields + body, FIELD)
    header = b"\x1f\x8b\x08\x02" + bytes(6)
    decodes(GZIP, header + struct.pack("<H", zlib.crc32(header) & 0xFFFF) + body, FIELD)


def test_gzip_of_another_compression_method_is_refused():
    corrupt(GZIP, b"\x1f\x8b\x07" + gzip_member(FIELD)[3:], len(FIELD))


def deflated(wbits, flush, level=6, strategy=zlib.Z_DEFAULT_STRATEGY, memory=8):
    compressor = zlib.compressobj(level, zlib.DEFLATED, wbits, memory, strategy)
    out = b""
    for part in PARTS:
        out += compressor.compress(part)
        if flush is not None:
            out += compressor.flush(flush)
    return out + compressor.flush()


FLUSHES = {
    "none": None,
    "partial": zlib.Z_PARTIAL_FLUSH,
    "sync": zlib.Z_SYNC_FLUSH,
    "full": zlib.Z_FULL_FLUSH,
    "block": zlib.Z_BLOCK,
}
STRATEGIES = {
    "default": zlib.Z_DEFAULT_STRATEGY,
    "filtered": zlib.Z_FILTERED,
    "huffman": zlib.Z_HUFFMAN_ONLY,
    "rle": zlib.Z_RLE,
    "fixed": zlib.Z_FIXED,
}


@pytest.mark.parametrize("flush", FLUSHES.values(), ids=FLUSHES)
@pytest.mark.parametrize(("codec", "wbits"), [("zlib", 15), ("gzip", 31)], ids=["zlib", "gzip"])
def test_deflate_with_flushes(codec, wbits, flush):
    decodes({"id": codec}, deflated(wbits, flush), WHOLE)


@pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=STRATEGIES)
@pytest.mark.parametrize(("codec", "wbits"), [("zlib", 15), ("gzip", 31)], ids=["zlib", "gzip"])
def test_deflate_strategies(codec, wbits, strategy):
    decodes({"id": codec}, deflated(wbits, None, strategy=strategy, memory=1), WHOLE)


@pytest.mark.parametrize("bits", range(9, 16))
def test_zlib_windows(bits):
    decodes({"id": "zlib"}, deflated(bits, None), WHOLE)


def test_zlib_preset_dictionary_is_refused():
    compressor = zlib.compressobj(zdict=FIELD[:1000])
    corrupt({"id": "zlib"}, compressor.compress(FIELD) + compressor.flush(), len(FIELD))


def test_raw_deflate_is_refused():
    for codec in ("zlib", "gzip"):
        corrupt({"id": codec}, deflated(-15, None), len(WHOLE))


@pytest.mark.parametrize("tail", [b"\0", b"garbage", zlib.compress(b"more")], ids=["zero", "text", "stream"])
def test_zlib_bytes_behind_the_stream_are_refused(tail):
    """Python's zlib.decompress ignores them, and with it numcodecs; a chunk that holds more than it says is damaged."""
    stream = zlib.compress(FIELD) + tail
    assert numcodecs.get_codec({"id": "zlib"}).decode(stream) == FIELD
    corrupt({"id": "zlib"}, stream, len(FIELD) + 100)


# bz2

BZ2 = {"id": "bz2"}


def test_bz2_streams():
    stream = b"".join(bz2.compress(part, level) for part, level in zip(PARTS, [1, 9, 5, 2, 1], strict=True))
    decodes(BZ2, stream, WHOLE)
    assert cases.peer_decode(BZ2, stream) == WHOLE


def test_bz2_stream_of_several_blocks():
    data = NOISE * 30
    decodes(BZ2, bz2.compress(data, 1), data)


def test_bz2_stream_written_in_pieces():
    compressor = bz2.BZ2Compressor(3)
    decodes(BZ2, b"".join(compressor.compress(part) for part in PARTS) + compressor.flush(), WHOLE)


@pytest.mark.parametrize("tail", [b"\0", b"garbage", b"BZh", bz2.compress(b"data")[:-1]], ids=repr)
def test_bz2_bytes_behind_the_streams_are_refused(tail):
    """Python's bz2.decompress ignores what is no stream behind the first."""
    corrupt(BZ2, bz2.compress(FIELD) + tail, len(FIELD) + 100)


# lzma

LZMA = {"id": "lzma"}


def test_xz_streams():
    checks = [lzma.CHECK_CRC64, lzma.CHECK_NONE, lzma.CHECK_SHA256, lzma.CHECK_CRC32, lzma.CHECK_CRC64]
    stream = b"".join(lzma.compress(part, check=check) for part, check in zip(PARTS, checks, strict=True))
    for config in (LZMA, {"id": "lzma", "format": 0}):
        decodes(config, stream, WHOLE)
    assert cases.peer_decode(LZMA, stream) == WHOLE


@pytest.mark.parametrize("zeros", [4, 8, 1024])
def test_xz_stream_padding(zeros):
    """In fours, between streams and behind them (xz file format 1.2.1, section 2.2); Python ignores it at the end."""
    decodes(LZMA, lzma.compress(FIELD) + bytes(zeros), FIELD)
    decodes(LZMA, lzma.compress(FIELD) + bytes(zeros) + lzma.compress(NOISE), FIELD + NOISE)


@pytest.mark.parametrize("tail", [b"\0", bytes(7), b"garbage", lzma.compress(b"data")[:-1]], ids=repr)
def test_xz_bytes_behind_the_streams_are_refused(tail):
    corrupt(LZMA, lzma.compress(FIELD) + tail, len(FIELD) + 100)


def test_xz_stream_written_in_pieces():
    compressor = lzma.LZMACompressor(preset=1)
    decodes(LZMA, b"".join(compressor.compress(part) for part in PARTS) + compressor.flush(), WHOLE)


def test_lzma_alone_with_and_without_the_size_in_its_header():
    """Python writes the size as unknown and an end marker; LZMA Utils and the SDK may write the size and no marker."""
    unknown = lzma.compress(FIELD, format=lzma.FORMAT_ALONE)
    assert unknown[5:13] == b"\xff" * 8
    known = unknown[:5] + len(FIELD).to_bytes(8, "little") + unknown[13:]
    for config in ({"id": "lzma", "format": 2}, {"id": "lzma", "format": 0}):
        decodes(config, unknown, FIELD)
        decodes(config, known, FIELD)


@pytest.mark.parametrize("config", [{"id": "lzma", "format": 2}, {"id": "lzma", "format": 0}], ids=["alone", "auto"])
def test_lzma_alone_bytes_behind_the_stream_are_refused(config):
    corrupt(config, lzma.compress(FIELD, format=lzma.FORMAT_ALONE) + b"\0", len(FIELD) + 100)


def test_lzma_raw_bytes_behind_the_stream_are_refused():
    chain = [{"id": cases.LZMA2}]
    stream = lzma.compress(FIELD, format=lzma.FORMAT_RAW, filters=chain)
    corrupt({"id": "lzma", "format": 3, "filters": chain}, stream + b"\0", len(FIELD) + 100)


def test_formats_are_not_mixed_up():
    """Each decoder refuses the streams of all others."""
    streams = {codec: Codec({"id": codec}).encode(FIELD) for codec in ("zstd", "zlib", "gzip", "bz2", "lzma")} | {
        "alone": lzma.compress(FIELD, format=lzma.FORMAT_ALONE)
    }
    configs = {codec: {"id": codec} for codec in ("zstd", "zlib", "gzip", "bz2", "lzma")} | {
        "alone": {"id": "lzma", "format": 2}
    }
    for reader, config in configs.items():
        for writer, stream in streams.items():
            if reader != writer:
                result = Codec(config).decode_into(stream, 2 * len(FIELD))
                assert result.status == tierce_c.E_CORRUPT, f"{reader} reads a stream of {writer}: {result.message}"
