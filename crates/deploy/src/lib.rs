//! From a project folder to a running stage, by AWS calls only.
