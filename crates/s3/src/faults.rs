//! S3's faults, in AWS's words.

use frazil_store::StoreError;
use http::StatusCode;
use s3s::{S3Error, S3ErrorCode};

pub(super) fn no_such_bucket() -> S3Error {
    fault(
        S3ErrorCode::NoSuchBucket,
        "The specified bucket does not exist",
    )
}

pub(super) fn no_such_key() -> S3Error {
    fault(S3ErrorCode::NoSuchKey, "The specified key does not exist.")
}

pub(super) fn no_such_upload() -> S3Error {
    fault(
        S3ErrorCode::NoSuchUpload,
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    )
}

pub(super) fn precondition_failed() -> S3Error {
    fault(
        S3ErrorCode::PreconditionFailed,
        "At least one of the pre-conditions you specified did not hold",
    )
}

pub(super) fn conditional_conflict() -> S3Error {
    fault(
        S3ErrorCode::ConditionalRequestConflict,
        "A conflicting operation occurred. If using PutObject you can retry the request. If using multipart upload you should initiate another CreateMultipartUpload request and re-upload each part.",
    )
}

/// Too many others change the same record.
pub(super) fn busy() -> S3Error {
    fault(
        S3ErrorCode::OperationAborted,
        "A conflicting conditional operation is currently in progress against this resource. Please try again.",
    )
}

pub(super) fn access_denied() -> S3Error {
    fault(S3ErrorCode::AccessDenied, "Access Denied")
}

pub(super) fn malformed_xml() -> S3Error {
    fault(
        S3ErrorCode::MalformedXML,
        "The XML you provided was not well-formed or did not validate against our published schema",
    )
}

pub(super) fn invalid_argument(message: impl Into<String>) -> S3Error {
    fault(S3ErrorCode::InvalidArgument, message)
}

pub(super) fn invalid_request(message: impl Into<String>) -> S3Error {
    fault(S3ErrorCode::InvalidRequest, message)
}

pub(super) fn not_implemented(what: &str) -> S3Error {
    fault(
        S3ErrorCode::NotImplemented,
        format!("A header you provided implies functionality that is not implemented: {what}"),
    )
}

pub(super) fn fault(code: S3ErrorCode, message: impl Into<String>) -> S3Error {
    S3Error::with_message(code, message.into())
}

/// A fault whose code the protocol crate does not know.
pub(super) fn named(status: StatusCode, code: &'static str, message: &'static str) -> S3Error {
    let mut fault = fault(S3ErrorCode::Custom(code.into()), message);
    fault.set_status_code(status);
    fault
}

/// A fault of the caller whose code the protocol crate does not know.
pub(super) fn bad_request(code: &'static str, message: &'static str) -> S3Error {
    named(StatusCode::BAD_REQUEST, code, message)
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(super) fn internal(error: &(dyn std::error::Error + 'static)) -> S3Error {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    fault(
        S3ErrorCode::InternalError,
        "We encountered an internal error. Please try again.",
    )
}

/// [`internal`], for `map_err`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err wants"
)]
pub(super) fn store_failed(error: StoreError) -> S3Error {
    internal(&error)
}
