"""What the tests of tierce.numcodecs encode and decode, with the real package beside ours."""

import numpy as np

import tierce.numcodecs as ours


def outcome(function, *args, **kwargs):
    """The result as something that can be compared, or the exception's type and message."""
    try:
        found = function(*args, **kwargs)
    except Exception as error:  # noqa: BLE001
        # Our exceptions are subclasses of Python's.
        kind = next(one for one in type(error).__mro__ if not one.__module__.startswith("tierce"))
        return kind, str(error)
    return plain(found)


def plain(found):
    """Types, shapes and bytes of a result."""
    if isinstance(found, np.generic):  # what numpy makes of an array without axes
        found = np.asarray(found)
    if isinstance(found, np.ndarray):
        content = found.tolist() if found.dtype == object else found.tobytes()
        if found.dtype == object:
            content = [one.tolist() if isinstance(one, np.ndarray) else one for one in content]
        return "array", found.dtype.str, found.shape, content
    if isinstance(found, (bytes, bytearray)):
        return type(found).__name__, bytes(found)
    if type(found).__name__ in ("memoryview", "_memoryviewslice"):
        return "memoryview", bytes(found)
    return found


def random(seed=0):
    return np.random.default_rng(seed)


def arrays():
    """Name -> an array."""
    rng = random()
    return {
        "i4": np.cumsum(rng.integers(-9, 9, 3000)).astype("<i4"),
        "f8": np.cumsum(rng.normal(size=1000)),
        "f4 C": rng.normal(size=(20, 30)).astype("<f4"),
        "f4 F": np.asfortranarray(rng.normal(size=(20, 30)).astype("<f4")),
        "bool": rng.integers(0, 2, 999).astype(bool),
        "S3": rng.choice([b"a", b"bb", b"ccc"], 300),
        "U4": rng.choice(["a", "héé", "ccc"], 300),
        "M8": rng.integers(0, 2**60, 100).astype("M8[ns]"),
        ">u2": rng.integers(0, 9999, 500).astype(">u2"),
        "c16": rng.normal(size=(7, 8)) + 1j,
        "f2": rng.normal(size=64).astype("f2"),
        "record": np.array([(1, 2.5), (3, 4.5)], dtype=[("a", "<i4"), ("b", "<f8")]),
        "one": np.array([7], "<u8"),
        "scalar": np.array(3.25),
    }


def compressors(package):
    """Codecs of bytes: name -> codec."""
    found = {f"Zlib {level}": package.Zlib(level) for level in (-1, 0, 1, 6, 9)}
    found.update({f"GZip {level}": package.GZip(level) for level in (0, 1, 9)})
    found.update({f"BZ2 {level}": package.BZ2(level) for level in (1, 9)})
    found["LZMA"] = package.LZMA()
    found["LZMA 1"] = package.LZMA(preset=1)
    found["LZMA alone"] = package.LZMA(format=2)
    found["LZMA raw"] = package.LZMA(format=3, filters=[{"id": 3, "dist": 4}, {"id": 33, "preset": 1}])
    for cname in ("blosclz", "lz4", "lz4hc", "zlib", "zstd"):
        for clevel, shuffle in ((0, 1), (1, 0), (5, 1), (9, 2), (3, -1)):
            found[f"Blosc {cname} {clevel} {shuffle}"] = package.Blosc(cname, clevel, shuffle)
    found["Blosc blocks"] = package.Blosc(blocksize=512)
    found["Blosc typesize"] = package.Blosc(typesize=8)
    found.update({f"Zstd {level}": package.Zstd(level) for level in (-5, 0, 1, 19, 100)})
    found["Zstd checksum"] = package.Zstd(checksum=True)
    found.update({f"LZ4 {acceleration}": package.LZ4(acceleration) for acceleration in (-1, 1, 50)})
    found["Base64"] = package.Base64()
    found["Shuffle"] = package.Shuffle(1)
    found["Shuffle 2"] = package.Shuffle(2)
    for name in ("CRC32", "Adler32", "CRC32C"):
        found[name] = getattr(package, name)()
        found[f"{name} start"] = getattr(package, name)(location="start")
        found[f"{name} end"] = getattr(package, name)(location="end")
    found["Fletcher32"] = package.Fletcher32()
    found["JenkinsLookup3"] = package.JenkinsLookup3()
    found["JenkinsLookup3 prefix"] = package.JenkinsLookup3(initval=77, prefix=b"prefix")
    return found


# Formats that leave the bytes to the compressor: deflate is libdeflate's here, and zstd may be another release.
OWN_BYTES = ("Zlib", "GZip", "Blosc zlib", "Blosc zstd", "Zstd", "LZMA", "BZ2")

OURS = compressors(ours)
