//! A window over the page.

use super::{Button, ButtonKind, Symbol, effect, focus, fresh_id, text};
use crate::i18n::Words;
use leptos::html;
use leptos::prelude::*;

/// How wide a dialog is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    /// A question or a short form.
    #[default]
    Narrow,
    /// A form with columns, a paper.
    Wide,
}

/// Whether a dialog may be closed without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dismissal {
    /// By Escape and a cross.
    #[default]
    Allowed,
    /// Not; its own buttons must offer a way out.
    Refused,
}

/// A native modal dialog: the page behind is inert, the keyboard begins in its first field and
/// returns to where it came from. Its content exists only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Words,
    /// How wide.
    #[prop(optional)]
    size: DialogSize,
    /// Whether it may be closed without an answer.
    #[prop(optional)]
    dismissal: Dismissal,
    /// The id of the words that say what follows, for a screen reader to begin with.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// The content; actions in a `<footer class="dialog-actions">` at its end.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = fresh_id("dialog");
    let labelled_by = title_id.clone();
    effect(move || {
        let Some(dialog) = node.get() else { return };
        let dialog: &web_sys::HtmlDialogElement = &dialog;
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
                focus::enter(dialog.clone().into());
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let size = if size == DialogSize::Wide { "wide" } else { "narrow" };
    let closable = dismissal == Dismissal::Allowed;
    view! {
        <dialog
            class="dialog"
            data-size=size
            node_ref=node
            aria-labelledby=labelled_by
            aria-describedby=described_by
            on:cancel=move |event: web_sys::Event| {
                if !closable {
                    event.prevent_default();
                }
            }
            on:close=move |_| open.set(false)
        >
            <header class="dialog-head">
                <h2 id=title_id>{title}</h2>
                {closable.then(|| view! {
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Symbol::Cross
                        label=text::CLOSE
                        on_press=move |()| open.set(false)
                    />
                })}
            </header>
            {move || open.get().then(|| children())}
        </dialog>
    }
    .into_any()
}
