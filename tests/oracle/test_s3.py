"""S3 from the outside: boto3 reads what we wrote and the reverse; who is let in; what is hidden."""

import io
import json
import subprocess

import numpy as np
import pytest
import tierce_c
import zarr
from conftest import folder_from
from s3 import KEYS, server  # noqa: F401, a fixture
from test_store import fails, noise
from tierce_store import Store


@pytest.fixture(scope="module")
def boto3(server):  # noqa: F811
    client = server.boto3()
    client.create_bucket(Bucket="bucket")
    return client


OBJECTS = (("plain", 10), ("folder/ü & +", 1_000_000), ("empty", 0), ("%41 b/c", 40_000_000))


@pytest.mark.parametrize("checksum", ["crc64nvme", "crc32c", "none"])
@pytest.mark.parametrize("unsigned", [False, True])
def test_boto3_reads_what_we_wrote(server, boto3, checksum, unsigned):  # noqa: F811
    store = server.store(f"s3://bucket/{checksum}-{unsigned}", checksum=checksum, unsigned_payload=unsigned)
    for key, size in OBJECTS:
        etag = store.put(key, noise(size), content_type="application/x-field")
        found = boto3.get_object(Bucket="bucket", Key=f"{checksum}-{unsigned}/{key}")
        assert found["Body"].read() == noise(size), key
        assert found["ContentType"] == "application/x-field"
        assert found["ETag"] == etag


def test_we_read_what_boto3_wrote(server, boto3):  # noqa: F811
    store = server.store("s3://bucket/theirs")
    for key, size in OBJECTS:
        body = io.BytesIO(noise(size))
        boto3.upload_fileobj(body, "bucket", f"theirs/{key}", ExtraArgs={"ContentType": "text/plain"})
        assert store.get(key) == noise(size), key
        info = store.head(key)
        assert (info.key, info.size, info.content_type) == (key, size, "text/plain")
        assert info.modified > 1_700_000_000_000
    assert sorted(store.list()) == sorted(key for key, _ in OBJECTS)


def test_boto3_lists_what_we_wrote(server, boto3):  # noqa: F811
    store = server.store("s3://bucket/ours/")
    keys = sorted(f"{number:04}/x" for number in range(1234))
    store.put_many(keys, [b"x"] * len(keys))
    pages = boto3.get_paginator("list_objects_v2").paginate(Bucket="bucket", Prefix="ours/")
    assert [item["Key"] for page in pages for item in page["Contents"]] == [f"ours/{key}" for key in keys]


def test_no_upload_is_left(server, boto3, tmp_path_factory):  # noqa: F811
    store = server.store("s3://bucket/uploads")
    store.upload("given up", [noise(20_000_000)] * 2, commit=False)
    assert not store.exists("given up") and store.list() == []


def test_who_is_not_let_in(server, boto3):  # noqa: F811
    server.store("s3://bucket").put("key", b"x")
    wrong = server.store("s3://bucket", secret_access_key="not the secret")
    message = fails(tierce_c.E_DENIED, wrong.get, "key")
    assert "not the secret" not in message and KEYS["secret_access_key"] not in message
    fails(tierce_c.E_DENIED, server.store("s3://bucket", access_key_id="nobody").put, "key", b"y")
    anonymous = Store("s3://bucket", endpoint=server.endpoint, anonymous=True)
    fails(tierce_c.E_DENIED, anonymous.get, "key")
    assert server.store("s3://bucket").get("key") == b"x"


def test_what_is_not_there_is_told_apart(server, boto3):  # noqa: F811
    nowhere = server.store("s3://no-such-bucket")
    # Of a read this server says only that the key is not there, and a write makes the bucket.
    for call in (nowhere.head, nowhere.list):
        assert "no-such-bucket" in fails(tierce_c.E_NO_BUCKET, call, "key")
    assert "s3://bucket/absent" in fails(tierce_c.E_NOT_FOUND, server.store("s3://bucket").get, "absent")


def test_keys_come_from_the_environment_or_a_profile(server, boto3, tmp_path, monkeypatch):  # noqa: F811
    server.store("s3://bucket").put("key", b"x")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    files = tmp_path / "credentials"
    files.write_text("[other]\naws_access_key_id = AKTEST\naws_secret_access_key = SKTEST\n")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(files))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    assert Store("s3://bucket", endpoint=server.endpoint, profile="other").get("key") == b"x"
    with pytest.raises(tierce_c.TierceError):
        Store("s3://bucket", endpoint=server.endpoint).get("key")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKTEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "SKTEST")
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.endpoint)
    assert Store("s3://bucket").get("key") == b"x"


def test_two_endpoints_in_one_process(server, boto3, tmp_path_factory):  # noqa: F811
    other = type(server)(tmp_path_factory.mktemp("other"))
    try:
        here, there = server.store("s3://bucket"), other.store("s3://bucket")
        there.create_bucket()
        here.put("where", b"here")
        there.put("where", b"there")
        assert (here.get("where"), there.get("where")) == (b"here", b"there")
    finally:
        other.stop()


def test_large_objects_in_parts_and_ranges(server, boto3):  # noqa: F811
    store = server.store("s3://bucket/large", part_size=5 << 20)
    data = noise((31 << 20) + 1)
    store.put("key", data)
    etag = boto3.head_object(Bucket="bucket", Key="large/key")["ETag"]
    assert etag.endswith('-7"'), "in seven parts"
    assert store.get("key") == data
    room = np.zeros(len(data), "u1")
    assert store.get_into("key", room) == (tierce_c.OK, len(data)) and room.tobytes() == data


@pytest.mark.parametrize("version", [2, 3])
def test_a_simulation_writes_zarr_arrays_to_s3(server, boto3, tmp_path, version):  # noqa: F811
    program = folder_from("TIERCE_EXAMPLES") / "snapshot"
    run = [program, *"--grid 9,10,12 --chunk 4,5,7 --steps 4 --every 2 --zarr".split(), str(version)]
    options = json.dumps({"endpoint": server.endpoint, **KEYS})
    subprocess.run([*run, "--out", f"s3://bucket/zarr{version}", "--store", options], check=True, stdout=subprocess.PIPE)
    subprocess.run([*run, "--out", tmp_path / "local"], check=True, stdout=subprocess.PIPE)
    for item in boto3.list_objects_v2(Bucket="bucket", Prefix=f"zarr{version}/")["Contents"]:
        path = tmp_path / item["Key"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(boto3.get_object(Bucket="bucket", Key=item["Key"])["Body"].read())
    here, there = (zarr.open(str(tmp_path / name), mode="r") for name in ("local", f"zarr{version}"))
    for name in ("u", "v", "time"):
        assert np.array_equal(here[name][...], there[name][...]) and here[name].attrs == there[name].attrs
