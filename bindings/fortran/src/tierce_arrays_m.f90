! Written by bindings/fortran/generate; change it there.

! Arrays: those of the library, and Fortran's own seen through it; .npy and .npz.
module tierce_arrays_m
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_c, only: c_array_assign => tierce_array_assign, c_array_borrow => tierce_array_borrow, c_array_borrow_mut => &
    tierce_array_borrow_mut, c_array_copy => tierce_array_copy, c_array_count => tierce_array_count, c_array_data => &
    tierce_array_data, c_array_data_mut => tierce_array_data_mut, c_array_describe => tierce_array_describe, c_array_dtype => &
    tierce_array_dtype, c_array_free => tierce_array_free, c_array_from_dlpack => tierce_array_from_dlpack, c_array_from_items &
    => tierce_array_from_items, c_array_from_npy => tierce_array_from_npy, c_array_from_segments => tierce_array_from_segments, &
    c_array_interior => tierce_array_interior, c_array_item => tierce_array_item, c_array_load_npy => tierce_array_load_npy, &
    c_array_new => tierce_array_new, c_array_new_items => tierce_array_new_items, c_array_order => tierce_array_order, &
    c_array_reshape => tierce_array_reshape, c_array_save_npy => tierce_array_save_npy, c_array_segments => &
    tierce_array_segments, c_array_shape => tierce_array_shape, c_array_size => tierce_array_size, c_array_slice => &
    tierce_array_slice, c_array_strides => tierce_array_strides, c_array_to_dlpack => tierce_array_to_dlpack, c_array_to_npy => &
    tierce_array_to_npy, c_array_transpose => tierce_array_transpose, c_array_view_as => tierce_array_view_as, c_buffer_data => &
    tierce_buffer_data, c_buffer_len => tierce_buffer_len, c_npz_count => tierce_npz_count, c_npz_free => tierce_npz_free, &
    c_npz_get => tierce_npz_get, c_npz_name => tierce_npz_name, c_npz_open => tierce_npz_open, c_npz_open_memory => &
    tierce_npz_open_memory, c_npz_writer_add => tierce_npz_writer_add, c_npz_writer_create => tierce_npz_writer_create, &
    c_npz_writer_finish => tierce_npz_writer_finish, c_npz_writer_free => tierce_npz_writer_free, c_npz_writer_new => &
    tierce_npz_writer_new, TIERCE_ORDER_C, TIERCE_ORDER_F, tierce_release
  use tierce_base, only: TIERCE_AXES_REVERSED, TIERCE_AXES_SAME, axes_in, bytes_in, bytes_lent, bytes_pointer, keys_in, &
    need_items, permutation_in, refuse, refuse_copy, report, slot_free, slot_take, string_of, text_in, text_of, tierce_slot, &
    tuple_in, tuple_out
  use tierce_views
  use tierce_data_m
  implicit none
  private

  public :: borrow_view


  type, public :: tierce_array
    private
    type(tierce_slot) :: slot
    integer, public :: axes = TIERCE_AXES_REVERSED
  contains
    procedure :: is_open => array_is_open
    procedure :: c_handle => array_c_handle
    procedure :: adopt => array_adopt
    procedure :: take => array_take
    procedure :: free => array_free
    procedure, private :: array_refuse_copy
    generic :: assignment(=) => array_refuse_copy
    procedure, private :: array_new_i4
    procedure, private :: array_new_i8
    generic :: new => array_new_i4, array_new_i8
    procedure, private :: array_new_items_i4
    procedure, private :: array_new_items_i8
    generic :: new_items => array_new_items_i4, array_new_items_i8
    procedure, private :: array_describe_i4
    procedure, private :: array_describe_i8
    generic :: describe => array_describe_i4, array_describe_i8
    procedure, private :: array_from_segments_i4
    procedure, private :: array_from_segments_i8
    generic :: from_segments => array_from_segments_i4, array_from_segments_i8
    procedure, private :: array_from_items_i4
    procedure, private :: array_from_items_i8
    generic :: from_items => array_from_items_i4, array_from_items_i8
    procedure :: copy => array_copy
    procedure :: assign => array_assign
    procedure, private :: array_slice_i4
    procedure, private :: array_slice_i8
    generic :: slice => array_slice_i4, array_slice_i8
    procedure, private :: array_interior_i4
    procedure, private :: array_interior_i8
    generic :: interior => array_interior_i4, array_interior_i8
    procedure, private :: array_reshape_i4
    procedure, private :: array_reshape_i8
    generic :: reshape => array_reshape_i4, array_reshape_i8
    procedure :: view_as => array_view_as
    procedure :: dtype => array_dtype
    procedure :: count => array_count
    procedure :: size => array_size
    procedure :: data => array_data
    procedure :: data_mut => array_data_mut
    procedure :: item => array_item
    procedure :: segments => array_segments
    procedure, private :: array_from_npy_bytes
    procedure, private :: array_from_npy_buffer
    generic :: from_npy => array_from_npy_bytes, array_from_npy_buffer
    procedure :: to_npy => array_to_npy
    procedure :: load_npy => array_load_npy
    procedure :: save_npy => array_save_npy
    procedure :: from_dlpack => array_from_dlpack
    procedure :: to_dlpack => array_to_dlpack
    procedure, private :: array_borrow_r4_1
    procedure, private :: array_borrow_r4_2
    procedure, private :: array_borrow_r4_3
    procedure, private :: array_borrow_r4_4
    procedure, private :: array_borrow_r4_5
    procedure, private :: array_borrow_r4_6
    procedure, private :: array_borrow_r4_7
    procedure, private :: array_borrow_r8_1
    procedure, private :: array_borrow_r8_2
    procedure, private :: array_borrow_r8_3
    procedure, private :: array_borrow_r8_4
    procedure, private :: array_borrow_r8_5
    procedure, private :: array_borrow_r8_6
    procedure, private :: array_borrow_r8_7
    procedure, private :: array_borrow_i1_1
    procedure, private :: array_borrow_i1_2
    procedure, private :: array_borrow_i1_3
    procedure, private :: array_borrow_i1_4
    procedure, private :: array_borrow_i1_5
    procedure, private :: array_borrow_i1_6
    procedure, private :: array_borrow_i1_7
    procedure, private :: array_borrow_i2_1
    procedure, private :: array_borrow_i2_2
    procedure, private :: array_borrow_i2_3
    procedure, private :: array_borrow_i2_4
    procedure, private :: array_borrow_i2_5
    procedure, private :: array_borrow_i2_6
    procedure, private :: array_borrow_i2_7
    procedure, private :: array_borrow_i4_1
    procedure, private :: array_borrow_i4_2
    procedure, private :: array_borrow_i4_3
    procedure, private :: array_borrow_i4_4
    procedure, private :: array_borrow_i4_5
    procedure, private :: array_borrow_i4_6
    procedure, private :: array_borrow_i4_7
    procedure, private :: array_borrow_i8_1
    procedure, private :: array_borrow_i8_2
    procedure, private :: array_borrow_i8_3
    procedure, private :: array_borrow_i8_4
    procedure, private :: array_borrow_i8_5
    procedure, private :: array_borrow_i8_6
    procedure, private :: array_borrow_i8_7
    procedure, private :: array_borrow_c4_1
    procedure, private :: array_borrow_c4_2
    procedure, private :: array_borrow_c4_3
    procedure, private :: array_borrow_c4_4
    procedure, private :: array_borrow_c4_5
    procedure, private :: array_borrow_c4_6
    procedure, private :: array_borrow_c4_7
    procedure, private :: array_borrow_c8_1
    procedure, private :: array_borrow_c8_2
    procedure, private :: array_borrow_c8_3
    procedure, private :: array_borrow_c8_4
    procedure, private :: array_borrow_c8_5
    procedure, private :: array_borrow_c8_6
    procedure, private :: array_borrow_c8_7
    procedure, private :: array_borrow_lb_1
    procedure, private :: array_borrow_lb_2
    procedure, private :: array_borrow_lb_3
    procedure, private :: array_borrow_lb_4
    procedure, private :: array_borrow_lb_5
    procedure, private :: array_borrow_lb_6
    procedure, private :: array_borrow_lb_7
    procedure, private :: array_borrow_ld_1
    procedure, private :: array_borrow_ld_2
    procedure, private :: array_borrow_ld_3
    procedure, private :: array_borrow_ld_4
    procedure, private :: array_borrow_ld_5
    procedure, private :: array_borrow_ld_6
    procedure, private :: array_borrow_ld_7
    generic :: borrow => array_borrow_r4_1, array_borrow_r4_2, array_borrow_r4_3, array_borrow_r4_4, array_borrow_r4_5, &
      array_borrow_r4_6, array_borrow_r4_7, array_borrow_r8_1, array_borrow_r8_2, array_borrow_r8_3, array_borrow_r8_4, &
      array_borrow_r8_5, array_borrow_r8_6, array_borrow_r8_7, array_borrow_i1_1, array_borrow_i1_2, array_borrow_i1_3, &
      array_borrow_i1_4, array_borrow_i1_5, array_borrow_i1_6, array_borrow_i1_7, array_borrow_i2_1, array_borrow_i2_2, &
      array_borrow_i2_3, array_borrow_i2_4, array_borrow_i2_5, array_borrow_i2_6, array_borrow_i2_7, array_borrow_i4_1, &
      array_borrow_i4_2, array_borrow_i4_3, array_borrow_i4_4, array_borrow_i4_5, array_borrow_i4_6, array_borrow_i4_7, &
      array_borrow_i8_1, array_borrow_i8_2, array_borrow_i8_3, array_borrow_i8_4, array_borrow_i8_5, array_borrow_i8_6, &
      array_borrow_i8_7, array_borrow_c4_1, array_borrow_c4_2, array_borrow_c4_3, array_borrow_c4_4, array_borrow_c4_5, &
      array_borrow_c4_6, array_borrow_c4_7, array_borrow_c8_1, array_borrow_c8_2, array_borrow_c8_3, array_borrow_c8_4, &
      array_borrow_c8_5, array_borrow_c8_6, array_borrow_c8_7, array_borrow_lb_1, array_borrow_lb_2, array_borrow_lb_3, &
      array_borrow_lb_4
    generic :: borrow => array_borrow_lb_5, array_borrow_lb_6, array_borrow_lb_7, array_borrow_ld_1, array_borrow_ld_2, &
      array_borrow_ld_3, array_borrow_ld_4, array_borrow_ld_5, array_borrow_ld_6, array_borrow_ld_7
    procedure, private :: array_borrow_const_r4_1
    procedure, private :: array_borrow_const_r4_2
    procedure, private :: array_borrow_const_r4_3
    procedure, private :: array_borrow_const_r4_4
    procedure, private :: array_borrow_const_r4_5
    procedure, private :: array_borrow_const_r4_6
    procedure, private :: array_borrow_const_r4_7
    procedure, private :: array_borrow_const_r8_1
    procedure, private :: array_borrow_const_r8_2
    procedure, private :: array_borrow_const_r8_3
    procedure, private :: array_borrow_const_r8_4
    procedure, private :: array_borrow_const_r8_5
    procedure, private :: array_borrow_const_r8_6
    procedure, private :: array_borrow_const_r8_7
    procedure, private :: array_borrow_const_i1_1
    procedure, private :: array_borrow_const_i1_2
    procedure, private :: array_borrow_const_i1_3
    procedure, private :: array_borrow_const_i1_4
    procedure, private :: array_borrow_const_i1_5
    procedure, private :: array_borrow_const_i1_6
    procedure, private :: array_borrow_const_i1_7
    procedure, private :: array_borrow_const_i2_1
    procedure, private :: array_borrow_const_i2_2
    procedure, private :: array_borrow_const_i2_3
    procedure, private :: array_borrow_const_i2_4
    procedure, private :: array_borrow_const_i2_5
    procedure, private :: array_borrow_const_i2_6
    procedure, private :: array_borrow_const_i2_7
    procedure, private :: array_borrow_const_i4_1
    procedure, private :: array_borrow_const_i4_2
    procedure, private :: array_borrow_const_i4_3
    procedure, private :: array_borrow_const_i4_4
    procedure, private :: array_borrow_const_i4_5
    procedure, private :: array_borrow_const_i4_6
    procedure, private :: array_borrow_const_i4_7
    procedure, private :: array_borrow_const_i8_1
    procedure, private :: array_borrow_const_i8_2
    procedure, private :: array_borrow_const_i8_3
    procedure, private :: array_borrow_const_i8_4
    procedure, private :: array_borrow_const_i8_5
    procedure, private :: array_borrow_const_i8_6
    procedure, private :: array_borrow_const_i8_7
    procedure, private :: array_borrow_const_c4_1
    procedure, private :: array_borrow_const_c4_2
    procedure, private :: array_borrow_const_c4_3
    procedure, private :: array_borrow_const_c4_4
    procedure, private :: array_borrow_const_c4_5
    procedure, private :: array_borrow_const_c4_6
    procedure, private :: array_borrow_const_c4_7
    procedure, private :: array_borrow_const_c8_1
    procedure, private :: array_borrow_const_c8_2
    procedure, private :: array_borrow_const_c8_3
    procedure, private :: array_borrow_const_c8_4
    procedure, private :: array_borrow_const_c8_5
    procedure, private :: array_borrow_const_c8_6
    procedure, private :: array_borrow_const_c8_7
    procedure, private :: array_borrow_const_lb_1
    procedure, private :: array_borrow_const_lb_2
    procedure, private :: array_borrow_const_lb_3
    procedure, private :: array_borrow_const_lb_4
    procedure, private :: array_borrow_const_lb_5
    procedure, private :: array_borrow_const_lb_6
    procedure, private :: array_borrow_const_lb_7
    procedure, private :: array_borrow_const_ld_1
    procedure, private :: array_borrow_const_ld_2
    procedure, private :: array_borrow_const_ld_3
    procedure, private :: array_borrow_const_ld_4
    procedure, private :: array_borrow_const_ld_5
    procedure, private :: array_borrow_const_ld_6
    procedure, private :: array_borrow_const_ld_7
    generic :: borrow_const => array_borrow_const_r4_1, array_borrow_const_r4_2, array_borrow_const_r4_3, &
      array_borrow_const_r4_4, array_borrow_const_r4_5, array_borrow_const_r4_6, array_borrow_const_r4_7, &
      array_borrow_const_r8_1, array_borrow_const_r8_2, array_borrow_const_r8_3, array_borrow_const_r8_4, &
      array_borrow_const_r8_5, array_borrow_const_r8_6, array_borrow_const_r8_7, array_borrow_const_i1_1, &
      array_borrow_const_i1_2, array_borrow_const_i1_3, array_borrow_const_i1_4, array_borrow_const_i1_5, &
      array_borrow_const_i1_6, array_borrow_const_i1_7, array_borrow_const_i2_1, array_borrow_const_i2_2, &
      array_borrow_const_i2_3, array_borrow_const_i2_4, array_borrow_const_i2_5, array_borrow_const_i2_6, &
      array_borrow_const_i2_7, array_borrow_const_i4_1, array_borrow_const_i4_2, array_borrow_const_i4_3, &
      array_borrow_const_i4_4, array_borrow_const_i4_5, array_borrow_const_i4_6, array_borrow_const_i4_7, &
      array_borrow_const_i8_1, array_borrow_const_i8_2, array_borrow_const_i8_3, array_borrow_const_i8_4, &
      array_borrow_const_i8_5, array_borrow_const_i8_6, array_borrow_const_i8_7, array_borrow_const_c4_1, &
      array_borrow_const_c4_2, array_borrow_const_c4_3, array_borrow_const_c4_4, array_borrow_const_c4_5, &
      array_borrow_const_c4_6, array_borrow_const_c4_7, array_borrow_const_c8_1, array_borrow_const_c8_2, &
      array_borrow_const_c8_3, array_borrow_const_c8_4, array_borrow_const_c8_5, array_borrow_const_c8_6, &
      array_borrow_const_c8_7, array_borrow_const_lb_1, array_borrow_const_lb_2, array_borrow_const_lb_3, &
      array_borrow_const_lb_4
    generic :: borrow_const => array_borrow_const_lb_5, array_borrow_const_lb_6, array_borrow_const_lb_7, &
      array_borrow_const_ld_1, array_borrow_const_ld_2, array_borrow_const_ld_3, array_borrow_const_ld_4, &
      array_borrow_const_ld_5, array_borrow_const_ld_6, array_borrow_const_ld_7
    procedure, private :: array_as_pointer_r4_1
    procedure, private :: array_as_pointer_r4_2
    procedure, private :: array_as_pointer_r4_3
    procedure, private :: array_as_pointer_r4_4
    procedure, private :: array_as_pointer_r4_5
    procedure, private :: array_as_pointer_r4_6
    procedure, private :: array_as_pointer_r4_7
    procedure, private :: array_as_pointer_r8_1
    procedure, private :: array_as_pointer_r8_2
    procedure, private :: array_as_pointer_r8_3
    procedure, private :: array_as_pointer_r8_4
    procedure, private :: array_as_pointer_r8_5
    procedure, private :: array_as_pointer_r8_6
    procedure, private :: array_as_pointer_r8_7
    procedure, private :: array_as_pointer_i1_1
    procedure, private :: array_as_pointer_i1_2
    procedure, private :: array_as_pointer_i1_3
    procedure, private :: array_as_pointer_i1_4
    procedure, private :: array_as_pointer_i1_5
    procedure, private :: array_as_pointer_i1_6
    procedure, private :: array_as_pointer_i1_7
    procedure, private :: array_as_pointer_i2_1
    procedure, private :: array_as_pointer_i2_2
    procedure, private :: array_as_pointer_i2_3
    procedure, private :: array_as_pointer_i2_4
    procedure, private :: array_as_pointer_i2_5
    procedure, private :: array_as_pointer_i2_6
    procedure, private :: array_as_pointer_i2_7
    procedure, private :: array_as_pointer_i4_1
    procedure, private :: array_as_pointer_i4_2
    procedure, private :: array_as_pointer_i4_3
    procedure, private :: array_as_pointer_i4_4
    procedure, private :: array_as_pointer_i4_5
    procedure, private :: array_as_pointer_i4_6
    procedure, private :: array_as_pointer_i4_7
    procedure, private :: array_as_pointer_i8_1
    procedure, private :: array_as_pointer_i8_2
    procedure, private :: array_as_pointer_i8_3
    procedure, private :: array_as_pointer_i8_4
    procedure, private :: array_as_pointer_i8_5
    procedure, private :: array_as_pointer_i8_6
    procedure, private :: array_as_pointer_i8_7
    procedure, private :: array_as_pointer_c4_1
    procedure, private :: array_as_pointer_c4_2
    procedure, private :: array_as_pointer_c4_3
    procedure, private :: array_as_pointer_c4_4
    procedure, private :: array_as_pointer_c4_5
    procedure, private :: array_as_pointer_c4_6
    procedure, private :: array_as_pointer_c4_7
    procedure, private :: array_as_pointer_c8_1
    procedure, private :: array_as_pointer_c8_2
    procedure, private :: array_as_pointer_c8_3
    procedure, private :: array_as_pointer_c8_4
    procedure, private :: array_as_pointer_c8_5
    procedure, private :: array_as_pointer_c8_6
    procedure, private :: array_as_pointer_c8_7
    procedure, private :: array_as_pointer_lb_1
    procedure, private :: array_as_pointer_lb_2
    procedure, private :: array_as_pointer_lb_3
    procedure, private :: array_as_pointer_lb_4
    procedure, private :: array_as_pointer_lb_5
    procedure, private :: array_as_pointer_lb_6
    procedure, private :: array_as_pointer_lb_7
    procedure, private :: array_as_pointer_ld_1
    procedure, private :: array_as_pointer_ld_2
    procedure, private :: array_as_pointer_ld_3
    procedure, private :: array_as_pointer_ld_4
    procedure, private :: array_as_pointer_ld_5
    procedure, private :: array_as_pointer_ld_6
    procedure, private :: array_as_pointer_ld_7
    generic :: as_pointer => array_as_pointer_r4_1, array_as_pointer_r4_2, array_as_pointer_r4_3, array_as_pointer_r4_4, &
      array_as_pointer_r4_5, array_as_pointer_r4_6, array_as_pointer_r4_7, array_as_pointer_r8_1, array_as_pointer_r8_2, &
      array_as_pointer_r8_3, array_as_pointer_r8_4, array_as_pointer_r8_5, array_as_pointer_r8_6, array_as_pointer_r8_7, &
      array_as_pointer_i1_1, array_as_pointer_i1_2, array_as_pointer_i1_3, array_as_pointer_i1_4, array_as_pointer_i1_5, &
      array_as_pointer_i1_6, array_as_pointer_i1_7, array_as_pointer_i2_1, array_as_pointer_i2_2, array_as_pointer_i2_3, &
      array_as_pointer_i2_4, array_as_pointer_i2_5, array_as_pointer_i2_6, array_as_pointer_i2_7, array_as_pointer_i4_1, &
      array_as_pointer_i4_2, array_as_pointer_i4_3, array_as_pointer_i4_4, array_as_pointer_i4_5, array_as_pointer_i4_6, &
      array_as_pointer_i4_7, array_as_pointer_i8_1, array_as_pointer_i8_2, array_as_pointer_i8_3, array_as_pointer_i8_4, &
      array_as_pointer_i8_5, array_as_pointer_i8_6, array_as_pointer_i8_7, array_as_pointer_c4_1, array_as_pointer_c4_2, &
      array_as_pointer_c4_3, array_as_pointer_c4_4, array_as_pointer_c4_5, array_as_pointer_c4_6, array_as_pointer_c4_7, &
      array_as_pointer_c8_1, array_as_pointer_c8_2, array_as_pointer_c8_3, array_as_pointer_c8_4, array_as_pointer_c8_5, &
      array_as_pointer_c8_6, array_as_pointer_c8_7, array_as_pointer_lb_1, array_as_pointer_lb_2, array_as_pointer_lb_3, &
      array_as_pointer_lb_4
    generic :: as_pointer => array_as_pointer_lb_5, array_as_pointer_lb_6, array_as_pointer_lb_7, array_as_pointer_ld_1, &
      array_as_pointer_ld_2, array_as_pointer_ld_3, array_as_pointer_ld_4, array_as_pointer_ld_5, array_as_pointer_ld_6, &
      array_as_pointer_ld_7
    procedure :: shape => array_shape
    procedure :: strides => array_strides
    procedure :: order => array_order
    procedure, private :: array_transpose_i4, array_transpose_i8
    generic :: transpose => array_transpose_i4, array_transpose_i8
    procedure :: from_texts => array_from_texts
    procedure :: item_text => array_item_text
    final :: array_final
  end type

  type, public :: tierce_npz
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => npz_is_open
    procedure :: c_handle => npz_c_handle
    procedure :: adopt => npz_adopt
    procedure :: take => npz_take
    procedure :: free => npz_free
    procedure, private :: npz_refuse_copy
    generic :: assignment(=) => npz_refuse_copy
    procedure :: open => npz_open
    procedure, private :: npz_open_memory_bytes
    procedure, private :: npz_open_memory_buffer
    generic :: open_memory => npz_open_memory_bytes, npz_open_memory_buffer
    procedure :: count => npz_count
    procedure :: name => npz_name
    procedure :: get => npz_get
    final :: npz_final
  end type

  type, public :: tierce_npz_writer
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => npz_writer_is_open
    procedure :: c_handle => npz_writer_c_handle
    procedure :: adopt => npz_writer_adopt
    procedure :: take => npz_writer_take
    procedure :: free => npz_writer_free
    procedure, private :: npz_writer_refuse_copy
    generic :: assignment(=) => npz_writer_refuse_copy
    procedure :: new => npz_writer_new
    procedure :: create => npz_writer_create
    procedure :: add => npz_writer_add
    procedure :: finish => npz_writer_finish
    final :: npz_writer_final
  end type


