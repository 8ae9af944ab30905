//! The responses that a stage remembers: what AWS calls its cache cluster.
//!
//! A response is known by the method, by the integration's namespace and by the values of its cache
//! key parameters; those of `GET` are remembered unless a method says otherwise, whatever their
//! status. A new deployment begins with nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};

use super::exchange::Exchange;
use super::records::{Integration, MethodSetting};
use super::trouble::{Trouble, set};
use super::usage::setting;
use super::{Rest, integrate, mapping};
use crate::front::Signer;
use crate::limits::{CACHE_RESPONSE_BYTES_MAX, CACHE_STAGE_BYTES_MAX};

/// What a client hears whose wish for a new response does not count.
const IGNORED: &str = "199 Cache-control headers were ignored because the caller was unauthorized.";

/// The responses of all stages.
#[derive(Default)]
pub(crate) struct Cache {
    /// By API and stage.
    stages: Mutex<HashMap<(String, String), Known>>,
}

#[derive(Default)]
struct Known {
    responses: HashMap<String, Entry>,
    bytes: usize,
}

struct Entry {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    /// Milliseconds since 1970.
    until_ms: i64,
}

/// Where the response to a request is remembered, and for how long.
struct Place {
    stage: (String, String),
    name: String,
    setting: MethodSetting,
}

impl Cache {
    fn find(&self, place: &Place, now_ms: i64) -> Option<Response<Bytes>> {
        let stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let known = stages.get(&place.stage)?.responses.get(&place.name)?;
        if known.until_ms <= now_ms {
            return None;
        }
        let mut response = Response::new(known.body.clone());
        *response.status_mut() = known.status;
        *response.headers_mut() = known.headers.clone();
        Some(response)
    }

    fn keep(&self, place: Place, response: &Response<Bytes>, now_ms: i64) {
        let bytes = response.body().len();
        if bytes > CACHE_RESPONSE_BYTES_MAX {
            return;
        }
        let entry = Entry {
            status: response.status(),
            headers: response.headers().clone(),
            body: response.body().clone(),
            until_ms: now_ms + i64::from(place.setting.cache_ttl_in_seconds) * 1000,
        };
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let known = stages.entry(place.stage).or_default();
        if known.bytes + bytes > CACHE_STAGE_BYTES_MAX {
            known.make_room(now_ms);
        }
        known.bytes += bytes;
        if let Some(old) = known.responses.insert(place.name, entry) {
            known.bytes -= old.body.len();
        }
    }

    /// Forgets the responses of a stage, or of all stages of an API.
    pub(crate) fn forget(&self, api: &str, stage: Option<&str>) {
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        stages.retain(|(known, name), _| known != api || stage.is_some_and(|stage| stage != name));
    }
}

impl Known {
    /// What is too old goes, or everything where that is not enough.
    fn make_room(&mut self, now_ms: i64) {
        self.responses.retain(|_, entry| now_ms < entry.until_ms);
        self.bytes = self.responses.values().map(|entry| entry.body.len()).sum();
        if self.bytes > CACHE_STAGE_BYTES_MAX / 2 {
            *self = Known::default();
        }
    }
}

/// The response of a method's integration, or the one that is remembered.
pub(crate) async fn perform(
    rest: &Rest,
    exchange: &mut Exchange,
) -> Result<Response<Bytes>, Trouble> {
    let Some(place) = place(exchange) else {
        return integrate::perform(rest, exchange).await;
    };
    let (anew, warns) = wishes(exchange, &place.setting)?;
    let known = rest.0.cache.find(&place, exchange.time_ms);
    let mut response = match known.filter(|_| !anew) {
        Some(known) => known,
        None => {
            let response = integrate::perform(rest, exchange).await?;
            rest.0.cache.keep(place, &response, rest.now_ms());
            response
        }
    };
    if warns {
        set(response.headers_mut(), "warning", IGNORED);
    }
    Ok(response)
}

/// Whether the client wants a new response and may have one, and whether it is to be told that it
/// may not.
fn wishes(exchange: &Exchange, setting: &MethodSetting) -> Result<(bool, bool), Trouble> {
    let said = exchange.header("cache-control").unwrap_or_default();
    if !said.split(',').any(|one| one.trim() == "max-age=0") {
        return Ok((false, false));
    }
    let signed = matches!(exchange.visit.signer, Signer::Somebody { .. });
    if signed || !setting.require_authorization_for_cache_control {
        return Ok((true, false));
    }
    match setting.unauthorized_cache_control_header_strategy.as_str() {
        "FAIL_WITH_403" => Err(Trouble::denied(
            "User is not authorized to access this resource",
        )),
        "SUCCEED_WITHOUT_RESPONSE_HEADER" => Ok((false, false)),
        _ => Ok((false, true)),
    }
}

/// Where the response is remembered, if the stage remembers those of the method.
fn place(exchange: &Exchange) -> Option<Place> {
    let stage = &exchange.stage;
    let verb = exchange.method.as_deref()?;
    let path = &exchange.resource()?.path;
    let (name, setting) = setting(&stage.method_settings, path, verb)?;
    let by_default = name == "*/*";
    let remembers = stage.cache_cluster_enabled
        && setting.caching_enabled
        && setting.cache_ttl_in_seconds > 0
        && (!by_default || exchange.verb() == "GET");
    let integration = exchange.method()?.method_integration.as_ref()?;
    remembers.then(|| Place {
        stage: (exchange.api.clone(), stage.stage_name.clone()),
        name: key(exchange, integration),
        setting: setting.clone(),
    })
}

fn key(exchange: &Exchange, integration: &Integration) -> String {
    let parameters = integration.request_parameters.as_ref();
    let values = integration.cache_key_parameters.iter().map(|parameter| {
        let mapped = parameters.and_then(|all| all.get(parameter));
        let value = mapping::request_value(exchange, mapped.unwrap_or(parameter));
        // A value that is missing is not an empty one.
        value.map_or_else(String::new, |value| format!("={value}"))
    });
    let front = [&exchange.deployment, &integration.cache_namespace];
    let front = front.into_iter().cloned();
    let verb = std::iter::once(exchange.verb().to_owned());
    let parts: Vec<String> = front.chain(verb).chain(values).collect();
    parts.join("\u{1f}")
}
