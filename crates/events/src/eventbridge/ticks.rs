//! Rules that fire by the clock.

use std::sync::Arc;

use frazil_store::{Write, record};
use frazil_wire::Fault;
use jiff::Timestamp;
use serde_json::json;

use super::event::Draft;
use super::faults::failed;
use super::records::{self, FiredRecord};
use super::rules::Rule;
use super::{DEFAULT_BUS, EventBridge};
use crate::clockwork::{Timetable, nap};
use crate::limits::{AGE_S_DEFAULT, NAP_MAX};

impl EventBridge {
    /// Fires whatever is due, as long as the server runs.
    pub(super) async fn tick(self) {
        loop {
            let now = self.home.clock.now();
            let mut next_ms: Option<i64> = None;
            for (rule, timetable) in self.timed() {
                if let Err(fault) = self.fire_due(&rule, &timetable, now).await {
                    tracing::error!(rule = rule.arn, %fault, "a rule could not fire");
                    // It is tried again soon: nothing was noted.
                    let nap_ms = i64::try_from(NAP_MAX.as_millis()).unwrap_or(1000);
                    next_ms = earlier(next_ms, Some(now.as_millisecond() + nap_ms));
                    continue;
                }
                let next = timetable.next(now).map(Timestamp::as_millisecond);
                next_ms = earlier(next_ms, next);
            }
            let clock = self.home.clock.as_ref();
            if !nap(clock, next_ms, &self.changed, &self.closing).await {
                return;
            }
        }
    }

    /// The rules that have a schedule and are enabled.
    fn timed(&self) -> Vec<(Arc<Rule>, Timetable)> {
        self.read(|buses| {
            let rules = buses.get(DEFAULT_BUS).into_iter();
            let rules = rules.flat_map(|bus| bus.rules.values());
            let timed = rules.filter(|rule| rule.is_enabled());
            let timed = timed.filter_map(|rule| Some((rule.clone(), rule.timetable.clone()?)));
            timed.collect()
        })
    }

    /// Sends what the schedule's firings until now send, in one commit with the note of the last.
    async fn fire_due(
        &self,
        rule: &Rule,
        timetable: &Timetable,
        now: Timestamp,
    ) -> Result<(), Fault> {
        let after = Timestamp::from_millisecond(rule.fired_ms()).unwrap_or_default();
        let firings = timetable.missed(after, now, AGE_S_DEFAULT);
        let Some(last) = firings.last() else {
            return Ok(());
        };
        // Whoever deletes or changes a rule waits until it has fired, or it does not fire.
        let _alone = self.changing.lock().await;
        let current = self.rule(DEFAULT_BUS, &rule.name);
        if !current.is_ok_and(|it| it.is_enabled() && it.record.schedule == rule.record.schedule) {
            return Ok(());
        }
        let rule = self.rule(DEFAULT_BUS, &rule.name)?;
        let mut parcels = Vec::new();
        for at in &firings {
            let event = self.event(
                Draft {
                    kind: "Scheduled Event".to_owned(),
                    source: "aws.events".to_owned(),
                    time: Some(*at),
                    resources: vec![rule.arn.clone()],
                    detail: json!({}),
                    id: None,
                },
                None,
            );
            let targets = rule.targets.iter();
            parcels.extend(targets.map(|target| target.parcel(&rule, &event, &self.home.account)));
        }
        let at_ms = last.as_millisecond();
        let mut packed = self.courier.pack(parcels).map_err(|error| failed(&error))?;
        let mut writes = packed.take_writes();
        let fired = record::encode(&FiredRecord { at_ms });
        writes.push(Write::put(records::fired_key(&rule.name), fired));
        self.commit(writes).await?;
        rule.fired(at_ms);
        self.courier.send_off(packed);
        Ok(())
    }
}

fn earlier(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one.into_iter().chain(other).min()
}
