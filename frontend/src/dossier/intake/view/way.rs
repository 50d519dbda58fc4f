//! How the dossier came: over the counter, or so that it waits in the inbox for an answer.

use super::entry::{Entry, watch};
use crate::dossier::intake::counter::Counter;
use crate::dossier::intake::text;
use crate::i18n::Words;
use crate::ui::{Need, RadioGroup, RadioLook};
use domain::catalog::SubmissionChannel;
use leptos::prelude::*;

/// Above the procedure. Most come over the counter, so the keyboard begins below it; what is
/// completed keeps the way it came.
#[component]
pub(super) fn Way(counter: Counter) -> impl IntoView {
    let form = counter.form;
    let ways: Vec<(SubmissionChannel, Words)> = vec![
        (SubmissionChannel::Counter, text::OVER_COUNTER.into()),
        (SubmissionChannel::Post, text::BY_POST.into()),
        (SubmissionChannel::Online, text::ELECTRONICALLY.into()),
    ];
    let error = watch(counter, "channel", form.channel);
    let details = move || {
        match form.channel.get() {
        SubmissionChannel::Counter => ().into_any(),
        SubmissionChannel::Post => view! {
            <Entry counter field="slip" label=text::SLIP value=form.slip need=Need::Required/>
            <Entry counter field="filedAt" label=text::FILED_AT value=form.filed_at placeholder=text::FILED_AT_EXAMPLE/>
            <Entry counter field="condition" label=text::CONDITION value=form.condition placeholder=text::CONDITION_EXAMPLE/>
            <p class="way-what" data-span="6">{text::WAY_POST}</p>
        }
        .into_any(),
        SubmissionChannel::Online => view! {
            <Entry counter field="portalCode" label=text::PORTAL_CODE value=form.portal_code/>
            <p class="way-what" data-span="4">{text::WAY_ONLINE}</p>
        }
        .into_any(),
    }
    };
    let fresh = move || form.guidance.read().is_none();
    view! {
        <div class="entries way" hidden=move || !fresh()>
            <div class="entry" data-span="6" data-field="channel">
                <RadioGroup value=form.channel options=ways label=text::WAY look=RadioLook::Segmented/>
                <p class="field-error" role="alert">{move || error.get()}</p>
            </div>
            {details}
        </div>
    }
    .into_any()
}
