"""The example `snapshot`: zarr-python opens what it wrote, and all values are those of the simulation or .npy file."""

import json
import os
import pty
import resource
import subprocess
import time

import numpy as np
import pytest
import zarr
from conftest import folder_from

GRID, CHUNK, STEPS, EVERY = (9, 10, 12), (4, 5, 7), 4, 2
SMALL = [
    *("--grid", ",".join(map(str, GRID)), "--chunk", ",".join(map(str, CHUNK))),
    *("--steps", str(STEPS), "--every", str(EVERY)),
]
SHUFFLE = {"id": "shuffle", "elementsize": 8}
PIPELINES = {
    "none": [],
    "one": {"id": "zstd", "level": 1},
    "v3 form": ["bytes", {"name": "gzip", "configuration": {"level": 2}}, {"name": "crc32c"}],
    **{
        codec["id"]: [codec]
        for codec in [
            {"id": "zstd", "level": -5, "checksum": True},
            {"id": "gzip", "level": 6},
            {"id": "zlib", "level": 9},
            {"id": "lz4", "acceleration": 3},
            {"id": "bz2"},
            {"id": "lzma", "preset": 1},
            {"id": "crc32"},
            {"id": "crc32c"},
            {"id": "adler32"},
            {"id": "fletcher32"},
            {"id": "jenkins_lookup3"},
            SHUFFLE,
        ]
    },
    **{f"shuffle+{name}": [SHUFFLE, {"id": name}] for name in ["zstd", "gzip", "zlib", "lz4", "bz2", "lzma"]},
    "shuffle+lz4+crc32c": [SHUFFLE, {"id": "lz4"}, {"id": "crc32c"}],
    "crc32+shuffle of bytes+zlib": [{"id": "crc32"}, {"id": "shuffle", "elementsize": 1}, {"id": "zlib"}],
}
CASES = [(version, name) for version in (2, 3) for name in PIPELINES] + [(2, "base64")]  # zarr v3 has no base64
PIPELINES["base64"] = [{"id": "zstd"}, {"id": "base64"}]


@pytest.fixture(scope="session")
def snapshot():
    program = folder_from("TIERCE_EXAMPLES") / "snapshot"
    assert program.is_file(), f"TIERCE_EXAMPLES has no {program.name}"

    def run(*arguments, call=subprocess.run, **more):
        more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **more}
        return call([program, *map(str, arguments)], **more)

    return run


def succeed(result):
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return result.stdout


def refuse(result, *words):
    """One line that says why, and the exit status of a program that noticed: no signal, no sanitizer."""
    assert result.returncode == 1, (result.returncode, result.stderr)
    assert result.stderr.startswith("snapshot: ") and result.stderr.count("\n") == 1, result.stderr
    for word in words:
        assert word in result.stderr


def codec_option(name):
    return ["--codec", json.dumps(PIPELINES[name])]


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def chunk_files(folder):
    return {path: content for path, content in files(folder).items() if path.name[0].isdigit()}


# ---- The simulation


