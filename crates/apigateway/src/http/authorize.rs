//! Who may use a route: signatures, tokens, and functions that decide.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use frazil_lambda::seams::Sender;
use frazil_lambda::translate::{http_api_event, http_api_v1_event};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value as Json, json};
use tokio::time::Instant;

use super::HttpApis;
use super::exchange::{Exchange, Taken};
use super::gateway::Refusal;
use super::integration::{PRINCIPAL, filled, function_arn};
use super::parameters::Source;
use super::records::{AuthorizationType, Authorizer};
use crate::front::Signer;
use crate::limits::{AUTHORIZATIONS_MAX, AUTHORIZER_TIMEOUT};
use crate::policy;

/// What an authorizer's function said about callers, until it is too old.
#[derive(Default)]
pub(super) struct Cache {
    said: Mutex<HashMap<String, Said>>,
}

#[derive(Clone)]
struct Said {
    answer: Json,
    until: Instant,
}

impl Cache {
    fn find(&self, name: &str) -> Option<Json> {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let found = said.get(name)?;
        if found.until <= Instant::now() {
            said.remove(name);
            return None;
        }
        Some(found.answer.clone())
    }

    fn keep(&self, name: String, answer: Json, seconds: u32) {
        let now = Instant::now();
        let until = now + Duration::from_secs(seconds.into());
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.len() >= AUTHORIZATIONS_MAX {
            said.retain(|_, said| said.until > now);
        }
        if said.len() < AUTHORIZATIONS_MAX {
            said.insert(name, Said { answer, until });
        }
    }

    /// Forgets what was said for a stage.
    pub(super) fn forget(&self, api: &str, stage: &str) {
        let prefix = format!("{api}/{stage}/");
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        said.retain(|name, _| !name.starts_with(&prefix));
    }
}

impl HttpApis {
    /// Lets a request pass, with what is said of its sender, or refuses it.
    pub(super) async fn authorize(
        &self,
        exchange: &Exchange,
        taken: &Taken,
    ) -> Result<Option<Box<RawValue>>, Refusal> {
        let said = match taken.route.authorization_type {
            AuthorizationType::None => return Ok(None),
            AuthorizationType::AwsIam => signer(exchange)?,
            AuthorizationType::Jwt => {
                let authorizer = taken.authorizer(&exchange.deployed);
                let authorizer = authorizer.ok_or_else(Refusal::failed)?;
                self.authorize_token(exchange, taken, authorizer).await?
            }
            AuthorizationType::Custom => {
                let authorizer = taken.authorizer(&exchange.deployed);
                let authorizer = authorizer.ok_or_else(Refusal::failed)?;
                self.ask_function(exchange, taken, authorizer).await?
            }
        };
        to_raw_value(&said).map(Some).map_err(|_| Refusal::failed())
    }

