//! Chuyển kết quả đến Trung tâm: departments return nothing themselves (NĐ 118/2025).

use super::super::bench::Bench;
use super::super::mutations::{Release, ReleaseInput, ReleaseVariables};
use super::super::operations::ActionName;
use super::drafts::{Drafts, some};
use super::form::{FormFrame, at};
use super::text;
use crate::api::{Intent, UiError};
use crate::ui::{Field, Need, TextArea};
use cynic::MutationBuilder;
use leptos::prelude::*;

#[component]
pub(super) fn Form(bench: Bench, drafts: Drafts) -> impl IntoView {
    let intent = Intent::new();
    let error = RwSignal::new(None::<UiError>);
    let note = drafts.release_note;
    let send = Callback::new(move |()| {
        let done = text::done_release(&super::name(&bench.dossier.read_untracked()));
        let note = some(note);
        bench.carry_out(intent, error, done, move |dossier_id, expected_version, key| {
            let input = ReleaseInput { dossier_id, expected_version, idempotency_key: key, note };
            Release::build(ReleaseVariables { input })
        });
    });
    view! {
        <FormFrame
            bench
            name=ActionName::Release
            title=text::RELEASE
            send=text::RELEASE
            busy=intent.busy()
            error
            fields=&[&["note"]]
            on_send=send
        >
            <Field
                label=text::RELEASE_NOTE
                need=Need::Optional
                error=at(error, "note", Signal::stored(None))
            >
                <TextArea value=note rows=2/>
            </Field>
        </FormFrame>
    }
    .into_any()
}
