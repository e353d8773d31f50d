"""Threads, forks, and objects that cannot be copied."""

import copy
import io
import multiprocessing
import os
import pickle
import sys
import threading

import pytest
from zstandard_cases import DATA, SAMPLES, TRAINED, ours, text, theirs


def in_threads(work, count=8):
    """Runs `work(number)` in threads at once; their results, and their exceptions."""
    results, barrier = [None] * count, threading.Barrier(count)

    def run(number):
        barrier.wait()
        try:
            results[number] = work(number)
        except Exception as error:
            results[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    return results


@pytest.mark.parametrize("given", [{}, {"level": 9}, {"threads": 2}, {"dict": True}], ids=str)
def test_one_compressor_for_eight_threads(given):
    given = dict(given)
    mine, other = {}, {}
    if given.pop("dict", False):
        mine["dict_data"], other["dict_data"] = ours.ZstdCompressionDict(TRAINED), theirs.ZstdCompressionDict(TRAINED)
    compressor = ours.ZstdCompressor(**given, **mine)
    inputs = [text(30_000 + 1000 * number, number) for number in range(8)]
    expected = [theirs.ZstdCompressor(**given, **other).compress(data) for data in inputs]
    decompressor = ours.ZstdDecompressor(**mine)

    def work(number):
        for _ in range(20):
            frame = compressor.compress(inputs[number])
            assert decompressor.decompress(frame) == inputs[number]
            assert decompressor.decompressobj().decompress(frame) == inputs[number]
        return frame

    assert in_threads(work) == expected


def test_streams_of_one_compressor_in_eight_threads():
    compressor, decompressor = ours.ZstdCompressor(), ours.ZstdDecompressor()

    def work(number):
        data = text(50_000, number)
        for _ in range(5):
            out = io.BytesIO()
            with compressor.stream_writer(out, closefd=False) as writer:
                for start in range(0, len(data), 5000):
                    writer.write(data[start : start + 5000])
            assert decompressor.stream_reader(out.getvalue()).read() == data
        return True

    assert in_threads(work) == [True] * 8


def test_streams_side_by_side():
    compressor = ours.ZstdCompressor()
    made = [compressor.compressobj() for _ in range(20)]
    parts = [[one.compress(DATA["short"] * (number + 1))] for number, one in enumerate(made)]
    assert compressor.compress(b"meanwhile") == theirs.compress(b"meanwhile")
    for number, one in enumerate(made):
        frame = b"".join([*parts[number], one.flush()])
        peer = theirs.ZstdCompressor().compressobj()
        assert frame == peer.compress(DATA["short"] * (number + 1)) + peer.flush()


def test_one_stream_for_eight_threads():
    """It is for one at a time: others have an error, and the frame is whole."""
    out = io.BytesIO()
    writer = ours.ZstdCompressor(level=9).stream_writer(out, closefd=False)
    made = ours.ZstdCompressor(level=9).compressobj()
    reader = ours.ZstdDecompressor().stream_reader(theirs.compress(DATA["text"]))
    dobj = ours.ZstdDecompressor().decompressobj()
    frame = theirs.compress(DATA["text"])

    def work(number):
        taken, pieces = 0, 0
        for _ in range(50):
            for call in (
                lambda: writer.write(DATA["text"][:70_000]),
                lambda: len(made.compress(DATA["text"][:70_000])),
                lambda: len(reader.read(1000)),
                lambda: len(dobj.decompress(frame)),
            ):
                try:
                    got = call()
                except ours.ZstdError as error:
                    assert "in use by another call" in str(error) or "multiple times" in str(error)
                else:
                    taken += got if call.__code__.co_names[0] == "write" else 0
                    pieces += 1
        return taken, pieces

    results = in_threads(work)
    assert all(isinstance(result, tuple) for result in results), results
    writer.close()
    content = ours.ZstdDecompressor().stream_reader(out.getvalue()).read()
    assert len(content) % 70_000 == 0
    assert content == DATA["text"][:70_000] * (len(content) // 70_000)


def test_a_file_closed_while_it_is_read():
    for _ in range(30):
        reader = ours.ZstdDecompressor().stream_reader(theirs.compress(DATA["text"]), read_size=1000)

        def read(_, reader=reader):
            try:
                while reader.read(5000):
                    pass
            except (ValueError, ours.ZstdError) as error:
                assert "closed" in str(error) or "in use" in str(error)

        def close(_, reader=reader):
            reader.close()

        assert in_threads(lambda number, reader=reader: (close if number == 3 else read)(number), 4) == [None] * 4
        assert reader.closed


def child_of_fork(work):
    """Runs `work` in a forked child: what it gives as text."""
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(sink, str(work()).encode())
        except BaseException as error:
            os.write(sink, repr(error).encode())
        os._exit(0)
    os.close(sink)
    said = b""
    while part := os.read(source, 1000):
        said += part
    os.close(source)
    assert os.waitpid(child, 0)[1] == 0
    return said.decode()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("threads", [0, 2])
def test_after_a_fork(threads):
    compressor, decompressor = ours.ZstdCompressor(threads=threads), ours.ZstdDecompressor()
    data = DATA["text"] * 3
    expected = compressor.compress(data)
    open_stream = compressor.compressobj()
    open_stream.compress(b"before")

    def work():
        assert compressor.compress(data) == expected
        assert decompressor.decompress(expected) == data
        made = compressor.compressobj()
        assert decompressor.decompressobj().decompress(made.compress(data) + made.flush()) == data
        frames = compressor.multi_compress_to_buffer([data, data], threads=2)
        assert [x.tobytes() for x in decompressor.multi_decompress_to_buffer(frames, threads=2)] == [data, data]
        return "good"

    assert child_of_fork(work) == "good"
    assert work() == "good"
    assert ours.ZstdDecompressor().decompressobj().decompress(open_stream.flush()) == b"before"


def packed(data):
    return ours.compress(data)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_worker_processes(method, monkeypatch, child_environment):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([child_environment["PYTHONPATH"], os.path.dirname(__file__)]))
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(packed, SAMPLES[:20]) == [theirs.compress(sample) for sample in SAMPLES[:20]]


THINGS = {
    "ZstdCompressor": ours.ZstdCompressor,
    "ZstdDecompressor": ours.ZstdDecompressor,
    "ZstdCompressionParameters": ours.ZstdCompressionParameters,
    "ZstdCompressionDict": lambda: ours.ZstdCompressionDict(b"foo"),
    "ZstdCompressionObj": lambda: ours.ZstdCompressor().compressobj(),
    "ZstdCompressionChunker": lambda: ours.ZstdCompressor().chunker(),
    "ZstdDecompressionObj": lambda: ours.ZstdDecompressor().decompressobj(),
    "ZstdCompressionReader": lambda: ours.ZstdCompressor().stream_reader(b""),
    "ZstdCompressionWriter": lambda: ours.ZstdCompressor().stream_writer(io.BytesIO()),
    "ZstdDecompressionReader": lambda: ours.ZstdDecompressor().stream_reader(b""),
    "ZstdDecompressionWriter": lambda: ours.ZstdDecompressor().stream_writer(io.BytesIO()),
    "BufferWithSegments": lambda: ours.BufferWithSegments(b"", b""),
}


@pytest.mark.parametrize("name", THINGS)
def test_what_has_memory_of_c_is_not_copied(name):
    thing = THINGS[name]()
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match=f"cannot pickle '.*{name}' object"):
            attempt(thing)


def test_finalizers_that_use_the_object():
    """In garbage collection everything of a cycle is finalized, in any order."""
    import gc

    said = []

    class Last:
        def __init__(self):
            self.me = self
            self.compressor = ours.ZstdCompressor()
            self.made = self.compressor.compressobj()
            self.made.compress(b"x")

        def __del__(self):
            for call in (lambda: self.compressor.compress(b"x"), self.made.flush):
                try:
                    call()
                    said.append("worked")
                except Exception as error:
                    said.append(type(error).__name__)

    for _ in range(20):
        Last()
        gc.collect()
    assert len(said) == 40
    assert sys.getrefcount(said) < 10
