//! Lambda's neighbours: logs and S3.
