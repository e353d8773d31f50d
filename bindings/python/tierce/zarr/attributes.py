"""Attributes of arrays and groups, as a dict."""

from typing import Any, Callable, Dict, Iterator, Mapping, MutableMapping


class Attributes(MutableMapping[str, Any]):
    """Any JSON values by name. Each change is written to the store, as a whole: change several with update().

    Lists and dicts in it are copies: to change one, put it back.
    """

    def __init__(self, read: Callable[[], Dict[str, Any]], change: Callable[[Callable[[Any], None]], None]) -> None:
        self._read, self._change = read, change

    def asdict(self) -> Dict[str, Any]:
        """A copy of all."""
        return self._read()

    def __getitem__(self, name: str) -> Any:
        return self._read()[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.update({name: value})

    def __delitem__(self, name: str) -> None:
        self._change(lambda all: all.__delitem__(name))

    def update(self, *others: Any, **more: Any) -> None:
        """Sets several in one step."""
        new = dict(*others, **more)
        self._change(lambda all: all.update(new))

    def put(self, values: Mapping[str, Any]) -> None:
        """Replaces all."""
        new = dict(values)

        def replace(all: Dict[str, Any]) -> None:
            all.clear()
            all.update(new)

        self._change(replace)

    def clear(self) -> None:
        self.put({})

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return f"Attributes({self._read()!r})"
