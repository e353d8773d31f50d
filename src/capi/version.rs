use std::ffi::c_char;

use super::buffer::{self, tierce_buffer};
use super::guard::guard;
use super::status::tierce_status;
use crate::info;

/// First number of the version of this header.
pub const TIERCE_VERSION_MAJOR: i32 = 0;
/// Second number of the version of this header.
pub const TIERCE_VERSION_MINOR: i32 = 1;
/// Third number of the version of this header.
pub const TIERCE_VERSION_PATCH: i32 = 0;
/// The version of this header as one number, to compare with tierce_version_number().
pub const TIERCE_VERSION_NUMBER: i32 = TIERCE_VERSION_MAJOR * 10000 + TIERCE_VERSION_MINOR * 100 + TIERCE_VERSION_PATCH;
/// The ABI that this header describes, to compare with tierce_abi().
pub const TIERCE_ABI: i32 = 1;

// cbindgen wants literals; Cargo.toml is where the numbers come from.
const _: () = assert!(
    TIERCE_VERSION_MAJOR == info::MAJOR
        && TIERCE_VERSION_MINOR == info::MINOR
        && TIERCE_VERSION_PATCH == info::PATCH
        && TIERCE_VERSION_NUMBER == info::NUMBER
        && TIERCE_ABI == info::ABI,
    "capi/version.rs and Cargo.toml differ"
);

const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");

/// @group Version
/// A program that loads the library at run time checks once that it is the one it was written for:
///
///     if (tierce_abi() != TIERCE_ABI || tierce_version_number() < TIERCE_VERSION_NUMBER) { … }
/// @end
/// The version of the library, e.g. "0.1.0"; a static string. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn tierce_version() -> *const c_char {
    VERSION.as_ptr().cast()
}

/// The version of the library as one number: major * 10000 + minor * 100 + patch. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn tierce_version_number() -> i32 {
    info::NUMBER
}

/// The number of the library's ABI, as in its soname. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn tierce_abi() -> i32 {
    info::ABI
}

/// Writes what this build contains as a JSON object: version, abi, features, libraries with their versions, SIMD level.
///
/// Replaces the content of `json`. Since 0.1.0.
///
/// # Safety
/// `json` is NULL or a live handle that no other call uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_build_info(json: *mut tierce_buffer) -> tierce_status {
    // SAFETY: as above.
    guard(|| unsafe { buffer::put_json(json, &info::build_info()) })
}
