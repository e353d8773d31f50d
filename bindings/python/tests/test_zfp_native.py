"""tierce.zfp: modes, bounds, masks, indices, pools, views."""

import mmap
import pickle

import numpy as np
import pytest

import tierce
from tierce import errors, zfp, zfp_views


def field(shape=(20, 21, 22), dtype="f8"):
    return np.cumsum(np.random.default_rng(0).standard_normal(shape), axis=0).astype(dtype)


@pytest.mark.parametrize(
    ("settings", "mode", "used"),
    [
        ({}, "reversible", None),
        ({"tolerance": 1e-3}, "tolerance", 2.0**-10),
        ({"rate": 8.1, "ndim": 3}, "rate", 8.09375),
        ({"rate": 1, "ndim": 1, "dtype": "f8"}, "rate", 3.0),
        ({"rate": 3, "ndim": 2, "align": True}, "rate", 4.0),
        ({"precision": 99}, "expert", 64),
        ({"precision": 20}, "precision", 20),
        ({"params": (1, 16658, 64, -1075)}, "reversible", None),
        ({"mode_number": 2176}, "reversible", None),
    ],
    ids=str,
)
def test_modes(settings, mode, used):
    setup = zfp.Zfp(**settings)
    assert (setup.mode, setup.used) == (mode, used)
    again = zfp.Zfp(mode_number=setup.mode_number)
    assert again.params == setup.params
    assert zfp.Zfp(params=setup.params).params == setup.params
    copy = pickle.loads(pickle.dumps(setup))
    assert copy == setup and hash(copy) == hash(setup) and repr(copy) == repr(setup)
    assert copy != zfp.Zfp(tolerance=7)


@pytest.mark.parametrize(
    ("settings", "kind", "text"),
    [
        ({"rate": 8}, ValueError, "ndim"),
        ({"rate": 8, "ndim": 5}, ValueError, "1 to 4"),
        ({"rate": 8, "ndim": 3, "tolerance": 1}, ValueError, "tolerance and rate"),
        ({"rate": 8, "ndim": 2, "dtype": "i2"}, ValueError, "int16"),
        ({"align": True}, ValueError, "rate"),
        ({"precision": -1}, ValueError, "precision"),
        ({"precision": 1.5}, TypeError, "integer"),
        ({"precision": 2**32}, ValueError, "precision"),
        ({"tolerance": -1.0}, errors.ArgumentError, "tolerance"),
        ({"tolerance": "x"}, ValueError, "x"),
        ({"params": (1, 2, 3, 2**40)}, ValueError, "minexp"),
        ({"mode_number": 2**64}, ValueError, "mode_number"),
        ({"word_bits": 7}, errors.ArgumentError, "7 bits"),
        ({"header": 9}, errors.ArgumentError, "9"),
        ({"index": -1}, ValueError, "index"),
        ({"check": "x"}, ValueError, "tighten"),
        ({"absolute": -1.0}, errors.ArgumentError, "-1"),
    ],
    ids=str,
)
def test_settings_that_are_refused(settings, kind, text):
    with pytest.raises(kind, match=text):
        zfp.Zfp(**settings)


def test_bounds_that_are_checked():
    array = field()
    with pytest.raises(errors.UnsupportedError):
        zfp.Zfp(rate=2, ndim=3, absolute=1e-6).pack(array)
    packed = zfp.Zfp(rate=2, ndim=3, absolute=1e-6, check="tighten").pack(array)
    back = zfp.Zfp().decompress(packed.stream)
    assert np.abs(back - array).max() == packed.report.absolute <= 1e-6
    assert packed.report.params.maxbits > 128 and packed.sidecar == b""
    seen = zfp.Zfp(tolerance=1, check="check").pack(array).report
    assert 0 < seen.absolute <= 1 and seen.mode == "tolerance"
    assert zfp.Zfp(tolerance=1).pack(array).report.absolute is None
    lossless = zfp.Zfp(check="tighten", absolute=0.0, tolerance=1).pack(array)
    assert lossless.report.mode == "reversible" and lossless.report.absolute == 0


