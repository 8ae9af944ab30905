//! IAM over the store: users, groups, roles, policies.
//!
//! Everything is kept in memory too and read from there. An operation works on a copy
//! ([`desk::Desk`]); what it changed is stored, and then becomes what everybody sees.

mod account;
mod attachments;
mod desk;
mod details;
mod dispatch;
mod faults;
mod groups;
mod inline;
mod managed;
mod names;
mod page;
mod profiles;
mod providers;
mod records;
mod roles;
mod simulate;
mod tags;
mod users;

use std::ops::Bound;
use std::sync::Arc;

use arc_swap::{ArcSwap, Guard};
use frazil_lambda::seams::Home;
use frazil_store::StoreError;
use frazil_wire::{Caller, Fault};

pub(crate) use desk::{Desk, find};
use faults::failed;
pub(crate) use names::{arn, name_in, unique_id};
pub(crate) use providers::provider_url;
pub(crate) use records::{AccessKey, Holder, ProviderKind, Role, State};

use crate::keyring::Keyring;

/// What the services are made of.
pub struct Settings {
    /// Where they live.
    pub home: Home,
    /// Makes access keys.
    pub keyring: Arc<dyn Keyring>,
}

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Iam(Arc<Inner>);

struct Inner {
    home: Home,
    keyring: Arc<dyn Keyring>,
    state: ArcSwap<State>,
    /// Whoever changes something, does it alone.
    changing: tokio::sync::Mutex<()>,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
}

/// Why the service could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The store does not answer.
    #[error("users, roles and policies could not be read")]
    Store(#[source] StoreError),
    /// A record cannot be understood.
    #[error("{key} is not a record that this program understands")]
    Record {
        /// Its key.
        key: String,
        /// Why.
        source: serde_json::Error,
    },
}

impl Iam {
    /// Starts the service with what was stored; it works on the current tokio runtime.
    ///
    /// # Errors
    /// When what was stored cannot be read.
    pub async fn start(settings: Settings) -> Result<Iam, StartError> {
        let prefix = records::prefix();
        let stored = settings
            .home
            .store
            .list(&prefix, Bound::Unbounded, usize::MAX);
        let mut state = State::default();
        for (key, record) in stored.await.map_err(StartError::Store)? {
            let taken = state.take(&key, &record.value);
            taken.map_err(|source| StartError::Record {
                key: key.to_string(),
                source,
            })?;
        }
        Ok(Iam(Arc::new(Inner {
            home: settings.home,
            keyring: settings.keyring,
            state: ArcSwap::from_pointee(state),
            changing: tokio::sync::Mutex::default(),
            runtime: tokio::runtime::Handle::current(),
        })))
    }

    /// A desk with what is known now, to read from.
    pub(crate) fn desk(&self, caller: &Caller) -> Desk {
        Desk {
            state: State::clone(&self.state()),
            now_s: self.now_s(),
            account: self.0.home.account.clone(),
            caller: caller.clone(),
            entropy: Arc::clone(&self.0.home.entropy),
            keyring: Arc::clone(&self.0.keyring),
        }
    }

    /// Does something that changes what is known, and stores it before it answers.
    async fn change<T>(
        &self,
        caller: &Caller,
        change: impl FnOnce(&mut Desk) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let _alone = self.0.changing.lock().await;
        let mut desk = self.desk(caller);
        let before = desk.state.clone();
        let output = change(&mut desk)?;
        let writes = desk.state.writes_since(&before);
        let writes = writes.map_err(|error| failed(&error))?;
        if !writes.is_empty() {
            let stored = self.0.home.store.commit(writes).await;
            stored.map_err(|error| failed(&error))?;
            self.0.state.store(Arc::new(desk.state));
        }
        Ok(output)
    }

    /// What is known now, without a lock: every signed request asks.
    pub(crate) fn state(&self) -> Guard<Arc<State>> {
        self.0.state.load()
    }

    pub(crate) fn now_s(&self) -> i64 {
        self.0.home.clock.now().as_second()
    }

    /// Something that nobody can guess.
    pub(crate) fn fresh(&self) -> uuid::Uuid {
        self.0.home.entropy.uuid()
    }

    /// The account, twelve digits.
    pub(crate) fn account(&self) -> &str {
        &self.0.home.account
    }

    pub(crate) fn keyring(&self) -> &dyn Keyring {
        &*self.0.keyring
    }
}

#[cfg(test)]
mod tests;
