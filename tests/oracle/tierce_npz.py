"""The functions of .npz archives, on arrays of numpy."""

from ctypes import byref, c_char_p, c_int32, c_size_t, c_void_p

import numpy as np
from tierce_array import Array
from tierce_c import SIZE_MAX, Buffer, Owned, address, as_bytes, check, handle, lib, out_handle, status_t

PROTOTYPES = {
    "tierce_npz_open": (status_t, [c_char_p, out_handle]),
    "tierce_npz_open_memory": (status_t, [c_void_p, c_size_t, c_void_p, c_void_p, out_handle]),
    "tierce_npz_free": (None, [handle]),
    "tierce_npz_count": (c_size_t, [handle]),
    "tierce_npz_name": (c_char_p, [handle, c_size_t]),
    "tierce_npz_get": (status_t, [handle, c_char_p, c_size_t, out_handle]),
    "tierce_npz_writer_new": (status_t, [c_int32, out_handle]),
    "tierce_npz_writer_create": (status_t, [c_char_p, c_int32, out_handle]),
    "tierce_npz_writer_add": (status_t, [handle, c_char_p, handle]),
    "tierce_npz_writer_finish": (status_t, [handle, handle]),
    "tierce_npz_writer_free": (None, [handle]),
}
for name, (restype, argtypes) in PROTOTYPES.items():
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes


class Npz(Owned):
    """tierce_npz, of bytes or of a path."""

    free_name = "tierce_npz_free"

    def __init__(self, source):
        if isinstance(source, bytes):
            self.source = as_bytes(source)
            super().__init__(lib.tierce_npz_open_memory, address(self.source), self.source.size, None, None)
        else:
            super().__init__(lib.tierce_npz_open, str(source).encode())

    def names(self):
        count = lib.tierce_npz_count(self.handle)
        assert lib.tierce_npz_name(self.handle, count) is None
        return [lib.tierce_npz_name(self.handle, index).decode() for index in range(count)]

    def get(self, name=None, max_len=SIZE_MAX):
        return Array(lib.tierce_npz_get, self.handle, None if name is None else name.encode(), max_len)


def write(arrays, level, path=None):
    """The bytes of an archive of these arrays, by name; or written to `path`."""
    writer = c_void_p()
    if path is None:
        check(lib.tierce_npz_writer_new(level, byref(writer)))
    else:
        check(lib.tierce_npz_writer_create(str(path).encode(), level, byref(writer)))
    try:
        for name, array in arrays.items():
            lent = Array.borrow(np.asanyarray(array))
            check(lib.tierce_npz_writer_add(writer, name.encode(), lent.handle))
        out = None if path is not None else Buffer()
        check(lib.tierce_npz_writer_finish(writer, out.handle if out else None))
        return out.bytes() if out else None
    finally:
        lib.tierce_npz_writer_free(writer)
