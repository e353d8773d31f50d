"""Frames of python-zstandard's bytes, for equal parameters; dictionaries are in test_zstd_dict.py."""

import cases
import pytest
import tierce_c
import tierce_zstd as tz
import zstandard
from tierce_c import Buffer, TierceError
from tierce_zstd import Compressor, Decompressor, Params
from zstandard import ZstdCompressionParameters, ZstdCompressor

KIB, MIB = 1 << 10, 1 << 20
LEVELS = [-131072, -50, -5, -1, *range(0, 23)]
SMALL = {
    "empty": b"",
    "one": b"x",
    "text": b"pressure[hPa] 1013.25; temperature[K] 281.4; " * 40,
    "zeros": bytes(70_000),
    "noise": cases.sample("random", "u1", 5000).tobytes(),
    "field": cases.sample("smooth", "<f4", 40_000).tobytes(),
    "mixed": cases.mixed(300 * KIB).tobytes(),
}


@pytest.fixture(scope="module")
def mib():
    return cases.mixed(MIB).tobytes()


def same(compressor, peer, data):
    """The bytes that both write, which both read."""
    ours, theirs = compressor.compress(data), peer.compress(data)
    assert ours == theirs
    return ours


@pytest.mark.parametrize("level", LEVELS)
def test_levels_with_one_compressor_for_all(level):
    """Small after large and large after small: nothing of the input before is left."""
    compressor, peer, out = Compressor(level), ZstdCompressor(level=level), Buffer()
    for data in [*SMALL.values(), *reversed(SMALL.values())]:
        assert compressor.compress(data, out) == peer.compress(data)


@pytest.mark.parametrize("level", [1, 3, 9, 19])
def test_a_mebibyte(level, mib):
    frame = same(Compressor(level), ZstdCompressor(level=level), mib)
    assert Decompressor().decompress(frame) == mib


def test_empty_input_is_what_the_manual_of_0_9_says():
    assert Compressor(1).compress(b"").hex() == "28b52ffd2000010000"
    assert Compressor(1, write_content_size=0).compress(b"").hex() == "28b52ffd0000010000"


FLAGS = [
    {name: value for name, value in (("write_checksum", a), ("write_content_size", b), ("write_dict_id", c))}
    for a in (0, 1)
    for b in (0, 1)
    for c in (0, 1)
]


@pytest.mark.parametrize("flags", FLAGS, ids=lambda flags: "-".join(map(str, flags.values())))
@pytest.mark.parametrize("level", [-5, 1, 3, 12])
def test_flags_of_the_frame(level, flags):
    peer = ZstdCompressor(level=level, **{name: bool(value) for name, value in flags.items()})
    compressor = Compressor(level, **flags)
    by_params = Compressor(params=Params(compression_level=level, **flags))
    for data in SMALL.values():
        frame = same(compressor, peer, data)
        assert by_params.compress(data) == frame
        header = tz.read_header(frame)
        assert header.has_checksum == flags["write_checksum"]
        assert header.content_size == (len(data) if flags["write_content_size"] else tz.CONTENTSIZE_UNKNOWN)


SETS = {
    "defaults": {},
    "window": {"window_log": 10},
    "large window": {"window_log": 24, "compression_level": 5},
    "every table": {"window_log": 18, "chain_log": 12, "hash_log": 13, "search_log": 4, "min_match": 5},
    "target length": {"target_length": 999, "strategy": 7},
    **{f"strategy {n}": {"strategy": n} for n in range(1, 10)},
    "force max window": {"force_max_window": 1, "compression_level": 2},
    "ldm": {"enable_ldm": 1, "window_log": 20},
    "ldm off": {"enable_ldm": 2, "compression_level": 22},
    "every ldm": {
        "enable_ldm": 1,
        "ldm_hash_log": 12,
        "ldm_min_match": 32,
        "ldm_bucket_size_log": 4,
        "ldm_hash_rate_log": 3,
    },
    "magicless": {"format": 1, "compression_level": 4, "write_checksum": 1},
    "level -3": {"compression_level": -3},
    "level 17": {"compression_level": 17, "write_content_size": 0, "write_checksum": 1},
}


@pytest.mark.parametrize("given", SETS.values(), ids=SETS)
def test_sets_of_parameters(given):
    peer = ZstdCompressor(compression_params=ZstdCompressionParameters(**given))
    compressor = Compressor(params=Params(**given))
    later = Compressor(dict=None, params=Params(), **given)
    decompressor = Decompressor(format=given.get("format"))
    for data in SMALL.values():
        frame = same(compressor, peer, data)
        assert later.compress(data) == frame, "set one by one, in a compressor that is there"
        assert decompressor.decompress(frame) == data


@pytest.mark.parametrize("level", [-7, 1, 4, 7, 13, 19])
def test_sets_from_a_level(level, mib):
    for source_size, overrides in [(0, {}), (len(mib), {}), (5000, {}), (len(mib), {"window_log": 16, "enable_ldm": 1})]:
        theirs = ZstdCompressionParameters.from_level(level, source_size=source_size, **overrides)
        peer = ZstdCompressor(compression_params=theirs)
        compressor = Compressor(params=Params(level=level, source_size=source_size, **overrides))
        for data in (SMALL["text"], SMALL["mixed"]) if level > 13 else (SMALL["text"], SMALL["mixed"], mib):
            same(compressor, peer, data)


