//! Replays: what an archive has kept is sent to its bus once more.

use std::ops::Range;
use std::sync::Arc;

use frazil_store::{Direction, Key, LogQuery, Position, Record, Write, record};
use frazil_wire::Fault;
use frazil_wire::shapes::events::{
    self as shapes, CancelReplayRequest, CancelReplayResponse, DescribeReplayRequest,
    DescribeReplayResponse, ListReplaysRequest, ListReplaysResponse, Replay as Shown,
    ReplayDestination, StartReplayRequest, StartReplayResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::EventBridge;
use super::archives::Archive;
use super::buses::moment;
use super::faults::{bad_token, exists, invalid, not_found, store_failed};
use crate::limits::RECORDS_PER_STEP;
use crate::page::page;

/// A replay as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ReplayRecord {
    #[serde(default)]
    description: Option<String>,
    /// The ARN of the archive.
    source: String,
    /// The ARN of the bus.
    destination: String,
    #[serde(default)]
    rules: Option<Vec<String>>,
    from_ms: i64,
    until_ms: i64,
    started_ms: i64,
    #[serde(default)]
    ended_ms: Option<i64>,
    state: String,
}

const RUNNING: &str = "RUNNING";

fn replay_key(name: &str) -> Key {
    Key::of(&["events", "replay", name])
}

fn replays_prefix() -> String {
    Key::prefix(&["events", "replay"])
}

impl EventBridge {
    async fn replay(&self, name: &str) -> Result<ReplayRecord, Fault> {
        let key = replay_key(name);
        let found = self.home.store.get(&key).await.map_err(store_failed)?;
        let missing = || not_found(format!("Replay {name} does not exist."));
        let found = found.ok_or_else(missing)?;
        let decoded = record::decode(&key, &found.value);
        decoded.map_err(|error| super::faults::failed(&error))
    }

    async fn keep_replay(&self, name: &str, record: &ReplayRecord) -> Result<(), Fault> {
        let put = Write::put(replay_key(name), record::encode(record));
        self.commit(vec![put]).await
    }

    fn replay_arn(&self, name: &str) -> String {
        self.arn(format!("replay/{name}"))
    }

    pub(super) async fn start_replay(
        &self,
        input: StartReplayRequest,
    ) -> Result<StartReplayResponse, Fault> {
        let _alone = self.changing.lock().await;
        let name = input.replay_name;
        if self.replay(&name).await.is_ok() {
            return Err(exists(format!("Replay {name} already exists.")));
        }
        let source = input.event_source_arn;
        let archive = source.rsplit('/').next().unwrap_or_default().to_owned();
        let archive = self.archive(&archive)?;
        if archive.record.source != input.destination.arn {
            return Err(invalid(
                "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.",
            ));
        }
        if input.event_end_time <= input.event_start_time {
            return Err(invalid(
                "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.",
            ));
        }
        let bus = self.bus_named(Some(&input.destination.arn))?;
        let record = ReplayRecord {
            description: input.description,
            source,
            destination: input.destination.arn,
            rules: input
                .destination
                .filter_arns
                .filter(|rules| !rules.is_empty()),
            from_ms: input.event_start_time.as_millisecond(),
            until_ms: input.event_end_time.as_millisecond(),
            started_ms: self.now_ms(),
            ended_ms: None,
            state: RUNNING.to_owned(),
        };
        self.keep_replay(&name, &record).await?;
        let answer = StartReplayResponse {
            replay_arn: Some(self.replay_arn(&name)),
            state: Some("STARTING".to_owned()),
            state_reason: None,
            replay_start_time: moment(record.started_ms),
        };
        self.run_replay(name, bus, archive, record);
        Ok(answer)
    }

    /// Replays that a restart has ended are told to have failed: nobody knows how far they came.
    pub(super) async fn end_replays(&self) -> Result<(), Fault> {
        for (name, mut record) in self.records::<ReplayRecord>(replays_prefix()).await? {
            if record.state == RUNNING {
                record.state = "FAILED".to_owned();
                record.ended_ms = Some(self.now_ms());
                self.keep_replay(&name, &record).await?;
            }
        }
        Ok(())
    }

    fn run_replay(&self, name: String, bus: String, archive: Arc<Archive>, record: ReplayRecord) {
        let events = self.clone();
        self.runtime.spawn(async move {
            let sent = events.send_archived(&name, &bus, &archive, &record).await;
            let _alone = events.changing.lock().await;
            let Ok(mut record) = events.replay(&name).await else {
                return;
            };
            record.ended_ms = Some(events.now_ms());
            record.state = match sent {
                _ if record.state != RUNNING => "CANCELLED".to_owned(),
                Ok(()) => "COMPLETED".to_owned(),
                Err(_) => "FAILED".to_owned(),
            };
            if let Err(fault) = events.keep_replay(&name, &record).await {
                tracing::error!(replay = name, %fault, "the end of a replay could not be noted");
            }
        });
    }

