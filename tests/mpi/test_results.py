"""What any number of ranks writes, and goes on with."""

import json
import math

import numpy as np
import pytest
import xarray
from dask.distributed import Client, LocalCluster
from job import Job, means, run
from places import same_bits

# Sides that are no multiples of the chunks', whose last ones are cut.
GRID, CHUNK, EVERY = (30, 20, 17), (8, 8, 8), 5
BOX = ["--grid", ",".join(map(str, GRID)), "--chunk", ",".join(map(str, CHUNK)), "--every", EVERY]


@pytest.fixture
def ranks_to_try(new_place):
    """All in files. What differs on S3 is the store, not how the work is shared out."""
    return [1, 2, 3, 4, 6] if new_place().uri.startswith("file") else [1, 3, 4]


def test_the_same_objects_on_any_number_of_ranks(new_place, ranks_to_try):
    """Byte for byte, metadata included, with the same means to the last digit."""
    objects, told = None, None
    for ranks in ranks_to_try:
        place = new_place()
        output = run(ranks, *BOX, "--steps", 10, *place.arguments)
        assert "each written by one rank" in output
        if objects is None:
            objects, told = place.objects(), means(output)
            # 2 snapshots of 2 fields in 4 x 3 x 3 chunks; v is 0 at first in some of them, which are not there.
            assert 2 * 36 < sum(key.startswith(("u/c/", "v/c/")) for key in objects) <= 4 * 36
        assert place.objects() == objects, f"{ranks} ranks wrote something else than {ranks_to_try[0]}"
        assert means(output) == told


def test_restart_on_another_number_of_ranks(new_place, ranks_to_try):
    """The state goes on bit for bit as if the run had never stopped, whoever takes it up."""
    whole, half = new_place(), new_place()
    told = means(run(2, *BOX, "--steps", 20, *whole.arguments))
    run(4, *BOX, "--steps", 10, *half.arguments)
    for ranks in ranks_to_try:
        again = new_place()
        half.copy_to(again)
        output = run(ranks, "--restart", "--steps", 20, *again.arguments)
        assert means(output) == {step: told[step] for step in (10, 15, 20)}
        for name in ("u", "v", "time"):
            assert same_bits(again.values(name), whole.values(name)), f"{name} differs on {ranks} ranks"
        assert again.objects() == whole.objects()


def test_a_restart_makes_arrays_longer_twice(new_place):
    whole, parts = new_place(), new_place()
    run(1, *BOX, "--steps", 30, *whole.arguments)
    run(3, *BOX, "--steps", 12, *parts.arguments)  # ends between two snapshots
    assert parts.by_library("time")[...].tolist() == [5, 10]
    run(2, "--restart", "--steps", 23, *parts.arguments)
    run(4, "--restart", "--steps", 30, *parts.arguments)
    assert parts.objects() == whole.objects()


@pytest.mark.parametrize("ranks", [2, 5, 8])
def test_bricks_that_cut_chunks_are_merged(new_folder, ranks):
    """With --split cells faces lie inside chunks, which up to eight ranks then write in part, at once."""
    aligned, cut = new_folder(), new_folder()
    box = ["--grid", "21,22,23", "--chunk", "9,9,9", "--every", 2, "--steps", 6]
    run(1, *box, *aligned.arguments)
    output = run(ranks, *box, "--split", "cells", *cut.arguments)
    assert "some shared by several ranks, and merged" in output
    for name in ("u", "v", "time"):
        assert same_bits(cut.values(name), aligned.values(name))
    run(3, "--restart", "--split", "cells", "--steps", 10, *cut.arguments)
    run(2, "--restart", "--steps", 10, *aligned.arguments)
    assert same_bits(cut.values("v"), aligned.values("v"))


