"""The exceptions of tierce. Each is also one of Python's own kinds where there is one that fits."""


class Error(Exception):
    """What the library reports: str() is its message, `status` its number, `native` (domain, code) or None."""

    status = 0
    native = None


class ArgumentError(Error, ValueError):
    """An argument has a value that is not allowed."""


class ConfigError(Error, ValueError):
    """A JSON config has a wrong key or value."""


class UnknownCodecError(Error, ValueError):
    """A config names a codec that is not there."""


class BufferTooSmallError(Error, ValueError):
    """What was to be written does not fit."""


class LimitError(Error, ValueError):
    """The result would be larger than the limit that was set."""


class CorruptError(Error, ValueError):
    """The data is damaged."""


class NoMemoryError(Error, MemoryError):
    """Memory could not be had."""


class UnsupportedError(Error, NotImplementedError):
    """What was asked is not in this library, or not in this build."""


class NeedsDtypeError(Error, TypeError):
    """The codec must know the type of the elements: give it an array."""


class StateError(Error, RuntimeError):
    """The object is not in a state for that call."""


class BusyError(StateError):
    """The object is in use."""


class ForkedError(StateError):
    """The object owns threads, which a fork left behind."""


class PanicError(Error, RuntimeError):
    """A fault of the library itself."""


class NativeError(Error, RuntimeError):
    """A native library failed: `native` says how."""


class CallbackError(Error, RuntimeError):
    """A function of the program's own failed."""


class NotFoundError(Error, FileNotFoundError):
    """There is no such object."""


class NoBucketError(NotFoundError):
    """There is no such bucket."""


class DeniedError(Error, PermissionError):
    """The store does not allow it."""


class PreconditionError(Error, OSError):
    """The object is another than was asked for."""


class TimedOutError(Error, TimeoutError):
    """It took too long."""


class TransferError(Error, OSError):
    """The store, or the way to it, failed."""


class CancelledError(Error):
    """The operation was cancelled."""
