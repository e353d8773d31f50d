"""The functions of .npy files and DLPack tensors, on arrays of numpy."""

import ctypes
from ctypes import byref, c_char_p, c_int32, c_size_t, c_void_p, py_object

import tierce_array
from tierce_c import Buffer, address, as_bytes, check, handle, lib, out_handle, status_t

PROTOTYPES = {
    "tierce_array_from_npy": (status_t, [c_void_p, c_size_t, out_handle]),
    "tierce_array_to_npy": (status_t, [handle, handle]),
    "tierce_array_load_npy": (status_t, [c_char_p, out_handle]),
    "tierce_array_save_npy": (status_t, [handle, c_char_p]),
    "tierce_array_from_dlpack": (status_t, [c_void_p, c_int32, out_handle]),
    "tierce_array_to_dlpack": (status_t, [handle, c_int32, out_handle]),
}
for name, (restype, argtypes) in PROTOTYPES.items():
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes

capsule_new = ctypes.pythonapi.PyCapsule_New
capsule_new.restype, capsule_new.argtypes = py_object, [c_void_p, c_char_p, c_void_p]
capsule_pointer = ctypes.pythonapi.PyCapsule_GetPointer
capsule_pointer.restype, capsule_pointer.argtypes = c_void_p, [py_object, c_char_p]
capsule_rename = ctypes.pythonapi.PyCapsule_SetName
capsule_rename.restype, capsule_rename.argtypes = ctypes.c_int, [py_object, c_char_p]

# A capsule keeps the pointer that it was given as its name.
NAMES = {False: b"dltensor", True: b"dltensor_versioned"}
USED = {False: b"used_dltensor", True: b"used_dltensor_versioned"}


class Array(tierce_array.Array):
    """tierce_array, with what is elsewhere."""

    @classmethod
    def from_npy(cls, data):
        data = as_bytes(data)
        return cls(lib.tierce_array_from_npy, address(data), data.size)

    @classmethod
    def load(cls, path):
        return cls(lib.tierce_array_load_npy, bytes(path))

    @classmethod
    def from_dlpack(cls, capsule, versioned):
        """Takes the tensor out of a capsule of somebody's."""
        array = cls(lib.tierce_array_from_dlpack, capsule_pointer(capsule, NAMES[versioned]), int(versioned))
        assert capsule_rename(capsule, USED[versioned]) == 0
        return array

    def to_npy(self):
        out = Buffer()
        check(lib.tierce_array_to_npy(self.handle, out.handle))
        return out.bytes()

    def save(self, path):
        check(lib.tierce_array_save_npy(self.handle, bytes(path)))

    def tensor(self, versioned=True):
        """An object for numpy.from_dlpack()."""
        out = c_void_p()
        check(lib.tierce_array_to_dlpack(self.handle, int(versioned), byref(out)))
        return Tensor(capsule_new(out, NAMES[versioned], None))


class Tensor:
    """Whoever has a capsule and gives it away once."""

    def __init__(self, capsule):
        self.capsule = capsule

    def __dlpack__(self, **_):
        return self.capsule

    def __dlpack_device__(self):
        return (1, 0)
