use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::sync::{Mutex, MutexGuard};

use super::args::{self, bytes, room};
use super::guard::{guard, guard_status, guard_void};
use super::handle::{self, Handle};
use super::status::{TIERCE_OK, tierce_status};
use super::stream::{end_if, flush_op, tierce_stream};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::stream::{self, Chunker, Reader, Sink, Source, Writer};

/// Reads at most `cap` bytes to `dst` and sets `*len` to how many; 0 is the end. Fewer than `cap` are fine.
///
/// Anything but TIERCE_OK ends the call that led here: a negative status comes back from it unchanged, best
/// TIERCE_E_USER or below; a positive one is TIERCE_E_CALLBACK.
pub type tierce_read_fn =
    Option<unsafe extern "C" fn(userdata: *mut c_void, dst: *mut c_void, cap: usize, len: *mut usize) -> tierce_status>;

/// Takes all of `len` bytes, or fails; statuses are as for tierce_read_fn.
pub type tierce_write_fn =
    Option<unsafe extern "C" fn(userdata: *mut c_void, data: *const c_void, len: usize) -> tierce_status>;

/// Sends what comes out of a stream to a function. Exclusive.
pub struct tierce_writer {
    _private: [u8; 0],
}

impl Handle for tierce_writer {
    type Value = Mutex<Writer<'static>>;
    const NAME: &'static str = "tierce_writer";
}

/// Reads a stream whose input comes from a function or from memory. Exclusive.
pub struct tierce_reader {
    _private: [u8; 0],
}

impl Handle for tierce_reader {
    type Value = Mutex<Reader<'static>>;
    const NAME: &'static str = "tierce_reader";
}

/// Gives what comes out of a stream in pieces of one size. Exclusive.
pub struct tierce_chunker {
    _private: [u8; 0],
}

impl Handle for tierce_chunker {
    type Value = Mutex<Chunker<'static>>;
    const NAME: &'static str = "tierce_chunker";
}

/// The value of a handle for this call; a callback that comes back to the handle it was called for is refused.
fn held<'a, T>(value: &'a Mutex<T>) -> Result<MutexGuard<'a, T>> {
    value
        .try_lock()
        .map_err(|_| Error::new(Kind::State, "the handle is in use by another call, or was left by a defect"))
}

fn outcome(name: &str, status: tierce_status) -> Result<()> {
    match status {
        TIERCE_OK => Ok(()),
        status => Err(Error::new(Kind::Callback(status), format!("the {name} callback returned {status}"))),
    }
}

/// A function of the caller's with its argument.
struct Callback<F> {
    call: F,
    userdata: *mut c_void,
}

// SAFETY: the userdata is handed to the caller's function only, during calls that the caller makes.
unsafe impl<F> Send for Callback<F> {}

type Read = unsafe extern "C" fn(*mut c_void, *mut c_void, usize, *mut usize) -> tierce_status;
type Write = unsafe extern "C" fn(*mut c_void, *const c_void, usize) -> tierce_status;

impl Callback<Read> {
    fn new(call: tierce_read_fn, userdata: *mut c_void) -> Result<Self> {
        let call = call.ok_or_else(|| Error::new(Kind::Null, "read is NULL"))?;
        Ok(Callback { call, userdata })
    }
}

impl Callback<Write> {
    fn new(call: tierce_write_fn, userdata: *mut c_void) -> Result<Self> {
        let call = call.ok_or_else(|| Error::new(Kind::Null, "write is NULL"))?;
        Ok(Callback { call, userdata })
    }
}

impl Source for Callback<Read> {
    fn read<'d>(&mut self, dst: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        let mut len = 0;
        // SAFETY: the caller's function with the caller's argument; memory and its length are those of a live slice.
        let status = unsafe { (self.call)(self.userdata, dst.as_mut_ptr().cast(), dst.len(), &raw mut len) };
        outcome("read", status)?;
        if len > dst.len() {
            let message = format!("the read callback says it read {len} bytes into room for {}", dst.len());
            return Err(Error::new(Kind::Callback(1), message));
        }
        // SAFETY: the caller vouches for having written what it reports, and that is within the room.
        Ok(unsafe { dst[..len].assume_init_mut() })
    }
}

impl Sink for Callback<Write> {
    fn write(&mut self, data: &[u8]) -> Result<()> {
        // SAFETY: the caller's function with the caller's argument; the data live during the call.
        outcome("write", unsafe { (self.call)(self.userdata, data.as_ptr().cast(), data.len()) })
    }
}

