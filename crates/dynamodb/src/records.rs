//! What is stored: tables, items, entries of indexes.

use std::collections::BTreeMap;

use frazil_store::Key;
use serde::{Deserialize, Serialize};

use crate::attribute::{Attribute, Item, item_size};
use crate::expression::{Path, Projection};

/// A table.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct TableRecord {
    /// Names the table's items: another table of the same name has another one.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) created_ms: i64,
    /// The types of key attributes.
    pub(crate) attributes: BTreeMap<String, KeyType>,
    pub(crate) keys: Keys,
    #[serde(default)]
    pub(crate) global: Vec<IndexRecord>,
    #[serde(default)]
    pub(crate) local: Vec<IndexRecord>,
    /// Read and write units; none when the table is billed by request.
    #[serde(default)]
    pub(crate) throughput: Option<Throughput>,
    /// When the table was last switched to billing by request.
    #[serde(default)]
    pub(crate) on_demand_ms: Option<i64>,
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
    /// The attribute that says when an item expires.
    #[serde(default)]
    pub(crate) expires: Option<String>,
    #[serde(default)]
    pub(crate) protected: bool,
    #[serde(default)]
    pub(crate) class: Option<String>,
    /// The key of encryption, kept as it was given.
    #[serde(default)]
    pub(crate) encryption: Option<Encryption>,
    #[serde(default)]
    pub(crate) policy: Option<Policy>,
    /// Greatest units of requests; kept.
    #[serde(default)]
    pub(crate) on_demand_max: Option<(i64, i64)>,
}

/// The type of a key attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum KeyType {
    S,
    N,
    B,
}

impl KeyType {
    pub(crate) fn named(name: &str) -> KeyType {
        match name {
            "N" => KeyType::N,
            "B" => KeyType::B,
            _ => KeyType::S,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            KeyType::S => "S",
            KeyType::N => "N",
            KeyType::B => "B",
        }
    }
}

/// The attributes that order a table or an index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Keys {
    pub(crate) hash: String,
    #[serde(default)]
    pub(crate) range: Option<String>,
}

impl Keys {
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.hash.as_str()).chain(self.range.as_deref())
    }

    /// The key attributes of an item, as far as it has them.
    pub(crate) fn of(&self, item: &Item) -> Item {
        let found = self.names().filter_map(|name| item.get_key_value(name));
        found.map(|(name, it)| (name.clone(), it.clone())).collect()
    }
}

/// A secondary index.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct IndexRecord {
    pub(crate) name: String,
    pub(crate) keys: Keys,
    pub(crate) projection: Projected,
    #[serde(default)]
    pub(crate) throughput: Option<Throughput>,
}

/// Which attributes an index has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Projected {
    All,
    Keys,
    Include(Vec<String>),
}

/// Units that were asked for; kept, not enforced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Throughput {
    pub(crate) read: i64,
    pub(crate) write: i64,
    /// When it was raised and lowered last, how often it was lowered.
    #[serde(default)]
    pub(crate) changed_ms: Option<i64>,
}

/// How the items would be encrypted on AWS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Encryption {
    pub(crate) key_arn: Option<String>,
}

/// A resource policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Policy {
    pub(crate) text: String,
    pub(crate) revision: String,
}

/// The internal index of expiry times. No index of a user has such a name.
const EXPIRY: &str = "~expiry";

pub(crate) fn table_key(name: &str) -> Key {
    Key::of(&["dynamodb", "table", name])
}

pub(crate) fn tables_prefix() -> String {
    Key::prefix(&["dynamodb", "table"])
}

/// Says that a deleted table's records are still to be removed.
pub(crate) fn trash_key(id: &str) -> Key {
    Key::of(&["dynamodb", "trash", id])
}

pub(crate) fn trash_prefix() -> String {
    Key::prefix(&["dynamodb", "trash"])
}

pub(crate) fn token_key(token: &str) -> Key {
    Key::of(&["dynamodb", "token", token])
}

pub(crate) fn tokens_prefix() -> String {
    Key::prefix(&["dynamodb", "token"])
}

/// Everything that belongs to a table's items.
pub(crate) fn data_prefixes(id: &str) -> [String; 2] {
    [items_prefix(id), Key::prefix(&["dynamodb", "index", id])]
}

pub(crate) fn items_prefix(id: &str) -> String {
    Key::prefix(&["dynamodb", "item", id])
}

pub(crate) fn index_prefix(id: &str, index: &str) -> String {
    Key::prefix(&["dynamodb", "index", id, index])
}

/// The expiry times of a table's items.
pub(crate) fn expiry_prefix(id: &str) -> String {
    index_prefix(id, EXPIRY)
}

/// Within the items or an index, what all keys of a partition begin with.
pub(crate) fn partition_prefix(prefix: &str, hash: &Attribute) -> String {
    format!("{prefix}{}\u{1f}", ordered(hash))
}

