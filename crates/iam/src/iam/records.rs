//! What is stored: one record for each user, group, role, policy, profile and provider.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::{Key, Write};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Records of one kind by the lower-case form of their names: IAM's names are the same in any case.
pub(crate) type Shelf<T> = Arc<BTreeMap<String, Arc<T>>>;

/// Everything that IAM knows. Clones share what they do not change.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    pub(crate) roles: Shelf<Role>,
    pub(crate) users: Shelf<User>,
    pub(crate) groups: Shelf<Group>,
    pub(crate) policies: Shelf<Managed>,
    pub(crate) profiles: Shelf<Profile>,
    /// By ARN.
    pub(crate) providers: Shelf<Provider>,
    /// At most one, named [`ACCOUNT`].
    pub(crate) account: Shelf<Account>,
}

/// The key of the account's own settings.
pub(crate) const ACCOUNT: &str = "account";

/// What roles, users and groups have in common.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Holder {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) id: String,
    pub(crate) created_s: i64,
    /// Inline policies by name.
    #[serde(default)]
    pub(crate) inline: BTreeMap<String, String>,
    /// ARNs of managed policies, in the order in which they were attached.
    #[serde(default)]
    pub(crate) attached: Vec<String>,
    #[serde(default)]
    pub(crate) tags: Tags,
    /// The ARN of the permissions boundary.
    #[serde(default)]
    pub(crate) boundary: Option<String>,
}

/// Keys and values, in the order in which they were added.
pub(crate) type Tags = Vec<(String, String)>;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Role {
    pub(crate) holder: Holder,
    /// The trust policy.
    pub(crate) trust: String,
    #[serde(default)]
    pub(crate) description: Option<String>,
    pub(crate) session_s_max: i32,
    /// The service that the role is linked to.
    #[serde(default)]
    pub(crate) linked_to: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct User {
    pub(crate) holder: Holder,
    /// Names of groups.
    #[serde(default)]
    pub(crate) groups: Vec<String>,
    #[serde(default)]
    pub(crate) keys: Vec<AccessKey>,
    #[serde(default)]
    pub(crate) login: Option<Login>,
}

/// An access key. Its secret follows from its id and the server's secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AccessKey {
    pub(crate) id: String,
    pub(crate) active: bool,
    pub(crate) created_s: i64,
}

/// A login profile. No password is kept: there is nothing to log in to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Login {
    pub(crate) created_s: i64,
    pub(crate) reset_required: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Group {
    pub(crate) holder: Holder,
}

/// A managed policy of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Managed {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) description: Option<String>,
    pub(crate) created_s: i64,
    pub(crate) updated_s: i64,
    /// Newest last; never empty.
    pub(crate) versions: Vec<Version>,
    /// The number of the version in force.
    pub(crate) default_version: u32,
    /// The number that the next version gets.
    pub(crate) next_version: u32,
    #[serde(default)]
    pub(crate) tags: Tags,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Version {
    pub(crate) number: u32,
    pub(crate) document: String,
    pub(crate) created_s: i64,
}

/// An instance profile.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Profile {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) id: String,
    pub(crate) created_s: i64,
    /// The name of its role.
    #[serde(default)]
    pub(crate) role: Option<String>,
    #[serde(default)]
    pub(crate) tags: Tags,
}

/// An identity provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Provider {
    pub(crate) arn: String,
    pub(crate) created_s: i64,
    #[serde(default)]
    pub(crate) tags: Tags,
    pub(crate) kind: ProviderKind,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum ProviderKind {
    OpenId {
        /// Without `https://`.
        url: String,
        clients: Vec<String>,
        thumbprints: Vec<String>,
    },
    Saml {
        metadata: String,
    },
}

/// The account's own settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Account {
    #[serde(default)]
    pub(crate) alias: Option<String>,
    #[serde(default)]
    pub(crate) passwords: Option<PasswordRules>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct PasswordRules {
    pub(crate) length_min: i32,
    pub(crate) symbols: bool,
    pub(crate) numbers: bool,
    pub(crate) uppercase: bool,
    pub(crate) lowercase: bool,
    pub(crate) may_change: bool,
    pub(crate) age_days_max: Option<i32>,
    pub(crate) reuse_prevention: Option<i32>,
    pub(crate) hard_expiry: bool,
}

impl Managed {
    /// The version in force.
    pub(crate) fn in_force(&self) -> &Version {
        let found = self.version(self.default_version);
        found.expect("the default version cannot be deleted")
    }

    pub(crate) fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|it| it.number == number)
    }
}

/// The prefix of all keys.
pub(crate) fn prefix() -> String {
    Key::prefix(&["iam"])
}

fn key(kind: &str, name: &str) -> Key {
    Key::of(&["iam", kind, name])
}

impl State {
    /// Takes in what is stored under a key; keys that nobody knows are left alone.
    pub(crate) fn take(&mut self, key: &Key, value: &[u8]) -> Result<(), serde_json::Error> {
        let whole = prefix();
        let path = key.after(&whole).unwrap_or_default();
        let Some((kind, name)) = path.split_once(SEPARATOR) else {
            return Ok(());
        };
        match kind {
            "role" => put(&mut self.roles, name, value),
            "user" => put(&mut self.users, name, value),
            "group" => put(&mut self.groups, name, value),
            "policy" => put(&mut self.policies, name, value),
            "profile" => put(&mut self.profiles, name, value),
            "provider" => put(&mut self.providers, name, value),
            "account" => put(&mut self.account, name, value),
            _ => Ok(()),
        }
    }

    /// What must be written so that `self` is stored where `before` was.
    pub(crate) fn writes_since(&self, before: &State) -> Result<Vec<Write>, serde_json::Error> {
        let mut writes = Vec::new();
        changes("role", &before.roles, &self.roles, &mut writes)?;
        changes("user", &before.users, &self.users, &mut writes)?;
        changes("group", &before.groups, &self.groups, &mut writes)?;
        changes("policy", &before.policies, &self.policies, &mut writes)?;
        changes("profile", &before.profiles, &self.profiles, &mut writes)?;
        changes("provider", &before.providers, &self.providers, &mut writes)?;
        changes("account", &before.account, &self.account, &mut writes)?;
        Ok(writes)
    }
}

/// Stands between the segments of a key.
const SEPARATOR: char = '\u{1f}';

fn put<T: DeserializeOwned>(
    shelf: &mut Shelf<T>,
    name: &str,
    value: &[u8],
) -> Result<(), serde_json::Error> {
    let record = serde_json::from_slice(value)?;
    Arc::make_mut(shelf).insert(name.to_owned(), Arc::new(record));
    Ok(())
}

fn changes<T: Serialize>(
    kind: &str,
    before: &Shelf<T>,
    after: &Shelf<T>,
    writes: &mut Vec<Write>,
) -> Result<(), serde_json::Error> {
    if Arc::ptr_eq(before, after) {
        return Ok(());
    }
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    writes.extend(gone.map(|name| Write::delete(key(kind, name))));
    for (name, record) in after.iter() {
        let same = before.get(name).is_some_and(|it| Arc::ptr_eq(it, record));
        if !same {
            writes.push(Write::put(key(kind, name), serde_json::to_vec(&**record)?));
        }
    }
    Ok(())
}
