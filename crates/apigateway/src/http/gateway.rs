//! The data plane: stage → CORS → route → throttle → authorize → integration → response.

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Request, Response};

use super::exchange::{Exchange, Taken, stage_of};
use super::records::{AuthorizationType, ProtocolType};
use super::{HttpApis, access_log, cors};
use crate::front::{Place, Via, Visit, message};
use crate::ids;

/// Why a request is not answered by an integration.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) message: &'static str,
    /// `WWW-Authenticate`
    pub(super) challenge: Option<String>,
}

impl Refusal {
    pub(super) fn new(status: u16, message: &'static str) -> Refusal {
        Refusal {
            status,
            message,
            challenge: None,
        }
    }

    pub(super) fn unauthorized(challenge: impl Into<String>) -> Refusal {
        Refusal {
            challenge: Some(challenge.into()),
            ..Refusal::new(401, "Unauthorized")
        }
    }

    pub(super) fn forbidden() -> Refusal {
        Refusal::new(403, "Forbidden")
    }

    pub(super) fn failed() -> Refusal {
        Refusal::new(500, "Internal Server Error")
    }

    fn response(&self, id: &str) -> Response<Bytes> {
        let mut response = message(self.status, self.message);
        let headers = response.headers_mut();
        let mut set = |name: &'static str, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        };
        set("apigw-requestid", id);
        if let Some(challenge) = &self.challenge {
            set("www-authenticate", challenge);
        }
        response
    }
}

impl HttpApis {
    /// Answers a request to an API that is [known](Self::knows).
    pub async fn answer(
        &self,
        place: Place,
        request: Request<Bytes>,
        visit: Visit,
    ) -> Response<Bytes> {
        let live = self.live(&place.api);
        let websocket =
            live.filter(|live| live.record.api.protocol_type == ProtocolType::Websocket);
        if let Some(live) = websocket {
            return self.connect(live, place, request, visit).await;
        }
        let extended_id = ids::extended(self.0.settings.entropy.uuid());
        let exchange = match self.begin_exchange(place, request, visit, extended_id.clone()) {
            Ok(exchange) => exchange,
            Err(refusal) => return refusal.response(&extended_id),
        };
        let mut taken = exchange.take();
        let answered = self.answered(&exchange, taken.as_mut()).await;
        let mut response = answered.unwrap_or_else(|refusal| refusal.response(&extended_id));
        if let Some(cors) = &exchange.live.record.api.cors_configuration {
            cors.decorate(&exchange.head.headers, response.headers_mut());
        }
        let logs = &*self.0.settings.logs;
        access_log::write(logs, &exchange, taken.as_ref(), &response);
        response
    }

    fn begin_exchange(
        &self,
        place: Place,
        request: Request<Bytes>,
        visit: Visit,
        extended_id: String,
    ) -> Result<Exchange, Refusal> {
        let nowhere = || Refusal::new(404, "Not Found");
        let settings = &self.0.settings;
        let live = self.0.registry.find(&place.api).ok_or_else(nowhere)?;
        let api = &live.record.api;
        let own = !matches!(place.via, Via::Domain { .. });
        if api.protocol_type != ProtocolType::Http || (own && api.disable_execute_api_endpoint) {
            return Err(nowhere());
        }
        let (stage, path) = stage_of(&live, &place).ok_or_else(nowhere)?;
        let deployed = live.deployed(&stage).cloned().ok_or_else(nowhere)?;
        let stage = live
            .record
            .stages
            .get(&stage)
            .cloned()
            .ok_or_else(nowhere)?;
        let shown_path = match place.via {
            Via::Domain { .. } => place.path.path().to_owned(),
            Via::Host | Via::Path => path.clone(),
        };
        let (head, body) = request.into_parts();
        let sent = head.headers.get("x-amzn-trace-id");
        let sent = sent
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let now = settings.clock.now();
        Ok(Exchange {
            stage,
            deployed,
            path,
            shown_path,
            via: place.via,
            visit,
            account: settings.account.clone(),
            request_id: settings.entropy.uuid().to_string(),
            extended_id,
            trace: sent.unwrap_or_else(|| self.fresh_trace(now.as_second())),
            time_ms: now.as_millisecond(),
            live,
            head,
            body,
        })
    }

    /// `Root=1-…`
    fn fresh_trace(&self, seconds: i64) -> String {
        let random = self.0.settings.entropy.uuid().simple().to_string();
        format!("Root=1-{seconds:08x}-{}", &random[..24])
    }

    async fn answered(
        &self,
        exchange: &Exchange,
        taken: Option<&mut Taken>,
    ) -> Result<Response<Bytes>, Refusal> {
        let cors = exchange.live.record.api.cors_configuration.as_ref();
        let preflight = cors.filter(|_| cors::is_preflight(&exchange.head));
        let Some(taken) = taken else {
            let answer = preflight.map(|_| cors::preflight_answer());
            return answer.ok_or_else(|| Refusal::new(404, "Not Found"));
        };
        // The default route takes unknown methods too, and with them its authorization.
        if preflight.is_some() && taken.route.authorization_type == AuthorizationType::None {
            return Ok(cors::preflight_answer());
        }
        if !self.0.throttle.admits(exchange, &taken.route.route_key) {
            return Err(Refusal::new(429, "Too Many Requests"));
        }
        taken.authorizer = self.authorize(exchange, taken).await?;
        if preflight.is_some() {
            return Ok(cors::preflight_answer());
        }
        self.integrate(exchange, taken).await
    }
}

impl Exchange {
    /// The route of the request.
    fn take(&self) -> Option<Taken> {
        let found = self
            .deployed
            .table
            .find(self.head.method.as_str(), &self.path)?;
        let route = self.deployed.parts.routes.get(found.id)?.clone();
        let variables = found.variables.into_iter();
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Some(Taken {
            route,
            variables: variables.collect(),
            authorizer: None,
        })
    }
}
