//! Queues as event sources: what is polled, run, deleted and left.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::invoke::{Invoke, InvokeAnswer, InvokeError, Runner};
use frazil_lambda::seams::{QueueMessage, QueueSource, QueueTraits, TargetError};
use frazil_wire::shapes::lambda::*;
use serde_json::Value;
use tokio::sync::Notify;

use crate::world::{World, refused, says};

const QUEUE: &str = "arn:aws:sqs:us-east-1:000000000000:jobs";

type Answer = Result<&'static str, InvokeError>;

/// Queues without visibility: what is received and not deleted is gone. And the function that
/// gets it.
pub(crate) struct Queues {
    waiting: Mutex<HashMap<String, VecDeque<QueueMessage>>>,
    arrived: Notify,
    deleted: Mutex<Vec<String>>,
    batches: Mutex<Vec<Vec<String>>>,
    /// Payload, or `!` for a function that fails.
    answer: Mutex<fn() -> Answer>,
    running: AtomicUsize,
    most: AtomicUsize,
}

impl Default for Queues {
    fn default() -> Queues {
        Queues {
            waiting: Mutex::default(),
            arrived: Notify::new(),
            deleted: Mutex::default(),
            batches: Mutex::default(),
            answer: Mutex::new(|| Ok("null")),
            running: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        }
    }
}

impl Queues {
    fn send(&self, bodies: &[&str]) {
        let mut waiting = self.waiting.lock().expect("not poisoned");
        let queue = waiting.entry(QUEUE.to_owned()).or_default();
        queue.extend(bodies.iter().map(|body| QueueMessage {
            id: (*body).to_owned(),
            handle: (*body).to_owned(),
            body: (*body).to_owned(),
            attributes: BTreeMap::new(),
            ..QueueMessage::default()
        }));
        drop(waiting);
        self.arrived.notify_waiters();
    }

    fn answers(&self, answer: fn() -> Answer) {
        *self.answer.lock().expect("not poisoned") = answer;
    }

    fn deleted(&self) -> Vec<String> {
        self.deleted.lock().expect("not poisoned").clone()
    }

    fn batches(&self) -> Vec<Vec<String>> {
        self.batches.lock().expect("not poisoned").clone()
    }

    fn receive_now(&self, arn: &str, count: usize) -> Vec<QueueMessage> {
        let mut waiting = self.waiting.lock().expect("not poisoned");
        let queue = waiting.entry(arn.to_owned()).or_default();
        let count = count.min(queue.len());
        queue.drain(..count).collect()
    }
}

#[async_trait]
impl QueueSource for Queues {
    async fn traits(&self, arn: &str) -> Result<QueueTraits, TargetError> {
        match arn.rsplit(':').next() {
            Some("missing") => Err(TargetError {
                code: "AWS.SimpleQueueService.NonExistentQueue".into(),
                message: "The specified queue does not exist.".into(),
                may_retry: false,
            }),
            Some("short") => Ok(QueueTraits { visibility_s: 1 }),
            _ => Ok(QueueTraits { visibility_s: 30 }),
        }
    }

    async fn receive(
        &self,
        arn: &str,
        count: usize,
        wait: Duration,
    ) -> Result<Vec<QueueMessage>, TargetError> {
        let arrived = self.arrived.notified();
        let received = self.receive_now(arn, count);
        if !received.is_empty() {
            return Ok(received);
        }
        let _came_or_not = tokio::time::timeout(wait, arrived).await;
        Ok(self.receive_now(arn, count))
    }

    async fn delete(&self, _arn: &str, handles: &[String]) -> Result<(), TargetError> {
        let mut deleted = self.deleted.lock().expect("not poisoned");
        deleted.extend(handles.iter().cloned());
        Ok(())
    }
}

