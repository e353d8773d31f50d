"""The API of dlio_s3_rust: import this in its place.

    from tierce import dlio_s3_rust as s3
    s3.put("s3://bucket/test/", num=5, object_type="npz", should_create_bucket=True)
    keys = s3.list("s3://bucket/test/")
    pairs = s3.get_many([f"s3://bucket/{key}" for key in keys], max_in_flight=16)

Endpoint and keys come from AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN,
AWS_PROFILE and the shared files of AWS, as they are at the time of a call. All failures are RuntimeError, whose __cause__
says more. Stores are opened when they are first needed, one for each bucket and process; `tierce.store` has them as objects.
"""

from __future__ import annotations

import asyncio
import builtins
import collections
import functools
import itertools
import os
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Callable, TypeVar

from . import errors
from .store import Operation, Store

if TYPE_CHECKING:
    import numpy as np

__all__ = [
    "DEFAULT_OBJECT_SIZE",
    "delete",
    "get",
    "get_many",
    "get_many_async",
    "get_many_stats",
    "get_many_stats_async",
    "list",
    "put",
    "put_async",
    "put_objects_parallel",
    "read_npz",
]

DEFAULT_OBJECT_SIZE = 20 * 1024 * 1024

_F = TypeVar("_F", bound=Callable[..., Any])

# What tells where a bucket is, and who asks.
_VARIABLES = (
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_PROFILE",
    "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE",
)
_MOST_STORES = 16
_stores: collections.OrderedDict[Any, Store] = collections.OrderedDict()
_lock = threading.Lock()


def _forked() -> None:
    """The child has none of the threads of its parent's stores, and nobody who would open the lock."""
    global _lock
    _lock = threading.Lock()
    _stores.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def _store(bucket: str) -> Store:
    """The store of a bucket in this process; of those that were used longest ago, some are closed."""
    key = bucket, *map(os.environ.get, _VARIABLES)
    with _lock:
        found = _stores.pop(key, None)
        if found is None:
            found = Store(f"s3://{bucket}")
        _stores[key] = found
        while len(_stores) > _MOST_STORES:
            # Calls that use it keep it, and end.
            _stores.popitem(last=False)
    return found


def _place(uri: str) -> tuple[str, str]:
    """Bucket and key; nothing in a URI is decoded."""
    if not isinstance(uri, str):
        raise TypeError(f"the URI is of type {type(uri).__name__}; expected str")
    scheme, slashes, rest = uri.partition("://")
    bucket, _, key = rest.partition("/")
    if scheme != "s3" or not slashes or not bucket:
        raise RuntimeError(f"{uri!r} is no URI of S3; expected s3://bucket/key")
    return bucket, key


def _object(uri: str) -> tuple[str, str]:
    bucket, key = _place(uri)
    if not key:
        raise RuntimeError(f"{uri!r} names no object; expected s3://bucket/key")
    return bucket, key


def _fails_as_runtime_error(function: _F) -> _F:
    """Failures become RuntimeError; arguments of a wrong type stay TypeError."""

    @functools.wraps(function)
    def call(*args: Any, **more: Any) -> Any:
        try:
            return function(*args, **more)
        except (errors.Error, ValueError, OSError) as error:
            raise RuntimeError(str(error)) from error

    return call  # type: ignore[return-value]


def _fails_in_a_task(function: Callable[..., Any]) -> Callable[..., Any]:
    """A coroutine becomes a function that begins it as a task, and whose failures are RuntimeError."""

    @functools.wraps(function)
    def call(*args: Any, **more: Any) -> asyncio.Task[Any]:
        loop = asyncio.get_running_loop()

        async def run() -> Any:
            try:
                return await function(*args, **more)
            except (errors.Error, ValueError, OSError) as error:
                raise RuntimeError(str(error)) from error

        return loop.create_task(run())

    return call


