//! The server: one port for every service, and everything behind it.
//!
//! A request's phases: accept ([`connection`]) → detect ([`detect`]) → authenticate
//! ([`authenticate`]) → route ([`door`]). What follows (translate, admit, place, thaw, deliver, …)
//! is `frazil_lambda`'s.

mod authenticate;
mod body;
mod connection;
mod detect;
mod door;
mod fault;
mod guard;
mod health;
mod house;
mod landing;
mod limits;
mod listen;
mod places;
pub(crate) mod quotas;
mod respond;
mod services;
mod taken;

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::ValueEnum;
use frazil_deploy::Workshop;
use frazil_lambda::limits::Limits;
use frazil_lambda::shard::{ShardHandle, Shards};
use frazil_s3::Elsewhere;
use frazil_wire::sigv4::Credentials;
use serde::Deserialize;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::authenticate::Authenticator;
use self::door::Door;
pub(crate) use self::guard::IamMode;
use self::house::House;
pub(crate) use self::limits::Bounds;
use crate::data::{self, Announcement, Data};
use crate::error::Error;
use crate::keys::Keys;
use crate::notice::Notice;

/// What happens to requests signed with a key that this server did not issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Auth {
    /// They are let in unverified: any key works.
    Lenient,
    /// They are refused.
    Strict,
}

/// How a server is set up.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Where it listens.
    pub(crate) listen: SocketAddr,
    /// The account in ARNs.
    pub(crate) account: String,
    /// The region in ARNs.
    pub(crate) region: String,
    /// What happens to keys of others.
    pub(crate) auth: Auth,
    /// Whether policies of users and roles count.
    pub(crate) iam: IamMode,
    /// Whether functions reach the outside.
    pub(crate) network: bool,
    /// Another S3 in place of ours.
    pub(crate) elsewhere: Option<Elsewhere>,
    /// Another Cognito in place of AWS's.
    pub(crate) cognito: Option<String>,
    /// The cache, and the variables that say where packages are fetched from.
    pub(crate) workshop: Workshop,
    /// Lambda's bounds.
    pub(crate) limits: Limits,
    /// The front door's bounds.
    pub(crate) bounds: Bounds,
}

/// A running server.
pub(crate) struct Server {
    url: String,
    region: String,
    credentials: Credentials,
    stopping: CancellationToken,
    connections: TaskTracker,
    grace: Duration,
    house: House,
    shards: Shards,
    data: Data,
}

impl Server {
    /// Starts everything and begins to answer. `orphans` are folders of killed servers.
    ///
    /// # Errors
    /// When the port is taken, or one of the services cannot start.
    pub(crate) async fn start(
        config: &Config,
        data: Data,
        orphans: Vec<Data>,
        notice: &Notice,
    ) -> Result<Server, Error> {
        for orphan in orphans {
            house::sweep(orphan).await;
        }
        let count = thread::available_parallelism().map_or(1, usize::from);
        // Before anything is started: a taken port is the most frequent trouble.
        let listeners = listen::bind(config.listen, count)?;
        let address = listeners[0].local_addr().expect("the socket is bound");
        let keys = Keys::open(&data::keys_path(data.folder()))?;
        let house = House::start(config, &data, &keys, address.port(), notice).await?;
        let (stopping, connections) = (CancellationToken::new(), TaskTracker::new());
        let door = Arc::new(Door {
            authenticator: Authenticator {
                auth: config.auth,
                account: config.account.clone(),
                keys: keys.clone(),
                iam: house.iam.clone(),
            },
            lambda: house.lambda.clone(),
            metrics: house.metrics.clone(),
            limits: house.limits.clone(),
            bounds: Arc::new(config.bounds.clone()),
            s3: house.s3.clone(),
            services: house.services.clone(),
            gateway: house.gateway.clone(),
            stacks: house.stacks.clone(),
            port: address.port(),
            region: config.region.clone(),
            general: Handle::current(),
            stopping: stopping.clone(),
        });
        let inside = from_inside(door.clone(), stopping.clone());
        let shards = house.start_shards(config, &keys, count, inside)?;
        house.lambda.provide(Arc::new(shards.provisioner()));
        for (shard, listener) in listeners.into_iter().enumerate() {
            let (door, stopping, connections) =
                (door.clone(), stopping.clone(), connections.clone());
            let bounds = door.bounds.clone();
            shards.spawn_on(shard, |handle| async move {
                let answer =
                    move |request, peer| door.clone().answer(handle.clone(), request, peer);
                connection::accept(listener, stopping, connections, bounds, answer).await;
            });
        }
        let url = format!("http://{}", reachable(address));
        data.announce(&Announcement {
            url: url.clone(),
            pid: std::process::id(),
            region: config.region.clone(),
            sandbox: data.sandbox_name(),
        })?;
        Ok(Server {
            url,
            region: config.region.clone(),
            credentials: keys.person(),
            stopping,
            connections,
            grace: Duration::from_millis(config.bounds.stop_ms_max),
            house,
            shards,
            data,
        })
    }

    /// `http://127.0.0.1:4566`
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The region of its functions.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// The keys of the person at the machine.
    pub(crate) fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// Stops: no new connections, open requests may finish within a bound or until `hurry`, then
    /// everything behind the door goes. Returns `false` when it was hurried.
    pub(crate) async fn stop(self, hurry: impl Future<Output = ()>) -> bool {
        self.stopping.cancel();
        self.connections.close();
        // Nobody waits for messages of a server that stops, and nobody asks for more of them.
        self.house.lambda.sources().stop();
        self.house.sqs.close();
        let mut hurry = pin!(hurry);
        let patient = tokio::select! {
            () = self.connections.wait() => true,
            () = tokio::time::sleep(self.grace) => true,
            () = &mut hurry => false,
        };
        self.house.stop(self.shards, Duration::ZERO).await;
        // Last: as long as anything of ours is on the machine, the folder is taken.
        drop(self.data);
        patient
    }
}

/// Answers connections that functions make to the server: they arrive on the function's shard.
fn from_inside(
    door: Arc<Door>,
    stopping: CancellationToken,
) -> impl Fn(ShardHandle, std::net::TcpStream) + Send + Sync + 'static {
    move |shard, stream| {
        let peer = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let (door, bounds) = (door.clone(), door.bounds.clone());
        let answer = move |request, peer| door.clone().answer(shard.clone(), request, peer);
        match tokio::net::TcpStream::from_std(stream) {
            Ok(stream) => {
                tokio::task::spawn_local(connection::serve(
                    stream,
                    peer,
                    None,
                    stopping.clone(),
                    bounds,
                    answer,
                ));
            }
            Err(error) => tracing::warn!(%error, "a function's connection could not be taken"),
        }
    }
}

/// An address that a client on this machine can use.
fn reachable(address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        SocketAddr::from((Ipv4Addr::LOCALHOST, address.port()))
    } else {
        address
    }
}
