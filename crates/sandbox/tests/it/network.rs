//! The outside: reachable, filtered, or not there. Each test runs in a network namespace of its own that has an
//! "internet" behind an uplink, so nothing of the machine's network is touched.

use std::process::{Command, Stdio};

use frazil_sandbox::{Exit, Network, Spec};

use crate::world::{self, World, bash};

/// Runs this test again in a fresh network namespace with an uplink to a namespace that plays the internet
/// (203.0.113.1, which also answers as a cloud's metadata service). True in the copy.
pub(crate) fn inside_a_network(test: &str) -> bool {
    const MARK: &str = "FRAZIL_TEST_NETWORK";
    if std::env::var_os(MARK).is_some() {
        return true;
    }
    let script = r#"
        set -e
        ip link set lo up
        mount -t tmpfs none /mnt
        mknod /mnt/tun c 10 200
        chmod 666 /mnt/tun
        [ ! -e /dev/net/tun ] || mount --bind /mnt/tun /dev/net/tun
        unshare -n sleep 1000 & internet=$!
        trap "kill $internet" EXIT
        until [ "$(readlink /proc/$internet/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do :; done
        ip link add up0 type veth peer name up1 netns $internet
        ip addr add 203.0.113.2/24 dev up0
        ip link set up0 up
        ip route add default via 203.0.113.1
        inside() { nsenter -t $internet -n "$@"; }
        inside ip link set lo up
        inside ip addr add 203.0.113.1/24 dev up1
        inside ip addr add 169.254.169.254/32 dev up1
        inside ip link set up1 up
        nsenter -t $internet -n perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(Listen => 9, LocalPort => 7) or die; while ($c = $s->accept) { print $c "hi\n"; close $c }' & server=$!
        trap "kill $internet $server" EXIT
        until inside grep -q :0007 /proc/net/tcp; do :; done
        "$@""#;
    let status = Command::new("unshare")
        .args(["-n", "-m", "bash", "-c", script, "bash"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(MARK, "1")
        .stdin(Stdio::null())
        .status()
        .expect("the network tests need iproute2 and util-linux");
    assert!(status.success());
    false
}

#[test]
fn the_outside_is_reached_and_what_is_private_is_not() {
    if !inside_a_network("network::the_outside_is_reached_and_what_is_private_is_not") {
        return;
    }
    let world = World::with("outside", |config| config.network = Network::Auto);
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    let mut other = world.sandbox.create(&Spec::default()).unwrap();
    let address = script(
        &mut other,
        "hostname -I 2>/dev/null || ip -4 -o addr show eth0 | awk '{print $4}' | cut -d/ -f1",
    );
    // Silence: the packet was dropped.
    let attempts = [
        ("203.0.113.1", "answered"),
        ("169.254.169.254", "silence"),
        ("169.254.192.1", "silence"),
        ("203.0.113.2", "silence"),
        (address.trim(), "silence"),
    ];
    for (ip, expected) in attempts {
        assert_eq!(reach(&mut environment, ip), expected, "{ip}");
    }
    let mut offline = world
        .sandbox
        .create(&Spec {
            network: false,
            ..Spec::default()
        })
        .unwrap();
    assert_eq!(reach(&mut offline, "203.0.113.1"), "unreachable");
    world.sandbox.stop();
    let tables = Command::new("nft")
        .args(["list", "tables"])
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&tables.stdout),
        "",
        "no table remains"
    );
    let forwarding = std::fs::read_to_string("/proc/sys/net/ipv4/conf/up0/forwarding").unwrap();
    assert_eq!(forwarding.trim(), "0", "forwarding is as it was");
}

#[test]
fn without_network_there_is_only_loopback() {
    let world = World::new("nonet");
    let mut environment = world.sandbox.create(&Spec::default()).unwrap();
    assert_eq!(
        script(
            &mut environment,
            "cut -d: -f1 /proc/net/dev | tail -n +3 | tr -d ' \\n'"
        ),
        "lo"
    );
    assert_eq!(reach(&mut environment, "203.0.113.1"), "unreachable");
}

fn script(environment: &mut frazil_sandbox::Environment, text: &str) -> String {
    let mut process = environment.start(&bash(text)).unwrap();
    assert_eq!(world::wait_for_exit(&mut process), Exit::Code(0));
    world::drain(&process.stdout)
}

pub(crate) fn reach(environment: &mut frazil_sandbox::Environment, ip: &str) -> &'static str {
    let text =
        format!("LC_ALL=C timeout 1 bash -c 'exec 3<>/dev/tcp/{ip}/7; cat <&3' 2>&1; echo end $?");
    let said = script(environment, &text);
    match said.trim() {
        "hi\nend 0" => "answered",
        "end 124" => "silence",
        other if other.contains("unreachable") => "unreachable",
        other => panic!("{other}"),
    }
}
