"""The same bytes as python-zstandard writes, with every way of compressing; each reads what the other wrote."""

import io

import pytest
from zstandard_cases import DATA, SAMPLES, TRAINED, ours, records, text, theirs

LEVELS = [-131072, -100, -5, -1, 0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 15, 19, 22]


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("level", LEVELS)
def test_levels(level, name):
    data = DATA[name][: 50_000 if level > 12 else None]
    frame = ours.ZstdCompressor(level=level).compress(data)
    assert frame == theirs.ZstdCompressor(level=level).compress(data)
    assert ours.decompress(frame) == data
    assert ours.compress(data, level) == frame


@pytest.mark.parametrize(
    "given",
    [
        {"write_checksum": True},
        {"write_content_size": False},
        {"write_checksum": True, "write_content_size": False},
        {"write_dict_id": False},
        {"threads": 2},
        {"threads": -1, "level": 5},
    ],
    ids=str,
)
@pytest.mark.parametrize("name", DATA)
def test_flags(name, given):
    frame = ours.ZstdCompressor(**given).compress(DATA[name])
    assert frame == theirs.ZstdCompressor(**given).compress(DATA[name])
    read = ours.ZstdDecompressor().decompress(frame, max_output_size=len(DATA[name]) + 1)
    assert read == DATA[name]


PARAMS = [
    {},
    {"window_log": 12},
    {"window_log": 12, "enable_ldm": True},
    {"compression_level": 9, "write_checksum": 1},
    {"strategy": 7, "search_log": 5, "target_length": 40, "min_match": 3},
    {"hash_log": 10, "chain_log": 12, "strategy": 4},
    {"write_content_size": 0, "force_max_window": 1},
    {"threads": 2, "job_size": 1 << 20, "overlap_log": 5},
    {"enable_ldm": 1, "ldm_hash_log": 15, "ldm_min_match": 32, "ldm_bucket_size_log": 4, "ldm_hash_rate_log": 5},
    {"format": ours.FORMAT_ZSTD1_MAGICLESS},
    {"compression_level": 50, "threads": 1000, "job_size": -3, "overlap_log": 50, "write_checksum": 7},
]


@pytest.mark.parametrize("given", PARAMS, ids=str)
def test_parameters(given):
    mine, other = ours.ZstdCompressionParameters(**given), theirs.ZstdCompressionParameters(**given)
    for name in theirs.ZstdCompressionParameters.__dict__:
        if not name.startswith("_") and name not in ("from_level", "estimated_compression_context_size"):
            assert getattr(mine, name) == getattr(other, name), name
    data = DATA["text"][:100_000]
    frame = ours.ZstdCompressor(compression_params=mine).compress(data)
    assert frame == theirs.ZstdCompressor(compression_params=other).compress(data)
    read = ours.ZstdDecompressor(format=mine.format).decompress(frame, max_output_size=len(data))
    assert read == data
    if mine.threads == 0 and not mine.enable_ldm:
        # The structures of zstd depend a little on how it is built.
        sizes = mine.estimated_compression_context_size(), other.estimated_compression_context_size()
        assert abs(sizes[0] - sizes[1]) < 100


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("sizes", [{}, {"source_size": 1000}, {"source_size": 1 << 20, "dict_size": 4096}], ids=str)
def test_parameters_from_a_level(level, sizes):
    mine = ours.ZstdCompressionParameters.from_level(level, **sizes, window_log=17)
    other = theirs.ZstdCompressionParameters.from_level(level, **sizes, window_log=17)
    for name in ("window_log", "chain_log", "hash_log", "search_log", "min_match", "target_length", "strategy"):
        assert getattr(mine, name) == getattr(other, name), name


