"""zarr-python and we read each other's chunks, through files, with the codecs that the array's metadata names."""

import json

import cases
import numcodecs
import numpy as np
import pytest
import zarr
import zarr.codecs
import zarr.registry
from tierce_c import CONFIG_V3, Codec

# zarr-python 3.1.6 has no codec for these numcodecs ids in v3; in v2 it takes numcodecs' own.
NOT_IN_ZARR_V3 = ["base64"]

SHAPE, CHUNKS = (20, 30), (8, 16)


def field(dtype="<f4"):
    return cases.sample("smooth", dtype, SHAPE[0] * SHAPE[1]).reshape(SHAPE)


def blocks(array):
    """Index and content of each chunk; those at the edge are filled up with zeros."""
    for i in range(0, SHAPE[0], CHUNKS[0]):
        for j in range(0, SHAPE[1], CHUNKS[1]):
            block = np.zeros(CHUNKS, array.dtype)
            part = array[i : i + CHUNKS[0], j : j + CHUNKS[1]]
            block[: part.shape[0], : part.shape[1]] = part
            yield (i // CHUNKS[0], j // CHUNKS[1]), block


V2_CHAINS = [
    *([config] for config in cases.all_configs()),
    [{"id": "shuffle", "elementsize": 4}, {"id": "zstd", "level": 3}],
    [{"id": "shuffle", "elementsize": 4}, {"id": "crc32c"}, {"id": "lz4"}],
    [{"id": "crc32"}, {"id": "zlib", "level": 6}],
    [{"id": "bz2"}, {"id": "fletcher32"}, {"id": "base64"}],
]
# A jenkins prefix is bytes for numcodecs, which zarr cannot write as JSON, so no zarr array has one.
V2_CHAINS = [chain for chain in V2_CHAINS if not any(config.get("prefix") for config in chain)]
# numcodecs encodes with an lzma config that has filters in xz, and cannot decode with it.
PEER_CANNOT_DECODE = [config for config in cases.all_configs() if config.get("filters") and "format" not in config]


def v2_codecs(metadata):
    return (metadata["filters"] or []) + ([metadata["compressor"]] if metadata["compressor"] else [])


@pytest.mark.parametrize("chain", V2_CHAINS, ids=cases.name)
def test_we_read_v2_chunks_of_zarr(chain, tmp_path):
    array = field()
    *filters, compressor = [numcodecs.get_codec(config) for config in chain]
    written = zarr.create_array(
        store=tmp_path,
        data=array,
        chunks=CHUNKS,
        zarr_format=2,
        filters=filters or None,
        compressors=compressor,
        fill_value=0,
    )
    assert written.compressors == (compressor,)
    ours = Codec(v2_codecs(json.loads((tmp_path / ".zarray").read_bytes())))
    for (i, j), block in blocks(array):
        assert ours.decode((tmp_path / f"{i}.{j}").read_bytes()) == block.tobytes(), f"chunk {i}.{j}"


@pytest.mark.parametrize("chain", [chain for chain in V2_CHAINS if chain[0] not in PEER_CANNOT_DECODE], ids=cases.name)
def test_zarr_reads_our_v2_chunks(chain, tmp_path):
    array = field()
    ours = Codec(chain)
    *filters, compressor = ours.config()
    metadata = {
        "zarr_format": 2,
        "shape": SHAPE,
        "chunks": CHUNKS,
        "dtype": "<f4",
        "order": "C",
        "fill_value": -1.0,
        "filters": filters or None,
        "compressor": compressor,
    }
    (tmp_path / ".zarray").write_text(json.dumps(metadata))
    for (i, j), block in blocks(array):
        (tmp_path / f"{i}.{j}").write_bytes(ours.encode(block))
    assert np.array_equal(zarr.open_array(tmp_path, mode="r")[:], array)


V3_CODECS = [
    [zarr.codecs.ZstdCodec(level=3)],
    [zarr.codecs.ZstdCodec(level=-7, checksum=True)],
    [zarr.codecs.GzipCodec(level=6)],
    [zarr.codecs.Crc32cCodec()],
    [zarr.codecs.ZstdCodec(), zarr.codecs.Crc32cCodec()],
    [zarr.codecs.GzipCodec(level=1), zarr.codecs.Crc32cCodec(), zarr.codecs.ZstdCodec(level=1)],
]
V3_NUMCODECS = [
    *([config] for config in cases.all_configs() if config["id"] not in NOT_IN_ZARR_V3 and not config.get("prefix")),
    [{"id": "shuffle", "elementsize": 4}, {"id": "zstd", "level": 1}, {"id": "crc32"}],
    [{"id": "shuffle", "elementsize": 4}, {"id": "lz4"}],
]


def v3_named(config):
    rest = {key: value for key, value in config.items() if key != "id"}
    return {"name": f"numcodecs.{config['id']}", "configuration": rest}


def zarr_codec(named):
    """zarr's own codec object of a v3 config: its parser, as it runs when it opens an array."""
    return zarr.registry.get_codec_class(named["name"]).from_dict(named)


def check_we_read_v3(compressors, folder):
    array = field()
    zarr.create_array(store=folder, data=array, chunks=CHUNKS, zarr_format=3, compressors=compressors, fill_value=0)
    metadata = json.loads((folder / "zarr.json").read_bytes())
    assert [codec["name"] for codec in metadata["codecs"]][0] == "bytes"
    assert len(metadata["codecs"]) == 1 + len(compressors)
    ours = Codec(metadata["codecs"])
    for (i, j), block in blocks(array):
        assert ours.decode((folder / "c" / str(i) / str(j)).read_bytes()) == block.tobytes(), f"chunk {i}/{j}"


@pytest.mark.parametrize("compressors", V3_CODECS, ids=lambda codecs: "+".join(type(one).__name__ for one in codecs))
def test_we_read_v3_chunks_of_zarr(compressors, tmp_path):
    check_we_read_v3(compressors, tmp_path)


@pytest.mark.parametrize("chain", V3_NUMCODECS, ids=cases.name)
def test_we_read_v3_chunks_of_zarr_with_codecs_of_numcodecs(chain, tmp_path):
    check_we_read_v3([zarr_codec(v3_named(config)) for config in chain], tmp_path)


V3_CHAINS = [
    *(chain for chain in V3_NUMCODECS if chain[0] not in PEER_CANNOT_DECODE),
    [{"id": "zstd", "checksum": True}, {"id": "crc32c"}],
    [{"id": "gzip", "level": -1}],
    [{"id": "crc32c", "location": "start"}, {"id": "gzip"}],
]


@pytest.mark.parametrize("chain", V3_CHAINS, ids=cases.name)
def test_zarr_reads_our_v3_chunks(chain, tmp_path):
    array = field()
    named = Codec(chain).config(CONFIG_V3)
    ours = Codec([{"name": "bytes", "configuration": {"endian": "little"}}, *named])
    metadata = {
        "zarr_format": 3,
        "node_type": "array",
        "shape": SHAPE,
        "data_type": "float32",
        "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": CHUNKS}},
        "chunk_key_encoding": {"name": "default", "configuration": {"separator": "/"}},
        "fill_value": -1.0,
        "codecs": ours.config(),
        "attributes": {},
    }
    (tmp_path / "zarr.json").write_text(json.dumps(metadata))
    for (i, j), block in blocks(array):
        (tmp_path / "c" / str(i)).mkdir(parents=True, exist_ok=True)
        (tmp_path / "c" / str(i) / str(j)).write_bytes(ours.encode(block))
    assert np.array_equal(zarr.open_array(tmp_path, mode="r")[:], array)


@pytest.mark.parametrize("config", cases.all_configs(), ids=cases.name)
def test_zarr_parses_our_v3_config(config):
    named = Codec(config).config(CONFIG_V3)
    if config["id"] in NOT_IN_ZARR_V3:
        with pytest.raises(KeyError, match=named["name"]):
            zarr_codec(named)
        return
    parsed = zarr_codec(named).to_dict()
    if named["name"] == "blosc" and "typesize" not in config:
        # zarr's own name for it; zarr takes the element size of the array once it knows one.
        assert parsed["configuration"].pop("typesize") == 1
    assert {"configuration": {}, **parsed} == {"configuration": {}, **named}
    assert Codec(parsed).config() == named


def test_zarr_parses_our_bytes_codec():
    named = Codec({"name": "bytes", "configuration": {"endian": "little"}}).config()
    assert zarr_codec(named).to_dict() == named
