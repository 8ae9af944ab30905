//! HTTP and WebSocket APIs, with functions that a test stands in for.

mod authorization;
mod control;
mod data;
mod domains;
mod openapi;
mod websocket;
mod world;
