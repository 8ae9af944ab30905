//! `/tmp` of exactly the configured size, not charged to the function's memory: an ext4 image on a loop device.
//!
//! A tmpfs would be charged to the function: 512 MB in `/tmp` of a 128 MB function would kill it. Each image is a
//! sparse, nameless copy of a template, attached as a mount that the host never sees; closing it frees everything.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use rustix::fs::{AtFlags, Mode, OFlags, SeekFrom};
use rustix::io::Errno;
use rustix::mount::{
    FsMountFlags, FsOpenFlags, MountAttrFlags, fsconfig_create, fsconfig_set_flag,
    fsconfig_set_string, fsmount, fsopen,
};

use crate::sys;

const BLOCK: u64 = 4096;
/// Room for the file system's own growth (extent and directory blocks): blocks beside those for file data.
const SLACK_BLOCKS: u64 = 64;
/// Loop devices that another process takes between our asking and our taking.
const LOOP_RETRIES: usize = 64;
const PROGRAM: &str = "mkfs.ext4";

/// Makes `/tmp` images; template files live in its directory, one for each size.
#[derive(Debug)]
pub(crate) struct Images {
    directory: PathBuf,
    templates: Mutex<HashMap<u64, Arc<File>>>,
}

impl Images {
    /// An empty directory of ours is expected; it is made.
    pub(crate) fn new(directory: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&directory)?;
        Ok(Self {
            directory,
            templates: Mutex::new(HashMap::new()),
        })
    }

    /// A mount, attached nowhere yet, in which `bytes` of file data fit.
    pub(crate) fn mount(&self, bytes: u64) -> io::Result<OwnedFd> {
        let template = self.template(bytes)?;
        let image = File::from(rustix::fs::open(
            &self.directory,
            OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC,
            Mode::RUSR | Mode::WUSR,
        )?);
        copy_sparse(&template, &image)?;
        mount_image(&image)
    }

    fn template(&self, bytes: u64) -> io::Result<Arc<File>> {
        let mut templates = lock(&self.templates);
        if let Some(template) = templates.get(&bytes) {
            return Ok(Arc::clone(template));
        }
        let path = self.directory.join(format!("{bytes}.ext4"));
        let template = Arc::new(make_template(&path, bytes)?);
        templates.insert(bytes, Arc::clone(&template));
        Ok(template)
    }
}

/// A look at an environment's `/tmp` from outside. It keeps the file system busy until it is closed.
#[derive(Debug, Clone, Default)]
pub(crate) struct View(Arc<Mutex<Option<OwnedFd>>>);

impl View {
    pub(crate) fn open(&self, tmp: OwnedFd) {
        *lock(&self.0) = Some(tmp);
    }

    pub(crate) fn close(&self) {
        lock(&self.0).take();
    }

    pub(crate) fn used_bytes(&self) -> u64 {
        let stat = lock(&self.0)
            .as_ref()
            .and_then(|tmp| rustix::fs::fstatfs(tmp).ok());
        stat.map_or(0, |stat| {
            stat.f_blocks.saturating_sub(stat.f_bfree) * stat.f_bsize as u64
        })
    }
}

/// The views of all environments, to be closed when the sandbox stops although somebody still holds an environment.
#[derive(Debug, Default)]
pub(crate) struct Views(Mutex<Vec<Weak<Mutex<Option<OwnedFd>>>>>);

impl Views {
    pub(crate) fn add(&self, view: &View) {
        let mut views = lock(&self.0);
        views.retain(|view| view.strong_count() > 0);
        views.push(Arc::downgrade(&view.0));
    }

