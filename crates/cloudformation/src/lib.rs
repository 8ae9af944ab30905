//! CloudFormation: stacks of resources, made by AWS calls.
#![allow(dead_code)]

mod faults;
mod limits;
mod template;
