"""The program in Fortran: the same objects as the one in C, each of which goes on with what the other wrote."""

import os

import pytest
from job import Job, means, run

CELLS, CHUNK, EVERY = 35, 32, 5  # two chunks along each axis, the last ones cut
BOX = ["--grid", CELLS, "--chunk", f"{CHUNK},{CHUNK},{CHUNK}", "--every", EVERY]


@pytest.fixture
def fortran():
    program = os.environ.get("TIERCE_MPI_SNAPSHOT_F")
    if not program:
        message = "TIERCE_MPI_SNAPSHOT_F is not set: it must name the program of examples-fortran/mpi_snapshot"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return program


def arguments(place, steps):
    return [place.uri, steps, EVERY, CELLS, place.arguments[-1]]


@pytest.mark.parametrize("ranks", [1, 4])
def test_what_fortran_writes(fortran, new_place, ranks):
    theirs, ours = new_place(), new_place()
    told = means(run(2, *BOX, "--steps", 10, *ours.arguments))
    assert means(run(ranks, *arguments(theirs, 10), program=fortran)) == told
    assert theirs.objects() == ours.objects()


def test_one_goes_on_with_what_the_other_wrote(fortran, new_folder):
    """On other numbers of ranks, for three of which there are too few chunks: cells are shared out, and chunks merged."""
    whole, in_turn = new_folder(), new_folder()
    run(1, *BOX, "--steps", 20, *whole.arguments)
    run(2, *arguments(in_turn, 5), program=fortran)
    run(4, "--restart", "--steps", 10, *in_turn.arguments)
    run(3, *arguments(in_turn, 15), program=fortran)
    run(3, "--restart", "--steps", 20, *in_turn.arguments)
    for name in ("u", "v", "time"):
        assert in_turn.values(name).tobytes() == whole.values(name).tobytes()


def test_fortran_ends_with_a_message(fortran, new_folder):
    place = new_folder()
    (place.folder / "time").write_text("no folder")
    with Job(2, arguments(place, 10), program=fortran) as job:
        status, _, errors = job.end()
    assert status != 0 and "time" in errors and "TIERCE" in errors.upper(), errors
