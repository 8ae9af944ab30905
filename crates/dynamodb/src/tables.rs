//! The life of tables.

use std::ops::Bound;
use std::sync::Arc;

use frazil_store::{Expect, Write};
use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb as shapes;
use frazil_wire::shapes::dynamodb::{
    CreateTableInput, CreateTableOutput, DeleteTableInput, DeleteTableOutput, DescribeTableInput,
    DescribeTableOutput, ListTablesInput, ListTablesOutput,
};

use crate::describe::Status;
use crate::faults::{
    failed, in_use, invalid, invalid_values, no_such_table, not_supported, store_failed,
};
use crate::records::{self, Encryption, Policy, TableRecord};
use crate::table::Table;
use crate::{DynamoDb, limits, schema, table_name, tags};

impl DynamoDb {
    pub(crate) async fn load(&self) -> Result<(), Fault> {
        let prefix = records::tables_prefix();
        let found = self.0.store.list(&prefix, Bound::Unbounded, usize::MAX);
        for (_, found) in found.await.map_err(store_failed)? {
            let record: TableRecord =
                serde_json::from_slice(&found.value).map_err(|error| failed(&error))?;
            let name = record.name.clone();
            let table = Table::new(record);
            self.change_tables(|tables| drop(tables.insert(name, table)));
        }
        Ok(())
    }

    pub(crate) async fn create_table(
        &self,
        input: CreateTableInput,
    ) -> Result<CreateTableOutput, Fault> {
        check_name(&input.table_name)?;
        let record = self.new_record(input)?;
        let _alone = self.0.changing.lock().await;
        if self.find_table(&record.name).is_some() {
            return Err(in_use(format!("Table already exists: {}", record.name)));
        }
        let put = Write::put(records::table_key(&record.name), encoded(&record)?);
        let put = put.expecting(Expect::Absent);
        self.0.store.commit(vec![put]).await.map_err(store_failed)?;
        let table = Table::new(record.clone());
        self.change_tables(|tables| drop(tables.insert(record.name.clone(), Arc::clone(&table))));
        let description = self.described(&table, Status::Creating).await?;
        Ok(CreateTableOutput {
            table_description: Some(description),
        })
    }

    /// The record of a table that was asked for.
    fn new_record(&self, input: CreateTableInput) -> Result<TableRecord, Fault> {
        if input
            .stream_specification
            .is_some_and(|it| it.stream_enabled)
        {
            return Err(not_supported("A stream of a table"));
        }
        if input.vector_indexes.is_some_and(|it| !it.is_empty()) {
            return Err(not_supported("A vector index"));
        }
        if input.global_table_source_arn.is_some() {
            return Err(not_supported("A global table"));
        }
        let attributes = schema::attributes(&input.attribute_definitions.unwrap_or_default())?;
        let keys = schema::keys(&input.key_schema.unwrap_or_default(), &attributes)?;
        let global = input.global_secondary_indexes.unwrap_or_default();
        let global = global.into_iter().map(|it| schema::global(it, &attributes));
        let global: Vec<_> = global.collect::<Result<_, _>>()?;
        let local = input.local_secondary_indexes.unwrap_or_default();
        let local = local
            .into_iter()
            .map(|it| schema::local(it, &attributes, &keys));
        let local: Vec<_> = local.collect::<Result<_, _>>()?;
        schema::check_indexes(&global, &local)?;
        let indexes = global.iter().chain(&local).map(|index| &index.keys);
        schema::check_attributes(&attributes, indexes.chain(std::iter::once(&keys)))?;
        let on_demand = input.billing_mode.as_deref() == Some("PAY_PER_REQUEST");
        let throughput = input
            .provisioned_throughput
            .as_ref()
            .map(schema::throughput);
        check_billing(on_demand, throughput.is_some())?;
        let tags = tags::checked(input.tags.unwrap_or_default())?;
        let now_ms = self.now_ms();
        Ok(TableRecord {
            id: self.0.entropy.uuid().to_string(),
            name: input.table_name,
            created_ms: now_ms,
            attributes,
            keys,
            global,
            local,
            throughput,
            on_demand_ms: on_demand.then_some(now_ms),
            tags,
            expires: None,
            protected: input.deletion_protection_enabled.unwrap_or_default(),
            class: input.table_class,
            encryption: input.sse_specification.and_then(encryption),
            policy: input.resource_policy.map(|text| Policy {
                text,
                revision: now_ms.to_string(),
            }),
            on_demand_max: on_demand_max(input.on_demand_throughput),
        })
    }

