//! What changes hands between an agency and the postal operator.

use crate::document::problem::{Check, LONG, NAME, TEXT};
use crate::document::{
    Contact, DocumentNumber, Form, FormKind, IssuingBody, Problem, ProblemCode, Signatory,
};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Biên bản giao nhận with the postal operator, one for each handover (QĐ 45/2016, TT 17/2017).
/// The moment of the handover is the legal time of submission of every dossier on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PostalMinutes {
    /// The Center, or the department whose focal person hands over.
    pub issuer: IssuingBody,
    /// Its number.
    pub number: DocumentNumber,
    /// When it was drawn up and numbered.
    pub issued_at: Instant,
    /// When both signed the postman's copy, where it was entered only later: over the turn of a year
    /// the number and the date of a paper must be of the same one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over_at: Option<Instant>,
    /// Number of the manifest that lists the same, e.g. `BG-261026-003`.
    #[serde(default)]
    pub manifest_no: Option<String>,
    /// Where.
    pub place: String,
    /// Bên giao.
    pub giver: PostalParty,
    /// Bên nhận.
    pub taker: PostalParty,
    /// What is handed over; at least one line.
    pub lines: Vec<PostalLine>,
    /// How both found it, e.g. `Đủ, đúng bảng kê; niêm phong nguyên vẹn`.
    pub condition: String,
    /// The Center.
    pub contact: Contact,
}

/// One side of the handover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PostalParty {
    /// Agency or postal operator.
    pub organization: String,
    /// Who signs for it.
    pub person: Signatory,
    /// Phone number as written for people.
    #[serde(default)]
    pub phone: Option<String>,
}

/// One envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PostalLine {
    /// Số phiếu gửi.
    pub slip_no: String,
    /// Mã hồ sơ, once it has one.
    #[serde(default)]
    pub dossier_code: Option<String>,
    /// Whose dossier or result it is.
    pub applicant: String,
    /// Papers in it, in words.
    pub papers: String,
    /// How many of them are originals.
    #[serde(default)]
    pub originals: u16,
    /// How many are copies.
    #[serde(default)]
    pub copies: u16,
}

impl Form for PostalMinutes {
    const KIND: FormKind = FormKind::PostalMinutes;

    fn issued_at(&self) -> Instant {
        self.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        if let Some(handed_over) = self.handed_over_at {
            check.not_before("issuedAt", handed_over, Some(self.issued_at));
        }
        check.text("place", &self.place, LONG);
        for (side, party) in [("giver", &self.giver), ("taker", &self.taker)] {
            check.text(&format!("{side}.organization"), &party.organization, NAME);
            check.signatory(&format!("{side}.person"), &party.person, self.issued_at);
        }
        check.lines("lines", self.lines.len());
        for (i, line) in self.lines.iter().enumerate() {
            check.text(&format!("lines[{i}].slipNo"), &line.slip_no, NAME);
            check.text(&format!("lines[{i}].applicant"), &line.applicant, NAME);
            check.text(&format!("lines[{i}].papers"), &line.papers, TEXT);
            check.any_count(&format!("lines[{i}]"), &[line.originals, line.copies]);
            if self.lines[..i].iter().any(|other| other.slip_no == line.slip_no) {
                check.add(&format!("lines[{i}].slipNo"), ProblemCode::Repeated);
            }
        }
        check.text("condition", &self.condition, LONG);
        check.contact(&self.contact);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::problem::samples::{self, found};

    #[test]
    fn every_envelope_is_named_once_and_holds_something() {
        let party = |organization: &str| PostalParty {
            organization: organization.into(),
            person: samples::officer(),
            phone: None,
        };
        let line = PostalLine {
            slip_no: "EB000000001VN".into(),
            dossier_code: None,
            applicant: "Nguyễn Văn Thử".into(),
            papers: "Đơn và bản vẽ".into(),
            originals: 2,
            copies: 0,
        };
        let mut minutes = PostalMinutes {
            issuer: samples::issuer(),
            number: DocumentNumber::of(FormKind::PostalMinutes, 5).unwrap(),
            issued_at: samples::moment(),
            handed_over_at: None,
            manifest_no: None,
            place: "Quầy bưu chính".into(),
            giver: party("Bưu điện tỉnh Mẫu"),
            taker: party("Trung tâm Phục vụ hành chính công tỉnh Mẫu"),
            lines: vec![line.clone()],
            condition: "Đủ".into(),
            contact: samples::contact(),
        };
        assert_eq!(found(&minutes), []);
        minutes.lines.push(PostalLine { originals: 0, ..line });
        assert_eq!(
            found(&minutes),
            [
                ("lines[1]".to_owned(), ProblemCode::NoCount),
                ("lines[1].slipNo".to_owned(), ProblemCode::Repeated)
            ]
        );
    }
}
