//! The same rules the server applies, at the field while it is typed.

use super::{Draft, Standing, standing};
use crate::dossier::intake::kinds::{RefusalReason, SubmissionChannel};
use crate::dossier::intake::operations::{ProcedureCase, Requirement};
use crate::format;
use chrono::NaiveDate;
use domain::catalog;
use domain::dossier::{ApplicantKind, IntakeDraft, ReturnMethod, SubmitterDraft};
use domain::identifier::ProcedureCode;
use domain::refusal::{Code, Refusal};
use domain::text::tidy;

/// Everything wrong with what is typed, except papers that are missing.
pub fn problems(draft: &Draft, case: Option<&ProcedureCase>, today: NaiveDate) -> Vec<Refusal> {
    let mut found = Vec::new();
    if draft.procedure.is_empty() {
        found.push(Refusal::at(Code::Required, "procedureCode"));
    } else if case.is_none() {
        found.push(Refusal::at(Code::Required, "caseKey"));
    }
    let asked = catalog::ProcedureCase {
        key: draft.case.clone(),
        name: String::new(),
        documents: Vec::new(),
        notes: Vec::new(),
        channels: Vec::new(),
    };
    // Any well-formed code: the rules for what is typed do not depend on the procedure.
    let code = ProcedureCode::try_from("1.000000").expect("a well-formed code");
    let typed = rules(draft);
    if let Err(wrong) = typed.check(&code, &asked, today) {
        found.extend(wrong);
    }
    if draft.is_submission() {
        found.extend(way_problems(draft, case));
    }
    let person = draft.kind == ApplicantKind::Person;
    if person && !tidy(&draft.birth_date).is_empty() && typed.birth_date.is_none() {
        found.push(Refusal::at(Code::InvalidDate, "applicant.birthDate"));
    }
    found
}

/// What is wrong with the way it came.
fn way_problems(draft: &Draft, case: Option<&ProcedureCase>) -> Vec<Refusal> {
    let mut found = Vec::new();
    let channel = SubmissionChannel::from(draft.channel);
    if case.is_some_and(|case| case.channels.iter().all(|term| term.channel != channel)) {
        found.push(Refusal::at(Code::ChannelNotOffered, "channel"));
    }
    if draft.channel == catalog::SubmissionChannel::Post {
        required("slip", &draft.slip, &mut found);
        if !tidy(&draft.filed_at).is_empty() && format::parse_moment(&draft.filed_at).is_none() {
            found.push(Refusal::at(Code::InvalidDate, "filedAt"));
        }
    }
    found
}

/// Required papers of the case that were not handed in.
pub fn missing<'a>(draft: &Draft, case: &'a ProcedureCase) -> Vec<&'a Requirement> {
    let lacks =
        |asked: &&Requirement| standing(asked, &draft.count(&asked.key)) == Standing::Missing;
    case.documents.iter().filter(lacks).collect()
}

/// What is missing on Form 02.
pub fn request_problems(draft: &Draft) -> Vec<Refusal> {
    let mut found = Vec::new();
    for (i, line) in draft.lines.iter().enumerate() {
        for (name, words) in [("content", &line.content), ("reason", &line.reason)] {
            required(&format!("lines.{i}.{name}"), words, &mut found);
        }
    }
    if draft.lines.is_empty() {
        found.push(Refusal::at(Code::NothingMissing, "lines"));
    }
    required("reason", &draft.completion_reason, &mut found);
    found
}

/// What is missing on Form 03.
pub fn refusal_problems(draft: &Draft) -> Vec<Refusal> {
    let mut found = Vec::new();
    required("reason", &draft.refusal, &mut found);
    if RefusalReason::of(&draft.refusal) == Some(RefusalReason::NotCompetent) {
        required("competentAgency", &draft.competent_agency, &mut found);
    }
    required("text", &draft.refusal_text, &mut found);
    found
}

fn required(field: &str, words: &str, found: &mut Vec<Refusal>) {
    if tidy(words).is_empty() {
        found.push(Refusal::at(Code::Required, field));
    }
}

