//! Standard output and standard error, split into events.

use super::{EVENT_BYTES_MAX, cut, text};

/// Splits a stream at line feeds. A carriage return stands for a line break inside one event:
/// runtime clients without a log pipe write multi-line messages that way.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    partial: Vec<u8>,
}

impl Lines {
    /// Takes bytes and gives every event they complete to `emit`.
    pub(crate) fn push(&mut self, mut bytes: &[u8], mut emit: impl FnMut(String)) {
        while let Some(end) = bytes.iter().position(|&byte| byte == b'\n') {
            self.extend(&bytes[..=end], &mut emit);
            self.finish(&mut emit);
            bytes = &bytes[end + 1..];
        }
        self.extend(bytes, &mut emit);
    }

    /// Gives what has no line feed yet to `emit`: an invocation or a process has ended.
    pub(crate) fn finish(&mut self, mut emit: impl FnMut(String)) {
        if !self.partial.is_empty() {
            emit(text(std::mem::take(&mut self.partial)));
        }
    }

    fn extend(&mut self, bytes: &[u8], emit: &mut impl FnMut(String)) {
        let breaks = |&byte: &u8| if byte == b'\r' { b'\n' } else { byte };
        self.partial.extend(bytes.iter().map(breaks));
        while self.partial.len() > EVENT_BYTES_MAX {
            emit(cut(&mut self.partial, EVENT_BYTES_MAX));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(chunks: &[&[u8]], expect: &[&str]) {
        let (mut lines, mut events) = (Lines::default(), Vec::new());
        for chunk in chunks {
            lines.push(chunk, |event| events.push(event));
        }
        lines.finish(|event| events.push(event));
        assert_eq!(events, expect);
    }

    #[test]
    fn every_line_is_an_event() {
        check(&[b"a\nb\n"], &["a\n", "b\n"]);
        check(&[b"a", b"b\nc", b""], &["ab\n", "c"]);
        check(&[b"\n\n"], &["\n", "\n"]);
        check(&[b""], &[]);
    }

    #[test]
    fn a_carriage_return_is_a_break_inside_the_event() {
        check(
            &[b"Traceback\r  line\r\nnext\n"],
            &["Traceback\n  line\n\n", "next\n"],
        );
    }

    #[test]
    fn a_long_line_is_cut_at_a_character() {
        let line = "é".repeat(EVENT_BYTES_MAX / 2 + 10);
        let (mut lines, mut events) = (Lines::default(), Vec::new());
        lines.push(format!("x{line}\n").as_bytes(), |event: String| {
            events.push(event);
        });
        assert_eq!(events.len(), 2);
        assert!(events.iter().all(|event| event.len() <= EVENT_BYTES_MAX));
        assert_eq!(events.concat(), format!("x{line}\n"));
    }

    #[test]
    fn what_is_not_text_is_replaced() {
        check(&[b"\xff\xfe\n"], &["\u{fffd}\u{fffd}\n"]);
    }
}
