"""Views of arrays against numpy's, memory that is lent and given back, items; random shapes and slices."""

import gc
import itertools

import numpy as np
import pytest
import tierce_array
import tierce_c
from array_cases import DTYPES, FEW_DTYPES, READ_ONLY_LAYOUTS, array_of, memory
from hypothesis import given
from hypothesis import strategies as st
from tierce_array import LENT, RELEASED, Array, decode_array_into, encode_array
from tierce_c import Codec, TierceError

NOTHING = Codec([])


def failure(status, call, *args):
    with pytest.raises(TierceError) as caught:
        call(*args)
    assert caught.value.status == status, caught.value
    assert caught.value.message


@pytest.mark.parametrize("dtype", DTYPES)
def test_what_an_array_tells_of_itself(dtype):
    for layout in READ_ONLY_LAYOUTS:
        array = array_of(layout, dtype)
        for order in "CF":
            lent = Array.borrow(array, order)
            assert (lent.dtype, lent.shape, lent.strides) == (array.dtype.str, array.shape, array.strides)
            assert (lent.order, lent.count, lent.size) == (order, array.size, array.nbytes)
            assert lent.data() == array.ctypes.data
            assert lent.seen().tobytes() == array.tobytes()
            for other in "CF":
                copy = lent.copy(other)
                assert (copy.order, copy.strides) == (
                    other,
                    np.empty(array.shape, dtype, other).strides,
                ) or not array.size
                assert copy.tobytes() == array.tobytes(other)
                assert copy.data_mut() == copy.data()
            described = Array.describe(dtype, array.shape, order)
            assert (described.dtype, described.shape, described.count) == (array.dtype.str, array.shape, array.size)
            failure(tierce_c.E_STATE, described.data)


def test_memory_without_strides_is_in_a_row():
    for order in "CF":
        memory = np.arange(24, dtype="<i2")
        text, shape, ndim, number = tierce_array.type_arguments("<i2", (2, 3, 4), order)
        nobody = tierce_c.Release(0)
        lent = Array(
            tierce_array.lib.tierce_array_borrow, text, memory.ctypes.data, shape, None, ndim, number, nobody, None
        )
        assert lent.strides == memory.reshape((2, 3, 4), order=order).strides
        assert encode_array(NOTHING, lent) == memory.tobytes()


@pytest.mark.parametrize("order", "CF")
def test_new_arrays_are_zeros(order):
    for dtype in DTYPES:
        made = Array.new(dtype, (3, 0, 2), order)
        assert made.tobytes() == b""
        made = Array.new(dtype, (3, 4), order)
        assert made.tobytes() == bytes(12 * np.dtype(dtype).itemsize)
        assert made.strides == np.empty((3, 4), dtype, order).strides


def test_views_of_bases_that_were_freed():
    array = np.arange(120, dtype="<i4").reshape(4, 5, 6)
    wanted = array[1:3, ::-2, 5:0:-2].transpose(2, 0, 1).tobytes()
    base = Array.borrow(array.copy())
    number = base.number
    view = base[1:3, ::-2, 5:0:-2]
    permuted = view.transpose([2, 0, 1])
    base.free()
    view.free()
    gc.collect()
    assert number in LENT and number not in RELEASED
    assert permuted.seen().tobytes() == wanted == encode_array(NOTHING, permuted)
    permuted.free()
    assert number not in LENT and RELEASED.count(number) == 1

    owned = Array.new("<i4", (4, 6))
    view = owned.interior([1, 1], [1, 2])
    owned.free()
    decode_array_into(NOTHING, np.arange(6, dtype="<i4"), view)
    assert view.seen().tolist() == [[0, 1, 2], [3, 4, 5]]


def test_release_is_called_once_when_the_last_view_goes():
    for count in range(4):
        base = Array.borrow(np.zeros((3, 4)))
        views = [base.transpose([1, 0]) for _ in range(count)]
        for one in [*views, base]:
            assert base.number not in RELEASED
            one.free()
        assert RELEASED.count(base.number) == 1


