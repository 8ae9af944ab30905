//! Asynchronous invocation: what becomes of events, on a clock that the test moves and with a
//! data plane that does as it is told.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::asynchronous::NewEvent;
use frazil_lambda::invoke::{Invoke, InvokeAnswer, InvokeError, Runner};
use frazil_lambda::limits::Limits;
use frazil_lambda::seams::{TargetError, TargetMessage, Targets};
use frazil_store::{FaultyStore, MemoryStore, When};
use frazil_wire::shapes::lambda::*;
use serde_json::{Value, json};

use crate::world::{HELLO_ARN, World, hello, package, update_code};

const QUEUE: &str = "arn:aws:sqs:us-east-1:000000000000:queue";
pub(crate) const LETTERS: &str = "arn:aws:sqs:us-east-1:000000000000:letters";

/// What a function does with its next event.
pub(crate) type Act = Result<InvokeAnswer, InvokeError>;

/// A data plane that does as it is told.
#[derive(Default)]
pub(crate) struct Script {
    acts: Mutex<VecDeque<fn() -> Act>>,
    /// What it does when nothing is left of the script.
    otherwise: Mutex<Option<fn() -> Act>>,
    seen: Mutex<Vec<Invoke>>,
    running: AtomicUsize,
    most: AtomicUsize,
    slow: bool,
}

#[async_trait]
impl Runner for Script {
    async fn run(&self, invoke: Invoke) -> Act {
        self.seen.lock().expect("not poisoned").push(invoke);
        let running = self.running.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(running, Ordering::SeqCst);
        if self.slow {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self.running.fetch_sub(1, Ordering::SeqCst);
        let act = self.acts.lock().expect("not poisoned").pop_front();
        act.or(*self.otherwise.lock().expect("not poisoned"))
            .map_or_else(|| Ok(answer(None, "\"done\"")), |act| act())
    }
}

fn answer(function_error: Option<&'static str>, payload: &'static str) -> InvokeAnswer {
    InvokeAnswer {
        request_id: String::new(),
        trace: "Root=1-a;Lineage=1:00000000:0".into(),
        executed_version: "$LATEST".into(),
        function_error,
        log_result: None,
        payload: Bytes::from_static(payload.as_bytes()),
    }
}

pub(crate) fn fails() -> Act {
    Ok(answer(
        Some("Unhandled"),
        r#"{"errorMessage":"no","errorType":"Error"}"#,
    ))
}

fn is_throttled() -> Act {
    Err(InvokeError::AccountConcurrency)
}

impl Script {
    pub(crate) fn of(acts: &[fn() -> Act]) -> Arc<Script> {
        let script = Script::default();
        script.acts.lock().expect("not poisoned").extend(acts);
        Arc::new(script)
    }

    pub(crate) fn always(act: fn() -> Act) -> Arc<Script> {
        let script = Script::default();
        *script.otherwise.lock().expect("not poisoned") = Some(act);
        Arc::new(script)
    }

    fn slow() -> Arc<Script> {
        Arc::new(Script {
            slow: true,
            ..Script::default()
        })
    }

    fn seen(&self) -> Vec<Invoke> {
        self.seen.lock().expect("not poisoned").clone()
    }

    /// Waits until the function was run so often, and not once more.
    pub(crate) async fn ran(&self, times: usize) -> Vec<Invoke> {
        until(|| self.seen().len() >= times).await;
        rest().await;
        let seen = self.seen();
        assert_eq!(seen.len(), times, "{seen:#?}");
        seen
    }
}

/// Targets that keep what they get.
#[derive(Default)]
pub(crate) struct Mailbox {
    letters: Mutex<Vec<(String, TargetMessage)>>,
    pub(crate) refusals: AtomicUsize,
}

#[async_trait]
impl Targets for Mailbox {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        let refuses = |left: usize| left.checked_sub(1);
        let refused = self
            .refusals
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, refuses);
        if refused.is_ok() {
            return Err(TargetError {
                code: "Busy".into(),
                message: "not now".into(),
                may_retry: true,
            });
        }
        let mut letters = self.letters.lock().expect("not poisoned");
        letters.push((arn.to_owned(), message));
        Ok(())
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        Ok(!arn.ends_with("missing"))
    }
}

