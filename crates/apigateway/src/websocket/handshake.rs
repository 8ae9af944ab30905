//! `$connect`: a client asks to be upgraded, an authorizer and a function decide.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use bytes::Bytes;
use frazil_lambda::seams::Sender;
use http::header::{CONNECTION, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, UPGRADE};
use http::request::Parts;
use http::{Request, Response, StatusCode};
use hyper::upgrade::OnUpgrade;
use serde_json::{Map, Value as Json, json};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::events::{Moment, context, of_handshake, with_variables};
use super::{Connection, Out};
use crate::front::{Place, Signer, Visit, host, message};
use crate::http::HttpApis;
use crate::http::exchange::{decoded, stage_of};
use crate::http::integration::{PRINCIPAL, filled, function_arn};
use crate::http::records::{AuthorizationType, Authorizer, Route, Stage, Texts};
use crate::http::registry::{Deployed, Live};
use crate::limits::{AUTHORIZER_TIMEOUT, CONNECTIONS_MAX, MESSAGES_QUEUED_MAX};
use crate::policy;

/// The answer to a client that is not let in.
struct Refused(Box<Response<Bytes>>);

impl Refused {
    fn new(response: Response<Bytes>) -> Refused {
        Refused(Box::new(response))
    }
}

/// What is known of a client that asks.
struct Knock<'a> {
    live: &'a Live,
    stage: &'a Stage,
    deployed: &'a Deployed,
    head: &'a Parts,
    connection: &'a Connection,
    request_id: String,
    now_ms: i64,
}

impl HttpApis {
    /// Answers a request to a WebSocket API: an upgrade, or a call of the management API.
    pub(crate) async fn connect(
        &self,
        live: Arc<Live>,
        place: Place,
        mut request: Request<Bytes>,
        visit: Visit,
    ) -> Response<Bytes> {
        let Some((stage, path)) = stage_of(&live, &place) else {
            return message(403, "Forbidden");
        };
        if decoded(&path).starts_with("/@connections/") {
            return self
                .manage(&live.record.api.api_id, &stage, &path, request, &visit)
                .await;
        }
        let upgrade = request.extensions_mut().remove::<OnUpgrade>();
        let (head, _) = request.into_parts();
        let key = head.headers.get(SEC_WEBSOCKET_KEY).cloned();
        let (Some(upgrade), Some(key)) = (upgrade, key.filter(|_| asks_for_upgrade(&head))) else {
            return message(426, "Upgrade Required");
        };
        match self.let_in(&live, &stage, &head, &visit).await {
            Err(Refused(response)) => *response,
            Ok((connection, lines, protocol)) => {
                self.sessions().add(connection.clone());
                let apis = self.clone();
                self.runtime()
                    .spawn(async move { apis.serve(connection, upgrade, lines).await });
                switched(&key, protocol.as_deref())
            }
        }
    }

