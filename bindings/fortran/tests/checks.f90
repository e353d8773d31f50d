! Counts what passes and what fails.
module checks
  use, intrinsic :: iso_c_binding, only: c_bool
  use, intrinsic :: iso_fortran_env, only: error_unit
  implicit none
  private
  public :: check, check_status, done
  integer :: passed = 0, failed = 0

  interface check
    module procedure check_logical, check_bool
  end interface

contains

  subroutine check_logical(good, what)
    logical, intent(in) :: good
    character(len=*), intent(in) :: what

    if (good) then
      passed = passed + 1
    else
      failed = failed + 1
      write (error_unit, '(a)') 'FAIL  ' // what
    end if
  end subroutine

  subroutine check_bool(good, what)
    logical(c_bool), intent(in) :: good
    character(len=*), intent(in) :: what

    call check(logical(good), what)
  end subroutine

  subroutine check_status(stat, expected, what)
    integer, intent(in) :: stat, expected
    character(len=*), intent(in) :: what
    character(len=60) :: numbers

    write (numbers, '(a, i0, a, i0)') ': status ', stat, ' instead of ', expected
    call check(stat == expected, what // trim(numbers))
  end subroutine

  subroutine done
    print '(i0, a, i0, a)', passed, ' passed, ', failed, ' failed'
    if (failed > 0) error stop 1
  end subroutine
end module checks
