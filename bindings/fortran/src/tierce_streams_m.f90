! Written by bindings/fortran/generate; change it there.

! Streams: whatever is encoded or decoded piece by piece.
module tierce_streams_m
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce_c, only: c_buffer_data => tierce_buffer_data, c_buffer_len => tierce_buffer_len, c_chunker_finish => &
    tierce_chunker_finish, c_chunker_flush => tierce_chunker_flush, c_chunker_free => tierce_chunker_free, c_chunker_give => &
    tierce_chunker_give, c_chunker_new => tierce_chunker_new, c_chunker_next => tierce_chunker_next, c_reader_free => &
    tierce_reader_free, c_reader_from_memory => tierce_reader_from_memory, c_reader_new => tierce_reader_new, c_reader_next => &
    tierce_reader_next, c_reader_read => tierce_reader_read, c_reader_read_some => tierce_reader_read_some, c_reader_skip => &
    tierce_reader_skip, c_stream_at_end => tierce_stream_at_end, c_stream_bytes_in => tierce_stream_bytes_in, &
    c_stream_bytes_out => tierce_stream_bytes_out, c_stream_copy => tierce_stream_copy, c_stream_decoder_from_json => &
    tierce_stream_decoder_from_json, c_stream_encoder_from_json => tierce_stream_encoder_from_json, c_stream_finish => &
    tierce_stream_finish, c_stream_flush => tierce_stream_flush, c_stream_free => tierce_stream_free, c_stream_memory_size => &
    tierce_stream_memory_size, c_stream_progression => tierce_stream_progression, c_stream_recommended => &
    tierce_stream_recommended, c_stream_set_across_frames => tierce_stream_set_across_frames, c_stream_set_limit => &
    tierce_stream_set_limit, c_stream_set_parameter => tierce_stream_set_parameter, c_stream_step => tierce_stream_step, &
    c_stream_write => tierce_stream_write, c_writer_finish => tierce_writer_finish, c_writer_flush => tierce_writer_flush, &
    c_writer_free => tierce_writer_free, c_writer_new => tierce_writer_new, c_writer_write => tierce_writer_write, &
    tierce_read_fn, tierce_write_fn
  use tierce_base, only: bytes_in, bytes_lent, bytes_pointer, refuse, refuse_copy, report, slot_free, slot_take, text_in, &
    tierce_slot
  use tierce_data_m
  use tierce_arrays_m
  use tierce_codecs_m
  use tierce_zfp_m
  implicit none
  private


  type, public :: tierce_stream
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => stream_is_open
    procedure :: c_handle => stream_c_handle
    procedure :: adopt => stream_adopt
    procedure :: take => stream_take
    procedure :: free => stream_free
    procedure, private :: stream_refuse_copy
    generic :: assignment(=) => stream_refuse_copy
    procedure :: encoder_from_json => stream_encoder_from_json
    procedure :: decoder_from_json => stream_decoder_from_json
    procedure :: set_across_frames => stream_set_across_frames
    procedure :: set_limit => stream_set_limit
    procedure, private :: stream_step_bytes
    procedure, private :: stream_step_buffer
    generic :: step => stream_step_bytes, stream_step_buffer
    procedure, private :: stream_write_bytes
    procedure, private :: stream_write_buffer
    generic :: write => stream_write_bytes, stream_write_buffer
    procedure :: flush => stream_flush
    procedure :: finish => stream_finish
    procedure :: bytes_in => stream_bytes_in
    procedure :: bytes_out => stream_bytes_out
    procedure :: at_end => stream_at_end
    procedure :: memory_size => stream_memory_size
    procedure :: recommended => stream_recommended
    procedure :: set_parameter => stream_set_parameter
    procedure :: progression => stream_progression
    procedure :: copy => stream_copy
    final :: stream_final
  end type

  type, public :: tierce_writer
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => writer_is_open
    procedure :: c_handle => writer_c_handle
    procedure :: adopt => writer_adopt
    procedure :: take => writer_take
    procedure :: free => writer_free
    procedure, private :: writer_refuse_copy
    generic :: assignment(=) => writer_refuse_copy
    procedure :: new => writer_new
    procedure, private :: writer_write_bytes
    procedure, private :: writer_write_buffer
    generic :: write => writer_write_bytes, writer_write_buffer
    procedure :: flush => writer_flush
    procedure :: finish => writer_finish
    final :: writer_final
  end type

  type, public :: tierce_reader
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => reader_is_open
    procedure :: c_handle => reader_c_handle
    procedure :: adopt => reader_adopt
    procedure :: take => reader_take
    procedure :: free => reader_free
    procedure, private :: reader_refuse_copy
    generic :: assignment(=) => reader_refuse_copy
    procedure :: new => reader_new
    procedure, private :: reader_from_memory_bytes
    procedure, private :: reader_from_memory_buffer
    generic :: from_memory => reader_from_memory_bytes, reader_from_memory_buffer
    procedure :: read => reader_read
    procedure :: read_some => reader_read_some
    procedure :: skip => reader_skip
    procedure :: next => reader_next
    final :: reader_final
  end type

  type, public :: tierce_chunker
    private
    type(tierce_slot) :: slot
  contains
    procedure :: is_open => chunker_is_open
    procedure :: c_handle => chunker_c_handle
    procedure :: adopt => chunker_adopt
    procedure :: take => chunker_take
    procedure :: free => chunker_free
    procedure, private :: chunker_refuse_copy
    generic :: assignment(=) => chunker_refuse_copy
    procedure :: new => chunker_new
    procedure, private :: chunker_give_bytes
    procedure, private :: chunker_give_buffer
    generic :: give => chunker_give_bytes, chunker_give_buffer
    procedure :: flush => chunker_flush
    procedure :: finish => chunker_finish
    procedure :: next => chunker_next
    final :: chunker_final
  end type


