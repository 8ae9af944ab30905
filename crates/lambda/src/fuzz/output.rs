//! A function's output: frames of the log pipe, and lines.

use super::feed::feed;
use crate::output::Said;
use crate::output::frames::Frames;
use crate::output::lines::Lines;

fn frames(bytes: &[u8], chunk: usize) -> Vec<Said> {
    let (mut frames, mut said) = (Frames::default(), Vec::new());
    for chunk in bytes.chunks(chunk) {
        frames.push(chunk, |one| said.push(one));
    }
    frames.finish(|one| said.push(one));
    said
}

fn lines(bytes: &[u8], chunk: usize) -> String {
    let (mut lines, mut said) = (Lines::default(), String::new());
    for chunk in bytes.chunks(chunk) {
        lines.push(chunk, |line| said.push_str(&line));
    }
    lines.finish(|line| said.push_str(&line));
    said
}

#[test]
fn output_is_the_same_however_it_arrives() {
    feed("frames", 4000, |bytes| {
        let whole = frames(bytes, bytes.len().max(1));
        for chunk in [1, 7] {
            assert_eq!(frames(bytes, chunk), whole);
        }
        assert_eq!(lines(bytes, 5), lines(bytes, bytes.len().max(1)));
        let breaks = String::from_utf8_lossy(bytes).replace('\r', "\n");
        assert_eq!(lines(bytes, 5), breaks);
    });
}
