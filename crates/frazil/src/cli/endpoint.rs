//! Which AWS endpoint a command speaks to.

use std::path::Path;

use crate::data;

/// Where `frazil serve` listens when nothing else is said.
pub(super) const DEFAULT_LISTEN: &str = "127.0.0.1:4566";
/// The region when nothing else is said.
pub(super) const DEFAULT_REGION: &str = "us-east-1";

/// The server of this data folder, running or not yet.
pub(super) fn local(folder: &Path) -> String {
    data::announcement(folder)
        .map_or_else(|| format!("http://{DEFAULT_LISTEN}"), |server| server.url)
}
