//! The server: one port for every service, and everything behind it.
//!
//! A request's phases: accept ([`connection`]) → detect ([`detect`]) → authenticate → route
//! ([`door`]). What follows (translate, admit, place, thaw, deliver, …) is `frazil_lambda`'s.

mod body;
mod connection;
mod detect;
mod door;
mod fault;
mod health;
mod landing;
mod limits;
mod listen;
mod respond;

use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use clap::ValueEnum;
use tokio::runtime::Handle;
use tokio::task::LocalSet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::door::Door;
use crate::data::{Announcement, Data};
use crate::error::Error;
use crate::keys::Keys;

/// What happens to requests signed with a key that this server did not issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
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
    /// Whether functions reach the outside.
    pub(crate) network: bool,
    /// Where runtime clients are kept.
    pub(crate) cache: PathBuf,
}

/// A running server.
#[derive(Debug)]
pub(crate) struct Server {
    url: String,
    stopping: CancellationToken,
    connections: TaskTracker,
    shards: Vec<JoinHandle<()>>,
    data: Data,
}

impl Server {
    /// Starts everything and begins to answer.
    ///
    /// # Errors
    /// When the port is taken, or one of the services cannot start.
    pub(crate) async fn start(
        config: Config,
        data: Data,
        orphans: Vec<Data>,
    ) -> Result<Server, Error> {
        drop(orphans);
        let count = thread::available_parallelism().map_or(1, usize::from);
        let listeners = listen::bind(config.listen, count)?;
        let address = listeners[0].local_addr().expect("the socket is bound");
        let keys = Keys::open(&crate::data::keys_path(data.folder()))?;
        let url = format!("http://{address}");
        let stopping = CancellationToken::new();
        let connections = TaskTracker::new();
        let door = Arc::new(Door::new(
            &config,
            keys,
            Handle::current(),
            stopping.clone(),
        ));
        let shards = listeners
            .into_iter()
            .map(|listener| {
                let (stopping, connections) = (stopping.clone(), connections.clone());
                let door = Arc::clone(&door);
                thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread()
                        .enable_all()
                        .build()
                        .expect("a loop");
                    LocalSet::new().block_on(&runtime, async move {
                        connection::accept(
                            listener,
                            stopping,
                            connections.clone(),
                            move |request, peer| {
                                let door = Arc::clone(&door);
                                async move { door.answer(request, peer).await }
                            },
                        )
                        .await;
                        connections.wait().await;
                    });
                })
            })
            .collect();
        data.announce(&Announcement {
            url: url.clone(),
            pid: std::process::id(),
            region: config.region.clone(),
            sandbox: data.sandbox_name(),
        })?;
        Ok(Server {
            url,
            stopping,
            connections,
            shards,
            data,
        })
    }

    /// `http://127.0.0.1:4566`
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Stops: no new connections, open requests may finish within a bound or until `hurry`, then
    /// everything behind the door goes. Returns `false` when it was hurried.
    pub(crate) async fn stop(self, hurry: impl Future<Output = ()>) -> bool {
        self.stopping.cancel();
        self.connections.close();
        let mut hurry = pin!(hurry);
        let patient = tokio::select! {
            () = self.connections.wait() => true,
            () = tokio::time::sleep(limits::GRACE) => true,
            () = &mut hurry => false,
        };
        drop(self.shards);
        drop(self.data);
        patient
    }
}
