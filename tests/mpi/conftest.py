"""mpi_snapshot on several ranks: what it leaves in files and on S3, read by zarr-python, xarray, dask and the library.

    TIERCE_LIBRARY=…/libtierce.so TIERCE_MPI_SNAPSHOT=…/mpi_snapshot TIERCE_S3_SERVER=… pytest tests/mpi

The library is called as in tests/oracle, whose modules are used. Tests that need the server are skipped without it, and fail if
CI is "true".
"""

import functools
import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "oracle"))

import places
from s3 import server  # noqa: F401, a fixture


def pytest_configure():
    program = os.environ.get("TIERCE_MPI_SNAPSHOT")
    if not program or not os.access(program, os.X_OK):
        raise pytest.UsageError("TIERCE_MPI_SNAPSHOT must name the program examples-c/mpi_snapshot")


def pytest_terminal_summary(terminalreporter):
    count = {kind: len(terminalreporter.stats.get(kind, [])) for kind in ("passed", "failed", "error", "skipped")}
    skipped = f", {count['skipped']} skipped" if count["skipped"] else ""
    terminalreporter.write_line(f"{count['passed']} passed, {count['failed'] + count['error']} failed{skipped}")


@pytest.fixture(params=["file", "s3"])
def maker(request, tmp_path):
    """Makes makers of places of one kind, for tests that have options."""
    endpoint = request.getfixturevalue("server").endpoint if request.param == "s3" else None
    return functools.partial(places.maker, request.param, tmp_path, endpoint)


@pytest.fixture
def new_place(maker):
    """Makes places to write to, of one kind; each call another."""
    return maker()


@pytest.fixture
def new_folder(tmp_path):
    """new_place, of files alone."""
    return places.maker("file", tmp_path, None)
