"""Frames of python-zstandard decompressed here, and ours there: sizes, limits, trailing data, headers that lie."""

import struct

import cases
import pytest
import tierce_c
import tierce_zstd as tz
import zstandard
from tierce_c import SIZE_MAX, TierceError
from tierce_zstd import FRAMES_ALL, FRAMES_FIRST, FRAMES_ONLY, Compressor, Decompressor, Params
from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

KIB, MIB = 1 << 10, 1 << 20
CONTENTS = {
    "empty": b"",
    "one": b"x",
    "text": b"pressure[hPa] 1013.25; " * 40,
    "zeros": bytes(3 * MIB),
    "noise": cases.sample("random", "u1", 200_000).tobytes(),
    "field": cases.sample("smooth", "<f8", 50_000).tobytes(),
}
TEXT = CONTENTS["text"]


def unsized(data, level=3):
    """A frame of a stream, which cannot know its size."""
    stream = ZstdCompressor(level=level).compressobj()
    return stream.compress(data) + stream.flush()


def frame(declared, blocks, window=None, flags=0):
    """A frame by hand (RFC 8878, 3.1.1): `declared` None or a size in 8 bytes, `window` a byte or a single segment."""
    descriptor = (0 if declared is None else 0xC0) | (0x20 if window is None else 0) | flags
    header = struct.pack("<IB", zstandard.MAGIC_NUMBER, descriptor)
    if window is not None:
        header += bytes([window])
    if declared is not None:
        header += struct.pack("<Q", declared)
    return header + blocks


def raw_block(content, last=True):
    return struct.pack("<I", len(content) << 3 | last)[:3] + content


def redeclared(good, declared):
    """The same blocks under a header that declares another size."""
    return frame(declared, good[tz.header_size(good) :])


def error_of(call, *args, **rest):
    with pytest.raises(TierceError) as caught:
        call(*args, **rest)
    return caught.value


@pytest.mark.parametrize("data", CONTENTS.values(), ids=CONTENTS)
def test_both_ways(data):
    """With and without checksum and size; one decompressor for all."""
    decompressor, peer = Decompressor(), ZstdDecompressor()
    for level in (-5, 1, 3, 9, 19):
        for checksum in (False, True):
            for sized in (False, True):
                theirs = ZstdCompressor(level=level, write_checksum=checksum, write_content_size=sized).compress(data)
                assert decompressor.decompress_used(theirs) == (data, len(theirs))
                assert decompressor.decompress_into(theirs, len(data)).bytes == data
                ours = Compressor(level, write_checksum=int(checksum), write_content_size=int(sized)).compress(data)
                assert peer.decompress(ours, max_output_size=0 if sized else len(data) + 1) == data
        assert decompressor.decompress(unsized(data, level)) == data


@pytest.mark.parametrize("frames", [FRAMES_FIRST, FRAMES_ONLY, FRAMES_ALL])
def test_trailing_data(frames):
    good = ZstdCompressor().compress(TEXT)
    for trailing in (b"\0", b"trailing", bytes(1000), good[:4], good[:-1], zstandard.FRAME_HEADER):
        source = good + trailing
        assert ZstdDecompressor().decompress(source) == TEXT
        with pytest.raises(ZstdError, match=f"contains {len(trailing)} bytes of unused data"):
            ZstdDecompressor().decompress(source, allow_extra_data=False)
        if frames == FRAMES_FIRST:
            assert Decompressor().decompress_used(source, frames=frames) == (TEXT, len(good))
            assert Decompressor().decompress_into(source, len(TEXT), frames=frames).bytes == TEXT
        else:
            error = error_of(Decompressor().decompress, source, frames=frames)
            assert error.status == tierce_c.E_CORRUPT
            if frames == FRAMES_ONLY:
                assert f"{len(trailing)} bytes follow" in error.message
            assert Decompressor().decompress_into(source, 10_000, frames=frames).status == tierce_c.E_CORRUPT
    assert Decompressor().decompress_used(good, frames=frames) == (TEXT, len(good))


