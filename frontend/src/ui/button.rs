//! Buttons.

use super::{Icon, Kbd, Symbol, text};
use crate::i18n::Words;
use leptos::prelude::*;

/// How much a button asks to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do here; at most one per form or page.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// In toolbars and table rows: no box until pointed at.
    Quiet,
    /// Can not be undone.
    Danger,
}

impl ButtonKind {
    fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// How big a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// In table rows.
    Small,
    /// Elsewhere.
    #[default]
    Normal,
    /// On the public pages and for touch.
    Large,
}

impl ButtonSize {
    fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Normal => "normal",
            Self::Large => "large",
        }
    }
}

/// What pressing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonRole {
    /// Calls `on_press`.
    #[default]
    Press,
    /// Submits the form it is in.
    Submit,
}

/// A button. While busy or denied it stays in place and in the tab order but does nothing.
#[component]
pub fn Button(
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// How big.
    #[prop(optional)]
    size: ButtonSize,
    /// What pressing does.
    #[prop(optional)]
    role: ButtonRole,
    /// A symbol before the words.
    #[prop(optional, into)]
    icon: Option<Symbol>,
    /// Words for a button that shows its symbol only.
    #[prop(optional, into)]
    label: Option<Words>,
    /// The key that does the same, shown beside; register it with [`crate::ui::keys::shortcut`].
    #[prop(optional)]
    keys: &'static str,
    /// On its way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it can not be pressed now, in words; `None` when it can.
    #[prop(optional, into)]
    denied: Signal<Option<String>>,
    /// Called when pressed.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The words.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let off = move || busy.get() || denied.read().is_some();
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() || denied.read_untracked().is_some() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class="button"
            data-kind=kind.name()
            data-size=size.name()
            type=if role == ButtonRole::Submit { "submit" } else { "button" }
            aria-label=label.clone().map(Words::attribute)
            aria-disabled=move || off().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            title=move || denied.get().or_else(|| label.as_ref().map(|l| l.get().into_owned()))
            on:click=press
        >
            {icon.map(|of| view! { <Icon of/> })}
            {children.map(|children| view! { <span class="button-text">{children()}</span> })}
            {(!keys.is_empty()).then(|| view! { <Kbd keys/> })}
            {move || busy.get().then(|| view! {
                <span class="button-busy"><span class="visually-hidden">{text::WORKING}</span></span>
            })}
            {move || denied.get().map(|why| view! { <span class="visually-hidden">{why}</span> })}
        </button>
    }
    .into_any()
}

/// A link that looks like a button, for going somewhere.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: String,
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// How big.
    #[prop(optional)]
    size: ButtonSize,
    /// A symbol before the words.
    #[prop(optional, into)]
    icon: Option<Symbol>,
    /// The key that does the same.
    #[prop(optional)]
    keys: &'static str,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" data-kind=kind.name() data-size=size.name() href=href>
            {icon.map(|of| view! { <Icon of/> })}
            <span class="button-text">{children()}</span>
            {(!keys.is_empty()).then(|| view! { <Kbd keys/> })}
        </a>
    }
    .into_any()
}
