//! How an environment is made, in two halves: what does not depend on who asks for it, and what does.

use std::io;
use std::net::{SocketAddr, SocketAddrV4};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Inner, Way, lock};
use crate::bare::Bare;
use crate::cgroup::{Group, Limits};
use crate::channel::Channel;
use crate::error::CreateError;
use crate::message::{Answer, Furnish, Order, Request};
use crate::pasta::Pasta;
use crate::spec::Spec;
use crate::tmp::View;
use crate::trees;

impl Inner {
    /// Namespaces, init, cgroups and a parked process: what does not depend on who will ask for it.
    pub(crate) fn make_bare(&self) -> Result<Bare, CreateError> {
        let name = format!("e{}", self.serial.fetch_add(1, Ordering::Relaxed));
        let group =
            Group::make(&self.layout, &name).map_err(CreateError::step("make the cgroups"))?;
        let (pid, pidfd, orders, program) = match self.ask_spawner(&group) {
            Ok(made) => made,
            Err(error) => {
                let _ = group.remove();
                return Err(error);
            }
        };
        let mut bare = Bare {
            pidfd,
            orders: Arc::new(orders),
            program,
            group,
            prepared_tmp: None,
            tmp: View::default(),
            pasta: None,
            parks: 0,
            report: None,
            parking: true,
        };
        if let Err(error) = self.connect(&mut bare, pid) {
            let _ = bare.bury();
            return Err(CreateError::Step {
                step: "connect to the outside".into(),
                source: error,
            });
        }
        Ok(bare)
    }

    fn connect(&self, bare: &mut Bare, pid: u32) -> io::Result<()> {
        match &self.outside {
            Err(_) => {}
            Ok(Way::Pairs(outside)) => {
                let link = outside.connect(pid)?;
                bare.order(&Order::Link(link), &[])?;
            }
            Ok(Way::Pasta(program)) => {
                bare.order(&Order::Reveal(true), &[])?;
                let pasta = bare.pasta.insert(Pasta::connect(program, pid)?);
                let pidfd = pasta.pidfd()?;
                self.ask(&Request::Adopt, &[pidfd.as_fd()])
                    .map_err(io::Error::other)?;
                bare.order(&Order::AwaitLink, &[])?;
                bare.order(&Order::Reveal(false), &[])?;
            }
        }
        Ok(())
    }

    /// As [`Self::make_bare`], with a `/tmp` of the size that was asked for last.
    pub(crate) fn make_pooled(&self) -> Result<Bare, CreateError> {
        let mut bare = self.make_bare()?;
        let bytes = self.tmp_bytes.load(Ordering::Relaxed);
        bare.prepared_tmp = self
            .images
            .as_ref()
            .ok()
            .and_then(|images| Some((bytes, images.mount(bytes).ok()?)));
        Ok(bare)
    }

    fn ask_spawner(&self, group: &Group) -> Result<(u32, OwnedFd, Channel, Channel), CreateError> {
        let step = || CreateError::step("make the environment's channels");
        let (orders, orders_inside) = Channel::pair().map_err(step())?;
        let (program, program_inside) = Channel::pair().map_err(step())?;
        let procs = group
            .legacy_procs()
            .map_err(CreateError::step("open cgroup.procs"))?;
        let mut fds = vec![orders_inside.as_fd(), program_inside.as_fd()];
        fds.extend(group.directory());
        fds.extend(procs.iter().map(AsFd::as_fd));
        match self.ask(
            &Request::Create {
                unified: group.directory().is_some(),
            },
            &fds,
        )? {
            (Answer::Created(pid), mut fds) => Ok((
                pid,
                fds.pop().ok_or(CreateError::SpawnerGone)?,
                orders,
                program,
            )),
            _ => Err(CreateError::SpawnerGone),
        }
    }

    fn ask(
        &self,
        request: &Request,
        fds: &[BorrowedFd<'_>],
    ) -> Result<(Answer, Vec<OwnedFd>), CreateError> {
        let spawner = lock(&self.spawner);
        spawner
            .send(request, fds)
            .map_err(|_| CreateError::SpawnerGone)?;
        let answer = spawner.receive().map_err(|_| CreateError::SpawnerGone)?;
        match answer {
            (Answer::Failed(step, errno), _) => Err(CreateError::Step {
                step,
                source: io::Error::from_raw_os_error(errno),
            }),
            done => Ok(done),
        }
    }

    /// Makes a bare environment the one that `spec` describes. Answers its listeners.
    pub(super) fn furnish(
        &self,
        bare: &mut Bare,
        spec: &Spec,
    ) -> Result<Vec<OwnedFd>, CreateError> {
        let limits = Limits {
            memory_bytes: spec.memory_bytes,
            processes_max: spec.processes_max,
        };
        bare.group
            .limit(limits)
            .map_err(CreateError::step("set the limits"))?;
        let mut mounts = self.clone_trees(spec)?;
        let tmpfs_bytes = match self.tmp(bare, spec.tmp_bytes)? {
            Some(mount) => {
                mounts.push(mount);
                None
            }
            None => Some(spec.tmp_bytes),
        };
        let furnish = Furnish {
            hostname: spec.hostname.clone(),
            root: spec.root.is_some(),
            targets: spec
                .mounts
                .iter()
                .map(|mount| mount.target.clone())
                .collect(),
            tmpfs_bytes,
            listeners: v4(&spec.listeners)
                .map_err(CreateError::step("listen on an IPv6 address"))?,
            network: spec.network,
        };
        let fds = mounts.iter().map(AsFd::as_fd).collect::<Vec<_>>();
        let answer = bare.order(&Order::Furnish(furnish), &fds);
        let mut fds = answer
            .map_err(CreateError::step("furnish the environment"))?
            .into_iter();
        bare.tmp.open(fds.next().ok_or(CreateError::SpawnerGone)?);
        self.views.add(&bare.tmp);
        Ok(fds.collect())
    }

    /// A mount for `/tmp`: the one that was made ahead if it has the right size. `None`: a tmpfs must do.
    fn tmp(&self, bare: &mut Bare, bytes: u64) -> Result<Option<OwnedFd>, CreateError> {
        let Ok(images) = &self.images else {
            return Ok(None);
        };
        match bare.prepared_tmp.take() {
            Some((size, mount)) if size == bytes => return Ok(Some(mount)),
            Some((_, other)) => self.undertaker.later(move || drop(other)),
            None => {}
        }
        images
            .mount(bytes)
            .map(Some)
            .map_err(CreateError::step("make the image for /tmp"))
    }

    /// With root's powers we clone the host's directories ourselves; without, only the spawner may.
    fn clone_trees(&self, spec: &Spec) -> Result<Vec<OwnedFd>, CreateError> {
        let mounts = spec.mounts.iter().map(|mount| &mount.source);
        let sources = spec.root.iter().chain(mounts);
        if self.rootless {
            let sources = sources.cloned().collect::<Vec<_>>();
            return match sources.is_empty() {
                true => Ok(Vec::new()),
                false => Ok(self.ask(&Request::Trees(sources), &[])?.1),
            };
        }
        let clone = |source: &Path| {
            trees::clone_read_only(source).map_err(CreateError::step(format!(
                "clone the mount of {}",
                source.display()
            )))
        };
        sources.map(|source| clone(source)).collect()
    }
}

fn v4(addresses: &[SocketAddr]) -> io::Result<Vec<SocketAddrV4>> {
    let v4 = |at: &SocketAddr| match at {
        SocketAddr::V4(at) => Ok(*at),
        SocketAddr::V6(_) => Err(io::ErrorKind::Unsupported.into()),
    };
    addresses.iter().map(v4).collect()
}
