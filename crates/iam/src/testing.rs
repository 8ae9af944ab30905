//! A world for tests: the services over a store in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use frazil_lambda::seams::{Clock, Entropy, Home};
use frazil_store::{MemoryStore, Store};
use frazil_wire::{BoxFuture, Call, Caller, Fault, Operation, Principal, Service, answer, request};
use jiff::Timestamp;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::{BadToken, Iam, KeyPair, Keyring, Session, Settings, Sts, Tokens};

pub(crate) const ACCOUNT: &str = "000000000000";

pub(crate) struct World {
    pub(crate) iam: Iam,
    pub(crate) sts: Sts,
    pub(crate) clock: Arc<TestClock>,
    store: Arc<dyn Store>,
}

/// A clock that tests set, in seconds since 1970.
#[derive(Default)]
pub(crate) struct TestClock(pub(crate) AtomicU64);

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        let seconds = self.0.load(Ordering::Relaxed);
        Timestamp::from_second(i64::try_from(seconds).expect("a test's time")).expect("in range")
    }
}

#[derive(Default)]
struct Counter(AtomicU64);

impl Entropy for Counter {
    fn uuid(&self) -> Uuid {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Uuid::from_u128(u128::from(number) << 80 | u128::from(number))
    }
}

/// Keys that say what they are for.
struct TestKeys;

impl Keyring for TestKeys {
    fn lasting(&self, nonce: Uuid) -> KeyPair {
        KeyPair {
            access_key: format!("AKIA{}", &nonce.simple().to_string()[..16]),
            secret_key: "secret".to_owned(),
        }
    }

    fn session(&self, nonce: Uuid, session: &Session) -> (KeyPair, String) {
        let pair = KeyPair {
            access_key: format!("ASIA{}", &nonce.simple().to_string()[..16]),
            secret_key: "secret".to_owned(),
        };
        (pair, serde_json::to_string(session).expect("plain data"))
    }

    fn issued(&self, access_key: &str) -> bool {
        access_key.len() == 20
    }

    fn is_operator(&self, access_key: &str) -> bool {
        access_key == "AKIAOPERATOR"
    }
}

/// Whatever ends with `.good` is signed.
struct TestTokens;

impl Tokens for TestTokens {
    fn claims<'a>(
        &'a self,
        _issuer: &'a str,
        token: &'a str,
    ) -> BoxFuture<'a, Result<Map<String, Json>, BadToken>> {
        Box::pin(async move {
            match token.rsplit('.').next() {
                Some("good") => {}
                Some("old") => return Err(BadToken::Expired),
                _ => return Err(BadToken::Invalid),
            }
            let claims = token.split('.').nth(1).expect("a test's token");
            let claims = BASE64_URL_SAFE_NO_PAD
                .decode(claims)
                .expect("a test's token");
            Ok(serde_json::from_slice(&claims).expect("a test's token"))
        })
    }
}

impl World {
    pub(crate) async fn new() -> World {
        World::on(Arc::new(MemoryStore::default())).await
    }

    async fn on(store: Arc<dyn Store>) -> World {
        let clock = Arc::new(TestClock::default());
        clock.0.store(1_700_000_000, Ordering::Relaxed);
        let iam = Iam::start(Settings {
            home: Home {
                clock: clock.clone(),
                entropy: Arc::new(Counter::default()),
                ..Home::new(store.clone(), ACCOUNT, "us-east-1")
            },
            keyring: Arc::new(TestKeys),
        });
        let iam = iam.await.expect("it starts");
        World {
            sts: Sts::new(iam.clone(), false, Arc::new(TestTokens)),
            iam,
            clock,
            store,
        }
    }

    /// The same services, started anew on the same store.
    pub(crate) async fn restarted(self) -> World {
        World::on(self.store).await
    }

    /// Does an operation of IAM as the account itself.
    pub(crate) async fn iam<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        call::<O>(&self.iam, &root(), &input).await
    }

    /// Does an operation of STS as somebody.
    pub(crate) async fn sts<O: Operation>(
        &self,
        caller: &Caller,
        input: O::Input,
    ) -> Result<O::Output, Fault> {
        call::<O>(&self.sts, caller, &input).await
    }

    /// Whoever a session token speaks of.
    pub(crate) fn caller(&self, token: &str) -> Caller {
        let session: Session = serde_json::from_str(token).expect("a test's token");
        let principal = self.iam.identify("ASIA", Some(&session)).expect("known");
        signed(principal)
    }
}

pub(crate) fn signed(principal: Principal) -> Caller {
    Caller::Signed {
        access_key: "AKIA".to_owned(),
        account: ACCOUNT.to_owned(),
        principal: Some(Arc::new(principal)),
    }
}

pub(crate) fn root() -> Caller {
    signed(Principal::root(ACCOUNT))
}

async fn call<O: Operation>(
    service: &dyn Service,
    caller: &Caller,
    input: &O::Input,
) -> Result<O::Output, Fault> {
    let call = Call {
        request: request::<O>(input),
        caller: caller.clone(),
        request_id: "id".to_owned(),
    };
    answer::<O>(&service.handle(call).await)
}
