//! Two background threads: one keeps environments ready, one takes care of the dead.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::bare::Bare;
use crate::sandbox::Inner;

/// After a failed attempt; the next caller of `create` gets the reason.
const RETRY: Duration = Duration::from_secs(1);

/// Environments that wait to be asked for.
#[derive(Debug)]
pub(crate) struct Pool {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    size: usize,
}

#[derive(Debug, Default)]
struct State {
    ready: Vec<Bare>,
    closed: bool,
}

impl Pool {
    pub(crate) fn start(inner: Arc<Inner>, size: usize) -> Self {
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            size,
        });
        let in_thread = Arc::clone(&shared);
        let thread = (size > 0).then(|| spawn("frazil-pool", move || in_thread.refill(&inner)));
        Self {
            shared,
            thread: Mutex::new(thread),
        }
    }

    /// An environment, if one is ready. Another is made in the background.
    pub(crate) fn take(&self) -> Option<Bare> {
        let mut state = self.shared.lock();
        loop {
            let bare = state.ready.pop();
            self.shared.changed.notify_all();
            match bare {
                Some(bare) if !bare.is_alive() => drop(bare.bury()),
                other => return other,
            }
        }
    }

    /// Makes no more, and buries those that wait.
    pub(crate) fn stop(&self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_all();
        if let Some(thread) = lock(&self.thread).take() {
            let _ = thread.join();
        }
        for bare in std::mem::take(&mut self.shared.lock().ready) {
            let _ = bare.bury();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    fn refill(&self, inner: &Inner) {
        while self.wait_for_room() {
            match inner.make_pooled() {
                Ok(bare) => self.lock().ready.push(bare),
                Err(_) => self.pause(),
            }
        }
    }

    /// Whether there is room; `false` when closed.
    fn wait_for_room(&self) -> bool {
        let full = |state: &mut State| !state.closed && state.ready.len() >= self.size;
        let state = self
            .changed
            .wait_while(self.lock(), full)
            .unwrap_or_else(PoisonError::into_inner);
        !state.closed
    }

    fn pause(&self) {
        let open = |state: &mut State| !state.closed;
        let _ = self.changed.wait_timeout_while(self.lock(), RETRY, open);
    }
}

/// Does what takes long in the background: a lonely `rmdir`, a dying namespace, unmounting a full `/tmp`.
#[derive(Debug)]
pub(crate) struct Undertaker {
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

type Job = Box<dyn FnOnce() + Send>;

impl Undertaker {
    pub(crate) fn start() -> Self {
        let (jobs, waiting) = channel::<Job>();
        let thread = spawn("frazil-undertaker", move || {
            for job in waiting {
                job();
            }
        });
        Self {
            jobs: Mutex::new(Some(jobs)),
            thread: Mutex::new(Some(thread)),
        }
    }

    /// Ends an environment. What does not die now is swept when the sandbox stops or starts again.
    pub(crate) fn bury(&self, bare: Bare) {
        self.later(move || drop(bare.bury()));
    }

    /// After [`Self::stop`], does it at once.
    pub(crate) fn later(&self, job: impl FnOnce() + Send + 'static) {
        match &*lock(&self.jobs) {
            Some(jobs) => drop(jobs.send(Box::new(job))),
            None => job(),
        }
    }

    /// Waits until all is done.
    pub(crate) fn stop(&self) {
        lock(&self.jobs).take();
        if let Some(thread) = lock(&self.thread).take() {
            let _ = thread.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
    let thread = std::thread::Builder::new().name(name.to_owned());
    thread
        .spawn(body)
        .expect("a thread can be started while the server starts")
}
