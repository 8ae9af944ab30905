//! REST APIs: API Gateway v1.
//!
//! An API is edited in place; a deployment copies it, and a stage names a deployment. The data
//! plane serves deployments only.

mod access_log;
mod authorize;
mod cache;
mod control;
mod convert;
mod dispatch;
mod exchange;
mod export;
mod faults;
mod import;
mod integrate;
mod json_path;
mod live;
mod mapping;
mod pages;
mod patch;
mod records;
mod resource_policy;
mod route;
mod rules;
mod schema;
mod serve;
mod trouble;
mod usage;
mod user_pools;
mod validate;
mod vtl;

use std::sync::Arc;

use frazil_store::{Key, Write};
use frazil_wire::Fault;
use tokio::runtime::Handle;

use crate::domains::{Domains, V1};
use crate::jwt::Keys;
use crate::outbound::Outbound;
use crate::shelf::{Shelf, failed, store_failed};
use crate::{Settings, ids};
use cache::Cache;
use live::{Deployed, Live};
use records::{Account, ApiKey, ApiRecord, Method, UsagePlan, VpcLink};
use usage::Meter;

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Rest(Arc<Inner>);

struct Inner {
    settings: Settings,
    apis: Shelf<ApiRecord>,
    keys: Shelf<ApiKey>,
    plans: Shelf<UsagePlan>,
    links: Shelf<VpcLink>,
    account: Shelf<Account>,
    live: Live,
    meter: Meter,
    cache: Cache,
    outbound: Outbound,
    /// The keys of user pools.
    issuers: Keys,
    /// The operations about custom domains.
    domains: V1,
    /// Where the service's own work is done.
    runtime: Handle,
}

impl Rest {
    /// Starts with the APIs of the last time.
    pub(crate) async fn start(settings: Settings, domains: Domains) -> Result<Rest, Fault> {
        let store = &settings.store;
        Ok(Rest(Arc::new(Inner {
            apis: Shelf::load(store.clone(), &["apigateway", "api"]).await?,
            keys: Shelf::load(store.clone(), &["apigateway", "key"]).await?,
            plans: Shelf::load(store.clone(), &["apigateway", "plan"]).await?,
            links: Shelf::load(store.clone(), &["apigateway", "link"]).await?,
            account: Shelf::load(store.clone(), &["apigateway", "account"]).await?,
            live: Live::default(),
            meter: Meter::load(store.clone()).await?,
            cache: Cache::default(),
            outbound: Outbound::default(),
            issuers: Keys::default(),
            domains: V1(domains),
            runtime: Handle::current(),
            settings,
        })))
    }

    /// Whether there is such an API.
    pub(crate) fn knows(&self, api: &str) -> bool {
        self.0.apis.get(api).is_some()
    }

    /// Whether there is such an API and, if one is named, such a stage of it; for whoever must not
    /// keep this alive.
    pub(crate) fn watcher(&self) -> impl Fn(&str, Option<&str>) -> bool + Send + Sync + use<> {
        let inner = Arc::downgrade(&self.0);
        move |api, stage| {
            let api = inner.upgrade().and_then(|inner| inner.apis.get(api));
            api.is_some_and(|api| stage.is_none_or(|stage| api.stages.contains_key(stage)))
        }
    }

    fn api(&self, id: &str) -> Result<Arc<ApiRecord>, Fault> {
        self.0.apis.get(id).ok_or_else(|| self.no_api(id))
    }

    fn no_api(&self, id: &str) -> Fault {
        let account = &self.0.settings.account;
        faults::not_found(format!("Invalid API identifier specified {account}:{id}"))
    }

    /// Changes an API.
    async fn edit<R>(
        &self,
        id: &str,
        change: impl FnOnce(&mut ApiRecord) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let change = |api: &mut ApiRecord, _: &mut Vec<Write>| change(api);
        self.0.apis.change(id, || self.no_api(id), change).await
    }

    /// Changes what is below a resource. Recorded: without the API, the resource is missed.
    async fn edit_below<R>(
        &self,
        id: &str,
        change: impl FnOnce(&mut ApiRecord) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let change = |api: &mut ApiRecord, _: &mut Vec<Write>| change(api);
        self.0
            .apis
            .change(id, || faults::no("Resource"), change)
            .await
    }

    /// A method as it is being edited.
    fn method(&self, api: &str, resource: &str, verb: &str) -> Result<Method, Fault> {
        let api = self.api(api).map_err(|_| faults::no("Resource"))?;
        control::method(&api.definition.resources, resource, verb).cloned()
    }

    /// Changes a method.
    async fn edit_method<R>(
        &self,
        api: &str,
        resource: &str,
        verb: &str,
        change: impl FnOnce(&mut Method) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let edited = self.edit_below(api, |api| {
            let resources = &mut api.definition.resources;
            change(control::method_mut(resources, resource, verb)?)
        });
        edited.await
    }

    /// What a deployment froze.
    async fn snapshot(&self, api: &str, deployment: &str) -> Result<Arc<Deployed>, Fault> {
        if let Some(known) = self.0.live.deployed(api, deployment) {
            return Ok(known);
        }
        let found = self
            .0
            .settings
            .store
            .get(&snapshot_key(api, deployment))
            .await;
        let found = found.map_err(|error| store_failed(&error))?;
        let found = found.ok_or_else(|| faults::no("Deployment"))?;
        let snapshot = serde_json::from_slice(&found.value).map_err(|error| failed(&error))?;
        let deployed = Deployed::new(snapshot);
        self.0.live.remember(api, deployment, deployed.clone());
        Ok(deployed)
    }

    fn fresh_id(&self, length: usize) -> String {
        ids::short(self.0.settings.entropy.uuid(), length)
    }

    fn now_ms(&self) -> i64 {
        self.0.settings.clock.now().as_millisecond()
    }

    fn now_s(&self) -> i64 {
        self.0.settings.clock.now().as_second()
    }
}

/// Where a deployment's copy is kept.
fn snapshot_key(api: &str, deployment: &str) -> Key {
    Key::of(&["apigateway", "deployment", api, deployment])
}