def test_release_is_not_called_after_a_failure():
    before = len(RELEASED)
    array = np.zeros((3, 4))
    for change in (dict(dtype="<f3"), dict(dtype="utf8"), dict(dtype="")):
        failure(tierce_c.E_ARGUMENT, lambda change=change: Array.borrow(array, **change))
    text, shape, ndim, order = tierce_array.type_arguments("<f8", (3, 4), "C")
    far = tierce_array.step_list([1 << 62, 8])
    for data, strides, order in ((array.ctypes.data, far, 0), (None, None, 0), (array.ctypes.data, None, 7)):
        with pytest.raises(TierceError):
            Array(
                tierce_array.lib.tierce_array_borrow,
                text,
                data,
                shape,
                strides,
                ndim,
                order,
                tierce_array.release,
                1 << 40,
            )
    assert len(RELEASED) == before


def test_no_memory_is_needed_for_no_elements():
    text, shape, ndim, order = tierce_array.type_arguments("<f8", (3, 0), "C")
    empty = Array(
        tierce_array.lib.tierce_array_borrow_mut, text, None, shape, None, ndim, order, tierce_c.Release(0), None
    )
    assert encode_array(NOTHING, empty) == b""
    decode_array_into(NOTHING, b"", empty)
    assert empty.size == 0


def test_memory_that_is_lent_for_reading_is_not_given_for_writing():
    array = np.zeros(3)
    reading = Array.borrow(array, writable=False)
    failure(tierce_c.E_ARGUMENT, reading.data_mut)
    failure(tierce_c.E_ARGUMENT, reading[0:2,].data_mut)
    failure(tierce_c.E_ARGUMENT, reading.assign, Array.new("<f8", 3))
    assert Array.borrow(array).data_mut() == array.ctypes.data


def test_numpy_dtypes_that_are_not_carried():
    for dtype in ([("a", "<i4"), ("b", "<f8")], "V12"):
        array = np.zeros(3, dtype)
        assert Array.borrow(array).dtype == "|V12"
    failure(tierce_c.E_ARGUMENT, Array.borrow, np.zeros(3, object))


@pytest.mark.parametrize("text", ["f4", "=f4", "float32", "float"])
def test_names_mean_the_byte_order_of_the_machine(text):
    assert Array.describe(text, 3).dtype == np.dtype("=f4").str


WRONG_DTYPES = [
    "",
    "<",
    "f3",
    "<i16",
    "<x4",
    "<f4 ",
    "M8[",
    "<M8[fortnight]",
    "U-1",
    "V99999999999",
    "ragged:utf8",
    "O",
]


@pytest.mark.parametrize("text", WRONG_DTYPES)
def test_element_types_that_are_none(text):
    failure(tierce_c.E_ARGUMENT, Array.describe, text, 3)


def test_shapes_that_are_too_large():
    for shape in [(1 << 62, 4), (1 << 32, 1 << 32), (1,) * 65, (1 << 61,), (0, 1 << 62, 1 << 62)]:
        failure(tierce_c.E_ARGUMENT, Array.describe, "<f8", shape)


def test_slices_that_leave_the_array():
    lent = Array.borrow(np.arange(12).reshape(3, 4))
    for start, count, step in [
        ([0, 0], [4, 1], None),
        ([3, 0], [1, 1], None),
        ([0, 2], [1, 3], None),
        ([0, 0], [2, 2], [2, 4]),
        ([0, 0], [1, 2], [1, -1]),
        ([0, 3], [1, 5], [1, -1]),
        ([0, 0], [1, 2], [1, 0]),
        ([4, 0], [0, 1], None),
        ([2**63, 0], [1, 1], None),
        ([0, 0], [2**64 - 1, 1], None),
        ([0, 1], [1, 2], [1, 2**63 - 1]),
        ([0], [1], None),
    ]:
        failure(tierce_c.E_ARGUMENT, lent.slice, start, count, step)
    for before, after in [([2, 0], [2, 0]), ([0, 5], [0, 0]), ([2**63, 0], [2**63, 0]), ([0], [0])]:
        failure(tierce_c.E_ARGUMENT, lent.interior, before, after)
    for axes in [[0, 0], [0, 2], [0], [0, 1, 2]]:
        failure(tierce_c.E_ARGUMENT, lent.transpose, axes)
    for shape in [(5, 2), (13,), (), (2**63, 2)]:
        failure(tierce_c.E_ARGUMENT, lent.reshape, shape)
    failure(tierce_c.E_ARGUMENT, lent.transpose([1, 0]).reshape, (12,))
    for dtype in ("<i4", "<c16", "utf8"):
        failure(tierce_c.E_ARGUMENT, lent.view_as, dtype)


