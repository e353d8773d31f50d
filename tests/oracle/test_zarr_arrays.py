"""Whole arrays: what we write zarr-python reads, the reverse, and both write the same documents, byte for byte."""

import json

import numpy as np
import pytest
import zarr
from tierce_zarr import create, open_array
from zarr_cases import QUIET, CRC, LITTLE, content, lent, make_ours, make_theirs, named, ours_content, same_documents, sample
from zarr_cases import spec_of, store_at, tree

pytestmark = QUIET

NUMBERS = "bool i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 c16".split()
# No M8 without a unit: zarr-python cannot open the array that it makes of it.
OTHERS = "S1 S5 U1 U7 V1 V6 M8[ns] M8[D] M8[10us] m8[s] m8[25ms] m8".split()
SWAPPED = [">i2", ">f4", ">c16", ">U3", ">M8[ms]"]
# No field of text: there the fill value of zarr-python is "0", which is how numpy turns a zero into text.
RECORD = [["a", "<i4"], ["b", "<f8"], ["c", "|i1"]]
# zarr-python stores "bytes" in v2 as objects of a class that create_array() does not reach.
DTYPES = {2: [*NUMBERS, *OTHERS, *SWAPPED, "utf8", RECORD], 3: [*NUMBERS, *OTHERS, *SWAPPED, "utf8", "bytes", RECORD]}
EVERY_DTYPE = [(zarr_format, dtype) for zarr_format in (2, 3) for dtype in DTYPES[zarr_format]]


def both(folder, values=None, seed=1, same_bytes=False, **case):
    """Makes the array on both sides, writes the same values, and lets each read what the other wrote."""
    store = store_at(folder)
    ours, theirs = make_ours(store, "ours", **case), make_theirs(folder / "theirs", **case)
    same_documents(folder / "ours", folder / "theirs")
    values = sample(case["dtype"], case["shape"], seed) if values is None else values
    ours.write([0] * values.ndim, lent(values))
    theirs[...] = values
    read_by_them = zarr.open_array(folder / "ours", mode="r")[...]
    assert content(read_by_them) == content(zarr.open_array(folder / "theirs", mode="r")[...])
    assert content(read_by_them) == ours_content(open_array(store, "theirs")) == ours_content(ours)
    if same_bytes:
        assert tree(folder / "ours") == tree(folder / "theirs")
    return content(read_by_them) == content(values)


@pytest.mark.parametrize("zarr_format,dtype", EVERY_DTYPE, ids=str)
def test_every_type(zarr_format, dtype, tmp_path):
    """Without codecs every file is the same; chunks hang over both edges."""
    assert both(tmp_path, shape=(7, 5), chunks=(3, 2), dtype=dtype, zarr_format=zarr_format, compressors=[], same_bytes=True)


# Items behind a transpose: zarr-python writes them in an order in which it does not read them.
@pytest.mark.parametrize("zarr_format,dtype", [case for case in EVERY_DTYPE if case not in [(3, "utf8"), (3, "bytes")]], ids=str)
def test_every_type_in_fortran_order(zarr_format, dtype, tmp_path):
    case = {"shape": (7, 5, 2), "chunks": (3, 2, 2), "dtype": dtype, "zarr_format": zarr_format, "order": "F"}
    assert both(tmp_path, **case, same_bytes=True)


# Not of zarr-python: raw bytes and records in shards (their fill value cannot be hashed).
@pytest.mark.parametrize("dtype", [dtype for dtype in DTYPES[3] if dtype not in ("V1", "V6", RECORD)], ids=str)
def test_every_type_in_shards(dtype, tmp_path):
    case = {"shape": (9, 10), "chunks": (2, 3), "shards": (4, 6), "dtype": dtype}
    assert both(tmp_path, **case)


@pytest.mark.parametrize("zarr_format", [2, 3])
@pytest.mark.parametrize("separator", ["/", "."])
@pytest.mark.parametrize("order", ["C", "F"])
def test_separators(zarr_format, separator, order, tmp_path):
    case = {"zarr_format": zarr_format, "separator": separator, "order": order}
    assert both(tmp_path, shape=(5, 6, 7), chunks=(2, 6, 3), dtype="<i4", **case, same_bytes=True)


@pytest.mark.parametrize("separator", ["/", "."])
@pytest.mark.parametrize("shape,chunks", [((4, 5), (2, 5)), ((), ())], ids=str)
def test_v3_with_the_keys_of_v2(separator, shape, chunks, tmp_path):
    """Only others make such arrays; we read and write them."""
    values = sample("<f4", shape)
    encoding = {"name": "v2", "separator": separator}
    keys = {"shape": shape, "chunks": chunks, "dtype": "<f4", "chunk_key_encoding": encoding}
    theirs = zarr.create_array(store=tmp_path / "theirs", **keys)
    ours = open_array(store_at(tmp_path), "theirs")
    ours.write([0] * len(shape), values)
    assert content(theirs[...]) == content(values) == ours_content(ours)


