//! CloudWatch Logs, called as its clients call it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use frazil_lambda::seams::{Home, LogEvent, LogSink, SetClock};
use frazil_services::logs::{Followed, Logs};
use frazil_store::{FaultyStore, MemoryStore, Store, When};
use frazil_wire::shapes::logs::*;
use frazil_wire::{Call, Caller, Fault, Operation};
use futures::FutureExt as _;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const START_MS: i64 = 1_700_000_000_000;

struct World {
    logs: Logs,
    clock: Arc<SetClock>,
}

fn world_over(store: Arc<dyn Store>) -> World {
    let clock = Arc::new(SetClock(AtomicI64::new(START_MS)));
    let logs = Logs::start(Home {
        clock: clock.clone(),
        ..Home::new(store, "000000000000", "us-east-1")
    });
    World { logs, clock }
}

fn world() -> World {
    world_over(Arc::new(MemoryStore::new()))
}

impl World {
    async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        let call = Call {
            request: frazil_wire::request::<O>(&input),
            caller: Caller::Anonymous,
            request_id: "id".to_owned(),
        };
        let response = self.logs.handle(call).await;
        assert_eq!(response.headers()["x-amzn-requestid"], "id");
        frazil_wire::answer::<O>(&response)
    }

    async fn create(&self, group: &str, streams: &[&str]) {
        let create = CreateLogGroupRequest {
            log_group_name: group.to_owned(),
            ..CreateLogGroupRequest::default()
        };
        self.call::<CreateLogGroup>(create).await.expect("creates");
        for stream in streams {
            let create = CreateLogStreamRequest {
                log_group_name: group.to_owned(),
                log_stream_name: (*stream).to_owned(),
            };
            self.call::<CreateLogStream>(create).await.expect("creates");
        }
    }

    async fn put(&self, group: &str, stream: &str, events: &[(i64, &str)]) -> PutLogEventsResponse {
        let event = |(offset, message): &(i64, &str)| InputLogEvent {
            timestamp: START_MS + offset,
            message: (*message).to_owned(),
        };
        let put = PutLogEventsRequest {
            log_group_name: group.to_owned(),
            log_stream_name: stream.to_owned(),
            log_events: events.iter().map(event).collect(),
            ..PutLogEventsRequest::default()
        };
        self.call::<PutLogEvents>(put).await.expect("puts")
    }

    async fn get(&self, change: impl FnOnce(&mut GetLogEventsRequest)) -> GetLogEventsResponse {
        let mut get = GetLogEventsRequest {
            log_group_name: Some("g".to_owned()),
            log_stream_name: "s".to_owned(),
            ..GetLogEventsRequest::default()
        };
        change(&mut get);
        self.call::<GetLogEvents>(get).await.expect("gets")
    }

    async fn filter(
        &self,
        change: impl FnOnce(&mut FilterLogEventsRequest),
    ) -> FilterLogEventsResponse {
        let mut filter = FilterLogEventsRequest {
            log_group_name: Some("g".to_owned()),
            ..FilterLogEventsRequest::default()
        };
        change(&mut filter);
        self.call::<FilterLogEvents>(filter).await.expect("filters")
    }

    async fn streams(
        &self,
        change: impl FnOnce(&mut DescribeLogStreamsRequest),
    ) -> (Vec<String>, Option<String>) {
        let mut describe = DescribeLogStreamsRequest {
            log_group_name: Some("g".to_owned()),
            ..DescribeLogStreamsRequest::default()
        };
        change(&mut describe);
        let described = self.call::<DescribeLogStreams>(describe).await;
        let described = described.expect("describes");
        let streams = described.log_streams.unwrap_or_default().into_iter();
        let names = streams.filter_map(|stream| stream.log_stream_name);
        (names.collect(), described.next_token)
    }
}

