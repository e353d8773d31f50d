"""Operations: calls that a store's threads carry out, while this one goes on."""

from __future__ import annotations

import asyncio
import atexit
import ctypes
import math
import os
import threading
import time
import weakref
from array import array
from collections.abc import Generator, Iterable
from typing import Any, Callable, Generic, TypeVar

from .._c import Buffer, Cells, Handle, check, lib, numbers, view
from .._c.status import exception
from .objects import Info, ObjectInfo, handles

T = TypeVar("T")

# So long a wait in C may keep Python from seeing a signal.
_SLICE = 200


def _freed(handle: int, keep: list[Any]) -> None:
    """What was lent goes after the operation: freeing it waits until nothing of that is touched."""
    if _ending:
        # A daemon thread may be waiting for it, in C: it stays, but touches nothing that was lent.
        lib.tierce_op_cancel(handle)
    else:
        lib.tierce_op_free(handle)
    del keep


_ending = False


def _end() -> None:
    global _ending
    _ending = True


# Python runs these in the opposite order: the one of finalizers, which the first of them brings in, comes after ours.
weakref.finalize(_end, int)
atexit.register(_end)


class Operation(Handle, Generic[T]):
    """A call that is under way, or has ended: `result()` waits for what comes of it, `await` does so in asyncio.

    What was given to the call is kept, and must not be changed, until it has ended. One that nobody has any more is
    cancelled. Any number of threads may use it at once.
    """

    def __init__(self, handle: int, take: Callable[[Operation[Any]], T], keep: Any = None) -> None:
        self._handle = handle
        # What is lent until the end; among it may be a function of the program's that knows this operation.
        self._lent = [keep]
        self._finalizer = weakref.finalize(self, _freed, handle, self._lent)
        self._take_result = take
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._outcome: tuple[T | None, BaseException | None] | None = None
        # Says what the program's own function raised, which then is what came of the operation.
        self.failure: Callable[[], BaseException | None] | None = None
        self._waiters: dict[Any, tuple[int, list[asyncio.Future[None]]]] = {}

    def done(self) -> bool:
        """Whether it has ended."""
        return self._outcome is not None or lib.tierce_op_poll(self._handle) != numbers.PENDING

    def wait(self, timeout: float | None = None) -> bool:
        """Waits until it has ended, at most `timeout` seconds, and says whether it has."""
        if self._outcome is not None:
            return True
        return _sliced(lambda milliseconds: lib.tierce_op_wait(self._handle, milliseconds), timeout) != numbers.PENDING

    def cancel(self) -> None:
        """Gives it up, and returns when nothing that was lent to it will be touched again."""
        if self._outcome is None:
            lib.tierce_op_cancel(self._handle)

    def cancelled(self) -> bool:
        """Whether it has ended because it was cancelled."""
        return lib.tierce_op_poll(self._handle) == numbers.E_CANCELLED

    def result(self, timeout: float | None = None) -> T:
        """What came of it, or its exception; TimeoutError if it is still under way after `timeout` seconds."""
        value, error = self._settled(timeout)
        try:
            if error is not None:
                raise error
            return value  # type: ignore[return-value]
        finally:
            # The traceback of an exception that is kept must not keep this operation, and what was lent to it.
            del self, error

    def _finished(self) -> T:
        """result() for calls that wait: what ends the wait early, such as Ctrl-C, gives the operation up."""
        try:
            return self.result()
        except BaseException:
            self.cancel()
            raise
        finally:
            del self

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """The exception that result() would raise, or None."""
        return self._settled(timeout)[1]

    def _settled(self, timeout: float | None) -> tuple[T | None, BaseException | None]:
        if self._outcome is None:
            if not self.wait(timeout):
                raise TimeoutError(f"the operation is under way after {timeout} seconds")
            if self._process != os.getpid():
                raise exception(numbers.E_FORKED, "the operation was begun before a fork, in another process")
            with self._lock:
                if self._outcome is None:
                    self._outcome = self._taken()
                    self._lent.clear()
        return self._outcome

    def _taken(self) -> tuple[T | None, BaseException | None]:
        status = lib.tierce_op_wait(self._handle, -1)
        raised = self.failure() if self.failure else None
        if raised is not None:
            return None, raised
        try:
            if status < 0:
                raise exception(status, _message(self._handle))
            return self._take_result(self), None
        except Exception as error:
            return None, error.with_traceback(None)

    def __await__(self) -> Generator[Any, None, T]:
        return self._awaited().__await__()

    async def _awaited(self) -> T:
        try:
            if not self.done():
                await self._end()
        except asyncio.CancelledError:
            self.cancel()
            raise
        try:
            return self.result()
        finally:
            del self

    async def _end(self) -> None:
        """Waits in the event loop, which watches a descriptor; where there is none, it looks now and then."""
        loop, cells = asyncio.get_running_loop(), Cells()
        if lib.tierce_op_fd(self._handle, cells.address) < 0:
            return await self._looked_for()
        descriptor = array("i", cells.numbers.tobytes()[:4])[0]
        future = loop.create_future()
        with self._lock:
            _, waiting = self._waiters.setdefault(loop, (descriptor, []))
            waiting.append(future)
        try:
            try:
                loop.add_reader(descriptor, self._ended, loop)
            except NotImplementedError:
                return await self._looked_for()
            await future
        finally:
            with self._lock:
                waiting.remove(future)
                last = not waiting and self._waiters.pop(loop, None) is not None
            if last:
                _forget(loop, descriptor)

    def _ended(self, loop: Any) -> None:
        with self._lock:
            descriptor, waiting = self._waiters.get(loop, (-1, []))
            waiting = list(waiting)
        _forget(loop, descriptor)
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def _looked_for(self) -> None:
        pause = 0.0005
        while not self.done():
            await asyncio.sleep(pause)
            pause = min(2 * pause, 0.02)

    def __repr__(self) -> str:
        state = "under way" if not self.done() else "cancelled" if self.cancelled() else "ended"
        return f"<tierce.store.Operation, {state}>"


