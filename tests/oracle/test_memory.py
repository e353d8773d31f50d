"""Memory: what a call takes stays in proportion, and where memory is not to be had it says so instead of aborting.

Each call runs in a process of its own (capped.py), most of them under a cap of the address space.
"""

import base64
import json
import lzma
import os
import pathlib
import struct
import subprocess
import sys
import zlib

import cases
import pytest
import tierce_c
import zstandard
from tierce_c import Codec, status_name

MIB = 1 << 20
CHILD = pathlib.Path(__file__).parent / "capped.py"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc and caps the address space")


def run(verb, data=None, **request):
    """The status, message and growth of the resident set of one call."""
    request["verb"] = verb
    if data is not None:
        request["data"] = base64.b64encode(data).decode()
    done = subprocess.run(
        [sys.executable, CHILD],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        timeout=120,
        # Threads in numpy's algebra would count into the mapped memory, and so would the address space that glibc sets
        # aside for each thread's allocations (64 MiB: all of a small margin, for a thread that allocates once).
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"},
    )
    assert done.returncode == 0, f"the process ended with {done.returncode}: {done.stderr[-2000:]}"
    result = json.loads(done.stdout)
    return result["status"], result["message"], result["grown"]


def zlib_bomb(size, wbits=15):
    """`size` zeros in a thousandth of that."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, wbits)
    piece = bytes(MIB)
    return b"".join(compressor.compress(piece) for _ in range(size // MIB)) + compressor.flush()


def zstd_bomb(size, known):
    compressor = zstandard.ZstdCompressor(level=3).compressobj(**({"size": size} if known else {}))
    piece = bytes(MIB)
    return b"".join(compressor.compress(piece) for _ in range(size // MIB)) + compressor.flush()


def blosc_bomb(size, cname):
    return Codec({"id": "blosc", "cname": cname}).encode(bytes(size))


BOMBS = {
    "zstd": ({"id": "zstd"}, lambda size: zstd_bomb(size, True)),
    "zstd of unknown size": ({"id": "zstd"}, lambda size: zstd_bomb(size, False)),
    "lz4": ({"id": "lz4"}, lambda size: Codec({"id": "lz4"}).encode(bytes(size))),
    "zlib": ({"id": "zlib"}, zlib_bomb),
    "gzip": ({"id": "gzip"}, lambda size: zlib_bomb(size, 31)),
    "bz2": ({"id": "bz2"}, lambda size: Codec({"id": "bz2", "level": 9}).encode(bytes(size))),
    "xz": ({"id": "lzma"}, lambda size: lzma.compress(bytes(size), preset=0)),
    **{
        f"blosc {cname}": ({"id": "blosc"}, lambda size, cname=cname: blosc_bomb(size, cname))
        for cname in ("blosclz", "lz4", "zlib", "zstd", "snappy")
    },
    "pipeline": (
        [{"id": "shuffle", "elementsize": 4}, {"id": "zlib"}, {"id": "zstd"}],
        lambda size: Codec({"id": "zstd"}).encode(zlib_bomb(size)),
    ),
}


def test_the_measure_sees_what_is_taken():
    """Else none of the tests below could fail."""
    status, message, grown = run("decode", zlib_bomb(32 * MIB), config={"id": "zlib"})
    assert status == tierce_c.OK, message
    # The kernel counts resident pages in batches for each thread, and the start may have had a few pages to spare.
    assert 31 * MIB <= grown


@pytest.mark.parametrize(("config", "make"), BOMBS.values(), ids=BOMBS)
def test_a_limit_is_kept_by_small_chunks_of_much_data(config, make):
    chunk = make(32 * MIB)
    status, message, grown = run("decode", chunk, config=config, max_len=MIB)
    assert status == tierce_c.E_LIMIT, message
    assert str(MIB) in message
    # The limit, the chunk, and what decoders keep: the dictionary of xz preset 0 has 256 KiB, bz2 takes 4 MB.
    assert grown < 12 * MIB


@pytest.mark.parametrize(("config", "make"), BOMBS.values(), ids=BOMBS)
def test_data_that_does_not_fit_into_memory(config, make):
    chunk = make(96 * MIB)
    status, message, grown = run("decode", chunk, config=config, margin=48 * MIB)
    assert status == tierce_c.E_NO_MEMORY, f"{status_name(status)}: {message}"
    assert grown < 56 * MIB


def lz4_lie(declared, block):
    return struct.pack("<I", declared) + block


def zstd_lie(declared, content):
    """A frame of one segment that declares any size, with one raw block (RFC 8878, section 3.1.1)."""
    return struct.pack("<IBQ", 0xFD2FB528, 0xE0, declared) + struct.pack("<I", len(content) << 3 | 1)[:3] + content


def blosc_lie(nbytes, blocksize, cbytes, flags=0x30, part=100):
    """A chunk of LZ4 whose blocks all begin behind the table, where there are parts of noise."""
    front = struct.pack("<4B3I", 2, 1, flags, 1, nbytes & 0xFFFFFFFF, blocksize, cbytes)
    blocks = -(-nbytes // blocksize)
    table = struct.pack("<I", min(16 + 4 * blocks, 1000)) * min(blocks, (cbytes - 16) // 4)
    noise = cases.sample("random", "u1", cbytes).tobytes()
    return (front + table + struct.pack("<I", part) + noise)[:cbytes]


def xz_with_dictionary(size):
    chain = [{"id": cases.LZMA2, "preset": 0}]
    stream = bytearray(lzma.compress(bytes(1000), filters=chain, check=lzma.CHECK_NONE))
    # Block header: size, flags, filter id 0x21, size of properties 1, dictionary size (xz file format 1.2.1, 5.3.1).
    assert stream[14:16] == b"\x21\x01"
    stream[16] = size
    header_size = (stream[12] + 1) * 4
    end = 12 + header_size - 4
    stream[end : end + 4] = struct.pack("<I", zlib.crc32(bytes(stream[12:end])))
    return bytes(stream)


SMALL_CHUNKS_THAT_CLAIM_MUCH = {
    "lz4 beyond the block": ({"id": "lz4"}, lz4_lie(0x7E000000, b"\x1f" * 100)),
    "lz4 negative": ({"id": "lz4"}, lz4_lie(0xFFFFFFFF, b"\x1f" * 100)),
    "zstd 1 TiB": ({"id": "zstd"}, zstd_lie(1 << 40, b"x" * 1000)),
    "zstd 4 GiB": ({"id": "zstd"}, zstd_lie(1 << 32, b"x" * 1000)),
    "zstd what the blocks could hold": ({"id": "zstd"}, zstd_lie(40 * MIB, b"x" * 1000)),
    "blosc of one block": ({"id": "blosc"}, blosc_lie(2**31 - 17, 2**31 - 17, 1000)),
    "blosc of blocks without a table": ({"id": "blosc"}, blosc_lie(2**31 - 17, 1 << 20, 1000)),
    "blosc of blocks in one place": ({"id": "blosc"}, blosc_lie(1900 << 20, 1 << 20, 20_000)),
    "blosc of parts of nothing": ({"id": "blosc"}, blosc_lie(600 << 20, 1 << 20, 20_000, part=0)),
    "blosc that says it is stored": ({"id": "blosc"}, blosc_lie(2**31 - 17, 1 << 20, 1000, flags=0x22)),
    "gzip trailer": ({"id": "gzip"}, zlib_bomb(MIB, 31)[:-4] + b"\xff\xff\xff\xff"),
    "lzma-alone size": ({"id": "lzma", "format": 2}, b"\x5d\0\0\1\0" + struct.pack("<Q", 1 << 50) + bytes(50)),
}


@pytest.mark.parametrize(("config", "chunk"), SMALL_CHUNKS_THAT_CLAIM_MUCH.values(), ids=SMALL_CHUNKS_THAT_CLAIM_MUCH)
@pytest.mark.parametrize("margin", [None, 64 * MIB], ids=["free", "capped"])
def test_a_claim_is_not_believed(config, chunk, margin):
    status, message, grown = run("decode", chunk, config=config, margin=margin)
    assert status == tierce_c.E_CORRUPT, f"{status_name(status)}: {message}"
    assert grown < 16 * MIB


def test_a_claim_that_could_be_true_costs_no_more_than_the_address_space():
    """8 MiB of LZ4 can hold 2 GiB; with less memory to be had that is no crash."""
    chunk = lz4_lie(0x7E000000, b"\x1f\0" * (5 * MIB))
    status, message, _ = run("decode", chunk, config={"id": "lz4"}, margin=256 * MIB)
    assert status in (tierce_c.E_NO_MEMORY, tierce_c.E_CORRUPT), f"{status_name(status)}: {message}"


def test_dictionaries_that_xz_and_lzma_alone_ask_for():
    """A dictionary above the decoder's own limit is refused; it is not the result that is too large."""
    alone = b"\x5d" + struct.pack("<I", 0xFFFFFFFF) + b"\xff" * 8 + bytes(50)
    for config, chunk in (({"id": "lzma"}, xz_with_dictionary(40)), ({"id": "lzma", "format": 2}, alone)):
        status, message, grown = run("decode", chunk, config=config)
        assert status == tierce_c.E_UNSUPPORTED, f"{status_name(status)}: {message}"
        assert "dictionary" in message
        assert grown < 16 * MIB
    # 96 MiB (5.3.1: 3 << (12 + 26 / 2) bytes) is within the limit; there is less here, or liblzma does with less.
    status, message, _ = run("decode", xz_with_dictionary(27), config={"id": "lzma"}, margin=16 * MIB)
    assert status in (tierce_c.E_NO_MEMORY, tierce_c.OK), f"{status_name(status)}: {message}"
    status, message, _ = run("decode", xz_with_dictionary(27), config={"id": "lzma"})
    assert status == tierce_c.OK, message


