//! R2, R21: no state without its paper, no paper without its state.

use chrono::Datelike;
use domain::document::FormKind;
use domain::dossier::{Decision, Dossier, Event, Letter, RecipientCheck, ResultKind, ReturnMethod};
use domain::time::{Instant, local_date};
use std::collections::BTreeSet;

/// Each paper is in the log with the digest of what was frozen, and nothing else is.
pub(super) fn in_the_log(decision: &Decision) {
    let logged: Vec<_> = decision
        .events
        .iter()
        .filter_map(|recorded| match &recorded.event {
            Event::PaperIssued { id, kind, number, digest, .. } => {
                Some((*id, *kind, *number, digest.clone()))
            }
            _ => None,
        })
        .collect();
    let issued: Vec<_> = decision
        .papers
        .iter()
        .map(|paper| (paper.id, paper.kind, paper.number, paper.digest()))
        .collect();
    assert_eq!(logged, issued);
    // The number is of the year in which it is drawn, and so is the date beside it.
    let year = |at: Instant| local_date(at).year();
    for (paper, recorded) in decision.papers.iter().zip(&decision.events) {
        let issued: Instant = serde_json::from_value(paper.data["issuedAt"].clone()).unwrap();
        assert_eq!(year(issued), year(recorded.at), "{:?}", paper.kind);
    }
    let state = &decision.state;
    let ids: BTreeSet<_> = state.papers.iter().map(|paper| paper.id).collect();
    assert_eq!(ids.len(), state.papers.len(), "every paper is one paper");
    if let Some(result) = &state.result {
        assert!(state.papers.iter().any(|paper| paper.id == result.paper));
    }
}

/// What a command brings about stands on papers issued by the same command, one for each.
pub(super) fn nothing_without_its_paper(before: Option<&Dossier>, decision: &Decision) {
    let mut owed: Vec<FormKind> =
        decision.events.iter().flat_map(|recorded| on_paper(before, &recorded.event)).collect();
    let mut issued: Vec<FormKind> = decision.papers.iter().map(|paper| paper.kind).collect();
    if decision.accepts() && issued.is_empty() {
        // A result of the same day needs no slip (NĐ 118/2025 Đ.17.4).
        owed.clear();
    }
    let order = |kind: &FormKind| FormKind::ALL.iter().position(|it| it == kind);
    owed.sort_by_key(order);
    issued.sort_by_key(order);
    assert_eq!(owed, issued);
}

fn on_paper(before: Option<&Dossier>, event: &Event) -> Vec<FormKind> {
    use FormKind as F;
    let one = match event {
        Event::Submitted { portal_code: None, .. } if before.is_none() => F::PostalMinutes,
        Event::CompletionRequested { .. } | Event::SupplementRequested { .. } => {
            F::SupplementRequest
        }
        Event::IntakeRefused { .. } => F::IntakeRefusal,
        Event::Accepted { .. } | Event::SupplementReceived { complete: true, .. } => F::ReceiptSlip,
        Event::PaymentRequested(_) => F::PaymentNotice,
        Event::ConsultationSent { .. } => F::ConsultationRequest,
        Event::ConsultationAnswered { .. } => F::ConsultationAnswer,
        Event::ConsultationOverdue { .. } => F::ConsultationOverdue,
        Event::InspectionCalled(_) => F::InspectionNotice,
        Event::InspectionRecorded(_) => F::InspectionMinutes,
        Event::WithdrawalRefused { .. } | Event::Stopped { .. } => F::StopNotice,
        Event::Transferred { .. } => F::TransferSlip,
        Event::ExtensionGranted(_) => F::ApologyLetter,
        Event::AmendmentApproved => F::AmendmentRecord,
        Event::LetterApproved { .. } => {
            let pending = before.and_then(|dossier| dossier.letter.as_ref());
            match pending.map(|pending| &pending.letter) {
                Some(Letter::Extension(_)) => F::LateNotice,
                _ => return Vec::new(),
            }
        }
        Event::ResultSigned { kind: ResultKind::Approval, .. } => F::Result,
        Event::ResultSigned { .. } => return vec![F::Result, F::IntakeRefusal],
        Event::ResultReturned(taken) => match (taken.method, taken.check) {
            // Nobody loses a slip that he was never given.
            (ReturnMethod::Counter, RecipientCheck::IdentityChecked)
                if before
                    .is_some_and(|it| it.papers.iter().any(|it| it.kind == F::ReceiptSlip)) =>
            {
                F::LostSlipDeclaration
            }
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![one]
}