fn got(response: &GetLogEventsResponse) -> Vec<&str> {
    let events = response.events.iter().flatten();
    events
        .filter_map(|event| event.message.as_deref())
        .collect()
}

fn filtered(response: &FilterLogEventsResponse) -> Vec<&str> {
    let events = response.events.iter().flatten();
    events
        .filter_map(|event| event.message.as_deref())
        .collect()
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Fault>, code: &str, message: &str) {
    let fault = outcome.expect_err("is refused");
    assert_eq!((&*fault.code, fault.message.as_str()), (code, message));
    assert_eq!(fault.status, 400);
}

fn event(offset: i64, message: &str) -> LogEvent {
    LogEvent {
        time_ms: START_MS + offset,
        message: message.to_owned(),
    }
}

#[tokio::test]
async fn faults_have_awss_words() {
    let world = world();
    world.create("g", &["s"]).await;
    let again = CreateLogGroupRequest {
        log_group_name: "g".to_owned(),
        ..CreateLogGroupRequest::default()
    };
    refused(
        world.call::<CreateLogGroup>(again).await,
        "ResourceAlreadyExistsException",
        "The specified log group already exists",
    );
    let stream = |group: &str| CreateLogStreamRequest {
        log_group_name: group.to_owned(),
        log_stream_name: "s".to_owned(),
    };
    refused(
        world.call::<CreateLogStream>(stream("g")).await,
        "ResourceAlreadyExistsException",
        "The specified log stream already exists",
    );
    let (no_group, no_stream) = (
        "The specified log group does not exist.",
        "The specified log stream does not exist.",
    );
    refused(
        world.call::<CreateLogStream>(stream("none")).await,
        "ResourceNotFoundException",
        no_group,
    );
    let get = |group: &str, stream: &str| GetLogEventsRequest {
        log_group_name: Some(group.to_owned()),
        log_stream_name: stream.to_owned(),
        ..GetLogEventsRequest::default()
    };
    for (group, stream, message) in [("none", "s", no_group), ("g", "none", no_stream)] {
        refused(
            world.call::<GetLogEvents>(get(group, stream)).await,
            "ResourceNotFoundException",
            message,
        );
    }
    let invalid = CreateLogGroupRequest {
        log_group_name: "not valid".to_owned(),
        ..CreateLogGroupRequest::default()
    };
    let invalid = world.call::<CreateLogGroup>(invalid).await;
    assert_eq!(
        invalid.expect_err("is refused").code,
        "InvalidParameterException"
    );
    let pattern = FilterLogEventsRequest {
        log_group_name: Some("g".to_owned()),
        filter_pattern: Some("{ bad".to_owned()),
        ..FilterLogEventsRequest::default()
    };
    refused(
        world.call::<FilterLogEvents>(pattern).await,
        "InvalidParameterException",
        "Invalid filter pattern",
    );
}

#[tokio::test]
async fn groups_are_described_in_pages() {
    let world = world();
    for group in ["/aws/lambda/b", "/aws/lambda/a", "other"] {
        world.create(group, &[]).await;
    }
    let names = async |describe| {
        let found = world
            .call::<DescribeLogGroups>(describe)
            .await
            .expect("describes");
        let groups = found.log_groups.unwrap_or_default().into_iter();
        let names: Vec<_> = groups.filter_map(|group| group.log_group_name).collect();
        (names, found.next_token)
    };
    let prefixed = DescribeLogGroupsRequest {
        log_group_name_prefix: Some("/aws/lambda/".to_owned()),
        limit: Some(1),
        ..DescribeLogGroupsRequest::default()
    };
    let (first, token) = names(prefixed.clone()).await;
    assert_eq!(first, ["/aws/lambda/a"]);
    let next = DescribeLogGroupsRequest {
        next_token: token,
        ..prefixed
    };
    assert_eq!(names(next).await, (vec!["/aws/lambda/b".to_owned()], None));
    let pattern = DescribeLogGroupsRequest {
        log_group_name_pattern: Some("THE".to_owned()),
        ..DescribeLogGroupsRequest::default()
    };
    assert_eq!(names(pattern).await.0, ["other"]);
    let all = world
        .call::<DescribeLogGroups>(DescribeLogGroupsRequest::default())
        .await;
    let all = all.expect("describes").log_groups.unwrap_or_default();
    let arn = "arn:aws:logs:us-east-1:000000000000:log-group:other";
    assert_eq!(all[2].log_group_arn.as_deref(), Some(arn));
    assert_eq!(all[2].arn.as_deref(), Some(format!("{arn}:*").as_str()));
    assert_eq!(all[2].creation_time, Some(START_MS));
}

