"""The API of numcodecs: import this in its place.

    from tierce import numcodecs
    codec = numcodecs.Blosc(cname="zstd", shuffle=numcodecs.Blosc.BITSHUFFLE)
    chunk = codec.encode(field)

Or have zarr and all else that uses an installed numcodecs use these codecs, by one line at the program's start:

    import tierce.numcodecs; tierce.numcodecs.install()

Encoded bytes are of the same formats, and mostly the same bytes; docs/python-numcodecs.md has the differences.
"""

from ._install import install, installed, uninstall
from ._threads import usable_cpus
from .astype import AsType
from .base64 import Base64
from .bitround import BitRound
from .blosc import Blosc
from .bz2 import BZ2
from .categorize import Categorize
from .checksum32 import CRC32, CRC32C, Adler32, JenkinsLookup3
from .delta import Delta
from .fixedscaleoffset import FixedScaleOffset
from .fletcher32 import Fletcher32
from .gzip import GZip
from .json import JSON
from .lz4 import LZ4
from .lzma import LZMA
from .msgpacks import MsgPack
from .packbits import PackBits
from .pcodec import PCodec
from .pickles import Pickle
from .quantize import Quantize
from .registry import get_codec, register_codec
from .shuffle import Shuffle
from .version import version as __version__
from .vlen import VLenArray, VLenBytes, VLenUTF8
from .zfpy import ZFPY
from .zlib import Zlib
from .zstd import Zstd

from . import _shuffle, abc, blosc, compat, compat_ext, errors, lz4, ndarray_like, registry, version, vlen, zstd  # isort: skip

CODECS = (
    *(Zlib, GZip, BZ2, LZMA, Blosc, Zstd, LZ4, AsType, Delta, Quantize, FixedScaleOffset, PackBits, Categorize),
    *(Pickle, Base64, Shuffle, BitRound, CRC32, Adler32, JenkinsLookup3, JSON, VLenUTF8, VLenBytes, VLenArray),
    *(Fletcher32, ZFPY, MsgPack, CRC32C, PCodec),
)
for _cls in CODECS:
    register_codec(_cls)
del _cls

ncores = usable_cpus()

__all__ = [
    "BZ2",
    "CODECS",
    "CRC32",
    "CRC32C",
    "JSON",
    "LZ4",
    "LZMA",
    "ZFPY",
    "Adler32",
    "AsType",
    "Base64",
    "BitRound",
    "Blosc",
    "Categorize",
    "Delta",
    "FixedScaleOffset",
    "Fletcher32",
    "GZip",
    "JenkinsLookup3",
    "MsgPack",
    "PCodec",
    "PackBits",
    "Pickle",
    "Quantize",
    "Shuffle",
    "VLenArray",
    "VLenBytes",
    "VLenUTF8",
    "Zlib",
    "Zstd",
    "__version__",
    "_shuffle",
    "abc",
    "blosc",
    "compat",
    "compat_ext",
    "errors",
    "get_codec",
    "install",
    "installed",
    "lz4",
    "ncores",
    "ndarray_like",
    "register_codec",
    "registry",
    "uninstall",
    "version",
    "vlen",
    "zstd",
]
