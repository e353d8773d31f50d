"""What Python's packages write for Julia to read (`write FOLDER`), and what they read of Julia's (`check FOLDER`).

Arrays are known by formulas, so that each side makes them on its own: element (i, j, k) of the shape (4, 5, 6) is 100 i + 10 j + k,
which in Julia is element (k, j, i) of the size (6, 5, 4).
"""

import json
import sys
from pathlib import Path

import numcodecs
import numcodecs.zfpy
import numpy as np
import zarr
import zfpy
import zstandard

DTYPES = ["|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
CODECS = {
    "zstd": numcodecs.Zstd(level=5),
    "blosc": numcodecs.Blosc(cname="zstd", clevel=5, shuffle=2),
    "lz4": numcodecs.LZ4(),
    "gzip": numcodecs.GZip(),
    "bz2": numcodecs.BZ2(),
    "lzma": numcodecs.LZMA(),
    "zfpy": numcodecs.zfpy.ZFPY(mode=4, tolerance=1e-3),
    "fixedscaleoffset": numcodecs.FixedScaleOffset(offset=0, scale=1, dtype="<f8", astype="<i4"),
    "delta": numcodecs.Delta(dtype="<f8"),
    "vlen-utf8": numcodecs.VLenUTF8(),
}
WORDS = np.array(["", "a", "né", "漢字", "x" * 300], dtype=object)
ATTRIBUTES = {"units": "m", "nested": {"a": [1, None, 2.5]}, "big": 2**70, "nan": float("nan")}


def field(dtype="<f8"):
    i, j, k = np.meshgrid(np.arange(4), np.arange(5), np.arange(6), indexing="ij")
    values = 100 * i + 10 * j + k
    return (values % 2 == 0 if dtype == "|b1" else values % 128).astype(dtype) if dtype[1:] in ("b1", "i1", "u1") else values.astype(dtype)


def arrays(folder):
    """Name -> what makes or finds the array of zarr."""
    for dtype in DTYPES:
        for version in (2, 3):
            yield f"{dtype[1:]}-v{version}", dtype, version


def write(folder):
    root = zarr.create_group(folder / "python.zarr", zarr_format=3, attributes=ATTRIBUTES)
    for name, dtype, version in arrays(folder):
        made = zarr.create_array(folder / "py" / name, shape=(4, 5, 6), chunks=(2, 3, 4), dtype=dtype, zarr_format=version)
        made[...] = field(dtype)
    sharded = root.create_array("sharded", shape=(4, 5, 6), shards=(4, 4, 4), chunks=(2, 2, 2), dtype="<f4", dimension_names=["z", "y", "x"])
    sharded[...] = field("<f4")
    big = zarr.create_array(folder / "py" / "big", shape=(4, 5, 6), chunks=(4, 5, 6), dtype=">f8", zarr_format=2, order="F")
    big[...] = field()
    words = zarr.create_array(folder / "py" / "words", shape=(5,), chunks=(2,), dtype=str)
    words[...] = WORDS.astype(str)
    zarr.consolidate_metadata(folder / "python.zarr")
    for name, codec in CODECS.items():
        (folder / f"py-{name}.bin").write_bytes(codec.encode(WORDS if name == "vlen-utf8" else field()))
    (folder / "py.zst").write_bytes(zstandard.ZstdCompressor(level=7, write_checksum=True).compress(b"from python " * 1000))
    (folder / "py.zfp").write_bytes(zfpy.compress_numpy(field(), tolerance=1e-3))
    np.save(folder / "py.npy", field("<i4"))
    np.save(folder / "py-f.npy", np.asfortranarray(field(">f8")))
    np.savez_compressed(folder / "py.npz", a=field(), b=np.arange(7))


def same(a, b):
    assert a.shape == b.shape and a.dtype == b.dtype, (a.shape, a.dtype, b.shape, b.dtype)
    np.testing.assert_array_equal(a, b)


def check(folder):
    count = 0
    for name, dtype, version in arrays(folder):
        found = zarr.open_array(folder / "jl" / name, mode="r")
        assert found.metadata.zarr_format == version
        same(found[...], field(dtype))
        count += 1
    root = zarr.open_group(folder / "julia.zarr", mode="r")
    assert dict(root.attrs) == {"units": "m", "nested": {"a": [1, None, 2.5]}, "big": 2**70}, dict(root.attrs)
    sharded = root["sharded"]
    assert sharded.shards == (4, 4, 4) and sharded.chunks == (2, 2, 2) and sharded.metadata.dimension_names == ("z", "y", "x")
    same(sharded[...], field("<f4"))
    assert zarr.open_array(folder / "jl" / "words")[...].tolist() == WORDS.tolist()
    for name, codec in CODECS.items():
        encoded = (folder / f"jl-{name}.bin").read_bytes()
        if name == "vlen-utf8":
            assert codec.decode(encoded).tolist() == WORDS.tolist()
        else:
            decoded = np.frombuffer(np.ascontiguousarray(codec.decode(encoded)), "<f8").reshape(4, 5, 6)
            np.testing.assert_allclose(decoded, field(), rtol=0, atol=1e-3 if name == "zfpy" else 0)
        count += 1
    assert zstandard.ZstdDecompressor().decompress((folder / "jl.zst").read_bytes()) == b"from julia " * 1000
    back = zfpy.decompress_numpy((folder / "jl.zfp").read_bytes())
    assert back.shape == (4, 5, 6) and np.abs(back - field()).max() <= 1e-3
    same(np.load(folder / "jl.npy"), field("<i4"))
    archive = np.load(folder / "jl.npz")
    assert sorted(archive.files) == ["a", "b"]
    same(archive["a"], field())
    same(archive["b"], np.arange(7))
    print(json.dumps({"checked": count + 7}))


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](Path(sys.argv[2]))
