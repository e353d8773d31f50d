//! Names to specs: the built-in codecs, and the program's own beside them.

use std::collections::BTreeMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use once_cell::race::OnceBox;
use serde_json::Value;

use super::config::{self, Form};
use super::pipeline::Pipeline;
use super::spec::{Spec, shown};
use crate::error::{Error, Kind, Result};

/// Filled by whoever comes first, without a lock: a thread that held one at the moment of a `fork` would leave the child
/// waiting for good.
///
/// The second part is the same map once more: leak checkers follow a plain `Arc`, but not what `ArcSwap` keeps.
static BUILTIN: OnceBox<(Registry, Arc<Specs>)> = OnceBox::new();

fn builtin_specs() -> Vec<Spec> {
    #[allow(unused_mut)] // a build without any area
    let mut specs = vec![super::bytes::spec(), super::transpose::spec(), super::shuffle::spec()];
    #[cfg(feature = "zstd")]
    specs.push(super::zstd::spec());
    #[cfg(feature = "lz4")]
    specs.push(super::lz4::spec());
    #[cfg(feature = "deflate")]
    specs.extend(super::deflate::specs());
    #[cfg(feature = "blosc")]
    specs.push(super::blosc::spec());
    #[cfg(feature = "bz2")]
    specs.push(super::bz2::spec());
    #[cfg(feature = "lzma")]
    specs.push(super::lzma::spec());
    #[cfg(feature = "checksums")]
    {
        specs.extend(super::checksum32::specs());
        specs.push(super::fletcher32::spec());
        specs.push(super::jenkins_lookup3::spec());
    }
    #[cfg(feature = "filters")]
    specs.extend([
        super::delta::spec(),
        super::fixedscaleoffset::spec(),
        super::quantize::spec(),
        super::bitround::spec(),
        super::packbits::spec(),
        super::astype::spec(),
        super::categorize::spec(),
    ]);
    #[cfg(feature = "base64")]
    specs.push(super::base64::spec());
    #[cfg(feature = "pcodec")]
    specs.push(super::pcodec::spec());
    #[cfg(feature = "zfp")]
    specs.push(super::zfpy::spec());
    #[cfg(feature = "objects")]
    {
        specs.extend(super::vlen::specs());
        specs.extend(super::json2::specs());
        specs.extend(super::msgpack2::specs());
        specs.push(super::pickle::spec());
    }
    specs
}

type Specs = BTreeMap<String, Arc<Spec>>;

/// A set of codecs by name. Adding to one registry changes no other.
///
/// The map is never changed, but replaced whole, so that nobody waits for anybody.
pub struct Registry {
    specs: ArcSwap<Specs>,
}

impl Registry {
    /// A copy of the built-in codecs, to which others can be added.
    pub fn new() -> Self {
        Registry { specs: ArcSwap::new(Registry::builtin().specs.load_full()) }
    }

    /// A copy, to which others can be added.
    #[cfg(feature = "zarr")]
    pub(crate) fn copy(&self) -> Self {
        Registry { specs: ArcSwap::new(self.specs.load_full()) }
    }

    /// The built-in codecs.
    pub fn builtin() -> &'static Registry {
        let (registry, _) = BUILTIN.get_or_init(|| {
            let specs = builtin_specs().into_iter().map(|spec| (spec.name().to_owned(), Arc::new(spec)));
            let specs: Arc<Specs> = Arc::new(specs.collect());
            Box::new((Registry { specs: ArcSwap::new(specs.clone()) }, specs))
        });
        registry
    }

    /// Adds a codec; one of the same name is replaced here, while codecs made of it before live on.
    pub fn add(&self, spec: Spec) {
        let spec = Arc::new(spec);
        self.specs.rcu(|specs| {
            let mut specs = Specs::clone(specs);
            specs.insert(spec.name().to_owned(), spec.clone());
            specs
        });
    }

    /// The codec called `name` in this form.
    pub(super) fn find(&self, name: &str, form: Form) -> Result<Arc<Spec>> {
        let specs = self.specs.load();
        let found = match form {
            Form::V2 => specs.get(name).filter(|spec| !spec.id.is_empty()),
            Form::V3 => match name.strip_prefix("numcodecs.") {
                Some(id) => specs.get(id).filter(|spec| !spec.id.is_empty()),
                // A codec of the program's own needs no prefix; a numcodecs one that has no name of its own in v3 does.
                None => specs.get(name).filter(|spec| spec.v3_name == Some(name) || spec.params.is_none()),
            },
        };
        found.cloned().ok_or_else(|| {
            let known: Vec<String> = specs.values().filter_map(|spec| known_name(spec, form)).collect();
            Error::new(
                Kind::UnknownCodec,
                format!("no codec {} in this registry; it knows {}", shown(&name.into()), known.join(", ")),
            )
        })
    }

    /// Reads the JSON config of a codec or pipeline.
    pub fn codec_from_json(&self, json: &[u8]) -> Result<Pipeline> {
        config::parse(self, json)
    }

    /// All codecs with their parameters.
    pub fn describe(&self) -> Value {
        self.specs.load().values().map(|spec| spec.describe()).collect()
    }
}

fn known_name(spec: &Spec, form: Form) -> Option<String> {
    match (form, spec.v3_name) {
        (Form::V2, _) => Some(spec.id.to_string()).filter(|id| !id.is_empty()),
        (Form::V3, Some(name)) => Some(name.to_owned()),
        (Form::V3, None) if spec.params.is_none() => Some(spec.id.to_string()),
        (Form::V3, None) => Some(format!("numcodecs.{}", spec.id)),
    }
}

impl std::default::Default for Registry {
    fn default() -> Self {
        Registry::new()
    }
}
