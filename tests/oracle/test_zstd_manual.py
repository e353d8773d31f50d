"""The code examples of python-zstandard's manual that are no streams, as calls of the C API.

Each test names the section it mirrors, and where there is something to compare, does the manual's lines beside ours.
The sections on streams (stream_reader, write_to, read_to_iter, copy_stream, compressobj, decompressobj) are not here.

| section of the manual | test |
|---|---|
| ZstdCompressor, Utility Methods | test_memory_of_a_compressor |
| ZstdCompressor, Simple API | test_compress |
| Batch Compression API | test_batch_compression |
| ZstdDecompressor, Utility Methods | test_memory_of_a_decompressor |
| ZstdDecompressor, Simple API | test_decompress, test_max_output_size |
| Batch Decompression API | test_batch_decompression, test_batch_of_a_file |
| Content-Only Dictionary Chain Decompression | test_chain |
| Multi-Threaded Compression | test_multi_threaded_compression |
| Dictionary Creation and Management | test_dictionary_* |
| Explicit Compression Parameters | test_parameters |
| Frame Inspection | test_frame_inspection |
| Misc Functionality | test_context_size, test_constants |
| Performance Considerations | test_reuse |
| Buffer Types | test_buffer_types |
"""

import ctypes
import mmap

import cases
import pytest
import tierce_c
import tierce_zstd as tz
import zstandard as zstd
from test_zstd_chain import make_chain
from test_zstd_dict import SAMPLES, records
from tierce_c import Pool, Segment, TierceError, check, lib
from tierce_zstd import Compressor, Decompressor, Dict, Params

DATA = b"data to compress"
INPUTS = records(50, seed=8)


def test_memory_of_a_compressor():
    # cctx = zstd.ZstdCompressor(); memory = cctx.memory_size()
    compressor = Compressor()
    memory = compressor.memory_size()
    assert 0 < memory < 64 << 10
    assert abs(memory - zstd.ZstdCompressor().memory_size()) < 4096
    compressor.compress(bytes(1 << 20))
    assert compressor.memory_size() > memory


def test_compress():
    # compressed = cctx.compress(b'data to compress')
    compressed = Compressor().compress(DATA)
    assert compressed == zstd.ZstdCompressor().compress(DATA)
    # "difficult to round trip empty inputs when write_content_size=True" was so before 0.9.
    for sized in (0, 1):
        empty = Compressor(3, write_content_size=sized).compress(b"")
        assert Decompressor().decompress(empty) == b""


def test_batch_compression():
    # cctx.multi_compress_to_buffer(data, threads=0 | n)
    theirs = [frame.tobytes() for frame in zstd.ZstdCompressor().multi_compress_to_buffer(INPUTS)]
    compressor = Compressor()
    for buffers in (tz.SHARED_BUFFERS, tz.BUFFER_PER_ITEM):
        for pool in (None, Pool(2), Pool(-1)):
            assert compressor.compress_many(INPUTS, buffers, pool) == theirs


def test_memory_of_a_decompressor():
    # dctx = zstd.ZstdDecompressor(); size = dctx.memory_size()
    assert abs(Decompressor().memory_size() - zstd.ZstdDecompressor().memory_size()) < 4096


def test_decompress():
    # decompressed = dctx.decompress(data)
    assert Decompressor().decompress(zstd.ZstdCompressor(write_content_size=True).compress(DATA)) == DATA


def test_max_output_size():
    # uncompressed = dctx.decompress(data, max_output_size=1048576)
    data = zstd.ZstdCompressor(write_content_size=False).compress(DATA)
    with pytest.raises(zstd.ZstdError):
        zstd.ZstdDecompressor().decompress(data)
    assert Decompressor().decompress(data) == DATA, "here the size is found"
    for size in (1048576, len(DATA)):
        assert zstd.ZstdDecompressor().decompress(data, max_output_size=size) == DATA
        assert Decompressor().decompress(data, max_len=size) == DATA
    with pytest.raises(zstd.ZstdError):
        zstd.ZstdDecompressor().decompress(data, max_output_size=len(DATA) - 1)
    with pytest.raises(TierceError) as caught:
        Decompressor().decompress(data, max_len=len(DATA) - 1)
    assert caught.value.status == tierce_c.E_LIMIT


