"""Seekable files against zstd's own implementation (contrib/seekable_format), both directions, and the `zstd` command.

That implementation is in no package: its sources, which zstd-sys brings along, are compiled here against the system's
libzstd. Every decoder of zstd has to read the files as a whole: python-zstandard and the command do.
"""

import ctypes
import json
import os
import pathlib
import random
import shutil
import subprocess
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_int, c_int32, c_size_t, c_uint, c_uint64, c_ulonglong, c_void_p

import cases
import pytest
import tierce_c
import zstandard
from tierce_c import Buffer, Owned, Pool, TierceError, as_bytes, check, lib

WriteFn = CFUNCTYPE(c_int32, c_void_p, c_void_p, c_size_t)
ReadFn = CFUNCTYPE(c_int32, c_void_p, c_uint64, c_void_p, c_size_t)

for name, restype, argtypes in [
    ("tierce_zstd_compressor_new", c_int32, [c_int32, c_void_p, POINTER(c_void_p)]),
    ("tierce_zstd_compressor_free", None, [c_void_p]),
    (
        "tierce_zstd_seekable_compress",
        c_int32,
        [c_void_p, c_void_p, c_size_t, c_size_t, c_int32, c_void_p, c_void_p],
    ),
    (
        "tierce_zstd_seekable_writer_new",
        c_int32,
        [c_void_p, c_size_t, c_int32, WriteFn, c_void_p, POINTER(c_void_p)],
    ),
    ("tierce_zstd_seekable_writer_write", c_int32, [c_void_p, c_void_p, c_size_t]),
    ("tierce_zstd_seekable_writer_end_frame", c_int32, [c_void_p]),
    ("tierce_zstd_seekable_writer_finish", c_int32, [c_void_p]),
    ("tierce_zstd_seekable_writer_free", None, [c_void_p]),
    (
        "tierce_zstd_seekable_open_memory",
        c_int32,
        [c_void_p, c_size_t, c_void_p, c_size_t, POINTER(c_void_p)],
    ),
    (
        "tierce_zstd_seekable_open_callback",
        c_int32,
        [c_void_p, c_size_t, c_uint64, ReadFn, c_void_p, POINTER(c_void_p)],
    ),
    ("tierce_zstd_seekable_free", None, [c_void_p]),
    ("tierce_zstd_seekable_size", c_uint64, [c_void_p]),
    ("tierce_zstd_seekable_frame_count", c_size_t, [c_void_p]),
    ("tierce_zstd_seekable_frame", c_int32, [c_void_p, c_size_t, *[POINTER(c_uint64)] * 4]),
    ("tierce_zstd_seekable_find", c_int32, [c_void_p, c_uint64, POINTER(c_size_t)]),
    (
        "tierce_zstd_seekable_read",
        c_int32,
        [c_void_p, c_uint64, c_void_p, c_size_t, c_void_p, POINTER(c_size_t)],
    ),
]:
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes


class Compressor(Owned):
    """tierce_zstd_compressor."""

    free_name = "tierce_zstd_compressor_free"

    def __init__(self, level):
        super().__init__(lib.tierce_zstd_compressor_new, level, None)


def compress(data, frame_size=0, checksums=True, level=3, pool=None):
    data, out, compressor = as_bytes(data), Buffer(), Compressor(level)
    check(
        lib.tierce_zstd_seekable_compress(
            compressor.handle,
            tierce_c.address(data),
            data.size,
            frame_size,
            int(checksums),
            pool.handle if pool else None,
            out.handle,
        )
    )
    return out.bytes()


class Writer(Owned):
    """tierce_zstd_seekable_writer into a list."""

    free_name = "tierce_zstd_seekable_writer_free"

    def __init__(self, frame_size, checksums):
        self.file = bytearray()

        def write(_, data, size):
            self.file += ctypes.string_at(data, size)
            return 0

        self.callback = WriteFn(write)
        compressor = Compressor(3)
        super().__init__(
            lib.tierce_zstd_seekable_writer_new, compressor.handle, frame_size, int(checksums), self.callback, None
        )

    def write(self, data):
        data = as_bytes(data)
        check(lib.tierce_zstd_seekable_writer_write(self.handle, tierce_c.address(data), data.size))

    def end_frame(self):
        check(lib.tierce_zstd_seekable_writer_end_frame(self.handle))

    def finish(self):
        check(lib.tierce_zstd_seekable_writer_finish(self.handle))
        return bytes(self.file)


