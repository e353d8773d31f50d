"""DLPack with numpy, both ways: the same elements at the same addresses, and every tensor let go of."""

import ctypes
import gc
import io
import sys
import weakref

import numpy as np
import pytest
import tierce_c
from tierce_npy import NAMES, Array, capsule_pointer

DTYPES = "|b1 |i1 i2 i4 i8 |u1 u2 u4 u8 f2 f4 f8 c8 c16".split()
VIEWS = {
    "row": lambda a: a,
    "fortran": np.asfortranarray,
    "permuted": lambda a: a.transpose(1, 2, 0),
    "backwards": lambda a: a[::-1, ::2, ::-3],
    "broadcast": lambda a: np.broadcast_to(a[:, :1], a.shape),
    "scalar": lambda a: a[1, 2, 3, ...],
    "empty": lambda a: a[:, :0],
}
EITHER = pytest.mark.parametrize("versioned", [False, True])


def sample(dtype):
    return (np.arange(60) % 101).reshape(3, 4, 5).astype(dtype)


def capsule(array, versioned):
    return array.__dlpack__(max_version=(1, 0)) if versioned else array.__dlpack__()


def content(array):
    return np.load(io.BytesIO(array.to_npy()))


@EITHER
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dtype", DTYPES)
def test_numpys_tensors_are_seen_and_given_back(dtype, view, versioned):
    array = VIEWS[view](sample(dtype))
    if not array.flags.writeable and not versioned:
        array = array.copy()
    taken = Array.from_dlpack(capsule(array, versioned), versioned)
    assert np.array_equal(content(taken), array) and content(taken).dtype == array.dtype
    back = np.from_dlpack(taken.tensor(versioned))
    assert back.dtype == array.dtype and np.array_equal(back, array)
    if array.size:
        assert back.ctypes.data == array.ctypes.data and back.strides == array.strides


@EITHER
def test_tensors_keep_memory_and_let_go_of_it(versioned):
    class Watched(np.ndarray):
        pass

    array = np.arange(12.0).view(Watched)
    gone = weakref.ref(array)
    taken = Array.from_dlpack(capsule(array, versioned), versioned)
    back = np.from_dlpack(taken.tensor(versioned))
    del array, taken
    gc.collect()
    assert gone() is not None and back[11] == 11.0
    del back
    gc.collect()
    assert gone() is None


def test_memory_for_reading_stays_so():
    array = np.arange(6)
    array.flags.writeable = False
    taken = Array.from_dlpack(capsule(array, True), True)
    assert not np.from_dlpack(taken.tensor()).flags.writeable
    with pytest.raises(tierce_c.TierceError, match="for reading only") as error:
        taken.tensor(versioned=False)
    assert error.value.status == tierce_c.E_UNSUPPORTED


def test_writing_is_seen_by_all():
    array = np.arange(6)
    back = np.from_dlpack(Array.from_dlpack(capsule(array, True), True).tensor())
    back[3] = 77
    assert array[3] == 77


@EITHER
def test_a_refused_tensor_is_still_numpys(versioned):
    array = np.zeros(3)
    before = sys.getrefcount(array)
    given = capsule(array, versioned)
    # The tensor comes after version, context, deleter and flags; in it, the device after the address.
    device = ctypes.c_int32.from_address(capsule_pointer(given, NAMES[versioned]) + (32 if versioned else 0) + 8)
    assert device.value == 1
    device.value = 2
    with pytest.raises(tierce_c.TierceError, match="device") as error:
        Array.from_dlpack(given, versioned)
    assert error.value.status == tierce_c.E_UNSUPPORTED
    device.value = 1
    assert sys.getrefcount(array) > before
    del given, error
    assert sys.getrefcount(array) == before


@pytest.mark.parametrize("dtype", [">f4", "S3", "<U2", "V4", "<M8[s]", "<m8[ns]"])
def test_what_dlpack_has_no_name_for_is_refused(dtype):
    out = io.BytesIO()
    np.save(out, np.zeros(3, dtype))
    with pytest.raises(tierce_c.TierceError) as error:
        Array.from_npy(out.getvalue()).tensor()
    assert error.value.status == tierce_c.E_UNSUPPORTED