    async fn let_in(
        &self,
        live: &Live,
        stage_name: &str,
        head: &Parts,
        visit: &Visit,
    ) -> Result<(Arc<Connection>, mpsc::Receiver<Out>, Option<String>), Refused> {
        let refused = |status, text| Refused::new(message(status, text));
        if self.sessions().count() >= CONNECTIONS_MAX {
            return Err(refused(429, "Too Many Requests"));
        }
        let stage = live.record.stages.get(stage_name);
        let deployed = live.deployed(stage_name);
        let (Some(stage), Some(deployed)) = (stage, deployed) else {
            return Err(refused(403, "Forbidden"));
        };
        let (out, lines) = mpsc::channel(MESSAGES_QUEUED_MAX);
        let now_ms = self.now_ms();
        let host = host(head).unwrap_or_default();
        let agent = head.headers.get("user-agent");
        let mut connection = Connection {
            id: connection_id(self),
            api: live.record.api.api_id.clone(),
            stage: stage_name.to_owned(),
            domain: host
                .rsplit_once(':')
                .map_or(host, |(name, _)| name)
                .to_owned(),
            source_ip: visit.source_ip.clone(),
            user_agent: agent
                .and_then(|it| it.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
            connected_ms: now_ms,
            active_ms: AtomicI64::new(now_ms),
            authorizer: None,
            out,
        };
        let mut protocol = None;
        if let Some(route) = route_for(deployed, "$connect") {
            let request_id = self.extended_id();
            let knock = Knock {
                live,
                stage,
                deployed,
                head,
                connection: &connection,
                request_id: request_id.clone(),
                now_ms,
            };
            let said = self.authorize_connect(&knock, route, &visit.signer).await?;
            connection.authorizer = said;
            let knock = Knock {
                live,
                stage,
                deployed,
                head,
                connection: &connection,
                request_id,
                now_ms,
            };
            protocol = self.ask_connect(&knock, route).await?;
        }
        Ok((Arc::new(connection), lines, protocol))
    }

    /// The function of `$connect` decides by its status.
    async fn ask_connect(
        &self,
        knock: &Knock<'_>,
        route: &Route,
    ) -> Result<Option<String>, Refused> {
        if route.target.is_none() {
            return Ok(None);
        }
        let mut event = knock.event("$connect");
        event.insert("isBase64Encoded".to_owned(), false.into());
        let api = &knock.live.record.api.api_id;
        let event = Json::Object(event);
        let answer = self.integrate_event(api, knock.stage, knock.deployed, route, event);
        match answer.await {
            Ok(answer) if (200..300).contains(&answer.status) => Ok(answer.protocol),
            Ok(answer) => {
                let mut response = message(403, "");
                let status = StatusCode::from_u16(answer.status);
                *response.status_mut() = status.unwrap_or(StatusCode::BAD_GATEWAY);
                *response.body_mut() = answer.body.unwrap_or_default().into();
                Err(Refused::new(response))
            }
            Err(_) => Err(Refused::new(trouble(502, "Internal server error", knock))),
        }
    }

    async fn authorize_connect(
        &self,
        knock: &Knock<'_>,
        route: &Route,
        signer: &Signer,
    ) -> Result<Option<Json>, Refused> {
        match route.authorization_type {
            AuthorizationType::None | AuthorizationType::Jwt => Ok(None),
            AuthorizationType::AwsIam => match signer {
                Signer::Somebody { .. } => Ok(None),
                Signer::Nobody | Signer::Refused(_) => {
                    Err(Refused::new(message(403, "Missing Authentication Token")))
                }
            },
            AuthorizationType::Custom => {
                let id = route.authorizer_id.as_deref().unwrap_or_default();
                let authorizer = knock.deployed.parts.authorizers.get(id);
                let failed = || Refused::new(trouble(500, "Internal server error", knock));
                let authorizer = authorizer.ok_or_else(failed)?;
                self.ask_authorizer(knock, authorizer).await.map(Some)
            }
        }
    }

    async fn ask_authorizer(
        &self,
        knock: &Knock<'_>,
        authorizer: &Authorizer,
    ) -> Result<Json, Refused> {
        if !authorizer
            .identity_source
            .iter()
            .all(|source| knock.has(source))
        {
            return Err(Refused::new(message(401, "Unauthorized")));
        }
        let failed = || Refused::new(trouble(500, "Internal server error", knock));
        let execute_arn = self.execute_arn(&knock.live.record.api.api_id);
        let arn = format!("{execute_arn}/{}/$connect", knock.stage.stage_name);
        let mut event = knock.event("$connect");
        event.insert("type".to_owned(), "REQUEST".into());
        event.insert("methodArn".to_owned(), arn.as_str().into());
        let sender = Sender {
            service: PRINCIPAL.to_owned(),
            arn: format!("{execute_arn}/authorizers/{}", authorizer.authorizer_id),
            account: self.account().to_owned(),
            role: authorizer.authorizer_credentials_arn.clone(),
        };
        let uri = authorizer.authorizer_uri.as_deref().unwrap_or_default();
        let uri = filled(uri, &knock.stage.stage_variables);
        let payload = Bytes::from(Json::Object(event).to_string());
        let running = self
            .functions()
            .run(function_arn(&uri), payload, Some(&sender));
        let answer = match tokio::time::timeout(AUTHORIZER_TIMEOUT, running).await {
            Ok(Ok(answer)) if answer.function_error.is_none() => answer,
            _ => return Err(failed()),
        };
        let said: Json = serde_json::from_slice(&answer.payload).map_err(|_| failed())?;
        let document = said.get("policyDocument").ok_or_else(failed)?;
        if !policy::allows(document, &arn) {
            return Err(Refused::new(message(403, "Forbidden")));
        }
        let context = said.get("context").and_then(Json::as_object);
        let mut context = context.cloned().unwrap_or_default();
        let principal = said.get("principalId").cloned().unwrap_or_default();
        context.insert("principalId".to_owned(), principal);
        Ok(Json::Object(context))
    }
}

impl Knock<'_> {
    fn event(&self, route_key: &str) -> Map<String, Json> {
        let query = self.head.uri.query().unwrap_or_default();
        let mut event = of_handshake(&self.head.headers, query);
        let moment = Moment {
            route_key,
            kind: "CONNECT",
            request_id: &self.request_id,
            now_ms: self.now_ms,
        };
        with_variables(&mut event, &self.stage.stage_variables);
        let context = context(self.connection, &moment);
        event.insert("requestContext".to_owned(), Json::Object(context));
        event
    }

