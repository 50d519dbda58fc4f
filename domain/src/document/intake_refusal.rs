//! Mẫu 03: why a dossier is not taken in.

use super::problem::{Check, LONG, NAME, TEXT};
use super::{
    Applicant, DocumentNumber, Form, FormKind, IssuingBody, Problem, ProblemCode, Signatory,
};
use crate::lang::Lang;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu số 03): at the counter, or through the Center
/// when the deciding agency finds after appraisal that the conditions are not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntakeRefusal {
    /// The Center.
    pub issuer: IssuingBody,
    /// Số …/PTC.
    pub number: DocumentNumber,
    /// When it was made.
    pub issued_at: Instant,
    /// Mã hồ sơ, when it already has one.
    #[serde(default)]
    pub dossier_code: Option<String>,
    /// Who is refused.
    pub applicant: Applicant,
    /// What was asked for: a procedure, or the applicant's own words.
    pub procedure_name: String,
    /// National code of the procedure, when there is one.
    #[serde(default)]
    pub procedure_code: Option<String>,
    /// Why, as a code.
    pub reason: RefusalReason,
    /// Why, in words; with the legal basis where that has no line of its own.
    pub explanation: String,
    /// The provision it rests on.
    #[serde(default)]
    pub legal_basis: Option<String>,
    /// The deciding agency, when it refuses after appraisal; the Center still issues the paper.
    #[serde(default)]
    pub decided_by: Option<String>,
    /// Who decided it at the counter.
    pub officer: Signatory,
    /// Invitation to rate the service.
    #[serde(default)]
    pub evaluation_note: Option<String>,
    /// Address of the public tracking page, printed as QR.
    #[serde(default)]
    pub tracking_url: Option<String>,
}

/// Ground of a refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
pub enum RefusalReason {
    /// Không thuộc thẩm quyền. Names the agency that is competent, so that nobody is sent away
    /// without knowing where to.
    NotCompetent {
        /// The right agency, with its address where known.
        right_agency: String,
    },
    /// Không đủ điều kiện.
    NotEligible,
    /// Giấy tờ giả mạo.
    Forged,
    /// Trùng với hồ sơ đang giải quyết.
    Duplicate,
    /// Quá thời hạn nộp.
    OutOfTime,
    /// Không có thủ tục này.
    NoSuchProcedure,
    /// Anything else, in words.
    Other,
}

impl RefusalReason {
    /// The ground in words, as printed before the explanation.
    pub fn label(&self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::NotCompetent { .. } => {
                ("Không thuộc thẩm quyền giải quyết", "Another agency is competent")
            }
            Self::NotEligible => {
                ("Không đủ điều kiện giải quyết theo quy định", "The conditions are not met")
            }
            Self::Forged => (
                "Giấy tờ trong hồ sơ có dấu hiệu giả mạo hoặc bị tẩy xóa, sửa chữa",
                "Papers appear forged or altered",
            ),
            Self::Duplicate => (
                "Trùng với hồ sơ đã được tiếp nhận và đang giải quyết",
                "The same matter is already being processed",
            ),
            Self::OutOfTime => {
                ("Đã quá thời hạn nộp hồ sơ theo quy định", "The time to apply has passed")
            }
            Self::NoSuchProcedure => (
                "Nội dung yêu cầu không thuộc danh mục thủ tục hành chính",
                "There is no such procedure",
            ),
            Self::Other => ("Lý do khác", "Another reason"),
        };
        lang.pick(vi, en)
    }
}

impl Form for IntakeRefusal {
    const KIND: FormKind = FormKind::IntakeRefusal;

    fn issued_at(&self) -> Instant {
        self.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.applicant(&self.applicant);
        check.text("procedureName", &self.procedure_name, LONG);
        if let RefusalReason::NotCompetent { right_agency } = &self.reason {
            if right_agency.trim().is_empty() {
                check.add("reason.rightAgency", ProblemCode::RightAgencyMissing);
            }
            check.at_most("reason.rightAgency", right_agency, LONG);
        }
        check.text("explanation", &self.explanation, TEXT);
        let basis = self.legal_basis.as_deref();
        check.at_most("legalBasis", basis.unwrap_or_default(), LONG);
        if let Some(agency) = &self.decided_by {
            check.text("decidedBy", agency, NAME);
            check.present("dossierCode", self.dossier_code.as_deref());
            check.present("legalBasis", basis);
        }
        check.signatory("officer", &self.officer, self.issued_at);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::problem::samples::{self, found};

    fn refusal() -> IntakeRefusal {
        IntakeRefusal {
            issuer: samples::issuer(),
            number: DocumentNumber::of(FormKind::IntakeRefusal, 1).unwrap(),
            issued_at: samples::moment(),
            dossier_code: None,
            applicant: samples::applicant(),
            procedure_name: "Đăng ký khai sinh".into(),
            procedure_code: None,
            reason: RefusalReason::NotCompetent { right_agency: " ".into() },
            explanation: "Thuộc thẩm quyền của Ủy ban nhân dân cấp xã.".into(),
            legal_basis: None,
            decided_by: None,
            officer: samples::officer(),
            evaluation_note: None,
            tracking_url: None,
        }
    }

    #[test]
    fn a_refusal_after_appraisal_names_dossier_and_law() {
        let mut decided = refusal();
        decided.reason = RefusalReason::NotEligible;
        decided.decided_by = Some("Sở Xây dựng".into());
        let required = |path: &str| (path.to_owned(), ProblemCode::Required);
        assert_eq!(found(&decided), [required("dossierCode"), required("legalBasis")]);
        decided.dossier_code = Some("H41.12-261026-0007".into());
        decided.legal_basis = Some("Điều 91 Luật Xây dựng".into());
        assert_eq!(found(&decided), []);
    }

    #[test]
    fn sending_away_names_where_to() {
        let mut refusal = refusal();
        let problems = refusal.problems();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path, "reason.rightAgency");
        assert_eq!(problems[0].code, ProblemCode::RightAgencyMissing);
        refusal.reason = RefusalReason::NotCompetent { right_agency: "UBND xã Mẫu".into() };
        assert_eq!(refusal.problems(), []);
        let json = serde_json::to_value(&refusal).unwrap();
        assert_eq!(json["reason"]["code"], "NOT_COMPETENT");
        assert_eq!(json["reason"]["rightAgency"], "UBND xã Mẫu");
    }
}
