//! The way to the outside: one veth pair for each environment, masqueraded by a firewall table of our own.
//!
//! Needs root. The environments' addresses are link-local, so they collide with nobody's private network. The names
//! of the interfaces number the environments of all servers on the machine: the kernel refuses a name twice.
//! A pair vanishes with the environment's network namespace; what remains to be removed is the table.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::init;
use crate::limits::INTERFACES_WAIT;
use crate::message::Link;
use crate::netlink::Netlink;

/// Our interfaces on the host are called so, with a hexadecimal number behind.
const PREFIX: &str = "frz";
/// The host's address on each of them.
const GATEWAY: Ipv4Addr = Ipv4Addr::new(169, 254, 192, 1);
/// Environments at once: 169.254.192.2 to 169.254.255.254.
const SLOTS: u32 = 16_381;
const SETTINGS: &str = "/proc/sys/net/ipv4/conf";

/// Why environments have no network.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutsideError {
    /// The program that sets up the firewall is absent, or refuses.
    #[error("nft cannot make the table {table}: {reason}")]
    Firewall { table: String, reason: String },
    /// The kernel does not let packets pass.
    #[error("cannot let packets pass: {path}")]
    Forwarding { path: PathBuf, source: io::Error },
    /// No netlink socket.
    #[error("cannot make interfaces")]
    Netlink(#[source] io::Error),
}

/// The machine's side of all environments' connections.
#[derive(Debug)]
pub(crate) struct Outside {
    table: String,
    netlink: Mutex<Netlink>,
    next: AtomicU32,
    /// The names that our interfaces have had.
    used: Mutex<HashSet<String>>,
    /// Remembers, also across a kill, on which interfaces we switched forwarding on.
    changed: PathBuf,
}

impl Outside {
    /// Makes the firewall table and lets packets pass between the environments and the interfaces with a default route.
    pub(crate) fn open(name: &str, state: &Path) -> Result<Self, OutsideError> {
        let outside = Self {
            table: format!("frazil-{name}"),
            netlink: Mutex::new(Netlink::open().map_err(OutsideError::Netlink)?),
            next: AtomicU32::new(std::process::id()),
            used: Mutex::default(),
            changed: state.join("forwarding"),
        };
        nft(&format!("{}\n{}", outside.removal(), outside.rules())).map_err(|error| {
            OutsideError::Firewall {
                table: outside.table.clone(),
                reason: error.to_string(),
            }
        })?;
        outside.forward_uplinks()?;
        accept_in_foreign_firewall(&outside.table);
        Ok(outside)
    }

