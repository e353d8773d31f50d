"""An S3 server for the tests, which TIERCE_S3_SERVER names: it serves the folders below one, and ends with its input."""

import os
import subprocess

import pytest

KEYS = {"access_key_id": "AKTEST", "secret_access_key": "SKTEST"}
MISSING = "TIERCE_S3_SERVER is not set: it must name the server that the tests of the store have (tests/s3)"


class Server:
    def __init__(self, folder):
        program = os.environ.get("TIERCE_S3_SERVER")
        if not program:
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
        self.process = subprocess.Popen(
            [program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.endpoint = self.process.stdout.readline().strip()
        assert self.endpoint.startswith("http://127.0.0.1:"), "the server tells where it is"

    def environment(self):
        """The variables by which programs find it."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": KEYS["access_key_id"],
            "AWS_SECRET_ACCESS_KEY": KEYS["secret_access_key"],
            "AWS_REGION": "us-east-1",
        }

    def options(self):
        return {"endpoint": self.endpoint, "from_env": False, "retries": 1, **KEYS}

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("s3"))
    yield server
    server.stop()
