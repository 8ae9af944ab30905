//! Whoever is to be told of changes in a bucket is told, also after a restart.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::seams::{SystemClock, TargetError, TargetMessage, Targets};
use frazil_s3::{NoKeys, S3, Settings, UnknownKeys};
use frazil_store::{MemoryStore, Store};
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use serde_json::{Value, json};

/// Keeps what it is sent; refuses as long as it is told to.
#[derive(Default)]
struct Recorder {
    taken: Mutex<Vec<(String, TargetMessage)>>,
    down: std::sync::atomic::AtomicBool,
}

#[async_trait]
impl Targets for Recorder {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        if self.down.load(std::sync::atomic::Ordering::SeqCst) {
            return Err(TargetError {
                code: "ServiceUnavailable".to_owned(),
                message: "down".to_owned(),
                may_retry: true,
            });
        }
        let mut taken = self.taken.lock().expect("no test panics with it");
        taken.push((arn.to_owned(), message));
        Ok(())
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        Ok(!arn.ends_with(":nobody"))
    }
}

impl Recorder {
    /// The messages, once there are this many: to whom, and what.
    async fn told(&self, count: usize) -> Vec<(String, Value)> {
        let wait = async {
            loop {
                let taken = self.taken.lock().expect("no test panics with it").clone();
                if taken.len() >= count {
                    return taken;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let taken = tokio::time::timeout(Duration::from_secs(30), wait).await;
        let taken = taken.expect("messages come in time");
        assert_eq!(taken.len(), count, "{taken:?}");
        let read = |(arn, message): (String, TargetMessage)| {
            let sender = message.sender.expect("S3 says who it is");
            assert_eq!(sender.service, "s3.amazonaws.com");
            assert_eq!(sender.arn, "arn:aws:s3:::box");
            (arn, serde_json::from_str(&message.body).expect("JSON"))
        };
        taken.into_iter().map(read).collect()
    }
}

fn s3(store: Arc<dyn Store>, targets: Arc<Recorder>) -> S3 {
    S3::new(Settings {
        elsewhere: None,
        store,
        clock: Arc::new(SystemClock),
        account: "000000000000".to_owned(),
        region: "us-east-1".to_owned(),
        keys: Arc::new(NoKeys),
        unknown_keys: UnknownKeys::Accept,
        targets,
    })
}

async fn ask(s3: &S3, method: &str, uri: &str, body: &str) -> (u16, String) {
    let request = Request::builder()
        .method(method)
        .uri(uri)
        .header("host", "127.0.0.1")
        .header("authorization", "AWS AK:c2ln")
        .header("content-length", body.len())
        .body(Full::new(Bytes::copy_from_slice(body.as_bytes())))
        .expect("a request");
    let answer: Response<_> = s3.handle(request).await;
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.expect("a body");
    (
        status,
        String::from_utf8_lossy(&body.to_bytes()).into_owned(),
    )
}

async fn done(s3: &S3, method: &str, uri: &str, body: &str) {
    let (status, text) = ask(s3, method, uri, body).await;
    assert!(status < 300, "{method} {uri}: {status} {text}");
}

const CONFIGURATION: &str = r#"<NotificationConfiguration>
  <QueueConfiguration><Id>all</Id><Queue>arn:aws:sqs:us-east-1:000000000000:q</Queue>
    <Event>s3:ObjectRemoved:*</Event></QueueConfiguration>
  <CloudFunctionConfiguration><Id>images</Id>
    <CloudFunction>arn:aws:lambda:us-east-1:000000000000:function:f</CloudFunction>
    <Event>s3:ObjectCreated:*</Event>
    <Filter><S3Key><FilterRule><Name>prefix</Name><Value>in/</Value></FilterRule>
      <FilterRule><Name>suffix</Name><Value>.jpg</Value></FilterRule></S3Key></Filter>
  </CloudFunctionConfiguration>
</NotificationConfiguration>"#;

#[tokio::test]
async fn neighbours_are_told_of_changes() {
    let recorder = Arc::new(Recorder::default());
    let s3 = s3(Arc::new(MemoryStore::default()), recorder.clone());
    done(&s3, "PUT", "/box", "").await;
    done(&s3, "PUT", "/box?notification", CONFIGURATION).await;
    let (_, kept) = ask(&s3, "GET", "/box?notification", "").await;
    assert!(kept.contains("<CloudFunctionConfiguration>"), "{kept}");
    assert!(kept.contains("<Name>Prefix</Name>"), "{kept}");
    let test = recorder.told(1).await.remove(0);
    assert_eq!(test.1["Event"], "s3:TestEvent");
    assert_eq!(test.0, "arn:aws:sqs:us-east-1:000000000000:q");

    done(&s3, "PUT", "/box/out/a.jpg", "12345").await;
    done(&s3, "PUT", "/box/in/a%20b.jpg", "12345").await;
    let told = recorder.told(2).await.remove(1);
    assert_eq!(told.0, "arn:aws:lambda:us-east-1:000000000000:function:f");
    let record = &told.1["Records"][0];
    assert_eq!(record["eventName"], "ObjectCreated:Put");
    assert_eq!(record["eventSource"], "aws:s3");
    assert_eq!(record["s3"]["configurationId"], "images");
    assert_eq!(record["s3"]["bucket"]["arn"], "arn:aws:s3:::box");
    let object = &record["s3"]["object"];
    assert_eq!(object["key"], "in/a+b.jpg");
    assert_eq!(object["size"], 5);
    assert_eq!(object["eTag"], "827ccb0eea8a706c4c34a16891f84e7b");

    done(&s3, "DELETE", "/box/in/a%20b.jpg", "").await;
    done(&s3, "DELETE", "/box/in/nothing", "").await;
    let removed = recorder.told(3).await.remove(2);
    assert_eq!(removed.1["Records"][0]["eventName"], "ObjectRemoved:Delete");
    assert!(
        removed.1["Records"][0]["s3"]["object"]
            .get("size")
            .is_none()
    );

    let unknown = CONFIGURATION.replace("function:f<", "function:nobody<");
    let (status, fault) = ask(&s3, "PUT", "/box?notification", &unknown).await;
    assert_eq!(status, 400);
    let words = "Unable to validate the following destination configurations";
    assert!(fault.contains(words), "{fault}");
    done(
        &s3,
        "PUT",
        "/box?notification",
        "<NotificationConfiguration/>",
    )
    .await;
    done(&s3, "PUT", "/box/in/c.jpg", "1").await;
    recorder.told(3).await;
    s3.close();
}

#[tokio::test]
async fn the_event_bus_is_told_of_everything() {
    let recorder = Arc::new(Recorder::default());
    let s3 = s3(Arc::new(MemoryStore::default()), recorder.clone());
    done(&s3, "PUT", "/box", "").await;
    let on = "<NotificationConfiguration><EventBridgeConfiguration/></NotificationConfiguration>";
    done(&s3, "PUT", "/box?notification", on).await;
    done(&s3, "PUT", "/box/a%20b", "1").await;
    let (arn, event) = recorder.told(1).await.remove(0);
    assert_eq!(
        arn,
        "arn:aws:events:us-east-1:000000000000:event-bus/default"
    );
    assert_eq!(event["source"], "aws.s3");
    assert_eq!(event["detail-type"], "Object Created");
    assert_eq!(event["resources"], json!(["arn:aws:s3:::box"]));
    assert_eq!(event["detail"]["object"]["key"], "a b");
    s3.close();
}

#[tokio::test]
async fn what_could_not_be_told_is_told_after_a_restart() {
    let recorder = Arc::new(Recorder::default());
    let store = Arc::new(MemoryStore::default());
    let first = s3(store.clone(), recorder.clone());
    recorder
        .down
        .store(true, std::sync::atomic::Ordering::SeqCst);
    done(&first, "PUT", "/box", "").await;
    done(&first, "PUT", "/box?notification", CONFIGURATION).await;
    done(&first, "PUT", "/box/in/a.jpg", "1").await;
    first.close();
    drop(first);
    recorder
        .down
        .store(false, std::sync::atomic::Ordering::SeqCst);
    let second = s3(store, recorder.clone());
    let told = recorder.told(2).await;
    assert!(told.iter().any(|(_, it)| it["Event"] == "s3:TestEvent"));
    assert!(
        told.iter()
            .any(|(_, it)| it["Records"][0]["eventName"] == "ObjectCreated:Put")
    );
    second.close();
}