    /// Connects the network namespace of a process. What the inside must know is answered.
    pub(crate) fn connect(&self, pid: u32) -> io::Result<Link> {
        // The way out may have changed since: another cable, another wireless network.
        self.forward_uplinks().map_err(io::Error::other)?;
        let netlink = lock(&self.netlink);
        for _ in 0..SLOTS {
            let slot = self.next.fetch_add(1, Ordering::Relaxed) % SLOTS;
            let name = format!("{PREFIX}{slot:x}");
            match netlink.add_pair(&name, init::INTERFACE, pid) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(()) => {
                    let address = Ipv4Addr::from(u32::from(GATEWAY) + 1 + slot);
                    netlink.add_address(netlink.index(&name)?, GATEWAY, address)?;
                    fs::write(Path::new(SETTINGS).join(&name).join("forwarding"), "1")?;
                    lock(&self.used).insert(name);
                    return Ok(Link {
                        address,
                        gateway: GATEWAY,
                    });
                }
            }
        }
        Err(io::ErrorKind::AddrInUse.into())
    }

    /// Removes the table, and switches forwarding off where we switched it on and nobody needs it any more. The
    /// environments must be gone; the kernel removes their interfaces a little later.
    pub(crate) fn close(&self) {
        let used = lock(&self.used);
        let deadline = Instant::now() + INTERFACES_WAIT;
        while interfaces().iter().any(|name| used.contains(name)) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(2));
        }
        let _ = nft(&self.removal());
        withdraw_from_foreign_firewall(&self.table);
        if interfaces().iter().any(|name| !used.contains(name)) {
            return;
        }
        for interface in fs::read_to_string(&self.changed)
            .unwrap_or_default()
            .lines()
        {
            let _ = fs::write(Path::new(SETTINGS).join(interface).join("forwarding"), "0");
        }
        let _ = fs::remove_file(&self.changed);
    }

    fn forward_uplinks(&self) -> Result<(), OutsideError> {
        uplinks()
            .iter()
            .try_for_each(|interface| self.forward_uplink(interface))
    }

    fn forward_uplink(&self, interface: &str) -> Result<(), OutsideError> {
        let path = Path::new(SETTINGS).join(interface).join("forwarding");
        if fs::read_to_string(&path).is_ok_and(|value| value.trim() == "1") {
            return Ok(());
        }
        let remember = || {
            let mut file = fs::File::options()
                .create(true)
                .append(true)
                .open(&self.changed)?;
            writeln!(file, "{interface}")?;
            fs::write(&path, "1")
        };
        remember().map_err(|source| OutsideError::Forwarding {
            path: path.clone(),
            source,
        })
    }

    /// An empty declaration first: deleting what is not there would be an error.
    fn removal(&self) -> String {
        let table = &self.table;
        format!("table inet {table} {{}}\ndelete table inet {table}")
    }

    fn rules(&self) -> String {
        let table = &self.table;
        format!(
            r#"table inet {table} {{
  chain input {{
    type filter hook input priority filter; policy accept;
    # The host's resolver may be asked; its other services are not for functions.
    iifname "{PREFIX}*" meta l4proto {{ tcp, udp }} th dport 53 accept
    iifname "{PREFIX}*" drop
  }}
  chain forward {{
    type filter hook forward priority filter; policy accept;
    # Environments do not see one another.
    iifname "{PREFIX}*" oifname "{PREFIX}*" drop
    # Nor what clouds tell their machines: addresses, keys, passwords.
    iifname "{PREFIX}*" ip daddr {{ 169.254.0.0/16, 168.63.129.16, 100.100.100.200 }} drop
    iifname "{PREFIX}*" meta nfproto ipv6 drop
    # Nobody comes in.
    oifname "{PREFIX}*" ct state established,related accept
    oifname "{PREFIX}*" drop
  }}
  chain postrouting {{
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr 169.254.192.0/18 oifname != "{PREFIX}*" masquerade
  }}
}}"#
        )
    }
}

fn nft(script: &str) -> io::Result<()> {
    let mut child = Command::new("nft")
        .args(["-f", "-"])
        .env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(script.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    match output.status.success() {
        true => Ok(()),
        false => Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        )),
    }
}

/// The interfaces with a default route.
fn uplinks() -> Vec<String> {
    let routes = fs::read_to_string("/proc/net/route").unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    for line in routes.lines().skip(1) {
        let mut fields = line.split_whitespace();
        if let (Some(name), Some("00000000")) = (fields.next(), fields.next()) {
            names.push(name.to_owned());
        }
    }
    names.dedup();
    names
}

/// The interfaces of environments, of all servers on this machine.
fn interfaces() -> Vec<String> {
    let entries = fs::read_dir(SETTINGS).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| name.starts_with(PREFIX)).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Docker and ufw set the policy of iptables' FORWARD chain to DROP. Only a rule in that chain opens it for us.
fn accept_in_foreign_firewall(comment: &str) {
    withdraw_from_foreign_firewall(comment);
    if iptables(&["-S", "FORWARD"]).is_some_and(|rules| rules.contains("-P FORWARD DROP")) {
        for rule in foreign_rules(comment) {
            iptables(&[&["-I", "FORWARD"], &rule[..]].concat());
        }
    }
}

fn withdraw_from_foreign_firewall(comment: &str) {
    for rule in foreign_rules(comment) {
        while iptables(&[&["-D", "FORWARD"], &rule[..]].concat()).is_some() {}
    }
}

fn foreign_rules(comment: &str) -> [Vec<&str>; 2] {
    let tail = ["-m", "comment", "--comment", comment, "-j", "ACCEPT"];
    let out = ["-i", "frz+"].into_iter().chain(tail).collect();
    let back = [
        "-o",
        "frz+",
        "-m",
        "conntrack",
        "--ctstate",
        "RELATED,ESTABLISHED",
    ]
    .into_iter()
    .chain(tail)
    .collect();
    [out, back]
}

/// What iptables printed, if it is there and succeeded.
fn iptables(arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("iptables");
    command
        .arg("-w")
        .args(arguments)
        .env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin")
        .stdin(Stdio::null());
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
