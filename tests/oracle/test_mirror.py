"""tierce_c.py against include/tierce.h: every function with as many arguments, every status with its number."""

import ctypes
import pathlib
import re

import tierce_c

HEADER = pathlib.Path(__file__).parents[2] / "include" / "tierce.h"


def code():
    """The header without comments and without the callbacks inside structs."""
    text = re.sub(r"/\*.*?\*/", "", HEADER.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"typedef struct \w+ \{.*?\} \w+;", "", text, flags=re.DOTALL)


def test_every_function_is_declared():
    found = {}
    for name, arguments in re.findall(r"\b(tierce_\w+)\(([^()]*)\);", code()):
        found[name] = 0 if arguments.strip() == "void" else arguments.count(",") + 1
    assert len(found) > 40, "the header can be read"
    assert {name: len(argtypes) for name, (_, argtypes) in tierce_c.PROTOTYPES.items()} == found


def test_every_number_is_the_same():
    numbers = dict(re.findall(r"#define TIERCE_((?:E_\w+|OK|END|PARTIAL|CONFIG_\w+)) (-?\d+)\b", code()))
    assert len(numbers) > 15, "the header can be read"
    for name, number in numbers.items():
        assert getattr(tierce_c, name) == int(number), name
        if not name.startswith("CONFIG_"):
            assert tierce_c.status_name(int(number)) == f"TIERCE_{name}"


def test_structs_have_the_size_of_c():
    """Two 64-bit numbers; and ten members of a pointer's size."""
    assert ctypes.sizeof(tierce_c.Segment) == 16
    assert ctypes.sizeof(tierce_c.CodecCallbacks) == 10 * ctypes.sizeof(ctypes.c_void_p)


def test_the_library_is_the_one_of_the_header():
    text = HEADER.read_text(encoding="utf-8")
    version = [re.search(rf"#define TIERCE_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH")]
    assert tierce_c.lib.tierce_version().decode() == ".".join(version)
    assert tierce_c.build_info()["version"] == ".".join(version)
    assert tierce_c.lib.tierce_abi() == int(re.search(r"#define TIERCE_ABI (\d+)", text)[1])
