"""numpy's .npz archives: numpy reads what we write, and we read what numpy and zipfile write."""

import io
import struct
import threading
import zipfile

import numpy as np
import pytest
import tierce_c
from array_cases import DTYPES, READ_ONLY_LAYOUTS, array_of
from tierce_c import TierceError
from tierce_npz import Npz, write

LEVELS = [0, 1, 6, 9]
NAMES = ["a", "", "ünïcödé", "日本語", "group/sub", "with space", "a.npy", "x" * 1000, "é" * 500]


def numpy_saves(arrays, compressed):
    out = io.BytesIO()
    (np.savez_compressed if compressed else np.savez)(out, **arrays)
    return out.getvalue()


def numpy_loads(data):
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}


def status(source, name=None, **options):
    with pytest.raises(TierceError) as caught:
        Npz(source).get(name, **options)
    return caught.value.status


def same(found, array):
    assert (found.dtype, found.shape) == (array.dtype.str, array.shape)
    assert found.seen().tobytes() == array.tobytes()
    row = array.flags.f_contiguous and not array.flags.c_contiguous
    assert found.order == ("F" if row else "C")


@pytest.mark.parametrize("dtype", DTYPES)
def test_both_ways(dtype):
    arrays = {layout: array_of(layout, dtype) for layout in READ_ONLY_LAYOUTS}
    for level in LEVELS:
        loaded = numpy_loads(write(arrays, level))
        assert list(loaded) == list(arrays)
        for name, array in arrays.items():
            back = loaded[name]
            assert (back.dtype, back.shape, back.tobytes()) == (array.dtype, array.shape, array.tobytes()), name
            assert back.flags.f_contiguous or not array.flags.f_contiguous or array.flags.c_contiguous, name
    for compressed in (False, True):
        npz = Npz(numpy_saves(arrays, compressed))
        assert npz.names() == list(arrays)
        for name, array in arrays.items():
            same(npz.get(name), array)
        same(npz.get(), next(iter(arrays.values())))


def test_members_are_numpys_byte_for_byte():
    arrays = {"a": np.arange(12.0).reshape(3, 4), "f": np.asfortranarray(np.ones((3, 2), "<i2"))}
    ours, theirs = (zipfile.ZipFile(io.BytesIO(data)) for data in (write(arrays, 0), numpy_saves(arrays, False)))
    assert ours.testzip() is None
    assert ours.namelist() == theirs.namelist()
    for one, other in zip(ours.infolist(), theirs.infolist(), strict=True):
        assert ours.read(one) == theirs.read(other)
        assert one.date_time == other.date_time == (1980, 1, 1, 0, 0, 0)
        assert (one.compress_type, one.CRC, one.file_size) == (other.compress_type, other.CRC, other.file_size)


def test_files(tmp_path):
    arrays = {"large": np.arange(1_000_000.0), "strided": np.arange(2_000_000, dtype="<i4").reshape(1000, -1)[1:-1, ::3]}
    for level in (0, 6):
        path = tmp_path / "ä.npz"
        write(arrays, level, path)
        assert path.read_bytes() == write(arrays, level)
        assert list(tmp_path.iterdir()) == [path]
        with np.load(path) as archive:
            assert all((archive[name] == array).all() for name, array in arrays.items())
        npz = Npz(path)
        for name, array in arrays.items():
            assert npz.get(name).seen().tobytes() == array.tobytes()
        np.savez_compressed(path, **arrays)
        assert Npz(path).get("strided").seen().tobytes() == arrays["strided"].tobytes()


def test_names():
    arrays = {name: np.array([number]) for number, name in enumerate(NAMES)}
    data = write(arrays, 6)
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == [name + ".npy" for name in NAMES]
    for source in (data, numpy_saves(arrays, False)):
        npz = Npz(source)
        assert npz.names() == NAMES
        for number, name in enumerate(NAMES):
            # As in numpy, "a.npy" is first of all the member of that name, which is the array "a".
            assert npz.get(name).seen().tolist() == [0 if name == "a.npy" else number], name
            assert npz.get(name + ".npy").seen().tolist() == [number], name
        assert np.load(io.BytesIO(source))["a.npy"].tolist() == [0]
    with pytest.raises(TierceError) as caught:
        Npz(data).get("b")
    assert caught.value.status == tierce_c.E_ARGUMENT
    assert "日本語" in str(caught.value)


def test_many_members():
    arrays = {f"step{number:05}": np.array(number) for number in range(3000)}
    npz = Npz(numpy_saves(arrays, False))
    assert npz.names() == list(arrays)
    assert [int(npz.get(name).seen()) for name in arrays] == list(range(3000))
    assert [int(array) for array in numpy_loads(write(arrays, 0)).values()] == list(range(3000))
    assert numpy_loads(write({}, 0)) == {}
    assert Npz(numpy_saves({}, False)).names() == []


