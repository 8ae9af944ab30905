//! Transactions: all of several actions or none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use frazil_store::{Key, Write as StoreWrite};
use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb as shapes;
use frazil_wire::shapes::dynamodb::{
    ItemResponse, TransactGetItemsInput, TransactGetItemsOutput, TransactWriteItem,
    TransactWriteItemsInput, TransactWriteItemsOutput,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use crate::actions::{Action, Change, Outcome, Refusal, count, writes};
use crate::attribute::item_size;
use crate::batch::shown;
use crate::capacity::{self, Read, Write};
use crate::convert::{self, WireItem, wire_item};
use crate::faults::{failed, invalid, store_failed};
use crate::items::{Words, check_used, condition, projection, update};
use crate::table::Table;
use crate::{DynamoDb, keys, limits, records};

/// A transaction that was done, so that doing it again does nothing.
#[derive(Serialize, Deserialize)]
pub(crate) struct TokenRecord {
    pub(crate) done_ms: i64,
    /// Of the whole request.
    digest: String,
}

impl DynamoDb {
    pub(crate) async fn transact_get_items(
        &self,
        input: TransactGetItemsInput,
    ) -> Result<TransactGetItemsOutput, Fault> {
        let mut places = Vec::new();
        for it in input.transact_items {
            let get = it.get;
            let words = Words {
                names: get.expression_attribute_names,
                values: None,
            };
            let text = get.projection_expression.as_deref();
            let scope = words.scope(&[("ProjectionExpression", text.is_some())])?;
            let projection = projection(text, None, &scope)?;
            check_used(&scope)?;
            let table = self.table_of_items(&get.table_name)?;
            let record = table.record();
            let key = convert::item(get.key)?;
            keys::check_key(&record, &key)?;
            places.push((table, record.item_key(&key), projection));
        }
        let _locks = locks(places.iter().map(|(table, place, _)| (table, place))).await;
        let mut responses = Vec::new();
        let mut units: BTreeMap<String, Read> = BTreeMap::new();
        for (table, place, projection) in &places {
            let item = self.read(place).await?;
            let name = table.record().name.clone();
            let known = units.entry(name).or_insert_with(Read::in_transaction);
            *known = known.of_item(item.as_ref());
            let item = item.map(|item| match projection {
                Some(projection) => projection.of_item(&item),
                None => item,
            });
            responses.push(ItemResponse {
                item: item.map(wire_item),
            });
        }
        let choice = input.return_consumed_capacity.as_deref();
        let units = units.iter();
        let consumed = units.filter_map(|(name, it)| capacity::shown(choice, name, it.consumed()));
        Ok(TransactGetItemsOutput {
            consumed_capacity: shown(choice, consumed.collect()),
            responses: Some(responses),
        })
    }

    pub(crate) async fn transact_write_items(
        &self,
        input: TransactWriteItemsInput,
    ) -> Result<TransactWriteItemsOutput, Fault> {
        let digest = digest(&input);
        let mut actions = Vec::new();
        for item in input.transact_items {
            actions.push(self.action(item)?);
        }
        let places: Vec<Key> = actions
            .iter()
            .map(|action| action.table.record().item_key(&action.key))
            .collect();
        if places.iter().collect::<BTreeSet<_>>().len() < places.len() {
            return Err(invalid(
                "Transaction request cannot include multiple operations on one item",
            ));
        }
        let names: BTreeMap<String, Arc<Table>> = actions
            .iter()
            .map(|action| {
                (
                    action.table.record().name.clone(),
                    Arc::clone(&action.table),
                )
            })
            .collect();
        let mut writing = Vec::new();
        for table in names.values() {
            writing.push(table.write().await?);
        }
        let _locks = locks(actions.iter().map(|it| &it.table).zip(&places)).await;
        let token = input.client_request_token.as_deref();
        let choice = input.return_consumed_capacity.as_deref();
        if self.is_done(token, &digest).await? {
            return Ok(answered(choice, &BTreeMap::new()));
        }
        let outcomes = self.outcomes(&actions, &places).await?;
        let units = self.commit(&actions, &outcomes, token, digest).await?;
        Ok(answered(choice, &units))
    }

    /// What the actions make of their items, when all can be done.
    async fn outcomes(&self, actions: &[Action], places: &[Key]) -> Result<Vec<Outcome>, Fault> {
        let mut outcomes = Vec::new();
        let mut reasons = Vec::new();
        let mut cancelled = false;
        for (action, place) in actions.iter().zip(places) {
            let before = self.read(place).await?;
            match action.apply(&action.table.record(), before) {
                Ok(outcome) => {
                    outcomes.push(outcome);
                    reasons.push(json!({"Code": "None"}));
                }
                Err(refusal) => {
                    cancelled = true;
                    reasons.push(reason(refusal));
                }
            }
        }
        match cancelled {
            false => Ok(outcomes),
            true => Err(canceled(reasons)),
        }
    }

    async fn commit(
        &self,
        actions: &[Action],
        outcomes: &[Outcome],
        token: Option<&str>,
        digest: String,
    ) -> Result<BTreeMap<String, Write>, Fault> {
        let mut units: BTreeMap<String, Write> = BTreeMap::new();
        let mut all = Vec::new();
        let mut bytes = 0;
        for (action, outcome) in actions.iter().zip(outcomes) {
            let record = action.table.record();
            let known = units.entry(record.name.clone());
            let known = known.or_insert_with(Write::in_transaction);
            *known = known.of(&record, outcome);
            bytes += outcome.after.as_ref().map_or(0, item_size);
            all.extend(writes(&record, outcome));
        }
        if bytes > limits::TRANSACTION_BYTES_MAX {
            return Err(invalid(
                "Collective size of items in the transaction exceeds the limit of 4 MB",
            ));
        }
        if let Some(token) = token {
            let record = TokenRecord {
                done_ms: self.now_ms(),
                digest,
            };
            let record = serde_json::to_vec(&record).map_err(|error| failed(&error))?;
            all.push(StoreWrite::put(records::token_key(token), record));
        }
        if !all.is_empty() {
            self.0.store.commit(all).await.map_err(store_failed)?;
        }
        for (action, outcome) in actions.iter().zip(outcomes) {
            count(&action.table, outcome);
        }
        Ok(units)
    }

    /// Whether the transaction of this token was done already.
    async fn is_done(&self, token: Option<&str>, digest: &str) -> Result<bool, Fault> {
        let Some(token) = token else {
            return Ok(false);
        };
        let found = self.0.store.get(&records::token_key(token)).await;
        let Some(found) = found.map_err(store_failed)? else {
            return Ok(false);
        };
        let known: TokenRecord =
            serde_json::from_slice(&found.value).map_err(|error| failed(&error))?;
        if known.done_ms + limits::TOKEN_MS <= self.now_ms() {
            return Ok(false);
        }
        if known.digest == digest {
            return Ok(true);
        }
        Err(Fault::of(
            &shapes::IDEMPOTENT_PARAMETER_MISMATCH_EXCEPTION,
            "The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical",
        ))
    }

    fn action(&self, item: TransactWriteItem) -> Result<Action, Fault> {
        let choices = [
            item.condition_check.is_some(),
            item.put.is_some(),
            item.delete.is_some(),
            item.update.is_some(),
        ];
        if choices.iter().filter(|given| **given).count() != 1 {
            return Err(invalid(
                "TransactItems can only contain one of Check, Put, Update or Delete",
            ));
        }
        let parts = Parts::of(item);
        let table = self.table_of_items(&parts.table)?;
        let record = table.record();
        let given = parts.condition.is_some();
        let mut expressions = vec![("ConditionExpression", given)];
        if parts.update.is_some() {
            expressions.insert(0, ("UpdateExpression", true));
        }
        let scope = parts.words.scope(&expressions)?;
        let update = parts.update.map(|text| update(&record, &text, &scope));
        let update = update.transpose()?;
        let condition = condition(parts.condition.as_deref(), &scope)?;
        check_used(&scope)?;
        let given = convert::item(parts.item)?;
        let (key, change) = match parts.kind {
            Kind::Put => {
                keys::check_item(&record, &given)?;
                (record.keys.of(&given), Change::Put(given))
            }
            kind => {
                keys::check_key(&record, &given)?;
                let change = match (kind, update) {
                    (Kind::Update, Some(update)) => Change::Update(update),
                    (Kind::Delete, _) => Change::Delete,
                    _ => Change::Check,
                };
                (given, change)
            }
        };
        Ok(Action {
            table,
            key,
            condition,
            change,
            tell: parts.tell.as_deref() == Some("ALL_OLD"),
        })
    }
}

/// What the four kinds of actions have in common.
struct Parts {
    kind: Kind,
    table: String,
    /// The key, or the item to be put.
    item: WireItem,
    words: Words,
    condition: Option<String>,
    update: Option<String>,
    tell: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Check,
    Put,
    Delete,
    Update,
}

/// Takes the members that have the same names in all kinds.
macro_rules! parts {
    ($kind:ident, $it:ident, $item:expr, $condition:expr, $update:expr) => {
        Parts {
            kind: Kind::$kind,
            table: $it.table_name,
            item: $item,
            words: Words {
                names: $it.expression_attribute_names,
                values: $it.expression_attribute_values,
            },
            condition: $condition,
            update: $update,
            tell: $it.return_values_on_condition_check_failure,
        }
    };
}

impl Parts {
    /// The parts of an item with exactly one action.
    fn of(item: TransactWriteItem) -> Parts {
        if let Some(it) = item.put {
            return parts!(Put, it, it.item, it.condition_expression, None);
        }
        if let Some(it) = item.delete {
            return parts!(Delete, it, it.key, it.condition_expression, None);
        }
        if let Some(it) = item.update {
            let update = Some(it.update_expression);
            return parts!(Update, it, it.key, it.condition_expression, update);
        }
        let it = item.condition_check.unwrap_or_default();
        parts!(Check, it, it.key, Some(it.condition_expression), None)
    }
}

/// Takes the locks of items, in the one order in which everybody takes them.
async fn locks<'table>(
    places: impl Iterator<Item = (&'table Arc<Table>, &'table Key)>,
) -> Vec<tokio::sync::MutexGuard<'table, ()>> {
    let mut wanted = BTreeMap::new();
    for (table, place) in places {
        let number = table.lock_of(place);
        wanted.insert((table.record().id.clone(), number), table);
    }
    let mut locks = Vec::new();
    for ((_, number), table) in wanted {
        locks.push(table.lock(number).await);
    }
    locks
}

