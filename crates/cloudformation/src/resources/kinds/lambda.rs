//! Lambda.

mod function;
mod inline;

use frazil_wire::shapes::lambda::SERVICE;

use super::Types;
use crate::resources::naming::named;
use crate::resources::table::{Kind, PLAIN, Ready, Step, step, tagging};
use function::Function;

pub(super) static TYPES: Types = &[
    ("AWS::Lambda::Alias", &ALIAS),
    ("AWS::Lambda::CodeSigningConfig", &CODE_SIGNING),
    ("AWS::Lambda::EventInvokeConfig", &INVOKE_CONFIG),
    ("AWS::Lambda::EventSourceMapping", &MAPPING),
    ("AWS::Lambda::Function", &Function),
    ("AWS::Lambda::LayerVersion", &LAYER),
    ("AWS::Lambda::LayerVersionPermission", &LAYER_PERMISSION),
    ("AWS::Lambda::Permission", &PERMISSION),
    ("AWS::Lambda::Url", &URL),
    ("AWS::Lambda::Version", &VERSION),
];

/// What a function is besides its code.
pub(super) static FUNCTION: Kind = Kind {
    service: &SERVICE,
    naming: named("FunctionName", 64),
    create: &[step("CreateFunction"), CONCURRENCY, RUNTIME, RECURSION],
    id: "{.FunctionName}",
    read: Some(step("GetFunctionConfiguration").only(&["FunctionName"])),
    attributes: &[("Arn", "{>FunctionArn}")],
    update: &[
        step("UpdateFunctionCode")
            .only(&["FunctionName", "Architectures"])
            .with(&[
                ("S3Bucket", "{.Code.S3Bucket}"),
                ("S3Key", "{.Code.S3Key}"),
                ("S3ObjectVersion", "{.Code.S3ObjectVersion}"),
                ("ImageUri", "{.Code.ImageUri}"),
                ("ZipFile", "{.Code.ZipFile}"),
            ]),
        step("UpdateFunctionConfiguration"),
        CONCURRENCY,
        RUNTIME,
        RECURSION,
    ],
    delete: &[step("DeleteFunction").only(&["FunctionName"])],
    replace: &["FunctionName", "PackageType"],
    tagging: tagging(
        (
            "TagResource",
            &[("Resource", "{@Arn}"), ("Tags", "{.Tags}")],
        ),
        (
            "UntagResource",
            &[("Resource", "{@Arn}"), ("TagKeys", "{untagged}")],
        ),
    ),
    ready: Some(Ready {
        step: step("GetFunctionConfiguration").only(&["FunctionName"]),
        path: "State",
        pending: &["Pending", ""],
        failed: ("Failed", "StateReason"),
        busy: Some(("LastUpdateStatus", "InProgress")),
    }),
    ..PLAIN
};

const CONCURRENCY: Step = step("PutFunctionConcurrency").when("ReservedConcurrentExecutions");

const RUNTIME: Step = step("PutRuntimeManagementConfig")
    .only(&["FunctionName"])
    .with(&[
        (
            "UpdateRuntimeOn",
            "{.RuntimeManagementConfig.UpdateRuntimeOn}",
        ),
        (
            "RuntimeVersionArn",
            "{.RuntimeManagementConfig.RuntimeVersionArn}",
        ),
    ])
    .when("RuntimeManagementConfig");

const RECURSION: Step = step("PutFunctionRecursionConfig").when("RecursiveLoop");

const PROVISIONED: Step = step("PutProvisionedConcurrencyConfig")
    .only(&["FunctionName"])
    .with(&[
        ("Qualifier", "{.Name,@Version}"),
        (
            "ProvisionedConcurrentExecutions",
            "{.ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions}",
        ),
    ])
    .when("ProvisionedConcurrencyConfig");

static VERSION: Kind = Kind {
    service: &SERVICE,
    create: &[step("PublishVersion")],
    id: "{>FunctionArn}",
    attributes: &[("Version", "{>Version}"), ("FunctionArn", "{id}")],
    delete: &[step("DeleteFunction").with(&[("Qualifier", "{@Version}")])],
    kept: &["RuntimePolicy", "ProvisionedConcurrencyConfig"],
    ..PLAIN
};

