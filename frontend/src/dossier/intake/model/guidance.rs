//! An earlier guidance, back in the form.

use super::{Count, Draft, GuidanceOf, paper_key};
use crate::dossier::intake::operations::Guidance;
use crate::format;

impl From<&Guidance> for Draft {
    fn from(of: &Guidance) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (applicant, submitter) = (&of.applicant, of.submitter.as_ref());
        let papers = of.documents.iter().map(|paper| {
            let count = Count {
                originals: paper.originals,
                copies: paper.copies,
                electronic: paper.electronic,
                note: text(&paper.note),
                files: paper.files.iter().map(Into::into).collect(),
            };
            (paper_key(&of.procedure.code, &of.case_key, &paper.key), count)
        });
        Self {
            channel: of.channel.into(),
            procedure: of.procedure.code.clone(),
            case: of.case_key.clone(),
            kind: applicant.kind.into(),
            name: applicant.name.clone(),
            personal_id: text(&applicant.personal_id),
            tax_code: text(&applicant.tax_code),
            birth_date: applicant.birth_date.map(|date| format::date(date.0)).unwrap_or_default(),
            sex: applicant.sex.map(Into::into),
            address: applicant.address.clone(),
            phone: applicant.phone.clone(),
            email: text(&applicant.email),
            submitting: submitter.is_some(),
            submitter_name: submitter.map(|s| s.name.clone()).unwrap_or_default(),
            submitter_id: submitter.map(|s| text(&s.personal_id)).unwrap_or_default(),
            submitter_phone: submitter.map(|s| text(&s.phone)).unwrap_or_default(),
            authorization: submitter.map(|s| text(&s.authorization)).unwrap_or_default(),
            sets: of.set_count.to_string(),
            method: of.return_method.into(),
            return_address: text(&of.return_address),
            papers: papers.filter(|(_, count)| *count != Count::default()).collect(),
            guidance: Some(GuidanceOf { id: of.id.inner().to_owned(), version: of.version }),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::intake::model::{intake, samples};

    #[test]
    fn what_was_filed_then_is_filed_again_with_its_version() {
        let draft = Draft::from(&samples::guidance());
        assert_eq!(draft.phone, "0912 345 678");
        assert_eq!(draft.birth_date, "15/08/1995");
        assert!(!draft.submitting);
        let input = intake(&draft, &samples::case());
        assert_eq!(input.dossier_id.as_ref().map(cynic::Id::inner), Some("g1"));
        assert_eq!(input.expected_version, Some(3));
        assert_eq!(input.documents.len(), 1);
    }
}
