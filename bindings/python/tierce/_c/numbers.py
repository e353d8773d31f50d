"""Written by mirror.py from include/tierce.h: its numbers, without TIERCE_, and its structs: members and format."""

from typing import Final

VERSION_MAJOR: Final = 0
VERSION_MINOR: Final = 1
VERSION_PATCH: Final = 0
VERSION_NUMBER: Final = 100
ABI: Final = 1
CONFIG_V2: Final = 2
CONFIG_V3: Final = 3
ORDER_C: Final = 0
ORDER_F: Final = 1
METRIC_MAX_ABS_ERROR: Final = 0
METRIC_MAX_REL_ERROR: Final = 1
METRIC_RMSE: Final = 2
METRIC_PSNR: Final = 3
METRIC_RATIO: Final = 4
METRIC_CHANGED: Final = 5
METRIC_NON_FINITE_CHANGED: Final = 6
METRIC_BYTES: Final = 7
METRIC_ENCODED_BYTES: Final = 8
METRIC_ENCODE_SECONDS: Final = 9
METRIC_DECODE_SECONDS: Final = 10
BLOSC_BLOSCLZ: Final = 0
BLOSC_LZ4: Final = 1
BLOSC_LZ4HC: Final = 2
BLOSC_SNAPPY: Final = 3
BLOSC_ZLIB: Final = 4
BLOSC_ZSTD: Final = 5
BLOSC_NOSHUFFLE: Final = 0
BLOSC_SHUFFLE: Final = 1
BLOSC_BITSHUFFLE: Final = 2
BLOSC_HEADER_SIZE: Final = 16
BLOSC_MAX_NBYTES: Final = 2147483631
BLOSC_MAX_TYPESIZE: Final = 255
ZFP_NONE: Final = 0
ZFP_INT32: Final = 1
ZFP_INT64: Final = 2
ZFP_FLOAT: Final = 3
ZFP_DOUBLE: Final = 4
ZFP_EXPERT: Final = 1
ZFP_RATE: Final = 2
ZFP_PRECISION: Final = 3
ZFP_ACCURACY: Final = 4
ZFP_REVERSIBLE: Final = 5
ZFP_HEADER_MAGIC: Final = 1
ZFP_HEADER_META: Final = 2
ZFP_HEADER_MODE: Final = 4
ZFP_HEADER_FULL: Final = 7
ZFP_UNCHECKED: Final = 0
ZFP_CHECK: Final = 1
ZFP_TIGHTEN: Final = 2
ZFP_CODEC_VERSION: Final = 5
ZFP_MIN_BITS: Final = 1
ZFP_MAX_BITS: Final = 16658
ZFP_MAX_PREC: Final = 64
ZFP_MIN_EXP: Final = -1074
STREAM_CONTINUE: Final = 0
STREAM_FLUSH: Final = 1
STREAM_END: Final = 2
ZSTD_P_FORMAT: Final = 0
ZSTD_P_COMPRESSION_LEVEL: Final = 1
ZSTD_P_WINDOW_LOG: Final = 2
ZSTD_P_HASH_LOG: Final = 3
ZSTD_P_CHAIN_LOG: Final = 4
ZSTD_P_SEARCH_LOG: Final = 5
ZSTD_P_MIN_MATCH: Final = 6
ZSTD_P_TARGET_LENGTH: Final = 7
ZSTD_P_STRATEGY: Final = 8
ZSTD_P_WRITE_CONTENT_SIZE: Final = 9
ZSTD_P_WRITE_CHECKSUM: Final = 10
ZSTD_P_WRITE_DICT_ID: Final = 11
ZSTD_P_THREADS: Final = 12
ZSTD_P_JOB_SIZE: Final = 13
ZSTD_P_OVERLAP_LOG: Final = 14
ZSTD_P_FORCE_MAX_WINDOW: Final = 15
ZSTD_P_ENABLE_LDM: Final = 16
ZSTD_P_LDM_HASH_LOG: Final = 17
ZSTD_P_LDM_MIN_MATCH: Final = 18
ZSTD_P_LDM_BUCKET_SIZE_LOG: Final = 19
ZSTD_P_LDM_HASH_RATE_LOG: Final = 20
ZSTD_P_TARGET_BLOCK_SIZE: Final = 21
ZSTD_P_SOURCE_SIZE_HINT: Final = 22
ZSTD_P_RSYNCABLE: Final = 23
ZSTD_P_ATTACH_DICT: Final = 24
ZSTD_P_LITERAL_COMPRESSION: Final = 25
ZSTD_P_DEDICATED_DICT_SEARCH: Final = 26
ZSTD_P_SPLIT_AFTER_SEQUENCES: Final = 27
ZSTD_P_ROW_MATCH_FINDER: Final = 28
ZSTD_P_PREFETCH_DICT_TABLES: Final = 29
ZSTD_P_MAX_BLOCK_SIZE: Final = 30
ZSTD_P_BLOCK_SPLITTER_LEVEL: Final = 31
ZSTD_FORMAT_ZSTD1: Final = 0
ZSTD_FORMAT_MAGICLESS: Final = 1
ZSTD_STRATEGY_FAST: Final = 1
ZSTD_STRATEGY_DFAST: Final = 2
ZSTD_STRATEGY_GREEDY: Final = 3
ZSTD_STRATEGY_LAZY: Final = 4
ZSTD_STRATEGY_LAZY2: Final = 5
ZSTD_STRATEGY_BTLAZY2: Final = 6
ZSTD_STRATEGY_BTOPT: Final = 7
ZSTD_STRATEGY_BTULTRA: Final = 8
ZSTD_STRATEGY_BTULTRA2: Final = 9
ZSTD_MAX_LEVEL: Final = 22
ZSTD_MIN_LEVEL: Final = -131072
ZSTD_DEFAULT_LEVEL: Final = 3
ZSTD_WINDOWLOG_MIN: Final = 10
ZSTD_WINDOWLOG_MAX: Final = 31
ZSTD_HASHLOG_MIN: Final = 6
ZSTD_HASHLOG_MAX: Final = 30
ZSTD_CHAINLOG_MIN: Final = 6
ZSTD_CHAINLOG_MAX: Final = 30
ZSTD_SEARCHLOG_MIN: Final = 1
ZSTD_SEARCHLOG_MAX: Final = 30
ZSTD_MINMATCH_MIN: Final = 3
ZSTD_MINMATCH_MAX: Final = 7
ZSTD_TARGETLENGTH_MIN: Final = 0
ZSTD_TARGETLENGTH_MAX: Final = 131072
ZSTD_LDM_MINMATCH_MIN: Final = 4
ZSTD_LDM_MINMATCH_MAX: Final = 4096
ZSTD_LDM_BUCKETSIZELOG_MAX: Final = 8
ZSTD_DICT_AUTO: Final = 0
ZSTD_DICT_RAW_CONTENT: Final = 1
ZSTD_DICT_FULL: Final = 2
ZSTD_CONTENTSIZE_UNKNOWN: Final = 18446744073709551615
ZSTD_SHARED_BUFFERS: Final = 0
ZSTD_BUFFER_PER_ITEM: Final = 1
ZSTD_FRAMES_FIRST: Final = 0
ZSTD_FRAMES_ONLY: Final = 1
ZSTD_FRAMES_ALL: Final = 2
ZSTD_D_FORMAT: Final = 0
ZSTD_D_MAX_WINDOW_SIZE: Final = 1
ZSTD_D_IGNORE_CHECKSUM: Final = 2
ZSTD_MAGIC_NUMBER: Final = 4247762216
ZSTD_MAGIC_SKIPPABLE: Final = 407710288
ZSTD_FRAME_HEADER_SIZE_MAX: Final = 18
ZSTD_CONTENTSIZE_ERROR: Final = 18446744073709551614
ZSTD_COMPRESSION_RECOMMENDED_INPUT_SIZE: Final = 131072
ZSTD_COMPRESSION_RECOMMENDED_OUTPUT_SIZE: Final = 131591
ZSTD_DECOMPRESSION_RECOMMENDED_INPUT_SIZE: Final = 131075
ZSTD_DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE: Final = 131072
ZSTD_BLOCKSIZELOG_MAX: Final = 17
ZSTD_BLOCKSIZE_MAX: Final = 131072
FROM_END: Final = 18446744073709551615
TO_END: Final = 18446744073709551615
PUT_ALWAYS: Final = 0
PUT_IF_ABSENT: Final = 1
PUT_IF_MATCH: Final = 2
UNKNOWN_TIME: Final = -9223372036854775808
LIST_FOLDER: Final = 0
LIST_RECURSIVE: Final = 1
LIST_GLOB: Final = 2
ZARR_CREATE_NEW: Final = 0
ZARR_CREATE_OR_OPEN: Final = 1
ZARR_CREATE_REPLACE: Final = 2
ZARR_NOTHING: Final = 0
ZARR_ARRAY: Final = 1
ZARR_GROUP: Final = 2
ZARR_ANY: Final = 3
OK: Final = 0
END: Final = 1
PARTIAL: Final = 2
PENDING: Final = 3
E_NULL: Final = -1
E_ARGUMENT: Final = -2
E_CONFIG: Final = -3
E_UNKNOWN_CODEC: Final = -4
E_BUFFER_TOO_SMALL: Final = -5
E_LIMIT: Final = -6
E_CORRUPT: Final = -7
E_NO_MEMORY: Final = -8
E_UNSUPPORTED: Final = -9
E_NEEDS_DTYPE: Final = -10
E_STATE: Final = -11
E_BUSY: Final = -12
E_FORKED: Final = -13
E_PANIC: Final = -14
E_NATIVE: Final = -15
E_CALLBACK: Final = -16
E_NOT_FOUND: Final = -17
E_NO_BUCKET: Final = -18
E_DENIED: Final = -19
E_PRECONDITION: Final = -20
E_TIMEOUT: Final = -21
E_IO: Final = -22
E_CANCELLED: Final = -23
E_USER: Final = -1000

