"""What is measured: codecs, sizes, directions, and what the project wants of them."""

import dataclasses
import fnmatch

from numcodecs import (
    BZ2,
    CRC32,
    CRC32C,
    LZ4,
    LZMA,
    Adler32,
    Base64,
    Fletcher32,
    GZip,
    JenkinsLookup3,
    Shuffle,
    Zlib,
    Zstd,
)

from peers import Chain

SIZES = {"4K": 4 << 10, "256K": 256 << 10, "1M": 1 << 20, "64M": 64 << 20}


@dataclasses.dataclass
class Codec:
    """A codec with its peers: `direct` names the library in benches/native with that library's level."""

    name: str
    peer: object
    direct: tuple | None = None
    itemsize: int = 4
    medium: str = "1M"
    # Directions measured at 64 MiB, and at the medium size with every field instead of one.
    large: tuple = ()
    every_field: bool = False
    # The quick run takes these.
    quick: bool = False


BOTH = ("encode", "decode")


def codecs():
    found = [Codec(f"zstd-{n}", Zstd(level=n), ("zstd", n), large=("decode",)) for n in (1, 3, 9)]
    found += [Codec("lz4", LZ4(), ("lz4", 1), large=BOTH, every_field=True, quick=True)]
    # None: libdeflate's level is found by comparing bytes.
    found += [Codec(f"zlib-{n}", Zlib(level=n), ("zlib", None)) for n in (1, 6, 9)]
    found += [Codec(f"gzip-{n}", GZip(level=n), ("gzip", None), large=("decode",)) for n in (1, 6)]
    found += [Codec("bz2-1", BZ2(level=1), ("bz2", 1)), Codec("lzma-1", LZMA(preset=1), ("lzma", 1), medium="256K")]
    found += [Codec(f"shuffle-{n}", Shuffle(n), itemsize=n, large=BOTH, quick=n == 4) for n in (2, 4, 8)]
    for codec in (CRC32(), Adler32(), CRC32C()):
        found.append(Codec(codec.codec_id, codec, (codec.codec_id, 0), large=BOTH, quick=codec.codec_id != "crc32c"))
    found += [Codec("fletcher32", Fletcher32(), large=BOTH), Codec("jenkins_lookup3", JenkinsLookup3(), large=BOTH)]
    found += [Codec("base64", Base64(), ("base64", 0), large=BOTH)]
    found += [Codec("shuffle-4+zstd-1", Chain([Shuffle(4), Zstd(level=1)]), large=BOTH)]
    for codec in found:
        if codec.name in ("zstd-1", "zlib-1", "zlib-6"):
            codec.every_field = codec.quick = True
        if codec.name in ("zstd-1", "zlib-1"):
            codec.large = BOTH
        if codec.name == "zlib-6":
            codec.large = ("decode",)
        if codec.name in ("shuffle-4+zstd-1", "gzip-6"):
            codec.quick = True
    return found


@dataclasses.dataclass
class Case:
    """One codec on chunks of one size from one field, in one direction."""

    codec: Codec
    field: str
    size: str
    decode: bool

    @property
    def direction(self):
        return "decode" if self.decode else "encode"

    @property
    def name(self):
        return f"{self.codec.name}/{self.size}/{self.direction}/{self.field}"


def cases(fields, first_of, quick):
    """All cases; `first_of(itemsize)` names the field that a codec is measured with unless it takes every one."""
    found = []
    for codec in codecs():
        if quick and not codec.quick:
            continue
        main = first_of(codec.itemsize)
        for direction in BOTH:
            decode = direction == "decode"
            found.append(Case(codec, main, "4K", decode))
            others = [name for name in fields if name != main] if codec.every_field and not quick else []
            found += [Case(codec, name, codec.medium, decode) for name in [main, *others]]
            large = direction in codec.large and (not quick or (decode and codec.name in ("lz4", "zstd-1")))
            if large:
                found.append(Case(codec, main, "64M", decode))
    return found


def matches(name, pattern):
    """Whether `name` is asked for: a shell pattern, which may match anywhere."""
    return pattern is None or fnmatch.fnmatchcase(name, f"*{pattern}*")


DIRECT = "the native library"
# The same, into the memory of the tierce_buffer: which pages a result lies in is worth some per cent.
DIRECT_BUFFER = "the native library, same buffer"
# Streams of zstd called as each form of tierce calls them: see zstd.rs.
STREAM = "the native stream"
STREAM_BUFFER = "the native stream, same buffer, ended apart"
STREAM_SESSION = "the native stream, a session each"
NATIVE = (DIRECT, DIRECT_BUFFER, STREAM, STREAM_BUFFER, STREAM_SESSION)
REUSED = "numcodecs, reused memory"
PLAIN = "numcodecs"
# Its checksums give back a part of their input: nothing is copied, and nothing can be written to it.
VIEW = "numcodecs, a view"
VIEWS = ("crc32", "adler32", "crc32c", "fletcher32", "jenkins_lookup3")


@dataclasses.dataclass
class Comparison:
    """`peer`'s time over `ours`; with a target, the least that the project wants."""

    ours: str
    peer: str
    target: float | None = None


def comparisons(case, present):
    """What is compared in a case, of those participants that are there."""
    name, size = case.codec.name, case.size
    family = name.split("-")[0]
    direct_goal = {"4K": 0.90, "1M": 0.98, "256K": 0.98}.get(size)
    found = [Comparison("into", DIRECT, direct_goal), Comparison("buffer", DIRECT_BUFFER, direct_goal)]
    found += [Comparison("fresh", DIRECT), Comparison("untold", DIRECT)]

    fresh_goal = reused_goal = None
    if size != "4K":
        if family in ("zlib", "gzip"):
            wanted = 2.3 if case.decode else {"1": 1.4, "6": 2.0}.get(name.split("-")[1])
            fresh_goal = reused_goal = wanted
        elif name in ("crc32", "adler32") or (family == "shuffle" and "+" not in name):
            reused_goal = 4.0 if size == "1M" else None
        elif family in ("zstd", "lz4") and case.decode and size == "64M":
            fresh_goal, reused_goal = 1.3, 1.0
    # Like with like: memory that is new each time, and memory that is reused where the peer can do that.
    found.append(Comparison("fresh", PLAIN, fresh_goal))
    found.append(Comparison("into", REUSED if REUSED in present else PLAIN, reused_goal))
    if REUSED in present:
        found += [Comparison("into", PLAIN), Comparison("into", VIEW)]
    return [c for c in found if c.ours in present and c.peer in present]
