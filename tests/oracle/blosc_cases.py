"""Settings and data of the tests of blosc, and c-blosc's side of each comparison (numcodecs.blosc)."""

import functools
import itertools

import cases
import numpy as np
from numcodecs import blosc
from tierce_c import Codec

CNAMES = ["blosclz", "lz4", "lz4hc", "zlib", "zstd"]
LIBRARIES = {"blosclz": "BloscLZ", "lz4": "LZ4", "lz4hc": "LZ4", "snappy": "Snappy", "zlib": "Zlib", "zstd": "Zstd"}
SHUFFLES = {-1: "auto", 0: "noshuffle", 1: "shuffle", 2: "bitshuffle"}
TYPESIZES = [1, 2, 3, 4, 8, 12, 16, 17, 32, 255, 256]
# Nothing, less than an element, around the size below which content is stored, odd, more than a block.
SIZES = [0, 1, 2, 7, 15, 31, 127, 128, 129, 254, 255, 256, 1000, 4097, 32_767, 32_768, 70_001]
LARGE = [65_536, 262_144, 300_003, 1 << 20]


@functools.cache
def data(size):
    """`size` bytes with a bit of everything."""
    return cases.mixed(size).tobytes()


@functools.cache
def codec(**parameters):
    return Codec({"id": "blosc", **parameters})


def peer(plain, cname, clevel, shuffle, typesize=1, blocksize=0):
    return blosc.compress(plain, cname.encode(), clevel, shuffle, blocksize, typesize)


def sampled(*axes, every):
    """Every so manieth of all combinations; a prime number goes through all values of each axis."""
    return itertools.islice(itertools.product(*axes), 0, None, every)


def wave(shape, dtype="<f4"):
    """A smooth field with noise in its low bits."""
    count = int(np.prod(shape))
    noise = np.random.default_rng(count).normal(0, 0.01, count)
    return (cases.sample("smooth", "<f8", count) + noise).astype(dtype).reshape(shape)
