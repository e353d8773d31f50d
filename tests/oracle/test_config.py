"""JSON configs: what comes back equals numcodecs' get_config(), and what is wrong is refused with a useful message."""

import json

import cases
import numcodecs
import pytest
import tierce_c
from cases import DELTA, EXTREME, LZMA1, LZMA2
from tierce_c import CONFIG_V2, CONFIG_V3, Codec, TierceError

# Deliberate differences to numcodecs 0.16.5, where get_config() gives back what it was given:
#  - levels and accelerations outside the native library's range, which it clamps, come back clamped;
#  - a checksum's location is always written; numcodecs leaves it out when it was left out;
#  - a jenkins prefix is an array of numbers, which is JSON; numcodecs' is a numpy array, which is not.
CLAMPED = [
    ({"id": "zstd", "level": 23}, {"id": "zstd", "level": 22, "checksum": False}),
    ({"id": "zstd", "level": 10**18}, {"id": "zstd", "level": 22, "checksum": False}),
    ({"id": "zstd", "level": -131_073}, {"id": "zstd", "level": -131_072, "checksum": False}),
    ({"id": "lz4", "acceleration": 0}, {"id": "lz4", "acceleration": 1}),
    ({"id": "lz4", "acceleration": -7}, {"id": "lz4", "acceleration": 1}),
    ({"id": "lz4", "acceleration": 65_538}, {"id": "lz4", "acceleration": 65_537}),
]
LOCATION_LEFT_OUT = {"crc32": "start", "adler32": "start", "crc32c": "end"}

MORE = [
    *({"id": "zstd", "level": level} for level in (-131_072, -1, 0, 1, 22)),
    *({"id": "lz4", "acceleration": acceleration} for acceleration in (1, 65_537)),
    *({"id": codec, "level": level} for codec in ("zlib", "gzip") for level in range(-1, 10)),
    *({"id": "bz2", "level": level} for level in range(1, 10)),
    *({"id": "lzma", "preset": preset} for preset in (0, 9, 9 | EXTREME)),
    *({"id": "lzma", "check": check} for check in (-1, 0, 1, 4, 10)),
    *({"id": "lzma", "format": container} for container in (0, 1, 2)),
    {"id": "lzma", "format": 3, "filters": [{"id": LZMA1, "lc": 0, "dict_size": 4096}]},
    *({"id": "shuffle", "elementsize": size} for size in (0, 1, 3, 2**31 - 1)),
    *({"id": "jenkins_lookup3", "initval": value} for value in (0, 2**32 - 1)),
    *({"id": "blosc", "cname": name} for name in ("blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd")),
    *({"id": "blosc", "clevel": level} for level in range(10)),
    *({"id": "blosc", "shuffle": shuffle} for shuffle in (-1, 0, 1, 2)),
    *({"id": "blosc", "blocksize": size} for size in (0, 1, 128, 70_001, 715_827_542)),
    *({"id": "zfpy", "mode": mode} for mode in (2, 3, 4)),
    {"id": "zfpy", "tolerance": 1e-3, "rate": 7, "compression_kwargs": {"precision": 3}},
    {"id": "zfpy", "mode": 2, "rate": 8.5},
    {"id": "zfpy", "mode": 3, "precision": 20},
    *({"id": "blosc", "typesize": size} for size in (None, 1, 3, 255, 256)),
]


def peer_config(config):
    theirs = cases.peer(config).get_config()
    if theirs["id"] in LOCATION_LEFT_OUT:
        theirs.setdefault("location", LOCATION_LEFT_OUT[theirs["id"]])
    if theirs.get("prefix") is not None:
        theirs["prefix"] = theirs["prefix"].tolist()
    return theirs


@pytest.mark.parametrize("config", cases.all_configs() + MORE, ids=cases.name)
def test_effective_config_is_that_of_numcodecs(config):
    assert Codec(config).config() == peer_config(config)


@pytest.mark.parametrize("codec", LOCATION_LEFT_OUT)
def test_numcodecs_leaves_out_a_default_location(codec):
    assert numcodecs.get_codec({"id": codec}).get_config() == {"id": codec}
    assert Codec({"id": codec}).config() == {"id": codec, "location": LOCATION_LEFT_OUT[codec]}


@pytest.mark.parametrize(("given", "effective"), CLAMPED, ids=str)
def test_clamped_values(given, effective):
    ours = Codec(given)
    assert ours.config() == effective
    data = cases.sample("smooth", "<f4", 500).tobytes()
    assert ours.encode(data) == Codec(effective).encode(data)


