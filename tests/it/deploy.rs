//! `frazil up`, `deploy`, `invoke` and `logs`: from a project folder to a page.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use http::Request;
use serde_json::Value;

use crate::world::{
    Reply, World, frazil_in, program, send, send_signal, url_request, wait_for, workspace,
};

/// A running `frazil up` with what it says.
struct Up {
    child: Child,
    url: String,
    sandbox_name: String,
}

impl Up {
    fn start(world: &World, project: &Path) -> Up {
        let stderr = world.scratch("up").join("stderr");
        let mut child = program::command(&world.data())
            .args(["up", "--listen", "127.0.0.1:0"])
            .arg(project)
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&stderr).expect("the world's folder can be written"))
            .spawn()
            .expect("the program can be started");
        let mut url = String::new();
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        stdout.read_line(&mut url).expect("stdout can be read");
        let url = url.trim().to_owned();
        if url.is_empty() {
            let _ = child.wait();
            panic!(
                "frazil up ended:\n{}",
                std::fs::read_to_string(stderr).unwrap_or_default()
            );
        }
        let sandbox_name = world.announced_sandbox_name();
        Up {
            child,
            url,
            sandbox_name,
        }
    }

    fn get(&self, path: &str) -> Reply {
        let host = self.url.trim_start_matches("http://").trim_end_matches('/');
        let port = host.rsplit(':').next().expect("a port");
        send(
            &format!("http://127.0.0.1:{port}"),
            url_request(&self.url, path),
        )
        .expect("the server answers")
    }

    fn post(&self, path: &str, kind: &str, body: Vec<u8>) -> Reply {
        let host = self.url.trim_start_matches("http://").trim_end_matches('/');
        let port = host.rsplit(':').next().expect("a port");
        let request = Request::post(path)
            .header("host", host)
            .header("content-type", kind)
            .body(body.into());
        send(
            &format!("http://127.0.0.1:{port}"),
            request.expect("a request"),
        )
        .expect("the server answers")
    }

    fn stop(mut self, world: &World) {
        send_signal(self.child.id(), "INT");
        let status = self.child.wait().expect("it is our child");
        assert_eq!(status.code(), Some(0));
        world.assert_nothing_remains_of(&self.sandbox_name);
    }
}

impl Drop for Up {
    /// A test that failed in the middle leaves no server behind.
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            send_signal(self.child.id(), "TERM");
            let _ = self.child.wait();
        }
    }
}

/// A copy of the guestbook, so that two tests do not share what packaging may write.
fn guestbook(world: &World) -> std::path::PathBuf {
    let copy = world.scratch("project");
    let copied = Command::new("cp")
        .arg("-r")
        .arg(workspace().join("examples/guestbook/."))
        .arg(&copy)
        .status();
    assert!(
        copied.is_ok_and(|status| status.success()),
        "the example could not be copied"
    );
    copy
}

/// What a row of the guestbook's context page says, without its markup.
fn row(page: &str, name: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("<th>{name}</th><td>"))
        .expect("the page has the row");
    rest.split("</td>")
        .next()
        .unwrap_or(rest)
        .replace("<code>", "")
        .replace("</code>", "")
}

/// The numbers in the tiles above a page.
fn tiles(page: &str) -> Vec<String> {
    let tiles = page.split("<strong>").skip(1);
    tiles
        .filter_map(|tile| Some(tile.split("</strong>").next()?.to_owned()))
        .collect()
}

#[test]
fn up_serves_the_guestbook_from_a_frozen_environment_heavy() {
    let world = World::without_server();
    let up = Up::start(&world, &guestbook(&world));
    assert!(
        up.url.starts_with("http://") && up.url.contains(".lambda-url."),
        "{}",
        up.url
    );
    let front = up.get("/").succeeded();
    assert!(
        front.header("content-type").starts_with("text/html"),
        "{front:?}"
    );
    assert!(front.text().contains("<form"), "{}", front.text());
    let again = up.get("/").succeeded().text();
    let counted = |page: &str| tiles(page)[0].parse::<u32>().expect("a number");
    assert_eq!(
        counted(&again),
        counted(&front.text()) + 1,
        "/tmp is as it was"
    );
    let first = up.get("/context").succeeded().text();
    let second = up.get("/context").succeeded().text();
    assert_eq!(
        row(&first, "Log stream"),
        row(&second, "Log stream"),
        "the same environment, thawed"
    );
    assert_ne!(row(&first, "Request id"), row(&second, "Request id"));
    assert_eq!(row(&first, "Log group"), "/aws/lambda/guestbook-dev");
    assert!(row(&first, "Remaining time").ends_with(" ms"), "{first}");
    assert_eq!(
        row(&first, "<code>GUESTBOOK_TITLE</code>"),
        "Guestbook on ice"
    );
    up.stop(&world);
}

