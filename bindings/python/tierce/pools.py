"""Threads that the program asked for."""

from ._c import Cells, Handle, check, lib


class Pool(Handle):
    """`threads` threads that codecs work on; negative: as many as this process may use.

    Any number of Python's threads may use it at once. After a fork it raises ForkedError in the child.
    """

    _free = "tierce_pool_free"

    def __init__(self, threads=-1):
        cells = Cells()
        check(lib.tierce_pool_new(threads, cells.address))
        self._take(cells[0])

    @property
    def threads(self):
        """How many there are."""
        return check(lib.tierce_pool_threads(self._handle))

    def close(self):
        """Ends the threads; they end with the object as well."""
        self._close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._close()

    def __repr__(self):
        return f"tierce.Pool(threads={self.threads})" if self._handle else "tierce.Pool(closed)"
