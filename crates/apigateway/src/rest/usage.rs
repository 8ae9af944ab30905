//! API keys, usage plans and throttling: how often a stage may be asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use frazil_store::Store;
use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use super::Rest;
use super::control::{no_plan, no_plan_key};
use super::exchange::Exchange;
use super::faults::bad_request;
use super::records::{Map, MethodSetting, Quota, Throttle, UsagePlan, UsageRecord};
use super::trouble::Trouble;
use crate::limits::BUCKETS_MAX;
use crate::shelf::Shelf;

/// Counts requests.
pub(crate) struct Meter {
    buckets: Mutex<HashMap<String, Bucket>>,
    /// By `plan/key`.
    usage: Shelf<UsageRecord>,
}

/// A bucket of tokens: so many may be taken at once, and it fills again at a rate.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    at_ms: i64,
}

impl Meter {
    pub(crate) async fn load(store: Arc<dyn Store>) -> Result<Meter, Fault> {
        Ok(Meter {
            buckets: Mutex::default(),
            usage: Shelf::load(store, &["apigateway", "usage"]).await?,
        })
    }

    /// Whether one more request fits.
    fn admits(&self, name: String, throttle: Throttle, now_ms: i64) -> bool {
        let burst = f64::from(throttle.burst_limit);
        let mut buckets = self
            .buckets
            .lock()
            .expect("nobody panics while holding the buckets");
        if buckets.len() >= BUCKETS_MAX {
            buckets.retain(|_, bucket| now_ms - bucket.at_ms < 60_000);
        }
        let bucket = buckets.entry(name).or_insert(Bucket {
            tokens: burst,
            at_ms: now_ms,
        });
        #[allow(
            clippy::cast_precision_loss,
            reason = "milliseconds since the last request"
        )]
        let passed_s = (now_ms - bucket.at_ms).max(0) as f64 / 1000.0;
        bucket.tokens = (bucket.tokens + passed_s * throttle.rate_limit).min(burst);
        bucket.at_ms = now_ms;
        let admitted = bucket.tokens >= 1.0;
        if admitted {
            bucket.tokens -= 1.0;
        }
        admitted
    }
}

impl Rest {
    /// Lets a request pass whose key, plan and stage have room for it.
    pub(crate) async fn check_usage(&self, exchange: &mut Exchange) -> Result<(), Trouble> {
        let method = exchange.method().ok_or_else(Trouble::missing_token)?;
        let (required, now_ms) = (method.api_key_required, exchange.time_ms);
        let place = exchange
            .resource()
            .map_or("/", |resource| &resource.path)
            .to_owned();
        let verb = exchange.method.clone().unwrap_or_default();
        if exchange.deployed.about.api_key_source != "AUTHORIZER" {
            exchange.api_key = exchange.header("x-api-key").map(str::to_owned);
        }
        if required {
            self.check_key(exchange, &place, &verb).await?;
        }
        let settings = &exchange.stage.method_settings;
        let Some((name, setting)) = setting(settings, &place, &verb) else {
            return Ok(());
        };
        let throttle = Throttle {
            burst_limit: setting.throttling_burst_limit,
            rate_limit: setting.throttling_rate_limit,
        };
        // A limit for all methods is counted for each of them.
        let bucket = format!(
            "stage/{}/{}/{name}/{place}/{verb}",
            exchange.api, exchange.stage.stage_name
        );
        match throttle.burst_limit < 0
            || throttle.rate_limit < 0.0
            || self.0.meter.admits(bucket, throttle, now_ms)
        {
            true => Ok(()),
            false => Err(Trouble::throttled()),
        }
    }

