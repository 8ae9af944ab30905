//! The way to the outside: one veth pair for each environment, masqueraded by a firewall table of our own.

/// The host's end of an environment's connection.
#[derive(Debug)]
pub(crate) struct Slot {}
