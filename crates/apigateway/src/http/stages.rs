//! Stages.

use std::collections::btree_map::Entry;

use frazil_wire::Fault;
use frazil_wire::shapes::apigatewayv2 as shapes;

use super::HttpApis;
use super::convert::{members, record, shaped, updated};
use super::faults::{bad_request, conflict, not_found};
use super::page::page;
use super::records::{ApiRecord, ProtocolType, RouteSettings, Stage};
use super::registry::{Draft, Live};
use super::route_table::DEFAULT;

impl HttpApis {
    pub(super) async fn create_stage(
        &self,
        input: shapes::CreateStageRequest,
    ) -> Result<shapes::CreateStageResponse, Fault> {
        let mut stage: Stage = record(members(&input))?;
        stage.created_date = self.now();
        stage.last_updated_date.clone_from(&stage.created_date);
        let name = stage.stage_name.clone();
        let live = self.0.registry.api(&input.api_id)?;
        check_deployment(&live, stage.deployment_id.as_deref())?;
        let stage = self.change(&input.api_id, |draft| {
            stage.settle(&draft.record)?;
            match draft.record.stages.entry(name.clone()) {
                Entry::Occupied(_) => return Err(conflict("Stage already exists")),
                Entry::Vacant(place) => place.insert(stage),
            };
            self.deploy_to(draft, &name)
        });
        shaped(&stage.await?)
    }

    pub(super) async fn get_stage(
        &self,
        input: shapes::GetStageRequest,
    ) -> Result<shapes::GetStageResponse, Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let stage = live.record.stages.get(&input.stage_name);
        shaped(stage.ok_or_else(no_stage)?)
    }

    pub(super) async fn get_stages(
        &self,
        input: shapes::GetStagesRequest,
    ) -> Result<shapes::GetStagesResponse, Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let stages = live.record.stages.values().map(shaped);
        let stages = stages.collect::<Result<_, Fault>>()?;
        let (max, token) = (input.max_results.as_deref(), input.next_token.as_deref());
        let (items, next_token) = page(stages, max, token)?;
        Ok(shapes::GetStagesResponse {
            items: Some(items),
            next_token,
        })
    }

    pub(super) async fn update_stage(
        &self,
        input: shapes::UpdateStageRequest,
    ) -> Result<shapes::UpdateStageResponse, Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        check_deployment(&live, input.deployment_id.as_deref())?;
        let stage = self.change(&input.api_id, |draft| {
            let old = draft.record.stages.get(&input.stage_name);
            let old = old.ok_or_else(no_stage)?;
            let begins = input.auto_deploy == Some(true) && !old.auto_deploy;
            if old.auto_deploy && input.auto_deploy != Some(false) && input.deployment_id.is_some()
            {
                return Err(bad_request(
                    "deploymentId cannot be set for stages with autoDeploy enabled",
                ));
            }
            let mut stage: Stage = updated(old, members(&input))?;
            stage.last_updated_date = self.now();
            stage.settle(&draft.record)?;
            draft
                .record
                .stages
                .insert(input.stage_name.clone(), stage.clone());
            match begins {
                true => self.deploy_to(draft, &input.stage_name),
                false => Ok(stage),
            }
        });
        shaped(&stage.await?)
    }

    pub(super) async fn delete_stage(
        &self,
        input: shapes::DeleteStageRequest,
    ) -> Result<(), Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        self.change(&input.api_id, |draft| {
            let stages = &mut draft.record.stages;
            let gone = stages.remove(&input.stage_name).ok_or_else(no_stage)?;
            let last = gone.deployment_id.filter(|id| {
                let auto = live.deployments.get(id);
                let auto = auto.is_some_and(|deployed| deployed.deployment.auto_deployed);
                let mut others = stages.values();
                auto && !others.any(|stage| stage.deployment_id.as_ref() == Some(id))
            });
            draft.gone.extend(last);
            Ok(())
        })
        .await
    }

    pub(super) async fn delete_route_settings(
        &self,
        input: shapes::DeleteRouteSettingsRequest,
    ) -> Result<(), Fault> {
        self.change_stage(&input.api_id, &input.stage_name, |stage| {
            let gone = stage.route_settings.remove(&input.route_key);
            let missing = || not_found("Invalid route key specified");
            gone.map(drop).ok_or_else(missing)
        })
        .await
    }

    pub(super) async fn delete_access_log_settings(
        &self,
        input: shapes::DeleteAccessLogSettingsRequest,
    ) -> Result<(), Fault> {
        self.change_stage(&input.api_id, &input.stage_name, |stage| {
            stage.access_log_settings = None;
            Ok(())
        })
        .await
    }

    pub(super) async fn reset_authorizers_cache(
        &self,
        input: shapes::ResetAuthorizersCacheRequest,
    ) -> Result<(), Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let stage = live.record.stages.get(&input.stage_name);
        stage.ok_or_else(no_stage)?;
        self.0.authorized.forget(&input.api_id, &input.stage_name);
        Ok(())
    }

    async fn change_stage(
        &self,
        api: &str,
        stage: &str,
        change: impl FnOnce(&mut Stage) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.change(api, |draft| {
            let stage = draft.record.stages.get_mut(stage).ok_or_else(no_stage)?;
            change(stage)
        })
        .await
    }

    /// A stage that begins to deploy by itself begins with what the API is now.
    fn deploy_to(&self, draft: &mut Draft, name: &str) -> Result<Stage, Fault> {
        let stage = draft.record.stages.get(name).ok_or_else(no_stage)?;
        if stage.auto_deploy {
            let deployment = self.auto_deployment();
            let id = deployment.deployment_id.clone();
            draft.deploy(deployment);
            let stage = draft.record.stages.get_mut(name).ok_or_else(no_stage)?;
            stage.deployed(&id);
        }
        let stage = draft.record.stages.get(name);
        stage.cloned().ok_or_else(no_stage)
    }
}

