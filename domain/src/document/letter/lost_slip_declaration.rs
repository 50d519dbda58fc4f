//! Who comes for a result without the slip declares in writing that it is lost.

use crate::document::problem::{Check, LONG, NAME};
use crate::document::{
    DocumentNumber, Form, FormKind, IssuingBody, Problem, RepresentedBy, Signatory,
};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Giấy cam đoan về việc mất giấy tiếp nhận hồ sơ và hẹn trả kết quả, made at the return desk after
/// the officer has seen proof of identity. The number is that of the Center's archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LostSlipDeclaration {
    /// The Center, to which it is declared.
    pub issuer: IssuingBody,
    /// Số …/GCĐ.
    pub number: DocumentNumber,
    /// When it was declared.
    pub issued_at: Instant,
    /// Mã hồ sơ.
    pub dossier_code: String,
    /// Number of the lost slip, e.g. `07/TNHS`.
    #[serde(default)]
    pub slip_number: Option<String>,
    /// Name of the procedure.
    pub procedure_name: String,
    /// Whose dossier it is.
    pub applicant_name: String,
    /// Who declares; the number of the identity paper was checked.
    pub declarant: RepresentedBy,
    /// Where they live.
    pub address: String,
    /// What entitles them, when they are not the applicant, e.g. `Giấy ủy quyền số … ngày …`.
    #[serde(default)]
    pub authorization: Option<String>,
    /// How the slip was lost.
    pub circumstances: String,
    /// The officer of the return desk.
    pub officer: Signatory,
}

impl Form for LostSlipDeclaration {
    const KIND: FormKind = FormKind::LostSlipDeclaration;

    fn issued_at(&self) -> Instant {
        self.issued_at
    }

    fn problems(&self) -> Vec<Problem> {
        let mut check = Check::default();
        check.text("declarant.name", &self.declarant.name, NAME);
        check.present("declarant.identityNumber", self.declarant.identity_number.as_deref());
        check.text("address", &self.address, LONG);
        check.text("applicantName", &self.applicant_name, NAME);
        if self.declarant.name != self.applicant_name {
            check.present("authorization", self.authorization.as_deref());
        }
        check.text("dossierCode", &self.dossier_code, NAME);
        check.text("procedureName", &self.procedure_name, LONG);
        check.text("circumstances", &self.circumstances, LONG);
        check.signatory("officer", &self.officer, self.issued_at);
        check.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ProblemCode;
    use crate::document::problem::samples::{self, found};

    #[test]
    fn who_declares_is_known_and_entitled() {
        let mut declaration = LostSlipDeclaration {
            issuer: samples::issuer(),
            number: DocumentNumber::of(FormKind::LostSlipDeclaration, 3).unwrap(),
            issued_at: samples::moment(),
            dossier_code: "H41.12-261026-0007".into(),
            slip_number: Some("07/TNHS".into()),
            procedure_name: "Cấp giấy phép xây dựng".into(),
            applicant_name: "Nguyễn Văn Thử".into(),
            declarant: RepresentedBy {
                name: "Nguyễn Văn Thử".into(),
                identity_number: Some("000085001234".into()),
                phone: None,
            },
            address: "Số 1 đường Mẫu".into(),
            authorization: None,
            circumstances: "Thất lạc khi di chuyển".into(),
            officer: samples::officer(),
        };
        assert_eq!(found(&declaration), []);
        declaration.declarant.name = "Lê Thị Khác".into();
        declaration.declarant.identity_number = None;
        let required = |path: &str| (path.to_owned(), ProblemCode::Required);
        assert_eq!(
            found(&declaration),
            [required("declarant.identityNumber"), required("authorization")]
        );
    }
}
