"""tierce_c.py and the files beside it against include/tierce.h: every function with as many arguments, every number."""

import ctypes
import pathlib
import re

import tierce_array
import tierce_blosc
import tierce_c
import tierce_npy
import tierce_npz
import tierce_store
import tierce_zarr
import tierce_zfp
import tierce_zstd

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
    modules = (tierce_c, tierce_array, tierce_blosc, tierce_npy, tierce_npz, tierce_store)
    modules += (tierce_zarr, tierce_zfp, tierce_zstd)
    declared = {name: prototype for module in modules for name, prototype in module.PROTOTYPES.items()}
    assert {name: len(argtypes) for name, (_, argtypes) in declared.items()} == found


def test_every_number_is_the_same():
    numbers = dict(re.findall(r"#define TIERCE_((?:E_\w+|OK|END|PARTIAL|PENDING|CONFIG_\w+)) (-?\d+)\b", code()))
    assert len(numbers) > 15, "the header can be read"
    for name, number in numbers.items():
        assert getattr(tierce_c, name) == int(number), name
        if not name.startswith("CONFIG_"):
            assert tierce_c.status_name(int(number)) == f"TIERCE_{name}"


def test_every_number_of_arrays_is_the_same():
    numbers = {name: int(number) for name, number in re.findall(r"#define TIERCE_(ORDER_\w+) (-?\d+)\b", code())}
    assert numbers == {"ORDER_C": tierce_array.ORDER_C, "ORDER_F": tierce_array.ORDER_F}
    metrics = {name.lower(): int(number) for name, number in re.findall(r"#define TIERCE_METRIC_(\w+) (\d+)\b", code())}
    assert metrics == {name: number for number, name in enumerate(tierce_array.METRICS)}


def test_every_number_of_zstd_is_the_same():
    numbers = dict(re.findall(r"#define TIERCE_ZSTD_(\w+) ([^/\n]+)\n", code()))
    parameters = {name: number for name, number in numbers.items() if name.startswith("P_")}
    assert len(numbers) > 60, "the header can be read"
    assert parameters == {f"P_{name.upper()}": str(number) for name, number in tierce_zstd.NUMBERS.items()}
    for name, number in numbers.items():
        if name not in parameters:
            assert getattr(tierce_zstd, name) == eval(number.replace("UINT64_MAX", str(2**64 - 1))), name


def test_every_number_of_blosc_is_the_same():
    numbers = dict(re.findall(r"#define TIERCE_BLOSC_(\w+) (\d+)\b", code()))
    assert len(numbers) == 12, "the header can be read"
    for name, number in numbers.items():
        assert getattr(tierce_blosc, name) == int(number), name


def test_every_number_of_zfp_is_the_same():
    numbers = dict(re.findall(r"#define TIERCE_ZFP_(\w+) (-?\d+)\b", code()))
    assert len(numbers) == 22, "the header can be read"
    for name, number in numbers.items():
        assert getattr(tierce_zfp, name) == int(number), name


def test_every_number_of_zarr_is_the_same():
    numbers = dict(re.findall(r"#define TIERCE_ZARR_(\w+) (\d+)\b", code()))
    assert len(numbers) == 7, "the header can be read"
    for name, number in numbers.items():
        assert getattr(tierce_zarr, name) == int(number), name


def test_every_number_of_the_store_is_the_same():
    numbers = dict(re.findall(r"#define TIERCE_((?:PUT|LIST|TO|FROM|UNKNOWN)_\w+) ([^/\n]+)\n", code()))
    assert len(numbers) == 9, "the header can be read"
    for name, number in numbers.items():
        value = {"UINT64_MAX": 2**64 - 1, "INT64_MIN": -(2**63)}.get(number.strip())
        assert getattr(tierce_store, name) == (int(number) if value is None else value), name


def test_structs_have_the_size_of_c():
    """Two 64-bit numbers; ten members of a pointer's size; three of 64 bits and six of 32; four of 64 and six of 32;
    four of 32; five of 64 and six of 32; seven of 64 and eight of 32."""
    assert ctypes.sizeof(tierce_c.Segment) == 16
    assert ctypes.sizeof(tierce_c.CodecCallbacks) == 10 * ctypes.sizeof(ctypes.c_void_p)
    assert ctypes.sizeof(tierce_zstd.FrameHeader) == 48
    assert ctypes.sizeof(tierce_blosc.Header) == 56
    assert ctypes.sizeof(tierce_zfp.Params) == 16
    assert ctypes.sizeof(tierce_zfp.Report) == 64 and ctypes.sizeof(tierce_zfp.Header) == 88
    assert ctypes.sizeof(tierce_store.GetOptions) == 32 and ctypes.sizeof(tierce_store.PutOptions) == 32


def test_the_library_is_the_one_of_the_header():
    text = HEADER.read_text(encoding="utf-8")
    version = [re.search(rf"#define TIERCE_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH")]
    assert tierce_c.lib.tierce_version().decode() == ".".join(version)
    assert tierce_c.build_info()["version"] == ".".join(version)
    assert tierce_c.lib.tierce_abi() == int(re.search(r"#define TIERCE_ABI (\d+)", text)[1])
