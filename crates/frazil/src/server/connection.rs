//! One shard's accept loop and its connections, bounded in number and patience.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::limits::{
    ACCEPT_PAUSE, CONNECTIONS_PER_SHARD_MAX, HEAD_BYTES_MAX, HEAD_TIMEOUT, HEADERS_MAX,
};
use super::respond::Body;

/// Accepts until `stopping`; `connections` knows those that still have an open request.
pub(super) async fn accept<F, A>(
    listener: std::net::TcpListener,
    stopping: CancellationToken,
    connections: TaskTracker,
    answer: F,
) where
    F: Fn(Request<Incoming>, SocketAddr) -> A + 'static,
    A: Future<Output = Response<Body>> + 'static,
{
    let listener = TcpListener::from_std(listener).expect("the socket was made non-blocking");
    let answer = Rc::new(answer);
    let places = Arc::new(Semaphore::new(CONNECTIONS_PER_SHARD_MAX));
    loop {
        let place = Arc::clone(&places).acquire_owned().await;
        let accepted = tokio::select! {
            () = stopping.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let answer = Rc::clone(&answer);
                let answer = move |request, peer| answer(request, peer);
                let connection = serve(stream, peer, stopping.clone(), answer);
                connections.spawn_local(async move {
                    connection.await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Answers one connection's requests until it closes; after `stopping` the open one is the last.
pub(super) async fn serve<F, A>(
    stream: TcpStream,
    peer: SocketAddr,
    stopping: CancellationToken,
    answer: F,
) where
    F: Fn(Request<Incoming>, SocketAddr) -> A + 'static,
    A: Future<Output = Response<Body>> + 'static,
{
    // Answers are small and complete: waiting for more to send would only delay them.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let answered = answer(request, peer);
        async move { Ok::<_, Infallible>(answered.await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(HEADERS_MAX)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = &mut connection => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        // Clients that break off are everyday.
        tracing::debug!(%error, %peer, "a connection ended early");
    }
}
