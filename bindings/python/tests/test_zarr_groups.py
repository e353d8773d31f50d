"""tierce.zarr groups: a dict of arrays and groups, attributes, consolidated metadata."""

import threading

import pytest

import tierce
from tierce import errors, zarr
from tierce.store import Store


@pytest.fixture(params=["memory", "file"])
def store(request, tmp_path):
    with Store("memory://" if request.param == "memory" else f"file://{tmp_path}") as made:
        yield made


@pytest.fixture(params=[2, 3], ids=["v2", "v3"])
def root(request, store):
    made = zarr.create_group(store, "", request.param, {"a": 1})
    inner = made.create_group("inner", {"b": None})
    inner.create_array("u", shape=(3,), dtype="i4")[...] = 5
    made.create_array("v", shape=(2, 2), dtype="f4")
    return made


def test_it_is_a_dict(root):
    assert list(root) == root.keys() == ["inner", "v"] and len(root) == 2
    assert root.array_keys() == ["v"] and root.group_keys() == ["inner"]
    assert "v" in root and "none" not in root and 3 not in root
    assert isinstance(root["v"], zarr.Array) and isinstance(root["inner"], zarr.Group)
    assert "inner/u" in root and "inner/none" not in root and "v/x" not in root and "none/u" not in root
    assert not any(name in root for name in ("", "/v", "v/", "inner//u", "/inner/u"))
    assert root["inner/u"][...].tolist() == [5, 5, 5] and root["inner"]["u"].path == "inner/u"
    assert list(root.arrays()) == ["v"] and root.groups()["inner"].attrs.asdict() == {"b": None}
    assert (
        root.format == root["inner"].format == root["v"].format and repr(root["inner"]) == "<tierce.zarr.Group 'inner'>"
    )
    with pytest.raises(KeyError, match="none"):
        root["none"]
    for name in ("a//b", "../x", ""):
        with pytest.raises((tierce.Error, KeyError)):
            root[name]
    with pytest.raises(TypeError):
        root[3]


def test_deleting(root, store):
    root["inner"].create_group("w")
    del root["inner/w"]
    assert root["inner"].keys() == ["u"]
    del root["inner"]
    assert root.keys() == ["v"] and zarr.find(store, "inner/u") is None
    with pytest.raises(KeyError):
        del root["inner"]
    zarr.delete(store, "nothing/here")
    with pytest.raises(errors.ArgumentError):
        zarr.delete(store, "")


def test_attributes(root, store):
    root.attrs["c"] = [1, 2]
    assert zarr.open_group(store).attrs.asdict() == {"a": 1, "c": [1, 2]} == dict(root.attrs)
    root.attrs.clear()
    assert not zarr.open_group(store).attrs and root.keys() == ["inner", "v"]


def test_consolidated_metadata(root, store):
    assert not root.consolidated and not zarr.open_group(store).consolidated
    root.consolidate()
    believed = zarr.open_group(store)
    assert believed.consolidated and not zarr.open_group(store, consolidated=False).consolidated
    root.create_array("late", shape=(1,), dtype="i4")
    assert "late" not in believed and "late" in zarr.open_group(store, consolidated=False)
    assert believed["v"].shape == (2, 2) and believed["inner"].keys() == ["u"]
    with pytest.raises(KeyError):
        believed["late"]
    believed.consolidate()
    assert "late" in zarr.open_group(store)


def test_how_groups_are_made(root, store):
    with pytest.raises(errors.PreconditionError):
        zarr.create_group(store, "inner", root.format)
    assert root.create_group("inner", how="open").attrs.asdict() == {"b": None}
    assert root.create_group("inner", {"d": 1}, how="replace").keys() == []
    with pytest.raises(errors.ArgumentError):
        zarr.open_group(store, "v")
    with pytest.raises(errors.ArgumentError):
        zarr.open_array(store, "inner")
    for call in (zarr.open, zarr.open_array, zarr.open_group):
        with pytest.raises(errors.NotFoundError):
            call(store, "none")
    for wrong, kind in (
        ({"zarr_format": 4}, ValueError),
        ({"zarr_format": 2**40}, OverflowError),
        ({"how": 3}, ValueError),
    ):
        with pytest.raises(kind):
            zarr.create_group(store, "w", **wrong)
    with root:
        pass
    assert repr(root) == "<tierce.zarr.Group '', closed>"
    with pytest.raises(errors.ArgumentError):
        root.keys()


def test_threads_at_one_group(root):
    wrong = []

    def work(n):
        for turn in range(5):
            root.attrs[f"{n}-{turn}"] = turn
            if root.keys() != ["inner", "v"]:
                wrong.append(n)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong and len(root.attrs) == 21