@pytest.mark.parametrize(("version", "name"), CASES)
def test_zarr_opens_the_simulation(snapshot, tmp_path, version, name):
    out = tmp_path / "out.zarr"
    succeed(snapshot(*SMALL, *codec_option(name), "--zarr", version, "--out", out, "--raw", tmp_path / "raw"))
    group = zarr.open(out, mode="r")
    assert sorted(group.keys()) == ["time", "u", "v"]
    assert np.array_equal(group["time"][...], [EVERY, STEPS])
    for field in "uv":
        raw = np.fromfile(tmp_path / f"raw.{field}").reshape(STEPS // EVERY, *GRID)
        assert raw.std() > 0.01
        assert group[field].dtype == raw.dtype and group[field].chunks == (1, *CHUNK)
        assert np.array_equal(group[field][...], raw)
        assert len(chunk_files(out / field)) == 2 * 3 * 2 * 2
    assert {path.suffix for path in out.rglob("*")}.isdisjoint({".part"})


def test_metadata_of_v2(snapshot, tmp_path):
    out = tmp_path / "out.zarr"
    succeed(snapshot(*SMALL, *codec_option("shuffle+lz4+crc32c"), "--out", out, "--feed", "0.03", "--seed", "7"))
    array = json.loads((out / "u" / ".zarray").read_bytes())
    assert array["filters"] == [SHUFFLE, {"id": "lz4", "acceleration": 1}]
    assert array["compressor"] == {"id": "crc32c", "location": "end"}
    assert (array["dtype"], array["order"], array["fill_value"]) == (np.dtype(float).str, "C", 0.0)
    assert json.loads((out / "v" / ".zattrs").read_bytes())["_ARRAY_DIMENSIONS"] == ["time", "z", "y", "x"]
    attributes = json.loads((out / ".zattrs").read_bytes())
    assert (attributes["F"], attributes["seed"]) == (0.03, 7)


@pytest.mark.parametrize("given", ["[{}]", '["bytes", {}]'])
def test_metadata_of_v3(snapshot, tmp_path, given):
    named = {"name": "numcodecs.shuffle", "configuration": {"elementsize": 8}}
    succeed(snapshot(*SMALL, "--codec", given.format(json.dumps(named)), "--zarr", 3, "--out", tmp_path / "out"))
    array = json.loads((tmp_path / "out" / "u" / "zarr.json").read_bytes())
    endian = {"<": "little", ">": "big"}[np.dtype(float).str[0]]
    assert array["codecs"] == [{"name": "bytes", "configuration": {"endian": endian}}, named]
    assert (array["data_type"], array["fill_value"]) == ("float64", 0.0)
    assert array["dimension_names"] == ["time", "z", "y", "x"]


def test_threads_change_no_byte(snapshot, tmp_path):
    for threads in (1, 3):
        succeed(snapshot(*SMALL, "--threads", threads, "--out", tmp_path / f"{threads}"))
    one, three = (files(tmp_path / name) for name in ("1", "3"))
    assert one == three and len(one) == 57


def test_the_simulation_is_gray_scott(snapshot, tmp_path):
    steps = ["--steps", 3, "--every", 1, "--dt", 0.5]
    succeed(snapshot("--grid", "6,7,8", *steps, "--du", 0.11, "--out", tmp_path / "out"))
    fields = zarr.open(tmp_path / "out", mode="r")

    def laplacian(field):
        return sum(np.roll(field, shift, axis) for shift in (1, -1) for axis in range(3)) - 6 * field

    for step in range(2):
        u, v = fields["u"][step], fields["v"][step]
        u_next = u + 0.5 * (0.11 * laplacian(u) - u * v**2 + 0.035 * (1 - u))
        v_next = v + 0.5 * (0.08 * laplacian(v) + u * v**2 - (0.035 + 0.06) * v)
        np.testing.assert_allclose(fields["u"][step + 1], u_next, rtol=0, atol=1e-14)
        np.testing.assert_allclose(fields["v"][step + 1], v_next, rtol=0, atol=1e-14)


def test_the_table_says_what_is_on_disk(snapshot, tmp_path):
    out = tmp_path / "out.zarr"
    table = succeed(snapshot("--grid", 40, "--steps", 2, "--every", 1, "--out", out)).splitlines()
    header = next(i for i, line in enumerate(table) if line.startswith("field"))
    totals = [0, 0, 0]
    for line, field in zip(table[header + 1 :], ["u", "v", "all"], strict=False):
        name, chunks, raw, stored, ratio, encode, decode = line.split()
        packed = chunk_files(out / field) if field != "all" else {}
        here = [len(packed), 2 * 40**3 * 8, sum(map(len, packed.values()))] if packed else totals
        totals = [total + one for total, one in zip(totals, here, strict=True)]
        assert name == field and int(chunks) == here[0]
        assert (float(raw), float(stored)) == (round(here[1] / 1e6, 2), round(here[2] / 1e6, 2))
        assert float(ratio) == round(here[1] / here[2], 2)
        assert float(encode) > 0 and float(decode) > 0


def test_times_beyond_one_chunk(snapshot, tmp_path):
    succeed(snapshot("--grid", "2,1,3", "--steps", 260, "--every", 1, "--dt", 0.25, "--out", tmp_path / "out"))
    group = zarr.open(tmp_path / "out", mode="r")
    assert np.array_equal(group["time"][...], np.arange(1, 261) * 0.25)
    assert group["u"].shape == (260, 2, 1, 3) and group["time"].chunks == (256,)


def test_a_killed_run_leaves_whole_snapshots(snapshot, tmp_path):
    endless = ["--grid", 16, "--steps", 10**9, "--every", 1, "--out", tmp_path / "out"]
    with snapshot(*endless, call=subprocess.Popen) as running:
        deadline = time.monotonic() + 60
        while running.poll() is None and time.monotonic() < deadline:
            if (tmp_path / "out" / "v" / "3.0.0.0").exists():
                break
            time.sleep(0.01)
        running.kill()
    group = zarr.open(tmp_path / "out", mode="r")
    times = group["time"][...]
    times = times[~np.isnan(times)]
    assert len(times) >= 3 and np.array_equal(times, np.arange(1, len(times) + 1))
    for field in "uv":
        # One that was begun has no time yet.
        assert group[field].shape[0] in (len(times), len(times) + 1)
        present = chunk_files(tmp_path / "out" / field)
        assert {f"{step}.0.0.0" for step in range(len(times))} <= set(map(str, present))
    # Zarr reads zeros where a chunk is missing; u has none.
    assert (group["u"][: len(times)] > 0).all()
    succeed(snapshot("--grid", 16, "--steps", len(times) + 2, "--every", 1, "--out", tmp_path / "out", "--restart"))
    group = zarr.open(tmp_path / "out", mode="r")
    assert {group[name].shape[0] for name in ("time", "u", "v")} == {len(times) + 2}


@pytest.mark.parametrize("version", [2, 3])
def test_a_restart_goes_on_as_if_it_had_never_stopped(snapshot, tmp_path, version):
    options = ["--every", 2, "--zarr", version, "--out"]
    grid = SMALL[:4]
    succeed(snapshot(*grid, "--steps", 6, *options, tmp_path / "whole"))
    succeed(snapshot(*grid, "--steps", 3, *options, tmp_path / "parts"))
    succeed(snapshot(*grid, "--steps", 6, *options, tmp_path / "parts", "--restart"))
    assert files(tmp_path / "parts") == files(tmp_path / "whole")
    # Nothing is left to do.
    succeed(snapshot(*grid, "--steps", 6, *options, tmp_path / "parts", "--restart"))
    assert files(tmp_path / "parts") == files(tmp_path / "whole")


def test_a_restart_that_cannot_be(snapshot, tmp_path):
    refuse(snapshot(*SMALL, "--out", tmp_path / "none", "--restart"), "cannot go on with u", "TIERCE_E_NOT_FOUND")
    succeed(snapshot(*SMALL, "--out", tmp_path / "out"))
    before = files(tmp_path / "out")
    restart = ["--out", tmp_path / "out", "--restart"]
    refuse(snapshot(*SMALL, "--dt", 0.5, *restart), "--dt 0.5")
    refuse(snapshot("--grid", 8, "--steps", 6, "--every", 2, *restart), "another grid", "8 x 8 x 8")
    refuse(snapshot(*SMALL, *restart, "--force"), "--restart", "--force")
    assert files(tmp_path / "out") == before


def test_the_bar_is_for_terminals_only(snapshot, tmp_path):
    ours, theirs = pty.openpty()
    with open(ours, "rb", buffering=0, closefd=True) as screen:
        try:
            result = snapshot(*SMALL, "--out", tmp_path / "both", stdout=theirs, stderr=theirs)
            both = screen.read(65536)
            snapshot(*SMALL, "--out", tmp_path / "one", stderr=theirs)
            os.write(theirs, b"end")
            one = screen.read(65536)
        finally:
            os.close(theirs)
    assert result.returncode == 0
    assert b"[####" in both and b" 50 %  packing" in both and b"All chunks were read back" in both
    assert one == b"end"


# ---- Arrays from .npy files


def sample(dtype, shape, order="C"):
    """Numbers of all sizes, with special values where the type has them."""
    rng = np.random.default_rng(1)
    dtype = np.dtype(dtype)
    count = int(np.prod(shape))
    bits = rng.integers(0, 256, count * dtype.itemsize, dtype="u1")
    values = bits.view(dtype) if dtype.kind != "b" else bits[:count] > 127
    return np.asarray(values.reshape(shape), order=order)


def pack_array(snapshot, tmp_path, array, *options):
    np.save(tmp_path / "in.npy", array)
    output = succeed(snapshot("--data", tmp_path / "in.npy", "--out", tmp_path / "out.zarr", *options))
    packed = zarr.open(tmp_path / "out.zarr", mode="r")["data"]
    assert packed.shape == array.shape
    assert packed.dtype == array.dtype or packed.metadata.zarr_format == 3  # there the order of bytes is a codec's
    back = np.asarray(packed[...])
    # By bits: NaN has many, and none equals another by value.
    assert np.ascontiguousarray(back.astype(array.dtype, copy=False)).tobytes() == np.ascontiguousarray(array).tobytes()
    return output


DTYPES = "|b1 |i1 |u1 <i2 <u2 <i4 <u4 <i8 <u8 <f2 <f4 <f8 <c8 <c16 >i2 >u4 >f8".split()


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("dtype", DTYPES)
def test_npy_of_every_dtype(snapshot, tmp_path, version, dtype):
    pack_array(snapshot, tmp_path, sample(dtype, (7, 11)), "--chunk", "3,4", "--zarr", version)


SHAPES = {
    (): "",
    (1,): "1",
    (101,): "10",
    (5,): "16",  # smaller than the chunk
    (3, 2): "7,2",
    (6, 4, 10): "3,2,5",
    (3, 5, 2, 7): "2,2,2,3",
    (2, 1, 3, 1, 2, 1, 2, 3): "1,1,2,1,2,1,1,2",
    (0,): "4",
    (4, 0, 3): "2,2,2",
}


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_npy_of_every_shape(snapshot, tmp_path, version, order, shape):
    options = ["--chunk", SHAPES[shape]] if shape else []
    output = pack_array(snapshot, tmp_path, sample("<i4", shape, order), *options, "--zarr", version)
    assert ("Fortran order" in output) == (order == "F" and len(shape) > 1 and np.prod(shape) > max(shape))


@pytest.mark.parametrize("shape", [(), (300_000,), (3, 500, 301), (1, 1, 7)], ids=str)
@pytest.mark.parametrize("threads", [1, 2])
def test_npy_in_chunks_of_its_own_choice(snapshot, tmp_path, shape, threads):
    pack_array(snapshot, tmp_path, sample("<f4", shape), "--threads", threads)
    chunks = zarr.open(tmp_path / "out.zarr", mode="r")["data"].chunks
    assert 4 * np.prod(chunks, dtype=int) <= 1 << 20


@pytest.mark.parametrize("npy_version", [(1, 0), (2, 0), (3, 0)])
def test_npy_versions(snapshot, tmp_path, npy_version):
    array = sample("<i2", (4, 3))
    with (tmp_path / "in.npy").open("wb") as file:
        np.lib.format.write_array(file, array, version=npy_version)
    succeed(snapshot("--data", tmp_path / "in.npy", "--out", tmp_path / "out"))
    assert np.array_equal(zarr.open(tmp_path / "out", mode="r")["data"][...], array)


@pytest.mark.parametrize("version", [2, 3])
def test_real_fields(snapshot, fields_folder, tmp_path, version):
    paths = sorted(fields_folder.glob("*.npy"))
    assert paths
    for path in paths:
        out = tmp_path / path.stem
        succeed(snapshot("--data", path, "--zarr", version, "--out", out))
        packed, array = zarr.open(out, mode="r")["data"], np.load(path)
        assert packed.dtype == array.dtype and packed[...].tobytes() == array.tobytes()
        assert sum(map(len, chunk_files(out).values())) < array.nbytes


# ---- What it refuses


def npy(header, data=b"", version=1):
    text = header.encode() if isinstance(header, str) else header
    return b"\x93NUMPY" + bytes([version, 0]) + len(text).to_bytes(2 if version == 1 else 4, "little") + text + data


def header(descr="'<i4'", order="False", shape="(2, 3)"):
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}"


