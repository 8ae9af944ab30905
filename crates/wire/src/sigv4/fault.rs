//! What AWS answers to a request that it cannot authenticate.

use crate::fault::Fault;
use crate::table::Protocol;

/// Why a request is not authenticated. [`SignatureFault::fault`] puts it into the service's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureFault {
    /// There is no signature.
    #[error("the request is not signed")]
    Missing,
    /// There is a signature, but not all that belongs to it; AWS's words.
    #[error("{0}")]
    Incomplete(String),
    /// Nobody has that access key, or its session token is another.
    #[error("the access key or session token is not known")]
    UnknownKey,
    /// The credentials were valid once.
    #[error("the session token has expired")]
    TokenExpired,
    /// The signature was made with another secret, or for another request.
    #[error("the signature does not match")]
    Mismatch,
    /// The signature's scope is not what the request says elsewhere; AWS's words.
    #[error("{0}")]
    Scope(String),
    /// The request's time is too far from ours, or a presigned request came too late; AWS's words.
    #[error("{0}")]
    Expired(String),
    /// The time limit of a presigned request has passed.
    #[error("the presigned request has expired")]
    PresignExpired,
    /// The body is not the one that was hashed.
    #[error("the body does not match its hash")]
    PayloadMismatch,
}

impl SignatureFault {
    /// The fault as the service with that signing name tells it.
    pub fn fault(&self, service: &str) -> Fault {
        if service == "s3" {
            self.s3()
        } else {
            self.general()
        }
    }

    /// The fault as services of a protocol tell it; S3 has words of its own.
    pub fn fault_in(&self, protocol: Protocol) -> Fault {
        match protocol {
            Protocol::Query | Protocol::RestXml => self.query(),
            _ => self.general(),
        }
    }

    fn query(&self) -> Fault {
        let code = match self {
            SignatureFault::Missing => {
                let message = "Request is missing Authentication Token";
                return Fault::new(403, "MissingAuthenticationToken", message);
            }
            SignatureFault::Incomplete(message) => {
                return Fault::new(400, "IncompleteSignature", message);
            }
            SignatureFault::UnknownKey => "InvalidClientTokenId",
            SignatureFault::TokenExpired => "ExpiredToken",
            _ => "SignatureDoesNotMatch",
        };
        Fault {
            code: code.into(),
            ..self.general()
        }
    }

    fn general(&self) -> Fault {
        let (code, message) = match self {
            SignatureFault::Missing => (
                "MissingAuthenticationTokenException",
                "Missing Authentication Token",
            ),
            SignatureFault::Incomplete(message) => {
                ("IncompleteSignatureException", message.as_str())
            }
            SignatureFault::UnknownKey => (
                "UnrecognizedClientException",
                "The security token included in the request is invalid.",
            ),
            SignatureFault::TokenExpired => (
                "ExpiredTokenException",
                "The security token included in the request is expired",
            ),
            SignatureFault::Mismatch | SignatureFault::PayloadMismatch => {
                ("InvalidSignatureException", MISMATCH)
            }
            SignatureFault::Scope(message) | SignatureFault::Expired(message) => {
                ("InvalidSignatureException", message.as_str())
            }
            SignatureFault::PresignExpired => ("InvalidSignatureException", "Signature expired"),
        };
        Fault::new(403, code, message)
    }

    fn s3(&self) -> Fault {
        let (status, code, message) = match self {
            SignatureFault::Missing => (403, "AccessDenied", "Access Denied"),
            SignatureFault::Incomplete(message) => {
                (400, "AuthorizationHeaderMalformed", message.as_str())
            }
            SignatureFault::UnknownKey => (
                403,
                "InvalidAccessKeyId",
                "The AWS Access Key Id you provided does not exist in our records.",
            ),
            SignatureFault::TokenExpired => {
                (400, "ExpiredToken", "The provided token has expired.")
            }
            SignatureFault::Mismatch => (403, "SignatureDoesNotMatch", S3_MISMATCH),
            SignatureFault::Scope(message) => {
                (400, "AuthorizationHeaderMalformed", message.as_str())
            }
            SignatureFault::Expired(_) => (
                403,
                "RequestTimeTooSkewed",
                "The difference between the request time and the current time is too large.",
            ),
            SignatureFault::PresignExpired => (403, "AccessDenied", "Request has expired"),
            SignatureFault::PayloadMismatch => (
                400,
                "XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' header does not match what was computed.",
            ),
        };
        Fault::new(status, code, message)
    }
}

const MISMATCH: &str = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
const S3_MISMATCH: &str = "The request signature we calculated does not match the signature you provided. Check your key and signing method.";