def test_masks():
    array = field()
    array[3, 4, 5], array[0, 0, 0] = np.nan, np.inf
    with pytest.raises(errors.ArgumentError):
        zfp.Zfp(tolerance=1e-3).compress(array)
    setup = zfp.Zfp(tolerance=1e-3, mask=True)
    with pytest.raises(ValueError, match="pack"):
        setup.compress(array)
    packed = setup.pack(array)
    assert packed.report.masked == 2
    back = setup.decompress(packed.stream, packed.sidecar)
    assert np.isnan(back[3, 4, 5]) and back[0, 0, 0] == np.inf
    good = np.isfinite(array)
    assert np.abs(back[good] - array[good]).max() <= 1e-3
    assert np.isfinite(setup.decompress(packed.stream)).all()
    other = setup.pack(field((5, 6)))
    with pytest.raises(errors.CorruptError):
        setup.decompress(packed.stream, other.sidecar or b"x")


def test_pools_both_ways():
    array = field((64, 65, 66))
    for settings in ({"rate": 12, "ndim": 3}, {"tolerance": 1e-4, "index": 32}):
        setup = zfp.Zfp(**settings)
        alone = setup.pack(array)
        with tierce.Pool(3) as pool:
            packed = setup.pack(array, pool)
            assert packed[:2] == alone[:2]
            back = setup.decompress(packed.stream, packed.sidecar, pool)
        assert back.tobytes() == setup.decompress(alone.stream, alone.sidecar).tobytes()
        with pytest.raises(errors.StateError, match="closed"):
            setup.pack(array, pool)


def test_memory_of_the_caller():
    array, setup = field(), zfp.Zfp(precision=30)
    stream = setup.compress(array)
    room = bytearray(setup.bound("f8", array.shape))
    assert room[: setup.compress_into(array, room)] == stream
    with pytest.raises(errors.BufferTooSmallError):
        setup.compress_into(array, bytearray(100))
    with pytest.raises((TypeError, BufferError)):
        setup.compress_into(array, bytes(100))
    with pytest.raises(ValueError, match="in the memory"):
        setup.compress_into(array, array[3:4, 2])
    with pytest.raises(ValueError, match="in the memory"):
        setup.decompress_into(array.view("u1").reshape(-1), array)
    out = np.full((*array.shape, 2), 7.0)[..., 0]
    assert setup.decompress_into(stream, out) is out
    assert out.tobytes() == setup.decompress(stream).tobytes() and (out.base[..., 1] == 7).all()
    with pytest.raises(errors.CorruptError):
        setup.decompress_into(stream, np.empty(5))
    with pytest.raises(errors.LimitError):
        setup.decompress(stream, max_bytes=array.nbytes - 1)
    assert setup.decompress(stream, max_bytes=array.nbytes).shape == array.shape


@pytest.mark.parametrize("dtype", ["i1", "u1", "i2", "u2", "f2", ">f4", ">i8", "M8[ns]"])
def test_elements_that_become_others(dtype):
    array = (field((9, 10)) * 5).astype("i8").clip(0, 100).astype(dtype)
    setup = zfp.Zfp()
    stream = setup.compress(array)
    assert np.array_equal(setup.decompress(stream, like=(dtype, array.shape)), array)
    bare = zfp.Zfp(header=0)
    stream = bare.compress(array)
    with pytest.raises(errors.NeedsDtypeError):
        bare.decompress(stream)
    assert np.array_equal(bare.decompress(stream, like=(dtype, array.shape)), array)


def test_fortran_order_and_words():
    array = np.asfortranarray(field())
    setup = zfp.Zfp(word_bits=8)
    stream = setup.compress(array, order="F")
    assert zfp.read_header(stream).shape == (22, 21, 20)
    back = setup.decompress(stream, order="F")
    assert np.array_equal(back, array) and back.flags.f_contiguous
    with pytest.raises(ValueError, match="order"):
        setup.compress(array, order="A")


def test_headers():
    stream = zfp.Zfp(tolerance=0.5).compress(field((4, 5, 6), "f4"))
    header = zfp.read_header(stream)
    assert (header.dtype, header.shape, header.mode, header.params.minexp) == ("f4", (4, 5, 6), "tolerance", -1)
    part = zfp.Zfp(header=zfp.HEADER_META).compress(field((4, 5)))
    told = zfp.read_header(part, zfp.HEADER_META)
    assert (told.shape, told.mode, told.params) == ((4, 5), None, None)
    for bad in (b"", b"zfp", b"abcd" * 10, stream[:5]):
        with pytest.raises(errors.Error):
            zfp.read_header(bad)


