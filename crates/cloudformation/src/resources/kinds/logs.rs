//! CloudWatch Logs.

use frazil_wire::shapes::logs::SERVICE;

use super::Types;
use crate::resources::naming::named;
use crate::resources::table::{Kind, PLAIN, Step, step, tagging};

pub(super) static TYPES: Types = &[
    ("AWS::Logs::LogGroup", &GROUP),
    ("AWS::Logs::LogStream", &STREAM),
    ("AWS::Logs::MetricFilter", &METRIC_FILTER),
    ("AWS::Logs::ResourcePolicy", &POLICY),
    ("AWS::Logs::SubscriptionFilter", &SUBSCRIPTION_FILTER),
];

const RETENTION: Step = step("PutRetentionPolicy").when("RetentionInDays");

static GROUP: Kind = Kind {
    service: &SERVICE,
    naming: named("LogGroupName", 512),
    create: &[step("CreateLogGroup"), RETENTION],
    id: "{.LogGroupName}",
    attributes: &[("Arn", "arn:aws:logs:{region}:{account}:log-group:{id}:*")],
    update: &[
        RETENTION,
        step("DeleteRetentionPolicy").gone("RetentionInDays"),
    ],
    delete: &[step("DeleteLogGroup")],
    replace: &["LogGroupName"],
    kept: &["DataProtectionPolicy", "FieldIndexPolicies"],
    tagging: tagging(
        (
            "TagResource",
            &[
                (
                    "resourceArn",
                    "arn:aws:logs:{region}:{account}:log-group:{id}",
                ),
                ("tags", "{.Tags}"),
            ],
        ),
        (
            "UntagResource",
            &[
                (
                    "resourceArn",
                    "arn:aws:logs:{region}:{account}:log-group:{id}",
                ),
                ("tagKeys", "{untagged}"),
            ],
        ),
    ),
    ..PLAIN
};

static STREAM: Kind = Kind {
    service: &SERVICE,
    naming: named("LogStreamName", 512),
    create: &[step("CreateLogStream")],
    id: "{.LogStreamName}",
    delete: &[step("DeleteLogStream")],
    ..PLAIN
};

static METRIC_FILTER: Kind = Kind {
    service: &SERVICE,
    naming: named("FilterName", 512),
    create: &[step("PutMetricFilter")],
    id: "{.FilterName}",
    update: &[step("PutMetricFilter")],
    delete: &[step("DeleteMetricFilter")],
    replace: &["FilterName", "LogGroupName"],
    ..PLAIN
};

static SUBSCRIPTION_FILTER: Kind = Kind {
    service: &SERVICE,
    naming: named("FilterName", 512),
    create: &[step("PutSubscriptionFilter")],
    id: "{.FilterName}",
    update: &[step("PutSubscriptionFilter")],
    delete: &[step("DeleteSubscriptionFilter")],
    replace: &["FilterName", "LogGroupName"],
    ..PLAIN
};

static POLICY: Kind = Kind {
    service: &SERVICE,
    naming: named("PolicyName", 255),
    create: &[step("PutResourcePolicy")],
    id: "{.PolicyName}",
    update: &[step("PutResourcePolicy")],
    delete: &[step("DeleteResourcePolicy")],
    replace: &["PolicyName"],
    ..PLAIN
};
