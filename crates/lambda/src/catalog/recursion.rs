//! Recursion detection: whether a function may be called in a loop. And `InvokeAsync`, which is
//! older than the invocation type `Event` and means the same.

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::Catalog;
use super::naming::ONLY_FUNCTIONS;
use crate::asynchronous::NewEvent;

const ALLOW: &str = "Allow";
const TERMINATE: &str = "Terminate";

impl Catalog {
    pub(super) async fn get_function_recursion_config(
        &self,
        request: shapes::GetFunctionRecursionConfigRequest,
    ) -> Result<shapes::GetFunctionRecursionConfigResponse, Fault> {
        let name = self.unqualified(&request.function_name, ONLY_FUNCTIONS)?;
        let (record, _) = self.existing(&name).await?;
        let recursive_loop = if record.may_recurse { ALLOW } else { TERMINATE };
        Ok(shapes::GetFunctionRecursionConfigResponse {
            recursive_loop: Some(recursive_loop.to_owned()),
        })
    }

    pub(super) async fn put_function_recursion_config(
        &self,
        request: shapes::PutFunctionRecursionConfigRequest,
    ) -> Result<shapes::PutFunctionRecursionConfigResponse, Fault> {
        let name = self.unqualified(&request.function_name, ONLY_FUNCTIONS)?;
        let wanted = request.recursive_loop;
        self.change(&name, |record, _| {
            record.may_recurse = wanted == ALLOW;
            Ok(())
        })
        .await?;
        Ok(shapes::PutFunctionRecursionConfigResponse {
            recursive_loop: Some(wanted),
        })
    }

    pub(super) async fn invoke_async(
        &self,
        request: shapes::InvokeAsyncRequest,
    ) -> Result<shapes::InvokeAsyncResponse, Fault> {
        let named = self.named(&request.function_name, None)?;
        let event = NewEvent {
            function: named.function,
            qualifier: named.qualifier,
            payload: request.invoke_args,
            ..NewEvent::default()
        };
        self.parts.events.accepted(event).await?;
        let status = Some(202);
        Ok(shapes::InvokeAsyncResponse { status })
    }
}
