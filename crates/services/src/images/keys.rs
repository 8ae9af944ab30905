//! Keys of registries, as `docker login` keeps them. Programs that keep keys elsewhere
//! (`credHelpers`, `credsStore`) are not asked.

use std::collections::HashMap;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oci_client::secrets::RegistryAuth;
use serde::Deserialize;

use super::limits::KEYS_BYTES_MAX;

/// The keys in one file, which is read anew each time: tokens of registries change.
#[derive(Debug, Clone)]
pub(super) struct Keys(Option<PathBuf>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    auths: HashMap<String, Auth>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Auth {
    /// User and password with a colon between, base64.
    auth: String,
}

impl Keys {
    pub(super) fn new(path: Option<PathBuf>) -> Keys {
        Keys(path)
    }

    /// What a registry is shown.
    pub(super) async fn of(&self, registry: &str) -> RegistryAuth {
        let Some(path) = &self.0 else {
            return RegistryAuth::Anonymous;
        };
        let size = tokio::fs::metadata(path)
            .await
            .map_or(0, |found| found.len());
        let text = match size <= KEYS_BYTES_MAX {
            true => tokio::fs::read(path).await.unwrap_or_default(),
            false => Vec::new(),
        };
        find(&text, registry).unwrap_or(RegistryAuth::Anonymous)
    }
}

fn find(text: &[u8], registry: &str) -> Option<RegistryAuth> {
    let file: File = serde_json::from_slice(text).ok()?;
    // Docker's own registry goes by its oldest name.
    let names = [
        registry.to_owned(),
        format!("https://{registry}"),
        "https://index.docker.io/v1/".to_owned(),
    ];
    let is_docker = ["docker.io", "index.docker.io"].contains(&registry);
    let names = names.iter().take(if is_docker { 3 } else { 2 });
    let auth = names.filter_map(|name| file.auths.get(name)).next()?;
    let pair = String::from_utf8(STANDARD.decode(&auth.auth).ok()?).ok()?;
    let (user, password) = pair.split_once(':')?;
    Some(RegistryAuth::Basic(user.to_owned(), password.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_by_the_registrys_name() {
        let text =
            br#"{"auths":{"r:5000":{"auth":"dTpw"},"https://index.docker.io/v1/":{"auth":"ZDpw"}},
            "credsStore":"x"}"#;
        let user = |registry| match find(text, registry) {
            Some(RegistryAuth::Basic(user, _)) => Some(user),
            _ => None,
        };
        assert_eq!(user("r:5000").as_deref(), Some("u"));
        assert_eq!(user("docker.io").as_deref(), Some("d"));
        assert_eq!(user("other"), None);
        assert!(find(b"no JSON", "r:5000").is_none());
    }
}
