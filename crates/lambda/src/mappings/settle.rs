//! Carries states out while nothing polls: every mapping gets the state that follows.

use std::sync::Arc;
use std::time::Duration;

use super::registry::Mappings;
use crate::limits::Limits;

/// Runs as long as the server.
pub(crate) async fn settle(mappings: Arc<Mappings>, limits: Arc<Limits>) {
    let mut changes = mappings.changes();
    loop {
        changes.mark_unchanged();
        let all = mappings.all();
        let unsettled = all.values().filter(|it| !it.state.is_settled());
        let mut failed = false;
        for mapping in unsettled {
            if let Err(error) = mappings.settle(mapping).await {
                tracing::warn!(id = mapping.id, %error, "cannot settle an event source mapping");
                failed = true;
            }
        }
        if failed {
            tokio::time::sleep(Duration::from_millis(limits.retry_ms_max)).await;
        } else if changes.changed().await.is_err() {
            return;
        }
    }
}
