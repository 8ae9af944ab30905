//! The types that we have.

mod account;
mod apigateway;
mod apigatewayv2;
mod custom;
mod data;
mod definition;
mod ecr;
mod events;
mod iam;
mod kept;
mod lambda;
mod logs;
mod messages;
mod nested;
mod rest_method;
mod rest_stage;
mod s3;
mod wait;

use super::Handler;

/// Types by name.
type Types = &'static [(&'static str, &'static dyn Handler)];

static ALL: &[Types] = &[
    account::TYPES,
    apigateway::TYPES,
    apigatewayv2::TYPES,
    data::TYPES,
    ecr::TYPES,
    events::TYPES,
    iam::TYPES,
    kept::TYPES,
    lambda::TYPES,
    logs::TYPES,
    messages::TYPES,
    nested::TYPES,
    s3::TYPES,
    wait::TYPES,
];

/// Who makes resources of this type.
pub(crate) fn handler(kind: &str) -> Option<&'static dyn Handler> {
    if kind.starts_with("Custom::") || kind == "AWS::CloudFormation::CustomResource" {
        return Some(&custom::Custom);
    }
    let mut all = ALL.iter().flat_map(|types| types.iter());
    all.find(|(name, _)| *name == kind)
        .map(|(_, handler)| *handler)
}

/// Whether there is such a type.
pub(crate) fn is_known(kind: &str) -> bool {
    handler(kind).is_some()
}

/// Types whose resources get the stack's tags, in the property `Tags`.
const TAGGED: [&str; 17] = [
    "AWS::ApiGateway::RestApi",
    "AWS::ApiGateway::Stage",
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::Stage",
    "AWS::DynamoDB::Table",
    "AWS::ECR::Repository",
    "AWS::Events::Rule",
    "AWS::IAM::Role",
    "AWS::IAM::User",
    "AWS::Lambda::Function",
    "AWS::Logs::LogGroup",
    "AWS::S3::Bucket",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::SSM::Parameter",
    "AWS::SecretsManager::Secret",
    "AWS::StepFunctions::StateMachine",
];

/// Whether the stack's tags go to resources of this type. Those of API Gateway v2 and SSM are maps.
pub(crate) fn is_tagged(kind: &str) -> bool {
    TAGGED.contains(&kind)
}

/// Whether the type's tags are a map.
pub(crate) fn has_tag_map(kind: &str) -> bool {
    kind.starts_with("AWS::ApiGatewayV2::") || kind == "AWS::SSM::Parameter"
}
