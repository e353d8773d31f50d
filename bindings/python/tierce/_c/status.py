"""Statuses of C become exceptions."""

import ctypes
import itertools

from .. import errors
from ..locks import Mutex
from . import lib, numbers

_KINDS = {
    numbers.E_NULL: errors.ArgumentError,
    numbers.E_ARGUMENT: errors.ArgumentError,
    numbers.E_CONFIG: errors.ConfigError,
    numbers.E_UNKNOWN_CODEC: errors.UnknownCodecError,
    numbers.E_BUFFER_TOO_SMALL: errors.BufferTooSmallError,
    numbers.E_LIMIT: errors.LimitError,
    numbers.E_CORRUPT: errors.CorruptError,
    numbers.E_NO_MEMORY: errors.NoMemoryError,
    numbers.E_UNSUPPORTED: errors.UnsupportedError,
    numbers.E_NEEDS_DTYPE: errors.NeedsDtypeError,
    numbers.E_STATE: errors.StateError,
    numbers.E_BUSY: errors.BusyError,
    numbers.E_FORKED: errors.ForkedError,
    numbers.E_PANIC: errors.PanicError,
    numbers.E_NATIVE: errors.NativeError,
    numbers.E_CALLBACK: errors.CallbackError,
    numbers.E_NOT_FOUND: errors.NotFoundError,
    numbers.E_NO_BUCKET: errors.NoBucketError,
    numbers.E_DENIED: errors.DeniedError,
    numbers.E_PRECONDITION: errors.PreconditionError,
    numbers.E_TIMEOUT: errors.TimedOutError,
    numbers.E_IO: errors.TransferError,
    numbers.E_CANCELLED: errors.CancelledError,
}


def last_error():
    """The message of the last failure on this thread."""
    room = ctypes.create_string_buffer(1024)
    needed = lib.tierce_last_error(ctypes.addressof(room), len(room))
    if needed >= len(room):
        room = ctypes.create_string_buffer(needed + 1)
        lib.tierce_last_error(ctypes.addressof(room), len(room))
    return room.value.decode("utf-8", "replace")


def last_native():
    """Domain and number of the native library that failed on this thread, or None."""
    room = ctypes.create_string_buffer(64)
    number = lib.tierce_last_error_native(ctypes.addressof(room), len(room))
    return (room.value.decode(), number) if room.value else None


# Exceptions that callbacks raised, under the statuses that they returned, far from those that a program thinks of; what
# nobody asks for makes room.
_raised: dict[int, BaseException] = {}
_numbering = Mutex()
_FIRST = numbers.E_USER - (1 << 24)
_numbers = itertools.cycle(range(_FIRST, _FIRST - 4096, -1))


def raised(error):
    """The status that brings an exception through C: check() raises it again."""
    with _numbering:
        status = next(_numbers)
        _raised[status] = error
    return status


def exception(status, message=None):
    """The exception for a negative status; the message is that of this thread's last failure if none is given."""
    if status <= _FIRST:
        error = _raised.pop(status, None)
        if error is not None:
            return error
    native = None
    if message is None:
        message, native = last_error(), last_native()
    error = _KINDS.get(status, errors.Error)(message)
    error.status = status
    error.native = native
    return error


def check(status):
    """Raises for a negative status, else gives it back."""
    if status < 0:
        raise exception(status)
    return status
