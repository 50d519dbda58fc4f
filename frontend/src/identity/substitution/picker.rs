//! Choosing an officer by typing a part of the name.

use super::operations::{ChoiceQuery, ChoiceVariables, OfficerChoice, OfficerPurpose};
use super::text;
use crate::api::{self, RemoteState, remote};
use crate::ui::{Combobox, Suggestion, debounced};
use cynic::QueryBuilder;
use leptos::prelude::*;
use std::time::Duration;

/// A field's input that ends in one officer.
#[component]
pub(crate) fn OfficerPicker(
    /// What for.
    purpose: OfficerPurpose,
    /// For whom, when it is about standing in.
    #[prop(optional, into)]
    for_id: Signal<Option<cynic::Id>>,
    /// Who is chosen; nobody while the name is being typed.
    chosen: RwSignal<Option<OfficerChoice>>,
) -> impl IntoView {
    let shown = |choice: &OfficerChoice| choice.officer.name.clone();
    let query = RwSignal::new(chosen.read_untracked().as_ref().map(shown).unwrap_or_default());
    let typed = debounced(query, Duration::from_millis(160));
    let found = remote(move || {
        // The name of the one chosen is no search: everybody else is offered beside him.
        let search = typed.get();
        let picked = chosen.read_untracked().as_ref().is_some_and(|it| shown(it) == search);
        let search = if picked { String::new() } else { search };
        let variables = ChoiceVariables { purpose, for_id: for_id.get(), search: search.clone() };
        let request = api::query(ChoiceQuery::build(variables));
        async move { Ok((search, request.await?.officer_choices)) }
    });
    let answer = Memo::new(move |_| match &*found.state().read() {
        RemoteState::Ready(answer, _) => answer.clone(),
        _ => Default::default(),
    });
    let choices = Memo::new(move |_| answer.get().1);
    Effect::new(move |_| {
        let typed = query.get();
        if chosen.read_untracked().as_ref().is_some_and(|it| shown(it) != typed) {
            chosen.set(None);
        }
    });
    // A whole name that only one of them bears is a choice, whether or not it was picked in the list.
    Effect::new(move |_| {
        let (name, answer) = (query.get(), answer.read());
        let (asked, choices) = &*answer;
        if *asked != name || chosen.read_untracked().is_some() {
            return;
        }
        let mut alike = choices.iter().filter(|choice| shown(choice) == name.trim());
        if let (Some(only), None) = (alike.next(), alike.next()) {
            chosen.set(Some(only.clone()));
        }
    });
    let results = Signal::derive(move || {
        let suggestion = |choice: &OfficerChoice| Suggestion {
            key: choice.officer.id.inner().to_owned(),
            label: choice.officer.name.clone(),
            detail: choice.officer.title.clone(),
            denied: None,
        };
        choices.read().iter().map(suggestion).collect::<Vec<_>>()
    });
    let pick = move |key: String| {
        let found = choices.with_untracked(|all| {
            all.iter().find(|choice| choice.officer.id.inner() == key).cloned()
        });
        if let Some(choice) = found {
            let name = shown(&choice);
            chosen.set(Some(choice));
            query.set(name);
        }
    };
    view! {
        <Combobox
            query
            results
            busy=found.busy()
            on_pick=pick
            placeholder=text::SEARCH_OFFICER
        />
    }
    .into_any()
}
