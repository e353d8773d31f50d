"""A real S3 server for the tests: s3s-fs, started once for each test module that asks for it.

TIERCE_S3_SERVER names the program (`cargo build --example s3_server`, see tests/s3/server.rs). Without it these tests are skipped,
and fail if CI is "true".
"""

import os
import subprocess

import boto3
import botocore.config
import pytest
from tierce_store import Store

KEYS = {"access_key_id": "AKTEST", "secret_access_key": "SKTEST"}


class Server:
    """A server on a folder of its own; it ends with its standard input."""

    def __init__(self, folder):
        program = os.environ.get("TIERCE_S3_SERVER")
        if not program:
            message = "TIERCE_S3_SERVER is not set: it must name the program of tests/s3/server.rs"
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen([program, str(folder)], **pipes)
        self.endpoint = self.process.stdout.readline().strip()
        assert self.endpoint.startswith("http://127.0.0.1:"), "the server tells where it is"

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def store(self, uri, **options):
        return Store(uri, **{"endpoint": self.endpoint, "from_env": False, "retries": 1, **KEYS, **options})

    def boto3(self):
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            aws_access_key_id=KEYS["access_key_id"],
            aws_secret_access_key=KEYS["secret_access_key"],
            region_name="us-east-1",
            config=botocore.config.Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("s3"))
    yield server
    server.stop()
