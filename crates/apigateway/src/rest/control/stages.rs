//! Stages: names under which deployments are reached.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;
use serde_json::Value as Json;

use crate::limits::STAGES_MAX;
use crate::rest::convert::{all_shown, recorded, shown};
use crate::rest::faults::{bad_request, conflict, limit_exceeded, no, not_found};
use crate::rest::records::{Map, MethodSetting, Stage};
use crate::rest::{Rest, patch, rules};
use crate::shelf::failed;

impl Rest {
    pub(crate) async fn create_stage(
        &self,
        input: shapes::CreateStageRequest,
    ) -> Result<shapes::Stage, Fault> {
        let now = self.now_s();
        let mut stage: Stage = recorded(&input)?;
        stage.created_date = now;
        stage.last_updated_date = now;
        fill(&mut stage);
        check_name(&stage.stage_name)?;
        let edited = self.edit(&input.rest_api_id, |api| {
            if api.stages.contains_key(&stage.stage_name) {
                return Err(conflict("Stage already exists"));
            }
            if !api.deployments.contains_key(&stage.deployment_id) {
                return Err(bad_request("Deployment id does not exist"));
            }
            if api.stages.len() >= STAGES_MAX {
                return Err(limit_exceeded(
                    "Maximum number of stages for this API has been reached.",
                ));
            }
            check_canary(&stage)?;
            let answer = shown(&stage)?;
            api.stages.insert(stage.stage_name.clone(), stage);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_stage(
        &self,
        input: shapes::GetStageRequest,
    ) -> Result<shapes::Stage, Fault> {
        let api = self.api(&input.rest_api_id)?;
        shown(api.stages.get(&input.stage_name).ok_or_else(no_stage)?)
    }

    pub(crate) async fn get_stages(
        &self,
        input: shapes::GetStagesRequest,
    ) -> Result<shapes::Stages, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let wanted = input.deployment_id.as_deref();
        let stages = api.stages.values();
        let stages = stages.filter(|stage| wanted.is_none_or(|id| stage.deployment_id == id));
        Ok(shapes::Stages {
            item: Some(all_shown(stages)?),
        })
    }

    pub(crate) async fn update_stage(
        &self,
        input: shapes::UpdateStageRequest,
    ) -> Result<shapes::Stage, Fault> {
        let now = self.now_s();
        let operations = input.patch_operations.unwrap_or_default();
        let edited = self.edit(&input.rest_api_id, |api| {
            let stage = api.stages.get_mut(&input.stage_name).ok_or_else(no_stage)?;
            let mut changed = stage.clone();
            for operation in &operations {
                change(&mut changed, operation)?;
            }
            if !api.deployments.contains_key(&changed.deployment_id) {
                return Err(bad_request("Deployment id does not exist"));
            }
            check_canary(&changed)?;
            fill(&mut changed);
            changed.last_updated_date = now;
            *stage = changed;
            let mut seen = stage.clone();
            seen.tags.get_or_insert_with(Map::new);
            shown(&seen)
        });
        edited.await
    }

    pub(crate) async fn delete_stage(
        &self,
        input: shapes::DeleteStageRequest,
    ) -> Result<(), Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            api.stages
                .remove(&input.stage_name)
                .map(|_| ())
                .ok_or_else(no_stage)
        });
        edited.await?;
        let stage = Some(input.stage_name.as_str());
        self.0.cache.forget(&input.rest_api_id, stage);
        Ok(())
    }

    pub(crate) async fn flush_stage_cache(
        &self,
        input: shapes::FlushStageCacheRequest,
    ) -> Result<(), Fault> {
        let api = self.api(&input.rest_api_id)?;
        api.stages.get(&input.stage_name).ok_or_else(no_stage)?;
        let stage = Some(input.stage_name.as_str());
        self.0.cache.forget(&input.rest_api_id, stage);
        Ok(())
    }

    pub(crate) async fn flush_stage_authorizers_cache(
        &self,
        input: shapes::FlushStageAuthorizersCacheRequest,
    ) -> Result<(), Fault> {
        let api = self.api(&input.rest_api_id)?;
        api.stages.get(&input.stage_name).ok_or_else(no_stage)?;
        self.0
            .live
            .forget_authorizations(&input.rest_api_id, &input.stage_name);
        Ok(())
    }
}

fn no_stage() -> Fault {
    no("Stage")
}

/// A stage that says nothing yet.
pub(super) fn new_stage(name: &str, now_s: i64) -> Stage {
    let mut stage = Stage {
        stage_name: name.to_owned(),
        created_date: now_s,
        ..Stage::default()
    };
    fill(&mut stage);
    stage
}

fn fill(stage: &mut Stage) {
    let status = if stage.cache_cluster_enabled {
        "AVAILABLE"
    } else {
        "NOT_AVAILABLE"
    };
    status.clone_into(&mut stage.cache_cluster_status);
    if stage.cache_cluster_enabled && stage.cache_cluster_size.is_none() {
        stage.cache_cluster_size = Some("0.5".to_owned());
    }
    stage.variables = stage.variables.take().filter(|all| !all.is_empty());
    let log = stage.access_log_settings.take();
    stage.access_log_settings =
        log.filter(|log| log.format.is_some() || log.destination_arn.is_some());
}

pub(super) fn check_name(name: &str) -> Result<(), Fault> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    match !name.is_empty() && name.len() <= 128 && name.chars().all(allowed) {
        true => Ok(()),
        false => Err(bad_request("Stage name only allows a-zA-Z0-9_")),
    }
}

fn check_canary(stage: &Stage) -> Result<(), Fault> {
    let percent = stage
        .canary_settings
        .as_ref()
        .map(|canary| canary.percent_traffic);
    match percent.is_none_or(|percent| (0.0..=100.0).contains(&percent)) {
        true => Ok(()),
        false => Err(bad_request("Percent traffic must be between 0.0 and 100.0")),
    }
}

