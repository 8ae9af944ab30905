//! AWS's services, from the models of botocore 1.44.5.
//!
//! Each module has the `SERVICE` table, a unit struct per operation, a struct per structure and a table per shape.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

pub mod acm;
pub mod apigateway;
pub mod apigatewaymanagementapi;
pub mod apigatewayv2;
pub mod cloudformation;
pub mod cloudwatch;
pub mod dynamodb;
pub mod ecr;
pub mod events;
pub mod iam;
pub mod lambda;
pub mod logs;
pub mod route53;
pub mod scheduler;
pub mod secretsmanager;
pub mod sns;
pub mod sqs;
pub mod ssm;
pub mod sts;
