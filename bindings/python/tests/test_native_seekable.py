"""Seekable zstd: any range of the content, from memory, files and objects with read()."""

import io
import mmap
import os
import random
import threading

import pytest
import zstandard

import tierce
from tierce import errors
from tierce.seekable import Frame

DATA = b"".join(b"%d %d\n" % (n, n * n % 1009) for n in range(60000))
FRAME = 50000


@pytest.fixture(scope="module")
def packed():
    return bytes(tierce.seekable_compress(DATA, level=1, frame_size=FRAME))


@pytest.fixture(params=["bytes", "mmap", "path", "file", "object"])
def opened(request, packed, tmp_path):
    path = tmp_path / "data.zst"
    path.write_bytes(packed)

    class Minimal:
        """Only what is needed, and not more than 1000 bytes at once."""

        def __init__(self):
            self.inner = io.BytesIO(packed)

        def seek(self, offset, whence=0):
            return self.inner.seek(offset, whence)

        def read(self, size):
            return self.inner.read(min(size, 1000))

    with path.open("rb") as file:
        made = {
            "bytes": lambda: packed,
            "mmap": lambda: mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ),
            "path": lambda: path,
            "file": lambda: file,
            "object": Minimal,
        }[request.param]()
        yield tierce.SeekableReader(made, pool=tierce.Pool(2))


def test_it_is_a_file(opened):
    assert opened.readable() and opened.seekable() and opened.size == len(DATA)
    assert opened.read(5) == DATA[:5] and opened.tell() == 5
    assert opened.seek(-7, os.SEEK_END) == len(DATA) - 7 and opened.read() == DATA[-7:] and opened.read(1) == b""
    assert opened.seek(10) == 10 and opened.seek(5, os.SEEK_CUR) == 15 and opened.read() == DATA[15:]
    assert opened.seek(len(DATA) + 5) and opened.read() == b""
    opened.seek(0)
    lines = io.BufferedReader(opened)
    assert lines.readline() == b"0 0\n" and len(lines.readlines()) == 59999


def test_any_place(opened):
    chance = random.Random(3)
    for _ in range(30):
        offset, length = chance.randrange(len(DATA)), chance.randrange(3 * FRAME)
        assert opened.pread(length, offset) == DATA[offset : offset + length]
    room = bytearray(FRAME + 10)
    assert opened.pread_into(room, 5) == len(room) and room == DATA[5 : FRAME + 15]
    assert opened.pread(10, len(DATA)) == b"" == opened.pread(0, 0) and opened.pread(10, 2**63) == b""
    assert opened.pread(2**63, len(DATA) - 3) == DATA[-3:]