fn change(stage: &mut Stage, operation: &shapes::PatchOperation) -> Result<(), Fault> {
    let path = operation.path.as_deref().unwrap_or_default();
    let op = operation.op.as_deref().unwrap_or_default();
    if let Some(setting) = Setting::new(path) {
        return setting.change(&mut stage.method_settings, op, operation.value.as_deref());
    }
    if op == "copy" {
        return promote(stage, path, operation.from.as_deref().unwrap_or_default());
    }
    if op == "remove"
        && stage
            .method_settings
            .remove(path.trim_start_matches('/'))
            .is_some()
    {
        return Ok(());
    }
    if let Some(name) = path.strip_prefix("/variables/").filter(|_| op == "remove") {
        let removed = stage
            .variables
            .as_mut()
            .and_then(|all| all.remove(&patch::unescaped(name)));
        return removed
            .map(|_| ())
            .ok_or_else(|| not_found("Invalid stage variable specified"));
    }
    let applied = patch::apply(&rules::STAGE, stage, std::slice::from_ref(operation));
    applied.map_err(
        |fault| match fault.message.starts_with("Invalid patch path") {
            true => bad_request(format!(
                "Invalid method setting path: {path}. Must be one of: {PATHS}"
            )),
            false => fault,
        },
    )
}

/// A canary becomes the stage: `copy /canarySettings/deploymentId` to `/deploymentId`.
fn promote(stage: &mut Stage, path: &str, from: &str) -> Result<(), Fault> {
    let canary = stage.canary_settings.as_ref();
    let canary =
        canary.ok_or_else(|| bad_request("Promotion not available. Canary does not exist."))?;
    match (from, path) {
        ("/canarySettings/deploymentId", "/deploymentId") => {
            stage.deployment_id = canary.deployment_id.clone().unwrap_or_default();
        }
        ("/canarySettings/stageVariableOverrides", "/variables") => {
            let overrides = canary.stage_variable_overrides.clone().unwrap_or_default();
            stage.variables.get_or_insert_with(Map::new).extend(overrides);
        }
        _ => return Err(bad_request("Invalid copy operation with path: {path} and from {from}. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]".replace("{path}", path).replace("{from}", from))),
    }
    Ok(())
}

/// `/{resource}/{method}/{group}/{name}`, where resource and method are escaped or `*`.
struct Setting<'p> {
    key: &'p str,
    member: &'static str,
}

/// What follows resource and method, and the member it stands for.
const MEMBERS: [(&str, &str); 10] = [
    ("/metrics/enabled", "metricsEnabled"),
    ("/logging/loglevel", "loggingLevel"),
    ("/logging/dataTrace", "dataTraceEnabled"),
    ("/throttling/burstLimit", "throttlingBurstLimit"),
    ("/throttling/rateLimit", "throttlingRateLimit"),
    ("/caching/enabled", "cachingEnabled"),
    ("/caching/ttlInSeconds", "cacheTtlInSeconds"),
    ("/caching/dataEncrypted", "cacheDataEncrypted"),
    (
        "/caching/requireAuthorizationForCacheControl",
        "requireAuthorizationForCacheControl",
    ),
    (
        "/caching/unauthorizedCacheControlHeaderStrategy",
        "unauthorizedCacheControlHeaderStrategy",
    ),
];

impl Setting<'_> {
    fn new(path: &str) -> Option<Setting<'_>> {
        MEMBERS.iter().find_map(|(end, member)| {
            let key = path.strip_suffix(end)?.strip_prefix('/')?;
            key.contains('/').then_some(Setting { key, member })
        })
    }

    fn change(
        &self,
        settings: &mut Map<MethodSetting>,
        op: &str,
        value: Option<&str>,
    ) -> Result<(), Fault> {
        let known = settings.get(self.key).cloned().unwrap_or_default();
        let mut tree = serde_json::to_value(known).map_err(|error| failed(&error))?;
        let usual =
            serde_json::to_value(MethodSetting::default()).map_err(|error| failed(&error))?;
        let text = value.unwrap_or_default();
        let new = match (&usual[self.member], op) {
            (usual, "remove") => usual.clone(),
            (Json::Bool(_), _) => Json::from(text.eq_ignore_ascii_case("true")),
            (Json::String(_), _) => Json::from(text),
            (Json::Number(number), _) if number.is_i64() => {
                Json::from(text.parse::<i64>().map_err(|_| self.invalid(text))?)
            }
            _ => Json::from(text.parse::<f64>().map_err(|_| self.invalid(text))?),
        };
        if self.member == "loggingLevel"
            && !["OFF", "ERROR", "INFO"].contains(&text)
            && op != "remove"
        {
            return Err(bad_request(
                "Invalid logging level: {text}. Must be one of: [OFF, ERROR, INFO]"
                    .replace("{text}", text),
            ));
        }
        tree[self.member] = new;
        let changed = serde_json::from_value(tree).map_err(|error| failed(&error))?;
        settings.insert(self.key.to_owned(), changed);
        Ok(())
    }

    fn invalid(&self, text: &str) -> Fault {
        bad_request(format!("Invalid value for {}: {text}", self.member))
    }
}

/// AWS's list, as recorded, with its missing commas.
const PATHS: &str = "[/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, /{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, /{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit/{resourcePath}/{httpMethod}/caching/ttlInSeconds, /{resourcePath}/{httpMethod}/caching/enabled, /{resourcePath}/{httpMethod}/caching/dataEncrypted, /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, /{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, /*/*/logging/dataTrace, /*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, /*/*/caching/requireAuthorizationForCacheControl, /*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name}, /tracingEnabled]";
