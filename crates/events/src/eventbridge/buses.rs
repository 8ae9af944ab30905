//! Event buses.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::{Write, record};
use frazil_wire::Fault;
use frazil_wire::shapes::events::{
    CreateEventBusRequest, CreateEventBusResponse, DeadLetterConfig, DeleteEventBusRequest,
    DescribeEventBusRequest, DescribeEventBusResponse, EventBus, ListEventBusesRequest,
    ListEventBusesResponse, LogConfig, UpdateEventBusRequest, UpdateEventBusResponse,
};
use jiff::Timestamp;
use serde::de::DeserializeOwned;

use super::faults::{bad_token, exists, failed, invalid, no_bus, store_failed, too_many};
use super::records::{self, BusRecord, FiredRecord, RuleRecord};
use super::rules::Rule;
use super::tags::collected;
use super::{DEFAULT_BUS, EventBridge};
use crate::limits::BUSES_MAX;
use crate::load;
use crate::page::page;

/// A bus with its rules.
#[derive(Clone, Default)]
pub(super) struct Bus {
    pub(super) record: BusRecord,
    pub(super) rules: BTreeMap<String, Arc<Rule>>,
}

impl EventBridge {
    /// Reads everything.
    pub(super) async fn load(&self) -> Result<(), Fault> {
        let mut buses = BTreeMap::from([(DEFAULT_BUS.to_owned(), Bus::default())]);
        for (name, record) in self.records::<BusRecord>(records::buses_prefix()).await? {
            buses.entry(name).or_default().record = record;
        }
        let fired = self.records::<FiredRecord>(records::fired_prefix()).await?;
        let fired: BTreeMap<String, FiredRecord> = fired.into_iter().collect();
        for (rest, record) in self.records::<RuleRecord>(records::rules_prefix()).await? {
            let Some((bus, name)) = records::split(&rest) else {
                continue;
            };
            let Some(found) = buses.get_mut(bus) else {
                continue;
            };
            let rule = Rule::new(self.rule_arn(bus, name), name, bus, record)?;
            if let Some(fired) = fired.get(name).filter(|_| bus == DEFAULT_BUS) {
                rule.fired(fired.at_ms);
            }
            found.rules.insert(name.to_owned(), Arc::new(rule));
        }
        self.write(|all| *all = buses);
        self.load_archives().await?;
        self.end_replays().await
    }

    /// All records below a prefix, with what follows it.
    pub(super) async fn records<T: DeserializeOwned>(
        &self,
        prefix: String,
    ) -> Result<Vec<(String, T)>, Fault> {
        let records = load::records(self.home.store.as_ref(), &prefix).await;
        records.map_err(|error| failed(&error))
    }

