//! Rules: which events are wanted, when they fire, and whom that concerns.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use frazil_lambda::filter::Pattern;
use frazil_store::{Write, record};
use frazil_wire::Fault;
use frazil_wire::shapes::events::{
    DeleteRuleRequest, DescribeRuleRequest, DescribeRuleResponse, DisableRuleRequest,
    EnableRuleRequest, ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse,
    ListRulesRequest, ListRulesResponse, PutRuleRequest, PutRuleResponse, Rule as Shown,
    TestEventPatternRequest, TestEventPatternResponse,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::faults::{bad_pattern, bad_token, invalid, no_bus, no_rule, too_many};
use super::records::{self, RuleRecord};
use super::tags::collected;
use super::targets::Target;
use super::{DEFAULT_BUS, EventBridge};
use crate::clockwork::Timetable;
use crate::expression::{Expression, Grammar};
use crate::limits::RULES_MAX;
use crate::page::page;

const DISABLED: &str = "DISABLED";

/// A rule, ready to be used.
pub(super) struct Rule {
    pub(super) name: String,
    pub(super) bus: String,
    pub(super) arn: String,
    pub(super) record: RuleRecord,
    pub(super) pattern: Option<Pattern>,
    pub(super) timetable: Option<Timetable>,
    pub(super) targets: Vec<Target>,
    /// The last firing that was noted.
    fired_ms: AtomicI64,
}

impl Rule {
    pub(super) fn new(
        arn: String,
        name: &str,
        bus: &str,
        record: RuleRecord,
    ) -> Result<Rule, Fault> {
        let pattern = record.pattern.as_deref().map(Pattern::parse);
        let schedule = record.schedule.as_deref().map(schedule).transpose()?;
        let anchor = Timestamp::from_millisecond(record.anchor_ms).unwrap_or_default();
        let targets = record.targets.iter().cloned().map(Target::new);
        Ok(Rule {
            name: name.to_owned(),
            bus: bus.to_owned(),
            arn,
            pattern: pattern.transpose().map_err(bad_pattern)?,
            timetable: schedule.map(|expression| Timetable {
                expression,
                anchor,
                zone: TimeZone::UTC,
                start: None,
                end: None,
            }),
            targets: targets.collect::<Result<_, _>>()?,
            fired_ms: AtomicI64::new(record.anchor_ms),
            record,
        })
    }

    pub(super) fn is_enabled(&self) -> bool {
        self.record.state != DISABLED
    }

    pub(super) fn fired_ms(&self) -> i64 {
        self.fired_ms.load(Ordering::Acquire)
    }

    pub(super) fn fired(&self, at_ms: i64) {
        self.fired_ms.fetch_max(at_ms, Ordering::AcqRel);
    }

    fn shown(&self) -> Shown {
        let record = self.record.clone();
        Shown {
            name: Some(self.name.clone()),
            arn: Some(self.arn.clone()),
            event_pattern: record.pattern,
            state: Some(record.state),
            description: record.description,
            schedule_expression: record.schedule,
            role_arn: record.role,
            managed_by: None,
            event_bus_name: Some(self.bus.clone()),
        }
    }
}

fn schedule(text: &str) -> Result<Expression, Fault> {
    let parsed = Expression::parse(text, Grammar::Rules);
    parsed.map_err(|_| invalid("Parameter ScheduleExpression is not valid."))
}

impl EventBridge {
    pub(super) fn rule(&self, bus: &str, name: &str) -> Result<Arc<Rule>, Fault> {
        self.read(|buses| {
            let bus_found = buses.get(bus).ok_or_else(|| no_bus(bus))?;
            let rule = bus_found.rules.get(name).cloned();
            rule.ok_or_else(|| no_rule(name, bus))
        })
    }

    pub(super) async fn put_rule(&self, input: PutRuleRequest) -> Result<PutRuleResponse, Fault> {
        let _alone = self.changing.lock().await;
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let pattern = input.event_pattern.filter(|text| !text.is_empty());
        let schedule = input.schedule_expression.filter(|text| !text.is_empty());
        if pattern.is_none() && schedule.is_none() {
            return Err(invalid(
                "Parameter(s) EventPattern or ScheduleExpression must be specified.",
            ));
        }
        if schedule.is_some() && bus != DEFAULT_BUS {
            return Err(invalid(
                "ScheduleExpression is supported only on the default event bus.",
            ));
        }
        let former = self.rule(&bus, &input.name).ok();
        let count = self.read(|buses| buses.get(&bus).map_or(0, |bus| bus.rules.len()));
        if former.is_none() && count >= RULES_MAX {
            return Err(too_many());
        }
        let now_ms = self.now_ms();
        let former = former.as_ref().map(|rule| &rule.record);
        let record = RuleRecord {
            pattern,
            schedule,
            state: input.state.unwrap_or_else(|| "ENABLED".to_owned()),
            description: input.description,
            role: input.role_arn,
            tags: match former {
                Some(former) => former.tags.clone(),
                None => collected(input.tags)?,
            },
            targets: former.map(|it| it.targets.clone()).unwrap_or_default(),
            created_ms: former.map_or(now_ms, |it| it.created_ms),
            anchor_ms: now_ms,
        };
        self.keep_rule(&bus, &input.name, record).await?;
        Ok(PutRuleResponse {
            rule_arn: Some(self.rule_arn(&bus, &input.name)),
        })
    }

    /// Stores a rule and uses it from now on; whoever calls holds the lock. A schedule goes on
    /// counting unless it is another one or was disabled.
    async fn keep_rule(&self, bus: &str, name: &str, record: RuleRecord) -> Result<(), Fault> {
        let former = self.rule(bus, name).ok();
        let goes_on = former.as_ref().filter(|former| {
            former.record.schedule == record.schedule
                && former.is_enabled()
                && record.state != DISABLED
        });
        let anchor_ms = goes_on.map_or(self.now_ms(), |it| it.record.anchor_ms);
        let record = RuleRecord {
            anchor_ms,
            ..record
        };
        let put = Write::put(records::rule_key(bus, name), record::encode(&record));
        let rule = Rule::new(self.rule_arn(bus, name), name, bus, record)?;
        if let Some(former) = goes_on {
            rule.fired(former.fired_ms());
        }
        self.commit(vec![put]).await?;
        self.write(|buses| {
            if let Some(bus) = buses.get_mut(bus) {
                bus.rules.insert(name.to_owned(), Arc::new(rule));
            }
        });
        self.changed.notify_one();
        Ok(())
    }

    /// Changes a rule's record; whoever calls holds the lock.
    pub(super) async fn change_rule(
        &self,
        bus: &str,
        name: &str,
        change: impl FnOnce(&mut RuleRecord) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut record = self.rule(bus, name)?.record.clone();
        change(&mut record)?;
        self.keep_rule(bus, name, record).await
    }

    pub(super) async fn enable_rule(&self, input: EnableRuleRequest) -> Result<(), Fault> {
        self.set_state(input.event_bus_name, &input.name, "ENABLED")
            .await
    }

    pub(super) async fn disable_rule(&self, input: DisableRuleRequest) -> Result<(), Fault> {
        self.set_state(input.event_bus_name, &input.name, DISABLED)
            .await
    }

    async fn set_state(&self, bus: Option<String>, name: &str, state: &str) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        let bus = self.bus_named(bus.as_deref())?;
        let change = self.change_rule(&bus, name, |record| {
            record.state = state.to_owned();
            Ok(())
        });
        change.await
    }

    pub(super) async fn delete_rule(&self, input: DeleteRuleRequest) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let Ok(rule) = self.rule(&bus, &input.name) else {
            return Ok(());
        };
        if !rule.targets.is_empty() {
            return Err(invalid("Rule can't be deleted since it has targets."));
        }
        let mut writes = vec![Write::delete(records::rule_key(&bus, &input.name))];
        if bus == DEFAULT_BUS {
            writes.push(Write::delete(records::fired_key(&input.name)));
        }
        self.commit(writes).await?;
        self.write(|buses| buses.get_mut(&bus).map(|bus| bus.rules.remove(&input.name)));
        Ok(())
    }

    pub(super) async fn describe_rule(
        &self,
        input: DescribeRuleRequest,
    ) -> Result<DescribeRuleResponse, Fault> {
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let shown = self.rule(&bus, &input.name)?.shown();
        Ok(DescribeRuleResponse {
            name: shown.name,
            arn: shown.arn,
            event_pattern: shown.event_pattern,
            schedule_expression: shown.schedule_expression,
            state: shown.state,
            description: shown.description,
            role_arn: shown.role_arn,
            managed_by: None,
            event_bus_name: shown.event_bus_name,
            created_by: Some(self.home.account.clone()),
        })
    }

    pub(super) async fn list_rules(
        &self,
        input: ListRulesRequest,
    ) -> Result<ListRulesResponse, Fault> {
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let prefix = input.name_prefix.unwrap_or_default();
        let found = self.read(|buses| {
            let rules = buses.get(&bus).into_iter().flat_map(|bus| &bus.rules);
            let named = rules.filter(|(name, _)| name.starts_with(&prefix));
            let named = named.map(|(name, rule)| (name.clone(), rule.shown()));
            page(named, input.next_token.as_deref(), input.limit)
        });
        let (rules, next_token) = found.ok_or_else(bad_token)?;
        Ok(ListRulesResponse {
            rules: Some(rules),
            next_token,
        })
    }

    pub(super) async fn list_rule_names_by_target(
        &self,
        input: ListRuleNamesByTargetRequest,
    ) -> Result<ListRuleNamesByTargetResponse, Fault> {
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let found = self.read(|buses| {
            let rules = buses.get(&bus).into_iter().flat_map(|bus| &bus.rules);
            let sends = |rule: &Rule| {
                rule.record
                    .targets
                    .iter()
                    .any(|it| it.arn == input.target_arn)
            };
            let named = rules.filter(|(_, rule)| sends(rule));
            let named = named.map(|(name, _)| (name.clone(), name.clone()));
            page(named, input.next_token.as_deref(), input.limit)
        });
        let (rule_names, next_token) = found.ok_or_else(bad_token)?;
        Ok(ListRuleNamesByTargetResponse {
            rule_names: Some(rule_names),
            next_token,
        })
    }

    pub(super) async fn test_event_pattern(
        &self,
        input: TestEventPatternRequest,
    ) -> Result<TestEventPatternResponse, Fault> {
        let pattern = Pattern::parse(&input.event_pattern).map_err(bad_pattern)?;
        let event: serde_json::Value = serde_json::from_str(&input.event)
            .map_err(|_| invalid("Parameter Event is not valid."))?;
        let needed = [
            "id",
            "account",
            "source",
            "time",
            "region",
            "resources",
            "detail-type",
        ];
        if needed.iter().any(|name| event.get(name).is_none()) {
            return Err(invalid("Parameter Event is not valid."));
        }
        Ok(TestEventPatternResponse {
            result: Some(pattern.matches(&event)),
        })
    }
}
