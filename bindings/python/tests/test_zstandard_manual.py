"""The examples of python-zstandard's manual (version 0.9), with the names that it has; fragments are filled up."""

import io
import os

import pytest
from zstandard_cases import SAMPLES, TRAINED, text, theirs

import tierce.zstandard as zstd

CONTENT = text(200_000, seed=7)
PARTS = [CONTENT[i : i + 50_000] for i in range(0, len(CONTENT), 50_000)]


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "content"
    file.write_bytes(CONTENT)
    return file


@pytest.fixture
def frame():
    return zstd.ZstdCompressor(write_content_size=True).compress(CONTENT)


def test_memory_sizes():
    assert zstd.ZstdCompressor().memory_size() > 0
    assert zstd.ZstdDecompressor().memory_size() > 0


def test_simple():
    cctx = zstd.ZstdCompressor()
    compressed = cctx.compress(b"data to compress")
    assert zstd.ZstdDecompressor().decompress(compressed) == b"data to compress"


def test_empty_input_with_its_size():
    cctx = zstd.ZstdCompressor(write_content_size=True)
    for given in ({}, {"allow_empty": True}, {"allow_empty": False}):
        assert zstd.ZstdDecompressor().decompress(cctx.compress(b"", **given)) == b""


def test_compressing_reader(path):
    for given in ({}, {"size": os.stat(path).st_size}, {"read_size": 8192}):
        chunks = []
        with open(path, "rb") as fh:
            cctx = zstd.ZstdCompressor()
            with cctx.stream_reader(fh, **given) as reader:
                while True:
                    chunk = reader.read(16384)
                    if not chunk:
                        break
                    chunks.append(chunk)
                assert reader.tell() == sum(map(len, chunks))
        assert zstd.ZstdDecompressor().decompressobj().decompress(b"".join(chunks)) == CONTENT
        with pytest.raises(ValueError, match="stream is closed"):
            reader.read(1)


def test_write_to():
    for given in ({}, {"size": len(CONTENT)}, {"write_size": 32768}):
        fh = io.BytesIO()
        cctx = zstd.ZstdCompressor(level=10)
        sent = 0
        with cctx.write_to(fh, **given) as compressor:
            for chunk in PARTS:
                sent += compressor.write(chunk)
            sent += compressor.flush()
            assert compressor.memory_size() > 0
        assert 0 < sent <= len(fh.getvalue())  # the file is open still
        assert zstd.frame_content_size(fh.getvalue()) == given.get("size", -1)
        assert zstd.ZstdDecompressor().decompress(fh.getvalue(), max_output_size=len(CONTENT)) == CONTENT


def test_small_writes_may_send_nothing():
    with zstd.ZstdCompressor().write_to(io.BytesIO()) as compressor:
        assert compressor.write(b"few") == 0
        assert compressor.flush() > 0


@pytest.mark.parametrize("name", ["read_to_iter", "read_from"])
def test_iterating(path, name):
    for given in ({}, {"size": len(CONTENT)}, {"read_size": 16384, "write_size": 8192}):
        with open(path, "rb") as fh:
            chunks = list(getattr(zstd.ZstdCompressor(), name)(fh, **given))
        assert max(map(len, chunks)) <= given.get("write_size", 1 << 20)
        joined = b"".join(chunks)
        assert b"".join(getattr(zstd.ZstdDecompressor(), name)(joined)) == CONTENT
        assert b"".join(getattr(zstd.ZstdDecompressor(), name)(io.BytesIO(joined), read_size=16384)) == CONTENT
        assert b"".join(getattr(zstd.ZstdDecompressor(), name)(io.BytesIO(b"#" + joined), skip_bytes=1)) == CONTENT


def test_copying_streams(path, tmp_path):
    packed = tmp_path / "packed"
    for given in ({}, {"size": len(CONTENT)}, {"read_size": 32768, "write_size": 16384}):
        with open(path, "rb") as ifh, open(packed, "wb") as ofh:
            read_count, write_count = zstd.ZstdCompressor().copy_stream(ifh, ofh, **given)
        assert (read_count, write_count) == (len(CONTENT), packed.stat().st_size)
        out = io.BytesIO()
        given.pop("size", None)
        with open(packed, "rb") as ifh:
            assert zstd.ZstdDecompressor().copy_stream(ifh, out, **given) == (write_count, read_count)
        assert out.getvalue() == CONTENT


