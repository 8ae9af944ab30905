//! `frazil up`: serve, deploy and follow the log, in one process.

use super::deploy::{self, What};
use super::logs::Tail;
use super::{Context, endpoint, serve};
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::notice::Notice;
use crate::server::Server;
use crate::signals::Signals;

/// Run a project here: serve, deploy, print its URL, follow its log
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    what: What,

    #[command(flatten)]
    options: serve::Options,
}

pub(super) async fn run(arguments: &Arguments, context: &mut Context) -> Result<ExitCode, Error> {
    let project = deploy::open(&arguments.what)?;
    let mut signals = Signals::new()?;
    let server = serve::start(&arguments.options, context).await?;
    context.output.note(format_args!("Ready. {}", server.url()));
    let worked = tokio::select! {
        // Ends with an error only: a log has no end.
        ended = work(&project, &server, context) => ended,
        () = signals.next() => Ok(()),
    };
    let code = serve::stop(server, &mut signals, context).await?;
    worked.map(|()| code)
}

async fn work(
    project: &frazil_deploy::Project,
    server: &Server,
    context: &Context,
) -> Result<(), Error> {
    let (region, credentials) = (server.region().to_owned(), server.credentials().clone());
    let client = endpoint::client_of(server.url(), region, credentials);
    let notice = Notice::new(&context.output);
    let mut tail = Tail::from_now(&project.settings.function_name);
    let deployed = deploy::deploy(project, &client, context, &notice).await?;
    if let Some(url) = &deployed.url {
        context.output.result(
            url,
            &serde_json::json!({"function": deployed.function, "url": url}),
        );
    }
    context.output.note("Following the log; stop with Ctrl-C.");
    tail.follow(&client, |event| {
        context
            .output
            .note(event.message.as_deref().unwrap_or_default().trim_end());
    })
    .await
}
