"""lzma: containers, integrity checks and filter chains, as Python's lzma module writes and reads them."""

import lzma

import cases
import numcodecs
import numpy as np
import pytest
import tierce_c
from cases import DELTA, LZMA1, LZMA2
from tierce_c import Codec

X86, POWERPC, IA64, ARM, ARMTHUMB, SPARC = range(4, 10)

CHAINS = {
    "lzma2": [{"id": LZMA2, "preset": 2}],
    "lzma2 with options": [
        {
            "id": LZMA2,
            "dict_size": 1 << 16,
            "lc": 2,
            "lp": 1,
            "pb": 1,
            "mode": 2,
            "nice_len": 40,
            "mf": 0x14,
            "depth": 9,
        }
    ],
    "lzma2 fast mode": [{"id": LZMA2, "mode": 1, "mf": 3, "nice_len": 273}],
    "preset and options": [{"id": LZMA2, "preset": 9, "dict_size": 1 << 20}],
    "extreme preset": [{"id": LZMA2, "preset": 3 | cases.EXTREME}],
    "delta 1": [{"id": DELTA}, {"id": LZMA2, "preset": 1}],
    "delta 8": [{"id": DELTA, "dist": 8}, {"id": LZMA2, "preset": 1}],
    "delta 256": [{"id": DELTA, "dist": 256}, {"id": LZMA2, "preset": 1}],
    "x86": [{"id": X86}, {"id": LZMA2, "preset": 1}],
    "powerpc": [{"id": POWERPC}, {"id": LZMA2, "preset": 1}],
    "ia64": [{"id": IA64}, {"id": LZMA2, "preset": 1}],
    "arm": [{"id": ARM}, {"id": LZMA2, "preset": 1}],
    "armthumb": [{"id": ARMTHUMB}, {"id": LZMA2, "preset": 1}],
    "sparc": [{"id": SPARC}, {"id": LZMA2, "preset": 1}],
    "x86 at an offset": [{"id": X86, "start_offset": 4096}, {"id": LZMA2, "preset": 1}],
    "four filters": [{"id": DELTA, "dist": 2}, {"id": X86}, {"id": ARM, "start_offset": 8}, {"id": LZMA2, "preset": 0}],
}
RAW_ONLY = {
    "lzma1": [{"id": LZMA1, "preset": 2}],
    "lzma1 with options": [{"id": LZMA1, "dict_size": 1 << 16, "lc": 1, "lp": 2, "pb": 0, "nice_len": 64}],
    "delta and lzma1": [{"id": DELTA, "dist": 4}, {"id": LZMA1, "preset": 1}],
}

