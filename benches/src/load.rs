//! A load generator that costs little: prepared bytes over kept-alive connections, one request
//! in flight on each. It shares the cores with what it measures, so every instruction counts.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::histogram::Samples;

/// What one run of [`run`] saw.
#[derive(Debug, Clone)]
pub(crate) struct Load {
    /// Answers per second over the whole run.
    pub(crate) per_second: f64,
    /// Time from the first byte written to the last byte read, of each answer.
    pub(crate) latency: Samples,
    /// Answers whose status was not 200.
    pub(crate) failures: usize,
}

/// Sends `request` over `connections` connections for `length` and counts the answers.
pub(crate) async fn run(
    address: SocketAddr,
    request: &[u8],
    connections: usize,
    length: Duration,
) -> std::io::Result<Load> {
    let started = Instant::now();
    let until = started + length;
    let mut tasks = Vec::with_capacity(connections);
    for _ in 0..connections {
        let request = request.to_vec();
        tasks.push(tokio::spawn(connection(address, request, until)));
    }
    let mut latency = Samples::default();
    let mut failures = 0;
    for task in tasks {
        let (samples, failed) = task.await.map_err(std::io::Error::other)??;
        latency.extend(&samples);
        failures += failed;
    }
    let per_second = latency.len() as f64 / started.elapsed().as_secs_f64();
    Ok(Load {
        per_second,
        latency,
        failures,
    })
}

async fn connection(
    address: SocketAddr,
    request: Vec<u8>,
    until: Instant,
) -> std::io::Result<(Samples, usize)> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (mut samples, mut failures) = (Samples::default(), 0);
    let mut buffer = Vec::with_capacity(16 * 1024);
    while Instant::now() < until {
        let sent = Instant::now();
        stream.write_all(&request).await?;
        if answer(&mut stream, &mut buffer).await?.0 != 200 {
            failures += 1;
        }
        samples.push(sent.elapsed());
    }
    Ok((samples, failures))
}

/// One whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// Status line and headers.
    head: String,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }
}

/// Sends one request over a new connection.
pub(crate) async fn once(address: SocketAddr, request: &[u8]) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    stream.write_all(request).await?;
    let mut buffer = Vec::new();
    let (status, body) = answer(&mut stream, &mut buffer).await?;
    let head = String::from_utf8_lossy(&buffer[..body]).into_owned();
    let body = buffer.split_off(body);
    Ok(Answer { status, head, body })
}

/// Reads one answer with a content length into `buffer`; tells its status and where its body begins.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<(u16, usize)> {
    buffer.clear();
    loop {
        if let Some(head) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            let (status, length) = parse_head(&buffer[..head])?;
            while buffer.len() < head + 4 + length {
                read_more(stream, buffer).await?;
            }
            return Ok((status, head + 4));
        }
        read_more(stream, buffer).await?;
    }
}

async fn read_more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<()> {
    if stream.read_buf(buffer).await? == 0 {
        return Err(std::io::Error::other(
            "the server closed the connection inside an answer",
        ));
    }
    Ok(())
}

fn parse_head(head: &[u8]) -> std::io::Result<(u16, usize)> {
    let text = std::str::from_utf8(head).map_err(std::io::Error::other)?;
    let status = text.split(' ').nth(1).and_then(|word| word.parse().ok());
    let length = header(text, "content-length").and_then(|value| value.parse().ok());
    match (status, length) {
        (Some(status), length) => Ok((status, length.unwrap_or(0))),
        (None, _) => Err(std::io::Error::other("the answer has no status")),
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut headers = head.lines().filter_map(|line| line.split_once(':'));
    let found = headers.find(|(found, _)| found.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_gives_status_and_length() {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\ndate: x";
        assert_eq!(parse_head(head).expect("a head"), (200, 12));
        assert!(parse_head(b"nonsense").is_err());
    }
}
