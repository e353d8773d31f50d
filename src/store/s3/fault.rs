//! What an answer that is no success means.

use super::http::{Again, Failure};
use super::time::{Millis, of_header};
use super::xml::{self, Fault};
use crate::error::{Error, Kind};

/// The most that is read of the text of a failure.
pub(super) const LARGEST: usize = 64 << 10;
/// The most that is shown of what a server says.
const SHOWN: usize = 500;
/// How far clocks may differ: S3 allows 15 minutes.
const NEAR: Millis = 5 * 60 * 1000;

/// Codes of failures that pass, whatever the status.
const PASSING: [&str; 10] = [
    "SlowDown",
    "ServiceUnavailable",
    "InternalError",
    "RequestTimeout",
    "Throttling",
    "ThrottlingException",
    "RequestLimitExceeded",
    "OperationAborted",
    "BadDigest",
    "ConditionalRequestConflict",
];

/// What a status and a code mean.
fn kind(status: u16, code: &str) -> Kind {
    match (status, code) {
        (_, "NoSuchBucket") => Kind::NoBucket,
        (_, "BucketNotEmpty" | "PreconditionFailed" | "ConditionalRequestConflict") | (412, _) => Kind::Precondition,
        (_, "RequestTimeTooSkewed" | "AccessDenied") | (401 | 403, _) => Kind::Denied,
        (404, _) => Kind::NotFound,
        (_, "InvalidRange" | "EntityTooSmall" | "InvalidPart" | "InvalidPartOrder") | (416, _) => Kind::Argument,
        (_, "RequestTimeout") => Kind::Timeout,
        (_, "BadDigest") => Kind::Corrupt,
        _ => Kind::Io,
    }
}

/// The failure that an answer is. `region` is what its head names; `hide` takes secrets out of text.
pub(super) fn failure(
    place: &str,
    status: u16,
    text: &[u8],
    region: Option<String>,
    hide: impl Fn(&str) -> String,
) -> Failure {
    let mut fault = xml::fault(text).unwrap_or_default();
    fault.region = fault.region.or(region);
    of(place, status, fault, hide)
}

/// The failure that a fault is.
pub(super) fn of(place: &str, status: u16, fault: Fault, hide: impl Fn(&str) -> String) -> Failure {
    let shown = |text: &str| -> String { hide(text).chars().take(SHOWN).flat_map(char::escape_debug).collect() };
    let name = match (&*fault.code, status) {
        ("", 301 | 302 | 307 | 308) => "a redirection".to_owned(),
        ("", 400) => "a bad request".to_owned(),
        ("", 401 | 403) => "access denied".to_owned(),
        ("", 404) => "not found".to_owned(),
        ("", 412) => "a condition does not hold".to_owned(),
        ("", 416) => "the range is not in the object".to_owned(),
        ("", 429) => "too many requests".to_owned(),
        ("", _) => "no success".to_owned(),
        (code, _) => shown(code),
    };
    let mut message = format!("{place}: {name}");
    if !fault.message.is_empty() {
        message = format!("{message}: {}", shown(&fault.message));
    }
    let elsewhere = matches!(status, 301 | 302 | 307 | 308) || fault.code == "AuthorizationHeaderMalformed";
    if let Some(region) = fault.region.as_ref().filter(|_| elsewhere || status == 400) {
        message = format!("{message}; the server says that the bucket is in the region {:?}", shown(region));
    }
    let passing = matches!(status, 429 | 500 | 502 | 503 | 504 | 408) || PASSING.contains(&&*fault.code);
    let error = Error::new(kind(status, &fault.code), message).with_native("HTTP", status.into());
    let again = if passing { Again::Later(None) } else { Again::Never };
    // A server that is too busy has not begun; others may fail behind what they did.
    let unclear =
        passing && !matches!(status, 429) && fault.code != "SlowDown" && fault.code != "ConditionalRequestConflict";
    Failure { error, again, unclear, answer: Some(Box::new((status, fault))) }
}

