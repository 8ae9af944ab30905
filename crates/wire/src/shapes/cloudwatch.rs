//! The service `monitoring` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "monitoring" signing "monitoring" version "2010-08-01" xml "http://monitoring.amazonaws.com/doc/2010-08-01/" query_compatible true
    protocol Json10 target "GraniteServiceVersion20100801" invalid "InvalidParameterValue"
    DELETE_ALARMS DeleteAlarms POST "/" 200 DELETE_ALARMS_INPUT DeleteAlarmsInput => NOTHING ();
    DELETE_DASHBOARDS DeleteDashboards POST "/" 200 DELETE_DASHBOARDS_INPUT DeleteDashboardsInput => DELETE_DASHBOARDS_OUTPUT DeleteDashboardsOutput;
    DESCRIBE_ALARM_HISTORY DescribeAlarmHistory POST "/" 200 DESCRIBE_ALARM_HISTORY_INPUT DescribeAlarmHistoryInput => DESCRIBE_ALARM_HISTORY_OUTPUT DescribeAlarmHistoryOutput;
    DESCRIBE_ALARMS DescribeAlarms POST "/" 200 DESCRIBE_ALARMS_INPUT DescribeAlarmsInput => DESCRIBE_ALARMS_OUTPUT DescribeAlarmsOutput;
    DESCRIBE_ALARMS_FOR_METRIC DescribeAlarmsForMetric POST "/" 200 DESCRIBE_ALARMS_FOR_METRIC_INPUT DescribeAlarmsForMetricInput => DESCRIBE_ALARMS_FOR_METRIC_OUTPUT DescribeAlarmsForMetricOutput;
    DISABLE_ALARM_ACTIONS DisableAlarmActions POST "/" 200 DISABLE_ALARM_ACTIONS_INPUT DisableAlarmActionsInput => NOTHING ();
    ENABLE_ALARM_ACTIONS EnableAlarmActions POST "/" 200 ENABLE_ALARM_ACTIONS_INPUT EnableAlarmActionsInput => NOTHING ();
    GET_DASHBOARD GetDashboard POST "/" 200 GET_DASHBOARD_INPUT GetDashboardInput => GET_DASHBOARD_OUTPUT GetDashboardOutput;
    GET_METRIC_DATA GetMetricData POST "/" 200 GET_METRIC_DATA_INPUT GetMetricDataInput => GET_METRIC_DATA_OUTPUT GetMetricDataOutput;
    GET_METRIC_STATISTICS GetMetricStatistics POST "/" 200 GET_METRIC_STATISTICS_INPUT GetMetricStatisticsInput => GET_METRIC_STATISTICS_OUTPUT GetMetricStatisticsOutput;
    LIST_DASHBOARDS ListDashboards POST "/" 200 LIST_DASHBOARDS_INPUT ListDashboardsInput => LIST_DASHBOARDS_OUTPUT ListDashboardsOutput;
    LIST_METRICS ListMetrics POST "/" 200 LIST_METRICS_INPUT ListMetricsInput => LIST_METRICS_OUTPUT ListMetricsOutput;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource POST "/" 200 LIST_TAGS_FOR_RESOURCE_INPUT ListTagsForResourceInput => LIST_TAGS_FOR_RESOURCE_OUTPUT ListTagsForResourceOutput;
    PUT_COMPOSITE_ALARM PutCompositeAlarm POST "/" 200 PUT_COMPOSITE_ALARM_INPUT PutCompositeAlarmInput => NOTHING ();
    PUT_DASHBOARD PutDashboard POST "/" 200 PUT_DASHBOARD_INPUT PutDashboardInput => PUT_DASHBOARD_OUTPUT PutDashboardOutput;
    PUT_LOG_ALARM PutLogAlarm POST "/" 200 PUT_LOG_ALARM_INPUT PutLogAlarmInput => NOTHING ();
    PUT_METRIC_ALARM PutMetricAlarm POST "/" 200 PUT_METRIC_ALARM_INPUT PutMetricAlarmInput => NOTHING ();
    PUT_METRIC_DATA PutMetricData POST "/" 200 PUT_METRIC_DATA_INPUT PutMetricDataInput => NOTHING ();
    SET_ALARM_STATE SetAlarmState POST "/" 200 SET_ALARM_STATE_INPUT SetAlarmStateInput => NOTHING ();
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_INPUT TagResourceInput => TAG_RESOURCE_OUTPUT TagResourceOutput;
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_INPUT UntagResourceInput => UNTAG_RESOURCE_OUTPUT UntagResourceOutput;
}