def machine_code(size):
    """Calls as x86 (e8 and a near distance) and ARM (a distance and eb) have them, among other bytes, so that the branch
    filters change something."""
    calls = np.random.default_rng(5).integers(0, 128, (size // 16 + 1, 16), "u1")
    calls[:, 4], calls[:, 7:9] = 0xE8, 0
    calls[:, 15] = 0xEB
    return calls.tobytes()[:size]


# Lengths are no multiple of the filters' alignment.
MACHINE_CODE = machine_code(60_003)
FIELD = cases.sample("smooth", "<f8", 5000).tobytes() + b"odd"
DATA = {"machine code": MACHINE_CODE, "field": FIELD, "one byte": b"x", "nothing": b""}


@pytest.mark.parametrize("data", DATA.values(), ids=DATA)
@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_filter_chains_in_xz(chain, data):
    ours = Codec({"id": "lzma", "filters": chain})
    assert ours.decode(lzma.compress(data, filters=chain)) == data
    assert lzma.decompress(ours.encode(data)) == data


@pytest.mark.parametrize("data", DATA.values(), ids=DATA)
@pytest.mark.parametrize("chain", (CHAINS | RAW_ONLY).values(), ids=CHAINS | RAW_ONLY)
def test_filter_chains_in_raw_streams(chain, data):
    ours = Codec({"id": "lzma", "format": 3, "filters": chain})
    assert ours.decode(lzma.compress(data, format=lzma.FORMAT_RAW, filters=chain)) == data
    assert lzma.decompress(ours.encode(data), format=lzma.FORMAT_RAW, filters=chain) == data


def test_branch_filters_do_something():
    """Else the tests above would pass with the filters left out."""
    plain = Codec({"id": "lzma", "format": 3, "filters": CHAINS["lzma2"]})
    for name in ("x86", "arm", "delta 8"):
        filtered = Codec({"id": "lzma", "format": 3, "filters": [CHAINS[name][0], CHAINS["lzma2"][0]]})
        assert plain.decode(filtered.encode(MACHINE_CODE)) != MACHINE_CODE, name


@pytest.mark.parametrize("data", DATA.values(), ids=DATA)
@pytest.mark.parametrize(
    "given", [{}, {"preset": 0}, {"preset": 9}, {"filters": RAW_ONLY["lzma1 with options"]}], ids=str
)
def test_lzma_alone(given, data):
    ours = Codec({"id": "lzma", "format": 2, **given})
    assert ours.decode(lzma.compress(data, format=lzma.FORMAT_ALONE, **given)) == data
    assert lzma.decompress(ours.encode(data), format=lzma.FORMAT_ALONE) == data


@pytest.mark.parametrize("data", DATA.values(), ids=DATA)
@pytest.mark.parametrize("container", [lzma.FORMAT_XZ, lzma.FORMAT_ALONE], ids=["xz", "alone"])
def test_format_auto_decodes_both(container, data):
    auto = Codec({"id": "lzma", "format": 0})
    assert auto.decode(lzma.compress(data, format=container)) == data
    with pytest.raises(tierce_c.TierceError, match='"format" 0 is for decoding') as caught:
        auto.encode(data)
    assert caught.value.status == tierce_c.E_UNSUPPORTED


CHECKS = {"none": 0, "crc32": 1, "crc64": 4, "sha256": 10}
# The stream flags of an xz header: a zero byte, then the number of the check (xz file format 1.2.1, section 2.1.1.2).
FLAGS = slice(6, 8)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_integrity_checks(check):
    ours = Codec({"id": "lzma", "check": check})
    stream = ours.encode(FIELD)
    assert stream[FLAGS] == bytes([0, check])
    assert lzma.decompress(stream) == FIELD
    theirs = lzma.compress(FIELD, check=check)
    assert ours.decode(theirs) == FIELD
    # The check is in the stream: a codec made for another reads it as well, as numcodecs does.
    assert Codec({"id": "lzma"}).decode(theirs) == FIELD


def test_default_check_is_crc64():
    assert Codec({"id": "lzma"}).encode(FIELD)[FLAGS] == lzma.compress(FIELD)[FLAGS] == bytes([0, 4])


@pytest.mark.parametrize("check", [name for name in CHECKS if name != "none"])
def test_a_wrong_check_is_found(check):
    stream = bytearray(lzma.compress(b"a" * 1000, check=CHECKS[check]))
    # The check ends the block; the index and the footer of 12 bytes follow. The footer says how long the index is, in
    # units of four bytes less one (xz file format 1.2.1, section 2.1.2.2).
    index = (int.from_bytes(stream[-8:-4], "little") + 1) * 4
    stream[-12 - index - 1] ^= 1
    result = Codec({"id": "lzma"}).decode_into(bytes(stream), 2000)
    assert result.status == tierce_c.E_CORRUPT
    with pytest.raises(lzma.LZMAError):
        lzma.decompress(bytes(stream))


def test_numcodecs_cannot_decode_xz_with_filters_in_its_config():
    """A known limit of numcodecs 0.16.5: it hands the filters to Python, which takes them for raw streams only."""
    config = {"id": "lzma", "filters": CHAINS["delta 8"]}
    theirs = numcodecs.get_codec(config)
    stream = theirs.encode(FIELD)
    with pytest.raises(ValueError, match="Cannot specify filters except with FORMAT_RAW"):
        theirs.decode(stream)
    assert Codec(config).decode(stream) == FIELD
