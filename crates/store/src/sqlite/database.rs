//! The tables, and how they are read.

use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};

use crate::{Direction, Key, LogQuery, Position, Record, Revision, Span, StoreError, Versioned};

/// What leads from nothing to the newest format, one step for each format.
const STEPS: [&str; 2] = [TABLES, BYTES_OF_LOGS];

/// The format that the last step leads to.
const FORMAT: i64 = STEPS.len() as i64;

/// How long a statement waits for a lock. Only a backup tool could hold one.
const BUSY_WAIT: Duration = Duration::from_secs(5);

/// Statements kept compiled for each connection.
const STATEMENTS_CACHED: usize = 32;

/// Keys are stored as bytes: SQLite's text and embedded zeros do not go together.
const TABLES: &str = "
    CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO counter VALUES ('revision', 0), ('sequence', 0);
    CREATE TABLE value (
        key BLOB PRIMARY KEY, revision INTEGER NOT NULL, data BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE holder (
        blob BLOB NOT NULL, key BLOB NOT NULL, PRIMARY KEY (blob, key)
    ) WITHOUT ROWID;
    CREATE INDEX holder_key ON holder (key);
    CREATE TABLE log (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE);
    CREATE TABLE entry (
        log INTEGER NOT NULL, time_ms INTEGER NOT NULL, sequence INTEGER NOT NULL,
        data BLOB NOT NULL, PRIMARY KEY (log, time_ms, sequence)
    ) WITHOUT ROWID;
";

/// How many bytes the entries of a log have.
const BYTES_OF_LOGS: &str = "
    ALTER TABLE log ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
    UPDATE log SET bytes =
        (SELECT coalesce(sum(length(data)), 0) FROM entry WHERE entry.log = log.id);
";

/// Opens the database for writing and makes the tables if they are not there.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    let fail = failed(path);
    let (connection, format) = prepare(path).map_err(fail)?;
    match format {
        FORMAT => Ok(connection),
        found => Err(StoreError::TooNew {
            path: path.to_owned(),
            found,
            supported: FORMAT,
        }),
    }
}

fn prepare(path: &Path) -> rusqlite::Result<(Connection, i64)> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_WAIT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_CACHED);
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    let format = |connection: &Connection| {
        connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
    };
    let done = usize::try_from(format(&connection)?).unwrap_or(usize::MAX);
    if let Some(left) = STEPS.get(done..).filter(|left| !left.is_empty()) {
        let transaction = connection.transaction()?;
        for step in left {
            transaction.execute_batch(step)?;
        }
        transaction.pragma_update(None, "user_version", FORMAT)?;
        transaction.commit()?;
    }
    let format = format(&connection)?;
    Ok((connection, format))
}

/// Opens the database for reading.
pub(super) fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY_WAIT)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_CACHED);
        Ok(connection)
    };
    open().map_err(failed(path))
}

/// Turns the database's error into ours.
pub(super) fn failed(path: &Path) -> impl Fn(rusqlite::Error) -> StoreError + use<> {
    let path = path.to_owned();
    move |error| StoreError::Database {
        path: path.clone(),
        source: Arc::new(error),
    }
}

pub(super) fn get(connection: &Connection, key: &Key) -> rusqlite::Result<Option<Versioned>> {
    connection
        .prepare_cached("SELECT revision, data FROM value WHERE key = ?")?
        .query_row([bytes(key)], |row| versioned(row, 0))
        .optional()
}

pub(super) fn list(
    connection: &Connection,
    prefix: &str,
    start: Bound<String>,
    limit: usize,
) -> rusqlite::Result<Vec<(Key, Versioned)>> {
    let select = match start {
        Bound::Excluded(_) => {
            "SELECT key, revision, data FROM value WHERE key > ?1 AND key >= ?2 ORDER BY key LIMIT ?3"
        }
        _ => {
            "SELECT key, revision, data FROM value WHERE key >= ?1 AND key >= ?2 ORDER BY key LIMIT ?3"
        }
    };
    let (Bound::Included(start) | Bound::Excluded(start)) = start else {
        return list(connection, prefix, Bound::Included(String::new()), limit);
    };
    let mut statement = connection.prepare_cached(select)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![start.as_bytes(), prefix.as_bytes(), limit], |row| {
        Ok((key(row, 0)?, versioned(row, 1)?))
    })?;
    rows.take_while(|row| below(prefix, row.as_ref().map(|(key, _)| key)))
        .collect()
}

pub(super) fn list_back(
    connection: &Connection,
    prefix: &str,
    end: Bound<String>,
    limit: usize,
) -> rusqlite::Result<Vec<(Key, Versioned)>> {
    let select = match end {
        Bound::Included(_) => {
            "SELECT key, revision, data FROM value
             WHERE key <= ?1 AND key < ?2 AND key >= ?3 ORDER BY key DESC LIMIT ?4"
        }
        _ => {
            "SELECT key, revision, data FROM value
             WHERE key < ?1 AND key < ?2 AND key >= ?3 ORDER BY key DESC LIMIT ?4"
        }
    };
    // No UTF-8 has this byte: the least text that is greater than every key of the prefix.
    let mut beyond = prefix.as_bytes().to_vec();
    beyond.push(0xff);
    let end = match end {
        Bound::Included(end) | Bound::Excluded(end) => end.into_bytes(),
        Bound::Unbounded => beyond.clone(),
    };
    let mut statement = connection.prepare_cached(select)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![end, beyond, prefix.as_bytes(), limit], |row| {
        Ok((key(row, 0)?, versioned(row, 1)?))
    })?;
    rows.collect()
}

