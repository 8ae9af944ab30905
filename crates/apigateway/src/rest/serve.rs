//! The data plane: a request through stage, route, authorizer, key, validator and integration.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use http::{Request, Response};

use super::exchange::{Exchange, Seen};
use super::live::Deployed;
use super::records::{ApiRecord, Stage};
use super::trouble::{self, Trouble};
use super::{Rest, access_log, authorize, cache, resource_policy, validate};
use crate::front::{self, Place, Via, Visit};
use crate::ids;

impl Rest {
    /// Answers a request to an API.
    pub(crate) async fn answer(
        &self,
        place: Place,
        request: Request<Bytes>,
        visit: Visit,
    ) -> Response<Bytes> {
        let Some(mut exchange) = self.exchange(&place, request, visit).await else {
            return front::nobody();
        };
        let rest = self.clone();
        // What was begun is done to the end, even if the client does not wait.
        let work = async move {
            let response = rest.respond(&mut exchange).await;
            access_log::write(&rest, &exchange, &response);
            response
        };
        let done = self.0.runtime.spawn(work).await;
        done.unwrap_or_else(|error| {
            tracing::error!(%error, "a request to an API could not be answered");
            front::message(500, "Internal server error")
        })
    }

    /// The request with its stage, if there is such a stage.
    async fn exchange(
        &self,
        place: &Place,
        request: Request<Bytes>,
        visit: Visit,
    ) -> Option<Exchange> {
        let api = self.0.apis.get(&place.api)?;
        let (stage, path) = find_stage(&api, place)?;
        let (stage, deployment) = self.side(stage);
        let deployed = self.snapshot(&place.api, &deployment).await.ok()?;
        if deployed.about.disable_execute_api_endpoint && place.via == Via::Host {
            return None;
        }
        let (head, body) = request.into_parts();
        let domain = front::host(&head)
            .unwrap_or("localhost")
            .split(':')
            .next()
            .unwrap_or_default()
            .to_owned();
        Some(self.begun(Begun {
            api: place.api.clone(),
            stage,
            deployment,
            deployed,
            path,
            stage_in_path: !matches!(place.via, Via::Domain { .. }),
            domain,
            visit,
            head,
            body,
        }))
    }

    /// The stage as it is for this request: its own deployment, or the canary's.
    fn side(&self, stage: &Stage) -> (Stage, String) {
        let mut stage = stage.clone();
        let own = stage.deployment_id.clone();
        let Some(canary) = stage.canary_settings.clone() else {
            return (stage, own);
        };
        let dice = f64::from(
            u32::try_from(self.0.settings.entropy.uuid().as_u128() % 10_000).unwrap_or_default(),
        ) / 100.0;
        let deployment = canary
            .deployment_id
            .filter(|_| dice < canary.percent_traffic);
        let Some(deployment) = deployment else {
            return (stage, own);
        };
        let overrides = canary.stage_variable_overrides.unwrap_or_default();
        stage
            .variables
            .get_or_insert_with(Default::default)
            .extend(overrides);
        (stage, deployment)
    }

    pub(crate) fn begun(&self, begun: Begun) -> Exchange {
        let entropy = &self.0.settings.entropy;
        let now_ms = self.now_ms();
        let trace = begun
            .head
            .headers
            .get("x-amzn-trace-id")
            .and_then(|value| value.to_str().ok());
        let trace_id = trace
            .filter(|trace| trace.starts_with("Root="))
            .map(str::to_owned);
        let trace_id = trace_id.unwrap_or_else(|| {
            let id = entropy.uuid().simple().to_string();
            format!("Root=1-{:08x}-{}", now_ms / 1000, &id[..24])
        });
        Exchange {
            account: self.0.settings.account.clone(),
            region: self.0.settings.region.clone(),
            api: begun.api,
            stage: begun.stage,
            deployment: begun.deployment,
            stage_in_path: begun.stage_in_path,
            deployed: begun.deployed,
            head: begun.head,
            body: begun.body,
            path: begun.path,
            domain: begun.domain,
            visit: begun.visit,
            request_id: entropy.uuid().to_string(),
            extended_request_id: ids::extended(entropy.uuid()),
            trace_id,
            time_ms: now_ms,
            resource: None,
            method: None,
            path_variables: Vec::new(),
            authorizer: None,
            api_key: None,
            api_key_id: None,
            error: None,
            integration: Seen::default(),
        }
    }