def test_batch_decompression():
    # dctx.multi_decompress_to_buffer(frames, decompressed_sizes=..., threads=n): "logically equivalent to performing
    # dctx.decompress() on each input frame and returning the result"
    for sized in (0, 1):
        frames = Compressor(3, write_content_size=sized).compress_many(INPUTS)
        decompressor = Decompressor()
        one_by_one = [decompressor.decompress(frame) for frame in frames]
        for sizes in (None, [len(data) for data in INPUTS]):
            for pool in (None, Pool(2)):
                assert decompressor.decompress_many(frames, sizes, pool=pool) == one_by_one == INPUTS


def test_batch_of_a_file(tmp_path):
    # "It is possible to pass a mmap.mmap() instance into this function by wrapping it with a BufferWithSegments"
    frames = Compressor().compress_many(INPUTS)
    path = tmp_path / "frames"
    path.write_bytes(b"".join(frames))
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        place = ctypes.c_char.from_buffer(mapped)
        table, offset = (Segment * len(frames))(), 0
        for index, frame in enumerate(frames):
            table[index] = Segment(offset, len(frame))
            offset += len(frame)
        segments, collection, out = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
        released = []
        release = tierce_c.Release(lambda _userdata: released.append(True))
        address = ctypes.addressof(place)
        check(
            lib.tierce_segments_wrap(address, len(mapped), table, len(table), release, None, ctypes.byref(segments))
        )
        check(lib.tierce_segments_collection_new((ctypes.c_void_p * 1)(segments), 1, ctypes.byref(collection)))
        lib.tierce_segments_free(segments)
        decompressor = Decompressor()
        call = lib.tierce_zstd_decompressor_decompress_many
        check(call(decompressor.handle, collection, None, tierce_c.SIZE_MAX, 0, None, ctypes.byref(out), None))
        assert tierce_c.Collection.taken(out).items() == INPUTS
        assert not released
        lib.tierce_segments_collection_free(collection)
        assert released == [True]
        del place


def test_chain():
    # inputs = [b'input 1', b'input 2', b'input 3']; make_chain(inputs); dctx.decompress_content_dict_chain(frames)
    inputs = [b"input 1", b"input 2", b"input 3"]
    frames = make_chain(inputs)
    assert Decompressor().chain(frames) == zstd.ZstdDecompressor().decompress_content_dict_chain(frames) == b"input 3"
    compressor = Compressor()
    frames = [compressor.compress(inputs[0])]
    frames += [compressor.compress_after(before, raw) for before, raw in zip(inputs, inputs[1:])]
    assert zstd.ZstdDecompressor().decompress_content_dict_chain(frames) == b"input 3"


def test_multi_threaded_compression():
    # zstd.ZstdCompressor(threads=n): "any zstd decompressor should be able to consume data produced with it"
    data = cases.mixed(3 << 20).tobytes()
    frame = Compressor(3, threads=-1).compress(data)
    assert frame == zstd.ZstdCompressor(threads=-1).compress(data)
    assert zstd.ZstdDecompressor().decompress(frame) == data
    # "If ... the input is smaller than the configured segment size, only a single compression thread will be used"
    assert Compressor(3, threads=2).compress(data[:100_000]) == Compressor(3).compress(data[:100_000])


def test_dictionary_of_bytes():
    # dict_data = zstd.ZstdCompressionDict(data), and with dict_mode=zstd.DICT_MODE_RAWCONTENT, _FULLDICT
    content = b"".join(SAMPLES[:20])
    trained = Dict.train(4096, SAMPLES, k=64).bytes()
    for data, type in ((content, tz.DICT_AUTO), (content, tz.DICT_RAW_CONTENT), (trained, tz.DICT_FULL)):
        ours, theirs = Dict(data, type), zstd.ZstdCompressionDict(data, dict_type=type)
        assert Compressor(3, ours).compress(INPUTS[0]) == zstd.ZstdCompressor(dict_data=theirs).compress(INPUTS[0])
        # "k and d attributes will be 0"
        assert ours.trained_with() == (0, 0)
    with pytest.raises(TierceError):
        Dict(content, tz.DICT_FULL)


