! Written by bindings/fortran/generate; change it there.

! Zarr arrays and groups.
module tierce_zarr_m
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_c, only: c_buffer_data => tierce_buffer_data, c_buffer_free => tierce_buffer_free, c_buffer_len => &
    tierce_buffer_len, c_buffer_new => tierce_buffer_new, c_zarr_array_append => tierce_zarr_array_append, &
    c_zarr_array_attributes => tierce_zarr_array_attributes, c_zarr_array_box_chunks => tierce_zarr_array_box_chunks, &
    c_zarr_array_chunk_key => tierce_zarr_array_chunk_key, c_zarr_array_chunks => tierce_zarr_array_chunks, c_zarr_array_covers &
    => tierce_zarr_array_covers, c_zarr_array_create => tierce_zarr_array_create, c_zarr_array_dimension_name => &
    tierce_zarr_array_dimension_name, c_zarr_array_dtype => tierce_zarr_array_dtype, c_zarr_array_fill => &
    tierce_zarr_array_fill, c_zarr_array_format => tierce_zarr_array_format, c_zarr_array_free => tierce_zarr_array_free, &
    c_zarr_array_inner_chunks => tierce_zarr_array_inner_chunks, c_zarr_array_metadata => tierce_zarr_array_metadata, &
    c_zarr_array_ndim => tierce_zarr_array_ndim, c_zarr_array_open => tierce_zarr_array_open, c_zarr_array_read => &
    tierce_zarr_array_read, c_zarr_array_read_async => tierce_zarr_array_read_async, c_zarr_array_read_chunk => &
    tierce_zarr_array_read_chunk, c_zarr_array_read_chunk_async => tierce_zarr_array_read_chunk_async, c_zarr_array_read_new => &
    tierce_zarr_array_read_new, c_zarr_array_resize => tierce_zarr_array_resize, c_zarr_array_set_attributes => &
    tierce_zarr_array_set_attributes, c_zarr_array_shape => tierce_zarr_array_shape, c_zarr_array_with_pool => &
    tierce_zarr_array_with_pool, c_zarr_array_write => tierce_zarr_array_write, c_zarr_array_write_async => &
    tierce_zarr_array_write_async, c_zarr_array_write_chunk => tierce_zarr_array_write_chunk, c_zarr_array_write_chunk_async => &
    tierce_zarr_array_write_chunk_async, c_zarr_delete => tierce_zarr_delete, c_zarr_find => tierce_zarr_find, &
    c_zarr_group_attributes => tierce_zarr_group_attributes, c_zarr_group_children => tierce_zarr_group_children, &
    c_zarr_group_consolidate => tierce_zarr_group_consolidate, c_zarr_group_create => tierce_zarr_group_create, &
    c_zarr_group_format => tierce_zarr_group_format, c_zarr_group_free => tierce_zarr_group_free, c_zarr_group_is_consolidated &
    => tierce_zarr_group_is_consolidated, c_zarr_group_open => tierce_zarr_group_open, c_zarr_group_open_array => &
    tierce_zarr_group_open_array, c_zarr_group_set_attributes => tierce_zarr_group_set_attributes, c_zarr_spec_free => &
    tierce_zarr_spec_free, c_zarr_spec_from_json => tierce_zarr_spec_from_json, c_zarr_spec_json => tierce_zarr_spec_json, &
    c_zarr_spec_new => tierce_zarr_spec_new, c_zarr_spec_set => tierce_zarr_spec_set, c_zarr_spec_set_chunks => &
    tierce_zarr_spec_set_chunks, c_zarr_spec_set_fill => tierce_zarr_spec_set_fill, c_zarr_spec_set_shards => &
    tierce_zarr_spec_set_shards
  use tierce_base, only: TIERCE_AXES_REVERSED, axes_in, bytes_in, bytes_lent, complain, need_items, refuse, refuse_copy, &
    report, slot_free, slot_take, text_in, text_of, tierce_slot, tuple_in, tuple_out
  use tierce_views
  use tierce_data_m
  use tierce_arrays_m
  use tierce_codecs_m
  use tierce_zfp_m
  use tierce_streams_m
  use tierce_zstd_m
  use tierce_stores_m
  implicit none
  private

  public :: tierce_zarr_find, tierce_zarr_delete

  integer(int64), parameter :: no_start(0) = [integer(int64) ::]

  type, public :: tierce_zarr_spec
    private
    type(tierce_slot) :: slot
    integer, public :: axes = TIERCE_AXES_REVERSED
  contains
    procedure :: is_open => zarr_spec_is_open
    procedure :: c_handle => zarr_spec_c_handle
    procedure :: adopt => zarr_spec_adopt
    procedure :: take => zarr_spec_take
    procedure :: free => zarr_spec_free
    procedure, private :: zarr_spec_refuse_copy
    generic :: assignment(=) => zarr_spec_refuse_copy
    procedure, private :: zarr_spec_new_i4
    procedure, private :: zarr_spec_new_i8
    generic :: new => zarr_spec_new_i4, zarr_spec_new_i8
    procedure :: from_json => zarr_spec_from_json
    procedure :: set => zarr_spec_set
    procedure, private :: zarr_spec_set_chunks_i4
    procedure, private :: zarr_spec_set_chunks_i8
    generic :: set_chunks => zarr_spec_set_chunks_i4, zarr_spec_set_chunks_i8
    procedure, private :: zarr_spec_set_shards_i4
    procedure, private :: zarr_spec_set_shards_i8
    generic :: set_shards => zarr_spec_set_shards_i4, zarr_spec_set_shards_i8
    procedure, private :: zarr_spec_set_fill_bytes
    procedure, private :: zarr_spec_set_fill_buffer
    generic :: set_fill => zarr_spec_set_fill_bytes, zarr_spec_set_fill_buffer
    procedure :: json => zarr_spec_json
    final :: zarr_spec_final
  end type

  type, public :: tierce_zarr_array
    private
    type(tierce_slot) :: slot
    integer, public :: axes = TIERCE_AXES_REVERSED
  contains
    procedure :: is_open => zarr_array_is_open
    procedure :: c_handle => zarr_array_c_handle
    procedure :: adopt => zarr_array_adopt
    procedure :: take => zarr_array_take
    procedure :: free => zarr_array_free
    procedure, private :: zarr_array_refuse_copy
    generic :: assignment(=) => zarr_array_refuse_copy
    procedure :: create => zarr_array_create
    procedure :: open => zarr_array_open
    procedure :: with_pool => zarr_array_with_pool
    procedure :: format => zarr_array_format
    procedure :: ndim => zarr_array_ndim
    procedure :: shape => zarr_array_shape
    procedure :: chunks => zarr_array_chunks
    procedure :: inner_chunks => zarr_array_inner_chunks
    procedure :: dtype => zarr_array_dtype
    procedure :: fill => zarr_array_fill
    procedure :: attributes => zarr_array_attributes
    procedure :: metadata => zarr_array_metadata
    procedure :: set_attributes => zarr_array_set_attributes
    procedure, private :: zarr_array_resize_i4
    procedure, private :: zarr_array_resize_i8
    generic :: resize => zarr_array_resize_i4, zarr_array_resize_i8
    procedure, private :: zarr_array_chunk_key_i4
    procedure, private :: zarr_array_chunk_key_i8
    generic :: chunk_key => zarr_array_chunk_key_i4, zarr_array_chunk_key_i8
    procedure, private :: zarr_array_box_chunks_i4
    procedure, private :: zarr_array_box_chunks_i8
    generic :: box_chunks => zarr_array_box_chunks_i4, zarr_array_box_chunks_i8
    procedure, private :: zarr_array_covers_i4
    procedure, private :: zarr_array_covers_i8
    generic :: covers => zarr_array_covers_i4, zarr_array_covers_i8
    procedure, private :: zarr_array_read_new_i4
    procedure, private :: zarr_array_read_new_i8
    generic :: read_new => zarr_array_read_new_i4, zarr_array_read_new_i8
    procedure, private :: zarr_array_write_chunk_i4
    procedure, private :: zarr_array_write_chunk_i8
    generic :: write_chunk => zarr_array_write_chunk_i4, zarr_array_write_chunk_i8
    procedure, private :: zarr_array_write_chunk_async_i4
    procedure, private :: zarr_array_write_chunk_async_i8
    generic :: write_chunk_async => zarr_array_write_chunk_async_i4, zarr_array_write_chunk_async_i8
    procedure, private :: zarr_array_read_chunk_i4
    procedure, private :: zarr_array_read_chunk_i8
    generic :: read_chunk => zarr_array_read_chunk_i4, zarr_array_read_chunk_i8
    procedure, private :: zarr_array_read_chunk_async_i4
    procedure, private :: zarr_array_read_chunk_async_i8
    generic :: read_chunk_async => zarr_array_read_chunk_async_i4, zarr_array_read_chunk_async_i8
    procedure, private :: zarr_array_write_r4_1
    procedure, private :: zarr_array_write_r4_1_i4
    procedure, private :: zarr_array_write_r4_1_i8
    procedure, private :: zarr_array_write_r4_2
    procedure, private :: zarr_array_write_r4_2_i4
    procedure, private :: zarr_array_write_r4_2_i8
    procedure, private :: zarr_array_write_r4_3
    procedure, private :: zarr_array_write_r4_3_i4
    procedure, private :: zarr_array_write_r4_3_i8
    procedure, private :: zarr_array_write_r4_4
    procedure, private :: zarr_array_write_r4_4_i4
    procedure, private :: zarr_array_write_r4_4_i8
    procedure, private :: zarr_array_write_r4_5
    procedure, private :: zarr_array_write_r4_5_i4
    procedure, private :: zarr_array_write_r4_5_i8
    procedure, private :: zarr_array_write_r4_6
    procedure, private :: zarr_array_write_r4_6_i4
    procedure, private :: zarr_array_write_r4_6_i8
    procedure, private :: zarr_array_write_r4_7
    procedure, private :: zarr_array_write_r4_7_i4
    procedure, private :: zarr_array_write_r4_7_i8
    procedure, private :: zarr_array_write_r8_1
    procedure, private :: zarr_array_write_r8_1_i4
    procedure, private :: zarr_array_write_r8_1_i8
    procedure, private :: zarr_array_write_r8_2
    procedure, private :: zarr_array_write_r8_2_i4
    procedure, private :: zarr_array_write_r8_2_i8
    procedure, private :: zarr_array_write_r8_3
    procedure, private :: zarr_array_write_r8_3_i4
    procedure, private :: zarr_array_write_r8_3_i8
    procedure, private :: zarr_array_write_r8_4
    procedure, private :: zarr_array_write_r8_4_i4
    procedure, private :: zarr_array_write_r8_4_i8
    procedure, private :: zarr_array_write_r8_5
    procedure, private :: zarr_array_write_r8_5_i4
    procedure, private :: zarr_array_write_r8_5_i8
    procedure, private :: zarr_array_write_r8_6
    procedure, private :: zarr_array_write_r8_6_i4
    procedure, private :: zarr_array_write_r8_6_i8
    procedure, private :: zarr_array_write_r8_7
    procedure, private :: zarr_array_write_r8_7_i4
    procedure, private :: zarr_array_write_r8_7_i8
    procedure, private :: zarr_array_write_i1_1
    procedure, private :: zarr_array_write_i1_1_i4
    procedure, private :: zarr_array_write_i1_1_i8
    procedure, private :: zarr_array_write_i1_2
    procedure, private :: zarr_array_write_i1_2_i4
    procedure, private :: zarr_array_write_i1_2_i8
    procedure, private :: zarr_array_write_i1_3
    procedure, private :: zarr_array_write_i1_3_i4
    procedure, private :: zarr_array_write_i1_3_i8
    procedure, private :: zarr_array_write_i1_4
    procedure, private :: zarr_array_write_i1_4_i4
    procedure, private :: zarr_array_write_i1_4_i8
    procedure, private :: zarr_array_write_i1_5
    procedure, private :: zarr_array_write_i1_5_i4
    procedure, private :: zarr_array_write_i1_5_i8
    procedure, private :: zarr_array_write_i1_6
    procedure, private :: zarr_array_write_i1_6_i4
    procedure, private :: zarr_array_write_i1_6_i8
    procedure, private :: zarr_array_write_i1_7
    procedure, private :: zarr_array_write_i1_7_i4
    procedure, private :: zarr_array_write_i1_7_i8
    procedure, private :: zarr_array_write_i2_1
    procedure, private :: zarr_array_write_i2_1_i4
    procedure, private :: zarr_array_write_i2_1_i8
    procedure, private :: zarr_array_write_i2_2
    procedure, private :: zarr_array_write_i2_2_i4
    procedure, private :: zarr_array_write_i2_2_i8
    procedure, private :: zarr_array_write_i2_3
    procedure, private :: zarr_array_write_i2_3_i4
    procedure, private :: zarr_array_write_i2_3_i8
    procedure, private :: zarr_array_write_i2_4
    procedure, private :: zarr_array_write_i2_4_i4
    procedure, private :: zarr_array_write_i2_4_i8
    procedure, private :: zarr_array_write_i2_5
    procedure, private :: zarr_array_write_i2_5_i4
    procedure, private :: zarr_array_write_i2_5_i8
    procedure, private :: zarr_array_write_i2_6
    procedure, private :: zarr_array_write_i2_6_i4
    procedure, private :: zarr_array_write_i2_6_i8
    procedure, private :: zarr_array_write_i2_7
    procedure, private :: zarr_array_write_i2_7_i4
    procedure, private :: zarr_array_write_i2_7_i8
    procedure, private :: zarr_array_write_i4_1
    procedure, private :: zarr_array_write_i4_1_i4
    procedure, private :: zarr_array_write_i4_1_i8
    procedure, private :: zarr_array_write_i4_2
    procedure, private :: zarr_array_write_i4_2_i4
    procedure, private :: zarr_array_write_i4_2_i8
    procedure, private :: zarr_array_write_i4_3
    procedure, private :: zarr_array_write_i4_3_i4
    procedure, private :: zarr_array_write_i4_3_i8
    procedure, private :: zarr_array_write_i4_4
    procedure, private :: zarr_array_write_i4_4_i4
    procedure, private :: zarr_array_write_i4_4_i8
    procedure, private :: zarr_array_write_i4_5
    procedure, private :: zarr_array_write_i4_5_i4
    procedure, private :: zarr_array_write_i4_5_i8
    procedure, private :: zarr_array_write_i4_6
    procedure, private :: zarr_array_write_i4_6_i4
    procedure, private :: zarr_array_write_i4_6_i8
    procedure, private :: zarr_array_write_i4_7
    procedure, private :: zarr_array_write_i4_7_i4
    procedure, private :: zarr_array_write_i4_7_i8
    procedure, private :: zarr_array_write_i8_1
    procedure, private :: zarr_array_write_i8_1_i4
    procedure, private :: zarr_array_write_i8_1_i8
    procedure, private :: zarr_array_write_i8_2
    procedure, private :: zarr_array_write_i8_2_i4
    procedure, private :: zarr_array_write_i8_2_i8
    procedure, private :: zarr_array_write_i8_3
    procedure, private :: zarr_array_write_i8_3_i4
    procedure, private :: zarr_array_write_i8_3_i8
    procedure, private :: zarr_array_write_i8_4
    procedure, private :: zarr_array_write_i8_4_i4
    procedure, private :: zarr_array_write_i8_4_i8
    procedure, private :: zarr_array_write_i8_5
    procedure, private :: zarr_array_write_i8_5_i4
    procedure, private :: zarr_array_write_i8_5_i8
    procedure, private :: zarr_array_write_i8_6
    procedure, private :: zarr_array_write_i8_6_i4
    procedure, private :: zarr_array_write_i8_6_i8
    procedure, private :: zarr_array_write_i8_7
    procedure, private :: zarr_array_write_i8_7_i4
    procedure, private :: zarr_array_write_i8_7_i8
    procedure, private :: zarr_array_write_c4_1
    procedure, private :: zarr_array_write_c4_1_i4
    procedure, private :: zarr_array_write_c4_1_i8
    procedure, private :: zarr_array_write_c4_2
    procedure, private :: zarr_array_write_c4_2_i4
    procedure, private :: zarr_array_write_c4_2_i8
    procedure, private :: zarr_array_write_c4_3
    procedure, private :: zarr_array_write_c4_3_i4
    procedure, private :: zarr_array_write_c4_3_i8
    procedure, private :: zarr_array_write_c4_4
    procedure, private :: zarr_array_write_c4_4_i4
    procedure, private :: zarr_array_write_c4_4_i8
    procedure, private :: zarr_array_write_c4_5
    procedure, private :: zarr_array_write_c4_5_i4
    procedure, private :: zarr_array_write_c4_5_i8
    procedure, private :: zarr_array_write_c4_6
    procedure, private :: zarr_array_write_c4_6_i4
    procedure, private :: zarr_array_write_c4_6_i8
    procedure, private :: zarr_array_write_c4_7
    procedure, private :: zarr_array_write_c4_7_i4
    procedure, private :: zarr_array_write_c4_7_i8
    procedure, private :: zarr_array_write_c8_1
    procedure, private :: zarr_array_write_c8_1_i4
    procedure, private :: zarr_array_write_c8_1_i8
    procedure, private :: zarr_array_write_c8_2
    procedure, private :: zarr_array_write_c8_2_i4
    procedure, private :: zarr_array_write_c8_2_i8
    procedure, private :: zarr_array_write_c8_3
    procedure, private :: zarr_array_write_c8_3_i4
    procedure, private :: zarr_array_write_c8_3_i8
    procedure, private :: zarr_array_write_c8_4
    procedure, private :: zarr_array_write_c8_4_i4
    procedure, private :: zarr_array_write_c8_4_i8
    procedure, private :: zarr_array_write_c8_5
    procedure, private :: zarr_array_write_c8_5_i4
    procedure, private :: zarr_array_write_c8_5_i8
    procedure, private :: zarr_array_write_c8_6
    procedure, private :: zarr_array_write_c8_6_i4
    procedure, private :: zarr_array_write_c8_6_i8
    procedure, private :: zarr_array_write_c8_7
    procedure, private :: zarr_array_write_c8_7_i4
    procedure, private :: zarr_array_write_c8_7_i8
    procedure, private :: zarr_array_write_lb_1
    procedure, private :: zarr_array_write_lb_1_i4
    procedure, private :: zarr_array_write_lb_1_i8
    procedure, private :: zarr_array_write_lb_2
    procedure, private :: zarr_array_write_lb_2_i4
    procedure, private :: zarr_array_write_lb_2_i8
    procedure, private :: zarr_array_write_lb_3
    procedure, private :: zarr_array_write_lb_3_i4
    procedure, private :: zarr_array_write_lb_3_i8
    procedure, private :: zarr_array_write_lb_4
    procedure, private :: zarr_array_write_lb_4_i4
    procedure, private :: zarr_array_write_lb_4_i8
    procedure, private :: zarr_array_write_lb_5
    procedure, private :: zarr_array_write_lb_5_i4
    procedure, private :: zarr_array_write_lb_5_i8
    procedure, private :: zarr_array_write_lb_6
    procedure, private :: zarr_array_write_lb_6_i4
    procedure, private :: zarr_array_write_lb_6_i8
    procedure, private :: zarr_array_write_lb_7
    procedure, private :: zarr_array_write_lb_7_i4
    procedure, private :: zarr_array_write_lb_7_i8
    procedure, private :: zarr_array_write_ld_1
    procedure, private :: zarr_array_write_ld_1_i4
    procedure, private :: zarr_array_write_ld_1_i8
    procedure, private :: zarr_array_write_ld_2
    procedure, private :: zarr_array_write_ld_2_i4
    procedure, private :: zarr_array_write_ld_2_i8
    procedure, private :: zarr_array_write_ld_3
    procedure, private :: zarr_array_write_ld_3_i4
    procedure, private :: zarr_array_write_ld_3_i8
    procedure, private :: zarr_array_write_ld_4
    procedure, private :: zarr_array_write_ld_4_i4
    procedure, private :: zarr_array_write_ld_4_i8
    procedure, private :: zarr_array_write_ld_5
    procedure, private :: zarr_array_write_ld_5_i4
    procedure, private :: zarr_array_write_ld_5_i8
    procedure, private :: zarr_array_write_ld_6
    procedure, private :: zarr_array_write_ld_6_i4
    procedure, private :: zarr_array_write_ld_6_i8
    procedure, private :: zarr_array_write_ld_7
    procedure, private :: zarr_array_write_ld_7_i4
    procedure, private :: zarr_array_write_ld_7_i8
    generic :: write => zarr_array_write_r4_1, zarr_array_write_r4_1_i4, zarr_array_write_r4_1_i8, zarr_array_write_r4_2, &
      zarr_array_write_r4_2_i4, zarr_array_write_r4_2_i8, zarr_array_write_r4_3, zarr_array_write_r4_3_i4, &
      zarr_array_write_r4_3_i8, zarr_array_write_r4_4, zarr_array_write_r4_4_i4, zarr_array_write_r4_4_i8, &
      zarr_array_write_r4_5, zarr_array_write_r4_5_i4, zarr_array_write_r4_5_i8, zarr_array_write_r4_6, &
      zarr_array_write_r4_6_i4, zarr_array_write_r4_6_i8, zarr_array_write_r4_7, zarr_array_write_r4_7_i4, &
      zarr_array_write_r4_7_i8, zarr_array_write_r8_1, zarr_array_write_r8_1_i4, zarr_array_write_r8_1_i8, &
      zarr_array_write_r8_2, zarr_array_write_r8_2_i4, zarr_array_write_r8_2_i8, zarr_array_write_r8_3, &
      zarr_array_write_r8_3_i4, zarr_array_write_r8_3_i8, zarr_array_write_r8_4, zarr_array_write_r8_4_i4, &
      zarr_array_write_r8_4_i8, zarr_array_write_r8_5, zarr_array_write_r8_5_i4, zarr_array_write_r8_5_i8, &
      zarr_array_write_r8_6, zarr_array_write_r8_6_i4, zarr_array_write_r8_6_i8, zarr_array_write_r8_7, &
      zarr_array_write_r8_7_i4, zarr_array_write_r8_7_i8, zarr_array_write_i1_1, zarr_array_write_i1_1_i4, &
      zarr_array_write_i1_1_i8, zarr_array_write_i1_2, zarr_array_write_i1_2_i4, zarr_array_write_i1_2_i8, &
      zarr_array_write_i1_3, zarr_array_write_i1_3_i4, zarr_array_write_i1_3_i8, zarr_array_write_i1_4, &
      zarr_array_write_i1_4_i4, zarr_array_write_i1_4_i8, zarr_array_write_i1_5, zarr_array_write_i1_5_i4, &
      zarr_array_write_i1_5_i8, zarr_array_write_i1_6, zarr_array_write_i1_6_i4, zarr_array_write_i1_6_i8
    generic :: write => zarr_array_write_i1_7, zarr_array_write_i1_7_i4, zarr_array_write_i1_7_i8, zarr_array_write_i2_1, &
      zarr_array_write_i2_1_i4, zarr_array_write_i2_1_i8, zarr_array_write_i2_2, zarr_array_write_i2_2_i4, &
      zarr_array_write_i2_2_i8, zarr_array_write_i2_3, zarr_array_write_i2_3_i4, zarr_array_write_i2_3_i8, &
      zarr_array_write_i2_4, zarr_array_write_i2_4_i4, zarr_array_write_i2_4_i8, zarr_array_write_i2_5, &
      zarr_array_write_i2_5_i4, zarr_array_write_i2_5_i8, zarr_array_write_i2_6, zarr_array_write_i2_6_i4, &
      zarr_array_write_i2_6_i8, zarr_array_write_i2_7, zarr_array_write_i2_7_i4, zarr_array_write_i2_7_i8, &
      zarr_array_write_i4_1, zarr_array_write_i4_1_i4, zarr_array_write_i4_1_i8, zarr_array_write_i4_2, &
      zarr_array_write_i4_2_i4, zarr_array_write_i4_2_i8, zarr_array_write_i4_3, zarr_array_write_i4_3_i4, &
      zarr_array_write_i4_3_i8, zarr_array_write_i4_4, zarr_array_write_i4_4_i4, zarr_array_write_i4_4_i8, &
      zarr_array_write_i4_5, zarr_array_write_i4_5_i4, zarr_array_write_i4_5_i8, zarr_array_write_i4_6, &
      zarr_array_write_i4_6_i4, zarr_array_write_i4_6_i8, zarr_array_write_i4_7, zarr_array_write_i4_7_i4, &
      zarr_array_write_i4_7_i8, zarr_array_write_i8_1, zarr_array_write_i8_1_i4, zarr_array_write_i8_1_i8, &
      zarr_array_write_i8_2, zarr_array_write_i8_2_i4, zarr_array_write_i8_2_i8, zarr_array_write_i8_3, &
      zarr_array_write_i8_3_i4, zarr_array_write_i8_3_i8, zarr_array_write_i8_4, zarr_array_write_i8_4_i4, &
      zarr_array_write_i8_4_i8, zarr_array_write_i8_5, zarr_array_write_i8_5_i4, zarr_array_write_i8_5_i8
    generic :: write => zarr_array_write_i8_6, zarr_array_write_i8_6_i4, zarr_array_write_i8_6_i8, zarr_array_write_i8_7, &
      zarr_array_write_i8_7_i4, zarr_array_write_i8_7_i8, zarr_array_write_c4_1, zarr_array_write_c4_1_i4, &
      zarr_array_write_c4_1_i8, zarr_array_write_c4_2, zarr_array_write_c4_2_i4, zarr_array_write_c4_2_i8, &
      zarr_array_write_c4_3, zarr_array_write_c4_3_i4, zarr_array_write_c4_3_i8, zarr_array_write_c4_4, &
      zarr_array_write_c4_4_i4, zarr_array_write_c4_4_i8, zarr_array_write_c4_5, zarr_array_write_c4_5_i4, &
      zarr_array_write_c4_5_i8, zarr_array_write_c4_6, zarr_array_write_c4_6_i4, zarr_array_write_c4_6_i8, &
      zarr_array_write_c4_7, zarr_array_write_c4_7_i4, zarr_array_write_c4_7_i8, zarr_array_write_c8_1, &
      zarr_array_write_c8_1_i4, zarr_array_write_c8_1_i8, zarr_array_write_c8_2, zarr_array_write_c8_2_i4, &
      zarr_array_write_c8_2_i8, zarr_array_write_c8_3, zarr_array_write_c8_3_i4, zarr_array_write_c8_3_i8, &
      zarr_array_write_c8_4, zarr_array_write_c8_4_i4, zarr_array_write_c8_4_i8, zarr_array_write_c8_5, &
      zarr_array_write_c8_5_i4, zarr_array_write_c8_5_i8, zarr_array_write_c8_6, zarr_array_write_c8_6_i4, &
      zarr_array_write_c8_6_i8, zarr_array_write_c8_7, zarr_array_write_c8_7_i4, zarr_array_write_c8_7_i8, &
      zarr_array_write_lb_1, zarr_array_write_lb_1_i4, zarr_array_write_lb_1_i8, zarr_array_write_lb_2, &
      zarr_array_write_lb_2_i4, zarr_array_write_lb_2_i8, zarr_array_write_lb_3, zarr_array_write_lb_3_i4, &
      zarr_array_write_lb_3_i8, zarr_array_write_lb_4, zarr_array_write_lb_4_i4, zarr_array_write_lb_4_i8
    generic :: write => zarr_array_write_lb_5, zarr_array_write_lb_5_i4, zarr_array_write_lb_5_i8, zarr_array_write_lb_6, &
      zarr_array_write_lb_6_i4, zarr_array_write_lb_6_i8, zarr_array_write_lb_7, zarr_array_write_lb_7_i4, &
      zarr_array_write_lb_7_i8, zarr_array_write_ld_1, zarr_array_write_ld_1_i4, zarr_array_write_ld_1_i8, &
      zarr_array_write_ld_2, zarr_array_write_ld_2_i4, zarr_array_write_ld_2_i8, zarr_array_write_ld_3, &
      zarr_array_write_ld_3_i4, zarr_array_write_ld_3_i8, zarr_array_write_ld_4, zarr_array_write_ld_4_i4, &
      zarr_array_write_ld_4_i8, zarr_array_write_ld_5, zarr_array_write_ld_5_i4, zarr_array_write_ld_5_i8, &
      zarr_array_write_ld_6, zarr_array_write_ld_6_i4, zarr_array_write_ld_6_i8, zarr_array_write_ld_7, &
      zarr_array_write_ld_7_i4, zarr_array_write_ld_7_i8
    procedure, private :: zarr_array_read_r4_1
    procedure, private :: zarr_array_read_r4_1_i4
    procedure, private :: zarr_array_read_r4_1_i8
    procedure, private :: zarr_array_read_r4_2
    procedure, private :: zarr_array_read_r4_2_i4
    procedure, private :: zarr_array_read_r4_2_i8
    procedure, private :: zarr_array_read_r4_3
    procedure, private :: zarr_array_read_r4_3_i4
    procedure, private :: zarr_array_read_r4_3_i8
    procedure, private :: zarr_array_read_r4_4
    procedure, private :: zarr_array_read_r4_4_i4
    procedure, private :: zarr_array_read_r4_4_i8
    procedure, private :: zarr_array_read_r4_5
    procedure, private :: zarr_array_read_r4_5_i4
    procedure, private :: zarr_array_read_r4_5_i8
    procedure, private :: zarr_array_read_r4_6
    procedure, private :: zarr_array_read_r4_6_i4
    procedure, private :: zarr_array_read_r4_6_i8
    procedure, private :: zarr_array_read_r4_7
    procedure, private :: zarr_array_read_r4_7_i4
    procedure, private :: zarr_array_read_r4_7_i8
    procedure, private :: zarr_array_read_r8_1
    procedure, private :: zarr_array_read_r8_1_i4
    procedure, private :: zarr_array_read_r8_1_i8
    procedure, private :: zarr_array_read_r8_2
    procedure, private :: zarr_array_read_r8_2_i4
    procedure, private :: zarr_array_read_r8_2_i8
    procedure, private :: zarr_array_read_r8_3
    procedure, private :: zarr_array_read_r8_3_i4
    procedure, private :: zarr_array_read_r8_3_i8
    procedure, private :: zarr_array_read_r8_4
    procedure, private :: zarr_array_read_r8_4_i4
    procedure, private :: zarr_array_read_r8_4_i8
    procedure, private :: zarr_array_read_r8_5
    procedure, private :: zarr_array_read_r8_5_i4
    procedure, private :: zarr_array_read_r8_5_i8
    procedure, private :: zarr_array_read_r8_6
    procedure, private :: zarr_array_read_r8_6_i4
    procedure, private :: zarr_array_read_r8_6_i8
    procedure, private :: zarr_array_read_r8_7
    procedure, private :: zarr_array_read_r8_7_i4
    procedure, private :: zarr_array_read_r8_7_i8
    procedure, private :: zarr_array_read_i1_1
    procedure, private :: zarr_array_read_i1_1_i4
    procedure, private :: zarr_array_read_i1_1_i8
    procedure, private :: zarr_array_read_i1_2
    procedure, private :: zarr_array_read_i1_2_i4
    procedure, private :: zarr_array_read_i1_2_i8
    procedure, private :: zarr_array_read_i1_3
    procedure, private :: zarr_array_read_i1_3_i4
    procedure, private :: zarr_array_read_i1_3_i8
    procedure, private :: zarr_array_read_i1_4
    procedure, private :: zarr_array_read_i1_4_i4
    procedure, private :: zarr_array_read_i1_4_i8
    procedure, private :: zarr_array_read_i1_5
    procedure, private :: zarr_array_read_i1_5_i4
    procedure, private :: zarr_array_read_i1_5_i8
    procedure, private :: zarr_array_read_i1_6
    procedure, private :: zarr_array_read_i1_6_i4
    procedure, private :: zarr_array_read_i1_6_i8
    procedure, private :: zarr_array_read_i1_7
    procedure, private :: zarr_array_read_i1_7_i4
    procedure, private :: zarr_array_read_i1_7_i8
    procedure, private :: zarr_array_read_i2_1
    procedure, private :: zarr_array_read_i2_1_i4
    procedure, private :: zarr_array_read_i2_1_i8
    procedure, private :: zarr_array_read_i2_2
    procedure, private :: zarr_array_read_i2_2_i4
    procedure, private :: zarr_array_read_i2_2_i8
    procedure, private :: zarr_array_read_i2_3
    procedure, private :: zarr_array_read_i2_3_i4
    procedure, private :: zarr_array_read_i2_3_i8
    procedure, private :: zarr_array_read_i2_4
    procedure, private :: zarr_array_read_i2_4_i4
    procedure, private :: zarr_array_read_i2_4_i8
    procedure, private :: zarr_array_read_i2_5
    procedure, private :: zarr_array_read_i2_5_i4
    procedure, private :: zarr_array_read_i2_5_i8
    procedure, private :: zarr_array_read_i2_6
    procedure, private :: zarr_array_read_i2_6_i4
    procedure, private :: zarr_array_read_i2_6_i8
    procedure, private :: zarr_array_read_i2_7
    procedure, private :: zarr_array_read_i2_7_i4
    procedure, private :: zarr_array_read_i2_7_i8
    procedure, private :: zarr_array_read_i4_1
    procedure, private :: zarr_array_read_i4_1_i4
    procedure, private :: zarr_array_read_i4_1_i8
    procedure, private :: zarr_array_read_i4_2
    procedure, private :: zarr_array_read_i4_2_i4
    procedure, private :: zarr_array_read_i4_2_i8
    procedure, private :: zarr_array_read_i4_3
    procedure, private :: zarr_array_read_i4_3_i4
    procedure, private :: zarr_array_read_i4_3_i8
    procedure, private :: zarr_array_read_i4_4
    procedure, private :: zarr_array_read_i4_4_i4
    procedure, private :: zarr_array_read_i4_4_i8
    procedure, private :: zarr_array_read_i4_5
    procedure, private :: zarr_array_read_i4_5_i4
    procedure, private :: zarr_array_read_i4_5_i8
    procedure, private :: zarr_array_read_i4_6
    procedure, private :: zarr_array_read_i4_6_i4
    procedure, private :: zarr_array_read_i4_6_i8
    procedure, private :: zarr_array_read_i4_7
    procedure, private :: zarr_array_read_i4_7_i4
    procedure, private :: zarr_array_read_i4_7_i8
    procedure, private :: zarr_array_read_i8_1
    procedure, private :: zarr_array_read_i8_1_i4
    procedure, private :: zarr_array_read_i8_1_i8
    procedure, private :: zarr_array_read_i8_2
    procedure, private :: zarr_array_read_i8_2_i4
    procedure, private :: zarr_array_read_i8_2_i8
    procedure, private :: zarr_array_read_i8_3
    procedure, private :: zarr_array_read_i8_3_i4
    procedure, private :: zarr_array_read_i8_3_i8
    procedure, private :: zarr_array_read_i8_4
    procedure, private :: zarr_array_read_i8_4_i4
    procedure, private :: zarr_array_read_i8_4_i8
    procedure, private :: zarr_array_read_i8_5
    procedure, private :: zarr_array_read_i8_5_i4
    procedure, private :: zarr_array_read_i8_5_i8
    procedure, private :: zarr_array_read_i8_6
    procedure, private :: zarr_array_read_i8_6_i4
    procedure, private :: zarr_array_read_i8_6_i8
    procedure, private :: zarr_array_read_i8_7
    procedure, private :: zarr_array_read_i8_7_i4
    procedure, private :: zarr_array_read_i8_7_i8
    procedure, private :: zarr_array_read_c4_1
    procedure, private :: zarr_array_read_c4_1_i4
    procedure, private :: zarr_array_read_c4_1_i8
    procedure, private :: zarr_array_read_c4_2
    procedure, private :: zarr_array_read_c4_2_i4
    procedure, private :: zarr_array_read_c4_2_i8
    procedure, private :: zarr_array_read_c4_3
    procedure, private :: zarr_array_read_c4_3_i4
    procedure, private :: zarr_array_read_c4_3_i8
    procedure, private :: zarr_array_read_c4_4
    procedure, private :: zarr_array_read_c4_4_i4
    procedure, private :: zarr_array_read_c4_4_i8
    procedure, private :: zarr_array_read_c4_5
    procedure, private :: zarr_array_read_c4_5_i4
    procedure, private :: zarr_array_read_c4_5_i8
    procedure, private :: zarr_array_read_c4_6
    procedure, private :: zarr_array_read_c4_6_i4
    procedure, private :: zarr_array_read_c4_6_i8
    procedure, private :: zarr_array_read_c4_7
    procedure, private :: zarr_array_read_c4_7_i4
    procedure, private :: zarr_array_read_c4_7_i8
    procedure, private :: zarr_array_read_c8_1
    procedure, private :: zarr_array_read_c8_1_i4
    procedure, private :: zarr_array_read_c8_1_i8
    procedure, private :: zarr_array_read_c8_2
    procedure, private :: zarr_array_read_c8_2_i4
    procedure, private :: zarr_array_read_c8_2_i8
    procedure, private :: zarr_array_read_c8_3
    procedure, private :: zarr_array_read_c8_3_i4
    procedure, private :: zarr_array_read_c8_3_i8
    procedure, private :: zarr_array_read_c8_4
    procedure, private :: zarr_array_read_c8_4_i4
    procedure, private :: zarr_array_read_c8_4_i8
    procedure, private :: zarr_array_read_c8_5
    procedure, private :: zarr_array_read_c8_5_i4
    procedure, private :: zarr_array_read_c8_5_i8
    procedure, private :: zarr_array_read_c8_6
    procedure, private :: zarr_array_read_c8_6_i4
    procedure, private :: zarr_array_read_c8_6_i8
    procedure, private :: zarr_array_read_c8_7
    procedure, private :: zarr_array_read_c8_7_i4
    procedure, private :: zarr_array_read_c8_7_i8
    procedure, private :: zarr_array_read_lb_1
    procedure, private :: zarr_array_read_lb_1_i4
    procedure, private :: zarr_array_read_lb_1_i8
    procedure, private :: zarr_array_read_lb_2
    procedure, private :: zarr_array_read_lb_2_i4
    procedure, private :: zarr_array_read_lb_2_i8
    procedure, private :: zarr_array_read_lb_3
    procedure, private :: zarr_array_read_lb_3_i4
    procedure, private :: zarr_array_read_lb_3_i8
    procedure, private :: zarr_array_read_lb_4
    procedure, private :: zarr_array_read_lb_4_i4
    procedure, private :: zarr_array_read_lb_4_i8
    procedure, private :: zarr_array_read_lb_5
    procedure, private :: zarr_array_read_lb_5_i4
    procedure, private :: zarr_array_read_lb_5_i8
    procedure, private :: zarr_array_read_lb_6
    procedure, private :: zarr_array_read_lb_6_i4
    procedure, private :: zarr_array_read_lb_6_i8
    procedure, private :: zarr_array_read_lb_7
    procedure, private :: zarr_array_read_lb_7_i4
    procedure, private :: zarr_array_read_lb_7_i8
    procedure, private :: zarr_array_read_ld_1
    procedure, private :: zarr_array_read_ld_1_i4
    procedure, private :: zarr_array_read_ld_1_i8
    procedure, private :: zarr_array_read_ld_2
    procedure, private :: zarr_array_read_ld_2_i4
    procedure, private :: zarr_array_read_ld_2_i8
    procedure, private :: zarr_array_read_ld_3
    procedure, private :: zarr_array_read_ld_3_i4
    procedure, private :: zarr_array_read_ld_3_i8
    procedure, private :: zarr_array_read_ld_4
    procedure, private :: zarr_array_read_ld_4_i4
    procedure, private :: zarr_array_read_ld_4_i8
    procedure, private :: zarr_array_read_ld_5
    procedure, private :: zarr_array_read_ld_5_i4
    procedure, private :: zarr_array_read_ld_5_i8
    procedure, private :: zarr_array_read_ld_6
    procedure, private :: zarr_array_read_ld_6_i4
    procedure, private :: zarr_array_read_ld_6_i8
    procedure, private :: zarr_array_read_ld_7
    procedure, private :: zarr_array_read_ld_7_i4
    procedure, private :: zarr_array_read_ld_7_i8
    generic :: read => zarr_array_read_r4_1, zarr_array_read_r4_1_i4, zarr_array_read_r4_1_i8, zarr_array_read_r4_2, &
      zarr_array_read_r4_2_i4, zarr_array_read_r4_2_i8, zarr_array_read_r4_3, zarr_array_read_r4_3_i4, zarr_array_read_r4_3_i8, &
      zarr_array_read_r4_4, zarr_array_read_r4_4_i4, zarr_array_read_r4_4_i8, zarr_array_read_r4_5, zarr_array_read_r4_5_i4, &
      zarr_array_read_r4_5_i8, zarr_array_read_r4_6, zarr_array_read_r4_6_i4, zarr_array_read_r4_6_i8, zarr_array_read_r4_7, &
      zarr_array_read_r4_7_i4, zarr_array_read_r4_7_i8, zarr_array_read_r8_1, zarr_array_read_r8_1_i4, zarr_array_read_r8_1_i8, &
      zarr_array_read_r8_2, zarr_array_read_r8_2_i4, zarr_array_read_r8_2_i8, zarr_array_read_r8_3, zarr_array_read_r8_3_i4, &
      zarr_array_read_r8_3_i8, zarr_array_read_r8_4, zarr_array_read_r8_4_i4, zarr_array_read_r8_4_i8, zarr_array_read_r8_5, &
      zarr_array_read_r8_5_i4, zarr_array_read_r8_5_i8, zarr_array_read_r8_6, zarr_array_read_r8_6_i4, zarr_array_read_r8_6_i8, &
      zarr_array_read_r8_7, zarr_array_read_r8_7_i4, zarr_array_read_r8_7_i8, zarr_array_read_i1_1, zarr_array_read_i1_1_i4, &
      zarr_array_read_i1_1_i8, zarr_array_read_i1_2, zarr_array_read_i1_2_i4, zarr_array_read_i1_2_i8, zarr_array_read_i1_3, &
      zarr_array_read_i1_3_i4, zarr_array_read_i1_3_i8, zarr_array_read_i1_4, zarr_array_read_i1_4_i4, zarr_array_read_i1_4_i8, &
      zarr_array_read_i1_5, zarr_array_read_i1_5_i4, zarr_array_read_i1_5_i8, zarr_array_read_i1_6, zarr_array_read_i1_6_i4, &
      zarr_array_read_i1_6_i8
    generic :: read => zarr_array_read_i1_7, zarr_array_read_i1_7_i4, zarr_array_read_i1_7_i8, zarr_array_read_i2_1, &
      zarr_array_read_i2_1_i4, zarr_array_read_i2_1_i8, zarr_array_read_i2_2, zarr_array_read_i2_2_i4, zarr_array_read_i2_2_i8, &
      zarr_array_read_i2_3, zarr_array_read_i2_3_i4, zarr_array_read_i2_3_i8, zarr_array_read_i2_4, zarr_array_read_i2_4_i4, &
      zarr_array_read_i2_4_i8, zarr_array_read_i2_5, zarr_array_read_i2_5_i4, zarr_array_read_i2_5_i8, zarr_array_read_i2_6, &
      zarr_array_read_i2_6_i4, zarr_array_read_i2_6_i8, zarr_array_read_i2_7, zarr_array_read_i2_7_i4, zarr_array_read_i2_7_i8, &
      zarr_array_read_i4_1, zarr_array_read_i4_1_i4, zarr_array_read_i4_1_i8, zarr_array_read_i4_2, zarr_array_read_i4_2_i4, &
      zarr_array_read_i4_2_i8, zarr_array_read_i4_3, zarr_array_read_i4_3_i4, zarr_array_read_i4_3_i8, zarr_array_read_i4_4, &
      zarr_array_read_i4_4_i4, zarr_array_read_i4_4_i8, zarr_array_read_i4_5, zarr_array_read_i4_5_i4, zarr_array_read_i4_5_i8, &
      zarr_array_read_i4_6, zarr_array_read_i4_6_i4, zarr_array_read_i4_6_i8, zarr_array_read_i4_7, zarr_array_read_i4_7_i4, &
      zarr_array_read_i4_7_i8, zarr_array_read_i8_1, zarr_array_read_i8_1_i4, zarr_array_read_i8_1_i8, zarr_array_read_i8_2, &
      zarr_array_read_i8_2_i4, zarr_array_read_i8_2_i8, zarr_array_read_i8_3, zarr_array_read_i8_3_i4, zarr_array_read_i8_3_i8, &
      zarr_array_read_i8_4, zarr_array_read_i8_4_i4, zarr_array_read_i8_4_i8, zarr_array_read_i8_5, zarr_array_read_i8_5_i4, &
      zarr_array_read_i8_5_i8
    generic :: read => zarr_array_read_i8_6, zarr_array_read_i8_6_i4, zarr_array_read_i8_6_i8, zarr_array_read_i8_7, &
      zarr_array_read_i8_7_i4, zarr_array_read_i8_7_i8, zarr_array_read_c4_1, zarr_array_read_c4_1_i4, zarr_array_read_c4_1_i8, &
      zarr_array_read_c4_2, zarr_array_read_c4_2_i4, zarr_array_read_c4_2_i8, zarr_array_read_c4_3, zarr_array_read_c4_3_i4, &
      zarr_array_read_c4_3_i8, zarr_array_read_c4_4, zarr_array_read_c4_4_i4, zarr_array_read_c4_4_i8, zarr_array_read_c4_5, &
      zarr_array_read_c4_5_i4, zarr_array_read_c4_5_i8, zarr_array_read_c4_6, zarr_array_read_c4_6_i4, zarr_array_read_c4_6_i8, &
      zarr_array_read_c4_7, zarr_array_read_c4_7_i4, zarr_array_read_c4_7_i8, zarr_array_read_c8_1, zarr_array_read_c8_1_i4, &
      zarr_array_read_c8_1_i8, zarr_array_read_c8_2, zarr_array_read_c8_2_i4, zarr_array_read_c8_2_i8, zarr_array_read_c8_3, &
      zarr_array_read_c8_3_i4, zarr_array_read_c8_3_i8, zarr_array_read_c8_4, zarr_array_read_c8_4_i4, zarr_array_read_c8_4_i8, &
      zarr_array_read_c8_5, zarr_array_read_c8_5_i4, zarr_array_read_c8_5_i8, zarr_array_read_c8_6, zarr_array_read_c8_6_i4, &
      zarr_array_read_c8_6_i8, zarr_array_read_c8_7, zarr_array_read_c8_7_i4, zarr_array_read_c8_7_i8, zarr_array_read_lb_1, &
      zarr_array_read_lb_1_i4, zarr_array_read_lb_1_i8, zarr_array_read_lb_2, zarr_array_read_lb_2_i4, zarr_array_read_lb_2_i8, &
      zarr_array_read_lb_3, zarr_array_read_lb_3_i4, zarr_array_read_lb_3_i8, zarr_array_read_lb_4, zarr_array_read_lb_4_i4, &
      zarr_array_read_lb_4_i8
    generic :: read => zarr_array_read_lb_5, zarr_array_read_lb_5_i4, zarr_array_read_lb_5_i8, zarr_array_read_lb_6, &
      zarr_array_read_lb_6_i4, zarr_array_read_lb_6_i8, zarr_array_read_lb_7, zarr_array_read_lb_7_i4, zarr_array_read_lb_7_i8, &
      zarr_array_read_ld_1, zarr_array_read_ld_1_i4, zarr_array_read_ld_1_i8, zarr_array_read_ld_2, zarr_array_read_ld_2_i4, &
      zarr_array_read_ld_2_i8, zarr_array_read_ld_3, zarr_array_read_ld_3_i4, zarr_array_read_ld_3_i8, zarr_array_read_ld_4, &
      zarr_array_read_ld_4_i4, zarr_array_read_ld_4_i8, zarr_array_read_ld_5, zarr_array_read_ld_5_i4, zarr_array_read_ld_5_i8, &
      zarr_array_read_ld_6, zarr_array_read_ld_6_i4, zarr_array_read_ld_6_i8, zarr_array_read_ld_7, zarr_array_read_ld_7_i4, &
      zarr_array_read_ld_7_i8
    procedure, private :: zarr_array_append_r4_1
    procedure, private :: zarr_array_append_r4_2
    procedure, private :: zarr_array_append_r4_3
    procedure, private :: zarr_array_append_r4_4
    procedure, private :: zarr_array_append_r4_5
    procedure, private :: zarr_array_append_r4_6
    procedure, private :: zarr_array_append_r4_7
    procedure, private :: zarr_array_append_r8_1
    procedure, private :: zarr_array_append_r8_2
    procedure, private :: zarr_array_append_r8_3
    procedure, private :: zarr_array_append_r8_4
    procedure, private :: zarr_array_append_r8_5
    procedure, private :: zarr_array_append_r8_6
    procedure, private :: zarr_array_append_r8_7
    procedure, private :: zarr_array_append_i1_1
    procedure, private :: zarr_array_append_i1_2
    procedure, private :: zarr_array_append_i1_3
    procedure, private :: zarr_array_append_i1_4
    procedure, private :: zarr_array_append_i1_5
    procedure, private :: zarr_array_append_i1_6
    procedure, private :: zarr_array_append_i1_7
    procedure, private :: zarr_array_append_i2_1
    procedure, private :: zarr_array_append_i2_2
    procedure, private :: zarr_array_append_i2_3
    procedure, private :: zarr_array_append_i2_4
    procedure, private :: zarr_array_append_i2_5
    procedure, private :: zarr_array_append_i2_6
    procedure, private :: zarr_array_append_i2_7
    procedure, private :: zarr_array_append_i4_1
    procedure, private :: zarr_array_append_i4_2
    procedure, private :: zarr_array_append_i4_3
    procedure, private :: zarr_array_append_i4_4
    procedure, private :: zarr_array_append_i4_5
    procedure, private :: zarr_array_append_i4_6
    procedure, private :: zarr_array_append_i4_7
    procedure, private :: zarr_array_append_i8_1
    procedure, private :: zarr_array_append_i8_2
    procedure, private :: zarr_array_append_i8_3
    procedure, private :: zarr_array_append_i8_4
    procedure, private :: zarr_array_append_i8_5
    procedure, private :: zarr_array_append_i8_6
    procedure, private :: zarr_array_append_i8_7
    procedure, private :: zarr_array_append_c4_1
    procedure, private :: zarr_array_append_c4_2
    procedure, private :: zarr_array_append_c4_3
    procedure, private :: zarr_array_append_c4_4
    procedure, private :: zarr_array_append_c4_5
    procedure, private :: zarr_array_append_c4_6
    procedure, private :: zarr_array_append_c4_7
    procedure, private :: zarr_array_append_c8_1
    procedure, private :: zarr_array_append_c8_2
    procedure, private :: zarr_array_append_c8_3
    procedure, private :: zarr_array_append_c8_4
    procedure, private :: zarr_array_append_c8_5
    procedure, private :: zarr_array_append_c8_6
    procedure, private :: zarr_array_append_c8_7
    procedure, private :: zarr_array_append_lb_1
    procedure, private :: zarr_array_append_lb_2
    procedure, private :: zarr_array_append_lb_3
    procedure, private :: zarr_array_append_lb_4
    procedure, private :: zarr_array_append_lb_5
    procedure, private :: zarr_array_append_lb_6
    procedure, private :: zarr_array_append_lb_7
    procedure, private :: zarr_array_append_ld_1
    procedure, private :: zarr_array_append_ld_2
    procedure, private :: zarr_array_append_ld_3
    procedure, private :: zarr_array_append_ld_4
    procedure, private :: zarr_array_append_ld_5
    procedure, private :: zarr_array_append_ld_6
    procedure, private :: zarr_array_append_ld_7
    generic :: append => zarr_array_append_r4_1, zarr_array_append_r4_2, zarr_array_append_r4_3, zarr_array_append_r4_4, &
      zarr_array_append_r4_5, zarr_array_append_r4_6, zarr_array_append_r4_7, zarr_array_append_r8_1, zarr_array_append_r8_2, &
      zarr_array_append_r8_3, zarr_array_append_r8_4, zarr_array_append_r8_5, zarr_array_append_r8_6, zarr_array_append_r8_7, &
      zarr_array_append_i1_1, zarr_array_append_i1_2, zarr_array_append_i1_3, zarr_array_append_i1_4, zarr_array_append_i1_5, &
      zarr_array_append_i1_6, zarr_array_append_i1_7, zarr_array_append_i2_1, zarr_array_append_i2_2, zarr_array_append_i2_3, &
      zarr_array_append_i2_4, zarr_array_append_i2_5, zarr_array_append_i2_6, zarr_array_append_i2_7, zarr_array_append_i4_1, &
      zarr_array_append_i4_2, zarr_array_append_i4_3, zarr_array_append_i4_4, zarr_array_append_i4_5, zarr_array_append_i4_6, &
      zarr_array_append_i4_7, zarr_array_append_i8_1, zarr_array_append_i8_2, zarr_array_append_i8_3, zarr_array_append_i8_4, &
      zarr_array_append_i8_5, zarr_array_append_i8_6, zarr_array_append_i8_7, zarr_array_append_c4_1, zarr_array_append_c4_2, &
      zarr_array_append_c4_3, zarr_array_append_c4_4, zarr_array_append_c4_5, zarr_array_append_c4_6, zarr_array_append_c4_7, &
      zarr_array_append_c8_1, zarr_array_append_c8_2, zarr_array_append_c8_3, zarr_array_append_c8_4, zarr_array_append_c8_5, &
      zarr_array_append_c8_6, zarr_array_append_c8_7, zarr_array_append_lb_1, zarr_array_append_lb_2, zarr_array_append_lb_3, &
      zarr_array_append_lb_4
    generic :: append => zarr_array_append_lb_5, zarr_array_append_lb_6, zarr_array_append_lb_7, zarr_array_append_ld_1, &
      zarr_array_append_ld_2, zarr_array_append_ld_3, zarr_array_append_ld_4, zarr_array_append_ld_5, zarr_array_append_ld_6, &
      zarr_array_append_ld_7
    procedure, private :: write_array, write_array_i4, write_array_i8, read_array, read_array_i4, read_array_i8
    generic :: write => write_array, write_array_i4, write_array_i8
    generic :: read => read_array, read_array_i4, read_array_i8
    procedure, private :: write_async_i4, write_async_i8, read_async_i4, read_async_i8, append_array
    generic :: write_async => write_async_i4, write_async_i8
    generic :: read_async => read_async_i4, read_async_i8
    generic :: append => append_array
    procedure :: dimension_name => zarr_array_dimension_name
    final :: zarr_array_final
  end type

  type, public :: tierce_zarr_group
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => zarr_group_is_open
    procedure :: c_handle => zarr_group_c_handle
    procedure :: adopt => zarr_group_adopt
    procedure :: take => zarr_group_take
    procedure :: free => zarr_group_free
    procedure, private :: zarr_group_refuse_copy
    generic :: assignment(=) => zarr_group_refuse_copy
    procedure :: create => zarr_group_create
    procedure :: open => zarr_group_open
    procedure :: format => zarr_group_format
    procedure :: attributes => zarr_group_attributes
    procedure :: set_attributes => zarr_group_set_attributes
    procedure :: children => zarr_group_children
    procedure :: open_array => zarr_group_open_array
    procedure :: consolidate => zarr_group_consolidate
    procedure :: is_consolidated => zarr_group_is_consolidated
    final :: zarr_group_final
  end type

  interface tierce_zarr_find
    module procedure free_zarr_find
  end interface
  interface tierce_zarr_delete
    module procedure free_zarr_delete
  end interface

