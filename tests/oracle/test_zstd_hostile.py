"""Damaged frames and frames that lie: an error or the right bytes, in memory that follows what was decompressed."""

import ctypes
import random
import struct

import cases
import pytest
import tierce_c
import tierce_zstd as tz
import zstandard
from test_memory import pytestmark as needs_proc
from test_memory import run, zstd_bomb
from test_zstd_decompress import frame, raw_block, unsized
from test_zstd_dict import SAMPLES, TRAINED
from tierce_c import TierceError, lib, status_name
from tierce_zstd import FRAMES_ALL, FRAMES_FIRST, FRAMES_ONLY, Compressor, Decompressor, Dict, Params
from zstandard import ZstdCompressionDict, ZstdCompressor

MIB = 1 << 20
DATA = b"".join(SAMPLES[:6])
ALLOWED = {
    tierce_c.E_CORRUPT,
    tierce_c.E_LIMIT,
    tierce_c.E_UNSUPPORTED,
    # Of a header that names another dictionary.
    tierce_c.E_ARGUMENT,
}

FRAMES = {
    "checksum": ZstdCompressor(write_checksum=True).compress(DATA),
    "unsized with checksum": ZstdCompressor(write_checksum=True, write_content_size=False).compress(DATA),
    "level 19": ZstdCompressor(level=19, write_checksum=True).compress(DATA),
    "raw and repeated": frame(
        1027, raw_block(b"raw", last=False) + struct.pack("<I", 1024 << 3 | 3)[:3] + b"r", window=0x40
    ),
    "empty": ZstdCompressor(write_checksum=True).compress(b""),
}


def outcome(call, *args, **rest):
    """The content or the status; every error has a message."""
    try:
        return call(*args, **rest)
    except TierceError as error:
        assert error.message
        return error.status


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("frames", [FRAMES_FIRST, FRAMES_ONLY, FRAMES_ALL])
def test_truncation_at_every_byte(name, frames):
    source = FRAMES[name]
    decompressor = Decompressor()
    magicless = Decompressor(format=tz.FORMAT_MAGICLESS)
    content = decompressor.decompress(source)
    for end in range(len(source)):
        assert outcome(decompressor.decompress, source[:end], frames=frames) == tierce_c.E_CORRUPT
        assert decompressor.decompress_into(source[:end], 10_000, frames=frames).status == tierce_c.E_CORRUPT
        if end >= 4:
            assert outcome(magicless.decompress, source[4:end], frames=frames) == tierce_c.E_CORRUPT
        if frames == FRAMES_ALL and end:
            assert outcome(decompressor.decompress, source + source[:end], frames=frames) == tierce_c.E_CORRUPT
    assert decompressor.decompress(source, frames=frames) == content
    assert magicless.decompress(source[4:], frames=frames) == content


