//! IAM and STS: who may do what, and temporary credentials.
//!
//! [`policy`] reads and evaluates documents; it knows nothing of services or stores. [`Iam`] keeps
//! users, groups, roles and policies, and [`Sts`] makes sessions. The roof hands out the keys
//! ([`Keyring`]) and asks who a key belongs to ([`Iam::identify`]).

mod authorize;
mod catalogue;
#[allow(
    clippy::needless_pass_by_value,
    reason = "the table of operations hands every input over"
)]
mod iam;
mod identify;
pub mod keyring;
mod limits;
pub mod policy;
#[allow(
    clippy::needless_pass_by_value,
    reason = "the table of operations hands every input over"
)]
mod sts;
#[cfg(test)]
mod testing;

pub use authorize::{Ask, Pass, Refused, Scope, has_policies};
pub use iam::{Iam, Settings, StartError};
pub use identify::Unidentified;
pub use keyring::{KeyPair, Keyring, Session, SessionOf};
pub use sts::{BadToken, NoTokens, Sts, Tokens};
