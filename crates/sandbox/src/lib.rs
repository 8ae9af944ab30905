//! One isolated, freezable environment on Linux.