impl Mailbox {
    async fn letters(&self, count: usize) -> Vec<(String, TargetMessage)> {
        let letters = || self.letters.lock().expect("not poisoned").clone();
        until(|| letters().len() >= count).await;
        rest().await;
        assert_eq!(letters().len(), count);
        letters()
    }
}

/// Waits for a condition; tokio's clock is paused and runs ahead while everybody waits.
pub(crate) async fn until(condition: impl Fn() -> bool) {
    let patience = Duration::from_secs(3600);
    let came = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let came = tokio::time::timeout(patience, came).await;
    came.expect("it comes true");
}

/// Long enough for everything that is going to happen to happen.
async fn rest() {
    tokio::time::sleep(Duration::from_secs(30)).await;
}

/// A world with `hello`, tokio's clock paused, events being tried.
pub(crate) async fn world(script: &Arc<Script>) -> World {
    limited(script, Limits::default()).await
}

async fn limited(script: &Arc<Script>, limits: Limits) -> World {
    let world = World::limited(Arc::new(MemoryStore::new()), limits).await;
    world.hello().await;
    begin(&world, script);
    world
}

fn begin(world: &World, script: &Arc<Script>) {
    tokio::time::pause();
    world.lambda.events().start(script.clone());
}

pub(crate) async fn send(world: &World, payload: &str) -> String {
    let event = NewEvent {
        function: "hello".into(),
        payload: Bytes::copy_from_slice(payload.as_bytes()),
        trace: Some("Root=1-5759e988-bd862e3fe1be46a994272793;Lineage=1:00000000:3".into()),
        ..NewEvent::default()
    };
    let accepted = world.lambda.events().accept(event).await;
    accepted.expect("accepted").request_id
}

pub(crate) async fn configure(world: &World, config: Value) -> FunctionEventInvokeConfig {
    let request: http::Request<Bytes> =
        http::Request::put("/2019-09-25/functions/hello/event-invoke-config")
            .header("content-type", "application/json")
            .body(config.to_string().into())
            .expect("a request");
    let response = world.raw(request).await;
    let answer = frazil_wire::answer::<PutFunctionEventInvokeConfig>(&response);
    answer.expect("configured")
}

pub(crate) fn destinations() -> Value {
    json!({"OnSuccess": {"Destination": QUEUE}, "OnFailure": {"Destination": QUEUE}})
}

fn ids(seen: &[Invoke]) -> Vec<&str> {
    let ids = seen.iter().map(|invoke| invoke.request_id.as_deref());
    ids.map(|id| id.expect("an event has an id")).collect()
}