    /// Whether an identity source (`route.request.header.x`) says something.
    fn has(&self, source: &str) -> bool {
        let source = source.trim_start_matches('$');
        let source = source.strip_prefix("route.").unwrap_or(source);
        if let Some(name) = source.strip_prefix("request.header.") {
            return self.head.headers.contains_key(name);
        }
        if let Some(name) = source.strip_prefix("request.querystring.") {
            let query = self.head.uri.query().unwrap_or_default();
            let mut pairs = query.split('&');
            return pairs.any(|pair| decoded(pair.split('=').next().unwrap_or_default()) == name);
        }
        let variables: &Texts = &self.stage.stage_variables;
        match source.strip_prefix("stageVariables.") {
            Some(name) => variables.contains_key(name),
            None => true,
        }
    }
}

/// The route with this key.
pub(super) fn route_for<'a>(deployed: &'a Deployed, key: &str) -> Option<&'a Route> {
    let mut routes = deployed.parts.routes.values();
    routes.find(|route| route.route_key == key)
}

fn connection_id(apis: &HttpApis) -> String {
    // AWS's look like this; what means something in paths is left out.
    apis.extended_id().replace(['+', '/'], "A")
}

fn asks_for_upgrade(head: &Parts) -> bool {
    let upgrade = head.headers.get(UPGRADE);
    upgrade.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// What AWS answers when something of the API failed.
fn trouble(status: u16, text: &str, knock: &Knock<'_>) -> Response<Bytes> {
    let mut response = message(status, text);
    let body = json!({
        "message": text,
        "connectionId": knock.connection.id,
        "requestId": knock.request_id,
    });
    *response.body_mut() = body.to_string().into();
    response
}

fn switched(key: &HeaderValue, protocol: Option<&str>) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    let accept = HeaderValue::try_from(derive_accept_key(key.as_bytes()));
    if let Ok(accept) = accept {
        headers.insert(SEC_WEBSOCKET_ACCEPT, accept);
    }
    if let Some(Ok(protocol)) = protocol.map(HeaderValue::from_str) {
        headers.insert(http::header::SEC_WEBSOCKET_PROTOCOL, protocol);
    }
    response
}

/// How long a client has to be upgraded after it was let in.
pub(super) const UPGRADE_TIMEOUT: Duration = Duration::from_secs(10);
