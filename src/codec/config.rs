//! JSON configs, in the forms of zarr v2 (numcodecs) and zarr v3.
//!
//! v2: `{"id": "zstd", "level": 3}`; v3: `{"name": "zstd", "configuration": {"level": 3}}` or just `"zstd"`.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::pipeline::{Pipeline, Stage};
use super::registry::Registry;
use super::spec::{Default, ParamType, Spec, Values, shown};
use crate::array::{Dtype, Type};
use crate::error::{Error, Kind, Result};

/// No config is longer; the limit keeps what its parser allocates within bounds.
const MAX_LEN: usize = 256 << 10;

/// Elements of an array that a pipeline is tried with.
const SOME_COUNT: usize = 8;

/// The two ways to write a config.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// numcodecs and zarr v2: `{"id": …, parameters}`.
    V2,
    /// zarr v3: `{"name": …, "configuration": {parameters}}`.
    V3,
}

fn parse_json(text: &[u8]) -> Result<Value> {
    if text.len() > MAX_LEN {
        return Err(Error::config(format!("the config has {} bytes, {MAX_LEN} at most are read", text.len())));
    }
    serde_json::from_slice(text).map_err(|error| Error::config(format!("the config is not JSON: {error}")))
}

/// Reads the config of a codec (an object or, in v3, a bare name) or of a pipeline (an array of those).
pub(super) fn parse(registry: &Registry, text: &[u8]) -> Result<Pipeline> {
    let value = parse_json(text)?;
    match &value {
        Value::Array(items) => {
            let mut form = None;
            let mut stages = Vec::with_capacity(items.len());
            for (position, item) in items.iter().enumerate() {
                let (stage, its_form) = parse_stage(registry, item)
                    .map_err(|error| error.within(&format!("codec {} of the pipeline", position + 1)))?;
                if *form.get_or_insert(its_form) != its_form {
                    return Err(Error::config(
                        "the pipeline mixes zarr v2 (\"id\") and zarr v3 (\"name\") forms; write all codecs in one",
                    ));
                }
                stages.push(stage);
            }
            fit_together(&stages)?;
            Ok(Pipeline::new(stages, form.unwrap_or(Form::V2), true))
        }
        item => {
            let (stage, form) = parse_stage(registry, item)?;
            Ok(Pipeline::new(vec![stage], form, false))
        }
    }
}

/// Fails if a codec makes elements that the next, by its own config, cannot take: whatever array comes.
fn fit_together(stages: &[Stage]) -> Result<()> {
    for (position, pair) in stages.windows(2).enumerate() {
        let (Some(given), Some(_)) = (pair[0].codec.element(), pair[1].codec.element()) else { continue };
        let Ok(made) = pair[0].codec.encoded_type(Some(&Type::row(Dtype::Fixed(given), SOME_COUNT))) else { continue };
        pair[1].codec.encoded_type(made.as_ref()).map_err(|error| {
            let (position, before) = (position + 2, pair[0].spec.name());
            error.with_kind(Kind::Config).within(&format!("codec {position} of the pipeline, after {before:?}"))
        })?;
    }
    Ok(())
}

/// The name, the parameters and the form of one codec.
fn identify(value: &Value) -> Result<(&str, Map<String, Value>, Form)> {
    Ok(match value {
        Value::String(name) => (name.as_str(), Map::new(), Form::V3),
        Value::Object(object) => match (object.get("id"), object.get("name")) {
            (Some(Value::String(id)), None) => {
                let mut given = object.clone();
                given.shift_remove("id");
                (id.as_str(), given, Form::V2)
            }
            (None, Some(Value::String(name))) => (name.as_str(), v3_configuration(name, object)?, Form::V3),
            (Some(_), Some(_)) => {
                return Err(Error::config("a codec has either \"id\" (zarr v2) or \"name\" (zarr v3), not both"));
            }
            _ => {
                return Err(Error::config(format!(
                    "a codec needs \"id\" (zarr v2) or \"name\" (zarr v3), a string, in {}",
                    shown(value)
                )));
            }
        },
        other => {
            return Err(Error::config(format!(
                "expected a codec as a JSON object, or a pipeline as an array of them, got {}",
                shown(other)
            )));
        }
    })
}

