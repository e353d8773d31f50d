"""tierce.zarr arrays: indexing as NumPy's, boxes without copies, chunks, changes, several threads."""

import threading

import numpy as np
import pytest

import tierce
from tierce import errors, zarr
from tierce.store import Store
from tierce.zarr import indexing

INDICES = [
    np.s_[...],
    np.s_[:],
    np.s_[2:5, ..., ::2],
    np.s_[3],
    np.s_[-1, -1],
    np.s_[::-1, 5:2:-1],
    np.s_[::7, ::11],
    np.s_[..., 3],
    np.s_[5:5],
    np.s_[7:2, 1],
    np.s_[::-3, 1::8],
    np.s_[-100:100:6, 29],
    np.s_[19:18, ::-1],
    (np.int64(4), slice(None)),
    (Ellipsis, 2, 3),
]


@pytest.fixture
def store():
    with Store("memory://") as made:
        yield made


@pytest.fixture(params=[2, 3], ids=["v2", "v3"])
def version(request):
    return request.param


def values_of(shape, dtype="<f4"):
    return np.arange(np.prod(shape), dtype=dtype).reshape(shape)


@pytest.mark.parametrize("index", INDICES, ids=str)
def test_reading_is_numpys(store, version, index):
    want = values_of((20, 30))
    made = zarr.create_array(store, "u", shape=want.shape, dtype=want.dtype, chunks=(7, 8), zarr_format=version)
    made[...] = want
    found = made[index]
    assert type(found) is type(want[index]) and found.dtype == want.dtype
    assert np.shape(found) == np.shape(want[index]) and np.array_equal(found, want[index])
    room = np.zeros((*np.shape(found), 2), ">f4")[..., 1]
    assert made.read(index, out=room) is room and np.array_equal(room, want[index])


@pytest.mark.parametrize("index", INDICES, ids=str)
def test_writing_is_numpys(store, version, index):
    want = values_of((20, 30))
    made = zarr.create_array(store, "u", shape=want.shape, dtype=want.dtype, chunks=(7, 8), zarr_format=version)
    made[...] = want
    for values in (-1, np.asarray(want[index]) * 2 + 1, np.array(want[index], ">f8", order="F")):
        want[index] = values
        made[index] = values
        assert np.array_equal(made[...], want)


def test_values_are_spread_as_numpys(store):
    want = np.zeros((4, 5, 6), "<i2")
    made = zarr.create_array(store, "u", shape=want.shape, dtype=want.dtype, chunks=(2, 2, 2))
    for index, values in (
        (np.s_[:], np.arange(6)),
        (np.s_[1], np.arange(5)[:, None]),
        (np.s_[2, 3], [1, 2, 3, 4, 5, 6]),
        (np.s_[0], np.ones((1, 1, 5, 6))),
        (np.s_[..., 5], 300.7),
    ):
        want[index], made[index] = values, values
        assert np.array_equal(made[...], want)
    with pytest.raises(ValueError, match=r"could not broadcast input array from shape \(7,\) into shape \(6,\)"):
        made[0, 0] = np.zeros(7)
    with pytest.raises(ValueError, match="broadcast"):
        made[0, 0] = np.zeros((2, 6))


def test_strided_memory_is_used_in_place(store):
    field = np.full((12, 34), np.nan, ">f8")
    made = zarr.create_array(store, "u", shape=(10, 30), dtype="<f8", chunks=(4, 7))
    field[1:-1, 2:-2] = values_of((10, 30))
    made[...] = field[1:-1, 2:-2]
    made.read(out=field[:0:-1, 2:-2][:10])
    assert np.array_equal(field[2:, 2:-2][::-1], values_of((10, 30)))
    assert np.isnan(field[:, :2]).all() and np.isnan(field[0, :2]).all()


