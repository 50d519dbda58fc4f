//! The calendar in force is to hold for what the Center had accepted before.

use super::operations::{
    CalendarConfirmInput, CalendarConfirmation, CalendarImpact, ConfirmCalendar, ConfirmVariables,
};
use super::text;
use crate::api::{self, Intent, UiError};
use crate::format;
use crate::ui::{
    Button, ButtonKind, ButtonRole, Confirm, Field, Need, Notice, TextInput, notify, refusal,
};
use cynic::MutationBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What it would do, and the decision; nothing for who directs no Center.
#[component]
pub(super) fn ConfirmCard(
    version: Memo<String>,
    confirmation: Signal<Option<CalendarConfirmation>>,
    impact: Signal<Option<CalendarImpact>>,
    changed: Callback<()>,
) -> impl IntoView {
    let decision = RwSignal::new(String::new());
    let asking = RwSignal::new(false);
    let error = RwSignal::new(None::<UiError>);
    let intent = Intent::new();
    let missing = Signal::derive(move || {
        decision.read().trim().is_empty().then(|| text::DECISION.get().to_owned())
    });
    let words = Signal::derive(move || error.read().as_ref().map(refusal));
    let yes = move |_: String| {
        error.set(None);
        spawn_local(async move {
            let send = |key| {
                let input = CalendarConfirmInput {
                    version: version.get_untracked(),
                    decision_no: decision.get_untracked(),
                    dry_run: false,
                    idempotency_key: key,
                };
                api::mutate(ConfirmCalendar::build(ConfirmVariables { input }))
            };
            match intent.run(send).await {
                Some(Ok(_)) => {
                    asking.set(false);
                    notify(Notice::done(text::DONE_CONFIRM));
                    changed.try_run(());
                }
                Some(Err(problem)) => error.set(Some(problem)),
                None => {}
            }
        });
    };
    let told = move |it: CalendarConfirmation| {
        let counting = it.done_at.is_none().then(|| view! { <p>{text::COUNTING}</p> });
        let words = move || {
            let by = it.confirmed_by.as_ref().map(|officer| officer.name.clone());
            let at = format::date_time(it.confirmed_at.0);
            text::confirmed(&it.decision_no, &by.unwrap_or_default(), &at)
        };
        view! { <p>{words}</p>{counting} }.into_any()
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if missing.get_untracked().is_none() {
            asking.set(true);
        }
    };
    let ask = move |it: CalendarImpact| {
        let number = |n: i32| format::number(i64::from(n));
        let effect =
            move || text::waiting(&number(it.dossiers), &number(it.later), &number(it.earlier));
        view! {
            <form class="calendar-form" on:submit=submit novalidate>
                <p>{effect}</p>
                <Field label=text::DECISION need=Need::Required>
                    <TextInput value=decision/>
                </Field>
                <div>
                    <Button kind=ButtonKind::Primary role=ButtonRole::Submit denied=missing>
                        {text::YES_CONFIRM}
                    </Button>
                </div>
            </form>
        }
        .into_any()
    };
    let content = move || {
        let impact = impact.get()?;
        let inside = match confirmation.get() {
            Some(confirmed) => told(confirmed),
            None if impact.dossiers == 0 => view! { <p>{text::ALL_ON_IT}</p> }.into_any(),
            None => ask(impact),
        };
        Some(view! { <section class="card"><h2>{text::CONFIRM}</h2>{inside}</section> })
    };
    view! {
        {content}
        <Confirm
            open=asking
            title=text::CONFIRM_TITLE
            body=text::CONFIRM_BODY
            action=text::YES_CONFIRM
            busy=intent.busy()
            error=words
            on_yes=yes
        />
    }
    .into_any()
}
