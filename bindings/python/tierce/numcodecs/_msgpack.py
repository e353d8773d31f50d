"""MessagePack of Python objects, for where the package msgpack is not installed. No extension types."""

from __future__ import annotations

from struct import Struct
from typing import Any

_MOST_NESTED = 200

_U8, _U16, _U32, _U64 = Struct(">B"), Struct(">H"), Struct(">I"), Struct(">Q")
_I8, _I16, _I32, _I64 = Struct(">b"), Struct(">h"), Struct(">i"), Struct(">q")
_F32, _F64 = Struct(">f"), Struct(">d")

# Code -> how the number behind it is read.
_NUMBERS = {
    0xCA: _F32, 0xCB: _F64, 0xCC: _U8, 0xCD: _U16, 0xCE: _U32, 0xCF: _U64, 0xD0: _I8, 0xD1: _I16, 0xD2: _I32, 0xD3: _I64
}  # fmt: skip
# Code -> kind of what follows, and how its length is read.
_LENGTHS = {
    0xC4: ("bin", _U8), 0xC5: ("bin", _U16), 0xC6: ("bin", _U32), 0xD9: ("str", _U8), 0xDA: ("str", _U16),
    0xDB: ("str", _U32), 0xDC: ("list", _U16), 0xDD: ("list", _U32), 0xDE: ("dict", _U16), 0xDF: ("dict", _U32),
}  # fmt: skip


def packed(value: Any, use_single_float: bool, use_bin_type: bool) -> bytes:
    """The bytes that msgpack 1.x makes."""
    out: list[bytes] = []
    _Packer(out, use_single_float, use_bin_type).add(value, 0)
    return b"".join(out)


class _Packer:
    def __init__(self, out: list[bytes], use_single_float: bool, use_bin_type: bool) -> None:
        self.put = out.append
        self.single = use_single_float
        self.bin = use_bin_type

    def add(self, value: Any, depth: int) -> None:
        if depth > _MOST_NESTED:
            raise ValueError("recursion limit exceeded")
        if value is None:
            self.put(b"\xc0")
        elif value is True or value is False:
            self.put(b"\xc3" if value else b"\xc2")
        elif isinstance(value, int):
            self._number(value)
        elif isinstance(value, float):
            self.put(b"\xca" + _F32.pack(value) if self.single else b"\xcb" + _F64.pack(value))
        elif isinstance(value, str):
            self._string(value.encode("utf-8"), self.bin)
        elif isinstance(value, (bytes, bytearray)):
            if self.bin:
                self._head(len(value), None, (0xC4, 0xC5, 0xC6))
                self.put(bytes(value))
            else:
                self._string(bytes(value), False)
        elif isinstance(value, (list, tuple)):
            self._head(len(value), (0x90, 16), (None, 0xDC, 0xDD))
            for item in value:
                self.add(item, depth + 1)
        elif isinstance(value, dict):
            self._head(len(value), (0x80, 16), (None, 0xDE, 0xDF))
            for key, item in value.items():
                self.add(key, depth + 1)
                self.add(item, depth + 1)
        else:
            raise TypeError(f"can not serialize {type(value).__name__!r} object")

    def _string(self, raw: bytes, short: bool) -> None:
        self._head(len(raw), (0xA0, 32), (0xD9 if short else None, 0xDA, 0xDB))
        self.put(raw)

    def _head(self, length: int, fixed: Any, codes: Any) -> None:
        if fixed is not None and length < fixed[1]:
            self.put(bytes([fixed[0] | length]))
            return
        for code, form, end in zip(codes, (_U8, _U16, _U32), (1 << 8, 1 << 16, 1 << 32)):
            if code is not None and length < end:
                self.put(bytes([code]) + form.pack(length))
                return
        raise ValueError(f"{length} is too long for msgpack")

    def _number(self, value: int) -> None:
        if -32 <= value < 128:
            self.put(_I8.pack(value) if value < 0 else _U8.pack(value))
            return
        if value >= 0:
            forms = ((0xCC, _U8, 8), (0xCD, _U16, 16), (0xCE, _U32, 32), (0xCF, _U64, 64))
        else:
            forms = ((0xD0, _I8, 7), (0xD1, _I16, 15), (0xD2, _I32, 31), (0xD3, _I64, 63))
        for code, form, bits in forms:
            if -(1 << bits) <= value < 1 << bits:
                self.put(bytes([code]) + form.pack(value))
                return
        raise OverflowError("Integer value out of range")


def unpacked(data: memoryview, raw: bool) -> Any:
    """What was packed. ValueError for anything but one whole value."""
    reader = _Reader(data, raw)
    value = reader.value(0)
    if reader.at != len(data):
        raise ValueError("unpack(b) received extra data.")
    return value


class _Reader:
    def __init__(self, data: memoryview, raw: bool) -> None:
        self.data, self.at, self.raw = data, 0, raw

    def _take(self, count: int) -> memoryview:
        start, self.at = self.at, self.at + count
        if self.at > len(self.data):
            raise ValueError("Unpack failed: incomplete input")
        return self.data[start : self.at]

    def value(self, depth: int) -> Any:
        if depth > _MOST_NESTED:
            raise ValueError("recursion limit exceeded")
        code = self._take(1)[0]
        if code < 0x80:
            return code
        if code >= 0xE0:
            return code - 256
        if code < 0x90:
            return self._dict(code & 15, depth)
        if code < 0xA0:
            return self._list(code & 15, depth)
        if code < 0xC0:
            return self._string(code & 31)
        if code in (0xC0, 0xC2, 0xC3):
            return None if code == 0xC0 else code == 0xC3
        if code in _NUMBERS:
            form = _NUMBERS[code]
            return form.unpack(self._take(form.size))[0]
        if code not in _LENGTHS:
            raise ValueError(f"Unpack failed: code 0x{code:02x} is not supported")
        kind, form = _LENGTHS[code]
        length = form.unpack(self._take(form.size))[0]
        if kind == "bin":
            return bytes(self._take(length))
        if kind == "str":
            return self._string(length)
        return self._list(length, depth) if kind == "list" else self._dict(length, depth)

    def _string(self, length: int) -> Any:
        taken = self._take(length)
        return bytes(taken) if self.raw else str(taken, "utf-8")

    def _list(self, length: int, depth: int) -> list[Any]:
        if length > len(self.data) - self.at:
            raise ValueError("Unpack failed: incomplete input")
        return [self.value(depth + 1) for _ in range(length)]

    def _dict(self, length: int, depth: int) -> Any:
        made = {}
        for _ in range(length):
            key = self.value(depth + 1)
            if not isinstance(key, (str, bytes)):
                raise ValueError(f"{type(key).__name__} is not allowed for map key when strict_map_key=True")  # noqa: TRY004
            made[key] = self.value(depth + 1)
        return made
