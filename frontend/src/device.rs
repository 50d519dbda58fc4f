//! What only the device in front of the user knows.

use chrono::{DateTime, NaiveDateTime};
use domain::time::{Instant, local};

/// The moment by its clock; only how things look depends on it, the server decides by its own.
pub fn now() -> Instant {
    let millis = if cfg!(target_arch = "wasm32") { js_sys::Date::now() as i64 } else { 0 };
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// The same in legal time.
pub fn local_now() -> NaiveDateTime {
    local(now())
}
