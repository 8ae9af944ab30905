//! Runtime clients in real environments, against a Runtime API of the test's own.

mod api;
mod node;
mod provided;
mod python;
mod stage;

use stage::{Run, Stage, Theatre, event};

const TEXT_INFO: u32 = 0xa55a_000f;
const TEXT_WARN: u32 = 0xa55a_0013;
const TEXT_ERROR: u32 = 0xa55a_0017;
