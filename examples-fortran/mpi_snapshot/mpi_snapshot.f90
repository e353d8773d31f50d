! A simulation on many ranks that writes its fields into Zarr arrays which all of them share, while it goes on; started again,
! also on another number of ranks, it goes on from the last snapshot. The program of examples-c/mpi_snapshot in Fortran: either one goes
! on, bit for bit, with what the other wrote.
!
!     mpirun -n RANKS mpi_snapshot_f URI [STEPS [EVERY [CELLS [STORE]]]]
!
! such as file:///scratch/run7 1000 100 64 '{"io_threads": 1}'. An error that is not caught here ends the program, and with it
! the job.
program mpi_snapshot
  use, intrinsic :: iso_fortran_env, only: real64, real128, int64
  use, intrinsic :: ieee_arithmetic, only: ieee_value, ieee_is_nan, ieee_quiet_nan
  use mpi_f08
  use tierce
  implicit none

  integer, parameter :: fields = 2, usual_chunk = 32, time_chunk = 1024
  character(len=1), parameter :: names(fields) = ['u', 'v']
  character(len=*), parameter :: title = '{"title": "Gray-Scott reaction-diffusion", "Du": 0.16, "Dv": 0.08, "F": 0.035, "k": 0.06}'
  character(len=*), parameter :: codecs = '[{"name": "numcodecs.shuffle", "configuration": {"elementsize": 8}}, ' // &
    '{"name": "zstd", "configuration": {"level": 3}}]'

  integer :: steps = 1000, every = 100, cells = 64 ! all can be given
  character(len=1000) :: uri, store_options = '{"io_threads": 1}'
  type(tierce_store) :: store
  type(tierce_zarr_array) :: arrays(fields), time
  type(tierce_op) :: writes(fields)
  type(tierce_array) :: lent(fields)
  real(real64), allocatable :: times(:) ! on rank 0: those of snapshots that are whole, else NaN
  integer :: done = 0, pending = 0 ! snapshots that are whole, and one that is under way

  ! What is this rank's: x, y, z, as Fortran has them.
  type(MPI_Comm) :: comm
  integer :: rank, ranks, first(3), n(3), neighbour(2, 3)
  type(MPI_Datatype) :: send(2, 3), receive(2, 3)
  ! Three memories of each field, with ghost cells: two make steps in turn, a third takes the place of one that is lent to a write.
  real(real64), allocatable, target :: u(:, :, :, :), v(:, :, :, :)
  integer :: now = 1, next = 2, spare = 3, taken = 0

  call MPI_Init
  call MPI_Comm_rank(MPI_COMM_WORLD, rank)
  call MPI_Comm_size(MPI_COMM_WORLD, ranks)
  call read_arguments
  call store%open(trim(uri), trim(store_options))
  if (rank == 0) call make_or_find
  call MPI_Bcast(every, 1, MPI_INTEGER, 0, MPI_COMM_WORLD) ! behind this, the arrays are there
  call MPI_Bcast(done, 1, MPI_INTEGER, 0, MPI_COMM_WORLD)
  call open_arrays
  call simulate
  call close_all
  call MPI_Finalize

