! Written by bindings/fortran/generate; change it there.

! The procedures that take arrays, for each kind and rank.
module kinds_test
  use, intrinsic :: iso_c_binding, only: c_bool
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce
  use checks
  implicit none
  type(tierce_codec) :: codec, raw
  type(tierce_store) :: store

contains

  subroutine make(z, dtype, extents)
    type(tierce_zarr_array), intent(inout) :: z
    character(len=*), intent(in) :: dtype
    integer, intent(in) :: extents(:)
    type(tierce_zarr_spec) :: spec

    call spec%new(dtype, extents)
    call z%create(store, dtype, spec, how=TIERCE_ZARR_CREATE_REPLACE)
  end subroutine

  subroutine r4_1
    real(real32), target :: u(5), v(5)
    real(real32), pointer :: p(:)
    real(real32) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float32 of rank 1: '

    elements = [(real(i, real32) / 3, i=1, 5)]
    u = reshape(elements, [5])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) == u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) == 0), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float32', [5])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) == u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) == u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r4_2
    real(real32), target :: u(5, 3), v(5, 3)
    real(real32), pointer :: p(:, :)
    real(real32) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float32 of rank 2: '

    elements = [(real(i, real32) / 3, i=1, 15)]
    u = reshape(elements, [5, 3])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) == u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float32', [5, 3])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) == u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) == u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r4_3
    real(real32), target :: u(5, 3, 2), v(5, 3, 2)
    real(real32), pointer :: p(:, :, :)
    real(real32) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float32 of rank 3: '

    elements = [(real(i, real32) / 3, i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) == u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float32', [5, 3, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) == u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) == u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r4_4
    real(real32), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    real(real32), pointer :: p(:, :, :, :)
    real(real32) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float32 of rank 4: '

    elements = [(real(i, real32) / 3, i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) == u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float32', [5, 3, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) == u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) == u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r4_5
    real(real32), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    real(real32), pointer :: p(:, :, :, :, :)
    real(real32) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float32 of rank 5: '

    elements = [(real(i, real32) / 3, i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) == u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float32', [5, 3, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) == u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) == u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r4_6
    real(real32), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    real(real32), pointer :: p(:, :, :, :, :, :)
    real(real32) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float32 of rank 6: '

    elements = [(real(i, real32) / 3, i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float32', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) == u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) == u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r4_7
    real(real32), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    real(real32), pointer :: p(:, :, :, :, :, :, :)
    real(real32) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float32 of rank 7: '

    elements = [(real(i, real32) / 3, i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float32', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) == u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) == u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r8_1
    real(real64), target :: u(5), v(5)
    real(real64), pointer :: p(:)
    real(real64) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float64 of rank 1: '

    elements = [(real(i, real64) / 3, i=1, 5)]
    u = reshape(elements, [5])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) == u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) == 0), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float64', [5])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) == u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) == u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r8_2
    real(real64), target :: u(5, 3), v(5, 3)
    real(real64), pointer :: p(:, :)
    real(real64) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float64 of rank 2: '

    elements = [(real(i, real64) / 3, i=1, 15)]
    u = reshape(elements, [5, 3])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) == u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float64', [5, 3])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) == u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) == u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r8_3
    real(real64), target :: u(5, 3, 2), v(5, 3, 2)
    real(real64), pointer :: p(:, :, :)
    real(real64) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float64 of rank 3: '

    elements = [(real(i, real64) / 3, i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) == u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float64', [5, 3, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) == u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) == u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r8_4
    real(real64), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    real(real64), pointer :: p(:, :, :, :)
    real(real64) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float64 of rank 4: '

    elements = [(real(i, real64) / 3, i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) == u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float64', [5, 3, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) == u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) == u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r8_5
    real(real64), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    real(real64), pointer :: p(:, :, :, :, :)
    real(real64) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float64 of rank 5: '

    elements = [(real(i, real64) / 3, i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) == u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float64', [5, 3, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) == u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) == u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r8_6
    real(real64), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    real(real64), pointer :: p(:, :, :, :, :, :)
    real(real64) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float64 of rank 6: '

    elements = [(real(i, real64) / 3, i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float64', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) == u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) == u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine r8_7
    real(real64), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    real(real64), pointer :: p(:, :, :, :, :, :, :)
    real(real64) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'float64 of rank 7: '

    elements = [(real(i, real64) / 3, i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'float64', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) == u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) == u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i1_1
    integer(int8), target :: u(5), v(5)
    integer(int8), pointer :: p(:)
    integer(int8) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int8 of rank 1: '

    elements = [(int(mod(i, 100) - 50, int8), i=1, 5)]
    u = reshape(elements, [5])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) == u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) == 0), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int8', [5])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) == u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) == u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i1_2
    integer(int8), target :: u(5, 3), v(5, 3)
    integer(int8), pointer :: p(:, :)
    integer(int8) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int8 of rank 2: '

    elements = [(int(mod(i, 100) - 50, int8), i=1, 15)]
    u = reshape(elements, [5, 3])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) == u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int8', [5, 3])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) == u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) == u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i1_3
    integer(int8), target :: u(5, 3, 2), v(5, 3, 2)
    integer(int8), pointer :: p(:, :, :)
    integer(int8) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int8 of rank 3: '

    elements = [(int(mod(i, 100) - 50, int8), i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) == u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int8', [5, 3, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) == u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) == u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i1_4
    integer(int8), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    integer(int8), pointer :: p(:, :, :, :)
    integer(int8) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int8 of rank 4: '

    elements = [(int(mod(i, 100) - 50, int8), i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) == u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int8', [5, 3, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) == u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) == u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i1_5
    integer(int8), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    integer(int8), pointer :: p(:, :, :, :, :)
    integer(int8) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int8 of rank 5: '

    elements = [(int(mod(i, 100) - 50, int8), i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) == u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int8', [5, 3, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) == u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) == u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i1_6
    integer(int8), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    integer(int8), pointer :: p(:, :, :, :, :, :)
    integer(int8) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int8 of rank 6: '

    elements = [(int(mod(i, 100) - 50, int8), i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int8', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) == u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) == u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i1_7
    integer(int8), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    integer(int8), pointer :: p(:, :, :, :, :, :, :)
    integer(int8) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int8 of rank 7: '

    elements = [(int(mod(i, 100) - 50, int8), i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int8', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) == u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) == u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i2_1
    integer(int16), target :: u(5), v(5)
    integer(int16), pointer :: p(:)
    integer(int16) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int16 of rank 1: '

    elements = [(int(i - 50, int16), i=1, 5)]
    u = reshape(elements, [5])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) == u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) == 0), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int16', [5])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) == u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) == u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i2_2
    integer(int16), target :: u(5, 3), v(5, 3)
    integer(int16), pointer :: p(:, :)
    integer(int16) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int16 of rank 2: '

    elements = [(int(i - 50, int16), i=1, 15)]
    u = reshape(elements, [5, 3])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) == u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int16', [5, 3])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) == u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) == u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i2_3
    integer(int16), target :: u(5, 3, 2), v(5, 3, 2)
    integer(int16), pointer :: p(:, :, :)
    integer(int16) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int16 of rank 3: '

    elements = [(int(i - 50, int16), i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) == u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int16', [5, 3, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) == u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) == u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i2_4
    integer(int16), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    integer(int16), pointer :: p(:, :, :, :)
    integer(int16) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int16 of rank 4: '

    elements = [(int(i - 50, int16), i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) == u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int16', [5, 3, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) == u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) == u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i2_5
    integer(int16), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    integer(int16), pointer :: p(:, :, :, :, :)
    integer(int16) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int16 of rank 5: '

    elements = [(int(i - 50, int16), i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) == u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int16', [5, 3, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) == u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) == u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i2_6
    integer(int16), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    integer(int16), pointer :: p(:, :, :, :, :, :)
    integer(int16) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int16 of rank 6: '

    elements = [(int(i - 50, int16), i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int16', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) == u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) == u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i2_7
    integer(int16), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    integer(int16), pointer :: p(:, :, :, :, :, :, :)
    integer(int16) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int16 of rank 7: '

    elements = [(int(i - 50, int16), i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int16', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) == u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) == u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i4_1
    integer(int32), target :: u(5), v(5)
    integer(int32), pointer :: p(:)
    integer(int32) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int32 of rank 1: '

    elements = [(int(i * 1001 - 50000, int32), i=1, 5)]
    u = reshape(elements, [5])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) == u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) == 0), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int32', [5])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) == u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) == u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i4_2
    integer(int32), target :: u(5, 3), v(5, 3)
    integer(int32), pointer :: p(:, :)
    integer(int32) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int32 of rank 2: '

    elements = [(int(i * 1001 - 50000, int32), i=1, 15)]
    u = reshape(elements, [5, 3])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) == u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int32', [5, 3])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) == u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) == u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i4_3
    integer(int32), target :: u(5, 3, 2), v(5, 3, 2)
    integer(int32), pointer :: p(:, :, :)
    integer(int32) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int32 of rank 3: '

    elements = [(int(i * 1001 - 50000, int32), i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) == u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int32', [5, 3, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) == u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) == u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i4_4
    integer(int32), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    integer(int32), pointer :: p(:, :, :, :)
    integer(int32) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int32 of rank 4: '

    elements = [(int(i * 1001 - 50000, int32), i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) == u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int32', [5, 3, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) == u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) == u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i4_5
    integer(int32), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    integer(int32), pointer :: p(:, :, :, :, :)
    integer(int32) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int32 of rank 5: '

    elements = [(int(i * 1001 - 50000, int32), i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) == u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int32', [5, 3, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) == u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) == u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i4_6
    integer(int32), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    integer(int32), pointer :: p(:, :, :, :, :, :)
    integer(int32) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int32 of rank 6: '

    elements = [(int(i * 1001 - 50000, int32), i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int32', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) == u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) == u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i4_7
    integer(int32), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    integer(int32), pointer :: p(:, :, :, :, :, :, :)
    integer(int32) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int32 of rank 7: '

    elements = [(int(i * 1001 - 50000, int32), i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int32', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) == u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) == u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i8_1
    integer(int64), target :: u(5), v(5)
    integer(int64), pointer :: p(:)
    integer(int64) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int64 of rank 1: '

    elements = [(int(i, int64) * 10000000001_int64, i=1, 5)]
    u = reshape(elements, [5])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) == u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) == 0), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int64', [5])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) == u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) == u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i8_2
    integer(int64), target :: u(5, 3), v(5, 3)
    integer(int64), pointer :: p(:, :)
    integer(int64) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int64 of rank 2: '

    elements = [(int(i, int64) * 10000000001_int64, i=1, 15)]
    u = reshape(elements, [5, 3])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) == u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int64', [5, 3])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) == u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) == u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i8_3
    integer(int64), target :: u(5, 3, 2), v(5, 3, 2)
    integer(int64), pointer :: p(:, :, :)
    integer(int64) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int64 of rank 3: '

    elements = [(int(i, int64) * 10000000001_int64, i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) == u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int64', [5, 3, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) == u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) == u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i8_4
    integer(int64), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    integer(int64), pointer :: p(:, :, :, :)
    integer(int64) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int64 of rank 4: '

    elements = [(int(i, int64) * 10000000001_int64, i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) == u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int64', [5, 3, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) == u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) == u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i8_5
    integer(int64), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    integer(int64), pointer :: p(:, :, :, :, :)
    integer(int64) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int64 of rank 5: '

    elements = [(int(i, int64) * 10000000001_int64, i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) == u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int64', [5, 3, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) == u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) == u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i8_6
    integer(int64), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    integer(int64), pointer :: p(:, :, :, :, :, :)
    integer(int64) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int64 of rank 6: '

    elements = [(int(i, int64) * 10000000001_int64, i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int64', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) == u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) == u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine i8_7
    integer(int64), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    integer(int64), pointer :: p(:, :, :, :, :, :, :)
    integer(int64) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'int64 of rank 7: '

    elements = [(int(i, int64) * 10000000001_int64, i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'int64', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) == u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) == u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c4_1
    complex(real32), target :: u(5), v(5)
    complex(real32), pointer :: p(:)
    complex(real32) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex64 of rank 1: '

    elements = [(cmplx(i, -i, real32), i=1, 5)]
    u = reshape(elements, [5])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) == u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) == 0), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex64', [5])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) == u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) == u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c4_2
    complex(real32), target :: u(5, 3), v(5, 3)
    complex(real32), pointer :: p(:, :)
    complex(real32) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex64 of rank 2: '

    elements = [(cmplx(i, -i, real32), i=1, 15)]
    u = reshape(elements, [5, 3])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) == u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex64', [5, 3])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) == u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) == u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c4_3
    complex(real32), target :: u(5, 3, 2), v(5, 3, 2)
    complex(real32), pointer :: p(:, :, :)
    complex(real32) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex64 of rank 3: '

    elements = [(cmplx(i, -i, real32), i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) == u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex64', [5, 3, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) == u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) == u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c4_4
    complex(real32), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    complex(real32), pointer :: p(:, :, :, :)
    complex(real32) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex64 of rank 4: '

    elements = [(cmplx(i, -i, real32), i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) == u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex64', [5, 3, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) == u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) == u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c4_5
    complex(real32), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    complex(real32), pointer :: p(:, :, :, :, :)
    complex(real32) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex64 of rank 5: '

    elements = [(cmplx(i, -i, real32), i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) == u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex64', [5, 3, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) == u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) == u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c4_6
    complex(real32), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    complex(real32), pointer :: p(:, :, :, :, :, :)
    complex(real32) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex64 of rank 6: '

    elements = [(cmplx(i, -i, real32), i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex64', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) == u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) == u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c4_7
    complex(real32), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    complex(real32), pointer :: p(:, :, :, :, :, :, :)
    complex(real32) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex64 of rank 7: '

    elements = [(cmplx(i, -i, real32), i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex64', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) == u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) == u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c8_1
    complex(real64), target :: u(5), v(5)
    complex(real64), pointer :: p(:)
    complex(real64) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex128 of rank 1: '

    elements = [(cmplx(i, 1 - i, real64), i=1, 5)]
    u = reshape(elements, [5])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) == u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) == 0), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex128', [5])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) == u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) == u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c8_2
    complex(real64), target :: u(5, 3), v(5, 3)
    complex(real64), pointer :: p(:, :)
    complex(real64) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex128 of rank 2: '

    elements = [(cmplx(i, 1 - i, real64), i=1, 15)]
    u = reshape(elements, [5, 3])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) == u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex128', [5, 3])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) == u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) == u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c8_3
    complex(real64), target :: u(5, 3, 2), v(5, 3, 2)
    complex(real64), pointer :: p(:, :, :)
    complex(real64) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex128 of rank 3: '

    elements = [(cmplx(i, 1 - i, real64), i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) == u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex128', [5, 3, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) == u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) == u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c8_4
    complex(real64), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    complex(real64), pointer :: p(:, :, :, :)
    complex(real64) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex128 of rank 4: '

    elements = [(cmplx(i, 1 - i, real64), i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) == u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex128', [5, 3, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) == u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) == u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c8_5
    complex(real64), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    complex(real64), pointer :: p(:, :, :, :, :)
    complex(real64) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex128 of rank 5: '

    elements = [(cmplx(i, 1 - i, real64), i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) == u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex128', [5, 3, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) == u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) == u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c8_6
    complex(real64), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    complex(real64), pointer :: p(:, :, :, :, :, :)
    complex(real64) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex128 of rank 6: '

    elements = [(cmplx(i, 1 - i, real64), i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex128', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) == u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) == u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine c8_7
    complex(real64), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    complex(real64), pointer :: p(:, :, :, :, :, :, :)
    complex(real64) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'complex128 of rank 7: '

    elements = [(cmplx(i, 1 - i, real64), i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = 0
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u == v), what // 'whole')
    v = 0
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) == u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) == 0), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p == u), what // 'pointer')
    p = 0
    call array%assign(copy)
    call check(all(u == 0), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'complex128', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = 0
    call z%read(v)
    call check(all(u == v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) == u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) == u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u == v), what // 'read what was appended')
  end subroutine

  subroutine lb_1
    logical(c_bool), target :: u(5), v(5)
    logical(c_bool), pointer :: p(:)
    logical(c_bool) :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'bool of rank 1: '

    elements = [(logical(mod(i, 3) == 1, c_bool), i=1, 5)]
    u = reshape(elements, [5])
    v = .false._c_bool
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false._c_bool
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) .eqv. u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) .eqv. .false._c_bool), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5]), what // 'shape of a pointer')
    call check(all(p .eqv. u), what // 'pointer')
    p = .false._c_bool
    call array%assign(copy)
    call check(all(u .eqv. .false._c_bool), what // 'assigned')
    u = reshape(elements, [5])
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5])
    call z%write(u)
    v = .false._c_bool
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) .eqv. u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) .eqv. u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine lb_2
    logical(c_bool), target :: u(5, 3), v(5, 3)
    logical(c_bool), pointer :: p(:, :)
    logical(c_bool) :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'bool of rank 2: '

    elements = [(logical(mod(i, 3) == 1, c_bool), i=1, 15)]
    u = reshape(elements, [5, 3])
    v = .false._c_bool
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false._c_bool
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) .eqv. u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) .eqv. .false._c_bool), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3]), what // 'shape of a pointer')
    call check(all(p .eqv. u), what // 'pointer')
    p = .false._c_bool
    call array%assign(copy)
    call check(all(u .eqv. .false._c_bool), what // 'assigned')
    u = reshape(elements, [5, 3])
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3])
    call z%write(u)
    v = .false._c_bool
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) .eqv. u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) .eqv. u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine lb_3
    logical(c_bool), target :: u(5, 3, 2), v(5, 3, 2)
    logical(c_bool), pointer :: p(:, :, :)
    logical(c_bool) :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'bool of rank 3: '

    elements = [(logical(mod(i, 3) == 1, c_bool), i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = .false._c_bool
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false._c_bool
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) .eqv. u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) .eqv. .false._c_bool), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2]), what // 'shape of a pointer')
    call check(all(p .eqv. u), what // 'pointer')
    p = .false._c_bool
    call array%assign(copy)
    call check(all(u .eqv. .false._c_bool), what // 'assigned')
    u = reshape(elements, [5, 3, 2])
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2])
    call z%write(u)
    v = .false._c_bool
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) .eqv. u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) .eqv. u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine lb_4
    logical(c_bool), target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    logical(c_bool), pointer :: p(:, :, :, :)
    logical(c_bool) :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'bool of rank 4: '

    elements = [(logical(mod(i, 3) == 1, c_bool), i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = .false._c_bool
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false._c_bool
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) .eqv. u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) .eqv. .false._c_bool), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2]), what // 'shape of a pointer')
    call check(all(p .eqv. u), what // 'pointer')
    p = .false._c_bool
    call array%assign(copy)
    call check(all(u .eqv. .false._c_bool), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2, 2])
    call z%write(u)
    v = .false._c_bool
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) .eqv. u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) .eqv. u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine lb_5
    logical(c_bool), target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    logical(c_bool), pointer :: p(:, :, :, :, :)
    logical(c_bool) :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'bool of rank 5: '

    elements = [(logical(mod(i, 3) == 1, c_bool), i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = .false._c_bool
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false._c_bool
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) .eqv. u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) .eqv. .false._c_bool), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p .eqv. u), what // 'pointer')
    p = .false._c_bool
    call array%assign(copy)
    call check(all(u .eqv. .false._c_bool), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2, 2, 2])
    call z%write(u)
    v = .false._c_bool
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) .eqv. u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) .eqv. u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine lb_6
    logical(c_bool), target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    logical(c_bool), pointer :: p(:, :, :, :, :, :)
    logical(c_bool) :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'bool of rank 6: '

    elements = [(logical(mod(i, 3) == 1, c_bool), i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = .false._c_bool
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false._c_bool
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) .eqv. u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) .eqv. .false._c_bool), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p .eqv. u), what // 'pointer')
    p = .false._c_bool
    call array%assign(copy)
    call check(all(u .eqv. .false._c_bool), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = .false._c_bool
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) .eqv. u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) .eqv. u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine lb_7
    logical(c_bool), target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    logical(c_bool), pointer :: p(:, :, :, :, :, :, :)
    logical(c_bool) :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'bool of rank 7: '

    elements = [(logical(mod(i, 3) == 1, c_bool), i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = .false._c_bool
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false._c_bool
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) .eqv. u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) .eqv. .false._c_bool), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == transfer(elements, bytes)), what // 'bytes in the order of memory')
    call copy%as_pointer(p)
    call check(all(shape(p) == [5, 3, 2, 2, 2, 2, 2]), what // 'shape of a pointer')
    call check(all(p .eqv. u), what // 'pointer')
    p = .false._c_bool
    call array%assign(copy)
    call check(all(u .eqv. .false._c_bool), what // 'assigned')
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = .false._c_bool
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) .eqv. u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) .eqv. u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine ld_1
    logical, target :: u(5), v(5)
    logical, pointer :: p(:)
    logical :: elements(5)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'default logical of rank 1: '

    elements = [(mod(i, 3) == 1, i=1, 5)]
    u = reshape(elements, [5])
    v = .false.
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 80 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false.
    call codec%encode(u(1:5:2), buffer)
    call codec%decode(buffer, v(4:2:-1))
    call check(all(v(4:2:-1) .eqv. u(1:5:2)), what // 'sections')
    call check(all(v(1:5:4) .eqv. .false.), what // 'around a section')
    call codec%encode(u(2:1), buffer)
    call codec%decode(buffer, v(3:2))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5]) .and. array%count() == 5, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == merge(1_int8, 0_int8, elements)), what // 'one byte each')
    call copy%as_pointer(p, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT .and. .not. associated(p), what // 'no pointer to bytes')
    call array%borrow_const(u(5:1:-1), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5])
    call z%write(u)
    v = .false.
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4), [2])
    call z%read(v(5:2:-1), int([2], int64), each)
    call check(all(v(5:2:-1) .eqv. u(1:4)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4), int([1], int64), each)
    call z%read(v(1:2), [1])
    call check(all(v(1:2) .eqv. u(3:4)), what // 'zarr, a box at the start')
    call z%append(1, u, at)
    call check(at == 6, what // 'appended')
    call z%read(v, [6])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine ld_2
    logical, target :: u(5, 3), v(5, 3)
    logical, pointer :: p(:, :)
    logical :: elements(15)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'default logical of rank 2: '

    elements = [(mod(i, 3) == 1, i=1, 15)]
    u = reshape(elements, [5, 3])
    v = .false.
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 240 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false.
    call codec%encode(u(1:5:2, 2:1:-1), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2))
    call check(all(v(4:2:-1, 1:2) .eqv. u(1:5:2, 2:1:-1)), what // 'sections')
    call check(all(v(1:5:4, :) .eqv. .false.), what // 'around a section')
    call codec%encode(u(2:1, :), buffer)
    call codec%decode(buffer, v(3:2, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3]) .and. array%count() == 15, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == merge(1_int8, 0_int8, elements)), what // 'one byte each')
    call copy%as_pointer(p, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT .and. .not. associated(p), what // 'no pointer to bytes')
    call array%borrow_const(u(5:1:-1, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3])
    call z%write(u)
    v = .false.
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :), [2, 1])
    call z%read(v(5:2:-1, :), int([2, 1], int64), each)
    call check(all(v(5:2:-1, :) .eqv. u(1:4, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :), int([1, 1], int64), each)
    call z%read(v(1:2, :), [1, 1])
    call check(all(v(1:2, :) .eqv. u(3:4, :)), what // 'zarr, a box at the start')
    call z%append(2, u, at)
    call check(at == 4, what // 'appended')
    call z%read(v, [1, 4])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine ld_3
    logical, target :: u(5, 3, 2), v(5, 3, 2)
    logical, pointer :: p(:, :, :)
    logical :: elements(30)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'default logical of rank 3: '

    elements = [(mod(i, 3) == 1, i=1, 30)]
    u = reshape(elements, [5, 3, 2])
    v = .false.
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 480 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false.
    call codec%encode(u(1:5:2, 2:1:-1, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :))
    call check(all(v(4:2:-1, 1:2, :) .eqv. u(1:5:2, 2:1:-1, :)), what // 'sections')
    call check(all(v(1:5:4, :, :) .eqv. .false.), what // 'around a section')
    call codec%encode(u(2:1, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2]) .and. array%count() == 30, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == merge(1_int8, 0_int8, elements)), what // 'one byte each')
    call copy%as_pointer(p, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT .and. .not. associated(p), what // 'no pointer to bytes')
    call array%borrow_const(u(5:1:-1, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2])
    call z%write(u)
    v = .false.
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :), [2, 1, 1])
    call z%read(v(5:2:-1, :, :), int([2, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :) .eqv. u(1:4, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :), int([1, 1, 1], int64), each)
    call z%read(v(1:2, :, :), [1, 1, 1])
    call check(all(v(1:2, :, :) .eqv. u(3:4, :, :)), what // 'zarr, a box at the start')
    call z%append(3, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine ld_4
    logical, target :: u(5, 3, 2, 2), v(5, 3, 2, 2)
    logical, pointer :: p(:, :, :, :)
    logical :: elements(60)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'default logical of rank 4: '

    elements = [(mod(i, 3) == 1, i=1, 60)]
    u = reshape(elements, [5, 3, 2, 2])
    v = .false.
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 960 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false.
    call codec%encode(u(1:5:2, 2:1:-1, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :))
    call check(all(v(4:2:-1, 1:2, :, :) .eqv. u(1:5:2, 2:1:-1, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :) .eqv. .false.), what // 'around a section')
    call codec%encode(u(2:1, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. array%count() == 60, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == merge(1_int8, 0_int8, elements)), what // 'one byte each')
    call copy%as_pointer(p, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT .and. .not. associated(p), what // 'no pointer to bytes')
    call array%borrow_const(u(5:1:-1, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2, 2])
    call z%write(u)
    v = .false.
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :, :), [2, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :), int([2, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :) .eqv. u(1:4, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :), int([1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :), [1, 1, 1, 1])
    call check(all(v(1:2, :, :, :) .eqv. u(3:4, :, :, :)), what // 'zarr, a box at the start')
    call z%append(4, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine ld_5
    logical, target :: u(5, 3, 2, 2, 2), v(5, 3, 2, 2, 2)
    logical, pointer :: p(:, :, :, :, :)
    logical :: elements(120)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'default logical of rank 5: '

    elements = [(mod(i, 3) == 1, i=1, 120)]
    u = reshape(elements, [5, 3, 2, 2, 2])
    v = .false.
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 1920 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false.
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :) .eqv. u(1:5:2, 2:1:-1, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :) .eqv. .false.), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. array%count() == 120, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == merge(1_int8, 0_int8, elements)), what // 'one byte each')
    call copy%as_pointer(p, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT .and. .not. associated(p), what // 'no pointer to bytes')
    call array%borrow_const(u(5:1:-1, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2, 2, 2])
    call z%write(u)
    v = .false.
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :), [2, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :), int([2, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :) .eqv. u(1:4, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :), int([1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :), [1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :) .eqv. u(3:4, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(5, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine ld_6
    logical, target :: u(5, 3, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2)
    logical, pointer :: p(:, :, :, :, :, :)
    logical :: elements(240)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'default logical of rank 6: '

    elements = [(mod(i, 3) == 1, i=1, 240)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2])
    v = .false.
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 3840 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false.
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :) .eqv. u(1:5:2, 2:1:-1, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :) .eqv. .false.), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. array%count() == 240, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == merge(1_int8, 0_int8, elements)), what // 'one byte each')
    call copy%as_pointer(p, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT .and. .not. associated(p), what // 'no pointer to bytes')
    call array%borrow_const(u(5:1:-1, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2, 2, 2, 2])
    call z%write(u)
    v = .false.
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :), [2, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :), int([2, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :) .eqv. u(1:4, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :), int([1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :), [1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :) .eqv. u(3:4, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(6, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

  subroutine ld_7
    logical, target :: u(5, 3, 2, 2, 2, 2, 2), v(5, 3, 2, 2, 2, 2, 2)
    logical, pointer :: p(:, :, :, :, :, :, :)
    logical :: elements(480)
    type(tierce_buffer) :: buffer
    type(tierce_array) :: array, copy
    type(tierce_zarr_array) :: z
    integer(int64) :: at
    integer :: i, stat
    integer(int32) :: each(1)
    integer(int8), pointer :: bytes(:)
    character(len=*), parameter :: what = 'default logical of rank 7: '

    elements = [(mod(i, 3) == 1, i=1, 480)]
    u = reshape(elements, [5, 3, 2, 2, 2, 2, 2])
    v = .false.
    ! Codecs: bytes in memory order; sections, backwards too, and what lies between them.
    call codec%encode(u, buffer)
    call check(buffer%len() < 7680 .and. buffer%len() > 0, what // 'encoded')
    call codec%decode(buffer, v)
    call check(all(u .eqv. v), what // 'whole')
    v = .false.
    call codec%encode(u(1:5:2, 2:1:-1, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(4:2:-1, 1:2, :, :, :, :, :))
    call check(all(v(4:2:-1, 1:2, :, :, :, :, :) .eqv. u(1:5:2, 2:1:-1, :, :, :, :, :)), what // 'sections')
    call check(all(v(1:5:4, :, :, :, :, :, :) .eqv. .false.), what // 'around a section')
    call codec%encode(u(2:1, :, :, :, :, :, :), buffer)
    call codec%decode(buffer, v(3:2, :, :, :, :, :, :))
    call codec%decode(buffer, v, stat=stat)
    call check(stat == TIERCE_E_CORRUPT, what // 'nothing into something')
    ! Arrays: what is borrowed is the same memory.
    call array%borrow(u)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. array%count() == 480, what // 'shape')
    call array%copy(copy)
    call raw%encode(u, buffer)
    call buffer%data(bytes)
    call check(all(bytes == merge(1_int8, 0_int8, elements)), what // 'one byte each')
    call copy%as_pointer(p, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT .and. .not. associated(p), what // 'no pointer to bytes')
    call array%borrow_const(u(5:1:-1, :, :, :, :, :, :), axes=TIERCE_AXES_SAME)
    call check(all(array%shape() == [5, 3, 2, 2, 2, 2, 2]) .and. any(array%strides() < 0), what // 'a section backwards')
    call array%assign(copy, stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'lent for reading only')
    ! Zarr.
    call make(z, 'bool', [5, 3, 2, 2, 2, 2, 2])
    call z%write(u)
    v = .false.
    call z%read(v)
    call check(all(u .eqv. v), what // 'zarr')
    call z%write(u(1:4, :, :, :, :, :, :), [2, 1, 1, 1, 1, 1, 1])
    call z%read(v(5:2:-1, :, :, :, :, :, :), int([2, 1, 1, 1, 1, 1, 1], int64), each)
    call check(all(v(5:2:-1, :, :, :, :, :, :) .eqv. u(1:4, :, :, :, :, :, :)) .and. each(1) == TIERCE_OK, what // 'zarr, boxes')
    call z%write(u, [2, 1, 1, 1, 1, 1, 1], stat=stat)
    call check(stat == TIERCE_E_ARGUMENT, what // 'zarr, outside')
    call z%write(u(3:4, :, :, :, :, :, :), int([1, 1, 1, 1, 1, 1, 1], int64), each)
    call z%read(v(1:2, :, :, :, :, :, :), [1, 1, 1, 1, 1, 1, 1])
    call check(all(v(1:2, :, :, :, :, :, :) .eqv. u(3:4, :, :, :, :, :, :)), what // 'zarr, a box at the start')
    call z%append(7, u, at)
    call check(at == 3, what // 'appended')
    call z%read(v, [1, 1, 1, 1, 1, 1, 3])
    call check(all(u .eqv. v), what // 'read what was appended')
  end subroutine

end module kinds_test

program kinds
  use kinds_test
  implicit none

  call codec%from_json('{"id": "zlib", "level": 1}')
  call raw%from_json('{"name": "bytes", "configuration": {"endian": "little"}}')
  call store%open('memory://')
  call r4_1
  call r4_2
  call r4_3
  call r4_4
  call r4_5
  call r4_6
  call r4_7
  call r8_1
  call r8_2
  call r8_3
  call r8_4
  call r8_5
  call r8_6
  call r8_7
  call i1_1
  call i1_2
  call i1_3
  call i1_4
  call i1_5
  call i1_6
  call i1_7
  call i2_1
  call i2_2
  call i2_3
  call i2_4
  call i2_5
  call i2_6
  call i2_7
  call i4_1
  call i4_2
  call i4_3
  call i4_4
  call i4_5
  call i4_6
  call i4_7
  call i8_1
  call i8_2
  call i8_3
  call i8_4
  call i8_5
  call i8_6
  call i8_7
  call c4_1
  call c4_2
  call c4_3
  call c4_4
  call c4_5
  call c4_6
  call c4_7
  call c8_1
  call c8_2
  call c8_3
  call c8_4
  call c8_5
  call c8_6
  call c8_7
  call lb_1
  call lb_2
  call lb_3
  call lb_4
  call lb_5
  call lb_6
  call lb_7
  call ld_1
  call ld_2
  call ld_3
  call ld_4
  call ld_5
  call ld_6
  call ld_7
  call codec%free
  call raw%free
  call store%free
  call done
end program kinds
