//! A running program.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

/// A program inside an environment. Dropping it does not end it; [`crate::Environment::kill_all`] does.
///
/// The pipes reach their end when the last process that holds them has closed them. After
/// [`crate::Environment::kill_all`] nobody holds them any more: read until the end and nothing is missing.
/// After a mere exit a child of the program may still hold them: read what is there.
#[derive(Debug)]
pub struct Process {
    /// The reading end of the program's standard output; non-blocking.
    pub stdout: OwnedFd,
    /// The reading end of its standard error; non-blocking.
    pub stderr: OwnedFd,
    /// The reading end of the log pipe, when asked for; non-blocking.
    pub log: Option<OwnedFd>,
    pub(crate) number: u64,
    pub(crate) exit: OwnedFd,
    pub(crate) ended: Option<Exit>,
}

/// Names one program of an environment, also after it has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgramId(pub(crate) u64);

/// What a program can be told from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgramSignal {
    /// `SIGTERM`: end, please.
    Terminate,
    /// `SIGKILL`
    Kill,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It ended by itself with this code.
    Code(i32),
    /// A signal ended it.
    Signal(i32),
    /// It never ran: the system's error number for executing `argv[0]` (2: no such file, 13: not executable).
    NotStarted(i32),
}

/// The end of a program, for who reads its pipes elsewhere.
#[derive(Debug)]
pub struct Ending(OwnedFd);

impl Ending {
    /// How the program ended, once [`fd`](Self::fd) is readable. Tells it once.
    pub fn read(&self) -> Option<Exit> {
        crate::report::read(self.0.as_fd())
    }

    /// The descriptor of a pipe of its own, which becomes readable when the program has ended.
    ///
    /// # Errors
    /// The system's, when there are too many open files.
    pub fn fd(&self) -> std::io::Result<OwnedFd> {
        self.0.try_clone()
    }
}

impl Process {
    /// Takes it apart: standard output, standard error, log pipe, end.
    pub fn into_parts(self) -> (OwnedFd, OwnedFd, Option<OwnedFd>, Ending) {
        (self.stdout, self.stderr, self.log, Ending(self.exit))
    }

    /// Its name, for [`crate::Environment::signal`].
    pub fn id(&self) -> ProgramId {
        ProgramId(self.number)
    }

    /// Becomes readable when the program has ended. Other processes that it started may live on.
    pub fn exit_fd(&self) -> BorrowedFd<'_> {
        self.exit.as_fd()
    }

    /// How it ended, or nothing while it runs. Never blocks.
    pub fn try_exit(&mut self) -> Option<Exit> {
        if self.ended.is_none() {
            self.ended = crate::report::read(self.exit.as_fd());
        }
        self.ended
    }
}
