//! Chuyển xử lý: the step is done, the next one begins.

use super::super::bench::Bench;
use super::super::mutations::{Forward, ForwardInput, ForwardVariables};
use super::super::operations::{ActionName, StepAction};
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
    // Whoever assigns names the next; elsewhere the next finds it in his queue.
    let assigns = Memo::new(move |_| {
        bench.dossier.read().current().is_some_and(|step| step.action == StepAction::Assign)
    });
    let next_step = Memo::new(move |_| {
        let dossier = bench.dossier.read();
        let after = dossier.current()?.ordinal + 1;
        dossier.steps.iter().find(|step| step.ordinal == after).map(|step| step.title.clone())
    });
    let (note, next) = (drafts.note, drafts.next);
    let no_officer =
        missing(tried, move || assigns.get() && next.read().is_none(), text::CHOOSE_OFFICER);
    let send = Callback::new(move |()| {
        tried.set(true);
        if no_officer.read_untracked().is_some() {
            return;
        }
        let next_officer_id = next.get_untracked().filter(|_| assigns.get_untracked());
        let done = text::done_forward(&super::name(&bench.dossier.read_untracked()));
        let note = some(note);
        bench.carry_out(intent, error, done, move |dossier_id, expected_version, key| {
            let input = ForwardInput {
                dossier_id,
                expected_version,
                idempotency_key: key,
                note,
                next_officer_id,
            };
            Forward::build(ForwardVariables { input })
        });
    });
    let words = move || if assigns.get() { text::FORWARD_ASSIGN } else { text::FORWARD };
    view! {
        <FormFrame
            bench
            name=ActionName::Forward
            title=move || words().get()
            send=move || words().get()
            busy=intent.busy()
            error
            fields=&[&["note"], &["nextOfficerId"]]
            on_send=send
        >
            {move || next_step.get().map(|step| view! {
                <p class="muted">{move || text::to_step(&step)}</p>
            })}
            {move || assigns.get().then(|| view! {
                <Officers
                    bench
                    next=true
                    chosen=next
                    names
                    label=text::NEXT_OFFICER
                    error=at(error, "nextOfficerId", no_officer)
                />
            })}
            <Field
                label=text::NOTE
                hint=text::NOTE_HINT
                need=Need::Optional
                error=at(error, "note", Signal::stored(None))
            >
                <TextArea value=note/>
            </Field>
        </FormFrame>
    }
    .into_any()
}