impl Stage {
    /// Serves a deployment that the API made by itself.
    pub(super) fn deployed(&mut self, id: &str) {
        self.deployment_id = Some(id.to_owned());
        let message = format!("Successfully deployed stage with deployment ID '{id}'");
        self.last_deployment_status_message = Some(message);
    }

    fn settle(&mut self, api: &ApiRecord) -> Result<(), Fault> {
        let http = api.api.protocol_type == ProtocolType::Http;
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        let named = self.stage_name.bytes().all(allowed);
        if !(named || http && self.stage_name == DEFAULT) {
            return Err(bad_request("Stage name only allows a-zA-Z0-9_"));
        }
        let settings = &mut self.default_route_settings;
        settings.detailed_metrics_enabled.get_or_insert(false);
        if !http {
            settings.data_trace_enabled.get_or_insert(false);
            settings.logging_level.get_or_insert("OFF".to_owned());
        }
        let keys: Vec<_> = self.route_settings.keys().collect();
        let known = |key: &str| {
            let mut routes = api.parts.routes.values();
            routes.any(|route| route.route_key == key)
        };
        match keys.iter().find(|key| !known(key)) {
            Some(key) => Err(not_found(format!(
                "Unable to find Route by key {key} within the provided RouteSettings"
            ))),
            None => Ok(()),
        }
    }

    /// The settings of a route.
    pub(super) fn settings_of(&self, route_key: &str) -> RouteSettings {
        let own = self.route_settings.get(route_key).cloned();
        let own = own.unwrap_or_default();
        let all = &self.default_route_settings;
        RouteSettings {
            throttling_burst_limit: own.throttling_burst_limit.or(all.throttling_burst_limit),
            throttling_rate_limit: own.throttling_rate_limit.or(all.throttling_rate_limit),
            ..own
        }
    }
}

fn check_deployment(live: &Live, id: Option<&str>) -> Result<(), Fault> {
    match id {
        Some(id) if !id.is_empty() && !live.deployments.contains_key(id) => {
            Err(not_found("Invalid deployment identifier specified"))
        }
        _ => Ok(()),
    }
}

pub(super) fn no_stage() -> Fault {
    not_found("Invalid stage identifier specified")
}
