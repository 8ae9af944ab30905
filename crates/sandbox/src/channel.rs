//! Packets with descriptors between the server, the spawner and the environments' inits.

use std::io::{self, IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, SocketFlags, SocketType,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::limits::{DESCRIPTORS_MAX, PACKET_BYTES_MAX};

/// One end of a sequenced-packet socket. A packet is one JSON value, perhaps some bytes,
/// and up to [`DESCRIPTORS_MAX`] descriptors.
#[derive(Debug)]
pub(crate) struct Channel(OwnedFd);

impl Channel {
    /// Two connected ends, both close-on-exec.
    pub(crate) fn pair() -> io::Result<(Self, Self)> {
        let (a, b) = rustix::net::socketpair(
            AddressFamily::UNIX,
            SocketType::SEQPACKET,
            SocketFlags::CLOEXEC,
            None,
        )?;
        for end in [&a, &b] {
            rustix::net::sockopt::set_socket_send_buffer_size(end, 2 * PACKET_BYTES_MAX)?;
        }
        Ok((Self(a), Self(b)))
    }

    /// Sends one packet. `BrokenPipe` when the other end is gone.
    pub(crate) fn send(&self, message: &impl Serialize, fds: &[BorrowedFd<'_>]) -> io::Result<()> {
        self.send_with(message, &[], fds)
    }

    /// Sends one packet with bytes that are no text. JSON contains no zero byte, so one separates the two.
    pub(crate) fn send_with(
        &self,
        message: &impl Serialize,
        blob: &[u8],
        fds: &[BorrowedFd<'_>],
    ) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(message)?;
        bytes.push(0);
        bytes.extend(blob);
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS_MAX))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        if !fds.is_empty() && !control.push(SendAncillaryMessage::ScmRights(fds)) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "too many descriptors in one packet",
            ));
        }
        rustix::net::sendmsg(
            &self.0,
            &[IoSlice::new(&bytes)],
            &mut control,
            SendFlags::NOSIGNAL,
        )?;
        Ok(())
    }

    /// Waits for one packet. `UnexpectedEof` when the other end is gone.
    pub(crate) fn receive<M: DeserializeOwned>(&self) -> io::Result<(M, Vec<OwnedFd>)> {
        self.receive_with().map(|(message, _, fds)| (message, fds))
    }

    /// The other side of [`Self::send_with`].
    pub(crate) fn receive_with<M: DeserializeOwned>(
        &self,
    ) -> io::Result<(M, Vec<u8>, Vec<OwnedFd>)> {
        let mut bytes = vec![0; PACKET_BYTES_MAX];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS_MAX))];
        let mut control = RecvAncillaryBuffer::new(&mut space);
        let received = rustix::io::retry_on_intr(|| {
            rustix::net::recvmsg(
                &self.0,
                &mut [IoSliceMut::new(&mut bytes)],
                &mut control,
                RecvFlags::CMSG_CLOEXEC,
            )
        })?;
        if received.bytes == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut fds = Vec::new();
        for message in control.drain() {
            if let RecvAncillaryMessage::ScmRights(rights) = message {
                fds.extend(rights);
            }
        }
        bytes.truncate(received.bytes);
        let end = bytes
            .iter()
            .position(|byte| *byte == 0)
            .ok_or(io::ErrorKind::InvalidData)?;
        let message = serde_json::from_slice(&bytes[..end])?;
        bytes.drain(..=end);
        Ok((message, bytes, fds))
    }

    /// As [`Self::receive`], but `TimedOut` after a while.
    pub(crate) fn receive_within<M: DeserializeOwned>(
        &self,
        wait: Duration,
    ) -> io::Result<(M, Vec<OwnedFd>)> {
        wait_readable(self.as_fd(), wait)?;
        self.receive()
    }
}

impl AsFd for Channel {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl From<OwnedFd> for Channel {
    fn from(fd: OwnedFd) -> Self {
        Self(fd)
    }
}

impl From<Channel> for OwnedFd {
    fn from(channel: Channel) -> Self {
        channel.0
    }
}

/// Waits until a descriptor is readable or closed by the other side; `TimedOut` after a while.
pub(crate) fn wait_readable(fd: BorrowedFd<'_>, wait: Duration) -> io::Result<()> {
    let deadline = Instant::now() + wait;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec {
            tv_sec: left.as_secs() as i64,
            tv_nsec: i64::from(left.subsec_nanos()),
        };
        match poll(
            &mut [PollFd::from_borrowed_fd(fd, PollFlags::IN)],
            Some(&timeout),
        ) {
            Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packet_carries_descriptors() {
        let (a, b) = Channel::pair().unwrap();
        let (reader, writer) = rustix::pipe::pipe().unwrap();
        a.send(&"with a pipe", &[writer.as_fd()]).unwrap();
        drop(writer);
        let (text, mut fds): (String, _) = b.receive().unwrap();
        assert_eq!(text, "with a pipe");
        rustix::io::write(fds.pop().unwrap(), b"x").unwrap();
        let mut byte = [0];
        assert_eq!(rustix::io::read(reader, &mut byte).unwrap(), 1);
    }

    #[test]
    fn a_lost_peer_is_an_error() {
        let (a, b) = Channel::pair().unwrap();
        drop(b);
        assert_eq!(
            a.receive::<String>().unwrap_err().kind(),
            io::ErrorKind::UnexpectedEof
        );
        assert_eq!(
            a.send(&1, &[]).unwrap_err().kind(),
            io::ErrorKind::BrokenPipe
        );
    }

    #[test]
    fn waiting_has_an_end() {
        let (a, _b) = Channel::pair().unwrap();
        let error = a
            .receive_within::<String>(Duration::from_millis(1))
            .unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
