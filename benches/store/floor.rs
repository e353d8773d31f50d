//! What no client of an object store can be expected to beat by much: one thread for each connection, requests without a
//! signature, bodies read by the kernel straight into memory that is there already, or sent from it. Connections are kept
//! from one call to the next, as those of a store are.

use std::ffi::{CStr, c_char};
use std::io::{self, IoSlice, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread;

/// Connections to a server on this machine.
pub struct Floor(Vec<TcpStream>);

/// `count` objects of `size` bytes each, one behind the other.
#[derive(Clone, Copy)]
struct Objects {
    start: *mut u8,
    count: usize,
    size: usize,
}

// SAFETY: each object is used by one thread alone, and all threads end within the call that was lent the memory.
unsafe impl Send for Objects {}
// SAFETY: as above.
unsafe impl Sync for Objects {}

impl Objects {
    /// # Safety
    /// `index` is below `count`, and nobody else uses this object.
    unsafe fn at<'a>(self, index: usize) -> &'a mut [u8] {
        debug_assert!(index < self.count);
        // SAFETY: the caller of the library lends the memory of all objects.
        unsafe { std::slice::from_raw_parts_mut(self.start.add(index * self.size), self.size) }
    }
}

/// Reads the head of a response, and what came with it of the body into `dst`; gives how much that was.
fn receive(stream: &mut TcpStream, dst: &mut [u8]) -> io::Result<usize> {
    let (mut head, mut have) = ([0; 2048], 0);
    let end = loop {
        match stream.read(&mut head[have..])? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            more => have += more,
        }
        if let Some(end) = head[..have].windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let more = have - end;
    if !head.starts_with(b"HTTP/1.1 20") || more > dst.len() {
        return Err(io::Error::other(String::from_utf8_lossy(&head[..end]).into_owned()));
    }
    dst[..more].copy_from_slice(&head[end..have]);
    Ok(more)
}

fn get(stream: &mut TcpStream, path: &str, dst: &mut [u8]) -> io::Result<()> {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes())?;
    let there = receive(stream, dst)?;
    stream.read_exact(&mut dst[there..])
}

fn put(stream: &mut TcpStream, path: &str, src: &[u8]) -> io::Result<()> {
    let head = format!("PUT {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", src.len());
    let mut parts = [IoSlice::new(head.as_bytes()), IoSlice::new(src)];
    let mut parts = &mut parts[..];
    while !parts.is_empty() {
        let sent = stream.write_vectored(parts)?;
        IoSlice::advance_slices(&mut parts, sent);
    }
    // nginx has no body for either of its answers.
    receive(stream, &mut []).map(|_| ())
}

/// Has each connection do `work` with the next object, until none is left; gives 0, or -1 when any failed.
fn each(
    floor: &mut Floor,
    prefix: &str,
    objects: Objects,
    work: impl Fn(&mut TcpStream, &str, &mut [u8]) -> io::Result<()> + Sync,
) -> i32 {
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        for stream in &mut floor.0 {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Relaxed);
                    if index >= objects.count || failed.load(Relaxed) {
                        return;
                    }
                    // SAFETY: each index is given out once.
                    let bytes = unsafe { objects.at(index) };
                    if let Err(error) = work(stream, &format!("{prefix}{index}"), bytes) {
                        eprintln!("floor: {prefix}{index}: {error}");
                        failed.store(true, Relaxed);
                    }
                }
            });
        }
    });
    if failed.into_inner() { -1 } else { 0 }
}

/// Opens connections; NULL if that fails.
#[unsafe(no_mangle)]
pub extern "C" fn floor_open(port: u16, connections: usize) -> *mut Floor {
    let open = || {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        Ok(stream)
    };
    match (0..connections).map(|_| open()).collect::<io::Result<Vec<TcpStream>>>() {
        Ok(streams) => Box::into_raw(Box::new(Floor(streams))),
        Err(error) => {
            eprintln!("floor: {error}");
            std::ptr::null_mut()
        }
    }
}

/// # Safety
/// `floor` is of [`floor_open`], and not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn floor_close(floor: *mut Floor) {
    // SAFETY: as above.
    drop(unsafe { Box::from_raw(floor) });
}

/// Reads `count` objects of `size` bytes, whose paths are `prefix` and a number from 0.
///
/// # Safety
/// `floor` is of [`floor_open`], and used by no other call; `prefix` ends with a zero; `dst` is valid for writes of all
/// objects, one behind the other.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn floor_get(
    floor: *mut Floor,
    prefix: *const c_char,
    dst: *mut u8,
    count: usize,
    size: usize,
) -> i32 {
    // SAFETY: as above.
    let (floor, prefix) = unsafe { (&mut *floor, CStr::from_ptr(prefix).to_string_lossy()) };
    each(floor, &prefix, Objects { start: dst, count, size }, get)
}

/// Writes objects, which are taken from `src` in the same way.
///
/// # Safety
/// As for [`floor_get`]; nothing writes to `src` meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn floor_put(
    floor: *mut Floor,
    prefix: *const c_char,
    src: *mut u8,
    count: usize,
    size: usize,
) -> i32 {
    // SAFETY: as above.
    let (floor, prefix) = unsafe { (&mut *floor, CStr::from_ptr(prefix).to_string_lossy()) };
    each(floor, &prefix, Objects { start: src, count, size }, |stream, path, src| put(stream, path, src))
}