contains

  !> Makes an array of zeros with memory of its own.
  subroutine array_new_i4(self, dtype, shape, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
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
      call refuse(complaint, 'tierce_array_new', stat, errmsg)
      return
    end if
    status = c_array_new(dtype_c, c_loc(shape_c), size(shape_c, kind=c_size_t), merge(TIERCE_ORDER_F, TIERCE_ORDER_C, its_axes &
      == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_new', stat, errmsg)
  end subroutine

  !> Makes an array of zeros with memory of its own.
  subroutine array_new_i8(self, dtype, shape, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
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
      call refuse(complaint, 'tierce_array_new', stat, errmsg)
      return
    end if
    status = c_array_new(dtype_c, c_loc(shape_c), size(shape_c, kind=c_size_t), merge(TIERCE_ORDER_F, TIERCE_ORDER_C, its_axes &
      == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_new', stat, errmsg)
  end subroutine

  !> Makes an array of empty items ("utf8", "bytes", "json", "ragged:...") that never takes more than `max_len` bytes, what it
  !> takes to find them included (20 bytes an item): the limit of tierce_codec_decode_array_into().
  subroutine array_new_items_i4(self, dtype, shape, max_len, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    character(len=*), intent(in) :: dtype
    integer(int32), intent(in) :: shape(:)
    integer(int64), intent(in) :: max_len
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
      call refuse(complaint, 'tierce_array_new_items', stat, errmsg)
      return
    end if
    status = c_array_new_items(dtype_c, c_loc(shape_c), size(shape_c, kind=c_size_t), merge(TIERCE_ORDER_F, TIERCE_ORDER_C, &
      its_axes == TIERCE_AXES_SAME), max_len, out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_new_items', stat, errmsg)
  end subroutine

  !> Makes an array of empty items ("utf8", "bytes", "json", "ragged:...") that never takes more than `max_len` bytes, what it
  !> takes to find them included (20 bytes an item): the limit of tierce_codec_decode_array_into().
  subroutine array_new_items_i8(self, dtype, shape, max_len, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    character(len=*), intent(in) :: dtype
    integer(int64), intent(in) :: shape(:)
    integer(int64), intent(in) :: max_len
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
      call refuse(complaint, 'tierce_array_new_items', stat, errmsg)
      return
    end if
    status = c_array_new_items(dtype_c, c_loc(shape_c), size(shape_c, kind=c_size_t), merge(TIERCE_ORDER_F, TIERCE_ORDER_C, &
      its_axes == TIERCE_AXES_SAME), max_len, out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_new_items', stat, errmsg)
  end subroutine

  !> Makes an array without memory, which only tells a type: for `like` of tierce_codec_decode_array() and for
  !> tierce_codec_check_array().
  subroutine array_describe_i4(self, dtype, shape, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
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
      call refuse(complaint, 'tierce_array_describe', stat, errmsg)
      return
    end if
    status = c_array_describe(dtype_c, c_loc(shape_c), size(shape_c, kind=c_size_t), merge(TIERCE_ORDER_F, TIERCE_ORDER_C, &
      its_axes == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_describe', stat, errmsg)
  end subroutine

  !> Makes an array without memory, which only tells a type: for `like` of tierce_codec_decode_array() and for
  !> tierce_codec_check_array().
  subroutine array_describe_i8(self, dtype, shape, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
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
      call refuse(complaint, 'tierce_array_describe', stat, errmsg)
      return
    end if
    status = c_array_describe(dtype_c, c_loc(shape_c), size(shape_c, kind=c_size_t), merge(TIERCE_ORDER_F, TIERCE_ORDER_C, &
      its_axes == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_describe', stat, errmsg)
  end subroutine

  !> Makes an array of the items of `segments`, in the array's order;
  subroutine array_from_segments_i4(self, dtype, segments, shape, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    character(len=*), intent(in) :: dtype
    class(tierce_segments), intent(in) :: segments
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
      call refuse(complaint, 'tierce_array_from_segments', stat, errmsg)
      return
    end if
    status = c_array_from_segments(dtype_c, segments%c_handle(), c_loc(shape_c), size(shape_c, kind=c_size_t), &
      merge(TIERCE_ORDER_F, TIERCE_ORDER_C, its_axes == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_from_segments', stat, errmsg)
  end subroutine

  !> Makes an array of the items of `segments`, in the array's order;
  subroutine array_from_segments_i8(self, dtype, segments, shape, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    character(len=*), intent(in) :: dtype
    class(tierce_segments), intent(in) :: segments
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
      call refuse(complaint, 'tierce_array_from_segments', stat, errmsg)
      return
    end if
    status = c_array_from_segments(dtype_c, segments%c_handle(), c_loc(shape_c), size(shape_c, kind=c_size_t), &
      merge(TIERCE_ORDER_F, TIERCE_ORDER_C, its_axes == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_from_segments', stat, errmsg)
  end subroutine

  !> Makes an array of items with copies of as many items as the shape has, in the array's order.
  subroutine array_from_items_i4(self, dtype, items, lengths, shape, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    character(len=*), intent(in) :: dtype
    type(c_ptr), intent(in), contiguous, target :: items(:)
    integer(int64), intent(in), contiguous, target :: lengths(:)
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
    call need_items('lengths', ubound(items, 1, c_size_t), ubound(lengths, 1, c_size_t), complaint)
    call tuple_in(shape, 'shape', 0, .false., its_axes, shape_c, complaint)
    call need_items('items', product(shape_c), ubound(items, 1, c_size_t), complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_from_items', stat, errmsg)
      return
    end if
    status = c_array_from_items(dtype_c, c_loc(items), c_loc(lengths), c_loc(shape_c), size(shape_c, kind=c_size_t), &
      merge(TIERCE_ORDER_F, TIERCE_ORDER_C, its_axes == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_from_items', stat, errmsg)
  end subroutine

  !> Makes an array of items with copies of as many items as the shape has, in the array's order.
  subroutine array_from_items_i8(self, dtype, items, lengths, shape, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    character(len=*), intent(in) :: dtype
    type(c_ptr), intent(in), contiguous, target :: items(:)
    integer(int64), intent(in), contiguous, target :: lengths(:)
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
    call need_items('lengths', ubound(items, 1, c_size_t), ubound(lengths, 1, c_size_t), complaint)
    call tuple_in(shape, 'shape', 0, .false., its_axes, shape_c, complaint)
    call need_items('items', product(shape_c), ubound(items, 1, c_size_t), complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_from_items', stat, errmsg)
      return
    end if
    status = c_array_from_items(dtype_c, c_loc(items), c_loc(lengths), c_loc(shape_c), size(shape_c, kind=c_size_t), &
      merge(TIERCE_ORDER_F, TIERCE_ORDER_C, its_axes == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_from_items', stat, errmsg)
  end subroutine

  !> Makes a copy with memory of its own, its elements in a row in `order`.
  subroutine array_copy(self, out, stat, errmsg)
    class(tierce_array), intent(in) :: self
    type(tierce_array), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_array_copy(self%slot%c, merge(TIERCE_ORDER_F, TIERCE_ORDER_C, self%axes == TIERCE_AXES_SAME), out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_array_copy', stat, errmsg)
  end subroutine

  !> Copies all elements of `src` to `array`, which has the same element type and shape;
  subroutine array_assign(self, src, stat, errmsg)
    class(tierce_array), intent(in) :: self
    class(tierce_array), intent(in) :: src
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_array_assign(self%slot%c, src%c_handle())
    call report(status, 'tierce_array_assign', stat, errmsg)
  end subroutine

  !> Makes a view of a part: along each axis `count[i]` indices from `start[i]` on, `step[i]` apart (negative walks back;
  subroutine array_slice_i4(self, start, count, out, step, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), intent(in) :: start(:)
    integer(int32), intent(in) :: count(:)
    type(tierce_array), intent(inout) :: out
    integer(int32), intent(in), optional :: step(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: count_c(:)
    integer(int64), allocatable, target :: step_c(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    call tuple_in(count, 'count', 0, .false., self%axes, count_c, complaint)
    call need_items('count', size(start_c, kind=c_size_t), size(count_c, kind=c_size_t), complaint)
    if (present(step)) call tuple_in(step, 'step', 0, .true., self%axes, step_c, complaint)
    if (.not. present(step)) allocate (step_c(size(start)), source=1_int64)
    call need_items('step', size(start_c, kind=c_size_t), size(step_c, kind=c_size_t), complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_slice', stat, errmsg)
      return
    end if
    status = c_array_slice(self%slot%c, c_loc(start_c), c_loc(count_c), c_loc(step_c), size(start_c, kind=c_size_t), out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_array_slice', stat, errmsg)
  end subroutine

  !> Makes a view of a part: along each axis `count[i]` indices from `start[i]` on, `step[i]` apart (negative walks back;
  subroutine array_slice_i8(self, start, count, out, step, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), intent(in) :: start(:)
    integer(int64), intent(in) :: count(:)
    type(tierce_array), intent(inout) :: out
    integer(int64), intent(in), optional :: step(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: start_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: count_c(:)
    integer(int64), allocatable, target :: step_c(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call tuple_in(start, 'start', 1, .false., self%axes, start_c, complaint)
    call tuple_in(count, 'count', 0, .false., self%axes, count_c, complaint)
    call need_items('count', size(start_c, kind=c_size_t), size(count_c, kind=c_size_t), complaint)
    if (present(step)) call tuple_in(step, 'step', 0, .true., self%axes, step_c, complaint)
    if (.not. present(step)) allocate (step_c(size(start)), source=1_int64)
    call need_items('step', size(start_c, kind=c_size_t), size(step_c, kind=c_size_t), complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_slice', stat, errmsg)
      return
    end if
    status = c_array_slice(self%slot%c, c_loc(start_c), c_loc(count_c), c_loc(step_c), size(start_c, kind=c_size_t), out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_array_slice', stat, errmsg)
  end subroutine

  !> Makes a view without the outermost `before[i]` and `after[i]` indices along each axis: without ghost cells.
  subroutine array_interior_i4(self, before, after, out, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), intent(in) :: before(:)
    integer(int32), intent(in) :: after(:)
    type(tierce_array), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: before_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: after_c(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call tuple_in(before, 'before', 0, .false., self%axes, before_c, complaint)
    call tuple_in(after, 'after', 0, .false., self%axes, after_c, complaint)
    call need_items('after', size(before_c, kind=c_size_t), size(after_c, kind=c_size_t), complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_interior', stat, errmsg)
      return
    end if
    status = c_array_interior(self%slot%c, c_loc(before_c), c_loc(after_c), size(before_c, kind=c_size_t), out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_array_interior', stat, errmsg)
  end subroutine

  !> Makes a view without the outermost `before[i]` and `after[i]` indices along each axis: without ghost cells.
  subroutine array_interior_i8(self, before, after, out, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), intent(in) :: before(:)
    integer(int64), intent(in) :: after(:)
    type(tierce_array), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: before_c(:)
    character(len=:), allocatable :: complaint
    integer(int64), allocatable, target :: after_c(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call tuple_in(before, 'before', 0, .false., self%axes, before_c, complaint)
    call tuple_in(after, 'after', 0, .false., self%axes, after_c, complaint)
    call need_items('after', size(before_c, kind=c_size_t), size(after_c, kind=c_size_t), complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_interior', stat, errmsg)
      return
    end if
    status = c_array_interior(self%slot%c, c_loc(before_c), c_loc(after_c), size(before_c, kind=c_size_t), out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_array_interior', stat, errmsg)
  end subroutine

  !> Makes a view of another shape with as many elements, which must lie in a row.
  subroutine array_reshape_i4(self, shape, out, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), intent(in) :: shape(:)
    type(tierce_array), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: shape_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call tuple_in(shape, 'shape', 0, .false., self%axes, shape_c, complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_reshape', stat, errmsg)
      return
    end if
    status = c_array_reshape(self%slot%c, c_loc(shape_c), size(shape_c, kind=c_size_t), out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_array_reshape', stat, errmsg)
  end subroutine

  !> Makes a view of another shape with as many elements, which must lie in a row.
  subroutine array_reshape_i8(self, shape, out, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), intent(in) :: shape(:)
    type(tierce_array), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64), allocatable, target :: shape_c(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call tuple_in(shape, 'shape', 0, .false., self%axes, shape_c, complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_reshape', stat, errmsg)
      return
    end if
    status = c_array_reshape(self%slot%c, c_loc(shape_c), size(shape_c, kind=c_size_t), out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_array_reshape', stat, errmsg)
  end subroutine

  !> Makes a view with elements of another type of the same size, such as "<i8" of "<M8[s]";
  subroutine array_view_as(self, dtype, out, stat, errmsg)
    class(tierce_array), intent(in) :: self
    character(len=*), intent(in) :: dtype
    type(tierce_array), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: dtype_t(:)
    type(c_ptr) :: dtype_c
    integer(c_size_t) :: dtype_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(dtype, dtype_t, dtype_c, dtype_n)
    out_c = c_null_ptr
    status = c_array_view_as(self%slot%c, dtype_c, out_c)
    if (status >= 0) call out%adopt(out_c, self%axes)
    call report(status, 'tierce_array_view_as', stat, errmsg)
  end subroutine

  !> Copies the element type, such as "<f4", with a final NUL, cut to `cap` bytes;
  function array_dtype(self) result(answer)
    class(tierce_array), intent(in) :: self
    character(len=:), allocatable :: answer
    character(kind=c_char), allocatable, target :: text_t(:)
    integer(c_size_t), target :: text_n
    integer :: round

    allocate (text_t(1))
    do round = 1, 2
      text_n = c_array_dtype(self%slot%c, c_loc(text_t), size(text_t, kind=c_size_t))
      if (text_n < size(text_t)) exit
      deallocate (text_t)
      allocate (text_t(text_n + 1))
    end do
    answer = text_of(c_loc(text_t), text_n)
  end function

  !> How many elements the array has;
  function array_count(self) result(answer)
    class(tierce_array), intent(in) :: self
    integer(int64) :: answer

    answer = c_array_count(self%slot%c)
  end function

  !> How many bytes the elements have, or all items together;
  function array_size(self) result(answer)
    class(tierce_array), intent(in) :: self
    integer(int64) :: answer

    answer = c_array_size(self%slot%c)
  end function

  !> Gives the address of the element whose indices are all 0, valid as long as the array is.
  subroutine array_data(self, data, stat, errmsg)
    class(tierce_array), intent(in) :: self
    type(c_ptr), intent(inout) :: data
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_array_data(self%slot%c, data)
    call report(status, 'tierce_array_data', stat, errmsg)
  end subroutine

  !> tierce_array_data() for writing;
  subroutine array_data_mut(self, data, stat, errmsg)
    class(tierce_array), intent(in) :: self
    type(c_ptr), intent(inout) :: data
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_array_data_mut(self%slot%c, data)
    call report(status, 'tierce_array_data_mut', stat, errmsg)
  end subroutine

  !> Gives item `index` in the array's order, valid as long as the array is and is not written.
  subroutine array_item(self, index, item, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), intent(in) :: index
    integer(int8), pointer, intent(out) :: item(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: item_c
    integer(c_size_t), target :: item_n
    integer(c_int32_t) :: status

    item_c = c_null_ptr
    item_n = 0
    status = c_array_item(self%slot%c, index - 1, item_c, c_loc(item_n))
    if (status >= 0) call bytes_pointer(item_c, item_n, item)
    call report(status, 'tierce_array_item', stat, errmsg)
  end subroutine

  !> Makes segments of the items in the array's order, over the same memory.
  subroutine array_segments(self, out, stat, errmsg)
    class(tierce_array), intent(in) :: self
    type(tierce_segments), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_array_segments(self%slot%c, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_array_segments', stat, errmsg)
  end subroutine

  !> Makes an array of the content of a .npy file, with memory of its own.
  subroutine array_from_npy_bytes(self, src, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(in), target :: src(:)
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    call bytes_in(src, src_t, src_c, src_n)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_from_npy', stat, errmsg)
      return
    end if
    status = c_array_from_npy(src_c, src_n, out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_from_npy', stat, errmsg)
  end subroutine

  !> Makes an array of the content of a .npy file, with memory of its own.
  subroutine array_from_npy_buffer(self, src, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    class(tierce_buffer), intent(in) :: src
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_from_npy', stat, errmsg)
      return
    end if
    status = c_array_from_npy(src_c, src_n, out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_from_npy', stat, errmsg)
  end subroutine

  !> Replaces the content of `dst` with the array as a .npy file.
  subroutine array_to_npy(self, dst, stat, errmsg)
    class(tierce_array), intent(in) :: self
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    call dst%ensure()
    status = c_array_to_npy(self%slot%c, dst%c_handle())
    call report(status, 'tierce_array_to_npy', stat, errmsg)
  end subroutine

  !> tierce_array_from_npy() of the file `path`.
  subroutine array_load_npy(self, path, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    character(len=*), intent(in) :: path
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    call text_in(path, path_t, path_c, path_n)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_load_npy', stat, errmsg)
      return
    end if
    status = c_array_load_npy(path_c, out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_load_npy', stat, errmsg)
  end subroutine

  !> Writes the array to the file `path`, in place of one that may be there.
  subroutine array_save_npy(self, path, stat, errmsg)
    class(tierce_array), intent(in) :: self
    character(len=*), intent(in) :: path
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    integer(c_int32_t) :: status

    call text_in(path, path_t, path_c, path_n)
    status = c_array_save_npy(self%slot%c, path_c)
    call report(status, 'tierce_array_save_npy', stat, errmsg)
  end subroutine

  !> Opens the archive in the file `path`, which must not change until tierce_npz_free().
  subroutine npz_open(self, path, stat, errmsg)
    class(tierce_npz), intent(inout) :: self
    character(len=*), intent(in) :: path
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(path, path_t, path_c, path_n)
    out_c = c_null_ptr
    status = c_npz_open(path_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_npz_open', stat, errmsg)
  end subroutine

  !> Opens the archive of `src_len` bytes in memory, which is not copied: it must stay as it is until `release(userdata)` is
  !> called by tierce_npz_free();
  subroutine npz_open_memory_bytes(self, src, release, userdata, stat, errmsg)
    class(tierce_npz), intent(inout) :: self
    integer(int8), intent(in), target :: src(:)
    procedure(tierce_release), optional :: release
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    character(len=:), allocatable :: complaint
    type(c_funptr) :: release_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call bytes_lent('src', src, src_c, src_n, complaint)
    release_f = c_null_funptr
    if (present(release)) release_f = c_funloc(release)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_npz_open_memory', stat, errmsg)
      return
    end if
    status = c_npz_open_memory(src_c, src_n, release_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_npz_open_memory', stat, errmsg)
  end subroutine

  !> Opens the archive of `src_len` bytes in memory, which is not copied: it must stay as it is until `release(userdata)` is
  !> called by tierce_npz_free();
  subroutine npz_open_memory_buffer(self, src, release, userdata, stat, errmsg)
    class(tierce_npz), intent(inout) :: self
    class(tierce_buffer), intent(in) :: src
    procedure(tierce_release), optional :: release
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_funptr) :: release_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    release_f = c_null_funptr
    if (present(release)) release_f = c_funloc(release)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    status = c_npz_open_memory(src_c, src_n, release_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_npz_open_memory', stat, errmsg)
  end subroutine

  !> How many members the archive has;
  function npz_count(self) result(answer)
    class(tierce_npz), intent(in) :: self
    integer(int64) :: answer

    answer = c_npz_count(self%slot%c)
  end function

  !> The name of member `index`, in the order of the archive, as numpy shows it: without ".npy".
  function npz_name(self, index) result(answer)
    class(tierce_npz), intent(in) :: self
    integer(int64), intent(in) :: index
    character(len=:), allocatable :: answer

    answer = string_of(c_npz_name(self%slot%c, index - 1))
  end function

  !> Makes an array of the member `name`, which may be given with or without ".npy";
  subroutine npz_get(self, out, name, max_len, axes, stat, errmsg)
    class(tierce_npz), intent(in) :: self
    type(tierce_array), intent(inout) :: out
    character(len=*), intent(in), optional :: name
    integer(int64), intent(in), optional :: max_len
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    character(kind=c_char), allocatable, target :: name_t(:)
    type(c_ptr) :: name_c
    integer(c_size_t) :: name_n
    integer(int64) :: max_len_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    call text_in(name, name_t, name_c, name_n)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_npz_get', stat, errmsg)
      return
    end if
    status = c_npz_get(self%slot%c, name_c, max_len_c, out_c)
    if (status >= 0) call out%adopt(out_c, its_axes)
    call report(status, 'tierce_npz_get', stat, errmsg)
  end subroutine

  !> Makes a new archive in memory, which tierce_npz_writer_finish() puts into a buffer.
  subroutine npz_writer_new(self, level, stat, errmsg)
    class(tierce_npz_writer), intent(inout) :: self
    integer(int32), intent(in) :: level
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_npz_writer_new(level, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_npz_writer_new', stat, errmsg)
  end subroutine

  !> Makes a new archive that is written straight to a file beside `path`.
  subroutine npz_writer_create(self, path, level, stat, errmsg)
    class(tierce_npz_writer), intent(inout) :: self
    character(len=*), intent(in) :: path
    integer(int32), intent(in) :: level
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: path_t(:)
    type(c_ptr) :: path_c
    integer(c_size_t) :: path_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(path, path_t, path_c, path_n)
    out_c = c_null_ptr
    status = c_npz_writer_create(path_c, level, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_npz_writer_create', stat, errmsg)
  end subroutine

  !> Adds an array as member `name`, to which ".npy" is added.
  subroutine npz_writer_add(self, name, array, stat, errmsg)
    class(tierce_npz_writer), intent(in) :: self
    character(len=*), intent(in) :: name
    class(tierce_array), intent(in) :: array
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: name_t(:)
    type(c_ptr) :: name_c
    integer(c_size_t) :: name_n
    integer(c_int32_t) :: status

    call text_in(name, name_t, name_c, name_n)
    status = c_npz_writer_add(self%slot%c, name_c, array%c_handle())
    call report(status, 'tierce_npz_writer_add', stat, errmsg)
  end subroutine

  !> Ends the archive.
  subroutine npz_writer_finish(self, dst, stat, errmsg)
    class(tierce_npz_writer), intent(in) :: self
    type(tierce_buffer), intent(inout), optional :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: dst_c
    integer(c_int32_t) :: status

    dst_c = c_null_ptr
    if (present(dst)) then
      call dst%ensure()
      dst_c = dst%c_handle()
    end if
    status = c_npz_writer_finish(self%slot%c, dst_c)
    call report(status, 'tierce_npz_writer_finish', stat, errmsg)
  end subroutine

  !> Sees a tensor as an array, which is walked in C order.
  subroutine array_from_dlpack(self, managed, versioned, axes, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    type(c_ptr), intent(in) :: managed
    logical, intent(in) :: versioned
    integer, intent(in), optional :: axes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: its_axes
    character(len=:), allocatable :: complaint
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call axes_in(axes, its_axes, complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_array_from_dlpack', stat, errmsg)
      return
    end if
    status = c_array_from_dlpack(managed, merge(1_c_int32_t, 0_c_int32_t, versioned), out_c)
    if (status >= 0) call self%adopt(out_c, its_axes)
    call report(status, 'tierce_array_from_dlpack', stat, errmsg)
  end subroutine

  !> Gives a tensor over the array's memory, which stays until the tensor's deleter is called, on any thread;
  subroutine array_to_dlpack(self, versioned, managed, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical, intent(in) :: versioned
    type(c_ptr), intent(inout) :: managed
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_array_to_dlpack(self%slot%c, merge(1_c_int32_t, 0_c_int32_t, versioned), managed)
    call report(status, 'tierce_array_to_dlpack', stat, errmsg)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function array_is_open(self)
    class(tierce_array), intent(in) :: self

    array_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function array_c_handle(self) result(c)
    class(tierce_array), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine array_adopt(self, c, axes)
    class(tierce_array), intent(inout) :: self
    type(c_ptr), intent(in) :: c
    integer, intent(in), optional :: axes

    call slot_take(self%slot, c, c_array_free)
    if (present(axes)) then
      self%axes = axes
    else
      self%axes = TIERCE_AXES_REVERSED
    end if
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine array_take(self, from)
    class(tierce_array), intent(inout) :: self
    class(tierce_array), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c, from%axes)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine array_free(self)
    class(tierce_array), intent(inout) :: self

    call slot_free(self%slot, c_array_free)
  end subroutine

  impure elemental subroutine array_final(self)
    type(tierce_array), intent(inout) :: self

    call slot_free(self%slot, c_array_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine array_refuse_copy(self, from)
    class(tierce_array), intent(inout) :: self
    type(tierce_array), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_array')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function npz_is_open(self)
    class(tierce_npz), intent(in) :: self

    npz_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function npz_c_handle(self) result(c)
    class(tierce_npz), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine npz_adopt(self, c)
    class(tierce_npz), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_npz_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine npz_take(self, from)
    class(tierce_npz), intent(inout) :: self
    class(tierce_npz), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine npz_free(self)
    class(tierce_npz), intent(inout) :: self

    call slot_free(self%slot, c_npz_free)
  end subroutine

  impure elemental subroutine npz_final(self)
    type(tierce_npz), intent(inout) :: self

    call slot_free(self%slot, c_npz_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine npz_refuse_copy(self, from)
    class(tierce_npz), intent(inout) :: self
    type(tierce_npz), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_npz')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function npz_writer_is_open(self)
    class(tierce_npz_writer), intent(in) :: self

    npz_writer_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function npz_writer_c_handle(self) result(c)
    class(tierce_npz_writer), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine npz_writer_adopt(self, c)
    class(tierce_npz_writer), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_npz_writer_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine npz_writer_take(self, from)
    class(tierce_npz_writer), intent(inout) :: self
    class(tierce_npz_writer), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine npz_writer_free(self)
    class(tierce_npz_writer), intent(inout) :: self

    call slot_free(self%slot, c_npz_writer_free)
  end subroutine

  impure elemental subroutine npz_writer_final(self)
    type(tierce_npz_writer), intent(inout) :: self

    call slot_free(self%slot, c_npz_writer_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine npz_writer_refuse_copy(self, from)
    class(tierce_npz_writer), intent(inout) :: self
    type(tierce_npz_writer), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_npz_writer')
  end subroutine

  subroutine array_borrow_r4_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r4_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r4_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r4_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r4_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r4_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r4_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r8_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r8_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r8_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r8_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r8_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r8_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_r8_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i1_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i1_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i1_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i1_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i1_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i1_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i1_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i2_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i2_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i2_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i2_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i2_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i2_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i2_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i4_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i4_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i4_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i4_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i4_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i4_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i4_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i8_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i8_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i8_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i8_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i8_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i8_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_i8_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c4_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c4_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c4_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c4_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c4_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c4_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c4_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c8_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c8_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c8_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c8_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c8_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c8_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_c8_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_lb_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_lb_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_lb_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_lb_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_lb_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_lb_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_lb_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_ld_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(inout), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_ld_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(inout), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_ld_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(inout), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_ld_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(inout), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_ld_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(inout), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_ld_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(inout), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_ld_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(inout), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .true., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r4_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r4_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r4_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r4_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r4_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r4_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r4_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r8_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r8_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r8_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r8_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r8_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r8_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_r8_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    real(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i1_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i1_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i1_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i1_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i1_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i1_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i1_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int8), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i2_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i2_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i2_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i2_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i2_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i2_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i2_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int16), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i4_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i4_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i4_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i4_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i4_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i4_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i4_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i8_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i8_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i8_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i8_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i8_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i8_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_i8_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    integer(int64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c4_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c4_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c4_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c4_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c4_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c4_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c4_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c8_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c8_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c8_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c8_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c8_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c8_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_c8_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    complex(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_lb_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_lb_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_lb_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_lb_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_lb_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_lb_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_lb_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_ld_1(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(in), target :: u(:)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_ld_2(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(in), target :: u(:, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_ld_3(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(in), target :: u(:, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_ld_4(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(in), target :: u(:, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_ld_5(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(in), target :: u(:, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_ld_6(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_borrow_const_ld_7(self, u, axes, dtype, stat, errmsg)
    class(tierce_array), intent(inout) :: self
    logical, intent(in), target :: u(:, :, :, :, :, :, :)
    integer, intent(in), optional :: axes
    character(len=*), intent(in), optional :: dtype
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call borrow_view(self, view_of(u), .false., axes, dtype, stat, errmsg)
  end subroutine

  subroutine array_as_pointer_r4_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real32), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'float32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r4_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real32), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'float32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r4_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real32), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'float32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r4_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real32), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'float32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r4_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real32), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'float32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r4_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real32), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'float32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r4_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real32), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'float32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r8_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real64), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'float64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r8_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real64), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'float64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r8_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real64), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'float64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r8_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real64), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'float64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r8_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real64), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'float64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r8_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real64), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'float64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_r8_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    real(real64), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'float64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i1_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int8), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'int8', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i1_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int8), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'int8', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i1_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int8), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'int8', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i1_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int8), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'int8', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i1_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int8), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'int8', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i1_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int8), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'int8', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i1_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int8), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'int8', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i2_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int16), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'int16', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i2_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int16), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'int16', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i2_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int16), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'int16', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i2_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int16), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'int16', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i2_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int16), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'int16', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i2_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int16), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'int16', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i2_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int16), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'int16', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i4_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'int32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i4_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'int32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i4_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'int32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i4_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'int32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i4_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'int32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i4_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'int32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i4_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int32), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'int32', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i8_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'int64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i8_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'int64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i8_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'int64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i8_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'int64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i8_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'int64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i8_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'int64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_i8_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    integer(int64), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'int64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c4_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real32), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'complex64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c4_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real32), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'complex64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c4_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real32), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'complex64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c4_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real32), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'complex64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c4_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real32), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'complex64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c4_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real32), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'complex64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c4_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real32), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'complex64', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c8_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real64), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'complex128', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c8_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real64), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'complex128', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c8_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real64), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'complex128', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c8_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real64), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'complex128', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c8_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real64), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'complex128', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c8_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real64), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'complex128', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_c8_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    complex(real64), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'complex128', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_lb_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical(c_bool), pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_lb_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical(c_bool), pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_lb_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical(c_bool), pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_lb_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical(c_bool), pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_lb_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical(c_bool), pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_lb_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical(c_bool), pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_lb_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical(c_bool), pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_ld_1(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical, pointer, intent(out) :: u(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(1)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_ld_2(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical, pointer, intent(out) :: u(:, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(2)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_ld_3(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical, pointer, intent(out) :: u(:, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(3)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_ld_4(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical, pointer, intent(out) :: u(:, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(4)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_ld_5(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical, pointer, intent(out) :: u(:, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(5)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_ld_6(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical, pointer, intent(out) :: u(:, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(6)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  subroutine array_as_pointer_ld_7(self, u, stat, errmsg)
    class(tierce_array), intent(in) :: self
    logical, pointer, intent(out) :: u(:, :, :, :, :, :, :)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data
    integer(int64) :: extents(7)

    nullify (u)
    call look_through(self, 'bool', storage_size(u), data, extents, stat, errmsg)
    if (c_associated(data)) call c_f_pointer(data, u, extents)
  end subroutine

  include 'arrays_extra.inc'

end module tierce_arrays_m
