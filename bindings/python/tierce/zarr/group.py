"""Zarr groups."""

from typing import Any, Callable, Dict, Iterator, List, Optional, Union

from .._c import Cells, Handle, check, lib, numbers
from .._lists import int32_of
from ..errors import ArgumentError, NotFoundError
from ..locks import Mutex
from ..segments import Segments
from ._calls import below, delete, document, how_of, int32_at, json_of, path_of, store_of
from .array import Array, create_array, open_array
from .attributes import Attributes


class Group(Handle):
    """Arrays and other groups by name, and attributes; create_group() and open_group() make one.

    `group["u"]`, `"u" in group` and `for name in group` are as of a dict. Any number of threads may use it at once.
    """

    _free = "tierce_zarr_group_free"

    def __init__(self, handle: int, store: Any, path: str) -> None:
        self._take(handle)
        self.store, self.path = store, path
        self._changing = Mutex()

    def _told(self, call: Callable[..., int]) -> int:
        cells = Cells()
        check(call(self._handle, cells.address))
        return int32_at(cells)

    @property
    def format(self) -> int:
        """The version of the format: 2 or 3."""
        return self._told(lib.tierce_zarr_group_format)

    @property
    def consolidated(self) -> bool:
        """Whether what is below is known from one document, which is believed."""
        return bool(self._told(lib.tierce_zarr_group_is_consolidated))

    @property
    def attrs(self) -> Attributes:
        """The attributes, as a dict; each change is written to the store."""
        return Attributes(self._attributes, self._change_attributes)

    def _attributes(self) -> Dict[str, Any]:
        found: Dict[str, Any] = document(lib.tierce_zarr_group_attributes, self._handle)
        return found

    def _change(self, call: Callable[[int], Any]) -> None:
        """Changes the group: in a handle of its own, so that others go on reading, which then takes its place."""
        with self._changing:
            changed = _opened(self.store, self.path, self.consolidated)
            call(changed._handle)
            self._handle = changed._handle

    def _change_attributes(self, change: Callable[[Any], None]) -> None:
        def call(handle: int) -> None:
            values = document(lib.tierce_zarr_group_attributes, handle)
            change(values)
            address, length, _keep = json_of(values)
            check(lib.tierce_zarr_group_set_attributes(handle, address, length))

        self._change(call)

    def consolidate(self) -> None:
        """Writes what all nodes below say of themselves to one document; consolidate again when they changed."""
        self._change(lambda handle: check(lib.tierce_zarr_group_consolidate(handle)))

    def _children(self, kind: int) -> List[str]:
        cells = Cells()
        check(lib.tierce_zarr_group_children(self._handle, kind, cells.address))
        return [str(name, "utf-8") for name in Segments._of(cells[0])]

    def keys(self) -> List[str]:
        """The names of all arrays and groups right below."""
        return self._children(numbers.ZARR_ANY)

    def array_keys(self) -> List[str]:
        """The names of the arrays right below."""
        return self._children(numbers.ZARR_ARRAY)

    def group_keys(self) -> List[str]:
        """The names of the groups right below."""
        return self._children(numbers.ZARR_GROUP)

    def arrays(self) -> Dict[str, Array]:
        """The arrays right below."""
        return {name: self.open_array(name) for name in self.array_keys()}

    def groups(self) -> "Dict[str, Group]":
        """The groups right below."""
        return {name: self.open_group(name) for name in self.group_keys()}

    def open_array(self, name: str, **options: Any) -> Array:
        """The array `name` below the group, which may be a path; options are those of tierce.zarr.open_array()."""
        made = open_array(self.store, name, group=self, **options)
        made.path = below(self.path, name)
        return made

    def open_group(self, name: str) -> "Group":
        """The group `name` below the group, which may be a path."""
        return open_group(self.store, below(self.path, name), self.consolidated)

    def create_array(self, name: str, **keys: Any) -> Array:
        """Makes an array below the group, with its version of the format; keys are those of zarr.create_array()."""
        keys.setdefault("zarr_format", self.format)
        return create_array(self.store, below(self.path, name), **keys)

    def create_group(self, name: str, attributes: Optional[Dict[str, Any]] = None, how: str = "new") -> "Group":
        """Makes a group below the group, with its version of the format."""
        return create_group(self.store, below(self.path, name), self.format, attributes, how)

    def __getitem__(self, name: str) -> "Union[Array, Group]":
        if name == "":  # that would be the group itself
            raise KeyError(name)
        try:
            return self.open_array(name)
        except NotFoundError:
            raise KeyError(name) from None
        except ArgumentError as error:  # a group, or no name
            try:
                return self.open_group(name)
            except (NotFoundError, ArgumentError):
                raise error from None

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        delete(self.store, below(self.path, name))

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str) or "" in name.split("/"):
            return False
        above, _, last = name.rpartition("/")
        if not above:
            return name in self.keys()
        try:
            return last in self.open_group(above).keys()
        except (NotFoundError, ArgumentError):  # nothing there, or an array
            return False

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())

    def close(self) -> None:
        """Frees the group, once nothing uses it; it goes with the object as well. Arrays from it stay open."""
        self._close()

    def __enter__(self) -> "Group":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def __repr__(self) -> str:
        return f"<tierce.zarr.Group {self.path!r}>" if self._handle else f"<tierce.zarr.Group {self.path!r}, closed>"


def _opened(store: Any, path: str, consolidated: bool) -> Group:
    address, length, _path = path_of(path)
    cells = Cells()
    check(lib.tierce_zarr_group_open(store._handle, address, length, bool(consolidated), cells.address))
    return Group(cells[0], store, path)


def create_group(
    store: Any,
    path: str = "",
    zarr_format: int = 3,
    attributes: Optional[Dict[str, Any]] = None,
    how: str = "new",
) -> Group:
    """Makes a group, and those above it. `how` is "new", "open" (attributes of one that is there stay) or "replace"."""
    opened = store_of(store)
    address, length, _path = path_of(path)
    text, size, _attributes = json_of(attributes)
    version, way = int32_of(zarr_format, "zarr_format"), how_of(how)
    cells = Cells()
    made = lib.tierce_zarr_group_create
    check(made(opened._handle, address, length, version, text, size, way, cells.address))
    return Group(cells[0], opened, path)


def open_group(store: Any, path: str = "", consolidated: bool = True) -> Group:
    """Opens the group at `path`: NotFoundError if there is none, ArgumentError if it is an array.

    With `consolidated`, what it tells of all nodes below is believed, if it does: then nothing more is read for them.
    """
    return _opened(store_of(store), path, consolidated)
