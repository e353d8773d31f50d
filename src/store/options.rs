//! How a store behaves, as JSON.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// The options of a store. Those of one kind alone are ignored by others: one JSON serves a program that is given any URI.
#[derive(Clone)]
pub struct Options {
    /// Threads of the store's own.
    pub io_threads: usize,
    /// The most requests under way at once.
    pub concurrency: usize,
    /// The most operations that are submitted and have not ended.
    pub max_operations: usize,
    /// What a submission meets while there are as many: it is refused, or (the default) waits.
    pub refuse_when_full: bool,
    /// How large the body of one request may be: larger objects are written in parts and read in ranges of this size.
    pub part_size: usize,
    /// How long connecting may take, a TLS handshake included.
    pub connect_timeout: Duration,
    /// How long one step of a transfer may take: sending a piece, or waiting for the next bytes. There is no limit on the
    /// whole.
    pub io_timeout: Duration,
    /// How often a request is tried again that failed in a way that may pass.
    pub retries: u32,
    /// Whether a file is on the disk before it is said to be written.
    pub sync: bool,
    /// What S3 is told and asked.
    pub s3: S3Options,
    /// What Azure and Google are told.
    pub cloud: CloudOptions,
}

/// A secret: it is not shown by `{:?}`, and is overwritten when it goes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a secret in.
    pub fn new(text: String) -> Self {
        Secret(text)
    }

    /// The secret.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Takes the memory of a string and overwrites all of it.
fn overwritten(text: &mut String) -> Vec<u8> {
    let mut bytes = std::mem::take(text).into_bytes();
    bytes.clear();
    bytes.resize(bytes.capacity(), 0);
    bytes
}

impl Drop for Secret {
    fn drop(&mut self) {
        // Who might look at it keeps the compiler from leaving out what nobody reads.
        std::hint::black_box(overwritten(&mut self.0).as_slice());
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// The checksum that uploads carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// None.
    None,
    /// CRC-32C.
    Crc32c,
    /// CRC-64/NVME.
    Crc64Nvme,
}

/// The options of S3.
#[derive(Clone, Debug)]
pub struct S3Options {
    /// `http://host:port` or `https://host`; `None` is Amazon's of the region.
    pub endpoint: Option<String>,
    /// The region that requests are signed for; `None`: the environment's or the profile's, else `us-east-1`.
    pub region: Option<String>,
    /// An access key; with `secret_access_key`.
    pub access_key_id: Option<String>,
    /// Its secret.
    pub secret_access_key: Option<Secret>,
    /// What temporary keys come with.
    pub session_token: Option<Secret>,
    /// Whether keys, token, region and endpoint that are not given here are taken from the environment (`AWS_*`).
    pub from_env: bool,
    /// The profile of the shared AWS files (`~/.aws/credentials`, `~/.aws/config`, or where `AWS_SHARED_CREDENTIALS_FILE` and
    /// `AWS_CONFIG_FILE` point) to take the same from.
    pub profile: Option<String>,
    /// Requests are not signed at all.
    pub anonymous: bool,
    /// The content of uploads is not part of the signature, which saves hashing it; a checksum covers it all the same.
    pub unsigned_payload: bool,
    /// The checksum of uploads.
    pub checksum: Checksum,
    /// The bucket is named in the path, and not in the host; the default where there is an `endpoint`.
    pub path_style: Option<bool>,
    /// A file of certificates in PEM that are trusted beside the system's.
    pub ca_file: Option<String>,
    /// Whether an object's size is asked for after it was written, and compared.
    pub verify_size: bool,
}

/// The options of Azure and Google. Their endpoint, `from_env`, `anonymous` and `ca_file` are called like those of S3.
#[derive(Clone, Debug)]
pub struct CloudOptions {
    /// `http://host:port/account` or `https://host`; `None` is that of the account, or Google's.
    pub endpoint: Option<String>,
    /// The storage account of Azure.
    pub account: Option<String>,
    /// Its key, in base64.
    pub account_key: Option<Secret>,
    /// A shared access signature, which stands for the key: the query of a URL.
    pub sas_token: Option<Secret>,
    /// A service account of Google: its JSON, or the path of a file with it.
    pub service_account: Option<Secret>,
    /// Whether what is not given here is taken from the environment (`AZURE_*`, `GOOGLE_*`).
    pub from_env: bool,
    /// Requests are not signed at all.
    pub anonymous: bool,
    /// A file of certificates in PEM that are trusted beside the system's.
    pub ca_file: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            io_threads: 2,
            concurrency: 64,
            max_operations: 65_536,
            refuse_when_full: false,
            part_size: 16 << 20,
            connect_timeout: Duration::from_secs(10),
            io_timeout: Duration::from_secs(30),
            retries: 5,
            sync: true,
            s3: S3Options::default(),
            cloud: CloudOptions::default(),
        }
    }
}

