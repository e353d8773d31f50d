"""Properties of every codec and pipeline, over random bytes and configs."""

import functools
import json

import cases
import pytest
import tierce_c
from cases import DELTA, EXTREME, LZMA1, LZMA2
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tierce_c import SIZE_MAX, Codec, TierceError


def config(codec, **parameters):
    """Configs of a codec with any of these parameters, each of them left out at times."""
    return st.fixed_dictionaries({"id": st.just(codec)}, optional=parameters)


# High levels and presets take long and large tables to set up; the tests of levels have them.
LZMA_OPTIONS = st.fixed_dictionaries(
    # Together, "lc" and "lp" may be 4 at most; a preset has 3 and 0.
    {"preset": st.integers(0, 2), "lc": st.integers(0, 2)},
    optional={
        "dict_size": st.integers(4096, 1 << 18),
        "lp": st.integers(0, 2),
        "pb": st.integers(0, 4),
        "nice_len": st.integers(5, 273),
        "depth": st.integers(0, 50),
    },
)
PREFILTER = st.one_of(
    st.fixed_dictionaries({"id": st.just(DELTA)}, optional={"dist": st.integers(1, 256)}),
    st.fixed_dictionaries({"id": st.integers(4, 9)}),
)


def chains(last):
    ends = LZMA_OPTIONS.map(lambda options: {"id": last, **options})
    return st.tuples(st.lists(PREFILTER, max_size=2), ends).map(lambda both: [*both[0], both[1]])


LZMA = st.one_of(
    config("lzma", preset=st.integers(0, 2) | st.just(EXTREME), check=st.sampled_from([-1, 0, 1, 4, 10])),
    config("lzma", preset=st.integers(0, 1)).map(lambda given: {**given, "format": 2}),
    chains(LZMA2).map(lambda chain: {"id": "lzma", "filters": chain}),
    chains(LZMA2).map(lambda chain: {"id": "lzma", "format": 3, "filters": chain}),
    chains(LZMA1).map(lambda chain: {"id": "lzma", "format": 3, "filters": chain}),
    LZMA_OPTIONS.map(lambda options: {"id": "lzma", "format": 2, "filters": [{"id": LZMA1, **options}]}),
)
BYTE_CODECS = {
    "zstd": config("zstd", level=st.integers(-50, 6), checksum=st.booleans()),
    "lz4": config("lz4", acceleration=st.integers(1, 70_000)),
    "zlib": config("zlib", level=st.integers(-1, 9)),
    "gzip": config("gzip", level=st.integers(-1, 9)),
    "bz2": config("bz2", level=st.integers(1, 2)),
    "lzma": LZMA,
    # Without a typesize, which v2 configs do not tell.
    "blosc": config(
        "blosc",
        cname=st.sampled_from(["blosclz", "lz4", "lz4hc", "zlib", "zstd"]),
        clevel=st.integers(0, 7),
        shuffle=st.integers(-1, 2),
        blocksize=st.integers(0, 3000),
    ),
    "crc32": config("crc32", location=st.sampled_from(["start", "end"])),
    "adler32": config("adler32", location=st.sampled_from(["start", "end"])),
    "crc32c": config("crc32c", location=st.sampled_from(["start", "end"])),
    "fletcher32": config("fletcher32"),
    "jenkins_lookup3": config(
        "jenkins_lookup3",
        initval=st.integers(0, 2**32 - 1),
        prefix=st.none() | st.lists(st.integers(0, 255), max_size=40),
    ),
    "base64": config("base64"),
}
SHUFFLE = config("shuffle", elementsize=st.integers(0, 40))
assert set(BYTE_CODECS) | {"shuffle"} == set(cases.CODECS)

# Runs and repetitions beside noise, so that matches, runs and literals of all lengths come up.
PIECES = st.one_of(
    st.binary(max_size=300),
    st.tuples(st.binary(min_size=1, max_size=9), st.integers(1, 700)).map(lambda both: both[0] * both[1]),
)
DATA = st.lists(PIECES, max_size=6).map(b"".join)


@functools.lru_cache(maxsize=64)
def codec_of(text):
    """Codecs are kept, since examples often have the same config, and to go through their reuse."""
    return Codec(text.encode())


def made(any_config):
    return codec_of(json.dumps(any_config))


