//! Single items: get, put, update, delete.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb::{
    DeleteItemInput, DeleteItemOutput, ExpectedAttributeValue, GetItemInput, GetItemOutput,
    PutItemInput, PutItemOutput, UpdateItemInput, UpdateItemOutput,
};

use crate::actions::{Action, Change, Outcome};
use crate::attribute::Item;
use crate::capacity::{self, Read, Write};
use crate::convert::{self, WireItem, wire_item};
use crate::expression::{Condition, Projection, Scope, Update};
use crate::faults::{invalid, invalid_values};
use crate::records::TableRecord;
use crate::{DynamoDb, keys, legacy};

/// The names and values of a request, and what they were given for.
pub(crate) struct Words {
    pub(crate) names: Option<BTreeMap<String, String>>,
    pub(crate) values: Option<WireItem>,
}

impl Words {
    /// The scope of a request whose expressions are these: their names and whether they are given.
    pub(crate) fn scope(self, expressions: &[(&str, bool)]) -> Result<Scope, Fault> {
        let any = expressions.iter().any(|(_, given)| *given);
        if self.names.is_some() && !any {
            return Err(invalid(
                "ExpressionAttributeNames can only be specified when using expressions",
            ));
        }
        let with_values = expressions
            .iter()
            .filter(|(name, _)| *name != "ProjectionExpression");
        if self.values.is_some() && !with_values.clone().any(|(_, given)| *given) {
            let names: Vec<&str> = with_values.map(|(name, _)| *name).collect();
            let verb = if names.len() == 1 { "is" } else { "are" };
            let names = names.join(" and ");
            return Err(invalid(format!(
                "ExpressionAttributeValues can only be specified when using expressions: {names} {verb} null"
            )));
        }
        let names = self.names.unwrap_or_default();
        for key in names.keys() {
            if !is_placeholder(key, '#') {
                return Err(invalid(format!(
                    "ExpressionAttributeNames contains invalid key: Syntax error; key: \"{key}\""
                )));
            }
        }
        if self.values.as_ref().is_some_and(BTreeMap::is_empty) {
            return Err(invalid("ExpressionAttributeValues must not be empty"));
        }
        let values = self.values.unwrap_or_default();
        for key in values.keys() {
            if !is_placeholder(key, ':') {
                return Err(invalid(format!(
                    "ExpressionAttributeValues contains invalid key: Syntax error; key: \"{key}\""
                )));
            }
        }
        Ok(Scope::new(names, convert::expression_values(values)?))
    }
}

fn is_placeholder(key: &str, sign: char) -> bool {
    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
    key.strip_prefix(sign)
        .is_some_and(|name| !name.is_empty() && name.chars().all(is_part))
}

/// A condition expression, if there is one.
pub(crate) fn condition(text: Option<&str>, scope: &Scope) -> Result<Option<Condition>, Fault> {
    let parsed = text.map(|text| Condition::parse(text, scope));
    parsed
        .transpose()
        .map_err(|error| invalid(format!("Invalid ConditionExpression: {error}")))
}

/// An update expression.
pub(crate) fn update(record: &TableRecord, text: &str, scope: &Scope) -> Result<Update, Fault> {
    let update = Update::parse(text, scope);
    let update = update.map_err(|error| invalid(format!("Invalid UpdateExpression: {error}")))?;
    check_update(record, &update)?;
    Ok(update)
}

/// Whether an update leaves the key alone.
pub(crate) fn check_update(record: &TableRecord, update: &Update) -> Result<(), Fault> {
    for path in update.paths() {
        if record.keys.names().any(|name| name == path.root()) {
            let name = path.root();
            return Err(invalid_values(format!(
                "Cannot update attribute {name}. This attribute is part of the key"
            )));
        }
    }
    Ok(())
}