contains

  !> Makes the spec of an array with elements of type `dtype`, see "dtype" above, and `ndim` axes of these extents;
  subroutine zarr_spec_new_i4(self, dtype, shape, axes, stat, errmsg)
    class(tierce_zarr_spec), intent(inout) :: self
    character(len=*), intent(in) :: dtype
    integer(int32), intent(in) :: shape(:)
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: dtype_t(:)
    type(c_ptr) :: dtype_c
    integer(c_size_t) :: dtype_n
    integer(int64), allocatable, target :: shape_c(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    call text_in(dtype, dtype_t, dtype_c, dtype_n)
    call tuple_in(shape, 'shape', 0, .false., its_axes, shape_c, complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_spec_new', stat, errmsg)
      return
    end if
    status = c_zarr_spec_new(dtype_c, dtype_n, c_loc(shape_c), size(shape_c, kind=c_size_t), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_zarr_spec_new', stat, errmsg)
  end subroutine

  !> Makes the spec of an array with elements of type `dtype`, see "dtype" above, and `ndim` axes of these extents;
  subroutine zarr_spec_new_i8(self, dtype, shape, axes, stat, errmsg)
    class(tierce_zarr_spec), intent(inout) :: self
    character(len=*), intent(in) :: dtype
    integer(int64), intent(in) :: shape(:)
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: dtype_t(:)
    type(c_ptr) :: dtype_c
    integer(c_size_t) :: dtype_n
    integer(int64), allocatable, target :: shape_c(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    call text_in(dtype, dtype_t, dtype_c, dtype_n)
    call tuple_in(shape, 'shape', 0, .false., its_axes, shape_c, complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_spec_new', stat, errmsg)
      return
    end if
    status = c_zarr_spec_new(dtype_c, dtype_n, c_loc(shape_c), size(shape_c, kind=c_size_t), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_zarr_spec_new', stat, errmsg)
  end subroutine

  !> Reads a spec from a JSON object with the keys above, "shape" and "dtype" among them.
  subroutine zarr_spec_from_json(self, json, axes, stat, errmsg)
    class(tierce_zarr_spec), intent(inout) :: self
    character(len=*), intent(in) :: json
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: json_t(:)
    type(c_ptr) :: json_c
    integer(c_size_t) :: json_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    call text_in(json, json_t, json_c, json_n)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_spec_from_json', stat, errmsg)
      return
    end if
    status = c_zarr_spec_from_json(json_c, json_n, out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_zarr_spec_from_json', stat, errmsg)
  end subroutine

  !> Sets one of the keys above to a JSON value.
  subroutine zarr_spec_set(self, key, json, stat, errmsg)
    class(tierce_zarr_spec), intent(in) :: self
    character(len=*), intent(in) :: key
    character(len=*), intent(in) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    character(kind=c_char), allocatable, target :: json_t(:)
    type(c_ptr) :: json_c
    integer(c_size_t) :: json_n
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    call text_in(json, json_t, json_c, json_n)
    status = c_zarr_spec_set(self%slot%c, key_c, key_n, json_c, json_n)
    call report(status, 'tierce_zarr_spec_set', stat, errmsg)
  end subroutine

  !> Sets "chunks": the extents of a chunk.
  subroutine zarr_spec_set_chunks_i4(self, chunks, stat, errmsg)
    class(tierce_zarr_spec), intent(in) :: self
    integer(int32), intent(in) :: chunks(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunks_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(chunks, 'chunks', 0, .false., self%axes, chunks_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_spec_set_chunks', stat, errmsg)
      return
    end if
    status = c_zarr_spec_set_chunks(self%slot%c, c_loc(chunks_c), size(chunks_c, kind=c_size_t))
    call report(status, 'tierce_zarr_spec_set_chunks', stat, errmsg)
  end subroutine

  !> Sets "chunks": the extents of a chunk.
  subroutine zarr_spec_set_chunks_i8(self, chunks, stat, errmsg)
    class(tierce_zarr_spec), intent(in) :: self
    integer(int64), intent(in) :: chunks(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunks_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(chunks, 'chunks', 0, .false., self%axes, chunks_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_spec_set_chunks', stat, errmsg)
      return
    end if
    status = c_zarr_spec_set_chunks(self%slot%c, c_loc(chunks_c), size(chunks_c, kind=c_size_t))
    call report(status, 'tierce_zarr_spec_set_chunks', stat, errmsg)
  end subroutine

  !> Sets "shards": the extents of an object that holds many chunks.
  subroutine zarr_spec_set_shards_i4(self, shards, stat, errmsg)
    class(tierce_zarr_spec), intent(in) :: self
    integer(int32), intent(in) :: shards(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: shards_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(shards, 'shards', 0, .false., self%axes, shards_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_spec_set_shards', stat, errmsg)
      return
    end if
    status = c_zarr_spec_set_shards(self%slot%c, c_loc(shards_c), size(shards_c, kind=c_size_t))
    call report(status, 'tierce_zarr_spec_set_shards', stat, errmsg)
  end subroutine

  !> Sets "shards": the extents of an object that holds many chunks.
  subroutine zarr_spec_set_shards_i8(self, shards, stat, errmsg)
    class(tierce_zarr_spec), intent(in) :: self
    integer(int64), intent(in) :: shards(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: shards_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(shards, 'shards', 0, .false., self%axes, shards_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_spec_set_shards', stat, errmsg)
      return
    end if
    status = c_zarr_spec_set_shards(self%slot%c, c_loc(shards_c), size(shards_c, kind=c_size_t))
    call report(status, 'tierce_zarr_spec_set_shards', stat, errmsg)
  end subroutine

  !> Sets "fill_value" to one element of `size` bytes, in the byte order of "dtype" as it was given, or to one item.
  subroutine zarr_spec_set_fill_bytes(self, value, stat, errmsg)
    class(tierce_zarr_spec), intent(in) :: self
    integer(int8), intent(in), target :: value(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: value_c
    integer(c_size_t) :: value_n
    integer(int8), allocatable, target :: value_t(:)
    integer(c_int32_t) :: status

    call bytes_in(value, value_t, value_c, value_n)
    status = c_zarr_spec_set_fill(self%slot%c, value_c, value_n)
    call report(status, 'tierce_zarr_spec_set_fill', stat, errmsg)
  end subroutine

  !> Sets "fill_value" to one element of `size` bytes, in the byte order of "dtype" as it was given, or to one item.
  subroutine zarr_spec_set_fill_buffer(self, value, stat, errmsg)
    class(tierce_zarr_spec), intent(in) :: self
    class(tierce_buffer), intent(in) :: value
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: value_c
    integer(c_size_t) :: value_n
    integer(c_int32_t) :: status

    value_c = c_buffer_data(value%c_handle())
    value_n = c_buffer_len(value%c_handle())
    status = c_zarr_spec_set_fill(self%slot%c, value_c, value_n)
    call report(status, 'tierce_zarr_spec_set_fill', stat, errmsg)
  end subroutine

  !> Writes what was set as JSON that tierce_zarr_spec_from_json() reads, in place of the content of `json`.
  subroutine zarr_spec_json(self, json, stat, errmsg)
    class(tierce_zarr_spec), intent(in) :: self
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_zarr_spec_json(self%slot%c, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_zarr_spec_json', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Makes an array at `path`, and opens it.
  subroutine zarr_array_create(self, store, path, spec, how, options, registry, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    class(tierce_store), intent(in) :: store
    character(len=*), intent(in) :: path
    class(tierce_zarr_spec), intent(in) :: spec
    integer(int32), intent(in), optional :: how
    character(len=*), intent(in), optional :: options
    class(tierce_registry), intent(in), optional :: registry
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    integer(int32) :: how_c
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_ptr) :: registry_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    its_axes = spec%axes
    call text_in(path, path_t, path_c, path_n)
    how_c = 0
    if (present(how)) how_c = how
    call text_in(options, options_t, options_c, options_n)
    registry_c = c_null_ptr
    if (present(registry)) then
      registry_c = registry%c_handle()
    end if
    out_c = c_null_ptr
    status = c_zarr_array_create(store%c_handle(), path_c, path_n, spec%c_handle(), how_c, options_c, options_n, registry_c, &
      out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_zarr_array_create', stat, errmsg)
  end subroutine

  !> Opens the array at `path`;
  subroutine zarr_array_open(self, store, path, options, registry, axes, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    class(tierce_store), intent(in) :: store
    character(len=*), intent(in) :: path
    character(len=*), intent(in), optional :: options
    class(tierce_registry), intent(in), optional :: registry
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_ptr) :: registry_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    call text_in(path, path_t, path_c, path_n)
    call text_in(options, options_t, options_c, options_n)
    registry_c = c_null_ptr
    if (present(registry)) then
      registry_c = registry%c_handle()
    end if
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_open', stat, errmsg)
      return
    end if
    status = c_zarr_array_open(store%c_handle(), path_c, path_n, options_c, options_n, registry_c, out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_zarr_array_open', stat, errmsg)
  end subroutine

  !> Makes another handle of the array, whose chunks are encoded and decoded by the threads of `pool`;
  subroutine zarr_array_with_pool(self, out, pool, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    type(tierce_zarr_array), intent(inout) :: out
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
    status = c_zarr_array_with_pool(self%slot%c, pool_c, out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_zarr_array_with_pool', stat, errmsg)
  end subroutine

  !> Writes the version of the format: 2 or 3.
  subroutine zarr_array_format(self, format, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(out) :: format
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: format_c
    integer(c_int32_t) :: status

    format_c = 0
    status = c_zarr_array_format(self%slot%c, c_loc(format_c))
    format = format_c
    call report(status, 'tierce_zarr_array_format', stat, errmsg)
  end subroutine

  !> Writes how many axes there are.
  subroutine zarr_array_ndim(self, ndim, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(out) :: ndim
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: ndim_c
    integer(c_int32_t) :: status

    ndim_c = 0
    status = c_zarr_array_ndim(self%slot%c, c_loc(ndim_c))
    ndim = ndim_c
    call report(status, 'tierce_zarr_array_ndim', stat, errmsg)
  end subroutine

  !> Writes the extents of the array.
  subroutine zarr_array_shape(self, shape, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), allocatable, intent(out) :: shape(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: shape_c(:)
    integer(c_size_t), target :: ndim_c
    integer(c_int32_t) :: status

    ndim_c = 0
    status = c_zarr_array_ndim(self%slot%c, c_loc(ndim_c))
    allocate (shape_c(ndim_c), source=0_int64)
    status = c_zarr_array_shape(self%slot%c, c_loc(shape_c), ndim_c)
    if (status >= 0) shape = tuple_out(shape_c, 0, self%axes)
    call report(status, 'tierce_zarr_array_shape', stat, errmsg)
  end subroutine

  !> Writes the extents of a chunk, which is one object: of a shard, where there are shards.
  subroutine zarr_array_chunks(self, chunks, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), allocatable, intent(out) :: chunks(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunks_c(:)
    integer(c_size_t), target :: ndim_c
    integer(c_int32_t) :: status

    ndim_c = 0
    status = c_zarr_array_ndim(self%slot%c, c_loc(ndim_c))
    allocate (chunks_c(ndim_c), source=0_int64)
    status = c_zarr_array_chunks(self%slot%c, c_loc(chunks_c), ndim_c)
    if (status >= 0) chunks = tuple_out(chunks_c, 0, self%axes)
    call report(status, 'tierce_zarr_array_chunks', stat, errmsg)
  end subroutine

  !> Writes the extents of the chunks that can be read on their own: of those in a shard, else as tierce_zarr_array_chunks().
  subroutine zarr_array_inner_chunks(self, chunks, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), allocatable, intent(out) :: chunks(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunks_c(:)
    integer(c_size_t), target :: ndim_c
    integer(c_int32_t) :: status

    ndim_c = 0
    status = c_zarr_array_ndim(self%slot%c, c_loc(ndim_c))
    allocate (chunks_c(ndim_c), source=0_int64)
    status = c_zarr_array_inner_chunks(self%slot%c, c_loc(chunks_c), ndim_c)
    if (status >= 0) chunks = tuple_out(chunks_c, 0, self%axes)
    call report(status, 'tierce_zarr_array_inner_chunks', stat, errmsg)
  end subroutine

  !> Copies the element type, such as "<f4", with a final NUL, cut to `cap` bytes, and writes its whole length to `len`.
  subroutine zarr_array_dtype(self, text, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    character(len=:), allocatable, intent(out) :: text
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: text_t(:)
    integer(c_size_t), target :: text_n
    integer :: round
    integer(c_int32_t) :: status

    allocate (text_t(1))
    do round = 1, 2
      text_n = 0
      status = c_zarr_array_dtype(self%slot%c, c_loc(text_t), size(text_t, kind=c_size_t), c_loc(text_n))
      if (status < 0) exit
      if (text_n < size(text_t)) exit
      deallocate (text_t)
      allocate (text_t(text_n + 1))
    end do
    if (status >= 0) text = text_of(c_loc(text_t), text_n)
    call report(status, 'tierce_zarr_array_dtype', stat, errmsg)
  end subroutine

  !> Copies the fill value to `dst_cap` bytes of the caller's, and writes how many it has to `dst_len`: one element of the type
  !> that tierce_zarr_array_dtype() tells, or one item.
  subroutine zarr_array_fill(self, dst, dst_len, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
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
      call refuse(complaint, 'tierce_zarr_array_fill', stat, errmsg)
      return
    end if
    status = c_zarr_array_fill(self%slot%c, dst_c, dst_n, c_loc(dst_len_c))
    dst_len = dst_len_c
    call report(status, 'tierce_zarr_array_fill', stat, errmsg)
  end subroutine

  !> Writes the attributes as a JSON object in place of the content of `json`.
  subroutine zarr_array_attributes(self, json, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_zarr_array_attributes(self%slot%c, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_zarr_array_attributes', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Writes the metadata document in place of the content of `json`: zarr.json, or .zarray.
  subroutine zarr_array_metadata(self, json, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_zarr_array_metadata(self%slot%c, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_zarr_array_metadata', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Replaces the attributes by those of a JSON object, (NULL, 0) being none, here and in the store.
  subroutine zarr_array_set_attributes(self, json, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    character(len=*), intent(in) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: json_t(:)
    type(c_ptr) :: json_c
    integer(c_size_t) :: json_n
    integer(c_int32_t) :: status

    call text_in(json, json_t, json_c, json_n)
    status = c_zarr_array_set_attributes(self%slot%c, json_c, json_n)
    call report(status, 'tierce_zarr_array_set_attributes', stat, errmsg)
  end subroutine

  !> Gives the array other extents, here and in the store, and deletes the chunks that lie outside of them.
  subroutine zarr_array_resize_i4(self, shape, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: shape(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: shape_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(shape, 'shape', 0, .false., self%axes, shape_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_resize', stat, errmsg)
      return
    end if
    status = c_zarr_array_resize(self%slot%c, c_loc(shape_c), size(shape_c, kind=c_size_t))
    call report(status, 'tierce_zarr_array_resize', stat, errmsg)
  end subroutine

  !> Gives the array other extents, here and in the store, and deletes the chunks that lie outside of them.
  subroutine zarr_array_resize_i8(self, shape, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: shape(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: shape_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(shape, 'shape', 0, .false., self%axes, shape_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_resize', stat, errmsg)
      return
    end if
    status = c_zarr_array_resize(self%slot%c, c_loc(shape_c), size(shape_c, kind=c_size_t))
    call report(status, 'tierce_zarr_array_resize', stat, errmsg)
  end subroutine

  !> Copies the key of the chunk with these indices, below the store's prefix, with a final NUL, cut to `cap` bytes, and writes
  !> its whole length to `len`.
  subroutine zarr_array_chunk_key_i4(self, chunk, text, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: chunk(:)
    character(len=:), allocatable, intent(out) :: text
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: text_t(:)
    integer(c_size_t), target :: text_n
    integer :: round
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_chunk_key', stat, errmsg)
      return
    end if
    allocate (text_t(1))
    do round = 1, 2
      text_n = 0
      status = c_zarr_array_chunk_key(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), c_loc(text_t), size(text_t, &
        kind=c_size_t), c_loc(text_n))
      if (status < 0) exit
      if (text_n < size(text_t)) exit
      deallocate (text_t)
      allocate (text_t(text_n + 1))
    end do
    if (status >= 0) text = text_of(c_loc(text_t), text_n)
    call report(status, 'tierce_zarr_array_chunk_key', stat, errmsg)
  end subroutine

  !> Copies the key of the chunk with these indices, below the store's prefix, with a final NUL, cut to `cap` bytes, and writes
  !> its whole length to `len`.
  subroutine zarr_array_chunk_key_i8(self, chunk, text, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: chunk(:)
    character(len=:), allocatable, intent(out) :: text
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: text_t(:)
    integer(c_size_t), target :: text_n
    integer :: round
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_chunk_key', stat, errmsg)
      return
    end if
    allocate (text_t(1))
    do round = 1, 2
      text_n = 0
      status = c_zarr_array_chunk_key(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), c_loc(text_t), size(text_t, &
        kind=c_size_t), c_loc(text_n))
      if (status < 0) exit
      if (text_n < size(text_t)) exit
      deallocate (text_t)
      allocate (text_t(text_n + 1))
    end do
    if (status >= 0) text = text_of(c_loc(text_t), text_n)
    call report(status, 'tierce_zarr_array_chunk_key', stat, errmsg)
  end subroutine

  !> Tells which chunks (of shards: which shards) a box touches: along each axis the first, and how many (`first` and `counts`
  !> may be NULL), and how many in all.
  subroutine zarr_array_box_chunks_i4(self, start, extent, total, first, counts, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(in) :: extent(:)
    integer(int64), intent(out) :: total
    integer(int64), allocatable, intent(out), optional :: first(:)
    integer(int64), allocatable, intent(out), optional :: counts(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: extent_c(:)
    integer(int64), allocatable, target :: first_c(:)
    integer(int64), allocatable, target :: counts_c(:)
    integer(c_size_t), target :: total_c
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    call tuple_in(extent, 'extent', 0, .false., self%axes, extent_c, complaint)
    call need_items('extent', size(start_c, kind=c_size_t), size(extent_c, kind=c_size_t), complaint)
    allocate (first_c(size(start_c)), source=0_int64)
    allocate (counts_c(size(start_c)), source=0_int64)
    total_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_box_chunks', stat, errmsg)
      return
    end if
    status = c_zarr_array_box_chunks(self%slot%c, c_loc(start_c), c_loc(extent_c), size(start_c, kind=c_size_t), &
      c_loc(first_c), c_loc(counts_c), c_loc(total_c))
    if (status >= 0) then
      if (present(first)) first = tuple_out(first_c, 1, self%axes)
      if (present(counts)) counts = tuple_out(counts_c, 0, self%axes)
    end if
    total = total_c
    call report(status, 'tierce_zarr_array_box_chunks', stat, errmsg)
  end subroutine

  !> Tells which chunks (of shards: which shards) a box touches: along each axis the first, and how many (`first` and `counts`
  !> may be NULL), and how many in all.
  subroutine zarr_array_box_chunks_i8(self, start, extent, total, first, counts, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: start(:)
    integer(int64), intent(in) :: extent(:)
    integer(int64), intent(out) :: total
    integer(int64), allocatable, intent(out), optional :: first(:)
    integer(int64), allocatable, intent(out), optional :: counts(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: extent_c(:)
    integer(int64), allocatable, target :: first_c(:)
    integer(int64), allocatable, target :: counts_c(:)
    integer(c_size_t), target :: total_c
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    call tuple_in(extent, 'extent', 0, .false., self%axes, extent_c, complaint)
    call need_items('extent', size(start_c, kind=c_size_t), size(extent_c, kind=c_size_t), complaint)
    allocate (first_c(size(start_c)), source=0_int64)
    allocate (counts_c(size(start_c)), source=0_int64)
    total_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_box_chunks', stat, errmsg)
      return
    end if
    status = c_zarr_array_box_chunks(self%slot%c, c_loc(start_c), c_loc(extent_c), size(start_c, kind=c_size_t), &
      c_loc(first_c), c_loc(counts_c), c_loc(total_c))
    if (status >= 0) then
      if (present(first)) first = tuple_out(first_c, 1, self%axes)
      if (present(counts)) counts = tuple_out(counts_c, 0, self%axes)
    end if
    total = total_c
    call report(status, 'tierce_zarr_array_box_chunks', stat, errmsg)
  end subroutine

  !> Writes 1 to `yes` if a write of this box reads nothing first, since it has all of each chunk (or shard) that it touches, as
  !> far as the array has it;
  subroutine zarr_array_covers_i4(self, start, extent, yes, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(in) :: extent(:)
    logical, intent(out) :: yes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: extent_c(:)
    integer(c_int32_t), target :: yes_c
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    call tuple_in(extent, 'extent', 0, .false., self%axes, extent_c, complaint)
    call need_items('extent', size(start_c, kind=c_size_t), size(extent_c, kind=c_size_t), complaint)
    yes_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_covers', stat, errmsg)
      return
    end if
    status = c_zarr_array_covers(self%slot%c, c_loc(start_c), c_loc(extent_c), size(start_c, kind=c_size_t), c_loc(yes_c))
    yes = yes_c /= 0
    call report(status, 'tierce_zarr_array_covers', stat, errmsg)
  end subroutine

  !> Writes 1 to `yes` if a write of this box reads nothing first, since it has all of each chunk (or shard) that it touches, as
  !> far as the array has it;
  subroutine zarr_array_covers_i8(self, start, extent, yes, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: start(:)
    integer(int64), intent(in) :: extent(:)
    logical, intent(out) :: yes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: extent_c(:)
    integer(c_int32_t), target :: yes_c
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    call tuple_in(extent, 'extent', 0, .false., self%axes, extent_c, complaint)
    call need_items('extent', size(start_c, kind=c_size_t), size(extent_c, kind=c_size_t), complaint)
    yes_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_covers', stat, errmsg)
      return
    end if
    status = c_zarr_array_covers(self%slot%c, c_loc(start_c), c_loc(extent_c), size(start_c, kind=c_size_t), c_loc(yes_c))
    yes = yes_c /= 0
    call report(status, 'tierce_zarr_array_covers', stat, errmsg)
  end subroutine

  !> Reads a box into a new array, in C order and the machine's byte order, whose elements or items take at most `max_len` bytes,
  !> else TIERCE_E_LIMIT.
  subroutine zarr_array_read_new_i4(self, start, extent, out, max_len, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(in) :: extent(:)
    type(tierce_array), intent(inout) :: out
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: extent_c(:)
    integer(int64) :: max_len_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    call tuple_in(extent, 'extent', 0, .false., self%axes, extent_c, complaint)
    call need_items('extent', size(start_c, kind=c_size_t), size(extent_c, kind=c_size_t), complaint)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_read_new', stat, errmsg)
      return
    end if
    status = c_zarr_array_read_new(self%slot%c, c_loc(start_c), c_loc(extent_c), size(start_c, kind=c_size_t), max_len_c, &
      out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_zarr_array_read_new', stat, errmsg)
  end subroutine

  !> Reads a box into a new array, in C order and the machine's byte order, whose elements or items take at most `max_len` bytes,
  !> else TIERCE_E_LIMIT.
  subroutine zarr_array_read_new_i8(self, start, extent, out, max_len, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: start(:)
    integer(int64), intent(in) :: extent(:)
    type(tierce_array), intent(inout) :: out
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: extent_c(:)
    integer(int64) :: max_len_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    call tuple_in(extent, 'extent', 0, .false., self%axes, extent_c, complaint)
    call need_items('extent', size(start_c, kind=c_size_t), size(extent_c, kind=c_size_t), complaint)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_read_new', stat, errmsg)
      return
    end if
    status = c_zarr_array_read_new(self%slot%c, c_loc(start_c), c_loc(extent_c), size(start_c, kind=c_size_t), max_len_c, &
      out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_zarr_array_read_new', stat, errmsg)
  end subroutine

  !> Writes `src` as the chunk (or shard) with these indices: it has the extents of the chunk, as far as the array reaches.
  subroutine zarr_array_write_chunk_i4(self, chunk, src, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: chunk(:)
    class(tierce_array), intent(in) :: src
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_write_chunk', stat, errmsg)
      return
    end if
    status = c_zarr_array_write_chunk(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), src%c_handle())
    call report(status, 'tierce_zarr_array_write_chunk', stat, errmsg)
  end subroutine

  !> Writes `src` as the chunk (or shard) with these indices: it has the extents of the chunk, as far as the array reaches.
  subroutine zarr_array_write_chunk_i8(self, chunk, src, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: chunk(:)
    class(tierce_array), intent(in) :: src
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_write_chunk', stat, errmsg)
      return
    end if
    status = c_zarr_array_write_chunk(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), src%c_handle())
    call report(status, 'tierce_zarr_array_write_chunk', stat, errmsg)
  end subroutine

  !> tierce_zarr_array_write_chunk() as an operation.
  subroutine zarr_array_write_chunk_async_i4(self, chunk, src, op, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: chunk(:)
    class(tierce_array), intent(in) :: src
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_write_chunk_async', stat, errmsg)
      return
    end if
    status = c_zarr_array_write_chunk_async(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), src%c_handle(), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_zarr_array_write_chunk_async', stat, errmsg)
  end subroutine

  !> tierce_zarr_array_write_chunk() as an operation.
  subroutine zarr_array_write_chunk_async_i8(self, chunk, src, op, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: chunk(:)
    class(tierce_array), intent(in) :: src
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_write_chunk_async', stat, errmsg)
      return
    end if
    status = c_zarr_array_write_chunk_async(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), src%c_handle(), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_zarr_array_write_chunk_async', stat, errmsg)
  end subroutine

  !> Reads the chunk (or shard) with these indices into `dst`, which has its extents, as far as the array reaches.
  subroutine zarr_array_read_chunk_i4(self, chunk, dst, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: chunk(:)
    class(tierce_array), intent(in) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_read_chunk', stat, errmsg)
      return
    end if
    status = c_zarr_array_read_chunk(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), dst%c_handle())
    call report(status, 'tierce_zarr_array_read_chunk', stat, errmsg)
  end subroutine

  !> Reads the chunk (or shard) with these indices into `dst`, which has its extents, as far as the array reaches.
  subroutine zarr_array_read_chunk_i8(self, chunk, dst, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: chunk(:)
    class(tierce_array), intent(in) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_read_chunk', stat, errmsg)
      return
    end if
    status = c_zarr_array_read_chunk(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), dst%c_handle())
    call report(status, 'tierce_zarr_array_read_chunk', stat, errmsg)
  end subroutine

  !> tierce_zarr_array_read_chunk() as an operation.
  subroutine zarr_array_read_chunk_async_i4(self, chunk, dst, op, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in) :: chunk(:)
    class(tierce_array), intent(in) :: dst
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_read_chunk_async', stat, errmsg)
      return
    end if
    status = c_zarr_array_read_chunk_async(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), dst%c_handle(), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_zarr_array_read_chunk_async', stat, errmsg)
  end subroutine

  !> tierce_zarr_array_read_chunk() as an operation.
  subroutine zarr_array_read_chunk_async_i8(self, chunk, dst, op, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in) :: chunk(:)
    class(tierce_array), intent(in) :: dst
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: chunk_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call tuple_in(chunk, 'chunk', 1, .false., self%axes, chunk_c, complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_array_read_chunk_async', stat, errmsg)
      return
    end if
    status = c_zarr_array_read_chunk_async(self%slot%c, c_loc(chunk_c), size(chunk_c, kind=c_size_t), dst%c_handle(), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_zarr_array_read_chunk_async', stat, errmsg)
  end subroutine

  !> Makes a group at `path`, and those above it, of version `format`, 2 or 3.
  subroutine zarr_group_create(self, store, path, format, attributes, how, stat, errmsg)
    class(tierce_zarr_group), intent(inout) :: self
    class(tierce_store), intent(in) :: store
    character(len=*), intent(in) :: path
    integer(int32), intent(in) :: format
    character(len=*), intent(in), optional :: attributes
    integer(int32), intent(in), optional :: how
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    character(kind=c_char), allocatable, target :: attributes_t(:)
    type(c_ptr) :: attributes_c
    integer(c_size_t) :: attributes_n
    integer(int32) :: how_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(path, path_t, path_c, path_n)
    call text_in(attributes, attributes_t, attributes_c, attributes_n)
    how_c = 0
    if (present(how)) how_c = how
    out_c = c_null_ptr
    status = c_zarr_group_create(store%c_handle(), path_c, path_n, format, attributes_c, attributes_n, how_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zarr_group_create', stat, errmsg)
  end subroutine

  !> Opens the group at `path`;
  subroutine zarr_group_open(self, store, path, consolidated, stat, errmsg)
    class(tierce_zarr_group), intent(inout) :: self
    class(tierce_store), intent(in) :: store
    character(len=*), intent(in) :: path
    logical, intent(in) :: consolidated
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(path, path_t, path_c, path_n)
    out_c = c_null_ptr
    status = c_zarr_group_open(store%c_handle(), path_c, path_n, merge(1_c_int32_t, 0_c_int32_t, consolidated), out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_zarr_group_open', stat, errmsg)
  end subroutine

  !> Writes the version of the format: 2 or 3.
  subroutine zarr_group_format(self, format, stat, errmsg)
    class(tierce_zarr_group), intent(in) :: self
    integer(int32), intent(out) :: format
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: format_c
    integer(c_int32_t) :: status

    format_c = 0
    status = c_zarr_group_format(self%slot%c, c_loc(format_c))
    format = format_c
    call report(status, 'tierce_zarr_group_format', stat, errmsg)
  end subroutine

  !> Writes the attributes as a JSON object in place of the content of `json`.
  subroutine zarr_group_attributes(self, json, stat, errmsg)
    class(tierce_zarr_group), intent(in) :: self
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_zarr_group_attributes(self%slot%c, json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_zarr_group_attributes', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Replaces the attributes by those of a JSON object, (NULL, 0) being none, here and in the store.
  subroutine zarr_group_set_attributes(self, json, stat, errmsg)
    class(tierce_zarr_group), intent(in) :: self
    character(len=*), intent(in) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: json_t(:)
    type(c_ptr) :: json_c
    integer(c_size_t) :: json_n
    integer(c_int32_t) :: status

    call text_in(json, json_t, json_c, json_n)
    status = c_zarr_group_set_attributes(self%slot%c, json_c, json_n)
    call report(status, 'tierce_zarr_group_set_attributes', stat, errmsg)
  end subroutine

  !> Lists the names of the arrays (TIERCE_ZARR_ARRAY), the groups (TIERCE_ZARR_GROUP) or both (TIERCE_ZARR_ANY) right below the
  !> group, in the order of their bytes.
  subroutine zarr_group_children(self, kind, names, stat, errmsg)
    class(tierce_zarr_group), intent(in) :: self
    integer(int32), intent(in) :: kind
    type(tierce_segments), intent(inout) :: names
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: names_c
    integer(c_int32_t) :: status

    names_c = c_null_ptr
    status = c_zarr_group_children(self%slot%c, kind, names_c)
    if (status >= 0) call names%adopt(names_c)
    call report(status, 'tierce_zarr_group_children', stat, errmsg)
  end subroutine

  !> Opens the array `name` below the group, which may be a path.
  subroutine zarr_group_open_array(self, name, out, options, registry, axes, stat, errmsg)
    class(tierce_zarr_group), intent(in) :: self
    character(len=*), intent(in) :: name
    type(tierce_zarr_array), intent(inout) :: out
    character(len=*), intent(in), optional :: options
    class(tierce_registry), intent(in), optional :: registry
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: name_t(:)
    type(c_ptr) :: name_c
    integer(c_size_t) :: name_n
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_ptr) :: registry_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    call text_in(name, name_t, name_c, name_n)
    call text_in(options, options_t, options_c, options_n)
    registry_c = c_null_ptr
    if (present(registry)) then
      registry_c = registry%c_handle()
    end if
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_zarr_group_open_array', stat, errmsg)
      return
    end if
    status = c_zarr_group_open_array(self%slot%c, name_c, name_n, options_c, options_n, registry_c, out_c)
    if (status >= 0) call out%adopt(out_c, its_axes)
    call report(status, 'tierce_zarr_group_open_array', stat, errmsg)
  end subroutine

  !> Writes what all nodes below the group say of themselves to one document: into its zarr.json, or as .zmetadata.
  subroutine zarr_group_consolidate(self, stat, errmsg)
    class(tierce_zarr_group), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_zarr_group_consolidate(self%slot%c)
    call report(status, 'tierce_zarr_group_consolidate', stat, errmsg)
  end subroutine

  !> Writes 1 to `yes` if the nodes below the group were told in one document, which is believed;
  subroutine zarr_group_is_consolidated(self, yes, stat, errmsg)
    class(tierce_zarr_group), intent(in) :: self
    logical, intent(out) :: yes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: yes_c
    integer(c_int32_t) :: status

    yes_c = 0
    status = c_zarr_group_is_consolidated(self%slot%c, c_loc(yes_c))
    yes = yes_c /= 0
    call report(status, 'tierce_zarr_group_is_consolidated', stat, errmsg)
  end subroutine

  !> Writes what is at `path` to `kind`: TIERCE_ZARR_ARRAY, TIERCE_ZARR_GROUP, or TIERCE_ZARR_NOTHING.
  subroutine free_zarr_find(store, path, kind, stat, errmsg)
    class(tierce_store), intent(in) :: store
    character(len=*), intent(in) :: path
    integer(int32), intent(out) :: kind
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    integer(c_int32_t), target :: kind_c
    integer(c_int32_t) :: status

    call text_in(path, path_t, path_c, path_n)
    kind_c = 0
    status = c_zarr_find(store%c_handle(), path_c, path_n, c_loc(kind_c))
    kind = kind_c
    call report(status, 'tierce_zarr_find', stat, errmsg)
  end subroutine

  !> Deletes what is at `path`, and all that is below it;
  subroutine free_zarr_delete(store, path, stat, errmsg)
    class(tierce_store), intent(in) :: store
    character(len=*), intent(in) :: path
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    integer(c_int32_t) :: status

    call text_in(path, path_t, path_c, path_n)
    status = c_zarr_delete(store%c_handle(), path_c, path_n)
    call report(status, 'tierce_zarr_delete', stat, errmsg)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zarr_spec_is_open(self)
    class(tierce_zarr_spec), intent(in) :: self

    zarr_spec_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zarr_spec_c_handle(self) result(c)
    class(tierce_zarr_spec), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zarr_spec_adopt(self, c, axes)
    class(tierce_zarr_spec), intent(inout) :: self
    type(c_ptr), intent(in) :: c
    integer, intent(in), optional :: axes

    call slot_take(self%slot, c, c_zarr_spec_free)
    if (present(axes)) then
      self%axes = axes
    else
      self%axes = TIERCE_AXES_REVERSED
    end if
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zarr_spec_take(self, from)
    class(tierce_zarr_spec), intent(inout) :: self
    class(tierce_zarr_spec), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c, from%axes)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zarr_spec_free(self)
    class(tierce_zarr_spec), intent(inout) :: self

    call slot_free(self%slot, c_zarr_spec_free)
  end subroutine

  impure elemental subroutine zarr_spec_final(self)
    type(tierce_zarr_spec), intent(inout) :: self

    call slot_free(self%slot, c_zarr_spec_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zarr_spec_refuse_copy(self, from)
    class(tierce_zarr_spec), intent(inout) :: self
    type(tierce_zarr_spec), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zarr_spec')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zarr_array_is_open(self)
    class(tierce_zarr_array), intent(in) :: self

    zarr_array_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zarr_array_c_handle(self) result(c)
    class(tierce_zarr_array), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zarr_array_adopt(self, c, axes)
    class(tierce_zarr_array), intent(inout) :: self
    type(c_ptr), intent(in) :: c
    integer, intent(in), optional :: axes

    call slot_take(self%slot, c, c_zarr_array_free)
    if (present(axes)) then
      self%axes = axes
    else
      self%axes = TIERCE_AXES_REVERSED
    end if
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zarr_array_take(self, from)
    class(tierce_zarr_array), intent(inout) :: self
    class(tierce_zarr_array), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c, from%axes)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zarr_array_free(self)
    class(tierce_zarr_array), intent(inout) :: self

    call slot_free(self%slot, c_zarr_array_free)
  end subroutine

  impure elemental subroutine zarr_array_final(self)
    type(tierce_zarr_array), intent(inout) :: self

    call slot_free(self%slot, c_zarr_array_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zarr_array_refuse_copy(self, from)
    class(tierce_zarr_array), intent(inout) :: self
    type(tierce_zarr_array), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zarr_array')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function zarr_group_is_open(self)
    class(tierce_zarr_group), intent(in) :: self

    zarr_group_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function zarr_group_c_handle(self) result(c)
    class(tierce_zarr_group), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine zarr_group_adopt(self, c)
    class(tierce_zarr_group), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_zarr_group_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine zarr_group_take(self, from)
    class(tierce_zarr_group), intent(inout) :: self
    class(tierce_zarr_group), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine zarr_group_free(self)
    class(tierce_zarr_group), intent(inout) :: self

    call slot_free(self%slot, c_zarr_group_free)
  end subroutine

  impure elemental subroutine zarr_group_final(self)
    type(tierce_zarr_group), intent(inout) :: self

    call slot_free(self%slot, c_zarr_group_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine zarr_group_refuse_copy(self, from)
    class(tierce_zarr_group), intent(inout) :: self
    type(tierce_zarr_group), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_zarr_group')
  end subroutine

  subroutine zarr_array_write_r4_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r4_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r4_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r4_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r4_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r4_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r4_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r4_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r4_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r8_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r8_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r8_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r8_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r8_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r8_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_r8_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_r8_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i1_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i1_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i1_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i1_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i1_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i1_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i1_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i1_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i2_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i2_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i2_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i2_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i2_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i2_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i2_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i2_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i4_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i4_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i4_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i4_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i4_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i4_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i4_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i4_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i8_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i8_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i8_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i8_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i8_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i8_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_i8_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_i8_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c4_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c4_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c4_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c4_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c4_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c4_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c4_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c4_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c8_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c8_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c8_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c8_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c8_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c8_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_c8_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_c8_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_lb_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_lb_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_lb_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_lb_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_lb_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_lb_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_lb_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_lb_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_ld_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_ld_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_ld_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_ld_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_ld_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_ld_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_write_ld_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_write_ld_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call write_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r4_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r4_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r4_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r4_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r4_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r4_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r4_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r4_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r8_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r8_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r8_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r8_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r8_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r8_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_r8_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_r8_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i1_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i1_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i1_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i1_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i1_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i1_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i1_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i1_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i2_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i2_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i2_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i2_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i2_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i2_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i2_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i2_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i4_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i4_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i4_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i4_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i4_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i4_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i4_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i4_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i8_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i8_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i8_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i8_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i8_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i8_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_i8_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_i8_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c4_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c4_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c4_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c4_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c4_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c4_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c4_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c4_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c8_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c8_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c8_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c8_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c8_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c8_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_c8_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_c8_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_lb_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_lb_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_lb_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_lb_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_lb_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_lb_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_lb_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_lb_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_1(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_ld_1_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_1_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_2(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_ld_2_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_2_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_3(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_ld_3_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_3_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_4(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_ld_4_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_4_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_5(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_ld_5_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_5_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_6(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_ld_6_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_6_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_7(self, u, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), no_start, stat=stat, errmsg=errmsg)
  end subroutine

  subroutine zarr_array_read_ld_7_i4(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), int(start, int64), each, stat, errmsg)
  end subroutine

  subroutine zarr_array_read_ld_7_i8(self, u, start, each, stat, errmsg)
    class(tierce_zarr_array), intent(in) :: self
    logical, intent(inout), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(in) :: start(:)
    integer(int32), intent(inout), optional, target, dimension(:) :: each
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    u = .false.
    call read_view(self, view_of(u), start, each, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r4_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real32), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r4_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real32), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r4_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real32), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r4_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real32), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r4_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real32), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r4_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r4_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r8_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real64), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r8_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real64), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r8_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real64), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r8_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real64), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r8_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real64), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r8_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_r8_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    real(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i1_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int8), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i1_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int8), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i1_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int8), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i1_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int8), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i1_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int8), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i1_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int8), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i1_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int8), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i2_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int16), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i2_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int16), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i2_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int16), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i2_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int16), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i2_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int16), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i2_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int16), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i2_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int16), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i4_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int32), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i4_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int32), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i4_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int32), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i4_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int32), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i4_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int32), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i4_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i4_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i8_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int64), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i8_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int64), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i8_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int64), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i8_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int64), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i8_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int64), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i8_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_i8_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    integer(int64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c4_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real32), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c4_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real32), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c4_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real32), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c4_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real32), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c4_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real32), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c4_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c4_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c8_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real64), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c8_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real64), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c8_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real64), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c8_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real64), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c8_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real64), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c8_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_c8_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    complex(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_lb_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical(c_bool), intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_lb_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical(c_bool), intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_lb_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical(c_bool), intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_lb_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical(c_bool), intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_lb_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical(c_bool), intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_lb_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_lb_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_ld_1(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical, intent(in), target :: u(:)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_ld_2(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical, intent(in), target :: u(:, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_ld_3(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical, intent(in), target :: u(:, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_ld_4(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical, intent(in), target :: u(:, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_ld_5(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical, intent(in), target :: u(:, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_ld_6(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical, intent(in), target :: u(:, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  subroutine zarr_array_append_ld_7(self, axis, u, at, stat, errmsg)
    class(tierce_zarr_array), intent(inout) :: self
    integer, intent(in) :: axis
    logical, intent(in), target :: u(:, :, :, :, :, :, :)
    integer(int64), intent(out), optional :: at
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call append_view(self, axis, view_of(u), at, stat, errmsg)
  end subroutine

  include 'zarr_extra.inc'

end module tierce_zarr_m
