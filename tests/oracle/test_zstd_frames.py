"""What frames say of themselves, as python-zstandard reads it."""

import struct

import cases
import pytest
import tierce_c
import tierce_zstd as tz
import zstandard
from test_zstd_decompress import frame, raw_block, unsized
from test_zstd_dict import TRAINED
from tierce_c import TierceError
from tierce_zstd import Compressor, Dict, Params
from zstandard import ZstdCompressionDict, ZstdCompressor, ZstdDecompressor

SIZES = [0, 1, 255, 256, 257, 65_791, 65_792, 70_000, 300_000, 2 << 20]


def corpus():
    """Frames with headers of every shape: by python-zstandard, and by hand."""
    found = {}
    for size in SIZES:
        data = cases.mixed(size).tobytes() if size else b""
        for checksum in (False, True):
            found[f"{size} {checksum}"] = ZstdCompressor(write_checksum=checksum).compress(data)
        found[f"{size} unsized"] = unsized(data)
        found[f"{size} window"] = ZstdCompressor(
            compression_params=zstandard.ZstdCompressionParameters(window_log=10)
        ).compress(data)
    for dict_id in (1, 255, 256, 65_535, 65_536, 2**32 - 1):
        content = TRAINED[:4] + struct.pack("<I", dict_id) + TRAINED[8:]
        found[f"dictionary {dict_id}"] = ZstdCompressor(dict_data=ZstdCompressionDict(content)).compress(b"data" * 30)
    for window in (0, 1, 7, 8, 0x7F, 0x80, 0xA8):
        found[f"window byte {window}"] = frame(None, raw_block(b"by hand"), window=window)
    for declared in (0, 1, 1 << 32, 1 << 40, 2**64 - 3):
        found[f"declares {declared}"] = frame(declared, raw_block(b"by hand"))
        found[f"declares {declared} with a window"] = frame(declared, raw_block(b"by hand"), window=0x58)
    return found


CORPUS = corpus()


@pytest.mark.parametrize("source", CORPUS.values(), ids=CORPUS)
def test_headers(source):
    peer = zstandard.get_frame_parameters(source)
    header = tz.read_header(source)
    assert header.content_size == peer.content_size
    assert header.window_size == peer.window_size
    assert header.dict_id == peer.dict_id
    assert header.has_checksum == peer.has_checksum
    assert (header.is_skippable, header.reserved) == (0, 0)
    assert header.header_size == zstandard.frame_header_size(source) == tz.header_size(source)
    assert header.block_size_max == min(peer.window_size, tz.BLOCKSIZE_MAX)
    size = tz.content_size(source)
    assert (-1 if size == tz.CONTENTSIZE_UNKNOWN else size) == zstandard.frame_content_size(source)
    assert tz.compressed_size(source) == len(source)
    assert tz.compressed_size(source + b"more") == len(source)


