"""Checksums of memory that is not to be copied.

The library sums while it copies, which is free as long as the copy stays in the processor's cache: so a piece at a time
is encoded to the same scratch memory, and the sums of the pieces are combined.
"""

from __future__ import annotations

import threading
from functools import cache, lru_cache

from .._c import Cells, check, fresh, lib, string_at
from . import _native

_PIECE = 1 << 18

# Memory of each thread, for pieces of up to that size.
_scratch = threading.local()

# Polynomials of degree 32, the highest power in the lowest bit.
_POLYNOMIALS = {"crc32": 0xEDB88320, "crc32c": 0x82F63B78}


def last_of_encoded(codec: _native.Codec, address: int, length: int) -> int:
    """The checksum that a codec puts behind the data, as a number."""
    size = max(length, _PIECE) + 4
    # Taken while it is used: a finalizer or a handler of signals may come here meanwhile.
    room = _scratch.__dict__.pop("room", None) if length <= _PIECE else None
    if room is None:
        room = fresh(size)
    cells = Cells()
    check(lib.tierce_codec_encode_into(codec._handle, address, length, room.address, size, cells.address))
    found = int.from_bytes(string_at(room.address + length, 4), "little")
    if length <= _PIECE:
        _scratch.room = room
    return found


def _times(one: int, other: int, polynomial: int) -> int:
    """The product of two polynomials over GF(2), modulo a third."""
    product = 0
    mask = 1 << 31
    while one:
        if one & mask:
            product ^= other
            one &= mask - 1
        mask >>= 1
        other = (other >> 1) ^ (polynomial if other & 1 else 0)
    return product


@lru_cache(maxsize=64)
def _zeros(kind: str, length: int) -> int:
    """x to the power of 8 `length`: what it does to a CRC that so many more bytes follow."""
    polynomial = _POLYNOMIALS[kind]
    power, square = 1 << 31, 1 << 23
    while length:
        if length & 1:
            power = _times(square, power, polynomial)
        square = _times(square, square, polynomial)
        length >>= 1
    return power


@cache
def _tables(kind: str) -> list[tuple[int, ...]]:
    """The CRC after a whole piece of zeros, for each value of each of its four bytes; their sum is that of the CRC."""
    factor, polynomial = _zeros(kind, _PIECE), _POLYNOMIALS[kind]
    bits = [_times(1 << bit, factor, polynomial) for bit in range(32)]
    tables = []
    for byte in range(4):
        table = [0]
        for bit in bits[8 * byte : 8 * byte + 8]:
            table += [entry ^ bit for entry in table]
        tables.append(tuple(table))
    return tables


def crc(kind: str, address: int, length: int, value: int = 0) -> int:
    """The CRC of memory, going on from the CRC `value` of what was before it."""
    codec = _native.native(kind, "location", "end")
    if length <= _PIECE:
        found = last_of_encoded(codec, address, length)
    else:
        found = 0
        end = address + length // _PIECE * _PIECE
        first, second, third, fourth = _tables(kind)
        for piece in range(address, end, _PIECE):
            found = (
                first[found & 255]
                ^ second[found >> 8 & 255]
                ^ third[found >> 16 & 255]
                ^ fourth[found >> 24]
                ^ last_of_encoded(codec, piece, _PIECE)
            )
        rest = address + length - end
        if rest:
            found = _times(_zeros(kind, rest), found, _POLYNOMIALS[kind]) ^ last_of_encoded(codec, end, rest)
    if value:
        found ^= _times(_zeros(kind, length), value & 0xFFFFFFFF, _POLYNOMIALS[kind])
    return found


def fletcher32(address: int, length: int) -> int:
    """HDF5's Fletcher-32 of memory."""
    codec = _native.native("fletcher32")
    low = high = 0
    for piece in range(address, address + length, _PIECE):
        count = min(_PIECE, address + length - piece)
        found = last_of_encoded(codec, piece, count)
        high = _folded(high + (count + 1) // 2 * low + (found >> 16))
        low = _folded(low + (found & 0xFFFF))
    return high << 16 | low


def _folded(value: int) -> int:
    """The sum modulo 65535, which is 0 for no others than nothing but zeros."""
    return value and (value - 1) % 0xFFFF + 1


def adler32(address: int, length: int, value: int = 1) -> int:
    """The Adler-32 of memory, going on from that of what was before it."""
    codec = _native.native("adler32", "location", "end")
    low, high = value & 0xFFFF, value >> 16 & 0xFFFF
    for piece in range(address, address + length, _PIECE):
        count = min(_PIECE, address + length - piece)
        found = last_of_encoded(codec, piece, count)
        high = (high + (found >> 16) + count * (low - 1)) % 65521
        low = (low + (found & 0xFFFF) - 1) % 65521
    return high << 16 | low
