//! What std does not do with files.

use std::fs::{File, OpenOptions};
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::written;

/// Opens a file to read it; what is no file, such as a pipe, does not make it wait.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY).open(path)
}

/// Reads what there is at `offset`, at most all of `room`; nothing is the end of the file.
pub(crate) fn read_at<'r>(file: &File, room: &'r mut [MaybeUninit<u8>], offset: u64) -> io::Result<&'r mut [u8]> {
    let offset = libc::off_t::try_from(offset).map_err(|_| io::Error::from_raw_os_error(libc::EOVERFLOW))?;
    let most = room.len().min(isize::MAX as usize);
    loop {
        // SAFETY: the descriptor is open as long as `file` is borrowed, and the room has at least `most` bytes.
        let read = unsafe { libc::pread(file.as_raw_fd(), room.as_mut_ptr().cast(), most, offset) };
        if let Ok(read) = usize::try_from(read) {
            // SAFETY: pread wrote that many bytes at the room's start.
            return Ok(unsafe { written(room, read) });
        }
        let error = io::Error::last_os_error();
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
}

/// Renames a file, unless there is one of the new name already; not every file system can.
pub(crate) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        let text = |path: &Path| std::ffi::CString::new(path.as_os_str().as_bytes()).map_err(io::Error::from);
        let (from, to, here) = (text(from)?, text(to)?, libc::AT_FDCWD);
        // SAFETY: both paths end with NUL and outlive the call, which takes five arguments.
        let status = unsafe {
            libc::syscall(libc::SYS_renameat2, here, from.as_ptr(), here, to.as_ptr(), libc::RENAME_NOREPLACE)
        };
        if status == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (from.as_os_str().as_bytes(), to);
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_from_any_place() {
        let file = open(Path::new(env!("CARGO_MANIFEST_PATH"))).unwrap();
        let whole = std::fs::read(env!("CARGO_MANIFEST_PATH")).unwrap();
        let mut room = [MaybeUninit::uninit(); 100];
        assert_eq!(read_at(&file, &mut room, 10).unwrap(), &whole[10..110]);
        assert_eq!(read_at(&file, &mut room, whole.len() as u64 - 3).unwrap(), &whole[whole.len() - 3..]);
        assert!(read_at(&file, &mut room, whole.len() as u64).unwrap().is_empty());
        assert!(read_at(&file, &mut room, u64::MAX).is_err());
    }
}
