//! The Extensions API on the connections of an environment, and what is subscribed through it.

use std::cell::{Ref, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::tcp::OwnedWriteHalf;
use tokio::sync::Notify;
use uuid::Uuid;

use super::refusal;
use super::registry::{Next, Registry};
use super::told::{self, Kind, Reason};
use crate::output::journal::Journal;
use crate::runtime_api::event::Event;
use crate::runtime_api::http::{Body, Head, HttpError, Reader, response, write_all, write_now};
use crate::runtime_api::protocol::Refusal;
use crate::seams::Entropy;
use crate::telemetry::subscription::Api;

/// The body of any request of an extension.
const BODY_BYTES_MAX: u64 = 64 * 1024;

const JSON: (&str, &str) = ("Content-Type", "application/json");

/// What a request of an extension wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    Register,
    Next,
    InitError,
    ExitError,
    /// Telemetry API
    Telemetry,
    /// Logs API, its predecessor.
    Logs,
}

impl Route {
    pub(crate) fn of(head: &Head) -> Option<Route> {
        let path = head.path.split('?').next().unwrap_or_default();
        Some(match (head.method.as_str(), path) {
            ("POST", "/2020-01-01/extension/register") => Route::Register,
            ("GET", "/2020-01-01/extension/event/next") => Route::Next,
            ("POST", "/2020-01-01/extension/init/error") => Route::InitError,
            ("POST", "/2020-01-01/extension/exit/error") => Route::ExitError,
            ("PUT", "/2022-07-01/telemetry" | "/2022-07-01/telemetry/") => Route::Telemetry,
            ("PUT", "/2020-08-15/logs" | "/2020-08-15/logs/") => Route::Logs,
            _ => return None,
        })
    }
}

/// What an extension learns of its function when it registers.
#[derive(Debug, Clone)]
pub(crate) struct About {
    pub(crate) function_name: String,
    pub(crate) function_version: String,
    pub(crate) handler: String,
    /// Told to those who ask for it.
    pub(crate) account: String,
}

/// The extensions of one run, with the connections of those who wait.
pub(crate) struct Extensions {
    registry: RefCell<Registry>,
    waiting: RefCell<Vec<(Uuid, Rc<OwnedWriteHalf>)>>,
    about: About,
    entropy: Arc<dyn Entropy>,
    journal: Rc<Journal>,
    /// Told of every change.
    changed: Rc<Notify>,
}

/// An answer that is ready to be sent.
type Answer = (String, Bytes);

impl Extensions {
    pub(crate) fn new(
        registry: Registry,
        about: About,
        entropy: Arc<dyn Entropy>,
        journal: Rc<Journal>,
        changed: Rc<Notify>,
    ) -> Extensions {
        Extensions {
            registry: RefCell::new(registry),
            waiting: RefCell::default(),
            about,
            entropy,
            journal,
            changed,
        }
    }

