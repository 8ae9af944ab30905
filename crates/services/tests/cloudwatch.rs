//! CloudWatch, called as its clients call it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::metrics::Metrics;
use frazil_lambda::seams::{Home, SetClock, TargetError, TargetMessage, Targets};
use frazil_services::cloudwatch::{CloudWatch, Settings};
use frazil_store::{MemoryStore, Store};
use frazil_wire::{Call, Caller, Service as _};
use http::Request;
use serde_json::{Value as Json, json};

/// A full minute.
const START_MS: i64 = 1_700_000_040_000;

/// Remembers what it was sent.
#[derive(Default)]
struct Told(Mutex<Vec<(String, TargetMessage)>>);

#[async_trait]
impl Targets for Told {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        let mut told = self.0.lock().expect("nobody panics while holding it");
        told.push((arn.to_owned(), message));
        Ok(())
    }

    async fn exists(&self, _arn: &str) -> Result<bool, TargetError> {
        Ok(true)
    }
}

struct World {
    service: CloudWatch,
    clock: Arc<SetClock>,
    store: Arc<dyn Store>,
    told: Arc<Told>,
}

fn world_over(store: Arc<dyn Store>, now_ms: i64) -> World {
    let clock = Arc::new(SetClock(AtomicI64::new(now_ms)));
    let told = Arc::new(Told::default());
    let service = CloudWatch::start(Settings {
        home: Home {
            clock: clock.clone(),
            ..Home::new(store.clone(), "000000000000", "us-east-1")
        },
        metrics: Arc::new(Metrics::default()),
        targets: Arc::clone(&told) as Arc<dyn Targets>,
    });
    World {
        service,
        clock,
        store,
        told,
    }
}

fn world() -> World {
    world_over(Arc::new(MemoryStore::new()), START_MS)
}

impl World {
    async fn restarted(self) -> World {
        self.service.close().await;
        world_over(self.store, self.clock.0.load(Ordering::SeqCst))
    }

    async fn call(&self, operation: &str, input: Json) -> (u16, Json) {
        let target = format!("GraniteServiceVersion20100801.{operation}");
        let request = Request::post("/")
            .header("x-amz-target", target)
            .header("content-type", "application/x-amz-json-1.0")
            .body(Bytes::from(input.to_string()))
            .expect("a request");
        let call = Call {
            request,
            caller: Caller::Anonymous,
            request_id: "r".to_owned(),
        };
        let response = self.service.handle(call).await;
        let status = response.status().as_u16();
        (
            status,
            serde_json::from_slice(response.body()).unwrap_or(Json::Null),
        )
    }

    async fn ok(&self, operation: &str, input: Json) -> Json {
        let (status, body) = self.call(operation, input).await;
        assert_eq!(status, 200, "{operation}: {body}");
        body
    }

    /// Puts a value of the metric `m`, some seconds after the start.
    async fn put(&self, after_s: i64, value: f64) {
        let data = json!({"Namespace": "N", "MetricData": [{
            "MetricName": "m", "Value": value, "Timestamp": START_MS / 1000 + after_s,
            "Dimensions": [{"Name": "d", "Value": "x"}],
        }]});
        self.ok("PutMetricData", data).await;
    }

    async fn state(&self, alarm: &str) -> String {
        let found = self
            .ok("DescribeAlarms", json!({"AlarmNames": [alarm]}))
            .await;
        let state = found["MetricAlarms"][0]["StateValue"].as_str();
        state.unwrap_or_default().to_owned()
    }

