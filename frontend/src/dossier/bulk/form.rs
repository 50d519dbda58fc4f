//! What is asked before: to whom, and why.

use super::bar::count;
use super::model::Typed;
use super::operations::{BulkAction, Candidate, CandidateQuery, LoadLevel, LoadSum};
use super::text;
use crate::api::{self, remote, session};
use crate::i18n::{Text, Words};
use crate::identity::Permission;
use crate::ui::{Field, Load, Need, Select, SkeletonKind, TextArea, TextInput};
use cynic::QueryBuilder;
use leptos::prelude::*;

/// A level of load in words.
pub(super) fn level(level: LoadLevel) -> Text {
    match level {
        LoadLevel::Light => text::LIGHT,
        LoadLevel::Full => text::FULL,
        LoadLevel::Over => text::OVER,
    }
}

/// A load in words.
pub(super) fn load(sum: &LoadSum) -> String {
    text::load(&count(sum.steps), &count(sum.tightest.percent), level(sum.level).get())
}

/// The fields of an action.
#[component]
pub(super) fn Form(
    action: BulkAction,
    officer: RwSignal<Option<cynic::Id>>,
    words: RwSignal<String>,
    /// Whose work it is that goes to another, who is not offered.
    not: Option<cynic::Id>,
) -> impl IntoView {
    let named = matches!(action, BulkAction::Assign | BulkAction::Forward)
        && session::viewer().is_some_and(|viewer| viewer.may(Permission::Workload));
    let to = named.then(|| {
        let (label, first, hint) = match action {
            BulkAction::Assign => (text::OFFICER, text::CHOOSE, None),
            _ => (text::NEXT_OFFICER, text::NOT_NAMED, Some(text::NEXT_OFFICER_HINT)),
        };
        view! { <Officers officer label first hint not/> }
    });
    let why = match action {
        BulkAction::Claim
        | BulkAction::EndSuspension
        | BulkAction::SendLetter
        | BulkAction::ConfirmArrival
        | BulkAction::ConfirmResult => None,
        BulkAction::HandOver => Some(
            view! {
                <Field label=text::SLIP need=Need::Optional>
                    <TextInput value=words/>
                </Field>
            }
            .into_any(),
        ),
        BulkAction::SuspendClock => Some(
            view! {
                <Field label=text::DECISION_NO hint=text::DECISION_HINT need=Need::Required>
                    <TextInput value=words/>
                </Field>
            }
            .into_any(),
        ),
        BulkAction::Assign => Some(
            view! {
                <Field label=text::REASON hint=text::REASON_HINT>
                    <TextArea value=words rows=2/>
                </Field>
            }
            .into_any(),
        ),
        BulkAction::Forward | BulkAction::Release => Some(
            view! {
                <Field label=text::NOTE need=Need::Optional>
                    <TextArea value=words rows=2/>
                </Field>
            }
            .into_any(),
        ),
    };
    view! { <div class="bulk-form">{to}{why}</div> }.into_any()
}

/// Officers within reach, who has most time first.
#[component]
fn Officers(
    officer: RwSignal<Option<cynic::Id>>,
    label: Text,
    first: Text,
    hint: Option<Text>,
    not: Option<cynic::Id>,
) -> impl IntoView {
    let who = remote(|| {
        let request = api::query(CandidateQuery::build(()));
        async move { Ok(request.await?.workload.officers) }
    });
    let choose = move |all: Signal<Vec<Candidate>>| {
        let not = not.clone();
        let options = Signal::derive(move || {
            let mut options: Vec<(Option<cynic::Id>, Words)> = vec![(None, first.into())];
            // Who is away is given nothing.
            let all =
                all.get().into_iter().rev().filter(|one| {
                    one.absent_until.is_none() && Some(&one.officer.id) != not.as_ref()
                });
            options.extend(all.map(|one| {
                let Candidate { officer, load, .. } = one;
                let words = move || {
                    let name = format!("{}, {}", officer.name, officer.title);
                    text::candidate(&name, &count(load.steps), level(load.level).get())
                };
                (Some(officer.id.clone()), Words::from(words))
            }));
            options
        });
        let select = move || view! { <Select value=officer options/> };
        match hint {
            Some(hint) => view! { <Field label hint=hint>{select()}</Field> }.into_any(),
            None => view! { <Field label need=Need::Required>{select()}</Field> }.into_any(),
        }
    };
    view! { <Load of=who skeleton=SkeletonKind::Text let:all>{choose(all)}</Load> }.into_any()
}

/// What is typed, as one.
pub(super) fn typed(officer: RwSignal<Option<cynic::Id>>, words: RwSignal<String>) -> Typed {
    Typed { officer: officer.get_untracked(), words: words.get_untracked() }
}
