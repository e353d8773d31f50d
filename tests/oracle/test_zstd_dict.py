"""Dictionaries against python-zstandard: the same bytes with each, and trained to the same bytes."""

import random

import pytest
import tierce_c
import tierce_zstd as tz
import zstandard
from tierce_c import TierceError
from tierce_zstd import Compressor, Decompressor, Dict, Params
from zstandard import ZstdCompressionDict, ZstdCompressionParameters, ZstdCompressor, ZstdDecompressor

TYPES = {
    tz.DICT_AUTO: zstandard.DICT_TYPE_AUTO,
    tz.DICT_RAW_CONTENT: zstandard.DICT_TYPE_RAWCONTENT,
    tz.DICT_FULL: zstandard.DICT_TYPE_FULLDICT,
}


def records(count, seed=5):
    """Small records that have much in common, as those of a log or of a table of stations."""
    chance = random.Random(seed)
    return [
        (
            f'{{"station": "ST{chance.randrange(500):04}", "time": "2024-{chance.randrange(1, 13):02}-'
            f'{chance.randrange(1, 29):02}T{chance.randrange(24):02}:00:00Z", "pressure": {chance.gauss(1013, 9):.2f}, '
            f'"temperature": {chance.gauss(281, 8):.2f}, "humidity": {chance.random():.3f}, "quality": "good"}}'
        ).encode()
        for _ in range(count)
    ]


SAMPLES = records(1200)
INPUTS = [*records(12, seed=6), b"", b"x", b"".join(records(300, seed=7)), bytes(50_000)]
TRAINED = zstandard.train_dictionary(4096, SAMPLES, dict_id=77).as_bytes()
CONTENT = b"".join(SAMPLES[:30])


def from_level(level, **rest):
    return ZstdCompressionParameters.from_level(level, **rest)


def both(content, type):
    return Dict(content, type), ZstdCompressionDict(content, dict_type=TYPES[type])


CASES = [
    (TRAINED, tz.DICT_AUTO),
    (TRAINED, tz.DICT_FULL),
    (TRAINED, tz.DICT_RAW_CONTENT),
    (CONTENT, tz.DICT_AUTO),
    (CONTENT, tz.DICT_RAW_CONTENT),
    (b"short", tz.DICT_AUTO),
    (b"", tz.DICT_AUTO),
]
IDS = ["trained-auto", "trained-full", "trained-raw", "content-auto", "content-raw", "short", "empty"]


@pytest.mark.parametrize(("content", "type"), CASES, ids=IDS)
@pytest.mark.parametrize("level", [-5, 1, 3, 7, 12, 19])
def test_same_bytes(content, type, level):
    """One compressor for all, in an order in which sizes go up and down."""
    ours, theirs = both(content, type)
    compressor, peer = Compressor(level, ours), ZstdCompressor(level=level, dict_data=theirs)
    for data in [*INPUTS, *reversed(INPUTS)]:
        frame = compressor.compress(data)
        assert frame == peer.compress(data)
        assert Decompressor(ours).decompress(frame) == data
        assert ZstdDecompressor(dict_data=theirs).decompress(frame) == data


@pytest.mark.parametrize(("content", "type"), CASES[:5], ids=IDS[:5])
def test_same_bytes_after_precomputing_by_level(content, type):
    for of_tables in (-5, 1, 3, 13, 19):
        ours, theirs = both(content, type)
        ours.precompute(of_tables)
        theirs.precompute_compress(level=of_tables)
        for level in (1, 3, 16):
            compressor, peer = Compressor(level, ours), ZstdCompressor(level=level, dict_data=theirs)
            for data in INPUTS:
                frame = compressor.compress(data)
                assert frame == peer.compress(data), (of_tables, level)
                assert Decompressor(ours).decompress(frame) == data


