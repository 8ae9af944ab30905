//! What services have in common that keep what they are told as records, and do nothing else with it.

use std::ops::Bound;

use frazil_lambda::seams::Home;
use frazil_store::record::{decode, encode};
use frazil_store::{Key, Write};
use frazil_wire::Fault;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::runtime::Handle;
use tokio::sync::Mutex;

/// The records of one service.
pub(crate) struct Kept {
    home: Home,
    /// The service's name in keys and ARNs.
    name: &'static str,
    /// Held from the reading of a record to its writing.
    pub(crate) changing: Mutex<()>,
    pub(crate) runtime: Handle,
}

impl Kept {
    pub(crate) fn new(name: &'static str, home: Home) -> Kept {
        Kept {
            home,
            name,
            changing: Mutex::default(),
            runtime: Handle::current(),
        }
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.home.now_ms()
    }

    pub(crate) fn uuid(&self) -> uuid::Uuid {
        self.home.entropy.uuid()
    }

    /// The account that everything belongs to.
    pub(crate) fn account(&self) -> &str {
        &self.home.account
    }

    pub(crate) fn region(&self) -> &str {
        &self.home.region
    }

    pub(crate) fn arn(&self, resource: &str) -> String {
        self.home.arn(self.name, resource)
    }

    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        kind: &str,
        id: &str,
    ) -> Result<Option<T>, Fault> {
        let key = self.key(kind, id);
        let found = self.home.store.get(&key).await;
        let found = found.map_err(|error| failed(&error))?;
        found
            .map(|found| decode(&key, &found.value).map_err(|error| failed(&error)))
            .transpose()
    }

    /// All records of a kind, in the order of their ids.
    pub(crate) async fn all<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<T>, Fault> {
        let prefix = Key::prefix(&[self.name, kind]);
        let found = self.home.store.list(&prefix, Bound::Unbounded, usize::MAX);
        let found = found.await.map_err(|error| failed(&error))?;
        let records = found
            .iter()
            .map(|(key, found)| decode(key, &found.value).map_err(|error| failed(&error)));
        records.collect()
    }

    pub(crate) async fn put<T: Serialize>(
        &self,
        kind: &str,
        id: &str,
        record: &T,
    ) -> Result<(), Fault> {
        self.commit(Write::put(self.key(kind, id), encode(record)))
            .await
    }

    pub(crate) async fn delete(&self, kind: &str, id: &str) -> Result<(), Fault> {
        self.commit(Write::delete(self.key(kind, id))).await
    }

    async fn commit(&self, write: Write) -> Result<(), Fault> {
        let done = self.home.store.commit(vec![write]).await;
        done.map(drop).map_err(|error| failed(&error))
    }

    fn key(&self, kind: &str, id: &str) -> Key {
        Key::of(&[self.name, kind, id])
    }
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(crate) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    Fault::new(
        500,
        "InternalFailure",
        "The request processing has failed because of an unknown error, exception or failure.",
    )
}

/// One page of what was found: at most `size` after the one that the token names, and the next token.
pub(crate) fn page<T>(
    found: Vec<T>,
    token: Option<&str>,
    size: usize,
    id: impl Fn(&T) -> &str,
) -> (Vec<T>, Option<String>) {
    let mut rest = found
        .into_iter()
        .skip_while(|item| token.is_some_and(|token| id(item) <= token));
    let page: Vec<T> = rest.by_ref().take(size).collect();
    let last = page.last().map(|item| id(item).to_owned());
    (page, rest.next().and(last))
}

/// Writes a service that keeps records: its type, and how it answers calls.
macro_rules! kept_service {
    ($(#[$doc:meta])* $name:ident of $shapes:ident kept as $key:literal) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(::std::sync::Arc<$crate::kept::Kept>);

        impl $name {
            /// The service over a store; it works on the current tokio runtime.
            pub fn new(home: ::frazil_lambda::seams::Home) -> Self {
                Self(::std::sync::Arc::new($crate::kept::Kept::new($key, home)))
            }
        }

        ::frazil_wire::service! {
            $name of $shapes, on |it| it.0.runtime, else $crate::kept::failed,
            at most ::frazil_wire::REQUEST_BYTES_MAX
        }
    };
}

pub(crate) use kept_service;
