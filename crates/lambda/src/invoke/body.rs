//! What an answer to an invocation over HTTP consists of: everything at once, or as it comes.

use bytes::Bytes;
use futures::Stream;
use http::Response;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::Frame;

/// A body, complete or streamed. When it ends in an error, its connection must be broken off.
pub type Body = UnsyncBoxBody<Bytes, Box<dyn std::error::Error + Send + Sync>>;

/// The function failed after its response had begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the function failed in the middle of its response")]
pub struct BrokenOff;

/// A response that is complete.
pub(crate) fn complete(response: Response<Bytes>) -> Response<Body> {
    response.map(|body| {
        let body = Full::new(body);
        body.map_err(|never| match never {}).boxed_unsync()
    })
}

/// A body whose pieces go out as soon as they are there.
pub(crate) fn streamed(
    pieces: impl Stream<Item = Result<Bytes, BrokenOff>> + Send + 'static,
) -> Body {
    let frames = futures::StreamExt::map(pieces, |piece| match piece {
        Ok(piece) => Ok(Frame::data(piece)),
        Err(error) => Err(error.into()),
    });
    StreamBody::new(frames).boxed_unsync()
}
