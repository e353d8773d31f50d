"""Damaged data, claims of sizes that cannot be, many threads at one codec, forks."""

import lzma
import multiprocessing
import os
import subprocess
import sys
import threading
import tracemalloc
import zlib

import numpy as np
import pytest
from numcodecs_cases import OURS, random

import tierce.numcodecs as ours

OBJECTS = {
    "VLenUTF8": (ours.VLenUTF8(), np.array([f"text {number}" for number in range(100)], object)),
    "VLenBytes": (ours.VLenBytes(), np.array([b"x" * number for number in range(100)], object)),
    "VLenArray": (ours.VLenArray("i4"), np.array([[number] * (number % 4) for number in range(100)], object)),
    "JSON": (ours.JSON(), np.arange(500)),
    "JSON objects": (ours.JSON(), np.array([1, "a", None, [2]] * 50, object)),
    "MsgPack": (ours.MsgPack(), np.arange(500)),
    "MsgPack objects": (ours.MsgPack(), np.array([1, "a", None, [2]] * 50, object)),
    "ZFPY": (ours.ZFPY(), np.linspace(0, 1, 1000).reshape(10, 100)),
    "PCodec": (ours.PCodec(), np.arange(3000)),
    "PackBits": (ours.PackBits(), np.ones(77, bool)),
    "Delta": (ours.Delta("i4"), np.arange(99, dtype="i4")),
}
ALL = {name: (codec, np.cumsum(random().integers(-3, 9, 500)).astype("<i4")) for name, codec in OURS.items()}
ALL.update(OBJECTS)

# Anything else, such as a SystemError or a crash, is a fault.
ALLOWED = (ValueError, RuntimeError, TypeError, OSError, EOFError, LookupError, zlib.error, lzma.LZMAError)


def tried(codec, data, **out):
    """Decodes what may be wrong, and says whether it went."""
    try:
        codec.decode(data, **out)
        return True
    except ALLOWED:
        return False


@pytest.mark.parametrize("name", ALL)
def test_cut_off(name):
    codec, data = ALL[name]
    encoded = bytes(codec.encode(data))
    unaware = name.startswith(("Shuffle", "PackBits", "Delta", "VLenArray"))
    for length in {*range(min(len(encoded), 40)), *range(0, len(encoded), 37), len(encoded) - 1}:
        went = tried(codec, encoded[:length])
        # What has no size and no checksum cannot tell; base64 is read in fours by Python.
        assert not went or unaware or name in ("Base64", "ZFPY") or length == 0, length


@pytest.mark.parametrize("name", ALL)
def test_flipped(name):
    codec, data = ALL[name]
    encoded = bytearray(bytes(codec.encode(data)))
    rng = random(7)
    for place in [*range(min(len(encoded), 32)), *rng.integers(0, len(encoded), 60)]:
        for bit in (1, 128):
            encoded[place] ^= bit
            tried(codec, bytes(encoded))
            if name in OURS:
                tried(codec, bytes(encoded), out=np.empty_like(data))
            encoded[place] ^= bit
    assert tried(codec, bytes(encoded))


@pytest.mark.parametrize("name", ALL)
def test_random_bytes(name):
    codec, _ = ALL[name]
    rng = random(3)
    for length in (0, 1, 3, 4, 5, 8, 15, 16, 17, 31, 64, 300):
        tried(codec, rng.bytes(length))
        tried(codec, bytes(length))
        tried(codec, b"\xff" * length)


@pytest.mark.parametrize(
    "name", ["CRC32", "Adler32", "CRC32C", "Fletcher32", "JenkinsLookup3", "Zstd checksum", "Zlib 6"]
)
def test_every_flip_is_found(name):
    codec, data = ALL[name]
    encoded = bytearray(bytes(codec.encode(data[:100])))
    for place in range(2 if name == "Zlib 6" else 0, len(encoded)):
        encoded[place] ^= 16
        try:
            found = codec.decode(bytes(encoded))
        except ALLOWED:
            pass
        else:  # some bits of a frame mean nothing
            assert name == "Zstd checksum"
            assert found == data[:100].tobytes()
        encoded[place] ^= 16


