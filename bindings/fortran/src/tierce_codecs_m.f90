! Written by bindings/fortran/generate; change it there.

! Codecs, what they cost, and registries with the program's own.
module tierce_codecs_m
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_c, only: c_blosc_compressor_library => tierce_blosc_compressor_library, c_blosc_compressor_name => &
    tierce_blosc_compressor_name, c_blosc_compressor_number => tierce_blosc_compressor_number, c_blosc_read_header => &
    tierce_blosc_read_header, c_buffer_data => tierce_buffer_data, c_buffer_free => tierce_buffer_free, c_buffer_len => &
    tierce_buffer_len, c_buffer_new => tierce_buffer_new, c_codec_check_array => tierce_codec_check_array, c_codec_config => &
    tierce_codec_config, c_codec_config_as => tierce_codec_config_as, c_codec_decode => tierce_codec_decode, &
    c_codec_decode_array => tierce_codec_decode_array, c_codec_decode_array_into => tierce_codec_decode_array_into, &
    c_codec_decode_arrays_into => tierce_codec_decode_arrays_into, c_codec_decode_into => tierce_codec_decode_into, &
    c_codec_decode_many => tierce_codec_decode_many, c_codec_decode_partial => tierce_codec_decode_partial, &
    c_codec_decode_partial_into => tierce_codec_decode_partial_into, c_codec_encode => tierce_codec_encode, &
    c_codec_encode_array => tierce_codec_encode_array, c_codec_encode_array_bound => tierce_codec_encode_array_bound, &
    c_codec_encode_array_buffer => tierce_codec_encode_array_buffer, c_codec_encode_array_into => &
    tierce_codec_encode_array_into, c_codec_encode_array_measured => tierce_codec_encode_array_measured, c_codec_encode_arrays &
    => tierce_codec_encode_arrays, c_codec_encode_bound => tierce_codec_encode_bound, c_codec_encode_into => &
    tierce_codec_encode_into, c_codec_encode_many => tierce_codec_encode_many, c_codec_free => tierce_codec_free, &
    c_codec_from_json => tierce_codec_from_json, c_codec_list => tierce_codec_list, c_codec_with_pool => &
    tierce_codec_with_pool, c_metrics_free => tierce_metrics_free, c_metrics_json => tierce_metrics_json, c_metrics_stage => &
    tierce_metrics_stage, c_metrics_stages => tierce_metrics_stages, c_metrics_value => tierce_metrics_value, c_registry_add => &
    tierce_registry_add, c_registry_codec_from_json => tierce_registry_codec_from_json, c_registry_free => &
    tierce_registry_free, c_registry_list => tierce_registry_list, c_registry_new => tierce_registry_new, &
    c_segments_collection_count => tierce_segments_collection_count, tierce_blosc_header, tierce_codec_callbacks, &
    tierce_codec_close_fn, tierce_codec_decode_fn, tierce_codec_encode_bound_fn, tierce_codec_encode_fn, tierce_codec_open_fn, &
    tierce_codec_userdata_free_fn
  use tierce_base, only: TIERCE_AXES_REVERSED, axes_in, bytes_in, bytes_lent, need_items, refuse, refuse_copy, report, &
    slot_free, slot_take, string_of, text_in, text_of, tierce_slot
  use tierce_views
  use tierce_data_m
  use tierce_arrays_m
  implicit none
  private

  public :: tierce_codec_list, tierce_blosc_read_header, tierce_blosc_compressor_name, tierce_blosc_compressor_library, &
    tierce_blosc_compressor_number


  type, public :: tierce_metrics
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => metrics_is_open
    procedure :: c_handle => metrics_c_handle
    procedure :: adopt => metrics_adopt
    procedure :: take => metrics_take
    procedure :: free => metrics_free
    procedure, private :: metrics_refuse_copy
    generic :: assignment(=) => metrics_refuse_copy
    procedure :: value => metrics_value
    procedure :: stages => metrics_stages
    procedure :: stage => metrics_stage
    procedure :: json => metrics_json
    final :: metrics_final
  end type

  type, public :: tierce_codec
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => codec_is_open
    procedure :: c_handle => codec_c_handle
    procedure :: adopt => codec_adopt
    procedure :: take => codec_take
    procedure :: free => codec_free
    procedure, private :: codec_refuse_copy
    generic :: assignment(=) => codec_refuse_copy
    procedure :: from_json => codec_from_json
    procedure :: with_pool => codec_with_pool
    procedure :: config => codec_config
    procedure :: config_as => codec_config_as
    procedure :: encode_bound => codec_encode_bound
    procedure, private :: codec_encode_into_bytes
    procedure, private :: codec_encode_into_buffer
    generic :: encode_into => codec_encode_into_bytes, codec_encode_into_buffer
    procedure, private :: codec_encode_bytes_bytes
    procedure, private :: codec_encode_bytes_buffer
    generic :: encode_bytes => codec_encode_bytes_bytes, codec_encode_bytes_buffer
    procedure, private :: codec_decode_into_bytes
    procedure, private :: codec_decode_into_buffer
    generic :: decode_into => codec_decode_into_bytes, codec_decode_into_buffer
    procedure, private :: codec_decode_bytes_bytes
    procedure, private :: codec_decode_bytes_buffer
    generic :: decode_bytes => codec_decode_bytes_bytes, codec_decode_bytes_buffer
    procedure, private :: codec_decode_partial_into_bytes
    procedure, private :: codec_decode_partial_into_buffer
    generic :: decode_partial_into => codec_decode_partial_into_bytes, codec_decode_partial_into_buffer
    procedure, private :: codec_decode_partial_bytes
    procedure, private :: codec_decode_partial_buffer
    generic :: decode_partial => codec_decode_partial_bytes, codec_decode_partial_buffer
    procedure :: encode_many => codec_encode_many
    procedure :: decode_many => codec_decode_many
    procedure :: check_array => codec_check_array
    procedure :: encode_array_bound => codec_encode_array_bound
    procedure :: encode_array => codec_encode_array
    procedure :: encode_array_buffer => codec_encode_array_buffer
    procedure :: encode_array_into => codec_encode_array_into
    procedure, private :: codec_decode_array_into_bytes
    procedure, private :: codec_decode_array_into_buffer
    generic :: decode_array_into => codec_decode_array_into_bytes, codec_decode_array_into_buffer
    procedure, private :: codec_decode_array_bytes
    procedure, private :: codec_decode_array_buffer
    generic :: decode_array => codec_decode_array_bytes, codec_decode_array_buffer
    procedure :: encode_arrays => codec_encode_arrays
    procedure :: decode_arrays_into => codec_decode_arrays_into
    procedure :: encode_array_measured => codec_encode_array_measured
    procedure, private :: codec_encode_r4_1
    procedure, private :: codec_encode_r4_2
    procedure, private :: codec_encode_r4_3
    procedure, private :: codec_encode_r4_4
    procedure, private :: codec_encode_r4_5
    procedure, private :: codec_encode_r4_6
    procedure, private :: codec_encode_r4_7
    procedure, private :: codec_encode_r8_1
    procedure, private :: codec_encode_r8_2
    procedure, private :: codec_encode_r8_3
    procedure, private :: codec_encode_r8_4
    procedure, private :: codec_encode_r8_5
    procedure, private :: codec_encode_r8_6
    procedure, private :: codec_encode_r8_7
    procedure, private :: codec_encode_i1_1
    procedure, private :: codec_encode_i1_2
    procedure, private :: codec_encode_i1_3
    procedure, private :: codec_encode_i1_4
    procedure, private :: codec_encode_i1_5
    procedure, private :: codec_encode_i1_6
    procedure, private :: codec_encode_i1_7
    procedure, private :: codec_encode_i2_1
    procedure, private :: codec_encode_i2_2
    procedure, private :: codec_encode_i2_3
    procedure, private :: codec_encode_i2_4
    procedure, private :: codec_encode_i2_5
    procedure, private :: codec_encode_i2_6
    procedure, private :: codec_encode_i2_7
    procedure, private :: codec_encode_i4_1
    procedure, private :: codec_encode_i4_2
    procedure, private :: codec_encode_i4_3
    procedure, private :: codec_encode_i4_4
    procedure, private :: codec_encode_i4_5
    procedure, private :: codec_encode_i4_6
    procedure, private :: codec_encode_i4_7
    procedure, private :: codec_encode_i8_1
    procedure, private :: codec_encode_i8_2
    procedure, private :: codec_encode_i8_3
    procedure, private :: codec_encode_i8_4
    procedure, private :: codec_encode_i8_5
    procedure, private :: codec_encode_i8_6
    procedure, private :: codec_encode_i8_7
    procedure, private :: codec_encode_c4_1
    procedure, private :: codec_encode_c4_2
    procedure, private :: codec_encode_c4_3
    procedure, private :: codec_encode_c4_4
    procedure, private :: codec_encode_c4_5
    procedure, private :: codec_encode_c4_6
    procedure, private :: codec_encode_c4_7
    procedure, private :: codec_encode_c8_1
    procedure, private :: codec_encode_c8_2
    procedure, private :: codec_encode_c8_3
    procedure, private :: codec_encode_c8_4
    procedure, private :: codec_encode_c8_5
    procedure, private :: codec_encode_c8_6
    procedure, private :: codec_encode_c8_7
    procedure, private :: codec_encode_lb_1
    procedure, private :: codec_encode_lb_2
    procedure, private :: codec_encode_lb_3
    procedure, private :: codec_encode_lb_4
    procedure, private :: codec_encode_lb_5
    procedure, private :: codec_encode_lb_6
    procedure, private :: codec_encode_lb_7
    procedure, private :: codec_encode_ld_1
    procedure, private :: codec_encode_ld_2
    procedure, private :: codec_encode_ld_3
    procedure, private :: codec_encode_ld_4
    procedure, private :: codec_encode_ld_5
    procedure, private :: codec_encode_ld_6
    procedure, private :: codec_encode_ld_7
    generic :: encode => codec_encode_r4_1, codec_encode_r4_2, codec_encode_r4_3, codec_encode_r4_4, codec_encode_r4_5, &
      codec_encode_r4_6, codec_encode_r4_7, codec_encode_r8_1, codec_encode_r8_2, codec_encode_r8_3, codec_encode_r8_4, &
      codec_encode_r8_5, codec_encode_r8_6, codec_encode_r8_7, codec_encode_i1_1, codec_encode_i1_2, codec_encode_i1_3, &
      codec_encode_i1_4, codec_encode_i1_5, codec_encode_i1_6, codec_encode_i1_7, codec_encode_i2_1, codec_encode_i2_2, &
      codec_encode_i2_3, codec_encode_i2_4, codec_encode_i2_5, codec_encode_i2_6, codec_encode_i2_7, codec_encode_i4_1, &
      codec_encode_i4_2, codec_encode_i4_3, codec_encode_i4_4, codec_encode_i4_5, codec_encode_i4_6, codec_encode_i4_7, &
      codec_encode_i8_1, codec_encode_i8_2, codec_encode_i8_3, codec_encode_i8_4, codec_encode_i8_5, codec_encode_i8_6, &
      codec_encode_i8_7, codec_encode_c4_1, codec_encode_c4_2, codec_encode_c4_3, codec_encode_c4_4, codec_encode_c4_5, &
      codec_encode_c4_6, codec_encode_c4_7, codec_encode_c8_1, codec_encode_c8_2, codec_encode_c8_3, codec_encode_c8_4, &
      codec_encode_c8_5, codec_encode_c8_6, codec_encode_c8_7, codec_encode_lb_1, codec_encode_lb_2, codec_encode_lb_3, &
      codec_encode_lb_4
    generic :: encode => codec_encode_lb_5, codec_encode_lb_6, codec_encode_lb_7, codec_encode_ld_1, codec_encode_ld_2, &
      codec_encode_ld_3, codec_encode_ld_4, codec_encode_ld_5, codec_encode_ld_6, codec_encode_ld_7
    procedure, private :: codec_decode_r4_1
    procedure, private :: codec_decode_r4_2
    procedure, private :: codec_decode_r4_3
    procedure, private :: codec_decode_r4_4
    procedure, private :: codec_decode_r4_5
    procedure, private :: codec_decode_r4_6
    procedure, private :: codec_decode_r4_7
    procedure, private :: codec_decode_r8_1
    procedure, private :: codec_decode_r8_2
    procedure, private :: codec_decode_r8_3
    procedure, private :: codec_decode_r8_4
    procedure, private :: codec_decode_r8_5
    procedure, private :: codec_decode_r8_6
    procedure, private :: codec_decode_r8_7
    procedure, private :: codec_decode_i1_1
    procedure, private :: codec_decode_i1_2
    procedure, private :: codec_decode_i1_3
    procedure, private :: codec_decode_i1_4
    procedure, private :: codec_decode_i1_5
    procedure, private :: codec_decode_i1_6
    procedure, private :: codec_decode_i1_7
    procedure, private :: codec_decode_i2_1
    procedure, private :: codec_decode_i2_2
    procedure, private :: codec_decode_i2_3
    procedure, private :: codec_decode_i2_4
    procedure, private :: codec_decode_i2_5
    procedure, private :: codec_decode_i2_6
    procedure, private :: codec_decode_i2_7
    procedure, private :: codec_decode_i4_1
    procedure, private :: codec_decode_i4_2
    procedure, private :: codec_decode_i4_3
    procedure, private :: codec_decode_i4_4
    procedure, private :: codec_decode_i4_5
    procedure, private :: codec_decode_i4_6
    procedure, private :: codec_decode_i4_7
    procedure, private :: codec_decode_i8_1
    procedure, private :: codec_decode_i8_2
    procedure, private :: codec_decode_i8_3
    procedure, private :: codec_decode_i8_4
    procedure, private :: codec_decode_i8_5
    procedure, private :: codec_decode_i8_6
    procedure, private :: codec_decode_i8_7
    procedure, private :: codec_decode_c4_1
    procedure, private :: codec_decode_c4_2
    procedure, private :: codec_decode_c4_3
    procedure, private :: codec_decode_c4_4
    procedure, private :: codec_decode_c4_5
    procedure, private :: codec_decode_c4_6
    procedure, private :: codec_decode_c4_7
    procedure, private :: codec_decode_c8_1
    procedure, private :: codec_decode_c8_2
    procedure, private :: codec_decode_c8_3
    procedure, private :: codec_decode_c8_4
    procedure, private :: codec_decode_c8_5
    procedure, private :: codec_decode_c8_6
    procedure, private :: codec_decode_c8_7
    procedure, private :: codec_decode_lb_1
    procedure, private :: codec_decode_lb_2
    procedure, private :: codec_decode_lb_3
    procedure, private :: codec_decode_lb_4
    procedure, private :: codec_decode_lb_5
    procedure, private :: codec_decode_lb_6
    procedure, private :: codec_decode_lb_7
    procedure, private :: codec_decode_ld_1
    procedure, private :: codec_decode_ld_2
    procedure, private :: codec_decode_ld_3
    procedure, private :: codec_decode_ld_4
    procedure, private :: codec_decode_ld_5
    procedure, private :: codec_decode_ld_6
    procedure, private :: codec_decode_ld_7
    generic :: decode => codec_decode_r4_1, codec_decode_r4_2, codec_decode_r4_3, codec_decode_r4_4, codec_decode_r4_5, &
      codec_decode_r4_6, codec_decode_r4_7, codec_decode_r8_1, codec_decode_r8_2, codec_decode_r8_3, codec_decode_r8_4, &
      codec_decode_r8_5, codec_decode_r8_6, codec_decode_r8_7, codec_decode_i1_1, codec_decode_i1_2, codec_decode_i1_3, &
      codec_decode_i1_4, codec_decode_i1_5, codec_decode_i1_6, codec_decode_i1_7, codec_decode_i2_1, codec_decode_i2_2, &
      codec_decode_i2_3, codec_decode_i2_4, codec_decode_i2_5, codec_decode_i2_6, codec_decode_i2_7, codec_decode_i4_1, &
      codec_decode_i4_2, codec_decode_i4_3, codec_decode_i4_4, codec_decode_i4_5, codec_decode_i4_6, codec_decode_i4_7, &
      codec_decode_i8_1, codec_decode_i8_2, codec_decode_i8_3, codec_decode_i8_4, codec_decode_i8_5, codec_decode_i8_6, &
      codec_decode_i8_7, codec_decode_c4_1, codec_decode_c4_2, codec_decode_c4_3, codec_decode_c4_4, codec_decode_c4_5, &
      codec_decode_c4_6, codec_decode_c4_7, codec_decode_c8_1, codec_decode_c8_2, codec_decode_c8_3, codec_decode_c8_4, &
      codec_decode_c8_5, codec_decode_c8_6, codec_decode_c8_7, codec_decode_lb_1, codec_decode_lb_2, codec_decode_lb_3, &
      codec_decode_lb_4
    generic :: decode => codec_decode_lb_5, codec_decode_lb_6, codec_decode_lb_7, codec_decode_ld_1, codec_decode_ld_2, &
      codec_decode_ld_3, codec_decode_ld_4, codec_decode_ld_5, codec_decode_ld_6, codec_decode_ld_7
    final :: codec_final
  end type

  type, public :: tierce_registry
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => registry_is_open
    procedure :: c_handle => registry_c_handle
    procedure :: adopt => registry_adopt
    procedure :: take => registry_take
    procedure :: free => registry_free
    procedure, private :: registry_refuse_copy
    generic :: assignment(=) => registry_refuse_copy
    procedure :: new => registry_new
    procedure :: list => registry_list
    procedure :: codec_from_json => registry_codec_from_json
    procedure :: add => registry_add
    final :: registry_final
  end type

  interface tierce_codec_list
    module procedure free_codec_list
  end interface
  interface tierce_blosc_read_header
    module procedure free_blosc_read_header_bytes, free_blosc_read_header_buffer
  end interface
  interface tierce_blosc_compressor_name
    module procedure free_blosc_compressor_name
  end interface
  interface tierce_blosc_compressor_library
    module procedure free_blosc_compressor_library
  end interface
  interface tierce_blosc_compressor_number
    module procedure free_blosc_compressor_number
  end interface

