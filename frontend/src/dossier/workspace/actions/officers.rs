//! Choosing an officer among those who could do a step, least loaded first.

use super::super::bench::Bench;
use super::super::operations::{Assignee, AssigneeQuery, AssigneeVariables};
use super::text;
use crate::api::{self, UiError, remote};
use crate::i18n::{Text, Words};
use crate::ui::{Banner, Icon, Load, RadioGroup, Symbol};
use cynic::QueryBuilder;
use leptos::prelude::*;

/// The officers who could do the current step, or with `next` the one after it.
#[component]
pub(super) fn Officers(
    bench: Bench,
    /// Whether it is about the next step.
    next: bool,
    chosen: RwSignal<Option<cynic::Id>>,
    /// Called with the name of everyone offered, so that a notice can say it.
    names: RwSignal<Vec<(cynic::Id, String)>>,
    label: Text,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let who = remote(move || {
        let id = bench.dossier.with_untracked(|dossier| dossier.id.clone());
        let request = api::query(AssigneeQuery::build(AssigneeVariables { id, next }));
        async move { Ok(request.await?.dossier.ok_or(UiError::NotFound)?.assignees) }
    });
    let choices = move |all: Signal<Vec<Assignee>>| {
        let all = all.get();
        if all.is_empty() {
            return view! { <Banner icon=Symbol::Alert words=text::NO_OFFICER/> }.into_any();
        }
        names.set(
            all.iter().map(|one| (one.officer.id.clone(), one.officer.name.clone())).collect(),
        );
        let option = |one: Assignee| {
            let Assignee { officer, open_steps } = one;
            let words = move || {
                format!("{}, {} · {}", officer.name, officer.title, text::open_steps(open_steps))
            };
            (Some(officer.id.clone()), Words::from(words))
        };
        let options: Vec<_> = all.into_iter().map(option).collect();
        view! { <RadioGroup value=chosen options label=label/> }.into_any()
    };
    view! {
        <div class="field">
            <Load of=who let:all>{move || choices(all)}</Load>
            <p class="field-error" role="alert">
                {move || error.get().map(|words| view! { <Icon of=Symbol::Alert/>{words} })}
            </p>
        </div>
    }
    .into_any()
}