STRUCTS: Final = {
    "segment": (
        "QQ",
        (
            "offset",
            "length",
        ),
    ),
    "blosc_header": (
        "NQQQiiiiii",
        (
            "struct_size",
            "nbytes",
            "cbytes",
            "blocksize",
            "typesize",
            "shuffle",
            "is_stored",
            "is_split",
            "compressor",
            "reserved",
        ),
    ),
    "zfp_params": (
        "IIIi",
        (
            "minbits",
            "maxbits",
            "maxprec",
            "minexp",
        ),
    ),
    "zfp_report": (
        "NQQddIIIiii",
        (
            "struct_size",
            "bits",
            "masked",
            "absolute",
            "relative",
            "params.minbits",
            "params.maxbits",
            "params.maxprec",
            "params.minexp",
            "mode",
            "reserved",
        ),
    ),
    "zfp_header": (
        "NQQQQQQiiiiIIIi",
        (
            "struct_size",
            "bits",
            "shape.0",
            "shape.1",
            "shape.2",
            "shape.3",
            "mode_number",
            "value_type",
            "ndim",
            "mode",
            "reserved",
            "params.minbits",
            "params.maxbits",
            "params.maxprec",
            "params.minexp",
        ),
    ),
    "zstd_frame_header": (
        "NQQIIIiii",
        (
            "struct_size",
            "content_size",
            "window_size",
            "block_size_max",
            "header_size",
            "dict_id",
            "has_checksum",
            "is_skippable",
            "reserved",
        ),
    ),
    "zstd_sequence": (
        "IIII",
        (
            "offset",
            "lit_length",
            "match_length",
            "rep",
        ),
    ),
    "get_options": (
        "NQQP",
        (
            "struct_size",
            "offset",
            "len",
            "if_match",
        ),
    ),
    "put_options": (
        "NiPP",
        (
            "struct_size",
            "condition",
            "if_match",
            "content_type",
        ),
    ),
}
