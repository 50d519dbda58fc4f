//! Passwords of officers, for administrators.

use super::substitution::{OfficerChoice, OfficerPicker, OfficerPurpose};
use super::text;
use crate::api::{self, Intent, UiError, UserError, schema, session};
use crate::identity::Permission;
use crate::payload;
use crate::ui::{Banner, Button, ButtonKind, Confirm, ErrorState, Field, Page, Symbol, refusal};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(cynic::InputObject, Debug)]
struct PasswordResetInput {
    officer_id: cynic::Id,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    input: PasswordResetInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct ResetPassword {
    #[arguments(input: $input)]
    password_reset: Reset,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "PasswordResetPayload")]
struct Reset {
    one_time_password: Option<String>,
    user_errors: Vec<UserError>,
}

payload!(ResetPassword: password_reset.one_time_password => String);

/// Resets passwords.
#[component]
pub fn AccountPage() -> impl IntoView {
    let allowed = Memo::new(|_| session::viewer().is_some_and(|v| v.may(Permission::Accounts)));
    view! {
        <Page title=text::ACCOUNTS>
            {move || match allowed.get() {
                true => view! { <ResetForm/> }.into_any(),
                false => view! { <ErrorState error=UiError::Forbidden/> }.into_any(),
            }}
        </Page>
    }
    .into_any()
}

#[component]
fn ResetForm() -> impl IntoView {
    let chosen = RwSignal::new(None::<OfficerChoice>);
    let asking = RwSignal::new(false);
    let error = RwSignal::new(None::<UiError>);
    let made = RwSignal::new(None::<(String, String)>);
    let intent = Intent::new();
    let name = move || chosen.get().map(|it| it.officer.name).unwrap_or_default();
    let missing =
        Signal::derive(move || chosen.read().is_none().then(|| text::ACCOUNT_OF.get().to_owned()));
    let words = Signal::derive(move || error.read().as_ref().map(refusal));
    let yes = move |_: String| {
        let Some(officer) = chosen.get_untracked().map(|choice| choice.officer) else { return };
        error.set(None);
        spawn_local(async move {
            let input = PasswordResetInput { officer_id: officer.id };
            let send = |_| api::mutate(ResetPassword::build(Variables { input }));
            match intent.run(send).await {
                Some(Ok(password)) => {
                    asking.set(false);
                    chosen.set(None);
                    made.set(Some((officer.name, password)));
                }
                Some(Err(problem)) => error.set(Some(problem)),
                None => {}
            }
        });
    };
    view! {
        <section class="card account-reset">
            <p class="muted">{text::ACCOUNTS_LEAD}</p>
            <Field label=text::ACCOUNT_OF>
                <OfficerPicker purpose=OfficerPurpose::Account chosen/>
            </Field>
            <div>
                <Button
                    kind=ButtonKind::Primary
                    denied=missing
                    on_press=move |()| asking.set(true)
                >
                    {text::RESET}
                </Button>
            </div>
            {move || made.get().map(|(name, password)| view! {
                <Banner icon=Symbol::Lock words=move || text::reset_done(&name)>
                    <code class="one-time">{password}</code>
                </Banner>
                <p class="field-hint">{text::RESET_HINT}</p>
            })}
            <Confirm
                open=asking
                title=Signal::derive(move || text::reset_title(&name()))
                body=text::RESET_BODY
                action=text::RESET
                kind=ButtonKind::Danger
                busy=intent.busy()
                error=words
                on_yes=yes
            />
        </section>
    }
    .into_any()
}
