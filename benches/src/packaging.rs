//! Packaging a project: the first time, and again when nothing changed.

use std::error::Error;
use std::time::Instant;

use frazil_deploy::{Package, Project, Workshop, package};

use crate::functions::{Function, django_project};
use crate::report::{Report, show};

/// Packs the Django project twice, prints both times, and gives it as a function.
pub(crate) fn run(report: &Report, workshop: &Workshop) -> Result<Function, Box<dyn Error>> {
    let project = Project::open(&django_project(), None)?;
    let mut packed = None;
    for name in ["the first time of this run", "again, nothing changed"] {
        let started = Instant::now();
        packed = Some(pack(&project, workshop)?);
        report.line(
            &format!("packaging django, {name}"),
            &show(started.elapsed()),
        );
    }
    let packed = packed.ok_or("the loop ran")?;
    Ok(Function {
        name: "django",
        runtime: packed.runtime.clone(),
        handler: packed.handler.clone(),
        zip: std::fs::read(&packed.path)?,
        payload: crate::functions::GET_EVENT.into(),
    })
}

fn pack(project: &Project, workshop: &Workshop) -> Result<Package, Box<dyn Error>> {
    Ok(package(project, workshop, &())?)
}
