"""Objects made up to measure a store with, and the functions of the program that hear how far that is."""

from __future__ import annotations

import ctypes
import json
from typing import Any, Callable

from .._c import NULL, Buffer, check, lib
from .objects import Text, size_of
from .operations import Operation, count_and_size

_CALLBACK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint64)


def options_of(options: dict[str, Any]) -> Text:
    """Options as JSON, which Python's infinities are not."""
    return Text(json.dumps(options, allow_nan=False).encode())


def generate_object(index: int = 0, **options: Any) -> memoryview:
    """Object number `index` of those that generate() writes with these options, without a store."""
    text, out = options_of(options), Buffer()
    check(lib.tierce_generate_object(text.address, text.length, size_of(index, "index"), out._handle))
    return out.view().toreadonly()


class Progress:
    """Calls the program's function on a thread of the store; its first exception ends the operation, and is what comes of it."""

    def __init__(self, function: Callable[[int, int, int], Any] | None) -> None:
        self._function = function
        self._error: BaseException | None = None
        self._handle = NULL
        self._callback = _CALLBACK(self._call) if function is not None else None
        callback = self._callback
        self.address = NULL if callback is None else ctypes.cast(callback, ctypes.c_void_p).value or NULL

    def _call(self, _userdata: Any, done: int, total: int, size: int) -> None:
        if self._error is None and self._function is not None:
            try:
                self._function(done, total, size)
            except BaseException as error:
                self._error = error
        if self._error is not None and self._handle:
            lib.tierce_op_cancel(self._handle)

    def follow(self, operation: Operation[Any]) -> Operation[Any]:
        """Knows from now on what to cancel."""
        if self._callback is not None:
            self._handle = operation._handle
            operation.failure = self.failure
        return operation

    def failure(self) -> BaseException | None:
        return self._error

    def result(self, operation: Operation[Any]) -> tuple[int, int]:
        return count_and_size(operation)
