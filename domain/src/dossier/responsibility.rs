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
    awaited: Vec<Asked>,
    left: Vec<Asked>,
}

/// A request for an opinion.
#[derive(Debug, Clone)]
struct Asked {
    at: Instant,
    request: u32,
    fact: Fact<OfficerId>,
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
                for asked in left {
                    self.await_opinion(at, asked);
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
                let fact = Fact::ConsultationAsked { request, agency, waits };
                self.await_opinion(at, Asked { at, request, fact });
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

    /// The step is left. What comes after it waits for none of its opinions, but for one that was
    /// asked for in the very moment: nobody can say for which of the two it was.
    fn leave(&mut self, at: Instant) {
        self.before = self.officer.take();
        self.forget(at, |asked| asked.at < at);
        self.say(at, Fact::StepFinished);
    }

    /// What is decided waits for no opinion.
    fn signed(&mut self, at: Instant) {
        self.forget(at, |_| true);
        self.say(at, Fact::ResultSigned);
    }

    fn forget(&mut self, at: Instant, which: impl Fn(&Asked) -> bool) {
        let (left, kept) = std::mem::take(&mut self.awaited).into_iter().partition(which);
        (self.left, self.awaited) = (left, kept);
        let left: Vec<_> = self.left.iter().map(|asked| asked.request).collect();
        for request in left {
            self.say(at, Fact::ConsultationAnswered { request });
        }
    }

    fn await_opinion(&mut self, at: Instant, asked: Asked) {
        self.say(at, asked.fact.clone());
        self.awaited.push(asked);
    }

    fn answered(&mut self, at: Instant, request: u32) {
        self.left.retain(|asked| asked.request != request);
        if self.awaited.iter().any(|asked| asked.request == request) {
            self.awaited.retain(|asked| asked.request != request);
            self.say(at, Fact::ConsultationAnswered { request });
        }
    }
}
