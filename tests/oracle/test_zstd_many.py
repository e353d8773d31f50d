"""Many frames at once against python-zstandard's multi_compress_to_buffer and multi_decompress_to_buffer."""

import struct

import cases
import pytest
import tierce_c
import tierce_zstd as tz
import zstandard
from test_zstd_dict import SAMPLES, TRAINED, records
from tierce_c import SIZE_MAX, Pool, TierceError
from tierce_zstd import BUFFER_PER_ITEM, SHARED_BUFFERS, Compressor, Decompressor, Dict, Params
from zstandard import ZstdCompressionDict, ZstdCompressionParameters, ZstdCompressor, ZstdDecompressor

KIB = 1 << 10
RECORDS = records(3000, seed=9)
# Enough for several runs of a pool's threads, which get 256 KiB at a time.
MIXED = [cases.mixed(size).tobytes() for size in (100, 70_000, 300_000, 1, 2000, 500_000, 40, 250_000)] * 2
LARGE = RECORDS * 4

BUFFERS = pytest.mark.parametrize("buffers", [SHARED_BUFFERS, BUFFER_PER_ITEM], ids=["shared", "per item"])
THREADS = pytest.mark.parametrize("threads", [None, 1, 2, 5])


def pool_of(threads):
    return None if threads is None else Pool(threads)


def by_peer(peer, items, threads=0):
    return [frame.tobytes() for frame in peer.multi_compress_to_buffer(items, threads=threads)]


def sizes_for_peer(items):
    return struct.pack(f"={len(items)}Q", *map(len, items))


def test_the_backend_is_the_one_in_c():
    assert {"multi_compress_to_buffer", "multi_decompress_to_buffer"} <= zstandard.backend_features


@BUFFERS
@THREADS
@pytest.mark.parametrize("items", [RECORDS, MIXED], ids=["records", "mixed"])
def test_same_bytes(items, threads, buffers):
    theirs = by_peer(ZstdCompressor(), items, threads or 0)
    compressor = Compressor()
    for _ in range(2):
        ours = compressor.compress_many(items, buffers, pool_of(threads))
        assert ours == theirs
    assert [compressor.compress(item) for item in items[:20]] == theirs[:20], "what one call makes"
    contents = ZstdDecompressor().multi_decompress_to_buffer(ours, threads=threads or 0)
    assert [content.tobytes() for content in contents] == items


@pytest.mark.parametrize(
    "given",
    [
        {"level": 1, "write_checksum": 1},
        {"level": 12, "write_content_size": 0},
        {"level": 3, "window_log": 12, "enable_ldm": 1},
        {"level": 19, "source_size": 200},
        {"level": -4},
    ],
    ids=str,
)
def test_same_bytes_with_parameters(given):
    rest = dict(given)
    peer = ZstdCompressor(compression_params=ZstdCompressionParameters.from_level(rest.pop("level"), **rest))
    items = [*RECORDS[:300], *MIXED]
    ours = Compressor(params=Params(**given)).compress_many(items, pool=Pool(2))
    assert ours == by_peer(peer, items)
    assert Decompressor().decompress_many(ours, pool=Pool(2)) == items


@pytest.mark.parametrize("precompute", [False, True])
@THREADS
def test_same_bytes_with_a_dictionary(threads, precompute):
    ours, theirs = Dict(TRAINED), ZstdCompressionDict(TRAINED)
    if precompute:
        ours.precompute(5)
        theirs.precompute_compress(level=5)
    compressor, peer = Compressor(5, ours), ZstdCompressor(level=5, dict_data=theirs)
    frames = compressor.compress_many(RECORDS, pool=pool_of(threads))
    assert frames == [peer.compress(record) for record in RECORDS]
    assert Decompressor(ours).decompress_many(frames, pool=pool_of(threads)) == RECORDS
    contents = ZstdDecompressor(dict_data=theirs).multi_decompress_to_buffer(frames)
    assert [content.tobytes() for content in contents] == RECORDS
    with pytest.raises(TierceError):
        Decompressor().decompress_many(frames)


