//! Log streams.

use std::collections::HashMap;
use std::ops::Bound;

use frazil_store::{Direction, Expect, LogQuery, Span, StoreError, Write};
use frazil_wire::Fault;
use frazil_wire::shapes::logs::{
    CreateLogStreamRequest, DeleteLogStreamRequest, DescribeLogStreamsRequest,
    DescribeLogStreamsResponse, LogStream,
};

use super::Logs;
use super::faults::{invalid, invalid_token, no_group, no_stream, store_failed, stream_exists};
use super::groups::{PAGE_DEFAULT, encoded, named_group};
use super::records::{self, Stream};
use super::tokens::{seal, unseal};

/// What AWS still returns although nobody needs it any more.
pub(super) const SEQUENCE_TOKEN: &str = "49039859617876665512391026214366726846585411418423655010";

/// What streams are sorted by, and the name that breaks ties.
type Rank = (i64, String);

impl Logs {
    pub(super) async fn create_log_stream(
        &self,
        input: CreateLogStreamRequest,
    ) -> Result<(), Fault> {
        let group = records::group_key(&input.log_group_name);
        let stream = Stream {
            created_ms: self.now_ms(),
        };
        let key = records::stream_key(&input.log_group_name, &input.log_stream_name);
        let writes = vec![
            Write::require(group.clone(), Expect::Present),
            Write::put(key, encoded(&stream)?).expecting(Expect::Absent),
        ];
        match self.0.store.commit(writes).await {
            Ok(_) => Ok(()),
            Err(StoreError::Conflict { key, .. }) if key == group => Err(no_group()),
            Err(StoreError::Conflict { .. }) => Err(stream_exists()),
            Err(error) => Err(store_failed(error)),
        }
    }

    pub(super) async fn delete_log_stream(
        &self,
        input: DeleteLogStreamRequest,
    ) -> Result<(), Fault> {
        let (group, stream) = (input.log_group_name, input.log_stream_name);
        let mut known = self.0.ingest.pause().await;
        known.clear();
        self.stream(&group, &stream).await?;
        let delete = Write::delete(records::stream_key(&group, &stream));
        let deleted = self.0.store.commit(vec![delete]).await;
        deleted.map_err(store_failed)?;
        let log = records::events_log(&group, &stream);
        self.0.store.delete_log(&log).await.map_err(store_failed)
    }

    /// Says that a group or stream does not exist, if it does not.
    pub(super) async fn stream(&self, group: &str, stream: &str) -> Result<(), Fault> {
        let found = self.0.store.get(&records::stream_key(group, stream)).await;
        if found.map_err(store_failed)?.is_some() {
            return Ok(());
        }
        self.group(group).await?;
        Err(no_stream())
    }

    pub(super) async fn stream_names(&self, group: &str) -> Result<Vec<String>, Fault> {
        let all = records::streams_prefix(group);
        let found: Vec<(String, Stream)> = self.page(&all, Bound::Unbounded, usize::MAX).await?;
        Ok(found.into_iter().map(|(name, _)| name).collect())
    }

    pub(super) async fn describe_log_streams(
        &self,
        input: DescribeLogStreamsRequest,
    ) -> Result<DescribeLogStreamsResponse, Fault> {
        let by_time = input.order_by.as_deref() == Some("LastEventTime");
        if by_time && input.log_stream_name_prefix.is_some() {
            return Err(invalid(
                "Cannot order by LastEventTime with a logStreamNamePrefix.",
            ));
        }
        let group = named_group(input.log_group_name, input.log_group_identifier)?;
        self.0.ingest.write().await;
        self.group(&group).await?;
        let spans = self.spans(&group).await?;
        let prefix = input.log_stream_name_prefix.unwrap_or_default();
        let below = format!("{}{prefix}", records::streams_prefix(&group));
        let found: Vec<(String, Stream)> = self.page(&below, Bound::Unbounded, usize::MAX).await?;
        let ranked = found.into_iter().map(|(rest, stream)| {
            let name = format!("{prefix}{rest}");
            let last_ms = spans.get(&name).map_or(0, |span| span.last_ms);
            ((if by_time { last_ms } else { 0 }, name), stream)
        });
        let mut ranked: Vec<(Rank, Stream)> = ranked.collect();
        ranked.sort_by(|(a, _), (b, _)| a.cmp(b));
        let descending = input.descending.unwrap_or(false);
        if descending {
            ranked.reverse();
        }
        if let Some(last) = read_token(input.next_token.as_deref())? {
            ranked.retain(|(rank, _)| {
                if descending {
                    *rank < last
                } else {
                    *rank > last
                }
            });
        }
        let limit = usize::try_from(input.limit.unwrap_or(PAGE_DEFAULT)).unwrap_or_default();
        let more = ranked.len() > limit;
        ranked.truncate(limit);
        let next_token = ranked.last().filter(|_| more).map(|(rank, _)| token(rank));
        let mut shown = Vec::with_capacity(ranked.len());
        for ((_, name), stream) in ranked {
            let span = spans.get(&name).copied();
            shown.push(self.shown_stream(&group, name, &stream, span).await?);
        }
        Ok(DescribeLogStreamsResponse {
            log_streams: Some(shown),
            next_token,
        })
    }

    async fn shown_stream(
        &self,
        group: &str,
        name: String,
        stream: &Stream,
        span: Option<Span>,
    ) -> Result<LogStream, Fault> {
        let query = LogQuery {
            direction: Direction::Backward,
            ..LogQuery::all(records::events_log(group, &name), 1)
        };
        let last = self.0.store.read_log(&query).await.map_err(store_failed)?;
        Ok(LogStream {
            arn: Some(format!("{}:log-stream:{name}", self.group_arn(group))),
            log_stream_name: Some(name),
            creation_time: Some(stream.created_ms),
            first_event_timestamp: span.map(|span| span.first_ms),
            last_event_timestamp: span.map(|span| span.last_ms),
            last_ingestion_time: last.first().map(records::came_ms),
            upload_sequence_token: Some(SEQUENCE_TOKEN.to_owned()),
            stored_bytes: Some(0),
        })
    }

    /// The times of the streams that have events.
    pub(super) async fn spans(&self, group: &str) -> Result<HashMap<String, Span>, Fault> {
        let all = records::events_prefix(group);
        let spans = self.0.store.log_spans(&all).await.map_err(store_failed)?;
        let named =
            |(key, span): (frazil_store::Key, Span)| Some((key.after(&all)?.to_owned(), span));
        Ok(spans.into_iter().filter_map(named).collect())
    }
}

fn token((rank, name): &Rank) -> String {
    seal(&format!("{rank}/{name}"))
}

fn read_token(token: Option<&str>) -> Result<Option<Rank>, Fault> {
    let Some(text) = unseal(token)? else {
        return Ok(None);
    };
    let (rank, name) = text.split_once('/').ok_or_else(invalid_token)?;
    let rank = rank.parse().map_err(|_| invalid_token())?;
    Ok(Some((rank, name.to_owned())))
}