@pytest.mark.parametrize("settings", [{"rate": 16, "ndim": 3}, {"tolerance": 1e-3, "index": 16}], ids=str)
def test_views(settings):
    array = field()
    setup = zfp.Zfp(**settings)
    packed = setup.pack(array)
    whole = setup.decompress(packed.stream, packed.sidecar)
    with zfp.View(packed.stream, packed.sidecar, setup) as view:
        assert (view.shape, view.dtype, view.ndim, len(view)) == (array.shape, array.dtype, 3, 20)
        every = slice(None)
        for index in (
            (1, 2, 3),
            (-1, -1, -1),
            (every, 2),
            (slice(3, 9), slice(None, None, -2), slice(1, 20, 3)),
            (..., 5),
            (slice(5, 5),),
            (),
            ...,
            4,
            np.int64(4),
            (slice(10, 2, -3), 0, ...),
            (slice(-100, 100), slice(2, None), slice(0, -1)),
        ):
            found, wanted = view[index], whole[index]
            assert np.array_equal(found, wanted) and np.shape(found) == np.shape(wanted), index
        assert np.array_equal(view.block(1, 0, 2), whole[4:8, 0:4, 8:12])
        assert view.block(4, 5, 5).shape == (4, 1, 2)
        assert np.array_equal(np.asarray(view), whole) and np.asarray(view, "f4").dtype == np.float32
        out = np.zeros((3, 4, 5, 2))[..., 0]
        assert np.array_equal(view.read((2, 3, 4), out), whole[2:5, 3:7, 4:9])
        for bad in ((1, 2, 3, 4), 20, -21, None, [1], True, (..., ...), 1.5, "x"):
            with pytest.raises(IndexError):
                view[bad]
        with pytest.raises(errors.ArgumentError):
            view.read((18, 0, 0), np.zeros((3, 4, 5)))
        with pytest.raises(ValueError):
            view.read((-1, 0, 0), np.zeros((3, 4, 5)))
        with pytest.raises(errors.Error):
            view.block(99, 0, 0)
    with pytest.raises(ValueError, match="closed"):
        view[0]


def test_views_in_fortran_order_and_of_bare_streams():
    array = np.asfortranarray(field())
    setup = zfp.Zfp(rate=20, ndim=3, header=0)
    stream = setup.compress(array, order="F")
    view = zfp.View(stream, setup=setup, like=("f8", array.shape), order="F")
    whole = setup.decompress(stream, like=("f8", array.shape), order="F")
    assert view.shape == array.shape
    assert np.array_equal(view[3:5, 7, :], whole[3:5, 7, :])
    assert np.array_equal(view.block(0, 1, 2), whole[0:4, 4:8, 8:12])


def test_views_that_cannot_be():
    with pytest.raises(errors.UnsupportedError):
        zfp.View(zfp.Zfp(tolerance=1e-3).compress(field()))
    stream = zfp.Zfp(rate=8, ndim=3).compress(field())
    for bad in (b"", stream[:40], b"junk" * 20):
        with pytest.raises(errors.Error):
            zfp.View(bad)
    with pytest.raises(ValueError, match="like"):
        zfp.View(stream, order="F")


def test_a_view_keeps_its_stream():
    array = field()
    view = zfp.View(bytearray(zfp.Zfp(rate=32, ndim=3).compress(array)))
    junk = [bytearray(20000) for _ in range(50)]
    assert np.allclose(view[...], array, atol=1e-3) and junk


def test_a_view_that_another_thread_closes_while_it_is_read(monkeypatch):
    data = field()
    setup = zfp.Zfp(rate=16, ndim=3, dtype="f8")
    stream = setup.compress(data)
    whole = setup.decompress(stream)
    memory = mmap.mmap(-1, len(stream))
    memory[:] = stream
    lend = zfp_views.lend

    def closing(*given):
        view.close()
        with pytest.raises(BufferError):
            memory.close()  # what is read is still held
        return lend(*given)

    view = zfp.View(memory)
    monkeypatch.setattr(zfp_views, "lend", closing)
    assert np.array_equal(view.read((0, 0, 0), np.empty(data.shape)), whole)
    with pytest.raises(ValueError, match="closed"):
        view[0]
    memory.close()
