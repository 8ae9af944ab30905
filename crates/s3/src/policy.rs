//! Bucket policies, and what callers without a name may do.

use frazil_lambda::policy::matches;
use s3s::dto::*;
use s3s::{S3Error, S3ErrorCode, S3Request, S3Result};
use serde_json::Value;

use super::acl::everybody_reads;
use super::faults::{self, bad_request, fault};
use super::limits::POLICY_BYTES_MAX;
use super::shelf::Shelf;

/// Under which name a policy is kept.
const POLICY: &str = "policy";

impl Shelf {
    pub(super) async fn get_bucket_policy(
        &self,
        request: S3Request<GetBucketPolicyInput>,
    ) -> S3Result<GetBucketPolicyOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let policy = self.document(&input.bucket, POLICY).await?;
        Ok(GetBucketPolicyOutput {
            policy: Some(policy.ok_or_else(no_policy)?),
        })
    }

    pub(super) async fn put_bucket_policy(
        &self,
        request: S3Request<PutBucketPolicyInput>,
    ) -> S3Result<PutBucketPolicyOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let policy = checked(&input.policy, &input.bucket)?;
        let block = self.public_access_block(&input.bucket).await?;
        if block.block_public_policy == Some(true) && is_public(&policy) {
            return Err(faults::access_denied());
        }
        self.keep_document(&input.bucket, POLICY, input.policy)
            .await?;
        Ok(PutBucketPolicyOutput::default())
    }

    pub(super) async fn delete_bucket_policy(
        &self,
        request: S3Request<DeleteBucketPolicyInput>,
    ) -> S3Result<DeleteBucketPolicyOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.drop_document(&input.bucket, POLICY).await?;
        Ok(DeleteBucketPolicyOutput::default())
    }

    pub(super) async fn get_bucket_policy_status(
        &self,
        request: S3Request<GetBucketPolicyStatusInput>,
    ) -> S3Result<GetBucketPolicyStatusOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let policy = self.policy(&input.bucket).await?.ok_or_else(no_policy)?;
        Ok(GetBucketPolicyStatusOutput {
            policy_status: Some(PolicyStatus {
                is_public: Some(is_public(&policy)),
            }),
        })
    }

    /// A bucket's policy, as it was put.
    pub(super) async fn policy_text(&self, bucket: &str) -> Option<String> {
        self.document(bucket, POLICY).await.ok().flatten()
    }

    async fn policy(&self, bucket: &str) -> S3Result<Option<Value>> {
        let text = self.document(bucket, POLICY).await?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// What is blocked; nothing where nothing is said.
    pub(super) async fn public_access_block(
        &self,
        bucket: &str,
    ) -> S3Result<PublicAccessBlockConfiguration> {
        let kept = self.setting::<PublicAccessBlockConfiguration>(bucket);
        Ok(kept.await?.unwrap_or_default())
    }

    /// Lets a caller without a name in, if the bucket's owner wants that.
    pub(super) async fn admit_anybody(
        &self,
        operation: &str,
        bucket: &str,
        key: Option<&str>,
    ) -> S3Result<()> {
        let block = self.public_access_block(bucket).await?;
        let action = action(operation);
        let resource = match key {
            Some(key) => format!("arn:aws:s3:::{bucket}/{key}"),
            None => format!("arn:aws:s3:::{bucket}"),
        };
        let policy = self.policy(bucket).await?;
        let verdict = policy.map(|policy| judge(&policy, &action, &resource));
        let open = block.restrict_public_buckets != Some(true);
        match verdict {
            Some(Verdict::Denied) => return Err(faults::access_denied()),
            Some(Verdict::Allowed) if open => return Ok(()),
            _ => {}
        }
        let lists = block.ignore_public_acls != Some(true) && self.lists_count(bucket).await?;
        match lists && self.listed(&action, bucket, key).await? {
            true => Ok(()),
            false => Err(faults::access_denied()),
        }
    }

    /// Whether an access control list lets everybody in.
    async fn listed(&self, action: &str, bucket: &str, key: Option<&str>) -> S3Result<bool> {
        match (action, key) {
            ("s3:GetObject", Some(key)) => {
                let found = self.current((bucket, key)).await?;
                Ok(found.is_some_and(|found| everybody_reads(found.object.acl.as_deref())))
            }
            ("s3:ListBucket", None) => {
                let (bucket, _) = self.bucket(bucket).await?;
                Ok(everybody_reads(bucket.acl.as_deref()))
            }
            ("s3:PutObject" | "s3:DeleteObject", Some(_)) => {
                let (bucket, _) = self.bucket(bucket).await?;
                Ok(bucket.acl.as_deref() == Some("public-read-write"))
            }
            _ => Ok(false),
        }
    }
}

