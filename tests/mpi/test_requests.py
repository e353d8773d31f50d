"""How many requests a job makes: what docs/scaling.md says grows with ranks, and what does not."""

import pytest
from counting import Counting
from job import run
from places import maker

GRID, CHUNK = 24, 12  # 8 chunks; v is 0 in none of them
BOX = ["--grid", GRID, "--chunk", f"{CHUNK},{CHUNK},{CHUNK}", "--every", 2]
# What rank 0 does to make the arrays, and to find them for a restart.
MADE = {"GET": 20, "PUT": 6, "all": 29}
FOUND = {"GET": 11, "PUT": 4, "all": 17}


@pytest.fixture
def counting(server, tmp_path):
    counting = Counting(server.endpoint)
    yield counting, maker("s3", tmp_path, counting.endpoint)
    counting.stop()


def count(requests, method, kind):
    return sum(number for (asked, what, _), number in requests.items() if (asked, what) == (method, kind))


def requests_of(counting, ranks, *arguments):
    counting.take()
    run(ranks, *arguments)
    requests = counting.take()
    failed = {key: number for key, number in requests.items() if key[2] >= 400 and key[2] != 404 and key[1] != "bucket"}
    assert not failed, failed
    return requests


@pytest.mark.parametrize("ranks", [1, 2, 4])
def test_requests_of_a_run_and_a_restart(counting, ranks):
    counting, new_place = counting
    place = new_place()
    first = requests_of(counting, ranks, *BOX, "--steps", 6, *place.arguments)
    # One document for each rank.
    assert count(first, "GET", "metadata") == MADE["GET"] + ranks
    assert count(first, "PUT", "metadata") == MADE["PUT"]
    # 3 snapshots of 2 fields in 8 chunks: one request for each, and none to read; one for each time.
    assert count(first, "PUT", "chunk") == 3 * 2 * 8 and count(first, "GET", "chunk") == 0
    assert count(first, "PUT", "time") == 3 and count(first, "GET", "time") == 0
    assert count(first, "DELETE", "chunk") == 0
    second = requests_of(counting, ranks, "--restart", "--steps", 10, *place.arguments)
    assert count(second, "GET", "metadata") == FOUND["GET"] + ranks
    assert count(second, "PUT", "metadata") == FOUND["PUT"]
    assert count(second, "GET", "time") == 1 and count(second, "PUT", "time") == 2
    # Bricks are whole chunks here: each is read once.
    assert count(second, "GET", "chunk") == 2 * 8 and count(second, "PUT", "chunk") == 2 * 2 * 8
    # What else there is does not depend on the number of ranks either: the bucket, and a listing to tell of all arrays.
    assert sum(first.values()) == MADE["all"] + ranks + 3 * (2 * 8 + 1)
    assert sum(second.values()) == FOUND["all"] + ranks + 2 * 8 + 2 * (2 * 8 + 1)


def test_empty_chunks_are_deleted(counting):
    """A chunk of nothing but the fill value is not written; that there is none costs a request."""
    counting, new_place = counting
    place = new_place()
    requests = requests_of(counting, 2, "--grid", 48, "--chunk", "8,8,8", "--every", 1, "--steps", 1, *place.arguments)
    written, deleted = count(requests, "PUT", "chunk"), count(requests, "DELETE", "chunk")
    assert written + deleted == 2 * 6**3 and deleted > 0


def test_a_shard_is_one_request(counting):
    counting, new_place = counting
    place = new_place()
    shards = ["--grid", GRID, "--chunk", "4,4,4", "--shard", "12,24,24"]
    requests = requests_of(counting, 2, *shards, "--every", 2, "--steps", 2, *place.arguments)
    assert count(requests, "PUT", "chunk") == 2 * 2 and count(requests, "GET", "chunk") == 0