def test_long_distance(mib):
    """What is repeated farther back than the tables of a low level reach is found, and the bytes are the same."""
    far = mib + SMALL["noise"] * 300 + mib
    given = {"level": 1, "window_log": 23, "enable_ldm": 1}
    theirs = ZstdCompressionParameters.from_level(given["level"], window_log=23, enable_ldm=1)
    frame = same(Compressor(params=Params(**given)), ZstdCompressor(compression_params=theirs), far)
    assert len(frame) < len(Compressor(1).compress(far))


def test_threads():
    """Several jobs: the bytes depend on that there are threads, not on how many."""
    data = cases.mixed(8 * MIB).tobytes()
    theirs = ZstdCompressor(level=3, threads=2).compress(data)
    assert Compressor(3, threads=2).compress(data) == theirs
    assert Compressor(3, threads=1).compress(data) == theirs
    assert theirs != Compressor(3).compress(data)
    assert Decompressor().decompress(theirs) == data


def test_threads_with_parameters():
    data = cases.mixed(4 * MIB).tobytes()
    given = {"threads": 2, "job_size": MIB, "overlap_log": 3, "write_checksum": 1, "compression_level": 1}
    compressor = Compressor(params=Params(**given))
    peer = ZstdCompressor(compression_params=ZstdCompressionParameters(**given))
    for part in (data, data[: 700 * KIB], b"", data):
        same(compressor, peer, part)


def test_names_that_only_we_have_make_frames_that_python_reads():
    """Those of libzstd that python-zstandard does not reach."""
    data = SMALL["mixed"]
    plain = Compressor(3).compress(data)
    differ = 0
    for given in (
        {"target_block_size": 2000},
        {"literal_compression": 2},
        {"max_block_size": 4096},
        {"block_splitter_level": 6, "level": 16},
        {"split_after_sequences": 1},
        {"row_match_finder": 2, "level": 6},
        {"rsyncable": 1, "threads": 1},
        {"source_size_hint": 1000},
    ):
        frame = Compressor(params=Params(**{"level": 3, **given})).compress(data)
        assert zstandard.ZstdDecompressor().decompress(frame) == data, given
        differ += frame != plain
    assert differ >= 4, "they do something"


@pytest.mark.parametrize("checksum", [0, 1])
def test_into_memory_of_the_caller(checksum):
    compressor = Compressor(3, write_checksum=checksum)
    peer = ZstdCompressor(level=3, write_checksum=bool(checksum))
    for data in SMALL.values():
        frame = peer.compress(data)
        bound = tz.compress_bound(len(data))
        assert bound >= len(frame)
        for cap in (bound, bound + 100):
            into = compressor.compress_into(data, cap)
            assert (into.status, into.bytes) == (tierce_c.OK, frame)
        for cap in {0, 1, 8, len(frame) // 2, len(frame) - 1, len(frame), len(frame) + 8}:
            into = compressor.compress_into(data, cap)
            if into.status == tierce_c.OK:
                # libzstd may want a little more room than it fills, or not.
                assert cap >= len(frame) and into.bytes == frame
            else:
                assert into.status == tierce_c.E_BUFFER_TOO_SMALL
                assert into.length >= len(frame)
                assert compressor.compress_into(data, into.length).bytes == frame, "the size it says is enough"


def test_bound_is_enough_for_noise_with_a_checksum():
    for size in (0, 1, 100, 128 * KIB - 1, 128 * KIB, 128 * KIB + 1, 3 * MIB):
        noise = cases.sample("random", "u1", size).tobytes()
        into = Compressor(1, write_checksum=1).compress_into(noise, tz.compress_bound(size))
        assert into.status == tierce_c.OK
    with pytest.raises(TierceError) as caught:
        tz.compress_bound(2**64 - 1)
    assert caught.value.status == tierce_c.E_UNSUPPORTED


def test_parameters_may_change_between_frames():
    data = SMALL["text"]
    compressor = Compressor(3)
    plain = compressor.compress(data)
    compressor.set("write_checksum", 1)
    assert compressor.compress(data) == ZstdCompressor(level=3, write_checksum=True).compress(data)
    compressor.set("compression_level", 19)
    assert compressor.compress(data) == ZstdCompressor(level=19, write_checksum=True).compress(data)
    compressor.set("format", 1)
    assert compressor.compress(data) == ZstdCompressor(level=19, write_checksum=True).compress(data)[4:]
    for name, value in (("format", 0), ("compression_level", 3), ("write_checksum", 0)):
        compressor.set(name, value)
    assert compressor.compress(data) == plain


def test_a_failure_and_a_reset_leave_nothing_behind():
    compressor = Compressor(3)
    frame = compressor.compress(SMALL["field"])
    assert compressor.compress_into(SMALL["mixed"], 100).status == tierce_c.E_BUFFER_TOO_SMALL
    assert compressor.compress(SMALL["field"]) == frame
    compressor.reset()
    assert compressor.compress(SMALL["field"]) == frame


def test_memory_and_progression(mib):
    compressor, peer = Compressor(3), ZstdCompressor(level=3)
    assert compressor.progression() == peer.frame_progression() == (0, 0, 0)
    assert compressor.memory_size() < 64 * KIB
    frame = same(compressor, peer, mib)
    assert compressor.progression()[0] == len(mib)
    assert compressor.progression() == (len(mib), len(mib), len(frame)) == peer.frame_progression()
    assert MIB < compressor.memory_size() < 16 * MIB
