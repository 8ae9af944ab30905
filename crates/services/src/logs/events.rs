//! Writing events and reading a stream.

use frazil_lambda::seams::LogEvent;
use frazil_store::{Direction, LogQuery, Position, Record};
use frazil_wire::Fault;
use frazil_wire::shapes::logs::{
    GetLogEventsRequest, GetLogEventsResponse, InputLogEvent, OutputLogEvent, PutLogEventsRequest,
    PutLogEventsResponse, RejectedLogEventsInfo,
};

use super::Logs;
use super::faults::{invalid, invalid_token, store_failed};
use super::groups::named_group;
use super::records;
use super::streams::SEQUENCE_TOKEN;
use super::tokens::{digits, position};

/// A batch may have this many bytes, counting 26 more for each event.
const BATCH_BYTES_MAX: usize = 1 << 20;
const EVENT_OVERHEAD_BYTES: usize = 26;
/// The first and last event of a batch may be this far apart.
const BATCH_SPAN_MS: i64 = 24 * HOUR_MS;
/// Events may be this far in the future,
const TOO_NEW_MS: i64 = 2 * HOUR_MS;
/// and this far in the past.
const TOO_OLD_MS: i64 = 14 * 24 * HOUR_MS;
const HOUR_MS: i64 = 60 * 60 * 1000;

/// How many events and bytes of messages one page has at most.
pub(super) const PAGE_EVENTS_MAX: i32 = 10_000;
pub(super) const PAGE_BYTES_MAX: usize = 1 << 20;

impl Logs {
    pub(super) async fn put_log_events(
        &self,
        input: PutLogEventsRequest,
    ) -> Result<PutLogEventsResponse, Fault> {
        let (group, stream) = (&input.log_group_name, &input.log_stream_name);
        check_batch(&input.log_events)?;
        let expired_ms = self.group(group).await?.expired_before_ms(self.now_ms());
        // The stream must not be deleted between looking and writing.
        let _paused = self.0.ingest.pause().await;
        self.stream(group, stream).await?;
        let now_ms = self.now_ms();
        let (accepted, rejected) = sort_out(input.log_events, now_ms, expired_ms);
        let events: Vec<LogEvent> = accepted
            .into_iter()
            .map(|event| LogEvent {
                time_ms: event.timestamp,
                message: event.message,
            })
            .collect();
        self.0.ingest.show(group, stream, &events);
        let entries = events
            .iter()
            .map(|event| records::entry(event.time_ms, now_ms, &event.message));
        let batch = vec![(records::events_log(group, stream), entries.collect())];
        self.0.store.append(batch).await.map_err(store_failed)?;
        self.0.ingest.forward(group.clone(), stream.clone(), events);
        Ok(PutLogEventsResponse {
            next_sequence_token: Some(SEQUENCE_TOKEN.to_owned()),
            rejected_log_events_info: rejected,
            rejected_entity_info: None,
        })
    }

    pub(super) async fn get_log_events(
        &self,
        input: GetLogEventsRequest,
    ) -> Result<GetLogEventsResponse, Fault> {
        let group = named_group(input.log_group_name, input.log_group_identifier)?;
        self.0.ingest.write().await;
        self.stream(&group, &input.log_stream_name).await?;
        let expired_ms = self.group(&group).await?.expired_before_ms(self.now_ms());
        let token = input.next_token.as_deref().map(read_token).transpose()?;
        let (direction, after) = match token {
            Some((direction, after)) => (direction, Some(after)),
            None if input.start_from_head.unwrap_or(false) => (Direction::Forward, None),
            None => (Direction::Backward, None),
        };
        let limit = input.limit.unwrap_or(PAGE_EVENTS_MAX).min(PAGE_EVENTS_MAX);
        let query = LogQuery {
            log: records::events_log(&group, &input.log_stream_name),
            from_ms: input.start_time.unwrap_or(0).max(expired_ms),
            until_ms: input.end_time.unwrap_or(i64::MAX),
            after,
            limit: usize::try_from(limit).unwrap_or_default(),
            direction,
        };
        let found = self.0.store.read_log(&query).await.map_err(store_failed)?;
        let mut page = fitting(found);
        if direction == Direction::Backward {
            page.reverse();
        }
        let (first, last) = ends(&page, after);
        Ok(GetLogEventsResponse {
            events: Some(page.iter().map(shown).collect()),
            next_forward_token: Some(format!("f/{}/s", digits(last))),
            next_backward_token: Some(format!("b/{}/s", digits(first))),
        })
    }
}

/// What pages are continued from. Where nothing is left, that is where the page itself began, so
/// the token repeats.
fn ends(page: &[Record], after: Option<Position>) -> (Position, Position) {
    let nowhere = Position {
        time_ms: 0,
        sequence: 0,
    };
    let begin = after.unwrap_or(nowhere);
    let first = page.first().map_or(begin, |record| record.position);
    let last = page.last().map_or(begin, |record| record.position);
    (first, last)
}

