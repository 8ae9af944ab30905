//! An environment that nobody has asked for yet: what the pool holds.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;

use rustix::process::Signal;

use crate::cgroup::Group;
use crate::channel::{Channel, wait_readable};
use crate::error::EnvironmentError;
use crate::limits::{INIT_WAIT, KILL_WAIT};
use crate::message::{Event, Order};
use crate::pasta::Pasta;
use crate::tmp::View;

/// Namespaces, an init, cgroups and a parked process. Dropping it leaves the cgroups: [`Bare::bury`] does not.
#[derive(Debug)]
pub(crate) struct Bare {
    pub(crate) pidfd: OwnedFd,
    /// Shared with those who make connections into the environment.
    pub(crate) orders: Arc<Channel>,
    /// Where the process that was parked last gets its program.
    pub(crate) program: Channel,
    pub(crate) group: Group,
    /// A `/tmp` made ahead, and its size.
    pub(crate) prepared_tmp: Option<(u64, OwnedFd)>,
    pub(crate) tmp: View,
    /// Its connection to the outside, where that is a process.
    pub(crate) pasta: Option<Pasta>,
    /// How many processes were asked to park.
    pub(crate) parks: u64,
    /// The pipe of the one that is parked now.
    pub(crate) report: Option<OwnedFd>,
    /// Whether its `Parked` is still to come.
    pub(crate) parking: bool,
}

impl Bare {
    /// Gives an order that has an answer, and waits for it.
    pub(crate) fn order(
        &mut self,
        order: &Order,
        fds: &[std::os::fd::BorrowedFd<'_>],
    ) -> io::Result<Vec<OwnedFd>> {
        self.orders.send(order, fds)?;
        self.answer()
    }

    /// The parked process's report pipe; parks a process first if none is.
    pub(crate) fn parked(&mut self) -> Result<OwnedFd, EnvironmentError> {
        if self.report.is_none() && !self.parking {
            self.park()
                .map_err(EnvironmentError::io("park a process"))?;
        }
        while self.parking {
            self.event()
                .map_err(EnvironmentError::io("park a process"))?;
        }
        self.report.take().ok_or(EnvironmentError::Gone)
    }

    /// Asks for a parked process without waiting for it.
    pub(crate) fn park(&mut self) -> io::Result<()> {
        self.parks += 1;
        self.parking = true;
        let (program, inside) = Channel::pair()?;
        self.orders
            .send(&Order::Park(self.parks), &[inside.as_fd()])?;
        self.program = program;
        Ok(())
    }

    /// Waits for the answer to [`Order::Kill`]: nobody is parked any more.
    pub(crate) fn answer_killed(&mut self) -> Result<(), EnvironmentError> {
        match self.answer() {
            Ok(_) => {
                self.report = None;
                self.parking = false;
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Err(EnvironmentError::NotDead),
            Err(_) => Err(EnvironmentError::Gone),
        }
    }

    /// The answer to the last order. An earlier `Parked` may come first.
    fn answer(&mut self) -> io::Result<Vec<OwnedFd>> {
        loop {
            if let Some(fds) = self.event()? {
                return Ok(fds);
            }
        }
    }

    fn event(&mut self) -> io::Result<Option<Vec<OwnedFd>>> {
        let (event, mut fds) = self.orders.receive_within::<Event>(INIT_WAIT)?;
        match event {
            Event::Parked => {
                self.parking = false;
                self.report = fds.pop();
                Ok(None)
            }
            Event::Furnished | Event::Linked | Event::Killed => Ok(Some(fds)),
            Event::Failed(step, errno) => {
                self.parking = false;
                let error = io::Error::from_raw_os_error(errno);
                Err(io::Error::new(error.kind(), StepFailed { step, error }))
            }
        }
    }

    /// Whether its init still lives.
    pub(crate) fn is_alive(&self) -> bool {
        wait_readable(self.pidfd.as_fd(), std::time::Duration::ZERO).is_err()
    }

    /// Ends it, and returns when no process and no cgroup of it remains.
    pub(crate) fn bury(self) -> Result<(), EnvironmentError> {
        let _ = rustix::process::pidfd_send_signal(&self.pidfd, Signal::KILL);
        if self.group.must_thaw_to_kill() {
            let _ = self.group.freeze(false);
        }
        // An init ends after every process of its namespace has ended.
        wait_readable(self.pidfd.as_fd(), KILL_WAIT).map_err(|_| EnvironmentError::NotDead)?;
        self.tmp.close();
        self.group
            .remove()
            .map_err(EnvironmentError::io("remove the environment's cgroups"))
    }
}

/// A step that an init could not do.
#[derive(Debug, thiserror::Error)]
#[error("{step}")]
struct StepFailed {
    step: String,
    #[source]
    error: io::Error,
}
