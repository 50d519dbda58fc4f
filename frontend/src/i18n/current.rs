//! The language in use.

use crate::ui::{effect, storage};
use domain::lang::Lang;
use leptos::prelude::*;

const KEY: &str = "motcua.lang";

thread_local! {
    static CURRENT: ArcRwSignal<Lang> = ArcRwSignal::new(Lang::default());
}

/// The language in use; what reads it runs again when it changes.
pub fn lang() -> Lang {
    CURRENT.with(ArcRwSignal::get)
}

/// The language in use, for event handlers and requests.
pub fn lang_untracked() -> Lang {
    CURRENT.with(ArcRwSignal::get_untracked)
}

/// Switches every text in place and remembers the choice on this device.
pub fn set_lang(lang: Lang) {
    storage::put(KEY, lang.code());
    CURRENT.with(|current| current.set(lang));
}

/// Takes up the language chosen earlier, Vietnamese at first, and keeps `<html lang>` true.
pub fn start() {
    if let Some(code) = storage::get(KEY) {
        CURRENT.with(|current| current.set(Lang::negotiate(&code)));
    }
    effect(|| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang().code());
        }
    });
}