def test_compressor_objects():
    cctx = zstd.ZstdCompressor()
    cobj = cctx.compressobj()
    data = cobj.compress(b"raw input 0") + cobj.compress(b"raw input 1") + cobj.flush()
    assert zstd.ZstdDecompressor().decompressobj().decompress(data) == b"raw input 0raw input 1"

    cobj = cctx.compressobj()
    data = cobj.compress(b"chunk in first block") + cobj.flush(zstd.COMPRESSOBJ_FLUSH_BLOCK)
    dobj = zstd.ZstdDecompressor().decompressobj()
    assert dobj.decompress(data) == b"chunk in first block"
    data = cobj.compress(b"chunk in second block") + cobj.flush()
    assert dobj.decompress(data) == b"chunk in second block"

    cobj = cctx.compressobj(size=6)
    data = cobj.compress(b"foobar") + cobj.flush()
    assert zstd.ZstdDecompressor().decompress(data) == b"foobar"


def test_batches():
    cctx, dctx = zstd.ZstdCompressor(write_content_size=True), zstd.ZstdDecompressor()
    for threads in (0, 1, 2, -1):
        frames = cctx.multi_compress_to_buffer(PARTS, threads=threads)
        assert [item.tobytes() for item in frames] == [theirs.compress(part) for part in PARTS]
        contents = dctx.multi_decompress_to_buffer(frames, threads=threads)
        assert [item.tobytes() for item in contents] == PARTS


def test_sizes_that_are_not_in_the_frame():
    packed = zstd.ZstdCompressor(write_content_size=False).compress(CONTENT)
    dctx = zstd.ZstdDecompressor()
    with pytest.raises(zstd.ZstdError):
        dctx.decompress(packed)
    assert dctx.decompress(packed, max_output_size=1048576) == CONTENT
    with pytest.raises(zstd.ZstdError):
        dctx.decompress(packed, max_output_size=len(CONTENT) - 1)


def test_decompressing_reader(tmp_path, frame):
    packed = tmp_path / "packed"
    packed.write_bytes(frame)
    for given in ({}, {"read_size": 8192}):
        chunks = []
        with open(packed, "rb") as fh:
            dctx = zstd.ZstdDecompressor()
            with dctx.stream_reader(fh, **given) as reader:
                while True:
                    chunk = reader.read(16384)
                    if not chunk:
                        break
                    chunks.append(chunk)
                assert reader.tell() == len(CONTENT)
        assert b"".join(chunks) == CONTENT


def test_decompressing_write_to(frame):
    for given in ({}, {"write_size": 16384}):
        fh = io.BytesIO()
        dctx = zstd.ZstdDecompressor()
        with dctx.write_to(fh, **given) as decompressor:
            assert decompressor.write(frame) == len(CONTENT)
            assert decompressor.memory_size() > 0
        assert fh.getvalue() == CONTENT


def test_decompressor_objects(frame):
    for given in ({}, {"write_size": 1048576}):
        dobj = zstd.ZstdDecompressor().decompressobj(**given)
        half = len(frame) // 2
        assert dobj.decompress(frame[:half]) + dobj.decompress(frame[half:]) == CONTENT


def test_chain():
    def make_chain(inputs):
        frames = [zstd.ZstdCompressor(write_content_size=True).compress(inputs[0])]
        for before, raw in zip(inputs, inputs[1:]):
            dict_data = zstd.ZstdCompressionDict(before)
            frames.append(zstd.ZstdCompressor(write_content_size=True, dict_data=dict_data).compress(raw))
        return frames

    chain = make_chain([b"input 1" * 20, b"input 2" * 20, b"input 3" * 20])
    assert zstd.ZstdDecompressor().decompress_content_dict_chain(chain) == b"input 3" * 20


