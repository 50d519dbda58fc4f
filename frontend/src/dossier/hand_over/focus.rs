//! Where the keyboard goes next.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// The field that takes slip, card and words.
pub(super) const SCAN: &str = ".return-scan input";
/// The first row of the list.
pub(super) const LIST: &str = ".return-list tbody tr";
/// The print button of the result.
pub(super) const PRINT: &str = ".return-panel .paper-bar button";

/// Goes there now, and selects what stands in it.
pub(super) fn now(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let _ = element.focus();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Goes there once the page has drawn what has just changed.
pub(super) fn soon(selector: String) {
    set_timeout(move || now(&selector), Duration::from_millis(20));
}

/// The input of a field.
pub(super) fn field(name: &str) -> String {
    format!(".return-panel [data-field='{name}'] input")
}

/// Presses the button there, if there is one.
pub(super) fn press(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(button) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
