//! Lambda's neighbours: logs and S3.

pub mod s3;
