//! When uploads in parts were begun, and whether an object can be what became of one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::read::bare;
use super::time::Millis;
use crate::store::object::{Meta, Part};

/// How many uploads are remembered. What is forgotten is not lost, but must not fail in an unclear way.
const MOST: usize = 1 << 16;

/// When the uploads were begun that have not ended, by the server's clock.
#[derive(Default)]
pub(super) struct Begun(Mutex<HashMap<String, Millis>>);

impl Begun {
    /// Notes that an upload was begun, at this time or later.
    pub(super) fn note(&self, upload: &str, at: Millis) {
        let mut begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if begun.len() >= MOST {
            begun.clear();
        }
        begun.insert(upload.to_owned(), at);
    }

    /// Forgets an upload that ended.
    pub(super) fn forget(&self, upload: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(upload);
    }

    /// Whether the object that is there can only be what these parts of the upload were made to: it may as well be an older
    /// one, of the same size and in as many parts. What is not known for sure is denied.
    pub(super) fn became(&self, upload: &str, parts: &[Part], meta: &Meta) -> bool {
        let begun = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(upload).copied();
        let is_newer = match (meta.modified, begun) {
            (Some(modified), Some(begun)) => modified >= begun,
            _ => false,
        };
        let size = parts.iter().fold(0u64, |size, part| size.saturating_add(part.size));
        is_newer && meta.size == size && meta.etag.as_deref().is_some_and(|etag| is_of_parts(etag, parts.len()))
    }
}

/// Whether an ETag can be that of an object in so many parts. That of an object in one piece has 32 digits, and behind those
/// of objects in parts stands their number. Others tell nothing.
fn is_of_parts(etag: &str, parts: usize) -> bool {
    let etag = bare(etag);
    let is_sum = |text: &str| text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match etag.rsplit_once('-') {
        Some((sum, number)) if is_sum(sum) => number.parse() == Ok(parts),
        _ => !is_sum(etag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn etags_tell_the_number_of_parts() {
        assert!(is_of_parts(&format!("\"{SUM}-2\""), 2) && is_of_parts("\"one\"", 2) && is_of_parts("a-b", 2));
        assert!(!is_of_parts(&format!("\"{SUM}-3\""), 2) && !is_of_parts(&format!("\"{SUM}\""), 2));
        assert!(!is_of_parts(&format!("{SUM}-"), 2));
    }

    #[test]
    fn an_older_object_is_not_what_became_of_an_upload() {
        let part = |number| Part { number, size: 5, etag: String::new(), checksum: None };
        let parts = [part(1), part(2)];
        let begun = Begun::default();
        begun.note("u", 1000);
        let meta = |size, modified| Meta { size, modified, etag: Some(format!("\"{SUM}-2\"")), ..Meta::default() };
        assert!(begun.became("u", &parts, &meta(10, Some(1000))));
        assert!(!begun.became("u", &parts, &meta(10, Some(999))));
        assert!(!begun.became("u", &parts, &meta(10, None)));
        assert!(!begun.became("u", &parts, &meta(11, Some(1000))));
        assert!(!begun.became("u", &parts[..1], &meta(5, Some(1000))));
        assert!(!begun.became("v", &parts, &meta(10, Some(1000))));
        begun.forget("u");
        assert!(!begun.became("u", &parts, &meta(10, Some(1000))));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let begun = Begun::default();
        (0..=MOST).for_each(|upload| begun.note(&upload.to_string(), 0));
        assert!(begun.0.lock().unwrap().len() <= MOST);
    }
}
