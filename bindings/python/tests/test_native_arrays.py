"""tierce.Array, Segments and DLPack: the same memory, seen from both sides."""

import gc
import weakref

import numpy as np
import pytest

import tierce
from tierce import Array, Segments, SegmentsCollection, arrays, errors

VIEWS = {
    "row": lambda a: a,
    "fortran": np.asfortranarray,
    "permuted": lambda a: a.transpose(1, 2, 0),
    "backwards": lambda a: a[::-1, ::2, ::-3],
    "empty": lambda a: a[:, :0],
    "scalar": lambda a: a[1, 2, 3, ...],
}
DTYPES = ["|b1", "|i1", "<u2", ">i4", "<f2", "<f4", ">f8", "<c16", "<M8[ns]", "<m8[25us]", "|S3", "<U2", "|V5"]


def sample(dtype):
    dtype = np.dtype(dtype)
    return np.frombuffer(bytes(range(60)) * dtype.itemsize, dtype)[:60].reshape(3, 4, 5).copy()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dtype", DTYPES)
def test_numpys_memory_is_seen_and_given_back(dtype, view):
    values = VIEWS[view](sample(dtype))
    seen = Array.of(values)
    assert (seen.dtype, seen.shape, seen.size) == (values.dtype.str, values.shape, values.size)
    assert seen.nbytes == values.nbytes and seen.ndim == values.ndim and len(seen) == values.size
    back = seen.numpy()
    assert back.dtype == values.dtype and back.tobytes() == values.tobytes()
    if values.size:
        assert np.shares_memory(back, values) and back.strides == values.strides
        assert back.__array_interface__["data"][0] == values.__array_interface__["data"][0]


def test_memory_lives_as_long_as_what_shows_it():
    class Watched(np.ndarray):
        pass

    values = np.arange(12.0).reshape(3, 4).view(Watched)
    gone = weakref.ref(values)
    shown = Array.of(values).slice([1, 0], [2, 4]).transpose([1, 0]).numpy()
    del values
    gc.collect()
    assert gone() is not None and shown.tolist() == [[4, 8], [5, 9], [6, 10], [7, 11]]
    del shown
    gc.collect()
    assert gone() is None


def test_what_is_lent_for_reading_is_not_written():
    values = np.arange(4.0)
    assert not Array.of(values).numpy().flags.writeable
    with pytest.raises(errors.ArgumentError):
        Array.of(values).assign(np.zeros(4))
    values.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        arrays.lent(values, writable=True)
    room = Array.zeros("<f8", (4,))
    room.assign([1.0, 2, 3, 4])
    assert room.tolist() == [1, 2, 3, 4] and room.numpy().flags.writeable


def test_views_and_copies():
    field = np.arange(36.0).reshape(6, 6)
    seen = Array.of(field)
    assert np.array_equal(seen.interior([1, 1], [1, 2]).numpy(), field[1:-1, 1:-2])
    assert np.array_equal(seen.slice([5, 0], [3, 2], [-2, 3]).numpy(), field[5::-2, 0:6:3])
    assert np.array_equal(seen.reshape([4, 9]).numpy(), field.reshape(4, 9))
    assert np.array_equal(seen.view_as("<i8").numpy(), field.view("<i8"))
    copy = seen.copy("F")
    assert np.array_equal(copy.numpy(), field) and copy.numpy().flags.f_contiguous and copy.order == "F"
    assert np.array_equal(np.asarray(seen), field) and np.asarray(seen, "f4").dtype == np.float32
    assert not np.shares_memory(np.array(seen), field)
    assert repr(seen) == "<tierce.Array of <f8, shape (6, 6)>"


@pytest.mark.parametrize(
    "call",
    [
        lambda a: a.slice([0], [1]),
        lambda a: a.slice([0, 0], [7, 1]),
        lambda a: a.interior([4, 0], [4, 0]),
        lambda a: a.transpose([0, 0]),
        lambda a: a.reshape([5, 5]),
        lambda a: a.view_as("<f4"),
        lambda a: a.slice([-1, 0], [1, 1]),
        lambda a: a.slice([0, 0], [1]),
        lambda a: a.copy("A"),
        lambda a: Array.zeros("<f8", (2**40, 2**40)),
        lambda a: Array.zeros("no", (2,)),
        lambda a: Array.zeros(object, (2,)),
    ],
)
def test_views_that_cannot_be(call):
    with pytest.raises((tierce.Error, ValueError, OverflowError, TypeError)):
        call(Array.of(np.zeros((6, 6))))


def test_items():
    texts = Array.of(np.array([["a", "bé"], ["", "ü"]], object))
    assert texts.dtype == "utf8" and texts.shape == (2, 2)
    assert texts.numpy().tolist() == [["a", "bé"], ["", "ü"]]
    again = arrays.as_array(texts.numpy(), order="F")
    assert again.order == "F" and again.numpy().tolist() == texts.numpy().tolist()
    assert Array.of([b"x", b""]).dtype == "bytes" and Array.of([np.zeros(2, "<i4")]).dtype == "ragged:<i4"
    assert Array.of([{"a": 1}, None], dtype="json").tolist() == [{"a": 1}, None]
    assert Array.of([1.5, 2]).dtype == "<f8" and Array.of([1, 2], "<i2").dtype == "<i2"
    with pytest.raises(TypeError, match="several kinds"):
        Array.of(np.array(["a", b"b"], object))
    with pytest.raises(errors.StateError):
        from tierce._c import Cells, check, lib

        check(lib.tierce_array_data(texts._handle, Cells().address))


