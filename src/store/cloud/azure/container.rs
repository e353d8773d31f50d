//! Deleting and copying blobs; making and deleting the container.

use std::sync::atomic::Ordering;
use std::time::Duration;

use object_store::azure::AzureCredential;
use object_store::path::Path;
use ureq_proto::http::Method;

use super::AzureStore;
use crate::error::{Error, Kind, Result};
use crate::store::cloud::objects::quoted;
use crate::store::cloud::request::{Signer, escape, together, url};
use crate::store::object::Written;

/// The most deletions at once.
const AT_ONCE: usize = 64;
/// How long to wait before asking again whether a copy is done.
const NEXT_LOOK: Duration = Duration::from_millis(500);

impl AzureStore {
    /// What `Backend::delete` does.
    pub(super) async fn remove(&self, key: &str) -> Result<()> {
        let path = self.objects.key(key)?;
        let request = self.request(Method::DELETE, Some(path.as_ref()), &[]);
        match self.ask(&request, path.as_ref()).await {
            Err(error) if error.kind() == Kind::NotFound => Ok(()),
            answered => answered.map(drop),
        }
    }

    /// What `Backend::delete_many` does.
    pub(super) async fn remove_many(&self, keys: &[String]) -> Result<Vec<Result<()>>> {
        let at_once = self.concurrency.min(AT_ONCE);
        let results = together(at_once, keys.iter().map(|key| self.remove(key))).await;
        match results.iter().find_map(|result| result.as_ref().err().filter(|error| error.kind() == Kind::NoBucket)) {
            Some(error) => Err(error.clone()),
            None => Ok(results),
        }
    }

    /// What `Backend::copy` does. Between containers of one account it is done at once; a server may take its time.
    pub(super) async fn duplicate(&self, from: &str, to: &str) -> Result<Written> {
        let (from, to) = (self.objects.key(from)?, self.objects.key(to)?);
        let source = self.source(&from).await?;
        let request = self.request(Method::PUT, Some(to.as_ref()), &[]).header("x-ms-copy-source", source);
        let mut answer = self.ask(&request, to.as_ref()).await?;
        let id = answer.header("x-ms-copy-id");
        while answer.header("x-ms-copy-status").as_deref() == Some("pending") {
            tokio::time::sleep(NEXT_LOOK).await;
            answer = self.ask(&self.request(Method::HEAD, Some(to.as_ref()), &[]), to.as_ref()).await?;
            if answer.header("x-ms-copy-id") != id {
                // Somebody else wrote the blob in the meantime.
                break;
            }
        }
        match answer.header("x-ms-copy-status").as_deref() {
            Some("aborted" | "failed") => {
                let text = answer.header("x-ms-copy-status-description").unwrap_or_default();
                let text = self.objects.client.secrets.hide(&text);
                let doing = self.objects.doing("PUT", to.as_ref());
                Err(Error::new(Kind::Io, format!("{doing}: the copy failed: {text}")))
            }
            _ => Ok(Written { etag: answer.header("etag").map(quoted) }),
        }
    }

    /// The URL of a blob to copy from. The signature of a request does not cover it, so that one of the account is needed.
    async fn source(&self, from: &Path) -> Result<String> {
        let mut url = url(&self.endpoint, &self.objects.bucket, Some(from.as_ref()), &[]);
        if let Signer::Azure { credentials, .. } = &self.objects.client.signer {
            let credential = credentials.get_credential().await;
            let credential = credential.map_err(|error| self.objects.failed("PUT", from, &error))?;
            if let AzureCredential::SASToken(pairs) = &*credential {
                for (index, (name, value)) in pairs.iter().enumerate() {
                    url.push(if index == 0 { '?' } else { '&' });
                    escape(&mut url, name, None);
                    url.push('=');
                    escape(&mut url, value, None);
                }
            }
        }
        Ok(url)
    }

    /// That the container is there. Who may write blobs need not be allowed to see it.
    pub(super) async fn look_for_container(&self) -> Result<()> {
        if self.seen.load(Ordering::Relaxed) {
            return Ok(());
        }
        let request = self.request(Method::HEAD, None, &[("restype", "container")]);
        match self.ask(&request, "").await {
            Ok(_) => self.seen.store(true, Ordering::Relaxed),
            Err(error) if matches!(error.kind(), Kind::NoBucket | Kind::NotFound) => {
                return Err(error.with_kind(Kind::NoBucket));
            }
            Err(error) if error.kind() == Kind::Denied => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// What `Backend::create_bucket` does.
    pub(super) async fn make(&self) -> Result<()> {
        match self.ask(&self.request(Method::PUT, None, &[("restype", "container")]), "").await {
            // It is there; one that is being deleted is something else.
            Err(error) if error.kind() == Kind::Precondition => Ok(()),
            Err(error) if error.kind() == Kind::NoBucket => Err(error.with_kind(Kind::Precondition)),
            answered => answered.map(drop),
        }
    }

    /// What `Backend::delete_bucket` does.
    pub(super) async fn unmake(&self) -> Result<()> {
        // Azure deletes a container with all that is in it.
        if self.has_blobs().await? {
            let message = format!("{}: the container is not empty", self.objects.doing("DELETE", ""));
            return Err(Error::new(Kind::Precondition, message));
        }
        let answered = self.ask(&self.request(Method::DELETE, None, &[("restype", "container")]), "").await;
        self.seen.store(false, Ordering::Relaxed);
        answered.map(drop)
    }
}
