//! Links to packages (`Code.Location`): anybody who has one may fetch the zip for ten minutes.

use hmac::{Hmac, Mac};
use http::Uri;
use sha2::Sha256;

use crate::seams::Entropy;
use crate::url::UrlBase;

/// The path below which the server offers packages.
pub(crate) const PATH: &str = "/_frazil/code/";

/// Signs and checks links. The key lives as long as the server runs.
pub(super) struct Links {
    key: [u8; 32],
}

/// A package that a valid link names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackageLink {
    /// The blob of the store that is the zip.
    pub(crate) package: frazil_store::BlobId,
}

impl super::Catalog {
    /// What a link names, if it is valid now (seconds since 1970).
    pub(crate) fn link(&self, uri: &Uri, now_s: i64) -> Option<PackageLink> {
        self.links.check(uri, now_s)
    }
}

impl Links {
    pub(super) fn new(entropy: &dyn Entropy) -> Links {
        let mut key = [0; 32];
        for half in key.chunks_exact_mut(16) {
            half.copy_from_slice(entropy.uuid().as_bytes());
        }
        Links { key }
    }

    /// A link to a package that is valid until a time (seconds since 1970).
    pub(super) fn location(&self, base: &UrlBase, sha256: &str, until_s: i64) -> String {
        let signature = hex::encode(self.mac(sha256, until_s).finalize().into_bytes());
        let origin = base.origin();
        format!("{origin}{PATH}{sha256}?expires={until_s}&signature={signature}")
    }

    /// The package that a link names, if this server made it and it is still valid.
    pub(super) fn check(&self, uri: &Uri, now_s: i64) -> Option<PackageLink> {
        let sha256 = uri.path().strip_prefix(PATH)?;
        let query = uri.query()?;
        let parameter = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .into_iter()
                .find_map(|(key, value)| (key == name).then_some(value))
        };
        let until_s: i64 = parameter("expires")?.parse().ok()?;
        let signature = hex::decode(parameter("signature")?).ok()?;
        self.mac(sha256, until_s).verify_slice(&signature).ok()?;
        let package = sha256.parse().ok()?;
        (now_s <= until_s).then_some(PackageLink { package })
    }

    fn mac(&self, sha256: &str, until_s: i64) -> Hmac<Sha256> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.key);
        let mac = mac.expect("a key of any length will do");
        mac.chain_update(format!("{sha256} {until_s}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seams::SystemEntropy;

    #[test]
    fn a_link_is_valid_for_its_time_and_package_only() {
        let links = Links::new(&SystemEntropy);
        let base = UrlBase::new("http", "localhost", 4566);
        let sha256 = "ab".repeat(32);
        let link = links.location(&base, &sha256, 1000);
        assert!(link.starts_with("http://localhost:4566/_frazil/code/abab"));
        let check = |link: &str, now_s| links.check(&link.parse().expect("a URI"), now_s);
        let found = check(&link, 1000).expect("valid");
        assert_eq!(found.package.to_string(), sha256);
        assert_eq!(check(&link, 1001), None);
        assert_eq!(
            check(&link.replace("expires=1000", "expires=9999"), 1000),
            None
        );
        assert_eq!(check(&link.replace("code/abab", "code/cdcd"), 1000), None);
        assert_eq!(check("/_frazil/code/", 0), None);
        let others = Links::new(&SystemEntropy);
        assert_eq!(others.check(&link.parse().expect("a URI"), 0), None);
    }
}
