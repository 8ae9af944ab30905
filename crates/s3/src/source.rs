//! Packages for Lambda.

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use frazil_lambda::seams::{CodeSource, CodeSourceError};
use futures::TryStreamExt as _;
use s3s::S3Error;

use super::S3;
use super::faults::{internal, no_such_key};

#[async_trait]
impl CodeSource for S3 {
    async fn fetch(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&str>,
        bytes_max: u64,
    ) -> Result<Bytes, CodeSourceError> {
        if let Some(handover) = &self.handover {
            return handover.fetch(bucket, key, version, bytes_max).await;
        }
        let found = self.shelf.locate((bucket, key), version).await;
        let object = found.map_err(refused)?.object;
        if object.size > bytes_max {
            return Err(CodeSourceError::TooLarge { bytes_max });
        }
        let body = self.shelf.stream(&object.pieces, 0..object.size).await;
        let body = body.map_err(refused)?;
        let body = body.ok_or_else(|| refused(no_such_key()))?;
        let whole = body.try_fold(BytesMut::new(), |mut whole, piece| async move {
            whole.extend_from_slice(&piece);
            Ok(whole)
        });
        match whole.await {
            Ok(whole) => Ok(whole.freeze()),
            Err(error) => Err(refused(internal(&*error))),
        }
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err wants"
)]
pub(super) fn refused(fault: S3Error) -> CodeSourceError {
    CodeSourceError::Refused {
        code: fault.code().as_str().to_owned(),
        message: fault.message().unwrap_or_default().to_owned(),
    }
}
