//! What the roof hands to a service: one request, and who sent it.

use bytes::Bytes;

/// One authenticated AWS request.
#[derive(Debug)]
pub struct Call {
    /// The request with its whole body.
    pub request: http::Request<Bytes>,
    /// Who sent it.
    pub caller: Caller,
    /// The request id of the answer (`x-amzn-RequestId`), a UUID.
    pub request_id: String,
}

/// Who sent a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// The request carried no signature.
    Anonymous,
    /// The request was signed.
    Signed {
        /// The access key id it was signed with.
        access_key: String,
        /// The twelve-digit account that the key belongs to.
        account: String,
    },
}
