! What is freed, when, and once; and how the program ends where it has to (`lifetimes copy`, ...), which the script looks at.
module lifetimes_test
  use, intrinsic :: iso_c_binding
  use tierce
  use tierce_c, only: tierce_segments_wrap
  use checks
  implicit none
  integer :: freed = 0
  integer, target :: memory(10) = 0

  type :: holder
    integer :: step = 0
    type(tierce_segments) :: part
  end type

  type :: solver
    integer :: step = 0
    type(tierce_segments) :: part
    type(tierce_segments), allocatable :: parts(:)
    type(tierce_segments), allocatable :: more
  end type

contains

  subroutine gone(userdata) bind(c)
    type(c_ptr), value :: userdata

    if (.not. c_associated(userdata)) freed = freed + 1
  end subroutine

  subroutine make(segments)
    class(tierce_segments), intent(inout) :: segments
    type(tierce_segment), target :: table(1)
    type(c_ptr) :: c

    table(1) = tierce_segment(0, 40)
    c = c_null_ptr
    if (tierce_segments_wrap(c_loc(memory), 40_c_size_t, c_loc(table), 1_c_size_t, c_funloc(gone), c_null_ptr, c) < 0) &
      error stop 'no segments'
    call segments%adopt(c)
  end subroutine

  subroutine expect(count, what)
    integer, intent(in) :: count
    character(len=*), intent(in) :: what

    call check(freed == count, what)
    freed = 0
  end subroutine

  subroutine local
    type(tierce_segments) :: one, others(3)
    type(tierce_segments), allocatable :: few(:)

    call make(one)
    call make(others(1))
    call make(others(3))
    allocate (few(2))
    call make(few(2))
    call make(one)
    call expect(1, 'a handle that is made anew')
  end subroutine

  subroutine inside
    type(solver) :: state

    call make(state%part)
    allocate (state%parts(3))
    call make(state%parts(1))
    call make(state%parts(3))
    allocate (state%more)
    call make(state%more)
    deallocate (state%more)
    call expect(1, 'deallocated')
  end subroutine

  subroutine polymorphic
    class(tierce_segments), pointer :: pointed
    type(tierce_segments), allocatable :: here

    allocate (pointed, here)
    call make(pointed)
    call make(here)
    deallocate (pointed)
    call expect(1, 'what a pointer points to')
    deallocate (here)
    call expect(1, 'allocatable')
  end subroutine

  subroutine moved
    type(tierce_segments) :: a, b, list(2)

    call make(a)
    call b%take(a)
    call check(b%is_open() .and. .not. a%is_open(), 'taken')
    call expect(0, 'taking frees nothing')
    call b%take(b)
    call check(b%is_open(), 'taken from itself')
    call make(a)
    call b%take(a)
    call expect(1, 'taking frees what was there')
    call list(1)%take(b)
    call list(1)%free
    call list(1)%free
    call expect(1, 'freed once')
    call b%take(a)
    call check(.not. b%is_open(), 'nothing is taken from what is closed')
  end subroutine

  ! An allocation with a source copies without asking: such a copy can be used, but it does not free.
  subroutine sourced
    type(tierce_segments) :: a
    type(tierce_segments), allocatable :: b

    call make(a)
    allocate (b, source=a)
    call check(b%count() == 1, 'a copy')
    deallocate (b)
    call expect(0, 'a copy frees nothing')
  end subroutine

  subroutine empty
    type(tierce_segments) :: a, b
    type(holder) :: x, y

    b = a
    y = x
    call check(.not. b%is_open() .and. y%step == 0, 'what is closed can be copied')
  end subroutine

  subroutine ends(how)
    character(len=*), intent(in) :: how
    type(tierce_segments) :: a, b
    type(holder) :: x, y
    type(tierce_codec) :: codec
    type(tierce_array) :: array

    select case (how)
    case ('copy')
      call make(a)
      b = a
    case ('solver')
      call make(x%part)
      y = x
    case ('nostat')
      call codec%from_json('{"id": "none"}')
    case ('refused')
      call array%new('float64', [2])
      call array%slice([0], [1], array)
    end select
    print '(a, 2i3)', 'not reached', x%step, y%step
  end subroutine
end module lifetimes_test

program lifetimes
  use lifetimes_test
  implicit none
  character(len=20) :: how

  call get_command_argument(1, how)
  if (how /= '') call ends(trim(how))
  call local
  call expect(4, 'the end of a scope')
  call inside
  call expect(3, 'components, at the end of a scope')
  call polymorphic
  call moved
  call expect(0, 'nothing left')
  call sourced
  call expect(1, 'the original frees')
  call empty
  call done
end program lifetimes
