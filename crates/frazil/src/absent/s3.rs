//! stub
use bytes::Bytes;
use frazil_lambda::seams::{Clock, CodeSource, CodeSourceError};
use frazil_store::Store;
use http_body_util::BodyExt;
use http_body_util::combinators::UnsyncBoxBody;
use std::sync::Arc;
/// stub
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
/// stub
pub type Body = UnsyncBoxBody<Bytes, BoxError>;
/// stub
pub trait Keys: Send + Sync + 'static {
    /// stub
    fn secret(&self, access_key: &str) -> Option<String>;
}
/// stub
pub enum UnknownKeys {
    /// stub
    Accept,
    /// stub
    Refuse,
}
#[allow(missing_docs)]
pub struct Settings {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub account: String,
    pub region: String,
    pub keys: Arc<dyn Keys>,
    pub unknown_keys: UnknownKeys,
}
/// stub
#[derive(Clone)]
pub struct S3;
impl S3 {
    /// stub
    pub fn new(_: Settings) -> S3 {
        S3
    }
    /// stub
    pub async fn handle<B>(&self, _request: http::Request<B>) -> http::Response<Body> {
        http::Response::builder()
            .status(501)
            .body(
                http_body_util::Full::new(Bytes::new())
                    .map_err(|n| match n {})
                    .boxed_unsync(),
            )
            .expect("x")
    }
}
#[async_trait::async_trait]
impl CodeSource for S3 {
    async fn fetch(
        &self,
        _: &str,
        _: &str,
        _: Option<&str>,
        _: u64,
    ) -> Result<Bytes, CodeSourceError> {
        Err(CodeSourceError::Refused {
            code: "x".into(),
            message: "x".into(),
        })
    }
}
