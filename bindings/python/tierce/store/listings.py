"""What is in a store, entry by entry."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._c import Handle, check, lib, numbers
from ..locks import Mutex
from .objects import Info, ObjectInfo, key_of

if TYPE_CHECKING:
    from .stores import Store


class _Listing(Handle):
    """A tierce_listing, used by one thread at a time: others wait."""

    _free = "tierce_listing_free"

    def __init__(self, store: Store, prefix: str | bytes, how: int, after: str | bytes) -> None:
        first, behind = key_of(prefix, "prefix"), key_of(after)
        place = first.address, first.length, how, behind.address, behind.length
        self._take(store._made(lib.tierce_store_list, *place))
        self._info, self._lock = Info(), Mutex()

    def _next(self, waits: bool = False) -> ObjectInfo | None:
        with self._lock:
            if not self._handle:
                return None
            if waits and lib.tierce_listing_poll(self._handle) == numbers.PENDING:
                self._await_page()
            if check(lib.tierce_listing_next(self._handle, self._info._handle)) == numbers.END:
                return None
            return self._info.read()

    def _await_page(self) -> None:
        """Waits where Python sees signals, looking again after a tenth of the time that it took so far."""
        begin = time.monotonic()
        while lib.tierce_listing_poll(self._handle) == numbers.PENDING:
            time.sleep(min(max((time.monotonic() - begin) / 10, 0.0001), 0.02))

    def _pending(self) -> bool:
        with self._lock:
            return bool(self._handle) and check(lib.tierce_listing_poll(self._handle)) == numbers.PENDING

    def close(self) -> None:
        """Ends it early; it ends with the object as well."""
        with self._lock:
            self._close()


class Listing(_Listing, Iterator[ObjectInfo]):
    """An iterator of ObjectInfo, in the order of the keys' bytes. After an exception, the next step tries again."""

    def __next__(self) -> ObjectInfo:
        found = self._next(waits=True)
        if found is None:
            raise StopIteration
        return found

    def __enter__(self) -> Listing:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncListing(_Listing):
    """The same for `async for`. Listings have no descriptor to watch: while a page is on its way, it is looked for."""

    def __aiter__(self) -> AsyncListing:
        return self

    async def __anext__(self) -> ObjectInfo:
        pause = 0.0005
        while self._pending():
            await asyncio.sleep(pause)
            pause = min(2 * pause, 0.02)
        found = self._next()
        if found is None:
            raise StopAsyncIteration
        return found

    async def __aenter__(self) -> AsyncListing:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()
