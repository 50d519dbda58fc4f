//! Who applies, and who stands at the counter for them.

use super::entry::Entry;
use super::scan::Scan;
use crate::dossier::intake::counter::Counter;
use crate::dossier::intake::text;
use crate::format;
use crate::i18n::{Words, lang};
use crate::ui::{Checkbox, Icon, Need, RadioGroup, RadioLook, Symbol, TextKind};
use chrono::Datelike;
use domain::dossier::ApplicantKind;
use domain::identifier::{PersonalId, Sex};
use leptos::prelude::*;

/// The second part of the form.
#[component]
pub(in super::super) fn ApplicantPart(counter: Counter) -> impl IntoView {
    let form = counter.form;
    let kinds: Vec<(ApplicantKind, Words)> = vec![
        (ApplicantKind::Person, text::PERSON.into()),
        (ApplicantKind::Organization, text::ORGANIZATION.into()),
    ];
    let person = Memo::new(move |_| form.kind.get() == ApplicantKind::Person);
    view! {
        <section class="intake-part" aria-labelledby="intake-applicant">
            <h2 id="intake-applicant">{text::PART_APPLICANT}</h2>
            <div class="entries">
                <Scan counter/>
                <div class="entry" data-span="2">
                    <RadioGroup value=form.kind options=kinds label=text::KIND look=RadioLook::Segmented/>
                </div>
                {move || match person.get() {
                    true => view! { <PersonFields counter/> }.into_any(),
                    false => view! { <OrganizationFields counter/> }.into_any(),
                }}
                <Entry counter field="applicant.phone" label=text::PHONE value=form.phone kind=TextKind::Phone need=Need::Required/>
                <Entry counter field="applicant.address" label=text::ADDRESS value=form.address need=Need::Required span=4/>
                <Entry counter field="applicant.email" label=text::EMAIL value=form.email kind=TextKind::Email/>
                <div class="entry submitter-switch" data-span="4">
                    <Checkbox checked=form.submitting label=text::SUBMITTING/>
                </div>
            </div>
            <Submitter counter/>
        </section>
    }
    .into_any()
}

#[component]
fn PersonFields(counter: Counter) -> impl IntoView {
    let form = counter.form;
    let sexes: Vec<(Option<Sex>, Words)> =
        vec![(Some(Sex::Male), text::MALE.into()), (Some(Sex::Female), text::FEMALE.into())];
    view! {
        <Entry counter field="applicant.name" label=text::NAME value=form.name need=Need::Required/>
        <Entry counter field="applicant.personalId" label=text::PERSONAL_ID value=form.personal_id kind=TextKind::Digits need=Need::Required/>
        <Entry counter field="applicant.birthDate" label=text::BIRTH_DATE value=form.birth_date kind=TextKind::Date span=1/>
        <div class="entry" data-span="1" data-field="applicant.sex">
            <RadioGroup value=form.sex options=sexes label=text::SEX look=RadioLook::Segmented/>
        </div>
        <Doubts counter/>
    }
    .into_any()
}

#[component]
fn OrganizationFields(counter: Counter) -> impl IntoView {
    let form = counter.form;
    view! {
        <Entry counter field="applicant.name" label=text::ORGANIZATION_NAME value=form.name need=Need::Required span=6/>
        <Entry counter field="applicant.taxCode" label=text::TAX_CODE value=form.tax_code kind=TextKind::Digits need=Need::Required/>
        <Entry counter field="applicant.personalId" label=text::REPRESENTATIVE_ID value=form.personal_id kind=TextKind::Digits/>
    }
    .into_any()
}

/// What in the number does not fit the rest: worth a look, never a hindrance.
#[component]
fn Doubts(counter: Counter) -> impl IntoView {
    let form = counter.form;
    let doubts = Memo::new(move |_| {
        let Ok(id) = PersonalId::try_from(form.personal_id.get()) else { return Vec::new() };
        let born = format::parse_date(&form.birth_date.read()).map(|date| date.year());
        let found = id.warnings(form.sex.get(), born);
        found.iter().map(|doubt| doubt.message(lang())).collect::<Vec<_>>()
    });
    let items = move || {
        let doubt = |words: String| view! { <p class="doubt"><Icon of=Symbol::Info/>{words}</p> };
        doubts.get().into_iter().map(doubt).collect_view()
    };
    view! { <div class="doubts" data-span="6" role="status">{items}</div> }.into_any()
}

#[component]
fn Submitter(counter: Counter) -> impl IntoView {
    let form = counter.form;
    move || {
        form.submitting.get().then(|| {
            view! {
                <div class="entries submitter">
                    <Entry counter field="submitter.name" label=text::SUBMITTER_NAME value=form.submitter_name need=Need::Required span=4/>
                    <Entry counter field="submitter.personalId" label=text::SUBMITTER_ID value=form.submitter_id kind=TextKind::Digits/>
                    <Entry counter field="submitter.phone" label=text::SUBMITTER_PHONE value=form.submitter_phone kind=TextKind::Phone/>
                    <Entry counter field="submitter.authorization" label=text::AUTHORIZATION value=form.authorization placeholder=text::AUTHORIZATION_EXAMPLE span=4/>
                </div>
            }
        })
    }
}
