use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use super::args::{self, array, bytes, room};
use super::buffer::tierce_buffer;
use super::codec::into_buffer;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::pool::{self, tierce_pool};
use super::status::tierce_status;
use super::stream_io::tierce_write_fn;
use super::zstd_compressor::tierce_zstd_compressor;
use super::zstd_dict::tierce_zstd_dict;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::segments::Memory;
use crate::zstd::Dictionary;
use crate::zstd::seekable::{self, Reader, Source, Writer};

/// A seekable file, open for reading. Shareable.
pub struct tierce_zstd_seekable {
    _private: [u8; 0],
}

impl Handle for tierce_zstd_seekable {
    /// The reader, and where the file is if it is in memory.
    type Value = (Reader, Range<usize>);
    const NAME: &'static str = "tierce_zstd_seekable";
}

/// Makes a seekable file piece by piece. Exclusive.
pub struct tierce_zstd_seekable_writer {
    _private: [u8; 0],
}

impl Handle for tierce_zstd_seekable_writer {
    type Value = Mutex<Writer>;
    const NAME: &'static str = "tierce_zstd_seekable_writer";
}

/// Fills `dst` with all `len` bytes of a file from `offset` on, or fails; statuses are as for tierce_read_fn.
///
/// What is asked for lies within the size of the file. It is called by all threads that read, those of a pool too, at
/// once.
pub type tierce_read_at_fn =
    Option<unsafe extern "C" fn(userdata: *mut c_void, offset: u64, dst: *mut c_void, len: usize) -> tierce_status>;

fn flag(value: i32, name: &str) -> Result<bool> {
    match value {
        0 | 1 => Ok(value == 1),
        _ => Err(Error::argument(format!("{name} is {value}, expected 0 or 1"))),
    }
}

fn failed(name: &str, status: tierce_status) -> Error {
    Error::new(Kind::Callback(status), format!("the {name} callback returned {status}"))
}

/// The caller's memory that is borrowed for as long as the handle lives.
struct Borrowed {
    start: *const u8,
    len: usize,
}

// SAFETY: the caller promised that nobody changes the memory while the handle lives.
unsafe impl Send for Borrowed {}
// SAFETY: as above.
unsafe impl Sync for Borrowed {}

impl Memory for Borrowed {
    fn bytes(&self) -> &[u8] {
        // SAFETY: taken from a slice that the caller promised to keep.
        unsafe { std::slice::from_raw_parts(self.start, self.len) }
    }
}

/// The caller's function that reads.
struct Reading {
    read: unsafe extern "C" fn(*mut c_void, u64, *mut c_void, usize) -> tierce_status,
    userdata: *mut c_void,
}

// SAFETY: the caller promised that the function may be called on any thread with this userdata.
unsafe impl Send for Reading {}
// SAFETY: as above, and at once.
unsafe impl Sync for Reading {}

impl Source for Reading {
    fn read<'d>(&self, offset: u64, room: &'d mut [MaybeUninit<u8>]) -> Result<&'d mut [u8]> {
        // SAFETY: the caller's function with the caller's argument, and room of the length that it is told.
        match unsafe { (self.read)(self.userdata, offset, room.as_mut_ptr().cast(), room.len()) } {
            // SAFETY: the caller promised that it fills all.
            0 => Ok(unsafe { room.assume_init_mut() }),
            status => Err(failed("read", status)),
        }
    }
}

/// The caller's function that takes what is written.
struct Writing {
    write: unsafe extern "C" fn(*mut c_void, *const c_void, usize) -> tierce_status,
    userdata: *mut c_void,
}

// SAFETY: the caller promised that the writer is used by one thread at a time, whichever.
unsafe impl Send for Writing {}

impl Writing {
    fn write(&self, bytes: &[u8]) -> Result<()> {
        // SAFETY: the caller's function with the caller's argument; the bytes live during the call.
        match unsafe { (self.write)(self.userdata, bytes.as_ptr().cast(), bytes.len()) } {
            0 => Ok(()),
            status => Err(failed("write", status)),
        }
    }
}

/// A callback that comes back to the writer it was called for is refused.
fn with(writer: &Mutex<Writer>, work: impl FnOnce(&mut Writer) -> Result<()>) -> Result<()> {
    let busy = |_| Error::new(Kind::State, "the writer is in use by another call, or was left by a defect");
    work(&mut *writer.try_lock().map_err(busy)?)
}

/// # Safety
/// `dicts` is valid for reads of `dict_count` live handles.
unsafe fn dictionaries(dicts: *const *const tierce_zstd_dict, dict_count: usize) -> Result<Vec<Arc<Dictionary>>> {
    // SAFETY: as above.
    let dicts = unsafe { array(dicts, dict_count, "dicts") }?;
    // SAFETY: as above.
    dicts.iter().map(|dict| Ok(unsafe { handle::get(*dict, "dicts") }?.clone())).collect()
}

