//! Whose container it is.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};

use super::AzureStore;
use crate::error::{Error, Kind, Result};
use crate::store::cloud::fault::{self, Secrets};
use crate::store::cloud::http::Http;
use crate::store::cloud::objects::{Objects, retry};
use crate::store::cloud::request::{Client, Signer};
use crate::store::options::Options;
use crate::store::uri::Uri;

/// What of the environment is secret.
const SECRETS: [AzureConfigKey; 4] =
    [AzureConfigKey::AccessKey, AzureConfigKey::SasKey, AzureConfigKey::Token, AzureConfigKey::ClientSecret];

pub(super) fn open(uri: &Uri, options: &Options) -> Result<AzureStore> {
    let cloud = &options.cloud;
    if uri.bucket.contains('@') {
        return Err(Error::argument(
            "az: a URI names the container alone; the account is the option \"account\", its host \"endpoint\"",
        ));
    }
    let mut builder = if cloud.from_env { MicrosoftAzureBuilder::from_env() } else { MicrosoftAzureBuilder::new() };
    if let Some(key) = &cloud.account_key {
        builder = builder.with_access_key(key.expose()).with_credential_type("access_key");
    } else if let Some(token) = &cloud.sas_token {
        let token = token.expose().trim_start_matches('?');
        builder = builder.with_config(AzureConfigKey::SasKey, token).with_credential_type("sas_token");
    } else if !cloud.from_env && !cloud.anonymous {
        return Err(Error::config(
            "az: there are no credentials: \"account_key\" or \"sas_token\" is missing, or \"anonymous\", or \"from_env\"",
        ));
    }
    let mut secrets = Secrets::of(cloud);
    for secret in SECRETS.iter().filter_map(|key| builder.get_config_value(key)) {
        secrets.add(&secret);
    }
    let account = cloud.account.clone().or_else(|| builder.get_config_value(&AzureConfigKey::AccountName));
    let account = account
        .ok_or_else(|| Error::config("az: the option \"account\" (or AZURE_STORAGE_ACCOUNT_NAME) is missing"))?;
    let endpoint = cloud.endpoint.clone().or_else(|| builder.get_config_value(&AzureConfigKey::Endpoint));
    let endpoint = endpoint.unwrap_or_else(|| format!("https://{account}.blob.core.windows.net"));
    let endpoint = endpoint.trim_end_matches('/').to_owned();
    let http = Http::new(options)?;
    let store = builder
        .with_account(&account)
        .with_container_name(&uri.bucket)
        .with_use_emulator(false)
        .with_endpoint(endpoint.clone())
        .with_allow_http(true)
        .with_skip_signature(cloud.anonymous)
        .with_retry(retry(options))
        .with_http_connector(http.clone())
        .build()
        .map_err(|error| fault::of_crate(&secrets, "az", &error).with_kind(Kind::Config))?;
    let signer = if cloud.anonymous {
        Signer::Nobody
    } else {
        Signer::Azure { account, credentials: store.credentials().clone() }
    };
    let client = Client::new(http, signer, secrets, options);
    let (bucket, prefix) = (uri.bucket.clone(), uri.path.clone());
    Ok(AzureStore {
        objects: Objects { scheme: "az", bucket, prefix, store, client },
        endpoint,
        uploads: Mutex::new(HashMap::new()),
        seen: AtomicBool::new(false),
        concurrency: options.concurrency,
    })
}
