"""zfp on real fields: zfpy's bytes, errors as numpy finds them, masks of missing values, indices, threads, parts."""

import functools

import numpy as np
import pytest
import zfpy
from hypothesis import given, settings
from hypothesis import strategies as st
from tierce_array import Array
from tierce_c import E_ARGUMENT, E_CORRUPT, E_UNSUPPORTED, Pool, TierceError
from tierce_zfp import CHECK, TIGHTEN, View, Zfp

NAMES = ["era_u_f4", "era_z_f8", "vort_f4", "era_u_i2"]
MODES = {
    "reversible": {},
    "rate": {"rate": 9.7},
    "precision": {"precision": 19},
    "accuracy": {"tolerance": 1e-3},
    "coarse": {"tolerance": 0.9},
}
FIELDS = pytest.mark.parametrize("name", NAMES)
FLOATS = pytest.mark.parametrize("name", NAMES[:3])


@functools.cache
def load(path):
    """At most 600 000 elements, in as many axes as there are, four at most."""
    field = np.load(path)
    while field.size > 600_000:
        axis = int(np.argmax(field.shape))
        field = field[tuple(slice(0, -(-e // 2)) if i == axis else slice(None) for i, e in enumerate(field.shape))]
    field = np.ascontiguousarray(field)
    field.flags.writeable = False
    return field


@pytest.fixture(name="field")
def load_field(name, fields_folder):
    return load(fields_folder / f"{name}.npy")


def span(field):
    return float(field.max()) - float(field.min())


def setting(mode, field, **more):
    """zfpy's keywords, a tolerance being of the range; and the same setup."""
    given = dict(MODES[mode])
    if "tolerance" in given:
        given["tolerance"] *= span(field)
    made = {"rate": ("rate", (given.get("rate"), None, field.ndim)), "precision": ("precision", given.get("precision"))}
    made["tolerance"] = ("accuracy", given.get("tolerance"))
    return given, Zfp(**(dict(made[key] for key in given) or {"reversible": True}), **more)


def land(shape):
    """A coarse mask, as land has in a field of the sea: whole regions, and some points of it."""
    rows, columns = np.ogrid[: shape[-2], : shape[-1]]
    mask = np.sin(rows / 17) + np.cos(columns / 23) > 0.9
    mask[3, 5] = mask[-1, -1] = True
    return np.broadcast_to(mask, shape)


def found_errors(field, back):
    """The largest |x - y|, and |x - y| / |x|, in doubles, as the report has them."""
    x, y = field.astype("f8"), back.astype("f8")
    off = np.abs(x - y)
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = np.where(off == 0, 0.0, off / np.abs(x))
    return off.max(), relative.max()


@pytest.mark.parametrize("mode", MODES)
@FIELDS
def test_same_bytes(name, mode, field):
    if field.dtype == "<i2":
        # zfp's own promotion.
        field = field.astype("<i4") << 15
    given, ours = setting(mode, field)
    stream = zfpy.compress_numpy(field, **given)
    assert ours.compress(field) == stream
    assert ours.compress(field, Pool(2)) == stream
    expected = zfpy.decompress_numpy(stream)
    assert Zfp().decompress(stream).tobytes() == expected.tobytes()
    assert Zfp().decompress(stream, pool=Pool(2)).tobytes() == expected.tobytes()
    given, ours = setting(mode, field, index=16)
    again, side, _ = ours.report(field, Pool(2))
    assert again == stream and ours.report(field)[1] == side
    assert Zfp().decompress(stream, side=side, pool=Pool(2)).tobytes() == expected.tobytes()


@FIELDS
def test_small_integers_and_reversed_views(name, field):
    view = field[..., ::-1, ::2]
    stream = Zfp().compress(view)
    back = np.zeros_like(view)
    Zfp().decompress_into(stream, back)
    assert back.tobytes() == view.tobytes()


# Errors


@pytest.mark.parametrize("mode", MODES)
@FLOATS
def test_errors_are_numpys(name, mode, field):
    given, ours = setting(mode, field, bounds=(CHECK,))
    stream, _, report = ours.report(field)
    absolute, relative = found_errors(field, zfpy.decompress_numpy(stream))
    assert (report.absolute, report.relative) == pytest.approx((absolute, relative), rel=1e-12)
    assert (report.absolute, report.relative) == (ours.report(field, Pool(2))[2].absolute, report.relative)
    if "tolerance" in given:
        assert report.absolute <= ours.used <= given["tolerance"]
    unchecked = setting(mode, field)[1].report(field)[2]
    assert unchecked.absolute < 0 and unchecked.relative < 0


@FLOATS
def test_bounds_hold(name, field):
    """A bound that the rate does not hold is an error, or more is kept until zfpy's elements hold it."""
    bound = span(field) * 1e-4
    rate = (3.0, field.dtype, field.ndim)
    with pytest.raises(TierceError) as error:
        Zfp(rate=rate, bounds=(CHECK, bound)).compress(field)
    assert error.value.status == E_UNSUPPORTED
    for limits in ((bound,), (np.inf, 1e-2), (bound, 1e-3), (0.0,)):
        stream, _, report = Zfp(rate=rate, bounds=(TIGHTEN, *limits)).report(field)
        back = zfpy.decompress_numpy(stream)
        absolute, relative = found_errors(field, back)
        assert absolute <= limits[0] and relative <= (limits[1:] or (np.inf,))[0]
        assert (report.absolute, report.relative) == pytest.approx((absolute, relative), rel=1e-12)
    # Nothing off at all: where integers were unpacked to doubles a rate below the reversible mode does.
    assert np.array_equal(back, field)


# Missing values


@pytest.mark.parametrize("mode", list(MODES)[1:])
@FLOATS
def test_masks(name, mode, field):
    missing = land(field.shape)
    values = field.copy()
    values[missing] = np.nan
    bits = values.view(f"u{values.itemsize}")
    # Not all NaN are the same, and infinities have a sign.
    values[..., 3, 5], values[..., -1, -1] = np.inf, -np.inf
    bits[missing & np.isnan(values)] |= 0x1234
    given, plain = setting(mode, field)
    with pytest.raises(TierceError) as error:
        plain.compress(values)
    assert error.value.status == E_ARGUMENT
    for index in (0, 8):
        _, ours = setting(mode, field, mask=1, index=index, bounds=(CHECK,))
        stream, side, report = ours.report(values)
        assert ours.report(values, Pool(2))[:2] == (stream, side)
        assert report.masked == missing.sum()
        for pool in (None, Pool(2)):
            back = ours.decompress(stream, side=side, pool=pool).to_numpy()
            assert back[missing].tobytes() == values[missing].tobytes()
            absolute, _ = found_errors(values[~missing], back[~missing])
            assert report.absolute == pytest.approx(absolute, rel=1e-12)
            if "tolerance" in given:
                assert absolute <= given["tolerance"]
        # zfp reads the same where there are values, and something finite elsewhere.
        theirs = zfpy.decompress_numpy(stream)
        assert theirs[~missing].tobytes() == back[~missing].tobytes() and np.isfinite(theirs).all()
        assert ours.decompress(stream).tobytes() == theirs.tobytes()
    # The values that stand in for missing ones cost little: less than the field itself where it is whole.
    if "rate" not in given:
        assert len(stream) < 1.02 * len(plain.compress(field))


@FLOATS
def test_missing_values_need_no_mask_in_the_reversible_mode(name, field):
    values = field.copy()
    values[land(field.shape)] = np.nan
    stream, side, report = Zfp(mask=1).report(values)
    assert stream == zfpy.compress_numpy(values) and report.masked == 0
    assert Zfp().decompress(stream, side=side).tobytes() == values.tobytes()


@FLOATS
def test_sidecars_of_other_streams(name, field):
    """A sidecar goes with its stream: one of another shape, and one that is cut, are found."""
    values = field.copy()
    values[land(field.shape)] = np.nan
    ours = Zfp(accuracy=span(field) * 1e-3, mask=1, index=8)
    stream, side, _ = ours.report(values)
    other = ours.report(values[..., :-5])[1]
    for wrong in (other, side[:-1], side[: len(side) // 2], b"x" + side[1:], side + b"\0"):
        with pytest.raises(TierceError) as error:
            ours.decompress(stream, side=wrong)
        assert error.value.status == E_CORRUPT


# Parts


@functools.cache
def viewed(path, mode):
    field = load(path)
    _, ours = setting(mode, field, index=4)
    stream, side, _ = ours.report(field)
    return View(Zfp(), stream, b"" if mode == "rate" else side), zfpy.decompress_numpy(stream)


@settings(max_examples=60)
@given(st.data())
@pytest.mark.parametrize("mode", MODES)
@FLOATS
def test_boxes_are_slices(name, mode, fields_folder, data):
    view, whole = viewed(fields_folder / f"{name}.npy", mode)
    start = [data.draw(st.integers(0, extent - 1)) for extent in whole.shape]
    sizes = [data.draw(st.integers(1, min(30, e - at))) for at, e in zip(start, whole.shape, strict=True)]
    inside = tuple(slice(at, at + size) for at, size in zip(start, sizes, strict=True))
    around = np.full([size + 2 for size in sizes], 5, whole.dtype)
    middle = around[(slice(1, -1),) * whole.ndim]
    view.box(start, middle)
    assert middle.tobytes() == whole[inside].tobytes()
    middle[...] = 5
    assert (around == 5).all()
    fortran = np.zeros(sizes, whole.dtype, "F")
    view.box(start, fortran)
    assert (fortran == whole[inside]).all()
    assert view.get(start, whole.dtype) == whole[tuple(start)]
    block = [at // 4 for at in start]
    expected = whole[tuple(slice(4 * at, 4 * at + 4) for at in block)]
    assert view.block(block, whole.dtype).tobytes() == expected.tobytes()


@FLOATS
def test_boxes_with_missing_values(name, field):
    values = field.copy()
    values[land(field.shape)] = np.nan
    ours = Zfp(accuracy=span(field) * 1e-3, mask=1, index=4)
    stream, side, _ = ours.report(values)
    whole = ours.decompress(stream, side=side).to_numpy()
    view, start = View(ours, stream, side), [0] * (field.ndim - 2) + [2, 2]
    box = np.zeros([extent // 2 for extent in field.shape], field.dtype)
    view.box(start, box)
    inside = tuple(slice(at, at + size) for at, size in zip(start, box.shape, strict=True))
    assert box.tobytes() == whole[inside].tobytes() and np.isnan(box).any()


@FLOATS
def test_boxes_that_are_refused(name, field):
    stream = zfpy.compress_numpy(field, tolerance=span(field) * 1e-3)
    with pytest.raises(TierceError) as error:
        View(Zfp(), stream)
    assert error.value.status == E_UNSUPPORTED
    view = View(Zfp(), zfpy.compress_numpy(field, rate=8))
    for start, sizes in ([field.shape, [1] * field.ndim], [[1] * field.ndim, field.shape]):
        with pytest.raises(TierceError) as error:
            view.box(list(start), np.zeros(sizes, field.dtype))
        assert error.value.status == E_ARGUMENT


@FLOATS
def test_the_same_view_in_fortran_order(name, field):
    """With a like in Fortran order, axes are turned round."""
    stream = zfpy.compress_numpy(field.T, rate=10)
    whole = zfpy.decompress_numpy(stream).T
    view = View(Zfp(), stream, like=Array.describe(field.dtype, field.shape, "F"))
    start = [extent // 2 for extent in field.shape]
    box = np.zeros([extent - at for at, extent in zip(start, field.shape, strict=True)], field.dtype)
    view.box(start, box)
    assert (box == whole[tuple(slice(at, None) for at in start)]).all()
    assert view.get(start, field.dtype) == whole[tuple(start)]
