//! From a request to the method that answers it, and from functions' output to the queue.

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::seams::{LogEvent, LogSink};
use frazil_wire::shapes::logs as shapes;
use frazil_wire::{Call, Fault, OperationTable, encode_fault, route};
use http::{HeaderValue, Response};

use super::Logs;
use super::faults::failed;

const REQUEST_ID: &str = "x-amzn-requestid";

impl Logs {
    /// Answers one request. What it does is done to the end, even if the caller does not wait.
    pub async fn handle(&self, call: Call) -> Response<Bytes> {
        let request_id = call.request_id.clone();
        let logs = self.clone();
        let answered = self.0.runtime.spawn(async move { logs.answer(call).await });
        let answer = answered.await.unwrap_or_else(|error| Err(failed(&error)));
        let mut response = match answer {
            Ok(response) => response,
            Err(fault) => encode_fault(&shapes::SERVICE, &fault, &request_id),
        };
        if let Ok(id) = HeaderValue::try_from(request_id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }

    async fn answer(&self, call: Call) -> Result<Response<Bytes>, Fault> {
        let (parts, body) = call.request.into_parts();
        let operation = route(&shapes::SERVICE, &parts).ok_or_else(unknown)?;
        let request = http::Request::from_parts(parts, body);
        self.dispatch(operation, &request).await
    }
}

frazil_wire::operations! {
    Logs of shapes, else not_here;
    CreateLogGroup create_log_group,
    CreateLogStream create_log_stream,
    DeleteLogGroup delete_log_group,
    DeleteLogStream delete_log_stream,
    DeleteRetentionPolicy delete_retention_policy,
    DescribeLogGroups describe_log_groups,
    DescribeLogStreams describe_log_streams,
    FilterLogEvents filter_log_events,
    GetLogEvents get_log_events,
    ListTagsForResource list_tags_for_resource,
    PutLogEvents put_log_events,
    PutRetentionPolicy put_retention_policy,
    TagResource tag_resource,
    UntagResource untag_resource,
}

fn not_here(_operation: &OperationTable) -> Fault {
    unknown()
}

fn unknown() -> Fault {
    Fault::new(400, "UnknownOperationException", "")
}

#[async_trait]
impl LogSink for Logs {
    fn append(&self, group: &str, stream: &str, events: Vec<LogEvent>) {
        self.0.ingest.append(group, stream, events);
    }

    async fn ready(&self) {
        self.0.ingest.ready().await;
    }

    fn create_group(&self, group: &str) {
        self.0.ingest.create_group(group);
    }
}