def test_arrays_without_axes_and_without_elements(store):
    made = zarr.create_array(store, "u", shape=(), dtype="i4")
    made[()] = 5
    assert made[()] == 5 and isinstance(made[()], np.int32) and made[...].shape == ()
    assert made.read_chunk(()).shape == () and made.size == 1 and made.chunks_of() == [()]
    with pytest.raises(TypeError, match="unsized"):
        len(made)
    none = zarr.create_array(store, "v", shape=(0, 5), dtype="i4")
    assert none[...].shape == (0, 5) and none[:, ::2].shape == (0, 3) and none.chunks_of() == []
    none[...] = 1
    assert none.append(np.ones((2, 5))) == 0 and none[1, 4] == 1


@pytest.mark.parametrize(
    "index, message",
    [
        (20, "index 20 is out of bounds for axis 0 with size 20"),
        ((0, -31), "index -31 is out of bounds for axis 1 with size 30"),
        ((0, 0, 0), "too many indices for array: array is 2-dimensional, but 3 were indexed"),
        ((..., ...), "single ellipsis"),
        (None, "masks and new axes"),
        (True, "masks"),
        (np.zeros((20, 30), bool), "masks"),
        ([1, 2], "a list is no index"),
        (1.0, "a float is no index"),
        ("x", "a str is no index"),
    ],
)
def test_indices_that_cannot_be(store, index, message):
    made = zarr.create_array(store, "u", shape=(20, 30), dtype="i4")
    with pytest.raises(IndexError, match=message):
        made[index]
    with pytest.raises(IndexError, match=message):
        made[index] = 0


def test_results_that_do_not_fit(store):
    made = zarr.create_array(store, "u", shape=(4,), dtype="<i4")
    fixed = np.zeros(4, "<i4")
    fixed.flags.writeable = False
    for out, kind in (
        (np.zeros(5, "<i4"), ValueError),
        (np.zeros(4, "<i8"), TypeError),
        (fixed, ValueError),
        ([0, 0, 0, 0], TypeError),
    ):
        with pytest.raises(kind, match="out"):
            made.read(out=out)
    with pytest.raises(ValueError):
        made[...] = ["a", "b", "c", "d"]


def test_a_step_leaves_out_what_it_can(store, monkeypatch):
    want = values_of((1000, 40), "<i8")
    made = zarr.create_array(store, "u", shape=want.shape, dtype=want.dtype, chunks=(10, 40))
    made[...] = want
    assert made.chunks_of(np.s_[::100]) == [(n, 0) for n in range(0, 100, 10)]
    monkeypatch.setattr(indexing, "_BUDGET", 40 * 8 * 25)
    for index in (np.s_[::3, ::7], np.s_[::-9, 3], np.s_[5:900:11, ::-1], np.s_[::400]):
        pieces = list(indexing.Selection(index, want.shape).pieces((10, 40), 8))
        assert max(np.prod(piece.extent) for piece in pieces) <= 40 * 25
        assert np.array_equal(made[index], want[index])
        want[index] = made[index] = -want[index]
        assert np.array_equal(made[...], want)


def test_what_an_array_is(store, version):
    made = zarr.create_array(
        store,
        "a/u",
        shape=(20, 30),
        dtype="<f8",
        chunks=(7, 8),
        codecs=[{"id": "zstd", "level": 3}],
        fill_value=np.nan,
        zarr_format=version,
        dimension_names=["y", "x"],
        attributes={"units": "K", "many": [1, {"a": None}]},
    )
    assert (made.shape, made.ndim, made.size, made.nbytes) == ((20, 30), 2, 600, 4800) and len(made) == 20
    assert made.chunks == made.inner_chunks == (7, 8) and made.format == version == made.metadata["zarr_format"]
    assert made.dtype == np.dtype("<f8") and made.typestr == "<f8" and np.isnan(made.fill_value)
    assert made.dimension_names == ("y", "x") and made.attrs["units"] == "K" and made.path == "a/u"
    assert np.isnan(made[3, 4]) and made.chunk_key((1, 2)) == ("a/u/c/1/2" if version == 3 else "a/u/1.2")
    assert repr(made) == "<tierce.zarr.Array 'a/u' of <f8, shape (20, 30), chunks (7, 8)>"
    assert zarr.find(store, "a/u") == "array" and zarr.find(store, "a") == "group" and zarr.find(store, "b") is None
    with zarr.open_array(store, "a/u") as again:
        assert again.metadata == made.metadata
    assert repr(again) == "<tierce.zarr.Array 'a/u', closed>"
    with pytest.raises(errors.ArgumentError):
        again[0]
    assert np.array_equal(np.asarray(made), made[...], equal_nan=True) and np.array(made, "f4").dtype == np.float32