/// Borrowed bytes for as long as a handle has them.
///
/// # Safety
/// `src` is valid for reads of `src_len` bytes that nobody changes for as long as the handle may read them.
unsafe fn lent(src: *const c_void, src_len: usize) -> Result<&'static [u8]> {
    // SAFETY: as above.
    unsafe { bytes(src, src_len, "src") }
}

/// @group Writers: push
/// A writer takes data as it comes and sends what comes out to a function of the program's:
///
///     tierce_status to_file(void *file, const void *data, size_t len) {
///         return fwrite(data, 1, len, file) == len ? TIERCE_OK : TIERCE_E_USER;
///     }
///
///     tierce_writer_new(stream, 0, to_file, file, &writer);
///     tierce_stream_free(stream);
///     for (…) {
///         tierce_writer_write(writer, record, record_len);
///     }
///     tierce_writer_finish(writer);
///     tierce_writer_free(writer);
///
/// tierce_stream_copy() does it all: from a read function through the stream to a write function.
/// @end
/// Makes a writer over a stream. It calls `write` with `userdata` for each piece of at most `write_size` bytes
/// (0: a good size), and shares the stream. That handle may be freed before; kept, it tells how much came and went.
///
/// Free it with tierce_writer_free(). Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; `write` may be called with `userdata` until the writer is freed; `out` is NULL or
/// valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_writer_new(
    stream: *const tierce_stream,
    write_size: usize,
    write: tierce_write_fn,
    userdata: *mut c_void,
    out: *mut *mut tierce_writer,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, out) = unsafe { (handle::get(stream, "stream")?, args::out(out, "out")?) };
        let sink = Box::new(Callback::<Write>::new(write, userdata)?);
        out.write(handle::new(Mutex::new(Writer::new(stream.clone(), write_size, sink)?)));
        Ok(())
    })
}

/// Takes all of `src`; what is ready is sent before the call returns. Bytes after the end of a decoder's frame are
/// TIERCE_E_CORRUPT. Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle; `src` is valid for reads of `src_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_writer_write(
    writer: *const tierce_writer,
    src: *const c_void,
    src_len: usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (writer, src) = unsafe { (handle::get(writer, "writer")?, bytes(src, src_len, "src")?) };
        held(writer)?.write(src)
    })
}

/// Sends what a flush gives; `op` is TIERCE_STREAM_FLUSH or TIERCE_STREAM_END, as for tierce_stream_flush().
/// Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_writer_flush(writer: *const tierce_writer, op: i32) -> tierce_status {
    // SAFETY: as above.
    guard(|| held(unsafe { handle::get(writer, "writer") }?)?.flush(flush_op(op)?))
}

/// Sends the rest and finishes the stream, as tierce_stream_finish() does. Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_writer_finish(writer: *const tierce_writer) -> tierce_status {
    // SAFETY: as above.
    guard(|| held(unsafe { handle::get(writer, "writer") }?)?.finish())
}

/// Frees a writer; NULL is allowed. Without tierce_writer_finish() before, what the encoder holds is lost. Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_writer_free(writer: *mut tierce_writer) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(writer) });
}

/// @group Readers: pull
/// A reader gets its input from a function of the program's, or from memory, and gives what comes out in pieces of any
/// size:
///
///     tierce_status from_file(void *file, void *dst, size_t cap, size_t *len) {
///         *len = fread(dst, 1, cap, file);
///         return ferror(file) ? TIERCE_E_USER : TIERCE_OK;
///     }
///
///     tierce_reader_new(stream, 0, 0, from_file, file, &reader);
///     tierce_reader_read(reader, &header, sizeof header, &len);
///     tierce_reader_skip(reader, header.offset, &skipped);
///     while (tierce_reader_next(reader, 0, &data, &len) == TIERCE_OK) {
///         use(data, len);
///     }
///
/// Over a decoder it reads the decoded bytes, over an encoder the encoded ones. It is at its end where the decoder's
/// frame ends, or with tierce_stream_set_across_frames() where the input does.
/// @end
/// Makes a reader over a stream. It calls `read` with `userdata` for at most `read_size` bytes at a time (0: a good
/// size), leaves the first `skip_bytes` of the input out, and shares the stream, whose handle may be freed before.
///
/// Free it with tierce_reader_free(). Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; `read` may be called with `userdata` until the reader is freed; `out` is NULL or
/// valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_reader_new(
    stream: *const tierce_stream,
    read_size: usize,
    skip_bytes: usize,
    read: tierce_read_fn,
    userdata: *mut c_void,
    out: *mut *mut tierce_reader,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, out) = unsafe { (handle::get(stream, "stream")?, args::out(out, "out")?) };
        let source = Box::new(Callback::<Read>::new(read, userdata)?);
        out.write(handle::new(Mutex::new(Reader::new(stream.clone(), read_size, skip_bytes, source)?)));
        Ok(())
    })
}

