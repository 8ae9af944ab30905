//! stub
use bytes::Bytes;
use frazil_lambda::seams::{Clock, LogEvent, LogSink};
use frazil_store::Store;
use frazil_wire::Call;
use std::sync::Arc;
/// stub
#[derive(Clone)]
pub struct Logs;
impl Logs {
    /// stub
    pub fn new(_: Arc<dyn Store>, _: Arc<dyn Clock>, _: &str, _: &str) -> Logs {
        Logs
    }
    /// stub
    pub async fn handle(&self, _: Call) -> http::Response<Bytes> {
        http::Response::builder()
            .status(501)
            .body(Bytes::new())
            .expect("x")
    }
    /// stub
    pub async fn flush(&self) {}
}
impl LogSink for Logs {
    fn append(&self, g: &str, s: &str, e: Vec<LogEvent>) {
        for e in e {
            tracing::info!(g, s, "{}", e.message);
        }
    }
}
