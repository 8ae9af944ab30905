//! Evidence, rules and findings about an application.
