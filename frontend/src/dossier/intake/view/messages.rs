//! What concerns the form as a whole, read out as it comes.

use crate::api::UiError;
use crate::dossier::intake::counter::Counter;
use crate::dossier::intake::model::Fault;
use crate::dossier::intake::{send, text};
use crate::ui::{Banner, Button, ButtonSize, Symbol, describe};
use leptos::prelude::*;

/// Above the form.
#[component]
pub(in super::super) fn Messages(counter: Counter) -> impl IntoView {
    let wrong = Memo::new(move |_| {
        let exit = counter.tried.get()?;
        let faults = counter.faults.read();
        // What concerns a dialog is told in it; what the failure says needs no counting.
        let failed = counter.failure.read().is_some();
        let counts = |fault: &&Fault| match fault.field.as_str() {
            "" => !failed,
            field => !send::is_of_dialog(field),
        };
        let said = faults.iter().filter(counts).count();
        let found = untrack(|| counter.blocking(exit)).len();
        counter.problems.track();
        counter.form.papers.track();
        Some(said.max(found)).filter(|n| *n > 0)
    });
    let summary =
        move || {
            wrong.get().map(|n| view! {
            <Banner icon=Symbol::Alert words=move || text::faults(n)>{whole(counter)}</Banner>
        })
        };
    let failure = move || {
        counter.failure.get().map(|error| {
            let stale = matches!(error, UiError::User(_));
            let words = move || match error.outcome_unknown() {
                true => format!("{}. {}", describe(&error).0, text::UNKNOWN.get()),
                false => describe(&error).1,
            };
            view! {
                <Banner icon=Symbol::Alert words>
                    {stale.then(|| view! {
                        <Button size=ButtonSize::Small on_press=move |()| send::take_latest(counter)>
                            {text::STALE_RELOAD}
                        </Button>
                    })}
                </Banner>
            }
        })
    };
    let remark = move || counter.remark.get().map(|words| view! { <Banner words/> });
    view! {
        <div class="intake-messages" aria-live="assertive">
            {remark}
            {failure}
            {summary}
        </div>
    }
    .into_any()
}

/// What the server said that belongs to no field of the form.
fn whole(counter: Counter) -> impl IntoView {
    let lines = move || {
        let faults = counter.faults.get();
        let stale = counter.failure.read().is_some();
        let none = faults.into_iter().filter(move |fault| fault.field.is_empty() && !stale);
        none.map(|fault| view! { <li>{fault.message}</li> }).collect_view()
    };
    view! { <ul class="whole-faults">{lines}</ul> }
}
