//! What the data plane remembers: deployments as they are served, and what authorizers said.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::Value as Json;

use super::records::{About, Definition, Snapshot};
use super::route::Tree;
use crate::limits::AUTHORIZATIONS_MAX;

/// A deployment, ready to be served.
pub(crate) struct Deployed {
    pub(crate) about: About,
    pub(crate) definition: Definition,
    pub(crate) tree: Tree,
}

impl Deployed {
    pub(crate) fn new(snapshot: Snapshot) -> Arc<Deployed> {
        Arc::new(Deployed {
            tree: Tree::new(&snapshot.definition.resources),
            about: snapshot.about,
            definition: snapshot.definition,
        })
    }
}

/// What an authorizer said.
#[derive(Clone, Debug)]
pub(crate) struct Authorization {
    /// Its policy document.
    pub(crate) policy: Json,
    /// `requestContext.authorizer`
    pub(crate) context: Json,
    /// The API key, where authorizers name it.
    pub(crate) usage_key: Option<String>,
}

/// The memory. Everything in it can be made again.
#[derive(Default)]
pub(crate) struct Live {
    /// By API and deployment.
    deployments: Mutex<HashMap<(String, String), Arc<Deployed>>>,
    /// By API and stage, then by authorizer and what it was asked about.
    authorizations: Mutex<HashMap<(String, String), Known>>,
}

/// Answers, and until when they hold (milliseconds since 1970).
type Known = HashMap<String, (i64, Arc<Authorization>)>;

impl Live {
    pub(crate) fn deployed(&self, api: &str, deployment: &str) -> Option<Arc<Deployed>> {
        self.deployments()
            .get(&(api.to_owned(), deployment.to_owned()))
            .cloned()
    }

    pub(crate) fn remember(&self, api: &str, deployment: &str, deployed: Arc<Deployed>) {
        self.deployments()
            .insert((api.to_owned(), deployment.to_owned()), deployed);
    }

    /// Forgets everything about an API.
    pub(crate) fn forget(&self, api: &str) {
        self.deployments().retain(|(known, _), _| known != api);
        self.authorizations().retain(|(known, _), _| known != api);
    }

    pub(crate) fn forget_authorizations(&self, api: &str, stage: &str) {
        self.authorizations()
            .remove(&(api.to_owned(), stage.to_owned()));
    }

    /// What an authorizer said before, if that still holds.
    pub(crate) fn authorization(
        &self,
        stage: &(String, String),
        question: &str,
        now_ms: i64,
    ) -> Option<Arc<Authorization>> {
        let known = self.authorizations();
        let (until_ms, said) = known.get(stage)?.get(question)?;
        (now_ms < *until_ms).then(|| said.clone())
    }

    pub(crate) fn authorized(
        &self,
        stage: &(String, String),
        question: String,
        said: Arc<Authorization>,
        now_ms: i64,
        until_ms: i64,
    ) {
        let mut known = self.authorizations();
        let known = known.entry(stage.clone()).or_default();
        if known.len() >= AUTHORIZATIONS_MAX {
            known.retain(|_, (until_ms, _)| now_ms < *until_ms);
        }
        if known.len() < AUTHORIZATIONS_MAX {
            known.insert(question, (until_ms, said));
        }
    }

    fn deployments(&self) -> MutexGuard<'_, HashMap<(String, String), Arc<Deployed>>> {
        let all = self.deployments.lock();
        all.expect("nobody panics while holding the deployments")
    }

    fn authorizations(&self) -> MutexGuard<'_, HashMap<(String, String), Known>> {
        let all = self.authorizations.lock();
        all.expect("nobody panics while holding the authorizations")
    }
}