/// @group zstd: seekable files
/// A seekable file is a row of frames, each with a part of the content, and a table of their sizes in a skippable frame at
/// the end (zstd's contrib/seekable_format). Every decoder of zstd reads it as a whole; tierce_zstd_seekable_read() reads
/// any range and decodes only the frames that it touches.
///
///     tierce_zstd_seekable_compress(compressor, field, field_len, 0, 1, pool, file);
///     …
///     tierce_zstd_seekable_open_memory(NULL, 0, data, data_len, &reader);
///     tierce_zstd_seekable_read(reader, offset, plane, plane_len, pool, &got);
///
/// A smaller `frame_size` makes small reads faster, a larger one compresses better; 0 is 1 MiB. With checksums, the table
/// has one of each frame's content, which reading verifies.
/// @end
/// Compresses `src_len` bytes to a seekable file, which replaces the content of `dst`, on the threads of a pool or, with
/// NULL, in the calling thread. The bytes are the same for any number of threads.
///
/// Each frame has `frame_size` bytes of content, at most 1 GiB; 0 is 1 MiB. `checksums` is 0 or 1. The compressor's
/// parameters hold as they are now, and it may be in use otherwise. TIERCE_E_UNSUPPORTED beyond 134,217,728
/// frames. Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle, `pool` too; `src` is valid for its length; `dst` is NULL or a live handle that
/// no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_compress(
    compressor: *const tierce_zstd_compressor,
    src: *const c_void,
    src_len: usize,
    frame_size: usize,
    checksums: i32,
    pool: *const tierce_pool,
    dst: *mut tierce_buffer,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, src, pool, dst) = unsafe {
            (
                handle::get(compressor, "compressor")?,
                bytes(src, src_len, "src")?,
                pool::optional(pool)?,
                handle::get_mut(dst, "dst")?,
            )
        };
        let checksums = flag(checksums, "checksums")?;
        into_buffer(src, dst, usize::MAX, |dst| seekable::compress(compressor, src, frame_size, checksums, pool, dst))
    })
}

/// Makes a writer that sends a seekable file to `write`, frame by frame: the same bytes as
/// tierce_zstd_seekable_compress() with these arguments. It keeps the content of one frame in memory.
///
/// The compressor may be freed, or in use otherwise. While `write` runs, the writer is in use (TIERCE_E_STATE). After a
/// call that failed, the writer can only be freed. Free it with tierce_zstd_seekable_writer_free(). Since 0.1.0.
///
/// # Safety
/// `compressor` is NULL or a live handle; `write` is NULL or a function of this type, which may be called until the writer
/// is freed; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_writer_new(
    compressor: *const tierce_zstd_compressor,
    frame_size: usize,
    checksums: i32,
    write: tierce_write_fn,
    userdata: *mut c_void,
    out: *mut *mut tierce_zstd_seekable_writer,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (compressor, out) = unsafe { (handle::get(compressor, "compressor")?, args::out(out, "out")?) };
        let write = write.ok_or_else(|| Error::new(Kind::Null, "write is NULL"))?;
        let sink = Writing { write, userdata };
        let sink = Box::new(move |bytes: &[u8]| sink.write(bytes));
        let writer = Writer::new(compressor, frame_size, flag(checksums, "checksums")?, sink)?;
        out.write(handle::new(Mutex::new(writer)));
        Ok(())
    })
}

/// Adds `src_len` bytes of content, and sends the frames that they fill. Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle that no other call uses; `src` is valid for its length.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_writer_write(
    writer: *mut tierce_zstd_seekable_writer,
    src: *const c_void,
    src_len: usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (writer, src) = unsafe { (handle::get(writer, "writer")?, bytes(src, src_len, "src")?) };
        with(writer, |writer| writer.write(src))
    })
}

/// Ends the frame here, so that what follows begins a new one; without content since the last one, nothing happens.
/// Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_writer_end_frame(
    writer: *mut tierce_zstd_seekable_writer,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| with(unsafe { handle::get(writer, "writer") }?, Writer::end_frame))
}

/// Sends the last frame and the table: the file is whole. More calls are TIERCE_E_STATE. Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_writer_finish(writer: *mut tierce_zstd_seekable_writer) -> tierce_status {
    // SAFETY: as above.
    guard(|| with(unsafe { handle::get(writer, "writer") }?, Writer::finish))
}

/// Frees a writer; NULL is allowed. It sends nothing more: without tierce_zstd_seekable_writer_finish() before, the file
/// has no table. Since 0.1.0.
///
/// # Safety
/// `writer` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_writer_free(writer: *mut tierce_zstd_seekable_writer) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(writer) });
}

