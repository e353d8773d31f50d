! Written by bindings/fortran/generate; change it there.

! The C API as it is: every function under its own name, as tierce.h documents it. A pointer is a type(c_ptr), which may be
! c_null_ptr where the header says NULL; a pointer that C writes is a variable of that type. The module tierce is built on this.
module tierce_c
  use, intrinsic :: iso_c_binding
  implicit none
  private

  integer(c_int32_t), parameter, public :: TIERCE_VERSION_MAJOR = 0
  integer(c_int32_t), parameter, public :: TIERCE_VERSION_MINOR = 1
  integer(c_int32_t), parameter, public :: TIERCE_VERSION_PATCH = 0
  integer(c_int32_t), parameter, public :: TIERCE_HEADER_VERSION_NUMBER = 100
  integer(c_int32_t), parameter, public :: TIERCE_HEADER_ABI = 1
  integer(c_int32_t), parameter, public :: TIERCE_CONFIG_V2 = 2
  integer(c_int32_t), parameter, public :: TIERCE_CONFIG_V3 = 3
  integer(c_int32_t), parameter, public :: TIERCE_ORDER_C = 0
  integer(c_int32_t), parameter, public :: TIERCE_ORDER_F = 1
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_MAX_ABS_ERROR = 0
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_MAX_REL_ERROR = 1
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_RMSE = 2
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_PSNR = 3
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_RATIO = 4
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_CHANGED = 5
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_NON_FINITE_CHANGED = 6
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_BYTES = 7
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_ENCODED_BYTES = 8
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_ENCODE_SECONDS = 9
  integer(c_int32_t), parameter, public :: TIERCE_METRIC_DECODE_SECONDS = 10
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_BLOSCLZ = 0
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_LZ4 = 1
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_LZ4HC = 2
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_SNAPPY = 3
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_ZLIB = 4
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_ZSTD = 5
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_NOSHUFFLE = 0
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_SHUFFLE = 1
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_BITSHUFFLE = 2
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_HEADER_SIZE = 16
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_MAX_NBYTES = 2147483631
  integer(c_int32_t), parameter, public :: TIERCE_BLOSC_MAX_TYPESIZE = 255
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_NONE = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_INT32 = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_INT64 = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_FLOAT = 3
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_DOUBLE = 4
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_EXPERT = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_RATE = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_PRECISION = 3
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_ACCURACY = 4
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_REVERSIBLE = 5
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_HEADER_MAGIC = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_HEADER_META = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_HEADER_MODE = 4
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_HEADER_FULL = 7
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_UNCHECKED = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_CHECK = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_TIGHTEN = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_CODEC_VERSION = 5
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_MIN_BITS = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_MAX_BITS = 16658
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_MAX_PREC = 64
  integer(c_int32_t), parameter, public :: TIERCE_ZFP_MIN_EXP = -1074
  integer(c_int32_t), parameter, public :: TIERCE_STREAM_OP_CONTINUE = 0
  integer(c_int32_t), parameter, public :: TIERCE_STREAM_OP_FLUSH = 1
  integer(c_int32_t), parameter, public :: TIERCE_STREAM_OP_END = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_FORMAT = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_COMPRESSION_LEVEL = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_WINDOW_LOG = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_HASH_LOG = 3
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_CHAIN_LOG = 4
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_SEARCH_LOG = 5
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_MIN_MATCH = 6
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_TARGET_LENGTH = 7
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_STRATEGY = 8
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_WRITE_CONTENT_SIZE = 9
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_WRITE_CHECKSUM = 10
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_WRITE_DICT_ID = 11
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_THREADS = 12
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_JOB_SIZE = 13
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_OVERLAP_LOG = 14
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_FORCE_MAX_WINDOW = 15
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_ENABLE_LDM = 16
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_LDM_HASH_LOG = 17
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_LDM_MIN_MATCH = 18
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_LDM_BUCKET_SIZE_LOG = 19
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_LDM_HASH_RATE_LOG = 20
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_TARGET_BLOCK_SIZE = 21
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_SOURCE_SIZE_HINT = 22
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_RSYNCABLE = 23
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_ATTACH_DICT = 24
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_LITERAL_COMPRESSION = 25
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_DEDICATED_DICT_SEARCH = 26
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_SPLIT_AFTER_SEQUENCES = 27
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_ROW_MATCH_FINDER = 28
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_PREFETCH_DICT_TABLES = 29
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_MAX_BLOCK_SIZE = 30
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_P_BLOCK_SPLITTER_LEVEL = 31
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_FORMAT_ZSTD1 = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_FORMAT_MAGICLESS = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_FAST = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_DFAST = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_GREEDY = 3
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_LAZY = 4
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_LAZY2 = 5
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_BTLAZY2 = 6
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_BTOPT = 7
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_BTULTRA = 8
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_STRATEGY_BTULTRA2 = 9
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_MAX_LEVEL = 22
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_MIN_LEVEL = -131072
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_DEFAULT_LEVEL = 3
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_WINDOWLOG_MIN = 10
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_WINDOWLOG_MAX = 31
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_HASHLOG_MIN = 6
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_HASHLOG_MAX = 30
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_CHAINLOG_MIN = 6
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_CHAINLOG_MAX = 30
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_SEARCHLOG_MIN = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_SEARCHLOG_MAX = 30
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_MINMATCH_MIN = 3
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_MINMATCH_MAX = 7
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_TARGETLENGTH_MIN = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_TARGETLENGTH_MAX = 131072
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_LDM_MINMATCH_MIN = 4
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_LDM_MINMATCH_MAX = 4096
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_LDM_BUCKETSIZELOG_MAX = 8
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_DICT_AUTO = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_DICT_RAW_CONTENT = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_DICT_FULL = 2
  integer(c_int64_t), parameter, public :: TIERCE_ZSTD_CONTENTSIZE_UNKNOWN = -1_c_int64_t
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_SHARED_BUFFERS = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_BUFFER_PER_ITEM = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_FRAMES_FIRST = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_FRAMES_ONLY = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_FRAMES_ALL = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_D_FORMAT = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_D_MAX_WINDOW_SIZE = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_D_IGNORE_CHECKSUM = 2
  integer(c_int64_t), parameter, public :: TIERCE_ZSTD_MAGIC_NUMBER = 4247762216_c_int64_t
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_MAGIC_SKIPPABLE = 407710288
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_FRAME_HEADER_SIZE_MAX = 18
  integer(c_int64_t), parameter, public :: TIERCE_ZSTD_CONTENTSIZE_ERROR = -2_c_int64_t
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_COMPRESSION_RECOMMENDED_INPUT_SIZE = 131072
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_COMPRESSION_RECOMMENDED_OUTPUT_SIZE = 131591
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_INPUT_SIZE = 131075
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_DECOMPRESSION_RECOMMENDED_OUTPUT_SIZE = 131072
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_BLOCKSIZELOG_MAX = 17
  integer(c_int32_t), parameter, public :: TIERCE_ZSTD_BLOCKSIZE_MAX = 131072
  integer(c_int64_t), parameter, public :: TIERCE_FROM_END = -1_c_int64_t
  integer(c_int64_t), parameter, public :: TIERCE_TO_END = -1_c_int64_t
  integer(c_int32_t), parameter, public :: TIERCE_PUT_ALWAYS = 0
  integer(c_int32_t), parameter, public :: TIERCE_PUT_IF_ABSENT = 1
  integer(c_int32_t), parameter, public :: TIERCE_PUT_IF_MATCH = 2
  integer(c_int64_t), parameter, public :: TIERCE_UNKNOWN_TIME = -huge(0_c_int64_t) - 1
  integer(c_int32_t), parameter, public :: TIERCE_LIST_FOLDER = 0
  integer(c_int32_t), parameter, public :: TIERCE_LIST_RECURSIVE = 1
  integer(c_int32_t), parameter, public :: TIERCE_LIST_GLOB = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZARR_CREATE_NEW = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZARR_CREATE_OR_OPEN = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZARR_CREATE_REPLACE = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZARR_NODE_NOTHING = 0
  integer(c_int32_t), parameter, public :: TIERCE_ZARR_NODE_ARRAY = 1
  integer(c_int32_t), parameter, public :: TIERCE_ZARR_NODE_GROUP = 2
  integer(c_int32_t), parameter, public :: TIERCE_ZARR_NODE_ANY = 3
  integer(c_int32_t), parameter, public :: TIERCE_OK = 0
  integer(c_int32_t), parameter, public :: TIERCE_END = 1
  integer(c_int32_t), parameter, public :: TIERCE_PARTIAL = 2
  integer(c_int32_t), parameter, public :: TIERCE_PENDING = 3
  integer(c_int32_t), parameter, public :: TIERCE_E_NULL = -1
  integer(c_int32_t), parameter, public :: TIERCE_E_ARGUMENT = -2
  integer(c_int32_t), parameter, public :: TIERCE_E_CONFIG = -3
  integer(c_int32_t), parameter, public :: TIERCE_E_UNKNOWN_CODEC = -4
  integer(c_int32_t), parameter, public :: TIERCE_E_BUFFER_TOO_SMALL = -5
  integer(c_int32_t), parameter, public :: TIERCE_E_LIMIT = -6
  integer(c_int32_t), parameter, public :: TIERCE_E_CORRUPT = -7
  integer(c_int32_t), parameter, public :: TIERCE_E_NO_MEMORY = -8
  integer(c_int32_t), parameter, public :: TIERCE_E_UNSUPPORTED = -9
  integer(c_int32_t), parameter, public :: TIERCE_E_NEEDS_DTYPE = -10
  integer(c_int32_t), parameter, public :: TIERCE_E_STATE = -11
  integer(c_int32_t), parameter, public :: TIERCE_E_BUSY = -12
  integer(c_int32_t), parameter, public :: TIERCE_E_FORKED = -13
  integer(c_int32_t), parameter, public :: TIERCE_E_PANIC = -14
  integer(c_int32_t), parameter, public :: TIERCE_E_NATIVE = -15
  integer(c_int32_t), parameter, public :: TIERCE_E_CALLBACK = -16
  integer(c_int32_t), parameter, public :: TIERCE_E_NOT_FOUND = -17
  integer(c_int32_t), parameter, public :: TIERCE_E_NO_BUCKET = -18
  integer(c_int32_t), parameter, public :: TIERCE_E_DENIED = -19
  integer(c_int32_t), parameter, public :: TIERCE_E_PRECONDITION = -20
  integer(c_int32_t), parameter, public :: TIERCE_E_TIMEOUT = -21
  integer(c_int32_t), parameter, public :: TIERCE_E_IO = -22
  integer(c_int32_t), parameter, public :: TIERCE_E_CANCELLED = -23
  integer(c_int32_t), parameter, public :: TIERCE_E_USER = -1000

  type, bind(c), public :: tierce_segment
    integer(c_int64_t) :: offset = 0
    integer(c_int64_t) :: length = 0
  end type

  type, bind(c), public :: tierce_codec_callbacks
    integer(c_size_t) :: struct_size = 0
    type(c_ptr) :: id = c_null_ptr
    type(c_ptr) :: summary = c_null_ptr
    type(c_ptr) :: userdata = c_null_ptr
    type(c_funptr) :: userdata_free = c_null_funptr
    type(c_funptr) :: open = c_null_funptr
    type(c_funptr) :: close = c_null_funptr
    type(c_funptr) :: encode = c_null_funptr
    type(c_funptr) :: decode = c_null_funptr
    type(c_funptr) :: encode_bound = c_null_funptr
  end type

  type, bind(c), public :: tierce_blosc_header
    integer(c_size_t) :: struct_size = 0
    integer(c_int64_t) :: nbytes = 0
    integer(c_int64_t) :: cbytes = 0
    integer(c_int64_t) :: blocksize = 0
    integer(c_int32_t) :: typesize = 0
    integer(c_int32_t) :: shuffle = 0
    integer(c_int32_t) :: is_stored = 0
    integer(c_int32_t) :: is_split = 0
    integer(c_int32_t) :: compressor = 0
    integer(c_int32_t) :: reserved = 0
  end type

  type, bind(c), public :: tierce_zfp_params
    integer(c_int32_t) :: minbits = 0
    integer(c_int32_t) :: maxbits = 0
    integer(c_int32_t) :: maxprec = 0
    integer(c_int32_t) :: minexp = 0
  end type

  type, bind(c), public :: tierce_zfp_report
    integer(c_size_t) :: struct_size = 0
    integer(c_int64_t) :: bits = 0
    integer(c_int64_t) :: masked = 0
    real(c_double) :: absolute = 0.0_c_double
    real(c_double) :: relative = 0.0_c_double
    type(tierce_zfp_params) :: params
    integer(c_int32_t) :: mode = 0
    integer(c_int32_t) :: reserved = 0
  end type

  type, bind(c), public :: tierce_zfp_header
    integer(c_size_t) :: struct_size = 0
    integer(c_int64_t) :: bits = 0
    integer(c_int64_t) :: shape(4) = 0
    integer(c_int64_t) :: mode_number = 0
    integer(c_int32_t) :: value_type = 0
    integer(c_int32_t) :: ndim = 0
    integer(c_int32_t) :: mode = 0
    integer(c_int32_t) :: reserved = 0
    type(tierce_zfp_params) :: params
  end type

  type, bind(c), public :: tierce_zstd_frame_header
    integer(c_size_t) :: struct_size = 0
    integer(c_int64_t) :: content_size = 0
    integer(c_int64_t) :: window_size = 0
    integer(c_int32_t) :: block_size_max = 0
    integer(c_int32_t) :: header_size = 0
    integer(c_int32_t) :: dict_id = 0
    integer(c_int32_t) :: has_checksum = 0
    integer(c_int32_t) :: is_skippable = 0
    integer(c_int32_t) :: reserved = 0
  end type

  type, bind(c), public :: tierce_zstd_sequence
    integer(c_int32_t) :: offset = 0
    integer(c_int32_t) :: lit_length = 0
    integer(c_int32_t) :: match_length = 0
    integer(c_int32_t) :: rep = 0
  end type

  type, bind(c), public :: tierce_get_options
    integer(c_size_t) :: struct_size = 0
    integer(c_int64_t) :: offset = 0
    integer(c_int64_t) :: len = 0
    type(c_ptr) :: if_match = c_null_ptr
  end type

  type, bind(c), public :: tierce_put_options
    integer(c_size_t) :: struct_size = 0
    integer(c_int32_t) :: condition = 0
    type(c_ptr) :: if_match = c_null_ptr
    type(c_ptr) :: content_type = c_null_ptr
  end type

  ! What a program's own functions look like; they are declared bind(c).
  abstract interface
    subroutine tierce_release(userdata) bind(c)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: userdata
    end subroutine
    function tierce_write_fn(userdata, data, len) bind(c) result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: userdata
      type(c_ptr), value :: data
      integer(c_size_t), value :: len
      integer(c_int32_t) :: answer
    end function
    function tierce_read_fn(userdata, dst, cap, len) bind(c) result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: userdata
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      type(c_ptr), value :: len
      integer(c_int32_t) :: answer
    end function
    function tierce_read_at_fn(userdata, offset, dst, len) bind(c) result(answer)
      import :: c_int32_t, c_int64_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: userdata
      integer(c_int64_t), value :: offset
      type(c_ptr), value :: dst
      integer(c_size_t), value :: len
      integer(c_int32_t) :: answer
    end function
    function tierce_zstd_producer_fn(userdata, sequences, cap, src, src_len, dict, dict_len, level, window_size) bind(c) &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: userdata
      type(c_ptr), value :: sequences
      integer(c_size_t), value :: cap
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dict
      integer(c_size_t), value :: dict_len
      integer(c_int32_t), value :: level
      integer(c_size_t), value :: window_size
      integer(c_size_t) :: answer
    end function
    subroutine tierce_progress(userdata, done, total, bytes) bind(c)
      import :: c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: userdata
      integer(c_int64_t), value :: done
      integer(c_int64_t), value :: total
      integer(c_int64_t), value :: bytes
    end subroutine
    subroutine tierce_op_callback(userdata) bind(c)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: userdata
    end subroutine
    subroutine tierce_codec_userdata_free_fn(userdata) bind(c)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: userdata
    end subroutine
    function tierce_codec_open_fn(userdata, config, config_len, state) bind(c) result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: userdata
      type(c_ptr), value :: config
      integer(c_size_t), value :: config_len
      type(c_ptr), intent(inout) :: state
      integer(c_int32_t) :: answer
    end function
    subroutine tierce_codec_close_fn(userdata, state) bind(c)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: userdata
      type(c_ptr), value :: state
    end subroutine
    function tierce_codec_encode_fn(userdata, state, src, src_len, dst) bind(c) result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: userdata
      type(c_ptr), value :: state
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    function tierce_codec_decode_fn(userdata, state, src, src_len, max_len, dst) bind(c) result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: userdata
      type(c_ptr), value :: state
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_size_t), value :: max_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    function tierce_codec_encode_bound_fn(userdata, state, src_len) bind(c) result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: userdata
      type(c_ptr), value :: state
      integer(c_size_t), value :: src_len
      integer(c_size_t) :: answer
    end function
  end interface

  interface
    ! Copies the message of the last failure on this thread, with a final NUL, cut to `cap` bytes.
    function tierce_last_error(dst, cap) bind(c, name="tierce_last_error") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      integer(c_size_t) :: answer
    end function
    ! Gives the code of the native library that the last failure on this thread came from, and copies the library's name, such as
    ! "zstd", with a final NUL, cut to `cap` bytes.
    function tierce_last_error_native(library, cap) bind(c, name="tierce_last_error_native") result(answer)
      import :: c_int64_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: library
      integer(c_size_t), value :: cap
      integer(c_int64_t) :: answer
    end function
    ! The name of a status as it is written in this header, e.g.
    function tierce_status_name(status) bind(c, name="tierce_status_name") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      integer(c_int32_t), value :: status
      type(c_ptr) :: answer
    end function
    ! The version of the library, e.g.
    function tierce_version() bind(c, name="tierce_version") result(answer)
      import :: c_ptr
      implicit none
      type(c_ptr) :: answer
    end function
    ! The version of the library as one number: major * 10000 + minor * 100 + patch.
    function tierce_version_number() bind(c, name="tierce_version_number") result(answer)
      import :: c_int32_t
      implicit none
      integer(c_int32_t) :: answer
    end function
    ! The number of the library's ABI, as in its soname.
    function tierce_abi() bind(c, name="tierce_abi") result(answer)
      import :: c_int32_t
      implicit none
      integer(c_int32_t) :: answer
    end function
    ! Writes what this build contains as a JSON object: version, abi, features, libraries with their versions, SIMD level.
    function tierce_build_info(json) bind(c, name="tierce_build_info") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Makes an empty buffer with room for `capacity` bytes (0: nothing is allocated yet).
    function tierce_buffer_new(capacity, out) bind(c, name="tierce_buffer_new") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      integer(c_size_t), value :: capacity
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a buffer and its memory;
    subroutine tierce_buffer_free(buffer) bind(c, name="tierce_buffer_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: buffer
    end subroutine
    ! The content;
    function tierce_buffer_data(buffer) bind(c, name="tierce_buffer_data") result(answer)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: buffer
      type(c_ptr) :: answer
    end function
    ! How many bytes the content has;
    function tierce_buffer_len(buffer) bind(c, name="tierce_buffer_len") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: buffer
      integer(c_size_t) :: answer
    end function
    ! How many bytes fit without another allocation;
    function tierce_buffer_capacity(buffer) bind(c, name="tierce_buffer_capacity") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: buffer
      integer(c_size_t) :: answer
    end function
    ! Makes the capacity at least `capacity` bytes;
    function tierce_buffer_reserve(buffer, capacity) bind(c, name="tierce_buffer_reserve") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: buffer
      integer(c_size_t), value :: capacity
      integer(c_int32_t) :: answer
    end function
    ! Forgets the content and keeps the memory.
    function tierce_buffer_clear(buffer) bind(c, name="tierce_buffer_clear") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: buffer
      integer(c_int32_t) :: answer
    end function
    ! Appends a copy of `src_len` bytes;
    function tierce_buffer_append(buffer, src, src_len) bind(c, name="tierce_buffer_append") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: buffer
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t) :: answer
    end function
    ! Makes room for at least `additional` bytes behind the content, for the caller to write to.
    function tierce_buffer_room(buffer, additional, room, room_len) bind(c, name="tierce_buffer_room") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: buffer
      integer(c_size_t), value :: additional
      type(c_ptr), intent(inout) :: room
      type(c_ptr), value :: room_len
      integer(c_int32_t) :: answer
    end function
    ! Counts the first `written` bytes of the room that tierce_buffer_room() gave as content.
    function tierce_buffer_commit(buffer, written) bind(c, name="tierce_buffer_commit") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: buffer
      integer(c_size_t), value :: written
      integer(c_int32_t) :: answer
    end function
    ! Makes segments with a copy of the data.
    function tierce_segments_copy(data, data_len, segments, count, out) bind(c, name="tierce_segments_copy") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: data
      integer(c_size_t), value :: data_len
      type(c_ptr), value :: segments
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes segments that read the caller's memory, without a copy.
    function tierce_segments_wrap(data, data_len, segments, count, release, userdata, out) bind(c, name="tierce_segments_wrap") &
      result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: data
      integer(c_size_t), value :: data_len
      type(c_ptr), value :: segments
      integer(c_size_t), value :: count
      type(c_funptr), value :: release
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees segments;
    subroutine tierce_segments_free(segments) bind(c, name="tierce_segments_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: segments
    end subroutine
    ! How many items there are;
    function tierce_segments_count(segments) bind(c, name="tierce_segments_count") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: segments
      integer(c_size_t) :: answer
    end function
    ! Gives item `index`, which is valid as long as the segments are.
    function tierce_segments_get(segments, index, item, item_len) bind(c, name="tierce_segments_get") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: segments
      integer(c_size_t), value :: index
      type(c_ptr), intent(inout) :: item
      type(c_ptr), value :: item_len
      integer(c_int32_t) :: answer
    end function
    ! Gives all data of the segments, what lies between them too: valid as long as they are.
    function tierce_segments_data(segments, data, data_len) bind(c, name="tierce_segments_data") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: segments
      type(c_ptr), intent(inout) :: data
      type(c_ptr), value :: data_len
      integer(c_int32_t) :: answer
    end function
    ! Gives the table of offsets and lengths, tierce_segments_count() of them: valid as long as the segments are.
    function tierce_segments_table(segments, table) bind(c, name="tierce_segments_table") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: segments
      type(c_ptr), intent(inout) :: table
      integer(c_int32_t) :: answer
    end function
    ! Makes a collection of `count` segments, in order;
    function tierce_segments_collection_new(parts, count, out) bind(c, name="tierce_segments_collection_new") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: parts
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a collection of `count` items that lie anywhere in the caller's memory, without a copy.
    function tierce_segments_collection_from_pointers(items, lengths, count, out) bind(c, &
      name="tierce_segments_collection_from_pointers") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: items
      type(c_ptr), value :: lengths
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a collection;
    subroutine tierce_segments_collection_free(collection) bind(c, name="tierce_segments_collection_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: collection
    end subroutine
    ! How many items there are in all;
    function tierce_segments_collection_count(collection) bind(c, name="tierce_segments_collection_count") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: collection
      integer(c_size_t) :: answer
    end function
    ! The sum of the items' lengths in bytes;
    function tierce_segments_collection_size(collection) bind(c, name="tierce_segments_collection_size") result(answer)
      import :: c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: collection
      integer(c_int64_t) :: answer
    end function
    ! Gives item `index`, which is valid as long as the collection is.
    function tierce_segments_collection_get(collection, index, item, item_len) bind(c, name="tierce_segments_collection_get") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: collection
      integer(c_size_t), value :: index
      type(c_ptr), intent(inout) :: item
      type(c_ptr), value :: item_len
      integer(c_int32_t) :: answer
    end function
    ! Makes segments of item `index` alone, which keep the buffer it lies in and outlive the collection.
    function tierce_segments_collection_keep(collection, index, out) bind(c, name="tierce_segments_collection_keep") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: collection
      integer(c_size_t), value :: index
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Starts a pool of `threads` threads;
    function tierce_pool_new(threads, out) bind(c, name="tierce_pool_new") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      integer(c_int32_t), value :: threads
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a pool and joins its threads;
    subroutine tierce_pool_free(pool) bind(c, name="tierce_pool_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: pool
    end subroutine
    ! How many threads the pool has;
    function tierce_pool_threads(pool) bind(c, name="tierce_pool_threads") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: pool
      integer(c_int32_t) :: answer
    end function
    ! Makes a codec from its JSON config with the built-in codecs.
    function tierce_codec_from_json(json, json_len, out) bind(c, name="tierce_codec_from_json") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a codec that does what `codec` does, and shares the work of each call among the threads of `pool` where the format
    ! allows: blosc works on several blocks of a chunk at once.
    function tierce_codec_with_pool(codec, pool, out) bind(c, name="tierce_codec_with_pool") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: pool
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a codec;
    subroutine tierce_codec_free(codec) bind(c, name="tierce_codec_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: codec
    end subroutine
    ! Writes the effective config as JSON: all parameters with the values in use, in the form that the codec was made from.
    function tierce_codec_config(codec, json) bind(c, name="tierce_codec_config") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Writes the effective config as JSON in the form TIERCE_CONFIG_V2 or TIERCE_CONFIG_V3.
    function tierce_codec_config_as(codec, form, json) bind(c, name="tierce_codec_config_as") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      integer(c_int32_t), value :: form
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Gives the most bytes that encoding `src_len` bytes can take: room of that size never is too small.
    function tierce_codec_encode_bound(codec, src_len, bound) bind(c, name="tierce_codec_encode_bound") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: bound
      integer(c_int32_t) :: answer
    end function
    ! Encodes `src_len` bytes into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
    function tierce_codec_encode_into(codec, src, src_len, dst, dst_cap, dst_len) bind(c, name="tierce_codec_encode_into") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      integer(c_int32_t) :: answer
    end function
    ! Encodes `src_len` bytes and replaces the content of `dst` with the result.
    function tierce_codec_encode(codec, src, src_len, dst) bind(c, name="tierce_codec_encode") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Decodes all of `src` into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
    function tierce_codec_decode_into(codec, src, src_len, dst, dst_cap, dst_len) bind(c, name="tierce_codec_decode_into") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      integer(c_int32_t) :: answer
    end function
    ! Decodes all of `src` to at most `max_len` bytes and replaces the content of `dst` with the result.
    function tierce_codec_decode(codec, src, src_len, max_len, dst) bind(c, name="tierce_codec_decode") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_size_t), value :: max_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Decodes `nitems` elements of `src` from the one numbered `start` on, without the rest where the format allows, into
    ! `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
    function tierce_codec_decode_partial_into(codec, src, src_len, start, nitems, dst, dst_cap, dst_len) bind(c, &
      name="tierce_codec_decode_partial_into") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int64_t), value :: start
      integer(c_int64_t), value :: nitems
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      integer(c_int32_t) :: answer
    end function
    ! tierce_codec_decode_partial_into() to at most `max_len` bytes, which replace the content of `dst`.
    function tierce_codec_decode_partial(codec, src, src_len, start, nitems, max_len, dst) bind(c, &
      name="tierce_codec_decode_partial") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int64_t), value :: start
      integer(c_int64_t), value :: nitems
      integer(c_size_t), value :: max_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Encodes every item.
    function tierce_codec_encode_many(codec, src, pool, dst, each) bind(c, name="tierce_codec_encode_many") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      type(c_ptr), value :: pool
      type(c_ptr), intent(inout) :: dst
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! Decodes every item to at most `max_item_len` bytes each (SIZE_MAX: no limit;
    function tierce_codec_decode_many(codec, src, max_item_len, pool, dst, each) bind(c, name="tierce_codec_decode_many") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: max_item_len
      type(c_ptr), value :: pool
      type(c_ptr), intent(inout) :: dst
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! Writes the built-in codecs as a JSON array: id, zarr v3 name, summary, and each parameter with type, range, default.
    function tierce_codec_list(json) bind(c, name="tierce_codec_list") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Makes a registry with the built-in codecs.
    function tierce_registry_new(out) bind(c, name="tierce_registry_new") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a registry;
    subroutine tierce_registry_free(registry) bind(c, name="tierce_registry_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: registry
    end subroutine
    ! Adds a codec of the program's own, or replaces the one of that name;
    function tierce_registry_add(registry, callbacks) bind(c, name="tierce_registry_add") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: registry
      type(c_ptr), value :: callbacks
      integer(c_int32_t) :: answer
    end function
    ! Writes the codecs of a registry as JSON, as tierce_codec_list() does.
    function tierce_registry_list(registry, json) bind(c, name="tierce_registry_list") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: registry
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Makes a codec from its JSON config with the codecs of a registry;
    function tierce_registry_codec_from_json(registry, json, json_len, out) bind(c, name="tierce_registry_codec_from_json") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: registry
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes an array of zeros with memory of its own.
    function tierce_array_new(dtype, shape, ndim, order, out) bind(c, name="tierce_array_new") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dtype
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      integer(c_int32_t), value :: order
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes an array of empty items ("utf8", "bytes", "json", "ragged:...") that never takes more than `max_len` bytes, what it
    ! takes to find them included (20 bytes an item): the limit of tierce_codec_decode_array_into().
    function tierce_array_new_items(dtype, shape, ndim, order, max_len, out) bind(c, name="tierce_array_new_items") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dtype
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      integer(c_int32_t), value :: order
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes an array without memory, which only tells a type: for `like` of tierce_codec_decode_array() and for
    ! tierce_codec_check_array().
    function tierce_array_describe(dtype, shape, ndim, order, out) bind(c, name="tierce_array_describe") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dtype
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      integer(c_int32_t), value :: order
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Sees the caller's memory as an array, for reading.
    function tierce_array_borrow(dtype, data, shape, strides, ndim, order, release, userdata, out) bind(c, &
      name="tierce_array_borrow") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dtype
      type(c_ptr), value :: data
      type(c_ptr), value :: shape
      type(c_ptr), value :: strides
      integer(c_size_t), value :: ndim
      integer(c_int32_t), value :: order
      type(c_funptr), value :: release
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! tierce_array_borrow() of memory that may be written: decoders write straight into it, wherever its strides lead.
    function tierce_array_borrow_mut(dtype, data, shape, strides, ndim, order, release, userdata, out) bind(c, &
      name="tierce_array_borrow_mut") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dtype
      type(c_ptr), value :: data
      type(c_ptr), value :: shape
      type(c_ptr), value :: strides
      integer(c_size_t), value :: ndim
      integer(c_int32_t), value :: order
      type(c_funptr), value :: release
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes an array of the items of `segments`, in the array's order;
    function tierce_array_from_segments(dtype, segments, shape, ndim, order, out) bind(c, name="tierce_array_from_segments") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dtype
      type(c_ptr), value :: segments
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      integer(c_int32_t), value :: order
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes an array of items with copies of as many items as the shape has, in the array's order.
    function tierce_array_from_items(dtype, items, lengths, shape, ndim, order, out) bind(c, name="tierce_array_from_items") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dtype
      type(c_ptr), value :: items
      type(c_ptr), value :: lengths
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      integer(c_int32_t), value :: order
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees an array;
    subroutine tierce_array_free(array) bind(c, name="tierce_array_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: array
    end subroutine
    ! Makes a copy with memory of its own, its elements in a row in `order`.
    function tierce_array_copy(array, order, out) bind(c, name="tierce_array_copy") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      integer(c_int32_t), value :: order
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Copies all elements of `src` to `array`, which has the same element type and shape;
    function tierce_array_assign(array, src) bind(c, name="tierce_array_assign") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: src
      integer(c_int32_t) :: answer
    end function
    ! Makes a view of a part: along each axis `count[i]` indices from `start[i]` on, `step[i]` apart (negative walks back;
    function tierce_array_slice(array, start, count, step, ndim, out) bind(c, name="tierce_array_slice") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: start
      type(c_ptr), value :: count
      type(c_ptr), value :: step
      integer(c_size_t), value :: ndim
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a view without the outermost `before[i]` and `after[i]` indices along each axis: without ghost cells.
    function tierce_array_interior(array, before, after, ndim, out) bind(c, name="tierce_array_interior") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: before
      type(c_ptr), value :: after
      integer(c_size_t), value :: ndim
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a view with axes permuted: axis i of the view is axis `axes[i]` of the array.
    function tierce_array_transpose(array, axes, ndim, out) bind(c, name="tierce_array_transpose") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: axes
      integer(c_size_t), value :: ndim
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a view of another shape with as many elements, which must lie in a row.
    function tierce_array_reshape(array, shape, ndim, out) bind(c, name="tierce_array_reshape") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a view with elements of another type of the same size, such as "<i8" of "<M8[s]";
    function tierce_array_view_as(array, dtype, out) bind(c, name="tierce_array_view_as") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: dtype
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Copies the element type, such as "<f4", with a final NUL, cut to `cap` bytes;
    function tierce_array_dtype(array, dst, cap) bind(c, name="tierce_array_dtype") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      integer(c_size_t) :: answer
    end function
    ! Gives the shape, valid as long as the array is.
    function tierce_array_shape(array, shape, ndim) bind(c, name="tierce_array_shape") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), intent(inout) :: shape
      type(c_ptr), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Gives the strides: bytes from one index to the next along each axis, or items where these vary in length.
    function tierce_array_strides(array, strides, ndim) bind(c, name="tierce_array_strides") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), intent(inout) :: strides
      type(c_ptr), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Gives TIERCE_ORDER_C or TIERCE_ORDER_F: how elements are walked;
    function tierce_array_order(array) bind(c, name="tierce_array_order") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      integer(c_int32_t) :: answer
    end function
    ! How many elements the array has;
    function tierce_array_count(array) bind(c, name="tierce_array_count") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      integer(c_size_t) :: answer
    end function
    ! How many bytes the elements have, or all items together;
    function tierce_array_size(array) bind(c, name="tierce_array_size") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      integer(c_size_t) :: answer
    end function
    ! Gives the address of the element whose indices are all 0, valid as long as the array is.
    function tierce_array_data(array, data) bind(c, name="tierce_array_data") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), intent(inout) :: data
      integer(c_int32_t) :: answer
    end function
    ! tierce_array_data() for writing;
    function tierce_array_data_mut(array, data) bind(c, name="tierce_array_data_mut") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), intent(inout) :: data
      integer(c_int32_t) :: answer
    end function
    ! Gives item `index` in the array's order, valid as long as the array is and is not written.
    function tierce_array_item(array, index, item, item_len) bind(c, name="tierce_array_item") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      integer(c_size_t), value :: index
      type(c_ptr), intent(inout) :: item
      type(c_ptr), value :: item_len
      integer(c_int32_t) :: answer
    end function
    ! Makes segments of the items in the array's order, over the same memory.
    function tierce_array_segments(array, out) bind(c, name="tierce_array_segments") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes an array of the content of a .npy file, with memory of its own.
    function tierce_array_from_npy(src, src_len, out) bind(c, name="tierce_array_from_npy") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Replaces the content of `dst` with the array as a .npy file.
    function tierce_array_to_npy(array, dst) bind(c, name="tierce_array_to_npy") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! tierce_array_from_npy() of the file `path`.
    function tierce_array_load_npy(path, out) bind(c, name="tierce_array_load_npy") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: path
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Writes the array to the file `path`, in place of one that may be there.
    function tierce_array_save_npy(array, path) bind(c, name="tierce_array_save_npy") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: path
      integer(c_int32_t) :: answer
    end function
    ! Opens the archive in the file `path`, which must not change until tierce_npz_free().
    function tierce_npz_open(path, out) bind(c, name="tierce_npz_open") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: path
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Opens the archive of `src_len` bytes in memory, which is not copied: it must stay as it is until `release(userdata)` is
    ! called by tierce_npz_free();
    function tierce_npz_open_memory(src, src_len, release, userdata, out) bind(c, name="tierce_npz_open_memory") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_funptr), value :: release
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Closes an archive;
    subroutine tierce_npz_free(npz) bind(c, name="tierce_npz_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: npz
    end subroutine
    ! How many members the archive has;
    function tierce_npz_count(npz) bind(c, name="tierce_npz_count") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: npz
      integer(c_size_t) :: answer
    end function
    ! The name of member `index`, in the order of the archive, as numpy shows it: without ".npy".
    function tierce_npz_name(npz, index) bind(c, name="tierce_npz_name") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: npz
      integer(c_size_t), value :: index
      type(c_ptr) :: answer
    end function
    ! Makes an array of the member `name`, which may be given with or without ".npy";
    function tierce_npz_get(npz, name, max_len, out) bind(c, name="tierce_npz_get") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: npz
      type(c_ptr), value :: name
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a new archive in memory, which tierce_npz_writer_finish() puts into a buffer.
    function tierce_npz_writer_new(level, out) bind(c, name="tierce_npz_writer_new") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      integer(c_int32_t), value :: level
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a new archive that is written straight to a file beside `path`.
    function tierce_npz_writer_create(path, level, out) bind(c, name="tierce_npz_writer_create") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: path
      integer(c_int32_t), value :: level
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Adds an array as member `name`, to which ".npy" is added.
    function tierce_npz_writer_add(writer, name, array) bind(c, name="tierce_npz_writer_add") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: writer
      type(c_ptr), value :: name
      type(c_ptr), value :: array
      integer(c_int32_t) :: answer
    end function
    ! Ends the archive.
    function tierce_npz_writer_finish(writer, dst) bind(c, name="tierce_npz_writer_finish") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: writer
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Frees a writer, and what was not finished;
    subroutine tierce_npz_writer_free(writer) bind(c, name="tierce_npz_writer_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: writer
    end subroutine
    ! Sees a tensor as an array, which is walked in C order.
    function tierce_array_from_dlpack(managed, versioned, out) bind(c, name="tierce_array_from_dlpack") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: managed
      integer(c_int32_t), value :: versioned
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Gives a tensor over the array's memory, which stays until the tensor's deleter is called, on any thread;
    function tierce_array_to_dlpack(array, versioned, managed) bind(c, name="tierce_array_to_dlpack") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      integer(c_int32_t), value :: versioned
      type(c_ptr), intent(inout) :: managed
      integer(c_int32_t) :: answer
    end function
    ! Fails unless arrays of this type and shape can be encoded and decoded: every codec gets what it takes from the one before.
    function tierce_codec_check_array(codec, like) bind(c, name="tierce_codec_check_array") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: like
      integer(c_int32_t) :: answer
    end function
    ! Gives the most bytes that encoding such an array can take.
    function tierce_codec_encode_array_bound(codec, like, bound) bind(c, name="tierce_codec_encode_array_bound") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: like
      type(c_ptr), value :: bound
      integer(c_int32_t) :: answer
    end function
    ! Encodes an array and makes an array of the result: of the type that the last codec makes, such as "<i2" after a filter, or
    ! a row of bytes ("|u1").
    function tierce_codec_encode_array(codec, src, dst) bind(c, name="tierce_codec_encode_array") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      type(c_ptr), intent(inout) :: dst
      integer(c_int32_t) :: answer
    end function
    ! Encodes an array and replaces the content of `dst` with the result.
    function tierce_codec_encode_array_buffer(codec, src, dst) bind(c, name="tierce_codec_encode_array_buffer") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Encodes an array into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
    function tierce_codec_encode_array_into(codec, src, dst, dst_cap, dst_len) bind(c, name="tierce_codec_encode_array_into") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      integer(c_int32_t) :: answer
    end function
    ! Decodes all of `src` into an array, whose type and shape are those of what was encoded.
    function tierce_codec_decode_array_into(codec, src, src_len, dst) bind(c, name="tierce_codec_decode_array_into") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Decodes all of `src` and makes an array of the type and shape of `like`, which may be without memory
    ! (tierce_array_describe()).
    function tierce_codec_decode_array(codec, src, src_len, like, max_len, dst) bind(c, name="tierce_codec_decode_array") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: like
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: dst
      integer(c_int32_t) :: answer
    end function
    ! Encodes `count` arrays, on the threads of a pool or, with NULL, in the calling thread;
    function tierce_codec_encode_arrays(codec, arrays, count, pool, dst, each) bind(c, name="tierce_codec_encode_arrays") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: arrays
      integer(c_size_t), value :: count
      type(c_ptr), value :: pool
      type(c_ptr), intent(inout) :: dst
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! Decodes each item of `src` into the array of the same number, on the threads of a pool or, with NULL, in the calling
    ! thread.
    function tierce_codec_decode_arrays_into(codec, src, arrays, count, pool, each) bind(c, &
      name="tierce_codec_decode_arrays_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      type(c_ptr), value :: arrays
      integer(c_size_t), value :: count
      type(c_ptr), value :: pool
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! Encodes an array, replaces the content of `dst` with the result, decodes it, and makes metrics.
    function tierce_codec_encode_array_measured(codec, src, dst, out) bind(c, name="tierce_codec_encode_array_measured") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: codec
      type(c_ptr), value :: src
      type(c_ptr), value :: dst
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees metrics;
    subroutine tierce_metrics_free(metrics) bind(c, name="tierce_metrics_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: metrics
    end subroutine
    ! Gives one of TIERCE_METRIC_*.
    function tierce_metrics_value(metrics, metric, out) bind(c, name="tierce_metrics_value") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: metrics
      integer(c_int32_t), value :: metric
      type(c_ptr), value :: out
      integer(c_int32_t) :: answer
    end function
    ! How many codecs had something to do;
    function tierce_metrics_stages(metrics) bind(c, name="tierce_metrics_stages") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: metrics
      integer(c_size_t) :: answer
    end function
    ! Gives the bytes that codec `stage` made and the seconds it took, and copies its name with a final NUL, cut to `cap` bytes.
    function tierce_metrics_stage(metrics, stage, name, cap, bytes, seconds) bind(c, name="tierce_metrics_stage") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: metrics
      integer(c_size_t), value :: stage
      type(c_ptr), value :: name
      integer(c_size_t), value :: cap
      type(c_ptr), value :: bytes
      type(c_ptr), value :: seconds
      integer(c_int32_t) :: answer
    end function
    ! Writes all metrics as JSON;
    function tierce_metrics_json(metrics, json) bind(c, name="tierce_metrics_json") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: metrics
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Reads the header at the front of a chunk, of which TIERCE_BLOSC_HEADER_SIZE bytes are enough.
    function tierce_blosc_read_header(src, src_len, header) bind(c, name="tierce_blosc_read_header") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: header
      integer(c_int32_t) :: answer
    end function
    ! The name of a compressor, the "cname" of a config;
    function tierce_blosc_compressor_name(compressor) bind(c, name="tierce_blosc_compressor_name") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      integer(c_int32_t), value :: compressor
      type(c_ptr) :: answer
    end function
    ! The name of the library of a compressor, as c-blosc tells it ("BloscLZ", "LZ4", ...);
    function tierce_blosc_compressor_library(compressor) bind(c, name="tierce_blosc_compressor_library") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      integer(c_int32_t), value :: compressor
      type(c_ptr) :: answer
    end function
    ! Gives the number of the compressor of a name;
    function tierce_blosc_compressor_number(name, compressor) bind(c, name="tierce_blosc_compressor_number") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: name
      type(c_ptr), value :: compressor
      integer(c_int32_t) :: answer
    end function
    ! Makes a setup: reversible, with a full header, words of 64 bits, and no sidecar;
    function tierce_zfp_new(out) bind(c, name="tierce_zfp_new") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes another setup with the same settings, for tierce_zfp_free().
    function tierce_zfp_copy(zfp, out) bind(c, name="tierce_zfp_copy") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a setup;
    subroutine tierce_zfp_free(zfp) bind(c, name="tierce_zfp_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: zfp
    end subroutine
    ! Nothing is lost: not a bit of NaN, infinities and -0 either.
    function tierce_zfp_set_reversible(zfp) bind(c, name="tierce_zfp_set_reversible") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      integer(c_int32_t) :: answer
    end function
    ! Each block takes the same number of bits, about `rate` a value: streams of a known size, of which any part can be read and
    ! decoded by several threads.
    function tierce_zfp_set_rate(zfp, rate, value_type, ndim, align, used) bind(c, name="tierce_zfp_set_rate") result(answer)
      import :: c_double, c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      real(c_double), value :: rate
      integer(c_int32_t), value :: value_type
      integer(c_int32_t), value :: ndim
      integer(c_int32_t), value :: align
      type(c_ptr), value :: used
      integer(c_int32_t) :: answer
    end function
    ! Each block keeps its `precision` highest bit planes: a bound of the relative error, roughly.
    function tierce_zfp_set_precision(zfp, precision, used) bind(c, name="tierce_zfp_set_precision") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      integer(c_int32_t), value :: precision
      type(c_ptr), value :: used
      integer(c_int32_t) :: answer
    end function
    ! No float is off by more than `tolerance`, in the unit of the elements, where it is not too small for the largest value of a
    ! block, of which the lossy modes see 30 bits (float) or 62 (double);
    function tierce_zfp_set_accuracy(zfp, tolerance, used) bind(c, name="tierce_zfp_set_accuracy") result(answer)
      import :: c_double, c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      real(c_double), value :: tolerance
      type(c_ptr), value :: used
      integer(c_int32_t) :: answer
    end function
    ! Sets the four numbers themselves: zfp's expert mode.
    function tierce_zfp_set_params(zfp, params) bind(c, name="tierce_zfp_set_params") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: params
      integer(c_int32_t) :: answer
    end function
    ! Gives the four numbers, and the mode that they are known as: TIERCE_ZFP_EXPERT to _REVERSIBLE.
    function tierce_zfp_get_params(zfp, params, mode) bind(c, name="tierce_zfp_get_params") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: params
      type(c_ptr), value :: mode
      integer(c_int32_t) :: answer
    end function
    ! Sets the four numbers by the one that headers tell: zfp_stream_set_mode().
    function tierce_zfp_set_mode(zfp, mode) bind(c, name="tierce_zfp_set_mode") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      integer(c_int64_t), value :: mode
      integer(c_int32_t) :: answer
    end function
    ! Gives the number that headers tell of the four: zfp_stream_mode().
    function tierce_zfp_get_mode(zfp, mode) bind(c, name="tierce_zfp_get_mode") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: mode
      integer(c_int32_t) :: answer
    end function
    ! Of how many bits the words are that a stream consists of, the last being filled up with zeros: 8, 16, 32 or 64.
    function tierce_zfp_set_word_bits(zfp, word_bits) bind(c, name="tierce_zfp_set_word_bits") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      integer(c_int32_t), value :: word_bits
      integer(c_int32_t) :: answer
    end function
    ! Which parts of the header streams have: a sum of TIERCE_ZFP_HEADER_MAGIC, _META and _MODE, all of them (_FULL), or 0.
    function tierce_zfp_set_header(zfp, parts) bind(c, name="tierce_zfp_set_header") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      integer(c_int32_t), value :: parts
      integer(c_int32_t) :: answer
    end function
    ! Asks for an index in the sidecar, of the first of each `spacing` blocks;
    function tierce_zfp_set_index(zfp, spacing) bind(c, name="tierce_zfp_set_index") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: zfp
      integer(c_size_t), value :: spacing
      integer(c_int32_t) :: answer
    end function
    ! Whether NaN and infinities of lossy modes go into a mask in the sidecar, from which they come back bit by bit (1), or are
    ! refused with TIERCE_E_ARGUMENT (0).
    function tierce_zfp_set_mask(zfp, mask) bind(c, name="tierce_zfp_set_mask") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      integer(c_int32_t), value :: mask
      integer(c_int32_t) :: answer
    end function
    ! Has errors found by decoding each block after encoding it, and held against bounds.
    function tierce_zfp_set_bounds(zfp, check, absolute, relative) bind(c, name="tierce_zfp_set_bounds") result(answer)
      import :: c_double, c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      integer(c_int32_t), value :: check
      real(c_double), value :: absolute
      real(c_double), value :: relative
      integer(c_int32_t) :: answer
    end function
    ! Gives the most bytes of a stream of such an array.
    function tierce_zfp_bound(zfp, like, bound) bind(c, name="tierce_zfp_bound") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: like
      type(c_ptr), value :: bound
      integer(c_int32_t) :: answer
    end function
    ! Compresses an array, and replaces the content of `dst` with the stream.
    function tierce_zfp_compress(zfp, src, pool, dst, side, report) bind(c, name="tierce_zfp_compress") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: src
      type(c_ptr), value :: pool
      type(c_ptr), value :: dst
      type(c_ptr), value :: side
      type(c_ptr), value :: report
      integer(c_int32_t) :: answer
    end function
    ! Compresses an array into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`;
    function tierce_zfp_compress_into(zfp, src, pool, dst, dst_cap, dst_len, side, report) bind(c, &
      name="tierce_zfp_compress_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: src
      type(c_ptr), value :: pool
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      type(c_ptr), value :: side
      type(c_ptr), value :: report
      integer(c_int32_t) :: answer
    end function
    ! Decompresses a stream and makes an array: of the type and shape of `like`, which may be without memory
    ! (tierce_array_describe()), or with NULL of those that the header tells, in C order.
    function tierce_zfp_decompress(zfp, src, src_len, side, side_len, pool, like, max_len, dst) bind(c, &
      name="tierce_zfp_decompress") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: side
      integer(c_size_t), value :: side_len
      type(c_ptr), value :: pool
      type(c_ptr), value :: like
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: dst
      integer(c_int32_t) :: answer
    end function
    ! Decompresses a stream into an array of its type and shape, or of small elements that were made such: wherever they lie, and
    ! nothing between them is written.
    function tierce_zfp_decompress_into(zfp, src, src_len, side, side_len, pool, dst) bind(c, &
      name="tierce_zfp_decompress_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: side
      integer(c_size_t), value :: side_len
      type(c_ptr), value :: pool
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Reads the parts of a header that the front of a stream has (TIERCE_ZFP_HEADER_FULL, or a sum of others): 19 bytes are
    ! enough.
    function tierce_zfp_read_header(src, src_len, parts, header) bind(c, name="tierce_zfp_read_header") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t), value :: parts
      type(c_ptr), value :: header
      integer(c_int32_t) :: answer
    end function
    ! Makes a view of a stream, which is not copied: stream and sidecar are as in tierce_zfp_decompress(), and `zfp` may be freed
    ! after.
    function tierce_zfp_view_new(zfp, src, src_len, side, side_len, like, release, userdata, out) bind(c, &
      name="tierce_zfp_view_new") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: zfp
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: side
      integer(c_size_t), value :: side_len
      type(c_ptr), value :: like
      type(c_funptr), value :: release
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a view;
    subroutine tierce_zfp_view_free(view) bind(c, name="tierce_zfp_view_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: view
    end subroutine
    ! Tells type, extents and parameters;
    function tierce_zfp_view_info(view, info) bind(c, name="tierce_zfp_view_info") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: view
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! Gives the value at an index along each of `ndim` axes.
    function tierce_zfp_view_get(view, index, ndim, value, value_size) bind(c, name="tierce_zfp_view_get") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: view
      type(c_ptr), value :: index
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: value
      integer(c_size_t), value :: value_size
      integer(c_int32_t) :: answer
    end function
    ! Gives the values of one block of 4 along each axis, in a row.
    function tierce_zfp_view_get_block(view, block, ndim, values, cap, len, shape) bind(c, name="tierce_zfp_view_get_block") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: view
      type(c_ptr), value :: block
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: values
      integer(c_size_t), value :: cap
      type(c_ptr), value :: len
      type(c_ptr), value :: shape
      integer(c_int32_t) :: answer
    end function
    ! Decodes the box that begins at the index `start` along each of `ndim` axes, and is as large as `dst`, into `dst`: an array
    ! of the stream's type, or of small elements that were made such, wherever they lie.
    function tierce_zfp_view_read_box(view, start, ndim, dst) bind(c, name="tierce_zfp_view_read_box") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: view
      type(c_ptr), value :: start
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Makes a stream that encodes, from the JSON config of a codec.
    function tierce_stream_encoder_from_json(json, json_len, out) bind(c, name="tierce_stream_encoder_from_json") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a stream that decodes, from the JSON config of a codec.
    function tierce_stream_decoder_from_json(json, json_len, out) bind(c, name="tierce_stream_decoder_from_json") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a stream;
    subroutine tierce_stream_free(stream) bind(c, name="tierce_stream_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: stream
    end subroutine
    ! Whether a decoder goes on with the next frame where one ends;
    function tierce_stream_set_across_frames(stream, across) bind(c, name="tierce_stream_set_across_frames") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      integer(c_int32_t), value :: across
      integer(c_int32_t) :: answer
    end function
    ! Sets the most bytes that may come out of the stream in all, UINT64_MAX at first;
    function tierce_stream_set_limit(stream, limit) bind(c, name="tierce_stream_set_limit") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      integer(c_int64_t), value :: limit
      integer(c_int32_t) :: answer
    end function
    ! Takes some of `src` and writes some output, without buffers in between: the call that all others are made of.
    function tierce_stream_step(stream, op, src, src_len, src_used, dst, dst_cap, dst_len) bind(c, name="tierce_stream_step") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: stream
      integer(c_int32_t), value :: op
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: src_used
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      integer(c_int32_t) :: answer
    end function
    ! Takes `src` and appends all output that is ready to `dst`.
    function tierce_stream_write(stream, src, src_len, src_used, dst) bind(c, name="tierce_stream_write") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: stream
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: src_used
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Appends what a flush gives: all that was written so far can be decoded from what came out so far.
    function tierce_stream_flush(stream, op, dst) bind(c, name="tierce_stream_flush") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      integer(c_int32_t), value :: op
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Appends the rest and finishes the stream: an encoder ends its frame, a decoder checks that its frame has ended.
    function tierce_stream_finish(stream, dst) bind(c, name="tierce_stream_finish") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! How many bytes the stream has taken;
    function tierce_stream_bytes_in(stream) bind(c, name="tierce_stream_bytes_in") result(answer)
      import :: c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      integer(c_int64_t) :: answer
    end function
    ! How many bytes have come out of the stream;
    function tierce_stream_bytes_out(stream) bind(c, name="tierce_stream_bytes_out") result(answer)
      import :: c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      integer(c_int64_t) :: answer
    end function
    ! 1 if there was a frame at least and the last one is complete, else 0;
    function tierce_stream_at_end(stream) bind(c, name="tierce_stream_at_end") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      integer(c_int32_t) :: answer
    end function
    ! How many bytes of memory the native coder uses, as far as its library says;
    function tierce_stream_memory_size(stream) bind(c, name="tierce_stream_memory_size") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: stream
      integer(c_size_t) :: answer
    end function
    ! Gives good sizes for pieces of input and output of tierce_stream_step().
    function tierce_stream_recommended(stream, src_size, dst_size) bind(c, name="tierce_stream_recommended") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      type(c_ptr), value :: src_size
      type(c_ptr), value :: dst_size
      integer(c_int32_t) :: answer
    end function
    ! Changes a parameter of the format while the stream runs, by its number: of zstd one of TIERCE_ZSTD_P_*.
    function tierce_stream_set_parameter(stream, parameter, value) bind(c, name="tierce_stream_set_parameter") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      integer(c_int32_t), value :: parameter
      integer(c_int32_t), value :: value
      integer(c_int32_t) :: answer
    end function
    ! Gives how far the stream is: bytes taken in, worked off, and made.
    function tierce_stream_progression(stream, ingested, consumed, produced) bind(c, name="tierce_stream_progression") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: stream
      type(c_ptr), value :: ingested
      type(c_ptr), value :: consumed
      type(c_ptr), value :: produced
      integer(c_int32_t) :: answer
    end function
    ! Makes a writer over a stream.
    function tierce_writer_new(stream, write_size, write, userdata, out) bind(c, name="tierce_writer_new") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: stream
      integer(c_size_t), value :: write_size
      type(c_funptr), value :: write
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Takes all of `src`;
    function tierce_writer_write(writer, src, src_len) bind(c, name="tierce_writer_write") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: writer
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t) :: answer
    end function
    ! Sends what a flush gives;
    function tierce_writer_flush(writer, op) bind(c, name="tierce_writer_flush") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: writer
      integer(c_int32_t), value :: op
      integer(c_int32_t) :: answer
    end function
    ! Sends the rest and finishes the stream, as tierce_stream_finish() does.
    function tierce_writer_finish(writer) bind(c, name="tierce_writer_finish") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: writer
      integer(c_int32_t) :: answer
    end function
    ! Frees a writer;
    subroutine tierce_writer_free(writer) bind(c, name="tierce_writer_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: writer
    end subroutine
    ! Makes a reader over a stream.
    function tierce_reader_new(stream, read_size, skip_bytes, read, userdata, out) bind(c, name="tierce_reader_new") &
      result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: stream
      integer(c_size_t), value :: read_size
      integer(c_size_t), value :: skip_bytes
      type(c_funptr), value :: read
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a reader over a stream whose input is `src`, without its first `skip_bytes`.
    function tierce_reader_from_memory(stream, src, src_len, skip_bytes, out) bind(c, name="tierce_reader_from_memory") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: stream
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_size_t), value :: skip_bytes
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Fills `cap` bytes, unless the end comes: then TIERCE_END, and `len` gets how many there were.
    function tierce_reader_read(reader, dst, cap, len) bind(c, name="tierce_reader_read") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: reader
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      type(c_ptr), value :: len
      integer(c_int32_t) :: answer
    end function
    ! Reads what is there soonest: one byte at least, `cap` at most.
    function tierce_reader_read_some(reader, dst, cap, len) bind(c, name="tierce_reader_read_some") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: reader
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      type(c_ptr), value :: len
      integer(c_int32_t) :: answer
    end function
    ! Reads `n` bytes and forgets them.
    function tierce_reader_skip(reader, n, skipped) bind(c, name="tierce_reader_skip") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: reader
      integer(c_int64_t), value :: n
      type(c_ptr), value :: skipped
      integer(c_int32_t) :: answer
    end function
    ! Gives the next `piece_size` bytes (0: a good size), or fewer before the end;
    function tierce_reader_next(reader, piece_size, data, len) bind(c, name="tierce_reader_next") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: reader
      integer(c_size_t), value :: piece_size
      type(c_ptr), intent(inout) :: data
      type(c_ptr), value :: len
      integer(c_int32_t) :: answer
    end function
    ! Frees a reader;
    subroutine tierce_reader_free(reader) bind(c, name="tierce_reader_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: reader
    end subroutine
    ! Makes a chunker over a stream, with pieces of `chunk_size` bytes (0: a good size).
    function tierce_chunker_new(stream, chunk_size, out) bind(c, name="tierce_chunker_new") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: stream
      integer(c_size_t), value :: chunk_size
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Gives input, which is lent until tierce_chunker_next() returned TIERCE_END.
    function tierce_chunker_give(chunker, src, src_len) bind(c, name="tierce_chunker_give") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: chunker
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t) :: answer
    end function
    ! Ends a block;
    function tierce_chunker_flush(chunker) bind(c, name="tierce_chunker_flush") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: chunker
      integer(c_int32_t) :: answer
    end function
    ! Ends the stream;
    function tierce_chunker_finish(chunker) bind(c, name="tierce_chunker_finish") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: chunker
      integer(c_int32_t) :: answer
    end function
    ! Gives the next piece, valid until the next call for this chunker.
    function tierce_chunker_next(chunker, data, len) bind(c, name="tierce_chunker_next") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: chunker
      type(c_ptr), intent(inout) :: data
      type(c_ptr), value :: len
      integer(c_int32_t) :: answer
    end function
    ! Frees a chunker;
    subroutine tierce_chunker_free(chunker) bind(c, name="tierce_chunker_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: chunker
    end subroutine
    ! Reads all input, sends all output, and finishes the stream.
    function tierce_stream_copy(stream, read, read_userdata, read_size, write, write_userdata, write_size, bytes_read, &
      bytes_written) bind(c, name="tierce_stream_copy") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: stream
      type(c_funptr), value :: read
      type(c_ptr), value :: read_userdata
      integer(c_size_t), value :: read_size
      type(c_funptr), value :: write
      type(c_ptr), value :: write_userdata
      integer(c_size_t), value :: write_size
      type(c_ptr), value :: bytes_read
      type(c_ptr), value :: bytes_written
      integer(c_int32_t) :: answer
    end function
    ! Makes a set with all values derived from level 3;
    function tierce_zstd_params_new(out) bind(c, name="tierce_zstd_params_new") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a set with the values that a level stands for, for content of `source_size` bytes (0: unknown) and a dictionary of
    ! `dict_size` bytes (0: none).
    function tierce_zstd_params_from_level(level, source_size, dict_size, out) bind(c, name="tierce_zstd_params_from_level") &
      result(answer)
      import :: c_int32_t, c_int64_t, c_ptr, c_size_t
      implicit none
      integer(c_int32_t), value :: level
      integer(c_int64_t), value :: source_size
      integer(c_size_t), value :: dict_size
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a set from a JSON object of names and values.
    function tierce_zstd_params_from_json(json, json_len, out) bind(c, name="tierce_zstd_params_from_json") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a set of parameters;
    subroutine tierce_zstd_params_free(params) bind(c, name="tierce_zstd_params_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: params
    end subroutine
    ! Sets one of TIERCE_ZSTD_P_*.
    function tierce_zstd_params_set(params, parameter, value) bind(c, name="tierce_zstd_params_set") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: params
      integer(c_int32_t), value :: parameter
      integer(c_int32_t), value :: value
      integer(c_int32_t) :: answer
    end function
    ! Gives the value of one of TIERCE_ZSTD_P_*.
    function tierce_zstd_params_get(params, parameter, value) bind(c, name="tierce_zstd_params_get") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: params
      integer(c_int32_t), value :: parameter
      type(c_ptr), value :: value
      integer(c_int32_t) :: answer
    end function
    ! Writes all values as a JSON object, by name;
    function tierce_zstd_params_json(params, json) bind(c, name="tierce_zstd_params_json") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: params
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Estimates the bytes that a compressor with these parameters takes: `one_shot` for tierce_zstd_compressor_compress(),
    ! `stream` for streams, which keep a window.
    function tierce_zstd_params_estimated_size(params, one_shot, stream) bind(c, name="tierce_zstd_params_estimated_size") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: params
      type(c_ptr), value :: one_shot
      type(c_ptr), value :: stream
      integer(c_int32_t) :: answer
    end function
    ! Estimates the bytes that a decompressor takes;
    function tierce_zstd_decompressor_estimated_size(window, size) bind(c, name="tierce_zstd_decompressor_estimated_size") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      integer(c_size_t), value :: window
      type(c_ptr), value :: size
      integer(c_int32_t) :: answer
    end function
    ! Gives the least and the greatest value that one of TIERCE_ZSTD_P_* may be set to.
    function tierce_zstd_parameter_bounds(parameter, least, greatest) bind(c, name="tierce_zstd_parameter_bounds") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      integer(c_int32_t), value :: parameter
      type(c_ptr), value :: least
      type(c_ptr), value :: greatest
      integer(c_int32_t) :: answer
    end function
    ! Gives the number TIERCE_ZSTD_P_* of a name, a string such as "window_log";
    function tierce_zstd_parameter_from_name(name, parameter) bind(c, name="tierce_zstd_parameter_from_name") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: name
      type(c_ptr), value :: parameter
      integer(c_int32_t) :: answer
    end function
    ! The name of one of TIERCE_ZSTD_P_*, a static string;
    function tierce_zstd_parameter_name(parameter) bind(c, name="tierce_zstd_parameter_name") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      integer(c_int32_t), value :: parameter
      type(c_ptr) :: answer
    end function
    ! Makes a dictionary of a copy of `len` bytes;
    function tierce_zstd_dict_new(data, len, type, out) bind(c, name="tierce_zstd_dict_new") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: data
      integer(c_size_t), value :: len
      integer(c_int32_t), value :: type
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Trains a dictionary of at most `size` bytes on samples.
    function tierce_zstd_dict_train(size, samples, options, options_len, out) bind(c, name="tierce_zstd_dict_train") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      integer(c_size_t), value :: size
      type(c_ptr), value :: samples
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a dictionary;
    subroutine tierce_zstd_dict_free(dict) bind(c, name="tierce_zstd_dict_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: dict
    end subroutine
    ! The bytes, valid until the dictionary is freed;
    function tierce_zstd_dict_data(dict) bind(c, name="tierce_zstd_dict_data") result(answer)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: dict
      type(c_ptr) :: answer
    end function
    ! How many bytes it has;
    function tierce_zstd_dict_len(dict) bind(c, name="tierce_zstd_dict_len") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dict
      integer(c_size_t) :: answer
    end function
    ! Its identifier;
    function tierce_zstd_dict_id(dict) bind(c, name="tierce_zstd_dict_id") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: dict
      integer(c_int32_t) :: answer
    end function
    ! The segment size `k` and the dmer size `d` that it was trained with;
    function tierce_zstd_dict_trained_with(dict, k, d) bind(c, name="tierce_zstd_dict_trained_with") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: dict
      type(c_ptr), value :: k
      type(c_ptr), value :: d
      integer(c_int32_t) :: answer
    end function
    ! Makes the tables for a level, once, for all compressors that are made with the dictionary from now on.
    function tierce_zstd_dict_precompute(dict, level) bind(c, name="tierce_zstd_dict_precompute") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: dict
      integer(c_int32_t), value :: level
      integer(c_int32_t) :: answer
    end function
    ! The same for given parameters.
    function tierce_zstd_dict_precompute_with(dict, params) bind(c, name="tierce_zstd_dict_precompute_with") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: dict
      type(c_ptr), value :: params
      integer(c_int32_t) :: answer
    end function
    ! Makes a compressor of a level, with a dictionary or without (NULL).
    function tierce_zstd_compressor_new(level, dict, out) bind(c, name="tierce_zstd_compressor_new") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      integer(c_int32_t), value :: level
      type(c_ptr), value :: dict
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Makes a compressor with a copy of `params`, with a dictionary or without (NULL).
    function tierce_zstd_compressor_from_params(params, dict, out) bind(c, name="tierce_zstd_compressor_from_params") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: params
      type(c_ptr), value :: dict
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a compressor;
    subroutine tierce_zstd_compressor_free(compressor) bind(c, name="tierce_zstd_compressor_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: compressor
    end subroutine
    ! Gives the most bytes that a frame of `src_len` bytes takes, with a checksum too.
    function tierce_zstd_compress_bound(src_len, bound) bind(c, name="tierce_zstd_compress_bound") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: bound
      integer(c_int32_t) :: answer
    end function
    ! Compresses `src_len` bytes to one frame in `dst_cap` bytes of the caller's;
    function tierce_zstd_compressor_compress_into(compressor, src, src_len, dst, dst_cap, dst_len) bind(c, &
      name="tierce_zstd_compressor_compress_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: compressor
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      integer(c_int32_t) :: answer
    end function
    ! Compresses `src_len` bytes to one frame, which replaces the content of `dst`.
    function tierce_zstd_compressor_compress(compressor, src, src_len, dst) bind(c, name="tierce_zstd_compressor_compress") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: compressor
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Compresses `src_len` bytes to one frame that may refer to `prefix_len` bytes before them, a content-only dictionary used
    ! once: how a chain for tierce_zstd_decompressor_chain() is made.
    function tierce_zstd_compressor_compress_after(compressor, prefix, prefix_len, src, src_len, dst) bind(c, &
      name="tierce_zstd_compressor_compress_after") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: compressor
      type(c_ptr), value :: prefix
      integer(c_size_t), value :: prefix_len
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Compresses every item to a frame of its own, on the threads of a pool or, with NULL, in the calling thread.
    function tierce_zstd_compressor_compress_many(compressor, src, buffers, pool, dst, each) bind(c, &
      name="tierce_zstd_compressor_compress_many") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      type(c_ptr), value :: src
      integer(c_int32_t), value :: buffers
      type(c_ptr), value :: pool
      type(c_ptr), intent(inout) :: dst
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! Makes a stream of frames, the first of `size` bytes or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN.
    function tierce_zstd_compressor_stream(compressor, size, out) bind(c, name="tierce_zstd_compressor_stream") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      integer(c_int64_t), value :: size
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Changes one of TIERCE_ZSTD_P_* for the frames to come.
    function tierce_zstd_compressor_set(compressor, parameter, value) bind(c, name="tierce_zstd_compressor_set") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      integer(c_int32_t), value :: parameter
      integer(c_int32_t), value :: value
      integer(c_int32_t) :: answer
    end function
    ! Gives the value of one of TIERCE_ZSTD_P_*.
    function tierce_zstd_compressor_get(compressor, parameter, value) bind(c, name="tierce_zstd_compressor_get") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      integer(c_int32_t), value :: parameter
      type(c_ptr), value :: value
      integer(c_int32_t) :: answer
    end function
    ! Gives the bytes that the compressor takes now, without its dictionary.
    function tierce_zstd_compressor_memory_size(compressor, size) bind(c, name="tierce_zstd_compressor_memory_size") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      type(c_ptr), value :: size
      integer(c_int32_t) :: answer
    end function
    ! Gives how far the last frame came: bytes taken in, compressed, and made.
    function tierce_zstd_compressor_progression(compressor, ingested, consumed, produced) bind(c, &
      name="tierce_zstd_compressor_progression") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      type(c_ptr), value :: ingested
      type(c_ptr), value :: consumed
      type(c_ptr), value :: produced
      integer(c_int32_t) :: answer
    end function
    ! Forgets an unfinished frame;
    function tierce_zstd_compressor_reset(compressor) bind(c, name="tierce_zstd_compressor_reset") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      integer(c_int32_t) :: answer
    end function
    ! The same, and all parameters are again what the compressor was made with;
    function tierce_zstd_compressor_reset_parameters(compressor) bind(c, name="tierce_zstd_compressor_reset_parameters") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      integer(c_int32_t) :: answer
    end function
    ! Makes a decompressor with `dict_count` dictionaries: none, one for all frames, or several of which each frame names its
    ! own.
    function tierce_zstd_decompressor_new(dicts, dict_count, out) bind(c, name="tierce_zstd_decompressor_new") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dicts
      integer(c_size_t), value :: dict_count
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a decompressor;
    subroutine tierce_zstd_decompressor_free(decompressor) bind(c, name="tierce_zstd_decompressor_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: decompressor
    end subroutine
    ! Sets one of TIERCE_ZSTD_D_*, for the frames to come.
    function tierce_zstd_decompressor_set(decompressor, setting, value) bind(c, name="tierce_zstd_decompressor_set") &
      result(answer)
      import :: c_int32_t, c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: decompressor
      integer(c_int32_t), value :: setting
      integer(c_int64_t), value :: value
      integer(c_int32_t) :: answer
    end function
    ! Decompresses into `dst_cap` bytes of the caller's;
    function tierce_zstd_decompressor_decompress_into(decompressor, src, src_len, frames, dst, dst_cap, dst_len, src_used) &
      bind(c, name="tierce_zstd_decompressor_decompress_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: decompressor
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t), value :: frames
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      type(c_ptr), value :: src_used
      integer(c_int32_t) :: answer
    end function
    ! Decompresses to at most `max_len` bytes (SIZE_MAX: no limit), which replace the content of `dst`.
    function tierce_zstd_decompressor_decompress(decompressor, src, src_len, max_len, frames, dst, src_used) bind(c, &
      name="tierce_zstd_decompressor_decompress") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: decompressor
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_size_t), value :: max_len
      integer(c_int32_t), value :: frames
      type(c_ptr), value :: dst
      type(c_ptr), value :: src_used
      integer(c_int32_t) :: answer
    end function
    ! Decompresses the first frame of every item, on the threads of a pool or, with NULL, in the calling thread.
    function tierce_zstd_decompressor_decompress_many(decompressor, src, sizes, max_item_len, buffers, pool, dst, each) bind(c, &
      name="tierce_zstd_decompressor_decompress_many") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: decompressor
      type(c_ptr), value :: src
      type(c_ptr), value :: sizes
      integer(c_size_t), value :: max_item_len
      integer(c_int32_t), value :: buffers
      type(c_ptr), value :: pool
      type(c_ptr), intent(inout) :: dst
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! Decompresses a chain of frames, of which each has the content before it as its content-only dictionary, to the content of
    ! the last, at most `max_len` bytes, which replaces that of `dst`.
    function tierce_zstd_decompressor_chain(decompressor, frames, max_len, dst) bind(c, name="tierce_zstd_decompressor_chain") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: decompressor
      type(c_ptr), value :: frames
      integer(c_size_t), value :: max_len
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Makes a stream that decompresses the first frame or, after tierce_stream_set_across_frames(), all.
    function tierce_zstd_decompressor_stream(decompressor, out) bind(c, name="tierce_zstd_decompressor_stream") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: decompressor
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Gives the bytes that the decompressor takes now, without its dictionaries.
    function tierce_zstd_decompressor_memory_size(decompressor, size) bind(c, name="tierce_zstd_decompressor_memory_size") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: decompressor
      type(c_ptr), value :: size
      integer(c_int32_t) :: answer
    end function
    ! Forgets an unfinished frame, and lets go of the memory that streams with large windows have taken;
    function tierce_zstd_decompressor_reset(decompressor) bind(c, name="tierce_zstd_decompressor_reset") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: decompressor
      integer(c_int32_t) :: answer
    end function
    ! Reads the header of the frame at the start of `src`, of which TIERCE_ZSTD_FRAME_HEADER_SIZE_MAX bytes are always enough.
    function tierce_zstd_frame_read_header(src, src_len, format, header) bind(c, name="tierce_zstd_frame_read_header") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t), value :: format
      type(c_ptr), value :: header
      integer(c_int32_t) :: answer
    end function
    ! Gives the content size that the frame at the start of `src` declares, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN;
    function tierce_zstd_frame_content_size(src, src_len, size) bind(c, name="tierce_zstd_frame_content_size") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: size
      integer(c_int32_t) :: answer
    end function
    ! Gives the size of the header of the frame at the start of `src`.
    function tierce_zstd_frame_header_size(src, src_len, size) bind(c, name="tierce_zstd_frame_header_size") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: size
      integer(c_int32_t) :: answer
    end function
    ! Gives how many bytes the frame at the start of `src` takes, found by walking its blocks.
    function tierce_zstd_frame_compressed_size(src, src_len, size) bind(c, name="tierce_zstd_frame_compressed_size") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: size
      integer(c_int32_t) :: answer
    end function
    ! Gives the sum of the content sizes that all frames of `src` declare, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, and the most bytes
    ! that their blocks can hold, whatever they declare.
    function tierce_zstd_frame_contents(src, src_len, declared, bound) bind(c, name="tierce_zstd_frame_contents") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: declared
      type(c_ptr), value :: bound
      integer(c_int32_t) :: answer
    end function
    ! Gives how much larger than its content a buffer has to be that is decompressed in place, the frames of `src` at its end.
    function tierce_zstd_frame_decompression_margin(src, src_len, margin) bind(c, &
      name="tierce_zstd_frame_decompression_margin") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: margin
      integer(c_int32_t) :: answer
    end function
    ! Writes a skippable frame around `src_len` bytes, which decoders skip: 8 bytes more.
    function tierce_zstd_frame_write_skippable(src, src_len, variant, dst, dst_cap, dst_len) bind(c, &
      name="tierce_zstd_frame_write_skippable") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t), value :: variant
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      integer(c_int32_t) :: answer
    end function
    ! Finds the content of the skippable frame at the start of `src`: its variant, where in `src` it begins, and its length.
    function tierce_zstd_frame_read_skippable(src, src_len, variant, content, content_len) bind(c, &
      name="tierce_zstd_frame_read_skippable") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: variant
      type(c_ptr), intent(inout) :: content
      type(c_ptr), value :: content_len
      integer(c_int32_t) :: answer
    end function
    ! Compresses `src_len` bytes to a seekable file, which replaces the content of `dst`, on the threads of a pool or, with NULL,
    ! in the calling thread.
    function tierce_zstd_seekable_compress(compressor, src, src_len, frame_size, checksums, pool, dst) bind(c, &
      name="tierce_zstd_seekable_compress") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: compressor
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_size_t), value :: frame_size
      integer(c_int32_t), value :: checksums
      type(c_ptr), value :: pool
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Makes a writer that sends a seekable file to `write`, frame by frame: the same bytes as tierce_zstd_seekable_compress()
    ! with these arguments.
    function tierce_zstd_seekable_writer_new(compressor, frame_size, checksums, write, userdata, out) bind(c, &
      name="tierce_zstd_seekable_writer_new") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: compressor
      integer(c_size_t), value :: frame_size
      integer(c_int32_t), value :: checksums
      type(c_funptr), value :: write
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Adds `src_len` bytes of content, and sends the frames that they fill.
    function tierce_zstd_seekable_writer_write(writer, src, src_len) bind(c, name="tierce_zstd_seekable_writer_write") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: writer
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t) :: answer
    end function
    ! Ends the frame here, so that what follows begins a new one;
    function tierce_zstd_seekable_writer_end_frame(writer) bind(c, name="tierce_zstd_seekable_writer_end_frame") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: writer
      integer(c_int32_t) :: answer
    end function
    ! Sends the last frame and the table: the file is whole.
    function tierce_zstd_seekable_writer_finish(writer) bind(c, name="tierce_zstd_seekable_writer_finish") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: writer
      integer(c_int32_t) :: answer
    end function
    ! Frees a writer;
    subroutine tierce_zstd_seekable_writer_free(writer) bind(c, name="tierce_zstd_seekable_writer_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: writer
    end subroutine
    ! Opens a seekable file of `src_len` bytes in memory, which has to stay as it is until the reader is freed.
    function tierce_zstd_seekable_open_memory(dicts, dict_count, src, src_len, out) bind(c, &
      name="tierce_zstd_seekable_open_memory") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dicts
      integer(c_size_t), value :: dict_count
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Opens a seekable file of `size` bytes that `read` reads: the table now, and each frame, in one call, when it is needed.
    function tierce_zstd_seekable_open_callback(dicts, dict_count, size, read, userdata, out) bind(c, &
      name="tierce_zstd_seekable_open_callback") result(answer)
      import :: c_funptr, c_int32_t, c_int64_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dicts
      integer(c_size_t), value :: dict_count
      integer(c_int64_t), value :: size
      type(c_funptr), value :: read
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a reader;
    subroutine tierce_zstd_seekable_free(reader) bind(c, name="tierce_zstd_seekable_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: reader
    end subroutine
    ! How many bytes of content there are, as the table has it;
    function tierce_zstd_seekable_size(reader) bind(c, name="tierce_zstd_seekable_size") result(answer)
      import :: c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: reader
      integer(c_int64_t) :: answer
    end function
    ! How many frames there are;
    function tierce_zstd_seekable_frame_count(reader) bind(c, name="tierce_zstd_seekable_frame_count") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: reader
      integer(c_size_t) :: answer
    end function
    ! Gives where frame `index` lies: `offset` and `size` in the content, `compressed_offset` and `compressed_size` in the file,
    ! in bytes.
    function tierce_zstd_seekable_frame(reader, index, offset, size, compressed_offset, compressed_size) bind(c, &
      name="tierce_zstd_seekable_frame") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: reader
      integer(c_size_t), value :: index
      type(c_ptr), value :: offset
      type(c_ptr), value :: size
      type(c_ptr), value :: compressed_offset
      type(c_ptr), value :: compressed_size
      integer(c_int32_t) :: answer
    end function
    ! Gives the number of the frame that has the byte at `offset` of the content.
    function tierce_zstd_seekable_find(reader, offset, index) bind(c, name="tierce_zstd_seekable_find") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: reader
      integer(c_int64_t), value :: offset
      type(c_ptr), value :: index
      integer(c_int32_t) :: answer
    end function
    ! Reads `len` bytes of content from `offset` on, or as many as there are;
    function tierce_zstd_seekable_read(reader, offset, dst, len, pool, read) bind(c, name="tierce_zstd_seekable_read") &
      result(answer)
      import :: c_int32_t, c_int64_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: reader
      integer(c_int64_t), value :: offset
      type(c_ptr), value :: dst
      integer(c_size_t), value :: len
      type(c_ptr), value :: pool
      type(c_ptr), value :: read
      integer(c_int32_t) :: answer
    end function
    ! Starts `count` threads, 1 to 256.
    function tierce_zstd_threads_new(count, out) bind(c, name="tierce_zstd_threads_new") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees threads;
    subroutine tierce_zstd_threads_free(threads) bind(c, name="tierce_zstd_threads_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: threads
    end subroutine
    ! Has these threads do the work of a compressor for which TIERCE_ZSTD_P_THREADS is above 0: that number still says how many
    ! jobs may be under way.
    function tierce_zstd_compressor_share_threads(compressor, threads) bind(c, name="tierce_zstd_compressor_share_threads") &
      result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      type(c_ptr), value :: threads
      integer(c_int32_t) :: answer
    end function
    ! Has a function of the program's own find the matches, for hardware or for data that it knows better;
    function tierce_zstd_compressor_produce_sequences(compressor, producer, fall_back, release, userdata) bind(c, &
      name="tierce_zstd_compressor_produce_sequences") result(answer)
      import :: c_funptr, c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: compressor
      type(c_funptr), value :: producer
      integer(c_int32_t), value :: fall_back
      type(c_funptr), value :: release
      type(c_ptr), value :: userdata
      integer(c_int32_t) :: answer
    end function
    ! Opens the store at a URI.
    function tierce_store_open(uri, uri_len, options, options_len, out) bind(c, name="tierce_store_open") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: uri
      integer(c_size_t), value :: uri_len
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a store;
    subroutine tierce_store_free(store) bind(c, name="tierce_store_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: store
    end subroutine
    ! Makes the store's bucket or folder;
    function tierce_store_create_bucket(store) bind(c, name="tierce_store_create_bucket") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: store
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_create_bucket() as an operation.
    function tierce_store_create_bucket_async(store, op) bind(c, name="tierce_store_create_bucket_async") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Deletes the store's bucket or folder, which must be empty, else TIERCE_E_PRECONDITION.
    function tierce_store_delete_bucket(store) bind(c, name="tierce_store_delete_bucket") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: store
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_delete_bucket() as an operation.
    function tierce_store_delete_bucket_async(store, op) bind(c, name="tierce_store_delete_bucket_async") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Asks what is known of an object, and writes it to `info`.
    function tierce_store_head(store, key, key_len, info) bind(c, name="tierce_store_head") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_head() as an operation;
    function tierce_store_head_async(store, key, key_len, op) bind(c, name="tierce_store_head_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Writes 1 to `there` if there is an object of that key, else 0.
    function tierce_store_exists(store, key, key_len, there) bind(c, name="tierce_store_exists") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: there
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_exists() as an operation;
    function tierce_store_exists_async(store, key, key_len, op) bind(c, name="tierce_store_exists_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Makes one that knows nothing.
    function tierce_object_info_new(out) bind(c, name="tierce_object_info_new") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees it;
    subroutine tierce_object_info_free(info) bind(c, name="tierce_object_info_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: info
    end subroutine
    ! The key, below the store's prefix, or what several keys have in common;
    function tierce_object_info_key(info) bind(c, name="tierce_object_info_key") result(answer)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: info
      type(c_ptr) :: answer
    end function
    ! Bytes of the key, without the NUL;
    function tierce_object_info_key_len(info) bind(c, name="tierce_object_info_key_len") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: info
      integer(c_size_t) :: answer
    end function
    ! Bytes of the whole object, whatever part of it was read;
    function tierce_object_info_size(info) bind(c, name="tierce_object_info_size") result(answer)
      import :: c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: info
      integer(c_int64_t) :: answer
    end function
    ! When it was written: milliseconds since 1970, UTC.
    function tierce_object_info_modified(info) bind(c, name="tierce_object_info_modified") result(answer)
      import :: c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: info
      integer(c_int64_t) :: answer
    end function
    ! The ETag, which changes with the content: as the store writes it, in S3 with its quotation marks.
    function tierce_object_info_etag(info) bind(c, name="tierce_object_info_etag") result(answer)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: info
      type(c_ptr) :: answer
    end function
    ! The media type;
    function tierce_object_info_content_type(info) bind(c, name="tierce_object_info_content_type") result(answer)
      import :: c_ptr
      implicit none
      type(c_ptr), value :: info
      type(c_ptr) :: answer
    end function
    ! 1 if it is no object, but what several keys in a listing have in common;
    function tierce_object_info_is_prefix(info) bind(c, name="tierce_object_info_is_prefix") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! Reads an object, or the part of it that `options` say, of at most `max_len` bytes in place of the content of `dst`.
    function tierce_store_get(store, key, key_len, options, max_len, dst, info) bind(c, name="tierce_store_get") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: options
      integer(c_size_t), value :: max_len
      type(c_ptr), value :: dst
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get() as an operation;
    function tierce_store_get_async(store, key, key_len, options, max_len, op) bind(c, name="tierce_store_get_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: options
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads an object, or the part of it that `options` say, into `dst_cap` bytes of the caller's, and writes how many there are
    ! to `dst_len`.
    function tierce_store_get_into(store, key, key_len, options, dst, dst_cap, dst_len, info) bind(c, &
      name="tierce_store_get_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: options
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_into() as an operation;
    function tierce_store_get_into_async(store, key, key_len, options, dst, dst_cap, op) bind(c, &
      name="tierce_store_get_into_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: options
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads `count` ranges of one object, all of the same version of it: if it is replaced meanwhile, TIERCE_E_PRECONDITION.
    function tierce_store_get_ranges(store, key, key_len, offsets, lens, count, max_len, out, each) bind(c, &
      name="tierce_store_get_ranges") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: offsets
      type(c_ptr), value :: lens
      integer(c_size_t), value :: count
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: out
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_ranges() as an operation;
    function tierce_store_get_ranges_async(store, key, key_len, offsets, lens, count, max_len, op) bind(c, &
      name="tierce_store_get_ranges_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: offsets
      type(c_ptr), value :: lens
      integer(c_size_t), value :: count
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads `count` ranges of one object, all of the same version, into memory of the caller: range i has `dst_caps[i]` bytes
    ! from `offsets[i]` on, fewer where the object ends, and goes to `dsts[i]`;
    function tierce_store_get_ranges_into(store, key, key_len, offsets, dsts, dst_caps, count, dst_lens, each) bind(c, &
      name="tierce_store_get_ranges_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: offsets
      type(c_ptr), value :: dsts
      type(c_ptr), value :: dst_caps
      integer(c_size_t), value :: count
      type(c_ptr), value :: dst_lens
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_ranges_into() as an operation;
    function tierce_store_get_ranges_into_async(store, key, key_len, offsets, dsts, dst_caps, count, op) bind(c, &
      name="tierce_store_get_ranges_into_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: offsets
      type(c_ptr), value :: dsts
      type(c_ptr), value :: dst_caps
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads `count` objects of at most `max_len` bytes each.
    function tierce_store_get_many(store, keys, key_lens, count, max_len, out, each) bind(c, name="tierce_store_get_many") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      integer(c_size_t), value :: count
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: out
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_many() as an operation;
    function tierce_store_get_many_async(store, keys, key_lens, count, max_len, op) bind(c, name="tierce_store_get_many_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      integer(c_size_t), value :: count
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads `count` objects, number i into `dst_caps[i]` bytes at `dsts[i]`;
    function tierce_store_get_many_into(store, keys, key_lens, dsts, dst_caps, count, dst_lens, each) bind(c, &
      name="tierce_store_get_many_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      type(c_ptr), value :: dsts
      type(c_ptr), value :: dst_caps
      integer(c_size_t), value :: count
      type(c_ptr), value :: dst_lens
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_many_into() as an operation;
    function tierce_store_get_many_into_async(store, keys, key_lens, dsts, dst_caps, count, op) bind(c, &
      name="tierce_store_get_many_into_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      type(c_ptr), value :: dsts
      type(c_ptr), value :: dst_caps
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads `count` objects and forgets them, to measure a store: writes how many there were, and how many bytes they have in
    ! all.
    function tierce_store_get_many_stats(store, keys, key_lens, count, objects, bytes, each) bind(c, &
      name="tierce_store_get_many_stats") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      integer(c_size_t), value :: count
      type(c_ptr), value :: objects
      type(c_ptr), value :: bytes
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_many_stats() as an operation;
    function tierce_store_get_many_stats_async(store, keys, key_lens, count, op) bind(c, &
      name="tierce_store_get_many_stats_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Writes `src_len` bytes as an object.
    function tierce_store_put(store, key, key_len, src, src_len, options, info) bind(c, name="tierce_store_put") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: options
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_put() as an operation;
    function tierce_store_put_async(store, key, key_len, src, src_len, options, op) bind(c, name="tierce_store_put_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), value :: options
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Writes `count` objects: number i has the `src_lens[i]` bytes at `srcs[i]`.
    function tierce_store_put_many(store, keys, key_lens, srcs, src_lens, count, options, each) bind(c, &
      name="tierce_store_put_many") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      type(c_ptr), value :: srcs
      type(c_ptr), value :: src_lens
      integer(c_size_t), value :: count
      type(c_ptr), value :: options
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_put_many() as an operation;
    function tierce_store_put_many_async(store, keys, key_lens, srcs, src_lens, count, options, op) bind(c, &
      name="tierce_store_put_many_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      type(c_ptr), value :: srcs
      type(c_ptr), value :: src_lens
      integer(c_size_t), value :: count
      type(c_ptr), value :: options
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Makes the object `to` a copy of `from`, both of this store;
    function tierce_store_copy(store, from, from_len, to, to_len) bind(c, name="tierce_store_copy") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: from
      integer(c_size_t), value :: from_len
      type(c_ptr), value :: to
      integer(c_size_t), value :: to_len
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_copy() as an operation.
    function tierce_store_copy_async(store, from, from_len, to, to_len, op) bind(c, name="tierce_store_copy_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: from
      integer(c_size_t), value :: from_len
      type(c_ptr), value :: to
      integer(c_size_t), value :: to_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Deletes an object;
    function tierce_store_delete(store, key, key_len) bind(c, name="tierce_store_delete") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_delete() as an operation.
    function tierce_store_delete_async(store, key, key_len, op) bind(c, name="tierce_store_delete_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Deletes `count` objects, a thousand with one request where the store can.
    function tierce_store_delete_many(store, keys, key_lens, count, each) bind(c, name="tierce_store_delete_many") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      integer(c_size_t), value :: count
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_delete_many() as an operation;
    function tierce_store_delete_many_async(store, keys, key_lens, count, op) bind(c, name="tierce_store_delete_many_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Deletes all objects whose keys begin with `prefix`, which may end in the middle of a name, and must not be empty.
    function tierce_store_delete_prefix(store, prefix, prefix_len, deleted) bind(c, name="tierce_store_delete_prefix") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: prefix
      integer(c_size_t), value :: prefix_len
      type(c_ptr), value :: deleted
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_delete_prefix() as an operation;
    function tierce_store_delete_prefix_async(store, prefix, prefix_len, op) bind(c, name="tierce_store_delete_prefix_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: prefix
      integer(c_size_t), value :: prefix_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Encodes an array and writes the result as an object.
    function tierce_store_put_encoded(store, key, key_len, codec, array, options, info) bind(c, &
      name="tierce_store_put_encoded") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: codec
      type(c_ptr), value :: array
      type(c_ptr), value :: options
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_put_encoded() as an operation;
    function tierce_store_put_encoded_async(store, key, key_len, codec, array, options, op) bind(c, &
      name="tierce_store_put_encoded_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: codec
      type(c_ptr), value :: array
      type(c_ptr), value :: options
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Encodes `count` arrays, and writes number i as the object `keys[i]`.
    function tierce_store_put_encoded_many(store, keys, key_lens, codec, arrays, count, options, sizes, each) bind(c, &
      name="tierce_store_put_encoded_many") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      type(c_ptr), value :: codec
      type(c_ptr), value :: arrays
      integer(c_size_t), value :: count
      type(c_ptr), value :: options
      type(c_ptr), value :: sizes
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_put_encoded_many() as an operation;
    function tierce_store_put_encoded_many_async(store, keys, key_lens, codec, arrays, count, options, op) bind(c, &
      name="tierce_store_put_encoded_many_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      type(c_ptr), value :: codec
      type(c_ptr), value :: arrays
      integer(c_size_t), value :: count
      type(c_ptr), value :: options
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads an object and decodes it into a new array with the type and shape of `like` (tierce_array_describe()), of at most
    ! `max_len` bytes.
    function tierce_store_get_decoded(store, key, key_len, codec, like, max_len, out) bind(c, name="tierce_store_get_decoded") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: codec
      type(c_ptr), value :: like
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_decoded() as an operation;
    function tierce_store_get_decoded_async(store, key, key_len, codec, like, max_len, op) bind(c, &
      name="tierce_store_get_decoded_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: codec
      type(c_ptr), value :: like
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads an object and decodes it into an array, as tierce_codec_decode_array_into() does.
    function tierce_store_get_decoded_into(store, key, key_len, codec, array) bind(c, name="tierce_store_get_decoded_into") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: codec
      type(c_ptr), value :: array
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_decoded_into() as an operation.
    function tierce_store_get_decoded_into_async(store, key, key_len, codec, array, op) bind(c, &
      name="tierce_store_get_decoded_into_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: codec
      type(c_ptr), value :: array
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads `count` objects, and decodes `keys[i]` into array i.
    function tierce_store_get_decoded_many_into(store, keys, key_lens, codec, arrays, count, each) bind(c, &
      name="tierce_store_get_decoded_many_into") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      type(c_ptr), value :: codec
      type(c_ptr), value :: arrays
      integer(c_size_t), value :: count
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_get_decoded_many_into() as an operation;
    function tierce_store_get_decoded_many_into_async(store, keys, key_lens, codec, arrays, count, op) bind(c, &
      name="tierce_store_get_decoded_many_into_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      type(c_ptr), value :: codec
      type(c_ptr), value :: arrays
      integer(c_size_t), value :: count
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Makes "num" objects, and writes them under `prefix` and names from "template".
    function tierce_store_generate(store, prefix, prefix_len, options, options_len, progress, userdata, objects, bytes) bind(c, &
      name="tierce_store_generate") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: prefix
      integer(c_size_t), value :: prefix_len
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_funptr), value :: progress
      type(c_ptr), value :: userdata
      type(c_ptr), value :: objects
      type(c_ptr), value :: bytes
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_generate() as an operation;
    function tierce_store_generate_async(store, prefix, prefix_len, options, options_len, progress, userdata, op) bind(c, &
      name="tierce_store_generate_async") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: prefix
      integer(c_size_t), value :: prefix_len
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_funptr), value :: progress
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Makes `count` objects and writes them under these keys;
    function tierce_store_generate_keys(store, keys, key_lens, count, options, options_len, progress, userdata, objects, bytes) &
      bind(c, name="tierce_store_generate_keys") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      integer(c_size_t), value :: count
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_funptr), value :: progress
      type(c_ptr), value :: userdata
      type(c_ptr), value :: objects
      type(c_ptr), value :: bytes
      integer(c_int32_t) :: answer
    end function
    ! tierce_store_generate_keys() as an operation;
    function tierce_store_generate_keys_async(store, keys, key_lens, count, options, options_len, progress, userdata, op) &
      bind(c, name="tierce_store_generate_keys_async") result(answer)
      import :: c_funptr, c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: keys
      type(c_ptr), value :: key_lens
      integer(c_size_t), value :: count
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_funptr), value :: progress
      type(c_ptr), value :: userdata
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Makes object `index` of a run in place of the content of `dst`, and writes it nowhere.
    function tierce_generate_object(options, options_len, index, dst) bind(c, name="tierce_generate_object") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      integer(c_int64_t), value :: index
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Begins a listing of the objects whose keys begin with `prefix`, which may end in the middle of a name;
    function tierce_store_list(store, prefix, prefix_len, how, after, after_len, out) bind(c, name="tierce_store_list") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: prefix
      integer(c_size_t), value :: prefix_len
      integer(c_int32_t), value :: how
      type(c_ptr), value :: after
      integer(c_size_t), value :: after_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Writes the next entry to `info`;
    function tierce_listing_next(listing, info) bind(c, name="tierce_listing_next") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: listing
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! TIERCE_PENDING while all that is here was looked at and the next page is on its way, else TIERCE_OK: tierce_listing_next()
    ! would not wait, unless nothing on that page matches a pattern.
    function tierce_listing_poll(listing) bind(c, name="tierce_listing_poll") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: listing
      integer(c_int32_t) :: answer
    end function
    ! Ends a listing;
    subroutine tierce_listing_free(listing) bind(c, name="tierce_listing_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: listing
    end subroutine
    ! Begins to write an object.
    function tierce_store_upload(store, key, key_len, options, out) bind(c, name="tierce_store_upload") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: options
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Appends `src_len` bytes, which are no longer needed afterwards.
    function tierce_upload_write(upload, src, src_len) bind(c, name="tierce_upload_write") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: upload
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      integer(c_int32_t) :: answer
    end function
    ! tierce_upload_write() as an operation.
    function tierce_upload_write_async(upload, src, src_len, op) bind(c, name="tierce_upload_write_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: upload
      type(c_ptr), value :: src
      integer(c_size_t), value :: src_len
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Makes what was written an object.
    function tierce_upload_commit(upload, info) bind(c, name="tierce_upload_commit") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: upload
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! tierce_upload_commit() as an operation;
    function tierce_upload_commit_async(upload, op) bind(c, name="tierce_upload_commit_async") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: upload
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Gives the upload up, and has the store forget its parts.
    function tierce_upload_abort(upload) bind(c, name="tierce_upload_abort") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: upload
      integer(c_int32_t) :: answer
    end function
    ! Frees an upload;
    subroutine tierce_upload_free(upload) bind(c, name="tierce_upload_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: upload
    end subroutine
    ! TIERCE_PENDING while the operation is under way, else its status: TIERCE_OK, TIERCE_PARTIAL, or an error, whose message
    ! tierce_last_error() has.
    function tierce_op_poll(op) bind(c, name="tierce_op_poll") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      integer(c_int32_t) :: answer
    end function
    ! Waits until the operation has ended, at most `milliseconds` (negative: any time), and gives its status as tierce_op_poll()
    ! does.
    function tierce_op_wait(op, milliseconds) bind(c, name="tierce_op_wait") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      integer(c_int64_t), value :: milliseconds
      integer(c_int32_t) :: answer
    end function
    ! Waits until one of several operations has ended, at most `milliseconds` (negative: any time), and writes its place to
    ! `index`.
    function tierce_op_wait_any(ops, count, milliseconds, index) bind(c, name="tierce_op_wait_any") result(answer)
      import :: c_int32_t, c_int64_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: ops
      integer(c_size_t), value :: count
      integer(c_int64_t), value :: milliseconds
      type(c_ptr), value :: index
      integer(c_int32_t) :: answer
    end function
    ! Gives the operation up, and returns when nothing that was lent to it will be touched again.
    function tierce_op_cancel(op) bind(c, name="tierce_op_cancel") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      integer(c_int32_t) :: answer
    end function
    ! Cancels the operation if it is under way, as tierce_op_cancel() does, and frees it;
    subroutine tierce_op_free(op) bind(c, name="tierce_op_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: op
    end subroutine
    ! Copies the message of an operation that has failed, or of the first of its items that has, with a final NUL, cut to `cap`
    ! bytes.
    function tierce_op_message(op, dst, cap) bind(c, name="tierce_op_message") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      integer(c_size_t) :: answer
    end function
    ! Copies the message of item `index` as tierce_op_message() does;
    function tierce_op_item_message(op, index, dst, cap) bind(c, name="tierce_op_item_message") result(answer)
      import :: c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: op
      integer(c_size_t), value :: index
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      integer(c_size_t) :: answer
    end function
    ! Has `callback(userdata)` called once, on a thread of the store, when the operation has ended, also if that is because it
    ! was cancelled or freed;
    function tierce_op_on_end(op, callback, userdata) bind(c, name="tierce_op_on_end") result(answer)
      import :: c_funptr, c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      type(c_funptr), value :: callback
      type(c_ptr), value :: userdata
      integer(c_int32_t) :: answer
    end function
    ! Writes a descriptor that becomes readable when the operation has ended, and stays so, for poll(), epoll and event loops
    ! (Linux;
    function tierce_op_fd(op, fd) bind(c, name="tierce_op_fd") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), value :: fd
      integer(c_int32_t) :: answer
    end function
    ! How many bytes of content were moved, in all;
    function tierce_op_size(op, size) bind(c, name="tierce_op_size") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), value :: size
      integer(c_int32_t) :: answer
    end function
    ! How many objects were read, written, found or deleted.
    function tierce_op_count(op, count) bind(c, name="tierce_op_count") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), value :: count
      integer(c_int32_t) :: answer
    end function
    ! Moves what was read to `dst`, in place of its content;
    function tierce_op_take_buffer(op, dst) bind(c, name="tierce_op_take_buffer") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! Gives out the items that were read, once.
    function tierce_op_take_collection(op, out) bind(c, name="tierce_op_take_collection") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Gives out the array that was decoded, once.
    function tierce_op_take_array(op, out) bind(c, name="tierce_op_take_array") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Writes what was learned of the object.
    function tierce_op_info(op, info) bind(c, name="tierce_op_info") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), value :: info
      integer(c_int32_t) :: answer
    end function
    ! Writes the status of each of `count` items.
    function tierce_op_each(op, each, count) bind(c, name="tierce_op_each") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), value :: each
      integer(c_size_t), value :: count
      integer(c_int32_t) :: answer
    end function
    ! Writes how many bytes each of `count` items has, or would need where its status is TIERCE_E_BUFFER_TOO_SMALL (UINT64_MAX:
    ! nobody knows);
    function tierce_op_sizes(op, sizes, count) bind(c, name="tierce_op_sizes") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: op
      type(c_ptr), value :: sizes
      integer(c_size_t), value :: count
      integer(c_int32_t) :: answer
    end function
    ! Makes the spec of an array with elements of type `dtype`, see "dtype" above, and `ndim` axes of these extents;
    function tierce_zarr_spec_new(dtype, dtype_len, shape, ndim, out) bind(c, name="tierce_zarr_spec_new") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: dtype
      integer(c_size_t), value :: dtype_len
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Reads a spec from a JSON object with the keys above, "shape" and "dtype" among them.
    function tierce_zarr_spec_from_json(json, json_len, out) bind(c, name="tierce_zarr_spec_from_json") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a spec;
    subroutine tierce_zarr_spec_free(spec) bind(c, name="tierce_zarr_spec_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: spec
    end subroutine
    ! Sets one of the keys above to a JSON value.
    function tierce_zarr_spec_set(spec, key, key_len, json, json_len) bind(c, name="tierce_zarr_spec_set") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: spec
      type(c_ptr), value :: key
      integer(c_size_t), value :: key_len
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      integer(c_int32_t) :: answer
    end function
    ! Sets "chunks": the extents of a chunk.
    function tierce_zarr_spec_set_chunks(spec, chunks, ndim) bind(c, name="tierce_zarr_spec_set_chunks") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: spec
      type(c_ptr), value :: chunks
      integer(c_size_t), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Sets "shards": the extents of an object that holds many chunks.
    function tierce_zarr_spec_set_shards(spec, shards, ndim) bind(c, name="tierce_zarr_spec_set_shards") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: spec
      type(c_ptr), value :: shards
      integer(c_size_t), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Sets "fill_value" to one element of `size` bytes, in the byte order of "dtype" as it was given, or to one item.
    function tierce_zarr_spec_set_fill(spec, value, size) bind(c, name="tierce_zarr_spec_set_fill") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: spec
      type(c_ptr), value :: value
      integer(c_size_t), value :: size
      integer(c_int32_t) :: answer
    end function
    ! Writes what was set as JSON that tierce_zarr_spec_from_json() reads, in place of the content of `json`.
    function tierce_zarr_spec_json(spec, json) bind(c, name="tierce_zarr_spec_json") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: spec
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Makes an array at `path`, and opens it.
    function tierce_zarr_array_create(store, path, path_len, spec, how, options, options_len, registry, out) bind(c, &
      name="tierce_zarr_array_create") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: path
      integer(c_size_t), value :: path_len
      type(c_ptr), value :: spec
      integer(c_int32_t), value :: how
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_ptr), value :: registry
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Opens the array at `path`;
    function tierce_zarr_array_open(store, path, path_len, options, options_len, registry, out) bind(c, &
      name="tierce_zarr_array_open") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: path
      integer(c_size_t), value :: path_len
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_ptr), value :: registry
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees an array;
    subroutine tierce_zarr_array_free(array) bind(c, name="tierce_zarr_array_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: array
    end subroutine
    ! Makes another handle of the array, whose chunks are encoded and decoded by the threads of `pool`;
    function tierce_zarr_array_with_pool(array, pool, out) bind(c, name="tierce_zarr_array_with_pool") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: pool
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Writes the version of the format: 2 or 3.
    function tierce_zarr_array_format(array, format) bind(c, name="tierce_zarr_array_format") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: format
      integer(c_int32_t) :: answer
    end function
    ! Writes how many axes there are.
    function tierce_zarr_array_ndim(array, ndim) bind(c, name="tierce_zarr_array_ndim") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Writes the extents of the array.
    function tierce_zarr_array_shape(array, shape, ndim) bind(c, name="tierce_zarr_array_shape") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Writes the extents of a chunk, which is one object: of a shard, where there are shards.
    function tierce_zarr_array_chunks(array, chunks, ndim) bind(c, name="tierce_zarr_array_chunks") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: chunks
      integer(c_size_t), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Writes the extents of the chunks that can be read on their own: of those in a shard, else as tierce_zarr_array_chunks().
    function tierce_zarr_array_inner_chunks(array, chunks, ndim) bind(c, name="tierce_zarr_array_inner_chunks") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: chunks
      integer(c_size_t), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Copies the element type, such as "<f4", with a final NUL, cut to `cap` bytes, and writes its whole length to `len`.
    function tierce_zarr_array_dtype(array, dst, cap, len) bind(c, name="tierce_zarr_array_dtype") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      type(c_ptr), value :: len
      integer(c_int32_t) :: answer
    end function
    ! Copies the fill value to `dst_cap` bytes of the caller's, and writes how many it has to `dst_len`: one element of the type
    ! that tierce_zarr_array_dtype() tells, or one item.
    function tierce_zarr_array_fill(array, dst, dst_cap, dst_len) bind(c, name="tierce_zarr_array_fill") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: dst
      integer(c_size_t), value :: dst_cap
      type(c_ptr), value :: dst_len
      integer(c_int32_t) :: answer
    end function
    ! Copies the name of an axis with a final NUL, cut to `cap` bytes, and writes its whole length to `len`;
    function tierce_zarr_array_dimension_name(array, axis, dst, cap, len) bind(c, name="tierce_zarr_array_dimension_name") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      integer(c_size_t), value :: axis
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      type(c_ptr), value :: len
      integer(c_int32_t) :: answer
    end function
    ! Writes the attributes as a JSON object in place of the content of `json`.
    function tierce_zarr_array_attributes(array, json) bind(c, name="tierce_zarr_array_attributes") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Writes the metadata document in place of the content of `json`: zarr.json, or .zarray.
    function tierce_zarr_array_metadata(array, json) bind(c, name="tierce_zarr_array_metadata") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Replaces the attributes by those of a JSON object, (NULL, 0) being none, here and in the store.
    function tierce_zarr_array_set_attributes(array, json, json_len) bind(c, name="tierce_zarr_array_set_attributes") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      integer(c_int32_t) :: answer
    end function
    ! Gives the array other extents, here and in the store, and deletes the chunks that lie outside of them.
    function tierce_zarr_array_resize(array, shape, ndim) bind(c, name="tierce_zarr_array_resize") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: shape
      integer(c_size_t), value :: ndim
      integer(c_int32_t) :: answer
    end function
    ! Copies the key of the chunk with these indices, below the store's prefix, with a final NUL, cut to `cap` bytes, and writes
    ! its whole length to `len`.
    function tierce_zarr_array_chunk_key(array, chunk, ndim, dst, cap, len) bind(c, name="tierce_zarr_array_chunk_key") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: chunk
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: dst
      integer(c_size_t), value :: cap
      type(c_ptr), value :: len
      integer(c_int32_t) :: answer
    end function
    ! Tells which chunks (of shards: which shards) a box touches: along each axis the first, and how many (`first` and `counts`
    ! may be NULL), and how many in all.
    function tierce_zarr_array_box_chunks(array, start, extent, ndim, first, counts, total) bind(c, &
      name="tierce_zarr_array_box_chunks") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: start
      type(c_ptr), value :: extent
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: first
      type(c_ptr), value :: counts
      type(c_ptr), value :: total
      integer(c_int32_t) :: answer
    end function
    ! Writes 1 to `yes` if a write of this box reads nothing first, since it has all of each chunk (or shard) that it touches, as
    ! far as the array has it;
    function tierce_zarr_array_covers(array, start, extent, ndim, yes) bind(c, name="tierce_zarr_array_covers") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: start
      type(c_ptr), value :: extent
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: yes
      integer(c_int32_t) :: answer
    end function
    ! Writes `src` as the box that begins at `start`.
    function tierce_zarr_array_write(array, start, ndim, src, each) bind(c, name="tierce_zarr_array_write") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: start
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: src
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_zarr_array_write() as an operation.
    function tierce_zarr_array_write_async(array, start, ndim, src, op) bind(c, name="tierce_zarr_array_write_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: start
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: src
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads the box that begins at `start` into `dst`.
    function tierce_zarr_array_read(array, start, ndim, dst, each) bind(c, name="tierce_zarr_array_read") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: start
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: dst
      type(c_ptr), value :: each
      integer(c_int32_t) :: answer
    end function
    ! tierce_zarr_array_read() as an operation.
    function tierce_zarr_array_read_async(array, start, ndim, dst, op) bind(c, name="tierce_zarr_array_read_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: start
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: dst
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads a box into a new array, in C order and the machine's byte order, whose elements or items take at most `max_len`
    ! bytes, else TIERCE_E_LIMIT.
    function tierce_zarr_array_read_new(array, start, extent, ndim, max_len, out) bind(c, name="tierce_zarr_array_read_new") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: start
      type(c_ptr), value :: extent
      integer(c_size_t), value :: ndim
      integer(c_size_t), value :: max_len
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Writes `src` as the chunk (or shard) with these indices: it has the extents of the chunk, as far as the array reaches.
    function tierce_zarr_array_write_chunk(array, chunk, ndim, src) bind(c, name="tierce_zarr_array_write_chunk") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: chunk
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: src
      integer(c_int32_t) :: answer
    end function
    ! tierce_zarr_array_write_chunk() as an operation.
    function tierce_zarr_array_write_chunk_async(array, chunk, ndim, src, op) bind(c, &
      name="tierce_zarr_array_write_chunk_async") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: chunk
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: src
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Reads the chunk (or shard) with these indices into `dst`, which has its extents, as far as the array reaches.
    function tierce_zarr_array_read_chunk(array, chunk, ndim, dst) bind(c, name="tierce_zarr_array_read_chunk") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: chunk
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: dst
      integer(c_int32_t) :: answer
    end function
    ! tierce_zarr_array_read_chunk() as an operation.
    function tierce_zarr_array_read_chunk_async(array, chunk, ndim, dst, op) bind(c, name="tierce_zarr_array_read_chunk_async") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      type(c_ptr), value :: chunk
      integer(c_size_t), value :: ndim
      type(c_ptr), value :: dst
      type(c_ptr), intent(inout) :: op
      integer(c_int32_t) :: answer
    end function
    ! Makes the array longer along `axis` by the extent of `src`, writes `src` there, and the index where it begins to `at` (may
    ! be NULL).
    function tierce_zarr_array_append(array, axis, src, at) bind(c, name="tierce_zarr_array_append") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: array
      integer(c_size_t), value :: axis
      type(c_ptr), value :: src
      type(c_ptr), value :: at
      integer(c_int32_t) :: answer
    end function
    ! Makes a group at `path`, and those above it, of version `format`, 2 or 3.
    function tierce_zarr_group_create(store, path, path_len, format, attributes, attributes_len, how, out) bind(c, &
      name="tierce_zarr_group_create") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: path
      integer(c_size_t), value :: path_len
      integer(c_int32_t), value :: format
      type(c_ptr), value :: attributes
      integer(c_size_t), value :: attributes_len
      integer(c_int32_t), value :: how
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Opens the group at `path`;
    function tierce_zarr_group_open(store, path, path_len, consolidated, out) bind(c, name="tierce_zarr_group_open") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: path
      integer(c_size_t), value :: path_len
      integer(c_int32_t), value :: consolidated
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Frees a group;
    subroutine tierce_zarr_group_free(group) bind(c, name="tierce_zarr_group_free")
      import :: c_ptr
      implicit none
      type(c_ptr), value :: group
    end subroutine
    ! Writes the version of the format: 2 or 3.
    function tierce_zarr_group_format(group, format) bind(c, name="tierce_zarr_group_format") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: group
      type(c_ptr), value :: format
      integer(c_int32_t) :: answer
    end function
    ! Writes the attributes as a JSON object in place of the content of `json`.
    function tierce_zarr_group_attributes(group, json) bind(c, name="tierce_zarr_group_attributes") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: group
      type(c_ptr), value :: json
      integer(c_int32_t) :: answer
    end function
    ! Replaces the attributes by those of a JSON object, (NULL, 0) being none, here and in the store.
    function tierce_zarr_group_set_attributes(group, json, json_len) bind(c, name="tierce_zarr_group_set_attributes") &
      result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: group
      type(c_ptr), value :: json
      integer(c_size_t), value :: json_len
      integer(c_int32_t) :: answer
    end function
    ! Lists the names of the arrays (TIERCE_ZARR_ARRAY), the groups (TIERCE_ZARR_GROUP) or both (TIERCE_ZARR_ANY) right below the
    ! group, in the order of their bytes.
    function tierce_zarr_group_children(group, kind, names) bind(c, name="tierce_zarr_group_children") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: group
      integer(c_int32_t), value :: kind
      type(c_ptr), intent(inout) :: names
      integer(c_int32_t) :: answer
    end function
    ! Opens the array `name` below the group, which may be a path.
    function tierce_zarr_group_open_array(group, name, name_len, options, options_len, registry, out) bind(c, &
      name="tierce_zarr_group_open_array") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: group
      type(c_ptr), value :: name
      integer(c_size_t), value :: name_len
      type(c_ptr), value :: options
      integer(c_size_t), value :: options_len
      type(c_ptr), value :: registry
      type(c_ptr), intent(inout) :: out
      integer(c_int32_t) :: answer
    end function
    ! Writes what all nodes below the group say of themselves to one document: into its zarr.json, or as .zmetadata.
    function tierce_zarr_group_consolidate(group) bind(c, name="tierce_zarr_group_consolidate") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: group
      integer(c_int32_t) :: answer
    end function
    ! Writes 1 to `yes` if the nodes below the group were told in one document, which is believed;
    function tierce_zarr_group_is_consolidated(group, yes) bind(c, name="tierce_zarr_group_is_consolidated") result(answer)
      import :: c_int32_t, c_ptr
      implicit none
      type(c_ptr), value :: group
      type(c_ptr), value :: yes
      integer(c_int32_t) :: answer
    end function
    ! Writes what is at `path` to `kind`: TIERCE_ZARR_ARRAY, TIERCE_ZARR_GROUP, or TIERCE_ZARR_NOTHING.
    function tierce_zarr_find(store, path, path_len, kind) bind(c, name="tierce_zarr_find") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: path
      integer(c_size_t), value :: path_len
      type(c_ptr), value :: kind
      integer(c_int32_t) :: answer
    end function
    ! Deletes what is at `path`, and all that is below it;
    function tierce_zarr_delete(store, path, path_len) bind(c, name="tierce_zarr_delete") result(answer)
      import :: c_int32_t, c_ptr, c_size_t
      implicit none
      type(c_ptr), value :: store
      type(c_ptr), value :: path
      integer(c_size_t), value :: path_len
      integer(c_int32_t) :: answer
    end function
  end interface

  public :: tierce_codec_userdata_free_fn
  public :: tierce_codec_open_fn
  public :: tierce_codec_close_fn
  public :: tierce_codec_encode_fn
  public :: tierce_codec_decode_fn
  public :: tierce_codec_encode_bound_fn
  public :: tierce_release
  public :: tierce_write_fn
  public :: tierce_read_fn
  public :: tierce_read_at_fn
  public :: tierce_zstd_producer_fn
  public :: tierce_progress
  public :: tierce_op_callback
  public :: tierce_last_error
  public :: tierce_last_error_native
  public :: tierce_status_name
  public :: tierce_version
  public :: tierce_version_number
  public :: tierce_abi
  public :: tierce_build_info
  public :: tierce_buffer_new
  public :: tierce_buffer_free
  public :: tierce_buffer_data
  public :: tierce_buffer_len
  public :: tierce_buffer_capacity
  public :: tierce_buffer_reserve
  public :: tierce_buffer_clear
  public :: tierce_buffer_append
  public :: tierce_buffer_room
  public :: tierce_buffer_commit
  public :: tierce_segments_copy
  public :: tierce_segments_wrap
  public :: tierce_segments_free
  public :: tierce_segments_count
  public :: tierce_segments_get
  public :: tierce_segments_data
  public :: tierce_segments_table
  public :: tierce_segments_collection_new
  public :: tierce_segments_collection_from_pointers
  public :: tierce_segments_collection_free
  public :: tierce_segments_collection_count
  public :: tierce_segments_collection_size
  public :: tierce_segments_collection_get
  public :: tierce_segments_collection_keep
  public :: tierce_pool_new
  public :: tierce_pool_free
  public :: tierce_pool_threads
  public :: tierce_codec_from_json
  public :: tierce_codec_with_pool
  public :: tierce_codec_free
  public :: tierce_codec_config
  public :: tierce_codec_config_as
  public :: tierce_codec_encode_bound
  public :: tierce_codec_encode_into
  public :: tierce_codec_encode
  public :: tierce_codec_decode_into
  public :: tierce_codec_decode
  public :: tierce_codec_decode_partial_into
  public :: tierce_codec_decode_partial
  public :: tierce_codec_encode_many
  public :: tierce_codec_decode_many
  public :: tierce_codec_list
  public :: tierce_registry_new
  public :: tierce_registry_free
  public :: tierce_registry_add
  public :: tierce_registry_list
  public :: tierce_registry_codec_from_json
  public :: tierce_array_new
  public :: tierce_array_new_items
  public :: tierce_array_describe
  public :: tierce_array_borrow
  public :: tierce_array_borrow_mut
  public :: tierce_array_from_segments
  public :: tierce_array_from_items
  public :: tierce_array_free
  public :: tierce_array_copy
  public :: tierce_array_assign
  public :: tierce_array_slice
  public :: tierce_array_interior
  public :: tierce_array_transpose
  public :: tierce_array_reshape
  public :: tierce_array_view_as
  public :: tierce_array_dtype
  public :: tierce_array_shape
  public :: tierce_array_strides
  public :: tierce_array_order
  public :: tierce_array_count
  public :: tierce_array_size
  public :: tierce_array_data
  public :: tierce_array_data_mut
  public :: tierce_array_item
  public :: tierce_array_segments
  public :: tierce_array_from_npy
  public :: tierce_array_to_npy
  public :: tierce_array_load_npy
  public :: tierce_array_save_npy
  public :: tierce_npz_open
  public :: tierce_npz_open_memory
  public :: tierce_npz_free
  public :: tierce_npz_count
  public :: tierce_npz_name
  public :: tierce_npz_get
  public :: tierce_npz_writer_new
  public :: tierce_npz_writer_create
  public :: tierce_npz_writer_add
  public :: tierce_npz_writer_finish
  public :: tierce_npz_writer_free
  public :: tierce_array_from_dlpack
  public :: tierce_array_to_dlpack
  public :: tierce_codec_check_array
  public :: tierce_codec_encode_array_bound
  public :: tierce_codec_encode_array
  public :: tierce_codec_encode_array_buffer
  public :: tierce_codec_encode_array_into
  public :: tierce_codec_decode_array_into
  public :: tierce_codec_decode_array
  public :: tierce_codec_encode_arrays
  public :: tierce_codec_decode_arrays_into
  public :: tierce_codec_encode_array_measured
  public :: tierce_metrics_free
  public :: tierce_metrics_value
  public :: tierce_metrics_stages
  public :: tierce_metrics_stage
  public :: tierce_metrics_json
  public :: tierce_blosc_read_header
  public :: tierce_blosc_compressor_name
  public :: tierce_blosc_compressor_library
  public :: tierce_blosc_compressor_number
  public :: tierce_zfp_new
  public :: tierce_zfp_copy
  public :: tierce_zfp_free
  public :: tierce_zfp_set_reversible
  public :: tierce_zfp_set_rate
  public :: tierce_zfp_set_precision
  public :: tierce_zfp_set_accuracy
  public :: tierce_zfp_set_params
  public :: tierce_zfp_get_params
  public :: tierce_zfp_set_mode
  public :: tierce_zfp_get_mode
  public :: tierce_zfp_set_word_bits
  public :: tierce_zfp_set_header
  public :: tierce_zfp_set_index
  public :: tierce_zfp_set_mask
  public :: tierce_zfp_set_bounds
  public :: tierce_zfp_bound
  public :: tierce_zfp_compress
  public :: tierce_zfp_compress_into
  public :: tierce_zfp_decompress
  public :: tierce_zfp_decompress_into
  public :: tierce_zfp_read_header
  public :: tierce_zfp_view_new
  public :: tierce_zfp_view_free
  public :: tierce_zfp_view_info
  public :: tierce_zfp_view_get
  public :: tierce_zfp_view_get_block
  public :: tierce_zfp_view_read_box
  public :: tierce_stream_encoder_from_json
  public :: tierce_stream_decoder_from_json
  public :: tierce_stream_free
  public :: tierce_stream_set_across_frames
  public :: tierce_stream_set_limit
  public :: tierce_stream_step
  public :: tierce_stream_write
  public :: tierce_stream_flush
  public :: tierce_stream_finish
  public :: tierce_stream_bytes_in
  public :: tierce_stream_bytes_out
  public :: tierce_stream_at_end
  public :: tierce_stream_memory_size
  public :: tierce_stream_recommended
  public :: tierce_stream_set_parameter
  public :: tierce_stream_progression
  public :: tierce_writer_new
  public :: tierce_writer_write
  public :: tierce_writer_flush
  public :: tierce_writer_finish
  public :: tierce_writer_free
  public :: tierce_reader_new
  public :: tierce_reader_from_memory
  public :: tierce_reader_read
  public :: tierce_reader_read_some
  public :: tierce_reader_skip
  public :: tierce_reader_next
  public :: tierce_reader_free
  public :: tierce_chunker_new
  public :: tierce_chunker_give
  public :: tierce_chunker_flush
  public :: tierce_chunker_finish
  public :: tierce_chunker_next
  public :: tierce_chunker_free
  public :: tierce_stream_copy
  public :: tierce_zstd_params_new
  public :: tierce_zstd_params_from_level
  public :: tierce_zstd_params_from_json
  public :: tierce_zstd_params_free
  public :: tierce_zstd_params_set
  public :: tierce_zstd_params_get
  public :: tierce_zstd_params_json
  public :: tierce_zstd_params_estimated_size
  public :: tierce_zstd_decompressor_estimated_size
  public :: tierce_zstd_parameter_bounds
  public :: tierce_zstd_parameter_from_name
  public :: tierce_zstd_parameter_name
  public :: tierce_zstd_dict_new
  public :: tierce_zstd_dict_train
  public :: tierce_zstd_dict_free
  public :: tierce_zstd_dict_data
  public :: tierce_zstd_dict_len
  public :: tierce_zstd_dict_id
  public :: tierce_zstd_dict_trained_with
  public :: tierce_zstd_dict_precompute
  public :: tierce_zstd_dict_precompute_with
  public :: tierce_zstd_compressor_new
  public :: tierce_zstd_compressor_from_params
  public :: tierce_zstd_compressor_free
  public :: tierce_zstd_compress_bound
  public :: tierce_zstd_compressor_compress_into
  public :: tierce_zstd_compressor_compress
  public :: tierce_zstd_compressor_compress_after
  public :: tierce_zstd_compressor_compress_many
  public :: tierce_zstd_compressor_stream
  public :: tierce_zstd_compressor_set
  public :: tierce_zstd_compressor_get
  public :: tierce_zstd_compressor_memory_size
  public :: tierce_zstd_compressor_progression
  public :: tierce_zstd_compressor_reset
  public :: tierce_zstd_compressor_reset_parameters
  public :: tierce_zstd_decompressor_new
  public :: tierce_zstd_decompressor_free
  public :: tierce_zstd_decompressor_set
  public :: tierce_zstd_decompressor_decompress_into
  public :: tierce_zstd_decompressor_decompress
  public :: tierce_zstd_decompressor_decompress_many
  public :: tierce_zstd_decompressor_chain
  public :: tierce_zstd_decompressor_stream
  public :: tierce_zstd_decompressor_memory_size
  public :: tierce_zstd_decompressor_reset
  public :: tierce_zstd_frame_read_header
  public :: tierce_zstd_frame_content_size
  public :: tierce_zstd_frame_header_size
  public :: tierce_zstd_frame_compressed_size
  public :: tierce_zstd_frame_contents
  public :: tierce_zstd_frame_decompression_margin
  public :: tierce_zstd_frame_write_skippable
  public :: tierce_zstd_frame_read_skippable
  public :: tierce_zstd_seekable_compress
  public :: tierce_zstd_seekable_writer_new
  public :: tierce_zstd_seekable_writer_write
  public :: tierce_zstd_seekable_writer_end_frame
  public :: tierce_zstd_seekable_writer_finish
  public :: tierce_zstd_seekable_writer_free
  public :: tierce_zstd_seekable_open_memory
  public :: tierce_zstd_seekable_open_callback
  public :: tierce_zstd_seekable_free
  public :: tierce_zstd_seekable_size
  public :: tierce_zstd_seekable_frame_count
  public :: tierce_zstd_seekable_frame
  public :: tierce_zstd_seekable_find
  public :: tierce_zstd_seekable_read
  public :: tierce_zstd_threads_new
  public :: tierce_zstd_threads_free
  public :: tierce_zstd_compressor_share_threads
  public :: tierce_zstd_compressor_produce_sequences
  public :: tierce_store_open
  public :: tierce_store_free
  public :: tierce_store_create_bucket
  public :: tierce_store_create_bucket_async
  public :: tierce_store_delete_bucket
  public :: tierce_store_delete_bucket_async
  public :: tierce_store_head
  public :: tierce_store_head_async
  public :: tierce_store_exists
  public :: tierce_store_exists_async
  public :: tierce_object_info_new
  public :: tierce_object_info_free
  public :: tierce_object_info_key
  public :: tierce_object_info_key_len
  public :: tierce_object_info_size
  public :: tierce_object_info_modified
  public :: tierce_object_info_etag
  public :: tierce_object_info_content_type
  public :: tierce_object_info_is_prefix
  public :: tierce_store_get
  public :: tierce_store_get_async
  public :: tierce_store_get_into
  public :: tierce_store_get_into_async
  public :: tierce_store_get_ranges
  public :: tierce_store_get_ranges_async
  public :: tierce_store_get_ranges_into
  public :: tierce_store_get_ranges_into_async
  public :: tierce_store_get_many
  public :: tierce_store_get_many_async
  public :: tierce_store_get_many_into
  public :: tierce_store_get_many_into_async
  public :: tierce_store_get_many_stats
  public :: tierce_store_get_many_stats_async
  public :: tierce_store_put
  public :: tierce_store_put_async
  public :: tierce_store_put_many
  public :: tierce_store_put_many_async
  public :: tierce_store_copy
  public :: tierce_store_copy_async
  public :: tierce_store_delete
  public :: tierce_store_delete_async
  public :: tierce_store_delete_many
  public :: tierce_store_delete_many_async
  public :: tierce_store_delete_prefix
  public :: tierce_store_delete_prefix_async
  public :: tierce_store_put_encoded
  public :: tierce_store_put_encoded_async
  public :: tierce_store_put_encoded_many
  public :: tierce_store_put_encoded_many_async
  public :: tierce_store_get_decoded
  public :: tierce_store_get_decoded_async
  public :: tierce_store_get_decoded_into
  public :: tierce_store_get_decoded_into_async
  public :: tierce_store_get_decoded_many_into
  public :: tierce_store_get_decoded_many_into_async
  public :: tierce_store_generate
  public :: tierce_store_generate_async
  public :: tierce_store_generate_keys
  public :: tierce_store_generate_keys_async
  public :: tierce_generate_object
  public :: tierce_store_list
  public :: tierce_listing_next
  public :: tierce_listing_poll
  public :: tierce_listing_free
  public :: tierce_store_upload
  public :: tierce_upload_write
  public :: tierce_upload_write_async
  public :: tierce_upload_commit
  public :: tierce_upload_commit_async
  public :: tierce_upload_abort
  public :: tierce_upload_free
  public :: tierce_op_poll
  public :: tierce_op_wait
  public :: tierce_op_wait_any
  public :: tierce_op_cancel
  public :: tierce_op_free
  public :: tierce_op_message
  public :: tierce_op_item_message
  public :: tierce_op_on_end
  public :: tierce_op_fd
  public :: tierce_op_size
  public :: tierce_op_count
  public :: tierce_op_take_buffer
  public :: tierce_op_take_collection
  public :: tierce_op_take_array
  public :: tierce_op_info
  public :: tierce_op_each
  public :: tierce_op_sizes
  public :: tierce_zarr_spec_new
  public :: tierce_zarr_spec_from_json
  public :: tierce_zarr_spec_free
  public :: tierce_zarr_spec_set
  public :: tierce_zarr_spec_set_chunks
  public :: tierce_zarr_spec_set_shards
  public :: tierce_zarr_spec_set_fill
  public :: tierce_zarr_spec_json
  public :: tierce_zarr_array_create
  public :: tierce_zarr_array_open
  public :: tierce_zarr_array_free
  public :: tierce_zarr_array_with_pool
  public :: tierce_zarr_array_format
  public :: tierce_zarr_array_ndim
  public :: tierce_zarr_array_shape
  public :: tierce_zarr_array_chunks
  public :: tierce_zarr_array_inner_chunks
  public :: tierce_zarr_array_dtype
  public :: tierce_zarr_array_fill
  public :: tierce_zarr_array_dimension_name
  public :: tierce_zarr_array_attributes
  public :: tierce_zarr_array_metadata
  public :: tierce_zarr_array_set_attributes
  public :: tierce_zarr_array_resize
  public :: tierce_zarr_array_chunk_key
  public :: tierce_zarr_array_box_chunks
  public :: tierce_zarr_array_covers
  public :: tierce_zarr_array_write
  public :: tierce_zarr_array_write_async
  public :: tierce_zarr_array_read
  public :: tierce_zarr_array_read_async
  public :: tierce_zarr_array_read_new
  public :: tierce_zarr_array_write_chunk
  public :: tierce_zarr_array_write_chunk_async
  public :: tierce_zarr_array_read_chunk
  public :: tierce_zarr_array_read_chunk_async
  public :: tierce_zarr_array_append
  public :: tierce_zarr_group_create
  public :: tierce_zarr_group_open
  public :: tierce_zarr_group_free
  public :: tierce_zarr_group_format
  public :: tierce_zarr_group_attributes
  public :: tierce_zarr_group_set_attributes
  public :: tierce_zarr_group_children
  public :: tierce_zarr_group_open_array
  public :: tierce_zarr_group_consolidate
  public :: tierce_zarr_group_is_consolidated
  public :: tierce_zarr_find
  public :: tierce_zarr_delete
end module tierce_c
