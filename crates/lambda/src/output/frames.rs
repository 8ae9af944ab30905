//! The runtime client's log pipe: framed messages with a time of their own.
//!
//! A frame is, big endian: type (4 bytes), length (4), microseconds since the epoch (8), message.
//! Source: awslambdaric and AWS's Node client, `lambda.md` §2.5.

use super::lines::Lines;
use super::{EVENT_BYTES_MAX, Said, cut};
use crate::record::Level;

const HEADER_BYTES: usize = 16;

/// Upper half of every frame's type.
const MAGIC: [u8; 2] = [0xa5, 0x5a];

/// A message of which bytes are still to come.
#[derive(Debug, Clone, Copy)]
struct Open {
    missing: usize,
    time_ms: i64,
    level: Option<Level>,
}

impl Open {
    fn said(self, message: String) -> Said {
        Said {
            time_ms: Some(self.time_ms),
            level: self.level,
            message,
        }
    }
}

/// Reads frames. Bytes that are not frames (a function found the pipe and wrote to it) are lines.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    header: Vec<u8>,
    message: Vec<u8>,
    open: Option<Open>,
    /// Set once something else than a frame was seen; there is no way back into step.
    lost: Option<Lines>,
}

impl Frames {
    /// Takes bytes and gives every event they complete to `emit`.
    pub(crate) fn push(&mut self, mut bytes: &[u8], mut emit: impl FnMut(Said)) {
        while !bytes.is_empty() {
            if let Some(lines) = &mut self.lost {
                return lines.push(bytes, |line| emit(line.into()));
            }
            bytes = match self.open {
                None => self.header(bytes, &mut emit),
                Some(open) => self.message(bytes, open, &mut emit),
            };
        }
    }

    /// Gives what is incomplete to `emit`: the process has ended.
    pub(crate) fn finish(&mut self, mut emit: impl FnMut(Said)) {
        let length = self.message.len();
        if let Some(open) = self.open.take().filter(|_| length > 0) {
            emit(open.said(cut(&mut self.message, length)));
        }
        if let Some(lines) = &mut self.lost {
            lines.finish(|line| emit(line.into()));
        }
    }

    fn header<'a>(&mut self, bytes: &'a [u8], emit: &mut impl FnMut(Said)) -> &'a [u8] {
        let (taken, rest) = bytes.split_at(bytes.len().min(HEADER_BYTES - self.header.len()));
        self.header.extend_from_slice(taken);
        let seen = self.header.len().min(MAGIC.len());
        if self.header[..seen] != MAGIC[..seen] {
            let lines = self.lost.insert(Lines::default());
            lines.push(&self.header, |line| emit(line.into()));
        } else if let Ok(header) = <[u8; HEADER_BYTES]>::try_from(&self.header[..]) {
            let [a, b, c, d, e, f, g, h, time @ ..] = header;
            self.open = Some(Open {
                missing: u32::from_be_bytes([e, f, g, h]) as usize,
                time_ms: i64::from_be_bytes(time) / 1000,
                level: Level::of_frame(u32::from_be_bytes([a, b, c, d])),
            });
            self.header.clear();
        }
        rest
    }

    fn message<'a>(
        &mut self,
        bytes: &'a [u8],
        open: Open,
        emit: &mut impl FnMut(Said),
    ) -> &'a [u8] {
        let (taken, rest) = bytes.split_at(bytes.len().min(open.missing));
        self.message.extend_from_slice(taken);
        let missing = open.missing - taken.len();
        while self.message.len() > EVENT_BYTES_MAX || (missing == 0 && !self.message.is_empty()) {
            emit(open.said(cut(&mut self.message, EVENT_BYTES_MAX)));
        }
        self.open = (missing > 0).then_some(Open { missing, ..open });
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(message: &str, time_us: i64) -> Vec<u8> {
        let mut frame = 0xa55a_000f_u32.to_be_bytes().to_vec();
        frame.extend(u32::try_from(message.len()).expect("short").to_be_bytes());
        frame.extend(time_us.to_be_bytes());
        frame.extend(message.as_bytes());
        frame
    }

    fn read(bytes: &[u8], chunk: usize) -> Vec<(Option<i64>, String)> {
        let (mut frames, mut events) = (Frames::default(), Vec::new());
        for chunk in bytes.chunks(chunk) {
            frames.push(chunk, |said| events.push((said.time_ms, said.message)));
        }
        frames.finish(|said| events.push((said.time_ms, said.message)));
        events
    }

    #[test]
    fn a_frame_is_one_event_however_it_arrives() {
        let mut bytes = frame("first\nsecond line\n", 1_700_000_000_123_456);
        bytes.extend(frame("", 5_000));
        bytes.extend(frame("é", 2_000));
        for chunk in [1, 3, 16, 17, 1000] {
            assert_eq!(
                read(&bytes, chunk),
                [
                    (Some(1_700_000_000_123), "first\nsecond line\n".to_owned()),
                    (Some(2), "é".to_owned())
                ]
            );
        }
    }

    #[test]
    fn a_frame_says_its_level() {
        let mut levels = Vec::new();
        Frames::default().push(&frame("x", 1_000), |said| levels.push(said.level));
        assert_eq!(levels, [Some(Level::Info)]);
    }

    #[test]
    fn a_large_frame_is_cut_and_an_incomplete_one_is_kept() {
        let long = "x".repeat(EVENT_BYTES_MAX + 1);
        let events = read(&frame(&long, 1_000), 4096);
        assert_eq!(events.len(), 2);
        assert_eq!(events[0].1.len(), EVENT_BYTES_MAX);
        let bytes = frame("cut short", 1_000);
        assert_eq!(read(&bytes[..20], 7), [(Some(1), "cut ".to_owned())]);
    }

    #[test]
    fn what_is_no_frame_is_a_line() {
        assert_eq!(
            read(b"hello from os.write\nand more", 4),
            [
                (None, "hello from os.write\n".to_owned()),
                (None, "and more".to_owned())
            ]
        );
        let mut bytes = frame("ok", 1_000);
        bytes.extend(b"stray\n");
        assert_eq!(
            read(&bytes, 5),
            [(Some(1), "ok".to_owned()), (None, "stray\n".to_owned())]
        );
    }
}
