//! Which procedure, which case.

use super::way::Way;
use crate::api::{self, RemoteState, remote};
use crate::dossier::intake::counter::Counter;
use crate::dossier::intake::kinds::SubmissionChannel;
use crate::dossier::intake::operations::{
    ProcedureCase, ProcedureFilter, ProcedureRow, SearchQuery, SearchVariables,
};
use crate::dossier::intake::{focus, terms, text};
use crate::ui::{Combobox, Field, Icon, Suggestion, Symbol, debounced, fresh_id};
use cynic::QueryBuilder;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::time::Duration;

/// Typing pauses this long before the server is asked.
const PAUSE: Duration = Duration::from_millis(120);

/// The first part of the form.
#[component]
pub(in super::super) fn ProcedurePart(counter: Counter) -> impl IntoView {
    let query = RwSignal::new(String::new());
    // Set while a picked procedure is on its way; then the keyboard goes on.
    let picked = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(procedure) = counter.chosen() else {
            if counter.form.procedure.read().is_empty() {
                query.set(String::new());
            }
            return;
        };
        query.set(procedure.name.clone());
        let case = counter.form.case.get_untracked();
        if !procedure.cases.iter().any(|known| known.key == case) {
            let only = (procedure.cases.len() == 1).then(|| procedure.cases[0].key.clone());
            counter.form.case.set(only.unwrap_or_default());
        }
        if picked.get_untracked() {
            picked.set(false);
            focus::soon(if procedure.cases.len() > 1 { focus::CASES } else { focus::SCAN });
        }
    });
    Effect::new(move |before: Option<()>| {
        counter.form.procedure.track();
        if before.is_some() {
            counter.touch("procedureCode");
        }
    });
    view! {
        <section class="intake-part" aria-labelledby="intake-procedure">
            <h2 class="visually-hidden" id="intake-procedure">{text::PART_PROCEDURE}</h2>
            <Way counter/>
            <Finder counter query picked/>
            <Cases counter/>
        </section>
    }
    .into_any()
}

/// The field that finds one.
#[component]
fn Finder(counter: Counter, query: RwSignal<String>, picked: RwSignal<bool>) -> impl IntoView {
    let settled = debounced(query, PAUSE);
    let found = remote(move || {
        let words = settled.get();
        let chosen = untrack(|| counter.chosen()).is_some_and(|chosen| chosen.name == words);
        let request = (!words.trim().is_empty() && !chosen).then(|| {
            let filter = ProcedureFilter { search: Some(words.clone()) };
            api::query(SearchQuery::build(SearchVariables { filter }))
        });
        async move {
            let rows = match request {
                Some(request) => request.await?.procedures.nodes,
                None => Vec::new(),
            };
            Ok((words, rows))
        }
    });
    let results = Signal::derive(move || match &*found.state().read() {
        RemoteState::Ready((_, rows), _) => {
            let by = counter.form.channel.get().into();
            rows.iter().map(|row| suggestion(row, by)).collect()
        }
        _ => Vec::new(),
    });
    // Whether what is listed belongs to what is typed.
    let current = move || match &*found.state().read_untracked() {
        RemoteState::Ready((words, _), _) => *words == *query.read_untracked(),
        _ => false,
    };
    let busy = Signal::derive(move || found.busy().get() || *settled.read() != *query.read());
    let hurry = RwSignal::new(false);
    let pick = move |code: String| {
        hurry.set(false);
        picked.set(true);
        if *counter.form.procedure.read_untracked() == code {
            // Already known: nothing will be loaded that could move the keyboard on.
            counter.procedure.reload();
        }
        counter.form.procedure.set(code);
    };
    // Enter typed faster than the answer comes picks the first of the answer, not of an older one.
    let on_key = move |event: KeyboardEvent| {
        let waiting = !current() && !query.read_untracked().trim().is_empty();
        if event.key() == "Enter" && !event.is_composing() && waiting {
            event.prevent_default();
            event.stop_propagation();
            hurry.set(true);
        } else if event.key() != "Enter" {
            hurry.set(false);
        }
    };
    Effect::new(move |_| {
        found.state().track();
        if hurry.get_untracked() && current() {
            let first = results.get_untracked().into_iter().find(|row| row.denied.is_none());
            match first {
                Some(first) => pick(first.key),
                None => hurry.set(false),
            }
        }
    });
    let restore = move |_| {
        // Taken away with its page, when there is nothing left to put back.
        if query.is_disposed() {
            return;
        }
        if let Some(chosen) = untrack(|| counter.chosen()) {
            query.set(chosen.name);
        }
    };
    let error = Signal::derive(move || counter.error_at("procedureCode"));
    view! {
        <div data-field="procedureCode" on:keydown:capture=on_key on:focusout=restore>
            <Field label=text::PROCEDURE error>
                <Combobox query results busy on_pick=pick placeholder=text::PROCEDURE_EXAMPLE/>
            </Field>
        </div>
    }
    .into_any()
}

