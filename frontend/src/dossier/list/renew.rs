//! Keeping what is on screen true while time goes by.

use crate::api::Remote;
use leptos::prelude::*;
use std::time::Duration;

/// How often what is on screen is asked for again: the time left goes by without any change.
const RENEW: Duration = Duration::from_secs(60);

/// Asks again from time to time, for as long as the calling component lives.
pub(crate) fn renew<T: Send + Sync>(what: Remote<T>) {
    let timer = set_interval_with_handle(
        move || {
            if !document().hidden() {
                what.reload();
            }
        },
        RENEW,
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}
