"""Streams of every format: encoders, decoders, and files over them."""

import bz2
import gzip
import io
import lzma
import os
import random
import subprocess
import sys
import threading
import zlib

import pytest
import zstandard

import tierce
from tierce import errors

FORMATS = ["zstd", "zlib", "gzip", "bz2", "lzma", "lz4frame"]
THEIRS = {
    "zstd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
    "zlib": zlib.decompress,
    "gzip": gzip.decompress,
    "bz2": bz2.decompress,
    "lzma": lzma.decompress,
}
DATA = b"".join(b"%d %d\n" % (n, n * n % 1009) for n in range(40000))
each_format = pytest.mark.parametrize("id", FORMATS)


def packed(id, data=DATA):
    encoder = tierce.Encoder({"id": id})
    return encoder.encode(data) + encoder.finish()


@each_format
def test_piece_by_piece(id):
    encoder, out = tierce.Encoder({"id": id}), b""
    for start in range(0, len(DATA), 70001):
        out += encoder.encode(DATA[start : start + 70001])
    out += encoder.flush() + encoder.finish()
    assert encoder.bytes_in == len(DATA) and encoder.bytes_out == len(out)
    if id in THEIRS:
        assert THEIRS[id](out) == DATA
    decoder, back = tierce.Decoder({"id": id}), b""
    for start in range(0, len(out), 777):
        assert not decoder.eof
        back += decoder.decode(memoryview(out)[start : start + 777])
    assert back == DATA and decoder.eof and decoder.finish() == b"" and decoder.unused_data == b""


@each_format
def test_what_follows_a_frame(id):
    one = packed(id, b"one")
    decoder = tierce.Decoder({"id": id})
    assert decoder.decode(one + b"rest") == b"one" and decoder.unused_data == b"rest"
    assert decoder.decode(b" more") == b"" and decoder.unused_data == b"rest more"
    both = tierce.Decoder({"id": id}, across_frames=True)
    assert both.decode(one + packed(id, b"two")) == b"onetwo" and both.eof
    encoder = tierce.Encoder({"id": id})
    frames = encoder.encode(b"a") + encoder.flush(end=True) + encoder.encode(b"b") + encoder.finish()
    assert tierce.Decoder({"id": id}, across_frames=True).decode(frames) == b"ab"


