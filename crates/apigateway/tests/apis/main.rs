//! HTTP and WebSocket APIs, with functions that a test stands in for.

mod authorization;
mod cache;
mod control;
mod data;
mod domains;
mod openapi;
mod user_pools;
mod websocket;
mod world;