class Reader(Owned):
    """tierce_zstd_seekable over bytes, in memory or behind a callback."""

    free_name = "tierce_zstd_seekable_free"

    def __init__(self, file, by_callback=False):
        self.file = as_bytes(file)

        def read(_, offset, dst, size):
            ctypes.memmove(dst, self.file.ctypes.data + offset, size)
            return 0

        self.callback = ReadFn(read)
        if by_callback:
            super().__init__(lib.tierce_zstd_seekable_open_callback, None, 0, self.file.size, self.callback, None)
        else:
            super().__init__(
                lib.tierce_zstd_seekable_open_memory, None, 0, tierce_c.address(self.file), self.file.size
            )

    def size(self):
        return lib.tierce_zstd_seekable_size(self.handle)

    def frames(self):
        result = []
        for index in range(lib.tierce_zstd_seekable_frame_count(self.handle)):
            numbers = [c_uint64() for _ in range(4)]
            check(lib.tierce_zstd_seekable_frame(self.handle, index, *map(byref, numbers)))
            result.append(tuple(number.value for number in numbers))
        return result

    def read(self, offset, size, pool=None):
        room, got = ctypes.create_string_buffer(size), c_size_t()
        pool = pool.handle if pool else None
        check(lib.tierce_zstd_seekable_read(self.handle, offset, room, size, pool, byref(got)))
        return room.raw[: got.value]


def missing(reason):
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and CI is true", pytrace=False)
    pytest.skip(reason)


class InBuffer(Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t), ("pos", c_size_t)]


@pytest.fixture(scope="session")
def contrib(tmp_path_factory):
    """zstd's own implementation as a shared library."""
    root = pathlib.Path(__file__).resolve().parents[2]
    compiler, cargo = shutil.which("cc"), shutil.which("cargo")
    if not compiler or not cargo:
        missing("no cc or no cargo")
    # Of this platform alone: what others need was never downloaded.
    host = subprocess.run(["rustc", "-vV"], capture_output=True, check=True, text=True).stdout
    host = next(line.split()[1] for line in host.splitlines() if line.startswith("host:"))
    options = ["--format-version=1", "--locked", "--offline", f"--filter-platform={host}"]
    metadata = subprocess.run([cargo, "metadata", *options], cwd=root, capture_output=True, check=False)
    if metadata.returncode:
        missing(f"cargo metadata: {metadata.stderr.decode()}")
    [manifest] = [p["manifest_path"] for p in json.loads(metadata.stdout)["packages"] if p["name"] == "zstd-sys"]
    zstd = pathlib.Path(manifest).parent / "zstd"
    sources = sorted((zstd / "contrib/seekable_format").glob("*.c"))
    if not sources:
        missing("zstd-sys has no contrib/seekable_format")
    library = tmp_path_factory.mktemp("contrib") / "libseekable.so"
    folders = [f"-I{zstd}/contrib/seekable_format", f"-I{zstd}/lib/common", f"-I{zstd}/lib"]
    # All functions of xxhash inlined; the rest of zstd from the system.
    command = [compiler, "-O1", "-shared", "-fPIC", "-DXXH_PRIVATE_API", *folders, *sources, "-lzstd", "-o", library]
    built = subprocess.run(command, capture_output=True, check=False)
    if built.returncode:
        missing(f"contrib/seekable_format does not compile: {built.stderr.decode()}")
    their = ctypes.CDLL(str(library))
    for name, restype, argtypes in [
        ("ZSTD_isError", c_uint, [c_size_t]),
        ("ZSTD_seekable_createCStream", c_void_p, []),
        ("ZSTD_seekable_freeCStream", c_size_t, [c_void_p]),
        ("ZSTD_seekable_initCStream", c_size_t, [c_void_p, c_int, c_int, c_uint]),
        ("ZSTD_seekable_compressStream", c_size_t, [c_void_p, POINTER(InBuffer), POINTER(InBuffer)]),
        ("ZSTD_seekable_endFrame", c_size_t, [c_void_p, POINTER(InBuffer)]),
        ("ZSTD_seekable_endStream", c_size_t, [c_void_p, POINTER(InBuffer)]),
        ("ZSTD_seekable_create", c_void_p, []),
        ("ZSTD_seekable_free", c_size_t, [c_void_p]),
        ("ZSTD_seekable_initBuff", c_size_t, [c_void_p, c_void_p, c_size_t]),
        ("ZSTD_seekable_decompress", c_size_t, [c_void_p, c_void_p, c_size_t, c_ulonglong]),
        ("ZSTD_seekable_getNumFrames", c_uint, [c_void_p]),
        ("ZSTD_seekable_getFrameCompressedOffset", c_ulonglong, [c_void_p, c_uint]),
        ("ZSTD_seekable_getFrameDecompressedOffset", c_ulonglong, [c_void_p, c_uint]),
        ("ZSTD_seekable_getFrameCompressedSize", c_size_t, [c_void_p, c_uint]),
        ("ZSTD_seekable_getFrameDecompressedSize", c_size_t, [c_void_p, c_uint]),
        ("ZSTD_seekable_offsetToFrameIndex", c_uint, [c_void_p, c_ulonglong]),
    ]:
        function = getattr(their, name)
        function.restype, function.argtypes = restype, argtypes
    return their


