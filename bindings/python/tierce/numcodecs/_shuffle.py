"""Shuffling and its reverse, from one buffer of bytes to another."""

from __future__ import annotations

from typing import Any

from .._c import Cells, check, lib, source, target
from ._native import native


def _shuffled(transform: str, src: Any, des: Any, element_size: int) -> None:
    address, length, _keep = source(src)
    room, size, _kept = target(des)
    count = length // element_size * element_size
    cells = Cells()
    function = getattr(lib, transform)
    check(function(native("shuffle", "elementsize", element_size)._handle, address, count, room, size, cells.address))


def _doShuffle(src: Any, des: Any, element_size: int) -> None:
    _shuffled("tierce_codec_encode_into", src, des, element_size)


def _doUnshuffle(src: Any, des: Any, element_size: int) -> None:
    _shuffled("tierce_codec_decode_into", src, des, element_size)
