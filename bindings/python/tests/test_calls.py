"""The layer below everything: the functions of C, addresses of buffers, bytes filled by C, handles, errors."""

import copy
import ctypes
import gc
import mmap
import pathlib
import pickle
import struct
import subprocess
import sys
import threading
import weakref
from array import array

import pytest

import tierce
from tierce import errors
from tierce._c import Buffer, Cells, Handle, Struct, check, fresh, lib, numbers, source, string_at, target, view
from tierce._c.functions import FUNCTIONS
from tierce._c.status import exception

HEADER = pathlib.Path(__file__).parents[3] / "include" / "tierce.h"


def test_every_function_of_the_header_can_be_called():
    assert len(FUNCTIONS) > 380
    for name in FUNCTIONS:
        assert callable(getattr(lib, name)), name
    with pytest.raises(AttributeError):
        _ = lib.tierce_no_such_function


def test_the_tables_are_those_of_the_header():
    mirror = pathlib.Path(__file__).parents[1] / "mirror.py"
    out = subprocess.run([sys.executable, str(mirror), "--check"], capture_output=True, text=True)
    assert out.returncode == 0, out.stdout + out.stderr


def test_functions_agree_with_a_count_of_the_commas():
    text = HEADER.read_text(encoding="utf-8")
    for name, letters in FUNCTIONS.items():
        at = text.index(f"{name}(", text.index("#define TIERCE_H"))
        while text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("*"):  # a mention in a comment
            at = text.index(f"{name}(", at + 1)
        arguments = text[at + len(name) + 1 : text.index(");", at)]
        assert len(letters) - 1 == (0 if arguments.strip() == "void" else arguments.count(",") + 1), name


def test_versions_agree():
    assert string_at(lib.tierce_version()).decode() == tierce.__version__
    assert lib.tierce_abi() == numbers.ABI


BYTES = b"0123456789"
SOURCES = {
    "bytes": BYTES,
    "bytearray": bytearray(BYTES),
    "memoryview": memoryview(BYTES),
    "part": memoryview(b"xx" + BYTES + b"yy")[2:-2],
    "writable": memoryview(bytearray(BYTES)),
    "array": array("B", BYTES),
    "ctypes": (ctypes.c_char * 10).from_buffer_copy(BYTES),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_a_source_is_where_its_bytes_are(kind):
    address, length, keep = source(SOURCES[kind])
    assert string_at(address, length) == BYTES
    assert keep is not None


def test_sources_of_other_kinds():
    class Bytes(bytes):
        pass

    for data in (Bytes(BYTES), array("i", [1, 2, 3])):
        address, length, _keep = source(data)
        assert string_at(address, length) == bytes(memoryview(data).cast("B"))
    for data in (b"", bytearray(), memoryview(b"")):
        address, length, _keep = source(data)
        assert length == 0
    with mmap.mmap(-1, 4096) as pages:
        pages[:3] = b"abc"
        address, length, keep = source(pages)
        assert (string_at(address, 3), length) == (b"abc", 4096)
        del keep
        gc.collect()


@pytest.mark.parametrize("wrong", ["text", 3, None, [1], object()])
def test_what_is_no_buffer_is_said(wrong):
    for of in (source, target):
        with pytest.raises(TypeError, match=f"a bytes-like object is required, not '{type(wrong).__name__}'"):
            of(wrong)


@pytest.mark.parametrize("wrong", [memoryview(b"0123456789")[::2], memoryview(bytearray(10))[::-1]])
def test_what_is_not_contiguous_is_refused(wrong):
    with pytest.raises((ValueError, BufferError)):
        source(wrong)


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="only CPython counts who has a buffer's memory")
def test_a_held_source_cannot_be_resized():
    data = bytearray(100)
    _address, _length, keep = source(data)
    with pytest.raises(BufferError):
        data.extend(b"more")
    del keep
    gc.collect()
    data.extend(b"more")


def test_a_target_is_written_to():
    data = bytearray(4)
    address, length, _keep = target(data)
    ctypes.memmove(address, b"abcd", length)
    assert data == b"abcd"
    for wrong in (b"bytes", memoryview(b"bytes")):
        with pytest.raises((BufferError, ValueError, TypeError)):
            target(wrong)


