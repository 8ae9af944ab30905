//! From a request to the method that answers it, and from functions' output to the queue.

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::seams::{LogEvent, LogSink};
use frazil_wire::shapes::logs as shapes;
use frazil_wire::{
    BoxFuture, Call, Fault, OperationTable, Service, ServiceTable, serve, unknown_operation,
};
use http::{Request, Response};

use super::Logs;
use super::faults::failed;

/// PutLogEvents takes 1 MB of events, and JSON may double it.
const REQUEST_BYTES_MAX: u64 = 4 << 20;

impl Logs {
    /// Answers one request. What it does is done to the end, even if the caller does not wait.
    pub async fn handle(&self, call: Call) -> Response<Bytes> {
        let work = async |operation, request: Request<Bytes>| {
            let logs = self.clone();
            let work = async move { logs.dispatch(operation, &request).await };
            let answered = self.0.runtime.spawn(work).await;
            answered.unwrap_or_else(|error| Err(failed(&error)))
        };
        serve(&shapes::SERVICE, call, work).await
    }
}

impl Service for Logs {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(Logs::handle(self, call))
    }

    fn request_bytes_max(&self) -> u64 {
        REQUEST_BYTES_MAX
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
    unknown_operation()
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
