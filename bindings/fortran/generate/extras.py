"""What each module says of itself, and the procedures in it that are written by hand, in src/*_extra.inc."""

ABOUT = {
    "data": ["Bytes, items, and threads."],
    "arrays": ["Arrays: those of the library, and Fortran's own seen through it; .npy and .npz."],
    "codecs": ["Codecs, what they cost, and registries with the program's own."],
    "zfp": ["zfp."],
    "streams": ["Streams: whatever is encoded or decoded piece by piece."],
    "zstd": ["Zstandard: contexts, parameters, dictionaries, frames, seekable files."],
    "stores": ["Stores of objects, and what goes on in them."],
    "zarr": ["Zarr arrays and groups."],
}

EXTRA = {
    "data": {
        "include": "data_extra.inc",
        "bindings": {
            "tierce_segments": ["procedure :: table => segments_table"],
            "tierce_buffer": ["procedure, private :: buffer_append_text", "generic :: append => buffer_append_text",
                              "procedure :: text => buffer_text"],
        },
        "base": ["report", "string_of", "text_of"],
        "imports": ["=tierce_segment", "tierce_segments_table", "tierce_last_error_native", "tierce_buffer_data",
                    "tierce_buffer_len"],
        "public": ["tierce_last_native"],
    },
    "arrays": {
        "include": "arrays_extra.inc",
        "bindings": {
            "tierce_array": [
                "procedure :: shape => array_shape",
                "procedure :: strides => array_strides",
                "procedure :: order => array_order",
                "procedure, private :: array_transpose_i4, array_transpose_i8",
                "generic :: transpose => array_transpose_i4, array_transpose_i8",
                "procedure :: from_texts => array_from_texts",
                "procedure :: item_text => array_item_text",
            ],
        },
        "base": ["axes_in", "refuse", "report", "text_in", "text_of", "tuple_out", "permutation_in", "keys_in", "TIERCE_AXES_SAME"],
        "imports": ["tierce_array_borrow", "tierce_array_borrow_mut", "tierce_array_data", "tierce_array_shape",
                    "tierce_array_strides", "tierce_array_order", "tierce_array_transpose", "tierce_array_item",
                    "=TIERCE_ORDER_C", "=TIERCE_ORDER_F"],
        "public": ["borrow_view"],
    },
    "codecs": {
        "include": "codecs_extra.inc",
        "bindings": {"tierce_registry": ["procedure :: add => registry_add"]},
        "base": ["report", "text_in"],
        "imports": ["tierce_registry_add", "=tierce_codec_callbacks"]
        + [f"=tierce_codec_{one}_fn" for one in ("encode", "decode", "open", "close", "encode_bound", "userdata_free")],
    },
    "zarr": {
        "include": "zarr_extra.inc",
        "declarations": ["integer(int64), parameter :: no_start(0) = [integer(int64) ::]"],
        "bindings": {
            "tierce_zarr_array": [
                "procedure, private :: write_array, write_array_i4, write_array_i8, read_array, read_array_i4, read_array_i8",
                "generic :: write => write_array, write_array_i4, write_array_i8",
                "generic :: read => read_array, read_array_i4, read_array_i8",
                "procedure, private :: write_async_i4, write_async_i8, read_async_i4, read_async_i8, append_array",
                "generic :: write_async => write_async_i4, write_async_i8",
                "generic :: read_async => read_async_i4, read_async_i8",
                "generic :: append => append_array",
                "procedure :: dimension_name => zarr_array_dimension_name",
            ],
        },
        "base": ["complain", "need_items", "refuse", "report", "text_of", "tuple_in"],
        "imports": [f"tierce_zarr_array_{one}" for one in ("write", "read", "write_async", "read_async", "append", "ndim",
                                                           "box_chunks", "dimension_name")],
    },
}  # fmt: skip
