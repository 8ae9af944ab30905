//! accept: one listening socket per shard on one port, shared by the kernel.

use std::io;
use std::net::{SocketAddr, TcpListener};

use socket2::{Domain, Protocol, Socket, Type};

use super::limits::BACKLOG;
use crate::error::Error;

/// `count` sockets that listen on the same address; with port 0 on one free port.
///
/// # Errors
/// When the address is taken or is not this machine's.
pub(super) fn bind(address: SocketAddr, count: usize) -> Result<Vec<TcpListener>, Error> {
    bind_all(address, count).map_err(|error| refused(address, &error))
}

fn bind_all(address: SocketAddr, count: usize) -> io::Result<Vec<TcpListener>> {
    // Sockets that share a port would also share it with another server of this user: so the
    // first one asks for the port alone, and shares it only once it has it.
    let first = socket(address)?;
    first.bind(&address.into())?;
    first.set_reuse_port(true)?;
    first.listen(BACKLOG)?;
    let first = TcpListener::from(first);
    let bound = first.local_addr()?;
    let mut listeners = vec![first];
    while listeners.len() < count {
        let next = socket(bound)?;
        next.set_reuse_port(true)?;
        next.bind(&bound.into())?;
        next.listen(BACKLOG)?;
        listeners.push(next.into());
    }
    Ok(listeners)
}

fn socket(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(
        Domain::for_address(address),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
    // A restart must not wait for connections of the last run to time out.
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}

fn refused(address: SocketAddr, cause: &io::Error) -> Error {
    let error = Error::new(format!("cannot listen on {address}"));
    let port = address.port();
    match cause.kind() {
        io::ErrorKind::AddrInUse => error
            .because(format!("port {port} is taken by another program"))
            .try_this("stop that program, or choose a port: --listen 127.0.0.1:0 takes a free one"),
        io::ErrorKind::AddrNotAvailable => error
            .because(format!(
                "{} is not an address of this machine",
                address.ip()
            ))
            .try_this("use --listen 127.0.0.1:4566, or 0.0.0.0:4566 for every address"),
        io::ErrorKind::PermissionDenied => error
            .because(format!("port {port} is reserved for root"))
            .try_this("choose a port above 1023 with --listen"),
        _ => error.caused_by(cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_share_a_port_and_nobody_else_does() {
        let any = "127.0.0.1:0".parse().expect("an address");
        let listeners = bind(any, 3).expect("a free port");
        let address = listeners[0].local_addr().expect("it is bound");
        assert!(
            listeners
                .iter()
                .all(|one| one.local_addr().is_ok_and(|other| other == address))
        );
        let error = bind(address, 3).expect_err("the port is taken");
        assert!(
            error.to_string().contains("is taken by another program"),
            "{error}"
        );
    }
}
