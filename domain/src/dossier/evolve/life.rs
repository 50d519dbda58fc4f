//! Folding what happens beside the steps and the clock: letters, the applicant, opinions, the
//! result on its way.

use super::finish;
use crate::dossier::event::Event;
use crate::dossier::letter::{Mark, PendingLetter, ReturnedLetter};
use crate::dossier::life::{
    Amendment, AmendmentOutcome, Attempt, Consultation, Findings, Inspection, Obligation,
    OpinionAnswer, Payment, Shipment, Stop, SupplementAnswer, SupplementRound, Withdrawal,
};
use crate::dossier::state::{Dossier, PaperRef, ResultState, StepOutcome};
use crate::dossier::status::DossierStatus;

pub(super) fn result(dossier: &mut Dossier, mark: Mark, event: &Event) {
    if let Event::ResultSigned { kind, title, content, paper, legal_basis } = event {
        dossier.status = DossierStatus::ResultIssued;
        no_more_letters(dossier);
        dossier.result = Some(ResultState {
            kind: *kind,
            title: title.clone(),
            content: content.clone(),
            paper: *paper,
            signed_at: mark.at,
            signer: mark.by.officer,
            legal_basis: legal_basis.clone(),
            released_at: None,
            arrived_at: None,
            shipments: Vec::new(),
            returned_at: None,
            returned_to: None,
        });
        return;
    }
    let Some(result) = &mut dossier.result else { return };
    match event {
        Event::ResultReleased { .. } => result.released_at = Some(mark.at),
        Event::ResultArrived => {
            dossier.status = DossierStatus::ResultAtCenter;
            result.arrived_at = Some(mark.at);
        }
        Event::ResultPosted { slip, address } => result.shipments.push(Shipment {
            slip: slip.clone(),
            address: address.clone(),
            sent: mark,
            attempts: Vec::new(),
            ended_at: None,
        }),
        Event::DeliveryFailed { tried_at, reason, back } => {
            if let Some(shipment) = result.shipments.last_mut() {
                shipment.attempts.push(Attempt { at: *tried_at, reason: reason.clone() });
                shipment.ended_at = back.then_some(mark.at);
            }
        }
        Event::ResultReturned(handed_over) => {
            dossier.status = DossierStatus::Returned;
            result.returned_at = Some(mark.at);
            result.returned_to = Some(handed_over.clone());
            if let Some(shipment) = result.shipments.last_mut().filter(|it| it.is_open()) {
                shipment.ended_at = Some(mark.at);
            }
        }
        _ => {}
    }
}

/// The letter is out; a proposal that was set aside for it waits again, or still does.
fn gone_out(dossier: &mut Dossier) {
    if !dossier.letter.as_ref().is_some_and(PendingLetter::is_proposal) {
        dossier.letter = dossier.set_aside.take();
    }
}

/// Whatever was being written has no more use.
pub(super) fn no_more_letters(dossier: &mut Dossier) {
    (dossier.letter, dossier.set_aside) = (None, None);
}

pub(super) fn other(dossier: &mut Dossier, mark: Mark, event: &Event) {
    let Mark { at, by } = mark;
    match event {
        Event::PaperIssued { id, kind, number, .. } => {
            let paper = PaperRef { id: *id, kind: *kind, number: *number, at, by: by.officer };
            dossier.papers.push(paper);
        }
        Event::HandedOver { reference } => {
            if let Some(handover) = &mut dossier.handover {
                handover.sent = Some(mark);
                handover.reference = reference.clone();
            }
        }
        Event::Arrived => {
            dossier.status = DossierStatus::Processing;
            if let Some(handover) = &mut dossier.handover {
                handover.arrived = Some(mark);
            }
        }
        Event::LetterDrafted { agency, letter } => {
            let drafted = PendingLetter {
                letter: (**letter).clone(),
                drafted: mark,
                agency: agency.clone(),
                approved: None,
                signed_for: None,
                returned: None,
            };
            let waits = |it: &PendingLetter| it.is_proposal() && it.returned.is_none();
            let before = dossier.letter.take().filter(|it| waits(it) && !drafted.is_proposal());
            dossier.set_aside = before.or(dossier.set_aside.take());
            dossier.letter = Some(drafted);
        }
        Event::LetterApproved { signed_for } => {
            if let Some(pending) = &mut dossier.letter {
                (pending.approved, pending.returned) = (Some(mark), None);
                pending.signed_for = signed_for.clone();
            }
        }
        Event::LetterReturned { reason, set_aside } => {
            let returned = if *set_aside { &mut dossier.set_aside } else { &mut dossier.letter };
            if let Some(pending) = returned {
                let reason = reason.clone();
                (pending.approved, pending.signed_for) = (None, None);
                pending.returned = Some(ReturnedLetter { mark, reason });
            }
        }
        Event::LetterDiscarded => dossier.letter = dossier.set_aside.take(),
        Event::SupplementRequested { .. }
        | Event::SupplementReceived { .. }
        | Event::PaymentRequested(_)
        | Event::PaymentRecorded { .. } => applicant(dossier, mark, event),
        Event::ConsultationSent { .. }
        | Event::ConsultationAnswered { .. }
        | Event::ConsultationOverdue { .. }
        | Event::InspectionCalled(_)
        | Event::InspectionRecorded(_) => inquiry(dossier, mark, event),
        Event::WithdrawalRequested { channel, reason } => {
            no_more_letters(dossier);
            dossier.withdrawals.push(Withdrawal {
                mark,
                channel: *channel,
                reason: reason.clone(),
                before: dossier.status,
                refused: None,
            });
            dossier.status = DossierStatus::WithdrawalRequested;
        }
        Event::WithdrawalRefused { reason } => {
            gone_out(dossier);
            if let Some(wish) = dossier.withdrawals.last_mut() {
                wish.refused = Some((mark, reason.clone()));
                dossier.status = wish.before;
            }
        }
        Event::Stopped { ground, reason } => {
            no_more_letters(dossier);
            dossier.status = DossierStatus::Stopped;
            finish(dossier, mark, StepOutcome::Dropped, None);
            dossier.stopped = Some(Stop { mark, ground: *ground, reason: reason.clone() });
        }
        Event::ExtensionGranted(extension) => {
            dossier.letter.take_if(|pending| pending.is_proposal());
            dossier.set_aside = None;
            dossier.extension = Some((**extension).clone());
        }
        Event::AmendmentProposed { changes, reason } => dossier.amendments.push(Amendment {
            proposed: mark,
            changes: changes.clone(),
            reason: reason.clone(),
            outcome: None,
        }),
        Event::AmendmentApproved => {
            if let Some(amendment) = dossier.amendments.last_mut() {
                amendment.outcome = Some(AmendmentOutcome { mark, refused: None });
                for change in &amendment.changes {
                    crate::dossier::amend::apply(&mut dossier.facts.intake, change);
                }
            }
        }
        Event::AmendmentRejected { reason } => {
            if let Some(amendment) = dossier.amendments.last_mut() {
                amendment.outcome = Some(AmendmentOutcome { mark, refused: Some(reason.clone()) });
            }
        }
        _ => {}
    }
}

