//! SNS, called as its clients call it, with real queues.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::seams::{Home, TargetError, TargetMessage, Targets};
use frazil_services::sns::{Settings, Sns};
use frazil_services::sqs::{self, Sqs};
use frazil_services::targets::Neighbours;
use frazil_store::{MemoryStore, Store};
use frazil_wire::shapes::sns::*;
use frazil_wire::shapes::sqs as queues;
use frazil_wire::{Call, Caller, Fault, Operation, Service};
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};

const ACCOUNT: &str = "000000000000";
const FUNCTION: &str = "arn:aws:lambda:us-east-1:000000000000:function:hello";

/// Functions that remember their events.
#[derive(Default)]
struct Functions(Mutex<Vec<TargetMessage>>);

#[async_trait]
impl Targets for Functions {
    async fn send(&self, _arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        self.0.lock().expect("no panic").push(message);
        Ok(())
    }

    async fn exists(&self, _arn: &str) -> Result<bool, TargetError> {
        Ok(true)
    }
}

struct World {
    sns: Sns,
    sqs: Sqs,
    functions: Arc<Functions>,
    store: Arc<dyn Store>,
}

async fn over(store: Arc<dyn Store>) -> World {
    let home = Home::new(store.clone(), ACCOUNT, "us-east-1");
    let sqs = Sqs::start(sqs::Settings {
        home: home.clone(),
        host: "localhost:4566".to_owned(),
    });
    let sqs = sqs.await.expect("starts");
    let neighbours = Arc::new(Neighbours::default());
    let functions = Arc::new(Functions::default());
    neighbours.plug("sqs", Arc::new(sqs.clone()));
    neighbours.plug("lambda", functions.clone());
    let sns = Sns::start(Settings {
        home,
        targets: neighbours,
        host: "localhost:4566".to_owned(),
    });
    let sns = sns.await.expect("starts");
    World {
        sns,
        sqs,
        functions,
        store,
    }
}

async fn world() -> World {
    over(Arc::new(MemoryStore::new())).await
}

async fn call<O: Operation>(service: &dyn Service, input: &O::Input) -> Result<O::Output, Fault> {
    let call = Call {
        request: frazil_wire::request::<O>(input),
        caller: Caller::Anonymous,
        request_id: "id".to_owned(),
    };
    frazil_wire::answer::<O>(&service.handle(call).await)
}

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn topic(name: &str) -> String {
    format!("arn:aws:sns:us-east-1:{ACCOUNT}:{name}")
}

fn queue(name: &str) -> String {
    format!("arn:aws:sqs:us-east-1:{ACCOUNT}:{name}")
}

fn text(value: &str) -> MessageAttributeValue {
    MessageAttributeValue {
        data_type: "String".to_owned(),
        string_value: Some(value.to_owned()),
        binary_value: None,
    }
}

impl World {
    async fn restarted(self) -> World {
        self.sns.stop().await;
        self.sqs.close();
        over(self.store).await
    }

    async fn create(&self, name: &str, attributes: &[(&str, &str)]) -> Result<String, Fault> {
        let input = CreateTopicInput {
            name: name.to_owned(),
            attributes: Some(texts(attributes)),
            ..CreateTopicInput::default()
        };
        let created = call::<CreateTopic>(&self.sns, &input).await?;
        Ok(created.topic_arn.expect("an ARN"))
    }

    async fn create_queue(&self, name: &str, attributes: &[(&str, &str)]) {
        let input = queues::CreateQueueRequest {
            queue_name: name.to_owned(),
            attributes: Some(texts(attributes)),
            tags: None,
        };
        call::<queues::CreateQueue>(&self.sqs, &input)
            .await
            .expect("created");
    }

