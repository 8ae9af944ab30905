//! API Gateway v2: HTTP APIs, and the control plane that WebSocket APIs share with them.
//!
//! | | |
//! |---|---|
//! | control plane | `dispatch` → `apis`, `stages`, `deployments`, `parts` (routes, integrations, authorizers, models, responses), `openapi` |
//! | state | `registry`: stored first, then shown to the data plane |
//! | data plane | `gateway`: stage → CORS → route → throttle → authorize → integration → response |

mod access_log;
mod apis;
mod authorize;
mod convert;
mod cors;
mod deployments;
mod dispatch;
pub(crate) mod exchange;
mod faults;
mod gateway;
pub(crate) mod integration;
mod openapi;
mod page;
mod parameters;
mod part;
mod parts;
pub(crate) mod records;
pub(crate) mod registry;
mod route_table;
mod services;
mod stages;
mod tags;
mod throttle;
mod tokens;
mod vpc_links;

use std::sync::Arc;

use frazil_lambda::functions::Functions;
use frazil_wire::Fault;

pub(crate) use self::convert::reshaped;
use self::records::Deployment;
use self::registry::{Draft, Live, Registry};
use crate::domains::{Domains, V2};
use crate::jwt::Keys;
use crate::outbound::Outbound;
use crate::websocket::{Connections, Management};
use crate::{Settings, ids};

/// The service. Clones share everything.
#[derive(Clone)]
pub struct HttpApis(Arc<Inner>);

struct Inner {
    settings: Settings,
    registry: Registry,
    domains: V2,
    throttle: throttle::Throttle,
    authorized: authorize::Cache,
    keys: Keys,
    outbound: Outbound,
    sessions: Connections,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
}

impl HttpApis {
    /// Starts the service with the APIs of the last time, on the current tokio runtime.
    ///
    /// # Errors
    /// When the APIs cannot be read.
    pub(crate) async fn start(settings: Settings, domains: Domains) -> Result<HttpApis, Fault> {
        let registry = Registry::load(settings.store.clone(), settings.account.clone()).await?;
        Ok(HttpApis(Arc::new(Inner {
            settings,
            registry,
            domains: V2(domains),
            throttle: throttle::Throttle::default(),
            authorized: authorize::Cache::default(),
            keys: Keys::default(),
            outbound: Outbound::default(),
            sessions: Connections::default(),
            runtime: tokio::runtime::Handle::current(),
        })))
    }

    /// Whether there is such an API.
    #[must_use]
    pub fn knows(&self, api_id: &str) -> bool {
        self.0.registry.find(api_id).is_some()
    }

    /// Tells whether an API, and a stage of it if one is named, is there; keeps nothing alive.
    pub(crate) fn watcher(&self) -> impl Fn(&str, Option<&str>) -> bool + Send + Sync + 'static {
        let apis = Arc::downgrade(&self.0);
        move |api, stage| {
            let live = apis.upgrade().and_then(|apis| apis.registry.find(api));
            let stages = live.as_ref().map(|live| &live.record.stages);
            stages.is_some_and(|stages| stage.is_none_or(|stage| stages.contains_key(stage)))
        }
    }

    /// Changes an API, or leaves it when the change is refused.
    async fn change<T>(
        &self,
        api: &str,
        change: impl FnOnce(&mut Draft) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let fresh = || self.auto_deployment();
        self.0.registry.change(api, fresh, change).await
    }

    /// So many letters and digits that nobody can guess.
    fn fresh_id(&self, length: usize) -> String {
        ids::short(self.0.settings.entropy.uuid(), length)
    }

    /// Now, as AWS writes it in JSON: whole seconds.
    fn now(&self) -> String {
        let now = self.0.settings.clock.now();
        let second = jiff::Timestamp::from_second(now.as_second());
        second.unwrap_or(now).to_string()
    }

    fn fresh_deployment(&self, description: Option<String>, auto_deployed: bool) -> Deployment {
        Deployment {
            deployment_id: self.fresh_id(6),
            created_date: self.now(),
            auto_deployed,
            deployment_status: "DEPLOYED".to_owned(),
            description,
        }
    }

    /// The deployment of a stage that deploys by itself.
    fn auto_deployment(&self) -> Deployment {
        let description = "Automatic deployment triggered by changes to the Api configuration";
        self.fresh_deployment(Some(description.to_owned()), true)
    }

    /// `arn:aws:execute-api:region:account:api`
    pub(crate) fn execute_arn(&self, api_id: &str) -> String {
        let Settings {
            region, account, ..
        } = &self.0.settings;
        format!("arn:aws:execute-api:{region}:{account}:{api_id}")
    }
}

/// What WebSocket APIs need of the service.
impl HttpApis {
    /// The management API of connections.
    #[must_use]
    pub fn management(&self) -> Management {
        Management(self.clone())
    }

    /// Ends all connections of WebSocket APIs.
    pub fn close(&self) {
        self.0.sessions.closing.cancel();
    }

    pub(crate) fn sessions(&self) -> &Connections {
        &self.0.sessions
    }

    pub(crate) fn runtime(&self) -> &tokio::runtime::Handle {
        &self.0.runtime
    }

    pub(crate) fn functions(&self) -> &Functions {
        &self.0.settings.functions
    }

    pub(crate) fn outbound(&self) -> &Outbound {
        &self.0.outbound
    }

    pub(crate) fn account(&self) -> &str {
        &self.0.settings.account
    }

    pub(crate) fn live(&self, api: &str) -> Option<Arc<Live>> {
        self.0.registry.find(api)
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.0.settings.clock.now().as_millisecond()
    }

    pub(crate) fn extended_id(&self) -> String {
        ids::extended(self.0.settings.entropy.uuid())
    }

    pub(crate) fn fresh_request_id(&self) -> String {
        self.0.settings.entropy.uuid().to_string()
    }
}
