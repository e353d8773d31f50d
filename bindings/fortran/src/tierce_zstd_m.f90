! Written by bindings/fortran/generate; change it there.

! Zstandard: contexts, parameters, dictionaries, frames, seekable files.
module tierce_zstd_m
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_c, only: c_buffer_data => tierce_buffer_data, c_buffer_free => tierce_buffer_free, c_buffer_len => &
    tierce_buffer_len, c_buffer_new => tierce_buffer_new, c_segments_collection_count => tierce_segments_collection_count, &
    c_zstd_compress_bound => tierce_zstd_compress_bound, c_zstd_compressor_compress => tierce_zstd_compressor_compress, &
    c_zstd_compressor_compress_after => tierce_zstd_compressor_compress_after, c_zstd_compressor_compress_into => &
    tierce_zstd_compressor_compress_into, c_zstd_compressor_compress_many => tierce_zstd_compressor_compress_many, &
    c_zstd_compressor_free => tierce_zstd_compressor_free, c_zstd_compressor_from_params => tierce_zstd_compressor_from_params, &
    c_zstd_compressor_get => tierce_zstd_compressor_get, c_zstd_compressor_memory_size => tierce_zstd_compressor_memory_size, &
    c_zstd_compressor_new => tierce_zstd_compressor_new, c_zstd_compressor_produce_sequences => &
    tierce_zstd_compressor_produce_sequences, c_zstd_compressor_progression => tierce_zstd_compressor_progression, &
    c_zstd_compressor_reset => tierce_zstd_compressor_reset, c_zstd_compressor_reset_parameters => &
    tierce_zstd_compressor_reset_parameters, c_zstd_compressor_set => tierce_zstd_compressor_set, &
    c_zstd_compressor_share_threads => tierce_zstd_compressor_share_threads, c_zstd_compressor_stream => &
    tierce_zstd_compressor_stream, c_zstd_decompressor_chain => tierce_zstd_decompressor_chain, c_zstd_decompressor_decompress &
    => tierce_zstd_decompressor_decompress, c_zstd_decompressor_decompress_into => tierce_zstd_decompressor_decompress_into, &
    c_zstd_decompressor_decompress_many => tierce_zstd_decompressor_decompress_many, c_zstd_decompressor_estimated_size => &
    tierce_zstd_decompressor_estimated_size, c_zstd_decompressor_free => tierce_zstd_decompressor_free, &
    c_zstd_decompressor_memory_size => tierce_zstd_decompressor_memory_size, c_zstd_decompressor_new => &
    tierce_zstd_decompressor_new, c_zstd_decompressor_reset => tierce_zstd_decompressor_reset, c_zstd_decompressor_set => &
    tierce_zstd_decompressor_set, c_zstd_decompressor_stream => tierce_zstd_decompressor_stream, c_zstd_dict_data => &
    tierce_zstd_dict_data, c_zstd_dict_free => tierce_zstd_dict_free, c_zstd_dict_id => tierce_zstd_dict_id, c_zstd_dict_len => &
    tierce_zstd_dict_len, c_zstd_dict_new => tierce_zstd_dict_new, c_zstd_dict_precompute => tierce_zstd_dict_precompute, &
    c_zstd_dict_precompute_with => tierce_zstd_dict_precompute_with, c_zstd_dict_train => tierce_zstd_dict_train, &
    c_zstd_dict_trained_with => tierce_zstd_dict_trained_with, c_zstd_frame_compressed_size => &
    tierce_zstd_frame_compressed_size, c_zstd_frame_content_size => tierce_zstd_frame_content_size, c_zstd_frame_contents => &
    tierce_zstd_frame_contents, c_zstd_frame_decompression_margin => tierce_zstd_frame_decompression_margin, &
    c_zstd_frame_header_size => tierce_zstd_frame_header_size, c_zstd_frame_read_header => tierce_zstd_frame_read_header, &
    c_zstd_frame_read_skippable => tierce_zstd_frame_read_skippable, c_zstd_frame_write_skippable => &
    tierce_zstd_frame_write_skippable, c_zstd_parameter_bounds => tierce_zstd_parameter_bounds, c_zstd_parameter_from_name => &
    tierce_zstd_parameter_from_name, c_zstd_parameter_name => tierce_zstd_parameter_name, c_zstd_params_estimated_size => &
    tierce_zstd_params_estimated_size, c_zstd_params_free => tierce_zstd_params_free, c_zstd_params_from_json => &
    tierce_zstd_params_from_json, c_zstd_params_from_level => tierce_zstd_params_from_level, c_zstd_params_get => &
    tierce_zstd_params_get, c_zstd_params_json => tierce_zstd_params_json, c_zstd_params_new => tierce_zstd_params_new, &
    c_zstd_params_set => tierce_zstd_params_set, c_zstd_seekable_compress => tierce_zstd_seekable_compress, &
    c_zstd_seekable_find => tierce_zstd_seekable_find, c_zstd_seekable_frame => tierce_zstd_seekable_frame, &
    c_zstd_seekable_frame_count => tierce_zstd_seekable_frame_count, c_zstd_seekable_free => tierce_zstd_seekable_free, &
    c_zstd_seekable_open_callback => tierce_zstd_seekable_open_callback, c_zstd_seekable_open_memory => &
    tierce_zstd_seekable_open_memory, c_zstd_seekable_read => tierce_zstd_seekable_read, c_zstd_seekable_size => &
    tierce_zstd_seekable_size, c_zstd_seekable_writer_end_frame => tierce_zstd_seekable_writer_end_frame, &
    c_zstd_seekable_writer_finish => tierce_zstd_seekable_writer_finish, c_zstd_seekable_writer_free => &
    tierce_zstd_seekable_writer_free, c_zstd_seekable_writer_new => tierce_zstd_seekable_writer_new, &
    c_zstd_seekable_writer_write => tierce_zstd_seekable_writer_write, c_zstd_threads_free => tierce_zstd_threads_free, &
    c_zstd_threads_new => tierce_zstd_threads_new, tierce_read_at_fn, tierce_release, tierce_write_fn, &
    tierce_zstd_frame_header, tierce_zstd_producer_fn
  use tierce_base, only: bytes_in, bytes_lent, bytes_pointer, need_items, refuse, refuse_copy, report, slot_free, slot_take, &
    string_of, text_in, text_of, tierce_slot
  use tierce_data_m
  use tierce_arrays_m
  use tierce_codecs_m
  use tierce_zfp_m
  use tierce_streams_m
  implicit none
  private

  public :: tierce_zstd_decompressor_estimated_size, tierce_zstd_parameter_bounds, tierce_zstd_parameter_from_name, &
    tierce_zstd_parameter_name, tierce_zstd_compress_bound, tierce_zstd_frame_read_header, tierce_zstd_frame_content_size, &
    tierce_zstd_frame_header_size, tierce_zstd_frame_compressed_size, tierce_zstd_frame_contents, &
    tierce_zstd_frame_decompression_margin, tierce_zstd_frame_write_skippable, tierce_zstd_frame_read_skippable, &
    tierce_zstd_seekable_compress


  type, public :: tierce_zstd_params
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zstd_params_is_open
    procedure :: c_handle => zstd_params_c_handle
    procedure :: adopt => zstd_params_adopt
    procedure :: take => zstd_params_take
    procedure :: free => zstd_params_free
    procedure, private :: zstd_params_refuse_copy
    generic :: assignment(=) => zstd_params_refuse_copy
    procedure :: new => zstd_params_new
    procedure :: from_level => zstd_params_from_level
    procedure :: from_json => zstd_params_from_json
    procedure :: set => zstd_params_set
    procedure :: get => zstd_params_get
    procedure :: json => zstd_params_json
    procedure :: estimated_size => zstd_params_estimated_size
    final :: zstd_params_final
  end type

  type, public :: tierce_zstd_dict
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zstd_dict_is_open
    procedure :: c_handle => zstd_dict_c_handle
    procedure :: adopt => zstd_dict_adopt
    procedure :: take => zstd_dict_take
    procedure :: free => zstd_dict_free
    procedure, private :: zstd_dict_refuse_copy
    generic :: assignment(=) => zstd_dict_refuse_copy
    procedure, private :: zstd_dict_new_bytes
    procedure, private :: zstd_dict_new_buffer
    generic :: new => zstd_dict_new_bytes, zstd_dict_new_buffer
    procedure :: train => zstd_dict_train
    procedure :: data => zstd_dict_data
    procedure :: len => zstd_dict_len
    procedure :: id => zstd_dict_id
    procedure :: trained_with => zstd_dict_trained_with
    procedure :: precompute => zstd_dict_precompute
    procedure :: precompute_with => zstd_dict_precompute_with
    final :: zstd_dict_final
  end type

  type, public :: tierce_zstd_threads
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zstd_threads_is_open
    procedure :: c_handle => zstd_threads_c_handle
    procedure :: adopt => zstd_threads_adopt
    procedure :: take => zstd_threads_take
    procedure :: free => zstd_threads_free
    procedure, private :: zstd_threads_refuse_copy
    generic :: assignment(=) => zstd_threads_refuse_copy
    procedure :: new => zstd_threads_new
    final :: zstd_threads_final
  end type

  type, public :: tierce_zstd_compressor
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zstd_compressor_is_open
    procedure :: c_handle => zstd_compressor_c_handle
    procedure :: adopt => zstd_compressor_adopt
    procedure :: take => zstd_compressor_take
    procedure :: free => zstd_compressor_free
    procedure, private :: zstd_compressor_refuse_copy
    generic :: assignment(=) => zstd_compressor_refuse_copy
    procedure :: new => zstd_compressor_new
    procedure :: from_params => zstd_compressor_from_params
    procedure, private :: zstd_compressor_compress_into_bytes
    procedure, private :: zstd_compressor_compress_into_buffer
    generic :: compress_into => zstd_compressor_compress_into_bytes, zstd_compressor_compress_into_buffer
    procedure, private :: zstd_compressor_compress_bytes
    procedure, private :: zstd_compressor_compress_buffer
    generic :: compress => zstd_compressor_compress_bytes, zstd_compressor_compress_buffer
    procedure, private :: zstd_compressor_compress_after_bytes
    procedure, private :: zstd_compressor_compress_after_buffer
    generic :: compress_after => zstd_compressor_compress_after_bytes, zstd_compressor_compress_after_buffer
    procedure :: compress_many => zstd_compressor_compress_many
    procedure :: stream => zstd_compressor_stream
    procedure :: set => zstd_compressor_set
    procedure :: get => zstd_compressor_get
    procedure :: memory_size => zstd_compressor_memory_size
    procedure :: progression => zstd_compressor_progression
    procedure :: reset => zstd_compressor_reset
    procedure :: reset_parameters => zstd_compressor_reset_parameters
    procedure :: share_threads => zstd_compressor_share_threads
    procedure :: produce_sequences => zstd_compressor_produce_sequences
    final :: zstd_compressor_final
  end type

  type, public :: tierce_zstd_decompressor
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zstd_decompressor_is_open
    procedure :: c_handle => zstd_decompressor_c_handle
    procedure :: adopt => zstd_decompressor_adopt
    procedure :: take => zstd_decompressor_take
    procedure :: free => zstd_decompressor_free
    procedure, private :: zstd_decompressor_refuse_copy
    generic :: assignment(=) => zstd_decompressor_refuse_copy
    procedure :: new => zstd_decompressor_new
    procedure :: set => zstd_decompressor_set
    procedure, private :: zstd_decompressor_decompress_into_bytes
    procedure, private :: zstd_decompressor_decompress_into_buffer
    generic :: decompress_into => zstd_decompressor_decompress_into_bytes, zstd_decompressor_decompress_into_buffer
    procedure, private :: zstd_decompressor_decompress_bytes
    procedure, private :: zstd_decompressor_decompress_buffer
    generic :: decompress => zstd_decompressor_decompress_bytes, zstd_decompressor_decompress_buffer
    procedure :: decompress_many => zstd_decompressor_decompress_many
    procedure :: chain => zstd_decompressor_chain
    procedure :: stream => zstd_decompressor_stream
    procedure :: memory_size => zstd_decompressor_memory_size
    procedure :: reset => zstd_decompressor_reset
    final :: zstd_decompressor_final
  end type

  type, public :: tierce_zstd_seekable
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zstd_seekable_is_open
    procedure :: c_handle => zstd_seekable_c_handle
    procedure :: adopt => zstd_seekable_adopt
    procedure :: take => zstd_seekable_take
    procedure :: free => zstd_seekable_free
    procedure, private :: zstd_seekable_refuse_copy
    generic :: assignment(=) => zstd_seekable_refuse_copy
    procedure, private :: zstd_seekable_open_memory_bytes
    procedure, private :: zstd_seekable_open_memory_buffer
    generic :: open_memory => zstd_seekable_open_memory_bytes, zstd_seekable_open_memory_buffer
    procedure :: open_callback => zstd_seekable_open_callback
    procedure :: size => zstd_seekable_size
    procedure :: frame_count => zstd_seekable_frame_count
    procedure :: frame => zstd_seekable_frame
    procedure :: find => zstd_seekable_find
    procedure :: read => zstd_seekable_read
    final :: zstd_seekable_final
  end type

  type, public :: tierce_zstd_seekable_writer
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zstd_seekable_writer_is_open
    procedure :: c_handle => zstd_seekable_writer_c_handle
    procedure :: adopt => zstd_seekable_writer_adopt
    procedure :: take => zstd_seekable_writer_take
    procedure :: free => zstd_seekable_writer_free
    procedure, private :: zstd_seekable_writer_refuse_copy
    generic :: assignment(=) => zstd_seekable_writer_refuse_copy
    procedure :: new => zstd_seekable_writer_new
    procedure, private :: zstd_seekable_writer_write_bytes
    procedure, private :: zstd_seekable_writer_write_buffer
    generic :: write => zstd_seekable_writer_write_bytes, zstd_seekable_writer_write_buffer
    procedure :: end_frame => zstd_seekable_writer_end_frame
    procedure :: finish => zstd_seekable_writer_finish
    final :: zstd_seekable_writer_final
  end type

  interface tierce_zstd_decompressor_estimated_size
    module procedure free_zstd_decompressor_estimated_size
  end interface
  interface tierce_zstd_parameter_bounds
    module procedure free_zstd_parameter_bounds
  end interface
  interface tierce_zstd_parameter_from_name
    module procedure free_zstd_parameter_from_name
  end interface
  interface tierce_zstd_parameter_name
    module procedure free_zstd_parameter_name
  end interface
  interface tierce_zstd_compress_bound
    module procedure free_zstd_compress_bound
  end interface
  interface tierce_zstd_frame_read_header
    module procedure free_zstd_frame_read_header_bytes, free_zstd_frame_read_header_buffer
  end interface
  interface tierce_zstd_frame_content_size
    module procedure free_zstd_frame_content_size_bytes, free_zstd_frame_content_size_buffer
  end interface
  interface tierce_zstd_frame_header_size
    module procedure free_zstd_frame_header_size_bytes, free_zstd_frame_header_size_buffer
  end interface
  interface tierce_zstd_frame_compressed_size
    module procedure free_zstd_frame_compressed_size_bytes, free_zstd_frame_compressed_size_buffer
  end interface
  interface tierce_zstd_frame_contents
    module procedure free_zstd_frame_contents_bytes, free_zstd_frame_contents_buffer
  end interface
  interface tierce_zstd_frame_decompression_margin
    module procedure free_zstd_frame_decompression_margin_bytes, free_zstd_frame_decompression_margin_buffer
  end interface
  interface tierce_zstd_frame_write_skippable
    module procedure free_zstd_frame_write_skippable_bytes, free_zstd_frame_write_skippable_buffer
  end interface
  interface tierce_zstd_frame_read_skippable
    module procedure free_zstd_frame_read_skippable_bytes, free_zstd_frame_read_skippable_buffer
  end interface
  interface tierce_zstd_seekable_compress
    module procedure free_zstd_seekable_compress_bytes, free_zstd_seekable_compress_buffer
  end interface

