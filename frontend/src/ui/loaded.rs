//! The moment the program takes over from the page that loaded it.

use leptos::prelude::document;

/// Removes what the page showed while the program was on its way (`#boot` in the shells).
pub fn boot_finished() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}