def test_shards(store):
    want = values_of((16, 16), "<u2")
    made = zarr.create_array(store, "u", shape=want.shape, dtype="<u2", chunks=(2, 2), shards=(8, 8))
    made[...] = want
    assert made.chunks == (8, 8) and made.inner_chunks == (2, 2)
    assert np.array_equal(made[3:9, ::5], want[3:9, ::5]) and np.array_equal(made.read_chunk((1, 0)), want[8:, :8])
    assert sorted(info.key for info in store.list("u/c/", recursive=True)) == [
        f"u/c/{i}/{j}" for i in "01" for j in "01"
    ]


def test_chunks_one_by_one(store):
    made = zarr.create_array(store, "u", shape=(10, 10), dtype="i4", chunks=(4, 4))
    for i in range(3):
        for j in range(3):
            made.write_chunk((i, j), np.full((4 if i < 2 else 2, 4 if j < 2 else 2), 3 * i + j))
    assert np.array_equal(made.read_chunk((2, 1)), np.full((2, 4), 7))
    room = np.zeros((2, 2), "i4")
    assert made.read_chunk((2, 2), out=room) is room and (room == 8).all()
    assert made.chunks_of(np.s_[3:5, 9]) == [(0, 2), (1, 2)]
    assert made.covers(np.s_[4:8, 8:]) and not made.covers(np.s_[4:7]) and not made.covers(np.s_[::2])
    for chunk in ((3, 0), (0,), (0, 0, 0)):
        with pytest.raises(IndexError):
            made.read_chunk(chunk)
    with pytest.raises(ValueError):
        made.read_chunk((-1, 0))
    with pytest.raises(ValueError, match=r"shape \(4, 4\), and the chunk \(2, 2\)"):
        made.write_chunk((2, 2), np.zeros((4, 4)))


def test_growing_and_shrinking(store, version):
    made = zarr.create_array(store, "u", shape=(0, 3), dtype="<i4", chunks=(2, 3), zarr_format=version)
    other = zarr.open_array(store, "u")
    assert made.append([[1, 2, 3]]) == 0 and made.append(np.ones((3, 3))) == 1 and made.shape == (4, 3)
    assert other.shape == (0, 3) and zarr.open_array(store, "u").shape == (4, 3)
    assert made.append(np.zeros((4, 1), "i8"), axis=-1) == 3 and made.shape == (4, 4)
    made.resize((1, 2))
    assert made[...].tolist() == [[1, 2]] and zarr.open_array(store, "u").shape == (1, 2)
    for call in (
        lambda: made.append(np.zeros((1, 3))),
        lambda: made.resize((1,)),
        lambda: made.resize((1, -1)),
        lambda: made.append([1, 2], axis=2),
    ):
        with pytest.raises((ValueError, IndexError)):
            call()
    assert made.shape == (1, 2)


