//! Sending the form where it goes, once.

use super::counter::{Counter, Exit};
use super::exits::{
    Accept, AcceptVariables, DossierAcceptInput, DossierRefuseInput, DossierRequestCompletionInput,
    DossierResubmitInput, DossierSubmitInput, IntakeInput, Issued, Refuse, RefuseVariables,
    RequestCompletion, RequestVariables, Resubmit, ResubmitVariables, Submit, SubmitVariables,
};
use super::kinds::RefusalReason;
use super::model::{self, Draft, Fault};
use super::operations::{GuidanceQuery, GuidanceVariables};
use super::{focus, store, text};
use crate::api::{self, Moment, UiError, UserErrorCode, UserErrors};
use crate::format;
use crate::i18n::lang_untracked;
use cynic::{MutationBuilder, QueryBuilder};
use domain::catalog;
use domain::refusal::Refusal;
use domain::text::tidy;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Takes an exit, or shows what stands in its way.
pub(super) fn take(counter: Counter, exit: Exit) {
    if counter.intent.busy().get_untracked() || counter.issued.read_untracked().is_some() {
        return;
    }
    counter.tried.set(Some(exit));
    let blocking = counter.blocking(exit);
    let case = counter.case.get_untracked();
    let Some(case) = case.filter(|_| blocking.is_empty()) else {
        counter.requesting.set(false);
        counter.refusing.set(false);
        focus::first_of(blocking);
        return;
    };
    let draft = counter.form.now();
    let unsaid = match exit {
        Exit::Submit | Exit::Resubmit | Exit::Accept => Vec::new(),
        Exit::Request => model::request_problems(&draft),
        Exit::Refuse => model::refusal_problems(&draft),
    };
    if !unsaid.is_empty() {
        let fault = |problem: &Refusal| Fault {
            field: problem.path.join("."),
            message: problem.message(lang_untracked()),
        };
        let faults: Vec<Fault> = unsaid.iter().map(fault).collect();
        focus::first_of(faults.iter().map(|fault| fault.field.clone()).collect());
        counter.faults.set(faults);
        return;
    }
    let keys = draft.handed_in(&case);
    let intake = model::intake(&draft, &case);
    // An attempt nobody knows the outcome of is repeated with the key it had.
    let unfinished = draft.sent.clone().filter(|(name, _)| name == exit.name());
    let repeats = unfinished.is_some();
    let guidance = counter.guidance.get_value();
    counter.failure.set(None);
    counter.faults.set(Vec::new());
    spawn_local(async move {
        let send = |fresh: String| {
            let key = unfinished.map_or(fresh, |(_, key)| key);
            let sent = Some((exit.name().to_owned(), key.clone()));
            if counter.form.sent.try_set(sent).is_none() {
                counter.keep(&counter.form.now());
            }
            post(exit, key, intake, draft)
        };
        let Some(result) = counter.intent.run(send).await else { return };
        if !matches!(&result, Err(error) if error.outcome_unknown()) {
            counter.form.sent.try_set(None);
        }
        match result {
            Ok(issued) => {
                // Also when the page was left meanwhile: it must not come back as a form.
                store::forget(guidance.as_deref());
                done(counter, exit, issued);
            }
            Err(UiError::User(errors)) => refused(counter, &errors, &keys, repeats),
            Err(error) => {
                counter.failure.try_set(Some(error));
            }
        }
    });
}

/// Opens the dialog of Form 02 or 03, once the form above it is right.
pub(super) fn open(counter: Counter, exit: Exit) {
    // One is open, or its code is on the way.
    if counter.requesting.get_untracked() || counter.refusing.get_untracked() {
        return;
    }
    counter.tried.set(Some(exit));
    let blocking = counter.blocking(exit);
    if !blocking.is_empty() {
        focus::first_of(blocking);
        return;
    }
    // What was missing for another exit is no mistake for this one.
    counter.tried.set(None);
    match exit {
        Exit::Submit | Exit::Resubmit | Exit::Accept => take(counter, exit),
        Exit::Request => counter.requesting.set(true),
        Exit::Refuse => counter.refusing.set(true),
    }
}

