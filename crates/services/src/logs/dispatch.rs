//! From a request to the method that answers it, and from functions' output to the queue.

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::seams::{LogEvent, LogSink};
use frazil_wire::shapes::logs as shapes;
use frazil_wire::{
    BoxFuture, Call, Fault, OperationTable, Service, ServiceTable, decode, serve, unknown_operation,
};
use http::{Request, Response};

use super::Logs;
use super::faults::failed;

/// PutLogEvents takes 1 MB of events, and JSON may double it.
const REQUEST_BYTES_MAX: u64 = 4 << 20;

impl Logs {
    /// Answers one request. What it does is done to the end, even if the caller does not wait.
    pub async fn handle(&self, call: Call) -> Response<Bytes> {
        let work = async |operation: &'static OperationTable, request: Request<Bytes>| {
            let logs = self.clone();
            let work = async move {
                // The one answer that goes on after it has begun.
                if operation.name == "StartLiveTail" {
                    let input = decode::<shapes::StartLiveTail>(&request)?;
                    return logs.start_live_tail(input).await;
                }
                logs.dispatch(operation, &request).await
            };
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
    DeleteMetricFilter delete_metric_filter,
    DeleteResourcePolicy delete_resource_policy,
    DeleteRetentionPolicy delete_retention_policy,
    DeleteSubscriptionFilter delete_subscription_filter,
    DescribeLogGroups describe_log_groups,
    DescribeLogStreams describe_log_streams,
    DescribeMetricFilters describe_metric_filters,
    DescribeQueries describe_queries,
    DescribeResourcePolicies describe_resource_policies,
    DescribeSubscriptionFilters describe_subscription_filters,
    FilterLogEvents filter_log_events,
    GetLogEvents get_log_events,
    GetQueryResults get_query_results,
    ListLogGroups list_log_groups,
    ListTagsForResource list_tags_for_resource,
    ListTagsLogGroup list_tags_log_group,
    PutLogEvents put_log_events,
    PutLogGroupDeletionProtection put_log_group_deletion_protection,
    PutMetricFilter put_metric_filter,
    PutResourcePolicy put_resource_policy,
    PutRetentionPolicy put_retention_policy,
    PutSubscriptionFilter put_subscription_filter,
    StartQuery start_query,
    StopQuery stop_query,
    TagLogGroup tag_log_group,
    TagResource tag_resource,
    TestMetricFilter test_metric_filter,
    UntagLogGroup untag_log_group,
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
