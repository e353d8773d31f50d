//! What is compressed.

use std::path::Path;

use tierce::array::npy;
use tierce::zfp::{Grid, Scalar};

use crate::memory::Memory;
use crate::random::Random;

/// Real fields are repeated up to this size.
const LEAST: usize = 32 << 20;

/// A field in memory, in a row.
pub struct Field {
    pub name: String,
    pub grid: Grid,
    pub memory: Memory,
    /// The largest value less the smallest.
    pub range: f64,
}

impl Field {
    /// Calls `value` for each element.
    fn fill(name: String, grid: Grid, mut value: impl FnMut(usize) -> f64) -> Field {
        let mut memory = Memory::new(grid.count() * grid.scalar.size());
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (index, bytes) in memory.bytes_mut().chunks_exact_mut(grid.scalar.size()).take(grid.count()).enumerate() {
            let value = value(index);
            (low, high) = (low.min(value), high.max(value));
            match grid.scalar {
                Scalar::I32 => bytes.copy_from_slice(&(value as i32).to_ne_bytes()),
                Scalar::I64 => bytes.copy_from_slice(&(value as i64).to_ne_bytes()),
                Scalar::F32 => bytes.copy_from_slice(&(value as f32).to_ne_bytes()),
                Scalar::F64 => bytes.copy_from_slice(&value.to_ne_bytes()),
            }
        }
        Field { name, grid, memory, range: high - low }
    }

    /// The name of a synthetic field: its slowest axis first.
    pub fn synthetic_name(scalar: Scalar, extents: &[usize]) -> String {
        let extents: Vec<String> = extents.iter().rev().map(usize::to_string).collect();
        format!("waves {} {}", extents.join("x"), name_of(scalar))
    }

    /// Waves, with noise of a few millionths. Integers have as many bits as the noise needs.
    pub fn synthetic(scalar: Scalar, extents: &[usize]) -> Field {
        let grid = Grid::new(scalar, extents).expect("extents that fit");
        let scale = match scalar {
            Scalar::I32 => f64::from(1 << 22),
            Scalar::I64 => (1u64 << 44) as f64,
            Scalar::F32 | Scalar::F64 => 1.0,
        };
        // Waves along each axis by themselves; the field is their products.
        let wave = |axis: usize, n: usize, length: f64| -> Vec<f64> {
            (0..n).map(|at| ((at as f64 + 7.0 * axis as f64) * std::f64::consts::TAU / length).sin()).collect()
        };
        let waves = |length: [f64; 4]| -> Vec<Vec<f64>> {
            (0..4)
                .map(|axis| if axis < grid.dims { wave(axis, grid.n[axis], length[axis]) } else { vec![1.0] })
                .collect()
        };
        let (long, short) = (waves([251.0, 283.0, 230.0, 190.0]), waves([97.0, 89.0, 101.0, 83.0]));
        let mut random = Random(7);
        Field::fill(Field::synthetic_name(scalar, extents), grid, |index| {
            let mut rest = index;
            let (mut first, mut second) = (1.0, 0.2);
            for axis in 0..grid.dims {
                let at = rest % grid.n[axis];
                rest /= grid.n[axis];
                first *= long[axis][at];
                second *= short[axis][at];
            }
            scale * (first + second + 1e-6 * random.unit())
        })
    }

    /// A file of floats, repeated along its slowest axis; `None` if it has something else. More than three axes are
    /// folded.
    pub fn from_file(path: &Path) -> Option<Field> {
        let array = npy::load(path).ok()?;
        let scalar = match array.ty().dtype.to_string().as_str() {
            "<f4" => Scalar::F32,
            "<f8" => Scalar::F64,
            _ => return None,
        };
        let mut shape = array.ty().shape.clone();
        while shape.len() > 3 {
            let outer = shape.remove(0);
            shape[0] *= outer;
        }
        let row = array.row()?;
        let times = LEAST.div_ceil(row.len());
        shape[0] *= times;
        shape.reverse();
        let grid = Grid::new(scalar, &shape).ok()?;
        let values: Vec<f64> = match scalar {
            Scalar::F32 => row.as_chunks::<4>().0.iter().map(|bytes| f64::from(f32::from_le_bytes(*bytes))).collect(),
            _ => row.as_chunks::<8>().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect(),
        };
        let stem = path.file_stem()?.to_string_lossy().into_owned();
        Some(Field::fill(format!("{stem} x{times}"), grid, |index| values[index % values.len()]))
    }
}

pub fn name_of(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::F32 => "f32",
        Scalar::F64 => "f64",
    }
}
