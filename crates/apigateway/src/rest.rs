//! REST APIs: API Gateway v1.

use bytes::Bytes;
use frazil_wire::Fault;
use http::{Request, Response};

use crate::Settings;
use crate::front::{self, Place, Visit};

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Rest;

#[allow(clippy::unused_async, reason = "they have nothing to do yet")]
impl Rest {
    /// Starts with the APIs of the last time.
    pub(crate) async fn start(_settings: Settings) -> Result<Rest, Fault> {
        Ok(Rest)
    }

    /// Whether there is such an API.
    pub(crate) fn knows(&self, _api: &str) -> bool {
        false
    }

    /// Answers a request to an API.
    pub(crate) async fn answer(&self, _: Place, _: Request<Bytes>, _: Visit) -> Response<Bytes> {
        front::nobody()
    }
}
