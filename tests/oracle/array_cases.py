"""The element types and the layouts that the tests of arrays go over, and what numpy says of each."""

import numpy as np

BOTH_ORDERS = "i2 i4 i8 u2 u4 u8 f2 f4 f8 c8 c16 M8[s] M8[ns] m8[25us] m8[D] U3".split()
DTYPES = [
    *"|b1 |i1 |u1 |S1 |S5 |V3 |V16".split(),
    *(order + rest for rest in BOTH_ORDERS for order in "<>"),
    np.dtype("g").str,
    np.dtype("G").str,
]
# One of each size that is copied in its own way, and both byte orders.
FEW_DTYPES = ["|u1", ">i2", "<f4", ">f8", "<c16", "|S5", "<U3"]

# Name -> shape of the memory, what the array is of it.
LAYOUTS = {
    "C": ((6, 7), lambda base: base),
    "F": ((7, 6), lambda base: base.T),
    "halo": ((8, 10), lambda base: base[1:-1, 2:-1]),
    "halo of F": ((5, 10, 8), lambda base: base.T[1:-1, 2:-1, 1:-1]),
    "halo in 3-D": ((6, 7, 8), lambda base: base[2:-2, 1:-1, 3:-3]),
    "backwards": ((5, 9), lambda base: base[::-1, ::-1]),
    "every second, one axis backwards": ((9, 11), lambda base: base[1::2, ::-2]),
    "one column": ((9, 5), lambda base: base[:, 3]),
    "0-d": ((), lambda base: base),
    "0-d inside": ((3, 4), lambda base: base[2, 1, ...]),
    "no elements": ((0,), lambda base: base),
    "no elements in the first axis": ((0, 3, 2), lambda base: base),
    "no elements in the middle": ((3, 0, 2), lambda base: base),
    "no elements of some": ((3, 4, 5), lambda base: base[:, 2:2, ::-1]),
    "one": ((1,), lambda base: base),
    "one in 4-D": ((3, 1, 1, 5), lambda base: base[1:2, :, :, 4:]),
    "odd": ((13,), lambda base: base),
    "5-D": ((2, 3, 1, 4, 5), lambda base: base.transpose(3, 0, 4, 2, 1)),
    "5-D with a halo": ((3, 4, 3, 4, 5), lambda base: base.transpose(3, 0, 4, 2, 1)[1:-1, ::-1, 1:-1, 1:-1, 1:-1]),
    "new axes": ((6, 4), lambda base: base[:, None, ::2, None]),
    "larger than tiles": ((70, 90), lambda base: base.T[1:-2, 3:]),
}
READ_ONLY_LAYOUTS = {
    **LAYOUTS,
    "one row many times": ((7,), lambda base: np.broadcast_to(base, (5, 7))),
    "one element everywhere": ((1,), lambda base: np.broadcast_to(base, (3, 4, 2))),
    "a window that moves": ((12,), lambda base: np.lib.stride_tricks.sliding_window_view(base, 5)),
}

POISON = 0xA5


def raw(dtype):
    """The dtype for numpy's copies of any bytes, whatever they mean."""
    return np.dtype(f"V{np.dtype(dtype).itemsize}")


def memory(shape, dtype, fill=None, misaligned=False):
    """Memory for an array: noise, or all bytes `fill`."""
    dtype = np.dtype(dtype)
    count = int(np.prod(shape, dtype=int))
    size = count * dtype.itemsize
    if fill is not None:
        content = np.full(size, fill, "u1")
    elif dtype.kind == "b":
        content = np.random.default_rng(count).integers(0, 2, size).astype("u1")
    else:
        content = np.frombuffer(np.random.default_rng(count + dtype.itemsize).bytes(size), "u1")
    whole = np.zeros(size + 1, "u1")
    content_at = whole[1:] if misaligned else whole[:size]
    content_at[:] = content
    return content_at.view(dtype).reshape(shape)


def array_of(layout, dtype, misaligned=False):
    """An array of noise in this layout."""
    shape, view = READ_ONLY_LAYOUTS[layout]
    return view(memory(shape, dtype, misaligned=misaligned))


class Poisoned:
    """An array in this layout to be decoded into; `check` sees that its elements alone were written."""

    def __init__(self, layout, dtype, misaligned=False):
        self.layout, self.dtype = layout, np.dtype(dtype)
        shape, view = LAYOUTS[layout]
        self.base = memory(shape, dtype, POISON, misaligned)
        self.array = view(self.base)

    def check(self, expected):
        shape, view = LAYOUTS[self.layout]
        model = memory(shape, raw(self.dtype), POISON)
        view(model)[...] = expected.view(raw(self.dtype))
        assert self.base.tobytes() == model.tobytes(), "the elements are there, and nothing between them was written"

    def check_rest(self):
        """After a failure: whatever the elements are, what lies between them is untouched."""
        shape, view = LAYOUTS[self.layout]
        outside = np.ones(shape, bool)
        view(outside)[...] = False
        between = self.base.view(raw(self.dtype))[outside].tobytes()
        assert between == bytes([POISON]) * len(between)
