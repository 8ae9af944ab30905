//! Tables as they are told.

use std::sync::atomic::Ordering;

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb as shapes;
use jiff::Timestamp;

use crate::DynamoDb;
use crate::records::{IndexRecord, Keys, Projected, TableRecord, Throughput};
use crate::table::Table;

/// What a table is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Creating,
    Active,
    Updating,
    Deleting,
}

impl Status {
    fn name(self) -> &'static str {
        match self {
            Status::Creating => "CREATING",
            Status::Active => "ACTIVE",
            Status::Updating => "UPDATING",
            Status::Deleting => "DELETING",
        }
    }
}

impl DynamoDb {
    pub(crate) async fn described(
        &self,
        table: &Table,
        status: Status,
    ) -> Result<shapes::TableDescription, Fault> {
        let counts = self.counts(table).await?;
        let (items, bytes) = match status {
            Status::Creating => (0, 0),
            _ => (
                counts.items.load(Ordering::Relaxed),
                counts.bytes.load(Ordering::Relaxed),
            ),
        };
        let record = table.record();
        Ok(shapes::TableDescription {
            table_status: Some(status.name().to_owned()),
            item_count: Some(items),
            table_size_bytes: Some(bytes),
            ..self.shown(&record, status)
        })
    }

    fn shown(&self, record: &TableRecord, status: Status) -> shapes::TableDescription {
        let arn = self.arn(&record.name);
        let definitions = record.attributes.iter();
        let definitions = definitions.map(|(name, kind)| shapes::AttributeDefinition {
            attribute_name: name.clone(),
            attribute_type: kind.name().to_owned(),
        });
        let global = record
            .global
            .iter()
            .map(|it| global(it, &arn, record, status));
        let local = record.local.iter().map(|it| local(it, &arn));
        shapes::TableDescription {
            attribute_definitions: Some(definitions.collect()),
            table_name: Some(record.name.clone()),
            key_schema: Some(key_schema(&record.keys)),
            creation_date_time: moment(record.created_ms),
            provisioned_throughput: Some(throughput(record.throughput)),
            table_arn: Some(arn.clone()),
            table_id: Some(record.id.clone()),
            billing_mode_summary: record.on_demand_ms.map(|ms| shapes::BillingModeSummary {
                billing_mode: Some("PAY_PER_REQUEST".to_owned()),
                last_update_to_pay_per_request_date_time: moment(ms),
            }),
            global_secondary_indexes: some(global.collect()),
            local_secondary_indexes: some(local.collect()),
            sse_description: record.encryption.as_ref().map(|it| shapes::SSEDescription {
                status: Some("ENABLED".to_owned()),
                sse_type: Some("KMS".to_owned()),
                kms_master_key_arn: it.key_arn.clone(),
                ..shapes::SSEDescription::default()
            }),
            table_class_summary: record
                .class
                .as_ref()
                .map(|class| shapes::TableClassSummary {
                    table_class: Some(class.clone()),
                    last_update_date_time: None,
                }),
            deletion_protection_enabled: Some(record.protected),
            on_demand_throughput: record.on_demand_max.map(on_demand),
            warm_throughput: Some(warm(record, status)),
            ..shapes::TableDescription::default()
        }
    }
}

/// What a table could take at once: AWS's numbers for a new one.
fn warm(record: &TableRecord, status: Status) -> shapes::TableWarmThroughputDescription {
    let units = record
        .throughput
        .map_or((12_000, 4_000), |it| (it.read, it.write));
    shapes::TableWarmThroughputDescription {
        read_units_per_second: Some(units.0),
        write_units_per_second: Some(units.1),
        status: Some(status.name().to_owned()),
    }
}

fn on_demand((read, write): (i64, i64)) -> shapes::OnDemandThroughput {
    shapes::OnDemandThroughput {
        max_read_request_units: Some(read),
        max_write_request_units: Some(write),
    }
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

fn moment(ms: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(ms).ok()
}

fn key_schema(keys: &Keys) -> Vec<shapes::KeySchemaElement> {
    let element = |name: &str, kind: &str| shapes::KeySchemaElement {
        attribute_name: name.to_owned(),
        key_type: kind.to_owned(),
    };
    let range = keys.range.as_ref().map(|name| element(name, "RANGE"));
    let hash = element(&keys.hash, "HASH");
    std::iter::once(hash).chain(range).collect()
}

fn projection(projected: &Projected) -> shapes::Projection {
    let (kind, names) = match projected {
        Projected::All => ("ALL", None),
        Projected::Keys => ("KEYS_ONLY", None),
        Projected::Include(names) => ("INCLUDE", Some(names.clone())),
    };
    shapes::Projection {
        projection_type: Some(kind.to_owned()),
        non_key_attributes: names,
    }
}

fn throughput(units: Option<Throughput>) -> shapes::ProvisionedThroughputDescription {
    shapes::ProvisionedThroughputDescription {
        last_increase_date_time: units.and_then(|it| moment(it.changed_ms?)),
        last_decrease_date_time: None,
        number_of_decreases_today: Some(0),
        read_capacity_units: Some(units.map_or(0, |it| it.read)),
        write_capacity_units: Some(units.map_or(0, |it| it.write)),
    }
}

fn global(
    index: &IndexRecord,
    table: &str,
    record: &TableRecord,
    status: Status,
) -> shapes::GlobalSecondaryIndexDescription {
    let units = index.throughput.or(record.throughput);
    shapes::GlobalSecondaryIndexDescription {
        index_name: Some(index.name.clone()),
        key_schema: Some(key_schema(&index.keys)),
        projection: Some(projection(&index.projection)),
        index_status: Some(status.name().to_owned()),
        provisioned_throughput: Some(throughput(units)),
        index_size_bytes: Some(0),
        item_count: Some(0),
        index_arn: Some(format!("{table}/index/{}", index.name)),
        ..shapes::GlobalSecondaryIndexDescription::default()
    }
}

fn local(index: &IndexRecord, table: &str) -> shapes::LocalSecondaryIndexDescription {
    shapes::LocalSecondaryIndexDescription {
        index_name: Some(index.name.clone()),
        key_schema: Some(key_schema(&index.keys)),
        projection: Some(projection(&index.projection)),
        index_size_bytes: Some(0),
        item_count: Some(0),
        index_arn: Some(format!("{table}/index/{}", index.name)),
    }
}