/// A projection expression, or the older list of names, if there is one.
pub(crate) fn projection(
    text: Option<&str>,
    names: Option<&[String]>,
    scope: &Scope,
) -> Result<Option<Projection>, Fault> {
    let wrong = |error| invalid(format!("Invalid ProjectionExpression: {error}"));
    match (text, names) {
        (Some(_), Some(_)) => Err(mixed("{AttributesToGet}", "{ProjectionExpression}")),
        (Some(text), None) => Projection::parse(text, scope).map(Some).map_err(wrong),
        (None, Some(names)) => legacy::projection(names).map(Some),
        (None, None) => Ok(None),
    }
}

/// The fault that old and new parameters do not go together.
pub(crate) fn mixed(old: &str, new: &str) -> Fault {
    invalid(format!(
        "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {old} Expression parameters: {new}"
    ))
}

/// Whether everything that the request defines is used.
pub(crate) fn check_used(scope: &Scope) -> Result<(), Fault> {
    match scope.unused() {
        Some(message) => Err(invalid(message)),
        None => Ok(()),
    }
}

/// A condition in its new or its old form.
fn any_condition(
    text: Option<&str>,
    expected: Option<BTreeMap<String, ExpectedAttributeValue>>,
    operator: Option<&str>,
    scope: &Scope,
) -> Result<Option<Condition>, Fault> {
    match (text, expected) {
        (Some(_), Some(_)) => Err(mixed("{Expected}", "{ConditionExpression}")),
        (text, None) => condition(text, scope),
        (None, Some(expected)) => legacy::expected(expected, operator),
    }
}

fn is_all_old(choice: Option<&str>) -> bool {
    choice == Some("ALL_OLD")
}

/// Only nothing or the old item can be returned.
fn check_return(choice: Option<&str>) -> Result<(), Fault> {
    match choice {
        None | Some("NONE" | "ALL_OLD") => Ok(()),
        Some(_) => Err(invalid("Return values set to invalid value")),
    }
}

impl DynamoDb {
    pub(crate) async fn get_item(&self, input: GetItemInput) -> Result<GetItemOutput, Fault> {
        let words = Words {
            names: input.expression_attribute_names,
            values: None,
        };
        let text = input.projection_expression.as_deref();
        let scope = words.scope(&[("ProjectionExpression", text.is_some())])?;
        let projection = projection(text, input.attributes_to_get.as_deref(), &scope)?;
        check_used(&scope)?;
        let key = convert::item(input.key)?;
        let table = self.table_of_items(&input.table_name)?;
        let record = table.record();
        keys::check_key(&record, &key)?;
        let item = self.read(&record.item_key(&key)).await?;
        let read = Read::new(input.consistent_read).of_item(item.as_ref());
        let item = item.map(|item| match &projection {
            Some(projection) => projection.of_item(&item),
            None => item,
        });
        Ok(GetItemOutput {
            item: item.map(wire_item),
            consumed_capacity: capacity::shown(
                input.return_consumed_capacity.as_deref(),
                &record.name,
                read.consumed(),
            ),
        })
    }

    pub(crate) async fn put_item(&self, input: PutItemInput) -> Result<PutItemOutput, Fault> {
        check_return(input.return_values.as_deref())?;
        let words = Words {
            names: input.expression_attribute_names,
            values: input.expression_attribute_values,
        };
        let text = input.condition_expression.as_deref();
        let scope = words.scope(&[("ConditionExpression", text.is_some())])?;
        let operator = input.conditional_operator.as_deref();
        let condition = any_condition(text, input.expected, operator, &scope)?;
        check_used(&scope)?;
        let item = convert::item(input.item)?;
        let table = self.table_of_items(&input.table_name)?;
        let record = table.record();
        keys::check_item(&record, &item)?;
        let action = Action {
            table,
            key: record.keys.of(&item),
            condition,
            change: Change::Put(item),
            tell: is_all_old(input.return_values_on_condition_check_failure.as_deref()),
        };
        let outcome = self.perform(&action).await?;
        let consumed = Write::default().of(&record, &outcome).consumed();
        let wants_old = is_all_old(input.return_values.as_deref());
        Ok(PutItemOutput {
            attributes: outcome.before.filter(|_| wants_old).map(wire_item),
            consumed_capacity: capacity::shown(
                input.return_consumed_capacity.as_deref(),
                &record.name,
                consumed,
            ),
            item_collection_metrics: None,
        })
    }