@pytest.mark.parametrize("kind", [ours.DICT_TYPE_AUTO, ours.DICT_TYPE_RAWCONTENT, ours.DICT_TYPE_FULLDICT])
@pytest.mark.parametrize("precompute", [None, {"level": 7}, "params"], ids=str)
def test_dictionaries(kind, precompute):
    mine, other = (package.ZstdCompressionDict(TRAINED, dict_type=kind) for package in (ours, theirs))
    if precompute == "params":
        mine.precompute_compress(compression_params=ours.ZstdCompressionParameters.from_level(3))
        other.precompute_compress(compression_params=theirs.ZstdCompressionParameters.from_level(3))
    elif precompute:
        mine.precompute_compress(**precompute)
        other.precompute_compress(**precompute)
    assert (len(mine), mine.dict_id(), mine.as_bytes()) == (len(other), other.dict_id(), other.as_bytes())
    one, two = ours.ZstdCompressor(dict_data=mine), theirs.ZstdCompressor(dict_data=other)
    reader, peer = ours.ZstdDecompressor(dict_data=mine), theirs.ZstdDecompressor(dict_data=other)
    for record in records(50, seed=9):
        frame = one.compress(record)
        assert frame == two.compress(record)
        assert reader.decompress(frame) == peer.decompress(frame) == record
        assert reader.decompressobj().decompress(frame) == record
    frames = one.multi_compress_to_buffer(SAMPLES[:100])
    assert [item.tobytes() for item in frames] == [two.compress(sample) for sample in SAMPLES[:100]]
    assert [item.tobytes() for item in reader.multi_decompress_to_buffer(frames)] == SAMPLES[:100]


def test_a_dictionary_that_is_precomputed_later_leaves_compressors_as_they_are():
    dictionary = ours.ZstdCompressionDict(TRAINED)
    before = ours.ZstdCompressor(dict_data=dictionary, level=1)
    first = before.compressobj()  # keeps the context, so that the next call makes one
    dictionary.precompute_compress(level=19)
    peer = theirs.ZstdCompressor(dict_data=theirs.ZstdCompressionDict(TRAINED), level=1)
    assert before.compress(SAMPLES[3]) == peer.compress(SAMPLES[3])
    assert first.compress(b"x") == b""


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"k": 64, "d": 8},
        {"steps": 2, "level": 5},
        {"d": 6, "f": 18, "accel": 2, "steps": 3, "threads": 1},
        {"dict_id": 42},
        {"dict_id": 2**32 - 1, "split_point": 0.75},
    ],
    ids=str,
)
def test_training(given):
    mine, other = ours.train_dictionary(4096, SAMPLES, **given), theirs.train_dictionary(4096, SAMPLES, **given)
    assert mine.as_bytes() == other.as_bytes()
    assert (mine.k, mine.d, mine.dict_id()) == (other.k, other.d, other.dict_id())


