# Written by mirror.py from include/tierce.h, which is the manual of all this.

const TIERCE_VERSION_MAJOR = 0
const TIERCE_VERSION_MINOR = 1
const TIERCE_VERSION_PATCH = 0
const TIERCE_VERSION_NUMBER = 100
const TIERCE_ABI = 1
const TIERCE_CONFIG_V2 = 2
const TIERCE_CONFIG_V3 = 3
const TIERCE_ORDER_C = 0
const TIERCE_ORDER_F = 1
const TIERCE_METRIC_MAX_ABS_ERROR = 0
const TIERCE_METRIC_MAX_REL_ERROR = 1
const TIERCE_METRIC_RMSE = 2
const TIERCE_METRIC_PSNR = 3
const TIERCE_METRIC_RATIO = 4
const TIERCE_METRIC_CHANGED = 5
const TIERCE_METRIC_NON_FINITE_CHANGED = 6
const TIERCE_METRIC_BYTES = 7
const TIERCE_METRIC_ENCODED_BYTES = 8
const TIERCE_METRIC_ENCODE_SECONDS = 9
const TIERCE_METRIC_DECODE_SECONDS = 10
const TIERCE_BLOSC_BLOSCLZ = 0
const TIERCE_BLOSC_LZ4 = 1
const TIERCE_BLOSC_LZ4HC = 2
const TIERCE_BLOSC_SNAPPY = 3
const TIERCE_BLOSC_ZLIB = 4
const TIERCE_BLOSC_ZSTD = 5
const TIERCE_BLOSC_NOSHUFFLE = 0
const TIERCE_BLOSC_SHUFFLE = 1
const TIERCE_BLOSC_BITSHUFFLE = 2
const TIERCE_BLOSC_HEADER_SIZE = 16
const TIERCE_BLOSC_MAX_NBYTES = 2147483631
const TIERCE_BLOSC_MAX_TYPESIZE = 255
const TIERCE_ZFP_NONE = 0
const TIERCE_ZFP_INT32 = 1
const TIERCE_ZFP_INT64 = 2
const TIERCE_ZFP_FLOAT = 3
const TIERCE_ZFP_DOUBLE = 4
const TIERCE_ZFP_EXPERT = 1
const TIERCE_ZFP_RATE = 2
const TIERCE_ZFP_PRECISION = 3
const TIERCE_ZFP_ACCURACY = 4
const TIERCE_ZFP_REVERSIBLE = 5
const TIERCE_ZFP_HEADER_MAGIC = 1
const TIERCE_ZFP_HEADER_META = 2
const TIERCE_ZFP_HEADER_MODE = 4
const TIERCE_ZFP_HEADER_FULL = 7
const TIERCE_ZFP_UNCHECKED = 0
const TIERCE_ZFP_CHECK = 1
const TIERCE_ZFP_TIGHTEN = 2
const TIERCE_ZFP_CODEC_VERSION = 5
const TIERCE_ZFP_MIN_BITS = 1
const TIERCE_ZFP_MAX_BITS = 16658
const TIERCE_ZFP_MAX_PREC = 64
const TIERCE_ZFP_MIN_EXP = -1074
const TIERCE_STREAM_CONTINUE = 0
const TIERCE_STREAM_FLUSH = 1
const TIERCE_STREAM_END = 2
const TIERCE_ZSTD_P_FORMAT = 0
const TIERCE_ZSTD_P_COMPRESSION_LEVEL = 1
const TIERCE_ZSTD_P_WINDOW_LOG = 2
const TIERCE_ZSTD_P_HASH_LOG = 3
const TIERCE_ZSTD_P_CHAIN_LOG = 4
const TIERCE_ZSTD_P_SEARCH_LOG = 5
const TIERCE_ZSTD_P_MIN_MATCH = 6
const TIERCE_ZSTD_P_TARGET_LENGTH = 7
const TIERCE_ZSTD_P_STRATEGY = 8
const TIERCE_ZSTD_P_WRITE_CONTENT_SIZE = 9
const TIERCE_ZSTD_P_WRITE_CHECKSUM = 10
const TIERCE_ZSTD_P_WRITE_DICT_ID = 11
const TIERCE_ZSTD_P_THREADS = 12
const TIERCE_ZSTD_P_JOB_SIZE = 13
const TIERCE_ZSTD_P_OVERLAP_LOG = 14
const TIERCE_ZSTD_P_FORCE_MAX_WINDOW = 15
const TIERCE_ZSTD_P_ENABLE_LDM = 16
const TIERCE_ZSTD_P_LDM_HASH_LOG = 17
const TIERCE_ZSTD_P_LDM_MIN_MATCH = 18
const TIERCE_ZSTD_P_LDM_BUCKET_SIZE_LOG = 19
const TIERCE_ZSTD_P_LDM_HASH_RATE_LOG = 20
const TIERCE_ZSTD_P_TARGET_BLOCK_SIZE = 21
const TIERCE_ZSTD_P_SOURCE_SIZE_HINT = 22
const TIERCE_ZSTD_P_RSYNCABLE = 23
const TIERCE_ZSTD_P_ATTACH_DICT = 24
const TIERCE_ZSTD_P_LITERAL_COMPRESSION = 25
const TIERCE_ZSTD_P_DEDICATED_DICT_SEARCH = 26
const TIERCE_ZSTD_P_SPLIT_AFTER_SEQUENCES = 27
const TIERCE_ZSTD_P_ROW_MATCH_FINDER = 28
const TIERCE_ZSTD_P_PREFETCH_DICT_TABLES = 29
const TIERCE_ZSTD_P_MAX_BLOCK_SIZE = 30
const TIERCE_ZSTD_P_BLOCK_SPLITTER_LEVEL = 31
const TIERCE_ZSTD_FORMAT_ZSTD1 = 0
const TIERCE_ZSTD_FORMAT_MAGICLESS = 1
const TIERCE_ZSTD_STRATEGY_FAST = 1
const TIERCE_ZSTD_STRATEGY_DFAST = 2
const TIERCE_ZSTD_STRATEGY_GREEDY = 3
const TIERCE_ZSTD_STRATEGY_LAZY = 4
const TIERCE_ZSTD_STRATEGY_LAZY2 = 5
const TIERCE_ZSTD_STRATEGY_BTLAZY2 = 6
const TIERCE_ZSTD_STRATEGY_BTOPT = 7
const TIERCE_ZSTD_STRATEGY_BTULTRA = 8
const TIERCE_ZSTD_STRATEGY_BTULTRA2 = 9
const TIERCE_ZSTD_MAX_LEVEL = 22
const TIERCE_ZSTD_MIN_LEVEL = -131072
const TIERCE_ZSTD_DEFAULT_LEVEL = 3
const TIERCE_ZSTD_WINDOWLOG_MIN = 10
const TIERCE_ZSTD_WINDOWLOG_MAX = 31
const TIERCE_ZSTD_HASHLOG_MIN = 6
const TIERCE_ZSTD_HASHLOG_MAX = 30
const TIERCE_ZSTD_CHAINLOG_MIN = 6
const TIERCE_ZSTD_CHAINLOG_MAX = 30
const TIERCE_ZSTD_SEARCHLOG_MIN = 1
const TIERCE_ZSTD_SEARCHLOG_MAX = 30
const TIERCE_ZSTD_MINMATCH_MIN = 3
const TIERCE_ZSTD_MINMATCH_MAX = 7
const TIERCE_ZSTD_TARGETLENGTH_MIN = 0
const TIERCE_ZSTD_TARGETLENGTH_MAX = 131072
const TIERCE_ZSTD_LDM_MINMATCH_MIN = 4
const TIERCE_ZSTD_LDM_MINMATCH_MAX = 4096
const TIERCE_ZSTD_LDM_BUCKETSIZELOG_MAX = 8
const TIERCE_ZSTD_DICT_AUTO = 0
const TIERCE_ZSTD_DICT_RAW_CONTENT = 1
const TIERCE_ZSTD_DICT_FULL = 2
const TIERCE_ZSTD_CONTENTSIZE_UNKNOWN = 0xffffffffffffffff
const TIERCE_ZSTD_SHARED_BUFFERS = 0
const TIERCE_ZSTD_BUFFER_PER_ITEM = 1
const TIERCE_ZSTD_FRAMES_FIRST = 0
const TIERCE_ZSTD_FRAMES_ONLY = 1
const TIERCE_ZSTD_FRAMES_ALL = 2
const TIERCE_ZSTD_D_FORMAT = 0
const TIERCE_ZSTD_D_MAX_WINDOW_SIZE = 1
const TIERCE_ZSTD_D_IGNORE_CHECKSUM = 2
const TIERCE_ZSTD_MAGIC_NUMBER = 4247762216
const TIERCE_ZSTD_MAGIC_SKIPPABLE = 407710288
const TIERCE_ZSTD_FRAME_HEADER_SIZE_MAX = 18
const TIERCE_ZSTD_CONTENTSIZE_ERROR = 0xfffffffffffffffe
const TIERCE_ZSTD_COMPRESSION_RECOMMENDED_INPUT_SIZE = 131072
const TIERCE_ZSTD_COMPRESSION_RECOMMENDED_OUTPUT_SIZE = 131591
const TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_INPUT_SIZE = 131075
const TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE = 131072
const TIERCE_ZSTD_BLOCKSIZELOG_MAX = 17
const TIERCE_ZSTD_BLOCKSIZE_MAX = 131072
const TIERCE_FROM_END = 0xffffffffffffffff
const TIERCE_TO_END = 0xffffffffffffffff
const TIERCE_PUT_ALWAYS = 0
const TIERCE_PUT_IF_ABSENT = 1
const TIERCE_PUT_IF_MATCH = 2
const TIERCE_UNKNOWN_TIME = typemin(Int64)
const TIERCE_LIST_FOLDER = 0
const TIERCE_LIST_RECURSIVE = 1
const TIERCE_LIST_GLOB = 2
const TIERCE_ZARR_CREATE_NEW = 0
const TIERCE_ZARR_CREATE_OR_OPEN = 1
const TIERCE_ZARR_CREATE_REPLACE = 2
const TIERCE_ZARR_NOTHING = 0
const TIERCE_ZARR_ARRAY = 1
const TIERCE_ZARR_GROUP = 2
const TIERCE_ZARR_ANY = 3
const TIERCE_OK = 0
const TIERCE_END = 1
const TIERCE_PARTIAL = 2
const TIERCE_PENDING = 3
const TIERCE_E_NULL = -1
const TIERCE_E_ARGUMENT = -2
const TIERCE_E_CONFIG = -3
const TIERCE_E_UNKNOWN_CODEC = -4
const TIERCE_E_BUFFER_TOO_SMALL = -5
const TIERCE_E_LIMIT = -6
const TIERCE_E_CORRUPT = -7
const TIERCE_E_NO_MEMORY = -8
const TIERCE_E_UNSUPPORTED = -9
const TIERCE_E_NEEDS_DTYPE = -10
const TIERCE_E_STATE = -11
const TIERCE_E_BUSY = -12
const TIERCE_E_FORKED = -13
const TIERCE_E_PANIC = -14
const TIERCE_E_NATIVE = -15
const TIERCE_E_CALLBACK = -16
const TIERCE_E_NOT_FOUND = -17
const TIERCE_E_NO_BUCKET = -18
const TIERCE_E_DENIED = -19
const TIERCE_E_PRECONDITION = -20
const TIERCE_E_TIMEOUT = -21
const TIERCE_E_IO = -22
const TIERCE_E_CANCELLED = -23
const TIERCE_E_USER = -1000

mutable struct tierce_array end
mutable struct tierce_buffer end
mutable struct tierce_chunker end
mutable struct tierce_codec end
mutable struct tierce_listing end
mutable struct tierce_metrics end
mutable struct tierce_npz end
mutable struct tierce_npz_writer end
mutable struct tierce_object_info end
mutable struct tierce_op end
mutable struct tierce_pool end
mutable struct tierce_reader end
mutable struct tierce_registry end
mutable struct tierce_segments end
mutable struct tierce_segments_collection end
mutable struct tierce_store end
mutable struct tierce_stream end
mutable struct tierce_upload end
mutable struct tierce_writer end
mutable struct tierce_zarr_array end
mutable struct tierce_zarr_group end
mutable struct tierce_zarr_spec end
mutable struct tierce_zfp end
mutable struct tierce_zfp_view end
mutable struct tierce_zstd_compressor end
mutable struct tierce_zstd_decompressor end
mutable struct tierce_zstd_dict end
mutable struct tierce_zstd_params end
mutable struct tierce_zstd_seekable end
mutable struct tierce_zstd_seekable_writer end
mutable struct tierce_zstd_threads end

struct tierce_segment
    offset::UInt64
    length::UInt64
end

struct tierce_codec_callbacks
    struct_size::Csize_t
    id::Ptr{UInt8}
    summary::Ptr{UInt8}
    userdata::Ptr{Cvoid}
    userdata_free::Ptr{Cvoid}
    open::Ptr{Cvoid}
    close::Ptr{Cvoid}
    encode::Ptr{Cvoid}
    decode::Ptr{Cvoid}
    encode_bound::Ptr{Cvoid}
