//! S3's requests: what the address says is the operation.

use http::Method;

use super::Ask;

/// What follows `Get`, `Put` and `Delete` for a part of a bucket's configuration.
const PARTS: [(&str, &str); 18] = [
    ("accelerate", "AccelerateConfiguration"),
    ("acl", "BucketAcl"),
    ("cors", "BucketCORS"),
    ("encryption", "EncryptionConfiguration"),
    ("lifecycle", "LifecycleConfiguration"),
    ("location", "BucketLocation"),
    ("logging", "BucketLogging"),
    ("notification", "BucketNotification"),
    ("object-lock", "BucketObjectLockConfiguration"),
    ("ownershipControls", "BucketOwnershipControls"),
    ("policy", "BucketPolicy"),
    ("policyStatus", "BucketPolicyStatus"),
    ("publicAccessBlock", "BucketPublicAccessBlock"),
    ("replication", "ReplicationConfiguration"),
    ("requestPayment", "BucketRequestPayment"),
    ("tagging", "BucketTagging"),
    ("versioning", "BucketVersioning"),
    ("website", "BucketWebsite"),
];

impl Ask {
    /// What a request to S3 asks for; `host_bucket` is the bucket that its host names.
    #[must_use]
    pub fn of_s3(method: &Method, path: &str, query: &str, host_bucket: Option<&str>) -> Ask {
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let path = path.trim_start_matches('/');
        let (bucket, key) = match host_bucket {
            Some(bucket) => (bucket, path),
            None => path.split_once('/').unwrap_or((path, "")),
        };
        let has = |name: &str| {
            query
                .split('&')
                .any(|it| it.split('=').next() == Some(name))
        };
        let (action, resource) = match (bucket, key) {
            ("", _) => ("ListAllMyBuckets".to_owned(), "*".to_owned()),
            (bucket, "") => {
                // Removing several objects at once is done to objects.
                let objects = if *method == Method::POST { "/*" } else { "" };
                let resource = format!("arn:aws:s3:::{bucket}{objects}");
                (of_bucket(method, has), resource)
            }
            (bucket, key) => (
                of_object(method, has),
                format!("arn:aws:s3:::{bucket}/{key}"),
            ),
        };
        Ask {
            action: format!("s3:{action}"),
            resources: vec![resource],
            said: said(query),
            ..Ask::default()
        }
    }

    /// What copying from `x-amz-copy-source` asks for besides: reading the source.
    #[must_use]
    pub fn of_s3_source(source: &str) -> Ask {
        let (path, query) = source.split_once('?').unwrap_or((source, ""));
        Ask::of_s3(&Method::GET, path, query, None)
    }

    /// The bucket of a request to S3.
    #[must_use]
    pub fn bucket(&self) -> Option<&str> {
        let name = self.resources.first()?.strip_prefix("arn:aws:s3:::")?;
        name.split('/').next()
    }
}

/// Condition keys that the query of a request says.
fn said(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    let known = pairs.filter_map(|(name, value)| {
        let key = match name {
            "prefix" | "delimiter" | "max-keys" => format!("s3:{name}"),
            "versionId" => "s3:VersionId".to_owned(),
            _ => return None,
        };
        let value = value.replace('+', " ");
        let value = percent_encoding::percent_decode_str(&value).decode_utf8_lossy();
        Some((key, value.into_owned()))
    });
    known.collect()
}

fn of_bucket(method: &Method, has: impl Fn(&str) -> bool) -> String {
    let part = PARTS.iter().find(|(name, _)| has(name));
    if let Some((name, part)) = part {
        return match (method.as_str(), *name) {
            // There are no actions of their own for removing these.
            ("DELETE", "policy" | "website") => format!("Delete{part}"),
            ("PUT" | "DELETE", _) => format!("Put{part}"),
            _ => format!("Get{part}"),
        };
    }
    let action = match method.as_str() {
        "PUT" => "CreateBucket",
        "DELETE" => "DeleteBucket",
        "POST" if has("delete") => "DeleteObject",
        "POST" => "PutObject",
        _ if has("versions") => "ListBucketVersions",
        _ if has("uploads") => "ListBucketMultipartUploads",
        _ => "ListBucket",
    };
    action.to_owned()
}

fn of_object(method: &Method, has: impl Fn(&str) -> bool) -> String {
    let (verb, version) = (method.as_str(), has("versionId"));
    let suffix = if version { "Version" } else { "" };
    let parts = [("tagging", "Tagging"), ("acl", "Acl")];
    if let Some((_, part)) = parts.iter().find(|(name, _)| has(name)) {
        let verb = match verb {
            "PUT" => "Put",
            "DELETE" => "Delete",
            _ => "Get",
        };
        return format!("{verb}Object{suffix}{part}");
    }
    match verb {
        "PUT" | "POST" if has("retention") => "PutObjectRetention".to_owned(),
        "PUT" | "POST" if has("legal-hold") => "PutObjectLegalHold".to_owned(),
        "PUT" | "POST" => "PutObject".to_owned(),
        "DELETE" if has("uploadId") => "AbortMultipartUpload".to_owned(),
        "DELETE" => format!("DeleteObject{suffix}"),
        _ if has("uploadId") => "ListMultipartUploadParts".to_owned(),
        _ if has("retention") => "GetObjectRetention".to_owned(),
        _ if has("legal-hold") => "GetObjectLegalHold".to_owned(),
        _ => format!("GetObject{suffix}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_what_is_asked_of_s3() {
        let check =
            |method: Method, path: &str, query: &str, host: Option<&str>, expected: &str| {
                let ask = Ask::of_s3(&method, path, query, host);
                assert_eq!(format!("{} {}", ask.action, ask.resources[0]), expected);
            };
        check(Method::GET, "/", "", None, "s3:ListAllMyBuckets *");
        check(
            Method::GET,
            "/b",
            "list-type=2",
            None,
            "s3:ListBucket arn:aws:s3:::b",
        );
        check(
            Method::HEAD,
            "/",
            "",
            Some("b"),
            "s3:ListBucket arn:aws:s3:::b",
        );
        check(
            Method::PUT,
            "/b/",
            "policy",
            None,
            "s3:PutBucketPolicy arn:aws:s3:::b",
        );
        check(
            Method::DELETE,
            "/b",
            "cors",
            None,
            "s3:PutBucketCORS arn:aws:s3:::b",
        );
        check(
            Method::POST,
            "/b",
            "delete",
            None,
            "s3:DeleteObject arn:aws:s3:::b/*",
        );
        check(
            Method::GET,
            "/b/a%20c",
            "versionId=1",
            None,
            "s3:GetObjectVersion arn:aws:s3:::b/a c",
        );
        check(
            Method::PUT,
            "/k",
            "tagging",
            Some("b"),
            "s3:PutObjectTagging arn:aws:s3:::b/k",
        );
        check(
            Method::DELETE,
            "/b/k",
            "uploadId=1",
            None,
            "s3:AbortMultipartUpload arn:aws:s3:::b/k",
        );
    }
}
