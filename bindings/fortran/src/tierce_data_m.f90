! Written by bindings/fortran/generate; change it there.

! Bytes, items, and threads.
module tierce_data_m
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_c, only: c_abi => tierce_abi, c_buffer_append => tierce_buffer_append, c_buffer_capacity => &
    tierce_buffer_capacity, c_buffer_clear => tierce_buffer_clear, c_buffer_commit => tierce_buffer_commit, c_buffer_data => &
    tierce_buffer_data, c_buffer_free => tierce_buffer_free, c_buffer_len => tierce_buffer_len, c_buffer_new => &
    tierce_buffer_new, c_buffer_reserve => tierce_buffer_reserve, c_buffer_room => tierce_buffer_room, c_build_info => &
    tierce_build_info, c_last_error_native => tierce_last_error_native, c_pool_free => tierce_pool_free, c_pool_new => &
    tierce_pool_new, c_pool_threads => tierce_pool_threads, c_segments_collection_count => tierce_segments_collection_count, &
    c_segments_collection_free => tierce_segments_collection_free, c_segments_collection_from_pointers => &
    tierce_segments_collection_from_pointers, c_segments_collection_get => tierce_segments_collection_get, &
    c_segments_collection_keep => tierce_segments_collection_keep, c_segments_collection_new => tierce_segments_collection_new, &
    c_segments_collection_size => tierce_segments_collection_size, c_segments_copy => tierce_segments_copy, c_segments_count => &
    tierce_segments_count, c_segments_data => tierce_segments_data, c_segments_free => tierce_segments_free, c_segments_get => &
    tierce_segments_get, c_segments_table => tierce_segments_table, c_segments_wrap => tierce_segments_wrap, c_status_name => &
    tierce_status_name, c_version => tierce_version, c_version_number => tierce_version_number, tierce_release, tierce_segment
  use tierce_base, only: bytes_in, bytes_lent, bytes_pointer, need_items, refuse, refuse_copy, report, slot_free, slot_take, &
    string_of, text_of, tierce_slot
  implicit none
  private

  public :: tierce_status_name, tierce_version, tierce_version_number, tierce_abi, tierce_build_info, tierce_last_native


  type, public :: tierce_buffer
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => buffer_is_open
    procedure :: c_handle => buffer_c_handle
    procedure :: adopt => buffer_adopt
    procedure :: take => buffer_take
    procedure :: free => buffer_free
    procedure :: ensure => buffer_ensure
    procedure, private :: buffer_refuse_copy
    generic :: assignment(=) => buffer_refuse_copy
    procedure :: new => buffer_new
    procedure :: data => buffer_data
    procedure :: len => buffer_len
    procedure :: capacity => buffer_capacity
    procedure :: reserve => buffer_reserve
    procedure :: clear => buffer_clear
    procedure, private :: buffer_append_bytes
    procedure, private :: buffer_append_buffer
    generic :: append => buffer_append_bytes, buffer_append_buffer
    procedure :: room => buffer_room
    procedure :: commit => buffer_commit
    procedure, private :: buffer_append_text
    generic :: append => buffer_append_text
    procedure :: text => buffer_text
    final :: buffer_final
  end type

  type, public :: tierce_segments
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => segments_is_open
    procedure :: c_handle => segments_c_handle
    procedure :: adopt => segments_adopt
    procedure :: take => segments_take
    procedure :: free => segments_free
    procedure, private :: segments_refuse_copy
    generic :: assignment(=) => segments_refuse_copy
    procedure, private :: segments_copy_bytes
    procedure, private :: segments_copy_buffer
    generic :: copy => segments_copy_bytes, segments_copy_buffer
    procedure, private :: segments_wrap_bytes
    procedure, private :: segments_wrap_buffer
    generic :: wrap => segments_wrap_bytes, segments_wrap_buffer
    procedure :: count => segments_count
    procedure :: get => segments_get
    procedure :: data => segments_data
    procedure :: table => segments_table
    final :: segments_final
  end type

  type, public :: tierce_segments_collection
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => segments_collection_is_open
    procedure :: c_handle => segments_collection_c_handle
    procedure :: adopt => segments_collection_adopt
    procedure :: take => segments_collection_take
    procedure :: free => segments_collection_free
    procedure, private :: segments_collection_refuse_copy
    generic :: assignment(=) => segments_collection_refuse_copy
    procedure :: new => segments_collection_new
    procedure :: from_pointers => segments_collection_from_pointers
    procedure :: count => segments_collection_count
    procedure :: size => segments_collection_size
    procedure :: get => segments_collection_get
    procedure :: keep => segments_collection_keep
    final :: segments_collection_final
  end type

  type, public :: tierce_pool
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => pool_is_open
    procedure :: c_handle => pool_c_handle
    procedure :: adopt => pool_adopt
    procedure :: take => pool_take
    procedure :: free => pool_free
    procedure, private :: pool_refuse_copy
    generic :: assignment(=) => pool_refuse_copy
    procedure :: new => pool_new
    procedure :: threads => pool_threads
    final :: pool_final
  end type

  interface tierce_status_name
    module procedure free_status_name
  end interface
  interface tierce_version
    module procedure free_version
  end interface
  interface tierce_version_number
    module procedure free_version_number
  end interface
  interface tierce_abi
    module procedure free_abi
  end interface
  interface tierce_build_info
    module procedure free_build_info
  end interface