fn answered(choice: Option<&str>, units: &BTreeMap<String, Write>) -> TransactWriteItemsOutput {
    let units = units.iter();
    let consumed = units.filter_map(|(name, it)| capacity::shown(choice, name, it.consumed()));
    TransactWriteItemsOutput {
        consumed_capacity: shown(choice, consumed.collect()),
        item_collection_metrics: None,
    }
}

/// Why an action of a transaction was not done, as AWS tells it.
fn reason(refusal: Refusal) -> Json {
    match refusal {
        Refusal::Condition(item) => {
            let code = "ConditionalCheckFailed";
            let message = "The conditional request failed";
            match item {
                Some(item) => {
                    let item = convert::json_item(&item);
                    json!({"Code": code, "Message": message, "Item": item})
                }
                None => json!({"Code": code, "Message": message}),
            }
        }
        Refusal::Fault(fault) => json!({"Code": "ValidationError", "Message": fault.message}),
    }
}

fn canceled(reasons: Vec<Json>) -> Fault {
    let codes = reasons.iter().map(|reason| reason["Code"].as_str());
    let codes: Vec<&str> = codes.map(Option::unwrap_or_default).collect();
    let message = format!(
        "Transaction cancelled, please refer cancellation reasons for specific reasons [{}]",
        codes.join(", ")
    );
    let fault = Fault::of(&shapes::TRANSACTION_CANCELED_EXCEPTION, message);
    fault.with("CancellationReasons", reasons)
}

/// What tells one request from another.
fn digest(input: &TransactWriteItemsInput) -> String {
    let request = frazil_wire::request::<shapes::TransactWriteItems>(input);
    hex::encode(Sha256::digest(request.body()))
}
