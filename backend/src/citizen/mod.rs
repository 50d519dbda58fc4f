//! What the public may see.

pub mod graphql;
