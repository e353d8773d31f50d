"""zarr, xarray and dask with our codecs in the place of numcodecs', by one line; and that it really is ours that run."""

import subprocess
import sys

import numpy as np
import pytest

import tierce.numcodecs as ours

theirs = pytest.importorskip("numcodecs")
zarr = pytest.importorskip("zarr", "3.0")

THEIR_BLOSC = theirs.Blosc


@pytest.fixture
def installed():
    ours.install()
    yield ours
    ours.uninstall()


@pytest.fixture
def calls(installed, monkeypatch):
    """How often each of our classes encoded and decoded."""
    counts = {}

    def count(cls, verb):
        real = getattr(cls, verb)

        def counted(self, buf, *args, **kwargs):
            counts[cls.__name__, verb] = counts.get((cls.__name__, verb), 0) + 1
            return real(self, buf, *args, **kwargs)

        monkeypatch.setattr(cls, verb, counted)

    for cls in ours.CODECS:
        count(cls, "encode")
        count(cls, "decode")
    return counts


DATA = np.cumsum(np.random.default_rng(0).integers(-4, 5, (40, 50)), axis=0).astype("<i4")


def written_and_read(array, data):
    array[...] = data
    assert np.array_equal(array[...], data)


def test_install_and_uninstall():
    before = dict(theirs.registry.codec_registry)
    compress = theirs.blosc.compress
    ours.install()
    ours.install()
    assert ours.installed()
    assert theirs.Blosc is theirs.blosc.Blosc is ours.Blosc
    assert theirs.blosc.compress is ours.blosc.compress
    assert isinstance(theirs.get_codec({"id": "blosc"}), ours.Blosc)
    assert isinstance(ours.Blosc(), theirs.abc.Codec)
    assert all(theirs.registry.codec_registry[cls.codec_id] is cls for cls in ours.CODECS)
    assert zarr.codecs.blosc.Blosc is ours.Blosc
    ours.uninstall()
    ours.uninstall()
    assert not ours.installed()
    assert theirs.Blosc is theirs.blosc.Blosc is THEIR_BLOSC is zarr.codecs.blosc.Blosc
    assert theirs.blosc.compress is compress
    assert dict(theirs.registry.codec_registry) == before
    assert type(zarr.codecs.vlen_utf8._vlen_utf8_codec) is theirs.VLenUTF8
    assert zarr.codecs.crc32c_.google_crc32c.__name__ == "google_crc32c"


def test_use_threads_of_theirs(installed, monkeypatch):
    """zarr switches threads off in numcodecs' module, and programs look there too."""
    assert theirs.blosc.use_threads is False
    assert ours.blosc._get_use_threads() is False
    monkeypatch.setattr(theirs.blosc, "use_threads", True)
    assert ours.blosc._get_use_threads() is True
    before = ours.blosc.get_nthreads()
    theirs.blosc.set_nthreads(3)
    assert ours.blosc.get_nthreads() == 3
    theirs.blosc.set_nthreads(before)


V2 = {
    "Blosc": ({"cname": "zstd", "shuffle": 2}, None),
    "Zstd": ({"level": 5}, None),
    "LZ4": ({}, None),
    "Zlib": ({}, None),
    "GZip": ({}, None),
    "BZ2": ({}, None),
    "LZMA": ({"preset": 1}, None),
    "CRC32": ({}, [("Delta", {"dtype": "<i4"})]),
    "Adler32": ({}, [("Shuffle", {"elementsize": 4})]),
}


@pytest.mark.parametrize("name", V2)
def test_format_2(calls, name):
    parameters, filters = V2[name]
    filters = filters and [getattr(theirs, one)(**more) for one, more in filters]
    store = zarr.storage.MemoryStore()
    array = zarr.create_array(
        store,
        shape=DATA.shape,
        chunks=(20, 25),
        dtype="<i4",
        zarr_format=2,
        compressors=getattr(theirs, name)(**parameters),
        filters=filters,
    )
    written_and_read(array, DATA)
    assert calls[name, "encode"] == calls[name, "decode"] == 4
    assert all(calls[type(one).__name__, "encode"] == 4 for one in filters or [])
    read_by_theirs(store)


def read_by_theirs(store, wanted=DATA):
    """What was written is read by the package itself."""
    ours.uninstall()
    array = zarr.open_array(store, mode="r")
    found = array[...]
    ours.install()
    assert np.array_equal(found, wanted)


def test_format_2_written_by_theirs(installed, monkeypatch):
    ours.uninstall()
    store = zarr.storage.MemoryStore()
    array = zarr.create_array(store, shape=DATA.shape, chunks=(20, 25), dtype="<i4", zarr_format=2, fill_value=0)
    array[...] = DATA
    ours.install()
    seen = []
    real = ours.Zstd.decode
    monkeypatch.setattr(ours.Zstd, "decode", lambda self, buf, out=None: seen.append(1) or real(self, buf, out))
    assert np.array_equal(zarr.open_array(store, mode="r")[...], DATA)
    assert len(seen) == 4


