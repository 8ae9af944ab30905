//! A connection whose client has to take what it is sent.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

/// A stream that breaks when nothing of what is to be sent is taken for too long.
pub(super) struct Taken<S> {
    stream: S,
    patience: Duration,
    /// Runs while nothing is taken.
    deadline: Option<Pin<Box<Sleep>>>,
    waits: bool,
}

impl<S> Taken<S> {
    pub(super) fn new(stream: S, patience_ms: u64) -> Taken<S> {
        Taken {
            stream,
            patience: Duration::from_millis(patience_ms),
            deadline: None,
            waits: false,
        }
    }

    /// What came of a try to send: an error when it is the last of too many.
    fn tried(
        &mut self,
        sent: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if sent.is_ready() {
            self.waits = false;
            return sent;
        }
        let patience = self.patience;
        let deadline = self
            .deadline
            .get_or_insert_with(|| Box::pin(sleep(patience)));
        if !self.waits {
            deadline.as_mut().reset(Instant::now() + patience);
            self.waits = true;
        }
        ready!(deadline.as_mut().poll(context));
        let late = io::Error::new(io::ErrorKind::TimedOut, "the client takes nothing");
        Poll::Ready(Err(late))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Taken<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let sent = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.tried(sent, context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let sent = Pin::new(&mut this.stream).poll_write_vectored(context, slices);
        this.tried(sent, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Taken<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    use super::*;

    #[tokio::test]
    async fn who_takes_slowly_gets_everything_and_who_takes_nothing_is_left() {
        let (ours, mut theirs) = duplex(64);
        let mut ours = Taken::new(ours, 500);
        let slow = async {
            let mut taken = 0;
            let mut piece = [0; 64];
            while taken < 640 {
                sleep(Duration::from_millis(70)).await;
                taken += theirs.read(&mut piece).await.expect("something");
            }
        };
        let (sent, ()) = tokio::join!(ours.write_all(&[0; 640]), slow);
        sent.expect("all of it was taken");
        let sent = ours.write_all(&[0; 640]).await;
        assert_eq!(sent.expect_err("it stalls").kind(), io::ErrorKind::TimedOut);
    }
}
