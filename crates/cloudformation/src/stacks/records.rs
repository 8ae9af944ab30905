//! What is stored about stacks.

use std::collections::{BTreeMap, BTreeSet};

use frazil_store::{Key, Write};
use frazil_wire::{Caller, Fault, Principal, PrincipalKind, Sender, SessionLimits};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::faults::failed;
use crate::resources::Made;
use crate::template::parameters::ParameterRecord;

/// A stack, without its resources.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct StackRecord {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    pub(crate) created_ms: i64,
    #[serde(default)]
    pub(crate) updated_ms: Option<i64>,
    #[serde(default)]
    pub(crate) deleted_ms: Option<i64>,
    /// Counts creations and updates.
    #[serde(default)]
    pub(crate) operation: u64,
    #[serde(default)]
    pub(crate) wanted: WantedRecord,
    /// What was there before the update that runs; an update that fails goes back to it.
    #[serde(default)]
    pub(crate) before: Option<Box<WantedRecord>>,
    #[serde(default)]
    pub(crate) outputs: Vec<OutputRecord>,
    #[serde(default)]
    pub(crate) disable_rollback: bool,
    #[serde(default)]
    pub(crate) on_failure: Option<String>,
    #[serde(default)]
    pub(crate) timeout_minutes: Option<i32>,
    /// When the creation began, if it may not take as long as it likes.
    #[serde(default)]
    pub(crate) began_ms: Option<i64>,
    /// Set when the operation that runs shall end.
    #[serde(default)]
    pub(crate) cancelled: bool,
    #[serde(default)]
    pub(crate) protected: bool,
    #[serde(default)]
    pub(crate) policy: Option<String>,
    /// The policy that the update which runs is held to.
    #[serde(default)]
    pub(crate) policy_now: Option<String>,
    #[serde(default)]
    pub(crate) role: Option<String>,
    #[serde(default)]
    pub(crate) change_set: Option<String>,
    #[serde(default)]
    pub(crate) request_token: Option<String>,
    /// Resources that a deletion leaves alone.
    #[serde(default)]
    pub(crate) retained: BTreeSet<String>,
    #[serde(default)]
    pub(crate) caller: CallerRecord,
}

impl StackRecord {
    /// When the time of the creation that runs is over, if it has one.
    pub(crate) fn deadline_ms(&self) -> Option<i64> {
        let minutes = self.timeout_minutes?;
        let creating = self.status == "CREATE_IN_PROGRESS";
        let began = self.began_ms.filter(|_| creating)?;
        Some(began.saturating_add(i64::from(minutes) * 60_000))
    }
}

/// What a stack is to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct WantedRecord {
    /// The template as it was given.
    pub(crate) template: String,
    /// What the transforms have made of it.
    #[serde(default)]
    pub(crate) processed: Option<Json>,
    #[serde(default)]
    pub(crate) parameters: BTreeMap<String, ParameterRecord>,
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) capabilities: Vec<String>,
    #[serde(default)]
    pub(crate) notifications: Vec<String>,
}

/// Who asked for it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct CallerRecord {
    #[serde(default)]
    pub(crate) access_key: Option<String>,
    #[serde(default)]
    pub(crate) account: String,
    /// Whom the key was issued to.
    #[serde(default)]
    pub(crate) principal: Option<PrincipalRecord>,
    /// A service: another stack, for the one that is inside of it.
    #[serde(default)]
    pub(crate) service: Option<ServiceRecord>,
}

/// A service at work for one of its resources, maybe as a role.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ServiceRecord {
    pub(crate) name: String,
    pub(crate) arn: String,
    #[serde(default)]
    pub(crate) role: Option<String>,
}

/// Somebody, as they were when they asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PrincipalRecord {
    pub(crate) kind: KindRecord,
    pub(crate) arn: String,
    pub(crate) user_id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) role_arn: Option<String>,
    /// The documents and the ARNs of the policies of a session that is limited.
    #[serde(default)]
    pub(crate) limits: Option<(Vec<String>, Vec<String>)>,
    #[serde(default)]
    pub(crate) tags: Vec<(String, String)>,
}

/// What somebody is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum KindRecord {
    Root,
    User,
    Role,
    Federated,
}

/// An output of a stack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct OutputRecord {
    pub(crate) key: String,
    pub(crate) value: String,
    #[serde(default)]
    pub(crate) description: Option<String>,
    #[serde(default)]
    pub(crate) export: Option<String>,
}

/// A resource of a stack.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct ResourceRecord {
    pub(crate) logical: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    pub(crate) at_ms: i64,
    /// The operation that has begun with it.
    #[serde(default)]
    pub(crate) begun: u64,
    /// The operation that it has got through.
    #[serde(default)]
    pub(crate) operation: u64,
    pub(crate) now: ThingRecord,
    /// What was there before the operation that runs.
    #[serde(default)]
    pub(crate) before: Option<Box<ThingRecord>>,
    /// Whether `now` is another thing than `before`.
    #[serde(default)]
    pub(crate) replaced: bool,
}

/// The thing that a resource is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ThingRecord {
    pub(crate) kind: String,
    /// The end of names that are made up.
    pub(crate) token: String,
    #[serde(default)]
    pub(crate) made: Option<Made>,
    pub(crate) properties: Json,
    #[serde(default)]
    pub(crate) metadata: Option<Json>,
    #[serde(default)]
    pub(crate) deletion_policy: Option<String>,
    #[serde(default)]
    pub(crate) update_replace_policy: Option<String>,
    #[serde(default)]
    pub(crate) depends: BTreeSet<String>,
}