@pytest.mark.parametrize(
    ("given", "effective"), [pair for pair in CLAMPED if abs(pair[0].get("level", 0)) < 2**31], ids=str
)
def test_numcodecs_does_not_say_that_it_clamps(given, effective):
    assert {**effective, **given} == cases.peer(given).get_config() != effective


@pytest.mark.parametrize("config", cases.all_configs() + MORE, ids=cases.name)
def test_effective_config_makes_the_same_codec(config):
    effective = Codec(config).config()
    assert Codec(effective).config() == effective
    assert peer_config(effective) == effective


def test_numbers_may_be_written_with_a_point():
    """Some JSON writers know no integers."""
    assert Codec(b'{"id": "zstd", "level": 3.0}').config() == {"id": "zstd", "level": 3, "checksum": False}


def test_pipelines_come_back_as_arrays():
    config = [{"id": "shuffle", "elementsize": 8}, {"id": "zstd", "level": 1, "checksum": False}]
    assert Codec(config).config() == config
    assert Codec(config[:1]).config() == config[:1]
    assert Codec([]).config() == []


def refused(config, status=tierce_c.E_CONFIG):
    with pytest.raises(TierceError) as caught:
        Codec(config)
    assert caught.value.status == status, caught.value
    return caught.value.message


def bad(codec, key, value, *says):
    return pytest.param(codec, key, value, says, id=f"{codec} {key}={value!r}")


BAD_VALUES = [
    bad("zstd", "level", "3", "a whole number"),
    bad("zstd", "level", 1.5, "a whole number"),
    bad("zstd", "level", None, "a whole number"),
    bad("zstd", "level", True, "a whole number"),
    bad("zstd", "level", [3], "a whole number"),
    bad("zstd", "checksum", 1, "true or false"),
    bad("zstd", "checksum", None, "true or false"),
    bad("zstd", "checksum", "true", "true or false"),
    bad("lz4", "acceleration", "fast", "a whole number"),
    bad("lz4", "acceleration", 0.5, "a whole number"),
    *(bad(codec, "level", value, "from -1 to 9") for codec in ("zlib", "gzip") for value in (10, -2, "6", None, 5.5)),
    *(bad("bz2", "level", value, "from 1 to 9") for value in (0, 10, -1, "9", None)),
    *(bad("shuffle", "elementsize", value, "from 0 to 2147483647") for value in (-1, 2**31, "4", None, 10**30)),
    *(
        bad(codec, "location", value, '"start"', '"end"')
        for codec in ("crc32", "adler32", "crc32c")
        for value in ("middle", "START", "", 0, None)
    ),
    *(bad("jenkins_lookup3", "initval", value, "from 0 to 4294967295") for value in (-1, 2**32, "0", None, 0.5)),
    *(
        bad("jenkins_lookup3", "prefix", value, "null", "array of numbers from 0 to 255")
        for value in ([256], [-1], [1.5], ["a"], "abc", 7, {}, [None])
    ),
    *(
        bad("blosc", "cname", value, *(f'"{name}"' for name in ("blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd")))
        for value in ("gzip", "LZ4", "", "lz4 ", 1, None)
    ),
    *(bad("blosc", "clevel", value, "from 0 to 9") for value in (-1, 10, "5", None, 1.5)),
    *(
        bad("blosc", "shuffle", value, "-1", "0", "1", "2", "auto", "noshuffle", "shuffle", "bitshuffle")
        for value in (-2, 3, "bits", "", None, True, 0.5)
    ),
    *(bad("blosc", "blocksize", value, "from 0 to 715827542") for value in (-1, 715_827_543, "auto", None)),
    *(bad("blosc", "typesize", value, "from 1 to 2147483647") for value in (0, -1, 2**31, "4", 1.5)),
    *(bad("lzma", "format", value, "[0, 1, 2, 3]") for value in (4, -1, "xz", None)),
    *(bad("lzma", "check", value, "[-1, 0, 1, 4, 10]") for value in (2, 11, -2, "crc32", None)),
    *(
        bad("lzma", "preset", value, "0 to 9", "2147483648", "extreme")
        for value in (10, -1, "6", 1.5, EXTREME + 10, 1 << 32, {})
    ),
    *(bad("lzma", "filters", value, "an array or null") for value in ({}, "delta", 3)),
    *(bad("lzma", "filters", value, "1 to 4") for value in ([], [{"id": DELTA}] * 4 + [{"id": LZMA2}])),
]


