//! SQS, called as its clients call it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use frazil_lambda::seams::{Home, QueueSource, SetClock, TargetMessage, Targets};
use frazil_services::sqs::{Settings, Sqs};
use frazil_store::{FaultyStore, MemoryStore, Store, When};
use frazil_wire::shapes::sqs::*;
use frazil_wire::{Call, Caller, Fault, Operation};

/// What AWS's clients in a function pass on.
const TRACE: &str = "Root=1-b;Lineage=1:00000000:1";

const START_MS: i64 = 1_700_000_000_000;

struct World {
    sqs: Sqs,
    clock: Arc<SetClock>,
    store: Arc<dyn Store>,
}

async fn world_over(store: Arc<dyn Store>, now_ms: i64) -> World {
    let clock = Arc::new(SetClock(AtomicI64::new(now_ms)));
    let settings = Settings {
        home: Home {
            clock: clock.clone(),
            ..Home::new(store.clone(), "000000000000", "us-east-1")
        },
        host: "localhost:4566".to_owned(),
    };
    let sqs = Sqs::start(settings).await.expect("starts");
    World { sqs, clock, store }
}

async fn world() -> World {
    world_over(Arc::new(MemoryStore::new()), START_MS).await
}

fn url(name: &str) -> String {
    format!("http://localhost:4566/000000000000/{name}")
}

fn arn(name: &str) -> String {
    format!("arn:aws:sqs:us-east-1:000000000000:{name}")
}

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn bodies(messages: &[Message]) -> Vec<&str> {
    let bodies = messages.iter();
    bodies
        .filter_map(|message| message.body.as_deref())
        .collect()
}

impl World {
    /// The same store, another server.
    async fn restarted(self) -> World {
        self.sqs.close();
        world_over(self.store, self.clock.0.load(Ordering::SeqCst)).await
    }

    fn pass(&self, seconds: i64) {
        self.clock.pass(seconds * 1000);
    }

    async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        let mut request = frazil_wire::request::<O>(&input);
        let trace = http::HeaderValue::from_static(TRACE);
        request.headers_mut().insert("x-amzn-trace-id", trace);
        let call = Call {
            request,
            caller: Caller::Anonymous,
            request_id: "id".to_owned(),
        };
        let response = self.sqs.handle(call).await;
        assert_eq!(response.headers()["x-amzn-requestid"], "id");
        frazil_wire::answer::<O>(&response)
    }

    async fn create(&self, name: &str, attributes: &[(&str, &str)]) {
        let create = CreateQueueRequest {
            queue_name: name.to_owned(),
            attributes: Some(texts(attributes)),
            tags: None,
        };
        let created = self.call::<CreateQueue>(create).await.expect("creates");
        assert_eq!(created.queue_url, Some(url(name)));
    }

    async fn set(&self, name: &str, attributes: &[(&str, &str)]) -> Result<(), Fault> {
        let set = SetQueueAttributesRequest {
            queue_url: url(name),
            attributes: texts(attributes),
        };
        self.call::<SetQueueAttributes>(set).await
    }

    async fn send(&self, name: &str, bodies: &[&str]) {
        for body in bodies {
            let sent = self.sent(name, body, |_| {}).await;
            sent.expect("sends");
        }
    }

    async fn sent(
        &self,
        name: &str,
        body: &str,
        change: impl FnOnce(&mut SendMessageRequest),
    ) -> Result<SendMessageResult, Fault> {
        let mut send = SendMessageRequest {
            queue_url: url(name),
            message_body: body.to_owned(),
            ..SendMessageRequest::default()
        };
        change(&mut send);
        self.call::<SendMessage>(send).await
    }

    /// Sends to a FIFO queue.
    async fn line_up(&self, name: &str, group: &str, body: &str, id: &str) -> SendMessageResult {
        let sent = self.sent(name, body, |send| {
            send.message_group_id = Some(group.to_owned());
            send.message_deduplication_id = Some(id.to_owned());
        });
        sent.await.expect("sends")
    }

    async fn receive(&self, name: &str, count: i32) -> Vec<Message> {
        let received = self.received(name, |receive| {
            receive.max_number_of_messages = Some(count);
        });
        received.await
    }

    async fn received(
        &self,
        name: &str,
        change: impl FnOnce(&mut ReceiveMessageRequest),
    ) -> Vec<Message> {
        let mut receive = ReceiveMessageRequest {
            queue_url: url(name),
            max_number_of_messages: Some(10),
            message_system_attribute_names: Some(vec!["All".to_owned()]),
            ..ReceiveMessageRequest::default()
        };
        change(&mut receive);
        let received = self.call::<ReceiveMessage>(receive).await;
        received.expect("receives").messages.unwrap_or_default()
    }

    async fn delete(&self, name: &str, message: &Message) -> Result<(), Fault> {
        let delete = DeleteMessageRequest {
            queue_url: url(name),
            receipt_handle: handle(message),
        };
        self.call::<DeleteMessage>(delete).await
    }

    async fn hide(&self, name: &str, message: &Message, seconds: i32) -> Result<(), Fault> {
        let change = ChangeMessageVisibilityRequest {
            queue_url: url(name),
            receipt_handle: handle(message),
            visibility_timeout: seconds,
        };
        self.call::<ChangeMessageVisibility>(change).await
    }

    /// Visible, in flight, delayed.
    async fn counts(&self, name: &str) -> [u32; 3] {
        let get = GetQueueAttributesRequest {
            queue_url: url(name),
            attribute_names: Some(vec!["All".to_owned()]),
        };
        let shown = self.call::<GetQueueAttributes>(get).await.expect("gets");
        let shown = shown.attributes.expect("all of them");
        let count = |name: &str| shown[name].parse().expect("a number");
        [
            count("ApproximateNumberOfMessages"),
            count("ApproximateNumberOfMessagesNotVisible"),
            count("ApproximateNumberOfMessagesDelayed"),
        ]
    }
}

