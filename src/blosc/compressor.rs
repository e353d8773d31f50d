//! The compressors, by name and by number.

/// A compressor of blocks. The numbers are c-blosc's compressor codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compressor {
    /// c-blosc's own, akin to FastLZ.
    BloscLz = 0,
    /// LZ4.
    Lz4 = 1,
    /// LZ4 with a thorough search; decoded as LZ4.
    Lz4Hc = 2,
    /// Snappy.
    Snappy = 3,
    /// zlib streams.
    Zlib = 4,
    /// Zstandard frames.
    Zstd = 5,
}

impl Compressor {
    /// All of them, by their codes.
    pub const ALL: [Compressor; 6] = [
        Compressor::BloscLz,
        Compressor::Lz4,
        Compressor::Lz4Hc,
        Compressor::Snappy,
        Compressor::Zlib,
        Compressor::Zstd,
    ];

    /// The names by code, as the `cname` of a config.
    pub const NAMES: [&str; 6] = ["blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd"];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The compressor of a name.
    pub fn from_name(name: &str) -> Option<Compressor> {
        Self::ALL.into_iter().find(|compressor| compressor.name() == name)
    }

    /// Whether it is made for small results rather than for speed: it is given blocks of twice the size.
    pub(super) fn is_thorough(self) -> bool {
        matches!(self, Compressor::Lz4Hc | Compressor::Zlib | Compressor::Zstd)
    }
}