@pytest.mark.parametrize("size", [0, 1, 2, 100, 16384, 16385, 1 << 20])
def test_fresh_bytes(size):
    for used in sorted({0, 1, size // 2, max(size - 1, 0), size}):
        if used <= size:
            out = fresh(size)
            wanted = bytes(i % 251 for i in range(used))
            ctypes.memmove(out.address, wanted, used)
            made = out.finish(used)
            assert type(made) is bytes and made == wanted
            assert hash(made) == hash(wanted)
            assert fresh(size) is not out
    assert b"" == bytes(0) and bytes(1) == b"\0", "the bytes that Python shares are as they were"


def test_fresh_bytes_that_are_not_taken_are_freed():
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(300):
        out = fresh(8 << 20)
        ctypes.memset(out.address, 1, 8 << 20)
        del out
    gc.collect()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200 * 1024, f"{grown} KiB more for 300 times 8 MiB"


def test_fresh_bytes_of_many_threads():
    faults = []

    def work(number):
        for i in range(200):
            size = 20000 + 997 * ((i + number) % 13)
            out = fresh(size)
            ctypes.memset(out.address, number, size)
            if out.finish(size // 2) != bytes([number]) * (size // 2):
                faults.append((number, i))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_a_view_keeps_its_owner():
    buffer = Buffer()
    buffer.append(b"kept")
    gone = weakref.ref(buffer)
    seen = buffer.view()
    assert (seen.format, seen.nbytes, seen.itemsize) == ("B", 4, 1)
    del buffer
    gc.collect()
    assert gone() is not None and bytes(seen[1:3]) == b"ep"
    part = seen[2:]
    del seen
    gc.collect()
    assert bytes(part) == b"pt"
    del part
    gc.collect()
    assert gone() is None
    assert bytes(view(0, 0, None)) == b""


class Looks:
    """Says in its finalizer what it sees, and is part of a cycle."""

    def __init__(self, look):
        self.look, self.itself, self.seen = look, self, SEEN

    def __del__(self):
        self.seen.append(self.look())


SEEN = []


@pytest.mark.parametrize("of", ["item", "all", "codec"])
def test_finalizers_of_a_cycle_see_what_is_not_freed_yet(of):
    codec = tierce.Codec({"id": "zstd"})
    for i in range(20):
        SEEN.clear()
        data = bytes([i]) * 50000
        if of == "codec":
            used = tierce.Codec([{"id": "shuffle", "elementsize": 4}, {"id": "zstd"}])
            wanted = used.encode(data)
            looks = Looks(lambda used=used, data=data: used.encode(data))
        else:
            made = codec.decode_many([codec.encode(data)])
            shown = made[0] if of == "item" else made.keep(0).data
            wanted = data
            looks = Looks(lambda shown=shown: bytes(shown))
            del shown, made
        gone = weakref.ref(looks)
        used = looks = None
        gc.collect()
        assert gone() is None
        assert SEEN == [wanted]


def test_a_cycle_through_a_view_is_found():
    class Keeps:
        pass

    keeps = Keeps()
    keeps.itself = keeps
    keeps.collection = tierce.Codec({"id": "zstd"}).encode_many([b"data"])
    keeps.view = keeps.collection[0]
    items = [bytearray(b"item")]
    items.append(tierce.SegmentsCollection(items)[0])
    keeps.items = items
    gone = weakref.ref(keeps), weakref.ref(keeps.collection)
    held = items[0]
    del keeps, items
    gc.collect()
    gc.collect()
    assert [one() for one in gone] == [None, None]
    held.clear()  # nobody has its memory any more


@pytest.mark.parametrize("make", [lambda: tierce.Pool(1), tierce.Registry, lambda: tierce.Segments(b"abc", [(0, 1)])])
def test_what_the_library_owns_is_not_copied_deeply(make, capfd):
    made = make()
    with pytest.raises(TypeError, match="neither pickled nor copied deeply"):
        copy.deepcopy(made)
    with pytest.raises(TypeError, match="neither pickled nor copied deeply"):
        pickle.dumps(made)
    again = copy.copy(made)
    del made
    gc.collect()
    assert repr(again)
    assert capfd.readouterr().err == ""


def test_structs_have_the_sizes_that_c_gives_them():
    sizes = {"segment": 16, "blosc_header": 56, "zfp_params": 16, "zfp_header": 88, "zstd_frame_header": 48}
    for name, size in sizes.items():
        made = Struct(name)
        assert made._layout.size == size, name
    header = Struct("zstd_frame_header")
    frame, length, _keep = source(bytes.fromhex("28b52ffd2003190000616263"))
    check(lib.tierce_zstd_frame_read_header(frame, length, 0, header.address))
    assert (header["content_size"], header["struct_size"]) == (3, 48)
    assert header.values()["is_skippable"] == 0
    with pytest.raises(KeyError):
        Struct("segment", no_such_member=1)


def test_cells():
    cells = Cells(20)
    assert [cells[i] for i in range(20)] == [0] * 20
    ctypes.memmove(cells.address + 8, struct.pack("Q", 7), 8)
    assert (cells[0], cells[1]) == (0, 7)
    cells[2] = 2**64 - 1
    assert string_at(cells.address + 16, 8) == b"\xff" * 8


def test_every_status_has_its_exception():
    statuses = {name: value for name, value in vars(numbers).items() if name.startswith("E_") and name != "E_USER"}
    assert len(statuses) == 23
    for name, status in statuses.items():
        error = exception(status, "message")
        assert type(error) is not errors.Error and isinstance(error, errors.Error), name
        assert (error.status, error.native, str(error)) == (status, None, "message")
    assert type(exception(-1000, "own")) is errors.Error


def test_an_error_has_its_message_and_the_native_code():
    with pytest.raises(tierce.Error) as caught:
        tierce.Codec({"id": "zstd"}).decode(b"no frame of zstd")
    assert isinstance(caught.value, errors.CorruptError) and isinstance(caught.value, ValueError)
    assert caught.value.status == numbers.E_CORRUPT
    assert caught.value.native == ("zstd", 10)
    assert "Unknown frame descriptor" in str(caught.value)
    long = "x" * 50
    with pytest.raises(errors.UnknownCodecError, match=long):
        tierce.Codec({"id": long})


def test_a_handle_is_freed_once():
    class Own(Handle):
        _free = "tierce_buffer_free"

    cells = Cells()
    check(lib.tierce_buffer_new(10, cells.address))
    own = Own()._take(cells[0])
    own._close()
    own._close()
    assert own._handle == 0
    del own
    gc.collect()
    with pytest.raises(errors.ArgumentError, match="NULL"):
        check(lib.tierce_buffer_clear(0))


def run(code, environment, **more):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=dict(environment, **more), timeout=120
    )


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        (
            {"TIERCE_LIBRARY": "/no/such/library.so"},
            "ImportError: tierce: the library /no/such/library.so cannot be loaded",
        ),
        ({"TIERCE_PYTHON_FFI": "none"}, "ImportError: TIERCE_PYTHON_FFI is 'none'; expected cffi, ctypes or nothing"),
    ],
)
def test_what_is_wrong_at_import_is_said(settings, wanted, child_environment):
    out = run("import tierce; tierce.Codec", child_environment, **settings)
    assert out.returncode == 1 and wanted in out.stderr, out.stderr


@pytest.mark.parametrize("module", ["", ".zstandard", ".numcodecs", ".zfpy", ".dlio_s3_rust", ".store", ".zarr"])
def test_import_starts_no_thread(module, child_environment):
    if module in (".numcodecs", ".zfpy", ".zarr"):
        pytest.importorskip("numpy", reason="NumPy is not installed for this Python")
    code = (
        f"import tierce{module}, os, threading\n"
        "assert threading.active_count() == 1\n"
        "if os.path.exists('/proc/self/task'):\n"
        "    names = [open(f'/proc/self/task/{task}/comm').read().strip() for task in os.listdir('/proc/self/task')]\n"
        "    assert not [name for name in names if name.startswith('tierce')], names\n"
    )
    out = run(code, child_environment, OPENBLAS_NUM_THREADS="1")
    assert out.returncode == 0, out.stderr


def test_import_is_lazy(child_environment):
    out = run(
        "import tierce, sys; print([m for m in sys.modules if m in ('numpy', 'asyncio', 'json')])", child_environment
    )
    assert out.stdout.strip() == "[]", out.stdout + out.stderr
    out = run("import tierce.zstandard, sys; print('numpy' in sys.modules)", child_environment)
    assert out.stdout.strip() == "False", out.stdout + out.stderr
