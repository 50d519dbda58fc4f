//! Form 03: why it can not be taken in.

use super::entry::watch;
use super::request::{Actions, Whole, issue_on};
use crate::api::{self, RemoteState, remote};
use crate::dossier::intake::counter::{Counter, Exit};
use crate::dossier::intake::kinds::RefusalReason;
use crate::dossier::intake::operations::AgenciesQuery;
use crate::dossier::intake::text;
use crate::i18n::{Words, lang};
use crate::ui::{Combobox, Dialog, DialogSize, Field, Need, Select, Suggestion, TextArea};
use cynic::QueryBuilder;
use leptos::prelude::*;

/// The dialog of Form 03.
#[component]
pub(super) fn RefusalDialog(counter: Counter) -> impl IntoView {
    let form = counter.form;
    let open = counter.refusing;
    let reasons = Signal::derive(|| {
        let mut all: Vec<(String, Words)> = vec![(String::new(), text::CHOOSE_REASON.into())];
        all.extend(RefusalReason::ALL.map(|reason| {
            let words: Words = (move || reason.label(lang())).into();
            (reason.code().to_owned(), words)
        }));
        all
    });
    let elsewhere = Memo::new(move |_| {
        RefusalReason::of(&form.refusal.read()) == Some(RefusalReason::NotCompetent)
    });
    view! {
        <Dialog open title=text::REFUSE_TITLE size=DialogSize::Wide>
            <div on:keydown=move |event| issue_on(&event, counter, Exit::Refuse)>
            <div class="dialog-body">
                <p class="muted">{text::REFUSE_BODY}</p>
                <Whole counter/>
                <div data-field="reason">
                    <Field label=text::REFUSE_REASON need=Need::Required error=watch(counter, "reason", form.refusal)>
                        <Select value=form.refusal options=reasons/>
                    </Field>
                </div>
                {move || elsewhere.get().then(|| view! { <Competent counter/> })}
                <div data-field="text">
                    <Field
                        label=text::REFUSE_TEXT
                        hint=text::REFUSE_TEXT_HINT
                        need=Need::Required
                        error=watch(counter, "text", form.refusal_text)
                    >
                        <TextArea value=form.refusal_text rows=5/>
                    </Field>
                </div>
            </div>
            <Actions counter exit=Exit::Refuse open label=text::ISSUE_REFUSAL/>
            </div>
        </Dialog>
    }
    .into_any()
}

/// The right agency: one of the province by a few letters, or any other as typed.
#[component]
fn Competent(counter: Counter) -> impl IntoView {
    let query = counter.form.competent_agency;
    let agencies = remote(|| {
        let request = api::query(AgenciesQuery::build(()));
        async move { Ok(request.await?.agencies) }
    });
    let results = Signal::derive(move || {
        let RemoteState::Ready(agencies, _) = &*agencies.state().read() else { return Vec::new() };
        let typed = query.read();
        let fits = agencies
            .iter()
            .filter(|agency| agency.name != *typed && domain::text::matches(&agency.name, &typed));
        let row = |name: &String| Suggestion {
            key: name.clone(),
            label: name.clone(),
            ..Suggestion::default()
        };
        fits.map(|agency| row(&agency.name)).take(8).collect()
    });
    let pick = move |name: String| query.set(name);
    view! {
        <div data-field="competentAgency">
            <Field
                label=text::COMPETENT
                need=Need::Required
                error=watch(counter, "competentAgency", query)
            >
                <Combobox query results on_pick=pick placeholder=text::COMPETENT_EXAMPLE/>
            </Field>
        </div>
    }
    .into_any()
}
