//! What runs in an environment between two resets: the processes, their conversation, their
//! output, their ends.

use std::cell::{Cell, RefCell};
use std::io;
use std::os::fd::OwnedFd;
use std::rc::Rc;

use frazil_sandbox::{Ending, Exit, Process, ProgramId};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use tokio::net::TcpListener;
use tokio::net::unix::pipe::Receiver;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use crate::output::Said;
use crate::output::frames::Frames;
use crate::output::journal::Journal;
use crate::output::lines::Lines;
use crate::runtime_api::server::Conversation;
use crate::telemetry::happening::Origin;

/// Bytes taken from a pipe at once; bounds how long one environment keeps its shard busy.
const READ_BYTES: usize = 16 * 1024;

/// Reads at the end of an invocation; more than a pipe holds, so that only a function that goes
/// on writing while it is read meets it.
const DRAIN_READS_MAX: usize = 128;

/// The processes and the tasks that serve them. Dropping it ends the tasks.
pub(crate) struct Run {
    pub(crate) conversation: Rc<Conversation>,
    runtime: Option<Watched>,
    extensions: Vec<(String, Watched)>,
    journal: Rc<Journal>,
    /// Told of every end.
    changed: Rc<Notify>,
    _server: JoinSet<()>,
}

impl Run {
    pub(crate) fn new(
        conversation: Rc<Conversation>,
        listener: Rc<TcpListener>,
        journal: &Rc<Journal>,
        changed: Rc<Notify>,
    ) -> Run {
        let mut server = JoinSet::new();
        server.spawn_local(conversation.clone().serve(listener));
        Run {
            conversation,
            runtime: None,
            extensions: Vec::new(),
            journal: journal.clone(),
            changed,
            _server: server,
        }
    }

    /// Listens to the runtime's process.
    pub(crate) fn add_runtime(&mut self, process: Process) -> io::Result<()> {
        self.runtime = Some(self.watch(process, Origin::Function)?);
        Ok(())
    }

    /// Listens to the process of an external extension.
    pub(crate) fn add_extension(&mut self, name: String, process: Process) -> io::Result<()> {
        let watched = self.watch(process, Origin::Extension)?;
        self.extensions.push((name, watched));
        Ok(())
    }

    fn watch(&self, process: Process, origin: Origin) -> io::Result<Watched> {
        Watched::new(process, origin, &self.journal, &self.changed)
    }

    /// The runtime's process, if it was started.
    pub(crate) fn runtime(&self) -> Option<&Watched> {
        self.runtime.as_ref()
    }

    /// The external extensions' processes by name.
    pub(crate) fn extensions(&self) -> impl Iterator<Item = (&str, &Watched)> {
        self.extensions
            .iter()
            .map(|(name, watched)| (name.as_str(), watched))
    }

    /// Whether any process has ended.
    pub(crate) fn is_broken(&self) -> bool {
        self.watched().any(|watched| watched.exited().is_some())
    }

    /// Takes everything that has been written so far, also what the event loop has not noticed,
    /// and ends incomplete lines.
    pub(crate) fn collect(&self) {
        let pipes: Vec<_> = self.watched().flat_map(|it| it.pipes.iter()).collect();
        for index in readable(&pipes) {
            pipes[index].drain();
        }
        for pipe in pipes {
            pipe.end_line();
        }
    }

    /// Takes the rest: no process is left.
    pub(crate) fn collect_rest(&self) {
        for pipe in self.watched().flat_map(|it| it.pipes.iter()) {
            pipe.drain();
            pipe.finish();
        }
    }

    fn watched(&self) -> impl Iterator<Item = &Watched> {
        let extensions = self.extensions.iter().map(|(_, watched)| watched);
        self.runtime.iter().chain(extensions)
    }
}

/// One process and what is read from it.
pub(crate) struct Watched {
    pub(crate) program: ProgramId,
    exit: Rc<Cell<Option<Exit>>>,
    pipes: Vec<Rc<Pipe>>,
    _tasks: JoinSet<()>,
}

