//! API Gateway: REST, HTTP and WebSocket APIs, and the domains that lead to them.