/// Makes a reader over a stream whose input is `src`, without its first `skip_bytes`. `src` is lent until the reader is
/// freed. Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; `src` is valid for reads of `src_len` bytes, and unchanged, until the reader is
/// freed; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_reader_from_memory(
    stream: *const tierce_stream,
    src: *const c_void,
    src_len: usize,
    skip_bytes: usize,
    out: *mut *mut tierce_reader,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, src, out) =
            unsafe { (handle::get(stream, "stream")?, lent(src, src_len)?, args::out(out, "out")?) };
        out.write(handle::new(Mutex::new(Reader::from_memory(stream.clone(), src, skip_bytes))));
        Ok(())
    })
}

/// # Safety
/// As for the C functions of this shape.
unsafe fn read_into(
    reader: *const tierce_reader,
    (dst, cap): (*mut c_void, usize),
    len: *mut usize,
    read: impl FnOnce(&mut Reader<'static>, &mut Output<'_>) -> Result<bool>,
) -> Result<tierce_status> {
    // SAFETY: as above.
    let (reader, dst, len) =
        unsafe { (handle::get(reader, "reader")?, room(dst, cap, "dst")?, args::out(len, "len")?) };
    let mut reader = held(reader)?;
    args::disjoint(reader.memory(), args::range(dst))?;
    let mut output = Output::fixed(dst);
    let ended = read(&mut reader, &mut output)?;
    len.write(output.written());
    Ok(end_if(ended))
}

/// Fills `cap` bytes, unless the end comes: then TIERCE_END, and `len` gets how many there were. Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle; `dst` is valid for writes of `cap` bytes; `len` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_reader_read(
    reader: *const tierce_reader,
    dst: *mut c_void,
    cap: usize,
    len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe { read_into(reader, (dst, cap), len, |reader, out| reader.read(out)) })
}

/// Reads what is there soonest: one byte at least, `cap` at most. TIERCE_END at the end. Since 0.1.0.
///
/// # Safety
/// As for tierce_reader_read().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_reader_read_some(
    reader: *const tierce_reader,
    dst: *mut c_void,
    cap: usize,
    len: *mut usize,
) -> tierce_status {
    // SAFETY: as above.
    guard_status(|| unsafe { read_into(reader, (dst, cap), len, |reader, out| reader.read_some(out)) })
}

/// Reads `n` bytes and forgets them. TIERCE_END if the end came before: `skipped` gets how many there were.
/// Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle; `skipped` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_reader_skip(reader: *const tierce_reader, n: u64, skipped: *mut u64) -> tierce_status {
    guard_status(|| {
        // SAFETY: as above.
        let (reader, out) = unsafe { (handle::get(reader, "reader")?, args::out(skipped, "skipped")?) };
        let skipped = held(reader)?.skip(n)?;
        out.write(skipped);
        Ok(end_if(skipped < n))
    })
}

/// Gives the next `piece_size` bytes (0: a good size), or fewer before the end; they are valid until the next call for
/// this reader. TIERCE_END when there are none: `data` gets NULL, `len` 0. Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_reader_next(
    reader: *const tierce_reader,
    piece_size: usize,
    data: *mut *const c_void,
    len: *mut usize,
) -> tierce_status {
    guard_status(|| {
        // SAFETY: as above.
        let (reader, data, len) =
            unsafe { (handle::get(reader, "reader")?, args::out(data, "data")?, args::out(len, "len")?) };
        Ok(put_piece(held(reader)?.next_piece(piece_size)?, data, len))
    })
}

fn put_piece(
    piece: Option<&[u8]>,
    data: &mut MaybeUninit<*const c_void>,
    len: &mut MaybeUninit<usize>,
) -> tierce_status {
    data.write(piece.map_or(std::ptr::null(), |piece| piece.as_ptr().cast()));
    len.write(piece.map_or(0, <[u8]>::len));
    end_if(piece.is_none())
}

/// Frees a reader; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_reader_free(reader: *mut tierce_reader) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(reader) });
}

