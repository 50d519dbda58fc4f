//! Changes as they happen (`graphql-transport-ws`): one connection for all subscriptions of the
//! page, opened with the first and kept alive while there is one.

mod hub;
mod protocol;

pub use hub::subscribe;

use leptos::prelude::*;

/// How the connection stands, for the dot in the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    /// Nothing to listen to.
    Idle,
    /// Being made, or being made again.
    Connecting,
    /// What is on screen follows what happens.
    Online,
}

thread_local! {
    static STATE: ArcRwSignal<Live> = ArcRwSignal::new(Live::Idle);
    static REJOINED: ArcTrigger = ArcTrigger::new();
}

/// How the connection stands; tracked by reading.
pub fn state() -> ArcRwSignal<Live> {
    STATE.with(Clone::clone)
}

/// Tracks re-connections: changes may have been missed before each, so what must be current is
/// fetched again by whatever calls this.
pub fn track_rejoined() {
    REJOINED.with(ArcTrigger::track);
}
