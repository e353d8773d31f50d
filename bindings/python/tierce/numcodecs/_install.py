"""Ours in place of an installed numcodecs, for zarr and all others that use it.

What is replaced: the classes in numcodecs' registry and modules; the functions of its modules blosc, lz4 and zstd; and
in zarr, the names under which its modules have imported those classes, the codecs that they have made already, and the
CRC-32C of its codec `crc32c`. If zarr is imported later, it imports ours from numcodecs, and its codec `crc32c` is seen
to when it is loaded.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
from types import ModuleType, SimpleNamespace
from typing import Any

_PACKAGE = __name__.rpartition(".")[0]
_lock = threading.RLock()
# What was replaced: the dict that has it, the key, and what was there.
_before: list[tuple[dict[Any, Any], Any, Any]] = []
_MISSING = object()

_FUNCTIONS = {
    "blosc": (
        *("compress", "decompress", "get_nthreads", "set_nthreads", "list_compressors"),
        *("cbuffer_complib", "_cbuffer_sizes", "_cbuffer_metainfo"),
    ),
    "lz4": ("compress", "decompress"),
    "zstd": ("compress", "decompress"),
    "jenkins": ("jenkins_lookup3",),
}
_CRC32C = "zarr.codecs.crc32c_"
# Modules of zarr that import classes of numcodecs by name, and objects that they have made of them.
_ZARR = ("zarr.codecs.blosc", "zarr.codecs.gzip", "zarr.codecs.vlen_utf8", "zarr.codecs.zstd")
_MADE = {"_vlen_utf8_codec": "VLenUTF8", "_vlen_bytes_codec": "VLenBytes"}


def install() -> None:
    """Makes our codecs those that an installed numcodecs has, and so those that zarr uses, for formats 2 and 3.

    Call it at the start of a program, and of each process that it starts; before or after zarr is imported. A second
    call does nothing. Codecs that were made before stay what they are. ImportError: numcodecs is not installed.
    """
    with _lock:
        if _before:
            return
        theirs = importlib.import_module("numcodecs")
        if theirs.__name__ == _PACKAGE:
            return  # our own, under its name
        _replace_numcodecs(theirs)
        for name in _ZARR:
            if name in sys.modules:
                _replace_names(sys.modules[name])
        if _CRC32C in sys.modules:
            _replace_crc32c(sys.modules[_CRC32C])
        else:
            sys.meta_path.insert(0, _finder)


def uninstall() -> None:
    """Puts back what `install` replaced. Codecs of ours that were made meanwhile stay."""
    with _lock:
        if _finder in sys.meta_path:
            sys.meta_path.remove(_finder)
        while _before:
            names, key, value = _before.pop()
            if value is _MISSING:
                names.pop(key, None)
            else:
                names[key] = value
        importlib.import_module(f"{_PACKAGE}.blosc").__dict__["_replaced"] = None
        # Modules of zarr that were imported meanwhile have ours by name.
        theirs = sys.modules.get("numcodecs")
        if theirs is not None and theirs.__name__ != _PACKAGE:
            for name in _ZARR:
                if name in sys.modules:
                    _restore_names(sys.modules[name], theirs)


def installed() -> bool:
    """Whether our codecs stand in for those of numcodecs."""
    return bool(_before)


def _set(names: dict[Any, Any], key: Any, value: Any) -> None:
    _before.append((names, key, names.get(key, _MISSING)))
    names[key] = value


def _ours() -> dict[str, type]:
    package = sys.modules[_PACKAGE]
    return {cls.__name__: cls for cls in package.CODECS}


def _replace_numcodecs(theirs: ModuleType) -> None:
    registry = importlib.import_module("numcodecs.registry")
    classes = _ours()
    for name, cls in classes.items():
        codec_id: str = cls.codec_id  # type: ignore[attr-defined]
        _set(registry.__dict__["codec_registry"], codec_id, cls)
        module = cls.__module__.rpartition(".")[2]
        for module_name in ("numcodecs", f"numcodecs.{module}"):
            _set_in(module_name, name, cls)
        # isinstance() of numcodecs' base says yes to ours from now on.
        theirs.abc.Codec.register(cls)
    for module, functions in _FUNCTIONS.items():
        ours = importlib.import_module(f"{_PACKAGE}.{module}")
        for function in functions:
            _set_in(f"numcodecs.{module}", function, getattr(ours, function))
    # Programs set it there.
    importlib.import_module(f"{_PACKAGE}.blosc").__dict__["_replaced"] = importlib.import_module("numcodecs.blosc")


def _set_in(module_name: str, name: str, value: Any) -> None:
    try:
        module = importlib.import_module(module_name)
    except ImportError:
        return  # one of the modules that need another package
    if hasattr(module, name) or module_name == "numcodecs":
        _set(module.__dict__, name, value)


def _replace_names(module: ModuleType) -> None:
    classes = _ours()
    for name, cls in classes.items():
        if name in module.__dict__:
            _set(module.__dict__, name, cls)
    for made, name in _MADE.items():
        if made in module.__dict__:
            _set(module.__dict__, made, classes[name]())


def _restore_names(module: ModuleType, theirs: ModuleType) -> None:
    for name, cls in _ours().items():
        if module.__dict__.get(name) is cls:
            setattr(module, name, getattr(theirs, name))
    for made, name in _MADE.items():
        if type(module.__dict__.get(made)) is _ours()[name]:
            setattr(module, made, getattr(theirs, name)())


def _replace_crc32c(module: ModuleType) -> None:
    if hasattr(module, "google_crc32c"):
        from .checksum32 import crc32c_checksum

        _set(module.__dict__, "google_crc32c", SimpleNamespace(value=crc32c_checksum))


class _Finder:
    """Sees zarr's module of CRC-32C being imported, and lets others do it."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != _CRC32C or self not in sys.meta_path:
            return None
        sys.meta_path.remove(self)  # type: ignore[arg-type]
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)  # type: ignore[assignment]
        return spec


class _Loader:
    def __init__(self, theirs: Any) -> None:
        self.theirs = theirs

    def __getattr__(self, name: str) -> Any:
        return getattr(self.theirs, name)

    def create_module(self, spec: Any) -> Any:
        return self.theirs.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self.theirs.exec_module(module)
        with _lock:
            if _before:
                _replace_crc32c(module)


_finder = _Finder()
