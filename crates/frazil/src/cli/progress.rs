//! What the deployer tells, on stderr.
