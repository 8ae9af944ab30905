//! Telemetry for extensions: the Telemetry API and its predecessor, the Logs API.
//!
//! A [`subscription`] says what an extension wants and where. The [`Hub`] of an environment hears
//! everything that happens there ([`happening`]) and gives each [`subscriber`] what it wants: kept
//! in a [`queue`] until there is enough or it has waited long enough, then delivered by [`post`]
//! into the environment's own network. While the environment is frozen nothing is delivered.
//!
//! Source: AWS's sandbox code as published with its emulator, AWS's documentation, `lambda.md`
//! §2.4.

pub(crate) mod happening;
pub(crate) mod post;
mod queue;
mod subscriber;
pub(crate) mod subscription;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use crate::limits::Limits;
use crate::record::Entry;
use happening::{Happening, Origin};
use post::Dial;
use subscriber::Subscriber;
use subscription::{Api, Refusal, Subscription};

/// Bytes of what happened before anybody could subscribe.
const HISTORY_BYTES_MAX: usize = 256 * 1024;

/// How deliveries are tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tries {
    attempts_max: u64,
    answer: Duration,
    retry_min: Duration,
}

impl Tries {
    pub(crate) fn new(limits: &Limits) -> Tries {
        Tries {
            attempts_max: limits.telemetry_attempts_max,
            answer: Duration::from_millis(limits.telemetry_answer_ms_max),
            retry_min: Duration::from_millis(limits.telemetry_retry_ms),
        }
    }
}

/// What a subscriber did not get.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Loss {
    pub(crate) records: u64,
    pub(crate) bytes: u64,
}

/// How an extension's request to subscribe ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Subscribed(Subscription),
    /// It had subscribed before; nothing changes.
    Already(Subscription),
    Refused(Refusal),
}

/// What happens in one environment, on its way to those who want it.
pub(crate) struct Hub {
    tries: Tries,
    /// Makes connections; none before there is an environment.
    dial: RefCell<Option<Dial>>,
    subscribers: RefCell<Vec<Rc<Subscriber>>>,
    deliveries: RefCell<JoinSet<()>>,
    /// What happened so far; none when nobody can subscribe any more.
    history: RefCell<Option<History>>,
    is_paused: watch::Sender<bool>,
    losses: Rc<Cell<Loss>>,
}

#[derive(Default)]
struct History {
    happenings: Vec<Happening>,
    bytes: usize,
    lost: Loss,
}

impl History {
    fn keep(&mut self, happening: &Happening) {
        let bytes = happening.bytes();
        if self.bytes + bytes > HISTORY_BYTES_MAX {
            self.lost.records += 1;
            self.lost.bytes += bytes as u64;
        } else {
            self.bytes += bytes;
            self.happenings.push(happening.clone());
        }
    }
}

impl Hub {
    pub(crate) fn new(tries: Tries) -> Rc<Hub> {
        Rc::new(Hub {
            tries,
            dial: RefCell::default(),
            subscribers: RefCell::default(),
            deliveries: RefCell::default(),
            history: RefCell::new(Some(History::default())),
            is_paused: watch::Sender::new(false),
            losses: Rc::default(),
        })
    }

    /// There is an environment to deliver into.
    pub(crate) fn connect(&self, dial: Dial) {
        *self.dial.borrow_mut() = Some(dial);
    }

    /// Whether anybody wants to hear, or may want to later.
    pub(crate) fn is_wanted(&self) -> bool {
        self.history.borrow().is_some() || !self.subscribers.borrow().is_empty()
    }

    /// A process has said something.
    pub(crate) fn hear(&self, origin: Origin, time: Timestamp, text: &str, is_json: bool) {
        if self.is_wanted() {
            self.publish(&Happening::said(origin, time, text, is_json));
        }
    }

    /// Lambda has something to say.
    pub(crate) fn hear_platform(&self, entry: &Entry<'_>, now: Timestamp) {
        if self.is_wanted() {
            self.publish(&Happening::platform(entry, now));
        }
    }

    fn publish(&self, happening: &Happening) {
        if let Some(history) = self.history.borrow_mut().as_mut() {
            history.keep(happening);
        }
        for subscriber in self.subscribers.borrow().iter() {
            subscriber.take(happening);
        }
    }

    /// An extension wants telemetry.
    pub(crate) fn subscribe(&self, api: Api, name: &str, body: &[u8]) -> Outcome {
        let known = self.subscribers.borrow().iter().find_map(|it| {
            let is_it = it.name == name;
            is_it.then(|| it.subscription.clone())
        });
        match known {
            Some(known) if known.api == api => return Outcome::Already(known),
            Some(_) => return Outcome::Refused(Refusal::other_api(api)),
            None => {}
        }
        let history = self.history.borrow();
        let (Some(history), Some(dial)) = (history.as_ref(), self.dial.borrow().clone()) else {
            return Outcome::Refused(Refusal::closed(api));
        };
        let subscription = match Subscription::parse(api, body) {
            Ok(subscription) => subscription,
            Err(refusal) => return Outcome::Refused(refusal),
        };
        self.add(name, subscription.clone(), history, dial);
        Outcome::Subscribed(subscription)
    }

    fn add(&self, name: &str, subscription: Subscription, history: &History, dial: Dial) {
        let losses = self.losses.clone();
        let subscriber = Subscriber::new(name, subscription, self.tries, losses);
        for happening in &history.happenings {
            subscriber.take(happening);
        }
        subscriber.lose(history.lost);
        let paused = self.is_paused.subscribe();
        let delivery = subscriber.clone().deliver(dial, paused);
        self.deliveries.borrow_mut().spawn_local(delivery);
        self.subscribers.borrow_mut().push(subscriber);
    }

    /// Init is over: nobody can subscribe any more.
    pub(crate) fn close(&self) {
        *self.history.borrow_mut() = None;
    }

    /// The processes are gone, and with them those who subscribed. What happens from now on is
    /// for the next ones.
    pub(crate) fn renew(&self) {
        self.deliveries.borrow_mut().abort_all();
        self.subscribers.borrow_mut().clear();
        *self.history.borrow_mut() = Some(History::default());
    }

    /// The environment is frozen.
    pub(crate) fn pause(&self) {
        self.is_paused.send_replace(true);
    }

    /// It runs again.
    pub(crate) fn resume(&self) {
        if *self.is_paused.borrow() {
            self.is_paused.send_replace(false);
        }
    }

    /// Delivers what waits, without waiting for more.
    pub(crate) async fn flush(&self, deadline: Instant) {
        let subscribers = self.subscribers.borrow().clone();
        for subscriber in &subscribers {
            subscriber.hurry();
        }
        for subscriber in &subscribers {
            if timeout_at(deadline, subscriber.until_delivered())
                .await
                .is_err()
            {
                tracing::debug!(
                    extension = subscriber.name,
                    "telemetry was not taken in time"
                );
            }
        }
    }

    /// What subscribers have lost since this was last asked.
    pub(crate) fn take_loss(&self) -> Option<Loss> {
        Some(self.losses.take()).filter(|loss| loss.records > 0)
    }
}

#[cfg(test)]
mod tests;