def test_dictionary_of_samples():
    # dict_data = zstd.train_dictionary(size, samples); dict_size = len(dict_data) # will not be larger than ``size``
    theirs, ours = zstd.train_dictionary(16384, SAMPLES), Dict.train(16384, SAMPLES)
    assert len(ours) == len(theirs) <= 16384
    # dict_id = zstd.dictionary_id(dict_data); raw_data = dict_data.as_bytes()
    assert ours.id() == theirs.dict_id() != 0
    assert ours.bytes() == theirs.as_bytes()
    # cctx = zstd.ZstdCompressor(dict_data=dict_data); dctx = zstd.ZstdDecompressor(dict_data=dict_data)
    compressor, decompressor = Compressor(3, ours), Decompressor(ours)
    for source_data in INPUTS:
        compressed = compressor.compress(source_data)
        assert tz.read_header(compressed).dict_id == ours.id()
        assert decompressor.decompress(compressed) == source_data
    # "persisting and constructing a ZstdCompressionDict later"
    assert Decompressor(Dict(ours.bytes())).decompress(compressed) == source_data


def test_dictionary_precomputed():
    # d.precompute_compress(level=3); d.precompute_compress(compression_params=params)
    content = b"".join(SAMPLES[:20])
    ours, theirs = Dict(content), zstd.ZstdCompressionDict(content)
    ours.precompute(3)
    theirs.precompute_compress(level=3)
    first = Compressor(3, ours).compress(INPUTS[0])
    assert first == zstd.ZstdCompressor(dict_data=theirs).compress(INPUTS[0])
    ours.precompute_with(Params.from_level(19, 0, len(content)))
    theirs.precompute_compress(
        compression_params=zstd.ZstdCompressionParameters.from_level(19, dict_size=len(content))
    )
    # "the compression parameters used to precompute the dictionary overwrite some of" the compressor's
    assert Compressor(3, ours).compress(INPUTS[0]) == zstd.ZstdCompressor(dict_data=theirs).compress(INPUTS[0])


def test_dictionary_training_of_the_manual():
    # "non-optimization mode is used with the parameters specified": the manual's COVER, which 0.25 no longer has.
    ours = Dict.train(8192, SAMPLES, algorithm="cover", k=64, d=8, optimise=False)
    assert ours.trained_with() == (64, 8)
    # "If steps or threads are defined, then optimization mode is engaged"
    best = Dict.train(8192, SAMPLES, algorithm="cover", d=8, steps=2, threads=1)
    assert best.trained_with()[1] == 8 and best.trained_with()[0] >= 50


def test_parameters():
    # params = zstd.CompressionParameters.from_level(7), (7, source_size=1048576), (4, window_log=10), (5, threads=4),
    # zstd.CompressionParameters(window_log=12, enable_ldm=True); cctx = zstd.ZstdCompressor(compression_params=params)
    from_level = zstd.ZstdCompressionParameters.from_level
    pairs = [
        (from_level(7), Params.from_level(7)),
        (from_level(7, source_size=1048576), Params.from_level(7, 1048576)),
        (from_level(4, window_log=10), Params(level=4, window_log=10)),
        (from_level(5, threads=4), Params(level=5, threads=4)),
        (zstd.ZstdCompressionParameters(window_log=12, enable_ldm=True), Params(window_log=12, enable_ldm=True)),
    ]
    for theirs, ours in pairs:
        data = cases.mixed(100_000).tobytes()
        peer = zstd.ZstdCompressor(compression_params=theirs)
        assert Compressor(params=ours).compress(data) == peer.compress(data)
    # "The named arguments and attributes of CompressionParameters are as follows"
    for name in (
        "format compression_level window_log hash_log chain_log search_log min_match target_length "
        "compression_strategy write_content_size write_checksum write_dict_id job_size overlap_size_log "
        "force_max_window enable_ldm ldm_hash_log ldm_min_match ldm_bucket_size_log ldm_hash_every_log threads"
    ).split():
        assert tz.parameter_from_name(name) in range(len(tz.PARAMETERS))