def test_many_frames():
    """Sized and not, of a stream of python-zstandard, with skippable frames between; python reads ours as well."""
    parts = [TEXT, b"", CONTENTS["noise"], b"x", CONTENTS["zeros"], TEXT]
    sized = [ZstdCompressor(level=n + 1, write_checksum=n % 2 == 0).compress(part) for n, part in enumerate(parts)]
    other = [unsized(part) for part in parts]
    skip = tz.write_skippable(b"not for you", 7).bytes
    decompressor = Decompressor()
    for frames in (sized, other, [*sized, *other], [skip, *sized, skip, skip, *other, skip]):
        source = b"".join(frames)
        whole = b"".join(parts) * (len(frames) // len(parts))
        assert decompressor.decompress_used(source, frames=FRAMES_ALL) == (whole, len(source))
        assert decompressor.decompress(source, max_len=len(whole), frames=FRAMES_ALL) == whole
        assert decompressor.decompress_into(source, len(whole), frames=FRAMES_ALL).bytes == whole
        error = error_of(decompressor.decompress, source, max_len=len(whole) - 1, frames=FRAMES_ALL)
        assert error.status == tierce_c.E_LIMIT
    # The peer reads across frames in streams alone.
    ours = [Compressor(3, write_content_size=n % 2).compress(part) for n, part in enumerate(parts)]
    whole = b"".join(parts)
    source = b"".join(ours)
    assert ZstdDecompressor().decompressobj(read_across_frames=True).decompress(source) == whole
    with ZstdDecompressor().stream_reader(source, read_across_frames=True) as reader:
        assert reader.read(len(whole) + 1) == whole


def test_frames_one_after_the_other_by_what_was_used():
    parts = [TEXT, b"", CONTENTS["noise"], b"x"]
    source = b"".join(ZstdCompressor().compress(part) for part in parts)
    decompressor, found = Decompressor(), []
    while source:
        content, used = decompressor.decompress_used(source)
        found.append(content)
        source = source[used:]
    assert found == parts


def test_the_size_that_is_said_to_be_needed_is_enough():
    """Also over several frames: who asks for the size gets it at once, or the answer that nobody knows it."""
    parts = [TEXT, CONTENTS["noise"], TEXT, TEXT]
    sized = b"".join(ZstdCompressor().compress(part) for part in parts)
    decompressor = Decompressor()
    for cap in (0, 1, len(TEXT), len(TEXT) + 5, len(b"".join(parts)) - 1):
        into = decompressor.decompress_into(sized, cap, frames=FRAMES_ALL)
        assert into.status == tierce_c.E_BUFFER_TOO_SMALL
        if into.length != SIZE_MAX:
            assert decompressor.decompress_into(sized, into.length, frames=FRAMES_ALL).status == tierce_c.OK
    into = decompressor.decompress_into(sized, len(TEXT) - 1, frames=FRAMES_FIRST)
    assert (into.status, into.length) == (tierce_c.E_BUFFER_TOO_SMALL, len(TEXT))
    into = decompressor.decompress_into(unsized(TEXT), len(TEXT) - 1)
    assert (into.status, into.length) == (tierce_c.E_BUFFER_TOO_SMALL, SIZE_MAX)


@pytest.mark.parametrize("name", ["one", "text", "zeros", "noise"])
@pytest.mark.parametrize("sized", [True, False])
def test_limits(name, sized):
    """python-zstandard ignores its limit where the frame declares a size; here it holds."""
    data = CONTENTS[name]
    source = ZstdCompressor().compress(data) if sized else unsized(data)
    decompressor = Decompressor()
    for limit in (len(data), len(data) + 1, 10 * len(data), SIZE_MAX - 1, SIZE_MAX):
        assert decompressor.decompress(source, max_len=limit) == data
    for limit in sorted({0, len(data) // 2, len(data) - 1}):
        error = error_of(decompressor.decompress, source, max_len=limit)
        assert error.status == tierce_c.E_LIMIT
        assert str(limit) in error.message
        if sized:
            assert ZstdDecompressor().decompress(source, max_output_size=limit) == data
        elif limit:
            with pytest.raises(ZstdError):
                ZstdDecompressor().decompress(source, max_output_size=limit)
    assert decompressor.decompress(source) == data


def test_an_empty_frame_needs_no_room():
    for source in (ZstdCompressor().compress(b""), unsized(b"")):
        assert Decompressor().decompress(source, max_len=0) == b""
        assert Decompressor().decompress_into(source, 0).bytes == b""


@pytest.mark.parametrize("name", CONTENTS)
def test_declared_sizes_that_lie(name):
    data = CONTENTS[name]
    good = ZstdCompressor(write_checksum=True).compress(data)
    truth = redeclared(good, len(data))
    blocks = good[tz.header_size(good) :]
    truth = frame(len(data), blocks, flags=4)
    decompressor = Decompressor()
    assert decompressor.decompress(truth) == data
    assert ZstdDecompressor().decompress(truth) == data
    lies = {0, 1, len(data) - 1, len(data) + 1, 2 * len(data), len(data) + 128 * KIB, 1 << 32, 1 << 62, 2**64 - 3}
    for declared in lies - {len(data), -1}:
        lie = frame(declared, blocks, flags=4)
        for limit in (SIZE_MAX, len(data), len(data) + 200 * KIB):
            error = error_of(decompressor.decompress, lie, max_len=limit)
            # What is declared to be above the limit may be said to be that.
            assert error.status == tierce_c.E_CORRUPT or (error.status == tierce_c.E_LIMIT and declared > limit), declared
        assert decompressor.decompress_into(lie, len(data) + 200 * KIB).status in (
            tierce_c.E_CORRUPT,
            *([tierce_c.E_BUFFER_TOO_SMALL] if declared > len(data) + 200 * KIB else []),
        )
        # python-zstandard believes that a frame of no bytes has none, and allocates what is declared.
        if 0 < declared < 1 << 30:
            with pytest.raises(ZstdError):
                ZstdDecompressor().decompress(lie)
    assert decompressor.decompress(truth) == data


@pytest.mark.parametrize("data", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("sized", [0, 1])
def test_magicless(data, sized):
    theirs = zstandard.ZstdCompressionParameters(format=1, write_content_size=sized, write_checksum=1)
    source = ZstdCompressor(compression_params=theirs).compress(data)
    assert Compressor(params=Params(format=1, write_content_size=sized, write_checksum=1)).compress(data) == source
    peer = ZstdDecompressor(format=zstandard.FORMAT_ZSTD1_MAGICLESS)
    assert peer.decompress(source, max_output_size=len(data) + 1) == data
    decompressor = Decompressor(format=tz.FORMAT_MAGICLESS)
    assert decompressor.decompress_used(source + b"rest") == (data, len(source))
    assert decompressor.decompress_into(source, len(data)).bytes == data
    assert decompressor.decompress(source, max_len=len(data)) == data
    assert decompressor.decompress(source * 3, frames=FRAMES_ALL) == data * 3
    assert decompressor.decompress_many([source, source], sizes=[len(data)] * 2) == [data, data]
    if data:
        for limit in {0, len(data) // 2, len(data) - 1}:
            assert error_of(decompressor.decompress, source, max_len=limit).status == tierce_c.E_LIMIT
            assert decompressor.decompress_into(source, limit).status == tierce_c.E_BUFFER_TOO_SMALL
    for end in (0, 1, 2, len(source) // 2, len(source) - 1):
        assert error_of(decompressor.decompress, source[:end]).status == tierce_c.E_CORRUPT
    assert error_of(decompressor.decompress, source + b"rest", frames=FRAMES_ONLY).status == tierce_c.E_CORRUPT
    # And the other format is again what it was.
    decompressor.set(tz.D_FORMAT, tz.FORMAT_ZSTD1)
    assert decompressor.decompress(ZstdCompressor().compress(data)) == data


def test_magicless_windows_are_as_with_a_magic_number():
    """In one call a large window costs nothing (TIERCE_ZSTD_D_MAX_WINDOW_SIZE), whatever the format."""
    for window_log in (27, 28, 31):
        source = frame(None, raw_block(TEXT), window=(window_log - 10) << 3)
        assert Decompressor().decompress(source) == TEXT
        assert Decompressor(format=tz.FORMAT_MAGICLESS).decompress(source[4:]) == TEXT, window_log
    # A frame of known size needs no window; so with a limit on it.
    data = CONTENTS["zeros"]
    source = Compressor().compress(data)
    assert Decompressor(max_window_size=KIB).decompress(source) == data
    assert Decompressor(max_window_size=KIB, format=tz.FORMAT_MAGICLESS).decompress(source[4:]) == data


def damaged_checksum(data):
    source = bytearray(ZstdCompressor(write_checksum=True).compress(data))
    source[-1] ^= 1
    return bytes(source)


@pytest.mark.parametrize("data", CONTENTS.values(), ids=CONTENTS)
def test_checksums(data):
    bad = damaged_checksum(data)
    decompressor = Decompressor()
    error = error_of(decompressor.decompress, bad)
    assert error.status == tierce_c.E_CORRUPT
    assert "checksum" in error.message
    decompressor.set(tz.D_IGNORE_CHECKSUM, 1)
    assert decompressor.decompress(bad) == data
    assert decompressor.decompress_many([bad]) == [data]
    decompressor.set(tz.D_IGNORE_CHECKSUM, 0)
    assert error_of(decompressor.decompress, bad).status == tierce_c.E_CORRUPT
    assert error_of(decompressor.decompress_many, [bad]).status == tierce_c.E_CORRUPT, "those for batches as well"
    magicless = Decompressor(format=1, ignore_checksum=1)
    assert magicless.decompress(bad[4:]) == data


@pytest.mark.parametrize("limit", [1 << 10, 1 << 16, 1 << 20, 1 << 27, 1 << 31])
@pytest.mark.parametrize("window_log", [10, 16, 20, 23, 27])
def test_largest_windows_are_python_s(limit, window_log):
    """A frame of unknown size that asks for more is refused, by both; one of known size by neither."""
    source = frame(None, raw_block(TEXT), window=(window_log - 10) << 3)
    assert tz.read_header(source).window_size == 1 << window_log
    peer = ZstdDecompressor(max_window_size=limit)
    decompressor = Decompressor(max_window_size=limit)
    if 1 << window_log <= limit:
        assert decompressor.decompress(source) == peer.decompress(source, max_output_size=10_000) == TEXT
    else:
        with pytest.raises(ZstdError, match="too much memory"):
            peer.decompress(source, max_output_size=10_000)
        error = error_of(decompressor.decompress, source)
        assert error.status == tierce_c.E_UNSUPPORTED
        assert str(limit) in error.message and str(1 << window_log) in error.message
        each = []
        decompressor.decompress_many([source], each=each)
        assert each[1] == tierce_c.E_UNSUPPORTED
        decompressor.set(tz.D_MAX_WINDOW_SIZE, 0)
        assert decompressor.decompress(source) == TEXT
    known = frame(len(TEXT), raw_block(TEXT), window=(window_log - 10) << 3)
    assert Decompressor(max_window_size=limit).decompress(known) == peer.decompress(known) == TEXT


def test_settings_that_there_are_not():
    decompressor = Decompressor()
    source = ZstdCompressor().compress(TEXT)
    for setting, value in [
        (-1, 0),
        (3, 0),
        (tz.D_FORMAT, 2),
        (tz.D_FORMAT, 2**63),
        (tz.D_IGNORE_CHECKSUM, 2),
        (tz.D_MAX_WINDOW_SIZE, 1),
        (tz.D_MAX_WINDOW_SIZE, 1023),
        (tz.D_MAX_WINDOW_SIZE, (1 << 31) + 1),
        (tz.D_MAX_WINDOW_SIZE, 2**64 - 1),
    ]:
        error = error_of(decompressor.set, setting, value)
        assert error.status == tierce_c.E_ARGUMENT
        assert decompressor.decompress(source) == TEXT
    for frames in (-1, 3, 2**31 - 1):
        assert error_of(decompressor.decompress, source, frames=frames).status == tierce_c.E_ARGUMENT


def test_what_is_no_frame():
    good = ZstdCompressor().compress(TEXT)
    for source in (b"", b"\0", b"text", good[:3], good[:4], good[1:], b"\x50\x2a\x4d\x18", b"\x50\x2a\x4d\x18\5\0\0\0ab"):
        for frames in (FRAMES_FIRST, FRAMES_ONLY, FRAMES_ALL):
            assert error_of(Decompressor().decompress, source, frames=frames).status == tierce_c.E_CORRUPT
        with pytest.raises(ZstdError):
            ZstdDecompressor().decompress(source, max_output_size=100)


def test_a_skippable_frame_alone_is_nothing():
    skip = tz.write_skippable(b"x" * 100, 3).bytes
    for frames in (FRAMES_FIRST, FRAMES_ONLY, FRAMES_ALL):
        assert Decompressor().decompress_used(skip, frames=frames) == (b"", len(skip))


def test_blocks_of_every_type():
    """RFC 8878, 3.1.1.2: raw, one byte that is repeated, and several of both."""
    rle = struct.pack("<I", 128 * KIB << 3 | 2)[:3] + b"r"
    blocks = raw_block(b"raw", last=False) + rle + rle + raw_block(b"end")
    whole = b"raw" + b"r" * (256 * KIB) + b"end"
    for source in (frame(len(whole), blocks), frame(None, blocks, window=0x40)):
        assert Decompressor().decompress(source) == whole
        assert ZstdDecompressor().decompress(source, max_output_size=len(whole)) == whole
    reserved = frame(None, b"\x07\0\0", window=0x40)
    assert error_of(Decompressor().decompress, reserved).status == tierce_c.E_CORRUPT


def test_memory_size_and_reset():
    decompressor, peer = Decompressor(), ZstdDecompressor()
    assert 64 * KIB < decompressor.memory_size() < 256 * KIB
    assert abs(decompressor.memory_size() - peer.memory_size()) <= 4 * KIB
    decompressor.reset()
    assert decompressor.decompress(ZstdCompressor().compress(TEXT)) == TEXT
