//! One subscriber: what waits for it, and its delivery.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep, sleep_until};

use super::happening::Happening;
use super::post::{Dial, Post};
use super::queue::Queue;
use super::subscription::Subscription;
use super::{Loss, Tries};

/// Waiting between two tries never takes longer.
const RETRY_MAX: Duration = Duration::from_secs(1);

pub(super) struct Subscriber {
    /// The extension.
    pub(super) name: String,
    pub(super) subscription: Subscription,
    tries: Tries,
    queue: RefCell<Queue>,
    /// A portion is being delivered.
    is_busy: Cell<bool>,
    /// The last try failed.
    is_failing: Cell<bool>,
    /// Whatever waits is due.
    is_hurried: Cell<bool>,
    changed: Notify,
    delivered: Notify,
    losses: Rc<Cell<Loss>>,
}

impl Subscriber {
    pub(super) fn new(
        name: &str,
        subscription: Subscription,
        tries: Tries,
        losses: Rc<Cell<Loss>>,
    ) -> Rc<Subscriber> {
        Rc::new(Subscriber {
            name: name.to_owned(),
            queue: RefCell::new(Queue::new(subscription.buffering, Instant::now())),
            subscription,
            tries,
            is_busy: Cell::default(),
            is_failing: Cell::default(),
            is_hurried: Cell::default(),
            changed: Notify::new(),
            delivered: Notify::new(),
            losses,
        })
    }

    /// Takes what it has subscribed to.
    pub(super) fn take(&self, happening: &Happening) {
        let Some(event) = happening.event(&self.subscription) else {
            return;
        };
        match self.queue.borrow_mut().push(event, Instant::now()) {
            Ok(()) => self.changed.notify_one(),
            Err(loss) => self.lose(loss),
        }
    }

    /// Something cannot be delivered.
    pub(super) fn lose(&self, loss: Loss) {
        let before = self.losses.get();
        self.losses.set(Loss {
            records: before.records + loss.records,
            bytes: before.bytes + loss.bytes,
        });
    }

    /// Delivers what waits at once.
    pub(super) fn hurry(&self) {
        self.is_hurried.set(true);
        self.changed.notify_one();
    }

    /// Nobody waits for a subscriber that takes nothing.
    pub(super) async fn until_delivered(&self) {
        while !self.is_failing.get() && (self.is_busy.get() || !self.queue.borrow().is_empty()) {
            self.delivered.notified().await;
        }
    }

    /// Delivers portions until it is dropped. While the environment is frozen it rests.
    pub(super) async fn deliver(self: Rc<Self>, dial: Dial, mut paused: watch::Receiver<bool>) {
        let mut post = Post::new(self.subscription.destination.clone(), dial);
        loop {
            self.until_due(&mut paused).await;
            let portion = self.queue.borrow_mut().take(Instant::now());
            self.is_busy.set(true);
            if !self.send(&mut post, &portion, &mut paused).await {
                self.lose(Loss {
                    records: portion.len() as u64,
                    bytes: portion.iter().map(|event| event.len() as u64).sum(),
                });
            }
            self.is_busy.set(false);
            self.delivered.notify_one();
        }
    }

    async fn until_due(&self, paused: &mut watch::Receiver<bool>) {
        loop {
            until_running(paused).await;
            let due = self.queue.borrow().due();
            let is_due = due.is_some_and(|due| due <= Instant::now() || self.is_hurried.get());
            match due {
                _ if is_due => return,
                Some(due) => tokio::select! {
                    () = sleep_until(due) => {}
                    () = self.changed.notified() => {}
                },
                None => {
                    self.is_hurried.set(false);
                    self.changed.notified().await;
                }
            }
        }
    }

    /// Tries until it is taken. False when it is given up.
    async fn send(
        &self,
        post: &mut Post,
        portion: &[String],
        paused: &mut watch::Receiver<bool>,
    ) -> bool {
        let mut pause = self.tries.retry_min;
        for attempt in 1..=self.tries.attempts_max {
            let error = tokio::select! {
                sent = post.send(portion) => match sent {
                    Ok(()) => {
                        self.is_failing.set(false);
                        return true;
                    }
                    Err(error) => error,
                },
                () = running_time(paused, self.tries.answer) => std::io::ErrorKind::TimedOut.into(),
            };
            post.hang_up();
            self.is_failing.set(true);
            self.delivered.notify_one();
            tracing::debug!(extension = self.name, attempt, %error, "telemetry is not taken");
            sleep(pause).await;
            until_running(paused).await;
            pause = (pause * 2).min(RETRY_MAX);
        }
        false
    }
}

/// Waits while the environment is frozen. Who sends `paused` lives longer than any delivery.
async fn until_running(paused: &mut watch::Receiver<bool>) {
    let _ = paused.wait_for(|is_paused| !is_paused).await;
}

/// Waits so long, not counting the time in which the environment is frozen.
async fn running_time(paused: &mut watch::Receiver<bool>, mut left: Duration) {
    loop {
        until_running(paused).await;
        let begun = Instant::now();
        tokio::select! {
            () = sleep(left) => return,
            _ = paused.wait_for(|is_paused| *is_paused) => {}
        }
        left = left.saturating_sub(begun.elapsed());
    }
}
