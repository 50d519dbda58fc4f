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
    /// Requests for opinions so far, and those that are awaited.
    asked: u32,
    awaited: Vec<u32>,
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
                let before = self.before;
                self.leave(at);
                if let Some(officer) = before {
                    self.begin(at, officer);
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
                self.awaited.push(request);
                self.say(at, Fact::ConsultationAsked { request, agency, waits });
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

    /// The step is left. Sent back, or with another agency, the next one waits for the opinions, too.
    fn leave(&mut self, at: Instant) {
        self.before = self.officer.take();
        self.say(at, Fact::StepFinished);
    }

    /// What is decided waits for no opinion.
    fn signed(&mut self, at: Instant) {
        for request in std::mem::take(&mut self.awaited) {
            self.say(at, Fact::ConsultationAnswered { request });
        }
        self.say(at, Fact::ResultSigned);
    }

    fn answered(&mut self, at: Instant, request: u32) {
        if self.awaited.contains(&request) {
            self.awaited.retain(|other| *other != request);
            self.say(at, Fact::ConsultationAnswered { request });
        }
    }
}
