"""Large chunks and every level: 1 MiB at all levels of each compressor, 64 MiB at the default level."""

import cases
import numcodecs
import numpy as np
import pytest
import tierce_c
from tierce_c import SIZE_MAX, Buffer, Codec, TierceError, as_bytes

MIB = 1 << 20

LEVELS = {
    "zstd": ("level", [*range(-22, 23), -100, -1000, -10_000, -131_072]),
    "lz4": ("acceleration", [-1, 0, *range(1, 17), 100, 1000, 65_537, 1_000_000]),
    "zlib": ("level", list(range(-1, 10))),
    "gzip": ("level", list(range(-1, 10))),
    "bz2": ("level", list(range(1, 10))),
    "blosc": ("clevel", list(range(10))),
    "lzma": ("preset", [*range(10), 0 | cases.EXTREME, 6 | cases.EXTREME, 9 | cases.EXTREME]),
}


@pytest.fixture(scope="module")
def mebibyte():
    return cases.mixed(MIB)


def both_ways(config, data):
    ours = Codec(config)
    result = Buffer()
    ours.decode_to(cases.peer_encode(config, data), result, data.nbytes)
    assert np.array_equal(result.array(), as_bytes(data)), "we decode what numcodecs encoded"
    encoded = Buffer()
    ours.encode_to(data, encoded)
    assert np.array_equal(as_bytes(cases.peer(config).decode(encoded.array())), as_bytes(data)), (
        "numcodecs decodes what we encoded"
    )
    return len(encoded.array())


@pytest.mark.parametrize(
    ("codec", "level"), [(codec, level) for codec, (_, levels) in LEVELS.items() for level in levels]
)
def test_1_mib_at_every_level(codec, level, mebibyte):
    both_ways({"id": codec, LEVELS[codec][0]: level}, mebibyte)


@pytest.mark.parametrize("codec", [codec for codec in cases.CODECS if codec not in LEVELS])
def test_1_mib(codec, mebibyte):
    both_ways({"id": codec}, mebibyte)


@pytest.fixture(scope="module")
def large():
    """64 MiB of a field of two waves, whose sum never repeats."""
    x = np.arange(32 * MIB, dtype="<f4")
    return (np.sin(x / 5000) * 3000 + np.cos(x / 77_777) * 300).astype("<i2")


@pytest.mark.parametrize(
    "codec",
    [pytest.param(codec, marks=pytest.mark.long if codec in ("bz2", "lzma") else ()) for codec in cases.CODECS],
)
def test_64_mib(codec, large):
    size = both_ways({"id": codec}, large)
    if codec in cases.COMPRESSORS:
        assert size < large.nbytes, "a smooth field can be compressed"


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_the_bound_holds_for_noise(config):
    """Noise is the worst case of all compressors; around their blocks of 64 KiB and 100,000 bytes."""
    ours = Codec(config)
    noise = cases.sample("random", "u1", 300_000)
    for size in (8, 65_528, 65_536, 65_544, 100_000, 300_000):
        bound = ours.encode_bound(size)
        into = ours.encode_into(noise[:size], bound)
        assert into.status == 0, into.message
        assert into.bytes == ours.encode(noise[:size]), f"{size} bytes"
        assert bound < size * 1.4 + 3000, "the bound is of use"


@pytest.mark.parametrize("codec", cases.CODECS)
def test_bounds_of_sizes_that_no_machine_has(codec):
    """A bound that would not fit a size_t is an error, not a small number."""
    ours = Codec({"id": codec})
    for size in (2**32, 2**48, 2**62, 2**63 - 1, 2**63, 2**64 - 1000, SIZE_MAX - 1, SIZE_MAX):
        try:
            assert ours.encode_bound(size) >= size
        except TierceError as error:
            assert error.status == tierce_c.E_UNSUPPORTED
            assert str(size) in error.message


def test_lz4_has_chunks_of_2_gb_at_most():
    most = 0x7E000000
    ours = Codec({"id": "lz4"})
    assert ours.encode_bound(most) > most
    # Zeros that nobody reads take no memory.
    data = np.zeros(most + 1, "u1")
    with pytest.raises(ValueError, match=f"buffers of > {most} bytes"):
        numcodecs.get_codec({"id": "lz4"}).encode(data)
    for refused in (lambda: ours.encode_bound(data.size), lambda: ours.encode(data)):
        with pytest.raises(TierceError) as caught:
            refused()
        assert caught.value.status == tierce_c.E_UNSUPPORTED
        assert str(data.size) in caught.value.message
