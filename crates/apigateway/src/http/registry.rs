//! All APIs: stored, and in memory as the data plane reads them.
//!
//! Whoever changes an API does it alone. What auto-deploys is deployed with the change that asks
//! for it, in one commit.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use frazil_store::{Store, Write};
use frazil_wire::Fault;
use serde::Serialize;

use super::faults::{failed, no_api, unstored};
use super::records::{
    Api, ApiRecord, Deployment, DeploymentRecord, Parts, VpcLink, api_key, apis_prefix,
    deployment_key, deployments_prefix, vpc_link_key, vpc_links_prefix,
};
use super::route_table::RouteTable;
use crate::shelf;

/// An API as the data plane sees it.
pub(crate) struct Live {
    pub(crate) record: ApiRecord,
    pub(crate) deployments: BTreeMap<String, Arc<Deployed>>,
}

/// A deployment, ready to find routes in.
pub(crate) struct Deployed {
    pub(crate) deployment: Deployment,
    pub(crate) parts: Parts,
    pub(crate) table: RouteTable,
}

impl Deployed {
    fn new(record: DeploymentRecord) -> Arc<Deployed> {
        Arc::new(Deployed {
            table: RouteTable::new(&record.parts.routes),
            deployment: record.deployment,
            parts: record.parts,
        })
    }
}

impl Live {
    /// What a stage serves.
    pub(crate) fn deployed(&self, stage: &str) -> Option<&Arc<Deployed>> {
        let id = self.record.stages.get(stage)?.deployment_id.as_ref()?;
        self.deployments.get(id)
    }
}

/// An API that is being changed.
pub(super) struct Draft {
    pub(super) record: ApiRecord,
    /// Deployments that come.
    pub(super) new: Vec<DeploymentRecord>,
    /// Deployments that go.
    pub(super) gone: Vec<String>,
    /// Whether stages that deploy by themselves have to.
    pub(super) deploys: bool,
}

/// Every API of the server.
pub(crate) struct Registry {
    store: Arc<dyn Store>,
    account: String,
    apis: RwLock<BTreeMap<String, Arc<Live>>>,
    vpc_links: RwLock<BTreeMap<String, VpcLink>>,
    changing: tokio::sync::Mutex<()>,
}

impl Registry {
    /// Reads what is stored.
    pub(super) async fn load(store: Arc<dyn Store>, account: String) -> Result<Registry, Fault> {
        let records: Vec<(String, ApiRecord)> = shelf::records(&*store, &apis_prefix()).await?;
        let deployments: Vec<(String, DeploymentRecord)> =
            shelf::records(&*store, &deployments_prefix()).await?;
        let vpc_links = shelf::records(&*store, &vpc_links_prefix()).await?;
        let mut lives: BTreeMap<String, Live> = BTreeMap::new();
        for (id, record) in records {
            let deployments = BTreeMap::new();
            lives.insert(
                id,
                Live {
                    record,
                    deployments,
                },
            );
        }
        for (name, record) in deployments {
            let api = name.split('\u{1f}').next().unwrap_or_default();
            if let Some(live) = lives.get_mut(api) {
                let id = record.deployment.deployment_id.clone();
                live.deployments.insert(id, Deployed::new(record));
            }
        }
        let apis = lives.into_iter().map(|(id, live)| (id, Arc::new(live)));
        Ok(Registry {
            store,
            account,
            apis: RwLock::new(apis.collect()),
            vpc_links: RwLock::new(vpc_links.into_iter().collect()),
            changing: tokio::sync::Mutex::default(),
        })
    }

    /// The API with this id.
    pub(crate) fn find(&self, id: &str) -> Option<Arc<Live>> {
        let apis = self.apis.read();
        let apis = apis.expect("nobody panics while holding the APIs");
        apis.get(id).cloned()
    }

    /// The API with this id, or AWS's words that there is none.
    pub(super) fn api(&self, id: &str) -> Result<Arc<Live>, Fault> {
        self.find(id).ok_or_else(|| no_api(&self.account, id))
    }

    /// Every API, in the order of their ids.
    pub(super) fn all(&self) -> Vec<Arc<Live>> {
        let apis = self.apis.read();
        let apis = apis.expect("nobody panics while holding the APIs");
        apis.values().cloned().collect()
    }

