//! Lambda's neighbours: logs, metrics, SQS, and where container images come from.

pub mod acm;
pub mod cloudwatch;
pub mod ecr;
pub mod images;
pub mod kept;
pub mod logs;
pub mod route53;
pub mod secrets;
pub mod sns;
pub mod sqs;
pub mod ssm;
pub mod targets;
pub mod webhook;
