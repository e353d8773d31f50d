! Written by bindings/fortran/generate; change it there.

! Where the elements of a Fortran array lie: of any kind, rank and section, without a copy.
module tierce_views
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_base, only: address_of, advanced
  implicit none
  private
  public :: tierce_view, view_of, truth_is_one

  include 'views_type.inc'

  interface view_of
    module procedure view_r4_1
    module procedure view_r4_2
    module procedure view_r4_3
    module procedure view_r4_4
    module procedure view_r4_5
    module procedure view_r4_6
    module procedure view_r4_7
    module procedure view_r8_1
    module procedure view_r8_2
    module procedure view_r8_3
    module procedure view_r8_4
    module procedure view_r8_5
    module procedure view_r8_6
    module procedure view_r8_7
    module procedure view_i1_1
    module procedure view_i1_2
    module procedure view_i1_3
    module procedure view_i1_4
    module procedure view_i1_5
    module procedure view_i1_6
    module procedure view_i1_7
    module procedure view_i2_1
    module procedure view_i2_2
    module procedure view_i2_3
    module procedure view_i2_4
    module procedure view_i2_5
    module procedure view_i2_6
    module procedure view_i2_7
    module procedure view_i4_1
    module procedure view_i4_2
    module procedure view_i4_3
    module procedure view_i4_4
    module procedure view_i4_5
    module procedure view_i4_6
    module procedure view_i4_7
    module procedure view_i8_1
    module procedure view_i8_2
    module procedure view_i8_3
    module procedure view_i8_4
    module procedure view_i8_5
    module procedure view_i8_6
    module procedure view_i8_7
    module procedure view_c4_1
    module procedure view_c4_2
    module procedure view_c4_3
    module procedure view_c4_4
    module procedure view_c4_5
    module procedure view_c4_6
    module procedure view_c4_7
    module procedure view_c8_1
    module procedure view_c8_2
    module procedure view_c8_3
    module procedure view_c8_4
    module procedure view_c8_5
    module procedure view_c8_6
    module procedure view_c8_7
    module procedure view_lb_1
    module procedure view_lb_2
    module procedure view_lb_3
    module procedure view_lb_4
    module procedure view_lb_5
    module procedure view_lb_6
    module procedure view_lb_7
    module procedure view_ld_1
    module procedure view_ld_2
    module procedure view_ld_3
    module procedure view_ld_4
    module procedure view_ld_5
    module procedure view_ld_6
    module procedure view_ld_7
  end interface

