//! Lambda's neighbours: logs, SQS, and where container images come from.

pub mod images;
pub mod logs;
pub mod sns;
pub mod sqs;
pub mod targets;
pub mod webhook;
