//! Name and password.

use super::text;
use crate::api::session;
use crate::api::{UiError, UserErrors};
use crate::ui::{
    Button, ButtonKind, ButtonRole, ButtonSize, Field, Icon, Symbol, TextInput, TextKind, describe,
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
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let result = session::sign_in(name.trim().to_owned(), secret).await;
            busy.try_set(false);
            if let Err(problem) = result {
                error.try_set(Some(problem));
            }
        });
    };
    let refusal = move || {
        error.get().map(|error| match error {
            UiError::User(UserErrors(errors)) => {
                errors.into_iter().map(|e| e.message).collect::<Vec<_>>().join(" ")
            }
            other => {
                let (title, body) = describe(&other);
                format!("{title}. {body}")
            }
        })
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <p class="field-error" role="alert">
                {move || refusal().map(|words| view! { <Icon of=Symbol::Alert/>{words} })}
            </p>
            <Field label=text::USERNAME error=username_error>
                <TextInput value=username autocomplete="username" node=first/>
            </Field>
            <Field label=text::PASSWORD error=password_error>
                <TextInput value=password kind=TextKind::Password autocomplete="current-password" node=second/>
            </Field>
            <Button kind=ButtonKind::Primary size=ButtonSize::Large role=ButtonRole::Submit busy>
                {text::SIGN_IN}
            </Button>
        </form>
    }
    .into_any()
}
