"""Groups, and datasets of xarray: each side reads what the other wrote, consolidated or not, and documents are the same bytes."""

import json
import shutil

import dask.array
import numpy as np
import pytest
import xarray
import zarr
from tierce_c import E_ARGUMENT, E_NOT_FOUND, E_PRECONDITION, TierceError
from tierce_zarr import ARRAY, CREATE_OR_OPEN, CREATE_REPLACE, GROUP, NOTHING, create_group, delete, find, open_array, open_group
from zarr_cases import QUIET, content, documents, make_ours, make_theirs, ours_content, same_documents, sample, store_at, tree

pytestmark = QUIET

FORMATS = pytest.mark.parametrize("zarr_format", [2, 3])
ATTRIBUTES = {"title": "é 漢", "nan": float("nan"), "nested": {"a": [1, 2.5, None]}, "big": 2**64}
# Path -> description; groups are None.
TREE = {
    "a": {"shape": (4, 5), "chunks": (2, 5), "dtype": "<f4", "attributes": {"units": "m"}},
    "g": None,
    "g/b": {"shape": (3,), "chunks": (2,), "dtype": "|u1"},
    "g/deep": None,
    "g/deep/c": {"shape": (), "chunks": (), "dtype": "<i8"},
    "g-1": None,
    "Ä": {"shape": (2,), "chunks": (2,), "dtype": "utf8"},
}


def make_both(folder, zarr_format):
    store = store_at(folder)
    ours = create_group(store, "ours", zarr_format, ATTRIBUTES)
    theirs = zarr.create_group(store=folder / "theirs", zarr_format=zarr_format, attributes=ATTRIBUTES)
    for path, case in TREE.items():
        if case is None:
            create_group(store, f"ours/{path}", zarr_format, {"path": path})
            theirs.create_group(path, attributes={"path": path})
        else:
            make_ours(store, f"ours/{path}", zarr_format=zarr_format, **case)
            make_theirs(folder / "theirs" / path, zarr_format=zarr_format, **case)
    return store, ours, theirs


def names_of(group):
    return {"arrays": sorted(group.array_keys()), "groups": sorted(group.group_keys())}


@FORMATS
@pytest.mark.parametrize("consolidated", [False, True])
def test_trees(zarr_format, consolidated, tmp_path):
    store, ours, theirs = make_both(tmp_path, zarr_format)
    if consolidated:
        ours.consolidate()
        zarr.consolidate_metadata(tmp_path / "theirs", zarr_format=zarr_format)
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    assert tree(tmp_path / "ours") == tree(tmp_path / "theirs")

    seen = zarr.open_group(tmp_path / "ours", mode="r", use_consolidated=consolidated)
    assert repr(dict(seen.attrs)) == repr(ATTRIBUTES)
    assert names_of(seen) == {"arrays": ["a", "Ä"], "groups": ["g", "g-1"]}
    assert names_of(seen["g"]) == {"arrays": ["b"], "groups": ["deep"]}
    assert dict(seen["g/deep"].attrs) == {"path": "g/deep"}

    for path in ("theirs", "ours"):
        group = open_group(store, path, consolidated)
        assert group.format == zarr_format and group.is_consolidated == consolidated
        assert repr(group.attributes) == repr(ATTRIBUTES)
        assert group.children(ARRAY) == ["a", "Ä"] and group.children(GROUP) == ["g", "g-1"]
        assert group.children() == ["a", "g", "g-1", "Ä"]
        assert open_group(store, f"{path}/g").children() == ["b", "deep"]
        assert group.open_array("a").attributes == {"units": "m"}
        assert group.open_array("g/deep/c").shape == ()
        assert [find(store, f"{path}/{name}") for name in ("a", "g", "none", "g/b")] == [ARRAY, GROUP, NOTHING, ARRAY]


@FORMATS
def test_consolidated_metadata_are_believed(zarr_format, tmp_path):
    """Also for what is not there any more: nothing else is read."""
    store, ours, _ = make_both(tmp_path, zarr_format)
    ours.consolidate()
    for name in documents(tmp_path / "ours"):
        if "/" in name:
            (tmp_path / "ours" / name).unlink()
    group = open_group(store, "ours", consolidated=True)
    assert group.children() == ["a", "g", "g-1", "Ä"] and group.open_array("a").shape == (4, 5)
    assert open_group(store, "ours", consolidated=False).children() == []
    assert "a" in zarr.open_group(tmp_path / "ours", mode="r")


