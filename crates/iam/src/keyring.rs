//! Who makes access keys, and knows them again: the roof.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An access key.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyPair {
    /// `AccessKeyId`
    pub access_key: String,
    /// `SecretAccessKey`
    pub secret_key: String,
}

impl std::fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyPair({})", self.access_key)
    }
}

/// Makes access keys. Secrets follow from ids, so nothing needs to be kept of them.
pub trait Keyring: Send + Sync {
    /// A lasting key; `nonce` makes it differ from others.
    fn lasting(&self, nonce: Uuid) -> KeyPair;

    /// A key with a session token that carries a session.
    fn session(&self, nonce: Uuid, session: &Session) -> (KeyPair, String);

    /// Whether this server issued the key.
    fn issued(&self, access_key: &str) -> bool;

    /// Whether it is the key of whoever runs the server.
    fn is_operator(&self, access_key: &str) -> bool;
}

/// What a session token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Whose session it is.
    #[serde(rename = "o")]
    pub of: SessionOf,
    /// Its end, in seconds since 1970; a function's ends with its environment.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub expires_s: Option<i64>,
    /// Documents that limit it.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<String>,
    /// Managed policies that limit it.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub policy_arns: Vec<String>,
    /// Its tags.
    #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<(String, String)>,
}

/// Whose session it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SessionOf {
    /// A role's.
    #[serde(rename = "r")]
    Role {
        /// Its ARN.
        #[serde(rename = "a")]
        arn: String,
        /// `RoleSessionName`; a function's name for functions.
        #[serde(rename = "s")]
        session: String,
    },
    /// A user's own, by name.
    #[serde(rename = "u")]
    User(String),
    /// The account's own.
    #[serde(rename = "c")]
    Root,
    /// Somebody's whom a user vouches for.
    #[serde(rename = "f")]
    Federated {
        /// `Name`
        #[serde(rename = "n")]
        name: String,
        /// The user; none when the account itself vouches.
        #[serde(rename = "u")]
        by: Option<String>,
    },
}

impl Session {
    /// The session of a function that runs under a role.
    #[must_use]
    pub fn of_function(role_arn: &str, function: &str) -> Session {
        Session {
            of: SessionOf::Role {
                arn: role_arn.to_owned(),
                session: function.to_owned(),
            },
            expires_s: None,
            policies: Vec::new(),
            policy_arns: Vec::new(),
            tags: Vec::new(),
        }
    }
}