@BUFFERS
@THREADS
@pytest.mark.parametrize("sized", [False, True])
def test_decompression(sized, threads, buffers):
    items = [*RECORDS, *MIXED]
    frames = by_peer(ZstdCompressor(level=1), items)
    sizes = [len(item) for item in items] if sized else None
    given = {"decompressed_sizes": sizes_for_peer(items)} if sized else {}
    theirs = ZstdDecompressor().multi_decompress_to_buffer(frames, threads=threads or 0, **given)
    assert [content.tobytes() for content in theirs] == items
    decompressor = Decompressor()
    for _ in range(2):
        assert decompressor.decompress_many(frames, sizes, buffers=buffers, pool=pool_of(threads)) == items


@BUFFERS
@pytest.mark.parametrize("threads", [None, 2])
def test_frames_without_their_size(threads, buffers):
    """python-zstandard has to be told it; here it is found."""
    items = [*RECORDS[:500], *MIXED, b""]
    frames = [ZstdCompressor(write_content_size=False).compress(item) for item in items]
    with pytest.raises(ValueError, match="could not determine decompressed size of item 0"):
        ZstdDecompressor().multi_decompress_to_buffer(frames)
    decompressor = Decompressor()
    assert decompressor.decompress_many(frames, buffers=buffers, pool=pool_of(threads)) == items
    sizes = [len(item) for item in items]
    assert decompressor.decompress_many(frames, sizes, buffers=buffers, pool=pool_of(threads)) == items
    theirs = ZstdDecompressor().multi_decompress_to_buffer(frames[:-1], decompressed_sizes=sizes_for_peer(items[:-1]))
    assert [content.tobytes() for content in theirs] == items[:-1]


@BUFFERS
@pytest.mark.parametrize("sized", [False, True])
def test_one_bad_item_does_not_lose_the_others(sized, buffers):
    items = RECORDS[:50]
    frames = Compressor(3, write_checksum=1).compress_many(items)
    sizes = [len(item) for item in items] if sized else None
    frames[7] = frames[7][:-5]
    frames[20] = b"no frame"
    frames[33] = frames[33][:-1] + bytes([frames[33][-1] ^ 1])
    frames[49] = b""
    bad = {7, 20, 33, 49}
    with pytest.raises(zstandard.ZstdError):
        ZstdDecompressor().multi_decompress_to_buffer(frames, **({"decompressed_sizes": sizes_for_peer(items)}))
    for pool in (None, Pool(2)):
        with pytest.raises(TierceError, match="item 7") as caught:
            Decompressor().decompress_many(frames, sizes, buffers=buffers, pool=pool)
        assert caught.value.status == tierce_c.E_CORRUPT
        each = []
        result = Decompressor().decompress_many(frames, sizes, buffers=buffers, pool=pool, each=each)
        assert result == [b"" if index in bad else item for index, item in enumerate(items)]
        assert each == [tierce_c.PARTIAL] + [tierce_c.E_CORRUPT if index in bad else 0 for index in range(50)]
        assert "item 7" in tierce_c.last_error()


def test_statuses_of_success():
    each = []
    frames = Compressor().compress_many(RECORDS[:9], each=each)
    assert each == [tierce_c.OK] * 10
    assert Decompressor().decompress_many(frames, each=each) == RECORDS[:9]
    assert each == [tierce_c.OK] * 10


@pytest.mark.parametrize("known", [0, 1])
def test_sizes_that_are_wrong(known):
    items = RECORDS[:5]
    frames = Compressor(3, write_content_size=known).compress_many(items)
    right = [len(item) for item in items]
    for wrong in (0, 1, right[2] - 1, right[2] + 1, 1 << 40, 2**64 - 1):
        sizes = [*right[:2], wrong, *right[3:]]
        each = []
        result = Decompressor().decompress_many(frames, sizes, each=each)
        assert result == [*items[:2], b"", *items[3:]], wrong
        assert each[0] == tierce_c.PARTIAL
        assert each[3] in (tierce_c.E_CORRUPT, tierce_c.E_LIMIT)
        assert [each[1], each[2], each[4], each[5]] == [0] * 4
        with pytest.raises(TierceError, match="item 2"):
            Decompressor().decompress_many(frames, sizes)