    pub(crate) fn close(&self) {
        for view in lock(&self.0).drain(..).filter_map(|view| view.upgrade()) {
            View(view).close();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The template of an earlier server, or a new one.
fn make_template(path: &Path, bytes: u64) -> io::Result<File> {
    let wanted = bytes.div_ceil(BLOCK) + SLACK_BLOCKS;
    let fits = |available| (wanted..=wanted + 16).contains(&available);
    if let Ok(image) = open(path)
        && tidy(&image).is_ok_and(fits)
    {
        return Ok(image);
    }
    let unfinished = path.with_extension("unfinished");
    // The kernel holds 2 % back, but not more than 4096 blocks; inodes take 1.6 %. How much the file system itself
    // takes depends on the version of the formatting program: look, and format again.
    let mut blocks = wanted + (wanted / 25).max(64) + 256;
    for _ in 0..8 {
        format(&unfinished, blocks)?;
        let image = open(&unfinished)?;
        let available = tidy(&image)?;
        if fits(available) {
            image.sync_all()?;
            fs::rename(&unfinished, path)?;
            return Ok(image);
        }
        blocks = blocks + wanted - available;
    }
    Err(io::Error::other(
        "mkfs.ext4 made an image of an unexpected size",
    ))
}

fn open(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).open(path)
}

fn format(path: &Path, blocks: u64) -> io::Result<()> {
    let file = File::create(path)?;
    file.set_len(blocks * BLOCK)?;
    let output = Command::new(PROGRAM)
        .args([
            "-q", "-F", "-b", "4096", "-m", "0", "-I", "256", "-i", "16384",
        ])
        .args([
            "-O",
            "^has_journal,^resize_inode,^metadata_csum,uninit_bg",
            "-E",
            "lazy_itable_init=0,nodiscard",
        ])
        .arg(path)
        .env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin")
        .stdin(Stdio::null())
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "{PROGRAM}: {}",
        String::from_utf8_lossy(&output.stderr).trim()
    )))
}

/// Opens the root directory to everybody, as `/tmp` is, and removes `lost+found`. Answers the available blocks.
fn tidy(image: &File) -> io::Result<u64> {
    let mount = mount_image(image)?;
    let root = rustix::fs::openat(
        &mount,
        ".",
        OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )?;
    rustix::fs::fchmod(&root, Mode::from_raw_mode(0o1777))?;
    match rustix::fs::unlinkat(&root, "lost+found", AtFlags::REMOVEDIR) {
        Ok(()) | Err(Errno::NOENT) => {}
        Err(error) => return Err(error.into()),
    }
    rustix::fs::syncfs(&root)?;
    Ok(rustix::fs::fstatfs(&root)?.f_bavail as u64)
}

/// Copies what is written in `from` and leaves the holes.
fn copy_sparse(from: &File, to: &File) -> io::Result<()> {
    let length = from.metadata()?.len();
    to.set_len(length)?;
    if rustix::fs::ioctl_ficlone(to, from).is_ok() {
        return Ok(());
    }
    let mut buffer = vec![0; 128 << 10];
    let mut at = 0;
    while let Ok(start) = rustix::fs::seek(from, SeekFrom::Data(at)) {
        let end = rustix::fs::seek(from, SeekFrom::Hole(start))?;
        at = start;
        while at < end {
            let piece = buffer.len().min((end - at) as usize);
            from.read_exact_at(&mut buffer[..piece], at)?;
            to.write_all_at(&buffer[..piece], at)?;
            at += piece as u64;
        }
    }
    Ok(())
}

fn mount_image(image: &File) -> io::Result<OwnedFd> {
    let (_device, path) = attach_loop(image)?;
    let context = fsopen("ext4", FsOpenFlags::FSOPEN_CLOEXEC)?;
    fsconfig_set_string(context.as_fd(), "source", path)?;
    // What the function deletes is given back to the host.
    for flag in ["discard", "noinit_itable"] {
        fsconfig_set_flag(context.as_fd(), flag)?;
    }
    fsconfig_create(context.as_fd())?;
    let attributes = MountAttrFlags::MOUNT_ATTR_NOSUID
        | MountAttrFlags::MOUNT_ATTR_NODEV
        | MountAttrFlags::MOUNT_ATTR_NOATIME;
    Ok(fsmount(
        context.as_fd(),
        FsMountFlags::FSMOUNT_CLOEXEC,
        attributes,
    )?)
}

/// A loop device with `image` behind it. It frees itself when the returned device and its mounts are closed.
fn attach_loop(image: &File) -> io::Result<(File, PathBuf)> {
    let control = File::options()
        .read(true)
        .write(true)
        .open("/dev/loop-control")?;
    for _ in 0..LOOP_RETRIES {
        let path = PathBuf::from(format!(
            "/dev/loop{}",
            sys::free_loop_device(control.as_fd())?
        ));
        let device = File::options().read(true).write(true).open(&path)?;
        match sys::configure_loop(device.as_fd(), image.as_fd(), BLOCK as u32) {
            Ok(()) => return Ok((device, path)),
            Err(error) if error.raw_os_error() == Some(libc::EBUSY) => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from_raw_os_error(libc::EBUSY))
}
