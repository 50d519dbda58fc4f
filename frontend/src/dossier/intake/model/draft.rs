//! What the clerk has typed so far, kept in this tab until it is sent.

use super::papers::{Count, paper_key};
use super::{Line, Standing, standing};
use crate::dossier::intake::operations::ProcedureCase;
use domain::catalog::SubmissionChannel;
use domain::dossier::{ApplicantKind, ReturnMethod};
use domain::identifier::Sex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything typed, as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// How it comes.
    pub channel: SubmissionChannel,
    /// By post: number of the slip, how the envelope was found, and when the minutes with the postman
    /// were signed.
    pub slip: String,
    pub condition: String,
    pub filed_at: String,
    /// Online: the code that the national portal has given it.
    pub portal_code: String,
    pub procedure: String,
    pub case: String,
    pub kind: ApplicantKind,
    pub name: String,
    pub personal_id: String,
    pub tax_code: String,
    pub birth_date: String,
    pub sex: Option<Sex>,
    pub address: String,
    pub phone: String,
    pub email: String,
    /// Whether somebody else files for the applicant.
    pub submitting: bool,
    pub submitter_name: String,
    pub submitter_id: String,
    pub submitter_phone: String,
    pub authorization: String,
    pub sets: String,
    pub method: ReturnMethod,
    pub return_address: String,
    /// Whether Form 01 is wanted where none is due: for a result of the same day.
    pub receipt_slip: bool,
    /// By [`paper_key`], so that trying another case loses no count.
    pub papers: BTreeMap<String, Count>,
    /// Form 02.
    pub lines: Vec<Line>,
    pub completion_reason: String,
    pub legal_basis: String,
    /// Form 03: code of the reason.
    pub refusal: String,
    pub refusal_text: String,
    pub competent_agency: String,
    /// The earlier guidance that is completed now.
    pub guidance: Option<GuidanceOf>,
    /// An exit on its way whose answer has not come: its name and idempotency key. After a reload
    /// the same key goes with the same exit, so nothing is done twice.
    pub sent: Option<(String, String)>,
}

/// An earlier guidance, in the version seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidanceOf {
    pub id: String,
    pub version: i32,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            channel: SubmissionChannel::Counter,
            slip: String::new(),
            condition: String::new(),
            filed_at: String::new(),
            portal_code: String::new(),
            procedure: String::new(),
            case: String::new(),
            kind: ApplicantKind::Person,
            name: String::new(),
            personal_id: String::new(),
            tax_code: String::new(),
            birth_date: String::new(),
            sex: None,
            address: String::new(),
            phone: String::new(),
            email: String::new(),
            submitting: false,
            submitter_name: String::new(),
            submitter_id: String::new(),
            submitter_phone: String::new(),
            authorization: String::new(),
            sets: "1".into(),
            method: ReturnMethod::Counter,
            return_address: String::new(),
            receipt_slip: false,
            papers: BTreeMap::new(),
            lines: Vec::new(),
            completion_reason: String::new(),
            legal_basis: String::new(),
            refusal: String::new(),
            refusal_text: String::new(),
            competent_agency: String::new(),
            guidance: None,
            sent: None,
        }
    }
}

impl Draft {
    /// Whether anything would be lost by clearing it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A clean form for the next person, with the same procedure and case, come the same way.
    pub fn same_procedure(&self) -> Self {
        Self {
            channel: self.channel,
            procedure: self.procedure.clone(),
            case: self.case.clone(),
            ..Self::default()
        }
    }

    /// Whether it is put into the inbox rather than taken in at the counter.
    pub fn is_submission(&self) -> bool {
        self.guidance.is_none() && self.channel != SubmissionChannel::Counter
    }

    /// What was handed in of a paper of the case chosen.
    pub fn count(&self, document: &str) -> Count {
        let key = paper_key(&self.procedure, &self.case, document);
        self.papers.get(&key).cloned().unwrap_or_default()
    }

    /// Keys of the papers that go with the input, in its order.
    pub fn handed_in(&self, case: &ProcedureCase) -> Vec<String> {
        let there = |key: &&str| self.count(key).is_present();
        case.documents
            .iter()
            .map(|asked| asked.key.as_str())
            .filter(there)
            .map(str::to_owned)
            .collect()
    }

    /// How many required papers of the case are missing.
    pub fn missing_count(&self, case: &ProcedureCase) -> usize {
        let lacks = |asked: &&_| standing(asked, &self.count(&asked.key)) == Standing::Missing;
        case.documents.iter().filter(lacks).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::intake::model::samples;

    #[test]
    fn a_draft_survives_storage_and_older_or_newer_versions_of_itself() {
        let draft = samples::draft();
        let text = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&text).unwrap(), draft);
        let other: Draft = serde_json::from_str(r#"{"name":"A","unknown":1}"#).unwrap();
        assert_eq!(other, Draft { name: "A".into(), ..Draft::default() });
    }

    #[test]
    fn the_next_person_starts_clean() {
        let draft = samples::draft();
        assert!(!draft.is_empty());
        let next = draft.same_procedure();
        assert_eq!((next.procedure.as_str(), next.case.as_str()), ("1.002010", "2"));
        assert!(next.name.is_empty() && next.papers.is_empty() && next.sent.is_none());
    }

    #[test]
    fn another_case_has_counts_of_its_own() {
        let mut draft = samples::draft();
        assert_eq!(draft.count("1").originals, 1);
        draft.case = "1".into();
        assert_eq!(draft.count("1"), Count::default());
        draft.case = "2".into();
        assert_eq!(draft.handed_in(&samples::case()), ["1", "3"]);
        assert_eq!(draft.missing_count(&samples::case()), 1);
    }
}