def ways(package):
    """Ways of compressing in pieces: name -> function of data."""
    compressor = package.ZstdCompressor(level=5)

    def by_object(data):
        made = compressor.compressobj()
        parts = [made.compress(data[i : i + 70_000]) for i in range(0, len(data), 70_000)]
        return b"".join([*parts, made.flush()])

    def by_object_at_once(data):
        made = compressor.compressobj(size=len(data))
        return made.compress(data) + made.flush()

    def by_object_with_blocks(data):
        made = compressor.compressobj()
        parts = []
        for i in range(0, len(data), 33_333):
            parts += [made.compress(data[i : i + 33_333]), made.flush(package.COMPRESSOBJ_FLUSH_BLOCK)]
        return b"|".join([*parts, made.flush()])

    def by_writer(data):
        out = io.BytesIO()
        writer = compressor.stream_writer(out, closefd=False, write_size=1000)
        given = [writer.write(data[i : i + 10_001]) for i in range(0, len(data), 10_001)]
        given.append(writer.flush())
        given.append(writer.flush(package.FLUSH_FRAME))
        writer.write(b"more")
        writer.close()
        return out.getvalue(), given, writer.tell()

    def by_reader(data):
        with compressor.stream_reader(io.BytesIO(data), size=len(data), read_size=7777) as reader:
            return [reader.read(3), reader.read(10_000), reader.tell(), reader.readall(), reader.tell()]

    def by_reader_into(data):
        # python-zstandard never comes to an end with an empty buffer.
        with compressor.stream_reader(data or b"x") as reader:
            out, pieces = bytearray(9999), []
            while True:
                got = reader.readinto(out)
                if not got:
                    return pieces
                pieces.append(bytes(out[:got]))

    def by_chunker(data):
        chunker = compressor.chunker(chunk_size=4096)
        return [*chunker.compress(data), b"|", *chunker.flush(), b"|", *chunker.compress(data), *chunker.finish()]

    def by_iterator(data):
        return list(compressor.read_to_iter(io.BytesIO(data), read_size=10_000, write_size=999))

    def by_iterator_over_a_buffer(data):
        return list(compressor.read_to_iter(data, read_size=10_000))

    def by_copy(data):
        out = io.BytesIO()
        return compressor.copy_stream(io.BytesIO(data), out, read_size=3333, write_size=512), out.getvalue()

    def by_batch(data):
        items = [data[i : i + 5000] for i in range(0, len(data), 5000)] or [b"x"]
        made = compressor.multi_compress_to_buffer(items, threads=2)
        return [item.tobytes() for item in made], made.size()

    return {name: way for name, way in locals().items() if name.startswith("by_")}


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("way", ways(ours))
def test_ways_of_compressing(way, name):
    assert ways(ours)[way](DATA[name]) == ways(theirs)[way](DATA[name])


def read_ways(package):
    """Ways of decompressing two frames that follow on one another: name -> function of data."""
    decompressor = package.ZstdDecompressor()

    def by_object(frames):
        made = decompressor.decompressobj()
        return made.decompress(frames), made.unused_data, made.unconsumed_tail, made.eof, made.flush(), made.flush(3)

    def by_object_in_pieces(frames):
        made, parts = decompressor.decompressobj(write_size=100), []
        for i in range(0, len(frames), 1001):
            parts.append(made.decompress(frames[i : i + 1001]))
            if made.eof:
                break
        return b"".join(parts), made.unused_data

    def by_object_across(frames):
        made = decompressor.decompressobj(read_across_frames=True)
        parts = [made.decompress(frames[i : i + 4000]) for i in range(0, len(frames), 4000)]
        return b"".join(parts), made.unused_data, made.eof

    def by_writer(frames):
        out = io.BytesIO()
        writer = decompressor.stream_writer(out, write_size=300, closefd=False, write_return_read=False)
        given = [writer.write(frames[i : i + 999]) for i in range(0, len(frames), 999)]
        writer.flush()
        writer.close()
        return out.getvalue(), sum(given)

    def by_reader(frames):
        with decompressor.stream_reader(io.BytesIO(frames), read_size=100) as reader:
            return [reader.read(3), reader.tell(), reader.seek(10), reader.read(5), reader.seek(7, 1), reader.readall()]

    def by_reader_across(frames):
        with decompressor.stream_reader(frames, read_across_frames=True) as reader:
            pieces = []
            while True:
                pieces.append(reader.read(7777))
                if not pieces[-1]:
                    return pieces

    def by_reader_into(frames):
        with decompressor.stream_reader(frames) as reader:
            out, pieces = bytearray(50_000), []
            while True:
                got = reader.readinto(out)
                if not got:
                    return pieces
                pieces.append(bytes(out[:got]))

    def by_iterator(frames):
        pieces = list(decompressor.read_to_iter(io.BytesIO(b"head" + frames), skip_bytes=4, write_size=500))
        return b"".join(pieces), max(map(len, pieces)) <= 500

    def by_copy(frames):
        out = io.BytesIO()
        return decompressor.copy_stream(io.BytesIO(frames), out, read_size=333, write_size=512), out.getvalue()

    return {name: way for name, way in locals().items() if name.startswith("by_")}


