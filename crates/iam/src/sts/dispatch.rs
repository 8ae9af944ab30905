//! From a request to the method that answers it.

use bytes::Bytes;
use frazil_wire::shapes::sts as shapes;
use frazil_wire::{
    BoxFuture, Call, Caller, Fault, Operation as _, OperationTable, Service, ServiceTable, decode,
    encode, not_supported, serve,
};
use http::{Request, Response};

use super::Sts;
use crate::limits::REQUEST_BYTES_MAX;

impl Service for Sts {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(async move {
            let caller = call.caller.clone();
            serve(&shapes::SERVICE, call, |operation, request| async move {
                // Nothing is stored and nobody is waited for, so nothing can be left half done.
                match operation.name {
                    shapes::AssumeRoleWithWebIdentity::NAME => {
                        let input = decode::<shapes::AssumeRoleWithWebIdentity>(&request)?;
                        let output = self.assume_role_with_web_identity(input).await?;
                        Ok(encode::<shapes::AssumeRoleWithWebIdentity>(&output))
                    }
                    _ => self.dispatch(operation, &request, &caller),
                }
            })
            .await
        })
    }

    fn request_bytes_max(&self) -> u64 {
        REQUEST_BYTES_MAX
    }
}

macro_rules! operations {
    ($($operation:ident $method:ident,)*) => {
        impl Sts {
            fn dispatch(
                &self,
                operation: &OperationTable,
                request: &Request<Bytes>,
                caller: &Caller,
            ) -> Result<Response<Bytes>, Fault> {
                match operation.name {
                    $(shapes::$operation::NAME => {
                        let input = decode::<shapes::$operation>(request)?;
                        let output = self.$method(caller, input)?;
                        Ok(encode::<shapes::$operation>(&output))
                    })*
                    _ => Err(not_supported(operation)),
                }
            }
        }
    };
}

operations! {
    AssumeRole assume_role,
    DecodeAuthorizationMessage decode_authorization_message,
    GetAccessKeyInfo get_access_key_info,
    GetCallerIdentity get_caller_identity,
    GetFederationToken get_federation_token,
    GetSessionToken get_session_token,
}
