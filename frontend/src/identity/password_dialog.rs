//! Changing one's own password.

use super::password_form::{NewPassword, differing};
use super::text;
use crate::api::{self, Intent, UiError, UserError, UserErrors, schema};
use crate::desk::Pages;
use crate::payload;
use crate::ui::{
    Banner, Button, ButtonKind, ButtonRole, DeferredPage, Dialog, Field, Notice, Symbol, TextInput,
    TextKind, notify, refusal, text as ui_text,
};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(cynic::InputObject, Debug)]
struct PasswordChangeInput {
    old_password: String,
    new_password: String,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    input: PasswordChangeInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct ChangePassword {
    #[arguments(input: $input)]
    password_change: Changed,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "PasswordChangePayload")]
struct Changed {
    officer: Option<Who>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Officer")]
struct Who {
    #[expect(dead_code, reason = "a fragment needs a field")]
    id: cynic::Id,
}

payload!(ChangePassword: password_change.officer => Who);

/// The dialog of the account menu.
#[component]
pub(crate) fn PasswordDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title=text::CHANGE_PASSWORD>
            {
                provide_context(Changing(open));
                let page = expect_context::<Pages>().password;
                view! { <DeferredPage page/> }
            }
        </Dialog>
    }
    .into_any()
}

/// Whether the dialog is open, as context for its form, which is fetched when somebody opens it.
#[derive(Debug, Clone, Copy)]
struct Changing(RwSignal<bool>);

/// The form in the dialog.
#[component]
pub fn ChangeForm() -> impl IntoView {
    let Changing(open) = expect_context();
    let (old, new, repeat) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, error) = (RwSignal::new(false), RwSignal::new(None::<UiError>));
    let intent = Intent::new();
    let at = move |field: &'static str| {
        Signal::derive(move || match &*error.read() {
            Some(UiError::User(errors)) => errors.at(&[field]),
            _ => None,
        })
    };
    let above = move || match error.get() {
        Some(UiError::User(UserErrors(errors))) => {
            let rest = errors.into_iter().filter(|it| it.path.is_empty()).map(|it| it.message);
            Some(rest.collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty())
        }
        Some(other) => Some(refusal(&other)),
        None => None,
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        error.set(None);
        let (old_password, new_password) = (old.get_untracked(), new.get_untracked());
        if new_password != repeat.get_untracked() {
            return;
        }
        spawn_local(async move {
            let input = PasswordChangeInput { old_password, new_password };
            let send = |_| api::mutate(ChangePassword::build(Variables { input }));
            match intent.run(send).await {
                Some(Ok(_)) => {
                    open.set(false);
                    notify(Notice::done(text::CHANGED));
                }
                Some(Err(problem)) => drop(error.try_set(Some(problem))),
                None => {}
            }
        });
    };
    view! {
        <form on:submit=submit novalidate>
            <div class="dialog-body">
                {move || above().map(|words| view! { <Banner icon=Symbol::Alert words/> })}
                <p class="muted">{text::CHANGE_BODY}</p>
                <Field label=text::OLD_PASSWORD error=at("oldPassword")>
                    <TextInput
                        value=old
                        kind=TextKind::Password
                        autocomplete="current-password"
                    />
                </Field>
                <NewPassword
                    new
                    repeat
                    refused=at("newPassword")
                    differs=differing(new, repeat, tried)
                />
            </div>
            <footer class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{ui_text::CANCEL}</Button>
                <Button kind=ButtonKind::Primary role=ButtonRole::Submit busy=intent.busy()>
                    {text::CHANGE_PASSWORD}
                </Button>
            </footer>
        </form>
    }
    .into_any()
}
