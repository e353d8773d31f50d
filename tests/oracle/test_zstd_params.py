"""Sets of zstd parameters against python-zstandard's ZstdCompressionParameters."""

import pytest
import tierce_c
import tierce_zstd as tz
import zstandard
from tierce_c import TierceError
from tierce_zstd import Params
from zstandard import ZstdCompressionParameters

# What python-zstandard has as properties; the rest of our names are libzstd's, which it does not reach.
PEER = tz.PARAMETERS[: tz.NUMBERS["ldm_hash_rate_log"] + 1]
SIZES = [0, 1, 511, 1 << 10, 16 << 10, (16 << 10) + 1, 128 << 10, (128 << 10) + 1, 1 << 20, 256 << 20, 1 << 40]
DICT_SIZES = [0, 1, 1 << 10, 16 << 10, 1 << 20]

OLD_NAMES = {
    "compression_strategy": "strategy",
    "overlap_size_log": "overlap_log",
    "ldm_hash_every_log": "ldm_hash_rate_log",
    "search_length": "min_match",
}

# A value other than the default of every field that both have.
OTHER = {
    "format": 1,
    "compression_level": 7,
    "window_log": 19,
    "hash_log": 17,
    "chain_log": 18,
    "search_log": 5,
    "min_match": 4,
    "target_length": 33,
    "strategy": 5,
    "write_content_size": 0,
    "write_checksum": 1,
    "write_dict_id": 1,
    "threads": 2,
    "job_size": 1 << 20,
    "overlap_log": 3,
    "force_max_window": 1,
    "enable_ldm": 1,
    "ldm_hash_log": 12,
    "ldm_min_match": 64,
    "ldm_bucket_size_log": 4,
    "ldm_hash_rate_log": 6,
}


def peer_values(peer):
    return {name: getattr(peer, name) for name in PEER}


def common(params):
    return {name: value for name, value in params.values().items() if name in PEER}


def test_defaults():
    params = Params()
    assert common(params) == peer_values(ZstdCompressionParameters())
    # Nothing that python-zstandard cannot set is on.
    assert {value for name, value in params.values().items() if name not in PEER} == {0}


def test_there_is_a_value_for_every_field():
    assert list(OTHER) == PEER


@pytest.mark.parametrize("name", PEER)
def test_each_field_alone(name):
    peer = ZstdCompressionParameters(**{name: OTHER[name]})
    params = Params()
    params.set(name, OTHER[name])
    assert params.get(name) == OTHER[name]
    assert common(params) == peer_values(peer)
    assert common(Params(**{name: OTHER[name]})) == peer_values(peer)


def test_all_fields_at_once():
    peer = peer_values(ZstdCompressionParameters(**OTHER))
    assert peer == OTHER
    assert common(Params(**OTHER)) == OTHER
    # Setting the number of threads resets what depends on it, wherever it stands in the JSON object.
    assert common(Params(**dict(reversed(OTHER.items())))) == OTHER


@pytest.mark.parametrize("name", ["strategy", "overlap_log", "ldm_hash_rate_log"])
def test_minus_one_is_not_given(name):
    assert common(Params(**{name: -1})) == peer_values(ZstdCompressionParameters(**{name: -1}))
    assert tz.bounds(name)[0] == -1


@pytest.mark.parametrize("level", range(-7, 23))
def test_from_level(level):
    for source_size in SIZES:
        for dict_size in DICT_SIZES:
            peer = ZstdCompressionParameters.from_level(level, source_size=source_size, dict_size=dict_size)
            params = Params.from_level(level, source_size, dict_size)
            assert common(params) == peer_values(peer), (source_size, dict_size)
            json = Params(level=level, source_size=source_size, dict_size=dict_size)
            assert json.values() == params.values()


@pytest.mark.parametrize("overrides", [{"window_log": 10}, {"threads": 4}, {"strategy": 9, "enable_ldm": 1}, OTHER])
def test_overrides_win_over_the_level(overrides):
    for level in (1, 4, 19):
        peer = ZstdCompressionParameters.from_level(level, source_size=100_000, **overrides)
        assert common(Params(level=level, source_size=100_000, **overrides)) == peer_values(peer)