end

struct tierce_blosc_header
    struct_size::Csize_t
    nbytes::UInt64
    cbytes::UInt64
    blocksize::UInt64
    typesize::Int32
    shuffle::Int32
    is_stored::Int32
    is_split::Int32
    compressor::Int32
    reserved::Int32
end

struct tierce_zfp_params
    minbits::UInt32
    maxbits::UInt32
    maxprec::UInt32
    minexp::Int32
end

struct tierce_zfp_report
    struct_size::Csize_t
    bits::UInt64
    masked::UInt64
    absolute::Float64
    relative::Float64
    params::tierce_zfp_params
    mode::Int32
    reserved::Int32
end

struct tierce_zfp_header
    struct_size::Csize_t
    bits::UInt64
    shape::NTuple{4,UInt64}
    mode_number::UInt64
    value_type::Int32
    ndim::Int32
    mode::Int32
    reserved::Int32
    params::tierce_zfp_params
end

struct tierce_zstd_frame_header
    struct_size::Csize_t
    content_size::UInt64
    window_size::UInt64
    block_size_max::UInt32
    header_size::UInt32
    dict_id::UInt32
    has_checksum::Int32
    is_skippable::Int32
    reserved::Int32
end

struct tierce_zstd_sequence
    offset::UInt32
    lit_length::UInt32
    match_length::UInt32
    rep::UInt32
end

struct tierce_get_options
    struct_size::Csize_t
    offset::UInt64
    len::UInt64
    if_match::Ptr{UInt8}
end

struct tierce_put_options
    struct_size::Csize_t
    condition::Int32
    if_match::Ptr{UInt8}
    content_type::Ptr{UInt8}
end

const NAMES = Symbol[
    :tierce_abi,
    :tierce_array_assign,
    :tierce_array_borrow,
    :tierce_array_borrow_mut,
    :tierce_array_copy,
    :tierce_array_count,
    :tierce_array_data,
    :tierce_array_data_mut,
    :tierce_array_describe,
    :tierce_array_dtype,
    :tierce_array_free,
    :tierce_array_from_dlpack,
    :tierce_array_from_items,
    :tierce_array_from_npy,
    :tierce_array_from_segments,
    :tierce_array_interior,
    :tierce_array_item,
    :tierce_array_load_npy,
    :tierce_array_new,
    :tierce_array_new_items,
    :tierce_array_order,
    :tierce_array_reshape,
    :tierce_array_save_npy,
    :tierce_array_segments,
    :tierce_array_shape,
    :tierce_array_size,
    :tierce_array_slice,
    :tierce_array_strides,
    :tierce_array_to_dlpack,
    :tierce_array_to_npy,
    :tierce_array_transpose,
    :tierce_array_view_as,
    :tierce_blosc_compressor_library,
    :tierce_blosc_compressor_name,
    :tierce_blosc_compressor_number,
    :tierce_blosc_read_header,
    :tierce_buffer_append,
    :tierce_buffer_capacity,
    :tierce_buffer_clear,
    :tierce_buffer_commit,
    :tierce_buffer_data,
    :tierce_buffer_free,
    :tierce_buffer_len,
    :tierce_buffer_new,
    :tierce_buffer_reserve,
    :tierce_buffer_room,
    :tierce_build_info,
    :tierce_chunker_finish,
    :tierce_chunker_flush,
    :tierce_chunker_free,
    :tierce_chunker_give,
    :tierce_chunker_new,
    :tierce_chunker_next,
    :tierce_codec_check_array,
    :tierce_codec_config,
    :tierce_codec_config_as,
    :tierce_codec_decode,
    :tierce_codec_decode_array,
    :tierce_codec_decode_array_into,
    :tierce_codec_decode_arrays_into,
    :tierce_codec_decode_into,
    :tierce_codec_decode_many,
    :tierce_codec_decode_partial,
    :tierce_codec_decode_partial_into,
    :tierce_codec_encode,
    :tierce_codec_encode_array,
    :tierce_codec_encode_array_bound,
    :tierce_codec_encode_array_buffer,
    :tierce_codec_encode_array_into,
    :tierce_codec_encode_array_measured,
    :tierce_codec_encode_arrays,
    :tierce_codec_encode_bound,
    :tierce_codec_encode_into,
    :tierce_codec_encode_many,
    :tierce_codec_free,
    :tierce_codec_from_json,
    :tierce_codec_list,
    :tierce_codec_with_pool,
    :tierce_generate_object,
    :tierce_last_error,
    :tierce_last_error_native,
    :tierce_listing_free,
    :tierce_listing_next,
    :tierce_listing_poll,
    :tierce_metrics_free,
    :tierce_metrics_json,
    :tierce_metrics_stage,
    :tierce_metrics_stages,
    :tierce_metrics_value,
    :tierce_npz_count,
    :tierce_npz_free,
    :tierce_npz_get,
    :tierce_npz_name,
    :tierce_npz_open,
    :tierce_npz_open_memory,
    :tierce_npz_writer_add,
    :tierce_npz_writer_create,
    :tierce_npz_writer_finish,
    :tierce_npz_writer_free,
    :tierce_npz_writer_new,
    :tierce_object_info_content_type,
    :tierce_object_info_etag,
    :tierce_object_info_free,
    :tierce_object_info_is_prefix,
    :tierce_object_info_key,
    :tierce_object_info_key_len,
    :tierce_object_info_modified,
    :tierce_object_info_new,
    :tierce_object_info_size,
    :tierce_op_cancel,
    :tierce_op_count,
    :tierce_op_each,
    :tierce_op_fd,
    :tierce_op_free,
    :tierce_op_info,
    :tierce_op_item_message,
    :tierce_op_message,
    :tierce_op_on_end,
    :tierce_op_poll,
    :tierce_op_size,
    :tierce_op_sizes,
    :tierce_op_take_array,
    :tierce_op_take_buffer,
    :tierce_op_take_collection,
    :tierce_op_wait,
    :tierce_op_wait_any,
    :tierce_pool_free,
    :tierce_pool_new,
    :tierce_pool_threads,
    :tierce_reader_free,
    :tierce_reader_from_memory,
    :tierce_reader_new,
    :tierce_reader_next,
    :tierce_reader_read,
    :tierce_reader_read_some,
    :tierce_reader_skip,
    :tierce_registry_add,
    :tierce_registry_codec_from_json,
    :tierce_registry_free,
    :tierce_registry_list,
    :tierce_registry_new,
    :tierce_segments_collection_count,
    :tierce_segments_collection_free,
    :tierce_segments_collection_from_pointers,
    :tierce_segments_collection_get,
    :tierce_segments_collection_keep,
    :tierce_segments_collection_new,
    :tierce_segments_collection_size,
    :tierce_segments_copy,
    :tierce_segments_count,
    :tierce_segments_data,
    :tierce_segments_free,
    :tierce_segments_get,
    :tierce_segments_table,
    :tierce_segments_wrap,
    :tierce_status_name,
    :tierce_store_copy,
    :tierce_store_copy_async,
    :tierce_store_create_bucket,
    :tierce_store_create_bucket_async,
    :tierce_store_delete,
    :tierce_store_delete_async,
    :tierce_store_delete_bucket,
    :tierce_store_delete_bucket_async,
    :tierce_store_delete_many,
    :tierce_store_delete_many_async,
    :tierce_store_delete_prefix,
    :tierce_store_delete_prefix_async,
    :tierce_store_exists,
    :tierce_store_exists_async,
    :tierce_store_free,
    :tierce_store_generate,
    :tierce_store_generate_async,
    :tierce_store_generate_keys,
    :tierce_store_generate_keys_async,
    :tierce_store_get,
    :tierce_store_get_async,
    :tierce_store_get_decoded,
    :tierce_store_get_decoded_async,
    :tierce_store_get_decoded_into,
    :tierce_store_get_decoded_into_async,
    :tierce_store_get_decoded_many_into,
    :tierce_store_get_decoded_many_into_async,
    :tierce_store_get_into,
    :tierce_store_get_into_async,
    :tierce_store_get_many,
    :tierce_store_get_many_async,
    :tierce_store_get_many_into,
    :tierce_store_get_many_into_async,
    :tierce_store_get_many_stats,
    :tierce_store_get_many_stats_async,
    :tierce_store_get_ranges,
    :tierce_store_get_ranges_async,
    :tierce_store_get_ranges_into,
    :tierce_store_get_ranges_into_async,
    :tierce_store_head,
    :tierce_store_head_async,
    :tierce_store_list,
    :tierce_store_open,
    :tierce_store_put,
    :tierce_store_put_async,
    :tierce_store_put_encoded,
    :tierce_store_put_encoded_async,
    :tierce_store_put_encoded_many,
    :tierce_store_put_encoded_many_async,
    :tierce_store_put_many,
    :tierce_store_put_many_async,
    :tierce_store_upload,
    :tierce_stream_at_end,
    :tierce_stream_bytes_in,
    :tierce_stream_bytes_out,
    :tierce_stream_copy,
    :tierce_stream_decoder_from_json,
    :tierce_stream_encoder_from_json,
    :tierce_stream_finish,
    :tierce_stream_flush,
    :tierce_stream_free,
    :tierce_stream_memory_size,
    :tierce_stream_progression,
    :tierce_stream_recommended,
    :tierce_stream_set_across_frames,
    :tierce_stream_set_limit,
    :tierce_stream_set_parameter,
    :tierce_stream_step,
    :tierce_stream_write,
    :tierce_upload_abort,
    :tierce_upload_commit,
    :tierce_upload_commit_async,
    :tierce_upload_free,
    :tierce_upload_write,
    :tierce_upload_write_async,
    :tierce_version,
    :tierce_version_number,
    :tierce_writer_finish,
    :tierce_writer_flush,
    :tierce_writer_free,
    :tierce_writer_new,
    :tierce_writer_write,
    :tierce_zarr_array_append,
    :tierce_zarr_array_attributes,
    :tierce_zarr_array_box_chunks,
    :tierce_zarr_array_chunk_key,
    :tierce_zarr_array_chunks,
    :tierce_zarr_array_covers,
    :tierce_zarr_array_create,
    :tierce_zarr_array_dimension_name,
    :tierce_zarr_array_dtype,
    :tierce_zarr_array_fill,
    :tierce_zarr_array_format,
    :tierce_zarr_array_free,
    :tierce_zarr_array_inner_chunks,
    :tierce_zarr_array_metadata,
    :tierce_zarr_array_ndim,
    :tierce_zarr_array_open,
    :tierce_zarr_array_read,
    :tierce_zarr_array_read_async,
    :tierce_zarr_array_read_chunk,
    :tierce_zarr_array_read_chunk_async,
    :tierce_zarr_array_read_new,
    :tierce_zarr_array_resize,
    :tierce_zarr_array_set_attributes,
    :tierce_zarr_array_shape,
    :tierce_zarr_array_with_pool,
    :tierce_zarr_array_write,
    :tierce_zarr_array_write_async,
    :tierce_zarr_array_write_chunk,
    :tierce_zarr_array_write_chunk_async,
    :tierce_zarr_delete,
    :tierce_zarr_find,
    :tierce_zarr_group_attributes,
    :tierce_zarr_group_children,
    :tierce_zarr_group_consolidate,
    :tierce_zarr_group_create,
    :tierce_zarr_group_format,
    :tierce_zarr_group_free,
    :tierce_zarr_group_is_consolidated,
    :tierce_zarr_group_open,
    :tierce_zarr_group_open_array,
    :tierce_zarr_group_set_attributes,
    :tierce_zarr_spec_free,
    :tierce_zarr_spec_from_json,
    :tierce_zarr_spec_json,
    :tierce_zarr_spec_new,
    :tierce_zarr_spec_set,
    :tierce_zarr_spec_set_chunks,
    :tierce_zarr_spec_set_fill,
    :tierce_zarr_spec_set_shards,
    :tierce_zfp_bound,
    :tierce_zfp_compress,
    :tierce_zfp_compress_into,
    :tierce_zfp_copy,
    :tierce_zfp_decompress,
    :tierce_zfp_decompress_into,
    :tierce_zfp_free,
    :tierce_zfp_get_mode,
    :tierce_zfp_get_params,
    :tierce_zfp_new,
    :tierce_zfp_read_header,
    :tierce_zfp_set_accuracy,
    :tierce_zfp_set_bounds,
    :tierce_zfp_set_header,
    :tierce_zfp_set_index,
    :tierce_zfp_set_mask,
    :tierce_zfp_set_mode,
    :tierce_zfp_set_params,
    :tierce_zfp_set_precision,
    :tierce_zfp_set_rate,
    :tierce_zfp_set_reversible,
    :tierce_zfp_set_word_bits,
    :tierce_zfp_view_free,
    :tierce_zfp_view_get,
    :tierce_zfp_view_get_block,
    :tierce_zfp_view_info,
    :tierce_zfp_view_new,
    :tierce_zfp_view_read_box,
    :tierce_zstd_compress_bound,
    :tierce_zstd_compressor_compress,
    :tierce_zstd_compressor_compress_after,
    :tierce_zstd_compressor_compress_into,
    :tierce_zstd_compressor_compress_many,
    :tierce_zstd_compressor_free,
    :tierce_zstd_compressor_from_params,
    :tierce_zstd_compressor_get,
    :tierce_zstd_compressor_memory_size,
    :tierce_zstd_compressor_new,
    :tierce_zstd_compressor_produce_sequences,
    :tierce_zstd_compressor_progression,
    :tierce_zstd_compressor_reset,
    :tierce_zstd_compressor_reset_parameters,
    :tierce_zstd_compressor_set,
    :tierce_zstd_compressor_share_threads,
    :tierce_zstd_compressor_stream,
    :tierce_zstd_decompressor_chain,
    :tierce_zstd_decompressor_decompress,
    :tierce_zstd_decompressor_decompress_into,
    :tierce_zstd_decompressor_decompress_many,
    :tierce_zstd_decompressor_estimated_size,
    :tierce_zstd_decompressor_free,
    :tierce_zstd_decompressor_memory_size,
    :tierce_zstd_decompressor_new,
    :tierce_zstd_decompressor_reset,
    :tierce_zstd_decompressor_set,
    :tierce_zstd_decompressor_stream,
    :tierce_zstd_dict_data,
    :tierce_zstd_dict_free,
    :tierce_zstd_dict_id,
    :tierce_zstd_dict_len,
    :tierce_zstd_dict_new,
    :tierce_zstd_dict_precompute,
    :tierce_zstd_dict_precompute_with,
    :tierce_zstd_dict_train,
    :tierce_zstd_dict_trained_with,
    :tierce_zstd_frame_compressed_size,
    :tierce_zstd_frame_content_size,
    :tierce_zstd_frame_contents,
    :tierce_zstd_frame_decompression_margin,
    :tierce_zstd_frame_header_size,
    :tierce_zstd_frame_read_header,
    :tierce_zstd_frame_read_skippable,
    :tierce_zstd_frame_write_skippable,
    :tierce_zstd_parameter_bounds,
    :tierce_zstd_parameter_from_name,
    :tierce_zstd_parameter_name,
    :tierce_zstd_params_estimated_size,
    :tierce_zstd_params_free,
    :tierce_zstd_params_from_json,
    :tierce_zstd_params_from_level,
    :tierce_zstd_params_get,
    :tierce_zstd_params_json,
    :tierce_zstd_params_new,
    :tierce_zstd_params_set,
    :tierce_zstd_seekable_compress,
    :tierce_zstd_seekable_find,
    :tierce_zstd_seekable_frame,
    :tierce_zstd_seekable_frame_count,
    :tierce_zstd_seekable_free,
    :tierce_zstd_seekable_open_callback,
    :tierce_zstd_seekable_open_memory,
    :tierce_zstd_seekable_read,
    :tierce_zstd_seekable_size,
    :tierce_zstd_seekable_writer_end_frame,
    :tierce_zstd_seekable_writer_finish,
    :tierce_zstd_seekable_writer_free,
    :tierce_zstd_seekable_writer_new,
    :tierce_zstd_seekable_writer_write,
    :tierce_zstd_threads_free,
    :tierce_zstd_threads_new,
]