@FORMATS
def test_consolidated_again(zarr_format, tmp_path):
    """After arrays were made, changed and deleted, by either side."""
    store, ours, theirs = make_both(tmp_path, zarr_format)
    ours.consolidate()
    zarr.consolidate_metadata(tmp_path / "theirs", zarr_format=zarr_format)
    case = {"shape": (3,), "chunks": (3,), "dtype": "<f8", "zarr_format": zarr_format}
    make_ours(store, "theirs/new", **case)
    make_theirs(tmp_path / "ours" / "new", **case)
    for path in ("ours", "theirs"):
        delete(store, f"{path}/g")
        # Folders without files stay, as in every store of objects, and zarr-python warns of them.
        assert not tree(tmp_path / path / "g")
        shutil.rmtree(tmp_path / path / "g")
        open_array(store, f"{path}/a").resize((9, 5))
        group = open_group(store, path)
        group.attributes = {"changed": True}
        assert json.loads(json.dumps(open_group(store, path).attributes)) == {"changed": True}
    # What attributes change leaves of the old consolidated metadata is zarr-python's or ours to say; then both say all anew.
    open_group(store, "theirs").consolidate()
    zarr.consolidate_metadata(tmp_path / "ours", zarr_format=zarr_format)
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    assert open_group(store, "ours", consolidated=True).children() == ["a", "g-1", "new", "Ä"]


@FORMATS
def test_attributes_of_groups(zarr_format, tmp_path):
    store = store_at(tmp_path)
    ours = create_group(store, "ours", zarr_format)
    theirs = zarr.create_group(store=tmp_path / "theirs", zarr_format=zarr_format)
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    ours.attributes = ATTRIBUTES
    theirs.attrs.put(ATTRIBUTES)
    same_documents(tmp_path / "ours", tmp_path / "theirs")
    ours.attributes = {}
    theirs.attrs.put({})
    same_documents(tmp_path / "ours", tmp_path / "theirs")


@FORMATS
def test_groups_above_a_new_node_are_made(zarr_format, tmp_path):
    make_ours(store_at(tmp_path), "ours/x/y/z", shape=(1,), chunks=(1,), dtype="<i4", zarr_format=zarr_format)
    for path in ("ours", "ours/x", "ours/x/y"):
        group = zarr.open_group(tmp_path / path, mode="r")
        assert group.metadata.zarr_format == zarr_format
    assert list(zarr.open_group(tmp_path / "ours/x/y", mode="r").array_keys()) == ["z"]


@FORMATS
def test_how_nodes_are_made(zarr_format, tmp_path):
    store = store_at(tmp_path)
    case = {"shape": (4,), "chunks": (2,), "dtype": "<i4", "zarr_format": zarr_format}
    theirs = make_theirs(tmp_path / "a", **case)
    theirs[:] = 5
    zarr.create_group(store=tmp_path / "g", zarr_format=zarr_format, attributes={"kept": 1})

    def fails(status, call, *args, **keys):
        with pytest.raises(TierceError) as caught:
            call(*args, **keys)
        assert caught.value.status == status, caught.value

    fails(E_PRECONDITION, make_ours, store, "a", **case)
    fails(E_PRECONDITION, create_group, store, "g", zarr_format)
    fails(E_ARGUMENT, open_group, store, "a")
    fails(E_ARGUMENT, open_array, store, "g")
    fails(E_NOT_FOUND, open_array, store, "none")
    fails(E_NOT_FOUND, open_group, store, "none")
    fails(E_ARGUMENT, delete, store, "")
    assert create_group(store, "g", zarr_format, {"other": 2}, CREATE_OR_OPEN).attributes == {"kept": 1}
    assert create_group(store, "g", zarr_format, {"other": 2}, CREATE_REPLACE).attributes == {"other": 2}
    assert (theirs[:] == 5).all()
    delete(store, "a")
    assert not (tmp_path / "a").exists() or not tree(tmp_path / "a")


