"""Zarr arrays of versions 2 and 3, in any store.

    from tierce import store, zarr

    run = store.Store("s3://bucket/run7")
    u = zarr.create_array(run, "fields/u", shape=(0, 512, 512), dtype="<f8", chunks=(1, 256, 256), how="open",
                    codecs=[{"id": "shuffle"}, {"id": "zstd", "level": 3}], dimension_names=["time", "y", "x"])
    u.append(step)
    zarr.open(run, "fields/u")[-1, 100:200, ::2]

What is written, zarr-python reads, and the reverse.

    array.py    arrays                          group.py         groups
    types.py    element types                   attributes.py    attributes as a dict
    indexing.py what a[...] selects             steps.py         which boxes that comes down to
    boxes.py    boxes read and written, waited for or by an event loop
"""

from typing import Any, Union

from ._calls import delete, find
from .array import Array, create_array, open_array
from .attributes import Attributes
from .group import Group, create_group, open_group

__all__ = [
    "Array",
    "Attributes",
    "Group",
    "create_array",
    "create_group",
    "delete",
    "find",
    "open",
    "open_array",
    "open_group",
]


def open(store: Any, path: str = "", **options: Any) -> Union[Array, Group]:
    """The array or group at `path`; NotFoundError if there is neither. Options are those of open_array()."""
    if find(store, path) == "group":
        return open_group(store, path, **options)
    return open_array(store, path, **options)
