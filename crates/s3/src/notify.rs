//! Who is told of changes: the notification configuration of buckets.

use s3s::dto::{
    Event, EventBridgeConfiguration, FilterRule, FilterRuleName,
    GetBucketNotificationConfigurationInput, GetBucketNotificationConfigurationOutput,
    LambdaFunctionConfiguration, NotificationConfiguration, NotificationConfigurationFilter,
    PutBucketNotificationConfigurationInput, PutBucketNotificationConfigurationOutput,
    QueueConfiguration, S3KeyFilter, TopicConfiguration,
};
use s3s::{S3Error, S3Request, S3Result};
use serde_json::json;

use super::events::{Asked, moment};
use super::faults::{invalid_argument, store_failed};
use super::limits::NOTIFICATIONS_MAX;
use super::records::{Notification, TargetKind};
use super::shelf::Shelf;

/// What can be asked for, and is told of. Others are known to AWS and never happen here.
const EVENTS: [&str; 31] = [
    "s3:TestEvent",
    "s3:ObjectCreated:*",
    "s3:ObjectCreated:Put",
    "s3:ObjectCreated:Post",
    "s3:ObjectCreated:Copy",
    "s3:ObjectCreated:CompleteMultipartUpload",
    "s3:ObjectRemoved:*",
    "s3:ObjectRemoved:Delete",
    "s3:ObjectRemoved:DeleteMarkerCreated",
    "s3:ObjectRestore:*",
    "s3:ObjectRestore:Post",
    "s3:ObjectRestore:Completed",
    "s3:ObjectRestore:Delete",
    "s3:ReducedRedundancyLostObject",
    "s3:Replication:*",
    "s3:Replication:OperationFailedReplication",
    "s3:Replication:OperationNotTracked",
    "s3:Replication:OperationMissedThreshold",
    "s3:Replication:OperationReplicatedAfterThreshold",
    "s3:LifecycleExpiration:*",
    "s3:LifecycleExpiration:Delete",
    "s3:LifecycleExpiration:DeleteMarkerCreated",
    "s3:LifecycleTransition",
    "s3:LifecycleTransition:*",
    "s3:IntelligentTiering",
    "s3:ObjectTagging:*",
    "s3:ObjectTagging:Put",
    "s3:ObjectTagging:Delete",
    "s3:ObjectAcl:Put",
    "s3:ObjectAcl:*",
    "s3:IntelligentTiering:*",
];

