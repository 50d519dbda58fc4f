//! What only the device in front of the user knows.

use chrono::{DateTime, NaiveDateTime};
use domain::time::{Instant, local};
use std::cell::Cell;

/// A clock that differs by less, in milliseconds, is right: an answer is on its way for a while, and
/// tells whole seconds.
const RIGHT: f64 = 60_000.0;

thread_local! {
    /// How far the device's clock is behind the server's, in milliseconds.
    static BEHIND: Cell<f64> = const { Cell::new(0.0) };
}

/// The moment by its clock, set right by the server's; only how things look depends on it, the
/// server decides by its own.
pub fn now() -> Instant {
    let millis = if cfg!(target_arch = "wasm32") { js_sys::Date::now() } else { 0.0 };
    DateTime::from_timestamp_millis((millis + BEHIND.get()) as i64).unwrap_or_default()
}

/// The same in legal time.
pub fn local_now() -> NaiveDateTime {
    local(now())
}

/// Takes notice of the server's moment, in milliseconds since 1970, as an answer has just said it.
pub(crate) fn compare(server: f64) {
    if server.is_finite() {
        BEHIND.set(behind(server, js_sys::Date::now()));
    }
}

fn behind(server: f64, device: f64) -> f64 {
    let behind = server - device;
    if behind.abs() < RIGHT { 0.0 } else { behind }
}

#[cfg(test)]
mod tests {
    use super::behind;

    #[test]
    fn a_clock_is_set_right_by_what_is_more_than_a_delay() {
        assert_eq!(behind(1_000.0, 1_900.0), 0.0);
        assert_eq!(behind(0.0, 604_800_000.0), -604_800_000.0);
        assert_eq!(behind(3_600_000.0, 0.0), 3_600_000.0);
    }
}