def their_file(their, pieces, frame_size, checksums, end_frames):
    """What zstd's own writer makes of `pieces`, each of which ends a frame if `end_frames`."""
    stream = their.ZSTD_seekable_createCStream()
    assert not their.ZSTD_isError(their.ZSTD_seekable_initCStream(stream, 3, int(checksums), frame_size))
    room = ctypes.create_string_buffer(sum(map(len, pieces)) * 2 + 1_000_000)
    out = InBuffer(ctypes.addressof(room), len(room), 0)
    for piece in pieces:
        src = ctypes.create_string_buffer(piece, len(piece)) if piece else None
        taken = InBuffer(ctypes.addressof(src) if src else None, len(piece), 0)
        while taken.pos < taken.size:
            assert not their.ZSTD_isError(their.ZSTD_seekable_compressStream(stream, byref(out), byref(taken)))
        if end_frames:
            assert their.ZSTD_seekable_endFrame(stream, byref(out)) == 0
    assert their.ZSTD_seekable_endStream(stream, byref(out)) == 0
    their.ZSTD_seekable_freeCStream(stream)
    return room.raw[: out.pos]


class Their:
    """zstd's own reader."""

    def __init__(self, their, file):
        self.their, self.file = their, ctypes.create_string_buffer(file, len(file))
        self.reader = their.ZSTD_seekable_create()
        assert not their.ZSTD_isError(their.ZSTD_seekable_initBuff(self.reader, self.file, len(file)))

    def __del__(self):
        self.their.ZSTD_seekable_free(self.reader)

    def frames(self):
        their = self.their
        return [
            (
                their.ZSTD_seekable_getFrameDecompressedOffset(self.reader, index),
                their.ZSTD_seekable_getFrameDecompressedSize(self.reader, index),
                their.ZSTD_seekable_getFrameCompressedOffset(self.reader, index),
                their.ZSTD_seekable_getFrameCompressedSize(self.reader, index),
            )
            for index in range(their.ZSTD_seekable_getNumFrames(self.reader))
        ]

    def read(self, offset, size):
        room = ctypes.create_string_buffer(size)
        got = self.their.ZSTD_seekable_decompress(self.reader, room, size, offset)
        assert not self.their.ZSTD_isError(got)
        return room.raw[:got]

    def find(self, offset):
        return self.their.ZSTD_seekable_offsetToFrameIndex(self.reader, offset)


FIELD = cases.sample("smooth", "<f4", 50_000).tobytes()
CONTENTS = [b"", b"x", FIELD[:1000], FIELD[:4096], cases.sample("random", "u1", 10_001).tobytes(), FIELD]
FRAME_SIZES = [0, 1000, 4096, 65_536]


def ranges(size, frame_size, count=60):
    """The borders of frames, and some ranges by chance, none of which goes beyond the end."""
    chance = random.Random(size * 31 + frame_size)
    yield 0, size
    for border in range(0, size, frame_size or size or 1):
        if border > 20 * (frame_size or 1):
            break
        for start in (border - 1, border, border + 1):
            for length in (1, 2, frame_size, frame_size + 1):
                if 0 <= start <= size:
                    yield start, min(length, size - start)
    for _ in range(count):
        start = chance.randint(0, size)
        yield start, chance.randint(0, size - start)


