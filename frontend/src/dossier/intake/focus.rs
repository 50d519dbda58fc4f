//! Where the keyboard goes next.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The field that finds the procedure.
pub(super) const PROCEDURE: &str = "[data-field='procedureCode'] input";
/// The cases of the procedure.
pub(super) const CASES: &str = "[data-field='caseKey'] input";
/// The field that takes a card.
pub(super) const SCAN: &str = "[data-field='scan'] input";
/// The telephone number, which no card has.
pub(super) const PHONE: &str = "[data-field='applicant.phone'] input";
/// The first cell of the checklist.
pub(super) const PAPERS: &str = "[data-column]";
/// What follows the checklist.
pub(super) const RETURN: &str = "[data-field='returnMethod'] input";
/// The print button of the paper just issued.
pub(super) const PRINT: &str = ".intake-done .paper-bar button";
/// The button for the next person.
pub(super) const NEXT: &str = ".intake-done [data-next] button";

/// What can be typed into or chosen from, in the order of the page.
const FIELDS: &str = "input:not([tabindex='-1']), select, textarea";

fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}

fn take(element: &HtmlElement) {
    let _ = element.focus();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>()
        && !matches!(input.type_().as_str(), "radio" | "checkbox")
    {
        input.select();
    }
}

/// Goes there now, if it is there.
pub(super) fn now(selector: &str) {
    if let Some(element) = all(selector).first() {
        take(element);
    }
}

/// Presses the button there, if there is one.
pub(super) fn press(selector: &str) {
    if let Some(button) = all(selector).first() {
        button.click();
    }
}

/// Goes there once the page has drawn what has just changed.
pub(super) fn soon(selector: &'static str) {
    set_timeout(move || now(selector), Duration::from_millis(20));
}

/// Goes to the first of these fields, in the order of the page.
pub(super) fn first_of(fields: Vec<String>) {
    let go = move || {
        let at_fault = |element: &HtmlElement| {
            element.get_attribute("data-field").is_some_and(|field| fields.contains(&field))
        };
        let Some(place) = all("[data-field]").into_iter().find(at_fault) else { return };
        let cell = place.query_selector("[data-column]").ok().flatten();
        let inside =
            cell.or_else(|| place.query_selector("input, select, textarea").ok().flatten());
        match inside.and_then(|inside: Element| inside.dyn_into::<HtmlElement>().ok()) {
            Some(input) => take(&input),
            None => take(&place),
        }
    };
    set_timeout(go, Duration::from_millis(20));
}

/// Goes to the field after the one that has the keyboard.
pub(super) fn after(element: &Element) {
    let fields = all(&format!(".intake-form :is({FIELDS})"));
    let here = fields.iter().position(|field| element.is_same_node(Some(field)));
    if let Some(next) = here.and_then(|here| fields.get(here + 1)) {
        take(next);
    }
}
