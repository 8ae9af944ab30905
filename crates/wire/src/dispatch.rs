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