/// The draft as the rules know it. Papers have rules of their own on the screen: their counts can
/// not leave the range.
fn rules(draft: &Draft) -> IntakeDraft {
    let person = draft.kind == ApplicantKind::Person;
    let post = draft.method == ReturnMethod::Post;
    let only = |shown: bool, text: &str| if shown { text.to_owned() } else { String::new() };
    IntakeDraft {
        channel: draft.channel,
        kind: Some(draft.kind),
        name: draft.name.clone(),
        personal_id: draft.personal_id.clone(),
        tax_code: only(!person, &draft.tax_code),
        birth_date: format::parse_date(&draft.birth_date).filter(|_| person),
        sex: draft.sex.filter(|_| person),
        address: draft.address.clone(),
        phone: draft.phone.clone(),
        email: draft.email.clone(),
        submitter: draft.submitting.then(|| SubmitterDraft {
            name: draft.submitter_name.clone(),
            personal_id: draft.submitter_id.clone(),
            phone: draft.submitter_phone.clone(),
            authorization: draft.authorization.clone(),
        }),
        documents: Vec::new(),
        set_count: draft.sets.trim().parse().unwrap_or_default(),
        return_method: draft.method,
        return_address: only(post, &draft.return_address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::intake::model::{GuidanceOf, samples};
    use crate::dossier::intake::operations::ChannelTerm;

    fn fields(draft: &Draft, case: Option<&ProcedureCase>) -> Vec<String> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        problems(draft, case, today).iter().map(|problem| problem.path.join(".")).collect()
    }

    #[test]
    fn a_complete_form_has_no_problem() {
        assert_eq!(fields(&samples::draft(), Some(&samples::case())), Vec::<String>::new());
    }

    #[test]
    fn an_empty_form_names_what_is_needed() {
        let found = fields(&Draft::default(), None);
        for field in ["procedureCode", "applicant.name", "applicant.personalId", "applicant.phone"]
        {
            assert!(found.iter().any(|f| f == field), "{field} in {found:?}");
        }
        assert!(!found.iter().any(|f| f == "applicant.taxCode"));
    }

    #[test]
    fn hidden_fields_do_not_stand_in_the_way() {
        let mut draft = samples::draft();
        draft.tax_code = "123".into();
        draft.submitter_id = "123".into();
        assert!(fields(&draft, Some(&samples::case())).is_empty());
        draft.submitting = true;
        assert_eq!(
            fields(&draft, Some(&samples::case())),
            ["submitter.name", "submitter.personalId"]
        );
    }

    #[test]
    fn dates_and_sets_are_read_as_typed() {
        let mut draft = samples::draft();
        draft.birth_date = "31/02/1995".into();
        draft.sets = "hai".into();
        let found = fields(&draft, Some(&samples::case()));
        assert_eq!(found, ["setCount", "applicant.birthDate"]);
        draft.method = ReturnMethod::Post;
        draft.return_address = String::new();
        assert!(fields(&draft, Some(&samples::case())).contains(&"returnAddress".to_owned()));
    }

    #[test]
    fn what_comes_by_post_has_a_slip_and_goes_where_the_case_can_be_filed_by_post() {
        let by = |channel: SubmissionChannel| ChannelTerm {
            channel,
            term: String::new(),
            fee: None,
            fee_note: String::new(),
        };
        let mut case = samples::case();
        case.channels = vec![by(SubmissionChannel::Counter)];
        let mut draft = samples::draft();
        draft.channel = catalog::SubmissionChannel::Post;
        draft.filed_at = "hôm qua".into();
        assert_eq!(fields(&draft, Some(&case)), ["channel", "slip", "filedAt"]);
        case.channels.push(by(SubmissionChannel::Post));
        draft.slip = "EB123456789VN".into();
        draft.filed_at = "8h30 20/11/2026".into();
        assert_eq!(fields(&draft, Some(&case)), Vec::<String>::new());
        draft.channel = catalog::SubmissionChannel::Online;
        assert_eq!(fields(&draft, Some(&case)), ["channel"]);
        // What is completed keeps the way it came.
        draft.guidance = Some(GuidanceOf { id: "g".into(), version: 1 });
        assert_eq!(fields(&draft, Some(&case)), Vec::<String>::new());
    }

    #[test]
    fn a_paper_that_is_issued_says_why() {
        let fields = |found: Vec<Refusal>| -> Vec<String> {
            found.iter().map(|problem| problem.path.join(".")).collect()
        };
        let mut draft = samples::draft();
        assert_eq!(fields(request_problems(&draft)), ["lines", "reason"]);
        draft.lines = vec![crate::dossier::intake::model::Line::default()];
        draft.completion_reason = "Thiếu".into();
        assert_eq!(fields(request_problems(&draft)), ["lines.0.content", "lines.0.reason"]);
        assert_eq!(fields(refusal_problems(&draft)), ["reason", "text"]);
        draft.refusal = RefusalReason::NotCompetent.code().into();
        draft.refusal_text = "Nộp tại xã".into();
        assert_eq!(fields(refusal_problems(&draft)), ["competentAgency"]);
    }

    #[test]
    fn missing_papers_are_those_without_which_it_is_incomplete() {
        let case = samples::case();
        let keys: Vec<_> = missing(&samples::draft(), &case).iter().map(|a| &a.key).collect();
        assert_eq!(keys, ["2"]);
    }
}
