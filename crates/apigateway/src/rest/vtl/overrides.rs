//! What templates set besides their text.

use serde_json::Value as Json;

use super::util::text;

/// `$context.responseOverride` and `$context.requestOverride`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Overrides {
    pub(crate) status: Option<u16>,
    pub(crate) response_headers: Vec<(String, String)>,
    pub(crate) request_headers: Vec<(String, String)>,
    pub(crate) request_query: Vec<(String, String)>,
    pub(crate) request_path: Vec<(String, String)>,
}

impl Overrides {
    /// What a template left behind in `$context`.
    pub(super) fn of(tree: &Json) -> Overrides {
        let pairs = |place: &str| {
            let all = tree.pointer(place).and_then(Json::as_object);
            let all = all
                .into_iter()
                .flatten()
                .map(|(name, value)| (name.clone(), text(value)));
            all.collect()
        };
        let status = tree.pointer("/responseOverride/status").map(text);
        Overrides {
            status: status.and_then(|status| status.trim().parse().ok()),
            response_headers: pairs("/responseOverride/header"),
            request_headers: pairs("/requestOverride/header"),
            request_query: pairs("/requestOverride/querystring"),
            request_path: pairs("/requestOverride/path"),
        }
    }
}
