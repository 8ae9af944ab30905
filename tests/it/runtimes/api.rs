//! A Runtime API small enough to be right: it hands out events in order and keeps what comes back.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};

/// What the runtime is given: the body and headers of one `next`.
#[derive(Debug, Clone)]
pub struct Event {
    pub body: String,
    pub headers: Vec<(&'static str, String)>,
}

/// What the runtime posted.
#[derive(Debug, Clone)]
pub struct Posted {
    /// The part of the path after `/2018-06-01/runtime/`.
    pub place: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

/// Something that happened at the API.
#[derive(Debug)]
pub enum Happening {
    Posted(Posted),
    /// The runtime asked for an event and there is none left.
    Idle,
}

/// Serves until the listener's environment is gone.
pub fn serve(listener: TcpListener, events: Vec<Event>) -> mpsc::Receiver<Happening> {
    let (happened, happenings) = mpsc::channel();
    let events = Arc::new(Mutex::new(VecDeque::from(events)));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (events, happened) = (Arc::clone(&events), happened.clone());
            std::thread::spawn(move || converse(&stream, &events, &happened));
        }
    });
    happenings
}

fn converse(
    stream: &TcpStream,
    events: &Mutex<VecDeque<Event>>,
    happened: &mpsc::Sender<Happening>,
) -> Option<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let (method, path, headers, body) = read_request(&mut reader)?;
        let place = path.strip_prefix("/2018-06-01/runtime/")?.to_owned();
        if method == "POST" {
            happened
                .send(Happening::Posted(Posted {
                    place,
                    headers,
                    body,
                }))
                .ok()?;
            answer(stream, "202 Accepted", &[], "{\"status\":\"OK\"}\n")?;
            continue;
        }
        let next = events.lock().ok()?.pop_front();
        let Some(event) = next else {
            happened.send(Happening::Idle).ok()?;
            // never answered: the connection stays open as it does while an environment is frozen
            let mut rest = Vec::new();
            reader.read_to_end(&mut rest).ok()?;
            return None;
        };
        answer(stream, "200 OK", &event.headers, &event.body)?;
    }
}

fn read_request(
    reader: &mut impl BufRead,
) -> Option<(String, String, BTreeMap<String, String>, String)> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    if headers.contains_key("transfer-encoding") {
        let body = read_chunks(reader, &mut headers)?;
        return Some((method, path, headers, body));
    }
    let length = headers
        .get("content-length")
        .map_or(0, |length| length.parse().expect("a length is a number"));
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((
        method,
        path,
        headers,
        String::from_utf8_lossy(&body).into_owned(),
    ))
}

/// A body in chunks; its trailers are added to the headers.
fn read_chunks(
    reader: &mut impl BufRead,
    headers: &mut BTreeMap<String, String>,
) -> Option<String> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let size = usize::from_str_radix(line.trim(), 16).expect("a chunk has a size");
        if size == 0 {
            break;
        }
        let mut chunk = vec![0; size + 2];
        reader.read_exact(&mut chunk).ok()?;
        body.extend_from_slice(chunk.strip_suffix(b"\r\n").expect("a chunk ends"));
    }
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            return Some(String::from_utf8_lossy(&body).into_owned());
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
}

fn answer(
    mut stream: &TcpStream,
    status: &str,
    headers: &[(&str, String)],
    body: &str,
) -> Option<()> {
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let length = body.len();
    let response = format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n{body}");
    stream.write_all(response.as_bytes()).ok()
}
