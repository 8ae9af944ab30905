//! DynamoDB over the store: tables, items, expressions, indexes, transactions, expiry.
//!
//! Items and the entries of indexes lie in the store in the order of their keys ([`records`]).
//! Whoever writes holds the locks of the items ([`table`]); an item, its entries in all indexes
//! and its expiry are one commit. Tables are kept in memory too and loaded when the server starts.

mod actions;
mod attribute;
mod backfill;
mod batch;
mod capacity;
mod convert;
mod describe;
mod dispatch;
mod expire;
mod expression;
mod faults;
mod indexes;
mod items;
mod keys;
mod legacy;
mod limits;
mod number;
mod pages;
mod policies;
mod query;
mod records;
mod scan;
mod schema;
mod settings;
mod table;
mod tables;
mod tags;
mod transactions;

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use frazil_lambda::seams::Home;
use frazil_wire::Fault;
use tokio_util::sync::CancellationToken;

use table::Table;

/// The service. Clones share everything.
#[derive(Clone)]
pub struct DynamoDb(Arc<Inner>);

struct Inner {
    home: Home,
    tables: RwLock<BTreeMap<String, Arc<Table>>>,
    /// Whoever creates or deletes tables, does it alone.
    changing: tokio::sync::Mutex<()>,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
    closing: CancellationToken,
}

impl std::ops::Deref for Inner {
    type Target = Home;
    fn deref(&self) -> &Home {
        &self.home
    }
}

impl DynamoDb {
    /// Starts the service with the tables of the last time; its background work runs on the
    /// current tokio runtime.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub async fn start(home: Home) -> Result<DynamoDb, Fault> {
        let service = DynamoDb(Arc::new(Inner {
            home,
            tables: RwLock::default(),
            changing: tokio::sync::Mutex::default(),
            runtime: tokio::runtime::Handle::current(),
            closing: CancellationToken::new(),
        }));
        service.load().await?;
        tokio::spawn(expire::sweep_often(
            Arc::downgrade(&service.0),
            service.0.closing.clone(),
        ));
        Ok(service)
    }

    /// Ends the background work.
    pub fn close(&self) {
        self.0.closing.cancel();
    }

    fn now_ms(&self) -> i64 {
        self.0.now_ms()
    }

    fn arn(&self, table: &str) -> String {
        self.0.arn("dynamodb", format!("table/{table}"))
    }

    /// The table that a name or an ARN means.
    fn find_table(&self, name: &str) -> Option<Arc<Table>> {
        let name = table_name(name);
        let tables = self.0.tables.read();
        let tables = tables.expect("nobody panics while holding the tables");
        tables.get(name).cloned()
    }

    /// The table, for calls about tables.
    fn table(&self, name: &str) -> Result<Arc<Table>, Fault> {
        let found = self.find_table(name);
        found.ok_or_else(|| faults::no_such_table(table_name(name)))
    }

    /// The table, for calls about items.
    fn table_of_items(&self, name: &str) -> Result<Arc<Table>, Fault> {
        self.find_table(name).ok_or_else(faults::no_resource)
    }

    /// The table, for calls that name it by ARN.
    fn table_by_arn(&self, arn: &str) -> Result<Arc<Table>, Fault> {
        let found = self.find_table(arn);
        found.ok_or_else(|| faults::no_such_arn(arn))
    }

    fn all_tables(&self) -> Vec<Arc<Table>> {
        let tables = self.0.tables.read();
        let tables = tables.expect("nobody panics while holding the tables");
        tables.values().cloned().collect()
    }

    fn change_tables(&self, change: impl FnOnce(&mut BTreeMap<String, Arc<Table>>)) {
        let tables = self.0.tables.write();
        change(&mut tables.expect("nobody panics while holding the tables"));
    }
}

/// The name in `arn:aws:dynamodb:…:table/name`, or the name itself.
fn table_name(name: &str) -> &str {
    match name
        .strip_prefix("arn:")
        .and_then(|_| name.split_once(":table/"))
    {
        Some((_, name)) => name.split('/').next().unwrap_or(name),
        None => name,
    }
}