    /// Stores a new API.
    pub(super) async fn create(&self, draft: Draft) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        self.keep(draft, &BTreeMap::new()).await
    }

    /// Changes an API, or leaves it when the change is refused. `fresh` makes the deployment of
    /// stages that deploy by themselves.
    pub(super) async fn change<T>(
        &self,
        id: &str,
        fresh: impl FnOnce() -> Deployment,
        change: impl FnOnce(&mut Draft) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let _alone = self.changing.lock().await;
        let live = self.api(id)?;
        let mut draft = Draft::new(live.record.clone());
        let result = change(&mut draft)?;
        draft.auto_deploy(&live.deployments, fresh);
        self.keep(draft, &live.deployments).await?;
        Ok(result)
    }

    /// Removes an API with everything that belongs to it.
    pub(super) async fn remove(&self, id: &str) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        let live = self.api(id)?;
        let deployments = live.deployments.keys();
        let mut writes = vec![Write::delete(api_key(id))];
        writes.extend(deployments.map(|one| Write::delete(deployment_key(id, one))));
        self.commit(writes).await?;
        let mut apis = self.apis.write();
        let apis = apis.as_mut().expect("nobody panics while holding the APIs");
        apis.remove(id);
        Ok(())
    }

    async fn keep(
        &self,
        draft: Draft,
        known: &BTreeMap<String, Arc<Deployed>>,
    ) -> Result<(), Fault> {
        let id = draft.record.api.api_id.clone();
        let mut deployments = known.clone();
        let mut writes = vec![Write::put(api_key(&id), encoded(&draft.record)?)];
        for gone in &draft.gone {
            deployments.remove(gone);
            writes.push(Write::delete(deployment_key(&id, gone)));
        }
        for new in draft.new {
            let deployment_id = new.deployment.deployment_id.clone();
            let key = deployment_key(&id, &deployment_id);
            writes.push(Write::put(key, encoded(&new)?));
            deployments.insert(deployment_id, Deployed::new(new));
        }
        self.commit(writes).await?;
        let record = draft.record;
        let live = Arc::new(Live {
            record,
            deployments,
        });
        let mut apis = self.apis.write();
        let apis = apis.as_mut().expect("nobody panics while holding the APIs");
        apis.insert(id, live);
        Ok(())
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let committed = self.store.commit(writes).await;
        committed.map(drop).map_err(|error| unstored(&error))
    }
}

impl Registry {
    /// Every VPC link, in the order of their ids.
    pub(super) fn vpc_links(&self) -> Vec<VpcLink> {
        let links = self.vpc_links.read();
        let links = links.expect("nobody panics while holding the links");
        links.values().cloned().collect()
    }

    /// Stores a VPC link.
    pub(super) async fn keep_vpc_link(&self, link: VpcLink) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        let key = vpc_link_key(&link.vpc_link_id);
        self.commit(vec![Write::put(key, encoded(&link)?)]).await?;
        let mut links = self.vpc_links.write();
        let links = links
            .as_mut()
            .expect("nobody panics while holding the links");
        links.insert(link.vpc_link_id.clone(), link);
        Ok(())
    }

    /// Removes a VPC link.
    pub(super) async fn remove_vpc_link(&self, id: &str) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        self.commit(vec![Write::delete(vpc_link_key(id))]).await?;
        let mut links = self.vpc_links.write();
        let links = links
            .as_mut()
            .expect("nobody panics while holding the links");
        links.remove(id);
        Ok(())
    }
}

impl Draft {
    pub(super) fn new(record: ApiRecord) -> Draft {
        Draft {
            record,
            new: Vec::new(),
            gone: Vec::new(),
            deploys: false,
        }
    }

    /// A deployment of what the API is now.
    pub(super) fn deploy(&mut self, deployment: Deployment) {
        let parts = self.record.parts.clone();
        self.new.push(DeploymentRecord { deployment, parts });
    }

    /// Brings the API to the stages that deploy by themselves. Deployments that such a stage
    /// made and nobody serves any more go.
    pub(super) fn auto_deploy(
        &mut self,
        known: &BTreeMap<String, Arc<Deployed>>,
        fresh: impl FnOnce() -> Deployment,
    ) {
        let waiting = |draft: &Draft| {
            let mut stages = draft.record.stages.values();
            stages.any(|stage| stage.auto_deploy)
        };
        if !self.deploys || !waiting(self) {
            return;
        }
        let deployment = fresh();
        let id = deployment.deployment_id.clone();
        self.deploy(deployment);
        for stage in self.record.stages.values_mut() {
            if stage.auto_deploy {
                stage.deployed(&id);
            }
        }
        let stages = &self.record.stages;
        let serves = |id: &String| {
            let mut stages = stages.values();
            stages.any(|stage| stage.deployment_id.as_ref() == Some(id))
        };
        let unused = known.iter().filter(|(id, deployed)| {
            deployed.deployment.auto_deployed && !serves(id) && !self.gone.contains(id)
        });
        let unused: Vec<_> = unused.map(|(id, _)| id.clone()).collect();
        self.gone.extend(unused);
    }
}

fn encoded(record: &impl Serialize) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(record).map_err(|error| failed(&error))
}

/// An API without anything, for whoever creates one.
pub(super) fn blank(api: Api) -> Draft {
    Draft::new(ApiRecord {
        api,
        ..ApiRecord::default()
    })
}