contains

  subroutine read_arguments
    character(len=20) :: text(3)
    integer :: i, broken

    call get_command_argument(1, uri)
    broken = merge(1, 0, uri == '')
    do i = 1, 3
      call get_command_argument(i + 1, text(i))
    end do
    if (text(1) /= '' .and. broken == 0) read (text(1), *, iostat=broken) steps
    if (text(2) /= '' .and. broken == 0) read (text(2), *, iostat=broken) every
    if (text(3) /= '' .and. broken == 0) read (text(3), *, iostat=broken) cells
    if (command_argument_count() > 4) call get_command_argument(5, store_options)
    if (broken /= 0 .or. min(steps, every, cells) < 1 .or. command_argument_count() > 5) then
      if (rank == 0) print '(a)', 'Usage: mpirun -n RANKS mpi_snapshot_f URI [STEPS [EVERY [CELLS [STORE]]]]'
      call MPI_Finalize
      stop 2
    end if
  end subroutine

  ! --- What rank 0 does alone

  !> Makes the arrays at their full length, or looks where those that are there end; then tells all ranks in one document.
  subroutine make_or_find
    type(tierce_zarr_group) :: group
    type(tierce_zarr_array) :: field
    integer(int64), allocatable :: extents(:)
    character(len=300) :: message
    logical :: is_new
    integer :: stat, i

    call time%open(store, 'time', stat=stat, errmsg=message)
    is_new = stat == TIERCE_E_NOT_FOUND .or. stat == TIERCE_E_NO_BUCKET
    if (is_new) then
      call store%create_bucket
      call make
    else if (stat < 0) then
      error stop trim(message)
    else
      call find
      call time%shape(extents)
      if (steps / every > extents(1)) then
        call time%resize([steps / every])
        do i = 1, fields
          call field%open(store, names(i))
          call field%shape(extents)
          call field%resize([extents(1:3), int(steps / every, int64)])
        end do
      end if
    end if
    call group%open(store, '', .false.)
    if (is_new) call group%set_attributes(title)
    call group%consolidate
  end subroutine

  subroutine make
    type(tierce_zarr_spec) :: spec
    type(tierce_zarr_array) :: field
    integer :: i, chunk

    if (every > steps) error stop 'there are fewer steps than one snapshot takes'
    chunk = min(cells, usual_chunk)
    do i = 1, fields
      call spec%new('float64', [cells, cells, cells, steps / every])
      call spec%set_chunks([chunk, chunk, chunk, 1]) ! one never spans two snapshots
      call spec%set('codecs', codecs)
      call spec%set('dimension_names', '["time", "z", "y", "x"]') ! as Python sees it
      call field%create(store, names(i), spec, how=TIERCE_ZARR_CREATE_NEW)
    end do
    call spec%new('float64', [steps / every])
    call spec%set_chunks([time_chunk])
    call spec%set('codecs', '[]')
    call spec%set('fill_value', '"NaN"') ! a time that is not there yet is none
    call spec%set('dimension_names', '["time"]')
    call time%create(store, 'time', spec, how=TIERCE_ZARR_CREATE_NEW)
    allocate (times(steps / every), source=ieee_value(0.0_real64, ieee_quiet_nan))
  end subroutine

  subroutine find
    integer(int64), allocatable :: extents(:)
    integer :: there

    call time%shape(extents)
    there = int(extents(1))
    allocate (times(max(there, steps)), source=ieee_value(0.0_real64, ieee_quiet_nan))
    call time%read(times(1:there), [1])
    if (ieee_is_nan(times(1))) error stop 'there is no snapshot to go on from'
    every = nint(times(1))
    do while (done < there)
      if (ieee_is_nan(times(done + 1))) exit
      done = done + 1
    end do
    if (steps / every <= done) error stop 'no snapshot is due after the last one'
  end subroutine

  ! --- What all ranks do

  subroutine open_arrays
    type(tierce_zarr_group) :: group
    integer :: i

    call group%open(store, '', .true.)
    do i = 1, fields
      call group%open_array(names(i), arrays(i))
    end do
    call share_out
  end subroutine

  !> The brick of this rank: chunks are shared out, so that each has one writer; cells where there are fewer chunks than ranks.
  subroutine share_out
    integer(int64), allocatable :: extents(:), chunks(:)
    integer :: arranged(3), place(3), axis, other

    call arrays(1)%shape(extents)
    call arrays(1)%chunks(chunks)
    cells = int(extents(1))
    arranged = 0
    call MPI_Dims_create(ranks, 3, arranged)
    call MPI_Cart_create(MPI_COMM_WORLD, 3, arranged, [.true., .true., .true.], .false., comm)
    call MPI_Cart_coords(comm, rank, 3, place)
    do axis = 1, 3
      other = 4 - axis ! the ranks go along z first
      first(axis) = part(int(extents(axis)), int(chunks(axis)), place(other), arranged(other)) + 1
      n(axis) = part(int(extents(axis)), int(chunks(axis)), place(other) + 1, arranged(other)) + 1 - first(axis)
      call MPI_Cart_shift(comm, other - 1, 1, neighbour(1, axis), neighbour(2, axis))
    end do
    allocate (u(0:n(1) + 1, 0:n(2) + 1, 0:n(3) + 1, 3), v(0:n(1) + 1, 0:n(2) + 1, 0:n(3) + 1, 3), source=0.0_real64)
    do axis = 1, 3
      send(1, axis) = face(axis, 1)
      send(2, axis) = face(axis, n(axis))
      receive(1, axis) = face(axis, 0)
      receive(2, axis) = face(axis, n(axis) + 1)
    end do
  end subroutine

  !> How many cells lie before part `index`, from 0 on, of `count`.
  integer function part(extent, chunk, index, count)
    integer, intent(in) :: extent, chunk, index, count
    integer :: unit, units

    unit = merge(chunk, 1, (extent + chunk - 1) / chunk >= count)
    units = (extent + unit - 1) / unit
    part = min((units / count * index + min(index, mod(units, count))) * unit, extent)
  end function

  !> One layer of cells across an axis, out of the memory with ghost cells.
  type(MPI_Datatype) function face(axis, layer)
    integer, intent(in) :: axis, layer
    integer :: extents(3), starts(3)

    extents = n
    extents(axis) = 1
    starts = 1
    starts(axis) = layer
    call MPI_Type_create_subarray(3, n + 2, extents, starts, MPI_ORDER_FORTRAN, MPI_DOUBLE_PRECISION, face)
    call MPI_Type_commit(face)
  end function

  subroutine simulate
    integer :: step

    if (done > 0) then
      call arrays(1)%read(u(1:n(1), 1:n(2), 1:n(3), now), [first, done])
      call arrays(2)%read(v(1:n(1), 1:n(2), 1:n(3), now), [first, done])
      call print_step(done * every)
    else
      call begin
    end if
    do step = done * every + 1, steps
      call exchange(u(:, :, :, now))
      call exchange(v(:, :, :, now))
      call advance(u(:, :, :, now), v(:, :, :, now), u(:, :, :, next), v(:, :, :, next))
      call turn
      if (mod(step, every) == 0) then
        call print_step(step)
        call end_write
        call begin_write(step / every)
      end if
    end do
    call end_write
  end subroutine

  !> What was computed becomes the present. The past is computed into next time, unless it is lent.
  subroutine turn
    integer :: past

    past = now
    now = next
    next = merge(spare, past, past == taken)
  end subroutine

  !> Begins to write the present state: straight from between the ghost cells, while the solver goes on in the other memories.
  subroutine begin_write(snapshot)
    integer, intent(in) :: snapshot

    taken = now
    pending = snapshot
    call lent(1)%borrow(u(1:n(1), 1:n(2), 1:n(3), now:now))
    call lent(2)%borrow(v(1:n(1), 1:n(2), 1:n(3), now:now))
    call arrays(1)%write_async(lent(1), [first, snapshot], writes(1))
    call arrays(2)%write_async(lent(2), [first, snapshot], writes(2))
  end subroutine

  !> Waits until the snapshot is written; when all ranks have written theirs, rank 0 tells of its time.
  subroutine end_write
    integer :: i, stat, from, to

    if (pending == 0) return
    do i = 1, fields
      call writes(i)%wait(stat=stat)
      if (stat /= TIERCE_OK) then ! TIERCE_PARTIAL, which is positive: some chunks were not written
        error stop 'cannot write ' // names(i) // ': ' // writes(i)%message()
      end if
      call writes(i)%free
      call lent(i)%free
    end do
    call MPI_Barrier(comm)
    if (rank == 0) then
      times(pending) = pending * every
      from = (pending - 1) / time_chunk * time_chunk + 1
      to = min(from + time_chunk - 1, steps / every)
      call time%write(times(from:to), [from]) ! all in the chunk, so that none has to be read
    end if
    spare = taken
    taken = 0
    done = pending
    pending = 0
  end subroutine

  subroutine close_all
    integer :: side, axis

    do axis = 1, 3
      do side = 1, 2
        call MPI_Type_free(send(side, axis))
        call MPI_Type_free(receive(side, axis))
      end do
    end do
    call MPI_Comm_free(comm)
  end subroutine

  ! --- The simulation: Gray and Scott's, as in the C program

  !> splitmix64 of a cell's number in the whole box, from 0 to 1; numbers wrap around.
  real(real64) function noise(number)
    integer(int64), intent(in) :: number
    integer(int64) :: z

    z = (number + 1) * (-7046029254386353131_int64)
    z = ieor(z, shiftr(z, 30)) * (-4658895280553007687_int64)
    z = ieor(z, shiftr(z, 27)) * (-7723592293110705685_int64)
    noise = real(shiftr(ieor(z, shiftr(z, 31)), 11), real64) * 2.0_real64**(-53)
  end function

  subroutine begin
    real(real64) :: random
    integer :: at(3), x, y, z

    do z = 1, n(3)
      do y = 1, n(2)
        do x = 1, n(1)
          at = first - 1 + [x, y, z] - 1
          random = noise((int(at(3), int64) * cells + at(2)) * cells + at(1)) - 0.5_real64
          if (all(at >= cells / 4 .and. at < cells - cells / 4)) then
            u(x, y, z, now) = 0.5_real64 + 0.1_real64 * random
            v(x, y, z, now) = 0.25_real64 + 0.1_real64 * random
          else
            u(x, y, z, now) = 1
            v(x, y, z, now) = 0
          end if
        end do
      end do
    end do
  end subroutine

  subroutine exchange(memory)
    real(real64), intent(inout), contiguous, asynchronous :: memory(:, :, :)
    type(MPI_Request) :: requests(12)
    integer :: axis, side, count

    count = 0
    do axis = 1, 3
      do side = 1, 2
        ! What goes up along an axis comes from below: tags tell them apart where both neighbours are one rank.
        call MPI_Irecv(memory, 1, receive(side, axis), neighbour(side, axis), 2 * axis + 2 - side, comm, requests(count + 1))
        call MPI_Isend(memory, 1, send(side, axis), neighbour(side, axis), 2 * axis - 1 + side, comm, requests(count + 2))
        count = count + 2
      end do
    end do
    call MPI_Waitall(count, requests, MPI_STATUSES_IGNORE)
  end subroutine

  !> One step of explicit Euler with the Laplacian of seven points.
  subroutine advance(a, b, a_next, b_next)
    real(real64), intent(in) :: a(0:, 0:, 0:), b(0:, 0:, 0:)
    real(real64), intent(inout) :: a_next(0:, 0:, 0:), b_next(0:, 0:, 0:)
    real(real64), parameter :: du = 0.16_real64, dv = 0.08_real64, feed = 0.035_real64, kill = 0.06_real64
    real(real64) :: lap_a, lap_b, reaction
    integer :: x, y, z

    do z = 1, n(3)
      do y = 1, n(2)
        do x = 1, n(1)
          lap_a = a(x - 1, y, z) + a(x + 1, y, z) + a(x, y - 1, z) + a(x, y + 1, z) + a(x, y, z - 1) + a(x, y, z + 1) &
            - 6 * a(x, y, z)
          lap_b = b(x - 1, y, z) + b(x + 1, y, z) + b(x, y - 1, z) + b(x, y + 1, z) + b(x, y, z - 1) + b(x, y, z + 1) &
            - 6 * b(x, y, z)
          reaction = a(x, y, z) * b(x, y, z) * b(x, y, z)
          a_next(x, y, z) = a(x, y, z) + (du * lap_a - reaction + feed * (1 - a(x, y, z)))
          b_next(x, y, z) = b(x, y, z) + (dv * lap_b + reaction - (feed + kill) * b(x, y, z))
        end do
      end do
    end do
  end subroutine

  !> The means over all cells, with all digits: sums are of four times the length of a float, and do not depend on the ranks.
  subroutine print_step(step)
    integer, intent(in) :: step
    real(real128) :: sums(fields)
    real(real64) :: parts(2, fields), gathered(2, fields, ranks), means(fields)

    sums = [sum(real(u(1:n(1), 1:n(2), 1:n(3), now), real128)), sum(real(v(1:n(1), 1:n(2), 1:n(3), now), real128))]
    parts(1, :) = real(sums, real64)
    parts(2, :) = real(sums - parts(1, :), real64)
    call MPI_Gather(parts, 2 * fields, MPI_DOUBLE_PRECISION, gathered, 2 * fields, MPI_DOUBLE_PRECISION, 0, comm)
    if (rank == 0) then
      sums = sum(sum(real(gathered, real128), dim=3), dim=1)
      means = real(sums, real64) / real(cells, real64)**3
      print '(a, i0, 2(a, es24.16e3))', 'step ', step, '  mean u ', means(1), '  mean v ', means(2)
    end if
  end subroutine
end program mpi_snapshot
