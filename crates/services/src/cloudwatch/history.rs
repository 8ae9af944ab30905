//! What happened to alarms.

use frazil_wire::Fault;
use frazil_wire::shapes::cloudwatch::{
    AlarmHistoryItem, DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput,
};
use jiff::Timestamp;
use serde_json::json;

use super::records::{AlarmRecord, HistoryRecord};
use super::{CloudWatch, limits};

impl CloudWatch {
    pub(super) async fn describe_alarm_history(
        &self,
        input: DescribeAlarmHistoryInput,
    ) -> Result<DescribeAlarmHistoryOutput, Fault> {
        let mut items = Vec::new();
        for alarm in self.alarms().await? {
            if input
                .alarm_name
                .as_ref()
                .is_some_and(|it| *it != alarm.name)
            {
                continue;
            }
            let events = alarm.history.into_iter();
            let within = |event: &HistoryRecord| {
                let at = |time: Option<Timestamp>| time.map(Timestamp::as_millisecond);
                at(input.start_date).is_none_or(|it| event.time_ms >= it)
                    && at(input.end_date).is_none_or(|it| event.time_ms <= it)
                    && input
                        .history_item_type
                        .as_ref()
                        .is_none_or(|it| *it == event.kind)
            };
            items.extend(
                events
                    .filter(within)
                    .map(|event| (alarm.name.clone(), event)),
            );
        }
        items.sort_by_key(|(_, event)| event.time_ms);
        if input.scan_by.as_deref() != Some("TimestampAscending") {
            items.reverse();
        }
        let count = usize::try_from(input.max_records.unwrap_or(100)).unwrap_or(100);
        let items = items.into_iter().take(count);
        let items = items.map(|(name, event)| AlarmHistoryItem {
            alarm_name: Some(name),
            alarm_type: Some("MetricAlarm".to_owned()),
            timestamp: Timestamp::from_millisecond(event.time_ms).ok(),
            history_item_type: Some(event.kind),
            history_summary: Some(event.summary),
            history_data: Some(event.data),
            ..AlarmHistoryItem::default()
        });
        Ok(DescribeAlarmHistoryOutput {
            alarm_history_items: Some(items.collect()),
            next_token: None,
        })
    }
}

impl AlarmRecord {
    pub(super) fn remember(&mut self, time_ms: i64, kind: &str, summary: String, data: String) {
        self.history.push(HistoryRecord {
            time_ms,
            kind: kind.to_owned(),
            summary,
            data,
        });
        let beyond = self.history.len().saturating_sub(limits::HISTORY_MAX);
        self.history.drain(..beyond);
    }

    /// Enters a state. Whoever is to be told of it becomes due.
    pub(super) fn enter(
        &mut self,
        state: &str,
        (reason, data): (String, Option<String>),
        now_ms: i64,
    ) {
        self.reason = reason;
        self.reason_data = data;
        if self.state == state {
            return;
        }
        let old = std::mem::replace(&mut self.state, state.to_owned());
        self.state_ms = now_ms;
        let data = json!({
            "version": "1.0",
            "oldState": {"stateValue": old},
            "newState": {"stateValue": state, "stateReason": self.reason},
        });
        let summary = format!("Alarm updated from {old} to {state}");
        self.remember(now_ms, "StateUpdate", summary, data.to_string());
        self.old_state = old;
        self.due = match self.actions_enabled {
            true => self.actions.get(state).cloned().unwrap_or_default(),
            false => Vec::new(),
        };
    }
}
