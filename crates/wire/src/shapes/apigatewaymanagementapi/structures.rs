//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    DELETE_CONNECTION_REQUEST DeleteConnectionRequest {
        connection_id: String = "ConnectionId" __STRING uri("connectionId") required;
    }
    GET_CONNECTION_REQUEST GetConnectionRequest {
        connection_id: String = "ConnectionId" __STRING uri("connectionId") required;
    }
    GET_CONNECTION_RESPONSE GetConnectionResponse {
        connected_at: Option<Timestamp> = "ConnectedAt" __TIMESTAMP_ISO8601 named("connectedAt");
        identity: Option<Identity> = "Identity" IDENTITY named("identity");
        last_active_at: Option<Timestamp> = "LastActiveAt" __TIMESTAMP_ISO8601 named("lastActiveAt");
    }
    IDENTITY Identity {
        source_ip: String = "SourceIp" __STRING named("sourceIp") required;
        user_agent: String = "UserAgent" __STRING named("userAgent") required;
    }
    POST_TO_CONNECTION_REQUEST PostToConnectionRequest {
        data: Bytes = "Data" DATA payload required;
        connection_id: String = "ConnectionId" __STRING uri("connectionId") required;
    }
}
