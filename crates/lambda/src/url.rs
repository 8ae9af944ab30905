//! Where the server and its function URLs are reached.

/// How the server is reached from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrlBase {
    scheme: String,
    host: String,
    port: u16,
}

impl UrlBase {
    /// A scheme, a host name below which function URLs are, and a port.
    #[must_use]
    pub fn new(scheme: &str, host: &str, port: u16) -> UrlBase {
        UrlBase {
            scheme: scheme.to_owned(),
            host: host.to_owned(),
            port,
        }
    }

    /// `http://localhost:4566`
    #[must_use]
    pub fn origin(&self) -> String {
        format!("{}://{}{}", self.scheme, self.host, self.port())
    }

    /// `http://<id>.lambda-url.<region>.localhost:4566/`
    #[must_use]
    pub fn of_function(&self, id: &str, region: &str) -> String {
        let UrlBase { scheme, host, .. } = self;
        format!("{scheme}://{id}.lambda-url.{region}.{host}{}/", self.port())
    }

    fn port(&self) -> String {
        match (self.scheme.as_str(), self.port) {
            ("http", 80) | ("https", 443) => String::new(),
            (_, port) => format!(":{port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_left_out_where_it_is_the_schemes_own() {
        let local = UrlBase::new("http", "localhost", 4566);
        assert_eq!(local.origin(), "http://localhost:4566");
        assert_eq!(
            local.of_function("abc", "us-east-1"),
            "http://abc.lambda-url.us-east-1.localhost:4566/"
        );
        let public = UrlBase::new("https", "example.org", 443);
        assert_eq!(
            public.of_function("abc", "eu-west-1"),
            "https://abc.lambda-url.eu-west-1.example.org/"
        );
    }
}
