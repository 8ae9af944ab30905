//! Clients that misbehave: each gets an answer, and the server goes on.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

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

/// A world whose server has other limits.
fn limited(limits: &str) -> World {
    let mut world = World::without_server();
    let file = world.scratch("config").join("frazil.toml");
    std::fs::write(&file, format!("[limits]\n{limits}")).expect("the folder can be written");
    world.configure(&["--config", &file.to_string_lossy()]);
    world.start();
    world
}

/// Reads until the server closes; how much came, the connection's end included.
fn rest_of(stream: &mut TcpStream) -> Vec<u8> {
    let (mut told, mut piece) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        match stream.read(&mut piece) {
            Ok(0) => return told,
            Ok(bytes) => told.extend_from_slice(&piece[..bytes]),
            Err(error) => {
                let late = [ErrorKind::WouldBlock, ErrorKind::TimedOut];
                assert!(!late.contains(&error.kind()), "nobody closes: {error}");
                return told;
            }
        }
    }
}

fn is_well(world: &World) -> bool {
    world.get("/_frazil/health").status == 200
}

/// Makes the bucket `box`.
fn make_box(world: &World) {
    let told = tell(world, put("/box", 0).as_bytes());
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
}

fn get(path: &str) -> String {
    format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS AK:c2ln\r\nConnection: close\r\n\r\n"
    )
}

/// The head of an upload.
fn put(path: &str, length: usize) -> String {
    format!(
        "PUT {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS AK:c2ln\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )
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
    make_box(&world);
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
    let waiting = |path: &str| {
        let expect = "Connection: close\r\nExpect: 100-continue";
        put(path, 5).replace("Connection: close", expect)
    };
    make_box(&world);
    let mut stream = connect(&world);
    stream
        .write_all(waiting("/box/k").as_bytes())
        .expect("sent");
    let mut first = [0; 25];
    stream.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"hello").expect("sent");
    let mut told = String::new();
    stream.read_to_string(&mut told).expect("an answer");
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
    // Nobody is asked for a body that is not wanted.
    let mut stream = connect(&world);
    stream
        .write_all(waiting("/nobox/k").as_bytes())
        .expect("sent");
    let mut told = String::new();
    stream.read_to_string(&mut told).expect("an answer");
    assert!(told.starts_with("HTTP/1.1 404"), "{told}");
}

#[test]
fn heads_beyond_every_bound_are_refused() {
    let world = World::new();
    let enormous = format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "y".repeat(2 << 20));
    let many: String = (0..5000).map(|n| format!("x-{n}: y\r\n")).collect();
    let many = format!("GET / HTTP/1.1\r\n{many}\r\n");
    for head in [enormous, many] {
        let mut stream = connect(&world);
        // The server may close before it has everything, and what it said may be lost then.
        let _ = stream.write_all(head.as_bytes());
        let told = rest_of(&mut stream);
        assert!(told.is_empty() || told.starts_with(b"HTTP/1.1 431"));
        assert!(is_well(&world));
    }
}