    pub(super) async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let committed = self.home.store.commit(writes).await;
        committed.map(|_| ()).map_err(store_failed)
    }

    /// The name in a name or an ARN, if there is such a bus.
    pub(super) fn bus_named(&self, named: Option<&str>) -> Result<String, Fault> {
        let named = named.unwrap_or(DEFAULT_BUS);
        let name = named
            .rsplit_once("event-bus/")
            .map_or(named, |(_, name)| name);
        match self.read(|buses| buses.contains_key(name)) {
            true => Ok(name.to_owned()),
            false => Err(no_bus(name)),
        }
    }

    /// Changes a bus's record; whoever calls holds the lock.
    pub(super) async fn change_bus(
        &self,
        name: &str,
        change: impl FnOnce(&mut BusRecord) -> Result<(), Fault>,
    ) -> Result<BusRecord, Fault> {
        let found = self.read(|buses| buses.get(name).map(|bus| bus.record.clone()));
        let mut record = found.ok_or_else(|| no_bus(name))?;
        change(&mut record)?;
        record.modified_ms = self.now_ms();
        let put = Write::put(records::bus_key(name), record::encode(&record));
        self.commit(vec![put]).await?;
        self.write(|buses| {
            if let Some(bus) = buses.get_mut(name) {
                bus.record = record.clone();
            }
        });
        Ok(record)
    }

    pub(super) async fn create_event_bus(
        &self,
        input: CreateEventBusRequest,
    ) -> Result<CreateEventBusResponse, Fault> {
        let name = input.name;
        if name.contains('/') {
            return Err(invalid("Event bus name must not contain '/'."));
        }
        let _alone = self.changing.lock().await;
        let (known, count) = self.read(|buses| (buses.contains_key(&name), buses.len()));
        if known {
            return Err(exists(format!("Event bus {name} already exists.")));
        }
        if count >= BUSES_MAX {
            return Err(too_many());
        }
        let now_ms = self.now_ms();
        let record = BusRecord {
            created_ms: now_ms,
            modified_ms: now_ms,
            description: input.description,
            kms_key: input.kms_key_identifier,
            dead_letter: input.dead_letter_config.and_then(|it| it.arn),
            log: input.log_config.map(|it| (it.include_detail, it.level)),
            policy: None,
            tags: collected(input.tags)?,
        };
        let put = Write::put(records::bus_key(&name), record::encode(&record));
        self.commit(vec![put]).await?;
        let answer = CreateEventBusResponse {
            event_bus_arn: Some(self.bus_arn(&name)),
            description: record.description.clone(),
            kms_key_identifier: record.kms_key.clone(),
            dead_letter_config: dead_letter(&record),
            log_config: log(&record),
        };
        let bus = Bus {
            record,
            rules: BTreeMap::new(),
        };
        self.write(|buses| buses.insert(name, bus));
        Ok(answer)
    }

    pub(super) async fn update_event_bus(
        &self,
        input: UpdateEventBusRequest,
    ) -> Result<UpdateEventBusResponse, Fault> {
        let _alone = self.changing.lock().await;
        let name = self.bus_named(input.name.as_deref())?;
        let record = self.change_bus(&name, |record| {
            record.description = input.description;
            record.kms_key = input.kms_key_identifier;
            record.dead_letter = input.dead_letter_config.and_then(|it| it.arn);
            record.log = input.log_config.map(|it| (it.include_detail, it.level));
            Ok(())
        });
        let record = record.await?;
        Ok(UpdateEventBusResponse {
            arn: Some(self.bus_arn(&name)),
            name: Some(name),
            dead_letter_config: dead_letter(&record),
            log_config: log(&record),
            kms_key_identifier: record.kms_key,
            description: record.description,
        })
    }

    pub(super) async fn describe_event_bus(
        &self,
        input: DescribeEventBusRequest,
    ) -> Result<DescribeEventBusResponse, Fault> {
        let name = self.bus_named(input.name.as_deref())?;
        let record = self.read(|buses| buses.get(&name).map(|bus| bus.record.clone()));
        let record = record.ok_or_else(|| no_bus(&name))?;
        Ok(DescribeEventBusResponse {
            arn: Some(self.bus_arn(&name)),
            name: Some(name),
            dead_letter_config: dead_letter(&record),
            log_config: log(&record),
            creation_time: moment(record.created_ms),
            last_modified_time: moment(record.modified_ms),
            description: record.description,
            kms_key_identifier: record.kms_key,
            policy: record.policy,
            managed_by: None,
        })
    }

    pub(super) async fn delete_event_bus(&self, input: DeleteEventBusRequest) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        if input.name == DEFAULT_BUS {
            return Err(invalid(format!("Cannot delete event bus {DEFAULT_BUS}.")));
        }
        let rules = self.read(|buses| buses.get(&input.name).map(|bus| bus.rules.len()));
        match rules {
            None => return Ok(()),
            Some(0) => {}
            Some(_) => return Err(invalid("Event bus cannot be deleted since it has rules.")),
        }
        let delete = Write::delete(records::bus_key(&input.name));
        self.commit(vec![delete]).await?;
        self.write(|buses| buses.remove(&input.name));
        Ok(())
    }

    pub(super) async fn list_event_buses(
        &self,
        input: ListEventBusesRequest,
    ) -> Result<ListEventBusesResponse, Fault> {
        let prefix = input.name_prefix.unwrap_or_default();
        let found = self.read(|buses| {
            let named = buses.iter().filter(|(name, _)| name.starts_with(&prefix));
            let named = named.map(|(name, bus)| (name.clone(), self.shown_bus(name, &bus.record)));
            page(named, input.next_token.as_deref(), input.limit)
        });
        let (buses, next_token) = found.ok_or_else(bad_token)?;
        Ok(ListEventBusesResponse {
            event_buses: Some(buses),
            next_token,
        })
    }

    fn shown_bus(&self, name: &str, record: &BusRecord) -> EventBus {
        EventBus {
            name: Some(name.to_owned()),
            arn: Some(self.bus_arn(name)),
            description: record.description.clone(),
            policy: record.policy.clone(),
            creation_time: moment(record.created_ms),
            last_modified_time: moment(record.modified_ms),
            managed_by: None,
        }
    }
}

fn dead_letter(record: &BusRecord) -> Option<DeadLetterConfig> {
    let arn = record.dead_letter.clone()?;
    Some(DeadLetterConfig { arn: Some(arn) })
}

fn log(record: &BusRecord) -> Option<LogConfig> {
    let (include_detail, level) = record.log.clone()?;
    Some(LogConfig {
        include_detail,
        level,
    })
}

/// A time that is shown; the default bus has none until it is changed.
pub(super) fn moment(ms: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(ms).ok().filter(|_| ms > 0)
}
