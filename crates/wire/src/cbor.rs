//! CBOR as a tree: as much of it as AWS's RPC protocol uses.

use bytes::Bytes;
use serde_json::{Map, Number, Value as Json};

use crate::limits::{CBOR_DEPTH_MAX, CBOR_ITEMS_MAX};

/// One item.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    Null,
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Bytes(Bytes),
    Text(String),
    List(Vec<Item>),
    Map(Vec<(String, Item)>),
    /// Seconds since 1970, marked as a moment.
    Moment(f64),
}

/// Why bytes cannot be read as CBOR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CborError {
    #[error("the CBOR ends too early")]
    Short,
    #[error("something follows the CBOR item")]
    Long,
    #[error("a CBOR item cannot be read")]
    Malformed,
    #[error("the keys of CBOR maps must be text")]
    Key,
    #[error("CBOR items nest deeper than {CBOR_DEPTH_MAX}")]
    TooDeep,
    #[error("more than {CBOR_ITEMS_MAX} CBOR items")]
    TooMany,
}

impl Item {
    /// The item that bytes consist of.
    pub(crate) fn read(bytes: &[u8]) -> Result<Item, CborError> {
        let mut reader = Reader {
            rest: bytes,
            items: 0,
        };
        let item = reader.item(0)?.ok_or(CborError::Malformed)?;
        if reader.rest.is_empty() {
            Ok(item)
        } else {
            Err(CborError::Long)
        }
    }

    /// The item as bytes.
    pub(crate) fn write(&self, into: &mut Vec<u8>) {
        match self {
            Item::Null => into.push(0xf6),
            Item::Boolean(false) => into.push(0xf4),
            Item::Boolean(true) => into.push(0xf5),
            Item::Integer(it) if *it < 0 => head(1, !it.cast_unsigned(), into),
            Item::Integer(it) => head(0, it.cast_unsigned(), into),
            Item::Double(it) => {
                into.push(0xfb);
                into.extend_from_slice(&it.to_be_bytes());
            }
            Item::Bytes(it) => {
                head(2, it.len() as u64, into);
                into.extend_from_slice(it);
            }
            Item::Text(it) => {
                head(3, it.len() as u64, into);
                into.extend_from_slice(it.as_bytes());
            }
            Item::List(items) => {
                head(4, items.len() as u64, into);
                items.iter().for_each(|item| item.write(into));
            }
            Item::Map(entries) => {
                head(5, entries.len() as u64, into);
                for (key, item) in entries {
                    Item::Text(key.clone()).write(into);
                    item.write(into);
                }
            }
            Item::Moment(seconds) => {
                head(6, 1, into);
                let whole = *seconds as i64;
                match whole as f64 == *seconds {
                    true => Item::Integer(whole).write(into),
                    false => Item::Double(*seconds).write(into),
                }
            }
        }
    }

    /// The entry of a map.
    pub(crate) fn entry(&mut self, key: &str) -> Option<Item> {
        let Item::Map(entries) = self else {
            return None;
        };
        let place = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.swap_remove(place).1)
    }

    /// As JSON; bytes are left out.
    pub(crate) fn to_json(&self) -> Json {
        match self {
            Item::Null | Item::Bytes(_) => Json::Null,
            Item::Boolean(it) => Json::from(*it),
            Item::Integer(it) => Json::from(*it),
            Item::Double(it) | Item::Moment(it) => {
                Number::from_f64(*it).map_or(Json::Null, Json::Number)
            }
            Item::Text(it) => Json::from(it.as_str()),
            Item::List(items) => items.iter().map(Item::to_json).collect(),
            Item::Map(entries) => {
                let entries = entries.iter().map(|(key, it)| (key.clone(), it.to_json()));
                Json::Object(entries.collect::<Map<_, _>>())
            }
        }
    }

    /// From JSON.
    pub(crate) fn of_json(json: &Json) -> Item {
        match json {
            Json::Null => Item::Null,
            Json::Bool(it) => Item::Boolean(*it),
            Json::Number(it) => match it.as_i64() {
                Some(whole) => Item::Integer(whole),
                None => Item::Double(it.as_f64().unwrap_or(f64::NAN)),
            },
            Json::String(it) => Item::Text(it.clone()),
            Json::Array(items) => Item::List(items.iter().map(Item::of_json).collect()),
            Json::Object(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, it)| (key.clone(), Item::of_json(it)));
                Item::Map(entries.collect())
            }
        }
    }
}

/// The first byte of an item with its number.
fn head(major: u8, number: u64, into: &mut Vec<u8>) {
    let major = major << 5;
    let bytes = number.to_be_bytes();
    match number {
        0..24 => into.push(major | bytes[7]),
        24..0x100 => into.extend_from_slice(&[major | 24, bytes[7]]),
        0x100..0x1_0000 => {
            into.push(major | 25);
            into.extend_from_slice(&bytes[6..]);
        }
        0x1_0000..0x1_0000_0000 => {
            into.push(major | 26);
            into.extend_from_slice(&bytes[4..]);
        }
        _ => {
            into.push(major | 27);
            into.extend_from_slice(&bytes);
        }
    }
}

struct Reader<'b> {
    rest: &'b [u8],
    items: usize,
}