@pytest.mark.parametrize("source", CORPUS.values(), ids=CORPUS)
def test_headers_of_truncated_frames(source):
    """Both need the same number of bytes, and say so."""
    enough = tz.header_size(source)
    for end in range(min(len(source), 20)):
        start = source[:end]
        if end >= enough:
            assert tz.read_header(start).content_size == tz.read_header(source).content_size
            assert tz.content_size(start) == tz.content_size(source)
            continue
        with pytest.raises(zstandard.ZstdError) as of_peer:
            zstandard.get_frame_parameters(start)
        for call in (tz.read_header, tz.content_size, tz.header_size):
            with pytest.raises(TierceError) as caught:
                call(start)
            assert caught.value.status == tierce_c.E_CORRUPT
            needs = str(of_peer.value).split("need ")[-1].split(" ")[0]
            assert f"{needs} are needed" in caught.value.message
    for end in range(0, len(source), 1 + len(source) // 100):
        with pytest.raises(TierceError) as caught:
            tz.compressed_size(source[:end])
        assert caught.value.status == tierce_c.E_CORRUPT


def test_what_is_no_frame():
    for source in (b"\0" * 20, b"text that is long enough to be a header", b"\x1f\x8b\x08" + bytes(20), b"\x28\xb5\x2f\xfc" * 5):
        with pytest.raises(zstandard.ZstdError):
            zstandard.get_frame_parameters(source)
        for call in (tz.read_header, tz.content_size, tz.header_size, tz.compressed_size, tz.contents):
            with pytest.raises(TierceError) as caught:
                call(source)
            assert caught.value.status == tierce_c.E_CORRUPT
    reserved_bit = zstandard.FRAME_HEADER + b"\x28" + bytes(20)
    with pytest.raises(TierceError):
        tz.read_header(reserved_bit)


@pytest.mark.parametrize("size", SIZES)
def test_magicless_headers(size):
    data = cases.mixed(size).tobytes() if size else b""
    source = Compressor(params=Params(format=1, write_checksum=1)).compress(data)
    peer = zstandard.get_frame_parameters(source, format=zstandard.FORMAT_ZSTD1_MAGICLESS)
    header = tz.read_header(source, tz.FORMAT_MAGICLESS)
    assert (header.content_size, header.window_size) == (peer.content_size, peer.window_size) == (size, peer.window_size)
    assert header.has_checksum == peer.has_checksum == 1
    assert header.header_size == tz.header_size(zstandard.FRAME_HEADER + source) - 4
    for format in (-1, 2):
        with pytest.raises(TierceError) as caught:
            tz.read_header(source, format)
        assert caught.value.status == tierce_c.E_ARGUMENT


def test_the_struct_of_a_header_says_how_large_it_is():
    source = CORPUS["70000 True"]
    array, pointer, length = tz.slice_of(source)
    for size in (0, 8, 47):
        header = tz.FrameHeader(struct_size=size, content_size=5)
        status = tierce_c.lib.tierce_zstd_frame_read_header(pointer, length, 0, header)
        assert status == tierce_c.E_ARGUMENT
        assert (header.struct_size, header.content_size) == (size, 5)
    header = tz.FrameHeader(struct_size=1000)
    assert tierce_c.lib.tierce_zstd_frame_read_header(pointer, length, 0, header) == tierce_c.OK
    assert (header.struct_size, header.content_size, array.size) == (1000, 70_000, length)


SKIPPED = [b"", b"x", b"not for decoders" * 100, bytes(100_000)]


@pytest.mark.parametrize("variant", range(16))
def test_skippable_frames(variant):
    for content in SKIPPED:
        into = tz.write_skippable(content, variant)
        assert into.status == tierce_c.OK
        source = into.bytes
        assert source == struct.pack("<II", tz.MAGIC_SKIPPABLE + variant, len(content)) + content
        assert tz.read_skippable(source) == (variant, 8, content)
        assert tz.read_skippable(source + b"more") == (variant, 8, content)
        peer = zstandard.get_frame_parameters(source)
        header = tz.read_header(source)
        assert header.is_skippable == 1
        assert (header.content_size, header.dict_id, header.header_size) == (len(content), variant, 8)
        assert (header.content_size, header.window_size) == (peer.content_size, peer.window_size)
        assert tz.compressed_size(source) == len(source)
        assert tz.contents(source) == (0, 0)
        # Decoding it makes nothing.
        assert tz.content_size(source) == zstandard.frame_content_size(source) == 0
        # python-zstandard reads across it.
        whole = source + ZstdCompressor().compress(b"after") + source
        assert ZstdDecompressor().decompressobj(read_across_frames=True).decompress(whole) == b"after"


def test_skippable_frames_that_are_none():
    source = tz.write_skippable(b"content", 2).bytes
    for end in range(len(source)):
        with pytest.raises(TierceError) as caught:
            tz.read_skippable(source[:end])
        assert caught.value.status == tierce_c.E_CORRUPT
    for other in (ZstdCompressor().compress(b"x" * 100), b"text" * 10, struct.pack("<II", tz.MAGIC_SKIPPABLE + 16, 0)):
        with pytest.raises(TierceError) as caught:
            tz.read_skippable(other)
        assert caught.value.status == tierce_c.E_CORRUPT
    lie = struct.pack("<II", tz.MAGIC_SKIPPABLE, 2**32 - 1) + b"short"
    for call in (tz.read_skippable, tz.compressed_size, tz.contents):
        with pytest.raises(TierceError) as caught:
            call(lie)
        assert caught.value.status == tierce_c.E_CORRUPT
    for variant in (16, 2**32 - 1):
        into = tz.write_skippable(b"content", variant)
        assert into.status == tierce_c.E_ARGUMENT
        assert "0 to 15" in into.message
    into = tz.write_skippable(b"content", 0, cap=14)
    assert (into.status, into.length) == (tierce_c.E_BUFFER_TOO_SMALL, 15)


def test_contents_of_several():
    sized = [CORPUS[f"{size} True"] for size in SIZES]
    declared, bound = tz.contents(b"".join(sized))
    assert declared == sum(SIZES)
    # Compressed blocks count with what a block can hold, raw ones with what they have.
    assert declared <= bound <= 4 * declared
    raw = frame(None, raw_block(b"x" * 1000, last=False) + raw_block(b"y" * 5), window=0)
    assert tz.contents(raw) == (tz.CONTENTSIZE_UNKNOWN, 1005)
    skip = tz.write_skippable(b"skip", 0).bytes
    assert tz.contents(skip + b"".join(sized) + skip) == (declared, bound)
    unknown, bound = tz.contents(b"".join(sized) + CORPUS["70000 unsized"])
    assert unknown == tz.CONTENTSIZE_UNKNOWN
    assert sum(SIZES) + 70_000 <= bound
    with pytest.raises(TierceError) as caught:
        tz.contents(b"".join(sized)[:-1])
    assert caught.value.status == tierce_c.E_CORRUPT
    assert tz.contents(b"") == (0, 0)


def test_decompression_margin():
    """In place it works with so much more room (RFC 8878 lets a block be no shorter than three bytes and its content)."""
    for name in ("0 False", "300000 True", "70000 window", "2097152 unsized"):
        margin = tz.decompression_margin(CORPUS[name])
        assert 0 < margin <= 64 + 16 * 128 + tz.BLOCKSIZE_MAX
    both = CORPUS["300000 True"] + CORPUS["70000 True"]
    assert tz.decompression_margin(both) > tz.decompression_margin(CORPUS["70000 True"])
    with pytest.raises(TierceError) as caught:
        tz.decompression_margin(both[:-1])
    assert caught.value.status == tierce_c.E_CORRUPT


def test_frames_with_a_dictionary():
    source = Compressor(3, Dict(TRAINED)).compress(b"content" * 20)
    assert tz.read_header(source).dict_id == zstandard.get_frame_parameters(source).dict_id == Dict(TRAINED).id()