@pytest.mark.parametrize(("codec", "key", "value", "says"), BAD_VALUES)
def test_a_wrong_value_is_named_with_what_is_allowed(codec, key, value, says):
    message = refused({"id": codec, key: value})
    for part in (f'"{codec}"', f'"{key}"', "expected", *says):
        assert part in message, message
    if not isinstance(value, (list, int)) or isinstance(value, bool):
        assert json.dumps(value) in message, message


@pytest.mark.parametrize("codec", cases.CODECS)
def test_an_unknown_key_is_named_with_the_known_ones(codec):
    message = refused({"id": codec, "colour": 3})
    known = [key for key in Codec({"id": codec}).config() if key != "id"]
    for part in (f'"{codec}"', 'unknown key "colour"', *(f'"{key}"' for key in known)):
        assert part in message, message
    if not known:
        assert "it takes no parameters" in message


def test_keys_are_not_matched_loosely():
    for key in ("Level", " level", "level ", "lev"):
        assert f'unknown key "{key}"' in refused({"id": "zstd", key: 3})


# A filter of lzma's chain, and what the message says of it beside the filter itself.
BAD_FILTERS = [
    ({"id": 99}, ['"id"', "33", "4611686018427387905", "3 and 4 to 9"]),
    ({"preset": 4}, ['"id"']),
    ({"id": "lzma2"}, ['"id"']),
    ({"id": LZMA2, "colour": 1}, ['"colour"']),
    ({"id": LZMA2, "dist": 1}, ['"dist"']),
    ({"id": LZMA2, "preset": 10}, ['"preset"', "0 to 9"]),
    ({"id": LZMA2, "dict_size": -1}, ['"dict_size"']),
    ({"id": LZMA2, "dict_size": 4095}, ['"dict_size"', "4096"]),
    ({"id": LZMA2, "dict_size": 2**32 - 1}, ['"dict_size"', "1610612736"]),
    ({"id": LZMA2, "lc": 5}, ['"lc"', "0 to 4"]),
    ({"id": LZMA2, "lp": 5}, ['"lp"', "0 to 4"]),
    ({"id": LZMA2, "lc": 3, "lp": 3}, ['"lc"', '"lp"', "4"]),
    ({"id": LZMA2, "pb": 5}, ['"pb"', "0 to 4"]),
    ({"id": LZMA2, "mode": 3}, ['"mode"', "1", "2"]),
    ({"id": LZMA2, "nice_len": 1}, ['"nice_len"', "2 to 273"]),
    ({"id": LZMA2, "nice_len": 274}, ['"nice_len"', "2 to 273"]),
    ({"id": LZMA2, "mf": 5}, ['"mf"', "3", "4", "18", "19", "20"]),
    ({"id": DELTA, "dist": 0}, ['"dist"', "1 to 256"]),
    ({"id": DELTA, "dist": 257}, ['"dist"', "1 to 256"]),
    ({"id": DELTA, "preset": 1}, ['"preset"']),
    ({"id": 4, "start_offset": -1}, ['"start_offset"']),
    ({"id": 4, "dist": 1}, ['"dist"']),
    ({"id": 5, "start_offset": 3}, ['"start_offset"', "4"]),
    (33, ["an object"]),
]


@pytest.mark.parametrize(
    ("one", "says"), BAD_FILTERS, ids=lambda value: str(value) if not isinstance(value, list) else ""
)
def test_a_wrong_filter_is_named_with_what_is_allowed(one, says):
    is_lzma = isinstance(one, dict) and one.get("id") == LZMA2
    message = refused({"id": "lzma", "filters": [one] if is_lzma else [one, {"id": LZMA2}]})
    # The message quotes the filter; what it says of it must stand beside that.
    quoted = json.dumps(one, separators=(",", ":"))
    assert '"lzma"' in message
    rest = message.replace(quoted, "")
    for part in says:
        assert part in rest, message


BAD_CHAINS = [
    ({"preset": 1, "filters": [{"id": LZMA2}]}, ['"preset"', '"filters"', "exclude"]),
    ({"format": 3}, ['"format" 3', '"filters"']),
    ({"format": 3, "preset": 1}, ['"format" 3', '"filters"']),
    ({"format": 2, "filters": [{"id": LZMA2}]}, ['"format" 2', "4611686018427387905"]),
    ({"format": 2, "filters": [{"id": DELTA}, {"id": LZMA1}]}, ['"format" 2', "one filter"]),
    ({"format": 1, "filters": [{"id": LZMA1}]}, ['"format" 1', "33"]),
    ({"format": 0, "filters": [{"id": LZMA2}]}, ['"format" 0']),
    ({"format": 0, "check": 4}, ['"check" 4', '"format" 1']),
    ({"format": 2, "check": 1}, ['"check" 1', '"format" 1']),
    ({"format": 3, "check": 4, "filters": [{"id": LZMA2}]}, ['"check" 4', '"format" 1']),
    ({"filters": [{"id": DELTA}]}, ["filter chain"]),
    ({"filters": [{"id": LZMA2}, {"id": DELTA}]}, ["filter chain"]),
]


