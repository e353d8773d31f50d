"""Blosc chunks against c-blosc 1.21 (numcodecs.blosc): both directions, equal bytes, headers, parts, threads.

Arrays, zarr and other readers are in test_blosc_arrays.py, damaged chunks in test_blosc_hostile.py.
"""

import numpy as np
import pytest
import tierce_blosc
import tierce_c
from blosc_cases import CNAMES, LARGE, LIBRARIES, SHUFFLES, SIZES, TYPESIZES, codec, data, peer, sampled
from numcodecs import blosc
from test_threads import in_child, needs_fork
from tierce_c import Codec, Pool, TierceError

MIB = 1 << 20
# Both libraries have the same version of these compressors.
SAME_BYTES = ["blosclz", "lz4", "lz4hc"]


def check_both_ways(plain, cname, clevel, shuffle, typesize=1, blocksize=0):
    """The chunks of both, which are equal where the compressors are."""
    ours = codec(cname=cname, clevel=clevel, shuffle=shuffle, typesize=typesize, blocksize=blocksize)
    mine, theirs = ours.encode(plain), peer(plain, cname, clevel, shuffle, typesize, blocksize)
    assert ours.decode(theirs) == plain, "we decode what numcodecs encoded"
    assert ours.decode_into(theirs, len(plain)).bytes == plain
    if plain:  # numcodecs cannot decode nothing (test_both_ways.py)
        assert bytes(blosc.decompress(mine)) == plain, "numcodecs decodes what we encoded"
    if cname in SAME_BYTES or clevel == 0:
        assert mine == theirs, "the same bytes"
    else:
        # One may find something to gain where the other does not.
        assert mine[2] & ~2 == theirs[2] & ~2, "the same flags, but for whether the content is stored"
        assert mine[3:12] == theirs[3:12], "element size, content and blocks"
    return mine, theirs


@pytest.mark.parametrize("shuffle", SHUFFLES)
@pytest.mark.parametrize("cname", CNAMES)
def test_small(cname, shuffle):
    for clevel, typesize, size in sampled([0, 1, 3, 5, 9], TYPESIZES, SIZES, every=7):
        check_both_ways(data(size), cname, clevel, shuffle, typesize)


@pytest.mark.parametrize("clevel", range(10))
@pytest.mark.parametrize("cname", CNAMES)
def test_large(cname, clevel):
    """No more than 1 % above the peer where only the versions of the compressors differ."""
    if cname == "zstd" and clevel > 6:
        combinations = [(1, 4, 300_003), (2, 8, 65_536)]
    else:
        combinations = sampled([0, 1, 2], TYPESIZES, LARGE, every=13 if cname in ("lz4", "blosclz") else 29)
    for shuffle, typesize, size in combinations:
        mine, theirs = check_both_ways(data(size), cname, clevel, shuffle, typesize)
        assert len(mine) <= len(theirs) * 1.01, (
            f"{len(mine)} bytes, the peer has {len(theirs)}: {shuffle, typesize, size}"
        )


@pytest.mark.parametrize("cname", CNAMES)
@pytest.mark.parametrize("pattern", ["zeros", "noise"])
def test_content_of_which_there_is_nothing_or_nothing_to_gain(pattern, cname):
    for size in (128, 5000, 300_003):
        plain = bytes(size) if pattern == "zeros" else np.random.default_rng(size).bytes(size)
        for typesize, shuffle in ((1, 0), (4, 1), (8, 2), (17, 1)):
            mine, theirs = check_both_ways(plain, cname, 5, shuffle, typesize)
            assert len(mine) <= size + 16
            assert tierce_blosc.read_header(mine).is_stored == tierce_blosc.read_header(theirs).is_stored


@pytest.mark.parametrize(
    "blocksize", [1, 127, 128, 129, 1000, 4096, 10_007, 65_536, 300_002, 300_003, 1 << 24, 715_827_542]
)
def test_blocksizes(blocksize):
    for cname, typesize in (("lz4", 1), ("lz4", 4), ("blosclz", 8), ("lz4hc", 12), ("zstd", 4), ("zlib", 255)):
        check_both_ways(data(300_003), cname, 4, 1, typesize, blocksize)


def test_every_size_around_the_edges_of_blocks():
    for size in [*range(0, 300), *range(32_760, 32_780), *range(65_530, 65_545), *range(131_064, 131_080)]:
        check_both_ways(data(size), "lz4", 5, 1, 8)
        check_both_ways(data(size), "blosclz", 2, 2, 3)


