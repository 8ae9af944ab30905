//! CloudWatch Logs Insights: queries over the events of groups.
//!
//! | module | what |
//! |---|---|
//! | `parser` | from a text to commands |
//! | `event` | from an event to a row of fields |
//! | `expression`, `value` | what is computed for a row |
//! | `pipeline`, `stats` | rows on their way through the commands |
//!
//! A query runs by itself; its results are kept in memory until newer ones take their place.

mod event;
mod expression;
mod parser;
mod pipeline;
mod stats;
mod value;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use frazil_store::{LogQuery, Span};
use frazil_wire::Fault;
use frazil_wire::shapes::logs::{
    self as shapes, DescribeQueriesRequest, DescribeQueriesResponse, GetQueryResultsRequest,
    GetQueryResultsResponse, QueryInfo, QueryStatistics, ResultField, StartQueryRequest,
    StartQueryResponse, StopQueryRequest, StopQueryResponse,
};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::faults::{invalid, invalid_token, store_failed};
use super::groups::group_name;
use super::tokens::{digits, seal, unseal};
use super::{Logs, limits, records};
use event::Origin;
use parser::Malformed;
use pipeline::Pipeline;

/// The one language of the three.
const LANGUAGE: &str = "CWLI";

/// Queries, the oldest first.
#[derive(Default)]
pub(super) struct Queries(Mutex<VecDeque<Query>>);

struct Query {
    id: String,
    text: String,
    groups: Vec<String>,
    created_ms: i64,
    ended_ms: Option<i64>,
    state: State,
    scanned: Scanned,
}

/// A row as it is shown: names and texts.
type Shown = Vec<(String, String)>;

enum State {
    Running(CancellationToken),
    Complete(Vec<Shown>),
    Failed,
    Cancelled,
    TimedOut,
}

#[derive(Clone, Copy, Default)]
struct Scanned {
    records: u64,
    matched: u64,
    bytes: u64,
}

impl State {
    fn name(&self) -> &'static str {
        match self {
            State::Running(_) => "Running",
            State::Complete(_) => "Complete",
            State::Failed => "Failed",
            State::Cancelled => "Cancelled",
            State::TimedOut => "Timeout",
        }
    }
}

impl Queries {
    fn all(&self) -> MutexGuard<'_, VecDeque<Query>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, query: Query) -> Result<(), Fault> {
        let mut all = self.all();
        let running = |it: &Query| matches!(it.state, State::Running(_));
        if all.iter().filter(|it| running(it)).count() >= limits::QUERIES_AT_ONCE_MAX {
            let message = "Account maximum query concurrency limit reached";
            return Err(Fault::of(&shapes::LIMIT_EXCEEDED_EXCEPTION, message));
        }
        if all.len() >= limits::QUERIES_KEPT_MAX {
            let oldest = all.iter().position(|it| !running(it));
            oldest.and_then(|oldest| all.remove(oldest));
        }
        all.push_back(query);
        Ok(())
    }

    fn change<T>(&self, id: &str, change: impl FnOnce(&mut Query) -> T) -> Result<T, Fault> {
        let mut all = self.all();
        let found = all.iter_mut().find(|query| query.id == id);
        let message = "The specified query does not exist.";
        let found = found.ok_or_else(|| Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message));
        found.map(change)
    }
}

impl Logs {
    pub(super) async fn start_query(
        &self,
        input: StartQueryRequest,
    ) -> Result<StartQueryResponse, Fault> {
        let language = input.query_language.as_deref().unwrap_or(LANGUAGE);
        if language != LANGUAGE {
            let message = format!("Queries in {language} are not supported by this server.");
            return Err(invalid(message));
        }
        if input.end_time < input.start_time {
            return Err(invalid("End time should not be before start time."));
        }
        let groups = queried(&input)?;
        for group in &groups {
            self.group(group).await?;
        }
        let commands = parser::parse(&input.query_string).map_err(|it| malformed(&it))?;
        let asked = input.limit.and_then(|limit| usize::try_from(limit).ok());
        let limit = asked.unwrap_or(usize::MAX).min(limits::QUERY_RESULTS_MAX);
        let now_ms = self.now_ms();
        let id = self.0.entropy.uuid().to_string();
        let stops = CancellationToken::new();
        self.0.queries.add(Query {
            id: id.clone(),
            text: input.query_string,
            groups: groups.clone(),
            created_ms: now_ms,
            ended_ms: None,
            state: State::Running(stops.clone()),
            scanned: Scanned::default(),
        })?;
        let scan = Scan {
            logs: self.clone(),
            groups,
            from_ms: input.start_time.saturating_mul(1000),
            until_ms: input.end_time.saturating_add(1).saturating_mul(1000),
            pipeline: Pipeline::new(commands, limit, now_ms),
            scanned: Scanned::default(),
        };
        let task = self.0.runtime.spawn(scan.work(id.clone(), stops));
        let mut tasks = self.tasks();
        tasks.retain(|task| !task.is_finished());
        tasks.push(task);
        Ok(StartQueryResponse { query_id: Some(id) })
    }

