"""The zstd area of the C API for the tests, beside tierce_c.py: prototypes, numbers, and a layer that copies bytes."""

import ctypes
import json
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int32, c_size_t, c_uint32, c_uint64, c_void_p

from tierce_c import (
    E_BUFFER_TOO_SMALL,
    SIZE_MAX,
    UNTOUCHED,
    Buffer,
    Collection,
    Into,
    Owned,
    WriteFn,
    address,
    as_bytes,
    check,
    handle,
    last_error,
    lib,
    out_handle,
    out_size,
    status_t,
)

# TIERCE_ZSTD_P_*, by the name that tierce_zstd_parameter_name() has for each number.
PARAMETERS = [
    "format",
    "compression_level",
    "window_log",
    "hash_log",
    "chain_log",
    "search_log",
    "min_match",
    "target_length",
    "strategy",
    "write_content_size",
    "write_checksum",
    "write_dict_id",
    "threads",
    "job_size",
    "overlap_log",
    "force_max_window",
    "enable_ldm",
    "ldm_hash_log",
    "ldm_min_match",
    "ldm_bucket_size_log",
    "ldm_hash_rate_log",
    "target_block_size",
    "source_size_hint",
    "rsyncable",
    "attach_dict",
    "literal_compression",
    "dedicated_dict_search",
    "split_after_sequences",
    "row_match_finder",
    "prefetch_dict_tables",
    "max_block_size",
    "block_splitter_level",
]
NUMBERS = {name: number for number, name in enumerate(PARAMETERS)}

# TIERCE_ZSTD_*.
FORMAT_ZSTD1 = 0
FORMAT_MAGICLESS = 1
DICT_AUTO = 0
DICT_RAW_CONTENT = 1
DICT_FULL = 2
SHARED_BUFFERS = 0
BUFFER_PER_ITEM = 1
FRAMES_FIRST = 0
FRAMES_ONLY = 1
FRAMES_ALL = 2
D_FORMAT = 0
D_MAX_WINDOW_SIZE = 1
D_IGNORE_CHECKSUM = 2
MIN_LEVEL = -131072
MAX_LEVEL = 22
DEFAULT_LEVEL = 3
WINDOWLOG_MIN, WINDOWLOG_MAX = 10, 31
HASHLOG_MIN, HASHLOG_MAX = 6, 30
CHAINLOG_MIN, CHAINLOG_MAX = 6, 30
SEARCHLOG_MIN, SEARCHLOG_MAX = 1, 30
MINMATCH_MIN, MINMATCH_MAX = 3, 7
TARGETLENGTH_MIN, TARGETLENGTH_MAX = 0, 131072
LDM_MINMATCH_MIN, LDM_MINMATCH_MAX = 4, 4096
LDM_BUCKETSIZELOG_MAX = 8
MAGIC_NUMBER = 0xFD2FB528
MAGIC_SKIPPABLE = 0x184D2A50
FRAME_HEADER_SIZE_MAX = 18
CONTENTSIZE_UNKNOWN = 2**64 - 1
CONTENTSIZE_ERROR = 2**64 - 2
COMPRESSION_RECOMMENDED_INPUT_SIZE = 131072
COMPRESSION_RECOMMENDED_OUTPUT_SIZE = 131591
DECOMPRESSION_RECOMMENDED_INPUT_SIZE = 131075
DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE = 131072
BLOCKSIZELOG_MAX = 17
BLOCKSIZE_MAX = 131072
STRATEGY_FAST = 1
STRATEGY_DFAST = 2
STRATEGY_GREEDY = 3
STRATEGY_LAZY = 4
STRATEGY_LAZY2 = 5
STRATEGY_BTLAZY2 = 6
STRATEGY_BTOPT = 7
STRATEGY_BTULTRA = 8
STRATEGY_BTULTRA2 = 9


