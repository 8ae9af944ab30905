//! One shard's accept loop and its connections, bounded in number and patience.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::limits::{ACCEPT_PAUSE, Bounds, HEAD_BYTES_LEAST};
use super::places::{Place, Places};
use super::respond::Body;
use super::taken::Taken;

/// Accepts until `stopping`; `connections` knows those that still have an open request.
pub(super) async fn accept<F, A>(
    listener: std::net::TcpListener,
    stopping: CancellationToken,
    connections: TaskTracker,
    bounds: Arc<Bounds>,
    answer: F,
) where
    F: Fn(Request<Incoming>, SocketAddr) -> A + 'static,
    A: Future<Output = Response<Body>> + 'static,
{
    let listener = TcpListener::from_std(listener).expect("the socket was made non-blocking");
    let answer = Rc::new(answer);
    let places = Places::new(count(bounds.core_connections_max));
    loop {
        let came = async { (listener.accept().await, places.take().await) };
        let (accepted, place) = tokio::select! {
            () = stopping.cancelled() => return,
            came = came => came,
        };
        match accepted {
            Ok((stream, peer)) => {
                let answer = Rc::clone(&answer);
                let answer = move |request, peer| answer(request, peer);
                let (stopping, bounds) = (stopping.clone(), bounds.clone());
                let connection = serve(stream, peer, Some(place), stopping, bounds, answer);
                connections.spawn_local(connection);
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Answers one connection's requests until it closes or gives its place up; after `stopping` the
/// open one is the last. Functions' connections have no place: environments are counted.
pub(super) async fn serve<F, A>(
    stream: TcpStream,
    peer: SocketAddr,
    place: Option<Place>,
    stopping: CancellationToken,
    bounds: Arc<Bounds>,
    answer: F,
) where
    F: Fn(Request<Incoming>, SocketAddr) -> A + 'static,
    A: Future<Output = Response<Body>> + 'static,
{
    // Answers are small and complete: waiting for more to send would only delay them.
    let _ = stream.set_nodelay(true);
    let place = place.map(Rc::new);
    let asking = place.clone();
    let service = service_fn(move |request| {
        let (place, answered) = (asking.clone(), answer(request, peer));
        async move {
            place.iter().for_each(|place| place.asks());
            let response = answered.await;
            place.iter().for_each(|place| place.rests());
            Ok::<_, Infallible>(response)
        }
    });
    let stream = Taken::new(stream, bounds.answer_stall_ms_max);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_millis(bounds.head_ms_max))
        // hyper panics below its own least size
        .max_buf_size(count(bounds.head_bytes_max).max(HEAD_BYTES_LEAST))
        .max_headers(count(bounds.headers_max))
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = &mut connection => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
        has_asked = given_up(place.as_deref()) => {
            if !has_asked {
                return;
            }
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        // Clients that break off are everyday.
        tracing::debug!(%error, %peer, "a connection ended early");
    }
}

/// Waits until somebody else needs the place; whether anything was asked from it.
async fn given_up(place: Option<&Place>) -> bool {
    match place {
        Some(place) => {
            place.guest.leave.notified().await;
            place.guest.has_asked.get()
        }
        None => std::future::pending().await,
    }
}

/// A bound as a number of things in memory.
fn count(bound: u64) -> usize {
    usize::try_from(bound).unwrap_or(usize::MAX)
}
