//! Whose certificates are trusted.

use std::sync::Arc;

use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::error::{Error, Result};

/// TLS to one server.
#[derive(Clone)]
pub(super) struct Tls {
    pub(super) connector: TlsConnector,
    pub(super) name: ServerName<'static>,
}

impl Tls {
    /// Trusts the system's certificates and those of `ca_file`.
    pub(super) fn new(host: &str, ca_file: Option<&str>) -> Result<Tls> {
        let config = config(ca_file)?;
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let name =
            ServerName::try_from(bare).map_err(|_| Error::config(format!("s3: {host:?} is no name of a host")))?;
        Ok(Tls { connector: TlsConnector::from(Arc::new(config)), name })
    }
}

/// Trusts the system's certificates and those of `ca_file`.
pub(in crate::store) fn config(ca_file: Option<&str>) -> Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    let system = rustls_native_certs::load_native_certs();
    let (found, _) = roots.add_parsable_certificates(system.certs);
    if let Some(path) = ca_file {
        let wrong = |what: String| Error::config(format!("store: \"ca_file\" {path:?}: {what}"));
        let certificates = CertificateDer::pem_file_iter(path).map_err(|error| wrong(error.to_string()))?;
        let mut some = false;
        for certificate in certificates {
            let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
            roots.add(certificate).map_err(|error| wrong(error.to_string()))?;
            some = true;
        }
        if !some {
            return Err(wrong("there is no certificate in it".to_owned()));
        }
    } else if found == 0 {
        return Err(Error::config(
            "store: the system has no certificates to trust; name a file of them by \"ca_file\"",
        ));
    }
    Ok(ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(format!("store: TLS: {error}")))?
        .with_root_certificates(roots)
        .with_no_client_auth())
}
