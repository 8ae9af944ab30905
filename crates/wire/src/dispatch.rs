//! From a routed request to the method that answers it.

/// Gives a service its `dispatch` method: each operation is decoded, handed to a method of the
/// service and its output encoded.
///
/// ```ignore
/// frazil_wire::operations! {
///     Logs of shapes, else unknown;
///     CreateLogGroup create_log_group,
///     DeleteLogGroup delete_log_group,
/// }
/// ```
///
/// `shapes` is the module with the service's operations, `unknown` the function that makes a fault
/// of the table of an operation that is not listed.
#[macro_export]
macro_rules! operations {
    ($service:ident of $shapes:ident, else $unknown:ident;
     $($operation:ident $method:ident,)*) => {
        impl $service {
            async fn dispatch(
                &self,
                operation: &$crate::OperationTable,
                request: &::http::Request<::bytes::Bytes>,
            ) -> ::std::result::Result<::http::Response<::bytes::Bytes>, $crate::Fault> {
                match operation.name {
                    $(<$shapes::$operation as $crate::Operation>::NAME => {
                        let input = $crate::decode::<$shapes::$operation>(request)?;
                        // Boxed, so that the largest operation does not size every request.
                        let output = ::std::boxed::Box::pin(self.$method(input)).await?;
                        Ok($crate::encode::<$shapes::$operation>(&output))
                    })*
                    _ => Err($unknown(operation)),
                }
            }
        }
    };
}

/// Makes a type with a `dispatch` method a [`Service`](crate::Service). What a request asks for is
/// done on a tokio runtime to its end, even if the caller does not wait.
///
/// ```ignore
/// frazil_wire::service! {
///     Sns of shapes, on |it| it.0.runtime, else failed, at most REQUEST_BYTES_MAX
/// }
/// ```
///
/// `failed` makes a fault of whatever went wrong with the work itself.
#[macro_export]
macro_rules! service {
    ($service:ident of $shapes:ident, on |$it:ident| $runtime:expr, else $failed:path,
     at most $bytes:expr) => {
        impl $crate::Service for $service {
            fn table(&self) -> &'static $crate::ServiceTable {
                &$shapes::SERVICE
            }

            fn handle(
                &self,
                call: $crate::Call,
            ) -> $crate::BoxFuture<'_, ::http::Response<::bytes::Bytes>> {
                let $it = self.clone();
                let work = async move |operation, request: ::http::Request<::bytes::Bytes>| {
                    let runtime = $runtime.clone();
                    let work = async move { $it.dispatch(operation, &request).await };
                    let answered = runtime.spawn(work).await;
                    answered.unwrap_or_else(|error| Err($failed(&error)))
                };
                ::std::boxed::Box::pin($crate::serve(&$shapes::SERVICE, call, work))
            }

            fn request_bytes_max(&self) -> u64 {
                $bytes
            }
        }
    };
}
