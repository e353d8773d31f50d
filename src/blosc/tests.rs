//! Chunks from settings of every kind, and back.
