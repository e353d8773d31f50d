"""The codecs of zarr.codecs.numcodecs under their old names, with a warning. Needs zarr 3.1.3 or later."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

_NEEDS = "Zarr 3.1.3 or later is required to use the numcodecs zarr integration."
try:
    import zarr
except ImportError as error:
    raise ImportError(f"zarr could not be imported. {_NEEDS}") from error

zarr_version = zarr.__version__
if tuple(int(part) for part in zarr_version.split(".")[:3] if part.isdigit()) < (3, 1, 3):
    raise ImportError(f"{_NEEDS} Got {zarr_version}.")

_NAMES = (
    "BZ2",
    "CRC32",
    "CRC32C",
    "LZ4",
    "LZMA",
    "ZFPY",
    "Adler32",
    "AsType",
    "BitRound",
    "Blosc",
    "Delta",
    "FixedScaleOffset",
    "Fletcher32",
    "GZip",
    "JenkinsLookup3",
    "PCodec",
    "PackBits",
    "Quantize",
    "Shuffle",
    "Zlib",
    "Zstd",
)
__all__ = list(_NAMES)


def __getattr__(name: str) -> Any:
    if name not in _NAMES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    warnings.warn(
        "The numcodecs.zarr3 module is deprecated and will be removed in a future release of numcodecs. "
        f"Import {name} via zarr.codecs.numcodecs.{name} instead. This requires Zarr Python >= 3.1.3. ",
        DeprecationWarning,
        stacklevel=2,
    )
    found = globals()[name] = getattr(importlib.import_module("zarr.codecs.numcodecs"), name)
    return found