@pytest.mark.parametrize("level", [tz.MIN_LEVEL, -1000, -22])
def test_lowest_levels(level):
    peer = ZstdCompressionParameters.from_level(level)
    assert common(Params.from_level(level)) == peer_values(peer)


@pytest.mark.parametrize("level", [23, 100, 2**31 - 1, tz.MIN_LEVEL - 1, -(2**31)])
def test_levels_that_there_are_not(level):
    """Here an error; python-zstandard clamps."""
    makers = [lambda: Params.from_level(level), lambda: Params(level=level), lambda: tz.Compressor(level)]
    for make in makers:
        with pytest.raises(TierceError, match=f"level is {level}, expected -131072 to 22") as caught:
            make()
        assert caught.value.status == tierce_c.E_ARGUMENT


def test_names():
    for number, name in enumerate(tz.PARAMETERS):
        assert tierce_c.lib.tierce_zstd_parameter_name(number) == name.encode()
        assert tz.parameter_from_name(name) == number
    for number in (-1, len(tz.PARAMETERS), 2**31 - 1, -(2**31)):
        assert tierce_c.lib.tierce_zstd_parameter_name(number) is None
    for old, new in OLD_NAMES.items():
        assert tz.parameter_from_name(old) == tz.NUMBERS[new]
        assert Params(**{old: OTHER[new]}).values() == Params(**{new: OTHER[new]}).values()
    for unknown in ("", "window_lag", "WINDOW_LOG", "level", "window_log "):
        with pytest.raises(TierceError) as caught:
            tz.parameter_from_name(unknown)
        assert caught.value.status == tierce_c.E_ARGUMENT


def test_bounds_are_those_that_python_names():
    assert tz.bounds("window_log") == (0, zstandard.WINDOWLOG_MAX)
    assert tz.bounds("hash_log") == (0, zstandard.HASHLOG_MAX)
    assert tz.bounds("chain_log") == (0, zstandard.CHAINLOG_MAX)
    assert tz.bounds("search_log") == (0, zstandard.SEARCHLOG_MAX)
    assert tz.bounds("min_match") == (0, zstandard.MINMATCH_MAX)
    assert tz.bounds("target_length") == (zstandard.TARGETLENGTH_MIN, zstandard.TARGETLENGTH_MAX)
    assert tz.bounds("strategy") == (-1, zstandard.STRATEGY_BTULTRA2)
    assert tz.bounds("ldm_min_match") == (0, zstandard.LDM_MINMATCH_MAX)
    assert tz.bounds("ldm_bucket_size_log") == (0, zstandard.LDM_BUCKETSIZELOG_MAX)
    assert tz.bounds("compression_level") == (tz.MIN_LEVEL, zstandard.MAX_COMPRESSION_LEVEL)
    assert tz.bounds("threads")[0] == -1


# Between 0, which is "by level", and these there is nothing.
LEAST = {
    "window_log": 10,
    "hash_log": 6,
    "chain_log": 6,
    "search_log": 1,
    "min_match": 3,
    "ldm_hash_log": 6,
    "ldm_min_match": 4,
    "ldm_bucket_size_log": 1,
}
# libzstd clamps these to their bounds, or takes any number for a yes; here what is out of bounds is an error.
LENIENT = {"write_content_size", "write_checksum", "write_dict_id", "job_size", "overlap_log", "force_max_window"}


def accepted_by_peer(name, value):
    try:
        ZstdCompressionParameters(**{name: value})
    except (zstandard.ZstdError, OverflowError):
        return False
    return True


