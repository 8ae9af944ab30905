//! Stock Zappa from PyPI, with nothing changed but the endpoint, and nothing said for us in its
//! settings but `touch: false`: its `touch` would call the real Internet.

mod django;
mod gateways;
mod project;
mod triggers;
mod urls;