#[async_trait]
impl Runner for Queues {
    async fn run(&self, invoke: Invoke) -> Result<InvokeAnswer, InvokeError> {
        let event: Value = serde_json::from_slice(&invoke.payload).expect("JSON");
        let records = event["Records"].as_array().expect("records");
        let bodies = records.iter().filter_map(|record| record["body"].as_str());
        let bodies = bodies.map(str::to_owned).collect();
        self.batches.lock().expect("not poisoned").push(bodies);
        let running = self.running.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(running, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(10)).await;
        self.running.fetch_sub(1, Ordering::SeqCst);
        let answer = *self.answer.lock().expect("not poisoned");
        let payload = answer()?;
        Ok(InvokeAnswer {
            request_id: String::new(),
            trace: String::new(),
            executed_version: "$LATEST".into(),
            function_error: (payload == "!").then_some("Unhandled"),
            log_result: None,
            payload: Bytes::from_static(payload.as_bytes()),
        })
    }
}

/// Waits for a condition; tokio's clock is paused and runs ahead while everybody waits.
async fn until(what: &str, condition: impl Fn() -> bool) {
    let came = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let came = tokio::time::timeout(Duration::from_secs(3600), came).await;
    came.expect(what);
}

async fn rest() {
    tokio::time::sleep(Duration::from_secs(60)).await;
}

fn mapping() -> CreateEventSourceMappingRequest {
    CreateEventSourceMappingRequest {
        function_name: "hello".into(),
        event_source_arn: Some(QUEUE.to_owned()),
        ..Default::default()
    }
}

/// A world whose `hello` takes events from a queue.
async fn world(request: CreateEventSourceMappingRequest) -> (World, Arc<Queues>, String) {
    let world = World::new().await;
    world.hello().await;
    let created = world.call::<CreateEventSourceMapping>(request).await;
    let id = created.expect("created").uuid.expect("an id");
    tokio::time::pause();
    let queues = world.queues.clone();
    (world, queues, id)
}

