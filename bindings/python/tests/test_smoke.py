"""One round trip through each module, with nothing but what the package itself needs: for every Python that is there."""

import asyncio
import subprocess
import sys

import pytest

import tierce
from tierce import zstandard

DATA = b"the arrays of a simulation, packed and shipped; " * 300


def test_codecs():
    codec = tierce.Codec([{"id": "shuffle", "elementsize": 4}, {"id": "zstd", "level": 3}])
    packed = codec.encode(DATA)
    assert len(packed) < len(DATA) // 10
    assert codec.decode(packed) == DATA
    out = bytearray(len(DATA))
    assert codec.decode_into(packed, out) == len(DATA) and out == DATA
    with pytest.raises(tierce.Error):
        codec.decode(packed[:-1])


def test_zstandard():
    frame = zstandard.ZstdCompressor(level=5, write_checksum=True).compress(DATA)
    assert zstandard.decompress(frame) == DATA
    pieces = zstandard.ZstdDecompressor().decompressobj()
    assert pieces.decompress(frame[:50]) + pieces.decompress(frame[50:]) == DATA
    with pytest.raises(zstandard.ZstdError):
        zstandard.decompress(b"no frame at all")


def test_store():
    from tierce.store import Store

    with Store("memory://") as store:
        store.put("a/b", DATA)
        assert bytes(store.get("a/b")) == DATA
        assert [info.key for info in store.list("a/")] == ["a/b"]

        async def later():
            return bytes(await store.aio.get("a/b"))

        assert asyncio.run(later()) == DATA


def test_a_fork_does_not_hang():
    code = (
        "import os, tierce\n"
        "pool = tierce.Pool(2)\n"
        "codec = tierce.Codec({'id': 'zstd'}, pool=pool)\n"
        "packed = codec.encode(bytes(1000))\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    tierce.Codec({'id': 'zstd'}).decode(packed)\n"
        "    os._exit(7)\n"
        "assert os.waitpid(child, 0)[1] == 7 << 8\n"
    )
    if not hasattr(__import__("os"), "fork"):
        pytest.skip("this system has no fork")
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.fixture
def np():
    return pytest.importorskip("numpy", reason="NumPy is not installed for this Python")


def test_numcodecs(np):
    from tierce import numcodecs

    array = np.arange(10000, dtype="<f4").reshape(100, 100)
    for config in numcodecs_configs():
        codec = numcodecs.get_codec(config)
        out = np.empty_like(array)
        codec.decode(codec.encode(array), out=out)
        assert (out == array).all(), config


def numcodecs_configs():
    bare = "zlib gzip bz2 lzma zstd lz4 blosc base64 crc32 crc32c adler32 fletcher32 pickle".split()
    return [{"id": name} for name in bare] + [
        {"id": "shuffle", "elementsize": 4},
        {"id": "delta", "dtype": "<f4"},
        {"id": "astype", "encode_dtype": "<f8", "decode_dtype": "<f4"},
    ]


def test_zfpy(np):
    from tierce import zfpy

    array = np.linspace(0, 1, 4096, dtype="f8").reshape(16, 16, 16)
    assert (zfpy.decompress_numpy(zfpy.compress_numpy(array)) == array).all()
    near = zfpy.decompress_numpy(zfpy.compress_numpy(array, tolerance=1e-4))
    assert 0 < abs(near - array).max() <= 1e-4


def test_zarr(np):
    from tierce import zarr
    from tierce.store import Store

    array = np.arange(24, dtype="<i4").reshape(4, 6)
    with Store("memory://") as store:
        made = zarr.create_array(store, "a", shape=array.shape, dtype=array.dtype, chunks=(2, 4))
        made[...] = array
        assert (zarr.open_array(store, "a")[1:, ::2] == array[1:, ::2]).all()