    pub(crate) async fn delete_item(
        &self,
        input: DeleteItemInput,
    ) -> Result<DeleteItemOutput, Fault> {
        check_return(input.return_values.as_deref())?;
        let words = Words {
            names: input.expression_attribute_names,
            values: input.expression_attribute_values,
        };
        let text = input.condition_expression.as_deref();
        let scope = words.scope(&[("ConditionExpression", text.is_some())])?;
        let operator = input.conditional_operator.as_deref();
        let condition = any_condition(text, input.expected, operator, &scope)?;
        check_used(&scope)?;
        let key = convert::item(input.key)?;
        let table = self.table_of_items(&input.table_name)?;
        let record = table.record();
        keys::check_key(&record, &key)?;
        let action = Action {
            table,
            key,
            condition,
            change: Change::Delete,
            tell: is_all_old(input.return_values_on_condition_check_failure.as_deref()),
        };
        let outcome = self.perform(&action).await?;
        let consumed = Write::default().of(&record, &outcome).consumed();
        let wants_old = is_all_old(input.return_values.as_deref());
        Ok(DeleteItemOutput {
            attributes: outcome.before.filter(|_| wants_old).map(wire_item),
            consumed_capacity: capacity::shown(
                input.return_consumed_capacity.as_deref(),
                &record.name,
                consumed,
            ),
            item_collection_metrics: None,
        })
    }

    pub(crate) async fn update_item(
        &self,
        input: UpdateItemInput,
    ) -> Result<UpdateItemOutput, Fault> {
        let words = Words {
            names: input.expression_attribute_names,
            values: input.expression_attribute_values,
        };
        let text = input.condition_expression.as_deref();
        let update_text = input.update_expression.as_deref();
        let scope = words.scope(&[
            ("UpdateExpression", update_text.is_some()),
            ("ConditionExpression", text.is_some()),
        ])?;
        let table = self.table_of_items(&input.table_name)?;
        let record = table.record();
        let update = match (update_text, input.attribute_updates) {
            (Some(_), Some(_)) => return Err(mixed("{AttributeUpdates}", "{UpdateExpression}")),
            (Some(text), None) => update(&record, text, &scope)?,
            (None, Some(updates)) => legacy::updates(updates)?,
            (None, None) => Update::default(),
        };
        check_update(&record, &update)?;
        let operator = input.conditional_operator.as_deref();
        let condition = any_condition(text, input.expected, operator, &scope)?;
        check_used(&scope)?;
        let key = convert::item(input.key)?;
        keys::check_key(&record, &key)?;
        let paths = update.paths();
        let action = Action {
            table,
            key,
            condition,
            change: Change::Update(update),
            tell: is_all_old(input.return_values_on_condition_check_failure.as_deref()),
        };
        let outcome = self.perform(&action).await?;
        let consumed = Write::default().of(&record, &outcome).consumed();
        let choice = input.return_values.as_deref();
        Ok(UpdateItemOutput {
            attributes: returned(choice, &paths, outcome).map(wire_item),
            consumed_capacity: capacity::shown(
                input.return_consumed_capacity.as_deref(),
                &record.name,
                consumed,
            ),
            item_collection_metrics: None,
        })
    }
}

/// What `ReturnValues` asks an update for.
fn returned(
    choice: Option<&str>,
    paths: &[crate::expression::Path],
    outcome: Outcome,
) -> Option<Item> {
    let (item, whole) = match choice {
        Some("ALL_OLD") => (outcome.before, true),
        Some("ALL_NEW") => (outcome.after, true),
        Some("UPDATED_OLD") => (outcome.before, false),
        Some("UPDATED_NEW") => (outcome.after, false),
        _ => (None, true),
    };
    let item = item?;
    if whole {
        return Some(item);
    }
    let projection = Projection::of(paths).ok()?;
    Some(projection.of_item(&item)).filter(|part| !part.is_empty())
}
