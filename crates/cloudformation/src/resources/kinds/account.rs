//! Certificates, host names and alarms.

use frazil_wire::shapes::{acm, cloudwatch, route53};

use super::Types;
use crate::resources::naming::named;
use crate::resources::table::{Kind, PLAIN, Step, step};

pub(super) static TYPES: Types = &[
    ("AWS::CertificateManager::Certificate", &CERTIFICATE),
    ("AWS::CloudWatch::Alarm", &ALARM),
    ("AWS::CloudWatch::Dashboard", &DASHBOARD),
    ("AWS::Route53::HostedZone", &ZONE),
];

static CERTIFICATE: Kind = Kind {
    service: &acm::SERVICE,
    create: &[step("RequestCertificate")],
    id: "{>CertificateArn}",
    attributes: &[],
    delete: &[step("DeleteCertificate")
        .only(&[])
        .with(&[("CertificateArn", "{id}")])],
    kept: &["CertificateTransparencyLoggingPreference", "Tags"],
    ..PLAIN
};

const PUT_ALARM: Step = step("PutMetricAlarm");

static ALARM: Kind = Kind {
    service: &cloudwatch::SERVICE,
    naming: named("AlarmName", 255),
    create: &[PUT_ALARM],
    id: "{.AlarmName}",
    attributes: &[("Arn", "arn:aws:cloudwatch:{region}:{account}:alarm:{id}")],
    update: &[PUT_ALARM],
    delete: &[step("DeleteAlarms")
        .only(&[])
        .with(&[("AlarmNames", "{id}")])],
    replace: &["AlarmName"],
    ..PLAIN
};

const PUT_DASHBOARD: Step = step("PutDashboard");

static DASHBOARD: Kind = Kind {
    service: &cloudwatch::SERVICE,
    naming: named("DashboardName", 255),
    create: &[PUT_DASHBOARD],
    id: "{.DashboardName}",
    update: &[PUT_DASHBOARD],
    delete: &[step("DeleteDashboards")
        .only(&[])
        .with(&[("DashboardNames", "{id}")])],
    replace: &["DashboardName"],
    ..PLAIN
};

static ZONE: Kind = Kind {
    service: &route53::SERVICE,
    create: &[step("CreateHostedZone").with(&[("CallerReference", "{name}")])],
    id: "{>HostedZone.Id|zone}",
    attributes: &[
        ("Id", "{id}"),
        ("NameServers", "{>DelegationSet.NameServers}"),
    ],
    delete: &[step("DeleteHostedZone").only(&[]).with(&[("Id", "{id}")])],
    kept: &["HostedZoneTags", "QueryLoggingConfig"],
    ..PLAIN
};
