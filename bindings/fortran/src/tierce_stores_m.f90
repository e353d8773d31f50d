! Written by bindings/fortran/generate; change it there.

! Stores of objects, and what goes on in them.
module tierce_stores_m
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_c, only: c_buffer_data => tierce_buffer_data, c_buffer_len => tierce_buffer_len, c_generate_object => &
    tierce_generate_object, c_listing_free => tierce_listing_free, c_listing_next => tierce_listing_next, c_listing_poll => &
    tierce_listing_poll, c_object_info_content_type => tierce_object_info_content_type, c_object_info_etag => &
    tierce_object_info_etag, c_object_info_free => tierce_object_info_free, c_object_info_is_prefix => &
    tierce_object_info_is_prefix, c_object_info_key => tierce_object_info_key, c_object_info_key_len => &
    tierce_object_info_key_len, c_object_info_modified => tierce_object_info_modified, c_object_info_new => &
    tierce_object_info_new, c_object_info_size => tierce_object_info_size, c_op_cancel => tierce_op_cancel, c_op_count => &
    tierce_op_count, c_op_each => tierce_op_each, c_op_fd => tierce_op_fd, c_op_free => tierce_op_free, c_op_info => &
    tierce_op_info, c_op_item_message => tierce_op_item_message, c_op_message => tierce_op_message, c_op_on_end => &
    tierce_op_on_end, c_op_poll => tierce_op_poll, c_op_size => tierce_op_size, c_op_sizes => tierce_op_sizes, c_op_take_array &
    => tierce_op_take_array, c_op_take_buffer => tierce_op_take_buffer, c_op_take_collection => tierce_op_take_collection, &
    c_op_wait => tierce_op_wait, c_op_wait_any => tierce_op_wait_any, c_store_copy => tierce_store_copy, c_store_copy_async => &
    tierce_store_copy_async, c_store_create_bucket => tierce_store_create_bucket, c_store_create_bucket_async => &
    tierce_store_create_bucket_async, c_store_delete => tierce_store_delete, c_store_delete_async => tierce_store_delete_async, &
    c_store_delete_bucket => tierce_store_delete_bucket, c_store_delete_bucket_async => tierce_store_delete_bucket_async, &
    c_store_delete_many => tierce_store_delete_many, c_store_delete_many_async => tierce_store_delete_many_async, &
    c_store_delete_prefix => tierce_store_delete_prefix, c_store_delete_prefix_async => tierce_store_delete_prefix_async, &
    c_store_exists => tierce_store_exists, c_store_exists_async => tierce_store_exists_async, c_store_free => &
    tierce_store_free, c_store_generate => tierce_store_generate, c_store_generate_async => tierce_store_generate_async, &
    c_store_generate_keys => tierce_store_generate_keys, c_store_generate_keys_async => tierce_store_generate_keys_async, &
    c_store_get => tierce_store_get, c_store_get_async => tierce_store_get_async, c_store_get_decoded => &
    tierce_store_get_decoded, c_store_get_decoded_async => tierce_store_get_decoded_async, c_store_get_decoded_into => &
    tierce_store_get_decoded_into, c_store_get_decoded_into_async => tierce_store_get_decoded_into_async, &
    c_store_get_decoded_many_into => tierce_store_get_decoded_many_into, c_store_get_decoded_many_into_async => &
    tierce_store_get_decoded_many_into_async, c_store_get_into => tierce_store_get_into, c_store_get_into_async => &
    tierce_store_get_into_async, c_store_get_many => tierce_store_get_many, c_store_get_many_async => &
    tierce_store_get_many_async, c_store_get_many_into => tierce_store_get_many_into, c_store_get_many_into_async => &
    tierce_store_get_many_into_async, c_store_get_many_stats => tierce_store_get_many_stats, c_store_get_many_stats_async => &
    tierce_store_get_many_stats_async, c_store_get_ranges => tierce_store_get_ranges, c_store_get_ranges_async => &
    tierce_store_get_ranges_async, c_store_get_ranges_into => tierce_store_get_ranges_into, c_store_get_ranges_into_async => &
    tierce_store_get_ranges_into_async, c_store_head => tierce_store_head, c_store_head_async => tierce_store_head_async, &
    c_store_list => tierce_store_list, c_store_open => tierce_store_open, c_store_put => tierce_store_put, c_store_put_async => &
    tierce_store_put_async, c_store_put_encoded => tierce_store_put_encoded, c_store_put_encoded_async => &
    tierce_store_put_encoded_async, c_store_put_encoded_many => tierce_store_put_encoded_many, c_store_put_encoded_many_async &
    => tierce_store_put_encoded_many_async, c_store_put_many => tierce_store_put_many, c_store_put_many_async => &
    tierce_store_put_many_async, c_store_upload => tierce_store_upload, c_upload_abort => tierce_upload_abort, c_upload_commit &
    => tierce_upload_commit, c_upload_commit_async => tierce_upload_commit_async, c_upload_free => tierce_upload_free, &
    c_upload_write => tierce_upload_write, c_upload_write_async => tierce_upload_write_async, TIERCE_TO_END, &
    tierce_get_options, tierce_op_callback, tierce_progress, tierce_put_options
  use tierce_base, only: TIERCE_AXES_REVERSED, axes_in, bytes_in, bytes_lent, keys_in, need_items, refuse, refuse_copy, report, &
    slot_free, slot_take, string_of, text_in, text_of, tierce_slot
  use tierce_data_m
  use tierce_arrays_m
  use tierce_codecs_m
  use tierce_zfp_m
  use tierce_streams_m
  use tierce_zstd_m
  implicit none
  private

  public :: tierce_generate_object, tierce_op_wait_any


  type, public :: tierce_object_info
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => object_info_is_open
    procedure :: c_handle => object_info_c_handle
    procedure :: adopt => object_info_adopt
    procedure :: take => object_info_take
    procedure :: free => object_info_free
    procedure :: ensure => object_info_ensure
    procedure, private :: object_info_refuse_copy
    generic :: assignment(=) => object_info_refuse_copy
    procedure :: new => object_info_new
    procedure :: key => object_info_key
    procedure :: key_len => object_info_key_len
    procedure :: size => object_info_size
    procedure :: modified => object_info_modified
    procedure :: etag => object_info_etag
    procedure :: content_type => object_info_content_type
    procedure :: is_prefix => object_info_is_prefix
    final :: object_info_final
  end type

  type, public :: tierce_op
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => op_is_open
    procedure :: c_handle => op_c_handle
    procedure :: adopt => op_adopt
    procedure :: take => op_take
    procedure :: free => op_free
    procedure, private :: op_refuse_copy
    generic :: assignment(=) => op_refuse_copy
    procedure :: poll => op_poll
    procedure :: wait => op_wait
    procedure :: cancel => op_cancel
    procedure :: message => op_message
    procedure :: item_message => op_item_message
    procedure :: on_end => op_on_end
    procedure :: fd => op_fd
    procedure :: size => op_size
    procedure :: count => op_count
    procedure :: take_buffer => op_take_buffer
    procedure :: take_collection => op_take_collection
    procedure :: take_array => op_take_array
    procedure :: info => op_info
    procedure :: each => op_each
    procedure :: sizes => op_sizes
    final :: op_final
  end type

  type, public :: tierce_listing
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => listing_is_open
    procedure :: c_handle => listing_c_handle
    procedure :: adopt => listing_adopt
    procedure :: take => listing_take
    procedure :: free => listing_free
    procedure, private :: listing_refuse_copy
    generic :: assignment(=) => listing_refuse_copy
    procedure :: next => listing_next
    procedure :: poll => listing_poll
    final :: listing_final
  end type

  type, public :: tierce_upload
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => upload_is_open
    procedure :: c_handle => upload_c_handle
    procedure :: adopt => upload_adopt
    procedure :: take => upload_take
    procedure :: free => upload_free
    procedure, private :: upload_refuse_copy
    generic :: assignment(=) => upload_refuse_copy
    procedure, private :: upload_write_bytes
    procedure, private :: upload_write_buffer
    generic :: write => upload_write_bytes, upload_write_buffer
    procedure, private :: upload_write_async_bytes
    procedure, private :: upload_write_async_buffer
    generic :: write_async => upload_write_async_bytes, upload_write_async_buffer
    procedure :: commit => upload_commit
    procedure :: commit_async => upload_commit_async
    procedure :: abort => upload_abort
    final :: upload_final
  end type

  type, public :: tierce_store
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => store_is_open
    procedure :: c_handle => store_c_handle
    procedure :: adopt => store_adopt
    procedure :: take => store_take
    procedure :: free => store_free
    procedure, private :: store_refuse_copy
    generic :: assignment(=) => store_refuse_copy
    procedure :: open => store_open
    procedure :: create_bucket => store_create_bucket
    procedure :: create_bucket_async => store_create_bucket_async
    procedure :: delete_bucket => store_delete_bucket
    procedure :: delete_bucket_async => store_delete_bucket_async
    procedure :: head => store_head
    procedure :: head_async => store_head_async
    procedure :: exists => store_exists
    procedure :: exists_async => store_exists_async
    procedure :: get => store_get
    procedure :: get_async => store_get_async
    procedure :: get_into => store_get_into
    procedure :: get_into_async => store_get_into_async
    procedure :: get_ranges => store_get_ranges
    procedure :: get_ranges_async => store_get_ranges_async
    procedure :: get_ranges_into => store_get_ranges_into
    procedure :: get_ranges_into_async => store_get_ranges_into_async
    procedure :: get_many => store_get_many
    procedure :: get_many_async => store_get_many_async
    procedure :: get_many_into => store_get_many_into
    procedure :: get_many_into_async => store_get_many_into_async
    procedure :: get_many_stats => store_get_many_stats
    procedure :: get_many_stats_async => store_get_many_stats_async
    procedure, private :: store_put_bytes
    procedure, private :: store_put_buffer
    generic :: put => store_put_bytes, store_put_buffer
    procedure, private :: store_put_async_bytes
    procedure, private :: store_put_async_buffer
    generic :: put_async => store_put_async_bytes, store_put_async_buffer
    procedure :: put_many => store_put_many
    procedure :: put_many_async => store_put_many_async
    procedure :: copy => store_copy
    procedure :: copy_async => store_copy_async
    procedure :: delete => store_delete
    procedure :: delete_async => store_delete_async
    procedure :: delete_many => store_delete_many
    procedure :: delete_many_async => store_delete_many_async
    procedure :: delete_prefix => store_delete_prefix
    procedure :: delete_prefix_async => store_delete_prefix_async
    procedure :: put_encoded => store_put_encoded
    procedure :: put_encoded_async => store_put_encoded_async
    procedure :: put_encoded_many => store_put_encoded_many
    procedure :: put_encoded_many_async => store_put_encoded_many_async
    procedure :: get_decoded => store_get_decoded
    procedure :: get_decoded_async => store_get_decoded_async
    procedure :: get_decoded_into => store_get_decoded_into
    procedure :: get_decoded_into_async => store_get_decoded_into_async
    procedure :: get_decoded_many_into => store_get_decoded_many_into
    procedure :: get_decoded_many_into_async => store_get_decoded_many_into_async
    procedure :: generate => store_generate
    procedure :: generate_async => store_generate_async
    procedure :: generate_keys => store_generate_keys
    procedure :: generate_keys_async => store_generate_keys_async
    procedure :: list => store_list
    procedure :: upload => store_upload
    final :: store_final
  end type

  interface tierce_generate_object
    module procedure free_generate_object
  end interface
  interface tierce_op_wait_any
    module procedure free_op_wait_any
  end interface

