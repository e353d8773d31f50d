"""Ten thousand objects at once: what the library keeps for them stays in bounds. Minutes, hence `--long`."""

import json
import pathlib
import subprocess
import sys

import pytest
from s3 import KEYS, server  # noqa: F401, a fixture

MIB = 1 << 20
CHILD = pathlib.Path(__file__).parent / "flight.py"


@pytest.mark.long
def test_ten_thousand_objects_in_flight(server, tmp_path):  # noqa: F811
    options = json.dumps({"endpoint": server.endpoint, "concurrency": 32, **KEYS})
    done = subprocess.run(
        [sys.executable, CHILD, "s3://flight", options], capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    peaks = json.loads(done.stdout)
    print(peaks)
    content = peaks.pop("content")
    assert content > 800 * MIB
    # Ten thousand operations and connections' buffers; 32 objects of at most 8 MiB where the library holds the content.
    assert peaks["put"] < 96 * MIB, peaks
    assert peaks["put_encoded"] < (32 * 8 + 128) * MIB, peaks
    assert peaks["stats"] < (32 * 8 + 128) * MIB, peaks