impl Shelf {
    pub(super) async fn get_bucket_notification_configuration(
        &self,
        request: S3Request<GetBucketNotificationConfigurationInput>,
    ) -> S3Result<GetBucketNotificationConfigurationOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let mut output = GetBucketNotificationConfigurationOutput {
            event_bridge_configuration: bucket.event_bridge.then(EventBridgeConfiguration::default),
            ..GetBucketNotificationConfigurationOutput::default()
        };
        for notification in bucket.notifications {
            let events = notification.events.iter().cloned().map(Event::from);
            let events = events.collect();
            let filter = filter(&notification);
            let (id, arn) = (Some(notification.id), notification.arn);
            match notification.kind {
                TargetKind::Function => output
                    .lambda_function_configurations
                    .get_or_insert_default()
                    .push(LambdaFunctionConfiguration {
                        events,
                        filter,
                        id,
                        lambda_function_arn: arn,
                    }),
                TargetKind::Queue => {
                    output
                        .queue_configurations
                        .get_or_insert_default()
                        .push(QueueConfiguration {
                            events,
                            filter,
                            id,
                            queue_arn: arn,
                        });
                }
                TargetKind::Topic => {
                    output
                        .topic_configurations
                        .get_or_insert_default()
                        .push(TopicConfiguration {
                            events,
                            filter,
                            id,
                            topic_arn: arn,
                        });
                }
            }
        }
        Ok(output)
    }

    pub(super) async fn put_bucket_notification_configuration(
        &self,
        request: S3Request<PutBucketNotificationConfigurationInput>,
    ) -> S3Result<PutBucketNotificationConfigurationOutput> {
        let asked = Asked::of(&request.extensions);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (existing, _) = self.bucket(&input.bucket).await?;
        let event_bridge = input
            .notification_configuration
            .event_bridge_configuration
            .is_some();
        let wanted = notifications(input.notification_configuration)?;
        check_overlaps(&wanted)?;
        if !input.skip_destination_validation.unwrap_or(false) {
            self.check_targets(&wanted).await?;
        }
        self.change_bucket(&input.bucket, |bucket| {
            bucket.notifications.clone_from(&wanted);
            bucket.event_bridge = event_bridge;
        })
        .await?;
        let new = wanted.iter().filter(|it| {
            let known = |old: &Notification| old.arn == it.arn;
            !existing.notifications.iter().any(known)
        });
        self.send_tests(&input.bucket, new, &asked).await?;
        Ok(PutBucketNotificationConfigurationOutput::default())
    }

    async fn check_targets(&self, wanted: &[Notification]) -> S3Result<()> {
        for notification in wanted {
            let exists = self.targets.exists(&notification.arn).await;
            if !exists.unwrap_or(true) {
                return Err(unreachable_target());
            }
        }
        Ok(())
    }

    /// Queues and topics hear at once that they will be told.
    async fn send_tests(
        &self,
        bucket: &str,
        new: impl Iterator<Item = &Notification>,
        asked: &Asked,
    ) -> S3Result<()> {
        let body = json!({
            "Service": "Amazon S3",
            "Event": "s3:TestEvent",
            "Time": moment(self.clock.now()),
            "Bucket": bucket,
            "RequestId": asked.request_id,
            "HostId": asked.request_id,
        })
        .to_string();
        let mut arns: Vec<&str> = new
            .filter(|it| it.kind != TargetKind::Function)
            .map(|it| it.arn.as_str())
            .collect();
        arns.sort_unstable();
        arns.dedup();
        let tests = arns
            .into_iter()
            .map(|arn| self.parcel(bucket, arn, body.clone()));
        let tests = tests.collect::<S3Result<Vec<_>>>()?;
        if !tests.is_empty() {
            self.store.commit(tests).await.map_err(store_failed)?;
            self.wake.notify_one();
        }
        Ok(())
    }
}

fn unreachable_target() -> S3Error {
    invalid_argument("Unable to validate the following destination configurations")
}

/// The configuration as a list of our own.
fn notifications(configuration: NotificationConfiguration) -> S3Result<Vec<Notification>> {
    let functions = configuration.lambda_function_configurations;
    let functions = functions.into_iter().flatten().map(|it| {
        let arn = it.lambda_function_arn;
        (TargetKind::Function, it.id, arn, it.events, it.filter)
    });
    let queues = configuration.queue_configurations;
    let queues = queues
        .into_iter()
        .flatten()
        .map(|it| (TargetKind::Queue, it.id, it.queue_arn, it.events, it.filter));
    let topics = configuration.topic_configurations;
    let topics = topics
        .into_iter()
        .flatten()
        .map(|it| (TargetKind::Topic, it.id, it.topic_arn, it.events, it.filter));
    let all = functions.chain(queues).chain(topics);
    let all = all.map(|(kind, id, arn, events, filter)| {
        let (prefix, suffix) = parts(filter)?;
        let service = match kind {
            TargetKind::Function => "lambda",
            TargetKind::Queue => "sqs",
            TargetKind::Topic => "sns",
        };
        if arn.split(':').nth(2) != Some(service) {
            return Err(invalid_argument("The ARN could not be parsed"));
        }
        let events: Vec<String> = events.iter().map(|it| it.as_ref().to_owned()).collect();
        if events.iter().any(|event| !EVENTS.contains(&event.as_str())) {
            return Err(invalid_argument(
                "A specified event is not supported for notifications.",
            ));
        }
        Ok(Notification {
            id: id.unwrap_or_else(|| uuid::Uuid::new_v4().to_string()),
            kind,
            arn,
            events,
            prefix,
            suffix,
        })
    });
    let all = all.collect::<S3Result<Vec<_>>>()?;
    match all.len() {
        0..=NOTIFICATIONS_MAX => Ok(all),
        _ => Err(invalid_argument(
            "The notification configuration has too many configurations",
        )),
    }
}

