//! Where the keyboard goes.

use leptos::prelude::*;
use std::time::Duration;
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

/// How often a dialog is looked into while what it asks the server for is on its way.
const LOOKS: u32 = 100;

/// Takes the keyboard into a dialog just opened, past the cross in its head, unless its content has
/// taken it already: who types at once types into the form, and no blank closes it.
pub(super) fn enter(dialog: Element) {
    request_animation_frame(move || look(dialog, LOOKS));
}

fn look(dialog: Element, looks: u32) {
    let here = document().active_element();
    let taken = here.is_some_and(|here| {
        let in_head = matches!(here.closest(".dialog-head"), Ok(Some(_)));
        !in_head && !here.is_same_node(Some(&dialog)) && dialog.contains(Some(&here))
    });
    if taken || !dialog.has_attribute("open") {
        return;
    }
    let coming = matches!(dialog.query_selector(".skeleton"), Ok(Some(_)));
    if coming && looks > 0 {
        set_timeout(move || look(dialog, looks - 1), Duration::from_millis(50));
    } else {
        now(&dialog, BEGINNING);
    }
}