@pytest.mark.parametrize(("given", "says"), BAD_CHAINS, ids=lambda value: str(value) if isinstance(value, dict) else "")
def test_parameters_of_lzma_that_do_not_go_together(given, says):
    message = refused({"id": "lzma", **given})
    for part in ('"lzma"', *says):
        assert part in message, message


NOT_A_CODEC = [
    (b"", "not JSON"),
    (b"{", "not JSON"),
    (b'{"id": "zstd",}', "not JSON"),
    (b'{"id": "zstd"} x', "not JSON"),
    (b"{'id': 'zstd'}", "not JSON"),
    (b'{"id": "zstd", "level": NaN}', "not JSON"),
    (b"\xff\xfe", "not JSON"),
    (b"[" * 10_000, "not JSON"),
    (b"3", "expected a codec as a JSON object, or a pipeline as an array of them, got 3"),
    (b"null", "got null"),
    (b"{}", '"id" (zarr v2) or "name" (zarr v3)'),
    (b'{"level": 3}', '"id" (zarr v2) or "name" (zarr v3)'),
    (b'{"id": 3}', "a string"),
    (b'{"id": null}', "a string"),
    (b'{"id": "zstd", "name": "zstd"}', "not both"),
    (b'[[{"id": "zstd"}]]', "codec 1 of the pipeline"),
    (b'[{"id": "zstd"}, 7]', "codec 2 of the pipeline"),
    (b'[{"id": "zstd"}, {"name": "gzip"}]', "mixes"),
    (b'{"name": "zstd", "level": 3}', '"configuration"'),
    (b'{"name": "zstd", "configuration": 3}', '"configuration"'),
    (b'{"name": "zstd", "configuration": {"level": "x"}}', '"level" is "x"'),
    (b'{"name": "zstd", "configuration": {"id": "zstd"}}', 'unknown key "id"'),
    (b'{"name": "bytes", "configuration": {"endian": "middle"}}', '"little", "big"'),
]


@pytest.mark.parametrize(("text", "says"), NOT_A_CODEC, ids=lambda value: repr(value[:40]))
def test_texts_that_are_no_config(text, says):
    assert says in refused(text)


def test_an_error_says_which_codec_of_a_pipeline():
    message = refused([{"id": "shuffle"}, {"id": "zlib", "level": 77}])
    assert message == 'codec 2 of the pipeline: codec "zlib": "level" is 77, expected a whole number from -1 to 9'


@pytest.mark.parametrize("codec", ["nope", "", "ZSTD", "zstd ", "numcodecs.zstd", "bytes", "blosc2"])
def test_unknown_codec(codec):
    message = refused({"id": codec}, tierce_c.E_UNKNOWN_CODEC)
    assert f'"{codec}"' in message
    for known in cases.CODECS:
        assert f"{known}," in f"{message},", "the message lists what there is"


@pytest.mark.parametrize(
    "codec", ["nope", "", "lz4", "numcodecs.", "numcodecs.nope", "numcodecs.bytes", "numcodecs.numcodecs.lz4"]
)
def test_unknown_codec_in_v3(codec):
    message = refused({"name": codec}, tierce_c.E_UNKNOWN_CODEC)
    assert f'"{codec}"' in message
    for known in ("bytes", "zstd", "gzip", "crc32c", "numcodecs.lz4"):
        assert f"{known}," in f"{message},", "the message lists what there is, with the names of v3"


def test_a_long_value_is_cut_in_the_message():
    message = refused({"id": "zstd", "level": "x" * 100_000})
    assert len(message) < 1000
    assert "…" in message


def test_the_list_of_codecs_agrees_with_what_they_take():
    listed = {entry["id"]: entry for entry in tierce_c.codec_list() if entry["id"]}
    assert set(cases.CODECS) <= set(listed)
    assert {entry["zarr_v3"] for entry in tierce_c.codec_list() if not entry["id"]} == {"bytes", "transpose"}
    for codec in cases.CODECS:
        # The element size is the array's: a v2 config never tells it (test_blosc.py).
        parameters = [one for one in listed[codec]["parameters"] if one["name"] != "typesize"]
        defaults = {parameter["name"]: parameter["default"] for parameter in parameters}
        assert {"id": codec, **defaults} == Codec({"id": codec}).config()
        for parameter in parameters:
            for value in [parameter[end] for end in ("minimum", "maximum") if end in parameter]:
                assert Codec({"id": codec, parameter["name"]: value}).config()[parameter["name"]] == value
            for value in parameter.get("choices", []):
                given = {"id": codec, parameter["name"]: value}
                if given == {"id": "lzma", "format": 3}:
                    given["filters"] = [{"id": LZMA2}]
                assert Codec(given).config()[parameter["name"]] == value