fn handle(message: &Message) -> String {
    message.receipt_handle.clone().expect("a handle")
}

fn says(fault: &Result<(), Fault>, code: &str, part: &str) {
    let fault = fault.as_ref().expect_err("it is refused");
    assert_eq!(fault.code, code);
    assert!(fault.message.contains(part), "{fault}");
}

#[tokio::test]
async fn visibility_delay_and_retention_follow_the_clock() {
    let world = world().await;
    world.create("q", &[("VisibilityTimeout", "30")]).await;
    world.send("q", &["a"]).await;
    let delayed = world.sent("q", "b", |send| send.delay_seconds = Some(60));
    delayed.await.expect("sends");
    assert_eq!(world.counts("q").await, [1, 0, 1]);
    let first = world.receive("q", 10).await;
    assert_eq!(bodies(&first), ["a"]);
    world.hide("q", &first[0], 50).await.expect("hidden longer");
    world.pass(49);
    assert_eq!(world.counts("q").await, [0, 1, 1]);
    world.pass(11);
    let both = world.receive("q", 10).await;
    assert_eq!(bodies(&both), ["a", "b"]);
    assert_eq!(
        both[0].attributes.as_ref().expect("all")["ApproximateReceiveCount"],
        "2"
    );
    // An old handle changes nothing, and deletes all the same.
    let stale = world.hide("q", &first[0], 0).await;
    says(
        &stale,
        "InvalidParameterValue",
        "not available for visibility timeout change",
    );
    world.delete("q", &first[0]).await.expect("deletes");
    assert_eq!(world.counts("q").await, [0, 1, 0]);
    let limit = world.hide("q", &both[1], 43_201).await;
    says(&limit, "InvalidParameterValue", "VisibilityTimeout");
    world.pass(30);
    let late = world.hide("q", &both[1], 5).await;
    says(&late, "AWS.SimpleQueueService.MessageNotInflight", "");
    let world = world.restarted().await;
    assert_eq!(world.counts("q").await, [1, 0, 0]);
    world
        .set("q", &[("MessageRetentionPeriod", "60")])
        .await
        .expect("sets");
    world.pass(3600);
    assert!(world.receive("q", 10).await.is_empty());
    assert_eq!(world.counts("q").await, [0, 0, 0]);
}