@pytest.mark.parametrize("checksums", [False, True])
@pytest.mark.parametrize("frame_size", FRAME_SIZES)
def test_what_we_write_they_read(contrib, frame_size, checksums):
    pool = Pool(2)
    for data in CONTENTS:
        file = compress(data, frame_size, checksums)
        assert compress(data, frame_size, checksums, pool=pool) == file
        their, ours = Their(contrib, file), Reader(file)
        assert their.frames() == ours.frames()
        for offset, size in ranges(len(data), frame_size):
            assert their.read(offset, size) == data[offset : offset + size]


@pytest.mark.parametrize("checksums", [False, True])
@pytest.mark.parametrize("frame_size", FRAME_SIZES)
def test_what_they_write_we_read(contrib, frame_size, checksums):
    pool = Pool(2)
    for data in CONTENTS:
        for end_frames in (False, True):
            # Pieces that fill no frame, some of nothing: with `end_frames` there are empty frames.
            pieces = [data[:333], b"", data[333:10_000], data[10_000:], b""]
            file = their_file(contrib, pieces, frame_size, checksums, end_frames)
            their, ours, called = Their(contrib, file), Reader(file), Reader(file, by_callback=True)
            assert ours.frames() == their.frames()
            assert ours.size() == len(data)
            for number, (offset, size) in enumerate(ranges(len(data), frame_size)):
                expected = data[offset : offset + size]
                assert ours.read(offset, size, pool if number % 2 else None) == expected
                assert called.read(offset, size) == expected
                if offset < len(data):
                    index = c_size_t()
                    check(lib.tierce_zstd_seekable_find(ours.handle, offset, byref(index)))
                    frame = ours.frames()[index.value]
                    assert frame[0] <= offset < frame[0] + frame[1]
                    if not end_frames:
                        assert index.value == their.find(offset)


def test_the_tables_are_the_same_but_for_sizes(contrib):
    """Where frames have the same content, so have the checksums, and all else but the compressed sizes."""
    for checksums in (False, True):
        data = FIELD[:50_001]  # the last frame is not full, so that theirs adds no empty one
        ours = compress(data, 5000, checksums)
        their = their_file(contrib, [data], 5000, checksums, False)
        entry = 12 if checksums else 8
        size = 8 + 11 * entry + 9

        def without_sizes(file):
            table = bytearray(file[-size:])
            for index in range(11):
                table[8 + index * entry : 12 + index * entry] = b"\0\0\0\0"
            return table

        assert without_sizes(ours) == without_sizes(their)


@pytest.mark.parametrize("frame_size", FRAME_SIZES)
def test_pieces_and_one_call_make_the_same_file(frame_size):
    for data in CONTENTS:
        for piece in (1000, 1001, 100_000):
            writer = Writer(frame_size, True)
            for start in range(0, len(data), piece):
                writer.write(data[start : start + piece])
            assert writer.finish() == compress(data, frame_size, True)


def test_frames_that_the_caller_ends(contrib):
    writer = Writer(10_000, True)
    lengths = [5, 0, 9_999, 10_000, 25_000, 1]
    position = 0
    for length in lengths:
        writer.write(FIELD[position : position + length])
        writer.end_frame()
        position += length
    file = writer.finish()
    their, ours = Their(contrib, file), Reader(file)
    assert their.frames() == ours.frames()
    assert [frame[1] for frame in ours.frames()] == [5, 9_999, 10_000, 10_000, 10_000, 5_000, 1]
    assert their.read(0, position) == FIELD[:position]


@pytest.mark.parametrize("checksums", [False, True])
def test_every_decoder_reads_the_whole(checksums, tmp_path):
    command = shutil.which("zstd")
    for data in CONTENTS:
        for frame_size in FRAME_SIZES:
            file = compress(data, frame_size, checksums)
            read = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True).read()
            assert read == data
            assert tierce_c.Codec({"id": "zstd"}).decode(file) == data
            if command:
                path = tmp_path / "file.zst"
                path.write_bytes(file)
                done = subprocess.run([command, "-d", "-c", path], capture_output=True, check=True)
                assert done.stdout == data
    if not command:
        missing("there is no zstd command")


def test_files_of_others_are_refused():
    plain = zstandard.ZstdCompressor().compress(FIELD)
    for file in (b"", b"x", plain, plain + plain, compress(FIELD)[:-1], compress(FIELD) + b"\0"):
        with pytest.raises(TierceError) as caught:
            Reader(file)
        assert caught.value.status == tierce_c.E_CORRUPT