@pytest.mark.parametrize(("content", "type"), CASES[:5], ids=IDS[:5])
@pytest.mark.parametrize(
    "given",
    [
        {"level": 1},
        {"level": 5, "source_size": 1000},
        {"level": 19, "dict_size": 4096},
        {"level": 3, "window_log": 12},
        {"level": 9, "strategy": 2, "hash_log": 14},
    ],
    ids=str,
)
def test_same_bytes_after_precomputing_by_parameters(content, type, given):
    ours, theirs = both(content, type)
    ours.precompute_with(Params(**given))
    theirs.precompute_compress(compression_params=from_level(**given))
    for level in (1, 12):
        compressor, peer = Compressor(level, ours), ZstdCompressor(level=level, dict_data=theirs)
        for data in INPUTS:
            assert compressor.compress(data) == peer.compress(data)


@pytest.mark.parametrize(
    "given",
    [
        {"level": 3},
        {"level": 19, "write_dict_id": 1},
        {"level": 7, "write_checksum": 1, "write_content_size": 0},
        {"level": 5, "window_log": 10},
        {"level": 6, "enable_ldm": 1},
        {"level": 4, "format": 1, "write_dict_id": 1},
        {"level": 2, "threads": 1},
    ],
    ids=str,
)
def test_same_bytes_with_parameters(given):
    for content, type in CASES[:4]:
        ours, theirs = both(content, type)
        params = from_level(**given)
        for _ in range(2):
            compressor = Compressor(params=Params(**given), dict=ours)
            peer = ZstdCompressor(compression_params=params, dict_data=theirs)
            decompressor = Decompressor(ours, format=given.get("format"))
            for data in INPUTS:
                frame = compressor.compress(data)
                assert frame == peer.compress(data)
                assert decompressor.decompress(frame) == data
            # The second time with tables that are there.
            ours.precompute(3)
            theirs.precompute_compress(level=3)


def test_the_identifier_is_written_or_not():
    ours, theirs = both(TRAINED, tz.DICT_AUTO)
    assert tz.read_header(Compressor(3, ours).compress(INPUTS[0])).dict_id == 77
    without = Compressor(3, ours, write_dict_id=0).compress(INPUTS[0])
    assert without == ZstdCompressor(dict_data=theirs, write_dict_id=False).compress(INPUTS[0])
    assert tz.read_header(without).dict_id == 0
    assert tz.read_header(Compressor(params=Params(), dict=ours).compress(INPUTS[0])).dict_id == 0
    assert Decompressor(ours).decompress(without) == INPUTS[0]


@pytest.mark.parametrize(("content", "type"), CASES, ids=IDS)
def test_what_a_dictionary_says_of_itself(content, type):
    ours, theirs = both(content, type)
    assert ours.bytes() == theirs.as_bytes() == content
    assert len(ours) == len(theirs)
    if type == tz.DICT_RAW_CONTENT:
        assert ours.id() == 0, "raw content has none, whatever it looks like"
    else:
        assert ours.id() == theirs.dict_id()
    assert ours.trained_with() == (theirs.k, theirs.d) == (0, 0)


def test_a_full_dictionary_has_to_be_one():
    for content in (b"", CONTENT, b"\x37\xa4\x30\xec" + CONTENT, TRAINED[:100]):
        with pytest.raises(TierceError) as caught:
            Dict(content, tz.DICT_FULL)
        assert caught.value.status == tierce_c.E_ARGUMENT
    with pytest.raises(TierceError) as caught:
        Dict(CONTENT, 3)
    assert caught.value.status == tierce_c.E_ARGUMENT


def test_what_begins_like_a_dictionary_and_is_none():
    """With "auto" python-zstandard says so at the first use."""
    bad = b"\x37\xa4\x30\xec" + CONTENT
    theirs = ZstdCompressionDict(bad)
    with pytest.raises(zstandard.ZstdError):
        theirs.precompute_compress(level=3)
    with pytest.raises(zstandard.ZstdError):
        ZstdCompressor(dict_data=theirs).compress(b"data")
    uses = [
        lambda ours: ours.precompute(3),
        lambda ours: Decompressor(ours),
        lambda ours: Compressor(3, ours).compress(b"data"),
    ]
    for use in uses:
        with pytest.raises(TierceError) as caught:
            use(Dict(bad, tz.DICT_AUTO))
        assert caught.value.status == tierce_c.E_ARGUMENT, caught.value
    # As raw content it is as good as any.
    raw, of_peer = both(bad, tz.DICT_RAW_CONTENT)
    frame = Compressor(3, raw).compress(INPUTS[0])
    assert frame == ZstdCompressor(dict_data=of_peer).compress(INPUTS[0])
    assert Decompressor(raw).decompress(frame) == INPUTS[0]