#[tokio::test]
async fn fifo_queues_keep_the_order_of_each_group() {
    let world = world().await;
    world.create("q.fifo", &[("FifoQueue", "true")]).await;
    let first = world.line_up("q.fifo", "a", "a1", "1").await;
    for (group, body) in [("a", "a2"), ("b", "b1"), ("a", "a3"), ("b", "b2")] {
        let next = world.line_up("q.fifo", group, body, body).await;
        assert!(next.sequence_number > first.sequence_number);
        assert_eq!(next.sequence_number.expect("a number").len(), 20);
    }
    let taken = world.receive("q.fifo", 2).await;
    assert_eq!(bodies(&taken), ["a1", "a2"]);
    assert_eq!(
        taken[0].attributes.as_ref().expect("all")["AWSTraceHeader"],
        TRACE
    );
    let attributes = taken[0].attributes.as_ref().expect("all of them");
    assert_eq!(attributes["MessageGroupId"], "a");
    assert_eq!(attributes["MessageDeduplicationId"], "1");
    assert_eq!(
        Some(&attributes["SequenceNumber"]),
        first.sequence_number.as_ref()
    );
    // The rest of the group waits, also after a restart.
    let world = world.restarted().await;
    assert_eq!(bodies(&world.receive("q.fifo", 10).await), ["b1", "b2"]);
    world.delete("q.fifo", &taken[0]).await.expect("deletes");
    assert!(world.receive("q.fifo", 10).await.is_empty());
    world.hide("q.fifo", &taken[1], 0).await.expect("shown");
    let again = world.receive("q.fifo", 10).await;
    assert_eq!(bodies(&again), ["a2", "a3"]);
    let stale = world.delete("q.fifo", &taken[1]).await;
    says(
        &stale,
        "InvalidParameterValue",
        "The receipt handle has expired.",
    );
}

#[tokio::test]
async fn deduplication_ids_count_for_five_minutes() {
    let world = world().await;
    let create = [("FifoQueue", "true"), ("ContentBasedDeduplication", "true")];
    world.create("q.fifo", &create).await;
    let content = |body: &'static str| {
        world.sent("q.fifo", body, |send| {
            send.message_group_id = Some("g".to_owned());
        })
    };
    let first = content("same").await.expect("sends");
    assert_eq!(
        content("same").await.expect("sends").message_id,
        first.message_id
    );
    let taken = world.receive("q.fifo", 10).await;
    assert_eq!(taken.len(), 1);
    world.delete("q.fifo", &taken[0]).await.expect("deletes");
    world.pass(299);
    content("same").await.expect("sends");
    assert!(world.receive("q.fifo", 10).await.is_empty());
    world.pass(2);
    assert_ne!(
        content("same").await.expect("sends").message_id,
        first.message_id
    );
    assert_eq!(world.receive("q.fifo", 10).await.len(), 1);

    let by_group = [("DeduplicationScope", "messageGroup")];
    world.set("q.fifo", &by_group).await.expect("sets");
    world.line_up("q.fifo", "x", "1", "id").await;
    world.line_up("q.fifo", "y", "2", "id").await;
    assert_eq!(world.receive("q.fifo", 10).await.len(), 2);
}

#[tokio::test]
async fn a_repeated_attempt_receives_the_same_messages() {
    let world = world().await;
    world.create("q.fifo", &[("FifoQueue", "true")]).await;
    world.line_up("q.fifo", "g", "1", "1").await;
    let attempt = |id: &'static str| {
        world.received("q.fifo", move |receive| {
            receive.receive_request_attempt_id = Some(id.to_owned());
        })
    };
    let first = attempt("one").await;
    assert_eq!(bodies(&first), ["1"]);
    assert_eq!(attempt("one").await, first);
    assert!(attempt("two").await.is_empty());
    world.delete("q.fifo", &first[0]).await.expect("deletes");
    assert!(attempt("one").await.is_empty());
}

