//! How the result goes back, and how many sets were filed.

use super::entry::{Entry, watch};
use crate::dossier::intake::counter::Counter;
use crate::dossier::intake::text;
use crate::i18n::Words;
use crate::ui::{Need, RadioGroup, RadioLook, TextKind};
use domain::dossier::ReturnMethod;
use leptos::prelude::*;

/// The last row of the form.
#[component]
pub(super) fn ReturnWay(counter: Counter) -> impl IntoView {
    let form = counter.form;
    let ways: Vec<(ReturnMethod, Words)> = vec![
        (ReturnMethod::Counter, text::AT_COUNTER.into()),
        (ReturnMethod::Post, text::BY_POST.into()),
        (ReturnMethod::Electronic, text::ELECTRONICALLY.into()),
    ];
    let by_post = Memo::new(move |_| form.method.get() == ReturnMethod::Post);
    // Most want it where they live.
    Effect::new(move |before: Option<bool>| {
        let post = by_post.get();
        if post && before == Some(false) && form.return_address.read_untracked().is_empty() {
            form.return_address.set(form.address.get_untracked());
        }
        post
    });
    let error = watch(counter, "returnMethod", form.method);
    view! {
        <div class="entries return-way">
            <div class="entry" data-span="4" data-field="returnMethod">
                <RadioGroup value=form.method options=ways label=text::RETURN_METHOD look=RadioLook::Segmented/>
                <p class="field-error" role="alert">{move || error.get()}</p>
            </div>
            <Entry counter field="setCount" label=text::SETS value=form.sets kind=TextKind::Digits/>
            {move || by_post.get().then(|| view! {
                <Entry counter field="returnAddress" label=text::RETURN_ADDRESS value=form.return_address need=Need::Required span=6/>
            })}
        </div>
    }
    .into_any()
}
