""".npy files and .npz archives, as NumPy writes and reads them.

    save("temperature.npy", field)                  load("temperature.npy")
    with NpzWriter("run.npz", level=6) as run:      with NpzFile("run.npz") as run:
        run.add("temperature", field)                   run["temperature"]

A file that is replaced keeps its old content until the new one is whole and on the disk.
"""

import os
from typing import TYPE_CHECKING, Any, Iterator, List, Mapping, Optional

from ._c import Buffer, Cells, Handle, check, lib, source, string_at
from ._lists import int32_of, limit_of, path_of, text_of
from .errors import ArgumentError, UnsupportedError
from .locks import Claim

if TYPE_CHECKING:
    import numpy as np

    from .arrays import Array

    NDArray = np.ndarray[Any, Any]

__all__ = ["NpzFile", "NpzWriter", "dumps", "load", "loads", "save"]


def load(path: Any) -> "NDArray":
    """The array in a .npy file."""
    from .arrays import Array

    return Array.load_npy(path).numpy()


def loads(data: Any) -> "NDArray":
    """The array in the bytes of a .npy file."""
    from .arrays import Array

    return Array.from_npy(data).numpy()


def _plain(array: Any) -> "Array":
    """An Array of elements that have no fields, which the library would leave out."""
    from .arrays import as_array

    dtype = getattr(array, "dtype", None)
    if getattr(dtype, "names", None) is not None:
        raise UnsupportedError(f"npy: a structured element type {dtype}, expected a plain one")
    return as_array(array)


def save(path: Any, array: Any) -> None:
    """Writes an array to a .npy file, byte for byte as numpy.save() does."""
    _plain(array).save_npy(path)


def dumps(array: Any) -> memoryview:
    """An array as a .npy file."""
    return _plain(array).to_npy()


class NpzFile(Handle, Mapping[str, "NDArray"]):
    """The arrays in a .npz archive, by name; each is read when it is asked for.

    `file` is a path, or a buffer, which is not copied. Arrays of more than `max_length` bytes raise LimitError. Any
    number of threads may use it at once.
    """

    _free = "tierce_npz_free"

    def __init__(self, file: Any, max_length: Optional[int] = None) -> None:
        self._most = limit_of(max_length)
        cells = Cells()
        self._keep: Any = None
        if isinstance(file, (str, os.PathLike)):
            text, _, _keep = source(path_of(file))
            check(lib.tierce_npz_open(text, cells.address))
        else:
            address, length, self._keep = source(file)
            check(lib.tierce_npz_open_memory(address, length, 0, 0, cells.address))
        self._take(cells[0])

    def _open(self) -> int:
        if not self._handle:
            raise ArgumentError("the archive is closed")
        return self._handle

    @property
    def names(self) -> List[str]:
        """All members, in the order of the archive, without ".npy"; those of other kinds cannot be read."""
        handle = self._open()
        count = lib.tierce_npz_count(handle)
        return [string_at(lib.tierce_npz_name(handle, index)).decode() for index in range(count)]

    def _array(self, name: str) -> "NDArray":
        from .arrays import Array

        text, _, _keep = source(text_of(name, "name"))
        cells = Cells()
        check(lib.tierce_npz_get(self._handle, text, self._most, cells.address))
        return Array._of(cells[0]).numpy()

    def __getitem__(self, name: str) -> "NDArray":
        if name not in self:
            raise KeyError(name)
        return self._array(name)

    def first(self) -> "NDArray":
        """The first array of the archive."""
        from .arrays import Array

        cells = Cells()
        check(lib.tierce_npz_get(self._open(), 0, self._most, cells.address))
        return Array._of(cells[0]).numpy()

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        names = self.names
        return name in names or (name.endswith(".npy") and name[:-4] in names)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return int(lib.tierce_npz_count(self._open()))

    def close(self) -> None:
        """Closes the archive; arrays from it stay."""
        self._close()

    def __enter__(self) -> "NpzFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()


class NpzWriter(Handle):
    """Writes a .npz archive to a file, or without a path to memory, array by array.

    `level` 0 stores arrays as they are, 1 (fast) to 9 (small) compress them. finish() makes the archive whole, and so
    does the end of a `with`, but for one that an exception ends: nothing is left of that, and an old file is as it was.
    """

    _free = "tierce_npz_writer_free"

    def __init__(self, path: Any = None, level: int = 0) -> None:
        self._in_memory = path is None
        cells = Cells()
        number = int32_of(level, "level")
        if path is None:
            check(lib.tierce_npz_writer_new(number, cells.address))
        else:
            text, _, _keep = source(path_of(path))
            check(lib.tierce_npz_writer_create(text, number, cells.address))
        self._take(cells[0])
        self._claim = Claim("this writer")
        self._finished = False

    def add(self, name: str, array: Any) -> None:
        """Adds an array, wherever its elements lie, as member `name`, to which ".npy" is added."""
        text, _, _keep = source(text_of(name, "name"))
        given = _plain(array)
        with self._claim:
            check(lib.tierce_npz_writer_add(self._handle, text, given._handle))

    def finish(self) -> Optional[memoryview]:
        """Ends the archive: one in memory is given, one in a file put into its place."""
        with self._claim:
            out = Buffer() if self._in_memory else None
            check(lib.tierce_npz_writer_finish(self._handle, out._handle if out is not None else 0))
            self._finished = True
        return out.view().toreadonly() if out is not None else None

    def __enter__(self) -> "NpzWriter":
        return self

    def __exit__(self, kind: Any, *_: object) -> None:
        if kind is None and not self._finished and not self._in_memory:
            self.finish()
        if not self._in_memory or kind is not None:
            self._close()