#[test]
fn a_head_that_comes_byte_by_byte_has_a_deadline() {
    let world = limited("head_ms_max = 500\n");
    let mut stream = connect(&world);
    let silent = connect(&world);
    let mut head = b"GET / HTTP/1.1\r\nx: "
        .iter()
        .chain(std::iter::repeat(&b'y'));
    // A connection that is closed takes a byte or two before it tells.
    while let Some(byte) = head.next()
        && stream.write_all(&[*byte]).is_ok()
    {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(rest_of(&mut { silent }).is_empty());
    assert!(is_well(&world));
}

#[test]
fn bodies_that_stall_are_answered_in_the_words_of_their_protocol() {
    let world = limited("body_stall_ms_max = 300\n");
    make_box(&world);
    let words = "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.";
    let late = "the body did not arrive in time";
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let target =
        "X-Amz-Target: AmazonSQS.ListQueues\r\nContent-Type: application/x-amz-json-1.0\r\n";
    let cases = [
        ("PUT /box/k", "Authorization: AWS AK:c2ln\r\n", 400, words),
        ("POST /", target, 408, late),
        ("POST /", form, 408, late),
        ("POST /2015-03-31/functions/f/invocations", "", 408, late),
        ("POST /2015-03-31/functions", "", 408, late),
        ("POST /_frazil/url/abc", "", 408, late),
        ("POST /_frazil/api/abc/dev", "", 408, late),
        ("PUT /_frazil/cloudformation/abc", "", 408, late),
    ];
    // All of them wait at the same time, and nobody else has to.
    let begun = cases.map(|(line, headers, status, words)| {
        let mut stream = connect(&world);
        let head = format!("{line} HTTP/1.1\r\nHost: localhost\r\n{headers}");
        let begin = format!("{head}Content-Length: 100\r\n\r\n{{");
        stream.write_all(begin.as_bytes()).expect("sent");
        (line, stream, status, words)
    });
    assert!(is_well(&world));
    for (line, mut stream, status, words) in begun {
        let told = String::from_utf8_lossy(&rest_of(&mut stream)).into_owned();
        let told = told.strip_prefix(&format!("HTTP/1.1 {status} "));
        assert!(
            told.is_some_and(|it| it.contains(words)),
            "{line}: {told:?}"
        );
    }
    let nothing = tell(&world, get("/box/k").as_bytes());
    assert!(nothing.starts_with("HTTP/1.1 404"), "{nothing}");
}

#[test]
fn who_takes_nothing_of_an_answer_is_left() {
    const BYTES: usize = 32 << 20;
    let world = limited("answer_stall_ms_max = 300\n");
    make_box(&world);
    let mut upload = put("/box/large", BYTES).into_bytes();
    upload.resize(upload.len() + BYTES, b'x');
    assert!(tell(&world, &upload).starts_with("HTTP/1.1 200"));
    let mut stream = connect(&world);
    stream
        .write_all(get("/box/large").as_bytes())
        .expect("sent");
    // What is tried is that nothing is taken for so long.
    std::thread::sleep(Duration::from_secs(2));
    assert!(rest_of(&mut stream).len() < BYTES);
    assert!(is_well(&world));
}

#[test]
fn hundreds_of_silent_connections_hold_nobody_up() {
    let world = limited("core_connections_max = 8\n");
    let silent: Vec<_> = (0..600).map(|_| connect(&world)).collect();
    let began = std::time::Instant::now();
    assert!(is_well(&world));
    assert!(began.elapsed() < Duration::from_secs(10));
    // They have given way: the server has closed most of them.
    let closed = silent.into_iter().take(300).filter(|stream| {
        let patience = Some(Duration::from_millis(200));
        stream.set_read_timeout(patience).expect("a timeout");
        let mut stream: &TcpStream = stream;
        !matches!(stream.read(&mut [0]), Err(error) if error.kind() == ErrorKind::WouldBlock)
    });
    assert!(closed.count() > 250);
}

#[test]
fn requests_in_a_row_are_answered_in_a_row_and_garbage_ends_them() {
    let world = World::new();
    let health = "GET /_frazil/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let told = tell(
        &world,
        format!("{health}{health}\u{0}\u{7f} no request\r\n\r\n{health}").as_bytes(),
    );
    let lines = told.lines().filter(|line| line.contains("HTTP/1.1 "));
    let statuses: Vec<_> = lines
        .filter_map(|line| line.split("HTTP/1.1 ").nth(1)?.split(' ').next())
        .collect();
    assert_eq!(statuses, ["200", "200", "400"], "{told}");
    assert!(is_well(&world));
}

#[test]
fn clients_that_leave_in_the_middle_harm_nobody() {
    const BYTES: usize = 8 << 20;
    let world = World::new();
    make_box(&world);
    let mut upload = put("/box/whole", BYTES).into_bytes();
    upload.resize(upload.len() + BYTES, b'x');
    assert!(tell(&world, &upload).starts_with("HTTP/1.1 200"));
    for _ in 0..20 {
        let mut stream = connect(&world);
        stream
            .write_all(&upload[..1 << 20])
            .expect("the server takes it");
        drop(stream);
        let mut stream = connect(&world);
        let half = format!("{}half", put("/box/half", 100));
        stream.write_all(half.as_bytes()).expect("sent");
        drop(stream);
        let mut stream = connect(&world);
        stream
            .write_all(get("/box/whole").as_bytes())
            .expect("sent");
        stream.read_exact(&mut [0; 9]).expect("an answer begins");
    }
    assert!(is_well(&world));
    let whole = tell(&world, get("/box/whole").as_bytes());
    assert!(whole.starts_with("HTTP/1.1 200") && whole.len() > BYTES);
    let half = tell(&world, get("/box/half").as_bytes());
    assert!(half.starts_with("HTTP/1.1 404"), "{half}");
}
