! Each area but stores and Zarr: buffers, items, codecs, the program's own ones, zfp, streams, Zstandard, files.
module areas_test
  use, intrinsic :: iso_c_binding
  use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64
  use tierce
  use tierce_c, only: tierce_buffer_append
  use checks
  implicit none

  integer(int64) :: written = 0, closed = 0, read_at = 0
  integer(int8), target :: file(200000)

contains

  subroutine library
    type(tierce_codec) :: codec
    character(len=:), allocatable :: text
    character(len=60) :: message
    integer :: stat

    call check(tierce_version_number() == TIERCE_HEADER_VERSION_NUMBER .and. tierce_abi() == TIERCE_HEADER_ABI, 'version')
    call check(tierce_status_name(TIERCE_E_CORRUPT) == 'TIERCE_E_CORRUPT', 'name of a status')
    call check(index(tierce_version(), '.') > 0, 'version as a text')
    call tierce_build_info(text)
    call check(text(1:1) == '{', 'build info')
    call tierce_codec_list(text)
    call check(index(text, 'zstd') > 0, 'list of codecs')
    ! With stat and errmsg, with one of them; what they are after a success.
    message = 'as it was'
    call codec%from_json('{"id": "zstd"}   ', stat, message)
    call check(stat == TIERCE_OK .and. message == 'as it was', 'success leaves errmsg')
    call codec%from_json('{"id": "zstd", "levle": 1}', stat, message)
    call check_status(stat, TIERCE_E_CONFIG, 'unknown key')
    call check(message(:17) == 'TIERCE_E_CONFIG: ', 'errmsg: ' // message)
    call check(index(tierce_last_message(), 'levle') > 0, 'last message')
    call check(codec%is_open(), 'a failure leaves what was there')
    call codec%free
    call codec%free
    call check(.not. codec%is_open(), 'freed')
    call codec%config(text, stat)
    call check_status(stat, TIERCE_E_NULL, 'call of what is closed')
    call check(.not. allocated(text), 'nothing is given out after a failure')
  end subroutine

  subroutine items
    type(tierce_buffer) :: buffer
    type(tierce_segments) :: segments, one
    type(tierce_segments_collection) :: all_items, packed, back
    type(tierce_codec) :: codec
    type(tierce_pool) :: pool
    type(tierce_segment), pointer :: table(:)
    integer(int8), pointer :: bytes(:), room(:)
    integer(int8), target :: data(6) = [1_int8, 2_int8, 3_int8, 4_int8, 5_int8, 6_int8]
    integer(int32) :: each(3), few(2)
    integer :: stat

    call buffer%new(100_int64)
    call buffer%append('tierce')
    call buffer%append([33_int8])
    call check(buffer%text() == 'tierce!' .and. buffer%len() == 7 .and. buffer%capacity() >= 100, 'buffer')
    call buffer%room(10_int64, room)
    room(1:2) = 63_int8
    call buffer%commit(2_int64)
    call buffer%data(bytes)
    call check(size(bytes) == 9 .and. bytes(9) == 63_int8, 'room')
    call buffer%clear
    call buffer%data(bytes)
    call check(size(bytes) == 0, 'empty buffer')
    call segments%copy(data, [tierce_segment(0, 2), tierce_segment(2, 0), tierce_segment(2, 4)])
    call check(segments%count() == 3, 'segments')
    call segments%get(3_int64, bytes)
    call check(all(bytes == data(3:)), 'third item')
    call segments%get(0_int64, bytes, stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'item 0')
    call segments%table(table)
    call check(size(table) == 3 .and. table(3)%offset == 2, 'table')
    call all_items%new([segments])
    call pool%new(2)
    call check(pool%threads() == 2, 'threads')
    call codec%from_json('{"id": "lz4"}')
    call codec%encode_many(all_items, packed, pool, each)
    call check(all(each == TIERCE_OK), 'each')
    call codec%encode_many(all_items, packed, each=few, stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'too few places for statuses')
    call codec%decode_many(packed, back, 100_int64)
    call check(back%count() == 3 .and. back%size() == 6, 'many')
    call back%keep(1_int64, one)
    call one%get(1_int64, bytes)
    call check(all(bytes == data(:2)), 'kept item')
    call segments%wrap(data(1:6:2), [tierce_segment(0, 1)], stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'lent bytes with gaps')
    call segments%wrap(data, [tierce_segment(0, 7)], stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'a segment outside')
  end subroutine

  subroutine codecs
    type(tierce_codec) :: codec, again
    type(tierce_buffer) :: packed, plain
    type(tierce_array) :: array, out, like, view, strings
    type(tierce_metrics) :: metrics
    type(tierce_pool) :: pool
    real(real64), target :: u(20, 10), v(20, 10)
    integer(int8) :: bytes(1000), small(4)
    integer(int64) :: n, bound
    real(real64) :: ratio, seconds
    character(len=:), allocatable :: text
    integer :: stat, i
    type(tierce_blosc_header) :: header

    u = reshape([(real(i, real64), i=1, 200)], [20, 10])
    call codec%from_json('[{"id": "shuffle", "elementsize": 8}, {"id": "zstd", "level": 1}]')
    call codec%config_as(TIERCE_CONFIG_V2, text)
    call check(text(1:1) == '[', 'config of a pipeline')
    call codec%encode_bytes(transfer(u, bytes), packed)
    call codec%decode_bytes(packed, plain, 1600_int64)
    call check(plain%len() == 1600, 'bytes')
    call codec%decode_bytes(packed, plain, max_len=10_int64, stat=stat)
    call check_status(stat, TIERCE_E_LIMIT, 'limit')
    call codec%encode_bound(1600_int64, bound)
    call check(bound >= 100, 'bound')
    call codec%decode_into(packed, small, n, stat)
    call check_status(stat, TIERCE_E_BUFFER_TOO_SMALL, 'small room')
    call codec%encode_into(transfer(u, bytes), bytes, n)
    call codec%decode(packed, v)
    call check(all(u == v), 'decode into a matrix')
    ! Views have Fortran's order of axes, and count from 1.
    call array%borrow(u)
    call array%slice([2, 3], [4, 2], view, step=[2, -1])
    call check(all(view%shape() == [4, 2]) .and. all(view%strides() == [16, -160]), 'slice')
    call view%copy(out)
    call look(out, u(2:8:2, 3:2:-1), 'slice')
    call array%interior([1, 2], [3, 4], view)
    call view%copy(out)
    call look(out, u(2:17, 3:6), 'interior')
    call array%transpose([2, 1], view)
    call view%copy(out)
    call look(out, transpose(u), 'transpose')
    call array%reshape([10, 20], view)
    call look(view, reshape(u, [10, 20]), 'reshape')
    call array%slice([1, 0], [1, 1], view, stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'slice from 0')
    call array%slice([1, 1], [1], view, stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'slice of another rank')
    call array%transpose([1_int64, 3_int64], view, stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'no such axis')
    call like%describe('float64', [20, 10])
    call codec%decode_array(packed, out, like)
    call look(out, u, 'decode_array')
    call codec%encode_array_measured(array, packed, metrics)
    call metrics%value(TIERCE_METRIC_RATIO, ratio)
    call metrics%stage(2_int64, text, n, seconds)
    call check(ratio > 1 .and. metrics%stages() == 2 .and. text == 'zstd', 'metrics: '//text)
    call pool%new(1)
    call codec%with_pool(again, pool)
    call check(again%is_open(), "with a pool")
    ! A loan under another name of the type.
    call array%borrow(u, dtype='uint64')
    call check(array%dtype() == '<u8' .or. array%dtype() == '>u8', 'another name of the type: ' // array%dtype())
    call array%borrow(u, axes=7, stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'no such order of axes')
    call array%borrow(u, dtype='float32', stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'a type of another size')
    call array%borrow(u, dtype='float65', stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'no type')
    ! Texts.
    call strings%from_texts(['one  ', 'three', '     '])
    call strings%item_text(2_int64, text)
    call check(text == 'three' .and. strings%size() == 8, 'texts')
    call strings%item_text(4_int64, text, stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'no such text')
    call codec%from_json('{"id": "blosc", "cname": "lz4", "shuffle": 1}')
    call array%borrow_const(u)
    call codec%encode_array_buffer(array, packed)
    call tierce_blosc_read_header(packed, header)
    call check(header%nbytes == 1600 .and. header%typesize == 8, 'header of Blosc')
    call check(tierce_blosc_compressor_name(TIERCE_BLOSC_LZ4) == 'lz4' .and. tierce_blosc_compressor_name(99) == '', 'names')
  end subroutine

  subroutine look(array, u, what)
    type(tierce_array), intent(in) :: array
    real(real64), intent(in) :: u(:, :)
    character(len=*), intent(in) :: what
    real(real64), pointer :: p(:, :)
    integer :: stat

    call array%as_pointer(p, stat)
    call check(stat == TIERCE_OK, what // ': a pointer')
    if (stat /= TIERCE_OK) return
    call check(all(shape(p) == shape(u)), what // ': shape')
    call check(all(p == u), what // ': elements')
  end subroutine

  ! --- A codec that turns bits over

  integer(c_int32_t) function own_encode(userdata, state, src, src_len, dst) bind(c) result(status)
    type(c_ptr), value :: userdata, state, src, dst
    integer(c_size_t), value :: src_len
    integer(int8), pointer :: bytes(:)
    integer(int8), target, allocatable :: turned(:)

    call c_f_pointer(src, bytes, [src_len])
    turned = not(bytes)
    status = tierce_buffer_append(dst, c_loc(turned), src_len)
    if (.not. c_associated(userdata) .or. c_associated(state)) status = TIERCE_E_USER
  end function

  integer(c_int32_t) function own_decode(userdata, state, src, src_len, max_len, dst) bind(c) result(status)
    type(c_ptr), value :: userdata, state, src, dst
    integer(c_size_t), value :: src_len, max_len

    status = TIERCE_E_LIMIT
    if (src_len <= max_len) status = own_encode(userdata, state, src, src_len, dst)
  end function

  subroutine own_gone(userdata) bind(c)
    type(c_ptr), value :: userdata

    if (c_associated(userdata)) closed = closed + 1
  end subroutine

  subroutine own_codec
    type(tierce_registry) :: registry
    type(tierce_codec) :: codec
    type(tierce_buffer) :: packed
    integer(int8), pointer :: bytes(:)
    integer, target :: something
    integer(int16) :: u(3), v(3)
    integer :: stat

    call registry%new
    call registry%add('turn', own_encode, own_decode, summary='Turns bits over', userdata=c_loc(something), &
      userdata_free=own_gone)
    call registry%codec_from_json('{"id": "turn"}', codec)
    u = [1_int16, 2_int16, -3_int16]
    call codec%encode(u, packed)
    call packed%data(bytes)
    call check(all(bytes == not(transfer(u, bytes))), 'own codec')
    call codec%decode(packed, v)
    call check(all(u == v), 'own codec, back')
    call codec%from_json('{"id": "turn"}', stat)
    call check_status(stat, TIERCE_E_UNKNOWN_CODEC, 'not in the other registry')
    call registry%free
    call codec%free
    call check(closed == 1, 'user data are freed once')
  end subroutine

  subroutine zfp
    type(tierce_zfp) :: zfp_setup
    type(tierce_zfp_view) :: view
    type(tierce_zfp_report) :: outcome
    type(tierce_zfp_header) :: header
    type(tierce_buffer) :: stream, side
    type(tierce_array) :: array, back, box
    real(real64), target :: u(17, 9, 5), v(3, 2, 1)
    real(real64), pointer :: p(:, :, :)
    real(real64) :: tolerance, one
    integer(int8) :: value(8)
    integer :: i, j, k, stat

    do concurrent (i=1:17, j=1:9, k=1:5)
      u(i, j, k) = sin(0.1d0 * i) * cos(0.2d0 * j) + 0.1d0 * k
    end do
    call zfp_setup%new
    call zfp_setup%set_accuracy(1.0d-3, tolerance)
    call check(tolerance <= 1.0d-3 .and. tolerance > 0, 'tolerance that is used')
    call zfp_setup%set_bounds(TIERCE_ZFP_CHECK, 1.0d-3, huge(1.0d0))
    call array%borrow(u)
    call zfp_setup%compress(array, stream, outcome=outcome)
    call check(outcome%absolute <= 1.0d-3 .and. outcome%mode == TIERCE_ZFP_ACCURACY, 'report')
    call tierce_zfp_read_header(stream, TIERCE_ZFP_HEADER_FULL, header)
    call check(header%ndim == 3 .and. all(header%shape == [5_int64, 9_int64, 17_int64, 0_int64]), 'header: shape as C has it')
    call zfp_setup%decompress(stream, back)
    call back%as_pointer(p)
    call check(all(shape(p) == shape(u)) .and. maxval(abs(p - u)) <= 1.0d-3, 'zfp')
    call view%new(zfp_setup, stream, stat=stat)
    call check_status(stat, TIERCE_E_UNSUPPORTED, 'a view without an index')
    call zfp_setup%set_index(1_int64)
    call zfp_setup%compress(array, stream, side=side)
    call view%new(zfp_setup, stream, side)
    call box%borrow(v)
    call view%read_box([15, 8, 5], box)
    call check(maxval(abs(v - u(15:17, 8:9, 5:5))) <= 1.0d-3, 'box of a stream')
    call view%get([2, 3, 4], value)
    one = transfer(value, one)
    call check(abs(one - u(2, 3, 4)) <= 1.0d-3, 'one value of a stream')
  end subroutine

  ! --- Streams

  integer(c_int32_t) function take(userdata, data, len) bind(c) result(status)
    type(c_ptr), value :: userdata, data
    integer(c_size_t), value :: len
    integer(int8), pointer :: bytes(:)

    call c_f_pointer(data, bytes, [len])
    status = TIERCE_E_USER
    if (c_associated(userdata) .or. written + len > size(file)) return
    file(written + 1:written + len) = bytes
    written = written + len
    status = TIERCE_OK
  end function

  integer(c_int32_t) function give_at(userdata, offset, dst, len) bind(c) result(status)
    type(c_ptr), value :: userdata, dst
    integer(c_int64_t), value :: offset
    integer(c_size_t), value :: len
    integer(int8), pointer :: bytes(:)

    call c_f_pointer(dst, bytes, [len])
    bytes = file(offset + 1:offset + len)
    read_at = read_at + merge(0, 1, c_associated(userdata))
    status = TIERCE_OK
  end function

  subroutine streams
    type(tierce_stream) :: stream
    type(tierce_writer) :: writer
    type(tierce_reader) :: reader
    type(tierce_buffer) :: packed
    integer(int8) :: plain(1000), back(1000)
    integer(int64) :: n, used
    integer :: i

    plain = [(int(mod(i, 7), int8), i=1, 1000)]
    written = 0
    call stream%encoder_from_json('{"id": "gzip"}')
    call writer%new(stream, take)
    do i = 1, 1000, 100
      call writer%write(plain(i:i + 99))
    end do
    call writer%finish
    call check(written > 10 .and. written < 1000, 'written to a function')
    call stream%decoder_from_json('{"id": "gzip"}')
    call reader%from_memory(stream, file(:written))
    call reader%read(back, n)
    call check(n == 1000 .and. all(back == plain), 'read from memory')
    call stream%encoder_from_json('{"id": "zlib"}')
    call stream%write(plain, packed, used)
    call stream%finish(packed)
    call check(used == 1000 .and. stream%bytes_in() == 1000 .and. packed%len() == stream%bytes_out(), 'counts')
    call check(stream%at_end() .or. packed%len() > 0, 'end')
  end subroutine

  subroutine zstd
    type(tierce_zstd_compressor) :: compressor
    type(tierce_zstd_decompressor) :: decompressor
    type(tierce_zstd_params) :: params
    type(tierce_zstd_dict) :: dict
    type(tierce_zstd_seekable) :: seekable
    type(tierce_zstd_seekable_writer) :: writer
    type(tierce_zstd_frame_header) :: header
    type(tierce_buffer) :: frame, plain
    integer(int8), allocatable :: text(:)
    integer(int8) :: part(10), raw(3)
    integer(int64) :: n, place
    integer(int32) :: value
    integer :: i, stat

    text = [(int(mod(mod(i, 100)**2, 50), int8), i=1, 100000)]
    call params%from_level(5, int(size(text), int64), 0_int64)
    call params%set(TIERCE_ZSTD_P_WRITE_CHECKSUM, 1)
    call compressor%from_params(params)
    call compressor%compress(text, frame)
    call tierce_zstd_frame_read_header(frame, TIERCE_ZSTD_FORMAT_ZSTD1, header)
    call check(header%content_size == size(text) .and. header%has_checksum == 1, 'frame')
    call decompressor%new
    call decompressor%decompress(frame, TIERCE_ZSTD_FRAMES_ALL, plain)
    call check(plain%len() == size(text), 'decompressed')
    call decompressor%decompress(text, TIERCE_ZSTD_FRAMES_ALL, plain, stat=stat)
    call check_status(stat, TIERCE_E_CORRUPT, 'no frame')
    raw = [1_int8, 2_int8, 3_int8]
    call dict%new(raw, TIERCE_ZSTD_DICT_RAW_CONTENT)
    call check(dict%len() == 3 .and. dict%id() == 0, 'dictionary')
    call compressor%new(3, dict)
    call compressor%compress(text(:100), frame)
    call decompressor%new([dict])
    call decompressor%decompress(frame, TIERCE_ZSTD_FRAMES_ONLY, plain)
    call check(plain%len() == 100, 'with a dictionary')
    call compressor%new(1)
    written = 0
    call writer%new(compressor, 4096_int64, .true., take)
    call writer%write(text)
    call writer%finish
    call seekable%open_callback(written, give_at)
    call seekable%read(50000_int64, part, n)
    call check(n == 10 .and. all(part == text(50001:50010)) .and. read_at > 0, 'seekable')
    call seekable%find(50000_int64, place)
    call check(place == 13 .and. seekable%size() == size(text), 'frame of a seekable file')
    call tierce_zstd_parameter_from_name('compression_level', value)
    call check(value == TIERCE_ZSTD_P_COMPRESSION_LEVEL, 'parameter by name')
  end subroutine

  subroutine files
    type(tierce_npz_writer) :: writer
    type(tierce_npz) :: npz
    type(tierce_array) :: array, back
    type(tierce_buffer) :: bytes
    real(real32), target :: u(2, 3)
    real(real32), pointer :: p(:, :)
    integer :: stat
    character(len=20) :: path

    u = reshape([1., 2., 3., 4., 5., 6.], [2, 3])
    path = 'fields.npy'
    call array%borrow(u)
    call array%save_npy(path)
    call back%load_npy(path)
    call back%as_pointer(p)
    call check(all(p == u), '.npy')
    call writer%new(0)
    call writer%add('u', array)
    call writer%finish(bytes)
    call npz%open_memory(bytes)
    call check(npz%count() == 1 .and. npz%name(1_int64) == 'u', '.npz')
    call npz%get(back)
    call npz%get(back, 'u')
    call npz%get(back, 'v', stat=stat)
    call check_status(stat, TIERCE_E_ARGUMENT, 'not in the archive')
    ! numpy's order "F" has the axes as they are here.
    call array%borrow(u, axes=TIERCE_AXES_SAME)
    call array%save_npy('same.npy')
    call back%load_npy('same.npy', axes=TIERCE_AXES_SAME)
    call back%as_pointer(p)
    call check(all(p == u), '.npy with the same axes')
    call back%load_npy('same.npy')
    call back%as_pointer(p, stat)
    call check(stat == TIERCE_E_ARGUMENT .and. all(back%shape() == [3, 2]), 'reversed axes of that are not in a row')
    call back%load_npy('none.npy', stat=stat)
    call check(stat < 0, 'no such file')
  end subroutine
end module areas_test

program areas
  use areas_test
  implicit none

  call library
  call items
  call codecs
  call own_codec
  call zfp
  call streams
  call zstd
  call files
  call done
end program areas
