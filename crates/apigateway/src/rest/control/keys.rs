//! API keys.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{recorded, shown};
use crate::rest::faults::{bad_request, conflict, not_found};
use crate::rest::pages::page;
use crate::rest::records::{ApiKey, Map};
use crate::rest::{Rest, patch, rules};

impl Rest {
    pub(crate) async fn create_api_key(
        &self,
        mut input: shapes::CreateApiKeyRequest,
    ) -> Result<shapes::ApiKey, Fault> {
        let stages = input.stage_keys.take().unwrap_or_default();
        let mut key: ApiKey = recorded(&input)?;
        key.id = self.fresh_id(10);
        key.enabled = input.enabled.unwrap_or_default();
        key.created_date = self.now_s();
        key.last_updated_date = key.created_date;
        key.stage_keys = stages.iter().filter_map(stage_key).collect();
        if key.value.is_empty() {
            key.value = self.fresh_value();
        }
        self.check_value(&key.value)?;
        let answer = shown(&key)?;
        self.0.keys.put(&key.id.clone(), key).await?;
        Ok(answer)
    }

    /// The value of a new API key: 40 letters and digits.
    fn fresh_value(&self) -> String {
        let parts = [(); 2].map(|()| STANDARD_NO_PAD.encode(self.0.settings.entropy.uuid()));
        let letters = parts.iter().flat_map(|part| part.chars());
        letters
            .map(|letter| {
                if letter.is_ascii_alphanumeric() {
                    letter
                } else {
                    'x'
                }
            })
            .take(40)
            .collect()
    }

    fn check_value(&self, value: &str) -> Result<(), Fault> {
        if value.len() < 20 {
            return Err(bad_request(
                "API Key value should be at least 20 characters",
            ));
        }
        match self.key_of(value) {
            Some(_) => Err(conflict("API Key already exists")),
            None => Ok(()),
        }
    }

    /// The key with a value.
    pub(crate) fn key_of(&self, value: &str) -> Option<std::sync::Arc<ApiKey>> {
        self.0.keys.all().into_iter().find(|key| key.value == value)
    }

    pub(crate) async fn get_api_key(
        &self,
        input: shapes::GetApiKeyRequest,
    ) -> Result<shapes::ApiKey, Fault> {
        let key = self.0.keys.get(&input.api_key).ok_or_else(no_key)?;
        seen(&key, input.include_value)
    }

    pub(crate) async fn get_api_keys(
        &self,
        input: shapes::GetApiKeysRequest,
    ) -> Result<shapes::ApiKeys, Fault> {
        let begins = |text: Option<&str>, front: Option<&str>| {
            front.is_none_or(|front| text.unwrap_or_default().starts_with(front))
        };
        let keys = self.0.keys.all().into_iter().filter(|key| {
            begins(key.name.as_deref(), input.name_query.as_deref())
                && begins(key.customer_id.as_deref(), input.customer_id.as_deref())
        });
        let items = keys.map(|key| (key.id.clone(), key));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = page.items.iter().map(|key| seen(key, input.include_values));
        let items: Result<Vec<_>, Fault> = items.collect();
        Ok(shapes::ApiKeys {
            warnings: None,
            position: page.position,
            items: Some(items?),
        })
    }

    pub(crate) async fn update_api_key(
        &self,
        input: shapes::UpdateApiKeyRequest,
    ) -> Result<shapes::ApiKey, Fault> {
        let now = self.now_s();
        let changed = self.0.keys.change(&input.api_key, no_key, |key, _| {
            for operation in input.patch_operations.as_deref().unwrap_or_default() {
                match operation.path.as_deref() {
                    Some("/stages") => change_stages(key, operation),
                    _ => patch::apply(&rules::API_KEY, key, std::slice::from_ref(operation))?,
                }
            }
            key.last_updated_date = now;
            seen(key, None)
        });
        changed.await
    }

    pub(crate) async fn delete_api_key(
        &self,
        input: shapes::DeleteApiKeyRequest,
    ) -> Result<(), Fault> {
        let id = input.api_key;
        self.0.keys.remove(&id, no_key, |_, _| Ok(())).await?;
        for plan in self.0.plans.all() {
            if plan.keys.contains(&id) {
                let forget = |plan: &mut crate::rest::records::UsagePlan, _: &mut Vec<_>| {
                    plan.keys.retain(|key| *key != id);
                    Ok(())
                };
                self.0.plans.change(&plan.id, no_key, forget).await?;
            }
        }
        Ok(())
    }

    /// Keys as CSV: `name,key,description,Enabled,UsagePlanIds`.
    pub(crate) async fn import_api_keys(
        &self,
        input: shapes::ImportApiKeysRequest,
    ) -> Result<shapes::ApiKeyIds, Fault> {
        let text = String::from_utf8_lossy(&input.body).into_owned();
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let columns: Vec<String> = lines
            .next()
            .unwrap_or_default()
            .split(',')
            .map(|name| name.trim().to_ascii_lowercase())
            .collect();
        let place = |name: &str| columns.iter().position(|column| column == name);
        let Some(key_place) = place("key") else {
            return Err(bad_request("The API key file must have a column named key"));
        };
        let mut ids = Vec::new();
        for line in lines {
            let cells: Vec<&str> = line
                .split(',')
                .map(|cell| cell.trim().trim_matches('"'))
                .collect();
            let cell = |name| {
                place(name)
                    .and_then(|place| cells.get(place).copied())
                    .filter(|cell| !cell.is_empty())
            };
            let request = shapes::CreateApiKeyRequest {
                name: cell("name").map(str::to_owned),
                description: cell("description").map(str::to_owned),
                enabled: Some(cell("enabled").is_none_or(|cell| cell.eq_ignore_ascii_case("true"))),
                value: cells.get(key_place).map(|&value| value.to_owned()),
                ..shapes::CreateApiKeyRequest::default()
            };
            let key = self.create_api_key(request).await?;
            ids.extend(key.id);
        }
        Ok(shapes::ApiKeyIds {
            ids: Some(ids),
            warnings: None,
        })
    }
}

fn no_key() -> Fault {
    not_found("Invalid API Key identifier specified")
}

fn stage_key(key: &shapes::StageKey) -> Option<String> {
    Some(format!(
        "{}/{}",
        key.rest_api_id.as_ref()?,
        key.stage_name.as_ref()?
    ))
}

fn change_stages(key: &mut ApiKey, operation: &shapes::PatchOperation) {
    let Some(value) = operation.value.clone() else {
        return;
    };
    key.stage_keys.retain(|known| *known != value);
    if operation.op.as_deref() == Some("add") {
        key.stage_keys.push(value);
    }
}

/// The value is shown only if asked for.
fn seen(key: &ApiKey, with_value: Option<bool>) -> Result<shapes::ApiKey, Fault> {
    let mut key = key.clone();
    key.tags.get_or_insert_with(Map::new);
    let mut answer: shapes::ApiKey = shown(&key)?;
    answer.value = answer.value.filter(|_| with_value == Some(true));
    Ok(answer)
}
