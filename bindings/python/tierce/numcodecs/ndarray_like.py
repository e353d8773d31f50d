"""What counts as an array: anything with the attributes and methods of numpy's that codecs use, such as cupy's."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, runtime_checkable


class _CachedProtocolMeta(type(Protocol)):  # type: ignore[misc]
    """Remembers for each class what isinstance() found, since finding it takes microseconds."""

    _found: ClassVar[dict[tuple[type, type], bool]] = {}

    def __instancecheck__(cls, instance: Any) -> bool:
        key = (cls, instance.__class__)
        known = cls._found.get(key)
        if known is None:
            known = cls._found[key] = super().__instancecheck__(instance)
        return known


@runtime_checkable
class DType(Protocol, metaclass=_CachedProtocolMeta):
    """The type of an array's elements."""

    itemsize: int
    name: str
    kind: str


@runtime_checkable
class FlagsObj(Protocol, metaclass=_CachedProtocolMeta):
    """How an array lies in memory."""

    c_contiguous: bool
    f_contiguous: bool
    owndata: bool


@runtime_checkable
class NDArrayLike(Protocol, metaclass=_CachedProtocolMeta):
    """An array."""

    dtype: DType
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    ndim: int
    size: int
    itemsize: int
    nbytes: int
    flags: FlagsObj

    def __len__(self) -> int: ...

    def __getitem__(self, key: Any) -> Any: ...

    def __setitem__(self, key: Any, value: Any) -> None: ...

    def tobytes(self, order: str | None = ...) -> bytes: ...

    def reshape(self, *shape: int, order: str = ...) -> NDArrayLike: ...

    def view(self, dtype: DType = ...) -> NDArrayLike: ...


def is_ndarray_like(obj: object) -> bool:
    """Whether `obj` is an array of some library."""
    return isinstance(obj, NDArrayLike)
