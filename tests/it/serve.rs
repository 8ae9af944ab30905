//! `frazil serve` as a program: starting, stopping, and what it says.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::world::{World, frazil, frazil_in, program, send_signal, wait_for};

#[test]
fn health_tells_status_version_services_and_counts() {
    let world = World::new();
    let health = world.get("/_frazil/health").succeeded().json();
    assert_eq!(health["status"], "running");
    assert_eq!(health["services"]["lambda"], "running");
    assert_eq!(health["counts"]["functions"], 0);
    assert!(health["version"].is_string(), "{health}");
}

#[test]
fn a_taken_port_is_a_clear_error() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("it is bound").to_string();
    let output = frazil(&["serve", "--listen", &address]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr.contains(&format!("cannot listen on {address}")),
        "{stderr}"
    );
    assert!(
        stderr.contains("is taken by another program") && stderr.contains("--listen"),
        "{stderr}"
    );
}

#[test]
fn a_port_of_another_frazil_is_taken_too() {
    let world = World::new();
    let address = world.url().trim_start_matches("http://");
    let output = frazil(&["serve", "--listen", address]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains("is taken by another program"), "{stderr}");
}

#[test]
fn a_data_folder_has_one_server() {
    let world = World::new();
    let output = frazil_in(&world.data(), &["serve", "--listen", "127.0.0.1:0"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr.contains("is in use") && stderr.contains(world.url()),
        "{stderr}"
    );
    world.get("/_frazil/health").succeeded();
}

#[test]
fn an_interrupt_stops_it_cleanly() {
    for signal in ["INT", "TERM", "HUP"] {
        let mut world = World::new();
        let status = world.take_server().end(signal);
        assert_eq!(status.code(), Some(0), "{signal}");
        world.assert_nothing_remains();
    }
}

#[test]
fn a_second_signal_is_immediate_and_still_cleans() {
    let mut world = World::new();
    world
        .function("sleeper")
        .timeout(60)
        .python("import time\ndef handler(e, c): time.sleep(50)")
        .create();
    let url = world.url().to_owned();
    let client = std::thread::spawn(move || crate::world::try_invoke(&url, "sleeper", "{}"));
    world.wait_for_log_lines("sleeper", "START RequestId", 1);
    let server = world.take_server();
    send_signal(server.pid(), "TERM");
    wait_for("the first signal to be heard", || {
        server.stderr().contains("Stopping").then_some(())
    });
    let status = server.end("TERM");
    assert_eq!(status.code(), Some(130));
    assert!(
        client.join().expect("the client does not panic").is_err(),
        "the request was cut off"
    );
    world.assert_nothing_remains();
}

#[test]
fn an_ephemeral_server_keeps_nothing() {
    let world = World::without_server();
    let runtime = world.scratch("runtime");
    let mut child = program::bare()
        .args(["serve", "--ephemeral", "--listen", "127.0.0.1:0"])
        .env("XDG_RUNTIME_DIR", &runtime)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut ready = [0; 6];
    let stdout = child.stdout.as_mut().expect("stdout is piped");
    stdout
        .read_exact(&mut ready)
        .expect("the server says that it is ready");
    assert_eq!(&ready, b"Ready.");
    let folders = || {
        std::fs::read_dir(runtime.join("frazil/ephemeral"))
            .expect("it is there")
            .count()
    };
    assert_eq!(folders(), 1);
    send_signal(child.id(), "TERM");
    assert!(child.wait().expect("the server is our child").success());
    assert_eq!(folders(), 0);
}

#[test]
fn a_slow_client_does_not_hold_up_others() {
    let world = World::new();
    let address = world.url().trim_start_matches("http://");
    let mut slow: Vec<TcpStream> = (0..64)
        .map(|_| TcpStream::connect(address).expect("it listens"))
        .collect();
    for stream in &mut slow {
        stream
            .write_all(b"POST /2015-03-31/functions HTTP/1.1\r\nContent-Le")
            .expect("it reads");
    }
    world.get("/_frazil/health").succeeded();
}

#[test]
fn a_head_without_end_is_refused() {
    let world = World::new();
    let address = world.url().trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .expect("a socket");
    let line = format!("X-Filler: {}\r\n", "a".repeat(4000));
    let mut sent = stream.write_all(b"GET /_frazil/health HTTP/1.1\r\n");
    for _ in 0..400 {
        sent = sent.and_then(|()| stream.write_all(line.as_bytes()));
    }
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(
        sent.is_err() || answer.starts_with("HTTP/1.1 4"),
        "{answer}"
    );
    world.get("/_frazil/health").succeeded();
}

#[test]
fn an_unknown_service_is_named_in_its_own_protocol() {
    let world = World::new();
    let reply = world.target("Kinesis_20131202.ListStreams", &serde_json::json!({}));
    assert_eq!(reply.status, 400);
    assert_eq!(reply.fault().0, "UnknownOperationException");
    assert!(reply.fault().1.contains("Kinesis_20131202"), "{reply:?}");
    let answer = world.boto3(
        "import boto3, json, botocore\n\
         try: boto3.client('elasticache').describe_cache_clusters()\n\
         except botocore.exceptions.ClientError as e: print(json.dumps(e.response['Error']))",
    );
    assert_eq!(answer["Code"], "InvalidAction");
    assert!(
        answer["Message"]
            .as_str()
            .is_some_and(|text| text.contains("elasticache")),
        "{answer}"
    );
}

#[test]
fn paths_and_errors_are_json_on_request() {
    let output = frazil(&["paths", "--json"]);
    let paths: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(
        paths["cache"]
            .as_str()
            .is_some_and(|path| path.ends_with("/frazil")),
        "{paths}"
    );
    let output = frazil(&["serve", "--json", "--listen", "nowhere"]);
    let error: Value = serde_json::from_slice(&output.stderr).expect("JSON");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        error["error"]["try"]
            .as_str()
            .is_some_and(|text| text.contains("--listen")),
        "{error}"
    );
}

#[test]
fn env_prints_lines_for_the_shell() {
    let world = World::new();
    let output = frazil_in(&world.data(), &["env"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.contains(&format!("export AWS_ENDPOINT_URL={}\n", world.url())),
        "{text}"
    );
    for name in [
        "AWS_ACCESS_KEY_ID=AKIA",
        "AWS_SECRET_ACCESS_KEY=",
        "AWS_REGION=us-east-1",
    ] {
        assert!(text.contains(&format!("export {name}")), "{text}");
    }
}
