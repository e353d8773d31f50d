//! Where keys, region and endpoint come from: the options, the environment, the shared files of AWS.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::sign::Keys;
use crate::error::{Error, Kind, Result};
use crate::store::options::{S3Options, Secret};

/// What a store needs to know beside its URI.
#[derive(Debug)]
pub(super) struct Settings {
    /// `None` is anonymous.
    pub(super) keys: Option<Keys>,
    pub(super) region: String,
    pub(super) endpoint: Option<String>,
}

/// What is outside the process: a variable of the environment, a file.
pub(super) struct Outside<'a> {
    pub(super) variable: &'a dyn Fn(&str) -> Option<String>,
    pub(super) file: &'a dyn Fn(&Path) -> Option<String>,
}

/// The largest file of profiles that is read.
const LARGEST_FILE: u64 = 1 << 20;

impl Outside<'_> {
    /// This process's.
    pub(super) const REAL: Outside<'static> = Outside {
        variable: &|name| std::env::var(name).ok(),
        file: &|path| {
            let small = std::fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() <= LARGEST_FILE);
            std::fs::read_to_string(path).ok().filter(|_| small)
        },
    };

    /// A variable that is not empty.
    fn get(&self, name: &str) -> Option<String> {
        (self.variable)(name).filter(|value| !value.is_empty())
    }

    /// The shared file that `variable` names, or that is in its usual place.
    fn shared(&self, variable: &str, usual: &str) -> Option<PathBuf> {
        let home = || self.get("HOME").or_else(|| self.get("USERPROFILE")).map(PathBuf::from);
        match self.get(variable) {
            Some(path) => Some(match path.strip_prefix("~/") {
                Some(rest) => home()?.join(rest),
                None => PathBuf::from(path),
            }),
            None => Some(home()?.join(".aws").join(usual)),
        }
    }
}

/// The values of one profile, by their names in lower case.
#[derive(Default)]
struct Profile {
    values: HashMap<String, String>,
    found: bool,
}

impl Profile {
    /// Reads the sections of one of these names; what is there already stays.
    fn read(&mut self, text: &str, sections: &[&str]) {
        let mut inside = false;
        for line in text.trim_start_matches('\u{feff}').lines() {
            if line.trim().is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            if let Some(name) = line.trim().strip_prefix('[') {
                let name = name.split(']').next().unwrap_or_default();
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                inside = sections.contains(&name.as_str());
                self.found |= inside;
            } else if let Some((name, value)) = line.split_once('=')
                && inside
                // What is indented belongs to the line above: a group of settings of one service.
                && !line.starts_with([' ', '\t'])
                && !value.trim().is_empty()
            {
                self.values.entry(name.trim().to_ascii_lowercase()).or_insert_with(|| value.trim().to_owned());
            }
        }
    }

    fn take(&mut self, name: &str) -> Option<String> {
        self.values.remove(name)
    }

    fn keys(&mut self) -> Option<Keys> {
        let (id, secret) = (self.take("aws_access_key_id")?, self.take("aws_secret_access_key")?);
        let token = self.take("aws_session_token").map(Secret::new);
        Some(Keys { id, secret: Secret::new(secret), token })
    }
}

