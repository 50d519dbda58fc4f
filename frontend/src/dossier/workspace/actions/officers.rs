//! Choosing an officer among those who could do a step, least loaded first.

use super::super::bench::Bench;
use super::super::operations::{Assignee, AssigneeQuery, AssigneeVariables, Colleague};
use super::text;
use crate::api::{self, RemoteState, UiError, remote};
use crate::format;
use crate::i18n::{Text, Words};
use crate::ui::{Banner, Icon, Load, RadioGroup, Symbol, when_drawn};
use cynic::QueryBuilder;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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
    // The form took the focus to its first field before the names were there.
    let node = NodeRef::<leptos::html::Div>::new();
    let arrived = Memo::new(move |_| matches!(&*who.state().read(), RemoteState::Ready(..)));
    Effect::new(move |_| {
        if !arrived.get() || chosen.read_untracked().is_some() {
            return;
        }
        when_drawn(move || {
            let first = node.get_untracked().and_then(|node| node.query_selector("input").ok()?);
            if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                let _ = first.focus();
            }
        });
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
                format!("{}, {} ({})", officer.name, officer.title, text::open_steps(open_steps))
            };
            (Some(officer.id.clone()), Words::from(words))
        };
        let badges: Vec<_> = all.iter().map(|one| away(&one.officer)).collect();
        let options: Vec<_> = all.into_iter().map(option).collect();
        view! { <RadioGroup value=chosen options badges label=label/> }.into_any()
    };
    view! {
        <div class="field" node_ref=node>
            <Load of=who let:all>{move || choices(all)}</Load>
            <p class="field-error" role="alert">
                {move || error.get().map(|words| view! { <Icon of=Symbol::Alert/>{words} })}
            </p>
        </div>
    }
    .into_any()
}

/// What stands beside the name of an officer who is away.
fn away(officer: &Colleague) -> Option<Words> {
    let until = format::date(officer.absent_until?.0);
    let others: Vec<_> = officer.stand_ins.iter().map(|other| other.name.clone()).collect();
    let others = others.join(", ");
    Some(Words::from(move || match others.as_str() {
        "" => text::away(&until),
        others => text::away_with(&until, others),
    }))
}
