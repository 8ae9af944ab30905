//! What is told about this machine.

use frazil_sandbox::{State, probe};

use crate::world::spawner;

#[test]
fn every_guarantee_is_tried_and_nothing_is_missing_here() {
    let checks = probe(&spawner());
    for check in &checks {
        assert!(!check.reason.is_empty());
        assert!(!matches!(check.state, State::Missing { .. }), "{check:?}");
    }
    let works = |name: &str| {
        checks
            .iter()
            .filter(|check| check.name == name)
            .all(|check| check.state == State::Works)
    };
    for name in [
        "environment",
        "read-only root",
        "no privileges",
        "own processes",
        "freeze and kill",
        "memory limit",
    ] {
        assert!(works(name), "{name}");
    }
}

#[test]
fn a_spawner_that_is_none_is_missing_with_a_remedy() {
    let mut spawner = spawner();
    spawner.program = "/bin/false".into();
    let checks = probe(&spawner);
    assert!(
        matches!(&checks[..], [only] if matches!(only.state, State::Missing { .. })),
        "{checks:?}"
    );
    let name = format!("frazil-probe-{}", std::process::id());
    let left = std::process::Command::new("find")
        .args(["/sys/fs/cgroup", "-name", &name])
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&left.stdout),
        "",
        "a failed start leaves no cgroup"
    );
}