/// The prefix and the suffix that a filter asks for.
fn parts(
    filter: Option<NotificationConfigurationFilter>,
) -> S3Result<(Option<String>, Option<String>)> {
    let (mut prefix, mut suffix) = (None, None);
    let rules = filter.and_then(|it| it.key).and_then(|it| it.filter_rules);
    for rule in rules.into_iter().flatten() {
        let name = rule.name.as_ref().map(FilterRuleName::as_str);
        let place = match name.map(str::to_ascii_lowercase).as_deref() {
            Some("prefix") => &mut prefix,
            Some("suffix") => &mut suffix,
            _ => {
                return Err(invalid_argument(
                    "filter rule name must be either prefix or suffix",
                ));
            }
        };
        if place.is_some() {
            return Err(invalid_argument(
                "Cannot specify more than one prefix or suffix rule in a filter.",
            ));
        }
        *place = Some(rule.value.unwrap_or_default());
    }
    Ok((prefix, suffix))
}

fn filter(notification: &Notification) -> Option<NotificationConfigurationFilter> {
    let rule = |name: &'static str, value: &Option<String>| {
        Some(FilterRule {
            name: Some(FilterRuleName::from_static(name)),
            value: Some(value.clone()?),
        })
    };
    let rules = [
        rule("Prefix", &notification.prefix),
        rule("Suffix", &notification.suffix),
    ];
    let rules: Vec<_> = rules.into_iter().flatten().collect();
    (!rules.is_empty()).then_some(NotificationConfigurationFilter {
        key: Some(S3KeyFilter {
            filter_rules: Some(rules),
        }),
    })
}

/// A change must not have two receivers.
fn check_overlaps(all: &[Notification]) -> S3Result<()> {
    for (place, one) in all.iter().enumerate() {
        for other in &all[place + 1..] {
            if one.id == other.id {
                return Err(invalid_argument(
                    "Same ID used for multiple configurations. IDs must be unique",
                ));
            }
            if events_overlap(one, other) && keys_overlap(one, other) {
                return Err(invalid_argument(
                    "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.",
                ));
            }
        }
    }
    Ok(())
}

fn events_overlap(one: &Notification, other: &Notification) -> bool {
    let covers = |a: &str, b: &str| match a.strip_suffix('*') {
        Some(beginning) => b.starts_with(beginning),
        None => a == b,
    };
    let overlap = |a: &str, b: &str| covers(a, b) || covers(b, a);
    let mut events = one.events.iter();
    events.any(|a| other.events.iter().any(|b| overlap(a, b)))
}

fn keys_overlap(one: &Notification, other: &Notification) -> bool {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let (a, b) = (text(&one.prefix), text(&other.prefix));
    let (c, d) = (text(&one.suffix), text(&other.suffix));
    (a.starts_with(&b) || b.starts_with(&a)) && (c.ends_with(&d) || d.ends_with(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: (&str, &str, &str), other: (&str, &str, &str)) -> bool {
        let of = |id: &str, (event, prefix, suffix): (&str, &str, &str)| Notification {
            id: id.to_owned(),
            kind: TargetKind::Queue,
            arn: String::new(),
            events: vec![event.to_owned()],
            prefix: Some(prefix.to_owned()),
            suffix: Some(suffix.to_owned()),
        };
        check_overlaps(&[of("a", one), of("b", other)]).is_ok()
    }

    #[test]
    fn one_change_has_one_receiver() {
        let created = "s3:ObjectCreated:*";
        assert!(check((created, "", ""), ("s3:ObjectRemoved:*", "", "")));
        assert!(!check((created, "", ""), ("s3:ObjectCreated:Put", "", "")));
        assert!(check((created, "a/", ""), (created, "b/", "")));
        assert!(!check((created, "a/", ""), (created, "a/b", "")));
        assert!(check((created, "a/", ".jpg"), (created, "a/", ".png")));
    }
}
