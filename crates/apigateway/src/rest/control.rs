//! The control plane: a module for each kind of thing that is kept.

mod account;
mod apis;
mod authorizers;
mod deployments;
mod documentation;
mod exports;
mod gateway_responses;
mod integrations;
mod invoke;
mod keys;
mod methods;
mod models;
mod plans;
mod resources;
mod responses;
mod stages;
mod tags;
mod validators;
mod vpc_links;

pub(crate) use authorizers::{check as check_authorizer, fill as fill_authorizer};
pub(crate) use gateway_responses::{fill as fill_gateway_response, standard};
pub(crate) use integrations::{check as check_integration, fill as fill_integration};
pub(crate) use models::first_models;
pub(crate) use plans::{no_plan, no_plan_key};
pub(crate) use resources::{check_place, method, method_mut, repath};
