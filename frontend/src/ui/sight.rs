//! Keeping the current one of a row of links in sight.

use super::effect;
use leptos::html::Nav;
use leptos::prelude::*;

/// Where a navigation runs on beyond the edge of a small screen: scrolls it to the link of the page
/// one is on, now and whenever what `changed` reads does.
pub fn current_in_sight(row: NodeRef<Nav>, changed: impl Fn() + 'static) {
    effect(move || {
        changed();
        let Some(row) = row.get() else { return };
        request_animation_frame(move || {
            // The page itself stays where it is.
            if let Ok(Some(current)) = row.query_selector("[aria-current]") {
                let (link, seen) =
                    (current.get_bounding_client_rect(), row.get_bounding_client_rect());
                let off = (link.left() + link.right() - seen.left() - seen.right()) / 2.0;
                if link.left() < seen.left() || link.right() > seen.right() {
                    row.set_scroll_left(row.scroll_left() + off as i32);
                }
            }
        });
    });
}
