//! What the data plane is told once, and what its shards share.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use frazil_sandbox::Sandbox;
use tokio::net::TcpListener;

use crate::asynchronous::EventQueue;
use crate::directory::Directory;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::pool::presence::Presences;
use crate::rate::Rates;
use crate::runtime_api::server::accept;
use crate::seams::{CredentialIssuer, Entropy, LogSink};
use crate::shard::ShardHandle;
use crate::shard::gates::Gates;
use crate::shard::provision::ProvisionBoard;

/// What the data plane needs.
pub struct Settings {
    /// How many event loops; one for each core is best.
    pub shards: usize,
    /// Makes environments.
    pub sandbox: Arc<Sandbox>,
    /// Knows what there is to run.
    pub directory: Arc<Directory>,
    /// The bounds in force.
    pub limits: Limits,
    /// `AWS_REGION` of the functions.
    pub region: String,
    /// Twelve digits.
    pub account: String,
    /// Takes the log.
    pub logs: Arc<dyn LogSink>,
    /// Makes the keys that functions find in their variables.
    pub credentials: Arc<dyn CredentialIssuer>,
    /// Makes request ids.
    pub entropy: Arc<dyn Entropy>,
    /// Where functions reach AWS; none when they do not.
    pub endpoint: Option<Endpoint>,
    /// Whether functions reach the outside.
    pub network: bool,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// Takes events of asynchronous invocations; none when nobody does.
    pub events: Option<Arc<EventQueue>>,
}

/// AWS's services as functions see them: an address inside every environment.
#[derive(Clone)]
pub struct Endpoint {
    /// Inside the environment, such as 127.0.0.1:4566.
    pub address: SocketAddr,
    /// Takes an accepted connection, non-blocking. Called on the shard's thread.
    pub serve: Arc<dyn Fn(ShardHandle, std::net::TcpStream) + Send + Sync>,
}

impl Endpoint {
    /// `AWS_ENDPOINT_URL`
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Hands every connection over, until it is dropped.
    pub(crate) async fn accept(self, shard: ShardHandle, listener: TcpListener) {
        loop {
            match accept(&listener).await.into_std() {
                Ok(stream) => (self.serve)(shard.clone(), stream),
                Err(error) => tracing::warn!(%error, "cannot hand a connection over"),
            }
        }
    }
}

/// What shards share.
#[derive(Default)]
pub(crate) struct Shared {
    pub(crate) presences: Presences,
    pub(super) provisioned: ProvisionBoard,
    /// How fast each function may be given environments.
    pub(super) growth: Rates,
    /// How many requests are let in.
    pub(super) gates: Gates,
    stopping: AtomicBool,
}

impl Shared {
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }
}