@each_format
def test_damage_is_an_exception(id):
    whole, chance = packed(id), random.Random(5)
    for cut in (0, 1, len(whole) // 2, len(whole) - 1):
        decoder = tierce.Decoder({"id": id})
        decoder.decode(whole[:cut])
        with pytest.raises(errors.CorruptError):
            decoder.finish()
        with pytest.raises(errors.CorruptError):
            tierce.StreamReader(io.BytesIO(whole[:cut]), {"id": id}).read()
    for _ in range(50):
        wrong = bytearray(whole)
        wrong[chance.randrange(len(wrong))] ^= 1 << chance.randrange(8)
        try:
            tierce.Decoder({"id": id}, max_length=2 * len(DATA)).decode(wrong)
        except tierce.Error:
            pass
    decoder = tierce.Decoder({"id": id})
    with pytest.raises(errors.CorruptError):
        decoder.decode(b"\xffjunk" * 100)
        decoder.finish()
    with pytest.raises(errors.StateError):
        decoder.decode(b"more")


@each_format
def test_no_more_than_the_limit(id):
    whole = packed(id, bytes(1_000_000))
    with pytest.raises(errors.LimitError):
        tierce.Decoder({"id": id}, max_length=999_999).decode(whole)
    assert len(tierce.Decoder({"id": id}, max_length=1_000_000).decode(whole)) == 1_000_000
    with pytest.raises(errors.LimitError):
        tierce.StreamReader(whole, {"id": id}, max_length=5).read()


@each_format
def test_files_over_streams(id):
    sink = io.BytesIO()
    with tierce.StreamWriter(sink, {"id": id}) as writer:
        assert writer.writable() and writer.write(DATA[:100]) == 100
        writer.flush()
        readable = tierce.Decoder({"id": id}).decode(sink.getvalue())
        assert DATA.startswith(readable) and len(readable) >= (0 if id == "bz2" else 100)
        writer.write(DATA[100:])
    assert writer.closed and not sink.closed
    for source in (io.BytesIO(sink.getvalue()), sink.getvalue(), memoryview(sink.getvalue())):
        with tierce.StreamReader(source, {"id": id}) as reader:
            assert reader.readable() and reader.read(10) == DATA[:10]
            assert reader.read() == DATA[10:] and reader.read() == b"" and reader.read(5) == b""
    lines = io.BufferedReader(tierce.StreamReader(io.BytesIO(sink.getvalue()), {"id": id}))
    assert lines.readline() == b"0 0\n" and len(lines.readlines()) == 39999
    plain = io.BytesIO()
    with tierce.StreamWriter(plain, {"id": id}, decode=True) as writer:
        for start in range(0, len(sink.getvalue()), 1000):
            writer.write(sink.getvalue()[start : start + 1000])
    assert plain.getvalue() == DATA
    again = tierce.StreamReader(io.BytesIO(DATA), {"id": id}, encode=True).read()
    assert tierce.Decoder({"id": id}).decode(again) == DATA


@each_format
def test_frames_in_a_row_are_read_as_one(id):
    both = packed(id, b"one") + packed(id, b"two")
    assert tierce.StreamReader(both, {"id": id}).read() == b"one"
    assert tierce.StreamReader(io.BytesIO(both), {"id": id}, across_frames=True).read() == b"onetwo"
    with pytest.raises(errors.CorruptError):
        tierce.StreamReader(both[:-2], {"id": id}, across_frames=True).read()
    with pytest.raises(errors.CorruptError):
        tierce.StreamReader(b"", {"id": id}, across_frames=True).read()


def test_a_file_that_an_exception_ended_is_not_whole():
    sink = io.BytesIO()
    with pytest.raises(ZeroDivisionError), tierce.StreamWriter(sink, {"id": "gzip"}) as writer:
        writer.write(DATA)
        raise ZeroDivisionError
    assert writer.closed
    with pytest.raises(errors.CorruptError):
        tierce.StreamReader(sink.getvalue(), {"id": "gzip"}).read()


def test_files_that_take_or_give_little():
    class Slow(io.RawIOBase):
        def __init__(self):
            self.data = b""

        def write(self, data):
            self.data += bytes(data[:7])
            return min(len(data), 7)

    class Drip(io.BytesIO):
        def read(self, size=-1):
            return super().read(3)

    sink = Slow()
    with tierce.StreamWriter(sink, {"id": "zstd"}) as writer:
        writer.write(DATA[:5000])
    assert tierce.StreamReader(Drip(sink.data), {"id": "zstd"}).read() == DATA[:5000]


def test_exceptions_of_files_come_out():
    class Broken:
        def read(self, size):
            raise OSError("no disk")

        def write(self, data):
            raise OSError("no room")

    with pytest.raises(OSError, match="no disk"):
        tierce.StreamReader(Broken(), {"id": "zstd"}).read()
    writer = tierce.StreamWriter(Broken(), {"id": "zstd"})
    with pytest.raises(OSError, match="no room"):
        writer.write(os.urandom(1 << 20))
        writer.flush()
    with pytest.raises(OSError, match="no room"):
        writer.close()
    assert writer.closed

    class Odd(Broken):
        def read(self, size):
            return "text"

    with pytest.raises(TypeError):
        tierce.StreamReader(Odd(), {"id": "zstd"}).read()


def test_closed_files():
    with tierce.StreamWriter(io.BytesIO(), {"id": "zstd"}) as writer:
        pass
    writer.close()
    reader = tierce.StreamReader(b"", {"id": "zstd"})
    reader.close()
    for call in (lambda: writer.write(b"x"), writer.flush, lambda: reader.read(1)):
        with pytest.raises(ValueError, match="closed"):
            call()
    inner = io.BytesIO()
    with tierce.StreamWriter(inner, {"id": "zstd"}, close_file=True):
        pass
    assert inner.closed


def test_configs_without_a_stream():
    with pytest.raises(errors.UnsupportedError):
        tierce.Encoder({"id": "shuffle"})
    with pytest.raises(errors.ConfigError):
        tierce.Decoder({"id": "zstd", "levle": 1})
    with pytest.raises(errors.UnsupportedError):
        tierce.Encoder({"id": "gzip"}).set_parameter(1, 1)
    with pytest.raises(OverflowError):
        tierce.Encoder({"id": "zstd"}).set_parameter(2**40, 1)


def test_two_threads_at_one_stream_do_no_harm():
    encoder, told = tierce.Encoder({"id": "zstd", "level": 1}), []
    data = os.urandom(1 << 16)

    def work():
        for _ in range(200):
            try:
                encoder.encode(data)
            except errors.StateError as error:
                told.append(str(error))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert encoder.bytes_in == (800 - len(told)) * len(data)


def test_a_reader_that_reads_itself_is_refused():
    class Loop:
        def read(self, size):
            return reader.read(1)

    reader = tierce.StreamReader(Loop(), {"id": "zstd"})
    with pytest.raises(errors.StateError, match="one at a time"):
        reader.read()


@pytest.mark.parametrize("make", [lambda file: tierce.StreamWriter(file, {"id": "zstd"}), tierce.SeekableWriter])
def test_a_second_thread_cannot_close_a_writer_in_use(make):
    entered, go_on = threading.Event(), threading.Event()

    class Slow(io.BytesIO):
        def write(self, data):
            entered.set()
            assert go_on.wait(30)
            return super().write(data)

    file = Slow()
    writer = make(file)
    content = random.Random(5).randbytes(4 << 20)
    thread = threading.Thread(target=writer.write, args=(content,))
    thread.start()
    assert entered.wait(30)
    with pytest.raises(errors.StateError, match="another call uses this writer"):
        writer.close()
    go_on.set()
    thread.join()
    assert not writer.closed
    writer.close()
    assert zstandard.ZstdDecompressor().decompressobj(read_across_frames=True).decompress(file.getvalue()) == content


@pytest.mark.parametrize("make", [tierce.StreamReader, tierce.StreamWriter])
def test_what_could_not_be_made_goes_quietly(child_environment, make):
    program = f"""
import io, tierce
try:
    tierce.{make.__name__}(io.BytesIO(), {{"id": "none"}})
except tierce.errors.UnknownCodecError:
    print("refused")
"""
    ran = subprocess.run(
        [sys.executable, "-X", "dev", "-c", program], env=child_environment, capture_output=True, text=True, timeout=60
    )
    assert (ran.stdout, ran.stderr) == ("refused\n", "")
