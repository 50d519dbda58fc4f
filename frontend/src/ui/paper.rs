//! A paper as it will be printed.

use super::{Button, ButtonKind, Icon, Symbol, text};
use crate::i18n::Words;
use leptos::html;
use leptos::prelude::*;

/// An issued paper (PDF) with printing and opening. What is shown is what is printed.
#[component]
pub fn PaperPreview(
    /// Its title.
    #[prop(into)]
    title: Words,
    /// Where the PDF is; signed and short-lived.
    #[prop(into)]
    url: Signal<String>,
) -> impl IntoView {
    let frame = NodeRef::<html::Iframe>::new();
    let print = move |()| {
        if let Some(window) = frame.get_untracked().and_then(|frame| frame.content_window()) {
            let _ = window.focus();
            let _ = window.print();
        }
    };
    let name = title.clone();
    view! {
        <figure class="paper">
            <figcaption class="paper-bar">
                <span class="paper-title">{title}</span>
                <a class="button" data-kind="quiet" data-size="normal" href=url target="_blank" rel="noopener">
                    <Icon of=Symbol::Away/>
                    <span class="button-text">{text::OPEN_FILE}</span>
                </a>
                <Button kind=ButtonKind::Secondary icon=Symbol::Printer on_press=print>
                    {text::PRINT}
                </Button>
            </figcaption>
            <iframe
                class="paper-sheet"
                node_ref=frame
                src=move || format!("{}#toolbar=0&navpanes=0&view=FitH", url.read())
                title=move || text::preview_of(&name.get())
            ></iframe>
        </figure>
    }
    .into_any()
}