/// Something that happened.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct EventRecord {
    pub(crate) id: String,
    pub(crate) at_ms: i64,
    pub(crate) logical: String,
    #[serde(default)]
    pub(crate) physical: Option<String>,
    pub(crate) kind: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    #[serde(default)]
    pub(crate) properties: Option<String>,
    #[serde(default)]
    pub(crate) request_token: Option<String>,
}

/// A change set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct ChangeSetRecord {
    /// The last part of its ARN.
    pub(crate) key: String,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) created_ms: i64,
    #[serde(default)]
    pub(crate) description: Option<String>,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    pub(crate) execution: String,
    #[serde(default)]
    pub(crate) wanted: WantedRecord,
    #[serde(default)]
    pub(crate) changes: Vec<ChangeRecord>,
    #[serde(default)]
    pub(crate) on_failure: Option<String>,
    #[serde(default)]
    pub(crate) role: Option<String>,
}

/// What a change set will do to a resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ChangeRecord {
    /// `Add`, `Modify` or `Remove`.
    pub(crate) action: String,
    pub(crate) logical: String,
    #[serde(default)]
    pub(crate) physical: Option<String>,
    pub(crate) kind: String,
    /// `True`, `False` or `Conditional`.
    #[serde(default)]
    pub(crate) replacement: Option<String>,
    /// The properties that change.
    #[serde(default)]
    pub(crate) properties: Vec<String>,
}

impl CallerRecord {
    /// Who it was.
    pub(crate) fn of(caller: &Caller) -> CallerRecord {
        match caller {
            Caller::Signed {
                access_key,
                account,
                principal,
            } => CallerRecord {
                access_key: Some(access_key.clone()),
                account: account.clone(),
                principal: principal.as_deref().map(PrincipalRecord::of),
                service: None,
            },
            Caller::Service(by) => CallerRecord {
                account: by.account.clone(),
                service: Some(ServiceRecord {
                    name: by.service.clone(),
                    arn: by.arn.clone(),
                    role: by.role.clone(),
                }),
                ..CallerRecord::default()
            },
            Caller::Anonymous => CallerRecord::default(),
        }
    }

    /// Whoever it was.
    pub(crate) fn caller(&self) -> Caller {
        match (&self.access_key, &self.service) {
            (Some(access_key), _) => Caller::Signed {
                access_key: access_key.clone(),
                account: self.account.clone(),
                principal: self.principal.as_ref().map(|it| it.principal().into()),
            },
            (None, Some(by)) => Caller::Service(Sender {
                service: by.name.clone(),
                arn: by.arn.clone(),
                account: self.account.clone(),
                role: by.role.clone(),
            }),
            (None, None) => Caller::Anonymous,
        }
    }
}

impl PrincipalRecord {
    fn of(who: &Principal) -> PrincipalRecord {
        let limits = who.limits.as_ref();
        PrincipalRecord {
            kind: match who.kind {
                PrincipalKind::Root => KindRecord::Root,
                PrincipalKind::User => KindRecord::User,
                PrincipalKind::Role => KindRecord::Role,
                PrincipalKind::Federated => KindRecord::Federated,
            },
            arn: who.arn.clone(),
            user_id: who.user_id.clone(),
            name: who.name.clone(),
            role_arn: who.role_arn.clone(),
            limits: limits.map(|it| (it.documents.clone(), it.arns.clone())),
            tags: who.tags.clone(),
        }
    }

    fn principal(&self) -> Principal {
        let limits = self.limits.clone();
        Principal {
            kind: match self.kind {
                KindRecord::Root => PrincipalKind::Root,
                KindRecord::User => PrincipalKind::User,
                KindRecord::Role => PrincipalKind::Role,
                KindRecord::Federated => PrincipalKind::Federated,
            },
            arn: self.arn.clone(),
            user_id: self.user_id.clone(),
            name: self.name.clone(),
            role_arn: self.role_arn.clone(),
            limits: limits.map(|(documents, arns)| SessionLimits { documents, arns }),
            tags: self.tags.clone(),
        }
    }
}

const ROOM: &str = "cloudformation";

pub(super) fn stack_key(stack: &str) -> Key {
    Key::of(&[ROOM, "stack", stack])
}

pub(super) fn stacks_prefix() -> String {
    Key::prefix(&[ROOM, "stack"])
}

pub(super) fn resource_key(stack: &str, logical: &str) -> Key {
    Key::of(&[ROOM, "resource", stack, logical])
}

pub(super) fn resources_prefix(stack: &str) -> String {
    Key::prefix(&[ROOM, "resource", stack])
}

pub(super) fn change_set_key(stack: &str, key: &str) -> Key {
    Key::of(&[ROOM, "changeset", stack, key])
}

pub(super) fn change_sets_prefix(stack: &str) -> String {
    Key::prefix(&[ROOM, "changeset", stack])
}

/// A question whose answer comes from outside.
pub(crate) fn question_key(stack: &str, name: &str) -> Key {
    Key::of(&[ROOM, "question", stack, name])
}

pub(crate) fn questions_prefix(stack: &str) -> String {
    Key::prefix(&[ROOM, "question", stack])
}

pub(super) fn events_log(stack: &str) -> Key {
    Key::of(&[ROOM, "events", stack])
}

pub(crate) fn put(key: Key, record: &impl Serialize) -> Result<Write, Fault> {
    let value = serde_json::to_vec(record).map_err(|error| failed(&error))?;
    Ok(Write::put(key, value))
}

pub(crate) fn decoded<T: DeserializeOwned>(value: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(value).map_err(|error| failed(&error))
}
