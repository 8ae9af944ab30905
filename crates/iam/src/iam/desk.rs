//! Where one operation is done: on a copy of what IAM knows, which is stored when it went well.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_lambda::seams::Entropy;
use frazil_wire::{Caller, Fault, Principal};
use jiff::Timestamp;

use super::faults::{nobody, validation};
use super::names::{Kind, arn, folded, unique_id};
use super::records::{ACCOUNT, Account, Group, Holder, Role, Shelf, State, User};
use crate::keyring::Keyring;

/// One operation's view. Methods named after operations answer them.
pub(crate) struct Desk {
    pub(crate) state: State,
    pub(crate) now_s: i64,
    pub(crate) account: String,
    pub(crate) caller: Caller,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) keyring: Arc<dyn Keyring>,
}

impl Desk {
    pub(crate) fn role(&self, name: &str) -> Result<&Role, Fault> {
        find(&self.state.roles, name).ok_or_else(|| nobody(Kind::Role, name))
    }

    pub(crate) fn role_mut(&mut self, name: &str) -> Result<&mut Role, Fault> {
        find_mut(&mut self.state.roles, name).ok_or_else(|| nobody(Kind::Role, name))
    }

    pub(crate) fn user(&self, name: &str) -> Result<&User, Fault> {
        find(&self.state.users, name).ok_or_else(|| nobody(Kind::User, name))
    }

    pub(crate) fn user_mut(&mut self, name: &str) -> Result<&mut User, Fault> {
        find_mut(&mut self.state.users, name).ok_or_else(|| nobody(Kind::User, name))
    }

    pub(crate) fn group(&self, name: &str) -> Result<&Group, Fault> {
        find(&self.state.groups, name).ok_or_else(|| nobody(Kind::Group, name))
    }

    pub(crate) fn holder(&self, kind: Kind, name: &str) -> Result<&Holder, Fault> {
        Ok(match kind {
            Kind::Role => &self.role(name)?.holder,
            Kind::User => &self.user(name)?.holder,
            Kind::Group => &self.group(name)?.holder,
        })
    }

    pub(crate) fn holder_mut(&mut self, kind: Kind, name: &str) -> Result<&mut Holder, Fault> {
        let holder = match kind {
            Kind::Role => find_mut(&mut self.state.roles, name).map(|it| &mut it.holder),
            Kind::User => find_mut(&mut self.state.users, name).map(|it| &mut it.holder),
            Kind::Group => find_mut(&mut self.state.groups, name).map(|it| &mut it.holder),
        };
        holder.ok_or_else(|| nobody(kind, name))
    }

    /// Somebody new, without policies.
    pub(crate) fn new_holder(&self, kind: Kind, name: String, path: Option<String>) -> Holder {
        Holder {
            name,
            path: path.unwrap_or_else(root_path),
            id: self.new_id(kind.id_prefix()),
            created_s: self.now_s,
            ..Holder::default()
        }
    }

    pub(crate) fn new_id(&self, prefix: &str) -> String {
        unique_id(prefix, self.entropy.uuid())
    }

    pub(crate) fn arn_of(&self, kind: Kind, holder: &Holder) -> String {
        arn(&self.account, kind.lower(), &holder.path, &holder.name)
    }

    pub(crate) fn settings(&self) -> Account {
        let settings = self.state.account.get(ACCOUNT);
        settings.map(|it| Account::clone(it)).unwrap_or_default()
    }

    pub(crate) fn settings_mut(&mut self) -> &mut Account {
        let shelf = Arc::make_mut(&mut self.state.account);
        Arc::make_mut(shelf.entry(ACCOUNT.to_owned()).or_default())
    }

    /// The user that an operation means that may leave out the name: whoever asks.
    pub(crate) fn user_name(&self, given: Option<String>) -> Result<String, Fault> {
        let own = self.caller.principal().and_then(Principal::user_name);
        let own = own.map(str::to_owned);
        given.or(own).ok_or_else(|| {
            validation("Must specify userName when calling with non-User credentials")
        })
    }
}

pub(crate) fn root_path() -> String {
    "/".to_owned()
}

pub(crate) fn find<'a, T>(shelf: &'a Shelf<T>, name: &str) -> Option<&'a T> {
    shelf.get(&folded(name)).map(|it| &**it)
}

pub(crate) fn find_mut<'a, T: Clone>(shelf: &'a mut Shelf<T>, name: &str) -> Option<&'a mut T> {
    let name = folded(name);
    if !shelf.contains_key(&name) {
        return None;
    }
    Arc::make_mut(shelf).get_mut(&name).map(Arc::make_mut)
}

pub(crate) fn insert<T: Clone>(shelf: &mut Shelf<T>, name: &str, record: T) {
    Arc::make_mut(shelf).insert(folded(name), Arc::new(record));
}

pub(crate) fn remove<T: Clone>(shelf: &mut Shelf<T>, name: &str) -> Option<T> {
    let shelf: &mut BTreeMap<String, Arc<T>> = Arc::make_mut(shelf);
    shelf.remove(&folded(name)).map(Arc::unwrap_or_clone)
}

/// A moment that was stored.
pub(crate) fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or_default()
}

/// A policy document as answers carry it.
pub(crate) fn encoded(document: &str) -> String {
    percent_encoding::utf8_percent_encode(document, UNRESERVED).to_string()
}

/// Everything but what RFC 3986 leaves alone.
const UNRESERVED: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');