@pytest.mark.parametrize("name", PEER)
def test_the_same_values_are_taken(name):
    """Around both ends and around 0, and what comes back is the same."""
    low, high = tz.bounds(name)
    for value in sorted({low - 1, low, low + 1, -1, 0, 1, 2, 3, 5, 9, 10, high - 1, high, high + 1}):
        # Threads below 0 are a number of processors, which is counted in another way; so many are not started here.
        # Beyond its bounds a level is clamped, as in from_level, and threads too; here they are errors.
        if name in ("threads", "compression_level") and not low + 1 <= value <= high or abs(value) >= 2**31:
            continue
        try:
            params = Params(**{name: value})
        except TierceError as error:
            assert error.status == tierce_c.E_ARGUMENT
            assert f"{name} is {value}, expected" in error.message
            assert name in LENIENT or not accepted_by_peer(name, value), value
            least = low if low != 0 else LEAST.get(name, 0)
            assert value < least or value > high, value
        else:
            assert accepted_by_peer(name, value), value
            peer = ZstdCompressionParameters(**{name: value})
            assert params.get(name) == getattr(peer, name), value


@pytest.mark.parametrize("name", tz.PARAMETERS)
def test_a_value_out_of_bounds_changes_nothing(name):
    low, high = tz.bounds(name)
    params = Params(**{name: high if name != "threads" else 2})
    compressor = tz.Compressor()
    before, of_compressor = params.get(name), compressor.get(name)
    for value in (high + 1, 2**31 - 1, -(2**31)):
        if low <= value <= high or not -(2**31) <= value < 2**31 or (name == "threads" and value < 0):
            continue
        for owner in (params, compressor):
            with pytest.raises(TierceError, match=f"{name} is {value}, expected") as caught:
                owner.set(name, value)
            assert caught.value.status == tierce_c.E_ARGUMENT
    assert (params.get(name), compressor.get(name)) == (before, of_compressor)


def test_threads_below_zero_are_as_many_as_there_are():
    for value in (-1, -5):
        assert 1 <= Params(threads=value).get("threads") <= 256


def test_json_and_back():
    params = Params(level=7, source_size=1 << 20, dict_size=100, window_log=20, write_checksum=True, max_block_size=4096)
    assert params.get("write_checksum") == 1
    json = params.json()
    assert json == params.values()
    assert list(json) == tz.PARAMETERS
    assert Params(**json).values() == json


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        (b"", tierce_c.E_CONFIG, []),
        (b"{", tierce_c.E_CONFIG, []),
        (b"[]", tierce_c.E_CONFIG, ["object"]),
        (b"null", tierce_c.E_CONFIG, ["object"]),
        (b'{"window_lag": 3}', tierce_c.E_CONFIG, ["window_lag", "window_log", "ldm_hash_rate_log"]),
        (b'{"window_log": "20"}', tierce_c.E_CONFIG, ["window_log", "20"]),
        (b'{"window_log": 20.5}', tierce_c.E_CONFIG, ["window_log", "20.5"]),
        (b'{"window_log": null}', tierce_c.E_CONFIG, ["window_log", "null"]),
        (b'{"window_log": 4294967306}', tierce_c.E_CONFIG, ["window_log", "4294967306"]),
        (b'{"window_log": 9}', tierce_c.E_ARGUMENT, ["window_log is 9", "10 to 31"]),
        (b'{"window_log": 32}', tierce_c.E_ARGUMENT, ["window_log is 32", "10 to 31"]),
        (b'{"compression_strategy": 10}', tierce_c.E_ARGUMENT, ["strategy is 10"]),
        (b'{"strategy": 1, "compression_strategy": 1}', tierce_c.E_CONFIG, ["strategy", "twice"]),
        (b'{"source_size": 5}', tierce_c.E_CONFIG, ["level", "source_size"]),
        (b'{"level": 3, "source_size": -1}', tierce_c.E_CONFIG, ["source_size", "-1"]),
        (b'{"level": 3, "dict_size": -1}', tierce_c.E_CONFIG, ["dict_size", "-1"]),
        (b'{"level": "high"}', tierce_c.E_CONFIG, ["level", "high"]),
        (b'{"level": 99999999999}', tierce_c.E_ARGUMENT, ["level is 99999999999"]),
    ],
)
def test_json_that_cannot_be_read(text, status, words):
    with pytest.raises(TierceError) as caught:
        Params.from_text(text)
    assert caught.value.status == status
    for word in words:
        assert word in caught.value.message


# python-zstandard builds libzstd without hooks for tracing, which are one number in each context.
BUILD = 8


