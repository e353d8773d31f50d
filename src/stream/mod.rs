//! stub
#![allow(missing_docs)]
use crate::error::Result;
use std::mem::MaybeUninit;
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Op {
    Continue,
    Flush,
    End,
}
pub struct Step<'d> {
    pub consumed: usize,
    pub bytes: &'d mut [u8],
    pub done: bool,
}
pub trait Coder: Send {
    fn step<'d>(&mut self, op: Op, src: &[u8], dst: &'d mut [MaybeUninit<u8>]) -> Result<Step<'d>>;
    fn is_decoder(&self) -> bool;
    fn memory_size(&self) -> usize;
    fn recommended(&self) -> (usize, usize);
    fn mid_frame(&self) -> bool;
}
pub struct Stream {
    #[allow(dead_code)]
    c: Box<dyn Coder>,
}
impl Stream {
    pub fn new(c: Box<dyn Coder>) -> Self {
        Stream { c }
    }
}
