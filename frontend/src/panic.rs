//! What is said when the program itself is at fault.
//!
//! A panic in WebAssembly is a bare `unreachable` in the console. While developing and in the
//! browser journeys it says what and where; what is shipped stays as small as it is.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// Calls on the way to a panic that are told: its own machinery takes the first ten.
const FRAMES: u32 = 40;

/// From now on panics are written to the console, with the calls that led to them.
pub(crate) fn speak() {
    std::panic::set_hook(Box::new(|info| {
        let said = info.to_string();
        leptos::logging::error!("{}", calls(&said).unwrap_or(said));
    }));
}

/// The message followed by the stack, as far as the browser tells it.
fn calls(said: &str) -> Option<String> {
    let constructor = Reflect::get(&js_sys::global(), &"Error".into()).ok()?;
    Reflect::set(&constructor, &"stackTraceLimit".into(), &FRAMES.into()).ok()?;
    let error = JsValue::from(Error::new(said));
    Reflect::get(&error, &"stack".into()).ok()?.as_string()
}
