//! Subscription filters and metric filters of groups.

use frazil_wire::shapes::logs as shapes;
use frazil_wire::shapes::logs::{
    DeleteMetricFilterRequest, DeleteSubscriptionFilterRequest, DescribeMetricFiltersRequest,
    DescribeMetricFiltersResponse, DescribeSubscriptionFiltersRequest,
    DescribeSubscriptionFiltersResponse, MetricFilter, MetricFilterMatchRecord,
    MetricTransformation, PutMetricFilterRequest, PutSubscriptionFilterRequest, SubscriptionFilter,
    TestMetricFilterRequest, TestMetricFilterResponse,
};
use frazil_wire::{Arn, Fault};
use std::ops::Bound;

use super::Logs;
use super::faults::invalid;
use super::groups::PAGE_DEFAULT;
use super::pattern::Pattern;
use super::records::{self, Group, MetricFilterRecord, Subscription, Transformation};
use super::tokens::{seal, unseal};

/// Subscriptions of a group, and metric filters: AWS's numbers.
const SUBSCRIPTIONS_MAX: usize = 2;
const METRIC_FILTERS_MAX: usize = 100;

impl Logs {
    pub(super) async fn put_subscription_filter(
        &self,
        input: PutSubscriptionFilterRequest,
    ) -> Result<(), Fault> {
        check_pattern(&input.filter_pattern)?;
        let group = self.group(&input.log_group_name).await?;
        let is_new = !group.subscriptions.contains_key(&input.filter_name);
        if is_new && group.subscriptions.len() >= SUBSCRIPTIONS_MAX {
            return Err(too_many());
        }
        self.check_destination(&input.destination_arn).await?;
        let now_ms = self.now_ms();
        let change = self.change(&input.log_group_name, |group| {
            let known = group.subscriptions.get(&input.filter_name);
            let subscription = Subscription {
                created_ms: known.map_or(now_ms, |known| known.created_ms),
                pattern: input.filter_pattern.clone(),
                destination: input.destination_arn.clone(),
                role: input.role_arn.clone(),
                distribution: input.distribution.clone(),
            };
            let name = input.filter_name.clone();
            group.subscriptions.insert(name, subscription);
        });
        change.await.map(|_| ())
    }

    /// Only functions can be told.
    async fn check_destination(&self, arn: &str) -> Result<(), Fault> {
        let parsed: Option<Arn> = arn.parse().ok();
        if parsed.is_none_or(|arn| arn.service != "lambda") {
            return Err(invalid(
                "A subscription to anything but a Lambda function is not supported by this server.",
            ));
        }
        let targets = self.0.watchers.get().map(|it| it.targets.clone());
        let exists = match targets {
            Some(targets) => targets.exists(arn).await,
            None => Ok(false),
        };
        match exists {
            Ok(true) => Ok(()),
            _ => Err(invalid(
                "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.",
            )),
        }
    }

    pub(super) async fn delete_subscription_filter(
        &self,
        input: DeleteSubscriptionFilterRequest,
    ) -> Result<(), Fault> {
        let group = self.group(&input.log_group_name).await?;
        if !group.subscriptions.contains_key(&input.filter_name) {
            return Err(no_filter("subscription"));
        }
        let change = self.change(&input.log_group_name, |group| {
            group.subscriptions.remove(&input.filter_name);
        });
        change.await.map(|_| ())
    }

    pub(super) async fn describe_subscription_filters(
        &self,
        input: DescribeSubscriptionFiltersRequest,
    ) -> Result<DescribeSubscriptionFiltersResponse, Fault> {
        let group = self.group(&input.log_group_name).await?;
        let prefix = input.filter_name_prefix.unwrap_or_default();
        let named = |(name, _): &(String, Subscription)| name.starts_with(&prefix);
        let all = group.subscriptions.into_iter().filter(named);
        let shown = all.map(|(name, it)| SubscriptionFilter {
            filter_name: Some(name),
            log_group_name: Some(input.log_group_name.clone()),
            filter_pattern: Some(it.pattern),
            destination_arn: Some(it.destination),
            role_arn: it.role,
            distribution: it.distribution.or_else(|| Some("ByLogStream".to_owned())),
            creation_time: Some(it.created_ms),
            ..SubscriptionFilter::default()
        });
        Ok(DescribeSubscriptionFiltersResponse {
            subscription_filters: Some(shown.collect()),
            next_token: None,
        })
    }

    pub(super) async fn put_metric_filter(
        &self,
        input: PutMetricFilterRequest,
    ) -> Result<(), Fault> {
        check_pattern(&input.filter_pattern)?;
        let transformations = input.metric_transformations.into_iter().map(transformation);
        let transformations: Vec<_> = transformations.collect::<Result<_, _>>()?;
        let group = self.group(&input.log_group_name).await?;
        let is_new = !group.metric_filters.contains_key(&input.filter_name);
        if is_new && group.metric_filters.len() >= METRIC_FILTERS_MAX {
            return Err(too_many());
        }
        let now_ms = self.now_ms();
        let change = self.change(&input.log_group_name, |group| {
            let known = group.metric_filters.get(&input.filter_name);
            let filter = MetricFilterRecord {
                created_ms: known.map_or(now_ms, |known| known.created_ms),
                pattern: input.filter_pattern.clone(),
                transformations: transformations.clone(),
            };
            group
                .metric_filters
                .insert(input.filter_name.clone(), filter);
        });
        change.await.map(|_| ())
    }

