//! Who may pass: signatures, Lambda authorizers, user pools.

use std::sync::Arc;

use bytes::Bytes;
use frazil_lambda::seams::Sender;
use regex::Regex;
use serde_json::{Map as Object, Value as Json, json};

use super::Rest;
use super::exchange::Exchange;
use super::integrate::{self, Failure, arn_of_uri, run};
use super::live::Authorization;
use super::mapping;
use super::records::Authorizer;
use super::trouble::Trouble;
use super::user_pools;
use crate::front::Signer;
use crate::limits::AUTHORIZER_TIMEOUT;
use crate::policy;

/// The type of authorizers that know the tokens of user pools.
pub(crate) const POOLS: &str = "COGNITO_USER_POOLS";

/// Lets a request pass, or says what its client hears.
pub(crate) async fn check(rest: &Rest, exchange: &mut Exchange) -> Result<(), Trouble> {
    let method = exchange.method().ok_or_else(Trouble::missing_token)?;
    let kind = method.authorization_type.clone();
    let id = method.authorizer_id.clone().unwrap_or_default();
    let scopes = method.authorization_scopes.clone();
    match kind.as_str() {
        "NONE" => Ok(()),
        "AWS_IAM" => signed(exchange),
        _ => {
            let authorizer = exchange.deployed.definition.authorizers.get(&id).cloned();
            let authorizer = authorizer.ok_or_else(|| {
                Trouble::authorizer(
                    "AUTHORIZER_CONFIGURATION_ERROR",
                    "there is no such authorizer",
                )
            })?;
            if authorizer.r#type == POOLS {
                let scopes = scopes.unwrap_or_default();
                let said = ask_pools(rest, exchange, &authorizer, &scopes).await?;
                exchange.authorizer = Some(said);
                return Ok(());
            }
            let said = ask(rest, exchange, &authorizer).await?;
            pass(exchange, &said)
        }
    }
}

fn signed(exchange: &Exchange) -> Result<(), Trouble> {
    match &exchange.visit.signer {
        Signer::Somebody { .. } => Ok(()),
        Signer::Nobody => Err(Trouble::missing_token()),
        Signer::Refused(why) => Err(Trouble::new(
            "INVALID_SIGNATURE",
            "InvalidSignatureException",
            why,
        )),
    }
}

fn pass(exchange: &mut Exchange, said: &Authorization) -> Result<(), Trouble> {
    let arn = exchange.method_arn();
    if !policy::allows(&said.policy, &arn) {
        let denied = explicitly(&said.policy, &arn);
        return Err(Trouble::denied(match denied {
            true => "User is not authorized to access this resource with an explicit deny",
            false => "User is not authorized to access this resource",
        }));
    }
    exchange.authorizer = Some(said.context.clone());
    if exchange.deployed.about.api_key_source == "AUTHORIZER" {
        exchange.api_key.clone_from(&said.usage_key);
    }
    Ok(())
}

/// What a token of a user pool says.
async fn ask_pools(
    rest: &Rest,
    exchange: &Exchange,
    authorizer: &Authorizer,
    scopes: &[String],
) -> Result<Json, Trouble> {
    let sources = sources(exchange, authorizer)?;
    let token = sources.first().ok_or_else(Trouble::unauthorized)?;
    user_pools::check(rest, authorizer, scopes, token).await
}

/// Whether a policy says no, rather than nothing: turned around, it would say yes.
fn explicitly(document: &Json, arn: &str) -> bool {
    let statements = policy::many(document.get("Statement")).into_iter();
    let denials = statements.filter(|one| one["Effect"] == "Deny").cloned();
    let turned: Vec<Json> = denials
        .map(|mut one| {
            one["Effect"] = Json::from("Allow");
            one
        })
        .collect();
    policy::allows(&json!({ "Statement": turned }), arn)
}

/// What the authorizer says, now or before.
async fn ask(
    rest: &Rest,
    exchange: &Exchange,
    authorizer: &Authorizer,
) -> Result<Arc<Authorization>, Trouble> {
    let sources = sources(exchange, authorizer)?;
    let ttl_s = authorizer.authorizer_result_ttl_in_seconds.unwrap_or(300);
    let stage = (exchange.api.clone(), exchange.stage.stage_name.clone());
    let question = format!(
        "{}\u{1f}{}\u{1f}{}",
        exchange.deployment,
        authorizer.id,
        sources.join("\u{1f}")
    );
    let now_ms = rest.now_ms();
    let remembers = ttl_s > 0 && !sources.is_empty();
    if let Some(said) = rest
        .0
        .live
        .authorization(&stage, &question, now_ms)
        .filter(|_| remembers)
    {
        return Ok(said);
    }
    let said = Arc::new(invoke(rest, exchange, authorizer, &sources).await?);
    if remembers {
        let until_ms = now_ms + i64::from(ttl_s) * 1000;
        rest.0
            .live
            .authorized(&stage, question, said.clone(), now_ms, until_ms);
    }
    Ok(said)
}

/// What an authorizer says now, whatever it said before: the authorization, or the trouble.
pub(crate) async fn ask_anew(
    rest: &Rest,
    exchange: &Exchange,
    authorizer: &Authorizer,
) -> Result<Authorization, Trouble> {
    if authorizer.r#type == POOLS {
        return Ok(Authorization {
            policy: Json::Null,
            context: ask_pools(rest, exchange, authorizer, &[]).await?,
            usage_key: None,
        });
    }
    let sources = sources(exchange, authorizer)?;
    invoke(rest, exchange, authorizer, &sources).await
}

