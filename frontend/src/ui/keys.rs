//! Keyboard shortcuts: registered by the component they belong to, gone with it, listed by `?`.

use crate::i18n::Words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;

struct Shortcut {
    id: u32,
    keys: &'static str,
    what: Words,
    run: Callback<()>,
}

thread_local! {
    static ALL: RefCell<Vec<Shortcut>> = const { RefCell::new(Vec::new()) };
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
    /// First key of a sequence, and when it was pressed (milliseconds).
    static PENDING: RefCell<Option<(String, f64)>> = const { RefCell::new(None) };
}

/// How long the second key of a sequence may take.
const SEQUENCE_MS: f64 = 1200.0;

/// Registers a shortcut for as long as the calling component lives; of two with the same keys the
/// later wins. `keys` is one key (`F4`, `j`, `?`), a chord (`Ctrl+Enter`) or a sequence (`g q`).
///
/// Single letters are left alone while one types; function keys and chords work everywhere.
pub fn shortcut(
    keys: &'static str,
    what: impl Into<Words>,
    run: impl Fn(()) + Send + Sync + 'static,
) {
    let id = LAST_ID.get() + 1;
    LAST_ID.set(id);
    let shortcut = Shortcut { id, keys, what: what.into(), run: Callback::new(run) };
    ALL.with_borrow_mut(|all| all.push(shortcut));
    on_cleanup(move || {
        let _ = ALL.try_with(|all| all.borrow_mut().retain(|shortcut| shortcut.id != id));
    });
}

/// What can be pressed now, with its meaning, each key once.
pub fn active() -> Vec<(&'static str, Words)> {
    ALL.with_borrow(|all| {
        let mut out: Vec<(&'static str, Words)> = Vec::new();
        for shortcut in all.iter().rev() {
            if !out.iter().any(|(keys, _)| *keys == shortcut.keys) {
                out.push((shortcut.keys, shortcut.what.clone()));
            }
        }
        out.reverse();
        out
    })
}

/// Listens; once per entry.
pub fn start() {
    let listener = window_event_listener(leptos::ev::keydown, on_key);
    on_cleanup(move || listener.remove());
}

fn on_key(event: KeyboardEvent) {
    if event.is_composing() || event.default_prevented() || event.alt_key() || dialog_open() {
        return;
    }
    let pressed = notation(&event);
    let special = event.ctrl_key() || event.meta_key() || is_function_key(&event.key());
    if !special && is_typing(&event) {
        return;
    }
    let now = js_sys::Date::now();
    let sequence = PENDING
        .take()
        .filter(|(_, at)| now - at < SEQUENCE_MS)
        .map(|(first, _)| format!("{first} {pressed}"));
    let run = sequence.and_then(|keys| find(&keys)).or_else(|| find(&pressed));
    if let Some(run) = run {
        event.prevent_default();
        run.run(());
    } else if starts_sequence(&pressed) {
        PENDING.set(Some((pressed, now)));
    }
}

fn find(keys: &str) -> Option<Callback<()>> {
    ALL.with_borrow(|all| all.iter().rev().find(|s| s.keys == keys).map(|s| s.run))
}

fn starts_sequence(key: &str) -> bool {
    ALL.with_borrow(|all| {
        all.iter().any(|s| s.keys.strip_prefix(key).is_some_and(|rest| rest.starts_with(' ')))
    })
}

fn notation(event: &KeyboardEvent) -> String {
    let key = event.key();
    if event.ctrl_key() || event.meta_key() { format!("Ctrl+{key}") } else { key }
}

fn is_function_key(key: &str) -> bool {
    key.len() > 1 && key.starts_with('F') && key[1..].bytes().all(|b| b.is_ascii_digit())
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else {
        return false;
    };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio")),
        _ => element.has_attribute("contenteditable"),
    }
}

/// A modal dialog has the keyboard for itself.
fn dialog_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}
