"""zarr-python and we read each other's chunks through arrays, with all codecs of the metadata as one pipeline."""

import json

import cases
import numcodecs
import numpy as np
import pytest
import zarr
import zarr.codecs
from array_cases import Poisoned
from tierce_array import Array, decode_array, decode_array_into, encode_array
from tierce_c import Codec

SHAPE, CHUNKS = (20, 30), (8, 16)


def field(dtype):
    return (cases.sample("smooth", "<f4", SHAPE[0] * SHAPE[1]) + 300).astype(dtype).reshape(SHAPE)


def blocks(array):
    """Index and content of each chunk; those at the edge are filled up with zeros."""
    for i in range(0, SHAPE[0], CHUNKS[0]):
        for j in range(0, SHAPE[1], CHUNKS[1]):
            block = np.zeros(CHUNKS, array.dtype)
            part = array[i : i + CHUNKS[0], j : j + CHUNKS[1]]
            block[: part.shape[0], : part.shape[1]] = part
            yield (i // CHUNKS[0], j // CHUNKS[1]), block


class Halo(Poisoned):
    """A chunk with ghost cells around it."""

    def __init__(self, dtype):
        super().__init__("halo", dtype)
        self.base = np.full((CHUNKS[0] + 2, CHUNKS[1] + 3), 0, dtype)
        self.base.view("u1")[...] = 0xA5
        self.array = self.base[1:-1, 2:-1]

    def check(self, expected):
        model = np.full_like(self.base, 0)
        model.view("u1")[...] = 0xA5
        model[1:-1, 2:-1] = expected
        assert self.base.tobytes() == model.tobytes()


def check_read(codec, chunk, block, order="C"):
    like = Array.describe(block.dtype, CHUNKS, order)
    assert decode_array(codec, chunk, like).seen().tobytes() == block.tobytes()
    halo = Halo(block.dtype)
    decode_array_into(codec, chunk, halo.array, order)
    halo.check(block)


BITROUND = {"id": "bitround", "keepbits": 8}
V2_CHAINS = [
    ("<f4", [], {"id": "zstd", "level": 1, "checksum": False}),
    (">f8", [{"id": "shuffle", "elementsize": 8}], {"id": "zlib", "level": 1}),
    ("<i4", [{"id": "delta", "dtype": "<i4", "astype": "<i2"}], {"id": "lz4", "acceleration": 1}),
    ("<f8", [{"id": "fixedscaleoffset", "scale": 10, "offset": 300, "dtype": "<f8", "astype": "<i2"}], None),
    ("<f4", [{"id": "quantize", "digits": 1, "dtype": "<f4", "astype": "<f4"}], {"id": "bz2", "level": 1}),
    ("<f4", [BITROUND, {"id": "shuffle", "elementsize": 4}], {"id": "zstd", "level": 1}),
    ("|b1", [{"id": "packbits"}], {"id": "gzip", "level": 1}),
    ("<i8", [{"id": "astype", "encode_dtype": "<i4", "decode_dtype": "<i8"}, {"id": "delta", "dtype": "<i4"}], None),
    ("<f8", [], {"id": "pcodec", "level": 8}),
    ("<i4", [{"id": "crc32"}, {"id": "fletcher32"}], {"id": "zstd", "level": 1}),
]


def lossless(codec, block, order):
    """What comes back of a chunk."""
    lent = Array.borrow(np.array(block, order=order), order)
    return decode_array(codec, encode_array(codec, lent), lent).to_numpy()


# numcodecs' bitround turns Fortran order into C's, so that zarr gets back elements in other places than it wrote them.
V2 = [(*chain, order) for chain in V2_CHAINS for order in "CF" if (chain[1][:1], order) != ([BITROUND], "F")]


@pytest.mark.parametrize("dtype,filters,compressor,order", V2, ids=str)
def test_v2(dtype, filters, compressor, order, tmp_path):
    array = field(dtype)
    zarr.create_array(
        store=tmp_path / "theirs",
        data=array,
        chunks=CHUNKS,
        zarr_format=2,
        filters=[numcodecs.get_codec(config) for config in filters] or None,
        compressors=numcodecs.get_codec(compressor) if compressor else None,
        fill_value=0,
        order=order,
    )
    metadata = json.loads((tmp_path / "theirs" / ".zarray").read_bytes())
    assert (metadata["order"], metadata["dtype"]) == (order, dtype)
    chain = (metadata["filters"] or []) + ([metadata["compressor"]] if metadata["compressor"] else [])
    codec = Codec(chain)
    theirs = zarr.open_array(tmp_path / "theirs", mode="r")[:]
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / ".zarray").write_text(json.dumps({**metadata, "filters": metadata["filters"], "fill_value": 1}))
    back = np.zeros_like(array)
    for (i, j), block in blocks(array):
        wanted = lossless(codec, block, order)
        check_read(codec, (tmp_path / "theirs" / f"{i}.{j}").read_bytes(), wanted, order)
        (ours / f"{i}.{j}").write_bytes(encode_array(codec, block, order))
        part = back[i * CHUNKS[0] : (i + 1) * CHUNKS[0], j * CHUNKS[1] : (j + 1) * CHUNKS[1]]
        part[...] = wanted[: part.shape[0], : part.shape[1]]
    assert theirs.tobytes() == back.tobytes()
    assert zarr.open_array(ours, mode="r")[:].tobytes() == back.tobytes()


