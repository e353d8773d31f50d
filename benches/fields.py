"""The data: real fields where there are any, each also repeated to 64 MiB."""

import pathlib

import numpy as np

MIB = 1 << 20
LARGE = 64 * MIB
SEED = 20261121


def synthetic(dtype, shape=(32, 128, 181)):
    """A smooth field: a few waves of low wave number and a little noise, with a fixed seed."""
    rng = np.random.default_rng(SEED)
    axes = np.meshgrid(*[np.linspace(0, 2 * np.pi, n) for n in shape], indexing="ij")
    total = np.zeros(shape)
    for _ in range(12):
        numbers = rng.integers(1, 7, 3)
        phase = sum(k * axis for k, axis in zip(numbers, axes))
        total += rng.normal() / numbers.sum() * np.cos(phase + rng.uniform(0, 2 * np.pi))
    total += rng.normal(0, 1e-3, shape)
    if np.dtype(dtype).kind == "i":
        return np.round(total / np.abs(total).max() * 30000).astype(dtype)
    return (total * 20).astype(dtype)


def load(folder):
    """Every .npy array of `folder` by its name, flat, or synthetic ones; and whether they are real."""
    found = {path.stem: np.load(path).reshape(-1) for path in sorted(pathlib.Path(folder).glob("*.npy"))} if folder else {}
    if found:
        return {name: np.ascontiguousarray(field) for name, field in found.items()}, True
    return {f"synthetic_{dtype}": synthetic(dtype).reshape(-1) for dtype in ("f4", "i2", "f8")}, False


def of_size(fields, itemsize):
    """The name of the first field whose elements have so many bytes."""
    for name, field in fields.items():
        if field.dtype.itemsize == itemsize:
            return name
    raise SystemExit(f"bench: the data has no array with elements of {itemsize} bytes")


def at(size, page_offset=0):
    """Bytes of a known place: `page_offset` from the start of a page. What is copied between two such arrays with
    different offsets is not slowed by addresses that look alike in their lower 12 bits."""
    raw = np.empty(size + 2 * 4096, "u1")
    start = -raw.ctypes.data % 4096 + page_offset
    place = raw[start : start + size]
    place[:] = 0
    return place


def repeated(field, size=LARGE):
    """The field again and again up to `size` bytes; each time rolled and scaled a little, so that no two are equal."""
    whole = at(size).view(field.dtype)
    step = max(1, field.size // 7)
    for number, start in enumerate(range(0, whole.size, field.size)):
        tile = np.roll(field, number * step) if number else field
        if number and field.dtype.kind == "f":
            tile = tile * field.dtype.type(1 + number * 1e-4)
        elif number:
            limits = np.iinfo(field.dtype)
            tile = np.clip(np.round(tile * (1 + number * 1e-4)), limits.min, limits.max).astype(field.dtype)
        whole[start : start + field.size] = tile[: whole.size - start]
    return whole