def test_dictionaries():
    dict_data = zstd.ZstdCompressionDict(TRAINED)
    assert zstd.dictionary_id(dict_data) == dict_data.dict_id() != 0
    raw = zstd.ZstdCompressionDict(TRAINED, dict_mode=zstd.DICT_MODE_RAWCONTENT)
    full = zstd.ZstdCompressionDict(TRAINED, dict_mode=zstd.DICT_MODE_FULLDICT)
    assert zstd.ZstdCompressionDict(b"any data").dict_id() == 0
    assert zstd.DICT_MODE_AUTO == zstd.DICT_TYPE_AUTO
    with pytest.raises(ValueError, match="both"):
        zstd.ZstdCompressionDict(TRAINED, dict_type=1, dict_mode=1)

    trained = zstd.train_dictionary(16384, SAMPLES)
    assert 0 < len(trained) <= 16384
    assert trained.k > 0 < trained.d
    assert (raw.k, raw.d) == (0, 0)
    assert zstd.ZstdCompressionDict(trained.as_bytes()).dict_id() == trained.dict_id()
    for dictionary in (raw, full, trained):
        cctx, dctx = zstd.ZstdCompressor(dict_data=dictionary), zstd.ZstdDecompressor(dict_data=dictionary)
        for source_data in SAMPLES[:20]:
            buffer = io.BytesIO()
            with dctx.write_to(buffer) as decompressor:
                decompressor.write(cctx.compress(source_data))
            assert buffer.getvalue() == source_data


def test_precomputed_dictionaries():
    for given in ({"level": 3}, {"compression_params": zstd.CompressionParameters.from_level(5)}):
        dictionary = zstd.ZstdCompressionDict(TRAINED)
        dictionary.precompute_compress(**given)
        packed = zstd.ZstdCompressor(dict_data=dictionary).compress(SAMPLES[0])
        assert zstd.ZstdDecompressor(dict_data=dictionary).decompress(packed) == SAMPLES[0]


def test_parameters():
    for params in (
        zstd.CompressionParameters.from_level(7),
        zstd.CompressionParameters.from_level(7, source_size=1048576),
        zstd.CompressionParameters.from_level(4, window_log=10),
        zstd.CompressionParameters.from_level(5, threads=4),
        zstd.CompressionParameters(window_log=12, enable_ldm=True),
    ):
        cctx = zstd.ZstdCompressor(compression_params=params)
        assert zstd.ZstdDecompressor().decompress(cctx.compress(CONTENT)) == CONTENT
    assert isinstance(zstd.CompressionParameters(), zstd.ZstdCompressionParameters)


def test_older_names_of_parameters():
    params = zstd.CompressionParameters(compression_strategy=4, overlap_size_log=5, ldm_hash_every_log=6, threads=1)
    assert (params.strategy, params.compression_strategy) == (4, 4)
    assert (params.overlap_log, params.overlap_size_log) == (5, 5)
    assert (params.ldm_hash_rate_log, params.ldm_hash_every_log) == (6, 6)
    assert zstd.CompressionParameters.from_level(9, compression_strategy=3).strategy == 3
    with pytest.raises(ValueError, match="cannot specify both strategy and compression_strategy"):
        zstd.CompressionParameters(strategy=1, compression_strategy=2)
    size = zstd.estimate_compression_context_size(zstd.CompressionParameters.from_level(3))
    assert size == zstd.CompressionParameters.from_level(3).estimated_compression_context_size() > 100_000


def test_frames(frame):
    found = zstd.get_frame_parameters(frame[:18])
    assert (found.content_size, found.dict_id, found.has_checksum) == (len(CONTENT), 0, False)
    assert found.window_size >= 1024
    assert zstd.estimate_decompression_context_size() > 10_000


def test_open(tmp_path):
    name = tmp_path / "file.zst"
    with zstd.open(name, "wb") as fh:
        assert fh.write(b"some bytes") == 10
    with zstd.open(str(name), "ab") as fh:
        fh.write(b", and more")
    with zstd.open(os.fsencode(name)) as fh:
        assert fh.read(100) + fh.read() == b"some bytes, and more"
    with pytest.raises(FileExistsError):
        zstd.open(name, "xb")
    with zstd.open(name, "wt", cctx=zstd.ZstdCompressor(level=9), encoding="utf-8", newline="\n") as fh:
        fh.write("Grüße\nan alle\n")
    with zstd.open(name, "r", encoding="utf-8", dctx=zstd.ZstdDecompressor()) as fh:
        assert fh.readlines() == ["Grüße\n", "an alle\n"]
    inner = io.BytesIO(name.read_bytes())
    with zstd.open(inner, "rt", encoding="utf-8") as fh:
        assert fh.read() == "Grüße\nan alle\n"
    assert not inner.closed
    zstd.open(inner, "rb", closefd=True).close()
    assert inner.closed
