"""zfp in words of 8 bits: chunks of HDF5's filter (H5Z-ZFP, from hdf5plugin), which keeps the header in the dataset.

The filter's numbers are a version and the bits of a full header; a chunk is a stream without one. Axes of one element
are left out.
"""

import io

import h5py
import hdf5plugin
import numpy as np
import pytest
from tierce_array import Array
from tierce_c import E_ARGUMENT, E_CORRUPT, TierceError
from tierce_zfp import EXPERT, HEADER_FULL, Params, Zfp, read_header, value_type

FILTERS = {
    "rate 8": {"rate": 8.0},
    "rate 3.3": {"rate": 3.3},
    "precision": {"precision": 13},
    "accuracy": {"accuracy": 1e-3},
    "reversible": {"reversible": True},
    "expert": {"minbits": 10, "maxbits": 500, "maxprec": 20, "minexp": -30},
}
OURS = {
    "rate 8": lambda dtype, ndim: {"rate": (8.0, dtype, ndim)},
    "rate 3.3": lambda dtype, ndim: {"rate": (3.3, dtype, ndim)},
    "precision": lambda *_: {"precision": 13},
    "accuracy": lambda *_: {"accuracy": 1e-3},
    "reversible": lambda *_: {"reversible": True},
    "expert": lambda *_: {"params": (10, 500, 20, -30)},
}
# Extents and chunks, with a part of a chunk at the ends.
CASES = [
    ((100,), (37,)),
    ((20, 30), (12, 16)),
    ((20, 1, 30), (12, 1, 16)),
    ((9, 10, 11), (5, 6, 7)),
    ((5, 6, 7, 8), (5, 3, 7, 5)),
]
EVERY = pytest.mark.parametrize("name", FILTERS)
TYPES = pytest.mark.parametrize("dtype", ["<i4", "<i8", "<f4", "<f8"])
SHAPES = pytest.mark.parametrize(("shape", "chunks"), CASES, ids=str)


def walk(shape, dtype):
    return (np.cumsum(np.random.default_rng(7).standard_normal(shape), axis=-1) * 1000).astype(dtype)


def dataset(shape, chunks, dtype, name, data=None):
    room = io.BytesIO()
    with h5py.File(room, "w") as file:
        file.create_dataset("x", shape, dtype, data, chunks=chunks, compression=hdf5plugin.Zfp(**FILTERS[name]))
    # Opened again, since HDF5 would give out what it keeps of the data.
    return h5py.File(room, "r+")["x"]


def header_of(stored):
    """The header in the numbers of the filter."""
    number, _, values, _ = stored.id.get_create_plist().get_filter(0)
    assert number == 32013 and values[0] >> 12 & 0xF == 5
    return np.array(values[1:], "<u4").tobytes()


