//! Every bound of this crate, with its default.

use std::time::Duration;

/// Arguments and variables of one program, together.
pub const PROGRAM_BYTES_MAX: usize = 128 << 10;
/// How long a killed predecessor's processes may take to vanish.
pub const REMAINS_WAIT: Duration = Duration::from_secs(10);
/// How long killing an environment's processes may take.
pub const KILL_WAIT: Duration = Duration::from_secs(10);
/// How long an environment's init may take to answer.
pub const INIT_WAIT: Duration = Duration::from_secs(10);
/// How long the spawner may take to build the root.
pub const SPAWNER_WAIT: Duration = Duration::from_secs(20);
/// How long the kernel may take to remove the interfaces of environments that are gone.
pub const INTERFACES_WAIT: Duration = Duration::from_secs(5);
/// How long pasta may take to connect an environment.
pub const LINK_WAIT: Duration = Duration::from_secs(5);
/// How long an environment's init may take to make a socket.
pub const SOCKET_WAIT: Duration = Duration::from_secs(2);
/// One packet between our processes.
pub(crate) const PACKET_BYTES_MAX: usize = 2 * PROGRAM_BYTES_MAX;
/// Descriptors in one packet.
pub(crate) const DESCRIPTORS_MAX: usize = 24;