/// Reads the config of one codec among the built-in ones and `extra`: its spec's name and its values.
pub(crate) fn parse_values(text: &[u8], extra: &[Spec]) -> Result<(String, Values)> {
    let value = parse_json(text)?;
    if value.is_array() {
        return Err(Error::config("expected one codec as a JSON object, got an array: a stream has no pipeline"));
    }
    let (name, given, form) = identify(&value)?;
    let id = name.strip_prefix("numcodecs.").filter(|_| form == Form::V3).unwrap_or(name);
    if let Some(spec) = extra.iter().find(|spec| spec.id == id) {
        return Ok((id.to_owned(), spec.values(&given)?));
    }
    let spec = Registry::builtin().find(name, form)?;
    Ok((spec.name().to_owned(), spec.values(&given)?))
}

fn parse_stage(registry: &Registry, value: &Value) -> Result<(Stage, Form)> {
    let (name, given, form) = identify(value)?;
    let spec = registry.find(name, form)?;
    let values = spec.values(&given)?;
    let codec = (spec.make)(&values).map_err(|error| error.within(&format!("codec {name:?}")))?;
    Ok((Stage { spec, values, codec }, form))
}

fn v3_configuration(name: &str, object: &Map<String, Value>) -> Result<Map<String, Value>> {
    for (key, value) in object {
        match (key.as_str(), value) {
            ("name", _) | ("configuration", Value::Object(_)) | ("must_understand", Value::Bool(_)) => {}
            ("configuration" | "must_understand", value) => {
                return Err(Error::config(format!("codec {name:?}: {key:?} cannot be {}", shown(value))));
            }
            _ => {
                return Err(Error::config(format!(
                    "codec {name:?}: unknown key {key:?} beside \"name\"; parameters belong into \"configuration\""
                )));
            }
        }
    }
    Ok(object.get("configuration").and_then(Value::as_object).cloned().unwrap_or_default())
}

/// Writes the effective config of one stage; `None` where v2 has nothing to write because the dtype says it.
pub(super) fn write_stage(spec: &Arc<Spec>, values: &Values, form: Form) -> Result<Option<Value>> {
    match form {
        Form::V2 if spec.id.is_empty() => Ok(None),
        Form::V2 => {
            let mut object = Map::new();
            object.insert("id".into(), spec.id.as_ref().into());
            object.extend(written(spec, values, form, false));
            Ok(Some(Value::Object(object)))
        }
        Form::V3 => {
            let name = match spec.v3_name {
                Some(name) if (spec.v3_exact)(values) => name.to_owned(),
                _ => format!("numcodecs.{}", spec.id),
            };
            let configuration = written(spec, values, form, spec.v3_name == Some(&*name));
            // zarr-python insists on a configuration, be it empty, of what it hands on to numcodecs.
            Ok(Some(if configuration.is_empty() && !name.starts_with("numcodecs.") {
                json!({ "name": name })
            } else {
                json!({ "name": name, "configuration": configuration })
            }))
        }
    }
}

/// The parameters as they are written; `own`: under the codec's own name in zarr v3.
fn written(spec: &Spec, values: &Values, form: Form, own: bool) -> Map<String, Value> {
    let mut map = values.0.clone();
    if own && spec.id == "crc32c" {
        // zarr v3's takes none.
        map.clear();
    }
    for param in spec.params.iter().flatten() {
        let Some(value) = map.get_mut(param.name) else { continue };
        if matches!(param.default, Default::Hint) && (form == Form::V2 || value.is_null()) {
            map.shift_remove(param.name);
        } else if let ParamType::Named(choices) = &param.kind
            && own
            && let Some((_, name)) = choices.iter().find(|(number, _)| value.as_i64() == Some(*number))
        {
            *value = (*name).into();
        }
    }
    map
}

/// Writes the effective config of a whole pipeline.
pub(super) fn write(pipeline: &Pipeline, form: Form) -> Result<Value> {
    let mut items = Vec::new();
    for stage in pipeline.stages() {
        items.extend(write_stage(&stage.spec, &stage.values, form)?);
    }
    if pipeline.is_list() {
        return Ok(Value::Array(items));
    }
    items.pop().ok_or_else(|| {
        Error::new(Kind::Unsupported, "this codec has no zarr v2 form: there the array's dtype says what it would say")
    })
}
