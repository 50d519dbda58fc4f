//! Name and password.

use super::text;
use crate::api::session;
use crate::api::{UiError, UserErrorCode};
use crate::ui::{
    Button, ButtonKind, ButtonRole, ButtonSize, Field, Icon, Symbol, TextInput, TextKind, refusal,
};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form of signing in; on the page and in the dialog.
#[component]
pub fn PasswordForm(
    /// What stands in the first field.
    username: RwSignal<String>,
    /// To focus the password from outside.
    #[prop(optional)]
    second: NodeRef<html::Input>,
) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let error = RwSignal::new(None::<UiError>);
    // A password that is good once is replaced at the same time.
    let replacing = RwSignal::new(false);
    let (new, repeat) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let first = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = first.get() {
            let _ = input.focus();
        }
    });
    let missing = |value: RwSignal<String>, words: crate::i18n::Text| {
        Signal::derive(move || {
            (tried.get() && value.read().trim().is_empty()).then(|| words.get().to_owned())
        })
    };
    let username_error = missing(username, text::MISSING_USERNAME);
    let password_error = missing(password, text::MISSING_PASSWORD);

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let (name, secret) = (username.get_untracked(), password.get_untracked());
        if busy.get_untracked() || name.trim().is_empty() || secret.is_empty() {
            return;
        }
        let new_password = replacing.get_untracked().then(|| new.get_untracked());
        if new_password.as_ref().is_some_and(|new| *new != repeat.get_untracked()) {
            return;
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let result = session::sign_in(name.trim().to_owned(), secret, new_password).await;
            busy.try_set(false);
            if let Err(problem) = result {
                if matches!(&problem, UiError::User(it) if it.has(UserErrorCode::PasswordChangeNeeded))
                {
                    replacing.try_set(true);
                    return;
                }
                error.try_set(Some(problem));
            }
        });
    };
    let differs = differing(new, repeat, tried);
    let replacement = move || {
        replacing.get().then(|| {
            view! {
                <p role="status">{text::ONE_TIME}</p>
                <NewPassword new repeat refused=Signal::stored(None) differs/>
            }
        })
    };
    let refused = move || error.read().as_ref().map(refusal);
    view! {
        <form class="form" on:submit=submit novalidate>
            <p class="field-error" role="alert">
                {move || refused().map(|words| view! { <Icon of=Symbol::Alert/>{words} })}
            </p>
            <Field label=text::USERNAME error=username_error>
                <TextInput value=username autocomplete="username" node=first/>
            </Field>
            <Field label=text::PASSWORD error=password_error>
                <TextInput value=password kind=TextKind::Password autocomplete="current-password" node=second/>
            </Field>
            {replacement}
            <Button kind=ButtonKind::Primary size=ButtonSize::Large role=ButtonRole::Submit busy>
                {text::SIGN_IN}
            </Button>
        </form>
    }
    .into_any()
}

/// A complaint about two passwords that should be the same, once sending was tried.
pub(super) fn differing(
    new: RwSignal<String>,
    repeat: RwSignal<String>,
    tried: RwSignal<bool>,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        (tried.get() && *new.read() != *repeat.read()).then(|| text::DIFFERENT.get().to_owned())
    })
}

/// A new password, typed twice.
#[component]
pub(super) fn NewPassword(
    new: RwSignal<String>,
    repeat: RwSignal<String>,
    /// What the server said about it.
    refused: Signal<Option<String>>,
    /// Whether the two are not the same.
    differs: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <Field label=text::NEW_PASSWORD hint=text::NEW_PASSWORD_HINT error=refused>
            <TextInput value=new kind=TextKind::Password autocomplete="new-password"/>
        </Field>
        <Field label=text::REPEAT error=differs>
            <TextInput value=repeat kind=TextKind::Password autocomplete="new-password"/>
        </Field>
    }
    .into_any()
}
