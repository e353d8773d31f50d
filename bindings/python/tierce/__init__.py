"""tierce: the arrays of a simulation, packed and shipped.

    tierce.Codec, tierce.Pool, …     the library's own API, in Python's style
    tierce.store, tierce.zarr        objects in S3, files and memory; Zarr arrays
    tierce.npy, tierce.zfp           files of NumPy; zfp with all that it can do
    tierce.zstandard, tierce.numcodecs, tierce.zfpy, tierce.dlio_s3_rust
                                     the APIs of these packages: import them in their place

Modules and names are loaded when they are first used, so that `import tierce` is quick; it starts no thread.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # typing itself would take longer to load than all the rest
if TYPE_CHECKING:
    from typing import Any, Dict, List

__version__ = "0.1.0"

# Name -> the module that has it.
_NAMES = {
    "Array": "arrays",
    "as_array": "arrays",
    "from_dlpack": "dlpack",
    "Codec": "codecs",
    "codec_list": "codecs",
    "Decoder": "streams",
    "Encoder": "streams",
    "Error": "errors",
    "Metrics": "metrics",
    "Pool": "pools",
    "Registry": "registry",
    "SeekableReader": "seekable",
    "SeekableWriter": "seekable",
    "Segments": "segments",
    "SegmentsCollection": "segments",
    "StreamReader": "streams",
    "StreamWriter": "streams",
    "seekable_compress": "seekable",
}
_MODULES = (
    "arrays",
    "codecs",
    "dlio_s3_rust",
    "errors",
    "metrics",
    "npy",
    "numcodecs",
    "pools",
    "registry",
    "seekable",
    "segments",
    "store",
    "streams",
    "zarr",
    "zfp",
    "zfpy",
    "zstandard",
)

if TYPE_CHECKING:
    from .arrays import Array as Array
    from .arrays import as_array as as_array
    from .codecs import Codec as Codec
    from .codecs import codec_list as codec_list
    from .dlpack import from_dlpack as from_dlpack
    from .errors import Error as Error
    from .metrics import Metrics as Metrics
    from .pools import Pool as Pool
    from .registry import Registry as Registry
    from .seekable import SeekableReader as SeekableReader
    from .seekable import SeekableWriter as SeekableWriter
    from .seekable import seekable_compress as seekable_compress
    from .segments import Segments as Segments
    from .segments import SegmentsCollection as SegmentsCollection
    from .streams import Decoder as Decoder
    from .streams import Encoder as Encoder
    from .streams import StreamReader as StreamReader
    from .streams import StreamWriter as StreamWriter

__all__ = [*_NAMES, *_MODULES, "build_info", "version"]


def version() -> str:
    """The version of the library that is loaded."""
    from ._c import lib, string_at

    return string_at(lib.tierce_version()).decode()


def build_info() -> Dict[str, Any]:
    """What the library that is loaded contains: version, ABI, areas, libraries with their versions, SIMD level."""
    import json

    from ._c import Buffer, check, lib

    out = Buffer()
    check(lib.tierce_build_info(out._handle))
    found: Dict[str, Any] = json.loads(out.text())
    return found


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        found = getattr(importlib.import_module(f"{__name__}.{_NAMES[name]}"), name)
    elif name in _MODULES:
        found = importlib.import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> List[str]:
    return sorted({*globals(), *__all__})
