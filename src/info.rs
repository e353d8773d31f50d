//! Versions, and what this build contains.

use serde_json::{Map, Value, json};

use crate::simd;

/// The version of the library, `"MAJOR.MINOR.PATCH"`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

const fn number(digits: &str) -> i32 {
    let bytes = digits.as_bytes();
    let (mut value, mut i) = (0, 0);
    while i < bytes.len() {
        assert!(bytes[i].is_ascii_digit());
        value = value * 10 + (bytes[i] - b'0') as i32;
        i += 1;
    }
    value
}

/// First number of the version.
pub const MAJOR: i32 = number(env!("CARGO_PKG_VERSION_MAJOR"));
/// Second number of the version.
pub const MINOR: i32 = number(env!("CARGO_PKG_VERSION_MINOR"));
/// Third number of the version.
pub const PATCH: i32 = number(env!("CARGO_PKG_VERSION_PATCH"));
/// The version as one number that can be compared.
pub const NUMBER: i32 = MAJOR * 10_000 + MINOR * 100 + PATCH;
/// The number of the ABI, as in the soname.
pub const ABI: i32 = number(env!("TIERCE_ABI_NUMBER"));

/// The areas that this build has, in the order of Cargo.toml.
pub const FEATURES: &[(&str, bool)] = &[
    ("zstd", cfg!(feature = "zstd")),
    ("lz4", cfg!(feature = "lz4")),
    ("deflate", cfg!(feature = "deflate")),
    ("blosc", cfg!(feature = "blosc")),
    ("bz2", cfg!(feature = "bz2")),
    ("lzma", cfg!(feature = "lzma")),
    ("checksums", cfg!(feature = "checksums")),
    ("base64", cfg!(feature = "base64")),
    ("filters", cfg!(feature = "filters")),
    ("pcodec", cfg!(feature = "pcodec")),
    ("objects", cfg!(feature = "objects")),
    ("npz", cfg!(feature = "npz")),
    ("store", cfg!(feature = "store")),
    ("zfp", cfg!(feature = "zfp")),
    ("zarr", cfg!(feature = "zarr")),
];

fn libraries() -> Map<String, Value> {
    #[allow(unused_mut)] // a build without any native codec has none
    let mut libraries = Map::new();
    #[cfg(feature = "zstd")]
    libraries.insert("zstd".into(), crate::sys::zstd::version().into());
    #[cfg(feature = "lz4")]
    libraries.insert("lz4".into(), crate::sys::lz4::version().into());
    #[cfg(feature = "deflate")]
    {
        libraries.insert("libdeflate".into(), crate::sys::deflate::VERSION.into());
        libraries.insert("zlib-rs".into(), crate::sys::zlib::VERSION.into());
    }
    #[cfg(feature = "bz2")]
    libraries.insert("bzip2".into(), crate::sys::bz2::VERSION.into());
    #[cfg(feature = "lzma")]
    libraries.insert("liblzma".into(), crate::sys::lzma::version().into());
    libraries
}

/// Version, ABI, areas, libraries with their versions, and the SIMD level in use.
pub fn build_info() -> Value {
    let features: Map<String, Value> = FEATURES.iter().map(|(name, on)| ((*name).to_owned(), (*on).into())).collect();
    json!({
        "version": VERSION,
        "abi": ABI,
        "features": features,
        "libraries": libraries(),
        "system_libraries": cfg!(feature = "system"),
        "simd": simd::level().name(),
        "target": format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
        "debug": cfg!(debug_assertions),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::Registry;

    /// Prints what tests/consumers/codecs.c does, for scripts/features.sh, which knows what each build should have.
    #[test]
    fn what_is_here_can_be_told() {
        let list = Registry::builtin().describe();
        let codecs: Vec<&str> =
            list.as_array().unwrap().iter().filter_map(|one| one["id"].as_str().or(one["zarr_v3"].as_str())).collect();
        let info = build_info();
        let areas = info["features"].as_object().unwrap().iter().filter(|(_, on)| **on == true).map(|(name, _)| name);
        let areas: Vec<&str> = areas.map(String::as_str).collect();
        let libraries: Vec<&str> = info["libraries"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(codecs.len(), list.as_array().unwrap().len(), "each codec has a name");
        assert!(libraries.len() <= areas.len() + 1, "deflate alone has two");
        println!("\ncodecs: {}\nareas: {}\nlibraries: {}", codecs.join(" "), areas.join(" "), libraries.join(" "));
    }

    /// Two libraries cannot be asked for their version; what is said of them must follow the lock file.
    #[test]
    #[cfg(all(feature = "bz2", feature = "deflate", not(feature = "system")))]
    fn stated_versions_are_those_of_the_lock_file() {
        let lock = include_str!("../Cargo.lock");
        let locked = |name: &str| {
            let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("name = \"{name}\"")));
            let line = entry.unwrap().lines().find(|line| line.starts_with("version = ")).unwrap();
            line.trim_start_matches("version = ").trim_matches('"').to_owned()
        };
        assert!(locked("libz-rs-sys").starts_with(&format!("{}.", crate::sys::zlib::VERSION)));
        assert!(locked("libdeflate-sys").starts_with(&format!("{}.", crate::sys::deflate::VERSION)));
        let port = crate::sys::bz2::VERSION.trim_start_matches("libbz2-rs ");
        assert!(locked("libbz2-rs-sys").starts_with(&format!("{port}.")));
    }
}
