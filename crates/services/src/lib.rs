//! Lambda's neighbours: logs and S3.

pub mod logs;
pub mod s3;
