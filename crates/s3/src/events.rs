//! What happens to objects, as S3's event messages tell it.

use frazil_store::Write;
use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use s3s::S3Result;
use serde_json::{Value, json};

use super::keep::Change;
use super::place::Place;
use super::records::{self, Bucket, Notification, Object, Parcel};
use super::shelf::{Shelf, encoded};

/// What stays as it is in keys of event messages.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'*');

/// Who asked for a change.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) request_id: String,
    pub(super) source_ip: String,
    /// The caller's access key, or who else it was.
    pub(super) principal: String,
}

impl Asked {
    /// What the request's beginning wrote down.
    pub(super) fn of(extensions: &http::Extensions) -> Self {
        extensions.get().cloned().unwrap_or_else(Self::lifecycle)
    }

    /// Nobody: the bucket's own rules.
    pub(super) fn lifecycle() -> Self {
        Self {
            request_id: String::new(),
            source_ip: String::new(),
            principal: "AmazonS3".to_owned(),
        }
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Put,
    Post,
    Copied,
    Completed,
    Deleted,
    /// A delete marker was made.
    Marked,
    /// The bucket's lifecycle ended the object's.
    Expired,
    ExpiredMarked,
    Tagged,
    Untagged,
}

impl What {
    /// As in `eventName`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Put => "ObjectCreated:Put",
            Self::Post => "ObjectCreated:Post",
            Self::Copied => "ObjectCreated:Copy",
            Self::Completed => "ObjectCreated:CompleteMultipartUpload",
            Self::Deleted => "ObjectRemoved:Delete",
            Self::Marked => "ObjectRemoved:DeleteMarkerCreated",
            Self::Expired => "LifecycleExpiration:Delete",
            Self::ExpiredMarked => "LifecycleExpiration:DeleteMarkerCreated",
            Self::Tagged => "ObjectTagging:Put",
            Self::Untagged => "ObjectTagging:Delete",
        }
    }

    fn creates(self) -> bool {
        self.name().starts_with("ObjectCreated:")
    }

    /// EventBridge's name of the event, and why it happened.
    fn bus(self) -> (&'static str, &'static str) {
        match self {
            Self::Put => ("Object Created", "PutObject"),
            Self::Post => ("Object Created", "POST Object"),
            Self::Copied => ("Object Created", "CopyObject"),
            Self::Completed => ("Object Created", "CompleteMultipartUpload"),
            Self::Deleted | Self::Marked => ("Object Deleted", "DeleteObject"),
            Self::Expired | Self::ExpiredMarked => ("Object Deleted", "Lifecycle Expiration"),
            Self::Tagged => ("Object Tags Added", ""),
            Self::Untagged => ("Object Tags Deleted", ""),
        }
    }

    /// What EventBridge says of a deletion.
    fn deletion(self) -> Option<&'static str> {
        match self {
            Self::Deleted | Self::Expired => Some("Permanently Deleted"),
            Self::Marked | Self::ExpiredMarked => Some("Delete Marker Created"),
            _ => None,
        }
    }
}

impl Bucket {
    /// Whether anybody is told of changes.
    pub(super) fn tells(&self) -> bool {
        self.event_bridge || !self.notifications.is_empty()
    }
}

impl Notification {
    fn wants(&self, what: What, key: &str) -> bool {
        let named = |event: &String| {
            let event = event.strip_prefix("s3:").unwrap_or(event);
            match event.strip_suffix('*') {
                Some(beginning) => what.name().starts_with(beginning),
                None => event == what.name(),
            }
        };
        self.events.iter().any(named)
            && key.starts_with(self.prefix.as_deref().unwrap_or_default())
            && key.ends_with(self.suffix.as_deref().unwrap_or_default())
    }
}

impl Shelf {
    /// The messages about a change, to be stored together with it.
    pub(super) fn tell(
        &self,
        change: &Change<'_>,
        object: Option<&Object>,
    ) -> S3Result<Vec<Write>> {
        if !change.bucket.tells() {
            return Ok(Vec::new());
        }
        let mut writes = Vec::new();
        let wanting = change.bucket.notifications.iter();
        for notification in wanting.filter(|it| it.wants(change.what, change.name.1)) {
            let record = self.record(change, object, &notification.id);
            let body = json!({ "Records": [record] }).to_string();
            writes.push(self.parcel(change.name.0, &notification.arn, body)?);
        }
        if change.bucket.event_bridge {
            let bus = format!(
                "arn:aws:events:{}:{}:event-bus/default",
                self.region, self.account
            );
            let body = self.bus_event(change, object).to_string();
            writes.push(self.parcel(change.name.0, &bus, body)?);
        }
        Ok(writes)
    }

