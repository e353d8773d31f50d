"""What the tests of tierce.zstandard share: the package that it stands in for, and data."""

import random

import pytest

import tierce.zstandard as ours

__all__ = ["DATA", "SAMPLES", "TRAINED", "noise", "ours", "outcome", "records", "text", "theirs"]

theirs = pytest.importorskip("zstandard", reason="python-zstandard is not installed: nothing to compare with")


def text(size, seed=0):
    """Bytes like words, which compress about four times."""
    chosen = random.Random(seed)
    words = [bytes(chosen.choices(b"abcdefghijklmnop", k=chosen.randint(2, 9))) for _ in range(300)]
    out = bytearray()
    while len(out) < size:
        out += chosen.choice(words) + b" "
    return bytes(out[:size])


def noise(size, seed=0):
    """Bytes that do not compress."""
    return random.Random(seed).randbytes(size)


DATA = {
    "empty": b"",
    "one": b"x",
    "short": b"foobar" * 20,
    "zeros": bytes(300_000),
    "text": text(400_000),
    "noise": noise(200_000),
}


def records(count, seed=1):
    """Small things that look alike."""
    chosen = random.Random(seed)
    kinds = [b"temperature", b"pressure", b"humidity", b"velocity"]
    return [
        b'{"kind": "%s", "cell": %d, "value": %.6f, "unit": "SI"}'
        % (chosen.choice(kinds), chosen.randrange(10**6), chosen.random())
        for _ in range(count)
    ]


SAMPLES = records(2000)
TRAINED = theirs.train_dictionary(4096, SAMPLES).as_bytes()


def outcome(call):
    """What a call gives, or the kind of its exception and the message."""
    try:
        return ("gives", call())
    except NameError:
        raise  # the test itself is wrong
    except Exception as error:  # noqa: BLE001  (whatever it is, it is compared)
        kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
        return ("raises", type(error).__name__ if "ZstdError" in str(type(error)) else kinds[0], str(error))
