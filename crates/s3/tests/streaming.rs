//! S3 in the same process: bodies that are produced and consumed piece by piece.

use std::sync::Arc;

use bytes::Bytes;
use frazil_lambda::seams::NoTargets;
use frazil_lambda::seams::{CodeSource, CodeSourceError, SystemClock};
use frazil_s3::{NoKeys, S3, Settings, UnknownKeys};
use frazil_store::{MemoryStore, SqliteStore, Store};
use futures::stream;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::Frame;

const MIB: usize = 1 << 20;
const PIECES: usize = 48;
const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/s3/aws4_request, \
                      SignedHeaders=host, Signature=00";

fn s3(store: Arc<dyn Store>) -> S3 {
    S3::new(Settings {
        elsewhere: None,
        store,
        clock: Arc::new(SystemClock),
        account: "000000000000".to_owned(),
        region: "us-east-1".to_owned(),
        targets: Arc::new(NoTargets),
        keys: Arc::new(NoKeys),
        unknown_keys: UnknownKeys::Accept,
    })
}

async fn send(s3: &S3, method: &str, path: &str, body: &'static str) -> Response<frazil_s3::Body> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost")
        .header("authorization", SIGNED)
        .header("content-length", body.len())
        .body(Full::new(Bytes::from_static(body.as_bytes())))
        .expect("a request");
    s3.handle(request).await
}

/// The most memory this process has used so far, in bytes.
fn memory_peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().split(' ').next()?.parse::<usize>().ok());
    kib.expect("a number") * 1024
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn big_objects_do_not_fill_memory() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = SqliteStore::open(folder.path()).expect("opens");
    let s3 = s3(Arc::new(store));
    send(&s3, "PUT", "/box", "").await;
    let before = memory_peak();
    let pieces = (0..PIECES).map(|_| {
        let piece = Bytes::from(vec![7; MIB]);
        Ok::<_, std::convert::Infallible>(Frame::data(piece))
    });
    let request = Request::builder()
        .method("PUT")
        .uri("/box/big")
        .header("host", "localhost")
        .header("authorization", SIGNED)
        .header("content-length", PIECES * MIB)
        .body(StreamBody::new(stream::iter(pieces)))
        .expect("a request");
    assert_eq!(s3.handle(request).await.status(), StatusCode::OK);
    let mut body = send(&s3, "GET", "/box/big", "").await.into_body();
    let mut size = 0;
    while let Some(frame) = body.frame().await {
        size += frame.expect("reads").into_data().expect("data").len();
    }
    assert_eq!(size, PIECES * MIB);
    let grown = memory_peak() - before;
    assert!(
        grown < PIECES * MIB / 3,
        "{} MiB more were used",
        grown / MIB
    );
}

#[tokio::test]
async fn packages_are_fetched_for_lambda() {
    let s3 = s3(Arc::new(MemoryStore::new()));
    let refused = |code: &str, message: &str| {
        Err(CodeSourceError::Refused {
            code: code.to_owned(),
            message: message.to_owned(),
        })
    };
    assert_eq!(
        s3.fetch("box", "a.zip", None, 99).await,
        refused("NoSuchBucket", "The specified bucket does not exist")
    );
    send(&s3, "PUT", "/box", "").await;
    assert_eq!(
        s3.fetch("box", "a.zip", None, 99).await,
        refused("NoSuchKey", "The specified key does not exist.")
    );
    send(&s3, "PUT", "/box/a.zip", "package").await;
    assert_eq!(
        s3.fetch("box", "a.zip", None, 99).await,
        Ok("package".into())
    );
    let too_large = Err(CodeSourceError::TooLarge { bytes_max: 6 });
    assert_eq!(s3.fetch("box", "a.zip", None, 6).await, too_large);
}

/// Many writers of one key: each reader sees one writer's whole object, never a mixture.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_see_whole_objects() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let s3 = s3(Arc::new(SqliteStore::open(folder.path()).expect("opens")));
    send(&s3, "PUT", "/box", "").await;
    const BODIES: [&str; 3] = ["aaaaaaaaaa", "bbbbbbbbbbbbbbb", "cccc"];
    send(&s3, "PUT", "/box/k", BODIES[0]).await;
    let writing = tokio::spawn({
        let s3 = s3.clone();
        async move {
            for round in 0..60 {
                let answer = send(&s3, "PUT", "/box/k", BODIES[round % 3]).await;
                assert_eq!(answer.status(), StatusCode::OK);
            }
        }
    });
    while !writing.is_finished() {
        let answer = send(&s3, "GET", "/box/k", "").await;
        assert_eq!(answer.status(), StatusCode::OK);
        let body = answer
            .into_body()
            .collect()
            .await
            .expect("reads")
            .to_bytes();
        assert!(
            BODIES.iter().any(|known| known.as_bytes() == body),
            "{body:?}"
        );
    }
    writing.await.expect("writes");
}