    pub(super) async fn get_query_results(
        &self,
        input: GetQueryResultsRequest,
    ) -> Result<GetQueryResultsResponse, Fault> {
        let start = match unseal(input.next_token.as_deref())? {
            Some(text) => text.parse::<usize>().map_err(|_| invalid_token())?,
            None => 0,
        };
        let max = input.max_items.and_then(|max| usize::try_from(max).ok());
        let max = max
            .filter(|max| *max > 0)
            .unwrap_or(limits::QUERY_RESULTS_MAX);
        self.0.queries.change(&input.query_id, |query| {
            let rows: &[Shown] = match &query.state {
                State::Complete(rows) => rows,
                _ => &[],
            };
            let page = rows.iter().skip(start).take(max);
            let next = Some(start.saturating_add(max)).filter(|next| *next < rows.len());
            GetQueryResultsResponse {
                query_language: Some(LANGUAGE.to_owned()),
                results: Some(page.map(fields).collect()),
                statistics: Some(statistics(query, rows.len())),
                status: Some(query.state.name().to_owned()),
                next_token: next.map(|next| seal(&next.to_string())),
                ..GetQueryResultsResponse::default()
            }
        })
    }

    pub(super) async fn stop_query(
        &self,
        input: StopQueryRequest,
    ) -> Result<StopQueryResponse, Fault> {
        let stopped = self.0.queries.change(&input.query_id, |query| {
            let State::Running(stops) = &query.state else {
                return false;
            };
            stops.cancel();
            query.state = State::Cancelled;
            true
        })?;
        match stopped {
            true => Ok(StopQueryResponse {
                success: Some(true),
            }),
            false => Err(invalid("Query provided is not currently running")),
        }
    }

    pub(super) async fn describe_queries(
        &self,
        input: DescribeQueriesRequest,
    ) -> Result<DescribeQueriesResponse, Fault> {
        let wanted = |query: &&Query| {
            let status = input.status.as_deref();
            let group = input.log_group_name.as_ref();
            status.is_none_or(|it| it == query.state.name())
                && group.is_none_or(|it| query.groups.contains(it))
        };
        let max = input.max_results.and_then(|max| usize::try_from(max).ok());
        let all = self.0.queries.all();
        let found = all.iter().rev().filter(wanted);
        let shown = found
            .take(max.unwrap_or(usize::MAX))
            .map(|query| QueryInfo {
                query_language: Some(LANGUAGE.to_owned()),
                query_id: Some(query.id.clone()),
                query_string: Some(query.text.clone()),
                status: Some(query.state.name().to_owned()),
                create_time: Some(query.created_ms),
                log_group_name: query.groups.first().cloned(),
                query_duration: query.ended_ms.map(|ended_ms| ended_ms - query.created_ms),
                bytes_scanned: Some(query.scanned.bytes as f64),
                ..QueryInfo::default()
            });
        Ok(DescribeQueriesResponse {
            queries: Some(shown.collect()),
            next_token: None,
        })
    }
}

/// The groups that a query is for, named in one of three ways.
fn queried(input: &StartQueryRequest) -> Result<Vec<String>, Fault> {
    let one = input.log_group_name.as_ref().map(|name| vec![name.clone()]);
    let identifiers = input.log_group_identifiers.as_ref().map(|all| {
        let names = all.iter().map(|it| group_name(it).to_owned());
        names.collect()
    });
    let ways = [one, input.log_group_names.clone(), identifiers];
    let mut given = ways.into_iter().flatten();
    match (given.next(), given.next()) {
        (Some(groups), None) if (1..=limits::QUERY_LOG_GROUPS_MAX).contains(&groups.len()) => {
            Ok(groups)
        }
        _ => Err(invalid(
            "Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must name the log groups, up to 50.",
        )),
    }
}

