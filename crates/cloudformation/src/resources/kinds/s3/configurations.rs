//! A bucket's configurations as the XML that S3 takes.

use serde_json::Value as Json;

use crate::template::resolve::plain_text;

/// One configuration.
pub(super) struct Configuration {
    pub(super) property: &'static str,
    /// The sub-resource.
    pub(super) query: &'static str,
    pub(super) write: fn(&Json) -> String,
    /// What takes its place when it is gone, where it cannot be deleted.
    pub(super) off: Option<&'static str>,
}

const fn one(
    property: &'static str,
    query: &'static str,
    write: fn(&Json) -> String,
) -> Configuration {
    Configuration {
        property,
        query,
        write,
        off: None,
    }
}

pub(super) const CONFIGURATIONS: &[Configuration] = &[
    one("OwnershipControls", "ownershipControls", ownership),
    one(
        "PublicAccessBlockConfiguration",
        "publicAccessBlock",
        |it| all("PublicAccessBlockConfiguration", it),
    ),
    Configuration {
        off: Some(
            "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>Suspended</Status></VersioningConfiguration>",
        ),
        ..one("VersioningConfiguration", "versioning", |it| {
            all("VersioningConfiguration", it)
        })
    },
    one("Tags", "tagging", tags),
    one("BucketEncryption", "encryption", encryption),
    one("CorsConfiguration", "cors", cors),
    one("LifecycleConfiguration", "lifecycle", lifecycle),
    one("WebsiteConfiguration", "website", website),
    Configuration {
        off: Some(
            "<NotificationConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></NotificationConfiguration>",
        ),
        ..one("NotificationConfiguration", "notification", notification)
    },
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn element(name: &str, inner: &str) -> String {
    format!("<{name}>{inner}</{name}>")
}

fn root(name: &str, inner: &str) -> String {
    format!("<{name} xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{inner}</{name}>")
}

/// An element with a property's text, if it is there.
fn text(of: &Json, property: &str, name: &str) -> String {
    let text = of.get(property).and_then(plain_text);
    text.map(|text| element(name, &escaped(&text)))
        .unwrap_or_default()
}

/// An element for each item of a list.
fn each(of: &Json, property: &str, write: impl Fn(&Json) -> String) -> String {
    let items = of.get(property).and_then(Json::as_array);
    items.into_iter().flatten().map(write).collect()
}

fn texts(of: &Json, property: &str, name: &str) -> String {
    each(of, property, |item| {
        element(name, &escaped(&plain_text(item).unwrap_or_default()))
    })
}

/// Every property as an element of its name.
fn all(name: &str, of: &Json) -> String {
    let entries = of.as_object().into_iter().flatten();
    let inner: String = entries.map(|(name, _)| text(of, name, name)).collect();
    root(name, &inner)
}

fn ownership(of: &Json) -> String {
    let rules = each(of, "Rules", |rule| {
        element("Rule", &text(rule, "ObjectOwnership", "ObjectOwnership"))
    });
    root("OwnershipControls", &rules)
}

fn tags(of: &Json) -> String {
    let tags = of.as_array().into_iter().flatten();
    let tags: String = tags.map(tag).collect();
    root("Tagging", &element("TagSet", &tags))
}

fn tag(of: &Json) -> String {
    element(
        "Tag",
        &(text(of, "Key", "Key") + &text(of, "Value", "Value")),
    )
}

fn encryption(of: &Json) -> String {
    let rules = each(of, "ServerSideEncryptionConfiguration", |rule| {
        let default = &rule["ServerSideEncryptionByDefault"];
        let default = match default.is_object() {
            true => element(
                "ApplyServerSideEncryptionByDefault",
                &(text(default, "SSEAlgorithm", "SSEAlgorithm")
                    + &text(default, "KMSMasterKeyID", "KMSMasterKeyID")),
            ),
            false => String::new(),
        };
        element(
            "Rule",
            &(default + &text(rule, "BucketKeyEnabled", "BucketKeyEnabled")),
        )
    });
    root("ServerSideEncryptionConfiguration", &rules)
}

fn cors(of: &Json) -> String {
    let rules = each(of, "CorsRules", |rule| {
        let inner = text(rule, "Id", "ID")
            + &texts(rule, "AllowedHeaders", "AllowedHeader")
            + &texts(rule, "AllowedMethods", "AllowedMethod")
            + &texts(rule, "AllowedOrigins", "AllowedOrigin")
            + &texts(rule, "ExposedHeaders", "ExposeHeader")
            + &text(rule, "MaxAge", "MaxAgeSeconds");
        element("CORSRule", &inner)
    });
    root("CORSConfiguration", &rules)
}

fn lifecycle(of: &Json) -> String {
    root(
        "LifecycleConfiguration",
        &each(of, "Rules", |rule| element("Rule", &expiry(rule))),
    )
}

fn expiry(rule: &Json) -> String {
    let prefix = text(rule, "Prefix", "Prefix");
    let tags = each(rule, "TagFilters", tag);
    let filter = match (prefix.is_empty(), tags.is_empty()) {
        (true, true) => element("Prefix", ""),
        (false, true) => prefix,
        (_, false) => element("And", &(prefix + &tags)),
    };
    let mut expiration = text(rule, "ExpirationInDays", "Days")
        + &text(rule, "ExpirationDate", "Date")
        + &text(
            rule,
            "ExpiredObjectDeleteMarker",
            "ExpiredObjectDeleteMarker",
        );
    if !expiration.is_empty() {
        expiration = element("Expiration", &expiration);
    }
    let noncurrent = &rule["NoncurrentVersionExpiration"];
    let mut noncurrent = text(noncurrent, "NoncurrentDays", "NoncurrentDays")
        + &text(
            noncurrent,
            "NewerNoncurrentVersions",
            "NewerNoncurrentVersions",
        )
        + &text(rule, "NoncurrentVersionExpirationInDays", "NoncurrentDays");
    if !noncurrent.is_empty() {
        noncurrent = element("NoncurrentVersionExpiration", &noncurrent);
    }
    let abort = &rule["AbortIncompleteMultipartUpload"];
    let mut abort = text(abort, "DaysAfterInitiation", "DaysAfterInitiation");
    if !abort.is_empty() {
        abort = element("AbortIncompleteMultipartUpload", &abort);
    }
    let transitions = each(rule, "Transitions", |one| {
        let inner = text(one, "TransitionInDays", "Days")
            + &text(one, "TransitionDate", "Date")
            + &text(one, "StorageClass", "StorageClass");
        element("Transition", &inner)
    });
    text(rule, "Id", "ID")
        + &element("Filter", &filter)
        + &text(rule, "Status", "Status")
        + &transitions
        + &expiration
        + &noncurrent
        + &abort
}

fn website(of: &Json) -> String {
    let mut inner = String::new();
    let redirect = &of["RedirectAllRequestsTo"];
    if redirect.is_object() {
        let to = text(redirect, "HostName", "HostName") + &text(redirect, "Protocol", "Protocol");
        inner += &element("RedirectAllRequestsTo", &to);
    }
    for (property, name) in [("IndexDocument", "Suffix"), ("ErrorDocument", "Key")] {
        if of.get(property).is_some() {
            inner += &element(property, &text(of, property, name));
        }
    }
    root("WebsiteConfiguration", &inner)
}

fn notification(of: &Json) -> String {
    let kinds = [
        (
            "TopicConfigurations",
            "TopicConfiguration",
            "Topic",
            "Topic",
        ),
        (
            "QueueConfigurations",
            "QueueConfiguration",
            "Queue",
            "Queue",
        ),
        (
            "LambdaConfigurations",
            "CloudFunctionConfiguration",
            "Function",
            "CloudFunction",
        ),
    ];
    let mut inner = String::new();
    for (property, name, target, target_name) in kinds {
        inner += &each(of, property, |one| {
            let rules = each(&one["Filter"]["S3Key"], "Rules", |rule| {
                element(
                    "FilterRule",
                    &(text(rule, "Name", "Name") + &text(rule, "Value", "Value")),
                )
            });
            let filter = match rules.is_empty() {
                true => String::new(),
                false => element("Filter", &element("S3Key", &rules)),
            };
            element(
                name,
                &(text(one, target, target_name) + &text(one, "Event", "Event") + &filter),
            )
        });
    }
    if of.get("EventBridgeConfiguration").is_some() {
        inner += "<EventBridgeConfiguration></EventBridgeConfiguration>";
    }
    root("NotificationConfiguration", &inner)
}
