//! Data in the store: added to by the minute, read by the period.

use std::collections::BTreeMap;
use std::ops::Bound;

use frazil_store::{Key, Write};
use frazil_wire::Fault;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::faults::{failed, store_failed};
use super::point::Point;
use super::records::{self, HourRecord, MetricName, MetricRecord};
use super::{CloudWatch, limits};

pub(super) const MINUTE_MS: i64 = 60_000;
pub(super) const HOUR_MS: i64 = 3_600_000;

/// A point of a metric.
pub(super) struct Sample {
    pub(super) metric: MetricName,
    pub(super) time_ms: i64,
    pub(super) point: Point,
}

impl CloudWatch {
    /// Adds data: all of it or none.
    pub(super) async fn add(&self, samples: Vec<Sample>) -> Result<(), Fault> {
        let mut hours: BTreeMap<(MetricName, i64), Vec<(u8, Point)>> = BTreeMap::new();
        for sample in samples {
            let hour = sample.time_ms.div_euclid(HOUR_MS);
            let minute = sample.time_ms.rem_euclid(HOUR_MS) / MINUTE_MS;
            let minute = u8::try_from(minute).expect("an hour has sixty minutes");
            let points = hours.entry((sample.metric, hour)).or_default();
            points.push((minute, sample.point));
        }
        let _alone = self.0.adding.lock().await;
        let mut writes = BTreeMap::new();
        for ((metric, hour), points) in hours {
            let key = records::data_key(&metric, hour);
            let mut record: HourRecord = self.record(&key).await?.unwrap_or_default();
            for (minute, point) in points {
                merge(record.minutes.entry(minute).or_default(), point);
            }
            writes.insert(key, encoded(&record)?);
            let key = records::metric_key(&metric);
            let known: Option<MetricRecord> = self.record(&key).await?;
            if known.is_none_or(|known| known.hour < hour) {
                writes.insert(key, encoded(&MetricRecord { hour })?);
            }
        }
        if writes.is_empty() {
            return Ok(());
        }
        let writes = writes.into_iter();
        let writes = writes.map(|(key, value)| Write::put(key, value)).collect();
        self.0.store.commit(writes).await.map_err(store_failed)?;
        Ok(())
    }

    /// A metric's data in periods that follow one another from a start.
    pub(super) async fn points(
        &self,
        metric: &MetricName,
        unit: Option<&str>,
        times: Times,
    ) -> Result<BTreeMap<i64, Point>, Fault> {
        let prefix = records::data_prefix(metric);
        let first = times.start_ms.div_euclid(HOUR_MS);
        let from = format!("{prefix}{}", records::hour_text(first));
        let found = self
            .0
            .store
            .list(&prefix, Bound::Included(&from), usize::MAX);
        let mut points: BTreeMap<i64, Point> = BTreeMap::new();
        for (key, found) in found.await.map_err(store_failed)? {
            let hour = key.after(&prefix).and_then(|hour| hour.parse::<i64>().ok());
            let hour_ms = hour.unwrap_or_default() * HOUR_MS;
            if hour_ms >= times.end_ms {
                break;
            }
            let record: HourRecord = decoded(&found.value)?;
            for (minute, all) in record.minutes {
                let time_ms = hour_ms + i64::from(minute) * MINUTE_MS;
                let Some(period_ms) = times.period_of(time_ms) else {
                    continue;
                };
                let wanted = all
                    .into_iter()
                    .filter(|point| unit.is_none() || point.unit.as_deref() == unit);
                for point in wanted {
                    match points.get_mut(&period_ms) {
                        Some(known) => known.add(&point),
                        None => drop(points.insert(period_ms, point)),
                    }
                }
            }
        }
        Ok(points)
    }

    /// Removes data that is too old.
    pub(super) async fn trim(&self) -> Result<(), Fault> {
        let oldest = self.now_ms().div_euclid(HOUR_MS) - limits::KEPT_HOURS;
        for (metric, record) in self.metrics().await? {
            let prefix = records::data_prefix(&metric);
            let found = self.0.store.list(&prefix, Bound::Unbounded, usize::MAX);
            let found = found.await.map_err(store_failed)?.into_iter();
            let end = format!("{prefix}{}", records::hour_text(oldest));
            let old = found.filter(|(key, _)| key.as_str() < end.as_str());
            let mut writes: Vec<Write> = old.map(|(key, _)| Write::delete(key)).collect();
            let _alone = self.0.adding.lock().await;
            if record.hour < oldest {
                writes.push(Write::delete(records::metric_key(&metric)));
            }
            if !writes.is_empty() {
                self.0.store.commit(writes).await.map_err(store_failed)?;
            }
        }
        Ok(())
    }

    /// All metrics.
    pub(super) async fn metrics(&self) -> Result<Vec<(MetricName, MetricRecord)>, Fault> {
        let prefix = records::metrics_prefix();
        let found = self.0.store.list(&prefix, Bound::Unbounded, usize::MAX);
        let found = found.await.map_err(store_failed)?.into_iter();
        let known = found.filter_map(|(key, found)| {
            let metric = records::metric_of(&key)?;
            Some(decoded(&found.value).map(|record| (metric, record)))
        });
        known.collect()
    }

    pub(super) async fn record<T: DeserializeOwned>(&self, key: &Key) -> Result<Option<T>, Fault> {
        let found = self.0.store.get(key).await.map_err(store_failed)?;
        found.map(|found| decoded(&found.value)).transpose()
    }
}

/// Adds a point to those of its minute with the same unit.
fn merge(points: &mut Vec<Point>, point: Point) {
    match points.iter_mut().find(|known| known.unit == point.unit) {
        Some(known) => known.add(&point),
        None => points.push(point),
    }
}

/// Periods from a start to an end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub(super) start_ms: i64,
    pub(super) end_ms: i64,
    pub(super) period_ms: i64,
}

impl Times {
    /// The beginning of the period that a time lies in.
    fn period_of(&self, time_ms: i64) -> Option<i64> {
        let within = (self.start_ms..self.end_ms).contains(&time_ms);
        let passed = (time_ms - self.start_ms).div_euclid(self.period_ms);
        within.then_some(self.start_ms + passed * self.period_ms)
    }

    pub(super) fn count(&self) -> i64 {
        (self.end_ms - self.start_ms).max(0) / self.period_ms
    }
}

pub(super) fn encoded(record: &impl Serialize) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(record).map_err(|error| failed(&error))
}

pub(super) fn decoded<T: DeserializeOwned>(value: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(value).map_err(|error| failed(&error))
}