async fn post(
    exit: Exit,
    idempotency_key: String,
    intake: IntakeInput,
    draft: Draft,
) -> Result<Issued, UiError> {
    let given = |text: &str| Some(tidy(text)).filter(|text| !text.is_empty());
    match exit {
        Exit::Submit => {
            let by_post = draft.channel == catalog::SubmissionChannel::Post;
            let input = DossierSubmitInput {
                idempotency_key,
                intake,
                channel: draft.channel.into(),
                slip: given(&draft.slip).filter(|_| by_post),
                condition: given(&draft.condition).filter(|_| by_post),
                filed_at: format::parse_moment(&draft.filed_at).map(Moment).filter(|_| by_post),
                portal_code: given(&draft.portal_code).filter(|_| !by_post),
            };
            api::mutate(Submit::build(SubmitVariables { input })).await
        }
        Exit::Resubmit => {
            let input = DossierResubmitInput { idempotency_key, intake };
            api::mutate(Resubmit::build(ResubmitVariables { input })).await
        }
        Exit::Accept => {
            let receipt_slip = draft.receipt_slip;
            let input = DossierAcceptInput { idempotency_key, intake, receipt_slip };
            api::mutate(Accept::build(AcceptVariables { input })).await
        }
        Exit::Request => {
            let input = DossierRequestCompletionInput {
                idempotency_key,
                intake,
                lines: model::line_inputs(&draft.lines),
                reason: draft.completion_reason.trim().to_owned(),
                legal_basis: given(&draft.legal_basis),
            };
            api::mutate(RequestCompletion::build(RequestVariables { input })).await
        }
        Exit::Refuse => {
            let reason = RefusalReason::of(&draft.refusal).unwrap_or(RefusalReason::Other);
            let input = DossierRefuseInput {
                idempotency_key,
                intake,
                reason,
                text: draft.refusal_text.trim().to_owned(),
                competent_agency: given(&draft.competent_agency)
                    .filter(|_| reason == RefusalReason::NotCompetent),
            };
            api::mutate(Refuse::build(RefuseVariables { input })).await
        }
    }
}

fn done(counter: Counter, exit: Exit, issued: Issued) {
    counter.requesting.try_set(false);
    counter.refusing.try_set(false);
    counter.remark.try_set(None);
    counter.issued.try_set(Some((exit, issued)));
    focus::soon(focus::NEXT);
}

fn refused(counter: Counter, errors: &UserErrors, keys: &[String], repeats: bool) {
    let faults = Fault::of(&errors.0, keys);
    let fields: Vec<String> = faults.iter().map(|fault| fault.field.clone()).collect();
    let in_dialog = fields.iter().any(|field| is_of_dialog(field));
    if !in_dialog && fields.iter().any(|field| !field.is_empty()) {
        counter.requesting.try_set(false);
        counter.refusing.try_set(false);
    }
    let whole = repeats && fields.iter().all(String::is_empty);
    counter.remark.try_set(whole.then(|| text::SENT_BEFORE.into()));
    counter
        .failure
        .try_set(errors.has(UserErrorCode::Stale).then(|| UiError::User(errors.clone())));
    counter.faults.try_set(faults);
    focus::first_of(fields);
}

/// Whether a field stands in one of the two dialogs.
pub(super) fn is_of_dialog(field: &str) -> bool {
    matches!(field, "reason" | "legalBasis" | "text" | "competentAgency")
        || field == "lines"
        || field.starts_with("lines.")
}

/// Takes the latest version of the guidance that is being completed; what was typed stays.
pub(super) fn take_latest(counter: Counter) {
    let Some(of) = counter.form.guidance.get_untracked() else { return };
    spawn_local(async move {
        let variables = GuidanceVariables { id: cynic::Id::new(&of.id) };
        match untrack(|| api::query(GuidanceQuery::build(variables))).await {
            Ok(GuidanceQuery { dossier: Some(now) }) => {
                let gone = !now.status.waits();
                let status = now.status_text.clone();
                counter.failure.try_set(None);
                counter.faults.try_set(Vec::new());
                counter.form.guidance.try_update(|guidance| {
                    if let Some(guidance) = guidance {
                        guidance.version = now.version;
                    }
                });
                counter.remark.try_set(Some(match gone {
                    true => (move || text::guidance_gone(&status)).into(),
                    false => text::STALE_TAKEN.into(),
                }));
            }
            Ok(_) => drop(counter.failure.try_set(Some(UiError::NotFound))),
            Err(error) => drop(counter.failure.try_set(Some(error))),
        }
    });
}