/// @group Chunkers: pieces of one size
/// A chunker gives pieces of exactly one size, as a tape, a message or an object store's parts want them:
///
///     tierce_chunker_new(stream, 1 << 20, &chunker);
///     while ((n = fread(piece, 1, sizeof piece, file)) > 0) {
///         tierce_chunker_give(chunker, piece, n);
///         while (tierce_chunker_next(chunker, &data, &len) == TIERCE_OK) {
///             send(data, len);                  // len is 1 << 20
///         }
///     }
///     tierce_chunker_finish(chunker);
///     while (tierce_chunker_next(chunker, &data, &len) == TIERCE_OK) {
///         send(data, len);                      // the last may be shorter
///     }
/// @end
/// Makes a chunker over a stream, with pieces of `chunk_size` bytes (0: a good size). It shares the stream, whose handle
/// may be freed before. Free it with tierce_chunker_free(). Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_chunker_new(
    stream: *const tierce_stream,
    chunk_size: usize,
    out: *mut *mut tierce_chunker,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, out) = unsafe { (handle::get(stream, "stream")?, args::out(out, "out")?) };
        out.write(handle::new(Mutex::new(Chunker::new(stream.clone(), chunk_size)?)));
        Ok(())
    })
}

/// Gives input, which is lent until tierce_chunker_next() returned TIERCE_END. Before that, giving more, or a flush or
/// finish, is TIERCE_E_STATE. Since 0.1.0.
///
/// # Safety
/// `chunker` is NULL or a live handle; `src` is valid for reads of `src_len` bytes, and unchanged, until it is drained or
/// the chunker is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_chunker_give(
    chunker: *const tierce_chunker,
    src: *const c_void,
    src_len: usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (chunker, src) = unsafe { (handle::get(chunker, "chunker")?, lent(src, src_len)?) };
        held(chunker)?.give(src)
    })
}

/// Ends a block; its pieces come from tierce_chunker_next(), and the last may be shorter. Since 0.1.0.
///
/// # Safety
/// `chunker` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_chunker_flush(chunker: *const tierce_chunker) -> tierce_status {
    // SAFETY: as above.
    guard(|| held(unsafe { handle::get(chunker, "chunker") }?)?.flush())
}

/// Ends the stream; its pieces come from tierce_chunker_next(), and the last may be shorter. Since 0.1.0.
///
/// # Safety
/// `chunker` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_chunker_finish(chunker: *const tierce_chunker) -> tierce_status {
    // SAFETY: as above.
    guard(|| held(unsafe { handle::get(chunker, "chunker") }?)?.finish())
}

/// Gives the next piece, valid until the next call for this chunker. TIERCE_END when all of what was given is drained:
/// `data` gets NULL, `len` 0. Since 0.1.0.
///
/// # Safety
/// `chunker` is NULL or a live handle; the outputs are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_chunker_next(
    chunker: *const tierce_chunker,
    data: *mut *const c_void,
    len: *mut usize,
) -> tierce_status {
    guard_status(|| {
        // SAFETY: as above.
        let (chunker, data, len) =
            unsafe { (handle::get(chunker, "chunker")?, args::out(data, "data")?, args::out(len, "len")?) };
        Ok(put_piece(held(chunker)?.next_piece()?, data, len))
    })
}

/// Frees a chunker; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `chunker` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_chunker_free(chunker: *mut tierce_chunker) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(chunker) });
}

/// Reads all input, sends all output, and finishes the stream. `read_size` and `write_size` are the most of one call of
/// the functions (0: a good size). `bytes_read` and `bytes_written` get the sums.
///
/// Input that goes on after the end of a decoder's frame is TIERCE_E_CORRUPT, unless tierce_stream_set_across_frames().
/// Since 0.1.0.
///
/// # Safety
/// `stream` is NULL or a live handle; both functions may be called with their userdata during the call; the outputs are
/// NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_stream_copy(
    stream: *const tierce_stream,
    read: tierce_read_fn,
    read_userdata: *mut c_void,
    read_size: usize,
    write: tierce_write_fn,
    write_userdata: *mut c_void,
    write_size: usize,
    bytes_read: *mut u64,
    bytes_written: *mut u64,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (stream, bytes_read, bytes_written) = unsafe {
            (
                handle::get(stream, "stream")?,
                args::out(bytes_read, "bytes_read")?,
                args::out(bytes_written, "bytes_written")?,
            )
        };
        let mut source = Callback::<Read>::new(read, read_userdata)?;
        let mut sink = Callback::<Write>::new(write, write_userdata)?;
        let (read, written) = stream::copy(stream, &mut source, read_size, &mut sink, write_size)?;
        bytes_read.write(read);
        bytes_written.write(written);
        Ok(())
    })
}
