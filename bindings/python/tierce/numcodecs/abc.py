"""The base of all codecs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any


class Codec(ABC):
    """What turns a buffer into another one and back.

    A class says its `codec_id`, encodes and decodes, and gives a config: a dict of what JSON knows, with the key "id",
    from which `from_config` makes an equal codec. Attributes without a leading underscore are the config's other keys,
    unless a class says otherwise. Two classes share an id only if each decodes what the other encodes.
    """

    codec_id: str | None = None

    @abstractmethod
    def encode(self, buf: Any) -> Any:
        """The encoded form of `buf`, which is any object with a contiguous buffer."""

    @abstractmethod
    def decode(self, buf: Any, out: Any = None) -> Any:
        """What was encoded to `buf`. With `out`, a writable buffer of just the right size, it is written there."""

    def get_config(self) -> dict[str, Any]:
        """The parameters, and the id under "id"."""
        config = {"id": self.codec_id}
        config.update((name, value) for name, value in self.__dict__.items() if not name.startswith("_"))
        return config

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Codec:
        """A codec with these parameters; the key "id" has been taken out of them."""
        return cls(**config)

    def __eq__(self, other: object) -> bool:
        try:
            return bool(self.get_config() == other.get_config())  # type: ignore[attr-defined]
        except AttributeError:
            return False

    def __repr__(self) -> str:
        names = sorted(name for name in self.__dict__ if not name.startswith("_"))
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"
