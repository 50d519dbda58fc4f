//! Ký kết quả: an uploaded PDF, or a text that becomes one.

use super::super::bench::Bench;
use super::super::mutations::{SignInput, SignResult, SignVariables};
use super::super::operations::{ActionName, ResultKind};
use super::acts;
use super::drafts::{Drafts, some};
use super::form::{FormFrame, at, missing};
use super::text;
use crate::api::{Intent, UiError};
use crate::i18n::Words;
use crate::ui::{Field, FileInput, Icon, Need, RadioGroup, RadioLook, Symbol, TextArea, TextInput};
use cynic::MutationBuilder;
use leptos::prelude::*;

#[component]
pub(super) fn Form(bench: Bench, drafts: Drafts) -> impl IntoView {
    let intent = Intent::new();
    let error = RwSignal::new(None::<UiError>);
    let tried = RwSignal::new(false);
    let Drafts { kind, basis, title, by_file, body, file, .. } = drafts;
    let refuses = Memo::new(move |_| kind.get() == ResultKind::Refusal);
    let no_title = missing(tried, move || title.read().trim().is_empty(), text::MISSING_TITLE);
    // What is refused after appraisal names its provision on Form 03 (NĐ 118/2025 Đ.19.3).
    let no_basis = missing(
        tried,
        move || refuses.get() && basis.read().trim().is_empty(),
        text::MISSING_BASIS,
    );
    let no_body =
        missing(tried, move || !by_file.get() && body.read().trim().is_empty(), text::MISSING_BODY);
    let no_file =
        missing(tried, move || by_file.get() && file.read().is_none(), text::MISSING_FILE);
    let send = Callback::new(move |()| {
        tried.set(true);
        if [no_title, no_basis, no_body, no_file].iter().any(|one| one.read_untracked().is_some()) {
            return;
        }
        let done = text::done_sign(&super::name(&bench.dossier.read_untracked()));
        let (kind, title) = (kind.get_untracked(), title.get_untracked());
        let legal_basis = some(basis).filter(|_| refuses.get_untracked());
        let by_file = by_file.get_untracked();
        let text = (!by_file).then(|| body.get_untracked());
        let file_id = file.get_untracked().filter(|_| by_file).map(cynic::Id::new);
        bench.carry_out(intent, error, done, move |dossier_id, expected_version, key| {
            let input = SignInput {
                dossier_id,
                expected_version,
                idempotency_key: key,
                kind,
                title,
                text,
                file_id,
                legal_basis,
            };
            SignResult::build(SignVariables { input })
        });
    });
    let kinds: Vec<(ResultKind, Words)> = vec![
        (ResultKind::Approval, text::GRANT.into()),
        (ResultKind::Refusal, text::REFUSE.into()),
    ];
    let ways: Vec<(bool, Words)> =
        vec![(false, text::BY_TEXT.into()), (true, text::BY_FILE.into())];
    let file_error = at(error, "fileId", no_file);
    let content = move || {
        if by_file.get() {
            view! {
                <FileInput label=text::FILE id=file/>
                <p class="field-error" role="alert">
                    {move || file_error.get().map(|words| view! {
                        <Icon of=Symbol::Alert/>{words}
                    })}
                </p>
            }
            .into_any()
        } else {
            view! {
                <Field
                    label=text::BODY
                    hint=text::BODY_HINT
                    need=Need::Required
                    error=at(error, "text", no_body)
                >
                    <TextArea value=body rows=8/>
                </Field>
                <Draft bench title body/>
            }
            .into_any()
        }
    };
    view! {
        <FormFrame
            bench
            name=ActionName::SignResult
            title=text::SIGN
            send=text::SIGN
            busy=intent.busy()
            error
            fields=&[&["title"], &["legalBasis"], &["text"], &["fileId"]]
            on_send=send
        >
            <p class="muted">{text::SIGN_HINT}</p>
            <RadioGroup value=kind options=kinds label=text::DECISION look=RadioLook::Segmented/>
            <Field
                label=text::RESULT_TITLE
                need=Need::Required
                error=at(error, "title", no_title)
            >
                <TextInput value=title/>
            </Field>
            {move || refuses.get().then(|| view! {
                <Field
                    label=acts::LEGAL_BASIS
                    hint=text::BASIS_HINT
                    need=Need::Required
                    error=at(error, "legalBasis", no_basis)
                >
                    <TextInput value=basis/>
                </Field>
            })}
            <RadioGroup value=by_file options=ways label=text::CONTENT look=RadioLook::Segmented/>
            {content}
        </FormFrame>
    }
    .into_any()
}

/// What will be issued, as far as it is known before it has a number.
#[component]
fn Draft(bench: Bench, title: RwSignal<String>, body: RwSignal<String>) -> impl IntoView {
    let about = move || {
        let dossier = bench.dossier.read();
        text::draft_about(dossier.code.as_deref().unwrap_or_default(), &dossier.applicant.name)
    };
    let paragraphs = move || {
        let body = body.read();
        let body = body.trim();
        if body.is_empty() {
            return view! { <p class="muted">{text::DRAFT_EMPTY}</p> }.into_any();
        }
        body.split("\n\n")
            .filter(|part| !part.trim().is_empty())
            .map(|part| view! { <p>{part.trim().to_owned()}</p> })
            .collect_view()
            .into_any()
    };
    view! {
        <details class="draft" open>
            <summary>{text::DRAFT}</summary>
            <article class="draft-sheet">
                <p class="draft-number">{text::DRAFT_NUMBER}</p>
                <p class="draft-title">{move || title.get()}</p>
                <p class="draft-about">{about}</p>
                {paragraphs}
            </article>
        </details>
    }
    .into_any()
}