CLAIMS = {
    "lz4": (ours.LZ4(), (2**31 - 1).to_bytes(4, "little") + b"\x10a" * 20),
    "blosc": (ours.Blosc(), bytes([2, 1, 0x21, 4]) + np.array([2**31 - 17, 2**20, 60], "<u4").tobytes() + bytes(44)),
    "zstd": (ours.Zstd(), b"\x28\xb5\x2f\xfd\xe0" + b"\xff" * 7 + b"\x0f" + b"\x03\x00\x00a"),
    "vlen": (ours.VLenUTF8(), b"\xff\xff\xff\x7f" + bytes(60)),
    "vlen item": (ours.VLenBytes(), b"\x01\0\0\0\xff\xff\xff\xff" + bytes(60)),
    "json": (ours.JSON(), b'[1,"|O",[4000000000]]'),
    "json axes": (ours.JSON(), b'[[1],"|O",[1,4000000000]]'),
    "msgpack": (ours.MsgPack(), b"\x93\x01\xa2|O\x91\xce\xff\xff\xff\xff"),
    "msgpack list": (ours.MsgPack(), b"\xdd\xff\xff\xff\xff\x01"),
    "pcodec": (ours.PCodec(), b"pco!\x03\x00" + (2**39 << 6 | 39).to_bytes(6, "little") + b"\x04\x01\x02" + bytes(9)),
}


@pytest.mark.parametrize("name", CLAIMS)
def test_claims(name):
    codec, data = CLAIMS[name]
    with pytest.raises((ValueError, RuntimeError)):
        codec.decode(data)