contains

  !> Makes a stream that encodes, from the JSON config of a codec.
  subroutine stream_encoder_from_json(self, json, stat, errmsg)
    class(tierce_stream), intent(inout) :: self
    character(len=*), intent(in) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: json_t(:)
    type(c_ptr) :: json_c
    integer(c_size_t) :: json_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(json, json_t, json_c, json_n)
    out_c = c_null_ptr
    status = c_stream_encoder_from_json(json_c, json_n, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_stream_encoder_from_json', stat, errmsg)
  end subroutine

  !> Makes a stream that decodes, from the JSON config of a codec.
  subroutine stream_decoder_from_json(self, json, stat, errmsg)
    class(tierce_stream), intent(inout) :: self
    character(len=*), intent(in) :: json
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    character(kind=c_char), allocatable, target :: json_t(:)
    type(c_ptr) :: json_c
    integer(c_size_t) :: json_n
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call text_in(json, json_t, json_c, json_n)
    out_c = c_null_ptr
    status = c_stream_decoder_from_json(json_c, json_n, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_stream_decoder_from_json', stat, errmsg)
  end subroutine

  !> Whether a decoder goes on with the next frame where one ends;
  subroutine stream_set_across_frames(self, across, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    logical, intent(in) :: across
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_stream_set_across_frames(self%slot%c, merge(1_c_int32_t, 0_c_int32_t, across))
    call report(status, 'tierce_stream_set_across_frames', stat, errmsg)
  end subroutine

  !> Sets the most bytes that may come out of the stream in all, UINT64_MAX at first;
  subroutine stream_set_limit(self, limit, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    integer(int64), intent(in) :: limit
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_stream_set_limit(self%slot%c, limit)
    call report(status, 'tierce_stream_set_limit', stat, errmsg)
  end subroutine

  !> Takes some of `src` and writes some output, without buffers in between: the call that all others are made of.
  subroutine stream_step_bytes(self, op, src, dst, dst_len, src_used, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    integer(int32), intent(in) :: op
    integer(int8), intent(in), target :: src(:)
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer(int64), intent(out), optional :: src_used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_size_t), target :: src_used_c
    type(c_ptr) :: src_used_p
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    src_used_c = 0
    src_used_p = c_null_ptr
    if (present(src_used)) src_used_p = c_loc(src_used_c)
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_stream_step', stat, errmsg)
      return
    end if
    status = c_stream_step(self%slot%c, op, src_c, src_n, src_used_p, dst_c, dst_n, c_loc(dst_len_c))
    if (present(src_used)) src_used = src_used_c
    dst_len = dst_len_c
    call report(status, 'tierce_stream_step', stat, errmsg)
  end subroutine

  !> Takes some of `src` and writes some output, without buffers in between: the call that all others are made of.
  subroutine stream_step_buffer(self, op, src, dst, dst_len, src_used, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    integer(int32), intent(in) :: op
    class(tierce_buffer), intent(in) :: src
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: dst_len
    integer(int64), intent(out), optional :: src_used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_size_t), target :: src_used_c
    type(c_ptr) :: src_used_p
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: dst_len_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    src_used_c = 0
    src_used_p = c_null_ptr
    if (present(src_used)) src_used_p = c_loc(src_used_c)
    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    dst_len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_stream_step', stat, errmsg)
      return
    end if
    status = c_stream_step(self%slot%c, op, src_c, src_n, src_used_p, dst_c, dst_n, c_loc(dst_len_c))
    if (present(src_used)) src_used = src_used_c
    dst_len = dst_len_c
    call report(status, 'tierce_stream_step', stat, errmsg)
  end subroutine

  !> Takes `src` and appends all output that is ready to `dst`.
  subroutine stream_write_bytes(self, src, dst, src_used, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(out), optional :: src_used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_size_t), target :: src_used_c
    type(c_ptr) :: src_used_p
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    src_used_c = 0
    src_used_p = c_null_ptr
    if (present(src_used)) src_used_p = c_loc(src_used_c)
    call dst%ensure()
    status = c_stream_write(self%slot%c, src_c, src_n, src_used_p, dst%c_handle())
    if (present(src_used)) src_used = src_used_c
    call report(status, 'tierce_stream_write', stat, errmsg)
  end subroutine

  !> Takes `src` and appends all output that is ready to `dst`.
  subroutine stream_write_buffer(self, src, dst, src_used, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    type(tierce_buffer), intent(inout) :: dst
    integer(int64), intent(out), optional :: src_used
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_size_t), target :: src_used_c
    type(c_ptr) :: src_used_p
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    src_used_c = 0
    src_used_p = c_null_ptr
    if (present(src_used)) src_used_p = c_loc(src_used_c)
    call dst%ensure()
    status = c_stream_write(self%slot%c, src_c, src_n, src_used_p, dst%c_handle())
    if (present(src_used)) src_used = src_used_c
    call report(status, 'tierce_stream_write', stat, errmsg)
  end subroutine

  !> Appends what a flush gives: all that was written so far can be decoded from what came out so far.
  subroutine stream_flush(self, op, dst, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    integer(int32), intent(in) :: op
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    call dst%ensure()
    status = c_stream_flush(self%slot%c, op, dst%c_handle())
    call report(status, 'tierce_stream_flush', stat, errmsg)
  end subroutine

  !> Appends the rest and finishes the stream: an encoder ends its frame, a decoder checks that its frame has ended.
  subroutine stream_finish(self, dst, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    type(tierce_buffer), intent(inout) :: dst
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    call dst%ensure()
    status = c_stream_finish(self%slot%c, dst%c_handle())
    call report(status, 'tierce_stream_finish', stat, errmsg)
  end subroutine

  !> How many bytes the stream has taken;
  function stream_bytes_in(self) result(answer)
    class(tierce_stream), intent(in) :: self
    integer(int64) :: answer

    answer = c_stream_bytes_in(self%slot%c)
  end function

  !> How many bytes have come out of the stream;
  function stream_bytes_out(self) result(answer)
    class(tierce_stream), intent(in) :: self
    integer(int64) :: answer

    answer = c_stream_bytes_out(self%slot%c)
  end function

  !> 1 if there was a frame at least and the last one is complete, else 0;
  function stream_at_end(self) result(answer)
    class(tierce_stream), intent(in) :: self
    logical :: answer

    answer = c_stream_at_end(self%slot%c) /= 0
  end function

  !> How many bytes of memory the native coder uses, as far as its library says;
  function stream_memory_size(self) result(answer)
    class(tierce_stream), intent(in) :: self
    integer(int64) :: answer

    answer = c_stream_memory_size(self%slot%c)
  end function

  !> Gives good sizes for pieces of input and output of tierce_stream_step().
  subroutine stream_recommended(self, src_size, dst_size, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    integer(int64), intent(out) :: src_size
    integer(int64), intent(out) :: dst_size
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_size_t), target :: src_size_c
    integer(c_size_t), target :: dst_size_c
    integer(c_int32_t) :: status

    src_size_c = 0
    dst_size_c = 0
    status = c_stream_recommended(self%slot%c, c_loc(src_size_c), c_loc(dst_size_c))
    src_size = src_size_c
    dst_size = dst_size_c
    call report(status, 'tierce_stream_recommended', stat, errmsg)
  end subroutine

  !> Changes a parameter of the format while the stream runs, by its number: of zstd one of TIERCE_ZSTD_P_*.
  subroutine stream_set_parameter(self, parameter, value, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    integer(int32), intent(in) :: parameter
    integer(int32), intent(in) :: value
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_stream_set_parameter(self%slot%c, parameter, value)
    call report(status, 'tierce_stream_set_parameter', stat, errmsg)
  end subroutine

  !> Gives how far the stream is: bytes taken in, worked off, and made.
  subroutine stream_progression(self, ingested, consumed, produced, stat, errmsg)
    class(tierce_stream), intent(in) :: self
    integer(int64), intent(out) :: ingested
    integer(int64), intent(out) :: consumed
    integer(int64), intent(out) :: produced
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int64_t), target :: ingested_c
    integer(c_int64_t), target :: consumed_c
    integer(c_int64_t), target :: produced_c
    integer(c_int32_t) :: status

    ingested_c = 0
    consumed_c = 0
    produced_c = 0
    status = c_stream_progression(self%slot%c, c_loc(ingested_c), c_loc(consumed_c), c_loc(produced_c))
    ingested = ingested_c
    consumed = consumed_c
    produced = produced_c
    call report(status, 'tierce_stream_progression', stat, errmsg)
  end subroutine

  !> Makes a writer over a stream.
  subroutine writer_new(self, stream, writer, write_size, userdata, stat, errmsg)
    class(tierce_writer), intent(inout) :: self
    class(tierce_stream), intent(in) :: stream
    procedure(tierce_write_fn) :: writer
    integer(int64), intent(in), optional :: write_size
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64) :: write_size_c
    type(c_funptr) :: write_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    write_size_c = 0_int64
    if (present(write_size)) write_size_c = write_size
    write_f = c_funloc(writer)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    status = c_writer_new(stream%c_handle(), write_size_c, write_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_writer_new', stat, errmsg)
  end subroutine

  !> Takes all of `src`;
  subroutine writer_write_bytes(self, src, stat, errmsg)
    class(tierce_writer), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int8), allocatable, target :: src_t(:)
    integer(c_int32_t) :: status

    call bytes_in(src, src_t, src_c, src_n)
    status = c_writer_write(self%slot%c, src_c, src_n)
    call report(status, 'tierce_writer_write', stat, errmsg)
  end subroutine

  !> Takes all of `src`;
  subroutine writer_write_buffer(self, src, stat, errmsg)
    class(tierce_writer), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    status = c_writer_write(self%slot%c, src_c, src_n)
    call report(status, 'tierce_writer_write', stat, errmsg)
  end subroutine

  !> Sends what a flush gives;
  subroutine writer_flush(self, op, stat, errmsg)
    class(tierce_writer), intent(in) :: self
    integer(int32), intent(in) :: op
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_writer_flush(self%slot%c, op)
    call report(status, 'tierce_writer_flush', stat, errmsg)
  end subroutine

  !> Sends the rest and finishes the stream, as tierce_stream_finish() does.
  subroutine writer_finish(self, stat, errmsg)
    class(tierce_writer), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_writer_finish(self%slot%c)
    call report(status, 'tierce_writer_finish', stat, errmsg)
  end subroutine

  !> Makes a reader over a stream.
  subroutine reader_new(self, stream, reader, read_size, skip_bytes, userdata, stat, errmsg)
    class(tierce_reader), intent(inout) :: self
    class(tierce_stream), intent(in) :: stream
    procedure(tierce_read_fn) :: reader
    integer(int64), intent(in), optional :: read_size
    integer(int64), intent(in), optional :: skip_bytes
    type(c_ptr), intent(in), optional :: userdata
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(int64) :: read_size_c
    integer(int64) :: skip_bytes_c
    type(c_funptr) :: read_f
    type(c_ptr) :: userdata_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    read_size_c = 0_int64
    if (present(read_size)) read_size_c = read_size
    skip_bytes_c = 0_int64
    if (present(skip_bytes)) skip_bytes_c = skip_bytes
    read_f = c_funloc(reader)
    userdata_c = c_null_ptr
    if (present(userdata)) userdata_c = userdata
    out_c = c_null_ptr
    status = c_reader_new(stream%c_handle(), read_size_c, skip_bytes_c, read_f, userdata_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_reader_new', stat, errmsg)
  end subroutine

  !> Makes a reader over a stream whose input is `src`, without its first `skip_bytes`.
  subroutine reader_from_memory_bytes(self, stream, src, skip_bytes, stat, errmsg)
    class(tierce_reader), intent(inout) :: self
    class(tierce_stream), intent(in) :: stream
    integer(int8), intent(in), target :: src(:)
    integer(int64), intent(in), optional :: skip_bytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    character(len=:), allocatable :: complaint
    integer(int64) :: skip_bytes_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    call bytes_lent('src', src, src_c, src_n, complaint)
    skip_bytes_c = 0_int64
    if (present(skip_bytes)) skip_bytes_c = skip_bytes
    out_c = c_null_ptr
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_reader_from_memory', stat, errmsg)
      return
    end if
    status = c_reader_from_memory(stream%c_handle(), src_c, src_n, skip_bytes_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_reader_from_memory', stat, errmsg)
  end subroutine

  !> Makes a reader over a stream whose input is `src`, without its first `skip_bytes`.
  subroutine reader_from_memory_buffer(self, stream, src, skip_bytes, stat, errmsg)
    class(tierce_reader), intent(inout) :: self
    class(tierce_stream), intent(in) :: stream
    class(tierce_buffer), intent(in) :: src
    integer(int64), intent(in), optional :: skip_bytes
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(int64) :: skip_bytes_c
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    skip_bytes_c = 0_int64
    if (present(skip_bytes)) skip_bytes_c = skip_bytes
    out_c = c_null_ptr
    status = c_reader_from_memory(stream%c_handle(), src_c, src_n, skip_bytes_c, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_reader_from_memory', stat, errmsg)
  end subroutine

  !> Fills `cap` bytes, unless the end comes: then TIERCE_END, and `len` gets how many there were.
  subroutine reader_read(self, dst, len, stat, errmsg)
    class(tierce_reader), intent(in) :: self
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: len_c
    integer(c_int32_t) :: status

    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_reader_read', stat, errmsg)
      return
    end if
    status = c_reader_read(self%slot%c, dst_c, dst_n, c_loc(len_c))
    len = len_c
    call report(status, 'tierce_reader_read', stat, errmsg)
  end subroutine

  !> Reads what is there soonest: one byte at least, `cap` at most.
  subroutine reader_read_some(self, dst, len, stat, errmsg)
    class(tierce_reader), intent(in) :: self
    integer(int8), intent(inout), target :: dst(:)
    integer(int64), intent(out) :: len
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: dst_c
    integer(c_size_t) :: dst_n
    character(len=:), allocatable :: complaint
    integer(c_size_t), target :: len_c
    integer(c_int32_t) :: status

    call bytes_lent('dst', dst, dst_c, dst_n, complaint)
    len_c = 0
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_reader_read_some', stat, errmsg)
      return
    end if
    status = c_reader_read_some(self%slot%c, dst_c, dst_n, c_loc(len_c))
    len = len_c
    call report(status, 'tierce_reader_read_some', stat, errmsg)
  end subroutine

  !> Reads `n` bytes and forgets them.
  subroutine reader_skip(self, n, skipped, stat, errmsg)
    class(tierce_reader), intent(in) :: self
    integer(int64), intent(in) :: n
    integer(int64), intent(out) :: skipped
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int64_t), target :: skipped_c
    integer(c_int32_t) :: status

    skipped_c = 0
    status = c_reader_skip(self%slot%c, n, c_loc(skipped_c))
    skipped = skipped_c
    call report(status, 'tierce_reader_skip', stat, errmsg)
  end subroutine

  !> Gives the next `piece_size` bytes (0: a good size), or fewer before the end;
  subroutine reader_next(self, piece_size, data, stat, errmsg)
    class(tierce_reader), intent(in) :: self
    integer(int64), intent(in) :: piece_size
    integer(int8), pointer, intent(out) :: data(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t), target :: data_n
    integer(c_int32_t) :: status

    data_c = c_null_ptr
    data_n = 0
    status = c_reader_next(self%slot%c, piece_size, data_c, c_loc(data_n))
    if (status >= 0) call bytes_pointer(data_c, data_n, data)
    call report(status, 'tierce_reader_next', stat, errmsg)
  end subroutine

  !> Makes a chunker over a stream, with pieces of `chunk_size` bytes (0: a good size).
  subroutine chunker_new(self, stream, chunk_size, stat, errmsg)
    class(tierce_chunker), intent(inout) :: self
    class(tierce_stream), intent(in) :: stream
    integer(int64), intent(in) :: chunk_size
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: out_c
    integer(c_int32_t) :: status

    out_c = c_null_ptr
    status = c_chunker_new(stream%c_handle(), chunk_size, out_c)
    if (status >= 0) call self%adopt(out_c)
    call report(status, 'tierce_chunker_new', stat, errmsg)
  end subroutine

  !> Gives input, which is lent until tierce_chunker_next() returned TIERCE_END.
  subroutine chunker_give_bytes(self, src, stat, errmsg)
    class(tierce_chunker), intent(in) :: self
    integer(int8), intent(in), target :: src(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    character(len=:), allocatable :: complaint
    integer(c_int32_t) :: status

    call bytes_lent('src', src, src_c, src_n, complaint)
    if (allocated(complaint)) then
      call refuse(complaint, 'tierce_chunker_give', stat, errmsg)
      return
    end if
    status = c_chunker_give(self%slot%c, src_c, src_n)
    call report(status, 'tierce_chunker_give', stat, errmsg)
  end subroutine

  !> Gives input, which is lent until tierce_chunker_next() returned TIERCE_END.
  subroutine chunker_give_buffer(self, src, stat, errmsg)
    class(tierce_chunker), intent(in) :: self
    class(tierce_buffer), intent(in) :: src
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: src_c
    integer(c_size_t) :: src_n
    integer(c_int32_t) :: status

    src_c = c_buffer_data(src%c_handle())
    src_n = c_buffer_len(src%c_handle())
    status = c_chunker_give(self%slot%c, src_c, src_n)
    call report(status, 'tierce_chunker_give', stat, errmsg)
  end subroutine

  !> Ends a block;
  subroutine chunker_flush(self, stat, errmsg)
    class(tierce_chunker), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_chunker_flush(self%slot%c)
    call report(status, 'tierce_chunker_flush', stat, errmsg)
  end subroutine

  !> Ends the stream;
  subroutine chunker_finish(self, stat, errmsg)
    class(tierce_chunker), intent(in) :: self
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    integer(c_int32_t) :: status

    status = c_chunker_finish(self%slot%c)
    call report(status, 'tierce_chunker_finish', stat, errmsg)
  end subroutine

  !> Gives the next piece, valid until the next call for this chunker.
  subroutine chunker_next(self, data, stat, errmsg)
    class(tierce_chunker), intent(in) :: self
    integer(int8), pointer, intent(out) :: data(:)
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_ptr) :: data_c
    integer(c_size_t), target :: data_n
    integer(c_int32_t) :: status

    data_c = c_null_ptr
    data_n = 0
    status = c_chunker_next(self%slot%c, data_c, c_loc(data_n))
    if (status >= 0) call bytes_pointer(data_c, data_n, data)
    call report(status, 'tierce_chunker_next', stat, errmsg)
  end subroutine

  !> Reads all input, sends all output, and finishes the stream.
  subroutine stream_copy(self, reader, writer, bytes_read, bytes_written, read_userdata, read_size, write_userdata, write_size, &
    stat, errmsg)
    class(tierce_stream), intent(in) :: self
    procedure(tierce_read_fn) :: reader
    procedure(tierce_write_fn) :: writer
    integer(int64), intent(out) :: bytes_read
    integer(int64), intent(out) :: bytes_written
    type(c_ptr), intent(in), optional :: read_userdata
    integer(int64), intent(in), optional :: read_size
    type(c_ptr), intent(in), optional :: write_userdata
    integer(int64), intent(in), optional :: write_size
    integer, intent(out), optional :: stat
    character(len=*), intent(inout), optional :: errmsg
    type(c_funptr) :: read_f
    type(c_ptr) :: read_userdata_c
    integer(int64) :: read_size_c
    type(c_funptr) :: write_f
    type(c_ptr) :: write_userdata_c
    integer(int64) :: write_size_c
    integer(c_int64_t), target :: bytes_read_c
    integer(c_int64_t), target :: bytes_written_c
    integer(c_int32_t) :: status

    read_f = c_funloc(reader)
    read_userdata_c = c_null_ptr
    if (present(read_userdata)) read_userdata_c = read_userdata
    read_size_c = 0_int64
    if (present(read_size)) read_size_c = read_size
    write_f = c_funloc(writer)
    write_userdata_c = c_null_ptr
    if (present(write_userdata)) write_userdata_c = write_userdata
    write_size_c = 0_int64
    if (present(write_size)) write_size_c = write_size
    bytes_read_c = 0
    bytes_written_c = 0
    status = c_stream_copy(self%slot%c, read_f, read_userdata_c, read_size_c, write_f, write_userdata_c, write_size_c, &
      c_loc(bytes_read_c), c_loc(bytes_written_c))
    bytes_read = bytes_read_c
    bytes_written = bytes_written_c
    call report(status, 'tierce_stream_copy', stat, errmsg)
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function stream_is_open(self)
    class(tierce_stream), intent(in) :: self

    stream_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function stream_c_handle(self) result(c)
    class(tierce_stream), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine stream_adopt(self, c)
    class(tierce_stream), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_stream_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine stream_take(self, from)
    class(tierce_stream), intent(inout) :: self
    class(tierce_stream), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine stream_free(self)
    class(tierce_stream), intent(inout) :: self

    call slot_free(self%slot, c_stream_free)
  end subroutine

  impure elemental subroutine stream_final(self)
    type(tierce_stream), intent(inout) :: self

    call slot_free(self%slot, c_stream_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine stream_refuse_copy(self, from)
    class(tierce_stream), intent(inout) :: self
    type(tierce_stream), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_stream')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function writer_is_open(self)
    class(tierce_writer), intent(in) :: self

    writer_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function writer_c_handle(self) result(c)
    class(tierce_writer), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine writer_adopt(self, c)
    class(tierce_writer), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_writer_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine writer_take(self, from)
    class(tierce_writer), intent(inout) :: self
    class(tierce_writer), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine writer_free(self)
    class(tierce_writer), intent(inout) :: self

    call slot_free(self%slot, c_writer_free)
  end subroutine

  impure elemental subroutine writer_final(self)
    type(tierce_writer), intent(inout) :: self

    call slot_free(self%slot, c_writer_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine writer_refuse_copy(self, from)
    class(tierce_writer), intent(inout) :: self
    type(tierce_writer), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_writer')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function reader_is_open(self)
    class(tierce_reader), intent(in) :: self

    reader_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function reader_c_handle(self) result(c)
    class(tierce_reader), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine reader_adopt(self, c)
    class(tierce_reader), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_reader_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine reader_take(self, from)
    class(tierce_reader), intent(inout) :: self
    class(tierce_reader), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine reader_free(self)
    class(tierce_reader), intent(inout) :: self

    call slot_free(self%slot, c_reader_free)
  end subroutine

  impure elemental subroutine reader_final(self)
    type(tierce_reader), intent(inout) :: self

    call slot_free(self%slot, c_reader_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine reader_refuse_copy(self, from)
    class(tierce_reader), intent(inout) :: self
    type(tierce_reader), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_reader')
  end subroutine

  !> Whether there is something behind this variable.
  pure logical function chunker_is_open(self)
    class(tierce_chunker), intent(in) :: self

    chunker_is_open = c_associated(self%slot%c)
  end function

  !> The pointer that the functions of tierce_c take; it is this variable's.
  pure function chunker_c_handle(self) result(c)
    class(tierce_chunker), intent(in) :: self
    type(c_ptr) :: c

    c = self%slot%c
  end function

  !> Makes a pointer that a function of tierce_c gave out this variable's own, to be freed with it.
  subroutine chunker_adopt(self, c)
    class(tierce_chunker), intent(inout) :: self
    type(c_ptr), intent(in) :: c

    call slot_take(self%slot, c, c_chunker_free)
  end subroutine

  !> Takes over what another variable has, which is closed then.
  subroutine chunker_take(self, from)
    class(tierce_chunker), intent(inout) :: self
    class(tierce_chunker), intent(inout) :: from
    type(c_ptr) :: c

    c = from%slot%c
    if (c_associated(c, self%slot%c)) return
    from%slot%c = c_null_ptr
    call self%adopt(c)
  end subroutine

  !> Closes the variable, as the end of its scope does.
  subroutine chunker_free(self)
    class(tierce_chunker), intent(inout) :: self

    call slot_free(self%slot, c_chunker_free)
  end subroutine

  impure elemental subroutine chunker_final(self)
    type(tierce_chunker), intent(inout) :: self

    call slot_free(self%slot, c_chunker_free)
  end subroutine

  ! Two variables would free the same thing.
  impure elemental subroutine chunker_refuse_copy(self, from)
    class(tierce_chunker), intent(inout) :: self
    type(tierce_chunker), intent(in) :: from

    if (self%is_open() .or. from%is_open()) call refuse_copy('tierce_chunker')
  end subroutine

end module tierce_streams_m