@pytest.mark.parametrize("cname", ["lz4", "zstd"])
def test_64_mib(cname):
    x = np.arange(16 * MIB, dtype="<f4")
    plain = (np.sin(x / 5000) * 3000).astype("<i4").tobytes()
    mine, theirs = check_both_ways(plain, cname, 1, 1, 4)
    assert len(mine) <= len(theirs) * 1.01 < len(plain) / 2
    pooled = codec(cname=cname, clevel=1, shuffle=1, typesize=4, blocksize=0).with_pool(Pool(2))
    assert pooled.encode(plain) == mine
    assert pooled.decode(mine, len(plain)) == plain


@pytest.mark.long
@pytest.mark.parametrize("size", [3 << 29, 2**31 - 17], ids=["1.5 GiB", "the largest"])
def test_chunks_above_1_gib(size):
    """The content and what it is decoded to, at once; encoded it is small."""
    plain = np.zeros(size, "u1")
    for at in range(0, size, 1 << 24):
        plain[at : at + 100_000] = np.arange(at, at + 100_000).astype("u1")
    plain[-1] = 7
    for settings in ({"cname": "lz4"}, {"cname": "zstd", "shuffle": 2}):
        ours, encoded, result = codec(clevel=1, typesize=4, **settings), tierce_c.Buffer(), tierce_c.Buffer()
        ours.with_pool(Pool(2)).encode_to(plain, encoded)
        header = tierce_blosc.read_header(encoded.array())
        assert (header.nbytes, header.cbytes) == (size, encoded.array().size)
        ours.decode_to(encoded.array(), result, size)
        assert np.array_equal(result.array(), plain)
        result.free()
        items = size // 4
        assert ours.decode_partial(encoded.array(), items - 10, 10) == plain[4 * (items - 10) : 4 * items].tobytes()
        back = np.full(size, 1, "u1")
        blosc.decompress(encoded.array(), back)
        assert np.array_equal(back, plain), "numcodecs decodes what we encoded"
        del back
        encoded.free()
        theirs = blosc.compress(plain, settings["cname"].encode(), 1, settings.get("shuffle", 1), 0, 4)
        ours.decode_to(theirs, result := tierce_c.Buffer(), size)
        assert np.array_equal(result.array(), plain), "we decode what numcodecs encoded"


def test_more_than_a_chunk_can_have():
    most = tierce_blosc.MAX_NBYTES
    assert blosc.MAX_BUFFERSIZE == most
    assert codec().encode_bound(most) > most
    # Zeros that nobody reads take no memory.
    for size in (most + 1, 2**31, 2**32 + 5):
        for refused in (
            lambda size=size: codec().encode_bound(size),
            lambda size=size: codec().encode(np.zeros(size, "u1")),
        ):
            with pytest.raises(TierceError) as caught:
                refused()
            assert caught.value.status == tierce_c.E_UNSUPPORTED
            assert str(size) in caught.value.message


# Headers


@pytest.mark.parametrize("cname", CNAMES)
def test_headers(cname):
    for clevel, shuffle, typesize, size in sampled([0, 5], SHUFFLES, TYPESIZES, SIZES, every=11):
        for chunk in (peer(data(size), cname, clevel, shuffle, typesize), codec(cname=cname).encode(data(size))):
            header = tierce_blosc.read_header(chunk)
            told_size, told_shuffle, stored = blosc._cbuffer_metainfo(chunk)
            assert (header.nbytes, header.cbytes, header.blocksize) == blosc._cbuffer_sizes(chunk)
            assert (header.typesize, header.shuffle, header.is_stored) == (told_size, told_shuffle, bool(stored))
            assert (
                tierce_blosc.compressor_library(header.compressor) == blosc.cbuffer_complib(chunk) == LIBRARIES[cname]
            )
            assert (header.struct_size, header.reserved) == (56, 0)
            # 16 bytes are enough.
            assert bytes(tierce_blosc.read_header(chunk[:16])) == bytes(header)


def test_headers_tell_whether_blocks_are_split():
    """By bit 4; c-blosc splits all but zstd's, up to 16 bytes in an element."""
    for cname in CNAMES:
        for typesize in (1, 8, 16, 17, 255):
            header = tierce_blosc.read_header(peer(data(70_001), cname, 5, 1, typesize))
            assert header.is_split == (cname != "zstd" and typesize <= 16)


def test_what_is_no_header():
    chunk = codec().encode(data(1000))
    for size in range(16):
        with pytest.raises(TierceError) as caught:
            tierce_blosc.read_header(chunk[:size])
        assert caught.value.status == tierce_c.E_CORRUPT
    header = tierce_blosc.Header(struct_size=55, nbytes=7)
    status = tierce_c.lib.tierce_blosc_read_header(chunk, len(chunk), header)
    assert (status, header.nbytes) == (tierce_c.E_ARGUMENT, 7)