#[tokio::test]
async fn messages_that_a_function_is_done_with_are_deleted() {
    let (_world, queues, _) = world(mapping()).await;
    queues.send(&["a", "b"]);
    until("both deleted", || queues.deleted().len() == 2).await;
    queues.answers(|| Ok("!"));
    queues.send(&["c"]);
    until("c ran", || {
        queues.batches().concat().contains(&"c".to_owned())
    })
    .await;
    // Without ReportBatchItemFailures, what the function says does not count.
    queues.answers(|| Ok(r#"{"batchItemFailures":[{"itemIdentifier":"d"}]}"#));
    queues.send(&["d"]);
    until("d deleted", || queues.deleted().contains(&"d".to_owned())).await;
    rest().await;
    assert_eq!(queues.deleted(), ["a", "b", "d"]);
}

#[tokio::test]
async fn a_batch_closes_when_it_is_full_or_its_window_is_over() {
    let (_world, queues, _) = world(CreateEventSourceMappingRequest {
        batch_size: Some(15),
        maximum_batching_window_in_seconds: Some(5),
        ..mapping()
    })
    .await;
    let many: Vec<String> = (0..17).map(|number| number.to_string()).collect();
    queues.send(&many.iter().map(String::as_str).collect::<Vec<_>>());
    until("all deleted", || queues.deleted().len() == 17).await;
    let sizes: Vec<usize> = queues.batches().iter().map(Vec::len).collect();
    assert_eq!(sizes, [15, 2]);
}

#[tokio::test]
async fn reported_messages_stay_and_a_wrong_report_keeps_the_batch() {
    let (_world, queues, _) = world(CreateEventSourceMappingRequest {
        function_response_types: Some(vec!["ReportBatchItemFailures".into()]),
        ..mapping()
    })
    .await;
    queues.answers(|| Ok(r#"{"batchItemFailures":[{"itemIdentifier":"b"}]}"#));
    queues.send(&["a", "b", "c"]);
    until("two deleted", || queues.deleted().len() == 2).await;
    queues.answers(|| Ok(r#"{"batchItemFailures":[{"itemIdentifier":"other"}]}"#));
    queues.send(&["d", "e"]);
    rest().await;
    assert_eq!(queues.deleted(), ["a", "c"]);
    assert_eq!(queues.batches().len(), 2);
}

#[tokio::test]
async fn messages_that_no_filter_wants_are_deleted_unseen() {
    let filter = |pattern: &str| Filter {
        pattern: Some(pattern.to_owned()),
    };
    let (_world, queues, _) = world(CreateEventSourceMappingRequest {
        filter_criteria: Some(FilterCriteria {
            filters: Some(vec![
                filter(r#"{"body":{"kind":["a"]}}"#),
                filter(r#"{"body":["plain"]}"#),
            ]),
        }),
        ..mapping()
    })
    .await;
    queues.send(&[r#"{"kind":"a"}"#, r#"{"kind":"b"}"#, "plain", "other"]);
    until("all deleted", || queues.deleted().len() == 4).await;
    assert_eq!(queues.batches(), [[r#"{"kind":"a"}"#, "plain"]]);
}

#[tokio::test]
async fn no_more_batches_run_at_once_than_the_mapping_may() {
    let (_world, queues, _) = world(CreateEventSourceMappingRequest {
        batch_size: Some(1),
        scaling_config: Some(ScalingConfig {
            maximum_concurrency: Some(2),
        }),
        ..mapping()
    })
    .await;
    queues.send(&["x"; 20]);
    until("all deleted", || queues.deleted().len() == 20).await;
    assert_eq!(queues.most.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_throttled_function_is_asked_more_and_more_seldom() {
    let (_world, queues, _) = world(CreateEventSourceMappingRequest {
        batch_size: Some(1),
        ..mapping()
    })
    .await;
    queues.answers(|| Err(InvokeError::ReservedConcurrency));
    queues.send(&["x"; 1000]);
    rest().await;
    let tries = queues.batches().len();
    assert!((2..60).contains(&tries), "{tries}");
    assert!(queues.deleted().is_empty());
    queues.answers(|| Ok("null"));
    let before = queues.batches().len();
    until("the rest is deleted", || {
        queues.deleted().len() >= 1000 - before - 60
    })
    .await;
}

#[tokio::test]
async fn a_mapping_polls_only_while_it_is_enabled() {
    let (world, queues, id) = world(mapping()).await;
    let update = |enabled| UpdateEventSourceMappingRequest {
        uuid: id.clone(),
        enabled: Some(enabled),
        ..Default::default()
    };
    world.mapping_becomes(&id, "Enabled").await;
    let updated = world.call::<UpdateEventSourceMapping>(update(false)).await;
    updated.expect("updated");
    world.mapping_becomes(&id, "Disabled").await;
    queues.send(&["a"]);
    rest().await;
    assert!(queues.batches().is_empty());
    let updated = world.call::<UpdateEventSourceMapping>(update(true)).await;
    updated.expect("updated");
    until("a deleted", || queues.deleted() == ["a"]).await;
    // Another server over the same data goes on.
    let world = world.killed_and_started().await;
    world.queues.send(&["b"]);
    until("b deleted", || world.queues.deleted() == ["b"]).await;
}

#[tokio::test]
async fn a_queue_must_exist_and_hide_messages_longer_than_the_function_takes() {
    let world = World::new().await;
    world.hello().await;
    let of = |name: &str| CreateEventSourceMappingRequest {
        event_source_arn: Some(QUEUE.replace("jobs", name)),
        ..mapping()
    };
    let invalid = "InvalidParameterValueException";
    let missing = world.call::<CreateEventSourceMapping>(of("missing")).await;
    let expect = says(
        400,
        invalid,
        "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.",
    );
    assert_eq!(refused(missing), expect);
    let short = world.call::<CreateEventSourceMapping>(of("short")).await;
    let expect = says(
        400,
        invalid,
        "Queue visibility timeout: 1 seconds is less than Function timeout: 3 seconds",
    );
    assert_eq!(refused(short), expect);
}
