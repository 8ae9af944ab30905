//! The life of an environment, as AWS draws it (`lambda.md` §1.1).

/// Where an environment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// The sandbox is being made.
    Creating,
    /// The runtime starts; ten seconds, CPU not capped.
    Init,
    /// It could not start, or not in time. The waiting invocation tries again.
    InitFailed,
    /// The runtime starts again, inside an invocation and under its timeout.
    InvokeWithInit,
    /// The runtime works on an event.
    Invoke,
    /// It has answered and has not asked for the next event.
    Draining,
    /// Frozen, or empty after a reset.
    Idle,
    /// Every process is killed; mounts and `/tmp` stay.
    Resetting,
    /// Everything goes.
    Shutdown,
}

impl State {
    /// Whether AWS's diagram has an arrow between the two.
    pub(crate) fn may_become(self, next: State) -> bool {
        use State::{
            Creating, Draining, Idle, Init, InitFailed, Invoke, InvokeWithInit, Resetting, Shutdown,
        };
        match self {
            Creating => matches!(next, Init | Shutdown),
            // To rest when it was made ahead of work.
            Init => matches!(next, Invoke | InitFailed | Idle | Shutdown),
            InitFailed => matches!(next, InvokeWithInit | Shutdown),
            InvokeWithInit => matches!(next, Invoke | Resetting),
            Invoke => matches!(next, Draining | Resetting),
            // Straight to the next event when one is queued: not worth a freeze.
            Draining => matches!(next, Idle | Invoke | Resetting | Shutdown),
            // Empty environments start their runtime inside the invocation; a process that died
            // while frozen leaves others to be killed.
            Idle => matches!(next, Invoke | InvokeWithInit | Resetting | Shutdown),
            Resetting => matches!(next, Idle | InvokeWithInit | Shutdown),
            Shutdown => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::State::{
        Creating, Draining, Idle, Init, InitFailed, Invoke, InvokeWithInit, Resetting, Shutdown,
    };
    use super::*;

    fn check(path: &[State], expect: bool) {
        let legal = path.windows(2).all(|step| step[0].may_become(step[1]));
        assert_eq!(legal, expect, "{path:?}");
    }

    #[test]
    fn an_environment_lives_as_aws_draws_it() {
        check(
            &[
                Creating, Init, Invoke, Draining, Idle, Invoke, Draining, Idle, Shutdown,
            ],
            true,
        );
        check(
            &[Creating, Init, InitFailed, InvokeWithInit, Invoke, Draining],
            true,
        );
        check(
            &[InvokeWithInit, Resetting, Idle, InvokeWithInit, Invoke],
            true,
        );
        check(&[Invoke, Resetting, Shutdown], true);
        check(&[Creating, Init, Idle, Invoke], true);
        check(&[Idle, Init], false);
        check(&[Shutdown, Idle], false);
        check(&[Invoke, Idle], false);
    }
}
