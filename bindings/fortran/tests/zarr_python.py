"""What Fortran wrote, read by zarr-python, and the reverse: `zarr_python.py write|read FOLDER`."""

import sys

import numpy as np
import zarr

passed = failed = 0


def check(good, what):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print("FAIL ", what)


def write(folder):
    """u[k, j, i] = 100 k + 10 j + i for Fortran's u(i, j, k), and u[i, j, k] = 100 i + 10 j + k with the same axes."""
    root = zarr.open_group(folder, mode="a").require_group("python")
    u = np.add.outer(np.add.outer(100 * np.arange(2), 10 * np.arange(3)), np.arange(4)).astype("f4")
    root.create_array("c", shape=u.shape, dtype=u.dtype, chunks=(1, 2, 3), overwrite=True)[:] = u
    root.create_array("f", shape=u.shape, dtype=u.dtype, chunks=(2, 2, 2), shards=(2, 4, 4), overwrite=True)[:] = u


def read(folder):
    """The arrays of stores.f90: u(i, j, k, t) = i + 10 j + 100 k + 1000 t, of which two steps are left."""
    i, j, k, t = np.ogrid[1:7, 1:6, 1:5, 1:3]
    u = (i + 10 * j + 100 * k + 1000 * t).astype("f8")
    for version in (2, 3):
        reversed_axes = zarr.open_array(f"{folder}/v{version}", mode="r")
        check(reversed_axes.metadata.zarr_format == version, "format")
        check(reversed_axes.shape == (2, 4, 5, 6), "shape, reversed")
        check(reversed_axes.chunks == (1, 2, 3, 6), "chunks, reversed")
        check(reversed_axes.attrs["units"] == "m", "attributes")
        check(np.array_equal(reversed_axes[:].T, u), f"elements, reversed, v{version}")
        same = zarr.open_array(f"{folder}/same_v{version}", mode="r")
        check(same.shape == (6, 5, 4, 2) and same.chunks == (6, 3, 2, 1), "shape, same axes")
        check(np.array_equal(same[:], u), f"elements, same axes, v{version}")
    check(zarr.open_array(f"{folder}/v3", mode="r").metadata.dimension_names == ("time", "z", "y", "x"), "names of axes")
    run = zarr.open_group(f"{folder}/run", mode="r")
    check(run.attrs["title"] == "test", "attributes of a group")
    check(np.array_equal(run["flags"][:], np.arange(1, 8) % 2 == 0) and run["flags"].dtype == bool, "flags")
    check(np.array_equal(run["numbers"][:], [[1, 2, 3], [4, 5, 6]]), "numbers")
    check(list(run["texts"][:]) == ["alpha", "be"], "texts")


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]](sys.argv[2])
    if sys.argv[1] == "read":
        print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)