def test_contexts_live_longer_than_their_dictionary():
    ours = Dict(TRAINED).precompute(3)
    compressor, decompressor = Compressor(3, ours), Decompressor(ours)
    plain = Compressor(3, Dict(CONTENT))
    ours.free()
    for data in INPUTS:
        assert decompressor.decompress(compressor.compress(data)) == data
        assert len(plain.compress(data)) > 0


def test_precomputing_again_is_for_those_to_come():
    data = INPUTS[14]
    ours = Dict(CONTENT).precompute(1)
    before = Compressor(1, ours)
    first = before.compress(data)
    ours.precompute(19)
    assert before.compress(data) == first
    assert len(Compressor(1, ours).compress(data)) < len(first)


TRAININGS = [
    {},
    {"k": 64},
    {"k": 200, "d": 6},
    {"d": 6},
    {"k": 64, "d": 8, "f": 14, "accel": 5},
    {"split_point": 1.0},
    {"split_point": 0.5, "steps": 2},
    {"steps": 3},
    {"steps": 2, "d": 8},
    {"level": 19, "k": 128},
    {"level": -5, "k": 128},
    {"dict_id": 12345, "k": 64},
    {"dict_id": 2**32 - 1, "k": 64},
    {"f": 16, "accel": 10, "k": 50},
]


@pytest.mark.parametrize("given", TRAININGS, ids=str)
@pytest.mark.parametrize("size", [2048, 16384])
def test_training(given, size):
    samples = SAMPLES if size == 2048 else SAMPLES[:400]
    theirs = zstandard.train_dictionary(size, samples, **given)
    ours = Dict.train(size, samples, **given)
    assert ours.trained_with() == (theirs.k, theirs.d)
    assert ours.bytes() == theirs.as_bytes()
    assert ours.id() == theirs.dict_id()
    assert 0 < len(ours) <= size
    if "dict_id" in given:
        assert ours.id() == given["dict_id"]


def test_training_in_threads():
    """Which of two equally good dictionaries comes out is chance; that it is one of them is not."""
    for threads in (2, -1):
        ours = Dict.train(4096, SAMPLES, threads=threads, steps=2, d=8)
        assert 0 < len(ours) <= 4096
        k, d = ours.trained_with()
        assert 50 <= k <= 2000 and d == 8
        frame = Compressor(3, ours).compress(INPUTS[0])
        theirs = ZstdCompressionDict(ours.bytes())
        assert ZstdDecompressor(dict_data=theirs).decompress(frame) == INPUTS[0]


@pytest.mark.parametrize(
    "options",
    [
        {"algorithm": "cover", "k": 64, "d": 8, "optimise": False},
        {"algorithm": "cover", "steps": 2, "d": 8, "split_point": 0.8},
        {"algorithm": "fastcover", "k": 64, "d": 8, "optimise": False},
        {"k": 64, "shrink": True, "shrink_max_regression": 10},
    ],
    ids=str,
)
def test_training_that_python_does_not_reach(options):
    ours = Dict.train(8192, SAMPLES, **options)
    assert 0 < len(ours) <= 8192
    assert ours.trained_with()[0] > 0
    theirs = ZstdCompressionDict(ours.bytes(), dict_type=zstandard.DICT_TYPE_FULLDICT)
    for data in INPUTS:
        frame = Compressor(3, ours).compress(data)
        assert frame == ZstdCompressor(dict_data=theirs).compress(data)
        assert ZstdDecompressor(dict_data=theirs).decompress(frame) == data
    plain = sum(len(Compressor(3).compress(data)) for data in INPUTS[:12])
    assert sum(len(Compressor(3, ours).compress(data)) for data in INPUTS[:12]) < plain / 2, "it is of use"


