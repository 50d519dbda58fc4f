//! One line of the file.

use super::super::responsibility::{Fact, Waiting};
use crate::calendar::moment_text;
use crate::identifier::AgencyCode;
use crate::lang::Lang;
use crate::time::Instant;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A dossier and what is known about it.
pub(super) struct Case {
    pub(super) id: String,
    pub(super) note: String,
    pub(super) facts: Vec<(Instant, Fact<String>)>,
    /// Moment of the last event.
    pub(super) until: Instant,
    pub(super) expected: Expected,
}

/// The minutes a file expects.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Working minutes of each holder who has any.
    pub minutes: BTreeMap<String, i64>,
    /// Working minutes from the first event to the last.
    pub total: i64,
}

/// Why a line can not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is not JSON of the shape described; what the reader says.
    Shape(String),
    /// A case of this name stands above.
    Twice(String),
    /// The case has no events.
    NoEvents(String),
    /// An event lies before the one listed before it.
    Order(String, Instant),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    #[serde(default)]
    note: String,
    events: Vec<Entry>,
    expected: Expected,
}

#[derive(Deserialize)]
struct Entry {
    at: Instant,
    #[serde(flatten)]
    event: Event,
}

#[derive(Deserialize)]
#[serde(tag = "event", rename_all = "SCREAMING_SNAKE_CASE")]
enum Event {
    Accepted,
    HandedOver,
    Arrived,
    StepStarted { officer: String },
    StepFinished,
    SupplementAsked,
    SupplementAnswered,
    PaymentAsked,
    Paid,
    ConsultationAsked { request: u32, agency: AgencyCode, waits: bool },
    ConsultationAnswered { request: u32 },
    ResultSigned,
    ResultAtCenter,
    Returned,
    Ended,
}

impl Case {
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        let Line { id, note, events, expected } =
            serde_json::from_str(text).map_err(|error| Problem::Shape(error.to_string()))?;
        let Some(until) = events.last().map(|entry| entry.at) else {
            return Err(Problem::NoEvents(id));
        };
        if let Some(pair) = events.windows(2).find(|pair| pair[1].at < pair[0].at) {
            return Err(Problem::Order(id, pair[1].at));
        }
        let facts = events.into_iter().map(|entry| (entry.at, entry.event.into())).collect();
        Ok(Self { id, note, facts, until, expected })
    }
}

impl From<Event> for Fact<String> {
    fn from(event: Event) -> Self {
        match event {
            Event::Accepted => Self::Accepted,
            Event::HandedOver => Self::HandedOver,
            Event::Arrived => Self::Arrived,
            Event::StepStarted { officer } => Self::StepStarted { officer },
            Event::StepFinished => Self::StepFinished,
            Event::SupplementAsked => Self::ApplicantAsked(Waiting::Supplement),
            Event::SupplementAnswered => Self::ApplicantAnswered(Waiting::Supplement),
            Event::PaymentAsked => Self::ApplicantAsked(Waiting::Payment),
            Event::Paid => Self::ApplicantAnswered(Waiting::Payment),
            Event::ConsultationAsked { request, agency, waits } => {
                Self::ConsultationAsked { request, agency, waits }
            }
            Event::ConsultationAnswered { request } => Self::ConsultationAnswered { request },
            Event::ResultSigned => Self::ResultSigned,
            Event::ResultAtCenter => Self::ResultAtCenter,
            Event::Returned => Self::Returned,
            Event::Ended => Self::Ended,
        }
    }
}

impl Problem {
    /// The problem for a person.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Shape(error) => lang.pick(
                format!("không đọc được tình huống: {error}"),
                format!("not a case: {error}"),
            ),
            Self::Twice(id) => lang.pick(
                format!("{id} xuất hiện hai lần; hãy bỏ một"),
                format!("{id} occurs twice; remove one"),
            ),
            Self::NoEvents(id) => lang.pick(
                format!("{id} không có sự kiện nào; hãy ghi ít nhất một"),
                format!("{id} has no events; list at least one"),
            ),
            Self::Order(id, at) => {
                let at = moment_text(*at, lang);
                lang.pick(
                    format!("{id}: sự kiện lúc {at} phải đứng trước sự kiện ngay trên nó"),
                    format!("{id}: the event at {at} belongs before the one listed above it"),
                )
            }
        }
    }
}
