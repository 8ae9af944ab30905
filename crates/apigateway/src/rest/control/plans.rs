//! Usage plans: how often which keys may use which stages.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{recorded, shown};
use crate::rest::faults::{bad_request, conflict, not_found};
use crate::rest::pages::page;
use crate::rest::records::{ApiKey, ApiStage, Map, Quota, UsagePlan};
use crate::rest::{Rest, patch, rules};

impl Rest {
    pub(crate) async fn create_usage_plan(
        &self,
        input: shapes::CreateUsagePlanRequest,
    ) -> Result<shapes::UsagePlan, Fault> {
        let mut plan: UsagePlan = recorded(&input)?;
        plan.id = self.fresh_id(6);
        self.check_plan(&plan)?;
        let answer = shown(&plan)?;
        self.0.plans.put(&plan.id.clone(), plan).await?;
        Ok(answer)
    }

    fn check_plan(&self, plan: &UsagePlan) -> Result<(), Fault> {
        for stage in &plan.api_stages {
            let api = self.0.apis.get(&stage.api_id);
            let api = api.ok_or_else(|| not_found(format!("Invalid API Stage {}:{} specified for usage plan {}. Invalid API identifier specified {}:{}", stage.api_id, stage.stage, plan.id, self.0.settings.account, stage.api_id)))?;
            if !api.stages.contains_key(&stage.stage) {
                return Err(bad_request(format!(
                    "API Stage not found: {}:{}",
                    stage.api_id, stage.stage
                )));
            }
        }
        check_quota(plan.quota.as_ref())
    }

    pub(crate) async fn get_usage_plan(
        &self,
        input: shapes::GetUsagePlanRequest,
    ) -> Result<shapes::UsagePlan, Fault> {
        seen(&*self.0.plans.get(&input.usage_plan_id).ok_or_else(no_plan)?)
    }

    pub(crate) async fn get_usage_plans(
        &self,
        input: shapes::GetUsagePlansRequest,
    ) -> Result<shapes::UsagePlans, Fault> {
        let wanted = input.key_id.as_ref();
        let plans = self.0.plans.all().into_iter();
        let plans = plans.filter(|plan| wanted.is_none_or(|key| plan.keys.contains(key)));
        let items = plans.map(|plan| (plan.id.clone(), plan));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items: Result<Vec<_>, Fault> = page.items.iter().map(|plan| shown(&**plan)).collect();
        Ok(shapes::UsagePlans {
            position: page.position,
            items: Some(items?),
        })
    }

    pub(crate) async fn update_usage_plan(
        &self,
        input: shapes::UpdateUsagePlanRequest,
    ) -> Result<shapes::UsagePlan, Fault> {
        let changed = self
            .0
            .plans
            .change(&input.usage_plan_id, no_plan, |plan, _| {
                for operation in input.patch_operations.as_deref().unwrap_or_default() {
                    if !change_stages(plan, operation)? {
                        patch::apply(&rules::USAGE_PLAN, plan, std::slice::from_ref(operation))?;
                    }
                }
                self.check_plan(plan)?;
                seen(plan)
            });
        changed.await
    }

    pub(crate) async fn delete_usage_plan(
        &self,
        input: shapes::DeleteUsagePlanRequest,
    ) -> Result<(), Fault> {
        let unused = |plan: &UsagePlan, _: &mut Vec<_>| match plan.api_stages.is_empty() {
            true => Ok(()),
            false => Err(bad_request(
                "Cannot delete usage plan, because it has one or more API Stages attached. Please remove API Stages from the plan before deleting it.",
            )),
        };
        self.0
            .plans
            .remove(&input.usage_plan_id, no_plan, unused)
            .await
    }

    pub(crate) async fn create_usage_plan_key(
        &self,
        input: shapes::CreateUsagePlanKeyRequest,
    ) -> Result<shapes::UsagePlanKey, Fault> {
        let key = self.0.keys.get(&input.key_id);
        let key = key.ok_or_else(|| not_found("Invalid API Key identifier specified"))?;
        if input.key_type != "API_KEY" {
            return Err(bad_request("Usage plan key type must be API_KEY"));
        }
        let changed = self
            .0
            .plans
            .change(&input.usage_plan_id, no_plan, |plan, _| {
                if plan.keys.contains(&key.id) {
                    return Err(conflict(format!(
                        "Usage plan key {} already exists in usage plan {}",
                        key.id, plan.id
                    )));
                }
                plan.keys.push(key.id.clone());
                Ok(seen_key(&key))
            });
        changed.await
    }

    pub(crate) async fn get_usage_plan_key(
        &self,
        input: shapes::GetUsagePlanKeyRequest,
    ) -> Result<shapes::UsagePlanKey, Fault> {
        let plan = self.0.plans.get(&input.usage_plan_id).ok_or_else(no_plan)?;
        let key = self
            .0
            .keys
            .get(&input.key_id)
            .filter(|key| plan.keys.contains(&key.id));
        Ok(seen_key(&*key.ok_or_else(no_plan_key)?))
    }

