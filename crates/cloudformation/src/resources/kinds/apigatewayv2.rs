//! API Gateway v2: HTTP and WebSocket APIs.

use frazil_wire::shapes::apigatewayv2::SERVICE;

use super::Types;
use super::definition::Defined;
use crate::resources::table::{Kind, PLAIN, step, tagging};

pub(super) static TYPES: Types = &[
    ("AWS::ApiGatewayV2::Api", &Defined(&API)),
    ("AWS::ApiGatewayV2::ApiMapping", &API_MAPPING),
    ("AWS::ApiGatewayV2::Authorizer", &AUTHORIZER),
    ("AWS::ApiGatewayV2::Deployment", &DEPLOYMENT),
    ("AWS::ApiGatewayV2::DomainName", &DOMAIN_NAME),
    ("AWS::ApiGatewayV2::Integration", &INTEGRATION),
    (
        "AWS::ApiGatewayV2::IntegrationResponse",
        &INTEGRATION_RESPONSE,
    ),
    ("AWS::ApiGatewayV2::Model", &MODEL),
    ("AWS::ApiGatewayV2::Route", &ROUTE),
    ("AWS::ApiGatewayV2::RouteResponse", &ROUTE_RESPONSE),
    ("AWS::ApiGatewayV2::Stage", &STAGE),
    ("AWS::ApiGatewayV2::VpcLink", &VPC_LINK),
];

const API_BODY: crate::resources::table::Step = step("ReimportApi")
    .only(&["Basepath", "FailOnWarnings"])
    .with(&[("ApiId", "{id}"), ("Body", "{.Body}")])
    .when("Body");

/// A definition replaces all of an API, so what stands beside it comes after it.
const API_CORS: crate::resources::table::Step = step("UpdateApi")
    .only(&["CorsConfiguration"])
    .with(&[("ApiId", "{id}")])
    .when("CorsConfiguration");

static API: Kind = Kind {
    service: &SERVICE,
    create: &[
        step("CreateApi").with(&[
            ("Name", "{.Name,.Body.info.title,logical}"),
            ("ProtocolType", "{.ProtocolType,http}"),
        ]),
        API_BODY,
        API_CORS,
    ],
    id: "{>ApiId}",
    attributes: &[("ApiEndpoint", "{>ApiEndpoint}"), ("ApiId", "{id}")],
    read: Some(step("GetApi").only(&[]).with(&[("ApiId", "{id}")])),
    update: &[
        step("UpdateApi").with(&[("ApiId", "{id}")]),
        API_BODY,
        API_CORS,
    ],
    delete: &[step("DeleteApi").only(&[]).with(&[("ApiId", "{id}")])],
    replace: &["ProtocolType"],
    tagging: tagging(
        (
            "TagResource",
            &[
                ("ResourceArn", "arn:aws:apigateway:{region}::/apis/{id}"),
                ("Tags", "{.Tags}"),
            ],
        ),
        (
            "UntagResource",
            &[
                ("ResourceArn", "arn:aws:apigateway:{region}::/apis/{id}"),
                ("TagKeys", "{untagged}"),
            ],
        ),
    ),
    ..PLAIN
};

static INTEGRATION: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateIntegration")],
    id: "{>IntegrationId}",
    attributes: &[("IntegrationId", "{id}")],
    update: &[step("UpdateIntegration").with(&[("IntegrationId", "{id}")])],
    delete: &[step("DeleteIntegration").with(&[("IntegrationId", "{id}")])],
    replace: &["ApiId"],
    ..PLAIN
};

static ROUTE: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateRoute")],
    id: "{>RouteId}",
    attributes: &[("RouteId", "{id}")],
    update: &[step("UpdateRoute").with(&[("RouteId", "{id}")])],
    delete: &[step("DeleteRoute").with(&[("RouteId", "{id}")])],
    replace: &["ApiId"],
    ..PLAIN
};