def test_frame_inspection():
    # zstd.get_frame_parameters(data): content_size, window_size, dict_id, has_checksum; "pass in at least 18 bytes"
    frame = Compressor(3, write_checksum=1).compress(bytes(1000))
    header, theirs = tz.read_header(frame[: tz.FRAME_HEADER_SIZE_MAX]), zstd.get_frame_parameters(frame[:18])
    assert header.content_size == theirs.content_size == 1000
    assert header.window_size == theirs.window_size
    assert header.dict_id == theirs.dict_id == 0
    assert header.has_checksum == theirs.has_checksum == 1
    with pytest.raises(TierceError, match="are needed"):
        tz.read_header(frame[:5])
    # "0 if the original content size isn't written" was so before 0.9.
    unknown = Compressor(3, write_content_size=0).compress(b"x")
    assert tz.read_header(unknown).content_size == zstd.get_frame_parameters(unknown).content_size
    assert tz.read_header(unknown).content_size == tz.CONTENTSIZE_UNKNOWN


def test_context_size():
    # zstd.estimate_decompression_context_size()
    assert abs(tz.decompressor_estimated_size() - zstd.estimate_decompression_context_size()) <= 8


def test_constants():
    # ZSTD_VERSION, MAX_COMPRESSION_LEVEL, *_RECOMMENDED_*, FRAME_HEADER, MAGIC_NUMBER, CONTENTSIZE_*, and bounds
    assert tierce_c.build_info()["libraries"]["zstd"] == "1.5.7"
    assert tz.MAX_LEVEL == zstd.MAX_COMPRESSION_LEVEL
    for name in ("WINDOWLOG", "CHAINLOG", "HASHLOG", "SEARCHLOG", "TARGETLENGTH"):
        field = name.lower().replace("log", "_log").replace("length", "_length")
        params = Params()
        for end in ("MIN", "MAX"):
            value = getattr(zstd, f"{name}_{end}")
            params.set(field, value)
            assert params.get(field) == value
        with pytest.raises(TierceError):
            params.set(field, getattr(zstd, f"{name}_MAX") + 1)
    ends = tuple(f"{what}_{end}" for what in ("LOG", "LENGTH", "MATCH") for end in ("MIN", "MAX"))
    for name in filter(lambda name: name.endswith(ends), dir(zstd)):
        assert getattr(tz, name.replace("SEARCHLENGTH", "MINMATCH")) == getattr(zstd, name), name
    assert tz.bounds("min_match")[1] == zstd.SEARCHLENGTH_MAX == zstd.MINMATCH_MAX


def test_reuse():
    # "Reusing a ZstdCompressor or ZstdDecompressor instance for multiple operations is faster"
    compressor, decompressor, out = Compressor(), Decompressor(), tierce_c.Buffer()
    for data in INPUTS:
        compressed = compressor.compress(data, out)
        assert compressed == Compressor().compress(data)
        assert decompressor.decompress(compressed) == data


def test_buffer_types():
    # len(), o[index], and that items of several buffers are numbered through
    frames = Compressor().compress_many(INPUTS)
    peer = zstd.ZstdCompressor().multi_compress_to_buffer(INPUTS)
    collection = tierce_c.Collection(frames)
    assert lib.tierce_segments_collection_count(collection.handle) == len(peer) == len(INPUTS)
    assert lib.tierce_segments_collection_size(collection.handle) == peer.size() == sum(map(len, frames))
    assert collection.items() == [peer[index].tobytes() for index in range(len(peer))]