    pub(crate) async fn get_usage_plan_keys(
        &self,
        input: shapes::GetUsagePlanKeysRequest,
    ) -> Result<shapes::UsagePlanKeys, Fault> {
        let plan = self.0.plans.get(&input.usage_plan_id).ok_or_else(no_plan)?;
        let keys = plan.keys.iter().filter_map(|id| self.0.keys.get(id));
        let wanted = input.name_query.as_deref().unwrap_or_default();
        let keys = keys.filter(|key| key.name.as_deref().unwrap_or_default().starts_with(wanted));
        let page = page(
            keys.map(|key| (key.id.clone(), key)),
            input.position.as_deref(),
            input.limit,
        )?;
        let items = page.items.iter().map(|key| seen_key(key)).collect();
        Ok(shapes::UsagePlanKeys {
            position: page.position,
            items: Some(items),
        })
    }

    pub(crate) async fn delete_usage_plan_key(
        &self,
        input: shapes::DeleteUsagePlanKeyRequest,
    ) -> Result<(), Fault> {
        let changed = self
            .0
            .plans
            .change(&input.usage_plan_id, no_plan, |plan, _| {
                let place = plan.keys.iter().position(|key| *key == input.key_id);
                plan.keys.remove(place.ok_or_else(no_plan_key)?);
                Ok(())
            });
        changed.await
    }
}

pub(crate) fn no_plan() -> Fault {
    not_found("Invalid Usage Plan ID specified")
}

pub(crate) fn no_plan_key() -> Fault {
    not_found("Invalid API Key identifier specified")
}

fn check_quota(quota: Option<&Quota>) -> Result<(), Fault> {
    let Some(quota) = quota else {
        return Ok(());
    };
    let days = match quota.period.as_str() {
        "DAY" => 1,
        "WEEK" => 7,
        "MONTH" => 28,
        "" => return Err(bad_request("Usage plan quota period cannot be null")),
        _ => {
            return Err(bad_request(
                "Invalid period specified for the usage plan quota. Must be one of: [DAY, WEEK, MONTH]",
            ));
        }
    };
    match (0..days).contains(&quota.offset) {
        true => Ok(()),
        false => Err(bad_request(format!(
            "Usage Plan quota offset must be zero in the {} period",
            quota.period
        ))),
    }
}

/// Stages have paths of their own: `/apiStages` with the value `api:stage`, and
/// `/apiStages/api:stage/throttle/~1path~1METHOD/rateLimit`.
fn change_stages(plan: &mut UsagePlan, operation: &shapes::PatchOperation) -> Result<bool, Fault> {
    let path = operation.path.as_deref().unwrap_or_default();
    let op = operation.op.as_deref().unwrap_or_default();
    let value = operation.value.as_deref().unwrap_or_default();
    if path == "/apiStages" {
        let (api, stage) = value.split_once(':').ok_or_else(|| {
            bad_request(
                "Invalid API Stage specified in the patch operation, it must be apiId:stage",
            )
        })?;
        let known = plan
            .api_stages
            .iter()
            .position(|one| one.api_id == api && one.stage == stage);
        match (op, known) {
            ("add", None) => plan.api_stages.push(ApiStage {
                api_id: api.to_owned(),
                stage: stage.to_owned(),
                throttle: None,
            }),
            ("remove", Some(place)) => {
                plan.api_stages.remove(place);
            }
            _ => {}
        }
        return Ok(true);
    }
    let Some(rest) = path.strip_prefix("/apiStages/") else {
        return Ok(false);
    };
    let mut parts = rest.split('/');
    let (api, stage) = parts
        .next()
        .and_then(|part| part.split_once(':'))
        .unwrap_or_default();
    let stage = plan
        .api_stages
        .iter_mut()
        .find(|one| one.api_id == api && one.stage == stage);
    let stage = stage.ok_or_else(|| bad_request(format!("Invalid patch path {path}")))?;
    parts.next();
    let method = parts.next().map(patch::unescaped);
    change_throttle(stage, op, method, parts.next(), value);
    Ok(true)
}

fn change_throttle(
    stage: &mut ApiStage,
    op: &str,
    method: Option<String>,
    member: Option<&str>,
    value: &str,
) {
    let Some(method) = method else {
        if op == "remove" {
            stage.throttle = None;
        }
        return;
    };
    let all = stage.throttle.get_or_insert_with(Map::new);
    if op == "remove" {
        all.remove(&method);
        return;
    }
    let throttle = all.entry(method).or_default();
    match member {
        Some("rateLimit") => throttle.rate_limit = value.parse().unwrap_or_default(),
        Some("burstLimit") => throttle.burst_limit = value.parse().unwrap_or_default(),
        _ => {}
    }
}

fn seen(plan: &UsagePlan) -> Result<shapes::UsagePlan, Fault> {
    let mut plan = plan.clone();
    plan.tags.get_or_insert_with(Map::new);
    shown(&plan)
}

fn seen_key(key: &ApiKey) -> shapes::UsagePlanKey {
    shapes::UsagePlanKey {
        id: Some(key.id.clone()),
        r#type: Some("API_KEY".to_owned()),
        value: Some(key.value.clone()),
        name: key.name.clone(),
    }
}