    /// A message that has to be sent.
    pub(super) fn parcel(&self, bucket: &str, arn: &str, body: String) -> S3Result<Write> {
        let parcel = Parcel {
            arn: arn.to_owned(),
            bucket: bucket.to_owned(),
            body,
            tries: 0,
            due_ms: 0,
        };
        let order = format!("{:016x}{}", self.now_ms(), uuid::Uuid::new_v4().simple());
        Ok(Write::put(records::parcel_key(&order), encoded(&parcel)?))
    }

    fn record(&self, change: &Change<'_>, object: Option<&Object>, configuration: &str) -> Value {
        let owner = self.owner().id;
        let (bucket, key) = change.name;
        let asked = change.asked;
        json!({
            "eventVersion": "2.1",
            "eventSource": "aws:s3",
            "awsRegion": change.bucket.region,
            "eventTime": moment(self.clock.now()),
            "eventName": change.what.name(),
            "userIdentity": { "principalId": asked.principal },
            "requestParameters": { "sourceIPAddress": asked.source_ip },
            "responseElements": {
                "x-amz-request-id": asked.request_id,
                "x-amz-id-2": asked.request_id,
            },
            "s3": {
                "s3SchemaVersion": "1.0",
                "configurationId": configuration,
                "bucket": {
                    "name": bucket,
                    "ownerIdentity": { "principalId": owner },
                    "arn": format!("arn:aws:s3:::{bucket}"),
                },
                "object": self.told(change.what, &escaped(key), object, ("eTag", "versionId")),
            },
        })
    }

    /// What is told of the object itself; a deleted one has neither size nor tag.
    fn told(
        &self,
        what: What,
        key: &str,
        object: Option<&Object>,
        (etag, version): (&str, &str),
    ) -> Value {
        let unknown = Place::default();
        let place = object.map_or(&unknown, |object| &object.place);
        let mut told = json!({ "key": key, "sequencer": place.sequencer(self.now_ms()) });
        if let Some(object) = object {
            if what.creates() {
                told["size"] = object.size.into();
            }
            if what.deletion().is_none() {
                told[etag] = object.etag.clone().into();
            }
            if let Some(shown) = object.shown_version() {
                told[version] = shown.into();
            }
        }
        told
    }

    fn bus_event(&self, change: &Change<'_>, object: Option<&Object>) -> Value {
        let (bucket, key) = change.name;
        let (kind, reason) = change.what.bus();
        let mut detail = json!({
            "version": "0",
            "bucket": { "name": bucket },
            "object": self.told(change.what, key, object, ("etag", "version-id")),
            "request-id": change.asked.request_id,
            "requester": self.account,
            "source-ip-address": change.asked.source_ip,
        });
        if !reason.is_empty() {
            detail["reason"] = reason.into();
        }
        if let Some(deletion) = change.what.deletion() {
            detail["deletion-type"] = deletion.into();
        }
        json!({
            "version": "0",
            "id": uuid::Uuid::new_v4().to_string(),
            "detail-type": kind,
            "source": "aws.s3",
            "account": self.account,
            "time": self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "region": change.bucket.region,
            "resources": [format!("arn:aws:s3:::{bucket}")],
            "detail": detail,
        })
    }
}

/// A moment with milliseconds.
pub(super) fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// A key as a form would send it, with slashes.
fn escaped(key: &str) -> String {
    utf8_percent_encode(key, PLAIN)
        .to_string()
        .replace("%20", "+")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::TargetKind;

    fn check(events: &str, prefix: &str, suffix: &str, what: What, key: &str) -> bool {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let notification = Notification {
            id: "n".to_owned(),
            kind: TargetKind::Queue,
            arn: String::new(),
            events: events.split(',').map(ToOwned::to_owned).collect(),
            prefix: some(prefix),
            suffix: some(suffix),
        };
        notification.wants(what, key)
    }

    #[test]
    fn events_and_filters_decide() {
        assert!(check("s3:ObjectCreated:*", "", "", What::Completed, "k"));
        assert!(check("s3:ObjectCreated:Put", "", "", What::Put, "k"));
        assert!(!check("s3:ObjectCreated:Put", "", "", What::Copied, "k"));
        assert!(check("s3:ObjectRemoved:*", "", "", What::Marked, "k"));
        assert!(!check("s3:ObjectRemoved:Delete", "", "", What::Marked, "k"));
        let images = |key: &str| check("s3:ObjectCreated:*", "in/", ".jpg", What::Put, key);
        assert!(images("in/a.jpg"));
        assert!(!images("out/a.jpg"));
        assert!(!images("in/a.png"));
    }

    #[test]
    fn keys_are_escaped_as_in_forms() {
        assert_eq!(escaped("a b/c+d é.jpg"), "a+b/c%2Bd+%C3%A9.jpg");
    }
}