#[tokio::test]
async fn a_stream_is_read_from_both_ends() {
    let world = world();
    world.create("g", &["s"]).await;
    let empty = world.get(|_| {}).await;
    assert_eq!(got(&empty), [""; 0]);
    let events: Vec<_> = (1..=5)
        .map(|n| (n, ["", "1", "2", "3", "4", "5"][n as usize]))
        .collect();
    world.put("g", "s", &events).await;
    assert_eq!(got(&world.get(|_| {}).await), ["1", "2", "3", "4", "5"]);
    let tail = world.get(|get| get.limit = Some(2)).await;
    assert_eq!(got(&tail), ["4", "5"]);
    let before = world.get(|get| {
        get.limit = Some(2);
        get.next_token = tail.next_backward_token.clone();
    });
    let before = before.await;
    assert_eq!(got(&before), ["2", "3"]);
    let back = world
        .get(|get| get.next_token = before.next_forward_token.clone())
        .await;
    assert_eq!(got(&back), ["4", "5"]);
    let head = world.get(|get| {
        get.limit = Some(2);
        get.start_from_head = Some(true);
    });
    assert_eq!(got(&head.await), ["1", "2"]);
    let between = world.get(|get| {
        get.start_time = Some(START_MS + 2);
        get.end_time = Some(START_MS + 4);
    });
    assert_eq!(got(&between.await), ["2", "3"]);
}

#[tokio::test]
async fn tokens_repeat_at_the_end() {
    let world = world();
    world.create("g", &["s"]).await;
    world.put("g", "s", &[(1, "a"), (2, "b")]).await;
    let page = world.get(|get| get.start_from_head = Some(true)).await;
    let end = page.next_forward_token;
    let again = world.get(|get| get.next_token = end.clone()).await;
    assert_eq!(got(&again), [""; 0]);
    assert_eq!(again.next_forward_token, end);
    world.put("g", "s", &[(3, "c")]).await;
    let more = world.get(|get| get.next_token = end.clone()).await;
    assert_eq!(got(&more), ["c"]);
}

#[tokio::test]
async fn streams_are_ordered_by_name_or_time() {
    let world = world();
    world.create("g", &["c", "b", "a", "never"]).await;
    world.put("g", "a", &[(30, "x")]).await;
    world.put("g", "b", &[(10, "x"), (40, "y")]).await;
    world.put("g", "c", &[(20, "x")]).await;
    assert_eq!(world.streams(|_| {}).await.0, ["a", "b", "c", "never"]);
    let by_time = |describe: &mut DescribeLogStreamsRequest| {
        describe.order_by = Some("LastEventTime".to_owned());
        describe.descending = Some(true);
        describe.limit = Some(3);
    };
    let (first, token) = world.streams(by_time).await;
    assert_eq!(first, ["b", "a", "c"]);
    let rest = world.streams(|describe| {
        by_time(describe);
        describe.next_token = token;
    });
    assert_eq!(rest.await, (vec!["never".to_owned()], None));
    let prefixed = world.streams(|describe| {
        describe.log_stream_name_prefix = Some("n".to_owned());
    });
    assert_eq!(prefixed.await.0, ["never"]);
    let describe = DescribeLogStreamsRequest {
        log_group_identifier: Some("arn:aws:logs:us-east-1:000000000000:log-group:g".to_owned()),
        ..DescribeLogStreamsRequest::default()
    };
    let described = world
        .call::<DescribeLogStreams>(describe)
        .await
        .expect("describes");
    let streams = described.log_streams.unwrap_or_default();
    assert_eq!(streams[1].first_event_timestamp, Some(START_MS + 10));
    assert_eq!(streams[1].last_event_timestamp, Some(START_MS + 40));
    assert_eq!(streams[1].last_ingestion_time, Some(START_MS));
    assert_eq!(streams[3].last_event_timestamp, None);
}

