//! Warm invocations over HTTP, through the Invoke call and through a function URL.

use std::error::Error;
use std::net::SocketAddr;
use std::time::Duration;

use crate::floor::Echo;
use crate::functions::Function;
use crate::load::{self, Load};
use crate::report::{Report, show};
use crate::server::{Server, invocation, request};

const CONNECTIONS: [usize; 3] = [1, 16, 64];

/// Prints what a bare HTTP server of the same kind does; answers its rate at 16 connections.
pub(crate) async fn echo(report: &Report, length: Duration) -> Result<(), Box<dyn Error>> {
    let echo = Echo::start()?;
    let bytes = request("POST", "/", "localhost", "", "{\"hello\":\"world\"}");
    for connections in CONNECTIONS {
        let load = load::run(echo.address, &bytes, connections, length).await?;
        line(report, "floor: bare HTTP echo", connections, &load, None);
    }
    echo.stop();
    Ok(())
}

/// Prints rates and latencies of one function; `floor` is the rate of its client against a bare loop on one core.
pub(crate) async fn run(
    report: &Report,
    server: &Server,
    function: &Function,
    floor: Option<f64>,
    length: Duration,
) -> Result<(), Box<dyn Error>> {
    let host = server.public_url(function.name).await?;
    let ways = [
        ("Invoke", invocation(function.name, &function.payload, "")),
        ("URL", request("GET", "/", &host, "", "")),
    ];
    for (way, bytes) in ways {
        for connections in CONNECTIONS {
            let load = warmed(server.address, &bytes, connections, length).await?;
            line(
                report,
                &format!("{} by {way}", function.name),
                connections,
                &load,
                floor,
            );
        }
    }
    Ok(())
}

async fn warmed(
    address: SocketAddr,
    bytes: &[u8],
    connections: usize,
    length: Duration,
) -> std::io::Result<Load> {
    load::run(address, bytes, connections, length / 4).await?;
    load::run(address, bytes, connections, length).await
}

fn line(report: &Report, name: &str, connections: usize, load: &Load, floor: Option<f64>) {
    let beside = floor.map(|floor| {
        format!(
            "   {:.2} of the bare loop's {floor:.0}/s",
            load.per_second / floor
        )
    });
    let figures = format!(
        "{:>8.0}/s   p50 {:>9}   p99 {:>9}   failed {}{}",
        load.per_second,
        show(load.latency.percentile(50.0)),
        show(load.latency.percentile(99.0)),
        load.failures,
        beside.unwrap_or_default(),
    );
    report.line(&format!("{name}, {connections} connections"), &figures);
}
