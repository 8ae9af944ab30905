//! `frazil serve`: a Lambda of your own.

use std::net::{SocketAddr, ToSocketAddrs};

use frazil_deploy::Workshop;
use frazil_s3::Elsewhere;
use frazil_wire::sigv4::Credentials;
use http::Uri;
use http::uri::Scheme;
use serde_json::json;

use super::Context;
use super::endpoint::{DEFAULT_LISTEN, DEFAULT_REGION};
use crate::data::Data;
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::notice::Notice;
use crate::server::{Auth, Config, IamMode, Server};
use crate::signals::Signals;

/// The account when nothing else is said.
const DEFAULT_ACCOUNT: &str = "000000000000";

/// Run a Lambda of your own: functions, logs and S3 on one port
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) options: Options,
}

/// What a server can be told; `up` takes the same.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:4566]
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<String>,

    /// Forget everything at the end
    #[arg(long, conflicts_with = "data")]
    ephemeral: bool,

    /// The account in ARNs, twelve digits [default: 000000000000]
    #[arg(long, value_name = "ID", value_parser = account)]
    account: Option<String>,

    /// The region in ARNs and URLs [default: us-east-1]
    #[arg(long)]
    region: Option<String>,

    /// Keys that this server did not issue: let in unverified, or refused [default: lenient]
    #[arg(long, value_enum)]
    auth: Option<Auth>,

    /// Policies of users and roles: ignored, or enforced for keys of this server alone [default: off]
    #[arg(long, value_enum)]
    iam: Option<IamMode>,

    /// Functions reach nothing but this server
    #[arg(long)]
    no_network: bool,

    /// Another S3 that does everything in place of ours, with the keys in FRAZIL_S3_ACCESS_KEY_ID
    /// and FRAZIL_S3_SECRET_ACCESS_KEY, or in AWS's own variables
    #[arg(long, value_name = "URL")]
    s3_endpoint: Option<String>,

    /// Another Cognito in place of AWS's: below URL/<pool> user pools show the keys of their tokens
    #[arg(long, value_name = "URL")]
    cognito_endpoint: Option<String>,
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
    let (file, asked) = (&context.file, options);
    let listen = asked.listen.as_ref().or(file.listen.as_ref());
    let listen = resolve(listen.map_or(DEFAULT_LISTEN, String::as_str))?;
    let given = asked.account.as_ref().or(file.account.as_ref());
    let account = account(given.map_or(DEFAULT_ACCOUNT, String::as_str)).map_err(|why| {
        Error::new("the account cannot be used")
            .because(why)
            .try_this("write twelve digits: account = \"000000000000\"")
            .exit_with(ExitCode::Usage)
    })?;
    let region = asked.region.as_ref().or(file.region.as_ref());
    let (data, orphans) = if asked.ephemeral || file.ephemeral {
        Data::ephemeral(&context.paths.runtime)?
    } else {
        (Data::open(&context.paths.data)?, Vec::new())
    };
    let iam = asked.iam.or(file.iam).unwrap_or(IamMode::Off);
    // Policies mean nothing for somebody who is let in unknown.
    let auth = match iam {
        IamMode::Enforce => Auth::Strict,
        IamMode::Off => asked.auth.or(file.auth).unwrap_or(Auth::Lenient),
    };
    let region = region.map_or(DEFAULT_REGION, String::as_str).to_owned();
    let other = asked.s3_endpoint.as_ref().or(file.s3_endpoint.as_ref());
    let workshop = context.workshop();
    let elsewhere = other.map(|url| elsewhere(url, &region, &workshop));
    let cognito = asked.cognito_endpoint.as_ref();
    let cognito = cognito.or(file.cognito_endpoint.as_ref());
    let config = Config {
        listen,
        account,
        region,
        elsewhere: elsewhere.transpose()?,
        cognito: cognito.map(|url| cognito_endpoint(url)).transpose()?,
        auth,
        iam,
        network: !asked.no_network && file.network.unwrap_or(true),
        workshop,
        limits: file.limits.clone(),
        bounds: file.bounds.clone(),
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

/// The address of another Cognito.
fn cognito_endpoint(url: &str) -> Result<String, Error> {
    let parts = url.parse().map(Uri::into_parts).unwrap_or_default();
    let known = [Some(Scheme::HTTP), Some(Scheme::HTTPS)].contains(&parts.scheme);
    match known && parts.authority.is_some() {
        true => Ok(url.to_owned()),
        false => Err(
            Error::new(format!("{url:?} is not the address of a Cognito"))
                .try_this("write scheme, host and port: --cognito-endpoint http://127.0.0.1:9229")
                .exit_with(ExitCode::Usage),
        ),
    }
}

/// Another S3, and the variables' keys for it.
fn elsewhere(url: &str, region: &str, variables: &Workshop) -> Result<Elsewhere, Error> {
    let parts = url.parse().map(Uri::into_parts).unwrap_or_default();
    let path = parts.path_and_query.as_ref().map_or("/", |it| it.as_str());
    let (Some(scheme), Some(authority), "/") = (parts.scheme, parts.authority, path) else {
        return Err(Error::new(format!("{url:?} is not the address of an S3"))
            .try_this("write scheme, host and port: --s3-endpoint http://127.0.0.1:9000")
            .exit_with(ExitCode::Usage));
    };
    let known = scheme == Scheme::HTTP || scheme == Scheme::HTTPS;
    let (own, usual) = (s3_keys(variables, "FRAZIL_S3"), s3_keys(variables, "AWS"));
    match own.or(usual) {
        Some(credentials) if known => Ok(Elsewhere {
            scheme,
            authority,
            credentials,
            region: region.to_owned(),
        }),
        Some(_) => Err(Error::new(format!("{url:?} is not the address of an S3"))
            .try_this("begin it with http:// or https://")
            .exit_with(ExitCode::Usage)),
        None => Err(Error::new("there are no keys for the other S3")
            .try_this("set FRAZIL_S3_ACCESS_KEY_ID and FRAZIL_S3_SECRET_ACCESS_KEY")
            .exit_with(ExitCode::Usage)),
    }
}

/// The keys in three variables; the third is for temporary ones alone.
fn s3_keys(variables: &Workshop, prefix: &str) -> Option<Credentials> {
    let variable = |name| Some(variables.variable(&format!("{prefix}_{name}"))?.to_owned());
    Some(Credentials {
        access_key: variable("ACCESS_KEY_ID")?,
        secret_key: variable("SECRET_ACCESS_KEY")?,
        session_token: variable("SESSION_TOKEN"),
    })
}

fn account(text: &str) -> Result<String, &'static str> {
    let digits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        Ok(text.to_owned())
    } else {
        Err("an account is twelve digits")
    }
}
