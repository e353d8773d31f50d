//! Signatures of requests: AWS Signature Version 4, in headers.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use ring::{digest, hmac};

use super::time::{Millis, stamp};
use crate::store::options::Secret;

/// Who signs.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    /// The access key; it goes over the wire as it is.
    pub(super) id: String,
    /// What is never sent.
    pub(super) secret: Secret,
    /// What temporary keys come with; it is sent.
    pub(super) token: Option<Secret>,
}

/// The key that signed last, and what for: it takes four hashes to make, and serves for a day.
#[derive(Default)]
pub(super) struct LastKey(Mutex<Option<(String, hmac::Key)>>);

impl LastKey {
    /// The key for `scope`, made by `make` if it is not the one that is kept.
    fn get(&self, scope: &str, make: impl FnOnce() -> hmac::Key) -> hmac::Key {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, key)) if of == scope => key.clone(),
            _ => kept.insert((scope.to_owned(), make())).1.clone(),
        }
    }
}

/// [`hash`] of no bytes.
pub(super) const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The hash of a body that is not part of the signature.
pub(super) const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// A header; the name in lower case.
pub(super) type Header = (Cow<'static, str>, String);

/// What of a request is signed.
pub(super) struct Signed<'a> {
    pub(super) method: &'a str,
    /// As it is sent: encoded by [`encode`].
    pub(super) path: &'a str,
    /// As it is sent: made by [`query`].
    pub(super) query: &'a str,
    pub(super) headers: &'a [Header],
    /// [`hash`] of the body, or [`UNSIGNED_PAYLOAD`].
    pub(super) payload: &'a str,
}

/// Appends `text` percent-encoded: every byte but those that never need it. Nothing is normalised: a key is a string, not a
/// path.
pub(super) fn encode(to: &mut String, text: &str, keep_slash: bool) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => to.push(byte.into()),
            b'/' if keep_slash => to.push('/'),
            _ => {
                let _ = write!(to, "%{byte:02X}");
            }
        }
    }
}

/// A query, encoded and in the order that signatures want; without `?`.
pub(super) fn query(pairs: &[(&str, &str)]) -> String {
    let mut encoded: Vec<(String, String)> = Vec::new();
    for (name, value) in pairs {
        let mut pair = (String::new(), String::new());
        encode(&mut pair.0, name, false);
        encode(&mut pair.1, value, false);
        encoded.push(pair);
    }
    encoded.sort();
    let pairs: Vec<String> = encoded.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

/// SHA-256 in hexadecimal digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)].into());
        text.push(DIGITS[usize::from(byte & 15)].into());
    }
    text
}

/// The key that signs requests of a day, in a region, to a service.
fn key_of(keys: &Keys, date: &str, region: &str, service: &str) -> hmac::Key {
    let secret = Secret::new(format!("AWS4{}", keys.secret.expose()));
    let mut key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes());
    for part in [date, region, service, "aws4_request"] {
        key = hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&key, part.as_bytes()).as_ref());
    }
    key
}

