"""Threads that the program asked for."""

from typing import Optional

from ._c import NULL, Cells, Handle, check, lib
from ._lists import int32_of
from .errors import StateError


def threads_of(pool: "Optional[Pool]") -> int:
    """The handle of a pool, or NULL of None: the work is then done by the calling thread."""
    if pool is None:
        return NULL
    if not isinstance(pool, Pool):
        raise TypeError(f"pool must be a tierce.Pool or None, not {type(pool).__name__}")
    handle: int = pool._handle
    if not handle:
        raise StateError("the pool is closed")
    return handle


class Pool(Handle):
    """`threads` threads that codecs work on; negative: as many as this process may use.

    Any number of Python's threads may use it at once. After a fork it raises ForkedError in the child.
    """

    _free = "tierce_pool_free"

    def __init__(self, threads: int = -1) -> None:
        cells = Cells()
        check(lib.tierce_pool_new(int32_of(threads, "threads"), cells.address))
        self._take(cells[0])

    @property
    def threads(self) -> int:
        """How many there are; 0 when it is closed."""
        return int(check(lib.tierce_pool_threads(self._handle)))

    def close(self) -> None:
        """Ends the threads, once nothing uses them; they end with the object as well."""
        self._close()

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def __repr__(self) -> str:
        return f"tierce.Pool(threads={self.threads})" if self._handle else "tierce.Pool(closed)"
