//! Connections that read.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rusqlite::Connection;

use super::database;
use crate::StoreError;

/// How many idle connections are kept; more are opened when more read at once.
const IDLE_CONNECTIONS: usize = 8;

#[derive(Debug)]
pub(super) struct Readers {
    database: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(database: &Path) -> Self {
        Self {
            database: database.to_owned(),
            idle: Mutex::default(),
        }
    }

    /// Lends a connection. Blocking.
    pub(super) fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => database::open_reader(&self.database)?,
        };
        let outcome = work(&connection).map_err(database::failed(&self.database))?;
        let mut idle = self.idle();
        if idle.len() < IDLE_CONNECTIONS {
            idle.push(connection);
        }
        Ok(outcome)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle
            .lock()
            .expect("nobody panics while taking a connection")
    }
}