def test_format_2_of_texts(calls):
    store = zarr.storage.MemoryStore()
    texts = np.array([f"text {number}" for number in range(100)], dtype=object)
    array = zarr.create_array(store, shape=(100,), chunks=(30,), dtype=str, zarr_format=2)
    array[...] = texts
    assert np.array_equal(array[...].astype(object), texts)
    assert calls["VLenUTF8", "encode"] == calls["VLenUTF8", "decode"] == 4


V3 = {
    "blosc": (lambda: zarr.codecs.BloscCodec(cname="zstd", shuffle="bitshuffle"), "Blosc"),
    "zstd": (lambda: zarr.codecs.ZstdCodec(level=3), "Zstd"),
    "zstd with checksum": (lambda: zarr.codecs.ZstdCodec(checksum=True), "Zstd"),
    "gzip": (lambda: zarr.codecs.GzipCodec(level=1), "GZip"),
}


@pytest.mark.parametrize("name", V3)
def test_format_3(calls, name):
    make, cls = V3[name]
    store = zarr.storage.MemoryStore()
    array = zarr.create_array(store, shape=DATA.shape, chunks=(20, 25), dtype="<i4", compressors=make())
    written_and_read(array, DATA)
    assert calls[cls, "encode"] == calls[cls, "decode"] == 4
    read_by_theirs(store)


def test_format_3_of_texts(calls):
    array = zarr.create_array(zarr.storage.MemoryStore(), shape=(100,), chunks=(30,), dtype=str)
    texts = np.array([f"text {number}" for number in range(100)])
    array[...] = texts
    assert np.array_equal(array[...], texts)
    assert calls["VLenUTF8", "encode"] == calls["VLenUTF8", "decode"] == 4


def test_format_3_crc32c(installed, monkeypatch):
    """zarr's own codec of CRC-32C sums with ours, in shards too."""
    from tierce.numcodecs import _checksums

    sums = []
    real = _checksums.crc
    monkeypatch.setattr(_checksums, "crc", lambda *args: sums.append(1) or real(*args))
    store = zarr.storage.MemoryStore()
    array = zarr.create_array(
        store,
        shape=DATA.shape,
        chunks=(10, 25),
        shards=(20, 50),
        dtype="<i4",
        compressors=[zarr.codecs.ZstdCodec(), zarr.codecs.Crc32cCodec()],
    )
    written_and_read(array, DATA)
    # Two shards with an index and four chunks each, written and read.
    assert len(sums) >= 2 * 2 * 5
    read_by_theirs(store)


FILTERS = {
    "LZ4": {},
    "Zlib": {},
    "BZ2": {},
    "LZMA": {"preset": 1},
    "Blosc": {},
    "Zstd": {},
    "GZip": {},
    "Shuffle": {"elementsize": 4},
    "CRC32": {},
    "CRC32C": {},
    "Adler32": {},
    "Fletcher32": {},
    "JenkinsLookup3": {},
    "Delta": {"dtype": "<i4"},
    "FixedScaleOffset": {"scale": 1, "offset": 5, "dtype": "<i4", "astype": "<i2"},
    "AsType": {"encode_dtype": "<i8", "decode_dtype": "<i4"},
    "PCodec": {},
    "ZFPY": {"mode": 4, "tolerance": -1},
    "Quantize": {"digits": 2, "dtype": "<f8"},
    "BitRound": {"keepbits": 23},
    "PackBits": {},
}


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.filterwarnings("ignore")
def test_format_3_numcodecs(calls, name):
    """zarr.codecs.numcodecs: what the tables of zarr call array-to-array, array-to-bytes and bytes-to-bytes."""
    codec = getattr(zarr.codecs.numcodecs, name)(**FILTERS[name])
    data = DATA
    if name in ("Quantize", "ZFPY") or name == "BitRound":
        data = DATA.astype("<f8")
    elif name == "PackBits":
        data = DATA > 0
    if name in ("Quantize", "BitRound", "FixedScaleOffset", "Delta", "AsType", "PackBits"):
        where = {"filters": [codec], "compressors": None}
    elif name in ("PCodec", "ZFPY"):
        where = {"serializer": codec, "compressors": None}
    else:
        where = {"compressors": [codec]}
    store = zarr.storage.MemoryStore()
    array = zarr.create_array(store, shape=data.shape, chunks=(20, 25), dtype=data.dtype, **where)
    array[...] = data
    assert np.array_equal(array[...], data)
    assert calls[name, "encode"] == calls[name, "decode"] == 4
    read_by_theirs(store, data)


@pytest.mark.parametrize("zarr_format", [2, 3])
@pytest.mark.filterwarnings("ignore")
def test_xarray(calls, tmp_path, zarr_format):
    xarray = pytest.importorskip("xarray")
    dataset = xarray.Dataset(
        {"t": (("x", "y"), DATA.astype("f4")), "name": (("x",), np.array([f"row {i}" for i in range(40)], object))}
    )
    compressor = theirs.Blosc("zstd") if zarr_format == 2 else zarr.codecs.BloscCodec(cname="zstd")
    encoding = {"t": {"compressors": compressor}}
    dataset.to_zarr(tmp_path / "data.zarr", zarr_format=zarr_format, encoding=encoding, consolidated=False)
    found = xarray.open_zarr(tmp_path / "data.zarr", zarr_format=zarr_format, consolidated=False).load()
    assert np.array_equal(found["t"], dataset["t"])
    assert found["name"].values.astype(object).tolist() == dataset["name"].values.tolist()
    assert calls["Blosc", "encode"] >= 1
    assert calls["Blosc", "decode"] >= 1
    assert calls["VLenUTF8", "encode"] >= 1