static ALIAS: Kind = Kind {
    service: &SERVICE,
    create: &[ALIAS_STEP, PROVISIONED],
    id: "{>AliasArn}",
    attributes: &[("AliasArn", "{id}")],
    update: &[
        step("UpdateAlias")
            .only(&["FunctionName", "Name", "FunctionVersion", "Description"])
            .with(&[("RoutingConfig", "{.RoutingConfig|weights}")]),
        PROVISIONED,
    ],
    delete: &[step("DeleteAlias")],
    replace: &["FunctionName", "Name"],
    ..PLAIN
};

const ALIAS_STEP: Step = step("CreateAlias")
    .only(&["FunctionName", "Name", "FunctionVersion", "Description"])
    .with(&[("RoutingConfig", "{.RoutingConfig|weights}")]);

static PERMISSION: Kind = Kind {
    service: &SERVICE,
    create: &[step("AddPermission").with(&[("StatementId", "{name}")])],
    id: "{name}",
    attributes: &[("Id", "{id}")],
    delete: &[step("RemovePermission")
        .only(&["FunctionName"])
        .with(&[("StatementId", "{id}")])],
    ..PLAIN
};

static MAPPING: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateEventSourceMapping")],
    id: "{>UUID}",
    attributes: &[
        ("Id", "{id}"),
        ("EventSourceMappingArn", "{>EventSourceMappingArn}"),
    ],
    update: &[step("UpdateEventSourceMapping").with(&[("UUID", "{id}")])],
    delete: &[step("DeleteEventSourceMapping")
        .only(&[])
        .with(&[("UUID", "{id}")])],
    kept: &["Tags"],
    ..PLAIN
};

static URL: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateFunctionUrlConfig").with(&[("FunctionName", "{.TargetFunctionArn}")])],
    id: "{>FunctionArn}",
    attributes: &[("FunctionUrl", "{>FunctionUrl}"), ("FunctionArn", "{id}")],
    update: &[step("UpdateFunctionUrlConfig").with(&[("FunctionName", "{.TargetFunctionArn}")])],
    delete: &[step("DeleteFunctionUrlConfig").with(&[("FunctionName", "{.TargetFunctionArn}")])],
    replace: &["TargetFunctionArn", "Qualifier"],
    ..PLAIN
};

static LAYER: Kind = Kind {
    service: &SERVICE,
    naming: named("LayerName", 64),
    create: &[step("PublishLayerVersion")],
    id: "{>LayerVersionArn}",
    attributes: &[("LayerVersionArn", "{id}")],
    delete: &[step("DeleteLayerVersion").with(&[("VersionNumber", "{id|last:}")])],
    ..PLAIN
};

static LAYER_PERMISSION: Kind = Kind {
    service: &SERVICE,
    create: &[step("AddLayerVersionPermission").with(&[
        ("LayerName", "{.LayerVersionArn|before:}"),
        ("VersionNumber", "{.LayerVersionArn|last:}"),
        ("StatementId", "{name}"),
    ])],
    id: "{name}",
    attributes: &[("Id", "{id}")],
    delete: &[step("RemoveLayerVersionPermission").with(&[
        ("LayerName", "{.LayerVersionArn|before:}"),
        ("VersionNumber", "{.LayerVersionArn|last:}"),
        ("StatementId", "{id}"),
    ])],
    ..PLAIN
};

static INVOKE_CONFIG: Kind = Kind {
    service: &SERVICE,
    create: &[step("PutFunctionEventInvokeConfig")],
    id: "{name}",
    update: &[step("PutFunctionEventInvokeConfig")],
    delete: &[step("DeleteFunctionEventInvokeConfig")],
    replace: &["FunctionName", "Qualifier"],
    ..PLAIN
};

static CODE_SIGNING: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateCodeSigningConfig")],
    id: "{>CodeSigningConfig.CodeSigningConfigArn}",
    attributes: &[
        ("CodeSigningConfigArn", "{id}"),
        (
            "CodeSigningConfigId",
            "{>CodeSigningConfig.CodeSigningConfigId}",
        ),
    ],
    update: &[step("UpdateCodeSigningConfig").with(&[("CodeSigningConfigArn", "{id}")])],
    delete: &[step("DeleteCodeSigningConfig").with(&[("CodeSigningConfigArn", "{id}")])],
    ..PLAIN
};