def test_frames(opened):
    assert opened.frames == -(-len(DATA) // FRAME)
    first, last = opened.frame(0), opened.frame(-1)
    assert isinstance(first, Frame) and first[:3] == (0, FRAME, 0)
    assert last.offset + last.size == len(DATA) and opened.find(FRAME) == 1 and opened.find(FRAME - 1) == 0
    with pytest.raises(IndexError):
        opened.frame(opened.frames)
    with pytest.raises(errors.ArgumentError):
        opened.find(len(DATA))


def test_many_threads_read_at_once(opened):
    wrong = []

    def work(seed):
        chance = random.Random(seed)
        for _ in range(20):
            offset = chance.randrange(len(DATA))
            if opened.pread(1000, offset) != DATA[offset : offset + 1000]:
                wrong.append(offset)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_every_decoder_reads_it(packed):
    assert zstandard.ZstdDecompressor().decompressobj(read_across_frames=True).decompress(packed) == DATA
    assert tierce.StreamReader(packed, {"id": "zstd"}, across_frames=True).read() == DATA


@pytest.mark.parametrize("piece", [1000, FRAME, 10**9])
def test_a_writer_makes_the_same(packed, piece):
    sink = io.BytesIO()
    with tierce.SeekableWriter(sink, level=1, frame_size=FRAME) as writer:
        for start in range(0, len(DATA), piece):
            assert writer.write(DATA[start : start + piece]) == len(DATA[start : start + piece])
    assert sink.getvalue() == packed and writer.closed
    with pytest.raises(ValueError, match="closed"):
        writer.write(b"more")
    with tierce.Pool(2) as pool:
        assert tierce.seekable_compress(DATA, 1, FRAME, pool=pool) == packed


def test_frames_of_ones_own_and_parameters():
    sink = io.BytesIO()
    with tierce.SeekableWriter(sink, {"level": 5, "write_checksum": 1}, checksums=False) as writer:
        writer.write(b"abc")
        writer.end_frame()
        writer.write(b"de")
    reader = tierce.SeekableReader(sink.getvalue())
    assert [reader.frame(n)[:2] for n in range(reader.frames)] == [(0, 3), (3, 2)] and reader.read() == b"abcde"
    assert zstandard.get_frame_parameters(sink.getvalue()).has_checksum


def test_dictionaries():
    samples = [b"record %d of the run, value %d\n" % (n, n * n) for n in range(5000)]
    known = zstandard.train_dictionary(4096, samples).as_bytes()
    packed = tierce.seekable_compress(b"".join(samples), dictionary=known, frame_size=1000)
    assert tierce.SeekableReader(packed, [known]).read() == b"".join(samples)
    with pytest.raises(tierce.Error):
        tierce.SeekableReader(packed).read()
    with pytest.raises(errors.ArgumentError):
        tierce.SeekableReader(packed, [known, known])


def test_damage(packed):
    for wrong in (b"", b"x", packed[:-1], packed[:-9], packed + b"x", packed[5:], bytes(100)):
        with pytest.raises(errors.CorruptError):
            tierce.SeekableReader(wrong)
    chance = random.Random(1)
    for _ in range(200):
        wrong = bytearray(packed)
        wrong[chance.randrange(len(wrong))] ^= 1 << chance.randrange(8)
        try:
            assert tierce.SeekableReader(wrong).read() == DATA
        except tierce.Error:
            pass


def test_exceptions_of_files_come_out(packed):
    class Fails(io.BytesIO):
        good = 9

        def read(self, size=-1):
            Fails.good -= 1
            if Fails.good < 0:
                raise OSError("no disk")
            return super().read(size)

    reader = tierce.SeekableReader(Fails(packed))
    assert Fails.good > 0
    Fails.good = 0
    with pytest.raises(OSError, match="no disk"):
        reader.read()

    class Short(io.BytesIO):
        def read(self, size=-1):
            return b""

    with pytest.raises(errors.TransferError):
        tierce.SeekableReader(Short(packed))

    class Long(io.BytesIO):
        def read(self, size=-1):
            return super().read(size) + b"more"

    with pytest.raises(errors.TransferError):
        tierce.SeekableReader(Long(packed))

    class Full:
        def write(self, data):
            raise OSError("no room")

    with pytest.raises(OSError, match="no room"), tierce.SeekableWriter(Full(), frame_size=10) as writer:
        writer.write(DATA)
    for wrong in (None, 7, object()):
        with pytest.raises(TypeError):
            tierce.SeekableReader(wrong)
    with pytest.raises(FileNotFoundError):
        tierce.SeekableReader("/no/such/file")


def test_a_file_that_an_exception_ended_has_no_table():
    sink = io.BytesIO()
    with pytest.raises(ZeroDivisionError), tierce.SeekableWriter(sink, frame_size=1000) as writer:
        writer.write(DATA)
        raise ZeroDivisionError
    with pytest.raises(errors.CorruptError):
        tierce.SeekableReader(sink.getvalue())


def test_a_writer_that_writes_to_itself_is_refused():
    class Loop:
        def write(self, data):
            return writer.write(data)

    writer = tierce.SeekableWriter(Loop(), frame_size=10)
    with pytest.raises(errors.StateError, match="one at a time"):
        writer.write(DATA)


@pytest.mark.parametrize("keys", [{"frame_size": 2**40}, {"frame_size": -1}, {"level": 2**40}, {"level": {"levle": 1}}])
def test_arguments_that_cannot_be(keys):
    with pytest.raises((ValueError, OverflowError)):
        tierce.seekable_compress(b"abc", **keys)
    with pytest.raises((ValueError, OverflowError)):
        tierce.SeekableWriter(io.BytesIO(), **keys)


def test_closed_readers_and_files_that_are_let_go_of(packed, tmp_path):
    from tierce import seekable

    before = dict(seekable._files)
    path = tmp_path / "x.zst"
    path.write_bytes(packed)
    descriptors = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    with tierce.SeekableReader(path) as reader:
        assert reader.read(3) == DATA[:3]
    for call in (lambda: reader.read(1), lambda: reader.pread(1, 0), reader.tell, lambda: reader.size):
        with pytest.raises(ValueError, match="closed"):
            call()
    assert seekable._files == before
    if descriptors:
        assert len(os.listdir("/proc/self/fd")) == descriptors


def test_a_writer_that_is_given_up_while_it_writes():
    class GivingUp(io.BytesIO):
        def write(self, data):
            if writer is not None and not writer.closed:
                writer.__exit__(ValueError)
            return super().write(bytes(data)[:40_000])  # the rest is asked for again

    writer = None
    file = GivingUp()
    writer = tierce.SeekableWriter(file, frame_size=65536)
    content = random.Random(6).randbytes(1 << 18)
    assert writer.write(content) == len(content) and writer.closed
    assert zstandard.ZstdDecompressor().decompressobj(read_across_frames=True).decompress(file.getvalue()) == content
