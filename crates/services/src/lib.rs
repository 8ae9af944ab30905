//! Lambda's neighbours: logs, S3 and SQS.

pub mod logs;
pub mod s3;
pub mod sqs;
pub mod targets;