contains

  !> Makes a set with all values derived from level 3;
  subroutine zstd_params_new(self, stat, errmsg)
    class(tierce_zstd_params), intent(inout) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_zstd_params_new(out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_params_new', stat, errmsg)
  end subroutine

  !> Makes a set with the values that a level stands for, for content of `source_size` bytes (0: unknown) and a dictionary of
  !> `dict_size` bytes (0: none).
  subroutine zstd_params_from_level(self, level, source_size, dict_size, stat, errmsg)
    class(tierce_zstd_params), intent(inout) :: self
    integer(int32), intent(in) :: level
    integer(int64), intent(in) :: source_size
    integer(int64), intent(in) :: dict_size
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_zstd_params_from_level(level, source_size, dict_size, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_params_from_level', stat, errmsg)
  end subroutine

  !> Makes a set from a JSON object of names and values.
  subroutine zstd_params_from_json(self, json, stat, errmsg)
    class(tierce_zstd_params), intent(inout) :: self
    character(len=*), intent(in) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: json_t(:)
    type(c_ptr) :: json_c
    integer(c_size_t) :: json_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(json, json_t, json_c, json_n)
    out_c = c_null_ptr
    status = c_zstd_params_from_json(json_c, json_n, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_params_from_json', stat, errmsg)
  end subroutine

  !> Sets one of TIERCE_ZSTD_P_*.
  subroutine zstd_params_set(self, parameter, value, stat, errmsg)
    class(tierce_zstd_params), intent(in) :: self
    integer(int32), intent(in) :: parameter
    integer(int32), intent(in) :: value
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_params_set(self%slot%c, parameter, value)
    call report(status, 'tierce_zstd_params_set', stat, errmsg)
  end subroutine

  !> Gives the value of one of TIERCE_ZSTD_P_*.
  subroutine zstd_params_get(self, parameter, value, stat, errmsg)
    class(tierce_zstd_params), intent(in) :: self
    integer(int32), intent(in) :: parameter
    integer(int32), intent(out) :: value
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: value_c
    integer(c_int32_t) :: status

    value_c = 0
    status = c_zstd_params_get(self%slot%c, parameter, c_loc(value_c))
    value = value_c
    call report(status, 'tierce_zstd_params_get', stat, errmsg)
  end subroutine

  !> Writes all values as a JSON object, by name;
  subroutine zstd_params_json(self, json, stat, errmsg)
    class(tierce_zstd_params), intent(in) :: self
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_zstd_params_json(self%slot%c, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_zstd_params_json', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Estimates the bytes that a compressor with these parameters takes: `one_shot` for tierce_zstd_compressor_compress(),
  !> `stream` for streams, which keep a window.
  subroutine zstd_params_estimated_size(self, one_shot, stream, stat, errmsg)
    class(tierce_zstd_params), intent(in) :: self
    integer(int64), intent(out) :: one_shot
    integer(int64), intent(out) :: stream
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: one_shot_c
    integer(c_size_t), target :: stream_c
    integer(c_int32_t) :: status

    one_shot_c = 0
    stream_c = 0
    status = c_zstd_params_estimated_size(self%slot%c, c_loc(one_shot_c), c_loc(stream_c))
    one_shot = one_shot_c
    stream = stream_c
    call report(status, 'tierce_zstd_params_estimated_size', stat, errmsg)
  end subroutine

  !> Estimates the bytes that a decompressor takes;
  subroutine free_zstd_decompressor_estimated_size(window, nbytes, stat, errmsg)
    integer(int64), intent(in) :: window
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: size_c
    integer(c_int32_t) :: status

    size_c = 0
    status = c_zstd_decompressor_estimated_size(window, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_decompressor_estimated_size', stat, errmsg)
  end subroutine

  !> Gives the least and the greatest value that one of TIERCE_ZSTD_P_* may be set to.
  subroutine free_zstd_parameter_bounds(parameter, least, greatest, stat, errmsg)
    integer(int32), intent(in) :: parameter
    integer(int32), intent(out) :: least
    integer(int32), intent(out) :: greatest
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: least_c
    integer(c_int32_t), target :: greatest_c
    integer(c_int32_t) :: status

    least_c = 0
    greatest_c = 0
    status = c_zstd_parameter_bounds(parameter, c_loc(least_c), c_loc(greatest_c))
    least = least_c
    greatest = greatest_c
    call report(status, 'tierce_zstd_parameter_bounds', stat, errmsg)
  end subroutine

  !> Gives the number TIERCE_ZSTD_P_* of a name, a string such as "window_log";
  subroutine free_zstd_parameter_from_name(name, parameter, stat, errmsg)
    character(len=*), intent(in) :: name
    integer(int32), intent(out) :: parameter
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: name_t(:)
    type(c_ptr) :: name_c
    integer(c_size_t) :: name_n
    integer(c_int32_t), target :: parameter_c
    integer(c_int32_t) :: status

    call text_in(name, name_t, name_c, name_n)
    parameter_c = 0
    status = c_zstd_parameter_from_name(name_c, c_loc(parameter_c))
    parameter = parameter_c
    call report(status, 'tierce_zstd_parameter_from_name', stat, errmsg)
  end subroutine

  !> The name of one of TIERCE_ZSTD_P_*, a static string;
  function free_zstd_parameter_name(parameter) result(answer)
    integer(int32), intent(in) :: parameter
    character(len=:), allocatable :: answer

    answer = string_of(c_zstd_parameter_name(parameter))
  end function

  !> Makes a dictionary of a copy of `len` bytes;
  subroutine zstd_dict_new_bytes(self, data, type, stat, errmsg)
    class(tierce_zstd_dict), intent(inout) :: self
    integer(int8), intent(in), target :: data(:)
    integer(int32), intent(in) :: type
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t) :: data_n
    integer(int8), allocatable, target :: data_t(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call bytes_in(data, data_t, data_c, data_n)
    out_c = c_null_ptr
    status = c_zstd_dict_new(data_c, data_n, type, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_dict_new', stat, errmsg)
  end subroutine

  !> Makes a dictionary of a copy of `len` bytes;
  subroutine zstd_dict_new_buffer(self, data, type, stat, errmsg)
    class(tierce_zstd_dict), intent(inout) :: self
    class(tierce_buffer), intent(in) :: data
    integer(int32), intent(in) :: type
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t) :: data_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    data_c = c_buffer_data(data%c_handle())
    data_n = c_buffer_len(data%c_handle())
    out_c = c_null_ptr
    status = c_zstd_dict_new(data_c, data_n, type, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_dict_new', stat, errmsg)
  end subroutine

  !> Trains a dictionary of at most `size` bytes on samples.
  subroutine zstd_dict_train(self, nbytes, samples, options, stat, errmsg)
    class(tierce_zstd_dict), intent(inout) :: self
    integer(int64), intent(in) :: nbytes
    class(tierce_segments_collection), intent(in) :: samples
    character(len=*), intent(in), optional :: options
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(options, options_t, options_c, options_n)
    out_c = c_null_ptr
    status = c_zstd_dict_train(nbytes, samples%c_handle(), options_c, options_n, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_dict_train', stat, errmsg)
  end subroutine

  !> The bytes, valid until the dictionary is freed;
  subroutine zstd_dict_data(self, data)
    class(tierce_zstd_dict), intent(in) :: self
    integer(int8), pointer, intent(out) :: data(:)
    type(c_ptr) :: data_c

    data_c = c_zstd_dict_data(self%slot%c)
    call bytes_pointer(data_c, c_zstd_dict_len(self%slot%c), data)
  end subroutine

  !> How many bytes it has;
  function zstd_dict_len(self) result(answer)
    class(tierce_zstd_dict), intent(in) :: self
    integer(int64) :: answer

    answer = c_zstd_dict_len(self%slot%c)
  end function

  !> Its identifier;
  function zstd_dict_id(self) result(answer)
    class(tierce_zstd_dict), intent(in) :: self
    integer(int64) :: answer

    answer = iand(int(c_zstd_dict_id(self%slot%c), int64), 4294967295_int64)
  end function

  !> The segment size `k` and the dmer size `d` that it was trained with;
  subroutine zstd_dict_trained_with(self, k, d, stat, errmsg)
    class(tierce_zstd_dict), intent(in) :: self
    integer(int64), intent(out) :: k
    integer(int64), intent(out) :: d
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: k_c
    integer(c_int32_t), target :: d_c
    integer(c_int32_t) :: status

    k_c = 0
    d_c = 0
    status = c_zstd_dict_trained_with(self%slot%c, c_loc(k_c), c_loc(d_c))
    k = iand(int(k_c, int64), 4294967295_int64)
    d = iand(int(d_c, int64), 4294967295_int64)
    call report(status, 'tierce_zstd_dict_trained_with', stat, errmsg)
  end subroutine

  !> Makes the tables for a level, once, for all compressors that are made with the dictionary from now on.
  subroutine zstd_dict_precompute(self, level, stat, errmsg)
    class(tierce_zstd_dict), intent(in) :: self
    integer(int32), intent(in) :: level
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_dict_precompute(self%slot%c, level)
    call report(status, 'tierce_zstd_dict_precompute', stat, errmsg)
  end subroutine

  !> The same for given parameters.
  subroutine zstd_dict_precompute_with(self, params, stat, errmsg)
    class(tierce_zstd_dict), intent(in) :: self
    class(tierce_zstd_params), intent(in) :: params
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_dict_precompute_with(self%slot%c, params%c_handle())
    call report(status, 'tierce_zstd_dict_precompute_with', stat, errmsg)
  end subroutine

  !> Makes a compressor of a level, with a dictionary or without (NULL).
  subroutine zstd_compressor_new(self, level, dict, stat, errmsg)
    class(tierce_zstd_compressor), intent(inout) :: self
    integer(int32), intent(in) :: level
    class(tierce_zstd_dict), intent(in), optional :: dict
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: dict_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    dict_c = c_null_ptr
    if (present(dict)) then
      dict_c = dict%c_handle()
    end if
    out_c = c_null_ptr
    status = c_zstd_compressor_new(level, dict_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_compressor_new', stat, errmsg)
  end subroutine

  !> Makes a compressor with a copy of `params`, with a dictionary or without (NULL).
  subroutine zstd_compressor_from_params(self, params, dict, stat, errmsg)
    class(tierce_zstd_compressor), intent(inout) :: self
    class(tierce_zstd_params), intent(in) :: params
    class(tierce_zstd_dict), intent(in), optional :: dict
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: dict_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    dict_c = c_null_ptr
    if (present(dict)) then
      dict_c = dict%c_handle()
    end if
    out_c = c_null_ptr
    status = c_zstd_compressor_from_params(params%c_handle(), dict_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_compressor_from_params', stat, errmsg)
  end subroutine

  !> Gives the most bytes that a frame of `src_len` bytes takes, with a checksum too.
  subroutine free_zstd_compress_bound(src_len, bound, stat, errmsg)
    integer(int64), intent(in) :: src_len
    integer(int64), intent(out) :: bound
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: bound_c
    integer(c_int32_t) :: status

    bound_c = 0
    status = c_zstd_compress_bound(src_len, c_loc(bound_c))
    bound = bound_c
    call report(status, 'tierce_zstd_compress_bound', stat, errmsg)
  end subroutine

  !> Compresses `src_len` bytes to one frame in `dst_cap` bytes of the caller's;
  subroutine zstd_compressor_compress_into_bytes(self, src, dst, dst_len, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_compressor_compress_into', stat, errmsg)
      return
    end if
    status = c_zstd_compressor_compress_into(self%slot%c, src_c, src_n, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_zstd_compressor_compress_into', stat, errmsg)
  end subroutine

  !> Compresses `src_len` bytes to one frame in `dst_cap` bytes of the caller's;
  subroutine zstd_compressor_compress_into_buffer(self, src, dst, dst_len, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_compressor_compress_into', stat, errmsg)
      return
    end if
    status = c_zstd_compressor_compress_into(self%slot%c, src_c, src_n, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_zstd_compressor_compress_into', stat, errmsg)
  end subroutine

  !> Compresses `src_len` bytes to one frame, which replaces the content of `dst`.
  subroutine zstd_compressor_compress_bytes(self, src, dst, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    call dst%ensure()
    status = c_zstd_compressor_compress(self%slot%c, src_c, src_n, dst%c_handle())
    call report(status, 'tierce_zstd_compressor_compress', stat, errmsg)
  end subroutine

  !> Compresses `src_len` bytes to one frame, which replaces the content of `dst`.
  subroutine zstd_compressor_compress_buffer(self, src, dst, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    call dst%ensure()
    status = c_zstd_compressor_compress(self%slot%c, src_c, src_n, dst%c_handle())
    call report(status, 'tierce_zstd_compressor_compress', stat, errmsg)
  end subroutine

  !> Compresses `src_len` bytes to one frame that may refer to `prefix_len` bytes before them, a content-only dictionary used
  !> once: how a chain for tierce_zstd_decompressor_chain() is made.
  subroutine zstd_compressor_compress_after_bytes(self, prefix, src, dst, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer(int8), intent(in), target :: prefix(:)
    integer(int8), intent(in), target :: src(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: prefix_c
    integer(c_size_t) :: prefix_n
    integer(int8), allocatable, target :: prefix_t(:)
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int32_t) :: status

    call bytes_in(prefix, prefix_t, prefix_c, prefix_n)
    call bytes_in(src, src_t, src_c, src_n)
    call dst%ensure()
    status = c_zstd_compressor_compress_after(self%slot%c, prefix_c, prefix_n, src_c, src_n, dst%c_handle())
    call report(status, 'tierce_zstd_compressor_compress_after', stat, errmsg)
  end subroutine

  !> Compresses `src_len` bytes to one frame that may refer to `prefix_len` bytes before them, a content-only dictionary used
  !> once: how a chain for tierce_zstd_decompressor_chain() is made.
  subroutine zstd_compressor_compress_after_buffer(self, prefix, src, dst, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    class(tierce_buffer), intent(in) :: prefix
    class(tierce_buffer), intent(in) :: src
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: prefix_c
    integer(c_size_t) :: prefix_n
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t) :: status

    prefix_c = c_buffer_data(prefix%c_handle())
    prefix_n = c_buffer_len(prefix%c_handle())
    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    call dst%ensure()
    status = c_zstd_compressor_compress_after(self%slot%c, prefix_c, prefix_n, src_c, src_n, dst%c_handle())
    call report(status, 'tierce_zstd_compressor_compress_after', stat, errmsg)
  end subroutine

  !> Compresses every item to a frame of its own, on the threads of a pool or, with NULL, in the calling thread.
  subroutine zstd_compressor_compress_many(self, src, buffers, dst, pool, each, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    class(tierce_segments_collection), intent(in) :: src
    integer(int32), intent(in) :: buffers
    type(tierce_segments_collection), intent(inout) :: dst
    class(tierce_pool), intent(in), optional :: pool
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: pool_c
    type(c_ptr) :: dst_c
    character(len=:), allocatable :: complaint
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    dst_c = c_null_ptr
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', c_segments_collection_count(src%c_handle()), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_compressor_compress_many', stat, errmsg)
      return
    end if
    status = c_zstd_compressor_compress_many(self%slot%c, src%c_handle(), buffers, pool_c, dst_c, each_p)
    if (status >= 0) call dst%adopt(dst_c)
    call report(status, 'tierce_zstd_compressor_compress_many', stat, errmsg)
  end subroutine

  !> Makes a stream of frames, the first of `size` bytes or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN.
  subroutine zstd_compressor_stream(self, nbytes, out, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer(int64), intent(in) :: nbytes
    type(tierce_stream), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_zstd_compressor_stream(self%slot%c, nbytes, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_zstd_compressor_stream', stat, errmsg)
  end subroutine

  !> Changes one of TIERCE_ZSTD_P_* for the frames to come.
  subroutine zstd_compressor_set(self, parameter, value, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer(int32), intent(in) :: parameter
    integer(int32), intent(in) :: value
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_compressor_set(self%slot%c, parameter, value)
    call report(status, 'tierce_zstd_compressor_set', stat, errmsg)
  end subroutine

  !> Gives the value of one of TIERCE_ZSTD_P_*.
  subroutine zstd_compressor_get(self, parameter, value, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer(int32), intent(in) :: parameter
    integer(int32), intent(out) :: value
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: value_c
    integer(c_int32_t) :: status

    value_c = 0
    status = c_zstd_compressor_get(self%slot%c, parameter, c_loc(value_c))
    value = value_c
    call report(status, 'tierce_zstd_compressor_get', stat, errmsg)
  end subroutine

  !> Gives the bytes that the compressor takes now, without its dictionary.
  subroutine zstd_compressor_memory_size(self, nbytes, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: size_c
    integer(c_int32_t) :: status

    size_c = 0
    status = c_zstd_compressor_memory_size(self%slot%c, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_compressor_memory_size', stat, errmsg)
  end subroutine

  !> Gives how far the last frame came: bytes taken in, compressed, and made.
  subroutine zstd_compressor_progression(self, ingested, consumed, produced, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer(int64), intent(out) :: ingested
    integer(int64), intent(out) :: consumed
    integer(int64), intent(out) :: produced
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int64_t), target :: ingested_c
    integer(c_int64_t), target :: consumed_c
    integer(c_int64_t), target :: produced_c
    integer(c_int32_t) :: status

    ingested_c = 0
    consumed_c = 0
    produced_c = 0
    status = c_zstd_compressor_progression(self%slot%c, c_loc(ingested_c), c_loc(consumed_c), c_loc(produced_c))
    ingested = ingested_c
    consumed = consumed_c
    produced = produced_c
    call report(status, 'tierce_zstd_compressor_progression', stat, errmsg)
  end subroutine

  !> Forgets an unfinished frame;
  subroutine zstd_compressor_reset(self, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_compressor_reset(self%slot%c)
    call report(status, 'tierce_zstd_compressor_reset', stat, errmsg)
  end subroutine

  !> The same, and all parameters are again what the compressor was made with;
  subroutine zstd_compressor_reset_parameters(self, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_compressor_reset_parameters(self%slot%c)
    call report(status, 'tierce_zstd_compressor_reset_parameters', stat, errmsg)
  end subroutine

  !> Makes a decompressor with `dict_count` dictionaries: none, one for all frames, or several of which each frame names its own.
  subroutine zstd_decompressor_new(self, dicts, stat, errmsg)
    class(tierce_zstd_decompressor), intent(inout) :: self
    type(tierce_zstd_dict), intent(in), optional :: dicts(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr), allocatable, target :: dicts_c(:)
    integer :: item
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    if (present(dicts)) then
      allocate (dicts_c(size(dicts)))
      do item = 1, size(dicts)
        dicts_c(item) = dicts(item)%c_handle()
      end do
    else
      allocate (dicts_c(0))
    end if
    out_c = c_null_ptr
    status = c_zstd_decompressor_new(c_loc(dicts_c), ubound(dicts_c, 1, c_size_t), out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_decompressor_new', stat, errmsg)
  end subroutine

  !> Sets one of TIERCE_ZSTD_D_*, for the frames to come.
  subroutine zstd_decompressor_set(self, setting, value, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    integer(int32), intent(in) :: setting
    integer(int64), intent(in) :: value
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_decompressor_set(self%slot%c, setting, value)
    call report(status, 'tierce_zstd_decompressor_set', stat, errmsg)
  end subroutine

  !> Decompresses into `dst_cap` bytes of the caller's;
  subroutine zstd_decompressor_decompress_into_bytes(self, src, frames, dst, dst_len, src_used, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer(int32), intent(in) :: frames
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer(int64), intent(out), optional :: src_used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_size_t), target :: src_used_c
    type(c_ptr) :: src_used_p
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    src_used_c = 0
    src_used_p = c_null_ptr
    if (present(src_used)) src_used_p = c_loc(src_used_c)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_decompressor_decompress_into', stat, errmsg)
      return
    end if
    status = c_zstd_decompressor_decompress_into(self%slot%c, src_c, src_n, frames, dst_c, dst_n, c_loc(dst_len_c), src_used_p)
    dst_len = dst_len_c
    if (present(src_used)) src_used = src_used_c
    call report(status, 'tierce_zstd_decompressor_decompress_into', stat, errmsg)
  end subroutine

  !> Decompresses into `dst_cap` bytes of the caller's;
  subroutine zstd_decompressor_decompress_into_buffer(self, src, frames, dst, dst_len, src_used, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(in) :: frames
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer(int64), intent(out), optional :: src_used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_size_t), target :: src_used_c
    type(c_ptr) :: src_used_p
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    src_used_c = 0
    src_used_p = c_null_ptr
    if (present(src_used)) src_used_p = c_loc(src_used_c)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_decompressor_decompress_into', stat, errmsg)
      return
    end if
    status = c_zstd_decompressor_decompress_into(self%slot%c, src_c, src_n, frames, dst_c, dst_n, c_loc(dst_len_c), src_used_p)
    dst_len = dst_len_c
    if (present(src_used)) src_used = src_used_c
    call report(status, 'tierce_zstd_decompressor_decompress_into', stat, errmsg)
  end subroutine

  !> Decompresses to at most `max_len` bytes (SIZE_MAX: no limit), which replace the content of `dst`.
  subroutine zstd_decompressor_decompress_bytes(self, src, frames, dst, max_len, src_used, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer(int32), intent(in) :: frames
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(in), optional :: max_len
    integer(int64), intent(out), optional :: src_used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(int64) :: max_len_c
    integer(c_size_t), target :: src_used_c
    type(c_ptr) :: src_used_p
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    call dst%ensure()
    src_used_c = 0
    src_used_p = c_null_ptr
    if (present(src_used)) src_used_p = c_loc(src_used_c)
    status = c_zstd_decompressor_decompress(self%slot%c, src_c, src_n, max_len_c, frames, dst%c_handle(), src_used_p)
    if (present(src_used)) src_used = src_used_c
    call report(status, 'tierce_zstd_decompressor_decompress', stat, errmsg)
  end subroutine

  !> Decompresses to at most `max_len` bytes (SIZE_MAX: no limit), which replace the content of `dst`.
  subroutine zstd_decompressor_decompress_buffer(self, src, frames, dst, max_len, src_used, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(in) :: frames
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(in), optional :: max_len
    integer(int64), intent(out), optional :: src_used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int64) :: max_len_c
    integer(c_size_t), target :: src_used_c
    type(c_ptr) :: src_used_p
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    call dst%ensure()
    src_used_c = 0
    src_used_p = c_null_ptr
    if (present(src_used)) src_used_p = c_loc(src_used_c)
    status = c_zstd_decompressor_decompress(self%slot%c, src_c, src_n, max_len_c, frames, dst%c_handle(), src_used_p)
    if (present(src_used)) src_used = src_used_c
    call report(status, 'tierce_zstd_decompressor_decompress', stat, errmsg)
  end subroutine

  !> Decompresses the first frame of every item, on the threads of a pool or, with NULL, in the calling thread.
  subroutine zstd_decompressor_decompress_many(self, src, buffers, dst, sizes, max_item_len, pool, each, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    class(tierce_segments_collection), intent(in) :: src
    integer(int32), intent(in) :: buffers
    type(tierce_segments_collection), intent(inout) :: dst
    integer(int64), intent(in), contiguous, target, optional :: sizes(:)
    integer(int64), intent(in), optional :: max_item_len
    class(tierce_pool), intent(in), optional :: pool
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: sizes_p
    character(len=:), allocatable :: complaint
    integer(int64) :: max_item_len_c
    type(c_ptr) :: pool_c
    type(c_ptr) :: dst_c
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    sizes_p = c_null_ptr
    if (present(sizes)) then
      sizes_p = c_loc(sizes)
      call need_items('sizes', c_segments_collection_count(src%c_handle()), ubound(sizes, 1, c_size_t), complaint)
    end if
    max_item_len_c = huge(0_int64)
    if (present(max_item_len)) max_item_len_c = max_item_len
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    dst_c = c_null_ptr
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', c_segments_collection_count(src%c_handle()), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_decompressor_decompress_many', stat, errmsg)
      return
    end if
    status = c_zstd_decompressor_decompress_many(self%slot%c, src%c_handle(), sizes_p, max_item_len_c, buffers, pool_c, dst_c, &
      each_p)
    if (status >= 0) call dst%adopt(dst_c)
    call report(status, 'tierce_zstd_decompressor_decompress_many', stat, errmsg)
  end subroutine

  !> Decompresses a chain of frames, of which each has the content before it as its content-only dictionary, to the content of
  !> the last, at most `max_len` bytes, which replaces that of `dst`.
  subroutine zstd_decompressor_chain(self, frames, dst, max_len, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    class(tierce_segments_collection), intent(in) :: frames
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64) :: max_len_c
    integer(c_int32_t) :: status

    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    call dst%ensure()
    status = c_zstd_decompressor_chain(self%slot%c, frames%c_handle(), max_len_c, dst%c_handle())
    call report(status, 'tierce_zstd_decompressor_chain', stat, errmsg)
  end subroutine

  !> Makes a stream that decompresses the first frame or, after tierce_stream_set_across_frames(), all.
  subroutine zstd_decompressor_stream(self, out, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    type(tierce_stream), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_zstd_decompressor_stream(self%slot%c, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_zstd_decompressor_stream', stat, errmsg)
  end subroutine

  !> Gives the bytes that the decompressor takes now, without its dictionaries.
  subroutine zstd_decompressor_memory_size(self, nbytes, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: size_c
    integer(c_int32_t) :: status

    size_c = 0
    status = c_zstd_decompressor_memory_size(self%slot%c, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_decompressor_memory_size', stat, errmsg)
  end subroutine

  !> Forgets an unfinished frame, and lets go of the memory that streams with large windows have taken;
  subroutine zstd_decompressor_reset(self, stat, errmsg)
    class(tierce_zstd_decompressor), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_decompressor_reset(self%slot%c)
    call report(status, 'tierce_zstd_decompressor_reset', stat, errmsg)
  end subroutine

  !> Reads the header of the frame at the start of `src`, of which TIERCE_ZSTD_FRAME_HEADER_SIZE_MAX bytes are always enough.
  subroutine free_zstd_frame_read_header_bytes(src, format, header, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int32), intent(in) :: format
    type(tierce_zstd_frame_header), intent(inout) :: header
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(tierce_zstd_frame_header), target :: header_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    header_c%struct_size = c_sizeof(header_c)
    status = c_zstd_frame_read_header(src_c, src_n, format, c_loc(header_c))
    if (status >= 0) header = header_c
    call report(status, 'tierce_zstd_frame_read_header', stat, errmsg)
  end subroutine

  !> Reads the header of the frame at the start of `src`, of which TIERCE_ZSTD_FRAME_HEADER_SIZE_MAX bytes are always enough.
  subroutine free_zstd_frame_read_header_buffer(src, format, header, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(in) :: format
    type(tierce_zstd_frame_header), intent(inout) :: header
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(tierce_zstd_frame_header), target :: header_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    header_c%struct_size = c_sizeof(header_c)
    status = c_zstd_frame_read_header(src_c, src_n, format, c_loc(header_c))
    if (status >= 0) header = header_c
    call report(status, 'tierce_zstd_frame_read_header', stat, errmsg)
  end subroutine

  !> Gives the content size that the frame at the start of `src` declares, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN;
  subroutine free_zstd_frame_content_size_bytes(src, nbytes, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int64_t), target :: size_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    size_c = 0
    status = c_zstd_frame_content_size(src_c, src_n, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_frame_content_size', stat, errmsg)
  end subroutine

  !> Gives the content size that the frame at the start of `src` declares, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN;
  subroutine free_zstd_frame_content_size_buffer(src, nbytes, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int64_t), target :: size_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    size_c = 0
    status = c_zstd_frame_content_size(src_c, src_n, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_frame_content_size', stat, errmsg)
  end subroutine

  !> Gives the size of the header of the frame at the start of `src`.
  subroutine free_zstd_frame_header_size_bytes(src, nbytes, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_size_t), target :: size_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    size_c = 0
    status = c_zstd_frame_header_size(src_c, src_n, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_frame_header_size', stat, errmsg)
  end subroutine

  !> Gives the size of the header of the frame at the start of `src`.
  subroutine free_zstd_frame_header_size_buffer(src, nbytes, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_size_t), target :: size_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    size_c = 0
    status = c_zstd_frame_header_size(src_c, src_n, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_frame_header_size', stat, errmsg)
  end subroutine

  !> Gives how many bytes the frame at the start of `src` takes, found by walking its blocks.
  subroutine free_zstd_frame_compressed_size_bytes(src, nbytes, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_size_t), target :: size_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    size_c = 0
    status = c_zstd_frame_compressed_size(src_c, src_n, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_frame_compressed_size', stat, errmsg)
  end subroutine

  !> Gives how many bytes the frame at the start of `src` takes, found by walking its blocks.
  subroutine free_zstd_frame_compressed_size_buffer(src, nbytes, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_size_t), target :: size_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    size_c = 0
    status = c_zstd_frame_compressed_size(src_c, src_n, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_zstd_frame_compressed_size', stat, errmsg)
  end subroutine

  !> Gives the sum of the content sizes that all frames of `src` declare, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, and the most bytes
  !> that their blocks can hold, whatever they declare.
  subroutine free_zstd_frame_contents_bytes(src, declared, bound, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(out) :: declared
    integer(int64), intent(out) :: bound
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int64_t), target :: declared_c
    integer(c_int64_t), target :: bound_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    declared_c = 0
    bound_c = 0
    status = c_zstd_frame_contents(src_c, src_n, c_loc(declared_c), c_loc(bound_c))
    declared = declared_c
    bound = bound_c
    call report(status, 'tierce_zstd_frame_contents', stat, errmsg)
  end subroutine

  !> Gives the sum of the content sizes that all frames of `src` declare, or TIERCE_ZSTD_CONTENTSIZE_UNKNOWN, and the most bytes
  !> that their blocks can hold, whatever they declare.
  subroutine free_zstd_frame_contents_buffer(src, declared, bound, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(out) :: declared
    integer(int64), intent(out) :: bound
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int64_t), target :: declared_c
    integer(c_int64_t), target :: bound_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    declared_c = 0
    bound_c = 0
    status = c_zstd_frame_contents(src_c, src_n, c_loc(declared_c), c_loc(bound_c))
    declared = declared_c
    bound = bound_c
    call report(status, 'tierce_zstd_frame_contents', stat, errmsg)
  end subroutine

  !> Gives how much larger than its content a buffer has to be that is decompressed in place, the frames of `src` at its end.
  subroutine free_zstd_frame_decompression_margin_bytes(src, margin, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(out) :: margin
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_size_t), target :: margin_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    margin_c = 0
    status = c_zstd_frame_decompression_margin(src_c, src_n, c_loc(margin_c))
    margin = margin_c
    call report(status, 'tierce_zstd_frame_decompression_margin', stat, errmsg)
  end subroutine

  !> Gives how much larger than its content a buffer has to be that is decompressed in place, the frames of `src` at its end.
  subroutine free_zstd_frame_decompression_margin_buffer(src, margin, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(out) :: margin
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_size_t), target :: margin_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    margin_c = 0
    status = c_zstd_frame_decompression_margin(src_c, src_n, c_loc(margin_c))
    margin = margin_c
    call report(status, 'tierce_zstd_frame_decompression_margin', stat, errmsg)
  end subroutine

  !> Writes a skippable frame around `src_len` bytes, which decoders skip: 8 bytes more.
  subroutine free_zstd_frame_write_skippable_bytes(src, variant, dst, dst_len, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int32), intent(in) :: variant
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_frame_write_skippable', stat, errmsg)
      return
    end if
    status = c_zstd_frame_write_skippable(src_c, src_n, variant, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_zstd_frame_write_skippable', stat, errmsg)
  end subroutine

  !> Writes a skippable frame around `src_len` bytes, which decoders skip: 8 bytes more.
  subroutine free_zstd_frame_write_skippable_buffer(src, variant, dst, dst_len, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(in) :: variant
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_frame_write_skippable', stat, errmsg)
      return
    end if
    status = c_zstd_frame_write_skippable(src_c, src_n, variant, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_zstd_frame_write_skippable', stat, errmsg)
  end subroutine

  !> Finds the content of the skippable frame at the start of `src`: its variant, where in `src` it begins, and its length.
  subroutine free_zstd_frame_read_skippable_bytes(src, variant, content, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(out) :: variant
    integer(int8), pointer, intent(out) :: content(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    character(len=:), allocatable :: complaint
    integer(c_int32_t), target :: variant_c
    type(c_ptr) :: content_c
    integer(c_size_t), target :: content_n
    integer(c_int32_t) :: status

    call bytes_lent('src', src, src_c, src_n, complaint)
    variant_c = 0
    content_c = c_null_ptr
    content_n = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_frame_read_skippable', stat, errmsg)
      return
    end if
    status = c_zstd_frame_read_skippable(src_c, src_n, c_loc(variant_c), content_c, c_loc(content_n))
    if (status >= 0) call bytes_pointer(content_c, content_n, content)
    variant = iand(int(variant_c, int64), 4294967295_int64)
    call report(status, 'tierce_zstd_frame_read_skippable', stat, errmsg)
  end subroutine

  !> Finds the content of the skippable frame at the start of `src`: its variant, where in `src` it begins, and its length.
  subroutine free_zstd_frame_read_skippable_buffer(src, variant, content, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(out) :: variant
    integer(int8), pointer, intent(out) :: content(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t), target :: variant_c
    type(c_ptr) :: content_c
    integer(c_size_t), target :: content_n
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    variant_c = 0
    content_c = c_null_ptr
    content_n = 0
    status = c_zstd_frame_read_skippable(src_c, src_n, c_loc(variant_c), content_c, c_loc(content_n))
    if (status >= 0) call bytes_pointer(content_c, content_n, content)
    variant = iand(int(variant_c, int64), 4294967295_int64)
    call report(status, 'tierce_zstd_frame_read_skippable', stat, errmsg)
  end subroutine

  !> Compresses `src_len` bytes to a seekable file, which replaces the content of `dst`, on the threads of a pool or, with NULL,
  !> in the calling thread.
  subroutine free_zstd_seekable_compress_bytes(compressor, src, frame_size, checksums, dst, pool, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: compressor
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(in) :: frame_size
    logical, intent(in) :: checksums
    type(tierce_buffer), intent(inout) :: dst
    class(tierce_pool), intent(in), optional :: pool
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(c_ptr) :: pool_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    call dst%ensure()
    status = c_zstd_seekable_compress(compressor%c_handle(), src_c, src_n, frame_size, merge(1_c_int32_t, 0_c_int32_t, &
      checksums), pool_c, dst%c_handle())
    call report(status, 'tierce_zstd_seekable_compress', stat, errmsg)
  end subroutine

  !> Compresses `src_len` bytes to a seekable file, which replaces the content of `dst`, on the threads of a pool or, with NULL,
  !> in the calling thread.
  subroutine free_zstd_seekable_compress_buffer(compressor, src, frame_size, checksums, dst, pool, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: compressor
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(in) :: frame_size
    logical, intent(in) :: checksums
    type(tierce_buffer), intent(inout) :: dst
    class(tierce_pool), intent(in), optional :: pool
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: pool_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    call dst%ensure()
    status = c_zstd_seekable_compress(compressor%c_handle(), src_c, src_n, frame_size, merge(1_c_int32_t, 0_c_int32_t, &
      checksums), pool_c, dst%c_handle())
    call report(status, 'tierce_zstd_seekable_compress', stat, errmsg)
  end subroutine

  !> Makes a writer that sends a seekable file to `write`, frame by frame: the same bytes as tierce_zstd_seekable_compress() with
  !> these arguments.
  subroutine zstd_seekable_writer_new(self, compressor, frame_size, checksums, writer, userdata, stat, errmsg)
    class(tierce_zstd_seekable_writer), intent(inout) :: self
    class(tierce_zstd_compressor), intent(in) :: compressor
    integer(int64), intent(in) :: frame_size
    logical, intent(in) :: checksums
    procedure(tierce_write_fn) :: writer
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_funptr) :: write_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    write_f = c_funloc(writer)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    status = c_zstd_seekable_writer_new(compressor%c_handle(), frame_size, merge(1_c_int32_t, 0_c_int32_t, checksums), write_f, &
      userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_seekable_writer_new', stat, errmsg)
  end subroutine

  !> Adds `src_len` bytes of content, and sends the frames that they fill.
  subroutine zstd_seekable_writer_write_bytes(self, src, stat, errmsg)
    class(tierce_zstd_seekable_writer), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    status = c_zstd_seekable_writer_write(self%slot%c, src_c, src_n)
    call report(status, 'tierce_zstd_seekable_writer_write', stat, errmsg)
  end subroutine

  !> Adds `src_len` bytes of content, and sends the frames that they fill.
  subroutine zstd_seekable_writer_write_buffer(self, src, stat, errmsg)
    class(tierce_zstd_seekable_writer), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    status = c_zstd_seekable_writer_write(self%slot%c, src_c, src_n)
    call report(status, 'tierce_zstd_seekable_writer_write', stat, errmsg)
  end subroutine

  !> Ends the frame here, so that what follows begins a new one;
  subroutine zstd_seekable_writer_end_frame(self, stat, errmsg)
    class(tierce_zstd_seekable_writer), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_seekable_writer_end_frame(self%slot%c)
    call report(status, 'tierce_zstd_seekable_writer_end_frame', stat, errmsg)
  end subroutine

  !> Sends the last frame and the table: the file is whole.
  subroutine zstd_seekable_writer_finish(self, stat, errmsg)
    class(tierce_zstd_seekable_writer), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_seekable_writer_finish(self%slot%c)
    call report(status, 'tierce_zstd_seekable_writer_finish', stat, errmsg)
  end subroutine

  !> Opens a seekable file of `src_len` bytes in memory, which has to stay as it is until the reader is freed.
  subroutine zstd_seekable_open_memory_bytes(self, src, dicts, stat, errmsg)
    class(tierce_zstd_seekable), intent(inout) :: self
    integer(int8), intent(in), target :: src(:)
    type(tierce_zstd_dict), intent(in), optional :: dicts(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr), allocatable, target :: dicts_c(:)
    integer :: item
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    character(len=:), allocatable :: complaint
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    if (present(dicts)) then
      allocate (dicts_c(size(dicts)))
      do item = 1, size(dicts)
        dicts_c(item) = dicts(item)%c_handle()
      end do
    else
      allocate (dicts_c(0))
    end if
    call bytes_lent('src', src, src_c, src_n, complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_seekable_open_memory', stat, errmsg)
      return
    end if
    status = c_zstd_seekable_open_memory(c_loc(dicts_c), ubound(dicts_c, 1, c_size_t), src_c, src_n, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_seekable_open_memory', stat, errmsg)
  end subroutine

  !> Opens a seekable file of `src_len` bytes in memory, which has to stay as it is until the reader is freed.
  subroutine zstd_seekable_open_memory_buffer(self, src, dicts, stat, errmsg)
    class(tierce_zstd_seekable), intent(inout) :: self
    class(tierce_buffer), intent(in) :: src
    type(tierce_zstd_dict), intent(in), optional :: dicts(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr), allocatable, target :: dicts_c(:)
    integer :: item
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    if (present(dicts)) then
      allocate (dicts_c(size(dicts)))
      do item = 1, size(dicts)
        dicts_c(item) = dicts(item)%c_handle()
      end do
    else
      allocate (dicts_c(0))
    end if
    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    out_c = c_null_ptr
    status = c_zstd_seekable_open_memory(c_loc(dicts_c), ubound(dicts_c, 1, c_size_t), src_c, src_n, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_seekable_open_memory', stat, errmsg)
  end subroutine

  !> Opens a seekable file of `size` bytes that `read` reads: the table now, and each frame, in one call, when it is needed.
  subroutine zstd_seekable_open_callback(self, nbytes, reader, dicts, userdata, stat, errmsg)
    class(tierce_zstd_seekable), intent(inout) :: self
    integer(int64), intent(in) :: nbytes
    procedure(tierce_read_at_fn) :: reader
    type(tierce_zstd_dict), intent(in), optional :: dicts(:)
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr), allocatable, target :: dicts_c(:)
    integer :: item
    type(c_funptr) :: read_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    if (present(dicts)) then
      allocate (dicts_c(size(dicts)))
      do item = 1, size(dicts)
        dicts_c(item) = dicts(item)%c_handle()
      end do
    else
      allocate (dicts_c(0))
    end if
    read_f = c_funloc(reader)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    status = c_zstd_seekable_open_callback(c_loc(dicts_c), ubound(dicts_c, 1, c_size_t), nbytes, read_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_seekable_open_callback', stat, errmsg)
  end subroutine

  !> How many bytes of content there are, as the table has it;
  function zstd_seekable_size(self) result(answer)
    class(tierce_zstd_seekable), intent(in) :: self
    integer(int64) :: answer

    answer = c_zstd_seekable_size(self%slot%c)
  end function

  !> How many frames there are;
  function zstd_seekable_frame_count(self) result(answer)
    class(tierce_zstd_seekable), intent(in) :: self
    integer(int64) :: answer

    answer = c_zstd_seekable_frame_count(self%slot%c)
  end function

  !> Gives where frame `index` lies: `offset` and `size` in the content, `compressed_offset` and `compressed_size` in the file,
  !> in bytes.
  subroutine zstd_seekable_frame(self, index, offset, nbytes, compressed_offset, compressed_size, stat, errmsg)
    class(tierce_zstd_seekable), intent(in) :: self
    integer(int64), intent(in) :: index
    integer(int64), intent(out) :: offset
    integer(int64), intent(out) :: nbytes
    integer(int64), intent(out) :: compressed_offset
    integer(int64), intent(out) :: compressed_size
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int64_t), target :: offset_c
    integer(c_int64_t), target :: size_c
    integer(c_int64_t), target :: compressed_offset_c
    integer(c_int64_t), target :: compressed_size_c
    integer(c_int32_t) :: status

    offset_c = 0
    size_c = 0
    compressed_offset_c = 0
    compressed_size_c = 0
    status = c_zstd_seekable_frame(self%slot%c, index - 1, c_loc(offset_c), c_loc(size_c), c_loc(compressed_offset_c), &
      c_loc(compressed_size_c))
    offset = offset_c
    nbytes = size_c
    compressed_offset = compressed_offset_c
    compressed_size = compressed_size_c
    call report(status, 'tierce_zstd_seekable_frame', stat, errmsg)
  end subroutine

  !> Gives the number of the frame that has the byte at `offset` of the content.
  subroutine zstd_seekable_find(self, offset, index, stat, errmsg)
    class(tierce_zstd_seekable), intent(in) :: self
    integer(int64), intent(in) :: offset
    integer(int64), intent(out) :: index
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: index_c
    integer(c_int32_t) :: status

    index_c = -1
    status = c_zstd_seekable_find(self%slot%c, offset, c_loc(index_c))
    index = index_c + 1
    call report(status, 'tierce_zstd_seekable_find', stat, errmsg)
  end subroutine

  !> Reads `len` bytes of content from `offset` on, or as many as there are;
  subroutine zstd_seekable_read(self, offset, dst, nbytes, pool, stat, errmsg)
    class(tierce_zstd_seekable), intent(in) :: self
    integer(int64), intent(in) :: offset
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: nbytes
    class(tierce_pool), intent(in), optional :: pool
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    type(c_ptr) :: pool_c
    integer(c_size_t), target :: read_c
    integer(c_int32_t) :: status

    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    read_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zstd_seekable_read', stat, errmsg)
      return
    end if
    status = c_zstd_seekable_read(self%slot%c, offset, dst_c, dst_n, pool_c, c_loc(read_c))
    nbytes = read_c
    call report(status, 'tierce_zstd_seekable_read', stat, errmsg)
  end subroutine

  !> Starts `count` threads, 1 to 256.
  subroutine zstd_threads_new(self, count, stat, errmsg)
    class(tierce_zstd_threads), intent(inout) :: self
    integer(int64), intent(in) :: count
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_zstd_threads_new(count, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zstd_threads_new', stat, errmsg)
  end subroutine

  !> Has these threads do the work of a compressor for which TIERCE_ZSTD_P_THREADS is above 0: that number still says how many
  !> jobs may be under way.
  subroutine zstd_compressor_share_threads(self, threads, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    class(tierce_zstd_threads), intent(in) :: threads
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zstd_compressor_share_threads(self%slot%c, threads%c_handle())
    call report(status, 'tierce_zstd_compressor_share_threads', stat, errmsg)
  end subroutine

  !> Has a function of the program's own find the matches, for hardware or for data that it knows better;
  subroutine zstd_compressor_produce_sequences(self, fall_back, producer, release, userdata, stat, errmsg)
    class(tierce_zstd_compressor), intent(in) :: self
    logical, intent(in) :: fall_back
    procedure(tierce_zstd_producer_fn), optional :: producer
    procedure(tierce_release), optional :: release
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_funptr) :: producer_f
    type(c_funptr) :: release_f
    type(c_ptr) :: userdata_c
    integer(c_int32_t) :: status

    producer_f = c_null_funptr
    if (present(producer)) producer_f = c_funloc(producer)
    release_f = c_null_funptr
    if (present(release)) release_f = c_funloc(release)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    status = c_zstd_compressor_produce_sequences(self%slot%c, producer_f, merge(1_c_int32_t, 0_c_int32_t, fall_back), &
      release_f, userdata_c)
    call report(status, 'tierce_zstd_compressor_produce_sequences', stat, errmsg)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zstd_params_is_open(self)
    class(tierce_zstd_params), intent(in) :: self

    zstd_params_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zstd_params_c_handle(self) result(c)
    class(tierce_zstd_params), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zstd_params_adopt(self, c)
    class(tierce_zstd_params), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zstd_params_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zstd_params_take(self, from)
    class(tierce_zstd_params), intent(inout) :: self
    class(tierce_zstd_params), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zstd_params_free(self)
    class(tierce_zstd_params), intent(inout) :: self

    call slot_free(self%slot, c_zstd_params_free)
  end subroutine

  impure elemental subroutine zstd_params_final(self)
    type(tierce_zstd_params), intent(inout) :: self

    call slot_free(self%slot, c_zstd_params_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zstd_params_refuse_copy(self, from)
    class(tierce_zstd_params), intent(inout) :: self
    type(tierce_zstd_params), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zstd_params')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zstd_dict_is_open(self)
    class(tierce_zstd_dict), intent(in) :: self

    zstd_dict_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zstd_dict_c_handle(self) result(c)
    class(tierce_zstd_dict), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zstd_dict_adopt(self, c)
    class(tierce_zstd_dict), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zstd_dict_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zstd_dict_take(self, from)
    class(tierce_zstd_dict), intent(inout) :: self
    class(tierce_zstd_dict), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zstd_dict_free(self)
    class(tierce_zstd_dict), intent(inout) :: self

    call slot_free(self%slot, c_zstd_dict_free)
  end subroutine

  impure elemental subroutine zstd_dict_final(self)
    type(tierce_zstd_dict), intent(inout) :: self

    call slot_free(self%slot, c_zstd_dict_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zstd_dict_refuse_copy(self, from)
    class(tierce_zstd_dict), intent(inout) :: self
    type(tierce_zstd_dict), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zstd_dict')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zstd_threads_is_open(self)
    class(tierce_zstd_threads), intent(in) :: self

    zstd_threads_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zstd_threads_c_handle(self) result(c)
    class(tierce_zstd_threads), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zstd_threads_adopt(self, c)
    class(tierce_zstd_threads), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zstd_threads_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zstd_threads_take(self, from)
    class(tierce_zstd_threads), intent(inout) :: self
    class(tierce_zstd_threads), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zstd_threads_free(self)
    class(tierce_zstd_threads), intent(inout) :: self

    call slot_free(self%slot, c_zstd_threads_free)
  end subroutine

  impure elemental subroutine zstd_threads_final(self)
    type(tierce_zstd_threads), intent(inout) :: self

    call slot_free(self%slot, c_zstd_threads_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zstd_threads_refuse_copy(self, from)
    class(tierce_zstd_threads), intent(inout) :: self
    type(tierce_zstd_threads), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zstd_threads')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zstd_compressor_is_open(self)
    class(tierce_zstd_compressor), intent(in) :: self

    zstd_compressor_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zstd_compressor_c_handle(self) result(c)
    class(tierce_zstd_compressor), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zstd_compressor_adopt(self, c)
    class(tierce_zstd_compressor), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zstd_compressor_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zstd_compressor_take(self, from)
    class(tierce_zstd_compressor), intent(inout) :: self
    class(tierce_zstd_compressor), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zstd_compressor_free(self)
    class(tierce_zstd_compressor), intent(inout) :: self

    call slot_free(self%slot, c_zstd_compressor_free)
  end subroutine

  impure elemental subroutine zstd_compressor_final(self)
    type(tierce_zstd_compressor), intent(inout) :: self

    call slot_free(self%slot, c_zstd_compressor_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zstd_compressor_refuse_copy(self, from)
    class(tierce_zstd_compressor), intent(inout) :: self
    type(tierce_zstd_compressor), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zstd_compressor')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zstd_decompressor_is_open(self)
    class(tierce_zstd_decompressor), intent(in) :: self

    zstd_decompressor_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zstd_decompressor_c_handle(self) result(c)
    class(tierce_zstd_decompressor), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zstd_decompressor_adopt(self, c)
    class(tierce_zstd_decompressor), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zstd_decompressor_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zstd_decompressor_take(self, from)
    class(tierce_zstd_decompressor), intent(inout) :: self
    class(tierce_zstd_decompressor), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zstd_decompressor_free(self)
    class(tierce_zstd_decompressor), intent(inout) :: self

    call slot_free(self%slot, c_zstd_decompressor_free)
  end subroutine

  impure elemental subroutine zstd_decompressor_final(self)
    type(tierce_zstd_decompressor), intent(inout) :: self

    call slot_free(self%slot, c_zstd_decompressor_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zstd_decompressor_refuse_copy(self, from)
    class(tierce_zstd_decompressor), intent(inout) :: self
    type(tierce_zstd_decompressor), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zstd_decompressor')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zstd_seekable_is_open(self)
    class(tierce_zstd_seekable), intent(in) :: self

    zstd_seekable_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zstd_seekable_c_handle(self) result(c)
    class(tierce_zstd_seekable), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zstd_seekable_adopt(self, c)
    class(tierce_zstd_seekable), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zstd_seekable_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zstd_seekable_take(self, from)
    class(tierce_zstd_seekable), intent(inout) :: self
    class(tierce_zstd_seekable), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zstd_seekable_free(self)
    class(tierce_zstd_seekable), intent(inout) :: self

    call slot_free(self%slot, c_zstd_seekable_free)
  end subroutine

  impure elemental subroutine zstd_seekable_final(self)
    type(tierce_zstd_seekable), intent(inout) :: self

    call slot_free(self%slot, c_zstd_seekable_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zstd_seekable_refuse_copy(self, from)
    class(tierce_zstd_seekable), intent(inout) :: self
    type(tierce_zstd_seekable), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zstd_seekable')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zstd_seekable_writer_is_open(self)
    class(tierce_zstd_seekable_writer), intent(in) :: self

    zstd_seekable_writer_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zstd_seekable_writer_c_handle(self) result(c)
    class(tierce_zstd_seekable_writer), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zstd_seekable_writer_adopt(self, c)
    class(tierce_zstd_seekable_writer), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zstd_seekable_writer_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zstd_seekable_writer_take(self, from)
    class(tierce_zstd_seekable_writer), intent(inout) :: self
    class(tierce_zstd_seekable_writer), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zstd_seekable_writer_free(self)
    class(tierce_zstd_seekable_writer), intent(inout) :: self

    call slot_free(self%slot, c_zstd_seekable_writer_free)
  end subroutine

  impure elemental subroutine zstd_seekable_writer_final(self)
    type(tierce_zstd_seekable_writer), intent(inout) :: self

    call slot_free(self%slot, c_zstd_seekable_writer_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zstd_seekable_writer_refuse_copy(self, from)
    class(tierce_zstd_seekable_writer), intent(inout) :: self
    type(tierce_zstd_seekable_writer), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zstd_seekable_writer')
  end subroutine

end module tierce_zstd_m
