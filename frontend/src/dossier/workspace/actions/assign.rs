//! Phân công: gives the current step to somebody, or takes it from one for another.

use super::super::bench::Bench;
use super::super::mutations::{Assign, AssignInput, AssignVariables};
use super::super::operations::ActionName;
use super::drafts::{Drafts, some};
use super::form::{FormFrame, at, missing};
use super::officers::Officers;
use super::text;
use crate::api::{Intent, UiError};
use crate::ui::{Field, Need, TextArea};
use cynic::MutationBuilder;
use leptos::prelude::*;

#[component]
pub(super) fn Form(bench: Bench, drafts: Drafts) -> impl IntoView {
    let intent = Intent::new();
    let error = RwSignal::new(None::<UiError>);
    let tried = RwSignal::new(false);
    let names = RwSignal::new(Vec::new());
    let holder =
        Memo::new(move |_| bench.dossier.read().current().and_then(|step| step.assignee.clone()));
    let (officer, reason) = (drafts.officer, drafts.assign_reason);
    let no_officer = missing(tried, move || officer.read().is_none(), text::CHOOSE_OFFICER);
    let no_reason = missing(
        tried,
        move || holder.read().is_some() && reason.read().trim().is_empty(),
        text::REQUIRED_REASON,
    );
    let send = Callback::new(move |()| {
        tried.set(true);
        if no_officer.read_untracked().is_some() || no_reason.read_untracked().is_some() {
            return;
        }
        let Some(officer_id) = officer.get_untracked() else { return };
        let who = names.with_untracked(|all: &Vec<(cynic::Id, String)>| {
            all.iter().find(|(id, _)| *id == officer_id).map(|(_, name)| name.clone())
        });
        let name = super::name(&bench.dossier.read_untracked());
        let done = text::done_assign(&name, &who.unwrap_or_default());
        let reason = some(reason);
        bench.carry_out(intent, error, done, move |dossier_id, expected_version, key| {
            let input = AssignInput {
                dossier_id,
                expected_version,
                idempotency_key: key,
                officer_id,
                reason,
            };
            Assign::build(AssignVariables { input })
        });
    });
    view! {
        <FormFrame
            bench
            name=ActionName::Assign
            title=text::ASSIGN
            send=text::ASSIGN
            busy=intent.busy()
            error
            fields=&[&["officerId"], &["reason"]]
            on_send=send
        >
            {move || holder.get().map(|officer| view! {
                <p class="muted">{move || text::takes_from(&officer.name)}</p>
            })}
            <Officers
                bench
                next=false
                chosen=officer
                names
                label=text::ASSIGN_TO
                error=at(error, "officerId", no_officer)
            />
            {move || holder.read().is_some().then(|| view! {
                <Field
                    label=text::ASSIGN_REASON
                    hint=text::ASSIGN_REASON_HINT
                    need=Need::Required
                    error=at(error, "reason", no_reason)
                >
                    <TextArea value=reason rows=2/>
                </Field>
            })}
        </FormFrame>
    }
    .into_any()
}
