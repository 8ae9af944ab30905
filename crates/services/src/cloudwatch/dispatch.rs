//! From a request to the method that answers it.

use bytes::Bytes;
use frazil_wire::shapes::cloudwatch as shapes;
use frazil_wire::{BoxFuture, Call, Fault, OperationTable, Service, ServiceTable, serve};
use http::{Request, Response};

use super::faults::{failed, not_supported};
use super::{CloudWatch, limits};

impl Service for CloudWatch {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(async move {
            let work = async |operation, request: Request<Bytes>| {
                let service = self.clone();
                let work = async move { service.dispatch(operation, &request).await };
                let answered = self.0.runtime.spawn(work).await;
                answered.unwrap_or_else(|error| Err(failed(&error)))
            };
            serve(&shapes::SERVICE, call, work).await
        })
    }

    fn request_bytes_max(&self) -> u64 {
        limits::REQUEST_BYTES_MAX
    }
}

frazil_wire::operations! {
    CloudWatch of shapes, else not_here;
    DeleteAlarms delete_alarms,
    DeleteDashboards delete_dashboards,
    DescribeAlarmHistory describe_alarm_history,
    DescribeAlarms describe_alarms,
    DescribeAlarmsForMetric describe_alarms_for_metric,
    DisableAlarmActions disable_alarm_actions,
    EnableAlarmActions enable_alarm_actions,
    GetDashboard get_dashboard,
    GetMetricData get_metric_data,
    GetMetricStatistics get_metric_statistics,
    ListDashboards list_dashboards,
    ListMetrics list_metrics,
    ListTagsForResource list_tags_for_resource,
    PutDashboard put_dashboard,
    PutMetricAlarm put_metric_alarm,
    PutMetricData put_metric_data,
    SetAlarmState set_alarm_state,
    TagResource tag_resource,
    UntagResource untag_resource,
}

fn not_here(operation: &OperationTable) -> Fault {
    not_supported(operation.name)
}
