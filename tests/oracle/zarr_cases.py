"""One description of a Zarr array, made into an array by us and by zarr-python, and values of every element type."""

import json

import numcodecs
import numpy as np
import pytest
import zarr
from tierce_array import Array
from tierce_store import Store
from tierce_zarr import Spec, create

# zarr-python warns of data types that are not in the specification yet; both sides write them alike.
QUIET = [
    pytest.mark.filterwarnings("ignore::zarr.errors.UnstableSpecificationWarning"),
    pytest.mark.filterwarnings("ignore:Numcodecs codecs are not in the Zarr version 3"),
    pytest.mark.filterwarnings("ignore:Combining a `sharding_indexed` codec"),
    pytest.mark.filterwarnings("ignore:Consolidated metadata is currently not part"),
]

LITTLE = {"name": "bytes", "configuration": {"endian": "little"}}
CRC = {"name": "crc32c"}


def named(name, **configuration):
    return {"name": name, "configuration": configuration}


def store_at(folder):
    return Store(f"file://{folder}", sync=False)


def spec_of(shape, dtype, filters=(), serializer=None, compressors=None, fill=None, **keys):
    """Our spec; `fill` is a value of numpy's, text or bytes. The rest as make_theirs() takes it."""
    codecs = None
    if filters or serializer or compressors is not None:
        usual = [{"name": "zstd"}] if keys.get("zarr_format", 3) == 3 else [{"id": "zstd", "level": 0}]
        codecs = [*filters, *([serializer] if serializer else []), *(usual if compressors is None else compressors)]
    spec = Spec(shape=shape, dtype=dtype, codecs=codecs, **keys)
    if fill is not None and dtype in ("utf8", "bytes"):
        spec.set_fill(fill.encode() if dtype == "utf8" else fill)
    elif fill is not None:
        spec.set_fill(np.asarray(fill).astype(dtype).tobytes())
    return spec


def make_ours(store, path, **case):
    return create(store, path, spec_of(**case))


def make_theirs(folder, zarr_format=3, filters=(), serializer=None, compressors=None, fill=None, **keys):
    """zarr-python's array of the same description."""
    if keys["dtype"] == "utf8":
        keys["dtype"] = "string"
    elif keys["dtype"] == "bytes":
        keys["dtype"] = "variable_length_bytes"
    elif isinstance(keys["dtype"], list):
        keys["dtype"] = np.dtype([tuple(field) for field in keys["dtype"]])
    if separator := keys.pop("separator", None):
        keys["chunk_key_encoding"] = {"name": "default" if zarr_format == 3 else "v2", "separator": separator}
    if location := keys.pop("index_location", None):
        keys["shards"] = {"shape": keys["shards"], "index_location": location}
    if keys.get("order") and zarr_format == 3:
        # zarr-python's "order" is of memory alone in v3.
        axes = list(range(len(keys["shape"])))[::-1]
        filters = [*([named("transpose", order=axes)] if keys.pop("order") == "F" else []), *filters]
    names = keys.pop("dimension_names", None)
    if names and zarr_format == 2:
        keys["attributes"] = {**keys.get("attributes", {}), "_ARRAY_DIMENSIONS": names}
    elif names:
        keys["dimension_names"] = names
    if filters:
        keys["filters"] = [numcodecs.get_codec(one) for one in filters] if zarr_format == 2 else filters
    if serializer:
        keys["serializer"] = serializer
    if compressors is not None:
        codec = numcodecs.get_codec(compressors[0]) if zarr_format == 2 and compressors else None
        keys["compressors"] = codec if zarr_format == 2 else compressors
    if fill is not None:
        keys["fill_value"] = fill
    return zarr.create_array(store=folder, zarr_format=zarr_format, **keys)


def sample(dtype, shape, seed=1):
    """Values of any kind, with those that are rarely alike: NaN of two sorts, infinity, -0.0, not a time, text of any plane."""
    random = np.random.default_rng(seed)
    count = int(np.prod(shape, dtype=int))
    if dtype in ("utf8", "bytes"):
        text = ["", "a", "ze\0ro", "hé", "漢字🎉", "long " * 30]
        items = [text[number] for number in random.integers(0, len(text), count)]
        out = np.empty(count, object)
        out[:] = items if dtype == "utf8" else [item.encode() for item in items]
        return out.reshape(shape)
    if isinstance(dtype, list):
        dtype = np.dtype([tuple(field) for field in dtype])
    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return random.integers(0, 2, shape).astype(dtype)
    if dtype.kind == "U":
        chars = np.array([0, 65, 0xE9, 0x6F22, 0x1F389], "u4")
        return chars[random.integers(0, 5, (count, dtype.itemsize // 4))].astype(dtype.byteorder + "u4").view(dtype).reshape(shape)
    values = np.frombuffer(random.bytes(count * dtype.itemsize), dtype).copy()
    special = {"f": [np.nan, -np.nan, np.inf, -np.inf, -0.0, 0.0], "M": ["NaT"], "m": ["NaT"]}.get(dtype.kind, [])
    special = special or ([complex(np.nan, -0.0), complex(-np.inf, 1)] if dtype.kind == "c" else [])
    for number, value in enumerate(special):
        values[number :: 3 * len(special)] = value
    return values.reshape(shape)


def lent(values):
    """What the library is given: numpy's memory, or items."""
    if values.dtype == object:
        items = values.ravel().tolist()
        kind = "utf8" if not items or isinstance(items[0], str) else "bytes"
        return Array.from_items(kind, [one.encode() if kind == "utf8" else one for one in items], values.shape)
    if values.dtype.fields:
        return Array.borrow(values.view(f"V{values.dtype.itemsize}"))
    return values


def content(values):
    """For comparisons bit for bit: bytes in C order, little-endian, or a list of items."""
    if type(values) in (str, bytes):
        return values
    values = np.asarray(values)
    if values.dtype.kind in "OT":
        return values.tolist()
    if values.dtype.fields or values.dtype.kind == "V":
        return values.tobytes()
    return values.astype(values.dtype.newbyteorder("<")).tobytes()


def ours_content(array, start=None, extent=None):
    """Of the whole of our array, or of a box."""
    start, extent = ([0] * array.ndim, array.shape) if start is None else (start, extent)
    return content(array.read(start, extent))


def tree(folder):
    """Every file's bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def documents(folder):
    names = ("zarr.json", ".zarray", ".zattrs", ".zgroup", ".zmetadata")
    return {name: data for name, data in tree(folder).items() if name.rpartition("/")[2] in names}


def same_documents(ours, theirs):
    """Byte for byte. Where they differ, first as values, which says more."""
    one, other = documents(ours), documents(theirs)
    assert list(one) == list(other), f"{list(one)} here, {list(other)} of zarr-python"
    for name, data in one.items():
        if data != other[name]:
            values, others = json.loads(data), json.loads(other[name])
            keys = [key for key in {**values, **others} if repr(values.get(key)) != repr(others.get(key))]
            told = {key: (values.get(key), others.get(key)) for key in keys}
            raise AssertionError(f"{name} differs in {told or (data, other[name])}")
