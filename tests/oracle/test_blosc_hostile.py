"""Damaged chunks of blosc beyond test_bad_input.py, headers and tables above all: a status, no crash, no wrong size."""

import struct

import numpy as np
import pytest
import tierce_blosc
import tierce_c
from blosc_cases import CNAMES, codec, data
from numcodecs import blosc
from test_memory import MIB, SMALL_CHUNKS_THAT_CLAIM_MUCH, blosc_bomb, run
from tierce_c import Pool, TierceError, status_name

FAILED = (tierce_c.E_CORRUPT, tierce_c.E_UNSUPPORTED, tierce_c.E_BUFFER_TOO_SMALL)
# The codec, and content of several blocks, of which the last is shorter.
SETTINGS = [
    *({"cname": cname, "shuffle": shuffle, "typesize": 4, "blocksize": 256} for cname in CNAMES for shuffle in (1, 2)),
    {"cname": "snappy", "typesize": 8, "blocksize": 200},
    {"cname": "lz4", "typesize": 1, "shuffle": 2},
    {"cname": "blosclz", "typesize": 4},  # the only one of which a block is split
    {"clevel": 0},
]
CONTENT = data(1100)


@pytest.fixture(scope="module")
def pool():
    return Pool(2)


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_truncated_at_every_byte(settings, pool):
    ours = codec(**settings)
    chunk = ours.encode(CONTENT)
    for size in range(len(chunk)):
        cut = chunk[:size]
        assert ours.decode_into(cut, len(CONTENT)).status == tierce_c.E_CORRUPT, size
        assert ours.with_pool(pool).decode_into(cut, len(CONTENT)).status == tierce_c.E_CORRUPT, size
        if size >= 16:
            # Also where the header knows of it.
            knows = cut[:12] + struct.pack("<I", size) + cut[16:]
            result = ours.decode_into(knows, len(CONTENT))
            assert result.status == tierce_c.E_CORRUPT, f"cut to {size}: {status_name(result.status)}"


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_trailing_bytes(settings):
    """A chunk says its length. c-blosc takes no notice of what follows."""
    ours = codec(**settings)
    chunk = ours.encode(CONTENT)
    for extra in (b"\0", b"x" * 100, chunk):
        for room in (len(CONTENT), 10_000):
            result = ours.decode_into(chunk + extra, room)
            assert result.status == tierce_c.E_CORRUPT
            assert str(len(chunk)) in result.message
        if settings.get("cname") != "snappy":
            assert bytes(blosc.decompress(chunk + extra)) == CONTENT


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_every_byte_of_header_and_table_with_many_values(settings, pool):
    """What still decodes is what numcodecs decodes; it takes no notice of the chunk's size."""
    ours = codec(**settings)
    chunk = ours.encode(CONTENT)
    header = tierce_blosc.read_header(chunk)
    table = 0 if header.is_stored else 4 * -(-len(CONTENT) // header.blocksize)
    for at in range(16 + table + 8):
        for value in {0, 1, 2, 3, 4, 5, 15, 16, 127, 128, 255, *(chunk[at] ^ 1 << bit for bit in range(8))}:
            damaged = bytes([*chunk[:at], value, *chunk[at + 1 :]])
            alone = ours.decode_into(damaged, 2000)
            shared = ours.with_pool(pool).decode_into(damaged, 2000)
            assert (alone.status, alone.length) == (shared.status, shared.length), (at, value)
            if alone.status < 0:
                assert alone.status in FAILED, f"{value} at {at}: {status_name(alone.status)}"
                continue
            assert alone.bytes == shared.bytes
            told = tierce_blosc.read_header(damaged)
            assert alone.length == told.nbytes
            if settings.get("cname") != "snappy" and told.nbytes > 0 and told.compressor != tierce_blosc.SNAPPY:
                assert bytes(blosc.decompress(damaged)) == alone.bytes, (at, value)


def chunk_of(nbytes, blocksize, body, flags=0x30, typesize=1, version=(2, 1), cbytes=None):
    front = struct.pack("<4B2i", *version, flags, typesize, nbytes, blocksize)
    return front + struct.pack("<i", 16 + len(body) if cbytes is None else cbytes) + body


BODY = struct.pack("<2I", 20, 100) + bytes(range(100))
WRONG = {
    "negative content": (chunk_of(-1, 100, BODY), tierce_c.E_CORRUPT),
    "negative block": (chunk_of(100, -1, BODY), tierce_c.E_CORRUPT),
    "negative chunk": (chunk_of(100, 100, BODY, cbytes=-1), tierce_c.E_CORRUPT),
    "no chunk": (chunk_of(100, 100, BODY, cbytes=15), tierce_c.E_CORRUPT),
    "no block": (chunk_of(100, 0, BODY), tierce_c.E_CORRUPT),
    "a block above the content": (chunk_of(100, 101, BODY), tierce_c.E_CORRUPT),
    "no element": (chunk_of(100, 100, BODY, typesize=0), tierce_c.E_CORRUPT),
    "other format": (chunk_of(100, 100, BODY, flags=0xB0), tierce_c.E_UNSUPPORTED),
    "version 1": (chunk_of(100, 100, BODY, version=(1, 1)), tierce_c.E_UNSUPPORTED),
    "version 3": (chunk_of(100, 100, BODY, version=(3, 1)), tierce_c.E_UNSUPPORTED),
    "version of LZ4": (chunk_of(100, 100, BODY, version=(2, 2)), tierce_c.E_UNSUPPORTED),
    "reserved flag": (chunk_of(100, 100, BODY, flags=0x38), tierce_c.E_UNSUPPORTED),
    "block in the header": (chunk_of(100, 100, struct.pack("<I", 0) + BODY[4:]), tierce_c.E_CORRUPT),
    "block behind the end": (chunk_of(100, 100, struct.pack("<I", 125) + BODY[4:]), tierce_c.E_CORRUPT),
    "negative offset": (chunk_of(100, 100, struct.pack("<i", -4) + BODY[4:]), tierce_c.E_CORRUPT),
    "negative part": (chunk_of(100, 100, struct.pack("<2i", 20, -100) + BODY[8:]), tierce_c.E_CORRUPT),
    "part of nothing": (chunk_of(100, 100, struct.pack("<2i", 20, 0) + BODY[8:]), tierce_c.E_CORRUPT),
    "part above the block": (chunk_of(99, 99, BODY), tierce_c.E_CORRUPT),
    "part behind the end": (chunk_of(101, 101, struct.pack("<2i", 20, 101) + BODY[8:]), tierce_c.E_CORRUPT),
    "more stored than there is": (chunk_of(200, 100, BODY, flags=0x32), tierce_c.E_CORRUPT),
    "less stored than there is": (chunk_of(50, 50, BODY, flags=0x32), tierce_c.E_CORRUPT),
    "a table that does not fit": (chunk_of(1000, 1, BODY), tierce_c.E_CORRUPT),
}


def test_a_chunk_made_by_hand():
    assert (
        codec().decode(chunk_of(100, 100, BODY))
        == bytes(range(100))
        == bytes(blosc.decompress(chunk_of(100, 100, BODY)))
    )
    assert codec().decode(chunk_of(108, 100, BODY, flags=0x32)) == BODY


@pytest.mark.parametrize(("chunk", "status"), WRONG.values(), ids=WRONG)
def test_wrong_chunks(chunk, status, pool):
    for ours in (codec(), codec().with_pool(pool)):
        for room in (0, 100, 5000):
            result = ours.decode_into(chunk, room)
            assert result.status in (status, tierce_c.E_BUFFER_TOO_SMALL), f"{room}: {status_name(result.status)}"
        assert result.status == status, result.message
        assert result.message.startswith("blosc: ")
        with pytest.raises(TierceError) as caught:
            ours.decode(chunk)
        assert caught.value.status == status
        with pytest.raises(TierceError) as caught:
            ours.decode_partial(chunk, 0, 1)
        assert caught.value.status == status


def test_many_blocks_in_one_place_are_decoded_up_to_the_limit():
    """Twenty KiB that are 1.9 GB: legal, as c-blosc has it, and no more is decoded than the caller allows."""
    inner = codec(cname="zstd", blocksize=1 << 20).encode(bytes(1 << 20))
    assert tierce_blosc.read_header(inner).blocksize == 1 << 20
    body, count = inner[20:], 1900
    table = struct.pack("<I", 16 + 4 * count) * count
    chunk = chunk_of(count << 20, 1 << 20, table + body, flags=inner[2])
    assert len(chunk) < 20_000
    with pytest.raises(TierceError) as caught:
        codec().decode(chunk, 10 << 20)
    assert caught.value.status == tierce_c.E_LIMIT
    result = codec().decode_into(chunk, 1000)
    assert (result.status, result.length) == (tierce_c.E_BUFFER_TOO_SMALL, count << 20)
    assert codec().decode_partial(chunk, 1 << 30, 1000, 1000) == bytes(1000)


@pytest.mark.parametrize("cname", [*CNAMES, "snappy"])
def test_noise_in_the_blocks(cname, pool):
    rng = np.random.default_rng(5)
    ours, plain = codec(cname=cname, typesize=4, blocksize=4096), data(50_000)
    chunk = np.frombuffer(ours.encode(plain), "u1")
    for _ in range(300):
        damaged = chunk.copy()
        at = rng.integers(16, chunk.size, 3)
        damaged[at] = rng.integers(0, 256, 3)
        alone = ours.decode_into(damaged, len(plain))
        shared = ours.with_pool(pool).decode_into(damaged, len(plain))
        assert alone.status == shared.status
        if alone.status < 0:
            assert alone.status in (tierce_c.E_CORRUPT, tierce_c.E_UNSUPPORTED), status_name(alone.status)
        else:
            assert alone.bytes == shared.bytes and alone.length == len(plain)


# Memory: what test_memory.py has of all codecs is here for threads and for parts.

LIES = {name: chunk for name, (_, chunk) in SMALL_CHUNKS_THAT_CLAIM_MUCH.items() if name.startswith("blosc")}


@pytest.mark.parametrize("chunk", LIES.values(), ids=LIES)
def test_a_claim_is_not_believed(chunk):
    for request in ({"verb": "decode_partial", "start": 0, "nitems": 600 * MIB}, {"verb": "decode", "shared_by": 2}):
        for margin in (None, 64 * MIB):
            status, message, grown = run(data=chunk, config={"id": "blosc"}, margin=margin, **request)
            assert status == tierce_c.E_CORRUPT, f"{status_name(status)}: {message}"
            assert grown < 16 * MIB


@pytest.mark.parametrize("cname", ["lz4", "zstd"])
def test_without_enough_memory(cname):
    chunk, config = blosc_bomb(96 * MIB, cname), {"id": "blosc", "cname": cname}
    for request in (
        {"verb": "decode", "data": chunk, "shared_by": 2},
        {"verb": "decode_partial", "data": chunk, "start": MIB, "nitems": 90 * MIB},
        {"verb": "encode", "size": 96 * MIB, "shared_by": 2},
    ):
        status, message, _ = run(config=config, margin=32 * MIB, **request)
        assert status == tierce_c.E_NO_MEMORY, f"{status_name(status)}: {message}"
    status, message, grown = run("decode_partial", chunk, config=config, start=50 * MIB, nitems=1000, margin=32 * MIB)
    assert status == tierce_c.OK, message
    assert grown < 8 * MIB, "no more than a block or two"