#[test]
fn up_keeps_an_upload_in_s3_and_updates_when_run_again_heavy() {
    let world = World::without_server();
    let project = guestbook(&world);
    let up = Up::start(&world, &project);
    let part = |name: &str, rest: &str| {
        format!("--BOUNDARY\r\nContent-Disposition: form-data; name=\"{name}\"{rest}\r\n")
    };
    let body = [
        part("message", "\r\n\r\nhello there"),
        part(
            "picture",
            "; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nan upload",
        ),
        "--BOUNDARY--\r\n".to_owned(),
    ];
    let kind = "multipart/form-data; boundary=BOUNDARY";
    let posted = up.post("/", kind, body.concat().into_bytes());
    assert_eq!(posted.status, 303, "{posted:?}");
    let page = up.get("/").succeeded().text();
    let link = page
        .split('"')
        .find(|part| part.starts_with("/files/") && part.ends_with("/a.txt"));
    let link = link.expect("the page links to the upload");
    assert!(page.contains("hello there"), "{page}");
    assert_eq!(up.get(link).succeeded().text(), "an upload");
    up.stop(&world);
    std::fs::write(project.join("templates/error.html"), "changed")
        .expect("the copy can be written");
    let up = Up::start(&world, &project);
    assert_eq!(
        up.get(link).succeeded().text(),
        "an upload",
        "it outlives the server"
    );
    assert_eq!(
        up.get("/nowhere").text(),
        "changed",
        "the function was updated"
    );
    up.stop(&world);
}

#[test]
fn a_settings_file_with_a_syntax_error_is_named_with_line_and_column() {
    let world = World::new();
    let project = world.scratch("broken");
    std::fs::write(project.join("app.py"), "app = None\n").expect("the folder can be written");
    std::fs::write(
        project.join("zappa_settings.json"),
        "{\n  \"dev\": {\n    \"app_function\" \"app.app\"\n  }\n}\n",
    )
    .expect("the folder can be written");
    let output = frazil_in(&world.data(), &["deploy", &project.to_string_lossy()]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(
        stderr.contains("zappa_settings.json") && stderr.contains("3"),
        "{stderr}"
    );
}

#[test]
fn an_unknown_stage_lists_the_stages_there_are() {
    let world = World::new();
    let project = guestbook(&world);
    let output = frazil_in(
        &world.data(),
        &["deploy", &project.to_string_lossy(), "production"],
    );
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(
        stderr.contains("production") && stderr.contains("dev"),
        "{stderr}"
    );
}

#[test]
fn invoke_prints_the_payload_and_fails_with_the_function() {
    let world = World::new();
    world
        .function("f")
        .python("def handler(event, context):\n    print('a line')\n    if event.get('fail'): raise ValueError('no')\n    return event")
        .create();
    let output = frazil_in(
        &world.data(),
        &["invoke", "f", "--payload", r#"{"a": 1}"#, "--tail"],
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "{\"a\": 1}\n");
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("a line"),
        "{output:?}"
    );
    let output = frazil_in(
        &world.data(),
        &["invoke", "f", "--payload", r#"{"fail": true}"#],
    );
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    let payload: Value = serde_json::from_slice(&output.stdout).expect("the payload is JSON");
    assert_eq!(payload["errorType"], "ValueError");
    let output = frazil_in(&world.data(), &["invoke", "nobody"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("Function not found"),
        "{output:?}"
    );
}

#[test]
fn commands_without_a_server_say_how_to_start_one() {
    let world = World::without_server();
    let output = program::command(&world.data())
        .args(["invoke", "f"])
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        .output()
        .expect("the program can be started");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{stderr}");
    assert!(stderr.contains("frazil serve"), "{stderr}");
}

#[test]
fn logs_follow_shows_new_lines() {
    let world = World::new();
    world
        .function("f")
        .python("def handler(event, context): print('line', event)")
        .create();
    world.invoke("f", "1").succeeded();
    let mut follower = program::command(&world.data())
        .args(["logs", "f", "--follow"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut lines = BufReader::new(follower.stdout.take().expect("stdout is piped")).lines();
    let mut until = |part: &str| {
        lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains(part))
            .expect("the line comes")
    };
    until("line 1");
    world.invoke("f", "2").succeeded();
    until("line 2");
    send_signal(follower.id(), "INT");
    let status = follower.wait().expect("it is our child");
    assert_eq!(status.code(), Some(0));
}
