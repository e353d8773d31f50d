"""What the header does not say: which arguments may be left out, which numbers are yes or no, and which are positions."""

import re

# Parameters that may be left out, by name.
OPTIONAL = {
    "pool", "registry", "options", "attributes", "each", "progress", "release", "userdata", "used", "outcome", "like", "src_used",
    "dst_lens", "deleted", "at", "first", "counts", "sizes", "dict", "dicts", "side", "step", "producer",
    "read_userdata", "write_userdata",
}  # fmt: skip

# Parameters that may be left out, of one function only; or, with False, that may not.
SINGLE = {
    ("tierce_store_generate", "objects"): True,
    ("tierce_store_generate", "bytes"): True,
    ("tierce_store_generate_keys", "objects"): True,
    ("tierce_store_generate_keys", "bytes"): True,
    ("tierce_store_list", "after"): True,
    ("tierce_npz_get", "name"): True,
    ("tierce_npz_writer_finish", "dst"): True,
    ("tierce_zfp_get_params", "params"): True,
    ("tierce_zfp_get_params", "mode"): True,
    ("tierce_zfp_view_get_block", "shape"): True,
    ("tierce_op_each", "each"): False,
    ("tierce_op_sizes", "sizes"): False,
    ("tierce_zstd_compressor_from_params", "params"): False,
    ("tierce_zfp_bound", "like"): False,
    ("tierce_codec_check_array", "like"): False,
    ("tierce_codec_encode_array_bound", "like"): False,
    ("tierce_store_head", "info"): False,
    ("tierce_listing_next", "info"): False,
    ("tierce_op_info", "info"): False,
    ("tierce_zstd_dict_precompute", "dict"): False,
}

# Numbers that may be left out, and what they are then.
DEFAULTS = {
    "max_len": "huge(0_int64)",
    "max_item_len": "huge(0_int64)",
    "milliseconds": "-1_int64",
    "how": "0",
    "write_size": "0_int64",
    "read_size": "0_int64",
    "skip_bytes": "0_int64",
}
NO_DEFAULT = {("tierce_store_list", "how"), ("tierce_array_new_items", "max_len")}

# int32_t that is 0 or 1.
LOGICALS = {"yes", "there", "across", "align", "mask", "checksums", "fall_back", "consolidated", "versioned"}
LOGICAL_RESULTS = {"tierce_stream_at_end", "tierce_object_info_is_prefix"}

# Tuples: extents (0) or positions, which count from 1.
EXTENTS = {"shape": 0, "count": 0, "before": 0, "after": 0, "chunks": 0, "shards": 0, "extent": 0, "counts": 0, "step": 0}
POSITIONS = {"start": 1, "index": 1, "block": 1, "chunk": 1, "first": 1}
TUPLES = {**EXTENTS, **POSITIONS}

# Scalars that count from 1.
POSITION_SCALARS = {"index", "stage", "at"}

# Types that know how their axes stand to Fortran's.
WITH_AXES = {"tierce_array", "tierce_zarr_spec", "tierce_zarr_array", "tierce_zfp_view"}

# What is written by hand (src/*_extra.inc), and what Fortran has in place of it.
BY_HAND = {
    "tierce_last_error",  # tierce_last_message
    "tierce_last_error_native",
    "tierce_array_borrow",  # generic over kinds and ranks
    "tierce_array_borrow_mut",
    "tierce_array_shape",
    "tierce_array_strides",
    "tierce_array_order",
    "tierce_array_transpose",
    "tierce_segments_table",
    "tierce_registry_add",
    "tierce_zarr_array_write",
    "tierce_zarr_array_write_async",
    "tierce_zarr_array_read",
    "tierce_zarr_array_read_async",
    "tierce_zarr_array_append",
    "tierce_zarr_array_dimension_name",
}

# Functions that keep the caller's bytes for longer than the call; so do all that end in _async.
LENT = {
    "tierce_segments_wrap",
    "tierce_npz_open_memory",
    "tierce_zfp_view_new",
    "tierce_reader_from_memory",
    "tierce_chunker_give",
    "tierce_zstd_seekable_open_memory",
    "tierce_zstd_frame_read_skippable",
}

# Methods that are not named as in C: the plain names take Fortran's arrays.
METHODS = {"tierce_codec_encode": "encode_bytes", "tierce_codec_decode": "decode_bytes"}

# Parameters that would hide procedures, and what they are called here.
SHADOWED = {"report": "outcome"}
DUMMIES = {"size": "nbytes", "read": "reader", "write": "writer"}
OUTPUTS = {"read": "nbytes"}

# The modules, in the order of their dependencies: which handles, and functions without one, by pattern.
MODULES = {
    "data": (["buffer", "segments", "segments_collection", "pool"], r"status|version|abi|build_info"),
    "arrays": (["array", "npz", "npz_writer"], r"$^"),
    "codecs": (["metrics", "codec", "registry"], r"codec_list|blosc_"),
    "zfp": (["zfp", "zfp_view"], r"zfp_"),
    "streams": (["stream", "writer", "reader", "chunker"], r"$^"),
    "zstd": (
        ["zstd_params", "zstd_dict", "zstd_threads", "zstd_compressor", "zstd_decompressor", "zstd_seekable",
         "zstd_seekable_writer"],
        r"zstd_",
    ),
    "stores": (["object_info", "op", "listing", "upload", "store"], r"op_|generate_object"),
    "zarr": (["zarr_spec", "zarr_array", "zarr_group"], r"zarr_"),
}  # fmt: skip


def is_optional(function, name):
    key = (re.sub(r"_async$", "", function), name)
    if key in SINGLE:
        return SINGLE[key]
    return name in OPTIONAL or (name == "info")
