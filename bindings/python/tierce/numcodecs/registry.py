"""Codec classes by their ids."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from .abc import Codec
from .errors import UnknownCodecError

logger = logging.getLogger("numcodecs")
codec_registry: dict[str, Any] = {}
entries: dict[str, Any] = {}
_searched = False


def run_entrypoints() -> None:
    """Looks anew for the codecs that installed packages offer, in the group "numcodecs.codecs" of entry points.

    This happens by itself when an id is asked for that is not registered; nothing is imported before its codec is asked
    for.
    """
    global _searched
    from importlib.metadata import entry_points

    found: Any = entry_points()
    group = "numcodecs.codecs"
    chosen = found.select(group=group) if hasattr(found, "select") else found.get(group, ())
    entries.clear()
    entries.update((one.name, one) for one in chosen)
    _searched = True


def get_codec(config: Mapping[str, Any]) -> Codec:
    """The codec that `config` describes: a mapping with its "id" and parameters, which is not changed.

    UnknownCodecError: nothing is registered under this id, and no installed package offers it.

        >>> get_codec({"id": "zlib", "level": 1})
        Zlib(level=1)
    """
    config = dict(config)
    codec_id = config.pop("id", None)
    cls = codec_registry.get(codec_id)
    if cls is None:
        if not _searched:
            run_entrypoints()
        if codec_id not in entries:
            raise UnknownCodecError(f"{codec_id!r}")
        logger.debug("Auto loading codec '%s' from entrypoint", codec_id)
        cls = entries[codec_id].load()
        register_codec(cls, codec_id=codec_id)
    made: Codec = cls.from_config(config)
    return made


def register_codec(cls: Any, codec_id: str | None = None) -> None:
    """Makes `cls` the class of its id, or of `codec_id`, in place of the one that was there."""
    if codec_id is None:
        codec_id = cls.codec_id
    logger.debug("Registering codec '%s'", codec_id)
    codec_registry[codec_id] = cls  # type: ignore[index]
