//! Queries: items of one partition.

use frazil_store::Key;
use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb::{QueryInput, QueryOutput};

use crate::attribute::{Attribute, Item};
use crate::capacity::{self, Read};
use crate::convert::{self, wire_item};
use crate::expression::{
    Comparator, Condition, KeyCondition, KeyConditionError, RangeCondition, Scope,
};
use crate::faults::{invalid, invalid_values};
use crate::items::{Words, check_used, mixed, projection};
use crate::pages::{Choice, Select, Source, Wanted, check_filter, check_kind};
use crate::records::partition_prefix;
use crate::{DynamoDb, legacy};

impl DynamoDb {
    pub(crate) async fn query(&self, mut input: QueryInput) -> Result<QueryOutput, Fault> {
        let words = Words {
            names: input.expression_attribute_names.take(),
            values: input.expression_attribute_values.take(),
        };
        let text = input.projection_expression.as_deref();
        let scope = words.scope(&[
            ("ProjectionExpression", text.is_some()),
            ("FilterExpression", input.filter_expression.is_some()),
            (
                "KeyConditionExpression",
                input.key_condition_expression.is_some(),
            ),
        ])?;
        let source = self.source(&input.table_name, input.index_name.as_deref())?;
        source.check_consistency(input.consistent_read)?;
        let condition = key_condition(&mut input, &source, &scope)?;
        let filter = filter(&mut input, &scope)?;
        check_filter(filter.as_ref(), source.keys(), "Filter Expression")?;
        let names = input.attributes_to_get.as_deref();
        let projection = projection(input.projection_expression.as_deref(), names, &scope)?;
        check_used(&scope)?;
        let start = input.exclusive_start_key.map(convert::item).transpose()?;
        let (prefix, only) = bounds(&source, &condition.hash);
        let range = source.keys().range.clone();
        let backward = input.scan_index_forward == Some(false);
        let chosen = |item: &Item| match only.as_ref().map(|key| is_at(&source, item, key)) {
            Some(false) => Choice::Skip,
            _ => choose(&condition, range.as_deref(), backward, item),
        };
        let select = source.select(input.select.as_deref(), projection.is_some())?;
        let wanted = Wanted {
            select,
            filter,
            projection,
            limit: input.limit,
            start,
            backward,
            keys: &chosen,
        };
        let page = self.page(&source, &prefix, wanted).await?;
        let read = Read::new(input.consistent_read).of_bytes(page.bytes);
        let items = page.items.into_iter().map(wire_item).collect();
        Ok(QueryOutput {
            items: (select != Select::Count).then_some(items),
            count: Some(page.count),
            scanned_count: Some(page.scanned),
            last_evaluated_key: page.last.map(wire_item),
            consumed_capacity: capacity::shown(
                input.return_consumed_capacity.as_deref(),
                &source.record.name,
                read.consumed(),
            ),
        })
    }
}

/// The prefix of a partition's items. The items of a table without a range key have no
/// partition to list: there the prefix may be that of longer keys too, and the one key counts.
fn bounds(source: &Source, hash: &Attribute) -> (String, Option<Key>) {
    let prefix = source.prefix();
    if source.index.is_none() && source.keys().range.is_none() {
        let key = Item::from([(source.keys().hash.clone(), hash.clone())]);
        let key = source.record.item_key(&key);
        return (key.as_str().to_owned(), Some(key));
    }
    (partition_prefix(&prefix, hash), None)
}

fn is_at(source: &Source, item: &Item, key: &Key) -> bool {
    source.record.item_key(item) == *key
}

/// Whether an item has a wanted range key, or lies beyond all of them.
fn choose(condition: &KeyCondition, range: Option<&str>, backward: bool, item: &Item) -> Choice {
    let key = range.and_then(|name| item.get(name));
    let (Some(wanted), Some(key)) = (&condition.range, key) else {
        return Choice::Take;
    };
    if wanted.holds(key) {
        return Choice::Take;
    }
    let beyond = match wanted {
        RangeCondition::BeginsWith(start) => match backward {
            true => Comparator::Less.holds(Some(key), Some(start)),
            false => Comparator::Greater.holds(Some(key), Some(start)),
        },
        _ => is_beyond(wanted, backward, key),
    };
    if beyond { Choice::Stop } else { Choice::Skip }
}

/// Whether no key that follows in this direction is wanted.
fn is_beyond(wanted: &RangeCondition, backward: bool, key: &Attribute) -> bool {
    let (low, high) = match wanted {
        RangeCondition::Between(low, high) => (Some(low), Some(high)),
        RangeCondition::Compare(Comparator::Equal, value) => (Some(value), Some(value)),
        RangeCondition::Compare(Comparator::Less | Comparator::LessOrEqual, value) => {
            (None, Some(value))
        }
        RangeCondition::Compare(_, value) => (Some(value), None),
        RangeCondition::BeginsWith(_) => (None, None),
    };
    // At the bound itself too: `<` and `>` do not want it, and nothing beyond it either.
    match backward {
        true => low.is_some_and(|low| key.order(low).is_some_and(std::cmp::Ordering::is_le)),
        false => high.is_some_and(|high| key.order(high).is_some_and(std::cmp::Ordering::is_ge)),
    }
}

fn key_condition(
    input: &mut QueryInput,
    source: &Source,
    scope: &Scope,
) -> Result<KeyCondition, Fault> {
    let keys = source.keys();
    let (hash, range) = (keys.hash.as_str(), keys.range.as_deref());
    let words = |error: KeyConditionError| invalid(error.to_string());
    let parsed = match (&input.key_condition_expression, input.key_conditions.take()) {
        (Some(_), Some(_)) => return Err(mixed("{KeyConditions}", "{KeyConditionExpression}")),
        (Some(text), None) => KeyCondition::parse(text, scope, hash, range).map_err(words)?,
        (None, Some(conditions)) => {
            let conditions = legacy::key_conditions(conditions)?;
            KeyCondition::of(conditions, hash, range).map_err(words)?
        }
        (None, None) => {
            return Err(invalid(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
            ));
        }
    };
    check_kind(&source.record, hash, &parsed.hash)?;
    if parsed.hash.length() == Some(0) {
        return Err(invalid_values(format!(
            "The AttributeValue for a key attribute cannot contain an empty string value. Key: {hash}"
        )));
    }
    if let (Some(range), Some(condition)) = (range, &parsed.range) {
        for value in condition.values() {
            check_kind(&source.record, range, value)?;
        }
    }
    Ok(parsed)
}

fn filter(input: &mut QueryInput, scope: &Scope) -> Result<Option<Condition>, Fault> {
    filter_of(
        input.filter_expression.as_deref(),
        input.query_filter.take(),
        "{QueryFilter}",
        input.conditional_operator.as_deref(),
        scope,
    )
}

/// A filter in its new or its old form.
pub(crate) fn filter_of(
    text: Option<&str>,
    old: Option<std::collections::BTreeMap<String, frazil_wire::shapes::dynamodb::Condition>>,
    old_name: &str,
    operator: Option<&str>,
    scope: &Scope,
) -> Result<Option<Condition>, Fault> {
    match (text, old) {
        (Some(_), Some(_)) => Err(mixed(old_name, "{FilterExpression}")),
        (Some(text), None) => {
            let parsed = Condition::parse(text, scope);
            let words = |error| invalid(format!("Invalid FilterExpression: {error}"));
            parsed.map(Some).map_err(words)
        }
        (None, Some(old)) => legacy::filter(old, operator),
        (None, None) => Ok(None),
    }
}
