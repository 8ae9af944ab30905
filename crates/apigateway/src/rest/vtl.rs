//! Mapping templates: the part of the Velocity template language that API Gateway has.
//!
//! A template is read into a tree ([`parse`]), which is walked with a scene ([`eval`]): `$input`,
//! `$context`, `$stageVariables` and `$util` are what [`scene`] makes of a request. Steps, rounds
//! and the size of what is written are bounded.

mod eval;
mod methods;
mod operators;
mod overrides;
mod parse;
mod scene;
mod tree;
mod util;

pub(crate) use eval::Rendered;
pub(crate) use overrides::Overrides;
pub(crate) use scene::Scene;

/// Why a template gives nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TemplateError {
    /// It cannot be read.
    #[error("the template is not well formed at {line}: {why}")]
    Malformed {
        /// Counted from one.
        line: usize,
        why: String,
    },
    /// It does more than a template may.
    #[error("the template does too much: {0}")]
    TooMuch(&'static str),
    /// A function was given what it cannot take.
    #[error("{0}")]
    Failed(String),
}

/// Renders a template over a scene.
pub(crate) fn render(template: &str, scene: &Scene) -> Result<Rendered, TemplateError> {
    let tree = parse::parse(template)?;
    eval::run(&tree, scene)
}

#[cfg(test)]
mod tests;