#[tokio::test]
async fn filters_merge_streams_by_time() {
    let world = world();
    world.create("g", &["one", "two"]).await;
    world
        .put("g", "one", &[(1, "a 1"), (3, "b 3"), (5, "a 5")])
        .await;
    world.put("g", "two", &[(2, "a 2"), (4, "b 4")]).await;
    let all = world.filter(|_| {}).await;
    assert_eq!(filtered(&all), ["a 1", "a 2", "b 3", "b 4", "a 5"]);
    let only = world
        .filter(|filter| filter.filter_pattern = Some("a".to_owned()))
        .await;
    assert_eq!(filtered(&only), ["a 1", "a 2", "a 5"]);
    let named = |filter: &mut FilterLogEventsRequest| {
        filter.log_stream_names = Some(vec!["two".to_owned()]);
    };
    assert_eq!(filtered(&world.filter(named).await), ["a 2", "b 4"]);
    let between = world.filter(|filter| {
        filter.start_time = Some(START_MS + 2);
        filter.end_time = Some(START_MS + 4);
    });
    assert_eq!(filtered(&between.await), ["a 2", "b 3", "b 4"]);
    let mut seen = Vec::new();
    let mut token = None;
    loop {
        let page = world.filter(|filter| {
            filter.limit = Some(2);
            filter.next_token = token.clone();
        });
        let page = page.await;
        seen.extend(filtered(&page).into_iter().map(str::to_owned));
        token = page.next_token;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(seen, filtered(&all));
}

#[tokio::test]
async fn what_functions_log_is_there_when_it_is_read() {
    let world = world();
    let mut follow = world.logs.subscribe("g");
    world
        .logs
        .append("g", "s", vec![event(1, "one"), event(2, "two")]);
    world.logs.append("other", "s", vec![event(1, "else")]);
    world.logs.create_group("empty");
    assert_eq!(got(&world.get(|_| {}).await), ["one", "two"]);
    for message in ["one", "two"] {
        let Some(Followed::Event {
            message: found,
            stream,
            ..
        }) = follow.next().await
        else {
            panic!("an event was expected");
        };
        assert_eq!((found.as_str(), stream.as_str()), (message, "s"));
    }
    let groups = world
        .call::<DescribeLogGroups>(DescribeLogGroupsRequest::default())
        .await;
    assert_eq!(
        groups
            .expect("describes")
            .log_groups
            .map(|groups| groups.len()),
        Some(3)
    );
}

#[tokio::test]
async fn batches_are_written_in_the_background_and_at_the_end() {
    let store = Arc::new(MemoryStore::new());
    let logs = world_over(Arc::clone(&store) as Arc<dyn Store>).logs;
    let count = async || {
        let spans = store.log_spans("").await.expect("reads");
        spans.len()
    };
    logs.append("g", "s", vec![event(1, "one")]);
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(10);
    while count().await == 0 {
        assert!(
            tokio::time::Instant::now() < deadline,
            "nothing was written"
        );
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    logs.append("g", "t", vec![event(1, "one")]);
    logs.close().await;
    assert_eq!(count().await, 2);
}

#[tokio::test]
async fn a_deleted_group_comes_back_with_the_next_event() {
    let world = world();
    world.logs.append("g", "s", vec![event(1, "old")]);
    let delete = DeleteLogGroupRequest {
        log_group_name: "g".to_owned(),
    };
    world
        .call::<DeleteLogGroup>(delete.clone())
        .await
        .expect("deletes");
    refused(
        world.call::<DeleteLogGroup>(delete).await,
        "ResourceNotFoundException",
        "The specified log group does not exist.",
    );
    world.logs.append("g", "s", vec![event(2, "new")]);
    assert_eq!(got(&world.get(|_| {}).await), ["new"]);
    let delete = DeleteLogStreamRequest {
        log_group_name: "g".to_owned(),
        log_stream_name: "s".to_owned(),
    };
    world
        .call::<DeleteLogStream>(delete)
        .await
        .expect("deletes");
    assert_eq!(world.streams(|_| {}).await.0, [""; 0]);
}

#[tokio::test]
async fn retention_removes_what_has_expired() {
    let world = world();
    world.create("g", &["s"]).await;
    world.put("g", "s", &[(0, "old")]).await;
    world.clock.0.store(START_MS + 2 * DAY_MS, Ordering::SeqCst);
    world.put("g", "s", &[(2 * DAY_MS, "new")]).await;
    let retain = |days| PutRetentionPolicyRequest {
        log_group_name: "g".to_owned(),
        retention_in_days: days,
    };
    let odd = world.call::<PutRetentionPolicy>(retain(2)).await;
    assert_eq!(
        odd.expect_err("is refused").code,
        "InvalidParameterException"
    );
    assert_eq!(got(&world.get(|_| {}).await), ["old", "new"]);
    world
        .call::<PutRetentionPolicy>(retain(1))
        .await
        .expect("sets");
    assert_eq!(got(&world.get(|_| {}).await), ["new"]);
    let never = DeleteRetentionPolicyRequest {
        log_group_name: "g".to_owned(),
    };
    world
        .call::<DeleteRetentionPolicy>(never)
        .await
        .expect("unsets");
    assert_eq!(filtered(&world.filter(|_| {}).await), ["new"]);
}

#[tokio::test]
async fn groups_have_tags() {
    let world = world();
    world.create("g", &[]).await;
    let arn = "arn:aws:logs:us-east-1:000000000000:log-group:g".to_owned();
    let tag = TagResourceRequest {
        resource_arn: arn.clone(),
        tags: [
            ("a".to_owned(), "1".to_owned()),
            ("b".to_owned(), "2".to_owned()),
        ]
        .into(),
    };
    world.call::<TagResource>(tag).await.expect("tags");
    let untag = UntagResourceRequest {
        resource_arn: arn.clone(),
        tag_keys: vec!["a".to_owned()],
    };
    world.call::<UntagResource>(untag).await.expect("untags");
    let list = ListTagsForResourceRequest { resource_arn: arn };
    let tags = world
        .call::<ListTagsForResource>(list)
        .await
        .expect("lists")
        .tags;
    assert_eq!(tags, Some([("b".to_owned(), "2".to_owned())].into()));
}

#[tokio::test]
async fn a_failing_store_is_tried_again() {
    let failures = std::sync::atomic::AtomicUsize::new(2);
    let plan = move |method: &'static str| {
        let fails = method == "append"
            && failures
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1))
                .is_ok();
        if fails { When::Before } else { When::Never }
    };
    let store = FaultyStore::new(Arc::new(MemoryStore::new()), plan);
    let world = world_over(Arc::new(store));
    world.logs.append("g", "s", vec![event(1, "kept")]);
    assert_eq!(got(&world.get(|_| {}).await), ["kept"]);
}