    async fn until_state(&self, alarm: &str, wanted: &str) {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(30);
        while self.state(alarm).await != wanted {
            assert!(tokio::time::Instant::now() < deadline, "never {wanted}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

#[tokio::test]
async fn statistics_are_those_of_the_periods() {
    let world = world();
    for (after_s, value) in [(0, 1.0), (30, 3.0), (60, 5.0), (200, 7.0)] {
        world.put(after_s, value).await;
    }
    let world = world.restarted().await;
    let asked = json!({
        "Namespace": "N", "MetricName": "m", "Dimensions": [{"Name": "d", "Value": "x"}],
        "StartTime": START_MS / 1000, "EndTime": START_MS / 1000 + 240, "Period": 120,
        "Statistics": ["Sum", "Average", "Maximum", "Minimum", "SampleCount"],
        "ExtendedStatistics": ["p50"],
    });
    let answer = world.ok("GetMetricStatistics", asked).await;
    assert_eq!(answer["Label"], "m");
    let points = answer["Datapoints"].as_array().expect("points");
    assert_eq!(points.len(), 2);
    let first = &points[0];
    assert_eq!(first["Timestamp"].as_f64(), Some((START_MS / 1000) as f64));
    assert_eq!(first["Sum"], 9.0);
    assert_eq!(first["Average"], 3.0);
    assert_eq!(
        (&first["Minimum"], &first["Maximum"]),
        (&json!(1.0), &json!(5.0))
    );
    assert_eq!(first["SampleCount"], 3.0);
    assert_eq!(first["ExtendedStatistics"]["p50"], 3.0);
    assert_eq!(first["Unit"], "None");
    let listed = world.ok("ListMetrics", json!({"Namespace": "N"})).await;
    let metric = json!({"Namespace": "N", "MetricName": "m",
        "Dimensions": [{"Name": "d", "Value": "x"}]});
    assert_eq!(listed["Metrics"], json!([metric]));
    let other = world.ok("ListMetrics", json!({"Namespace": "O"})).await;
    assert_eq!(other["Metrics"], json!([]));
}

#[tokio::test]
async fn metric_data_is_computed_from_several_metrics() {
    let world = world();
    for (after_s, value) in [(0, 10.0), (60, 20.0)] {
        world.put(after_s, value).await;
    }
    let stat = |stat: &str| {
        json!({"Period": 60, "Stat": stat, "Metric": {"Namespace": "N", "MetricName": "m",
            "Dimensions": [{"Name": "d", "Value": "x"}]}})
    };
    let asked = json!({
        "StartTime": START_MS / 1000, "EndTime": START_MS / 1000 + 120,
        "MetricDataQueries": [
            {"Id": "e", "Expression": "m1 / 2 + m2", "Label": "both"},
            {"Id": "m1", "MetricStat": stat("Sum"), "ReturnData": false},
            {"Id": "m2", "MetricStat": stat("SampleCount")},
        ],
    });
    let answer = world.ok("GetMetricData", asked.clone()).await;
    let results = answer["MetricDataResults"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    assert_eq!(results[0]["Label"], "both");
    assert_eq!(results[0]["Values"], json!([11.0, 6.0]));
    assert_eq!(results[1]["Values"], json!([1.0, 1.0]));
    let mut wrong = asked;
    wrong["MetricDataQueries"][0]["Expression"] = json!("nope * 2");
    let (status, fault) = world.call("GetMetricData", wrong).await;
    assert_eq!(status, 400, "{fault}");
}

#[tokio::test]
async fn an_alarm_rings_and_tells_its_topic_also_after_a_restart() {
    let world = world();
    let topic = "arn:aws:sns:us-east-1:000000000000:t";
    let alarm = json!({
        "AlarmName": "a", "Namespace": "N", "MetricName": "m", "Statistic": "Sum", "Period": 60,
        "Dimensions": [{"Name": "d", "Value": "x"}], "EvaluationPeriods": 1, "Threshold": 5.0,
        "ComparisonOperator": "GreaterThanThreshold", "AlarmActions": [topic],
        "Tags": [{"Key": "k", "Value": "v"}],
    });
    world.ok("PutMetricAlarm", alarm).await;
    assert_eq!(world.state("a").await, "INSUFFICIENT_DATA");
    world.put(0, 9.0).await;
    world.clock.0.fetch_add(60_000, Ordering::SeqCst);
    let world = world.restarted().await;
    world.until_state("a", "ALARM").await;
    let deadline = tokio::time::Instant::now() + Duration::from_secs(30);
    let (arn, message) = loop {
        let told = world.told.0.lock().expect("nobody panics").first().cloned();
        if let Some(told) = told {
            break told;
        }
        assert!(tokio::time::Instant::now() < deadline, "nobody was told");
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert_eq!(arn, topic);
    let body: Json = serde_json::from_str(&message.body).expect("JSON");
    assert_eq!(body["NewStateValue"], "ALARM");
    assert_eq!(body["OldStateValue"], "INSUFFICIENT_DATA");
    let set = json!({"AlarmName": "a", "StateValue": "OK", "StateReason": "by hand"});
    world.ok("SetAlarmState", set).await;
    let history = json!({"AlarmName": "a", "HistoryItemType": "StateUpdate"});
    let history = world.ok("DescribeAlarmHistory", history).await;
    let items = history["AlarmHistoryItems"].as_array().expect("items");
    assert!(items.len() >= 2, "{items:?}");
    let arn = "arn:aws:cloudwatch:us-east-1:000000000000:alarm:a";
    let tags = world
        .ok("ListTagsForResource", json!({"ResourceARN": arn}))
        .await;
    assert_eq!(tags["Tags"], json!([{"Key": "k", "Value": "v"}]));
    world.ok("DeleteAlarms", json!({"AlarmNames": ["a"]})).await;
    assert_eq!(world.state("a").await, "");
}

#[tokio::test]
async fn dashboards_are_kept_and_what_is_not_done_is_refused() {
    let world = world();
    let put = json!({"DashboardName": "d", "DashboardBody": "{\"widgets\":[]}"});
    world.ok("PutDashboard", put).await;
    let got = world
        .ok("GetDashboard", json!({"DashboardName": "d"}))
        .await;
    assert_eq!(got["DashboardBody"], "{\"widgets\":[]}");
    let listed = world.ok("ListDashboards", json!({})).await;
    assert_eq!(listed["DashboardEntries"][0]["DashboardName"], "d");
    world
        .ok("DeleteDashboards", json!({"DashboardNames": ["d"]}))
        .await;
    let (status, _) = world
        .call("GetDashboard", json!({"DashboardName": "d"}))
        .await;
    assert_eq!(status, 404);
    let composite = json!({"AlarmName": "c", "AlarmRule": "ALARM(a)"});
    let (status, fault) = world.call("PutCompositeAlarm", composite).await;
    assert_eq!(status, 400);
    let message = fault["message"].as_str().or(fault["Message"].as_str());
    assert_eq!(
        message,
        Some("PutCompositeAlarm is not supported by this server")
    );
}
