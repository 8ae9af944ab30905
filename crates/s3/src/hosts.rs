//! Which bucket a host name stands for.

use s3s::S3Result;
use s3s::host::{S3Host, VirtualHost};

/// Reads bucket names from host names: `b.localhost`, `b.s3.localhost`,
/// `b.s3.eu-west-1.amazonaws.com` and the like. Any other host means that the bucket is in the path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hosts;

impl S3Host for Hosts {
    fn parse_host_header<'a>(&'a self, host: &'a str) -> S3Result<VirtualHost<'a>> {
        let virtual_host = VirtualHost::new(host);
        Ok(match bucket_of(host) {
            Some(bucket) => virtual_host.with_bucket(bucket),
            None => virtual_host,
        })
    }
}

/// The bucket that a `Host` header names, if it names one.
#[must_use]
pub fn bucket_of(host: &str) -> Option<&str> {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let (rest, any) = match name.strip_suffix(".localhost") {
        Some(rest) => (rest, true),
        None => (name.strip_suffix(".amazonaws.com")?, false),
    };
    if rest == "s3" || rest.starts_with("s3.") {
        return None;
    }
    if let Some(bucket) = rest.strip_suffix(".s3") {
        return Some(bucket);
    }
    match rest.rsplit_once(".s3.") {
        Some((bucket, region)) if !region.contains('.') => Some(bucket),
        _ => any.then_some(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_name_buckets() {
        for (host, bucket) in [
            ("localhost:4566", None),
            ("s3.localhost:4566", None),
            ("s3.eu-west-1.localhost", None),
            ("photos.localhost:4566", Some("photos")),
            ("photos.s3.localhost:4566", Some("photos")),
            ("photos.s3.eu-west-1.localhost", Some("photos")),
            ("my.photos.localhost", Some("my.photos")),
            ("my.photos.s3.localhost", Some("my.photos")),
            ("photos.s3.amazonaws.com", Some("photos")),
            ("photos.s3.eu-west-1.amazonaws.com", Some("photos")),
            ("s3.amazonaws.com", None),
            ("lambda.us-east-1.amazonaws.com", None),
            ("example.com", None),
            ("127.0.0.1:4566", None),
        ] {
            assert_eq!(bucket_of(host), bucket, "{host}");
        }
    }
}