#[tokio::test]
async fn a_flood_waits_and_then_is_bounded() {
    let world = world();
    let piece = "x".repeat(1 << 20);
    let flood = |from: i64, count: i64| {
        for n in from..from + count {
            world.logs.append("g", "s", vec![event(n, &piece)]);
        }
    };
    assert!(world.logs.ready().now_or_never().is_some());
    flood(0, 17);
    assert!(
        world.logs.ready().now_or_never().is_none(),
        "the queue is full"
    );
    flood(17, 100);
    let count = async || {
        let mut count = 0;
        let mut token = None;
        loop {
            let page = world.get(|get| {
                get.start_from_head = Some(true);
                get.next_token = token.clone();
            });
            let page = page.await;
            if got(&page).is_empty() {
                return count;
            }
            count += got(&page).len();
            token = page.next_forward_token;
        }
    };
    let kept = count().await;
    assert!((60..70).contains(&kept), "{kept} were kept");
    world.logs.ready().await;
    flood(200, 1);
    assert_eq!(count().await, kept + 1);
}

#[tokio::test]
async fn groups_tell_how_many_bytes_they_keep() {
    let world = world();
    world.create("g", &["s", "t"]).await;
    world.create("h", &[]).await;
    world.put("g", "s", &[(0, "hello"), (1, "you")]).await;
    world.put("g", "t", &[(2, "!")]).await;
    let described = world.call::<DescribeLogGroups>(DescribeLogGroupsRequest::default());
    let groups = described.await.expect("describes").log_groups;
    let bytes = groups.into_iter().flatten().map(|group| group.stored_bytes);
    // Each event has its time beside its text.
    assert_eq!(
        bytes.collect::<Vec<_>>(),
        [Some(5 + 3 + 1 + 3 * 8), Some(0)]
    );
}