contains

  !> The name of a status as it is written in this header, e.g.
  function free_status_name(status) result(answer)
    integer, intent(in) :: status
    character(len=:), allocatable :: answer

    answer = string_of(c_status_name(int(status, c_int32_t)))
  end function

  !> The version of the library, e.g.
  function free_version() result(answer)
    character(len=:), allocatable :: answer

    answer = string_of(c_version())
  end function

  !> The version of the library as one number: major * 10000 + minor * 100 + patch.
  function free_version_number() result(answer)
    integer(int32) :: answer

    answer = c_version_number()
  end function

  !> The number of the library's ABI, as in its soname.
  function free_abi() result(answer)
    integer(int32) :: answer

    answer = c_abi()
  end function

  !> Writes what this build contains as a JSON object: version, abi, features, libraries with their versions, SIMD level.
  subroutine free_build_info(json, stat, errmsg)
    character(len=:), allocatable, intent(out) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: json_c
    integer(c_int32_t) :: status

    json_c = c_null_ptr
    status = c_buffer_new(0_c_size_t, json_c)
    if (status >= 0) status = c_build_info(json_c)
    if (status >= 0) json = text_of(c_buffer_data(json_c), c_buffer_len(json_c))
    call report(status, 'tierce_build_info', stat, errmsg)
    call c_buffer_free(json_c)
  end subroutine

  !> Makes an empty buffer with room for `capacity` bytes (0: nothing is allocated yet).
  subroutine buffer_new(self, capacity, stat, errmsg)
    class(tierce_buffer), intent(inout) :: self
    integer(int64), intent(in) :: capacity
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_buffer_new(capacity, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_buffer_new', stat, errmsg)
  end subroutine

  !> The content;
  subroutine buffer_data(self, data)
    class(tierce_buffer), intent(in) :: self
    integer(int8), pointer, intent(out) :: data(:)
    type(c_ptr) :: data_c

    data_c = c_buffer_data(self%slot%c)
    call bytes_pointer(data_c, c_buffer_len(self%slot%c), data)
  end subroutine

  !> How many bytes the content has;
  function buffer_len(self) result(answer)
    class(tierce_buffer), intent(in) :: self
    integer(int64) :: answer

    answer = c_buffer_len(self%slot%c)
  end function

  !> How many bytes fit without another allocation;
  function buffer_capacity(self) result(answer)
    class(tierce_buffer), intent(in) :: self
    integer(int64) :: answer

    answer = c_buffer_capacity(self%slot%c)
  end function

  !> Makes the capacity at least `capacity` bytes;
  subroutine buffer_reserve(self, capacity, stat, errmsg)
    class(tierce_buffer), intent(in) :: self
    integer(int64), intent(in) :: capacity
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_buffer_reserve(self%slot%c, capacity)
    call report(status, 'tierce_buffer_reserve', stat, errmsg)
  end subroutine

  !> Forgets the content and keeps the memory.
  subroutine buffer_clear(self, stat, errmsg)
    class(tierce_buffer), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_buffer_clear(self%slot%c)
    call report(status, 'tierce_buffer_clear', stat, errmsg)
  end subroutine

  !> Appends a copy of `src_len` bytes;
  subroutine buffer_append_bytes(self, src, stat, errmsg)
    class(tierce_buffer), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    status = c_buffer_append(self%slot%c, src_c, src_n)
    call report(status, 'tierce_buffer_append', stat, errmsg)
  end subroutine

  !> Appends a copy of `src_len` bytes;
  subroutine buffer_append_buffer(self, src, stat, errmsg)
    class(tierce_buffer), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    status = c_buffer_append(self%slot%c, src_c, src_n)
    call report(status, 'tierce_buffer_append', stat, errmsg)
  end subroutine

  !> Makes room for at least `additional` bytes behind the content, for the caller to write to.
  subroutine buffer_room(self, additional, room, stat, errmsg)
    class(tierce_buffer), intent(in) :: self
    integer(int64), intent(in) :: additional
    integer(int8), pointer, intent(out) :: room(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: room_c
    integer(c_size_t), target :: room_n
    integer(c_int32_t) :: status

    room_c = c_null_ptr
    room_n = 0
    status = c_buffer_room(self%slot%c, additional, room_c, c_loc(room_n))
    if (status >= 0) call bytes_pointer(room_c, room_n, room)
    call report(status, 'tierce_buffer_room', stat, errmsg)
  end subroutine

  !> Counts the first `written` bytes of the room that tierce_buffer_room() gave as content.
  subroutine buffer_commit(self, written, stat, errmsg)
    class(tierce_buffer), intent(in) :: self
    integer(int64), intent(in) :: written
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_buffer_commit(self%slot%c, written)
    call report(status, 'tierce_buffer_commit', stat, errmsg)
  end subroutine

  !> Makes segments with a copy of the data.
  subroutine segments_copy_bytes(self, data, segments, stat, errmsg)
    class(tierce_segments), intent(inout) :: self
    integer(int8), intent(in), target :: data(:)
    type(tierce_segment), intent(in), contiguous, target :: segments(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t) :: data_n
    integer(int8), allocatable, target :: data_t(:)
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call bytes_in(data, data_t, data_c, data_n)
    out_c = c_null_ptr
    status = c_segments_copy(data_c, data_n, c_loc(segments), size(segments, kind=c_size_t), out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_segments_copy', stat, errmsg)
  end subroutine

  !> Makes segments with a copy of the data.
  subroutine segments_copy_buffer(self, data, segments, stat, errmsg)
    class(tierce_segments), intent(inout) :: self
    class(tierce_buffer), intent(in) :: data
    type(tierce_segment), intent(in), contiguous, target :: segments(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t) :: data_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    data_c = c_buffer_data(data%c_handle())
    data_n = c_buffer_len(data%c_handle())
    out_c = c_null_ptr
    status = c_segments_copy(data_c, data_n, c_loc(segments), size(segments, kind=c_size_t), out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_segments_copy', stat, errmsg)
  end subroutine

  !> Makes segments that read the caller's memory, without a copy.
  subroutine segments_wrap_bytes(self, data, segments, release, userdata, stat, errmsg)
    class(tierce_segments), intent(inout) :: self
    integer(int8), intent(in), target :: data(:)
    type(tierce_segment), intent(in), contiguous, target :: segments(:)
    procedure(tierce_release), optional :: release
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t) :: data_n
    character(len=:), allocatable :: complaint
    type(c_funptr) :: release_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call bytes_lent('data', data, data_c, data_n, complaint)
    release_f = c_null_funptr
    if (present(release)) release_f = c_funloc(release)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_segments_wrap', stat, errmsg)
      return
    end if
    status = c_segments_wrap(data_c, data_n, c_loc(segments), size(segments, kind=c_size_t), release_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_segments_wrap', stat, errmsg)
  end subroutine

  !> Makes segments that read the caller's memory, without a copy.
  subroutine segments_wrap_buffer(self, data, segments, release, userdata, stat, errmsg)
    class(tierce_segments), intent(inout) :: self
    class(tierce_buffer), intent(in) :: data
    type(tierce_segment), intent(in), contiguous, target :: segments(:)
    procedure(tierce_release), optional :: release
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t) :: data_n
    type(c_funptr) :: release_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    data_c = c_buffer_data(data%c_handle())
    data_n = c_buffer_len(data%c_handle())
    release_f = c_null_funptr
    if (present(release)) release_f = c_funloc(release)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    status = c_segments_wrap(data_c, data_n, c_loc(segments), size(segments, kind=c_size_t), release_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_segments_wrap', stat, errmsg)
  end subroutine

  !> How many items there are;
  function segments_count(self) result(answer)
    class(tierce_segments), intent(in) :: self
    integer(int64) :: answer

    answer = c_segments_count(self%slot%c)
  end function

  !> Gives item `index`, which is valid as long as the segments are.
  subroutine segments_get(self, index, item, stat, errmsg)
    class(tierce_segments), intent(in) :: self
    integer(int64), intent(in) :: index
    integer(int8), pointer, intent(out) :: item(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: item_c
    integer(c_size_t), target :: item_n
    integer(c_int32_t) :: status

    item_c = c_null_ptr
    item_n = 0
    status = c_segments_get(self%slot%c, index - 1, item_c, c_loc(item_n))
    if (status >= 0) call bytes_pointer(item_c, item_n, item)
    call report(status, 'tierce_segments_get', stat, errmsg)
  end subroutine

  !> Gives all data of the segments, what lies between them too: valid as long as they are.
  subroutine segments_data(self, data, stat, errmsg)
    class(tierce_segments), intent(in) :: self
    integer(int8), pointer, intent(out) :: data(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t), target :: data_n
    integer(c_int32_t) :: status

    data_c = c_null_ptr
    data_n = 0
    status = c_segments_data(self%slot%c, data_c, c_loc(data_n))
    if (status >= 0) call bytes_pointer(data_c, data_n, data)
    call report(status, 'tierce_segments_data', stat, errmsg)
  end subroutine

  !> Makes a collection of `count` segments, in order;
  subroutine segments_collection_new(self, parts, stat, errmsg)
    class(tierce_segments_collection), intent(inout) :: self
    type(tierce_segments), intent(in) :: parts(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr), allocatable, target :: parts_c(:)
    integer :: item
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    allocate (parts_c(size(parts)))
    do item = 1, size(parts)
      parts_c(item) = parts(item)%c_handle()
    end do
    out_c = c_null_ptr
    status = c_segments_collection_new(c_loc(parts_c), ubound(parts_c, 1, c_size_t), out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_segments_collection_new', stat, errmsg)
  end subroutine

  !> Makes a collection of `count` items that lie anywhere in the caller's memory, without a copy.
  subroutine segments_collection_from_pointers(self, items, lengths, stat, errmsg)
    class(tierce_segments_collection), intent(inout) :: self
    type(c_ptr), intent(in), contiguous, target :: items(:)
    integer(int64), intent(in), contiguous, target :: lengths(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(len=:), allocatable :: complaint
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call need_items('lengths', ubound(items, 1, c_size_t), ubound(lengths, 1, c_size_t), complaint)
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_segments_collection_from_pointers', stat, errmsg)
      return
    end if
    status = c_segments_collection_from_pointers(c_loc(items), c_loc(lengths), ubound(items, 1, c_size_t), out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_segments_collection_from_pointers', stat, errmsg)
  end subroutine

  !> How many items there are in all;
  function segments_collection_count(self) result(answer)
    class(tierce_segments_collection), intent(in) :: self
    integer(int64) :: answer

    answer = c_segments_collection_count(self%slot%c)
  end function

  !> The sum of the items' lengths in bytes;
  function segments_collection_size(self) result(answer)
    class(tierce_segments_collection), intent(in) :: self
    integer(int64) :: answer

    answer = c_segments_collection_size(self%slot%c)
  end function

  !> Gives item `index`, which is valid as long as the collection is.
  subroutine segments_collection_get(self, index, item, stat, errmsg)
    class(tierce_segments_collection), intent(in) :: self
    integer(int64), intent(in) :: index
    integer(int8), pointer, intent(out) :: item(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: item_c
    integer(c_size_t), target :: item_n
    integer(c_int32_t) :: status

    item_c = c_null_ptr
    item_n = 0
    status = c_segments_collection_get(self%slot%c, index - 1, item_c, c_loc(item_n))
    if (status >= 0) call bytes_pointer(item_c, item_n, item)
    call report(status, 'tierce_segments_collection_get', stat, errmsg)
  end subroutine

  !> Makes segments of item `index` alone, which keep the buffer it lies in and outlive the collection.
  subroutine segments_collection_keep(self, index, out, stat, errmsg)
    class(tierce_segments_collection), intent(in) :: self
    integer(int64), intent(in) :: index
    type(tierce_segments), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_segments_collection_keep(self%slot%c, index - 1, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_segments_collection_keep', stat, errmsg)
  end subroutine

  !> Starts a pool of `threads` threads;
  subroutine pool_new(self, threads, stat, errmsg)
    class(tierce_pool), intent(inout) :: self
    integer(int32), intent(in) :: threads
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_pool_new(threads, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_pool_new', stat, errmsg)
  end subroutine

  !> How many threads the pool has;
  function pool_threads(self) result(answer)
    class(tierce_pool), intent(in) :: self
    integer(int32) :: answer

    answer = c_pool_threads(self%slot%c)
  end function

  !> Whether there is something behind this variable.
  pure logical function buffer_is_open(self)
    class(tierce_buffer), intent(in) :: self

    buffer_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function buffer_c_handle(self) result(c)
    class(tierce_buffer), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine buffer_adopt(self, c)
    class(tierce_buffer), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_buffer_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine buffer_take(self, from)
    class(tierce_buffer), intent(inout) :: self
    class(tierce_buffer), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine buffer_free(self)
    class(tierce_buffer), intent(inout) :: self

    call slot_free(self%slot, c_buffer_free)
  end subroutine

  impure elemental subroutine buffer_final(self)
    type(tierce_buffer), intent(inout) :: self

    call slot_free(self%slot, c_buffer_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine buffer_refuse_copy(self, from)
    class(tierce_buffer), intent(inout) :: self
    type(tierce_buffer), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_buffer')
  end subroutine

  !> Makes an empty one if there is none.
  subroutine buffer_ensure(self)
    class(tierce_buffer), intent(inout) :: self
    type(c_ptr) :: c

    if (self%is_open()) return
    c = c_null_ptr
    if (c_buffer_new(0_c_size_t, c) >= 0) call self%adopt(c)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function segments_is_open(self)
    class(tierce_segments), intent(in) :: self

    segments_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function segments_c_handle(self) result(c)
    class(tierce_segments), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine segments_adopt(self, c)
    class(tierce_segments), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_segments_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine segments_take(self, from)
    class(tierce_segments), intent(inout) :: self
    class(tierce_segments), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine segments_free(self)
    class(tierce_segments), intent(inout) :: self

    call slot_free(self%slot, c_segments_free)
  end subroutine

  impure elemental subroutine segments_final(self)
    type(tierce_segments), intent(inout) :: self

    call slot_free(self%slot, c_segments_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine segments_refuse_copy(self, from)
    class(tierce_segments), intent(inout) :: self
    type(tierce_segments), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_segments')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function segments_collection_is_open(self)
    class(tierce_segments_collection), intent(in) :: self

    segments_collection_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function segments_collection_c_handle(self) result(c)
    class(tierce_segments_collection), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine segments_collection_adopt(self, c)
    class(tierce_segments_collection), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_segments_collection_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine segments_collection_take(self, from)
    class(tierce_segments_collection), intent(inout) :: self
    class(tierce_segments_collection), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine segments_collection_free(self)
    class(tierce_segments_collection), intent(inout) :: self

    call slot_free(self%slot, c_segments_collection_free)
  end subroutine

  impure elemental subroutine segments_collection_final(self)
    type(tierce_segments_collection), intent(inout) :: self

    call slot_free(self%slot, c_segments_collection_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine segments_collection_refuse_copy(self, from)
    class(tierce_segments_collection), intent(inout) :: self
    type(tierce_segments_collection), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_segments_collection')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function pool_is_open(self)
    class(tierce_pool), intent(in) :: self

    pool_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function pool_c_handle(self) result(c)
    class(tierce_pool), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine pool_adopt(self, c)
    class(tierce_pool), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_pool_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine pool_take(self, from)
    class(tierce_pool), intent(inout) :: self
    class(tierce_pool), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine pool_free(self)
    class(tierce_pool), intent(inout) :: self

    call slot_free(self%slot, c_pool_free)
  end subroutine

  impure elemental subroutine pool_final(self)
    type(tierce_pool), intent(inout) :: self

    call slot_free(self%slot, c_pool_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine pool_refuse_copy(self, from)
    class(tierce_pool), intent(inout) :: self
    type(tierce_pool), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_pool')
  end subroutine

  include 'data_extra.inc'

end module tierce_data_m