def whole(any_config, data):
    """The data cut so that shuffle, if it comes first, has whole elements."""
    first = any_config[0] if isinstance(any_config, list) and any_config else any_config
    if isinstance(first, dict) and first["id"] == "shuffle":
        size = max(1, first.get("elementsize", 4))
        return data[: len(data) // size * size]
    return data


# One buffer for all examples: nothing of its former content may come through.
REUSED = tierce_c.Buffer()


def check_properties(any_config, data):
    codec, data = made(any_config), whole(any_config, data)
    encoded = codec.encode(data)
    bound = codec.encode_bound(len(data))

    assert len(encoded) <= bound, "the bound is never too small"
    with_bound = codec.encode_into(data, bound)
    assert with_bound.bytes == encoded, "both forms of encode agree"
    assert codec.decode(encoded) == data, "what was encoded comes back"
    assert codec.decode(encoded, len(data)) == data, "also with the exact limit"
    assert codec.decode_into(encoded, len(data)).bytes == data, "also into exact room"
    codec.encode_to(data, REUSED)
    assert REUSED.bytes() == encoded, "also into a buffer that was used before"
    codec.decode_to(encoded, REUSED)
    assert REUSED.bytes() == data

    if encoded:
        short = codec.encode_into(data, len(encoded) - 1)
        assert short.status == tierce_c.E_BUFFER_TOO_SMALL
        assert len(encoded) <= short.length != SIZE_MAX, "encoders know how much is enough"
        assert codec.encode_into(data, short.length).bytes == encoded
    if data:
        short = codec.decode_into(encoded, len(data) - 1)
        assert short.status == tierce_c.E_BUFFER_TOO_SMALL
        assert short.length in (len(data), SIZE_MAX)
        with pytest.raises(TierceError) as caught:
            codec.decode_to(encoded, REUSED, len(data) - 1)
        assert caught.value.status == tierce_c.E_LIMIT
        assert REUSED.bytes() == b"", "after a failure a buffer is empty"


@pytest.mark.parametrize("codec", [*BYTE_CODECS, "shuffle"])
def test_one_codec(codec):
    configs = SHUFFLE if codec == "shuffle" else BYTE_CODECS[codec]

    # liblzma sets up tables of megabytes for each stream.
    @settings(max_examples=40 if codec == "lzma" else 100)
    @given(configs, DATA)
    def run(any_config, data):
        check_properties(any_config, data)

    run()


@settings(max_examples=200)
@given(st.lists(st.one_of(*BYTE_CODECS.values()), max_size=4), st.none() | SHUFFLE, DATA)
@example([], None, b"")
@example([], None, b"data")
@example([{"id": "base64"}] * 4, None, b"data")
def test_pipelines(codecs, shuffle, data):
    check_properties(([shuffle] if shuffle else []) + codecs, data)


@settings(max_examples=100)
@given(st.lists(st.one_of(*BYTE_CODECS.values()), min_size=1, max_size=3), DATA)
def test_a_pipeline_is_its_codecs_one_after_the_other(codecs, data):
    step = data
    for config_ in codecs:
        step = made(config_).encode(step)
    assert made(codecs).encode(data) == step


@settings(max_examples=100)
@given(st.lists(st.one_of(*BYTE_CODECS.values(), SHUFFLE), max_size=3))
def test_effective_configs_make_the_same_codec(codecs):
    effective = made(codecs).config()
    assert made(effective).config() == effective
    v3 = made(effective).config(tierce_c.CONFIG_V3)
    assert made(v3).config(tierce_c.CONFIG_V2) == effective
    for given_, came in zip(codecs, effective, strict=True):
        assert {**came, **given_} == came, "nothing that was given in range is changed"


@settings(max_examples=150)
@given(st.one_of(*BYTE_CODECS.values()), DATA)
def test_numcodecs_agrees(any_config, data):
    assume(data)  # what numcodecs does with nothing stands in test_both_ways.py
    ours = made(any_config)
    assert cases.peer_decode(any_config, ours.encode(data)) == data
    assert ours.decode(cases.peer_encode(any_config, data)) == data


@settings(max_examples=300)
@given(st.one_of(*BYTE_CODECS.values(), SHUFFLE), DATA, st.data())
def test_damage(any_config, data, draw):
    """Whatever is done to a chunk, a decode stays within its room and gives a status."""
    codec = made(any_config)
    chunk = bytearray(codec.encode(whole(any_config, data)))
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, len(chunk)))
        cut = draw.draw(st.integers(0, 8))
        chunk[at : at + cut] = draw.draw(st.binary(max_size=8))
    # decode_into checks that nothing is written behind the room.
    result = codec.decode_into(bytes(chunk), len(data))
    assert result.status in (
        tierce_c.OK,
        tierce_c.E_CORRUPT,
        tierce_c.E_BUFFER_TOO_SMALL,
        tierce_c.E_UNSUPPORTED,
        tierce_c.E_LIMIT,
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200)
@given(st.sampled_from(cases.CODECS), st.data())
def test_any_value_of_a_parameter_is_taken_or_refused(codec, draw):
    """A config is taken, and then works, or refused with a message that names the codec and the key."""
    keys = [key for key in Codec({"id": codec}).config() if key != "id"] or ["x"]
    key = draw.draw(st.sampled_from(keys))
    value = draw.draw(JSON)
    try:
        ours = Codec({"id": codec, key: value})
    except TierceError as error:
        assert error.status == tierce_c.E_CONFIG
        assert f'"{codec}"' in error.message
        # Of lzma's filters the message shows the one that is wrong.
        assert f'"{key}"' in error.message or (key == "filters" and "filter " in error.message)
    else:
        assert key in ours.config()


@settings(max_examples=200)
@given(JSON | st.binary(max_size=30))
def test_any_text_is_taken_or_refused(value):
    try:
        Codec(value)
    except TierceError as error:
        assert error.status in (tierce_c.E_CONFIG, tierce_c.E_UNKNOWN_CODEC)
        assert error.message
    else:
        assert value == [] or isinstance(value, (str, bytes))