    async fn check_key(
        &self,
        exchange: &mut Exchange,
        place: &str,
        verb: &str,
    ) -> Result<(), Trouble> {
        let value = exchange.api_key.as_deref().ok_or_else(Trouble::no_key)?;
        let key = self
            .key_of(value)
            .filter(|key| key.enabled)
            .ok_or_else(Trouble::no_key)?;
        exchange.api_key_id = Some(key.id.clone());
        let stage = &exchange.stage.stage_name;
        let plans = self.0.plans.all();
        let plan = plans.iter().find_map(|plan| {
            let mut stages = plan.api_stages.iter();
            let stage = stages.find(|one| one.api_id == exchange.api && one.stage == *stage)?;
            plan.keys.contains(&key.id).then_some((plan, stage))
        });
        let Some((plan, stage)) = plan else {
            // Keys from before there were plans name their stages.
            let direct = format!("{}/{stage}", exchange.api);
            return match key.stage_keys.contains(&direct) {
                true => Ok(()),
                false => Err(Trouble::no_key()),
            };
        };
        let now_ms = exchange.time_ms;
        let own = stage
            .throttle
            .as_ref()
            .and_then(|all| all.get(&format!("{place}/{verb}")));
        if let Some(throttle) = own.copied().or(plan.throttle) {
            let scope = if own.is_some() {
                format!("{place}/{verb}")
            } else {
                String::new()
            };
            let bucket = format!("plan/{}/{}/{scope}", plan.id, key.id);
            if !self.0.meter.admits(bucket, throttle, now_ms) {
                return Err(Trouble::throttled());
            }
        }
        self.count(plan, &key.id, now_ms).await
    }

    /// Counts one request, on disk; refuses it when the quota is used up.
    async fn count(&self, plan: &UsagePlan, key: &str, now_ms: i64) -> Result<(), Trouble> {
        let Some(quota) = &plan.quota else {
            return Ok(());
        };
        let name = format!("{}/{key}", plan.id);
        let usage = &self.0.meter.usage;
        let broken = |fault: Fault| Trouble::configuration(fault.message);
        if usage.get(&name).is_none() {
            usage
                .put(&name, UsageRecord::default())
                .await
                .map_err(broken)?;
        }
        let (today, first) = period(quota, now_ms);
        let counted = usage.change(&name, no_plan, |record, _| {
            let days = record.days.range(first..);
            let used: i64 = days.map(|(_, day)| day.used - day.extended).sum();
            if used >= i64::from(quota.limit) {
                return Ok(false);
            }
            record.days.entry(today).or_default().used += 1;
            Ok(true)
        });
        match counted.await.map_err(broken)? {
            true => Ok(()),
            false => Err(Trouble::quota()),
        }
    }

    pub(crate) async fn get_usage(
        &self,
        input: shapes::GetUsageRequest,
    ) -> Result<shapes::Usage, Fault> {
        let plan = self.0.plans.get(&input.usage_plan_id).ok_or_else(no_plan)?;
        let days = days(&input.start_date, &input.end_date)?;
        let keys = plan
            .keys
            .iter()
            .filter(|key| input.key_id.as_ref().is_none_or(|wanted| wanted == *key));
        let items = keys.filter_map(|key| Some((key.clone(), self.used(&plan, key, &days)?)));
        Ok(shapes::Usage {
            usage_plan_id: Some(plan.id.clone()),
            start_date: Some(input.start_date.clone()),
            end_date: Some(input.end_date.clone()),
            position: None,
            items: Some(items.collect()),
        })
    }

    /// Each day's requests and what was left of the quota.
    fn used(&self, plan: &UsagePlan, key: &str, days: &[String]) -> Option<Vec<Vec<i64>>> {
        let record = self.0.meter.usage.get(&format!("{}/{key}", plan.id))?;
        let limit = plan
            .quota
            .as_ref()
            .map_or(0, |quota| i64::from(quota.limit));
        let mut left = limit;
        let days = days.iter().map(|day| {
            let day = record.days.get(day).copied().unwrap_or_default();
            left = match plan.quota.as_ref().map(|quota| quota.period.as_str()) {
                Some("DAY") => limit,
                _ => left,
            } - day.used
                + day.extended;
            vec![day.used, left.max(0)]
        });
        Some(days.collect())
    }

