//! A question before something that can not be undone.

use super::{Button, ButtonKind, Dialog, Field, Need, TextArea, fresh_id, text};
use crate::i18n::Words;
use leptos::prelude::*;

/// What must be given along with a yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Question {
    /// Nothing more.
    #[default]
    YesNo,
    /// A reason, in words.
    Reason,
}

/// Asks, and with [`Question::Reason`] takes the reason. Stays open until its owner closes it, so
/// that a refusal can be shown without losing what was typed.
#[component]
pub fn Confirm(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What is about to be done.
    #[prop(into)]
    title: Words,
    /// What follows from it.
    #[prop(optional, into)]
    body: Words,
    /// Words of the button that does it.
    #[prop(into)]
    action: Words,
    /// How it looks: [`ButtonKind::Danger`] when it can not be undone.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
    /// What must be given along.
    #[prop(optional)]
    question: Question,
    /// Whether it is on its way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it was refused.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is typed as the reason, for an owner that asks about one record after the other.
    #[prop(optional)]
    reason: Option<RwSignal<String>>,
    /// Called with the reason, empty for a plain yes.
    #[prop(into)]
    on_yes: Callback<String>,
) -> impl IntoView {
    let reason = reason.unwrap_or_else(|| RwSignal::new(String::new()));
    let yes = Callback::new(move |()| {
        on_yes.run(domain::text::tidy(&reason.read_untracked()));
    });
    let missing = Signal::derive(move || {
        (question == Question::Reason && reason.read().trim().is_empty())
            .then(|| text::REASON.get().to_owned())
    });
    let about = fresh_id("about");
    let described_by = about.clone();
    let content = move || {
        let (body, action, about) = (body.clone(), action.clone(), about.clone());
        let ask = (question == Question::Reason).then(|| {
            view! {
                <Field label=text::REASON need=Need::Required error=error>
                    <TextArea value=reason/>
                </Field>
            }
        });
        let refused = (question == Question::YesNo).then(|| {
            view! {
                <p class="field-error" role="alert">{move || error.get()}</p>
            }
        });
        view! {
            <div class="dialog-body">
                <p id=about>{body}</p>
                {ask}
                {refused}
            </div>
            <footer class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{text::CANCEL}</Button>
                <Button kind busy denied=missing on_press=yes>{action}</Button>
            </footer>
        }
        .into_any()
    };
    view! { <Dialog open title described_by>{content.clone()}</Dialog> }.into_any()
}
