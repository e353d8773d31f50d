"""Arrays and groups of zarr-python are read, and it reads ours: versions 2 and 3, types, codecs, shards, dask, xarray."""

import numpy as np
import pytest

import tierce
from tierce import zarr
from tierce.store import Store

theirs = pytest.importorskip("zarr", minversion="3", reason="zarr-python 3 is not installed")

DTYPES = ["bool", "i1", "<u2", "<i8", "<f2", "<f4", "<f8", "<c8", "<c16", "<M8[ns]", "<m8[s]", "S5", "<U3"]


@pytest.fixture(params=[2, 3], ids=["v2", "v3"])
def version(request):
    return request.param


@pytest.fixture
def place(tmp_path):
    with Store(f"file://{tmp_path}") as store:
        yield store, str(tmp_path)


def sample(dtype, shape=(5, 7)):
    raw = np.random.default_rng(1).integers(0, 120, int(np.prod(shape)))
    if np.dtype(dtype).kind in "US":
        return raw.astype(dtype).reshape(shape)
    return raw.astype("i8").astype(dtype).reshape(shape)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("dtype", DTYPES)
def test_types_both_ways(place, version, dtype):
    store, folder = place
    values = sample(dtype)
    ours = zarr.create_array(store, "ours", shape=values.shape, dtype=dtype, chunks=(2, 3), zarr_format=version)
    ours[...] = values
    seen = theirs.open_array(f"{folder}/ours", mode="r")
    assert seen.dtype == ours.dtype == np.dtype(dtype) and np.array_equal(seen[...], values)
    made = theirs.create_array(f"{folder}/theirs", shape=values.shape, dtype=dtype, chunks=(2, 3), zarr_format=version)
    made[...] = values
    found = zarr.open(store, "theirs")
    assert found.dtype == made.dtype and np.array_equal(found[::-1, ::2], values[::-1, ::2])
    found[1] = values[0]
    assert np.array_equal(theirs.open_array(f"{folder}/theirs", mode="r")[1], values[0])
    assert np.array_equal(
        np.asarray(found.fill_value), np.asarray(made.fill_value), equal_nan=np.dtype(dtype).kind in "mMf"
    )


@pytest.mark.filterwarnings("ignore")
def test_records_both_ways(place, version):
    store, folder = place
    dtype = np.dtype([("a", "<i4"), ("b", "<f8"), ("c", "S3")])
    values = np.zeros(6, dtype)
    values["a"], values["c"] = np.arange(6), b"xyz"
    ours = zarr.create_array(
        store, "ours", shape=(6,), dtype=dtype, chunks=(4,), zarr_format=version, fill_value=values[3]
    )
    ours[:5] = values[:5]
    seen = theirs.open_array(f"{folder}/ours", mode="r")
    assert seen.dtype == ours.dtype == dtype and np.array_equal(seen[:5], values[:5]) and ours[5] == values[3]
    assert ours.fill_value == values[3] and ours[2]["c"] == b"xyz" and ours[...]["a"].tolist() == [0, 1, 2, 3, 4, 3]
    made = theirs.create_array(f"{folder}/theirs", shape=(6,), dtype=dtype, chunks=(4,), zarr_format=version)
    made[...] = values
    assert np.array_equal(zarr.open_array(store, "theirs")[...], values)


def test_records_in_records(place, version):
    store, _ = place
    dtype = np.dtype([("a", "<i4"), ("b", [("c", "<u2"), ("d", "S3")])])
    values = np.array([(1, (2, b"x")), (3, (4, b"y"))], dtype)
    ours = zarr.create_array(store, "u", shape=(2,), dtype=dtype, zarr_format=version)
    ours[...] = values
    assert ours.dtype == dtype and np.array_equal(zarr.open_array(store, "u")[::-1], values[::-1])


@pytest.mark.filterwarnings("ignore")
def test_texts_both_ways(place, version):
    store, folder = place
    values = np.array([["a", "bé", ""], ["\U0001f600" * 9, "x", "y"]], object)
    ours = zarr.create_array(
        store, "ours", shape=(2, 3), dtype=str, chunks=(1, 2), zarr_format=version, fill_value="none"
    )
    assert ours.fill_value == "none" and ours[1, 2] == "none" and ours.dtype == object and ours.typestr == "utf8"
    ours[...] = values
    ours[0] = ["p", "q", "r"]
    ours[:, 2] = "s"
    ours[::-1, ::2] = np.array([["1", "2"], ["3", "4"]])
    want = [["3", "q", "4"], ["1", "x", "2"]]
    assert ours[...].tolist() == want and theirs.open_array(f"{folder}/ours", mode="r")[...].tolist() == want
    assert ours.read_chunk((1, 1)).tolist() == [["2"]]
    ours.write_chunk((1, 1), [["é"]])
    assert ours[1, 2] == "é" and ours.append([["g", "h", "i"]]) == 2 and ours[2].tolist() == ["g", "h", "i"]
    made = theirs.create_array(f"{folder}/theirs", shape=(2, 3), dtype=str, chunks=(1, 2), zarr_format=version)
    made[...] = values
    found = zarr.open_array(store, "theirs")
    assert found[...].tolist() == values.tolist() and found[::-1, 1].tolist() == ["x", "bé"]
    with pytest.raises(TypeError, match="expected str"):
        found[0] = [1, 2, 3]
    with pytest.raises(tierce.errors.LimitError):
        found.read(max_length=10)


