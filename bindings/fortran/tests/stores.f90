! Stores, operations, Zarr arrays and groups; both orders of axes.
module stores_test
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce
  use checks
  implicit none

  integer :: reported = 0

contains

  subroutine progress(userdata, done_so_far, total, bytes) bind(c)
    type(c_ptr), value :: userdata
    integer(c_int64_t), value :: done_so_far, total, bytes

    if (.not. c_associated(userdata) .and. done_so_far <= total .and. bytes > 0) reported = reported + 1
  end subroutine

  subroutine objects
    type(tierce_store) :: store
    type(tierce_buffer) :: buffer
    type(tierce_object_info) :: info
    type(tierce_listing) :: listing
    type(tierce_upload) :: upload
    type(tierce_segments_collection) :: collection
    type(tierce_codec) :: codec
    type(tierce_array) :: array
    character(len=30) :: key, keys(3)
    character(len=:), allocatable :: etag
    integer(int8), target :: bytes(10), back(20)
    integer(int8), pointer :: item(:)
    integer(int64) :: n, count, total
    integer(int32) :: each(3)
    real(real32), target :: u(4, 5), v(4, 5)
    logical :: there
    integer :: stat, i

    bytes = [(int(i, int8), i=1, 10)]
    call store%open('memory://', '{"io_threads": 2}')
    key = 'step/0001' ! and blanks
    call store%put(key, bytes, content_type='application/octet-stream', info=info)
    etag = info%etag()
    call store%head('step/0001', info)
    call check(info%key() == 'step/0001' .and. info%size() == 10 .and. info%etag() == etag, 'head')
    call store%exists(key, there)
    call check(there, 'there')
    call store%exists('step/0002', there)
    call check(.not. there, 'not there')
    call store%get(key, buffer, offset=2_int64, length=3_int64)
    call buffer%data(item)
    call check(all(item == [3_int8, 4_int8, 5_int8]), 'range')
    call store%get_into(key, back, n, offset=TIERCE_FROM_END, length=4_int64)
    call check(n == 4 .and. all(back(:4) == bytes(7:)), 'range from the end')
    call store%get(key, buffer, max_len=5_int64, stat=stat)
    call check_status(stat, TIERCE_E_LIMIT, 'larger than allowed')
    call store%put(key, bytes(1:9:2), condition=TIERCE_PUT_IF_ABSENT, stat=stat)
    call check_status(stat, TIERCE_E_PRECONDITION, 'if absent')
    call store%put(key, bytes(1:9:2), condition=TIERCE_PUT_IF_MATCH, if_match=etag)
    call store%get(key, buffer)
    call buffer%data(item)
    call check(all(item == bytes(1:9:2)), 'bytes with gaps')
    keys = [character(len=30) :: 'step/0001', 'none', 'text']
    call buffer%clear
    call buffer%append('a text')
    call store%put('text', buffer)
    call store%get_many(keys, collection, each=each, stat=stat)
    call check(stat == TIERCE_PARTIAL .and. all(each == [TIERCE_OK, TIERCE_E_NOT_FOUND, TIERCE_OK]), 'many')
    call collection%get(3_int64, item)
    call check(size(item) == 6, 'third of many')
    call store%get_many(keys, collection, stat=stat)
    call check_status(stat, TIERCE_E_NOT_FOUND, 'many, all or nothing')
    call store%get_many(keys, collection, each=each(:2), stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'too few places')
    call store%upload('pieces', upload)
    call upload%write(bytes)
    call upload%write(bytes(1:2))
    call upload%commit(info)
    call store%head('pieces', info)
    call check(info%size() == 12, 'upload')
    call store%list('', TIERCE_LIST_FOLDER, listing)
    count = 0
    do
      call listing%next(info, stat)
      if (stat /= TIERCE_OK) exit
      count = count + 1
    end do
    call check(stat == TIERCE_END .and. count == 3, 'listing: pieces, step/, text')
    call codec%from_json('{"id": "zstd"}')
    call random_number(u)
    call array%borrow(u)
    call store%put_encoded('u', codec, array)
    call array%borrow(v)
    call store%get_decoded_into('u', codec, array)
    call check(all(u == v), 'encoded')
    call store%generate('made/', '{"num": 3, "size": 10, "type": "raw"}', progress, objects=n, bytes=total)
    call check(n == 3 .and. total == 30 .and. reported == 3, 'generated')
    call store%delete_prefix('made/', n)
    call check(n == 3, 'deleted')
  end subroutine

  subroutine operations
    type(tierce_store) :: store
    type(tierce_op) :: ops(3), one
    type(tierce_buffer) :: buffer
    integer(int8), target :: bytes(100)
    integer(int64) :: which, n
    integer :: stat, i
    character(len=10) :: key

    bytes = 7_int8
    call store%open('memory://')
    do i = 1, 3
      write (key, '(a, i0)') 'k', i
      call store%put_async(key, bytes, ops(i))
    end do
    call tierce_op_wait_any(ops, which)
    call check(which >= 1 .and. which <= 3, 'one has ended')
    do i = 1, 3
      call ops(i)%wait
      call ops(i)%poll(stat)
      call check_status(stat, TIERCE_OK, 'put')
    end do
    call store%get_async('k2', one)
    call one%wait(10000_int64)
    call one%size(n)
    call one%take_buffer(buffer)
    call check(n == 100 .and. buffer%len() == 100, 'taken')
    call store%get_async('none', one)
    call one%wait(stat=stat)
    call check(stat == TIERCE_E_NOT_FOUND .and. index(one%message(), 'none') > 0, 'message of an operation')
    call store%put_async('k', bytes(1:99:2), one, stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'lent bytes with gaps')
    call one%cancel
  end subroutine

  ! A field with ghost cells, step by step, of which Python sees (time, z, y, x), or with the same axes (x, y, z, time).
  subroutine series(store, path, axes, format)
    type(tierce_store), intent(in) :: store
    character(len=*), intent(in) :: path
    integer, intent(in) :: axes, format
    type(tierce_zarr_spec) :: spec
    type(tierce_zarr_array) :: z
    type(tierce_array) :: interior
    type(tierce_op) :: op
    integer, parameter :: nx = 6, ny = 5, nz = 4, steps = 3, ghost = 2
    real(real64), target :: u(1 - ghost:nx + ghost, 1 - ghost:ny + ghost, 1 - ghost:nz + ghost)
    real(real64) :: v(nx, ny, nz), all_steps(nx, ny, nz, steps)
    integer(int64), allocatable :: extents(:), first(:), counts(:)
    integer(int64) :: total, at
    integer(int32), allocatable :: each(:)
    character(len=:), allocatable :: text
    character(len=1) :: version
    integer(int32) :: seen
    logical :: yes
    integer :: i, j, k, t, stat

    write (version, '(i0)') format
    call spec%new('float64', [nx, ny, nz, 0], axes)
    call spec%set('zarr_format', version)
    if (axes == TIERCE_AXES_SAME) then
      call spec%set('order', '"F"')
      call spec%set('dimension_names', '["x", "y", "z", "time"]')
    else
      call spec%set('dimension_names', '["time", "z", "y", "x"]')
    end if
    call spec%set_chunks([nx, 3, 2, 1])
    call spec%set('codecs', '[{"id": "zstd", "level": 1}]')
    call z%create(store, path, spec, how=TIERCE_ZARR_CREATE_REPLACE)
    call z%format(seen)
    call check(seen == format .and. z%axes == axes, path // ': format')
    do t = 1, steps
      u = -1
      do concurrent (i=1:nx, j=1:ny, k=1:nz)
        u(i, j, k) = i + 10 * j + 100 * k + 1000 * t
      end do
      call z%append(4, u(1:nx, 1:ny, 1:nz), at)
      call check(at == t, path // ': appended')
    end do
    call z%shape(extents)
    call check(all(extents == [nx, ny, nz, steps]), path // ': shape')
    call z%chunks(extents)
    call check(all(extents == [nx, 3, 2, 1]), path // ': chunks')
    call z%dimension_name(1, text)
    call check(text == 'x', path // ': first axis')
    call z%dimension_name(4, text)
    call check(text == 'time', path // ': last axis')
    call z%dimension_name(5, text, stat)
    call check(stat < 0, path // ': no such axis')
    call z%dimension_name(0, text, stat)
    call check(stat < 0, path // ': no axis 0')
    call z%set_attributes('{"units": "m"}')
    call z%attributes(text)
    call check(index(text, 'units') > 0, path // ': attributes')
    call z%box_chunks([1, 1, 1, 2], [nx, ny, nz, 2], total, first, counts)
    call check(total == 8 .and. all(first == [1, 1, 1, 2]) .and. all(counts == [1, 2, 2, 2]), path // ': chunks of a box')
    call z%covers([1, 1, 1, 1], [nx, 3, 2, 1], yes)
    call check(yes, path // ': a whole chunk')
    call z%covers([1, 2, 1, 1], [nx, 1, 2, 1], yes)
    call check(.not. yes, path // ': a part of a chunk')
    ! A step into the interior of a field; a box along time; all of it.
    u = -1
    call z%read(u(1:nx, 1:ny, 1:nz), [1, 1, 1, 2])
    call check(nint(sum(u, mask=u < 0)) == nx * ny * nz - size(u) .and. nint(u(6, 5, 4)) == 2456, path // ': ghost cells')
    call z%read(all_steps)
    call check(nint(all_steps(2, 3, 4, 1)) == 1432, path // ': all')
    call z%read(all_steps(6:6, 5:5, 4:4, 3:1:-1), [3, 2, 1, 1])
    call check(all(nint(all_steps(6, 5, 4, :)) == [3123, 2123, 1123]), path // ': along time, backwards')
    allocate (each(total))
    call z%read(all_steps(:, :, :, 2:3), [1, 1, 1, 2], each)
    call check(all(each == TIERCE_OK), path // ': each chunk')
    call z%read(all_steps(:, :, :, 2:3), [1, 1, 1, 2], each(2:), stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, path // ': too few places')
    call z%read(u, [1, 1, 1, 1], stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, path // ': a box outside')
    call z%read(v, [1, 1, 1], stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, path // ': a start of another rank')
    ! Operations, and arrays of the library.
    v = 0.5d0
    call interior%borrow(v, z%axes)
    call interior%reshape([nx, ny, nz, 1], interior)
    call z%write_async(interior, [1, 1, 1, 3], op)
    call op%wait
    v = 0
    call z%read_async(interior, [1_int64, 1_int64, 1_int64, 3_int64], op)
    call op%wait
    call check(all(v == 0.5d0), path // ': operations')
    call interior%borrow(v, 1 - z%axes)
    call z%read(interior, [1, 1, 1], stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, path // ': other axes')
    call z%resize([nx, ny, nz, 2])
    call z%free
    call z%open(store, path, axes=axes)
    call z%read_new([1, 1, 1, 2], [nx, ny, nz, 1], interior)
    call check(all(interior%shape() == [nx, ny, nz, 1]), path // ': a new array')
    call z%read(v, [1, 1, 1, 3], stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, path // ': a step that is gone')
    call z%chunk_key([1, 2, 2, 1], text)
    call check(index(text, merge('1', '0', axes == TIERCE_AXES_SAME)) > 0, path // ': key')
  end subroutine

  subroutine groups(store)
    type(tierce_store), intent(in) :: store
    type(tierce_zarr_group) :: run
    type(tierce_zarr_spec) :: spec
    type(tierce_zarr_array) :: z
    type(tierce_segments) :: names
    type(tierce_array) :: texts, back
    logical :: flags(7), read_flags(7)
    integer(int16) :: numbers(3, 2), read_numbers(3, 2)
    integer(int32) :: kind_found
    character(len=:), allocatable :: text
    logical :: yes
    integer :: stat, i

    call run%create(store, 'run', 3, how=TIERCE_ZARR_CREATE_OR_OPEN, attributes='{"title": "test"}')
    call spec%new('bool', [7])
    call z%create(store, 'run/flags', spec)
    flags = [(mod(i, 2) == 0, i=1, 7)]
    call z%write(flags)
    read_flags = .true.
    call z%read(read_flags)
    call check(all(flags .eqv. read_flags), 'flags')
    call spec%from_json('{"dtype": "int16", "shape": [2, 3], "fill_value": -9}')
    call z%create(store, 'run/numbers', spec)
    call z%read(read_numbers)
    call check(all(read_numbers == -9), 'fill value')
    numbers = reshape([1_int16, 2_int16, 3_int16, 4_int16, 5_int16, 6_int16], [3, 2])
    call z%write(numbers)
    call z%read(read_flags, stat=stat)
    call check(stat < 0, 'another type')
    call spec%new('utf8', [2])
    call z%create(store, 'run/texts', spec)
    call texts%from_texts(['alpha', 'be   '])
    call z%write(texts)
    call z%read_new([2], [1], back)
    call back%item_text(1_int64, text)
    call check(text == 'be', 'texts')
    call run%children(TIERCE_ZARR_NODE_ARRAY, names)
    call check(names%count() == 3, 'children')
    call run%consolidate
    call run%open(store, 'run', .true.)
    call run%is_consolidated(yes)
    call check(yes, 'consolidated')
    call run%open_array('numbers', z)
    call z%read(read_numbers)
    call check(all(read_numbers == numbers), 'array of a group')
    call tierce_zarr_find(store, 'run', kind_found)
    call check(kind_found == TIERCE_ZARR_NODE_GROUP, 'find')
    call z%open(store, 'run', stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'a group is no array')
    call z%open(store, 'nothing', stat=stat)
    call check_status(stat, TIERCE_E_NOT_FOUND, 'nothing there')
    call z%create(store, 'run/numbers', spec, stat=stat)
    call check_status(stat, TIERCE_E_PRECONDITION, 'there already')
  end subroutine

  ! What Python wrote.
  subroutine from_python(store)
    type(tierce_store), intent(in) :: store
    type(tierce_zarr_array) :: z
    real(real32) :: u(4, 3, 2), same(2, 3, 4)
    integer :: i, j, k
    logical :: good

    call z%open(store, 'python/c')
    call z%read(u)
    good = .true.
    do k = 1, 2
      do j = 1, 3
        do i = 1, 4
          good = good .and. nint(u(i, j, k)) == 100 * (k - 1) + 10 * (j - 1) + i - 1
        end do
      end do
    end do
    call check(good, 'from Python: u[k, j, i] is u(i, j, k)')
    call z%open(store, 'python/f', axes=TIERCE_AXES_SAME)
    call z%read(same)
    good = .true.
    do k = 1, 4
      do j = 1, 3
        do i = 1, 2
          good = good .and. nint(same(i, j, k)) == 100 * (i - 1) + 10 * (j - 1) + k - 1
        end do
      end do
    end do
    call check(good, 'from Python: u[i, j, k] is u(i, j, k)')
  end subroutine
end module stores_test

program stores
  use stores_test
  implicit none
  character(len=300) :: folder, part

  call get_command_argument(1, folder)
  call get_command_argument(2, part)
  if (part == 'python') then
    call in_folder(.true.)
  else
    call objects
    call operations
    call in_folder(.false.)
  end if
  call done

contains

  subroutine in_folder(python)
    logical, intent(in) :: python
    type(tierce_store) :: store

    call store%open('file://' // trim(folder))
    if (python) then
      call from_python(store)
      return
    end if
    call store%create_bucket
    call series(store, 'v3', TIERCE_AXES_REVERSED, 3)
    call series(store, 'v2', TIERCE_AXES_REVERSED, 2)
    call series(store, 'same_v3', TIERCE_AXES_SAME, 3)
    call series(store, 'same_v2', TIERCE_AXES_SAME, 2)
    call groups(store)
  end subroutine
end program stores
