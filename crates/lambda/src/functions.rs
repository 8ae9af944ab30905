//! How neighbours run functions: by ARN, and within what the function's policy permits.

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use bytes::Bytes;
use frazil_wire::FunctionName;

use crate::asynchronous::{AcceptError, EventQueue, NewEvent};
use crate::directory::Directory;
use crate::invoke::{Invoke, InvokeAnswer, InvokeError, Runner};
use crate::policy::{self, Caller, Request};
use crate::seams::{Sender, TargetError, TargetMessage, Targets};

/// All functions of the server, for whoever is not a client of Lambda. Clones of the `Arc` live in
/// every service that runs functions.
pub struct Functions {
    directory: Arc<Directory>,
    events: Arc<EventQueue>,
    /// Knows what services may do as the roles that they act as.
    targets: Arc<dyn Targets>,
    /// The data plane, once it runs.
    runner: OnceLock<Arc<dyn Runner>>,
}

/// Why a function was not run.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The text names no function.
    #[error("{0} is not the ARN of a function")]
    NotAFunction(String),
    /// There is no such function, version or alias.
    #[error("there is no function {0}")]
    NotFound(String),
    /// The function's policy does not let the service in.
    #[error("the policy of {0} does not permit the call")]
    Forbidden(String),
    /// The role that the service acts as does not let it, in AWS's words.
    #[error("{0}")]
    NotPermitted(String),
    /// It is not ready, busy, or its event is wrong.
    #[error(transparent)]
    Invoke(InvokeError),
    /// The event could not be queued.
    #[error(transparent)]
    Accept(AcceptError),
}

impl CallError {
    /// Whether the same call may succeed later.
    #[must_use]
    pub fn may_retry(&self) -> bool {
        match self {
            CallError::NotAFunction(_)
            | CallError::NotFound(_)
            | CallError::Forbidden(_)
            | CallError::NotPermitted(_) => false,
            CallError::Invoke(error) | CallError::Accept(AcceptError::Refused(error)) => !matches!(
                error,
                InvokeError::NotFound { .. }
                    | InvokeError::NotJson(_)
                    | InvokeError::TooLarge { .. }
            ),
            CallError::Accept(AcceptError::TooLarge { .. }) => false,
            CallError::Accept(_) => true,
        }
    }

    /// The code that Lambda's API would answer with.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            CallError::NotAFunction(_) => "InvalidParameterValueException",
            CallError::NotFound(_) => "ResourceNotFoundException",
            CallError::Forbidden(_) | CallError::NotPermitted(_) => "AccessDeniedException",
            CallError::Invoke(error) | CallError::Accept(AcceptError::Refused(error)) => {
                match error {
                    InvokeError::NotFound { .. } => "ResourceNotFoundException",
                    InvokeError::NotReady { .. } => "ResourceConflictException",
                    InvokeError::NotJson(_) => "InvalidRequestContentException",
                    InvokeError::TooLarge { .. } => "RequestTooLargeException",
                    InvokeError::AccountConcurrency
                    | InvokeError::ReservedConcurrency
                    | InvokeError::AccountRate
                    | InvokeError::ReservedRate
                    | InvokeError::ScalingRate
                    | InvokeError::NoRoom => "TooManyRequestsException",
                    _ => "ServiceException",
                }
            }
            CallError::Accept(AcceptError::TooLarge { .. }) => "RequestTooLargeException",
            CallError::Accept(_) => "ServiceException",
        }
    }
}

/// What a service does that runs a function.
pub(crate) const INVOKE: &str = "lambda:InvokeFunction";

impl Functions {
    pub(crate) fn new(
        directory: Arc<Directory>,
        events: Arc<EventQueue>,
        targets: Arc<dyn Targets>,
    ) -> Functions {
        Functions {
            directory,
            events,
            targets,
            runner: OnceLock::new(),
        }
    }

    /// From now on functions can be run.
    pub fn start(&self, runner: Arc<dyn Runner>) {
        // A second data plane cannot be: the first one stays.
        let _ = self.runner.set(runner);
    }

    /// Runs a function and waits for its answer; a function that failed has answered too. `arn` is
    /// qualified or not, or a bare name. `by` is the service that the function's policy must
    /// permit, or its role; nobody is asked when there is none.
    ///
    /// # Errors
    /// [`CallError`]
    pub async fn run(
        &self,
        arn: &str,
        payload: Bytes,
        by: Option<&Sender>,
    ) -> Result<InvokeAnswer, CallError> {
        let invoke = Invoke {
            payload,
            ..Invoke::default()
        };
        self.invoke(arn, invoke, by).await
    }

