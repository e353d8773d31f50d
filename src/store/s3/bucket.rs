//! The bucket: listing it, making it, deleting it.

use std::sync::atomic::Ordering;

use ureq_proto::http::Method;

use super::client::Request;
use super::http::{Failure, Tried};
use super::listing::Listing;
use super::{LARGE, S3Store, SMALL, xml};
use crate::error::{Error, Kind};
use crate::store::object::{ListOptions, Page};

/// The most entries of a page.
const MOST_ENTRIES: usize = 1000;

impl S3Store {
    /// What `Backend::list` does.
    pub(super) async fn page(&self, options: &ListOptions) -> Tried<Page> {
        let prefix = format!("{}{}", self.prefix, options.prefix);
        let most = options.page_size.min(MOST_ENTRIES).to_string();
        let after = options.after.as_ref().map(|after| format!("{}{after}", self.prefix));
        let mut query = vec![("encoding-type", "url"), ("prefix", &*prefix)];
        if options.page_size > 0 {
            query.push(("max-keys", &most));
        }
        if let Some(delimiter) = options.delimiter.as_deref().filter(|delimiter| !delimiter.is_empty()) {
            query.push(("delimiter", delimiter));
        }
        match (&options.token, &after) {
            (Some(token), _) => query.push(("continuation-token", token)),
            (None, Some(after)) => query.push(("start-after", after)),
            (None, None) => {}
        }
        Ok(self.list_keys(&query).await?.page(&self.prefix, &prefix)?)
    }

    async fn list_keys(&self, query: &[(&str, &str)]) -> Tried<Listing> {
        let request = Request::new(Method::GET, None).query(&[("list-type", "2")]).query(query);
        let answered = self.client.ask(&request, LARGE).await?;
        Ok(xml::listing(answered.text.as_slice())?)
    }

    /// That the bucket is there and may be seen.
    pub(super) async fn look_for_bucket(&self) -> Tried<()> {
        match self.client.ask(&Request::new(Method::HEAD, None), SMALL).await {
            Ok(_) => Ok(()),
            Err(mut failure) => {
                if failure.error.kind() == Kind::NotFound {
                    failure.error = failure.error.with_kind(Kind::NoBucket);
                    return Err(failure);
                }
                // Who may read objects need not be allowed to see the bucket.
                if failure.error.kind() == Kind::Denied { Ok(()) } else { Err(failure) }
            }
        }
    }

    /// What `Backend::create_bucket` does.
    pub(super) async fn make_bucket(&self) -> Tried<()> {
        let region = &self.client.region;
        let location = xml::location(region);
        let mut request = Request::new(Method::PUT, None);
        // Elsewhere a region is often a word that means nothing.
        if self.client.endpoint.amazon && region != "us-east-1" {
            request = request.body(&location);
        }
        match self.client.ask(&request, SMALL).await {
            Ok(_) => Ok(()),
            Err(failure) if failure.answered().0 == 409 => {
                // It is there: nothing is wrong unless it is somebody else's.
                match self.client.ask(&Request::new(Method::HEAD, None), SMALL).await {
                    Ok(_) => Ok(()),
                    Err(denied) if denied.error.kind() == Kind::Denied => {
                        Err(Failure { error: failure.error.with_kind(Kind::Denied), ..failure })
                    }
                    Err(_) => Err(failure),
                }
            }
            Err(failure) => Err(failure),
        }
    }

    /// What `Backend::delete_bucket` does.
    pub(super) async fn remove_bucket(&self) -> Tried<()> {
        // Some servers delete a bucket with all that is in it.
        let listing = self.list_keys(&[("max-keys", "1")]).await?;
        if !listing.entries.is_empty() {
            let message = format!("s3: the bucket {:?} is not empty", self.client.endpoint.bucket);
            return Err(Failure::lasting(Error::new(Kind::Precondition, message)));
        }
        let request = Request::new(Method::DELETE, None);
        let mut attempts = self.client.attempts();
        loop {
            let asked = self.client.ask_once(&request, &attempts, SMALL).await;
            self.client.bucket_seen.store(false, Ordering::Relaxed);
            match asked {
                Ok(_) => return Ok(()),
                // An earlier try did it.
                Err(failure) if failure.error.kind() == Kind::NoBucket && attempts.unclear => return Ok(()),
                Err(failure) => attempts.again(failure).await?,
            }
        }
    }
}