@pytest.mark.parametrize("name", FRAMES)
def test_every_bit(name):
    """With a checksum: the right bytes (of a flag that says nothing), or an error."""
    source = FRAMES[name]
    decompressor, magicless = Decompressor(), Decompressor(format=tz.FORMAT_MAGICLESS)
    content = decompressor.decompress(source)
    survived = 0
    for bit in range(8 * len(source)):
        bad = bytearray(source)
        bad[bit // 8] ^= 1 << bit % 8
        found = outcome(decompressor.decompress, bad, max_len=2 * MIB)
        if name == "raw and repeated":
            assert isinstance(found, bytes) or found in ALLOWED
            continue
        # Bit 2 of the descriptor says whether there is a checksum at all.
        assert found in ({content} | ALLOWED), bit
        survived += found == content
        into = decompressor.decompress_into(bad, len(content))
        assert into.status in ALLOWED | {tierce_c.E_BUFFER_TOO_SMALL} or into.bytes == content
        if bit >= 32:
            found = outcome(magicless.decompress, bad[4:], max_len=2 * MIB)
            assert found in ({content} | ALLOWED), bit
    assert survived < len(source), "most bits matter"
    assert decompressor.decompress(source) == content


def test_noise_with_a_header():
    chance = random.Random(1)
    decompressor, magicless = Decompressor(Dict(TRAINED)), Decompressor(format=tz.FORMAT_MAGICLESS)
    for _ in range(3000):
        noise = chance.randbytes(chance.randrange(1, 60))
        for one, source in ((decompressor, zstandard.FRAME_HEADER + noise), (magicless, noise)):
            found = outcome(one.decompress, source, max_len=MIB, frames=chance.randrange(3))
            assert isinstance(found, bytes) or found in ALLOWED, status_name(found)


def test_bits_of_frames_with_a_dictionary():
    theirs = ZstdCompressionDict(TRAINED)
    source = ZstdCompressor(dict_data=theirs, write_checksum=True).compress(SAMPLES[0])
    for decompressor in (Decompressor(Dict(TRAINED)), Decompressor(Dict(TRAINED), Dict(b"other" * 10))):
        for bit in range(8 * len(source)):
            bad = bytearray(source)
            bad[bit // 8] ^= 1 << bit % 8
            assert outcome(decompressor.decompress, bad, max_len=MIB) in {SAMPLES[0]} | ALLOWED
        assert decompressor.decompress(source) == SAMPLES[0]


def test_bits_of_a_dictionary():
    """A damaged dictionary is refused, or decompresses to an error or the right bytes: the checksum holds."""
    source = Compressor(3, Dict(TRAINED), write_checksum=1).compress(SAMPLES[0])
    right = 0
    for place in [*range(200), *range(200, len(TRAINED), 97)]:
        bad = bytearray(TRAINED)
        bad[place] ^= 1 << place % 8
        try:
            found = Decompressor(Dict(bad, tz.DICT_AUTO)).decompress(source)
        except TierceError as error:
            assert error.status in ALLOWED
        else:
            assert found == SAMPLES[0]
            right += 1
    assert right > 0, "content that was not referred to"
    for end in range(0, 200):
        assert isinstance(outcome(Dict, TRAINED[:end], tz.DICT_FULL), (Dict, int))


def test_chains_of_damaged_frames():
    compressor = Compressor(3, write_checksum=1)
    frames = [compressor.compress(DATA), compressor.compress_after(DATA, DATA[::-1])]
    decompressor = Decompressor()
    assert decompressor.chain(frames) == DATA[::-1]
    for index in (0, 1):
        for place in range(len(frames[index])):
            bad = bytearray(frames[index])
            bad[place] ^= 0x10
            found = outcome(decompressor.chain, [*frames[:index], bad, *frames[index + 1 :]], max_len=MIB)
            assert found in {DATA[::-1]} | ALLOWED
    assert decompressor.chain(frames) == DATA[::-1]


LIES = {
    "1 TiB": frame(1 << 40, raw_block(b"x")),
    "1 TiB with a window": frame(1 << 40, raw_block(b"x"), window=0xA8),
    "1 TiB of nothing": frame(1 << 40, raw_block(b"")),
    "1 TiB, cut off": frame(1 << 40, b""),
    "all there is": frame(2**64 - 3, raw_block(b"x")),
    "what blocks could hold": frame(100 * MIB, (struct.pack("<I", 1 << 3 | 4)[:3] + b"\0") * 800 + raw_block(b"")),
}


@needs_proc
@pytest.mark.parametrize("name", LIES)
@pytest.mark.parametrize("verb", ["zstd_decompress", "zstd_decompress_many", "zstd_chain"])
def test_a_claim_is_not_believed(name, verb):
    source = LIES[name]
    status, message, grown = run(verb, source, count=1, margin=64 * MIB)
    assert status == tierce_c.E_CORRUPT, f"{status_name(status)}: {message}"
    assert grown < 8 * MIB
    status, message, grown = run(verb, source, count=1, max_len=10 * MIB, margin=64 * MIB)
    assert status in (tierce_c.E_CORRUPT, tierce_c.E_LIMIT), f"{status_name(status)}: {message}"
    assert grown < 24 * MIB


@needs_proc
@pytest.mark.parametrize("limit", [None, 1000, 10 * MIB])
def test_a_claim_without_a_magic_number_is_not_believed(limit):
    given = {} if limit is None else {"max_len": limit}
    for source in (LIES["1 TiB"], LIES["1 TiB with a window"], LIES["all there is"]):
        status, message, grown = run("zstd_decompress", source[4:], format=1, margin=256 * MIB, **given)
        assert status in (tierce_c.E_CORRUPT, tierce_c.E_LIMIT), f"{status_name(status)}: {message}"
        assert grown < 24 * MIB


@needs_proc
def test_sizes_that_the_caller_gives_are_not_believed():
    """A wrong number in `sizes` is the caller's, and costs as little."""
    sized = Compressor().compress(b"small" * 10)
    for size in (1 << 40, 2**64 - 1, 10 << 30):
        status, message, grown = run("zstd_decompress_many", sized, count=1, sizes=[size], margin=64 * MIB)
        assert status in (tierce_c.E_CORRUPT, tierce_c.E_LIMIT), f"{status_name(status)}: {message}"
        assert grown < 8 * MIB
        source = unsized(b"small" * 10)
        status, message, grown = run("zstd_decompress_many", source, count=1, sizes=[size], margin=64 * MIB)
        assert status == tierce_c.E_CORRUPT, f"{status_name(status)}: {message}"
        assert grown < 8 * MIB


@needs_proc
@pytest.mark.parametrize("known", [True, False], ids=["sized", "unsized"])
@pytest.mark.parametrize("frames", [FRAMES_FIRST, FRAMES_ALL])
def test_bombs_stop_at_the_limit(known, frames):
    """256 MiB of zeros in some KiB, in one frame and in many."""
    one = zstd_bomb(256 * MIB, known)
    many = zstd_bomb(MIB, known) * 256 if frames == FRAMES_ALL else None
    for source in filter(None, (one, many)):
        status, message, grown = run("zstd_decompress", source, max_len=4 * MIB, frames=frames, margin=64 * MIB)
        assert status == tierce_c.E_LIMIT, f"{status_name(status)}: {message}"
        assert str(4 * MIB) in message
        assert grown < 16 * MIB


@needs_proc
def test_bombs_without_a_magic_number_stop_at_the_limit():
    source = Compressor(params=Params(format=1)).compress(bytes(64 * MIB))
    status, message, grown = run("zstd_decompress", source, max_len=4 * MIB, format=1)
    assert status == tierce_c.E_LIMIT, f"{status_name(status)}: {message}"
    assert grown < 24 * MIB


@needs_proc
def test_bombs_of_a_batch_stop_at_the_limit():
    source = zstd_bomb(64 * MIB, True)
    status, message, grown = run("zstd_decompress_many", source, count=4, max_len=MIB, margin=64 * MIB)
    assert status == tierce_c.E_LIMIT, f"{status_name(status)}: {message}"
    assert grown < 16 * MIB


@needs_proc
@pytest.mark.parametrize("known", [True, False], ids=["sized", "unsized"])
def test_bombs_without_a_limit_end_where_memory_does(known):
    status, message, _ = run("zstd_decompress", zstd_bomb(256 * MIB, known), margin=96 * MIB)
    assert status == tierce_c.E_NO_MEMORY, f"{status_name(status)}: {message}"


@needs_proc
@pytest.mark.parametrize("size", [1 << 40, 2**64 - 1])
def test_training_for_more_than_there_is(size):
    sample = cases.sample("random", "u1", 1000).tobytes()
    status, message, _ = run("zstd_train", sample, count=200, size=size, margin=512 * MIB)
    assert status == tierce_c.E_NO_MEMORY, f"{status_name(status)}: {message}"


@pytest.mark.long
@needs_proc
@pytest.mark.parametrize("known", [True, False], ids=["sized", "unsized"])
def test_ten_gibibytes_stop_at_a_hundred_mebibytes(known):
    """A real bomb, not a claim: 10 GiB of zeros in one frame of about a third of a MiB."""
    size = 10 << 30
    bomb = ZstdCompressor(level=1).compressobj(size=size if known else -1)
    piece = bytes(64 * MIB)
    source = b"".join(bomb.compress(piece) for _ in range(size // len(piece))) + bomb.flush()
    assert len(source) < 2 * MIB
    for verb in ("zstd_decompress", "zstd_decompress_many"):
        status, message, grown = run(verb, source, count=1, max_len=100 * MIB, margin=512 * MIB)
        assert status == tierce_c.E_LIMIT, f"{status_name(status)}: {message}"
        # The known size is refused before anything is decompressed.
        assert grown < (8 * MIB if known else 160 * MIB)
    stream = ctypes.c_void_p()
    decompressor = Decompressor()
    tierce_c.check(lib.tierce_zstd_decompressor_stream(decompressor.handle, ctypes.byref(stream)))
    tierce_c.check(lib.tierce_stream_set_limit(stream, 100 * MIB))
    used, made = ctypes.c_size_t(), ctypes.c_size_t()
    room = ctypes.create_string_buffer(MIB)
    data, at, out, status = tierce_c.as_bytes(source), 0, 0, tierce_c.OK
    while status == tierce_c.OK:
        status = lib.tierce_stream_step(
            stream, 0, tierce_c.address(data) + at, data.size - at, ctypes.byref(used), room, MIB, ctypes.byref(made)
        )
        if status == tierce_c.OK:
            at, out = at + used.value, out + made.value
    lib.tierce_stream_free(stream)
    assert (status_name(status), out) == ("TIERCE_E_LIMIT", 100 * MIB)
