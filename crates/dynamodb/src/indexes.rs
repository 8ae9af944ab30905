//! Changes of tables: billing, protection, global indexes.

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb as shapes;
use frazil_wire::shapes::dynamodb::{UpdateTableInput, UpdateTableOutput};

use crate::describe::Status;
use crate::faults::{invalid, invalid_values, no_such_table, not_supported};
use crate::records::{self, IndexRecord, TableRecord};
use crate::tables::{check_billing, encryption, on_demand_max};
use crate::{DynamoDb, schema};

impl DynamoDb {
    pub(crate) async fn update_table(
        &self,
        input: UpdateTableInput,
    ) -> Result<UpdateTableOutput, Fault> {
        let table = self.table(&input.table_name)?;
        let gone = |_| no_such_table(&table.record().name);
        let _guard = table.change().await.map_err(gone)?;
        let old = table.record();
        let new = self.changed(&old, input)?;
        self.backfill(&old, &new).await?;
        self.store_record(&table, new.clone()).await?;
        for index in &old.global {
            if new.index(&index.name).is_none() {
                let prefix = records::index_prefix(&old.id, &index.name);
                self.remove_all(&prefix).await?;
            }
        }
        let description = self.described(&table, Status::Updating).await?;
        Ok(UpdateTableOutput {
            table_description: Some(description),
        })
    }

    /// What becomes of a table.
    fn changed(&self, old: &TableRecord, input: UpdateTableInput) -> Result<TableRecord, Fault> {
        let mut new = old.clone();
        if input
            .stream_specification
            .is_some_and(|it| it.stream_enabled)
        {
            return Err(not_supported("A stream of a table"));
        }
        if input.replica_updates.is_some_and(|it| !it.is_empty()) {
            return Err(not_supported("A replica of a table"));
        }
        if input.vector_index_updates.is_some_and(|it| !it.is_empty()) {
            return Err(not_supported("A vector index"));
        }
        if let Some(definitions) = &input.attribute_definitions {
            new.attributes.extend(schema::attributes(definitions)?);
        }
        self.change_billing(
            &mut new,
            input.billing_mode.as_deref(),
            input.provisioned_throughput.as_ref(),
        )?;
        for update in input.global_secondary_index_updates.unwrap_or_default() {
            change_index(&mut new, update)?;
        }
        schema::check_indexes(&new.global, &new.local)?;
        let all = new.global.iter().chain(&new.local).map(|index| &index.keys);
        let used: std::collections::BTreeSet<String> = all
            .chain(std::iter::once(&new.keys))
            .flat_map(records::Keys::names)
            .map(str::to_owned)
            .collect();
        new.attributes.retain(|name, _| used.contains(name));
        if let Some(protected) = input.deletion_protection_enabled {
            new.protected = protected;
        }
        if let Some(class) = input.table_class {
            new.class = Some(class);
        }
        if let Some(asked) = input.sse_specification {
            new.encryption = encryption(asked);
        }
        if input.on_demand_throughput.is_some() {
            new.on_demand_max = on_demand_max(input.on_demand_throughput);
        }
        Ok(new)
    }

    fn change_billing(
        &self,
        table: &mut TableRecord,
        mode: Option<&str>,
        asked: Option<&shapes::ProvisionedThroughput>,
    ) -> Result<(), Fault> {
        let was_on_demand = table.throughput.is_none();
        let on_demand = mode.map_or(was_on_demand, |mode| mode == "PAY_PER_REQUEST");
        let asked = asked.map(schema::throughput);
        let units = match (on_demand, asked, table.throughput) {
            (false, None, Some(known)) => Some(known),
            (_, asked, _) => asked,
        };
        check_billing(on_demand, units.is_some())?;
        if mode.is_none() && asked.is_some() && asked == table.throughput.map(unchanged) {
            let units = asked.unwrap_or_default();
            return Err(invalid(format!(
                "The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: {}. Requested ReadCapacityUnits: {}. Current WriteCapacityUnits provisioned for the table: {}. Requested WriteCapacityUnits: {}. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.",
                units.read, units.read, units.write, units.write
            )));
        }
        let now_ms = self.now_ms();
        if on_demand && !was_on_demand {
            table.on_demand_ms = Some(now_ms);
        }
        if !on_demand {
            table.on_demand_ms = None;
        }
        table.throughput = units.map(|units| match asked {
            Some(_) => records::Throughput {
                changed_ms: Some(now_ms),
                ..units
            },
            None => units,
        });
        Ok(())
    }
}

/// Units without their history.
fn unchanged(units: records::Throughput) -> records::Throughput {
    records::Throughput {
        changed_ms: None,
        ..units
    }
}

fn change_index(
    table: &mut TableRecord,
    update: shapes::GlobalSecondaryIndexUpdate,
) -> Result<(), Fault> {
    if let Some(create) = update.create {
        if table.index(&create.index_name).is_some() {
            return Err(invalid(
                "Attempting to create an index which already exists",
            ));
        }
        table.global.push(IndexRecord {
            keys: schema::keys(&create.key_schema, &table.attributes)?,
            projection: schema::projected(create.projection)?,
            throughput: create
                .provisioned_throughput
                .as_ref()
                .map(schema::throughput),
            name: create.index_name,
        });
        return Ok(());
    }
    if let Some(delete) = update.delete {
        find(table, &delete.index_name)?;
        table.global.retain(|index| index.name != delete.index_name);
        return Ok(());
    }
    let Some(update) = update.update else {
        return Err(invalid_values(
            "One of GlobalSecondaryIndexUpdate's actions must be specified",
        ));
    };
    let index = find(table, &update.index_name)?;
    if let Some(asked) = &update.provisioned_throughput {
        index.throughput = Some(schema::throughput(asked));
    }
    Ok(())
}

fn find<'table>(
    table: &'table mut TableRecord,
    name: &str,
) -> Result<&'table mut IndexRecord, Fault> {
    let mut indexes = table.global.iter_mut();
    let missing = || {
        Fault::of(
            &shapes::RESOURCE_NOT_FOUND_EXCEPTION,
            "Requested resource not found",
        )
    };
    indexes.find(|index| index.name == name).ok_or_else(missing)
}