tierce_abi() = ccall(address(1), Int32, ())
tierce_array_assign(array, src) = ccall(address(2), Int32, (Ptr{tierce_array}, Ptr{tierce_array}), array, src)
tierce_array_borrow(dtype, data, shape, strides, ndim, order, release, userdata, out) = ccall(address(3), Int32, (Cstring, Ptr{Cvoid}, Ptr{Csize_t}, Ptr{Cptrdiff_t}, Csize_t, Int32, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_array}}), dtype, data, shape, strides, ndim, order, release, userdata, out)
tierce_array_borrow_mut(dtype, data, shape, strides, ndim, order, release, userdata, out) = ccall(address(4), Int32, (Cstring, Ptr{Cvoid}, Ptr{Csize_t}, Ptr{Cptrdiff_t}, Csize_t, Int32, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_array}}), dtype, data, shape, strides, ndim, order, release, userdata, out)
tierce_array_copy(array, order, out) = ccall(address(5), Int32, (Ptr{tierce_array}, Int32, Ptr{Ptr{tierce_array}}), array, order, out)
tierce_array_count(array) = ccall(address(6), Csize_t, (Ptr{tierce_array},), array)
tierce_array_data(array, data) = ccall(address(7), Int32, (Ptr{tierce_array}, Ptr{Ptr{Cvoid}}), array, data)
tierce_array_data_mut(array, data) = ccall(address(8), Int32, (Ptr{tierce_array}, Ptr{Ptr{Cvoid}}), array, data)
tierce_array_describe(dtype, shape, ndim, order, out) = ccall(address(9), Int32, (Cstring, Ptr{Csize_t}, Csize_t, Int32, Ptr{Ptr{tierce_array}}), dtype, shape, ndim, order, out)
tierce_array_dtype(array, dst, cap) = ccall(address(10), Csize_t, (Ptr{tierce_array}, Ptr{UInt8}, Csize_t), array, dst, cap)
tierce_array_free(array) = ccall(address(11), Cvoid, (Ptr{tierce_array},), array)
tierce_array_from_dlpack(managed, versioned, out) = ccall(address(12), Int32, (Ptr{Cvoid}, Int32, Ptr{Ptr{tierce_array}}), managed, versioned, out)
tierce_array_from_items(dtype, items, lengths, shape, ndim, order, out) = ccall(address(13), Int32, (Cstring, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}, Ptr{Csize_t}, Csize_t, Int32, Ptr{Ptr{tierce_array}}), dtype, items, lengths, shape, ndim, order, out)
tierce_array_from_npy(src, src_len, out) = ccall(address(14), Int32, (Ptr{Cvoid}, Csize_t, Ptr{Ptr{tierce_array}}), src, src_len, out)
tierce_array_from_segments(dtype, segments, shape, ndim, order, out) = ccall(address(15), Int32, (Cstring, Ptr{tierce_segments}, Ptr{Csize_t}, Csize_t, Int32, Ptr{Ptr{tierce_array}}), dtype, segments, shape, ndim, order, out)
tierce_array_interior(array, before, after, ndim, out) = ccall(address(16), Int32, (Ptr{tierce_array}, Ptr{Csize_t}, Ptr{Csize_t}, Csize_t, Ptr{Ptr{tierce_array}}), array, before, after, ndim, out)
tierce_array_item(array, index, item, item_len) = ccall(address(17), Int32, (Ptr{tierce_array}, Csize_t, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}), array, index, item, item_len)
tierce_array_load_npy(path, out) = ccall(address(18), Int32, (Cstring, Ptr{Ptr{tierce_array}}), path, out)
tierce_array_new(dtype, shape, ndim, order, out) = ccall(address(19), Int32, (Cstring, Ptr{Csize_t}, Csize_t, Int32, Ptr{Ptr{tierce_array}}), dtype, shape, ndim, order, out)
tierce_array_new_items(dtype, shape, ndim, order, max_len, out) = ccall(address(20), Int32, (Cstring, Ptr{Csize_t}, Csize_t, Int32, Csize_t, Ptr{Ptr{tierce_array}}), dtype, shape, ndim, order, max_len, out)
tierce_array_order(array) = ccall(address(21), Int32, (Ptr{tierce_array},), array)
tierce_array_reshape(array, shape, ndim, out) = ccall(address(22), Int32, (Ptr{tierce_array}, Ptr{Csize_t}, Csize_t, Ptr{Ptr{tierce_array}}), array, shape, ndim, out)
tierce_array_save_npy(array, path) = ccall(address(23), Int32, (Ptr{tierce_array}, Cstring), array, path)
tierce_array_segments(array, out) = ccall(address(24), Int32, (Ptr{tierce_array}, Ptr{Ptr{tierce_segments}}), array, out)
tierce_array_shape(array, shape, ndim) = ccall(address(25), Int32, (Ptr{tierce_array}, Ptr{Ptr{Csize_t}}, Ptr{Csize_t}), array, shape, ndim)
tierce_array_size(array) = ccall(address(26), Csize_t, (Ptr{tierce_array},), array)
tierce_array_slice(array, start, count, step, ndim, out) = ccall(address(27), Int32, (Ptr{tierce_array}, Ptr{Csize_t}, Ptr{Csize_t}, Ptr{Cptrdiff_t}, Csize_t, Ptr{Ptr{tierce_array}}), array, start, count, step, ndim, out)
tierce_array_strides(array, strides, ndim) = ccall(address(28), Int32, (Ptr{tierce_array}, Ptr{Ptr{Cptrdiff_t}}, Ptr{Csize_t}), array, strides, ndim)
tierce_array_to_dlpack(array, versioned, managed) = ccall(address(29), Int32, (Ptr{tierce_array}, Int32, Ptr{Ptr{Cvoid}}), array, versioned, managed)
tierce_array_to_npy(array, dst) = ccall(address(30), Int32, (Ptr{tierce_array}, Ptr{tierce_buffer}), array, dst)
tierce_array_transpose(array, axes, ndim, out) = ccall(address(31), Int32, (Ptr{tierce_array}, Ptr{Csize_t}, Csize_t, Ptr{Ptr{tierce_array}}), array, axes, ndim, out)
tierce_array_view_as(array, dtype, out) = ccall(address(32), Int32, (Ptr{tierce_array}, Cstring, Ptr{Ptr{tierce_array}}), array, dtype, out)
tierce_blosc_compressor_library(compressor) = ccall(address(33), Ptr{UInt8}, (Int32,), compressor)
tierce_blosc_compressor_name(compressor) = ccall(address(34), Ptr{UInt8}, (Int32,), compressor)
tierce_blosc_compressor_number(name, compressor) = ccall(address(35), Int32, (Cstring, Ptr{Int32}), name, compressor)
tierce_blosc_read_header(src, src_len, header) = ccall(address(36), Int32, (Ptr{Cvoid}, Csize_t, Ptr{tierce_blosc_header}), src, src_len, header)
tierce_buffer_append(buffer, src, src_len) = ccall(address(37), Int32, (Ptr{tierce_buffer}, Ptr{Cvoid}, Csize_t), buffer, src, src_len)
tierce_buffer_capacity(buffer) = ccall(address(38), Csize_t, (Ptr{tierce_buffer},), buffer)
tierce_buffer_clear(buffer) = ccall(address(39), Int32, (Ptr{tierce_buffer},), buffer)
tierce_buffer_commit(buffer, written) = ccall(address(40), Int32, (Ptr{tierce_buffer}, Csize_t), buffer, written)
tierce_buffer_data(buffer) = ccall(address(41), Ptr{Cvoid}, (Ptr{tierce_buffer},), buffer)
tierce_buffer_free(buffer) = ccall(address(42), Cvoid, (Ptr{tierce_buffer},), buffer)
tierce_buffer_len(buffer) = ccall(address(43), Csize_t, (Ptr{tierce_buffer},), buffer)
tierce_buffer_new(capacity, out) = ccall(address(44), Int32, (Csize_t, Ptr{Ptr{tierce_buffer}}), capacity, out)
tierce_buffer_reserve(buffer, capacity) = ccall(address(45), Int32, (Ptr{tierce_buffer}, Csize_t), buffer, capacity)
tierce_buffer_room(buffer, additional, room, room_len) = ccall(address(46), Int32, (Ptr{tierce_buffer}, Csize_t, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}), buffer, additional, room, room_len)
tierce_build_info(json) = ccall(address(47), Int32, (Ptr{tierce_buffer},), json)
tierce_chunker_finish(chunker) = ccall(address(48), Int32, (Ptr{tierce_chunker},), chunker)
tierce_chunker_flush(chunker) = ccall(address(49), Int32, (Ptr{tierce_chunker},), chunker)
tierce_chunker_free(chunker) = ccall(address(50), Cvoid, (Ptr{tierce_chunker},), chunker)
tierce_chunker_give(chunker, src, src_len) = ccall(address(51), Int32, (Ptr{tierce_chunker}, Ptr{Cvoid}, Csize_t), chunker, src, src_len)
tierce_chunker_new(stream, chunk_size, out) = ccall(address(52), Int32, (Ptr{tierce_stream}, Csize_t, Ptr{Ptr{tierce_chunker}}), stream, chunk_size, out)
tierce_chunker_next(chunker, data, len) = ccall(address(53), Int32, (Ptr{tierce_chunker}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}), chunker, data, len)
tierce_codec_check_array(codec, like) = ccall(address(54), Int32, (Ptr{tierce_codec}, Ptr{tierce_array}), codec, like)
tierce_codec_config(codec, json) = ccall(address(55), Int32, (Ptr{tierce_codec}, Ptr{tierce_buffer}), codec, json)
tierce_codec_config_as(codec, form, json) = ccall(address(56), Int32, (Ptr{tierce_codec}, Int32, Ptr{tierce_buffer}), codec, form, json)
tierce_codec_decode(codec, src, src_len, max_len, dst) = ccall(address(57), Int32, (Ptr{tierce_codec}, Ptr{Cvoid}, Csize_t, Csize_t, Ptr{tierce_buffer}), codec, src, src_len, max_len, dst)
tierce_codec_decode_array(codec, src, src_len, like, max_len, dst) = ccall(address(58), Int32, (Ptr{tierce_codec}, Ptr{Cvoid}, Csize_t, Ptr{tierce_array}, Csize_t, Ptr{Ptr{tierce_array}}), codec, src, src_len, like, max_len, dst)
tierce_codec_decode_array_into(codec, src, src_len, dst) = ccall(address(59), Int32, (Ptr{tierce_codec}, Ptr{Cvoid}, Csize_t, Ptr{tierce_array}), codec, src, src_len, dst)
tierce_codec_decode_arrays_into(codec, src, arrays, count, pool, each) = ccall(address(60), Int32, (Ptr{tierce_codec}, Ptr{tierce_segments_collection}, Ptr{Ptr{tierce_array}}, Csize_t, Ptr{tierce_pool}, Ptr{Int32}), codec, src, arrays, count, pool, each)
tierce_codec_decode_into(codec, src, src_len, dst, dst_cap, dst_len) = ccall(address(61), Int32, (Ptr{tierce_codec}, Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), codec, src, src_len, dst, dst_cap, dst_len)
tierce_codec_decode_many(codec, src, max_item_len, pool, dst, each) = ccall(address(62), Int32, (Ptr{tierce_codec}, Ptr{tierce_segments_collection}, Csize_t, Ptr{tierce_pool}, Ptr{Ptr{tierce_segments_collection}}, Ptr{Int32}), codec, src, max_item_len, pool, dst, each)
tierce_codec_decode_partial(codec, src, src_len, start, nitems, max_len, dst) = ccall(address(63), Int32, (Ptr{tierce_codec}, Ptr{Cvoid}, Csize_t, UInt64, UInt64, Csize_t, Ptr{tierce_buffer}), codec, src, src_len, start, nitems, max_len, dst)
tierce_codec_decode_partial_into(codec, src, src_len, start, nitems, dst, dst_cap, dst_len) = ccall(address(64), Int32, (Ptr{tierce_codec}, Ptr{Cvoid}, Csize_t, UInt64, UInt64, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), codec, src, src_len, start, nitems, dst, dst_cap, dst_len)
tierce_codec_encode(codec, src, src_len, dst) = ccall(address(65), Int32, (Ptr{tierce_codec}, Ptr{Cvoid}, Csize_t, Ptr{tierce_buffer}), codec, src, src_len, dst)
tierce_codec_encode_array(codec, src, dst) = ccall(address(66), Int32, (Ptr{tierce_codec}, Ptr{tierce_array}, Ptr{Ptr{tierce_array}}), codec, src, dst)
tierce_codec_encode_array_bound(codec, like, bound) = ccall(address(67), Int32, (Ptr{tierce_codec}, Ptr{tierce_array}, Ptr{Csize_t}), codec, like, bound)
tierce_codec_encode_array_buffer(codec, src, dst) = ccall(address(68), Int32, (Ptr{tierce_codec}, Ptr{tierce_array}, Ptr{tierce_buffer}), codec, src, dst)
tierce_codec_encode_array_into(codec, src, dst, dst_cap, dst_len) = ccall(address(69), Int32, (Ptr{tierce_codec}, Ptr{tierce_array}, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), codec, src, dst, dst_cap, dst_len)
tierce_codec_encode_array_measured(codec, src, dst, out) = ccall(address(70), Int32, (Ptr{tierce_codec}, Ptr{tierce_array}, Ptr{tierce_buffer}, Ptr{Ptr{tierce_metrics}}), codec, src, dst, out)
tierce_codec_encode_arrays(codec, arrays, count, pool, dst, each) = ccall(address(71), Int32, (Ptr{tierce_codec}, Ptr{Ptr{tierce_array}}, Csize_t, Ptr{tierce_pool}, Ptr{Ptr{tierce_segments_collection}}, Ptr{Int32}), codec, arrays, count, pool, dst, each)
tierce_codec_encode_bound(codec, src_len, bound) = ccall(address(72), Int32, (Ptr{tierce_codec}, Csize_t, Ptr{Csize_t}), codec, src_len, bound)
tierce_codec_encode_into(codec, src, src_len, dst, dst_cap, dst_len) = ccall(address(73), Int32, (Ptr{tierce_codec}, Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), codec, src, src_len, dst, dst_cap, dst_len)
tierce_codec_encode_many(codec, src, pool, dst, each) = ccall(address(74), Int32, (Ptr{tierce_codec}, Ptr{tierce_segments_collection}, Ptr{tierce_pool}, Ptr{Ptr{tierce_segments_collection}}, Ptr{Int32}), codec, src, pool, dst, each)
tierce_codec_free(codec) = ccall(address(75), Cvoid, (Ptr{tierce_codec},), codec)
tierce_codec_from_json(json, json_len, out) = ccall(address(76), Int32, (Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_codec}}), json, json_len, out)
tierce_codec_list(json) = ccall(address(77), Int32, (Ptr{tierce_buffer},), json)
tierce_codec_with_pool(codec, pool, out) = ccall(address(78), Int32, (Ptr{tierce_codec}, Ptr{tierce_pool}, Ptr{Ptr{tierce_codec}}), codec, pool, out)
tierce_generate_object(options, options_len, index, dst) = ccall(address(79), Int32, (Ptr{UInt8}, Csize_t, UInt64, Ptr{tierce_buffer}), options, options_len, index, dst)
tierce_last_error(dst, cap) = ccall(address(80), Csize_t, (Ptr{UInt8}, Csize_t), dst, cap)
tierce_last_error_native(library, cap) = ccall(address(81), Int64, (Ptr{UInt8}, Csize_t), library, cap)
tierce_listing_free(listing) = ccall(address(82), Cvoid, (Ptr{tierce_listing},), listing)
tierce_listing_next(listing, info) = ccall(address(83), Int32, (Ptr{tierce_listing}, Ptr{tierce_object_info}), listing, info)
tierce_listing_poll(listing) = ccall(address(84), Int32, (Ptr{tierce_listing},), listing)
tierce_metrics_free(metrics) = ccall(address(85), Cvoid, (Ptr{tierce_metrics},), metrics)
tierce_metrics_json(metrics, json) = ccall(address(86), Int32, (Ptr{tierce_metrics}, Ptr{tierce_buffer}), metrics, json)
tierce_metrics_stage(metrics, stage, name, cap, bytes, seconds) = ccall(address(87), Int32, (Ptr{tierce_metrics}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Csize_t}, Ptr{Float64}), metrics, stage, name, cap, bytes, seconds)
tierce_metrics_stages(metrics) = ccall(address(88), Csize_t, (Ptr{tierce_metrics},), metrics)
tierce_metrics_value(metrics, metric, out) = ccall(address(89), Int32, (Ptr{tierce_metrics}, Int32, Ptr{Float64}), metrics, metric, out)
tierce_npz_count(npz) = ccall(address(90), Csize_t, (Ptr{tierce_npz},), npz)
tierce_npz_free(npz) = ccall(address(91), Cvoid, (Ptr{tierce_npz},), npz)
tierce_npz_get(npz, name, max_len, out) = ccall(address(92), Int32, (Ptr{tierce_npz}, Cstring, Csize_t, Ptr{Ptr{tierce_array}}), npz, name, max_len, out)
tierce_npz_name(npz, index) = ccall(address(93), Ptr{UInt8}, (Ptr{tierce_npz}, Csize_t), npz, index)
tierce_npz_open(path, out) = ccall(address(94), Int32, (Cstring, Ptr{Ptr{tierce_npz}}), path, out)
tierce_npz_open_memory(src, src_len, release, userdata, out) = ccall(address(95), Int32, (Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_npz}}), src, src_len, release, userdata, out)
tierce_npz_writer_add(writer, name, array) = ccall(address(96), Int32, (Ptr{tierce_npz_writer}, Cstring, Ptr{tierce_array}), writer, name, array)
tierce_npz_writer_create(path, level, out) = ccall(address(97), Int32, (Cstring, Int32, Ptr{Ptr{tierce_npz_writer}}), path, level, out)
tierce_npz_writer_finish(writer, dst) = ccall(address(98), Int32, (Ptr{tierce_npz_writer}, Ptr{tierce_buffer}), writer, dst)
tierce_npz_writer_free(writer) = ccall(address(99), Cvoid, (Ptr{tierce_npz_writer},), writer)
tierce_npz_writer_new(level, out) = ccall(address(100), Int32, (Int32, Ptr{Ptr{tierce_npz_writer}}), level, out)
tierce_object_info_content_type(info) = ccall(address(101), Ptr{UInt8}, (Ptr{tierce_object_info},), info)
tierce_object_info_etag(info) = ccall(address(102), Ptr{UInt8}, (Ptr{tierce_object_info},), info)
tierce_object_info_free(info) = ccall(address(103), Cvoid, (Ptr{tierce_object_info},), info)
tierce_object_info_is_prefix(info) = ccall(address(104), Int32, (Ptr{tierce_object_info},), info)
tierce_object_info_key(info) = ccall(address(105), Ptr{UInt8}, (Ptr{tierce_object_info},), info)
tierce_object_info_key_len(info) = ccall(address(106), Csize_t, (Ptr{tierce_object_info},), info)
tierce_object_info_modified(info) = ccall(address(107), Int64, (Ptr{tierce_object_info},), info)
tierce_object_info_new(out) = ccall(address(108), Int32, (Ptr{Ptr{tierce_object_info}},), out)
tierce_object_info_size(info) = ccall(address(109), UInt64, (Ptr{tierce_object_info},), info)
tierce_op_cancel(op) = ccall(address(110), Int32, (Ptr{tierce_op},), op)
tierce_op_count(op, count) = ccall(address(111), Int32, (Ptr{tierce_op}, Ptr{UInt64}), op, count)
tierce_op_each(op, each, count) = ccall(address(112), Int32, (Ptr{tierce_op}, Ptr{Int32}, Csize_t), op, each, count)
tierce_op_fd(op, fd) = ccall(address(113), Int32, (Ptr{tierce_op}, Ptr{Int32}), op, fd)
tierce_op_free(op) = ccall(address(114), Cvoid, (Ptr{tierce_op},), op)
tierce_op_info(op, info) = ccall(address(115), Int32, (Ptr{tierce_op}, Ptr{tierce_object_info}), op, info)
tierce_op_item_message(op, index, dst, cap) = ccall(address(116), Csize_t, (Ptr{tierce_op}, Csize_t, Ptr{UInt8}, Csize_t), op, index, dst, cap)
tierce_op_message(op, dst, cap) = ccall(address(117), Csize_t, (Ptr{tierce_op}, Ptr{UInt8}, Csize_t), op, dst, cap)
tierce_op_on_end(op, callback, userdata) = ccall(address(118), Int32, (Ptr{tierce_op}, Ptr{Cvoid}, Ptr{Cvoid}), op, callback, userdata)
tierce_op_poll(op) = ccall(address(119), Int32, (Ptr{tierce_op},), op)
tierce_op_size(op, size) = ccall(address(120), Int32, (Ptr{tierce_op}, Ptr{UInt64}), op, size)
tierce_op_sizes(op, sizes, count) = ccall(address(121), Int32, (Ptr{tierce_op}, Ptr{UInt64}, Csize_t), op, sizes, count)
tierce_op_take_array(op, out) = ccall(address(122), Int32, (Ptr{tierce_op}, Ptr{Ptr{tierce_array}}), op, out)
tierce_op_take_buffer(op, dst) = ccall(address(123), Int32, (Ptr{tierce_op}, Ptr{tierce_buffer}), op, dst)
tierce_op_take_collection(op, out) = ccall(address(124), Int32, (Ptr{tierce_op}, Ptr{Ptr{tierce_segments_collection}}), op, out)
tierce_op_wait(op, milliseconds) = ccall(address(125), Int32, (Ptr{tierce_op}, Int64), op, milliseconds)
tierce_op_wait_any(ops, count, milliseconds, index) = ccall(address(126), Int32, (Ptr{Ptr{tierce_op}}, Csize_t, Int64, Ptr{Csize_t}), ops, count, milliseconds, index)
tierce_pool_free(pool) = ccall(address(127), Cvoid, (Ptr{tierce_pool},), pool)
tierce_pool_new(threads, out) = ccall(address(128), Int32, (Int32, Ptr{Ptr{tierce_pool}}), threads, out)
tierce_pool_threads(pool) = ccall(address(129), Int32, (Ptr{tierce_pool},), pool)
tierce_reader_free(reader) = ccall(address(130), Cvoid, (Ptr{tierce_reader},), reader)
tierce_reader_from_memory(stream, src, src_len, skip_bytes, out) = ccall(address(131), Int32, (Ptr{tierce_stream}, Ptr{Cvoid}, Csize_t, Csize_t, Ptr{Ptr{tierce_reader}}), stream, src, src_len, skip_bytes, out)
tierce_reader_new(stream, read_size, skip_bytes, read, userdata, out) = ccall(address(132), Int32, (Ptr{tierce_stream}, Csize_t, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_reader}}), stream, read_size, skip_bytes, read, userdata, out)
tierce_reader_next(reader, piece_size, data, len) = ccall(address(133), Int32, (Ptr{tierce_reader}, Csize_t, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}), reader, piece_size, data, len)
tierce_reader_read(reader, dst, cap, len) = ccall(address(134), Int32, (Ptr{tierce_reader}, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), reader, dst, cap, len)
tierce_reader_read_some(reader, dst, cap, len) = ccall(address(135), Int32, (Ptr{tierce_reader}, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), reader, dst, cap, len)
tierce_reader_skip(reader, n, skipped) = ccall(address(136), Int32, (Ptr{tierce_reader}, UInt64, Ptr{UInt64}), reader, n, skipped)
tierce_registry_add(registry, callbacks) = ccall(address(137), Int32, (Ptr{tierce_registry}, Ptr{tierce_codec_callbacks}), registry, callbacks)
tierce_registry_codec_from_json(registry, json, json_len, out) = ccall(address(138), Int32, (Ptr{tierce_registry}, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_codec}}), registry, json, json_len, out)
tierce_registry_free(registry) = ccall(address(139), Cvoid, (Ptr{tierce_registry},), registry)
tierce_registry_list(registry, json) = ccall(address(140), Int32, (Ptr{tierce_registry}, Ptr{tierce_buffer}), registry, json)
tierce_registry_new(out) = ccall(address(141), Int32, (Ptr{Ptr{tierce_registry}},), out)
tierce_segments_collection_count(collection) = ccall(address(142), Csize_t, (Ptr{tierce_segments_collection},), collection)
tierce_segments_collection_free(collection) = ccall(address(143), Cvoid, (Ptr{tierce_segments_collection},), collection)
tierce_segments_collection_from_pointers(items, lengths, count, out) = ccall(address(144), Int32, (Ptr{Ptr{Cvoid}}, Ptr{Csize_t}, Csize_t, Ptr{Ptr{tierce_segments_collection}}), items, lengths, count, out)
tierce_segments_collection_get(collection, index, item, item_len) = ccall(address(145), Int32, (Ptr{tierce_segments_collection}, Csize_t, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}), collection, index, item, item_len)
tierce_segments_collection_keep(collection, index, out) = ccall(address(146), Int32, (Ptr{tierce_segments_collection}, Csize_t, Ptr{Ptr{tierce_segments}}), collection, index, out)
tierce_segments_collection_new(parts, count, out) = ccall(address(147), Int32, (Ptr{Ptr{tierce_segments}}, Csize_t, Ptr{Ptr{tierce_segments_collection}}), parts, count, out)
tierce_segments_collection_size(collection) = ccall(address(148), UInt64, (Ptr{tierce_segments_collection},), collection)
tierce_segments_copy(data, data_len, segments, count, out) = ccall(address(149), Int32, (Ptr{Cvoid}, Csize_t, Ptr{tierce_segment}, Csize_t, Ptr{Ptr{tierce_segments}}), data, data_len, segments, count, out)
tierce_segments_count(segments) = ccall(address(150), Csize_t, (Ptr{tierce_segments},), segments)
tierce_segments_data(segments, data, data_len) = ccall(address(151), Int32, (Ptr{tierce_segments}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}), segments, data, data_len)
tierce_segments_free(segments) = ccall(address(152), Cvoid, (Ptr{tierce_segments},), segments)
tierce_segments_get(segments, index, item, item_len) = ccall(address(153), Int32, (Ptr{tierce_segments}, Csize_t, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}), segments, index, item, item_len)
tierce_segments_table(segments, table) = ccall(address(154), Int32, (Ptr{tierce_segments}, Ptr{Ptr{tierce_segment}}), segments, table)
tierce_segments_wrap(data, data_len, segments, count, release, userdata, out) = ccall(address(155), Int32, (Ptr{Cvoid}, Csize_t, Ptr{tierce_segment}, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_segments}}), data, data_len, segments, count, release, userdata, out)
tierce_status_name(status) = ccall(address(156), Ptr{UInt8}, (Int32,), status)
tierce_store_copy(store, from, from_len, to, to_len) = ccall(address(157), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt8}, Csize_t), store, from, from_len, to, to_len)
tierce_store_copy_async(store, from, from_len, to, to_len, op) = ccall(address(158), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_op}}), store, from, from_len, to, to_len, op)
tierce_store_create_bucket(store) = ccall(address(159), Int32, (Ptr{tierce_store},), store)
tierce_store_create_bucket_async(store, op) = ccall(address(160), Int32, (Ptr{tierce_store}, Ptr{Ptr{tierce_op}}), store, op)
tierce_store_delete(store, key, key_len) = ccall(address(161), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t), store, key, key_len)
tierce_store_delete_async(store, key, key_len, op) = ccall(address(162), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_op}}), store, key, key_len, op)
tierce_store_delete_bucket(store) = ccall(address(163), Int32, (Ptr{tierce_store},), store)
tierce_store_delete_bucket_async(store, op) = ccall(address(164), Int32, (Ptr{tierce_store}, Ptr{Ptr{tierce_op}}), store, op)
tierce_store_delete_many(store, keys, key_lens, count, each) = ccall(address(165), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Csize_t, Ptr{Int32}), store, keys, key_lens, count, each)
tierce_store_delete_many_async(store, keys, key_lens, count, op) = ccall(address(166), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Csize_t, Ptr{Ptr{tierce_op}}), store, keys, key_lens, count, op)
tierce_store_delete_prefix(store, prefix, prefix_len, deleted) = ccall(address(167), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt64}), store, prefix, prefix_len, deleted)
tierce_store_delete_prefix_async(store, prefix, prefix_len, op) = ccall(address(168), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_op}}), store, prefix, prefix_len, op)
tierce_store_exists(store, key, key_len, there) = ccall(address(169), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{Int32}), store, key, key_len, there)
tierce_store_exists_async(store, key, key_len, op) = ccall(address(170), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_op}}), store, key, key_len, op)
tierce_store_free(store) = ccall(address(171), Cvoid, (Ptr{tierce_store},), store)
tierce_store_generate(store, prefix, prefix_len, options, options_len, progress, userdata, objects, bytes) = ccall(address(172), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{UInt64}, Ptr{UInt64}), store, prefix, prefix_len, options, options_len, progress, userdata, objects, bytes)
tierce_store_generate_async(store, prefix, prefix_len, options, options_len, progress, userdata, op) = ccall(address(173), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_op}}), store, prefix, prefix_len, options, options_len, progress, userdata, op)
tierce_store_generate_keys(store, keys, key_lens, count, options, options_len, progress, userdata, objects, bytes) = ccall(address(174), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{UInt64}, Ptr{UInt64}), store, keys, key_lens, count, options, options_len, progress, userdata, objects, bytes)
tierce_store_generate_keys_async(store, keys, key_lens, count, options, options_len, progress, userdata, op) = ccall(address(175), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_op}}), store, keys, key_lens, count, options, options_len, progress, userdata, op)
tierce_store_get(store, key, key_len, options, max_len, dst, info) = ccall(address(176), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_get_options}, Csize_t, Ptr{tierce_buffer}, Ptr{tierce_object_info}), store, key, key_len, options, max_len, dst, info)
tierce_store_get_async(store, key, key_len, options, max_len, op) = ccall(address(177), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_get_options}, Csize_t, Ptr{Ptr{tierce_op}}), store, key, key_len, options, max_len, op)
tierce_store_get_decoded(store, key, key_len, codec, like, max_len, out) = ccall(address(178), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_codec}, Ptr{tierce_array}, Csize_t, Ptr{Ptr{tierce_array}}), store, key, key_len, codec, like, max_len, out)
tierce_store_get_decoded_async(store, key, key_len, codec, like, max_len, op) = ccall(address(179), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_codec}, Ptr{tierce_array}, Csize_t, Ptr{Ptr{tierce_op}}), store, key, key_len, codec, like, max_len, op)
tierce_store_get_decoded_into(store, key, key_len, codec, array) = ccall(address(180), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_codec}, Ptr{tierce_array}), store, key, key_len, codec, array)
tierce_store_get_decoded_into_async(store, key, key_len, codec, array, op) = ccall(address(181), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_codec}, Ptr{tierce_array}, Ptr{Ptr{tierce_op}}), store, key, key_len, codec, array, op)
tierce_store_get_decoded_many_into(store, keys, key_lens, codec, arrays, count, each) = ccall(address(182), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Ptr{tierce_codec}, Ptr{Ptr{tierce_array}}, Csize_t, Ptr{Int32}), store, keys, key_lens, codec, arrays, count, each)
tierce_store_get_decoded_many_into_async(store, keys, key_lens, codec, arrays, count, op) = ccall(address(183), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Ptr{tierce_codec}, Ptr{Ptr{tierce_array}}, Csize_t, Ptr{Ptr{tierce_op}}), store, keys, key_lens, codec, arrays, count, op)
tierce_store_get_into(store, key, key_len, options, dst, dst_cap, dst_len, info) = ccall(address(184), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_get_options}, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}, Ptr{tierce_object_info}), store, key, key_len, options, dst, dst_cap, dst_len, info)
tierce_store_get_into_async(store, key, key_len, options, dst, dst_cap, op) = ccall(address(185), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_get_options}, Ptr{Cvoid}, Csize_t, Ptr{Ptr{tierce_op}}), store, key, key_len, options, dst, dst_cap, op)
tierce_store_get_many(store, keys, key_lens, count, max_len, out, each) = ccall(address(186), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Csize_t, Csize_t, Ptr{Ptr{tierce_segments_collection}}, Ptr{Int32}), store, keys, key_lens, count, max_len, out, each)
tierce_store_get_many_async(store, keys, key_lens, count, max_len, op) = ccall(address(187), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Csize_t, Csize_t, Ptr{Ptr{tierce_op}}), store, keys, key_lens, count, max_len, op)
tierce_store_get_many_into(store, keys, key_lens, dsts, dst_caps, count, dst_lens, each) = ccall(address(188), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}, Csize_t, Ptr{Csize_t}, Ptr{Int32}), store, keys, key_lens, dsts, dst_caps, count, dst_lens, each)
tierce_store_get_many_into_async(store, keys, key_lens, dsts, dst_caps, count, op) = ccall(address(189), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}, Csize_t, Ptr{Ptr{tierce_op}}), store, keys, key_lens, dsts, dst_caps, count, op)
tierce_store_get_many_stats(store, keys, key_lens, count, objects, bytes, each) = ccall(address(190), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Csize_t, Ptr{UInt64}, Ptr{UInt64}, Ptr{Int32}), store, keys, key_lens, count, objects, bytes, each)
tierce_store_get_many_stats_async(store, keys, key_lens, count, op) = ccall(address(191), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Csize_t, Ptr{Ptr{tierce_op}}), store, keys, key_lens, count, op)
tierce_store_get_ranges(store, key, key_len, offsets, lens, count, max_len, out, each) = ccall(address(192), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt64}, Ptr{UInt64}, Csize_t, Csize_t, Ptr{Ptr{tierce_segments_collection}}, Ptr{Int32}), store, key, key_len, offsets, lens, count, max_len, out, each)
tierce_store_get_ranges_async(store, key, key_len, offsets, lens, count, max_len, op) = ccall(address(193), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt64}, Ptr{UInt64}, Csize_t, Csize_t, Ptr{Ptr{tierce_op}}), store, key, key_len, offsets, lens, count, max_len, op)
tierce_store_get_ranges_into(store, key, key_len, offsets, dsts, dst_caps, count, dst_lens, each) = ccall(address(194), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt64}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}, Csize_t, Ptr{Csize_t}, Ptr{Int32}), store, key, key_len, offsets, dsts, dst_caps, count, dst_lens, each)
tierce_store_get_ranges_into_async(store, key, key_len, offsets, dsts, dst_caps, count, op) = ccall(address(195), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt64}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}, Csize_t, Ptr{Ptr{tierce_op}}), store, key, key_len, offsets, dsts, dst_caps, count, op)
tierce_store_head(store, key, key_len, info) = ccall(address(196), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_object_info}), store, key, key_len, info)
tierce_store_head_async(store, key, key_len, op) = ccall(address(197), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_op}}), store, key, key_len, op)
tierce_store_list(store, prefix, prefix_len, how, after, after_len, out) = ccall(address(198), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Int32, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_listing}}), store, prefix, prefix_len, how, after, after_len, out)
tierce_store_open(uri, uri_len, options, options_len, out) = ccall(address(199), Int32, (Ptr{UInt8}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_store}}), uri, uri_len, options, options_len, out)
tierce_store_put(store, key, key_len, src, src_len, options, info) = ccall(address(200), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{tierce_put_options}, Ptr{tierce_object_info}), store, key, key_len, src, src_len, options, info)
tierce_store_put_async(store, key, key_len, src, src_len, options, op) = ccall(address(201), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{tierce_put_options}, Ptr{Ptr{tierce_op}}), store, key, key_len, src, src_len, options, op)
tierce_store_put_encoded(store, key, key_len, codec, array, options, info) = ccall(address(202), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_codec}, Ptr{tierce_array}, Ptr{tierce_put_options}, Ptr{tierce_object_info}), store, key, key_len, codec, array, options, info)
tierce_store_put_encoded_async(store, key, key_len, codec, array, options, op) = ccall(address(203), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_codec}, Ptr{tierce_array}, Ptr{tierce_put_options}, Ptr{Ptr{tierce_op}}), store, key, key_len, codec, array, options, op)
tierce_store_put_encoded_many(store, keys, key_lens, codec, arrays, count, options, sizes, each) = ccall(address(204), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Ptr{tierce_codec}, Ptr{Ptr{tierce_array}}, Csize_t, Ptr{tierce_put_options}, Ptr{UInt64}, Ptr{Int32}), store, keys, key_lens, codec, arrays, count, options, sizes, each)
tierce_store_put_encoded_many_async(store, keys, key_lens, codec, arrays, count, options, op) = ccall(address(205), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Ptr{tierce_codec}, Ptr{Ptr{tierce_array}}, Csize_t, Ptr{tierce_put_options}, Ptr{Ptr{tierce_op}}), store, keys, key_lens, codec, arrays, count, options, op)
tierce_store_put_many(store, keys, key_lens, srcs, src_lens, count, options, each) = ccall(address(206), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}, Csize_t, Ptr{tierce_put_options}, Ptr{Int32}), store, keys, key_lens, srcs, src_lens, count, options, each)
tierce_store_put_many_async(store, keys, key_lens, srcs, src_lens, count, options, op) = ccall(address(207), Int32, (Ptr{tierce_store}, Ptr{Ptr{UInt8}}, Ptr{Csize_t}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}, Csize_t, Ptr{tierce_put_options}, Ptr{Ptr{tierce_op}}), store, keys, key_lens, srcs, src_lens, count, options, op)
tierce_store_upload(store, key, key_len, options, out) = ccall(address(208), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_put_options}, Ptr{Ptr{tierce_upload}}), store, key, key_len, options, out)
tierce_stream_at_end(stream) = ccall(address(209), Int32, (Ptr{tierce_stream},), stream)
tierce_stream_bytes_in(stream) = ccall(address(210), UInt64, (Ptr{tierce_stream},), stream)
tierce_stream_bytes_out(stream) = ccall(address(211), UInt64, (Ptr{tierce_stream},), stream)
tierce_stream_copy(stream, read, read_userdata, read_size, write, write_userdata, write_size, bytes_read, bytes_written) = ccall(address(212), Int32, (Ptr{tierce_stream}, Ptr{Cvoid}, Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Csize_t, Ptr{UInt64}, Ptr{UInt64}), stream, read, read_userdata, read_size, write, write_userdata, write_size, bytes_read, bytes_written)
tierce_stream_decoder_from_json(json, json_len, out) = ccall(address(213), Int32, (Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_stream}}), json, json_len, out)
tierce_stream_encoder_from_json(json, json_len, out) = ccall(address(214), Int32, (Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_stream}}), json, json_len, out)
tierce_stream_finish(stream, dst) = ccall(address(215), Int32, (Ptr{tierce_stream}, Ptr{tierce_buffer}), stream, dst)
tierce_stream_flush(stream, op, dst) = ccall(address(216), Int32, (Ptr{tierce_stream}, Int32, Ptr{tierce_buffer}), stream, op, dst)
tierce_stream_free(stream) = ccall(address(217), Cvoid, (Ptr{tierce_stream},), stream)
tierce_stream_memory_size(stream) = ccall(address(218), Csize_t, (Ptr{tierce_stream},), stream)
tierce_stream_progression(stream, ingested, consumed, produced) = ccall(address(219), Int32, (Ptr{tierce_stream}, Ptr{UInt64}, Ptr{UInt64}, Ptr{UInt64}), stream, ingested, consumed, produced)
tierce_stream_recommended(stream, src_size, dst_size) = ccall(address(220), Int32, (Ptr{tierce_stream}, Ptr{Csize_t}, Ptr{Csize_t}), stream, src_size, dst_size)
tierce_stream_set_across_frames(stream, across) = ccall(address(221), Int32, (Ptr{tierce_stream}, Int32), stream, across)
tierce_stream_set_limit(stream, limit) = ccall(address(222), Int32, (Ptr{tierce_stream}, UInt64), stream, limit)
tierce_stream_set_parameter(stream, parameter, value) = ccall(address(223), Int32, (Ptr{tierce_stream}, Int32, Int32), stream, parameter, value)
tierce_stream_step(stream, op, src, src_len, src_used, dst, dst_cap, dst_len) = ccall(address(224), Int32, (Ptr{tierce_stream}, Int32, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), stream, op, src, src_len, src_used, dst, dst_cap, dst_len)
tierce_stream_write(stream, src, src_len, src_used, dst) = ccall(address(225), Int32, (Ptr{tierce_stream}, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}, Ptr{tierce_buffer}), stream, src, src_len, src_used, dst)
tierce_upload_abort(upload) = ccall(address(226), Int32, (Ptr{tierce_upload},), upload)
tierce_upload_commit(upload, info) = ccall(address(227), Int32, (Ptr{tierce_upload}, Ptr{tierce_object_info}), upload, info)
tierce_upload_commit_async(upload, op) = ccall(address(228), Int32, (Ptr{tierce_upload}, Ptr{Ptr{tierce_op}}), upload, op)
tierce_upload_free(upload) = ccall(address(229), Cvoid, (Ptr{tierce_upload},), upload)
tierce_upload_write(upload, src, src_len) = ccall(address(230), Int32, (Ptr{tierce_upload}, Ptr{Cvoid}, Csize_t), upload, src, src_len)
tierce_upload_write_async(upload, src, src_len, op) = ccall(address(231), Int32, (Ptr{tierce_upload}, Ptr{Cvoid}, Csize_t, Ptr{Ptr{tierce_op}}), upload, src, src_len, op)
tierce_version() = ccall(address(232), Ptr{UInt8}, ())
tierce_version_number() = ccall(address(233), Int32, ())
tierce_writer_finish(writer) = ccall(address(234), Int32, (Ptr{tierce_writer},), writer)
tierce_writer_flush(writer, op) = ccall(address(235), Int32, (Ptr{tierce_writer}, Int32), writer, op)
tierce_writer_free(writer) = ccall(address(236), Cvoid, (Ptr{tierce_writer},), writer)
tierce_writer_new(stream, write_size, write, userdata, out) = ccall(address(237), Int32, (Ptr{tierce_stream}, Csize_t, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_writer}}), stream, write_size, write, userdata, out)
tierce_writer_write(writer, src, src_len) = ccall(address(238), Int32, (Ptr{tierce_writer}, Ptr{Cvoid}, Csize_t), writer, src, src_len)
tierce_zarr_array_append(array, axis, src, at) = ccall(address(239), Int32, (Ptr{tierce_zarr_array}, Csize_t, Ptr{tierce_array}, Ptr{UInt64}), array, axis, src, at)
tierce_zarr_array_attributes(array, json) = ccall(address(240), Int32, (Ptr{tierce_zarr_array}, Ptr{tierce_buffer}), array, json)
tierce_zarr_array_box_chunks(array, start, extent, ndim, first, counts, total) = ccall(address(241), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Ptr{UInt64}, Csize_t, Ptr{UInt64}, Ptr{UInt64}, Ptr{Csize_t}), array, start, extent, ndim, first, counts, total)
tierce_zarr_array_chunk_key(array, chunk, ndim, dst, cap, len) = ccall(address(242), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Csize_t}), array, chunk, ndim, dst, cap, len)
tierce_zarr_array_chunks(array, chunks, ndim) = ccall(address(243), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t), array, chunks, ndim)
tierce_zarr_array_covers(array, start, extent, ndim, yes) = ccall(address(244), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Ptr{UInt64}, Csize_t, Ptr{Int32}), array, start, extent, ndim, yes)
tierce_zarr_array_create(store, path, path_len, spec, how, options, options_len, registry, out) = ccall(address(245), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{tierce_zarr_spec}, Int32, Ptr{UInt8}, Csize_t, Ptr{tierce_registry}, Ptr{Ptr{tierce_zarr_array}}), store, path, path_len, spec, how, options, options_len, registry, out)
tierce_zarr_array_dimension_name(array, axis, dst, cap, len) = ccall(address(246), Int32, (Ptr{tierce_zarr_array}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{Csize_t}), array, axis, dst, cap, len)
tierce_zarr_array_dtype(array, dst, cap, len) = ccall(address(247), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt8}, Csize_t, Ptr{Csize_t}), array, dst, cap, len)
tierce_zarr_array_fill(array, dst, dst_cap, dst_len) = ccall(address(248), Int32, (Ptr{tierce_zarr_array}, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), array, dst, dst_cap, dst_len)
tierce_zarr_array_format(array, format) = ccall(address(249), Int32, (Ptr{tierce_zarr_array}, Ptr{Int32}), array, format)
tierce_zarr_array_free(array) = ccall(address(250), Cvoid, (Ptr{tierce_zarr_array},), array)
tierce_zarr_array_inner_chunks(array, chunks, ndim) = ccall(address(251), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t), array, chunks, ndim)
tierce_zarr_array_metadata(array, json) = ccall(address(252), Int32, (Ptr{tierce_zarr_array}, Ptr{tierce_buffer}), array, json)
tierce_zarr_array_ndim(array, ndim) = ccall(address(253), Int32, (Ptr{tierce_zarr_array}, Ptr{Csize_t}), array, ndim)
tierce_zarr_array_open(store, path, path_len, options, options_len, registry, out) = ccall(address(254), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{tierce_registry}, Ptr{Ptr{tierce_zarr_array}}), store, path, path_len, options, options_len, registry, out)
tierce_zarr_array_read(array, start, ndim, dst, each) = ccall(address(255), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{tierce_array}, Ptr{Int32}), array, start, ndim, dst, each)
tierce_zarr_array_read_async(array, start, ndim, dst, op) = ccall(address(256), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{tierce_array}, Ptr{Ptr{tierce_op}}), array, start, ndim, dst, op)
tierce_zarr_array_read_chunk(array, chunk, ndim, dst) = ccall(address(257), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{tierce_array}), array, chunk, ndim, dst)
tierce_zarr_array_read_chunk_async(array, chunk, ndim, dst, op) = ccall(address(258), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{tierce_array}, Ptr{Ptr{tierce_op}}), array, chunk, ndim, dst, op)
tierce_zarr_array_read_new(array, start, extent, ndim, max_len, out) = ccall(address(259), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Ptr{UInt64}, Csize_t, Csize_t, Ptr{Ptr{tierce_array}}), array, start, extent, ndim, max_len, out)
tierce_zarr_array_resize(array, shape, ndim) = ccall(address(260), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t), array, shape, ndim)
tierce_zarr_array_set_attributes(array, json, json_len) = ccall(address(261), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt8}, Csize_t), array, json, json_len)
tierce_zarr_array_shape(array, shape, ndim) = ccall(address(262), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t), array, shape, ndim)
tierce_zarr_array_with_pool(array, pool, out) = ccall(address(263), Int32, (Ptr{tierce_zarr_array}, Ptr{tierce_pool}, Ptr{Ptr{tierce_zarr_array}}), array, pool, out)
tierce_zarr_array_write(array, start, ndim, src, each) = ccall(address(264), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{tierce_array}, Ptr{Int32}), array, start, ndim, src, each)
tierce_zarr_array_write_async(array, start, ndim, src, op) = ccall(address(265), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{tierce_array}, Ptr{Ptr{tierce_op}}), array, start, ndim, src, op)
tierce_zarr_array_write_chunk(array, chunk, ndim, src) = ccall(address(266), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{tierce_array}), array, chunk, ndim, src)
tierce_zarr_array_write_chunk_async(array, chunk, ndim, src, op) = ccall(address(267), Int32, (Ptr{tierce_zarr_array}, Ptr{UInt64}, Csize_t, Ptr{tierce_array}, Ptr{Ptr{tierce_op}}), array, chunk, ndim, src, op)
tierce_zarr_delete(store, path, path_len) = ccall(address(268), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t), store, path, path_len)
tierce_zarr_find(store, path, path_len, kind) = ccall(address(269), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Ptr{Int32}), store, path, path_len, kind)
tierce_zarr_group_attributes(group, json) = ccall(address(270), Int32, (Ptr{tierce_zarr_group}, Ptr{tierce_buffer}), group, json)
tierce_zarr_group_children(group, kind, names) = ccall(address(271), Int32, (Ptr{tierce_zarr_group}, Int32, Ptr{Ptr{tierce_segments}}), group, kind, names)
tierce_zarr_group_consolidate(group) = ccall(address(272), Int32, (Ptr{tierce_zarr_group},), group)
tierce_zarr_group_create(store, path, path_len, format, attributes, attributes_len, how, out) = ccall(address(273), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Int32, Ptr{UInt8}, Csize_t, Int32, Ptr{Ptr{tierce_zarr_group}}), store, path, path_len, format, attributes, attributes_len, how, out)
tierce_zarr_group_format(group, format) = ccall(address(274), Int32, (Ptr{tierce_zarr_group}, Ptr{Int32}), group, format)
tierce_zarr_group_free(group) = ccall(address(275), Cvoid, (Ptr{tierce_zarr_group},), group)
tierce_zarr_group_is_consolidated(group, yes) = ccall(address(276), Int32, (Ptr{tierce_zarr_group}, Ptr{Int32}), group, yes)
tierce_zarr_group_open(store, path, path_len, consolidated, out) = ccall(address(277), Int32, (Ptr{tierce_store}, Ptr{UInt8}, Csize_t, Int32, Ptr{Ptr{tierce_zarr_group}}), store, path, path_len, consolidated, out)
tierce_zarr_group_open_array(group, name, name_len, options, options_len, registry, out) = ccall(address(278), Int32, (Ptr{tierce_zarr_group}, Ptr{UInt8}, Csize_t, Ptr{UInt8}, Csize_t, Ptr{tierce_registry}, Ptr{Ptr{tierce_zarr_array}}), group, name, name_len, options, options_len, registry, out)
tierce_zarr_group_set_attributes(group, json, json_len) = ccall(address(279), Int32, (Ptr{tierce_zarr_group}, Ptr{UInt8}, Csize_t), group, json, json_len)
tierce_zarr_spec_free(spec) = ccall(address(280), Cvoid, (Ptr{tierce_zarr_spec},), spec)
tierce_zarr_spec_from_json(json, json_len, out) = ccall(address(281), Int32, (Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_zarr_spec}}), json, json_len, out)
tierce_zarr_spec_json(spec, json) = ccall(address(282), Int32, (Ptr{tierce_zarr_spec}, Ptr{tierce_buffer}), spec, json)
tierce_zarr_spec_new(dtype, dtype_len, shape, ndim, out) = ccall(address(283), Int32, (Ptr{UInt8}, Csize_t, Ptr{UInt64}, Csize_t, Ptr{Ptr{tierce_zarr_spec}}), dtype, dtype_len, shape, ndim, out)
tierce_zarr_spec_set(spec, key, key_len, json, json_len) = ccall(address(284), Int32, (Ptr{tierce_zarr_spec}, Ptr{UInt8}, Csize_t, Ptr{UInt8}, Csize_t), spec, key, key_len, json, json_len)
tierce_zarr_spec_set_chunks(spec, chunks, ndim) = ccall(address(285), Int32, (Ptr{tierce_zarr_spec}, Ptr{UInt64}, Csize_t), spec, chunks, ndim)
tierce_zarr_spec_set_fill(spec, value, size) = ccall(address(286), Int32, (Ptr{tierce_zarr_spec}, Ptr{Cvoid}, Csize_t), spec, value, size)
tierce_zarr_spec_set_shards(spec, shards, ndim) = ccall(address(287), Int32, (Ptr{tierce_zarr_spec}, Ptr{UInt64}, Csize_t), spec, shards, ndim)
tierce_zfp_bound(zfp, like, bound) = ccall(address(288), Int32, (Ptr{tierce_zfp}, Ptr{tierce_array}, Ptr{Csize_t}), zfp, like, bound)
tierce_zfp_compress(zfp, src, pool, dst, side, report) = ccall(address(289), Int32, (Ptr{tierce_zfp}, Ptr{tierce_array}, Ptr{tierce_pool}, Ptr{tierce_buffer}, Ptr{tierce_buffer}, Ptr{tierce_zfp_report}), zfp, src, pool, dst, side, report)
tierce_zfp_compress_into(zfp, src, pool, dst, dst_cap, dst_len, side, report) = ccall(address(290), Int32, (Ptr{tierce_zfp}, Ptr{tierce_array}, Ptr{tierce_pool}, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}, Ptr{tierce_buffer}, Ptr{tierce_zfp_report}), zfp, src, pool, dst, dst_cap, dst_len, side, report)
tierce_zfp_copy(zfp, out) = ccall(address(291), Int32, (Ptr{tierce_zfp}, Ptr{Ptr{tierce_zfp}}), zfp, out)
tierce_zfp_decompress(zfp, src, src_len, side, side_len, pool, like, max_len, dst) = ccall(address(292), Int32, (Ptr{tierce_zfp}, Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{tierce_pool}, Ptr{tierce_array}, Csize_t, Ptr{Ptr{tierce_array}}), zfp, src, src_len, side, side_len, pool, like, max_len, dst)
tierce_zfp_decompress_into(zfp, src, src_len, side, side_len, pool, dst) = ccall(address(293), Int32, (Ptr{tierce_zfp}, Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{tierce_pool}, Ptr{tierce_array}), zfp, src, src_len, side, side_len, pool, dst)
tierce_zfp_free(zfp) = ccall(address(294), Cvoid, (Ptr{tierce_zfp},), zfp)
tierce_zfp_get_mode(zfp, mode) = ccall(address(295), Int32, (Ptr{tierce_zfp}, Ptr{UInt64}), zfp, mode)
tierce_zfp_get_params(zfp, params, mode) = ccall(address(296), Int32, (Ptr{tierce_zfp}, Ptr{tierce_zfp_params}, Ptr{Int32}), zfp, params, mode)
tierce_zfp_new(out) = ccall(address(297), Int32, (Ptr{Ptr{tierce_zfp}},), out)
tierce_zfp_read_header(src, src_len, parts, header) = ccall(address(298), Int32, (Ptr{Cvoid}, Csize_t, UInt32, Ptr{tierce_zfp_header}), src, src_len, parts, header)
tierce_zfp_set_accuracy(zfp, tolerance, used) = ccall(address(299), Int32, (Ptr{tierce_zfp}, Float64, Ptr{Float64}), zfp, tolerance, used)
tierce_zfp_set_bounds(zfp, check, absolute, relative) = ccall(address(300), Int32, (Ptr{tierce_zfp}, Int32, Float64, Float64), zfp, check, absolute, relative)
tierce_zfp_set_header(zfp, parts) = ccall(address(301), Int32, (Ptr{tierce_zfp}, UInt32), zfp, parts)
tierce_zfp_set_index(zfp, spacing) = ccall(address(302), Int32, (Ptr{tierce_zfp}, Csize_t), zfp, spacing)
tierce_zfp_set_mask(zfp, mask) = ccall(address(303), Int32, (Ptr{tierce_zfp}, Int32), zfp, mask)
tierce_zfp_set_mode(zfp, mode) = ccall(address(304), Int32, (Ptr{tierce_zfp}, UInt64), zfp, mode)
tierce_zfp_set_params(zfp, params) = ccall(address(305), Int32, (Ptr{tierce_zfp}, Ptr{tierce_zfp_params}), zfp, params)
tierce_zfp_set_precision(zfp, precision, used) = ccall(address(306), Int32, (Ptr{tierce_zfp}, UInt32, Ptr{UInt32}), zfp, precision, used)
tierce_zfp_set_rate(zfp, rate, value_type, ndim, align, used) = ccall(address(307), Int32, (Ptr{tierce_zfp}, Float64, Int32, Int32, Int32, Ptr{Float64}), zfp, rate, value_type, ndim, align, used)
tierce_zfp_set_reversible(zfp) = ccall(address(308), Int32, (Ptr{tierce_zfp},), zfp)
tierce_zfp_set_word_bits(zfp, word_bits) = ccall(address(309), Int32, (Ptr{tierce_zfp}, UInt32), zfp, word_bits)
tierce_zfp_view_free(view) = ccall(address(310), Cvoid, (Ptr{tierce_zfp_view},), view)
tierce_zfp_view_get(view, index, ndim, value, value_size) = ccall(address(311), Int32, (Ptr{tierce_zfp_view}, Ptr{Csize_t}, Csize_t, Ptr{Cvoid}, Csize_t), view, index, ndim, value, value_size)
tierce_zfp_view_get_block(view, block, ndim, values, cap, len, shape) = ccall(address(312), Int32, (Ptr{tierce_zfp_view}, Ptr{Csize_t}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}, Ptr{Csize_t}), view, block, ndim, values, cap, len, shape)
tierce_zfp_view_info(view, info) = ccall(address(313), Int32, (Ptr{tierce_zfp_view}, Ptr{tierce_zfp_header}), view, info)
tierce_zfp_view_new(zfp, src, src_len, side, side_len, like, release, userdata, out) = ccall(address(314), Int32, (Ptr{tierce_zfp}, Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{tierce_array}, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_zfp_view}}), zfp, src, src_len, side, side_len, like, release, userdata, out)
tierce_zfp_view_read_box(view, start, ndim, dst) = ccall(address(315), Int32, (Ptr{tierce_zfp_view}, Ptr{Csize_t}, Csize_t, Ptr{tierce_array}), view, start, ndim, dst)
tierce_zstd_compress_bound(src_len, bound) = ccall(address(316), Int32, (Csize_t, Ptr{Csize_t}), src_len, bound)
tierce_zstd_compressor_compress(compressor, src, src_len, dst) = ccall(address(317), Int32, (Ptr{tierce_zstd_compressor}, Ptr{Cvoid}, Csize_t, Ptr{tierce_buffer}), compressor, src, src_len, dst)
tierce_zstd_compressor_compress_after(compressor, prefix, prefix_len, src, src_len, dst) = ccall(address(318), Int32, (Ptr{tierce_zstd_compressor}, Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{tierce_buffer}), compressor, prefix, prefix_len, src, src_len, dst)
tierce_zstd_compressor_compress_into(compressor, src, src_len, dst, dst_cap, dst_len) = ccall(address(319), Int32, (Ptr{tierce_zstd_compressor}, Ptr{Cvoid}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), compressor, src, src_len, dst, dst_cap, dst_len)
tierce_zstd_compressor_compress_many(compressor, src, buffers, pool, dst, each) = ccall(address(320), Int32, (Ptr{tierce_zstd_compressor}, Ptr{tierce_segments_collection}, Int32, Ptr{tierce_pool}, Ptr{Ptr{tierce_segments_collection}}, Ptr{Int32}), compressor, src, buffers, pool, dst, each)
tierce_zstd_compressor_free(compressor) = ccall(address(321), Cvoid, (Ptr{tierce_zstd_compressor},), compressor)
tierce_zstd_compressor_from_params(params, dict, out) = ccall(address(322), Int32, (Ptr{tierce_zstd_params}, Ptr{tierce_zstd_dict}, Ptr{Ptr{tierce_zstd_compressor}}), params, dict, out)
tierce_zstd_compressor_get(compressor, parameter, value) = ccall(address(323), Int32, (Ptr{tierce_zstd_compressor}, Int32, Ptr{Int32}), compressor, parameter, value)
tierce_zstd_compressor_memory_size(compressor, size) = ccall(address(324), Int32, (Ptr{tierce_zstd_compressor}, Ptr{Csize_t}), compressor, size)
tierce_zstd_compressor_new(level, dict, out) = ccall(address(325), Int32, (Int32, Ptr{tierce_zstd_dict}, Ptr{Ptr{tierce_zstd_compressor}}), level, dict, out)
tierce_zstd_compressor_produce_sequences(compressor, producer, fall_back, release, userdata) = ccall(address(326), Int32, (Ptr{tierce_zstd_compressor}, Ptr{Cvoid}, Int32, Ptr{Cvoid}, Ptr{Cvoid}), compressor, producer, fall_back, release, userdata)
tierce_zstd_compressor_progression(compressor, ingested, consumed, produced) = ccall(address(327), Int32, (Ptr{tierce_zstd_compressor}, Ptr{UInt64}, Ptr{UInt64}, Ptr{UInt64}), compressor, ingested, consumed, produced)
tierce_zstd_compressor_reset(compressor) = ccall(address(328), Int32, (Ptr{tierce_zstd_compressor},), compressor)
tierce_zstd_compressor_reset_parameters(compressor) = ccall(address(329), Int32, (Ptr{tierce_zstd_compressor},), compressor)
tierce_zstd_compressor_set(compressor, parameter, value) = ccall(address(330), Int32, (Ptr{tierce_zstd_compressor}, Int32, Int32), compressor, parameter, value)
tierce_zstd_compressor_share_threads(compressor, threads) = ccall(address(331), Int32, (Ptr{tierce_zstd_compressor}, Ptr{tierce_zstd_threads}), compressor, threads)
tierce_zstd_compressor_stream(compressor, size, out) = ccall(address(332), Int32, (Ptr{tierce_zstd_compressor}, UInt64, Ptr{Ptr{tierce_stream}}), compressor, size, out)
tierce_zstd_decompressor_chain(decompressor, frames, max_len, dst) = ccall(address(333), Int32, (Ptr{tierce_zstd_decompressor}, Ptr{tierce_segments_collection}, Csize_t, Ptr{tierce_buffer}), decompressor, frames, max_len, dst)
tierce_zstd_decompressor_decompress(decompressor, src, src_len, max_len, frames, dst, src_used) = ccall(address(334), Int32, (Ptr{tierce_zstd_decompressor}, Ptr{Cvoid}, Csize_t, Csize_t, Int32, Ptr{tierce_buffer}, Ptr{Csize_t}), decompressor, src, src_len, max_len, frames, dst, src_used)
tierce_zstd_decompressor_decompress_into(decompressor, src, src_len, frames, dst, dst_cap, dst_len, src_used) = ccall(address(335), Int32, (Ptr{tierce_zstd_decompressor}, Ptr{Cvoid}, Csize_t, Int32, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}, Ptr{Csize_t}), decompressor, src, src_len, frames, dst, dst_cap, dst_len, src_used)
tierce_zstd_decompressor_decompress_many(decompressor, src, sizes, max_item_len, buffers, pool, dst, each) = ccall(address(336), Int32, (Ptr{tierce_zstd_decompressor}, Ptr{tierce_segments_collection}, Ptr{UInt64}, Csize_t, Int32, Ptr{tierce_pool}, Ptr{Ptr{tierce_segments_collection}}, Ptr{Int32}), decompressor, src, sizes, max_item_len, buffers, pool, dst, each)
tierce_zstd_decompressor_estimated_size(window, size) = ccall(address(337), Int32, (Csize_t, Ptr{Csize_t}), window, size)
tierce_zstd_decompressor_free(decompressor) = ccall(address(338), Cvoid, (Ptr{tierce_zstd_decompressor},), decompressor)
tierce_zstd_decompressor_memory_size(decompressor, size) = ccall(address(339), Int32, (Ptr{tierce_zstd_decompressor}, Ptr{Csize_t}), decompressor, size)
tierce_zstd_decompressor_new(dicts, dict_count, out) = ccall(address(340), Int32, (Ptr{Ptr{tierce_zstd_dict}}, Csize_t, Ptr{Ptr{tierce_zstd_decompressor}}), dicts, dict_count, out)
tierce_zstd_decompressor_reset(decompressor) = ccall(address(341), Int32, (Ptr{tierce_zstd_decompressor},), decompressor)
tierce_zstd_decompressor_set(decompressor, setting, value) = ccall(address(342), Int32, (Ptr{tierce_zstd_decompressor}, Int32, UInt64), decompressor, setting, value)
tierce_zstd_decompressor_stream(decompressor, out) = ccall(address(343), Int32, (Ptr{tierce_zstd_decompressor}, Ptr{Ptr{tierce_stream}}), decompressor, out)
tierce_zstd_dict_data(dict) = ccall(address(344), Ptr{Cvoid}, (Ptr{tierce_zstd_dict},), dict)
tierce_zstd_dict_free(dict) = ccall(address(345), Cvoid, (Ptr{tierce_zstd_dict},), dict)
tierce_zstd_dict_id(dict) = ccall(address(346), UInt32, (Ptr{tierce_zstd_dict},), dict)
tierce_zstd_dict_len(dict) = ccall(address(347), Csize_t, (Ptr{tierce_zstd_dict},), dict)
tierce_zstd_dict_new(data, len, type_, out) = ccall(address(348), Int32, (Ptr{Cvoid}, Csize_t, Int32, Ptr{Ptr{tierce_zstd_dict}}), data, len, type_, out)
tierce_zstd_dict_precompute(dict, level) = ccall(address(349), Int32, (Ptr{tierce_zstd_dict}, Int32), dict, level)
tierce_zstd_dict_precompute_with(dict, params) = ccall(address(350), Int32, (Ptr{tierce_zstd_dict}, Ptr{tierce_zstd_params}), dict, params)
tierce_zstd_dict_train(size, samples, options, options_len, out) = ccall(address(351), Int32, (Csize_t, Ptr{tierce_segments_collection}, Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_zstd_dict}}), size, samples, options, options_len, out)
tierce_zstd_dict_trained_with(dict, k, d) = ccall(address(352), Int32, (Ptr{tierce_zstd_dict}, Ptr{UInt32}, Ptr{UInt32}), dict, k, d)
tierce_zstd_frame_compressed_size(src, src_len, size) = ccall(address(353), Int32, (Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), src, src_len, size)
tierce_zstd_frame_content_size(src, src_len, size) = ccall(address(354), Int32, (Ptr{Cvoid}, Csize_t, Ptr{UInt64}), src, src_len, size)
tierce_zstd_frame_contents(src, src_len, declared, bound) = ccall(address(355), Int32, (Ptr{Cvoid}, Csize_t, Ptr{UInt64}, Ptr{UInt64}), src, src_len, declared, bound)
tierce_zstd_frame_decompression_margin(src, src_len, margin) = ccall(address(356), Int32, (Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), src, src_len, margin)
tierce_zstd_frame_header_size(src, src_len, size) = ccall(address(357), Int32, (Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), src, src_len, size)
tierce_zstd_frame_read_header(src, src_len, format, header) = ccall(address(358), Int32, (Ptr{Cvoid}, Csize_t, Int32, Ptr{tierce_zstd_frame_header}), src, src_len, format, header)
tierce_zstd_frame_read_skippable(src, src_len, variant, content, content_len) = ccall(address(359), Int32, (Ptr{Cvoid}, Csize_t, Ptr{UInt32}, Ptr{Ptr{Cvoid}}, Ptr{Csize_t}), src, src_len, variant, content, content_len)
tierce_zstd_frame_write_skippable(src, src_len, variant, dst, dst_cap, dst_len) = ccall(address(360), Int32, (Ptr{Cvoid}, Csize_t, UInt32, Ptr{Cvoid}, Csize_t, Ptr{Csize_t}), src, src_len, variant, dst, dst_cap, dst_len)
tierce_zstd_parameter_bounds(parameter, least, greatest) = ccall(address(361), Int32, (Int32, Ptr{Int32}, Ptr{Int32}), parameter, least, greatest)
tierce_zstd_parameter_from_name(name, parameter) = ccall(address(362), Int32, (Cstring, Ptr{Int32}), name, parameter)
tierce_zstd_parameter_name(parameter) = ccall(address(363), Ptr{UInt8}, (Int32,), parameter)
tierce_zstd_params_estimated_size(params, one_shot, stream) = ccall(address(364), Int32, (Ptr{tierce_zstd_params}, Ptr{Csize_t}, Ptr{Csize_t}), params, one_shot, stream)
tierce_zstd_params_free(params) = ccall(address(365), Cvoid, (Ptr{tierce_zstd_params},), params)
tierce_zstd_params_from_json(json, json_len, out) = ccall(address(366), Int32, (Ptr{UInt8}, Csize_t, Ptr{Ptr{tierce_zstd_params}}), json, json_len, out)
tierce_zstd_params_from_level(level, source_size, dict_size, out) = ccall(address(367), Int32, (Int32, UInt64, Csize_t, Ptr{Ptr{tierce_zstd_params}}), level, source_size, dict_size, out)
tierce_zstd_params_get(params, parameter, value) = ccall(address(368), Int32, (Ptr{tierce_zstd_params}, Int32, Ptr{Int32}), params, parameter, value)
tierce_zstd_params_json(params, json) = ccall(address(369), Int32, (Ptr{tierce_zstd_params}, Ptr{tierce_buffer}), params, json)
tierce_zstd_params_new(out) = ccall(address(370), Int32, (Ptr{Ptr{tierce_zstd_params}},), out)
tierce_zstd_params_set(params, parameter, value) = ccall(address(371), Int32, (Ptr{tierce_zstd_params}, Int32, Int32), params, parameter, value)
tierce_zstd_seekable_compress(compressor, src, src_len, frame_size, checksums, pool, dst) = ccall(address(372), Int32, (Ptr{tierce_zstd_compressor}, Ptr{Cvoid}, Csize_t, Csize_t, Int32, Ptr{tierce_pool}, Ptr{tierce_buffer}), compressor, src, src_len, frame_size, checksums, pool, dst)
tierce_zstd_seekable_find(reader, offset, index) = ccall(address(373), Int32, (Ptr{tierce_zstd_seekable}, UInt64, Ptr{Csize_t}), reader, offset, index)
tierce_zstd_seekable_frame(reader, index, offset, size, compressed_offset, compressed_size) = ccall(address(374), Int32, (Ptr{tierce_zstd_seekable}, Csize_t, Ptr{UInt64}, Ptr{UInt64}, Ptr{UInt64}, Ptr{UInt64}), reader, index, offset, size, compressed_offset, compressed_size)
tierce_zstd_seekable_frame_count(reader) = ccall(address(375), Csize_t, (Ptr{tierce_zstd_seekable},), reader)
tierce_zstd_seekable_free(reader) = ccall(address(376), Cvoid, (Ptr{tierce_zstd_seekable},), reader)
tierce_zstd_seekable_open_callback(dicts, dict_count, size, read, userdata, out) = ccall(address(377), Int32, (Ptr{Ptr{tierce_zstd_dict}}, Csize_t, UInt64, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_zstd_seekable}}), dicts, dict_count, size, read, userdata, out)
tierce_zstd_seekable_open_memory(dicts, dict_count, src, src_len, out) = ccall(address(378), Int32, (Ptr{Ptr{tierce_zstd_dict}}, Csize_t, Ptr{Cvoid}, Csize_t, Ptr{Ptr{tierce_zstd_seekable}}), dicts, dict_count, src, src_len, out)
tierce_zstd_seekable_read(reader, offset, dst, len, pool, read) = ccall(address(379), Int32, (Ptr{tierce_zstd_seekable}, UInt64, Ptr{Cvoid}, Csize_t, Ptr{tierce_pool}, Ptr{Csize_t}), reader, offset, dst, len, pool, read)
tierce_zstd_seekable_size(reader) = ccall(address(380), UInt64, (Ptr{tierce_zstd_seekable},), reader)
tierce_zstd_seekable_writer_end_frame(writer) = ccall(address(381), Int32, (Ptr{tierce_zstd_seekable_writer},), writer)
tierce_zstd_seekable_writer_finish(writer) = ccall(address(382), Int32, (Ptr{tierce_zstd_seekable_writer},), writer)
tierce_zstd_seekable_writer_free(writer) = ccall(address(383), Cvoid, (Ptr{tierce_zstd_seekable_writer},), writer)
tierce_zstd_seekable_writer_new(compressor, frame_size, checksums, write, userdata, out) = ccall(address(384), Int32, (Ptr{tierce_zstd_compressor}, Csize_t, Int32, Ptr{Cvoid}, Ptr{Cvoid}, Ptr{Ptr{tierce_zstd_seekable_writer}}), compressor, frame_size, checksums, write, userdata, out)
tierce_zstd_seekable_writer_write(writer, src, src_len) = ccall(address(385), Int32, (Ptr{tierce_zstd_seekable_writer}, Ptr{Cvoid}, Csize_t), writer, src, src_len)
tierce_zstd_threads_free(threads) = ccall(address(386), Cvoid, (Ptr{tierce_zstd_threads},), threads)
tierce_zstd_threads_new(count, out) = ccall(address(387), Int32, (Csize_t, Ptr{Ptr{tierce_zstd_threads}}), count, out)

