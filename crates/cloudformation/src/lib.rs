//! CloudFormation: stacks of resources, made by AWS calls.
//!
//! | | |
//! |---|---|
//! | [`template`] | from a template's text to what exists, and in which order |
//! | [`resources`] | types of resources, mostly tables: which calls make, change and remove them |
//! | [`stacks`] | what is known of each stack, in memory and in the store |
//! | [`work`] | stacks on their way from one state to another; goes on after a restart |
//! | [`operations`] | what the API answers |
//!
//! Resources are made by AWS calls to the services of the same server, in the name of whoever asked for the stack.

mod aws;
mod changes;
mod faults;
mod limits;
mod operations;
mod resources;
mod signals;
mod stacks;
mod template;
mod transforms;
mod work;

use std::sync::{Arc, Mutex, Weak};

use bytes::Bytes;
use frazil_lambda::seams::Home;
use frazil_wire::shapes::cloudformation as shapes;
use frazil_wire::{BoxFuture, Call, Caller, Calls, Fault, Service, ServiceTable, serve};
use http::Response;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use transforms::{TransformError, Transforms};

use stacks::Stacks;

/// What the service is made of.
pub struct Settings {
    /// Where it lives.
    pub home: Home,
    /// The services that resources are made by.
    pub calls: Arc<dyn Calls>,
    /// What `Transform` in a template means.
    pub transforms: Arc<dyn Transforms>,
    /// Where wait conditions are signalled: `http://localhost:4566`.
    pub signal_base: String,
    /// Where functions, inside their environments, send the answers of custom resources.
    pub answer_base: String,
}

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Cloudformation(Arc<Inner>);

struct Inner {
    settings: Settings,
    stacks: Stacks,
    signals: signals::Signals,
    /// Whoever creates or deletes stacks, does it alone.
    changing: tokio::sync::Mutex<()>,
    runtime: tokio::runtime::Handle,
    closing: CancellationToken,
}

/// Why a change set has failed that nobody works on any more.
const INTERRUPTED: &str =
    "The server was stopped before the changes were found. Create the change set again.";

/// One request: the service, and who asks.
struct Session {
    service: Cloudformation,
    caller: Caller,
    /// What goes on in the background because of the request.
    begun: Mutex<Option<JoinHandle<()>>>,
}

impl std::ops::Deref for Session {
    type Target = Cloudformation;
    fn deref(&self) -> &Cloudformation {
        &self.service
    }
}

impl Cloudformation {
    /// Starts the service with the stacks of the last time; [`resume`](Self::resume) goes on with their work.
    ///
    /// # Errors
    /// When the stacks cannot be read.
    pub async fn start(settings: Settings) -> Result<Cloudformation, Fault> {
        let home = &settings.home;
        let stacks = Stacks::load(home.store.clone(), home.clock.now()).await?;
        let signals = signals::Signals::new(&settings);
        Ok(Cloudformation(Arc::new(Inner {
            settings,
            stacks,
            signals,
            changing: tokio::sync::Mutex::default(),
            runtime: tokio::runtime::Handle::current(),
            closing: CancellationToken::new(),
        })))
    }

    /// Goes on with what was under way when the server stopped. Call it when all services are there.
    pub fn resume(&self) {
        for stack in self.0.stacks.all() {
            self.give_up_change_sets(&stack);
            if stack.state().record.status.ends_with("_IN_PROGRESS") {
                self.work_on(&stack);
            }
        }
    }

    /// Stops working on stacks; [`resume`](Self::resume) goes on after the next start.
    pub fn close(&self) {
        self.0.closing.cancel();
    }

    /// Takes the answer of a custom resource, or the signal of a wait condition. `false` if nobody waits for it.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn signal(&self, token: &str, body: &[u8]) -> Result<bool, Fault> {
        self.0.signals.answer(token, body).await
    }

    /// What was being found out for change sets when the server stopped is not known any more.
    fn give_up_change_sets(&self, stack: &Arc<stacks::Stack>) {
        let pending: Vec<_> = {
            let state = stack.state();
            let all = state.change_sets.values();
            all.filter(|it| it.status == "CREATE_PENDING")
                .cloned()
                .collect()
        };
        for mut record in pending {
            let stack = stack.clone();
            record.status = "FAILED".to_owned();
            record.reason = Some(INTERRUPTED.to_owned());
            self.0.runtime.spawn(async move {
                if let Err(fault) = stack.put_change_set(record).await {
                    tracing::error!("a change set could not be stored: {fault}");
                }
            });
        }
    }

    fn now_ms(&self) -> i64 {
        self.0.settings.home.now_ms()
    }

    /// Leads a stack to the end of what its status says it is doing, in the background.
    fn work_on(&self, stack: &Arc<stacks::Stack>) -> JoinHandle<()> {
        let inner: Weak<Inner> = Arc::downgrade(&self.0);
        let (closing, stack) = (self.0.closing.clone(), stack.clone());
        self.0.runtime.spawn(async move {
            let Some(service) = inner.upgrade().map(Cloudformation) else {
                return;
            };
            tokio::select! {
                () = closing.cancelled() => {}
                () = service.work(&stack) => {}
            }
        })
    }
}

impl Service for Cloudformation {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        let session = Session {
            service: self.clone(),
            caller: call.caller.clone(),
            begun: Mutex::default(),
        };
        // to the end, even if the caller does not wait
        let answer = self.0.runtime.spawn(async move {
            serve(&shapes::SERVICE, call, |operation, request| async move {
                session.answer(operation, &request).await
            })
            .await
        });
        Box::pin(async move {
            answer.await.unwrap_or_else(|error| {
                let fault = faults::failed(&error);
                frazil_wire::encode_fault(&shapes::SERVICE, &fault, "")
            })
        })
    }

    fn request_bytes_max(&self) -> u64 {
        limits::REQUEST_BYTES_MAX
    }
}
