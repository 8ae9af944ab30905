//! Clients that misbehave: each gets an answer, and the server goes on.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::world::{PATIENCE, World};

fn connect(world: &World) -> TcpStream {
    let address = world.url().trim_start_matches("http://");
    let stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream
}

/// Sends bytes and reads whatever comes.
fn tell(world: &World, bytes: &[u8]) -> String {
    let mut stream = connect(world);
    // The server may have answered and closed before it has everything.
    let _ = stream.write_all(bytes);
    let mut told = Vec::new();
    let _ = stream.read_to_end(&mut told);
    String::from_utf8_lossy(&told).into_owned()
}

fn post(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS AK:c2ln\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn enormous_heads_half_open_connections_and_entities_are_bounded() {
    let world = World::new();
    let many: String = (0..300).map(|n| format!("x-{n}: y\r\n")).collect();
    let told = tell(&world, format!("GET / HTTP/1.1\r\n{many}\r\n").as_bytes());
    assert!(told.starts_with("HTTP/1.1 431"), "{told}");
    // Opened, begun and left: they hold nothing up.
    let half: Vec<_> = (0..50).map(|_| connect(&world)).collect();
    for mut stream in &half {
        stream.write_all(b"GET /_frazil/health HTT").expect("sent");
    }
    let own = "PUT /box HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS AK:c2ln\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    assert!(tell(&world, own.as_bytes()).starts_with("HTTP/1.1 200"));
    let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
                  <Delete><Object><Key>&b;</Key></Object></Delete>";
    let told = tell(&world, post("/box?delete", laughs).as_bytes());
    assert!(
        told.starts_with("HTTP/1.1 400") && told.contains("MalformedXML"),
        "{told}"
    );
    drop(half);
    assert!(world.get("/_frazil/health").status == 200);
}

#[test]
fn an_upload_that_waits_is_told_to_continue() {
    let world = World::new();
    let head = |path: &str, length: usize| {
        format!(
            "PUT {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS AK:c2ln\r\nContent-Length: {length}\r\nConnection: close\r\n"
        )
    };
    let told = tell(&world, format!("{}\r\n", head("/box", 0)).as_bytes());
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
    let mut stream = connect(&world);
    let waiting = format!("{}Expect: 100-continue\r\n\r\n", head("/box/k", 5));
    stream.write_all(waiting.as_bytes()).expect("sent");
    let mut first = [0; 25];
    stream.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"hello").expect("sent");
    let mut told = String::new();
    stream.read_to_string(&mut told).expect("an answer");
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
    // Nobody is asked for a body that is not wanted.
    let mut stream = connect(&world);
    let waiting = format!("{}Expect: 100-continue\r\n\r\n", head("/nobox/k", 5));
    stream.write_all(waiting.as_bytes()).expect("sent");
    let mut told = String::new();
    stream.read_to_string(&mut told).expect("an answer");
    assert!(told.starts_with("HTTP/1.1 404"), "{told}");
}
