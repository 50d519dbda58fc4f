//! What is typed, as it is sent.

use super::Draft;
use crate::api::Date;
use crate::dossier::intake::exits::{
    ApplicantInput, IntakeInput, SubmittedDocumentInput, SubmitterInput,
};
use crate::dossier::intake::operations::ProcedureCase;
use crate::format;
use domain::dossier::{ApplicantKind, ReturnMethod};
use domain::text::tidy;

/// The intake of a draft, for the case chosen. Call it with a draft that [`super::problems`] found
/// nothing against; what can not be read is left out, and the server says so.
pub fn intake(draft: &Draft, case: &ProcedureCase) -> IntakeInput {
    let given = |text: &str| Some(tidy(text)).filter(|text| !text.is_empty());
    let person = draft.kind == ApplicantKind::Person;
    let documents = case.documents.iter().map(|asked| (asked, draft.count(&asked.key)));
    IntakeInput {
        dossier_id: draft.guidance.as_ref().map(|of| cynic::Id::new(&of.id)),
        expected_version: draft.guidance.as_ref().map(|of| of.version),
        procedure_code: draft.procedure.clone(),
        case_key: draft.case.clone(),
        applicant: ApplicantInput {
            kind: draft.kind.into(),
            name: tidy(&draft.name),
            personal_id: given(&draft.personal_id),
            // What stands in a field that is not shown must not go out unseen.
            tax_code: given(&draft.tax_code).filter(|_| !person),
            birth_date: format::parse_date(&draft.birth_date).filter(|_| person).map(Date),
            sex: draft.sex.filter(|_| person).map(Into::into),
            address: tidy(&draft.address),
            phone: tidy(&draft.phone),
            email: given(&draft.email),
        },
        submitter: draft.submitting.then(|| SubmitterInput {
            name: tidy(&draft.submitter_name),
            personal_id: given(&draft.submitter_id),
            phone: given(&draft.submitter_phone),
            authorization: given(&draft.authorization),
        }),
        documents: documents
            .filter(|(_, count)| count.is_present())
            .map(|(asked, count)| SubmittedDocumentInput {
                key: asked.key.clone(),
                originals: count.originals,
                copies: count.copies,
                electronic: count.electronic,
                note: given(&count.note),
                files: count.files.into_iter().map(|file| cynic::Id::new(file.id)).collect(),
            })
            .collect(),
        set_count: draft.sets.trim().parse().unwrap_or_default(),
        return_method: draft.method.into(),
        return_address: given(&draft.return_address).filter(|_| draft.method == ReturnMethod::Post),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::intake::model::samples;

    #[test]
    fn a_person_goes_without_the_fields_of_an_organisation() {
        let mut draft = samples::draft();
        draft.tax_code = "0100109106".into();
        let input = intake(&draft, &samples::case());
        assert_eq!(input.applicant.name, "Nguyễn Thị Ánh");
        assert_eq!(input.applicant.tax_code, None);
        assert_eq!(
            input.applicant.birth_date.map(|d| d.to_string()).as_deref(),
            Some("1995-08-15")
        );
        assert_eq!(input.return_address, None, "typed, but not by post");
        assert_eq!(input.submitter, None);
        draft.kind = ApplicantKind::Organization;
        let input = intake(&draft, &samples::case());
        assert_eq!(input.applicant.tax_code.as_deref(), Some("0100109106"));
        assert_eq!((input.applicant.birth_date, input.applicant.sex), (None, None));
    }

    #[test]
    fn only_papers_that_are_there_go_out_in_the_order_of_the_case() {
        let draft = samples::draft();
        let input = intake(&draft, &samples::case());
        let sent: Vec<_> = input.documents.iter().map(|d| d.key.clone()).collect();
        assert_eq!(sent, ["1", "3"]);
        assert_eq!(sent, draft.handed_in(&samples::case()), "as the errors' lines are counted");
    }
}
