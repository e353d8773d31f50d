! Heat in a plate: an explicit solver with ghost cells keeps its steps in a Zarr array, compressed without loss, stops, starts
! again from the last one, and ends with the same bits as a run without a stop.
!
!     heat [URI]        such as file:///scratch/run7; without it all is in the memory of this process
program heat
  use, intrinsic :: iso_fortran_env, only: real64, int64
  use tierce
  implicit none

  integer, parameter :: nx = 96, ny = 64, steps = 40, every = 10
  character(len=*), parameter :: compressor = '[{"name": "numcodecs.shuffle"}, {"name": "zstd", "configuration": {"level": 3}}]'
  character(len=300) :: uri

  call get_command_argument(1, uri)
  if (uri == '') uri = 'memory://'
  call run

contains

  subroutine run
    type(tierce_store) :: store
    type(tierce_zarr_array) :: history
    type(tierce_op) :: op
    type(tierce_array) :: view
    real(real64) :: whole(0:nx + 1, 0:ny + 1)
    real(real64), target :: u(0:nx + 1, 0:ny + 1), snapshot(nx, ny)
    integer(int64), allocatable :: extents(:)
    character(len=:), allocatable :: text
    integer :: step

    ! Without a stop.
    call begin(whole)
    do step = 1, steps
      call advance(whole)
    end do

    ! With one, half way. A step is written while the next ones are computed, from a copy that stays as it is meanwhile.
    call store%open(uri)
    call store%create_bucket
    call create(store, history)
    call begin(u)
    do step = 1, steps / 2
      call advance(u)
      if (mod(step, every) /= 0) cycle
      if (op%is_open()) call op%wait
      snapshot = u(1:nx, 1:ny)
      call history%resize([nx, ny, step / every])
      call view%borrow(snapshot)
      call view%reshape([nx, ny, 1], view)
      call history%write_async(view, [1, 1, step / every], op)
    end do
    if (op%is_open()) call op%wait
    call op%free
    call history%free

    ! Again, from the last step: straight to between the ghost cells.
    call history%open(store, 'heat/temperature')
    call history%shape(extents)
    u = -1
    call history%read(u(1:nx, 1:ny), [1_int64, 1_int64, extents(3)])
    do step = steps / 2 + 1, steps
      call advance(u)
      if (mod(step, every) == 0) call history%append(3, u(1:nx, 1:ny))
    end do

    if (any(abs(u(1:nx, 1:ny) - whole(1:nx, 1:ny)) > 0)) error stop 'the second run ended otherwise than the first'
    call history%shape(extents)
    call history%attributes(text)
    print '(a, 3(i0, a), a, es10.3)', 'temperature ', extents(1), ' x ', extents(2), ' x ', extents(3), ' ', &
      text // ', at the end at most', maxval(u(1:nx, 1:ny))
  end subroutine

  subroutine create(store, history)
    type(tierce_store), intent(in) :: store
    type(tierce_zarr_array), intent(inout) :: history
    type(tierce_zarr_spec) :: spec

    call spec%new('float64', [nx, ny, 0])
    call spec%set_chunks([nx, ny / 2, 1])
    call spec%set('codecs', compressor)
    call spec%set('dimension_names', '["time", "y", "x"]') ! as Python sees it
    call spec%set('attributes', '{"units": "K"}')
    call history%create(store, 'heat/temperature', spec, how=TIERCE_ZARR_CREATE_REPLACE)
  end subroutine

  subroutine begin(u)
    real(real64), intent(out) :: u(0:, 0:)

    u = 0
    u(nx / 4:nx / 2, ny / 3:ny / 2) = 100
  end subroutine

  subroutine advance(u)
    real(real64), intent(inout) :: u(0:, 0:)
    real(real64) :: new(nx, ny)

    ! Walls that let no heat through.
    u(0, :) = u(1, :)
    u(nx + 1, :) = u(nx, :)
    u(:, 0) = u(:, 1)
    u(:, ny + 1) = u(:, ny)
    new = u(1:nx, 1:ny) + 0.2_real64 * (u(0:nx - 1, 1:ny) + u(2:nx + 1, 1:ny) + u(1:nx, 0:ny - 1) + u(1:nx, 2:ny + 1) &
      - 4 * u(1:nx, 1:ny))
    u(1:nx, 1:ny) = new
  end subroutine
end program heat
