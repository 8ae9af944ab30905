//! IAM and STS: who may do what, and temporary credentials.
