//! Names, paths, unique ids and ARNs.

use frazil_wire::Fault;
use uuid::Uuid;

use super::faults::no_entity;

/// What may hold policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Role,
    User,
    Group,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Role => "Role",
            Kind::User => "User",
            Kind::Group => "Group",
        }
    }

    pub(crate) fn lower(self) -> &'static str {
        match self {
            Kind::Role => "role",
            Kind::User => "user",
            Kind::Group => "group",
        }
    }

    /// What unique ids begin with.
    pub(crate) fn id_prefix(self) -> &'static str {
        match self {
            Kind::Role => "AROA",
            Kind::User => "AIDA",
            Kind::Group => "AGPA",
        }
    }
}

/// The form in which names are compared.
pub(crate) fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// An ARN of IAM: `resource` is `role`, `policy` and so on.
pub(crate) fn arn(account: &str, resource: &str, path: &str, name: &str) -> String {
    format!("arn:aws:iam::{account}:{resource}{path}{name}")
}

/// The name at the end of an ARN.
pub(crate) fn name_in(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

/// A unique id such as `AROA…`: 21 characters.
pub(crate) fn unique_id(prefix: &str, random: Uuid) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut number = random.as_u128();
    let mut id = prefix.to_owned();
    for _ in 0..17 {
        id.push(char::from(ALPHABET[(number & 31) as usize]));
        number >>= 5;
    }
    id
}

/// The number in `v12`.
pub(crate) fn version_number(version: &str, policy: &str) -> Result<u32, Fault> {
    let number = version.strip_prefix('v').and_then(|it| it.parse().ok());
    number.ok_or_else(|| no_version(policy, version))
}

pub(crate) fn no_version(policy: &str, version: &str) -> Fault {
    no_entity(format!(
        "Policy {policy} version {version} does not exist or is not attachable."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_arns_look_as_on_aws() {
        let id = unique_id("AROA", Uuid::from_u128(u128::MAX));
        assert_eq!(id, "AROA77777777777777777");
        assert_eq!(id.len(), 21);
        let arn = arn("000000000000", "role", "/a/b/", "r");
        assert_eq!(arn, "arn:aws:iam::000000000000:role/a/b/r");
        assert_eq!(name_in(&arn), "r");
        assert_eq!(version_number("v12", "p"), Ok(12));
        assert!(version_number("12", "p").is_err());
    }
}