def named(name, **configuration):
    return {"name": name, "configuration": configuration}


LITTLE, BIG = named("bytes", endian="little"), named("bytes", endian="big")
TRANSPOSED = named("transpose", order=[1, 0])
ZSTD, GZIP, CRC = named("zstd", level=1, checksum=False), named("gzip", level=1), named("crc32c")

# No filter behind a transpose: those of numcodecs undo it, and zarr gets back elements in other places than before.
V3_CHAINS = [
    ("float32", [LITTLE]),
    ("float32", [BIG, ZSTD]),
    ("float64", [TRANSPOSED, LITTLE, ZSTD, CRC]),
    ("int16", [TRANSPOSED, BIG, GZIP]),
    ("uint8", [{"name": "bytes"}, CRC]),
    ("bool", [LITTLE, GZIP, CRC]),
    ("complex64", [TRANSPOSED, TRANSPOSED, BIG, ZSTD]),
    ("int32", [named("numcodecs.delta", dtype="<i4"), LITTLE, named("numcodecs.shuffle", elementsize=4), ZSTD]),
    ("float32", [named("numcodecs.bitround", keepbits=6), LITTLE, named("numcodecs.zlib", level=1)]),
    ("float32", [named("numcodecs.quantize", digits=1, dtype="<f4"), LITTLE, named("numcodecs.bz2", level=1)]),
    (
        "float64",
        [
            named("numcodecs.fixedscaleoffset", scale=10, offset=0, dtype="<f8", astype="<i4"),
            LITTLE,
            named("numcodecs.lz4"),
        ],
    ),
    ("int64", [named("numcodecs.astype", encode_dtype="<i4", decode_dtype="<i8"), LITTLE, named("numcodecs.crc32")]),
    ("bool", [named("numcodecs.packbits"), {"name": "bytes"}, ZSTD]),
    ("int32", [TRANSPOSED, LITTLE, named("numcodecs.shuffle", elementsize=4), named("numcodecs.lzma"), CRC]),
    ("float64", [named("numcodecs.pcodec", level=4)]),
]


@pytest.mark.parametrize("data_type,chain", V3_CHAINS, ids=str)
def test_v3(data_type, chain, tmp_path):
    array = field(data_type)
    metadata = {
        "zarr_format": 3,
        "node_type": "array",
        "shape": SHAPE,
        "data_type": data_type,
        "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": CHUNKS}},
        "chunk_key_encoding": {"name": "default", "configuration": {"separator": "/"}},
        "fill_value": [0, 0] if data_type.startswith("complex") else False if data_type == "bool" else 0,
        "codecs": chain,
        "attributes": {},
    }
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    for folder in (theirs, ours):
        folder.mkdir()
        (folder / "zarr.json").write_text(json.dumps(metadata))
    zarr.open_array(theirs, mode="r+")[:] = array
    written = json.loads((theirs / "zarr.json").read_bytes())["codecs"]
    codec = Codec(written)
    back = np.zeros_like(array)
    for (i, j), block in blocks(array):
        wanted = lossless(codec, block, "C")
        check_read(codec, (theirs / "c" / str(i) / str(j)).read_bytes(), wanted)
        (ours / "c" / str(i)).mkdir(parents=True, exist_ok=True)
        (ours / "c" / str(i) / str(j)).write_bytes(encode_array(codec, block))
        part = back[i * CHUNKS[0] : (i + 1) * CHUNKS[0], j * CHUNKS[1] : (j + 1) * CHUNKS[1]]
        part[...] = wanted[: part.shape[0], : part.shape[1]]
    assert zarr.open_array(theirs, mode="r")[:].tobytes() == back.tobytes()
    assert zarr.open_array(ours, mode="r")[:].tobytes() == back.tobytes()


WORDS = ["", "grün", "日本語", "x" * 300]


@pytest.mark.parametrize("compressors", [[], [zarr.codecs.ZstdCodec(level=1)], [zarr.codecs.GzipCodec()]], ids=len)
@pytest.mark.parametrize("zarr_format", [2, 3])
def test_strings(compressors, zarr_format, tmp_path):
    """vlen-utf8, which zarr takes for strings in both formats."""
    words = np.resize(np.array(WORDS, dtype=np.dtypes.StringDType()), (5, 7))
    if zarr_format == 2:
        compressors = [{0: None, 1: numcodecs.Zstd(level=1)}[min(len(compressors), 1)]]
    stored = zarr.create_array(
        store=tmp_path, shape=(5, 7), chunks=(5, 7), dtype=str, zarr_format=zarr_format, compressors=compressors or None
    )
    stored[:] = words
    file = tmp_path / ("0.0" if zarr_format == 2 else "c/0/0")
    if zarr_format == 2:
        metadata = json.loads((tmp_path / ".zarray").read_bytes())
        chain = metadata["filters"] + ([metadata["compressor"]] if metadata["compressor"] else [])
    else:
        chain = json.loads((tmp_path / "zarr.json").read_bytes())["codecs"]
    codec = Codec(chain)
    decoded = decode_array(codec, file.read_bytes(), Array.describe("utf8", (5, 7)))
    assert [item.decode() for item in decoded.items()] == list(words.ravel())
    reverse = list(words.ravel())[::-1]
    file.write_bytes(encode_array(codec, Array.from_items("utf8", [word.encode() for word in reverse], (5, 7))))
    assert list(zarr.open_array(tmp_path, mode="r")[:].ravel()) == reverse
