//! A function URL whose `InvokeMode` is `RESPONSE_STREAM`.

use bytes::{Bytes, BytesMut};
use futures::stream::{Stream, try_unfold};
use http::Response;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::invoke::InvokeStream;
use crate::invoke::body::{self, Body, BrokenOff};
use crate::translate::{
    self, Outcome, PRELUDE_CONTENT_TYPE, STREAM_CONTENT_TYPE, prelude, prelude_end,
};

/// The response, as soon as its head is known. A function that fails before is a bad gateway.
pub(super) async fn response(mut stream: InvokeStream, prelude_bytes_max: u64) -> Response<Body> {
    let begun = match stream.content_type.as_deref() {
        Some(PRELUDE_CONTENT_TYPE) => begin_with_prelude(&mut stream, prelude_bytes_max).await,
        _ => begin(&mut stream).await,
    };
    let Some((head, first)) = begun else {
        let (request_id, trace) = (&stream.request_id, &stream.trace);
        return body::complete(translate::response(Outcome::Failed, request_id, trace));
    };
    let mut response = head;
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-amzn-requestid", &stream.request_id),
        ("x-amzn-trace-id", &stream.trace),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    response.map(|()| body::streamed(pieces(first, stream)))
}

/// Waits for the first bytes: until then a failure can be told by a status.
async fn begin(stream: &mut InvokeStream) -> Option<(Response<()>, Bytes)> {
    let first = match stream.next().await {
        Some(first) => first,
        None if stream.completion().await.error.is_some() => return None,
        None => Bytes::new(),
    };
    let kind = stream.content_type.as_deref();
    let kind = kind.and_then(|kind| HeaderValue::from_str(kind).ok());
    let mut response = Response::new(());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, kind.unwrap_or(STREAM_CONTENT_TYPE));
    Some((response, first))
}

/// Waits for the prelude; there must be one.
async fn begin_with_prelude(
    stream: &mut InvokeStream,
    bytes_max: u64,
) -> Option<(Response<()>, Bytes)> {
    let mut arrived = BytesMut::new();
    loop {
        arrived.extend_from_slice(&stream.next().await?);
        if let Some((end, body)) = prelude_end(&arrived) {
            let body = arrived.split_off(body);
            return Some((prelude(&arrived[..end])?, body.freeze()));
        }
        if arrived.len() as u64 > bytes_max {
            return None;
        }
    }
}

/// The rest. When the function fails now, only the broken connection can tell.
fn pieces(
    first: Bytes,
    stream: InvokeStream,
) -> impl Stream<Item = Result<Bytes, BrokenOff>> + Send {
    try_unfold((first, stream), |(first, mut stream)| async {
        if !first.is_empty() {
            return Ok(Some((first, (Bytes::new(), stream))));
        }
        match stream.next().await {
            Some(piece) => Ok(Some((piece, (Bytes::new(), stream)))),
            None if stream.completion().await.error.is_some() => Err(BrokenOff),
            None => Ok(None),
        }
    })
}