contains

  !> Makes a codec from its JSON config with the built-in codecs.
  subroutine codec_from_json(self, json, stat, errmsg)
    class(tierce_codec), intent(inout) :: self
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
    status = c_codec_from_json(json_c, json_n, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_codec_from_json', stat, errmsg)
  end subroutine

  !> Makes a codec that does what `codec` does, and shares the work of each call among the threads of `pool` where the format
  !> allows: blosc works on several blocks of a chunk at once.
  subroutine codec_with_pool(self, out, pool, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    type(tierce_codec), intent(inout) :: out
    class(tierce_pool), intent(in), optional :: pool
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: pool_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    out_c = c_null_ptr
    status = c_codec_with_pool(self%slot%c, pool_c, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_codec_with_pool', stat, errmsg)
  end subroutine

  !> Writes the effective config as JSON: all parameters with the values in use, in the form that the codec was made from.
  subroutine codec_config(self, json, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_codec_config(self%slot%c, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_codec_config', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Writes the effective config as JSON in the form TIERCE_CONFIG_V2 or TIERCE_CONFIG_V3.
  subroutine codec_config_as(self, form, json, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int32), intent(in) :: form
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_codec_config_as(self%slot%c, form, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_codec_config_as', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Gives the most bytes that encoding `src_len` bytes can take: room of that size never is too small.
  subroutine codec_encode_bound(self, src_len, bound, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int64), intent(in) :: src_len
    integer(int64), intent(out) :: bound
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: bound_c
    integer(c_int32_t) :: status

    bound_c = 0
    status = c_codec_encode_bound(self%slot%c, src_len, c_loc(bound_c))
    bound = bound_c
    call report(status, 'tierce_codec_encode_bound', stat, errmsg)
  end subroutine

  !> Encodes `src_len` bytes into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
  subroutine codec_encode_into_bytes(self, src, dst, dst_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
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
      call refuse(complaint, 'tierce_codec_encode_into', stat, errmsg)
      return
    end if
    status = c_codec_encode_into(self%slot%c, src_c, src_n, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_codec_encode_into', stat, errmsg)
  end subroutine

  !> Encodes `src_len` bytes into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
  subroutine codec_encode_into_buffer(self, src, dst, dst_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
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
      call refuse(complaint, 'tierce_codec_encode_into', stat, errmsg)
      return
    end if
    status = c_codec_encode_into(self%slot%c, src_c, src_n, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_codec_encode_into', stat, errmsg)
  end subroutine

  !> Encodes `src_len` bytes and replaces the content of `dst` with the result.
  subroutine codec_encode_bytes_bytes(self, src, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
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
    status = c_codec_encode(self%slot%c, src_c, src_n, dst%c_handle())
    call report(status, 'tierce_codec_encode', stat, errmsg)
  end subroutine

  !> Encodes `src_len` bytes and replaces the content of `dst` with the result.
  subroutine codec_encode_bytes_buffer(self, src, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
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
    status = c_codec_encode(self%slot%c, src_c, src_n, dst%c_handle())
    call report(status, 'tierce_codec_encode', stat, errmsg)
  end subroutine

  !> Decodes all of `src` into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
  subroutine codec_decode_into_bytes(self, src, dst, dst_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
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
      call refuse(complaint, 'tierce_codec_decode_into', stat, errmsg)
      return
    end if
    status = c_codec_decode_into(self%slot%c, src_c, src_n, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_codec_decode_into', stat, errmsg)
  end subroutine

  !> Decodes all of `src` into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
  subroutine codec_decode_into_buffer(self, src, dst, dst_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
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
      call refuse(complaint, 'tierce_codec_decode_into', stat, errmsg)
      return
    end if
    status = c_codec_decode_into(self%slot%c, src_c, src_n, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_codec_decode_into', stat, errmsg)
  end subroutine

  !> Decodes all of `src` to at most `max_len` bytes and replaces the content of `dst` with the result.
  subroutine codec_decode_bytes_bytes(self, src, dst, max_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(int64) :: max_len_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    call dst%ensure()
    status = c_codec_decode(self%slot%c, src_c, src_n, max_len_c, dst%c_handle())
    call report(status, 'tierce_codec_decode', stat, errmsg)
  end subroutine

  !> Decodes all of `src` to at most `max_len` bytes and replaces the content of `dst` with the result.
  subroutine codec_decode_bytes_buffer(self, src, dst, max_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int64) :: max_len_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    call dst%ensure()
    status = c_codec_decode(self%slot%c, src_c, src_n, max_len_c, dst%c_handle())
    call report(status, 'tierce_codec_decode', stat, errmsg)
  end subroutine

  !> Decodes `nitems` elements of `src` from the one numbered `start` on, without the rest where the format allows, into
  !> `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
  subroutine codec_decode_partial_into_bytes(self, src, start, nitems, dst, dst_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(in) :: start
    integer(int64), intent(in) :: nitems
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
      call refuse(complaint, 'tierce_codec_decode_partial_into', stat, errmsg)
      return
    end if
    status = c_codec_decode_partial_into(self%slot%c, src_c, src_n, start - 1, nitems, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_codec_decode_partial_into', stat, errmsg)
  end subroutine

  !> Decodes `nitems` elements of `src` from the one numbered `start` on, without the rest where the format allows, into
  !> `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
  subroutine codec_decode_partial_into_buffer(self, src, start, nitems, dst, dst_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(in) :: start
    integer(int64), intent(in) :: nitems
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
      call refuse(complaint, 'tierce_codec_decode_partial_into', stat, errmsg)
      return
    end if
    status = c_codec_decode_partial_into(self%slot%c, src_c, src_n, start - 1, nitems, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_codec_decode_partial_into', stat, errmsg)
  end subroutine

  !> tierce_codec_decode_partial_into() to at most `max_len` bytes, which replace the content of `dst`.
  subroutine codec_decode_partial_bytes(self, src, start, nitems, dst, max_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(in) :: start
    integer(int64), intent(in) :: nitems
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(int64) :: max_len_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    call dst%ensure()
    status = c_codec_decode_partial(self%slot%c, src_c, src_n, start - 1, nitems, max_len_c, dst%c_handle())
    call report(status, 'tierce_codec_decode_partial', stat, errmsg)
  end subroutine

  !> tierce_codec_decode_partial_into() to at most `max_len` bytes, which replace the content of `dst`.
  subroutine codec_decode_partial_buffer(self, src, start, nitems, dst, max_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(in) :: start
    integer(int64), intent(in) :: nitems
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int64) :: max_len_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    call dst%ensure()
    status = c_codec_decode_partial(self%slot%c, src_c, src_n, start - 1, nitems, max_len_c, dst%c_handle())
    call report(status, 'tierce_codec_decode_partial', stat, errmsg)
  end subroutine

  !> Encodes every item.
  subroutine codec_encode_many(self, src, dst, pool, each, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_segments_collection), intent(in) :: src
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
      call refuse(complaint, 'tierce_codec_encode_many', stat, errmsg)
      return
    end if
    status = c_codec_encode_many(self%slot%c, src%c_handle(), pool_c, dst_c, each_p)
    if (status >= 0) call dst%adopt(dst_c)
    call report(status, 'tierce_codec_encode_many', stat, errmsg)
  end subroutine

  !> Decodes every item to at most `max_item_len` bytes each (SIZE_MAX: no limit;
  subroutine codec_decode_many(self, src, dst, max_item_len, pool, each, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_segments_collection), intent(in) :: src
    type(tierce_segments_collection), intent(inout) :: dst
    integer(int64), intent(in), optional :: max_item_len
    class(tierce_pool), intent(in), optional :: pool
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64) :: max_item_len_c
    type(c_ptr) :: pool_c
    type(c_ptr) :: dst_c
    character(len=:), allocatable :: complaint
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

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
      call refuse(complaint, 'tierce_codec_decode_many', stat, errmsg)
      return
    end if
    status = c_codec_decode_many(self%slot%c, src%c_handle(), max_item_len_c, pool_c, dst_c, each_p)
    if (status >= 0) call dst%adopt(dst_c)
    call report(status, 'tierce_codec_decode_many', stat, errmsg)
  end subroutine

  !> Writes the built-in codecs as a JSON array: id, zarr v3 name, summary, and each parameter with type, range, default.
  subroutine free_codec_list(json, stat, errmsg)
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_codec_list(json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_codec_list', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Makes a registry with the built-in codecs.
  subroutine registry_new(self, stat, errmsg)
    class(tierce_registry), intent(inout) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_registry_new(out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_registry_new', stat, errmsg)
  end subroutine

  !> Writes the codecs of a registry as JSON, as tierce_codec_list() does.
  subroutine registry_list(self, json, stat, errmsg)
    class(tierce_registry), intent(in) :: self
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_registry_list(self%slot%c, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_registry_list', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Makes a codec from its JSON config with the codecs of a registry;
  subroutine registry_codec_from_json(self, json, out, stat, errmsg)
    class(tierce_registry), intent(in) :: self
    character(len=*), intent(in) :: json
    type(tierce_codec), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: json_t(:)
    type(c_ptr) :: json_c
    integer(c_size_t) :: json_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(json, json_t, json_c, json_n)
    out_c = c_null_ptr
    status = c_registry_codec_from_json(self%slot%c, json_c, json_n, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_registry_codec_from_json', stat, errmsg)
  end subroutine

  !> Fails unless arrays of this type and shape can be encoded and decoded: every codec gets what it takes from the one before.
  subroutine codec_check_array(self, like, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_array), intent(in) :: like
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    integer(c_int32_t) :: status

    like_axes = like%axes
    status = c_codec_check_array(self%slot%c, like%c_handle())
    call report(status, 'tierce_codec_check_array', stat, errmsg)
  end subroutine

  !> Gives the most bytes that encoding such an array can take.
  subroutine codec_encode_array_bound(self, like, bound, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_array), intent(in) :: like
    integer(int64), intent(out) :: bound
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    integer(c_size_t), target :: bound_c
    integer(c_int32_t) :: status

    like_axes = like%axes
    bound_c = 0
    status = c_codec_encode_array_bound(self%slot%c, like%c_handle(), c_loc(bound_c))
    bound = bound_c
    call report(status, 'tierce_codec_encode_array_bound', stat, errmsg)
  end subroutine

  !> Encodes an array and makes an array of the result: of the type that the last codec makes, such as "<i2" after a filter, or a
  !> row of bytes ("|u1").
  subroutine codec_encode_array(self, src, dst, axes, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_array), intent(in) :: src
    type(tierce_array), intent(inout) :: dst
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    type(c_ptr) :: dst_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    dst_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_codec_encode_array', stat, errmsg)
      return
    end if
    status = c_codec_encode_array(self%slot%c, src%c_handle(), dst_c)
    if (status >= 0) call dst%adopt(dst_c, its_axes)
    call report(status, 'tierce_codec_encode_array', stat, errmsg)
  end subroutine

  !> Encodes an array and replaces the content of `dst` with the result.
  subroutine codec_encode_array_buffer(self, src, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_array), intent(in) :: src
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    call dst%ensure()
    status = c_codec_encode_array_buffer(self%slot%c, src%c_handle(), dst%c_handle())
    call report(status, 'tierce_codec_encode_array_buffer', stat, errmsg)
  end subroutine

  !> Encodes an array into `dst_cap` bytes of the caller's, and writes how many were used to `dst_len`.
  subroutine codec_encode_array_into(self, src, dst, dst_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_array), intent(in) :: src
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_int32_t) :: status

    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_codec_encode_array_into', stat, errmsg)
      return
    end if
    status = c_codec_encode_array_into(self%slot%c, src%c_handle(), dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_codec_encode_array_into', stat, errmsg)
  end subroutine

  !> Decodes all of `src` into an array, whose type and shape are those of what was encoded.
  subroutine codec_decode_array_into_bytes(self, src, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    class(tierce_array), intent(in) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    status = c_codec_decode_array_into(self%slot%c, src_c, src_n, dst%c_handle())
    call report(status, 'tierce_codec_decode_array_into', stat, errmsg)
  end subroutine

  !> Decodes all of `src` into an array, whose type and shape are those of what was encoded.
  subroutine codec_decode_array_into_buffer(self, src, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    class(tierce_array), intent(in) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    status = c_codec_decode_array_into(self%slot%c, src_c, src_n, dst%c_handle())
    call report(status, 'tierce_codec_decode_array_into', stat, errmsg)
  end subroutine

  !> Decodes all of `src` and makes an array of the type and shape of `like`, which may be without memory
  !> (tierce_array_describe()).
  subroutine codec_decode_array_bytes(self, src, dst, like, max_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    type(tierce_array), intent(inout) :: dst
    class(tierce_array), intent(in), optional :: like
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(c_ptr) :: like_c
    integer(int64) :: max_len_c
    type(c_ptr) :: dst_c
    integer(c_int32_t) :: status

    like_axes = TIERCE_AXES_REVERSED
    if (present(like)) like_axes = like%axes
    call bytes_in(src, src_t, src_c, src_n)
    like_c = c_null_ptr
    if (present(like)) then
      like_c = like%c_handle()
    end if
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    dst_c = c_null_ptr
    status = c_codec_decode_array(self%slot%c, src_c, src_n, like_c, max_len_c, dst_c)
    if (status >= 0) call dst%adopt(dst_c, like_axes)
    call report(status, 'tierce_codec_decode_array', stat, errmsg)
  end subroutine

  !> Decodes all of `src` and makes an array of the type and shape of `like`, which may be without memory
  !> (tierce_array_describe()).
  subroutine codec_decode_array_buffer(self, src, dst, like, max_len, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    type(tierce_array), intent(inout) :: dst
    class(tierce_array), intent(in), optional :: like
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: like_c
    integer(int64) :: max_len_c
    type(c_ptr) :: dst_c
    integer(c_int32_t) :: status

    like_axes = TIERCE_AXES_REVERSED
    if (present(like)) like_axes = like%axes
    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    like_c = c_null_ptr
    if (present(like)) then
      like_c = like%c_handle()
    end if
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    dst_c = c_null_ptr
    status = c_codec_decode_array(self%slot%c, src_c, src_n, like_c, max_len_c, dst_c)
    if (status >= 0) call dst%adopt(dst_c, like_axes)
    call report(status, 'tierce_codec_decode_array', stat, errmsg)
  end subroutine

  !> Encodes `count` arrays, on the threads of a pool or, with NULL, in the calling thread;
  subroutine codec_encode_arrays(self, arrays, dst, pool, each, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    type(tierce_array), intent(in) :: arrays(:)
    type(tierce_segments_collection), intent(inout) :: dst
    class(tierce_pool), intent(in), optional :: pool
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr), allocatable, target :: arrays_c(:)
    integer :: item
    type(c_ptr) :: pool_c
    type(c_ptr) :: dst_c
    character(len=:), allocatable :: complaint
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    allocate (arrays_c(size(arrays)))
    do item = 1, size(arrays)
      arrays_c(item) = arrays(item)%c_handle()
    end do
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    dst_c = c_null_ptr
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(arrays_c, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_codec_encode_arrays', stat, errmsg)
      return
    end if
    status = c_codec_encode_arrays(self%slot%c, c_loc(arrays_c), ubound(arrays_c, 1, c_size_t), pool_c, dst_c, each_p)
    if (status >= 0) call dst%adopt(dst_c)
    call report(status, 'tierce_codec_encode_arrays', stat, errmsg)
  end subroutine

  !> Decodes each item of `src` into the array of the same number, on the threads of a pool or, with NULL, in the calling thread.
  subroutine codec_decode_arrays_into(self, src, arrays, pool, each, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_segments_collection), intent(in) :: src
    type(tierce_array), intent(in) :: arrays(:)
    class(tierce_pool), intent(in), optional :: pool
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr), allocatable, target :: arrays_c(:)
    integer :: item
    character(len=:), allocatable :: complaint
    type(c_ptr) :: pool_c
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    allocate (arrays_c(size(arrays)))
    do item = 1, size(arrays)
      arrays_c(item) = arrays(item)%c_handle()
    end do
    call need_items('arrays', c_segments_collection_count(src%c_handle()), ubound(arrays_c, 1, c_size_t), complaint)
    pool_c = c_null_ptr
    if (present(pool)) then
      pool_c = pool%c_handle()
    end if
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', c_segments_collection_count(src%c_handle()), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_codec_decode_arrays_into', stat, errmsg)
      return
    end if
    status = c_codec_decode_arrays_into(self%slot%c, src%c_handle(), c_loc(arrays_c), ubound(arrays_c, 1, c_size_t), pool_c, &
      each_p)
    call report(status, 'tierce_codec_decode_arrays_into', stat, errmsg)
  end subroutine

  !> Encodes an array, replaces the content of `dst` with the result, decodes it, and makes metrics.
  subroutine codec_encode_array_measured(self, src, dst, out, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_array), intent(in) :: src
    type(tierce_buffer), intent(inout) :: dst
    type(tierce_metrics), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call dst%ensure()
    out_c = c_null_ptr
    status = c_codec_encode_array_measured(self%slot%c, src%c_handle(), dst%c_handle(), out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_codec_encode_array_measured', stat, errmsg)
  end subroutine

  !> Gives one of TIERCE_METRIC_*.
  subroutine metrics_value(self, metric, out, stat, errmsg)
    class(tierce_metrics), intent(in) :: self
    integer(int32), intent(in) :: metric
    real(real64), intent(out) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    real(c_double), target :: out_c
    integer(c_int32_t) :: status

    out_c = 0
    status = c_metrics_value(self%slot%c, metric, c_loc(out_c))
    out = out_c
    call report(status, 'tierce_metrics_value', stat, errmsg)
  end subroutine

  !> How many codecs had something to do;
  function metrics_stages(self) result(answer)
    class(tierce_metrics), intent(in) :: self
    integer(int64) :: answer

    answer = c_metrics_stages(self%slot%c)
  end function

  !> Gives the bytes that codec `stage` made and the seconds it took, and copies its name with a final NUL, cut to `cap` bytes.
  subroutine metrics_stage(self, stage, name, bytes, seconds, stat, errmsg)
    class(tierce_metrics), intent(in) :: self
    integer(int64), intent(in) :: stage
    character(len=:), allocatable, intent(out) :: name
    integer(int64), intent(out) :: bytes
    real(real64), intent(out) :: seconds
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: text_t(:)
    integer(c_size_t), target :: bytes_c
    real(c_double), target :: seconds_c
    integer(c_int32_t) :: status

    bytes_c = 0
    seconds_c = 0
    allocate (text_t(256))
    status = c_metrics_stage(self%slot%c, stage - 1, c_loc(text_t), size(text_t, kind=c_size_t), c_loc(bytes_c), &
      c_loc(seconds_c))
    if (status >= 0) name = string_of(c_loc(text_t))
    bytes = bytes_c
    seconds = seconds_c
    call report(status, 'tierce_metrics_stage', stat, errmsg)
  end subroutine

  !> Writes all metrics as JSON;
  subroutine metrics_json(self, json, stat, errmsg)
    class(tierce_metrics), intent(in) :: self
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_metrics_json(self%slot%c, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_metrics_json', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Reads the header at the front of a chunk, of which TIERCE_BLOSC_HEADER_SIZE bytes are enough.
  subroutine free_blosc_read_header_bytes(src, header, stat, errmsg)
    integer(int8), intent(in), target :: src(:)
    type(tierce_blosc_header), intent(inout) :: header
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(tierce_blosc_header), target :: header_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    header_c%struct_size = c_sizeof(header_c)
    status = c_blosc_read_header(src_c, src_n, c_loc(header_c))
    if (status >= 0) header = header_c
    call report(status, 'tierce_blosc_read_header', stat, errmsg)
  end subroutine

  !> Reads the header at the front of a chunk, of which TIERCE_BLOSC_HEADER_SIZE bytes are enough.
  subroutine free_blosc_read_header_buffer(src, header, stat, errmsg)
    class(tierce_buffer), intent(in) :: src
    type(tierce_blosc_header), intent(inout) :: header
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(tierce_blosc_header), target :: header_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    header_c%struct_size = c_sizeof(header_c)
    status = c_blosc_read_header(src_c, src_n, c_loc(header_c))
    if (status >= 0) header = header_c
    call report(status, 'tierce_blosc_read_header', stat, errmsg)
  end subroutine

  !> The name of a compressor, the "cname" of a config;
  function free_blosc_compressor_name(compressor) result(answer)
    integer(int32), intent(in) :: compressor
    character(len=:), allocatable :: answer

    answer = string_of(c_blosc_compressor_name(compressor))
  end function

  !> The name of the library of a compressor, as c-blosc tells it ("BloscLZ", "LZ4", ...);
  function free_blosc_compressor_library(compressor) result(answer)
    integer(int32), intent(in) :: compressor
    character(len=:), allocatable :: answer

    answer = string_of(c_blosc_compressor_library(compressor))
  end function

  !> Gives the number of the compressor of a name;
  subroutine free_blosc_compressor_number(name, compressor, stat, errmsg)
    character(len=*), intent(in) :: name
    integer(int32), intent(out) :: compressor
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: name_t(:)
    type(c_ptr) :: name_c
    integer(c_size_t) :: name_n
    integer(c_int32_t), target :: compressor_c
    integer(c_int32_t) :: status

    call text_in(name, name_t, name_c, name_n)
    compressor_c = 0
    status = c_blosc_compressor_number(name_c, c_loc(compressor_c))
    compressor = compressor_c
    call report(status, 'tierce_blosc_compressor_number', stat, errmsg)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function metrics_is_open(self)
    class(tierce_metrics), intent(in) :: self

    metrics_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function metrics_c_handle(self) result(c)
    class(tierce_metrics), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine metrics_adopt(self, c)
    class(tierce_metrics), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_metrics_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine metrics_take(self, from)
    class(tierce_metrics), intent(inout) :: self
    class(tierce_metrics), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine metrics_free(self)
    class(tierce_metrics), intent(inout) :: self

    call slot_free(self%slot, c_metrics_free)
  end subroutine

  impure elemental subroutine metrics_final(self)
    type(tierce_metrics), intent(inout) :: self

    call slot_free(self%slot, c_metrics_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine metrics_refuse_copy(self, from)
    class(tierce_metrics), intent(inout) :: self
    type(tierce_metrics), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_metrics')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function codec_is_open(self)
    class(tierce_codec), intent(in) :: self

    codec_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function codec_c_handle(self) result(c)
    class(tierce_codec), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine codec_adopt(self, c)
    class(tierce_codec), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_codec_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine codec_take(self, from)
    class(tierce_codec), intent(inout) :: self
    class(tierce_codec), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine codec_free(self)
    class(tierce_codec), intent(inout) :: self

    call slot_free(self%slot, c_codec_free)
  end subroutine

  impure elemental subroutine codec_final(self)
    type(tierce_codec), intent(inout) :: self

    call slot_free(self%slot, c_codec_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine codec_refuse_copy(self, from)
    class(tierce_codec), intent(inout) :: self
    type(tierce_codec), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_codec')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function registry_is_open(self)
    class(tierce_registry), intent(in) :: self

    registry_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function registry_c_handle(self) result(c)
    class(tierce_registry), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine registry_adopt(self, c)
    class(tierce_registry), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_registry_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine registry_take(self, from)
    class(tierce_registry), intent(inout) :: self
    class(tierce_registry), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine registry_free(self)
    class(tierce_registry), intent(inout) :: self

    call slot_free(self%slot, c_registry_free)
  end subroutine

  impure elemental subroutine registry_final(self)
    type(tierce_registry), intent(inout) :: self

    call slot_free(self%slot, c_registry_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine registry_refuse_copy(self, from)
    class(tierce_registry), intent(inout) :: self
    type(tierce_registry), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_registry')
  end subroutine

  subroutine codec_encode_r4_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real32), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r4_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real32), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r4_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r4_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r4_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r4_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r4_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r8_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real64), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r8_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real64), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r8_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r8_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r8_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r8_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_r8_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i1_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i1_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i1_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i1_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i1_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i1_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i1_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i2_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int16), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i2_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i2_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i2_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i2_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i2_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i2_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i4_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int32), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i4_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i4_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i4_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i4_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i4_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i4_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i8_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int64), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i8_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i8_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i8_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i8_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i8_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_i8_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c4_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real32), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c4_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c4_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c4_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c4_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c4_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c4_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c8_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real64), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c8_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c8_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c8_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c8_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c8_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_c8_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_lb_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_lb_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_lb_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_lb_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_lb_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_lb_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_lb_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_ld_1(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical, intent(in), target :: u(:)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_ld_2(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical, intent(in), target :: u(:, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_ld_3(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical, intent(in), target :: u(:, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_ld_4(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_ld_5(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_ld_6(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_encode_ld_7(self, u, dst, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call encode_view(self, view_of(u), dst, stat, errmsg)
  end subroutine

  subroutine codec_decode_r4_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real32), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r4_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real32), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r4_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real32), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r4_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real32), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r4_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r4_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r4_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r8_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real64), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r8_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real64), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r8_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real64), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r8_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real64), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r8_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r8_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_r8_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    real(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i1_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i1_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i1_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i1_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i1_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i1_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i1_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i2_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int16), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i2_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int16), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i2_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int16), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i2_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int16), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i2_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int16), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i2_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i2_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i4_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i4_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i4_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i4_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i4_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i4_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i4_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i8_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i8_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i8_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i8_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i8_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i8_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_i8_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c4_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real32), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c4_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real32), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c4_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real32), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c4_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real32), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c4_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c4_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c4_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c8_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real64), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c8_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real64), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c8_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real64), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c8_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real64), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c8_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c8_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_c8_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_lb_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical(c_bool), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_lb_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical(c_bool), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_lb_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical(c_bool), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_lb_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical(c_bool), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_lb_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_lb_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_lb_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_ld_1(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical, intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_ld_2(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical, intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_ld_3(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical, intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_ld_4(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical, intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_ld_5(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical, intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_ld_6(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical, intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  subroutine codec_decode_ld_7(self, src, u, stat, errmsg)
    class(tierce_codec), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    logical, intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call decode_view(self, src, view_of(u), stat, errmsg)
  end subroutine

  include 'codecs_extra.inc'

end module tierce_codecs_m
