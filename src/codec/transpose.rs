//! `transpose` of zarr v3: axes in another order.
//!
//! At the front of a pipeline it costs nothing: the array is walked along its permuted axes (`arrays.rs`).

use serde_json::Value;

use super::Codec;
use super::spec::{Default, Param, ParamType, Spec, as_int, shown};
use crate::array::{self, Type};
use crate::error::{Error, Kind, Result};
use crate::output::Output;

pub(super) fn spec() -> Spec {
    Spec {
        id: "".into(),
        v3_name: Some("transpose"),
        v3_exact: |_| true,
        summary: "axes in another order".into(),
        params: Some(vec![Param {
            name: "order",
            kind: ParamType::Json,
            default: Default::Required,
            summary: "axis i of what is stored is axis order[i] of the array; \"C\" keeps all, \"F\" reverses them",
        }]),
        make: Box::new(|values| Ok(Box::new(Transpose { order: Permutation::parse(values.json("order"))? }))),
    }
}

enum Permutation {
    Same,
    Reversed,
    Axes(Vec<usize>),
}

impl Permutation {
    fn parse(value: &Value) -> Result<Permutation> {
        let wrong =
            || Error::config(format!("\"order\" is {}, expected an array that has each axis once", shown(value)));
        match value {
            Value::String(letter) if letter == "C" => Ok(Permutation::Same),
            Value::String(letter) if letter == "F" => Ok(Permutation::Reversed),
            Value::Array(items) if items.len() <= array::layout::MAX_NDIM => {
                let axes = items.iter().map(|item| as_int(item).and_then(|axis| usize::try_from(axis).ok()));
                let axes: Vec<usize> = axes.collect::<Option<_>>().ok_or_else(wrong)?;
                array::layout::check_axes(&axes, axes.len()).map_err(|_| wrong())?;
                Ok(Permutation::Axes(axes))
            }
            _ => Err(wrong()),
        }
    }

    fn axes(&self, ndim: usize) -> Result<Vec<usize>> {
        match self {
            Permutation::Same => Ok((0..ndim).collect()),
            Permutation::Reversed => Ok((0..ndim).rev().collect()),
            Permutation::Axes(axes) if axes.len() == ndim => Ok(axes.clone()),
            Permutation::Axes(axes) => {
                Err(Error::argument(format!("transpose: the order {axes:?} is not one of the array's {ndim} axes")))
            }
        }
    }
}

struct Transpose {
    order: Permutation,
}

fn needs_shape() -> Error {
    Error::new(Kind::NeedsDtype, "transpose: permuting axes needs the array's shape, which bytes alone do not have")
}

impl Codec for Transpose {
    fn encode_bound(&self, src_len: usize) -> Option<usize> {
        Some(src_len)
    }

    fn encode(&self, _src: &[u8], _dst: &mut Output<'_>) -> Result<()> {
        Err(needs_shape())
    }

    fn decode(&self, _src: &[u8], _dst: &mut Output<'_>) -> Result<()> {
        Err(needs_shape())
    }

    fn encoded_type(&self, src: Option<&Type>) -> Result<Option<Type>> {
        let ty = src.ok_or_else(needs_shape)?;
        let axes = self.order.axes(ty.shape.len())?;
        let shape = axes.iter().map(|axis| ty.shape[*axis]).collect();
        Ok(Some(Type { shape, ..ty.clone() }))
    }

    fn encode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        array::permute(src, ty, &self.order.axes(ty.shape.len())?, dst)
    }

    fn decode_elements(&self, src: &[u8], ty: &Type, dst: &mut Output<'_>) -> Result<()> {
        let axes = self.order.axes(ty.shape.len())?;
        let stored = Type { shape: axes.iter().map(|axis| ty.shape[*axis]).collect(), ..ty.clone() };
        array::permute(src, &stored, &array::layout::inverse(&axes), dst)
    }

    fn axes(&self, ndim: usize) -> Option<Result<Vec<usize>>> {
        Some(self.order.axes(ndim))
    }
}