/// What the applicant was asked for, and what came of it.
fn applicant(dossier: &mut Dossier, mark: Mark, event: &Event) {
    match event {
        Event::SupplementRequested { lines, reason, legal_basis, deadline } => {
            gone_out(dossier);
            dossier.status = DossierStatus::SupplementRequested;
            dossier.supplements.push(SupplementRound {
                asked_at: mark.at,
                lines: lines.clone(),
                reason: reason.clone(),
                legal_basis: legal_basis.clone(),
                deadline: *deadline,
                answers: Vec::new(),
                completed_at: None,
            });
        }
        Event::SupplementReceived { lines, note, complete, channel, files } => {
            if let Some(round) = dossier.supplements.last_mut() {
                let (lines, note, files) = (lines.clone(), note.clone(), files.clone());
                let channel = *channel;
                round.answers.push(SupplementAnswer { mark, lines, note, channel, files });
                if *complete {
                    round.completed_at = Some(mark.at);
                    dossier.status = DossierStatus::Processing;
                }
            }
        }
        Event::PaymentRequested(letter) => {
            gone_out(dossier);
            dossier.status = DossierStatus::PaymentRequired;
            dossier.obligations.push(Obligation {
                asked_at: mark.at,
                items: letter.items.clone(),
                legal_basis: letter.legal_basis.clone(),
                beneficiary: letter.beneficiary.clone(),
                account: letter.account.clone(),
                pay_by: letter.pay_by,
                paid: None,
            });
        }
        Event::PaymentRecorded { reference, paid_on } => {
            if let Some(obligation) = dossier.obligations.last_mut() {
                let (reference, paid_on) = (reference.clone(), *paid_on);
                obligation.paid = Some(Payment { mark, reference, paid_on });
                dossier.status = DossierStatus::Processing;
            }
        }
        _ => {}
    }
}

/// Opinions and inspections.
fn inquiry(dossier: &mut Dossier, mark: Mark, event: &Event) {
    match event {
        Event::ConsultationSent { agency, content, due_at, waits, pauses_clock, asked_by } => {
            gone_out(dossier);
            let number = u32::try_from(dossier.consultations.len() + 1).unwrap_or(u32::MAX);
            dossier.consultations.push(Consultation {
                number,
                agency: agency.clone(),
                content: content.clone(),
                sent_at: mark.at,
                due_at: *due_at,
                waits: *waits,
                pauses_clock: pauses_clock.clone(),
                asked_by: asked_by.clone(),
                overdue_at: None,
                deemed_agreed: false,
                answer: None,
            });
        }
        Event::ConsultationAnswered { number, opinion, text } => {
            if let Some(asked) = consultation(dossier, *number) {
                let text = text.clone();
                asked.answer = Some(OpinionAnswer { mark, opinion: *opinion, text });
            }
        }
        Event::ConsultationOverdue { number, deemed_agreed } => {
            if let Some(asked) = consultation(dossier, *number) {
                asked.overdue_at = Some(mark.at);
                asked.deemed_agreed = *deemed_agreed;
            }
        }
        Event::InspectionCalled(letter) => {
            gone_out(dossier);
            dossier.inspections.push(Inspection {
                called_at: mark.at,
                at: letter.at,
                place: letter.place.clone(),
                participants: letter.participants.clone(),
                content: letter.content.clone(),
                findings: None,
            });
        }
        Event::InspectionRecorded(record) => {
            if let Some(inspection) = dossier.inspections.last_mut() {
                inspection.findings = Some(Findings { mark, record: record.clone() });
            }
        }
        _ => {}
    }
}

fn consultation(dossier: &mut Dossier, number: u32) -> Option<&mut Consultation> {
    dossier.consultations.iter_mut().find(|asked| asked.number == number)
}