    /// The response with everything that every response has.
    async fn respond(&self, exchange: &mut Exchange) -> Response<Bytes> {
        let mut response = match self.work(exchange).await {
            Ok(response) => response,
            Err(trouble) => trouble::response(exchange, &trouble),
        };
        let headers = response.headers_mut();
        headers
            .entry(CONTENT_TYPE)
            .or_insert(HeaderValue::from_static("application/json"));
        trouble::set(headers, "x-amzn-requestid", &exchange.request_id);
        trouble::set(headers, "x-amz-apigw-id", &exchange.extended_request_id);
        compress(exchange, response)
    }

    async fn work(&self, exchange: &mut Exchange) -> Result<Response<Bytes>, Trouble> {
        find(exchange)?;
        resource_policy::check(exchange)?;
        decompress(exchange)?;
        authorize::check(self, exchange).await?;
        self.check_usage(exchange).await?;
        validate::check(exchange)?;
        cache::perform(self, exchange).await
    }
}

/// What a request begins with.
pub(crate) struct Begun {
    pub(crate) api: String,
    pub(crate) stage: Stage,
    pub(crate) deployment: String,
    pub(crate) deployed: Arc<Deployed>,
    pub(crate) path: String,
    pub(crate) stage_in_path: bool,
    pub(crate) domain: String,
    pub(crate) visit: Visit,
    pub(crate) head: http::request::Parts,
    pub(crate) body: Bytes,
}

/// The stage that a request names, and the path without it.
fn find_stage<'a>(api: &'a ApiRecord, place: &Place) -> Option<(&'a Stage, String)> {
    let path = place.path.path();
    let path = match &place.via {
        Via::Domain { base_path, .. } if !base_path.is_empty() => {
            let rest = path.strip_prefix('/')?.strip_prefix(base_path.as_str())?;
            if rest.is_empty() { "/" } else { rest }
        }
        _ => path,
    };
    if let Via::Domain {
        stage: Some(stage), ..
    } = &place.via
    {
        return Some((api.stages.get(stage)?, path.to_owned()));
    }
    let rest = path.strip_prefix('/')?;
    let (stage, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let rest = if rest.is_empty() { "/" } else { rest };
    Some((api.stages.get(stage)?, rest.to_owned()))
}

/// The resource and the method that the request is for.
fn find(exchange: &mut Exchange) -> Result<(), Trouble> {
    let deployed = exchange.deployed.clone();
    let found = deployed
        .tree
        .find(&exchange.path)
        .ok_or_else(Trouble::missing_token)?;
    let resource = deployed.definition.resources.get(&found.resource);
    let methods = &resource
        .ok_or_else(Trouble::missing_token)?
        .resource_methods;
    let verb = [exchange.verb(), "ANY"]
        .into_iter()
        .find(|verb| methods.contains_key(*verb));
    let verb = verb.ok_or_else(Trouble::missing_token)?.to_owned();
    exchange.method = Some(verb);
    exchange.resource = Some(found.resource);
    exchange.path_variables = found.variables;
    Ok(())
}

/// A compressed body is decompressed where the API compresses.
fn decompress(exchange: &mut Exchange) -> Result<(), Trouble> {
    let Some(encoding) = exchange
        .header("content-encoding")
        .map(str::to_ascii_lowercase)
    else {
        return Ok(());
    };
    if exchange.deployed.about.minimum_compression_size.is_none() {
        return Ok(());
    }
    let plain =
        crate::compression::decode(&encoding, &exchange.body, crate::limits::PAYLOAD_BYTES_MAX);
    match plain {
        Ok(Some(plain)) => {
            exchange.body = plain;
            exchange.head.headers.remove(CONTENT_ENCODING);
            Ok(())
        }
        Ok(None) => Ok(()),
        Err(crate::compression::Broken) => Err(Trouble::new(
            "BAD_REQUEST_BODY",
            "BadRequestException",
            "Invalid request body",
        )),
    }
}

fn compress(exchange: &Exchange, response: Response<Bytes>) -> Response<Bytes> {
    let min = exchange
        .deployed
        .about
        .minimum_compression_size
        .and_then(|min| usize::try_from(min).ok());
    let accepted = exchange
        .header(ACCEPT_ENCODING.as_str())
        .unwrap_or_default();
    let coded = response.headers().contains_key(CONTENT_ENCODING);
    match min {
        Some(min) if !coded && response.body().len() >= min.max(1) => {
            crate::compression::encode(accepted, response)
        }
        _ => response,
    }
}
