//! Reading a request's body: bounded in size and in patience.

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use tokio::time::timeout;

use super::limits::{BODY_STALL_TIMEOUT, DRAIN_BYTES_MAX};

/// Why a body could not be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum BodyError {
    /// More than was allowed; `bytes` is its size as far as it is known.
    #[error("the body has {bytes} bytes")]
    TooLarge { bytes: u64 },
    /// The client stopped sending.
    #[error("the body did not arrive in time")]
    Stalled,
    /// The connection broke.
    #[error("the body could not be read")]
    Broken(#[source] hyper::Error),
}

/// The whole body, if it has at most `bytes_max` bytes. A larger one is read and dropped up to
/// a bound, so that its sender is ready to hear the answer.
pub(super) async fn collect(mut body: Incoming, bytes_max: u64) -> Result<Bytes, BodyError> {
    let announced = body.size_hint().exact();
    let mut kept = BytesMut::with_capacity(announced.unwrap_or(0).min(bytes_max) as usize);
    let mut seen = 0;
    loop {
        let frame = timeout(BODY_STALL_TIMEOUT, body.frame())
            .await
            .map_err(|_| BodyError::Stalled)?;
        let Some(frame) = frame else { break };
        let Ok(data) = frame.map_err(BodyError::Broken)?.into_data() else {
            continue;
        };
        seen += data.len() as u64;
        if seen <= bytes_max {
            kept.extend_from_slice(&data);
        } else if seen > DRAIN_BYTES_MAX {
            break;
        } else {
            kept = BytesMut::new();
        }
    }
    if seen > bytes_max {
        return Err(BodyError::TooLarge {
            bytes: announced.unwrap_or(seen),
        });
    }
    Ok(kept.freeze())
}
