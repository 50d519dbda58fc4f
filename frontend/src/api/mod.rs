//! The only door to the server: typed operations, session, live changes, uploads.
//!
//! Operations are Rust types checked against `schema.graphql` at compile time (`cynic`); the
//! fragments a page declares are also the plain data its views draw.
//!
//! | need | use |
//! |---|---|
//! | read something, redo it when its inputs change | [`remote`] and [`crate::ui::Load`] |
//! | read once, in an event handler | [`query`] |
//! | read as the public, without a session | [`ask`] |
//! | change something | [`Intent::run`] around [`mutate`] |
//! | hear of changes | [`live::subscribe`] |
//! | send a file | [`upload`] |

mod client;
mod error;
mod http;
mod intent;
pub mod live;
mod lock;
mod remote;
mod scalar;
pub mod session;
mod upload;

pub use client::{Payload, Reply, ask, mutate, query};
pub use error::{UiError, UserError, UserErrorCode, UserErrors};
pub use intent::Intent;
pub use remote::{Remote, RemoteState, remote};
pub use scalar::{Date, Moment, Vnd};
pub use upload::{Uploaded, upload};

/// The types of `schema.graphql`, for `cynic`.
#[cynic::schema("motcua")]
#[expect(missing_debug_implementations, reason = "generated")]
pub mod schema {}
