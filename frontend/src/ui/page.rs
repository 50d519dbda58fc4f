//! What every page has: a title, one heading, actions.

use super::{Icon, Symbol, effect, text};
use crate::i18n::Words;
use leptos::html;
use leptos::prelude::*;
use std::cell::Cell;

/// Where the keyboard is after coming to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Landing {
    /// On the heading, so that a screen reader says where one is.
    #[default]
    Heading,
    /// The page puts it into an input itself.
    Own,
}

/// The way back.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Where to.
    pub href: String,
    /// Its name.
    pub name: Words,
}

thread_local! {
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// A page: sets the document's title, draws the heading with its actions, takes the focus.
#[component]
pub fn Page(
    /// The heading; also the title of the window.
    #[prop(into)]
    title: Words,
    /// The page above.
    #[prop(optional, into)]
    back: Option<Crumb>,
    /// Below the heading: a sentence, badges.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// Right of the heading: buttons.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// Where the keyboard is after coming here.
    #[prop(optional)]
    landing: Landing,
    /// The page.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let name = title.clone();
    effect(move || document().set_title(&text::window_title(&name.get())));
    effect(move || {
        // Not on the very first page: there the keyboard starts at the top, at the skip link.
        if let Some(heading) = heading.get()
            && !FIRST.replace(false)
            && landing == Landing::Heading
        {
            let _ = heading.focus();
        }
    });
    view! {
        <article class="page">
            <header class="page-head">
                {back.map(|back| view! {
                    <a class="page-back" href=back.href><Icon of=Symbol::Back/>{back.name}</a>
                })}
                <div class="page-title">
                    <h1 tabindex="-1" node_ref=heading>{title}</h1>
                    {actions.map(|actions| view! { <div class="page-actions">{actions.run()}</div> })}
                </div>
                {aside.map(|aside| view! { <div class="page-aside">{aside.run()}</div> })}
            </header>
            {children()}
        </article>
    }
    .into_any()
}