contains

  include 'views_extra.inc'

  function view_r4_1(u) result(view)
    real(real32), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'float32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_r4_2(u) result(view)
    real(real32), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'float32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_r4_3(u) result(view)
    real(real32), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'float32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_r4_4(u) result(view)
    real(real32), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'float32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_r4_5(u) result(view)
    real(real32), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'float32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_r4_6(u) result(view)
    real(real32), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'float32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_r4_7(u) result(view)
    real(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'float32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_r8_1(u) result(view)
    real(real64), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'float64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_r8_2(u) result(view)
    real(real64), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'float64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_r8_3(u) result(view)
    real(real64), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'float64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_r8_4(u) result(view)
    real(real64), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'float64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_r8_5(u) result(view)
    real(real64), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'float64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_r8_6(u) result(view)
    real(real64), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'float64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_r8_7(u) result(view)
    real(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'float64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_i1_1(u) result(view)
    integer(int8), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'int8', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_i1_2(u) result(view)
    integer(int8), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'int8', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_i1_3(u) result(view)
    integer(int8), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'int8', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_i1_4(u) result(view)
    integer(int8), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int8', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_i1_5(u) result(view)
    integer(int8), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int8', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_i1_6(u) result(view)
    integer(int8), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int8', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_i1_7(u) result(view)
    integer(int8), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int8', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_i2_1(u) result(view)
    integer(int16), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'int16', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_i2_2(u) result(view)
    integer(int16), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'int16', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_i2_3(u) result(view)
    integer(int16), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'int16', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_i2_4(u) result(view)
    integer(int16), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int16', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_i2_5(u) result(view)
    integer(int16), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int16', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_i2_6(u) result(view)
    integer(int16), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int16', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_i2_7(u) result(view)
    integer(int16), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int16', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_i4_1(u) result(view)
    integer(int32), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'int32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_i4_2(u) result(view)
    integer(int32), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'int32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_i4_3(u) result(view)
    integer(int32), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'int32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_i4_4(u) result(view)
    integer(int32), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_i4_5(u) result(view)
    integer(int32), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_i4_6(u) result(view)
    integer(int32), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_i4_7(u) result(view)
    integer(int32), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int32', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_i8_1(u) result(view)
    integer(int64), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'int64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_i8_2(u) result(view)
    integer(int64), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'int64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_i8_3(u) result(view)
    integer(int64), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'int64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_i8_4(u) result(view)
    integer(int64), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_i8_5(u) result(view)
    integer(int64), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_i8_6(u) result(view)
    integer(int64), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_i8_7(u) result(view)
    integer(int64), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'int64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_c4_1(u) result(view)
    complex(real32), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'complex64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_c4_2(u) result(view)
    complex(real32), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'complex64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_c4_3(u) result(view)
    complex(real32), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_c4_4(u) result(view)
    complex(real32), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_c4_5(u) result(view)
    complex(real32), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_c4_6(u) result(view)
    complex(real32), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_c4_7(u) result(view)
    complex(real32), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex64', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_c8_1(u) result(view)
    complex(real64), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'complex128', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_c8_2(u) result(view)
    complex(real64), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'complex128', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_c8_3(u) result(view)
    complex(real64), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex128', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_c8_4(u) result(view)
    complex(real64), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex128', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_c8_5(u) result(view)
    complex(real64), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex128', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_c8_6(u) result(view)
    complex(real64), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex128', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_c8_7(u) result(view)
    complex(real64), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'complex128', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_lb_1(u) result(view)
    logical(c_bool), intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
  end function

  function view_lb_2(u) result(view)
    logical(c_bool), intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
  end function

  function view_lb_3(u) result(view)
    logical(c_bool), intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
  end function

  function view_lb_4(u) result(view)
    logical(c_bool), intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
  end function

  function view_lb_5(u) result(view)
    logical(c_bool), intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
  end function

  function view_lb_6(u) result(view)
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
  end function

  function view_lb_7(u) result(view)
    logical(c_bool), intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
  end function

  function view_ld_1(u) result(view)
    logical, intent(in), target :: u(:)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2)))
    call look_at_lowest_byte(view, storage_size(u))
  end function

  function view_ld_2(u) result(view)
    logical, intent(in), target :: u(:, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2)))
    call look_at_lowest_byte(view, storage_size(u))
  end function

  function view_ld_3(u) result(view)
    logical, intent(in), target :: u(:, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2)))
    call look_at_lowest_byte(view, storage_size(u))
  end function

  function view_ld_4(u) result(view)
    logical, intent(in), target :: u(:, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2)))
    call look_at_lowest_byte(view, storage_size(u))
  end function

  function view_ld_5(u) result(view)
    logical, intent(in), target :: u(:, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2)))
    call look_at_lowest_byte(view, storage_size(u))
  end function

  function view_ld_6(u) result(view)
    logical, intent(in), target :: u(:, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2)))
    call look_at_lowest_byte(view, storage_size(u))
  end function

  function view_ld_7(u) result(view)
    logical, intent(in), target :: u(:, :, :, :, :, :, :)
    type(tierce_view) :: view

    call begin(view, 'bool', shape(u, int64), storage_size(u))
    if (size(u) == 0) return
    view%data = c_loc(u(1, 1, 1, 1, 1, 1, 1))
    if (size(u, 1) > 1) call stride(view, 1, c_loc(u(2, 1, 1, 1, 1, 1, 1)))
    if (size(u, 2) > 1) call stride(view, 2, c_loc(u(1, 2, 1, 1, 1, 1, 1)))
    if (size(u, 3) > 1) call stride(view, 3, c_loc(u(1, 1, 2, 1, 1, 1, 1)))
    if (size(u, 4) > 1) call stride(view, 4, c_loc(u(1, 1, 1, 2, 1, 1, 1)))
    if (size(u, 5) > 1) call stride(view, 5, c_loc(u(1, 1, 1, 1, 2, 1, 1)))
    if (size(u, 6) > 1) call stride(view, 6, c_loc(u(1, 1, 1, 1, 1, 2, 1)))
    if (size(u, 7) > 1) call stride(view, 7, c_loc(u(1, 1, 1, 1, 1, 1, 2)))
    call look_at_lowest_byte(view, storage_size(u))
  end function

end module tierce_views
