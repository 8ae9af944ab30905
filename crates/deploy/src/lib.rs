//! From a project folder to a running stage, by AWS calls only.
//!
//! The steps, each a function that takes the value of the one before:
//!
//! 1. [`Project::open`] reads the settings and finds the application;
//! 2. [`package`] makes the zip (blocking);
//! 3. [`plan`] compares it with what the target has: a value that can be printed;
//! 4. [`apply`] makes the calls;
//! 5. [`prove`] asks the new stage one question.
//!
//! What happens is told through [`Progress`]; nothing is printed. "Local" is only another endpoint. Every error says
//! what happened, has its cause as `source`, and what to do in `remedy()`.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use frazil_deploy::{Client, Project, Target, Workshop, apply, package, plan, prove};
//!
//! let workshop = Workshop { cache: "/home/me/.cache/frazil".into(), variables: std::env::vars_os().collect() };
//! let project = Project::open("examples/guestbook".as_ref(), Some("dev"))?;
//! let package = package(&project, &workshop, &())?;
//! let client = Client::new(Target::from_variables(&workshop, project.settings.aws_region.as_deref())?);
//! let plan = plan(&project, &package, &client, &()).await?;
//! let applied = apply(&plan, &client, &()).await?;
//! prove(&project, &applied, &client, &()).await?;
//! # Ok(())
//! # }
//! ```

mod adapter;
mod apply;
pub mod client;
pub mod package;
mod plan;
pub mod progress;
mod project;
mod prove;
pub mod recognise;
pub mod settings;
mod target;
mod upload;
mod workshop;

pub use apply::{Applied, ApplyError, apply};
pub use client::{CallError, Client};
pub use frazil_wire::sigv4::Credentials;
pub use package::{Package, PackageError, package};
pub use plan::{Change, Location, Plan, PlanError, Statement, Step, plan};
pub use progress::{Event, Level, Note, Progress};
pub use project::{OpenError, Project};
pub use prove::{Proof, ProveError, prove};
pub use settings::{Settings, SettingsError};
pub use target::{Target, TargetError};
pub use workshop::{CommandError, Workshop};
