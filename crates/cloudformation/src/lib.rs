//! CloudFormation: stacks of resources, made by AWS calls.
