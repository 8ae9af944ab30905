//! `frazil serve`: a Lambda of your own.

use std::net::{SocketAddr, ToSocketAddrs};

use serde_json::json;

use super::Context;
use super::endpoint::{DEFAULT_LISTEN, DEFAULT_REGION};
use crate::data::Data;
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::notice::Notice;
use crate::server::{Auth, Config, Server};
use crate::signals::Signals;

/// Run a Lambda of your own: functions, logs and S3 on one port
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) options: Options,
}

/// What a server can be told; `up` takes the same.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Where to listen; port 0 takes a free one
    #[arg(long, default_value = DEFAULT_LISTEN, value_name = "HOST:PORT")]
    listen: String,

    /// Forget everything at the end
    #[arg(long, conflicts_with = "data")]
    ephemeral: bool,

    /// The account in ARNs, twelve digits
    #[arg(long, default_value = "000000000000", value_name = "ID", value_parser = account)]
    account: String,

    /// The region in ARNs and URLs
    #[arg(long, default_value = DEFAULT_REGION)]
    region: String,

    /// Keys that this server did not issue: let in unverified, or refused
    #[arg(long, value_enum, default_value = "lenient")]
    auth: Auth,

    /// Functions reach nothing but this server
    #[arg(long)]
    no_network: bool,
}

pub(super) async fn run(arguments: &Arguments, context: &mut Context) -> Result<ExitCode, Error> {
    let mut signals = Signals::new()?;
    let server = start(&arguments.options, context).await?;
    let url = server.url();
    context.output.result(
        format_args!("Ready. {url}"),
        &json!({"ready": true, "url": url}),
    );
    signals.next().await;
    stop(server, &mut signals, context).await
}

/// Starts a server as the options say.
pub(super) async fn start(options: &Options, context: &mut Context) -> Result<Server, Error> {
    let listen = resolve(&options.listen)?;
    let (data, orphans) = if options.ephemeral {
        Data::ephemeral(&context.paths.runtime)?
    } else {
        (Data::open(&context.paths.data)?, Vec::new())
    };
    let config = Config {
        listen,
        account: options.account.clone(),
        region: options.region.clone(),
        auth: options.auth,
        network: !options.no_network,
        workshop: context.workshop(),
    };
    Server::start(&config, data, orphans, &Notice::new(&context.output)).await
}

/// Stops it; a second signal cuts open requests off, but everything is cleaned up all the same.
pub(super) async fn stop(
    server: Server,
    signals: &mut Signals,
    context: &Context,
) -> Result<ExitCode, Error> {
    context
        .output
        .note("Stopping: open requests may finish; stop again to cut them off.");
    let patient = server.stop(signals.next()).await;
    context.output.note("Stopped.");
    Ok(if patient {
        ExitCode::Success
    } else {
        ExitCode::Interrupted
    })
}

fn resolve(listen: &str) -> Result<SocketAddr, Error> {
    let wrong = || {
        Error::new(format!("{listen:?} is not an address to listen on"))
            .try_this("write host and port: --listen 127.0.0.1:4566")
            .exit_with(ExitCode::Usage)
    };
    let mut addresses = listen
        .to_socket_addrs()
        .map_err(|error| wrong().caused_by(&error))?;
    addresses.next().ok_or_else(wrong)
}

fn account(text: &str) -> Result<String, &'static str> {
    let digits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        Ok(text.to_owned())
    } else {
        Err("an account is twelve digits")
    }
}
