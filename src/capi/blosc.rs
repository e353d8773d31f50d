use std::ffi::{CStr, c_char, c_void};

use super::args::{self, bytes};
use super::guard::guard;
use super::status::tierce_status;
use crate::blosc::{Compressor, Format, Header};
use crate::error::Error;

/// Compressor of Blosc: its own.
pub const TIERCE_BLOSC_BLOSCLZ: i32 = 0;
/// Compressor of Blosc: LZ4.
pub const TIERCE_BLOSC_LZ4: i32 = 1;
/// Compressor of Blosc: LZ4 with a thorough search.
pub const TIERCE_BLOSC_LZ4HC: i32 = 2;
/// Compressor of Blosc: Snappy.
pub const TIERCE_BLOSC_SNAPPY: i32 = 3;
/// Compressor of Blosc: zlib.
pub const TIERCE_BLOSC_ZLIB: i32 = 4;
/// Compressor of Blosc: Zstandard.
pub const TIERCE_BLOSC_ZSTD: i32 = 5;

/// Blocks of a Blosc chunk are compressed as they are.
pub const TIERCE_BLOSC_NOSHUFFLE: i32 = 0;
/// Blocks of a Blosc chunk are shuffled by bytes.
pub const TIERCE_BLOSC_SHUFFLE: i32 = 1;
/// Blocks of a Blosc chunk are shuffled by bits.
pub const TIERCE_BLOSC_BITSHUFFLE: i32 = 2;

/// The header of a Blosc chunk: so many bytes are enough for tierce_blosc_read_header(), and a chunk that is written here
/// is never longer than its content by more.
pub const TIERCE_BLOSC_HEADER_SIZE: usize = 16;
/// The most bytes that are made one Blosc chunk.
pub const TIERCE_BLOSC_MAX_NBYTES: usize = 2_147_483_631;
/// The largest element size that a Blosc chunk tells; larger elements are taken as bytes.
pub const TIERCE_BLOSC_MAX_TYPESIZE: i32 = 255;

const _: () = {
    assert!(TIERCE_BLOSC_HEADER_SIZE == crate::blosc::HEADER);
    assert!(TIERCE_BLOSC_MAX_NBYTES == crate::blosc::MAX_NBYTES);
    assert!(TIERCE_BLOSC_MAX_TYPESIZE as usize == crate::blosc::MAX_TYPESIZE);
};

/// What the header of a Blosc chunk says.
#[repr(C)]
pub struct tierce_blosc_header {
    /// sizeof(tierce_blosc_header), set by the caller: which members the program knows of.
    pub struct_size: usize,
    /// Bytes of the content.
    pub nbytes: u64,
    /// Bytes of the chunk, its header included.
    pub cbytes: u64,
    /// Bytes of the content in a block.
    pub blocksize: u64,
    /// Bytes in an element.
    pub typesize: i32,
    /// TIERCE_BLOSC_NOSHUFFLE, _SHUFFLE or _BITSHUFFLE.
    pub shuffle: i32,
    /// 1: the content is stored as it is ("memcpyed").
    pub is_stored: i32,
    /// 1: blocks that are large enough are split into one part for each byte of an element.
    pub is_split: i32,
    /// A compressor that writes this format: LZ4 stands for LZ4HC too.
    pub compressor: i32,
    /// 0.
    pub reserved: i32,
}

fn in_c(header: &Header) -> tierce_blosc_header {
    tierce_blosc_header {
        struct_size: size_of::<tierce_blosc_header>(),
        nbytes: header.nbytes as u64,
        cbytes: header.cbytes as u64,
        blocksize: header.blocksize as u64,
        typesize: header.typesize as i32,
        shuffle: header.filter as i32,
        is_stored: header.stored.into(),
        is_split: header.split.into(),
        compressor: match header.format {
            Format::BloscLz => TIERCE_BLOSC_BLOSCLZ,
            Format::Lz4 => TIERCE_BLOSC_LZ4,
            Format::Snappy => TIERCE_BLOSC_SNAPPY,
            Format::Zlib => TIERCE_BLOSC_ZLIB,
            Format::Zstd => TIERCE_BLOSC_ZSTD,
        },
        reserved: 0,
    }
}