/// The right that an operation needs.
fn action(operation: &str) -> String {
    let name = match operation {
        "HeadObject" | "GetObjectAttributes" => "GetObject",
        "ListObjects" | "ListObjectsV2" | "HeadBucket" => "ListBucket",
        "ListObjectVersions" => "ListBucketVersions",
        "CreateMultipartUpload" | "UploadPart" | "CompleteMultipartUpload" | "PostObject" => {
            "PutObject"
        }
        "DeleteObjects" => "DeleteObject",
        other => other,
    };
    format!("s3:{name}")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Allowed,
    Denied,
    Nothing,
}

/// What a policy says of a caller without a name. Conditions are not weighed: they never allow,
/// and always deny.
fn judge(policy: &Value, action: &str, resource: &str) -> Verdict {
    let applies = |statement: &&Value| {
        anybody(statement)
            && covers(&statement["Action"], action, true)
            && covers(&statement["Resource"], resource, false)
    };
    let effect = |wanted: &str| {
        statements(policy)
            .into_iter()
            .filter(applies)
            .any(|it| it["Effect"] == wanted && (wanted == "Deny" || it["Condition"].is_null()))
    };
    if effect("Deny") {
        Verdict::Denied
    } else if effect("Allow") {
        Verdict::Allowed
    } else {
        Verdict::Nothing
    }
}

fn statements(policy: &Value) -> Vec<&Value> {
    match &policy["Statement"] {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    }
}

/// Whether a statement speaks of everybody.
fn anybody(statement: &Value) -> bool {
    let star = |value: &Value| texts(value).contains(&"*");
    star(&statement["Principal"]) || star(&statement["Principal"]["AWS"])
}

fn is_public(policy: &Value) -> bool {
    let public = |it: &&Value| it["Effect"] == "Allow" && anybody(it) && it["Condition"].is_null();
    statements(policy).iter().any(public)
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

fn covers(patterns: &Value, text: &str, any_case: bool) -> bool {
    let fold = |text: &str| match any_case {
        true => text.to_ascii_lowercase(),
        false => text.to_owned(),
    };
    let text = fold(text);
    let patterns = texts(patterns);
    patterns
        .into_iter()
        .any(|pattern| matches(fold(pattern), &text))
}

/// A policy that is one, as far as its form goes.
fn checked(text: &str, bucket: &str) -> S3Result<Value> {
    if text.len() > POLICY_BYTES_MAX {
        return Err(malformed("Policies must not exceed 20480 bytes"));
    }
    let not_json = |_| malformed("Policies must be valid JSON and the first byte must be '{'");
    let policy: Value = serde_json::from_str(text).map_err(not_json)?;
    let valid = policy.is_object() && policy["Statement"] != Value::Null;
    if !valid {
        return Err(malformed("Missing required field Statement"));
    }
    let own = format!("arn:aws:s3:::{bucket}");
    for statement in statements(&policy) {
        if !matches!(statement["Effect"].as_str(), Some("Allow" | "Deny")) {
            return Err(malformed("Invalid effect"));
        }
        if statement["Principal"].is_null() && statement["NotPrincipal"].is_null() {
            return Err(malformed("Missing required field Principal"));
        }
        if statement["Action"].is_null() && statement["NotAction"].is_null() {
            return Err(malformed("Missing required field Action"));
        }
        let resources = match &statement["Resource"] {
            Value::Null => &statement["NotResource"],
            given => given,
        };
        if resources.is_null() {
            return Err(malformed("Missing required field Resource"));
        }
        let foreign = |resource: &&str| {
            let rest = resource.strip_prefix(&own);
            !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '*']))
        };
        if texts(resources).iter().any(foreign) {
            return Err(malformed("Policy has invalid resource"));
        }
    }
    Ok(policy)
}

fn malformed(message: &'static str) -> S3Error {
    bad_request("MalformedPolicy", message)
}

fn no_policy() -> S3Error {
    fault(
        S3ErrorCode::NoSuchBucketPolicy,
        "The bucket policy does not exist",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn everybody_may_what_a_policy_says() {
        let policy = json!({"Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"},
            {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:*", "Resource": "arn:aws:s3:::b/secret/*"},
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "s3:*", "Resource": "*"},
        ]});
        let check =
            |action: &str, key: &str| judge(&policy, action, &format!("arn:aws:s3:::b/{key}"));
        assert_eq!(check("s3:GetObject", "a"), Verdict::Allowed);
        assert_eq!(check("s3:GetObject", "secret/a"), Verdict::Denied);
        assert_eq!(check("s3:PutObject", "a"), Verdict::Nothing);
        assert!(is_public(&policy));
    }
}
