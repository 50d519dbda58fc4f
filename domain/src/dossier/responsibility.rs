//! Who answered for each working minute of a dossier (R9): its log as the facts of the ledger.

use super::event::{Event, Recorded};
use crate::delay::responsibility::{Fact, Waiting};
use crate::identity::OfficerId;
use crate::time::Instant;

/// What of a log changes who has the dossier, in order; empty before acceptance.
pub fn responsibility_facts(events: &[Recorded]) -> Vec<(Instant, Fact<OfficerId>)> {
    let mut told = Told::default();
    for recorded in events {
        told.event(recorded);
    }
    told.facts
}

#[derive(Default)]
struct Told {
    facts: Vec<(Instant, Fact<OfficerId>)>,
    /// Who has the open step, and who had the one before it.
    officer: Option<OfficerId>,
    before: Option<OfficerId>,
    /// Requests for opinions so far; those that the open step awaits, and those that the one before
    /// it awaited when it was left, as they were asked.
    asked: u32,
    awaited: Vec<(u32, Fact<OfficerId>)>,
    left: Vec<(u32, Fact<OfficerId>)>,
}

impl Told {
    fn event(&mut self, recorded: &Recorded) {
        let at = recorded.at;
        match &recorded.event {
            Event::Accepted { .. } => self.say(at, Fact::Accepted),
            Event::HandedOver { .. }
            | Event::ResultReleased { .. }
            | Event::ResultPosted { .. } => {
                self.say(at, Fact::HandedOver);
            }
            Event::Arrived => self.say(at, Fact::Arrived),
            Event::StepAssigned { officer, .. } => self.begin(at, *officer),
            Event::StepFinished { .. } | Event::StepSentBack { .. } | Event::Transferred { .. } => {
                self.leave(at)
            }
            Event::StepUndone { .. } => {
                let (before, left) = (self.before, std::mem::take(&mut self.left));
                self.leave(at);
                if let Some(officer) = before {
                    self.begin(at, officer);
                }
                // It goes on as it was left, and waits again.
                for (request, asked) in left {
                    self.await_opinion(at, request, asked);
                }
            }
            Event::SupplementRequested { .. } => {
                self.say(at, Fact::ApplicantAsked(Waiting::Supplement));
            }
            Event::SupplementReceived { complete: true, .. } => {
                self.say(at, Fact::ApplicantAnswered(Waiting::Supplement));
            }
            Event::PaymentRequested(_) => self.say(at, Fact::ApplicantAsked(Waiting::Payment)),
            Event::PaymentRecorded { .. } => {
                self.say(at, Fact::ApplicantAnswered(Waiting::Payment));
            }
            Event::ConsultationSent { agency, waits, .. } => {
                self.asked += 1;
                let (request, agency, waits) = (self.asked, agency.clone(), *waits);
                let asked = Fact::ConsultationAsked { request, agency, waits };
                self.await_opinion(at, request, asked);
            }
            // Once it is overdue the work goes on without it (NĐ 118/2025 Đ.19.4), whether silence
            // is consent or not.
            Event::ConsultationAnswered { number, .. }
            | Event::ConsultationOverdue { number, .. } => self.answered(at, *number),
            Event::ResultSigned { .. } => self.signed(at),
            Event::ResultArrived | Event::DeliveryFailed { back: true, .. } => {
                self.say(at, Fact::ResultAtCenter);
            }
            Event::ResultReturned(_) => self.say(at, Fact::Returned),
            Event::Stopped { .. } => self.say(at, Fact::Ended),
            _ => {}
        }
    }

    fn say(&mut self, at: Instant, fact: Fact<OfficerId>) {
        // What happens before acceptance is nobody's time.
        if !self.facts.is_empty() || fact == Fact::Accepted {
            self.facts.push((at, fact));
        }
    }

    fn begin(&mut self, at: Instant, officer: OfficerId) {
        self.officer = Some(officer);
        self.say(at, Fact::StepStarted { officer });
    }

    /// The step is left. What comes after it waits for none of its opinions.
    fn leave(&mut self, at: Instant) {
        self.before = self.officer.take();
        self.forget(at);
        self.say(at, Fact::StepFinished);
    }

    /// What is decided waits for no opinion.
    fn signed(&mut self, at: Instant) {
        self.forget(at);
        self.say(at, Fact::ResultSigned);
    }

    fn forget(&mut self, at: Instant) {
        self.left = std::mem::take(&mut self.awaited);
        let left: Vec<_> = self.left.iter().map(|(request, _)| *request).collect();
        for request in left {
            self.say(at, Fact::ConsultationAnswered { request });
        }
    }

    fn await_opinion(&mut self, at: Instant, request: u32, asked: Fact<OfficerId>) {
        self.awaited.push((request, asked.clone()));
        self.say(at, asked);
    }

    fn answered(&mut self, at: Instant, request: u32) {
        self.left.retain(|(other, _)| *other != request);
        if self.awaited.iter().any(|(other, _)| *other == request) {
            self.awaited.retain(|(other, _)| *other != request);
            self.say(at, Fact::ConsultationAnswered { request });
        }
    }
}
