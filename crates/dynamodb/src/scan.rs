//! Scans: all items, or one of several parts of them.

use std::hash::{DefaultHasher, Hash, Hasher};

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb::{ScanInput, ScanOutput};

use crate::DynamoDb;
use crate::attribute::Item;
use crate::capacity::{self, Read};
use crate::convert::{self, wire_item};
use crate::faults::invalid;
use crate::items::{Words, check_used, projection};
use crate::pages::{Choice, Select, Source, Wanted};
use crate::query::filter_of;
use crate::records::ordered;

impl DynamoDb {
    pub(crate) async fn scan(&self, mut input: ScanInput) -> Result<ScanOutput, Fault> {
        let words = Words {
            names: input.expression_attribute_names.take(),
            values: input.expression_attribute_values.take(),
        };
        let text = input.projection_expression.as_deref();
        let scope = words.scope(&[
            ("ProjectionExpression", text.is_some()),
            ("FilterExpression", input.filter_expression.is_some()),
        ])?;
        let segment = segment(input.segment, input.total_segments)?;
        let source = self.source(&input.table_name, input.index_name.as_deref())?;
        source.check_consistency(input.consistent_read)?;
        let filter = filter_of(
            input.filter_expression.as_deref(),
            input.scan_filter.take(),
            "{ScanFilter}",
            input.conditional_operator.as_deref(),
            &scope,
        )?;
        let projection = projection(text, input.attributes_to_get.as_deref(), &scope)?;
        check_used(&scope)?;
        let select = source.select(input.select.as_deref(), projection.is_some())?;
        let start = input.exclusive_start_key.map(convert::item).transpose()?;
        let chosen = |item: &Item| match segment {
            Some((number, count)) if segment_of(&source, item, count) != number => Choice::Skip,
            _ => Choice::Take,
        };
        let wanted = Wanted {
            filter,
            projection,
            select,
            limit: input.limit,
            start,
            backward: false,
            keys: &chosen,
        };
        let page = self.page(&source, &source.prefix(), wanted).await?;
        let read = Read::new(input.consistent_read).of_bytes(page.bytes);
        let items = page.items.into_iter().map(wire_item).collect();
        Ok(ScanOutput {
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

/// Which part of how many.
fn segment(number: Option<i32>, count: Option<i32>) -> Result<Option<(u64, u64)>, Fault> {
    match (number, count) {
        (None, None) => Ok(None),
        (Some(number), Some(count)) if number < count => Ok(Some((
            number.unsigned_abs().into(),
            count.unsigned_abs().into(),
        ))),
        (Some(number), Some(count)) => Err(invalid(format!(
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: {number} is not less than TotalSegments: {count}"
        ))),
        (None, Some(_)) => Err(invalid(
            "The Segment parameter is required but was not present in the request when parameter TotalSegments is present",
        )),
        (Some(_), None) => Err(invalid(
            "The TotalSegments parameter is required but was not present in the request when Segment parameter is present",
        )),
    }
}

/// A partition is in one part, whatever its items.
fn segment_of(source: &Source, item: &Item, count: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    let hash = item.get(&source.keys().hash).map(ordered);
    hash.hash(&mut hasher);
    hasher.finish() % count
}
