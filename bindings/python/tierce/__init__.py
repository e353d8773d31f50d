"""tierce: the arrays of a simulation, packed and shipped.

    tierce.Codec, tierce.Pool, …     the library's own API, in Python's style
    tierce.store, tierce.zarr        objects in S3, files and memory; Zarr arrays
    tierce.zstandard, tierce.numcodecs, tierce.zfpy, tierce.dlio_s3_rust
                                     the APIs of these packages: import them in their place

Modules and names are loaded when they are first used, so that `import tierce` is quick; it starts no thread.
"""

import importlib

__version__ = "0.1.0"

# Name -> the module that has it.
_NAMES = {
    "Codec": "codecs",
    "codec_list": "codecs",
    "Pool": "pools",
}
_MODULES = ("arrays", "codecs", "dlio_s3_rust", "errors", "numcodecs", "pools", "store", "zarr", "zfpy", "zstandard")

__all__ = [*_NAMES, *_MODULES]


def __getattr__(name):
    if name in _NAMES:
        found = getattr(importlib.import_module(f"{__name__}.{_NAMES[name]}"), name)
    elif name in _MODULES:
        found = importlib.import_module(f"{__name__}.{name}")
    elif name in ("Error",):
        from .errors import Error as found
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__():
    return sorted({*globals(), *__all__})
