//! What imitations of Lambda most often get wrong, with AWS's own runtime client; the rest of the ten behaviours is in
//! the files that SEMANTICS.md names.

use crate::world::{Answer, World};

/// Fails, or takes three seconds, in the first init of its environment.
const BAD_START: &str = r#"
import os, time
tries = 1 + (os.path.exists("/tmp/tries") and os.path.getsize("/tmp/tries"))
with open("/tmp/tries", "a") as kept: kept.write("x")
if tries == 1 and os.environ["FIRST"] == "slow": time.sleep(3)
if tries == 1 and os.environ["FIRST"] == "bad": raise ValueError("not today")
def handler(event, context):
    return tries
"#;

/// The kinds of lines between the first line and the report, in order.
fn kinds(answer: &Answer) -> Vec<&str> {
    let words = answer.log.lines().map(|line| {
        let word = line.split([' ', '\t']).next();
        word.unwrap_or_default()
    });
    let kinds = ["INIT_START", "INIT_REPORT", "START", "END", "REPORT"];
    words.filter(|word| kinds.contains(word)).collect()
}

#[test]
fn an_init_that_fails_or_is_too_slow_is_repeated_inside_the_invocation() {
    let mut world = World::without_server();
    let file = world.scratch("config").join("frazil.toml");
    std::fs::write(&file, "[limits]\ninit_ms_max = 1500\n").expect("written");
    world.configure(&["--config", &file.to_string_lossy()]);
    world.start();
    for (first, ends) in [
        ("slow", "\tPhase: init\tStatus: timeout"),
        (
            "bad",
            "\tPhase: init\tStatus: error\tError Type: Runtime.Unknown",
        ),
    ] {
        let function = world.function(first).timeout(20).memory(1769);
        let function = function.python(BAD_START).variable("FIRST", first);
        function.create();
        let answer = world.invoke(first, "{}").succeeded();
        assert_eq!(answer.payload, "2", "{answer:?}");
        let lines = world.wait_for_log_lines(first, "INIT_REPORT", 1);
        assert!(lines[0].trim_end().ends_with(ends), "{first}: {lines:?}");
        assert_eq!(world.invoke(first, "{}").succeeded().payload, "2");
    }
}

/// Tells what is around it, and would tell of a signal.
const WITNESS: &str = r#"
import os, pwd, resource, signal, sys, time
def told(number, frame):
    print("heard a signal", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, told)
time.sleep(0.2)
hoard = bytearray(b"x") * (40 << 20)
def handler(event, context):
    if "status" in event: os._exit(event["status"])
    try: shared = open("/dev/shm/x", "w") and "written"
    except OSError as error: shared = "refused"
    return {
        "user": pwd.getpwuid(os.getuid()).pw_name, "home": os.environ.get("HOME"), "shared": shared,
        "files": resource.getrlimit(resource.RLIMIT_NOFILE), "cwd": os.getcwd(),
        **{name: os.environ.get(name) for name in ("TZ", "PATH", "LD_LIBRARY_PATH")},
    }
"#;

#[test]
fn a_real_runtime_sees_awss_sandbox_is_billed_as_on_aws_and_hears_no_signal() {
    let mut world = World::new();
    world.function("f").timeout(20).python(WITNESS).create();
    let cold = world.invoke("f", "{}").succeeded();
    assert_eq!(
        cold.json(),
        serde_json::json!({
            "user": "sbx_user1051", "home": null, "shared": "refused", "files": [1024, 1024], "cwd": "/var/task",
            "TZ": ":UTC", "PATH": "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
            "LD_LIBRARY_PATH": "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib",
        })
    );
    is_billed(&cold, true);
    is_billed(&world.invoke("f", "{}").succeeded(), false);

    let failed = world.invoke("f", r#"{"status": 7}"#);
    let message = format!(
        "RequestId: {} Error: Runtime exited with error: exit status 7",
        failed.request_id
    );
    let told = (failed.status, failed.function_error.as_str());
    assert_eq!(told, (200, "Unhandled"), "{failed:?}");
    assert_eq!(
        failed.json(),
        serde_json::json!({"errorType": "Runtime.ExitError", "errorMessage": message})
    );
    assert_eq!(kinds(&failed).last(), Some(&"REPORT"), "{failed:?}");

    // It runs again, and is ended with the server; who has no extension is not asked to end.
    world.invoke("f", "{}").succeeded();
    world.stop();
    world.start();
    let lines = world.log_lines("f");
    assert!(
        lines.iter().any(|line| line.starts_with("REPORT")),
        "{lines:?}"
    );
    assert!(
        !lines.iter().any(|line| line.contains("heard a signal")),
        "{lines:?}"
    );
    assert_eq!(
        world.log_streams("f").len(),
        1,
        "one environment, one stream"
    );
}

/// Billed Duration is init and duration together, rounded up; the memory is measured.
fn is_billed(answer: &Answer, cold: bool) {
    let field = |name: &str| -> Option<f64> {
        let report = answer.log.lines().find(|line| line.starts_with("REPORT"))?;
        let field = report.split('\t').find_map(|it| it.strip_prefix(name))?;
        field.split_whitespace().next()?.parse().ok()
    };
    let number = |name| field(name).unwrap_or_else(|| panic!("no {name}: {answer:?}"));
    let init = field("Init Duration: ");
    assert_eq!(init.is_some(), cold, "{answer:?}");
    assert!(init.is_none_or(|init| init >= 200.0), "{answer:?}");
    let spent = init.unwrap_or(0.0) + number("Duration: ");
    // Both parts are shown with two digits.
    let rounded = (number("Billed Duration: ") - spent.ceil()).abs();
    assert!(rounded <= 1.0, "{answer:?}");
    let used = number("Max Memory Used: ");
    assert!((40.0..=128.0).contains(&used), "{answer:?}");
}