address_of_free(::Type{tierce_array}) = address(11)
address_of_free(::Type{tierce_buffer}) = address(42)
address_of_free(::Type{tierce_chunker}) = address(50)
address_of_free(::Type{tierce_codec}) = address(75)
address_of_free(::Type{tierce_listing}) = address(82)
address_of_free(::Type{tierce_metrics}) = address(85)
address_of_free(::Type{tierce_npz}) = address(91)
address_of_free(::Type{tierce_npz_writer}) = address(99)
address_of_free(::Type{tierce_object_info}) = address(103)
address_of_free(::Type{tierce_op}) = address(114)
address_of_free(::Type{tierce_pool}) = address(127)
address_of_free(::Type{tierce_reader}) = address(130)
address_of_free(::Type{tierce_registry}) = address(139)
address_of_free(::Type{tierce_segments_collection}) = address(143)
address_of_free(::Type{tierce_segments}) = address(152)
address_of_free(::Type{tierce_store}) = address(171)
address_of_free(::Type{tierce_stream}) = address(217)
address_of_free(::Type{tierce_upload}) = address(229)
address_of_free(::Type{tierce_writer}) = address(236)
address_of_free(::Type{tierce_zarr_array}) = address(250)
address_of_free(::Type{tierce_zarr_group}) = address(275)
address_of_free(::Type{tierce_zarr_spec}) = address(280)
address_of_free(::Type{tierce_zfp}) = address(294)
address_of_free(::Type{tierce_zfp_view}) = address(310)
address_of_free(::Type{tierce_zstd_compressor}) = address(321)
address_of_free(::Type{tierce_zstd_decompressor}) = address(338)
address_of_free(::Type{tierce_zstd_dict}) = address(345)
address_of_free(::Type{tierce_zstd_params}) = address(365)
address_of_free(::Type{tierce_zstd_seekable}) = address(376)
address_of_free(::Type{tierce_zstd_seekable_writer}) = address(383)
address_of_free(::Type{tierce_zstd_threads}) = address(386)