@pytest.mark.parametrize("sized", [True, False])
@pytest.mark.parametrize("name", ["one", "short", "zeros", "text", "noise"])
@pytest.mark.parametrize("way", read_ways(ours))
def test_ways_of_decompressing(way, name, sized):
    peer = theirs.ZstdCompressor(write_content_size=sized)
    frames = peer.compress(DATA[name]) + peer.compress(text(5000, seed=3))
    assert read_ways(ours)[way](frames) == read_ways(theirs)[way](frames)


def test_read1_gives_all():
    frame = theirs.compress(DATA["text"])
    for source in (frame, io.BytesIO(frame)):
        reader, pieces = ours.ZstdDecompressor().stream_reader(source, read_size=1000), []
        while True:
            pieces.append(reader.read1(500))
            if not pieces[-1]:
                break
        assert b"".join(pieces) == DATA["text"]
        assert max(map(len, pieces)) <= 500
    reader, out = ours.ZstdCompressor().stream_reader(io.BytesIO(DATA["text"])), bytearray(70_000)
    frame = b""
    while got := reader.readinto1(out):
        frame += out[:got]
    assert theirs.ZstdDecompressor().decompressobj().decompress(frame) == DATA["text"]


def test_a_chain():
    contents = [text(5000, seed) for seed in range(8)]
    frames = [theirs.compress(contents[0])]
    for before, content in zip(contents, contents[1:]):
        peer = theirs.ZstdCompressor(dict_data=theirs.ZstdCompressionDict(before, theirs.DICT_TYPE_RAWCONTENT))
        frames.append(peer.compress(content))
    for reader in (ours.ZstdDecompressor(), ours.ZstdDecompressor(dict_data=ours.ZstdCompressionDict(TRAINED))):
        for count in range(1, 9):
            assert reader.decompress_content_dict_chain(frames[:count]) == contents[count - 1]


def test_frames_are_read_as_they_read_them():
    for name, data in DATA.items():
        for given in ({}, {"write_checksum": True}, {"write_content_size": False}):
            frame = theirs.ZstdCompressor(**given).compress(data)
            mine, other = ours.get_frame_parameters(frame), theirs.get_frame_parameters(frame)
            for field in ("content_size", "window_size", "dict_id", "has_checksum"):
                assert getattr(mine, field) == getattr(other, field), (name, field)
            assert ours.frame_content_size(frame) == theirs.frame_content_size(frame)
            assert ours.frame_header_size(frame) == theirs.frame_header_size(frame)
    sizes = ours.estimate_decompression_context_size(), theirs.estimate_decompression_context_size()
    assert abs(sizes[0] - sizes[1]) < 100
    for descriptor in range(256):
        head = bytes(4) + bytes([descriptor])
        assert ours.frame_header_size(head) == theirs.frame_header_size(head)


def test_progression():
    for given in ({}, {"threads": 2}):
        found = []
        for package in (ours, theirs):
            compressor = package.ZstdCompressor(**given)
            steps = [compressor.frame_progression()]
            made = compressor.compressobj()
            made.compress(b"foobar")
            steps.append(compressor.frame_progression())
            made.flush()
            steps.append(compressor.frame_progression())
            compressor.compress(b"foo" * 100)
            steps.append(compressor.frame_progression())
            found.append(steps)
        assert found[0] == found[1], given


def test_memory_size_grows_with_the_level():
    sizes = []
    for level in (1, 9):
        compressor = ours.ZstdCompressor(level=level)
        compressor.compress(DATA["text"])
        sizes.append(compressor.memory_size())
        with compressor.stream_writer(io.BytesIO()) as writer:
            writer.write(b"x")
            assert writer.memory_size() > sizes[-1]
            assert compressor.memory_size() == writer.memory_size()
    assert 100_000 < sizes[0] < sizes[1]
    assert ours.ZstdDecompressor().memory_size() > 10_000