def _in_flight(max_in_flight: int) -> int:
    if not isinstance(max_in_flight, int):
        raise TypeError(f"max_in_flight is of type {type(max_in_flight).__name__}; expected int")
    if max_in_flight < 1:
        raise ValueError(f"max_in_flight is {max_in_flight}; expected at least 1")
    return max_in_flight


class _Window:
    """Begins operations in their order, of which `limit` are under way at once, and gives them back in the same order."""

    def __init__(self, begin: Iterable[Callable[[], Operation[Any]]], limit: int) -> None:
        self._begin, self._limit = iter(begin), limit
        self._going: collections.deque[Operation[Any]] = collections.deque()

    def __iter__(self) -> Iterator[Operation[Any]]:
        while True:
            while len(self._going) < self._limit:
                begin = next(self._begin, None)
                if begin is None:
                    break
                self._going.append(begin())
            if not self._going:
                return
            yield self._going.popleft()


# So many objects of a store are on their way at once, whoever asks for more.
_CONCURRENCY = 64


def _several(uris: Iterable[str]) -> builtins.list[str]:
    """URIs of which each is looked at more than once."""
    if isinstance(uris, (str, bytes)):
        raise TypeError(f"the URIs are of type {type(uris).__name__}; expected a list of str")
    return builtins.list(uris)


def _reads(uris: builtins.list[str], max_in_flight: int, call: str) -> Iterable[Operation[Any]]:
    """Operations for all URIs in their order: `call` of a store is one for many keys. Few, for more is slower."""
    limit, places = _in_flight(max_in_flight), [_object(uri) for uri in uris]
    if limit >= min(_CONCURRENCY, len(places)):
        # The store sees to the limit: one operation for each run of URIs of the same bucket.
        runs = [(bucket, [key for _, key in run]) for bucket, run in itertools.groupby(places, lambda place: place[0])]
        limit = 1
    else:
        runs = [(bucket, [key]) for bucket, key in places]
    return _Window((functools.partial(getattr(_store(bucket).aio, call), keys) for bucket, keys in runs), limit)


def _sums(found: Iterable[tuple[int, int]]) -> tuple[int, int]:
    objects = total = 0
    for count, size in found:
        objects, total = objects + count, total + size
    return objects, total


@_fails_as_runtime_error
def list(uri: str) -> builtins.list[str]:
    """The keys, without s3://bucket/, of all objects whose keys begin with that of the URI."""
    bucket, prefix = _place(uri)
    return [info.key for info in _store(bucket).list(prefix)]


@_fails_as_runtime_error
def get(uri: str) -> bytes:
    """The content of an object."""
    bucket, key = _object(uri)
    return _store(bucket).get(key).tobytes()


@_fails_as_runtime_error
def get_many(uris: builtins.list[str], max_in_flight: int = 64) -> builtins.list[tuple[str, bytes]]:
    """URI and content of many objects, in the order of the URIs; `max_in_flight` are read at once."""
    names = _several(uris)
    contents = (content for one in _reads(names, max_in_flight, "get_many") for content in one.result())
    return [(uri, content.tobytes()) for uri, content in zip(names, contents)]


@_fails_as_runtime_error
def get_many_stats(uris: builtins.list[str], max_in_flight: int = 64) -> tuple[int, int]:
    """How many objects were read, and how many bytes they have; the content is forgotten."""
    return _sums(one.result() for one in _reads(_several(uris), max_in_flight, "get_many_stats"))


def _put(
    prefix: str,
    num: int,
    template: str,
    max_in_flight: int,
    size: int | None,
    should_create_bucket: bool,
    object_type: str,
) -> Operation[Any]:
    bucket, key = _place(prefix)
    kind = object_type.lower()
    return _store(bucket).aio.generate(
        key + "/" if key and not key.endswith("/") else key,
        num=num,
        template=template,
        max_in_flight=_in_flight(max_in_flight),
        size=DEFAULT_OBJECT_SIZE if size is None else size,
        should_create_bucket=bool(should_create_bucket),
        type=kind if kind in ("npz", "tfrecord", "hdf5") else "raw",
    )


