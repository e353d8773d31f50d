"""Every codec that zarr-python has too, in whole arrays of v2 and v3: each side reads what the other wrote."""

import json

import cases
import numcodecs
import numpy as np
import pytest
import zarr
from tierce_zarr import create, open_array
from zarr_cases import QUIET, LITTLE, content, lent, make_ours, make_theirs, named, ours_content, same_documents, sample, store_at

pytestmark = QUIET

SHAPE, CHUNKS = (13, 10), (5, 6)


def field(dtype, shape=SHAPE):
    """Smooth, since lossy codecs are among these."""
    if np.dtype(dtype).kind == "b":
        return sample(dtype, shape)
    return (cases.sample("smooth", "<f4", int(np.prod(shape))) * 10 + 300).astype(dtype).reshape(shape)


def both(folder, dtype, shape=SHAPE, chunks=CHUNKS, same=True, **case):
    """Both sides make the array and write it; the codecs may lose something, but both the same."""
    case = {"shape": shape, "chunks": chunks, "dtype": dtype, **case}
    store = store_at(folder)
    ours, theirs = make_ours(store, "ours", **case), make_theirs(folder / "theirs", **case)
    if same:
        same_documents(folder / "ours", folder / "theirs")
    values = field(dtype, shape)
    ours.write([0] * len(shape), values)
    theirs[...] = values
    wanted = content(zarr.open_array(folder / "theirs", mode="r")[...])
    assert content(zarr.open_array(folder / "ours", mode="r")[...]) == wanted
    assert ours_content(open_array(store, "theirs")) == wanted == ours_content(ours)
    box = [min(3, extent) for extent in shape]
    end = tuple(slice(start, None) for start in box)
    part = [extent - start for extent, start in zip(shape, box, strict=True)]
    assert ours_content(ours, box, part) == content(zarr.open_array(folder / "ours", mode="r")[end])
    return wanted == content(values)


# numcodecs' lzma with filters cannot decode what it encoded; zarr cannot write a prefix of bytes as JSON. numcodecs does not
# write the "location" that it uses where none was given, which we do.
BYTES = [
    config
    for config in cases.all_configs()
    if not (config.get("filters") and "format" not in config)
    and not config.get("prefix")
    and config not in [{"id": "crc32"}, {"id": "adler32"}, {"id": "crc32c"}]
]
# Filters, and the element type that they are for.
FILTERS = [
    ("<i4", {"id": "delta", "dtype": "<i4"}),
    ("<i4", {"id": "delta", "dtype": "<i4", "astype": "<i2"}),
    (">i4", {"id": "delta", "dtype": ">i4"}),
    ("<f8", {"id": "fixedscaleoffset", "scale": 10, "offset": 300, "dtype": "<f8", "astype": "<i2"}),
    ("<f4", {"id": "quantize", "digits": 1, "dtype": "<f4"}),
    ("<f4", {"id": "bitround", "keepbits": 8}),
    ("<f8", {"id": "bitround", "keepbits": 20}),
    ("|b1", {"id": "packbits"}),
    ("<i8", {"id": "astype", "encode_dtype": "<i4", "decode_dtype": "<i8"}),
    ("<f8", {"id": "astype", "encode_dtype": "<f4", "decode_dtype": "<f8"}),
]


def effective(config):
    return numcodecs.get_codec(config).get_config()


@pytest.mark.parametrize("config", BYTES, ids=cases.name)
def test_v2_compressors(config, tmp_path):
    assert both(tmp_path, "<f4", zarr_format=2, compressors=[effective(config)])


@pytest.mark.parametrize("dtype,config", FILTERS, ids=str)
@pytest.mark.parametrize("order", ["C", "F"])
def test_v2_filters(dtype, config, order, tmp_path):
    # numcodecs' bitround turns Fortran order into C's, so that zarr gets back elements in other places than it wrote them.
    if (config["id"], order) == ("bitround", "F"):
        return
    filters = [effective(config), {"id": "shuffle", "elementsize": 4}]
    if config["id"] == "packbits" or config.get("astype") == "<i2":
        filters.pop()
    both(tmp_path, dtype, zarr_format=2, filters=filters, compressors=[{"id": "zlib", "level": 1}], order=order)


