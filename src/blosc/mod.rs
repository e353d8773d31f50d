//! Blosc's chunks, as numcodecs' `blosc` reads and writes them.

mod blosclz;