/// How far the server's clock is ahead, if that is what is wrong. A failure without text is asked by its time alone.
pub(super) fn skew(failure: &Failure, date: &str, now: Millis) -> Option<Millis> {
    let (status, code) = failure.answered();
    let skew = of_header(date)?.checked_sub(now)?;
    let far = skew.checked_abs().is_none_or(|skew| skew > NEAR);
    (far && (code == "RequestTimeTooSkewed" || (status == 403 && code.is_empty()))).then_some(skew)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(status: u16, text: &str) -> Failure {
        failure("s3: GET s3://b/k", status, text.as_bytes(), Some("eu-west-1".to_owned()), |text| {
            text.replace("hunter2", "***")
        })
    }

    #[test]
    fn kinds_and_tries() {
        let later = Again::Later(None);
        for (status, code, kind, again) in [
            (404, "NoSuchKey", Kind::NotFound, Again::Never),
            (404, "NoSuchBucket", Kind::NoBucket, Again::Never),
            (404, "", Kind::NotFound, Again::Never),
            (403, "SignatureDoesNotMatch", Kind::Denied, Again::Never),
            (401, "", Kind::Denied, Again::Never),
            (412, "PreconditionFailed", Kind::Precondition, Again::Never),
            (409, "ConditionalRequestConflict", Kind::Precondition, later),
            (409, "BucketNotEmpty", Kind::Precondition, Again::Never),
            (416, "InvalidRange", Kind::Argument, Again::Never),
            (503, "SlowDown", Kind::Io, later),
            (500, "", Kind::Io, later),
            (429, "", Kind::Io, later),
            (400, "RequestTimeout", Kind::Timeout, later),
            (400, "EntityTooSmall", Kind::Argument, Again::Never),
            (501, "NotImplemented", Kind::Io, Again::Never),
        ] {
            let failure = seen(status, &format!("<Error><Code>{code}</Code></Error>"));
            assert_eq!((failure.error.kind(), failure.again), (kind, again), "{status} {code}");
            assert_eq!(failure.error.native(), Some(("HTTP", status.into())));
        }
    }

    #[test]
    fn the_text_of_the_server_is_shown_without_secrets() {
        let said =
            format!("<Error><Code>AccessDenied</Code><Message>not hunter2\n{}</Message></Error>", "x".repeat(1000));
        let text = seen(403, &said).error.to_string();
        assert!(text.starts_with("s3: GET s3://b/k: AccessDenied: not ***\\nxxx"), "{text}");
        assert!(text.len() < 700 && !text.contains("hunter2"), "{text}");
        assert!(seen(404, "\0not XML").error.to_string().contains("not found"));
    }

    #[test]
    fn another_region_is_named() {
        assert!(seen(301, "").error.to_string().contains("region \"eu-west-1\""));
        let other = "<Error><Code>AuthorizationHeaderMalformed</Code><Region>us-west-2</Region></Error>";
        assert!(seen(400, other).error.to_string().contains("region \"us-west-2\""));
        assert!(!seen(404, "").error.to_string().contains("region"));
    }

    #[test]
    fn a_wrong_clock_is_noticed() {
        let (date, at) = ("Sun, 30 Aug 2015 12:36:00 GMT", 1_440_938_160_000);
        let skewed = seen(403, "<Error><Code>RequestTimeTooSkewed</Code></Error>");
        assert_eq!(skew(&skewed, date, at - 3_600_000), Some(3_600_000));
        assert_eq!(skew(&skewed, date, at), None);
        assert_eq!(skew(&seen(403, ""), date, at + 3_600_000), Some(-3_600_000));
        assert_eq!(skew(&seen(403, "<Error><Code>AccessDenied</Code></Error>"), date, at + 3_600_000), None);
        assert_eq!(skew(&skewed, "yesterday", at), None);
    }
}
