"""The `zstd` command reads what tierce writes, and the reverse: plain frames, streams, dictionaries, long windows."""

import os
import pathlib
import shutil
import subprocess

import cases
import pytest
from test_zstd_dict import SAMPLES
from tierce_c import Stream
from tierce_zstd import FRAMES_ALL, FRAMES_ONLY, Compressor, Decompressor, Dict, Params

COMMAND = shutil.which("zstd")
pytestmark = pytest.mark.skipif(
    COMMAND is None and os.environ.get("CI") != "true", reason="there is no zstd command (Debian's package zstd)"
)

FIELD = cases.sample("smooth", "<f4", 200_000).tobytes()
DATA = {"field": FIELD, "noise": cases.sample("random", "u1", 70_001).tobytes(), "empty": b"", "byte": b"x"}


def zstd(data, *options):
    """What the command makes of its standard input."""
    return subprocess.run([COMMAND, "-q", "-c", *options], input=data, stdout=subprocess.PIPE, check=True).stdout


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize(
    "given",
    [
        {"compression_level": -3},
        {"compression_level": 3, "write_checksum": 1},
        {"compression_level": 19, "write_content_size": 0},
        {"compression_level": 1, "threads": 2, "job_size": 1 << 19},
        {"compression_level": 3, "enable_ldm": 1, "window_log": 24},
    ],
    ids=str,
)
def test_the_command_reads_frames(name, given):
    frame = Compressor(params=Params(**given)).compress(DATA[name])
    assert zstd(frame, "-d") == DATA[name]
    assert zstd(frame + frame, "-d") == DATA[name] * 2


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize(
    "options", [["-1"], ["-19", "--check"], ["--no-check", "--fast=5"], ["-3", "-T2", "-B500000"], ["--long=24", "-5"]], ids=str
)
def test_frames_of_the_command_are_read(name, options):
    frame = zstd(DATA[name], *options)
    assert Decompressor().decompress(frame, frames=FRAMES_ONLY) == DATA[name]
    assert Decompressor().decompress(frame + frame, frames=FRAMES_ALL) == DATA[name] * 2
    stream = Stream({"id": "zstd"}, decode=True)
    assert stream.write(frame)[0] + stream.finish() == DATA[name]


@pytest.mark.parametrize("name", DATA)
def test_streams(name):
    stream = Stream({"id": "zstd", "level": 6, "checksum": True}, decode=False)
    packed = b"".join(stream.write(DATA[name][i : i + 1000])[0] for i in range(0, len(DATA[name]), 1000))
    assert zstd(packed + stream.finish(), "-d") == DATA[name]


def test_dictionaries(tmp_path: pathlib.Path):
    """One trained here serves the command, and one of the command's training serves here."""
    ours = Dict.train(4096, SAMPLES, dict_id=77)
    for index, sample in enumerate(SAMPLES[:300]):
        (tmp_path / f"{index}.sample").write_bytes(sample)
    (tmp_path / "ours").write_bytes(ours.bytes())
    files = sorted(str(path) for path in tmp_path.glob("*.sample"))
    subprocess.run(
        [COMMAND, "-q", "--train", *files, "--maxdict=4096", "--dictID=78", "-o", tmp_path / "theirs"], check=True
    )
    theirs = Dict((tmp_path / "theirs").read_bytes())
    assert theirs.id() == 78
    for name, dictionary in {"ours": ours, "theirs": theirs}.items():
        option = ["-D", str(tmp_path / name)]
        for sample in SAMPLES[:5]:
            frame = Compressor(3, dictionary).compress(sample)
            assert zstd(frame, "-d", *option) == sample
            assert Decompressor(dictionary).decompress(zstd(sample, *option)) == sample
