//! Trả lại bước trước: to a step that was done, with a reason.

use super::super::bench::Bench;
use super::super::model::earlier;
use super::super::mutations::{SendBack, SendBackInput, SendBackVariables};
use super::super::operations::{ActionName, Step};
use super::drafts::Drafts;
use super::form::{FormFrame, at, missing};
use super::text;
use crate::api::{Intent, UiError};
use crate::i18n::Words;
use crate::ui::{Field, Icon, Need, RadioGroup, Symbol, TextArea};
use cynic::MutationBuilder;
use leptos::prelude::*;

#[component]
pub(super) fn Form(bench: Bench, drafts: Drafts) -> impl IntoView {
    let intent = Intent::new();
    let error = RwSignal::new(None::<UiError>);
    let tried = RwSignal::new(false);
    let (ordinal, reason) = (drafts.ordinal, drafts.back_reason);
    let steps = Memo::new(move |_| earlier(&bench.dossier.read()));
    // Nearly always it goes to whoever did the step before.
    Effect::new(move |_| {
        let steps = steps.read();
        let known = |n: i32| steps.iter().any(|step| step.ordinal == n);
        if !ordinal.get_untracked().is_some_and(known) {
            ordinal.set(steps.first().map(|step| step.ordinal));
        }
    });
    let no_step = missing(tried, move || ordinal.read().is_none(), text::CHOOSE_STEP);
    let no_reason = missing(tried, move || reason.read().trim().is_empty(), text::REQUIRED_REASON);
    let send = Callback::new(move |()| {
        tried.set(true);
        if no_step.read_untracked().is_some() || no_reason.read_untracked().is_some() {
            return;
        }
        let Some(ordinal) = ordinal.get_untracked() else { return };
        let done = text::done_send_back(&super::name(&bench.dossier.read_untracked()));
        let reason = reason.get_untracked();
        bench.carry_out(intent, error, done, move |dossier_id, expected_version, key| {
            let input = SendBackInput {
                dossier_id,
                expected_version,
                idempotency_key: key,
                ordinal,
                reason,
            };
            SendBack::build(SendBackVariables { input })
        });
    });
    let choices = move || {
        let option = |step: Step| {
            let who = step.performer.map_or(step.role_name, |officer| officer.name);
            let words = move || text::step_by(step.ordinal, &step.title, &who);
            (Some(step.ordinal), Words::from(words))
        };
        let options: Vec<_> = steps.get().into_iter().map(option).collect();
        view! { <RadioGroup value=ordinal options label=text::BACK_TO/> }
    };
    let step_error = at(error, "ordinal", no_step);
    view! {
        <FormFrame
            bench
            name=ActionName::SendBack
            title=text::SEND_BACK
            send=text::SEND_BACK
            busy=intent.busy()
            error
            fields=&[&["ordinal"], &["reason"]]
            on_send=send
        >
            <div class="field">
                {choices}
                <p class="field-error" role="alert">
                    {move || step_error.get().map(|words| view! {
                        <Icon of=Symbol::Alert/>{words}
                    })}
                </p>
            </div>
            <Field
                label=text::BACK_REASON
                need=Need::Required
                error=at(error, "reason", no_reason)
            >
                <TextArea value=reason/>
            </Field>
        </FormFrame>
    }
    .into_any()
}