@pytest.mark.parametrize("zarr_format", [2, 3])
@pytest.mark.parametrize("dtype", ["<f8", "utf8", "U3", "S4", "M8[s]", RECORD], ids=str)
@pytest.mark.parametrize("shape,chunks", [((), ()), ((0,), (3,)), ((3, 0, 2), (2, 1, 2)), ((1,), (5,))], ids=str)
def test_shapes_at_the_edge(zarr_format, dtype, shape, chunks, tmp_path):
    assert both(tmp_path, shape=shape, chunks=chunks, dtype=dtype, zarr_format=zarr_format)


@pytest.mark.parametrize("zarr_format,ndim", [(2, 1), (3, 6), (3, 12)])
def test_many_axes(zarr_format, ndim, tmp_path):
    case = {"shape": (3,) + (2,) * (ndim - 1), "chunks": (2,) + (1, 2) * 6}
    case["chunks"] = case["chunks"][:ndim]
    assert both(tmp_path, **case, dtype="<i2", zarr_format=zarr_format, same_bytes=True, compressors=[])


def with_payload(dtype, bits):
    unsigned = np.dtype(dtype).str.replace("f", "u")
    return np.array(bits, unsigned).view(dtype)[()]


FILLS = [
    ("<f4", np.float32("nan")),
    ("<f4", np.float32("inf")),
    ("<f8", -np.inf),
    ("<f8", -0.0),
    ("<f8", 1e300),
    ("<f8", 0.1),
    ("<f8", 1e16),
    ("<f8", 5e-324),
    ("<f4", np.float32(0.1)),
    ("<f4", np.float32(16777216)),
    (">f4", np.float32(3.5)),
    ("<f2", np.float16(65504)),
    ("<c8", complex(1.5, -2)),
    ("<c16", complex(np.nan, np.inf)),
    ("|b1", True),
    ("|i1", -128),
    ("<i8", -(2**63)),
    ("<u8", 2**64 - 1),
    ("<M8[s]", np.datetime64("NaT")),
    ("<M8[s]", np.datetime64("2026-11-22T01:02:03", "s")),
    ("<m8[ms]", np.timedelta64(-5, "ms")),
    ("|S4", b"ab"),
    ("<U3", np.str_("né")),
    ("|V4", np.void(b"\0\1\2\xff")),
    ("utf8", "füll"),
    ("utf8", ""),
]


@pytest.mark.parametrize("zarr_format", [2, 3])
@pytest.mark.parametrize("dtype,fill", FILLS, ids=lambda value: str(value))
def test_fill_values_where_chunks_are_missing(zarr_format, dtype, fill, tmp_path):
    """One chunk of four is written, half of it with the fill value itself; a last one with nothing else, and is not there."""
    case = {"shape": (8,), "chunks": (2,), "dtype": dtype, "fill": fill, "zarr_format": zarr_format, "compressors": []}
    store = store_at(tmp_path)
    ours, theirs = make_ours(store, "ours", **case), make_theirs(tmp_path / "theirs", **case)
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    if dtype == "utf8":
        assert ours.fill == fill.encode()
    else:
        assert ours.fill == np.asarray(fill).astype(ours.dtype).tobytes()
    values = sample(dtype, (8,))
    values[3] = values[6] = values[7] = fill
    for start, stop in ((2, 4), (6, 8)):
        ours.write([start], lent(values[start:stop]))
        theirs[start:stop] = values[start:stop]
    values[:2] = values[4:6] = fill
    assert content(zarr.open_array(tmp_path / "ours", mode="r")[:]) == content(values) == ours_content(ours)
    assert ours_content(open_array(store, "theirs")) == content(values)
    if not (dtype == "<f8" and fill == 0 and zarr_format):
        assert tree(tmp_path / "ours") == tree(tmp_path / "theirs")


