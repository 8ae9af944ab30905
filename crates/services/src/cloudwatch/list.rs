//! `ListMetrics`.

use frazil_wire::Fault;
use frazil_wire::shapes::cloudwatch::{Dimension, ListMetricsInput, ListMetricsOutput, Metric};

use super::faults::invalid;
use super::records::MetricName;
use super::series::HOUR_MS;
use super::{CloudWatch, limits};

/// What counts as recent: three hours, in hours.
const RECENT: i64 = 3;

impl CloudWatch {
    pub(super) async fn list_metrics(
        &self,
        input: ListMetricsInput,
    ) -> Result<ListMetricsOutput, Fault> {
        self.collect().await?;
        let since = match input.recently_active.as_deref() {
            Some(_) => self.now_ms().div_euclid(HOUR_MS) - RECENT,
            None => 0,
        };
        let start = match input.next_token.as_deref() {
            Some(token) => token
                .parse::<usize>()
                .map_err(|_| invalid("The value for parameter NextToken is invalid."))?,
            None => 0,
        };
        let wanted = |metric: &MetricName| {
            input
                .namespace
                .as_ref()
                .is_none_or(|it| *it == metric.namespace)
                && input
                    .metric_name
                    .as_ref()
                    .is_none_or(|it| *it == metric.name)
                && input.dimensions.iter().flatten().all(|filter| {
                    metric.dimensions.iter().any(|(name, value)| {
                        *name == filter.name && filter.value.as_ref().is_none_or(|it| it == value)
                    })
                })
        };
        let all = self.metrics().await?.into_iter();
        let all = all.filter(|(metric, record)| record.hour >= since && wanted(metric));
        let mut all = all.skip(start);
        let page: Vec<Metric> = all
            .by_ref()
            .take(limits::METRICS_PAGE)
            .map(|(metric, _)| shown(metric))
            .collect();
        let next = all.next().map(|_| (start + page.len()).to_string());
        Ok(ListMetricsOutput {
            metrics: Some(page),
            next_token: next,
            owning_accounts: None,
        })
    }
}

fn shown(metric: MetricName) -> Metric {
    Metric {
        namespace: Some(metric.namespace),
        metric_name: Some(metric.name),
        dimensions: Some(dimensions(metric.dimensions)),
    }
}

pub(super) fn dimensions(pairs: Vec<(String, String)>) -> Vec<Dimension> {
    let pairs = pairs.into_iter();
    pairs
        .map(|(name, value)| Dimension { name, value })
        .collect()
}
