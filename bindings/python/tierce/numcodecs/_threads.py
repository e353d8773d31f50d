"""The threads that blosc works with: one pool of the process, made when it is first needed, and anew after a fork."""

from __future__ import annotations

import os
import sys
import threading

from .. import errors
from .._c import Cells, check, lib
from ..codecs import Codec
from ..pools import Pool


def usable_cpus() -> int:
    """How many CPUs this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except (AttributeError, OSError):  # not on every system
        return os.cpu_count() or 1


class Threads:
    """A number of threads, their pool, and the codecs that were given it."""

    # A chunk of fewer bytes is done before a second thread has woken up.
    WORTH = 1 << 18

    def __init__(self) -> None:
        self.count = min(8, usable_cpus())
        self.lock = threading.Lock()
        self._pool: Pool | None = None
        self._codecs: dict[int, tuple[Codec, Codec]] = {}

    def set(self, count: int) -> int:
        """Another number from the next call on; calls that are under way keep their threads. Gives the one before."""
        with self.lock:
            before, self.count = self.count, count
            if before != count:
                self._forget()
        return before

    def end(self) -> None:
        """Ends the threads when the calls that are under way are done."""
        with self.lock:
            self._forget()

    def after_fork(self) -> None:
        # The lock may have been held by a thread that is not here; the pool's threads are not either.
        self.lock = threading.Lock()
        self._forget()

    def _forget(self) -> None:
        self._pool = None
        self._codecs = {}

    def codec(self, codec: Codec) -> Codec:
        """A codec that does the same, and shares the work on a chunk among the threads."""
        if self.count < 2:
            return codec
        known = self._codecs.get(id(codec))
        return known[1] if known is not None else self._shared(codec)

    def _shared(self, codec: Codec) -> Codec:
        with self.lock:
            if self._pool is None:
                try:
                    self._pool = Pool(self.count)
                except errors.Error:
                    return codec  # no more threads are to be had: one is enough
            if len(self._codecs) >= 256:
                self._codecs = {}
            cells = Cells()
            check(lib.tierce_codec_with_pool(codec._handle, self._pool._handle, cells.address))
            shared = Codec.__new__(Codec)
            shared._take(cells[0])
            shared._pool = self._pool
            shared.last_size, shared.last_bound = 0, (-1, 0)  # type: ignore[attr-defined]
            # Both are kept, so that the number stays that of this codec.
            self._codecs[id(codec)] = (codec, shared)
            return shared


def in_main_thread() -> bool:
    """Whether this is the main thread of a process that multiprocessing has not started: likely the only one at work."""
    if threading.current_thread() is not threading.main_thread():
        return False
    process = sys.modules.get("multiprocessing.process")
    return process is None or process.current_process().name == "MainProcess"


threads = Threads()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=threads.after_fork)
