"""numcodecs' own fixtures: every stored chunk decodes bit for bit with the codec that its config.json makes.

TIERCE_FIXTURES names the folder that holds one folder per codec, with `array.NN.npy` and, for each setting,
`codec.NN/config.json` and `codec.NN/encoded.NN.dat`; some codecs have one folder more, per dtype.
"""

import json

import cases
import numpy as np
import pytest
from tierce_c import Codec

# numcodecs has no fixtures for the two others: fletcher32 and jenkins_lookup3.
WITH_FIXTURES = [codec for codec in cases.CODECS if codec not in ("fletcher32", "jenkins_lookup3")]
SAME_BYTES = ["shuffle", "crc32", "adler32", "crc32c", "base64"]


def chunks(fixtures_folder, codec):
    """Config, stored chunk and plain bytes of every fixture of a codec."""
    found = []
    for config in sorted((fixtures_folder / codec).rglob("config.json")):
        for encoded in sorted(config.parent.glob("encoded.*.dat")):
            number = encoded.name.split(".")[1]
            array = np.load(config.parent.parent / f"array.{number}.npy", allow_pickle=False)
            found.append((config, encoded, array))
    assert found, f"TIERCE_FIXTURES has no chunks of {codec}"
    return found


@pytest.mark.parametrize("codec", WITH_FIXTURES)
def test_stored_chunks_decode(codec, fixtures_folder):
    for config, encoded, array in chunks(fixtures_folder, codec):
        ours = Codec(config.read_bytes())
        # numcodecs flattens in memory order.
        plain = array.tobytes(order="A")
        assert ours.decode(encoded.read_bytes()) == plain, encoded
        assert ours.decode_into(encoded.read_bytes(), len(plain)).bytes == plain, encoded


@pytest.mark.parametrize("codec", WITH_FIXTURES)
def test_every_array_has_a_chunk_of_every_config(codec, fixtures_folder):
    """So that a half-copied folder does not pass."""
    folder = fixtures_folder / codec
    arrays = len(list(folder.rglob("array.*.npy")))
    configs = len(list(folder.rglob("config.json")))
    assert len(chunks(fixtures_folder, codec)) == arrays * configs > 0


@pytest.mark.parametrize("codec", SAME_BYTES)
def test_same_bytes_as_stored(codec, fixtures_folder):
    for config, encoded, array in chunks(fixtures_folder, codec):
        assert Codec(config.read_bytes()).encode(array.reshape(-1, order="A")) == encoded.read_bytes(), encoded


@pytest.mark.parametrize("codec", WITH_FIXTURES)
def test_numcodecs_decodes_what_we_make_of_the_arrays(codec, fixtures_folder):
    for config, _, array in chunks(fixtures_folder, codec):
        if json.loads(config.read_bytes()).get("cname") == "snappy":
            continue  # numcodecs is built without; test_blosc.py has a peer that has it
        flat = array.reshape(-1, order="A")
        encoded = Codec(config.read_bytes()).encode(flat)
        assert cases.peer_decode(json.loads(config.read_bytes()), encoded) == flat.tobytes(), config