    pub(crate) async fn delete_table(
        &self,
        input: DeleteTableInput,
    ) -> Result<DeleteTableOutput, Fault> {
        let _alone = self.0.changing.lock().await;
        let table = self.table(&input.table_name)?;
        let guard = table.change().await?;
        let record = table.record();
        if record.protected {
            let message = "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.";
            return Err(invalid(message));
        }
        let description = self.described(&table, Status::Deleting).await?;
        let gone = vec![
            Write::delete(records::table_key(&record.name)),
            Write::put(records::trash_key(&record.id), Vec::new()),
        ];
        self.0.store.commit(gone).await.map_err(store_failed)?;
        table.delete();
        drop(guard);
        self.change_tables(|tables| drop(tables.remove(&record.name)));
        let (service, id) = (self.clone(), record.id.clone());
        self.0.runtime.spawn(async move {
            if let Err(fault) = service.empty_trash(&id).await {
                tracing::warn!(%fault, "the items of a deleted table could not be removed yet");
            }
        });
        Ok(DeleteTableOutput {
            table_description: Some(description),
        })
    }

    pub(crate) async fn describe_table(
        &self,
        input: DescribeTableInput,
    ) -> Result<DescribeTableOutput, Fault> {
        let table = self.table(&input.table_name)?;
        let description = self.described(&table, Status::Active).await?;
        Ok(DescribeTableOutput {
            table: Some(description),
        })
    }

    pub(crate) async fn list_tables(
        &self,
        input: ListTablesInput,
    ) -> Result<ListTablesOutput, Fault> {
        let limit = input.limit.unwrap_or(limits::TABLES_PAGE);
        let limit = usize::try_from(limit).unwrap_or_default();
        let after = input.exclusive_start_table_name.unwrap_or_default();
        let tables = self.all_tables();
        let names = tables.iter().map(|table| table.record().name.clone());
        let mut names = names.filter(|name| *name > after);
        let page: Vec<String> = names.by_ref().take(limit).collect();
        let more = names.next().is_some();
        Ok(ListTablesOutput {
            last_evaluated_table_name: page.last().filter(|_| more).cloned(),
            table_names: Some(page),
        })
    }

    /// Changes what is known of a table.
    pub(crate) async fn change_record(
        &self,
        table: &Table,
        change: impl FnOnce(&mut TableRecord) -> Result<(), Fault> + Send,
    ) -> Result<(), Fault> {
        let _guard = table
            .change()
            .await
            .map_err(|_| no_such_table(&table.record().name))?;
        let mut record = (*table.record()).clone();
        change(&mut record)?;
        self.store_record(table, record).await
    }

    /// Stores a table's record; the caller keeps others from changing it.
    pub(crate) async fn store_record(
        &self,
        table: &Table,
        record: TableRecord,
    ) -> Result<(), Fault> {
        let put = Write::put(records::table_key(&record.name), encoded(&record)?);
        self.0.store.commit(vec![put]).await.map_err(store_failed)?;
        table.replace(record);
        Ok(())
    }
}

fn encoded(record: &TableRecord) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(record).map_err(|error| failed(&error))
}

/// New tables are named, not told by ARN.
fn check_name(name: &str) -> Result<(), Fault> {
    let is_part = |it: char| it.is_ascii_alphanumeric() || "_-.".contains(it);
    if table_name(name) == name && name.chars().all(is_part) && (3..=255).contains(&name.len()) {
        return Ok(());
    }
    Err(invalid(
        "TableName must be at least 3 characters long and at most 255 characters long",
    ))
}

pub(crate) fn check_billing(on_demand: bool, has_throughput: bool) -> Result<(), Fault> {
    match (on_demand, has_throughput) {
        (true, true) => Err(invalid_values(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
        )),
        (false, false) => Err(invalid_values(
            "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED",
        )),
        _ => Ok(()),
    }
}

pub(crate) fn encryption(asked: shapes::SSESpecification) -> Option<Encryption> {
    let wanted = asked.enabled.unwrap_or_default();
    wanted.then_some(Encryption {
        key_arn: asked.kms_master_key_id,
    })
}

pub(crate) fn on_demand_max(asked: Option<shapes::OnDemandThroughput>) -> Option<(i64, i64)> {
    let asked = asked?;
    let units = |asked: Option<i64>| asked.unwrap_or(-1);
    Some((
        units(asked.max_read_request_units),
        units(asked.max_write_request_units),
    ))
}