class FrameHeader(Structure):
    """tierce_zstd_frame_header."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("content_size", c_uint64),
        ("window_size", c_uint64),
        ("block_size_max", c_uint32),
        ("header_size", c_uint32),
        ("dict_id", c_uint32),
        ("has_checksum", c_int32),
        ("is_skippable", c_int32),
        ("reserved", c_int32),
    ]


ReadAtFn = CFUNCTYPE(status_t, c_void_p, c_uint64, c_void_p, c_size_t)

data = [c_void_p, c_size_t]
out_int = POINTER(c_int32)
out_u32 = POINTER(c_uint32)
out_u64 = POINTER(c_uint64)

# Name -> result, arguments; handles are void pointers.
PROTOTYPES = {
    "tierce_zstd_params_new": (status_t, [out_handle]),
    "tierce_zstd_params_from_level": (status_t, [c_int32, c_uint64, c_size_t, out_handle]),
    "tierce_zstd_params_from_json": (status_t, [*data, out_handle]),
    "tierce_zstd_params_free": (None, [handle]),
    "tierce_zstd_params_set": (status_t, [handle, c_int32, c_int32]),
    "tierce_zstd_params_get": (status_t, [handle, c_int32, out_int]),
    "tierce_zstd_params_json": (status_t, [handle, handle]),
    "tierce_zstd_params_estimated_size": (status_t, [handle, out_size, out_size]),
    "tierce_zstd_decompressor_estimated_size": (status_t, [c_size_t, out_size]),
    "tierce_zstd_parameter_bounds": (status_t, [c_int32, out_int, out_int]),
    "tierce_zstd_parameter_from_name": (status_t, [c_char_p, out_int]),
    "tierce_zstd_parameter_name": (c_char_p, [c_int32]),
    "tierce_zstd_dict_new": (status_t, [*data, c_int32, out_handle]),
    "tierce_zstd_dict_train": (status_t, [c_size_t, handle, *data, out_handle]),
    "tierce_zstd_dict_free": (None, [handle]),
    "tierce_zstd_dict_data": (c_void_p, [handle]),
    "tierce_zstd_dict_len": (c_size_t, [handle]),
    "tierce_zstd_dict_id": (c_uint32, [handle]),
    "tierce_zstd_dict_trained_with": (status_t, [handle, out_u32, out_u32]),
    "tierce_zstd_dict_precompute": (status_t, [handle, c_int32]),
    "tierce_zstd_dict_precompute_with": (status_t, [handle, handle]),
    "tierce_zstd_compressor_new": (status_t, [c_int32, handle, out_handle]),
    "tierce_zstd_compressor_from_params": (status_t, [handle, handle, out_handle]),
    "tierce_zstd_compressor_free": (None, [handle]),
    "tierce_zstd_compress_bound": (status_t, [c_size_t, out_size]),
    "tierce_zstd_compressor_compress_into": (status_t, [handle, *data, *data, out_size]),
    "tierce_zstd_compressor_compress": (status_t, [handle, *data, handle]),
    "tierce_zstd_compressor_compress_after": (status_t, [handle, *data, *data, handle]),
    "tierce_zstd_compressor_compress_many": (
        status_t,
        [handle, handle, c_int32, handle, out_handle, POINTER(status_t)],
    ),
    "tierce_zstd_compressor_stream": (status_t, [handle, c_uint64, out_handle]),
    "tierce_zstd_compressor_set": (status_t, [handle, c_int32, c_int32]),
    "tierce_zstd_compressor_get": (status_t, [handle, c_int32, out_int]),
    "tierce_zstd_compressor_memory_size": (status_t, [handle, out_size]),
    "tierce_zstd_compressor_progression": (status_t, [handle, out_u64, out_u64, out_u64]),
    "tierce_zstd_compressor_reset": (status_t, [handle]),
    "tierce_zstd_compressor_reset_parameters": (status_t, [handle]),
    "tierce_zstd_threads_new": (status_t, [c_size_t, out_handle]),
    "tierce_zstd_threads_free": (None, [handle]),
    "tierce_zstd_compressor_share_threads": (status_t, [handle, handle]),
    "tierce_zstd_compressor_produce_sequences": (status_t, [handle, c_void_p, c_int32, c_void_p, c_void_p]),
    "tierce_zstd_decompressor_new": (status_t, [POINTER(c_void_p), c_size_t, out_handle]),
    "tierce_zstd_decompressor_free": (None, [handle]),
    "tierce_zstd_decompressor_set": (status_t, [handle, c_int32, c_uint64]),
    "tierce_zstd_decompressor_decompress_into": (status_t, [handle, *data, c_int32, *data, out_size, out_size]),
    "tierce_zstd_decompressor_decompress": (status_t, [handle, *data, c_size_t, c_int32, handle, out_size]),
    "tierce_zstd_decompressor_decompress_many": (
        status_t,
        [handle, handle, out_u64, c_size_t, c_int32, handle, out_handle, POINTER(status_t)],
    ),
    "tierce_zstd_decompressor_chain": (status_t, [handle, handle, c_size_t, handle]),
    "tierce_zstd_decompressor_stream": (status_t, [handle, out_handle]),
    "tierce_zstd_decompressor_memory_size": (status_t, [handle, out_size]),
    "tierce_zstd_decompressor_reset": (status_t, [handle]),
    "tierce_zstd_seekable_compress": (status_t, [handle, *data, c_size_t, c_int32, handle, handle]),
    "tierce_zstd_seekable_writer_new": (status_t, [handle, c_size_t, c_int32, WriteFn, c_void_p, out_handle]),
    "tierce_zstd_seekable_writer_write": (status_t, [handle, *data]),
    "tierce_zstd_seekable_writer_end_frame": (status_t, [handle]),
    "tierce_zstd_seekable_writer_finish": (status_t, [handle]),
    "tierce_zstd_seekable_writer_free": (None, [handle]),
    "tierce_zstd_seekable_open_memory": (status_t, [POINTER(c_void_p), c_size_t, *data, out_handle]),
    "tierce_zstd_seekable_open_callback": (
        status_t,
        [POINTER(c_void_p), c_size_t, c_uint64, ReadAtFn, c_void_p, out_handle],
    ),
    "tierce_zstd_seekable_free": (None, [handle]),
    "tierce_zstd_seekable_size": (c_uint64, [handle]),
    "tierce_zstd_seekable_frame_count": (c_size_t, [handle]),
    "tierce_zstd_seekable_frame": (status_t, [handle, c_size_t, out_u64, out_u64, out_u64, out_u64]),
    "tierce_zstd_seekable_find": (status_t, [handle, c_uint64, out_size]),
    "tierce_zstd_seekable_read": (status_t, [handle, c_uint64, *data, handle, out_size]),
    "tierce_zstd_frame_read_header": (status_t, [*data, c_int32, POINTER(FrameHeader)]),
    "tierce_zstd_frame_content_size": (status_t, [*data, out_u64]),
    "tierce_zstd_frame_header_size": (status_t, [*data, out_size]),
    "tierce_zstd_frame_compressed_size": (status_t, [*data, out_size]),
    "tierce_zstd_frame_contents": (status_t, [*data, out_u64, out_u64]),
    "tierce_zstd_frame_decompression_margin": (status_t, [*data, out_size]),
    "tierce_zstd_frame_write_skippable": (status_t, [*data, c_uint32, *data, out_size]),
    "tierce_zstd_frame_read_skippable": (status_t, [*data, out_u32, POINTER(c_void_p), out_size]),
}

for name, (restype, argtypes) in PROTOTYPES.items():
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes


def slice_of(source):
    """Pointer and length for a call; the array comes too, since it has to live as long."""
    source = as_bytes(source)
    return source, address(source), source.size


def outputs(call, *types):
    """The values that a call writes through its last pointers."""
    places = [type_() for type_ in types]
    check(call(*[byref(place) for place in places]))
    return places[0].value if len(places) == 1 else tuple(place.value for place in places)


def pointer_of(owned):
    return owned.handle if owned else None


class Params(Owned):
    """tierce_zstd_params: the defaults, or from JSON with the names and values given."""

    free_name = "tierce_zstd_params_free"

    def __init__(self, **given):
        if given:
            text = json.dumps(given).encode()
            super().__init__(lib.tierce_zstd_params_from_json, text, len(text))
        else:
            super().__init__(lib.tierce_zstd_params_new)

    @classmethod
    def from_text(cls, text):
        this = cls.__new__(cls)
        Owned.__init__(this, lib.tierce_zstd_params_from_json, text, len(text))
        return this

    @classmethod
    def from_level(cls, level, source_size=0, dict_size=0):
        this = cls.__new__(cls)
        Owned.__init__(this, lib.tierce_zstd_params_from_level, level, source_size, dict_size)
        return this

    def set(self, name, value):
        check(lib.tierce_zstd_params_set(self.handle, NUMBERS[name], value))

    def get(self, name):
        return outputs(lambda out: lib.tierce_zstd_params_get(self.handle, NUMBERS[name], out), c_int32)

    def values(self):
        return {name: self.get(name) for name in PARAMETERS}

    def json(self):
        out = Buffer()
        check(lib.tierce_zstd_params_json(self.handle, out.handle))
        return out.json()

    def estimated_size(self):
        return outputs(
            lambda *out: lib.tierce_zstd_params_estimated_size(self.handle, *out), c_size_t, c_size_t
        )


def bounds(name):
    return outputs(lambda *out: lib.tierce_zstd_parameter_bounds(NUMBERS[name], *out), c_int32, c_int32)


def parameter_from_name(name):
    return outputs(lambda out: lib.tierce_zstd_parameter_from_name(name.encode(), out), c_int32)


def decompressor_estimated_size(window=0):
    return outputs(lambda out: lib.tierce_zstd_decompressor_estimated_size(window, out), c_size_t)


class Dict(Owned):
    """tierce_zstd_dict."""

    free_name = "tierce_zstd_dict_free"

    def __init__(self, content, type=DICT_AUTO):
        _kept, pointer, size = slice_of(content)
        super().__init__(lib.tierce_zstd_dict_new, pointer, size, type)

    @classmethod
    def train(cls, size, samples, **options):
        this = cls.__new__(cls)
        samples = Collection(samples)
        text = json.dumps(options).encode() if options else None
        Owned.__init__(this, lib.tierce_zstd_dict_train, size, samples.handle, text, len(text or b""))
        return this

    def bytes(self):
        return ctypes.string_at(lib.tierce_zstd_dict_data(self.handle) or 0, len(self))

    def __len__(self):
        return lib.tierce_zstd_dict_len(self.handle)

    def __bool__(self):
        return True

    def id(self):
        return lib.tierce_zstd_dict_id(self.handle)

    def trained_with(self):
        return outputs(lambda *out: lib.tierce_zstd_dict_trained_with(self.handle, *out), c_uint32, c_uint32)

    def precompute(self, level):
        check(lib.tierce_zstd_dict_precompute(self.handle, level))
        return self

    def precompute_with(self, params):
        check(lib.tierce_zstd_dict_precompute_with(self.handle, params.handle))
        return self


class Compressor(Owned):
    """tierce_zstd_compressor of a level or of parameters, and `then` what is set after."""

    free_name = "tierce_zstd_compressor_free"

    def __init__(self, level=DEFAULT_LEVEL, dict=None, params=None, **then):
        if params:
            super().__init__(lib.tierce_zstd_compressor_from_params, params.handle, pointer_of(dict))
        else:
            super().__init__(lib.tierce_zstd_compressor_new, level, pointer_of(dict))
        for name, value in then.items():
            self.set(name, value)

    def set(self, name, value):
        check(lib.tierce_zstd_compressor_set(self.handle, NUMBERS[name], value))

    def get(self, name):
        return outputs(lambda out: lib.tierce_zstd_compressor_get(self.handle, NUMBERS[name], out), c_int32)

    def memory_size(self):
        return outputs(lambda out: lib.tierce_zstd_compressor_memory_size(self.handle, out), c_size_t)

    def progression(self):
        call = lib.tierce_zstd_compressor_progression
        return outputs(lambda *out: call(self.handle, *out), c_uint64, c_uint64, c_uint64)

    def reset(self):
        check(lib.tierce_zstd_compressor_reset(self.handle))

    def reset_parameters(self):
        check(lib.tierce_zstd_compressor_reset_parameters(self.handle))

    def compress(self, source, out=None):
        out = out or Buffer()
        _kept, pointer, size = slice_of(source)
        check(lib.tierce_zstd_compressor_compress(self.handle, pointer, size, out.handle))
        return out.bytes()

    def compress_into(self, source, cap):
        return Into(lib.tierce_zstd_compressor_compress_into, self.handle, source, cap)

    def compress_after(self, prefix, source):
        out = Buffer()
        _kept, before, before_size = slice_of(prefix)
        _kept_too, pointer, size = slice_of(source)
        check(
            lib.tierce_zstd_compressor_compress_after(self.handle, before, before_size, pointer, size, out.handle)
        )
        return out.bytes()

    def compress_many(self, items, buffers=SHARED_BUFFERS, pool=None, each=None):
        """The frames; `each` is a list that receives the statuses, or None for all or nothing."""
        src, out = Collection(items), c_void_p()
        statuses = (status_t * len(src.kept))() if each is not None else None
        call = lib.tierce_zstd_compressor_compress_many
        status = check(call(self.handle, src.handle, buffers, pointer_of(pool), byref(out), statuses))
        if each is not None:
            each[:] = [status, *statuses]
        return Collection.taken(out).items()


def compress_bound(size):
    return outputs(lambda out: lib.tierce_zstd_compress_bound(size, out), c_size_t)


class Decompressor(Owned):
    """tierce_zstd_decompressor with dictionaries and settings."""

    free_name = "tierce_zstd_decompressor_free"

    def __init__(self, *dicts, format=None, max_window_size=None, ignore_checksum=None):
        pointers = (c_void_p * len(dicts))(*[one.handle for one in dicts])
        super().__init__(lib.tierce_zstd_decompressor_new, pointers, len(dicts))
        settings = {D_FORMAT: format, D_MAX_WINDOW_SIZE: max_window_size, D_IGNORE_CHECKSUM: ignore_checksum}
        for setting, value in settings.items():
            if value is not None:
                self.set(setting, value)

    def set(self, setting, value):
        check(lib.tierce_zstd_decompressor_set(self.handle, setting, value))

    def memory_size(self):
        return outputs(lambda out: lib.tierce_zstd_decompressor_memory_size(self.handle, out), c_size_t)

    def reset(self):
        check(lib.tierce_zstd_decompressor_reset(self.handle))

    def decompress_used(self, source, max_len=SIZE_MAX, frames=FRAMES_FIRST):
        """The content, and how many bytes of the source it was made of."""
        out, used = Buffer(), c_size_t(UNTOUCHED)
        _kept, pointer, size = slice_of(source)
        call = lib.tierce_zstd_decompressor_decompress
        status = call(self.handle, pointer, size, max_len, frames, out.handle, byref(used))
        if status < 0:
            message = last_error()
            assert used.value == UNTOUCHED, "the call wrote an output although it failed"
            assert out.bytes() == b"" or status == E_BUFFER_TOO_SMALL, "a result is left although the call failed"
            assert message, "an error has a message"
        check(status)
        return out.bytes(), used.value

    def decompress(self, source, max_len=SIZE_MAX, frames=FRAMES_FIRST):
        return self.decompress_used(source, max_len, frames)[0]

    def decompress_into(self, source, cap, frames=FRAMES_FIRST):
        call = lib.tierce_zstd_decompressor_decompress_into

        def in_order(handle_, src, src_len, dst, dst_cap, dst_len):
            return call(handle_, src, src_len, frames, dst, dst_cap, dst_len, None)

        return Into(in_order, self.handle, source, cap)

    def decompress_many(self, frames, sizes=None, max_len=SIZE_MAX, buffers=SHARED_BUFFERS, pool=None, each=None):
        """The contents; `each` is a list that receives the statuses, that of the call first."""
        src, out = Collection(frames), c_void_p()
        sizes = None if sizes is None else (c_uint64 * len(sizes))(*sizes)
        statuses = (status_t * len(src.kept))() if each is not None else None
        call = lib.tierce_zstd_decompressor_decompress_many
        status = check(
            call(self.handle, src.handle, sizes, max_len, buffers, pointer_of(pool), byref(out), statuses)
        )
        if each is not None:
            each[:] = [status, *statuses]
        return Collection.taken(out).items()

    def chain(self, frames, max_len=SIZE_MAX):
        out, frames = Buffer(), Collection(frames)
        check(lib.tierce_zstd_decompressor_chain(self.handle, frames.handle, max_len, out.handle))
        return out.bytes()


def read_header(source, format=FORMAT_ZSTD1):
    header = FrameHeader(struct_size=ctypes.sizeof(FrameHeader))
    _kept, pointer, size = slice_of(source)
    check(lib.tierce_zstd_frame_read_header(pointer, size, format, byref(header)))
    return header


def of_frame(call, source, *types):
    _kept, pointer, size = slice_of(source)
    return outputs(lambda *out: call(pointer, size, *out), *types)


def content_size(source):
    return of_frame(lib.tierce_zstd_frame_content_size, source, c_uint64)


def header_size(source):
    return of_frame(lib.tierce_zstd_frame_header_size, source, c_size_t)


def compressed_size(source):
    return of_frame(lib.tierce_zstd_frame_compressed_size, source, c_size_t)


def contents(source):
    """What all frames declare, and the most that they can hold."""
    return of_frame(lib.tierce_zstd_frame_contents, source, c_uint64, c_uint64)


def decompression_margin(source):
    return of_frame(lib.tierce_zstd_frame_decompression_margin, source, c_size_t)


def write_skippable(content, variant, cap=None):
    call = lib.tierce_zstd_frame_write_skippable

    def in_order(variant_, src, src_len, dst, dst_cap, dst_len):
        return call(src, src_len, variant_, dst, dst_cap, dst_len)

    return Into(in_order, variant, content, len(content) + 8 if cap is None else cap)


def read_skippable(source):
    """Variant, offset in the source, and content."""
    source, pointer, size = slice_of(source)
    variant, content, length = of_frame(
        lib.tierce_zstd_frame_read_skippable, source, c_uint32, c_void_p, c_size_t
    )
    return variant, content - pointer, ctypes.string_at(content, length)
