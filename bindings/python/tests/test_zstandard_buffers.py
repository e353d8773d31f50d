"""BufferWithSegments and its like: buffers without copies, that keep what they lie in."""

import gc
import mmap
import struct

import pytest
from zstandard_cases import SAMPLES, ours, outcome, records, theirs

PAIR = struct.Struct("=QQ")


def table(*pairs):
    return b"".join(PAIR.pack(*pair) for pair in pairs)


def described(package):
    """What can be said of the kinds of objects."""
    data = b"foofooxfooxy"
    buffer = package.BufferWithSegments(data, table((0, 3), (3, 4), (7, 5), (2, 0)))
    other = package.BufferWithSegments(bytearray(b"barbaz"), table((3, 3), (0, 6)))
    both = package.BufferWithSegmentsCollection(buffer, other)
    found = [
        len(buffer),
        buffer.size,
        buffer.tobytes(),
        len(both),
        both.size(),
        bytes(buffer),
        bytes(buffer.segments()),
    ]
    for thing in (buffer, buffer[0], buffer[3], buffer.segments(), other[1]):
        seen = memoryview(thing)
        found += [seen.tobytes(), seen.format, seen.itemsize, seen.readonly, seen.ndim, seen.shape, seen.contiguous]
    for item in [*buffer, *(both[i] for i in range(len(both)))]:
        found += [len(item), item.offset, item.tobytes(), bytes(item)]
    for index in (-1, -4, -5, 3, 4, 100):
        found += [outcome(lambda index=index: buffer[index].tobytes()), outcome(lambda index=index: both[index].offset)]
    return found


def test_they_are_what_theirs_are():
    assert described(ours) == described(theirs)


def test_classes():
    buffer = ours.BufferWithSegments(b"abc", table((0, 3)))
    assert isinstance(buffer, ours.BufferWithSegments)
    assert isinstance(buffer[0], ours.BufferSegment)
    assert isinstance(buffer.segments(), ours.BufferSegments)
    assert isinstance(ours.ZstdCompressor().multi_compress_to_buffer([b"x"]), ours.BufferWithSegmentsCollection)
    assert bytes(ours.BufferSegments()) == b"" == bytes(ours.BufferSegment())
    for name in ("size",):
        with pytest.raises(AttributeError):
            setattr(buffer, name, 1)


def test_no_copies():
    mapped = mmap.mmap(-1, 8192)
    mapped[:6] = b"abcdef"
    buffer = ours.BufferWithSegments(mapped, table((1, 3)))
    item = memoryview(buffer[0])
    mapped[2:3] = b"X"
    assert item == b"bXd"
    assert memoryview(buffer)[:6] == b"aXcdef".replace(b"Xc", b"bX")
    with pytest.raises(BufferError):
        mapped.resize(4096)
    with pytest.raises(BufferError):
        mapped.close()
    del buffer, item
    gc.collect()
    mapped.close()


def test_they_are_read_only():
    item = ours.BufferWithSegments(b"abc", table((0, 3)))[0]
    with pytest.raises(TypeError):
        memoryview(item)[0] = 1
    with pytest.raises(TypeError):
        struct.pack_into("B", item, 0, 1)


def test_items_keep_the_memory():
    frames = ours.ZstdCompressor().multi_compress_to_buffer(SAMPLES)
    items = [frames[number] for number in range(0, len(SAMPLES), 97)]
    views = [memoryview(item) for item in items]
    expected = [theirs.compress(SAMPLES[number]) for number in range(0, len(SAMPLES), 97)]
    del frames, items
    gc.collect()
    assert [view.tobytes() for view in views] == expected


def test_results_are_inputs():
    items = records(700, seed=4)
    compressor, decompressor = ours.ZstdCompressor(), ours.ZstdDecompressor()
    frames = compressor.multi_compress_to_buffer(items)
    assert [item.tobytes() for item in decompressor.multi_decompress_to_buffer(frames)] == items
    # Each item is a buffer for all other calls, and its offset is that in its memory.
    assert decompressor.decompress(frames[3]) == items[3]
    assert ours.ZstdDecompressor().stream_reader(frames[3]).read() == items[3]
    assert theirs.decompress(frames[5]) == items[5]
    offsets = [frames[number].offset for number in range(len(items))]
    end = 0
    for number, offset in enumerate(offsets):
        assert offset in (end, 0)
        end = offset + len(frames[number])
    # Through memory of Python's, and in a collection.
    data = b"".join(item.tobytes() for item in frames)
    pairs, start = [], 0
    for item in frames:
        pairs.append((start, len(item)))
        start += len(item)
    whole = ours.BufferWithSegments(data, table(*pairs))
    assert [item.tobytes() for item in decompressor.multi_decompress_to_buffer(whole)] == items
    two = ours.BufferWithSegmentsCollection(whole, whole)
    sizes = struct.pack(f"={2 * len(items)}Q", *map(len, items * 2))
    for given in ({}, {"decompressed_sizes": sizes}, {"threads": 2}, {"threads": -1}):
        assert [item.tobytes() for item in decompressor.multi_decompress_to_buffer(two, **given)] == items * 2
    made = compressor.multi_compress_to_buffer(ours.BufferWithSegments(b"foobar", table((0, 3), (3, 3))))
    assert [item.tobytes() for item in made] == [theirs.compress(b"foo"), theirs.compress(b"bar")]


def test_frames_that_do_not_say_their_size():
    """python-zstandard asks for the sizes; here they are found."""
    frames = [theirs.ZstdCompressor(write_content_size=False).compress(sample) for sample in SAMPLES[:50]]
    for sizes in (None, struct.pack("=50Q", *map(len, SAMPLES[:50])), bytes(8 * 50)):
        read = ours.ZstdDecompressor().multi_decompress_to_buffer(frames, decompressed_sizes=sizes)
        assert [item.tobytes() for item in read] == SAMPLES[:50]