/// The value of a header as it is signed: without spaces around it, and single ones within.
fn trimmed(value: &str) -> String {
    value.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The value of `authorization`. The headers must have `host`, and `x-amz-date` of the same time; `last` is of these keys alone.
pub(super) fn authorization(
    keys: &Keys,
    last: &LastKey,
    region: &str,
    service: &str,
    at: Millis,
    request: &Signed<'_>,
) -> String {
    let stamp = stamp(at);
    let date = &stamp[..8];
    let mut headers: Vec<&Header> = request.headers.iter().collect();
    headers.sort();
    let names = headers.iter().map(|header| &*header.0).collect::<Vec<_>>().join(";");

    let mut canonical = format!("{}\n{}\n{}\n", request.method, request.path, request.query);
    for (name, value) in headers {
        let _ = writeln!(canonical, "{name}:{}", trimmed(value));
    }
    let _ = write!(canonical, "\n{names}\n{}", request.payload);

    let scope = format!("{date}/{region}/{service}/aws4_request");
    let text = format!("AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{}", hash(canonical.as_bytes()));
    let key = last.get(&scope, || key_of(keys, date, region, service));
    let signature = hex(hmac::sign(&key, text.as_bytes()).as_ref());
    format!("AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={signature}", keys.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(secret: &str, service: &str, at: Millis, request: &Signed<'_>) -> String {
        let keys = Keys { id: "AK".to_owned(), secret: Secret::new(secret.to_owned()), token: None };
        let value = authorization(&keys, &LastKey::default(), "us-east-1", service, at, request);
        value.rsplit_once("Signature=").unwrap().1.to_owned()
    }

    /// Of the test suite of Signature Version 4.
    #[test]
    fn vectors_of_the_suite() {
        let headers = [("x-amz-date", "20150830T123600Z"), ("host", "example.amazonaws.com")]
            .map(|(name, value)| (name.into(), value.to_owned()));
        for (query, expected) in [
            ("", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
            (
                &query(&[("Param2", "value2"), ("Param1", "value1")]),
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            ),
        ] {
            let request = Signed { method: "GET", path: "/", query, headers: &headers, payload: EMPTY };
            let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
            assert_eq!(signature(secret, "service", 1_440_938_160_000, &request), expected, "{query}");
        }
    }

    /// The examples of S3's documentation.
    #[test]
    fn examples_of_s3() {
        let put = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        assert_eq!(hash(b"Welcome to Amazon S3."), put);
        let file = [("date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")];
        let mut path = "/".to_owned();
        encode(&mut path, "test$file.text", true);
        for (method, path, query, more, payload, expected) in [
            (
                "GET",
                "/test.txt",
                String::new(),
                &[("range", "bytes=0-9")][..],
                EMPTY,
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            ),
            (
                "PUT",
                &path,
                String::new(),
                &file[..],
                put,
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
            ),
            (
                "GET",
                "/",
                query(&[("lifecycle", "")]),
                &[],
                EMPTY,
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
            ),
            (
                "GET",
                "/",
                query(&[("prefix", "J"), ("max-keys", "2")]),
                &[],
                EMPTY,
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
            ),
        ] {
            let mut headers: Vec<Header> =
                more.iter().map(|(name, value)| (Cow::Borrowed(*name), (*value).to_owned())).collect();
            headers.push(("x-amz-date".into(), "20130524T000000Z".to_owned()));
            headers.push(("x-amz-content-sha256".into(), payload.to_owned()));
            headers.push(("host".into(), "examplebucket.s3.amazonaws.com".to_owned()));
            let request = Signed { method, path, query: &query, headers: &headers, payload };
            let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
            assert_eq!(signature(secret, "s3", 1_369_353_600_000, &request), expected, "{method} {path}?{query}");
        }
    }

    #[test]
    fn a_kept_key_serves_its_day_and_region_alone() {
        let (keys, kept) =
            (Keys { id: "AK".into(), secret: Secret::new("SK".into()), token: None }, LastKey::default());
        let request = Signed { method: "GET", path: "/", query: "", headers: &[], payload: EMPTY };
        let day = 24 * 3600 * 1000;
        for (region, at) in [("a", day), ("a", day + 1), ("a", 2 * day), ("b", 2 * day), ("a", day)] {
            let fresh = authorization(&keys, &LastKey::default(), region, "s3", at, &request);
            assert_eq!(authorization(&keys, &kept, region, "s3", at, &request), fresh, "{region} {at}");
        }
    }

    #[test]
    fn the_hash_of_nothing() {
        assert_eq!(hash(b""), EMPTY);
    }

    #[test]
    fn keys_are_encoded_and_not_normalised() {
        for (key, expected) in [
            ("a//b/./../c/", "a//b/./../c/"),
            ("é +&%?#", "%C3%A9%20%2B%26%25%3F%23"),
            ("\u{1}\u{10ffff}", "%01%F4%8F%BF%BF"),
            ("-._~*'()", "-._~%2A%27%28%29"),
        ] {
            let mut encoded = String::new();
            encode(&mut encoded, key, true);
            assert_eq!(encoded, expected);
        }
        assert_eq!(query(&[("b", "1/2"), ("a", "x y")]), "a=x%20y&b=1%2F2");
    }

    #[test]
    fn spaces_of_headers_do_not_matter() {
        assert_eq!(trimmed("  a   b c  "), "a b c");
    }

    #[test]
    fn keys_are_not_shown() {
        let keys = Keys { id: "AK".to_owned(), secret: Secret::new("hunter2".to_owned()), token: None };
        assert!(!format!("{keys:?}").contains("hunter2"));
    }
}
