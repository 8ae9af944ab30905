//! Deployments: copies of an API that never change.

use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use super::stages::{check_name, new_stage};
use crate::rest::convert::{all_shown, shown};
use crate::rest::faults::{bad_request, no};
use crate::rest::pages::page;
use crate::rest::records::{ApiRecord, CanarySettings, Definition, Deployment, Map, Snapshot};
use crate::rest::{Rest, patch, rules, snapshot_key};
use crate::shelf::failed;

impl Rest {
    pub(crate) async fn create_deployment(
        &self,
        input: shapes::CreateDeploymentRequest,
    ) -> Result<shapes::Deployment, Fault> {
        let deployment = Deployment {
            id: self.fresh_id(6),
            description: input.description.clone(),
            created_date: self.now_s(),
        };
        let api_id = input.rest_api_id.clone();
        let deploy = |api: &mut ApiRecord, writes: &mut Vec<Write>| {
            deployable(&api.definition)?;
            writes.push(snapshot(api, &deployment)?);
            api.deployments
                .insert(deployment.id.clone(), deployment.clone());
            if let Some(name) = input.stage_name.clone().filter(|name| !name.is_empty()) {
                check_name(&name)?;
                self.point_stage(api, &name, &deployment.id, input)?;
            }
            shown(&deployment)
        };
        self.0
            .apis
            .change(&api_id, || self.no_api(&api_id), deploy)
            .await
    }

    /// The stage of a deployment comes into being with it, or turns to it.
    fn point_stage(
        &self,
        api: &mut ApiRecord,
        name: &str,
        deployment: &str,
        input: shapes::CreateDeploymentRequest,
    ) -> Result<(), Fault> {
        let now = self.now_s();
        let stage = api
            .stages
            .entry(name.to_owned())
            .or_insert_with(|| new_stage(name, now));
        stage.last_updated_date = now;
        if let Some(canary) = input.canary_settings {
            stage.canary_settings = Some(CanarySettings {
                percent_traffic: canary.percent_traffic.unwrap_or_default(),
                deployment_id: Some(deployment.to_owned()),
                stage_variable_overrides: canary.stage_variable_overrides,
                use_stage_cache: canary.use_stage_cache.unwrap_or_default(),
            });
            return match stage.deployment_id.is_empty() {
                true => Err(bad_request(
                    "Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null",
                )),
                false => Ok(()),
            };
        }
        deployment.clone_into(&mut stage.deployment_id);
        stage.description = input.stage_description.or(stage.description.take());
        stage.variables = input.variables.or(stage.variables.take());
        stage.tracing_enabled = input.tracing_enabled.unwrap_or(stage.tracing_enabled);
        if let Some(enabled) = input.cache_cluster_enabled {
            stage.cache_cluster_enabled = enabled;
        }
        stage.cache_cluster_size = input.cache_cluster_size.or(stage.cache_cluster_size.take());
        Ok(())
    }

    pub(crate) async fn get_deployment(
        &self,
        input: shapes::GetDeploymentRequest,
    ) -> Result<shapes::Deployment, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let deployment = api.deployments.get(&input.deployment_id);
        let mut answer: shapes::Deployment = shown(deployment.ok_or_else(|| no("Deployment"))?)?;
        let embed = input.embed.unwrap_or_default();
        if embed.iter().any(|what| what == "apisummary") {
            let snapshot = self
                .snapshot(&input.rest_api_id, &input.deployment_id)
                .await?;
            answer.api_summary = Some(summary(&snapshot.definition));
        }
        Ok(answer)
    }

    pub(crate) async fn get_deployments(
        &self,
        input: shapes::GetDeploymentsRequest,
    ) -> Result<shapes::Deployments, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let mut all: Vec<&Deployment> = api.deployments.values().collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.created_date));
        let items = all.into_iter().map(|one| (one.id.clone(), one));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = Some(all_shown(page.items)?);
        Ok(shapes::Deployments {
            position: page.position,
            items,
        })
    }

    pub(crate) async fn update_deployment(
        &self,
        input: shapes::UpdateDeploymentRequest,
    ) -> Result<shapes::Deployment, Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let deployment = api.deployments.get_mut(&input.deployment_id);
            let deployment = deployment.ok_or_else(|| no("Deployment"))?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::DEPLOYMENT, deployment, operations)?;
            shown(deployment)
        });
        edited.await
    }

    pub(crate) async fn delete_deployment(
        &self,
        input: shapes::DeleteDeploymentRequest,
    ) -> Result<(), Fault> {
        let (api_id, id) = (input.rest_api_id, input.deployment_id);
        let delete = |api: &mut ApiRecord, writes: &mut Vec<Write>| {
            let canary = |stage: &crate::rest::records::Stage| {
                let canary = stage.canary_settings.as_ref();
                canary.and_then(|canary| canary.deployment_id.as_deref()) == Some(&id)
            };
            if api
                .stages
                .values()
                .any(|stage| stage.deployment_id == id || canary(stage))
            {
                return Err(bad_request(
                    "Active stages pointing to this deployment must be moved or deleted",
                ));
            }
            api.deployments
                .remove(&id)
                .ok_or_else(|| no("Deployment"))?;
            writes.push(Write::delete(snapshot_key(&api_id, &id)));
            Ok(())
        };
        self.0
            .apis
            .change(&api_id, || self.no_api(&api_id), delete)
            .await
    }
}

fn deployable(definition: &Definition) -> Result<(), Fault> {
    let mut methods = definition
        .resources
        .values()
        .flat_map(|it| it.resource_methods.values())
        .peekable();
    if methods.peek().is_none() {
        return Err(bad_request("The REST API doesn't contain any methods"));
    }
    match methods.all(|method| method.method_integration.is_some()) {
        true => Ok(()),
        false => Err(bad_request("No integration defined for method")),
    }
}

fn snapshot(api: &ApiRecord, deployment: &Deployment) -> Result<Write, Fault> {
    let snapshot = Snapshot {
        about: api.about.clone(),
        definition: api.definition.clone(),
    };
    let value = serde_json::to_vec(&snapshot).map_err(|error| failed(&error))?;
    Ok(Write::put(
        snapshot_key(&api.about.id, &deployment.id),
        value,
    ))
}

fn summary(definition: &Definition) -> Map<Map<shapes::MethodSnapshot>> {
    let resources = definition
        .resources
        .values()
        .filter(|one| !one.resource_methods.is_empty());
    let methods = resources.map(|resource| {
        let methods = resource.resource_methods.values().map(|method| {
            let snapshot = shapes::MethodSnapshot {
                authorization_type: Some(method.authorization_type.clone()),
                api_key_required: Some(method.api_key_required),
            };
            (method.http_method.clone(), snapshot)
        });
        (resource.path.clone(), methods.collect())
    });
    methods.collect()
}
