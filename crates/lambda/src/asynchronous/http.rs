//! `Invoke` with the type `Event`, and `InvokeAsync`: what their callers hear.

use frazil_wire::Fault;

use super::{AcceptError, Accepted, EventQueue, NewEvent};
use crate::invoke::fault;

impl EventQueue {
    /// Takes an event, or says what AWS would say.
    pub(crate) async fn accepted(&self, event: NewEvent) -> Result<Accepted, Fault> {
        let accepted = self.accept(event).await;
        accepted.map_err(|error| self.fault(&error))
    }

    fn fault(&self, error: &AcceptError) -> Fault {
        match error {
            AcceptError::Refused(error) => fault(error, &self.parts.region, &self.parts.account),
            AcceptError::TooLarge { bytes, bytes_max } => Fault::new(
                413,
                "RequestTooLargeException",
                format!(
                    "{bytes} byte payload is too large for the Event invocation type (limit {bytes_max} bytes)"
                ),
            ),
            AcceptError::Full { .. } => {
                tracing::warn!(%error, "an event is refused");
                Fault::new(429, "TooManyRequestsException", "Rate Exceeded.")
                    .with("Reason", "FunctionInvocationRateLimitExceeded")
            }
            AcceptError::Store(error) => {
                tracing::error!(%error, "an event could not be stored");
                let message = "The service encountered an internal error.";
                Fault::new(500, "ServiceException", message)
            }
        }
    }
}
