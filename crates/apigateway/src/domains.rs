//! Custom domains: which API, stage and path a host name leads to.
//!
//! API Gateway v1 and v2 see the same domains, each in its own words: what v1 calls a base path
//! mapping is an API mapping of v2.

mod mappings;
mod names;
mod v1;
mod v2;

pub(crate) use self::v1::V1;
pub(crate) use self::v2::V2;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use ::http::request::Parts;
use ::http::uri::PathAndQuery;
use frazil_wire::Fault;
use serde::{Deserialize, Serialize};

use crate::front::{Place, Via, host};
use crate::shelf::Shelf;
use crate::{Settings, ids};

/// All domains. Clones share everything.
#[derive(Clone)]
pub struct Domains(Arc<Inner>);

struct Inner {
    settings: Settings,
    shelf: Shelf<Domain>,
    apis: OnceLock<HasStage>,
}

/// Whether an API, and a stage of it if one is named, is there.
type HasStage = Box<dyn Fn(&str, Option<&str>) -> bool + Send + Sync>;

/// A domain.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Domain {
    name: String,
    /// Part of the names under which AWS would answer for it.
    id: String,
    created: String,
    /// `EDGE`, `REGIONAL` or `PRIVATE`
    endpoint_type: String,
    ip_address_type: Option<String>,
    certificate_arn: Option<String>,
    certificate_name: Option<String>,
    security_policy: Option<String>,
    ownership_certificate_arn: Option<String>,
    truststore_uri: Option<String>,
    truststore_version: Option<String>,
    routing_mode: Option<String>,
    policy: Option<String>,
    tags: BTreeMap<String, String>,
    /// By their id in API Gateway v2.
    mappings: BTreeMap<String, Mapping>,
}

/// Where a part of a domain's paths leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Mapping {
    /// The base path without slashes at its ends; empty for all other paths.
    key: String,
    api: String,
    /// None when the path's next segment names it.
    stage: Option<String>,
}

impl Domains {
    /// Starts with the domains of the last time.
    pub(crate) async fn start(settings: Settings) -> Result<Domains, Fault> {
        let shelf = Shelf::load(settings.store.clone(), &["apigateway", "domain"]).await?;
        Ok(Domains(Arc::new(Inner {
            settings,
            shelf,
            apis: OnceLock::new(),
        })))
    }

    /// From now on mappings lead to APIs and stages that are there.
    pub(crate) fn lead_to(
        &self,
        apis: impl Fn(&str, Option<&str>) -> bool + Send + Sync + 'static,
    ) {
        // They are the same as long as the server runs.
        let _ = self.0.apis.set(Box::new(apis));
    }

    /// The API that a request's host and path lead to; an API without a name when the host is a
    /// domain of ours and its path is not mapped.
    pub(crate) fn find(&self, head: &Parts) -> Option<Place> {
        if self.0.shelf.is_empty() {
            return None;
        }
        let host = host(head)?;
        let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let domain = self.named(&host.to_ascii_lowercase())?;
        let path = head.uri.path_and_query().cloned();
        let path = path.unwrap_or(PathAndQuery::from_static("/"));
        let mapping = domain.mapping_for(path.path());
        let mapping = mapping.cloned().unwrap_or_default();
        let via = Via::Domain {
            stage: mapping.stage,
            base_path: mapping.key,
        };
        let api = mapping.api;
        Some(Place { api, via, path })
    }

    /// The domain of a host, which may be one of many under `*.example.com`.
    fn named(&self, host: &str) -> Option<Arc<Domain>> {
        let wildcard = || {
            let (_, parent) = host.split_once('.')?;
            self.0.shelf.get(&format!("*.{parent}"))
        };
        self.0.shelf.get(host).or_else(wildcard)
    }

    fn fresh_id(&self, length: usize) -> String {
        ids::short(self.0.settings.entropy.uuid(), length)
    }

    fn now(&self) -> String {
        let second = self.0.settings.clock.now().as_second();
        jiff::Timestamp::from_second(second)
            .unwrap_or_default()
            .to_string()
    }

    fn has_stage(&self, api: &str, stage: Option<&str>) -> bool {
        self.0.apis.get().is_none_or(|has| has(api, stage))
    }
}

impl Domain {
    /// The longest base path that a path begins with, segment by segment.
    fn mapping_for(&self, path: &str) -> Option<&Mapping> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let begins = |key: &str| {
            let rest = path.strip_prefix(key);
            key.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let mappings = self
            .mappings
            .values()
            .filter(|mapping| begins(&mapping.key));
        mappings.max_by_key(|mapping| mapping.key.len())
    }

    /// The id and the mapping with this base path.
    fn mapped(&self, key: &str) -> Option<(&String, &Mapping)> {
        let mut mappings = self.mappings.iter();
        mappings.find(|(_, mapping)| mapping.key == key)
    }
}

fn not_found(message: &'static str) -> Fault {
    Fault::new(404, "NotFoundException", message)
}

fn conflict(message: &'static str) -> Fault {
    Fault::new(409, "ConflictException", message)
}

fn bad_request(message: impl Into<String>) -> Fault {
    Fault::new(400, "BadRequestException", message)
}

fn no_domain() -> Fault {
    not_found("Invalid domain name identifier specified")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_base_path_counts() {
        let mapping = |key: &str| Mapping {
            key: key.to_owned(),
            ..Mapping::default()
        };
        let keys = ["", "a", "a/b"].map(|key| (key.to_owned(), mapping(key)));
        let mut domain = Domain {
            mappings: keys.into(),
            ..Domain::default()
        };
        let check = |domain: &Domain, path, expect: Option<&str>| {
            let found = domain.mapping_for(path).map(|mapping| mapping.key.as_str());
            assert_eq!(found, expect, "{path}");
        };
        check(&domain, "/", Some(""));
        check(&domain, "/a", Some("a"));
        check(&domain, "/ab", Some(""));
        check(&domain, "/a/b/c", Some("a/b"));
        domain.mappings.remove("");
        check(&domain, "/x", None);
    }
}