#[tokio::test]
async fn queries_run_by_themselves_and_show_their_results() {
    let world = world();
    world.create("g", &["s", "t"]).await;
    let events = [(0, "user=ann took 3"), (60_000, "user=bob took 4")];
    world.put("g", "s", &events).await;
    world.put("g", "t", &[(1000, "user=ann took 5")]).await;
    let query = |text: &str| StartQueryRequest {
        log_group_name: Some("g".to_owned()),
        start_time: START_MS / 1000,
        end_time: START_MS / 1000 + 3600,
        query_string: text.to_owned(),
        ..StartQueryRequest::default()
    };
    let text =
        "parse @message \"user=* took *\" as user, s | stats sum(s) as all by user | sort user";
    let started = world.call::<StartQuery>(query(text)).await.expect("starts");
    let query_id = started.query_id.expect("an id");
    let results = loop {
        let asked = GetQueryResultsRequest {
            query_id: query_id.clone(),
            ..GetQueryResultsRequest::default()
        };
        let results = world.call::<GetQueryResults>(asked).await.expect("results");
        if results.status.as_deref() != Some("Running") {
            break results;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(results.status.as_deref(), Some("Complete"));
    let rows = results.results.expect("rows").into_iter();
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.into_iter().filter_map(|field| field.value).collect())
        .collect();
    assert_eq!(rows, [["ann", "8"], ["bob", "4"]]);
    let statistics = results.statistics.expect("statistics");
    assert_eq!(statistics.records_scanned, Some(3.0));
    assert_eq!(statistics.result_count, Some(2.0));
    let described = world.call::<DescribeQueries>(DescribeQueriesRequest::default());
    let described = described.await.expect("describes").queries;
    assert_eq!(
        described.expect("queries")[0].query_string.as_deref(),
        Some(text)
    );
    let stop = StopQueryRequest { query_id };
    let over = world.call::<StopQuery>(stop).await.expect_err("it is over");
    assert_eq!(over.code, "InvalidParameterException");
    let wrong = world.call::<StartQuery>(query("fieldss @message")).await;
    let wrong = wrong.expect_err("it makes no sense");
    assert_eq!(wrong.code, "MalformedQueryException");
    assert_eq!(
        wrong.message,
        "unexpected symbol found fieldss at line 1 and position 0"
    );
}
