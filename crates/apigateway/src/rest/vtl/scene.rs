//! What templates see.

use serde_json::{Map, Value as Json};

use super::TemplateError;
use super::util;
use crate::rest::json_path;

/// A request, or an integration's response, for a template.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scene {
    /// What `$input` reads.
    pub(crate) body: String,
    /// By lower-case name.
    pub(crate) headers: Map<String, Json>,
    pub(crate) query: Map<String, Json>,
    pub(crate) path: Map<String, Json>,
    /// `$context`
    pub(crate) context: Json,
    /// `$stageVariables`
    pub(crate) stage_variables: Json,
}

/// Names that are no variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    Input,
    Util,
    Context,
    StageVariables,
}

impl Root {
    pub(super) fn named(name: &str) -> Option<Root> {
        match name {
            "input" => Some(Root::Input),
            "util" => Some(Root::Util),
            "context" => Some(Root::Context),
            "stageVariables" => Some(Root::StageVariables),
            _ => None,
        }
    }
}

impl Scene {
    /// A member of a root, `$input.body`.
    pub(super) fn member(&self, root: Root, name: &str) -> Option<Json> {
        match (root, name) {
            (Root::Input, "body") => Some(Json::from(self.body.as_str())),
            (Root::Context, name) => self.context.get(name).cloned(),
            (Root::StageVariables, name) => self.stage_variables.get(name).cloned(),
            (Root::Input | Root::Util, _) => None,
        }
    }

    /// A method of a root, `$input.json('$.a')`.
    pub(super) fn call(
        &self,
        root: Root,
        name: &str,
        arguments: &[Json],
    ) -> Result<Option<Json>, TemplateError> {
        let text = || arguments.first().map(util::text).unwrap_or_default();
        Ok(match (root, name) {
            (Root::Input, "json") => Some(Json::from(self.json(&text()))),
            (Root::Input, "path") => self
                .body_json()
                .and_then(|json| json_path::find(&json, &text())),
            (Root::Input, "params") => Some(match arguments.is_empty() {
                true => self.all_params(),
                false => self.param(&text()),
            }),
            (Root::Util, name) => util::call(name, arguments)?,
            (Root::Context | Root::StageVariables, "get") => self.member(root, &text()),
            _ => None,
        })
    }

    fn body_json(&self) -> Option<Json> {
        match self.body.trim() {
            "" => Some(Json::Object(Map::new())),
            body => serde_json::from_str(body).ok(),
        }
    }

    /// JSON text; what is not there is an empty text.
    fn json(&self, path: &str) -> String {
        let found = self
            .body_json()
            .and_then(|json| json_path::find(&json, path));
        found.map_or_else(|| "\"\"".to_owned(), |found| found.to_string())
    }

    /// A parameter of the path, the query or the headers, looked for in that order.
    fn param(&self, name: &str) -> Json {
        let header = self.headers.get(&name.to_ascii_lowercase());
        let found = self
            .path
            .get(name)
            .or_else(|| self.query.get(name))
            .or(header);
        found.cloned().unwrap_or_else(|| Json::from(""))
    }

    fn all_params(&self) -> Json {
        Json::Object(Map::from_iter([
            ("path".to_owned(), Json::Object(self.path.clone())),
            ("querystring".to_owned(), Json::Object(self.query.clone())),
            ("header".to_owned(), Json::Object(self.headers.clone())),
        ]))
    }
}