def test_v2_filters_without_a_compressor(tmp_path):
    filters = [{"id": "delta", "dtype": "<i4", "astype": "<i2"}, {"id": "astype", "encode_dtype": "<i4", "decode_dtype": "<i2"}]
    assert both(tmp_path, "<i4", zarr_format=2, filters=filters, compressors=[])


@pytest.mark.parametrize("config", [{"id": "zfpy", "mode": 4, "tolerance": 0.01}, {"id": "pcodec"}], ids=cases.name)
def test_v2_array_codecs(config, tmp_path):
    # numcodecs writes parameters of zfpy beside those that it was given, and all of pcodec's.
    both(tmp_path, "<f8", zarr_format=2, compressors=[config], same=False)


OBJECTS = [
    {"id": "vlen-utf8"},
    {"id": "json2"},
    {"id": "msgpack2"},
    {"id": "pickle"},
    {"id": "categorize", "labels": ["a", "é", "long text"], "dtype": "|O", "astype": "|u1"},
]


@pytest.mark.parametrize("config", OBJECTS, ids=lambda config: config["id"])
def test_v2_object_codecs(config, tmp_path):
    """zarr-python 3 makes none of these but vlen-utf8; it reads and writes arrays that have them in their metadata."""
    words = np.array(["a", "é", "long text", "a"] * 5, object)
    codec = numcodecs.get_codec(config)
    document = {
        "shape": [18],
        "chunks": [4],
        "dtype": "|O",
        "fill_value": "a" if config["id"] != "vlen-utf8" else "",
        "order": "C",
        "filters": [codec.get_config()],
        "dimension_separator": ".",
        "compressor": {"id": "zstd", "level": 0},
        "zarr_format": 2,
    }
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / ".zarray").write_text(json.dumps(document))
    ours = open_array(store_at(tmp_path), "made")
    for index in range(5):
        part = words[4 * index : 4 * index + 4].copy()
        part.resize(4)
        encoded = numcodecs.Zstd().encode(codec.encode(np.array(part.tolist(), object)))
        (tmp_path / "made" / str(index)).write_bytes(encoded)
    if ours.dtype == "utf8":
        assert ours[...].tolist() == words[:18].tolist()
    else:
        assert [json.loads(item) for item in ours[...]] == words[:18].tolist()
    if ours.dtype == "utf8":
        ours.write([2], lent(words[:9]))
        expected = words[:18].copy()
        expected[2:11] = words[:9]
        got = []
        for index in range(5):
            data = numcodecs.Zstd().decode((tmp_path / "made" / str(index)).read_bytes())
            got += codec.decode(data).tolist()
        assert got[:18] == expected.tolist()


def v3_named(config):
    config = effective(config)
    return named(f"numcodecs.{config.pop('id')}", **config)


V3_NATIVE = {
    "zstd": [named("zstd", level=3, checksum=True)],
    "zstd of a negative level": [named("zstd", level=-7, checksum=False)],
    "gzip": [named("gzip", level=6)],
    "crc32c": [{"name": "crc32c"}],
    "blosc": [named("blosc", typesize=4, cname="zstd", clevel=5, shuffle="bitshuffle", blocksize=0)],
    "all": [named("gzip", level=1), named("zstd", level=1, checksum=False), {"name": "crc32c"}],
}
# zarr-python 3.1.6 has no base64.
V3_BYTES = [config for config in BYTES if config["id"] != "base64"]


@pytest.mark.parametrize("name", V3_NATIVE)
@pytest.mark.parametrize("shards", [None, (10, 12)], ids=str)
def test_v3_codecs(name, shards, tmp_path):
    assert both(tmp_path, "<f4", compressors=V3_NATIVE[name], shards=shards)


@pytest.mark.parametrize("config", V3_BYTES, ids=cases.name)
def test_v3_codecs_of_numcodecs(config, tmp_path):
    assert both(tmp_path, "<f4", compressors=[v3_named(config)])


@pytest.mark.parametrize("config", [{"id": "shuffle", "elementsize": 4}, {"id": "lz4"}, {"id": "fletcher32"}], ids=cases.name)
def test_v3_codecs_of_numcodecs_in_shards(config, tmp_path):
    assert both(tmp_path, "<f4", compressors=[v3_named(config), named("zstd", level=1, checksum=False)], shards=(10, 12))