@_fails_as_runtime_error
def put(
    prefix: str,
    num: int = 1,
    template: str = "object_{}_of_{}.dat",
    max_in_flight: int = 32,
    size: int | None = None,
    should_create_bucket: bool = False,
    object_type: str = "RAW",
) -> None:
    """Makes `num` objects up, of `size` bytes each (20 MiB), and writes them under `prefix` and names of `template`, in which
    the first {} is the number and the second how many there are. `object_type`: "NPZ", "TFRECORD" or "HDF5", in any case, for
    files around these bytes; any other is "RAW"."""
    _put(prefix, num, template, max_in_flight, size, should_create_bucket, object_type).result()


@_fails_as_runtime_error
def put_objects_parallel(uris: builtins.list[str], data: Any, max_in_flight: int = 32) -> None:
    """Writes the same bytes under many URIs, `max_in_flight` at once."""
    places = [_object(uri) for uri in _several(uris)]
    begin = (functools.partial(_store(bucket).aio.put, key, data) for bucket, key in places)
    for one in _Window(begin, _in_flight(max_in_flight)):
        one.result()


@_fails_as_runtime_error
def delete(uri: str) -> None:
    """Deletes an object, or, of a URI that ends with "/", all objects under that; what is not there is no error."""
    bucket, key = _place(uri)
    store = _store(bucket)
    if key and not key.endswith("/"):
        store.delete(key)
    elif key:
        store.delete_prefix(key)
    elif uri.endswith("/"):
        for keys in _thousands(info.key for info in store.list()):
            store.delete_many(keys)
    else:
        raise RuntimeError(f"{uri!r} names no object; expected s3://bucket/key, or a prefix that ends with /")


def _thousands(keys: Iterable[str]) -> Iterator[builtins.list[str]]:
    found: builtins.list[str] = []
    for key in keys:
        found.append(key)
        if len(found) == 1000:
            yield found
            found = []
    if found:
        yield found


@_fails_as_runtime_error
def read_npz(uri: str, array_name: str | None = None) -> np.ndarray:
    """An array of an .npz object: the one of that name, or the first."""
    from .npy import NpzFile

    bucket, key = _object(uri)
    archive = NpzFile(_store(bucket).get(key))
    try:
        return archive.first() if array_name is None else archive[array_name]
    except KeyError:
        raise ValueError(f"{uri!r} has no array {array_name!r}; expected one of {', '.join(archive)}") from None


@_fails_in_a_task
async def put_async(
    prefix: str,
    num: int = 1,
    template: str = "object_{}_of_{}.dat",
    max_in_flight: int = 32,
    size: int | None = None,
    should_create_bucket: bool = False,
    object_type: str = "RAW",
) -> None:
    """put(), as a task of the running event loop, which does not wait."""
    await _put(prefix, num, template, max_in_flight, size, should_create_bucket, object_type)


@_fails_in_a_task
async def get_many_async(uris: builtins.list[str], max_in_flight: int = 64) -> builtins.list[tuple[str, bytes]]:
    """get_many(), as a task of the running event loop, which does not wait."""
    names = _several(uris)
    found = [await one for one in _reads(names, max_in_flight, "get_many")]
    pairs = []
    for uri, content in zip(names, itertools.chain.from_iterable(found)):
        pairs.append((uri, content.tobytes()))
        await asyncio.sleep(0)  # copies take their time: whatever else waits has its turn after each
    return pairs


@_fails_in_a_task
async def get_many_stats_async(uris: builtins.list[str], max_in_flight: int = 64) -> tuple[int, int]:
    """get_many_stats(), as a task of the running event loop, which does not wait."""
    return _sums([await one for one in _reads(_several(uris), max_in_flight, "get_many_stats")])
