use std::ffi::{c_char, c_void};

use super::args;
use super::guard::{guard, guard_void};
use super::handle::{self, Handle};
use super::object_info::{self, tierce_object_info};
use super::op::{self, tierce_op};
use super::status::tierce_status;
use super::store::{put_options, text, tierce_put_options, tierce_store};
use super::store_read::optional_info;
use crate::store::verbs::Upload;

/// An object that is being written. Exclusive.
pub struct tierce_upload {
    _private: [u8; 0],
}

impl Handle for tierce_upload {
    type Value = Upload;
    const NAME: &'static str = "tierce_upload";
}

/// @group Objects written piece by piece
/// An upload makes an object of pieces whose number is not known before:
///
///     tierce_store_upload(store, "log", 3, NULL, &upload);
///     while ((n = produce(piece)) > 0)
///         tierce_upload_write(upload, piece, n);
///     tierce_upload_commit(upload, NULL);
///     tierce_upload_free(upload);
///
/// Nothing is there to be read before it is committed; freed without that, or after an error, it leaves nothing. Up to four parts
/// of "part_size" are on their way while the next is filled, so that memory is bounded; parts get larger after the 2000th, so that
/// the size of the object is not.
/// @end
/// Begins to write an object. `options` as in tierce_store_put(); the condition is checked when it is committed. Nothing is sent yet.
/// Free with tierce_upload_free(). Since 0.1.0.
///
/// # Safety
/// `store` is NULL or a live handle; `key` is valid for reads of `key_len` bytes; `options` is NULL or valid for a read; `out` is NULL or
/// valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_store_upload(
    store: *const tierce_store,
    key: *const c_char,
    key_len: usize,
    options: *const tierce_put_options,
    out: *mut *mut tierce_upload,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (store, out) = (handle::get(store, "store")?, args::out(out, "out")?);
        out.write(handle::new(Upload::new(store, text(key, key_len, "key")?, put_options(options)?)));
        Ok(())
    })
}

/// Appends `src_len` bytes, which are no longer needed afterwards. Waits while as many parts are on their way as may be. After an
/// error the upload can only be freed. Since 0.1.0.
///
/// # Safety
/// `upload` is NULL or a live handle that no other call uses; `src` is valid for reads of `src_len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_upload_write(
    upload: *mut tierce_upload,
    src: *const c_void,
    src_len: usize,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (upload, src) = (handle::get(upload, "upload")?, args::bytes(src, src_len, "src")?);
        upload.store().run(upload.write(src)).map(|_| ())
    })
}

/// tierce_upload_write() as an operation. Several follow each other in any order unless each waits for the one before. Since 0.1.0.
///
/// # Safety
/// As for tierce_upload_write(), `src` until the operation has ended; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_upload_write_async(
    upload: *mut tierce_upload,
    src: *const c_void,
    src_len: usize,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (upload, src) = (handle::get(upload, "upload")?, args::bytes(src, src_len, "src")?);
        let out = args::out(op, "op")?;
        op::give(upload.store().start(upload.write(src))?, out);
        Ok(())
    })
}

/// Makes what was written an object. `info` (may be NULL) gets its size and ETag. Since 0.1.0.
///
/// # Safety
/// `upload` is NULL or a live handle that no other call uses, `info` too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_upload_commit(
    upload: *mut tierce_upload,
    info: *mut tierce_object_info,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (upload, info) = (handle::get(upload, "upload")?, optional_info(info)?);
        let mut done = upload.store().run(upload.commit())?;
        object_info::put(info, &mut done)
    })
}

/// tierce_upload_commit() as an operation; tierce_op_info() gives the result. Since 0.1.0.
///
/// # Safety
/// `upload` is NULL or a live handle that no other call uses; `op` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_upload_commit_async(
    upload: *mut tierce_upload,
    op: *mut *mut tierce_op,
) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let (upload, out) = (handle::get(upload, "upload")?, args::out(op, "op")?);
        op::give(upload.store().start(upload.commit())?, out);
        Ok(())
    })
}

/// Gives the upload up, and has the store forget its parts. tierce_upload_free() does the same, and cannot tell whether that
/// succeeded. Since 0.1.0.
///
/// # Safety
/// `upload` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_upload_abort(upload: *mut tierce_upload) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe {
        let upload = handle::get(upload, "upload")?;
        upload.store().run(upload.abort()).map(|_| ())
    })
}

/// Frees an upload; NULL is allowed. One that was not committed leaves nothing. Operations on it must have ended. Since 0.1.0.
///
/// # Safety
/// `upload` is NULL or a live handle, not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_upload_free(upload: *mut tierce_upload) {
    // SAFETY: as above.
    guard_void(|| unsafe { handle::free(upload) });
}
