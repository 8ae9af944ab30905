//! How an environment's init tells that a program has ended: one packet of eight bytes in a pipe.

use std::os::fd::BorrowedFd;

use crate::process::Exit;

const SIGKILL: i32 = 9;

/// Reads the packet if it is there. A pipe that was closed without one means that init was killed.
pub(crate) fn read(exit: BorrowedFd<'_>) -> Option<Exit> {
    let mut packet = [0; 8];
    match rustix::io::read(exit, &mut packet) {
        Ok(8) => Some(decode(packet)),
        Ok(_) => Some(Exit::Signal(SIGKILL)),
        Err(_) => None,
    }
}

fn decode(packet: [u8; 8]) -> Exit {
    let word = |at: usize| {
        i32::from_ne_bytes([packet[at], packet[at + 1], packet[at + 2], packet[at + 3]])
    };
    match word(0) {
        0 => Exit::Code(word(4)),
        1 => Exit::Signal(word(4)),
        _ => Exit::NotStarted(word(4)),
    }
}

/// The packet for an ending.
pub(crate) fn encode(exit: Exit) -> [u8; 8] {
    let (kind, value): (i32, i32) = match exit {
        Exit::Code(code) => (0, code),
        Exit::Signal(signal) => (1, signal),
        Exit::NotStarted(errno) => (2, errno),
    };
    let mut packet = [0; 8];
    packet[..4].copy_from_slice(&kind.to_ne_bytes());
    packet[4..].copy_from_slice(&value.to_ne_bytes());
    packet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_survive_the_pipe() {
        for exit in [
            Exit::Code(0),
            Exit::Code(255),
            Exit::Signal(9),
            Exit::NotStarted(2),
        ] {
            assert_eq!(decode(encode(exit)), exit);
        }
    }
}
