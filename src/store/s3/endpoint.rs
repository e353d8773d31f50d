//! Which server is spoken to, and how requests name the bucket.

use ureq_proto::http::Uri as Url;

use super::sign::encode;
use crate::error::{Error, Result};

/// Where requests go.
#[derive(Clone, Debug)]
pub(super) struct Endpoint {
    pub(super) tls: bool,
    /// What is connected to, and whose certificate is wanted.
    pub(super) host: String,
    pub(super) port: u16,
    /// The header `host`.
    pub(super) authority: String,
    /// What all paths begin with: `/bucket`, or nothing where the host names the bucket.
    base: String,
    pub(super) bucket: String,
    /// Whether this is Amazon's own.
    pub(super) amazon: bool,
}

impl Endpoint {
    /// The endpoint that is given, or Amazon's of the region.
    pub(super) fn new(bucket: &str, given: Option<&str>, region: &str, path_style: Option<bool>) -> Result<Endpoint> {
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
        if !plain(region) || region.is_empty() {
            return Err(Error::config(format!("s3: {region:?} is no name of a region")));
        }
        let suffix = if region.starts_with("cn-") { "com.cn" } else { "com" };
        let amazons = format!("https://s3.{region}.amazonaws.{suffix}");
        let url = parse(given.unwrap_or(&amazons))?;
        let amazon = url.1.ends_with(".amazonaws.com") || url.1.ends_with(".amazonaws.com.cn");
        let (tls, host, port) = url;
        // A certificate for *.s3.region.amazonaws.com covers no name with another dot.
        let in_host = plain(bucket) && !bucket.contains('.') && bucket.len() >= 3;
        let path_style = path_style.unwrap_or(!amazon || !in_host);
        if !path_style && !plain(bucket) {
            return Err(Error::argument(format!(
                "s3: the bucket {bucket:?} cannot be named in a host; use \"path_style\": true"
            )));
        }
        let mut base = String::new();
        let host = if path_style {
            base.push('/');
            encode(&mut base, bucket, false);
            host
        } else {
            format!("{bucket}.{host}")
        };
        let usual = if tls { 443 } else { 80 };
        let authority = if port == usual { host.clone() } else { format!("{host}:{port}") };
        Ok(Endpoint { tls, host, port, authority, base, bucket: bucket.to_owned(), amazon })
    }

    /// The path of an object, or of the bucket.
    pub(super) fn path(&self, key: Option<&str>) -> String {
        let mut path = self.base.clone();
        if let Some(key) = key {
            path.push('/');
            encode(&mut path, key, true);
        } else if path.is_empty() {
            path.push('/');
        }
        path
    }

    /// What [`copy sources`](https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html) are called.
    pub(super) fn copy_source(&self, key: &str) -> String {
        let mut source = String::from("/");
        encode(&mut source, &self.bucket, false);
        source.push('/');
        encode(&mut source, key, true);
        source
    }
}

/// TLS, host and port of `http://host:port`.
fn parse(text: &str) -> Result<(bool, String, u16)> {
    // What is wrong is not shown: it may have a password in it.
    let wrong =
        || Error::config("s3: the endpoint must be http://host, https://host, or one of them with a port behind");
    let url: Url = text.parse().map_err(|_| wrong())?;
    let tls = match url.scheme_str() {
        Some("https") => true,
        Some("http") => false,
        _ => return Err(wrong()),
    };
    let authority = url.authority().ok_or_else(wrong)?;
    let bare = matches!(url.path(), "" | "/") && url.query().is_none() && !authority.as_str().contains('@');
    if !bare || authority.host().is_empty() {
        return Err(wrong());
    }
    let behind = &authority.as_str()[authority.host().len()..];
    let port = match behind.strip_prefix(':') {
        Some(_) => authority.port_u16().filter(|port| *port > 0).ok_or_else(wrong)?,
        None if tls => 443,
        None => 80,
    };
    Ok((tls, authority.host().to_ascii_lowercase(), port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bucket: &str, given: Option<&str>, region: &str, path_style: Option<bool>) -> String {
        let endpoint = Endpoint::new(bucket, given, region, path_style).unwrap();
        let scheme = if endpoint.tls { "https" } else { "http" };
        format!("{scheme}://{}{} {}", endpoint.authority, endpoint.path(Some("a//ü")), endpoint.path(None))
    }

    #[test]
    fn hosts_and_paths() {
        let key = "/a//%C3%BC";
        for (bucket, given, region, style, expected) in [
            ("data", None, "eu-west-1", None, format!("https://data.s3.eu-west-1.amazonaws.com{key} /")),
            ("da.ta", None, "us-east-1", None, format!("https://s3.us-east-1.amazonaws.com/da.ta{key} /da.ta")),
            ("data", None, "cn-north-1", Some(true), format!("https://s3.cn-north-1.amazonaws.com.cn/data{key} /data")),
            ("data", Some("http://127.0.0.1:8014/"), "x", None, format!("http://127.0.0.1:8014/data{key} /data")),
            ("data", Some("http://h:80"), "x", Some(false), format!("http://data.h{key} /")),
            ("B c", Some("https://[::1]:9000"), "x", None, format!("https://[::1]:9000/B%20c{key} /B%20c")),
        ] {
            assert_eq!(shown(bucket, given, region, style), expected);
        }
    }

    #[test]
    fn a_wrong_endpoint_is_not_shown() {
        for text in
            ["hunter2", "ftp://hunter2", "http://me:hunter2@h", "http://h/hunter2", "http://h?hunter2", "http://h:x2"]
        {
            let error = Endpoint::new("b", Some(text), "x", None).unwrap_err().to_string();
            assert!(error.contains("http://host") && !error.contains("hunter2"), "{error}");
        }
        assert!(Endpoint::new("a/b", Some("http://h"), "x", Some(false)).is_err());
        assert!(Endpoint::new("b", None, "x/y", None).is_err());
    }
}
