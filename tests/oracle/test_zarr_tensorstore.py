"""TensorStore, the other implementation in wide use, reads what we write, and the reverse: v2, v3, shards."""

import numpy as np
import pytest
import tensorstore
from tierce_zarr import open_array
from zarr_cases import CRC, LITTLE, content, make_ours, named, ours_content, sample, store_at

DTYPES = "bool i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 c16".split()
SHAPE, CHUNKS = (13, 10), (5, 6)
TRANSPOSED = named("transpose", order=[1, 0])
ZSTD = named("zstd", level=1, checksum=False)


def theirs(folder, zarr_format=3, **keys):
    spec = {"driver": "zarr3" if zarr_format == 3 else "zarr", "kvstore": {"driver": "file", "path": f"{folder}/"}, **keys}
    return tensorstore.open(spec).result()


def both(folder, dtype, shape=SHAPE, chunks=CHUNKS, zarr_format=3, **case):
    """We make an array and write half; TensorStore writes the rest, and a box across; both see the same. Then the same with an
    array that TensorStore makes of our metadata."""
    case = {"shape": shape, "chunks": chunks, "dtype": dtype, "zarr_format": zarr_format, **case}
    store, values = store_at(folder), sample(dtype, shape)
    ours = make_ours(store, "ours", **case)
    metadata = ours.metadata()
    created = theirs(folder / "theirs", zarr_format, metadata=metadata, create=True)
    made = open_array(store, "theirs")
    assert made.shape == shape and made.fill == ours.fill and made.chunks == ours.chunks
    model = values.copy()
    for path, array, peer in (("ours", ours, theirs(folder / "ours", zarr_format)), ("theirs", made, created)):
        assert peer.shape == shape and peer.dtype.numpy_dtype == np.dtype(dtype).newbyteorder("=")
        half = shape[0] // 2
        array.write([0] * len(shape), values[:half])
        peer[half:] = values[half:]
        box = tuple(slice(extent // 4, extent // 4 + extent // 2) for extent in shape)
        again = sample(dtype, [part.stop - part.start for part in box], 7)
        peer[box] = again
        model = values.copy()
        model[box] = again
        start = [extent // 3 for extent in shape]
        once_more = sample(dtype, [2] * len(shape), 8)
        array.write(start, once_more)
        model[tuple(slice(at, at + 2) for at in start)] = once_more
        assert content(peer.read().result()) == content(model), path
        assert ours_content(array) == content(model), path
        fresh = theirs(folder / path, zarr_format)
        assert content(fresh.read().result()) == content(model), path


@pytest.mark.parametrize("zarr_format", [2, 3])
@pytest.mark.parametrize("dtype", DTYPES)
def test_every_type(zarr_format, dtype, tmp_path):
    both(tmp_path, dtype, zarr_format=zarr_format)


@pytest.mark.parametrize("dtype", [">i2", ">f4", ">c16", ">f2"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_v2_big_endian(dtype, order, tmp_path):
    both(tmp_path, dtype, zarr_format=2, order=order)


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("separator", [".", "/"])
@pytest.mark.parametrize("zarr_format", [2, 3])
def test_orders_and_separators(order, separator, zarr_format, tmp_path):
    case = {"order": order, "separator": separator, "zarr_format": zarr_format}
    both(tmp_path, "<i4", (7, 8, 9), (3, 4, 5), **case)


V2_COMPRESSORS = [
    [],
    [{"id": "zlib", "level": 6}],
    [{"id": "bz2", "level": 1}],
    [{"id": "zstd", "level": 3}],
    [{"id": "blosc", "cname": "lz4", "clevel": 5, "shuffle": 1, "blocksize": 0}],
    [{"id": "blosc", "cname": "zstd", "clevel": 3, "shuffle": 2, "blocksize": 0}],
    [{"id": "blosc", "cname": "blosclz", "clevel": 9, "shuffle": 0, "blocksize": 0}],
]


@pytest.mark.parametrize("compressors", V2_COMPRESSORS, ids=str)
def test_v2_compressors(compressors, tmp_path):
    both(tmp_path, "<f4", zarr_format=2, compressors=compressors)


def shards(chunk, *codecs, location="end", index_codecs=(LITTLE, CRC)):
    return named("sharding_indexed", chunk_shape=chunk, codecs=codecs, index_codecs=index_codecs, index_location=location)


V3 = {
    "gzip": {"compressors": [named("gzip", level=1)]},
    "zstd, crc32c": {"compressors": [ZSTD, CRC]},
    "blosc": {"compressors": [named("blosc", cname="lz4", clevel=5, shuffle="bitshuffle", typesize=4, blocksize=0)]},
    "big-endian": {"serializer": named("bytes", endian="big"), "compressors": []},
    "transposed": {"filters": [TRANSPOSED], "compressors": [ZSTD]},
    "shards": {"serializer": shards([5, 3], LITTLE, ZSTD), "compressors": []},
    "index at the start": {"serializer": shards([1, 3], LITTLE, location="start"), "compressors": []},
    "index without checksum": {"serializer": shards([5, 2], LITTLE, index_codecs=[LITTLE]), "compressors": []},
    "several inside": {"serializer": shards([5, 3], TRANSPOSED, LITTLE, ZSTD, CRC), "compressors": []},
    "a transpose before": {"filters": [TRANSPOSED], "serializer": shards([3, 5], LITTLE, ZSTD), "compressors": []},
    "one in another": {"serializer": shards([5, 6], shards([1, 2], LITTLE), location="start"), "compressors": []},
}


@pytest.mark.parametrize("name", V3)
def test_v3_codecs(name, tmp_path):
    both(tmp_path, "<f4", (13, 10), (5, 6) if "shards" not in name else (10, 12), **V3[name])


@pytest.mark.parametrize("shape,chunks", [((6,), (4,)), ((4, 5, 6, 7), (2, 3, 4, 5))], ids=str)
@pytest.mark.parametrize("zarr_format", [2, 3])
def test_other_numbers_of_axes(shape, chunks, zarr_format, tmp_path):
    both(tmp_path, "<f8", shape, chunks, zarr_format)


@pytest.mark.parametrize("shape,chunks", [((), ()), ((3, 0), (2, 1))], ids=str)
@pytest.mark.parametrize("zarr_format", [2, 3])
def test_shapes_at_the_edge(shape, chunks, zarr_format, tmp_path):
    ours = make_ours(store_at(tmp_path), "ours", shape=shape, chunks=chunks, dtype="<f8", zarr_format=zarr_format)
    values = sample("<f8", shape)
    ours.write([0] * len(shape), values)
    peer = theirs(tmp_path / "ours", zarr_format)
    assert peer.shape == shape and content(peer.read().result()) == content(values)
    peer.write(values).result()
    assert ours_content(ours) == content(values)


FILLS = [("<f4", np.float32("nan")), ("<f8", -np.inf), ("<f8", -0.0), ("<u8", 2**64 - 1), ("<i8", -(2**63)), ("<c8", 1 - 2j)]
FILLS += [("bool", True), ("<f2", np.float16(1.5)), ("<f8", 0.1)]


@pytest.mark.parametrize("dtype,fill", FILLS, ids=str)
@pytest.mark.parametrize("zarr_format", [2, 3])
def test_fill_values(dtype, fill, zarr_format, tmp_path):
    ours = make_ours(store_at(tmp_path), "ours", shape=(4,), chunks=(2,), dtype=dtype, fill=fill, zarr_format=zarr_format)
    peer = theirs(tmp_path / "ours", zarr_format)
    wanted = np.full(4, fill, dtype)
    assert content(peer.read().result()) == content(wanted) == ours_content(ours)
    # TensorStore too leaves out, or deletes, chunks of nothing but the fill value.
    ours.write([0], np.zeros(2, dtype) if dtype != "bool" else np.zeros(2, "?"))
    peer[0:2] = wanted[:2]
    assert ours_content(ours) == content(wanted)


def test_dimension_names_and_resizing(tmp_path):
    case = {"shape": (4, 5), "chunks": (2, 3), "dtype": "<i4", "dimension_names": ["t", None], "attributes": {"k": [1]}}
    ours = make_ours(store_at(tmp_path), "ours", **case)
    peer = theirs(tmp_path / "ours")
    assert peer.domain.labels == ("t", "")
    peer.resize(exclusive_max=[6, 5]).result()
    reopened = open_array(store_at(tmp_path), "ours")
    assert reopened.shape == (6, 5) and reopened.attributes == {"k": [1]}
    ours.resize((3, 9))
    assert theirs(tmp_path / "ours").shape == (3, 9)


def test_records_of_v2(tmp_path):
    """A field at a time, as TensorStore has it."""
    record = [["a", "<i4"], ["b", "<f8"]]
    ours = make_ours(store_at(tmp_path), "ours", shape=(5,), chunks=(2,), dtype=record, zarr_format=2)
    values = sample(record, (5,))
    theirs(tmp_path / "ours", 2, field="a").write(values["a"]).result()
    theirs(tmp_path / "ours", 2, field="b").write(values["b"]).result()
    assert ours_content(ours) == values.tobytes()


