"""A class whose `__buffer__` method makes its objects buffers, on Pythons that do not ask for that method themselves.

Python 3.12 and PyPy do. On CPython before, a type made by C's own means has the slot: `Exporter` is its base.
"""

import ctypes
import sys

if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):

    class Exporter:
        """Base of classes with `__buffer__(flags)`, which gives a memoryview."""

        __slots__ = ()

else:

    class _Slot(ctypes.Structure):
        _fields_ = [("slot", ctypes.c_int), ("function", ctypes.c_void_p)]

    class _Spec(ctypes.Structure):
        _fields_ = [
            ("name", ctypes.c_char_p),
            ("basicsize", ctypes.c_int),
            ("itemsize", ctypes.c_int),
            ("flags", ctypes.c_uint),
            ("slots", ctypes.c_void_p),
        ]

    _GETBUFFER = 1  # Py_bf_getbuffer
    _DEFAULT_AND_BASE = (1 << 18) | (1 << 10)  # Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE

    # Prototypes of our own: attributes of ctypes.pythonapi are shared by the whole program.
    _get_buffer = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object, ctypes.c_void_p, ctypes.c_int)(
        ("PyObject_GetBuffer", ctypes.pythonapi)
    )
    _from_spec = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p)(("PyType_FromSpec", ctypes.pythonapi))

    @ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object, ctypes.c_void_p, ctypes.c_int)
    def _fill(owner, buffer, flags):
        # The memoryview fills the structure in and is what the buffer keeps. No exception may leave a callback: that of
        # the memoryview, as for a writable buffer, becomes Python's own complaint about a failure without one.
        try:
            return _get_buffer(owner.__buffer__(flags), buffer, flags)
        except Exception:  # noqa: BLE001
            return -1

    _slots = (_Slot * 2)(_Slot(_GETBUFFER, ctypes.cast(_fill, ctypes.c_void_p).value), _Slot(0, None))
    _spec = _Spec(b"tierce._c.exports.Exporter", 0, 0, _DEFAULT_AND_BASE, ctypes.addressof(_slots))
    Exporter = _from_spec(ctypes.addressof(_spec))  # type: ignore[misc]