#[tokio::test]
async fn dead_letters_go_to_their_queue_and_back() {
    let world = world().await;
    world.create("dead", &[]).await;
    let missing = world.set("dead", &[("RedrivePolicy", "{")]).await;
    says(&missing, "InvalidParameterValue", "not a valid JSON map");
    let policy = format!(
        r#"{{"deadLetterTargetArn":"{}","maxReceiveCount":"1"}}"#,
        arn("dead")
    );
    world
        .create(
            "q",
            &[("RedrivePolicy", &policy), ("VisibilityTimeout", "10")],
        )
        .await;
    let deny = [("RedriveAllowPolicy", r#"{"redrivePermission":"denyAll"}"#)];
    world.create("proud", &deny).await;
    let proud = policy.replace("dead\"", "proud\"");
    let refused = world.set("q", &[("RedrivePolicy", &proud)]).await;
    says(&refused, "InvalidParameterValue", "redrive allow policy");

    world.send("q", &["poison"]).await;
    assert_eq!(world.receive("q", 1).await.len(), 1);
    world.pass(10);
    assert!(world.receive("q", 1).await.is_empty());
    assert_eq!(world.counts("q").await, [0, 0, 0]);
    let world = world.restarted().await;
    let dead = world
        .received("dead", |receive| receive.visibility_timeout = Some(0))
        .await;
    assert_eq!(bodies(&dead), ["poison"]);
    let attributes = dead[0].attributes.as_ref().expect("all of them");
    assert_eq!(attributes["DeadLetterQueueSourceArn"], arn("q"));

    let sources = ListDeadLetterSourceQueuesRequest {
        queue_url: url("dead"),
        ..ListDeadLetterSourceQueuesRequest::default()
    };
    let sources = world.call::<ListDeadLetterSourceQueues>(sources).await;
    assert_eq!(sources.expect("lists").queue_urls, [url("q")]);
    let start = |source: &str| StartMessageMoveTaskRequest {
        source_arn: arn(source),
        ..StartMessageMoveTaskRequest::default()
    };
    let wrong = world.call::<StartMessageMoveTask>(start("q")).await;
    says(
        &wrong.map(|_| ()),
        "InvalidParameterValue",
        "must be configured as a Dead Letter Queue",
    );
    let started = world.call::<StartMessageMoveTask>(start("dead")).await;
    started.expect("starts");
    let back = world
        .received("q", |receive| receive.wait_time_seconds = Some(20))
        .await;
    assert_eq!(bodies(&back), ["poison"]);
    let list = ListMessageMoveTasksRequest {
        source_arn: arn("dead"),
        max_results: None,
    };
    let completed = async {
        loop {
            let tasks = world.call::<ListMessageMoveTasks>(list.clone()).await;
            let tasks = tasks.expect("lists").results.expect("one task");
            if tasks[0].status.as_deref() == Some("COMPLETED") {
                assert_eq!(tasks[0].approximate_number_of_messages_moved, Some(1));
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    let patience = Duration::from_secs(20);
    tokio::time::timeout(patience, completed)
        .await
        .expect("completed");
}

#[tokio::test(start_paused = true)]
async fn whoever_waits_is_woken_by_messages_and_by_the_end_of_delays() {
    let world = world().await;
    world.create("q", &[]).await;
    let wait = |receive: &mut ReceiveMessageRequest| receive.wait_time_seconds = Some(20);
    let started = tokio::time::Instant::now();
    assert!(world.received("q", wait).await.is_empty());
    assert_eq!(started.elapsed().as_secs(), 20);
    let (received, ()) = tokio::join!(world.received("q", wait), async {
        tokio::time::sleep(Duration::from_secs(3)).await;
        world.send("q", &["now"]).await;
    });
    assert_eq!(bodies(&received), ["now"]);
    assert_eq!(started.elapsed().as_secs(), 23);
    // Ten who wait and ten messages at once: each gets some, none is left.
    let waiting = (0..10).map(|_| {
        world.received("q", |receive| {
            receive.max_number_of_messages = Some(1);
            receive.wait_time_seconds = Some(20);
        })
    });
    let sending = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        world.send("q", &["x"; 10]).await;
    };
    let (all, ()) = tokio::join!(futures::future::join_all(waiting), sending);
    assert!(all.iter().all(|received| received.len() == 1));
    assert_eq!(started.elapsed().as_secs(), 24);
    // A server that stops keeps nobody.
    let (none, ()) = tokio::join!(world.received("q", wait), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        world.sqs.close();
    });
    assert!(none.is_empty());
    assert_eq!(started.elapsed().as_secs(), 25);
}

#[tokio::test]
async fn whoever_leaves_while_waiting_receives_nothing() {
    let world = world().await;
    world.create("q", &[]).await;
    let waiting = world.received("q", |receive| receive.wait_time_seconds = Some(20));
    let left = tokio::time::timeout(Duration::from_millis(50), waiting).await;
    assert!(left.is_err());
    world.send("q", &["kept"]).await;
    assert_eq!(bodies(&world.receive("q", 1).await), ["kept"]);
}

#[tokio::test]
async fn a_purge_and_a_deletion_leave_nothing() {
    let world = world().await;
    world.create("q", &[]).await;
    world.send("q", &["a", "b"]).await;
    let held = world.receive("q", 1).await;
    let purge = PurgeQueueRequest {
        queue_url: url("q"),
    };
    world
        .call::<PurgeQueue>(purge.clone())
        .await
        .expect("purges");
    assert_eq!(world.counts("q").await, [0, 0, 0]);
    world.delete("q", &held[0]).await.expect("it is gone");
    let again = world.call::<PurgeQueue>(purge).await;
    says(
        &again,
        "AWS.SimpleQueueService.PurgeQueueInProgress",
        "Only one PurgeQueue operation on q",
    );
    world.send("q", &["c"]).await;
    let delete = DeleteQueueRequest {
        queue_url: url("q"),
    };
    world.call::<DeleteQueue>(delete).await.expect("deletes");
    let create = CreateQueueRequest {
        queue_name: "q".to_owned(),
        ..CreateQueueRequest::default()
    };
    let soon = world.call::<CreateQueue>(create).await.map(|_| ());
    says(
        &soon,
        "AWS.SimpleQueueService.QueueDeletedRecently",
        "You must wait 60 seconds",
    );
    world.pass(61);
    world.create("q", &[]).await;
    let world = world.restarted().await;
    assert!(world.receive("q", 10).await.is_empty());
    let is_empty = async {
        loop {
            let places = world
                .store
                .list("sqs\u{1f}place", std::ops::Bound::Unbounded, 1)
                .await;
            let contents = world
                .store
                .list("sqs\u{1f}content", std::ops::Bound::Unbounded, 1)
                .await;
            if places.expect("lists").is_empty() && contents.expect("lists").is_empty() {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    let patience = Duration::from_secs(20);
    tokio::time::timeout(patience, is_empty)
        .await
        .expect("nothing is left");
}

#[tokio::test]
async fn batches_have_an_outcome_for_each_entry() {
    let world = world().await;
    world.create("q", &[]).await;
    let entry = |id: &str, body: &str| SendMessageBatchRequestEntry {
        id: id.to_owned(),
        message_body: body.to_owned(),
        ..SendMessageBatchRequestEntry::default()
    };
    let send = |entries: Vec<SendMessageBatchRequestEntry>| {
        world.call::<SendMessageBatch>(SendMessageBatchRequest {
            queue_url: url("q"),
            entries,
        })
    };
    let sent = send(vec![entry("a", "1"), entry("b", "\u{1}"), entry("c", "3")]).await;
    let sent = sent.expect("answers");
    let ids: Vec<_> = sent
        .successful
        .iter()
        .map(|entry| entry.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "c"]);
    assert_eq!(sent.failed[0].code, "InvalidMessageContents");
    assert!(sent.failed[0].sender_fault);
    let repeated = send(vec![entry("a", "1"), entry("a", "2")])
        .await
        .map(|_| ());
    says(
        &repeated,
        "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
        "Id a repeated.",
    );
    let wrong = send(vec![entry("a:b", "1")]).await.map(|_| ());
    says(
        &wrong,
        "AWS.SimpleQueueService.InvalidBatchEntryId",
        "alphanumeric characters",
    );
    let half = "x".repeat(600_000);
    let long = send(vec![entry("a", &half), entry("b", &half)])
        .await
        .map(|_| ());
    says(
        &long,
        "AWS.SimpleQueueService.BatchRequestTooLong",
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1200000 bytes.",
    );
    let received = world.receive("q", 10).await;
    let delete = DeleteMessageBatchRequest {
        queue_url: url("q"),
        entries: vec![
            DeleteMessageBatchRequestEntry {
                id: "good".to_owned(),
                receipt_handle: handle(&received[0]),
            },
            DeleteMessageBatchRequestEntry {
                id: "bad".to_owned(),
                receipt_handle: "?".to_owned(),
            },
        ],
    };
    let deleted = world
        .call::<DeleteMessageBatch>(delete)
        .await
        .expect("answers");
    assert_eq!(deleted.successful[0].id, "good");
    assert_eq!(deleted.failed[0].code, "ReceiptHandleIsInvalid");
    assert_eq!(world.counts("q").await, [0, 1, 0]);
}

#[tokio::test]
async fn tags_permissions_and_lists_are_kept() {
    let world = world().await;
    for name in ["a1", "a2", "b1"] {
        world.create(name, &[]).await;
    }
    let list = |max: Option<i32>, token: Option<String>| {
        world.call::<ListQueues>(ListQueuesRequest {
            queue_name_prefix: Some("a".to_owned()),
            max_results: max,
            next_token: token,
        })
    };
    let page = list(Some(1), None).await.expect("lists");
    assert_eq!(page.queue_urls, Some(vec![url("a1")]));
    let page = list(Some(1), page.next_token).await.expect("lists");
    assert_eq!(
        (page.queue_urls, page.next_token),
        (Some(vec![url("a2")]), None)
    );
    let tag = TagQueueRequest {
        queue_url: url("a1"),
        tags: texts(&[("team", "x"), ("gone", "y")]),
    };
    world.call::<TagQueue>(tag).await.expect("tags");
    let untag = UntagQueueRequest {
        queue_url: url("a1"),
        tag_keys: vec!["gone".to_owned()],
    };
    world.call::<UntagQueue>(untag).await.expect("untags");
    let permit = AddPermissionRequest {
        queue_url: url("a1"),
        label: "l".to_owned(),
        aws_account_ids: vec!["111111111111".to_owned()],
        actions: vec!["SendMessage".to_owned()],
    };
    world
        .call::<AddPermission>(permit.clone())
        .await
        .expect("adds");
    let twice = world.call::<AddPermission>(permit).await;
    says(
        &twice,
        "InvalidParameterValue",
        "Value l for parameter Label is invalid. Reason: Already exists.",
    );
    let world = world.restarted().await;
    let tags = ListQueueTagsRequest {
        queue_url: url("a1"),
    };
    let tags = world.call::<ListQueueTags>(tags).await.expect("lists");
    assert_eq!(tags.tags, Some(texts(&[("team", "x")])));
    let get = GetQueueAttributesRequest {
        queue_url: url("a1"),
        attribute_names: Some(vec!["Policy".to_owned()]),
    };
    let policy = world.call::<GetQueueAttributes>(get).await.expect("gets");
    let policy = policy.attributes.expect("a policy").remove("Policy");
    assert!(
        policy
            .expect("a policy")
            .contains("arn:aws:iam::111111111111:root")
    );
    let remove = RemovePermissionRequest {
        queue_url: url("a1"),
        label: "l".to_owned(),
    };
    world
        .call::<RemovePermission>(remove.clone())
        .await
        .expect("removes");
    let twice = world.call::<RemovePermission>(remove).await;
    says(&twice, "InvalidParameterValue", "can't find label.");
}

#[tokio::test]
async fn what_the_store_refuses_has_not_happened() {
    let fails = Arc::new(AtomicBool::new(false));
    let plan = Arc::clone(&fails);
    let store = FaultyStore::new(Arc::new(MemoryStore::new()), move |method| {
        match method == "commit" && plan.swap(false, Ordering::SeqCst) {
            true => When::Before,
            false => When::Never,
        }
    });
    let world = world_over(Arc::new(store), START_MS).await;
    world.create("q.fifo", &[("FifoQueue", "true")]).await;
    fails.store(true, Ordering::SeqCst);
    let lost = world.sent("q.fifo", "lost", |send| {
        send.message_group_id = Some("g".to_owned());
        send.message_deduplication_id = Some("d".to_owned());
    });
    assert_eq!(lost.await.expect_err("refused").status, 500);
    assert_eq!(world.counts("q.fifo").await, [0, 0, 0]);
    // Nor does the id count.
    world.line_up("q.fifo", "g", "kept", "d").await;
    fails.store(true, Ordering::SeqCst);
    let receive = ReceiveMessageRequest {
        queue_url: url("q.fifo"),
        ..ReceiveMessageRequest::default()
    };
    let failed = world.call::<ReceiveMessage>(receive).await;
    assert_eq!(failed.expect_err("refused").status, 500);
    let kept = world.receive("q.fifo", 1).await;
    assert_eq!(bodies(&kept), ["kept"]);
    fails.store(true, Ordering::SeqCst);
    assert!(world.delete("q.fifo", &kept[0]).await.is_err());
    assert_eq!(world.counts("q.fifo").await, [0, 1, 0]);
}

#[tokio::test]
async fn lambda_sends_to_queues_and_receives_from_them() {
    let world = world().await;
    world.create("q", &[]).await;
    let message = TargetMessage {
        body: "event".to_owned(),
        trace: Some("Root=1-a".to_owned()),
        ..TargetMessage::default()
    };
    Targets::send(&world.sqs, &arn("q"), message.clone())
        .await
        .expect("sends");
    let missing = Targets::send(&world.sqs, &arn("none"), message).await;
    let missing = missing.expect_err("there is none");
    assert_eq!(missing.code, "AWS.SimpleQueueService.NonExistentQueue");
    assert_eq!(world.sqs.exists(&arn("q")).await, Ok(true));
    let received = QueueSource::receive(&world.sqs, &arn("q"), 10, Duration::ZERO).await;
    let received = received.expect("receives");
    assert_eq!(received[0].body, "event");
    assert_eq!(received[0].attributes["AWSTraceHeader"], "Root=1-a");
    let handles = [received[0].handle.clone()];
    QueueSource::delete(&world.sqs, &arn("q"), &handles)
        .await
        .expect("deletes");
    assert_eq!(world.counts("q").await, [0, 0, 0]);
}

/// A queue of two thousand messages costs no more for each than a short one.
#[tokio::test]
async fn a_long_queue_is_sent_received_and_deleted() {
    const MESSAGES: usize = 2_000;
    let world = world().await;
    world.create("q", &[]).await;
    for _ in 0..MESSAGES / 10 {
        let entries = (0..10).map(|id| SendMessageBatchRequestEntry {
            id: id.to_string(),
            message_body: "x".to_owned(),
            ..SendMessageBatchRequestEntry::default()
        });
        let send = SendMessageBatchRequest {
            queue_url: url("q"),
            entries: entries.collect(),
        };
        world.call::<SendMessageBatch>(send).await.expect("sends");
    }
    let world = world.restarted().await;
    assert_eq!(world.counts("q").await[0] as usize, MESSAGES);
    for _ in 0..MESSAGES / 10 {
        let received = world.receive("q", 10).await;
        assert_eq!(received.len(), 10);
        let entries = received.iter().enumerate();
        let entries = entries.map(|(id, message)| DeleteMessageBatchRequestEntry {
            id: id.to_string(),
            receipt_handle: handle(message),
        });
        let delete = DeleteMessageBatchRequest {
            queue_url: url("q"),
            entries: entries.collect(),
        };
        world
            .call::<DeleteMessageBatch>(delete)
            .await
            .expect("deletes");
    }
    assert_eq!(world.counts("q").await, [0, 0, 0]);
}
