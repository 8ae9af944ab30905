//! API Gateway v1.

use frazil_wire::shapes::apigateway::SERVICE;

use super::Types;
use super::definition::Defined;
use super::rest_method::Method;
use super::rest_stage::{Deployment, Stage};
use crate::resources::naming::named;
use crate::resources::patch::Patch;
use crate::resources::patch::Path::{Map, Set, Value};
use crate::resources::table::{Kind, PLAIN, step, tagging};

pub(super) static TYPES: Types = &[
    ("AWS::ApiGateway::Account", &ACCOUNT),
    ("AWS::ApiGateway::ApiKey", &API_KEY),
    ("AWS::ApiGateway::Authorizer", &AUTHORIZER),
    ("AWS::ApiGateway::BasePathMapping", &BASE_PATH_MAPPING),
    ("AWS::ApiGateway::Deployment", &Deployment),
    ("AWS::ApiGateway::DomainName", &DOMAIN_NAME),
    ("AWS::ApiGateway::GatewayResponse", &GATEWAY_RESPONSE),
    ("AWS::ApiGateway::Method", &Method),
    ("AWS::ApiGateway::Model", &MODEL),
    ("AWS::ApiGateway::RequestValidator", &REQUEST_VALIDATOR),
    ("AWS::ApiGateway::Resource", &RESOURCE),
    ("AWS::ApiGateway::RestApi", &Defined(&REST_API)),
    ("AWS::ApiGateway::Stage", &Stage),
    ("AWS::ApiGateway::UsagePlan", &USAGE_PLAN),
    ("AWS::ApiGateway::UsagePlanKey", &USAGE_PLAN_KEY),
    ("AWS::ApiGateway::VpcLink", &VPC_LINK),
];

const BODY: crate::resources::table::Step = step("PutRestApi")
    .only(&["FailOnWarnings", "Parameters"])
    .with(&[
        ("restApiId", "{id}"),
        ("mode", "{.Mode,overwrite}"),
        ("body", "{.Body}"),
    ])
    .when("Body");

static REST_API: Kind = Kind {
    service: &SERVICE,
    create: &[
        step("CreateRestApi").with(&[
            ("name", "{.Name,.Body.info.title,logical}"),
            ("apiKeySource", "{.ApiKeySourceType}"),
        ]),
        BODY,
    ],
    id: "{>id}",
    attributes: &[
        ("RootResourceId", "{>rootResourceId}"),
        ("RestApiId", "{id}"),
    ],
    read: Some(step("GetRestApi").only(&[]).with(&[("restApiId", "{id}")])),
    update: &[BODY],
    patch: Some(Patch {
        operation: "UpdateRestApi",
        with: &[("restApiId", "{id}")],
        paths: &[
            ("ApiKeySourceType", Value("/apiKeySource")),
            ("BinaryMediaTypes", Set("/binaryMediaTypes")),
            ("Description", Value("/description")),
            (
                "DisableExecuteApiEndpoint",
                Value("/disableExecuteApiEndpoint"),
            ),
            ("MinimumCompressionSize", Value("/minimumCompressionSize")),
            ("Name", Value("/name")),
            ("Policy", Value("/policy")),
        ],
    }),
    delete: &[step("DeleteRestApi")
        .only(&[])
        .with(&[("restApiId", "{id}")])],
    kept: &["EndpointConfiguration"],
    tagging: tagging(
        (
            "TagResource",
            &[
                ("resourceArn", "arn:aws:apigateway:{region}::/restapis/{id}"),
                ("tags", "{.Tags}"),
            ],
        ),
        (
            "UntagResource",
            &[
                ("resourceArn", "arn:aws:apigateway:{region}::/restapis/{id}"),
                ("tagKeys", "{untagged}"),
            ],
        ),
    ),
    ..PLAIN
};

static RESOURCE: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateResource")],
    id: "{>id}",
    attributes: &[("ResourceId", "{id}")],
    delete: &[step("DeleteResource").with(&[("resourceId", "{id}")])],
    ..PLAIN
};

static AUTHORIZER: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateAuthorizer").with(&[("name", "{.Name,logical}")])],
    id: "{>id}",
    attributes: &[("AuthorizerId", "{id}")],
    patch: Some(Patch {
        operation: "UpdateAuthorizer",
        with: &[("restApiId", "{.RestApiId}"), ("authorizerId", "{id}")],
        paths: &[
            ("AuthType", Value("/authType")),
            ("AuthorizerCredentials", Value("/authorizerCredentials")),
            (
                "AuthorizerResultTtlInSeconds",
                Value("/authorizerResultTtlInSeconds"),
            ),
            ("AuthorizerUri", Value("/authorizerUri")),
            ("IdentitySource", Value("/identitySource")),
            (
                "IdentityValidationExpression",
                Value("/identityValidationExpression"),
            ),
            ("Name", Value("/name")),
            ("ProviderARNs", Set("/providerARNs")),
            ("Type", Value("/type")),
        ],
    }),
    delete: &[step("DeleteAuthorizer").with(&[("authorizerId", "{id}")])],
    ..PLAIN
};

