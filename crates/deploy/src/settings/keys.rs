//! The settings that Zappa knows and we do not act on yet, and how to say so.

use std::collections::BTreeSet;

use super::lenient::{Member, Value};
use crate::progress::Note;

/// What it means that a known setting has no effect yet.
struct Later {
    name: &'static str,
    /// What does not happen.
    effect: &'static str,
}

const fn later(name: &'static str, effect: &'static str) -> Later {
    Later { name, effect }
}

/// Settings whose absence changes what the stage does.
const LATER: &[Later] = &[
    later("alb_enabled", "no load balancer is made"),
    later("alb_vpc_config", "no load balancer is made"),
    later("api_key_required", "requests need no key"),
    later("api_key", "requests need no key"),
    later("assume_policy", "the role is not managed"),
    later("async_resources", "no topic and table are made"),
    later("async_response_table", "task results are not kept"),
    later("async_source", "no topic is made"),
    later("attach_policy", "the role is not managed"),
    later("authorizer", "requests are not authorised by it"),
    later("bot_events", "no bot calls the function"),
    later("cache_cluster_enabled", "answers are not cached"),
    later("callbacks", "they are not called"),
    later("certificate", "no domain is set up"),
    later("certificate_arn", "no domain is set up"),
    later("cognito", "no user pool calls the function"),
    later("cors", "use function_url_config.cors"),
    later("domain", "no domain is set up"),
    later("efs_config", "nothing is mounted"),
    later("events", "nothing is scheduled or subscribed"),
    later("extra_permissions", "the role is not managed"),
    later("function_url_domains", "no domain is set up"),
    later("iam_authorization", "use function_url_config.authorizer"),
    later("lambda_concurrency", "concurrency is not reserved"),
    later("lets_encrypt_key", "no domain is set up"),
    later("payload_compression", "answers are not compressed"),
    later("prebuild_script", "it is not run"),
    later("provisioned_concurrency", "nothing is kept warm"),
    later("remote_env", "its variables are not loaded"),
    later("snap_start", "no snapshot is made"),
    later("vpc_config", "the function stays outside of the network"),
    later(
        "websocket_handler_module",
        "there is no websocket interface",
    ),
];

/// Settings that need nothing here: they tune Zappa's own way of working.
const IDLE: &[&str] = &[
    "apigateway_description",
    "apigateway_lambda_qualifier",
    "apigateway_policy",
    "apigateway_version",
    "aws_endpoint_urls",
    "aws_kms_key_arn",
    "binary_support",
    "cache_cluster_encrypted",
    "cache_cluster_size",
    "cache_cluster_ttl",
    "certificate_chain",
    "certificate_key",
    "cloudwatch_data_trace",
    "cloudwatch_log_level",
    "cloudwatch_metrics_enabled",
    "dead_letter_arn",
    "delete_local_zip",
    "delete_s3_zip",
    "delete_zip",
    "endpoint_configuration",
    "extends",
    "function_url_cloudfront_config",
    "include",
    "keep_warm",
    "keep_warm_expression",
    "manage_roles",
    "num_retained_versions",
    "payload_minimum_compression_size",
    "profile_name",
    "remote_env_bucket",
    "remote_env_file",
    "route53_enabled",
    "settings_file",
    "slim_handler",
    "use_precompiled_packages",
    "xray_tracing",
];

/// What to say about a member that the settings did not ask for.
pub(crate) fn note(member: &Member, known: &BTreeSet<String>) -> Option<Note> {
    let Member { name, at, node } = member;
    if let Some(later) = LATER.iter().find(|later| later.name == name) {
        let text = format!(
            "`{name}` (line {}) has no effect yet: {}",
            at.line, later.effect
        );
        return says_something(&node.value).then(|| Note::warning(text));
    }
    if IDLE.contains(&name.as_str()) {
        return None;
    }
    let names = || {
        LATER
            .iter()
            .map(|later| later.name)
            .chain(IDLE.iter().copied())
            .chain(known.iter().map(String::as_str))
    };
    let near = nearest(name, names())
        .map(|near| format!(", did you mean `{near}`?"))
        .unwrap_or_default();
    Some(Note::hint(format!(
        "the setting `{name}` (line {}) is not known{near}",
        at.line
    )))
}

/// False for the values that switch a setting off.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Text(text) => !text.is_empty(),
        Value::List(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(true) | Value::Number(_) => true,
    }
}

/// The closest name, when it is close enough to be a slip of the keyboard.
fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = names
        .map(|candidate| (distance(name, candidate), candidate))
        .min();
    near.filter(|(distance, _)| *distance <= 1 + name.len() / 5)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's edit distance over bytes.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(x != y))
                .min(above + 1)
                .min(row[j] + 1);
            diagonal = above;
        }
    }
    row[b.len()]
}
