"""Chains of frames of which each has the content before it as its dictionary, both ways."""

import cases
import pytest
import tierce_c
import zstandard
from test_zstd_dict import TRAINED, records
from tierce_c import TierceError
from tierce_zstd import DICT_RAW_CONTENT, Compressor, Decompressor, Dict
from zstandard import ZstdCompressionDict, ZstdCompressor, ZstdDecompressor


def make_chain(inputs):
    """The manual's, "Content-Only Dictionary Chain Decompression"; since 0.9 the type has to be said."""
    frames = [ZstdCompressor(write_content_size=True).compress(inputs[0])]
    for before, raw in zip(inputs, inputs[1:]):
        dict_data = ZstdCompressionDict(before, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
        frames.append(ZstdCompressor(write_content_size=True, dict_data=dict_data).compress(raw))
    return frames


def our_chain(inputs, level=3):
    compressor = Compressor(level)
    frames = [compressor.compress(inputs[0])]
    return frames + [compressor.compress_after(before, raw) for before, raw in zip(inputs, inputs[1:])]


def edits(count):
    """A page with one more record each time, and one less in front."""
    lines = records(count + 60, seed=3)
    return [b"\n".join(lines[start : start + 60]) for start in range(count)]


CHAINS = {
    "the manual's": [b"input 1", b"input 2", b"input 3"],
    "one": [b"alone"],
    "edits": edits(40),
    "with empty ones": [b"", b"content" * 20, b"", b"", b"content" * 20],
    "large": [cases.mixed(400_000 + n).tobytes() for n in range(3)],
    "unlike": [bytes(100_000), cases.sample("random", "u1", 1000).tobytes(), b"text" * 1000],
}


@pytest.mark.parametrize("inputs", CHAINS.values(), ids=CHAINS)
def test_both_ways(inputs):
    decompressor = Decompressor()
    for frames in (make_chain(inputs), our_chain(inputs), our_chain(inputs, 19)):
        for end in range(1, len(frames) + 1):
            assert decompressor.chain(frames[:end]) == inputs[end - 1]
        if len(inputs[-1]) and b"" not in inputs:
            assert ZstdDecompressor().decompress_content_dict_chain(frames) == inputs[-1]
    # The decompressor is what it was.
    assert decompressor.decompress(frames[0]) == inputs[0]


def test_what_came_before_is_of_use():
    inputs = CHAINS["edits"]
    chained = our_chain(inputs)
    alone = [Compressor().compress(one) for one in inputs]
    assert sum(map(len, chained[1:])) < sum(map(len, alone[1:])) / 4
    # A dictionary made of it is read in the same way.
    frame = Compressor().compress_after(inputs[0], inputs[1])
    assert Decompressor(Dict(inputs[0], DICT_RAW_CONTENT)).decompress(frame) == inputs[1]


@pytest.mark.parametrize("frames_of", [make_chain, our_chain])
def test_content_that_begins_like_a_dictionary(frames_of):
    """Content is content, whatever it looks like: a trained dictionary may be sent in a chain as well."""
    for first in (TRAINED, b"\x37\xa4\x30\xec" + records(1)[0] * 10):
        inputs = [first, first + b" and more", records(1)[0]]
        frames = frames_of(inputs)
        assert ZstdDecompressor().decompress_content_dict_chain(frames) == inputs[-1]
        assert Decompressor().chain(frames) == inputs[-1]


def test_the_limit():
    inputs = CHAINS["edits"]
    frames = our_chain(inputs)
    assert Decompressor().chain(frames, max_len=max(map(len, inputs))) == inputs[-1]
    for limit in (0, len(inputs[-1]) - 1):
        with pytest.raises(TierceError) as caught:
            Decompressor().chain(frames, max_len=limit)
        assert caught.value.status == tierce_c.E_LIMIT


def status_of(decompressor, frames):
    with pytest.raises(TierceError) as caught:
        decompressor.chain(frames)
    return caught.value.status, caught.value.message


def test_chains_that_are_none():
    """The errors of python-zstandard's tests (decompress_content_dict_chain), and which frame they are of."""
    decompressor = Decompressor()
    good = our_chain(CHAINS["edits"])
    unsized = Compressor(3, write_content_size=0)
    assert status_of(decompressor, [])[0] == tierce_c.E_ARGUMENT
    for index in (0, 1, 5):
        for bad in (
            b"foo",
            b"",
            zstandard.FRAME_HEADER,
            b"x" * 100,
            good[index][:10],
            good[index][:-1],
            unsized.compress(b"foo" * 100),
        ):
            frames = [*good[:index], bad, *good[index + 1 :]]
            status, message = status_of(decompressor, frames)
            assert status == tierce_c.E_CORRUPT
            assert f"frame {index}" in message
            with pytest.raises((ValueError, zstandard.ZstdError)):
                ZstdDecompressor().decompress_content_dict_chain(frames)
    assert decompressor.chain(good) == CHAINS["edits"][-1]
    status, message = status_of(Decompressor(Dict(TRAINED)), good)
    assert status == tierce_c.E_STATE
    with pytest.raises(TierceError) as caught:
        Compressor(3, Dict(TRAINED)).compress_after(b"before", b"after")
    assert caught.value.status == tierce_c.E_STATE


def test_a_prefix_is_used_once():
    noise = cases.sample("random", "u1", 1000).tobytes()
    compressor = Compressor()
    plain = compressor.compress(noise)
    assert len(compressor.compress_after(noise, noise)) < len(plain) / 10
    assert compressor.compress(noise) == plain