    /// `replace /remaining`: an operator gives a key more.
    pub(crate) async fn update_usage(
        &self,
        input: shapes::UpdateUsageRequest,
    ) -> Result<shapes::Usage, Fault> {
        let plan = self.0.plans.get(&input.usage_plan_id).ok_or_else(no_plan)?;
        if !plan.keys.contains(&input.key_id) {
            return Err(no_plan_key());
        }
        let quota = plan
            .quota
            .as_ref()
            .ok_or_else(|| bad_request("Usage Plan has no quota"))?;
        let (today, first) = period(quota, self.now_ms());
        let remaining = input
            .patch_operations
            .iter()
            .flatten()
            .find(|one| one.path.as_deref() == Some("/remaining"));
        let remaining = remaining.and_then(|one| one.value.as_deref()?.parse::<i64>().ok());
        let remaining = remaining
            .ok_or_else(|| bad_request("Invalid patch path. Must be one of: [/remaining]"))?;
        let name = format!("{}/{}", plan.id, input.key_id);
        if self.0.meter.usage.get(&name).is_none() {
            self.0
                .meter
                .usage
                .put(&name, UsageRecord::default())
                .await?;
        }
        let changed = self.0.meter.usage.change(&name, no_plan, |record, _| {
            let used: i64 = record
                .days
                .range(first..)
                .map(|(_, day)| day.used - day.extended)
                .sum();
            let left = i64::from(quota.limit) - used;
            record.days.entry(today.clone()).or_default().extended += remaining - left;
            Ok(())
        });
        changed.await?;
        let request = shapes::GetUsageRequest {
            usage_plan_id: input.usage_plan_id,
            key_id: Some(input.key_id),
            start_date: today.clone(),
            end_date: today,
            ..shapes::GetUsageRequest::default()
        };
        self.get_usage(request).await
    }
}

/// Today, and the first day of the quota's period, as `2026-11-22`.
fn period(quota: &Quota, now_ms: i64) -> (String, String) {
    let now = jiff::Timestamp::from_millisecond(now_ms).unwrap_or_default();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let back = match quota.period.as_str() {
        "WEEK" => i32::from(today.weekday().to_sunday_zero_offset()) - quota.offset,
        "MONTH" => i32::from(today.day()) - 1 - quota.offset,
        _ => 0,
    };
    let length = if quota.period == "WEEK" {
        7
    } else {
        i32::from(today.days_in_month())
    };
    let back = if back < 0 { back + length } else { back };
    let first = today
        .checked_sub(jiff::Span::new().days(back))
        .unwrap_or(today);
    (today.to_string(), first.to_string())
}

/// Every day from one to the other.
fn days(first: &str, last: &str) -> Result<Vec<String>, Fault> {
    let read = |text: &str| {
        let date: Result<jiff::civil::Date, _> = text.parse();
        date.map_err(|_| bad_request("Invalid start or end date specified, it must be YYYY-MM-DD"))
    };
    let (first, last) = (read(first)?, read(last)?);
    let days = first
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= last)
        .take(DAYS_MAX);
    Ok(days.map(|day| day.to_string()).collect())
}

/// How many days one question about usage may span.
const DAYS_MAX: usize = 400;

/// The setting that is for a method: its own, else the one for all.
pub(crate) fn setting<'s>(
    settings: &'s Map<MethodSetting>,
    place: &str,
    verb: &str,
) -> Option<(&'s str, &'s MethodSetting)> {
    let own = settings.iter().find(|(name, _)| {
        let (path, method) = name.rsplit_once('/').unwrap_or_default();
        let path = super::patch::unescaped(path);
        method == verb && path.trim_start_matches('/') == place.trim_start_matches('/')
    });
    let own = own.or_else(|| settings.get_key_value("*/*"));
    own.map(|(name, setting)| (name.as_str(), setting))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_begin_where_their_offset_says() {
        // 2026-11-22 is a Sunday.
        let now_ms = 1_795_305_600_000;
        let check = |period_name: &str, offset, expect: &str| {
            let quota = Quota {
                limit: 1,
                offset,
                period: period_name.to_owned(),
            };
            assert_eq!(
                period(&quota, now_ms),
                ("2026-11-22".to_owned(), expect.to_owned())
            );
        };
        check("DAY", 0, "2026-11-22");
        check("WEEK", 0, "2026-11-22");
        check("WEEK", 1, "2026-11-16");
        check("MONTH", 0, "2026-11-01");
        check("MONTH", 20, "2026-11-21");
    }
}