def test_attributes(store, version):
    made = zarr.create_array(store, "u", shape=(1,), dtype="i4", attributes={"a": 1}, zarr_format=version)
    made.attrs["b"] = {"c": [1.5, None]}
    made.attrs.update(d="x", a=2)
    del made.attrs["d"]
    assert dict(made.attrs) == made.attrs.asdict() == {"a": 2, "b": {"c": [1.5, None]}} and "a" in made.attrs
    assert zarr.open_array(store, "u").attrs == made.attrs and len(made.attrs) == 2
    with pytest.raises(KeyError):
        del made.attrs["none"]
    with pytest.raises(TypeError):
        made.attrs["x"] = object()
    assert made.attrs.pop("a") == 2 and made.attrs.setdefault("e", 5) == 5
    made.attrs.put({"f": True})
    assert repr(made.attrs) == "Attributes({'f': True})"
    made.attrs.clear()
    assert not made.attrs and not zarr.open_array(store, "u").attrs


def test_how_arrays_are_made(store):
    keys = {"shape": (4,), "dtype": "i4"}
    zarr.create_array(store, "u", **keys)[...] = 1
    with pytest.raises(errors.PreconditionError):
        zarr.create_array(store, "u", **keys)
    assert zarr.create_array(store, "u", how="open", **keys)[0] == 1
    with pytest.raises(errors.PreconditionError):
        zarr.create_array(store, "u", how="open", shape=(4,), dtype="i8")
    assert zarr.create_array(store, "u", how="replace", **keys)[0] == 0
    for wrong, kind in (
        ({"how": "maybe"}, ValueError),
        ({"chunks": (0,)}, errors.ConfigError),
        ({"chunks": (1, 1)}, errors.ConfigError),
        ({"codecs": [{"id": "no such"}]}, tierce.Error),
        ({"zarr_format": 4}, errors.ConfigError),
        ({"order": "K"}, errors.ConfigError),
        ({"shards": (3,), "chunks": (2,)}, errors.ConfigError),
        ({"dtype": object}, TypeError),
        ({"dtype": "no such"}, tierce.Error),
        ({"shape": (-1,)}, ValueError),
        ({"shape": 4}, TypeError),
        ({"memory": "much"}, errors.ConfigError),
        ({"fill_value": "text"}, ValueError),
    ):
        with pytest.raises(kind):
            zarr.create_array(store, "w", **{**keys, **wrong})
        assert zarr.find(store, "w") is None
    for path in ("a//b", "../x", "a/./b"):
        with pytest.raises(errors.ArgumentError):
            zarr.create_array(store, path, **keys)
    with pytest.raises(TypeError):
        zarr.create_array(store, 7, **keys)
    with pytest.raises(TypeError, match="store"):
        zarr.create_array(7, "u", **keys)


def test_options(store):
    made = zarr.create_array(store, "u", shape=(8,), dtype="i4", chunks=(4,))
    fussy = zarr.open_array(store, "u", partial_chunks="refuse", memory=1, write_empty_chunks=True)
    fussy[:4] = 0
    assert made.chunk_key((0,)) in [info.key for info in store.list("u/c/", recursive=True)]
    for index in (0, np.s_[1:], np.s_[::2]):
        with pytest.raises(errors.ArgumentError, match="partial_chunks"):
            fussy[index] = 1
    assert not made[:4].any()


@pytest.mark.parametrize("threads", [1, 3])
def test_on_a_pool(store, threads):
    want = values_of((64, 64), "<f8")
    with tierce.Pool(threads) as pool:
        made = zarr.create_array(store, "u", shape=want.shape, dtype="<f8", chunks=(8, 8), pool=pool)
        made[...] = want
        assert np.array_equal(zarr.open_array(store, "u", pool=pool)[3:, ::5], want[3:, ::5])
        assert np.array_equal(made.with_pool(None)[...], want)
        assert made.append(want[:2]) == 64 and np.array_equal(made.with_pool(pool)[64:], want[:2])
    assert made.append(want[:2]) == 66 and np.array_equal(made[66:], want[:2])  # the array keeps the threads
    with pytest.raises(errors.StateError, match="closed"):
        zarr.open_array(store, "u", pool=pool)


