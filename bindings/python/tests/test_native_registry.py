"""Codecs written in Python, in a registry: what C calls, and what comes back."""

import gc
import threading
import weakref

import pytest

import tierce
from tierce import errors, registry


class Xor:
    """A codec that others are made of."""

    def __init__(self, key=1):
        self.key = key

    def encode(self, data):
        return bytes(byte ^ self.key for byte in data)

    def decode(self, data, max_length):
        return bytearray(self.encode(data))


@pytest.fixture
def known():
    made = tierce.Registry()
    made.add("xor", Xor, "exclusive or")
    return made


def test_a_codec_in_python_is_one_of_a_pipeline(known):
    codec = known.codec([{"id": "xor", "key": 7}, {"id": "zstd"}])
    data = b"hello" * 1000
    assert codec.decode(codec.encode(data)) == data
    assert tierce.Codec({"id": "zstd"}).decode(codec.encode(data)) == Xor(7).encode(data)
    assert codec.config()[0] == {"id": "xor", "key": 7}
    assert known.codec({"id": "xor"}).encode(b"\0") == b"\1"
    assert "exclusive or" in [one["summary"] for one in known.list() if one["id"] == "xor"]


def test_other_registries_do_not_know_it(known):
    for make in (tierce.Codec, tierce.Registry().codec):
        with pytest.raises(errors.UnknownCodecError):
            make({"id": "xor"})


def test_on_a_pool_and_in_threads(known):
    codec = known.codec({"id": "xor", "key": 3})
    items = [bytes([n]) * 100 for n in range(40)]
    with tierce.Pool(3) as pool:
        packed = codec.encode_many(items, pool)
        assert codec.decode_many(packed, pool).tolist() == items
    wrong = []

    def work(n):
        for _ in range(30):
            if codec.decode(codec.encode(items[n])) != items[n]:
                wrong.append(n)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


class Failing(Xor):
    def encode(self, data):
        raise KeyError(bytes(data))

    def decode(self, data, max_length):
        raise KeyboardInterrupt


def test_exceptions_come_back_to_who_called(known):
    known.add("failing", Failing)
    codec = known.codec([{"id": "failing"}, {"id": "zstd"}])
    with pytest.raises(KeyError, match="abc") as caught:
        codec.encode(b"abc")
    assert "encode" in [entry.name for entry in caught.traceback]
    with pytest.raises(KeyboardInterrupt):
        known.codec({"id": "failing"}).decode(b"abc")
    failures = {}
    with tierce.Pool(2) as pool:
        found = codec.encode_many([b"a", b"b", b"c"], pool, failures)
        assert found.tolist() == [b"", b"", b""]
    assert {n: one.args for n, one in failures.items()} == {0: (b"a",), 1: (b"b",), 2: (b"c",)}
    with pytest.raises(KeyError):
        codec.encode_array([1.0, 2.0])


def test_many_failures_take_no_more_memory(known):
    from tierce._c import status

    known.add("failing", Failing)
    codec = known.codec({"id": "failing"})
    items = [b"x"] * 3000
    for _ in range(3):
        with pytest.raises(KeyError):
            codec.encode_many(items)
    assert len(status._raised) <= 4096


@pytest.mark.parametrize(
    "made, message",
    [
        (lambda data: None, "bytes-like"),
        (lambda data: "text", "bytes-like"),
        (lambda data: 3, "bytes-like"),
    ],
)
def test_what_is_no_buffer_is_a_type_error(known, made, message):
    class Odd(Xor):
        def encode(self, data):
            return made(data)

    known.add("odd", Odd)
    with pytest.raises(TypeError, match=message):
        known.codec({"id": "odd"}).encode(b"abc")


def test_more_than_the_limit(known):
    class Bomb(Xor):
        def decode(self, data, max_length):
            return bytes(1000)

    class Careful(Xor):
        def decode(self, data, max_length):
            raise errors.LimitError(f"more than {max_length}")

    known.add("bomb", Bomb)
    known.add("careful", Careful)
    assert known.codec({"id": "bomb"}).decode(b"x") == bytes(1000)
    with pytest.raises(errors.LimitError):
        known.codec({"id": "bomb"}).decode(b"x", max_length=999)
    with pytest.raises(errors.BufferTooSmallError):
        known.codec({"id": "bomb"}).decode_into(b"x", bytearray(999))
    with pytest.raises(errors.LimitError):
        known.codec({"id": "careful"}).decode(b"x", max_length=5)


def test_configs_that_cannot_be(known):
    with pytest.raises(TypeError, match="kez"):
        known.codec({"id": "xor", "kez": 1})
    known.add("half", lambda: object())
    with pytest.raises(TypeError, match="object has no encode"):
        known.codec({"id": "half"})
    with pytest.raises(TypeError, match="callable"):
        known.add("none", None)
    with pytest.raises(ValueError, match="null"):
        known.add("a\0b", Xor)
    with pytest.raises(TypeError):
        known.add(b"xor", Xor)
    with pytest.raises(errors.ArgumentError):
        known.add("", Xor)


def test_all_is_let_go_of():
    class Mine(Xor):
        pass

    before = dict(registry._objects)
    known = tierce.Registry()
    known.add("mine", Mine)
    codec = known.codec({"id": "mine"})
    gone = weakref.ref(Mine)
    del Mine, known
    gc.collect()
    assert codec.decode(codec.encode(b"abc")) == b"abc" and gone() is not None
    del codec
    gc.collect()
    assert gone() is None and registry._objects == before


def test_a_codec_of_a_registry_is_not_pickled(known):
    import pickle

    with pytest.raises(TypeError, match="registry"):
        pickle.dumps(known.codec({"id": "xor"}))
    assert known.codec({"id": "xor"}) == known.codec({"id": "xor"}) != tierce.Codec({"id": "zstd"})


def test_what_is_left_when_python_ends_is_freed_quietly(child_environment):
    import subprocess
    import sys

    program = """
import tierce, gc
class Xor:
    def encode(self, data): return bytes(data)
    def decode(self, data, most): return bytes(data)
registry = tierce.Registry()
registry.add("xor", Xor)
codec = registry.codec({"id": "xor"})
ring = [codec, registry, tierce.Pool(1), tierce.Encoder({"id": "zstd"}), tierce.SeekableReader(tierce.seekable_compress(b"x"))]
ring.append(ring)
import builtins
builtins.kept = codec
print(codec.decode(codec.encode(b"fine")))
"""
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=child_environment)
    assert (out.returncode, out.stdout, out.stderr) == (0, "b'fine'\n", "")
