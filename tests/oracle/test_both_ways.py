"""What numcodecs encodes we decode, and what we encode numcodecs decodes, bit for bit."""

import cases
import numpy as np
import pytest
from tierce_c import Codec

SIZES = [1, 7, 1001]


@pytest.mark.parametrize("kind", cases.KINDS)
@pytest.mark.parametrize("dtype", cases.DTYPES)
@pytest.mark.parametrize("codec", cases.CODECS)
def test_elements(codec, dtype, kind):
    config = cases.for_dtype(codec, dtype)
    ours = Codec(config)
    for count in SIZES:
        data = cases.sample(kind, dtype, count)
        plain = data.tobytes()
        assert ours.decode(cases.peer_encode(config, data)) == plain, f"we decode {count} elements"
        assert cases.peer_decode(config, ours.encode(data)) == plain, f"numcodecs decodes {count} elements"


@pytest.mark.parametrize("kind", cases.KINDS)
@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_settings(config, kind):
    ours = Codec(config)
    for count in SIZES:
        # Eight bytes each, so that every element size of shuffle divides them.
        data = cases.sample(kind, "<f8", count)
        plain = data.tobytes()
        assert ours.decode(cases.peer_encode(config, data)) == plain, f"we decode {count} elements"
        assert cases.peer_decode(config, ours.encode(data)) == plain, f"numcodecs decodes {count} elements"


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_every_length_up_to_100_bytes(config):
    ours = Codec(config)
    step = max(1, config.get("elementsize", 4)) if config["id"] == "shuffle" else 1
    noise = cases.sample("random", "u1", 100)
    for size in range(step, 101, step):
        plain = noise[:size].tobytes()
        assert ours.decode(cases.peer_encode(config, plain)) == plain, f"we decode {size} bytes"
        assert cases.peer_decode(config, ours.encode(plain)) == plain, f"numcodecs decodes {size} bytes"


# numcodecs 0.16.5 cannot do these with empty data: (verb, exception, message).
PEER_FAILS_ON_EMPTY = {
    "zstd": ("decode", RuntimeError, "Zstd decompression error: invalid input data"),
    "lz4": ("decode", RuntimeError, "LZ4 decompression error: invalid input data"),
    "blosc": ("decode", RuntimeError, "error during blosc decompression: 0"),
    "fletcher32": ("encode", IndexError, "Out of bounds on buffer access"),
}


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_empty(config):
    ours, empty = Codec(config), np.zeros(0, "<f8")
    encoded = ours.encode(empty)
    assert ours.decode(encoded) == b""
    assert ours.decode(encoded, 0) == b""
    assert ours.decode_into(encoded, 0).bytes == b""
    verb, error, message = PEER_FAILS_ON_EMPTY.get(config["id"], (None, None, None))
    if verb != "encode":
        assert ours.decode(cases.peer_encode(config, empty)) == b""
    if verb is None:
        assert cases.peer_decode(config, encoded) == b""
        return
    with pytest.raises(error, match=message):
        if verb == "encode":
            cases.peer_encode(config, empty)
        else:
            cases.peer_decode(config, encoded)


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_real_fields(config, fields_folder):
    """120,000 bytes from the middle of each field."""
    ours = Codec(config)
    files = sorted(fields_folder.glob("*.npy"))
    assert files, f"no .npy file in {fields_folder}"
    for file in files:
        field = np.load(file).reshape(-1)
        part = field[field.size // 2 :][: 120_000 // field.itemsize]
        assert part.nbytes == 120_000 and part.any(), "a field large enough, and not of zeros"
        plain = part.tobytes()
        assert ours.decode(cases.peer_encode(config, part)) == plain, f"we decode {file.name}"
        assert cases.peer_decode(config, ours.encode(part)) == plain, f"numcodecs decodes {file.name}"
