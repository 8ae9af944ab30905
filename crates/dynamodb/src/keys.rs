//! Whether items have the keys that their table wants.

use frazil_wire::Fault;

use crate::attribute::{Attribute, Item, item_size};
use crate::faults::{invalid, invalid_values};
use crate::limits;
use crate::records::{KeyType, Keys, TableRecord};

/// Whether these are exactly the table's key attributes, as for `GetItem`.
pub(crate) fn check_key(table: &TableRecord, key: &Item) -> Result<(), Fault> {
    let mismatch = || invalid("The provided key element does not match the schema");
    if key.len() != table.keys.names().count() {
        return Err(mismatch());
    }
    for name in table.keys.names() {
        let value = key.get(name).ok_or_else(mismatch)?;
        if !is_of(value, table.attributes.get(name)) {
            return Err(mismatch());
        }
        check_length(&table.keys, name, value)?;
    }
    Ok(())
}

/// Whether an item can be put into the table.
pub(crate) fn check_item(table: &TableRecord, item: &Item) -> Result<(), Fault> {
    for name in table.keys.names() {
        let missing = || invalid_values(format!("Missing the key {name} in the item"));
        let value = item.get(name).ok_or_else(missing)?;
        check_type(table, name, value)?;
        check_length(&table.keys, name, value)?;
    }
    check_index_keys(table, item)?;
    if item_size(item) > limits::ITEM_BYTES_MAX {
        return Err(invalid("Item size has exceeded the maximum allowed size"));
    }
    Ok(())
}

/// Whether an item fits the keys of the indexes, as far as it has them.
pub(crate) fn check_index_keys(table: &TableRecord, item: &Item) -> Result<(), Fault> {
    for index in table.global.iter().chain(&table.local) {
        for name in index.keys.names() {
            let Some(value) = item.get(name) else {
                continue;
            };
            if !is_of(value, table.attributes.get(name)) {
                let wanted = table.attributes.get(name).map_or("S", |it| it.name());
                let (index, kind) = (&index.name, value.kind());
                return Err(invalid_values(format!(
                    "Type mismatch for Index Key {name} Expected: {wanted} Actual: {kind} IndexName: {index}"
                )));
            }
            if value.length() == Some(0) {
                let index = &index.name;
                let what = what_empty(value);
                return Err(invalid(format!(
                    "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty {what} value. IndexName: {index}, IndexKey: {name}"
                )));
            }
            check_length(&index.keys, name, value)?;
        }
    }
    Ok(())
}

fn check_type(table: &TableRecord, name: &str, value: &Attribute) -> Result<(), Fault> {
    let wanted = table.attributes.get(name);
    if is_of(value, wanted) {
        return Ok(());
    }
    let wanted = wanted.map_or("S", |it| it.name());
    let kind = value.kind();
    Err(invalid_values(format!(
        "Type mismatch for key {name} expected: {wanted} actual: {kind}"
    )))
}

fn check_length(keys: &Keys, name: &str, value: &Attribute) -> Result<(), Fault> {
    let Some(length) = value.length() else {
        return Ok(());
    };
    if length == 0 {
        let what = what_empty(value);
        return Err(invalid(format!(
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty {what} value. Key: {name}"
        )));
    }
    if keys.hash == name && length > limits::HASH_KEY_BYTES_MAX {
        return Err(invalid_values(
            "Size of hashkey has exceeded the maximum size limit of2048 bytes",
        ));
    }
    if keys.hash != name && length > limits::RANGE_KEY_BYTES_MAX {
        return Err(invalid_values(
            "Aggregated size of all range keys has exceeded the size limit of 1024 bytes",
        ));
    }
    Ok(())
}

fn what_empty(value: &Attribute) -> &'static str {
    match value {
        Attribute::B(_) => "binary",
        _ => "string",
    }
}

/// Whether a value has a key's type.
pub(crate) fn is_of(value: &Attribute, wanted: Option<&KeyType>) -> bool {
    wanted.is_some_and(|wanted| wanted.name() == value.kind())
}
