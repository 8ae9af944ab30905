//! The read-only root that every environment shares: the host's programs and libraries, a minimal `/etc` and `/dev`.
//!
//! It is one tmpfs with the host's `/usr` (and `/lib*`, `/bin`, `/sbin` where they are no links into it) mounted in.

use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::AsFd;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode};
use rustix::mount::{
    FsMountFlags, FsOpenFlags, MountAttrFlags, MountPropagationFlags, MoveMountFlags, UnmountFlags,
    fsconfig_create, fsconfig_set_string, fsmount, fsopen, mount_change, move_mount, open_tree,
    unmount,
};

use crate::message::{Failure, Setup, Step};
use crate::{sys, trees};

/// Where the host's tree stays mounted for the spawner when it has no root powers; environments unmount it.
pub(crate) const HOST: &str = "/.host";

/// Directories that functions find, empty unless something is mounted on them.
const DIRECTORIES: &[&str] = &[
    "dev",
    "etc",
    "home",
    "media",
    "mnt",
    "opt",
    "proc",
    "root",
    "run",
    "srv",
    "sys",
    "tmp",
    "usr",
    "var/lang",
    "var/lib",
    "var/log",
    "var/runtime",
    "var/task",
    "var/tmp",
];

/// Of the host's root, what programs need besides `/usr`: links are copied, directories mounted.
const PROGRAM_DIRECTORIES: &[&str] = &["bin", "sbin", "lib", "lib32", "lib64", "libx32"];

/// Of the host's `/etc`, what the C library, TLS and interpreters read. Nothing that names the host's users.
const ETC: &[&str] = &[
    "alternatives",
    "ca-certificates",
    "ca-certificates.conf",
    "crypto-policies",
    "fonts",
    "gai.conf",
    "host.conf",
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "locale.conf",
    "mime.types",
    "os-release",
    "pki",
    "protocols",
    "services",
    "ssl",
];

/// Kept out although its parent is copied.
const ETC_SECRET: &[&str] = &["private", "key.pem"];

const PASSWD: &str = "root:x:0:0:root:/root:/sbin/nologin\n\
    nobody:x:65534:65534:nobody:/:/sbin/nologin\n\
    sbx_user1051:x:993:990::/home/sbx_user1051:/sbin/nologin\n";
const GROUP: &str = "root:x:0:\nnobody:x:65534:\nsbx_user1051:x:990:\n";
/// `sandbox.localdomain`: where processes inside listen for what the server sends them.
pub(crate) const SANDBOX_ADDRESS: Ipv4Addr = Ipv4Addr::new(169, 254, 100, 1);
const HOSTS: &str =
    "127.0.0.1 localhost\n::1 localhost\n169.254.100.1 sandbox.localdomain sandbox\n";
const NSSWITCH: &str =
    "passwd: files\ngroup: files\nhosts: files dns\nservices: files\nprotocols: files\n";

/// The devices of `/dev`, with their numbers.
const DEVICES: &[(&str, u32, u32)] = &[
    ("null", 1, 3),
    ("zero", 1, 5),
    ("full", 1, 7),
    ("random", 1, 8),
    ("urandom", 1, 9),
];

const DEVICE_LINKS: &[(&str, &str)] = &[
    ("fd", "/proc/self/fd"),
    ("stdin", "/proc/self/fd/0"),
    ("stdout", "/proc/self/fd/1"),
    ("stderr", "/proc/self/fd/2"),
];

/// Builds the root at `setup.root` and makes it the root of the calling process, whose mount namespace must be its own.
pub(crate) fn build(setup: &Setup) -> Result<(), Failure> {
    let root = &setup.root;
    // 1. Nothing that we mount may reach the host, nor the other way round.
    mount_change(
        "/",
        MountPropagationFlags::PRIVATE | MountPropagationFlags::REC,
    )
    .step("make the mounts private")?;
    // 2. A skeleton that is ours to fill.
    mount_tmpfs(root).step(format!("mount a tmpfs on {}", root.display()))?;
    skeleton(root).step("make the root's directories")?;
    // 3. The host's programs and libraries.
    programs(root)?;
    // 4. A minimal /etc: nothing that names the host's users.
    etc(root, setup).step("fill /etc")?;
    // 5. A minimal /dev. No /dev/shm: on Lambda it cannot be used either.
    devices(root, setup.rootless)?;
    // 6. Read-only from here on.
    let tree = open_tree(CWD, root, rustix::mount::OpenTreeFlags::OPEN_TREE_CLOEXEC)
        .step("open the root")?;
    sys::set_mount_attributes(tree.as_fd(), trees::RDONLY | trees::NOSUID, 0)
        .step("make the root read-only")?;
    // 7. It becomes our root. Without root powers the host's tree stays reachable, for code directories.
    enter(root, setup.rootless).step("change the root")
}

