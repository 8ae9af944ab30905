//! `GET /_frazil/health`: what runs, for machines.

use http::{Response, StatusCode};
use serde_json::json;

use super::respond::{self, Body};

/// What health tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Health {
    /// Functions in the catalog.
    pub(super) functions: usize,
    /// Environments that exist, frozen or running.
    pub(super) environments: u64,
    /// Invocations since the start.
    pub(super) invocations: u64,
    /// `false` once the server has been asked to stop.
    pub(super) accepts: bool,
}

/// The answer as JSON.
pub(super) fn answer(health: &Health) -> Response<Body> {
    let status = if health.accepts {
        "running"
    } else {
        "stopping"
    };
    let value = json!({
        "status": status,
        "version": env!("CARGO_PKG_VERSION"),
        "services": {"lambda": status, "logs": status, "s3": status},
        "counts": {"functions": health.functions, "environments": health.environments, "invocations": health.invocations},
    });
    respond::text(StatusCode::OK, "application/json", value.to_string())
}