contains

  !> Opens the store at a URI.
  subroutine store_open(self, uri, options, stat, errmsg)
    class(tierce_store), intent(inout) :: self
    character(len=*), intent(in) :: uri
    character(len=*), intent(in), optional :: options
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: uri_t(:)
    type(c_ptr) :: uri_c
    integer(c_size_t) :: uri_n
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(uri, uri_t, uri_c, uri_n)
    call text_in(options, options_t, options_c, options_n)
    out_c = c_null_ptr
    status = c_store_open(uri_c, uri_n, options_c, options_n, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_store_open', stat, errmsg)
  end subroutine

  !> Makes the store's bucket or folder;
  subroutine store_create_bucket(self, stat, errmsg)
    class(tierce_store), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_store_create_bucket(self%slot%c)
    call report(status, 'tierce_store_create_bucket', stat, errmsg)
  end subroutine

  !> tierce_store_create_bucket() as an operation.
  subroutine store_create_bucket_async(self, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    op_c = c_null_ptr
    status = c_store_create_bucket_async(self%slot%c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_create_bucket_async', stat, errmsg)
  end subroutine

  !> Deletes the store's bucket or folder, which must be empty, else TIERCE_E_PRECONDITION.
  subroutine store_delete_bucket(self, stat, errmsg)
    class(tierce_store), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_store_delete_bucket(self%slot%c)
    call report(status, 'tierce_store_delete_bucket', stat, errmsg)
  end subroutine

  !> tierce_store_delete_bucket() as an operation.
  subroutine store_delete_bucket_async(self, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    op_c = c_null_ptr
    status = c_store_delete_bucket_async(self%slot%c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_delete_bucket_async', stat, errmsg)
  end subroutine

  !> Asks what is known of an object, and writes it to `info`.
  subroutine store_head(self, key, info, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_object_info), intent(inout) :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    call info%ensure()
    status = c_store_head(self%slot%c, key_c, key_n, info%c_handle())
    call report(status, 'tierce_store_head', stat, errmsg)
  end subroutine

  !> tierce_store_head() as an operation;
  subroutine store_head_async(self, key, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    op_c = c_null_ptr
    status = c_store_head_async(self%slot%c, key_c, key_n, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_head_async', stat, errmsg)
  end subroutine

  !> Writes 1 to `there` if there is an object of that key, else 0.
  subroutine store_exists(self, key, there, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    logical, intent(out) :: there
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    integer(c_int32_t), target :: there_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    there_c = 0
    status = c_store_exists(self%slot%c, key_c, key_n, c_loc(there_c))
    there = there_c /= 0
    call report(status, 'tierce_store_exists', stat, errmsg)
  end subroutine

  !> tierce_store_exists() as an operation;
  subroutine store_exists_async(self, key, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    op_c = c_null_ptr
    status = c_store_exists_async(self%slot%c, key_c, key_n, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_exists_async', stat, errmsg)
  end subroutine

  !> Makes one that knows nothing.
  subroutine object_info_new(self, stat, errmsg)
    class(tierce_object_info), intent(inout) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_object_info_new(out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_object_info_new', stat, errmsg)
  end subroutine

  !> The key, below the store's prefix, or what several keys have in common;
  function object_info_key(self) result(answer)
    class(tierce_object_info), intent(in) :: self
    character(len=:), allocatable :: answer

    answer = string_of(c_object_info_key(self%slot%c))
  end function

  !> Bytes of the key, without the NUL;
  function object_info_key_len(self) result(answer)
    class(tierce_object_info), intent(in) :: self
    integer(int64) :: answer

    answer = c_object_info_key_len(self%slot%c)
  end function

  !> Bytes of the whole object, whatever part of it was read;
  function object_info_size(self) result(answer)
    class(tierce_object_info), intent(in) :: self
    integer(int64) :: answer

    answer = c_object_info_size(self%slot%c)
  end function

  !> When it was written: milliseconds since 1970, UTC.
  function object_info_modified(self) result(answer)
    class(tierce_object_info), intent(in) :: self
    integer(int64) :: answer

    answer = c_object_info_modified(self%slot%c)
  end function

  !> The ETag, which changes with the content: as the store writes it, in S3 with its quotation marks.
  function object_info_etag(self) result(answer)
    class(tierce_object_info), intent(in) :: self
    character(len=:), allocatable :: answer

    answer = string_of(c_object_info_etag(self%slot%c))
  end function

  !> The media type;
  function object_info_content_type(self) result(answer)
    class(tierce_object_info), intent(in) :: self
    character(len=:), allocatable :: answer

    answer = string_of(c_object_info_content_type(self%slot%c))
  end function

  !> 1 if it is no object, but what several keys in a listing have in common;
  function object_info_is_prefix(self) result(answer)
    class(tierce_object_info), intent(in) :: self
    logical :: answer

    answer = c_object_info_is_prefix(self%slot%c) /= 0
  end function

  !> Reads an object, or the part of it that `options` say, of at most `max_len` bytes in place of the content of `dst`.
  subroutine store_get(self, key, dst, offset, length, if_match, max_len, info, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(in), optional :: offset
    integer(int64), intent(in), optional :: length
    character(len=*), intent(in), optional :: if_match
    integer(int64), intent(in), optional :: max_len
    class(tierce_object_info), intent(inout), optional :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(tierce_get_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    integer(int64) :: max_len_c
    type(c_ptr) :: info_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    options_c%struct_size = c_sizeof(options_c)
    options_c%len = TIERCE_TO_END
    if (present(offset)) options_c%offset = offset
    if (present(length)) options_c%len = length
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    call dst%ensure()
    info_c = c_null_ptr
    if (present(info)) then
      call info%ensure()
      info_c = info%c_handle()
    end if
    status = c_store_get(self%slot%c, key_c, key_n, c_loc(options_c), max_len_c, dst%c_handle(), info_c)
    call report(status, 'tierce_store_get', stat, errmsg)
  end subroutine

  !> tierce_store_get() as an operation;
  subroutine store_get_async(self, key, op, offset, length, if_match, max_len, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    type(tierce_op), intent(inout) :: op
    integer(int64), intent(in), optional :: offset
    integer(int64), intent(in), optional :: length
    character(len=*), intent(in), optional :: if_match
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(tierce_get_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    integer(int64) :: max_len_c
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    options_c%struct_size = c_sizeof(options_c)
    options_c%len = TIERCE_TO_END
    if (present(offset)) options_c%offset = offset
    if (present(length)) options_c%len = length
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    op_c = c_null_ptr
    status = c_store_get_async(self%slot%c, key_c, key_n, c_loc(options_c), max_len_c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_async', stat, errmsg)
  end subroutine

  !> Reads an object, or the part of it that `options` say, into `dst_cap` bytes of the caller's, and writes how many there are
  !> to `dst_len`.
  subroutine store_get_into(self, key, dst, dst_len, offset, length, if_match, info, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer(int64), intent(in), optional :: offset
    integer(int64), intent(in), optional :: length
    character(len=*), intent(in), optional :: if_match
    class(tierce_object_info), intent(inout), optional :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(tierce_get_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    type(c_ptr) :: info_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    options_c%struct_size = c_sizeof(options_c)
    options_c%len = TIERCE_TO_END
    if (present(offset)) options_c%offset = offset
    if (present(length)) options_c%len = length
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    info_c = c_null_ptr
    if (present(info)) then
      call info%ensure()
      info_c = info%c_handle()
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_into', stat, errmsg)
      return
    end if
    status = c_store_get_into(self%slot%c, key_c, key_n, c_loc(options_c), dst_c, dst_n, c_loc(dst_len_c), info_c)
    dst_len = dst_len_c
    call report(status, 'tierce_store_get_into', stat, errmsg)
  end subroutine

  !> tierce_store_get_into() as an operation;
  subroutine store_get_into_async(self, key, dst, op, offset, length, if_match, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer(int8), intent(inout), target :: dst(:)
    type(tierce_op), intent(inout) :: op
    integer(int64), intent(in), optional :: offset
    integer(int64), intent(in), optional :: length
    character(len=*), intent(in), optional :: if_match
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(tierce_get_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    options_c%struct_size = c_sizeof(options_c)
    options_c%len = TIERCE_TO_END
    if (present(offset)) options_c%offset = offset
    if (present(length)) options_c%len = length
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_into_async', stat, errmsg)
      return
    end if
    status = c_store_get_into_async(self%slot%c, key_c, key_n, c_loc(options_c), dst_c, dst_n, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_into_async', stat, errmsg)
  end subroutine

  !> Reads `count` ranges of one object, all of the same version of it: if it is replaced meanwhile, TIERCE_E_PRECONDITION.
  subroutine store_get_ranges(self, key, offsets, lens, out, max_len, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer(int64), intent(in), contiguous, target :: offsets(:)
    integer(int64), intent(in), contiguous, target :: lens(:)
    type(tierce_segments_collection), intent(inout) :: out
    integer(int64), intent(in), optional :: max_len
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    character(len=:), allocatable :: complaint
    integer(int64) :: max_len_c
    type(c_ptr) :: out_c
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    call need_items('lens', ubound(offsets, 1, c_size_t), ubound(lens, 1, c_size_t), complaint)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    out_c = c_null_ptr
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(offsets, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_ranges', stat, errmsg)
      return
    end if
    status = c_store_get_ranges(self%slot%c, key_c, key_n, c_loc(offsets), c_loc(lens), ubound(offsets, 1, c_size_t), &
      max_len_c, out_c, each_p)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_store_get_ranges', stat, errmsg)
  end subroutine

  !> tierce_store_get_ranges() as an operation;
  subroutine store_get_ranges_async(self, key, offsets, lens, op, max_len, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer(int64), intent(in), contiguous, target :: offsets(:)
    integer(int64), intent(in), contiguous, target :: lens(:)
    type(tierce_op), intent(inout) :: op
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    character(len=:), allocatable :: complaint
    integer(int64) :: max_len_c
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    call need_items('lens', ubound(offsets, 1, c_size_t), ubound(lens, 1, c_size_t), complaint)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_ranges_async', stat, errmsg)
      return
    end if
    status = c_store_get_ranges_async(self%slot%c, key_c, key_n, c_loc(offsets), c_loc(lens), ubound(offsets, 1, c_size_t), &
      max_len_c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_ranges_async', stat, errmsg)
  end subroutine

  !> Reads `count` ranges of one object, all of the same version, into memory of the caller: range i has `dst_caps[i]` bytes from
  !> `offsets[i]` on, fewer where the object ends, and goes to `dsts[i]`;
  subroutine store_get_ranges_into(self, key, offsets, dsts, dst_caps, dst_lens, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer(int64), intent(in), contiguous, target :: offsets(:)
    type(c_ptr), intent(in), contiguous, target :: dsts(:)
    integer(int64), intent(in), contiguous, target :: dst_caps(:)
    integer(int64), intent(inout), contiguous, target, optional :: dst_lens(:)
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    character(len=:), allocatable :: complaint
    type(c_ptr) :: dst_lens_p
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    call need_items('dsts', ubound(offsets, 1, c_size_t), ubound(dsts, 1, c_size_t), complaint)
    call need_items('dst_caps', ubound(offsets, 1, c_size_t), ubound(dst_caps, 1, c_size_t), complaint)
    dst_lens_p = c_null_ptr
    if (present(dst_lens)) then
      call need_items('dst_lens', ubound(offsets, 1, c_size_t), ubound(dst_lens, 1, c_size_t), complaint)
      dst_lens_p = c_loc(dst_lens)
    end if
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(offsets, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_ranges_into', stat, errmsg)
      return
    end if
    status = c_store_get_ranges_into(self%slot%c, key_c, key_n, c_loc(offsets), c_loc(dsts), c_loc(dst_caps), ubound(offsets, &
      1, c_size_t), dst_lens_p, each_p)
    call report(status, 'tierce_store_get_ranges_into', stat, errmsg)
  end subroutine

  !> tierce_store_get_ranges_into() as an operation;
  subroutine store_get_ranges_into_async(self, key, offsets, dsts, dst_caps, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer(int64), intent(in), contiguous, target :: offsets(:)
    type(c_ptr), intent(in), contiguous, target :: dsts(:)
    integer(int64), intent(in), contiguous, target :: dst_caps(:)
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    call need_items('dsts', ubound(offsets, 1, c_size_t), ubound(dsts, 1, c_size_t), complaint)
    call need_items('dst_caps', ubound(offsets, 1, c_size_t), ubound(dst_caps, 1, c_size_t), complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_ranges_into_async', stat, errmsg)
      return
    end if
    status = c_store_get_ranges_into_async(self%slot%c, key_c, key_n, c_loc(offsets), c_loc(dsts), c_loc(dst_caps), &
      ubound(offsets, 1, c_size_t), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_ranges_into_async', stat, errmsg)
  end subroutine

  !> Reads `count` objects of at most `max_len` bytes each.
  subroutine store_get_many(self, keys, out, max_len, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(tierce_segments_collection), intent(inout) :: out
    integer(int64), intent(in), optional :: max_len
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    integer(int64) :: max_len_c
    type(c_ptr) :: out_c
    character(len=:), allocatable :: complaint
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    out_c = c_null_ptr
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(keys, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_many', stat, errmsg)
      return
    end if
    status = c_store_get_many(self%slot%c, c_loc(keys_c), c_loc(keys_n), ubound(keys, 1, c_size_t), max_len_c, out_c, each_p)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_store_get_many', stat, errmsg)
  end subroutine

  !> tierce_store_get_many() as an operation;
  subroutine store_get_many_async(self, keys, op, max_len, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(tierce_op), intent(inout) :: op
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    integer(int64) :: max_len_c
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    op_c = c_null_ptr
    status = c_store_get_many_async(self%slot%c, c_loc(keys_c), c_loc(keys_n), ubound(keys, 1, c_size_t), max_len_c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_many_async', stat, errmsg)
  end subroutine

  !> Reads `count` objects, number i into `dst_caps[i]` bytes at `dsts[i]`;
  subroutine store_get_many_into(self, keys, dsts, dst_caps, dst_lens, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(c_ptr), intent(in), contiguous, target :: dsts(:)
    integer(int64), intent(in), contiguous, target :: dst_caps(:)
    integer(int64), intent(inout), contiguous, target, optional :: dst_lens(:)
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: dst_lens_p
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    call need_items('dsts', ubound(keys, 1, c_size_t), ubound(dsts, 1, c_size_t), complaint)
    call need_items('dst_caps', ubound(keys, 1, c_size_t), ubound(dst_caps, 1, c_size_t), complaint)
    dst_lens_p = c_null_ptr
    if (present(dst_lens)) then
      call need_items('dst_lens', ubound(keys, 1, c_size_t), ubound(dst_lens, 1, c_size_t), complaint)
      dst_lens_p = c_loc(dst_lens)
    end if
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(keys, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_many_into', stat, errmsg)
      return
    end if
    status = c_store_get_many_into(self%slot%c, c_loc(keys_c), c_loc(keys_n), c_loc(dsts), c_loc(dst_caps), ubound(keys, 1, &
      c_size_t), dst_lens_p, each_p)
    call report(status, 'tierce_store_get_many_into', stat, errmsg)
  end subroutine

  !> tierce_store_get_many_into() as an operation;
  subroutine store_get_many_into_async(self, keys, dsts, dst_caps, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(c_ptr), intent(in), contiguous, target :: dsts(:)
    integer(int64), intent(in), contiguous, target :: dst_caps(:)
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    call need_items('dsts', ubound(keys, 1, c_size_t), ubound(dsts, 1, c_size_t), complaint)
    call need_items('dst_caps', ubound(keys, 1, c_size_t), ubound(dst_caps, 1, c_size_t), complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_many_into_async', stat, errmsg)
      return
    end if
    status = c_store_get_many_into_async(self%slot%c, c_loc(keys_c), c_loc(keys_n), c_loc(dsts), c_loc(dst_caps), ubound(keys, &
      1, c_size_t), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_many_into_async', stat, errmsg)
  end subroutine

  !> Reads `count` objects and forgets them, to measure a store: writes how many there were, and how many bytes they have in all.
  subroutine store_get_many_stats(self, keys, objects, bytes, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    integer(int64), intent(out) :: objects
    integer(int64), intent(out) :: bytes
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    integer(c_int64_t), target :: objects_c
    integer(c_int64_t), target :: bytes_c
    character(len=:), allocatable :: complaint
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    objects_c = 0
    bytes_c = 0
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(keys, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_many_stats', stat, errmsg)
      return
    end if
    status = c_store_get_many_stats(self%slot%c, c_loc(keys_c), c_loc(keys_n), ubound(keys, 1, c_size_t), c_loc(objects_c), &
      c_loc(bytes_c), each_p)
    objects = objects_c
    bytes = bytes_c
    call report(status, 'tierce_store_get_many_stats', stat, errmsg)
  end subroutine

  !> tierce_store_get_many_stats() as an operation;
  subroutine store_get_many_stats_async(self, keys, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    op_c = c_null_ptr
    status = c_store_get_many_stats_async(self%slot%c, c_loc(keys_c), c_loc(keys_n), ubound(keys, 1, c_size_t), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_many_stats_async', stat, errmsg)
  end subroutine

  !> Writes `src_len` bytes as an object.
  subroutine store_put_bytes(self, key, src, condition, content_type, if_match, info, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer(int8), intent(in), target :: src(:)
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    class(tierce_object_info), intent(inout), optional :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: info_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    call bytes_in(src, src_t, src_c, src_n)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    info_c = c_null_ptr
    if (present(info)) then
      call info%ensure()
      info_c = info%c_handle()
    end if
    status = c_store_put(self%slot%c, key_c, key_n, src_c, src_n, c_loc(options_c), info_c)
    call report(status, 'tierce_store_put', stat, errmsg)
  end subroutine

  !> Writes `src_len` bytes as an object.
  subroutine store_put_buffer(self, key, src, condition, content_type, if_match, info, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_buffer), intent(in) :: src
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    class(tierce_object_info), intent(inout), optional :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: info_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    info_c = c_null_ptr
    if (present(info)) then
      call info%ensure()
      info_c = info%c_handle()
    end if
    status = c_store_put(self%slot%c, key_c, key_n, src_c, src_n, c_loc(options_c), info_c)
    call report(status, 'tierce_store_put', stat, errmsg)
  end subroutine

  !> tierce_store_put() as an operation;
  subroutine store_put_async_bytes(self, key, src, op, condition, content_type, if_match, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer(int8), intent(in), target :: src(:)
    type(tierce_op), intent(inout) :: op
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    character(len=:), allocatable :: complaint
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    call bytes_lent('src', src, src_c, src_n, complaint)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_put_async', stat, errmsg)
      return
    end if
    status = c_store_put_async(self%slot%c, key_c, key_n, src_c, src_n, c_loc(options_c), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_put_async', stat, errmsg)
  end subroutine

  !> tierce_store_put() as an operation;
  subroutine store_put_async_buffer(self, key, src, op, condition, content_type, if_match, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_buffer), intent(in) :: src
    type(tierce_op), intent(inout) :: op
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    op_c = c_null_ptr
    status = c_store_put_async(self%slot%c, key_c, key_n, src_c, src_n, c_loc(options_c), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_put_async', stat, errmsg)
  end subroutine

  !> Writes `count` objects: number i has the `src_lens[i]` bytes at `srcs[i]`.
  subroutine store_put_many(self, keys, srcs, src_lens, condition, content_type, if_match, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(c_ptr), intent(in), contiguous, target :: srcs(:)
    integer(int64), intent(in), contiguous, target :: src_lens(:)
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    character(len=:), allocatable :: complaint
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    call need_items('srcs', ubound(keys, 1, c_size_t), ubound(srcs, 1, c_size_t), complaint)
    call need_items('src_lens', ubound(keys, 1, c_size_t), ubound(src_lens, 1, c_size_t), complaint)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(keys, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_put_many', stat, errmsg)
      return
    end if
    status = c_store_put_many(self%slot%c, c_loc(keys_c), c_loc(keys_n), c_loc(srcs), c_loc(src_lens), ubound(keys, 1, &
      c_size_t), c_loc(options_c), each_p)
    call report(status, 'tierce_store_put_many', stat, errmsg)
  end subroutine

  !> tierce_store_put_many() as an operation;
  subroutine store_put_many_async(self, keys, srcs, src_lens, op, condition, content_type, if_match, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(c_ptr), intent(in), contiguous, target :: srcs(:)
    integer(int64), intent(in), contiguous, target :: src_lens(:)
    type(tierce_op), intent(inout) :: op
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    character(len=:), allocatable :: complaint
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    call need_items('srcs', ubound(keys, 1, c_size_t), ubound(srcs, 1, c_size_t), complaint)
    call need_items('src_lens', ubound(keys, 1, c_size_t), ubound(src_lens, 1, c_size_t), complaint)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_put_many_async', stat, errmsg)
      return
    end if
    status = c_store_put_many_async(self%slot%c, c_loc(keys_c), c_loc(keys_n), c_loc(srcs), c_loc(src_lens), ubound(keys, 1, &
      c_size_t), c_loc(options_c), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_put_many_async', stat, errmsg)
  end subroutine

  !> Makes the object `to` a copy of `from`, both of this store;
  subroutine store_copy(self, from, to, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: from
    character(len=*), intent(in) :: to
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: from_t(:)
    type(c_ptr) :: from_c
    integer(c_size_t) :: from_n
    character(kind=c_char), allocatable, target :: to_t(:)
    type(c_ptr) :: to_c
    integer(c_size_t) :: to_n
    integer(c_int32_t) :: status

    call text_in(from, from_t, from_c, from_n)
    call text_in(to, to_t, to_c, to_n)
    status = c_store_copy(self%slot%c, from_c, from_n, to_c, to_n)
    call report(status, 'tierce_store_copy', stat, errmsg)
  end subroutine

  !> tierce_store_copy() as an operation.
  subroutine store_copy_async(self, from, to, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: from
    character(len=*), intent(in) :: to
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: from_t(:)
    type(c_ptr) :: from_c
    integer(c_size_t) :: from_n
    character(kind=c_char), allocatable, target :: to_t(:)
    type(c_ptr) :: to_c
    integer(c_size_t) :: to_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(from, from_t, from_c, from_n)
    call text_in(to, to_t, to_c, to_n)
    op_c = c_null_ptr
    status = c_store_copy_async(self%slot%c, from_c, from_n, to_c, to_n, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_copy_async', stat, errmsg)
  end subroutine

  !> Deletes an object;
  subroutine store_delete(self, key, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    status = c_store_delete(self%slot%c, key_c, key_n)
    call report(status, 'tierce_store_delete', stat, errmsg)
  end subroutine

  !> tierce_store_delete() as an operation.
  subroutine store_delete_async(self, key, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    op_c = c_null_ptr
    status = c_store_delete_async(self%slot%c, key_c, key_n, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_delete_async', stat, errmsg)
  end subroutine

  !> Deletes `count` objects, a thousand with one request where the store can.
  subroutine store_delete_many(self, keys, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    character(len=:), allocatable :: complaint
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(keys, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_delete_many', stat, errmsg)
      return
    end if
    status = c_store_delete_many(self%slot%c, c_loc(keys_c), c_loc(keys_n), ubound(keys, 1, c_size_t), each_p)
    call report(status, 'tierce_store_delete_many', stat, errmsg)
  end subroutine

  !> tierce_store_delete_many() as an operation;
  subroutine store_delete_many_async(self, keys, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    op_c = c_null_ptr
    status = c_store_delete_many_async(self%slot%c, c_loc(keys_c), c_loc(keys_n), ubound(keys, 1, c_size_t), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_delete_many_async', stat, errmsg)
  end subroutine

  !> Deletes all objects whose keys begin with `prefix`, which may end in the middle of a name, and must not be empty.
  subroutine store_delete_prefix(self, prefix, deleted, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: prefix
    integer(int64), intent(out), optional :: deleted
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: prefix_t(:)
    type(c_ptr) :: prefix_c
    integer(c_size_t) :: prefix_n
    integer(c_int64_t), target :: deleted_c
    type(c_ptr) :: deleted_p
    integer(c_int32_t) :: status

    call text_in(prefix, prefix_t, prefix_c, prefix_n)
    deleted_c = 0
    deleted_p = c_null_ptr
    if (present(deleted)) deleted_p = c_loc(deleted_c)
    status = c_store_delete_prefix(self%slot%c, prefix_c, prefix_n, deleted_p)
    if (present(deleted)) deleted = deleted_c
    call report(status, 'tierce_store_delete_prefix', stat, errmsg)
  end subroutine

  !> tierce_store_delete_prefix() as an operation;
  subroutine store_delete_prefix_async(self, prefix, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: prefix
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: prefix_t(:)
    type(c_ptr) :: prefix_c
    integer(c_size_t) :: prefix_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(prefix, prefix_t, prefix_c, prefix_n)
    op_c = c_null_ptr
    status = c_store_delete_prefix_async(self%slot%c, prefix_c, prefix_n, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_delete_prefix_async', stat, errmsg)
  end subroutine

  !> Encodes an array and writes the result as an object.
  subroutine store_put_encoded(self, key, codec, array, condition, content_type, if_match, info, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_codec), intent(in) :: codec
    class(tierce_array), intent(in) :: array
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    class(tierce_object_info), intent(inout), optional :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: info_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    info_c = c_null_ptr
    if (present(info)) then
      call info%ensure()
      info_c = info%c_handle()
    end if
    status = c_store_put_encoded(self%slot%c, key_c, key_n, codec%c_handle(), array%c_handle(), c_loc(options_c), info_c)
    call report(status, 'tierce_store_put_encoded', stat, errmsg)
  end subroutine

  !> tierce_store_put_encoded() as an operation;
  subroutine store_put_encoded_async(self, key, codec, array, op, condition, content_type, if_match, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_codec), intent(in) :: codec
    class(tierce_array), intent(in) :: array
    type(tierce_op), intent(inout) :: op
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    op_c = c_null_ptr
    status = c_store_put_encoded_async(self%slot%c, key_c, key_n, codec%c_handle(), array%c_handle(), c_loc(options_c), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_put_encoded_async', stat, errmsg)
  end subroutine

  !> Encodes `count` arrays, and writes number i as the object `keys[i]`.
  subroutine store_put_encoded_many(self, keys, codec, arrays, condition, content_type, if_match, sizes, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    class(tierce_codec), intent(in) :: codec
    type(tierce_array), intent(in) :: arrays(:)
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    integer(int64), intent(inout), contiguous, target, optional :: sizes(:)
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    type(c_ptr), allocatable, target :: arrays_c(:)
    integer :: item
    character(len=:), allocatable :: complaint
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: sizes_p
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    allocate (arrays_c(size(arrays)))
    do item = 1, size(arrays)
      arrays_c(item) = arrays(item)%c_handle()
    end do
    call need_items('arrays', ubound(keys, 1, c_size_t), ubound(arrays_c, 1, c_size_t), complaint)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    sizes_p = c_null_ptr
    if (present(sizes)) then
      call need_items('sizes', ubound(keys, 1, c_size_t), ubound(sizes, 1, c_size_t), complaint)
      sizes_p = c_loc(sizes)
    end if
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(keys, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_put_encoded_many', stat, errmsg)
      return
    end if
    status = c_store_put_encoded_many(self%slot%c, c_loc(keys_c), c_loc(keys_n), codec%c_handle(), c_loc(arrays_c), &
      ubound(arrays_c, 1, c_size_t), c_loc(options_c), sizes_p, each_p)
    call report(status, 'tierce_store_put_encoded_many', stat, errmsg)
  end subroutine

  !> tierce_store_put_encoded_many() as an operation;
  subroutine store_put_encoded_many_async(self, keys, codec, arrays, op, condition, content_type, if_match, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    class(tierce_codec), intent(in) :: codec
    type(tierce_array), intent(in) :: arrays(:)
    type(tierce_op), intent(inout) :: op
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    type(c_ptr), allocatable, target :: arrays_c(:)
    integer :: item
    character(len=:), allocatable :: complaint
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    allocate (arrays_c(size(arrays)))
    do item = 1, size(arrays)
      arrays_c(item) = arrays(item)%c_handle()
    end do
    call need_items('arrays', ubound(keys, 1, c_size_t), ubound(arrays_c, 1, c_size_t), complaint)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_put_encoded_many_async', stat, errmsg)
      return
    end if
    status = c_store_put_encoded_many_async(self%slot%c, c_loc(keys_c), c_loc(keys_n), codec%c_handle(), c_loc(arrays_c), &
      ubound(arrays_c, 1, c_size_t), c_loc(options_c), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_put_encoded_many_async', stat, errmsg)
  end subroutine

  !> Reads an object and decodes it into a new array with the type and shape of `like` (tierce_array_describe()), of at most
  !> `max_len` bytes.
  subroutine store_get_decoded(self, key, codec, out, like, max_len, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_codec), intent(in) :: codec
    type(tierce_array), intent(inout) :: out
    class(tierce_array), intent(in), optional :: like
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: like_c
    integer(int64) :: max_len_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    like_axes = TIERCE_AXES_REVERSED
    if (present(like)) like_axes = like%axes
    call text_in(key, key_t, key_c, key_n)
    like_c = c_null_ptr
    if (present(like)) then
      like_c = like%c_handle()
    end if
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    out_c = c_null_ptr
    status = c_store_get_decoded(self%slot%c, key_c, key_n, codec%c_handle(), like_c, max_len_c, out_c)
    if (status >= 0) call out%adopt(out_c, like_axes)
    call report(status, 'tierce_store_get_decoded', stat, errmsg)
  end subroutine

  !> tierce_store_get_decoded() as an operation;
  subroutine store_get_decoded_async(self, key, codec, op, like, max_len, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_codec), intent(in) :: codec
    type(tierce_op), intent(inout) :: op
    class(tierce_array), intent(in), optional :: like
    integer(int64), intent(in), optional :: max_len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer :: like_axes
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: like_c
    integer(int64) :: max_len_c
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    like_axes = TIERCE_AXES_REVERSED
    if (present(like)) like_axes = like%axes
    call text_in(key, key_t, key_c, key_n)
    like_c = c_null_ptr
    if (present(like)) then
      like_c = like%c_handle()
    end if
    max_len_c = huge(0_int64)
    if (present(max_len)) max_len_c = max_len
    op_c = c_null_ptr
    status = c_store_get_decoded_async(self%slot%c, key_c, key_n, codec%c_handle(), like_c, max_len_c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_decoded_async', stat, errmsg)
  end subroutine

  !> Reads an object and decodes it into an array, as tierce_codec_decode_array_into() does.
  subroutine store_get_decoded_into(self, key, codec, array, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_codec), intent(in) :: codec
    class(tierce_array), intent(in) :: array
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    status = c_store_get_decoded_into(self%slot%c, key_c, key_n, codec%c_handle(), array%c_handle())
    call report(status, 'tierce_store_get_decoded_into', stat, errmsg)
  end subroutine

  !> tierce_store_get_decoded_into() as an operation.
  subroutine store_get_decoded_into_async(self, key, codec, array, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    class(tierce_codec), intent(in) :: codec
    class(tierce_array), intent(in) :: array
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    op_c = c_null_ptr
    status = c_store_get_decoded_into_async(self%slot%c, key_c, key_n, codec%c_handle(), array%c_handle(), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_decoded_into_async', stat, errmsg)
  end subroutine

  !> Reads `count` objects, and decodes `keys[i]` into array i.
  subroutine store_get_decoded_many_into(self, keys, codec, arrays, each, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    class(tierce_codec), intent(in) :: codec
    type(tierce_array), intent(in) :: arrays(:)
    integer(int32), intent(inout), contiguous, target, optional :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    type(c_ptr), allocatable, target :: arrays_c(:)
    integer :: item
    character(len=:), allocatable :: complaint
    type(c_ptr) :: each_p
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    allocate (arrays_c(size(arrays)))
    do item = 1, size(arrays)
      arrays_c(item) = arrays(item)%c_handle()
    end do
    call need_items('arrays', ubound(keys, 1, c_size_t), ubound(arrays_c, 1, c_size_t), complaint)
    each_p = c_null_ptr
    if (present(each)) then
      call need_items('each', ubound(keys, 1, c_size_t), ubound(each, 1, c_size_t), complaint)
      each_p = c_loc(each)
    end if
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_decoded_many_into', stat, errmsg)
      return
    end if
    status = c_store_get_decoded_many_into(self%slot%c, c_loc(keys_c), c_loc(keys_n), codec%c_handle(), c_loc(arrays_c), &
      ubound(arrays_c, 1, c_size_t), each_p)
    call report(status, 'tierce_store_get_decoded_many_into', stat, errmsg)
  end subroutine

  !> tierce_store_get_decoded_many_into() as an operation;
  subroutine store_get_decoded_many_into_async(self, keys, codec, arrays, op, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    class(tierce_codec), intent(in) :: codec
    type(tierce_array), intent(in) :: arrays(:)
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    type(c_ptr), allocatable, target :: arrays_c(:)
    integer :: item
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    allocate (arrays_c(size(arrays)))
    do item = 1, size(arrays)
      arrays_c(item) = arrays(item)%c_handle()
    end do
    call need_items('arrays', ubound(keys, 1, c_size_t), ubound(arrays_c, 1, c_size_t), complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_store_get_decoded_many_into_async', stat, errmsg)
      return
    end if
    status = c_store_get_decoded_many_into_async(self%slot%c, c_loc(keys_c), c_loc(keys_n), codec%c_handle(), c_loc(arrays_c), &
      ubound(arrays_c, 1, c_size_t), op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_get_decoded_many_into_async', stat, errmsg)
  end subroutine

  !> Makes "num" objects, and writes them under `prefix` and names from "template".
  subroutine store_generate(self, prefix, options, progress, userdata, objects, bytes, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: prefix
    character(len=*), intent(in), optional :: options
    procedure(tierce_progress), optional :: progress
    type(c_ptr), intent(in), optional :: userdata
    integer(int64), intent(out), optional :: objects
    integer(int64), intent(out), optional :: bytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: prefix_t(:)
    type(c_ptr) :: prefix_c
    integer(c_size_t) :: prefix_n
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_funptr) :: progress_f
    type(c_ptr) :: userdata_c
    integer(c_int64_t), target :: objects_c
    type(c_ptr) :: objects_p
    integer(c_int64_t), target :: bytes_c
    type(c_ptr) :: bytes_p
    integer(c_int32_t) :: status

    call text_in(prefix, prefix_t, prefix_c, prefix_n)
    call text_in(options, options_t, options_c, options_n)
    progress_f = c_null_funptr
    if (present(progress)) progress_f = c_funloc(progress)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    objects_c = 0
    objects_p = c_null_ptr
    if (present(objects)) objects_p = c_loc(objects_c)
    bytes_c = 0
    bytes_p = c_null_ptr
    if (present(bytes)) bytes_p = c_loc(bytes_c)
    status = c_store_generate(self%slot%c, prefix_c, prefix_n, options_c, options_n, progress_f, userdata_c, objects_p, &
      bytes_p)
    if (present(objects)) objects = objects_c
    if (present(bytes)) bytes = bytes_c
    call report(status, 'tierce_store_generate', stat, errmsg)
  end subroutine

  !> tierce_store_generate() as an operation;
  subroutine store_generate_async(self, prefix, op, options, progress, userdata, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: prefix
    type(tierce_op), intent(inout) :: op
    character(len=*), intent(in), optional :: options
    procedure(tierce_progress), optional :: progress
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: prefix_t(:)
    type(c_ptr) :: prefix_c
    integer(c_size_t) :: prefix_n
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_funptr) :: progress_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call text_in(prefix, prefix_t, prefix_c, prefix_n)
    call text_in(options, options_t, options_c, options_n)
    progress_f = c_null_funptr
    if (present(progress)) progress_f = c_funloc(progress)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    op_c = c_null_ptr
    status = c_store_generate_async(self%slot%c, prefix_c, prefix_n, options_c, options_n, progress_f, userdata_c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_generate_async', stat, errmsg)
  end subroutine

  !> Makes `count` objects and writes them under these keys;
  subroutine store_generate_keys(self, keys, options, progress, userdata, objects, bytes, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    character(len=*), intent(in), optional :: options
    procedure(tierce_progress), optional :: progress
    type(c_ptr), intent(in), optional :: userdata
    integer(int64), intent(out), optional :: objects
    integer(int64), intent(out), optional :: bytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_funptr) :: progress_f
    type(c_ptr) :: userdata_c
    integer(c_int64_t), target :: objects_c
    type(c_ptr) :: objects_p
    integer(c_int64_t), target :: bytes_c
    type(c_ptr) :: bytes_p
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    call text_in(options, options_t, options_c, options_n)
    progress_f = c_null_funptr
    if (present(progress)) progress_f = c_funloc(progress)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    objects_c = 0
    objects_p = c_null_ptr
    if (present(objects)) objects_p = c_loc(objects_c)
    bytes_c = 0
    bytes_p = c_null_ptr
    if (present(bytes)) bytes_p = c_loc(bytes_c)
    status = c_store_generate_keys(self%slot%c, c_loc(keys_c), c_loc(keys_n), ubound(keys, 1, c_size_t), options_c, options_n, &
      progress_f, userdata_c, objects_p, bytes_p)
    if (present(objects)) objects = objects_c
    if (present(bytes)) bytes = bytes_c
    call report(status, 'tierce_store_generate_keys', stat, errmsg)
  end subroutine

  !> tierce_store_generate_keys() as an operation;
  subroutine store_generate_keys_async(self, keys, op, options, progress, userdata, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: keys(:)
    type(tierce_op), intent(inout) :: op
    character(len=*), intent(in), optional :: options
    procedure(tierce_progress), optional :: progress
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: keys_t(:)
    type(c_ptr), allocatable, target :: keys_c(:)
    integer(c_size_t), allocatable, target :: keys_n(:)
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    type(c_funptr) :: progress_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call keys_in(keys, keys_t, keys_c, keys_n)
    call text_in(options, options_t, options_c, options_n)
    progress_f = c_null_funptr
    if (present(progress)) progress_f = c_funloc(progress)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    op_c = c_null_ptr
    status = c_store_generate_keys_async(self%slot%c, c_loc(keys_c), c_loc(keys_n), ubound(keys, 1, c_size_t), options_c, &
      options_n, progress_f, userdata_c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_store_generate_keys_async', stat, errmsg)
  end subroutine

  !> Makes object `index` of a run in place of the content of `dst`, and writes it nowhere.
  subroutine free_generate_object(index, dst, options, stat, errmsg)
    integer(int64), intent(in) :: index
    type(tierce_buffer), intent(inout) :: dst
    character(len=*), intent(in), optional :: options
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: options_t(:)
    type(c_ptr) :: options_c
    integer(c_size_t) :: options_n
    integer(c_int32_t) :: status

    call text_in(options, options_t, options_c, options_n)
    call dst%ensure()
    status = c_generate_object(options_c, options_n, index, dst%c_handle())
    call report(status, 'tierce_generate_object', stat, errmsg)
  end subroutine

  !> Begins a listing of the objects whose keys begin with `prefix`, which may end in the middle of a name;
  subroutine store_list(self, prefix, how, out, after, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: prefix
    integer(int32), intent(in) :: how
    type(tierce_listing), intent(inout) :: out
    character(len=*), intent(in), optional :: after
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: prefix_t(:)
    type(c_ptr) :: prefix_c
    integer(c_size_t) :: prefix_n
    character(kind=c_char), allocatable, target :: after_t(:)
    type(c_ptr) :: after_c
    integer(c_size_t) :: after_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(prefix, prefix_t, prefix_c, prefix_n)
    call text_in(after, after_t, after_c, after_n)
    out_c = c_null_ptr
    status = c_store_list(self%slot%c, prefix_c, prefix_n, how, after_c, after_n, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_store_list', stat, errmsg)
  end subroutine

  !> Writes the next entry to `info`;
  subroutine listing_next(self, info, stat, errmsg)
    class(tierce_listing), intent(in) :: self
    class(tierce_object_info), intent(inout) :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    call info%ensure()
    status = c_listing_next(self%slot%c, info%c_handle())
    call report(status, 'tierce_listing_next', stat, errmsg)
  end subroutine

  !> TIERCE_PENDING while all that is here was looked at and the next page is on its way, else TIERCE_OK: tierce_listing_next()
  !> would not wait, unless nothing on that page matches a pattern.
  subroutine listing_poll(self, stat, errmsg)
    class(tierce_listing), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_listing_poll(self%slot%c)
    call report(status, 'tierce_listing_poll', stat, errmsg)
  end subroutine

  !> Begins to write an object.
  subroutine store_upload(self, key, out, condition, content_type, if_match, stat, errmsg)
    class(tierce_store), intent(in) :: self
    character(len=*), intent(in) :: key
    type(tierce_upload), intent(inout) :: out
    integer(int32), intent(in), optional :: condition
    character(len=*), intent(in), optional :: content_type
    character(len=*), intent(in), optional :: if_match
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: key_t(:)
    type(c_ptr) :: key_c
    integer(c_size_t) :: key_n
    type(tierce_put_options), target :: options_c
    character(kind=c_char), allocatable, target :: if_match_t(:)
    integer(c_size_t) :: if_match_n
    character(kind=c_char), allocatable, target :: content_type_t(:)
    integer(c_size_t) :: content_type_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(key, key_t, key_c, key_n)
    options_c%struct_size = c_sizeof(options_c)
    if (present(condition)) options_c%condition = condition
    call text_in(content_type, content_type_t, options_c%content_type, content_type_n)
    call text_in(if_match, if_match_t, options_c%if_match, if_match_n)
    out_c = c_null_ptr
    status = c_store_upload(self%slot%c, key_c, key_n, c_loc(options_c), out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_store_upload', stat, errmsg)
  end subroutine

  !> Appends `src_len` bytes, which are no longer needed afterwards.
  subroutine upload_write_bytes(self, src, stat, errmsg)
    class(tierce_upload), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    status = c_upload_write(self%slot%c, src_c, src_n)
    call report(status, 'tierce_upload_write', stat, errmsg)
  end subroutine

  !> Appends `src_len` bytes, which are no longer needed afterwards.
  subroutine upload_write_buffer(self, src, stat, errmsg)
    class(tierce_upload), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    status = c_upload_write(self%slot%c, src_c, src_n)
    call report(status, 'tierce_upload_write', stat, errmsg)
  end subroutine

  !> tierce_upload_write() as an operation.
  subroutine upload_write_async_bytes(self, src, op, stat, errmsg)
    class(tierce_upload), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    character(len=:), allocatable :: complaint
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    call bytes_lent('src', src, src_c, src_n, complaint)
    op_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_upload_write_async', stat, errmsg)
      return
    end if
    status = c_upload_write_async(self%slot%c, src_c, src_n, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_upload_write_async', stat, errmsg)
  end subroutine

  !> tierce_upload_write() as an operation.
  subroutine upload_write_async_buffer(self, src, op, stat, errmsg)
    class(tierce_upload), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    op_c = c_null_ptr
    status = c_upload_write_async(self%slot%c, src_c, src_n, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_upload_write_async', stat, errmsg)
  end subroutine

  !> Makes what was written an object.
  subroutine upload_commit(self, info, stat, errmsg)
    class(tierce_upload), intent(in) :: self
    class(tierce_object_info), intent(inout), optional :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: info_c
    integer(c_int32_t) :: status

    info_c = c_null_ptr
    if (present(info)) then
      call info%ensure()
      info_c = info%c_handle()
    end if
    status = c_upload_commit(self%slot%c, info_c)
    call report(status, 'tierce_upload_commit', stat, errmsg)
  end subroutine

  !> tierce_upload_commit() as an operation;
  subroutine upload_commit_async(self, op, stat, errmsg)
    class(tierce_upload), intent(in) :: self
    type(tierce_op), intent(inout) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: op_c
    integer(c_int32_t) :: status

    op_c = c_null_ptr
    status = c_upload_commit_async(self%slot%c, op_c)
    if (status >= 0) call op%adopt(op_c)
    call report(status, 'tierce_upload_commit_async', stat, errmsg)
  end subroutine

  !> Gives the upload up, and has the store forget its parts.
  subroutine upload_abort(self, stat, errmsg)
    class(tierce_upload), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_upload_abort(self%slot%c)
    call report(status, 'tierce_upload_abort', stat, errmsg)
  end subroutine

  !> TIERCE_PENDING while the operation is under way, else its status: TIERCE_OK, TIERCE_PARTIAL, or an error, whose message
  !> tierce_last_error() has.
  subroutine op_poll(self, stat, errmsg)
    class(tierce_op), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_op_poll(self%slot%c)
    call report(status, 'tierce_op_poll', stat, errmsg)
  end subroutine

  !> Waits until the operation has ended, at most `milliseconds` (negative: any time), and gives its status as tierce_op_poll()
  !> does.
  subroutine op_wait(self, milliseconds, stat, errmsg)
    class(tierce_op), intent(in) :: self
    integer(int64), intent(in), optional :: milliseconds
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64) :: milliseconds_c
    integer(c_int32_t) :: status

    milliseconds_c = -1_int64
    if (present(milliseconds)) milliseconds_c = milliseconds
    status = c_op_wait(self%slot%c, milliseconds_c)
    call report(status, 'tierce_op_wait', stat, errmsg)
  end subroutine

  !> Waits until one of several operations has ended, at most `milliseconds` (negative: any time), and writes its place to
  !> `index`.
  subroutine free_op_wait_any(ops, index, milliseconds, stat, errmsg)
    type(tierce_op), intent(in) :: ops(:)
    integer(int64), intent(out) :: index
    integer(int64), intent(in), optional :: milliseconds
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr), allocatable, target :: ops_c(:)
    integer :: item
    integer(int64) :: milliseconds_c
    integer(c_size_t), target :: index_c
    integer(c_int32_t) :: status

    allocate (ops_c(size(ops)))
    do item = 1, size(ops)
      ops_c(item) = ops(item)%c_handle()
    end do
    milliseconds_c = -1_int64
    if (present(milliseconds)) milliseconds_c = milliseconds
    index_c = -1
    status = c_op_wait_any(c_loc(ops_c), ubound(ops_c, 1, c_size_t), milliseconds_c, c_loc(index_c))
    index = index_c + 1
    call report(status, 'tierce_op_wait_any', stat, errmsg)
  end subroutine

  !> Gives the operation up, and returns when nothing that was lent to it will be touched again.
  subroutine op_cancel(self, stat, errmsg)
    class(tierce_op), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_op_cancel(self%slot%c)
    call report(status, 'tierce_op_cancel', stat, errmsg)
  end subroutine

  !> Copies the message of an operation that has failed, or of the first of its items that has, with a final NUL, cut to `cap`
  !> bytes.
  function op_message(self) result(answer)
    class(tierce_op), intent(in) :: self
    character(len=:), allocatable :: answer
    character(kind=c_char), allocatable, target :: text_t(:)
    integer(c_size_t), target :: text_n
    integer :: round

    allocate (text_t(1))
    do round = 1, 2
      text_n = c_op_message(self%slot%c, c_loc(text_t), size(text_t, kind=c_size_t))
      if (text_n < size(text_t)) exit
      deallocate (text_t)
      allocate (text_t(text_n + 1))
    end do
    answer = text_of(c_loc(text_t), text_n)
  end function

  !> Copies the message of item `index` as tierce_op_message() does;
  function op_item_message(self, index) result(answer)
    class(tierce_op), intent(in) :: self
    integer(int64), intent(in) :: index
    character(len=:), allocatable :: answer
    character(kind=c_char), allocatable, target :: text_t(:)
    integer(c_size_t), target :: text_n
    integer :: round

    allocate (text_t(1))
    do round = 1, 2
      text_n = c_op_item_message(self%slot%c, index - 1, c_loc(text_t), size(text_t, kind=c_size_t))
      if (text_n < size(text_t)) exit
      deallocate (text_t)
      allocate (text_t(text_n + 1))
    end do
    answer = text_of(c_loc(text_t), text_n)
  end function

  !> Has `callback(userdata)` called once, on a thread of the store, when the operation has ended, also if that is because it was
  !> cancelled or freed;
  subroutine op_on_end(self, callback, userdata, stat, errmsg)
    class(tierce_op), intent(in) :: self
    procedure(tierce_op_callback) :: callback
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_funptr) :: callback_f
    type(c_ptr) :: userdata_c
    integer(c_int32_t) :: status

    callback_f = c_funloc(callback)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    status = c_op_on_end(self%slot%c, callback_f, userdata_c)
    call report(status, 'tierce_op_on_end', stat, errmsg)
  end subroutine

  !> Writes a descriptor that becomes readable when the operation has ended, and stays so, for poll(), epoll and event loops
  !> (Linux;
  subroutine op_fd(self, fd, stat, errmsg)
    class(tierce_op), intent(in) :: self
    integer(int32), intent(out) :: fd
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t), target :: fd_c
    integer(c_int32_t) :: status

    fd_c = 0
    status = c_op_fd(self%slot%c, c_loc(fd_c))
    fd = fd_c
    call report(status, 'tierce_op_fd', stat, errmsg)
  end subroutine

  !> How many bytes of content were moved, in all;
  subroutine op_size(self, nbytes, stat, errmsg)
    class(tierce_op), intent(in) :: self
    integer(int64), intent(out) :: nbytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int64_t), target :: size_c
    integer(c_int32_t) :: status

    size_c = 0
    status = c_op_size(self%slot%c, c_loc(size_c))
    nbytes = size_c
    call report(status, 'tierce_op_size', stat, errmsg)
  end subroutine

  !> How many objects were read, written, found or deleted.
  subroutine op_count(self, count, stat, errmsg)
    class(tierce_op), intent(in) :: self
    integer(int64), intent(out) :: count
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int64_t), target :: count_c
    integer(c_int32_t) :: status

    count_c = 0
    status = c_op_count(self%slot%c, c_loc(count_c))
    count = count_c
    call report(status, 'tierce_op_count', stat, errmsg)
  end subroutine

  !> Moves what was read to `dst`, in place of its content;
  subroutine op_take_buffer(self, dst, stat, errmsg)
    class(tierce_op), intent(in) :: self
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    call dst%ensure()
    status = c_op_take_buffer(self%slot%c, dst%c_handle())
    call report(status, 'tierce_op_take_buffer', stat, errmsg)
  end subroutine

  !> Gives out the items that were read, once.
  subroutine op_take_collection(self, out, stat, errmsg)
    class(tierce_op), intent(in) :: self
    type(tierce_segments_collection), intent(inout) :: out
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_op_take_collection(self%slot%c, out_c)
    if (status >= 0) call out%adopt(out_c)
    call report(status, 'tierce_op_take_collection', stat, errmsg)
  end subroutine

  !> Gives out the array that was decoded, once.
  subroutine op_take_array(self, out, axes, stat, errmsg)
    class(tierce_op), intent(in) :: self
    type(tierce_array), intent(inout) :: out
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
      call refuse(complaint, 'tierce_op_take_array', stat, errmsg)
      return
    end if
    status = c_op_take_array(self%slot%c, out_c)
    if (status >= 0) call out%adopt(out_c, its_axes)
    call report(status, 'tierce_op_take_array', stat, errmsg)
  end subroutine

  !> Writes what was learned of the object.
  subroutine op_info(self, info, stat, errmsg)
    class(tierce_op), intent(in) :: self
    class(tierce_object_info), intent(inout) :: info
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    call info%ensure()
    status = c_op_info(self%slot%c, info%c_handle())
    call report(status, 'tierce_op_info', stat, errmsg)
  end subroutine

  !> Writes the status of each of `count` items.
  subroutine op_each(self, each, stat, errmsg)
    class(tierce_op), intent(in) :: self
    integer(int32), intent(inout), contiguous, target :: each(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_op_each(self%slot%c, c_loc(each), ubound(each, 1, c_size_t))
    call report(status, 'tierce_op_each', stat, errmsg)
  end subroutine

  !> Writes how many bytes each of `count` items has, or would need where its status is TIERCE_E_BUFFER_TOO_SMALL (UINT64_MAX:
  !> nobody knows);
  subroutine op_sizes(self, sizes, stat, errmsg)
    class(tierce_op), intent(in) :: self
    integer(int64), intent(inout), contiguous, target :: sizes(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_op_sizes(self%slot%c, c_loc(sizes), ubound(sizes, 1, c_size_t))
    call report(status, 'tierce_op_sizes', stat, errmsg)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function object_info_is_open(self)
    class(tierce_object_info), intent(in) :: self

    object_info_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function object_info_c_handle(self) result(c)
    class(tierce_object_info), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine object_info_adopt(self, c)
    class(tierce_object_info), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_object_info_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine object_info_take(self, from)
    class(tierce_object_info), intent(inout) :: self
    class(tierce_object_info), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine object_info_free(self)
    class(tierce_object_info), intent(inout) :: self

    call slot_free(self%slot, c_object_info_free)
  end subroutine

  impure elemental subroutine object_info_final(self)
    type(tierce_object_info), intent(inout) :: self

    call slot_free(self%slot, c_object_info_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine object_info_refuse_copy(self, from)
    class(tierce_object_info), intent(inout) :: self
    type(tierce_object_info), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_object_info')
  end subroutine

  !> Makes an empty one if there is none.
  subroutine object_info_ensure(self)
    class(tierce_object_info), intent(inout) :: self
    type(c_ptr) :: c

    if (self%is_open()) return
    c = c_null_ptr
    if (c_object_info_new(c) >= 0) call self%adopt(c)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function op_is_open(self)
    class(tierce_op), intent(in) :: self

    op_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function op_c_handle(self) result(c)
    class(tierce_op), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine op_adopt(self, c)
    class(tierce_op), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_op_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine op_take(self, from)
    class(tierce_op), intent(inout) :: self
    class(tierce_op), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine op_free(self)
    class(tierce_op), intent(inout) :: self

    call slot_free(self%slot, c_op_free)
  end subroutine

  impure elemental subroutine op_final(self)
    type(tierce_op), intent(inout) :: self

    call slot_free(self%slot, c_op_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine op_refuse_copy(self, from)
    class(tierce_op), intent(inout) :: self
    type(tierce_op), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_op')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function listing_is_open(self)
    class(tierce_listing), intent(in) :: self

    listing_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function listing_c_handle(self) result(c)
    class(tierce_listing), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine listing_adopt(self, c)
    class(tierce_listing), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_listing_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine listing_take(self, from)
    class(tierce_listing), intent(inout) :: self
    class(tierce_listing), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine listing_free(self)
    class(tierce_listing), intent(inout) :: self

    call slot_free(self%slot, c_listing_free)
  end subroutine

  impure elemental subroutine listing_final(self)
    type(tierce_listing), intent(inout) :: self

    call slot_free(self%slot, c_listing_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine listing_refuse_copy(self, from)
    class(tierce_listing), intent(inout) :: self
    type(tierce_listing), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_listing')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function upload_is_open(self)
    class(tierce_upload), intent(in) :: self

    upload_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function upload_c_handle(self) result(c)
    class(tierce_upload), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine upload_adopt(self, c)
    class(tierce_upload), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_upload_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine upload_take(self, from)
    class(tierce_upload), intent(inout) :: self
    class(tierce_upload), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine upload_free(self)
    class(tierce_upload), intent(inout) :: self

    call slot_free(self%slot, c_upload_free)
  end subroutine

  impure elemental subroutine upload_final(self)
    type(tierce_upload), intent(inout) :: self

    call slot_free(self%slot, c_upload_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine upload_refuse_copy(self, from)
    class(tierce_upload), intent(inout) :: self
    type(tierce_upload), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_upload')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function store_is_open(self)
    class(tierce_store), intent(in) :: self

    store_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function store_c_handle(self) result(c)
    class(tierce_store), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine store_adopt(self, c)
    class(tierce_store), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_store_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine store_take(self, from)
    class(tierce_store), intent(inout) :: self
    class(tierce_store), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine store_free(self)
    class(tierce_store), intent(inout) :: self

    call slot_free(self%slot, c_store_free)
  end subroutine

  impure elemental subroutine store_final(self)
    type(tierce_store), intent(inout) :: self

    call slot_free(self%slot, c_store_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine store_refuse_copy(self, from)
    class(tierce_store), intent(inout) :: self
    type(tierce_store), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_store')
  end subroutine

end module tierce_stores_m