/// @group Blosc
/// Chunks are made and read by the codec "blosc", like those of any other codec; tierce_codec_with_pool() has several
/// threads work on one chunk, and tierce_codec_decode_partial() decodes a part of one. These functions tell what a chunk
/// says of itself, and which compressors there are; they need no handle.
/// @end
/// Reads the header at the front of a chunk, of which TIERCE_BLOSC_HEADER_SIZE bytes are enough.
///
/// `header->struct_size` has to be set before. Sizes that cannot be are TIERCE_E_CORRUPT; another format version,
/// such as Blosc 2's, and unknown flags and formats are TIERCE_E_UNSUPPORTED. Since 0.1.0.
///
/// # Safety
/// `src` is valid for its length; `header` is NULL or valid for as many bytes as its first member says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_blosc_read_header(
    src: *const c_void,
    src_len: usize,
    header: *mut tierce_blosc_header,
) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (src, out) = unsafe { (bytes(src, src_len, "src")?, args::out(header, "header")?) };
        // SAFETY: the first member is set by the caller.
        let size = unsafe { (*out.as_ptr()).struct_size };
        args::check_struct_size::<tierce_blosc_header>(size, "header->struct_size", "tierce_blosc_header")?;
        out.write(tierce_blosc_header { struct_size: size, ..in_c(&Header::read(src)?) });
        Ok(())
    })
}

/// The compressors in the order of their numbers, as C has names.
const NAMES: [&CStr; 6] = [c"blosclz", c"lz4", c"lz4hc", c"snappy", c"zlib", c"zstd"];
/// What c-blosc calls the library behind each.
const LIBRARIES: [&CStr; 6] = [c"BloscLZ", c"LZ4", c"LZ4", c"Snappy", c"Zlib", c"Zstd"];

fn lookup(names: &[&'static CStr; 6], compressor: i32) -> *const c_char {
    let name = usize::try_from(compressor).ok().and_then(|compressor| names.get(compressor));
    name.map_or(std::ptr::null(), |name| name.as_ptr())
}

/// The name of a compressor, the "cname" of a config; NULL if there is none of this number. All numbers from 0 up to the
/// first NULL are compressors. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn tierce_blosc_compressor_name(compressor: i32) -> *const c_char {
    lookup(&NAMES, compressor)
}

/// The name of the library of a compressor, as c-blosc tells it ("BloscLZ", "LZ4", …); NULL if there is none of this
/// number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn tierce_blosc_compressor_library(compressor: i32) -> *const c_char {
    lookup(&LIBRARIES, compressor)
}

/// Gives the number of the compressor of a name; another name is TIERCE_E_ARGUMENT. Since 0.1.0.
///
/// # Safety
/// `name` is NULL or a string; `compressor` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tierce_blosc_compressor_number(name: *const c_char, compressor: *mut i32) -> tierce_status {
    guard(|| {
        // SAFETY: as above.
        let (name, out) = unsafe { (args::string(name, "name")?, args::out(compressor, "compressor")?) };
        let found = Compressor::from_name(name).ok_or_else(|| {
            Error::argument(format!("{name:?} is no compressor of blosc, which has {:?}", Compressor::NAMES))
        })?;
        out.write(found as i32);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_those_of_the_area() {
        for (number, compressor) in Compressor::ALL.into_iter().enumerate() {
            assert_eq!(compressor as usize, number);
            assert_eq!(NAMES[number].to_str(), Ok(compressor.name()));
            assert_eq!(LIBRARIES[number].to_str(), Ok(Format::of(compressor).library()));
        }
        let numbers = [
            TIERCE_BLOSC_BLOSCLZ,
            TIERCE_BLOSC_LZ4,
            TIERCE_BLOSC_LZ4HC,
            TIERCE_BLOSC_SNAPPY,
            TIERCE_BLOSC_ZLIB,
            TIERCE_BLOSC_ZSTD,
        ];
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
    }
}
