"""tierce.npy: files of NumPy, byte for byte."""

import io
import os
import threading

import numpy as np
import pytest

import tierce
from tierce import errors, npy

VALUES = {
    "row": np.arange(24.0).reshape(2, 3, 4),
    "fortran": np.asfortranarray(np.arange(6, dtype=">i2").reshape(2, 3)),
    "view": np.arange(24, dtype="<u4").reshape(4, 6)[::-1, 1::2],
    "scalar": np.float32(1.5),
    "empty": np.zeros((0, 3), "<c16"),
    "times": np.array(["2020-01-01", "NaT"], "<M8[ns]"),
    "strings": np.array(["a", "bé"]),
    "true": np.array([True, False]),
}


def saved(values):
    out = io.BytesIO()
    np.save(out, values)
    return out.getvalue()


@pytest.mark.parametrize("name", VALUES)
def test_files_are_numpys(name, tmp_path):
    values, path = np.asarray(VALUES[name]), tmp_path / "x.npy"
    npy.save(path, values)
    assert path.read_bytes() == saved(values) == bytes(npy.dumps(values))
    for found in (npy.load(path), npy.load(str(path)), npy.load(os.fsencode(path)), npy.loads(saved(values))):
        assert found.dtype == values.dtype and np.array_equal(found, values, equal_nan=name == "times")
        assert found.flags.f_contiguous == np.load(path).flags.f_contiguous
    assert os.listdir(tmp_path) == ["x.npy"]


def test_what_is_read_may_be_written_to():
    found = npy.loads(saved(np.zeros(3)))
    found[0] = 1
    assert found.tolist() == [1, 0, 0]


def test_damage_and_wrong_arguments(tmp_path):
    good = saved(VALUES["row"])
    for wrong in (b"", good[:50], good[:-1], good + b"x", b"\x93NUMPY\x09\x00" + good[8:]):
        with pytest.raises(tierce.Error):
            npy.loads(wrong)
    with pytest.raises(errors.NativeError) as caught:
        npy.load(tmp_path / "none.npy")
    assert caught.value.native[1] == 2
    with pytest.raises(ValueError, match="null"):
        npy.load("a\0b")
    with pytest.raises(TypeError):
        npy.load(3)
    with pytest.raises(errors.UnsupportedError):
        npy.dumps(["text"])
    with pytest.raises(TypeError):
        npy.loads("text")


@pytest.mark.parametrize("level", [0, 6])
@pytest.mark.parametrize("place", ["file", "memory"])
def test_archives_are_read_by_numpy_and_the_reverse(place, level, tmp_path):
    path = tmp_path / "x.npz"
    with npy.NpzWriter(path if place == "file" else None, level) as writer:
        for name, values in VALUES.items():
            writer.add(name, values)
        if place == "memory":
            path.write_bytes(writer.finish())
    theirs = np.load(path)
    for source in (path, str(path), path.read_bytes()):
        with npy.NpzFile(source) as ours:
            assert list(ours) == ours.names == theirs.files == list(VALUES) and len(ours) == len(VALUES)
            for name, values in VALUES.items():
                assert ours[name].tobytes() == theirs[name].tobytes() and ours[name].dtype == theirs[name].dtype
                assert ours[name + ".npy"].shape == np.shape(values)
            assert (
                np.array_equal(ours.first(), VALUES["row"]) and "row" in ours and "none" not in ours and 3 not in ours
            )
            with pytest.raises(KeyError, match="none"):
                ours["none"]
    out = io.BytesIO()
    (np.savez_compressed if level else np.savez)(out, **VALUES)
    ours = npy.NpzFile(out.getvalue())
    assert {name: array.tobytes() for name, array in ours.items()} == {
        name: np.asarray(values).tobytes("A" if name == "fortran" else "C") for name, values in VALUES.items()
    } or all(np.array_equal(ours[name], VALUES[name], equal_nan=name == "times") for name in VALUES)


def test_arrays_outlive_their_archive():
    out = io.BytesIO()
    np.savez(out, a=np.arange(1000))
    archive = npy.NpzFile(out.getvalue())
    found = archive["a"]
    archive.close()
    assert found.sum() == 499500
    for use in (
        archive.first,
        lambda: archive["a"],
        lambda: "a" in archive,
        lambda: archive.names,
        lambda: len(archive),
    ):
        with pytest.raises(errors.ArgumentError, match="the archive is closed"):
            use()


def test_records_are_refused(tmp_path):
    records = np.array([(1, 2.5)], [("a", "<i4"), ("b", "<f8")])
    archive = npy.NpzWriter()
    for write in (npy.dumps, lambda array: npy.save(tmp_path / "a.npy", array), lambda array: archive.add("a", array)):
        with pytest.raises(errors.UnsupportedError, match="structured element type"):
            write(records)
    assert not list(tmp_path.iterdir())


def test_limits_and_damage():
    out = io.BytesIO()
    np.savez_compressed(out, a=np.zeros(100000))
    good = out.getvalue()
    with pytest.raises(errors.LimitError):
        npy.NpzFile(good, max_length=799_999)["a"]
    assert npy.NpzFile(good, max_length=800_000)["a"].nbytes == 800_000
    for cut in range(0, len(good), 37):
        with pytest.raises(tierce.Error):
            npy.NpzFile(good[:cut])["a"]
    for at in range(0, len(good), 11):
        wrong = bytearray(good)
        wrong[at] ^= 0x55
        try:
            npy.NpzFile(wrong, max_length=10**6).first()
        except tierce.Error:
            pass


def test_what_was_not_finished_leaves_nothing(tmp_path):
    path = tmp_path / "x.npz"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), npy.NpzWriter(path) as writer:
        writer.add("a", np.zeros(3))
        raise ZeroDivisionError
    assert path.read_bytes() == b"old" and os.listdir(tmp_path) == ["x.npz"]
    writer = npy.NpzWriter(path)
    writer.add("a", [1, 2])
    with pytest.raises(errors.ArgumentError):
        writer.add("a", [3])
    with pytest.raises(errors.UnsupportedError):
        writer.add("b", ["text"])
    with pytest.raises(TypeError):
        writer.add(b"c", [3])
    assert writer.finish() is None and npy.NpzFile(path)["a"].tolist() == [1, 2]
    with pytest.raises(errors.StateError):
        writer.finish()
    with pytest.raises(errors.NativeError):
        npy.NpzWriter(tmp_path / "none" / "x.npz")
    with pytest.raises((errors.ArgumentError, OverflowError)):
        npy.NpzWriter(level=2**33)


def test_threads_read_one_archive():
    out = io.BytesIO()
    np.savez_compressed(out, **{f"a{n}": np.full(5000, n) for n in range(8)})
    archive, wrong = npy.NpzFile(out.getvalue()), []

    def work(n):
        for _ in range(10):
            if not (archive[f"a{n}"] == n).all():
                wrong.append(n)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