    pub(super) async fn delete_metric_filter(
        &self,
        input: DeleteMetricFilterRequest,
    ) -> Result<(), Fault> {
        let group = self.group(&input.log_group_name).await?;
        if !group.metric_filters.contains_key(&input.filter_name) {
            return Err(no_filter("metric"));
        }
        let change = self.change(&input.log_group_name, |group| {
            group.metric_filters.remove(&input.filter_name);
        });
        change.await.map(|_| ())
    }

    pub(super) async fn describe_metric_filters(
        &self,
        input: DescribeMetricFiltersRequest,
    ) -> Result<DescribeMetricFiltersResponse, Fault> {
        let groups = match &input.log_group_name {
            Some(name) => vec![(name.clone(), self.group(name).await?)],
            None => {
                let all = records::groups_prefix();
                self.page::<Group>(&all, Bound::Unbounded, usize::MAX)
                    .await?
            }
        };
        let prefix = input.filter_name_prefix.unwrap_or_default();
        let start = unseal(input.next_token.as_deref())?;
        let start = start
            .and_then(|it| it.parse::<usize>().ok())
            .unwrap_or_default();
        let limit = usize::try_from(input.limit.unwrap_or(PAGE_DEFAULT)).unwrap_or_default();
        let counts = |filter: &MetricFilterRecord| {
            filter.transformations.iter().any(|it| {
                input
                    .metric_name
                    .as_ref()
                    .is_none_or(|name| *name == it.name)
                    && input
                        .metric_namespace
                        .as_ref()
                        .is_none_or(|name| *name == it.namespace)
            })
        };
        let all = groups.into_iter().flat_map(|(group, record)| {
            let filters = record.metric_filters.into_iter();
            filters.map(move |(name, filter)| (group.clone(), name, filter))
        });
        let wanted = all.filter(|(_, name, filter)| name.starts_with(&prefix) && counts(filter));
        let mut wanted = wanted.skip(start);
        let page: Vec<MetricFilter> = wanted.by_ref().take(limit).map(shown).collect();
        let next = wanted
            .next()
            .map(|_| seal(&(start + page.len()).to_string()));
        Ok(DescribeMetricFiltersResponse {
            metric_filters: Some(page),
            next_token: next,
        })
    }

    pub(super) async fn test_metric_filter(
        &self,
        input: TestMetricFilterRequest,
    ) -> Result<TestMetricFilterResponse, Fault> {
        let pattern = Pattern::parse(&input.filter_pattern).map_err(|_| wrong_pattern())?;
        let messages = input.log_event_messages.into_iter().zip(1..);
        let matching = messages.filter(|(message, _)| pattern.matches(message));
        let matches = matching.map(|(message, number)| MetricFilterMatchRecord {
            event_number: Some(number),
            event_message: Some(message),
            extracted_values: Some(std::collections::BTreeMap::new()),
        });
        Ok(TestMetricFilterResponse {
            matches: Some(matches.collect()),
        })
    }
}

fn shown((group, name, filter): (String, String, MetricFilterRecord)) -> MetricFilter {
    let transformations = filter.transformations.into_iter();
    let transformations = transformations.map(|it| MetricTransformation {
        metric_name: it.name,
        metric_namespace: it.namespace,
        metric_value: it.value,
        default_value: it.default,
        dimensions: Some(it.dimensions).filter(|all| !all.is_empty()),
        unit: it.unit,
    });
    MetricFilter {
        filter_name: Some(name),
        filter_pattern: Some(filter.pattern),
        metric_transformations: Some(transformations.collect()),
        creation_time: Some(filter.created_ms),
        log_group_name: Some(group),
        ..MetricFilter::default()
    }
}

fn transformation(asked: MetricTransformation) -> Result<Transformation, Fault> {
    let dimensions = asked.dimensions.unwrap_or_default();
    if asked.default_value.is_some() && !dimensions.is_empty() {
        return Err(invalid(
            "Invalid metric transformation: dimensions and default value are mutually exclusive properties.",
        ));
    }
    let selectors = std::iter::once(&asked.metric_value).chain(dimensions.values());
    for selector in selectors {
        if selector.starts_with('$') && !selector.starts_with("$.") {
            return Err(invalid(format!(
                "Invalid metric transformation: {selector} is not supported by this server, only selectors of JSON are."
            )));
        }
    }
    Ok(Transformation {
        namespace: asked.metric_namespace,
        name: asked.metric_name,
        value: asked.metric_value,
        default: asked.default_value,
        dimensions,
        unit: asked.unit,
    })
}

fn check_pattern(pattern: &str) -> Result<(), Fault> {
    match Pattern::parse(pattern) {
        Ok(_) => Ok(()),
        Err(_) => Err(wrong_pattern()),
    }
}

fn wrong_pattern() -> Fault {
    invalid("Invalid filter pattern")
}

fn too_many() -> Fault {
    Fault::of(
        &shapes::LIMIT_EXCEEDED_EXCEPTION,
        "Resource limit exceeded.",
    )
}

fn no_filter(kind: &str) -> Fault {
    let message = format!("The specified {kind} filter does not exist.");
    Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
}