fn shown(record: &Record) -> OutputLogEvent {
    OutputLogEvent {
        timestamp: Some(record.position.time_ms),
        message: Some(records::message(record)),
        ingestion_time: Some(records::came_ms(record)),
    }
}

/// As many records as one page may carry, but at least one.
fn fitting(mut records: Vec<Record>) -> Vec<Record> {
    let mut bytes = 0;
    let fit = records.iter().take_while(|record| {
        bytes += record.data.len();
        bytes <= PAGE_BYTES_MAX
    });
    let fit = fit.count().max(1);
    records.truncate(fit);
    records
}

fn read_token(token: &str) -> Result<(Direction, Position), Fault> {
    let (direction, rest) = match token.split_once('/') {
        Some(("f", rest)) => (Direction::Forward, rest),
        Some(("b", rest)) => (Direction::Backward, rest),
        _ => return Err(invalid_token()),
    };
    let digits = rest.strip_suffix("/s").ok_or_else(invalid_token)?;
    Ok((direction, position(digits).ok_or_else(invalid_token)?))
}

fn check_batch(events: &[InputLogEvent]) -> Result<(), Fault> {
    if !events.is_sorted_by_key(|event| event.timestamp) {
        return Err(invalid(
            "Log events in a single PutLogEvents request must be in chronological order.",
        ));
    }
    let bytes = events
        .iter()
        .map(|event| event.message.len() + EVENT_OVERHEAD_BYTES);
    let bytes: usize = bytes.sum();
    if bytes > BATCH_BYTES_MAX {
        return Err(invalid(format!(
            "Upload too large: {bytes} bytes exceeds limit of {BATCH_BYTES_MAX}"
        )));
    }
    let times = (events.first(), events.last());
    if let (Some(first), Some(last)) = times
        && last.timestamp - first.timestamp > BATCH_SPAN_MS
    {
        return Err(invalid(
            "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
        ));
    }
    Ok(())
}

/// Parts events that are acceptable from those that are too old, expired or too new.
fn sort_out(
    mut events: Vec<InputLogEvent>,
    now_ms: i64,
    expired_before_ms: i64,
) -> (Vec<InputLogEvent>, Option<RejectedLogEventsInfo>) {
    let index_of = |moment_ms: i64| events.partition_point(|event| event.timestamp < moment_ms);
    let old = index_of(now_ms - TOO_OLD_MS);
    let expired = index_of(expired_before_ms);
    let new = index_of(now_ms + TOO_NEW_MS + 1);
    let count = events.len();
    let index = |wanted: bool, index: usize| i32::try_from(index).ok().filter(|_| wanted);
    let rejected = RejectedLogEventsInfo {
        too_old_log_event_end_index: index(old > 0, old),
        expired_log_event_end_index: index(expired > old, expired),
        too_new_log_event_start_index: index(new < count, new),
    };
    let any = old > 0 || expired > 0 || new < count;
    events.truncate(new);
    let accepted = events.split_off(old.max(expired).min(new));
    (accepted, any.then_some(rejected))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(times: &[i64], expired: i64, accepted: &[i64], info: [Option<i32>; 3]) {
        let now = 100 * 24 * HOUR_MS;
        let event = |hours: &i64| InputLogEvent {
            timestamp: now + hours * HOUR_MS,
            message: "m".to_owned(),
        };
        let events = times.iter().map(event).collect();
        let (kept, rejected) = sort_out(events, now, now + expired * HOUR_MS);
        let kept = kept.iter().map(|event| (event.timestamp - now) / HOUR_MS);
        assert_eq!(kept.collect::<Vec<_>>(), accepted);
        let rejected = rejected.unwrap_or_default();
        let found = [
            rejected.too_old_log_event_end_index,
            rejected.expired_log_event_end_index,
            rejected.too_new_log_event_start_index,
        ];
        assert_eq!(found, info);
    }

    #[test]
    fn events_are_sorted_out_by_age() {
        let never = -1_000_000;
        check(&[-1, 0, 1], never, &[-1, 0, 1], [None, None, None]);
        check(&[-400, -1, 0], never, &[-1, 0], [Some(1), None, None]);
        check(&[-1, 0, 3], never, &[-1, 0], [None, None, Some(2)]);
        check(&[-30, -20, 0], -24, &[-20, 0], [None, Some(1), None]);
        check(&[-400, 3], never, &[], [Some(1), None, Some(1)]);
    }

    #[test]
    fn batches_are_checked() {
        let event = |timestamp, size| InputLogEvent {
            timestamp,
            message: "m".repeat(size),
        };
        assert!(check_batch(&[event(1, 1), event(1, 1)]).is_ok());
        assert!(check_batch(&[event(2, 1), event(1, 1)]).is_err());
        assert!(check_batch(&[event(0, 1), event(BATCH_SPAN_MS + 1, 1)]).is_err());
        assert!(check_batch(&[event(0, BATCH_BYTES_MAX)]).is_err());
    }
}
