use super::handle::Handle;
use crate::stream::Stream;
/// stub
pub struct tierce_stream {
    _private: [u8; 0],
}
impl Handle for tierce_stream {
    type Value = Stream;
    const NAME: &'static str = "tierce_stream";
}