BOUNDED = """
import resource, sys
sys.path.insert(0, sys.argv[1])
import bz2, gzip, zlib
import test_numcodecs_hostile as hostile
import tierce.numcodecs as ours
bombs = [(ours.Zlib(), zlib), (ours.GZip(), gzip), (ours.BZ2(), bz2)]
bombs = [(codec, package.compress(bytes(1 << 20)), package) for codec, package in bombs]
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + (1 << 30),) * 2)
for name, (codec, data) in hostile.CLAIMS.items():
    assert not hostile.tried(codec, data), name
for codec, small, package in bombs:
    bomb = package.compress(bytes(200 << 20))
    for out in (bytearray(100), None):
        try:
            made = codec.decode(bomb, out)
        except ValueError as error:
            assert out is not None, error
        else:
            assert out is None and len(made) == 200 << 20
            del made
print("bounded")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by setrlimit, as on Linux")
def test_memory_stays_bounded(child_environment):
    """All claims, and bombs into a small `out`, in a process that may have 1 GiB more than it has at its start."""
    here = os.path.dirname(os.path.abspath(__file__))
    run = subprocess.run(
        [sys.executable, "-c", BOUNDED, here], env=child_environment, capture_output=True, text=True, check=False
    )
    assert run.stdout.strip() == "bounded", run.stderr


@pytest.mark.parametrize(
    "name",
    [
        "Blosc lz4 5 1",
        "Blosc zstd 1 0",
        "Zstd 1",
        "LZ4 1",
        "Zlib 1",
        "GZip 9",
        "Shuffle 2",
        "CRC32",
        "CRC32C",
        "JenkinsLookup3",
        "VLenUTF8",
        "JSON",
        "Delta",
        "PCodec",
        "BZ2 1",
    ],
)
def test_eight_threads_at_one_codec(name):
    """One codec, other data in each thread, all at once; the remembered sizes change all the time."""
    codec, data = ALL[name]
    faults = []

    def work(number):
        try:
            rng = random(number)
            for turn in range(12):
                part = data[: int(rng.integers(2, len(data)))] if turn % 3 else data
                found = codec.decode(codec.encode(part))
                if part.dtype == object:
                    assert found.tolist() == part.tolist()
                elif name == "JSON":
                    assert np.array_equal(found, part)
                else:
                    assert bytes(found) == part.tobytes()
        except BaseException as error:  # noqa: BLE001
            faults.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults


@pytest.fixture
def several_threads():
    before, wanted = ours.blosc.get_nthreads(), ours.blosc.use_threads
    ours.blosc.set_nthreads(3)
    ours.blosc.use_threads = True
    yield
    ours.blosc.set_nthreads(before)
    ours.blosc.use_threads = wanted


LARGE = np.cumsum(random().integers(-3, 4, 1 << 20)).astype("<i4")


def test_number_of_threads():
    before = ours.blosc.get_nthreads()
    try:
        assert ours.blosc.set_nthreads(2) == before
        assert ours.blosc.set_nthreads(5) == 2
        assert ours.blosc.get_nthreads() == 5
        for wrong in (0, -1, 257):
            with pytest.raises(ValueError, match="between 1 and 256"):
                ours.blosc.set_nthreads(wrong)
        with pytest.raises(TypeError):
            ours.blosc.set_nthreads("2")
        assert ours.blosc.get_nthreads() == 5
    finally:
        ours.blosc.set_nthreads(before)


@pytest.mark.usefixtures("several_threads")
def test_threads_write_the_same():
    for cname in ("lz4", "zstd", "zlib"):
        codec = ours.Blosc(cname, 1)
        shared = codec.encode(LARGE)
        ours.blosc.use_threads = False
        assert codec.encode(LARGE) == shared
        ours.blosc.use_threads = True
        assert codec.decode(shared) == LARGE.tobytes()


@pytest.mark.usefixtures("several_threads")
def test_threads_change_meanwhile():
    """The number of threads is set, and the pool ended, while others use it."""
    codec, faults, stop = ours.Blosc("lz4", 1), [], threading.Event()
    wanted = codec.encode(LARGE)

    def work():
        try:
            while not stop.is_set():
                assert codec.encode(LARGE) == wanted
                assert codec.decode(wanted) == LARGE.tobytes()
        except BaseException as error:  # noqa: BLE001
            faults.append(error)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(30):
        ours.blosc.set_nthreads(2 + number % 3)
        if number % 5 == 4:
            ours.blosc.destroy()
    stop.set()
    for thread in threads:
        thread.join()
    assert not faults


def child_work(results):
    codec = ours.Blosc("zstd", 1)
    encoded = codec.encode(LARGE)
    results.put((codec.decode(encoded) == LARGE.tobytes(), encoded == ours.Blosc("zstd", 1).encode(LARGE)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.usefixtures("several_threads")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_fork_after_threads_were_used():
    """The child makes a pool of its own; the parent's goes on."""
    codec = ours.Blosc("zstd", 1)
    encoded = codec.encode(LARGE)
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    children = [context.Process(target=child_work, args=(results,)) for _ in range(2)]
    for child in children:
        child.start()
    found = [results.get(timeout=60) for _ in children]
    for child in children:
        child.join(60)
    assert found == [(True, True)] * 2
    assert [child.exitcode for child in children] == [0, 0]
    assert codec.decode(encoded) == LARGE.tobytes()


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_pool_of_processes(method):
    """Codecs travel to processes and back."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system does not start processes by {method}")
    codecs = [ours.Blosc("zstd", 1), ours.Zlib(1), ours.Delta("i4"), ours.VLenUTF8(), ours.LZMA(preset=1)]
    with multiprocessing.get_context(method).Pool(2) as pool:
        encoded = pool.starmap(encode, [(codec, "i4") for codec in codecs])
    for codec, one in zip(codecs, encoded):
        assert bytes(one) == bytes(encode(codec, "i4"))


def encode(codec, dtype):
    data = np.arange(3000, dtype=dtype)
    return codec.encode(data.astype(str).astype(object) if codec.codec_id == "vlen-utf8" else data)


def test_adaptive_use_of_threads():
    """As in numcodecs: in the main thread of the main process."""
    found = []
    assert ours.blosc.use_threads is None
    assert ours.blosc._get_use_threads() is True
    thread = threading.Thread(target=lambda: found.append(ours.blosc._get_use_threads()))
    thread.start()
    thread.join()
    assert found == [False]


def test_no_thread_before_it_is_needed(child_environment):
    program = (
        "import os, tierce.numcodecs as n; n.Blosc().encode(b'x' * 1000); "
        "print(len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 1)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=dict(child_environment, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "1"


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="only CPython traces what is allocated")
@pytest.mark.parametrize("name", ["JenkinsLookup3", "Fletcher32", "CRC32C"])
def test_checksums_of_much_keep_no_memory(name):
    codec, kept = getattr(ours, name)(), []

    def work():
        codec.decode(codec.encode(np.zeros(20 << 20, "u1")))
        kept.append(tracemalloc.get_traced_memory()[0])

    tracemalloc.start()
    try:
        thread = threading.Thread(target=work)  # scratch memory is that of a thread
        thread.start()
        thread.join()
    finally:
        tracemalloc.stop()
    assert kept and kept[0] < 1 << 20


def test_checksums_in_the_midst_of_one(monkeypatch):
    """A finalizer may need a checksum while another is about to be read."""
    from tierce.numcodecs import _checksums

    real, inside = _checksums.string_at, []

    def interrupted(*args):
        if not inside:
            inside.append(0)
            inside[0] = ours.JenkinsLookup3.checksum(b"another")
        return real(*args)

    wanted, another = (ours.JenkinsLookup3.checksum(data) for data in (b"message", b"another"))
    monkeypatch.setattr(_checksums, "string_at", interrupted)
    assert ours.JenkinsLookup3.checksum(b"message") == wanted
    assert inside == [another]
