//! How a dossier stands between two facts.

use super::{Fact, Holder, Waiting};
use crate::identifier::AgencyCode;

/// All that decides who has a dossier.
pub(super) struct Standing<O> {
    place: Place,
    step: Option<O>,
    pub(super) waiting: Option<Waiting>,
    /// Requests that a step waits for and that are not answered, oldest first.
    requests: Vec<(u32, AgencyCode)>,
}

/// Where the dossier is.
#[derive(Clone, Copy)]
enum Place {
    Center,
    InTransit,
    Department,
}

impl<O: Clone> Standing<O> {
    /// At the Center, where every dossier begins.
    pub(super) fn new() -> Self {
        Self { place: Place::Center, step: None, waiting: None, requests: Vec::new() }
    }

    /// Who has the dossier now: the rules of the module, in their order.
    pub(super) fn holder(&self) -> Holder<O> {
        if self.waiting.is_some() {
            return Holder::Applicant;
        }
        match (self.place, &self.step, self.requests.first()) {
            (Place::Center, ..) => Holder::Center,
            (Place::InTransit, ..) => Holder::InTransit,
            (Place::Department, Some(_), Some((_, agency))) => Holder::Consulted(agency.clone()),
            (Place::Department, Some(officer), None) => Holder::Officer(officer.clone()),
            (Place::Department, None, _) => Holder::Department,
        }
    }

    /// Takes a fact into account.
    pub(super) fn apply(&mut self, fact: &Fact<O>) {
        match fact {
            Fact::Accepted | Fact::ResultAtCenter => self.place = Place::Center,
            Fact::HandedOver => self.place = Place::InTransit,
            Fact::Arrived => self.place = Place::Department,
            Fact::StepStarted { officer } => self.step = Some(officer.clone()),
            Fact::StepFinished | Fact::ResultSigned => self.step = None,
            Fact::ApplicantAsked(waiting) => self.waiting = Some(*waiting),
            Fact::ApplicantAnswered(_) => self.waiting = None,
            Fact::ConsultationAsked { request, agency, waits: true } => {
                self.requests.push((*request, agency.clone()));
            }
            Fact::ConsultationAnswered { request } => {
                self.requests.retain(|(asked, _)| asked != request);
            }
            Fact::ConsultationAsked { waits: false, .. } | Fact::Returned | Fact::Ended => {}
        }
    }
}
