//! Azure Blob Storage and Google Cloud Storage, through the crate `object_store`: its credentials and signatures, its reading
//! and writing of whole objects. What it does not do as [`super::Backend`] wants it is asked for directly.
//!
//! | file | what is in it |
//! |---|---|
//! | `http.rs` | the HTTP client: time-outs of steps, certificates |
//! | `request.rs` | requests of our own: tries, answers |
//! | `fault.rs` | what failures mean |
//! | `objects.rs` | what both stores do alike: keys, reading, writing |
//! | `azure/` | containers of Azure |
//! | `google.rs` | buckets of Google: experimental, as no server to test against runs everywhere |
//!
//! Keys are paths: no part of them is empty, `.` or `..`, and no control character is in them.

#[cfg(feature = "cloud")]
mod azure;
#[cfg(feature = "cloud")]
mod fault;
#[cfg(feature = "cloud")]
mod google;
#[cfg(feature = "cloud")]
mod http;
#[cfg(feature = "cloud")]
mod objects;
#[cfg(feature = "cloud")]
mod request;

use std::sync::Arc;

use super::backend::Backend;
use super::options::Options;
#[cfg(feature = "cloud")]
use super::uri::Scheme;
use super::uri::Uri;
use crate::error::{Error, Kind, Result};

/// Opens a container of Azure or a bucket of Google. Nothing is sent.
#[cfg(feature = "cloud")]
pub fn open(uri: &Uri, options: &Options) -> Result<Arc<dyn Backend>> {
    match uri.scheme {
        Scheme::Azure => Ok(Arc::new(azure::AzureStore::new(uri, options)?)),
        Scheme::Google => Ok(Arc::new(google::GoogleStore::new(uri, options)?)),
        other => Err(Error::new(Kind::Unsupported, format!("store: {other:?} is neither Azure nor Google"))),
    }
}

/// Says that this build has neither.
#[cfg(not(feature = "cloud"))]
pub fn open(uri: &Uri, _: &Options) -> Result<Arc<dyn Backend>> {
    let message = format!(
        "store: {:?} stores need the cargo feature \"cloud\", which this library was built without",
        uri.scheme
    );
    Err(Error::new(Kind::Unsupported, message))
}

#[cfg(all(test, not(feature = "cloud")))]
mod tests {
    use super::*;

    #[test]
    fn the_missing_feature_is_named() {
        let error = open(&Uri::parse("az://c").unwrap(), &Options::default()).err().unwrap();
        assert_eq!(error.kind(), Kind::Unsupported);
        assert!(error.to_string().contains("\"cloud\""), "{error}");
    }
}
