"""numcodecs' fixtures of filters and of codecs of objects, through arrays; see test_fixtures.py."""

import json

import numcodecs
import numpy as np
import pytest
from tierce_array import Array, decode_array, decode_array_into, encode_array
from test_fixtures import WITH_FIXTURES
from tierce_c import Codec
from test_array_objects import lent, objects_of, same

FILTERS = ["astype", "delta", "fixedscaleoffset", "packbits", "pcodec", "quantize", "zfpy"]
OBJECTS = ["categorize", "json2", "msgpack2", "pickle", "vlen-array", "vlen-bytes", "vlen-utf8"]
# How many chunks there are of each, so that a half-copied folder does not pass.
COUNTS = {
    "astype": 2,
    "categorize": 4,
    "delta": 5,
    "fixedscaleoffset": 15,
    "json2": 18,
    "msgpack2": 6,
    "packbits": 2,
    "pcodec": 55,
    "pickle": 20,
    "quantize": 15,
    "vlen-array": 8,
    "vlen-bytes": 2,
    "vlen-utf8": 2,
    "zfpy": 16,
}


def chunks(fixtures_folder, codec):
    """Config, stored chunk and array of every fixture of a codec."""
    found = []
    for config in sorted((fixtures_folder / codec).rglob("config.json")):
        for encoded in sorted(config.parent.glob("encoded.*.dat")):
            number = encoded.name.split(".")[1]
            # Pickled, where the elements are Python's objects.
            array = np.load(config.parent.parent / f"array.{number}.npy", allow_pickle=True)
            found.append((json.loads(config.read_bytes()), encoded.read_bytes(), array))
    assert len(found) == COUNTS[codec]
    return found


def order_of(array):
    """numcodecs flattens in memory order."""
    return "C" if array.flags.c_contiguous else "F"


@pytest.mark.parametrize("codec_id", FILTERS)
def test_elements(codec_id, fixtures_folder):
    for config, stored, array in chunks(fixtures_folder, codec_id):
        codec, order = Codec(config), order_of(array)
        like = Array.borrow(array, order)
        theirs = (
            np.asarray(numcodecs.get_codec(dict(config)).decode(stored)).tobytes() if codec_id != "pcodec" else None
        )
        wanted = array.tobytes(order) if theirs is None else theirs
        assert decode_array(codec, stored, like).tobytes() == wanted
        target = np.zeros((*array.shape, 2), array.dtype)
        decode_array_into(codec, stored, target[..., 1], order)
        assert target[..., 1].tobytes(order) == wanted and not target[..., 0].any()
        encoded = encode_array(codec, like)
        if codec_id == "pcodec":
            assert decode_array(codec, encoded, like).tobytes() == wanted
        elif codec_id == "zfpy":
            # Older versions of numcodecs wrote a row.
            assert encoded == numcodecs.get_codec(dict(config)).encode(array)
        else:
            assert encoded == stored


def kind_of(config, array):
    """What carries the array's elements: a kind of items, or None for elements of fixed size."""
    if array.dtype.kind != "O":
        return None
    if config["id"] == "vlen-array":
        return "ragged:" + config["dtype"]
    if all(isinstance(one, str) for one in array.ravel()):
        return "utf8"
    return "bytes" if all(isinstance(one, bytes) for one in array.ravel()) else "json"


@pytest.mark.parametrize("codec_id", OBJECTS)
def test_objects(codec_id, fixtures_folder):
    for config, stored, array in chunks(fixtures_folder, codec_id):
        codec, kind = Codec(config), kind_of(config, array)
        if codec_id == "vlen-array":
            array = np.array([one.astype(config["dtype"]) for one in array] + [None], object)[:-1]
        # The old json and msgpack have no shape.
        has_shape = config["id"] in ("json2", "msgpack2", "pickle")
        ours = Array.borrow(array) if kind is None else lent(kind, array)
        for like in [ours, None] if has_shape else [ours]:
            decoded = decode_array(codec, stored, like)
            assert (decoded.dtype, decoded.shape) == (ours.dtype, array.shape)
            if kind is None:
                assert decoded.tobytes() == array.tobytes()
            else:
                same(objects_of(decoded), array)
        if config["id"] not in ("json", "msgpack", "pickle"):
            assert encode_array(codec, ours) == stored


def test_all_fixtures_are_read(fixtures_folder):
    """Each folder is read here or in test_fixtures.py."""
    folders = {folder.name for folder in fixtures_folder.iterdir() if folder.is_dir()}
    assert folders - {*FILTERS, *OBJECTS, *WITH_FIXTURES} == set()
