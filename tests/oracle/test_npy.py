"""`.npy` files against numpy: the same bytes from the same array, and the same array from the same bytes."""

import io
import os
import warnings

import numpy as np
import pytest
import tierce_c
from tierce_npy import Array

DTYPES = "|b1 |i1 <i2 >i2 <i4 >i8 |u1 <u4 >u8 <f2 >f4 <f8 <c8 >c16 <f16 <M8[ns] >m8[25us] <M8 |S1 |S7 <U3 >U2 |V5".split()
VIEWS = {
    "row": lambda a: a,
    "fortran": np.asfortranarray,
    "transposed": lambda a: a.T,
    "permuted": lambda a: a.transpose(1, 2, 0),
    "flat": lambda a: a.reshape(-1),
    "empty": lambda a: a[:, :0],
    "one": lambda a: a[:1, :1, :1].copy(),
    "scalar": lambda a: a[1, 2, 3].copy() if isinstance(a[1, 2, 3], np.ndarray) else np.array(a[1, 2, 3], a.dtype),
}


def sample(dtype, shape=(3, 4, 5)):
    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return np.random.default_rng(1).integers(0, 2, shape).astype(dtype)
    if dtype.kind == "U":
        return np.full(shape, "aé", dtype)
    size = int(np.prod(shape)) * dtype.itemsize
    return np.frombuffer(np.random.default_rng(1).bytes(size), dtype).reshape(shape)


def file(array, version=None):
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        np.lib.format.write_array(out, array, version=version)
    return out.getvalue()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dtype", DTYPES)
def test_what_numpy_wrote_is_written_again(dtype, view):
    wanted = file(VIEWS[view](sample(dtype)))
    assert Array.from_npy(wanted).to_npy() == wanted


@pytest.mark.parametrize("version", [(1, 0), (2, 0), (3, 0)])
def test_every_version_is_read(version):
    array = sample("<f4")
    assert Array.from_npy(file(array, version)).to_npy() == file(array)


@pytest.mark.parametrize("array", [np.zeros(3, "O"), np.zeros(3, "i4,f8"), np.zeros(3, [("a", "<f4", (2,))])], ids=str)
def test_what_is_no_plain_type_is_refused(array):
    with pytest.raises(tierce_c.TierceError) as error:
        Array.from_npy(file(array))
    assert error.value.status == tierce_c.E_UNSUPPORTED


def test_every_truncation_is_corrupt():
    whole = file(sample("<i2", (2, 3)))
    for data in [*(whole[:size] for size in range(len(whole))), whole + b"\0"]:
        with pytest.raises(tierce_c.TierceError) as error:
            Array.from_npy(data)
        assert error.value.status == tierce_c.E_CORRUPT


def test_files_on_disk(tmp_path):
    array, path = np.asfortranarray(sample("<f8")), tmp_path / "a.npy"
    np.save(path, array)
    other = tmp_path / "\u00e4 \u20ac.npy"
    Array.load(os.fsencode(path)).save(os.fsencode(other))
    assert other.read_bytes() == path.read_bytes()
    path.write_bytes(b"old")
    Array.load(os.fsencode(other)).save(os.fsencode(path))
    assert np.array_equal(np.load(path), array, equal_nan=True) and np.load(path).flags.f_contiguous
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([path.name, other.name])


def test_the_system_says_why(tmp_path):
    with pytest.raises(tierce_c.TierceError, match="none.npy") as error:
        Array.load(os.fsencode(tmp_path / "none.npy"))
    assert error.value.status == tierce_c.E_NATIVE
