! What the other modules share: how failures are reported, and how texts, bytes and tuples of indices go to C and come back.
module tierce_base
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: error_unit, int8, int32, int64
  use tierce_c, only: c_last_error => tierce_last_error, c_status_name => tierce_status_name, TIERCE_E_ARGUMENT
  implicit none
  private

  public :: tierce_slot, report, refuse, refuse_copy, complain, last_message, slot_free, slot_take
  public :: text_in, text_of, string_of, bytes_in, bytes_lent, bytes_pointer, address_of, advanced
  public :: tuple_in, tuple_out, permutation_in, axes_in, keys_in, need_items

  ! Sizes are 64 bits wide here, in tuples that C reads as size_t too: elsewhere this does not compile.
  integer, parameter :: sizes_have_64_bits = 1 / merge(1, 0, c_size_t == c_int64_t)

  !> How the axes of a Fortran array stand to those of a file: in reverse, in the same memory, as in netCDF and HDF5 ...
  integer, parameter, public :: TIERCE_AXES_REVERSED = 0
  !> ... or the same, so that Python has the indices in the same order (numpy's order "F").
  integer, parameter, public :: TIERCE_AXES_SAME = 1

  ! A handle of C, and the variable that it belongs to. Compilers copy variables bit by bit where the program does not see it; a
  ! copy lies elsewhere than at home, so it never frees.
  type :: tierce_slot
    type(c_ptr) :: c = c_null_ptr
    type(c_ptr) :: home = c_null_ptr
  end type

  abstract interface
    subroutine free_function(handle) bind(c)
      import :: c_ptr
      type(c_ptr), value :: handle
    end subroutine
  end interface

  interface tuple_in
    module procedure tuple_in_i4, tuple_in_i8
  end interface

  interface permutation_in
    module procedure permutation_in_i4, permutation_in_i8
  end interface

contains

  ! --- Failures

  !> Ends a call: gives the status away, or stops the program if it is an error that nobody asked for.
  subroutine report(status, where, stat, errmsg)
    integer(c_int32_t), intent(in) :: status
    character(len=*), intent(in) :: where
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    if (status < 0) then
      call conclude(status, last_message(), where, stat, errmsg)
    else if (present(stat)) then
      stat = status
    end if
  end subroutine

  !> As `report` of an argument that the C library would not understand.
  subroutine refuse(message, where, stat, errmsg)
    character(len=*), intent(in) :: message, where
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg

    call conclude(TIERCE_E_ARGUMENT, message, where, stat, errmsg)
  end subroutine

  subroutine conclude(status, message, where, stat, errmsg)
    integer(c_int32_t), intent(in) :: status
    character(len=*), intent(in) :: message, where
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(len=:), allocatable :: text

    text = string_of(c_status_name(status)) // ': ' // message
    if (present(errmsg)) errmsg = text
    if (present(stat)) then
      stat = status
    else
      write (error_unit, '(a)') where // ': ' // text
      error stop 1
    end if
  end subroutine

  !> Ends the program: what an assignment would copy cannot be.
  subroutine refuse_copy(name)
    character(len=*), intent(in) :: name

    write (error_unit, '(a)') 'assignment: a variable of type(' // name // ') cannot be copied, since both would free the ' // &
      'same thing; pass it on, point to it, or move it: call b%take(a)'
    error stop 1
  end subroutine

  !> Keeps the first of several complaints.
  subroutine complain(complaint, text)
    character(len=:), allocatable, intent(inout) :: complaint
    character(len=*), intent(in) :: text

    if (.not. allocated(complaint)) complaint = text
  end subroutine

  !> The message of the last failure on this thread.
  function last_message() result(message)
    character(len=:), allocatable :: message
    character(kind=c_char), allocatable, target :: chars(:)
    integer(c_size_t) :: length

    length = c_last_error(c_null_ptr, 0_c_size_t)
    allocate (chars(length + 1))
    length = c_last_error(c_loc(chars), length + 1)
    message = text_of(c_loc(chars), length)
  end function

  ! --- Handles

  !> Frees what lies at home here.
  subroutine slot_free(slot, free)
    type(tierce_slot), intent(inout), target :: slot
    procedure(free_function) :: free

    if (c_associated(slot%c) .and. c_associated(slot%home, c_loc(slot%c))) call free(slot%c)
    slot%c = c_null_ptr
  end subroutine

  !> Puts a handle here, in place of another.
  subroutine slot_take(slot, c, free)
    type(tierce_slot), intent(inout), target :: slot
    type(c_ptr), intent(in) :: c
    procedure(free_function) :: free

    call slot_free(slot, free)
    slot%c = c
    slot%home = c_loc(slot%c)
  end subroutine

  ! --- Texts

  !> A text for C, without blanks at its end and with a NUL instead; one that is absent is (NULL, 0).
  subroutine text_in(text, chars, address, length)
    character(len=*), intent(in), optional :: text
    character(kind=c_char), allocatable, intent(inout), target :: chars(:)
    type(c_ptr), intent(out) :: address
    integer(c_size_t), intent(out) :: length
    integer(c_size_t) :: i

    address = c_null_ptr
    length = 0
    if (.not. present(text)) return
    length = len_trim(text, c_size_t)
    allocate (chars(length + 1))
    do i = 1, length
      chars(i) = text(i:i)
    end do
    chars(length + 1) = c_null_char
    address = c_loc(chars)
  end subroutine

  !> So many characters of C.
  function text_of(address, length) result(text)
    type(c_ptr), intent(in) :: address
    integer(c_size_t), intent(in) :: length
    character(len=:), allocatable :: text
    character(kind=c_char), pointer :: chars(:)
    integer(c_size_t) :: i

    allocate (character(len=length) :: text)
    if (length == 0) return
    call c_f_pointer(address, chars, [length])
    do i = 1, length
      text(i:i) = chars(i)
    end do
  end function

  !> A string of C, up to its NUL; NULL is empty.
  function string_of(address) result(text)
    type(c_ptr), intent(in) :: address
    character(len=:), allocatable :: text
    character(kind=c_char), pointer :: chars(:)
    integer(c_size_t) :: length

    length = 0
    if (c_associated(address)) then
      call c_f_pointer(address, chars, [huge(0)])
      do while (chars(length + 1) /= c_null_char)
        length = length + 1
      end do
    end if
    text = text_of(address, length)
  end function

  !> Many texts for C: their characters, and where each lies.
  subroutine keys_in(keys, chars, addresses, lengths)
    character(len=*), intent(in) :: keys(:)
    character(kind=c_char), allocatable, intent(inout), target :: chars(:)
    type(c_ptr), allocatable, intent(inout), target :: addresses(:)
    integer(c_size_t), allocatable, intent(inout), target :: lengths(:)
    integer(c_size_t) :: i, j, at

    lengths = int(len_trim(keys), c_size_t)
    allocate (addresses(size(keys)), chars(sum(lengths) + size(keys)))
    at = 1
    do i = 1, size(keys)
      addresses(i) = c_loc(chars(at))
      do j = 1, lengths(i)
        chars(at) = keys(i)(j:j)
        at = at + 1
      end do
      chars(at) = c_null_char
      at = at + 1
    end do
  end subroutine

  ! --- Bytes

  !> Bytes for C to read, in this call alone: those that do not lie in a row are copied. Absent ones are (NULL, 0).
  subroutine bytes_in(bytes, copy, address, length)
    integer(int8), intent(in), target, optional :: bytes(:)
    integer(int8), allocatable, intent(inout), target :: copy(:)
    type(c_ptr), intent(out) :: address
    integer(c_size_t), intent(out) :: length

    address = c_null_ptr
    length = 0
    if (.not. present(bytes)) return
    length = size(bytes, kind=c_size_t)
    if (length == 0) return
    if (is_contiguous(bytes)) then
      address = c_loc(bytes(1))
    else
      allocate (copy, source=bytes)
      address = c_loc(copy)
    end if
  end subroutine

  !> Bytes for C to write, or to keep for longer than the call: they have to lie in a row.
  subroutine bytes_lent(name, bytes, address, length, complaint)
    character(len=*), intent(in) :: name
    integer(int8), intent(in), target, optional :: bytes(:)
    type(c_ptr), intent(out) :: address
    integer(c_size_t), intent(out) :: length
    character(len=:), allocatable, intent(inout) :: complaint

    address = c_null_ptr
    length = 0
    if (.not. present(bytes)) return
    length = size(bytes, kind=c_size_t)
    if (length == 0) return
    if (is_contiguous(bytes)) then
      address = c_loc(bytes(1))
    else
      call complain(complaint, name // ' is written or kept by the library, and has to lie in a row')
    end if
  end subroutine

  !> Bytes of C as a Fortran array, without a copy.
  subroutine bytes_pointer(address, length, bytes)
    type(c_ptr), intent(in) :: address
    integer(c_size_t), intent(in) :: length
    integer(int8), pointer, intent(out) :: bytes(:)
    integer(int8), target, save :: nothing(0)

    if (length > 0) then
      call c_f_pointer(address, bytes, [length])
    else
      bytes => nothing
    end if
  end subroutine

  pure function address_of(pointer) result(address)
    type(c_ptr), intent(in) :: pointer
    integer(c_intptr_t) :: address

    address = transfer(pointer, address)
  end function

  pure function advanced(pointer, bytes) result(there)
    type(c_ptr), intent(in) :: pointer
    integer(c_intptr_t), intent(in) :: bytes
    type(c_ptr) :: there

    there = transfer(address_of(pointer) + bytes, there)
  end function

  ! --- Tuples

  !> Extents or indices for C: reversed where the axes are, and counted from 0 if they count from `base`. `signed` ones may be
  !> negative.
  subroutine tuple_in_i8(tuple, name, base, signed, axes, c, complaint)
    integer(int64), intent(in) :: tuple(:)
    character(len=*), intent(in) :: name
    integer, intent(in) :: base, axes
    logical, intent(in) :: signed
    integer(int64), allocatable, intent(inout) :: c(:)
    character(len=:), allocatable, intent(inout) :: complaint
    character(len=80) :: numbers
    integer :: i, n

    n = size(tuple)
    do i = 1, n
      if (signed .or. tuple(i) >= base) cycle
      write (numbers, '(i0, a, i0, a, i0)') i, ') is ', tuple(i), ', and at least ', base
      call complain(complaint, name // '(' // trim(numbers) // ' is expected')
    end do
    c = tuple - base
    if (axes == TIERCE_AXES_REVERSED) c = c(n:1:-1)
  end subroutine

  subroutine tuple_in_i4(tuple, name, base, signed, axes, c, complaint)
    integer(int32), intent(in) :: tuple(:)
    character(len=*), intent(in) :: name
    integer, intent(in) :: base, axes
    logical, intent(in) :: signed
    integer(int64), allocatable, intent(inout) :: c(:)
    character(len=:), allocatable, intent(inout) :: complaint

    call tuple_in_i8(int(tuple, int64), name, base, signed, axes, c, complaint)
  end subroutine

  !> A tuple of C for Fortran.
  function tuple_out(c, base, axes) result(tuple)
    integer(int64), intent(in) :: c(:)
    integer, intent(in) :: base, axes
    integer(int64), allocatable :: tuple(:)

    tuple = c + base
    if (axes == TIERCE_AXES_REVERSED) tuple = tuple(size(c):1:-1)
  end function

  !> Which axis comes from which: axis i of the view is axis permutation(i).
  subroutine permutation_in_i8(permutation, axes, c, complaint)
    integer(int64), intent(in) :: permutation(:)
    integer, intent(in) :: axes
    integer(int64), allocatable, intent(inout) :: c(:)
    character(len=:), allocatable, intent(inout) :: complaint

    call tuple_in(permutation, 'permutation', 1, .false., axes, c, complaint)
    if (axes == TIERCE_AXES_REVERSED) c = size(c) - 1 - c
  end subroutine

  subroutine permutation_in_i4(permutation, axes, c, complaint)
    integer(int32), intent(in) :: permutation(:)
    integer, intent(in) :: axes
    integer(int64), allocatable, intent(inout) :: c(:)
    character(len=:), allocatable, intent(inout) :: complaint

    call permutation_in_i8(int(permutation, int64), axes, c, complaint)
  end subroutine

  !> How axes stand, as it is asked for.
  subroutine axes_in(axes, its_axes, complaint)
    integer, intent(in), optional :: axes
    integer, intent(out) :: its_axes
    character(len=:), allocatable, intent(inout) :: complaint
    character(len=20) :: number

    its_axes = TIERCE_AXES_REVERSED
    if (.not. present(axes)) return
    its_axes = axes
    if (axes == TIERCE_AXES_REVERSED .or. axes == TIERCE_AXES_SAME) return
    write (number, '(i0)') axes
    call complain(complaint, 'axes is ' // trim(number) // '; TIERCE_AXES_REVERSED or TIERCE_AXES_SAME is expected')
  end subroutine

  !> C writes or reads one element for each item: an array of another size is a complaint.
  subroutine need_items(name, items, there, complaint)
    character(len=*), intent(in) :: name
    integer(c_size_t), intent(in) :: items, there
    character(len=:), allocatable, intent(inout) :: complaint
    character(len=80) :: numbers

    if (items == there) return
    write (numbers, '(a, i0, a, i0)') ' has ', there, ' elements, expected are ', items
    call complain(complaint, name // trim(numbers))
  end subroutine

end module tierce_base
