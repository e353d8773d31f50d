"""What fails on one rank ends all, with one line that says why; what was written before stays whole."""

import re

import numpy as np
import pytest
from job import Job, fails, run
from s3 import KEYS, Server

BOX = ["--grid", "12,12,12", "--chunk", "4,4,4", "--every", 2]


def test_one_rank_that_cannot_write(new_folder):
    """A file lies where the chunks of one rank are to go in the third snapshot."""
    place = new_folder()
    (place.folder / "u/c/2").mkdir(parents=True)
    (place.folder / "u/c/2/1").write_text("in the way")
    line = fails(3, *BOX, "--steps", 8, *place.arguments)
    assert re.match(r"mpi_snapshot: rank 1: cannot write u: u/c/2/1/\d/\d: ", line), line
    times = place.by_library("time")[...]
    assert times[:2].tolist() == [2, 4] and np.isnan(times[2:]).all()


def test_a_chunk_that_is_damaged(new_folder):
    """A restart that meets it says which, and changes nothing."""
    place = new_folder()
    run(2, *BOX, "--steps", 4, *place.arguments)
    chunk = place.folder / "u/c/1/2/0/1"
    chunk.write_bytes(chunk.read_bytes()[:-7])
    before = place.objects()
    line = fails(4, "--restart", "--steps", 6, *place.arguments)
    assert "cannot read u: TIERCE_E_CORRUPT" in line and "u/c/1/2/0/1" in line, line
    after = place.objects()
    assert {key for key in before if before[key] != after[key]} <= {"zarr.json", "u/zarr.json", "v/zarr.json", "time/zarr.json"}


def test_a_server_that_is_gone(tmp_path):
    """The job ends while it runs, and not by a time-out."""
    server = Server(tmp_path)
    store = server.store("s3://gone/run")
    store.create_bucket()
    options = '{"endpoint": "%s", "from_env": false, "retries": 1, "access_key_id": "%s", "secret_access_key": "%s"}'
    keys = (server.endpoint, KEYS["access_key_id"], KEYS["secret_access_key"])
    with Job(3, [*BOX, "--steps", 1000000, "--out", "s3://gone/run", "--store", options % keys]) as job:
        job.wait_for("step 4 ")
        server.stop()
        status, _, errors = job.end()
    lines = [line for line in errors.splitlines() if line.startswith("mpi_snapshot: ")]
    assert status not in (0, None) and len(lines) == 1 and "cannot connect" in lines[0], errors
    assert KEYS["secret_access_key"] not in errors


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--bad"], "--bad is not known"),
        (["--grid", "4,4"], "--grid 4,4: expected three whole numbers"),
        (["--grid", "-4"], "--grid -4: expected three"),
        (["--chunk", "0,1,1"], "--chunk 0,1,1: expected three whole numbers from 1 on"),
        (["--split", "planes"], "--split planes: expected chunks or cells"),
        (["--steps", "2", "--every", "3"], "--every 3: there are only 2 steps"),
        (["--restart", "--codec", "[]"], "--restart goes on with what is there: it excludes --codec"),
        (["--restart", "--force"], "it excludes --force"),
        (["--codec", '[{"id": "nosuch"}]'], "TIERCE_E_UNKNOWN_CODEC"),
        (["--codec", "["], "TIERCE_E_"),
        (["--chunk", "4,4,4", "--shard", "6,6,6"], "TIERCE_E_CONFIG"),
        (["--restart"], "TIERCE_E_NOT_FOUND"),
        (["--store", '{"nosuch": 1}'], "nosuch"),
        (["rest"], "unexpected argument rest"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_arguments(new_folder, arguments, message):
    """Nothing is written."""
    place = new_folder()
    line = fails(0, *place.arguments, *arguments)
    assert message in line
    assert place.objects() == {}


def test_what_all_ranks_meet_is_said_once(new_folder):
    place = new_folder()
    assert fails(3, *place.arguments, "--nosuch").endswith("(3 of 3 ranks failed)")
    assert "1 x 1 x 2 cells cannot be shared out among 3 ranks" in fails(3, *place.arguments, "--grid", "1,1,2")
    assert place.objects() == {}


def test_restart_of_what_is_not_its_own(new_folder):
    place = new_folder()
    run(1, *BOX, "--steps", 4, *place.arguments)
    assert "no snapshot is due after that of step 4" in fails(0, "--restart", "--steps", 5, *place.arguments)
    assert "has an array u: --restart goes on with it" in fails(0, *BOX, "--steps", 4, *place.arguments)
    time = place.by_library("time")
    time.write([1], np.array([7.0]))
    assert "time 1 in" in fails(0, "--restart", "--steps", 8, *place.arguments)
    time.write([0], np.array([np.nan]))
    assert "has no snapshot to go on from" in fails(0, "--restart", "--steps", 8, *place.arguments)
