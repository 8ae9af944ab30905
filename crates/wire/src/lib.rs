//! Bytes to typed AWS operations and back, without I/O.
