//! Where the keyboard goes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Takes the keyboard to the first such thing within a part of the page, once that is drawn.
pub fn go_to(within: Element, what: &'static str) {
    request_animation_frame(move || now(&within, what));
}

fn now(within: &Element, what: &str) {
    let found = within.query_selector(what).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}

/// Where a dialog begins: what can be typed or chosen in it, else its first button.
const BEGINNING: &str = ".dialog-body :is(input:not([type=file], [type=radio]:not(:checked)), \
                         select, textarea):enabled, .dialog-actions button:enabled";

/// Takes the keyboard into a dialog just opened, past the cross in its head, unless its content has
/// taken it already: who types at once types into the form, and no blank closes it.
pub(super) fn enter(dialog: Element) {
    request_animation_frame(move || {
        let here = document().active_element();
        if here.is_some_and(|here| matches!(here.closest(".dialog-head"), Ok(Some(_)))) {
            now(&dialog, BEGINNING);
        }
    });
}