fn suggestion(row: &ProcedureRow, by: SubmissionChannel) -> Suggestion {
    let cases: Vec<_> = row.cases.iter().map(|case| case.channels.as_slice()).collect();
    let detail =
        format!("{} · {} · {}", row.code, row.agency.short_name, terms::summary(&cases, by));
    let denied = (!row.receivable).then(|| {
        let why = row.not_receivable_reason.clone().unwrap_or_default();
        format!("{} · {why}", row.code)
    });
    Suggestion { key: row.code.clone(), label: row.name.clone(), detail, denied }
}

/// The cases of the procedure, by digits; skipped when there is only one.
#[component]
fn Cases(counter: Counter) -> impl IntoView {
    let cases = Memo::new(move |_| counter.chosen().map(|chosen| chosen.cases).unwrap_or_default());
    let choose = move |key: String| {
        counter.form.case.set(key);
        counter.touch("caseKey");
        focus::soon(focus::SCAN);
    };
    let on_key = move |event: KeyboardEvent| {
        let digit = event.key().parse().ok().filter(|digit| (1..=9).contains(digit));
        let key = digit
            .and_then(|digit: usize| cases.read_untracked().get(digit - 1).map(|c| c.key.clone()));
        if let Some(key) = key {
            event.prevent_default();
            choose(key);
        } else if event.key() == "Enter" && !counter.form.case.read_untracked().is_empty() {
            event.prevent_default();
            focus::now(focus::SCAN);
        }
    };
    let error =
        move || counter.error_at("caseKey").map(|error| view! { <Icon of=Symbol::Alert/>{error} });
    move || {
        let cases = cases.get();
        (cases.len() > 1).then(|| {
            let name = fresh_id("case");
            let items = cases
                .into_iter()
                .enumerate()
                .map(|(i, case)| choice(counter, &name, i, case))
                .collect_view();
            view! {
                <fieldset class="picks" data-field="caseKey" on:keydown=on_key>
                    <legend class="field-label">{text::CASE}</legend>
                    <div class="picks-items">{items}</div>
                    <p class="field-error" role="alert">{error}</p>
                </fieldset>
            }
        })
    }
}

fn choice(counter: Counter, name: &str, i: usize, case: ProcedureCase) -> AnyView {
    let (mine, set) = (case.key.clone(), case.key);
    let chosen = Memo::new(move |_| *counter.form.case.read() == mine);
    let channels = case.channels;
    let detail = move || terms::summary(&[&channels], counter.form.channel.get().into());
    view! {
        <label class="pick">
            <input
                type="radio"
                name=name.to_owned()
                prop:checked=chosen
                on:change=move |_| {
                    counter.form.case.set(set.clone());
                    counter.touch("caseKey");
                }
            />
            {(i < 9).then(|| view! { <kbd>{i + 1}</kbd> })}
            <span class="pick-name">{case.name}</span>
            <span class="pick-detail">{detail}</span>
        </label>
    }
    .into_any()
}
