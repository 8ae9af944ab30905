//! Which AWS endpoint a command speaks to, and with which keys.

use frazil_deploy::{CallError, Client, Credentials, Target};

use super::Context;
use crate::data;
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::keys::Keys;

/// Where `frazil serve` listens when nothing else is said.
pub(super) const DEFAULT_LISTEN: &str = "127.0.0.1:4566";
/// The region when nothing else is said.
pub(super) const DEFAULT_REGION: &str = "us-east-1";

/// The server of this data folder, running or not yet.
pub(super) fn local(context: &Context) -> String {
    let listen = context.file.listen.as_deref().unwrap_or(DEFAULT_LISTEN);
    let server = data::announcement(&context.paths.data);
    server.map_or_else(|| format!("http://{listen}"), |server| server.url)
}

/// The region of that server.
pub(super) fn region(context: &Context) -> String {
    let server = data::announcement(&context.paths.data);
    let region = server.map(|server| server.region);
    let region = region.or_else(|| context.file.region.clone());
    region.unwrap_or_else(|| DEFAULT_REGION.to_owned())
}

/// Whether [`client`] has somebody to speak to: the variable's endpoint, or a running server.
pub(super) fn is_there(context: &Context) -> bool {
    let named = context.workshop().variable("AWS_ENDPOINT_URL").is_some();
    named || data::announcement(&context.paths.data).is_some()
}

/// A client for `AWS_ENDPOINT_URL` with the variables' keys; when that is not set, for the server
/// of the data folder with its own key. Nothing goes to AWS unless the variable says so.
///
/// # Errors
/// When the variables make no sense.
pub(super) fn client(context: &Context) -> Result<Client, Error> {
    let workshop = context.workshop();
    if workshop.variable("AWS_ENDPOINT_URL").is_none() {
        return own_client(context, &local(context));
    }
    let target = Target::from_variables(&workshop, None).map_err(|error| {
        let told = Error::new("the AWS variables cannot be used").caused_by(&error);
        told.try_this(error.remedy()).exit_with(ExitCode::Usage)
    })?;
    Ok(Client::new(target))
}

/// A client for the server of the data folder.
fn own_client(context: &Context, url: &str) -> Result<Client, Error> {
    let folder = &context.paths.data;
    let credentials = Keys::open(&data::keys_path(folder))?.person();
    Ok(client_of(url, region(context), credentials))
}

/// A client for a server at `url`.
pub(super) fn client_of(url: &str, region: String, credentials: Credentials) -> Client {
    let endpoint = Some(url.parse().expect("a server's address is a URL"));
    Client::new(Target {
        endpoint,
        region,
        credentials,
    })
}

/// A call that failed, in three parts.
pub(super) fn failed(what: &str, error: &CallError) -> Error {
    let told = Error::new(what).caused_by(error);
    match error {
        CallError::Unreachable { .. } => told
            .try_this("start a server with: frazil serve, or point AWS_ENDPOINT_URL to one")
            .exit_with(ExitCode::Unreachable),
        _ => told.try_this(error.remedy()),
    }
}