    async fn send_archived(
        &self,
        name: &str,
        bus: &str,
        archive: &Archive,
        record: &ReplayRecord,
    ) -> Result<(), Fault> {
        let from_ms = record.from_ms.max(archive.oldest_ms(self.now_ms()));
        let (rules, mut after) = (record.rules.as_deref(), None);
        loop {
            let page = self.archived_page(archive, from_ms..record.until_ms, after);
            let page = page.await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = Some(last.position);
            if self.replay(name).await?.state != RUNNING {
                return Ok(());
            }
            for entry in &page {
                let Ok(Value::Object(mut fields)) = serde_json::from_slice(&entry.data) else {
                    continue;
                };
                fields.insert("replay-name".to_owned(), json!(name));
                let event = self.filled(fields, None);
                self.post(self.parcels(bus, &event, rules)).await?;
            }
        }
    }

    /// Some events of an archive, oldest first, beyond a position.
    pub(super) async fn archived_page(
        &self,
        archive: &Archive,
        times_ms: Range<i64>,
        after: Option<Position>,
    ) -> Result<Vec<Record>, Fault> {
        let query = LogQuery {
            log: archive.log(),
            from_ms: times_ms.start,
            until_ms: times_ms.end,
            after,
            limit: RECORDS_PER_STEP,
            direction: Direction::Forward,
        };
        self.home.store.read_log(&query).await.map_err(store_failed)
    }

    pub(super) async fn cancel_replay(
        &self,
        input: CancelReplayRequest,
    ) -> Result<CancelReplayResponse, Fault> {
        let _alone = self.changing.lock().await;
        let mut record = self.replay(&input.replay_name).await?;
        if record.state != RUNNING {
            return Err(Fault::of(
                &shapes::ILLEGAL_STATUS_EXCEPTION,
                format!(
                    "Replay {} is not in a valid state for this operation.",
                    input.replay_name
                ),
            ));
        }
        record.state = "CANCELLING".to_owned();
        self.keep_replay(&input.replay_name, &record).await?;
        Ok(CancelReplayResponse {
            replay_arn: Some(self.replay_arn(&input.replay_name)),
            state: Some(record.state),
            state_reason: None,
        })
    }

    pub(super) async fn describe_replay(
        &self,
        input: DescribeReplayRequest,
    ) -> Result<DescribeReplayResponse, Fault> {
        let record = self.replay(&input.replay_name).await?;
        let shown = shown(&input.replay_name, &record);
        Ok(DescribeReplayResponse {
            replay_arn: Some(self.replay_arn(&input.replay_name)),
            replay_name: shown.replay_name,
            description: record.description,
            state: shown.state,
            state_reason: None,
            event_source_arn: shown.event_source_arn,
            destination: Some(ReplayDestination {
                arn: record.destination,
                filter_arns: record.rules,
            }),
            event_start_time: shown.event_start_time,
            event_end_time: shown.event_end_time,
            event_last_replayed_time: shown.event_last_replayed_time,
            replay_start_time: shown.replay_start_time,
            replay_end_time: shown.replay_end_time,
        })
    }

    pub(super) async fn list_replays(
        &self,
        input: ListReplaysRequest,
    ) -> Result<ListReplaysResponse, Fault> {
        let prefix = input.name_prefix.unwrap_or_default();
        let replays = self.records::<ReplayRecord>(replays_prefix()).await?;
        let wanted = replays.into_iter().filter(|(name, record)| {
            let of = input
                .event_source_arn
                .as_ref()
                .is_none_or(|it| *it == record.source);
            let state = input.state.as_ref().is_none_or(|it| *it == record.state);
            of && state && name.starts_with(&prefix)
        });
        let shown = wanted.map(|(name, record)| {
            let shown = shown(&name, &record);
            (name, shown)
        });
        let found = page(shown, input.next_token.as_deref(), input.limit);
        let (replays, next_token) = found.ok_or_else(bad_token)?;
        Ok(ListReplaysResponse {
            replays: Some(replays),
            next_token,
        })
    }
}

fn shown(name: &str, record: &ReplayRecord) -> Shown {
    let ended = record.state == "COMPLETED";
    Shown {
        replay_name: Some(name.to_owned()),
        event_source_arn: Some(record.source.clone()),
        state: Some(record.state.clone()),
        state_reason: None,
        event_start_time: moment(record.from_ms),
        event_end_time: moment(record.until_ms),
        event_last_replayed_time: moment(record.until_ms).filter(|_| ended),
        replay_start_time: moment(record.started_ms),
        replay_end_time: record.ended_ms.and_then(moment),
    }
}
