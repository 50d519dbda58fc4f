//! Keeping the current one of a row of links in sight.

use super::effect;
use leptos::html::Nav;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where a navigation runs on beyond the edge of a small screen: scrolls it to the link of the page
/// one is on, now and whenever what `changed` reads does.
pub fn current_in_sight(row: NodeRef<Nav>, changed: impl Fn() + 'static) {
    effect(move || {
        changed();
        let Some(row) = row.get() else { return };
        request_animation_frame(move || {
            if row.scroll_width() <= row.client_width() {
                return;
            }
            if let Ok(Some(current)) = row.query_selector("[aria-current]") {
                let nearest = ScrollIntoViewOptions::new();
                nearest.set_block(ScrollLogicalPosition::Nearest);
                nearest.set_inline(ScrollLogicalPosition::Center);
                current.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
    });
}
