//! A key, as drawn on a keyboard.

use leptos::prelude::*;

/// Keys to press, e.g. `F4`, `Ctrl+Enter`, or one after the other: `g q`.
#[component]
pub fn Kbd(
    /// In the notation of [`crate::ui::keys::shortcut`].
    keys: &'static str,
) -> impl IntoView {
    let parts: Vec<_> = keys.split([' ', '+']).map(|key| view! { <kbd>{key}</kbd> }).collect();
    view! { <span class="keys">{parts}</span> }.into_any()
}
