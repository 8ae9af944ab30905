//! Delivery, with sockets of this machine in place of an environment's.

use std::net::Ipv4Addr;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::LocalSet;

use super::subscription::tests::subscription;
use super::*;

const TRIES: Tries = Tries {
    attempts_max: 3,
    answer: Duration::from_millis(300),
    retry_min: Duration::from_millis(1),
};

/// Longer than any test waits.
const NEVER_MS: u64 = 30_000;

const PATIENCE: Duration = Duration::from_secs(20);

/// A hub whose environment is one listener.
async fn hub() -> (Rc<Hub>, TcpListener) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address");
    let hub = Hub::new(TRIES);
    hub.connect(Rc::new(move |_| Box::pin(TcpStream::connect(address))));
    (hub, listener)
}

fn say(hub: &Hub, text: &str) {
    hub.hear(Origin::Function, Timestamp::UNIX_EPOCH, text, true);
}

fn subscribe(hub: &Hub, request: &Value) -> Outcome {
    hub.subscribe(Api::Telemetry, "agent", request.to_string().as_bytes())
}

/// Takes one request and answers it.
async fn request(listener: &TcpListener, answer: &str) -> (String, Vec<Value>) {
    let (mut stream, _) = listener.accept().await.expect("a connection");
    let mut bytes = Vec::new();
    loop {
        stream.read_buf(&mut bytes).await.expect("a request");
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n")
            && let Ok(events) = serde_json::from_str(body)
        {
            stream.write_all(answer.as_bytes()).await.expect("is read");
            return (head.to_owned(), events);
        }
    }
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
const BUSY: &str = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";

fn texts(events: &[Value]) -> Vec<&str> {
    let texts = events.iter().map(|event| event["record"].as_str());
    texts.map(Option::unwrap_or_default).collect()
}

async fn run(test: impl Future<Output = ()>) {
    let bounded = tokio::time::timeout(PATIENCE, test);
    LocalSet::new().run_until(bounded).await.expect("in time");
}

#[tokio::test]
async fn who_subscribes_gets_what_happened_before_and_after_in_one_portion() {
    run(async {
        let (hub, listener) = hub().await;
        say(&hub, "before\n");
        let wish = subscription("2022-12-13", 30);
        assert!(matches!(subscribe(&hub, &wish), Outcome::Subscribed(_)));
        hub.hear(Origin::Extension, Timestamp::UNIX_EPOCH, "{\"a\":1}", true);
        let end = Entry::End { request_id: "1-2" };
        hub.hear_platform(&end, Timestamp::UNIX_EPOCH);
        let (head, events) = request(&listener, OK).await;
        assert!(head.starts_with("POST /in?a=b HTTP/1.1\r\nHost: sandbox.localdomain:8080\r\n"));
        let expect = json!([
            {"time": "1970-01-01T00:00:00.000Z", "type": "function", "record": "before\n"},
            {"time": "1970-01-01T00:00:00.000Z", "type": "extension", "record": {"a": 1}},
        ]);
        assert_eq!(Value::from(events), expect);
    })
    .await;
}

#[tokio::test]
async fn only_what_was_subscribed_to_comes_and_older_schemas_have_text() {
    run(async {
        let (hub, listener) = hub().await;
        let mut wish = subscription("2022-07-01", 30);
        wish["types"] = json!(["function"]);
        subscribe(&hub, &wish);
        hub.hear(Origin::Extension, Timestamp::UNIX_EPOCH, "mine", true);
        say(&hub, "{\"a\":1}");
        assert_eq!(texts(&request(&listener, OK).await.1), ["{\"a\":1}"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_taken_is_tried_again_and_in_the_end_lost() {
    run(async {
        let (hub, listener) = hub().await;
        subscribe(&hub, &subscription("2022-12-13", 25));
        say(&hub, "first");
        for answer in [BUSY, BUSY, OK] {
            assert_eq!(texts(&request(&listener, answer).await.1), ["first"]);
        }
        say(&hub, "second");
        for _ in 0..3 {
            request(&listener, BUSY).await;
        }
        say(&hub, "third");
        assert_eq!(texts(&request(&listener, OK).await.1), ["third"]);
        let loss = hub.take_loss().expect("the second was lost");
        assert_eq!((loss.records, loss.bytes > 40), (1, true));
        assert_eq!(hub.take_loss(), None);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_delivered_to_a_frozen_environment() {
    run(async {
        let (hub, listener) = hub().await;
        subscribe(&hub, &subscription("2022-12-13", 25));
        hub.pause();
        say(&hub, "one");
        let early = tokio::time::timeout(Duration::from_millis(80), listener.accept());
        assert!(early.await.is_err());
        hub.resume();
        assert_eq!(texts(&request(&listener, OK).await.1), ["one"]);
    })
    .await;
}

#[tokio::test]
async fn a_flush_delivers_what_waits_and_does_not_wait_for_the_deaf() {
    run(async {
        let (hub, listener) = hub().await;
        subscribe(&hub, &subscription("2022-12-13", NEVER_MS));
        say(&hub, "one");
        let deadline = Instant::now() + PATIENCE;
        let (_, taken) = tokio::join!(hub.flush(deadline), request(&listener, OK));
        assert_eq!(texts(&taken.1), ["one"]);
        say(&hub, "two");
        hub.flush(Instant::now() + Duration::from_millis(20)).await;
        drop(listener);
        say(&hub, "three");
        // Who refuses is not waited for at all.
        let begun = Instant::now();
        hub.flush(begun + PATIENCE).await;
        assert!(begun.elapsed() < PATIENCE);
    })
    .await;
}

#[tokio::test]
async fn over_tcp_every_event_is_a_line() {
    run(async {
        let (hub, listener) = hub().await;
        let mut wish = subscription("2022-12-13", 25);
        wish["destination"] = json!({"protocol": "TCP", "port": 1});
        subscribe(&hub, &wish);
        say(&hub, "one\ntwo");
        say(&hub, "three");
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut text = String::new();
        let mut buffer = [0; 1000];
        while text.matches('\n').count() < 2 {
            let length = stream.read(&mut buffer).await.expect("lines");
            text += &String::from_utf8_lossy(&buffer[..length]);
        }
        let events: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(texts(&events), ["one\ntwo", "three"]);
    })
    .await;
}

#[tokio::test]
async fn a_subscription_is_made_once_with_one_api_and_only_during_init() {
    run(async {
        let (hub, _listener) = hub().await;
        let wish = subscription("2022-12-13", 25);
        assert!(matches!(subscribe(&hub, &wish), Outcome::Subscribed(_)));
        assert!(matches!(subscribe(&hub, &wish), Outcome::Already(_)));
        let old = subscription("2021-03-18", 25).to_string();
        let other = |name| hub.subscribe(Api::Logs, name, old.as_bytes());
        assert!(matches!(other("agent"), Outcome::Refused(_)));
        assert!(matches!(other("another"), Outcome::Subscribed(_)));
        hub.close();
        assert!(matches!(subscribe(&hub, &wish), Outcome::Already(_)));
        let Outcome::Refused(refusal) = other("late") else {
            panic!("too late");
        };
        assert_eq!(refusal.status, 403);
        hub.renew();
        assert!(matches!(subscribe(&hub, &wish), Outcome::Subscribed(_)));
    })
    .await;
}
