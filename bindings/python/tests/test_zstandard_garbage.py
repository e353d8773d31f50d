"""Garbage collection of what calls hold in place."""

import gc
import subprocess
import sys

PROGRAM = """
import gc, io
import tierce.zstandard as z

def fail(data):
    try:
        list(z.ZstdDecompressor().read_to_iter(data, skip_bytes=2))
    except (ValueError, z.ZstdError) as error:
        kept = error  # a cycle: the exception has this frame

for _ in range(200):
    for data in (b"a", b"foobarbaz", bytearray(b"foobarbaz"), memoryview(bytearray(b"foobarbaz"))[1:]):
        fail(data)
        gc.collect(0)
gc.collect()
print("alive")
"""


def test_an_exception_that_holds_a_view_is_collected():
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "alive\n"), ran.stderr
    assert "ignored" not in ran.stderr
    gc.collect()
