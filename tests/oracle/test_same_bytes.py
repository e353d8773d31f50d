"""Where a format leaves the encoder no choice, or both sides have the same encoder, the bytes are equal."""

import base64
import bz2
import lzma

import cases
import numpy as np
import pytest
import tierce_c
import zstandard
from tierce_c import Codec

# What the wheel of numcodecs 0.16.5 was built with; it has no function that tells.
PEER_LZ4 = "1.10.0"

FIXED_CONFIGS = [
    *({"id": "shuffle", "elementsize": size} for size in [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 24, 32, 64, 100, 256]),
    *({"id": codec, "location": at} for codec in ("crc32", "adler32", "crc32c") for at in ("start", "end")),
    {"id": "crc32"},
    {"id": "adler32"},
    {"id": "crc32c"},
    {"id": "fletcher32"},
    {"id": "jenkins_lookup3"},
    {"id": "jenkins_lookup3", "initval": 0xFFFFFFFF},
    *({"id": "jenkins_lookup3", "initval": 5, "prefix": list(range(size))} for size in [1, 11, 12, 13, 24, 25]),
    {"id": "base64"},
]

# Around the sizes at which kernels change: vectors, blocks of the checksums, cache-sized pieces.
LENGTHS = [*range(1, 70), 127, 128, 129, 719, 720, 721, 1439, 1440, 4095, 4096, 4097, 16_383, 16_384, 16_385, 70_001]


@pytest.mark.parametrize("kind", ["random", "ones", "zeros"])
@pytest.mark.parametrize("config", FIXED_CONFIGS, ids=cases.name)
def test_formats_without_choice(config, kind):
    ours = Codec(config)
    unit = max(1, config.get("elementsize", 1))
    noise = {
        "random": np.frombuffer(np.random.default_rng(3).bytes(80_000), "u1"),
        "ones": np.full(80_000, 255, "u1"),
        "zeros": np.zeros(80_000, "u1"),
    }[kind]
    for length in sorted({length // unit * unit for length in LENGTHS} - {0}):
        data = noise[:length]
        assert ours.encode(data) == cases.peer_encode(config, data), f"{length} bytes"


def test_base64_is_that_of_python():
    for length in range(50):
        data = bytes(range(200, 200 + length))
        assert Codec({"id": "base64"}).encode(data) == base64.b64encode(data)


@pytest.mark.parametrize("acceleration", [1, 2, 17, 100, 65_537])
@pytest.mark.parametrize("kind", cases.KINDS)
def test_lz4_of_the_same_version(kind, acceleration):
    if tierce_c.build_info()["libraries"]["lz4"] != PEER_LZ4:
        pytest.skip(
            f"numcodecs has LZ4 {PEER_LZ4}, this build another, and LZ4 promises no equal bytes across versions"
        )
    config = {"id": "lz4", "acceleration": acceleration}
    for count in (1, 100, 5000, 70_000):
        data = cases.sample(kind, "<f4", count)
        assert Codec(config).encode(data) == cases.peer_encode(config, data), f"{count} elements"


@pytest.mark.parametrize("level", [-131_072, -100, -5, -1, *range(23)])
@pytest.mark.parametrize("checksum", [False, True], ids=["plain", "checksum"])
def test_zstd_of_the_same_version(level, checksum):
    """Compared with python-zstandard, since numcodecs 0.16.5 has zstd 1.5.6 and bytes differ between versions."""
    peer = ".".join(map(str, zstandard.ZSTD_VERSION))
    if tierce_c.build_info()["libraries"]["zstd"] != peer:
        pytest.skip(f"python-zstandard has zstd {peer}, this build another, and bytes differ between versions")
    ours = Codec({"id": "zstd", "level": level, "checksum": checksum})
    theirs = zstandard.ZstdCompressor(level=level, write_checksum=checksum, write_content_size=True)
    for kind in cases.KINDS:
        for count in (0, 1, 1000, 40_000):
            data = cases.sample(kind, "<f4", count).tobytes()
            assert ours.encode(data) == theirs.compress(data), f"{count} elements, {kind}"


@pytest.mark.parametrize("level", range(1, 10))
def test_bz2(level):
    """bzip2's encoder has not changed its output since 1.0."""
    for kind in cases.KINDS:
        for count in (0, 1, 1000, 40_000):
            data = cases.sample(kind, "<f4", count).tobytes()
            assert Codec({"id": "bz2", "level": level}).encode(data) == bz2.compress(data, level), f"{count}, {kind}"


def test_lzma_raw_streams_of_fixed_options():
    """No promise of liblzma, but its encoder has kept its output for years; if this fails, look which side changed."""
    chain = [{"id": cases.LZMA2, "preset": 6}]
    ours = Codec({"id": "lzma", "format": 3, "filters": chain})
    for kind in cases.KINDS:
        data = cases.sample(kind, "<f4", 20_000).tobytes()
        assert ours.encode(data) == lzma.compress(data, format=lzma.FORMAT_RAW, filters=chain), kind


@pytest.mark.parametrize("level", range(-1, 10))
def test_gzip_header_does_not_depend_on_the_clock(level):
    encoded = Codec({"id": "gzip", "level": level}).encode(b"some data " * 20)
    assert encoded[:3] == b"\x1f\x8b\x08", "magic and method"
    assert encoded[3] == 0, "no flags: no name, comment, extra field or header checksum"
    assert encoded[4:8] == bytes(4), "no time"
    assert encoded[9] == 255, "unknown operating system, as Python writes"


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_encoding_twice_gives_the_same(config):
    """Also after another chunk went through the codec, so that no state is left over in reused contexts."""
    ours = Codec(config)
    data = cases.sample("smooth", "<f8", 3000)
    first = ours.encode(data)
    ours.encode(cases.sample("random", "<f8", 2000))
    assert ours.encode(data) == first
    assert Codec(config).encode(data) == first