    /// Who is there. Not to be held while anything waits.
    pub(crate) fn registry(&self) -> Ref<'_, Registry> {
        self.registry.borrow()
    }

    /// An external extension is about to be executed. False when there are too many.
    pub(crate) fn launched(&self, name: &str) -> bool {
        let id = self.entropy.uuid();
        self.registry.borrow_mut().launched(id, name)
    }

    /// An external extension is not executed after all.
    pub(crate) fn not_launched(&self, name: &str, error_type: &str) {
        self.registry.borrow_mut().not_launched(name, error_type);
    }

    /// The runtime has asked for its first event.
    pub(crate) fn close(&self) {
        self.registry.borrow_mut().close();
    }

    /// Puts an INVOKE event into the sockets of those who subscribed.
    pub(crate) fn tell_invoke(&self, event: &Event) {
        if !self.registry.borrow().is_empty() {
            self.tell(Kind::Invoke, &told::invoke(event));
        }
    }

    /// Puts a SHUTDOWN event into the sockets of those who subscribed.
    pub(crate) fn tell_shutdown(&self, reason: Reason, deadline_ms: i64) {
        self.tell(Kind::Shutdown, &told::shutdown(reason, deadline_ms));
    }

    fn tell(&self, kind: Kind, event: &str) {
        let ids = self.registry.borrow_mut().tell(kind, event);
        for id in ids {
            let mut waiting = self.waiting.borrow_mut();
            let Some(index) = waiting.iter().position(|(it, _)| *it == id) else {
                continue;
            };
            let (_, stream) = waiting.swap_remove(index);
            let (head, body) = self.event(event.to_owned());
            match write_now(&stream, head.as_bytes(), &body) {
                Ok(rest) if rest.is_empty() => {}
                Ok(rest) => {
                    tokio::task::spawn_local(async move { write_all(&stream, &rest).await });
                }
                Err(error) => tracing::debug!(%error, "a waiting extension is gone"),
            }
        }
    }

    /// Reads the rest of a request and answers it, unless it has to wait for an event.
    pub(crate) async fn serve(
        &self,
        route: Route,
        head: &Head,
        stream: &Rc<OwnedWriteHalf>,
        reader: &mut Reader,
    ) -> Result<(), HttpError> {
        if head.expects_continue {
            write_all(stream, b"HTTP/1.1 100 Continue\r\n\r\n").await?;
        }
        let (body, _) = reader.body(head.length, BODY_BYTES_MAX).await?;
        let answer = match route {
            Route::Register => self.register(head, body),
            Route::Next => match self.next(head, stream) {
                Ok(None) => return Ok(()),
                Ok(Some(event)) => Ok(event),
                Err(refusal) => Err(refusal),
            },
            Route::InitError | Route::ExitError => self.report(route, head),
            Route::Telemetry => self.subscribe(head, Api::Telemetry, &body),
            Route::Logs => self.subscribe(head, Api::Logs, &body),
        };
        self.changed.notify_one();
        let (head, body) = answer.unwrap_or_else(|refusal| refused(&refusal));
        let rest = write_now(stream, head.as_bytes(), &body)?;
        Ok(write_all(stream, &rest).await?)
    }

    fn register(&self, head: &Head, body: Body) -> Result<Answer, Refusal> {
        let name = head.extension_name.as_deref().unwrap_or_default();
        if name.is_empty() {
            return Err(refusal::empty_name());
        }
        let events = events(body)?;
        let new_id = self.entropy.uuid();
        let id = self
            .registry
            .borrow_mut()
            .register(name, &events, new_id)?
            .to_string();
        let mut told = json!({
            "functionName": self.about.function_name,
            "functionVersion": self.about.function_version,
            "handler": self.about.handler,
        });
        let features = head.accept_feature.as_deref().unwrap_or_default();
        if features.split(',').any(|it| it.trim() == "accountId") {
            told["accountId"] = self.about.account.as_str().into();
        }
        let headers = [JSON, ("Lambda-Extension-Identifier", &id)];
        Ok(response("200 OK", &headers, told.to_string().into()))
    }

    /// Nothing when the extension has to wait.
    fn next(&self, head: &Head, stream: &Rc<OwnedWriteHalf>) -> Result<Option<Answer>, Refusal> {
        let id = identifier(head)?;
        match self.registry.borrow_mut().next(id)? {
            Next::Event(event) => Ok(Some(self.event(event))),
            Next::Wait => {
                self.waiting.borrow_mut().push((id, stream.clone()));
                self.changed.notify_one();
                Ok(None)
            }
        }
    }

    fn report(&self, route: Route, head: &Head) -> Result<Answer, Refusal> {
        let id = identifier(head)?;
        let error_type = head.extension_error_type.as_deref().unwrap_or_default();
        if error_type.is_empty() {
            return Err(refusal::missing_error_type());
        }
        let mut registry = self.registry.borrow_mut();
        match route {
            Route::InitError => registry.init_error(id, error_type)?,
            _ => registry.exit_error(id, error_type)?,
        }
        let body = Bytes::from_static(b"{\"status\":\"OK\"}\n");
        Ok(response("202 Accepted", &[JSON], body))
    }

    fn subscribe(&self, head: &Head, api: Api, body: &Body) -> Result<Answer, Refusal> {
        let id = identifier(head)?;
        let name = self.registry.borrow().by_id(id).map(|it| it.name.clone());
        let Some(name) = name else {
            return Err(refusal::unknown_identifier(&id.to_string()));
        };
        let body: &[u8] = match body {
            Body::Whole(body) => body,
            Body::TooLarge => b"",
        };
        let (status, answer) = self.journal.subscribe(api, &name, body);
        let status = match status {
            200 => "200 OK",
            400 => "400 Bad Request",
            _ => "403 Forbidden",
        };
        Ok(response(status, &[JSON], answer.into()))
    }

    fn event(&self, body: String) -> Answer {
        let id = self.entropy.uuid().to_string();
        let headers = [JSON, ("Lambda-Extension-Event-Identifier", &id)];
        response("200 OK", &headers, body.into())
    }
}

fn refused(refusal: &Refusal) -> Answer {
    response("403 Forbidden", &[JSON], refusal.body().into())
}

fn identifier(head: &Head) -> Result<Uuid, Refusal> {
    let id = head.extension_id.as_deref().unwrap_or_default();
    if id.is_empty() {
        return Err(refusal::missing_identifier());
    }
    Uuid::parse_str(id).map_err(|_| refusal::invalid_identifier())
}

/// The events that a registration asks for. An empty list is allowed, and so is none.
fn events(body: Body) -> Result<Vec<String>, Refusal> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Registration {
        #[serde(default)]
        events: Option<Vec<String>>,
        #[serde(default)]
        configuration_keys: Option<Vec<Value>>,
    }
    let Body::Whole(body) = body else {
        return Err(refusal::format("the request is too long"));
    };
    let asked: Registration =
        serde_json::from_slice(&body).map_err(|error| refusal::format(error.to_string()))?;
    if asked
        .configuration_keys
        .is_some_and(|keys| !keys.is_empty())
    {
        return Err(refusal::format(
            "configurationKeys are deprecated; use environment variables instead",
        ));
    }
    Ok(asked.events.unwrap_or_default())
}
