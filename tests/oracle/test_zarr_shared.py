"""Many processes on one array: chunks of their own without a lock, parts of one chunk, creation that one of them wins, and
how much a box of a sharded array costs on S3."""

import json
import pathlib
import re
import subprocess
import sys

import numpy as np
import pytest
import zarr
from s3 import KEYS, server  # noqa: F401, a fixture
from tierce_c import E_ARGUMENT, E_PRECONDITION, TierceError
from tierce_store import Store
from tierce_zarr import CREATE_NEW, CREATE_OR_OPEN, create, open_array
from zarr_cases import QUIET

CHILD = pathlib.Path(__file__).parent / "zarr_child.py"
pytestmark = QUIET


class Place:
    """Where a store is, for this process and for others."""

    def __init__(self, uri, **options):
        self.told = {"uri": uri, "options": options}
        self.store = Store(uri, **options)


@pytest.fixture
def place(request, tmp_path):
    if request.param == "file":
        return Place(f"file://{tmp_path}/below", sync=False)
    endpoint = request.getfixturevalue("server").endpoint
    # A bucket for each test and its parameters.
    name = re.sub("[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:60].rstrip("-")
    made = Place(f"s3://{name}/run", endpoint=endpoint, from_env=False, retries=1, **KEYS)
    made.store.create_bucket()
    return made


# The test server writes an object and its checksum one after the other: who reads meanwhile finds neither the old nor the new one. What
# several do with one object at once is tested on files, where conditions hold between processes too.
on_files = pytest.mark.parametrize("place", ["file"], indirect=True)
everywhere = pytest.mark.parametrize("place", ["file", "s3"], indirect=True)
on_s3 = pytest.mark.parametrize("place", ["s3"], indirect=True)


def at_once(verb, place, requests):
    """Processes that begin together; what each wrote to its output."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    told = [json.dumps({**place.told, **request}) for request in requests]
    children = [subprocess.Popen([sys.executable, CHILD, verb, one], **pipes) for one in told]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("\n")
        child.stdin.flush()
    outputs = [child.communicate(timeout=100)[0] for child in children]
    assert [child.returncode for child in children] == [0] * len(children)
    return outputs


@everywhere
@pytest.mark.parametrize("shards", [None, [8, 8]], ids=str)
def test_chunks_of_their_own(place, shards):
    """Each process has boxes of whole chunks (or shards); none reads anything first, so that "refuse" is no hindrance."""
    array = create(place.store, "a", shape=(32, 24), dtype="<i4", chunks=(4, 4) if shards else (8, 8), shards=shards)
    boxes = [((y, x), (8, 8)) for y in range(0, 32, 8) for x in range(0, 24, 8)]
    assert all(array.covers(*box) for box in boxes)
    requests = [
        {"path": "a", "value": rank + 1, "boxes": boxes[rank::4], "array_options": {"partial_chunks": "refuse"}} for rank in range(4)
    ]
    at_once("boxes", place, requests)
    wanted = np.zeros((32, 24), "<i4")
    for rank in range(4):
        for (y, x), _ in boxes[rank::4]:
            wanted[y : y + 8, x : x + 8] = rank + 1
    assert (array[...] == wanted).all()
    if place.told["uri"].startswith("file"):
        assert (zarr.open_array(place.told["uri"].removeprefix("file://") + "/a", mode="r")[:] == wanted).all()


@on_files
def test_parts_of_chunks_can_be_refused(place):
    array = create(place.store, "a", shape=(10,), dtype="<i4", chunks=(4,), options={"partial_chunks": "refuse"})
    array.write([0], np.ones(8, "<i4"))
    array.write([8], np.ones(2, "<i4"))
    for start, extent in (([0], 3), ([1], 4), ([9], 1)):
        assert not array.covers(start, [extent])
        with pytest.raises(TierceError) as caught:
            array.write(start, np.zeros(extent, "<i4"))
        assert caught.value.status == E_ARGUMENT, caught.value
    assert (array[...] == 1).all()


@on_files
@pytest.mark.parametrize("shards", [None, [12, 12]], ids=str)
def test_parts_of_one_chunk(place, shards):
    """Rows of one object are written by four processes at once: nothing is lost."""
    array = create(place.store, "a", shape=(12, 12), dtype="<i4", chunks=(4, 4) if shards else (12, 12), shards=shards)
    requests = [{"path": "a", "value": rank + 1, "boxes": [((row, 0), (1, 12)) for row in range(rank, 12, 4)]} for rank in range(4)]
    at_once("boxes", place, requests)
    assert (array[...] == (np.arange(12) % 4 + 1)[:, None]).all()
    assert len(place.store.list("a/c")) == 1


@on_files
def test_parts_of_one_chunk_in_threads(place):
    """In files, calls on one open store wait for each other."""
    array = create(place.store, "a", shape=(40, 16), dtype="<i4", chunks=(40, 16))
    ops = [array.write_async((row, 0), np.full((1, 16), row + 1, "<i4")) for row in range(40)]
    assert [op.wait() for op in ops] == [0] * 40
    assert (array[...] == np.arange(1, 41)[:, None]).all()


@on_files
@pytest.mark.parametrize("how", [CREATE_NEW, CREATE_OR_OPEN], ids=["new", "or open"])
def test_one_creates(place, how):
    outputs = at_once("make", place, [{"by": rank, "how": how} for rank in range(6)])
    told = sorted(int(output) for output in outputs)
    # Either way one document is there, whole: of one that succeeded.
    winner = open_array(place.store, "a").attributes["by"]
    assert int(outputs[winner]) == 0
    if how == CREATE_NEW:
        assert told == [E_PRECONDITION] * 5 + [0]
    else:
        assert told == [0] * 6


@on_files
def test_appends_of_many(place):
    """Each gets rows of its own."""
    create(place.store, "a", shape=(0, 4), dtype="<i4", chunks=(3, 4))
    at_once("append", place, [{"value": rank + 1, "count": 5} for rank in range(4)])
    values = open_array(place.store, "a")[...]
    assert values.shape == (20, 4)
    assert sorted(values[:, 0].tolist()) == sorted([1, 2, 3, 4] * 5) and (values == values[:, :1]).all()


@on_s3
@pytest.mark.parametrize("location", ["start", "end"])
def test_a_box_of_a_large_shard_reads_little(place, location):
    """Of a shard of 16 MiB in 64 chunks: its index and the chunks that the box touches."""
    keys = {"shape": (2048, 1024), "dtype": "<f8", "chunks": (256, 128), "shards": (2048, 1024)}
    array = create(place.store, location, **keys, codecs=["bytes"], index_location=location)
    values = np.random.default_rng(1).random((2048, 1024))
    array.write((0, 0), values)
    size = place.store.head(array.chunk_key([0, 0])).size
    assert size == 16 * 2**20 + 64 * 16 + 4
    chunk, index = 256 * 128 * 8, 64 * 16 + 4
    for start, extent, chunks in (((0, 0), (1, 1), 1), ((300, 200), (10, 10), 1), ((250, 0), (10, 128), 2), ((0, 0), (256, 1024), 8)):
        room = np.zeros(extent)
        op = array.read_into_async(start, room)
        assert op.wait() == 0
        assert (room == values[start[0] : start[0] + extent[0], start[1] : start[1] + extent[1]]).all()
        assert op.size() <= chunks * chunk + index + 64 * 1024, f"{op.size()} bytes for {chunks} chunks of {chunk}"
    op = array.read_into_async((0, 0), np.zeros((2048, 1024)))
    assert op.wait() == 0 and op.size() <= size + index


@on_s3
def test_zarr_chunks_are_what_boto3_sees(place, server):  # noqa: F811
    array = create(place.store, "g/a", shape=(4,), dtype="<i4", chunks=(2,), codecs=["bytes"])
    array.write([0], np.arange(1, 5, dtype="<i4"))
    client = server.boto3()
    bucket = place.told["uri"].split("/")[2]
    listed = client.list_objects_v2(Bucket=bucket)["Contents"]
    assert [one["Key"] for one in listed] == ["run/g/a/c/0", "run/g/a/c/1", "run/g/a/zarr.json", "run/g/zarr.json", "run/zarr.json"]
    assert client.get_object(Bucket=bucket, Key="run/g/a/c/1")["Body"].read() == np.array([3, 4], "<i4").tobytes()
