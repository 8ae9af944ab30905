//! The contract, on every backend.

use std::ops::Bound;
use std::sync::Arc;

use bytes::Bytes;
use frazil_store::{
    BlobId, Change, Direction, Entry, Expect, FaultyStore, Key, LogQuery, MemoryStore, Position,
    Revision, Span, SqliteStore, Store, StoreError, WatchEvent, When, Write,
};

/// A backend, and the folder that goes when the test is over.
struct Bench {
    store: Arc<dyn Store>,
    _folder: Option<tempfile::TempDir>,
}

fn memory() -> Bench {
    Bench {
        store: Arc::new(MemoryStore::new()),
        _folder: None,
    }
}

fn sqlite() -> Bench {
    let folder = tempfile::tempdir().expect("a temporary folder");
    Bench {
        store: Arc::new(SqliteStore::open(folder.path()).expect("opens")),
        _folder: Some(folder),
    }
}

fn faultless() -> Bench {
    let store = FaultyStore::new(memory().store, |_| When::Never);
    Bench {
        store: Arc::new(store),
        _folder: None,
    }
}

macro_rules! on_all_backends {
    ($($test:ident),+ $(,)?) => {
        mod on_memory { $( #[tokio::test] async fn $test() { super::$test(&*super::memory().store).await; } )+ }
        mod on_sqlite {
            $( #[tokio::test] async fn $test() { let bench = super::sqlite(); super::$test(&*bench.store).await; } )+
        }
        mod on_faultless { $( #[tokio::test] async fn $test() { super::$test(&*super::faultless().store).await; } )+ }
    };
}

on_all_backends!(
    values_are_what_was_put,
    preconditions_decide,
    a_commit_is_all_or_nothing,
    requirements_change_nothing,
    revisions_are_never_used_twice,
    lists_are_in_key_order_and_paged,
    lists_go_back_too,
    odd_keys_are_keys,
    watchers_see_commits_in_order,
    concurrent_counters_lose_nothing,
    blobs_are_named_by_content,
    ranges_are_cut_to_the_blob,
    blobs_live_while_held,
    equal_blobs_are_shared,
    big_blobs_come_in_pieces,
    abandoned_blobs_leave_nothing,
    a_commit_cannot_hold_a_missing_blob,
    logs_read_both_ways,
    equal_times_keep_the_order_of_arrival,
    logs_page_without_gaps,
    logs_are_trimmed_and_deleted,
    spans_are_the_first_and_last_time,
    the_bytes_of_logs_are_counted,
);

fn key(text: &str) -> Key {
    Key::new(text)
}

async fn value(store: &dyn Store, name: &str) -> Option<Bytes> {
    let found = store.get(&key(name)).await.expect("reads");
    found.map(|versioned| versioned.value)
}

async fn put(store: &dyn Store, name: &str, value: &'static str) -> Revision {
    let put = store.put(&key(name), value.into(), Expect::Any).await;
    put.expect("writes")
}

async fn values_are_what_was_put(store: &dyn Store) {
    assert_eq!(value(store, "a").await, None);
    let first = put(store, "a", "one").await;
    assert_eq!(value(store, "a").await, Some("one".into()));
    let second = put(store, "a", "two").await;
    assert!(second > first);
    let found = store
        .get(&key("a"))
        .await
        .expect("reads")
        .expect("is there");
    assert_eq!((found.value, found.revision), ("two".into(), second));
    store.delete(&key("a"), Expect::Any).await.expect("deletes");
    store.delete(&key("a"), Expect::Any).await.expect("again");
    assert_eq!(value(store, "a").await, None);
    put(store, "empty", "").await;
    assert_eq!(value(store, "empty").await, Some(Bytes::new()));
}

async fn preconditions_decide(store: &dyn Store) {
    let name = key("a");
    let first = store.put(&name, "one".into(), Expect::Absent).await;
    let first = first.expect("was absent");
    let refused = store.put(&name, "two".into(), Expect::Absent).await;
    match refused {
        Err(StoreError::Conflict { key, current }) => {
            assert_eq!((key, current), (name.clone(), Some(first)));
        }
        other => panic!("{other:?}"),
    }
    let second = store
        .put(&name, "two".into(), Expect::Revision(first))
        .await;
    let second = second.expect("revision is current");
    let stale = store
        .put(&name, "three".into(), Expect::Revision(first))
        .await;
    assert!(stale.expect_err("stale").is_conflict());
    let stale = store.delete(&name, Expect::Revision(first)).await;
    assert!(stale.expect_err("stale").is_conflict());
    assert_eq!(value(store, "a").await, Some("two".into()));
    let deleted = store.delete(&name, Expect::Revision(second)).await;
    deleted.expect("revision is current");
    let gone = store
        .put(&name, "four".into(), Expect::Revision(second))
        .await;
    assert!(gone.expect_err("gone").is_conflict());
}

async fn a_commit_is_all_or_nothing(store: &dyn Store) {
    put(store, "b", "old").await;
    let refused = store
        .commit(vec![
            Write::put("a", "new"),
            Write::put("b", "new").expecting(Expect::Absent),
        ])
        .await;
    assert!(refused.expect_err("b is there").is_conflict());
    assert_eq!(value(store, "a").await, None);
    assert_eq!(value(store, "b").await, Some("old".into()));
    let revision = store
        .commit(vec![Write::put("a", "new"), Write::delete("b")])
        .await
        .expect("commits");
    let a = store
        .get(&key("a"))
        .await
        .expect("reads")
        .expect("is there");
    assert_eq!(a.revision, revision);
    assert_eq!(value(store, "b").await, None);
}

async fn requirements_change_nothing(store: &dyn Store) {
    let first = put(store, "box", "x").await;
    put(store, "box/a", "x").await;
    let commit = async |requirement| {
        let outcome = store.commit(vec![Write::put("n", "x"), requirement]).await;
        outcome.map(|_| ())
    };
    for (requirement, holds) in [
        (Write::require("box", Expect::Present), true),
        (Write::require("none", Expect::Present), false),
        (Write::require("none", Expect::Absent), true),
        (Write::require("box", Expect::Revision(first)), true),
        (Write::require("box/", Expect::NoneBelow), false),
        (Write::require("box0", Expect::NoneBelow), true),
    ] {
        let name = format!("{requirement:?}");
        match commit(requirement).await {
            Ok(()) => assert!(holds, "{name}"),
            Err(error) => assert!(!holds && error.is_conflict(), "{name}: {error}"),
        }
    }
    let unchanged = store.get(&key("box")).await.expect("reads");
    assert_eq!(unchanged.map(|found| found.revision), Some(first));
}

async fn revisions_are_never_used_twice(store: &dyn Store) {
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(put(store, "a", "x").await);
        store.delete(&key("a"), Expect::Any).await.expect("deletes");
    }
    assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
}

async fn names(store: &dyn Store, prefix: &str, start: Bound<&str>, limit: usize) -> Vec<String> {
    let found = store.list(prefix, start, limit).await.expect("lists");
    found
        .iter()
        .map(|(key, _)| key.as_str().to_owned())
        .collect()
}

async fn lists_are_in_key_order_and_paged(store: &dyn Store) {
    for name in ["b/2", "a/1", "b/1", "b/10", "c", "b", "b/3"] {
        put(store, name, "x").await;
    }
    let all = Bound::Unbounded;
    assert_eq!(
        names(store, "b/", all, 9).await,
        ["b/1", "b/10", "b/2", "b/3"]
    );
    assert_eq!(names(store, "", all, 2).await, ["a/1", "b"]);
    assert_eq!(
        names(store, "b/", Bound::Excluded("b/10"), 1).await,
        ["b/2"]
    );
    assert_eq!(
        names(store, "b/", Bound::Included("b/10"), 2).await,
        ["b/10", "b/2"]
    );
    assert_eq!(names(store, "b/", Bound::Excluded("a"), 1).await, ["b/1"]);
    assert_eq!(names(store, "b/", Bound::Excluded("b/"), 1).await, ["b/1"]);
    assert_eq!(names(store, "b/", Bound::Excluded("b0"), 1).await, [""; 0]);
    assert_eq!(names(store, "b/", all, 0).await, [""; 0]);
}

async fn lists_go_back_too(store: &dyn Store) {
    for name in ["b/2", "a/1", "b/1", "b/10", "c", "b", "b/3", "b/\u{10ffff}"] {
        put(store, name, "x").await;
    }
    let names = async |end: Bound<&str>, limit| {
        let found = store.list_back("b/", end, limit).await.expect("lists");
        let names = found.iter().map(|(key, _)| key.as_str().to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(Bound::Unbounded, 2).await, ["b/\u{10ffff}", "b/3"]);
    assert_eq!(
        names(Bound::Excluded("b/3"), 9).await,
        ["b/2", "b/10", "b/1"]
    );
    assert_eq!(names(Bound::Included("b/2"), 1).await, ["b/2"]);
    assert_eq!(names(Bound::Included("z"), 1).await, ["b/\u{10ffff}"]);
    assert_eq!(names(Bound::Included("a"), 9).await, [""; 0]);
    assert_eq!(names(Bound::Unbounded, 0).await, [""; 0]);
}

async fn odd_keys_are_keys(store: &dyn Store) {
    let odd = [
        "",
        "%",
        "_",
        "a\0b",
        "a\0",
        "é",
        "\u{10ffff}",
        "日本",
        "a'b\"c\\",
    ];
    for name in odd {
        store
            .put(
                &key(name),
                Bytes::copy_from_slice(name.as_bytes()),
                Expect::Absent,
            )
            .await
            .expect("writes");
    }
    for name in odd {
        assert_eq!(value(store, name).await, Some(name.into()));
    }
    let mut sorted = odd.map(str::to_owned);
    sorted.sort();
    assert_eq!(names(store, "", Bound::Unbounded, 99).await, sorted);
    assert_eq!(
        names(store, "a\0", Bound::Unbounded, 99).await,
        ["a\0", "a\0b"]
    );
}

async fn watchers_see_commits_in_order(store: &dyn Store) {
    put(store, "w/early", "x").await;
    let mut watch = store.watch("w/");
    let first = put(store, "w/a", "one").await;
    put(store, "elsewhere", "x").await;
    store
        .delete(&key("w/a"), Expect::Any)
        .await
        .expect("deletes");
    let Some(WatchEvent::Change(Change { key, value })) = watch.next().await else {
        panic!("a change was expected");
    };
    assert_eq!(key.as_str(), "w/a");
    assert_eq!(value.map(|value| value.revision), Some(first));
    let deleted = Change { key, value: None };
    assert_eq!(watch.next().await, Some(WatchEvent::Change(deleted)));
}

async fn concurrent_counters_lose_nothing(store: &dyn Store) {
    put(store, "n", "0").await;
    let count = async || {
        for _ in 0..20 {
            loop {
                let now = store
                    .get(&key("n"))
                    .await
                    .expect("reads")
                    .expect("is there");
                let n: u32 = String::from_utf8_lossy(&now.value)
                    .parse()
                    .expect("a number");
                let next = (n + 1).to_string();
                match store
                    .put(&key("n"), next.into(), Expect::Revision(now.revision))
                    .await
                {
                    Ok(_) => break,
                    Err(error) => assert!(error.is_conflict(), "{error}"),
                }
            }
        }
    };
    tokio::join!(count(), count(), count(), count());
    assert_eq!(value(store, "n").await, Some("80".into()));
}

async fn blobs_are_named_by_content(store: &dyn Store) {
    let blob = store.put_blob("hello".into()).await.expect("stores");
    assert_eq!(
        blob.id().to_string(),
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    );
    assert_eq!(blob.size(), 5);
    assert_eq!(blob.id().to_string().parse::<BlobId>(), Ok(blob.id()));
    assert_eq!(store.read_blob(blob.id()).await.expect("reads"), "hello");
    let empty = store.put_blob(Bytes::new()).await.expect("stores");
    assert_eq!(store.read_blob(empty.id()).await.expect("reads"), "");
}

async fn ranges_are_cut_to_the_blob(store: &dyn Store) {
    let blob = store.put_blob("0123456789".into()).await.expect("stores");
    for (range, expected) in [
        (0..10, "0123456789"),
        (0..99, "0123456789"),
        (3..5, "34"),
        (9..99, "9"),
        (10..99, ""),
        (50..99, ""),
        (4..4, ""),
    ] {
        let reader = store
            .open_blob(blob.id(), range.clone())
            .await
            .expect("opens");
        assert_eq!(reader.remaining(), expected.len() as u64, "{range:?}");
        assert_eq!(
            reader.read_all().await.expect("reads"),
            expected,
            "{range:?}"
        );
    }
}

/// Waits until a blob is gone; removal may happen after the answer.
async fn gone(store: &dyn Store, id: BlobId) {
    for _ in 0..500 {
        if matches!(store.read_blob(id).await, Err(StoreError::NoBlob(_))) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("{id} is still there");
}

async fn blobs_live_while_held(store: &dyn Store) {
    let blob = store.put_blob("held".into()).await.expect("stores");
    let id = blob.id();
    let hold = Write::put("a", "x").holding([id]);
    store.commit(vec![hold]).await.expect("commits");
    drop(blob);
    assert_eq!(store.read_blob(id).await.expect("reads"), "held");
    let mut reader = store.open_blob(id, 0..9).await.expect("opens");
    put(store, "a", "holds nothing now").await;
    gone(store, id).await;
    assert_eq!(reader.next().await.expect("reads"), Some("held".into()));
    let blob = store.put_blob("not held".into()).await.expect("stores");
    let id = blob.id();
    let second_handle = blob.clone();
    drop(blob);
    assert_eq!(store.read_blob(id).await.expect("reads"), "not held");
    drop(second_handle);
    gone(store, id).await;
    let missing = store.hold_blob(id).await;
    assert!(matches!(missing, Err(StoreError::NoBlob(_))));
    let blob = store.put_blob("held again".into()).await.expect("stores");
    let id = blob.id();
    let third_handle = store.hold_blob(id).await.expect("is there");
    drop(blob);
    assert_eq!(third_handle.size(), 10);
    assert_eq!(store.read_blob(id).await.expect("reads"), "held again");
    drop(third_handle);
    gone(store, id).await;
}

async fn equal_blobs_are_shared(store: &dyn Store) {
    let one = store.put_blob("same".into()).await.expect("stores");
    let two = store.put_blob("same".into()).await.expect("stores");
    let id = one.id();
    assert_eq!(id, two.id());
    let writes = ["a", "b"].map(|name| Write::put(name, "x").holding([id]));
    store.commit(writes.into()).await.expect("commits");
    drop((one, two));
    store.delete(&key("a"), Expect::Any).await.expect("deletes");
    assert_eq!(store.read_blob(id).await.expect("reads"), "same");
    // A value that is replaced by one that holds the same blob keeps it.
    let again = Write::put("b", "y").holding([id, id]);
    store.commit(vec![again]).await.expect("commits");
    assert_eq!(store.read_blob(id).await.expect("reads"), "same");
    store.delete(&key("b"), Expect::Any).await.expect("deletes");
    gone(store, id).await;
}

async fn big_blobs_come_in_pieces(store: &dyn Store) {
    let mut writer = store.blob_writer().await.expect("begins");
    let mut expected = Vec::new();
    for piece in 0..40_u8 {
        let bytes = Bytes::from(vec![piece; 10_000 + usize::from(piece) * 1_000]);
        expected.extend_from_slice(&bytes);
        writer.write(bytes).await.expect("writes");
    }
    let blob = writer.finish().await.expect("finishes");
    assert_eq!(blob.size(), expected.len() as u64);
    let mut reader = store
        .open_blob(blob.id(), 100..u64::MAX)
        .await
        .expect("opens");
    let mut found = Vec::new();
    while let Some(piece) = reader.next().await.expect("reads") {
        assert!(!piece.is_empty() && piece.len() <= 256 * 1024);
        found.extend_from_slice(&piece);
    }
    assert!(found == expected[100..]);
}

async fn abandoned_blobs_leave_nothing(store: &dyn Store) {
    let mut writer = store.blob_writer().await.expect("begins");
    writer.write(vec![7; 600_000].into()).await.expect("writes");
    drop(writer);
    let blob = store.put_blob("next".into()).await.expect("stores");
    assert_eq!(store.read_blob(blob.id()).await.expect("reads"), "next");
}

async fn a_commit_cannot_hold_a_missing_blob(store: &dyn Store) {
    let missing = BlobId([3; 32]);
    let hold = Write::put("a", "x").holding([missing]);
    let refused = store.commit(vec![Write::put("b", "x"), hold]).await;
    assert!(matches!(refused, Err(StoreError::NoBlob(id)) if id == missing));
    assert_eq!(value(store, "b").await, None);
}

async fn log(store: &dyn Store, log: &str, times: &[i64]) {
    let entries = times.iter().map(|time_ms| Entry {
        time_ms: *time_ms,
        data: time_ms.to_string().into(),
    });
    store
        .append(vec![(key(log), entries.collect())])
        .await
        .expect("appends");
}

async fn times(store: &dyn Store, query: LogQuery) -> Vec<i64> {
    let records = store.read_log(&query).await.expect("reads");
    records
        .iter()
        .map(|record| record.position.time_ms)
        .collect()
}

async fn logs_read_both_ways(store: &dyn Store) {
    log(store, "l", &[30, 10, 20, 50, 40]).await;
    log(store, "m", &[15]).await;
    let all = LogQuery::all(key("l"), 99);
    assert_eq!(times(store, all.clone()).await, [10, 20, 30, 40, 50]);
    let between = LogQuery {
        from_ms: 20,
        until_ms: 50,
        ..all.clone()
    };
    assert_eq!(times(store, between.clone()).await, [20, 30, 40]);
    let backward = LogQuery {
        direction: Direction::Backward,
        limit: 2,
        ..between
    };
    assert_eq!(times(store, backward).await, [40, 30]);
    let nothing = LogQuery {
        from_ms: 50,
        until_ms: 20,
        ..all
    };
    assert_eq!(times(store, nothing).await, [0; 0]);
    assert_eq!(times(store, LogQuery::all(key("none"), 9)).await, [0; 0]);
}

async fn equal_times_keep_the_order_of_arrival(store: &dyn Store) {
    for text in ["a", "b", "c"] {
        let entry = Entry {
            time_ms: 5,
            data: text.into(),
        };
        let appended = store.append(vec![(key("l"), vec![entry])]).await;
        appended.expect("appends");
    }
    let records = store.read_log(&LogQuery::all(key("l"), 9)).await;
    let texts: Vec<_> = records
        .expect("reads")
        .into_iter()
        .map(|r| r.data)
        .collect();
    assert_eq!(texts, ["a", "b", "c"]);
}

async fn logs_page_without_gaps(store: &dyn Store) {
    log(store, "l", &[1, 1, 1, 2, 3, 3, 4, -7]).await;
    for direction in [Direction::Forward, Direction::Backward] {
        let mut query = LogQuery {
            direction,
            limit: 3,
            ..LogQuery::all(key("l"), 0)
        };
        let mut seen: Vec<Position> = Vec::new();
        loop {
            let page = store.read_log(&query).await.expect("reads");
            let Some(last) = page.last() else { break };
            query.after = Some(last.position);
            seen.extend(page.iter().map(|record| record.position));
        }
        if direction == Direction::Backward {
            seen.reverse();
        }
        assert_eq!(seen.len(), 8);
        assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
    }
}

async fn logs_are_trimmed_and_deleted(store: &dyn Store) {
    log(store, "l", &[10, 20, 30]).await;
    assert_eq!(store.trim_log(&key("l"), 20).await.expect("trims"), 1);
    assert_eq!(store.trim_log(&key("l"), 20).await.expect("trims"), 0);
    assert_eq!(store.trim_log(&key("none"), 20).await.expect("trims"), 0);
    assert_eq!(times(store, LogQuery::all(key("l"), 9)).await, [20, 30]);
    store.delete_log(&key("l")).await.expect("deletes");
    store.delete_log(&key("l")).await.expect("again");
    assert_eq!(times(store, LogQuery::all(key("l"), 9)).await, [0; 0]);
    log(store, "l", &[40]).await;
    assert_eq!(times(store, LogQuery::all(key("l"), 9)).await, [40]);
}

async fn spans_are_the_first_and_last_time(store: &dyn Store) {
    log(store, "g/b", &[30, 10]).await;
    log(store, "g/a", &[5]).await;
    log(store, "h", &[1]).await;
    log(store, "g/empty", &[1]).await;
    store.trim_log(&key("g/empty"), 99).await.expect("trims");
    let spans = store.log_spans("g/").await.expect("reads");
    let span = |first_ms, last_ms| Span { first_ms, last_ms };
    assert_eq!(
        spans,
        [(key("g/a"), span(5, 5)), (key("g/b"), span(10, 30))]
    );
}

async fn the_bytes_of_logs_are_counted(store: &dyn Store) {
    let entry = |time_ms, text: &'static str| Entry {
        time_ms,
        data: text.into(),
    };
    let batch = |name: &str, entries: Vec<Entry>| vec![(key(name), entries)];
    for batch in [
        batch("g/a", vec![entry(1, "one"), entry(2, "three")]),
        batch("g/a", vec![entry(3, "seven")]),
        batch("g/b", vec![entry(1, "x")]),
        batch("h", vec![entry(1, "elsewhere")]),
    ] {
        store.append(batch).await.expect("appends");
    }
    assert_eq!(store.log_bytes("g/").await.expect("reads"), 14);
    store.trim_log(&key("g/a"), 3).await.expect("trims");
    assert_eq!(store.log_bytes("g/").await.expect("reads"), 6);
    store.delete_log(&key("g/a")).await.expect("deletes");
    assert_eq!(store.log_bytes("g/").await.expect("reads"), 1);
    assert_eq!(store.log_bytes("none").await.expect("reads"), 0);
}

#[tokio::test]
async fn faults_come_before_or_after_the_effect() {
    let inner = memory().store;
    let plan = |method| match method {
        "commit" => When::After,
        "append" => When::Before,
        _ => When::Never,
    };
    let faulty = FaultyStore::new(Arc::clone(&inner), plan);
    let put = faulty.put(&key("a"), "x".into(), Expect::Any).await;
    assert!(matches!(put, Err(StoreError::Injected("commit"))));
    assert_eq!(value(&faulty, "a").await, Some("x".into()));
    let append = faulty.append(vec![(key("l"), Vec::new())]).await;
    assert!(matches!(append, Err(StoreError::Injected("append"))));
}
