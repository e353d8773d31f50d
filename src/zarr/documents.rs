//! Metadata in a store: small objects, read and written whole.

use std::sync::{Arc, Mutex, PoisonError};

use crate::buffer::Buffer;
use crate::error::{Error, Kind, Result};
use crate::output::Output;
use crate::store::{Body, Condition, Done, GetOptions, Job, ListOptions, PutOptions, Store};

/// No document is longer.
pub(crate) const LONGEST: usize = 64 << 20;

/// A document, and the version of it.
pub(crate) struct Document {
    pub(crate) text: Buffer,
    pub(crate) etag: Option<String>,
}

impl Document {
    /// When another may take its place: if nobody else has written it since, be it there or not.
    pub(crate) fn unless_changed(this: Option<&Document>) -> Condition {
        match this {
            None => Condition::IfAbsent,
            Some(Document { etag: Some(etag), .. }) => Condition::IfMatch(etag.clone()),
            // A store without etags promises nothing.
            Some(_) => Condition::Always,
        }
    }
}

/// The key of what is called `name` below a path.
pub(crate) fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

/// A path without `/` at its ends; fails if a part of it is empty, `.` or `..`.
pub(crate) fn path(text: &str) -> Result<String> {
    let trimmed = text.trim_matches('/');
    let wrong = !trimmed.is_empty() && trimmed.split('/').any(|part| matches!(part, "" | "." | ".."));
    if wrong {
        return Err(Error::argument(format!("zarr: {text:?} is no path: a part of it is empty, \".\" or \"..\"")));
    }
    Ok(trimmed.to_owned())
}

/// All paths above this one, the root (`""`) first.
pub(crate) fn above(path: &str) -> Vec<&str> {
    let mut all = vec![""];
    all.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
    if path.is_empty() {
        all.clear();
    }
    all
}

/// Has the store do `work`, and waits.
pub(crate) fn run<T, F>(store: &Store, work: impl FnOnce(Job) -> F) -> Result<T>
where
    T: Send + 'static,
    F: Future<Output = Result<T>> + Send + 'static,
{
    let result = Arc::new(Mutex::new(None));
    let made = result.clone();
    store.run(|job| {
        let work = work(job);
        async move {
            let value = work.await?;
            *made.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
            Ok(Done::default())
        }
    })?;
    let value = result.lock().unwrap_or_else(PoisonError::into_inner).take();
    value.ok_or_else(|| Error::new(Kind::Panic, "zarr: a result was lost"))
}

/// Makes the folder of a store on this machine; buckets elsewhere are made by whoever pays for them.
pub(crate) async fn create_folder(job: &Job) -> Result<()> {
    if job.backend().is_local() { job.backend().create_bucket().await } else { Ok(()) }
}

/// Reads a document; `None` if there is none.
pub(crate) async fn get(job: &Job, key: &str) -> Result<Option<Document>> {
    let mut text = Buffer::new();
    let mut dst = Output::growing(&mut text, LONGEST);
    match job.backend().get(key, &GetOptions::default(), &mut dst).await {
        Ok(meta) => Ok(Some(Document { text, etag: meta.etag })),
        Err(error) if error.kind() == Kind::NotFound => Ok(None),
        Err(error) if error.kind() == Kind::Limit => Err(error.with_kind(Kind::Corrupt).within(key)),
        Err(error) => Err(error),
    }
}

/// Writes a document.
pub(crate) async fn put(job: &Job, key: &str, text: Buffer, condition: Condition) -> Result<()> {
    let options = PutOptions { condition, content_type: Some("application/json".to_owned()) };
    job.backend().put(key, &Body::Owned(Arc::new(text)), &options).await.map(|_| ())
}

/// Writes the documents of a new node, the first of which makes it one: [`Kind::Precondition`] if that is there already. What
/// others have written to the rest meanwhile stays.
pub(crate) async fn create(job: &Job, path: &str, documents: Vec<(&'static str, Buffer)>) -> Result<()> {
    for (number, (name, text)) in documents.into_iter().enumerate() {
        match put(job, &below(path, name), text, Condition::IfAbsent).await {
            Err(error) if error.kind() == Kind::Precondition && number > 0 => {}
            other => other?,
        }
    }
    Ok(())
}

/// The names that follow the path of a group in keys, each once: of nodes in it, and of what else is there.
pub(crate) async fn names(job: &Job, path: &str) -> Result<Vec<String>> {
    let prefix = below(path, "");
    let mut options = ListOptions { prefix: prefix.clone(), delimiter: Some("/".to_owned()), ..ListOptions::default() };
    let mut names = Vec::new();
    loop {
        let page = job.backend().list(&options).await?;
        let name = |found: &String| Some(found.strip_prefix(&prefix)?.strip_suffix('/')?.to_owned());
        names.extend(page.prefixes.iter().filter_map(name).filter(|name| !name.is_empty()));
        match page.next {
            Some(next) => options.token = Some(next),
            None => return Ok(names),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_trimmed_and_checked() {
        assert_eq!(
            (path("/a/b/").unwrap(), path("").unwrap(), path("/").unwrap()),
            ("a/b".into(), "".into(), "".into())
        );
        for wrong in ["a//b", "a/./b", "..", "a/.."] {
            assert!(path(wrong).is_err(), "{wrong}");
        }
        assert_eq!(above("a/b/c"), ["", "a", "a/b"]);
        assert_eq!((above("a"), above("")), (vec![""], vec![]));
    }
}