def test_training_that_fails():
    with pytest.raises(zstandard.ZstdError):
        zstandard.train_dictionary(4096, [b"a", b"b"])
    for samples in ([b"a", b"b"], [b"", b""], [b"x"] * 5):
        with pytest.raises(TierceError) as caught:
            Dict.train(4096, samples)
        assert caught.value.status == tierce_c.E_ARGUMENT
        assert "4096" in caught.value.message
    with pytest.raises(TierceError, match="no samples") as caught:
        Dict.train(4096, [])
    assert caught.value.status == tierce_c.E_ARGUMENT
    for size in (0, 1, 255):
        with pytest.raises(TierceError) as caught:
            Dict.train(size, SAMPLES, k=64)
        assert caught.value.status == tierce_c.E_ARGUMENT
    for options, word in (
        ({"K": 5}, "K"),
        ({"k": -1}, "k"),
        ({"split_point": 1.5}, "split_point"),
        ({"algorithm": "best"}, "best"),
        ({"accel": 11}, "accel"),
        ({"f": 32}, "f"),
        ({"dict_id": 2**32}, "dict_id"),
        ({"optimise": False}, "k"),
        ({"steps": 1.5}, "steps"),
    ):
        with pytest.raises(TierceError) as caught:
            Dict.train(4096, SAMPLES, **options)
        assert caught.value.status == tierce_c.E_CONFIG, options
        assert f'"{word}"' in caught.value.message


def test_several_dictionaries_and_each_frame_has_its_own():
    trained = [zstandard.train_dictionary(4096, records(400, seed), k=64, d=8, dict_id=1000 + seed) for seed in range(5)]
    frames = [ZstdCompressor(dict_data=one).compress(data) for data in INPUTS for one in trained]
    contents = [data for data in INPUTS for _ in trained]
    ours = [Dict(one.as_bytes()) for one in trained]
    for dicts in (ours, ours[::-1]):
        decompressor = Decompressor(*dicts)
        for frame, data in zip(frames, contents):
            assert decompressor.decompress(frame) == data
        for frame, data in zip(frames[::-1], contents[::-1]):
            assert decompressor.decompress(frame) == data
    assert decompressor.decompress(b"".join(frames), frames=tz.FRAMES_ALL) == b"".join(contents)
    assert decompressor.decompress_many(frames) == contents
    assert decompressor.decompress(ZstdCompressor().compress(b"without")) == b"without"


def test_several_dictionaries_and_none_is_right():
    three = [zstandard.train_dictionary(4096, records(400, seed), k=64, d=8, dict_id=1000 + seed) for seed in range(3)]
    decompressor = Decompressor(*[Dict(one.as_bytes()) for one in three[:2]])
    frame = ZstdCompressor(dict_data=three[2]).compress(INPUTS[0])
    with pytest.raises(TierceError) as caught:
        decompressor.decompress(frame)
    assert caught.value.status == tierce_c.E_ARGUMENT
    good = ZstdCompressor(dict_data=three[0]).compress(INPUTS[0])
    assert decompressor.decompress(good) == INPUTS[0]


def test_the_wrong_dictionary():
    frame = Compressor(3, Dict(TRAINED)).compress(INPUTS[0])
    other = zstandard.train_dictionary(4096, SAMPLES[:400], k=64, d=8, dict_id=78)
    with pytest.raises(zstandard.ZstdError, match="Dictionary mismatch"):
        ZstdDecompressor(dict_data=other).decompress(frame)
    for decompressor in (Decompressor(Dict(other.as_bytes())), Decompressor()):
        with pytest.raises(TierceError, match="Dictionary mismatch") as caught:
            decompressor.decompress(frame)
        assert caught.value.status == tierce_c.E_ARGUMENT
        assert decompressor.decompress_into(frame, 10_000).status == tierce_c.E_ARGUMENT
        each = []
        assert decompressor.decompress_many([frame], each=each) == [b""]
        assert each == [tierce_c.PARTIAL, tierce_c.E_ARGUMENT]
        assert decompressor.decompress(Compressor().compress(b"fine")) == b"fine"


def test_the_wrong_content_without_an_identifier_is_found_by_the_checksum():
    frame = Compressor(3, Dict(CONTENT), write_checksum=1).compress(INPUTS[0])
    for content in (CONTENT[::-1], CONTENT[:500], b""):
        with pytest.raises(TierceError) as caught:
            Decompressor(Dict(content)).decompress(frame)
        assert caught.value.status == tierce_c.E_CORRUPT
