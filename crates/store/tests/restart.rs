//! What survives: an orderly end, and being killed at any moment.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::ops::Bound;
use std::path::Path;
use std::process::{Command, Stdio};

use frazil_store::{BlobId, Entry, Expect, Key, LogQuery, SqliteStore, Store, StoreError, Write};

/// Tells the re-executed test which folder to write to.
const CHILD_FOLDER: &str = "FRAZIL_STORE_CRASH_FOLDER";
/// Tells it with which number its work begins.
const CHILD_START: &str = "FRAZIL_STORE_CRASH_START";
/// How often the child is killed.
const ROUNDS: u64 = 25;

#[tokio::test]
async fn everything_is_there_after_an_orderly_end() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = SqliteStore::open(folder.path()).expect("opens");
    let blob = store.put_blob("blob".into()).await.expect("stores");
    let loose = store.put_blob("loose".into()).await.expect("stores");
    let (held, loose_id) = (blob.id(), loose.id());
    let write = Write::put("a", "value").holding([held]);
    let revision = store.commit(vec![write]).await.expect("commits");
    let entry = Entry {
        time_ms: 1,
        data: "entry".into(),
    };
    let appended = store.append(vec![(Key::new("l"), vec![entry])]).await;
    appended.expect("appends");
    let in_use = SqliteStore::open(folder.path()).expect_err("is open");
    assert!(matches!(in_use, StoreError::InUse(_)), "{in_use}");
    store.close().await;
    let closed = store.put(&Key::new("b"), "x".into(), Expect::Any).await;
    assert!(matches!(closed, Err(StoreError::Closed)));
    drop((store, blob, loose));

    let store = SqliteStore::open(folder.path()).expect("opens again");
    let found = store.get(&Key::new("a")).await.expect("reads");
    assert_eq!(
        found.map(|v| (v.value, v.revision)),
        Some(("value".into(), revision))
    );
    assert_eq!(store.read_blob(held).await.expect("reads"), "blob");
    assert!(store.read_blob(loose_id).await.is_err());
    let records = store.read_log(&LogQuery::all(Key::new("l"), 9)).await;
    assert_eq!(records.expect("reads").len(), 1);
    let next = store.put(&Key::new("b"), "x".into(), Expect::Any).await;
    assert!(next.expect("writes") > revision);
}

/// A child writes values, pairs, blobs and log entries and says so; it is killed at some moment;
/// everything it said is there afterwards, and nothing is there by half.
#[tokio::test]
async fn a_kill_loses_nothing_acknowledged() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut moments = Moments(0x5eed_0ff2_a211);
    let mut acknowledged: Vec<u64> = Vec::new();
    let mut start = 0;
    for _ in 0..ROUNDS {
        acknowledged.extend(run_and_kill(folder.path(), start, moments.next_acks()));
        let store = SqliteStore::open(folder.path()).expect("opens after the kill");
        start = verify(&store, &acknowledged).await + 1;
        store.close().await;
    }
    assert!(
        acknowledged.len() > 100,
        "{} were acknowledged",
        acknowledged.len()
    );
}

/// Numbers that are the same in every run (xorshift).
struct Moments(u64);

impl Moments {
    fn next_acks(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % 60
    }
}

/// Runs the child until it has acknowledged so many numbers, then kills it; returns all that it
/// acknowledged before it died.
fn run_and_kill(folder: &Path, start: u64, acks: u64) -> Vec<u64> {
    let mut child = Command::new(std::env::current_exe().expect("a test program"))
        .args(["--exact", "writes_until_killed", "--ignored", "--nocapture"])
        .env(CHILD_FOLDER, folder)
        .env(CHILD_START, start.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let output = BufReader::new(child.stdout.take().expect("piped"));
    let mut acknowledged = Vec::new();
    let mut killed = false;
    for line in output.lines() {
        let line = line.expect("text");
        if let Some((_, number)) = line.rsplit_once("ack ") {
            acknowledged.push(number.parse().expect("a number"));
        }
        if !killed && acknowledged.len() as u64 >= acks.max(1) {
            child.kill().expect("the child is ours");
            killed = true;
        }
    }
    child.wait().expect("the child is ours");
    assert!(killed, "the child ended by itself");
    acknowledged
}

/// Checks the acknowledged numbers and returns the greatest one that was begun.
async fn verify(store: &SqliteStore, acknowledged: &[u64]) -> u64 {
    let left = contents(store, "left/").await;
    let right = contents(store, "right/").await;
    assert_eq!(left, right, "a pair was written by half");
    let query = LogQuery::all(Key::new("log"), usize::MAX);
    let records = store.read_log(&query).await.expect("reads");
    let logged: Vec<u64> = records
        .iter()
        .map(|r| r.position.time_ms.unsigned_abs())
        .collect();
    for number in acknowledged {
        let blob = left.get(number).expect("an acknowledged value is there");
        let bytes = store.read_blob(*blob).await.expect("its blob is there");
        assert!(bytes == body(*number), "the blob of {number} is damaged");
        assert!(logged.contains(number), "the entry of {number} is lost");
    }
    let (values, entries) = (left.keys().max(), logged.iter().max());
    values.max(entries).copied().unwrap_or(0)
}

async fn contents(store: &SqliteStore, prefix: &str) -> BTreeMap<u64, BlobId> {
    let all = store.list(prefix, Bound::Unbounded, usize::MAX).await;
    let parse = |key: &Key| key.after(prefix).and_then(|n| n.parse().ok());
    all.expect("lists")
        .iter()
        .map(|(key, found)| {
            let blob = String::from_utf8_lossy(&found.value).parse();
            (parse(key).expect("a number"), blob.expect("an id"))
        })
        .collect()
}

fn body(number: u64) -> Vec<u8> {
    number
        .to_string()
        .repeat(50 + usize::try_from(number % 700).expect("small") * 10)
        .into_bytes()
}

/// The child. Several tasks write at once, so the kill hits transactions of all shapes.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "is run by a_kill_loses_nothing_acknowledged"]
async fn writes_until_killed() {
    let folder = std::env::var(CHILD_FOLDER).expect("run by the other test");
    let start: u64 = std::env::var(CHILD_START)
        .ok()
        .and_then(|n| n.parse().ok())
        .expect("a start");
    let store = SqliteStore::open(Path::new(&folder)).expect("opens");
    let tasks = (0..4).map(|task| {
        let store = store.clone();
        tokio::spawn(async move {
            for round in 0.. {
                write_one(&store, start + round * 4 + task).await;
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("is killed before");
    }
}

async fn write_one(store: &SqliteStore, number: u64) {
    let blob = store.put_blob(body(number).into()).await.expect("stores");
    let id = blob.id().to_string();
    let pair = ["left", "right"]
        .map(|side| Write::put(format!("{side}/{number}"), id.clone()).holding([blob.id()]));
    let entry = Entry {
        time_ms: i64::try_from(number).expect("small"),
        data: "entry".into(),
    };
    store.commit(pair.into()).await.expect("commits");
    store
        .append(vec![(Key::new("log"), vec![entry])])
        .await
        .expect("appends");
    let mut out = std::io::stdout().lock();
    writeln!(out, "ack {number}").expect("the parent reads");
    out.flush().expect("the parent reads");
}