@pytest.mark.parametrize("dtype", ["<u8", ">f8", "<M8[s]", "|S8", "<U2", "|V8", "<c8"])
def test_another_type_of_the_same_size(dtype):
    array = np.arange(12, dtype="<i8").reshape(3, 4)[:, ::-1]
    seen = Array.borrow(array).view_as(dtype)
    assert seen.dtype == dtype
    assert seen.tobytes() == array.tobytes()


@pytest.mark.parametrize("order", "CF")
def test_reshape(order):
    array = np.arange(24).reshape(2, 3, 4, order=order)
    for shape in [(24,), (4, 6), (1, 24, 1), (2, 2, 2, 3)]:
        wanted = array.reshape(shape, order=order)
        assert Array.borrow(array, order).reshape(shape).seen().tolist() == wanted.tolist()
    assert Array.borrow(np.array(5)).reshape((1, 1)).seen().tolist() == [[5]]
    assert Array.borrow(np.zeros((0, 3))).reshape((7, 0)).shape == (7, 0)


# Random shapes, slices and permutations.

dimensions = st.lists(st.integers(0, 6), max_size=5)
dtypes = st.sampled_from(FEW_DTYPES)
orders = st.sampled_from("CF")


@st.composite
def some_views(draw):
    """numpy's view of some memory, ours of the same, and how to make it again of other memory."""
    shape, dtype = draw(dimensions), draw(dtypes)
    ends = st.none() | st.integers(-8, 8)
    one_slice = st.builds(slice, ends, ends, st.none() | st.integers(-4, 4).filter(bool))
    # With `...`, numpy's view of a single element is an array too.
    slices = (*(draw(one_slice) for _ in shape), ...)
    axes = draw(st.permutations(range(len(shape))))
    permute_first = draw(st.booleans())

    def of(base):
        return base.transpose(axes)[slices] if permute_first else base[slices].transpose(axes)

    return shape, dtype, of


@given(some_views(), orders)
def test_views_are_those_of_numpy(view, order):
    shape, dtype, of = view
    base = memory(shape, dtype)
    wanted, ours = of(base), of(Array.borrow(base, order))
    assert (ours.shape, ours.order) == (wanted.shape, order)
    assert encode_array(NOTHING, ours) == wanted.tobytes(order)
    # The view that numpy made, lent as it is.
    assert encode_array(NOTHING, wanted, order) == wanted.tobytes(order)
    assert ours.seen().tobytes() == wanted.tobytes()


@given(some_views(), orders)
def test_decoding_into_views_writes_those_elements_alone(view, order):
    shape, dtype, of = view
    content = of(memory(shape, dtype)).tobytes(order)
    base, model = memory(shape, dtype, 0xA5), memory(shape, dtype, 0xA5).view(f"V{np.dtype(dtype).itemsize}")
    part = of(model)
    part[...] = np.frombuffer(content, part.dtype).reshape(part.shape, order=order) if content else part
    decode_array_into(NOTHING, content, of(Array.borrow(base, order)))
    assert base.tobytes() == model.tobytes()


@given(some_views(), some_views(), orders, orders)
def test_assign(to, other, order, from_order):
    shape, dtype, of = to
    base, source = memory(shape, dtype, 0xA5), of(memory(shape, dtype))
    model = base.copy().view(f"V{np.dtype(dtype).itemsize}")
    of(model)[...] = source.view(model.dtype)
    of(Array.borrow(base, order)).assign(Array.borrow(source, from_order))
    assert base.tobytes() == model.tobytes()
    another = other[2](memory(other[0], other[1]))
    if (another.shape, another.dtype) != (source.shape, source.dtype):
        failure(tierce_c.E_ARGUMENT, of(Array.borrow(base)).assign, Array.borrow(another))


