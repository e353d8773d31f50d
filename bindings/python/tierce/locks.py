"""Who uses what C calls exclusive."""

import os
import threading
from typing import Dict

from .errors import StateError


class Claim:
    """One call at a time: another one meanwhile is a StateError. Nothing waits, so that no callback or fork hangs."""

    __slots__ = ("_lock", "_what")

    def __init__(self, what: str) -> None:
        self._what = what
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        if not self._lock.acquire(False):
            raise StateError(f"another call uses {self._what}; it can do one at a time")

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class Mutex:
    """One call at a time, others wait. In the child of a fork it is free, whatever it was in the parent."""

    __slots__ = ("_held", "_locks")

    def __init__(self) -> None:
        self._locks: Dict[int, threading.Lock] = {}

    def __enter__(self) -> None:
        # One step, so that two threads never make two locks.
        lock = self._locks.setdefault(os.getpid(), threading.Lock())
        lock.acquire()
        self._held = lock

    def __exit__(self, *_: object) -> None:
        self._held.release()
