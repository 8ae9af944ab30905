//! Making responses, and the one body type that all of them share.

use std::future::Future;

use bytes::Bytes;
use frazil_store::{BlobReader, StoreError};
use futures::StreamExt as _;
use http::{HeaderValue, Response, StatusCode, header};
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::Frame;
use tokio::sync::mpsc;

/// Any response body: complete or streamed.
pub(super) use frazil_lambda::invoke::Body;

/// A complete body.
pub(super) fn full(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into())
        .map_err(|never| match never {})
        .boxed_unsync()
}

/// A response of a service, as the connection sends it.
pub(super) fn complete(response: Response<Bytes>) -> Response<Body> {
    response.map(full)
}

/// A small text of a given type.
pub(super) fn text(
    status: StatusCode,
    kind: &'static str,
    text: impl Into<Bytes>,
) -> Response<Body> {
    let mut response = Response::new(full(text));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// A body that is still being made, until it ends or `until` does.
pub(super) fn pieces(
    pieces: mpsc::Receiver<Bytes>,
    until: impl Future<Output = ()> + Send + 'static,
) -> Body {
    let pieces = futures::stream::unfold(pieces, |mut pieces| async move {
        let piece = pieces.recv().await?;
        Some((Ok(Frame::data(piece)), pieces))
    });
    StreamBody::new(pieces.take_until(Box::pin(until))).boxed_unsync()
}

/// A blob as a zip, streamed.
pub(super) fn blob(reader: BlobReader) -> Response<Body> {
    let length = reader.remaining();
    let pieces = futures::stream::try_unfold(reader, |mut reader| async move {
        let piece = reader.next().await?;
        Ok::<_, StoreError>(piece.map(|piece| (Frame::data(piece), reader)))
    });
    let body = StreamBody::new(pieces).map_err(Into::into).boxed_unsync();
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/zip"),
    );
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    response
}