#[tokio::test]
async fn a_failed_event_is_retried_after_one_and_two_minutes_with_its_id() {
    let script = Script::always(fails);
    let world = world(&script).await;
    configure(&world, json!({"DestinationConfig": destinations()})).await;
    let id = send(&world, r#"{"n": 1}"#).await;
    script.ran(1).await;
    world.clock.advance_s(59);
    script.ran(1).await;
    world.clock.advance_s(1);
    script.ran(2).await;
    world.clock.advance_s(119);
    script.ran(2).await;
    world.clock.advance_s(1);
    let seen = script.ran(3).await;
    assert_eq!(ids(&seen), [&id, &id, &id]);
    // One trace, and the runs before it are counted once, not once for each attempt.
    let trace = seen[0].trace.as_deref().unwrap_or_default();
    assert!(
        trace.starts_with("Root=1-5759e988-bd862e3fe1be46a994272793;Parent="),
        "{trace}"
    );
    assert!(trace.ends_with(";Lineage=1:00000000:3"), "{trace}");
    assert_eq!(
        (&seen[1].trace, &seen[2].trace),
        (&seen[0].trace, &seen[0].trace)
    );
    assert_eq!(seen[2].payload, r#"{"n": 1}"#);
    let letters = world.mailbox.letters(1).await;
    let record = format!(
        concat!(
            r#"{{"version":"1.0","timestamp":"2025-11-24T10:03:00.000Z","#,
            r#""requestContext":{{"requestId":"{}","functionArn":"{}:$LATEST","#,
            r#""condition":"RetriesExhausted","approximateInvokeCount":3}},"requestPayload":{{"n": 1}},"#,
            r#""responseContext":{{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"}},"#,
            r#""responsePayload":{{"errorMessage":"no","errorType":"Error"}}}}"#,
        ),
        id, HELLO_ARN
    );
    assert_eq!(
        (letters[0].0.as_str(), letters[0].1.body.as_str()),
        (QUEUE, record.as_str())
    );
    // What the function saw, so that a loop over the queue is noticed.
    let lineage = letters[0].1.trace.as_deref();
    assert_eq!(lineage, Some("Root=1-a;Lineage=1:00000000:0"));
    assert!(world.lambda.events().is_empty());
}

#[tokio::test]
async fn the_dead_letter_queue_gets_the_event_and_the_destination_the_record() {
    let script = Script::always(fails);
    let world = world(&script).await;
    let mut update = UpdateFunctionConfigurationRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    update.dead_letter_config = Some(DeadLetterConfig {
        target_arn: Some(LETTERS.into()),
    });
    world
        .call::<UpdateFunctionConfiguration>(update)
        .await
        .expect("updated");
    world.settled("hello").await;
    let config = json!({"MaximumRetryAttempts": 0, "DestinationConfig": destinations()});
    configure(&world, config).await;
    world.mailbox.refusals.store(1, Ordering::SeqCst);
    let id = send(&world, "[1,2]").await;
    let letters = world.mailbox.letters(2).await;
    assert_eq!(letters[0].0, QUEUE);
    assert!(letters[0].1.body.contains(r#""approximateInvokeCount":1"#));
    assert_eq!(
        (letters[1].0.as_str(), letters[1].1.body.as_str()),
        (LETTERS, "[1,2]")
    );
    let attributes = letters[1].1.attributes.iter();
    let attributes: Vec<_> = attributes
        .map(|it| (it.name.as_str(), it.kind.name(), it.value.as_str()))
        .collect();
    assert_eq!(
        attributes,
        [
            ("RequestID", "String", id.as_str()),
            ("ErrorCode", "Number", "200"),
            ("ErrorMessage", "String", "no"),
        ]
    );
}

#[tokio::test]
async fn a_result_is_an_event_for_another_function() {
    let script = Script::of(&[]);
    let world = world(&script).await;
    let other = CreateFunctionRequest {
        function_name: "other".into(),
        ..hello()
    };
    world.call::<CreateFunction>(other).await.expect("created");
    world.settled("other").await;
    let other = HELLO_ARN.replace("hello", "other");
    configure(
        &world,
        json!({"DestinationConfig": {"OnSuccess": {"Destination": other}}}),
    )
    .await;
    let id = send(&world, "7").await;
    let seen = script.ran(2).await;
    assert_eq!(seen[1].function, "other");
    let record: Value = serde_json::from_slice(&seen[1].payload).expect("JSON");
    assert_eq!(record["requestContext"]["requestId"], id);
    assert_eq!(record["requestContext"]["condition"], "Success");
    assert_eq!(
        (&record["requestPayload"], &record["responsePayload"]),
        (&json!(7), &json!("done"))
    );
    let trace = seen[1].trace.as_deref().unwrap_or_default();
    assert!(trace.ends_with(";Lineage=1:00000000:0"), "{trace}");
}

#[tokio::test]
async fn a_throttled_event_waits_longer_and_longer_and_keeps_its_retries() {
    let script = Script::of(&[is_throttled, is_throttled, is_throttled, fails]);
    let world = world(&script).await;
    send(&world, "1").await;
    for (second, ran) in [
        (0, 1),
        (1, 2),
        (1, 2),
        (1, 3),
        (3, 3),
        (1, 4),
        (59, 4),
        (1, 5),
    ] {
        world.clock.advance_s(second);
        script.ran(ran).await;
    }
    assert!(world.lambda.events().is_empty(), "the retry succeeded");
}

#[tokio::test]
async fn an_event_that_has_grown_too_old_is_given_up() {
    let script = Script::of(&[fails]);
    let world = world(&script).await;
    let config = json!({"MaximumEventAgeInSeconds": 60, "DestinationConfig": destinations()});
    configure(&world, config).await;
    send(&world, "1").await;
    script.ran(1).await;
    world.clock.advance_s(61);
    let letters = world.mailbox.letters(1).await;
    let record: Value = serde_json::from_str(&letters[0].1.body).expect("JSON");
    assert_eq!(record["requestContext"]["condition"], "EventAgeExceeded");
    assert_eq!(record["requestContext"]["approximateInvokeCount"], 1);
    assert_eq!(record["responsePayload"]["errorMessage"], "no");
    script.ran(1).await;
}

#[tokio::test]
async fn without_any_concurrency_an_event_is_accepted_and_given_up_at_once() {
    let script = Script::of(&[]);
    let world = world(&script).await;
    configure(&world, json!({"DestinationConfig": destinations()})).await;
    let none = PutFunctionConcurrencyRequest {
        function_name: "hello".into(),
        reserved_concurrent_executions: 0,
    };
    world
        .call::<PutFunctionConcurrency>(none)
        .await
        .expect("reserved");
    send(&world, "1").await;
    let letters = world.mailbox.letters(1).await;
    let record: Value = serde_json::from_str(&letters[0].1.body).expect("JSON");
    assert_eq!(
        record["requestContext"]["condition"],
        "ZeroReservedConcurrency"
    );
    assert_eq!(record["requestContext"]["approximateInvokeCount"], 0);
    assert_eq!(
        record
            .get("responseContext")
            .or(record.get("responsePayload")),
        None
    );
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn an_event_in_a_loop_is_given_up() {
    let script = Script::of(&[|| Err(InvokeError::Recursive)]);
    let world = world(&script).await;
    configure(&world, json!({"DestinationConfig": destinations()})).await;
    send(&world, "1").await;
    let letters = world.mailbox.letters(1).await;
    assert!(
        letters[0]
            .1
            .body
            .contains(r#""condition":"RecursiveInvocation""#)
    );
}

#[tokio::test]
async fn what_was_accepted_is_delivered_by_the_next_server() {
    let broken: fn() -> Act = || Err(InvokeError::Stopping);
    let script = Script::of(&[fails, broken]);
    let world = world(&script).await;
    let first = send(&world, "1").await;
    script.ran(1).await;
    let second = send(&world, "2").await;
    script.ran(2).await;
    assert_eq!(world.lambda.events().len(), 2);
    tokio::time::resume();
    let world = world.killed_and_started().await;
    assert_eq!(world.lambda.events().len(), 2);
    world.clock.advance_s(3600);
    let script = Script::of(&[]);
    begin(&world, &script);
    let seen = script.ran(2).await;
    let mut delivered = ids(&seen);
    delivered.sort_unstable();
    let mut accepted = [first.as_str(), second.as_str()];
    accepted.sort_unstable();
    assert_eq!(delivered, accepted);
    assert!(world.lambda.events().is_empty());
}

#[tokio::test]
async fn events_go_with_their_function_and_are_not_for_its_successor() {
    let script = Script::of(&[fails]);
    let world = world(&script).await;
    send(&world, "1").await;
    script.ran(1).await;
    let deleted = DeleteFunctionRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    world
        .call::<DeleteFunction>(deleted.clone())
        .await
        .expect("deleted");
    until(|| world.lambda.events().is_empty()).await;
    // Another time so fast that nobody sees the function missing.
    tokio::time::resume();
    world.hello().await;
    tokio::time::pause();
    script.acts.lock().expect("not poisoned").push_back(fails);
    send(&world, "2").await;
    script.ran(2).await;
    world
        .call::<DeleteFunction>(deleted)
        .await
        .expect("deleted");
    tokio::time::resume();
    world.hello().await;
    tokio::time::pause();
    world.clock.advance_s(60);
    until(|| world.lambda.events().is_empty()).await;
    script.ran(2).await;
}

#[tokio::test]
async fn events_wait_for_the_new_code() {
    let script = Script::of(&[]);
    let world = world(&script).await;
    tokio::time::resume();
    world.runtimes.close();
    world
        .call::<UpdateFunctionCode>(update_code(package("second")))
        .await
        .expect("updating");
    send(&world, "1").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(script.seen().is_empty());
    world.runtimes.open();
    world.settled("hello").await;
    tokio::time::pause();
    script.ran(1).await;
}

#[tokio::test]
async fn a_long_queue_is_drained_within_its_bounds_and_others_need_not_wait_for_it() {
    let script = Script::slow();
    let limits = Limits {
        async_concurrency_max: 10,
        async_events_max: 601,
        ..Limits::default()
    };
    let world = limited(&script, limits).await;
    let other = CreateFunctionRequest {
        function_name: "other".into(),
        ..hello()
    };
    tokio::time::resume();
    world.call::<CreateFunction>(other).await.expect("created");
    world.settled("other").await;
    tokio::time::pause();
    for number in 0..600 {
        send(&world, &number.to_string()).await;
    }
    let event = NewEvent {
        function: "other".into(),
        ..NewEvent::default()
    };
    let events = world.lambda.events();
    let before = script.seen().len();
    events.accept(event.clone()).await.expect("accepted");
    until(|| script.seen().iter().any(|it| it.function == "other")).await;
    let place = script.seen().iter().position(|it| it.function == "other");
    let place = place.expect("it ran");
    assert!(
        place < before + 50,
        "it was number {place}, {before} had begun"
    );
    until(|| events.is_empty()).await;
    assert_eq!(script.seen().len(), 601);
    assert!(script.most.load(Ordering::SeqCst) <= 10);
    let mut numbers: Vec<u32> = script
        .seen()
        .iter()
        .filter_map(|it| std::str::from_utf8(&it.payload).ok()?.parse().ok())
        .collect();
    numbers.sort_unstable();
    assert!(numbers.into_iter().eq(0..600), "each exactly once");
}

#[tokio::test]
async fn what_cannot_be_queued_is_refused() {
    let limits = Limits {
        async_events_max: 1,
        ..Limits::default()
    };
    let world = World::limited(Arc::new(MemoryStore::new()), limits).await;
    world.hello().await;
    let refused = async |payload: Vec<u8>, name: &str| {
        let input = InvokeAsyncRequest {
            function_name: name.into(),
            invoke_args: payload.into(),
        };
        crate::world::refused(world.call::<InvokeAsync>(input).await)
    };
    let (status, code, message) = refused(b"{".to_vec(), "hello").await;
    assert_eq!(
        (status, code.as_str()),
        (400, "InvalidRequestContentException")
    );
    assert!(
        message.starts_with("Could not parse request body into json"),
        "{message}"
    );
    let large = format!("\"{}\"", "a".repeat(1_048_575)).into_bytes();
    let (status, code, _) = refused(large, "hello").await;
    assert_eq!(
        (status, code.as_str()),
        (413, "RequestEntityTooLargeException")
    );
    let (status, _, message) = refused(b"1".to_vec(), "nothing").await;
    let missing = HELLO_ARN.replace("hello", "nothing:$LATEST");
    assert_eq!(
        (status, message),
        (404, format!("Function not found: {missing}"))
    );
    let input = InvokeAsyncRequest {
        function_name: "hello".into(),
        invoke_args: Bytes::from_static(b"1"),
    };
    let accepted = world.call::<InvokeAsync>(input).await.expect("accepted");
    assert_eq!(accepted.status, Some(202));
    let (status, code, _) = refused(b"1".to_vec(), "hello").await;
    assert_eq!((status, code.as_str()), (429, "TooManyRequestsException"));
}

#[tokio::test]
async fn a_store_that_fails_now_and_then_loses_no_event() {
    let (fails_now, commits) = (Arc::new(AtomicBool::new(false)), AtomicUsize::new(0));
    let armed = fails_now.clone();
    let plan = move |method| match armed.load(Ordering::SeqCst) && method == "commit" {
        true => match commits.fetch_add(1, Ordering::SeqCst) % 4 {
            0 => When::Before,
            2 => When::After,
            _ => When::Never,
        },
        false => When::Never,
    };
    let store = FaultyStore::new(Arc::new(MemoryStore::new()), plan);
    let script = Script::of(&[]);
    let world = World::over(Arc::new(store)).await;
    world.hello().await;
    begin(&world, &script);
    fails_now.store(true, Ordering::SeqCst);
    let mut accepted = Vec::new();
    for number in 0..20 {
        let event = NewEvent {
            function: "hello".into(),
            payload: Bytes::from(number.to_string()),
            ..NewEvent::default()
        };
        if world.lambda.events().accept(event).await.is_ok() {
            accepted.push(number.to_string());
        }
    }
    assert!(accepted.len() >= 5, "{accepted:?}");
    let ran = |number: &String| {
        script
            .seen()
            .iter()
            .any(|it| it.payload == number.as_bytes())
    };
    until(|| accepted.iter().all(ran)).await;
    until(|| world.lambda.events().is_empty()).await;
}