def run(program, environment):
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout.split()


ORDER = """
import sys
first = {first!r}
if first:
    __import__(first)
import tierce.numcodecs as ours
assert ("zarr" in sys.modules) == (first == "zarr")
ours.install()
import numcodecs, zarr, numpy as np
from zarr.codecs import crc32c_, vlen_utf8, zstd
assert zarr.codecs.blosc.Blosc is zstd.numcodecs.Blosc is numcodecs.Blosc is ours.Blosc
assert zstd.Zstd is ours.Zstd
assert type(vlen_utf8._vlen_utf8_codec) is ours.VLenUTF8
assert crc32c_.google_crc32c.value(b"123456789") == 0xE3069283
assert type(crc32c_.google_crc32c).__name__ == "SimpleNamespace"
array = zarr.create_array(zarr.storage.MemoryStore(), shape=(10,), chunks=(5,), dtype="i4", compressors=zarr.codecs.BloscCodec())
array[...] = np.arange(10)
assert array[...].tolist() == list(range(10))
ours.uninstall()
assert zarr.codecs.blosc.Blosc is not ours.Blosc and zstd.Zstd is not ours.Zstd
assert type(vlen_utf8._vlen_utf8_codec) is numcodecs.VLenUTF8 is not ours.VLenUTF8
assert crc32c_.google_crc32c.__name__ == "google_crc32c"
print("good")
"""


@pytest.mark.parametrize("first", ["", "numcodecs", "zarr"])
def test_order_of_imports(first, child_environment):
    assert run(ORDER.format(first=first), child_environment) == ["good"]


PROCESSES = """
import multiprocessing, sys
import tierce.numcodecs as ours

def work(path):
    ours.install()
    import zarr
    ran = []
    real = ours.Blosc.decode
    ours.Blosc.decode = lambda self, buf, out=None: ran.append(1) or real(self, buf, out)
    array = zarr.open_array(path, mode="r+")
    total = int(array[...].sum())
    array.attrs["seen"] = True
    return total, len(ran)

if __name__ == "__main__":
    ours.install()
    import numpy as np, zarr
    path, method = sys.argv[1], sys.argv[2]
    codec = zarr.codecs.BloscCodec() if sys.argv[3] == "3" else ours.Blosc()
    array = zarr.create_array(path, shape=(100000,), chunks=(30000,), dtype="i8", zarr_format=int(sys.argv[3]), compressors=codec)
    array[...] = np.arange(100000)
    with multiprocessing.get_context(method).Pool(2) as pool:
        print(pool.map(work, [path] * 3) == [(4999950000, 4)] * 3)
"""


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.parametrize("zarr_format", ["2", "3"])
def test_processes(method, zarr_format, tmp_path, child_environment):
    import multiprocessing

    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system does not start processes by {method}")
    script = tmp_path / "program.py"
    script.write_text(PROCESSES)
    found = subprocess.run(
        [sys.executable, "-W", "ignore", str(script), str(tmp_path / "array.zarr"), method, zarr_format],
        env=child_environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert found.stdout.split() == ["True"], found.stderr


DASK = """
import sys

def install():
    import tierce.numcodecs as ours
    ours.install()
    real = ours.Blosc.encode
    def encode(self, buf):
        ours.blosc.ran = getattr(ours.blosc, "ran", 0) + 1
        return real(self, buf)
    ours.Blosc.encode = encode

def ran():
    import tierce.numcodecs as ours
    return getattr(ours.blosc, "ran", 0)

if __name__ == "__main__":
    import tierce.numcodecs as ours
    ours.install()
    import dask, dask.array as da, numpy as np, zarr
    from distributed import Client, LocalCluster
    dask.config.set({"distributed.worker.multiprocessing-method": sys.argv[2], "distributed.worker.daemon": True})
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            client.run(install)
            target = zarr.create_array(sys.argv[1], shape=(400, 300), chunks=(100, 100), dtype="f8",
                                       compressors=zarr.codecs.BloscCodec(cname="zstd"))
            data = da.from_array(np.arange(120000.0).reshape(400, 300), chunks=(100, 100))
            da.store(data, target, lock=False)
            found = da.from_zarr(sys.argv[1]).sum().compute()
            print(found == 120000 * 119999 / 2, sum(client.run(ran).values()) == 12)
"""


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_dask(method, tmp_path, child_environment):
    """A cluster of two processes writes and reads a Zarr array with our codecs."""
    pytest.importorskip("distributed")
    script = tmp_path / "program.py"
    script.write_text(DASK)
    found = subprocess.run(
        [sys.executable, "-W", "ignore", str(script), str(tmp_path / "array.zarr"), method],
        env=child_environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert found.stdout.split() == ["True", "True"], found.stderr[-3000:]
