//! Searching a group: its streams are merged by time, and a pattern decides.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use frazil_store::{Direction, LogQuery, Position, Record};
use frazil_wire::Fault;
use frazil_wire::shapes::logs::{
    FilterLogEventsRequest, FilterLogEventsResponse, FilteredLogEvent,
};

use super::Logs;
use super::events::{PAGE_BYTES_MAX, PAGE_EVENTS_MAX};
use super::faults::{invalid, invalid_token, store_failed};
use super::groups::named_group;
use super::pattern::Pattern;
use super::records;
use super::tokens::{digits, position, seal, unseal};

/// How many events one call looks at before it gives a token instead of an answer.
const EXAMINED_MAX: usize = 100_000;

/// How many events are read from a stream at once.
const READ_EVENTS: usize = 256;

/// A stream that takes part in a merge.
struct Source {
    stream: String,
    query: LogQuery,
    pending: VecDeque<Record>,
}

impl Logs {
    pub(super) async fn filter_log_events(
        &self,
        input: FilterLogEventsRequest,
    ) -> Result<FilterLogEventsResponse, Fault> {
        if input.log_stream_names.is_some() && input.log_stream_name_prefix.is_some() {
            return Err(invalid(
                "LogStreamNamePrefix and LogStreamNames are mutually exclusive parameters.",
            ));
        }
        let pattern = Pattern::parse(input.filter_pattern.as_deref().unwrap_or_default())
            .map_err(|_| invalid("Invalid filter pattern"))?;
        let after = match unseal(input.next_token.as_deref())? {
            Some(text) => Some(position(&text).ok_or_else(invalid_token)?),
            None => None,
        };
        let group = named_group(input.log_group_name, input.log_group_identifier)?;
        self.0.ingest.write().await;
        let expired_ms = self.group(&group).await?.expired_before_ms(self.now_ms());
        let from_ms = input.start_time.unwrap_or(0).max(expired_ms);
        let until_ms = input.end_time.map_or(i64::MAX, |end| end.saturating_add(1));
        let prefix = input.log_stream_name_prefix.unwrap_or_default();
        let names = input.log_stream_names;
        let wanted = |name: &String| match &names {
            Some(names) => names.contains(name),
            None => name.starts_with(&prefix),
        };
        let mut merge = Merge::new(self);
        for (stream, span) in self.spans(&group).await? {
            if wanted(&stream) && span.last_ms >= from_ms && span.first_ms < until_ms {
                let query = LogQuery {
                    log: records::events_log(&group, &stream),
                    from_ms,
                    until_ms,
                    after,
                    limit: READ_EVENTS,
                    direction: Direction::Forward,
                };
                merge.add(stream, query).await?;
            }
        }
        let limit = input.limit.unwrap_or(PAGE_EVENTS_MAX).min(PAGE_EVENTS_MAX);
        let limit = usize::try_from(limit).unwrap_or_default();
        let (events, last) = merge.search(&pattern, limit).await?;
        Ok(FilterLogEventsResponse {
            events: Some(events),
            searched_log_streams: Some(Vec::new()),
            next_token: last.map(|last| seal(&digits(last))),
        })
    }
}

/// Streams merged by position.
struct Merge<'a> {
    logs: &'a Logs,
    sources: Vec<Source>,
    /// The next event of each source.
    heads: BinaryHeap<Reverse<(Position, usize)>>,
}

impl<'a> Merge<'a> {
    fn new(logs: &'a Logs) -> Self {
        Self {
            logs,
            sources: Vec::new(),
            heads: BinaryHeap::new(),
        }
    }

    async fn add(&mut self, stream: String, query: LogQuery) -> Result<(), Fault> {
        self.sources.push(Source {
            stream,
            query,
            pending: VecDeque::new(),
        });
        self.refill(self.sources.len() - 1).await
    }

    /// Reads on in a source whose events are used up.
    async fn refill(&mut self, index: usize) -> Result<(), Fault> {
        let source = &mut self.sources[index];
        if source.pending.is_empty() {
            let found = self.logs.0.store.read_log(&source.query).await;
            source.pending = found.map_err(store_failed)?.into();
            if let Some(last) = source.pending.back() {
                source.query.after = Some(last.position);
            }
        }
        if let Some(head) = source.pending.front() {
            self.heads.push(Reverse((head.position, index)));
        }
        Ok(())
    }

    /// The next event in order of time, and which source it is of.
    async fn next(&mut self) -> Result<Option<(usize, Record)>, Fault> {
        let Some(Reverse((_, index))) = self.heads.pop() else {
            return Ok(None);
        };
        let record = self.sources[index].pending.pop_front();
        self.refill(index).await?;
        Ok(record.map(|record| (index, record)))
    }

    /// Events that match, and where to go on if there may be more.
    async fn search(
        mut self,
        pattern: &Pattern,
        limit: usize,
    ) -> Result<(Vec<FilteredLogEvent>, Option<Position>), Fault> {
        let (mut events, mut bytes, mut examined) = (Vec::new(), 0, 0);
        while let Some((index, record)) = self.next().await? {
            examined += 1;
            let message = records::message(&record);
            if pattern.matches(&message) {
                bytes += message.len();
                events.push(FilteredLogEvent {
                    log_stream_name: Some(self.sources[index].stream.clone()),
                    timestamp: Some(record.position.time_ms),
                    message: Some(message),
                    ingestion_time: Some(records::came_ms(&record)),
                    event_id: Some(digits(record.position)),
                });
            }
            let full = events.len() == limit || bytes >= PAGE_BYTES_MAX || examined == EXAMINED_MAX;
            if full {
                let more = !self.heads.is_empty();
                return Ok((events, more.then_some(record.position)));
            }
        }
        Ok((events, None))
    }
}
