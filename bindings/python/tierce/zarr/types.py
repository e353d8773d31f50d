"""Element types: NumPy's, the library's, and those of metadata."""

import json
from typing import Any, Dict, List, Union

import numpy as np

from ..items import is_items

_OBJECTS = np.dtype(object)


def _fields_of_v2(fields: Any) -> Any:
    """Fields as zarr v2 lists them, as NumPy takes them."""
    if isinstance(fields, str):
        return fields
    made = []
    for name, kind, *shape in fields:
        inner = _fields_of_v2(kind)
        title = tuple(name) if isinstance(name, list) else name
        made.append((title, inner, tuple(np.atleast_1d(shape[0]).tolist())) if shape else (title, inner))
    return made


def _type_of_v3(kind: Any) -> "np.dtype[Any]":
    """A data type of zarr v3 that has a fixed size; fields are little-endian."""
    name = kind if isinstance(kind, str) else kind["name"]
    settings: Dict[str, Any] = {} if isinstance(kind, str) else kind.get("configuration") or {}
    if name == "structured":
        fields = []
        for field in settings["fields"]:
            key, inner = (field["name"], field["data_type"]) if isinstance(field, dict) else field
            fields.append((key, _type_of_v3(inner)))
        return np.dtype(fields)
    if name in ("numpy.datetime64", "numpy.timedelta64"):
        letter = "M" if name == "numpy.datetime64" else "m"
        unit, scale = settings["unit"], settings.get("scale_factor", 1)
        return np.dtype(f"<{letter}8" if unit == "generic" else f"<{letter}8[{scale}{unit}]")
    if name == "null_terminated_bytes":
        return np.dtype(f"S{settings['length_bytes']}")
    if name == "fixed_length_utf32":
        return np.dtype(f"<U{settings['length_bytes'] // 4}")
    if name == "raw_bytes":
        return np.dtype(f"V{settings['length_bytes']}")
    if name[:1] == "r" and name[1:].isdigit():
        return np.dtype(f"V{int(name[1:]) // 8}")
    return np.dtype(name).newbyteorder("<")


def numpy_type(name: str, metadata: Dict[str, Any]) -> "np.dtype[Any]":
    """The NumPy dtype of an array whose elements the library calls `name`: of records, its fields."""
    if is_items(name):
        return _OBJECTS
    plain = np.dtype(name)
    if plain.kind != "V":
        return plain
    try:
        if metadata["zarr_format"] == 2:
            made = np.dtype(_fields_of_v2(metadata["dtype"]))
        else:
            made = _type_of_v3(metadata["data_type"])
    except (KeyError, TypeError, ValueError):
        return plain  # fields that NumPy cannot name: the bytes are there all the same
    return made if made.itemsize == plain.itemsize and made.kind == "V" else plain


def _plain(value: Any) -> Any:
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def spec_type(dtype: Any) -> Union[str, Dict[str, Any], List[Any]]:
    """A type as the spec of an array takes it."""
    if dtype is str:
        return "utf8"
    if dtype is bytes:
        return "bytes"
    if isinstance(dtype, (str, dict)):
        return dtype
    made = np.dtype(dtype)
    if made.kind == "T":
        return "utf8"
    if made.hasobject:
        raise TypeError("elements are Python objects; say which with dtype: 'utf8', 'bytes', 'json' or 'ragged:<f4'")
    if made.names is not None:
        fields: List[Any] = _plain(made.descr)
        return fields
    return made.str


def item_bytes(value: Any, name: str) -> bytes:
    """The bytes of one item of this type."""
    if name == "utf8":
        return str(value).encode()
    if name == "bytes":
        return bytes(value)
    if name == "json":
        return json.dumps(value, ensure_ascii=False).encode()
    return bytes(np.asarray(value, name.partition(":")[2]).tobytes())


def fill_bytes(value: Any, dtype: Any) -> bytes:
    """The bytes of a fill value of the type that a spec has."""
    if dtype == "string":
        dtype = "utf8"
    if isinstance(dtype, str) and is_items(dtype):
        return item_bytes(value, dtype)
    if isinstance(dtype, dict) or (isinstance(dtype, str) and dtype[:1] == "r" and dtype[1:].isdigit()):
        made = _type_of_v3(dtype)
    else:
        made = np.dtype(_fields_of_v2(dtype)) if isinstance(dtype, list) else np.dtype(dtype)
    return np.asarray(value, made).tobytes()


def fill_value(data: bytes, name: str, dtype: "np.dtype[Any]") -> Any:
    """The fill value whose bytes these are."""
    if not is_items(name):
        return np.frombuffer(data, dtype)[0]
    if name == "utf8":
        return data.decode()
    if name == "json":
        return json.loads(data) if data else None
    return data if name == "bytes" else np.frombuffer(data, name.partition(":")[2])