fn mount_tmpfs(target: &Path) -> io::Result<()> {
    let context = fsopen("tmpfs", FsOpenFlags::FSOPEN_CLOEXEC)?;
    for (key, value) in [("source", "frazil"), ("size", "64m"), ("mode", "0755")] {
        fsconfig_set_string(context.as_fd(), key, value)?;
    }
    fsconfig_create(context.as_fd())?;
    let mount = fsmount(
        context.as_fd(),
        FsMountFlags::FSMOUNT_CLOEXEC,
        MountAttrFlags::empty(),
    )?;
    move_mount(
        mount.as_fd(),
        "",
        CWD,
        target,
        MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH,
    )?;
    Ok(())
}

fn skeleton(root: &Path) -> io::Result<()> {
    for directory in DIRECTORIES {
        fs::create_dir_all(root.join(directory))?;
    }
    fs::create_dir_all(root.join(HOST.trim_start_matches('/')))
}

fn programs(root: &Path) -> Result<(), Failure> {
    attach(Path::new("/usr"), &root.join("usr")).step("mount the host's /usr")?;
    for name in PROGRAM_DIRECTORIES {
        let (host, inside) = (Path::new("/").join(name), root.join(name));
        match fs::symlink_metadata(&host) {
            Ok(found) if found.is_symlink() => {
                let target =
                    fs::read_link(&host).step(format!("read the link {}", host.display()))?;
                symlink(target, &inside).step(format!("link {}", inside.display()))?;
            }
            Ok(found) if found.is_dir() => {
                fs::create_dir_all(&inside).step(format!("make {}", inside.display()))?;
                attach(&host, &inside).step(format!("mount the host's {}", host.display()))?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn attach(source: &Path, target: &Path) -> io::Result<()> {
    let tree = trees::clone_read_only(source)?;
    move_mount(
        tree.as_fd(),
        "",
        CWD,
        target,
        MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH,
    )?;
    Ok(())
}

fn etc(root: &Path, setup: &Setup) -> io::Result<()> {
    let etc = root.join("etc");
    for name in ETC {
        copy(&Path::new("/etc").join(name), &etc.join(name))?;
    }
    let own = [
        ("passwd", PASSWD),
        ("group", GROUP),
        ("hosts", HOSTS),
        ("nsswitch.conf", NSSWITCH),
    ];
    for (name, text) in own
        .into_iter()
        .chain([("resolv.conf", setup.resolv_conf.as_str())])
    {
        fs::write(etc.join(name), text)?;
    }
    symlink("/usr/share/zoneinfo/UTC", etc.join("localtime"))
}

/// Copies a file, link or directory. What is absent, or what we may not read, is left out.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let Ok(found) = fs::symlink_metadata(from) else {
        return Ok(());
    };
    if found.is_symlink() {
        return symlink(fs::read_link(from)?, to);
    }
    if found.is_dir() {
        let Ok(entries) = fs::read_dir(from) else {
            return Ok(());
        };
        fs::create_dir(to)?;
        for entry in entries
            .flatten()
            .filter(|entry| !ETC_SECRET.iter().any(|name| entry.file_name() == *name))
        {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    } else if let Ok(bytes) = fs::read(from)
        && found.permissions().mode() & 0o004 != 0
    {
        fs::write(to, bytes)?;
    }
    Ok(())
}

fn devices(root: &Path, rootless: bool) -> Result<(), Failure> {
    let dev = root.join("dev");
    for (name, major, minor) in DEVICES {
        let path = dev.join(name);
        if rootless {
            fs::write(&path, "").step(format!("make {}", path.display()))?;
            bind_device(&Path::new("/dev").join(name), &path)
                .step(format!("mount the host's /dev/{name}"))?;
        } else {
            let number = rustix::fs::makedev(*major, *minor);
            rustix::fs::mknodat(
                CWD,
                &path,
                FileType::CharacterDevice,
                Mode::from_raw_mode(0o666),
                number,
            )
            .step(format!("make the device {name}"))?;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o666))
                .step(format!("open the device {name}"))?;
        }
    }
    for (name, target) in DEVICE_LINKS {
        symlink(target, dev.join(name)).step(format!("link /dev/{name}"))?;
    }
    Ok(())
}

/// A mounted device must keep working, so it is the one thing without `nodev`.
fn bind_device(source: &Path, target: &Path) -> io::Result<()> {
    use rustix::mount::OpenTreeFlags as F;
    let tree = open_tree(CWD, source, F::OPEN_TREE_CLONE | F::OPEN_TREE_CLOEXEC)?;
    move_mount(
        tree.as_fd(),
        "",
        CWD,
        target,
        MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH,
    )?;
    Ok(())
}

fn enter(root: &Path, keep_host: bool) -> io::Result<()> {
    rustix::process::chdir(root)?;
    if keep_host {
        rustix::process::pivot_root(".", HOST.trim_start_matches('/'))?;
        return Ok(rustix::process::chdir("/")?);
    }
    rustix::process::pivot_root(".", ".")?;
    unmount(".", UnmountFlags::DETACH)?;
    Ok(rustix::process::chdir("/")?)
}