impl Default for CloudOptions {
    fn default() -> Self {
        CloudOptions {
            endpoint: None,
            account: None,
            account_key: None,
            sas_token: None,
            service_account: None,
            from_env: true,
            anonymous: false,
            ca_file: None,
        }
    }
}

impl Default for S3Options {
    fn default() -> Self {
        S3Options {
            endpoint: None,
            region: None,
            access_key_id: None,
            secret_access_key: None,
            session_token: None,
            from_env: true,
            profile: None,
            anonymous: false,
            unsigned_payload: false,
            checksum: Checksum::Crc64Nvme,
            path_style: None,
            ca_file: None,
            verify_size: false,
        }
    }
}

/// The keys of the JSON, for messages.
const KEYS: [&str; 26] = [
    "io_threads",
    "concurrency",
    "max_operations",
    "when_full",
    "part_size",
    "connect_timeout",
    "io_timeout",
    "retries",
    "sync",
    "endpoint",
    "region",
    "access_key_id",
    "secret_access_key",
    "session_token",
    "from_env",
    "profile",
    "anonymous",
    "unsigned_payload",
    "checksum",
    "path_style",
    "ca_file",
    "verify_size",
    "account",
    "account_key",
    "sas_token",
    "service_account",
];

/// The longest time-out, in seconds.
const LONGEST: f64 = 86_400.0;

fn wrong(key: &str, expected: &str) -> Error {
    // The value is not shown: it may be a secret.
    Error::config(format!("store: the option {key:?} must be {expected}"))
}

struct Given<'j>(&'j Map<String, Value>);

impl Given<'_> {
    fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key).filter(|value| !value.is_null())
    }

    fn number(&self, key: &str, least: u64, most: u64, to: &mut usize) -> Result<()> {
        if let Some(value) = self.get(key) {
            let number = value.as_u64().filter(|n| (least..=most).contains(n));
            *to = number.ok_or_else(|| wrong(key, &format!("a whole number from {least} to {most}")))? as usize;
        }
        Ok(())
    }

    fn seconds(&self, key: &str, to: &mut Duration) -> Result<()> {
        if let Some(value) = self.get(key) {
            let seconds = value.as_f64().filter(|seconds| *seconds > 0.0 && *seconds <= LONGEST);
            let seconds =
                seconds.ok_or_else(|| wrong(key, &format!("a number of seconds, above 0 and at most {LONGEST}")))?;
            *to = Duration::from_secs_f64(seconds);
        }
        Ok(())
    }

    fn yes(&self, key: &str) -> Result<Option<bool>> {
        self.get(key).map(|value| value.as_bool().ok_or_else(|| wrong(key, "true or false"))).transpose()
    }

    fn text(&self, key: &str) -> Result<Option<String>> {
        let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        self.get(key).map(|value| text(value).ok_or_else(|| wrong(key, "a string that is not empty"))).transpose()
    }
}

impl Options {
    /// Reads options; `""` and `{}` are the defaults.
    pub fn parse(json: &[u8]) -> Result<Options> {
        let mut options = Options::default();
        if json.is_empty() {
            return Ok(options);
        }
        // What is wrong with the text is told by its place alone: it may have a secret in it.
        let map: Map<String, Value> = serde_json::from_slice(json).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            Error::config(format!("store: the options are no JSON object (line {line}, column {column})"))
        })?;
        if let Some(unknown) = map.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(Error::config(format!("store: there is no option {unknown:?}; there are {}", KEYS.join(", "))));
        }
        let given = Given(&map);
        given.number("io_threads", 1, 256, &mut options.io_threads)?;
        given.number("concurrency", 1, 65_536, &mut options.concurrency)?;
        given.number("max_operations", 1, 1 << 30, &mut options.max_operations)?;
        options.refuse_when_full = match given.text("when_full")?.as_deref() {
            None | Some("wait") => false,
            Some("refuse") => true,
            Some(_) => return Err(wrong("when_full", "\"wait\" or \"refuse\"")),
        };
        given.number("part_size", 5 << 20, 5 << 30, &mut options.part_size)?;
        given.seconds("connect_timeout", &mut options.connect_timeout)?;
        given.seconds("io_timeout", &mut options.io_timeout)?;
        let mut retries = options.retries as usize;
        given.number("retries", 0, 1000, &mut retries)?;
        options.retries = retries as u32;
        options.sync = given.yes("sync")?.unwrap_or(options.sync);
        options.s3 = S3Options::parse(&given)?;
        options.cloud = CloudOptions::parse(&given)?;
        Ok(options)
    }
}

