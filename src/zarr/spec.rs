//! What an array is made with.
/// What an array is made with.
pub struct Spec;
