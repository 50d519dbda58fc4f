//! What is said when the program itself is at fault.
//!
//! A panic in WebAssembly is a bare `unreachable` in the console. While developing and in the
//! browser journeys it says what and where, with the calls that led there; what is shipped stays as
//! small as it is.

use js_sys::{Error, Reflect};
use leptos::prelude::window_event_listener_untyped;
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// Calls that are told; the first ten belong to the panic itself.
const CALLS: u32 = 40;

thread_local! {
    /// Whether what the browser is about to report has been told already.
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

/// From now on it is written to the console what ended the program: a panic, or a lock that is
/// taken twice, which is none and says nothing by itself.
pub(crate) fn speak() {
    if let Ok(constructor) = Reflect::get(&js_sys::global(), &"Error".into()) {
        let _ = Reflect::set(&constructor, &"stackTraceLimit".into(), &CALLS.into());
    }
    std::panic::set_hook(Box::new(|info| {
        let said = info.to_string();
        let calls = calls(&Error::new(&said));
        leptos::logging::error!("{}", calls.unwrap_or(said));
        TOLD.set(true);
    }));
    window_event_listener_untyped("error", |event| {
        let error = Reflect::get(&event, &"error".into());
        if let Some(calls) = error.ok().filter(|_| !TOLD.take()).and_then(|error| calls(&error)) {
            leptos::logging::error!("{calls}");
        }
    });
}

/// The message of an error with its calls, as far as the browser tells them.
fn calls(error: &JsValue) -> Option<String> {
    Reflect::get(error, &"stack".into()).ok()?.as_string()
}
