"""Objects written piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import errors
from .._c import Cells, Handle, check, lib, source
from ..locks import Mutex
from .objects import ObjectInfo, Options, key_of
from .operations import Operation, info, nothing

if TYPE_CHECKING:
    from .stores import Store


class _Begun(Handle):
    """A tierce_upload."""

    _free = "tierce_upload_free"

    def __init__(self, store: Store, key: str | bytes, options: Options) -> None:
        name = key_of(key)
        self._take(store._made(lib.tierce_store_upload, name.address, name.length, options.address))

    def open(self) -> int:
        if not self._handle:
            raise errors.StateError("the upload has ended: it is committed, given up or failed")
        return self._handle

    def operation(self, function: Any, take: Any, keep: Any, *place: int) -> Operation[Any]:
        cells = Cells()
        check(function(self.open(), *place, cells.address))
        # It keeps what it works on, which may only be freed when it has ended.
        return Operation(cells[0], take, (keep, self))

    def abort(self) -> None:
        if self._handle:
            try:
                check(lib.tierce_upload_abort(self._handle))
            finally:
                self._close()

    def close(self) -> None:
        self._close()


class Upload:
    """Makes an object of pieces: write() them, then commit(); until then there is nothing, or what there was.

    As a context it commits at the end, and gives the upload up if there is an exception. Threads take turns.
    """

    def __init__(self, store: Store, key: str | bytes, options: Options) -> None:
        self._begun = _Begun(store, key, options)
        self._lock = Mutex()

    def write(self, data: Any) -> int:
        """Appends a buffer, which is not needed afterwards, and says how many bytes it has. Waits while as many parts are on
        their way as may be."""
        address, length, keep = source(data)
        with self._lock:
            self._begun.operation(lib.tierce_upload_write_async, nothing, keep, address, length)._finished()
        return length

    def commit(self) -> ObjectInfo:
        """Makes what was written an object. The upload has ended then, also if this fails."""
        with self._lock:
            operation = self._begun.operation(lib.tierce_upload_commit_async, info, None)
            try:
                return operation._finished()
            finally:
                self._begun.close()

    def abort(self) -> None:
        """Gives the upload up, and has the store forget its parts; nothing if it has ended."""
        with self._lock:
            self._begun.abort()

    def __enter__(self) -> Upload:
        return self

    def __exit__(self, kind: Any, *_: object) -> None:
        if kind is not None:
            self.abort()
        elif self._begun._handle:
            self.commit()


class AsyncUpload:
    """The same with operations: `await upload.write(piece)`. One is begun when the one before has ended.

    abort(), and the end of a context by an exception, wait for the store, which has no operation for that.
    """

    def __init__(self, store: Store, key: str | bytes, options: Options) -> None:
        self._begun = _Begun(store, key, options)
        self._lock = Mutex()
        self._last: Operation[Any] | None = None
        self._committing = False

    def _begin(self, function: Any, take: Any, keep: Any, *place: int) -> Operation[Any]:
        with self._lock:
            if self._last is not None and not self._last.done():
                raise errors.BusyError("the operation before is under way: await it first")
            self._last = operation = self._begun.operation(function, take, keep, *place)
        return operation

    def write(self, data: Any) -> Operation[None]:
        """Appends a buffer, which must not change until the operation has ended."""
        address, length, keep = source(data)
        return self._begin(lib.tierce_upload_write_async, nothing, keep, address, length)

    def commit(self) -> Operation[ObjectInfo]:
        """Makes what was written an object."""
        operation = self._begin(lib.tierce_upload_commit_async, info, None)
        self._committing = True
        return operation

    def abort(self) -> None:
        """Gives the upload up, and has the store forget its parts; nothing if it has ended."""
        with self._lock:
            last, self._last = self._last, None
            if last is not None:
                last.cancel()
                if self._committing and last.exception() is None:
                    self._begun.close()
            self._begun.abort()

    async def __aenter__(self) -> AsyncUpload:
        return self

    async def __aexit__(self, kind: Any, *_: object) -> None:
        if kind is not None:
            self.abort()
        elif not self._committing:
            if self._begun._handle:
                await self.commit()
        elif self._last is not None:
            await self._last
