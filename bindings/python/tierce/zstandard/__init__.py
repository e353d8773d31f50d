"""zstd, with the interface of python-zstandard 0.25 and the older names of its manual.

    import tierce.zstandard as zstandard

What is in here:

    compressor.py, decompressor.py      ZstdCompressor, ZstdDecompressor
    pieces.py, pumps.py                 objects that are given data in pieces; iterators and copies
    files.py, readers.py, writers.py    raw binary files, open()
    buffers.py, batches.py              many items in one memory, and in one call
    dictionaries.py, parameters.py, frames.py
    contexts.py                         what all these have of C, and how it is shared out
    constants.py, errors.py, arguments.py

docs/python-zstandard.md says in what it differs.
"""

import os as _os

from .buffers import BufferSegment, BufferSegments, BufferWithSegments, BufferWithSegmentsCollection
from .compressor import ZstdCompressor, compress
from .constants import *
from .constants import FEATURES as _FEATURES
from .constants import __version__
from .decompressor import ZstdDecompressor, decompress
from .dictionaries import ZstdCompressionDict, dictionary_id, train_dictionary
from .errors import ZstdError
from .files import open
from .frames import FrameParameters, frame_content_size, frame_header_size, get_frame_parameters
from .parameters import (
    CompressionParameters,
    ZstdCompressionParameters,
    estimate_compression_context_size,
    estimate_decompression_context_size,
)
from .pieces import ZstdCompressionChunker, ZstdCompressionObj, ZstdDecompressionObj
from .readers import ZstdCompressionReader, ZstdDecompressionReader
from .writers import ZstdCompressionWriter, ZstdDecompressionWriter

# There is one implementation, with all features: what python-zstandard is told to prefer is checked, and no more.
_policy = _os.environ.get("PYTHON_ZSTANDARD_IMPORT_POLICY", "default").strip()
if _policy not in ("default", "cffi_fallback", "cext", "cffi", "rust"):
    raise ImportError(f"unknown module import policy: {_policy}; use default, cffi_fallback, cext, or cffi")

backend = "cext"
backend_features = set(_FEATURES)

__all__ = [
    "BufferSegment",
    "BufferSegments",
    "BufferWithSegments",
    "BufferWithSegmentsCollection",
    "CompressionParameters",
    "FrameParameters",
    "ZstdCompressionChunker",
    "ZstdCompressionDict",
    "ZstdCompressionObj",
    "ZstdCompressionParameters",
    "ZstdCompressionReader",
    "ZstdCompressionWriter",
    "ZstdCompressor",
    "ZstdDecompressionObj",
    "ZstdDecompressionReader",
    "ZstdDecompressionWriter",
    "ZstdDecompressor",
    "ZstdError",
    "__version__",
    "backend",
    "backend_features",
    "compress",
    "decompress",
    "dictionary_id",
    "estimate_compression_context_size",
    "estimate_decompression_context_size",
    "frame_content_size",
    "frame_header_size",
    "get_frame_parameters",
    "open",
    "train_dictionary",
]