static STAGE: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateStage")],
    id: "{.StageName}",
    update: &[step("UpdateStage")],
    delete: &[step("DeleteStage")],
    replace: &["ApiId", "StageName"],
    tagging: tagging(
        (
            "TagResource",
            &[
                (
                    "ResourceArn",
                    "arn:aws:apigateway:{region}::/apis/{.ApiId}/stages/{id}",
                ),
                ("Tags", "{.Tags}"),
            ],
        ),
        (
            "UntagResource",
            &[
                (
                    "ResourceArn",
                    "arn:aws:apigateway:{region}::/apis/{.ApiId}/stages/{id}",
                ),
                ("TagKeys", "{untagged}"),
            ],
        ),
    ),
    ..PLAIN
};

static DEPLOYMENT: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateDeployment")],
    id: "{>DeploymentId}",
    attributes: &[("DeploymentId", "{id}")],
    update: &[step("UpdateDeployment")
        .only(&["ApiId", "Description"])
        .with(&[("DeploymentId", "{id}")])],
    delete: &[step("DeleteDeployment").with(&[("DeploymentId", "{id}")])],
    replace: &["ApiId"],
    ..PLAIN
};

static AUTHORIZER: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateAuthorizer")],
    id: "{>AuthorizerId}",
    attributes: &[("AuthorizerId", "{id}")],
    update: &[step("UpdateAuthorizer").with(&[("AuthorizerId", "{id}")])],
    delete: &[step("DeleteAuthorizer").with(&[("AuthorizerId", "{id}")])],
    replace: &["ApiId"],
    ..PLAIN
};

static MODEL: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateModel")],
    id: "{>ModelId}",
    attributes: &[("ModelId", "{id}")],
    update: &[step("UpdateModel").with(&[("ModelId", "{id}")])],
    delete: &[step("DeleteModel").with(&[("ModelId", "{id}")])],
    replace: &["ApiId"],
    ..PLAIN
};

static ROUTE_RESPONSE: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateRouteResponse")],
    id: "{>RouteResponseId}",
    update: &[step("UpdateRouteResponse").with(&[("RouteResponseId", "{id}")])],
    delete: &[step("DeleteRouteResponse").with(&[("RouteResponseId", "{id}")])],
    replace: &["ApiId", "RouteId"],
    ..PLAIN
};

static INTEGRATION_RESPONSE: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateIntegrationResponse")],
    id: "{>IntegrationResponseId}",
    update: &[step("UpdateIntegrationResponse").with(&[("IntegrationResponseId", "{id}")])],
    delete: &[step("DeleteIntegrationResponse").with(&[("IntegrationResponseId", "{id}")])],
    replace: &["ApiId", "IntegrationId"],
    ..PLAIN
};

static DOMAIN_NAME: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateDomainName")],
    id: "{.DomainName}",
    attributes: &[
        (
            "RegionalDomainName",
            "{>DomainNameConfigurations.0.ApiGatewayDomainName}",
        ),
        (
            "RegionalHostedZoneId",
            "{>DomainNameConfigurations.0.HostedZoneId}",
        ),
    ],
    update: &[step("UpdateDomainName")],
    delete: &[step("DeleteDomainName")],
    replace: &["DomainName"],
    kept: &["Tags"],
    ..PLAIN
};

static API_MAPPING: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateApiMapping")],
    id: "{>ApiMappingId}",
    attributes: &[("ApiMappingId", "{id}")],
    update: &[step("UpdateApiMapping").with(&[("ApiMappingId", "{id}")])],
    delete: &[step("DeleteApiMapping").with(&[("ApiMappingId", "{id}")])],
    replace: &["DomainName"],
    ..PLAIN
};

static VPC_LINK: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateVpcLink")],
    id: "{>VpcLinkId}",
    attributes: &[("VpcLinkId", "{id}")],
    update: &[step("UpdateVpcLink").with(&[("VpcLinkId", "{id}")])],
    delete: &[step("DeleteVpcLink").with(&[("VpcLinkId", "{id}")])],
    kept: &["Tags"],
    ..PLAIN
};
