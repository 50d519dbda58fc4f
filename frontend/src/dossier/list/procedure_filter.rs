//! Narrowing a list to one procedure.

use super::operations::{ProcedureByCode, ProcedureSearch, ProcedureVariables, Procedures};
use super::text;
use crate::api::{self, RemoteState, remote};
use crate::ui::{Button, ButtonKind, Combobox, Field, Suggestion, Symbol, debounced};
use cynic::QueryBuilder;
use leptos::prelude::*;
use std::time::Duration;

/// A procedure to look for, or the one chosen with a way to drop it.
#[component]
pub(in crate::dossier) fn ProcedureFilter(
    /// National code of the one chosen; empty for all.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with a code, or with nothing for all.
    on_choose: Callback<String>,
) -> impl IntoView {
    let some = Memo::new(move |_| !chosen.read().is_empty());
    move || {
        if some.get() {
            view! { <Chosen code=chosen on_choose/> }.into_any()
        } else {
            view! { <Chooser on_choose/> }.into_any()
        }
    }
}

/// The name of a procedure by its code; the code until it is known.
pub(in crate::dossier) fn procedure_name(code: Signal<String>) -> Signal<String> {
    let found = remote(move || {
        let request = api::query(ProcedureByCode::build(ProcedureVariables { code: code.get() }));
        async move { Ok(request.await?.procedure) }
    });
    Signal::derive(move || match &*found.state().read() {
        RemoteState::Ready(Some(procedure), _) => procedure.name.clone(),
        _ => code.get(),
    })
}

#[component]
fn Chosen(code: Signal<String>, on_choose: Callback<String>) -> impl IntoView {
    let name = procedure_name(code);
    view! {
        <div class="field filter-procedure">
            <span class="field-label">{text::PROCEDURE}</span>
            <div class="chip">
                <span class="chip-text" title=move || name.get()>{move || name.get()}</span>
                <Button
                    kind=ButtonKind::Quiet
                    icon=Symbol::Cross
                    label=move || text::without(text::PROCEDURE.get())
                    on_press=move |()| on_choose.run(String::new())
                />
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Chooser(on_choose: Callback<String>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let settled = debounced(typed, Duration::from_millis(180));
    let hits = remote(move || {
        let search = domain::text::tidy(&settled.read());
        let request =
            (!search.is_empty()).then(|| api::query(Procedures::build(ProcedureSearch { search })));
        async move {
            match request {
                Some(request) => Ok(request.await?.procedures.nodes),
                None => Ok(Vec::new()),
            }
        }
    });
    let results = Signal::derive(move || match &*hits.state().read() {
        RemoteState::Ready(found, _) => found
            .iter()
            .map(|procedure| Suggestion {
                key: procedure.code.clone(),
                label: procedure.name.clone(),
                detail: procedure.code.clone(),
                denied: None,
            })
            .collect(),
        _ => Vec::new(),
    });
    view! {
        <div class="filter-procedure">
            <Field label=text::PROCEDURE>
                <Combobox
                    query=typed
                    results
                    busy=hits.busy()
                    placeholder=text::EVERY_PROCEDURE
                    on_pick=move |code| on_choose.run(code)
                />
            </Field>
        </div>
    }
    .into_any()
}
