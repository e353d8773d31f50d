"""Boxes written and read by us and by zarr-python in turn on one array, against a model of numpy's: random everything."""

import itertools
import shutil

import numpy as np
import pytest
import zarr
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tierce_c import Pool
from tierce_store import Store
from tierce_zarr import open_array
from zarr_cases import QUIET, content, lent, make_ours, make_theirs, named, same_documents, sample, store_at

pytestmark = QUIET

DTYPES = ["|b1", "|u1", "<i2", ">i4", "<f4", ">f8", "<c16", "|S3", ">U2", "<M8[ms]", "|V5", "utf8"]
ZSTD = named("zstd", level=1, checksum=False)
V3_CODECS = [[], [ZSTD], [named("gzip", level=1), {"name": "crc32c"}]]
V2_CODECS = [[], [{"id": "zlib", "level": 1}], [{"id": "zstd", "level": 1}]]
POOL = Pool(2)


@st.composite
def arrays(draw):
    """The description of an array of some dozens of chunks at most."""
    # No axes: test_zarr_arrays.py.
    ndim = draw(st.integers(1, 3))
    zarr_format = draw(st.sampled_from([3, 3, 2]))
    shape = tuple(draw(st.lists(st.integers(0, 14) | st.integers(5, 14), min_size=ndim, max_size=ndim)))
    chunks = tuple(draw(st.lists(st.integers(1, 6), min_size=ndim, max_size=ndim)))
    case = {"shape": shape, "chunks": chunks, "dtype": draw(st.sampled_from(DTYPES)), "zarr_format": zarr_format}
    case["order"] = draw(st.sampled_from("CCF" if ndim > 1 else "C"))
    if zarr_format == 2:
        return {**case, "compressors": draw(st.sampled_from(V2_CODECS))}
    case["compressors"] = draw(st.sampled_from(V3_CODECS))
    # Faults of zarr-python: items behind a transpose, raw bytes in shards (see test_zarr_arrays.py).
    if case["dtype"] == "utf8":
        case["order"] = "C"
    if ndim and case["dtype"] != "|V5" and draw(st.booleans()):
        times = draw(st.lists(st.integers(1, 4), min_size=ndim, max_size=ndim))
        case["shards"] = tuple(extent * many for extent, many in zip(chunks, times, strict=True))
        case["index_location"] = draw(st.sampled_from(["start", "end"]))
    return case


@st.composite
def steps(draw, shape):
    """A box, who has it, whether it is written, with what, in which layout."""
    bounds = [sorted(draw(st.tuples(st.integers(0, extent), st.integers(0, extent)))) for extent in shape]
    return {
        "box": tuple(slice(start, stop) for start, stop in bounds),
        "ours": draw(st.booleans()),
        "write": draw(st.sampled_from([True, True, False])),
        "seed": draw(st.integers(0, 5)),
        "layout": draw(st.sampled_from(["C", "F", "spread", "backwards"])),
        "threads": draw(st.sampled_from(["store", "pool"])),
    }


def laid_out(values, layout):
    """The same values with other strides, in memory of numpy's."""
    if layout == "F":
        return np.array(values, order="F")
    if layout == "spread":
        around = np.zeros([2 * extent + 1 for extent in values.shape], values.dtype)
        inside = around[(..., *(slice(1, None, 2) for _ in values.shape))]
        inside[...] = values
        return inside
    if layout == "backwards":
        around = (..., *(slice(None, None, -1),) * values.ndim)
        return values[around].copy()[around]
    return values


def run_step(step, model, ours, theirs):
    box, dtype = step["box"], model.dtype
    start, extent = [part.start for part in box], [part.stop - part.start for part in box]
    if step["write"]:
        # Seed 0: the fill value, so that chunks are deleted.
        values = np.full(extent, "" if dtype == object else np.zeros((), dtype), dtype)
        if step["seed"]:
            values = sample("utf8" if dtype == object else dtype.str, extent, step["seed"])
        model[box] = values
        if step["ours"]:
            array = ours.with_pool(POOL) if step["threads"] == "pool" else ours
            array.write(start, lent(values if dtype == object else laid_out(values, step["layout"])))
        elif values.size:
            theirs[box or ...] = values if values.ndim else values[()]
    elif not step["ours"]:
        assert content(theirs[box or ...]) == content(model[box] if box else model)
    elif dtype == object:
        assert content(ours.read(start, extent)) == content(model[box])
    else:
        room = laid_out(np.zeros(extent, dtype), step["layout"])
        ours.read_into(start, room)
        assert content(room) == content(model[box])


def fill_of(dtype):
    return {"M": np.datetime64(0, "ms")}.get(np.dtype(dtype).kind) if dtype != "utf8" else None


@pytest.mark.parametrize("maker", ["ours", "theirs"])
def test_boxes_in_turn(maker, tmp_path):
    folders = itertools.count()

    @settings(max_examples=40)
    @given(st.data())
    def run(data):
        case = data.draw(arrays())
        folder = tmp_path / str(next(folders))
        case["fill"] = fill_of(case["dtype"])
        event(f"v{case['zarr_format']}, {'shards' if case.get('shards') else 'chunks'}")
        if maker == "ours":
            make_ours(store_at(folder), "array", **case)
            make_theirs(folder / "other", **case)
            same_documents(folder / "array", folder / "other")
        else:
            make_theirs(folder / "array", **case)
        ours = open_array(store_at(folder), "array")
        theirs = zarr.open_array(folder / "array", mode="r+")
        dtype = object if case["dtype"] == "utf8" else case["dtype"]
        model = np.full(case["shape"], "" if dtype is object else np.zeros((), dtype), dtype)
        for _ in range(data.draw(st.integers(1, 6))):
            run_step(data.draw(steps(case["shape"])), model, ours, theirs)
        whole = content(model)
        assert content(theirs[...]) == whole and content(ours.read([0] * model.ndim, case["shape"])) == whole
        shutil.rmtree(folder)

    run()


@settings(max_examples=40)
@given(arrays())
def test_which_chunks_a_box_touches(case):
    ours = make_ours(Store("memory://"), "array", **case)
    whole = case.get("shards") or case["chunks"]
    # Items in shards are read with the whole shard.
    assert ours.inner_chunks == (case["chunks"] if case["dtype"] != "utf8" else whole)
    assert ours.chunks == whole and ours.shape == case["shape"]
    first, counts, total = ours.box_chunks([0] * ours.ndim, case["shape"])
    wanted = [-(-extent // chunk) for extent, chunk in zip(case["shape"], whole, strict=True)]
    if 0 in case["shape"]:
        assert total == 0
    else:
        assert list(counts) == wanted and total == int(np.prod(wanted, dtype=int)) and not any(first)
    assert ours.covers([0] * ours.ndim, case["shape"])