def test_names_of_compressors():
    for number, name in enumerate(["blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd"]):
        assert tierce_blosc.compressor_name(number) == name
        assert tierce_blosc.compressor_number(name) == number
        assert tierce_blosc.compressor_library(number) == LIBRARIES[name]
    for number in (-1, 6, 2**31 - 1, -(2**31)):
        assert tierce_blosc.compressor_name(number) is tierce_blosc.compressor_library(number) is None
    for name in ("", "LZ4", "gzip"):
        with pytest.raises(TierceError) as caught:
            tierce_blosc.compressor_number(name)
        assert caught.value.status == tierce_c.E_ARGUMENT
        assert all(f'"{known}"' in caught.value.message for known in LIBRARIES)


# Parts


@pytest.mark.parametrize("cname", [*CNAMES, "stored"])
def test_parts_are_slices(cname):
    for typesize, shuffle, blocksize in ((1, 0, 0), (4, 1, 0), (8, 2, 4096), (12, 1, 1000), (17, 2, 0), (255, 1, 0)):
        plain = data(300_003)
        level = {"cname": cname, "clevel": 5} if cname != "stored" else {"clevel": 0}
        ours = codec(shuffle=shuffle, typesize=typesize, blocksize=blocksize, **level)
        chunk, count = ours.encode(plain), len(plain) // typesize
        block = tierce_blosc.read_header(chunk).blocksize // typesize
        ranges = [
            (0, 0),
            (0, 1),
            (0, count),
            (count - 1, 1),
            (count, 0),
            (count // 2, 100),
            (block - 1, 2),
            (block, block),
        ]
        for start, nitems in ranges:
            if start + nitems <= count:
                expected = plain[start * typesize : (start + nitems) * typesize]
                assert ours.decode_partial(chunk, start, nitems) == expected, (typesize, start, nitems)
                assert ours.decode_partial(chunk, start, nitems, len(expected)) == expected


def into_partial(ours, chunk, start, nitems, cap):
    """What decode_partial_into did with room of `cap` bytes."""

    def call(handle, src, src_len, *room):
        return tierce_c.lib.tierce_codec_decode_partial_into(handle, src, src_len, start, nitems, *room)

    return tierce_c.Into(call, ours.handle, chunk, cap)


def test_parts_into_memory():
    ours, plain = codec(typesize=8), data(70_000)
    chunk = ours.encode(plain)
    assert into_partial(ours, chunk, 100, 50, 400).bytes == plain[800:1200]
    assert into_partial(ours, chunk, 100, 50, 1000).bytes == plain[800:1200]
    short = into_partial(ours, chunk, 100, 50, 399)
    assert (short.status, short.length) == (tierce_c.E_BUFFER_TOO_SMALL, 400)
    with pytest.raises(TierceError) as caught:
        ours.decode_partial(chunk, 100, 50, 399)
    assert caught.value.status == tierce_c.E_LIMIT


@pytest.mark.parametrize(
    ("start", "nitems"),
    [(0, 1251), (1251, 0), (1250, 1), (2**64 - 1, 1), (1, 2**64 - 1), (2**63, 2**63), (2**61, 1), (0, 2**61)],
)
def test_parts_that_are_not_there(start, nitems):
    ours = codec(typesize=8)
    chunk = ours.encode(data(10_000))
    with pytest.raises(TierceError) as caught:
        ours.decode_partial(chunk, start, nitems)
    assert caught.value.status == tierce_c.E_ARGUMENT
    for part in (str(start), str(nitems), "1250"):
        assert part in caught.value.message


def test_parts_decode_no_other_blocks():
    """Damage in one block is not seen by the parts of the others."""
    ours, plain = codec(typesize=4, blocksize=16_384, clevel=1), data(300_000)
    chunk = bytearray(ours.encode(plain))
    size = tierce_blosc.read_header(chunk).blocksize
    assert len(plain) > 3 * size
    at = int.from_bytes(chunk[20:24], "little")  # where the second block is
    chunk[at : at + 4] = b"\xff\xff\xff\x7f"
    item = size // 4
    assert ours.decode_partial(bytes(chunk), 0, item) == plain[:size]
    assert ours.decode_partial(bytes(chunk), 2 * item, item) == plain[2 * size : 3 * size]
    with pytest.raises(TierceError) as caught:
        ours.decode_partial(bytes(chunk), item - 1, 2)
    assert caught.value.status == tierce_c.E_CORRUPT


def test_codecs_without_parts():
    """Codecs that leave bytes as they are may stand beside; all others not."""
    shuffled = [{"id": "shuffle", "elementsize": 4}, {"id": "blosc"}]
    for config in ({"id": "zstd"}, [{"id": "blosc"}, {"id": "crc32"}], shuffled, []):
        ours = Codec(config)
        with pytest.raises(TierceError) as caught:
            ours.decode_partial(ours.encode(data(1000)), 0, 1)
        assert caught.value.status == tierce_c.E_UNSUPPORTED
    beside = Codec(
        [{"name": "bytes", "configuration": {"endian": "little"}}, {"name": "blosc", "configuration": {"typesize": 4}}]
    )
    assert beside.decode_partial(beside.encode(data(1000)), 5, 3) == data(1000)[20:32]


# Threads


@pytest.mark.parametrize("cname", [*CNAMES, "snappy"])
def test_pools_make_no_difference_to_the_bytes(cname):
    noise = np.random.default_rng(1).bytes(1 << 19)
    for threads in (1, 2, 5):
        pool = Pool(threads)
        for plain in (data(100), data(70_001), data(MIB), noise, bytes(MIB)):
            for typesize, shuffle, blocksize in ((1, 0, 0), (4, 1, 0), (8, 2, 4096)):
                alone = codec(cname=cname, clevel=3, shuffle=shuffle, typesize=typesize, blocksize=blocksize)
                shared = alone.with_pool(pool)
                chunk = alone.encode(plain)
                assert shared.encode(plain) == chunk
                assert shared.encode_into(plain, alone.encode_bound(len(plain))).bytes == chunk
                assert shared.decode(chunk) == plain
                assert shared.decode_into(chunk, len(plain)).bytes == plain
                count = len(plain) // typesize
                expected = plain[count // 3 * typesize : (count // 3 + count // 2) * typesize]
                assert shared.decode_partial(chunk, count // 3, count // 2) == expected


@pytest.mark.parametrize("threads", [None, 1, 3])
def test_room_for_a_chunk(threads):
    """The exact size is enough; less says how much is."""
    for settings in ({}, {"cname": "zstd", "shuffle": 2}, {"clevel": 0}, {"cname": "blosclz", "blocksize": 1000}):
        for plain in (b"", data(100), data(70_001), np.random.default_rng(2).bytes(300_000)):
            ours = codec(typesize=4, **settings)
            chunk = ours.encode(plain)
            ours = ours if threads is None else ours.with_pool(Pool(threads))
            assert ours.encode_into(plain, len(chunk)).bytes == chunk
            for cap in (0, 15, len(chunk) // 2, len(chunk) - 1):
                short = ours.encode_into(plain, min(cap, len(chunk) - 1))
                assert short.status == tierce_c.E_BUFFER_TOO_SMALL, short.message
                assert len(chunk) <= short.length <= len(plain) + 16
                assert ours.encode_into(plain, short.length).bytes == chunk


def test_a_codec_with_a_pool_outlives_both():
    pool = Pool(2)
    alone = Codec({"id": "blosc", "cname": "zstd"})
    shared = alone.with_pool(pool)
    assert shared.config() == alone.config()
    chunk = alone.encode(data(MIB))
    alone.free()
    pool.free()
    assert shared.encode(data(MIB)) == chunk
    assert shared.decode(chunk) == data(MIB)


def test_damage_in_threads():
    ours, plain = codec(typesize=4, blocksize=4096), data(MIB)
    shared, chunk = ours.with_pool(Pool(3)), bytearray(ours.encode(plain))
    for block in (0, 7, 15):
        damaged = bytearray(chunk)
        damaged[16 + 4 * block : 20 + 4 * block] = b"\xff\xff\xff\x7f"
        with pytest.raises(TierceError) as caught:
            shared.decode(bytes(damaged))
        assert caught.value.status == tierce_c.E_CORRUPT
        assert f"block {block}" in caught.value.message
    assert shared.decode(bytes(chunk)) == plain


@needs_fork
def test_a_pool_from_before_the_fork_is_refused_in_the_child():
    pool, plain = Pool(2), data(MIB)
    alone = Codec({"id": "blosc", "cname": "zstd", "clevel": 1})
    shared = alone.with_pool(pool)
    chunk = shared.encode(plain)

    def child():
        for work in (
            lambda: shared.encode(plain),
            lambda: shared.decode(chunk),
            lambda: shared.decode_partial(chunk, 0, MIB),
        ):
            with pytest.raises(TierceError) as caught:
                work()
            assert caught.value.status == tierce_c.E_FORKED
            assert "fork" in caught.value.message
        assert alone.encode(plain) == chunk
        assert alone.decode(chunk) == plain
        own = alone.with_pool(Pool(2))
        assert own.encode(plain) == chunk
        assert own.decode(chunk) == plain
        shared.free()
        pool.free()

    in_child(child)
    assert shared.encode(plain) == chunk
    assert shared.decode(chunk) == plain
