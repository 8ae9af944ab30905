//! Lambda's neighbours: logs, S3, SQS, and where container images come from.

pub mod images;
pub mod logs;
pub mod s3;
pub mod sqs;
pub mod targets;
