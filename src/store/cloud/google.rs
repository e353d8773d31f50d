//! Google Cloud Storage: buckets. Experimental.

use std::sync::Arc;

use object_store::client::StaticCredentialProvider;
use object_store::gcp::{GcpCredential, GoogleCloudStorage, GoogleCloudStorageBuilder, GoogleConfigKey};
use object_store::multipart::{MultipartStore, PartId};
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutMode, PutMultipartOptions, UpdateVersion};
use ureq_proto::http::Method;

use super::fault::{self, Secrets};
use super::http::Http;
use super::objects::{Objects, attributes, payload, quoted, retry};
use super::request::{Answer, Client, Request, Signer, together, url};
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::store::backend::{Backend, Pending};
use crate::store::object::{Body, Condition, GetOptions, ListOptions, Meta, Page, Part, PutOptions, Written};
use crate::store::options::Options;
use crate::store::s3::common;
use crate::store::uri::Uri;

const ENDPOINT: &str = "https://storage.googleapis.com";
/// The least size of a part that is not the last.
const LEAST_PART: usize = 5 << 20;
/// The highest number of a part.
const MOST_PARTS: u32 = 10_000;
/// The most entries of a page.
const MOST_ENTRIES: usize = 1000;
/// The most deletions at once.
const AT_ONCE: usize = 64;

/// Objects in a bucket, below a prefix.
pub(super) struct GoogleStore {
    objects: Objects<GoogleCloudStorage>,
    endpoint: String,
    concurrency: usize,
}

/// The JSON of a service account, or of the file that is named.
fn service_account(given: &str) -> Result<String> {
    if given.trim_start().starts_with('{') {
        return Ok(given.to_owned());
    }
    let read = std::fs::read_to_string(given);
    read.map_err(|error| Error::config(format!("gs: the file that \"service_account\" names cannot be read: {error}")))
}

impl GoogleStore {
    /// Finds out who asks, and reads the certificates that are trusted. Nothing is sent.
    pub(super) fn new(uri: &Uri, options: &Options) -> Result<GoogleStore> {
        let cloud = &options.cloud;
        let mut builder =
            if cloud.from_env { GoogleCloudStorageBuilder::from_env() } else { GoogleCloudStorageBuilder::new() };
        if cloud.anonymous {
            let nobody = StaticCredentialProvider::new(GcpCredential { bearer: String::new() });
            builder = builder.with_skip_signature(true).with_credentials(Arc::new(nobody));
        } else if let Some(account) = &cloud.service_account {
            // One of the environment beside it would be an error.
            builder = GoogleCloudStorageBuilder::new().with_service_account_key(service_account(account.expose())?);
        } else if !cloud.from_env {
            return Err(Error::config(
                "gs: there are no credentials: \"service_account\" is missing, or \"anonymous\", or \"from_env\"",
            ));
        }
        let endpoint = cloud.endpoint.clone().or_else(|| builder.get_config_value(&GoogleConfigKey::BaseUrl));
        let endpoint = endpoint.unwrap_or_else(|| ENDPOINT.to_owned()).trim_end_matches('/').to_owned();
        let secrets = Secrets::of(cloud);
        let http = Http::new(options)?;
        let built = builder
            .with_bucket_name(&uri.bucket)
            .with_base_url(&endpoint)
            .with_retry(retry(options))
            .with_http_connector(http.clone())
            .build();
        let store = built.map_err(|error| match &cloud.service_account {
            // What is wrong with it may be a piece of it.
            Some(_) => Error::config("gs: \"service_account\" is no JSON of a service account"),
            None => fault::of_crate(&secrets, "gs", &error).with_kind(Kind::Config),
        })?;
        let signer = if cloud.anonymous { Signer::Nobody } else { Signer::Google(store.credentials().clone()) };
        let client = Client::new(http, signer, secrets, options);
        let (bucket, prefix) = (uri.bucket.clone(), uri.path.clone());
        let objects = Objects { scheme: "gs", bucket, prefix, store, client };
        Ok(GoogleStore { objects, endpoint, concurrency: options.concurrency })
    }

