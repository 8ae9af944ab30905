//! WebSocket APIs: connections, what they say, and what is said to them.
//!
//! | moment | module | route |
//! |---|---|---|
//! | a client asks to be upgraded | `handshake` | `$connect` |
//! | it sends a message | `session` | selected by the message, or `$default` |
//! | it leaves | `session` | `$disconnect` |
//! | a function sends to it, or ends it | `management` | – |

mod events;
mod handshake;
mod integrate;
mod management;
mod session;

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;
use serde_json::Value as Json;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

pub use self::management::Management;

/// The connections that are open.
#[derive(Default)]
pub(crate) struct Connections {
    open: RwLock<HashMap<String, Arc<Connection>>>,
    pub(crate) closing: CancellationToken,
}

/// An open connection.
pub(crate) struct Connection {
    pub(crate) id: String,
    pub(crate) api: String,
    pub(crate) stage: String,
    /// The host that the client asked, without a port.
    pub(crate) domain: String,
    pub(crate) source_ip: String,
    pub(crate) user_agent: String,
    pub(crate) connected_ms: i64,
    active_ms: AtomicI64,
    /// What the authorizer said, for every event.
    pub(crate) authorizer: Option<Json>,
    out: mpsc::Sender<Out>,
}

/// What is to be sent to a client.
pub(crate) enum Out {
    /// A message.
    Message(Bytes),
    /// The end.
    Close,
}

impl Connections {
    fn find(&self, id: &str) -> Option<Arc<Connection>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.get(id).cloned()
    }

    fn count(&self) -> usize {
        self.open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .len()
    }

    fn add(&self, connection: Arc<Connection>) {
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        open.insert(connection.id.clone(), connection);
    }

    fn remove(&self, id: &str) {
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        open.remove(id);
    }
}

impl Connection {
    /// Something came or went.
    fn touch(&self, now_ms: i64) {
        self.active_ms.store(now_ms, Ordering::Relaxed);
    }

    fn active_ms(&self) -> i64 {
        self.active_ms.load(Ordering::Relaxed)
    }

    /// Puts something in the line to the client; `false` when nobody takes it any more.
    async fn send(&self, out: Out) -> bool {
        self.out.send(out).await.is_ok()
    }
}
