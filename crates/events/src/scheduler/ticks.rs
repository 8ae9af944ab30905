//! Schedules that fire.

use std::sync::Arc;

use frazil_store::{Write, record};
use frazil_wire::Fault;
use jiff::{SignedDuration, Timestamp};

use super::Scheduler;
use super::delivery::Firing;
use super::faults::failed;
use super::records::{self, FiredRecord};
use super::schedules::{Schedule, removal};
use crate::clockwork::nap;
use crate::limits::{AGE_S_DEFAULT, NAP_MAX};

impl Scheduler {
    /// Fires whatever is due, as long as the server runs.
    pub(super) async fn tick(self) {
        loop {
            let now = self.home.clock.now();
            let due = self.agenda(|agenda| agenda.due(now.as_millisecond()));
            for (group, name) in due {
                let _alone = self.changing.lock().await;
                let Ok(schedule) = self.schedule(Some(&group), &name) else {
                    self.agenda(|agenda| agenda.set((group, name), None));
                    continue;
                };
                if let Err(fault) = self.fire_due(&schedule, now).await {
                    tracing::error!(schedule = schedule.arn, %fault, "a schedule could not fire");
                    // It is tried again soon: nothing was noted.
                    let nap_ms = i64::try_from(NAP_MAX.as_millis()).unwrap_or(1000);
                    let again_ms = now.as_millisecond() + nap_ms;
                    self.agenda(|agenda| agenda.set((group, name), Some(again_ms)));
                }
            }
            let next_ms = self.agenda(|agenda| agenda.next_ms());
            let clock = self.home.clock.as_ref();
            if !nap(clock, next_ms, &self.changed, &self.closing).await {
                return;
            }
        }
    }

    /// Sends what the firings until now send, in one commit with the note of the last. Whoever
    /// calls holds the lock.
    async fn fire_due(&self, schedule: &Arc<Schedule>, now: Timestamp) -> Result<(), Fault> {
        let which = (schedule.group.clone(), schedule.name.clone());
        if !schedule.record.enabled {
            self.agenda(|agenda| agenda.set(which, None));
            return Ok(());
        }
        let after = Timestamp::from_millisecond(schedule.fired_ms()).unwrap_or_default();
        let age_s = schedule
            .record
            .target
            .age_s_max
            .map_or(AGE_S_DEFAULT, i64::from);
        let firings = schedule.timetable.missed(after, now, age_s);
        let parcels = firings.iter().map(|at| {
            let firing = Firing {
                schedule,
                at: *at,
                due: *at + self.lateness(schedule),
                execution: self.home.entropy.uuid().to_string(),
                account: &self.home.account,
                region: &self.home.region,
            };
            firing.parcel()
        });
        let packed = self.courier.pack(parcels.collect());
        let mut packed = packed.map_err(|error| failed(&error))?;
        let mut writes = packed.take_writes();
        let ended = schedule.timetable.next(now).is_none();
        let deleted = ended && schedule.record.after_completion.as_deref() == Some("DELETE");
        if deleted {
            writes.extend(removal(schedule));
        } else {
            let at_ms = now.as_millisecond();
            let key = records::fired_key(&schedule.group, &schedule.name);
            writes.push(Write::put(key, record::encode(&FiredRecord { at_ms })));
        }
        self.commit(writes).await?;
        schedule.fired(now.as_millisecond());
        match deleted {
            true => self.forget(schedule),
            false => self.agenda(|agenda| agenda.set(which, schedule.next_ms())),
        }
        self.courier.send_off(packed);
        Ok(())
    }

    /// How late within its flexible window a schedule fires this time.
    fn lateness(&self, schedule: &Schedule) -> SignedDuration {
        let minutes = schedule.record.window_minutes.unwrap_or_default();
        let window_ms = u64::try_from(minutes).unwrap_or_default() * 60_000;
        let (chance, _) = self.home.entropy.uuid().as_u64_pair();
        let late_ms = chance.checked_rem(window_ms).unwrap_or_default();
        SignedDuration::from_millis(i64::try_from(late_ms).unwrap_or_default())
    }
}
