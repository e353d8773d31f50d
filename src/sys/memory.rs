//! Hints to the kernel about memory.

/// Asks for huge pages behind a large allocation: fresh 4 KiB pages cost more than most codecs do.
///
/// A hint only: where the kernel refuses or knows nothing of it, nothing changes.
pub(crate) fn advise_huge_pages(start: *mut u8, len: usize) {
    #[cfg(target_os = "linux")]
    {
        // SAFETY: madvise(MADV_HUGEPAGE) changes no content; the range is one allocation of ours.
        unsafe { libc::madvise(start.cast(), len, libc::MADV_HUGEPAGE) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (start, len);
}
