//! The front door: takes a request through detect → authenticate → route.

use std::net::SocketAddr;

use http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

use super::detect::{Destination, detect};
use super::health::{self, Health};
use super::respond::{self, Body};
use super::{Auth, Config, fault};
use crate::keys::Keys;

/// What every request passes.
#[derive(Debug)]
pub(super) struct Door {
    auth: Auth,
    account: String,
    general: Handle,
    stopping: CancellationToken,
}

impl Door {
    pub(super) fn new(
        config: &Config,
        _keys: Keys,
        general: Handle,
        stopping: CancellationToken,
    ) -> Door {
        Door {
            auth: config.auth,
            account: config.account.clone(),
            general,
            stopping,
        }
    }

    /// Answers one request.
    pub(super) async fn answer(
        &self,
        request: Request<Incoming>,
        _peer: SocketAddr,
    ) -> Response<Body> {
        let request_id = uuid::Uuid::new_v4().to_string();
        let (head, _body) = request.into_parts();
        match detect(&head) {
            Destination::Health => health::answer(&Health {
                functions: 0,
                environments: 0,
                accepts: !self.stopping.is_cancelled(),
            }),
            Destination::Unknown { service, dialect } => {
                fault::unknown_service(&service, dialect, &request_id)
            }
            Destination::Nowhere => fault::json(
                StatusCode::NOT_FOUND,
                "NotFoundException",
                "nothing is here",
                &request_id,
            ),
            _ => respond::text(StatusCode::NOT_IMPLEMENTED, "text/plain", "not connected"),
        }
    }
}
