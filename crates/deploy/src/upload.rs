//! A package into a bucket, as far as S3 needs no XML.

use bytes::Bytes;
use frazil_wire::Fault;
use http::{Method, Request, StatusCode, Uri};

use crate::client::{CallError, Client, Plain};
use crate::plan::Location;

/// Puts the bytes there; the bucket is made when it does not exist.
pub(crate) async fn upload(client: &Client, to: &Location, bytes: Bytes) -> Result<(), CallError> {
    let bucket = Path::Bucket(&to.bucket);
    if send(client, "HeadBucket", Method::HEAD, &bucket, Bytes::new()).await?
        == StatusCode::NOT_FOUND
    {
        let made = send(
            client,
            "CreateBucket",
            Method::PUT,
            &bucket,
            location(client),
        )
        .await?;
        refuse("CreateBucket", made, &to.bucket)?;
    }
    let put = send(client, "PutObject", Method::PUT, &Path::Object(to), bytes).await?;
    refuse("PutObject", put, &to.bucket)
}

enum Path<'a> {
    Bucket(&'a str),
    Object(&'a Location),
}

/// Outside of us-east-1 S3 wants to hear the region again.
fn location(client: &Client) -> Bytes {
    match client.target().region.as_str() {
        "us-east-1" => Bytes::new(),
        region => format!(
            "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>"
        )
        .into(),
    }
}

async fn send(
    client: &Client,
    what: &'static str,
    method: Method,
    path: &Path<'_>,
    body: Bytes,
) -> Result<StatusCode, CallError> {
    let (scheme, authority) = client.target().service("s3");
    let path = match path {
        Path::Bucket(bucket) => format!("/{bucket}"),
        Path::Object(Location { bucket, key }) => format!("/{bucket}/{key}"),
    };
    let uri = Uri::builder()
        .scheme(scheme)
        .authority(authority)
        .path_and_query(path)
        .build();
    let uri = uri.expect("bucket names and our keys need no escapes");
    let mut request = Request::new(body);
    *request.method_mut() = method;
    let response = client
        .send(Plain {
            what,
            uri: &uri,
            service: Some("s3"),
            request,
        })
        .await?;
    Ok(response.status())
}

fn refuse(operation: &'static str, status: StatusCode, bucket: &str) -> Result<(), CallError> {
    if status.is_success() {
        return Ok(());
    }
    let fault = Fault::new(
        status.as_u16(),
        "S3",
        format!("the bucket {bucket} answered {status}"),
    );
    Err(CallError::Refused { operation, fault })
}
