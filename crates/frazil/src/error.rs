//! The one error people see: what happened, why, and what to do about it.

use std::error::Error as StdError;
use std::fmt;

use serde_json::json;

use crate::exit_code::ExitCode;

/// An error in three parts. `why` and `remedy` may be missing, `what` never is.
#[derive(Debug)]
pub(crate) struct Error {
    what: String,
    why: Vec<String>,
    remedy: Option<String>,
    exit_code: ExitCode,
}

impl Error {
    /// What happened, in the words of the person who asked for it.
    pub(crate) fn new(what: impl Into<String>) -> Error {
        Error {
            what: what.into(),
            why: Vec::new(),
            remedy: None,
            exit_code: ExitCode::Failed,
        }
    }

    /// The reason, as text.
    pub(crate) fn because(mut self, why: impl Into<String>) -> Error {
        self.why.push(why.into());
        self
    }

    /// The reason, as an error with all its causes.
    pub(crate) fn caused_by(mut self, cause: &dyn StdError) -> Error {
        let mut next = Some(cause);
        while let Some(error) = next {
            let text = error.to_string();
            // Some libraries repeat the cause in their own text; once is enough.
            if !self.why.last().is_some_and(|said| said.contains(&text)) {
                self.why.push(text);
            }
            next = error.source();
        }
        self
    }

    /// What the person can do now.
    pub(crate) fn try_this(mut self, remedy: impl Into<String>) -> Error {
        self.remedy = Some(remedy.into());
        self
    }

    /// Ends the program with something other than [`ExitCode::Failed`].
    pub(crate) fn exit_with(mut self, exit_code: ExitCode) -> Error {
        self.exit_code = exit_code;
        self
    }

    /// The code the program ends with.
    pub(crate) fn exit_code(&self) -> ExitCode {
        self.exit_code
    }

    /// The same three parts for programs (`--json`).
    pub(crate) fn to_json(&self) -> serde_json::Value {
        json!({"error": {
            "what": self.what,
            "why": self.why,
            "try": self.remedy,
            "exit_code": self.exit_code as u8,
        }})
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        for why in &self.why {
            write!(f, "\n  why: {}", why.replace('\n', "\n       "))?;
        }
        if let Some(remedy) = &self.remedy {
            write!(f, "\n  try: {}", remedy.replace('\n', "\n       "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_happened_why_and_what_to_do() {
        let io = std::io::Error::other("address in use");
        let error = Error::new("cannot listen on 127.0.0.1:4566")
            .caused_by(&io)
            .try_this("pass --listen 127.0.0.1:0");
        assert_eq!(
            error.to_string(),
            "error: cannot listen on 127.0.0.1:4566\n  why: address in use\n  try: pass --listen 127.0.0.1:0"
        );
    }
}