    async fn subscribe(
        &self,
        name: &str,
        protocol: &str,
        endpoint: &str,
        attributes: &[(&str, &str)],
    ) -> Result<String, Fault> {
        let input = SubscribeInput {
            topic_arn: topic(name),
            protocol: protocol.to_owned(),
            endpoint: Some(endpoint.to_owned()),
            attributes: Some(texts(attributes)),
            return_subscription_arn: None,
        };
        let subscribed = call::<Subscribe>(&self.sns, &input).await?;
        Ok(subscribed.subscription_arn.expect("an ARN"))
    }

    async fn publish(&self, name: &str, change: impl FnOnce(&mut PublishInput)) -> PublishResponse {
        let mut input = PublishInput {
            topic_arn: Some(topic(name)),
            message: "hello".to_owned(),
            ..PublishInput::default()
        };
        change(&mut input);
        call::<Publish>(&self.sns, &input).await.expect("published")
    }

    /// Receives so many messages of a queue, and deletes them.
    async fn receive(&self, name: &str, count: usize) -> Vec<queues::Message> {
        let url = format!("http://localhost:4566/{ACCOUNT}/{name}");
        let mut got = Vec::new();
        while got.len() < count {
            let input = queues::ReceiveMessageRequest {
                queue_url: url.clone(),
                max_number_of_messages: Some(10),
                wait_time_seconds: Some(20),
                message_attribute_names: Some(vec!["All".to_owned()]),
                ..queues::ReceiveMessageRequest::default()
            };
            let received = call::<queues::ReceiveMessage>(&self.sqs, &input).await;
            let received = received.expect("received").messages.unwrap_or_default();
            assert!(!received.is_empty(), "{name} has only {got:?}");
            for message in received {
                let delete = queues::DeleteMessageRequest {
                    queue_url: url.clone(),
                    receipt_handle: message.receipt_handle.clone().expect("a handle"),
                };
                call::<queues::DeleteMessage>(&self.sqs, &delete)
                    .await
                    .expect("deleted");
                got.push(message);
            }
        }
        got
    }

    async fn bodies(&self, name: &str, count: usize) -> Vec<String> {
        let messages = self.receive(name, count).await.into_iter();
        messages
            .map(|message| message.body.expect("a body"))
            .collect()
    }
}