# Several of numpy's NaN, of either sign and with payload: zarr-python 3.1.6 reads the bits, but writes "NaN" for each.
@pytest.mark.parametrize("dtype,bits", [("<f2", 0x7E01), ("<f4", 0xFFC01234), ("<f8", 0x7FF8000000000001)], ids=str)
def test_nan_with_payload(dtype, bits, tmp_path):
    fill = with_payload(dtype, bits)
    ours = make_ours(store_at(tmp_path), "ours", shape=(4,), chunks=(2,), dtype=dtype, fill=fill)
    document = json.loads((tmp_path / "ours" / "zarr.json").read_bytes())
    assert document["fill_value"] == f"0x{bits:0{2 * fill.nbytes}x}"
    assert ours.fill == fill.tobytes()
    assert ours_content(ours) == fill.tobytes() * 4
    if dtype != "<f2":  # of which zarr-python forgets the payload
        assert zarr.open_array(tmp_path / "ours", mode="r")[:].tobytes() == fill.tobytes() * 4


def test_no_fill_value_in_v2(tmp_path):
    ours = create(store_at(tmp_path), "ours", shape=(4,), chunks=(2,), dtype="<f4", fill_value=None, zarr_format=2)
    assert json.loads((tmp_path / "ours" / ".zarray").read_bytes())["fill_value"] is None
    assert zarr.open_array(tmp_path / "ours", mode="r").metadata.fill_value is None
    assert ours_content(ours) == bytes(16)


@pytest.mark.parametrize("zarr_format", [2, 3])
def test_empty_chunks_can_be_written(zarr_format, tmp_path):
    case = {"shape": (5,), "chunks": (2,), "dtype": "<i4", "zarr_format": zarr_format, "compressors": []}
    create(store_at(tmp_path), "ours", spec_of(**case), options={"write_empty_chunks": True}).write([0], np.zeros(5, "<i4"))
    theirs = make_theirs(tmp_path / "theirs", **case, config={"write_empty_chunks": True})
    theirs[:] = 0
    assert tree(tmp_path / "ours") == tree(tmp_path / "theirs")
    open_array(store_at(tmp_path), "ours").write([0], np.zeros(5, "<i4"))
    assert not [name for name in tree(tmp_path / "ours") if "z" not in name], "chunks of nothing but the fill value are deleted"


ATTRIBUTES = {
    "nan": float("nan"),
    "infinity": [float("inf"), -float("inf")],
    "big": [2**63, 2**64, -(2**70), 10**40],
    "floats": [0.1, 1e-7, 1e22, 1e16, -0.0, 5e-324, 1.7976931348623157e308, 100000.0, 123456789012345680.0],
    "unicode": "é漢🎉\u2028\x7f\"\\\n\t\0/",
    "ключ": {"nested": {"deep": [[], {}, [{}], None, True, False]}},
    "": "empty key",
}


@pytest.mark.parametrize("zarr_format", [2, 3])
def test_attributes(zarr_format, tmp_path):
    case = {"shape": (3,), "chunks": (3,), "dtype": "<f4", "zarr_format": zarr_format}
    store = store_at(tmp_path)
    ours = make_ours(store, "ours", **case, attributes=ATTRIBUTES)
    theirs = make_theirs(tmp_path / "theirs", **case, attributes=ATTRIBUTES)
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    assert repr(dict(zarr.open_array(tmp_path / "ours", mode="r").attrs)) == repr(ATTRIBUTES) == repr(ours.attributes)
    assert repr(open_array(store, "theirs").attributes) == repr(ATTRIBUTES)
    changed = {"other": [1, 2.5], **ATTRIBUTES, "nan": "was here"}
    ours.attributes = changed
    theirs.attrs.put(changed)
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    assert repr(open_array(store, "ours").attributes) == repr(changed)


@pytest.mark.parametrize("names", [["t", "x"], ["é 漢", ""], ["same", "same"]], ids=str)
@pytest.mark.parametrize("zarr_format", [2, 3])
def test_dimension_names(zarr_format, names, tmp_path):
    case = {"shape": (3, 4), "chunks": (3, 2), "dtype": "<f4", "zarr_format": zarr_format}
    store = store_at(tmp_path)
    make_ours(store, "ours", **case, dimension_names=names, attributes={"units": "m"})
    make_theirs(tmp_path / "theirs", **case, dimension_names=names, attributes={"units": "m"})
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    for path in ("ours", "theirs"):
        array = open_array(store, path)
        assert [array.dimension_name(axis) for axis in range(2)] == names


def test_axes_without_a_name(tmp_path):
    case = {"shape": (3, 4), "chunks": (3, 2), "dtype": "<f4", "dimension_names": [None, "x"]}
    make_ours(store_at(tmp_path), "ours", **case)
    make_theirs(tmp_path / "theirs", **case)
    same_documents(tmp_path / "ours", tmp_path / "theirs")