    async fn ask(&self, method: Method, key: Option<&str>, query: &[(&str, &str)], whole: &str) -> Result<Answer> {
        let doing = self.objects.doing(method.as_str(), whole);
        let request = Request::new(method, url(&self.endpoint, &self.objects.bucket, key, query));
        self.objects.client.ask(&doing, &request).await
    }

    /// Google replaces a generation of an object, and not an ETag: the generation that has it is looked for first.
    async fn write(&self, key: &str, bytes: &[u8], options: &PutOptions) -> Result<Written> {
        let mode = match &options.condition {
            Condition::Always => PutMode::Overwrite,
            Condition::IfAbsent => PutMode::Create,
            Condition::IfMatch(etag) => {
                let path = self.objects.key(key)?;
                let unmet = || {
                    let doing = self.objects.doing("PUT", path.as_ref());
                    Error::new(Kind::Precondition, format!("{doing}: the object there is not the version {etag}"))
                };
                let found = match self.objects.head(&path).await {
                    Err(error) if error.kind() == Kind::NotFound => return Err(unmet()),
                    found => found?.meta,
                };
                if found.e_tag.map(quoted) != Some(quoted(etag.clone())) {
                    return Err(unmet());
                }
                PutMode::Update(UpdateVersion { e_tag: None, version: found.version })
            }
        };
        self.objects.write(key, bytes, options, mode).await
    }

    async fn remove(&self, key: &str) -> Result<()> {
        let path = self.objects.key(key)?;
        match self.ask(Method::DELETE, Some(path.as_ref()), &[], path.as_ref()).await {
            Err(error) if error.kind() == Kind::NotFound => Ok(()),
            answered => answered.map(drop),
        }
    }

    async fn remove_many(&self, keys: &[String]) -> Result<Vec<Result<()>>> {
        let at_once = self.concurrency.min(AT_ONCE);
        let results = together(at_once, keys.iter().map(|key| self.remove(key))).await;
        match results.iter().find_map(|result| result.as_ref().err().filter(|error| error.kind() == Kind::NoBucket)) {
            Some(error) => Err(error.clone()),
            None => Ok(results),
        }
    }

    /// A listing of Google's XML is one of S3, but for `after`, which is `start-after` there and here.
    async fn page(&self, options: &ListOptions) -> Result<Page> {
        let prefix = format!("{}{}", self.objects.prefix, options.prefix);
        let most = options.page_size.min(MOST_ENTRIES).to_string();
        let after = options.after.as_ref().map(|after| format!("{}{after}", self.objects.prefix));
        let mut query = vec![("list-type", "2"), ("encoding-type", "url"), ("prefix", &*prefix)];
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
        let answer = self.ask(Method::GET, None, &query, &prefix).await?;
        let mut page = common::listing(&answer.text)?.page(&self.objects.prefix, &prefix)?;
        for meta in &mut page.objects {
            meta.etag = meta.etag.take().map(quoted);
        }
        Ok(page)
    }

    async fn duplicate(&self, from: &str, to: &str) -> Result<Written> {
        let (from, target) = (self.objects.key(from)?, self.objects.key(to)?);
        let copied = self.objects.store.copy(&from, &target).await;
        copied.map_err(|error| self.objects.failed("PUT", &target, &error))?;
        Ok(Written { etag: self.objects.look(to).await?.etag })
    }

    /// Google completes no upload under a condition.
    fn unconditional(&self, path: &Path, options: &PutOptions) -> Result<()> {
        if options.condition == Condition::Always {
            return Ok(());
        }
        let doing = self.objects.doing("POST", path.as_ref());
        let message = format!("{doing}: uploads in parts have no conditions at Google; write the object whole");
        Err(Error::new(Kind::Unsupported, message))
    }

    async fn begin(&self, key: &str, options: &PutOptions) -> Result<String> {
        let path = self.objects.key(key)?;
        self.unconditional(&path, options)?;
        let options = PutMultipartOptions { attributes: attributes(options), ..PutMultipartOptions::default() };
        let begun = self.objects.store.create_multipart_opts(&path, options).await;
        begun.map_err(|error| self.objects.failed("POST", &path, &error))
    }