# What zarr v3 calls a codec with its defaults; "bytes" apart.
V3_NAMES = {"zstd": "zstd", "gzip": "gzip", "crc32c": "crc32c", "blosc": "blosc"}


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_v3_form_gives_the_same_bytes(config):
    rest = {key: value for key, value in config.items() if key != "id"}
    prefixed = Codec({"name": f"numcodecs.{config['id']}", "configuration": rest})
    data = cases.sample("smooth", "<f8", 300).tobytes()
    encoded = Codec(config).encode(data)
    assert prefixed.encode(data) == encoded
    assert prefixed.decode(encoded) == data
    if config["id"] in V3_NAMES:
        own = Codec({"name": V3_NAMES[config["id"]], "configuration": rest})
        assert own.encode(data) == encoded


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_config_as_both_ways(config):
    v2 = Codec(config)
    v3_config = v2.config(CONFIG_V3)
    v3 = Codec(v3_config)
    assert v2.config(CONFIG_V2) == v2.config()
    assert v3.config() == v3.config(CONFIG_V3) == v3_config
    assert v3.config(CONFIG_V2) == v2.config()
    data = cases.sample("smooth", "<f8", 300).tobytes()
    assert v3.encode(data) == v2.encode(data)


def test_v3_names():
    for codec in cases.CODECS:
        assert Codec({"id": codec}).config(CONFIG_V3)["name"] == V3_NAMES.get(codec, f"numcodecs.{codec}")
    # zarr v3's gzip has no level -1, and its crc32c no location.
    assert Codec({"id": "gzip", "level": -1}).config(CONFIG_V3)["name"] == "numcodecs.gzip"
    assert Codec({"id": "crc32c", "location": "start"}).config(CONFIG_V3)["name"] == "numcodecs.crc32c"
    assert Codec({"id": "crc32c"}).config(CONFIG_V3) == {"name": "crc32c"}


@pytest.mark.parametrize("codec", cases.CODECS)
def test_v3_form_of_a_numcodecs_codec_has_a_configuration(codec):
    """Even an empty one: zarr-python refuses a "numcodecs." codec without."""
    named = Codec({"name": f"numcodecs.{codec}"}).config()
    assert "configuration" in named or not named["name"].startswith("numcodecs.")


def test_short_v3_forms():
    """The specification allows a bare name for a codec without configuration, and `must_understand`."""
    expected = {"name": "zstd", "configuration": {"level": 0, "checksum": False}}
    for text in (b'"zstd"', b'{"name": "zstd"}', b'{"name": "zstd", "must_understand": false}'):
        assert Codec(text).config() == expected


def test_bytes_has_no_v2_form():
    alone = Codec({"name": "bytes", "configuration": {"endian": "little"}})
    with pytest.raises(TierceError) as caught:
        alone.config(CONFIG_V2)
    assert caught.value.status == tierce_c.E_UNSUPPORTED
    pipeline = Codec([{"name": "bytes", "configuration": {"endian": "little"}}, {"name": "zstd", "configuration": {}}])
    assert pipeline.config(CONFIG_V2) == [{"id": "zstd", "level": 0, "checksum": False}]
    assert pipeline.config()[0] == {"name": "bytes", "configuration": {"endian": "little"}}


def test_bytes_keeps_bytes_in_the_order_of_the_host():
    data = cases.sample("random", "<f8", 20).tobytes()
    for text in (b'"bytes"', b'{"name": "bytes", "configuration": {"endian": "little"}}'):
        assert Codec(text).encode(data) == data == Codec(text).decode(data)
    swapped = Codec({"name": "bytes", "configuration": {"endian": "big"}})
    for verb in (swapped.encode, swapped.decode):
        with pytest.raises(TierceError) as caught:
            verb(data)
        assert caught.value.status == tierce_c.E_NEEDS_DTYPE


def test_a_form_that_does_not_exist():
    for form in (0, 1, 4, -1):
        with pytest.raises(TierceError) as caught:
            Codec({"id": "zstd"}).config(form)
        assert caught.value.status == tierce_c.E_ARGUMENT