impl Reader<'_> {
    /// The next item; none is the end of a list or map without a length.
    fn item(&mut self, depth: usize) -> Result<Option<Item>, CborError> {
        self.items += 1;
        if depth > CBOR_DEPTH_MAX {
            return Err(CborError::TooDeep);
        }
        if self.items > CBOR_ITEMS_MAX {
            return Err(CborError::TooMany);
        }
        let first = self.bytes(1)?[0];
        let (major, low) = (first >> 5, first & 31);
        if major == 7 {
            return self.simple(low);
        }
        let number = self.number(low)?;
        let number = match (major, number) {
            (2..=5, number) => number,
            (_, None) => return Err(CborError::Malformed),
            (_, number) => number,
        };
        let signed = |number: u64| i64::try_from(number).map_err(|_| CborError::Malformed);
        Ok(Some(match (major, number) {
            (0, Some(number)) => Item::Integer(signed(number)?),
            (1, Some(number)) => Item::Integer(!signed(number)?),
            (2, length) => Item::Bytes(Bytes::from(self.string(2, length)?)),
            (3, length) => {
                let text = String::from_utf8(self.string(3, length)?);
                Item::Text(text.map_err(|_| CborError::Malformed)?)
            }
            (4, length) => Item::List(self.list(length, depth)?),
            (5, length) => Item::Map(self.map(length, depth)?),
            (_, tag) => {
                let item = self.item(depth + 1)?.ok_or(CborError::Malformed)?;
                tagged(tag, item)
            }
        }))
    }

    fn list(&mut self, length: Option<u64>, depth: usize) -> Result<Vec<Item>, CborError> {
        let mut items = Vec::new();
        while length.is_none_or(|length| (items.len() as u64) < length) {
            match self.item(depth + 1)? {
                Some(item) => items.push(item),
                None if length.is_none() => break,
                None => return Err(CborError::Malformed),
            }
        }
        Ok(items)
    }

    fn map(&mut self, length: Option<u64>, depth: usize) -> Result<Vec<(String, Item)>, CborError> {
        let mut entries = Vec::new();
        while length.is_none_or(|length| (entries.len() as u64) < length) {
            let key = match self.item(depth + 1)? {
                Some(Item::Text(key)) => key,
                Some(_) => return Err(CborError::Key),
                None if length.is_none() => break,
                None => return Err(CborError::Malformed),
            };
            let item = self.item(depth + 1)?.ok_or(CborError::Malformed)?;
            entries.push((key, item));
        }
        Ok(entries)
    }

    /// Bytes or text, whole or in pieces.
    fn string(&mut self, major: u8, length: Option<u64>) -> Result<Vec<u8>, CborError> {
        if let Some(length) = length {
            return Ok(self.bytes(length)?.to_vec());
        }
        let mut whole = Vec::new();
        loop {
            let first = self.bytes(1)?[0];
            if first == 0xff {
                return Ok(whole);
            }
            let length = self.number(first & 31)?;
            match length {
                Some(length) if first >> 5 == major => {
                    whole.extend_from_slice(self.bytes(length)?);
                }
                _ => return Err(CborError::Malformed),
            }
        }
    }

    fn simple(&mut self, low: u8) -> Result<Option<Item>, CborError> {
        Ok(Some(match low {
            20 => Item::Boolean(false),
            21 => Item::Boolean(true),
            22 | 23 => Item::Null,
            25 => Item::Double(half(self.unsigned(2)? as u16)),
            26 => Item::Double(f64::from(f32::from_bits(self.unsigned(4)? as u32))),
            27 => Item::Double(f64::from_bits(self.unsigned(8)?)),
            31 => return Ok(None),
            _ => return Err(CborError::Malformed),
        }))
    }

    /// The number that belongs to an item's first byte; none stands for an unknown length.
    fn number(&mut self, low: u8) -> Result<Option<u64>, CborError> {
        Ok(Some(match low {
            0..24 => u64::from(low),
            24 => self.unsigned(1)?,
            25 => self.unsigned(2)?,
            26 => self.unsigned(4)?,
            27 => self.unsigned(8)?,
            31 => return Ok(None),
            _ => return Err(CborError::Malformed),
        }))
    }

    fn unsigned(&mut self, count: u64) -> Result<u64, CborError> {
        let bytes = self.bytes(count)?;
        Ok(bytes
            .iter()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn bytes(&mut self, count: u64) -> Result<&[u8], CborError> {
        let count = usize::try_from(count).map_err(|_| CborError::Short)?;
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or(CborError::Short)?;
        self.rest = rest;
        Ok(bytes)
    }
}

/// Tags other than a moment's do not change what an item means here.
fn tagged(tag: Option<u64>, item: Item) -> Item {
    match (tag, item) {
        (Some(1), Item::Integer(seconds)) => Item::Moment(seconds as f64),
        (Some(1), Item::Double(seconds)) => Item::Moment(seconds),
        (_, item) => item,
    }
}

/// A floating point number of 16 bits.
fn half(bits: u16) -> f64 {
    let exponent = i32::from(bits >> 10 & 31);
    let fraction = f64::from(bits & 1023);
    let size = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (fraction + 1024.0) * 2f64.powi(exponent - 25),
    };
    if bits >> 15 == 1 { -size } else { size }
}