    async fn write_part(&self, key: &str, upload: &str, number: u32, bytes: &[u8]) -> Result<Part> {
        let path = self.objects.key(key)?;
        if !(1..=MOST_PARTS).contains(&number) {
            return Err(Error::argument(format!("gs: a part has a number from 1 to {MOST_PARTS}, not {number}")));
        }
        let written =
            self.objects.store.put_part(&path, &upload.to_owned(), number as usize - 1, payload(bytes)?).await;
        let written = written.map_err(|error| self.objects.failed("PUT", &path, &error))?;
        Ok(Part { number, size: bytes.len() as u64, etag: written.content_id, checksum: None })
    }

    async fn complete(&self, key: &str, upload: &str, parts: &[Part], options: &PutOptions) -> Result<Written> {
        let path = self.objects.key(key)?;
        self.unconditional(&path, options)?;
        // `object_store` numbers them by their places.
        if parts.is_empty() || !parts.iter().zip(1..).all(|(part, number)| part.number == number) {
            return Err(Error::argument("gs: an upload needs parts, numbered from 1 on without gaps, in their order"));
        }
        let parts = parts.iter().map(|part| PartId { content_id: part.etag.clone() }).collect();
        let written = self.objects.store.complete_multipart(&path, &upload.to_owned(), parts).await;
        let written = written.map_err(|error| self.objects.failed("POST", &path, &error))?;
        Ok(Written { etag: written.e_tag.map(quoted) })
    }

    async fn abort(&self, key: &str, upload: &str) -> Result<()> {
        let path = self.objects.key(key)?;
        let aborted = self.objects.store.abort_multipart(&path, &upload.to_owned()).await;
        match aborted.map_err(|error| self.objects.failed("DELETE", &path, &error)) {
            Err(error) if error.kind() == Kind::NotFound => Ok(()),
            aborted => aborted,
        }
    }

    async fn unmake(&self) -> Result<()> {
        match self.ask(Method::DELETE, None, &[], "").await {
            Err(error) if error.kind() == Kind::NotFound => Err(error.with_kind(Kind::NoBucket)),
            answered => answered.map(drop),
        }
    }
}

