//! Bodies on their way to another S3 and back.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::{BufMut as _, Bytes, BytesMut};
use futures::stream;
use http::HeaderMap;
use http_body_util::{BodyExt as _, StreamBody};
use hyper::body::{Frame, Incoming};
use s3s::TrailingHeaders;

use crate::authenticate::{Body, BoxError};
use crate::chunked::Trailers;
use crate::limits::ELSEWHERE_IDLE_MAX;

/// Checksums that come after a body, from whoever has decoded it.
pub(super) struct Tail {
    pub(super) verified: Option<TrailingHeaders>,
    pub(super) found: Option<Trailers>,
}

impl Tail {
    pub(super) fn is_there(&self) -> bool {
        self.verified.is_some() || self.found.is_some()
    }

    fn read(&self) -> HeaderMap {
        let verified = self.verified.as_ref().and_then(TrailingHeaders::take);
        let found = || self.found.as_ref()?.read(|headers| Some(headers.clone()));
        verified.or_else(found).unwrap_or_default()
    }
}

/// Counts the pieces that are taken.
pub(super) fn counted(body: Body, taken: Arc<AtomicU64>) -> Body {
    let count = move |frame| {
        taken.fetch_add(1, Ordering::Relaxed);
        frame
    };
    body.map_frame(count).boxed_unsync()
}

/// A body in the `aws-chunked` encoding, with its tail.
pub(super) fn encoded(body: Body, tail: Tail) -> Body {
    let frames = stream::try_unfold(Some((body, tail)), |state| async move {
        let Some((mut body, tail)) = state else {
            return Ok::<_, BoxError>(None);
        };
        loop {
            let Some(frame) = body.frame().await.transpose()? else {
                return Ok(Some((Frame::data(end(&tail.read())), None)));
            };
            match frame.into_data() {
                Ok(data) if !data.is_empty() => {
                    return Ok(Some((Frame::data(chunk(&data)), Some((body, tail)))));
                }
                _ => {}
            }
        }
    });
    StreamBody::new(frames).boxed_unsync()
}

fn chunk(data: &[u8]) -> Bytes {
    let mut chunk = BytesMut::with_capacity(data.len() + 20);
    chunk.put_slice(format!("{:x}\r\n", data.len()).as_bytes());
    chunk.put_slice(data);
    chunk.put_slice(b"\r\n");
    chunk.freeze()
}

fn end(trailers: &HeaderMap) -> Bytes {
    let mut end = BytesMut::from("0\r\n");
    let sums = trailers.iter();
    // A signature of the trailers was made with the client's key.
    for (name, value) in sums.filter(|(name, _)| *name != "x-amz-trailer-signature") {
        end.put_slice(name.as_str().as_bytes());
        end.put_u8(b':');
        end.put_slice(value.as_bytes());
        end.put_slice(b"\r\n");
    }
    end.put_slice(b"\r\n");
    end.freeze()
}

/// An answer that may take long, but not stand still.
pub(super) fn unhurried(body: Incoming) -> Body {
    let frames = stream::try_unfold(body, |mut body| async move {
        let frame = tokio::time::timeout(ELSEWHERE_IDLE_MAX, body.frame()).await;
        let late = |_| io::Error::new(io::ErrorKind::TimedOut, "the other S3 has fallen silent");
        let frame = frame.map_err(late)?.transpose()?;
        Ok::<_, BoxError>(frame.map(|frame| (frame, body)))
    });
    StreamBody::new(frames).boxed_unsync()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::Full;

    #[tokio::test]
    async fn what_is_encoded_is_decoded_to_the_same() {
        let body = Full::new(Bytes::from_static(b"hello")).map_err(Into::into);
        let tail = Tail {
            verified: None,
            found: None,
        };
        let text = encoded(body.boxed_unsync(), tail).collect().await;
        let text = text.expect("a body").to_bytes();
        assert_eq!(text, "5\r\nhello\r\n0\r\n\r\n");
        let mut trailers = HeaderMap::new();
        trailers.insert("x-amz-checksum-crc32", "NhCmhg==".parse().expect("a value"));
        assert_eq!(end(&trailers), "0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n");
    }
}