    /// As [`run`](Self::run), with everything that an invocation may have. Name and qualifier are
    /// those of `arn`.
    ///
    /// # Errors
    /// [`CallError`]
    pub async fn invoke(
        &self,
        arn: &str,
        invoke: Invoke,
        by: Option<&Sender>,
    ) -> Result<InvokeAnswer, CallError> {
        let named = self.permitted(arn, by).await?;
        let runner = self.runner.get();
        let runner = runner.ok_or(CallError::Invoke(InvokeError::Stopping))?;
        let invoke = Invoke {
            function: named.name,
            qualifier: named.qualifier,
            ..invoke
        };
        runner.run(invoke).await.map_err(CallError::Invoke)
    }

    /// Queues an event for a function, as an asynchronous invocation does; answers its request id.
    /// When this returns, it is on disk.
    ///
    /// # Errors
    /// [`CallError`]
    pub async fn send(
        &self,
        arn: &str,
        payload: Bytes,
        by: Option<&Sender>,
    ) -> Result<String, CallError> {
        self.queue(arn, payload, None, by).await
    }

    async fn queue(
        &self,
        arn: &str,
        payload: Bytes,
        trace: Option<String>,
        by: Option<&Sender>,
    ) -> Result<String, CallError> {
        let named = self.permitted(arn, by).await?;
        let event = NewEvent {
            function: named.name,
            qualifier: named.qualifier,
            payload,
            trace,
            ..NewEvent::default()
        };
        let accepted = self.events.accept(event).await;
        Ok(accepted.map_err(CallError::Accept)?.request_id)
    }

    /// Whether there is such a function, version or alias.
    #[must_use]
    pub fn exists(&self, arn: &str) -> bool {
        self.find(arn).is_ok()
    }

    /// The function that a text names, if `by` may use it.
    async fn permitted(&self, arn: &str, by: Option<&Sender>) -> Result<FunctionName, CallError> {
        let named = self.find(arn)?;
        let permitted = match by {
            None => return Ok(named),
            Some(by) if by.role.is_some() => {
                let permits = self.targets.permits(by, INVOKE, arn).await;
                permits.map_err(|error| CallError::NotPermitted(error.message))
            }
            Some(by) if self.policy_permits(&named, by) => Ok(()),
            Some(_) => Err(CallError::Forbidden(arn.to_owned())),
        };
        permitted.map(|()| named)
    }

    fn policy_permits(&self, named: &FunctionName, by: &Sender) -> bool {
        let function = self.directory.lookup(&named.name);
        let policies = function.map(|function| function.policies.clone());
        let key = named.qualifier.as_deref().unwrap_or_default();
        let policy = policies.as_ref().and_then(|policies| policies.get(key));
        let context = [
            ("AWS:SourceArn", by.arn.as_str()),
            ("AWS:SourceAccount", by.account.as_str()),
        ];
        let request = Request {
            action: INVOKE,
            caller: Caller::Service(&by.service),
            context: &context,
        };
        policy.is_some_and(|policy| policy::permits(policy, &request))
    }

    fn find(&self, arn: &str) -> Result<FunctionName, CallError> {
        let named = FunctionName::new(arn, None);
        let named = named.map_err(|_| CallError::NotAFunction(arn.to_owned()))?;
        let missing = || CallError::NotFound(arn.to_owned());
        let function = self.directory.lookup(&named.name).ok_or_else(missing)?;
        match named.qualifier.as_deref() {
            None | Some("$LATEST") => Ok(named),
            Some(name)
                if function.versions.contains_key(name) || function.aliases.contains_key(name) =>
            {
                Ok(named)
            }
            Some(_) => Err(missing()),
        }
    }
}

/// Functions take messages as events of asynchronous invocations: the body is the event.
#[async_trait]
impl Targets for Functions {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        let payload = Bytes::from(message.body);
        let sent = self.queue(arn, payload, message.trace, message.sender.as_ref());
        sent.await.map(|_| ()).map_err(|error| TargetError {
            code: error.code().to_owned(),
            may_retry: error.may_retry(),
            message: error.to_string(),
        })
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        Ok(Functions::exists(self, arn))
    }
}
