! Written by bindings/fortran/generate; change it there.

! zfp.
module tierce_zfp_m
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_c, only: c_buffer_data => tierce_buffer_data, c_buffer_len => tierce_buffer_len, c_zfp_bound => tierce_zfp_bound, &
    c_zfp_compress => tierce_zfp_compress, c_zfp_compress_into => tierce_zfp_compress_into, c_zfp_copy => tierce_zfp_copy, &
    c_zfp_decompress => tierce_zfp_decompress, c_zfp_decompress_into => tierce_zfp_decompress_into, c_zfp_free => &
    tierce_zfp_free, c_zfp_get_mode => tierce_zfp_get_mode, c_zfp_get_params => tierce_zfp_get_params, c_zfp_new => &
    tierce_zfp_new, c_zfp_read_header => tierce_zfp_read_header, c_zfp_set_accuracy => tierce_zfp_set_accuracy, &
    c_zfp_set_bounds => tierce_zfp_set_bounds, c_zfp_set_header => tierce_zfp_set_header, c_zfp_set_index => &
    tierce_zfp_set_index, c_zfp_set_mask => tierce_zfp_set_mask, c_zfp_set_mode => tierce_zfp_set_mode, c_zfp_set_params => &
    tierce_zfp_set_params, c_zfp_set_precision => tierce_zfp_set_precision, c_zfp_set_rate => tierce_zfp_set_rate, &
    c_zfp_set_reversible => tierce_zfp_set_reversible, c_zfp_set_word_bits => tierce_zfp_set_word_bits, c_zfp_view_free => &
    tierce_zfp_view_free, c_zfp_view_get => tierce_zfp_view_get, c_zfp_view_get_block => tierce_zfp_view_get_block, &
    c_zfp_view_info => tierce_zfp_view_info, c_zfp_view_new => tierce_zfp_view_new, c_zfp_view_read_box => &
    tierce_zfp_view_read_box, tierce_release, tierce_zfp_header, tierce_zfp_params, tierce_zfp_report
  use tierce_base, only: TIERCE_AXES_REVERSED, bytes_in, bytes_lent, refuse, refuse_copy, report, slot_free, slot_take, &
    tierce_slot, tuple_in, tuple_out
  use tierce_data_m
  use tierce_arrays_m
  use tierce_codecs_m
  implicit none
  private

  public :: tierce_zfp_read_header


  type, public :: tierce_zfp
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zfp_is_open
    procedure :: c_handle => zfp_c_handle
    procedure :: adopt => zfp_adopt
    procedure :: take => zfp_take
    procedure :: free => zfp_free
    procedure, private :: zfp_refuse_copy
    generic :: assignment(=) => zfp_refuse_copy
    procedure :: new => zfp_new
    procedure :: copy => zfp_copy
    procedure :: set_reversible => zfp_set_reversible
    procedure :: set_rate => zfp_set_rate
    procedure :: set_precision => zfp_set_precision
    procedure :: set_accuracy => zfp_set_accuracy
    procedure :: set_params => zfp_set_params
    procedure :: get_params => zfp_get_params
    procedure :: set_mode => zfp_set_mode
    procedure :: get_mode => zfp_get_mode
    procedure :: set_word_bits => zfp_set_word_bits
    procedure :: set_header => zfp_set_header
    procedure :: set_index => zfp_set_index
    procedure :: set_mask => zfp_set_mask
    procedure :: set_bounds => zfp_set_bounds
    procedure :: bound => zfp_bound
    procedure :: compress => zfp_compress
    procedure :: compress_into => zfp_compress_into
    procedure, private :: zfp_decompress_bytes
    procedure, private :: zfp_decompress_buffer
    generic :: decompress => zfp_decompress_bytes, zfp_decompress_buffer
    procedure, private :: zfp_decompress_into_bytes
    procedure, private :: zfp_decompress_into_buffer
    generic :: decompress_into => zfp_decompress_into_bytes, zfp_decompress_into_buffer
    final :: zfp_final
  end type

  type, public :: tierce_zfp_view
    private
    type(tierce_slot) :: slot
    integer, public :: axes = TIERCE_AXES_REVERSED
  contains
    procedure :: is_open => zfp_view_is_open
    procedure :: c_handle => zfp_view_c_handle
    procedure :: adopt => zfp_view_adopt
    procedure :: take => zfp_view_take
    procedure :: free => zfp_view_free
    procedure, private :: zfp_view_refuse_copy
    generic :: assignment(=) => zfp_view_refuse_copy
    procedure, private :: zfp_view_new_bytes
    procedure, private :: zfp_view_new_buffer
    generic :: new => zfp_view_new_bytes, zfp_view_new_buffer
    procedure :: info => zfp_view_info
    procedure, private :: zfp_view_get_i4
    procedure, private :: zfp_view_get_i8
    generic :: get => zfp_view_get_i4, zfp_view_get_i8
    procedure, private :: zfp_view_get_block_i4
    procedure, private :: zfp_view_get_block_i8
    generic :: get_block => zfp_view_get_block_i4, zfp_view_get_block_i8
    procedure, private :: zfp_view_read_box_i4
    procedure, private :: zfp_view_read_box_i8
    generic :: read_box => zfp_view_read_box_i4, zfp_view_read_box_i8
    final :: zfp_view_final
  end type

  interface tierce_zfp_read_header
    module procedure free_zfp_read_header_bytes, free_zfp_read_header_buffer
  end interface