def test_an_array_of_the_library_as_another_type():
    numbers = Array.of(np.arange(6.0).reshape(2, 3))
    assert tierce.as_array(numbers) is numbers and tierce.as_array(numbers, "f8") is numbers
    seen = tierce.as_array(numbers, "<f4")
    assert seen.dtype == "<f4" and np.array_equal(seen.numpy(), np.arange(6, dtype="<f4").reshape(2, 3))
    field = Array.zeros("<i4", (2, 3))
    field.assign(numbers)
    assert field.tolist() == [[0, 1, 2], [3, 4, 5]]
    texts = Array.of(["a", "bc"])
    assert tierce.as_array(texts, "json").tolist() == ["a", "bc"] and tierce.as_array(texts, "utf8") is texts
    with pytest.raises(TypeError, match="item 0 is a str; expected bytes"):
        tierce.as_array(texts, "bytes")


@pytest.mark.parametrize("values", [(), (8,), ([1, 2],), (np.zeros(3),)])
def test_arrays_are_not_made_of_numbers_that_stand_for_handles(values):
    with pytest.raises(TypeError):
        Array(*values)


def test_empty_buffers_with_several_axes():
    empty = np.empty((0, 3))
    assert Segments.join([b"a", empty, b"b"]).tolist() == [b"a", b"", b"b"]
    assert Array.of([memoryview(empty), b"a"], "bytes").tolist() == [b"", b"a"]


def test_dlpack_both_ways():
    values = np.arange(24.0).reshape(2, 3, 4)[:, ::-1]
    taken = tierce.from_dlpack(values)
    assert np.shares_memory(taken.numpy(), values) and np.array_equal(taken.numpy(), values)
    assert taken.numpy().flags.writeable
    given = np.from_dlpack(Array.zeros("<i4", (3, 2)))
    assert given.tolist() == [[0, 0]] * 3
    assert Array.zeros("<i4", (1,)).__dlpack_device__() == (1, 0)
    values.flags.writeable = False
    fixed = tierce.from_dlpack(values)
    assert np.array_equal(fixed.numpy(), values) and not fixed.numpy().flags.writeable


def test_tensors_are_let_go_of():
    class Watched(np.ndarray):
        pass

    values = np.arange(12.0).view(Watched)
    gone = weakref.ref(values)
    taken = tierce.from_dlpack(values)
    del values
    gc.collect()
    assert gone() is not None and taken.tolist() == list(range(12))
    shown = np.from_dlpack(taken)
    del taken
    gc.collect()
    assert shown.sum() == 66
    del shown
    gc.collect()
    assert gone() is None


class _Other:
    def __init__(self, capsule, device=(1, 0)):
        self.capsule, self.device = capsule, device

    def __dlpack__(self, **_):
        return self.capsule

    def __dlpack_device__(self):
        return self.device


def test_tensors_that_cannot_be():
    used = np.zeros(3).__dlpack__()
    tierce.from_dlpack(_Other(used))
    for wrong in (_Other(used), _Other(None), _Other(7), _Other(np.zeros(2).__dlpack__(), (2, 0))):
        with pytest.raises(BufferError):
            tierce.from_dlpack(wrong)
    with pytest.raises(AttributeError):
        tierce.from_dlpack(3)
    with pytest.raises(BufferError):
        Array.of(["text"]).__dlpack__()
    with pytest.raises(BufferError):
        Array.zeros("<f4", (2,)).__dlpack__(stream=1)
    with pytest.raises(BufferError):
        Array.zeros("<f4", (2,)).__dlpack__(dl_device=(2, 0))


def test_segments():
    data = b"abcdef"
    segments = Segments(data, [(0, 2), (1, 3), (6, 0)])
    assert segments.tolist() == [b"ab", b"bcd", b""] and len(segments) == 3
    assert (
        segments[-2].readonly
        and bytes(segments[-2]) == b"bcd"
        and [bytes(one) for one in segments[::2]] == [b"ab", b""]
    )
    assert bytes(segments.data) == data and segments.table.tolist() == [[0, 2], [1, 3], [6, 0]]
    assert bytes(memoryview(segments[0])) == b"ab" and list(map(len, segments)) == [2, 3, 0]
    joined = Segments.join([b"x", bytearray(b"yz"), np.arange(2, dtype="u1")])
    assert joined.tolist() == [b"x", b"yz", b"\0\1"] and joined.data.nbytes == 5
    assert len(Segments(b"", [])) == 0 and Segments(b"", []).table.nbytes == 0
    for index in (3, -4):
        with pytest.raises(IndexError):
            segments[index]
    for table in ([(0, 7)], [(7, 0)], [(2**64 - 1, 2)], [(1, 2**64 - 1)]):
        with pytest.raises(errors.ArgumentError):
            Segments(data, table)
    with pytest.raises(OverflowError):
        Segments(data, [(-1, 1)])


def test_segments_see_the_same_memory():
    data = bytearray(b"abcdef")
    segments = Segments(data, [(2, 2)])
    data[2] = 0x7A
    assert segments.tolist() == [b"zd"]
    with pytest.raises(BufferError):
        data.append(0)  # it is held in its place


def test_collections_keep_their_parts():
    collection = SegmentsCollection([Segments.join([b"a", b"bb"]), Segments.join([b"ccc"])])
    gc.collect()
    assert collection.tolist() == [b"a", b"bb", b"ccc"] and collection.nbytes == 6
    kept = collection.keep(-1)
    view = collection[1]
    del collection
    gc.collect()
    assert kept.tolist() == [b"ccc"] and bytes(view) == b"bb"
    anywhere = SegmentsCollection(bytes([n]) * n for n in range(4))
    assert anywhere.tolist() == [b"", b"\1", b"\2\2", b"\3\3\3"]
    with pytest.raises(IndexError):
        anywhere.keep(4)
    with pytest.raises(TypeError):
        SegmentsCollection([1])
    with pytest.raises(TypeError):
        SegmentsCollection(7)
