//! Targets that remember what they got, and a clock that stands.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use frazil_lambda::seams::{Home, SetClock, TargetError, TargetMessage, Targets};
use frazil_store::Store;
use frazil_wire::{Call, Caller, Fault, Operation, Service};
use jiff::Timestamp;

pub(crate) const ACCOUNT: &str = "000000000000";
pub(crate) const REGION: &str = "us-east-1";
pub(crate) const MINUTE_MS: i64 = 60_000;

/// A clock that stands.
pub(crate) fn clock_at(moment: &str) -> Arc<SetClock> {
    let moment: Timestamp = moment.parse().expect("a moment");
    Arc::new(SetClock(AtomicI64::new(moment.as_millisecond())))
}

pub(crate) fn home(store: &Arc<dyn Store>, clock: &Arc<SetClock>) -> Home {
    Home {
        clock: clock.clone(),
        ..Home::new(store.clone(), ACCOUNT, REGION)
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

/// Calls an operation as a client does.
pub(crate) async fn call<O: Operation>(
    service: &dyn Service,
    input: O::Input,
) -> Result<O::Output, Fault> {
    let call = Call {
        request: frazil_wire::request::<O>(&input),
        caller: Caller::Signed {
            access_key: "AKIA".to_owned(),
            account: ACCOUNT.to_owned(),
            principal: None,
        },
        request_id: "id".to_owned(),
    };
    frazil_wire::answer::<O>(&service.handle(call).await)
}