@pytest.mark.parametrize("level", [-7, -1, 1, 3, 6, 12, 19, 22])
def test_estimated_sizes(level):
    for source_size in (0, 1000, 1 << 20):
        peer = ZstdCompressionParameters.from_level(level, source_size=source_size)
        one_shot, stream = Params.from_level(level, source_size).estimated_size()
        assert 0 <= one_shot - peer.estimated_compression_context_size() <= BUILD
        assert stream > one_shot
    peer = ZstdCompressionParameters(compression_level=level, enable_ldm=1)
    one_shot, _ = Params(compression_level=level, enable_ldm=1).estimated_size()
    assert 0 <= one_shot - peer.estimated_compression_context_size() <= BUILD


def test_estimated_size_with_threads_is_not_known():
    with pytest.raises(TierceError) as caught:
        Params(threads=2).estimated_size()
    assert caught.value.status == tierce_c.E_UNSUPPORTED


def test_estimated_size_of_a_decompressor():
    assert 0 <= tz.decompressor_estimated_size() - zstandard.estimate_decompression_context_size() <= BUILD
    assert tz.decompressor_estimated_size(1 << 20) > (1 << 20)
    assert tz.decompressor_estimated_size(1 << 31) > (1 << 31)
    with pytest.raises(TierceError):
        tz.decompressor_estimated_size((1 << 31) + 1)


def test_an_estimate_is_not_below_what_is_taken():
    data = bytes(range(256)) * 4096
    for level in (1, 3, 9):
        params = Params.from_level(level, len(data))
        compressor = tz.Compressor(params=params)
        compressor.compress(data)
        # The rest is what the estimate does not count: a few hundred bytes of alignment and the context's own start.
        assert compressor.memory_size() <= params.estimated_size()[0] + 8192


def test_a_compressor_has_the_parameters():
    params = Params(**OTHER)
    compressor = tz.Compressor(params=params)
    assert {name: compressor.get(name) for name in tz.PARAMETERS} == params.values()
    params.set("window_log", 11)
    assert compressor.get("window_log") == OTHER["window_log"], "it keeps a copy"
    of_level = tz.Compressor(5)
    assert of_level.get("compression_level") == 5
    assert of_level.get("write_dict_id") == of_level.get("write_content_size") == 1
    assert of_level.get("write_checksum") == of_level.get("threads") == of_level.get("window_log") == 0


def test_constants():
    """Those of our header (tierce_zstd.py, which test_mirror.py holds to it) are python-zstandard's."""
    for name in (
        "MAGIC_NUMBER CONTENTSIZE_UNKNOWN CONTENTSIZE_ERROR BLOCKSIZELOG_MAX BLOCKSIZE_MAX FORMAT_ZSTD1 "
        "COMPRESSION_RECOMMENDED_INPUT_SIZE COMPRESSION_RECOMMENDED_OUTPUT_SIZE "
        "DECOMPRESSION_RECOMMENDED_INPUT_SIZE DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE "
        "STRATEGY_FAST STRATEGY_DFAST STRATEGY_GREEDY STRATEGY_LAZY STRATEGY_LAZY2 STRATEGY_BTLAZY2 STRATEGY_BTOPT "
        "STRATEGY_BTULTRA STRATEGY_BTULTRA2"
    ).split():
        assert getattr(tz, name) == getattr(zstandard, name), name
    assert tz.FORMAT_MAGICLESS == zstandard.FORMAT_ZSTD1_MAGICLESS
    assert tz.DICT_AUTO == zstandard.DICT_TYPE_AUTO
    assert tz.DICT_RAW_CONTENT == zstandard.DICT_TYPE_RAWCONTENT
    assert tz.DICT_FULL == zstandard.DICT_TYPE_FULLDICT
    assert tz.MAX_LEVEL == zstandard.MAX_COMPRESSION_LEVEL
    assert tz.MAGIC_NUMBER.to_bytes(4, "little") == zstandard.FRAME_HEADER
    assert tierce_c.build_info()["libraries"]["zstd"] == ".".join(map(str, zstandard.ZSTD_VERSION))
