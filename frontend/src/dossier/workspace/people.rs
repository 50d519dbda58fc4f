//! Whose dossier it is, who brought it, where the result goes.

use super::operations::{ApplicantKind, DossierView, ResultKind, ReturnMethod};
use super::text;
use crate::format;
use crate::i18n::{self, Text};
use crate::ui::{Definition, DefinitionList};
use domain::identifier::Sex;
use leptos::prelude::*;

fn way(method: ReturnMethod) -> Text {
    match method {
        ReturnMethod::Counter => text::BY_COUNTER,
        ReturnMethod::Electronic => text::ELECTRONICALLY,
        ReturnMethod::Post => text::BY_POST,
    }
}

/// A definition, where there is something to define.
fn given(name: Text, value: Option<String>) -> Option<AnyView> {
    let value = value.filter(|value| !value.is_empty())?;
    Some(view! { <Definition name=name>{value}</Definition> }.into_any())
}

/// Applicant, submitter, registration, result.
#[component]
pub(super) fn People(dossier: Signal<DossierView>) -> impl IntoView {
    let applicant = move || {
        let it = dossier.read().applicant.clone();
        let number = match it.kind {
            ApplicantKind::Person => given(text::PERSONAL_ID, it.personal_id),
            ApplicantKind::Organization => given(text::TAX_CODE, it.tax_code),
        };
        view! {
            <DefinitionList>
                <Definition name=text::NAME>{it.name}</Definition>
                {number}
                {given(text::BIRTH_DATE, it.birth_date.map(|date| format::date(date.0)))}
                {given(text::SEX, it.sex.map(|sex| Sex::from(sex).name(i18n::lang()).to_owned()))}
                {given(text::PHONE, Some(it.phone))}
                {given(text::EMAIL, it.email)}
                {given(text::ADDRESS, Some(it.address))}
            </DefinitionList>
        }
        .into_any()
    };
    let submitter = move || {
        let it = dossier.read().submitter.clone()?;
        Some(view! {
            <h3>{text::SUBMITTER}</h3>
            <DefinitionList>
                <Definition name=text::NAME>{it.name}</Definition>
                {given(text::PERSONAL_ID, it.personal_id)}
                {given(text::PHONE, it.phone)}
                {given(text::AUTHORIZATION, it.authorization)}
            </DefinitionList>
        })
    };
    let filed = move || {
        let it = dossier.get();
        let register = it.register_entry.as_ref();
        let register = register.map(|entry| text::register(&entry.book, entry.row));
        let accepted = it.accepted_at.map(|at| {
            let by = it.accepted_by.as_ref().map(|officer| format!(" · {}", officer.name));
            format!("{}{}", format::date_time(at.0), by.unwrap_or_default())
        });
        view! {
            <DefinitionList>
                {given(text::RECEIVED, Some(format::date_time(it.received_at.0)))}
                {given(text::ACCEPTED, accepted)}
                {given(text::CENTER, Some(it.receiving_center.name.clone()))}
                {given(text::AGENCY, Some(it.competent_agency.name.clone()))}
                {given(text::REGISTER, register)}
                <Definition name=text::RETURN_METHOD>{way(it.return_method)}</Definition>
                {given(text::RETURN_ADDRESS, it.return_address.clone())}
            </DefinitionList>
        }
        .into_any()
    };
    let result = move || {
        let it = dossier.read().result.clone()?;
        let kind = match it.kind {
            ResultKind::Approval => text::GRANTED,
            ResultKind::Refusal => text::REFUSED,
        };
        let at = |moment: Option<crate::api::Moment>| moment.map(|at| format::date_time(at.0));
        let signed = it.signer.map_or_else(
            || format::date_time(it.signed_at.0),
            |signer| format!("{} · {}", format::date_time(it.signed_at.0), signer.name),
        );
        Some(view! {
            <section class="card">
                <h2>{text::RESULT}</h2>
                <DefinitionList>
                    <Definition name=text::RESULT_TITLE>{it.title}</Definition>
                    <Definition name=text::RESULT_KIND>{kind}</Definition>
                    {given(text::SIGNED, Some(signed))}
                    {given(text::RELEASED, at(it.released_at))}
                    {given(text::RETURNED, at(it.returned_at))}
                    {given(text::RECIPIENT, it.recipient)}
                </DefinitionList>
            </section>
        })
    };
    view! {
        {result}
        <section class="card people">
            <h2>{text::APPLICANT}</h2>
            {applicant}
            {submitter}
        </section>
        <section class="card people">
            <h2>{text::FILED}</h2>
            {filed}
        </section>
    }
    .into_any()
}