def test_the_limit_is_for_each_item():
    items = [b"a" * 100, b"b" * 1000, b"c" * 100]
    for sized in (0, 1):
        frames = Compressor(3, write_content_size=sized).compress_many(items)
        assert Decompressor().decompress_many(frames, max_len=1000) == items
        for sizes in (None, [100, 1000, 100]):
            each = []
            assert Decompressor().decompress_many(frames, sizes, max_len=999, each=each) == [items[0], b"", items[2]]
            assert each == [tierce_c.PARTIAL, 0, tierce_c.E_LIMIT, 0]


def test_nothing_and_empty_items():
    """python-zstandard refuses both; here they are what they are."""
    for pool in (None, Pool(2)):
        for buffers in (SHARED_BUFFERS, BUFFER_PER_ITEM):
            assert Compressor().compress_many([], buffers, pool) == []
            assert Decompressor().decompress_many([], buffers=buffers, pool=pool) == []
            frames = Compressor().compress_many([b"", b"x", b""], buffers, pool)
            assert frames == [ZstdCompressor().compress(item) for item in (b"", b"x", b"")]
            assert Decompressor().decompress_many(frames, buffers=buffers, pool=pool) == [b"", b"x", b""]


def test_only_the_first_frame_of_an_item():
    two = Compressor().compress(b"first") + Compressor().compress(b"second")
    assert Decompressor().decompress_many([two, two]) == [b"first"] * 2


def test_buffers_that_there_are_not():
    for buffers in (-1, 2):
        for call in (Compressor().compress_many, Decompressor().decompress_many):
            with pytest.raises(TierceError) as caught:
                call([b""], buffers=buffers)
            assert caught.value.status == tierce_c.E_ARGUMENT


def test_threads_that_start_at_once():
    """The contexts of a pool's threads are made while others are made."""
    items = [cases.mixed(300 * KIB).tobytes()] * 8
    frames = Compressor(1).compress_many(items)
    pool, dictionary = Pool(4), Dict(TRAINED)
    for _ in range(20):
        # So many dictionaries make it last.
        decompressor, each = Decompressor(*[dictionary] * 5000), []
        assert decompressor.decompress_many(frames, pool=pool, each=each) == items
        assert set(each) == {tierce_c.OK}


def test_parameters_set_after_are_those_of_batches_too():
    """Each frame is what one call makes of the item, whenever the parameter was set."""
    items = RECORDS[:10]
    compressor = Compressor(3)
    compressor.set("write_checksum", 1)
    assert compressor.compress_many(items) == [compressor.compress(item) for item in items]
    compressor.set("compression_level", 19)
    assert compressor.compress_many(items) == [compressor.compress(item) for item in items]
    compressor.set("write_checksum", 0)
    assert compressor.compress_many(items) == by_peer(ZstdCompressor(level=19), items)


def test_settings_changed_after_are_those_of_batches_too():
    frame = Compressor().compress(b"content")
    decompressor = Decompressor()
    assert decompressor.decompress_many([frame]) == [b"content"]
    decompressor.set(tz.D_FORMAT, tz.FORMAT_MAGICLESS)
    assert decompressor.decompress_many([frame[4:]]) == [b"content"]
    decompressor.set(tz.D_FORMAT, tz.FORMAT_ZSTD1)
    assert decompressor.decompress_many([frame]) == [b"content"]


def test_a_compressor_with_threads_of_its_own():
    """Each frame is what one call makes of the item: also where threads make other frames than none do."""
    items = [cases.mixed(size).tobytes() for size in (2 << 20, 1000, 3 << 20)]
    compressor = Compressor(3, threads=2)
    one_by_one = [compressor.compress(item) for item in items]
    assert one_by_one[2] != Compressor(3).compress(items[2])
    assert one_by_one == by_peer(ZstdCompressor(level=3, threads=2), items)
    assert compressor.compress_many(items) == one_by_one
    by_params = Compressor(params=Params(compression_level=3, threads=2, write_dict_id=1))
    assert by_params.compress_many(items) == one_by_one


def test_a_large_batch():
    frames = Compressor(3, Dict(TRAINED)).compress_many(LARGE, pool=Pool(2))
    assert sum(map(len, frames)) < sum(map(len, LARGE)) / 2
    for sizes in (None, [len(item) for item in LARGE]):
        assert Decompressor(Dict(TRAINED)).decompress_many(frames, sizes, SIZE_MAX, pool=Pool(2)) == LARGE
    assert SAMPLES != LARGE
