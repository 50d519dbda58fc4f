//! What a search engine or a shared link says of a page.

use crate::i18n::Words;
use crate::ui::effect;
use leptos::prelude::*;

/// Keeps `<meta name="description">` true while the page is open.
pub(super) fn describe_page(words: impl Into<Words>) {
    let words = words.into();
    effect(move || {
        if let Ok(Some(meta)) = document().query_selector("meta[name=description]") {
            let _ = meta.set_attribute("content", &words.get());
        }
    });
}
