//! Connections from the server into an environment.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;

use crate::channel::Channel;
use crate::limits::SOCKET_WAIT;
use crate::message::Order;

/// Makes sockets inside an environment's network. It may outlive the environment, and then fails.
#[derive(Debug, Clone)]
pub struct Connector {
    orders: Arc<Channel>,
}

impl Connector {
    pub(crate) fn new(orders: Arc<Channel>) -> Self {
        Self { orders }
    }

    /// A TCP socket (IPv4, non-blocking) that is not connected. What it connects to is looked up inside: processes of
    /// the environment, also frozen ones, under 127.0.0.1 or the address of `sandbox.localdomain`. Blocking for some
    /// microseconds, and as long as [`crate::Environment::kill_all`] is at work.
    ///
    /// # Errors
    /// The environment is gone, or did not answer in time.
    pub fn socket(&self) -> io::Result<OwnedFd> {
        let (channel, inside) = Channel::pair()?;
        self.orders.send(&Order::Socket, &[inside.as_fd()])?;
        drop(inside);
        let ((), mut fds) = channel.receive_within(SOCKET_WAIT)?;
        fds.pop().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}
