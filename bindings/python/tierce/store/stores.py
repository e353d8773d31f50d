"""The store: calls that wait."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Callable

from .. import errors
from .._c import Cells, Handle, Lock, check, lib, numbers
from .listings import Listing
from .objects import ObjectInfo, Text, encoded, put_options
from .operations import Operation
from .submit import Submit
from .uploads import Upload

if TYPE_CHECKING:
    import numpy as np

    from ..codecs import Codec


class Store(Handle):
    """The objects below a URI: "s3://bucket/prefix", "file:///folder", "memory://", "az://container/prefix", ….

    `options`, a mapping, and further arguments by name are those of docs/store.md; AWS_* from the environment fill in what
    is not given. Nothing is sent before the first call. The store has threads of its own, any number of Python's may use it
    at once, and in the child of a fork it raises ForkedError: open one in each process.

    Keys are str, or bytes of UTF-8, below the store's prefix. Data is anything with a contiguous buffer, and is read where it
    lies; results are memoryviews for reading. Failures are the exceptions of tierce.errors: NotFoundError, DeniedError, ….
    Calls for many keys raise the first failure; with `return_exceptions`, results of those that failed are exceptions.
    """

    _free = "tierce_store_free"

    def __init__(self, uri: str, options: Mapping[str, Any] | None = None, **more: Any) -> None:
        where = Text(encoded(uri, "URI"))
        text = Text(json.dumps({**(options or {}), **more}, allow_nan=False).encode())
        cells = Cells()
        check(lib.tierce_store_open(where.address, where.length, text.address, text.length, cells.address))
        self._take(cells[0])
        self._uri = uri
        self._lock, self._users, self._closed, self._process = Lock(), 0, False, os.getpid()

    def close(self) -> None:
        """Lets go of the store, which ends with the last of its operations, uploads and listings."""
        if self._process != os.getpid():
            self._closed = True
            self._close()
            return
        with self._lock:
            self._closed = True
            if not self._users:
                self._close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"tierce.store.Store({self._uri!r}{', closed' if self._closed else ''})"

    def _made(self, function: Any, *place: Any) -> int:
        """The handle that a function of C makes, while nobody closes the store."""
        if self._process != os.getpid():
            raise errors.ForkedError("the store was opened before a fork, in another process: open one in each")
        with self._lock:
            if self._closed:
                raise errors.StateError("the store is closed")
            self._users += 1
        try:
            cells = Cells()
            check(function(self._handle, *place, cells.address))
            return cells[0]
        finally:
            with self._lock:
                self._users -= 1
                if self._closed and not self._users:
                    self._close()

    def _begun(self, function: Any, *place: Any, take: Any, keep: Any = None, names: Any = None) -> Operation[Any]:
        """An operation; `keep` stays as long as that is under way, `names` until it is begun."""
        operation: Operation[Any] = Operation(self._made(function, *place), take, keep)
        del names
        return operation

    @property
    def aio(self) -> Submit:
        """The same calls for asyncio, and for operations that are begun here and waited for later."""
        return Submit(self)

    def get(
        self,
        key: str | bytes,
        *,
        offset: int = 0,
        length: int | None = None,
        if_match: str | None = None,
        max_length: int | None = None,
    ) -> memoryview:
        """The content of an object, or its `length` bytes from `offset` on (negative: the last ones); LimitError above `max_length`
        bytes, PreconditionError if its ETag is not `if_match`. The memoryview keeps the memory, which is the library's."""
        return Submit(self).get(key, offset=offset, length=length, if_match=if_match, max_length=max_length)._finished()

    def get_with_info(
        self,
        key: str | bytes,
        *,
        offset: int = 0,
        length: int | None = None,
        if_match: str | None = None,
        max_length: int | None = None,
    ) -> tuple[memoryview, ObjectInfo]:
        """The content as get() gives it, and what is known of the object."""
        return (
            Submit(self)
            .get_with_info(key, offset=offset, length=length, if_match=if_match, max_length=max_length)
            ._finished()
        )

    def get_range(
        self, key: str | bytes, offset: int, length: int | None = None, *, if_match: str | None = None
    ) -> memoryview:
        """The `length` bytes from `offset` on, fewer where the object ends; a negative `offset`: the last ones."""
        return Submit(self).get_range(key, offset, length, if_match=if_match)._finished()

    def get_into(
        self, key: str | bytes, out: Any, *, offset: int = 0, length: int | None = None, if_match: str | None = None
    ) -> int:
        """Reads an object, or a part, into a writable buffer, and says how many bytes that are; BufferTooSmallError."""
        return Submit(self).get_into(key, out, offset=offset, length=length, if_match=if_match)._finished()

    def get_ranges(
        self,
        key: str | bytes,
        ranges: Iterable[tuple[int, int | None]],
        *,
        max_length: int | None = None,
        return_exceptions: bool = False,
    ) -> list[Any]:
        """Several ranges (offset, length) of one version of an object, each as get_range() gives it."""
        return (
            Submit(self).get_ranges(key, ranges, max_length=max_length, return_exceptions=return_exceptions)._finished()
        )

    def get_ranges_into(
        self, key: str | bytes, offsets: Sequence[int], outs: Sequence[Any], *, return_exceptions: bool = False
    ) -> list[Any]:
        """Fills each buffer from an offset on, from one version of the object, and says how many bytes each has."""
        return Submit(self).get_ranges_into(key, offsets, outs, return_exceptions=return_exceptions)._finished()

    def get_many(
        self, keys: Iterable[str | bytes], *, max_length: int | None = None, return_exceptions: bool = False
    ) -> list[Any]:
        """The contents of many objects, in the order of the keys, several at once; a key may be there twice."""
        return Submit(self).get_many(keys, max_length=max_length, return_exceptions=return_exceptions)._finished()

    def get_many_into(
        self, keys: Iterable[str | bytes], outs: Sequence[Any], *, return_exceptions: bool = False
    ) -> list[Any]:
        """Reads each object into the buffer of the same number, and says how many bytes each has."""
        return Submit(self).get_many_into(keys, outs, return_exceptions=return_exceptions)._finished()

    def get_many_stats(self, keys: Iterable[str | bytes], *, return_exceptions: bool = False) -> tuple[int, int]:
        """Reads objects and forgets them, to measure a store: how many there were, and their bytes."""
        return Submit(self).get_many_stats(keys, return_exceptions=return_exceptions)._finished()

    def put(
        self,
        key: str | bytes,
        data: Any,
        *,
        if_absent: bool = False,
        if_match: str | None = None,
        content_type: str | None = None,
    ) -> str | None:
        """Writes an object, whole or not at all, and gives its ETag. PreconditionError if `if_absent` and there is one of that key,
        or if the ETag of the one there is not `if_match`."""
        return (
            Submit(self).put(key, data, if_absent=if_absent, if_match=if_match, content_type=content_type)._finished()
        )

    def put_many(
        self,
        items: Mapping[Any, Any] | Iterable[tuple[Any, Any]],
        *,
        if_absent: bool = False,
        content_type: str | None = None,
        return_exceptions: bool = False,
    ) -> list[Any]:
        """Writes many objects: a mapping, or pairs of key and data. Each result is None, or an exception."""
        return (
            Submit(self)
            .put_many(items, if_absent=if_absent, content_type=content_type, return_exceptions=return_exceptions)
            ._finished()
        )

    def head(self, key: str | bytes) -> ObjectInfo:
        """What is known of an object."""
        return Submit(self).head(key)._finished()

    def exists(self, key: str | bytes) -> bool:
        """Whether there is an object of that key."""
        return Submit(self).exists(key)._finished()

    def delete(self, key: str | bytes) -> None:
        """Deletes an object; one that is not there is no error."""
        return Submit(self).delete(key)._finished()

    def delete_prefix(self, prefix: str | bytes) -> int:
        """Deletes all objects whose keys begin with a prefix, which is not empty, and says how many there were."""
        return Submit(self).delete_prefix(prefix)._finished()

    def delete_many(self, keys: Iterable[str | bytes], *, return_exceptions: bool = False) -> list[Any]:
        """Deletes many objects, a thousand with one request where the store can. Each result is None, or an exception."""
        return Submit(self).delete_many(keys, return_exceptions=return_exceptions)._finished()

    def copy(self, source_key: str | bytes, target_key: str | bytes) -> None:
        """Makes an object a copy of another one of this store; in S3 the bytes do not come here."""
        return Submit(self).copy(source_key, target_key)._finished()

    def create_bucket(self) -> None:
        """Makes the store's bucket or folder; one that is there is no error."""
        return Submit(self).create_bucket()._finished()

    def delete_bucket(self) -> None:
        """Deletes the store's bucket or folder, which must be empty, else PreconditionError."""
        return Submit(self).delete_bucket()._finished()

    def put_encoded(
        self,
        key: str | bytes,
        array: np.ndarray,
        codec: Codec,
        *,
        order: str = "C",
        if_absent: bool = False,
        if_match: str | None = None,
        content_type: str | None = None,
    ) -> int:
        """Encodes a NumPy array, wherever its elements lie, writes the result, and says how many bytes that has."""
        return (
            Submit(self)
            .put_encoded(
                key, array, codec, order=order, if_absent=if_absent, if_match=if_match, content_type=content_type
            )
            ._finished()
        )

    def put_encoded_many(
        self,
        items: Mapping[Any, Any] | Iterable[tuple[Any, Any]],
        codec: Codec,
        *,
        order: str = "C",
        if_absent: bool = False,
        content_type: str | None = None,
        return_exceptions: bool = False,
    ) -> list[Any]:
        """Encodes many arrays (a mapping, or pairs of key and array) and writes them; says how many bytes each has."""
        return (
            Submit(self)
            .put_encoded_many(
                items,
                codec,
                order=order,
                if_absent=if_absent,
                content_type=content_type,
                return_exceptions=return_exceptions,
            )
            ._finished()
        )

    def get_decoded(
        self, key: str | bytes, codec: Codec, dtype: Any, shape: Sequence[int], *, order: str = "C"
    ) -> np.ndarray:
        """Reads an object and decodes it into a new array of that dtype and shape."""
        return Submit(self).get_decoded(key, codec, dtype, shape, order=order)._finished()

    def get_decoded_into(self, key: str | bytes, codec: Codec, out: np.ndarray, *, order: str = "C") -> np.ndarray:
        """Reads an object, decodes it into an array, wherever its elements lie, and gives that back."""
        return Submit(self).get_decoded_into(key, codec, out, order=order)._finished()

    def get_decoded_many_into(
        self,
        keys: Iterable[str | bytes],
        codec: Codec,
        outs: Sequence[np.ndarray],
        *,
        order: str = "C",
        return_exceptions: bool = False,
    ) -> list[Any]:
        """Reads each object and decodes it into the array of the same number. Each result is None, or an exception."""
        return (
            Submit(self)
            .get_decoded_many_into(keys, codec, outs, order=order, return_exceptions=return_exceptions)
            ._finished()
        )

    def generate(
        self, prefix: str | bytes, *, progress: Callable[[int, int, int], Any] | None = None, **options: Any
    ) -> tuple[int, int]:
        """Makes objects up under a prefix, to measure a store, and says how many, and their bytes. Options are those of
        docs/store.md: type, size, num, template, max_in_flight, should_create_bucket, seed, dedup, compress. `progress(done, total,
        bytes)` is called after each on a thread of the store; its first exception ends the call."""
        return Submit(self).generate(prefix, progress=progress, **options)._finished()

    def generate_keys(
        self, keys: Iterable[str | bytes], *, progress: Callable[[int, int, int], Any] | None = None, **options: Any
    ) -> tuple[int, int]:
        """The same under keys of the caller's."""
        return Submit(self).generate_keys(keys, progress=progress, **options)._finished()

    def list(self, prefix: str | bytes = "", *, recursive: bool = True, after: str | bytes = "") -> Listing:
        """An iterator of ObjectInfo, of the objects whose keys begin with `prefix` and come behind `after`. Without `recursive`
        those up to the next "/", and what the others have in common up to it."""
        return Listing(self, prefix, numbers.LIST_RECURSIVE if recursive else numbers.LIST_FOLDER, after)

    def glob(self, pattern: str | bytes, *, after: str | bytes = "") -> Listing:
        """An iterator of ObjectInfo, of the objects whose keys match: * ? [a-z] [!a] {a,b} within names, ** across "/", and a
        backslash before a character that means itself."""
        return Listing(self, pattern, numbers.LIST_GLOB, after)

    def upload(
        self,
        key: str | bytes,
        *,
        if_absent: bool = False,
        if_match: str | None = None,
        content_type: str | None = None,
    ) -> Upload:
        """Begins an object that is written piece by piece; conditions are checked when it is committed."""
        return Upload(self, key, put_options(if_absent, if_match, content_type))