contains

  !> Makes a setup: reversible, with a full header, words of 64 bits, and no sidecar;
  subroutine zfp_new(self, stat, errmsg)
    class(tierce_zfp), intent(inout) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_zfp_new(out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zfp_new', stat, errmsg)
  end subroutine

  !> Makes another setup with the same settings, for tierce_zfp_free().
  subroutine zfp_copy(self, out, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    type(tierce_zfp), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_zfp_copy(self%slot%c, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_zfp_copy', stat, errmsg)
  end subroutine

  !> Nothing is lost: not a bit of NaN, infinities and -0 either.
  subroutine zfp_set_reversible(self, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zfp_set_reversible(self%slot%c)
    call report(status, 'tierce_zfp_set_reversible', stat, errmsg)
  end subroutine

  !> Each block takes the same number of bits, about `rate` a value: streams of a known size, of which any part can be read and
  !> decoded by several threads.
  subroutine zfp_set_rate(self, rate, value_type, ndim, align, used, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    real(real64), intent(in) :: rate
    integer(int32), intent(in) :: value_type
    integer(int32), intent(in) :: ndim
    logical, intent(in) :: align
    real(real64), intent(out), optional :: used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    real(c_double), target :: used_c
    type(c_ptr) :: used_p
    integer(c_int32_t) :: status

    used_c = 0
    used_p = c_null_ptr
    if (present(used)) used_p = c_loc(used_c)
    status = c_zfp_set_rate(self%slot%c, rate, value_type, ndim, merge(1_c_int32_t, 0_c_int32_t, align), used_p)
    if (present(used)) used = used_c
    call report(status, 'tierce_zfp_set_rate', stat, errmsg)
  end subroutine

  !> Each block keeps its `precision` highest bit planes: a bound of the relative error, roughly.
  subroutine zfp_set_precision(self, precision, used, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int32), intent(in) :: precision
    integer(int64), intent(out), optional :: used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: used_c
    type(c_ptr) :: used_p
    integer(c_int32_t) :: status

    used_c = 0
    used_p = c_null_ptr
    if (present(used)) used_p = c_loc(used_c)
    status = c_zfp_set_precision(self%slot%c, precision, used_p)
    if (present(used)) used = iand(int(used_c, int64), 4294967295_int64)
    call report(status, 'tierce_zfp_set_precision', stat, errmsg)
  end subroutine

  !> No float is off by more than `tolerance`, in the unit of the elements, where it is not too small for the largest value of a
  !> block, of which the lossy modes see 30 bits (float) or 62 (double);
  subroutine zfp_set_accuracy(self, tolerance, used, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    real(real64), intent(in) :: tolerance
    real(real64), intent(out), optional :: used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    real(c_double), target :: used_c
    type(c_ptr) :: used_p
    integer(c_int32_t) :: status

    used_c = 0
    used_p = c_null_ptr
    if (present(used)) used_p = c_loc(used_c)
    status = c_zfp_set_accuracy(self%slot%c, tolerance, used_p)
    if (present(used)) used = used_c
    call report(status, 'tierce_zfp_set_accuracy', stat, errmsg)
  end subroutine

  !> Sets the four numbers themselves: zfp's expert mode.
  subroutine zfp_set_params(self, params, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    type(tierce_zfp_params), intent(in), target :: params
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zfp_set_params(self%slot%c, c_loc(params))
    call report(status, 'tierce_zfp_set_params', stat, errmsg)
  end subroutine

  !> Gives the four numbers, and the mode that they are known as: TIERCE_ZFP_EXPERT to _REVERSIBLE.
  subroutine zfp_get_params(self, params, mode, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    type(tierce_zfp_params), intent(inout), optional :: params
    integer(int32), intent(out), optional :: mode
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(tierce_zfp_params), target :: params_c
    type(c_ptr) :: params_p
    integer(c_int32_t), target :: mode_c
    type(c_ptr) :: mode_p
    integer(c_int32_t) :: status

    params_p = c_null_ptr
    if (present(params)) params_p = c_loc(params_c)
    mode_c = 0
    mode_p = c_null_ptr
    if (present(mode)) mode_p = c_loc(mode_c)
    status = c_zfp_get_params(self%slot%c, params_p, mode_p)
    if (status >= 0 .and. present(params)) params = params_c
    if (present(mode)) mode = mode_c
    call report(status, 'tierce_zfp_get_params', stat, errmsg)
  end subroutine

  !> Sets the four numbers by the one that headers tell: zfp_stream_set_mode().
  subroutine zfp_set_mode(self, mode, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int64), intent(in) :: mode
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zfp_set_mode(self%slot%c, mode)
    call report(status, 'tierce_zfp_set_mode', stat, errmsg)
  end subroutine

  !> Gives the number that headers tell of the four: zfp_stream_mode().
  subroutine zfp_get_mode(self, mode, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int64), intent(out) :: mode
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int64_t), target :: mode_c
    integer(c_int32_t) :: status

    mode_c = 0
    status = c_zfp_get_mode(self%slot%c, c_loc(mode_c))
    mode = mode_c
    call report(status, 'tierce_zfp_get_mode', stat, errmsg)
  end subroutine

  !> Of how many bits the words are that a stream consists of, the last being filled up with zeros: 8, 16, 32 or 64.
  subroutine zfp_set_word_bits(self, word_bits, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int32), intent(in) :: word_bits
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zfp_set_word_bits(self%slot%c, word_bits)
    call report(status, 'tierce_zfp_set_word_bits', stat, errmsg)
  end subroutine

  !> Which parts of the header streams have: a sum of TIERCE_ZFP_HEADER_MAGIC, _META and _MODE, all of them (_FULL), or 0.
  subroutine zfp_set_header(self, parts, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int32), intent(in) :: parts
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zfp_set_header(self%slot%c, parts)
    call report(status, 'tierce_zfp_set_header', stat, errmsg)
  end subroutine

  !> Asks for an index in the sidecar, of the first of each `spacing` blocks;
  subroutine zfp_set_index(self, spacing, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int64), intent(in) :: spacing
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zfp_set_index(self%slot%c, spacing)
    call report(status, 'tierce_zfp_set_index', stat, errmsg)
  end subroutine

  !> Whether NaN and infinities of lossy modes go into a mask in the sidecar, from which they come back bit by bit (1), or are
  !> refused with TIERCE_E_ARGUMENT (0).
  subroutine zfp_set_mask(self, mask, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    logical, intent(in) :: mask
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zfp_set_mask(self%slot%c, merge(1_c_int32_t, 0_c_int32_t, mask))
    call report(status, 'tierce_zfp_set_mask', stat, errmsg)
  end subroutine

  !> Has errors found by decoding each block after encoding it, and held against bounds.
  subroutine zfp_set_bounds(self, check, absolute, relative, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int32), intent(in) :: check
    real(real64), intent(in) :: absolute
    real(real64), intent(in) :: relative
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zfp_set_bounds(self%slot%c, check, absolute, relative)
    call report(status, 'tierce_zfp_set_bounds', stat, errmsg)
  end subroutine

  !> Gives the most bytes of a stream of such an array.
  subroutine zfp_bound(self, like, bound, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    class(tierce_array), intent(in) :: like
    integer(int64), intent(out) :: bound
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    integer(c_size_t), target :: bound_c
    integer(c_int32_t) :: status

    like_axes = like%axes
    bound_c = 0
    status = c_zfp_bound(self%slot%c, like%c_handle(), c_loc(bound_c))
    bound = bound_c
    call report(status, 'tierce_zfp_bound', stat, errmsg)
  end subroutine

  !> Compresses an array, and replaces the content of `dst` with the stream.
  subroutine zfp_compress(self, src, dst, pool, side, outcome, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    class(tierce_array), intent(in) :: src
    type(tierce_buffer), intent(inout) :: dst
    class(tierce_pool), intent(in), optional :: pool
    type(tierce_buffer), intent(inout), optional :: side
    type(tierce_zfp_report), intent(inout), optional :: outcome
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: pool_c
    type(c_ptr) :: side_c
    type(tierce_zfp_report), target :: outcome_c
    type(c_ptr) :: outcome_p
    integer(c_int32_t) :: status

    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    call dst%ensure()
    side_c = c_null_ptr
    if (present(side)) then
      call side%ensure()
      side_c = side%c_handle()
    end if
    outcome_c%struct_size = c_sizeof(outcome_c)
    outcome_p = c_null_ptr
    if (present(outcome)) outcome_p = c_loc(outcome_c)
    status = c_zfp_compress(self%slot%c, src%c_handle(), pool_c, dst%c_handle(), side_c, outcome_p)
    if (status >= 0 .and. present(outcome)) outcome = outcome_c
    call report(status, 'tierce_zfp_compress', stat, errmsg)
  end subroutine

  !> Compresses an array into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`;
  subroutine zfp_compress_into(self, src, dst, dst_len, pool, side, outcome, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    class(tierce_array), intent(in) :: src
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    class(tierce_pool), intent(in), optional :: pool
    type(tierce_buffer), intent(inout), optional :: side
    type(tierce_zfp_report), intent(inout), optional :: outcome
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: pool_c
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    type(c_ptr) :: side_c
    type(tierce_zfp_report), target :: outcome_c
    type(c_ptr) :: outcome_p
    integer(c_int32_t) :: status

    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    side_c = c_null_ptr
    if (present(side)) then
      call side%ensure()
      side_c = side%c_handle()
    end if
    outcome_c%struct_size = c_sizeof(outcome_c)
    outcome_p = c_null_ptr
    if (present(outcome)) outcome_p = c_loc(outcome_c)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zfp_compress_into', stat, errmsg)
      return
    end if
    status = c_zfp_compress_into(self%slot%c, src%c_handle(), pool_c, dst_c, dst_n, c_loc(dst_len_c), side_c, outcome_p)
    if (status >= 0 .and. present(outcome)) outcome = outcome_c
    dst_len = dst_len_c
    call report(status, 'tierce_zfp_compress_into', stat, errmsg)
  end subroutine

  !> Decompresses a stream and makes an array: of the type and shape of `like`, which may be without memory
  !> (tierce_array_describe()), or with NULL of those that the header tells, in C order.
  subroutine zfp_decompress_bytes(self, src, dst, side, pool, like, max_len, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    type(tierce_array), intent(inout) :: dst
    integer(int8), intent(in), target, optional :: side(:)
    class(tierce_pool), intent(in), optional :: pool
    class(tierce_array), intent(in), optional :: like
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(c_ptr) :: side_c
    integer(c_size_t) :: side_n
    integer(int8), allocatable, target :: side_t(:)
    type(c_ptr) :: pool_c
    type(c_ptr) :: like_c
    integer(int64) :: max_len_c
    type(c_ptr) :: dst_c
    integer(c_int32_t) :: status

    like_axes = TIERCE_AXES_REVERSED
    if (present(like)) like_axes = like%axes
    call bytes_in(src, src_t, src_c, src_n)
    call bytes_in(side, side_t, side_c, side_n)
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    like_c = c_null_ptr
    if (present(like)) then
      like_c = like%c_handle()
    end if
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    dst_c = c_null_ptr
    status = c_zfp_decompress(self%slot%c, src_c, src_n, side_c, side_n, pool_c, like_c, max_len_c, dst_c)
    if (status >= 0) call dst%adopt(dst_c, like_axes)
    call report(status, 'tierce_zfp_decompress', stat, errmsg)
  end subroutine

  !> Decompresses a stream and makes an array: of the type and shape of `like`, which may be without memory
  !> (tierce_array_describe()), or with NULL of those that the header tells, in C order.
  subroutine zfp_decompress_buffer(self, src, dst, side, pool, like, max_len, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    type(tierce_array), intent(inout) :: dst
    class(tierce_buffer), intent(in), optional :: side
    class(tierce_pool), intent(in), optional :: pool
    class(tierce_array), intent(in), optional :: like
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: side_c
    integer(c_size_t) :: side_n
    type(c_ptr) :: pool_c
    type(c_ptr) :: like_c
    integer(int64) :: max_len_c
    type(c_ptr) :: dst_c
    integer(c_int32_t) :: status

    like_axes = TIERCE_AXES_REVERSED
    if (present(like)) like_axes = like%axes
    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    side_c = c_null_ptr
    side_n = 0
    if (present(side)) then
      side_c = c_buffer_data(side%c_handle())
      side_n = c_buffer_len(side%c_handle())
    end if
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    like_c = c_null_ptr
    if (present(like)) then
      like_c = like%c_handle()
    end if
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    dst_c = c_null_ptr
    status = c_zfp_decompress(self%slot%c, src_c, src_n, side_c, side_n, pool_c, like_c, max_len_c, dst_c)
    if (status >= 0) call dst%adopt(dst_c, like_axes)
    call report(status, 'tierce_zfp_decompress', stat, errmsg)
  end subroutine

  !> Decompresses a stream into an array of its type and shape, or of small elements that were made such: wherever they lie, and
  !> nothing between them is written.
  subroutine zfp_decompress_into_bytes(self, src, dst, side, pool, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    class(tierce_array), intent(in) :: dst
    integer(int8), intent(in), target, optional :: side(:)
    class(tierce_pool), intent(in), optional :: pool
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(c_ptr) :: side_c
    integer(c_size_t) :: side_n
    integer(int8), allocatable, target :: side_t(:)
    type(c_ptr) :: pool_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    call bytes_in(side, side_t, side_c, side_n)
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    status = c_zfp_decompress_into(self%slot%c, src_c, src_n, side_c, side_n, pool_c, dst%c_handle())
    call report(status, 'tierce_zfp_decompress_into', stat, errmsg)
  end subroutine

  !> Decompresses a stream into an array of its type and shape, or of small elements that were made such: wherever they lie, and
  !> nothing between them is written.
  subroutine zfp_decompress_into_buffer(self, src, dst, side, pool, stat, errmsg)
    class(tierce_zfp), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    class(tierce_array), intent(in) :: dst
    class(tierce_buffer), intent(in), optional :: side
    class(tierce_pool), intent(in), optional :: pool
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: side_c
    integer(c_size_t) :: side_n
    type(c_ptr) :: pool_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    side_c = c_null_ptr
    side_n = 0
    if (present(side)) then
      side_c = c_buffer_data(side%c_handle())
      side_n = c_buffer_len(side%c_handle())
    end if
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    status = c_zfp_decompress_into(self%slot%c, src_c, src_n, side_c, side_n, pool_c, dst%c_handle())
    call report(status, 'tierce_zfp_decompress_into', stat, errmsg)
  end subroutine

  !> Reads the parts of a header that the front of a stream has (TIERCE_ZFP_HEADER_FULL, or a sum of others): 19 bytes are
  !> enough.
  subroutine free_zfp_read_header_bytes(src, parts, header, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    integer(int32), intent(in) :: parts
    type(tierce_zfp_header), intent(inout) :: header
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(tierce_zfp_header), target :: header_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    header_c%struct_size = c_sizeof(header_c)
    status = c_zfp_read_header(src_c, src_n, parts, c_loc(header_c))
    if (status >= 0) header = header_c
    call report(status, 'tierce_zfp_read_header', stat, errmsg)
  end subroutine

  !> Reads the parts of a header that the front of a stream has (TIERCE_ZFP_HEADER_FULL, or a sum of others): 19 bytes are
  !> enough.
  subroutine free_zfp_read_header_buffer(src, parts, header, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(in) :: parts
    type(tierce_zfp_header), intent(inout) :: header
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(tierce_zfp_header), target :: header_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    header_c%struct_size = c_sizeof(header_c)
    status = c_zfp_read_header(src_c, src_n, parts, c_loc(header_c))
    if (status >= 0) header = header_c
    call report(status, 'tierce_zfp_read_header', stat, errmsg)
  end subroutine

  !> Makes a view of a stream, which is not copied: stream and sidecar are as in tierce_zfp_decompress(), and `zfp` may be freed
  !> after.
  subroutine zfp_view_new_bytes(self, zfp, src, side, like, release, userdata, stat, errmsg)
    class(tierce_zfp_view), intent(inout) :: self
    class(tierce_zfp), intent(in) :: zfp
    integer(int8), intent(in), target :: src(:)
    integer(int8), intent(in), target, optional :: side(:)
    class(tierce_array), intent(in), optional :: like
    procedure(tierce_release), optional :: release
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    character(len=:), allocatable :: complaint
    type(c_ptr) :: side_c
    integer(c_size_t) :: side_n
    type(c_ptr) :: like_c
    type(c_funptr) :: release_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    like_axes = TIERCE_AXES_REVERSED
    if (present(like)) like_axes = like%axes
    call bytes_lent('src', src, src_c, src_n, complaint)
    call bytes_lent('side', side, side_c, side_n, complaint)
    like_c = c_null_ptr
    if (present(like)) then
      like_c = like%c_handle()
    end if
    release_f = c_null_funptr
    if (present(release)) release_f = c_funloc(release)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zfp_view_new', stat, errmsg)
      return
    end if
    status = c_zfp_view_new(zfp%c_handle(), src_c, src_n, side_c, side_n, like_c, release_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c, like_axes)
    call report(status, 'tierce_zfp_view_new', stat, errmsg)
  end subroutine

  !> Makes a view of a stream, which is not copied: stream and sidecar are as in tierce_zfp_decompress(), and `zfp` may be freed
  !> after.
  subroutine zfp_view_new_buffer(self, zfp, src, side, like, release, userdata, stat, errmsg)
    class(tierce_zfp_view), intent(inout) :: self
    class(tierce_zfp), intent(in) :: zfp
    class(tierce_buffer), intent(in) :: src
    class(tierce_buffer), intent(in), optional :: side
    class(tierce_array), intent(in), optional :: like
    procedure(tierce_release), optional :: release
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: side_c
    integer(c_size_t) :: side_n
    type(c_ptr) :: like_c
    type(c_funptr) :: release_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    like_axes = TIERCE_AXES_REVERSED
    if (present(like)) like_axes = like%axes
    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    side_c = c_null_ptr
    side_n = 0
    if (present(side)) then
      side_c = c_buffer_data(side%c_handle())
      side_n = c_buffer_len(side%c_handle())
    end if
    like_c = c_null_ptr
    if (present(like)) then
      like_c = like%c_handle()
    end if
    release_f = c_null_funptr
    if (present(release)) release_f = c_funloc(release)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    status = c_zfp_view_new(zfp%c_handle(), src_c, src_n, side_c, side_n, like_c, release_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c, like_axes)
    call report(status, 'tierce_zfp_view_new', stat, errmsg)
  end subroutine

  !> Tells type, extents and parameters;
  subroutine zfp_view_info(self, info, stat, errmsg)
    class(tierce_zfp_view), intent(in) :: self
    type(tierce_zfp_header), intent(inout), optional :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(tierce_zfp_header), target :: info_c
    type(c_ptr) :: info_p
    integer(c_int32_t) :: status

    info_c%struct_size = c_sizeof(info_c)
    info_p = c_null_ptr
    if (present(info)) info_p = c_loc(info_c)
    status = c_zfp_view_info(self%slot%c, info_p)
    if (status >= 0 .and. present(info)) info = info_c
    call report(status, 'tierce_zfp_view_info', stat, errmsg)
  end subroutine

  !> Gives the value at an index along each of `ndim` axes.
  subroutine zfp_view_get_i4(self, index, value, stat, errmsg)
    class(tierce_zfp_view), intent(in) :: self
    integer(int32), intent(in) :: index(:)
    integer(int8), intent(inout), target :: value(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: index_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: value_c
    integer(c_size_t) :: value_n
    integer(c_int32_t) :: status

    call tuple_in(index, 'index', 1, .false., self%axes, index_c, complaint)
    call bytes_lent('value', value, value_c, value_n, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zfp_view_get', stat, errmsg)
      return
    end if
    status = c_zfp_view_get(self%slot%c, c_loc(index_c), size(index_c, kind=c_size_t), value_c, value_n)
    call report(status, 'tierce_zfp_view_get', stat, errmsg)
  end subroutine

  !> Gives the value at an index along each of `ndim` axes.
  subroutine zfp_view_get_i8(self, index, value, stat, errmsg)
    class(tierce_zfp_view), intent(in) :: self
    integer(int64), intent(in) :: index(:)
    integer(int8), intent(inout), target :: value(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: index_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: value_c
    integer(c_size_t) :: value_n
    integer(c_int32_t) :: status

    call tuple_in(index, 'index', 1, .false., self%axes, index_c, complaint)
    call bytes_lent('value', value, value_c, value_n, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zfp_view_get', stat, errmsg)
      return
    end if
    status = c_zfp_view_get(self%slot%c, c_loc(index_c), size(index_c, kind=c_size_t), value_c, value_n)
    call report(status, 'tierce_zfp_view_get', stat, errmsg)
  end subroutine

  !> Gives the values of one block of 4 along each axis, in a row.
  subroutine zfp_view_get_block_i4(self, block, values, len, shape, stat, errmsg)
    class(tierce_zfp_view), intent(in) :: self
    integer(int32), intent(in) :: block(:)
    integer(int8), intent(inout), target :: values(:)
    integer(int64), intent(out) :: len
    integer(int64), allocatable, intent(out), optional :: shape(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: block_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: values_c
    integer(c_size_t) :: values_n
    integer(c_size_t), target :: len_c
    integer(int64), allocatable, target :: shape_c(:)
    integer(c_int32_t) :: status

    call tuple_in(block, 'block', 1, .false., self%axes, block_c, complaint)
    call bytes_lent('values', values, values_c, values_n, complaint)
    len_c = 0
    allocate (shape_c(size(block_c)), source=0_int64)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zfp_view_get_block', stat, errmsg)
      return
    end if
    status = c_zfp_view_get_block(self%slot%c, c_loc(block_c), size(block_c, kind=c_size_t), values_c, values_n, c_loc(len_c), &
      c_loc(shape_c))
    if (status >= 0 .and. present(shape)) shape = tuple_out(shape_c, 0, self%axes)
    len = len_c
    call report(status, 'tierce_zfp_view_get_block', stat, errmsg)
  end subroutine

  !> Gives the values of one block of 4 along each axis, in a row.
  subroutine zfp_view_get_block_i8(self, block, values, len, shape, stat, errmsg)
    class(tierce_zfp_view), intent(in) :: self
    integer(int64), intent(in) :: block(:)
    integer(int8), intent(inout), target :: values(:)
    integer(int64), intent(out) :: len
    integer(int64), allocatable, intent(out), optional :: shape(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: block_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: values_c
    integer(c_size_t) :: values_n
    integer(c_size_t), target :: len_c
    integer(int64), allocatable, target :: shape_c(:)
    integer(c_int32_t) :: status

    call tuple_in(block, 'block', 1, .false., self%axes, block_c, complaint)
    call bytes_lent('values', values, values_c, values_n, complaint)
    len_c = 0
    allocate (shape_c(size(block_c)), source=0_int64)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zfp_view_get_block', stat, errmsg)
      return
    end if
    status = c_zfp_view_get_block(self%slot%c, c_loc(block_c), size(block_c, kind=c_size_t), values_c, values_n, c_loc(len_c), &
      c_loc(shape_c))
    if (status >= 0 .and. present(shape)) shape = tuple_out(shape_c, 0, self%axes)
    len = len_c
    call report(status, 'tierce_zfp_view_get_block', stat, errmsg)
  end subroutine

  !> Decodes the box that begins at the index `start` along each of `ndim` axes, and is as large as `dst`, into `dst`: an array
  !> of the stream's type, or of small elements that were made such, wherever they lie.
  subroutine zfp_view_read_box_i4(self, start, dst, stat, errmsg)
    class(tierce_zfp_view), intent(in) :: self
    integer(int32), intent(in) :: start(:)
    class(tierce_array), intent(in) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zfp_view_read_box', stat, errmsg)
      return
    end if
    status = c_zfp_view_read_box(self%slot%c, c_loc(start_c), size(start_c, kind=c_size_t), dst%c_handle())
    call report(status, 'tierce_zfp_view_read_box', stat, errmsg)
  end subroutine

  !> Decodes the box that begins at the index `start` along each of `ndim` axes, and is as large as `dst`, into `dst`: an array
  !> of the stream's type, or of small elements that were made such, wherever they lie.
  subroutine zfp_view_read_box_i8(self, start, dst, stat, errmsg)
    class(tierce_zfp_view), intent(in) :: self
    integer(int64), intent(in) :: start(:)
    class(tierce_array), intent(in) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zfp_view_read_box', stat, errmsg)
      return
    end if
    status = c_zfp_view_read_box(self%slot%c, c_loc(start_c), size(start_c, kind=c_size_t), dst%c_handle())
    call report(status, 'tierce_zfp_view_read_box', stat, errmsg)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zfp_is_open(self)
    class(tierce_zfp), intent(in) :: self

    zfp_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zfp_c_handle(self) result(c)
    class(tierce_zfp), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zfp_adopt(self, c)
    class(tierce_zfp), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zfp_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zfp_take(self, from)
    class(tierce_zfp), intent(inout) :: self
    class(tierce_zfp), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zfp_free(self)
    class(tierce_zfp), intent(inout) :: self

    call slot_free(self%slot, c_zfp_free)
  end subroutine

  impure elemental subroutine zfp_final(self)
    type(tierce_zfp), intent(inout) :: self

    call slot_free(self%slot, c_zfp_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zfp_refuse_copy(self, from)
    class(tierce_zfp), intent(inout) :: self
    type(tierce_zfp), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zfp')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zfp_view_is_open(self)
    class(tierce_zfp_view), intent(in) :: self

    zfp_view_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zfp_view_c_handle(self) result(c)
    class(tierce_zfp_view), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zfp_view_adopt(self, c, axes)
    class(tierce_zfp_view), intent(inout) :: self
    type(c_ptr), intent(in) :: c
    integer, intent(in), optional :: axes

    call slot_take(self%slot, c, c_zfp_view_free)
    if (present(axes)) then
      self%axes = axes
    else
      self%axes = TIERCE_AXES_REVERSED
    end if
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zfp_view_take(self, from)
    class(tierce_zfp_view), intent(inout) :: self
    class(tierce_zfp_view), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c, from%axes)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zfp_view_free(self)
    class(tierce_zfp_view), intent(inout) :: self

    call slot_free(self%slot, c_zfp_view_free)
  end subroutine

  impure elemental subroutine zfp_view_final(self)
    type(tierce_zfp_view), intent(inout) :: self

    call slot_free(self%slot, c_zfp_view_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zfp_view_refuse_copy(self, from)
    class(tierce_zfp_view), intent(inout) :: self
    type(tierce_zfp_view), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zfp_view')
  end subroutine

end module tierce_zfp_m
