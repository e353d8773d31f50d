"""Codecs written in Python, beside those of the library.

    class Xor:
        def __init__(self, key=1):
            self.key = key

        def encode(self, data):
            return bytes(byte ^ self.key for byte in data)

        def decode(self, data, max_length):
            return self.encode(data)

    registry = tierce.Registry()
    registry.add("xor", Xor)
    codec = registry.codec([{"id": "xor", "key": 7}, {"id": "zstd"}])

C calls functions with the number of an object, never with the object itself: the numbers are handed out here. Data are
copied for a codec in Python, since C lends them for the call only, and a memoryview could be kept.
"""

import ctypes
import json
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple

from . import errors
from ._c import SIZE_MAX, Buffer, Cells, Handle, check, lib, numbers, raised, source
from ._c.handle import outlives_handles
from ._lists import text_of

if TYPE_CHECKING:
    from .codecs import Codec
    from .pools import Pool

_size = ctypes.c_size_t
_Free = ctypes.CFUNCTYPE(None, _size)
_Open = ctypes.CFUNCTYPE(ctypes.c_int32, _size, _size, _size, _size)
_Close = ctypes.CFUNCTYPE(None, _size, _size)
_Encode = ctypes.CFUNCTYPE(ctypes.c_int32, _size, _size, _size, _size, _size)
_Decode = ctypes.CFUNCTYPE(ctypes.c_int32, _size, _size, _size, _size, _size, _size)


class _Callbacks(ctypes.Structure):
    """tierce_codec_callbacks."""

    _fields_ = [
        ("struct_size", _size),
        ("id", ctypes.c_char_p),
        ("summary", ctypes.c_char_p),
        ("userdata", _size),
        ("userdata_free", _Free),
        ("open", _Open),
        ("close", _Close),
        ("encode", _Encode),
        ("decode", _Decode),
        ("encode_bound", ctypes.c_void_p),
    ]


# Number -> what makes codecs, or a codec, in a tuple. They go when C says that it has done with them.
_objects: Dict[int, Tuple[Any]] = {}


def _numbered(thing: Any) -> int:
    holder = (thing,)
    _objects[id(holder)] = holder  # no other object has that number while this one is here
    return id(holder)


@_Free
def _free(number: int, _forget: Any = _objects.pop) -> None:
    _forget(number, None)


@_Close
def _close(_factory: int, number: int, _forget: Any = _objects.pop) -> None:
    _forget(number, None)


# C calls these when a registry, a codec or an array is freed, and be it when Python ends.
outlives_handles((_free, _close))


@_Open
def _open(factory: int, config: int, length: int, state: int) -> int:
    try:
        keys = json.loads(ctypes.string_at(config, length))
        keys.pop("id", None)
        made = _objects[factory][0](**keys)
        for method in ("encode", "decode"):
            if not callable(getattr(made, method, None)):
                raise TypeError(f"{type(made).__name__} has no {method}()")
        ctypes.c_size_t.from_address(state).value = _numbered(made)
        return numbers.OK
    except BaseException as error:
        return raised(error)


def _append(out: int, made: Any, most: int = SIZE_MAX) -> int:
    address, length, _keep = source(made)
    if length > most:
        return numbers.E_LIMIT  # the library may try again with more room
    return int(lib.tierce_buffer_append(out, address, length))


@_Encode
def _encode(_factory: int, state: int, src: int, length: int, out: int) -> int:
    try:
        return _append(out, _objects[state][0].encode(ctypes.string_at(src, length)))
    except BaseException as error:
        return raised(error)


@_Decode
def _decode(_factory: int, state: int, src: int, length: int, most: int, out: int) -> int:
    try:
        return _append(out, _objects[state][0].decode(ctypes.string_at(src, length), most), most)
    except errors.LimitError:
        return numbers.E_LIMIT
    except BaseException as error:
        return raised(error)


class Registry(Handle):
    """A set of codecs by name: the library's own, and those that are added to this one. Threads may share it."""

    _free = "tierce_registry_free"

    def __init__(self) -> None:
        cells = Cells()
        check(lib.tierce_registry_new(cells.address))
        self._take(cells[0])

    def add(self, id: str, make: Callable[..., Any], summary: Optional[str] = None) -> None:
        """Adds a codec, or replaces the one of that id; codecs made before stay as they are.

        `make(**parameters)` is called for each config with this id, with its other keys. What it gives has
        `encode(data)` and `decode(data, max_length)`: `data` is bytes, and they return bytes or another buffer. What is
        longer than `max_length` is a LimitError. Several threads may call them at once. What they
        raise comes out of the call that led to them.
        """
        if not callable(make):
            raise TypeError(f"make must be callable, not {type(make).__name__}")
        name = text_of(id, "id")
        line = None if summary is None else text_of(summary, "summary")
        number = _numbered(make)
        table = _Callbacks(ctypes.sizeof(_Callbacks), name, line, number, _free, _open, _close, _encode, _decode, None)
        try:
            check(lib.tierce_registry_add(self._handle, ctypes.addressof(table)))
        except BaseException:
            _objects.pop(number, None)
            raise

    def codec(self, config: Any, pool: "Optional[Pool]" = None) -> "Codec":
        """A tierce.Codec of these codecs."""
        from .codecs import Codec

        return Codec(config, pool=pool, registry=self)

    def list(self) -> List[Dict[str, Any]]:
        """What codecs there are, with their parameters; those in Python tell none."""
        out = Buffer()
        check(lib.tierce_registry_list(self._handle, out._handle))
        found: List[Dict[str, Any]] = json.loads(out.text())
        return found

    def __repr__(self) -> str:
        return f"<tierce.Registry of {len(self.list())} codecs>"