# In v3 elements are in the machine's order, which a delta of the other order takes for its own: numcodecs gives back others.
@pytest.mark.parametrize("dtype,config", [case for case in FILTERS if case[0] != ">i4"], ids=str)
@pytest.mark.parametrize("shards", [None, (10, 12)], ids=str)
def test_v3_filters(dtype, config, shards, tmp_path):
    both(tmp_path, dtype, filters=[v3_named(config)], compressors=[named("zstd", level=1, checksum=False)], shards=shards)


# numcodecs' faults: bitround, delta and fixedscaleoffset behind a transpose give elements in other places.
@pytest.mark.parametrize("config", [FILTERS[4], FILTERS[8], FILTERS[9]], ids=str)
def test_v3_filters_behind_a_transpose(config, tmp_path):
    dtype, config = config
    both(tmp_path, dtype, filters=[named("transpose", order=[1, 0]), v3_named(config)], compressors=[])


@pytest.mark.parametrize("shape,chunks", [((13, 10), (5, 6)), ((40,), (16,)), ((5, 6, 7), (3, 4, 5))], ids=str)
@pytest.mark.parametrize("config", [{"id": "zfpy", "mode": 4, "tolerance": 0.01}, {"id": "pcodec"}], ids=cases.name)
def test_v3_array_codecs(config, shape, chunks, tmp_path):
    rest = {key: value for key, value in config.items() if key != "id"}
    serializer = named(f"numcodecs.{config['id']}", **rest)
    both(tmp_path, "<f8", shape=shape, chunks=chunks, serializer=serializer, compressors=[], same=False)


@pytest.mark.parametrize("endian", ["little", "big"])
@pytest.mark.parametrize("dtype", ["<f4", ">f4", "<c16", "<U3", "<M8[s]", "|u1"])
def test_v3_byte_orders(endian, dtype, tmp_path):
    serializer = named("bytes", endian=endian) if dtype != "|u1" else {"name": "bytes"}
    case = {"shape": SHAPE, "chunks": CHUNKS, "dtype": dtype, "serializer": serializer, "compressors": []}
    ours, theirs = make_ours(store_at(tmp_path), "ours", **case), make_theirs(tmp_path / "theirs", **case)
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    values = sample(dtype, SHAPE)
    for order in "CF":
        ours.write((0, 0), np.array(values, order=order))
        assert content(zarr.open_array(tmp_path / "ours", mode="r")[...]) == content(values)
    theirs[...] = values
    for like in (dtype, np.dtype(dtype).newbyteorder(">"), np.dtype(dtype).newbyteorder("<")):
        back = np.zeros(SHAPE, like, order="F")
        open_array(store_at(tmp_path), "theirs").read_into((0, 0), back)
        assert content(back) == content(values)


@pytest.mark.parametrize("order", [[0, 2, 1, 3], [3, 2, 1, 0], [1, 2, 3, 0], [0, 1, 2, 3]], ids=str)
def test_transposes(order, tmp_path):
    case = {"shape": (5, 6, 7, 3), "chunks": (2, 3, 4, 2)}
    filters = [named("transpose", order=order)]
    assert both(tmp_path, "<i4", filters=filters, compressors=[], **case)
    (tmp_path / "twice").mkdir()
    assert both(tmp_path / "twice", "<i4", filters=[*filters, named("transpose", order=[2, 0, 3, 1])], compressors=[], **case)


def test_configs_in_either_form_make_the_same_array(tmp_path):
    """Codecs may be given as zarr v2 or v3 names them, whatever the array's format is."""
    store = store_at(tmp_path)
    forms = {"v2": [{"id": "shuffle", "elementsize": 4}, {"id": "zlib", "level": 3}]}
    forms["v3"] = [LITTLE, named("numcodecs.shuffle", elementsize=4), named("numcodecs.zlib", level=3)]
    for zarr_format in (2, 3):
        made = [
            create(store, f"{form}/{zarr_format}", shape=(4,), dtype="<f4", codecs=codecs, zarr_format=zarr_format)
            for form, codecs in forms.items()
        ]
        assert made[0].metadata(raw=True) == made[1].metadata(raw=True)