def test_what_zipfile_writes():
    """Streams that cannot seek have the sizes behind the data; comments; other members; versions of .npy."""

    class Stream(io.RawIOBase):
        def __init__(self):
            self.data = b""

        def writable(self):
            return True

        def write(self, data):
            self.data += bytes(data)
            return len(data)

    array = np.arange(1000.0)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        for force_zip64 in (False, True):
            stream = Stream()
            with zipfile.ZipFile(stream, "w", method) as archive:
                archive.comment = b"PK\5\6 is how an end begins"
                archive.writestr("read.me", "text")
                for version in [(1, 0), (2, 0), (3, 0)]:
                    with archive.open(f"v{version[0]}.npy", "w", force_zip64=force_zip64) as member:
                        np.lib.format.write_array(member, array, version)
            npz = Npz(stream.data)
            assert npz.names() == ["read.me", "v1", "v2", "v3"]
            for name in ("v1", "v2", "v3", None):
                same(npz.get(name), array)
            assert status(stream.data, "read.me") == tierce_c.E_ARGUMENT


def test_what_is_not_carried():
    plain, other = np.arange(3), io.BytesIO()
    for array in (np.zeros(3, [("a", "<i4")]), np.array([None, "a"], object)):
        data = numpy_saves({"bad": array, "good": plain}, True)
        assert status(data, "bad") == tierce_c.E_UNSUPPORTED
        same(Npz(data).get("good"), plain)
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        other = io.BytesIO()
        with zipfile.ZipFile(other, "w", method) as archive:
            with archive.open("a.npy", "w") as member:
                np.lib.format.write_array(member, plain)
        assert Npz(other.getvalue()).names() == ["a"]
        assert status(other.getvalue(), "a") == tierce_c.E_UNSUPPORTED


def archive_of(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_archives_that_are_not_what_they_seem():
    array = io.BytesIO()
    np.save(array, np.arange(10))
    array = array.getvalue()
    assert status(archive_of([("a.npy", array), ("a.npy", array)])) == tierce_c.E_CORRUPT
    assert status(archive_of([("a.npy", array + b"\0")])) == tierce_c.E_CORRUPT
    assert status(archive_of([("a.npy", array[:-1])])) == tierce_c.E_CORRUPT
    assert status(archive_of([("a.npy", b"")])) == tierce_c.E_CORRUPT
    assert status(archive_of([("a.npy", b"text")])) == tierce_c.E_CORRUPT
    assert status(archive_of([("a.txt", array)])) == tierce_c.E_ARGUMENT
    for whole in (write({"a": np.arange(10)}, 6), archive_of([("a.npy", array)])):
        for size in range(0, len(whole)):
            assert status(whole[:size]) == tierce_c.E_CORRUPT, size
        for changed in (whole + b"\0", b"\0" + whole, whole + whole, b""):
            assert status(changed) == tierce_c.E_CORRUPT
    # Two entries of the directory for the same bytes.
    whole = archive_of([("a.npy", array), ("b.npy", array)])
    second = whole.rindex(b"PK\1\2")
    shared = whole[: second + 42] + struct.pack("<I", 0) + whole[second + 46 :]
    assert status(shared) == tierce_c.E_CORRUPT


def test_flipped_bits():
    """A change is an error, or the elements are as before."""
    array = np.arange(20, dtype="<u2")
    for whole in (write({"a": array}, 6), numpy_saves({"a": array}, False)):
        for index in range(len(whole)):
            for change in (1, 0x20, 0x80, 0xFF):
                bad = bytearray(whole)
                bad[index] ^= change
                try:
                    made = Npz(bytes(bad)).get(max_len=1 << 20)
                except TierceError as error:
                    assert error.status in (tierce_c.E_CORRUPT, tierce_c.E_UNSUPPORTED, tierce_c.E_ARGUMENT), index
                else:
                    assert made.seen().tobytes() == array.tobytes()


def test_limits():
    array = np.zeros(10_000_000, "u1")
    data = numpy_saves({"a": array}, True)
    assert status(data, max_len=9_999_999) == tierce_c.E_LIMIT
    assert status(data, max_len=0) == tierce_c.E_LIMIT
    assert Npz(data).get(max_len=10_000_000).size == 10_000_000
    assert Npz(data).get().size == 10_000_000
    # A shape that claims terabytes.
    huge = io.BytesIO()
    np.lib.format.write_array_header_1_0(huge, {"descr": "<f8", "fortran_order": False, "shape": (1 << 40,)})
    assert status(archive_of([("a.npy", huge.getvalue())])) == tierce_c.E_CORRUPT


def test_threads():
    arrays = {f"a{number}": np.arange(200_000 + number) for number in range(4)}
    npz = Npz(numpy_saves(arrays, True))
    wrong = []

    def read(name, array):
        for _ in range(3):
            if npz.get(name).seen().tobytes() != array.tobytes():
                wrong.append(name)

    threads = [threading.Thread(target=read, args=item) for item in arrays.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.mark.long
def test_more_than_4_gib(tmp_path):
    """One element seen as many, so that neither side has them all in memory."""
    size, path = (1 << 32) + 10, tmp_path / "large.npz"
    write({"large": np.broadcast_to(np.uint8(7), (size,)), "after": np.arange(3)}, 1, path)
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("large.npy").file_size == size + 128
        assert archive.testzip() is None
    assert Npz(path).get("after").seen().tolist() == [0, 1, 2]
    assert status(path, "large", max_len=1 << 32) == tierce_c.E_LIMIT
