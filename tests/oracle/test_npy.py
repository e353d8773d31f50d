"""numpy's .npy files: what we write is what numpy writes, what numpy writes we read."""

import io

import numpy as np
import pytest
import tierce_c
from array_cases import DTYPES, READ_ONLY_LAYOUTS, array_of
from tierce_array import Array, lib
from tierce_c import Buffer, TierceError, address, as_bytes, check


def to_npy(array):
    out, lent = Buffer(), Array.borrow(array)
    check(lib.tierce_array_to_npy(lent.handle, out.handle))
    return out.bytes()


def from_npy(data):
    data = as_bytes(data)
    return Array(lib.tierce_array_from_npy, address(data), data.size)


def numpy_saves(array, version=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, version)
    return out.getvalue()


@pytest.mark.parametrize("dtype", DTYPES)
def test_both_ways(dtype, tmp_path):
    for layout in READ_ONLY_LAYOUTS:
        array = array_of(layout, dtype)
        theirs = numpy_saves(array)
        assert to_npy(array) == theirs, layout
        read = [from_npy(numpy_saves(array, version)) for version in [None, (1, 0), (2, 0), (3, 0)]]
        # Each file is brought to the disk, which takes its time.
        if layout in ("C", "F", "halo", "0-d", "no elements"):
            lent, path = Array.borrow(array), tmp_path / "a.npy"
            check(lib.tierce_array_save_npy(lent.handle, str(path).encode()))
            assert path.read_bytes() == theirs
            read.append(Array(lib.tierce_array_load_npy, str(path).encode()))
        for one in read:
            assert (one.dtype, one.shape) == (array.dtype.str, array.shape)
            assert one.seen().tobytes() == array.tobytes()
            row = array.flags.f_contiguous and not array.flags.c_contiguous
            assert one.order == ("F" if row else "C")


def test_what_is_not_carried():
    for array in (np.zeros(3, [("a", "<i4")]), np.array([None, "a"], object)):
        out = io.BytesIO()
        np.save(out, array, allow_pickle=True)
        with pytest.raises(TierceError) as caught:
            from_npy(out.getvalue())
        assert caught.value.status == tierce_c.E_UNSUPPORTED


def test_damaged_files():
    whole = numpy_saves(np.arange(12.0).reshape(3, 4))
    for size in range(len(whole)):
        with pytest.raises(TierceError) as caught:
            from_npy(whole[:size])
        assert caught.value.status == tierce_c.E_CORRUPT, size
    with pytest.raises(TierceError) as caught:
        from_npy(whole + b"\0")
    assert caught.value.status == tierce_c.E_CORRUPT
    for index in range(128):
        for change in (1, 0x20, 0x80, 0xFF):
            bad = bytearray(whole)
            bad[index] ^= change
            try:
                made = from_npy(bytes(bad))
            except TierceError as error:
                assert error.status in (tierce_c.E_CORRUPT, tierce_c.E_UNSUPPORTED), index
            else:
                assert made.size == 96
