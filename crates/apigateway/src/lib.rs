//! API Gateway: REST, HTTP and WebSocket APIs, and the domains that lead to them.
//!
//! | module | what |
//! |---|---|
//! | `front` | whether a request is for an API, and for which |
//! | `rest` | REST APIs (API Gateway v1): control plane and data plane |
//! | `http` | HTTP and WebSocket APIs (API Gateway v2) |
//! | `domains` | custom domains, which both share |
//! | `openapi` | what definitions of both have in common |

mod compression;
mod domains;
mod front;
mod http;
mod ids;
mod jwt;
pub mod limits;
mod openapi;
mod outbound;
mod policy;
mod rest;
mod shelf;
mod websocket;

use std::sync::Arc;

use ::http::request::Parts;
use ::http::{Request, Response};
use bytes::Bytes;
use frazil_lambda::functions::Functions;
use frazil_lambda::seams::{Clock, Entropy, LogSink};
use frazil_store::Store;
use frazil_wire::{Calls, Fault};

pub use self::domains::Domains;
pub use self::front::{Place, Signer, Via, Visit};
pub use self::http::HttpApis;
pub use self::jwt::{Issuers, TokenError};
pub use self::rest::Rest;
pub use self::websocket::Management;

/// What the services are made of.
#[derive(Clone)]
pub struct Settings {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Tells when things are made, and when requests arrive.
    pub clock: Arc<dyn Clock>,
    /// Names APIs and requests.
    pub entropy: Arc<dyn Entropy>,
    /// The account that owns the APIs, twelve digits.
    pub account: String,
    /// The region in ARNs.
    pub region: String,
    /// How the server is reached, below which APIs have their host names: `localhost:4566`.
    pub host: String,
    /// The functions behind APIs.
    pub functions: Arc<Functions>,
    /// Other services behind APIs.
    pub calls: Arc<dyn Calls>,
    /// Takes access logs.
    pub logs: Arc<dyn LogSink>,
    /// Another Cognito in place of AWS's, below which user pools show their keys.
    pub cognito_endpoint: Option<String>,
}

/// Every kind of API, as the roof sees them. Clones share everything.
#[derive(Clone)]
pub struct ApiGateway {
    /// REST APIs.
    pub rest: Rest,
    /// HTTP APIs.
    pub http: HttpApis,
    /// Host names of customers.
    domains: Domains,
}

impl ApiGateway {
    /// Starts with the APIs of the last time.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn start(settings: Settings) -> Result<ApiGateway, Fault> {
        let domains = Domains::start(settings.clone()).await?;
        let rest = Rest::start(settings.clone(), domains.clone()).await?;
        let http = HttpApis::start(settings, domains.clone()).await?;
        let (of_rest, of_http) = (rest.watcher(), http.watcher());
        domains.lead_to(move |api, stage| of_rest(api, stage) || of_http(api, stage));
        Ok(ApiGateway {
            rest,
            http,
            domains,
        })
    }

    /// The API that a request is for, if it is for one. Reads the head only.
    #[must_use]
    pub fn place(&self, head: &Parts) -> Option<Place> {
        let place = self.domains.find(head);
        place
            .or_else(|| front::by_host(head))
            .or_else(|| front::by_path(head))
    }

    /// Answers a request to an API.
    pub async fn answer(
        &self,
        place: Place,
        request: Request<Bytes>,
        visit: Visit,
    ) -> Response<Bytes> {
        if self.rest.knows(&place.api) {
            return self.rest.answer(place, request, visit).await;
        }
        if self.http.knows(&place.api) {
            return self.http.answer(place, request, visit).await;
        }
        front::nobody()
    }

    /// What a client hears whose request is larger than [`limits::PAYLOAD_BYTES_MAX`].
    #[must_use]
    pub fn too_large(&self, place: &Place) -> Response<Bytes> {
        match self.rest.knows(&place.api) {
            true => front::message(413, "Request Too Long"),
            false => front::message(413, "Request Entity Too Large"),
        }
    }
}
