//! What failures mean.

use std::error::Error as StdError;

use object_store::client::{HttpError, HttpErrorKind};

use crate::error::{Error, Kind};
use crate::store::options::{CloudOptions, Secret};
use crate::store::s3::common;

/// How much of a server's text is shown.
const SHOWN: usize = 500;
/// What `object_store` writes before the status and the text of an answer. Its type cannot be named from outside.
const STATUS: &str = "status code: ";

/// Words that are never shown.
#[derive(Clone, Default)]
pub(super) struct Secrets(Vec<Secret>);

impl Secrets {
    pub(super) fn of(options: &CloudOptions) -> Secrets {
        let mut secrets = Secrets::default();
        for secret in [&options.account_key, &options.sas_token, &options.service_account].into_iter().flatten() {
            secrets.add(secret.expose());
            // A signature alone is as good as the URL that it came in; servers show it decoded, too.
            for part in secret.expose().split('&') {
                if let Some(signature) = part.trim_start_matches('?').strip_prefix("sig=") {
                    secrets.add(signature);
                    let bytes = signature.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
                    secrets.add(&bytes);
                }
            }
        }
        secrets
    }

    pub(super) fn add(&mut self, secret: &str) {
        if secret.len() >= 4 {
            self.0.push(Secret::new(secret.to_owned()));
        }
    }

    /// The text on one line, not too long, without secrets.
    pub(super) fn hide(&self, text: &str) -> String {
        let text = self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret.expose(), "***"));
        let mut shown: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
        shown = shown.replace("\\\"", "\"").replace("\\'", "'");
        shown
    }
}

/// What a server answered, and in what words.
pub(super) fn answered(secrets: &Secrets, doing: &str, status: u16, text: &str) -> Error {
    let text = text.trim_start_matches('\u{feff}').trim();
    let fault = text.find('<').and_then(|at| common::fault(&text.as_bytes()[at..])).unwrap_or_default();
    let kind = kind(status, &fault.code);
    let said = match (&*fault.code, &*fault.message) {
        ("", _) if text.is_empty() => format!("the server answered with status {status}"),
        ("", _) => format!("status {status}: {}", secrets.hide(text)),
        (code, "") => secrets.hide(code),
        // Behind the first line stand times and numbers of the server's own.
        (code, message) => secrets.hide(&format!("{code}: {}", message.lines().next().unwrap_or_default())),
    };
    Error::new(kind, format!("{doing}: {said}")).with_native("HTTP", status.into())
}

fn kind(status: u16, code: &str) -> Kind {
    match (status, code) {
        (_, "ContainerNotFound" | "NoSuchBucket" | "ContainerBeingDeleted" | "ContainerDisabled") => Kind::NoBucket,
        (_, "BucketNotEmpty" | "InvalidBlobOrBlock") => Kind::Precondition,
        (_, "InvalidBlockList" | "InvalidPart" | "InvalidPartOrder" | "EntityTooSmall") => Kind::Argument,
        (_, "OutOfRangeInput" | "InvalidResourceName" | "InvalidUri" | "InvalidBucketName") => Kind::Argument,
        (_, "OperationTimedOut") => Kind::Timeout,
        (404 | 410, _) => Kind::NotFound,
        (401 | 403, _) | (_, "AuthenticationFailed" | "InvalidAuthenticationInfo") => Kind::Denied,
        (304 | 409 | 412, _) => Kind::Precondition,
        (416, _) => Kind::Argument,
        (408, _) => Kind::Timeout,
        (501, _) => Kind::Unsupported,
        _ => Kind::Io,
    }
}

/// A request that was not answered.
pub(super) fn unanswered(secrets: &Secrets, doing: &str, error: &HttpError) -> Error {
    let kind = if error.kind() == HttpErrorKind::Timeout { Kind::Timeout } else { Kind::Io };
    Error::new(kind, format!("{doing}: {}", secrets.hide(&chain(error))))
}

/// A failure of `object_store`.
pub(super) fn of_crate(secrets: &Secrets, doing: &str, error: &object_store::Error) -> Error {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = next {
        if let Some(error) = error.downcast_ref::<HttpError>() {
            return unanswered(secrets, doing, error);
        }
        next = error.source();
    }
    let text = error.to_string();
    if let Some((_, answer)) = text.split_once(STATUS)
        && let Some(status) = answer.get(..3).and_then(|status| status.parse().ok())
    {
        return answered(secrets, doing, status, answer.split_once(": ").map_or("", |(_, text)| text));
    }
    let kind = match error {
        object_store::Error::NotFound { .. } => Kind::NotFound,
        object_store::Error::AlreadyExists { .. }
        | object_store::Error::Precondition { .. }
        | object_store::Error::NotModified { .. } => Kind::Precondition,
        object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. } => Kind::Denied,
        object_store::Error::NotSupported { .. } | object_store::Error::NotImplemented { .. } => Kind::Unsupported,
        object_store::Error::InvalidPath { .. } => Kind::Argument,
        // Azurite answers a range that starts at the end of a blob with none of its bytes.
        object_store::Error::Generic { .. } if text.contains("Wanted range starting at") => Kind::Argument,
        _ => Kind::Io,
    };
    Error::new(kind, format!("{doing}: {}", secrets.hide(&chain(error))))
}

/// An error with its causes, which many do not tell themselves.
fn chain(error: &(dyn StdError + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        let cause = error.to_string();
        if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
        next = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (status, code, kind) in [
            (404, "BlobNotFound", Kind::NotFound),
            (404, "ContainerNotFound", Kind::NoBucket),
            (404, "NoSuchBucket", Kind::NoBucket),
            (409, "BlobAlreadyExists", Kind::Precondition),
            (412, "ConditionNotMet", Kind::Precondition),
            (403, "AuthorizationFailure", Kind::Denied),
            (400, "InvalidBlockList", Kind::Argument),
            (416, "InvalidRange", Kind::Argument),
            (500, "OperationTimedOut", Kind::Timeout),
            (503, "ServerBusy", Kind::Io),
        ] {
            let text =
                format!("\u{feff}<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>a\nb</Message></Error>");
            let error = answered(&Secrets::default(), "az: GET x", status, &text);
            assert_eq!((error.kind(), error.native()), (kind, Some(("HTTP", status.into()))), "{code}");
            assert!(error.to_string().starts_with(&format!("az: GET x: {code}: a (")), "{error}");
        }
        assert!(answered(&Secrets::default(), "x", 500, "<p>hello").to_string().contains("<p>hello"));
    }

    #[test]
    fn secrets_are_not_shown() {
        let sas = Some(Secret::new("?sv=1&sig=ab%2Bc%3D&se=2".to_owned()));
        let options = CloudOptions { sas_token: sas, ..CloudOptions::default() };
        let secrets = Secrets::of(&options);
        assert_eq!(secrets.hide("a ?sv=1&sig=ab%2Bc%3D&se=2 ab%2Bc%3D ab+c= \n"), "a *** *** *** \\n");
    }
}