@pytest.mark.parametrize("zarr_format", [2, 3])
def test_resize(zarr_format, tmp_path):
    """The same documents and the same files after the array became smaller, and larger again."""
    case = {"shape": (7, 8), "chunks": (2, 3), "dtype": "<i4", "zarr_format": zarr_format, "compressors": []}
    ours, theirs = make_ours(store_at(tmp_path), "ours", **case), make_theirs(tmp_path / "theirs", **case)
    values = sample("<i4", (7, 8))
    ours.write([0, 0], values)
    theirs[...] = values
    for shape in ((5, 8), (5, 2), (9, 9)):
        ours.resize(shape)
        theirs.resize(shape)
        assert tree(tmp_path / "ours") == tree(tmp_path / "theirs"), shape
        assert content(theirs[...]) == ours_content(ours)
    more = sample("<i4", (3, 9), 2)
    assert ours.append(more, 0) == 9
    theirs.append(more, 0)
    assert tree(tmp_path / "ours") == tree(tmp_path / "theirs")


TRANSPOSED = named("transpose", order=[1, 0])
INDEX = [LITTLE, CRC]


def shards(chunk, *codecs, location="end", index_codecs=INDEX):
    return named("sharding_indexed", chunk_shape=chunk, codecs=codecs, index_codecs=index_codecs, index_location=location)


ZSTD = named("zstd", level=1, checksum=False)
# zarr-python checks the chunks of a shard against the shard as it was before a transpose: only what fits both ways is made.
SHARDED = {
    "index at the start": {"serializer": shards([2, 3], LITTLE, location="start")},
    "index without checksum": {"serializer": shards([2, 3], LITTLE, index_codecs=[LITTLE])},
    "big-endian index": {"serializer": shards([2, 3], LITTLE, index_codecs=[named("bytes", endian="big"), CRC])},
    "big-endian elements": {"serializer": shards([2, 3], named("bytes", endian="big"), ZSTD)},
    "two codecs inside": {"serializer": shards([2, 3], LITTLE, ZSTD, CRC)},
    "a transpose inside": {"serializer": shards([2, 3], TRANSPOSED, LITTLE, ZSTD)},
    "a transpose before": {"filters": [TRANSPOSED], "serializer": shards([4, 2], LITTLE, ZSTD)},
    "transposes before and inside": {"filters": [TRANSPOSED], "serializer": shards([4, 2], TRANSPOSED, LITTLE, CRC)},
    "one in another": {"serializer": shards([4, 6], shards([2, 3], LITTLE, ZSTD))},
    "indices at either end": {"serializer": shards([4, 6], shards([2, 3], LITTLE, location="start"))},
    "three in each other": {"serializer": shards([4, 6], shards([2, 6], shards([1, 2], LITTLE, ZSTD), location="start"))},
    "a transpose between two": {"serializer": shards([4, 6], TRANSPOSED, shards([2, 2], LITTLE))},
    "compressed whole": {"serializer": shards([2, 3], LITTLE, ZSTD), "compressors": [named("gzip", level=1), CRC]},
    "blosc inside": {"serializer": shards([2, 3], LITTLE, named("blosc", cname="lz4", clevel=5, shuffle="shuffle", typesize=4, blocksize=0))},
}


@pytest.mark.parametrize("name", SHARDED)
@pytest.mark.parametrize("shape", [(8, 12), (13, 17)], ids=str)
def test_shards(name, shape, tmp_path):
    case = {"shape": shape, "chunks": (8, 12), "dtype": "<f4", "compressors": [], **SHARDED[name]}
    assert both(tmp_path, **case)


@pytest.mark.parametrize("name", SHARDED)
def test_shards_of_which_parts_are_written(name, tmp_path):
    """Chunks that are missing in a shard, and shards to which each side adds what the other left out."""
    case = {"shape": (16, 24), "chunks": (8, 12), "dtype": "<f4", "compressors": [], **SHARDED[name]}
    store = store_at(tmp_path)
    ours, theirs = make_ours(store, "both", **case), zarr.open_array(tmp_path / "both", mode="r+")
    model = np.zeros((16, 24), "<f4")
    boxes = [(0, 0, 1, 1), (3, 4, 6, 10), (2, 3, 2, 3), (7, 11, 9, 13), (10, 0, 6, 24)]
    for number, (y, x, height, width) in enumerate(boxes):
        values = np.zeros((height, width), "<f4") if number == 4 else sample("<f4", (height, width), number)
        model[y : y + height, x : x + width] = values
        if number % 2:
            theirs[y : y + height, x : x + width] = values
        else:
            ours.write((y, x), values)
        assert content(theirs[...]) == content(model) == ours_content(ours), f"after box {number}"
        assert ours_content(ours, (y, x), (height, width)) == content(values)
