//! Where rules send to, with EventBridge's names for what goes wrong there.

use std::sync::Arc;

use async_trait::async_trait;
use frazil_lambda::seams::{TargetError, TargetMessage, Targets};

/// All targets.
pub(super) struct Outlet(pub(super) Arc<dyn Targets>);

#[async_trait]
impl Targets for Outlet {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        self.0
            .send(arn, message)
            .await
            .map_err(|error| TargetError {
                code: code(&error).to_owned(),
                ..error
            })
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        self.0.exists(arn).await
    }
}

/// What EventBridge says in a dead letter.
fn code(error: &TargetError) -> &'static str {
    let code = error.code.as_str();
    let has = |part: &str| code.contains(part);
    if has("AccessDenied") || has("AuthorizationError") {
        "NO_PERMISSIONS"
    } else if has("NotFound") || has("NonExistent") || has("NotSupported") {
        "NO_RESOURCE"
    } else if has("TooManyRequests") || has("Throttl") {
        "THROTTLING"
    } else if has("TooLarge") || has("Invalid") {
        "INVALID_PARAMETER"
    } else if has("TIMEOUT") {
        "TIMEOUT"
    } else {
        "ERROR_FROM_TARGET"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_targets_become_codes_of_eventbridge() {
        for (given, expected) in [
            ("AccessDeniedException", "NO_PERMISSIONS"),
            ("AWS.SimpleQueueService.NonExistentQueue", "NO_RESOURCE"),
            ("TooManyRequestsException", "THROTTLING"),
            ("ServiceException", "ERROR_FROM_TARGET"),
        ] {
            let error = TargetError {
                code: given.to_owned(),
                message: String::new(),
                may_retry: false,
            };
            assert_eq!(code(&error), expected);
        }
    }
}
