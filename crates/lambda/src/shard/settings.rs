//! What the data plane is told once, and what its shards share.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use frazil_sandbox::Sandbox;
use tokio::net::TcpListener;
use tokio::time::Instant;

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
pub(crate) struct Shared {
    pub(crate) presences: Presences,
    pub(super) provisioned: ProvisionBoard,
    /// How fast each function may be given environments.
    pub(super) growth: Rates,
    /// How many requests are let in.
    pub(super) gates: Gates,
    stopping: AtomicBool,
    /// Invocations under way of functions that have concurrency of their own.
    reserved: Mutex<HashMap<String, Arc<AtomicU64>>>,
}

impl Shared {
    pub(crate) fn new(now: Instant) -> Shared {
        Shared {
            presences: Presences::default(),
            provisioned: ProvisionBoard::default(),
            growth: Rates::default(),
            gates: Gates::new(now),
            stopping: AtomicBool::default(),
            reserved: Mutex::default(),
        }
    }

    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    pub(crate) fn reserved(&self, function: &str) -> Arc<AtomicU64> {
        let mut known = self.reserved.lock().unwrap_or_else(PoisonError::into_inner);
        match known.get(function) {
            Some(count) => count.clone(),
            None => known.entry(function.to_owned()).or_default().clone(),
        }
    }
}
