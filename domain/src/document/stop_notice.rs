//! Mẫu 05 of TT 03/2025: that a dossier is not processed any further, or that it is.

use super::problem::{Check, LONG, NAME, TEXT};
use super::{Applicant, Contact, DocumentNumber, Form, FormKind, IssuingBody, Problem, Signatory};
use crate::lang::Lang;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Thông báo dừng giải quyết hồ sơ. Signed by the deciding agency and sent by the Center, or
/// issued by the Center itself when the applicant did not complete the dossier in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopNotice {
    /// The deciding agency, or the Center.
    pub issuer: IssuingBody,
    /// Số …/TB.
    pub number: DocumentNumber,
    /// When it was signed.
    pub issued_at: Instant,
    /// Mã hồ sơ; a dossier that was never accepted may have none.
    #[serde(default)]
    pub dossier_code: Option<String>,
    /// Whose dossier it is.
    pub applicant: Applicant,
    /// Name of the procedure.
    pub procedure_name: String,
    /// National code of the procedure.
    #[serde(default)]
    pub procedure_code: Option<String>,
    /// When the dossier was taken in, if it was.
    #[serde(default)]
    pub received_at: Option<Instant>,
    /// Why it stops, or is asked to.
    pub ground: StopGround,
    /// Where the dossier stood at that moment, e.g. `Đang thẩm định tại Phòng Quản lý xây dựng`.
    pub stage: String,
    /// The reason in words.
    pub reason: String,
    /// The provision it rests on.
    pub legal_basis: String,
    /// What becomes of paper originals, e.g. `Trả lại tại Trung tâm, có ký nhận, từ ngày …`.
    pub originals: String,
    /// What becomes of fees paid.
    pub fees: String,
    /// The Center.
    pub contact: Contact,
    /// Who signs.
    pub signatory: Signatory,
    /// Address of the public tracking page, printed as QR.
    #[serde(default)]
    pub tracking_url: Option<String>,
}

/// Why a dossier stops. Only what was asked for can be declined, so the decision is part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
pub enum StopGround {
    /// The applicant asked for it (NĐ 118/2025 Đ.21).
    Withdrawn {
        /// When.
        requested_at: Instant,
        /// How, in words, e.g. `Trực tiếp tại Trung tâm`.
        channel: String,
        /// What was decided.
        decision: StopDecision,
    },
    /// The dossier was not completed in time (NĐ 118/2025 Đ.19.5).
    NotCompleted,
    /// A financial obligation was not fulfilled in time.
    PaymentNotMade,
    /// The authority stops, e.g. after an order of a court.
    AuthorityStop,
}

/// What becomes of a request to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StopDecision {
    /// Đồng ý.
    Agreed,
    /// Không đồng ý: processing goes on.
    NotAgreed,
}

impl StopGround {
    /// The ground in words.
    pub fn label(&self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Withdrawn { .. } => {
                ("Theo đề nghị của người nộp hồ sơ", "At the request of the applicant")
            }
            Self::NotCompleted => (
                "Quá thời hạn mà hồ sơ không được bổ sung, hoàn thiện",
                "The dossier was not completed in time",
            ),
            Self::PaymentNotMade => (
                "Quá thời hạn mà nghĩa vụ tài chính không được thực hiện",
                "The financial obligation was not fulfilled in time",
            ),
            Self::AuthorityStop => (
                "Theo quyết định của cơ quan có thẩm quyền",
                "By decision of the competent authority",
            ),
        };
        lang.pick(vi, en)
    }

    /// Whether processing ends; it goes on only after a request that was declined.
    pub fn stops(&self) -> bool {
        !matches!(self, Self::Withdrawn { decision: StopDecision::NotAgreed, .. })
    }
}

impl Form for StopNotice {
    const KIND: FormKind = FormKind::StopNotice;

    fn issued_at(&self) -> Instant {
        self.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.applicant(&self.applicant);
        check.text("procedureName", &self.procedure_name, LONG);
        if let StopGround::Withdrawn { requested_at, channel, .. } = &self.ground {
            check.text("ground.channel", channel, NAME);
            check.not_before("issuedAt", *requested_at, Some(self.issued_at));
        }
        check.text("stage", &self.stage, LONG);
        check.text("reason", &self.reason, TEXT);
        check.text("legalBasis", &self.legal_basis, LONG);
        if self.ground.stops() {
            check.text("originals", &self.originals, LONG);
            check.text("fees", &self.fees, LONG);
        }
        check.contact(&self.contact);
        check.leader(&self.signatory, self.issued_at);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ProblemCode;
    use crate::document::problem::samples::{self, found};

    fn notice(ground: StopGround) -> StopNotice {
        StopNotice {
            issuer: samples::issuer(),
            number: DocumentNumber::of(FormKind::StopNotice, 2).unwrap(),
            issued_at: samples::moment(),
            dossier_code: None,
            applicant: samples::applicant(),
            procedure_name: "Cấp giấy phép xây dựng".into(),
            procedure_code: None,
            received_at: None,
            ground,
            stage: "Chờ bổ sung hồ sơ".into(),
            reason: "Quá 15 ngày kể từ ngày thông báo.".into(),
            legal_basis: "Khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP".into(),
            originals: String::new(),
            fees: "Chưa thu phí".into(),
            contact: samples::contact(),
            signatory: samples::leader(),
            tracking_url: None,
        }
    }

    fn withdrawn(decision: StopDecision) -> StopGround {
        StopGround::Withdrawn {
            requested_at: samples::moment(),
            channel: "Trực tiếp tại Trung tâm".into(),
            decision,
        }
    }

    #[test]
    fn a_stop_says_what_becomes_of_originals_and_fees() {
        let missing = [("originals".to_owned(), ProblemCode::Required)];
        assert_eq!(found(&notice(StopGround::NotCompleted)), missing);
        assert_eq!(found(&notice(withdrawn(StopDecision::Agreed))), missing);
        assert_eq!(found(&notice(withdrawn(StopDecision::NotAgreed))), []);
    }

    #[test]
    fn grounds_are_frozen_by_code() {
        let frozen = serde_json::to_value(withdrawn(StopDecision::NotAgreed)).unwrap();
        assert_eq!(frozen["code"], "WITHDRAWN");
        assert_eq!(frozen["decision"], "NOT_AGREED");
        assert!(frozen["requestedAt"].is_string());
        let plain = serde_json::to_value(StopGround::NotCompleted).unwrap();
        assert_eq!(plain["code"], "NOT_COMPLETED");
    }
}