def test_objects_of_version_2(place):
    store, _ = place
    json = zarr.create_array(store, "j", shape=(3,), dtype="json", zarr_format=2, chunks=(2,))
    json[:2] = [{"a": [1]}, [1, 2]]
    assert json[...].tolist() == [{"a": [1]}, [1, 2], json.fill_value] and json[0] == {"a": [1]}
    rows = zarr.create_array(store, "r", shape=(3,), dtype="ragged:<f4", zarr_format=2, chunks=(2,))
    rows[:2] = [[1, 2], [1.5]]
    rows[2] = np.arange(4)
    assert [row.tolist() for row in rows[...]] == [[1, 2], [1.5], [0, 1, 2, 3]]
    rows[1:] = [[1, 2], [3, 4]]
    assert [row.tolist() for row in rows[::-1]] == [[3, 4], [1, 2], [1, 2]]
    raw = zarr.create_array(store, "b", shape=(2,), dtype="bytes", zarr_format=2)
    raw[...] = [b"a\0", b""]
    assert raw[...].tolist() == [b"a\0", b""]


def test_shards_and_codecs_both_ways(place):
    store, folder = place
    values = sample("<f4", (16, 16))
    made = theirs.create_array(
        f"{folder}/theirs",
        shape=values.shape,
        dtype="<f4",
        chunks=(2, 4),
        shards=(8, 8),
        compressors=theirs.codecs.BloscCodec(cname="zstd", shuffle="bitshuffle"),
        filters=None,
    )
    made[...] = values
    found = zarr.open_array(store, "theirs")
    assert found.inner_chunks == (2, 4) and np.array_equal(found[5:11, ::3], values[5:11, ::3])
    found[3] = 1
    assert np.array_equal(theirs.open_array(f"{folder}/theirs")[3], np.ones(16))
    ours = zarr.create_array(
        store,
        "ours",
        shape=values.shape,
        dtype="<f4",
        chunks=(2, 4),
        shards=(8, 8),
        codecs=[{"name": "gzip", "configuration": {"level": 1}}, {"name": "crc32c"}],
        index_location="start",
        order="F",
    )
    ours[...] = values
    assert np.array_equal(theirs.open_array(f"{folder}/ours")[...], values)


@pytest.mark.filterwarnings("ignore")
def test_groups_both_ways(place, version):
    store, folder = place
    root = zarr.create_group(store, "ours", version, {"a": 1})
    root.create_group("inner").create_array("u", shape=(3,), dtype="i4")[...] = 7
    root.consolidate()
    seen = theirs.open_consolidated(f"{folder}/ours") if version == 3 else theirs.open_group(f"{folder}/ours", mode="r")
    assert seen.attrs.asdict() == {"a": 1} and seen["inner/u"][...].tolist() == [7, 7, 7]
    made = theirs.create_group(f"{folder}/theirs", zarr_format=version, attributes={"b": [2]})
    made.create_group("inner").create_array("u", shape=(2,), dtype="f8")[...] = 1.5
    theirs.consolidate_metadata(f"{folder}/theirs")
    found = zarr.open(store, "theirs")
    assert found.consolidated and found.attrs["b"] == [2] and found["inner"]["u"][...].tolist() == [1.5, 1.5]


def test_dask(place):
    dask = pytest.importorskip("dask.array", reason="dask is not installed")
    store, _ = place
    values = sample("<f8", (40, 50))
    ours = zarr.create_array(store, "u", shape=values.shape, dtype="<f8", chunks=(10, 20))
    dask.store(dask.from_array(values, chunks=(10, 20)), ours, lock=False, compute=True)
    lazy = dask.from_array(ours, chunks=ours.chunks)
    assert np.array_equal(lazy[::-1, 3:9].compute(), values[::-1, 3:9]) and lazy.sum().compute() == values.sum()


@pytest.mark.filterwarnings("ignore")
def test_xarray(place, version):
    xarray = pytest.importorskip("xarray", reason="xarray is not installed")
    store, folder = place
    root = zarr.create_group(store, "run", version)
    names = {"dimension_names": ["time", "x"], "attributes": {"units": "K"}}
    root.create_array("t", shape=(2, 3), dtype="<f4", fill_value=np.nan, **names)[...] = [[1, 2, 3], [4, 5, 6]]
    root.create_array("x", shape=(3,), dtype="<f8", fill_value=np.nan, dimension_names=["x"])[...] = [0.5, 1.5, 2.5]
    root.consolidate()
    seen = xarray.open_zarr(f"{folder}/run")
    assert seen["t"].dims == ("time", "x") and seen["t"].attrs["units"] == "K" and float(seen["t"].sel(x=1.5)[1]) == 5
    seen.load().to_zarr(f"{folder}/back", zarr_format=version, consolidated=True)
    back = zarr.open_group(store, "back")
    assert back["t"].dimension_names == ("time", "x") and back["t"][...].tolist() == [[1, 2, 3], [4, 5, 6]]