impl S3Options {
    fn parse(given: &Given<'_>) -> Result<S3Options> {
        let default = S3Options::default();
        let checksum = match given.text("checksum")?.as_deref() {
            None => default.checksum,
            Some("none") => Checksum::None,
            Some("crc32c") => Checksum::Crc32c,
            Some("crc64nvme") => Checksum::Crc64Nvme,
            Some(_) => return Err(wrong("checksum", "\"crc64nvme\", \"crc32c\" or \"none\"")),
        };
        let options = S3Options {
            endpoint: given.text("endpoint")?,
            region: given.text("region")?,
            access_key_id: given.text("access_key_id")?,
            secret_access_key: given.text("secret_access_key")?.map(Secret::new),
            session_token: given.text("session_token")?.map(Secret::new),
            from_env: given.yes("from_env")?.unwrap_or(default.from_env),
            profile: given.text("profile")?,
            anonymous: given.yes("anonymous")?.unwrap_or(default.anonymous),
            unsigned_payload: given.yes("unsigned_payload")?.unwrap_or(default.unsigned_payload),
            checksum,
            path_style: given.yes("path_style")?,
            ca_file: given.text("ca_file")?,
            verify_size: given.yes("verify_size")?.unwrap_or(default.verify_size),
        };
        if options.access_key_id.is_some() != options.secret_access_key.is_some() {
            return Err(Error::config("store: \"access_key_id\" and \"secret_access_key\" go together"));
        }
        Ok(options)
    }
}

impl CloudOptions {
    fn parse(given: &Given<'_>) -> Result<CloudOptions> {
        let default = CloudOptions::default();
        Ok(CloudOptions {
            endpoint: given.text("endpoint")?,
            account: given.text("account")?,
            account_key: given.text("account_key")?.map(Secret::new),
            sas_token: given.text("sas_token")?.map(Secret::new),
            service_account: given.text("service_account")?.map(Secret::new),
            from_env: given.yes("from_env")?.unwrap_or(default.from_env),
            anonymous: given.yes("anonymous")?.unwrap_or(default.anonymous),
            ca_file: given.text("ca_file")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_and_null_are_the_same() {
        for json in ["", "{}", r#"{"endpoint": null, "io_threads": null}"#] {
            let options = Options::parse(json.as_bytes()).unwrap();
            assert_eq!((options.io_threads, options.concurrency, options.s3.endpoint), (2, 64, None), "{json}");
        }
    }

    #[test]
    fn a_wrong_option_is_named_and_its_value_is_not() {
        for json in [
            r#"{"secret_access_key": "hunter2"}"#,
            r#"{"secret_access_key": {"hunter2": 1}}"#,
            r#"{"checksum": "hunter2"}"#,
            r#"{"io_timeout": 0, "endpoint": "hunter2"}"#,
            r#"{"secret_access_key": "hunter2""#,
            r#"["hunter2"]"#,
        ] {
            let error = Options::parse(json.as_bytes()).err().expect(json);
            assert!(!error.to_string().contains("hunter2"), "{error}");
        }
        let error = Options::parse(br#"{"end_point": "x"}"#).err().unwrap().to_string();
        assert!(error.contains("\"end_point\"") && error.contains("endpoint, region"), "{error}");
    }

    #[test]
    fn secrets_are_overwritten_where_they_are() {
        let mut text = String::with_capacity(100);
        text.push_str("hunter2");
        let (before, place) = (text.capacity(), text.as_ptr());
        let bytes = overwritten(&mut text);
        assert!(text.is_empty() && bytes.as_ptr() == place && bytes == vec![0; before]);
        // A copy has its own memory.
        let secret = Secret::new("hunter2".to_owned());
        drop(secret.clone());
        assert_eq!(secret.expose(), "hunter2");
    }

    #[test]
    fn secrets_are_not_shown() {
        let json = br#"{"access_key_id": "AK", "secret_access_key": "hunter2", "session_token": "hunter2"}"#;
        let shown = format!("{:?}", Options::parse(json).unwrap().s3);
        assert!(shown.contains("AK") && !shown.contains("hunter2"), "{shown}");
        let json =
            br#"{"account": "AK", "account_key": "hunter2", "sas_token": "hunter2", "service_account": "hunter2"}"#;
        let shown = format!("{:?}", Options::parse(json).unwrap().cloud);
        assert!(shown.contains("AK") && !shown.contains("hunter2"), "{shown}");
    }
}