/// The values of the identity sources. One that is missing ends the request: 401.
fn sources(exchange: &Exchange, authorizer: &Authorizer) -> Result<Vec<String>, Trouble> {
    let all = authorizer.identity_source.as_deref().unwrap_or_default();
    let all = all
        .split(',')
        .map(str::trim)
        .filter(|source| !source.is_empty());
    let values: Option<Vec<String>> = all
        .map(|source| mapping::request_value(exchange, source).filter(|value| !value.is_empty()))
        .collect();
    let values = values.ok_or_else(Trouble::unauthorized)?;
    let pattern = authorizer
        .identity_validation_expression
        .as_deref()
        .unwrap_or_default();
    if authorizer.r#type == "TOKEN" && !pattern.is_empty() {
        let whole = Regex::new(&format!("^(?:{pattern})$"));
        let token = values.first().map(String::as_str).unwrap_or_default();
        if !whole.is_ok_and(|whole| whole.is_match(token)) {
            return Err(Trouble::unauthorized());
        }
    }
    Ok(values)
}

async fn invoke(
    rest: &Rest,
    exchange: &Exchange,
    authorizer: &Authorizer,
    sources: &[String],
) -> Result<Authorization, Trouble> {
    let broken = |why: &str| Trouble::authorizer("AUTHORIZER_CONFIGURATION_ERROR", why);
    let uri = authorizer.authorizer_uri.as_deref().unwrap_or_default();
    let arn = arn_of_uri(exchange, uri).ok_or_else(|| broken("its URI is no function"))?;
    let by = Sender {
        service: "apigateway.amazonaws.com".to_owned(),
        arn: format!(
            "arn:aws:execute-api:{}:{}:{}/authorizers/{}",
            exchange.region, exchange.account, exchange.api, authorizer.id
        ),
        account: exchange.account.clone(),
        role: integrate::role(authorizer.authorizer_credentials.as_ref()),
    };
    let event = event(exchange, authorizer, sources);
    let work = run(rest, exchange, &arn, event, &by);
    let answered = tokio::time::timeout(AUTHORIZER_TIMEOUT, work).await;
    let answer = match answered {
        Ok(Ok(answer)) => answer,
        Ok(Err(Failure::Refused(error))) => return Err(broken(&error.to_string())),
        Err(_) => {
            return Err(Trouble::authorizer(
                "AUTHORIZER_FAILURE",
                "it did not answer in time",
            ));
        }
    };
    let payload: Json = serde_json::from_slice(&answer.payload).unwrap_or_default();
    if answer.function_error.is_some() {
        // The one word that is an answer.
        return Err(match payload["errorMessage"].as_str() {
            Some("Unauthorized") => Trouble::unauthorized(),
            _ => Trouble::authorizer("AUTHORIZER_FAILURE", "it failed"),
        });
    }
    read(&payload).ok_or_else(|| broken("its answer has no principalId or no policyDocument"))
}

fn read(payload: &Json) -> Option<Authorization> {
    let principal = payload.get("principalId")?.as_str()?;
    let policy = payload
        .get("policyDocument")
        .filter(|policy| policy.is_object())?
        .clone();
    let mut context = Object::from_iter([("principalId".to_owned(), Json::from(principal))]);
    for (name, value) in payload
        .get("context")
        .and_then(Json::as_object)
        .into_iter()
        .flatten()
    {
        // Functions see every value as text; lists and objects make the answer invalid.
        let value = match value {
            Json::Object(_) | Json::Array(_) => return None,
            Json::Null => continue,
            value => mapping::plain(value),
        };
        context.insert(name.clone(), Json::from(value));
    }
    context.insert("integrationLatency".to_owned(), Json::from(0));
    let key = payload.get("usageIdentifierKey").and_then(Json::as_str);
    Some(Authorization {
        policy,
        context: Json::Object(context),
        usage_key: key.map(str::to_owned),
    })
}

/// What the authorizer is asked with.
fn event(exchange: &Exchange, authorizer: &Authorizer, sources: &[String]) -> Bytes {
    let arn = exchange.method_arn();
    let event = match authorizer.r#type.as_str() {
        "TOKEN" => json!({
            "type": "TOKEN",
            "methodArn": arn,
            "authorizationToken": sources.first(),
        }),
        _ => {
            let event = super::integrate::event(exchange);
            let mut event: Object<String, Json> =
                serde_json::from_slice(&event).unwrap_or_default();
            event.remove("body");
            event.remove("isBase64Encoded");
            for name in [
                "headers",
                "multiValueHeaders",
                "queryStringParameters",
                "multiValueQueryStringParameters",
                "pathParameters",
                "stageVariables",
            ] {
                if let Some(value) = event.get_mut(name).filter(|value| value.is_null()) {
                    *value = json!({});
                }
            }
            let mut request = Object::from_iter([
                ("type".to_owned(), Json::from("REQUEST")),
                ("methodArn".to_owned(), Json::from(arn)),
            ]);
            request.extend(event);
            Json::Object(request)
        }
    };
    Bytes::from(event.to_string())
}
