//! Batches: many items of several tables, each on its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb::{
    BatchGetItemInput, BatchGetItemOutput, BatchWriteItemInput, BatchWriteItemOutput,
    ConsumedCapacity, KeysAndAttributes, WriteRequest,
};

use crate::actions::{Action, Change};
use crate::attribute::item_size;
use crate::capacity::{self, Read, Write};
use crate::convert::{self, WireItem, wire_item};
use crate::faults::{invalid, invalid_values};
use crate::items::{Words, check_used, projection};
use crate::table::Table;
use crate::{DynamoDb, keys, limits};

impl DynamoDb {
    pub(crate) async fn batch_get_item(
        &self,
        input: BatchGetItemInput,
    ) -> Result<BatchGetItemOutput, Fault> {
        let count: usize = input.request_items.values().map(|it| it.keys.len()).sum();
        if count > limits::BATCH_GETS_MAX {
            return Err(invalid(
                "Too many items requested for the BatchGetItem call",
            ));
        }
        let mut bytes = 0;
        let mut output = BatchGetItemOutput::default();
        let (mut responses, mut left) = (BTreeMap::new(), BTreeMap::new());
        let mut consumed = Vec::new();
        let choice = input.return_consumed_capacity.as_deref();
        for (name, wanted) in input.request_items {
            let got = self.get_many(&name, wanted, &mut bytes).await?;
            consumed.extend(capacity::shown(choice, &name, got.read.consumed()));
            if let Some(rest) = got.left {
                left.insert(name.clone(), rest);
            }
            responses.insert(name, got.items);
        }
        output.responses = Some(responses);
        output.unprocessed_keys = Some(left);
        output.consumed_capacity = shown(choice, consumed);
        Ok(output)
    }

    async fn get_many(
        &self,
        table: &str,
        wanted: KeysAndAttributes,
        bytes: &mut usize,
    ) -> Result<Got, Fault> {
        let words = Words {
            names: wanted.expression_attribute_names.clone(),
            values: None,
        };
        let text = wanted.projection_expression.as_deref();
        let scope = words.scope(&[("ProjectionExpression", text.is_some())])?;
        let projection = projection(text, wanted.attributes_to_get.as_deref(), &scope)?;
        check_used(&scope)?;
        let table = self.table_of_items(table)?;
        let record = table.record();
        let mut places = Vec::new();
        for key in &wanted.keys {
            let key = convert::item(key.clone())?;
            keys::check_key(&record, &key)?;
            places.push(record.item_key(&key));
        }
        check_distinct(places.iter())?;
        let mut got = Got {
            items: Vec::new(),
            left: None,
            read: Read::new(wanted.consistent_read),
        };
        for (position, place) in places.iter().enumerate() {
            if *bytes >= limits::BATCH_BYTES_MAX {
                got.left = Some(KeysAndAttributes {
                    keys: wanted.keys[position..].to_vec(),
                    ..wanted
                });
                break;
            }
            let item = self.read(place).await?;
            got.read = got.read.of_item(item.as_ref());
            let Some(item) = item else { continue };
            *bytes += item_size(&item);
            got.items.push(wire_item(match &projection {
                Some(projection) => projection.of_item(&item),
                None => item,
            }));
        }
        Ok(got)
    }

    pub(crate) async fn batch_write_item(
        &self,
        input: BatchWriteItemInput,
    ) -> Result<BatchWriteItemOutput, Fault> {
        let count: usize = input.request_items.values().map(Vec::len).sum();
        if count > limits::BATCH_WRITES_MAX {
            return Err(invalid(
                "Too many items requested for the BatchWriteItem call",
            ));
        }
        let mut actions = Vec::new();
        for (name, requests) in input.request_items {
            let table = self.table_of_items(&name)?;
            let mut places = Vec::new();
            for request in requests {
                let action = action(&table, request)?;
                places.push(table.record().item_key(&action.key));
                actions.push(action);
            }
            check_distinct(places.iter())?;
        }
        let mut units: BTreeMap<String, Write> = BTreeMap::new();
        for action in &actions {
            let record = action.table.record();
            let outcome = self.perform(action).await?;
            let known = units.entry(record.name.clone()).or_default();
            *known = known.of(&record, &outcome);
        }
        let choice = input.return_consumed_capacity.as_deref();
        let units = units.iter();
        let consumed = units.filter_map(|(name, it)| capacity::shown(choice, name, it.consumed()));
        Ok(BatchWriteItemOutput {
            unprocessed_items: Some(BTreeMap::new()),
            item_collection_metrics: None,
            consumed_capacity: shown(choice, consumed.collect()),
        })
    }
}

/// What was found of one table.
struct Got {
    items: Vec<WireItem>,
    left: Option<KeysAndAttributes>,
    read: Read,
}

fn action(table: &Arc<Table>, request: WriteRequest) -> Result<Action, Fault> {
    let record = table.record();
    let (key, change) = match (request.put_request, request.delete_request) {
        (Some(put), None) => {
            let item = convert::item(put.item)?;
            keys::check_item(&record, &item)?;
            (record.keys.of(&item), Change::Put(item))
        }
        (None, Some(delete)) => {
            let key = convert::item(delete.key)?;
            keys::check_key(&record, &key)?;
            (key, Change::Delete)
        }
        _ => {
            return Err(invalid_values(
                "Supplied WriteRequest must contain exactly one of PutRequest and DeleteRequest",
            ));
        }
    };
    Ok(Action {
        table: Arc::clone(table),
        key,
        condition: None,
        change,
        tell: false,
    })
}

fn check_distinct<'key>(
    places: impl Iterator<Item = &'key frazil_store::Key>,
) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for place in places {
        if !seen.insert(place) {
            return Err(invalid("Provided list of item keys contains duplicates"));
        }
    }
    Ok(())
}

/// Consumed units, to whoever asked for them.
pub(crate) fn shown(
    choice: Option<&str>,
    consumed: Vec<ConsumedCapacity>,
) -> Option<Vec<ConsumedCapacity>> {
    choice.filter(|choice| *choice != "NONE").map(|_| consumed)
}
