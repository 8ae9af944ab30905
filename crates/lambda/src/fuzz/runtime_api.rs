//! The Runtime API's HTTP: a runtime may send anything, in any pieces.

use std::io::Write as _;
use std::net::{Shutdown, TcpListener, TcpStream};

use super::feed::feed;
use crate::runtime_api::http::{Body, Reader};

const BODY_BYTES_MAX: u64 = 1000;

/// What is read from a connection on which `bytes` arrive, and whether it ended in order.
async fn read(listener: &TcpListener, bytes: &[u8]) -> (Vec<String>, bool) {
    let address = listener.local_addr().expect("it is bound");
    let mut client = TcpStream::connect(address).expect("it listens");
    let (server, _) = listener.accept().expect("it was connected to");
    client
        .write_all(bytes)
        .expect("the kernel's buffer is larger");
    client.shutdown(Shutdown::Write).expect("it is open");
    server.set_nonblocking(true).expect("it is open");
    let server = tokio::net::TcpStream::from_std(server).expect("a runtime");
    let (half, _write) = server.into_split();
    let (mut reader, mut seen) = (Reader::new(half), Vec::new());
    loop {
        let head = match reader.head().await {
            Ok(Some(head)) => head,
            Ok(None) => return (seen, true),
            Err(_) => return (seen, false),
        };
        let Ok((body, trailers)) = reader.body(head.length, BODY_BYTES_MAX).await else {
            return (seen, false);
        };
        if let Body::Whole(body) = &body {
            assert!(body.len() as u64 <= BODY_BYTES_MAX);
        }
        seen.push(format!("{head:?} {body:?} {trailers:?}"));
    }
}

#[test]
fn a_runtime_may_send_anything() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    feed("runtime", 1000, |bytes| {
        let (seen, _) = runtime.block_on(read(&listener, bytes));
        // Every request takes at least its line, so there cannot be more of them than bytes.
        assert!(seen.len() <= bytes.len());
    });
}