    async fn authorize_token(
        &self,
        exchange: &Exchange,
        taken: &Taken,
        authorizer: &Authorizer,
    ) -> Result<Json, Refusal> {
        let token =
            identities(exchange, taken, authorizer).and_then(|found| found.into_iter().next());
        let token = token.ok_or_else(|| Refusal::unauthorized("Bearer"))?;
        let token = match token.split_at_checked(7) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer ") => rest.trim(),
            _ => token.trim(),
        };
        let jwt = authorizer.jwt_configuration.as_ref();
        let jwt = jwt.ok_or_else(Refusal::failed)?;
        let scopes = &taken.route.authorization_scopes;
        let token = self.verified(token, jwt, scopes).await?;
        Ok(json!({"jwt": token}))
    }

    async fn ask_function(
        &self,
        exchange: &Exchange,
        taken: &Taken,
        authorizer: &Authorizer,
    ) -> Result<Json, Refusal> {
        let unknown = || Refusal::new(401, "Unauthorized");
        let identities = identities(exchange, taken, authorizer).ok_or_else(unknown)?;
        let (api, stage) = (&exchange.live.record.api.api_id, &exchange.stage.stage_name);
        let id = &authorizer.authorizer_id;
        let name = format!("{api}/{stage}/{id}/{}", identities.join("\u{1f}"));
        let seconds = authorizer.authorizer_result_ttl_in_seconds.unwrap_or(0);
        let caches = seconds > 0 && !identities.is_empty();
        let known = caches.then(|| self.0.authorized.find(&name)).flatten();
        let answer = match known {
            Some(answer) => answer,
            None => {
                let event = self.authorizer_event(exchange, taken, authorizer, &identities);
                let answer = self.run_authorizer(exchange, authorizer, event).await?;
                if caches {
                    self.0.authorized.keep(name, answer.clone(), seconds);
                }
                answer
            }
        };
        self.judged(exchange, authorizer, &answer)
    }

    fn route_arn(&self, exchange: &Exchange) -> String {
        let execute_arn = self.execute_arn(&exchange.live.record.api.api_id);
        exchange.arn(&execute_arn, &exchange.path)
    }

    /// The event is the one of the integration, without a body, and a little more.
    fn authorizer_event(
        &self,
        exchange: &Exchange,
        taken: &Taken,
        authorizer: &Authorizer,
        identities: &[String],
    ) -> Json {
        let old = authorizer.authorizer_payload_format_version.as_deref() == Some("1.0");
        let write = if old {
            http_api_v1_event
        } else {
            http_api_event
        };
        let event = exchange.translated(taken, None, &[], write);
        let mut event: Map<String, Json> = serde_json::from_slice(&event).unwrap_or_default();
        for name in [
            "body",
            "isBase64Encoded",
            "multiValueHeaders",
            "multiValueQueryStringParameters",
        ] {
            event.remove(name);
        }
        event.insert("type".to_owned(), "REQUEST".into());
        let arn = self.route_arn(exchange);
        if old {
            event.insert("methodArn".to_owned(), arn.into());
            let all = identities.join(",");
            event.insert("identitySource".to_owned(), all.clone().into());
            event.insert("authorizationToken".to_owned(), all.into());
        } else {
            event.insert("routeArn".to_owned(), arn.into());
            event.insert("identitySource".to_owned(), json!(identities));
        }
        Json::Object(event)
    }

    async fn run_authorizer(
        &self,
        exchange: &Exchange,
        authorizer: &Authorizer,
        event: Json,
    ) -> Result<Json, Refusal> {
        let api = &exchange.live.record.api.api_id;
        let sender = Sender {
            service: PRINCIPAL.to_owned(),
            arn: format!(
                "{}/authorizers/{}",
                self.execute_arn(api),
                authorizer.authorizer_id
            ),
            account: exchange.account.clone(),
            role: authorizer.authorizer_credentials_arn.clone(),
        };
        let uri = authorizer.authorizer_uri.as_deref().unwrap_or_default();
        let uri = filled(uri, &exchange.stage.stage_variables);
        let payload = Bytes::from(event.to_string());
        let functions = &self.0.settings.functions;
        let running = functions.run(function_arn(&uri), payload, Some(&sender));
        match tokio::time::timeout(AUTHORIZER_TIMEOUT, running).await {
            Ok(Ok(answer)) if answer.function_error.is_none() => {
                serde_json::from_slice(&answer.payload).map_err(|_| Refusal::failed())
            }
            Ok(Ok(_)) | Err(_) => Err(Refusal::failed()),
            Ok(Err(error)) => {
                tracing::debug!(%error, "an authorizer was not run");
                Err(Refusal::failed())
            }
        }
    }

    /// What an answer means for this request; policies may differ from path to path.
    fn judged(
        &self,
        exchange: &Exchange,
        authorizer: &Authorizer,
        answer: &Json,
    ) -> Result<Json, Refusal> {
        let simple = authorizer.enable_simple_responses == Some(true);
        let allowed = if simple {
            let flag = answer.get("isAuthorized").and_then(Json::as_bool);
            flag.ok_or_else(Refusal::failed)?
        } else {
            let document = answer.get("policyDocument").ok_or_else(Refusal::failed)?;
            policy::allows(document, &self.route_arn(exchange))
        };
        if !allowed {
            return Err(Refusal::forbidden());
        }
        let context = answer.get("context").cloned().unwrap_or_else(|| json!({}));
        let mut context = match context {
            Json::Object(context) => context,
            _ => return Err(Refusal::failed()),
        };
        if let Some(principal) = answer.get("principalId").filter(|_| !simple) {
            let old = authorizer.authorizer_payload_format_version.as_deref() == Some("1.0");
            if old {
                context.insert("principalId".to_owned(), principal.clone());
            }
        }
        Ok(json!({"lambda": context}))
    }
}

/// The texts by which an authorizer knows a caller; none when one of them is missing.
fn identities(exchange: &Exchange, taken: &Taken, authorizer: &Authorizer) -> Option<Vec<String>> {
    let source = Source {
        exchange,
        taken,
        response: None,
    };
    let sources = authorizer.identity_source.iter();
    let found = sources.map(|one| source.value(one).filter(|text| !text.is_empty()));
    found.collect()
}

/// Whoever signed with keys of this server.
fn signer(exchange: &Exchange) -> Result<Json, Refusal> {
    let Signer::Somebody {
        access_key,
        account,
        caller_id,
        user_arn,
    } = &exchange.visit.signer
    else {
        return Err(Refusal::forbidden());
    };
    Ok(json!({"iam": {
        "accessKey": access_key,
        "accountId": account,
        "callerId": caller_id,
        "cognitoIdentity": null,
        "principalOrgId": null,
        "userArn": user_arn,
        "userId": caller_id,
    }}))
}