/// What AWS says to a query that it cannot read.
fn malformed(malformed: &Malformed) -> Fault {
    let Malformed { what, at } = malformed;
    let message = format!("unexpected symbol found {what} at line 1 and position {at}");
    let error = json!({
        "location": {"startCharOffset": at, "endCharOffset": at + what.len()},
        "message": message.clone(),
    });
    let fault = Fault::of(&shapes::MALFORMED_QUERY_EXCEPTION, message);
    fault.with("queryCompileError", error)
}

fn fields(row: &Shown) -> Vec<ResultField> {
    let fields = row.iter().map(|(name, value)| ResultField {
        field: Some(name.clone()),
        value: Some(value.clone()),
    });
    fields.collect()
}

fn statistics(query: &Query, results: usize) -> QueryStatistics {
    let Scanned {
        records,
        matched,
        bytes,
    } = query.scanned;
    QueryStatistics {
        records_matched: Some(matched as f64),
        records_scanned: Some(records as f64),
        bytes_scanned: Some(bytes as f64),
        estimated_records_skipped: Some(0.0),
        estimated_bytes_skipped: Some(0.0),
        log_groups_scanned: Some(query.groups.len() as f64),
        result_count: Some(results as f64),
    }
}

/// A query at work.
struct Scan {
    logs: Logs,
    groups: Vec<String>,
    from_ms: i64,
    until_ms: i64,
    pipeline: Pipeline,
    scanned: Scanned,
}

impl Scan {
    async fn work(mut self, id: String, stops: CancellationToken) {
        let logs = self.logs.clone();
        let ended = tokio::select! {
            () = stops.cancelled() => Some(State::Cancelled),
            read = tokio::time::timeout(limits::QUERY_TIME_MAX, self.read()) => match read {
                Err(_) => Some(State::TimedOut),
                Ok(false) => Some(State::Failed),
                Ok(true) => None,
            },
        };
        let scanned = Scanned {
            matched: self.pipeline.matched,
            ..self.scanned
        };
        let state = ended.unwrap_or_else(|| {
            let rows = self.pipeline.end();
            rows.map_or(State::Failed, State::Complete)
        });
        // It may have been forgotten, or stopped at the last moment.
        let _ = logs.0.queries.change(&id, |query| {
            query.scanned = scanned;
            query.ended_ms = Some(logs.now_ms());
            if let State::Running(_) = query.state {
                query.state = state;
            }
        });
    }

    /// Reads all events; whether it could.
    async fn read(&mut self) -> bool {
        match self.try_read().await {
            Ok(in_bounds) => in_bounds,
            Err(fault) => {
                tracing::warn!(%fault, "a query failed");
                false
            }
        }
    }

    async fn try_read(&mut self) -> Result<bool, Fault> {
        self.logs.0.ingest.write().await;
        for group in self.groups.clone() {
            let expired_ms = self.logs.group(&group).await?;
            let expired_ms = expired_ms.expired_before_ms(self.logs.now_ms());
            let from_ms = self.from_ms.max(expired_ms);
            for (stream, span) in self.logs.spans(&group).await? {
                let Span { first_ms, last_ms } = span;
                let overlaps = last_ms >= from_ms && first_ms < self.until_ms;
                if overlaps && !self.read_stream(&group, &stream, from_ms).await? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    async fn read_stream(
        &mut self,
        group: &str,
        stream: &str,
        from_ms: i64,
    ) -> Result<bool, Fault> {
        let log = format!("{}:{group}", self.logs.0.account);
        let mut query = LogQuery {
            from_ms,
            until_ms: self.until_ms,
            ..LogQuery::all(
                records::events_log(group, stream),
                limits::QUERY_READ_EVENTS,
            )
        };
        loop {
            let page = self.logs.0.store.read_log(&query).await;
            let page = page.map_err(store_failed)?;
            let Some(last) = page.last() else {
                return Ok(true);
            };
            query.after = Some(last.position);
            for record in &page {
                self.scanned.records += 1;
                self.scanned.bytes += record.data.len() as u64;
                let pointer = format!("{group}/{stream}/{}", digits(record.position));
                let origin = Origin {
                    log: &log,
                    stream,
                    pointer: seal(&pointer),
                };
                if self.pipeline.add(event::row(record, &origin)).is_err() {
                    return Ok(false);
                }
            }
        }
    }
}
