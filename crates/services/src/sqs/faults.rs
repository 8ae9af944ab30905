//! AWS's words for what is wrong, and how SQS tells them.

use bytes::Bytes;
use frazil_store::StoreError;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs as shapes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde_json::json;

pub(super) fn no_queue() -> Fault {
    Fault::of(
        &shapes::QUEUE_DOES_NOT_EXIST,
        "The specified queue does not exist.",
    )
}

pub(super) fn queue_exists(attribute: &str) -> Fault {
    let message = format!(
        "A queue already exists with the same name and a different value for attribute {attribute}"
    );
    Fault::of(&shapes::QUEUE_NAME_EXISTS, message)
}

pub(super) fn deleted_recently() -> Fault {
    Fault::of(
        &shapes::QUEUE_DELETED_RECENTLY,
        "You must wait 60 seconds after deleting a queue before you can create another with the same name.",
    )
}

pub(super) fn purge_in_progress(queue: &str) -> Fault {
    let message = format!("Only one PurgeQueue operation on {queue} is allowed every 60 seconds.");
    Fault::of(&shapes::PURGE_QUEUE_IN_PROGRESS, message)
}

pub(super) fn unknown_attribute(name: &str) -> Fault {
    Fault::of(
        &shapes::INVALID_ATTRIBUTE_NAME,
        format!("Unknown Attribute {name}."),
    )
}

pub(super) fn invalid_attribute(name: &str) -> Fault {
    Fault::of(
        &shapes::INVALID_ATTRIBUTE_VALUE,
        format!("Invalid value for the parameter {name}."),
    )
}

pub(super) fn invalid(message: impl Into<String>) -> Fault {
    Fault::new(400, "InvalidParameterValue", message)
}

/// `Value … for parameter … is invalid. Reason: ….`
pub(super) fn invalid_value(value: impl std::fmt::Display, parameter: &str, reason: &str) -> Fault {
    invalid(format!(
        "Value {value} for parameter {parameter} is invalid. Reason: {reason}"
    ))
}

pub(super) fn missing(parameter: &str) -> Fault {
    let message = format!("The request must contain the parameter {parameter}.");
    Fault::new(400, "MissingParameter", message)
}

pub(super) fn bad_receipt(handle: &str) -> Fault {
    let message = format!("The input receipt handle \"{handle}\" is not a valid receipt handle.");
    Fault::of(&shapes::RECEIPT_HANDLE_IS_INVALID, message)
}

pub(super) fn no_resource(parameter: &str) -> Fault {
    let message =
        format!("The resource that you specified for the {parameter} parameter doesn't exist.");
    Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(super) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    Fault::new(
        500,
        "InternalFailure",
        "The request processing has failed because of an unknown error, exception or failure.",
    )
}

/// [`failed`], for `map_err`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err wants"
)]
pub(super) fn store_failed(error: StoreError) -> Fault {
    failed(&error)
}

/// The response that carries a fault. SQS once spoke the query protocol, and clients still know
/// its faults by the names that they had there.
pub(super) fn response(fault: &Fault, request_id: &str) -> Response<Bytes> {
    let code = fault.code.as_ref();
    let kind = match (code, shapes::SERVICE.fault(code)) {
        (_, Some(_)) => format!("com.amazonaws.sqs#{code}"),
        ("InvalidParameterValue", None) => {
            "com.amazon.coral.service#InvalidParameterValueException".to_owned()
        }
        ("MissingParameter", None) => {
            "com.amazon.coral.service#MissingRequiredParameterException".to_owned()
        }
        (_, None) => format!("com.amazon.coral.service#{code}"),
    };
    let side = if fault.status < 500 {
        "Sender"
    } else {
        "Receiver"
    };
    let body = json!({"__type": kind, "message": fault.message}).to_string();
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() =
        StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/x-amz-json-1.0"),
    );
    let query = format!("{};{side}", query_code(code));
    for (name, value) in [
        ("x-amzn-query-error", query.as_str()),
        ("x-amzn-requestid", request_id),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// The code of a fault in the query protocol; also in the entries of batches.
pub(super) fn query_code(code: &str) -> String {
    match code {
        "QueueDoesNotExist" => "AWS.SimpleQueueService.NonExistentQueue".to_owned(),
        "QueueNameExists" => "QueueAlreadyExists".to_owned(),
        "BatchEntryIdsNotDistinct"
        | "BatchRequestTooLong"
        | "EmptyBatchRequest"
        | "InvalidBatchEntryId"
        | "MessageNotInflight"
        | "PurgeQueueInProgress"
        | "QueueDeletedRecently"
        | "TooManyEntriesInBatchRequest"
        | "UnsupportedOperation" => format!("AWS.SimpleQueueService.{code}"),
        _ => code.to_owned(),
    }
}