@pytest.mark.parametrize(
    ("config", "margin"),
    [
        ({"id": "zstd", "level": 22}, 16 * MIB),
        ({"id": "zstd", "level": 1}, 2 * MIB),
        ({"id": "lzma", "preset": 9}, 64 * MIB),
        ({"id": "lzma", "preset": 0}, 2 * MIB),
        ({"id": "bz2", "level": 9}, 2 * MIB),
        ({"id": "zlib", "level": 9}, 2 * MIB),
        ({"id": "lz4"}, 2 * MIB),
        *(({"id": "blosc", "cname": name}, 2 * MIB) for name in ("blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd")),
        ({"id": "blosc", "clevel": 0}, 2 * MIB),
        ({"id": "crc32"}, 2 * MIB),
        ({"id": "base64"}, 2 * MIB),
        ({"id": "shuffle"}, 2 * MIB),
        ([{"id": "shuffle"}, {"id": "zlib"}], 2 * MIB),
    ],
    ids=lambda value: cases.name(value) if not isinstance(value, int) else "",
)
def test_encoding_without_enough_memory(config, margin):
    status, message, _ = run("encode", config=config, size=32 * MIB, margin=margin)
    assert status == tierce_c.E_NO_MEMORY, f"{status_name(status)}: {message}"
    assert message


def test_many_items_without_enough_memory():
    chunk = cases.sample("random", "u1", MIB).tobytes()
    status, message, _ = run("encode_many", chunk, config={"id": "lz4"}, count=200, margin=64 * MIB)
    assert status == tierce_c.E_NO_MEMORY, message


@pytest.mark.parametrize("size", [1 << 30, 1 << 40, 1 << 62, 2**63 - 1, 2**63, 2**64 - 1], ids=hex)
def test_a_buffer_that_is_too_large(size):
    status, message, _ = run("buffer_new", size=size, margin=256 * MIB)
    assert status == tierce_c.E_NO_MEMORY, message
    assert str(size) in message


def test_a_pool_that_is_too_large():
    """An absurd number is refused before a thread is started."""
    status, message, _ = run("pool_new", threads=2**31 - 1, margin=256 * MIB)
    assert status == tierce_c.E_ARGUMENT, message
