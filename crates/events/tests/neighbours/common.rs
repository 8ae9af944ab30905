//! A server with one service, a clock that stands, and targets that remember what they got.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use frazil_events::eventbridge::{Ground, Settings, StartError};
use frazil_events::{EventBridge, Scheduler};
use frazil_lambda::seams::{Home, SetClock, TargetError, TargetMessage, Targets};
use frazil_store::{MemoryStore, Store};
use frazil_wire::{Call, Caller, Fault, Operation, Service};
use jiff::Timestamp;

pub(crate) const ACCOUNT: &str = "000000000000";
pub(crate) const REGION: &str = "us-east-1";
pub(crate) const MINUTE_MS: i64 = 60_000;

/// A server with one service.
pub(crate) struct World<S> {
    pub(crate) service: S,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) inbox: Arc<Inbox>,
    store: Arc<dyn Store>,
}

/// A service over the common ground.
pub(crate) trait OnGround: Service + Deref<Target = Ground> + Sized {
    async fn begin(settings: Settings) -> Result<Self, StartError>;
}

impl OnGround for EventBridge {
    async fn begin(settings: Settings) -> Result<Self, StartError> {
        EventBridge::start(settings).await
    }
}

impl OnGround for Scheduler {
    async fn begin(settings: Settings) -> Result<Self, StartError> {
        Scheduler::start(settings).await
    }
}

impl<S: OnGround> World<S> {
    pub(crate) async fn new() -> World<S> {
        let noon: Timestamp = "2026-03-01T12:00:00Z".parse().expect("a moment");
        let clock = Arc::new(SetClock(AtomicI64::new(noon.as_millisecond())));
        World::over(Arc::new(MemoryStore::new()), clock, Arc::default()).await
    }

    async fn over(store: Arc<dyn Store>, clock: Arc<SetClock>, inbox: Arc<Inbox>) -> World<S> {
        let settings = Settings {
            home: Home {
                clock: clock.clone(),
                ..Home::new(store.clone(), ACCOUNT, REGION)
            },
            targets: inbox.clone(),
        };
        World {
            service: S::begin(settings).await.expect("starts"),
            clock,
            inbox,
            store,
        }
    }

    /// The same store, another server, as after `kill -9`.
    pub(crate) async fn restarted(self) -> World<S> {
        self.service.close();
        World::over(self.store, self.clock, self.inbox).await
    }

    /// Calls an operation as a client does.
    pub(crate) async fn call<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        let call = Call {
            request: frazil_wire::request::<O>(&input),
            caller: Caller::Signed {
                access_key: "AKIA".to_owned(),
                account: ACCOUNT.to_owned(),
                principal: None,
            },
            request_id: "id".to_owned(),
        };
        frazil_wire::answer::<O>(&self.service.handle(call).await)
    }
}

/// Remembers what was sent where; targets can be closed for a while, or not be there.
#[derive(Default)]
pub(crate) struct Inbox {
    got: Mutex<Vec<(String, TargetMessage)>>,
    busy: Mutex<BTreeSet<String>>,
    gone: Mutex<BTreeSet<String>>,
}

impl Inbox {
    pub(crate) fn set_busy(&self, arn: &str, busy: bool) {
        let mut all = self.busy.lock().expect("no panic");
        match busy {
            true => all.insert(arn.to_owned()),
            false => all.remove(arn),
        };
    }

    pub(crate) fn remove(&self, arn: &str) {
        self.gone.lock().expect("no panic").insert(arn.to_owned());
    }

    /// What a target has got.
    pub(crate) fn got(&self, arn: &str) -> Vec<TargetMessage> {
        let got = self.got.lock().expect("no panic");
        let got = got.iter().filter(|(target, _)| target == arn);
        got.map(|(_, message)| message.clone()).collect()
    }

    /// Waits until a target has so many messages.
    pub(crate) async fn wait(&self, arn: &str, count: usize) -> Vec<TargetMessage> {
        for _ in 0..2000 {
            let got = self.got(arn);
            if got.len() >= count {
                return got;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{arn} got {:?}", self.got(arn));
    }
}

#[async_trait]
impl Targets for Inbox {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        let refuse = |code: &str, may_retry| {
            Err(TargetError {
                code: code.to_owned(),
                message: "no".to_owned(),
                may_retry,
            })
        };
        if self.gone.lock().expect("no panic").contains(arn) {
            return refuse("ResourceNotFoundException", false);
        }
        if self.busy.lock().expect("no panic").contains(arn) {
            return refuse("ServiceException", true);
        }
        self.got
            .lock()
            .expect("no panic")
            .push((arn.to_owned(), message));
        Ok(())
    }

    async fn exists(&self, _arn: &str) -> Result<bool, TargetError> {
        Ok(true)
    }
}