def chunks_of(stored):
    """Where a chunk begins, and what it holds of the array, filled up."""
    for index in np.ndindex(*[-(-extent // size) for extent, size in zip(stored.shape, stored.chunks, strict=True)]):
        yield tuple(np.multiply(index, stored.chunks).tolist())


def block_of(array, offset, chunks):
    part = array[tuple(slice(at, at + size) for at, size in zip(offset, chunks, strict=True))]
    return np.pad(part, [(0, size - has) for size, has in zip(chunks, part.shape, strict=True)])


@EVERY
@TYPES
@SHAPES
def test_chunks_of_the_filter(name, dtype, shape, chunks):
    """They are read by what the filter's header says, and the same settings give the same bytes."""
    array = walk(shape, dtype)
    stored = dataset(shape, chunks, dtype, name, array)
    axes = [size for size in chunks if size > 1]
    header = read_header(header_of(stored))
    assert header.value_type == value_type(dtype) and list(header.shape[: header.ndim]) == axes
    by_header = Zfp(mode=header.mode_number, header=0, word_bits=8)
    by_name = Zfp(**OURS[name](dtype, len(axes)), header=0, word_bits=8)
    seen = stored[...]
    for offset in chunks_of(stored):
        mask, chunk = stored.id.read_direct_chunk(offset)
        assert mask == 0
        back = by_header.decompress(chunk, Array.describe(dtype, axes)).to_numpy().reshape(chunks)
        inside = tuple(slice(at, at + size) for at, size in zip(offset, chunks, strict=True))
        part = seen[inside]
        assert back[tuple(slice(0, has) for has in part.shape)].tobytes() == part.tobytes()
        if all(at + size <= extent for at, size, extent in zip(offset, chunks, shape, strict=True)):
            block = block_of(array, offset, chunks).reshape(axes)
            assert by_name.compress(block) == by_header.compress(block) == chunk
        with pytest.raises(TierceError) as error:
            by_header.decompress(chunk[: len(chunk) // 2], Array.describe(dtype, axes))
        assert error.value.status == E_CORRUPT


@EVERY
@TYPES
@SHAPES
def test_chunks_for_the_filter(name, dtype, shape, chunks):
    """Chunks made here are read by h5py and the filter."""
    array = walk(shape, dtype)
    stored = dataset(shape, chunks, dtype, name)
    axes = [size for size in chunks if size > 1]
    ours = Zfp(**OURS[name](dtype, len(axes)), header=0, word_bits=8)
    expected = np.zeros_like(array)
    for offset in chunks_of(stored):
        block = block_of(array, offset, chunks)
        chunk = ours.compress(block.reshape(axes))
        stored.id.write_direct_chunk(offset, chunk)
        back = ours.decompress(chunk, Array.describe(dtype, axes)).to_numpy().reshape(chunks)
        inside = tuple(slice(at, at + size) for at, size in zip(offset, chunks, strict=True))
        expected[inside] = back[tuple(slice(0, has) for has in expected[inside].shape)]
    seen = stored[...]
    assert seen.tobytes() == expected.tobytes()
    if name == "reversible":
        assert seen.tobytes() == array.tobytes()
    elif name == "accuracy" and array.dtype.kind == "f":
        assert np.abs(seen.astype("f8") - array).max() <= 1e-3


@TYPES
def test_the_header_of_the_filter(dtype):
    """What a writer of such datasets needs: the front of a stream with a header, in words of 32 bits."""
    chunks = (5, 6, 7)
    for name in FILTERS:
        stored = dataset((5, 6, 7), chunks, dtype, name)
        whole = header_of(stored)
        header = read_header(whole)
        ours = Zfp(**OURS[name](dtype, 3), header=HEADER_FULL, word_bits=32).compress(np.zeros(chunks, dtype))
        bits = header.bits
        assert bits == (148 if name == "expert" else 96)
        assert ours[: bits // 8] == whole[: bits // 8]
        assert (header.mode == EXPERT) == (name == "expert")
        if name == "expert":
            assert bytes(header.params) == bytes(Params(10, 500, 20, -30))


def test_longer_words_are_filled_up():
    """A stream of words of 64 bits without a header is a chunk too; zeros behind its end are left aside."""
    array = walk((12, 16), "<f8")
    stored = dataset((12, 16), (12, 16), "<f8", "accuracy")
    chunk = Zfp(accuracy=1e-3, header=0).compress(array)
    assert len(chunk) % 8 == 0
    stored.id.write_direct_chunk((0, 0), chunk)
    shorter = dataset((12, 16), (12, 16), "<f8", "accuracy", array)
    assert shorter.id.get_chunk_info(0).size < len(chunk)
    assert stored[...].tobytes() == shorter[...].tobytes()


def test_what_is_not_finite():
    """The filter's reversible mode keeps it; the others are refused here."""
    array = walk((12, 16), "<f8")
    array[3, 4:7] = np.nan, np.inf, -np.inf
    stored = dataset((12, 16), (12, 16), "<f8", "reversible", array)
    chunk = stored.id.read_direct_chunk((0, 0))[1]
    ours = Zfp(reversible=True, header=0, word_bits=8)
    assert ours.compress(array) == chunk
    assert ours.decompress(chunk, Array.describe("<f8", array.shape)).tobytes() == array.tobytes()
    with pytest.raises(TierceError) as error:
        Zfp(accuracy=1e-3, header=0, word_bits=8).compress(array)
    assert error.value.status == E_ARGUMENT
