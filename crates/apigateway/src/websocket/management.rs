//! `@connections`: what functions do with connections.

use bytes::Bytes;
use frazil_wire::shapes::apigatewaymanagementapi as shapes;
use frazil_wire::{BoxFuture, Call, Caller, Fault, Service, ServiceTable, not_supported, serve};
use http::uri::PathAndQuery;
use http::{Request, Response, Uri};
use jiff::Timestamp;

use super::{Connection, Out};
use crate::front::{Signer, Visit, message};
use crate::http::HttpApis;
use crate::http::exchange::decoded;
use crate::limits::MESSAGE_BYTES_MAX;

/// The management API for clients that know connections only by their ids, at the server's own
/// address.
#[derive(Clone)]
pub struct Management(pub(crate) HttpApis);

frazil_wire::operations! {
    Management of shapes, else not_supported;
    DeleteConnection delete_connection,
    GetConnection get_connection,
    PostToConnection post_to_connection,
}

impl Service for Management {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(serve(&shapes::SERVICE, call, async |operation, request| {
            self.dispatch(operation, &request).await
        }))
    }
}

impl Management {
    async fn get_connection(
        &self,
        input: shapes::GetConnectionRequest,
    ) -> Result<shapes::GetConnectionResponse, Fault> {
        let connection = self.connection(&input.connection_id)?;
        Ok(shapes::GetConnectionResponse {
            connected_at: Timestamp::from_millisecond(connection.connected_ms).ok(),
            identity: Some(shapes::Identity {
                source_ip: connection.source_ip.clone(),
                user_agent: connection.user_agent.clone(),
            }),
            last_active_at: Timestamp::from_millisecond(connection.active_ms()).ok(),
        })
    }

    async fn post_to_connection(
        &self,
        input: shapes::PostToConnectionRequest,
    ) -> Result<(), Fault> {
        if input.data.len() > MESSAGE_BYTES_MAX {
            let table = &shapes::PAYLOAD_TOO_LARGE_EXCEPTION;
            return Err(Fault::of(table, "Message too long"));
        }
        let connection = self.connection(&input.connection_id)?;
        match connection.send(Out::Message(input.data)).await {
            true => Ok(()),
            false => Err(gone()),
        }
    }

    async fn delete_connection(&self, input: shapes::DeleteConnectionRequest) -> Result<(), Fault> {
        let connection = self.connection(&input.connection_id)?;
        match connection.send(Out::Close).await {
            true => Ok(()),
            false => Err(gone()),
        }
    }

    fn connection(&self, id: &str) -> Result<std::sync::Arc<Connection>, Fault> {
        self.0.sessions().find(id).ok_or_else(gone)
    }
}

impl HttpApis {
    /// A call below the address of an API and its stage: only of connections to it.
    pub(super) async fn manage(
        &self,
        api: &str,
        stage: &str,
        path: &str,
        request: Request<Bytes>,
        visit: &Visit,
    ) -> Response<Bytes> {
        let (access_key, account) = match &visit.signer {
            Signer::Somebody {
                access_key,
                account,
                ..
            } => (access_key.clone(), account.clone()),
            Signer::Nobody => return message(403, "Missing Authentication Token"),
            Signer::Refused(why) => return message(403, why),
        };
        let id = path.splitn(3, '/').nth(2).unwrap_or_default();
        let id = id.trim_end_matches('/');
        let found = self.sessions().find(&decoded(id));
        let belongs = found.is_some_and(|found| found.api == api && found.stage == stage);
        // What is not of this stage is as good as gone.
        let target = match belongs {
            true => format!("/@connections/{id}"),
            false => "/@connections/gone".to_owned(),
        };
        let mut request = request;
        if let Ok(target) = PathAndQuery::try_from(target) {
            *request.uri_mut() = Uri::from(target);
        }
        let call = Call {
            request,
            caller: Caller::Signed {
                access_key,
                account,
                principal: None,
            },
            request_id: self.fresh_request_id(),
        };
        Management(self.clone()).handle(call).await
    }
}

fn gone() -> Fault {
    Fault::of(&shapes::GONE_EXCEPTION, "")
}