static MODEL: Kind = Kind {
    service: &SERVICE,
    naming: named("Name", 64),
    create: &[step("CreateModel").with(&[("contentType", "{.ContentType,json}")])],
    id: "{.Name}",
    patch: Some(Patch {
        operation: "UpdateModel",
        with: &[("restApiId", "{.RestApiId}"), ("modelName", "{id}")],
        paths: &[
            ("Description", Value("/description")),
            ("Schema", Value("/schema")),
        ],
    }),
    delete: &[step("DeleteModel").with(&[("modelName", "{id}")])],
    ..PLAIN
};

static REQUEST_VALIDATOR: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateRequestValidator")],
    id: "{>id}",
    attributes: &[("RequestValidatorId", "{id}")],
    patch: Some(Patch {
        operation: "UpdateRequestValidator",
        with: &[
            ("restApiId", "{.RestApiId}"),
            ("requestValidatorId", "{id}"),
        ],
        paths: &[
            ("ValidateRequestBody", Value("/validateRequestBody")),
            (
                "ValidateRequestParameters",
                Value("/validateRequestParameters"),
            ),
        ],
    }),
    delete: &[step("DeleteRequestValidator").with(&[("requestValidatorId", "{id}")])],
    ..PLAIN
};

static GATEWAY_RESPONSE: Kind = Kind {
    service: &SERVICE,
    create: &[step("PutGatewayResponse")],
    id: "{name}",
    attributes: &[("Id", "{id}")],
    update: &[step("PutGatewayResponse")],
    delete: &[step("DeleteGatewayResponse")],
    replace: &["ResponseType", "RestApiId"],
    ..PLAIN
};

static API_KEY: Kind = Kind {
    service: &SERVICE,
    naming: named("Name", 128),
    create: &[step("CreateApiKey")],
    id: "{>id}",
    attributes: &[("APIKeyId", "{id}")],
    patch: Some(Patch {
        operation: "UpdateApiKey",
        with: &[("apiKey", "{id}")],
        paths: &[
            ("CustomerId", Value("/customerId")),
            ("Description", Value("/description")),
            ("Enabled", Value("/enabled")),
        ],
    }),
    delete: &[step("DeleteApiKey").with(&[("apiKey", "{id}")])],
    kept: &["Tags"],
    ..PLAIN
};

static USAGE_PLAN: Kind = Kind {
    service: &SERVICE,
    naming: named("UsagePlanName", 128),
    create: &[step("CreateUsagePlan").with(&[("name", "{.UsagePlanName}")])],
    id: "{>id}",
    attributes: &[("Id", "{id}")],
    patch: Some(Patch {
        operation: "UpdateUsagePlan",
        with: &[("usagePlanId", "{id}")],
        paths: &[
            ("Description", Value("/description")),
            ("Quota", Map("/quota")),
            ("Throttle", Map("/throttle")),
        ],
    }),
    // a plan is not deleted while stages belong to it
    delete: &[step("DeleteUsagePlan").with(&[("usagePlanId", "{id}")])],
    kept: &["Tags"],
    ..PLAIN
};

static USAGE_PLAN_KEY: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateUsagePlanKey")],
    id: "{>id}",
    attributes: &[("Id", "{id}")],
    delete: &[step("DeleteUsagePlanKey")],
    ..PLAIN
};

static ACCOUNT: Kind = Kind {
    service: &SERVICE,
    create: &[step("UpdateAccount").with(&[("patchOperations", "{.CloudWatchRoleArn|role}")])],
    id: "{name}",
    attributes: &[("Id", "{id}")],
    update: &[step("UpdateAccount").with(&[("patchOperations", "{.CloudWatchRoleArn|role}")])],
    ..PLAIN
};

static DOMAIN_NAME: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateDomainName")],
    id: "{.DomainName}",
    attributes: &[
        ("DistributionDomainName", "{>distributionDomainName}"),
        ("DistributionHostedZoneId", "{>distributionHostedZoneId}"),
        ("DomainNameArn", "{>domainNameArn}"),
        ("RegionalDomainName", "{>regionalDomainName}"),
        ("RegionalHostedZoneId", "{>regionalHostedZoneId}"),
    ],
    patch: Some(Patch {
        operation: "UpdateDomainName",
        with: &[("domainName", "{id}")],
        paths: &[
            ("CertificateArn", Value("/certificateArn")),
            ("RegionalCertificateArn", Value("/regionalCertificateArn")),
            ("SecurityPolicy", Value("/securityPolicy")),
        ],
    }),
    delete: &[step("DeleteDomainName")],
    kept: &["Tags"],
    ..PLAIN
};

static BASE_PATH_MAPPING: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateBasePathMapping")],
    id: "{name}",
    delete: &[step("DeleteBasePathMapping").with(&[("basePath", "{.BasePath,none}")])],
    ..PLAIN
};

static VPC_LINK: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateVpcLink")],
    id: "{>id}",
    attributes: &[("VpcLinkId", "{id}")],
    patch: Some(Patch {
        operation: "UpdateVpcLink",
        with: &[("vpcLinkId", "{id}")],
        paths: &[
            ("Description", Value("/description")),
            ("Name", Value("/name")),
        ],
    }),
    delete: &[step("DeleteVpcLink").with(&[("vpcLinkId", "{id}")])],
    kept: &["Tags"],
    ..PLAIN
};