/// Finds out everything once. The options win; a profile that they name comes before the environment, another after it.
pub(super) fn settings(options: &S3Options, outside: &Outside<'_>) -> Result<Settings> {
    let variable = |name: &str| outside.get(name).filter(|_| options.from_env);
    let name = options.profile.clone().or_else(|| variable("AWS_PROFILE"));
    let mut profile = Profile::default();
    let mut looked = vec!["the options".to_owned()];
    if options.from_env {
        looked.push("the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)".to_owned());
    }
    if name.is_some() || options.from_env {
        let section = name.as_deref().unwrap_or("default");
        let in_config = format!("profile {section}");
        // The default profile is written either way in the config file.
        let in_config = [in_config.as_str(), "default"];
        let in_config = if section == "default" { &in_config[..] } else { &in_config[..1] };
        for (variable, usual, sections) in
            [("AWS_SHARED_CREDENTIALS_FILE", "credentials", &[section][..]), ("AWS_CONFIG_FILE", "config", in_config)]
        {
            let Some(path) = outside.shared(variable, usual) else { continue };
            if let Some(text) = (outside.file)(&path) {
                profile.read(&text, sections);
            }
            looked.push(format!("profile {section:?} of {}", path.display()));
        }
        if let Some(name) = &options.profile
            && !profile.found
        {
            let message =
                format!("s3: there is no profile {name:?}; looked in {}", looked[looked.len() - 2..].join(", "));
            return Err(Error::new(Kind::Denied, message));
        }
    }

    // Each in the order in which it wins.
    let explicit = options.profile.is_some();
    let mut choose = |variables: &[&str], name: &str| {
        let from_env = variables.iter().find_map(|name| variable(name));
        let from_profile = profile.take(name);
        if explicit { from_profile.or(from_env) } else { from_env.or(from_profile) }
    };
    let region = choose(&["AWS_REGION", "AWS_DEFAULT_REGION"], "region");
    let endpoint = choose(&["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"], "endpoint_url");
    let region = options.region.clone().or(region).unwrap_or_else(|| "us-east-1".to_owned());
    let endpoint = options.endpoint.clone().or(endpoint);
    if options.anonymous {
        return Ok(Settings { keys: None, region, endpoint });
    }

    let given = options.access_key_id.clone().zip(options.secret_access_key.clone());
    let given = given.map(|(id, secret)| Keys { id, secret, token: options.session_token.clone() });
    let from_profile = profile.keys();
    let from_env = || match (variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY")) {
        (Some(id), Some(secret)) => {
            let token = variable("AWS_SESSION_TOKEN").map(Secret::new);
            Ok(Some(Keys { id, secret: Secret::new(secret), token }))
        }
        (None, None) => Ok(None),
        (id, _) => {
            let (is, is_not) = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
            let (is, is_not) = if id.is_some() { (is, is_not) } else { (is_not, is) };
            Err(Error::new(Kind::Denied, format!("s3: the environment has {is} and no {is_not}")))
        }
    };
    let keys = match (given, explicit) {
        (Some(keys), _) => Some(keys),
        (None, true) => from_profile,
        (None, false) => from_env()?.or(from_profile),
    };
    if keys.is_none() {
        let other = ["role_arn", "sso_session", "sso_start_url", "credential_process", "web_identity_token_file"];
        let other = other.iter().find(|name| profile.values.contains_key(**name));
        let other = other.map(|name| format!("; the profile's {name:?} is not supported")).unwrap_or_default();
        let message = format!(
            "s3: there are no credentials; looked in {}{other}. For public objects set \"anonymous\": true",
            looked.join(", ")
        );
        return Err(Error::new(Kind::Denied, message));
    }
    Ok(Settings { keys, region, endpoint })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREDENTIALS: &str = "\u{feff}# a comment\n[default]\naws_access_key_id = AKD\naws_secret_access_key=SK/D+x=#1\n\n\
        [ lab ]\naws_access_key_id=AKL\r\naws_secret_access_key = SKL\r\naws_session_token = TL\n[sso]\nx = 1\n";
    const CONFIG: &str = "[default]\nregion = eu-west-1\ns3 =\n  endpoint_url = http://nested\n\
        [profile lab]\nregion=eu-central-1\nendpoint_url = http://lab:9000\naws_access_key_id = no\n\
        [profile sso]\nsso_session = x\n[lab]\nregion = never\n";

    fn found(options: &str, variables: &[(&str, &str)]) -> Result<(String, String, Option<String>)> {
        let options = crate::store::options::Options::parse(options.as_bytes()).unwrap().s3;
        let variable = |name: &str| {
            let value = |(have, value): &(&str, &str)| (*have == name).then(|| (*value).to_owned());
            variables.iter().find_map(value).or_else(|| (name == "HOME").then(|| "/home/me".to_owned()))
        };
        let file = |path: &Path| match path.to_str().unwrap() {
            "/home/me/.aws/credentials" => Some(CREDENTIALS.to_owned()),
            "/home/me/.aws/config" | "/etc/config" => Some(CONFIG.to_owned()),
            _ => None,
        };
        let settings = settings(&options, &Outside { variable: &variable, file: &file })?;
        let keys = settings.keys.map_or("anonymous".to_owned(), |keys| {
            let token = keys.token.map_or(String::new(), |token| format!(":{}", token.expose()));
            format!("{}:{}{token}", keys.id, keys.secret.expose())
        });
        Ok((keys, settings.region, settings.endpoint))
    }

    #[test]
    fn the_order_of_sources() {
        let env = [("AWS_ACCESS_KEY_ID", "AKE"), ("AWS_SECRET_ACCESS_KEY", "SKE"), ("AWS_SESSION_TOKEN", "TE")];
        let given = r#"{"access_key_id": "AKO", "secret_access_key": "SKO"}"#;
        for (options, variables, keys, region, endpoint) in [
            ("{}", &[][..], "AKD:SK/D+x=#1", "eu-west-1", None),
            ("{}", &[("AWS_PROFILE", "lab")], "AKL:SKL:TL", "eu-central-1", Some("http://lab:9000")),
            (r#"{"profile": "lab"}"#, &env, "AKL:SKL:TL", "eu-central-1", Some("http://lab:9000")),
            ("{}", &env, "AKE:SKE:TE", "eu-west-1", None),
            (given, &env, "AKO:SKO", "eu-west-1", None),
            (
                r#"{"anonymous": true, "from_env": false, "endpoint": "http://x"}"#,
                &env,
                "anonymous",
                "us-east-1",
                Some("http://x"),
            ),
            ("{}", &[("AWS_DEFAULT_REGION", "a"), ("AWS_REGION", "b")], "AKD:SK/D+x=#1", "b", None),
            ("{}", &[("AWS_ENDPOINT_URL", "a"), ("AWS_ENDPOINT_URL_S3", "b")], "AKD:SK/D+x=#1", "eu-west-1", Some("b")),
        ] {
            let found = found(options, variables).unwrap();
            assert_eq!((&*found.0, &*found.1, found.2.as_deref()), (keys, region, endpoint), "{options} {variables:?}");
        }
    }

    #[test]
    fn what_is_missing_is_denied_by_name() {
        let elsewhere = [("AWS_SHARED_CREDENTIALS_FILE", "/none"), ("AWS_CONFIG_FILE", "/etc/config")];
        for (options, variables, said) in [
            (r#"{"from_env": false}"#, &[][..], "looked in the options."),
            ("{}", &elsewhere, "profile \"default\" of /none, profile \"default\" of /etc/config"),
            (r#"{"profile": "nobody"}"#, &[], "no profile \"nobody\"; looked in profile \"nobody\" of /home/me"),
            (r#"{"profile": "sso"}"#, &[], "\"sso_session\" is not supported"),
            ("{}", &[("AWS_ACCESS_KEY_ID", "AKE")], "AWS_ACCESS_KEY_ID and no AWS_SECRET_ACCESS_KEY"),
        ] {
            let error = found(options, variables).unwrap_err();
            assert!(error.kind() == Kind::Denied && error.to_string().contains(said), "{error}");
        }
    }
}
