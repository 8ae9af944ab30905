//! The capacity units that requests consume. They are told, never enforced.

use frazil_wire::shapes::dynamodb::{Capacity, ConsumedCapacity};

use crate::actions::Outcome;
use crate::attribute::{Item, item_size};
use crate::records::TableRecord;

/// What one unit reads or writes, in bytes.
const READ_BYTES: usize = 4096;
const WRITE_BYTES: usize = 1024;

/// What a request consumed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Consumed {
    pub(crate) units: f64,
}

/// Units of reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read {
    /// Units of one read.
    factor: f64,
    units: f64,
}

impl Read {
    pub(crate) fn new(consistent: Option<bool>) -> Read {
        let factor = if consistent == Some(true) { 1.0 } else { 0.5 };
        Read { factor, units: 0.0 }
    }

    pub(crate) fn in_transaction() -> Read {
        Read {
            factor: 2.0,
            units: 0.0,
        }
    }

    pub(crate) fn of_item(self, item: Option<&Item>) -> Read {
        self.of_bytes(item.map_or(0, item_size))
    }

    pub(crate) fn of_bytes(mut self, bytes: usize) -> Read {
        self.units += self.factor * bytes.div_ceil(READ_BYTES).max(1) as f64;
        self
    }

    pub(crate) fn consumed(self) -> Consumed {
        Consumed { units: self.units }
    }
}

/// Units of writing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Write {
    factor: f64,
    units: f64,
}

impl Default for Write {
    fn default() -> Write {
        Write {
            factor: 1.0,
            units: 0.0,
        }
    }
}

impl Write {
    pub(crate) fn in_transaction() -> Write {
        Write {
            factor: 2.0,
            units: 0.0,
        }
    }

    /// Adds what an action consumed in the table and its indexes.
    pub(crate) fn of(mut self, record: &TableRecord, outcome: &Outcome) -> Write {
        let size = |item: &Option<Item>| item.as_ref().map_or(0, item_size);
        let bytes = size(&outcome.before).max(size(&outcome.after));
        self.units += self.factor * bytes.div_ceil(WRITE_BYTES).max(1) as f64;
        for index in record.global.iter().chain(&record.local) {
            let place = |item: &Option<Item>| {
                let item = item.as_ref()?;
                record.index_key(index, item)
            };
            let places = [place(&outcome.before), place(&outcome.after)];
            let units = bytes.div_ceil(WRITE_BYTES).max(1) as f64;
            let times = match &places {
                [Some(one), Some(two)] if one != two => 2.0,
                [None, None] => 0.0,
                _ => 1.0,
            };
            self.units += self.factor * units * times;
        }
        self
    }

    pub(crate) fn consumed(self) -> Consumed {
        Consumed { units: self.units }
    }
}

/// What `ReturnConsumedCapacity` asks for.
pub(crate) fn shown(
    choice: Option<&str>,
    table: &str,
    consumed: Consumed,
) -> Option<ConsumedCapacity> {
    let choice = choice.filter(|choice| *choice != "NONE")?;
    let units = Some(consumed.units);
    Some(ConsumedCapacity {
        table_name: Some(table.to_owned()),
        capacity_units: units,
        table: (choice == "INDEXES").then(|| Capacity {
            capacity_units: units,
            ..Capacity::default()
        }),
        ..ConsumedCapacity::default()
    })
}