pub(super) fn read_log(connection: &Connection, query: &LogQuery) -> rusqlite::Result<Vec<Record>> {
    let Some(log) = log_id(connection, &query.log)? else {
        return Ok(Vec::new());
    };
    let Some(range) = query.range() else {
        return Ok(Vec::new());
    };
    let select = match query.direction {
        Direction::Forward => {
            "SELECT time_ms, sequence, data FROM entry
             WHERE log = ?1 AND (time_ms, sequence) >= (?2, ?3) AND (time_ms, sequence) < (?4, ?5)
             ORDER BY time_ms, sequence LIMIT ?6"
        }
        Direction::Backward => {
            "SELECT time_ms, sequence, data FROM entry
             WHERE log = ?1 AND (time_ms, sequence) >= (?2, ?3) AND (time_ms, sequence) < (?4, ?5)
             ORDER BY time_ms DESC, sequence DESC LIMIT ?6"
        }
    };
    let mut statement = connection.prepare_cached(select)?;
    let rows = statement.query_map(
        params![
            log,
            range.start.time_ms,
            stored(range.start.sequence),
            range.end.time_ms,
            stored(range.end.sequence),
            i64::try_from(query.limit).unwrap_or(i64::MAX)
        ],
        record,
    )?;
    rows.collect()
}

pub(super) fn log_spans(
    connection: &Connection,
    prefix: &str,
) -> rusqlite::Result<Vec<(Key, Span)>> {
    let mut statement = connection.prepare_cached(
        "SELECT key,
            (SELECT min(time_ms) FROM entry WHERE entry.log = log.id),
            (SELECT max(time_ms) FROM entry WHERE entry.log = log.id)
         FROM log WHERE key >= ? ORDER BY key",
    )?;
    let rows = statement.query_map([prefix.as_bytes()], |row| {
        Ok((key(row, 0)?, row.get(1)?, row.get(2)?))
    })?;
    let mut spans = Vec::new();
    for row in rows.take_while(|row| below(prefix, row.as_ref().map(|(key, ..)| key))) {
        if let (key, Some(first_ms), Some(last_ms)) = row? {
            spans.push((key, Span { first_ms, last_ms }));
        }
    }
    Ok(spans)
}

pub(super) fn log_bytes(connection: &Connection, prefix: &str) -> rusqlite::Result<u64> {
    let mut statement =
        connection.prepare_cached("SELECT key, bytes FROM log WHERE key >= ? ORDER BY key")?;
    let rows = statement.query_map([prefix.as_bytes()], |row| {
        Ok((key(row, 0)?, row.get::<_, i64>(1)?))
    })?;
    let mut sum = 0;
    for row in rows.take_while(|row| below(prefix, row.as_ref().map(|(key, _)| key))) {
        sum += row?.1.max(0).unsigned_abs();
    }
    Ok(sum)
}

/// The number that stands for a log in the entries, if it has any.
pub(super) fn log_id(connection: &Connection, log: &Key) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM log WHERE key = ?")?
        .query_row([bytes(log)], |row| row.get(0))
        .optional()
}

/// SQLite has no unsigned numbers; counters never come near the limit.
pub(super) fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn bytes(key: &Key) -> &[u8] {
    key.as_str().as_bytes()
}

fn below(prefix: &str, key: Result<&Key, &rusqlite::Error>) -> bool {
    key.map_or(true, |key| key.as_str().starts_with(prefix))
}

fn key(row: &Row<'_>, column: usize) -> rusqlite::Result<Key> {
    let raw = row.get_ref(column)?.as_blob()?;
    Ok(Key::new(String::from_utf8_lossy(raw)))
}

fn versioned(row: &Row<'_>, column: usize) -> rusqlite::Result<Versioned> {
    Ok(Versioned {
        revision: Revision(row.get::<_, i64>(column)?.unsigned_abs()),
        value: Bytes::copy_from_slice(row.get_ref(column + 1)?.as_blob()?),
    })
}

fn record(row: &Row<'_>) -> rusqlite::Result<Record> {
    let position = Position {
        time_ms: row.get(0)?,
        sequence: row.get::<_, i64>(1)?.unsigned_abs(),
    };
    let data = Bytes::copy_from_slice(row.get_ref(2)?.as_blob()?);
    Ok(Record { position, data })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_an_older_format_are_brought_to_the_newest() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("db");
        let older = Connection::open(&path).expect("opens");
        older.execute_batch(TABLES).expect("makes tables");
        older
            .execute_batch(
                "INSERT INTO log VALUES (1, CAST('g/a' AS BLOB));
                 INSERT INTO entry VALUES (1, 5, 1, x'0102'), (1, 6, 2, x'03');",
            )
            .expect("fills them");
        older
            .pragma_update(None, "user_version", 1)
            .expect("format 1");
        drop(older);
        for _ in 0..2 {
            let newest = open(&path).expect("opens");
            assert_eq!(log_bytes(&newest, "g/").expect("reads"), 3);
        }
    }
}
