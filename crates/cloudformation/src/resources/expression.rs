//! The little language of the tables: where a value comes from.
//!
//! | | |
//! |---|---|
//! | `{id}` | the physical id |
//! | `{.Code.S3Bucket}` | a property |
//! | `{>restApi.id}` | what the call answered |
//! | `{@Arn}` | an attribute |
//! | `{region}` `{account}` `{logical}` `{name}` | what they say; `name` is made up |
//! | `{untagged}` | the keys of tags that a change takes away |
//! | `{.Name,logical}` | the first that is there |
//! | `{.Arn\|last:}` `{.Arn\|before:}` | what follows, or precedes, the last colon |
//!
//! A text that is one placeholder has the value's type; others are text around their placeholders.

use serde_json::{Map, Value as Json};

use super::naming::made_up;
use super::{Job, Made};
use crate::template::resolve::plain_text;

/// Where placeholders look.
pub(super) struct Sources<'a> {
    pub(super) job: &'a Job<'a>,
    pub(super) properties: &'a Json,
    /// What the properties were before a change.
    pub(super) old: &'a Json,
    pub(super) output: &'a Json,
    pub(super) made: &'a Made,
}

impl Sources<'_> {
    /// What an expression comes to; `None` if something in it is absent.
    pub(super) fn value(&self, expression: &str) -> Option<Json> {
        let only = expression
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        if let Some(name) = only.filter(|name| !name.contains('{')) {
            return self.lookup(name);
        }
        let mut text = String::new();
        let mut rest = expression;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            text.push_str(before);
            text.push_str(&plain_text(&self.lookup(name)?)?);
            rest = after;
        }
        text.push_str(rest);
        Some(Json::from(text))
    }

    /// The first of several names, separated by commas, that is there.
    fn lookup(&self, names: &str) -> Option<Json> {
        names.split(',').find_map(|name| self.one(name))
    }

    fn one(&self, name: &str) -> Option<Json> {
        let (name, filter) = match name.split_once('|') {
            Some((name, filter)) => (name, Some(filter)),
            None => (name, None),
        };
        let found = match name.split_at_checked(1)? {
            (".", path) => at(self.properties, path).cloned(),
            (">", path) => at(self.output, path).cloned(),
            ("@", name) => self.made.attributes.get(name).cloned(),
            _ => match name {
                "id" => Some(Json::from(self.made.id.as_str())),
                "region" => Some(Json::from(self.job.region)),
                "account" => Some(Json::from(self.job.account)),
                "logical" => Some(Json::from(self.job.logical)),
                "name" => Some(Json::from(made_up(self.job, 64))),
                "untagged" => untagged(self.old.get("Tags"), self.properties.get("Tags")),
                "json" => Some(Json::from("application/json")),
                "none" => Some(Json::from("(none)")),
                "overwrite" => Some(Json::from("overwrite")),
                "true" => Some(Json::from(true)),
                "http" => Some(Json::from("HTTP")),
                _ => None,
            },
        }?;
        match filter {
            None => Some(found),
            Some("last:") => found.as_str()?.rsplit_once(':').map(|it| Json::from(it.1)),
            Some("before:") => found.as_str()?.rsplit_once(':').map(|it| Json::from(it.0)),
            // a list of versions and weights becomes a map
            Some("weights") => {
                let weights = found["AdditionalVersionWeights"]
                    .as_array()
                    .into_iter()
                    .flatten();
                let weights = weights.filter_map(|one| {
                    Some((
                        plain_text(&one["FunctionVersion"])?,
                        one["FunctionWeight"].clone(),
                    ))
                });
                let weights: Map<String, Json> = weights.collect();
                Some(serde_json::json!({"AdditionalVersionWeights": weights}))
            }
            // a template leaves out that there is a stream, and says otherwise that there is encryption
            Some("stream") => Some(serde_json::json!({
                "StreamEnabled": true, "StreamViewType": found["StreamViewType"]
            })),
            Some("sse") => Some(serde_json::json!({
                "Enabled": found["SSEEnabled"], "SSEType": found["SSEType"],
                "KMSMasterKeyId": found["KMSMasterKeyId"]
            })),
            Some("zone") => found.as_str()?.rsplit('/').next().map(Json::from),
            Some("policy") => {
                Some(serde_json::json!({"Version": "2012-10-17", "Statement": [found]}))
            }
            // API Gateway's account has just one thing to change
            Some("role") => Some(serde_json::json!([
                {"op": "replace", "path": "/cloudwatchRoleArn", "value": found}
            ])),
            Some(_) => None,
        }
    }
}

/// The keys of tags that were there and are there no more; `None` without any.
pub(crate) fn untagged(old: Option<&Json>, new: Option<&Json>) -> Option<Json> {
    let (before, after) = (tag_keys(old), tag_keys(new));
    let gone = before.into_iter().filter(|key| !after.contains(key));
    let gone: Vec<Json> = gone.map(Json::from).collect();
    (!gone.is_empty()).then_some(Json::Array(gone))
}

/// Tags are a map, or a list of pairs.
fn tag_keys(tags: Option<&Json>) -> Vec<String> {
    match tags {
        Some(Json::Object(tags)) => tags.keys().cloned().collect(),
        Some(Json::Array(tags)) => {
            let keys = tags.iter().filter_map(|tag| plain_text(&tag["Key"]));
            keys.collect()
        }
        _ => Vec::new(),
    }
}

/// What stands at a path with dots.
pub(super) fn at<'a>(json: &'a Json, path: &str) -> Option<&'a Json> {
    path.split('.').try_fold(json, |at, name| match at {
        Json::Array(items) => items.get(name.parse::<usize>().ok()?),
        at => at.get(name),
    })
}

/// The property that an expression begins with, for each of its placeholders.
pub(super) fn properties_in(expression: &str) -> impl Iterator<Item = &str> {
    let inside = expression.split('{').skip(1);
    let names = inside.filter_map(|rest| rest.split('}').next());
    names.flat_map(|names| names.split(',')).filter_map(|name| {
        let name = name.split('|').next()?.strip_prefix('.')?;
        name.split('.').next()
    })
}

/// Named expressions as a map; absent values are left out.
pub(super) fn all(sources: &Sources<'_>, named: &[(&str, &str)]) -> Map<String, Json> {
    let pairs = named.iter();
    let pairs = pairs
        .filter_map(|(name, expression)| Some(((*name).to_owned(), sources.value(expression)?)));
    pairs.collect()
}