impl Watched {
    fn new(
        process: Process,
        origin: Origin,
        journal: &Rc<Journal>,
        changed: &Rc<Notify>,
    ) -> io::Result<Watched> {
        let program = process.id();
        let (stdout, stderr, log, ending) = process.into_parts();
        let lines = || Parser::Lines(Lines::default());
        let mut pipes = vec![
            Pipe::new(stdout, lines(), origin, journal)?,
            Pipe::new(stderr, lines(), origin, journal)?,
        ];
        if let Some(log) = log {
            let frames = Parser::Frames(Frames::default());
            pipes.push(Pipe::new(log, frames, origin, journal)?);
        }
        let exit = Rc::new(Cell::new(None));
        let exited = Receiver::from_owned_fd(ending.fd()?)?;
        let mut tasks = JoinSet::new();
        tasks.spawn_local(watch_exit(exited, ending, exit.clone(), changed.clone()));
        for pipe in &pipes {
            tasks.spawn_local(pipe.clone().follow());
        }
        Ok(Watched {
            program,
            exit,
            pipes,
            _tasks: tasks,
        })
    }

    /// How the process ended, or nothing while it runs.
    pub(crate) fn exited(&self) -> Option<Exit> {
        self.exit.get()
    }
}

/// One system call to learn which pipes have something.
fn readable(pipes: &[&Rc<Pipe>]) -> Vec<usize> {
    let mut fds = Vec::with_capacity(pipes.len());
    for pipe in pipes {
        fds.push(PollFd::new(&pipe.receiver, PollFlags::IN));
    }
    // A failed poll hides nothing: everything is read then.
    let polled = poll(&mut fds, Some(&Timespec::default())).is_ok();
    let ready = |fd: &PollFd<'_>| !polled || !fd.revents().is_empty();
    (0..fds.len()).filter(|&i| ready(&fds[i])).collect()
}

async fn watch_exit(
    exited: Receiver,
    ending: Ending,
    exit: Rc<Cell<Option<Exit>>>,
    changed: Rc<Notify>,
) {
    let ended = loop {
        if let Err(error) = exited.readable().await {
            tracing::error!(%error, "cannot watch a process");
            return;
        }
        match ending.read() {
            Some(ended) => break ended,
            None => tokio::task::yield_now().await,
        }
    };
    exit.set(Some(ended));
    changed.notify_one();
}

/// One pipe that a process writes to.
struct Pipe {
    receiver: Receiver,
    parser: RefCell<Parser>,
    origin: Origin,
    journal: Rc<Journal>,
}

enum Parser {
    Lines(Lines),
    Frames(Frames),
}

/// What one read brought.
#[derive(PartialEq, Eq)]
enum Brought {
    Bytes,
    NothingNow,
    End,
}

impl Pipe {
    fn new(
        fd: OwnedFd,
        parser: Parser,
        origin: Origin,
        journal: &Rc<Journal>,
    ) -> io::Result<Rc<Pipe>> {
        Ok(Rc::new(Pipe {
            origin,
            receiver: Receiver::from_owned_fd(fd)?,
            parser: RefCell::new(parser),
            journal: journal.clone(),
        }))
    }

    /// Reads until the pipe's end, as fast as the sink takes it.
    async fn follow(self: Rc<Self>) {
        let mut buffer = vec![0; READ_BYTES];
        loop {
            // The pipe's own read, so that the event loop learns when nothing is left.
            if self.receiver.readable().await.is_err() {
                return;
            }
            match self.receiver.try_read(&mut buffer) {
                Ok(0) => return,
                Ok(length) => {
                    self.push(&buffer[..length]);
                    self.journal.room().await;
                    tokio::task::yield_now().await;
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return tracing::warn!(%error, "cannot read a function's output"),
            }
        }
    }

    fn drain(&self) {
        for _ in 0..DRAIN_READS_MAX {
            if self.read() != Brought::Bytes {
                return;
            }
        }
    }

    /// Reads past the event loop, which may not have noticed what is there.
    fn read(&self) -> Brought {
        let mut buffer = [0; READ_BYTES];
        match rustix::io::read(&self.receiver, &mut buffer) {
            Ok(0) => Brought::End,
            Ok(length) => {
                self.push(&buffer[..length]);
                Brought::Bytes
            }
            Err(_) => Brought::NothingNow,
        }
    }

    fn push(&self, bytes: &[u8]) {
        match &mut *self.parser.borrow_mut() {
            Parser::Lines(lines) => lines.push(bytes, |line| self.say(line.into())),
            Parser::Frames(frames) => frames.push(bytes, |said| self.say(said)),
        }
    }

    fn say(&self, said: Said) {
        self.journal.say(self.origin, said);
    }

    fn end_line(&self) {
        if let Parser::Lines(lines) = &mut *self.parser.borrow_mut() {
            lines.finish(|line| self.say(line.into()));
        }
    }

    fn finish(&self) {
        self.end_line();
        if let Parser::Frames(frames) = &mut *self.parser.borrow_mut() {
            frames.finish(|said| self.say(said));
        }
    }
}
