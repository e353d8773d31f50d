"""The codecs, their settings and the data that the tests go over, and numcodecs' side of each comparison."""

import numcodecs
import numpy as np
from tierce_c import as_bytes

EXTREME = 1 << 31
LZMA1 = 0x4000000000000001
LZMA2 = 33
DELTA = 3

CODECS = [
    "zstd",
    "lz4",
    "zlib",
    "gzip",
    "bz2",
    "lzma",
    "blosc",
    "shuffle",
    "crc32",
    "adler32",
    "crc32c",
    "fletcher32",
    "jenkins_lookup3",
    "base64",
]
COMPRESSORS = CODECS[:7]

DTYPES = ["i1", "u1", "<i2", "<i4", "<i8", "<u4", "<f2", "<f4", "<f8", "?", "<M8[s]", "<c16"]
KINDS = ["random", "zeros", "smooth"]

# Settings beside the defaults, one of each sort; the levels have tests of their own.
SETTINGS = {
    "zstd": [{"level": 3}, {"level": -5}, {"checksum": True}, {"level": 9, "checksum": True}],
    "lz4": [{"acceleration": 1}, {"acceleration": 12}],
    "zlib": [{"level": 0}, {"level": 6}],
    "gzip": [{"level": 0}, {"level": 9}],
    "bz2": [{"level": 9}],
    "lzma": [
        {"preset": 1},
        {"check": 0},
        {"check": 10, "preset": 0},
        {"format": 2, "preset": 1},
        {"format": 3, "filters": [{"id": LZMA2, "preset": 1}]},
        {"filters": [{"id": DELTA, "dist": 4}, {"id": LZMA2, "preset": 1}]},
    ],
    "blosc": [
        {"cname": "zstd", "clevel": 1, "shuffle": 2},
        {"cname": "zlib", "shuffle": -1},
        {"cname": "blosclz", "clevel": 9, "shuffle": 0},
        {"cname": "lz4hc", "blocksize": 256, "typesize": 8},
        {"clevel": 0},
    ],
    "shuffle": [{"elementsize": 2}, {"elementsize": 8}, {"elementsize": 0}, {"elementsize": 1}],
    "crc32": [{"location": "start"}, {"location": "end"}],
    "adler32": [{"location": "start"}, {"location": "end"}],
    "crc32c": [{"location": "start"}, {"location": "end"}],
    "fletcher32": [],
    "jenkins_lookup3": [{"initval": 0xDEADBEEF}, {"prefix": [1, 2, 3]}, {"initval": 7, "prefix": list(range(40))}],
    "base64": [],
}


def all_configs():
    """Each codec with its defaults and with each of its settings."""
    return [{"id": codec, **given} for codec in CODECS for given in [{}, *SETTINGS[codec]]]


def name(config):
    """A config as the name of a test."""
    if isinstance(config, list):
        return "+".join(name(one) for one in config)
    rest = ",".join(f"{key}={value}" for key, value in config.items() if key != "id")
    return config["id"] + (f"({rest})" if rest else "")


def sample(kind, dtype, count):
    """`count` elements: noise, zeros, or a smooth curve in the range of the type."""
    dtype = np.dtype(dtype)
    if kind == "zeros":
        return np.zeros(count, dtype)
    if kind == "random":
        noise = np.random.default_rng(count + dtype.itemsize)
        if dtype.kind == "b":
            return noise.integers(0, 2, count).astype(dtype)
        return np.frombuffer(noise.bytes(count * dtype.itemsize), dtype)
    x = np.arange(count) / 50
    curve = np.sin(x) + 0.3 * np.cos(7.1 * x)
    if dtype.kind == "b":
        return curve > 0
    if dtype.kind == "c":
        return (curve + 1j * np.roll(curve, 3)).astype(dtype)
    if dtype.kind == "f":
        return (300 * curve).astype(dtype)
    if dtype.kind == "u":
        return (50 * (curve + 2)).astype(dtype)
    return (50 * curve).astype("i8").astype(dtype)


def mixed(size):
    """`size` bytes with a bit of everything: a field with noise in its low bits, zeros, noise, and text."""
    quarter = size // 4
    rng = np.random.default_rng(11)
    field = sample("smooth", "<f4", quarter // 4)
    field = (field + rng.normal(0, 0.01, field.size)).astype("<f4")
    text = np.frombuffer(b"pressure[hPa] 1013.25; " * (quarter // 23 + 1), "u1")[:quarter]
    parts = [field.view("u1"), np.zeros(quarter, "u1"), np.frombuffer(rng.bytes(quarter), "u1"), text]
    whole = np.concatenate(parts)
    return np.concatenate([whole, np.ones(size - whole.size, "u1")])


def for_dtype(codec, dtype):
    """The config that a user would take for elements of this type."""
    return {"id": codec, "elementsize": np.dtype(dtype).itemsize} if codec == "shuffle" else {"id": codec}


def peer(config):
    """numcodecs' codec of a config; a jenkins prefix, which its config cannot carry as JSON, becomes bytes."""
    config = dict(config)
    if isinstance(config.get("prefix"), list):
        config["prefix"] = bytes(config["prefix"])
    return numcodecs.get_codec(config)


def peer_encode(config, data):
    return as_bytes(peer(config).encode(data)).tobytes()


def peer_decode(config, data):
    if config["id"] == "lzma" and config.get("filters") and config.get("format", 1) != 3:
        # numcodecs encodes with such a config and cannot decode with it (test_lzma_filters.py); a reader leaves the
        # filters out, since the stream names them.
        config = {key: value for key, value in config.items() if key != "filters"}
    return as_bytes(peer(config).decode(data)).tobytes()
