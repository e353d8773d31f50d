"""Blosc of arrays, whose element size the codec takes, and other programs that read and write chunks: zarr-python,
HDF5's filter of hdf5plugin (for Snappy, which numcodecs lacks), Blosc 2.
"""

import asyncio
import io
import json

import blosc2
import cases
import h5py
import hdf5plugin
import numcodecs
import numpy as np
import pytest
import tierce_blosc
import tierce_c
import zarr
import zarr.codecs
from blosc_cases import CNAMES, SHUFFLES, codec, data, peer, wave
from numcodecs import blosc
from test_fixtures import chunks
from tierce_array import Array, decode_array, encode_array
from tierce_c import CONFIG_V2, CONFIG_V3, Codec, TierceError

# Bytes that do not differ where the compressors have the same version.
SAME = {"cname": "lz4", "clevel": 5, "shuffle": 1}


def bytes_then(**configuration):
    """zarr v3's two codecs."""
    return [{"name": "bytes", "configuration": {"endian": "little"}}, {"name": "blosc", "configuration": configuration}]


# Element sizes


@pytest.mark.parametrize("shuffle", SHUFFLES)
@pytest.mark.parametrize("dtype", ["i1", "?", "<i2", ">f4", "<f8", "<c16", "<M8[s]", "S5", "V17", "S300"])
def test_arrays_tell_their_element_size(dtype, shuffle):
    array = np.frombuffer(data(300_000)[: 300_000 // np.dtype(dtype).itemsize * np.dtype(dtype).itemsize], "u1")
    array = (array & 1 if dtype == "?" else array).view(dtype)
    config = {"id": "blosc", "shuffle": shuffle}
    ours = Codec(config)
    chunk = encode_array(ours, array)
    # numcodecs takes dates as numbers, and so does nobody else.
    assert chunk == bytes(numcodecs.get_codec(config).encode(array))
    told = array.dtype.itemsize if array.dtype.itemsize < 256 else 1
    assert tierce_blosc.read_header(chunk).typesize == told
    like = Array.describe(array.dtype, array.shape)
    assert decode_array(ours, chunk, like).tobytes() == array.tobytes()
    assert ours.decode(chunk) == array.tobytes()


def test_layouts_are_packed_as_their_elements():
    field = wave((30, 40, 50))
    ours = codec(**SAME)
    for view, order in ((field, "C"), (field[::2, 3:-3, ::-1], "C"), (field.T, "F"), (field[:, 5], "C")):
        expected = peer(view.tobytes(order), typesize=4, **SAME)
        assert encode_array(ours, view, order) == expected


@pytest.mark.parametrize(
    ("filters", "typesize"),
    [
        ([{"id": "delta", "dtype": "<i4", "astype": "<i2"}], 2),
        ([{"id": "delta", "dtype": "<i4"}], 4),
        ([{"id": "fixedscaleoffset", "scale": 1, "offset": 0, "dtype": "<i4", "astype": "|u1"}], 1),
        ([{"id": "astype", "encode_dtype": "<i8", "decode_dtype": "<i4"}], 8),
        ([{"id": "shuffle", "elementsize": 4}], None),
        ([{"id": "zlib", "level": 1}], 1),
        ([{"id": "crc32"}], None),
    ],
    ids=str,
)
def test_behind_filters(filters, typesize):
    """The element size is that of what the filter makes; numcodecs sees single bytes behind codecs of bytes."""
    array = (np.arange(40_000) // 7 % 250).astype("<i4")
    ours = Codec([*filters, {"id": "blosc"}])
    chunk = encode_array(ours, array)
    step = array
    for config in filters:
        step = numcodecs.get_codec(config).encode(step)
    if typesize is not None:
        assert tierce_blosc.read_header(chunk).typesize == typesize
        if filters[0]["id"] != "zlib":
            assert chunk == bytes(numcodecs.Blosc().encode(np.asarray(step)))
    back = chunk
    for config in [{"id": "blosc"}, *filters[::-1]]:
        back = numcodecs.get_codec(config).decode(back)
    assert np.asarray(back).tobytes() == array.tobytes()
    assert decode_array(ours, chunk, Array.describe("<i4", array.shape)).tobytes() == array.tobytes()


def test_behind_bytes_of_zarr_v3():
    array = wave((300, 40), ">f8")
    for told, expected in (({}, 8), ({"typesize": 4}, 4), ({"typesize": 1}, 1), ({"typesize": 300}, 1)):
        ours = Codec(bytes_then(**told))
        chunk = encode_array(ours, array)
        assert tierce_blosc.read_header(chunk).typesize == expected
        assert chunk == peer(array.astype("<f8").tobytes(), typesize=told.get("typesize", 8), **SAME)
        assert decode_array(ours, chunk, Array.describe(">f8", array.shape)).tobytes() == array.tobytes()


def test_an_explicit_typesize_is_for_bytes():
    """numcodecs takes it for arrays as well; here an array knows better."""
    plain = data(70_001)
    for size in (1, 4, 17, 255, 256, 2**31 - 1):
        for config in ({"id": "blosc", "typesize": size}, {"name": "blosc", "configuration": {"typesize": size}}):
            assert Codec(config).encode(plain) == peer(plain, typesize=size, **SAME)
    array = wave(20_000, "<f8")
    assert encode_array(codec(typesize=4), array) == bytes(numcodecs.Blosc().encode(array))
    assert bytes(numcodecs.Blosc(typesize=4).encode(array)) == peer(array.tobytes(), typesize=4, **SAME)


# Configs


def test_the_typesize_in_configs():
    """numcodecs 0.16.1 and later do not write it, and zarr v3 has it where it is known."""
    plain = {"id": "blosc", "cname": "lz4", "clevel": 5, "shuffle": 1, "blocksize": 0}
    assert numcodecs.Blosc(typesize=8).get_config() == plain
    for given in ({"id": "blosc"}, {"id": "blosc", "typesize": None}, {"id": "blosc", "typesize": 8}):
        assert Codec(given).config() == plain
    configuration = {"cname": "lz4", "clevel": 5, "shuffle": "shuffle", "blocksize": 0}
    for given in ({"name": "blosc"}, {"name": "blosc", "configuration": {"typesize": None}}):
        assert Codec(given).config() == {"name": "blosc", "configuration": configuration}
    eight = {"name": "blosc", "configuration": {**configuration, "typesize": 8}}
    assert Codec(eight).config() == Codec({"id": "blosc", "typesize": 8}).config(CONFIG_V3) == eight
    assert Codec(eight).config(CONFIG_V2) == plain


@pytest.mark.parametrize(("number", "name"), SHUFFLES.items())
def test_shuffles_are_numbers_in_v2_and_names_in_v3(number, name):
    """Either is read in both; zarr v3 has no name for the choice of the codec, which is numcodecs' then."""
    for value in (number, name):
        assert Codec({"id": "blosc", "shuffle": value}).config()["shuffle"] == number
        told = Codec({"name": "blosc", "configuration": {"shuffle": value}}).config()
        wanted = {"name": "numcodecs.blosc", "shuffle": -1} if number < 0 else {"name": "blosc", "shuffle": name}
        assert {"name": told["name"], "shuffle": told["configuration"]["shuffle"]} == wanted


# zarr


def stored(array, **settings):
    """An array in memory, and the bytes of its only chunk."""
    store = zarr.storage.MemoryStore()
    zarr.create_array(store=store, data=array, chunks=array.shape, fill_value=0, **settings)
    return store


def get(store, key):
    return store._store_dict[key].to_bytes()


def put(store, key, value):
    asyncio.run(store.set(key, zarr.core.buffer.cpu.Buffer.from_bytes(value)))


ZARR_CODECS = [
    *({"cname": cname, "shuffle": shuffle} for cname in CNAMES for shuffle in ("noshuffle", "shuffle", "bitshuffle")),
    {},
    {"cname": "lz4", "clevel": 9, "blocksize": 4096, "shuffle": "shuffle"},
    {"cname": "zstd", "clevel": 0},
    {"cname": "lz4", "shuffle": "bitshuffle", "typesize": 2},
]


@pytest.mark.parametrize("dtype", ["float32", "int16", "uint8", "float64"])
@pytest.mark.parametrize("parameters", ZARR_CODECS, ids=str)
def test_zarr_v3(parameters, dtype):
    array = (wave((80, 90), "<f8") * 10).astype(dtype)
    store = stored(array, zarr_format=3, compressors=[zarr.codecs.BloscCodec(**parameters)])
    named = json.loads(get(store, "zarr.json"))["codecs"]
    assert named[1]["configuration"]["typesize"] == parameters.get("typesize", array.itemsize)
    ours, chunk = Codec(named), get(store, "c/0/0")
    assert ours.config() == named, "nothing to add, and nothing left out"
    assert decode_array(ours, chunk, Array.describe(array.dtype, array.shape)).tobytes() == array.tobytes()
    assert ours.decode(chunk) == array.tobytes()
    backwards = np.ascontiguousarray(array[::-1, ::-1])
    mine = encode_array(ours, backwards)
    if parameters.get("cname", "zstd") in ("blosclz", "lz4", "lz4hc"):
        assert encode_array(ours, array) == chunk
    put(store, "c/0/0", mine)
    assert np.array_equal(zarr.open_array(store, mode="r")[:], backwards)


@pytest.mark.parametrize("shuffle", SHUFFLES)
@pytest.mark.parametrize("cname", CNAMES)
def test_zarr_v2(cname, shuffle):
    array = wave((80, 90), "<f8")
    compressor = numcodecs.Blosc(cname=cname, clevel=3, shuffle=shuffle)
    store = stored(array, zarr_format=2, compressors=compressor)
    metadata = json.loads(get(store, ".zarray"))
    ours, chunk = Codec(metadata["compressor"]), get(store, "0.0")
    assert ours.config() == metadata["compressor"]
    assert decode_array(ours, chunk, Array.describe("<f8", array.shape)).tobytes() == array.tobytes()
    put(store, "0.0", encode_array(ours, -array))
    assert np.array_equal(zarr.open_array(store, mode="r")[:], -array)


@pytest.mark.parametrize(
    "given", [{}, {"typesize": 4}, {"shuffle": -1}, {"cname": "zstd", "shuffle": 2, "clevel": 9}], ids=str
)
def test_zarr_takes_our_v3_config(given):
    """With no typesize in it, zarr fills in that of the array's elements, as we do."""
    [named] = [Codec({"id": "blosc", **given}).config(CONFIG_V3)]
    array = wave((40, 50), "<f4")
    store = stored(array, zarr_format=3, compressors=None)
    metadata = json.loads(get(store, "zarr.json"))
    metadata["codecs"] = [bytes_then()[0], named]
    put(store, "zarr.json", json.dumps(metadata).encode())
    chunk = encode_array(Codec(metadata["codecs"]), array)
    put(store, "c/0/0", chunk)
    opened = zarr.open_array(store, mode="r+")
    assert np.array_equal(opened[:], array)
    opened[:] = -array
    theirs = get(store, "c/0/0")
    assert (
        decode_array(Codec(metadata["codecs"]), theirs, Array.describe("<f4", array.shape)).tobytes()
        == (-array).tobytes()
    )
    if named["name"] == "blosc":
        assert tierce_blosc.read_header(theirs).typesize == tierce_blosc.read_header(chunk).typesize == 4


# Snappy, which numcodecs is built without


def test_snappy_fixtures(fixtures_folder):
    packed = []
    found = [fixture for fixture in chunks(fixtures_folder, "blosc") if fixture[0].parent.name == "codec.09"]
    assert len(found) == 7
    for config, encoded, array in found:
        chunk = encoded.read_bytes()
        header = tierce_blosc.read_header(chunk)
        assert header.compressor == tierce_blosc.SNAPPY
        packed += [chunk] * (1 - header.is_stored)
        ours = Codec(config.read_bytes())
        assert ours.decode(chunk) == array.tobytes(order="A")
        mine = encode_array(ours, array.reshape(-1, order="A").view("i8") if array.dtype.kind in "mM" else array)
        assert ours.decode(mine) == array.tobytes(order="A")
        assert len(mine) <= len(chunk) * 1.05
    assert packed
    with pytest.raises(RuntimeError):
        blosc.decompress(packed[0])


@pytest.mark.parametrize("shuffle", [0, 1, 2])
@pytest.mark.parametrize("cname", [*CNAMES, "snappy"])
def test_hdf5(cname, shuffle):
    """Chunks as the filter writes and reads them; a chunk with a mask was not worth it, and is no chunk of Blosc."""
    array = (cases.sample("smooth", "<f8", 50_000) * 100).astype("<i4")
    filter_ = hdf5plugin.Blosc(cname=cname, clevel=5, shuffle=shuffle)
    with h5py.File(io.BytesIO(), "w") as file:
        dataset = file.create_dataset("x", data=array, chunks=array.shape, compression=filter_)
        mask, theirs = dataset.id.read_direct_chunk((0,))
        ours = codec(cname=cname, shuffle=shuffle)
        if mask == 0:
            assert tierce_blosc.compressor_library(tierce_blosc.read_header(theirs).compressor) == blosc2_name(cname)
            assert ours.decode(theirs) == array.tobytes()
        other = file.create_dataset("y", shape=array.shape, dtype="<i4", chunks=array.shape, compression=filter_)
        other.id.write_direct_chunk((0,), encode_array(ours, array))
        assert np.array_equal(other[:], array)


def blosc2_name(cname):
    return {"blosclz": "BloscLZ", "lz4hc": "LZ4", "lz4": "LZ4"}.get(cname, cname.capitalize())


# Blosc 2


@pytest.mark.parametrize("cname", CNAMES)
def test_blosc_2_reads_our_chunks(cname):
    for clevel in (0, 1, 5, 9):
        for shuffle, typesize, blocksize in (
            (0, 1, 0),
            (1, 4, 0),
            (2, 8, 0),
            (1, 12, 1000),
            (2, 3, 4096),
            (1, 17, 0),
            (1, 255, 0),
        ):
            ours = codec(cname=cname, clevel=clevel, shuffle=shuffle, typesize=typesize, blocksize=blocksize)
            for size in (1, 127, 128, 70_001):
                # With bits shuffled, Blosc 2 loses what is behind whole elements, be the chunk c-blosc's or ours.
                plain = data(max(size // typesize, 1) * typesize if shuffle == 2 else size)
                chunk = ours.encode(plain)
                assert blosc2.decompress(chunk) == plain, (clevel, shuffle, typesize, len(plain))
                assert blosc2.get_cbuffer_sizes(chunk)[:2] == (len(plain), len(chunk))


@pytest.mark.parametrize("make", [blosc2.compress, blosc2.compress2])
def test_chunks_of_blosc_2_are_refused_as_such(make):
    for plain in (data(100), data(70_000), bytes(70_000)):
        chunk = make(plain, typesize=4) if make is blosc2.compress else make(plain)
        with pytest.raises(RuntimeError):
            blosc.decompress(chunk)
        for refused in (codec().decode, tierce_blosc.read_header, lambda chunk: codec().decode_partial(chunk, 0, 1)):
            with pytest.raises(TierceError) as caught:
                refused(chunk)
            assert caught.value.status == tierce_c.E_UNSUPPORTED
            assert "Blosc 2" in caught.value.message