/// A key attribute as text in the order of its values. Contains nothing below a blank.
pub(crate) fn ordered(key: &Attribute) -> String {
    match key {
        Attribute::S(text) => {
            let mut ordered = String::with_capacity(text.len());
            for part in text.chars() {
                match part {
                    // A blank stands before what stands at or below it; nothing is lost.
                    '\0'..=' ' => {
                        ordered.push(' ');
                        ordered.push(char::from(b'@' + part as u8));
                    }
                    _ => ordered.push(part),
                }
            }
            ordered
        }
        Attribute::N(number) => number.sortable(),
        Attribute::B(bytes) => hex::encode(&bytes.0),
        other => unreachable_key(other),
    }
}

/// Keys are checked before they are written.
fn unreachable_key(key: &Attribute) -> String {
    tracing::error!(kind = key.kind(), "a key of this type was not refused");
    String::new()
}

impl TableRecord {
    /// An index by its name: its record, and whether it is a local one.
    pub(crate) fn index(&self, name: &str) -> Option<(&IndexRecord, bool)> {
        let global = self.global.iter().map(|index| (index, false));
        let mut all = global.chain(self.local.iter().map(|index| (index, true)));
        all.find(|(index, _)| index.name == name)
    }

    fn indexes(&self) -> impl Iterator<Item = (&IndexRecord, bool)> {
        let global = self.global.iter().map(|index| (index, false));
        global.chain(self.local.iter().map(|index| (index, true)))
    }

    /// Where an item lies, after its prefix.
    pub(crate) fn place(&self, item: &Item) -> String {
        place(&self.keys, item).unwrap_or_default()
    }

    pub(crate) fn item_key(&self, item: &Item) -> Key {
        let key = format!("{}{}", items_prefix(&self.id), self.place(item));
        Key::from(key)
    }

    /// Where an item lies in an index, if it is in it.
    pub(crate) fn index_key(&self, index: &IndexRecord, item: &Item) -> Option<Key> {
        let prefix = index_prefix(&self.id, &index.name);
        let place = place(&index.keys, item)?;
        let own = self.place(item);
        Some(Key::from(format!("{prefix}{place}\u{1f}{own}")))
    }

    /// When an item expires: seconds since 1970.
    pub(crate) fn expiry(&self, item: &Item) -> Option<i64> {
        match item.get(self.expires.as_ref()?)? {
            Attribute::N(number) => number.whole(),
            _ => None,
        }
    }

    /// Everything that is stored for an item, by key.
    pub(crate) fn entries(&self, item: &Item) -> BTreeMap<Key, Vec<u8>> {
        let mut entries = BTreeMap::new();
        entries.insert(self.item_key(item), encoded(item));
        for (index, local) in self.indexes() {
            if let Some(key) = self.index_key(index, item) {
                // Local indexes can be asked for everything.
                let copy = match local {
                    true => item.clone(),
                    false => self.projected(index, item),
                };
                entries.insert(key, encoded(&copy));
            }
        }
        if let Some(seconds) = self.expiry(item).filter(|seconds| *seconds >= 0) {
            let prefix = expiry_prefix(&self.id);
            let own = self.place(item);
            let key = format!("{prefix}{seconds:020}\u{1f}{own}");
            entries.insert(Key::from(key), Vec::new());
        }
        entries
    }

    /// The part of an item that an index has.
    pub(crate) fn projected(&self, index: &IndexRecord, item: &Item) -> Item {
        let more: &[String] = match &index.projection {
            Projected::All => return item.clone(),
            Projected::Keys => &[],
            Projected::Include(names) => names,
        };
        let names = self.keys.names().chain(index.keys.names());
        let names = names.chain(more.iter().map(String::as_str));
        let paths: std::collections::BTreeSet<&str> = names.collect();
        let paths: Vec<Path> = paths.into_iter().map(Path::top).collect();
        let projection = Projection::of(&paths).expect("names at the top do not overlap");
        projection.of_item(item)
    }
}

fn place(keys: &Keys, item: &Item) -> Option<String> {
    let hash = ordered(item.get(&keys.hash)?);
    match &keys.range {
        None => Some(hash),
        Some(range) => Some(format!("{hash}\u{1f}{}", ordered(item.get(range)?))),
    }
}

/// An item as it is stored.
#[derive(Serialize, Deserialize)]
struct ItemRecord<T> {
    item: T,
}

pub(crate) fn encoded(item: &Item) -> Vec<u8> {
    serde_json::to_vec(&ItemRecord { item }).expect("items have text for keys")
}

pub(crate) fn decoded(value: &[u8]) -> Result<Item, serde_json::Error> {
    let record: ItemRecord<Item> = serde_json::from_slice(value)?;
    Ok(record.item)
}

/// Bytes that an item adds to its table.
pub(crate) fn weight(item: Option<&Item>) -> i64 {
    item.map_or(0, |item| item_size(item) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_is_the_order_of_values() {
        let text = |text: &str| Attribute::S(text.to_owned());
        let all = [
            "", "\u{1}", "\u{1f}a", " ", " a", "!", "a", "a\u{1}", "a b", "ab", "b", "é",
        ];
        for pair in all.windows(2) {
            let (less, more) = (ordered(&text(pair[0])), ordered(&text(pair[1])));
            assert!(less < more, "{pair:?}");
            assert!(
                format!("{less}\u{1f}z") < format!("{more}\u{1f}a"),
                "{pair:?}"
            );
        }
    }
}
