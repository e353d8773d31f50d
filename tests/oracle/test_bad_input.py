"""Damaged chunks: truncated at every byte, every bit flipped, sizes that lie. A status, no crash, no wrong length.

tests/c goes through far more of them; what is added here is the comparison with numcodecs.
"""

import struct

import cases
import pytest
import tierce_c
from tierce_c import SIZE_MAX, Codec, status_name

# About 300 bytes when encoded; 400 bytes divide by all element sizes, and three bytes less by three.
SOURCE = (
    (b"wind at 10 m, temperature at 2 m, pressure at sea level; " * 3)[:160]
    + cases.sample("smooth", "<f4", 50).tobytes()
    + bytes(40)
)
# What a chunk holds is all that says its length: any shorter chunk is as good.
LENGTH_IS_ALL = ("shuffle", "base64")

FAILED = (tierce_c.E_CORRUPT, tierce_c.E_BUFFER_TOO_SMALL, tierce_c.E_LIMIT, tierce_c.E_UNSUPPORTED)


def source(config):
    return SOURCE[:399] if config["id"] == "base64" else SOURCE


def both_forms(ours, chunk, size):
    """Decodes into memory and into a buffer, and checks that both say the same. Gives what the first did."""
    into = ours.decode_into(chunk, size)
    if into.status >= 0:
        assert ours.decode(chunk, size) == into.bytes
        return into
    assert into.message, "a failure has a message"
    with pytest.raises(tierce_c.TierceError) as caught:
        ours.decode(chunk, size)
    same = tierce_c.E_LIMIT if into.status == tierce_c.E_BUFFER_TOO_SMALL else into.status
    assert caught.value.status == same, f"{status_name(into.status)} into memory, {caught.value} into a buffer"
    return into


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_truncated_at_every_byte(config):
    ours, plain = Codec(config), source(config)
    chunk = ours.encode(plain)
    assert 150 < len(chunk) < 600
    for size in range(len(chunk)):
        result = both_forms(ours, chunk[:size], len(plain))
        if config["id"] in LENGTH_IS_ALL and result.status >= 0:
            assert result.bytes == cases.peer_decode(config, chunk[:size]), f"cut to {size}"
        else:
            assert result.status in FAILED, f"cut to {size}: {status_name(result.status)}"


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_every_bit_flipped(config):
    """What still decodes has the right length and is what numcodecs decodes."""
    ours, plain = Codec(config), source(config)
    chunk = ours.encode(plain)
    for bit in range(8 * len(chunk)):
        damaged = bytearray(chunk)
        damaged[bit // 8] ^= 1 << bit % 8
        damaged = bytes(damaged)
        result = both_forms(ours, damaged, len(plain))
        where = f"bit {bit % 8} of byte {bit // 8}"
        if result.status < 0:
            assert result.status in FAILED, f"{where}: {status_name(result.status)}"
        else:
            assert result.length == len(plain), where
            assert result.bytes == cases.peer_decode(config, damaged), where


CHECKSUMMED = [
    {"id": "zstd", "checksum": True},
    {"id": "zlib"},
    {"id": "gzip"},
    {"id": "bz2"},
    *({"id": "lzma", "check": check} for check in (1, 4, 10)),
    *({"id": codec} for codec in ("crc32", "adler32", "crc32c", "fletcher32", "jenkins_lookup3")),
]


@pytest.mark.parametrize("config", CHECKSUMMED, ids=cases.name)
def test_no_flipped_bit_changes_data_behind_a_checksum(config):
    ours = Codec(config)
    chunk = ours.encode(SOURCE)
    for bit in range(8 * len(chunk)):
        damaged = bytearray(chunk)
        damaged[bit // 8] ^= 1 << bit % 8
        result = ours.decode_into(bytes(damaged), len(SOURCE))
        if result.status >= 0:
            assert result.bytes == SOURCE, f"bit {bit % 8} of byte {bit // 8}"


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_nothing_at_all(config):
    """No encoder writes an empty chunk, but for those that leave the data as it is or have no frame around it."""
    result = both_forms(Codec(config), b"", 100)
    if config["id"] in LENGTH_IS_ALL:
        assert result.bytes == b""
    else:
        assert result.status == tierce_c.E_CORRUPT


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_noise(config):
    ours = Codec(config)
    for size in [*range(1, 40), 100, 1000, 4096]:
        noise = cases.sample("random", "u1", size).tobytes()
        result = both_forms(ours, noise, 10_000)
        if config["id"] == "shuffle" and result.status >= 0:
            assert result.length == size
        else:
            assert result.status in FAILED, f"{size} bytes: {status_name(result.status)}"


@pytest.mark.parametrize("size", [1, 2, 3])
def test_checksums_need_four_bytes(size):
    for codec in ("crc32", "adler32", "crc32c", "fletcher32", "jenkins_lookup3", "lz4"):
        result = Codec({"id": codec}).decode_into(bytes(size), 100)
        assert result.status == tierce_c.E_CORRUPT
        assert "4 bytes" in result.message


def test_shuffle_of_a_broken_number_of_elements():
    """numcodecs: "Shuffle buffer is not an integer multiple of elementsize"."""
    ours = Codec({"id": "shuffle", "elementsize": 8})
    assert ours.decode_into(bytes(15), 15).status == tierce_c.E_CORRUPT
    assert ours.encode_into(bytes(15), 15).status == tierce_c.E_ARGUMENT
    with pytest.raises(ValueError, match="not an integer multiple of elementsize"):
        cases.peer_encode({"id": "shuffle", "elementsize": 8}, bytes(15))


@pytest.mark.parametrize(
    "text", [b"AAA", b"AAAA=", b"A===", b"AA==AAAA", b"AA\nAA", b"AA A", b"AAA-", b"AAA_", b"=AAA", b"AAB="]
)
def test_base64_that_is_not_canonical(text):
    """Also what Python's decoder lets pass: foreign characters, text behind the padding, set bits under the padding."""
    assert Codec({"id": "base64"}).decode_into(text, 100).status == tierce_c.E_CORRUPT


# Sizes that lie.


def lz4_chunk(declared):
    return struct.pack("<I", declared & 0xFFFFFFFF) + Codec({"id": "lz4"}).encode(SOURCE)[4:]


@pytest.mark.parametrize("declared", [0, 1, 399, 401, 10_000], ids=str)
def test_lz4_header_with_a_wrong_size(declared):
    ours = Codec({"id": "lz4"})
    assert ours.decode_into(lz4_chunk(declared), 20_000).status == tierce_c.E_CORRUPT
    with pytest.raises(tierce_c.TierceError) as caught:
        ours.decode(lz4_chunk(declared))
    assert caught.value.status == tierce_c.E_CORRUPT


@pytest.mark.parametrize("declared", [-1, -(2**31), 0x7FFFFFFF, 0x7E000000, 0x7E000001, 1_000_000], ids=hex)
def test_lz4_header_with_a_size_that_the_block_cannot_hold(declared):
    ours = Codec({"id": "lz4"})
    for cap in (0, 400, 20_000):
        result = ours.decode_into(lz4_chunk(declared), cap)
        assert result.status == tierce_c.E_CORRUPT
        assert str(declared & 0xFFFFFFFF) in result.message
    with pytest.raises(tierce_c.TierceError) as caught:
        ours.decode(lz4_chunk(declared))
    assert caught.value.status == tierce_c.E_CORRUPT


def zstd_chunk(declared, content=SOURCE):
    """One raw block in a frame of a single segment with its content size in 8 bytes (RFC 8878, section 3.1.1)."""
    block = struct.pack("<I", len(content) << 3 | 1)[:3] + content
    return struct.pack("<IBQ", 0xFD2FB528, 0xE0, declared) + block


def test_zstd_content_size_that_is_right():
    assert Codec({"id": "zstd"}).decode(zstd_chunk(400)) == SOURCE == cases.peer_decode({"id": "zstd"}, zstd_chunk(400))


@pytest.mark.parametrize(
    "declared", [0, 1, 399, 401, 10_000, 2**17, 2**31, 2**32, 2**40, 2**62, 2**63, 2**64 - 2], ids=hex
)
def test_zstd_content_size_that_is_wrong(declared):
    ours = Codec({"id": "zstd"})
    chunk = zstd_chunk(declared)
    result = ours.decode_into(chunk, 20_000)
    if result.status == tierce_c.E_BUFFER_TOO_SMALL:
        # The blocks could hold it, and only decoding would tell; the caller is told what the chunk declares.
        assert result.length == declared
        assert ours.decode_into(chunk, declared).status == tierce_c.E_CORRUPT
    else:
        assert result.status == tierce_c.E_CORRUPT
    with pytest.raises(tierce_c.TierceError) as caught:
        ours.decode(chunk)
    assert caught.value.status == tierce_c.E_CORRUPT


def test_zstd_content_sizes_whose_sum_overflows():
    chunk = zstd_chunk(2**63) + zstd_chunk(2**63 + 400)
    assert Codec({"id": "zstd"}).decode_into(chunk, 20_000).status == tierce_c.E_CORRUPT


@pytest.mark.parametrize("size", [0, 1, 399, 401, 0x7FFFFFFF, 0xFFFFFFFF], ids=hex)
def test_gzip_trailer_with_a_wrong_size(size):
    ours = Codec({"id": "gzip"})
    chunk = ours.encode(SOURCE)[:-4] + struct.pack("<I", size)
    for cap in (400, 20_000):
        assert ours.decode_into(chunk, cap).status == tierce_c.E_CORRUPT
    with pytest.raises(tierce_c.TierceError) as caught:
        ours.decode(chunk)
    assert caught.value.status == tierce_c.E_CORRUPT


def test_lzma_alone_header_with_a_wrong_size():
    config = {"id": "lzma", "format": 2}
    chunk = Codec(config).encode(SOURCE)
    for size in (0, 1, 399, 401, 2**40, 2**63):
        result = Codec(config).decode_into(chunk[:5] + struct.pack("<Q", size) + chunk[13:], 20_000)
        assert result.status == tierce_c.E_CORRUPT, f"{size}: {status_name(result.status)}"


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_room_that_is_too_small(config):
    """The needed size where the format says it, else SIZE_MAX; and with that size it succeeds."""
    ours, plain = Codec(config), source(config)
    chunk = ours.encode(plain)
    for cap in (0, 1, len(plain) // 2, len(plain) - 1):
        result = ours.decode_into(chunk, cap)
        assert result.status == tierce_c.E_BUFFER_TOO_SMALL, cap
        assert result.length in (len(plain), SIZE_MAX), cap
        assert str(cap) in result.message, cap
    # gzip's trailer has the size of its last member only, and that modulo 2^32.
    if config["id"] not in ("zlib", "gzip", "bz2", "lzma"):
        assert result.length == len(plain)
    assert ours.decode_into(chunk, len(plain)).bytes == plain