HOSTILE = {
    "empty": b"",
    "no magic": b"\x93NUMPX\x01\x00" + bytes(100),
    "cut in the magic": b"\x93NUM",
    "version 0": b"\x93NUMPY\x00\x00" + bytes(100),
    "version 9": npy(header(), bytes(24), version=9),
    "header beyond the end": b"\x93NUMPY\x01\x00\xff\xff{}  ",
    "header of 4 GiB": b"\x93NUMPY\x02\x00\xff\xff\xff\xff{}  ",
    "no dict": npy("[1, 2, 3]"),
    "dict not closed": npy("{'descr': '<i4'"),
    "string not closed": npy("{'descr': '<i4, 'fortran_order': False, 'shape': (2, 3)}", bytes(24)),
    "missing key": npy("{'descr': '<i4', 'shape': (2, 3)}", bytes(24)),
    "double key": npy(header()[:-1] + "'shape': (2, 3)}", bytes(24)),
    "unknown key": npy(header()[:-1] + "'more': True}", bytes(24)),
    "text after the dict": npy(header() + "x", bytes(24)),
    "NUL in the dict": npy(header("'<i4\0'"), bytes(24)),
    "escape for a terminal": npy(header("'\x1b[2J'"), bytes(24)),
    "no ASCII": npy(header().encode().replace(b"<i4", b"\xff\x90"), bytes(24)),
    "no order": npy(header(order="0"), bytes(24)),
    "structured": npy(header("[('a', '<i4')]"), bytes(24)),
    "objects": npy(header("'|O'"), bytes(48)),
    "strings": npy(header("'<U4'"), bytes(96)),
    "no byte order": npy(header("'|i4'"), bytes(24)),
    "long dtype": npy(header("'<i" + "4" * 50 + "'"), bytes(24)),
    "shape is a number": npy(header(shape="(6)"), bytes(24)),
    "shape with a hole": npy(header(shape="(2,,3)"), bytes(24)),
    "negative": npy(header(shape="(-2, 3)"), bytes(24)),
    "9 dimensions": npy(header(shape="(1,1,1,1,1,1,1,2,3)"), bytes(24)),
    "one more than 64 bits": npy(header(shape="(18446744073709551616,)"), bytes(24)),
    "product of 2^64": npy(header(shape="(4294967296, 4294967296)"), bytes(24)),
    "more than the file": npy(header(shape="(2, 4)"), bytes(24)),
    "less than the file": npy(header(shape="(2, 2)"), bytes(24)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_bad_npy_files(snapshot, tmp_path, name):
    (tmp_path / "in.npy").write_bytes(HOSTILE[name])
    refuse(snapshot("--data", tmp_path / "in.npy", "--out", tmp_path / "out"), "in.npy")
    assert not (tmp_path / "out").exists()


BAD_ARGUMENTS = {
    "unknown codec": (["--codec", '{"id": "nosuch"}'], ["TIERCE_E_UNKNOWN_CODEC", "nosuch"]),
    "unknown key": (["--codec", '{"id": "zstd", "lvl": 3}'], ["TIERCE_E_CONFIG", "lvl", "level"]),
    "no JSON": (["--codec", '[{"id": "zstd"'], ["TIERCE_E_CONFIG"]),
    "empty config": (["--codec", ""], ["TIERCE_E_CONFIG"]),
    "bytes not first": (["--zarr", "3", "--codec", '["crc32c", "bytes"]'], ['["crc32c", "bytes"]', "then codecs of bytes"]),
    "no such config": (["--codec-file", "nowhere/pipeline.json"], ["nowhere/pipeline.json", "No such file"]),
    "two configs": (["--codec", "[]", "--codec-file", "x"], ["--codec-file"]),
    "unstable": (["--dt", "2"], ["--dt 2", "not stable"]),
    "no snapshot": (["--steps", "4", "--every", "5"], ["--every 5"]),
    "zero cells": (["--grid", "0"], ["--grid 0"]),
    "too many cells": (["--grid", "4000000000"], ["4000000000"]),
    "two sides": (["--grid", "4,4"], ["--grid 4,4"]),
    "huge chunk": (["--chunk", "4000000000,4000000000,4000000000"], ["chunk"]),
    "four dimensions": (["--chunk", "1,1,1,1"], ["--chunk", "3 dimensions"]),
    "no number": (["--steps", "1e3"], ["--steps 1e3"]),
    "no finite number": (["--feed", "nan"], ["--feed nan"]),
    "no thread": (["--threads", "0"], ["--threads 0"]),
    "no such format": (["--zarr", "4"], ["--zarr 4"]),
    "no name": (["--out", ""], ["--out"]),
    "stray argument": (["stray"], ["stray"]),
}


@pytest.mark.parametrize("name", BAD_ARGUMENTS)
def test_bad_arguments(snapshot, tmp_path, name):
    arguments, words = BAD_ARGUMENTS[name]
    small = ["--grid", "4", "--steps", "4", "--every", "2"]
    refuse(snapshot(*small, "--out", tmp_path / "out", *arguments), *words)
    assert not (tmp_path / "out").exists()


def test_wrong_elementsize_is_told(snapshot, tmp_path):
    config = json.dumps([{"id": "shuffle", "elementsize": 9}, {"id": "zstd"}])
    refuse(snapshot(*SMALL, "--codec", config, "--out", tmp_path / "out"), "cannot write u", "elements of 9")


@pytest.mark.parametrize("endian", ["little", "big"])
def test_the_pipeline_says_how_elements_are_stored(snapshot, tmp_path, endian):
    config = json.dumps([{"name": "bytes", "configuration": {"endian": endian}}, {"name": "zstd"}])
    pack_array(snapshot, tmp_path, sample(">f8", (3,)), "--codec", config, "--zarr", 3)
    codecs = json.loads((tmp_path / "out.zarr" / "data" / "zarr.json").read_bytes())["codecs"]
    assert codecs[0] == {"name": "bytes", "configuration": {"endian": endian}}


# ---- The target directory


def test_other_content_is_left_alone(snapshot, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    before = files(tmp_path)
    refuse(snapshot(*SMALL, "--out", out), "--force")
    assert files(tmp_path) == before
    succeed(snapshot(*SMALL, "--out", out, "--force"))
    assert (out / "notes.txt").read_text() == "mine"


def test_force_replaces_an_earlier_run(snapshot, tmp_path):
    succeed(snapshot("--grid", 20, "--steps", 3, "--every", 1, "--out", tmp_path / "out", "--zarr", 3))
    succeed(snapshot(*SMALL, "--out", tmp_path / "out", "--force"))
    succeed(snapshot(*SMALL, "--out", tmp_path / "fresh"))
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


def test_force_removes_zarr_arrays_only(snapshot, tmp_path):
    (tmp_path / "out" / "u").mkdir(parents=True)
    (tmp_path / "out" / "u" / "letter.txt").write_text("mine")
    refuse(snapshot(*SMALL, "--out", tmp_path / "out", "--force"), "no Zarr array")
    assert (tmp_path / "out" / "u" / "letter.txt").read_text() == "mine"


def test_force_follows_no_link(snapshot, tmp_path):
    succeed(snapshot(*SMALL, "--out", tmp_path / "other"))
    before = files(tmp_path / "other")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "u").symlink_to(tmp_path / "other" / "u")
    succeed(snapshot(*SMALL, "--seed", 5, "--out", tmp_path / "out", "--force"))
    assert files(tmp_path / "other") == before
    assert not (tmp_path / "out" / "u").is_symlink()


def test_a_disk_that_is_full(snapshot, tmp_path):
    def no_large_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    # Python ignores the signal of a file grown too large, so that writing fails instead; the program inherits that.
    full = {"preexec_fn": no_large_files, "restore_signals": False}
    refuse(snapshot("--grid", 16, "--codec", "[]", "--out", tmp_path / "out", **full), "cannot write", "File too large")
    assert chunk_files(tmp_path / "out") == {}
    assert {path.suffix for path in (tmp_path / "out").rglob("*")}.isdisjoint({".part"})


def test_a_file_in_the_way(snapshot, tmp_path):
    (tmp_path / "out").write_text("mine")
    refuse(snapshot(*SMALL, "--out", tmp_path / "out"), "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_help_names_every_option(snapshot):
    text = succeed(snapshot("--help"))
    options = "grid steps every feed kill du dv dt seed data codec codec-file chunk threads out zarr force sync restart raw"
    for option in options.split():
        assert f"--{option}" in text