def _forget(loop: Any, descriptor: int) -> None:
    """An event loop must not watch a descriptor that is about to be closed."""
    if descriptor >= 0 and not loop.is_closed():
        try:
            loop.remove_reader(descriptor)
        except NotImplementedError:
            pass


def _sliced(wait: Callable[[int], int], timeout: float | None) -> int:
    """Waits in C again and again, so that Python sees signals in between; the last status."""
    if timeout is None or timeout == math.inf:
        while True:
            status = wait(_SLICE)
            if status != numbers.PENDING:
                return status
    end = time.monotonic() + timeout
    while True:
        left = end - time.monotonic()
        status = wait(min(_SLICE, max(0, math.ceil(left * 1000))))
        if status != numbers.PENDING or left <= 0:
            return status


def wait_any(operations: Iterable[Operation[Any]], timeout: float | None = None) -> Operation[Any] | None:
    """One of several operations that has ended; None if none has after `timeout` seconds. ValueError for none at all."""
    found = list(operations)
    if not found:
        raise ValueError("there is no operation to wait for")
    address, _keep = handles(found)
    cells = Cells()
    status = _sliced(lambda ms: check(lib.tierce_op_wait_any(address, len(found), ms, cells.address)), timeout)
    return None if status == numbers.PENDING else found[cells[0]]


def _message(handle: int, item: int | None = None) -> str:
    """What went wrong with an operation, or with one of its items."""
    size = 1024
    while True:
        room = ctypes.create_string_buffer(size)
        place = ctypes.addressof(room), size
        needed = (
            lib.tierce_op_message(handle, *place) if item is None else lib.tierce_op_item_message(handle, item, *place)
        )
        if needed < size:
            return room.value.decode("utf-8", "replace")
        size = needed + 1


# What is taken of operations that have ended well.


def nothing(_: Operation[Any]) -> None:
    return None


def number(function: Any, operation: Operation[Any]) -> int:
    cells = Cells()
    check(function(operation._handle, cells.address))
    return cells[0]


def size(operation: Operation[Any]) -> int:
    return number(lib.tierce_op_size, operation)


def count(operation: Operation[Any]) -> int:
    return number(lib.tierce_op_count, operation)


def count_and_size(operation: Operation[Any]) -> tuple[int, int]:
    return count(operation), size(operation)


def flag(operation: Operation[Any]) -> bool:
    return count(operation) != 0


def info(operation: Operation[Any]) -> ObjectInfo:
    found = Info()
    check(lib.tierce_op_info(operation._handle, found._handle))
    return found.read()


def etag(operation: Operation[Any]) -> str | None:
    return info(operation).etag


def content(operation: Operation[Any]) -> memoryview:
    out = Buffer()
    check(lib.tierce_op_take_buffer(operation._handle, out._handle))
    return out.view().toreadonly()


def content_and_info(operation: Operation[Any]) -> tuple[memoryview, ObjectInfo]:
    return content(operation), info(operation)


def size_and_info(operation: Operation[Any]) -> tuple[int, ObjectInfo]:
    return size(operation), info(operation)


class Collection(Handle):
    """A tierce_segments_collection."""

    _free = "tierce_segments_collection_free"

    def __init__(self, handle: int) -> None:
        self._take(handle)

    def item(self, index: int) -> memoryview:
        cells = Cells(2)
        check(lib.tierce_segments_collection_get(self._handle, index, cells.address, cells.address + 8))
        return view(cells[0], cells[1], self).toreadonly()


class Each:
    """Takes what came of `count` items: those that failed are exceptions, or the first of them is raised."""

    def __init__(self, count: int, return_exceptions: bool) -> None:
        self.count, self.return_exceptions = count, return_exceptions

    def failures(self, operation: Operation[Any]) -> dict[int, BaseException]:
        """Number of an item -> its exception."""
        told = array("i", bytes(4 * self.count))
        check(lib.tierce_op_each(operation._handle, told.buffer_info()[0], self.count))
        found: dict[int, BaseException] = {}
        for item, status in enumerate(told):
            if status < 0:
                found[item] = exception(status, _message(operation._handle, item))
                if not self.return_exceptions:
                    raise found[item]
        return found

    def nothing(self, operation: Operation[Any]) -> list[Any]:
        failed = self.failures(operation)
        return [failed.get(item) for item in range(self.count)]

    def contents(self, operation: Operation[Any]) -> list[Any]:
        failed = self.failures(operation)
        cells = Cells()
        check(lib.tierce_op_take_collection(operation._handle, cells.address))
        items = Collection(cells[0])
        return [failed[item] if item in failed else items.item(item) for item in range(self.count)]

    def sizes(self, operation: Operation[Any]) -> list[Any]:
        failed = self.failures(operation)
        found = array("Q", bytes(8 * self.count))
        check(lib.tierce_op_sizes(operation._handle, found.buffer_info()[0], self.count))
        return [failed.get(item, size) for item, size in enumerate(found)]

    def stats(self, operation: Operation[Any]) -> tuple[int, int]:
        self.failures(operation)
        return count_and_size(operation)