def test_more_ranks_than_chunks_are_merged(new_folder):
    """Where there are fewer chunks than ranks, cells are shared out, without being asked to."""
    few, many = new_folder(), new_folder()
    box = ["--grid", "12,12,12", "--chunk", "12,12,12", "--every", 2, "--steps", 4]
    run(1, *box, *few.arguments)
    assert "merged" in run(4, *box, *many.arguments)
    assert same_bits(many.values("u"), few.values("u"))


def test_shards(new_place):
    """Each shard is one object of one rank."""
    chunks, shards = new_place(), new_place()
    run(2, *BOX, "--steps", 10, *chunks.arguments)
    output = run(4, *BOX, "--shard", "16,8,24", "--steps", 10, *shards.arguments)
    assert "objects of 16 x 8 x 24 cells, each written by one rank" in output
    for name in ("u", "v"):
        assert same_bits(shards.values(name), chunks.values(name))
    keys = [key for key in shards.objects() if key.startswith("u/c/")]
    assert len(keys) == 2 * (2 * 3 * 1), "one object for each shard"
    run(3, "--restart", "--steps", 15, *shards.arguments)
    run(1, "--restart", "--steps", 15, *chunks.arguments)
    assert same_bits(shards.values("v"), chunks.values("v"))


def test_any_codec(new_folder):
    """What is lost is what the codec was allowed to lose."""
    exact, lossy = new_folder(), new_folder()
    zfp = [{"name": "numcodecs.zfpy", "configuration": {"mode": 4, "tolerance": 1e-4}}]
    run(2, *BOX, "--steps", 10, *exact.arguments)
    run(2, *BOX, "--steps", 10, "--codec", json.dumps(zfp), *lossy.arguments)
    worst = np.abs(lossy.values("u") - exact.values("u")).max()
    assert 0 < worst <= 1e-4
    assert [codec["name"] for codec in lossy.by_library("u").metadata()["codecs"]] == ["numcodecs.zfpy"]


def test_xarray_and_dask_compute_the_means_of_the_solver(new_folder):
    """fsum() rounds the exact sum once: that is the solver's to the last bit. dask adds in another order, with other roundings."""
    place = new_folder()
    told = means(run(4, *BOX, "--steps", 20, *place.arguments))
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with cluster, Client(cluster), xarray.open_zarr(place.folder) as data:
        assert data["u"].dims == ("time", "z", "y", "x") and data["u"].shape == (4, *GRID)
        assert data["time"].values.tolist() == [5, 10, 15, 20]
        assert data["u"].data.chunksize == (1, *CHUNK)
        for field, name in enumerate(("u", "v")):
            by_dask = data[name].mean(("z", "y", "x")).compute()
            for index, step in enumerate(told):
                exact = math.fsum(data[name].values[index].ravel()) / math.prod(GRID)
                assert told[step][field] == exact
                assert float(by_dask.sel(time=step)) == pytest.approx(exact, rel=1e-14, abs=0)


def test_readers_see_whole_snapshots_only(new_folder):
    """While a job writes, every snapshot that has a time is what it will be.

    In files: the server of the tests replaces an object and its checksum one after the other, so that who reads the times while
    they are replaced finds them damaged.
    """
    place, steps = new_folder(), 30
    whole = new_folder()
    box = ["--grid", "24,24,24", "--chunk", "6,6,6", "--every", 1, "--steps", steps]
    run(1, *box, *whole.arguments)
    wanted, seen = whole.values("u"), set()
    with Job(4, [*box, *place.arguments]) as job:
        job.wait_for("step 2 ")
        while job.process.poll() is None:
            time = place.by_library("time")[...]
            count = int(np.isfinite(time).sum())
            assert np.isfinite(time[:count]).all()
            if count > 0:
                assert same_bits(place.by_library("u").read((count - 1, 0, 0, 0), (1, 24, 24, 24))[0], wanted[count - 1])
                seen.add(count)
        assert job.end()[0] == 0
    assert len(seen) > 1, "nothing was seen while it was written"
    assert same_bits(place.values("u"), wanted)
