//! What the machine allows: the same runtime client against a bare loop, and a bare HTTP echo.

use std::cell::Cell;
use std::convert::Infallible;
use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use frazil_sandbox::{Mount, Network, Program, Spec};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::HeaderValue;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;
use tokio::task::LocalSet;

use crate::environments;

/// A runtime client and a package, as an environment starts them.
pub(crate) struct Client {
    /// Read-only mounts, the package among them.
    pub(crate) mounts: Vec<Mount>,
    /// The command.
    pub(crate) argv: Vec<String>,
    /// The whole environment.
    pub(crate) variables: Vec<(String, String)>,
    /// Where it asks for events.
    pub(crate) runtime_api: SocketAddr,
}

/// Invocations per second when nothing but the Runtime API stands between the client and its next event: one
/// environment, one loop, both on the first core.
pub(crate) fn bare_loop(
    state: &Path,
    client: &Client,
    event: &str,
    length: Duration,
) -> Result<f64, Box<dyn Error>> {
    let sandbox = environments::sandbox(state, 0, Network::Off)?;
    let mut environment = sandbox.create(&Spec {
        mounts: client.mounts.clone(),
        memory_bytes: 1769 << 20,
        listeners: vec![client.runtime_api],
        network: false,
        core: Some(0),
        ..Spec::default()
    })?;
    let listener = environment
        .take_listeners()
        .pop()
        .ok_or("the listener was asked for")?;
    let process = environment.start(&Program {
        argv: client.argv.iter().map(Into::into).collect(),
        env: client
            .variables
            .iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect(),
        cwd: "/var/task".into(),
        log_fd_number: None,
    })?;
    // Unread output would stop the program when its pipes are full.
    for output in [process.stdout, process.stderr] {
        rustix::fs::fcntl_setfl(&output, rustix::fs::OFlags::empty())?;
        std::thread::spawn(move || {
            std::io::copy(&mut std::fs::File::from(output), &mut std::io::sink())
        });
    }
    pin_to_first_core();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let rate = LocalSet::new().block_on(
        &runtime,
        serve_events(listener, Bytes::copy_from_slice(event.as_bytes()), length),
    )?;
    environment.destroy()?;
    sandbox.stop();
    Ok(rate)
}

fn pin_to_first_core() {
    let mut set = rustix::thread::CpuSet::new();
    set.set(0);
    // Without the pin the figure is a little worse, that is all.
    let _ = rustix::thread::sched_setaffinity(None, &set);
}

async fn serve_events(
    listener: std::net::TcpListener,
    event: Bytes,
    length: Duration,
) -> std::io::Result<f64> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let answered = Rc::new(Cell::new(0_u64));
    let accepting = {
        let answered = Rc::clone(&answered);
        tokio::task::spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let (answered, event) = (Rc::clone(&answered), event.clone());
                let service = service_fn(move |request| {
                    next_or_answer(request, event.clone(), Rc::clone(&answered))
                });
                let connection = hyper::server::conn::http1::Builder::new();
                tokio::task::spawn_local(
                    connection.serve_connection(TokioIo::new(stream), service),
                );
            }
        })
    };
    // The client must be warm before the clock starts.
    while answered.get() < 500 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let (started, before) = (Instant::now(), answered.get());
    tokio::time::sleep(length).await;
    let rate = (answered.get() - before) as f64 / started.elapsed().as_secs_f64();
    accepting.abort();
    Ok(rate)
}

/// The whole Runtime API of the floor: every `next` has an event, every answer is thrown away.
async fn next_or_answer(
    request: Request<Incoming>,
    event: Bytes,
    answered: Rc<Cell<u64>>,
) -> Result<Response<Full<Bytes>>, hyper::Error> {
    if request.method() == Method::GET {
        let mut event = Response::new(Full::new(event));
        let headers = event.headers_mut();
        let pairs = [
            (
                "lambda-runtime-aws-request-id",
                "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
            ),
            ("lambda-runtime-deadline-ms", "9999999999999"),
            (
                "lambda-runtime-invoked-function-arn",
                "arn:aws:lambda:us-east-1:000000000000:function:f",
            ),
            ("content-type", "application/json"),
        ];
        for (name, value) in pairs {
            headers.insert(name, HeaderValue::from_static(value));
        }
        return Ok(event);
    }
    request.into_body().collect().await?;
    answered.set(answered.get() + 1);
    let mut done = Response::new(Full::from("{\"status\":\"OK\"}\n"));
    *done.status_mut() = hyper::StatusCode::ACCEPTED;
    Ok(done)
}

/// A bare HTTP server, one loop per core, that answers everything with a few bytes.
pub(crate) struct Echo {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    stop: Vec<oneshot::Sender<()>>,
}

impl Echo {
    /// Starts one loop per core, all on one port.
    pub(crate) fn start() -> std::io::Result<Echo> {
        let cores = std::thread::available_parallelism()?.get();
        let first = listen(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        let address = first.local_addr()?;
        let others = (1..cores).map(|_| listen(address));
        let listeners = std::iter::once(Ok(first))
            .chain(others)
            .collect::<Result<Vec<_>, _>>()?;
        let mut stop = Vec::new();
        for listener in listeners {
            let (sender, stopped) = oneshot::channel();
            std::thread::spawn(move || echo_until(listener, stopped));
            stop.push(sender);
        }
        Ok(Echo { address, stop })
    }

    /// Ends its loops.
    pub(crate) fn stop(self) {
        for sender in self.stop {
            // A loop that has ended needs no telling.
            let _ = sender.send(());
        }
    }
}

fn listen(address: SocketAddr) -> std::io::Result<std::net::TcpListener> {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None)?;
    socket.set_reuse_port(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(1024)?;
    Ok(socket.into())
}

fn echo_until(
    listener: std::net::TcpListener,
    stopped: oneshot::Receiver<()>,
) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    LocalSet::new().block_on(&runtime, async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let accepting = async {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let connection = hyper::server::conn::http1::Builder::new();
                tokio::task::spawn_local(
                    connection.serve_connection(TokioIo::new(stream), service_fn(echo)),
                );
            }
        };
        tokio::select! {
            () = accepting => {}
            _ = stopped => {}
        }
        Ok(())
    })
}

async fn echo(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    // The body of a broken request is nobody's loss here.
    let body = request
        .into_body()
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes);
    Ok(Response::new(Full::new(body.unwrap_or_default())))
}