def test_threads_at_one_array(store):
    made = zarr.create_array(store, "u", shape=(0, 16), dtype="<i8", chunks=(3, 5))
    places, wrong = [], []

    def work(n):
        for turn in range(5):
            at = made.append(np.full((2, 16), 10 * n + turn))
            places.append(at)
            if not (made[at : at + 2] == 10 * n + turn).all():
                wrong.append(n)
            made.attrs[f"{n}-{turn}"] = at

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong and sorted(places) == list(range(0, 60, 2)) and made.shape == (60, 16) and len(made.attrs) == 30
    assert all((made[at] == made[at][0]).all() for at in places)


def test_an_array_that_is_closed_while_it_is_read(store):
    want = values_of((200, 200), "<f8")
    for _ in range(5):
        made = zarr.create_array(store, "u", shape=want.shape, dtype="<f8", chunks=(10, 10), how="replace")
        made[...] = want
        found = []
        reader = threading.Thread(target=lambda made=made, found=found: found.append(made[...]))
        reader.start()
        made.close()
        reader.join()
        assert not found or np.array_equal(found[0], want)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_codecs_in_python(store):
    class Xor:
        def encode(self, data):
            return bytes(byte ^ 1 for byte in data)

        def decode(self, data, max_length):
            if data[:1] == b"\x02":
                raise KeyError("not this one")
            return self.encode(data)

    registry = tierce.Registry()
    registry.add("xor", Xor)
    keys = {"zarr_format": 2, "codecs": [{"id": "xor"}], "registry": registry}
    made = zarr.create_array(store, "u", shape=(8,), dtype="u1", chunks=(4,), **keys)
    made[...] = np.arange(8)
    assert made[...].tolist() == list(range(8))
    made[4] = 3
    assert zarr.open_array(store, "u", registry=registry)[:4].tolist() == [0, 1, 2, 3]
    failures = {}
    made.read(failures=failures)
    assert list(failures) == [(1,)] and isinstance(failures[1,], KeyError)
    with pytest.raises(KeyError, match="not this one"):
        made[...]
    with pytest.raises(errors.UnknownCodecError):
        zarr.open_array(store, "u")


@pytest.mark.parametrize("step", [1, 2])
def test_records_in_another_byte_order(store, version, step):
    own = np.dtype([("t", "<f4"), ("n", "<i4"), ("m", "<i8")])
    other = own.newbyteorder("S")
    values = np.array([(1.5, 2, 3), (4.5, 5, 6), (-7.5, 8, -9)], own)
    a = zarr.create_array(store, "records", shape=(3 * step,), dtype=own, chunks=(3 * step,), zarr_format=version)
    a[::step] = values.astype(other)
    assert (a[::step] == values).all()
    out = np.zeros(3, other)
    assert a.read(np.s_[::step], out=out) is out and (out == values).all()
    a.write_chunk((0,), np.repeat(values, step).astype(other))
    whole = np.zeros(3 * step, other)
    assert (a.read_chunk((0,), out=whole) == np.repeat(values, step)).all() and whole.dtype == other
    assert a.append(values.astype(other)) == 3 * step and (a[3 * step :] == values).all()


@pytest.mark.parametrize(
    ("dtype", "fill", "expected"),
    [
        ({"name": "numpy.datetime64", "configuration": {"unit": "s", "scale_factor": 1}}, 5, np.datetime64(5, "s")),
        ({"name": "fixed_length_utf32", "configuration": {"length_bytes": 12}}, "ab", np.str_("ab")),
        ("r16", b"ab", np.void(b"ab")),
    ],
)
def test_fill_values_of_types_as_version_3_writes_them(store, dtype, fill, expected):
    a = zarr.create_array(store, "filled", shape=(2,), dtype=dtype, fill_value=fill)
    assert a.fill_value == expected and a[1] == expected


def test_a_store_that_is_closed():
    closed = Store("memory://")
    closed.close()
    for call in (zarr.find, zarr.open, zarr.open_array, zarr.open_group, zarr.create_group):
        with pytest.raises(errors.StateError, match="the store is closed"):
            call(closed)