/// Opens a seekable file of `src_len` bytes in memory, which has to stay as it is until the reader is freed. Of
/// `dict_count` dictionaries, each frame names its own; one alone is for all frames, two of the same identifier are
/// TIERCE_E_ARGUMENT.
///
/// A file without a table, or with one that does not agree with its size, is TIERCE_E_CORRUPT; frames are not looked at
/// before they are read. Free the reader with tierce_zstd_seekable_free(). Since 0.1.0.
///
/// # Safety
/// `dicts` is valid for reads of `dict_count` live handles; `src` is valid for its length until the reader is freed; `out`
/// is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_open_memory(
    dicts: *const *const tierce_zstd_dict,
    dict_count: usize,
    src: *const c_void,
    src_len: usize,
    out: *mut *mut tierce_zstd_seekable,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (dicts, src, out) =
            unsafe { (dictionaries(dicts, dict_count)?, bytes(src, src_len, "src")?, args::out(out, "out")?) };
        let memory = src.as_ptr() as usize..src.as_ptr() as usize + src.len();
        let reader = Reader::in_memory(&dicts, Box::new(Borrowed { start: src.as_ptr(), len: src.len() }))?;
        out.write(handle::new((reader, memory)));
        Ok(())
    })
}

/// Opens a seekable file of `size` bytes that `read` reads: the table now, and each frame, in one call, when it is needed.
///
/// As tierce_zstd_seekable_open_memory() in all else. Since 0.1.0.
///
/// # Safety
/// `dicts` is valid for reads of `dict_count` live handles; `read` is NULL or a function of this type, which may be called
/// on any thread until the reader is freed; `out` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_open_callback(
    dicts: *const *const tierce_zstd_dict,
    dict_count: usize,
    size: u64,
    read: tierce_read_at_fn,
    userdata: *mut c_void,
    out: *mut *mut tierce_zstd_seekable,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (dicts, out) = unsafe { (dictionaries(dicts, dict_count)?, args::out(out, "out")?) };
        let read = read.ok_or_else(|| Error::new(Kind::Null, "read is NULL"))?;
        let reader = Reader::over(&dicts, Box::new(Reading { read, userdata }), size)?;
        out.write(handle::new((reader, 0..0)));
        Ok(())
    })
}

/// Frees a reader; NULL is allowed. Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_free(reader: *mut tierce_zstd_seekable) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(reader) });
}

/// How many bytes of content there are, as the table has it; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_size(reader: *const tierce_zstd_seekable) -> u64 {
    // SAFETY: as above.
    unsafe { handle::get(reader, "reader") }.map_or(0, |(reader, _)| reader.size())
}

/// How many frames there are; 0 for NULL. Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_frame_count(reader: *const tierce_zstd_seekable) -> usize {
    // SAFETY: as above.
    unsafe { handle::get(reader, "reader") }.map_or(0, |(reader, _)| reader.frame_count())
}

/// Gives where frame `index` lies: `offset` and `size` in the content, `compressed_offset` and `compressed_size` in the
/// file, in bytes. Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle; the others are NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_frame(
    reader: *const tierce_zstd_seekable,
    index: usize,
    offset: *mut u64,
    size: *mut u64,
    compressed_offset: *mut u64,
    compressed_size: *mut u64,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let ((reader, _), offset, size, compressed_offset, compressed_size) = unsafe {
            (
                handle::get(reader, "reader")?,
                args::out(offset, "offset")?,
                args::out(size, "size")?,
                args::out(compressed_offset, "compressed_offset")?,
                args::out(compressed_size, "compressed_size")?,
            )
        };
        let frame = reader.frame(index)?;
        offset.write(frame.offset);
        size.write(frame.size);
        compressed_offset.write(frame.compressed_offset);
        compressed_size.write(frame.compressed_size);
        Ok(())
    })
}

/// Gives the number of the frame that has the byte at `offset` of the content. TIERCE_E_ARGUMENT behind its end.
/// Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle; `index` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_find(
    reader: *const tierce_zstd_seekable,
    offset: u64,
    index: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let ((reader, _), index) = unsafe { (handle::get(reader, "reader")?, args::out(index, "index")?) };
        index.write(reader.find(offset)?);
        Ok(())
    })
}

/// Reads `len` bytes of content from `offset` on, or as many as there are; `read` receives how many, 0 behind the end.
///
/// Frames of which all is wanted are decoded straight into `dst`, several at once on the threads of a pool. Up to four of
/// those of which only a part was wanted stay decoded in memory, so that reading on in small steps is cheap. Damaged
/// frames, and those that are not as the table says, are TIERCE_E_CORRUPT; `dst` is then undefined. Since 0.1.0.
///
/// # Safety
/// `reader` is NULL or a live handle, `pool` too; `dst` is valid for writes of `len` bytes; `read` is NULL or valid for a
/// write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_zstd_seekable_read(
    reader: *const tierce_zstd_seekable,
    offset: u64,
    dst: *mut c_void,
    len: usize,
    pool: *const tierce_pool,
    read: *mut usize,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let ((reader, memory), dst, pool, read) = unsafe {
            (handle::get(reader, "reader")?, room(dst, len, "dst")?, pool::optional(pool)?, args::out(read, "read")?)
        };
        args::apart(memory.clone(), args::range(dst))?;
        read.write(reader.read(offset, len, pool, &mut Output::fixed(dst))?);
        Ok(())
    })
}