def dataset():
    random = np.random.default_rng(3)
    return xarray.Dataset(
        {
            "t2m": (("time", "lat", "lon"), random.random((6, 5, 8), "f4"), {"units": "K", "long_name": "température"}),
            "count": (("lat", "lon"), random.integers(0, 99, (5, 8), "i4")),
            "scalar": ((), np.float64(2.5)),
        },
        {
            "time": ("time", np.arange(6), {"units": "days since 2026-01-01"}),
            "lat": ("lat", np.linspace(-90, 90, 5), {"axis": "Y"}),
            "lon": ("lon", np.linspace(0, 350, 8)),
        },
        {"Conventions": "CF-1.10", "history": ["made", "tested"]},
    )


@FORMATS
@pytest.mark.parametrize("consolidated", [False, True])
def test_xarray_reads_ours(zarr_format, consolidated, tmp_path):
    data = dataset()
    store = store_at(tmp_path)
    group = create_group(store, "ours", zarr_format, data.attrs)
    for name, variable in data.variables.items():
        chunks = [max(1, extent // 2) for extent in variable.shape]
        keys = {"shape": variable.shape, "chunks": chunks, "dtype": variable.dtype.str, "zarr_format": zarr_format}
        # xarray takes the fill value of v2 for missing data.
        fill = {"fill_value": None} if variable.dtype.kind == "i" else {"fill": np.float64("nan")}
        array = make_ours(store, f"ours/{name}", **keys, **fill, dimension_names=list(variable.dims), attributes=variable.attrs)
        array.write([0] * variable.ndim, variable.values)
    if consolidated:
        group.consolidate()
    seen = xarray.open_zarr(tmp_path / "ours", consolidated=consolidated, decode_times=False, mask_and_scale=False)
    xarray.testing.assert_equal(seen, data)
    assert seen.attrs == data.attrs and seen.time.attrs == data.time.attrs
    assert {name: tuple(array.dims) for name, array in seen.variables.items()} == {
        name: tuple(array.dims) for name, array in data.variables.items()
    }
    assert seen.t2m.attrs.items() >= data.t2m.attrs.items() and set(seen.coords) == {"time", "lat", "lon"}
    assert float(seen.t2m.chunk(time=2).mean().compute()) == pytest.approx(float(data.t2m.mean()), rel=1e-6)
    times = xarray.open_zarr(tmp_path / "ours", consolidated=consolidated).time
    assert str(times.values[3]).startswith("2026-01-04")


@FORMATS
@pytest.mark.parametrize("consolidated", [False, True])
def test_we_read_what_xarray_wrote(zarr_format, consolidated, tmp_path):
    data = dataset()
    encoding = {"t2m": {"chunks": (2, 5, 3)}}
    data.to_zarr(tmp_path / "theirs", zarr_format=zarr_format, consolidated=consolidated, encoding=encoding)
    group = open_group(store_at(tmp_path), "theirs", consolidated=True)
    assert group.is_consolidated == consolidated and group.attributes == data.attrs
    assert group.children() == sorted(data.variables)
    for name, variable in data.variables.items():
        array = group.open_array(name)
        assert [array.dimension_name(axis) for axis in range(array.ndim)] == list(variable.dims)
        assert array.attributes.items() >= variable.attrs.items()
        assert ours_content(array) == content(variable.values)
    array = group.open_array("t2m")
    assert array.chunks == (2, 5, 3)
    # A part is changed and appended to; xarray sees it.
    array.write((1, 2, 3), np.full((2, 2, 2), 7, "f4"))
    assert array.append(np.full((1, 5, 8), 9, "f4")) == 6
    seen = zarr.open_array(tmp_path / "theirs" / "t2m", mode="r")
    assert seen.shape == (7, 5, 8) and (seen[6] == 9).all() and (seen[1:3, 2:4, 3:5] == 7).all()


@FORMATS
def test_dask_of_ours(zarr_format, tmp_path):
    values = sample("<i4", (50, 40)).astype("<f8")
    keys = {"shape": (50, 40), "chunks": (10, 15), "dtype": "<f8", "zarr_format": zarr_format}
    ours = make_ours(store_at(tmp_path), "ours", **keys)
    ours.write((0, 0), values)
    lazy = dask.array.from_zarr(str(tmp_path / "ours"))
    assert lazy.chunks == ((10,) * 5, (15, 15, 10))
    assert float(lazy.mean().compute()) == pytest.approx(values.mean())
    dask.array.store(lazy * 2, zarr.open_array(tmp_path / "ours", mode="r+"), lock=False)
    assert ours_content(ours) == content(values * 2)