@given(st.integers(1, 9), st.integers(-3, 3).filter(bool), st.integers(0, 8), orders)
def test_assign_to_the_same_memory(count, step, shift, order):
    """numpy copies first where source and destination overlap."""
    memory = np.arange(60, dtype="<i2").reshape(30, 2)
    model = memory.copy()
    end = shift + count
    source, target = slice(0, count), slice(shift, end)
    model[target] = model[source][:: 1 if step > 0 else -1]
    Array.borrow(memory[target], order).assign(Array.borrow(memory[source][:: 1 if step > 0 else -1]))
    assert memory.tolist() == model.tolist()


# Strides that lead to the same bytes twice: the plain definition, element by element.


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(-12, 12)), min_size=1, max_size=3),
    st.sampled_from(["|u1", "<i2", "<i4"]),
)
def test_only_elements_that_are_apart_are_written(axes, dtype):
    memory = np.zeros(400, "u1")
    shape, strides = [n for n, _ in axes], [step for _, step in axes]
    whole = np.ndarray(shape, dtype, memory, 200, strides)
    itemsize = np.dtype(dtype).itemsize
    taken = [
        sum(steps) for steps in itertools.product(*(range(0, n * step, step) if step else [0] * n for n, step in axes))
    ]
    taken = [start + byte for start in taken for byte in range(itemsize)]
    apart = len(set(taken)) == len(taken)
    content = np.arange(whole.nbytes, dtype="u1")
    try:
        decode_array_into(NOTHING, content, Array.borrow(whole, "C"))
    except TierceError as error:
        assert error.status == tierce_c.E_ARGUMENT and not memory.any()
        # Axes that are interleaved and apart all the same may be refused too: one axis cannot be.
        assert not apart or len(axes) > 1
    else:
        assert apart, "elements that share bytes must be refused"
        assert whole.tobytes() == content.tobytes()


# Items.

WORDS = [b"", "grün".encode(), b"a" * 1000, b"\0", b"x", "日本".encode()]


@pytest.mark.parametrize("order", "CF")
def test_items(order):
    items = Array.from_items("utf8", WORDS, (2, 3), order)
    assert items.items() == WORDS == items.segments().items()
    assert (items.dtype, items.shape, items.count, items.size) == ("utf8", (2, 3), 6, sum(map(len, WORDS)))
    failure(tierce_c.E_STATE, items.data)
    failure(tierce_c.E_ARGUMENT, items.item, 6)
    model = np.array(WORDS, object).reshape(2, 3, order=order)
    for view, wanted in [
        (items[::-1, 1:], model[::-1, 1:]),
        (items.transpose([1, 0]), model.T),
        (items[0:1, ::-2].transpose([1, 0]), model[0:1, ::-2].T),
        (items[1:1, 0:2], model[1:1, 0:2]),
        (items.reshape([3, 2]), model.reshape((3, 2), order=order)),
        (items.copy("C"), model),
        (items.view_as("bytes"), model),
    ]:
        walked = list(wanted.ravel(view.order))
        assert view.items() == walked == view.segments().items()
        assert view.copy(view.order).items() == walked
        for other in "CF":
            assert view.copy(other).items() == list(wanted.ravel(other))
        again = view.segments().array("bytes", wanted.shape, view.order)
        view.free()
        assert again.items() == walked


def test_items_and_what_they_cannot_be():
    failure(tierce_c.E_ARGUMENT, Array.from_items, "<f4", [b"1234"])
    segments = Array.from_items("bytes", [b"a", b"b"]).segments()
    failure(tierce_c.E_ARGUMENT, segments.array, "bytes", (3,))
    assert Array.from_items("ragged:<f4", [b"", b"1234", b"12345678"]).items() == [b"", b"1234", b"12345678"]
    assert Array.from_items("bytes", [], (0, 3)).items() == []


def test_items_are_assigned_as_copies():
    words = Array.from_items("bytes", WORDS, (2, 3))
    target = Array.new_items("bytes", (2, 3), "F")
    assert target.items() == [b""] * 6
    target.assign(words)
    words.free()
    assert target.items() == [WORDS[i] for i in (0, 3, 1, 4, 2, 5)]
    small = Array.new_items("bytes", (2, 3), max_len=200)
    failure(tierce_c.E_LIMIT, small.assign, target)
    failure(tierce_c.E_ARGUMENT, Array.new_items, "<f4", (2, 3))
