//! From a request to the method that answers it.

use frazil_wire::shapes::cloudwatch as shapes;
use frazil_wire::{Fault, OperationTable};

use super::faults::{failed, not_supported};
use super::{CloudWatch, limits};

frazil_wire::service! {
    CloudWatch of shapes, on |it| it.0.runtime, else failed, at most limits::REQUEST_BYTES_MAX
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