impl Backend for GoogleStore {
    fn get<'a>(&'a self, key: &'a str, options: &'a GetOptions, dst: &'a mut Output<'_>) -> Pending<'a, Meta> {
        Box::pin(self.objects.read(key, options, dst))
    }

    fn put<'a>(&'a self, key: &'a str, body: &'a Body, options: &'a PutOptions) -> Pending<'a, Written> {
        Box::pin(self.write(key, body.as_slice(), options))
    }

    fn head<'a>(&'a self, key: &'a str) -> Pending<'a, Meta> {
        Box::pin(self.objects.look(key))
    }

    fn delete<'a>(&'a self, key: &'a str) -> Pending<'a, ()> {
        Box::pin(self.remove(key))
    }

    fn delete_many<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Result<()>>> {
        Box::pin(self.remove_many(keys))
    }

    fn list<'a>(&'a self, options: &'a ListOptions) -> Pending<'a, Page> {
        Box::pin(self.page(options))
    }

    fn copy<'a>(&'a self, from: &'a str, to: &'a str) -> Pending<'a, Written> {
        Box::pin(self.duplicate(from, to))
    }

    fn begin_upload<'a>(&'a self, key: &'a str, options: &'a PutOptions) -> Pending<'a, String> {
        Box::pin(self.begin(key, options))
    }

    fn put_part<'a>(&'a self, key: &'a str, upload: &'a str, number: u32, body: &'a Body) -> Pending<'a, Part> {
        Box::pin(self.write_part(key, upload, number, body.as_slice()))
    }

    fn complete_upload<'a>(
        &'a self,
        key: &'a str,
        upload: &'a str,
        parts: &'a [Part],
        options: &'a PutOptions,
    ) -> Pending<'a, Written> {
        Box::pin(self.complete(key, upload, parts, options))
    }

    fn abort_upload<'a>(&'a self, key: &'a str, upload: &'a str) -> Pending<'a, ()> {
        Box::pin(self.abort(key, upload))
    }

    fn least_part(&self) -> usize {
        LEAST_PART
    }

    fn create_bucket(&self) -> Pending<'_, ()> {
        Box::pin(async {
            let message =
                "gs: a bucket belongs to a project and a place, which are not known here: make it with Google's tools";
            Err(Error::new(Kind::Unsupported, message))
        })
    }

    fn delete_bucket(&self) -> Pending<'_, ()> {
        Box::pin(self.unmake())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::conformance::block_on;

    fn open(json: &str) -> Result<GoogleStore> {
        GoogleStore::new(&Uri::parse("gs://bucket/run")?, &Options::parse(json.as_bytes())?)
    }

    #[test]
    fn wrong_credentials_are_told_and_not_shown() {
        for json in [
            r#"{"from_env": false}"#,
            r#"{"service_account": "{\"private_key\": \"hunter2\"}"}"#,
            r#"{"service_account": "{\"private_key\": 7, \"client_email\": \"hunter2\""}"#,
            r#"{"service_account": "/nowhere/at/all.json"}"#,
        ] {
            let error = open(json).err().expect(json);
            assert_eq!(error.kind(), Kind::Config, "{error}");
            assert!(!error.to_string().contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn what_google_cannot_is_refused_before_anything_is_sent() {
        let store = open(r#"{"from_env": false, "anonymous": true, "endpoint": "http://127.0.0.1:1"}"#).unwrap();
        block_on(async {
            assert_eq!(store.create_bucket().await.unwrap_err().kind(), Kind::Unsupported);
            let options = PutOptions { condition: Condition::IfAbsent, ..PutOptions::default() };
            assert_eq!(store.begin_upload("a", &options).await.unwrap_err().kind(), Kind::Unsupported);
            let part = Part { number: 2, size: 1, etag: "e".to_owned(), checksum: None };
            let failed = store.complete_upload("a", "u", &[part], &PutOptions::default()).await;
            assert_eq!(failed.unwrap_err().kind(), Kind::Argument);
            assert_eq!(store.head("a//b").await.unwrap_err().kind(), Kind::Argument);
        });
    }

    #[test]
    fn requests_are_those_of_google() {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        block_on(async {
            let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
            let json = format!(
                r#"{{"from_env": false, "anonymous": true, "endpoint": "http://{}", "retries": 0}}"#,
                listener.local_addr().unwrap()
            );
            let server = tokio::spawn(async move {
                let list = "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>run/a/1</Key><Size>3</Size>\
                            </Contents><CommonPrefixes><Prefix>run/a/b/</Prefix></CommonPrefixes></ListBucketResult>";
                let missing = "<Error><Code>NoSuchKey</Code></Error>";
                let mut heads = Vec::new();
                for (status, text) in [("200 OK", list), ("404 Not Found", missing), ("404 Not Found", missing)] {
                    let (mut stream, _) = listener.accept().await.unwrap();
                    let mut head = Vec::new();
                    while !head.ends_with(b"\r\n\r\n") {
                        head.push(stream.read_u8().await.unwrap());
                    }
                    heads.push(String::from_utf8(head).unwrap());
                    let answer = format!(
                        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{text}",
                        text.len()
                    );
                    stream.write_all(answer.as_bytes()).await.unwrap();
                }
                heads
            });
            let store = open(&json).unwrap();
            let options =
                ListOptions { prefix: "a/".to_owned(), delimiter: Some("/".to_owned()), ..ListOptions::default() };
            let page = store.list(&options).await.unwrap();
            assert_eq!(
                (&*page.objects[0].key, page.objects[0].size, &*page.prefixes),
                ("a/1", 3, &["a/b/".to_owned()][..])
            );
            store.delete("a/1").await.unwrap();
            let condition = Condition::IfMatch("\"e\"".to_owned());
            let body = crate::store::conformance::body(b"x");
            let put = store.put("a/1", &body, &PutOptions { condition, ..PutOptions::default() }).await;
            assert_eq!(put.unwrap_err().kind(), Kind::Precondition);
            let heads = server.await.unwrap();
            assert!(heads[0].starts_with("GET /bucket?list-type=2&encoding-type=url&prefix=run%2Fa%2F&delimiter=%2F "));
            assert!(
                heads[1].starts_with("DELETE /bucket/run/a/1 ") && heads[2].starts_with("HEAD /bucket/run"),
                "{heads:?}"
            );
        });
    }
}
