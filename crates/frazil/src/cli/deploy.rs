//! `frazil deploy`: from a project folder to a running stage.

use std::path::PathBuf;

use frazil_deploy::{Client, Progress, Project};
use serde_json::json;

use super::{Context, endpoint};
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::notice::Notice;

/// Package a project and bring it to a stage
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) what: What,

    /// Only print what would be done
    #[arg(long)]
    dry_run: bool,
}

/// A project and one of its stages.
#[derive(Debug, clap::Args)]
pub(super) struct What {
    /// The project's folder, with zappa_settings.json
    #[arg(default_value = ".")]
    dir: PathBuf,

    /// One of the settings' stages; may be left out when there is only one
    stage: Option<String>,
}

/// A stage that works.
#[derive(Debug)]
pub(super) struct Deployed {
    pub(super) function: String,
    pub(super) url: Option<String>,
}

pub(super) async fn run(arguments: &Arguments, context: &mut Context) -> Result<ExitCode, Error> {
    // The settings first: what is wrong with them needs no server.
    let project = open(&arguments.what)?;
    let client = endpoint::client(context)?;
    let notice = Notice::new(&context.output);
    if arguments.dry_run {
        let plan = plan(&project, &client, context, &notice).await?;
        notice.finish();
        context.output.result(
            &plan,
            &json!({"steps": plan.to_string().lines().collect::<Vec<_>>()}),
        );
        return Ok(ExitCode::Success);
    }
    let deployed = deploy(&project, &client, context, &notice).await?;
    let url = deployed.url.as_deref();
    let shown = url.unwrap_or(&deployed.function);
    context
        .output
        .result(shown, &json!({"function": deployed.function, "url": url}));
    Ok(ExitCode::Success)
}

/// Reads the project and finds its application.
pub(super) fn open(what: &What) -> Result<Project, Error> {
    // Programs that packaging runs have working directories of their own.
    let dir = std::path::absolute(&what.dir).unwrap_or_else(|_| what.dir.clone());
    Project::open(&dir, what.stage.as_deref()).map_err(|error| {
        Error::new(format!(
            "the project {} cannot be deployed",
            what.dir.display()
        ))
        .caused_by(&error)
        .try_this(error.remedy())
        .exit_with(ExitCode::Usage)
    })
}

/// Packages, plans, applies and proves.
pub(super) async fn deploy(
    project: &Project,
    client: &Client,
    context: &Context,
    notice: &Notice,
) -> Result<Deployed, Error> {
    let plan = plan(project, client, context, notice).await?;
    let function = &project.settings.function_name;
    let applied = frazil_deploy::apply(&plan, client, notice)
        .await
        .map_err(|error| {
            let what = format!("{function} could not be brought to its stage");
            Error::new(what).caused_by(&error).try_this(error.remedy())
        })?;
    let proven = frazil_deploy::prove(project, &applied, client, notice).await;
    notice.finish();
    proven.map_err(|error| {
        let what = format!("{function} is deployed, and does not work");
        Error::new(what).caused_by(&error).try_this(error.remedy())
    })?;
    Ok(Deployed {
        function: applied.function_name,
        url: applied.url,
    })
}

async fn plan(
    project: &Project,
    client: &Client,
    context: &Context,
    notice: &Notice,
) -> Result<frazil_deploy::Plan, Error> {
    for note in &project.notes {
        notice.tell(frazil_deploy::Event::Note(note.clone()));
    }
    let (packed, workshop, told) = (project.clone(), context.workshop(), notice.clone());
    let package = move || frazil_deploy::package(&packed, &workshop, &told);
    let package = tokio::task::spawn_blocking(package).await;
    let package = package
        .expect("packaging does not panic")
        .map_err(|error| {
            let what = format!("{} cannot be packaged", project.settings.function_name);
            Error::new(what).caused_by(&error).try_this(error.remedy())
        })?;
    frazil_deploy::plan(project, &package, client, notice)
        .await
        .map_err(|error| {
            let what = format!(
                "what {} needs cannot be told",
                project.settings.function_name
            );
            let told = Error::new(what).caused_by(&error).try_this(error.remedy());
            match &error {
                frazil_deploy::PlanError::Call(call) => endpoint::failed(
                    &format!("{} cannot be deployed", project.settings.function_name),
                    call,
                ),
                _ => told,
            }
        })
}