async fn until(what: &str, mut done: impl FnMut() -> bool) {
    for _ in 0..2000 {
        if done() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{what}");
}

#[tokio::test]
async fn queues_get_messages_in_an_envelope_or_raw() {
    let world = world().await;
    world.create("news", &[]).await.expect("created");
    world.create_queue("wrapped", &[]).await;
    world.create_queue("raw", &[]).await;
    let wrapped = world
        .subscribe("news", "sqs", &queue("wrapped"), &[])
        .await
        .expect("done");
    let raw = [("RawMessageDelivery", "true")];
    world
        .subscribe("news", "sqs", &queue("raw"), &raw)
        .await
        .expect("done");
    let world = world.restarted().await;
    let published = world.publish("news", |input| {
        input.subject = Some("A subject".to_owned());
        input.message_attributes = Some([("shop".to_owned(), text("books"))].into());
    });
    let published = published.await;
    let body = world.bodies("wrapped", 1).await.remove(0);
    let body: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(body["Type"], "Notification");
    assert_eq!(body["MessageId"].as_str(), published.message_id.as_deref());
    assert_eq!(body["TopicArn"], topic("news"));
    assert_eq!(body["Subject"], "A subject");
    assert_eq!(body["Message"], "hello");
    assert_eq!(
        body["MessageAttributes"],
        json!({"shop": {"Type": "String", "Value": "books"}})
    );
    let raw = world.receive("raw", 1).await.remove(0);
    assert_eq!(raw.body.as_deref(), Some("hello"));
    let attributes = raw.message_attributes.expect("attributes");
    assert_eq!(attributes["shop"].string_value.as_deref(), Some("books"));
    let unsubscribe = UnsubscribeInput {
        subscription_arn: wrapped,
    };
    call::<Unsubscribe>(&world.sns, &unsubscribe)
        .await
        .expect("done");
    call::<Unsubscribe>(&world.sns, &unsubscribe)
        .await
        .expect("done before");
    world.publish("news", |_| {}).await;
    assert_eq!(world.bodies("raw", 1).await, ["hello"]);
    assert_eq!(world.sns.waiting(), 0);
}

#[tokio::test]
async fn functions_get_records_within_their_policy() {
    let world = world().await;
    world.create("news", &[]).await.expect("created");
    let arn = world
        .subscribe("news", "lambda", FUNCTION, &[])
        .await
        .expect("done");
    let again = world
        .subscribe("news", "lambda", FUNCTION, &[])
        .await
        .expect("done before");
    assert_eq!(arn, again);
    world
        .publish("news", |input| {
            input.message = r#"{"default": "d", "lambda": "l"}"#.to_owned();
            input.message_structure = Some("json".to_owned());
        })
        .await;
    let got = || world.functions.0.lock().expect("no panic").clone();
    until("the function was not run", || !got().is_empty()).await;
    let message = got().remove(0);
    let sender = message.sender.expect("a sender");
    assert_eq!(
        (sender.service.as_str(), sender.arn),
        ("sns.amazonaws.com", topic("news"))
    );
    let event: Value = serde_json::from_str(&message.body).expect("JSON");
    let record = &event["Records"][0];
    assert_eq!(record["EventSource"], "aws:sns");
    assert_eq!(record["EventSubscriptionArn"], arn);
    assert_eq!(record["Sns"]["Message"], "l");
    assert_eq!(record["Sns"]["Subject"], Value::Null);
}

#[tokio::test]
async fn filters_choose_by_attributes_or_bodies() {
    let world = world().await;
    world.create("news", &[]).await.expect("created");
    for name in ["by-attribute", "by-body", "all"] {
        world.create_queue(name, &[]).await;
    }
    let raw = ("RawMessageDelivery", "true");
    let attributes = [raw, ("FilterPolicy", r#"{"shop": ["books"]}"#)];
    let by_attribute = world
        .subscribe("news", "sqs", &queue("by-attribute"), &attributes)
        .await;
    let body = [
        raw,
        ("FilterPolicyScope", "MessageBody"),
        (
            "FilterPolicy",
            r#"{"order": {"n": [{"numeric": [">", 1]}]}}"#,
        ),
    ];
    world
        .subscribe("news", "sqs", &queue("by-body"), &body)
        .await
        .expect("done");
    world
        .subscribe("news", "sqs", &queue("all"), &[raw])
        .await
        .expect("done");
    for (n, shop) in [(1, "books"), (2, "toys")] {
        world
            .publish("news", |input| {
                input.message = json!({"order": {"n": n}}).to_string();
                input.message_attributes = Some([("shop".to_owned(), text(shop))].into());
            })
            .await;
    }
    assert_eq!(
        world.bodies("by-attribute", 1).await,
        [r#"{"order":{"n":1}}"#]
    );
    assert_eq!(world.bodies("by-body", 1).await, [r#"{"order":{"n":2}}"#]);
    assert_eq!(world.bodies("all", 2).await.len(), 2);
    // An empty policy takes the filter away, as tools do it.
    let set = SetSubscriptionAttributesInput {
        subscription_arn: by_attribute.expect("done"),
        attribute_name: "FilterPolicy".to_owned(),
        attribute_value: Some(String::new()),
    };
    call::<SetSubscriptionAttributes>(&world.sns, &set)
        .await
        .expect("set");
    world.publish("news", |_| {}).await;
    assert_eq!(world.bodies("by-attribute", 1).await, ["hello"]);
}

#[tokio::test]
async fn a_fifo_topic_keeps_order_and_sends_nothing_twice() {
    let world = world().await;
    let fifo = [("FifoTopic", "true"), ("ContentBasedDeduplication", "true")];
    world.create("line.fifo", &fifo).await.expect("created");
    world
        .create_queue("line.fifo", &[("FifoQueue", "true")])
        .await;
    let raw = [("RawMessageDelivery", "true")];
    world
        .subscribe("line.fifo", "sqs", &queue("line.fifo"), &raw)
        .await
        .expect("done");
    let mut sequences = Vec::new();
    for n in 0..10 {
        let published = world.publish("line.fifo", |input| {
            input.message = n.to_string();
            input.message_group_id = Some("g".to_owned());
        });
        sequences.push(published.await.sequence_number.expect("a number"));
    }
    assert!(sequences.is_sorted(), "{sequences:?}");
    let again = world.publish("line.fifo", |input| {
        input.message = "9".to_owned();
        input.message_group_id = Some("g".to_owned());
    });
    assert_eq!(again.await.sequence_number, sequences.pop());
    let expected: Vec<String> = (0..10).map(|n| n.to_string()).collect();
    assert_eq!(world.bodies("line.fifo", 10).await, expected);
    let no_group = PublishInput {
        topic_arn: Some(topic("line.fifo")),
        message: "x".to_owned(),
        ..PublishInput::default()
    };
    let refused = call::<Publish>(&world.sns, &no_group)
        .await
        .expect_err("refused");
    assert_eq!(
        refused.message,
        "Invalid parameter: The MessageGroupId parameter is required for FIFO topics"
    );
}

#[tokio::test]
async fn what_cannot_be_delivered_becomes_a_dead_letter() {
    let world = world().await;
    world.create("news", &[]).await.expect("created");
    world.create_queue("dead", &[]).await;
    let policy = json!({"deadLetterTargetArn": queue("dead")}).to_string();
    let attributes = [
        ("RedrivePolicy", policy.as_str()),
        ("RawMessageDelivery", "true"),
    ];
    world
        .subscribe("news", "sqs", &queue("missing"), &attributes)
        .await
        .expect("done");
    world.publish("news", |_| {}).await;
    let dead = world.receive("dead", 1).await.remove(0);
    assert_eq!(dead.body.as_deref(), Some("hello"));
    let why = dead.message_attributes.expect("attributes");
    let code = why["ErrorCode"].string_value.as_deref();
    assert_eq!(code, Some("AWS.SimpleQueueService.NonExistentQueue"));
}

/// A web server that answers with a status and remembers what it got.
type Posts = Arc<Mutex<Vec<(http::HeaderMap, Value)>>>;

async fn web_server() -> (String, Posts) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("bound"));
    let posts = Posts::default();
    let got = posts.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let got = got.clone();
            let service = service_fn(move |request: Request<Incoming>| {
                let got = got.clone();
                async move {
                    let (head, body) = request.into_parts();
                    let body = body.collect().await.expect("a body").to_bytes();
                    let body = serde_json::from_slice(&body).expect("JSON");
                    got.lock().expect("no panic").push((head.headers, body));
                    Ok::<_, Infallible>(Response::new(Full::new(Bytes::new())))
                }
            });
            let io = TokioIo::new(stream);
            let connection =
                hyper::server::conn::http1::Builder::new().serve_connection(io, service);
            tokio::spawn(connection);
        }
    });
    (url, posts)
}

#[tokio::test]
async fn a_web_server_confirms_and_then_gets_messages() {
    let world = world().await;
    world.create("news", &[]).await.expect("created");
    let (url, posts) = web_server().await;
    let answer = world
        .subscribe("news", "http", &url, &[])
        .await
        .expect("done");
    assert_eq!(answer, "pending confirmation");
    let got = || posts.lock().expect("no panic").clone();
    until("nobody asked", || !got().is_empty()).await;
    let (headers, question) = got().remove(0);
    assert_eq!(
        headers["x-amz-sns-message-type"],
        "SubscriptionConfirmation"
    );
    assert!(
        question["SubscribeURL"]
            .as_str()
            .expect("a URL")
            .contains("Action=ConfirmSubscription")
    );
    // Nothing is sent before it is confirmed.
    world.publish("news", |_| {}).await;
    let confirm = ConfirmSubscriptionInput {
        topic_arn: topic("news"),
        token: question["Token"].as_str().expect("a token").to_owned(),
        authenticate_on_unsubscribe: None,
    };
    let confirmed = call::<ConfirmSubscription>(&world.sns, &confirm)
        .await
        .expect("confirmed");
    let again = call::<ConfirmSubscription>(&world.sns, &confirm)
        .await
        .expect("confirmed");
    assert_eq!(confirmed, again);
    world
        .publish("news", |input| input.message = "after".to_owned())
        .await;
    until("no message", || got().len() >= 2).await;
    let (headers, message) = got().remove(1);
    assert_eq!(headers["x-amz-sns-message-type"], "Notification");
    assert_eq!(headers["content-type"], "text/plain; charset=UTF-8");
    assert_eq!(message["Message"], "after");
}

#[tokio::test]
async fn topics_are_kept_and_faults_are_awss() {
    let world = world().await;
    let arn = world
        .create("news", &[("DisplayName", "News")])
        .await
        .expect("created");
    assert_eq!(world.create("news", &[]).await.expect("there"), arn);
    let different = world.create("news", &[("DisplayName", "Other")]).await;
    let message =
        "Invalid parameter: Attributes Reason: Topic already exists with different attributes";
    assert_eq!(different.expect_err("refused").message, message);
    let bad = world.create("no spaces", &[]).await.expect_err("refused");
    assert_eq!(
        (bad.code.as_ref(), bad.message.as_str()),
        ("InvalidParameter", "Invalid parameter: Topic Name")
    );
    let world = world.restarted().await;
    let get = GetTopicAttributesInput {
        topic_arn: arn.clone(),
    };
    let shown = call::<GetTopicAttributes>(&world.sns, &get)
        .await
        .expect("there")
        .attributes;
    let shown = shown.expect("attributes");
    assert_eq!(
        (
            shown["DisplayName"].as_str(),
            shown["SubscriptionsConfirmed"].as_str()
        ),
        ("News", "0")
    );
    let missing = GetTopicAttributesInput {
        topic_arn: topic("missing"),
    };
    let missing = call::<GetTopicAttributes>(&world.sns, &missing)
        .await
        .expect_err("missing");
    assert_eq!(
        (
            missing.status,
            missing.code.as_ref(),
            missing.message.as_str()
        ),
        (404, "NotFound", "Topic does not exist")
    );
    let bad = world
        .subscribe("news", "carrier-pigeon", "x", &[])
        .await
        .expect_err("refused");
    assert_eq!(
        bad.message,
        "Invalid parameter: Amazon SNS does not support this protocol string: carrier-pigeon"
    );
    let batch = PublishBatchInput {
        topic_arn: arn.clone(),
        publish_batch_request_entries: ["a", ""]
            .iter()
            .zip(["1", "2"])
            .map(|(message, id)| PublishBatchRequestEntry {
                id: id.to_owned(),
                message: (*message).to_owned(),
                ..PublishBatchRequestEntry::default()
            })
            .collect(),
    };
    let batch = call::<PublishBatch>(&world.sns, &batch)
        .await
        .expect("answered");
    assert_eq!(batch.successful.expect("some").len(), 1);
    assert_eq!(
        batch.failed.expect("some")[0].message.as_deref(),
        Some("Invalid parameter: Empty message")
    );
    let delete = DeleteTopicInput { topic_arn: arn };
    call::<DeleteTopic>(&world.sns, &delete)
        .await
        .expect("deleted");
    call::<DeleteTopic>(&world.sns, &delete)
        .await
        .expect("deleted before");
}
