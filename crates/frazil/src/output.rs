//! Everything the program says. Results go to stdout, everything else to stderr.
//!
//! A reader that goes away (`frazil logs | head`) is not an error: what is left is not written.

use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::time::Duration;

use clap::ValueEnum;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::error::Error;

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// When stderr is a terminal and `NO_COLOR` is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where the program's words go, and in which form.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    json: bool,
    quiet: bool,
    color: bool,
    /// The spinners of all copies of this output: what one copy writes must not run into another's.
    bars: MultiProgress,
    bar: ProgressBar,
}

impl Output {
    /// `json`: results as JSON. `quiet`: stderr carries errors only.
    pub(crate) fn new(json: bool, quiet: bool, color: Color) -> Output {
        let terminal = std::io::stderr().is_terminal();
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none(),
        };
        Output {
            json,
            quiet,
            color,
            bars: MultiProgress::new(),
            bar: ProgressBar::hidden(),
        }
    }

    /// Whether results are asked for as JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Whether stderr gets colour.
    pub(crate) fn is_coloured(&self) -> bool {
        self.color
    }

    /// One line of result: `text` for people, `value` with `--json`.
    pub(crate) fn result(&self, text: impl Display, value: &impl Serialize) {
        if self.json {
            self.line(&serde_json::to_string(value).unwrap_or_default());
        } else {
            self.line(&text.to_string());
        }
    }

    /// One line on stdout, whatever the form.
    pub(crate) fn line(&self, text: &str) {
        self.bytes(format!("{text}\n").as_bytes());
    }

    /// Bytes on stdout as they are.
    pub(crate) fn bytes(&self, bytes: &[u8]) {
        self.bars.suspend(|| {
            let mut stdout = std::io::stdout().lock();
            let _ = stdout.write_all(bytes).and_then(|()| stdout.flush());
        });
    }

    /// One line on stderr, unless `--quiet`.
    pub(crate) fn note(&self, text: impl Display) {
        if !self.quiet {
            self.to_stderr(&text.to_string());
        }
    }

    /// A warning: something works less well than asked for.
    pub(crate) fn warn(&self, text: impl Display) {
        self.note(format!("{}: {text}", self.paint("33", "warning")));
    }

    /// The error the program ends with.
    pub(crate) fn error(&self, error: &Error) {
        if self.json {
            self.to_stderr(&error.to_json().to_string());
        } else {
            let text = error.to_string();
            let text = text.strip_prefix("error").unwrap_or(&text);
            self.to_stderr(&format!("{}{text}", self.paint("31", "error")));
        }
    }

    /// `text` in an ANSI colour, when colour is wanted.
    pub(crate) fn paint(&self, ansi: &str, text: &str) -> String {
        if self.color {
            format!("\x1b[{ansi}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    /// Shows `step` until it is finished or another one begins. Without a terminal it is a line.
    pub(crate) fn step(&mut self, step: &str) {
        self.finish();
        if self.quiet {
            return;
        }
        if !std::io::stderr().is_terminal() {
            self.note(step);
            return;
        }
        self.spin(step);
    }

    /// Shows `step` again, which went on while another one within it began and ended.
    pub(crate) fn resume(&mut self, step: &str) {
        if !self.quiet && std::io::stderr().is_terminal() {
            self.spin(step);
        }
    }

    fn spin(&mut self, step: &str) {
        let bar = ProgressBar::new_spinner().with_message(step.to_owned());
        // Cut off at the terminal's width: a spinner of two lines flickers.
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg}") {
            bar.set_style(style);
        }
        self.bar = self.bars.add(bar);
        self.bar.enable_steady_tick(Duration::from_millis(100));
    }

    /// Ends a step with its result, which may be empty.
    pub(crate) fn done(&mut self, step: &str, result: &str) {
        self.finish();
        match (std::io::stderr().is_terminal(), result) {
            (true, "") => self.note(format!("{} {step}", self.paint("32", "✓"))),
            (true, _) => self.note(format!("{} {step}: {result}", self.paint("32", "✓"))),
            (false, "") => {}
            (false, _) => self.note(format!("  {result}")),
        }
    }

    /// How far the step is, in bytes or items; `total` 0 when unknown.
    pub(crate) fn advance(&self, done: u64, total: u64) {
        if total > 0 && self.bar.length() != Some(total) {
            self.bar.set_length(total);
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3}% {wide_msg}") {
                self.bar.set_style(style);
            }
        }
        self.bar.set_position(done);
    }

    /// Takes the spinner away.
    pub(crate) fn finish(&mut self) {
        self.bar.finish_and_clear();
        self.bar = ProgressBar::hidden();
    }

    fn to_stderr(&self, text: &str) {
        self.bars.suspend(|| {
            let _ = writeln!(std::io::stderr().lock(), "{text}");
        });
    }
}
